//! `sandbox serve`: the simulated cloud for other programs, until somebody ends it.

mod kept;

use super::args::Serve;
use super::harden::room_for_connections;
use super::output;
use super::signals::Signals;
use super::stage::{Stage, Stop, USAGE, document};
use crate::model::escape::{escape, excerpt};
use crate::model::text::Text;
use crate::model::words;
use crate::sandbox::{
    self, FileFault, NotStarted, Serving, Situation, StateFault, Told, scenario_file,
};
use kept::{State, known_by};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::Duration;
use tokio::sync::Notify;

/// The longest file that is looked into, to see whether it is an earlier one.
const LONGEST: u64 = 64 * 1024;

/// The longest scenario or state file that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Lines that wait to be written; further ones are lost.
const WAITING: usize = 4096;
/// How long the last lines may take to be written at the end.
const PATIENCE: Duration = Duration::from_secs(1);

/// `sandbox serve`: prints what `--endpoints` takes, then a line for each request on standard error.
///
/// # Errors
/// [`Stop`]: the port is taken, or the certificate authority cannot be written.
pub(super) async fn serve(asked: &Serve, stage: &Stage) -> Result<u8, Stop> {
    let scenario = sandbox::scenario::find(&asked.scenario)
        .ok_or_else(|| Stop::usage(words::usage_unknown(excerpt(&asked.scenario, 80))))?;
    let situation = match &asked.scenario_file {
        Some(path) => Some(situation(path)?),
        None => None,
    };
    if let (Some(kept), Some(authority)) = (&asked.state, &asked.ca_out)
        && known_by(kept) == known_by(authority)
    {
        return Err(Stop::usage(words::serve_same_file(shown(kept))));
    }
    // Held until the end.
    let place = asked.state.as_deref().map(State::hold).transpose()?;
    let earlier = match &place {
        Some(place) => place.earlier()?,
        None => None,
    };
    // Only now, so that whoever waits for a file that never ends can interrupt; but before anything is said, as whoever reads
    // it may send the signal at once.
    let mut signals = Signals::listen()?;
    let record = Record::begin();
    let changed = Arc::new(Notify::new());
    let serving = Serving {
        port: asked.port,
        tls: asked.tls,
        latency: Duration::from_millis(asked.latency),
        both_families: true,
        trace: asked.trace,
        told: Some(record.listener(&changed)),
        situation,
        state: earlier,
    };
    room_for_connections();
    let running = sandbox::start_as(scenario, serving)
        .await
        .map_err(|fault| not_started(asked, &fault))?;
    // Before anybody hears of the services: a place that cannot be written to is told now.
    if let Some(place) = &place {
        place.put(&running.state()).map_err(Stop::usage)?;
    }
    let mut passing = Passing(None);
    if let Some(certificate) = running.certificate() {
        let path = match &asked.ca_out {
            Some(path) => path.clone(),
            None => default_path(stage, running.address().port())?,
        };
        if !may_be_replaced(&path) {
            return Err(Stop::usage(words::serve_ca_taken(escape(
                &path.display().to_string(),
            ))));
        }
        write(&path, certificate).map_err(|error| {
            Stop::usage(words::serve_ca_unwritten(
                escape(&error.to_string()),
                escape(&path.display().to_string()),
            ))
        })?;
        stage.remark(&words::serve_ca(escape(&path.display().to_string())));
        passing.0 = asked.ca_out.is_none().then_some(path);
    }
    if let Some(path) = &asked.scenario_file {
        let path = escape(&path.display().to_string());
        stage.remark(&words::serve_ready_file(path));
    } else {
        stage.remark(&words::serve_ready(scenario.name));
        stage.remark(&words::serve_practice(scenario.name));
    }
    let origin = running.endpoints().authority;
    stage.remark(&words::serve_device_page(format!(
        "{origin}/common/oauth2/deviceauth"
    )));
    stage.remark(&words::serve_address(origin));
    output::result(&document(&running.endpoints())?)?;
    let last = match &place {
        None => {
            signals.next().await;
            Ok(())
        }
        Some(place) => {
            let say = |text: &Text| record.say(stage.lang.say(text));
            place
                .keep_until(&mut signals, &changed, &running, say)
                .await
        }
    };
    drop(passing);
    drop(running);
    record.end();
    last.map(|()| 0)
}

/// The certificate authority in our own folder: of no use once the sandbox has ended, whatever ends it.
struct Passing(Option<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    escape(&path.display().to_string())
}

fn situation(path: &Path) -> Result<Situation, Stop> {
    let text = read(path)?;
    scenario_file::read(&text).map_err(|FileFault { line, field, why }| {
        let (line, path) = (line.to_string(), shown(path));
        let place = if field.is_empty() {
            words::serve_file_fault_whole(line, path)
        } else {
            words::serve_file_fault(field, line, path)
        };
        Stop {
            code: USAGE,
            said: vec![place, why],
        }
    })
}

/// A file named by the person, as text.
fn read(path: &Path) -> Result<String, Stop> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text));
    match read {
        Ok(length) if length as u64 > LARGEST => {
            let most = (LARGEST / (1024 * 1024)).to_string();
            Err(Stop::usage(words::serve_too_large(most, shown(path))))
        }
        Ok(_) => Ok(text),
        Err(error) => Err(Stop::usage(words::serve_unread(
            escape(&error.to_string()),
            shown(path),
        ))),
    }
}

fn not_started(asked: &Serve, fault: &NotStarted) -> Stop {
    let path = shown(asked.state.as_deref().unwrap_or(Path::new("")));
    Stop::usage(match fault {
        NotStarted::Io(error) => {
            words::serve_port(escape(&error.to_string()), asked.port.to_string())
        }
        NotStarted::State(StateFault::Unreadable(line, place)) if place.is_empty() => {
            words::serve_state_unread_whole(line.to_string(), path)
        }
        NotStarted::State(StateFault::Unreadable(line, place)) => {
            words::serve_state_unread(line.to_string(), path, place.clone())
        }
        NotStarted::State(StateFault::Other(name)) => words::serve_state_other(name.clone(), path),
        NotStarted::State(StateFault::Changed) => words::serve_state_changed(path),
    })
}

/// The lines about requests, written by a thread of their own: whoever started the program may read its standard error
/// late or never, and the services must answer all the same.
struct Record {
    lines: SyncSender<String>,
    ended: Receiver<()>,
}

impl Record {
    fn begin() -> Self {
        let (lines, waiting) = mpsc::sync_channel::<String>(WAITING);
        let (end, ended) = mpsc::channel();
        std::thread::spawn(move || {
            for line in waiting {
                output::remark(&line);
            }
            let _ = end.send(());
        });
        Self { lines, ended }
    }

    /// Takes lines as long as there is room for them.
    fn listener(&self, changed: &Arc<Notify>) -> Told {
        let lines = self.lines.clone();
        let changed = Arc::clone(changed);
        Arc::new(move |line| {
            changed.notify_one();
            let _ = lines.try_send(line.to_owned());
        })
    }

    /// Takes a line of our own, likewise.
    fn say(&self, line: String) {
        let _ = self.lines.try_send(line);
    }

    /// Lets what has been taken be written, for a moment.
    fn end(self) {
        drop(self.lines);
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

/// A file in the folder of our files. Each authority is another one, and several sandboxes may be served at a time.
fn default_path(stage: &Stage, port: u16) -> Result<PathBuf, Stop> {
    let home = stage.home()?;
    std::fs::create_dir_all(home.root())?;
    Ok(home.root().join(format!("sandbox-ca-{port}.pem")))
}

/// True unless something would be lost: what is there is nothing, or an authority of an earlier sandbox, or no file. Whatever
/// else is the matter with it is told when it is written.
fn may_be_replaced(path: &Path) -> bool {
    if !path.is_file() {
        return true;
    }
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
    read.is_ok() && (text.is_empty() || sandbox::is_authority(&text))
}

/// A certificate is meant to be read by all, and is written before anybody hears of it.
fn write(path: &Path, certificate: &str) -> std::io::Result<()> {
    File::create(path)?.write_all(certificate.as_bytes())
}
