//! `onboard`: the wizard in the front end that fits: full screen, line by line, or an answers file.

use super::args::{Onboard, Reach};
use super::drive::{Ended, Finish, drive};
use super::output;
use super::renewal;
use super::report;
use super::signals::Signals;
use super::stage::{
    CANCELLED, Company, Ground, Stage, Stop, USAGE, document, environment, same_environment,
    unreadable,
};
use crate::answers::{self, AnswersFile, Script, Sources};
use crate::checks;
use crate::lines::{LineEvent, Lines, Request};
use crate::model::answers::Answers;
use crate::model::escape::escape;

use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::words;
use crate::store::{Home, StoreError};
use crate::terminal::{Asked, Heard, Prompt, columns};
use crate::tui::{Theme, Tui};
use crate::wizard::{BEGIN_PROFILE, Leave, Saving, Setup, Wizard};
use jiff::Timestamp;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use tokio::sync::mpsc;

/// How the person is spoken to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Front {
    FullScreen,
    Lines,
    Script,
}

/// Runs the wizard.
///
/// # Errors
/// [`Stop`]: nobody can be asked, a file cannot be used, the terminal is gone.
pub(super) async fn onboard(asked: &Onboard, stage: &Stage) -> Result<u8, Stop> {
    let front = front(asked, stage)?;
    let home = stage.home()?;
    let environment = environment(&asked.reach);
    let named = named(asked, &home, front)?;
    let given = given(asked, stage, environment, named.as_ref());
    let file = match &asked.answers {
        Some(path) => Some(answers_file(path, stage, environment)?),
        None => None,
    };
    let company = if front == Front::Script {
        Company::Nobody
    } else {
        Company::Person
    };
    let cloud = named.map_or_else(|| given.cloud(), |profile| profile.cloud);
    let ground = stage.ground(&asked.reach, cloud, company).await?;
    let setup = setup(asked, stage, &ground, &home, given.clone())?;
    let mut wizard = Wizard::new(setup)
        .seated(stage.variables.seat(asked.no_browser))
        .reached_by(options(&asked.reach));
    let mut signals = Signals::listen()?;
    let code = match (front, file) {
        (Front::Script, file) => {
            let mut script = Script::onboard(file.unwrap_or_default(), &given);
            let left = Leave::Untouched;
            let finish = drive(&mut wizard, &mut script, &ground.world, &mut signals, left).await?;
            script_code(&finish, &script, stage)
        }
        (Front::Lines, _) => {
            let out: Box<dyn Write> = if asked.json {
                Box::new(io::stderr())
            } else {
                Box::new(io::stdout())
            };
            let mut lines = line_by_line(out)?;
            if !asked.json {
                lines = lines.folded(columns);
            }
            if !asked.json && io::stdout().is_terminal() && !stage.variables.simple_terminal() {
                lines = lines.with_links();
            }
            let left = Leave::KeepDraft;
            let finish = drive(&mut wizard, &mut lines, &ground.world, &mut signals, left).await?;
            person_code(&finish, stage)
        }
        (Front::FullScreen, _) => {
            let theme = Theme {
                ascii: asked.ascii,
                plain: stage.variables.no_colour(),
            };
            let links = !stage.variables.simple_terminal();
            let mut tui = Tui::new(theme, stage.variables.unbracketed_pastes(), links)?;
            let left = Leave::KeepDraft;
            let finish = drive(&mut wizard, &mut tui, &ground.world, &mut signals, left).await?;
            drop(tui);
            person_code(&finish, stage)
        }
    };
    if front == Front::FullScreen {
        farewell(&wizard, &home, stage);
    }
    if let Some(code) = code {
        return Ok(code);
    }
    show(&wizard, asked, front, &home)?;
    Ok(report::exit_code(wizard.outcome()))
}

/// What the full screen took away with it: where the profile is and how to go on, or that there is a draft.
pub(super) fn farewell(wizard: &Wizard, home: &Home, stage: &Stage) {
    if let Saving::Done(saved) = wizard.saving() {
        stage.remark(&words::next_saved(&saved.profile.name, &saved.path));
        for command in wizard.commands().into_iter().take(1) {
            stage.remark(&words::onboard_go_on(command));
        }
    } else if home
        .load_draft(wizard.environment())
        .is_ok_and(|draft| draft.is_some())
    {
        stage.remark(&words::onboard_draft_kept());
    }
}

/// The line mode with the thread that reads for it.
fn line_by_line(out: Box<dyn Write>) -> Result<Lines<Box<dyn Write>>, Stop> {
    let mut prompt = Prompt::start()?;
    let (request, mut requests) = mpsc::unbounded_channel();
    let (event, events) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(request) = requests.recv().await {
            let heard = prompt
                .ask(match request {
                    Request::Line => Asked::Line,
                    Request::Secret => Asked::Secret,
                })
                .await;
            let told = event.send(match heard {
                Heard::Line(line) => LineEvent::Line(line),
                Heard::Secret(secret) => LineEvent::Secret(secret),
                Heard::Interrupt => LineEvent::Interrupt,
                Heard::End => LineEvent::End,
            });
            if told.is_err() {
                return;
            }
        }
    });
    let lines = Lines::new(out, request, events);
    Ok(if io::stdin().is_terminal() {
        lines
    } else {
        lines.without_echo()
    })
}

/// Prints the report; a person has seen it already, unless JSON is asked for.
fn show(wizard: &Wizard, asked: &Onboard, front: Front, home: &Home) -> Result<(), Stop> {
    if asked.json {
        let name = match wizard.saving() {
            Saving::Done(saved) => Some(saved.profile.name.as_str()),
            _ => None,
        };
        let mut report = report::report(wizard, name, Timestamp::now());
        report.expires.refresh_token = name.and_then(|name| renewal::ends(home, name));
        output::result(&document(&report)?)?;
    } else if front == Front::Script {
        output::prose(&report::plain(wizard, asked.ascii))?;
    }
    Ok(())
}

/// The options that name other services than Microsoft's own, for the commands to go on with.
pub(super) fn options(reach: &Reach) -> String {
    let files = [("endpoints", &reach.endpoints), ("ca-file", &reach.ca_file)];
    files
        .iter()
        .filter_map(|(name, path)| {
            let path = escape(&path.as_deref()?.display().to_string());
            // A blank is the one sign that every shell takes apart, and quotes the one that every shell knows.
            let quoted = if path.contains(' ') {
                format!("\"{path}\"")
            } else {
                path
            };
            Some(format!(" --{name} {quoted}"))
        })
        .collect()
}

/// Which front end fits, and whether there is one at all.
fn front(asked: &Onboard, stage: &Stage) -> Result<Front, Stop> {
    if asked.answers.is_some() {
        return Ok(Front::Script);
    }
    if asked.plain {
        return Ok(Front::Lines);
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Stop::usage(words::onboard_no_terminal()));
    }
    if stage.variables.dumb_terminal() {
        stage.remark(&words::onboard_dumb_terminal());
        return Ok(Front::Lines);
    }
    Ok(Front::FullScreen)
}

/// The saved profile that `--profile` names, if there is one; otherwise it is the name of the new one.
fn named(asked: &Onboard, home: &Home, front: Front) -> Result<Option<Profile>, Stop> {
    let Some(name) = &asked.profile else {
        return Ok(None);
    };
    match home.profiles().load(name) {
        Ok(profile) => {
            same_environment(&profile, &asked.reach, "onboard")?;
            // The script begins anew, and at the end replaces the profile or not.
            Ok(Some(profile).filter(|_| front != Front::Script))
        }
        Err(StoreError::NotFound { .. } | StoreError::Broken { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The answers that flags and variables give.
fn given(
    asked: &Onboard,
    stage: &Stage,
    environment: Environment,
    named: Option<&Profile>,
) -> Answers {
    let mut given = stage.variables.answers();
    if environment == Environment::Sandbox {
        // They are meant for the real services, and the rehearsal has its own.
        given.forget(QuestionId::ClientSecret);
        given.forget(QuestionId::Password);
    }
    for (id, flag) in [
        (QuestionId::ProfileName, &asked.profile),
        (QuestionId::Cloud, &asked.cloud),
        (QuestionId::Tenant, &asked.tenant),
    ] {
        if let Some(value) = flag {
            given.set_line(id, value);
        }
    }
    if asked.no_store {
        given.set_line(QuestionId::Store, StoreKind::None.name());
    }
    if let Some(profile) = named {
        given.set_line(
            QuestionId::Begin,
            format!("{BEGIN_PROFILE}{}", profile.name),
        );
    }
    given
}

fn setup(
    asked: &Onboard,
    stage: &Stage,
    ground: &Ground,
    home: &Home,
    given: Answers,
) -> Result<Setup, Stop> {
    let environment = ground.world.environment;
    let mut profiles = stage.profiles(home)?;
    profiles.retain(|profile| profile.environment == environment);
    let mut draft = None;
    if ground.world.drafts && !asked.fresh {
        match home.load_draft(environment) {
            Ok(found) => draft = found,
            // A draft that cannot be read is no reason not to begin.
            Err(error) => stage.remark(&error.text()),
        }
    }
    let mut given = given;
    // A draft is what the person was at last; else the profile that they marked.
    if draft.is_none() && asked.answers.is_none() && given.line(QuestionId::Begin).is_none() {
        match home.default_profile() {
            Ok(Some(name)) if profiles.iter().any(|profile| profile.name == name) => {
                given.set_line(QuestionId::Begin, format!("{BEGIN_PROFILE}{name}"));
            }
            Ok(_) => {}
            Err(error) => stage.remark(&error.text()),
        }
    }
    Ok(Setup {
        specs: checks::specs(),
        environment,
        lang: stage.lang,
        profiles,
        draft,
        practice: ground.world.practice.clone(),
        given,
        folder: home.root().join("profiles").display().to_string(),
    })
}

fn answers_file(path: &Path, stage: &Stage, environment: Environment) -> Result<AnswersFile, Stop> {
    let from_stdin = path == Path::new("-");
    let read_stdin = || {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = if from_stdin {
        read_stdin()
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| unreadable(path, &error))?;
    AnswersFile::parse(
        bytes,
        &Sources {
            variable: &|name| stage.variables.secret(name),
            file: &|path| std::fs::read(path),
            stdin: if from_stdin { None } else { Some(&read_stdin) },
            literal: environment == Environment::Sandbox,
        },
    )
    .map_err(Stop::usage)
}

/// The exit code of a script that did not come to a result; what it has to say goes to standard error.
fn script_code(finish: &Finish, script: &Script, stage: &Stage) -> Option<u8> {
    for text in script.notes().iter().chain(&finish.faults) {
        stage.remark(text);
    }
    if let Ended::Stopped(code) = finish.ended {
        return Some(code);
    }
    let ended = script.ended()?;
    if let Some(text) = ended.text() {
        stage.remark(&text);
    }
    match ended {
        answers::Ended::SaveFailed(_) if finish.refused => Some(USAGE),
        _ => ended.exit_code(),
    }
}

/// The exit code of a person who left before the end.
pub(super) fn person_code(finish: &Finish, stage: &Stage) -> Option<u8> {
    for text in &finish.faults {
        stage.remark(text);
    }
    match finish.ended {
        Ended::Done => None,
        Ended::Left => Some(CANCELLED),
        Ended::Stopped(code) => Some(code),
    }
}
