//! The times that stand before the lines of a log and behind errors, so that of several errors the newest is told apart.
//! Zones are not read: the lines of one log have the same.

/// A point in time that can be compared with others of the same text, in seconds. Only the order means anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Moment {
    /// True if a day stands with it; times of day alone are not compared with those that have one.
    pub(super) dated: bool,
    /// Months count as 31 days, which keeps the order.
    pub(super) seconds: i64,
}

/// The lines that begin with a time: where they begin, and the time.
pub(super) fn lines(text: &str) -> Vec<(usize, Moment)> {
    /// Bytes of a line in which its time is looked for.
    const HEAD: usize = 72;
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let head = &line[..super::edge(line, HEAD)];
        if let Some(moment) = moment(head) {
            found.push((at, moment));
        }
        at += line.len() + 1;
    }
    found
}

/// The first time in a short text, with its day if one stands beside it.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    let number = |from: usize, length: usize| -> Option<i64> {
        let piece = text.get(from..from + length)?;
        piece.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
        piece.parse().ok()
    };
    for (colon, _) in text.match_indices(':') {
        let begin = text[..colon]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        if !(1..=2).contains(&begin) {
            continue;
        }
        let from = colon - begin;
        let (Some(hour), Some(minute)) = (number(from, begin), number(colon + 1, 2)) else {
            continue;
        };
        // An address with a port has more digits, a ratio has fewer.
        let is_longer = bytes.get(colon + 3).is_some_and(u8::is_ascii_digit);
        if hour > 23 || minute > 59 || is_longer {
            continue;
        }
        let second = (bytes.get(colon + 3) == Some(&b':'))
            .then(|| number(colon + 4, 2))
            .flatten();
        let rest = text.get(colon + 3..).unwrap_or_default();
        let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let tail = tail.trim_start().to_ascii_lowercase();
        let hour = match hour {
            12 if tail.starts_with("am") => 0,
            12 => 12,
            hour if tail.starts_with("pm") => hour + 12,
            hour => hour,
        };
        let clock = hour * 3600 + minute * 60 + second.unwrap_or(0);
        return Some(match day(&text[..from]) {
            Some(day) => Moment {
                dated: true,
                seconds: day * 86_400 + clock,
            },
            None => Moment {
                dated: false,
                seconds: clock,
            },
        });
    }
    None
}

/// The day that ends right before a time.
fn day(before: &str) -> Option<i64> {
    let before = before.trim_end_matches(['T', 't', ' ', ':', ',']);
    let parts: Vec<&str> = before
        .rsplit(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(3)
        .collect();
    let number = |text: &str| text.parse::<i64>().ok();
    let month = |text: &str| {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let text = text.to_ascii_lowercase();
        let start = text.get(..3)?;
        let at = MONTHS.iter().position(|month| *month == start)?;
        i64::try_from(at + 1).ok()
    };
    let of = |year: i64, month: i64, day: i64| {
        let holds = (1..=12).contains(&month) && (1..=31).contains(&day);
        holds.then_some((year * 12 + month) * 31 + day)
    };
    match parts.as_slice() {
        // 2026-11-22
        [day, month, year, ..] if year.len() == 4 && number(year).is_some() => {
            of(number(year)?, number(month)?, number(day)?)
        }
        // 22/Nov/2026 and 22 Nov 2026
        [year, name, day, ..] if year.len() == 4 && month(name).is_some() => {
            of(number(year)?, month(name)?, number(day)?)
        }
        // Nov 22 2026
        [year, day, name, ..] if year.len() == 4 && month(name).is_some() => {
            of(number(year)?, month(name)?, number(day)?)
        }
        // 22.11.2026, and 11/22/2026 as the United States write it
        [year, two, one, ..] if year.len() == 4 && number(year).is_some() => {
            let (two, one) = (number(two)?, number(one)?);
            let is_american = before.contains('/') && one <= 12;
            if is_american {
                of(number(year)?, one, two)
            } else {
                of(number(year)?, two, one)
            }
        }
        // Nov 22, as system logs write it
        [day, name, ..] if month(name).is_some() => of(0, month(name)?, number(day)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_logs_write_them_and_keep_their_order() {
        for (earlier, later) in [
            ("2026-11-22T08:00:01Z x", "2026-11-22T08:00:02Z x"),
            ("2026-11-22 08:00:01,123 x", "2026-12-01 07:00:01,123 x"),
            (
                "[22/Nov/2026:08:00:01 +0000]",
                "[01/Dec/2026:07:00:01 +0000]",
            ),
            (
                "Nov 22 08:00:01 host app[12]:",
                "Dec  1 07:00:01 host app[12]:",
            ),
            ("11/22/2026 8:00:01 AM x", "11/22/2026 1:00:01 PM x"),
            ("22.11.2026 08:00:01", "01.12.2026 07:00:01"),
            ("08:00 x", "09:30:12 x"),
            (
                "Sun, 22 Nov 2026 08:00:01 GMT",
                "Mon, 23 Nov 2026 07:00:01 GMT",
            ),
        ] {
            let (one, two) = (moment(earlier).unwrap(), moment(later).unwrap());
            assert!(one < two && one.dated == two.dated, "{earlier}, {later}");
        }
        for text in ["", "x", "port 1:443", "12:345", "10.0.0.1:50126", "99:99"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
