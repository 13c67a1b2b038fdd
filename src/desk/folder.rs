//! The folder that a desk is on, read again whenever a file in it changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostics::{self, Asked, Diagnostic};
use crate::files::{self, Files, Glance, MachineError};
use crate::locale::Language;
use crate::pipeline::{self, Outcome, Request};
use crate::project::Project;
use crate::records::answers;
use crate::records::shown::Sheets;
use crate::shell::past::{self, Past};
use crate::shell::{folder, inputs, place};
use crate::sink::Nowhere;

use super::proofs::{ENGINE, Proofs};
use super::work::{PATIENCE, Work};

/// The folders whose files are read.
pub(super) const FOLDERS: [&str; 2] = ["inputs", "templates"];

/// A folder, and what was last found in it.
pub(super) struct Folder {
    place: PathBuf,
    language: Language,
    /// What was read of the files; those that do not change are not read again.
    read: Mutex<Read>,
    found: Mutex<Arc<Found>>,
    /// The documents that are looked at.
    pub(super) proofs: Proofs,
    /// What is being made.
    pub(super) work: Work,
}

/// What was last read.
#[derive(Default)]
struct Read {
    /// What the folder looked like before.
    seen: Glance,
    /// The editions that had gone out.
    issues: Vec<String>,
    templates: Files,
    project: Option<Project<'static>>,
}

/// What was found in a folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) inputs: Files,
    /// The sheets of the tables, as they were sent.
    pub(super) sheets: Sheets,
    /// The files that another program has open.
    pub(super) held: BTreeSet<String>,
    /// What the pipeline says of it.
    pub(super) outcome: Arc<Outcome>,
    /// The last edition that went out: its period and issue.
    pub(super) sealed: Option<(String, u32)>,
    /// Why the folder could not be read.
    pub(super) failed: Option<String>,
}

impl Folder {
    pub(super) fn open(place: &Path, language: Language) -> Self {
        let (read, found) = (Mutex::default(), Mutex::default());
        let (proofs, work) = (Proofs::of(place, language), Work::of(place, language));
        Self { place: place.to_owned(), language, read, found, proofs, work }
    }

    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Returns what was last found.
    pub(super) fn found(&self) -> Arc<Found> {
        Arc::clone(&self.found.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the folder and finds what there is to say of it.
    pub(super) fn read(&self) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.seen = Glance::of(&self.place, &FOLDERS);
        let found = self.readable().and_then(|()| folder::read(&self.place, None));
        self.find(&mut read, found);
    }

    /// Reads the folder if it looks otherwise than before, or if it `may` have changed all
    /// the same. Returns whether there is something new to say of it.
    pub(super) fn read_if_changed(&self, may: bool) -> bool {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = Glance::of(&self.place, &FOLDERS);
        let (looks_same, held) = (seen.shows_the_same_files(&read.seen), seen.held().clone());
        read.seen = seen;
        // One may have gone out without the desk.
        let is_past_same = read.issues == self.issues();
        // What failed may be well again without any of these files.
        if may || !looks_same || !is_past_same || self.found().failed.is_some() {
            let files = self.readable().and_then(|()| folder::read(&self.place, None));
            let is_known = |(inputs, templates): &(Files, Files)| {
                let project = read.project.as_ref().filter(|_| self.found().failed.is_none());
                project.is_some_and(|it| it.inputs() == inputs && read.templates == *templates)
            };
            if !is_past_same || !files.as_ref().is_ok_and(is_known) {
                let failed = self.found().failed.clone();
                self.find(&mut read, files);
                return failed.is_none() || self.found().failed != failed;
            }
        }
        let found = self.found();
        if found.held == held {
            return false;
        }
        self.set(Found { held, ..Found::clone(&found) });
        true
    }

    /// Reads the files for the documents that are looked at: these are there before the rest,
    /// also while something is still found in the files before.
    pub(super) fn glimpse(&self) {
        // What cannot be read is told by whoever finds the rest.
        if let Ok((inputs, templates)) =
            self.readable().and_then(|()| folder::read(&self.place, None))
        {
            self.proofs.take(&inputs, &templates, &self.issues());
            self.proofs.follow();
        }
    }

    /// The editions that went out, as they lie in the folder of the documents.
    fn issues(&self) -> Vec<String> {
        past::issues(&place::of(&self.place, None))
    }

    /// Whether there is a folder to read: one that was taken away has no files, and that is
    /// not what is wrong with it.
    fn readable(&self) -> Result<(), MachineError> {
        let inputs = self.place.join("inputs");
        let was_there = self.found().inputs.under("inputs/").next().is_some();
        let missing = [&self.place, &inputs].into_iter().find(|it| !files::is_folder(it));
        match missing.filter(|it| **it == self.place || was_there) {
            Some(missing) => Err(files::missing(missing)),
            None => Ok(()),
        }
    }

    fn find(&self, read: &mut Read, files: Result<(Files, Files), MachineError>) {
        let found = files.and_then(|files| self.look(read, files, false));
        let found = found.unwrap_or_else(|error| Found {
            failed: Some(error.message(self.language)),
            // What was there is told again when it is back.
            inputs: self.found().inputs.clone(),
            ..Found::default()
        });
        self.set(Found { held: read.seen.held().clone(), ..found });
    }

    fn set(&self, found: Found) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(found);
    }

    fn look(
        &self,
        read: &mut Read,
        (inputs, templates): (Files, Files),
        slips: bool,
    ) -> Result<Found, MachineError> {
        read.issues = self.issues();
        self.proofs.take(&inputs, &templates, &read.issues);
        let told = Mutex::new(String::new());
        let tell =
            |text: &str| text.clone_into(&mut told.lock().unwrap_or_else(PoisonError::into_inner));
        let out = place::of(&self.place, None);
        let past = Past::read(&out, self.language, &tell)?;
        let Some(past) = past else {
            let failed = told.into_inner().unwrap_or_else(PoisonError::into_inner);
            return Ok(Found { failed: Some(failed), inputs, ..Found::default() });
        };
        let sealed = past.sealed();
        let request = Request {
            typeset: false,
            checks: true,
            slips,
            sealed: &sealed,
            message_language: self.language,
            ..Request::default()
        };
        let project = match &mut read.project {
            Some(project) if read.templates == templates => {
                project.take_inputs(inputs.clone());
                project
            }
            slot => {
                let project = Project::new(&ENGINE, inputs.clone(), templates.clone()).kept();
                read.templates = templates;
                slot.insert(project)
            }
        };
        let outcome = Arc::new(pipeline::build(project, &request, &mut Nowhere));
        let last = sealed.iter().max_by_key(|it| (it.as_of, it.issue));
        let sealed = last.map(|it| (it.period.clone(), it.issue));
        let sheets = project.sheets();
        Ok(Found { inputs, sheets, outcome, sealed, ..Found::default() })
    }

    /// Makes a return slip for each table with problems, in place of those of before.
    /// Returns how many, or what stood in the way.
    pub(super) fn make_slips(&self) -> Result<usize, String> {
        let failed = |error: MachineError| error.message(self.language);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.seen = Glance::of(&self.place, &FOLDERS);
        self.readable().map_err(failed)?;
        let files = folder::read(&self.place, None).map_err(failed)?;
        let found = self.look(&mut read, files, true).map_err(failed)?;
        let found = Found { held: read.seen.held().clone(), ..found };
        let outcome = Arc::clone(&found.outcome);
        let unread = found.failed.clone();
        self.set(found);
        if let Some(unread) = unread {
            return Err(unread);
        }
        let out = place::of(&self.place, None);
        // Whom it waits for is told by what fails.
        let outputs = place::open(&self.place, &out, PATIENCE, self.language, &|_| {});
        let outputs = outputs.map_err(failed)?;
        place::put_slips(outputs.as_ref(), &outcome).map_err(failed)?;
        Ok(outcome.slips.len())
    }

    /// Writes down the answer to a question, or takes one back; nothing, if nobody asks.
    pub(super) fn answer(&self, id: &str, reading: Option<&str>) -> Result<bool, MachineError> {
        let Some(reading) = reading else {
            return inputs::answer(&self.place, |before| answers::without(before, id));
        };
        let found = self.found();
        let asked = question(&found.outcome.diagnostics, id);
        let given =
            asked.and_then(|(question, asked)| Some((question, answers::reading(asked, reading)?)));
        let Some((question, reading)) = given else { return Ok(false) };
        inputs::answer(&self.place, |before| answers::amend(before, question, Some(&reading)))
    }
}

/// Returns the open question of a short name.
fn question<'d>(problems: &'d [Diagnostic], id: &str) -> Option<(&'d Diagnostic, &'d Asked)> {
    diagnostics::open(problems).find(|(_, asked)| asked.key.id() == id)
}
