//! Renewing a sign-in: what is sent, what is kept in which order, and what becomes of a token that is dead. Against scripted
//! answers and against the sandbox, over HTTP, with a keychain in memory.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is out of order in a test ends it"
)]

mod support {
    #[expect(dead_code, reason = "other tests look at headers and hear silence")]
    pub(crate) mod double;
}

use jiff::Timestamp;
use keyring_core::mock;
use partner_onboard::app::renewal::VaultKeeper;
use partner_onboard::checks::{self, Probe};
use partner_onboard::cloud::refresh::{Keeper, Kept, Turn};
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::endpoints::{Cloud, Endpoints};
use partner_onboard::model::profile::{Environment, Profile, SCHEMA, StoreKind};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use partner_onboard::model::words;
use partner_onboard::sandbox;
use partner_onboard::store::{Home, SecretName, Vault};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::double::{Double, Reply, json, refusal};
use tempfile::TempDir;

const V1: &str = "/oauth2/token";
const V2: &str = "/oauth2/v2.0/token";
const REALM: &str = "userrealm";
const MANAGED: &str = r#"{"account_type":"Managed","domain_name":"contoso.example"}"#;

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// The answer with this refresh token, or without one.
fn granted(refresh: &str) -> Reply {
    json(&format!(
        r#"{{"token_type":"Bearer","expires_in":3599,"access_token":"h.e30.s","refresh_token":"{refresh}"}}"#
    ))
}

fn refused(error: &str, code: u32) -> Reply {
    refusal(
        400,
        &format!(
            r#"{{"error":"{error}","error_description":"AADSTS{code}: No.","error_codes":[{code}]}}"#
        ),
    )
}

fn session(endpoints: Endpoints) -> Arc<Session> {
    let limits = Limits {
        pause: Duration::ZERO,
        ..Limits::default()
    };
    let settings = Settings {
        endpoints,
        resource: Cloud::Global.resource(),
        ca_file: None,
        limits,
    };
    Arc::new(Session::new(settings).unwrap())
}

fn endpoints_of(double: &Double) -> Endpoints {
    Endpoints {
        authority: double.origin().to_owned(),
        graph: double.origin().to_owned(),
        partner_center: double.origin().to_owned(),
    }
}

/// Keeps one token, remembers what happened, and may refuse to keep.
#[derive(Default)]
struct Notebook {
    kept: Mutex<Option<Secret>>,
    refuses: bool,
}

impl Notebook {
    fn with(token: &str) -> Arc<Self> {
        Arc::new(Self {
            kept: Mutex::new(Some(secret(token))),
            refuses: false,
        })
    }

    fn kept(&self) -> Option<Secret> {
        self.kept.lock().unwrap().clone()
    }
}

impl Keeper for Notebook {
    fn turn(&self) -> Kept<'_, Turn> {
        Box::pin(async {
            Ok(Turn {
                token: self.kept(),
                hold: Box::new(()),
            })
        })
    }

    fn keep<'a>(&'a self, newest: &'a Secret) -> Kept<'a, ()> {
        Box::pin(async move {
            if self.refuses {
                return Err(words::internal_no_thread());
            }
            *self.kept.lock().unwrap() = Some(newest.clone());
            Ok(())
        })
    }
}

/// A scripted service and one session in it that renews from a keeper.
struct Scene {
    double: Double,
    session: Arc<Session>,
    answers: Answers,
    attended: bool,
}

impl Scene {
    async fn new(keeper: Arc<dyn Keeper>) -> Self {
        let double = Double::start().await;
        double
            .on(REALM, [json(MANAGED)])
            .on(V1, [granted("from-password")]);
        let session = session(endpoints_of(&double));
        session.renew_from(keeper);
        let mut answers = Answers::default();
        for (id, line) in [
            (QuestionId::Tenant, "contoso.example"),
            (QuestionId::ClientId, "aaaaaaaa-0000-0000-0000-000000000001"),
            (QuestionId::UserId, "api@contoso.example"),
            (QuestionId::SignIn, "password"),
        ] {
            answers.set_line(id, line);
        }
        answers.set_secret(QuestionId::ClientSecret, secret("client+secret"));
        Self {
            double,
            session,
            answers,
            attended: false,
        }
    }

    fn with_password(mut self) -> Self {
        self.answers
            .set_secret(QuestionId::Password, secret("pass+word"));
        self
    }

    async fn sign_in(&self) -> Verdict {
        sign_in(
            self.answers.clone(),
            Arc::clone(&self.session),
            self.attended,
        )
        .await
    }

    fn bodies(&self, needle: &str) -> Vec<String> {
        let seen = self.double.seen_on(needle);
        seen.into_iter().map(|request| request.body).collect()
    }
}

async fn sign_in(answers: Answers, session: Arc<Session>, attended: bool) -> Verdict {
    let probe = Probe {
        answers,
        session,
        notice: Arc::new(|_| ()),
        now: "2026-11-22T10:00:00Z".parse().unwrap(),
        attended,
    };
    (checks::find(CheckId("sign-in")).unwrap().run)(probe).await
}

fn met(verdict: Verdict) -> Finding {
    match verdict {
        Verdict::Met(finding) => finding,
        other => panic!("{other:?}"),
    }
}

fn unmet(verdict: Verdict) -> Problem {
    match verdict {
        Verdict::Unmet(problem) => *problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_kept_refresh_token_is_used_instead_of_the_password_and_the_new_one_is_kept() {
    let book = Notebook::with("first");
    let scene = Scene::new(book.clone()).await.with_password();
    scene.double.on(V2, [granted("second")]);
    let finding = met(scene.sign_in().await);
    assert_eq!(finding.evidence("way"), Some("refresh"));
    assert!(finding.warning.is_none());
    assert_eq!(book.kept(), Some(secret("second")));
    assert!(scene.bodies(V1).is_empty() && scene.double.seen_on(REALM).is_empty());
    let scope = "https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access%20openid%20profile";
    assert_eq!(
        scene.bodies(V2),
        [format!(
            "grant_type=refresh_token&client_id=aaaaaaaa-0000-0000-0000-000000000001&refresh_token=first&scope={scope}&client_secret=client%2Bsecret"
        )]
    );
    assert!(!format!("{finding:?}").contains("second"));
}

#[tokio::test]
async fn a_new_token_that_cannot_be_kept_leaves_the_old_one_and_is_said() {
    let book = Arc::new(Notebook {
        refuses: true,
        ..Notebook::default()
    });
    *book.kept.lock().unwrap() = Some(secret("first"));
    let scene = Scene::new(book.clone()).await;
    scene.double.on(V2, [granted("second")]);
    let finding = met(scene.sign_in().await);
    let warning = finding.warning.unwrap();
    assert_eq!(warning.key(), "check-sign-in-not-kept");
    assert_eq!(book.kept(), Some(secret("first")));
}

#[tokio::test]
async fn an_answer_without_a_new_refresh_token_leaves_the_old_one_in_use() {
    let book = Notebook::with("first");
    let scene = Scene::new(book.clone()).await;
    scene.double.on(V2, [granted("")]);
    met(scene.sign_in().await);
    assert_eq!(book.kept(), Some(secret("first")));
}

#[tokio::test]
async fn every_dead_token_asks_a_person_to_sign_in_and_sends_nothing_else() {
    for (code, key) in [
        (700_082, "refusal-refresh-expired"),
        (50173, "refusal-refresh-revoked"),
        (70043, "refusal-refresh-frequency"),
        (70000, "refusal-refresh-broken"),
        (987_654, "check-sign-in-dead"),
    ] {
        let book = Notebook::with("first");
        let scene = Scene::new(book.clone()).await;
        scene.double.on(V2, [refused("invalid_grant", code)]);
        let problem = unmet(scene.sign_in().await);
        assert_eq!((problem.kind, problem.what.key()), (Kind::SignIn, key));
        assert_eq!(problem.code, Some(code.to_string()));
        assert_eq!(scene.double.seen().len(), 1, "{code}");
        assert_eq!(book.kept(), Some(secret("first")));
    }
}

#[tokio::test]
async fn every_suberror_of_a_refused_token_leads_to_its_own_step() {
    for (suberror, kind) in [
        ("basic_action", Kind::SignIn),
        ("bad_token", Kind::SignIn),
        ("token_expired", Kind::SignIn),
        ("client_mismatch", Kind::SignIn),
        ("additional_action", Kind::NotAllowed),
        ("message_only", Kind::NotAllowed),
        ("consent_required", Kind::NotAllowed),
        ("protection_policy_required", Kind::NotAllowed),
        ("device_authentication_failed", Kind::NotAllowed),
        ("user_password_expired", Kind::Refused),
    ] {
        let scene = Scene::new(Notebook::with("first")).await.with_password();
        let said = format!(r#"{{"error":"invalid_grant","suberror":"{suberror}"}}"#);
        scene.double.on(V2, [refusal(400, &said)]);
        let password_used = kind == Kind::SignIn;
        let verdict = scene.sign_in().await;
        assert_eq!(
            scene.bodies(V1).len(),
            usize::from(password_used),
            "{suberror}"
        );
        if !password_used {
            assert_eq!(unmet(verdict).kind, kind, "{suberror}");
        }
    }
}

#[tokio::test]
async fn a_password_at_hand_helps_where_the_token_is_dead_and_brings_a_new_one() {
    let book = Notebook::with("first");
    let scene = Scene::new(book.clone()).await.with_password();
    scene.double.on(V2, [refused("invalid_grant", 700_082)]);
    let finding = met(scene.sign_in().await);
    assert_eq!(finding.evidence("way"), Some("password"));
    assert_eq!(book.kept(), Some(secret("from-password")));
}

#[tokio::test]
async fn a_missing_second_factor_is_not_answered_with_a_password() {
    let scene = Scene::new(Notebook::with("first")).await.with_password();
    scene.double.on(V2, [refused("invalid_grant", 50076)]);
    let problem = unmet(scene.sign_in().await);
    assert_eq!((problem.kind, problem.owner), (Kind::SignIn, Owner::Mfa));
    assert!(scene.bodies(V1).is_empty());
}

#[tokio::test]
async fn trouble_of_the_service_is_unknown_and_sends_no_password() {
    let scene = Scene::new(Notebook::with("first")).await.with_password();
    scene.double.on(V2, [refusal(500, "{}")]);
    assert!(matches!(scene.sign_in().await, Verdict::Unknown(_)));
    assert!(scene.bodies(V1).is_empty());
}

#[tokio::test]
async fn after_a_device_code_the_secret_goes_along_only_when_it_is_demanded() {
    let mut scene = Scene::new(Notebook::with("first")).await;
    scene.answers.set_line(QuestionId::SignIn, "device-code");
    let demanded = refused("invalid_client", 7_000_218);
    scene
        .double
        .on(V2, [granted("second"), demanded, granted("third")]);
    met(scene.sign_in().await);
    met(scene.sign_in().await);
    let with: Vec<bool> = scene
        .bodies(V2)
        .iter()
        .map(|body| body.contains("client_secret"))
        .collect();
    assert_eq!(with, [false, false, true]);
}

#[tokio::test]
async fn a_public_client_renews_without_its_secret() {
    let scene = Scene::new(Notebook::with("first")).await;
    let forbidden = refused("invalid_client", 700_025);
    scene.double.on(V2, [forbidden, granted("second")]);
    met(scene.sign_in().await);
    let bodies = scene.bodies(V2);
    assert!(bodies[0].contains("client_secret") && !bodies[1].contains("client_secret"));
}

#[tokio::test]
async fn without_a_kept_token_the_password_signs_in_and_its_refresh_token_is_kept() {
    let book = Arc::new(Notebook::default());
    let scene = Scene::new(book.clone()).await.with_password();
    let finding = met(scene.sign_in().await);
    assert_eq!(finding.evidence("way"), Some("password"));
    assert_eq!(book.kept(), Some(secret("from-password")));
}

fn profile() -> Profile {
    Profile {
        schema: SCHEMA,
        name: "demo".to_owned(),
        environment: Environment::Live,
        cloud: Cloud::Global,
        tenant: "contoso.example".to_owned(),
        tenant_id: None,
        partner_id: None,
        client_id: "aaaaaaaa-0000-0000-0000-000000000001".to_owned(),
        secret_expires: None,
        user_id: "api@contoso.example".to_owned(),
        sign_in: "password".to_owned(),
        store: StoreKind::Keychain,
        ready: true,
        saved_at: "2026-11-22T10:00:00Z".to_owned(),
        refresh_used_at: None,
        checks: BTreeMap::new(),
        seen_at: BTreeMap::new(),
        proved: BTreeMap::new(),
    }
}

/// The same profile of another tenant, of another application, and of another user.
fn others() -> [Profile; 3] {
    let mut others = [profile(), profile(), profile()];
    "fabrikam.example".clone_into(&mut others[0].tenant);
    "aaaaaaaa-0000-0000-0000-000000000002".clone_into(&mut others[1].client_id);
    "other@contoso.example".clone_into(&mut others[2].user_id);
    others
}

/// A home and a keychain that several sessions share, as several processes would.
struct Shared {
    home: Home,
    vault: Vault,
    profile: Profile,
    _folder: TempDir,
}

impl Shared {
    async fn new(token: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let store = mock::Store::new().unwrap();
        let vault = Vault::over(store, "test", Duration::from_secs(20));
        Self::with(home, vault, profile(), folder, token).await
    }

    /// The same with an encrypted file in place of the keychain.
    async fn in_a_file(token: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::of_files(&home, Some(secret("correct horse battery")));
        let profile = Profile {
            store: StoreKind::File,
            ..profile()
        };
        Self::with(home, vault, profile, folder, token).await
    }

    async fn with(
        home: Home,
        vault: Vault,
        profile: Profile,
        folder: tempfile::TempDir,
        token: &str,
    ) -> Self {
        home.profiles().save(&profile).unwrap();
        let shared = Self {
            home,
            vault,
            profile,
            _folder: folder,
        };
        shared.keeper().keep(&secret(token)).await.unwrap();
        shared
    }

    fn keeper(&self) -> VaultKeeper {
        self.keeper_of(self.profile.clone())
    }

    fn keeper_of(&self, profile: Profile) -> VaultKeeper {
        VaultKeeper::new(self.home.clone(), self.vault.clone(), profile)
    }

    async fn kept(&self) -> Secret {
        self.keeper().turn().await.unwrap().token.unwrap()
    }

    async fn entry(&self) -> Option<Secret> {
        let found = self.vault.get("demo", SecretName::RefreshToken).await;
        found.unwrap()
    }
}

#[tokio::test]
async fn two_renewals_at_once_take_turns_and_the_newest_token_is_the_one_kept() {
    at_once(Shared::new("r0").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_holds_for_an_encrypted_file() {
    at_once(Shared::in_a_file("r0").await).await;
}

async fn at_once(shared: Shared) {
    let scene = Scene::new(Arc::new(shared.keeper())).await;
    let names: Vec<String> = (1..=8).map(|at| format!("r{at}")).collect();
    scene.double.on(V2, names.iter().map(|name| granted(name)));
    let renewals = (0..8).map(|_| {
        let session = session(endpoints_of(&scene.double));
        session.renew_from(Arc::new(shared.keeper()));
        let answers = scene.answers.clone();
        async move { met(sign_in(answers, session, false).await) }
    });
    let mut running = tokio::task::JoinSet::new();
    for renewal in renewals {
        running.spawn(renewal);
    }
    assert_eq!(running.join_all().await.len(), 8);
    // Each worked from what the one before it had kept.
    for (at, body) in scene.bodies(V2).iter().enumerate() {
        assert!(body.contains(&format!("refresh_token=r{at}&")), "{body}");
    }
    assert_eq!(shared.kept().await, secret("r8"));
}

#[tokio::test]
async fn the_sandbox_renews_what_it_gave_for_a_password_again_and_again() {
    let cloud = sandbox::start(sandbox::find("ready").unwrap())
        .await
        .unwrap();
    let shared = Shared::new("0.made-up").await;
    let answers = sandbox::practice();
    let now = Timestamp::now();
    let first = session(cloud.endpoints());
    first.password(&answers, now, &|_| ()).await.unwrap();
    first.renew_from(Arc::new(shared.keeper()));
    assert_eq!(first.hand_over(&answers).await, None);
    let mut before = shared.kept().await;
    for _ in 0..3 {
        let session = session(cloud.endpoints());
        session.renew_from(Arc::new(shared.keeper()));
        let renewal = session.renew(&answers, now, &|_| ()).await;
        let partner_onboard::cloud::refresh::Renewal::Done(token, None) = renewal else {
            panic!("{renewal:?}");
        };
        assert_eq!(
            token.claims().unwrap().methods.clone().unwrap(),
            ["pwd", "mfa"]
        );
        let newest = shared.kept().await;
        assert!(newest != before);
        before = newest;
    }
}

#[tokio::test]
async fn a_kept_token_is_none_for_another_tenant_application_or_user() {
    let shared = Shared::new("first").await;
    for other in others() {
        let turn = shared.keeper_of(other).turn().await.unwrap();
        assert_eq!(turn.token, None);
    }
    let mut same = profile();
    same.user_id = "API@Contoso.Example".to_owned();
    let turn = shared.keeper_of(same).turn().await.unwrap();
    assert_eq!(turn.token, Some(secret("first")));
    drop(turn);
    // Nor is one that does not say whose it is.
    let bare = secret("bare");
    let put = shared.vault.put("demo", SecretName::RefreshToken, &bare);
    put.await.unwrap();
    assert_eq!(shared.keeper().turn().await.unwrap().token, None);
}

#[tokio::test]
async fn a_new_token_is_not_kept_for_a_profile_that_was_removed_or_changed_meanwhile() {
    let mut stored_nowhere = profile();
    stored_nowhere.store = StoreKind::None;
    for now in others().into_iter().chain([stored_nowhere]) {
        let shared = Shared::new("first").await;
        let before = shared.entry().await;
        shared.home.profiles().save(&now).unwrap();
        let refused = shared.keeper().keep(&secret("second")).await.unwrap_err();
        assert_eq!(refused.key(), "renewal-profile-gone");
        assert_eq!(shared.entry().await, before);
    }
    let shared = Shared::new("first").await;
    shared.home.profiles().remove("demo").unwrap();
    shared.vault.remove("demo").await.unwrap();
    let refused = shared.keeper().keep(&secret("second")).await.unwrap_err();
    assert_eq!(refused.key(), "renewal-profile-gone");
    assert_eq!(shared.entry().await, None);
    assert!(!shared.home.profiles().exists("demo").unwrap());
}

/// The program with this home.
fn program(home: &Home, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command
        .args(arguments)
        .env("PARTNER_ONBOARD_HOME", home.root())
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn a_profile_is_removed_only_when_a_renewal_under_way_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let mut profile = profile();
    profile.store = StoreKind::None;
    home.profiles().save(&profile).unwrap();
    let turn = home.renewal("demo", Duration::ZERO).unwrap();
    let child = program(&home, &["profiles", "remove", "demo"])
        .spawn()
        .unwrap();
    // A timer without a sleep: nobody ever sends. One that does not wait is done long before.
    let (_sender, timer) = channel::<()>();
    let _ = timer.recv_timeout(Duration::from_secs(1));
    assert!(home.profiles().exists("demo").unwrap());
    drop(turn);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!home.profiles().exists("demo").unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_user_than_the_profiles_is_not_printed() {
    let double = Double::start().await;
    let answer = r#"{"token_type":"Bearer","expires_in":3599,"access_token":"h.eyJ1cG4iOiJvdGhlckBjb250b3NvLmV4YW1wbGUifQ.s"}"#;
    double.on(REALM, [json(MANAGED)]).on(V1, [json(answer)]);
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let file = folder.path().join("endpoints.json");
    let endpoints = serde_json::to_vec(&endpoints_of(&double)).unwrap();
    std::fs::File::create(&file)
        .unwrap()
        .write_all(&endpoints)
        .unwrap();
    for (user, code) in [("api@contoso.example", 5), ("Other@Contoso.Example", 0)] {
        let mut profile = profile();
        profile.store = StoreKind::None;
        profile.user_id = user.to_owned();
        home.profiles().save(&profile).unwrap();
        let output = program(&home, &["token", "--endpoints", file.to_str().unwrap()])
            .env("PARTNER_ONBOARD_CLIENT_SECRET", "client+secret")
            .env("PARTNER_ONBOARD_PASSWORD", "pass+word")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert_eq!(output.stdout.is_empty(), code == 5);
        assert_eq!(said.contains("other@contoso.example"), code == 5, "{said}");
    }
}
