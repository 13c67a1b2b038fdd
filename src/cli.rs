//! Commands and flags: the thin shell around [`pipeline::build`](crate::pipeline::build).
//!
//! Only this module prints, measures time, asks for the user's language and
//! sets the exit code: 0 made, 1 the inputs need fixing, 2 the machine failed
//! or the command line was wrong.

#![expect(clippy::disallowed_methods, reason = "the shell is where the outside comes in")]

mod answer;
mod build;
mod check;
mod desk;
mod diff;
mod explain;
mod flags;
mod gather;
mod help;
mod init;
mod key;
mod layout;
mod many;
mod pack;
mod schema;
mod seal;
mod tell;
mod templates;
mod terminal;
mod update;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::shell::keeping;

use self::terminal::complain;

/// The command line. Help texts are in `diagnostics/{ja,en}.ftl`, by the name
/// of the command and flag, so that they come in the user's language.
#[derive(Debug, Parser)]
#[command(name = "entaku", version, args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    build: build::BuildFlags,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildFlags),
    Gather(gather::GatherFlags),
    Check(check::CheckFlags),
    Answer(answer::AnswerFlags),
    Layout(layout::LayoutFlags),
    Init(init::InitFlags),
    Schema(schema::SchemaFlags),
    Templates(templates::TemplatesFlags),
    Pack(pack::PackFlags),
    Explain(explain::ExplainFlags),
    Diff(diff::DiffFlags),
    Seal(seal::SealFlags),
    Verify(verify::VerifyFlags),
    Key(key::KeyFlags),
    Desk(desk::DeskFlags),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    keeping::started();
    let language = help::spoken_language();
    let matches = match help::localised(CommandLine::command(), language).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are answers, not errors; clap prints each to
            // its own stream.
            if error.use_stderr() {
                complain(&help::mistake(&error, language));
                return ExitCode::from(2);
            }
            return match error.print() {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(2),
            };
        }
    };
    let line = match CommandLine::from_arg_matches(&matches) {
        Ok(line) => line,
        Err(error) => error.exit(),
    };
    let ran = match line.command {
        None if std::env::args_os().len() == 1 && desk::is_double_click() => {
            desk::run_clicked(language)
        }
        None => build::run(&line.build, language),
        Some(Command::Build(flags)) => build::run(&flags, language),
        Some(Command::Gather(flags)) => gather::run(&flags, language),
        Some(Command::Check(flags)) => check::run(&flags, language),
        Some(Command::Answer(flags)) => answer::run(&flags, language),
        Some(Command::Layout(flags)) => layout::run(&flags, language),
        Some(Command::Init(flags)) => init::run(&flags, language),
        Some(Command::Schema(flags)) => schema::run(&flags, language),
        Some(Command::Templates(flags)) => templates::run(&flags, language),
        Some(Command::Pack(flags)) => pack::run(&flags, language),
        Some(Command::Explain(flags)) => explain::run(&flags, language),
        Some(Command::Diff(flags)) => diff::run(&flags, language),
        Some(Command::Seal(flags)) => seal::run(&flags, language),
        Some(Command::Verify(flags)) => verify::run(&flags, language),
        Some(Command::Key(flags)) => key::run(&flags, language),
        Some(Command::Desk(flags)) => desk::run(&flags, language),
    };
    match ran {
        Ok(code) => code,
        Err(error) => {
            complain(&error.message(language));
            ExitCode::from(2)
        }
    }
}
