//! The codes in a plain text. It finds them; which of them is the cause is decided elsewhere.

use super::cut::is_cut;
use super::status::statuses;
use crate::cloud::refusal::{self, Refusal, Service};

/// A code and how sure it is that it is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Code {
    /// Where it stands, in bytes.
    pub(super) at: usize,
    /// Its digits.
    pub(super) digits: String,
    /// The catalogue's entry, if there is one.
    pub(super) refusal: Option<&'static Refusal>,
    /// Whose code it is.
    pub(super) service: Service,
}

/// The entry that lists this code for the service.
pub(super) fn own(digits: &str, service: Service) -> Option<&'static Refusal> {
    refusal::all().iter().find(|refusal| {
        refusal.services.contains(&service) && refusal.codes.iter().any(|known| known == digits)
    })
}

/// The places of signs in a text, to tell what stands near one. Found once, however often it is asked.
pub(super) struct Places(Vec<usize>);

impl Places {
    /// Where these signs stand.
    pub(super) fn of(text: &str, signs: &[&str]) -> Self {
        let all = signs
            .iter()
            .flat_map(|sign| text.match_indices(sign).map(|(at, _)| at));
        Self::at(all.collect())
    }

    /// Where these words begin; a longer word that only holds one is none.
    pub(super) fn of_words(text: &str, words: &[&str]) -> Self {
        let all = words
            .iter()
            .flat_map(|word| text.match_indices(word).map(|(at, _)| at))
            .filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric()));
        Self::at(all.collect())
    }

    /// Where these words stand by themselves.
    pub(super) fn of_whole_words(text: &str, words: &[&str]) -> Self {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        let all = words
            .iter()
            .flat_map(|word| text.match_indices(word))
            .filter(|(at, word)| {
                !text[..*at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
            })
            .map(|(at, _)| at);
        Self::at(all.collect())
    }

    fn at(mut places: Vec<usize>) -> Self {
        places.sort_unstable();
        Self(places)
    }

    /// True if there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if one of them is near this place.
    pub(super) fn is_near(&self, at: usize) -> bool {
        let next = self.0.partition_point(|place| place + super::NEAR < at);
        self.0
            .get(next)
            .is_some_and(|place| *place <= at + super::NEAR)
    }
}

/// The service that a code is of, if nothing else tells.
pub(super) fn first_service(refusal: Option<&Refusal>) -> Service {
    refusal
        .and_then(|refusal| refusal.services.first().copied())
        .unwrap_or(Service::Identity)
}

/// What this program itself puts before a code, in its reports for people.
const OURS: [&str; 3] = ["microsoft's code", "microsoft’s code", "code de microsoft"];

/// The codes of this program's own reports, for people and for programs.
pub(super) fn reported(lower: &str) -> Vec<Code> {
    let is_document = lower.contains("\"owner\"") && lower.contains("\"retryable\"");
    OURS.iter()
        .copied()
        .chain(is_document.then_some("\"code\""))
        .flat_map(|label| lower.match_indices(label))
        .flat_map(|(at, label)| {
            numbers_behind(lower, at + label.len())
                .into_iter()
                .map(move |digits| (at, digits))
        })
        .filter_map(|(at, digits)| {
            let refusal = refusal::find(&digits)?;
            Some(Code {
                at,
                digits,
                refusal: Some(refusal),
                service: first_service(Some(refusal)),
            })
        })
        .collect()
}

/// What the portal's sign-in log calls the code. The names are our assumption in all languages but English.
const PORTAL: &[&str] = &[
    "sign-in error code",
    "code d'erreur de connexion",
    "code d’erreur de connexion",
    "fehlercode bei der anmeldung",
    "fehlercode der anmeldung",
    "fehlercode beim anmelden",
    "fehlercode für die anmeldung",
    "anmelde-fehlercode",
    "anmeldefehlercode",
    "code d'erreur lors de la connexion",
    "code d’erreur lors de la connexion",
    "code d'erreur d'ouverture de session",
    "code d’erreur d’ouverture de session",
    "code d'erreur d'authentification",
    "code d’erreur d’authentification",
    "code d'erreur de l'authentification",
    "code d’erreur de l’authentification",
    "code d'erreur de la connexion",
    "code d’erreur de la connexion",
    "código de error de inicio de sesión",
    "código de erro de entrada",
    "código de erro de início de sessão",
    "codice errore di accesso",
    "codice di errore di accesso",
    "код ошибки входа",
    "Код ошибки входа",
    "登录错误代码",
];

/// What else only Entra's own texts call a code: its body's list, and the columns of its log elsewhere.
const OWN_LABELS: &[&str] = &[
    "error_codes",
    "errorcodes",
    "sign-in error",
    "sign in error",
    "signin error",
    "resulttype",
    "result type",
];

/// Words before a number that make it a code of any program, in several languages: Entra's where something beside them tells
/// so, or where nothing else is asked.
const LABELS: &[&str] = &[
    "error_code",
    "errorcode",
    "error code",
    "error-code",
    "error?code",
    "errornumber",
    "login error",
    "fehlercode",
    "fehler-code",
    "code d'erreur",
    "code d’erreur",
    "código de error",
    "código do erro",
    "código de erro",
    "codice errore",
    "codice di errore",
    "foutcode",
    "felkod",
    "fejlkode",
    "feilkode",
    "kod błędu",
    "код ошибки",
    "Код ошибки",
    "エラー コード",
    "エラーコード",
    "错误代码",
    "錯誤碼",
];

/// Words that call a number a code only where something beside them tells whose.
const VAGUE: [&str; 6] = ["error", "code", "err", "fehler", "erreur", "エラー"];

/// What tells that, whoever else is named.
const ENTRA: [&str; 26] = [
    "entra",
    "azure",
    "aad",
    "microsoft",
    "oauth",
    "msal",
    "invalid_",
    "correlation",
    "trace id",
    "conditional access",
    "failurereason",
    "failure reason",
    "partner center",
    "error_codes",
    "errorcodes",
    "resulttype",
    "result type",
    "office 365",
    "appdisplayname",
    // Of the page behind "more details", and of the log in German and French; the wording is our assumption.
    "app name:",
    "korrelations-id",
    "id de corrélation",
    "bedingter zugriff",
    "accès conditionnel",
    "conditionalaccess",
    "your sign-in was successful",
];

/// What tells that only where no product of somebody else is named: others have tenants and user names as well.
const ANYBODY: [&str; 10] = [
    "tenant",
    "mandant",
    "locataire",
    "benutzername",
    "fehlergrund",
    "raison de l'échec",
    "raison de l’échec",
    "motif de l'échec",
    "motif de l’échec",
    "id de la demande",
];

/// To sign in, everybody lets people: it tells only right beside the error, with nothing between the two that names another
/// matter.
const SIGN_IN: [&str; 13] = [
    "sign-in",
    "sign-ins",
    "sign in",
    "signin",
    "signing in",
    "login",
    "log in",
    "logging in",
    "logon",
    "anmeldung",
    "anmeldefehler",
    "anmelden",
    "connexion",
];

/// Numbers behind a word that calls them an error's code. `lower` is the text in lower case.
pub(super) fn labelled(lower: &str, service: Service) -> Vec<Code> {
    let mut codes = Vec::new();
    let signs = Places::of_words(lower, &ENTRA);
    let weak = Places::of_words(lower, &ANYBODY);
    let products = super::foreign::products(lower);
    let own_labels = PORTAL.iter().chain(OWN_LABELS);
    let own_labels = own_labels.map(|label| (label, true, false));
    let general = LABELS.iter().map(|label| (label, false, false));
    let vague = VAGUE.iter().map(|label| (label, false, true));
    for (label, is_sure, is_vague) in own_labels.chain(general).chain(vague) {
        for (at, _) in lower.match_indices(label) {
            // Of what people sign in to, the log names products of others as well.
            let is_portals =
                PORTAL.contains(label) && !super::foreign::is_owned(line_before(lower, at));
            let is_others = !is_portals && products.is_near(at) && !is_entras(lower, &signs, at);
            let is_theirs = || {
                let told = is_sure || weak.is_near(at) || signs.is_near(at);
                told || is_beside_sign_in(lower, at, at + label.len())
                    || !is_vague && is_all(lower, at, label)
            };
            if is_others || !is_theirs() {
                continue;
            }
            for digits in numbers_behind(lower, at + label.len()) {
                if is_vague && digits.len() < 5 {
                    continue;
                }
                // Entra's codes are told apart from others by being known.
                let known = own(&digits, Service::Identity)
                    .map(|refusal| (refusal, Service::Identity))
                    .or_else(|| own(&digits, service).map(|refusal| (refusal, service)));
                if let Some((refusal, service)) = known {
                    codes.push(Code {
                        at,
                        digits,
                        refusal: Some(refusal),
                        service,
                    });
                }
            }
        }
    }
    codes
}

/// What stands before this place in its sentence and on its line.
fn line_before(lower: &str, at: usize) -> &str {
    let before = &lower[super::edge(lower, at.saturating_sub(super::NEAR))..at];
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.rsplit(". ").next().unwrap_or(line)
}

/// True if the label and its number stand right beside a word for signing in: only words that tell no other matter are between.
fn is_beside_sign_in(lower: &str, at: usize, end: usize) -> bool {
    /// Bytes on either side in which the word is looked for.
    const REACH: usize = 64;
    const BETWEEN: [&str; 61] = [
        "failed",
        "fails",
        "failure",
        "failing",
        "error",
        "errors",
        "err",
        "code",
        "with",
        "when",
        "while",
        "during",
        "at",
        "on",
        "in",
        "to",
        "the",
        "a",
        "my",
        "our",
        "i",
        "we",
        "us",
        "user",
        "users",
        "try",
        "trying",
        "tried",
        "gives",
        "gave",
        "get",
        "got",
        "returned",
        "returns",
        "returning",
        "is",
        "was",
        "for",
        "by",
        "and",
        "from",
        "refused",
        "fehlgeschlagen",
        "mit",
        "bei",
        "der",
        "lors",
        "de",
        "portal",
        "app",
        "application",
        "account",
        "page",
        "script",
        "again",
        "today",
        "now",
        "please",
        "help",
        "screen",
        "what",
    ];
    let is_plain = |piece: &str| {
        let words = piece.split(|c: char| !c.is_alphanumeric());
        let mut words = words.filter(|word| !word.is_empty());
        words.all(|word| BETWEEN.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()))
    };
    let before = &lower[super::edge(lower, at.saturating_sub(REACH))..at];
    let after = &lower[end..super::edge(lower, end.saturating_add(REACH))];
    let is_whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    SIGN_IN.iter().any(|word| {
        let earlier = before.rmatch_indices(word).next().is_some_and(|(at, _)| {
            let rest = &before[at + word.len()..];
            let whole = is_whole(before[..at].chars().next_back()) && is_whole(rest.chars().next());
            // Two in a row, such as `sign-in: login failed`, are one matter.
            whole && is_plain(rest)
        });
        let later = after.find(word).is_some_and(|at| {
            let rest = &after[at + word.len()..];
            let whole = is_whole(after[..at].chars().next_back()) && is_whole(rest.chars().next());
            // What follows names what is signed in to, up to the end of the sentence.
            let end = rest
                .find(['.', ',', ';', '\n', '(', ')', '?', '!'])
                .unwrap_or(rest.len());
            let goes_on = !is_plain(&rest[..end]);
            whole && !goes_on && is_plain(&after[..at])
        });
        earlier || later
    })
}

/// True if a sign of Entra's is near; the name of the company alone does not tell beside a database of its own.
fn is_entras(lower: &str, signs: &Places, at: usize) -> bool {
    let near = &lower[super::edge(lower, at.saturating_sub(super::NEAR))
        ..super::edge(lower, at.saturating_add(super::NEAR))];
    let is_database = ["sql server", "sqlserver", "odbc", "ole db"]
        .iter()
        .any(|name| near.contains(name));
    let strong = || ENTRA.iter().filter(|sign| **sign != "microsoft");
    signs.is_near(at) && (!is_database || strong().any(|sign| near.contains(sign)))
}

/// True if the label and its number are the whole text: somebody asks what it means.
fn is_all(lower: &str, at: usize, label: &str) -> bool {
    /// The most that a person types of it, in bytes.
    const LONGEST: usize = 80;
    let is_edge = |text: &str| text.len() <= LONGEST && !text.contains(char::is_alphanumeric);
    let behind = &lower[at + label.len()..];
    is_edge(&lower[..at])
        && behind.len() <= LONGEST
        && is_edge(&behind.replace(|c: char| c.is_ascii_digit(), ""))
}

/// The numbers of a list that begins a few signs behind this place. A table puts any number of blanks, dots, a bar or a tag
/// between a name and its value.
fn numbers_behind(text: &str, from: usize) -> Vec<String> {
    /// Signs between two numbers; so many blanks or bars in a row count as one.
    const SIGNS: usize = 6;
    let mut numbers = Vec::new();
    let mut number = String::new();
    let mut signs = 0;
    let mut last = ' ';
    let mut tag = false;
    for (at, c) in text[from..].char_indices().take(120) {
        if c.is_ascii_digit() && !tag {
            number.push(c);
            continue;
        }
        if !number.is_empty() {
            let number = std::mem::take(&mut number);
            if is_cut(text.as_bytes(), from + at) {
                return numbers;
            }
            numbers.push(number);
            signs = 0;
            last = c;
        }
        // What leads the eye to the first value would be a sign of its own between two.
        let leads = matches!(c, '.' | '-' | '–' | '—' | '→' | '*' | '`' | '•' | '·' | '>');
        let is_gap = matches!(c, ' ' | '|' | '│' | '┃' | '\n') || numbers.is_empty() && leads;
        if tag || c == '<' {
            tag = c != '>';
        } else if !(is_gap && last == ' ') {
            signs += 1;
        }
        let is_sign = tag
            || is_gap
            || matches!(
                c,
                ':' | '=' | '[' | '"' | '\'' | ',' | '{' | '(' | '#' | '>' | ';' | 's'
            );
        last = if is_gap { ' ' } else { c };
        if !is_sign || signs > SIGNS {
            return numbers;
        }
    }
    if !number.is_empty() {
        numbers.push(number);
    }
    numbers
}

/// The codes of Partner Center (facts A.5, E.2): long ones where they are called a code or stand by a refusal's status, any
/// as the value of a key `code` near a sign of the service.
pub(super) fn partner(lower: &str, service: Service) -> Vec<Code> {
    let signs = Places::of(
        lower,
        &[
            "partner",
            "ms-requestid",
            "ms-correlationid",
            "mfa",
            "insights",
            "\"source\"",
            "account id has to be set",
        ],
    );
    let refusals = statuses(lower)
        .filter(|(_, status)| matches!(status, 401 | 403))
        .map(|(at, _)| at);
    let refusals = Places::at(refusals.collect());
    let is_about = [
        "\"description\"",
        "\"message\"",
        "partner",
        "401",
        "403",
        "mfa",
        "unauthori",
        "forbidden",
        "error",
    ]
    .iter()
    .any(|sign| lower.contains(sign));
    let mut codes = Vec::new();
    for (at, digits) in numbers(lower) {
        let behind = lower[..at].trim_end_matches(['"', '\'', ' ', ':', '=', '>', '\n']);
        let is_value =
            behind.len() < at && behind.ends_with("code") && !behind.ends_with("statuscode");
        let in_brackets = lower[..at].ends_with('(') && lower[at + digits.len()..].starts_with(')');
        let is_long =
            digits.len() == 6 && (digits.starts_with("900") || digits.starts_with("8000"));
        let near = &lower[super::edge(lower, at.saturating_sub(16))..at];
        let is_called = ["error", "code", "fault", "fehler", "erreur"]
            .iter()
            .any(|word| near.contains(word));
        let is_code = is_long && (is_value && is_about || refusals.is_near(at))
            || is_long && (is_called || in_brackets) && signs.is_near(at)
            || (is_value || in_brackets && digits == "10001") && signs.is_near(at);
        let is_code = is_code && !is_cut(lower.as_bytes(), at + digits.len());
        if let Some(refusal) = own(digits, service).filter(|_| is_code) {
            codes.push(Code {
                at,
                digits: digits.to_owned(),
                refusal: Some(refusal),
                service,
            });
        }
    }
    codes
}

/// The numbers of a text with their signs, as systems write the numbers of their errors.
pub(super) fn numbers_with_signs(text: &str) -> impl Iterator<Item = (usize, i64)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let begin = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
            let length = bytes[begin..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            from = begin + length;
            let Ok(value) = text[begin..from].parse::<i64>() else {
                continue;
            };
            let is_negative = begin > 0 && bytes[begin - 1] == b'-';
            return Some(if is_negative {
                (begin - 1, -value)
            } else {
                (begin, value)
            });
        }
    })
}

/// The numbers of a text that stand by themselves, with their places.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            while from < bytes.len() && !bytes[from].is_ascii_digit() {
                from += 1;
            }
            if from >= bytes.len() {
                return None;
            }
            let begin = from;
            while from < bytes.len() && bytes[from].is_ascii_digit() {
                from += 1;
            }
            let of_a_word = |byte: Option<&u8>| {
                byte.is_some_and(|byte| {
                    byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'.' | b'_')
                })
            };
            let before = begin.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes
                .get(from)
                .filter(|byte| **byte != b'.' && **byte != b'-');
            if !of_a_word(before) && !of_a_word(after) {
                return Some((begin, &text[begin..from]));
            }
        }
    })
}
