//! The ids that support asks for, in a plain text: which of several belong to the error that is explained.

use crate::model::ids::Guid;
use crate::model::verdict::Support;

/// The ids of the error at `at`, whose record goes on to `end`: GUIDs behind a word that says which they are, and the time
/// behind "Timestamp". What does not stand there is taken from elsewhere in the text, the nearest before it first.
pub(super) fn support(text: &str, lower: &str, at: usize, end: usize) -> Support {
    let mut best: [Option<(usize, String)>; 3] = [None, None, None];
    let mut note = |place: usize, guid: &Guid, label: &str| {
        let Some(sort) = sort(label) else { return };
        let distance = distance(place, at, end);
        let slot = &mut best[sort];
        if slot.as_ref().is_none_or(|(known, _)| distance < *known) {
            *slot = Some((distance, guid.to_string()));
        }
    };
    for (place, guid) in guids(text) {
        note(place, &guid, &label(lower, place));
    }
    let [mut trace, mut correlation, mut request] = best.map(|found| found.map(|(_, id)| id));
    if trace.is_none() || correlation.is_none() || request.is_none() {
        // A terminal may have broken an id.
        let joined = joined(text);
        let small = joined.to_ascii_lowercase();
        for (place, guid) in guids(&joined) {
            let slot = match sort(&label(&small, place)) {
                Some(0) => &mut trace,
                Some(1) => &mut correlation,
                Some(_) => &mut request,
                None => continue,
            };
            slot.get_or_insert_with(|| guid.to_string());
        }
    }
    Support {
        trace_id: trace,
        correlation_id: correlation,
        request_id: request,
        at: time(text, lower, at, end),
    }
}

/// How far something is from the error: what stands in its record is nearest, then what stands before it.
fn distance(place: usize, at: usize, end: usize) -> usize {
    if place >= end {
        place.saturating_add(usize::MAX / 2)
    } else if place >= at {
        place - at
    } else {
        (at - place).saturating_add(usize::MAX / 4)
    }
}

/// The letters and digits right before a place.
fn label(lower: &str, place: usize) -> String {
    let mut label: Vec<char> = lower
        .get(..place)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(48)
        .filter(|c| c.is_alphanumeric())
        .collect();
    label.reverse();
    label.into_iter().collect()
}

/// Which id a label announces: trace, correlation or request. The other languages are those of Entra's own pages, as they
/// are seen in public; our assumption.
fn sort(label: &str) -> Option<usize> {
    const LABELS: [(&str, usize); 17] = [
        ("xmsrequestid", 0),
        ("traceid", 0),
        ("iddetrace", 0),
        ("iddeseguimiento", 0),
        ("ablaufverfolgungsid", 0),
        ("トレースid", 0),
        ("跟踪id", 0),
        ("clientrequestid", 1),
        ("correlationid", 1),
        ("correlation", 1),
        ("idducorrélation", 1),
        ("iddecorrélation", 1),
        ("iddecorrelación", 1),
        ("korrelationsid", 1),
        ("相関id", 1),
        ("requestid", 2),
        ("iddedemande", 2),
    ];
    LABELS
        .iter()
        .find(|(end, _)| label.ends_with(end))
        .map(|(_, sort)| *sort)
}

/// The time of the error, as it stands behind a word that announces it.
fn time(text: &str, lower: &str, at: usize, end: usize) -> Option<String> {
    const LABELS: [&str; 7] = [
        "timestamp",
        "zeitstempel",
        "horodatage",
        "horodateur",
        "marca de tiempo",
        "タイムスタンプ",
        "时间戳",
    ];
    LABELS
        .iter()
        .flat_map(|label| lower.match_indices(label))
        .filter_map(|(place, label)| {
            let rest: String = text.get(place + label.len()..)?.chars().take(48).collect();
            let from = rest.find(|c: char| c.is_ascii_digit())?;
            let time: String = rest[from..]
                .chars()
                .map(|c| if c == '\n' { ' ' } else { c })
                .take_while(|c| {
                    c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | ' ' | 'T' | 'Z' | '+')
                })
                .collect();
            let time = time.trim_end_matches([' ', '.', ':', '-', '+']);
            let is_day =
                time.len() >= 10 && time.as_bytes()[4] == b'-' && time.as_bytes()[7] == b'-';
            is_day.then(|| (distance(place, at, end), time.to_owned()))
        })
        .min()
        .map(|(_, time)| time)
}

/// The text without line breaks and what terminals put around them.
fn joined(text: &str) -> String {
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.trim_matches([' ', '|', '│', '>', '+', '=', '\\']))
        .collect();
    lines.concat()
}

/// Every GUID of a text, with its place.
pub(super) fn guids(text: &str) -> impl Iterator<Item = (usize, Guid)> {
    const LENGTH: usize = 36;
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at + LENGTH <= bytes.len() {
            let begin = at;
            at += 1;
            // Its first hyphen tells most places apart at once.
            if bytes[begin + 8] != b'-' || begin > 0 && bytes[begin - 1].is_ascii_hexdigit() {
                continue;
            }
            let piece = &bytes[begin..begin + LENGTH];
            if let Some(guid) = std::str::from_utf8(piece).ok().and_then(Guid::parse) {
                at = begin + LENGTH;
                return Some((begin, guid));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(id: Option<&String>) -> Option<char> {
        id?.chars().next()
    }

    #[test]
    fn ids_are_told_apart_by_the_word_before_them() {
        let text = "AADSTS50126: Error. Trace ID: 11111111-2222-3333-4444-555555555555 Correlation ID: \
                    22222222-2222-3333-4444-555555555555 Timestamp: 2026-01-09 02:02:12Z {\"ms-requestid\": \
                    \"33333333-2222-3333-4444-555555555555\"} tenant 44444444-2222-3333-4444-555555555555";
        let support = support(text, &text.to_lowercase(), 0, text.len());
        assert_eq!(starts(support.trace_id.as_ref()), Some('1'));
        assert_eq!(starts(support.correlation_id.as_ref()), Some('2'));
        assert_eq!(starts(support.request_id.as_ref()), Some('3'));
        assert_eq!(support.at.as_deref(), Some("2026-01-09 02:02:12Z"));
    }

    #[test]
    fn the_ids_are_those_of_the_error_that_is_explained() {
        let text = "A: Trace ID: 11111111-2222-3333-4444-555555555555 Timestamp: 2026-01-09 02:02:12Z\n\
                    B: Trace ID: 22222222-2222-3333-4444-555555555555 Timestamp: 2026-01-10 02:02:12Z\n\
                    C: Trace ID: 33333333-2222-3333-4444-555555555555 Timestamp: 2026-01-11 02:02:12Z";
        let lower = text.to_lowercase();
        let (b, c) = (text.find("B:").unwrap(), text.find("C:").unwrap());
        let support = support(text, &lower, b, c);
        assert_eq!(starts(support.trace_id.as_ref()), Some('2'));
        assert_eq!(support.at.as_deref(), Some("2026-01-10 02:02:12Z"));
    }

    #[test]
    fn an_id_that_a_terminal_broke_is_put_together() {
        let text = "| Trace ID: 11111111-2222-33 |\n| 33-4444-555555555555 |";
        let support = support(text, &text.to_lowercase(), 0, text.len());
        assert_eq!(
            support.trace_id.as_deref(),
            Some("11111111-2222-3333-4444-555555555555")
        );
    }
}
