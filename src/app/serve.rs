//! `sandbox serve`: the simulated cloud for other programs, until somebody ends it.

use super::args::Serve;
use super::output;
use super::signals::Signals;
use super::stage::{Stage, Stop, USAGE, document};
use crate::model::escape::{escape, excerpt};
use crate::model::words;
use crate::sandbox::{
    self, FileFault, NotStarted, Sandbox, Serving, Situation, StateFault, Told, scenario_file,
};
use crate::store::write_over;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::Duration;
use tokio::sync::Notify;

/// How the certificate authority begins that we write.
const BEGINNING: &str = "-----BEGIN CERTIFICATE-----";
/// The longest file that is looked into, to see whether it is an earlier one.
const LONGEST: u64 = 64 * 1024;

/// The longest scenario or state file that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// How long requests are gathered before the state is written.
const PAUSE: Duration = Duration::from_millis(100);

/// Lines that wait to be written; further ones are lost.
const WAITING: usize = 4096;
/// How long the last lines may take to be written at the end.
const PATIENCE: Duration = Duration::from_secs(1);

/// `sandbox serve`: prints what `--endpoints` takes, then a line for each request on standard error.
///
/// # Errors
/// [`Stop`]: the port is taken, or the certificate authority cannot be written.
pub(super) async fn serve(asked: &Serve, stage: &Stage) -> Result<u8, Stop> {
    // Before anything is said: whoever reads it may send the signal at once.
    let mut signals = Signals::listen()?;
    let scenario = sandbox::scenario::find(&asked.scenario)
        .ok_or_else(|| Stop::usage(words::usage_unknown(excerpt(&asked.scenario, 80))))?;
    let situation = match &asked.scenario_file {
        Some(path) => Some(situation(path)?),
        None => None,
    };
    let earlier = match &asked.state {
        Some(path) => kept(path)?,
        None => None,
    };
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
    let running = sandbox::start_as(scenario, serving)
        .await
        .map_err(|fault| not_started(asked, &fault))?;
    // The default file: of no use once the sandbox has ended.
    let mut passing = None;
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
        passing = asked.ca_out.is_none().then_some(path);
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
    // Before anything is served from it: a place that cannot be written to is told now.
    if let Some(path) = &asked.state {
        write_over(path, running.state().as_bytes())?;
    }
    output::result(&document(&running.endpoints())?)?;
    let last = keep_until(&mut signals, &changed, &running, asked.state.as_deref()).await;
    if let Some(path) = passing {
        let _ = std::fs::remove_file(path);
    }
    drop(running);
    record.end();
    last.map(|()| 0)
}

/// Keeps the state a moment after each request, until a signal comes; then for the last time.
async fn keep_until(
    signals: &mut Signals,
    changed: &Notify,
    running: &Sandbox,
    path: Option<&Path>,
) -> Result<(), Stop> {
    let mut written = String::new();
    loop {
        tokio::select! {
            _ = signals.next() => break,
            () = changed.notified(), if path.is_some() => {}
        }
        // Many requests are one change.
        tokio::select! {
            _ = signals.next() => break,
            () = tokio::time::sleep(PAUSE) => {}
        }
        let state = running.state();
        // What fails once may work the next time; at the end it is told.
        if let Some(path) = path
            && state != written
            && write_over(path, state.as_bytes()).is_ok()
        {
            written = state;
        }
    }
    if let Some(path) = path {
        write_over(path, running.state().as_bytes())?;
    }
    Ok(())
}

fn situation(path: &Path) -> Result<Situation, Stop> {
    let text = read(path)?;
    scenario_file::read(&text).map_err(|FileFault { line, field, why }| Stop {
        code: USAGE,
        said: vec![
            words::serve_file_fault(field, line.to_string(), escape(&path.display().to_string())),
            why,
        ],
    })
}

/// The state that was kept in a file; none if there is no such file yet.
fn kept(path: &Path) -> Result<Option<String>, Stop> {
    if !path.exists() {
        return Ok(None);
    }
    read(path).map(Some)
}

/// A file named by the person, as text.
fn read(path: &Path) -> Result<String, Stop> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(text),
        Err(error) => Err(Stop::usage(words::serve_unread(
            escape(&error.to_string()),
            escape(&path.display().to_string()),
        ))),
    }
}

fn not_started(asked: &Serve, fault: &NotStarted) -> Stop {
    let path = asked.state.as_deref().unwrap_or(Path::new("")).display();
    let path = escape(&path.to_string());
    Stop::usage(match fault {
        NotStarted::Io(error) => {
            words::serve_port(escape(&error.to_string()), asked.port.to_string())
        }
        NotStarted::State(StateFault::Unreadable(line, cause)) => {
            words::serve_state_unread(cause.clone(), line.to_string(), path)
        }
        NotStarted::State(StateFault::Other(name)) => words::serve_state_other(name.clone(), path),
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

/// True unless something would be lost: what is there is nothing, or one certificate as we write it, or no file. Whatever
/// else is the matter with it is told when it is written.
fn may_be_replaced(path: &Path) -> bool {
    if !path.is_file() {
        return true;
    }
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
    let Ok(length) = read else {
        return false;
    };
    length == 0
        || length as u64 <= LONGEST
            && text.starts_with(BEGINNING)
            && text.matches("-----BEGIN ").count() == 1
}

/// A certificate is meant to be read by all, and is written before anybody hears of it.
fn write(path: &Path, certificate: &str) -> std::io::Result<()> {
    File::create(path)?.write_all(certificate.as_bytes())
}
