//! What of earlier runs is left as it is: all of one, where nothing changed, or the documents
//! that would come out the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use crate::diagnostics;
use crate::files::{Files, MachineError, Stamp};
use crate::kept::{self, Came, Program, Record, Run};
use crate::outputs::Put;
use crate::pipeline::{Outcome, Request, Wanted};
use crate::typeset::Typeset;

/// The file of this program, as it was when it was started: another may take its place while
/// it runs.
static STARTED: LazyLock<Option<(PathBuf, Stamp)>> = LazyLock::new(|| {
    let file = std::env::current_exe().ok()?;
    let stamp = Stamp::of(&file)?;
    Some((file, stamp))
});

/// Looks at the file of this program, for later.
pub fn started() {
    LazyLock::force(&STARTED);
}

/// Returns this program, of which a record may know the digest already. If its file cannot be
/// read, or is another by now, nothing that it makes can be told from what others made.
fn program(before: Option<&Record>) -> Option<&'static Program> {
    static PROGRAM: OnceLock<Option<Program>> = OnceLock::new();
    let read = || {
        let (file, stamp) = STARTED.as_ref()?;
        let program = Program::of(file, before).ok()?;
        (Stamp::of(file)? == *stamp).then_some(program)
    };
    PROGRAM.get_or_init(read).as_ref()
}

fn is_of_this_program(record: &Record) -> bool {
    program(Some(record)).is_some_and(|program| record.is_of(program))
}

/// What earlier runs left, for one that is asked for now.
pub(super) struct Keeping<'a> {
    project: &'a Path,
    out: &'a Path,
    /// The digest of all that is handed in and asked for.
    digest: String,
    /// Whether nothing is kept.
    fresh: bool,
    /// What was noted of the period.
    record: OnceLock<Option<Record>>,
}

impl<'a> Keeping<'a> {
    pub(super) fn of(
        (project, out): (&'a Path, &'a Path),
        (inputs, templates): (&Files, &Files),
        request: &Request<'_>,
        fresh: bool,
    ) -> Self {
        Self::with((project, out), kept::run_digest(inputs, templates, request), fresh)
    }

    /// The same, given the digest of all that is handed in and asked for.
    pub(super) fn with((project, out): (&'a Path, &'a Path), digest: String, fresh: bool) -> Self {
        Self { project, out, digest, fresh, record: OnceLock::new() }
    }

    /// Returns what was noted of a run of the same, if all that it made is there.
    pub(super) fn standing(&self) -> Result<Option<Record>, MachineError> {
        match self.fresh {
            true => Ok(None),
            false => Record::standing(self.out, &self.digest, &is_of_this_program),
        }
    }

    fn record(&self, period: &str) -> Option<&Record> {
        let read = || Record::read(&self.out.join(period)).filter(is_of_this_program);
        self.record.get_or_init(read).as_ref().filter(|_| !self.fresh)
    }

    /// Returns a document that was made of the same.
    pub(super) fn document(&self, wanted: Wanted<'_>) -> Option<Typeset> {
        let Wanted { period, path, digest } = wanted;
        self.record(period)?.document(&self.out.join(period), path, digest)
    }

    /// Notes what was made and put in place. Where something must be fixed first, what was
    /// noted before holds.
    pub(super) fn note(&self, built: &Outcome, put: &Put, told: &str) -> Result<(), MachineError> {
        if diagnostics::any_error(&built.diagnostics) {
            return Ok(());
        }
        let is_whole = !built.waits() && !built.documents.is_empty() && put.older.is_empty();
        self.note_of(&built.into(), &put.paths, (is_whole, told))
    }

    /// Notes what came of a run that put these files in place, whether nothing was left to do
    /// or to tell, and what was found, in words.
    pub(super) fn note_of(
        &self,
        came: &Came<'_>,
        paths: &BTreeSet<String>,
        (is_whole, told): (bool, &str),
    ) -> Result<(), MachineError> {
        let before = self.record(came.period);
        let Some(program) = program(before) else { return Ok(()) };
        let run = Run {
            out: self.out,
            project: self.project,
            digest: &self.digest,
            program,
            told: told.to_owned(),
            is_whole,
            paths,
        };
        Record::note(came, run, before)
    }
}
