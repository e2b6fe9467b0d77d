//! The pages of the simulated sign-in: plain forms without a script, good in a text browser and in a test.
//!
//! Every button is a form of its own, and the one that leads on has `data-way="on"`: whoever sends that form's hidden
//! fields on each page gets through as the practice user, or back to the application where there is no way through.
//! All that comes from outside is escaped, and the policy of each page forbids scripts, frames and foreign content.

use super::authorize::End;
use super::consent;
use super::device_code::PAGE as DEVICE;
use super::flow::{Flow, Stage};
use super::redirect::Reply;
use super::refusal::Refused;
use crate::sandbox::answer::Answer;
use crate::sandbox::world::{Asked, World};
use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use std::fmt::Write as _;

/// Where forms are sent.
const LOGIN: &str = "/common/login";

/// Where forms may lead at last whatever application asks, in the words of a policy.
const LOCALHOST: &str = "http://localhost:*";

/// Light or dark as the person has it; every colour of text has a contrast of 4.5 or more to what is behind it.
const STYLE: &str = ":root{color-scheme:light dark;--page:#fff;--text:#1b1b1b;--quiet:#55514b;--line:#8a8886;\
--field:#fff;--plain:#f0efee;--on:#0b5394;--on-text:#fff;--mark:#8a5a00;--bad:#a80000}\
@media(prefers-color-scheme:dark){:root{--page:#1b1a19;--text:#f3f2f1;--quiet:#c8c6c4;--line:#8a8886;--field:#252423;\
--plain:#323130;--on:#9fd0ff;--on-text:#10243a;--mark:#e0a84a;--bad:#ff8f8f}}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem;color:var(--text);\
background:var(--page)}header{font-size:.9rem;border-bottom:2px solid var(--mark);padding-bottom:.5rem}\
h1{font-size:1.5rem;line-height:1.25;margin:1.25rem 0 .75rem}main strong{font-size:1.5rem}p,li{overflow-wrap:anywhere}\
form{margin:.75rem 0}label{display:block;margin:.75rem 0}\
input,button{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .75rem;border-radius:4px;color:inherit}\
input{border:1px solid var(--line);background:var(--field)}\
button{border:1px solid var(--line);background:var(--plain);cursor:pointer;overflow-wrap:anywhere}\
[data-way] button,.main{border-color:var(--on);background:var(--on);color:var(--on-text)}\
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}\
.trouble{border-left:4px solid var(--bad);padding-left:.75rem}.trouble p{margin:0 0 .5rem}\
dl{font-size:.85rem;color:var(--quiet);margin:0}dd{margin:0 0 .4rem;overflow-wrap:anywhere}";

/// A page with its policy. After a form is sent, browsers judge the redirect by `form-action` too, hence `localhost`.
fn page(status: u16, title: &str, content: &str) -> Answer {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<header><strong>Sandbox</strong>: practice on this machine. This is not \
         Microsoft, and no real password belongs here.</header>\n<main>\n<h1>{title}</h1>\n{content}</main>\n</body>\n</html>\n"
    );
    guarded(Answer::page(status, &html))
}

/// The page, with a policy that lets its forms lead to the redirect URI at last, wherever that is.
pub(super) fn leading_to(mut page: Answer, end: &End) -> Answer {
    if let End::Redirect(reply) = end {
        let policy = page.headers.iter_mut();
        for (_, value) in policy.filter(|(name, _)| *name == "Content-Security-Policy") {
            let there = format!("{LOCALHOST} {}", reply.destination());
            *value = value.replace(LOCALHOST, &there);
        }
    }
    page
}

/// The headers of every page and every redirect.
pub(super) fn guarded(answer: Answer) -> Answer {
    let style = STANDARD.encode(digest(&SHA256, STYLE.as_bytes()));
    answer
        .with(
            "Content-Security-Policy",
            format!(
                "default-src 'none'; style-src 'sha256-{style}'; form-action 'self' {LOCALHOST}; \
                 frame-ancestors 'none'; base-uri 'none'"
            ),
        )
        .with("X-Frame-Options", "DENY")
        .with("X-Content-Type-Options", "nosniff")
        // With `no-referrer` browsers would send the pages' own forms with `Origin: null`, as they send a stranger's.
        .with("Referrer-Policy", "same-origin")
}

/// The page on which a sign-in stands.
pub(super) fn of(world: &World, asked: &Asked, flow: &Flow) -> Answer {
    let id = &flow.id;
    let trouble = flow
        .trouble
        .as_ref()
        .map_or_else(String::new, |refused| trouble(asked, refused));
    let back = |label| button(id, "back", label, flow.stage == Stage::Blocked);
    let shown = match flow.stage {
        Stage::Account => {
            let on = flow.can_go_on(world);
            let content = format!(
                "{trouble}<form method=\"post\" action=\"{LOGIN}\">{}\
                 <label>User ID <input name=\"username\" value=\"{}\" autocomplete=\"username\"></label>\n\
                 <label>Password <input name=\"password\" type=\"password\" autocomplete=\"off\"></label>\n\
                 <button>Sign in</button></form>\n\
                 <p>Or, without typing anything:</p>\n{}{}",
                hidden(id, "sign-in"),
                escaped(&flow.user),
                button(
                    id,
                    "practice",
                    &format!("Sign in as {}", flow.practised(world)),
                    on
                ),
                button(id, "back", "Give up and return to the application", !on),
            );
            page(200, "Sign in", &content)
        }
        // These two say nothing of what went wrong before.
        Stage::Provider => return leading_to(provider(id), &flow.wish.end),
        Stage::Consent => return leading_to(consent(world, flow), &flow.wish.end),
        Stage::NewPassword => page(
            200,
            "Your password has expired",
            &format!(
                "{trouble}<p>A new one is made up for you.</p>\n{}{}",
                button(id, "change", "Set a new password", true),
                back("Give up and return to the application"),
            ),
        ),
        Stage::SecondFactor => page(
            200,
            "Approve the sign-in",
            &format!(
                "{trouble}<p>Your authenticator would now ask for a number. This one is simulated: <strong>{}</strong></p>\n{}{}{}",
                number(id),
                button(id, "approve", "Approve", true),
                button(id, "deny", "It was not me: deny", false),
                back("Give up and return to the application"),
            ),
        ),
        Stage::Blocked => page(
            200,
            "You cannot access this right now",
            &format!("{trouble}{}", back("Return to the application")),
        ),
    };
    let shown = leading_to(shown, &flow.wish.end);
    telling(shown, flow.trouble.as_ref())
}

fn consent(world: &World, flow: &Flow) -> Answer {
    let id = &flow.id;
    let wish = &flow.wish;
    let name = world.directory.application(&wish.client, Timestamp::MAX);
    let name = name.map_or("an application", |application| &application.name);
    let mut wanted = String::new();
    for (api, scope) in consent::wanted(world, &wish.client, wish.target.as_ref()) {
        let _ = write!(
            wanted,
            "<li>{} ({})</li>",
            escaped(api.name),
            escaped(&scope)
        );
    }
    let everybody = button(
        id,
        "accept-for-all",
        "Accept for everybody in the organization",
        false,
    );
    let (whom, everybody) = if wish.for_all {
        ("for everybody in your organization", String::new())
    } else if flow.may_consent_for_all(world) {
        ("as you", everybody)
    } else {
        ("as you", String::new())
    };
    // Asked for with `offline_access`; the older endpoint does not ask (facts D.2).
    let offline = wish.target.as_ref().is_none_or(|target| target.offline);
    let lasting = if offline {
        "<li>Keep access to what you have given it access to</li>"
    } else {
        ""
    };
    page(
        200,
        "Permissions requested",
        &format!(
            "<p>{} ({}) wants to use, {whom}:</p>\n<ul>{wanted}<li>Sign you in and read your profile</li>{lasting}</ul>\n\
             {}{everybody}{}",
            escaped(name),
            escaped(&wish.client),
            button(id, "accept", "Accept", true),
            button(id, "decline", "Decline", false),
        ),
    )
}

/// The page of the company's own identity provider.
pub(super) fn provider(id: &str) -> Answer {
    page(
        200,
        "Contoso: sign in with your company account",
        &format!(
            "<p>This pretends to be the identity provider of the company. Here you would give your password and your second \
             factor.</p>\n{}{}",
            button(id, "sign-in", "Sign in", true),
            button(id, "back", "Give up and return to the application", false),
        ),
    )
}

/// Where a device code is entered. For so many minutes after that nobody is simulated; without a number somebody still is,
/// until a code is sent.
pub(super) fn device(asked: &Asked, minutes: Option<i64>, refused: Option<&Refused>) -> Answer {
    let who = match minutes {
        Some(minutes) => format!(
            "From the moment you open this page, and for {minutes} minutes after you last used it, you are the person: no \
             simulated one enters codes."
        ),
        None => "Another site has sent you here, so a simulated person goes on entering codes until you send one. If you open \
                 this page by its address, you are the person at once."
            .to_owned(),
    };
    let trouble = refused.map_or_else(String::new, |refused| trouble(asked, refused));
    let page = page(
        200,
        "Enter the code",
        &format!(
            "{trouble}<p>The application that you want to sign in to shows it.</p>\n<form method=\"post\" action=\"{DEVICE}\">\
             <label>Code <input name=\"otc\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" autofocus>\
             </label>\n<button class=\"main\">Next</button></form>\n\
             <p>{who} An application that asked for its code earlier may have been served already; let it \
             ask for another one.</p>\n"
        ),
    );
    telling(page, refused)
}

/// The end of a sign-in by device code: the application hears of it by itself.
pub(super) fn device_ended(signed_in: bool) -> Answer {
    let (title, text) = if signed_in {
        (
            "You have signed in",
            "The application goes on by itself. You may close this window.",
        )
    } else {
        (
            "You have not signed in",
            "The application will hear of it. You may close this window.",
        )
    };
    page(200, title, &format!("<p>{text}</p>\n"))
}

/// The end of a request that goes back to nobody.
pub(super) fn refused(asked: &Asked, refused: &Refused) -> Answer {
    page(400, "The sign-in cannot begin", &trouble(asked, refused)).telling(refused.name())
}

/// An answer that the person sends on, as there is no script that could.
pub(super) fn form_post(reply: &Reply, said: &[(&'static str, String)]) -> Answer {
    let mut fields = String::new();
    for (name, value) in said {
        let _ = write!(
            fields,
            "<input type=\"hidden\" name=\"{name}\" value=\"{}\">",
            escaped(value)
        );
    }
    let page = page(
        200,
        "Back to the application",
        &format!(
            "<form method=\"post\" action=\"{}\" data-way=\"on\">{fields}<button autofocus>Continue</button></form>\n",
            escaped(&reply.redirect)
        ),
    );
    leading_to(page, &End::Redirect(reply.clone()))
}

fn hidden(id: &str, action: &str) -> String {
    format!(
        "<input type=\"hidden\" name=\"flow\" value=\"{}\"><input type=\"hidden\" name=\"do\" value=\"{action}\">",
        escaped(id)
    )
}

fn button(id: &str, action: &str, label: &str, on: bool) -> String {
    let way = if on { " data-way=\"on\"" } else { "" };
    let focus = if on { " autofocus" } else { "" };
    format!(
        "<form method=\"post\" action=\"{LOGIN}\"{way}>{}<button{focus}>{}</button></form>\n",
        hidden(id, action),
        escaped(label)
    )
}

/// The page, known to tell of this if anything has gone wrong.
fn telling(page: Answer, refused: Option<&Refused>) -> Answer {
    match refused {
        Some(refused) => page.telling(refused.name()),
        None => page,
    }
}

fn trouble(asked: &Asked, refused: &Refused) -> String {
    format!(
        "<div class=\"trouble\" role=\"alert\"><p>{}: {}</p>\n<dl><dt>Trace ID</dt><dd>{}</dd><dt>Correlation ID</dt>\
         <dd>{}</dd><dt>Timestamp</dt><dd>{}</dd></dl></div>\n",
        refused.name(),
        escaped(&refused.text()),
        escaped(&asked.trace_id),
        escaped(&asked.correlation_id),
        Refused::moment(asked),
    )
}

/// Two digits that differ from sign-in to sign-in.
fn number(id: &str) -> String {
    let sum: u32 = id.bytes().map(u32::from).sum();
    format!("{:02}", 10 + sum % 90)
}

/// Escapes text for content and for attributes in double quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
