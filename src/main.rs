//! The program: its memory, its arguments, its exit code.

use partner_onboard::app;
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// Wipes every block that is freed: parts of the HTTP stack copy tokens where nobody else could wipe them.
#[global_allocator]
static MEMORY: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    ExitCode::from(app::run(&arguments))
}
