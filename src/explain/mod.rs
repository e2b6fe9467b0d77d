//! From any text in which an error stands to its problem: the place people paste their error into.
//!
//! Pure, and in time proportional to the text. It knows no services and no questions; what an error means, the catalogue
//! of refusals says. A number that only looks like a code is none: unknown stays unknown.

mod network;
mod plain;
mod problems;
mod sentences;
mod signs;

use crate::cloud::refusal::{self, Refused, Service};
use crate::model::answers::Answers;
use crate::model::escape::excerpt;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Support};
use network::Trouble;
use signs::Code;

/// What a text is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explained {
    /// The problem; of the kind and owner `unknown` if nothing was recognised.
    pub problem: Problem,
    /// Further codes in the text, which are not the cause, in the order in which they stand.
    pub also: Vec<String>,
    /// What the network's words tell that stand behind the last code, if there are any.
    pub later: Option<Text>,
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
    let is_nothing = is_unknown(&problem) && problem.code.is_none();
    let problem = if is_nothing {
        problems::nothing(problem.support)
    } else {
        problem
    };
    let later = codes
        .last()
        .filter(|_| problem.owner != Owner::Network)
        .and_then(|last| later(&text[last.at..]));
    Explained {
        problem: problems::without_blanks(problem),
        also,
        later,
    }
}

/// True if the catalogue does not know what was refused.
fn is_unknown(problem: &Problem) -> bool {
    problem.what.key() == "refusal-unknown"
}

/// What happened on the network after the last code.
fn later(rest: &str) -> Option<Text> {
    let smooth = smooth(rest);
    let (trouble, at) = trouble(&smooth, None)?;
    Some(problems::of_network(host(&smooth, at), trouble, Support::default()).what)
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
    codes.extend(signs::reported(lower));
    let partner = match service {
        Service::Identity => Service::PartnerCenter,
        other => other,
    };
    codes.extend(signs::partner(lower, partner));
    // The whole text is a number: somebody asks what it means. A year and a port have four digits as well.
    let alone = text.trim().trim_matches(['"', '\'', '#', '(', ')']);
    let refusal = refusal::find(alone);
    let is_number = (5..=7).contains(&alone.len()) && alone.bytes().all(|b| b.is_ascii_digit());
    if codes.is_empty() && (is_number || refusal.is_some()) {
        codes.push(Code {
            at: 0,
            digits: alone.to_owned(),
            refusal,
            service: signs::first_service(refusal),
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
        if others.len() == 10 {
            break;
        }
    }
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
    if let Some(digits) = sentences::code(&smooth) {
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
    let told = of_refusal(&named, None, None, service, &smooth, support.clone());
    if !is_unknown(&told) {
        return told;
    }
    if let Some((piece, service)) = sentences::partner(&smooth) {
        return of_refusal(&named, None, None, service, piece, support);
    }
    if !signs::named(lower, std::iter::once("invalid_grant")).is_empty() {
        return problems::grant(support);
    }
    let status = signs::status(&smooth);
    let theirs = status.filter(|_| is_answer_of(service, lower));
    let is_token = sentences::refuses_a_token(&smooth)
        || !signs::named(lower, std::iter::once("invalid_token")).is_empty();
    if is_token && (service == Service::Identity || theirs != Some(401)) {
        return problems::token(support);
    }
    if let Some((trouble, at)) = trouble(&smooth, status) {
        return problems::of_network(host(&smooth, at), trouble, support);
    }
    let by_status = theirs
        .map(|_| of_refusal(&named, None, theirs, service, &smooth, support.clone()))
        .filter(|problem| !is_unknown(problem));
    match (by_status, status) {
        (Some(problem), _) => problem,
        (None, Some(status)) => problems::status(status, support),
        (None, None) => told,
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

/// What the network's words tell, and where they stand. A status of a proxy says the same.
fn trouble(smooth: &str, status: Option<u16>) -> Option<(Trouble, usize)> {
    let said = network::PHRASES.iter().find_map(|(phrase, trouble)| {
        let mut places = smooth.match_indices(phrase).map(|(at, _)| at);
        let at = places.find(|at| !is_denied(&smooth[..*at]))?;
        Some((*trouble, at))
    });
    said.or_else(|| (status == Some(407)).then_some((Trouble::Proxy, 0)))
}

/// True if what stands before says that there was none. It looks at the last few words only, however long the text is.
fn is_denied(before: &str) -> bool {
    const REACH: usize = 60;
    let last = &before[edge(before, before.len().saturating_sub(REACH))..];
    let words: Vec<&str> = last
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

/// Bytes around a word in which what it is about is looked for: the host, or a sign of the service.
const NEAR: usize = 300;

/// The last place up to this one at which the text can be cut.
fn edge(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The host that the words at this place are about: one of Microsoft's if one is near, else that of an address.
fn host(smooth: &str, at: usize) -> Option<&str> {
    let near = &smooth[edge(smooth, at.saturating_sub(NEAR))..edge(smooth, at + NEAR)];
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

/// True if the text says itself that its status is this service's. To name Entra does not suffice: every API that wants a
/// token names it when it refuses.
fn is_answer_of(service: Service, lower: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    match service {
        Service::Identity => {
            has(&[
                "microsoftonline.com/",
                "microsoftonline.us/",
                "microsoftonline.cn/",
            ]) && !has(&["authorization_uri", "www-authenticate"])
        }
        Service::PartnerCenter | Service::Insights => true,
    }
}

#[cfg(test)]
mod tests;
