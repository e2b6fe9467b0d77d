//! What a text tells of the way to a service: by phrases, by the numbers of systems and libraries, or as the page of a
//! filter that answered instead.

use super::edge;
use super::phrases::{COMMON, PHRASES};
use crate::cloud::fault::{CertificateFault, Reason};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use std::time::Duration;

/// A sort of trouble on the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trouble {
    Name,
    Proxy,
    Time,
    Issuer,
    WrongName,
    Certificate,
    Tls,
    Refused,
    TimedOut,
    Broken,
    Page,
}

impl Trouble {
    /// The same as a reason why no answer came. How long was waited, a copied text does not tell.
    pub(super) fn reason(self) -> Reason {
        match self {
            Self::Name => Reason::NameNotFound,
            Self::Proxy => Reason::Proxy,
            Self::Time => Reason::Certificate(CertificateFault::Time),
            Self::Issuer => Reason::Certificate(CertificateFault::Issuer),
            Self::WrongName => Reason::Certificate(CertificateFault::Name),
            Self::Certificate => Reason::Certificate(CertificateFault::Other),
            Self::Tls => Reason::Tls,
            Self::Refused => Reason::NoConnection,
            Self::TimedOut => Reason::TimedOut(Duration::ZERO),
            Self::Broken => Reason::Broken,
            Self::Page => Reason::WebPage(200),
        }
    }
}

/// What the text tells of the network, and where. `smooth` is in lower case with single blanks.
pub(super) fn trouble(smooth: &str, status: Option<u16>) -> Option<(Trouble, usize)> {
    said(smooth)
        .or_else(|| numbered(smooth))
        .or_else(|| (status == Some(407)).then_some((Trouble::Proxy, 0)))
        // A network that wants its own sign-in first (RFC 6585, section 6).
        .or_else(|| (status == Some(511)).then_some((Trouble::Page, 0)))
        .or_else(|| page(smooth, status))
        .or_else(|| {
            // A terminal that breaks words in the middle leaves phrases whole only without blanks.
            let dense: String = smooth.split(' ').collect();
            dense_table()
                .first(&dense, |_, _| true)
                .map(|(trouble, _)| (trouble, 0))
        })
}

/// Phrases by their first bytes, so that one pass over a text finds any of them, however many they are.
struct Table {
    filter: Vec<bool>,
    by_start: HashMap<[u8; 4], Vec<usize>>,
    phrases: Vec<(String, Trouble)>,
}

impl Table {
    fn of(phrases: Vec<(String, Trouble)>) -> Self {
        let mut filter = vec![false; 1 << 16];
        let mut by_start: HashMap<[u8; 4], Vec<usize>> = HashMap::new();
        for (rank, (phrase, _)) in phrases.iter().enumerate() {
            if let Some(start) = phrase.as_bytes().first_chunk::<4>() {
                filter[pair(*start)] = true;
                by_start.entry(*start).or_default().push(rank);
            }
        }
        Self {
            filter,
            by_start,
            phrases,
        }
    }

    /// The first phrase of the table that stands in the text at a place that counts.
    fn first(&self, text: &str, counts: impl Fn(usize, &str) -> bool) -> Option<(Trouble, usize)> {
        let bytes = text.as_bytes();
        let mut best: Option<(usize, usize)> = None;
        for (at, start) in bytes.windows(4).enumerate() {
            let Some(start) = start.first_chunk::<4>() else {
                continue;
            };
            if !self.filter[pair(*start)] {
                continue;
            }
            for rank in self.by_start.get(start).into_iter().flatten() {
                let (phrase, _) = &self.phrases[*rank];
                let is_better = best.is_none_or(|(known, _)| *rank < known);
                if is_better && bytes[at..].starts_with(phrase.as_bytes()) && counts(at, phrase) {
                    best = Some((*rank, at));
                }
            }
        }
        best.map(|(rank, at)| (self.phrases[rank].1, at))
    }
}

fn pair(start: [u8; 4]) -> usize {
    usize::from(start[0]) << 8 | usize::from(start[1])
}

fn said(smooth: &str) -> Option<(Trouble, usize)> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    static SOFT: OnceLock<HashSet<&str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        Table::of(
            PHRASES
                .iter()
                .map(|(phrase, trouble)| ((*phrase).to_owned(), *trouble))
                .collect(),
        )
    });
    let soft = SOFT.get_or_init(|| COMMON.iter().copied().collect());
    table.first(smooth, |at, phrase| {
        let end = at + phrase.len();
        !is_denied(&smooth[..at])
            && !is_settled(&smooth[end..])
            && (!soft.contains(phrase) || is_of_an_error(smooth, at, end))
    })
}

/// The same where a line holds nothing but a phrase that people also write in plain sentences, a time, a level and the number
/// of an attempt: what a program says again and again when it fails. `text` has its lines.
pub(super) fn repeated(text: &str) -> Option<Trouble> {
    /// Words beside it that say nothing of another matter.
    const BESIDE: [&str; 22] = [
        "retry", "retries", "retrying", "attempt", "try", "error", "err", "warn", "warning",
        "info", "failed", "failure", "again", "in", "of", "after", "connect", "to", "at", "ms",
        "seconds", "sec",
    ];
    /// Bytes of a line beyond which it is not looked at.
    const LONGEST: usize = 200;
    static PHRASE: OnceLock<HashMap<String, Trouble>> = OnceLock::new();
    // Single letters are what is left of times.
    let words = |line: &str| -> String {
        let words = line.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| word.chars().nth(1).is_some());
        let words = words.filter(|word| !BESIDE.contains(word));
        words.collect::<Vec<_>>().join(" ")
    };
    let phrases = PHRASE.get_or_init(|| {
        let common = PHRASES.iter().filter(|(phrase, _)| COMMON.contains(phrase));
        common
            .map(|(phrase, trouble)| (words(phrase), *trouble))
            .filter(|(phrase, _)| phrase.contains(' '))
            .collect()
    });
    text.lines()
        .filter(|line| line.len() <= LONGEST)
        .map(str::to_lowercase)
        .find_map(|line| {
            // The name of the program that says it.
            let bare = line
                .split_once(": ")
                .filter(|(name, _)| !name.contains(' '));
            let bare = bare.map(|(_, said)| words(said));
            let named = || bare.and_then(|said| phrases.get(&said));
            phrases.get(&words(&line)).or_else(named)
        })
        .copied()
}

/// The text without the lists in it, if there are any beside other words: lines that follow each other, hold nothing but a
/// phrase each, and a different one. Somebody enumerates; a program that fails says what failed.
pub(super) fn without_lists(text: &str) -> Option<String> {
    static PHRASE: OnceLock<HashSet<&str>> = OnceLock::new();
    let phrases = PHRASE.get_or_init(|| PHRASES.iter().map(|(phrase, _)| *phrase).collect());
    let item = |line: &str| {
        /// Bytes of a mark or a number before an item.
        const MARK: usize = 6;
        let line = line.trim();
        let bare = line.trim_start_matches(|c: char| !c.is_alphabetic());
        let has_mark = line.len() - bare.len() <= MARK;
        let bare = bare
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let is_phrase = phrases.contains(bare.as_str())
            || COMMON.iter().any(|phrase| {
                // Such as `by peer`.
                bare.strip_prefix(phrase).is_some_and(|rest| {
                    rest.chars().all(|c| c.is_alphabetic() || c == ' ')
                        && rest.split(' ').count() <= 3
                })
            });
        (has_mark && is_phrase).then_some(bare)
    };
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let items: Vec<Option<String>> = lines.iter().map(|line| item(line)).collect();
    let is_other = |at: usize, other: Option<usize>| {
        let other = other
            .and_then(|other| items.get(other))
            .and_then(Option::as_ref);
        other.is_some_and(|other| items[at].as_ref() != Some(other))
    };
    let is_listed = |at: usize| {
        items[at].is_some() && (is_other(at, at.checked_sub(1)) || is_other(at, Some(at + 1)))
    };
    let rest: Vec<&str> = (0..lines.len())
        .filter(|at| !is_listed(*at))
        .map(|at| lines[at])
        .collect();
    (!rest.is_empty() && rest.len() < lines.len()).then(|| rest.join("\n"))
}

fn dense_table() -> &'static Table {
    /// Bytes below which a phrase without blanks is found where none is meant.
    const SHORTEST: usize = 16;
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::of(
            PHRASES
                .iter()
                .filter(|(phrase, _)| phrase.contains(' ') && !COMMON.contains(phrase))
                .map(|(phrase, trouble)| (phrase.split(' ').collect::<String>(), *trouble))
                .filter(|(phrase, _)| phrase.len() >= SHORTEST)
                .collect(),
        )
    })
}

/// True if a phrase that people also write in plain sentences is an error here: nothing else stands there, or what
/// programs say when they fail.
fn is_of_an_error(smooth: &str, at: usize, end: usize) -> bool {
    const REACH: usize = 110;
    const FAULT: [&str; 38] = [
        "error",
        "errno",
        "err_",
        "exception",
        "fail",
        "curl",
        "wget",
        "ssl:",
        "ssl_",
        "ssl ",
        "tls:",
        "x509",
        "fatal",
        "unable to",
        "cannot ",
        "could not",
        "couldn't",
        "dial ",
        "alert",
        "verify",
        "caused by",
        "problem:",
        "reason:",
        "https://",
        "http://",
        ":443",
        "read:",
        "write:",
        "by peer",
        "python",
        "java.",
        "system.",
        "warn",
        "fehler",
        "erreur",
        "gai",
        "pool(",
        "timeout=",
    ];
    if smooth.len() - (end - at) <= 9 {
        return true;
    }
    let near = &smooth[edge(smooth, at.saturating_sub(REACH))..edge(smooth, end + REACH)];
    FAULT.iter().any(|word| near.contains(word))
}

/// True if what stands before says that there was none. It looks at the last few words only, however long the text is.
pub(super) fn is_denied(before: &str) -> bool {
    const REACH: usize = 60;
    const NOT: [&str; 23] = [
        "no", "not", "without", "zero", "0", "never", "fixed", "fixes", "fix", "resolved",
        "resolves", "avoid", "avoids", "prevents", "handles", "aucune", "aucun", "kein", "keine",
        "sin", "called", "means", "examples",
    ];
    let last = &before[edge(before, before.len().saturating_sub(REACH))..];
    last.rsplit(' ')
        .filter(|word| !word.is_empty())
        .take(3)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| NOT.contains(&word))
}

/// True if what stands behind says that it is over.
fn is_settled(after: &str) -> bool {
    const REACH: usize = 70;
    const OVER: [&str; 10] = [
        "is fixed",
        "was fixed",
        "been fixed",
        "is gone",
        "is resolved",
        "was resolved",
        "been resolved",
        "is solved",
        "was solved",
        "no longer",
    ];
    let next = &after[..edge(after, REACH)];
    OVER.iter().any(|word| next.contains(word))
}

/// The results of Windows' libraries for requests, sockets, TLS and certificates.
const RESULTS: &[(u32, Trouble)] = &[
    (0x8007_2ee2, Trouble::TimedOut),
    (0x8007_2ee7, Trouble::Name),
    (0x8007_2efd, Trouble::Refused),
    (0x8007_2efe, Trouble::Broken),
    (0x8007_2eff, Trouble::Broken),
    (0x8007_2f05, Trouble::Time),
    (0x8007_2f06, Trouble::WrongName),
    (0x8007_2f0d, Trouble::Issuer),
    (0x8007_2f7d, Trouble::Tls),
    (0x8007_2f8f, Trouble::Certificate),
    (0x8007_2746, Trouble::Broken),
    (0x8007_274c, Trouble::TimedOut),
    (0x8007_274d, Trouble::Refused),
    (0x8007_2751, Trouble::Refused),
    (0x8007_2af9, Trouble::Name),
    (0x8007_2afa, Trouble::Name),
    (0x8007_2afc, Trouble::Name),
    (0x8009_0308, Trouble::Tls),
    (0x8009_0322, Trouble::WrongName),
    (0x8009_0325, Trouble::Issuer),
    (0x8009_0326, Trouble::Tls),
    (0x8009_0327, Trouble::Certificate),
    (0x8009_0328, Trouble::Time),
    (0x8009_0331, Trouble::Tls),
    (0x8009_2012, Trouble::Certificate),
    (0x8009_2013, Trouble::Certificate),
    (0x800b_0101, Trouble::Time),
    (0x800b_0109, Trouble::Issuer),
    (0x800b_010a, Trouble::Issuer),
    (0x800b_010f, Trouble::WrongName),
];

/// Words of which one stands right before a number, and which number means what.
type Family = (&'static [&'static str], &'static [(i64, Trouble)]);

/// Families of smaller numbers.
const FAMILIES: &[Family] = &[
    (
        &[
            "os error",
            "winerror",
            "errno",
            "socketexception",
            "socket error",
            "socketerror",
            "winsock",
            "wsa",
            "wsagetlasterror()",
            "nativeerrorcode",
            "error code",
            "errorcode",
            "winsock error",
            "error",
        ],
        &[
            (10_051, Trouble::Refused),
            (10_053, Trouble::Broken),
            (10_054, Trouble::Broken),
            (10_060, Trouble::TimedOut),
            (10_061, Trouble::Refused),
            (10_065, Trouble::Refused),
            (11_001, Trouble::Name),
            (11_002, Trouble::Name),
            (11_003, Trouble::Name),
            (11_004, Trouble::Name),
        ],
    ),
    (
        &[
            "winhttp",
            "wininet",
            "winhttp error",
            "wininet error",
            "error",
            "winhttpexception",
            "error code",
        ],
        &[
            (12_002, Trouble::TimedOut),
            (12_007, Trouble::Name),
            (12_029, Trouble::Refused),
            (12_030, Trouble::Broken),
            (12_031, Trouble::Broken),
            (12_037, Trouble::Time),
            (12_038, Trouble::WrongName),
            (12_045, Trouble::Issuer),
            (12_152, Trouble::Broken),
            (12_157, Trouble::Tls),
            (12_175, Trouble::Certificate),
        ],
    ),
    (
        &["os error", "errno"],
        &[
            (32, Trouble::Broken),
            (54, Trouble::Broken),
            (60, Trouble::TimedOut),
            (61, Trouble::Refused),
            (101, Trouble::Refused),
            (104, Trouble::Broken),
            (110, Trouble::TimedOut),
            (111, Trouble::Refused),
            (113, Trouble::Refused),
            (-2, Trouble::Name),
            (-3, Trouble::Name),
            (-5, Trouble::Name),
            (-3008, Trouble::Name),
        ],
    ),
    (
        &[
            "nsurlerrordomain code",
            "nsurlerrordomain error",
            "kcferrordomaincfnetwork error",
        ],
        &[
            (-1001, Trouble::TimedOut),
            (-1003, Trouble::Name),
            (-1004, Trouble::Refused),
            (-1005, Trouble::Broken),
            (-1009, Trouble::Refused),
            (-1200, Trouble::Tls),
            (-1201, Trouble::Time),
            (-1202, Trouble::Certificate),
            (-1203, Trouble::Issuer),
            (-1204, Trouble::Time),
        ],
    ),
    (
        &["curl", "curl error", "curl exit code", "curl returned"],
        &[
            (5, Trouble::Name),
            (6, Trouble::Name),
            (7, Trouble::Refused),
            (28, Trouble::TimedOut),
            (35, Trouble::Tls),
            (51, Trouble::WrongName),
            (52, Trouble::Broken),
            (55, Trouble::Broken),
            (56, Trouble::Broken),
            (60, Trouble::Certificate),
            (77, Trouble::Certificate),
            (97, Trouble::Proxy),
        ],
    ),
];

/// What a number tells that the text calls one of a system's or a library's.
fn numbered(smooth: &str) -> Option<(Trouble, usize)> {
    let hexadecimal = smooth.match_indices("0x8").find_map(|(at, _)| {
        let digits = smooth.get(at + 2..at + 10)?;
        let ends = smooth.as_bytes().get(at + 10);
        let value = u32::from_str_radix(digits, 16).ok()?;
        let is_whole = ends.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        of_result(value)
            .filter(|_| is_whole)
            .map(|trouble| (trouble, at))
    });
    let decimal = || {
        smooth.match_indices("-21").find_map(|(at, _)| {
            let value: i64 = smooth.get(at..at + 11)?.parse().ok()?;
            let value = u32::try_from(value.rem_euclid(1 << 32)).ok()?;
            of_result(value).map(|trouble| (trouble, at))
        })
    };
    hexadecimal.or_else(decimal).or_else(|| of_family(smooth))
}

fn of_result(value: u32) -> Option<Trouble> {
    let mut known = RESULTS.iter();
    known
        .find(|(result, _)| *result == value)
        .map(|(_, trouble)| *trouble)
}

fn of_family(smooth: &str) -> Option<(Trouble, usize)> {
    super::signs::numbers_with_signs(smooth).find_map(|(at, value)| {
        let before = &smooth[edge(smooth, at.saturating_sub(40))..at];
        let behind = before.trim_end_matches([' ', ':', '=', '(', '[', '"', '\'']);
        if behind.len() == before.len() {
            return None;
        }
        FAMILIES.iter().find_map(|(labels, numbers)| {
            let (_, trouble) = numbers.iter().find(|(number, _)| *number == value)?;
            // The names of Windows' functions begin with that of their library.
            let of_library =
                |label: &&str| label.starts_with("winhttp") && before.contains("winhttp");
            let called = labels.iter().any(|label| {
                of_library(label)
                    || behind
                        .strip_suffix(label)
                        .is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
            });
            called.then_some((*trouble, at))
        })
    })
}

/// The page of a filter, a proxy or a network's own sign-in, or what a program says that met one instead of JSON.
fn page(smooth: &str, status: Option<u16>) -> Option<(Trouble, usize)> {
    const INSTEAD: [&str; 9] = [
        "unexpected token '<'",
        "unexpected token < in json",
        "unexpected character encountered while parsing value: <",
        "invalid character '<' looking for beginning of value",
        "'<' is an invalid start of a value",
        "unexpected character ('<'",
        "unrecognized token '<'",
        "<!doctype \"... is not valid json",
        "captive portal",
    ];
    const FILTERS: [&str; 21] = [
        "zscaler",
        "blue coat",
        "bluecoat",
        "proxysg",
        "fortigate",
        "fortiguard",
        "web page blocked",
        "netskope",
        "cisco umbrella",
        "forcepoint",
        "websense",
        "mcafee web gateway",
        "skyhigh",
        "barracuda",
        "sophos web",
        "palo alto networks",
        "generated by squid",
        "x-squid-error",
        "(squid/",
        "web filter",
        "url filtering",
    ];
    const BARRED: [&str; 8] = [
        "blocked",
        "denied",
        "proxy",
        "policy",
        "firewall",
        "not allowed",
        "forbidden",
        "administrator",
    ];
    if let Some(at) = INSTEAD.iter().find_map(|phrase| smooth.find(phrase)) {
        return Some((Trouble::Page, at));
    }
    let refused =
        status.is_some_and(|status| matches!(status, 403 | 407 | 451 | 502 | 503 | 504 | 511));
    let barred = BARRED.iter().any(|word| smooth.contains(word));
    if let Some(at) = FILTERS.iter().find_map(|name| smooth.find(name)) {
        return (refused || barred).then_some((Trouble::Page, at));
    }
    let at = smooth
        .find("<html")
        .or_else(|| smooth.find("<!doctype html"))
        .or_else(|| smooth.find("content-type: text/html"))?;
    let is_theirs = ["aadsts", "microsoftonline", "live.com"]
        .iter()
        .any(|sign| smooth.contains(sign));
    (refused && barred && !is_theirs).then_some((Trouble::Page, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Trouble> {
        trouble(text, None).map(|(trouble, _)| trouble)
    }

    #[test]
    fn numbers_tell_where_they_are_called_a_systems() {
        for (text, wanted) in [
            ("os error 10060", Some(Trouble::TimedOut)),
            ("(os error 111)", Some(Trouble::Refused)),
            ("[errno -2] x", Some(Trouble::Name)),
            ("[winerror 10061] x", Some(Trouble::Refused)),
            ("socketexception (11001)", Some(Trouble::Name)),
            ("0x80072ee7", Some(Trouble::Name)),
            ("hresult: -2147012889", Some(Trouble::Name)),
            ("-2146893019", Some(Trouble::Issuer)),
            ("nsurlerrordomain code=-1003", Some(Trouble::Name)),
            ("winhttp error 12007", Some(Trouble::Name)),
            ("curl error 60", Some(Trouble::Certificate)),
            ("10061 parcels", None),
            ("0x80072ee7ff", None),
            ("error 111", None),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_people_write_of_errors_in_general_is_none() {
        let long =
            "and so we write about it in the handbook of the team at some length without any of it";
        assert_eq!(found(&format!("{long} broken pipe {long}")), None);
        assert_eq!(
            found(&format!("{long} error: broken pipe {long}")),
            Some(Trouble::Broken)
        );
        assert_eq!(found("the econnreset was fixed yesterday"), None);
        assert_eq!(found("broken pipe"), Some(Trouble::Broken));
    }

    #[test]
    fn a_list_of_different_errors_is_taken_out_and_a_failing_programs_lines_are_not() {
        assert_eq!(
            without_lists("Errors:\n- connection refused\n- broken pipe\nAn end.").as_deref(),
            Some("Errors:\nAn end.")
        );
        for text in [
            "connection refused\nbroken pipe",
            "try 1\nconnection refused\nconnection refused",
            "curl: connection refused\nwget: broken pipe",
            "2026-11-22 10:00 connection refused\n2026-11-22 10:01 broken pipe\nx",
        ] {
            assert_eq!(without_lists(text), None, "{text}");
        }
    }

    #[test]
    fn a_page_instead_of_an_answer_is_one_of_a_filter() {
        assert_eq!(
            trouble("<html> access denied by zscaler", None).map(|(trouble, _)| trouble),
            Some(Trouble::Page)
        );
        assert_eq!(
            found("unexpected token '<', \"<!doctype \"... is not valid json"),
            Some(Trouble::Page)
        );
        assert_eq!(found("<html><body>hello"), None);
    }

    #[test]
    fn whether_something_is_denied_the_last_words_tell_however_long_the_text_is() {
        let long = "é".repeat(100);
        assert!(is_denied("there was no "));
        assert!(!is_denied("no error before, then came a "));
        // What lies further back is not looked at, so the work is the same for each place.
        assert!(!is_denied(&format!("no {long} ")));
        assert!(is_denied(&format!("{long} no ")));
    }
}
