//! The loop and the world behind it: what a wizard asks for is done, and whatever fails on the way ends in a message.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

use keyring_core::api::CredentialStoreApi;
use keyring_core::{CredentialStore, Entry, mock};
use partner_onboard::app::drive::{Ended, Finish, drive};
use partner_onboard::app::env::Variables;
use partner_onboard::app::signals::Signals;
use partner_onboard::app::world::{Way, World};
use partner_onboard::checks::{self, Check};
use partner_onboard::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::{Draft, Environment, Profile, SCHEMA, StoreKind};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::step::StepId;
use partner_onboard::model::text::Text;
use partner_onboard::model::verdict::{Finding, Verdict};
use partner_onboard::model::words;
use partner_onboard::sandbox::{self, practice};
use partner_onboard::store::{Home, SecretName, Vault};
use partner_onboard::wizard::{Frontend, Leave, Msg, Saving, Setup, Typed, Wizard};
use std::any::Any;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::future::pending;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

const fn spec(id: &'static str) -> CheckSpec {
    CheckSpec {
        id: CheckId(id),
        prerequisite: Prerequisite::Token,
        step: StepId::Enrolment,
        title: words::check_tenant,
        why: words::check_tenant_why,
        reads: &[QuestionId::Tenant],
        needs: &[],
        starts: Starts::Freely,
    }
}

static GOOD: Check = Check {
    spec: spec("good"),
    run: |_| Box::pin(async { Verdict::Met(Finding::proved(words::check_tenant())) }),
};
static BROKEN: Check = Check {
    spec: spec("broken"),
    run: |_| Box::pin(async { panic!("the value of a secret") }),
};
static ENDLESS: Check = Check {
    spec: spec("endless"),
    run: |_| Box::pin(pending()),
};

/// Says one thing after the other, each when nothing is under way; `Msg::Escape` also while something is.
struct Player {
    says: VecDeque<Msg>,
    shown: usize,
}

impl Player {
    fn new(says: impl IntoIterator<Item = Msg>) -> Self {
        Self {
            says: says.into_iter().collect(),
            shown: 0,
        }
    }
}

impl Frontend for Player {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        let impatient = self.says.front() == Some(&Msg::Escape);
        if wizard.is_busy() && !impatient {
            return Ok(None);
        }
        Ok(self.says.pop_front())
    }

    fn show(&mut self, _: &Wizard) -> io::Result<()> {
        self.shown += 1;
        assert!(self.shown < 100, "the loop spins");
        Ok(())
    }

    async fn ready(&mut self) {
        pending::<()>().await;
    }
}

struct Play {
    folder: TempDir,
    world: World,
}

impl Play {
    fn new(environment: Environment, checks: &[&'static Check]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        Self {
            world: World {
                checks: checks.to_vec(),
                environment,
                way: Way::default(),
                vault: vault(mock::Store::new().unwrap()),
                home,
                variables: Variables::given([]),
                practice: Some(practice()),
                drafts: true,
                attended: true,
                files: Mutex::new(None),
                session: Mutex::new(None),
            },
            folder,
        }
    }

    fn home(&self) -> Home {
        Home::new(Some(self.folder.path().to_owned())).unwrap()
    }

    async fn play(self, says: impl IntoIterator<Item = Msg>) -> (Wizard, Finish, TempDir) {
        let environment = self.world.environment;
        let mut given = practice();
        given.set_line(QuestionId::ProfileName, "demo");
        given.set_line(QuestionId::Store, "keychain");
        let mut wizard = Wizard::new(Setup {
            specs: self.world.checks.iter().map(|check| &check.spec).collect(),
            environment,
            lang: Lang::En,
            profiles: Vec::new(),
            draft: None,
            practice: self.world.practice.clone(),
            given,
            folder: String::new(),
        });
        let world = Arc::new(self.world);
        let mut signals = Signals::listen().unwrap();
        let mut player = Player::new(says);
        let driven = drive(
            &mut wizard,
            &mut player,
            &world,
            &mut signals,
            Leave::Untouched,
        );
        let finish = tokio::time::timeout(Duration::from_secs(20), driven).await;
        (wizard, finish.unwrap().unwrap(), self.folder)
    }
}

/// A keychain over this store.
fn vault(store: Arc<CredentialStore>) -> Vault {
    Vault::over(store, "test", Duration::from_secs(3))
}

/// A keychain that refuses everything.
struct Refusing;

impl CredentialStoreApi for Refusing {
    fn vendor(&self) -> String {
        String::new()
    }
    fn id(&self) -> String {
        String::new()
    }
    fn build(
        &self,
        _: &str,
        _: &str,
        _: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        Err(keyring_core::Error::NoStorageAccess("locked".into()))
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A keychain that passes its probe and locks itself again.
struct Flickering(Arc<mock::Store>);

impl CredentialStoreApi for Flickering {
    fn vendor(&self) -> String {
        String::new()
    }
    fn id(&self) -> String {
        String::new()
    }
    fn build(
        &self,
        service: &str,
        user: &str,
        modifiers: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        if !user.contains("probe") {
            return Refusing.build(service, user, modifiers);
        }
        self.0.build(service, user, modifiers)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A keychain that refuses the entries whose names contain this.
struct Choosy(Arc<mock::Store>, &'static str);

impl CredentialStoreApi for Choosy {
    fn vendor(&self) -> String {
        String::new()
    }
    fn id(&self) -> String {
        String::new()
    }
    fn build(
        &self,
        service: &str,
        user: &str,
        modifiers: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        if user.contains(self.1) {
            return Refusing.build(service, user, modifiers);
        }
        self.0.build(service, user, modifiers)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A keychain that notes whether somebody has the turn to renew when a secret is asked for.
struct Watched(Arc<mock::Store>, Home, Mutex<Vec<bool>>);

impl CredentialStoreApi for Watched {
    fn vendor(&self) -> String {
        String::new()
    }
    fn id(&self) -> String {
        String::new()
    }
    fn build(
        &self,
        service: &str,
        user: &str,
        modifiers: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        if !user.contains("probe") {
            let held = self.1.renewal("demo", Duration::ZERO).is_err();
            self.2.lock().unwrap().push(held);
        }
        self.0.build(service, user, modifiers)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A front end whose terminal is gone when it is drawn to.
struct Gone;

impl Frontend for Gone {
    fn poll(&mut self, _: &Wizard) -> io::Result<Option<Msg>> {
        Ok(None)
    }

    fn show(&mut self, _: &Wizard) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    async fn ready(&mut self) {
        pending::<()>().await;
    }
}

/// To the save page and through it.
fn save() -> Vec<Msg> {
    vec![Msg::RunAll, Msg::GoTo(StepId::Save), Msg::Next, Msg::Next]
}

fn verdict(wizard: &Wizard, id: &'static str) -> Option<Verdict> {
    wizard.shown(CheckId(id)).verdict().cloned()
}

fn profile(name: &str, environment: Environment, store: StoreKind) -> Profile {
    Profile {
        schema: SCHEMA,
        name: name.to_owned(),
        environment,
        cloud: Cloud::Global,
        tenant: "contoso.com".to_owned(),
        tenant_id: None,
        partner_id: None,
        client_id: "5a4db0c5-0a99-4000-8000-0000000000c3".to_owned(),
        secret_expires: None,
        user_id: "api@contoso.com".to_owned(),
        sign_in: "password".to_owned(),
        store,
        ready: true,
        saved_at: "2026-01-01T00:00:00Z".to_owned(),
        refresh_used_at: None,
        checks: BTreeMap::new(),
        seen_at: BTreeMap::new(),
        proved: BTreeMap::new(),
    }
}

fn draft() -> Draft {
    Draft {
        schema: SCHEMA,
        environment: Environment::Live,
        step: StepId::Enrolment,
        lines: BTreeMap::from([(QuestionId::Tenant, "contoso.com".to_owned())]),
        waiting_for: None,
    }
}

#[tokio::test]
async fn a_check_that_panics_is_unknown_and_the_others_go_on() {
    let (wizard, finish, _folder) = Play::new(Environment::Live, &[&BROKEN, &GOOD])
        .play([Msg::RunAll, Msg::Leave(Leave::Untouched)])
        .await;
    assert_eq!(finish.ended, Ended::Left);
    assert!(verdict(&wizard, "good").unwrap().is_met());
    let Some(Verdict::Unknown(problem)) = verdict(&wizard, "broken") else {
        panic!("not unknown");
    };
    assert!(!format!("{problem:?}").contains("the value of a secret"));
}

#[tokio::test]
async fn a_check_that_never_ends_can_be_cancelled_and_holds_nothing_back() {
    let (wizard, finish, _folder) = Play::new(Environment::Live, &[&ENDLESS, &GOOD])
        .play([
            Msg::RunAll,
            Msg::Escape,
            Msg::RunAll,
            // Its second run is still under way when the program ends.
            Msg::Escape,
            Msg::Leave(Leave::Untouched),
        ])
        .await;
    assert_eq!(finish.ended, Ended::Left);
    assert!(!wizard.is_checking());
    assert_eq!(verdict(&wizard, "endless"), None);
}

#[tokio::test]
async fn a_saved_profile_keeps_its_secrets_in_the_keychain_and_throws_the_draft_away() {
    let play = Play::new(Environment::Live, &[&GOOD]);
    play.home().save_draft(&draft()).unwrap();
    let keychain = play.world.vault.clone();
    let home = play.home();
    let (wizard, finish, _folder) = play.play(save()).await;
    assert_eq!(finish.ended, Ended::Done);
    assert!(matches!(wizard.saving(), Saving::Done(saved) if saved.warning.is_none()));
    let saved = home.profiles().load("demo").unwrap();
    assert_eq!(saved.store, StoreKind::Keychain);
    assert!(saved.saved_at.ends_with('Z') && !saved.saved_at.contains('.'));
    let secret = keychain.get("demo", SecretName::ClientSecret).await;
    assert!(secret.unwrap() == practice().secret(QuestionId::ClientSecret).cloned());
    // Not asked for, not kept.
    let password = keychain.get("demo", SecretName::Password).await;
    assert!(password.unwrap().is_none());
    assert_eq!(home.load_draft(Environment::Live).unwrap(), None);
}

#[tokio::test]
async fn a_keychain_that_refuses_at_the_last_moment_costs_the_secrets_and_not_the_profile() {
    let mut play = Play::new(Environment::Live, &[&GOOD]);
    play.world.vault = vault(Arc::new(Flickering(mock::Store::new().unwrap())));
    let home = play.home();
    let (wizard, _, _folder) = play.play(save()).await;
    let Saving::Done(saved) = wizard.saving() else {
        panic!("not saved: {:?}", wizard.saving());
    };
    assert!(saved.warning.is_some());
    assert_eq!(home.profiles().load("demo").unwrap().store, StoreKind::None);
}

#[tokio::test]
async fn an_unusable_keychain_is_said_before_saving() {
    let mut play = Play::new(Environment::Live, &[&GOOD]);
    play.world.vault = vault(Arc::new(Refusing));
    let (wizard, _, _folder) = play
        .play([
            Msg::RunAll,
            Msg::GoTo(StepId::Save),
            Msg::Leave(Leave::Untouched),
        ])
        .await;
    assert_eq!(wizard.store(), StoreKind::None);
}

#[tokio::test]
async fn practice_never_takes_the_place_of_a_real_profile() {
    let play = Play::new(Environment::Sandbox, &[&GOOD]);
    let home = play.home();
    let real = profile("demo", Environment::Live, StoreKind::Keychain);
    home.profiles().save(&real).unwrap();
    let mut says = save();
    says.truncate(3);
    says.push(Msg::Leave(Leave::Untouched));
    let (wizard, finish, _folder) = play.play(says).await;
    assert!(matches!(wizard.saving(), Saving::Failed(_)));
    assert!(finish.refused);
    assert_eq!(home.profiles().load("demo").unwrap(), real);
}

#[tokio::test]
async fn secrets_are_changed_only_within_the_turn_to_renew() {
    let mut play = Play::new(Environment::Live, &[&GOOD]);
    let (store, home) = (mock::Store::new().unwrap(), play.home());
    let watched = Arc::new(Watched(store, home.clone(), Mutex::default()));
    play.world.vault = vault(watched.clone());
    let (wizard, _, _folder) = play.play(save()).await;
    assert!(matches!(wizard.saving(), Saving::Done(_)));
    let held = watched.2.lock().unwrap();
    assert!(
        !held.is_empty() && held.iter().all(|held| *held),
        "{held:?}"
    );
    // And nobody has it any more.
    home.renewal("demo", Duration::from_secs(20)).unwrap();
}

/// A saved profile with both secrets in this keychain; the secret that stands for both.
async fn with_old_secrets(play: &Play, keychain: &Vault) -> Secret {
    let old = profile("demo", Environment::Live, StoreKind::Keychain);
    play.home().profiles().save(&old).unwrap();
    let secret = Variables::given([("X", "an old secret")])
        .secret("X")
        .unwrap();
    for name in SecretName::ALL {
        keychain.put("demo", name, &secret).await.unwrap();
    }
    secret
}

/// Saves with both secrets and leaves.
fn save_both() -> Vec<Msg> {
    let keep = Typed::Line("yes".to_owned());
    let mut says = vec![Msg::Type(QuestionId::KeepPassword, keep)];
    says.extend(save());
    says.pop();
    says.push(Msg::Leave(Leave::Untouched));
    says
}

#[tokio::test]
async fn a_keychain_that_takes_only_one_of_two_secrets_leaves_the_saved_profile_as_it_was() {
    for refused in ["client-secret", "password"] {
        let mut play = Play::new(Environment::Live, &[&GOOD]);
        let store = mock::Store::new().unwrap();
        let keychain = vault(store.clone());
        let old = with_old_secrets(&play, &keychain).await;
        play.world.vault = vault(Arc::new(Choosy(store, refused)));
        let home = play.home();
        let (wizard, finish, _folder) = play.play(save_both()).await;
        assert!(matches!(wizard.saving(), Saving::Failed(_)), "{refused}");
        assert!(!finish.refused);
        let there = home.profiles().load("demo").unwrap();
        assert_eq!(
            there,
            profile("demo", Environment::Live, StoreKind::Keychain)
        );
        for name in SecretName::ALL {
            let kept = keychain.get("demo", name).await.unwrap();
            assert_eq!(kept.as_ref(), Some(&old), "{refused}, {name:?}");
        }
    }
}

#[tokio::test]
async fn a_disk_that_refuses_leaves_the_old_secrets_in_the_keychain() {
    for there in [true, false] {
        let play = Play::new(Environment::Live, &[&GOOD]);
        let (home, keychain) = (play.home(), play.world.vault.clone());
        let mut old = None;
        if there {
            old = Some(with_old_secrets(&play, &keychain).await);
            std::fs::remove_file(home.root().join(".lock")).unwrap();
        }
        // A folder where the lock's file should be: everything can be read and nothing written.
        std::fs::create_dir(home.root().join(".lock")).unwrap();
        let (wizard, finish, _folder) = play.play(save_both()).await;
        assert!(matches!(wizard.saving(), Saving::Failed(_)));
        assert!(!finish.refused);
        for name in SecretName::ALL {
            assert_eq!(keychain.get("demo", name).await.unwrap(), old, "{name:?}");
        }
    }
}

#[tokio::test]
async fn what_is_saved_is_told_as_it_stands_on_the_disk() {
    let play = Play::new(Environment::Live, &[&GOOD]);
    let home = play.home();
    let (wizard, _, _folder) = play.play(save()).await;
    let Saving::Done(saved) = wizard.saving() else {
        panic!("not saved: {:?}", wizard.saving());
    };
    assert_eq!(*saved.profile, home.profiles().load("demo").unwrap());
}

#[tokio::test]
async fn a_front_end_that_fails_costs_a_person_nothing_that_was_typed() {
    for (unasked, kept) in [(Leave::KeepDraft, true), (Leave::Untouched, false)] {
        let play = Play::new(Environment::Live, &[&GOOD]);
        let home = play.home();
        let mut wizard = Wizard::new(Setup {
            specs: vec![&GOOD.spec],
            environment: Environment::Live,
            lang: Lang::En,
            profiles: Vec::new(),
            draft: None,
            practice: None,
            given: practice(),
            folder: String::new(),
        });
        let mut signals = Signals::listen().unwrap();
        let world = Arc::new(play.world);
        let ended = drive(&mut wizard, &mut Gone, &world, &mut signals, unasked).await;
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        let draft = home.load_draft(Environment::Live).unwrap();
        assert_eq!(draft.is_some(), kept);
    }
}

#[tokio::test]
async fn secrets_that_are_no_longer_wanted_leave_the_keychain() {
    let play = Play::new(Environment::Live, &[&GOOD]);
    let (home, keychain) = (play.home(), play.world.vault.clone());
    let old = profile("demo", Environment::Live, StoreKind::Keychain);
    home.profiles().save(&old).unwrap();
    let secret = practice().secret(QuestionId::Password).cloned().unwrap();
    for name in SecretName::ALL {
        keychain.put("demo", name, &secret).await.unwrap();
    }
    let mut says = vec![Msg::Type(QuestionId::Store, Typed::Line("none".to_owned()))];
    says.extend(save());
    let (_, _, _folder) = play.play(says).await;
    assert_eq!(home.profiles().load("demo").unwrap().store, StoreKind::None);
    for name in SecretName::ALL {
        assert!(keychain.get("demo", name).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn leaving_keeps_the_draft_if_a_person_leaves_and_touches_none_otherwise() {
    for drafts in [true, false] {
        let mut play = Play::new(Environment::Live, &[&GOOD]);
        play.world.drafts = drafts;
        let home = play.home();
        let (_, finish, _folder) = play.play([Msg::Leave(Leave::KeepDraft)]).await;
        assert_eq!(finish.ended, Ended::Left);
        assert!(finish.faults.is_empty());
        let kept = home.load_draft(Environment::Live).unwrap();
        assert_eq!(kept.is_some(), drafts);
    }
}

#[tokio::test]
async fn a_draft_that_cannot_be_written_is_told_at_the_end() {
    let mut play = Play::new(Environment::Live, &[&GOOD]);
    // A file where the folder should be.
    let file = play.folder.path().join("file");
    std::fs::File::create(&file).unwrap();
    play.world.home = Home::new(Some(file)).unwrap();
    let (_, finish, _folder) = play.play([Msg::Leave(Leave::KeepDraft)]).await;
    assert_eq!(finish.faults.len(), 1);
}

#[tokio::test]
async fn variables_win_over_the_keychain_and_practice_values_stay_in_the_sandbox() {
    let mut play = Play::new(Environment::Live, &[&GOOD]);
    let keychain = play.world.vault.clone();
    let stored = practice().secret(QuestionId::Password).cloned().unwrap();
    for name in SecretName::ALL {
        keychain.put("demo", name, &stored).await.unwrap();
    }
    play.world.variables = Variables::given([("PARTNER_ONBOARD_PASSWORD", "from outside")]);
    let live = profile("demo", Environment::Live, StoreKind::Keychain);
    let (secrets, fault) = play.world.secrets_of(&live).await;
    assert_eq!(fault, None);
    let outside = Variables::given([("X", "from outside")])
        .secret("X")
        .unwrap();
    assert_eq!(
        secrets,
        [
            (QuestionId::ClientSecret, stored),
            (QuestionId::Password, outside)
        ]
    );
    let unstored = profile("demo", Environment::Live, StoreKind::None);
    assert_eq!(play.world.secrets_of(&unstored).await.0.len(), 1);
    let rehearsal = profile("demo", Environment::Sandbox, StoreKind::None);
    let (secrets, _) = play.world.secrets_of(&rehearsal).await;
    for (id, secret) in secrets {
        assert_eq!(practice().secret(id), Some(&secret));
    }
}

#[tokio::test]
async fn the_refresh_token_of_the_sign_in_is_kept_with_the_profile_and_the_password_is_not() {
    let cloud = sandbox::start(sandbox::find("ready").unwrap())
        .await
        .unwrap();
    let mut play = Play::new(Environment::Live, &checks::ALL);
    play.world.way.endpoints = Some(cloud.endpoints());
    let (home, keychain) = (play.home(), play.world.vault.clone());
    let (wizard, _, _folder) = play.play(save()).await;
    assert!(matches!(wizard.saving(), Saving::Done(saved) if saved.warning.is_none()));
    let saved = home.profiles().load("demo").unwrap();
    assert!(saved.ready && saved.refresh_used_at.is_some());
    let kept = |name| keychain.get("demo", name);
    assert!(kept(SecretName::RefreshToken).await.unwrap().is_some());
    assert!(kept(SecretName::Password).await.unwrap().is_none());
    let said: Vec<&str> = wizard.farewell().iter().map(Text::key).collect();
    assert!(said.contains(&"next-renewal"), "{said:?}");
}

#[tokio::test]
async fn saving_without_a_new_sign_in_keeps_the_refresh_token_of_the_same_user_and_of_no_other() {
    let used = Some("2026-11-01T00:00:00Z".to_owned());
    for (user, stays) in [(practice().user_id(), true), ("other@contoso.com", false)] {
        let play = Play::new(Environment::Live, &[&GOOD]);
        let (home, keychain) = (play.home(), play.world.vault.clone());
        let old = Profile {
            tenant: practice().tenant().to_owned(),
            client_id: practice().client_id().to_owned(),
            user_id: user.to_owned(),
            refresh_used_at: used.clone(),
            ..profile("demo", Environment::Live, StoreKind::Keychain)
        };
        home.profiles().save(&old).unwrap();
        let token = Secret::new("refresh".to_owned());
        for name in [SecretName::RefreshToken, SecretName::AccessToken] {
            keychain.put("demo", name, &token).await.unwrap();
        }
        let (_, _, _folder) = play.play(save()).await;
        let saved = home.profiles().load("demo").unwrap();
        assert_eq!(saved.user_id, practice().user_id());
        let kept = |name| keychain.get("demo", name);
        let refresh = kept(SecretName::RefreshToken).await.unwrap();
        assert_eq!(refresh.is_some(), stays, "{user}");
        assert_eq!(saved.refresh_used_at.is_some(), stays, "{user}");
        assert!(kept(SecretName::AccessToken).await.unwrap().is_none());
    }
}
