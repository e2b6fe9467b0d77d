//! `verify --all`: every saved profile, some at a time, and one table of what came out. Nobody is asked anything.

use super::look::look;
use super::prepare::{Bench, Ear, Prepared, prepare};
use super::turns::Turns;
use super::{Found, remember};
use crate::answers::Script;
use crate::app::args::Verify;
use crate::app::go_on;
use crate::app::output;
use crate::app::panics;
use crate::app::renewal;
use crate::app::report::{self, CheckReport, Report};
use crate::app::signals::Signals;
use crate::app::stage::{Company, Ground, INTERNAL, SIGN_IN, Stage, Stop, USAGE, environment};
use crate::checks;
use crate::cloud::Session;
use crate::cloud::pace::Pace;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::profile::Profile;
use crate::model::question::QuestionId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::store::Broken;
use crate::terminal::columns;
use crate::wizard::{Mark, Outcome, Wizard};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::task::{Id, JoinSet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Profiles verified at the same time if nothing else is said. Our choice: each asks up to seven things at once, and more at
/// a time would look like an attack from where it arrives. Those of one tenant are no exception until it asks to wait.
pub(in crate::app) const JOBS: usize = 8;

/// Exit codes by gravity: the whole ends with the first of these that one profile ends with; else with 0. What nobody could
/// even try comes first, then what surely does not work, then what a person must do, then what is not known.
const GRAVITY: [u8; 5] = [INTERNAL, USAGE, 3, SIGN_IN, 4];

/// How one profile came out, as little as is told of it: a report for each would add up.
struct Row {
    /// The exit code that `verify` would have ended with.
    exit: u8,
    mark: Mark,
    /// Not all checks were asked for.
    part: bool,
    /// The one thing to know.
    detail: String,
    /// The row of the document, if there is to be one: JSON on one line.
    document: String,
}

/// A row of the document of `verify --all --json`.
#[derive(Serialize)]
struct RowDocument<'a> {
    /// The report, unless it did not come to one.
    #[serde(flatten)]
    report: Option<&'a Report>,
    /// Else the profile and what to call it.
    #[serde(flatten)]
    bare: Option<Bare<'a>>,
    exit: u8,
    /// What went wrong beside the checks.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    said: &'a [String],
}

#[derive(Serialize)]
struct Bare<'a> {
    profile: &'a str,
    outcome: &'static str,
}

/// What stands around the rows of the document.
#[derive(Serialize)]
struct Head<'a> {
    schema: u32,
    at: String,
    /// The gravest of the exit codes.
    exit: u8,
    /// Profiles of the other environment, which were left alone.
    skipped: &'a [String],
}

/// What all profiles share.
struct Fleet {
    stage: Stage,
    ground: Ground,
    sessions: BTreeMap<&'static str, Arc<Session>>,
    /// For each item the number of its tenant.
    tenants: Vec<usize>,
    /// For each tenant, how fast it may be asked.
    paces: Vec<Arc<Pace>>,
    only: Vec<String>,
    json: bool,
    /// Variables whose secret would be sent for more than one application or user.
    ambiguous: Vec<&'static str>,
}

/// Verifies all profiles of this environment.
///
/// # Errors
/// [`Stop`]: there are none, the folder cannot be read, a signal.
pub(super) async fn verify(asked: &Verify, stage: &Stage) -> Result<u8, Stop> {
    let home = stage.home()?;
    let here = environment(&asked.reach);
    let mut items = Vec::new();
    let mut skipped = Vec::new();
    for found in home.profiles().list()? {
        match found {
            Ok(profile) if profile.environment != here => skipped.push(profile.name),
            other => items.push(other),
        }
    }
    if !skipped.is_empty() {
        let names = some_of(&skipped);
        stage.remark(&if asked.reach.sandbox.is_some() {
            words::all_skipped_live(skipped.len(), names)
        } else {
            words::all_skipped_sandbox(skipped.len(), names)
        });
    }
    if items.is_empty() {
        return Err(Stop::usage(words::all_none()));
    }
    let mut signals = Signals::listen()?;
    let ground = stage
        .ground(&asked.reach, Cloud::Global, Company::Nobody)
        .await?;
    let profiles = || items.iter().filter_map(|item| item.as_ref().ok());
    let mut sessions = BTreeMap::new();
    for profile in profiles() {
        if !sessions.contains_key(profile.cloud.name()) {
            let session = ground.world.session(profile.cloud).map_err(Stop::usage)?;
            sessions.insert(profile.cloud.name(), session);
        }
    }
    let ambiguous = ambiguous(profiles());
    let names: Vec<String> = items.iter().map(name_of).collect();
    let tenants = numbered(items.iter().map(tenant_of));
    let count = tenants.iter().max().map_or(0, |most| most + 1);
    let fleet = Arc::new(Fleet {
        stage: stage.another(),
        ground,
        sessions,
        paces: std::iter::repeat_with(Arc::default).take(count).collect(),
        tenants: tenants.clone(),
        only: asked.only.clone(),
        json: asked.json,
        ambiguous,
    });
    let table = Table::new(stage, asked, &names);
    table.begin(items.len(), asked.jobs);
    let rows = run(
        items,
        Turns::new(asked.jobs, tenants),
        fleet,
        &table,
        &mut signals,
    )
    .await?;
    let exit = gravest(rows.iter().map(|row| row.exit));
    if asked.json {
        print(&rows, exit, &skipped)?;
    } else {
        table.end(&rows)?;
    }
    // The row has one line of it; the whole is that profile's own report. What came to no report has said all there is.
    let mut unmet = names.iter().zip(&rows);
    if let Some((name, _)) = unmet.find(|(_, row)| [3, 4, SIGN_IN].contains(&row.exit)) {
        let command = go_on::with("verify", Some(name), &asked.reach);
        stage.remark(&words::onboard_go_on(command));
    }
    Ok(exit)
}

/// Prints the document, a line for each profile. It is whole: nothing of it is printed before all have ended.
fn print(rows: &[Row], exit: u8, skipped: &[String]) -> Result<(), Stop> {
    let now = Timestamp::now();
    let head = line(&Head {
        schema: report::SCHEMA,
        at: now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        exit,
        skipped,
    })?;
    let open = head.trim_end_matches('}');
    output::result(&format!("{open},\"profiles\":["))?;
    for (at, row) in rows.iter().enumerate() {
        let more = if at + 1 < rows.len() { "," } else { "" };
        output::result(&format!("{}{more}", row.document))?;
    }
    output::result("]}")?;
    Ok(())
}

/// JSON on one line.
fn line<T: Serialize>(value: &T) -> Result<String, Stop> {
    serde_json::to_string(value).map_err(|error| Stop {
        code: INTERNAL,
        said: vec![words::internal_io(escape(&error.to_string()))],
    })
}

type Item = Result<Profile, Broken>;

/// Runs all in their turns; tells each as soon as all before it are told.
async fn run(
    items: Vec<Item>,
    mut turns: Turns,
    fleet: Arc<Fleet>,
    table: &Table<'_>,
    signals: &mut Signals,
) -> Result<Vec<Row>, Stop> {
    let names: Vec<String> = items.iter().map(name_of).collect();
    let mut items: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    let mut rows: Vec<Option<Row>> = names.iter().map(|_| None).collect();
    let mut running = JoinSet::new();
    let mut places: BTreeMap<Id, usize> = BTreeMap::new();
    let mut told = 0;
    loop {
        while let Some(at) = turns.next(|tenant| fleet.paces[tenant].is_throttled()) {
            if let Some(item) = items.get_mut(at).and_then(Option::take) {
                let fleet = Arc::clone(&fleet);
                let handle = running.spawn(async move { fleet.row(at, item).await });
                places.insert(handle.id(), at);
            }
        }
        let joined = tokio::select! {
            biased;
            // What runs is given up with the set.
            signal = signals.next() => return Err(signal.into()),
            joined = running.join_next_with_id() => joined,
        };
        let (id, row) = match joined {
            None => break,
            Some(Ok((id, row))) => (id, Some(row)),
            Some(Err(error)) => (error.id(), None),
        };
        let Some(at) = places.remove(&id) else {
            continue;
        };
        turns.done(at);
        rows[at] = Some(row.unwrap_or_else(|| {
            // A mistake of ours with one profile is no reason to leave the others.
            let said = vec![words::internal_what(panics::place())];
            Row::without_report(&fleet.stage, &names[at], INTERNAL, &said)
        }));
        while let Some(Some(row)) = rows.get(told) {
            table.tell(&names[told], row)?;
            told += 1;
        }
    }
    Ok(rows.into_iter().flatten().collect())
}

impl Fleet {
    async fn row(&self, at: usize, item: Item) -> Row {
        let name = name_of(&item);
        let profile = match item {
            Ok(profile) => profile,
            Err(broken) => {
                let stop = Stop::from(broken.error);
                return Row::without_report(&self.stage, &name, stop.code, &stop.said);
            }
        };
        let pace = Arc::clone(&self.paces[self.tenants[at]]);
        match self.verified(profile, pace).await {
            Ok(row) => row,
            Err(stop) => Row::without_report(&self.stage, &name, stop.code, &stop.said),
        }
    }

    async fn verified(&self, profile: Profile, pace: Arc<Pace>) -> Result<Row, Stop> {
        let session = self.sessions.get(profile.cloud.name());
        let session = session.map(|session| Arc::new(session.another(pace)));
        let mut world = self.ground.world.beside(profile.cloud, session);
        // A secret from a variable is for who keeps none, and only if it is clear whose it is: sent for every user, one
        // password would be refused for all others and might lock them out.
        let hidden = if renewal::is_kept(&profile) {
            vec![SECRET, PASSWORD]
        } else {
            self.ambiguous.clone()
        };
        let withheld = !hidden.is_empty();
        world.variables = world.variables.without(hidden);
        let world = Arc::new(world);
        let mut signals = Signals::listen()?;
        let mut bench = Bench {
            stage: &self.stage,
            world: &world,
            company: Company::Nobody,
            signals: &mut signals,
            ear: Ear::Kept(Vec::new()),
        };
        let prepared = prepare(&profile, &self.only, &mut bench).await;
        let Ear::Kept(mut said) = bench.ear else {
            return Err(Stop::usage(words::internal_why()));
        };
        let Prepared { mut wizard, shut } = match prepared {
            Ok(prepared) => prepared,
            Err(mut stop) => {
                if withheld && stop.code == SIGN_IN {
                    stop.said = vec![words::all_missing(&profile.name)];
                }
                said.append(&mut stop.said);
                return Err(Stop { said, ..stop });
            }
        };
        look(&mut wizard, Script::verify(), &world, &mut signals).await?;
        said.extend(remember(&world, &profile, &wizard).await);
        let found = Found::of(&wizard, profile, shut, &world);
        let report = found.report(&wizard);
        let exit = report::exit_code(found.outcome);
        let said: Vec<String> = said.iter().map(|text| self.stage.lang.say(text)).collect();
        let document = if self.json {
            line(&RowDocument {
                report: Some(&report),
                bare: None,
                exit,
                said: &said,
            })?
        } else {
            String::new()
        };
        let rows = wizard.ledger();
        let part = rows.len() < checks::ALL.len();
        let mut detail = detail(&report.checks, &said);
        if part && detail.is_empty() && found.outcome == Outcome::Ready {
            detail = self.stage.lang.say(&report::outcome(&rows, found.outcome));
        }
        Ok(Row {
            exit,
            mark: mark(&wizard, found.outcome, &report),
            part,
            detail,
            document,
        })
    }
}

const SECRET: &str = "PARTNER_ONBOARD_CLIENT_SECRET";
const PASSWORD: &str = "PARTNER_ONBOARD_PASSWORD";

/// The variables that would serve several applications or users among those who keep no secrets.
fn ambiguous<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Vec<&'static str> {
    let (mut applications, mut users) = (BTreeSet::new(), BTreeSet::new());
    for profile in profiles.filter(|profile| !renewal::is_kept(profile)) {
        applications.insert(profile.client_id.to_ascii_lowercase());
        users.insert(profile.user_id.to_lowercase());
    }
    let of = |several: bool, id: QuestionId| several.then_some(id.question().variable).flatten();
    [
        of(applications.len() > 1, QuestionId::ClientSecret),
        of(users.len() > 1, QuestionId::Password),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn name_of(item: &Item) -> String {
    match item {
        Ok(profile) => profile.name.clone(),
        Err(broken) => broken.name.clone(),
    }
}

/// A number for each of these that is the same for the same, from 0.
fn numbered(names: impl Iterator<Item = String>) -> Vec<usize> {
    let mut known = BTreeMap::new();
    let number = |name| {
        let next = known.len();
        *known.entry(name).or_insert(next)
    };
    names.map(number).collect()
}

/// Who is counted and asks to wait: a tenant, by its ID where that is known, as it may have several domains.
fn tenant_of(item: &Item) -> String {
    match item {
        Ok(profile) => {
            let tenant = profile.tenant_id.as_ref().unwrap_or(&profile.tenant);
            format!("{} {}", profile.cloud.name(), tenant.to_lowercase())
        }
        // Asks nobody anything.
        Err(broken) => format!("broken {}", broken.name),
    }
}

/// The first few of many names.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let mut text = names
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

fn gravest(codes: impl Iterator<Item = u8>) -> u8 {
    let codes: BTreeSet<u8> = codes.collect();
    let known = GRAVITY.into_iter().find(|code| codes.contains(code));
    known.or(codes.into_iter().max()).unwrap_or_default()
}

fn mark(wizard: &Wizard, outcome: Outcome, report: &Report) -> Mark {
    let warned = report.checks.iter().any(|check| check.warning.is_some());
    let unknown = wizard
        .ledger()
        .iter()
        .any(|row| matches!(row.shown.verdict(), Some(Verdict::Unknown(_)) | None));
    match outcome {
        Outcome::Ready if warned => Mark::Warning,
        Outcome::Ready => Mark::Met,
        Outcome::NotReady | Outcome::SignInNeeded => Mark::Unmet,
        Outcome::Unknown if unknown => Mark::Unknown,
        Outcome::Unknown => Mark::NotReached,
    }
}

impl Row {
    fn without_report(stage: &Stage, name: &str, exit: u8, said: &[Text]) -> Self {
        let outcome = if exit == SIGN_IN {
            Outcome::SignInNeeded
        } else {
            Outcome::Unknown
        };
        let said: Vec<String> = said.iter().map(|text| stage.lang.say(text)).collect();
        let bare = Bare {
            profile: name,
            outcome: outcome.name(),
        };
        let document = line(&RowDocument {
            report: None,
            bare: Some(bare),
            exit,
            said: &said,
        });
        Self {
            exit,
            mark: if exit == 4 {
                Mark::Unknown
            } else {
                Mark::Unmet
            },
            part: false,
            detail: detail(&[], &said),
            // Names and sentences can always be written.
            document: document.unwrap_or_default(),
        }
    }

    /// How it stands, in a word or two.
    fn standing(&self) -> Text {
        match (self.exit, self.mark) {
            // One check of many says nothing of the others.
            (0, _) if self.part => words::all_part_met(),
            (0, Mark::Warning) => words::all_warned(),
            (0, _) => words::all_ready(),
            (3, _) => words::all_not_ready(),
            (4, _) => words::all_unknown(),
            (SIGN_IN, _) => words::all_sign_in(),
            _ => words::all_unusable(),
        }
    }
}

/// The one thing to know: the first problem, what went wrong beside the checks, or the first warning.
fn detail(checks: &[CheckReport], said: &[String]) -> String {
    let problem = |check: &CheckReport| check.problem.as_ref().map(|it| it.what.clone());
    checks
        .iter()
        .find_map(problem)
        .or_else(|| said.first().cloned())
        .or_else(|| checks.iter().find_map(|check| check.warning.clone()))
        .unwrap_or_default()
}

/// The table on standard output, written line by line.
struct Table<'a> {
    stage: &'a Stage,
    ascii: bool,
    json: bool,
    /// Columns that names and standings take.
    widths: (usize, usize),
}

impl<'a> Table<'a> {
    fn new(stage: &'a Stage, asked: &Verify, names: &[String]) -> Self {
        let standings = [
            words::all_warned(),
            words::all_ready(),
            words::all_part_met(),
            words::all_not_ready(),
            words::all_unknown(),
            words::all_sign_in(),
            words::all_unusable(),
        ];
        let standings = standings.iter().map(|text| stage.lang.say(text).width());
        Self {
            stage,
            ascii: asked.ascii,
            json: asked.json,
            widths: (
                names
                    .iter()
                    .map(|name| name.width())
                    .max()
                    .unwrap_or_default(),
                standings.max().unwrap_or_default(),
            ),
        }
    }

    fn begin(&self, count: usize, jobs: usize) {
        self.stage.remark(&words::all_begins(count, jobs));
    }

    fn tell(&self, name: &str, row: &Row) -> Result<(), Stop> {
        if self.json {
            return Ok(());
        }
        let standing = self.stage.lang.say(&row.standing());
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let line = format!(
            "{} {name}{}  {standing}{}  {}",
            report::sign(row.mark, self.ascii),
            pad(name, self.widths.0),
            pad(&standing, self.widths.1),
            escape(&row.detail),
        );
        let line = output::drawable(line.trim_end());
        let ellipsis = if self.ascii { "..." } else { "…" };
        output::result(&cut(&line, columns(), ellipsis))?;
        Ok(())
    }

    fn end(&self, rows: &[Row]) -> Result<(), Stop> {
        let count = |exits: &[u8]| rows.iter().filter(|row| exits.contains(&row.exit)).count();
        let (ready, not_ready) = (count(&[0]), count(&[3]));
        let (sign_in, unknown) = (count(&[SIGN_IN]), count(&[4]));
        let other = rows.len() - ready - not_ready - sign_in - unknown;
        let sum = if rows.iter().any(|row| row.part) {
            words::all_sum_part(rows.len(), not_ready, ready, sign_in, unknown, other)
        } else {
            words::all_sum(rows.len(), not_ready, ready, sign_in, unknown, other)
        };
        output::prose(&format!("\n{}", self.stage.lang.say(&sum)))?;
        Ok(())
    }
}

/// A row stays one row: what does not fit the terminal is left out, and is in the document or in the profile's own report.
fn cut(line: &str, width: Option<usize>, ellipsis: &str) -> String {
    let Some(width) = width.filter(|width| line.width() > *width) else {
        return line.to_owned();
    };
    let (mut short, mut taken) = (String::new(), ellipsis.width());
    for character in line.chars() {
        taken += character.width().unwrap_or_default();
        if taken > width {
            break;
        }
        short.push(character);
    }
    short.push_str(ellipsis);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_too_wide_for_the_terminal_is_cut_and_others_stay() {
        assert_eq!(cut("a row of text", Some(13), "…"), "a row of text");
        assert_eq!(cut("a row of text", Some(6), "…"), "a row…");
        assert_eq!(cut("a row of text", Some(8), "..."), "a row...");
        assert_eq!(cut("日本語", Some(5), "…"), "日本…");
        assert_eq!(cut("a row of text", None, "…"), "a row of text");
    }

    #[test]
    fn the_whole_ends_with_the_gravest_code() {
        for (codes, wanted) in [
            (&[][..], 0),
            (&[0, 0], 0),
            (&[0, 4], 4),
            (&[4, 5, 0], 5),
            (&[4, 5, 3], 3),
            (&[3, 2, 5], 2),
            (&[3, 1, 2], 1),
        ] {
            assert_eq!(gravest(codes.iter().copied()), wanted, "{codes:?}");
        }
    }
}
