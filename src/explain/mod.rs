//! From any text in which an error stands to its problem: the place people paste their error into.
//!
//! Pure, and in time proportional to the text. It knows no services and no questions; what an error means, the catalogue
//! of refusals says. A number that only looks like a code is none: unknown stays unknown.

mod attempts;
mod cause;
mod cut;
mod entra;
mod foreign;
mod ids;
mod network;
mod phrases;
mod plain;
mod problems;
mod quoted;
mod sentences;
mod signs;
mod status;
mod times;
mod token;
mod told;

use crate::cloud::refusal::{self, Refused, Service};
use crate::model::answers::Answers;
use crate::model::escape::excerpt;
use crate::model::text::Text;
use crate::model::verdict::{Owner, Problem, Support};
use cause::{cause, others};
use network::trouble;
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
    let codes = codes(&text, &lower, service);
    let cause = cause(&codes, &text, &lower);
    let (at, end) = record(&codes, cause, text.len());
    let mut support = ids::support(&text, &lower, at, end);
    if !matches!(service, Service::Identity | Service::Graph) && support.request_id.is_none() {
        // Partner Center's ids have the same names in other places.
        support.request_id = support.trace_id.take();
    }
    let mut also = others(&codes, cause);
    if codes.is_empty() {
        let statuses = status::alone(&lower).into_iter().skip(1);
        also.extend(statuses.map(|status| status.to_string()));
    }
    let problem = match cause {
        Some(code) => {
            let named = named(&lower, code.service);
            of_refusal(
                &named,
                Some(code),
                None,
                code.service,
                (&text, &text),
                support,
            )
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
        problem,
        also,
        later,
    }
}

/// From where to where the text speaks of the cause: up to the next code that is another one.
fn record(codes: &[Code], cause: Option<&Code>, length: usize) -> (usize, usize) {
    let Some(cause) = cause else {
        return (0, length);
    };
    let next = codes
        .iter()
        .find(|code| code.at > cause.at && code.digits != cause.digits);
    (cause.at, next.map_or(length, |code| code.at))
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

/// Signs that an answer is a service's, in the order in which they count.
const SIGNS: [(Service, &[&str]); 5] = [
    (
        Service::Insights,
        &[
            "/insights/v1",
            "/insights/mpn",
            "scheduleddataset",
            "scheduledqueries",
            "scheduledreport",
            "dataredacted",
        ],
    ),
    (Service::Identity, &["aadsts"]),
    (
        Service::Graph,
        &[
            "graph.microsoft",
            "microsoftgraph",
            "msgraph",
            "microsoft graph",
            "microsoft.graph",
            "innererror",
            "authorization_requestdenied",
            "request_resourcenotfound",
            "request_badrequest",
            "request_unsupportedquery",
            "request_multipleobjectswithsamekeyvalue",
            "asperapppolicy",
            "invalidauthenticationtoken",
            "unauthorized_missingmfa",
            "get-mg",
            "new-mg",
            "update-mg",
        ],
    ),
    (
        Service::PartnerCenter,
        &[
            "partnercenter",
            "partner center",
            "ms-requestid",
            "ms-correlationid",
            "ismfacompliant",
            "partnerfd",
            "partnerapi",
            "partnerauth",
            "validatemfa",
        ],
    ),
    (
        Service::Identity,
        &[
            "login.microsoftonline",
            "login.partner.microsoftonline",
            "login.windows.net",
            "oauth2",
        ],
    ),
];

/// Whose answer the text is, by what it names. Entra's is the most frequent. Where several are named, a token that is
/// asked for names the API it is for, and an API names Entra when it wants a token: such mentions do not count.
fn service(lower: &str) -> Service {
    let named = |signs: &[&str], plainly: bool| {
        signs.iter().any(|sign| {
            lower
                .match_indices(sign)
                .filter(|(at, _)| !sign.contains(['.', '-']) || is_begin(&lower[..*at]))
                .any(|(at, _)| !plainly || !is_mention(&lower[..at]))
        })
    };
    let find = |plainly: bool| {
        SIGNS
            .iter()
            .find(|(_, signs)| named(signs, plainly))
            .map(|(service, _)| *service)
    };
    find(true)
        .or_else(|| find(false))
        .unwrap_or(Service::Identity)
}

/// True if the name of a host or a command can begin here: amid a longer word it is another one.
fn is_begin(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

/// True if what follows is only named as what a token is for, or as where one is to be had.
fn is_mention(before: &str) -> bool {
    const REACH: usize = 44;
    let near = &before[edge(before, before.len().saturating_sub(REACH))..];
    let near = near.rsplit(['\n', ',', ';', '&']).next().unwrap_or(near);
    [
        "resource",
        "scope",
        "audience",
        "authorization_uri",
        "authority",
        "\"aud\"",
        "token for",
    ]
    .iter()
    .any(|word| near.contains(word))
}

/// Every code of the text, in the order in which they stand.
fn codes(text: &str, lower: &str, service: Service) -> Vec<Code> {
    let mut codes = entra::entra(text);
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
        let mut found = status::named(lower, names.into_iter());
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

/// The problem of a refusal. Of the text, the application and the tenant are taken; `words` are those that the catalogue's own
/// pieces are looked for in.
fn of_refusal(
    named: &Named,
    code: Option<&Code>,
    status: Option<u16>,
    service: Service,
    (text, words): (&str, &str),
    support: Support,
) -> Problem {
    let refused = Refused {
        status: status.unwrap_or_default(),
        error: named.error.clone(),
        suberror: named.suberror.clone(),
        codes: code.map(|code| code.digits.clone()).into_iter().collect(),
        message: Some(excerpt(words, 4000)),
        support,
        service,
    };
    let mut problem = refusal::problem(&refused, &told::answers(text));
    // It is the person's own text; to repeat it explains nothing.
    problem.server_text = None;
    problem
}

/// A text without any code. Where the service says by the status that the trouble is its own, its words do not make it the
/// request's; what they advise is still tried first.
fn without_code(text: &str, lower: &str, service: Service, support: Support) -> Problem {
    let smooth = smooth(text);
    let told = by_words(text, lower, &smooth, service, support.clone());
    let status = status::statuses(&smooth).map(|(_, status)| status);
    let trouble = status
        .filter(|status| *status >= 500)
        .find(|_| told.owner == Owner::Request);
    let Some(status) = trouble else {
        return told;
    };
    // Words of Partner Center and Insights are known as theirs without their names.
    let partner = sentences::partner(&smooth).map(|(_, service)| service);
    let service = partner.unwrap_or(service);
    if !is_answer_of(service, lower) {
        return told;
    }
    let nameless = Named {
        error: None,
        suberror: None,
    };
    let mut problem = of_refusal(&nameless, None, Some(status), service, (text, ""), support);
    if is_unknown(&problem) {
        return told;
    }
    problem
        .remedies
        .splice(0..0, told.remedies.into_iter().take(1));
    problem
}

/// The problem by an entry's own name, the services' sentences, the names of OAuth 2.0, the network, the status.
fn by_words(text: &str, lower: &str, smooth: &str, service: Service, support: Support) -> Problem {
    if let Some(problem) = of_entry(lower.trim()) {
        return problem;
    }
    if let Some(code) = sentence(smooth) {
        let named = named(lower, Service::Identity);
        let mut problem = of_refusal(
            &named,
            Some(&code),
            None,
            code.service,
            (text, text),
            support,
        );
        // The text does not show it.
        problem.code = None;
        return problem;
    }
    // OAuth's names are everybody's: beside the host of somebody else they are not Entra's.
    let is_foreign = service == Service::Identity && foreign::is_foreign(lower);
    let heard = [service, Service::Identity]
        .map(|service| (named(lower, service), service))
        .into_iter()
        .find(|(named, _)| named.error.is_some() || named.suberror.is_some())
        .filter(|_| !is_foreign);
    let (named, of) = heard.unwrap_or((
        Named {
            error: None,
            suberror: None,
        },
        service,
    ));
    let piece = sentences::piece(smooth, service)
        .filter(|_| !is_foreign)
        .unwrap_or_default();
    let told = of_refusal(&named, None, None, of, (text, piece), support.clone());
    if !is_unknown(&told) {
        return told;
    }
    if let Some((piece, service)) = sentences::partner(smooth) {
        return of_refusal(&named, None, None, service, (text, piece), support);
    }
    let says = |name: &str| !is_foreign && !status::named(lower, std::iter::once(name)).is_empty();
    if says("invalid_grant") {
        return problems::grant(support);
    }
    let status = status::found(smooth).map(|(_, status)| status);
    // What was done to a token that is good, its claims do not tell.
    let of_token = status.is_none_or(|status| matches!(status, 400 | 401));
    let of_token = of_token.then(|| token::problem(text, service, &support));
    if let Some(problem) = of_token.flatten() {
        return problem;
    }
    let status = if sentences::is_denied_to_token(smooth) && status.is_none_or(|s| s == 400) {
        Some(401)
    } else {
        status
    };
    let theirs = status.filter(|_| is_answer_of(service, lower));
    let is_token = sentences::refuses_a_token(smooth) || says("invalid_token");
    if is_token && (service == Service::Identity || theirs != Some(401)) {
        return problems::token(support);
    }
    let told_apart = network::without_lists(text).map(|rest| (self::smooth(&rest), rest));
    let (near, lines) = match &told_apart {
        Some((smooth, rest)) => (smooth.as_str(), rest.as_str()),
        None => (smooth, text),
    };
    let found = trouble(near, status);
    let found = found.or_else(|| network::repeated(lines).map(|trouble| (trouble, 0)));
    if let Some((trouble, at)) = found {
        return problems::of_network(host(near, at), trouble, support);
    }
    if says("invalid_request") {
        let code = Code {
            at: 0,
            digits: "90004".to_owned(),
            refusal: signs::own("90004", Service::Identity),
            service: Service::Identity,
        };
        let mut problem = of_refusal(
            &named,
            Some(&code),
            None,
            code.service,
            (text, text),
            support,
        );
        problem.code = None;
        return problem;
    }
    let by_status = theirs
        .map(|_| of_refusal(&named, None, theirs, service, (text, ""), support.clone()))
        .filter(|problem| !is_unknown(problem));
    match (by_status, status) {
        (Some(problem), _) => problems::with_words(problem, quoted::message(text)),
        (None, Some(status)) => problems::status(status, quoted::message(text), support),
        (None, None) if sentences::is_redacted(smooth) => problems::redacted(support),
        (None, None) => told,
    }
}

/// The problem of the entry whose name is the whole text, as somebody who has read the catalogue asks for it.
fn of_entry(alone: &str) -> Option<Problem> {
    let refusal = refusal::all()
        .iter()
        .find(|refusal| refusal.id == alone && refusal.id != "unknown")?;
    let first = |signs: &[String]| signs.first().cloned();
    let refused = Refused {
        status: first(&refusal.statuses)
            .and_then(|status| status.replace('x', "0").parse().ok())
            .unwrap_or_default(),
        error: first(&refusal.errors),
        suberror: first(&refusal.suberrors),
        codes: first(&refusal.codes).into_iter().collect(),
        message: first(&refusal.texts),
        support: Support::default(),
        service: signs::first_service(Some(refusal)),
    };
    let mut problem = refusal::problem(&refused, &Answers::default());
    problem.server_text = None;
    problem.code = None;
    Some(problem)
}

/// The code that Entra's own sentence stands for, or a library's name of the same.
fn sentence(smooth: &str) -> Option<Code> {
    let digits = sentences::code(smooth)?;
    Some(Code {
        at: 0,
        digits: digits.to_owned(),
        refusal: signs::own(digits, Service::Identity),
        service: Service::Identity,
    })
}

/// Lower case, single blanks, straight apostrophes, without what terminals and logs put around lines: so that a sentence is
/// found across lines and typographies.
fn smooth(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = "";
    for line in text.split('\n') {
        let head = repeated(last, line);
        last = line;
        let bare = line[head..]
            .trim_start_matches([' ', '|', '│', '>', '+', '┃', '║'])
            .trim_end_matches([' ', '|', '│', '┃', '║']);
        for word in bare.split_whitespace() {
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
    }
    out
}

/// How much of a line is what a log puts before each of its lines: alike in the line before, but for its digits.
fn repeated(before: &str, line: &str) -> usize {
    /// Bytes below which two lines may begin alike by chance.
    const SHORTEST: usize = 12;
    let alike = before
        .bytes()
        .zip(line.bytes())
        .take(120)
        .take_while(|(one, two)| one == two || one.is_ascii_digit() && two.is_ascii_digit())
        .count();
    let head = line.as_bytes()[..alike]
        .iter()
        .rposition(|byte| matches!(byte, b' ' | b']' | b'|' | b'>'))
        .map_or(0, |at| at + 1);
    let has_digits = line.as_bytes()[..head].iter().any(u8::is_ascii_digit);
    if head >= SHORTEST && has_digits {
        head
    } else {
        0
    }
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
    .into_iter();
    let addresses = near
        .match_indices("https://")
        .map(|(at, name)| at + name.len());
    from.chain(addresses)
        .map(|from| {
            let rest = &near[from..];
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            rest[..end].trim_matches(['.', '-'])
        })
        .filter(|host| host.contains('.') && host.len() <= 253)
        .find(|host| !foreign::is_page(host))
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
        Service::PartnerCenter | Service::Insights | Service::Graph => true,
    }
}

#[cfg(test)]
mod tests;
