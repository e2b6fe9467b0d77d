//! What is under way for the wizard: runs of checks, the keychain, the disk. Each ends in a message, whatever happens.

use super::keep::NotSaved;
use super::opening;
use super::panics;
use super::support;
use super::world::World;
use crate::model::endpoints::is_protected;
use crate::model::escape::excerpt;
use crate::model::notice::Notice;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Verdict};
use crate::model::words;
use crate::wizard::{Effect, End, Msg, Paper, Saved, Ticket, Wizard};
use jiff::Timestamp;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};

/// How long the end waits for what is being written. A file takes milliseconds, a keychain may take its three seconds.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// How an errand ended.
enum Done {
    /// The wizard wants to know.
    Said(Msg),
    /// The profile was written, or why not.
    Saved(Result<Saved, NotSaved>),
    /// Nobody waits for it; a fault is told at the end.
    Silent(Option<Text>),
}

/// What an errand was for, to be able to answer for one that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Errand {
    Run(Ticket),
    Probe,
    Load(Ticket),
    Save,
    Draft,
    Gather,
    Write(Paper),
}

/// Everything that is under way.
pub(super) struct Errands {
    world: Arc<World>,
    running: JoinSet<Done>,
    names: HashMap<Id, (Errand, AbortHandle)>,
    tell: mpsc::UnboundedSender<Msg>,
    told: mpsc::UnboundedReceiver<Msg>,
    arrived: VecDeque<Msg>,
    faults: Vec<Text>,
    /// The last save was refused for what was asked.
    refused: bool,
}

impl Errands {
    pub(super) fn new(world: &Arc<World>) -> Self {
        let (tell, told) = mpsc::unbounded_channel();
        Self {
            world: Arc::clone(world),
            running: JoinSet::new(),
            names: HashMap::new(),
            tell,
            told,
            arrived: VecDeque::new(),
            faults: Vec::new(),
            refused: false,
        }
    }

    /// Begins to carry out an effect of this wizard; the end is told to the caller instead.
    pub(super) fn start(&mut self, effect: Effect, wizard: &Wizard) -> Option<End> {
        let world = Arc::clone(&self.world);
        match effect {
            Effect::Quit(end) => return Some(end),
            Effect::Open(address) => browse(address, &self.tell),
            Effect::Abort(ticket) => {
                for (errand, handle) in self.names.values() {
                    if *errand == Errand::Run(ticket) {
                        handle.abort();
                    }
                }
            }
            Effect::Run {
                ticket,
                check,
                answers,
            } => {
                let tell = self.tell.clone();
                let notice = Arc::new(move |notice: Notice| {
                    let _ = tell.send(Msg::Notice(ticket, notice));
                });
                self.spawn(Errand::Run(ticket), async move {
                    let verdict = world.check(check, answers, notice).await;
                    Done::Said(Msg::Settled(ticket, Box::new(verdict), Timestamp::now()))
                });
            }
            Effect::ProbeVault => self.spawn(Errand::Probe, async move {
                Done::Said(Msg::VaultProbed(world.probe_vault().await))
            }),
            Effect::LoadSecrets(ticket, profile, passphrase) => {
                match passphrase {
                    Some(passphrase) => world.unlock(passphrase),
                    None => world.lock_up(),
                }
                self.spawn(Errand::Load(ticket), async move {
                    let (secrets, fault) = world.secrets_of(&profile).await;
                    // A save brings the passphrase along again.
                    world.lock_up();
                    Done::Said(Msg::SecretsLoaded(ticket, secrets, fault))
                });
            }
            Effect::Save(profile, secrets) => self.spawn(Errand::Save, async move {
                Done::Saved(world.save(*profile, secrets).await)
            }),
            Effect::SaveDraft(draft) => self.spawn(Errand::Draft, async move {
                Done::Silent(world.save_draft(draft).await.err())
            }),
            Effect::Gather => {
                let found = support::Found::of(wizard, &world.variables);
                self.spawn(Errand::Gather, async move {
                    Done::Said(Msg::Gathered(Ok(support::bundle(&world, &found).await)))
                });
            }
            Effect::Write { paper, stem, text } => self.spawn(Errand::Write(paper), async move {
                Done::Said(Msg::Written(paper, world.write_note(stem, text).await))
            }),
            Effect::Forget => world.forget(),
            Effect::DiscardDraft => self.spawn(Errand::Draft, async move {
                Done::Silent(world.discard_draft().await.err())
            }),
        }
        None
    }

    fn spawn(&mut self, errand: Errand, work: impl Future<Output = Done> + Send + 'static) {
        let handle = self.running.spawn(work);
        self.names.insert(handle.id(), (errand, handle));
    }

    /// What has happened, oldest first. Never waits.
    pub(super) fn happened(&mut self) -> Option<Msg> {
        // Notices first: a run's last word was said before it ended.
        while let Ok(msg) = self.told.try_recv() {
            self.arrived.push_back(msg);
        }
        while let Some(joined) = self.running.try_join_next_with_id() {
            self.joined(joined);
        }
        self.arrived.pop_front()
    }

    /// Returns when something has happened. Dropping the future loses nothing.
    pub(super) async fn wait(&mut self) {
        if !self.arrived.is_empty() {
            return;
        }
        tokio::select! {
            biased;
            Some(msg) = self.told.recv() => self.arrived.push_back(msg),
            Some(joined) = self.running.join_next_with_id() => self.joined(joined),
            else => std::future::pending().await,
        }
    }

    fn joined(&mut self, joined: Result<(Id, Done), JoinError>) {
        let id = match &joined {
            Ok((id, _)) => *id,
            Err(error) => error.id(),
        };
        let errand = self.names.remove(&id).map(|(errand, _)| errand);
        match joined {
            Ok((_, Done::Said(msg))) => self.arrived.push_back(msg),
            Ok((_, Done::Saved(result))) => {
                self.refused = result.as_ref().is_err_and(|fault| fault.refused);
                let result = result.map_err(|fault| fault.why);
                self.arrived.push_back(Msg::Saved(result));
            }
            Ok((_, Done::Silent(fault))) => self.faults.extend(fault),
            // Given up on purpose: nobody waits for it.
            Err(error) if error.is_cancelled() => {}
            Err(_) => {
                if let Some(errand) = errand {
                    self.failed(errand);
                }
            }
        }
    }

    /// Our own failure must not look like one of the tenant, and nobody may wait for ever because of it.
    fn failed(&mut self, errand: Errand) {
        let fault = || words::internal_what(panics::place());
        let msg = match errand {
            Errand::Run(ticket) => {
                Msg::Settled(ticket, Box::new(internal_error()), Timestamp::now())
            }
            Errand::Probe => Msg::VaultProbed(Err(fault())),
            Errand::Load(ticket) => Msg::SecretsLoaded(ticket, Vec::new(), Some(fault())),
            Errand::Save => Msg::Saved(Err(fault())),
            Errand::Gather => Msg::Gathered(Err(fault())),
            Errand::Write(paper) => Msg::Written(paper, Err(fault())),
            Errand::Draft => {
                self.faults.push(fault());
                return;
            }
        };
        self.arrived.push_back(msg);
    }

    /// Gives up what only reads and waits, within limits, for what is being written. What went wrong with it, if
    /// anything, and whether the last save was refused for what was asked.
    pub(super) async fn finish(mut self) -> (Vec<Text>, bool) {
        for (errand, handle) in self.names.values() {
            if !matches!(errand, Errand::Save | Errand::Draft | Errand::Write(_)) {
                handle.abort();
            }
        }
        let all = async {
            while let Some(joined) = self.running.join_next_with_id().await {
                self.joined(joined);
            }
        };
        if tokio::time::timeout(LAST_WRITES, all).await.is_err() {
            self.faults.push(words::drive_still_writing());
        }
        for msg in self.arrived {
            if let Msg::Saved(Err(fault)) | Msg::Written(_, Err(fault)) = msg {
                self.faults.push(fault);
            }
        }
        (self.faults, self.refused)
    }
}

/// Opens an address in a browser. That one appears cannot be known, so the address stays in sight anyway; that none could
/// be started is told.
fn browse(address: String, tell: &mpsc::UnboundedSender<Msg>) {
    if !is_protected(&address) {
        return;
    }
    let failed = move |error: &std::io::Error, tell: &mpsc::UnboundedSender<Msg>| {
        let why = words::open_failed(excerpt(&error.to_string(), 200));
        // Nobody may be there any more to be told.
        let _ = tell.send(Msg::NotOpened(why));
    };
    let later = tell.clone();
    // A thread that nobody waits for: some systems return only when the browser is closed.
    let started = std::thread::Builder::new()
        .name("browser".into())
        .spawn(move || {
            if let Err(error) = opening::open(&address) {
                failed(&error, &later);
            }
        });
    if let Err(error) = started {
        failed(&error, tell);
    }
}

/// The verdict of a check that did not come to one.
fn internal_error() -> Verdict {
    Problem::new(
        Kind::Unknown,
        Owner::Request,
        words::internal_what(panics::place()),
        words::internal_why(),
    )
    .remedy(words::internal_remedy(), None)
    .unknown()
}
