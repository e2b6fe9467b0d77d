//! From arguments to exit code.

use super::args::{self, Known, Profiles, Refusal, Request};
use super::env::Variables;
use super::language::language;
use super::stage::{INTERNAL, Stage, Stop, USAGE};
use super::{
    completions, doctor, exchange, explain, harden, manual, onboard, opening, output, panics,
    profiles, rehearse, serve, support, token, transfer, verify,
};
use crate::checks;
use crate::model::words;
use crate::sandbox::scenario::SCENARIOS;
use crate::terminal;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the program with these arguments, its name not among them, and returns the exit code.
#[must_use]
pub fn run(arguments: &[OsString]) -> u8 {
    if !arguments.iter().any(|word| word == args::ALLOW_DEBUGGER) {
        harden::harden();
    }
    if arguments == [opening::COMMAND] {
        return opening::run();
    }
    let variables = Variables::process();
    let lang = language(arguments, &variables, sys_locale::get_locale());
    let request = match args::parse(arguments, lang, &known()) {
        Ok(request) => request,
        Err(Refusal::Shown(text)) => {
            return if output::result(&text).is_ok() {
                0
            } else {
                INTERNAL
            };
        }
        Err(Refusal::Usage(text)) => {
            output::remark(&text);
            return USAGE;
        }
    };
    panics::keep_quiet();
    if asks_for_ascii(&request) {
        output::ascii_only();
    }
    let stage = Stage { lang, variables };
    let ended = catch_unwind(AssertUnwindSafe(|| carry_out(&request, &stage)));
    match ended {
        Ok(Ok(code)) => code,
        Ok(Err(stop)) => {
            for text in &stop.said {
                stage.remark(text);
            }
            stop.code
        }
        // What had the terminal gave it back while the panic passed through.
        Err(_) => {
            stage.remark(&words::internal_what(panics::place()));
            INTERNAL
        }
    }
}

fn known() -> Known {
    Known {
        scenarios: SCENARIOS.iter().map(|scenario| scenario.name).collect(),
        checks: checks::ALL.iter().map(|check| check.spec.id.0).collect(),
    }
}

fn asks_for_ascii(request: &Request) -> bool {
    match request {
        Request::Onboard(asked) => asked.ascii,
        Request::Verify(asked) => asked.ascii,
        Request::Doctor(asked) => asked.ascii,
        _ => false,
    }
}

fn carry_out(request: &Request, stage: &Stage) -> Result<u8, Stop> {
    match request {
        Request::Profiles(asked) => match asked {
            Profiles::List(json) => profiles::list(stage, *json),
            Profiles::Show(name, json) => profiles::show(stage, name, *json),
            Profiles::Use(name) => profiles::mark(stage, name),
            Profiles::Rename(from, to) => wait(transfer::rename(stage, from, to)),
            Profiles::Copy(from, to) => wait(transfer::copy(stage, from, to)),
            Profiles::Remove(name, force) => wait(profiles::remove(stage, name, *force)),
            Profiles::Export(asked) => wait(exchange::export(stage, asked)),
            Profiles::Import(asked) => wait(exchange::import(stage, asked)),
        },
        Request::Doctor(asked) => wait(doctor::doctor(asked, stage)),
        Request::Support(asked) => wait(support::support(asked, stage)),
        Request::Handoff(asked) => wait(support::handoff(asked, stage)),
        Request::Explain(asked) => explain::explain(asked, stage),
        Request::SandboxList(json) => rehearse::list(stage, *json),
        Request::SandboxAnswers(_) => rehearse::answers(),
        Request::SandboxServe(asked) => wait(serve::serve(asked, stage)),
        Request::Manual => {
            output::result(&manual::page(
                stage.lang,
                &args::table(stage.lang, &known()),
            ))?;
            Ok(0)
        }
        Request::Completions(shell) => {
            output::result(&completions::completions(*shell, stage.lang, &known()))?;
            Ok(0)
        }
        Request::Onboard(asked) => wait(onboard::onboard(asked, stage)),
        Request::Verify(asked) => wait(verify::verify(asked, stage)),
        Request::Token(asked) => wait(token::token(asked, stage)),
    }
}

/// Runs what waits for others. Two threads: one for the front end, one for what is under way.
fn wait(work: impl Future<Output = Result<u8, Stop>>) -> Result<u8, Stop> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let result = runtime.block_on(work);
    // A signal may have come while a secret was being typed: its reader still holds the echo.
    terminal::leave();
    // A name that the system is still looking up must not hold the program back.
    runtime.shutdown_background();
    result
}
