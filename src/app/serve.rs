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
use crate::store::{StoreError, write_over};
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read as _, Write as _};
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
    let scenario = sandbox::scenario::find(&asked.scenario)
        .ok_or_else(|| Stop::usage(words::usage_unknown(excerpt(&asked.scenario, 80))))?;
    let situation = match &asked.scenario_file {
        Some(path) => Some(situation(path)?),
        None => None,
    };
    let place = asked.state.as_deref().map(behind_links);
    // Held until the end.
    let _lock = place.as_deref().map(hold).transpose()?;
    let earlier = match &place {
        Some(path) => kept(path)?,
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
    let running = sandbox::start_as(scenario, serving)
        .await
        .map_err(|fault| not_started(asked, &fault))?;
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
    // Before anything is served from it: a place that cannot be written to is told now.
    if let Some(path) = &place {
        write_over(path, running.state().as_bytes())?;
    }
    output::result(&document(&running.endpoints())?)?;
    let last = keep_until(&mut signals, &changed, &running, place.as_deref()).await;
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

/// The file that a link leads to: that is what is meant, and the link shall stay one when the file is replaced.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // Further than systems follow links; a circle is told when the file is opened.
    for _ in 0..64 {
        let Ok(next) = std::fs::read_link(&path) else {
            break;
        };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

/// Sees to it that one sandbox at a time keeps its state there: two would write over each other's. The lock is on a file of its
/// own, as the state is replaced at each change, and it stays: removing it would let two hold locks on two files of one name.
/// None where the file system has no locks.
fn hold(path: &Path) -> Result<Option<File>, Stop> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.lock"));
    let fault = |source| StoreError::Write {
        path: path.to_owned(),
        source,
    };
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(beside)
        .map_err(fault)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Stop::usage(words::serve_state_busy(shown(path)))),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(None),
        Err(TryLockError::Error(error)) => Err(fault(error).into()),
    }
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    escape(&path.display().to_string())
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

/// The state that was kept in a file; none if there is no such file yet.
fn kept(path: &Path) -> Result<Option<String>, Stop> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        // Nothing else can be replaced by a file.
        Ok(found) if !found.is_file() => Err(Stop::usage(words::serve_no_file(shown(path)))),
        _ => read(path).map(Some),
    }
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
