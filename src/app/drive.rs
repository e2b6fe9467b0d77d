//! The loop between a front end, the wizard and the world. It decides nothing: it carries messages and effects.

use super::errands::Errands;
use super::signals::{Signal, Signals};
use super::world::World;
use crate::model::text::Text;
use crate::wizard::{End, Frontend, Leave, Msg, Wizard};
use std::io;
use std::sync::Arc;

/// How it ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finish {
    /// By what.
    pub ended: Ended,
    /// What could not be written at the end.
    pub faults: Vec<Text>,
    /// The last save was refused for what was asked, and not for a disk or a keychain that failed.
    pub refused: bool,
}

/// By what it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The person, or the script, is done.
    Done,
    /// The person left before the end.
    Left,
    /// A signal, with the exit code that it stands for.
    Stopped(u8),
}

/// Runs the wizard in a front end until it ends. If a signal or a failing front end ends it, nobody can be asked any
/// more: then `unasked` is done.
///
/// # Errors
/// When the terminal, the input or the output is gone.
pub async fn drive<F: Frontend>(
    wizard: &mut Wizard,
    front: &mut F,
    world: &Arc<World>,
    signals: &mut Signals,
    unasked: Leave,
) -> io::Result<Finish> {
    let mut errands = Errands::new(world);
    let ended = until_the_end(wizard, front, &mut errands, signals).await;
    if !matches!(ended, Ok(Ended::Done | Ended::Left)) {
        // How the wizard would call this end does not matter any more.
        let _ = apply(wizard, &mut errands, Msg::Leave(unasked));
    }
    let (faults, refused) = errands.finish().await;
    Ok(Finish {
        ended: ended?,
        faults,
        refused,
    })
}

async fn until_the_end<F: Frontend>(
    wizard: &mut Wizard,
    front: &mut F,
    errands: &mut Errands,
    signals: &mut Signals,
) -> io::Result<Ended> {
    loop {
        // Everything that has arrived, then one picture.
        while let Some(msg) = next(wizard, front, errands)? {
            if let Some(ended) = apply(wizard, errands, msg) {
                return Ok(ended);
            }
        }
        front.show(wizard)?;
        let signal = tokio::select! {
            () = front.ready() => None,
            () = errands.wait() => None,
            signal = signals.next() => Some(signal),
        };
        let ended = match signal {
            None => None,
            Some(Signal::Interrupt) => apply(wizard, errands, Msg::Interrupt),
            Some(Signal::End(code)) => Some(Ended::Stopped(code)),
        };
        if let Some(ended) = ended {
            return Ok(ended);
        }
    }
}

/// What the world says comes first: it is older than what the person, who has not seen it yet, does now.
fn next<F: Frontend>(
    wizard: &Wizard,
    front: &mut F,
    errands: &mut Errands,
) -> io::Result<Option<Msg>> {
    match errands.happened() {
        Some(msg) => Ok(Some(msg)),
        None => front.poll(wizard),
    }
}

fn apply(wizard: &mut Wizard, errands: &mut Errands, msg: Msg) -> Option<Ended> {
    let mut ended = None;
    for effect in wizard.update(msg) {
        ended = ended.or(errands.start(effect, wizard).map(|end| match end {
            End::Done => Ended::Done,
            End::Left => Ended::Left,
        }));
    }
    ended
}
