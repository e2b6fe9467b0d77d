//! The world outside the wizard: the services, the folder, the keychain. Carries out what the wizard asks for.

use super::env::Variables;
use crate::checks::{Check, Probe};
use crate::cloud::{Limits, Session, Settings};
use crate::model::answers::Answers;
use crate::model::check::CheckId;
use crate::model::endpoints::{Cloud, Endpoints};
use crate::model::notice::Notice;
use crate::model::profile::{Draft, Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Verdict};
use crate::model::words;
use crate::store::{Home, SecretName, StoreError, Vault};
use crate::wizard::Saved;
use jiff::{Timestamp, Unit};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;

/// How the services are reached.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// Their addresses, if not those of the cloud answered.
    pub endpoints: Option<Endpoints>,
    /// Further certificates, PEM.
    pub ca_file: Option<Vec<u8>>,
    /// Time limits.
    pub limits: Limits,
}

/// The world outside the wizard.
pub struct World {
    /// The checks that can be run.
    pub checks: Vec<&'static Check>,
    /// Microsoft's services or the sandbox.
    pub environment: Environment,
    /// How the services are reached.
    pub way: Way,
    /// The folder.
    pub home: Home,
    /// The keychain.
    pub vault: Vault,
    /// The environment's variables.
    pub variables: Variables,
    /// The sandbox's practice values.
    pub practice: Option<Answers>,
    /// False if nobody is there whose draft it could be.
    pub drafts: bool,
    /// Whether a person sees the notices of a check and can sign in in a browser.
    pub attended: bool,
    /// The session for the cloud of the last run.
    pub session: Mutex<Option<(Cloud, Arc<Session>)>>,
}

/// The secrets that can be kept, with their questions.
const SECRETS: [(SecretName, QuestionId); 2] = [
    (SecretName::ClientSecret, QuestionId::ClientSecret),
    (SecretName::Password, QuestionId::Password),
];

impl World {
    /// The session for this cloud. It is kept until another cloud is answered: tokens and what was learnt are in it.
    ///
    /// # Errors
    /// A sentence: the certificates cannot be used.
    pub fn session(&self, cloud: Cloud) -> Result<Arc<Session>, Text> {
        let mut kept = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, session)) = &*kept
            && *known == cloud
        {
            return Ok(Arc::clone(session));
        }
        let session = Arc::new(Session::new(Settings {
            endpoints: self
                .way
                .endpoints
                .clone()
                .unwrap_or_else(|| cloud.endpoints()),
            resource: cloud.resource(),
            ca_file: self.way.ca_file.clone(),
            limits: self.way.limits,
        })?);
        *kept = Some((cloud, Arc::clone(&session)));
        Ok(session)
    }

    /// Runs a check.
    pub(super) async fn check(
        &self,
        id: CheckId,
        answers: Answers,
        notice: Arc<dyn Fn(Notice) + Send + Sync>,
    ) -> Verdict {
        let Some(check) = self.checks.iter().find(|check| check.spec.id == id) else {
            return unknown(words::internal_no_check(id.0));
        };
        let session = match self.session(answers.cloud()) {
            Ok(session) => session,
            Err(fault) => return unknown(fault),
        };
        (check.run)(Probe {
            answers,
            session,
            notice,
            now: Timestamp::now(),
            attended: self.attended,
        })
        .await
    }

    /// Whether the keychain can be used.
    pub(super) async fn probe_vault(&self) -> Result<(), Text> {
        self.vault.probe().await.map_err(|error| error.text())
    }

    /// The secrets of a profile, and what went wrong with fetching them. A profile made in the sandbox gets practice
    /// values only, one for the real services never does; what stands in a variable wins over what is stored.
    pub async fn secrets_of(&self, profile: &Profile) -> (Vec<(QuestionId, Secret)>, Option<Text>) {
        if profile.environment == Environment::Sandbox {
            let practice = self.practice.iter().flat_map(Answers::secrets);
            return (
                practice.map(|(id, secret)| (id, secret.clone())).collect(),
                None,
            );
        }
        let mut secrets = Vec::new();
        let mut fault = None;
        for (name, id) in SECRETS {
            let variable = id.question().variable.unwrap_or_default();
            if let Some(secret) = self.variables.secret(variable) {
                secrets.push((id, secret));
            } else if profile.store == StoreKind::Keychain {
                match self.vault.get(&profile.name, name).await {
                    Ok(found) => secrets.extend(found.map(|secret| (id, secret))),
                    Err(error) => fault = Some(error.text()),
                }
            }
        }
        (secrets, fault)
    }

    /// Writes a profile and keeps its secrets. A keychain that refuses costs the secrets, not the profile.
    pub(super) async fn save(
        &self,
        mut profile: Profile,
        secrets: Vec<(QuestionId, Secret)>,
    ) -> Result<Saved, Text> {
        let name = profile.name.clone();
        let old = self.load(&name).await?;
        if let Some(old) = &old
            && old.environment != profile.environment
        {
            // The disk would refuse it too, but by then the keychain would hold the wrong secrets.
            let found = old.environment;
            return Err(StoreError::OtherEnvironment { name, found }.text());
        }
        let mut warning = None;
        let had = old
            .as_ref()
            .is_some_and(|old| old.store == StoreKind::Keychain);
        if profile.store == StoreKind::Keychain {
            warning = self.keep(&name, &secrets).await.err();
        }
        if profile.store == StoreKind::Keychain && warning.is_none() {
            warning = self.keep_sign_in(&mut profile, old.as_ref()).await.err();
        }
        if warning.is_some() {
            profile.store = StoreKind::None;
            profile.refresh_used_at = None;
        }
        // What the person no longer wants kept, or what a refusal left half done, must not stay behind.
        if (had && profile.store == StoreKind::None) || warning.is_some() {
            let removed = self.vault.remove(&name).await;
            if had && let Err(error) = removed {
                warning = warning.or(Some(words::save_left_in_keychain(error.text())));
            }
        }
        profile.saved_at = now();
        let home = self.home.clone();
        let path = own_thread(move || home.profiles().save(&profile))
            .await?
            .map_err(|error| error.text())?;
        if self.drafts {
            let _ = self.discard_draft().await;
        }
        Ok(Saved {
            path: path.display().to_string(),
            warning,
        })
    }

    /// Keeps these secrets and forgets those that are not among them.
    async fn keep(&self, profile: &str, secrets: &[(QuestionId, Secret)]) -> Result<(), Text> {
        for (name, id) in SECRETS {
            let done = match secrets.iter().find(|(question, _)| *question == id) {
                Some((_, secret)) => self.vault.put(profile, name, secret).await,
                None => self.vault.forget(profile, name).await,
            };
            done.map_err(|error| words::save_not_kept(error.text()))?;
        }
        Ok(())
    }

    /// Keeps the refresh token of the last sign-in with the profile's answers. Without one, that of the replaced profile
    /// stays if it is of the same user and application. The access token is asked for anew.
    async fn keep_sign_in(&self, profile: &mut Profile, old: Option<&Profile>) -> Result<(), Text> {
        let whose = |profile: &Profile| {
            let Profile {
                cloud,
                tenant,
                client_id,
                user_id,
                store,
                ..
            } = profile.clone();
            (cloud, tenant, client_id, user_id, store)
        };
        let same = old.filter(|old| whose(old) == whose(profile));
        let name = profile.name.clone();
        let done = match self.refresh_token(profile) {
            Some(newest) => {
                profile.refresh_used_at = Some(now());
                let kept = SecretName::RefreshToken;
                self.vault.put(&name, kept, &newest).await
            }
            None => match same {
                Some(old) => {
                    profile.refresh_used_at.clone_from(&old.refresh_used_at);
                    Ok(())
                }
                None => self.vault.forget(&name, SecretName::RefreshToken).await,
            },
        };
        let done = match done {
            Ok(()) => self.vault.forget(&name, SecretName::AccessToken).await,
            fault => fault,
        };
        done.map_err(|error| words::save_not_kept(error.text()))
    }

    /// The newest refresh token that a sign-in with this profile's answers has brought.
    fn refresh_token(&self, profile: &Profile) -> Option<Secret> {
        let mut answers = Answers::default();
        for (id, line) in profile.lines() {
            answers.set_line(id, line);
        }
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, session) = session
            .as_ref()
            .filter(|(cloud, _)| *cloud == profile.cloud)?;
        session.refresh_token(&answers)
    }

    async fn load(&self, name: &str) -> Result<Option<Profile>, Text> {
        let profiles = self.home.profiles();
        let name = name.to_owned();
        match own_thread(move || profiles.load(&name)).await? {
            Ok(profile) => Ok(Some(profile)),
            // A broken file is replaced: there is nothing in it to lose.
            Err(StoreError::NotFound { .. } | StoreError::Broken { .. }) => Ok(None),
            Err(error) => Err(error.text()),
        }
    }

    /// Keeps the draft.
    pub(super) async fn save_draft(&self, draft: Draft) -> Result<(), Text> {
        if !self.drafts {
            return Ok(());
        }
        let home = self.home.clone();
        own_thread(move || home.save_draft(&draft).map(|_| ()))
            .await?
            .map_err(|error| words::drive_draft_lost(error.text()))
    }

    /// Throws the draft away.
    pub(super) async fn discard_draft(&self) -> Result<(), Text> {
        if !self.drafts {
            return Ok(());
        }
        let home = self.home.clone();
        let environment = self.environment;
        own_thread(move || home.discard_draft(environment))
            .await?
            .map_err(|error| error.text())
    }
}

/// The time, to the second, as it stands in profiles and reports.
#[must_use]
pub fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}

/// Runs what blocks on a thread of its own: the loop must go on, and a stuck disk must not keep the runtime from ending.
pub(super) async fn own_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Text> {
    let (answer, answered) = oneshot::channel();
    let started = std::thread::Builder::new()
        .name("disk".into())
        .spawn(move || {
            let _ = answer.send(work());
        });
    if started.is_err() {
        return Err(words::internal_no_thread());
    }
    answered
        .await
        .map_err(|_| words::internal_what(super::panics::place()))
}

fn unknown(what: Text) -> Verdict {
    Problem::new(Kind::Unknown, Owner::Request, what, words::internal_why()).unknown()
}
