//! `support` and `handoff`: what somebody else needs to help. The bundle says what there is and what was found, with people
//! cut out and without secrets; the note asks an administrator for one thing. Both are shown, and nothing is sent.

use super::args::{Handoff, Support};
use super::doctor;
use super::drive::{Ended, drive};
use super::env::Variables;
use super::go_on;
use super::output;
use super::renewal;
use super::report;
use super::signals::{Signals, unless_signalled};
use super::stage::{
    CANCELLED, Company, Ground, Stage, Stop, chosen, environment, same_environment,
};
use super::verify::{self, gather};
use super::world::{World, now, own_thread};
use crate::answers::Script;
use crate::checks;
use crate::handoff::Voice;
use crate::lines;
use crate::model::answers::Answers;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::markdown::{cell, sentence};
use crate::model::profile::{Environment, Profile};
use crate::model::question::{QUESTIONS, Sort};
use crate::model::redact::people;
use crate::model::text::Text;
use crate::model::words;
use crate::store::write_new;
use crate::terminal::{Asked, Heard, Prompt};
use crate::wizard::{Leave, Msg, Paper, Setup, Wizard};
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};

/// What a wizard has to tell for the bundle.
pub(super) struct Found {
    lang: Lang,
    cloud: Cloud,
    environment: Environment,
    /// The answers that are no secrets, or those of the profile.
    facts: Vec<(Text, String)>,
    /// The checks, as Markdown.
    checks: String,
}

impl Found {
    /// What this wizard knows at the moment.
    pub(super) fn of(wizard: &Wizard, variables: &Variables) -> Self {
        Self {
            lang: wizard.lang(),
            cloud: wizard.cloud(),
            environment: wizard.environment(),
            facts: facts(&wizard.profile()),
            checks: findings(wizard, variables),
        }
    }
}

/// A profile's facts, of which none is a secret. What is not known is empty.
fn facts(profile: &Profile) -> Vec<(Text, String)> {
    let owned = |value: &Option<String>| value.clone().unwrap_or_default();
    let rows = [
        (words::question_profile(), profile.name.clone()),
        (words::question_tenant(), profile.tenant.clone()),
        (words::handoff_tenant_id(), owned(&profile.tenant_id)),
        (words::handoff_partner_id(), owned(&profile.partner_id)),
        (words::question_client_id(), profile.client_id.clone()),
        (words::question_user_id(), profile.user_id.clone()),
        (words::question_sign_in(), profile.sign_in.clone()),
        (
            words::question_secret_expires(),
            owned(&profile.secret_expires),
        ),
        (words::question_store(), profile.store.name().to_owned()),
        (words::support_saved_at(), profile.saved_at.clone()),
        (words::support_renewed_at(), owned(&profile.refresh_used_at)),
    ];
    rows.into()
}

/// A table of the checks, and below it each problem with the server's words and its ids.
fn findings(wizard: &Wizard, variables: &Variables) -> String {
    let lang = wizard.lang();
    let clean = |text: &str| redacted(&wizard.scrubbed(text.to_owned()), variables);
    let voice = Voice {
        lang,
        clean: &clean,
    };
    let found = report::report(wizard, None, jiff::Timestamp::now());
    let mut page = String::new();
    let head = [
        words::support_check(),
        words::support_verdict(),
        words::support_code(),
        words::support_owner(),
        words::support_summary(),
    ];
    let head: Vec<String> = head.iter().map(|text| voice.say(text)).collect();
    let _ = writeln!(page, "| {} |\n|---|---|---|---|---|", head.join(" | "));
    for check in &found.checks {
        let problem = check.problem.as_ref();
        let owner = problem.and_then(|problem| serde_json::to_value(problem.owner).ok());
        let owner = owner.as_ref().and_then(|owner| owner.as_str());
        let code = problem.and_then(|problem| problem.code.as_deref());
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            check.id,
            check.verdict,
            voice.words(code.unwrap_or_default()),
            owner.unwrap_or_default(),
            voice.words(&check.summary),
        );
    }
    page.push('\n');
    let rows = wizard.ledger();
    for row in &rows {
        if let Some(problem) = row.problem() {
            let _ = writeln!(page, "### {}\n", voice.say(&(row.spec.title)()));
            page.push_str(&match lines::told_before(&rows, row) {
                Some(told) => voice.referred(problem, (told.spec.title)()),
                None => voice.told(problem),
            });
            page.push_str(&voice.quoted(problem));
            page.push_str(&voice.ids(problem));
        }
    }
    page
}

/// The bundle: program, configuration, profile, checks, and the way to the services, which is looked at now.
pub(super) async fn bundle(world: &World, found: &Found) -> String {
    let lang = found.lang;
    let mut page = String::new();
    heading(&mut page, lang, "#", &words::support_title());
    let _ = writeln!(page, "{}\n", sentence(&lang.say(&words::support_intro())));
    heading(&mut page, lang, "##", &words::support_program());
    let variables = &world.variables;
    table(&mut page, lang, &program(variables, lang), variables);
    heading(&mut page, lang, "##", &words::support_configuration());
    table(&mut page, lang, &configuration(world, found), variables);
    heading(&mut page, lang, "##", &words::support_profile());
    table(&mut page, lang, &found.facts, variables);
    heading(&mut page, lang, "##", &words::support_checks());
    page.push_str(&found.checks);
    heading(&mut page, lang, "##", &words::support_connection());
    let ladder = match doctor::look(world, found.cloud).await {
        Ok(rungs) => doctor::plain(&rungs, true, lang),
        Err(fault) => lang.say(&fault),
    };
    for line in ladder.lines() {
        let _ = writeln!(page, "    {}", escape(&redacted(line, variables)));
    }
    page
}

/// Without people, and without the folder that is named after one.
fn redacted(text: &str, variables: &Variables) -> String {
    let mut text = people(text);
    let home = ["HOME", "USERPROFILE"]
        .iter()
        .find_map(|name| variables.line(name));
    // A home of one sign would be every path's beginning.
    if let Some(home) = home.filter(|home| home.len() > 1) {
        text = text.replace(home.trim_end_matches(['/', '\\']), "~");
    }
    text
}

fn heading(page: &mut String, lang: Lang, mark: &str, text: &Text) {
    let _ = writeln!(page, "{mark} {}\n", sentence(&lang.say(text)));
}

fn table(page: &mut String, lang: Lang, rows: &[(Text, String)], variables: &Variables) {
    let _ = writeln!(page, "| | |\n|---|---|");
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        // Before the marks of Markdown, which would take a name apart.
        let value = cell(&redacted(value, variables));
        let _ = writeln!(page, "| {} | {value} |", sentence(&lang.say(name)));
    }
    page.push('\n');
}

/// The program and the terminal that it runs in.
fn program(variables: &Variables, lang: Lang) -> Vec<(Text, String)> {
    let mut terminal: Vec<String> = ["TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR"]
        .iter()
        .filter_map(|name| Some(format!("{name}={}", variables.line(name)?)))
        .collect();
    for (name, is) in [
        ("stdin", io::stdin().is_terminal()),
        ("stdout", io::stdout().is_terminal()),
        ("stderr", io::stderr().is_terminal()),
    ] {
        terminal.push(format!("{name}={}", if is { "terminal" } else { "other" }));
    }
    if variables.seat(false).remote {
        terminal.push("SSH".to_owned());
    }
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    vec![
        (
            words::support_version(),
            format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        ),
        (words::support_system(), system),
        (words::support_terminal(), terminal.join(" ")),
        (words::question_language(), lang.code().to_owned()),
        (words::support_made_at(), now()),
    ]
}

/// How the services are reached, and which variables have a say.
fn configuration(world: &World, found: &Found) -> Vec<(Text, String)> {
    let given = world.way.endpoints.clone();
    let endpoints = given.unwrap_or_else(|| found.cloud.endpoints());
    let proxies = [
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
        "NO_PROXY",
        "no_proxy",
    ];
    let proxies: Vec<String> = proxies
        .iter()
        .filter_map(|name| Some(format!("{name}={}", unnamed(&world.variables.line(name)?))))
        .collect();
    // Their names only: what they say is above, or nobody's business.
    let set: Vec<&str> = QUESTIONS
        .iter()
        .filter_map(|question| question.variable)
        .chain([super::env::HOME])
        .filter(|name| world.variables.line(name).is_some())
        .collect();
    let yes_no = |is: bool| {
        found.lang.say(&if is {
            words::choice_yes()
        } else {
            words::choice_no()
        })
    };
    vec![
        (
            words::support_environment(),
            found.environment.name().to_owned(),
        ),
        (words::question_cloud(), found.cloud.name().to_owned()),
        endpoint("authority", &endpoints.authority),
        endpoint("graph", &endpoints.graph),
        endpoint("partner_center", &endpoints.partner_center),
        (words::support_proxy(), proxies.join(" ")),
        (
            words::support_authorities(),
            yes_no(world.way.ca_file.is_some()),
        ),
        (
            words::support_limit(),
            format!("{} s", world.way.limits.overall.as_secs()),
        ),
        (
            words::support_folder(),
            world.home.root().display().to_string(),
        ),
        (words::support_variables(), set.join(" ")),
    ]
}

/// An address under the name that `--endpoints` has for it.
fn endpoint(name: &str, address: &str) -> (Text, String) {
    (words::support_endpoint(name), unnamed(address))
}

/// An address without the name and the password that may stand in it. A password may have any sign in it, and an address
/// with one need not be well-formed: whatever stands before the last `@` goes.
fn unnamed(address: &str) -> String {
    let Some((before, rest)) = address.rsplit_once('@') else {
        return address.to_owned();
    };
    let scheme = before.split_once("://").map(|(scheme, _)| scheme);
    let known = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
    let scheme = scheme.filter(|scheme| known.contains(&scheme.to_lowercase().as_str()));
    let scheme = scheme.map_or_else(String::new, |scheme| format!("{scheme}://"));
    format!("{scheme}{rest} [credentials]")
}

/// Runs every check of a profile that can be run without asking anybody for anything; without a profile, none. Beside them
/// stands what to end with if it is the missing secrets that leave nothing to tell.
async fn examine(
    profile: Option<&Profile>,
    ground: &Ground,
    stage: &Stage,
    environment: Environment,
) -> Result<(Wizard, Option<Stop>), Stop> {
    let mut signals = Signals::listen()?;
    let mut specs = checks::specs();
    let mut given = Answers::default();
    let mut unanswered = None;
    if let Some(profile) = profile {
        let gathered = gather(profile, specs, &ground.world, &mut signals).await?;
        (specs, given) = (gathered.specs, gathered.given);
        for fault in &gathered.faults {
            stage.remark(fault);
        }
        if !gathered.missing.is_empty() {
            let shut = gathered.faults.iter().any(renewal::is_shut);
            unanswered = Some(verify::unanswered(profile, &gathered.missing, shut));
        }
    }
    // What variables hold is taken out of the text, should anything have put it in.
    for question in QUESTIONS.iter().filter(|it| it.sort == Sort::Secret) {
        let secret = question
            .variable
            .and_then(|name| stage.variables.secret(name));
        if let Some(secret) = secret.filter(|_| given.secret(question.id).is_none()) {
            given.set_secret(question.id, secret);
        }
    }
    let mut wizard = Wizard::new(Setup {
        specs,
        environment,
        lang: stage.lang,
        profiles: Vec::new(),
        draft: None,
        practice: None,
        given,
        folder: String::new(),
    });
    if profile.is_some() {
        let (mut script, left) = (Script::verify(), Leave::Untouched);
        let finish = drive(&mut wizard, &mut script, &ground.world, &mut signals, left).await?;
        if let Ended::Stopped(code) = finish.ended {
            let said = Vec::new();
            return Err(Stop { code, said });
        }
    }
    Ok((wizard, unanswered))
}

/// `support`: shows the bundle, and writes it where it is asked for and agreed to.
///
/// # Errors
/// [`Stop`]: no such profile, nobody to agree, a file or an output that cannot be written.
pub(super) async fn support(asked: &Support, stage: &Stage) -> Result<u8, Stop> {
    let company = Company::here();
    if asked.output.is_some() && !asked.yes && company == Company::Nobody {
        return Err(Stop::usage(words::support_needs_yes()));
    }
    let home = stage.home()?;
    let nothing = asked.profile.is_none() && stage.profiles(&home)?.is_empty();
    let profile = if nothing {
        None
    } else {
        Some(chosen(asked.profile.as_deref(), stage, &home)?)
    };
    if let Some(profile) = &profile {
        same_environment(profile, &asked.reach, "support")?;
    }
    let cloud = profile.as_ref().map_or_else(Cloud::default, |it| it.cloud);
    let ground = stage.ground(&asked.reach, cloud, Company::Nobody).await?;
    let environment = environment(&asked.reach);
    let (mut wizard, _) = examine(profile.as_ref(), &ground, stage, environment).await?;
    let mut found = Found::of(&wizard, &ground.world.variables);
    if let Some(profile) = &profile {
        // Also when it was saved and renewed, which the wizard does not know.
        found.facts = facts(profile);
    } else {
        found.facts.clear();
        found.checks = format!("{}\n\n", stage.lang.say(&words::support_no_profile()));
    }
    let text = bundle(&ground.world, &found).await;
    wizard.update(Msg::Gathered(Ok(text)));
    let text = wizard.paper(Paper::Support).unwrap_or_default();
    output::result(&text)?;
    let Some(path) = &asked.output else {
        return Ok(0);
    };
    let shown = escape(&path.display().to_string());
    if !asked.yes && !agreed(stage, &words::support_agree(shown.clone())).await? {
        stage.remark(&words::support_not_written());
        return Ok(CANCELLED);
    }
    let target = path.clone();
    let written = own_thread(move || write_new(&target, text.as_bytes())).await;
    // A file that was named and cannot be used, whatever is wrong with it.
    let written = written.and_then(|written| written.map_err(|error| error.text()));
    written.map_err(Stop::usage)?;
    stage.remark(&words::support_written(shown));
    Ok(0)
}

/// Asks a person at the terminal; whatever is not a yes is a no.
async fn agreed(stage: &Stage, question: &Text) -> Result<bool, Stop> {
    let mut signals = Signals::listen()?;
    let mut prompt = Prompt::start()?;
    let mut err = io::stderr().lock();
    write!(err, "{} ", stage.lang.say(question))?;
    err.flush()?;
    drop(err);
    let heard = unless_signalled(&mut signals, prompt.ask(Asked::Line)).await?;
    let Heard::Line(line) = heard else {
        return Ok(false);
    };
    let said = line.trim().to_lowercase();
    let yes = stage.lang.say(&words::choice_yes()).to_lowercase();
    Ok(!said.is_empty() && (yes.starts_with(&said) || said == "yes" || said == "y"))
}

/// `handoff`: runs the checks and prints the note about the one named, or about the first that is not met.
///
/// # Errors
/// [`Stop`]: no such profile, an output that is gone.
pub(super) async fn handoff(asked: &Handoff, stage: &Stage) -> Result<u8, Stop> {
    let profile = chosen(asked.profile.as_deref(), stage, &stage.home()?)?;
    same_environment(&profile, &asked.reach, "handoff")?;
    let ground = stage
        .ground(&asked.reach, profile.cloud, Company::Nobody)
        .await?;
    let environment = environment(&asked.reach);
    let (mut wizard, unanswered) = examine(Some(&profile), &ground, stage, environment).await?;
    wizard.verified_by(go_on::with("verify", Some(&profile.name), &asked.reach));
    let rows = wizard.ledger();
    let named = asked.check.as_deref();
    let checks = || {
        let ids = rows.iter().map(|row| row.spec.id);
        ids.filter(|id| named.is_none_or(|name| name == id.0))
    };
    let own = checks().find_map(|check| wizard.own_matter(check));
    let note = checks().find_map(|check| wizard.paper(Paper::Note(check)));
    match (note, own, unanswered) {
        (Some(note), ..) => output::result(&note)?,
        (None, Some(own), _) => stage.remark(&own),
        (None, None, Some(unanswered)) => return Err(unanswered),
        (None, None, None) => stage.remark(&words::handoff_nothing()),
    }
    Ok(report::exit_code(wizard.outcome()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_named_without_the_credentials_in_its_address() {
        for (address, shown) in [
            (
                "http://ada:pa@ss@proxy:3128",
                "http://proxy:3128 [credentials]",
            ),
            (
                "http://ada:P@ss:w/ord@proxy:3128",
                "http://proxy:3128 [credentials]",
            ),
            ("ada:pa/s?s#w@rd@proxy:3128", "proxy:3128 [credentials]"),
            ("sec://ret@proxy:3128", "proxy:3128 [credentials]"),
            ("http://proxy:3128", "http://proxy:3128"),
            ("localhost,.corp", "localhost,.corp"),
        ] {
            assert_eq!(unnamed(address), shown);
        }
    }

    #[test]
    fn people_and_their_folders_are_cut_out_of_a_bundle() {
        let variables = Variables::given([("HOME", "/home/ada/")]);
        assert_eq!(
            redacted("ada.l@contoso.com in /home/ada/.config", &variables),
            "a…@contoso.com in ~/.config"
        );
        let bare = Variables::given([("HOME", "/")]);
        assert_eq!(redacted("/etc", &bare), "/etc");
    }
}
