//! `verify`: every check of a saved profile, once, without questions.

use super::args::Verify;
use super::changes::{changes, seen};
use super::drive::{Ended, drive};
use super::interview::{Interview, unlock};
use super::output;
use super::renewal;
use super::report;
use super::signals::{Signals, unless_signalled};
use super::stage::{Company, Ground, SIGN_IN, Stage, Stop, chosen, document, same_environment};
use super::token::UNKNOWN;
use super::world::{now, own_thread};
use crate::answers::{self, Script};
use crate::checks::{self, WITHOUT_PASSWORD};
use crate::model::answers::Answers;
use crate::model::check::{CheckId, CheckSpec};
use crate::model::notice::Notice;
use crate::model::profile::Profile;
use crate::model::question::{QUESTIONS, QuestionId, Sort, judge};
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::words;
use crate::store::StoreError;
use crate::wizard::{Frontend, Leave, Msg, Outcome, Setup, Wizard};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self};

/// Runs the checks and prints the report.
///
/// # Errors
/// [`Stop`]: no such profile, a secret that nobody can give, an output that is gone.
pub(super) async fn verify(asked: &Verify, stage: &Stage) -> Result<u8, Stop> {
    let profile = chosen(asked.profile.as_deref(), stage, &stage.home()?)?;
    same_environment(&profile, &asked.reach, "verify")?;
    let company = Company::here();
    let ground = stage.ground(&asked.reach, profile.cloud, company).await?;
    let mut specs = wanted(&asked.only);
    let signs_in = specs.iter().any(|spec| spec.id == WITHOUT_PASSWORD.id);
    // Before anything is asked: a signal amid a secret must not leave the terminal without echo.
    let mut signals = Signals::listen()?;
    let mut interview = Interview {
        stage,
        prompt: None,
        signals: &mut signals,
    };
    let mut holder = profile.clone();
    // The keychain or the disk could not be used: what is kept there may be all that is needed.
    let mut shut = false;
    let reads_secrets = QUESTIONS
        .iter()
        .any(|question| question.sort == Sort::Secret && is_read(&specs, question.id));
    if company == Company::Person
        && reads_secrets
        && !unlock(&ground.world, &profile, &mut interview, &words::open_file()).await?
    {
        holder = renewal::without_vault(holder);
    }
    if signs_in {
        let taken = renewal::take_up(&ground.world, &holder);
        match unless_signalled(interview.signals, taken).await? {
            Ok(true) => {
                for spec in &mut specs {
                    if spec.id == WITHOUT_PASSWORD.id {
                        *spec = &WITHOUT_PASSWORD;
                    }
                }
            }
            Ok(false) => {}
            // Asked again it would hang or refuse again.
            Err(fault) => {
                stage.remark(&fault);
                shut = renewal::is_shut(&fault);
                holder = renewal::without_vault(holder);
            }
        }
    }
    let mut given = Answers::default();
    for (id, line) in profile.lines() {
        given.set_line(id, line);
    }
    let fetched = fetch(&holder, &specs, &ground, &mut given);
    let (missing, fault) = unless_signalled(interview.signals, fetched).await?;
    if let Some(fault) = fault {
        stage.remark(&fault);
        shut |= renewal::is_shut(&fault);
    }
    match company {
        _ if missing.is_empty() => {}
        Company::Person => ask(&missing, &mut given, &mut interview).await?,
        Company::Nobody => return Err(unanswered(&profile, &missing, shut)),
    }
    let mut wizard = Wizard::new(Setup {
        specs,
        environment: profile.environment,
        lang: stage.lang,
        profiles: Vec::new(),
        draft: None,
        practice: None,
        given,
        folder: String::new(),
    });
    judged(&wizard, &profile)?;
    let mut front = Attended {
        script: Script::verify(),
        said: None,
    };
    let finish = drive(
        &mut wizard,
        &mut front,
        &ground.world,
        &mut signals,
        // The draft is an onboarding's.
        Leave::Untouched,
    )
    .await?;
    let script = front.script;
    if let Ended::Stopped(code) = finish.ended {
        return Ok(code);
    }
    if let Some(code) = script.ended().and_then(answers::Ended::exit_code) {
        return Ok(code);
    }
    let outcome = match wizard.outcome() {
        Outcome::SignInNeeded if shut => Outcome::Unknown,
        outcome => outcome,
    };
    let rows = wizard.ledger();
    let changes = changes(&profile, &rows);
    remember(&ground, &profile, seen(&rows), stage).await;
    if asked.json {
        let mut report = report::report(&wizard, Some(&profile.name), Timestamp::now());
        report.outcome = outcome.name();
        report.changes = changes;
        report.expires.refresh_token = renewal::ends(&ground.world.home, &profile.name);
        output::result(&document(&report)?)?;
    } else {
        let mut text = report::plain(&wizard, asked.ascii);
        for change in &changes {
            text.push_str(&report::changed(&wizard, change));
            text.push('\n');
        }
        output::result(&text)?;
    }
    Ok(report::exit_code(outcome))
}

/// Keeps what was found, for the next run to compare with. Where that cannot be written, the next one compares with older
/// findings, and that is said.
async fn remember(
    ground: &Ground,
    profile: &Profile,
    checks: BTreeMap<String, String>,
    stage: &Stage,
) {
    if checks.is_empty() {
        return;
    }
    let (profiles, name) = (ground.world.home.profiles(), profile.name.clone());
    let kept = own_thread(move || profiles.seen(&name, checks, &now())).await;
    let fault = match kept {
        // Removed meanwhile: nobody will compare.
        Ok(Ok(()) | Err(StoreError::NotFound { .. })) => return,
        Ok(Err(error)) => error.text(),
        Err(why) => why,
    };
    stage.remark(&words::verify_not_remembered(fault));
}

/// The script, with the one thing said aloud that a person at the terminal has to do: enter the device code.
struct Attended {
    script: Script,
    said: Option<Text>,
}

impl Frontend for Attended {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        self.script.poll(wizard)
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        let notice = wizard.awaited().map(Notice::text);
        if let Some(text) = notice
            && self.said.as_ref() != Some(&text)
        {
            output::remark(&wizard.lang().say(&text));
            self.said = Some(text);
        }
        self.script.show(wizard)
    }

    async fn ready(&mut self) {
        self.script.ready().await;
    }
}

/// The checks asked for and those that they need; all if none is named.
fn wanted(only: &[String]) -> Vec<&'static CheckSpec> {
    let specs = checks::specs();
    if only.is_empty() {
        return specs;
    }
    let mut names: BTreeSet<CheckId> = specs
        .iter()
        .map(|spec| spec.id)
        .filter(|id| only.iter().any(|name| name == id.0))
        .collect();
    // Needs stand before what needs them, so one pass from the end finds them all.
    for spec in specs.iter().rev() {
        if names.contains(&spec.id) {
            names.extend(spec.needs);
        }
    }
    specs
        .into_iter()
        .filter(|spec| names.contains(&spec.id))
        .collect()
}

fn is_read(specs: &[&'static CheckSpec], id: QuestionId) -> bool {
    specs.iter().any(|spec| spec.reads.contains(&id))
}

/// Fetches the secrets that the checks read; returns the questions of those that nothing has, and the vault's fault.
async fn fetch(
    profile: &Profile,
    specs: &[&'static CheckSpec],
    ground: &Ground,
    given: &mut Answers,
) -> (Vec<QuestionId>, Option<Text>) {
    let read: Vec<QuestionId> = QUESTIONS
        .iter()
        .filter(|question| question.sort == Sort::Secret && is_read(specs, question.id))
        .filter(|question| {
            let way = SignIn::from_name(&profile.sign_in);
            question.id != QuestionId::Password || !way.is_some_and(SignIn::needs_a_person)
        })
        .map(|question| question.id)
        .collect();
    if read.is_empty() {
        return (read, None);
    }
    let (found, fault) = ground.world.secrets_of(profile).await;
    for (id, secret) in found {
        given.set_secret(id, secret);
    }
    let missing = read.into_iter().filter(|id| given.secret(*id).is_none());
    (missing.collect(), fault)
}

fn unanswered(profile: &Profile, missing: &[QuestionId], shut: bool) -> Stop {
    let variables: Vec<&str> = missing
        .iter()
        .filter_map(|id| id.question().variable)
        .collect();
    Stop {
        code: if shut { UNKNOWN } else { SIGN_IN },
        said: vec![words::verify_missing(&profile.name, variables.join(", "))],
    }
}

/// Asks a person for each of these secrets, again until it can be one.
async fn ask(
    missing: &[QuestionId],
    given: &mut Answers,
    interview: &mut Interview<'_>,
) -> Result<(), Stop> {
    for id in missing {
        while given.secret(*id).is_none() {
            let secret = interview.ask(&(id.question().label)()).await?;
            #[expect(
                clippy::disallowed_methods,
                reason = "the judgement looks at the value's shape"
            )]
            let judgement = judge(*id, secret.expose(), given);
            match judgement {
                Ok(clean) => given.set_secret(*id, Secret::new(clean.value.to_string())),
                Err(fault) => interview.stage.remark(&fault),
            }
        }
    }
    Ok(())
}

/// Refuses answers that cannot be right before anything is asked of a service.
fn judged(wizard: &Wizard, profile: &Profile) -> Result<(), Stop> {
    let rows = wizard.ledger();
    let faults = QUESTIONS
        .iter()
        .filter(|question| rows.iter().any(|row| row.spec.reads.contains(&question.id)))
        .filter(|question| wizard.is_asked(question.id))
        .filter_map(|question| {
            let fault = wizard.entry(question.id).judged.as_ref().err()?;
            Some(words::verify_bad_answer(
                fault.clone(),
                &profile.name,
                (question.label)(),
            ))
        });
    let said: Vec<_> = faults.collect();
    if said.is_empty() {
        return Ok(());
    }
    Err(Stop {
        code: super::stage::USAGE,
        said,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_brings_along_what_it_needs_and_no_more() {
        let ids = |only: &[&str]| -> Vec<&str> {
            let only: Vec<String> = only.iter().map(|name| (*name).to_owned()).collect();
            wanted(&only).iter().map(|spec| spec.id.0).collect()
        };
        assert_eq!(ids(&["tenant"]), ["tenant"]);
        assert_eq!(
            ids(&["role"]),
            ["tenant", "account", "client", "sign-in", "role"]
        );
        assert_eq!(ids(&[]).len(), checks::ALL.len());
    }

    #[test]
    fn only_checks_that_read_a_secret_ask_for_it() {
        let read = |name: &str, id| is_read(&wanted(&[name.to_owned()]), id);
        assert!(!read("account", QuestionId::ClientSecret));
        assert!(read("client", QuestionId::ClientSecret));
        assert!(!read("secret", QuestionId::Password));
        assert!(read("access", QuestionId::Password));
    }
}
