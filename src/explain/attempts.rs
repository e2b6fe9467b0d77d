//! The numbers that programs give to their attempts, so that of several errors the newest is told apart where no times stand.

/// What is numbered, in several languages; German puts words together.
const WORDS: [&str; 15] = [
    "attempt",
    "retryattempt",
    "try",
    "retry",
    "retries",
    "versuch",
    "tentative",
    "essai",
    "intento",
    "reintento",
    "tentativo",
    "tentativa",
    "poging",
    "iteration",
    "durchlauf",
];

/// Words that stand for a number before one of those. The last one has the highest.
const ORDINALS: [(&str, i64); 16] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("last", LAST),
    ("final", LAST),
    ("erster", 1),
    ("zweiter", 2),
    ("dritter", 3),
    ("letzter", LAST),
    ("première", 1),
    ("deuxième", 2),
    ("troisième", 3),
    ("dernière", LAST),
    ("dernier", LAST),
];

/// Words that stand for a number behind one of those.
const COUNTED: [(&str, i64); 5] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
];

/// Numbers have three digits at most.
const LAST: i64 = 999;

/// Bytes around a word in which its number is looked for.
const REACH: usize = 24;

/// An attempt: where it is named, and its number. Where numbers begin anew, those of the newer series are higher by more than
/// any number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Attempt {
    pub(super) at: usize,
    pub(super) number: i64,
}

/// The attempts that a text in lower case numbers, in the order in which they stand.
pub(super) fn attempts(lower: &str) -> Vec<Attempt> {
    let mut found: Vec<Attempt> = WORDS
        .iter()
        .flat_map(|word| lower.match_indices(word))
        .filter_map(|(at, word)| {
            let number = behind(lower, at, word).or_else(|| before(lower, at, word))?;
            Some(Attempt { at, number })
        })
        .chain(fractions(lower))
        .collect();
    found.sort_by_key(|attempt| attempt.at);
    in_series(&mut found);
    found
}

/// Tells series apart: a number that was there before begins another one, unless it is only repeated. A text that counts down
/// has the newest first.
fn in_series(attempts: &mut [Attempt]) {
    let counts_down = attempts
        .windows(2)
        .map(|pair| pair[1].number - pair[0].number)
        .find(|step| *step != 0)
        .is_some_and(|step| step < 0);
    let mut seen = Vec::new();
    let mut series = 0;
    for attempt in attempts {
        let number = attempt.number;
        if seen.last() != Some(&number) {
            if seen.contains(&number) {
                series += 1;
                seen.clear();
            }
            seen.push(number);
        }
        let newer = if counts_down { -series } else { series };
        attempt.number = newer * (LAST + 1) + number;
    }
}

/// `attempt #2`, `try 3 of 5`, `retry_count=2`, and not `retry 3 times`.
fn behind(lower: &str, at: usize, word: &str) -> Option<i64> {
    const SIGNS: [char; 12] = [
        ' ', '#', ':', '=', '"', '\'', '(', '[', '-', '_', '.', '\u{2116}',
    ];
    const NAMES: [&str; 9] = [
        "number", "nummer", "numéro", "count", "index", "num", "no", "nr", "n°",
    ];
    /// What a number of other things is followed by.
    const OTHERS: [&str; 14] = [
        "time", "sec", "ms", "min", "hour", "more", "left", "remain", "mal", "fois", "sek",
        "stunde", "veces", "days",
    ];
    let begin = &lower[..at];
    let is_amid = begin.ends_with(char::is_alphabetic) && word != "versuch";
    let near = &begin[super::edge(begin, at.saturating_sub(REACH / 2))..];
    let is_limit = ["max", "limit", "remaining", "left"]
        .iter()
        .any(|limit| near.contains(limit));
    if is_amid || is_limit {
        return None;
    }
    let rest = &lower[at + word.len()..];
    let rest = &rest[..super::edge(rest, REACH + 8)];
    let value = rest.trim_start_matches(SIGNS);
    let value = NAMES
        .iter()
        .find_map(|name| value.strip_prefix(name))
        .map_or(value, |value| value.trim_start_matches(SIGNS));
    let (number, after) = number(value).or_else(|| {
        COUNTED.iter().find_map(|(name, number)| {
            let after = value.strip_prefix(name)?;
            let goes_on = after.starts_with(char::is_alphanumeric);
            (!goes_on).then_some((*number, after))
        })
    })?;
    let after = after.trim_start();
    let is_other = OTHERS.iter().any(|other| after.starts_with(other));
    // A name that goes on, such as `tryagain2`, was no number's.
    let is_apart = value.len() < rest.len() || rest.starts_with(|c: char| c.is_ascii_digit());
    (is_apart && !is_other).then_some(number)
}

/// `2nd attempt`, `second try`, `2. Versuch`, `3e tentative`.
fn before(lower: &str, at: usize, word: &str) -> Option<i64> {
    let begin = &lower[super::edge(lower, at.saturating_sub(REACH))..at];
    let begin = begin.strip_suffix(' ')?;
    let is_apart = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    let ordinal = ORDINALS.iter().find_map(|(name, number)| {
        let rest = begin.strip_suffix(name)?;
        is_apart(rest).then_some(*number)
    });
    if ordinal.is_some() {
        return ordinal;
    }
    let endings: &[&str] = match word {
        // Elsewhere the full stop is the end of a sentence before.
        "versuch" => &["."],
        _ => &[
            "st", "nd", "rd", "th", "ème", "ère", "er", "e", "º", "ª", "°",
        ],
    };
    let digits = endings.iter().find_map(|end| begin.strip_suffix(end))?;
    let from = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_alone = is_apart(from) && !from.ends_with([':', '.', '-', ',']);
    let (number, _) = number(&digits[from.len()..])?;
    is_alone.then_some(number)
}

/// `[3/5]` and `(3/5)`.
fn fractions(lower: &str) -> impl Iterator<Item = Attempt> {
    lower.match_indices(['[', '(']).filter_map(|(at, sign)| {
        let (first, rest) = number(&lower[at + 1..])?;
        let (all, rest) = number(rest.strip_prefix('/')?)?;
        let close = if sign == "[" { ']' } else { ')' };
        (rest.starts_with(close) && first <= all && all > 1)
            .then_some(Attempt { at, number: first })
    })
}

/// The number that a text begins with, and what follows.
fn number(text: &str) -> Option<(i64, &str)> {
    let length = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '%');
    let number = digits.parse().ok().filter(|number| *number <= LAST)?;
    (!goes_on).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<i64> {
        let all = attempts(&text.to_ascii_lowercase());
        let mut numbers: Vec<i64> = all.iter().map(|attempt| attempt.number).collect();
        numbers.dedup();
        numbers
    }

    #[test]
    fn attempts_are_found_however_they_are_numbered() {
        for text in [
            "attempt #2",
            "Attempt 2 of 5",
            "attempt=2",
            "\"attempt\": 2,",
            "retryAttempt: 2",
            "attempt_number=2",
            "try 2/3",
            "re-try no. 2",
            "Retry 2",
            "retry_count = 2",
            "[2/5]",
            "(2/3)",
            "attempt [2/3]",
            "2nd attempt",
            "second try",
            "Versuch 2 von 3",
            "Anmeldeversuch Nr. 2",
            "2. Versuch",
            "tentative 2 sur 3",
            "Essai n° 2",
            "2e tentative",
            "intento 2",
            "poging 2",
            "attempt two:",
        ] {
            assert_eq!(numbers(text), [2], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none_of_attempts() {
        for text in [
            "retry 3 times",
            "max attempts: 3, maxRetry=3",
            "retry in 30 s",
            "try 20 minutes later",
            "entry 2",
            "country 2",
            "attempts",
            "at 10:00:02. Attempt failed",
            "attempt 5000",
            "attempt 2x",
            "try one more time",
            "try oneself",
            "[22/11/2026]",
            "(5/3)",
            "retry",
        ] {
            assert_eq!(numbers(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn a_number_that_comes_again_begins_another_series() {
        let all = |text: &str| {
            let mut all = attempts(text);
            all.sort_by_key(|attempt| attempt.number);
            all.last().map(|attempt| attempt.at)
        };
        assert_eq!(all("try 1 try 2 try 3 try 1"), Some(18));
        assert_eq!(all("try 3 try 2 try 1 try 3 try 2"), Some(0));
        assert_eq!(all("try 2 try 1 try 3"), Some(12));
        assert_eq!(all("try 1 try 1 try 2 try 2"), Some(18));
    }
}
