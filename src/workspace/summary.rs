//! What came of a run over many roundtables: one line for each, for people, for spreadsheets
//! and for programs.

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Severity, say};
use crate::locale::Language;
use crate::manifest;
use crate::spreadsheet::Csv;

use super::regions::Region;

/// So many problems of a roundtable are told with it; its own check tells all.
const SHOWN: usize = 3;

/// What came of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// What all roundtables are together; empty if that has no name.
    pub name: String,
    /// Each of them, in the order of the workspace.
    pub regions: Vec<Run>,
}

/// What came of one roundtable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// What its folder is called.
    pub region: String,
    /// Its folder, from that of the workspace.
    pub folder: String,
    /// What the roundtable is called, as far as that is known.
    pub roundtable: String,
    /// The period's folder.
    pub period: String,
    /// The SHA-256 of the manifest there, which has that of every file; empty without one.
    #[serde(default)]
    pub manifest: String,
    /// How it ended.
    pub state: State,
    /// Whether what it says to a whole of all is what it would say now.
    #[serde(default)]
    pub reports: bool,
    /// How many documents are there, made now or before.
    pub documents: usize,
    /// How many of them were typeset now.
    pub typeset: usize,
    /// How many problems must be fixed.
    pub errors: usize,
    /// How many questions are open.
    pub questions: usize,
    /// How many things should be looked at.
    pub warnings: usize,
    /// The first problems, those that must be fixed before others.
    pub problems: Vec<Problem>,
    /// What else was said on the way.
    pub told: Vec<String>,
}

/// How a roundtable's run ended, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// What is there is what would be made.
    Unchanged,
    /// Everything that was asked for is made.
    Made,
    /// The period is closed, and nothing was made.
    Sealed,
    /// Some documents wait for an answer, or until something is fixed.
    Waits,
    /// Something must be fixed before any document is made.
    MustBeFixed,
    /// It could not be read, or its documents could not be put in place.
    Failed,
}

/// A problem of a roundtable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file, and the cell or line.
    pub place: String,
    /// The code, which stays the same between releases.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub cure: String,
}

impl State {
    /// All of them, the best first.
    pub const ALL: [Self; 6] =
        [Self::Unchanged, Self::Made, Self::Sealed, Self::Waits, Self::MustBeFixed, Self::Failed];

    /// Returns what it is called.
    pub fn name(self, language: Language) -> String {
        let key = match self {
            Self::Unchanged => "state-unchanged",
            Self::Made => "state-made",
            Self::Sealed => "state-sealed",
            Self::Waits => "state-waits",
            Self::MustBeFixed => "state-must-be-fixed",
            Self::Failed => "state-failed",
        };
        say(language, key, &[])
    }

    /// Returns the exit code of a run that ends so: 0 made, 1 the inputs need fixing, 2 the
    /// machine failed.
    pub fn exit_code(self) -> u8 {
        match self {
            // What was sealed is done, and stays as it went out.
            Self::Unchanged | Self::Made | Self::Sealed => 0,
            Self::Waits | Self::MustBeFixed => 1,
            Self::Failed => 2,
        }
    }
}

impl Problem {
    fn of(problem: &Diagnostic, language: Language) -> Self {
        Self {
            place: problem.origin.to_string(),
            code: problem.code.to_owned(),
            message: problem.message(language),
            cure: problem.cure(language),
        }
    }
}

impl Run {
    /// A roundtable of which nothing is known yet but how it ended.
    pub fn new(region: &Region, state: State) -> Self {
        Self {
            region: region.name.clone(),
            folder: region.folder.clone(),
            roundtable: String::new(),
            period: String::new(),
            manifest: String::new(),
            state,
            reports: state <= State::Sealed,
            documents: 0,
            typeset: 0,
            errors: 0,
            questions: 0,
            warnings: 0,
            problems: Vec::new(),
            told: Vec::new(),
        }
    }

    /// Counts what was found, and keeps the first of it.
    pub fn found(mut self, problems: &[Diagnostic], language: Language) -> Self {
        let of = |severity: Severity| problems.iter().filter(move |it| it.severity == severity);
        self.errors = of(Severity::Error).count();
        self.questions = of(Severity::Question).count();
        self.warnings = of(Severity::Warning).count();
        let first = of(Severity::Error).chain(of(Severity::Question)).take(SHOWN);
        self.problems = first.map(|it| Problem::of(it, language)).collect();
        self
    }
}

impl Summary {
    /// Returns how many roundtables ended so.
    pub fn count(&self, state: State) -> usize {
        self.regions.iter().filter(|it| it.state == state).count()
    }

    /// Returns the exit code of the worst.
    pub fn exit_code(&self) -> u8 {
        self.regions.iter().map(|it| it.state.exit_code()).max().unwrap_or_default()
    }

    /// Returns how many roundtables ended how, in words.
    pub fn counts(&self, language: Language) -> String {
        let counts = State::ALL.into_iter().filter(|state| self.count(*state) > 0).map(|state| {
            let told =
                [("state", state.name(language).into()), ("count", self.count(state).into())];
            say(language, "many-count", &told)
        });
        counts.collect::<Vec<_>>().join(&say(language, "comma", &[]))
    }

    pub(super) fn to_csv(&self, language: Language) -> Vec<u8> {
        let mut csv = Csv::new(&COLUMNS.map(|key| say(language, key, &[])));
        for run in &self.regions {
            let problems = run.problems.iter().map(|it| format!("{}: {}", it.place, it.message));
            let problems = problems.chain(run.told.iter().cloned());
            csv.row(&[
                run.region.clone(),
                run.roundtable.clone(),
                run.folder.clone(),
                run.period.clone(),
                run.state.name(language),
                run.documents.to_string(),
                run.typeset.to_string(),
                run.errors.to_string(),
                run.questions.to_string(),
                run.warnings.to_string(),
                problems.collect::<Vec<_>>().join("\n"),
            ]);
        }
        csv.into_bytes()
    }

    /// What it is called in the folder of all documents, as programs read it.
    pub const FILE: &str = "summary.json";

    /// Returns the summary for programs.
    pub fn to_json(&self) -> Vec<u8> {
        manifest::to_json(self)
    }

    /// Reads the summary of another run; nothing, if it is none.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }
}

/// The heads of the columns.
const COLUMNS: [&str; 11] = [
    "many-region",
    "many-roundtable",
    "many-folder",
    "many-period",
    "many-state",
    "many-documents",
    "many-typeset",
    "many-errors",
    "many-questions",
    "many-warnings",
    "many-problems",
];
