//! Asking a person at the terminal for secrets outside the wizard: one at a time, without echo, on standard error.

use super::output;
use super::renewal;
use super::signals::{Signals, unless_signalled};
use super::stage::{CANCELLED, Company, SIGN_IN, Stage, Stop};
use super::world::{PASSPHRASE_VARIABLE, World};
use crate::model::answers::Answers;
use crate::model::profile::{Profile, StoreKind};
use crate::model::question::{QuestionId, judge};
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::words;
use crate::store::VaultError;
use crate::terminal::{Asked, Heard, Prompt, hide_echo};
use std::io::{self, Write};

/// Asks a person for secrets, one at a time.
pub(super) struct Interview<'a> {
    /// The language.
    pub stage: &'a Stage,
    /// The reader, from the first question on.
    pub prompt: Option<Prompt>,
    /// What may end the asking.
    pub signals: &'a mut Signals,
}

impl Interview<'_> {
    /// Asks once; what is entered may be empty.
    ///
    /// # Errors
    /// [`Stop`]: the person or a signal ended it, or the terminal is gone.
    pub(super) async fn ask(&mut self, label: &Text) -> Result<Secret, Stop> {
        let quiet = |code| Stop {
            code,
            said: Vec::new(),
        };
        if self.prompt.is_none() {
            self.prompt = Some(Prompt::start()?);
        }
        let Some(prompt) = &mut self.prompt else {
            return Err(quiet(CANCELLED));
        };
        hide_echo()?;
        let label = words::lines_prompt(label.clone());
        let label = self.stage.lang.say(&label);
        {
            let mut err = io::stderr().lock();
            write!(err, "{label} ")?;
            err.flush()?;
        }
        let heard = tokio::select! {
            heard = prompt.ask(Asked::Secret) => heard,
            signal = self.signals.next() => return Err(signal.into()),
        };
        output::remark("");
        match heard {
            Heard::Secret(secret) => Ok(secret),
            _ => Err(quiet(CANCELLED)),
        }
    }
}

/// Asks for the passphrase of a profile's encrypted file until one opens it; false if the person goes on without, or the
/// file cannot be opened with any.
///
/// # Errors
/// [`Stop`] of [`Interview::ask`].
pub(super) async fn unlock(
    world: &World,
    profile: &Profile,
    interview: &mut Interview<'_>,
    invitation: &Text,
) -> Result<bool, Stop> {
    if !renewal::is_kept(profile) || profile.store != StoreKind::File {
        return Ok(true);
    }
    let mut said = false;
    loop {
        let (files, name) = (world.files(), &profile.name);
        let Err(fault) = unless_signalled(interview.signals, files.all(name)).await? else {
            return Ok(true);
        };
        match fault {
            VaultError::NoPassphrase => {}
            VaultError::WrongPassphrase(_) => interview.stage.remark(&fault.text()),
            // Said by whoever needs the file next.
            _ => return Ok(true),
        }
        if !said {
            interview.stage.remark(invitation);
            said = true;
        }
        let label = (QuestionId::Passphrase.question().label)();
        let passphrase = interview.ask(&label).await?;
        if passphrase.is_empty() {
            world.lock_up();
            return Ok(false);
        }
        world.unlock(passphrase);
    }
}

/// A passphrase for a new file: the variable's, else one that a person enters twice alike.
///
/// # Errors
/// [`Stop`]: it cannot be one, nobody can be asked, or those of [`Interview::ask`].
pub(super) async fn new_passphrase(
    company: Company,
    interview: &mut Interview<'_>,
) -> Result<Secret, Stop> {
    if let Some(given) = interview.stage.variables.secret(PASSPHRASE_VARIABLE) {
        return judged(&given).map_err(Stop::usage);
    }
    if company == Company::Nobody {
        return Err(no_passphrase());
    }
    interview.stage.remark(&words::profiles_new_passphrase());
    let label = |id: QuestionId| (id.question().label)();
    loop {
        let first = interview.ask(&label(QuestionId::Passphrase)).await?;
        let first = match judged(&first) {
            Ok(first) => first,
            Err(fault) => {
                interview.stage.remark(&fault);
                continue;
            }
        };
        let again = interview.ask(&label(QuestionId::PassphraseAgain)).await?;
        if judged(&again).as_ref() == Ok(&first) {
            return Ok(first);
        }
        interview.stage.remark(&words::judge_passphrase_differs());
    }
}

/// Nobody is there who could enter a passphrase.
pub(super) fn no_passphrase() -> Stop {
    Stop {
        code: SIGN_IN,
        said: vec![words::profiles_no_passphrase()],
    }
}

fn judged(passphrase: &Secret) -> Result<Secret, Text> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the judgement looks at the value's shape"
    )]
    let clean = judge(
        QuestionId::Passphrase,
        passphrase.expose(),
        &Answers::default(),
    )?;
    Ok(Secret::new(clean.value.to_string()))
}
