//! The loop between a front end, the wizard and the world. It decides nothing: it carries messages and effects.

use super::errands::Errands;
use super::signals::{Signal, Signals};
use super::world::World;
use crate::model::text::Text;
use crate::wizard::{End, Frontend, Msg, Wizard};
use std::io;
use std::sync::Arc;

/// How it ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finish {
    /// By what.
    pub ended: Ended,
    /// What could not be written at the end.
    pub faults: Vec<Text>,
}

/// By what it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The person, or the script, is done.
    Done,
    /// The person left before the end.
    Left,
    /// A signal, with the exit code that it stands for. Nothing is kept.
    Stopped(u8),
}

/// Runs the wizard in a front end until it ends.
///
/// # Errors
/// When the terminal, the input or the output is gone.
pub async fn drive<F: Frontend>(
    wizard: &mut Wizard,
    front: &mut F,
    world: &Arc<World>,
    signals: &mut Signals,
) -> io::Result<Finish> {
    let mut errands = Errands::new(world);
    loop {
        // Everything that has arrived, then one picture.
        while let Some(msg) = next(wizard, front, &mut errands)? {
            if let Some(ended) = apply(wizard, &mut errands, msg) {
                return Ok(finish(ended, errands).await);
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
            Some(Signal::Interrupt) => apply(wizard, &mut errands, Msg::Interrupt),
            Some(Signal::End(code)) => Some(Ended::Stopped(code)),
        };
        if let Some(ended) = ended {
            return Ok(finish(ended, errands).await);
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
        ended = ended.or(errands.start(effect).map(|end| match end {
            End::Done => Ended::Done,
            End::Left => Ended::Left,
        }));
    }
    ended
}

async fn finish(ended: Ended, errands: Errands) -> Finish {
    Finish {
        ended,
        faults: errands.finish().await,
    }
}
