//! Every check against scripted answers: met, unmet and unknown; and what the way to the services makes of odd answers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is out of order in a test ends it"
)]

mod support {
    pub(crate) mod double;
}

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::Timestamp;
use partner_onboard::checks::{self, Probe};
use partner_onboard::cloud::fault::{Fault, Reason};
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::endpoints::{Cloud, Endpoints};
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Proof, Verdict};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::double::{Double, Reply, json, refusal, reply};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const CLIENT: &str = "aaaaaaaa-0000-0000-0000-000000000001";
const OBJECT: &str = "bbbbbbbb-0000-0000-0000-000000000002";
const USER: &str = "api@contoso.example";
const SECRET: &str = "s3cret~+&%value-of-the-client";
const PASSWORD: &str = "p4ss word+&=%";
const AUDIENCE: &str = "https://api.partnercenter.microsoft.com";
const NOW: &str = "2026-11-22T10:00:00Z";
const DATE: &str = "Sun, 22 Nov 2026 10:00:01 GMT";

const CONFIGURATION: &str = "openid-configuration";
const REALM: &str = "userrealm";
const V1: &str = "oauth2/token";
const V2: &str = "oauth2/v2.0/token";
const MPN: &str = "profiles/mpn";
const LEGAL: &str = "profiles/legalbusiness";
const ROLES: &str = "/v1/roles";
const ERV: &str = "/v1/roles/erv/usermembers";
const VIEWERS: &str = "/v1/roles/rv/usermembers";
const INSIGHTS: &str = "ScheduledDataset";

/// A world in which everything holds, and one session in it.
struct World {
    double: Double,
    session: Arc<Session>,
    answers: Answers,
    said: Arc<Mutex<Vec<Notice>>>,
    attended: bool,
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn limits() -> Limits {
    Limits {
        pause: Duration::ZERO,
        ..Limits::default()
    }
}

fn settings(origin: &str, limits: Limits) -> Settings {
    Settings {
        endpoints: Endpoints {
            authority: origin.to_owned(),
            graph: origin.to_owned(),
            partner_center: origin.to_owned(),
        },
        resource: Cloud::Global.resource(),
        ca_file: None,
        limits,
    }
}

/// A token with the usual claims, spoilt by `spoil`: later claims win.
fn token(spoil: &str) -> String {
    let at = now().as_second();
    let claims = format!(
        r#"{{"aud":"{AUDIENCE}","tid":"{TENANT}","appid":"{CLIENT}","upn":"API@contoso.example","oid":"{OBJECT}","scp":"user_impersonation","amr":["pwd","mfa"],"nbf":{at},"exp":{}{spoil}}}"#,
        at + 3600
    );
    format!("e30.{}.sig", BASE64_URL_SAFE_NO_PAD.encode(claims))
}

fn grant(token: &str) -> Reply {
    grant_at(token, DATE)
}

fn grant_at(token: &str, date: &str) -> Reply {
    reply(
        200,
        &[("Content-Type", "application/json"), ("Date", date)],
        format!(
            r#"{{"token_type":"Bearer","expires_in":"3599","resource":"{AUDIENCE}","access_token":"{token}","refresh_token":"r"}}"#
        ),
    )
}

fn entra(code: u32) -> Reply {
    refusal(
        400,
        &format!(
            r#"{{"error":"invalid_grant","error_description":"AADSTS{code}: Something is wrong. Trace ID: t-1 Correlation ID: c-1 Timestamp: x","error_codes":[{code}],"timestamp":"2026-11-22 10:00:00Z","trace_id":"t-1","correlation_id":"c-1"}}"#
        ),
    )
}

fn datasets(redacted: bool, names: &str) -> Reply {
    json(&format!(
        r#"{{"Value":[{names}],"NextLink":null,"TotalCount":2,"StatusCode":200,"DataRedacted":{redacted}}}"#
    ))
}

const NAMES: &str = r#"{"DatasetName":"Profile"},{"DatasetName":"AzureUsage"}"#;

fn members(ids: &[&str]) -> Reply {
    let items: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    json(&format!(
        r#"{{"totalCount":0,"items":[{}]}}"#,
        items.join(",")
    ))
}

impl World {
    async fn ready() -> Self {
        Self::limited(limits()).await
    }

    async fn limited(limits: Limits) -> Self {
        let double = Double::start().await;
        double
            .on(CONFIGURATION, [json(&format!(
                r#"{{"issuer":"https://login.microsoftonline.com/{TENANT}/v2.0","cloud_instance_name":"microsoftonline.com","tenant_region_scope":"EU"}}"#
            ))])
            .on(REALM, [json(r#"{"ver":"1.0","account_type":"Managed","domain_name":"contoso.example","cloud_instance_name":"microsoftonline.com"}"#)])
            .on(V1, [grant(&token(""))])
            .on(V2, [json(r#"{"token_type":"Bearer","expires_in":3599,"access_token":"app"}"#)])
            .on(MPN, [reply(200, &[("Content-Type", "application/json")], "\u{feff}{\"partnerName\":\"Contoso\",\"mpnId\":4391507}")])
            .on(LEGAL, [json(r#"{"vettingStatus":"authorized","vettingSubStatus":"none"}"#)])
            .on(ROLES, [json(r#"{"items":[{"id":"rv","name":"Report Viewer"},{"id":"erv","name":"executive report viewer"}]}"#)])
            .on(ERV, [members(&["x", OBJECT])])
            .on(VIEWERS, [members(&["x"])])
            .on(INSIGHTS, [datasets(false, NAMES)]);
        let session = Arc::new(Session::new(settings(double.origin(), limits)).unwrap());
        let mut answers = Answers::default();
        answers.set_line(QuestionId::Tenant, "contoso.example");
        answers.set_line(QuestionId::ClientId, CLIENT);
        answers.set_line(QuestionId::UserId, USER);
        answers.set_line(QuestionId::SignIn, "password");
        answers.set_secret(QuestionId::ClientSecret, Secret::new(SECRET.to_owned()));
        answers.set_secret(QuestionId::Password, Secret::new(PASSWORD.to_owned()));
        Self {
            double,
            session,
            answers,
            said: Arc::default(),
            attended: true,
        }
    }

    /// A world in which one thing is answered differently.
    async fn with(needle: &str, reply: Reply) -> Self {
        let world = Self::ready().await;
        world.double.on(needle, [reply]);
        world
    }

    async fn check(&self, id: &'static str) -> Verdict {
        let said = Arc::clone(&self.said);
        let probe = Probe {
            answers: self.answers.clone(),
            session: Arc::clone(&self.session),
            notice: Arc::new(move |notice| said.lock().unwrap().push(notice)),
            now: now(),
            attended: self.attended,
        };
        let verdict = (checks::find(CheckId(id)).unwrap().run)(probe).await;
        // Whatever a check finds, no secret of the world is in it, and every text is there in every language.
        let shown = format!(
            "{verdict:?} {}",
            Lang::ALL.map(|lang| words(lang, &verdict)).join(" ")
        );
        for secret in [SECRET, PASSWORD, &token("")] {
            assert!(!shown.contains(secret), "{id}: {shown}");
        }
        verdict
    }

    /// Signs in, then runs a check.
    async fn after_sign_in(&self, id: &'static str) -> Verdict {
        met(self.check("sign-in").await);
        self.check(id).await
    }
}

fn words(lang: Lang, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met(finding) => {
            lang.say(&finding.summary)
                + &finding
                    .warning
                    .as_ref()
                    .map_or(String::new(), |text| lang.say(text))
        }
        Verdict::Unmet(problem) | Verdict::Unknown(problem) => {
            let mut all = vec![lang.say(&problem.what), lang.say(&problem.why)];
            all.extend(problem.remedies.iter().map(|remedy| lang.say(&remedy.act)));
            all.extend(problem.who.iter().map(|who| lang.say(who)));
            all.extend(problem.server_text.clone());
            all.join(" ")
        }
    }
}

#[track_caller]
fn met(verdict: Verdict) -> Finding {
    match verdict {
        Verdict::Met(finding) => finding,
        other => panic!("not met: {other:?}"),
    }
}

#[track_caller]
fn unmet(verdict: Verdict) -> Problem {
    match verdict {
        Verdict::Unmet(problem) => *problem,
        other => panic!("not unmet: {other:?}"),
    }
}

#[track_caller]
fn unknown(verdict: Verdict) -> Problem {
    match verdict {
        Verdict::Unknown(problem) => *problem,
        other => panic!("not unknown: {other:?}"),
    }
}

/// A refusal without a word, but with the id that the service gives to each request.
fn bare(status: u16) -> Reply {
    reply(
        status,
        &[("x-ms-request-id", "r-0"), ("MS-RequestId", "r-0")],
        "",
    )
}

fn busy() -> Reply {
    bare(500)
}

#[tokio::test]
async fn in_a_world_where_everything_holds_every_check_is_met() {
    let world = World::ready().await;
    for check in checks::ALL {
        let finding = met(world.check(check.spec.id.0).await);
        assert_eq!(finding.proof, Proof::Proved, "{}", check.spec.id);
        assert_eq!(finding.warning, None, "{}", check.spec.id);
    }
}

#[tokio::test]
async fn without_an_answer_nothing_is_called_wrong() {
    let world = World::ready().await;
    met(world.check("sign-in").await);
    for needle in [CONFIGURATION, REALM, V1, V2, MPN, LEGAL, ROLES, INSIGHTS] {
        world.double.on(needle, [busy()]);
    }
    for id in [
        "tenant",
        "account",
        "client",
        "enrolment",
        "vetting",
        "role",
        "access",
    ] {
        let problem = unknown(world.check(id).await);
        assert_eq!(problem.kind, Kind::Service, "{id}");
    }
    unknown(world.check("secret").await);
    unknown(world.check("sign-in").await);
}

#[tokio::test]
async fn without_a_token_what_needs_one_is_unknown_and_nothing_is_sent() {
    let world = World::ready().await;
    for id in [
        "permission",
        "claims",
        "mfa",
        "enrolment",
        "vetting",
        "role",
        "access",
    ] {
        let problem = unknown(world.check(id).await);
        assert_eq!(
            (problem.kind, problem.owner),
            (Kind::SignIn, Owner::Token),
            "{id}"
        );
    }
    assert!(world.double.seen().is_empty());
}

// Tenant and account

#[tokio::test]
async fn an_unknown_tenant_is_unmet_and_one_of_another_cloud_too() {
    let world = World::with(CONFIGURATION, entra(90002)).await;
    let problem = unmet(world.check("tenant").await);
    assert_eq!(problem.code.as_deref(), Some("90002"));
    assert_eq!(problem.support.trace_id.as_deref(), Some("t-1"));

    world.double.on(CONFIGURATION, [json(&format!(
        r#"{{"issuer":"https://login.microsoftonline.us/{TENANT}/v2.0","cloud_instance_name":"microsoftonline.us"}}"#
    ))]);
    let problem = unmet(world.check("tenant").await);
    assert_eq!(problem.question, Some(QuestionId::Tenant));
}

#[tokio::test]
async fn a_tenant_is_found_with_the_id_of_the_issuer() {
    let world = World::ready().await;
    let finding = met(world.check("tenant").await);
    assert_eq!(finding.evidence("tenant_id"), Some(TENANT));
    assert_eq!(
        world.double.seen()[0].line,
        "GET /contoso.example/v2.0/.well-known/openid-configuration"
    );
}

#[tokio::test]
async fn an_account_is_managed_federated_or_unknown() {
    let world = World::ready().await;
    assert_eq!(
        met(world.check("account").await).evidence("account_type"),
        Some("Managed")
    );
    assert_eq!(
        world.double.seen()[0].line,
        "GET /common/userrealm/api%40contoso.example?api-version=1.0"
    );

    world
        .double
        .on(REALM, [json(r#"{"account_type":"Federated"}"#)]);
    let finding = met(world.check("account").await);
    assert_eq!(finding.evidence("account_type"), Some("Federated"));
    assert!(finding.warning.is_some());

    world
        .double
        .on(REALM, [json(r#"{"account_type":"Unknown"}"#)]);
    let problem = unmet(world.check("account").await);
    assert_eq!(problem.question, Some(QuestionId::UserId));

    world.double.on(REALM, [json(r#"{"nothing":"known"}"#)]);
    unknown(world.check("account").await);
}

#[tokio::test]
async fn a_tenant_id_in_braces_is_asked_for_without_them() {
    let mut world = World::ready().await;
    world
        .answers
        .set_line(QuestionId::Tenant, format!("{{{}}}", TENANT.to_uppercase()));
    met(world.check("tenant").await);
    assert_eq!(
        world.double.seen()[0].line,
        format!("GET /{TENANT}/v2.0/.well-known/openid-configuration")
    );
}

// Application

#[tokio::test]
async fn a_refused_secret_proves_the_application_and_is_sent_once() {
    for code in [7_000_215, 7_000_222, 7_000_218, 7_000_216, 700_025] {
        let world = World::with(V2, entra(code)).await;
        met(world.check("client").await);
        let problem = unmet(world.check("secret").await);
        assert_eq!(problem.code, Some(code.to_string()));
        assert_eq!(world.double.seen_on(V2).len(), 1, "{code}");
    }
}

#[tokio::test]
async fn the_answer_about_a_secret_is_used_once_and_only_for_the_same_inputs() {
    let mut world = World::ready().await;
    met(world.check("client").await);
    met(world.check("secret").await);
    assert_eq!(world.double.seen_on(V2).len(), 1);
    met(world.check("secret").await);
    assert_eq!(world.double.seen_on(V2).len(), 2, "run again, asked again");

    met(world.check("client").await);
    world
        .answers
        .set_secret(QuestionId::ClientSecret, Secret::new("another".to_owned()));
    met(world.check("secret").await);
    assert_eq!(
        world.double.seen_on(V2).len(),
        4,
        "another secret, asked again"
    );
}

#[tokio::test]
async fn an_application_that_is_not_there_is_unmet() {
    let world = World::with(V2, entra(700_016)).await;
    assert_eq!(
        unmet(world.check("client").await).code.as_deref(),
        Some("700016")
    );
}

#[tokio::test]
async fn a_refusal_about_the_api_says_nothing_about_the_secret() {
    let world = World::with(V2, entra(500_011)).await;
    met(world.check("client").await);
    unknown(world.check("secret").await);
}

#[tokio::test]
async fn the_app_only_request_is_the_documented_one_with_everything_encoded() {
    let world = World::ready().await;
    met(world.check("client").await);
    let request = &world.double.seen()[0];
    assert_eq!(request.line, "POST /contoso.example/oauth2/v2.0/token");
    assert_eq!(
        request.body,
        format!(
            "client_id={CLIENT}&client_secret=s3cret~%2B%26%25value-of-the-client&grant_type=client_credentials&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default"
        )
    );
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(request.header("return-client-request-id"), Some("true"));
    assert!(request.header("client-request-id").is_some());
}

#[tokio::test]
async fn the_day_a_secret_expires_is_far_near_or_past() {
    let mut world = World::ready().await;
    for (day, warns) in [
        ("2027-05-01", false),
        ("2026-12-22", true),
        ("2026-11-22", true),
    ] {
        world.answers.set_line(QuestionId::SecretExpires, day);
        let finding = met(world.check("secret").await);
        assert_eq!(finding.warning.is_some(), warns, "{day}");
        assert_eq!(finding.evidence("expires"), Some(day));
    }
    world
        .answers
        .set_line(QuestionId::SecretExpires, "2026-11-21");
    let problem = unmet(world.check("secret").await);
    assert_eq!(problem.question, Some(QuestionId::SecretExpires));
}

// Sign-in

#[tokio::test]
async fn the_sign_in_sends_exactly_what_the_page_documents() {
    let world = World::ready().await;
    let finding = met(world.check("sign-in").await);
    let request = &world.double.seen_on(V1)[0];
    assert_eq!(request.line, "POST /contoso.example/oauth2/token");
    assert_eq!(
        request.body,
        format!(
            "resource=https%3A%2F%2Fapi.partnercenter.microsoft.com&client_id={CLIENT}&client_secret=s3cret~%2B%26%25value-of-the-client&grant_type=password&scope=openid&username=api%40contoso.example&password=p4ss%20word%2B%26%3D%25"
        )
    );
    assert_eq!(finding.evidence("tenant"), Some(TENANT));
    assert_eq!(finding.evidence("scope"), Some("user_impersonation"));
    assert_eq!(finding.evidence("amr"), Some("pwd mfa"));
    let expires: Timestamp = finding.evidence("expires").unwrap().parse().unwrap();
    let lifetime = expires.duration_since(now()).as_secs();
    assert!((3599..3700).contains(&lifetime), "{lifetime}");
}

#[tokio::test]
async fn a_federated_account_is_not_asked_for_by_password() {
    let world = World::with(REALM, json(r#"{"account_type":"Federated"}"#)).await;
    met(world.check("account").await);
    let before = world.double.seen().len();
    let problem = unmet(world.check("sign-in").await);
    assert_eq!((problem.kind, problem.owner), (Kind::SignIn, Owner::User));
    assert_eq!(problem.offer, Some(SignIn::DeviceCode));
    assert_eq!(world.double.seen().len(), before, "nothing was sent");
}

#[tokio::test]
async fn what_bars_the_password_offers_the_device_code_and_what_bars_everybody_offers_nothing() {
    for code in [50_076, 50_079, 50_074, 50_072, 50_158, 530_035] {
        let world = World::with(V1, entra(code)).await;
        let problem = unmet(world.check("sign-in").await);
        assert_eq!(problem.offer, Some(SignIn::DeviceCode), "{code}");
        assert_eq!(problem.kind, Kind::SignIn, "{code}");
    }
    // Whoever has not consented is asked to in the browser (facts B.3).
    let world = World::with(V1, entra(65_001)).await;
    assert_eq!(
        unmet(world.check("sign-in").await).offer,
        Some(SignIn::Browser)
    );
    for code in [50_126, 50_053, 50_057, 50_034, 7_000_215] {
        let world = World::with(V1, entra(code)).await;
        assert_eq!(unmet(world.check("sign-in").await).offer, None, "{code}");
    }
}

#[tokio::test]
async fn a_public_client_signs_in_by_password_without_its_secret() {
    let world = World::ready().await;
    let forbidden = refusal(
        401,
        r#"{"error":"invalid_client","error_description":"AADSTS700025: x","error_codes":[700025]}"#,
    );
    world.double.on(V1, [forbidden, grant(&token(""))]);
    met(world.check("sign-in").await);
    let seen = world.double.seen_on(V1);
    let sent: Vec<bool> = seen.iter().map(|it| has(it, "client_secret")).collect();
    assert_eq!(sent, [true, false]);
    let without = seen[0]
        .body
        .replace("&client_secret=s3cret~%2B%26%25value-of-the-client", "");
    assert_eq!(seen[1].body, without);
}

#[tokio::test]
async fn a_refused_sign_in_is_unmet_sent_once_and_leaves_no_older_token() {
    let world = World::ready().await;
    met(world.check("sign-in").await);
    world.double.on(V1, [entra(50_076)]);
    let problem = unmet(world.check("sign-in").await);
    assert_eq!(problem.kind, Kind::SignIn);
    assert_eq!(problem.code.as_deref(), Some("50076"));
    assert_eq!(world.double.seen_on(V1).len(), 2);
    unknown(world.check("access").await);
}

#[tokio::test]
async fn a_password_is_sent_again_only_where_surely_nobody_judged_it() {
    for reply in [
        reply(502, &[], "<html>Bad gateway</html>"),
        reply(504, &[], ""),
        bare(504),
        bare(502),
        bare(503),
        reply(504, &[("Retry-After", "0")], ""),
        refusal(429, r#"{"error":"temporarily_unavailable"}"#),
        Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".to_vec()),
    ] {
        let world = World::with(V1, reply).await;
        unknown(world.check("sign-in").await);
        assert_eq!(world.double.seen_on(V1).len(), 1);
    }
    for status in [429, 503] {
        let world = World::ready().await;
        let later = reply(status, &[("Retry-After", "0")], "");
        world.double.on(V1, [later, grant(&token(""))]);
        met(world.check("sign-in").await);
        assert_eq!(world.double.seen_on(V1).len(), 2, "{status}");
    }
    // What the application alone asks for locks nobody out.
    let world = World::ready().await;
    let granted = json(r#"{"expires_in":3599,"access_token":"app"}"#);
    world.double.on(V2, [bare(504), granted]);
    met(world.check("client").await);
    assert_eq!(world.double.seen_on(V2).len(), 2);
}

#[tokio::test]
async fn a_secret_that_comes_back_in_an_answer_is_taken_out() {
    let world = World::with(
        V1,
        refusal(
            400,
            &format!(r#"{{"error":"invalid_request","error_description":"Sent: {SECRET}, p4ss%20word%2B%26%3D%25"}}"#),
        ),
    )
    .await;
    let verdict = world.check("sign-in").await;
    assert_eq!(
        verdict.problem().unwrap().server_text.as_deref(),
        Some("Sent: •••, •••")
    );

    let world = World::ready().await;
    let echo = format!(r#"{{"message":"Bearer {} is not welcome."}}"#, token(""));
    world.double.on(INSIGHTS, [refusal(403, &echo)]);
    let problem = unmet(world.after_sign_in("access").await);
    assert_eq!(
        problem.server_text.as_deref(),
        Some("Bearer ••• is not welcome.")
    );
}

#[tokio::test]
async fn the_newer_endpoint_gives_a_token_for_the_same_checks() {
    let world = World::with(
        V2,
        json(&format!(
            r#"{{"token_type":"Bearer","scope":"s","expires_in":3599,"access_token":"{}"}}"#,
            token("")
        )),
    )
    .await;
    world
        .session
        .password_v2(&world.answers, now(), &|_| {})
        .await
        .unwrap();
    met(world.check("claims").await);
    let body = &world.double.seen_on(V2)[0].body;
    assert!(body.ends_with("&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access%20openid%20profile"), "{body}");
    assert!(!body.contains("resource="));
}

// Device code

const CODE: &str = "oauth2/v2.0/devicecode";
const OFFER: &str = r#"{"user_code":"ABCD1234","device_code":"d3vice~code+&value","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":5,"message":"Sample text."}"#;
const DEVICE_CODE: &str = "d3vice~code+&value";

fn entra_error(error: &str, code: u32) -> Reply {
    refusal(
        400,
        &format!(
            r#"{{"error":"{error}","error_description":"AADSTS{code}: About {DEVICE_CODE}. Trace ID: t-1","error_codes":[{code}],"trace_id":"t-1"}}"#
        ),
    )
}

fn pending() -> Reply {
    entra_error("authorization_pending", 70016)
}

impl World {
    /// A world in which the device code is chosen and there is no password; polls are answered so, the first one first.
    async fn by_device_code(polls: impl IntoIterator<Item = Reply>) -> Self {
        let mut world = Self::ready().await;
        world.answers.set_line(QuestionId::SignIn, "device-code");
        world.answers.forget(QuestionId::Password);
        world.double.on(CODE, [json(OFFER)]).on(V2, polls);
        world
    }

    /// Runs the sign-in with the clock stopped; it is moved on by the interval whenever the code is told anew, that is,
    /// when the next poll is being waited for. Yielding in between keeps the clock from moving by itself while a socket is
    /// waited for.
    async fn sign_in_without_waiting(&self) -> Verdict {
        tokio::time::pause();
        let mut told = 0;
        let mut check = std::pin::pin!(self.check("sign-in"));
        let verdict = loop {
            tokio::select! {
                biased;
                verdict = &mut check => break verdict,
                () = tokio::task::yield_now() => {}
            }
            let now = self.said.lock().unwrap().len();
            if std::mem::replace(&mut told, now) != now {
                assert_eq!(self.double.seen_on(V2).len(), self.answered(now - 1));
                // Timers are kept in whole milliseconds, rounded up.
                tokio::time::advance(Duration::from_millis(5001)).await;
            }
        };
        tokio::time::resume();
        verdict
    }

    /// Polls that have been answered when the code has been told so often since its first time: none comes early.
    fn answered(&self, again: usize) -> usize {
        let demanded = self.double.seen_on(V2);
        let twice = demanded
            .windows(2)
            .any(|pair| has(&pair[1], "client_secret") && !has(&pair[0], "client_secret"));
        again + usize::from(twice)
    }
}

fn has(request: &support::double::Seen, name: &str) -> bool {
    request
        .body
        .split('&')
        .any(|pair| pair.starts_with(&format!("{name}=")))
}

#[tokio::test]
async fn a_device_code_is_shown_polled_for_and_brings_the_token() {
    let world = World::by_device_code([pending(), pending(), grant(&token(""))]).await;
    let finding = met(world.sign_in_without_waiting().await);
    assert_eq!(finding.evidence("amr"), Some("pwd mfa"));
    assert!(world.session.token(&world.answers, now()).is_some());
    met(world.check("claims").await);

    let asked = &world.double.seen_on(CODE)[0];
    assert_eq!(asked.line, "POST /contoso.example/oauth2/v2.0/devicecode");
    assert_eq!(
        asked.body,
        format!(
            "client_id={CLIENT}&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access%20openid%20profile"
        )
    );
    let polls = world.double.seen_on(V2);
    assert_eq!(polls.len(), 3);
    for poll in &polls {
        assert_eq!(
            poll.body,
            format!(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={CLIENT}&device_code=d3vice~code%2B%26value"
            )
        );
    }
    let expires = "2026-11-22T10:15:00Z".parse::<Timestamp>().unwrap();
    let said = world.said.lock().unwrap();
    for (nth, notice) in said.iter().enumerate() {
        let Notice::DeviceCode {
            user_code,
            url,
            expires: until,
            polls,
        } = notice
        else {
            panic!("{notice:?}")
        };
        assert_eq!(
            (user_code.as_str(), *polls),
            ("ABCD1234", u32::try_from(nth).unwrap())
        );
        assert_eq!(url, "https://microsoft.com/devicelogin");
        assert!(until.duration_since(expires).abs().as_secs() < 60);
    }
    assert_eq!(said.len(), 3);
    assert!(!format!("{said:?}").contains(DEVICE_CODE));
}

#[tokio::test]
async fn a_confidential_client_polls_with_its_secret_as_soon_as_that_is_demanded() {
    let demanded = refusal(
        401,
        r#"{"error":"invalid_client","error_description":"AADSTS7000218: x","error_codes":[7000218]}"#,
    );
    let world = World::by_device_code([demanded, pending(), grant(&token(""))]).await;
    met(world.sign_in_without_waiting().await);
    let sent: Vec<bool> = world
        .double
        .seen_on(V2)
        .iter()
        .map(|poll| has(poll, "client_secret"))
        .collect();
    assert_eq!(sent, [false, true, true]);
}

#[tokio::test]
async fn a_declined_or_expired_code_is_unmet_and_a_person_must_sign_in_anew() {
    for (error, code, what) in [
        ("authorization_declined", 0, "refusal-device-code-declined"),
        ("expired_token", 70020, "refusal-device-code-ended"),
        ("bad_verification_code", 70018, "refusal-device-code-ended"),
    ] {
        let world = World::by_device_code([pending(), entra_error(error, code)]).await;
        world.double.on(V1, [grant(&token(""))]);
        let problem = unmet(world.sign_in_without_waiting().await);
        assert_eq!(problem.what.key(), what);
        assert_eq!(problem.kind, Kind::SignIn, "{error}");
        assert_eq!(problem.question, Some(QuestionId::SignIn));
        assert_eq!(problem.support.trace_id.as_deref(), Some("t-1"));
        let text = problem.server_text.unwrap_or_default();
        assert!(!text.contains("d3vice"), "{text}");
        assert!(world.session.token(&world.answers, now()).is_none());
    }
}

#[tokio::test]
async fn what_bars_the_device_code_offers_the_browser() {
    for (error, code, offer) in [
        ("invalid_grant", 53003, Some(SignIn::Browser)),
        ("interaction_required", 50097, Some(SignIn::Browser)),
        ("interaction_required", 530_003, Some(SignIn::Browser)),
        ("expired_token", 70020, Some(SignIn::Browser)),
        ("authorization_declined", 0, None),
        ("invalid_grant", 50_126, None),
    ] {
        let world = World::by_device_code([entra_error(error, code)]).await;
        let problem = unmet(world.sign_in_without_waiting().await);
        assert_eq!(problem.offer, offer, "{error} {code}");
    }
}

#[tokio::test]
async fn a_network_that_breaks_amid_the_polling_ends_nothing_and_the_code_stays_in_sight() {
    let world = World::by_device_code([
        pending(),
        Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".to_vec()),
        bare(500),
        grant(&token("")),
    ])
    .await;
    met(world.sign_in_without_waiting().await);
    let said = world.said.lock().unwrap();
    let codes = |notice: &Notice| matches!(notice, Notice::DeviceCode { .. });
    assert_eq!(said.len(), 4);
    assert!(said.iter().all(codes), "{said:?}");
}

#[tokio::test]
async fn a_federated_account_signs_in_by_device_code_without_being_looked_up() {
    let world = World::by_device_code([grant(&token(""))]).await;
    world
        .double
        .on(REALM, [json(r#"{"account_type":"Federated"}"#)]);
    met(world.sign_in_without_waiting().await);
    assert!(world.double.seen_on(REALM).is_empty());
}

#[tokio::test]
async fn an_offer_with_a_page_that_is_not_https_is_never_shown() {
    let world = World::by_device_code([pending()]).await;
    world
        .double
        .on(CODE, [json(&OFFER.replace("https:", "http:"))]);
    unknown(world.check("sign-in").await);
    assert!(world.said.lock().unwrap().is_empty());
    assert!(world.double.seen_on(V2).is_empty());
}

#[tokio::test]
async fn where_nobody_is_there_a_device_code_is_not_asked_for() {
    let mut world = World::by_device_code([grant(&token(""))]).await;
    world.attended = false;
    let problem = unmet(world.check("sign-in").await);
    assert_eq!((problem.kind, problem.owner), (Kind::SignIn, Owner::User));
    assert!(world.double.seen().is_empty(), "nothing was sent");

    world.answers.set_line(QuestionId::SignIn, "password");
    world
        .answers
        .set_secret(QuestionId::Password, Secret::new(PASSWORD.to_owned()));
    met(world.check("sign-in").await);
    world.answers.set_line(QuestionId::SignIn, "device-code");
    unmet(world.check("sign-in").await);
    assert!(
        world.session.token(&world.answers, now()).is_none(),
        "an older token does not make later checks look good"
    );
}

// What the token says

#[tokio::test]
async fn a_token_without_the_permission_is_unmet_and_an_unreadable_one_unknown() {
    let world = World::with(V1, grant(&token(r#","scp":"openid profile""#))).await;
    assert_eq!(
        unmet(world.after_sign_in("permission").await).owner,
        Owner::Consent
    );
    world.double.on(V1, [grant("opaque")]);
    unknown(world.after_sign_in("permission").await);
    unknown(world.after_sign_in("claims").await);
}

#[tokio::test]
async fn claims_that_do_not_fit_are_unmet_and_name_the_answer_at_fault() {
    for (spoil, question) in [
        (r#","aud":"https://graph.windows.net""#, None),
        (
            r#","tid":"99999999-2222-3333-4444-555555555555""#,
            Some(QuestionId::Tenant),
        ),
        (r#","appid":"other""#, Some(QuestionId::ClientId)),
        (r#","exp":1000"#, None),
        (r#","nbf":4000000000,"exp":4000003600"#, None),
    ] {
        let world = World::with(V1, grant(&token(spoil))).await;
        let problem = unmet(world.after_sign_in("claims").await);
        assert_eq!(problem.question, question, "{spoil}");
    }
    let world = World::with(
        V1,
        grant(&token(r#","aud":"FA3D9A0C-3fb0-42cc-9193-47c7ecd2edbd""#)),
    )
    .await;
    met(world.after_sign_in("claims").await);
}

#[tokio::test]
async fn another_user_in_the_token_is_a_warning_that_names_both_and_no_user_at_all_is_nothing() {
    let world = World::with(V1, grant(&token(r#","upn":"other@contoso.example""#))).await;
    let finding = met(world.after_sign_in("claims").await);
    let warning = finding.warning.unwrap();
    for lang in Lang::ALL {
        let said = lang.say(&warning);
        assert!(said.contains("other@contoso.example") && said.contains(USER));
    }
    let world = World::with(V1, grant(&token(r#","upn":null"#))).await;
    assert_eq!(met(world.after_sign_in("claims").await).warning, None);
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_said_with_its_direction() {
    for (date, key) in [
        ("Sun, 22 Nov 2026 10:20:00 GMT", "check-clock-slow"),
        ("Sun, 22 Nov 2026 09:40:00 GMT", "check-clock-fast"),
    ] {
        let world = World::with(V1, grant_at(&token(""), date)).await;
        let problem = unmet(world.after_sign_in("claims").await);
        assert_eq!(problem.what.key(), key);
        assert_eq!(problem.owner, Owner::Token);
    }
    let world = World::with(V1, grant_at(&token(""), "Sun, 22 Nov 2026 10:04:00 GMT")).await;
    met(world.after_sign_in("claims").await);
}

// Multifactor authentication

fn compliant(value: &str) -> Reply {
    reply(
        200,
        &[
            ("Content-Type", "application/json"),
            ("isMfaCompliant", value),
        ],
        format!(r#"{{"value":[{NAMES}],"dataRedacted":false}}"#),
    )
}

fn says_true(reply: &Reply) -> bool {
    matches!(reply, Reply::Raw(bytes) if String::from_utf8_lossy(bytes).contains("isMfaCompliant: true"))
}

#[tokio::test]
async fn multifactor_needs_the_claim_and_no_objection() {
    let without = grant(&token(r#","amr":["pwd"]"#));
    let strong = grant(&token(r#","amr":["fido"]"#));
    let silent = grant(&token(r#","amr":null"#));
    let ordinary = grant(&token(""));
    let plain = datasets(false, NAMES);
    for (grant, listing, expected) in [
        (&ordinary, &compliant("True"), "met"),
        (&ordinary, &plain, "met"),
        (&ordinary, &compliant("false"), "unmet"),
        (
            &ordinary,
            &json(r#"{"value":[],"isMfaCompliant":false}"#),
            "unmet",
        ),
        (&without, &plain, "unmet"),
        (&without, &compliant("true"), "warned"),
        (&without, &compliant("false"), "unmet"),
        (&strong, &plain, "warned"),
        (&strong, &compliant("true"), "warned"),
        (&strong, &compliant("false"), "unmet"),
        (&silent, &compliant("true"), "met"),
        (&silent, &plain, "unknown"),
    ] {
        let world = World::ready().await;
        world
            .double
            .on(V1, [grant.clone()])
            .on(INSIGHTS, [listing.clone()]);
        let verdict = world.after_sign_in("mfa").await;
        let got = match &verdict {
            Verdict::Met(finding) if finding.warning.is_some() => "warned",
            Verdict::Met(_) => "met",
            Verdict::Unmet(_) => "unmet",
            Verdict::Unknown(_) => "unknown",
        };
        assert_eq!(got, expected, "{verdict:?}");
        if let (Verdict::Met(finding), true) = (&verdict, expected != "unmet" && says_true(listing))
        {
            assert_eq!(finding.proof, Proof::Proved, "Microsoft's own answer");
        }
        assert_eq!(
            world.double.seen_on(INSIGHTS)[0].header("validatemfa"),
            Some("true")
        );
    }
}

#[tokio::test]
async fn a_refusal_for_want_of_multifactor_is_found_wherever_its_code_stands() {
    for body in [
        r#"{"code":900421,"description":"d"}"#,
        r#"{"code":"900421","description":"d"}"#,
        r#"{"message":"Denied (900421)."}"#,
    ] {
        let world = World::ready().await;
        for needle in [MPN, LEGAL, ROLES, INSIGHTS] {
            world.double.on(needle, [refusal(401, body)]);
        }
        for id in ["mfa", "access"] {
            let problem = unmet(world.after_sign_in(id).await);
            assert_eq!(problem.code.as_deref(), Some("900421"), "{id} {body}");
            assert_eq!(problem.kind, Kind::NotAllowed, "they did sign in");
        }
        for id in ["enrolment", "vetting", "role"] {
            let problem = unknown(world.check(id).await);
            assert_eq!(problem.code.as_deref(), Some("900421"), "{id} {body}");
            assert_eq!(problem.kind, Kind::NotAllowed, "{id}");
        }
        for id in ["mfa", "access", "enrolment", "vetting", "role"] {
            let verdict = world.check(id).await;
            let offer = verdict.problem().unwrap().offer;
            assert_eq!(offer, Some(SignIn::DeviceCode), "{id}: a password was used");
        }
    }
}

#[tokio::test]
async fn the_older_form_of_that_refusal_has_its_words_in_the_status_line() {
    let raw = "HTTP/1.1 401 Unauthorized - MFA required\r\nWWW-Authenticate: Bearer error=\"invalid_token\"\r\nContent-Length: 0\r\n\r\n";
    let world = World::with(INSIGHTS, Reply::Raw(raw.into())).await;
    let problem = unmet(world.after_sign_in("mfa").await);
    assert_eq!(
        problem.server_text.as_deref(),
        Some("Unauthorized - MFA required")
    );
}

// Enrolment, vetting, role, access

#[tokio::test]
async fn the_partner_id_is_read_in_both_shapes_and_compared() {
    let mut world = World::ready().await;
    for body in [
        r#"{"mpnId":"4391507"}"#,
        r#"{"PartnerId":4391507,"partnerName":"Contoso"}"#,
    ] {
        world.double.on(MPN, [json(body)]);
        let finding = met(world.after_sign_in("enrolment").await);
        assert_eq!(finding.evidence("partner_id"), Some("4391507"));
    }
    world.answers.set_line(QuestionId::PartnerId, "4391507");
    met(world.check("enrolment").await);
    assert!(world.double.seen_on("mpnId=").is_empty(), "nothing to ask");
}

#[tokio::test]
async fn another_partner_id_than_the_one_found_is_looked_up_since_locations_have_their_own() {
    let mut world = World::ready().await;
    world.answers.set_line(QuestionId::PartnerId, "5");
    for (reply, key) in [
        (
            json(r#"{"mpnId":"5","partnerName":"Contoso Lyon"}"#),
            "check-enrolment-other.of",
        ),
        (json(r#"{"mpnId":"5"}"#), "check-enrolment-other.known"),
        (bare(403), "check-enrolment-other"),
        (busy(), "check-enrolment-other"),
    ] {
        world.double.on("profiles/mpn?mpnId=5", [reply]);
        let finding = met(world.after_sign_in("enrolment").await);
        assert_eq!(finding.evidence("partner_id"), Some("4391507"));
        let warning = finding.warning.unwrap();
        assert_eq!(warning.key(), key);
        let said = Lang::En.say(&warning);
        assert!(said.contains("4391507") && said.contains('5'), "{said}");
    }
    let nobody =
        r#"{"code":3000,"description":"could not be found","data":[],"source":"PartnerFD"}"#;
    world
        .double
        .on("profiles/mpn?mpnId=5", [refusal(404, nobody)]);
    let problem = unmet(world.check("enrolment").await);
    assert_eq!(problem.question, Some(QuestionId::PartnerId));
    assert_eq!(problem.code.as_deref(), Some("3000"));
}

#[tokio::test]
async fn not_enrolled_is_an_answer_but_a_plain_refusal_is_none() {
    for (status, body) in [
        (
            404,
            r#"{"code":3000,"description":"could not be found","data":[],"source":"PartnerFD"}"#,
        ),
        (
            403,
            r#"{"code":"900149","description":"program status isn't active"}"#,
        ),
    ] {
        let world = World::with(MPN, refusal(status, body)).await;
        unmet(world.after_sign_in("enrolment").await);
    }
    for (status, body) in [
        (
            403,
            r#"{"message":"The supplied role does not have the rights."}"#,
        ),
        (403, ""),
        (401, r#"{"code":"900150"}"#),
    ] {
        let world = World::with(MPN, refusal(status, body)).await;
        world.double.on(LEGAL, [refusal(status, body)]);
        unknown(world.after_sign_in("enrolment").await);
        unknown(world.check("vetting").await);
    }
}

#[tokio::test]
async fn vetting_is_done_stuck_at_a_step_or_without_a_verdict() {
    for (body, expected) in [
        (
            r#"{"vettingStatus":"pending","vettingSubStatus":"businessVerification"}"#,
            "check-vetting-pending",
        ),
        (
            r#"{"vettingStatus":"Rejected","vettingSubStatus":"somethingNew"}"#,
            "check-vetting-rejected",
        ),
        (r#"{"vettingStatus":"none"}"#, "check-vetting-unclear"),
    ] {
        let world = World::with(LEGAL, json(body)).await;
        let verdict = world.after_sign_in("vetting").await;
        let problem = verdict.problem().unwrap();
        assert_eq!(problem.what.key(), expected);
        assert_eq!(
            matches!(verdict, Verdict::Unknown(_)),
            expected.ends_with("unclear")
        );
    }
    let world = World::with(
        LEGAL,
        json(r#"{"vettingStatus":"pending","vettingSubStatus":"businessVerification"}"#),
    )
    .await;
    let problem = unmet(world.after_sign_in("vetting").await);
    assert!(
        Lang::En
            .say(&problem.what)
            .contains("verification of the business")
    );
    assert_eq!(problem.kind, Kind::NotReady);
}

#[tokio::test]
async fn the_role_is_told_by_its_members() {
    let world = World::ready().await;
    world.double.on(VIEWERS, [members(&[OBJECT])]);
    assert!(
        met(world.after_sign_in("role").await).warning.is_some(),
        "in both roles"
    );

    world.double.on(ERV, [members(&["x"])]);
    world.double.on(INSIGHTS, [bare(403)]);
    let problem = unmet(world.check("role").await);
    assert_eq!(problem.what.key(), "check-role-viewer-only");

    world.double.on(VIEWERS, [members(&[])]);
    let problem = unmet(world.check("role").await);
    assert_eq!(problem.what.key(), "check-role-missing");
    assert_eq!(problem.owner, Owner::Role);

    world.double.on(VIEWERS, [busy()]);
    unmet(world.check("role").await);
}

#[tokio::test]
async fn whom_the_list_does_not_name_may_have_the_role_for_a_location_so_the_data_decide() {
    let world = World::ready().await;
    world.double.on(ERV, [members(&["x"])]);
    let finding = met(world.after_sign_in("role").await);
    assert_eq!(finding.proof, Proof::Inferred);
    assert!(finding.warning.is_some());

    world.double.on(INSIGHTS, [datasets(true, NAMES)]);
    let problem = unmet(world.check("role").await);
    assert_eq!(problem.what.key(), "check-role-redacted");

    let not_about_roles = refusal(403, r#"{"code":"900149","description":"d"}"#);
    let no_mfa = refusal(401, r#"{"code":"900421","description":"d"}"#);
    for listing in [busy(), bare(401), not_about_roles, no_mfa] {
        world.double.on(INSIGHTS, [listing]);
        unknown(world.check("role").await);
    }
}

#[tokio::test]
async fn without_a_single_data_set_neither_role_nor_access_is_told_and_both_causes_are_named() {
    let world = World::with(INSIGHTS, datasets(false, "")).await;
    let access = unknown(world.after_sign_in("access").await);
    for (needle, reply) in [(ERV, members(&["x"])), (ROLES, bare(403))] {
        world.double.on(needle, [reply]);
        assert_eq!(unknown(world.check("role").await), access);
    }
    let why = Lang::En.say(&access.why);
    assert!(why.contains("Executive Report Viewer") && why.contains("account"));
}

#[tokio::test]
async fn members_are_followed_over_pages_but_never_to_another_host() {
    let world = World::ready().await;
    let next = |uri: &str| {
        json(&format!(
            r#"{{"items":[{{"id":"x"}}],"links":{{"next":{{"uri":"{uri}","method":"GET","headers":[{{"key":"MS-ContinuationToken","value":"more"}},{{"key":"Host","value":"evil"}}]}}}}}}"#
        ))
    };
    world
        .double
        .on(ERV, [next("/roles/erv/usermembers?size=500&page=2")]);
    world
        .double
        .on("usermembers?size=500&page=2", [members(&[OBJECT])]);
    met(world.after_sign_in("role").await);
    let second = &world.double.seen_on("page=2")[0];
    assert_eq!(second.line, "GET /v1/roles/erv/usermembers?size=500&page=2");
    assert_eq!(second.header("ms-continuationtoken"), Some("more"));

    let elsewhere = Double::start().await;
    world.double.on(
        ERV,
        [next(&format!(
            "{}/v1/roles/erv/usermembers",
            elsewhere.origin()
        ))],
    );
    let finding = met(world.check("role").await);
    assert_eq!(
        finding.proof,
        Proof::Inferred,
        "the list says nothing any more"
    );
    assert!(elsewhere.seen().is_empty(), "the token stays at home");
}

#[tokio::test]
async fn where_the_members_are_hidden_the_insights_answer_decides() {
    for status in [401, 403] {
        let world = World::with(ROLES, bare(status)).await;
        assert_eq!(
            met(world.after_sign_in("role").await).proof,
            Proof::Inferred
        );
        world.double.on(INSIGHTS, [datasets(true, NAMES)]);
        unmet(world.check("role").await);
        for listing in [datasets(false, ""), bare(403), busy()] {
            world.double.on(INSIGHTS, [listing]);
            unknown(world.check("role").await);
        }
    }
}

#[tokio::test]
async fn access_is_data_that_is_complete() {
    let world = World::ready().await;
    let finding = met(world.after_sign_in("access").await);
    assert_eq!(finding.evidence("datasets"), Some("2"));
    assert_eq!(finding.evidence("names"), Some("Profile, AzureUsage"));
    for listing in [datasets(true, NAMES), bare(403), bare(401)] {
        world.double.on(INSIGHTS, [listing]);
        unmet(world.check("access").await);
    }
    world.double.on(INSIGHTS, [json(r#"{"value":"none"}"#)]);
    unknown(world.check("access").await);

    let many: Vec<String> = (0..40)
        .map(|nth| format!("A rather long name {nth}"))
        .collect();
    let items: Vec<String> = many
        .iter()
        .map(|name| format!(r#"{{"DatasetName":"{name}"}}"#))
        .collect();
    world
        .double
        .on(INSIGHTS, [datasets(false, &items.join(","))]);
    let finding = met(world.check("access").await);
    assert_eq!(finding.evidence("names"), Some(many.join(", ").as_str()));
}

#[tokio::test]
async fn a_problem_read_from_an_answer_of_success_has_its_ids_too() {
    let ids = [
        ("MS-RequestId", "r-1"),
        ("MS-CorrelationId", "c-1"),
        ("Date", DATE),
    ];
    for (needle, body, id) in [
        (LEGAL, r#"{"vettingStatus":"rejected"}"#, "vetting"),
        (INSIGHTS, r#"{"value":[],"dataRedacted":true}"#, "access"),
    ] {
        let world = World::with(needle, reply(200, &ids, body)).await;
        let support = unmet(world.after_sign_in(id).await).support;
        assert_eq!(support.request_id.as_deref(), Some("r-1"), "{id}");
        assert_eq!(support.correlation_id.as_deref(), Some("c-1"), "{id}");
        assert_eq!(support.at.as_deref(), Some(DATE), "{id}");
    }
}

// The way there

/// The problem of the tenant check, the simplest request there is.
async fn stray(reply: Reply) -> Problem {
    let world = World::with(CONFIGURATION, reply).await;
    let problem = unknown(world.check("tenant").await);
    assert_eq!(world.double.seen().len(), 1, "not tried again");
    problem
}

#[tokio::test]
async fn what_does_not_come_from_the_service_is_called_unreachable() {
    let html = [("Content-Type", "text/html; charset=utf-8")];
    for (reply, key) in [
        (
            reply(200, &html, "<html>Welcome to the hotel</html>"),
            "reach-page",
        ),
        (reply(200, &[], "  <!DOCTYPE html>"), "reach-page"),
        (
            reply(403, &html, "<html>Blocked by policy</html>"),
            "reach-page",
        ),
        (reply(511, &[], ""), "reach-page"),
        (
            reply(302, &[("Location", "http://portal.example/login?x")], ""),
            "reach-redirect",
        ),
        (reply(407, &[], ""), "reach-proxy"),
        (
            reply(200, &[], vec![b' '; 4 * 1024 * 1024 + 1]),
            "reach-large",
        ),
        (
            Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".to_vec()),
            "reach-broken",
        ),
    ] {
        let problem = stray(reply).await;
        assert_eq!(problem.what.key(), key);
        assert_eq!(
            (problem.kind, problem.owner),
            (Kind::Unreachable, Owner::Network)
        );
        assert!(Lang::En.say(&problem.what).contains("127.0.0.1"));
    }
    for reply in [
        reply(403, &[("Content-Type", "text/plain")], "Blocked"),
        reply(403, &[("request-id", "of-the-filter")], ""),
        refusal(400, r#"{"blocked":true}"#),
        reply(500, &html, ""),
    ] {
        let problem = stray(reply).await;
        assert_eq!(problem.kind, Kind::Unreachable);
    }
    let problem = stray(reply(403, &[], "Blocked by policy 7")).await;
    assert_eq!(problem.what.key(), "reach-foreign");
    assert_eq!(problem.server_text.as_deref(), Some("Blocked by policy 7"));
    assert!(Lang::En.say(&problem.what).contains("403") && !problem.retryable);
    let problem = stray(json("[]")).await;
    assert_eq!(
        (problem.kind, problem.owner),
        (Kind::Unknown, Owner::Service)
    );
}

#[tokio::test]
async fn a_proxy_in_the_way_is_no_verdict_about_application_role_or_access() {
    let squid = || reply(503, &[("Content-Type", "text/html")], "<html>Squid</html>");
    let filter = || reply(403, &[("Content-Type", "text/plain")], "Blocked");
    let scheme = [("WWW-Authenticate", "Basic realm=\"proxy\"")];
    for reply in [squid(), filter(), reply(401, &scheme, "")] {
        let world = World::ready().await;
        met(world.check("sign-in").await);
        for needle in [V2, MPN, LEGAL, ROLES, INSIGHTS] {
            world.double.on(needle, [reply.clone()]);
        }
        for id in ["client", "enrolment", "vetting", "role", "access"] {
            let problem = unknown(world.check(id).await);
            assert_eq!(problem.kind, Kind::Unreachable, "{id}");
        }
        met(world.check("sign-in").await);
        world.double.on(V1, [reply]);
        assert_eq!(
            unknown(world.check("sign-in").await).kind,
            Kind::Unreachable
        );
    }
}

#[tokio::test]
async fn a_page_with_trouble_and_the_ids_of_the_service_is_trouble_of_the_service() {
    let page = [("Content-Type", "text/html"), ("x-ms-request-id", "r-9")];
    let world = World::with(CONFIGURATION, reply(500, &page, "<html>")).await;
    assert_eq!(unknown(world.check("tenant").await).kind, Kind::Service);
}

#[tokio::test]
async fn a_page_with_the_ids_of_the_service_is_a_refusal_of_the_service() {
    let world = World::with(
        MPN,
        reply(
            403,
            &[("Content-Type", "text/html"), ("MS-RequestId", "r-9")],
            "<html>",
        ),
    )
    .await;
    let problem = unknown(world.after_sign_in("enrolment").await);
    assert_eq!(problem.what.key(), "check-partner-inconclusive");
    assert_eq!(problem.support.request_id.as_deref(), Some("r-9"));
}

#[tokio::test]
async fn a_mark_before_the_json_does_not_matter_to_a_token_either() {
    let body = format!(
        "\u{feff}{{\"expires_in\":1,\"access_token\":\"{}\"}}",
        token("")
    );
    let world = World::with(V1, json(&body)).await;
    met(world.check("sign-in").await);
}

#[tokio::test]
async fn a_busy_service_is_asked_again_with_the_same_request_id_and_that_is_said() {
    let world = World::ready().await;
    met(world.check("sign-in").await);
    world.double.on(
        MPN,
        [
            reply(503, &[("Retry-After", "0")], ""),
            refusal(
                429,
                r#"{"statusCode":429,"message":"Rate limit is exceeded."}"#,
            ),
            json(r#"{"mpnId":"1"}"#),
        ],
    );
    met(world.check("enrolment").await);
    let seen = world.double.seen_on(MPN);
    assert_eq!(seen.len(), 3);
    let all = |name: &str| -> Vec<&str> { seen.iter().filter_map(|it| it.header(name)).collect() };
    let requests = all("ms-requestid");
    assert_eq!((requests[0], requests[1]), (requests[1], requests[2]));
    let correlations = all("ms-correlationid");
    assert!(correlations[0] != correlations[1] && correlations[1] != correlations[2]);
    assert_eq!(all("ms-partnercenter-application").len(), 3);
    assert_eq!(all("accept"), ["application/json"; 3]);
    let said = world.said.lock().unwrap();
    let said: Vec<String> = said
        .iter()
        .map(|notice| Lang::En.say(&notice.text()))
        .collect();
    assert_eq!(
        said,
        [
            "127.0.0.1: try 2 of 3 in 0 s",
            "127.0.0.1: try 3 of 3 in 0 s"
        ]
    );
}

#[tokio::test]
async fn tries_are_bounded_and_a_long_wait_is_not_waited_for() {
    let world = World::ready().await;
    met(world.check("sign-in").await);
    world.double.on(MPN, [bare(503)]);
    unknown(world.check("enrolment").await);
    assert_eq!(world.double.seen_on(MPN).len(), 3);

    world.double.on(
        LEGAL,
        [reply(
            429,
            &[("MS-RequestId", "r-0"), ("Retry-After", "57")],
            "",
        )],
    );
    let problem = unknown(world.check("vetting").await);
    assert_eq!(problem.kind, Kind::Service);
    assert_eq!(world.double.seen_on(LEGAL).len(), 1);
}

#[tokio::test]
async fn a_silent_service_is_named_with_the_limit() {
    for (limits, words) in [
        (
            Limits {
                read: Duration::from_millis(60),
                ..limits()
            },
            "60 ms",
        ),
        (
            Limits {
                overall: Duration::from_millis(70),
                ..limits()
            },
            "70 ms",
        ),
    ] {
        let world = World::limited(limits).await;
        world.double.on(CONFIGURATION, [Reply::Silence]);
        let problem = unknown(world.check("tenant").await);
        let what = Lang::En.say(&problem.what);
        assert!(what.contains("127.0.0.1") && what.contains(words), "{what}");
        assert_eq!(world.double.seen().len(), 1, "not tried again");
    }
}

#[tokio::test]
async fn where_nobody_listens_is_tried_again_and_then_said() {
    let world = World::ready().await;
    let vacant = {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let session = Session::new(settings(&vacant, limits())).unwrap();
    let said = Mutex::new(0);
    let fault = session
        .password(&world.answers, now(), &|_| *said.lock().unwrap() += 1)
        .await
        .unwrap_err();
    assert!(matches!(&fault, Fault::Unreachable(it) if it.reason == Reason::NoConnection));
    assert_eq!(*said.lock().unwrap(), 2);
    let problem = fault.problem(&world.answers);
    assert!(
        problem.server_text.is_some(),
        "the system's own words are kept"
    );
}

#[tokio::test]
async fn plain_http_behind_an_https_address_is_a_fault_of_tls_and_not_tried_again() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
        .await
        .unwrap();
    let https = format!("https://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // Whatever it is, it is not what a server of HTTP expects.
        assert!(stream.read(&mut [0; 4096]).await.unwrap() > 0);
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
        stream
    });
    let session = Session::new(settings(&https, limits())).unwrap();
    let said = Mutex::new(0);
    let fault = session
        .tenant("contoso.example", &|_| *said.lock().unwrap() += 1)
        .await
        .unwrap_err();
    assert!(
        matches!(&fault, Fault::Unreachable(it) if it.reason == Reason::Tls),
        "{fault:?}"
    );
    assert_eq!(*said.lock().unwrap(), 0);
    server.await.unwrap();
}

#[test]
fn a_file_without_certificates_is_refused_before_any_request() {
    let mut settings = settings("https://login.example", limits());
    settings.ca_file = Some(b"not a certificate".to_vec());
    assert_eq!(Session::new(settings).unwrap_err().key(), "reach-ca-file");
}
