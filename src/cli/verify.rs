//! `entaku verify`: is this file the one that was sealed?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::files::{self, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::seal::Archive;
use crate::shell::past::SUFFIX;
use crate::shell::verifying::{Found, MOST_SHOWN, told};
use crate::verify::{self, Remade};

use super::flags::LanguageFlag;
use super::key;
use super::terminal::{complain, jobs, print};

#[derive(Debug, Args)]
pub(super) struct VerifyFlags {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    remake: bool,
    #[arg(long, id = "public_key", value_name = "KEY")]
    key: Option<String>,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &VerifyFlags, language: Language) -> Result<ExitCode, MachineError> {
    let key = match flags.key.as_deref().map(|given| (given, key::public_key(given))) {
        Some((given, None)) => {
            complain(&say(language, "key-unreadable", &[("path", given.into())]));
            return Ok(ExitCode::from(2));
        }
        Some((_, key)) => key,
        None => None,
    };
    let mut found = Found::new(language);
    for path in &flags.files {
        found.take(path)?;
    }
    let is_whole = found.broken.is_empty();
    for told in &found.broken {
        complain(told);
    }
    if found.documents.is_empty() && found.known.archives.is_empty() && is_whole {
        complain(&say(language, "verify-nothing", &[]));
        return Ok(ExitCode::from(1));
    }
    let mut is_good = is_whole;
    for (path, verdict) in found.judged() {
        is_good &= verdict.is_good();
        print(&told(&verdict, path, found.is_blind(), language));
    }
    for path in found.altered_beside() {
        is_good = false;
        print(&say(language, "verify-beside", &[("file", path.display().to_string().into())]));
    }
    if let Some(key) = &key {
        is_good &= signed(&found, key, language)?;
    }
    if flags.remake && found.known.archives.is_empty() {
        is_good = false;
        print(&say(language, "remade-without-archive", &[]));
    }
    if flags.remake {
        for archive in &found.known.archives {
            is_good &= tell_remade(archive, language);
        }
    }
    let count = found.documents.len();
    if is_good && count > 0 {
        print(&say(language, "verify-all-good", &[("count", count.into())]));
    }
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Tells which of the manifests and archives were signed with a key, and returns
/// whether there are any and all were.
fn signed(
    found: &Found,
    key: &minisign::PublicKey,
    language: Language,
) -> Result<bool, MachineError> {
    let mut is_good = !found.signable.is_empty();
    for (path, bytes) in &found.signable {
        let mut name = path.clone().into_os_string();
        name.push(SUFFIX);
        let signature = files::read_one(Path::new(&name))?;
        let told = match signature {
            Some(signature) if key::is_signed(key, bytes, &signature) => "verify-signed",
            Some(_) => "verify-signed-otherwise",
            None => "verify-unsigned",
        };
        is_good &= told == "verify-signed";
        let file = path.display().to_string();
        print(&say(language, told, &[("file", file.into())]));
    }
    if found.signable.is_empty() {
        print(&say(language, "verify-nothing-signed", &[]));
    }
    Ok(is_good)
}

/// Makes an edition again, says what came of it, and returns whether that is good.
fn tell_remade(archive: &Archive, language: Language) -> bool {
    let sealed = &archive.sealed;
    let of_edition = [
        ("period", sealed.period.as_str().into()),
        ("issue", sealed.issue.to_string().into()),
        ("then", sealed.program.as_str().into()),
        ("now", manifest::PROGRAM.into()),
    ];
    let say_of = |key: &str| say(language, key, &of_edition);
    match verify::remake(archive, jobs(None, language)) {
        Remade::Same => {
            print(&say_of("remade-same"));
            true
        }
        Remade::SameFigures => {
            print(&say_of("remade-same-figures"));
            true
        }
        Remade::OtherFigures(figures) => {
            let mut text = say_of("remade-other-figures");
            for (audience, id, was, is) in figures.iter().take(MOST_SHOWN) {
                text.push_str(&format!("\n    {audience} {id}: {was} → {is}"));
            }
            print(&text);
            false
        }
        Remade::Different(documents) => {
            let mut text = say_of("remade-different");
            for path in documents.iter().take(MOST_SHOWN) {
                text.push_str(&format!("\n    {path}"));
            }
            print(&text);
            false
        }
        Remade::Failed => {
            print(&say_of("remade-failed"));
            false
        }
    }
}
