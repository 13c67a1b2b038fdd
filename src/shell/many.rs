//! A run over many roundtables: each is made as it would be alone, into a folder of its own,
//! and what one of them lacks harms no other.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::diagnostics::{self, Diagnostic, Origin, say};
use crate::domain::name::Name;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::kept::Record;
use crate::locale::Language;
use crate::outputs::PATIENCE;
use crate::pipeline::{Outcome, Progress, Request};
use crate::records;
use crate::rollup::Settings;
use crate::workspace::{self, Region, Run, State, Summary, Workspace};

use super::Tell;
use super::making::{self, Ended, Folders, Made};
use super::{place, resaid};

/// Many roundtables, and where they lie.
#[derive(Debug)]
pub struct Many {
    /// The folder of the workspace.
    pub folder: PathBuf,
    /// What it says.
    pub workspace: Workspace,
    /// The folder of the documents, if another one is asked for.
    pub out: Option<PathBuf>,
    /// The pack that is the base of all of them, whatever their settings say.
    pub layer: Option<PathBuf>,
    /// Whether everything is made, also what would come out the same.
    pub fresh: bool,
    /// What is made of all of them together, if anything is.
    pub rollup: Option<Settings>,
}

/// What is wrong with a workspace, and the files that it stands in.
pub type Wrong = (Vec<Diagnostic>, Files);

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// So many roundtables will be made.
    Begun(usize),
    /// This one is next.
    Region(&'a Region),
    /// It is so far.
    Documents(Progress<'a>),
    /// It ended so.
    Ended(&'a Run),
}

/// Folders below that of a workspace.
struct Below<'a>(&'a Path);

impl workspace::Folders for Below<'_> {
    fn names(&self, folder: &str) -> Vec<String> {
        let found = files::folders(&self.0.join(folder)).into_iter();
        found.filter_map(|it| Some(it.file_name()?.to_str()?.to_owned())).collect()
    }

    fn is_roundtable(&self, folder: &str) -> bool {
        files::may_be_folder(&self.0.join(folder).join("inputs"))
    }
}

/// Returns whether a folder is a workspace.
pub fn is_workspace(folder: &Path) -> bool {
    files::is_file(&folder.join(workspace::PATH))
}

/// Reads a workspace, and what is wrong with it.
///
/// # Errors
/// If it has no settings, or they cannot be read.
pub fn read(folder: &Path) -> Result<(Many, Wrong), MachineError> {
    let place = folder.join(workspace::PATH);
    let bytes = files::read_one(&place)?.ok_or_else(|| files::missing(&place))?;
    let (mut texts, mut problems) = (Files::new(), Vec::new());
    texts.insert(workspace::PATH, bytes);
    records::as_texts(&mut texts, &mut problems);
    let Some(text) = texts.text(workspace::PATH) else {
        problems.push(Diagnostic::text_broken(&Origin::file(workspace::PATH)));
        return Ok((Many::of(folder, Workspace::default()), (problems, texts)));
    };
    let (workspace, told) = Workspace::read(text, &Below(folder));
    problems.extend(told);
    let rollup = workspace.rollup.as_ref().map(|written| {
        let (settings, told) = Settings::read(named(folder, &workspace), written, text);
        problems.extend(told);
        settings
    });
    diagnostics::arrange(&mut problems);
    Ok((Many { rollup, ..Many::of(folder, workspace) }, (problems, texts)))
}

/// What all are together: their name, or that of their folder.
fn named(folder: &Path, workspace: &Workspace) -> Name {
    let whole = files::whole_path(folder);
    let own = whole.file_name().map(|it| it.to_string_lossy().into_owned());
    workspace.name.clone().unwrap_or_else(|| Name::new(own.unwrap_or_default(), None))
}

/// Takes the roundtables that patterns mean, and tells what is wrong with those.
pub fn each(folder: &Path, patterns: &[String]) -> (Many, Wrong) {
    let (workspace, problems) = Workspace::each(patterns, &Below(folder));
    (Many::of(folder, workspace), (problems, Files::new()))
}

impl Many {
    fn of(folder: &Path, workspace: Workspace) -> Self {
        Self {
            folder: folder.to_owned(),
            workspace,
            out: None,
            layer: None,
            fresh: false,
            rollup: None,
        }
    }

    /// Returns the folder of the documents.
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.folder.join(&self.workspace.out))
    }

    /// Makes all of them, one after the other, and puts a summary beside their folders.
    ///
    /// # Errors
    /// If the summary cannot be written. What a roundtable lacks is in the summary.
    pub fn make(
        &self,
        engine: &Engine,
        request: &Request<'_>,
        step: &(dyn Fn(Step<'_>) + Sync),
        tell: Tell<'_>,
    ) -> Result<Summary, MachineError> {
        let regions = &self.workspace.regions;
        let told = |progress: Progress<'_>| step(Step::Documents(progress));
        let extract = self.rollup.as_ref().map(|it| it.readers);
        let request = &Request { progress: &told, extract, ..request.clone() };
        step(Step::Begun(regions.len()));
        let mut runs: Vec<Option<Run>> = vec![None; regions.len()];
        // Those that another process holds come last: it may have ended by then.
        for patience in [0, PATIENCE] {
            for (region, run) in regions.iter().zip(&mut runs).filter(|(_, run)| run.is_none()) {
                step(Step::Region(region));
                let ended = match self.make_one(engine, request, region, patience) {
                    Err(error) if patience == 0 && error.is_busy() => continue,
                    Err(error) => {
                        let told = vec![error.message(request.message_language)];
                        Run { told, ..Run::new(region, State::Failed) }
                    }
                    Ok(ended) => ended,
                };
                step(Step::Ended(&ended));
                *run = Some(ended);
            }
        }
        let name = self.workspace.name.as_ref();
        let name = name.map(|it| it.text(request.message_language).to_owned()).unwrap_or_default();
        let summary = Summary { name, regions: runs.into_iter().flatten().collect() };
        self.put(&summary, request.message_language, tell)?;
        Ok(summary)
    }

    fn make_one(
        &self,
        engine: &Engine,
        request: &Request<'_>,
        region: &Region,
        patience: usize,
    ) -> Result<Run, MachineError> {
        let language = request.message_language;
        let project = &self.folder.join(&region.folder);
        if !files::may_be_folder(&project.join("inputs")) {
            return Err(files::missing(&project.join("inputs")));
        }
        let shared = self.workspace.layer.as_ref().map(|it| self.folder.join(it));
        let out = &self.out().join(&region.name);
        let layer = self.layer.as_deref();
        let (shared, fresh) = (shared.as_deref(), self.fresh);
        let folders = Folders { project, layer, shared, out, patience, fresh };
        let told: RefCell<Vec<String>> = RefCell::default();
        let hear = |text: &str| told.borrow_mut().push(text.to_owned());
        let ended = making::make(engine, folders, request, &hear, &|_, _, _| {})?;
        if let Ended::Made(made) = &ended
            && made.built.is_sealed
        {
            let sealed = (made.built.period.as_str(), made.built.issue);
            resaid::say_again(engine, out, sealed, request, &hear)?;
        }
        let mut run = match ended {
            Ended::Made(made) => run_of(region, &made, language),
            Ended::Unchanged(record) => unchanged(region, &record),
            Ended::Refused => Run::new(region, State::Failed),
        };
        run.told.extend(told.into_inner());
        Ok(run)
    }

    fn put(
        &self,
        summary: &Summary,
        language: Language,
        tell: Tell<'_>,
    ) -> Result<(), MachineError> {
        let out = &self.out();
        let _lock = place::lock(out, PATIENCE, language, tell)?;
        files::write(out, &summary.to_files(language), &[])
    }
}

/// What came of a roundtable that was read.
fn run_of(region: &Region, made: &Made, language: Language) -> Run {
    let built = &made.built;
    let run = Run::new(region, state_of(built)).found(&built.diagnostics, language);
    let sealed = built.is_sealed.then(|| {
        let told =
            [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
        say(language, "many-sealed", &told)
    });
    Run {
        roundtable: built.roundtable.clone(),
        period: built.period.clone(),
        documents: built.documents.len(),
        typeset: built.typeset.len(),
        told: sealed.into_iter().collect(),
        ..run
    }
}

/// What came of a roundtable of which nothing changed.
fn unchanged(region: &Region, record: &Record) -> Run {
    Run {
        roundtable: record.roundtable.clone(),
        period: record.period.clone(),
        documents: record.documents,
        questions: record.questions,
        warnings: record.warnings,
        ..Run::new(region, State::Unchanged)
    }
}

fn state_of(built: &Outcome) -> State {
    if diagnostics::any_error(&built.diagnostics) {
        return State::MustBeFixed;
    }
    match (built.is_sealed, built.waits()) {
        (true, _) => State::Sealed,
        (false, true) => State::Waits,
        (false, false) => State::Made,
    }
}

/// Returns the folder of a workspace, for those who name the file in it, too.
///
/// # Errors
/// If a file is named that is not a workspace's settings.
pub fn folder_of(path: &Path) -> Result<PathBuf, MachineError> {
    if !files::is_file(path) {
        return Ok(path.to_owned());
    }
    match path.file_name().is_some_and(|it| it == workspace::PATH) {
        true => Ok(path.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)),
        false => Err(files::missing(&path.join(workspace::PATH))),
    }
}
