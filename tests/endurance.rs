//! Renewal under bad luck: killed between the new refresh token and its place in the keychain, and two at once. Against an
//! endpoint that is stricter than Entra, which does not revoke the old token at once (facts E.7). Run by
//! `.ci/with-keyring.sh ready cargo test --test endurance -- --ignored`.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    pub(crate) mod kept;
    pub(crate) mod rotation;
}

use partner_onboard::cloud::refresh::Keeper;
use partner_onboard::model::endpoints::Endpoints;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::sandbox;
use partner_onboard::store::{Home, SecretName, Vault};
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use support::kept::{PATIENCE, keeper, only_in, program, save_profile, token_of, write};
use support::rotation::{Rotation, Said, token};
use tempfile::TempDir;

/// How often the program is killed between the new refresh token and its place in the keychain.
const KILLS: usize = 200;
/// How often it is looked after a process that should be asking the endpoint.
const GLANCE: Duration = Duration::from_millis(50);
/// How often two of it run at once.
const PAIRS: usize = 100;

/// A profile that can be renewed, and the endpoint that does it.
struct Scene {
    folder: TempDir,
    home: Home,
    endpoints: String,
    addresses: Endpoints,
    rotation: Rotation,
    vault: Vault,
}

impl Scene {
    async fn new() -> Self {
        only_in("ready");
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::of_system(home.keychain_service(), PATIENCE);
        let rotation = Rotation::start();
        let origin = rotation.origin();
        let addresses = Endpoints {
            authority: origin.to_owned(),
            graph: origin.to_owned(),
            partner_center: origin.to_owned(),
        };
        let endpoints = folder.path().join("endpoints.json");
        write(&endpoints, &serde_json::to_vec(&addresses).unwrap());
        let practice = sandbox::practice();
        let client = practice.secret(QuestionId::ClientSecret).unwrap();
        let put = vault.put("demo", SecretName::ClientSecret, client);
        put.await.unwrap();
        save_profile(folder.path());
        let first = Secret::new(token(0));
        let keeper = keeper(&home, &vault, &addresses);
        keeper.keep(&first).await.unwrap();
        Self {
            addresses,
            endpoints: endpoints.to_str().unwrap().to_owned(),
            folder,
            home,
            rotation,
            vault,
        }
    }

    fn program(&self) -> Command {
        program(
            self.folder.path(),
            &["token", "--endpoints", &self.endpoints],
        )
    }

    /// Starts it with no access token to fall back on.
    async fn start(&self) -> Child {
        self.forget_access().await;
        self.program().spawn().unwrap()
    }

    async fn forget_access(&self) {
        let forget = || self.vault.forget("demo", SecretName::AccessToken);
        if forget().await.is_err() {
            assert!(self.revived().await, "the keychain is well");
            forget().await.unwrap();
        }
    }

    /// The number of the refresh token that was shown, of the one that the endpoint hands out for it, and when it had left.
    fn granted(&self) -> (u64, u64, Instant) {
        match self.rotation.said.recv_timeout(PATIENCE).unwrap() {
            (Said::Granted { shown, given }, at) => (shown, given, at),
            (Said::Refused(why), _) => panic!("the profile is lost: a token that {why}"),
        }
    }

    /// The same of a running one; none if that ended without a question to the endpoint.
    fn granted_to(&self, running: &mut Child) -> Option<(u64, u64, Instant)> {
        loop {
            let ended = running.try_wait().unwrap().is_some();
            match self.rotation.said.recv_timeout(GLANCE) {
                Ok((Said::Granted { shown, given }, at)) => return Some((shown, given, at)),
                Ok((Said::Refused(why), _)) => panic!("the profile is lost: a token that {why}"),
                Err(_) if ended => return None,
                Err(_) => {}
            }
        }
    }

    /// GNOME Keyring itself now and then crashes when a client is killed in the middle of a call, and the bus starts one
    /// that is locked in its place. Unlocks that; true if it was so.
    async fn revived(&self) -> bool {
        if self.vault.probe().await.is_ok() {
            return false;
        }
        let mut daemon = Command::new("gnome-keyring-daemon")
            .args(["--replace", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The password of .ci/with-keyring.sh.
        let mut input = daemon.stdin.take().unwrap();
        input.write_all(b"ci\n").unwrap();
        drop(input);
        assert!(daemon.wait().unwrap().success());
        // It takes its name a moment after it has gone into the background.
        let began = Instant::now();
        while let Err(fault) = self.vault.probe().await {
            assert!(
                began.elapsed() < PATIENCE,
                "no keychain comes back: {fault}"
            );
        }
        true
    }

    async fn kept(&self) -> Secret {
        let keeper = keeper(&self.home, &self.vault, &self.addresses);
        let turn = keeper.turn().await.unwrap();
        turn.token.unwrap()
    }
}

/// Moments that differ each time and are the same in each run.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_nanos(self.0 % u64::try_from(below.as_nanos()).unwrap().max(1))
    }
}

/// Between the new refresh token and its place in the keychain; the profile works after each.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn killed_200_times() {
    let scene = Scene::new().await;
    // A timer without a sleep: nobody ever sends.
    let (_sender, timer) = channel::<()>();
    let mut moments = Moments(0x9e37_79b9_7f4a_7c15);
    let began = Instant::now();
    let calm = scene.start().await.wait_with_output().unwrap();
    token_of(&calm);
    let (_, _, at) = scene.granted();
    // From the answer to the end of an undisturbed run. Nothing that matters happens later.
    let mut span = at.elapsed();
    let (mut before, mut after, mut late, mut crashes) = (0, 0, 0, 0);
    while before < KILLS {
        assert!(
            before + after + late + crashes < 6 * KILLS,
            "too few hit: {before}"
        );
        let mut victim = scene.start().await;
        // That it is granted shows that what the one before left behind is good.
        let Some((shown, given, at)) = scene.granted_to(&mut victim) else {
            // It may crash a moment after the client was killed: then this one found no keychain.
            let output = victim.wait_with_output().unwrap();
            assert!(scene.revived().await, "{output:?}");
            crashes += 1;
            continue;
        };
        let moment = moments.next(span);
        let _ = timer.recv_timeout(moment.saturating_sub(at.elapsed()));
        victim.kill().unwrap();
        let ended = victim.wait().unwrap().code().is_some();
        crashes += usize::from(scene.revived().await);
        if ended {
            late += 1;
            span = moment;
            continue;
        }
        let kept = scene.kept().await;
        if kept == Secret::new(token(shown)) {
            before += 1;
        } else {
            assert!(kept == Secret::new(token(given)), "neither old nor new");
            after += 1;
            // Most of the moments shall be those in question, and a slower one may still come.
            span = (span * 19 / 20).max(moment);
        }
    }
    scene.forget_access().await;
    token_of(&scene.program().output().unwrap());
    println!(
        "killed before it was kept {before}, after {after}, too late {late}; the last within {span:?}; GNOME Keyring crashed {crashes} times; {:?}",
        began.elapsed()
    );
    assert!(after > 0, "the moments reach up to where it is kept");
    let remains = std::fs::read_dir(scene.folder.path().join("profiles")).unwrap();
    assert_eq!(remains.count(), 1, "nothing half-written is left");
}

/// Both succeed, and what is kept is valid.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn two_at_once_100_times() {
    let scene = Scene::new().await;
    let mut newest = 0;
    for pair in 0..PAIRS {
        // One answer that serves both, then one too short to serve anybody else, and so on.
        let serves_both = pair % 2 == 0;
        scene.rotation.set_life(if serves_both { 3599 } else { 60 });
        scene.forget_access().await;
        let both = [(); 2].map(|()| scene.program().spawn().unwrap());
        let tokens = both.map(|child| token_of(&child.wait_with_output().unwrap()));
        assert_eq!(tokens[0] == tokens[1], serves_both, "pair {pair}");
        for _ in 0..if serves_both { 1 } else { 2 } {
            let (shown, given, _) = scene.granted();
            assert_eq!(shown, newest, "pair {pair}: the newest is the one in use");
            newest = given;
        }
        assert!(scene.rotation.said.try_recv().is_err(), "pair {pair}");
        assert!(
            scene.kept().await == Secret::new(token(newest)),
            "pair {pair}"
        );
    }
    scene.forget_access().await;
    token_of(&scene.program().output().unwrap());
    assert_eq!(scene.granted().0, newest);
}
