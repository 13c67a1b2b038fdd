//! `entaku seal`: closes an edition when it goes out.
//!
//! The documents are made once more, in memory: what is sealed is what lies in the
//! folder and what these inputs make, or nothing is sealed. A person has then read
//! just the pages that go out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::pipeline::{self, Outcome, Request};
use crate::project::Project;
use crate::records::sealed::Sealed;
use crate::seal;
use crate::shell::past::{Past, SUFFIX};
use crate::shell::place;
use crate::sink::Nowhere;

use super::flags::ProjectFlags;
use super::key::Signer;
use super::tell;
use super::terminal::{complain, jobs, print, read_project};

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
    let project = &flags.project.project;
    let out = place::of(project, flags.out.as_deref());
    // Nobody builds or seals here meanwhile.
    let _outputs = place::open(project, &out, language, &complain)?;
    let (inputs, templates) = read_project(&flags.project)?;
    let Some(past) = Past::read(&out, language, &complain)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let signer = match &flags.key {
        Some(file) => match Signer::open(file, language)? {
            Ok(signer) => Some(signer),
            Err(told) => return refused(&told),
        },
        None => None,
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let sealing = Sealing { flags, project, sealed: &sealed };
    let mut built = sealing.build(&out, false, language)?;
    if let Some(told) = unsound(&built, &inputs, &templates, language) {
        return refused(&told);
    }
    let folder = out.join(&built.period);
    if built.is_sealed {
        let issue = built.issue;
        if let Some(archive) = past.archive(&folder, issue)
            && sealing.is_same(archive, &built)
        {
            let code = same(&built, &folder, language)?;
            if code == ExitCode::SUCCESS
                && let Some(signer) = &signer
            {
                let signed = signed_parts(&archive.made_files(), archive.bytes().to_vec(), issue);
                sign(signer, &built, &folder, &signed, language)?;
            }
            return Ok(code);
        }
        if flags.issue != issue.checked_add(1) {
            return refused(&about(&built, "seal-differs", language));
        }
        built = sealing.build(&out, true, language)?;
    } else if flags.issue.is_some_and(|issue| issue != built.issue) {
        return refused(&about(&built, "seal-first", language));
    }
    let others = others(&built, &folder)?;
    if !others.is_empty() {
        let key = if built.issue > 1 { "seal-not-built-issue" } else { "seal-not-built" };
        let files = [("files", shown(&others).into()), ("period", built.period.as_str().into())];
        return refused(&say(language, key, &files));
    }
    let Some(archive) = &built.archive else {
        return refused(&about(&built, "seal-unreadable", language));
    };
    let mut files = Files::new();
    files.overlay(&built.outputs);
    files.insert(seal::file_name(built.issue), archive.clone());
    files::write(&folder, &files, &[])?;
    if let Some(signer) = &signer {
        let made = seal::open(archive.clone()).map(|it| it.made_files()).unwrap_or_default();
        let signed = signed_parts(&made, archive.clone(), built.issue);
        sign(signer, &built, &folder, &signed, language)?;
    }
    let place = folder.join(seal::file_name(built.issue)).display().to_string();
    let told = [
        ("period", built.period.as_str().into()),
        ("issue", built.issue.to_string().into()),
        ("count", built.documents.len().into()),
        ("path", place.into()),
    ];
    print(&say(language, "seal-done", &told));
    Ok(ExitCode::SUCCESS)
}

struct Sealing<'a> {
    flags: &'a SealFlags,
    project: Project<'a>,
    sealed: &'a [Arc<Sealed>],
}

impl Sealing<'_> {
    /// Makes the documents as of the day that those in the folder have.
    fn build(
        &self,
        out: &Path,
        new_issue: bool,
        language: Language,
    ) -> Result<Outcome, MachineError> {
        let mut request = Request {
            period: self.flags.project.period,
            as_of: self.flags.project.as_of,
            jobs: jobs(None, language),
            sealed: self.sealed,
            new_issue,
            seals: true,
            message_language: language,
            ..Request::default()
        };
        let built = pipeline::build(&self.project, &request, &mut Nowhere);
        if request.as_of.is_some() {
            return Ok(built);
        }
        let manifest = files::read_one(&out.join(&built.period).join(manifest::WHOLE))?;
        let day = manifest.and_then(|json| manifest::as_of(&json)).and_then(|it| it.parse().ok());
        if day.is_none() || day == built.as_of {
            return Ok(built);
        }
        request.as_of = day;
        Ok(pipeline::build(&self.project, &request, &mut Nowhere))
    }

    /// Whether an archive holds what these inputs make. Another version of the
    /// program makes other bytes of them, and that is no other content.
    fn is_same(&self, archive: &seal::Archive, built: &Outcome) -> bool {
        let is_byte_for_byte = built.archive.as_deref() == Some(archive.bytes());
        let is_made_of_same = || {
            archive.sealed.program != manifest::PROGRAM
                && Some(archive.sealed.as_of) == built.as_of
                && archive.tree("inputs") == *self.project.inputs()
                && archive.tree("templates") == *self.project.templates()
        };
        is_byte_for_byte || is_made_of_same()
    }
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
fn unsound(
    built: &Outcome,
    inputs: &Files,
    templates: &Files,
    language: Language,
) -> Option<String> {
    let failed = diagnostics::any_error(&built.diagnostics);
    if !failed && !built.waits() {
        return None;
    }
    let told = tell::problems(&built.diagnostics, inputs, templates, language);
    Some(format!("{told}\n{}", say(language, "seal-nothing", &tell::counts(&built.diagnostics))))
}

/// A period that is sealed with this content: nothing is written.
fn same(built: &Outcome, folder: &Path, language: Language) -> Result<ExitCode, MachineError> {
    let others = others(built, folder)?;
    if others.is_empty() || built.archive.is_none() {
        print(&about(built, "seal-same", language));
        return Ok(ExitCode::SUCCESS);
    }
    let told = [
        ("period", built.period.as_str().into()),
        ("issue", built.issue.to_string().into()),
        ("files", shown(&others).into()),
    ];
    refused(&say(language, "seal-same-but", &told))
}

/// The documents that do not lie in the folder as they were made.
fn others(built: &Outcome, folder: &Path) -> Result<Vec<String>, MachineError> {
    let mut others = Vec::new();
    for document in &built.documents {
        let found = files::read_one(&folder.join(&document.path))?;
        if found.is_none_or(|bytes| manifest::digest(&bytes) != document.sha256) {
            others.push(document.path.clone());
        }
    }
    Ok(others)
}

/// The first few names.
fn shown(paths: &[String]) -> String {
    const MOST: usize = 3;
    let mut text = paths.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if paths.len() > MOST {
        text.push_str(" …");
    }
    text
}

fn about(built: &Outcome, key: &str, language: Language) -> String {
    let next = built.issue.saturating_add(1);
    let told = [
        ("period", built.period.as_str().into()),
        ("issue", built.issue.to_string().into()),
        ("next", next.to_string().into()),
    ];
    say(language, key, &told)
}

fn refused(told: &str) -> Result<ExitCode, MachineError> {
    complain(told);
    Ok(ExitCode::from(1))
}
