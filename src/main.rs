//! The command `entaku`: reads the command line, runs, and says how it went.

use std::process::ExitCode;

fn main() -> ExitCode {
    entaku::cli::run()
}
