//! The catalogue of refusals, tested as a list.

use super::*;
use crate::model::lang::Lang;
use std::collections::BTreeSet;

const STANDARD: [&str; 5] = ["tenant", "client_id", "user", "code", "address"];

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
    for service in [
        Service::Identity,
        Service::PartnerCenter,
        Service::Insights,
        Service::Graph,
    ] {
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
    for code in ["65001", "650051", "700016", "7000215"] {
        assert!(
            find(code).is_some_and(|refusal| refusal.retryable),
            "{code}"
        );
    }
    assert!(find("50126").is_some_and(|refusal| !refusal.retryable));
}

/// What a code says, its entry says and no other (facts F.2 and their source EERR).
#[test]
fn codes_that_are_alike_and_not_the_same_have_entries_of_their_own() {
    for (code, wanted) in [
        ("70001", "client-off-or-unknown"),
        ("700016", "client-unknown"),
        ("1000031", "client-unavailable"),
        ("7000112", "client-disabled"),
        ("50001", "resource-unknown"),
        ("50169", "tenant-realm"),
        ("51005", "identity-redirect"),
        ("9002313", "request-malformed"),
        ("135011", "device-disabled"),
        ("130007", "device-disabled"),
        ("135010", "sign-in-hello"),
        ("901002", "scope-resource"),
        ("9002326", "redirect-cross-origin"),
        ("9002327", "redirect-spa"),
    ] {
        assert_eq!(
            find(code).map(|entry| entry.id.as_str()),
            Some(wanted),
            "{code}"
        );
    }
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
    assert_eq!(id(&one), "message-only");
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
    for service in [
        Service::Identity,
        Service::PartnerCenter,
        Service::Insights,
        Service::Graph,
    ] {
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

#[test]
fn every_suberror_of_a_refused_grant_leads_to_its_own_next_step() {
    // Facts E.8, in the order of the table there.
    for (suberror, wanted, kind, question) in [
        (
            "basic_action",
            "interaction-needed",
            Kind::SignIn,
            Some(QuestionId::SignIn),
        ),
        (
            "additional_action",
            "action-outside",
            Kind::NotAllowed,
            Some(QuestionId::SignIn),
        ),
        ("message_only", "message-only", Kind::NotAllowed, None),
        (
            "consent_required",
            "consent-missing",
            Kind::NotAllowed,
            None,
        ),
        (
            "user_password_expired",
            "password-expired",
            Kind::Refused,
            Some(QuestionId::Password),
        ),
        (
            "bad_token",
            "refresh-broken",
            Kind::SignIn,
            Some(QuestionId::SignIn),
        ),
        (
            "token_expired",
            "refresh-expired",
            Kind::SignIn,
            Some(QuestionId::SignIn),
        ),
        (
            "client_mismatch",
            "refresh-broken",
            Kind::SignIn,
            Some(QuestionId::SignIn),
        ),
        (
            "protection_policy_required",
            "ca-app",
            Kind::NotAllowed,
            Some(QuestionId::SignIn),
        ),
        (
            "device_authentication_failed",
            "ca-device",
            Kind::NotAllowed,
            Some(QuestionId::SignIn),
        ),
    ] {
        for codes in [vec![], vec!["999999".to_owned()]] {
            let mut one = refused(Service::Identity, 400);
            one.error = Some("invalid_grant".to_owned());
            one.suberror = Some(suberror.to_owned());
            one.codes = codes;
            assert_eq!(id(&one), wanted);
            let problem = problem(&one, &answers());
            assert_eq!(
                (problem.kind, problem.question),
                (kind, question),
                "{suberror}"
            );
        }
    }
}

/// What is offered to whoever took each of the ways, in the order of [`SignIn::ALL`].
fn offers(code: &str) -> [Option<SignIn>; 3] {
    let service = if code.starts_with("900") {
        Service::Insights
    } else {
        Service::Identity
    };
    SignIn::ALL.map(|way| {
        let mut one = refused(service, 400);
        if code.bytes().all(|b| b.is_ascii_digit()) {
            one.codes.push(code.to_owned());
        } else {
            one.error = Some(code.to_owned());
        }
        let mut answers = answers();
        answers.set_line(QuestionId::SignIn, way.name());
        problem(&one, &answers).offer
    })
}

#[test]
fn the_way_that_is_offered_follows_from_the_cause_and_the_way_that_was_taken() {
    const CODE: Option<SignIn> = Some(SignIn::DeviceCode);
    const BROWSER: Option<SignIn> = Some(SignIn::Browser);
    for (codes, wanted) in [
        // A password carries no second factor (facts E.4).
        ("50076 50079 50074 50072 50158 50056", [CODE, None, None]),
        // Only the sign-in in a browser asks for one by itself.
        ("900421", [CODE, BROWSER, None]),
        ("530035", [CODE, BROWSER, None]),
        // Conditional Access against a way (facts F.2).
        ("53003", [CODE, BROWSER, CODE]),
        // A device that only a browser can show (facts E.5): whoever is refused there has no way left.
        ("50097 53000 53001 530002 530003", [BROWSER, BROWSER, None]),
        (
            "70018 70019 70020 expired_token bad_verification_code",
            [None, BROWSER, None],
        ),
        ("54005 501481 50011 9002327", [None, None, CODE]),
        (
            "browser_sign_in_ended id_token_mismatch code_not_redeemed",
            [None, None, CODE],
        ),
        ("700082 700081 50173 70043 70000", [CODE, None, None]),
        // Only in a browser is the user asked to consent (facts B.3).
        ("65001 consent_required", [BROWSER, BROWSER, None]),
        // No other way helps.
        (
            "50126 50053 50057 50055 50034 50105 90094 65004 53011 530032 500121",
            [None; 3],
        ),
        (
            "7000215 7000218 7000222 700016 90002 authorization_declined access_denied",
            [None; 3],
        ),
        ("900149 900150 900420", [None; 3]),
    ] {
        for code in codes.split(' ') {
            assert_eq!(offers(code), wanted, "{code}");
        }
    }
}

#[test]
fn what_is_offered_is_another_way_that_exists_and_never_the_password() {
    for refusal in all() {
        for (taken, offered) in &refusal.offers {
            assert!(
                SignIn::from_name(taken).is_some(),
                "{}: {taken}",
                refusal.id
            );
            let way = SignIn::from_name(offered).unwrap();
            assert!(way.needs_a_person() && taken != offered, "{}", refusal.id);
        }
    }
}

/// Whoever asks `explain` has given no tenant, application or user.
#[test]
fn a_sentence_has_no_hole_where_nothing_is_known() {
    for refusal in all() {
        for service in &refusal.services {
            let mut one = refused(*service, 0);
            one.codes.extend(refusal.codes.first().cloned());
            one.suberror = refusal.suberrors.first().cloned();
            one.error = refusal.errors.first().cloned();
            one.message = refusal.texts.first().cloned();
            let digit = |status: &String| status.replace('x', "0").parse().ok();
            one.status = refusal.statuses.first().and_then(digit).unwrap_or(0);
            let problem = problem(&one, &Answers::default());
            for lang in Lang::ALL {
                let mut said = vec![lang.say(&problem.what), lang.say(&problem.why)];
                for remedy in &problem.remedies {
                    let act = lang.say(&remedy.act);
                    let speaks = act.contains("address,") || act.contains("adresse,");
                    if speaks || act.contains("this address") || act.contains("cette adresse") {
                        let is_there = remedy.link.is_some() || act.contains("https://");
                        assert!(is_there, "{}: {act}", refusal.id);
                    }
                    said.push(act);
                }
                for text in said {
                    let whole = text.replace("/mpn/…", "").replace("(…/oauth2", "");
                    let has_hole = whole.contains('…') || whole.contains(NOT_SAID);
                    assert!(!has_hole, "{}: {text}", refusal.id);
                    let speaks =
                        text.contains("in the details") || text.contains("dans les détails");
                    assert!(!speaks, "{}: {text}", refusal.id);
                }
            }
        }
    }
}

/// A link that leads back can only do so to an address that the registration has (facts B.3, code 50011).
#[test]
fn whoever_is_sent_to_consent_is_told_which_redirect_uri_that_takes() {
    let mut seen = 0;
    for refusal in all() {
        let mut one = refused(refusal.services[0], 0);
        one.codes.extend(refusal.codes.first().cloned());
        for known in [answers(), Answers::default()] {
            for remedy in problem(&one, &known).remedies {
                let link = remedy.link.as_deref().unwrap_or_default();
                for lang in Lang::ALL {
                    let act = lang.say(&remedy.act);
                    if link.contains("adminconsent") || act.contains("adminconsent") {
                        let said = act.replace("redirect_uri", "");
                        let names = said.contains("redirect URI") || said.contains("URI de redir");
                        assert!(names && said.contains("http://localhost"), "{act}");
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen >= 20, "{seen}");
}
