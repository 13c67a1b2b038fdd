//! Closes an edition when it goes out: what `entaku seal` does, and the desk.
//!
//! The documents are made once more, in memory: what is sealed is what lies in the
//! folder and what these inputs make, or nothing is sealed. A person has then read
//! just the pages that go out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostics::{self, say};
use crate::domain::time::TimeSpan;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::outputs::Outputs;
use crate::pipeline::{self, Outcome, Request};
use crate::project::Project;
use crate::records::sealed::Sealed;
use crate::seal;
use crate::sink::Nowhere;

use super::making::Folders;
use super::past::Past;
use super::{Tell, folder, machine, place};

/// What is to be sealed; what it leaves open, the project decides.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// The period.
    pub period: Option<TimeSpan>,
    /// The data cut-off; else the day that the documents in the folder have.
    pub as_of: Option<Date>,
    /// The issue that it is to be.
    pub issue: Option<u32>,
}

/// What came of it.
pub enum Ended {
    /// It is sealed.
    Sealed(Box<Closed>),
    /// It was sealed already, with this content; nothing was written.
    Same(Box<Closed>),
    /// Something must be fixed or answered first.
    Unsound(Box<Unsound>),
    /// It was not sealed, and this is why.
    Refused(String),
}

/// A sealed edition. Nobody else writes in its folder as long as this lives.
pub struct Closed {
    /// The documents, as they were made once more.
    pub built: Outcome,
    /// The folder of the period.
    pub folder: PathBuf,
    /// The archive.
    pub archive: Vec<u8>,
    /// Says so.
    pub told: String,
    _held: Option<Outputs<'static>>,
}

impl Closed {
    /// Returns the files that the archive has, as they went out beside the documents.
    pub fn made_files(&self) -> Files {
        seal::open(self.archive.clone()).map(|it| it.made_files()).unwrap_or_default()
    }
}

/// What keeps documents from being made, and from what.
pub struct Unsound {
    /// What was found.
    pub built: Outcome,
    /// The inputs.
    pub inputs: Files,
    /// The project's templates.
    pub templates: Files,
}

/// Seals an edition, if it is what lies in the folder.
///
/// # Errors
/// If a folder cannot be read or written, or another process holds it.
pub fn seal(
    engine: &Engine,
    folders: Folders<'_>,
    asked: Asked,
    language: Language,
    tell: Tell<'_>,
) -> Result<Ended, MachineError> {
    let Folders { project, layer, shared, out, patience, .. } = folders;
    // Nobody builds or seals here meanwhile.
    let held = place::open(project, out, patience, language, tell)?;
    let (inputs, templates) = folder::read_over(project, layer, shared)?;
    let told = std::cell::RefCell::new(String::new());
    let Some(past) = Past::read(out, language, &|text| text.clone_into(&mut told.borrow_mut()))?
    else {
        return Ok(Ended::Refused(told.into_inner()));
    };
    let sealed = past.sealed();
    let project = Project::new(engine, inputs.clone(), templates.clone());
    let sealing = Sealing { asked, project, sealed: &sealed, language };
    let mut built = sealing.build(out, false)?;
    if diagnostics::any_error(&built.diagnostics) || built.waits() {
        return Ok(Ended::Unsound(Box::new(Unsound { built, inputs, templates })));
    }
    let folder = out.join(&built.period);
    let refused = |built: &Outcome, key: &str| Ok(Ended::Refused(about(built, key, language)));
    if built.is_sealed {
        let issue = built.issue;
        if let Some(archive) = past.archive(&folder, issue)
            && sealing.is_same(archive, &built)
        {
            if let Some(told) = differing(&built, &folder, language)? {
                return Ok(Ended::Refused(told));
            }
            let (archive, told) = (archive.bytes().to_vec(), about(&built, "seal-same", language));
            return Ok(Ended::Same(Box::new(Closed { built, folder, archive, told, _held: held })));
        }
        if asked.issue != issue.checked_add(1) {
            return refused(&built, "seal-differs");
        }
        built = sealing.build(out, true)?;
    } else if asked.issue.is_some_and(|issue| issue != built.issue) {
        return refused(&built, "seal-first");
    }
    let others = others(&built, &folder)?;
    if !others.is_empty() {
        let key = if built.issue > 1 { "seal-not-built-issue" } else { "seal-not-built" };
        let files = [("files", shown(&others).into()), ("period", built.period.as_str().into())];
        return Ok(Ended::Refused(say(language, key, &files)));
    }
    let Some(archive) = built.archive.clone() else {
        return refused(&built, "seal-unreadable");
    };
    let mut files = Files::new();
    files.overlay(&built.outputs);
    files.insert(seal::file_name(built.issue), archive.clone());
    files::write(&folder, &files, &[])?;
    let told = done(&built, &folder, language);
    Ok(Ended::Sealed(Box::new(Closed { built, folder, archive, told, _held: held })))
}

struct Sealing<'a> {
    asked: Asked,
    project: Project<'a>,
    sealed: &'a [Arc<Sealed>],
    language: Language,
}

impl Sealing<'_> {
    /// Makes the documents as of the day that those in the folder have.
    fn build(&self, out: &Path, new_issue: bool) -> Result<Outcome, MachineError> {
        let mut request = Request {
            period: self.asked.period,
            as_of: self.asked.as_of,
            jobs: machine::most_jobs(),
            sealed: self.sealed,
            new_issue,
            seals: true,
            message_language: self.language,
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

/// Says that an edition is sealed.
fn done(built: &Outcome, folder: &Path, language: Language) -> String {
    let place = folder.join(seal::file_name(built.issue)).display().to_string();
    let told = [
        ("period", built.period.as_str().into()),
        ("issue", built.issue.to_string().into()),
        ("count", built.documents.len().into()),
        ("path", place.into()),
    ];
    say(language, "seal-done", &told)
}

/// Says which documents of a sealed period do not lie in the folder as they were sealed, if
/// some do not.
fn differing(
    built: &Outcome,
    folder: &Path,
    language: Language,
) -> Result<Option<String>, MachineError> {
    let others = others(built, folder)?;
    if others.is_empty() || built.archive.is_none() {
        return Ok(None);
    }
    let told = [
        ("period", built.period.as_str().into()),
        ("issue", built.issue.to_string().into()),
        ("files", shown(&others).into()),
    ];
    Ok(Some(say(language, "seal-same-but", &told)))
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
