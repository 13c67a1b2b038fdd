//! A run over many roundtables: each is made as it would be alone, into a folder of its own,
//! and what one of them lacks harms no other.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::diagnostics::{self, Diagnostic, Origin, say};
use crate::domain::name::Name;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::kept::Record;
use crate::locale::Language;
use crate::manifest;
use crate::outputs::PATIENCE;
use crate::pipeline::{Outcome, Progress, Request};
use crate::records;
use crate::rollup::Settings;
use crate::workspace::{self, Region, Run, State, Summary, Workspace};

use super::Tell;
use super::making::{self, Ended, Folders, Made};
use super::{place, resaid, telling};

/// What happens around each roundtable's turn, where its folders come from elsewhere.
pub trait Around: Sync {
    /// Brings what is needed of a roundtable.
    ///
    /// # Errors
    /// If that fails; then it is not made.
    fn before(&self, region: &Region) -> Result<(), MachineError>;

    /// Takes away what was made of it.
    ///
    /// # Errors
    /// If that fails.
    fn after(&self, region: &Region) -> Result<(), MachineError>;

    /// Brings files from among the documents: those below a place whose paths are wanted.
    ///
    /// # Errors
    /// If that fails.
    fn bring(&self, below: &str, is_wanted: &dyn Fn(&str) -> bool) -> Result<(), MachineError>;

    /// Takes away what was made of all of them, by its places below that of the documents.
    ///
    /// # Errors
    /// If that fails.
    fn together(&self, below: &[&str]) -> Result<(), MachineError>;
}

/// Many roundtables, and where they lie.
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
    /// Where their folders come from, if not from this machine.
    pub around: Option<Box<dyn Around>>,
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
        found.filter_map(|it| Some(it.file_name()?.to_string_lossy().into_owned())).collect()
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
    read_among(folder, &Below(folder))
}

/// The same, where it is told which folders there are.
///
/// # Errors
/// If it has no settings, or they cannot be read.
pub fn read_among(
    folder: &Path,
    folders: &dyn workspace::Folders,
) -> Result<(Many, Wrong), MachineError> {
    let place = folder.join(workspace::PATH);
    let bytes = files::read_one(&place)?.ok_or_else(|| files::missing(&place))?;
    let (mut texts, mut problems) = (Files::new(), Vec::new());
    texts.insert(workspace::PATH, bytes);
    records::as_texts(&mut texts, &mut problems);
    let Some(text) = texts.text(workspace::PATH) else {
        problems.push(Diagnostic::text_broken(&Origin::file(workspace::PATH)));
        return Ok((Many::of(folder, Workspace::default()), (problems, texts)));
    };
    let (workspace, told) = Workspace::read(text, folders);
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
    each_among(folder, patterns, &Below(folder))
}

/// The same, where it is told which folders there are.
pub fn each_among(
    folder: &Path,
    patterns: &[String],
    folders: &dyn workspace::Folders,
) -> (Many, Wrong) {
    let (workspace, problems) = Workspace::each(patterns, folders);
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
            around: None,
        }
    }

    /// Returns the folder of the documents.
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.folder.join(&self.workspace.out))
    }

    /// Makes all of them and puts a summary beside their folders: first it looks at many at
    /// once which of them changed, then those are made, one after the other.
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
        let regions: Vec<&Region> = self.workspace.regions.iter().collect();
        let ended = self.run(engine, request, &regions, step);
        let mut regions: Vec<Run> = ended.into_iter().map(|(run, _)| run).collect();
        self.left_behind(&mut regions, request.message_language);
        let summary = Summary { name: self.name(request.message_language), regions };
        self.put(&summary, request.message_language, tell)?;
        Ok(summary)
    }

    /// Tells of documents of a roundtable that lie where its folder was called before: sealed
    /// editions among them are those that new ones are compared with.
    fn left_behind(&self, runs: &mut [Run], language: Language) {
        let out = self.out();
        let is_known = |folder: &PathBuf| {
            let name = folder.file_name().map(|it| it.to_string_lossy().into_owned());
            let mut regions = self.workspace.regions.iter().map(|it| it.name.as_str());
            name.is_none_or(|name| name == workspace::ROLLUP || regions.any(|it| it == name))
        };
        let others = files::folders(&out).into_iter().filter(|it| !is_known(it));
        let others: Vec<(PathBuf, BTreeSet<String>)> =
            others.map(|it| (it.clone(), place::roundtables_in(&it))).collect();
        for run in runs.iter_mut().filter(|it| it.typeset > 0 && !it.roundtable.is_empty()) {
            let before = others.iter().find(|(_, known)| known.contains(&run.roundtable));
            let Some((before, _)) = before else { continue };
            let told = [
                ("before", before.display().to_string().into()),
                ("folder", out.join(&run.region).display().to_string().into()),
            ];
            run.told.push(say(language, "many-left-behind", &told));
        }
    }

    /// Returns what all of them are together; empty if that has no name.
    pub(super) fn name(&self, language: Language) -> String {
        let name = self.workspace.name.as_ref();
        name.map(|it| it.text(language).to_owned()).unwrap_or_default()
    }

    /// Makes some of them, one after the other. Returns how each ended, and how long it took.
    pub(super) fn run(
        &self,
        engine: &Engine,
        request: &Request<'_>,
        regions: &[&Region],
        step: &(dyn Fn(Step<'_>) + Sync),
    ) -> Vec<(Run, Duration)> {
        let told = |progress: Progress<'_>| step(Step::Documents(progress));
        let extract = self.rollup.as_ref().map(|it| it.readers);
        let request = &Request { progress: &told, extract, ..request.clone() };
        step(Step::Begun(regions.len()));
        let mut looked = self.look_at_all(request, regions, step);
        // Those that another process holds come last: it may have ended by then.
        for patience in [0, PATIENCE] {
            let left = regions.iter().zip(&mut looked).filter(|(_, looked)| looked.run.is_none());
            for (region, looked) in left {
                step(Step::Region(region));
                let begun = Instant::now();
                let mut run = match self.turn_of(engine, request, region, patience) {
                    Err(error) if patience == 0 && error.is_busy() => continue,
                    Err(error) => failed(region, &error, request.message_language),
                    Ok(run) => run,
                };
                run.told.splice(..0, std::mem::take(&mut looked.told));
                step(Step::Ended(&run));
                looked.run = Some((run, begun.elapsed()));
            }
        }
        looked.into_iter().filter_map(|it| it.run).collect()
    }

    /// Makes one, between what brings it and what takes it away.
    fn turn_of(
        &self,
        engine: &Engine,
        request: &Request<'_>,
        region: &Region,
        patience: usize,
    ) -> Result<Run, MachineError> {
        let Some(around) = &self.around else {
            return self.make_one(engine, request, region, patience);
        };
        around.before(region)?;
        let run = self.make_one(engine, request, region, patience);
        around.after(region)?;
        run
    }

    /// Looks which roundtables did not change. What stands in the way of looking is told of
    /// those when they are to be made.
    fn look_at_all(
        &self,
        request: &Request<'_>,
        regions: &[&Region],
        step: &(dyn Fn(Step<'_>) + Sync),
    ) -> Vec<Looked> {
        if self.around.is_some() {
            // What is not here yet cannot be looked at.
            return regions.iter().map(|_| Looked { run: None, told: Vec::new() }).collect();
        }
        let look = |region: &&Region| {
            let begun = Instant::now();
            let told: RefCell<Vec<String>> = RefCell::default();
            let hear = |text: &str| told.borrow_mut().push(text.to_owned());
            let found =
                self.folders(region, 0, |folders| making::unchanged(folders, request, &hear));
            let told = told.into_inner();
            let run = found.ok().flatten().and_then(|record| {
                let run = self.with_manifest(unchanged(region, &record, told.clone())).ok()?;
                step(Step::Ended(&run));
                Some((run, begun.elapsed()))
            });
            Looked { run, told }
        };
        let all = || regions.par_iter().map(look).collect();
        match rayon::ThreadPoolBuilder::new().num_threads(request.jobs).build() {
            Ok(threads) => threads.install(all),
            // Without threads of its own it looks all the same, on those there are.
            Err(_) => all(),
        }
    }

    fn make_one(
        &self,
        engine: &Engine,
        request: &Request<'_>,
        region: &Region,
        patience: usize,
    ) -> Result<Run, MachineError> {
        let inputs = self.folder.join(&region.folder).join("inputs");
        if !files::may_be_folder(&inputs) {
            return Err(files::missing(&inputs));
        }
        let told: RefCell<Vec<String>> = RefCell::default();
        let hear = |text: &str| told.borrow_mut().push(text.to_owned());
        let ended = self.folders(region, patience, |folders| {
            let ended = making::make(engine, folders, request, &hear, &|_, _, _| {})?;
            if let Ended::Made(made) = &ended
                && made.built.is_sealed
            {
                let sealed = (made.built.period.as_str(), made.built.issue);
                resaid::say_again(engine, folders.out, sealed, request, &hear)?;
            }
            Ok(ended)
        })?;
        let told = told.into_inner();
        self.with_manifest(match ended {
            Ended::Made(made) => run_of(region, &made, told, request.message_language),
            Ended::Unchanged(record) => unchanged(region, &record, told),
            // The machine did what it could: what stands in the way is for a person to mend.
            Ended::Refused => Run { told, errors: 1, ..Run::new(region, State::MustBeFixed) },
        })
    }

    /// Names the manifest of what stands there now, by its digest.
    fn with_manifest(&self, run: Run) -> Result<Run, MachineError> {
        let place = self.out().join(&run.region).join(&run.period).join(manifest::WHOLE);
        let is_there = !run.period.is_empty() && files::is_file(&place);
        let manifest = if is_there { files::digest_of(&place)? } else { String::new() };
        Ok(Run { manifest, ..run })
    }

    /// Hands over where a roundtable lies and its documents go.
    fn folders<T>(
        &self,
        region: &Region,
        patience: usize,
        then: impl FnOnce(Folders<'_>) -> T,
    ) -> T {
        let shared = self.workspace.layer.as_ref().map(|it| self.folder.join(it));
        then(Folders {
            project: &self.folder.join(&region.folder),
            layer: self.layer.as_deref(),
            shared: shared.as_deref(),
            out: &self.out().join(&region.name),
            patience,
            fresh: self.fresh,
        })
    }

    /// Puts a summary beside the folders of the roundtables.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn put(
        &self,
        summary: &Summary,
        language: Language,
        tell: Tell<'_>,
    ) -> Result<(), MachineError> {
        let out = &self.out();
        let _lock = place::lock(out, PATIENCE, language, tell)?;
        let files = summary.to_files(language);
        files::write(out, &files, &[])?;
        self.together(&files.iter().map(|(path, _)| path).collect::<Vec<_>>())
    }

    /// Takes away what was made of all of them, if it does not stay on this machine.
    pub(super) fn together(&self, below: &[&str]) -> Result<(), MachineError> {
        self.around.as_ref().map_or(Ok(()), |around| around.together(below))
    }
}

/// What is known of a roundtable once it was looked at.
struct Looked {
    /// What came of it and how long that took, if it is done.
    run: Option<(Run, Duration)>,
    /// What was said on the way, for those that are to be made.
    told: Vec<String>,
}

fn failed(region: &Region, error: &MachineError, language: Language) -> Run {
    Run { told: vec![error.message(language)], ..Run::new(region, State::Failed) }
}

/// What came of a roundtable that was read.
fn run_of(region: &Region, made: &Made, mut told: Vec<String>, language: Language) -> Run {
    let built = &made.built;
    let run = Run::new(region, state_of(built)).found(&built.diagnostics, language);
    if built.is_sealed {
        let about =
            [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
        told.push(say(language, "many-sealed", &about));
    }
    let older = telling::older(&made.older, language);
    told.extend(Some(older).filter(|it| !it.is_empty()));
    // Where not even the settings could be read, no period is known.
    let is_known = !built.roundtable.is_empty();
    Run {
        roundtable: built.roundtable.clone(),
        period: if is_known { built.period.clone() } else { String::new() },
        reports: run.state <= State::Sealed || built.extract.is_some(),
        documents: built.documents.len(),
        typeset: built.typeset.len(),
        told,
        ..run
    }
}

/// What came of a roundtable of which nothing changed.
fn unchanged(region: &Region, record: &Record, told: Vec<String>) -> Run {
    Run {
        roundtable: record.roundtable.clone(),
        period: record.period.clone(),
        documents: record.documents,
        questions: record.questions,
        warnings: record.warnings,
        told,
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
