//! What every command stands on: the language, the variables, and the world built from flags and files.

use super::args::Reach;
use super::env::Variables;
use super::signals::Signal;
use super::world::{Way, World};
use crate::checks;
use crate::cloud::Limits;
use crate::model::endpoints::{Cloud, EndpointFault, Endpoints};
use crate::model::escape::{escape, excerpt};
use crate::model::lang::Lang;
use crate::model::profile::{Environment, Profile};
use crate::model::text::Text;
use crate::model::words;
use crate::sandbox::{self, Sandbox};
use crate::store::{Home, StoreError, Vault};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The exit code of wrong arguments or files.
pub(super) const USAGE: u8 = 2;
/// The exit code of a mistake of ours, or of a file or an output that cannot be read or written.
pub(super) const INTERNAL: u8 = 1;
/// The exit code when a person must sign in.
pub(super) const SIGN_IN: u8 = 5;
/// The exit code of an onboarding that was left.
pub(super) const CANCELLED: u8 = 130;

/// Why a command ends before its result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stop {
    /// The exit code.
    pub code: u8,
    /// What to say on standard error, one line each.
    pub said: Vec<Text>,
}

impl Stop {
    /// A fault of the arguments or of a file they name.
    pub(super) fn usage(said: Text) -> Self {
        Self {
            code: USAGE,
            said: vec![said],
        }
    }
}

impl Stop {
    /// True if a signal asked for the end: only its codes are above 128.
    pub(super) fn is_by_signal(&self) -> bool {
        self.code > 128
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self {
            code: if error.is_fault_of_a_file() {
                INTERNAL
            } else {
                USAGE
            },
            said: vec![error.text()],
        }
    }
}

impl From<Signal> for Stop {
    fn from(signal: Signal) -> Self {
        Self {
            code: match signal {
                Signal::Interrupt => CANCELLED,
                Signal::End(code) => code,
            },
            said: Vec::new(),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self {
            code: INTERNAL,
            said: vec![words::internal_io(escape(&error.to_string()))],
        }
    }
}

/// What does not depend on the command.
pub(super) struct Stage {
    /// The language.
    pub lang: Lang,
    /// The environment's variables.
    pub variables: Variables,
}

/// The world of one command.
pub(super) struct Ground {
    /// The world.
    pub world: Arc<World>,
    /// The simulated cloud, if there is one: it stops when this is dropped.
    _sandbox: Option<Sandbox>,
}

/// Who is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Company {
    /// A person, who may answer a keychain's window and whose draft is kept.
    Person,
    /// Nobody.
    Nobody,
}

impl Company {
    /// A person, if somebody could type.
    #[must_use]
    pub(super) fn here() -> Self {
        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            Self::Person
        } else {
            Self::Nobody
        }
    }

    /// How long a keychain may take.
    #[must_use]
    pub(super) fn patience(self) -> Duration {
        match self {
            Self::Person => Vault::ATTENDED,
            Self::Nobody => Vault::UNATTENDED,
        }
    }
}

impl Stage {
    /// The same for a task of its own.
    pub(super) fn another(&self) -> Self {
        Self {
            lang: self.lang,
            variables: self.variables.clone(),
        }
    }

    /// Says something on standard error.
    pub(super) fn remark(&self, text: &Text) {
        super::output::remark(&self.lang.say(text));
    }

    /// The folder of our files.
    ///
    /// # Errors
    /// [`Stop`] if there is none.
    pub(super) fn home(&self) -> Result<Home, Stop> {
        Ok(Home::new(self.variables.home())?)
    }

    /// The usable profiles; those whose file is broken are named on standard error.
    ///
    /// # Errors
    /// [`Stop`] if the folder cannot be read.
    pub(super) fn profiles(&self, home: &Home) -> Result<Vec<Profile>, Stop> {
        let mut profiles = Vec::new();
        for found in home.profiles().list()? {
            match found {
                Ok(profile) => profiles.push(profile),
                Err(broken) => self.remark(&broken.error.text()),
            }
        }
        Ok(profiles)
    }

    /// Builds the world. For the sandbox, starts it.
    ///
    /// # Errors
    /// [`Stop`]: a file that flags name cannot be used, or the sandbox cannot be started.
    pub(super) async fn ground(
        &self,
        reach: &Reach,
        cloud: Cloud,
        company: Company,
    ) -> Result<Ground, Stop> {
        let mut way = Way {
            endpoints: reach.endpoints.as_deref().map(endpoints).transpose()?,
            ca_file: reach
                .ca_file
                .as_deref()
                .map(|path| std::fs::read(path).map_err(|error| unreadable(path, &error)))
                .transpose()?,
            limits: limits(reach),
        };
        let mut running = None;
        if let Some(name) = &reach.sandbox {
            let scenario = sandbox::scenario::find(name)
                .ok_or_else(|| Stop::usage(words::usage_unknown(excerpt(name, 80))))?;
            let sandbox = sandbox::start(scenario).await?;
            way.endpoints = Some(sandbox.endpoints());
            running = Some(sandbox);
        }
        let home = self.home()?;
        let world = World {
            checks: checks::ALL.to_vec(),
            environment: environment(reach),
            way,
            vault: Vault::of_system(home.keychain_service(), company.patience()),
            home,
            variables: self.variables.clone(),
            practice: running.is_some().then(sandbox::practice),
            drafts: company == Company::Person,
            attended: company == Company::Person,
            files: Mutex::new(None),
            session: Mutex::new(None),
        };
        // Certificates that cannot be used are a fault of the arguments, not of some check. Without any, reading the
        // system's can wait until a check needs them: it takes longer than all the rest of the start.
        if world.way.ca_file.is_some() {
            world.session(cloud).map_err(Stop::usage)?;
        }
        Ok(Ground {
            world: Arc::new(world),
            _sandbox: running,
        })
    }
}

/// A document for standard output.
///
/// # Errors
/// [`Stop`]: our bug.
pub(super) fn document<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, Stop> {
    serde_json::to_string_pretty(value).map_err(|error| Stop {
        code: INTERNAL,
        said: vec![words::internal_io(escape(&error.to_string()))],
    })
}

/// Microsoft's services or the sandbox.
#[must_use]
pub(super) fn environment(reach: &Reach) -> Environment {
    if reach.sandbox.is_some() {
        Environment::Sandbox
    } else {
        Environment::Live
    }
}

/// Refuses to use a profile elsewhere than where it was made: practice values must never reach the real services, nor
/// real ones be judged by the simulated.
///
/// # Errors
/// [`Stop`] that says how to go on.
pub(super) fn same_environment(
    profile: &Profile,
    reach: &Reach,
    command: &str,
) -> Result<(), Stop> {
    match (profile.environment, environment(reach)) {
        (Environment::Sandbox, Environment::Live) => Err(Stop::usage(words::verify_needs_sandbox(
            command,
            &profile.name,
        ))),
        (Environment::Live, Environment::Sandbox) => Err(Stop::usage(
            words::verify_not_in_sandbox(command, &profile.name),
        )),
        _ => Ok(()),
    }
}

/// The profile that `verify` or `token` is about: the one named, else the one marked, else the only one that there is.
///
/// # Errors
/// [`Stop`]: there is none, there are several, or the one marked is gone.
pub(super) fn chosen(name: Option<&str>, stage: &Stage, home: &Home) -> Result<Profile, Stop> {
    let asked_for = name
        .map(str::to_owned)
        .or_else(|| stage.variables.line("PARTNER_ONBOARD_PROFILE"));
    if let Some(name) = asked_for {
        return loaded(home, &name);
    }
    if let Some(name) = home.default_profile()? {
        // Another one in its place would be a guess, and a token of it a wrong one.
        if !home.profiles().exists(&name)? {
            return Err(Stop::usage(words::verify_default_gone(name)));
        }
        return loaded(home, &name);
    }
    let mut profiles = stage.profiles(home)?;
    match (profiles.pop(), profiles.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            profiles.push(last);
            let names: Vec<&str> = profiles.iter().map(|p| p.name.as_str()).collect();
            Err(Stop::usage(words::verify_which(names.join(", "))))
        }
        (None, _) => Err(Stop::usage(words::verify_none(
            home.root().display().to_string(),
        ))),
    }
}

/// The profile of that name.
///
/// # Errors
/// [`Stop`]: there is none, or it cannot be read; where it is damaged, with the command that takes its secrets away with it.
pub(super) fn loaded(home: &Home, name: &str) -> Result<Profile, Stop> {
    home.profiles().load(name).map_err(|error| {
        let damaged = matches!(error, StoreError::Broken { .. });
        let mut stop = Stop::from(error);
        if damaged {
            stop.said.push(words::profiles_damaged(name));
        }
        stop
    })
}

fn limits(reach: &Reach) -> Limits {
    let mut limits = Limits::default();
    if let Some(longest) = reach.timeout {
        limits.overall = longest;
        limits.connect = limits.connect.min(longest);
        limits.read = limits.read.min(longest);
    }
    limits
}

/// A file that a flag names and that cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Stop {
    Stop::usage(words::file_unreadable(
        escape(&error.to_string()),
        escape(&path.display().to_string()),
    ))
}

fn endpoints(path: &Path) -> Result<Endpoints, Stop> {
    let shown = escape(&path.display().to_string());
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let endpoints: Endpoints = serde_json::from_slice(&bytes).map_err(|error| {
        Stop::usage(words::endpoints_not_readable(
            excerpt(&error.to_string(), 200),
            shown.clone(),
        ))
    })?;
    endpoints.checked().map_err(|fault| {
        Stop::usage(match fault {
            EndpointFault::NotAnAddress(address) => {
                words::endpoints_not_an_address(excerpt(&address, 200), shown)
            }
            EndpointFault::NotEncrypted(address) => {
                words::endpoints_not_encrypted(excerpt(&address, 200), shown)
            }
        })
    })
}
