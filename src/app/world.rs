//! The world outside the wizard: the services, the folder, the keychain. Carries out what the wizard asks for.

use super::env::Variables;
use crate::checks::{Check, Probe};
use crate::cloud::{Limits, Session, Settings};
use crate::model::answers::Answers;
use crate::model::check::CheckId;
use crate::model::endpoints::{Cloud, Endpoints};
use crate::model::escape::escape;
use crate::model::notice::Notice;
use crate::model::profile::{Draft, Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Verdict};
use crate::model::words;
use crate::store::{Home, SecretName, Vault};
use jiff::Timestamp;
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
    /// The encrypted files with the passphrase that was given last; none before they are needed.
    pub files: Mutex<Option<Vault>>,
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

/// The variable with the passphrase of the encrypted files.
pub(super) const PASSPHRASE_VARIABLE: &str = "PARTNER_ONBOARD_PASSPHRASE";

/// The secrets that can be kept, with their questions.
pub(super) const SECRETS: [(SecretName, QuestionId); 2] = [
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

    /// A world of the same services, folder and keychain for somebody else: it has neither token nor key of this one. The
    /// session is for this cloud.
    pub(super) fn beside(&self, cloud: Cloud, session: Option<Arc<Session>>) -> Self {
        Self {
            checks: self.checks.clone(),
            environment: self.environment,
            way: self.way.clone(),
            home: self.home.clone(),
            vault: self.vault.clone(),
            files: Mutex::new(None),
            variables: self.variables.clone(),
            practice: self.practice.clone(),
            drafts: self.drafts,
            attended: self.attended,
            session: Mutex::new(session.map(|session| (cloud, session))),
        }
    }

    /// Forgets every token of the session, and the vault of encrypted files with its key.
    pub(super) fn forget(&self) {
        let kept = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, session)) = &*kept {
            session.forget();
        }
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = None;
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

    /// The encrypted files under the passphrase that a person gave, or the one that the environment's variable holds.
    pub(super) fn files(&self) -> Vault {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let with_variable =
            || Vault::of_files(&self.home, self.variables.secret(PASSPHRASE_VARIABLE));
        files.get_or_insert_with(with_variable).clone()
    }

    /// Takes this passphrase for the encrypted files from now on.
    pub(super) fn unlock(&self, passphrase: Secret) {
        let files = Vault::of_files(&self.home, Some(passphrase));
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = Some(files);
    }

    /// Forgets the passphrase that a person gave, and the keys made from it.
    pub(super) fn lock_up(&self) {
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Where the secrets of profiles of this kind are; `None` if they are nowhere.
    pub(super) fn vault_of(&self, kind: StoreKind) -> Option<Vault> {
        match kind {
            StoreKind::Keychain => Some(self.vault.clone()),
            StoreKind::File => Some(self.files()),
            StoreKind::None => None,
        }
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
        let vault = self.vault_of(profile.store);
        let mut secrets = Vec::new();
        let mut fault = None;
        for (name, id) in SECRETS {
            let variable = id.question().variable.unwrap_or_default();
            if let Some(secret) = self.variables.secret(variable) {
                secrets.push((id, secret));
            } else if let Some(vault) = &vault {
                match vault.get(&profile.name, name).await {
                    Ok(found) => secrets.extend(found.map(|secret| (id, secret))),
                    Err(error) => fault = Some(error.text()),
                }
            }
        }
        (secrets, fault)
    }

    /// Keeps the draft.
    pub(super) async fn save_draft(&self, mut draft: Draft) -> Result<(), Text> {
        if !self.drafts {
            return Ok(());
        }
        if let Some(waiting) = &mut draft.waiting_for
            && waiting.since.is_empty()
        {
            waiting.since = now();
        }
        let home = self.home.clone();
        own_thread(move || home.save_draft(&draft).map(|_| ()))
            .await?
            .map_err(|error| words::drive_draft_lost(error.text()))
    }

    /// Writes a note for somebody else to a new file; its path.
    pub(super) async fn write_note(&self, stem: String, text: String) -> Result<String, Text> {
        let home = self.home.clone();
        let written = own_thread(move || home.write_note(&stem, &text)).await?;
        let path = written.map_err(|error| error.text())?;
        Ok(escape(&path.display().to_string()))
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
    // Cut rather than rounded: nothing was seen in the future.
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
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
