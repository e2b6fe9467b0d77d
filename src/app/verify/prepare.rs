//! What a verification needs before its first check: the secrets that are kept, asked for or given, and the wizard that holds them.

use crate::app::interview::{Interview, unlock};
use crate::app::renewal;
use crate::app::signals::{Signals, unless_signalled};
use crate::app::stage::{Company, SIGN_IN, Stage, Stop, USAGE};
use crate::app::token::UNKNOWN;
use crate::app::world::World;
use crate::checks::{self, WITHOUT_PASSWORD};
use crate::model::answers::Answers;
use crate::model::check::{CheckId, CheckSpec};
use crate::model::profile::Profile;
use crate::model::question::{QUESTIONS, QuestionId, Sort, judge};
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{Setup, Wizard};
use std::collections::BTreeSet;

/// Who hears what goes wrong beside the checks.
pub(super) enum Ear {
    /// Whoever reads standard error, at once.
    Aloud,
    /// Whoever asks later.
    Kept(Vec<Text>),
}

impl Ear {
    fn tell(&mut self, stage: &Stage, text: &Text) {
        match self {
            Self::Aloud => stage.remark(text),
            Self::Kept(said) => said.push(text.clone()),
        }
    }
}

/// Where a verification is prepared.
pub(super) struct Bench<'a> {
    pub(super) stage: &'a Stage,
    pub(super) world: &'a World,
    pub(super) company: Company,
    pub(super) signals: &'a mut Signals,
    pub(super) ear: Ear,
}

/// A wizard with all answers, ready to run its checks.
pub(super) struct Prepared {
    pub(super) wizard: Wizard,
    /// The vault could not be opened: what is in it may be all that is needed.
    pub(super) shut: bool,
}

/// Gathers what the checks read.
///
/// # Errors
/// [`Stop`]: a secret that nobody can give, an answer that cannot be right, a signal.
pub(super) async fn prepare(
    profile: &Profile,
    only: &[String],
    bench: &mut Bench<'_>,
) -> Result<Prepared, Stop> {
    let (stage, world) = (bench.stage, bench.world);
    let specs = wanted(only);
    let mut interview = Interview {
        stage,
        prompt: None,
        signals: bench.signals,
    };
    let mut holder = profile.clone();
    let reads_secrets = QUESTIONS
        .iter()
        .any(|question| question.sort == Sort::Secret && is_read(&specs, question.id));
    if bench.company == Company::Person
        && reads_secrets
        && !unlock(world, profile, &mut interview, &words::open_file()).await?
    {
        holder = renewal::without_vault(holder);
    }
    let Gathered {
        specs,
        mut given,
        missing,
        faults,
    } = gather(&holder, specs, world, interview.signals).await?;
    let shut = faults.iter().any(renewal::is_shut);
    for fault in &faults {
        bench.ear.tell(stage, fault);
    }
    match bench.company {
        _ if missing.is_empty() => {}
        Company::Person => ask(&missing, &mut given, &mut interview).await?,
        Company::Nobody => return Err(unanswered(profile, &missing, shut)),
    }
    let wizard = Wizard::new(Setup {
        specs,
        environment: profile.environment,
        lang: stage.lang,
        // Whoever goes on in the wizard replaces this one.
        profiles: vec![profile.clone()],
        draft: None,
        practice: world.practice.clone(),
        given,
        folder: world.home.root().join("profiles").display().to_string(),
    });
    judged(&wizard, profile)?;
    Ok(Prepared { wizard, shut })
}

/// What there is for the checks without asking a person.
pub(in crate::app) struct Gathered {
    /// The checks; the sign-in among them is the one without a password where a refresh token is kept.
    pub(in crate::app) specs: Vec<&'static CheckSpec>,
    pub(in crate::app) given: Answers,
    /// The questions of secrets that the checks read and nothing has.
    pub(in crate::app) missing: Vec<QuestionId>,
    /// What is wrong with where the secrets are kept.
    pub(in crate::app) faults: Vec<Text>,
}

/// Gathers what the profile, what is kept for it and the variables hold.
///
/// # Errors
/// [`Stop`] without a word: a signal.
pub(in crate::app) async fn gather(
    profile: &Profile,
    mut specs: Vec<&'static CheckSpec>,
    world: &World,
    signals: &mut Signals,
) -> Result<Gathered, Stop> {
    let mut faults = Vec::new();
    let mut holder = profile.clone();
    if specs.iter().any(|spec| spec.id == WITHOUT_PASSWORD.id) {
        match unless_signalled(signals, renewal::take_up(world, &holder)).await? {
            Ok(true) => {
                for spec in &mut specs {
                    if spec.id == WITHOUT_PASSWORD.id {
                        *spec = &WITHOUT_PASSWORD;
                    }
                }
            }
            Ok(false) => {}
            // The keychain or the disk could not be used; asked again it would hang or refuse again.
            Err(fault) => {
                faults.push(fault);
                holder = renewal::without_vault(holder);
            }
        }
    }
    let mut given = Answers::default();
    for (id, line) in profile.lines() {
        given.set_line(id, line);
    }
    let fetched = fetch(&holder, &specs, world, &mut given);
    let (missing, fault) = unless_signalled(signals, fetched).await?;
    faults.extend(fault);
    Ok(Gathered {
        specs,
        given,
        missing,
        faults,
    })
}

/// The checks asked for and those that they need; all if none is named.
pub(super) fn wanted(only: &[String]) -> Vec<&'static CheckSpec> {
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
    world: &World,
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
    let (found, fault) = world.secrets_of(profile).await;
    for (id, secret) in found {
        given.set_secret(id, secret);
    }
    let missing = read.into_iter().filter(|id| given.secret(*id).is_none());
    (missing.collect(), fault)
}

/// Nobody is there to give these secrets.
pub(in crate::app) fn unanswered(profile: &Profile, missing: &[QuestionId], shut: bool) -> Stop {
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
    Err(Stop { code: USAGE, said })
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
