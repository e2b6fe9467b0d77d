//! Which of several codes in a text is the cause: the newest story, and in it what others follow from.

use super::signs::Code;
use super::times;
use crate::model::verdict::Kind;

/// Codes that stand in front of others, or follow from them, and say least by themselves.
const GENERAL: [&str; 8] = [
    "50000", "70000", "9002313", "50058", "50140", "50199", "501314", "90000",
];

/// Seconds between errors of a log that belong together. What is older than that is another story.
const APART: i64 = 600;

/// The code that is the cause. Of a log with times, the newest story counts. In it, what a chain of exceptions names last
/// comes first; a code that passes by itself, one that only says that another step is missing, and one that nobody knows
/// come behind the others.
pub(super) fn cause<'a>(codes: &'a [Code], text: &str, lower: &str) -> Option<&'a Code> {
    let chained = ["caused by:", "--->", "inner exception", "[cause]:"]
        .iter()
        .filter_map(|mark| lower.rfind(mark))
        .max();
    let moments = moments(codes, text, lower);
    let newest = moments.iter().flatten().max().copied();
    let is_old = |moment: &Option<times::Moment>| match (moment, newest) {
        (Some(moment), Some(newest)) => moment.seconds < newest.seconds - APART,
        _ => false,
    };
    let rank = |code: &Code, moment: &Option<times::Moment>| {
        let weight = match code.refusal {
            None => 3,
            Some(refusal) if matches!(refusal.kind, Kind::Service) || code.digits == "70016" => 2,
            Some(_) if GENERAL.contains(&code.digits.as_str()) => 1,
            Some(_) => 0,
        };
        let outside = chained.is_some_and(|mark| code.at < mark);
        let age = moment.map_or(i64::MAX, |moment| -moment.seconds);
        (weight, outside, age, code.at)
    };
    codes
        .iter()
        .zip(&moments)
        .filter(|(_, moment)| !is_old(moment))
        .min_by_key(|(code, moment)| rank(code, moment))
        .map(|(code, _)| code)
}

/// When each error was, as far as the text tells: by the time that its own words give, else by that of its line. Times of
/// day alone are left out where others have a day. Where no time stands at all, the number of the attempt tells the order.
fn moments(codes: &[Code], text: &str, lower: &str) -> Vec<Option<times::Moment>> {
    if codes.len() < 2 {
        return vec![None; codes.len()];
    }
    let lines = times::lines(text);
    let own = |at: usize, next: usize| {
        /// Bytes behind a code in which its own time is looked for.
        const REACH: usize = 800;
        let line = lines.partition_point(|(begin, _)| *begin <= at);
        let end = lines.get(line).map_or(text.len(), |(begin, _)| *begin);
        let end = super::edge(lower, end.min(next).min(at + REACH)).max(at);
        let label = lower[at..end].find("timestamp")?;
        let rest = &text[at + label..end];
        times::moment(&rest[..super::edge(rest, 48)])
    };
    let mut moments: Vec<Option<times::Moment>> = codes
        .iter()
        .enumerate()
        .map(|(index, code)| {
            let next = codes.get(index + 1).map_or(text.len(), |next| next.at);
            own(code.at, next)
        })
        .collect();
    // The words of an error repeat its number, and give its time once.
    for index in (0..codes.len().saturating_sub(1)).rev() {
        if moments[index].is_none() && codes[index].digits == codes[index + 1].digits {
            moments[index] = moments[index + 1];
        }
    }
    if moments.iter().any(Option::is_none) {
        for (code, moment) in codes.iter().zip(&mut moments) {
            let line = lines.partition_point(|(begin, _)| *begin <= code.at);
            *moment = line.checked_sub(1).map(|line| lines[line].1);
        }
    }
    if moments.iter().all(Option::is_none) {
        return numbered(codes, lower);
    }
    let dated = moments.iter().flatten().any(|moment| moment.dated);
    for moment in &mut moments {
        *moment = moment.filter(|moment| moment.dated == dated);
    }
    moments
}

/// The attempt at which each error came, as a time of day: one attempt follows another by a second. Most texts number an
/// attempt before its error; those that do so behind it number the first one on its own line.
fn numbered(codes: &[Code], lower: &str) -> Vec<Option<times::Moment>> {
    let attempts = super::attempts::attempts(lower);
    let first = codes.first().map_or(0, |code| code.at);
    let line = lower[first..]
        .find('\n')
        .map_or(lower.len(), |end| first + end);
    let is_behind = attempts
        .first()
        .is_some_and(|attempt| (first..line).contains(&attempt.at));
    let number = |code: &Code| {
        let next = attempts.partition_point(|attempt| attempt.at <= code.at);
        if is_behind {
            let after = || attempts.last().map(|last| last.number + 1);
            attempts.get(next).map(|next| next.number).or_else(after)
        } else {
            next.checked_sub(1).map(|last| attempts[last].number)
        }
    };
    codes
        .iter()
        .map(|code| {
            number(code).map(|seconds| times::Moment {
                dated: false,
                seconds,
            })
        })
        .collect()
}

/// The codes that are not the cause, each once, ten at most.
pub(super) fn others(codes: &[Code], cause: Option<&Code>) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for code in codes {
        let is_cause = cause.is_some_and(|cause| cause.digits == code.digits);
        if !is_cause && !others.contains(&code.digits) {
            others.push(code.digits.clone());
        }
        if others.len() == 10 {
            break;
        }
    }
    others
}
