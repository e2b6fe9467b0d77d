//! `doctor`: what stands between this machine and Microsoft's services, rung by rung; needs no profile.

use super::args::Doctor;
use super::env::Variables;
use super::output;
use super::report::ProblemReport;
use super::stage::{Company, Stage, Stop, document};
use super::token::UNKNOWN;
use super::world::{World, now, own_thread};
use crate::cloud::ladder::{Climb, Rung, Site};
use crate::lines;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem};
use crate::model::words;
use crate::store::Vault;
use crate::wizard::Mark;
use jiff::Timestamp;
use serde::Serialize;
use std::io::{self, IsTerminal};

/// One rung, however it turned out.
pub(super) struct Line {
    id: &'static str,
    title: Text,
    /// Where it is: a service with its host, or this machine.
    place: Text,
    host: Option<String>,
    state: State,
}

enum State {
    Holds(Text),
    /// It does not hold, but there is a way around it.
    Weak(Text),
    Broken(Box<Problem>),
    NotReached,
}

/// The document of `doctor --json`.
#[derive(Serialize)]
struct Document {
    schema: u32,
    at: String,
    blame: Option<&'static str>,
    /// The service's host on the way to which it is; null for what is of this machine.
    blame_host: Option<String>,
    rungs: Vec<RungReport>,
}

#[derive(Serialize)]
struct RungReport {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    state: &'static str,
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemReport>,
}

/// Climbs to both services, and looks at what this machine has.
///
/// # Errors
/// [`Stop`]: certificates or addresses that cannot be used, an output that is gone.
pub(super) async fn doctor(asked: &Doctor, stage: &Stage) -> Result<u8, Stop> {
    let cloud = asked
        .cloud
        .as_deref()
        .and_then(Cloud::from_name)
        .unwrap_or_default();
    let ground = stage.ground(&asked.reach, cloud, Company::Nobody).await?;
    let rungs = look(&ground.world, cloud).await.map_err(Stop::usage)?;
    let blamed = blamed(&rungs);
    let code = match blamed {
        None => 0,
        Some(line) if line.host.is_some() => UNKNOWN,
        Some(_) => super::stage::USAGE,
    };
    if !asked.json {
        output::prose(&plain(&rungs, asked.ascii, stage.lang))?;
        return Ok(code);
    }
    let text = {
        let blame = blamed.map(|line| line.id);
        let rungs = rungs.iter().map(|line| reported(line, stage)).collect();
        document(&Document {
            schema: super::report::SCHEMA,
            at: now(),
            blame,
            blame_host: blamed.and_then(|line| line.host.clone()),
            rungs,
        })?
    };
    output::result(&text)?;
    Ok(code)
}

/// Everything there is to look at: the way to both services, and what this machine has.
///
/// # Errors
/// A sentence: the certificates cannot be used.
pub(super) async fn look(world: &World, cloud: Cloud) -> Result<Vec<Line>, Text> {
    let session = world.session(cloud)?;
    let variable = |name: &str| world.variables.line(name);
    let (entra, partner_center, keychain, folder) = tokio::join!(
        session.climb(Site::Entra, Timestamp::now, variable),
        session.climb(Site::PartnerCenter, Timestamp::now, variable),
        keychain(&world.vault),
        folder(world),
    );
    let mut rungs = ladder(&entra, words::doctor_entra);
    rungs.extend(ladder(&partner_center, words::doctor_partner_center));
    rungs.push(keychain);
    rungs.push(folder);
    rungs.push(terminal(&world.variables));
    Ok(rungs)
}

/// The first broken rung.
fn blamed(rungs: &[Line]) -> Option<&Line> {
    rungs
        .iter()
        .find(|line| matches!(line.state, State::Broken(_)))
}

fn ladder(climb: &Climb, service: fn(String) -> Text) -> Vec<Line> {
    let place = service(climb.host.clone());
    let state = |rung| {
        if let (Rung::Proxy, Some(variable)) = (rung, climb.passed_over) {
            return State::Weak(words::doctor_proxy_passed_over(variable));
        }
        match &climb.broken {
            Some((at, problem)) if *at == rung => return State::Broken(problem.clone()),
            _ => {}
        }
        let held = climb.held.iter().find(|(at, _)| *at == rung);
        held.map_or(State::NotReached, |(_, text)| State::Holds(text.clone()))
    };
    let line = |rung: Rung| Line {
        id: rung.name(),
        title: title(rung),
        place: place.clone(),
        host: Some(climb.host.clone()),
        state: state(rung),
    };
    Rung::ALL.into_iter().map(line).collect()
}

fn title(rung: Rung) -> Text {
    match rung {
        Rung::Name => words::doctor_rung_name(),
        Rung::Connection => words::doctor_rung_connection(),
        Rung::Proxy => words::doctor_rung_proxy(),
        Rung::Tls => words::doctor_rung_tls(),
        Rung::Clock => words::doctor_rung_clock(),
        Rung::Answer => words::doctor_rung_answer(),
    }
}

/// A keychain that is missing keeps nobody from anything: secrets can be kept elsewhere.
async fn keychain(vault: &Vault) -> Line {
    let state = match vault.probe().await {
        Ok(()) => State::Holds(words::doctor_keychain()),
        Err(error) => State::Weak(error.text()),
    };
    Line {
        id: "keychain",
        title: words::doctor_rung_keychain(),
        place: words::doctor_here(),
        host: None,
        state,
    }
}

/// Whether files can be written where ours belong, without leaving one there.
async fn folder(world: &World) -> Line {
    let home = world.home.clone();
    let shown = escape(&home.root().display().to_string());
    let tried = own_thread(move || home.try_to_write()).await;
    let state = match tried {
        Ok(Ok(())) => State::Holds(words::doctor_folder(shown)),
        Ok(Err(error)) => {
            let why = error.text();
            State::Broken(Box::new(
                Problem::new(
                    Kind::Refused,
                    Owner::Unknown,
                    words::doctor_folder_closed(shown),
                    why,
                )
                .remedy(words::doctor_folder_do1(), None),
            ))
        }
        Err(why) => State::Weak(why),
    };
    Line {
        id: "folder",
        title: words::doctor_rung_folder(),
        place: words::doctor_here(),
        host: None,
        state,
    }
}

/// What the terminal is, as far as the program goes by it.
fn terminal(variables: &Variables) -> Line {
    let found = if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        State::Weak(words::doctor_terminal_none())
    } else if variables.dumb_terminal() {
        State::Weak(words::doctor_terminal_dumb())
    } else {
        let name = variables.line("TERM").filter(|name| !name.is_empty());
        State::Holds(name.map_or_else(words::doctor_terminal_nameless, |name| {
            words::doctor_terminal(escape(&name))
        }))
    };
    Line {
        id: "terminal",
        title: words::doctor_rung_terminal(),
        place: words::doctor_here(),
        host: None,
        state: found,
    }
}

impl State {
    fn name(&self) -> &'static str {
        match self {
            Self::Holds(_) => "ok",
            Self::Weak(_) => "warning",
            Self::Broken(_) => "broken",
            Self::NotReached => "not-reached",
        }
    }

    fn mark(&self) -> Mark {
        match self {
            Self::Holds(_) => Mark::Met,
            Self::Weak(_) => Mark::Warning,
            Self::Broken(_) => Mark::Unmet,
            Self::NotReached => Mark::NotReached,
        }
    }

    fn summary(&self) -> Text {
        match self {
            Self::Holds(text) | Self::Weak(text) => text.clone(),
            Self::Broken(problem) => problem.what.clone(),
            Self::NotReached => words::doctor_not_reached(),
        }
    }
}

fn reported(line: &Line, stage: &Stage) -> RungReport {
    RungReport {
        id: line.id,
        host: line.host.clone(),
        state: line.state.name(),
        summary: stage.lang.say(&line.state.summary()),
        problem: match &line.state {
            State::Broken(problem) => Some(super::report::problem_report(stage.lang, problem)),
            _ => None,
        },
    }
}

/// The rungs, line by line, and at the end what is to blame.
pub(super) fn plain(rungs: &[Line], ascii: bool, lang: Lang) -> String {
    let say = |text: &Text| lang.say(text);
    let mut out = Vec::new();
    let mut place: Option<&Text> = None;
    for line in rungs {
        if place != Some(&line.place) {
            place = Some(&line.place);
            out.push(say(&line.place));
        }
        let glyph = super::report::sign(line.state.mark(), ascii);
        let line = words::doctor_line(line.state.summary(), line.title.clone());
        out.push(format!("  {glyph} {}", say(&line)));
    }
    match blamed(rungs) {
        None => out.push(say(&words::doctor_fine())),
        Some(line) => {
            out.push(String::new());
            out.push(say(&words::doctor_blame(line.title.clone())));
            if let State::Broken(problem) = &line.state {
                out.push(say(&problem.what));
                out.extend(lines::problem(lang, problem));
            }
        }
    }
    out.join("\n")
}
