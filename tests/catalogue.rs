//! The catalogue of refusals as a list: that it is complete, that both languages say all of it, and that each entry can be
//! read on a screen of 80 by 24.

#![allow(
    clippy::unwrap_used,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/stage.rs"]
#[allow(dead_code, reason = "other tests play more of it")]
mod stage;

use partner_onboard::cloud::refusal::{self, Refusal, Refused, Service};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Support, Verdict};
use partner_onboard::model::words;
use partner_onboard::tui::Theme;
use partner_onboard::wizard::Msg;
use ratatui::crossterm::event::KeyCode;
use stage::Stage;
use std::collections::BTreeSet;

/// Every code of the table of Entra's codes (facts F.2), in its order; a hyphen stands for a row of numbers.
const ENTRA: &str = "16000 28002 28003 50000 50001 50002 50005 50011 50012 50014 50020 50027 50029 50034 50049 50053 50055 \
    50056 50057 50058 50059 50061 50064 50072 50074 50076 50078 50079 50085 50087 50088 50089 50097 50105 50107 50126 50128 \
    50129 50131 50132 50133 50134 50135 50140 50144 50146 50147 501491 501481 50155 50158 50166 50169 50173 50177 50178 50180 \
    50187 50192 50194 50196 50199 500011 500014 500021 500022 500121 500133 500200-500207 500208 500212 500213 500341 501091 \
    501241 501314 51004 51005 53000 53001 53002 53003 53004 53009 53010 53011 530032 530002 530003 530004 530034 530035 54000 \
    54005 65001 65002 65004 65005 650051 650052 650053 650054 650056 650057 67003 70000 700003 700005 70001 700011 700016 \
    70002 700020 700022 700023 700024 700025 700026 700027 70003 70004 700051 700054 70007 70008 700081 700082 700084 70011 \
    70012 70016 70018 70019 70020 70043 70044 7000112 7000114 7000117 7000215 7000216 7000217 7000218 7000219 7000222 700229 \
    75011 80001 80002 80005 80007 80010 80012 80013 80014 81004 81009 81010 90002 90004 90005 90006 90024 90033 90008 90009 \
    90010 90012 90013 90014 900144 90015 90016 90019 90022 90023 900023 90027 90036 90038 900382 900432 900384 90043 90051 \
    90055 90056 900561 90072 90094 90095 90099 900971 901002 90100 90102 90119 90120 90123 90124 90130 9001023 9002313 \
    9002326 9002327 9002332 9002341 100007 1000031 1000104 120000 120002-120005 120008 120011-120016 120018 120020 120021 \
    130004-130008 135010 135011 130500-130506 140000 140001 165900 399284";

/// Partner Center's codes (facts A.5, E.2). Its code 400 is as common a number as the status it comes with, and left to it.
const PARTNER: &str = "800001 800002 800003 800015 800016 900149 900150 900154 900192 900308 900309 900329 900420 900421 \
    10001 1000 2000 2032 3000 90000";

/// Graph's names (facts B.4), OAuth's and OpenID Connect's (facts F.1, E.5, E.6, B.3, RFC 6749, 6750, 8628), sub-errors
/// (facts E.8). `invalid_grant`, `invalid_request` and `invalid_token` say nothing of a cause; what is said of them where
/// they stand alone is `explain`'s matter.
const NAMES: &[(Service, &str)] = &[
    (
        Service::Graph,
        "Authorization_RequestDenied Request_ResourceNotFound Request_BadRequest InvalidAuthenticationToken TooManyRequests \
         Unauthorized_MissingMFA insufficient_claims insufficient_scope",
    ),
    (
        Service::Identity,
        "unauthorized_client invalid_client unsupported_grant_type invalid_resource interaction_required \
         temporarily_unavailable invalid_scope consent_required login_required access_denied authorization_pending \
         authorization_declined bad_verification_code expired_token server_error slow_down unsupported_response_type \
         permission_denied insufficient_claims insufficient_scope invalid_tenant",
    ),
];
const SUBERRORS: &str = "basic_action additional_action message_only user_password_expired consent_required bad_token \
    token_expired protection_policy_required client_mismatch device_authentication_failed";

/// The Insights API's and Graph's sentences (facts G.9, B.4).
const TEXTS: &[(Service, &str)] = &[
    (Service::Insights, "Invalid table name"),
    (Service::Insights, "Incorrect column name"),
    (Service::Insights, "Null or missing value"),
    (Service::Insights, "Invalid report parameters"),
    (
        Service::Insights,
        "Recurrence Interval must be between 4 and 2160",
    ),
    (Service::Insights, "Invalid QueryId"),
    (
        Service::Insights,
        "Start time of report should at least be 4 hours from current UTC time",
    ),
    (Service::Insights, "Requested value 'string' not found"),
    (Service::Insights, "No item found with given filters."),
    (
        Service::Insights,
        "There are no executions that have occurred for the given filter conditions.",
    ),
    (
        Service::Insights,
        "Internal error encountered while creating report. Correlation ID <>",
    ),
    (Service::Insights, "Service unavailable"),
    (
        Service::Insights,
        "User has exceeded its report creation quota of 50 active reports",
    ),
    (
        Service::Insights,
        "Number of queries exceeded. Delete few queries before creating new queries",
    ),
    (
        Service::Graph,
        "Credential type not allowed as per assigned policy",
    ),
    (
        Service::Graph,
        "Credential lifetime exceeds the max value allowed as per assigned policy",
    ),
    (Service::Graph, "Permission entry already exists"),
    (
        Service::PartnerCenter,
        "Authentication failed. MFA required.",
    ),
    (
        Service::PartnerCenter,
        "The supplied role does not have the rights to perform the requested operation.",
    ),
    (
        Service::PartnerCenter,
        "Rate limit is exceeded. Try again in 57 seconds.",
    ),
    (Service::PartnerCenter, "Account Id has to be set."),
];

fn codes(list: &str) -> Vec<String> {
    list.split_whitespace()
        .flat_map(|piece| match piece.split_once('-') {
            Some((begin, end)) => {
                let (begin, end): (u32, u32) = (begin.parse().unwrap(), end.parse().unwrap());
                (begin..=end).map(|code| code.to_string()).collect()
            }
            None => vec![piece.to_owned()],
        })
        .collect()
}

fn blank(service: Service) -> Refused {
    Refused {
        status: 0,
        error: None,
        suberror: None,
        codes: Vec::new(),
        message: None,
        support: Support::default(),
        service,
    }
}

fn is_known(refused: &Refused) -> bool {
    refusal::problem(refused, &Answers::default()).what.key() != "refusal-unknown"
}

#[test]
fn every_code_and_name_of_the_facts_is_in_the_catalogue() {
    let listed = codes(ENTRA);
    assert!(listed.len() > 240, "{}", listed.len());
    let mut missing = Vec::new();
    for (list, service) in [
        (&listed, Service::Identity),
        (&codes(PARTNER), Service::PartnerCenter),
    ] {
        for code in list {
            let has = |refusal: &&Refusal| {
                refusal.services.contains(&service) && refusal.codes.contains(code)
            };
            if refusal::all().iter().find(has).is_none() {
                missing.push(code.clone());
            }
        }
    }
    for (service, names) in NAMES {
        for name in names.split_whitespace() {
            let mut one = blank(*service);
            one.error = Some(name.to_owned());
            if !is_known(&one) {
                missing.push(name.to_owned());
            }
        }
    }
    for name in SUBERRORS.split_whitespace() {
        let mut one = blank(Service::Identity);
        one.suberror = Some(name.to_owned());
        if !is_known(&one) {
            missing.push(name.to_owned());
        }
    }
    for (service, text) in TEXTS {
        let mut one = blank(*service);
        one.message = Some((*text).to_owned());
        if !is_known(&one) {
            missing.push((*text).to_owned());
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_code_stands_in_the_catalogue_twice_and_none_is_made_up() {
    let wanted: BTreeSet<String> = [ENTRA, PARTNER].into_iter().flat_map(codes).collect();
    let mut seen = BTreeSet::new();
    for refusal in refusal::all() {
        for code in &refusal.codes {
            assert!(seen.insert(code), "{code} again in {}", refusal.id);
            assert!(wanted.contains(code), "{code} stands in no list of ours");
        }
    }
    assert_eq!(seen.len(), wanted.len());
}

/// Where Microsoft's own sources differ or are silent (facts F.2), the texts say so.
#[test]
fn what_no_source_confirms_is_said_to_be_so() {
    for (code, english, french) in [
        ("50002", "differ", "divergent"),
        ("700020", "differ", "divergent"),
        ("700022", "differ", "divergent"),
        ("700023", "differ", "divergent"),
        ("530032", "differ", "divergent"),
        ("399284", "no source", "Aucune source"),
        ("501091", "no list", "aucune liste"),
    ] {
        let mut one = blank(Service::Identity);
        one.codes.push(code.to_owned());
        let problem = refusal::problem(&one, &Answers::default());
        for (lang, said) in [(Lang::En, english), (Lang::Fr, french)] {
            let text = lang.say(&problem.what) + &lang.say(&problem.why);
            assert!(text.contains(said), "{code}: {text}");
        }
    }
    let other = refusal::find("500021").unwrap();
    assert_eq!(other.id, "tenant-restricted");
    let mut one = blank(Service::Identity);
    one.codes.push("500021".to_owned());
    let why = Lang::En.say(&refusal::problem(&one, &Answers::default()).why);
    assert!(!why.contains("differ"), "{why}");
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    for (question, text) in [
        (QuestionId::Tenant, "contoso.onmicrosoft.com"),
        (QuestionId::ClientId, "0a1b2c3d-0000-1111-2222-333344445555"),
        (
            QuestionId::UserId,
            "insights.reader@contoso.onmicrosoft.com",
        ),
        (QuestionId::SignIn, "device-code"),
    ] {
        answers.set_line(question, text);
    }
    answers
}

/// The problem of an entry as a service's answer makes it.
fn problem_of(refusal: &Refusal) -> Problem {
    let first = |signs: &[String]| signs.first().cloned();
    let refused = Refused {
        status: first(&refusal.statuses)
            .and_then(|status| status.replace('x', "0").parse().ok())
            .unwrap_or(400),
        error: first(&refusal.errors),
        suberror: first(&refusal.suberrors),
        codes: first(&refusal.codes).into_iter().collect(),
        message: first(&refusal.texts).or(Some("The service's own words.".to_owned())),
        support: Support {
            trace_id: Some("0b7f0a3e-1111-4222-8333-0d0e0f101112".to_owned()),
            correlation_id: Some("9a8b7c6d-1111-4222-8333-0d0e0f101112".to_owned()),
            ..Support::default()
        },
        service: refusal.services[0],
    };
    let problem = refusal::problem(&refused, &answers());
    assert_eq!(problem.what.key(), format!("refusal-{}", refusal.id));
    problem
}

#[test]
fn every_entry_is_whole_in_both_languages() {
    for refusal in refusal::all() {
        let problem = problem_of(refusal);
        assert_eq!(problem.remedies.len(), refusal.remedies, "{}", refusal.id);
        assert!(!problem.remedies.is_empty(), "{}", refusal.id);
        assert_eq!(problem.who.is_none(), refusal.id == "unknown");
        // Nothing is called Microsoft's or the network's trouble and at the same time refused by somebody's answer.
        if problem.owner == Owner::Service {
            assert!(problem.question.is_none(), "{}", refusal.id);
            assert_eq!(problem.kind, Kind::Service, "{}", refusal.id);
        }
        for lang in Lang::ALL {
            let mut texts = vec![lang.say(&problem.what), lang.say(&problem.why)];
            texts.extend(problem.who.iter().map(|who| lang.say(who)));
            texts.extend(problem.remedies.iter().map(|remedy| lang.say(&remedy.act)));
            for text in texts {
                assert!(text.len() > 10, "{}: {text}", refusal.id);
                assert!(!text.contains(['{', '}', '\u{2068}', '\u{2069}']), "{text}");
            }
        }
        for remedy in &problem.remedies {
            let Some(link) = &remedy.link else { continue };
            assert!(link.starts_with("https://"), "{link}");
            assert!(!link.contains(['{', '}', ' ', '"', '<', '>']), "{link}");
            assert!(link.is_ascii() && link.len() < 300, "{link}");
        }
    }
}

fn met(_: CheckId) -> Verdict {
    Verdict::Met(Finding::proved(words::outcome_ready()))
}

/// The screen that shows a problem in full, at its top.
fn shown(height: u16, lang: Lang, problem: &Problem) -> Stage {
    let mut stage = Stage::new(80, height, lang, Theme::default(), met);
    stage.walk_to(6);
    stage.hold = true;
    stage.send(Msg::Rerun);
    let (ticket, _) = stage.waiting.remove(0);
    let verdict = Box::new(problem.clone().unmet());
    stage.send(Msg::Settled(ticket, verdict, jiff::Timestamp::UNIX_EPOCH));
    stage.key(KeyCode::Esc);
    stage.key(KeyCode::F(2));
    stage
}

/// A text without what wrapping adds: blanks, line breaks, the frame and the mark that there is more.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"│↓".contains(*c))
        .collect()
}

/// The lines beside the rail, squeezed.
fn beside(screen: &str) -> Vec<String> {
    let lines = screen.lines().filter_map(|line| line.split_once('│'));
    lines.map(|(_, line)| squeezed(line)).collect()
}

#[test]
fn every_entry_can_be_read_to_its_end_at_eighty_by_twenty_four() {
    for lang in Lang::ALL {
        for refusal in refusal::all() {
            let problem = problem_of(refusal);
            // Nothing is cut where there is room for all of it.
            let tall = shown(120, lang, &problem).screen();
            let whole = beside(&tall).concat();
            let mut texts = vec![lang.say(&problem.what), lang.say(&problem.why)];
            for remedy in &problem.remedies {
                texts.push(lang.say(&remedy.act));
                texts.extend(remedy.link.clone());
            }
            texts.extend(problem.who.iter().map(|who| lang.say(who)));
            for text in &texts {
                assert!(
                    whole.contains(&squeezed(text)),
                    "{}: {text}\n{tall}",
                    refusal.id
                );
            }
            // Each line that stands there comes into sight by scrolling, and the first screen tells the most important.
            let mut stage = shown(24, lang, &problem);
            let first = stage.screen();
            let top = beside(&first).concat();
            for text in [&texts[0], &texts[2]] {
                assert!(
                    top.contains(&squeezed(text)),
                    "{}: {text}\n{first}",
                    refusal.id
                );
            }
            // A longer page has a column less, so that its lines may break elsewhere: what they say is the same.
            let (mut screen, mut read) = (first.clone(), beside(&first));
            loop {
                stage.key(KeyCode::Down);
                let next = stage.screen();
                if next == screen {
                    break;
                }
                read.extend(beside(&next).pop());
                screen = next;
            }
            assert_eq!(read.concat(), whole, "{}", refusal.id);
        }
    }
}
