//! The command `entaku`: reads the command line, runs, and says how it went.

use std::process::ExitCode;

/// Typesetting allocates small things by the million, on several threads: with
/// the system's allocator the sample takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    entaku::cli::run()
}
