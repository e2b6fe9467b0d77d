//! What an error of Microsoft's services means: the catalogue of `assets/refusals.json`, and the way from an answer to a
//! [`Problem`]. It knows no HTTP; its sentences are the locales' messages `refusal-<id>`.
//!
//! Codes and meanings: facts A.5, B.3, B.4, C.4, E, F, G.9. Not confirmed by any source, so our assumption: the deep links
//! into the Entra admin center (`ApplicationMenuBlade`), the page of Graph's errors, that the portals of the national clouds take the same paths, the
//! address of Partner Center's user management, where the portal lists devices, and which directory roles may reset passwords, enable accounts or change
//! Conditional Access. Partner Center's code 400 (status 401) is left to the status: the number is too common to look for.

use crate::model::answers::Answers;
use crate::model::endpoints::Cloud;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Note, Owner, Problem, Support};
use crate::model::words;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Who refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// Microsoft Entra's sign-in service.
    Identity,
    /// Partner Center's REST API.
    PartnerCenter,
    /// The Insights API, behind the same host and gateway.
    Insights,
    /// Microsoft Graph, where applications and permissions are set up (facts B.4).
    Graph,
}

/// A refusal as it arrived, taken apart but not yet understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The HTTP status; 0 if it is not known, as when a person pastes a text.
    pub status: u16,
    /// OAuth 2.0's `error`.
    pub error: Option<String>,
    /// Entra's `suberror`.
    pub suberror: Option<String>,
    /// The vendor's codes in the order in which they stand, with or without `AADSTS`.
    pub codes: Vec<String>,
    /// The server's words, escaped and cut.
    pub message: Option<String>,
    /// Ids for support.
    pub support: Support,
    /// Who refused.
    pub service: Service,
}

impl Refused {
    /// A refusal that no service has put into words: we do, with an `error` of the catalogue.
    #[must_use]
    pub(super) fn ours(error: &str, support: Support) -> Self {
        Self {
            status: 0,
            error: Some(error.to_owned()),
            suberror: None,
            codes: Vec::new(),
            message: None,
            support,
            service: Service::Identity,
        }
    }
}

/// An entry of the catalogue. What a person reads of it are the messages `refusal-<id>`, `.why`, `.do1` and so on.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Its name, also in the message keys.
    pub id: String,
    /// The vendor's codes that mean it, digits only.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Values of `suberror` that mean it (facts E.8).
    #[serde(default)]
    pub suberrors: Vec<String>,
    /// Values of `error` that mean it (RFC 6749, RFC 8628, facts F.1).
    #[serde(default)]
    pub errors: Vec<String>,
    /// Pieces of the server's words that mean it, in lower case.
    #[serde(default)]
    pub texts: Vec<String>,
    /// HTTP statuses that mean it when nothing else tells, such as `403` or `5xx`.
    #[serde(default)]
    pub statuses: Vec<String>,
    /// Whose answers it is looked for in.
    pub services: Vec<Service>,
    /// Which of the states it is.
    pub kind: Kind,
    /// Whose matter it is.
    pub owner: Owner,
    /// What somebody else can be asked for, where it does not follow from the owner.
    #[serde(default)]
    pub note: Option<Note>,
    /// The question at fault, if one of ours is.
    #[serde(default)]
    pub question: Option<QuestionId>,
    /// The key of the message that names who can mend it.
    #[serde(default)]
    pub who: Option<String>,
    /// True if the same request can succeed later without anybody doing anything.
    pub retryable: bool,
    /// How many things there are to do.
    pub remedies: usize,
    /// Which way to sign in is worth a try where this bars the one that was taken: names of ways (facts E.4, E.5).
    #[serde(default)]
    pub offers: BTreeMap<String, String>,
    /// Where to do each of them: an address with `{tenant}`, `{client_id}`, `{authority}`, `{authority-portal}` and
    /// `{look-up}` to be filled in.
    pub links: Vec<Option<String>>,
}

impl Refusal {
    /// The way to offer to whoever took the way of these answers.
    fn offer(&self, answers: &Answers) -> Option<SignIn> {
        let way = answers.line(QuestionId::SignIn);
        let way = way.unwrap_or(SignIn::Password.name());
        self.offers
            .get(way)
            .and_then(|name| SignIn::from_name(name))
    }
}

/// The whole catalogue.
#[must_use]
pub fn all() -> &'static [Refusal] {
    static CATALOGUE: OnceLock<Vec<Refusal>> = OnceLock::new();
    // A test reads the file; should it be broken all the same, every refusal is an unknown one, and nothing falls over.
    CATALOGUE.get_or_init(|| {
        serde_json::from_str(include_str!("../../assets/refusals.json")).unwrap_or_default()
    })
}

/// The entry for a code such as `7000215`, `AADSTS7000215` or `900421`, whoever it comes from.
#[must_use]
pub fn find(code: &str) -> Option<&'static Refusal> {
    let code = digits(code);
    all()
        .iter()
        .find(|refusal| refusal.codes.iter().any(|known| known == code))
}

/// What a refusal means. The most specific sign decides: a code, then the sub-error, the error, a piece of the text, the
/// status. Codes change without notice (facts F.1), so one that is not in the catalogue leaves the decision to the others,
/// and stays [`Kind::Unknown`] with the server's words if they do not tell either.
#[must_use]
pub fn problem(refused: &Refused, answers: &Answers) -> Problem {
    let (refusal, code) = recognise(refused);
    let code = code.or_else(|| refused.codes.first().map(|code| digits(code).to_owned()));
    let blanks = Blanks::of(answers, code.as_deref(), refused.service);
    let id = refusal.map_or("unknown", |refusal| refusal.id.as_str());
    let mut problem = Problem::new(
        refusal.map_or(Kind::Unknown, |refusal| refusal.kind),
        refusal.map_or(Owner::Unknown, |refusal| refusal.owner),
        blanks.text(id, ""),
        blanks.text(id, ".why"),
    )
    .support(refused.support.clone());
    problem.server_text.clone_from(&refused.message);
    problem.code.clone_from(&code);
    if let Some(refusal) = refusal {
        problem.who = refusal.who.as_deref().and_then(words::find).map(Text::of);
        problem.note = refusal.note;
        problem.retryable = refusal.retryable;
        problem.question = refusal.question;
        problem.offer = refusal.offer(answers);
        for at in 0..refusal.remedies {
            let link = refusal.links.get(at).and_then(Option::as_deref);
            let link = link.and_then(|template| blanks.link(template));
            let act = blanks.text(id, &format!(".do{}", at + 1));
            // A sentence that speaks of an address has to know whether there is one below it.
            let address = link.clone().unwrap_or(NOT_SAID.to_owned());
            problem = problem.remedy(act.with("address", address), link);
        }
    }
    problem
}

/// The entry for a refusal, and the code that led there if one did.
fn recognise(refused: &Refused) -> (Option<&'static Refusal>, Option<String>) {
    let here = || {
        all()
            .iter()
            .filter(|refusal| refusal.services.contains(&refused.service))
    };
    let by_code = || {
        let own = refused.codes.iter().find_map(|code| {
            let code = digits(code);
            here()
                .find(|refusal| refusal.codes.iter().any(|known| known == code))
                .map(|refusal| (refusal, code))
        });
        // Partner Center passes on codes of Entra, and the Insights path those of the gateway before it.
        own.or_else(|| {
            refused
                .codes
                .iter()
                .find_map(|code| find(code).map(|refusal| (refusal, digits(code))))
        })
    };
    if let Some((refusal, code)) = by_code() {
        return (Some(refusal), Some(code.to_owned()));
    }
    let by_name = |name: Option<&str>, names: fn(&Refusal) -> &Vec<String>| {
        let name = name?;
        // Graph's names are written in several ways.
        here().find(|refusal| {
            names(refusal)
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
    };
    let words = refused.message.as_deref().unwrap_or_default();
    let words = words.to_lowercase();
    let refusal = by_name(refused.suberror.as_deref(), |refusal| &refusal.suberrors)
        .or_else(|| by_name(refused.error.as_deref(), |refusal| &refusal.errors))
        .or_else(|| {
            here().find(|refusal| {
                refusal
                    .texts
                    .iter()
                    .any(|piece| words.contains(piece.as_str()))
            })
        })
        .or_else(|| {
            here().find(|refusal| {
                refusal
                    .statuses
                    .iter()
                    .any(|pattern| is_status(pattern, refused.status))
            })
        })
        .or_else(|| all().iter().find(|refusal| refusal.id == "unknown"));
    (refusal, None)
}

/// True if the status is `pattern`, or of the class that `5xx` stands for.
fn is_status(pattern: &str, status: u16) -> bool {
    match pattern.strip_suffix("xx") {
        Some(class) => class == (status / 100).to_string(),
        None => pattern == status.to_string(),
    }
}

/// The code without the prefix that Entra's texts put before it.
fn digits(code: &str) -> &str {
    let code = code.trim();
    match code.get(..6) {
        Some(prefix) if prefix.eq_ignore_ascii_case("AADSTS") => &code[6..],
        _ => code,
    }
}

/// By this value of a variable a locale's sentence knows that nobody has said it: it then takes its form without it.
const NOT_SAID: &str = "not-said";

/// What is filled into sentences and links.
struct Blanks<'a> {
    tenant: &'a str,
    client_id: &'a str,
    user: &'a str,
    code: &'a str,
    authority: String,
    portal: &'static str,
    look_up: String,
}

impl<'a> Blanks<'a> {
    fn of(answers: &'a Answers, code: Option<&'a str>, service: Service) -> Self {
        let cloud = answers.cloud();
        let authority = cloud.endpoints().authority;
        let code = code.unwrap_or_default();
        Self {
            tenant: answers.tenant(),
            client_id: answers.client_id(),
            user: answers.user_id(),
            code,
            // Facts F.1 and A.5: Entra's public look-up, and the page that lists Partner Center's codes.
            look_up: match service {
                Service::Identity if code.is_empty() => String::new(),
                Service::Identity => format!("{authority}/error?code={}", encode(code)),
                Service::PartnerCenter | Service::Insights => {
                    "https://learn.microsoft.com/partner-center/developer/error-codes".to_owned()
                }
                Service::Graph => "https://learn.microsoft.com/graph/errors".to_owned(),
            },
            authority,
            portal: portal(cloud),
        }
    }

    /// The message `refusal-<id><attribute>` with the standard variables. A sentence has another form for a blank one.
    fn text(&self, id: &str, attribute: &str) -> Text {
        let key = words::find(&format!("refusal-{id}{attribute}"));
        let shown = |value: &str| crate::model::escape::excerpt(value, 120);
        let shown = |value: &str| match value {
            "" => NOT_SAID.to_owned(),
            value => shown(value),
        };
        Text::of(key.unwrap_or("refusal-unknown"))
            .with("tenant", shown(self.tenant))
            .with("client_id", shown(self.client_id))
            .with("user", shown(self.user))
            .with("code", shown(self.code))
    }

    /// The address with its blanks filled in. Where an answer for a page of the portal is missing, the portal's start
    /// page has to do; an address that is nothing without the answer is left out.
    fn link(&self, template: &str) -> Option<String> {
        let (tenant, client_id) = (encode(self.tenant), encode(self.client_id));
        let mut address = template.to_owned();
        for (blank, value) in [
            ("{authority-portal}", self.portal),
            ("{authority}", self.authority.as_str()),
            ("{look-up}", self.look_up.as_str()),
            ("{tenant}", tenant.as_str()),
            ("{client_id}", client_id.as_str()),
        ] {
            if template.contains(blank) {
                if value.is_empty() {
                    let has_start = template.starts_with("{authority-portal}");
                    return has_start.then(|| self.portal.to_owned());
                }
                address = address.replace(blank, value);
            }
        }
        Some(address)
    }
}

/// The administration portal of a cloud (facts B.2, D.5).
fn portal(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "https://entra.microsoft.com",
        Cloud::UsGovernment => "https://portal.azure.us",
        Cloud::China21Vianet => "https://portal.azure.cn",
    }
}

/// As a part of an address: an answer must not be able to change where a link leads.
fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
