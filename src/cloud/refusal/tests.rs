//! The catalogue of refusals, tested as a list.

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
        serde_json::from_str(include_str!("../../../assets/refusals.json")).unwrap();
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
        "The supplied role does not have the rights to perform the requested operation.".to_owned(),
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
