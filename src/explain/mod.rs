//! From any text in which an error stands to its problem: the place people paste their error into.
//!
//! Pure, and in time proportional to the text. It knows no services and no questions; what an error means, the catalogue
//! of refusals says. A number that only looks like a code is none: unknown stays unknown.

mod network;
mod plain;
mod signs;

use crate::cloud::fault::{Fault, Reason, Unreachable};
use crate::cloud::refusal::{self, Refused, Service};
use crate::model::answers::Answers;
use crate::model::escape::excerpt;
use crate::model::verdict::{Kind, Owner, Problem, Support};
use crate::model::words;
use network::Trouble;
use signs::Code;

/// What a text is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explained {
    /// The problem; of the kind and owner `unknown` if nothing was recognised.
    pub problem: Problem,
    /// Further codes in the text, which are not the cause, in the order in which they stand.
    pub also: Vec<String>,
}

/// Explains a text: what somebody typed behind the command, a body, a dump, a log.
#[must_use]
pub fn explain(bytes: &[u8]) -> Explained {
    let text = plain::plain(bytes);
    let lower = text.to_ascii_lowercase();
    let service = service(&lower);
    let mut support = signs::support(&text, &lower);
    if service != Service::Identity && support.request_id.is_none() {
        // Partner Center's ids have the same names in other places.
        support.request_id = support.trace_id.take();
    }
    let codes = codes(&text, &lower, service);
    let cause = cause(&codes, &lower);
    let also = others(&codes, cause);
    let problem = match cause {
        Some(code) => {
            let named = named(&lower, code.service);
            of_refusal(&named, Some(code), None, code.service, &text, support)
        }
        None => without_code(&text, &lower, service, support),
    };
    let problem = if problem.owner == Owner::Unknown && problem.code.is_none() {
        nothing(problem.support)
    } else {
        problem
    };
    Explained { problem, also }
}

/// OAuth's word for whatever was sent as a grant, with nothing beside it (RFC 6749, section 5.2).
fn grant(support: Support) -> Problem {
    Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::explain_grant(),
        words::explain_grant_why(),
    )
    .remedy(words::explain_grant_do1(), None)
    .remedy(words::explain_grant_do2(), None)
    .who(words::who_user())
    .support(support)
}

/// A text in which nothing was recognised: whether there is an error in it, nobody can say.
fn nothing(support: Support) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Unknown,
        words::explain_nothing(),
        words::explain_nothing_why(),
    )
    .remedy(words::explain_nothing_do1(), None)
    .remedy(words::explain_nothing_do2(), None)
    .support(support)
}

/// Whose answer the text is, by what it names. Entra's is the most frequent.
fn service(lower: &str) -> Service {
    let has = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    if has(&[
        "/insights/",
        "scheduleddataset",
        "scheduledqueries",
        "scheduledreport",
        "dataredacted",
    ]) {
        Service::Insights
    } else if has(&[
        "aadsts",
        "login.microsoftonline",
        "login.partner.microsoftonline",
        "oauth2",
    ]) {
        Service::Identity
    } else if has(&[
        "partnercenter",
        "partner center",
        "ms-requestid",
        "ms-correlationid",
        "ismfacompliant",
    ]) {
        Service::PartnerCenter
    } else {
        Service::Identity
    }
}

/// Every code of the text, in the order in which they stand.
fn codes(text: &str, lower: &str, service: Service) -> Vec<Code> {
    let mut codes = signs::entra(text);
    codes.extend(signs::labelled(lower, service));
    let partner = match service {
        Service::Identity => Service::PartnerCenter,
        other => other,
    };
    codes.extend(signs::partner(lower, partner));
    // The whole text is a number: somebody asks what it means.
    let alone = text.trim().trim_matches(['"', '\'', '#', '(', ')']);
    if codes.is_empty()
        && (4..=7).contains(&alone.len())
        && alone.bytes().all(|b| b.is_ascii_digit())
    {
        let refusal = refusal::find(alone);
        codes.push(Code {
            at: 0,
            digits: alone.to_owned(),
            refusal,
            service: refusal
                .and_then(|refusal| refusal.services.first().copied())
                .unwrap_or(Service::Identity),
        });
    }
    codes.sort_by_key(|code| code.at);
    codes
}

/// Codes that stand in front of others, or follow from them, and say least by themselves.
const GENERAL: [&str; 8] = [
    "50000", "70000", "9002313", "50058", "50140", "50199", "501314", "90000",
];

/// The code that is the cause. What a chain of exceptions names last comes first; a code that passes by itself, one that
/// only says that another step is missing, and one that nobody knows come behind the others.
fn cause<'a>(codes: &'a [Code], lower: &str) -> Option<&'a Code> {
    let chained = ["caused by:", "--->", "inner exception"]
        .iter()
        .filter_map(|mark| lower.rfind(mark))
        .max();
    let rank = |code: &Code| {
        let weight = match code.refusal {
            None => 3,
            Some(refusal) if matches!(refusal.kind, Kind::Service) || code.digits == "70016" => 2,
            Some(_) if GENERAL.contains(&code.digits.as_str()) => 1,
            Some(_) => 0,
        };
        let outside = chained.is_some_and(|mark| code.at < mark);
        (weight, outside, code.at)
    };
    codes.iter().min_by_key(|code| rank(code))
}

fn others(codes: &[Code], cause: Option<&Code>) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for code in codes {
        let is_cause = cause.is_some_and(|cause| cause.digits == code.digits);
        if !is_cause && !others.contains(&code.digits) {
            others.push(code.digits.clone());
        }
    }
    others.truncate(10);
    others
}

/// The names that OAuth 2.0 and Entra give to an error: the `error` and the `suberror`.
struct Named {
    error: Option<String>,
    suberror: Option<String>,
}

fn named(lower: &str, service: Service) -> Named {
    let here = || {
        refusal::all()
            .iter()
            .filter(move |refusal| refusal.services.contains(&service))
    };
    let first = |names: Vec<&str>| {
        let mut found = signs::named(lower, names.into_iter());
        // What says nothing more than that something was refused is heard only if nothing else is said.
        found.sort_by_key(|(at, name)| (*name == "invalid_request", *at));
        found.first().map(|(_, name)| (*name).to_owned())
    };
    Named {
        error: first(
            here()
                .flat_map(|refusal| &refusal.errors)
                .map(String::as_str)
                .collect(),
        ),
        suberror: first(
            here()
                .flat_map(|refusal| &refusal.suberrors)
                .map(String::as_str)
                .collect(),
        ),
    }
}

fn of_refusal(
    named: &Named,
    code: Option<&Code>,
    status: Option<u16>,
    service: Service,
    text: &str,
    support: Support,
) -> Problem {
    let refused = Refused {
        status: status.unwrap_or_default(),
        error: named.error.clone(),
        suberror: named.suberror.clone(),
        codes: code.map(|code| code.digits.clone()).into_iter().collect(),
        message: Some(excerpt(text, 4000)),
        support,
        service,
    };
    let mut problem = refusal::problem(&refused, &Answers::default());
    // It is the person's own text; to repeat it explains nothing.
    problem.server_text = None;
    problem
}

/// A text without any code: the names of OAuth 2.0, the services' sentences, the network, the status.
fn without_code(text: &str, lower: &str, service: Service, support: Support) -> Problem {
    let smooth = smooth(text);
    if let Some(digits) = SENTENCES
        .iter()
        .find(|(sentence, _)| smooth.contains(sentence))
        .map(|(_, digits)| *digits)
    {
        let code = Code {
            at: 0,
            digits: digits.to_owned(),
            refusal: signs::own(digits, Service::Identity),
            service: Service::Identity,
        };
        let named = named(lower, Service::Identity);
        let mut problem = of_refusal(&named, Some(&code), None, Service::Identity, text, support);
        // The text does not show it.
        problem.code = None;
        return problem;
    }
    let named = named(lower, service);
    let status = signs::status(&smooth);
    let unknown = |problem: &Problem| problem.what.key() == "refusal-unknown";
    let told = of_refusal(&named, None, None, service, &smooth, support.clone());
    if !unknown(&told) {
        return told;
    }
    if !signs::named(lower, std::iter::once("invalid_grant")).is_empty() {
        return grant(support);
    }
    if let Some((trouble, at)) = trouble(&smooth, status) {
        return of_network(&smooth, at, trouble, support);
    }
    match status.filter(|_| names_a_service(lower)) {
        Some(_) => of_refusal(&named, None, status, service, &smooth, support),
        None => told,
    }
}

/// Lower case, single blanks, straight apostrophes: so that a sentence is found across lines and typographies.
fn smooth(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => out.push('\''),
                '\u{201c}' | '\u{201d}' => out.push('"'),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

/// What Entra's sentences begin with, for texts in which the code was cut off or blackened. The wording is public and may
/// change; it is asked last.
const SENTENCES: &[(&str, &str)] = &[
    ("due to invalid username or password", "50126"),
    (
        "you must use multi-factor authentication to access",
        "50076",
    ),
    ("you must enroll in multi-factor authentication", "50079"),
    ("you must enrol in multi-factor authentication", "50079"),
    ("strong authentication is required", "50074"),
    ("invalid client secret provided", "7000215"),
    ("invalid client secret is provided", "7000215"),
    ("client secret keys for app", "7000222"),
    ("client secret keys are expired", "7000222"),
    ("was not found in the directory", "700016"),
    ("has not consented to use the application", "65001"),
    (
        "needs permission to access resources in your organization",
        "90094",
    ),
    ("account is locked because", "50053"),
    ("user account is disabled", "50057"),
    ("the password is expired", "50055"),
    ("user password is expired", "50055"),
    ("blocked by conditional access policies", "53003"),
    ("blocked due to conditional access policies", "53003"),
    ("blocked by security defaults", "530035"),
    ("does not match the redirect uris configured", "50011"),
    ("does not match the reply urls configured", "50011"),
    ("does not match the reply uris configured", "50011"),
    ("expired due to inactivity", "700082"),
    (
        "must contain the following parameter: 'client_assertion' or 'client_secret'",
        "7000218",
    ),
    ("client is public so neither", "700025"),
    ("account must be added to the directory", "50034"),
    ("does not exist in tenant", "50020"),
    (
        "cannot be found. check to make sure you have the correct tenant",
        "90002",
    ),
    ("resource principal named", "500011"),
    ("is not assigned to a role for the application", "50105"),
    ("due to a password change or", "50173"),
    ("grant was revoked", "50173"),
    ("device is required to be managed", "530003"),
    ("device is not in required device state", "53000"),
];

/// What the network's words tell, and where they stand. A status of a proxy says the same.
fn trouble(smooth: &str, status: Option<u16>) -> Option<(Trouble, usize)> {
    let said = network::PHRASES.iter().find_map(|(phrase, trouble)| {
        let mut places = smooth.match_indices(phrase).map(|(at, _)| at);
        let at = places.find(|at| !is_denied(&smooth[..*at]))?;
        Some((*trouble, at))
    });
    said.or_else(|| (status == Some(407)).then_some((Trouble::Proxy, 0)))
}

/// True if what stands before says that there was none.
fn is_denied(before: &str) -> bool {
    let words: Vec<&str> = before
        .rsplit(' ')
        .filter(|word| !word.is_empty())
        .take(3)
        .collect();
    words
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| {
            matches!(
                word,
                "no" | "not"
                    | "without"
                    | "zero"
                    | "0"
                    | "never"
                    | "fixed"
                    | "aucune"
                    | "kein"
                    | "keine"
                    | "sin"
            )
        })
}

fn of_network(smooth: &str, at: usize, trouble: Trouble, support: Support) -> Problem {
    let reason: Reason = trouble.reason();
    let host = host(smooth, at).unwrap_or("…");
    let mut fault = Unreachable::new(host, reason);
    fault.support = support;
    let answers = Answers::default();
    Fault::Unreachable(Box::new(fault)).problem(&answers)
}

/// Characters around the network's words in which the host is looked for that they are about.
const NEAR: usize = 300;

/// The host that the words at this place are about: one of Microsoft's if one is near, else that of an address.
fn host(smooth: &str, at: usize) -> Option<&str> {
    let edge = |at: usize| {
        (0..=at.min(smooth.len()))
            .rev()
            .find(|at| smooth.is_char_boundary(*at))
    };
    let near = &smooth[edge(at.saturating_sub(NEAR))?..edge(at + NEAR)?];
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let from = [
        "login.microsoftonline",
        "api.partnercenter",
        "login.partner.microsoftonline",
        "graph.microsoft",
    ]
    .iter()
    .find_map(|name| near.find(name))
    .or_else(|| near.find("https://").map(|at| at + 8))?;
    let rest = &near[from..];
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let host = rest[..end].trim_matches(['.', '-']);
    (host.contains('.') && host.len() <= 253).then_some(host)
}

fn names_a_service(lower: &str) -> bool {
    [
        "partnercenter",
        "partner center",
        "microsoftonline",
        "/insights/",
        "ms-requestid",
        "ms-correlationid",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
}

#[cfg(test)]
mod tests;
