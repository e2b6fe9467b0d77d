//! What an error of Microsoft's services means: the catalogue of `assets/refusals.json`, and the way from an answer to a
//! [`Problem`]. It knows no HTTP; its sentences are the locales' messages `refusal-<id>`.
//!
//! Codes and meanings: facts A.5, B.3, C.4, E, F, G.9. Not confirmed by any source, so our assumption: the deep links
//! into the Entra admin center (`ApplicationMenuBlade`), that the portals of the national clouds take the same paths, the
//! address of Partner Center's user management, and which directory roles may reset passwords, enable accounts or change
//! Conditional Access. Partner Center's code 400 (status 401) is left to the status: the number is too common to look for.

use crate::model::answers::Answers;
use crate::model::endpoints::Cloud;
use crate::model::question::QuestionId;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Support};
use crate::model::words;
use serde::Deserialize;
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
    /// Where to do each of them: an address with `{tenant}`, `{client_id}`, `{authority}`, `{authority-portal}` and
    /// `{look-up}` to be filled in.
    pub links: Vec<Option<String>>,
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
        problem.retryable = refusal.retryable;
        problem.question = refusal.question;
        for at in 0..refusal.remedies {
            let link = refusal.links.get(at).and_then(Option::as_deref);
            problem = problem.remedy(
                blanks.text(id, &format!(".do{}", at + 1)),
                link.and_then(|template| blanks.link(template)),
            );
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
        here().find(|refusal| names(refusal).iter().any(|known| known == name))
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
            },
            authority,
            portal: portal(cloud),
        }
    }

    /// The message `refusal-<id><attribute>` with the standard variables. A blank one reads as an ellipsis.
    fn text(&self, id: &str, attribute: &str) -> Text {
        let key = words::find(&format!("refusal-{id}{attribute}"));
        let shown = |value: &str| crate::model::escape::excerpt(value, 120);
        let or_dots = |value: &str| match value {
            "" => "…".to_owned(),
            value => shown(value),
        };
        Text::of(key.unwrap_or("refusal-unknown"))
            .with("tenant", or_dots(self.tenant))
            .with("client_id", or_dots(self.client_id))
            .with("user", or_dots(self.user))
            .with("code", or_dots(self.code))
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
mod tests {
    use super::*;
    use crate::model::lang::Lang;
    use std::collections::BTreeSet;

    const STANDARD: [&str; 4] = ["tenant", "client_id", "user", "code"];

    fn answers() -> Answers {
        let mut answers = Answers::default();
        answers.set_line(QuestionId::Tenant, "contoso.onmicrosoft.com");
        answers.set_line(QuestionId::ClientId, "0a1b2c3d-0000-1111-2222-333344445555");
        answers.set_line(QuestionId::UserId, "api@contoso.com");
        answers
    }

    fn refused(service: Service, status: u16) -> Refused {
        Refused {
            status,
            error: None,
            suberror: None,
            codes: Vec::new(),
            message: None,
            support: Support::default(),
            service,
        }
    }

    fn id(refused: &Refused) -> &'static str {
        let what = problem(refused, &answers()).what;
        what.key().strip_prefix("refusal-").unwrap()
    }

    #[test]
    fn the_catalogue_can_be_read_and_each_id_stands_once() {
        let read: Vec<Refusal> =
            serde_json::from_str(include_str!("../../assets/refusals.json")).unwrap();
        assert_eq!(read, all());
        let ids: BTreeSet<&str> = all().iter().map(|refusal| refusal.id.as_str()).collect();
        assert_eq!(ids.len(), all().len());
    }

    #[test]
    fn every_entry_has_all_its_texts_and_no_text_is_without_an_entry() {
        let mut wanted = BTreeSet::new();
        for refusal in all() {
            assert!(refusal.remedies >= 1, "{}: nothing to do", refusal.id);
            assert_eq!(refusal.remedies, refusal.links.len(), "{}", refusal.id);
            wanted.insert(format!("refusal-{}", refusal.id));
            wanted.insert(format!("refusal-{}.why", refusal.id));
            for at in 1..=refusal.remedies {
                wanted.insert(format!("refusal-{}.do{at}", refusal.id));
            }
        }
        let found: BTreeSet<String> = words::KEYS
            .iter()
            .filter(|(key, _)| key.starts_with("refusal-"))
            .map(|(key, _)| (*key).to_owned())
            .collect();
        assert_eq!(wanted, found);
    }

    #[test]
    fn the_texts_use_standard_variables_only_and_differ_between_the_languages() {
        for (key, variables) in words::KEYS {
            if !key.starts_with("refusal-") {
                continue;
            }
            for variable in *variables {
                assert!(STANDARD.contains(variable), "{key}: {variable}");
            }
            let text = STANDARD
                .iter()
                .fold(Text::of(key), |text, name| text.with(name, "x"));
            let (english, french) = (Lang::En.say(&text), Lang::Fr.say(&text));
            assert_ne!(english, french, "{key} is not translated");
            assert!(!french.contains('\''), "{key}: {french}");
            for said in [english, french] {
                assert!(
                    said.ends_with(['.', '…', ')']) || said.contains("://"),
                    "{said}"
                );
                assert!(!said.contains(" ~"), "{said}");
            }
        }
    }

    #[test]
    fn who_can_help_is_named_in_both_languages() {
        for refusal in all().iter().filter(|refusal| refusal.id != "unknown") {
            let who = refusal.who.as_deref().unwrap_or_default();
            assert!(who.starts_with("who-"), "{}", refusal.id);
            assert_eq!(words::find(who), Some(who), "{}", refusal.id);
        }
    }

    #[test]
    fn no_sign_of_one_service_leads_to_two_entries() {
        for service in [Service::Identity, Service::PartnerCenter, Service::Insights] {
            let mut seen = BTreeSet::new();
            for refusal in all().iter().filter(|r| r.services.contains(&service)) {
                for (sort, signs) in [
                    ("code", &refusal.codes),
                    ("suberror", &refusal.suberrors),
                    ("error", &refusal.errors),
                    ("text", &refusal.texts),
                    ("status", &refusal.statuses),
                ] {
                    for sign in signs {
                        assert!(
                            seen.insert((sort, sign)),
                            "{service:?}: {sort} {sign} again in {}",
                            refusal.id
                        );
                    }
                }
                for code in &refusal.codes {
                    assert!(code.bytes().all(|b| b.is_ascii_digit()), "{code}");
                }
                for piece in &refusal.texts {
                    assert_eq!(*piece, piece.to_lowercase());
                }
            }
            for status in [401, 403, 404, 429, 500, 502, 503, 504] {
                assert_ne!(id(&refused(service, status)), "unknown", "{service:?}");
            }
        }
    }

    #[test]
    fn every_entry_can_be_reached() {
        for refusal in all().iter().filter(|refusal| refusal.id != "unknown") {
            for service in &refusal.services {
                let mut ways = Vec::new();
                for code in &refusal.codes {
                    let mut one = refused(*service, 400);
                    one.codes.push(code.clone());
                    ways.push(one);
                }
                for suberror in &refusal.suberrors {
                    let mut one = refused(*service, 400);
                    one.suberror = Some(suberror.clone());
                    ways.push(one);
                }
                for error in &refusal.errors {
                    let mut one = refused(*service, 400);
                    one.error = Some(error.clone());
                    ways.push(one);
                }
                for text in &refusal.texts {
                    let mut one = refused(*service, 400);
                    one.message = Some(text.to_uppercase());
                    ways.push(one);
                }
                for status in &refusal.statuses {
                    ways.push(refused(*service, status.replace('x', "0").parse().unwrap()));
                }
                assert!(!ways.is_empty(), "{}", refusal.id);
                for way in ways {
                    assert_eq!(id(&way), refusal.id, "{way:?}");
                }
            }
        }
    }

    #[test]
    fn links_are_https_and_have_no_blank_left_in_any_cloud() {
        for cloud in Cloud::ALL {
            let mut answers = answers();
            answers.set_line(QuestionId::Cloud, cloud.name());
            for refusal in all() {
                for template in refusal.links.iter().flatten() {
                    for answers in [&answers, &Answers::default()] {
                        let blanks = Blanks::of(answers, Some("1"), refusal.services[0]);
                        let Some(link) = blanks.link(template) else {
                            assert_eq!(answers.client_id(), "", "{template}");
                            continue;
                        };
                        assert!(link.starts_with("https://"), "{link}");
                        assert!(!link.contains(['{', '}', ' ']), "{link}");
                        let address = link.split('#').next().unwrap_or_default();
                        let uri: http::Uri = address.parse().unwrap();
                        assert!(uri.host().is_some_and(crate::model::ids::is_domain));
                    }
                }
            }
        }
    }

    #[test]
    fn an_answer_cannot_bend_a_link() {
        let mut answers = answers();
        answers.set_line(QuestionId::ClientId, "x&redirect_uri=https://evil.example#");
        let blanks = Blanks::of(&answers, None, Service::Identity);
        assert_eq!(
            blanks.link("{authority}/{tenant}/adminconsent?client_id={client_id}"),
            Some(
                "https://login.microsoftonline.com/contoso.onmicrosoft.com/adminconsent?client_id=x%26redirect_uri%3Dhttps%3A%2F%2Fevil.example%23"
                    .to_owned()
            )
        );
    }

    #[test]
    fn every_link_to_consent_names_the_address_to_come_back_to() {
        let links = all().iter().flat_map(|refusal| &refusal.links).flatten();
        let consent: Vec<&String> = links.filter(|link| link.contains("adminconsent")).collect();
        assert!(!consent.is_empty());
        for link in consent {
            assert!(
                link.ends_with("&redirect_uri=http%3A%2F%2Flocalhost"),
                "{link}"
            );
        }
    }

    #[test]
    fn what_only_has_to_arrive_is_called_worth_repeating() {
        for code in ["65001", "650051", "700016"] {
            assert!(
                find(code).is_some_and(|refusal| refusal.retryable),
                "{code}"
            );
        }
        assert!(find("50126").is_some_and(|refusal| !refusal.retryable));
    }

    #[test]
    fn a_wrong_secret_is_told_with_cause_remedy_place_and_ids() {
        let refused = Refused {
            error: Some("invalid_client".to_owned()),
            codes: vec!["7000215".to_owned()],
            message: Some("AADSTS7000215: Invalid client secret provided.".to_owned()),
            support: Support {
                trace_id: Some("t".to_owned()),
                ..Support::default()
            },
            ..refused(Service::Identity, 401)
        };
        let problem = problem(&refused, &answers());
        assert_eq!(problem.what.key(), "refusal-secret-wrong");
        assert_eq!(problem.why.key(), "refusal-secret-wrong.why");
        assert_eq!(
            (problem.kind, problem.owner),
            (Kind::Refused, Owner::Secret)
        );
        assert_eq!(problem.code.as_deref(), Some("7000215"));
        assert_eq!(problem.question, Some(QuestionId::ClientSecret));
        assert_eq!(problem.who, Some(words::who_application()));
        assert_eq!(problem.support, refused.support);
        assert_eq!(problem.server_text, refused.message);
        assert_eq!(
            problem.remedies[0].link.as_deref(),
            Some(
                "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/0a1b2c3d-0000-1111-2222-333344445555"
            )
        );
    }

    #[test]
    fn the_code_decides_before_the_suberror_and_the_suberror_before_the_error() {
        let mut one = refused(Service::Identity, 400);
        one.error = Some("interaction_required".to_owned());
        assert_eq!(id(&one), "interaction-needed");
        one.suberror = Some("message_only".to_owned());
        assert_eq!(id(&one), "ca-blocked");
        one.codes.push("AADSTS50076".to_owned());
        assert_eq!(id(&one), "mfa-required");
    }

    #[test]
    fn a_second_code_tells_when_the_first_is_unknown() {
        let mut one = refused(Service::Identity, 400);
        one.codes = vec!["999999".to_owned(), "50126".to_owned()];
        let problem = problem(&one, &answers());
        assert_eq!(problem.what.key(), "refusal-password-wrong");
        assert_eq!(problem.code.as_deref(), Some("50126"));
    }

    #[test]
    fn a_missing_second_factor_asks_a_person_to_sign_in_and_with_a_token_in_hand_it_is_a_right_that_is_missing()
     {
        for (service, code, kind) in [
            (Service::Identity, "50076", Kind::SignIn),
            (Service::Identity, "50079", Kind::SignIn),
            (Service::Identity, "50072", Kind::SignIn),
            (Service::Identity, "50074", Kind::SignIn),
            (Service::Identity, "50158", Kind::SignIn),
            (Service::Identity, "530035", Kind::SignIn),
            // The person did sign in, and what is missing may be a rule of the tenant.
            (Service::PartnerCenter, "900421", Kind::NotAllowed),
            (Service::Insights, "900421", Kind::NotAllowed),
        ] {
            let mut one = refused(service, 401);
            one.codes.push(code.to_owned());
            let problem = problem(&one, &answers());
            assert_eq!((problem.kind, problem.owner), (kind, Owner::Mfa));
            assert_eq!(problem.question, Some(QuestionId::SignIn), "{code}");
        }
        let mut text = refused(Service::PartnerCenter, 401);
        text.message = Some("Authentication failed. MFA required. (10001)".to_owned());
        assert_eq!(id(&text), "partner-mfa");
    }

    #[test]
    fn a_gateway_without_codes_is_understood_by_its_words() {
        let mut one = refused(Service::PartnerCenter, 403);
        one.message = Some(
            "The supplied role does not have the rights to perform the requested operation."
                .to_owned(),
        );
        assert_eq!(id(&one), "partner-role");
        one.message = None;
        assert_eq!(id(&one), "partner-forbidden");
        one.service = Service::Insights;
        assert_eq!(id(&one), "insights-forbidden");
    }

    #[test]
    fn an_unknown_code_stays_unknown_with_the_servers_words() {
        let mut one = refused(Service::Identity, 400);
        one.error = Some("invalid_grant".to_owned());
        one.codes.push("999999".to_owned());
        one.message = Some("AADSTS999999: Something new.".to_owned());
        let problem = problem(&one, &answers());
        assert_eq!(
            (problem.kind, problem.owner),
            (Kind::Unknown, Owner::Unknown)
        );
        assert_eq!(problem.what.key(), "refusal-unknown");
        assert_eq!(problem.code.as_deref(), Some("999999"));
        assert_eq!(problem.server_text, one.message);
        assert_eq!(
            problem.remedies[0].link.as_deref(),
            Some("https://login.microsoftonline.com/error?code=999999")
        );
        assert!(find("999999").is_none());
    }

    #[test]
    fn trouble_of_the_service_passes_and_blames_nobody() {
        for service in [Service::Identity, Service::PartnerCenter, Service::Insights] {
            for status in [429, 500, 503] {
                let problem = problem(&refused(service, status), &answers());
                assert_eq!(
                    (problem.kind, problem.owner),
                    (Kind::Service, Owner::Service)
                );
                assert!(problem.retryable && problem.question.is_none());
            }
        }
    }

    #[test]
    fn a_code_is_found_with_or_without_its_prefix() {
        for code in ["7000222", "AADSTS7000222", "aadsts7000222", " 7000222 "] {
            assert_eq!(
                find(code).map(|refusal| refusal.id.as_str()),
                Some("secret-expired")
            );
        }
        assert!(find("").is_none() && find("AADSTS").is_none() && find("é€é").is_none());
    }
}
