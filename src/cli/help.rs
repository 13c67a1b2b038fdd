//! Help in the user's language, from `diagnostics/{ja,en}.ftl`, by the name of
//! the command and flag.

use crate::diagnostics::say;
use crate::locale::Language;

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

/// Puts the help texts of a language into a command line.
pub(super) fn localised(command: clap::Command, language: Language) -> clap::Command {
    let word = |key: &str| say(language, key, &[]);
    let mut command = command
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
    for name in [
        "build",
        "gather",
        "check",
        "desk",
        "answer",
        "layout",
        "init",
        "schema",
        "templates",
        "pack",
        "explain",
        "diff",
        "seal",
        "verify",
        "key",
    ] {
        let about = word(&format!("help-{name}"));
        command = command.mut_subcommand(name, |it| sub(it.about(about), name, language));
    }
    command.mut_subcommand("templates", |it| {
        let it = it.subcommand_help_heading(word("help-commands"));
        ["take", "update", "undo"].into_iter().fold(it, |it, name| {
            let about = word(&format!("help-templates-{name}"));
            it.mut_subcommand(name, |it| {
                sub(it.about(about), &format!("templates {name}"), language)
            })
        })
    })
}

/// Puts help texts into a command; `path` is what it is called after the program.
fn sub(command: clap::Command, path: &str, language: Language) -> clap::Command {
    let word = |key: &str| say(language, key, &[]);
    let mut usage = format!("entaku {path} [{}]", word("help-options"));
    for argument in command.get_positionals() {
        let name = argument.get_value_names().and_then(|names| names.first());
        let name = name.map_or_else(|| argument.get_id().as_str(), |name| name.as_str());
        usage.push_str(&match argument.is_required_set() {
            true => format!(" <{name}>"),
            false => format!(" [{name}]"),
        });
    }
    let template = format!("{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}", word("help-usage"));
    with_help(command.override_usage(usage).help_template(template), language)
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
            let arg = arg.hide_possible_values(true).hide_default_value(true);
            arg.help_heading(say(language, heading, &[])).help(say(language, &help, &[]))
        })
}

/// Says what is wrong with a command line, in the user's language.
pub(super) fn mistake(error: &clap::Error, language: Language) -> String {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let first = |kind| context(kind).split(", ").next().unwrap_or_default().to_owned();
    let argument = context(ContextKind::InvalidArg);
    let told = match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = first(ContextKind::SuggestedArg);
            let told = [("written", argument.into()), ("near", or_empty(near).into())];
            say(language, "cli-unknown-flag", &told)
        }
        ErrorKind::InvalidSubcommand => {
            // Several are offered, the nearest last.
            let near = context(ContextKind::SuggestedSubcommand);
            let near = near.rsplit(", ").next().unwrap_or_default().to_owned();
            let written = context(ContextKind::InvalidSubcommand);
            let told = [("written", written.into()), ("near", or_empty(near).into())];
            say(language, "cli-unknown-command", &told)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let written = context(ContextKind::InvalidValue);
            // What a value of ours should look like is all that its parser says.
            let offered = match context(ContextKind::ValidValue) {
                offered if !offered.is_empty() => offered,
                _ => std::error::Error::source(error).map_or_else(String::new, ToString::to_string),
            };
            let key = if written.is_empty() { "cli-no-value" } else { "cli-wrong-value" };
            let told = [
                ("argument", argument.into()),
                ("written", written.into()),
                ("offered", or_empty(offered).into()),
            ];
            say(language, key, &told)
        }
        ErrorKind::MissingRequiredArgument => {
            say(language, "cli-missing", &[("argument", argument.into())])
        }
        _ => say(language, "cli-mistake", &[("argument", argument.into())]),
    };
    format!("{told}\n{}", say(language, "cli-help", &[]))
}

/// What the messages call a text that is not there.
fn or_empty(text: String) -> String {
    if text.is_empty() { "empty".to_owned() } else { text }
}
