//! The hand-off note: a page of Markdown for somebody with more rights, with what is asked, every id and every click.
//!
//! Pure, and it never sees a secret: a [`Case`] has no place for one. The user ID is in it, because whoever is asked has to
//! find the user; sending the note is the sender's choice, and nothing here sends anything.

mod recipes;
#[cfg(test)]
mod tests;
mod trouble;

pub use trouble::Voice;

use crate::model::check::{CheckId, CheckSpec};
use crate::model::endpoints::{Cloud, host};
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::markdown::{cell, code, plain, sentence};
use crate::model::profile::Environment;
use crate::model::text::Text;
use crate::model::verdict::{Note, Problem};
use crate::model::words;
use jiff::Timestamp;
use recipes::{Lists, Recipe};
use std::fmt::Write as _;

/// The permissions with the ids of the API and of the scope (facts B.1): what Insights' tokens are asked for, and the one
/// that Microsoft's page of prerequisites links to.
const PERMISSIONS: [(&str, &str, &str); 2] = [
    (
        "Microsoft Partner Center",
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
        "1cebfa2a-fb4d-419e-b5f9-839b4383e05a",
    ),
    (
        "Microsoft Partner",
        "4990cffe-04e8-4e8b-808a-1175604b879f",
        "eabf9ef3-1f9e-f3da-19a1-bcd60d080567",
    ),
];

/// What a note is about. Values that are not known are empty.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The language of the note.
    pub lang: Lang,
    /// A note from a rehearsal says so.
    pub environment: Environment,
    /// The Microsoft cloud.
    pub cloud: Cloud,
    /// The tenant as answered.
    pub tenant: &'a str,
    /// Its GUID, if it was found.
    pub tenant_id: Option<&'a str>,
    /// The PartnerID, if it was found or given.
    pub partner_id: Option<&'a str>,
    /// The application (client) ID.
    pub client_id: &'a str,
    /// The user concerned.
    pub user_id: &'a str,
    /// The check that is not met.
    pub check: &'static CheckSpec,
    /// Why.
    pub problem: &'a Problem,
    /// When that was found out.
    pub at: Timestamp,
    /// The command that runs the checks of this profile again, if it is saved; else the wizard does that.
    pub verify: Option<&'a str>,
}

impl Case<'_> {
    /// A message by its key, with what sentences may name.
    fn text(&self, key: &'static str) -> Text {
        let or_dots = |value: &str| match value {
            "" => "…".to_owned(),
            value => escape(value),
        };
        Text::of(key)
            .with("tenant", or_dots(self.tenant))
            .with("client_id", or_dots(self.client_id))
            .with("user", or_dots(self.user_id))
            .with("api", PERMISSIONS[0].1)
            .with("title", (self.check.title)())
    }

    fn say(&self, text: &Text) -> String {
        self.lang.say(text)
    }
}

/// What somebody else can be asked for because of this problem; [`Note::None`] where it is nobody else's matter.
#[must_use]
pub fn kind(check: CheckId, problem: &Problem) -> Note {
    recipes::kind(check, problem)
}

/// Why nobody is asked for anything because of this problem, in one sentence; none where there is something to ask for.
#[must_use]
pub fn own_matter(check: CheckId, problem: &Problem) -> Option<Text> {
    if kind(check, problem) != Note::None {
        return None;
    }
    let first = problem.remedies.first();
    Some(match first {
        Some(remedy) => words::handoff_own(remedy.act.clone()),
        None => words::handoff_own_matter(),
    })
}

/// The note; none where there is nothing to ask anybody for.
#[must_use]
pub fn note(case: &Case<'_>) -> Option<String> {
    let recipe = recipes::of(kind(case.check.id, case.problem))?;
    let mut page = String::new();
    heading(&mut page, "#", &case.say(&case.text(recipe.ask)));
    if case.environment == Environment::Sandbox {
        let _ = writeln!(
            page,
            "> {}\n",
            sentence(&case.say(&words::handoff_rehearsal()))
        );
    }
    let _ = writeln!(page, "{}\n", sentence(&case.say(&words::handoff_intro())));
    let who = case.say(&words::problem_who(recipe.who(case.problem)));
    let _ = writeln!(page, "**{}**\n", sentence(&who));

    heading(&mut page, "##", &case.say(&words::handoff_steps()));
    steps(&mut page, case, recipe);

    heading(&mut page, "##", &case.say(&words::handoff_ids()));
    table(&mut page, case.lang, &ids(case));
    match recipe.lists {
        Lists::Nothing => {}
        Lists::Permissions => permissions(&mut page, case),
        Lists::Hosts => hosts(&mut page, case),
    }

    heading(&mut page, "##", &case.say(&words::handoff_done_heading()));
    let _ = writeln!(page, "{}", sentence(&case.say(&case.text(recipe.done))));
    let title = (case.check.title)();
    let _ = if let Some(command) = case.verify {
        let command = format!("{command} --only {}", case.check.id);
        let again = case.say(&words::handoff_again(title));
        writeln!(page, "\n{} {}\n", sentence(&again), code(&command))
    } else {
        let again = case.say(&words::handoff_again_here(title));
        writeln!(page, "\n{}\n", sentence(&again))
    };

    heading(&mut page, "##", &case.say(&words::handoff_happened()));
    let voice = Voice {
        lang: case.lang,
        clean: &str::to_owned,
    };
    happened(&mut page, case, voice);
    let ids = voice.ids(case.problem);
    if !ids.is_empty() {
        heading(&mut page, "##", &case.say(&words::handoff_support()));
        page.push_str(&ids);
    }
    let at = case.at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    let _ = writeln!(page, "{}", sentence(&case.say(&words::tui_checked_at(at))));
    Some(page)
}

/// The name of the note's file, without its ending.
#[must_use]
pub fn file_stem(case: &Case<'_>) -> String {
    format!("handoff-{}-{}", case.check.id, case.at.strftime("%Y-%m-%d"))
}

fn heading(page: &mut String, mark: &str, text: &str) {
    let _ = writeln!(page, "{mark} {}\n", plain(text));
}

fn steps(page: &mut String, case: &Case<'_>, recipe: &Recipe) {
    for ((act, place), number) in recipe.steps.iter().zip(1..) {
        let _ = writeln!(page, "{number}. {}", sentence(&case.say(&case.text(act))));
        let place = place.and_then(|place| {
            let tenant = case.tenant_id.unwrap_or(case.tenant);
            place.address(case.cloud, tenant, case.client_id)
        });
        if let Some(address) = place {
            let _ = writeln!(page, "   <{address}>");
        }
    }
    page.push('\n');
}

/// Names and values, each value to be copied as it stands.
fn table(page: &mut String, lang: Lang, rows: &[(Text, &str)]) {
    let _ = writeln!(page, "| | |\n|---|---|");
    for (name, value) in rows {
        let _ = writeln!(page, "| {} | {} |", sentence(&lang.say(name)), cell(value));
    }
    page.push('\n');
}

fn ids<'a>(case: &Case<'a>) -> Vec<(Text, &'a str)> {
    let known = |value: &'a str| Some(value).filter(|value| !value.is_empty());
    let rows = [
        (words::handoff_tenant_name(), known(case.tenant)),
        (words::handoff_tenant_id(), case.tenant_id),
        (words::question_client_id(), known(case.client_id)),
        (words::handoff_user_id(), known(case.user_id)),
        (words::handoff_partner_id(), case.partner_id),
        (words::question_cloud(), Some(case.cloud.name())),
    ];
    let known = |(name, value): (Text, Option<&'a str>)| Some((name, value?));
    rows.into_iter().filter_map(known).collect()
}

/// The delegated permissions with their ids (facts B.1).
fn permissions(page: &mut String, case: &Case<'_>) {
    let _ = writeln!(
        page,
        "{}\n",
        sentence(&case.say(&words::handoff_permissions()))
    );
    let head = [
        words::handoff_api(),
        words::handoff_api_id(),
        words::handoff_permission(),
        words::handoff_permission_id(),
    ];
    let head: Vec<String> = head.iter().map(|name| sentence(&case.say(name))).collect();
    let _ = writeln!(page, "| {} |\n|---|---|---|---|", head.join(" | "));
    for (at, (api, api_id, scope_id)) in PERMISSIONS.iter().enumerate() {
        let api = match at {
            0 => (*api).to_owned(),
            _ => case.say(&words::handoff_optional(*api)),
        };
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} |",
            sentence(&api),
            cell(api_id),
            cell("user_impersonation"),
            cell(scope_id)
        );
    }
    page.push('\n');
}

fn hosts(page: &mut String, case: &Case<'_>) {
    let endpoints = case.cloud.endpoints();
    for address in [&endpoints.authority, &endpoints.partner_center] {
        let _ = writeln!(page, "- {}", code(&format!("{}:443", host(address))));
    }
    page.push('\n');
}

/// What the check ran into: what, why, what the program advises, the server's words.
fn happened(page: &mut String, case: &Case<'_>, voice: Voice<'_>) {
    let problem = case.problem;
    let found = words::problem_heading(problem.kind.heading(), (case.check.title)());
    let _ = writeln!(page, "**{}**\n", voice.say(&found));
    page.push_str(&voice.told(problem));
    let remedies = voice.remedies(problem);
    if !remedies.is_empty() {
        let _ = writeln!(
            page,
            "{}\n\n{remedies}",
            voice.say(&words::handoff_advice())
        );
    }
    page.push_str(&voice.quoted(problem));
}
