//! A person who reads line by line.

use super::world::{
    CLIENT_ID, CLIENT_SECRET, PASSWORD, Stop, World, is_ready, practice, problem, profile, setup,
};
use partner_onboard::lines::{COMMANDS, LineEvent, Lines, Request};
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::profile::{Draft, Environment, SCHEMA, Waiting};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::model::step::StepId;
use partner_onboard::model::words;
use partner_onboard::wizard::{Effect, End, Frontend, Msg, Outcome, Seat, Setup, Typed, Wizard};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::rc::Rc;
use tokio::sync::mpsc;

/// What was printed, to be looked at while the line mode still holds it.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

/// Interrupts instead of typing.
const CTRL_C: &str = "\u{3}";

/// A person at a terminal: types the next line of a list when asked for one, and leaves the terminal when it is used up.
struct Desk {
    paper: Paper,
    lines: Lines<Paper>,
    requests: mpsc::UnboundedReceiver<Request>,
    events: Option<mpsc::UnboundedSender<LineEvent>>,
    typed: VecDeque<&'static str>,
    /// How often a secret was asked for.
    secrets: usize,
}

impl Desk {
    fn new(typed: &[&'static str]) -> Self {
        let (request, requests) = mpsc::unbounded_channel();
        let (events, event) = mpsc::unbounded_channel();
        let paper = Paper::default();
        Self {
            lines: Lines::new(paper.clone(), request, event),
            paper,
            requests,
            events: Some(events),
            typed: typed.iter().copied().collect(),
            secrets: 0,
        }
    }

    fn sit(&mut self, world: &mut World, wizard: &mut Wizard) -> Stop {
        let Self {
            lines,
            requests,
            events,
            typed,
            secrets,
            ..
        } = self;
        world.drive(wizard, lines, |_| {
            let Ok(request) = requests.try_recv() else {
                return false;
            };
            assert!(requests.try_recv().is_err(), "one reading at a time");
            let event = match (typed.pop_front(), request) {
                (None, _) => LineEvent::End,
                (Some(CTRL_C), _) => LineEvent::Interrupt,
                (Some(line), Request::Line) => LineEvent::Line(line.to_owned()),
                (Some(line), Request::Secret) => {
                    *secrets += 1;
                    LineEvent::Secret(Secret::new(line.to_owned()))
                }
            };
            events
                .as_ref()
                .is_some_and(|events| events.send(event).is_ok())
        })
    }
}

fn session(world: &mut World, setup: Setup, typed: &[&'static str]) -> (Wizard, String, Stop) {
    let mut desk = Desk::new(typed);
    let mut wizard = Wizard::new(setup);
    let stop = desk.sit(world, &mut wizard);
    (wizard, desk.paper.text(), stop)
}

fn sandbox() -> Setup {
    setup(Environment::Sandbox, Lang::En)
}

/// Everything a person types from the first page to the end, when all is met. The password begins with a colon.
const ALL: [&str; 15] = [
    "",
    "1",
    "contoso.com",
    "4391507",
    CLIENT_ID,
    CLIENT_SECRET,
    "2027-05-01",
    "api@contoso.com",
    "",
    PASSWORD,
    "",
    "demo",
    "yes",
    "",
    "never typed",
];

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn a_person_gets_from_the_first_page_to_a_saved_profile() {
    let mut world = World::new();
    let mut desk = Desk::new(&ALL);
    let mut wizard = Wizard::new(sandbox());
    let stop = desk.sit(&mut world, &mut wizard);
    let text = desk.paper.text();
    assert_eq!(stop, Stop::Quit(End::Done), "{text}");
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert_eq!(world.saved[0].0.name, "demo");
    assert_eq!(desk.secrets, 2, "both secrets were read without echo");
    assert_eq!(desk.typed.len(), 1);
    for part in [
        "Step 1 of 8: Start",
        "Step 8 of 8: Next",
        "Sandbox: this is practice.",
        "1. Worldwide (now)",
        "checking: Tenant",
        "passed: Tenant. The profile: found-tenant",
        "passed, with a warning: Client secret. The profile: found-secret. Look at this:",
        "(inferred, ",
        "Ready: all checks are met.",
        "The profile: /profiles/demo.json",
        "partner-onboard verify --profile demo --sandbox",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn no_secret_and_no_control_character_reaches_the_paper() {
    let mut world = World::where_unmet(&["secret"]);
    let typed: Vec<&'static str> = [
        "",
        "1",
        "contoso.com",
        "",
        CLIENT_ID,
        CLIENT_SECRET,
        "",
        ":details 4",
        ":back",
        ":back",
        "",
        ":clear",
        CLIENT_SECRET,
        "",
        "",
        "api@contoso.com",
        PASSWORD,
        ":",
    ]
    .to_vec();
    let (wizard, text, _) = session(&mut world, sandbox(), &typed);
    assert!(
        text.contains("AADSTS7000215") && text.contains("39 characters, not shown"),
        "{text}"
    );
    for secret in [CLIENT_SECRET, PASSWORD, &PASSWORD[1..]] {
        assert!(!text.contains(secret), "{text}");
        assert!(!world.debug.contains(secret));
        assert!(!format!("{wizard:?}").contains(secret));
    }
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn a_secret_is_taken_as_typed_and_only_the_whole_name_of_a_command_is_one() {
    let mut desk = Desk::new(&[
        "",
        "1",
        "contoso.com",
        "",
        CLIENT_ID,
        ":back",
        CLIENT_ID,
        CLIENT_SECRET,
        "",
        "api@contoso.com",
        "",
        "::b a",
    ]);
    let mut world = World::where_unmet(&["sign-in"]);
    let mut wizard = Wizard::new(sandbox());
    desk.sit(&mut world, &mut wizard);
    let text = desk.paper.text();
    assert_eq!(desk.secrets, 3, "{text}");
    let typed = |secret: &str| Typed::Secret(Secret::new(secret.to_owned()));
    assert_eq!(
        wizard.entry(QuestionId::Password).typed,
        typed("::b a"),
        "{text}"
    );
    let told = "only the full name of a command";
    assert!(count(&text, told) >= 2, "{text}");

    let piped = [":help", ":h"];
    let (request, mut requests) = mpsc::unbounded_channel();
    let (events, event) = mpsc::unbounded_channel();
    let paper = Paper::default();
    let mut lines = Lines::new(paper.clone(), request, event).without_echo();
    let mut wizard = Wizard::new(sandbox());
    let mut typed_lines = ["", "1", "contoso.com", "", CLIENT_ID]
        .into_iter()
        .chain(piped);
    World::new().drive(&mut wizard, &mut lines, |_| {
        requests.try_recv().is_ok()
            && events
                .send(match typed_lines.next() {
                    Some(line) => LineEvent::Line(line.to_owned()),
                    None => LineEvent::End,
                })
                .is_ok()
    });
    let text = paper.text();
    assert_eq!(count(&text, "Commands, at any prompt"), 1, "{text}");
    assert_eq!(
        wizard.entry(QuestionId::ClientSecret).typed,
        typed(":h"),
        "{text}"
    );
}

#[test]
fn a_wrong_answer_is_told_and_asked_for_again_and_a_blank_keeps_what_is_there() {
    let mut setup = sandbox();
    setup.given.set_line(QuestionId::Tenant, "fabrikam.com");
    let typed = [
        "mars",
        "2",
        "",
        "",
        "x y",
        "",
        CLIENT_SECRET,
        "{0A1B2C3D-0000-1111-2222-333344445555}",
    ];
    let (wizard, text, _) = session(&mut World::new(), setup, &typed);
    assert!(text.contains("Not accepted: Not one of: global, us-government, china-21vianet."));
    assert_eq!(wizard.cloud().name(), "us-government");
    assert!(text.contains("Now: fabrikam.com. Enter keeps it."));
    assert_eq!(wizard.profile().tenant, "fabrikam.com");
    assert_eq!(count(&text, "A PartnerID has digits only"), 1, "{text}");
    assert_eq!(
        wizard.profile().partner_id,
        None,
        "a blank went on without it"
    );
    assert_eq!(
        count(&text, CLIENT_SECRET),
        0,
        "what was refused is not said again"
    );
    assert_eq!(wizard.profile().client_id, CLIENT_ID);
}

#[test]
fn a_required_answer_that_stays_blank_is_asked_for_again() {
    let (wizard, text, stop) = session(&mut World::new(), sandbox(), &["", "", "", "", ""]);
    assert_eq!(stop, Stop::Quit(End::Left));
    assert_eq!(
        count(&text, "Not accepted: This is needed to go on."),
        3,
        "{text}"
    );
    assert_eq!(wizard.step(), StepId::Enrolment);
}

#[test]
fn a_value_that_came_along_and_is_wrong_is_said_with_its_fault() {
    let mut setup = sandbox();
    setup
        .given
        .set_line(QuestionId::Tenant, "api@fabrikam.com\u{1b}]0;");
    let (wizard, text, _) = session(&mut World::new(), setup, &["", "", "", "fabrikam.com"]);
    assert!(
        text.contains("Now: api@fabrikam.com\u{fffd}]0;\nNot accepted: "),
        "{text}"
    );
    assert_eq!(
        count(&text, "There is a control character inside"),
        2,
        "a blank does not keep it"
    );
    assert_eq!(wizard.profile().tenant, "fabrikam.com");
}

#[test]
fn the_end_of_the_input_leaves_with_the_draft_kept() {
    for typed in [
        &["", "", "contoso.com"][..],
        &["", "", "contoso.com", "", CLIENT_ID],
    ] {
        let mut world = World::new();
        let (_, text, stop) = session(&mut world, sandbox(), typed);
        assert_eq!(stop, Stop::Quit(End::Left));
        assert_eq!(world.drafts.len(), 1);
        assert_eq!(world.drafts[0].lines[&QuestionId::Tenant], "contoso.com");
        assert!(text.contains("leaving. The draft is kept."), "{text}");
    }
}

#[test]
fn at_the_end_of_an_empty_input_no_draft_is_said_to_be_kept() {
    let mut world = World::new();
    let (_, text, stop) = session(&mut world, sandbox(), &[]);
    assert_eq!(stop, Stop::Quit(End::Left));
    assert!(world.drafts.is_empty());
    assert!(text.contains("The input has ended: leaving."), "{text}");
    assert!(!text.contains("is kept"), "{text}");
}

#[test]
fn a_reader_that_is_gone_is_the_end_of_the_input() {
    let mut desk = Desk::new(&[]);
    let mut wizard = Wizard::new(sandbox());
    desk.events = None;
    desk.requests.close();
    let stop = desk.sit(&mut World::new(), &mut wizard);
    assert_eq!(stop, Stop::Quit(End::Left));
}

#[test]
fn what_was_typed_ahead_waits_for_its_question() {
    let (request, mut requests) = mpsc::unbounded_channel();
    let (events, event) = mpsc::unbounded_channel();
    for line in ["", "1", "contoso.com"] {
        events.send(LineEvent::Line(line.to_owned())).unwrap();
    }
    events.send(LineEvent::End).unwrap();
    let paper = Paper::default();
    let mut lines = Lines::new(paper.clone(), request, event).without_echo();
    let mut wizard = Wizard::new(sandbox());
    let mut world = World::new();
    world.stalls = Some("tenant");
    assert_eq!(
        world.drive(&mut wizard, &mut lines, |_| false),
        Stop::Quit(End::Left)
    );
    assert_eq!(world.drafts[0].lines[&QuestionId::Tenant], "contoso.com");
    assert_eq!(std::iter::from_fn(|| requests.try_recv().ok()).count(), 4);
    assert!(
        paper.text().contains("Tenant: \n"),
        "each prompt ends its line"
    );
}

#[test]
fn nothing_is_printed_into_a_line_that_is_being_typed() {
    let mut world = World::new();
    let mut desk = Desk::new(&["", "1", "contoso.com"]);
    let mut wizard = Wizard::new(sandbox());
    // The tenant's check settles while the PartnerID is asked for.
    let mut asked = None;
    let Desk {
        lines,
        requests,
        events,
        typed,
        paper,
        ..
    } = &mut desk;
    world.drive(&mut wizard, lines, |_| {
        let Ok(_) = requests.try_recv() else {
            return false;
        };
        let Some(line) = typed.pop_front() else {
            asked = Some(paper.text());
            return false;
        };
        let events = events.as_ref().unwrap();
        events.send(LineEvent::Line(line.to_owned())).is_ok()
    });
    let before = asked.unwrap();
    assert!(before.ends_with("PartnerID (optional): "), "{before}");
    assert_eq!(world.runs.len(), 1, "the check has run meanwhile");
    lines.show(&wizard).unwrap();
    assert_eq!(paper.text(), before);
    assert!(!is_ready(lines), "and nothing moves while the person types");
}

#[test]
fn help_prints_every_command_of_the_table_in_both_languages() {
    for lang in Lang::ALL {
        let (_, text, _) = session(
            &mut World::new(),
            setup(Environment::Sandbox, lang),
            &[":help", ":h"],
        );
        for command in COMMANDS {
            let line = format!(":{} {}", command.name, lang.say(&(command.what)()));
            assert_eq!(count(&text, &line), 2, "{line}\n{text}");
        }
    }
}

#[test]
fn back_goes_to_the_question_before_and_from_the_first_to_the_page_before() {
    let typed = [
        ":back",
        "3",
        ":back",
        "",
        "",
        "contoso.com",
        ":b",
        "fabrikam.com",
        ":b",
        ":b",
        ":b",
    ];
    let (wizard, text, _) = session(&mut World::new(), sandbox(), &typed);
    assert!(text.contains("This is the first page."));
    assert_eq!(wizard.profile().tenant, "fabrikam.com");
    assert_eq!(wizard.step(), StepId::Start, "{text}");
    assert_eq!(count(&text, "Step 1 of 8"), 2);
}

#[test]
fn a_page_with_problems_says_all_about_them_and_goes_on_when_told_to() {
    let mut world = World::where_unmet(&["tenant"]);
    let (wizard, text, _) = session(
        &mut world,
        sandbox(),
        &["", "", "contoso.com", "", "what?", ""],
    );
    for part in [
        "failed: Tenant (check 1). This looks like the secret ID",
        "Check 1, Tenant. Refused: This looks like the secret ID",
        "What to do:\n1. Not a GUID",
        "Link: https://entra.example/app\n2. Write the day",
        "Who can do it: Role",
        "Microsoft's code: 7000215",
        "Trace ID: trace-tenant",
        "Enter: go on anyway. Commands: :help",
        "Press Enter alone",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(count(&text, "Check 1, Tenant."), 1, "said once: {text}");
    assert_eq!(wizard.step(), StepId::Application);
}

#[test]
fn again_runs_the_pages_checks_again_and_goes_on_when_they_are_met() {
    let mut world = World::where_unmet(&["tenant"]);
    world.mended_after = Some(("tenant", 2));
    let typed = ["", "", "contoso.com", "", ":again", ":a"];
    let (wizard, text, _) = session(&mut world, sandbox(), &typed);
    assert_eq!(count(&text, "failed: Tenant"), 2, "{text}");
    assert_eq!(count(&text, "passed: Tenant"), 1);
    assert_eq!(wizard.step(), StepId::Application);

    let (_, text, _) = session(&mut World::new(), sandbox(), &[":again"]);
    assert!(text.contains("no checks to run again"));
}

#[test]
fn again_on_the_results_runs_them_all() {
    let mut world = World::where_unmet(&["role"]);
    world.mended_after = Some(("role", 1));
    let mut typed = ALL[..10].to_vec();
    typed.push(":again");
    let (wizard, text, _) = session(&mut world, sandbox(), &typed);
    assert_eq!(wizard.outcome(), Outcome::Ready, "{text}");
    assert_eq!(world.runs.len(), 16);
    assert!(
        text.contains("Not ready: at least") && text.contains("Ready: all checks"),
        "{text}"
    );
}

#[test]
fn fix_goes_to_the_question_at_fault_by_number_or_name_or_alone() {
    for command in [":fix", ":fix 3", ":f client", ":fix CLIENT"] {
        let mut world = World::new();
        let fault = problem("client").question(QuestionId::ClientId);
        world.unmet.insert("client", fault.unmet());
        let mut typed: Vec<&'static str> = ALL[..7].to_vec();
        typed.extend(["", "api@contoso.com", command]);
        let (wizard, text, _) = session(&mut world, sandbox(), &typed);
        assert_eq!(wizard.step(), StepId::Application, "{command}: {text}");
        assert!(
            text.trim_end()
                .contains(&format!("Now: {CLIENT_ID}. Enter keeps it.")),
            "{text}"
        );
    }
}

#[test]
fn fix_of_a_later_question_of_the_page_begins_there() {
    let mut world = World::new();
    let fault = problem("secret").question(QuestionId::ClientSecret);
    world.unmet.insert("secret", fault.unmet());
    let mut typed: Vec<&'static str> = ALL[..7].to_vec();
    typed.push(":fix secret");
    let mut desk = Desk::new(&typed);
    let mut wizard = Wizard::new(sandbox());
    desk.sit(&mut world, &mut wizard);
    let text = desk.paper.text();
    let after = text.rsplit_once("Step 3 of 8").unwrap().1;
    assert!(
        after.contains("Client secret (what you type is not shown): "),
        "{text}"
    );
    assert!(!after.contains("Application (client) ID:"), "{text}");
}

#[test]
fn fix_and_details_say_so_when_there_is_nothing_or_nobody_meant() {
    let mut world = World::where_unmet(&["tenant", "account"]);
    let mut typed = vec![":fix", ":details 99", ":fix nobody", ""];
    typed.extend([
        "",
        "contoso.com",
        "",
        ":fix",
        ":details tenant",
        ":fix 2",
        ":fix tenant",
        ":d client",
    ]);
    let (_, text, _) = session(&mut world, sandbox(), &typed);
    for part in [
        "There is no problem to mend.",
        "There is no such check. Numbers and names: 1 tenant, 2 account",
        "The service's own words: AADSTS7000215",
        "There is no problem with User ID.",
        "No answer of yours is at fault here.",
        "not checked: Application (client) ID. Waits for: Tenant",
        "Nothing more is known about this check.",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn which_of_several_problems_is_meant_is_asked() {
    let mut world = World::where_unmet(&["role", "access"]);
    let mut typed = ALL[..10].to_vec();
    typed.push(":fix");
    let (_, text, _) = session(&mut world, sandbox(), &typed);
    assert!(
        text.contains("Which check? Give its number or name: 7 role, 8 access"),
        "{text}"
    );
}

#[test]
fn practice_fills_the_page_in_the_sandbox_and_nowhere_else() {
    let typed = [
        "",
        "",
        ":practice",
        "",
        "",
        ":p",
        "",
        "",
        "",
        ":p",
        "",
        ":p",
        "",
        "",
        "",
        ":p",
        "",
        "yes",
        "",
    ];
    let mut world = World::new();
    let (wizard, text, stop) = session(&mut world, sandbox(), &typed);
    assert_eq!(stop, Stop::Quit(End::Done), "{text}");
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert_eq!(world.saved[0].0.name, "practice");

    let live = setup(Environment::Live, Lang::En);
    let (_, text, _) = session(&mut World::new(), live, &["", "", ":practice"]);
    assert!(text.contains("There are practice values in the sandbox only"));
    assert!(!text.contains("Sandbox: this is practice."));
}

#[test]
fn clear_empties_an_answer_and_a_choice_cannot_be_emptied() {
    let mut setup = sandbox();
    setup.given.set_line(QuestionId::PartnerId, "4391507");
    let typed = [":clear", "", "", "contoso.com", ":clear", CLIENT_ID];
    let (wizard, text, _) = session(&mut World::new(), setup, &typed);
    assert!(text.contains("choose one of the list"));
    assert_eq!(wizard.profile().partner_id, None, "{text}");
    assert_eq!(wizard.profile().client_id, CLIENT_ID);
}

#[test]
fn lang_switches_and_says_the_page_again() {
    let (wizard, text, _) = session(
        &mut World::new(),
        sandbox(),
        &["", "", ":lang", "contoso.com", ""],
    );
    assert_eq!(wizard.lang(), Lang::Fr);
    assert!(
        text.contains("Step 2 of 8: Enrolment") && text.contains("Étape 2 sur 8 : Inscription")
    );
    assert!(text.contains("Locataire : "), "{text}");
    assert!(text.contains("réussi : Locataire"), "{text}");
}

#[test]
fn a_french_person_gets_to_the_end_in_french() {
    let mut typed = ALL.to_vec();
    typed[12] = "Oui";
    let mut world = World::new();
    let french = setup(Environment::Sandbox, Lang::Fr);
    let (_, text, stop) = session(
        &mut world,
        french,
        &[&typed[..1], &["Français"], &typed[2..]].concat(),
    );
    assert_eq!(stop, Stop::Quit(End::Done), "{text}");
    assert!(text.contains("Prêt : toutes les vérifications sont réussies."));
    for english in ["Step ", "Enter", "passed", "checking"] {
        assert!(!text.contains(english), "{english}\n{text}");
    }
}

#[test]
fn quit_asks_first_and_every_answer_to_it_does_what_it_says() {
    for (answer, left, drafts, discarded) in [
        ("", false, 1, 0),
        ("1", false, 1, 0),
        ("stay", false, 1, 0),
        (":back", false, 1, 0),
        ("leave", true, 1, 0),
        ("2", true, 1, 0),
        (":quit", true, 1, 0),
        ("discard", true, 0, 1),
    ] {
        let mut world = World::new();
        let (_, text, stop) = session(
            &mut world,
            sandbox(),
            &["", "", "contoso.com", ":quit", ":fix", "nonsense", answer],
        );
        assert_eq!(stop, Stop::Quit(End::Left));
        assert_eq!(
            !text.contains("The input has ended"),
            left,
            "{answer}: {text}"
        );
        assert_eq!(
            (world.drafts.len(), world.discarded),
            (drafts, discarded),
            "{answer}"
        );
        assert!(text.contains("Answer this first."));
    }
}

#[test]
fn an_interrupt_asks_and_a_second_one_leaves() {
    let mut world = World::new();
    let (_, text, stop) = session(
        &mut world,
        sandbox(),
        &["", "", CTRL_C, "stay", CTRL_C, CTRL_C],
    );
    assert_eq!(stop, Stop::Quit(End::Left));
    assert_eq!(count(&text, "leave and keep the draft"), 2, "{text}");
    assert!(!text.contains("The input has ended"));
}

#[test]
fn an_interrupt_from_elsewhere_turns_the_reading_under_way_into_the_answer() {
    let mut world = World::new();
    let mut desk = Desk::new(&["", "", "contoso.com", "", CLIENT_ID]);
    let mut wizard = Wizard::new(sandbox());
    let Desk {
        lines,
        requests,
        events,
        typed,
        paper,
        ..
    } = &mut desk;
    let events = events.as_ref().unwrap();
    let mut reading = None;
    world.drive(&mut wizard, lines, |_| {
        let Ok(request) = requests.try_recv() else {
            return false;
        };
        let Some(line) = typed.pop_front() else {
            reading = Some(request);
            return false;
        };
        events.send(LineEvent::Line(line.to_owned())).is_ok()
    });
    assert_eq!(
        reading,
        Some(Request::Secret),
        "the client secret is being read"
    );
    wizard.update(Msg::Interrupt);
    lines.show(&wizard).unwrap();
    lines.show(&wizard).unwrap();
    assert_eq!(count(&paper.text(), "Leave?"), 1, "asked once");
    assert!(requests.try_recv().is_err(), "and no second reading begun");
    events
        .send(LineEvent::Secret(Secret::new("leave".to_owned())))
        .unwrap();
    let stop = world.drive(&mut wizard, lines, |_| false);
    assert_eq!(stop, Stop::Quit(End::Left));
    assert_eq!(world.drafts.len(), 1);
}

#[test]
fn what_runs_can_be_stopped_and_the_page_stays() {
    let mut world = World::new();
    world.stalls = Some("sign-in");
    let mut desk = Desk::new(&ALL[..10]);
    let mut wizard = Wizard::new(sandbox());
    assert_eq!(desk.sit(&mut world, &mut wizard), Stop::Hangs);
    let said = Notice::Says(words::next_token_expires("noon"));
    world.notice(&mut wizard, &said);
    desk.lines.show(&wizard).unwrap();
    assert!(
        desk.paper
            .text()
            .ends_with("Sign-in: This access token is valid until noon.\n")
    );
    desk.events
        .as_ref()
        .unwrap()
        .send(LineEvent::Interrupt)
        .unwrap();
    desk.typed.extend(["stop"]);
    assert_eq!(desk.sit(&mut world, &mut wizard), Stop::Quit(End::Left));
    let text = desk.paper.text();
    assert!(text.contains("2. stop what is running and stay"));
    assert!(text.contains("not checked: Sign-in"), "{text}");
    assert!(text.contains("Enter: sign in. Commands: :help"), "{text}");
    assert_eq!(wizard.step(), StepId::SignIn);
}

#[test]
fn a_device_code_is_said_once_however_often_it_is_polled() {
    let mut world = World::new();
    world.stalls = Some("sign-in");
    let mut typed = ALL[..8].to_vec();
    typed.push("device-code");
    let mut desk = Desk::new(&typed);
    let mut wizard = Wizard::new(sandbox());
    assert_eq!(desk.sit(&mut world, &mut wizard), Stop::Hangs);
    assert_eq!(desk.secrets, 1, "no password was asked for");
    for polls in 0..3 {
        let code = Notice::DeviceCode {
            user_code: "ABCD1234".to_owned(),
            url: "https://microsoft.com/devicelogin".to_owned(),
            expires: "2026-11-22T10:15:00Z".parse().unwrap(),
            polls,
        };
        world.notice(&mut wizard, &code);
        desk.lines.show(&wizard).unwrap();
    }
    let text = desk.paper.text();
    assert!(
        text.ends_with(
            "Sign-in: Enter the code ABCD1234 at https://microsoft.com/devicelogin; it counts until 10:15 UTC.\nSandbox: a simulated person enters the code, there is nothing to do.\nWaiting for you. Commands: :open, :instead, :help. Ctrl+C stops. "
        ),
        "{text}"
    );
    assert_eq!(count(&text, "ABCD1234"), 1);
}

const REDIRECT: &str = "http://localhost:53211/";
const AUTHORIZE: &str = "https://login.example/authorize?client_id=1&state=x";

fn browser(refused: u32) -> Notice {
    Notice::Browser {
        url: AUTHORIZE.to_owned(),
        redirect_uri: REDIRECT.to_owned(),
        expires: "2026-11-22T10:15:00Z".parse().unwrap(),
        refused,
    }
}

/// A person on the sign-in page who waits for the browser, with what they will type then.
fn at_the_browser(seat: Seat, then: &[&'static str]) -> (World, Desk, Wizard) {
    let mut world = World::new();
    world.stalls = Some("sign-in");
    let mut typed = ALL[..8].to_vec();
    typed.push("browser");
    let mut desk = Desk::new(&typed);
    let mut wizard = Wizard::new(sandbox()).seated(seat);
    assert_eq!(desk.sit(&mut world, &mut wizard), Stop::Hangs);
    desk.typed.extend(then);
    world.notice(&mut wizard, &browser(0));
    (world, desk, wizard)
}

#[test]
fn a_browser_is_opened_by_a_command_and_by_nothing_else() {
    let (mut world, mut desk, mut wizard) = at_the_browser(Seat::default(), &["", ":open"]);
    desk.lines.show(&wizard).unwrap();
    assert_eq!(world.opened, [""; 0]);
    assert_eq!(desk.sit(&mut world, &mut wizard), Stop::Quit(End::Left));
    assert_eq!(world.opened, [AUTHORIZE]);
    let text = desk.paper.text();
    for part in [
        AUTHORIZE,
        REDIRECT,
        "AADSTS50011",
        "Nothing is asked yet",
        "Opening https://login.example/",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("ssh -L"), "{text}");
}

#[test]
fn an_address_that_is_waited_for_and_not_protected_is_not_opened() {
    let (mut world, mut desk, mut wizard) = at_the_browser(Seat::default(), &[":open"]);
    let Notice::Browser {
        redirect_uri,
        expires,
        refused,
        ..
    } = browser(1)
    else {
        panic!("another notice")
    };
    let plain = Notice::Browser {
        url: "http://login.example/".to_owned(),
        redirect_uri,
        expires,
        refused,
    };
    world.notice(&mut wizard, &plain);
    desk.sit(&mut world, &mut wizard);
    assert_eq!(world.opened, [""; 0]);
    let text = desk.paper.text();
    assert!(!text.contains("Opening"), "{text}");
}

#[test]
fn over_ssh_the_port_to_forward_is_said_and_no_browser_is_opened_here() {
    let seat = Seat {
        opens: false,
        remote: true,
    };
    let (mut world, mut desk, mut wizard) = at_the_browser(seat, &[":open", ":o"]);
    desk.sit(&mut world, &mut wizard);
    assert_eq!(world.opened, [""; 0]);
    let text = desk.paper.text();
    assert!(text.contains("ssh -L 53211:localhost:53211"), "{text}");
    assert_eq!(count(&text, "No browser can be opened from here"), 2);
}

#[test]
fn a_browser_that_does_not_start_is_told_while_it_is_waited_for() {
    let (_, mut desk, mut wizard) = at_the_browser(Seat::default(), &[]);
    desk.lines.show(&wizard).unwrap();
    let before = count(&desk.paper.text(), "Waiting for you.");
    wizard.update(Msg::NotOpened(words::open_failed("no such program")));
    desk.lines.show(&wizard).unwrap();
    let text = desk.paper.text();
    assert!(text.contains("no such program"), "{text}");
    assert_eq!(count(&text, "Waiting for you."), before + 1);
}

#[test]
fn when_the_sign_in_is_over_the_line_that_was_waited_for_answers_what_comes_next() {
    let (mut world, mut desk, mut wizard) = at_the_browser(Seat::default(), &[]);
    desk.lines.show(&wizard).unwrap();
    let asked = desk.requests.try_recv();
    assert_eq!(asked, Ok(Request::Line));
    world.settle_stalled(&mut wizard);
    desk.lines.poll(&wizard).unwrap();
    desk.lines.show(&wizard).unwrap();
    let text = desk.paper.text();
    assert!(text.contains("Step 6 of 8: Results"), "{text}");
    assert!(text.ends_with(":help "), "{text}");
    assert!(desk.requests.try_recv().is_err(), "one reading at a time");
    let enter = LineEvent::Line(String::new());
    desk.events.as_ref().unwrap().send(enter).unwrap();
    assert_eq!(desk.lines.poll(&wizard).unwrap(), Some(Msg::Next));
}

#[test]
fn the_other_way_is_one_command_away_while_a_person_is_waited_for_and_after_a_refusal() {
    let (mut world, mut desk, mut wizard) = at_the_browser(Seat::default(), &[":instead"]);
    desk.sit(&mut world, &mut wizard);
    assert_eq!(wizard.way(), Some(SignIn::DeviceCode));

    let mut world = World::new();
    let offering = problem("sign-in").offer(SignIn::DeviceCode);
    world.unmet.insert("sign-in", offering.unmet());
    let mut typed = ALL[..10].to_vec();
    typed.extend([":instead 9", ":instead 1", ":instead"]);
    let (wizard, text, _) = session(&mut world, sandbox(), &typed);
    assert!(
        text.contains("To sign in by device code instead: :instead 5."),
        "{text}"
    );
    assert!(text.contains("There is no such check."), "{text}");
    assert!(
        text.contains("No other way to sign in is offered here."),
        "{text}"
    );
    assert_eq!(wizard.way(), Some(SignIn::DeviceCode));
    assert_eq!(count(&text, "Way to sign in, number or name:"), 1, "{text}");
    let signed_in = world.runs.iter().filter(|run| run.0 == "sign-in").count();
    assert_eq!(signed_in, 2, "{:?}", world.runs);
}

#[test]
fn a_refused_password_is_sent_again_only_by_the_second_command() {
    let mut world = World::new();
    let refused = problem("sign-in").question(QuestionId::Password);
    world.unmet.insert("sign-in", refused.unmet());
    let signed_in = |world: &World| world.runs.iter().filter(|run| run.0 == "sign-in").count();
    let mut typed = ALL[..10].to_vec();
    typed.push(":again");
    let (_, text, _) = session(&mut world, sandbox(), &typed);
    assert_eq!(signed_in(&world), 1, "{text}");
    assert_eq!(count(&text, "has just been refused"), 1, "{text}");
    let mut world = World::new();
    let refused = problem("sign-in").question(QuestionId::Password);
    world.unmet.insert("sign-in", refused.unmet());
    typed.push(":again");
    session(&mut world, sandbox(), &typed);
    assert_eq!(signed_in(&world), 2);
}

#[test]
fn a_saved_profile_is_taken_up_and_verified_again() {
    let mut setup = sandbox();
    setup.profiles = vec![profile("demo")];
    let mut world = World::new();
    world.stored = practice()
        .secrets()
        .map(|(id, secret)| (id, secret.clone()))
        .collect();
    let (wizard, text, _) = session(&mut world, setup, &["", "", ""]);
    assert!(text.contains("1. Verify demo again (now)"), "{text}");
    assert_eq!(wizard.step(), StepId::Results);
    assert_eq!(wizard.outcome(), Outcome::Ready);
}

#[test]
fn nothing_is_written_without_a_yes_and_a_failure_is_told() {
    let mut world = World::new();
    world.save_fails = Some(words::judge_date());
    let mut typed = ALL[..12].to_vec();
    typed.extend(["", "no", "other", "yes", "yes", ""]);
    let (_, text, stop) = session(&mut world, sandbox(), &typed);
    assert_eq!(stop, Stop::Quit(End::Done), "{text}");
    assert_eq!(world.saved.len(), 1);
    assert_eq!(world.saved[0].0.name, "other");
    assert_eq!(count(&text, "Not saved: Write the day"), 1);
}

#[test]
fn while_the_keychain_is_asked_nothing_else_is() {
    let mut world = World::new();
    let mut setup = setup(Environment::Live, Lang::En);
    setup.given = practice();
    setup.given.forget(QuestionId::ProfileName);
    let typed = [
        "", "", "", "", "", "", "", "", "", "", "", "demo", "1", "yes", "yes", "",
    ];
    let (_, text, stop) = session(&mut world, setup, &typed);
    assert_eq!(stop, Stop::Quit(End::Done), "{text}");
    assert!(text.contains("keychain is being asked"));
    assert_eq!(
        world.saved[0].1,
        [QuestionId::ClientSecret, QuestionId::Password]
    );
}

#[test]
fn while_a_profiles_secrets_are_fetched_the_wizard_is_busy_and_late_ones_change_nothing() {
    let mut setup = sandbox();
    setup.profiles = vec![profile("demo")];
    let mut wizard = Wizard::new(setup);
    let effects = wizard.update(Msg::Next);
    let [Effect::LoadSecrets(ticket, ..)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(wizard.is_busy() && wizard.is_loading());
    wizard.update(Msg::Type(
        QuestionId::Begin,
        partner_onboard::wizard::Typed::Line("new".to_owned()),
    ));
    wizard.update(Msg::Next);
    assert!(!wizard.is_loading());
    assert_eq!(
        wizard.update(Msg::SecretsLoaded(*ticket, Vec::new(), None)),
        []
    );
    assert_eq!(wizard.step(), StepId::Enrolment);
}

#[test]
fn whatever_is_typed_in_whatever_order_it_ends_and_no_secret_is_said() {
    let pool = [
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "1",
        "2",
        "yes",
        "yes",
        "no",
        "stay",
        "stop",
        "contoso.com",
        CLIENT_ID,
        "demo",
        "x y",
        ":",
        "::",
        ":back",
        ":again",
        ":fix",
        ":fix 3",
        ":fix role",
        ":details",
        ":details secret",
        ":practice",
        ":practice",
        ":practice",
        ":practice",
        ":clear",
        ":lang",
        ":quit",
        ":help",
        ":nonsense",
        CTRL_C,
    ];
    // A fixed sequence (xorshift), so that a failure can be seen again.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let mut furthest = StepId::Start;
    let mut saved = 0;
    for _ in 0..150 {
        let unmet = [&[][..], &["tenant"], &["client", "secret"], &["role"]][draw(4)];
        let mut world = World::where_unmet(unmet);
        for verdict in world.unmet.values_mut() {
            if draw(2) == 0 {
                *verdict = problem("some").question(QuestionId::ClientSecret).unmet();
            }
        }
        if draw(4) == 0 {
            world.stalls = Some("sign-in");
        }
        let typed: Vec<&'static str> = (0..120).map(|_| pool[draw(pool.len())]).collect();
        let mut desk = Desk::new(&typed);
        let mut wizard = Wizard::new(sandbox());
        let stop = desk.sit(&mut world, &mut wizard);
        let text = desk.paper.text();
        // Only a check that never answers holds anybody up, and nobody interrupts it here.
        assert!(
            matches!(stop, Stop::Quit(_)) || world.stalls.is_some() && wizard.is_checking(),
            "{typed:?}\n{text}"
        );
        assert!(
            !text.contains(CLIENT_SECRET) && !text.contains(&PASSWORD[1..]),
            "{text}"
        );
        furthest = furthest.max(wizard.step());
        saved += world.saved.len();
    }
    assert_eq!(furthest, StepId::Next);
    assert!(saved > 0);
}

#[test]
fn the_bundle_is_printed_on_one_command_and_written_on_another() {
    let mut world = World::where_unmet(&["tenant"]);
    let typed = ["", "", "contoso.com", "", ":support", ":write", ""];
    let (_, text, _) = session(&mut world, sandbox(), &typed);
    let shown = text.find("\nThe bundle\n").unwrap();
    let written = text.find("Written: ").unwrap();
    assert!(shown < written, "{text}");
}

/// What is announced as missing is asked for in that order, and nothing that is shown while it is typed comes between.
#[test]
fn whoever_comes_back_to_a_draft_is_asked_for_the_announced_secrets_and_for_nothing_else() {
    let mut known = sandbox();
    let lines = [
        (QuestionId::Tenant, "contoso.com"),
        (QuestionId::ClientId, CLIENT_ID),
        (QuestionId::UserId, "api@contoso.com"),
        (QuestionId::SignIn, "password"),
    ];
    known.draft = Some(Draft {
        schema: SCHEMA,
        environment: Environment::Sandbox,
        step: StepId::SignIn,
        lines: lines.map(|(id, line)| (id, line.to_owned())).into(),
        waiting_for: Some(Waiting {
            check: "sign-in".into(),
            since: "2026-11-22T10:00:00Z".into(),
        }),
    });
    let typed = ["", "", "", "", CLIENT_SECRET, PASSWORD];
    let mut desk = Desk::new(&typed);
    let mut world = World::where_unmet(&["sign-in"]);
    let stop = desk.sit(&mut world, &mut Wizard::new(known));
    let text = desk.paper.text();
    assert_eq!(stop, Stop::Quit(End::Left), "{text}");
    assert_eq!(desk.secrets, 2, "{text}");
    assert!(desk.typed.is_empty(), "{text}");
    let tail = &text[text.find("Step 5 of 8").unwrap()..];
    let secret = tail.find("\nClient secret\n").unwrap();
    let password = tail.find("\nPassword\n").unwrap();
    assert!(secret < password, "{text}");
    for other in ["Application (client) ID:", "User ID:", "Way to sign in"] {
        assert!(!tail.contains(other), "{other}\n{text}");
    }
    assert!(
        tail.contains(":note 5"),
        "the problem says how to ask somebody\n{text}"
    );
    assert!(
        !text.contains("(proved, "),
        "nothing that is not met was proved"
    );
}
