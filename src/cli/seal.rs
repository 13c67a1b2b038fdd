//! `entaku seal`: closes an edition when it goes out, and signs it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::outputs::PATIENCE;
use crate::pipeline::Outcome;
use crate::seal;
use crate::shell::making::Folders;
use crate::shell::past::SUFFIX;
use crate::shell::place;
use crate::shell::sealing::{self, Asked, Closed, Ended, Unsound};

use super::flags::ProjectFlags;
use super::key::Signer;
use super::many;
use super::tell;
use super::terminal::{complain, print};

#[derive(Debug, Args)]
pub(super) struct SealFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    issue: Option<u32>,
    #[arg(long, id = "secret_key", value_name = "FILE")]
    key: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(flags: &SealFlags, language: Language) -> Result<ExitCode, MachineError> {
    if many::is_of_many(&flags.project.project, language) {
        return Ok(ExitCode::from(1));
    }
    let project = &flags.project.project;
    let out = place::of(project, flags.out.as_deref());
    let signer = match &flags.key {
        Some(file) => match Signer::open(file, language)? {
            Ok(signer) => Some(signer),
            Err(told) => return refused(&told),
        },
        None => None,
    };
    let layer = flags.project.layer.as_deref();
    let folders =
        Folders { project, layer, shared: None, out: &out, patience: PATIENCE, fresh: false };
    let asked =
        Asked { period: flags.project.period, as_of: flags.project.as_of, issue: flags.issue };
    let sign = |closed: &Closed| match &signer {
        Some(signer) => sign_all(signer, closed, language),
        None => Ok(()),
    };
    match sealing::seal(&Engine::new(), folders, asked, language, &complain)? {
        Ended::Sealed(closed) => {
            sign(&closed)?;
            print(&closed.told);
        }
        Ended::Same(closed) => {
            print(&closed.told);
            sign(&closed)?;
        }
        Ended::Unsound(found) => return refused(&unsound(&found, language)),
        Ended::Refused(told) => return refused(&told),
    }
    Ok(ExitCode::SUCCESS)
}

/// Signs what went out: every manifest and the archive.
fn sign_all(signer: &Signer, closed: &Closed, language: Language) -> Result<(), MachineError> {
    let issue = closed.built.issue;
    let signed = signed_parts(&closed.made_files(), closed.archive.clone(), issue);
    sign(signer, &closed.built, &closed.folder, &signed, language)
}

/// What is signed: every manifest and the archive, by their places in the folder.
fn signed_parts(made: &Files, archive: Vec<u8>, issue: u32) -> Files {
    let mut parts = Files::new();
    for (path, bytes) in made.iter().filter(|(path, _)| path.ends_with("manifest.json")) {
        parts.insert(path, bytes.clone());
    }
    parts.insert(seal::file_name(issue), archive);
    parts
}

/// Puts signatures beside what they sign; one that is there and good stays as it is.
fn sign(
    signer: &Signer,
    built: &Outcome,
    folder: &Path,
    parts: &Files,
    language: Language,
) -> Result<(), MachineError> {
    let mut signatures = Files::new();
    for (path, bytes) in parts.iter() {
        let name = format!("{path}{SUFFIX}");
        let before = files::read_one(&folder.join(&name))?;
        if before.is_some_and(|before| signer.has_signed(bytes, &before)) {
            continue;
        }
        let comment = format!("{path} {} {}", built.period, built.issue);
        if let Some(signature) = signer.sign(bytes, &comment) {
            signatures.insert(name, signature);
        }
    }
    if signatures.is_empty() {
        return Ok(());
    }
    files::write(folder, &signatures, &[])?;
    let paths: Vec<String> = signatures.iter().map(|(path, _)| path.to_owned()).collect();
    print(&say(language, "seal-signed", &[("files", paths.join(", ").into())]));
    Ok(())
}

/// What keeps documents from being made at all.
fn unsound(found: &Unsound, language: Language) -> String {
    let problems = &found.built.diagnostics;
    let told = tell::problems(problems, &found.inputs, &found.templates, language);
    format!("{told}\n{}", say(language, "seal-nothing", &tell::counts(problems)))
}

fn refused(told: &str) -> Result<ExitCode, MachineError> {
    complain(told);
    Ok(ExitCode::from(1))
}
