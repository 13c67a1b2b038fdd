//! The folder that a desk is on, read again whenever a file in it changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use crate::diagnostics::{self, Asked, Diagnostic};
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::pipeline::{self, Outcome, Request};
use crate::project::Project;
use crate::records::answers;
use crate::shell::folder;
use crate::shell::past::Past;
use crate::shell::place;
use crate::sink::Nowhere;

/// What the program brings along.
pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// A folder, and what was last found in it.
pub(super) struct Folder {
    place: PathBuf,
    language: Language,
    /// What was read of the files; those that do not change are not read again.
    project: Mutex<Option<(Files, Project<'static>)>>,
    found: Mutex<Arc<Found>>,
    /// Held by whoever reads files and writes them again.
    writing: Mutex<()>,
}

/// What was found in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) inputs: Files,
    /// What the pipeline says of it.
    pub(super) outcome: Outcome,
    /// The last edition that went out: its period and issue.
    pub(super) sealed: Option<(String, u32)>,
    /// Why the folder could not be read.
    pub(super) failed: Option<String>,
}

impl Folder {
    pub(super) fn open(place: &Path, language: Language) -> Self {
        let (project, found, writing) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self { place: place.to_owned(), language, project, found, writing }
    }

    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Keeps others from writing while files are read, changed and written again.
    pub(super) fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what was last found.
    pub(super) fn found(&self) -> Arc<Found> {
        Arc::clone(&self.found.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the folder and finds what there is to say of it.
    pub(super) fn read(&self) {
        let found = self.look().unwrap_or_else(|error| Found {
            failed: Some(error.message(self.language)),
            ..Found::default()
        });
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(found);
    }

    /// Says what keeps the desk from seeing its files.
    pub(super) fn fail(&self, message: String) {
        let found = Found { failed: Some(message), ..Found::default() };
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(found);
    }

    fn look(&self) -> Result<Found, MachineError> {
        if !files::is_folder(&self.place) {
            return Err(files::missing(&self.place));
        }
        let (inputs, templates) = folder::read(&self.place, None)?;
        let told = Mutex::new(String::new());
        let tell =
            |text: &str| text.clone_into(&mut told.lock().unwrap_or_else(PoisonError::into_inner));
        let out = place::of(&self.place, None);
        let past = Past::read(&out, self.language, &tell)?;
        let Some(past) = past else {
            let failed = told.into_inner().unwrap_or_else(PoisonError::into_inner);
            return Ok(Found { failed: Some(failed), ..Found::default() });
        };
        let sealed = past.sealed();
        let request = Request {
            typeset: false,
            checks: true,
            sealed: &sealed,
            message_language: self.language,
            ..Request::default()
        };
        let mut project = self.project.lock().unwrap_or_else(PoisonError::into_inner);
        let project = match &mut *project {
            Some((known, project)) if *known == templates => {
                project.take_inputs(inputs.clone());
                project
            }
            slot => {
                let project = Project::new(&ENGINE, inputs.clone(), templates.clone()).kept();
                &mut slot.insert((templates, project)).1
            }
        };
        let outcome = pipeline::build(project, &request, &mut Nowhere);
        let last = sealed.iter().max_by_key(|it| (it.as_of, it.issue));
        let sealed = last.map(|it| (it.period.clone(), it.issue));
        Ok(Found { inputs, outcome, sealed, failed: None })
    }

    /// Writes down the answer to a question, or takes one back; nothing, if nobody asks.
    pub(super) fn answer(&self, id: &str, reading: Option<&str>) -> Result<bool, MachineError> {
        let _writing = self.writing();
        let (inputs, _) = folder::read(&self.place, None)?;
        let before = inputs.get(answers::PATH).map(|bytes| bytes.to_vec()).unwrap_or_default();
        let after = match reading {
            None => answers::without(&before, id),
            Some(reading) => {
                let found = self.found();
                let asked = question(&found.outcome.diagnostics, id);
                let given = asked.and_then(|(question, asked)| {
                    Some((question, answers::reading(asked, reading)?))
                });
                let Some((question, reading)) = given else { return Ok(false) };
                answers::amend(&before, question, Some(&reading))
            }
        };
        if after == before {
            return Ok(false);
        }
        let mut files = Files::new();
        files.insert(answers::PATH, after);
        files::write(&self.place, &files, &[])?;
        Ok(true)
    }
}

/// Returns the open question of a short name.
fn question<'d>(problems: &'d [Diagnostic], id: &str) -> Option<(&'d Diagnostic, &'d Asked)> {
    diagnostics::open(problems).find(|(_, asked)| asked.key.id() == id)
}
