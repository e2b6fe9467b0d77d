//! `sandbox serve`: the simulated cloud for other programs, until somebody ends it.

use super::args::Serve;
use super::output;
use super::signals::Signals;
use super::stage::{Stage, Stop, document};
use crate::model::escape::{escape, excerpt};
use crate::model::words;
use crate::sandbox::{self, Serving};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The file for the certificate authority, in the folder of our files, unless another one is named.
const CA_FILE: &str = "sandbox-ca.pem";

/// `sandbox serve`: prints what `--endpoints` takes, then a line for each request on standard error.
///
/// # Errors
/// [`Stop`]: the port is taken, or the certificate authority cannot be written.
pub(super) async fn serve(asked: &Serve, stage: &Stage) -> Result<u8, Stop> {
    // Before anything is said: whoever reads it may send the signal at once.
    let mut signals = Signals::listen()?;
    let scenario = sandbox::scenario::find(&asked.scenario)
        .ok_or_else(|| Stop::usage(words::usage_unknown(excerpt(&asked.scenario, 80))))?;
    let serving = Serving {
        port: asked.port,
        tls: asked.tls,
        latency: Duration::from_millis(asked.latency),
        both_families: true,
        told: Some(Arc::new(output::remark)),
    };
    let running = sandbox::start_as(scenario, serving)
        .await
        .map_err(|error| {
            Stop::usage(words::serve_port(
                escape(&error.to_string()),
                asked.port.to_string(),
            ))
        })?;
    if let Some(certificate) = running.certificate() {
        let path = match &asked.ca_out {
            Some(path) => path.clone(),
            None => default_path(stage)?,
        };
        write(&path, certificate).map_err(|error| {
            Stop::usage(words::serve_ca_unwritten(
                escape(&error.to_string()),
                escape(&path.display().to_string()),
            ))
        })?;
        stage.remark(&words::serve_ca(escape(&path.display().to_string())));
    }
    stage.remark(&words::serve_ready(scenario.name));
    output::result(&document(&running.endpoints())?)?;
    signals.next().await;
    Ok(0)
}

fn default_path(stage: &Stage) -> Result<PathBuf, Stop> {
    let home = stage.home()?;
    std::fs::create_dir_all(home.root())?;
    Ok(home.root().join(CA_FILE))
}

/// A certificate is meant to be read by all, and is written before anybody hears of it.
fn write(path: &Path, certificate: &str) -> std::io::Result<()> {
    File::create(path)?.write_all(certificate.as_bytes())
}
