//! What stands in a period's folder and what it was made from, so that what would come out
//! the same is left as it is.
//!
//! The record lies beside the documents, hidden: [`PATH`]. Nothing in it is believed that the
//! disk does not bear out. A file is taken for the one that was made if the system says that
//! nobody touched it, or else if its bytes have the digest. A record that cannot be read, or
//! is of another program, is none: then everything is made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Severity};
use crate::files::{self, Digester, Disk, Files, MachineError, Stamp};
use crate::manifest;
use crate::pipeline::{Outcome, Request, twin_of};
use crate::seal;
use crate::typeset::Typeset;

/// Where the record is, in a period's folder.
pub const PATH: &str = ".made.json";

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The digest of what was handed in and asked for; empty if something was left to do or
    /// to tell.
    run: String,
    /// The program.
    program: File,
    /// The digest of the place of the project's folder.
    place: String,
    /// What the roundtable is called.
    pub roundtable: String,
    /// The period's folder.
    #[serde(skip)]
    pub period: String,
    /// How many documents the run made.
    pub documents: usize,
    /// How many questions are open that change nothing in it.
    pub questions: usize,
    /// How many things should be looked at.
    pub warnings: usize,
    /// What was found, in words, to be told again.
    pub told: String,
    /// The archives of what went out before, by their paths below the folder of all periods.
    archives: BTreeMap<String, File>,
    /// All files that the run put in place.
    outputs: BTreeMap<String, File>,
    /// What documents were typeset from, by the paths of their PDFs, also those of runs
    /// before.
    manuscripts: BTreeMap<String, Manuscript>,
}

/// A file as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    bytes: u64,
    modified: u64,
    changed: u64,
    sha256: String,
}

/// A document as it was typeset, with the HTML file beside it if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manuscript {
    digest: String,
    pdf: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
}

impl File {
    fn of(place: &Path) -> Result<Self, MachineError> {
        let stamp = Stamp::of(place).ok_or_else(|| files::missing(place))?;
        let Stamp { bytes, modified, changed } = stamp;
        Ok(Self { bytes, modified, changed, sha256: files::digest_of(place)? })
    }

    /// Returns the file as it is now, if it is still this one: without reading it, if nobody
    /// touched it.
    fn still(&self, place: &Path) -> Option<Self> {
        let now = Stamp::of(place)?;
        let Self { bytes, modified, changed, .. } = *self;
        if now == (Stamp { bytes, modified, changed }) {
            return Some(self.clone());
        }
        let is_of_size = now.bytes == bytes;
        let read = is_of_size.then(|| Self::of(place).ok()).flatten();
        read.filter(|read| read.sha256 == self.sha256)
    }
}

/// The program that runs, known by its own file.
#[derive(Debug)]
pub struct Program(File);

impl Program {
    /// Reads the program's file, of which `before` may know the digest already.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of(file: &Path, before: Option<&Record>) -> Result<Self, MachineError> {
        match before.and_then(|it| it.program.still(file)) {
            Some(known) => Ok(Self(known)),
            None => File::of(file).map(Self),
        }
    }
}

/// Returns the digest of all that is handed in and asked for.
pub fn run_digest(inputs: &Files, templates: &Files, request: &Request<'_>) -> String {
    let mut digester = Digester::default();
    digester.add("request", request.said().as_bytes());
    digester.add_files("inputs", inputs);
    digester.add_files("templates", templates);
    digester.finish()
}

/// What a run was made from, and where it was put.
#[derive(Debug)]
pub struct Run<'a> {
    /// The folder of all periods.
    pub out: &'a Path,
    /// The project's folder.
    pub project: &'a Path,
    /// The [digest](run_digest) of what it was made from.
    pub digest: &'a str,
    /// What runs.
    pub program: &'a Program,
    /// What was found, in words.
    pub told: String,
    /// Whether nothing was left to do or to tell.
    pub is_whole: bool,
    /// The files that were put in place, as paths below the period's folder.
    pub paths: &'a BTreeSet<String>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Came<'a> {
    /// What its documents are of: a roundtable, or many of them.
    pub name: &'a str,
    /// The period's folder.
    pub period: &'a str,
    /// The paths of the documents that it made.
    pub documents: BTreeSet<&'a str>,
    /// What those that were typeset were made from, by the paths of their PDFs.
    pub manuscripts: &'a BTreeMap<String, String>,
    /// All documents that there may be, also those that were not asked for.
    pub catalogue: BTreeSet<&'a str>,
    /// What was found.
    pub diagnostics: &'a [Diagnostic],
}

impl<'a> From<&'a Outcome> for Came<'a> {
    fn from(outcome: &'a Outcome) -> Self {
        Self {
            name: &outcome.roundtable,
            period: &outcome.period,
            documents: outcome.documents.iter().map(|it| it.path.as_str()).collect(),
            manuscripts: &outcome.manuscripts,
            catalogue: outcome.catalogue.iter().map(String::as_str).collect(),
            diagnostics: &outcome.diagnostics,
        }
    }
}

impl Record {
    /// Reads the record of a period's folder; nothing, if there is none that can be read.
    pub fn read(folder: &Path) -> Option<Self> {
        Self::parse(folder, &text(folder)?)
    }

    fn parse(folder: &Path, text: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(text).ok()?;
        Some(Self { period: folder.file_name()?.to_str()?.to_owned(), ..read })
    }

    /// Returns the record of a run, if everything that it made is still there and it would
    /// make it again.
    ///
    /// # Errors
    /// If it cannot be noted that a file is the one that was made, though the system says
    /// that it was touched.
    pub fn standing(
        out: &Path,
        run: &str,
        program: &dyn Fn(&Self) -> bool,
    ) -> Result<Option<Self>, MachineError> {
        for folder in files::folders(out) {
            let Some(text) = text(&folder) else { continue };
            let says = std::str::from_utf8(&text).is_ok_and(|text| text.contains(run));
            let found = says.then(|| Self::parse(&folder, &text)).flatten();
            let found = found.filter(|it| it.run == run && program(it));
            let Some(record) = found else { continue };
            let Some(now) = record.still(out, &folder) else { continue };
            if now != record {
                now.write(&folder)?;
            }
            return Ok(Some(now));
        }
        Ok(None)
    }

    /// Returns it as it is now, if every file is still there.
    fn still(&self, out: &Path, folder: &Path) -> Option<Self> {
        if archives(out) != self.archives.keys().cloned().collect() {
            return None;
        }
        let all = |files: &BTreeMap<String, File>, root: &Path| {
            let still = |(path, file): (&String, &File)| {
                Some((path.clone(), file.still(&root.join(path))?))
            };
            files.iter().map(still).collect::<Option<BTreeMap<String, File>>>()
        };
        let (archives, outputs) = (all(&self.archives, out)?, all(&self.outputs, folder)?);
        Some(Self { archives, outputs, ..self.clone() })
    }

    /// Returns whether it is of the program that runs.
    pub fn is_of(&self, program: &Program) -> bool {
        self.program.sha256 == program.0.sha256
    }

    /// Returns whether it is of a project's folder.
    pub fn is_at(&self, project: &Path) -> bool {
        self.place == place(project)
    }

    /// Returns a document that was typeset from what has this digest, if it is still there.
    pub fn document(&self, folder: &Path, path: &str, digest: &str) -> Option<Typeset> {
        let Manuscript { pdf, html, .. } =
            self.manuscripts.get(path).filter(|it| it.digest == digest)?;
        let read = |path: &str, sha256: &str| {
            let bytes = files::read_one(&folder.join(path)).ok().flatten()?;
            (files::digest(&bytes) == sha256).then_some(bytes)
        };
        let html = match html {
            Some(sha256) => Some(read(&twin_of(path), sha256)?),
            None => None,
        };
        Some(Typeset { pdf: read(path, pdf)?, html })
    }

    /// Notes what a run made, beside it.
    ///
    /// # Errors
    /// If a file cannot be read, or the record cannot be written.
    pub fn note(came: &Came<'_>, run: Run<'_>, before: Option<&Self>) -> Result<(), MachineError> {
        let folder = run.out.join(came.period);
        let file = |root: &Path, path: &String| Ok((path.clone(), File::of(&root.join(path))?));
        let outputs = run.paths.iter().map(|path| file(&folder, path));
        let outputs = outputs.collect::<Result<BTreeMap<String, File>, MachineError>>()?;
        let archives = archives(run.out).into_iter().map(|path| file(run.out, &path));
        let archives = archives.collect::<Result<_, MachineError>>()?;
        let mut manuscripts: BTreeMap<String, Manuscript> =
            before.map(|it| it.manuscripts.clone()).unwrap_or_default();
        manuscripts.retain(|path, _| came.catalogue.contains(path.as_str()));
        manuscripts.retain(|path, _| !came.documents.contains(path.as_str()));
        for (path, digest) in came.manuscripts {
            let sha256 = |path: &str| Some(outputs.get(path)?.sha256.clone());
            if let Some(pdf) = sha256(path) {
                let html = sha256(&twin_of(path));
                manuscripts.insert(path.clone(), Manuscript { digest: digest.clone(), pdf, html });
            }
        }
        let found = |it| came.diagnostics.iter().filter(move |problem| problem.severity == it);
        let record = Self {
            run: if run.is_whole { run.digest.to_owned() } else { String::new() },
            program: run.program.0.clone(),
            place: place(run.project),
            roundtable: came.name.to_owned(),
            period: came.period.to_owned(),
            documents: came.documents.len(),
            questions: found(Severity::Question).count(),
            warnings: found(Severity::Warning).count(),
            told: run.told,
            archives,
            outputs,
            manuscripts,
        };
        record.write(&folder)
    }

    fn write(&self, folder: &Path) -> Result<(), MachineError> {
        let mut all = Files::new();
        all.insert(PATH, manifest::to_json(self));
        files::write_on(Disk::real(), folder, &all, &[])
    }
}

/// A record that cannot be read says nothing: then everything is made, and it is written anew.
fn text(folder: &Path) -> Option<Vec<u8>> {
    files::read_one(&folder.join(PATH)).ok().flatten()
}

/// Returns what bears the name of an archive below a folder of all periods, whatever it is.
fn archives(out: &Path) -> BTreeSet<String> {
    let periods = files::folders(out);
    let names = periods.iter().filter_map(|it| it.file_name()).flat_map(|period| {
        let period = period.to_string_lossy().into_owned();
        let names = files::listed(&out.join(&period)).into_iter();
        names.map(move |name| format!("{period}/{name}"))
    });
    names.filter(|path| seal::issue_of(path).is_some()).collect()
}

fn place(project: &Path) -> String {
    files::digest(files::whole_path(project).as_os_str().as_encoded_bytes())
}
