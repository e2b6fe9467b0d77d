//! The world outside the wizard: the services, the folder, the keychain. Carries out what the wizard asks for.

use super::env::Variables;
use super::renewal::{self, PATIENCE};
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
use crate::store::{Home, SecretName, StoreError, Vault, VaultError};
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

/// Why a profile was not saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NotSaved {
    /// What to say.
    pub(super) why: Text,
    /// It was refused for what was asked, and not because something failed.
    pub(super) refused: bool,
}

impl From<StoreError> for NotSaved {
    fn from(error: StoreError) -> Self {
        Self {
            why: error.text(),
            refused: !error.is_fault_of_the_disk(),
        }
    }
}

impl From<Text> for NotSaved {
    fn from(why: Text) -> Self {
        Self {
            why,
            refused: false,
        }
    }
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

    /// Keeps the secrets, writes the profile, and only then removes what is no longer wanted: cut off anywhere, the
    /// profile that is there works. A keychain that refuses costs a new profile its secrets; one that had secrets stays
    /// as it was. A renewal of the profile's sign-in waits meanwhile, and this for one that is under way.
    pub(super) async fn save(
        &self,
        mut profile: Profile,
        secrets: Vec<(QuestionId, Secret)>,
    ) -> Result<Saved, NotSaved> {
        let (home, name) = (self.home.clone(), profile.name.clone());
        let turn = own_thread(move || home.renewal(&name, PATIENCE)).await??;
        let (name, old) = self.find(&profile.name).await?;
        profile.name.clone_from(&name);
        if let Some(old) = &old
            && old.environment != profile.environment
        {
            // The disk would refuse it too, but by then the keychain would hold the wrong secrets.
            let found = old.environment;
            return Err(StoreError::OtherEnvironment { name, found }.into());
        }
        let had = old
            .as_ref()
            .is_some_and(|old| old.store == StoreKind::Keychain);
        let same = old.filter(|old| is_of_the_same_sign_in(old, &profile));
        let mut wanted = Vec::new();
        if profile.store == StoreKind::Keychain {
            wanted = self.wanted(&profile, secrets);
            profile.refresh_used_at = if is_among(&wanted, SecretName::RefreshToken) {
                Some(now())
            } else {
                same.as_ref().and_then(|old| old.refresh_used_at.clone())
            };
        }
        let mut warning = None;
        let mut replaced = Vec::new();
        if profile.store == StoreKind::Keychain
            && let Err(error) = self.keep(&name, &wanted, &mut replaced).await
        {
            let whole = self.put_back(&name, std::mem::take(&mut replaced)).await;
            match (had, whole) {
                (true, true) => return Err(words::save_old_stays(error.text()).into()),
                (true, false) => return Err(words::save_half_kept(error.text()).into()),
                (false, _) => {
                    warning = Some(words::save_not_kept(error.text()));
                    profile.store = StoreKind::None;
                    profile.refresh_used_at = None;
                    wanted.clear();
                }
            }
        }
        profile.saved_at = now();
        let (profiles, written) = (self.home.profiles(), profile.clone());
        let saved = match own_thread(move || profiles.save(&written)).await {
            Ok(saved) => saved.map_err(NotSaved::from),
            Err(why) => Err(NotSaved::from(why)),
        };
        let path = match saved {
            Ok(path) => path,
            Err(fault) => {
                if self.put_back(&name, replaced).await {
                    return Err(fault);
                }
                return Err(words::save_half_kept(fault.why).into());
            }
        };
        if (had || profile.store == StoreKind::Keychain)
            && let Err(error) = self.forget_others(&profile, &wanted, same.is_some()).await
        {
            warning = warning.or(Some(words::save_left_in_keychain(error.text())));
        }
        drop(turn);
        if self.drafts {
            let _ = self.discard_draft().await;
        }
        Ok(Saved {
            profile: Box::new(profile),
            path: path.display().to_string(),
            warning,
        })
    }

    /// What is to be kept: these secrets, and the newest refresh token that a sign-in with the profile's answers brought.
    fn wanted(
        &self,
        profile: &Profile,
        secrets: Vec<(QuestionId, Secret)>,
    ) -> Vec<(SecretName, Secret)> {
        let name_of = |id| SECRETS.iter().find(|(_, known)| *known == id);
        let mut wanted: Vec<_> = secrets
            .into_iter()
            .filter_map(|(id, secret)| Some((name_of(id)?.0, secret)))
            .collect();
        let mut answers = Answers::default();
        for (id, line) in profile.lines() {
            answers.set_line(id, line);
        }
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = session
            .as_ref()
            .filter(|(cloud, _)| *cloud == profile.cloud)
            .and_then(|(_, session)| session.refresh_token(&answers));
        let owned = newest.map(|token| renewal::owned(profile, &token));
        wanted.extend(owned.map(|token| (SecretName::RefreshToken, token)));
        wanted
    }

    /// Puts these secrets into the keychain, and what they took the place of into `replaced`.
    async fn keep(
        &self,
        profile: &str,
        wanted: &[(SecretName, Secret)],
        replaced: &mut Vec<(SecretName, Option<Secret>)>,
    ) -> Result<(), VaultError> {
        for (name, secret) in wanted {
            let name = *name;
            let before = match self.vault.get(profile, name).await {
                Ok(before) => before,
                // What cannot be put together any more is no loss.
                Err(VaultError::Damaged) => None,
                Err(error) => return Err(error),
            };
            replaced.push((name, before));
            self.vault.put(profile, name, secret).await?;
        }
        Ok(())
    }

    /// Undoes [`World::keep`]; false if the keychain refuses that.
    async fn put_back(&self, profile: &str, replaced: Vec<(SecretName, Option<Secret>)>) -> bool {
        let mut whole = true;
        for (name, before) in replaced {
            let done = match before {
                Some(secret) => self.vault.put(profile, name, &secret).await,
                None => self.vault.forget(profile, name).await,
            };
            whole &= done.is_ok();
        }
        whole
    }

    /// Removes what the profile that was replaced kept and this one does not: without a new sign-in, the refresh token
    /// stays if it is of the same one. The access token is always asked for anew.
    async fn forget_others(
        &self,
        profile: &Profile,
        wanted: &[(SecretName, Secret)],
        same: bool,
    ) -> Result<(), VaultError> {
        for name in SecretName::ALL {
            let stays = same && name == SecretName::RefreshToken;
            if !is_among(wanted, name) && !stays {
                self.vault.forget(&profile.name, name).await?;
            }
        }
        Ok(())
    }

    /// The name as the disk spells it, and the profile that is there.
    async fn find(&self, name: &str) -> Result<(String, Option<Profile>), NotSaved> {
        let profiles = self.home.profiles();
        let name = name.to_owned();
        let found = own_thread(move || {
            let name = profiles.spelling(&name)?;
            match profiles.load(&name) {
                Ok(profile) => Ok((name, Some(profile))),
                // A broken file is replaced: there is nothing in it to lose.
                Err(StoreError::NotFound { .. } | StoreError::Broken { .. }) => Ok((name, None)),
                Err(error) => Err(error),
            }
        });
        Ok(found.await??)
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

fn is_among(wanted: &[(SecretName, Secret)], name: SecretName) -> bool {
    wanted.iter().any(|(known, _)| *known == name)
}

/// True if both keep the secrets of one user of one application in the keychain.
fn is_of_the_same_sign_in(one: &Profile, other: &Profile) -> bool {
    one.store == StoreKind::Keychain
        && other.store == one.store
        && renewal::owner(one) == renewal::owner(other)
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
