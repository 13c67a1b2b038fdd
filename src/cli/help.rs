//! Help in the user's language, from `diagnostics/{ja,en}.ftl`, by the name of
//! the command and flag.

use clap::CommandFactory as _;

use crate::diagnostics::say;
use crate::locale::Language;

use super::CommandLine;

/// The language of messages: as asked for, else the system's, else Japanese.
/// It is looked for before parsing, because help is in it too.
pub(super) fn spoken_language() -> Language {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--message-lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => continue,
        };
        if let Some(language) = value.and_then(|code| Language::from_code(&code)) {
            return language;
        }
    }
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("en") => Language::En,
        _ => Language::Ja,
    }
}

/// Puts the help texts of a language into the command line.
pub(super) fn localised(language: Language) -> clap::Command {
    let word = |key: &str| say(language, key, &[]);
    let mut command = CommandLine::command()
        .about(word("help-about"))
        .after_help(word("help-after"))
        .override_usage(word("help-usage-line"))
        .subcommand_help_heading(word("help-commands"))
        .help_template(format!(
            "{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}",
            word("help-usage")
        ));
    command = command
        .arg(clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version));
    command = with_help(command, language);
    for name in
        ["build", "check", "answer", "init", "schema", "explain", "diff", "seal", "verify", "key"]
    {
        let about = word(&format!("help-{name}"));
        command = command.mut_subcommand(name, |it| with_help(it.about(about), language));
    }
    command
}

fn with_help(command: clap::Command, language: Language) -> clap::Command {
    use clap::{Arg, ArgAction};
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
            let help = format!("help-{}", arg.get_id().as_str().replace('_', "-"));
            arg.help_heading(say(language, heading, &[])).hide_possible_values(true).help(say(
                language,
                &help,
                &[],
            ))
        })
}
