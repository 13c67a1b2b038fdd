//! Work that takes a while: making documents, sealing them, looking whether they are still
//! what was sealed. One thing at a time; it goes on whether a page is open or not, and what
//! came of it is told to the next page that asks.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::diagnostics::{self, Severity, say};
use crate::files::{Files, MachineError};
use crate::kept::Record;
use crate::locale::Language;
use crate::pipeline::{Outcome, Progress, Request};
use crate::shell::machine;
use crate::shell::making::{self, Folders, Made};
use crate::shell::sealing::{self, Asked, Ended};
use crate::shell::verifying::{Found, told};
use crate::shell::{asked, place};

use super::proofs::ENGINE;

/// How long is waited for another process that writes in the folder, in tenths of a second: a
/// person waits for the answer.
pub(super) const PATIENCE: usize = 20;

/// The work of a folder.
pub(super) struct Work {
    project: PathBuf,
    language: Language,
    now: Mutex<Now>,
    /// How often something moved on; pages wait for it.
    steps: watch::Sender<u64>,
}

/// What is going on, and what came of it last.
#[derive(Default)]
struct Now {
    doing: Option<Doing>,
    done: Option<Arc<Done>>,
}

/// What somebody asked to be done.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Make the documents, of a period and a day if they are named, and of a sealed period a
    /// new issue if that is meant.
    Make { period: String, day: String, new_issue: bool },
    /// Seal what was made, as this issue if one is named.
    Seal(Option<u32>),
    /// Look whether what lies in the folder is what was sealed.
    Verify,
}

/// How far it is.
#[derive(Debug, Clone)]
pub(super) struct Doing {
    /// What is done: `make`, `seal` or `verify`.
    pub(super) task: &'static str,
    pub(super) finished: usize,
    pub(super) of: usize,
    /// The document that was finished last.
    pub(super) last: String,
}

/// What came of it.
pub(super) enum Done {
    Made(Box<Outcome>, Vec<(String, String)>),
    /// Everything is there and would come out the same.
    Unchanged(Box<Record>),
    /// Sealed, or sealed already: what is to be said.
    Sealed(String),
    /// Each document, and whether it is what it should be.
    Verified(Vec<(String, bool)>),
    /// The program broke off.
    Failed,
    /// Nothing was written: what stands in the way, and whether 今月 has more of it.
    Refused(String, bool),
}

impl Work {
    pub(super) fn of(project: &Path, language: Language) -> Self {
        let (project, now, steps) = (project.to_owned(), Mutex::default(), watch::Sender::new(0));
        Self { project, language, now, steps }
    }

    /// Returns how far the work is that goes on, and what came of the last.
    pub(super) fn now(&self) -> (Option<Doing>, Option<Arc<Done>>) {
        let now = self.lock();
        (now.doing.clone(), now.done.clone())
    }

    /// Returns how often something moved on.
    pub(super) fn steps(&self) -> watch::Receiver<u64> {
        self.steps.subscribe()
    }

    /// Whether anything goes on.
    pub(super) fn is_busy(&self) -> bool {
        self.lock().doing.is_some()
    }

    /// Takes the place of whoever works; nobody gets it as long as another has it.
    pub(super) fn begin(&self, task: &Task) -> bool {
        let task = match task {
            Task::Make { .. } => "make",
            Task::Seal(_) => "seal",
            Task::Verify => "verify",
        };
        {
            let mut now = self.lock();
            if now.doing.is_some() {
                return false;
            }
            now.done = None;
            now.doing = Some(Doing { task, finished: 0, of: 0, last: String::new() });
        }
        self.moved();
        true
    }

    /// Does what was begun, to its end; `after` it, before anybody is told.
    pub(super) fn go_on(&self, task: &Task, after: impl FnOnce()) {
        let ends = Ends(self);
        let done = match task {
            Task::Make { period, day, new_issue } => self.make(period, day, *new_issue),
            Task::Seal(issue) => self.seal(*issue),
            Task::Verify => self.verify(),
        };
        let done = done.unwrap_or_else(|error| Done::Refused(error.message(self.language), false));
        after();
        self.lock().done = Some(Arc::new(done));
        drop(ends);
    }

    fn folders<'a>(&'a self, out: &'a Path) -> Folders<'a> {
        Folders {
            project: &self.project,
            layer: None,
            shared: None,
            out,
            patience: PATIENCE,
            fresh: false,
        }
    }

    fn make(&self, period: &str, day: &str, new_issue: bool) -> Result<Done, MachineError> {
        let some = |text: &'_ str| !text.is_empty();
        let (span, cutoff) = (asked::period(period), asked::day(day));
        if some(period) && span.is_none() {
            return Ok(Done::Refused(asked::PERIODS.to_owned(), false));
        }
        if some(day) && cutoff.is_none() {
            return Ok(Done::Refused(asked::DAYS.to_owned(), false));
        }
        let out = place::of(&self.project, None);
        let (heard, told) = (Heard::default(), |progress: Progress<'_>| self.progress(progress));
        let request = Request {
            period: span,
            as_of: cutoff,
            jobs: machine::most_jobs(),
            new_issue,
            message_language: self.language,
            progress: &told,
            ..Request::default()
        };
        let unseen = |_: &Outcome, _: &Files, _: &Files| {};
        let tell = |text: &str| heard.hear(text);
        let made = making::make(&ENGINE, self.folders(&out), &request, &tell, &unseen)?;
        let Made { built, older } = match made {
            making::Ended::Made(made) => *made,
            making::Ended::Unchanged(record) => return Ok(Done::Unchanged(record)),
            making::Ended::Refused => return Ok(Done::Refused(heard.all(), false)),
        };
        if built.is_sealed {
            let told = [
                ("period", built.period.as_str().into()),
                ("issue", built.issue.to_string().into()),
            ];
            return Ok(Done::Refused(say(self.language, "build-sealed", &told), false));
        }
        if built.documents.is_empty() && diagnostics::any_error(&built.diagnostics) {
            let errors = built.diagnostics.iter().filter(|it| it.severity == Severity::Error);
            let told = [("errors", errors.count().into())];
            return Ok(Done::Refused(say(self.language, "summary-nothing-made", &told), true));
        }
        Ok(Done::Made(Box::new(built), older))
    }

    fn seal(&self, issue: Option<u32>) -> Result<Done, MachineError> {
        let out = place::of(&self.project, None);
        let heard = Heard::default();
        let (asked, tell) = (Asked { issue, ..Asked::default() }, |text: &str| heard.hear(text));
        let folders = self.folders(&out);
        Ok(match sealing::seal(&ENGINE, folders, asked, self.language, &tell)? {
            Ended::Sealed(closed) | Ended::Same(closed) => Done::Sealed(closed.told.clone()),
            Ended::Refused(told) => Done::Refused(told, false),
            Ended::Unsound(found) => {
                let problems = &found.built.diagnostics;
                let of = |severity: Severity| {
                    problems.iter().filter(|it| it.severity == severity).count()
                };
                let told = [
                    ("errors", of(Severity::Error).into()),
                    ("questions", of(Severity::Question).into()),
                ];
                Done::Refused(say(self.language, "seal-nothing", &told), true)
            }
        })
    }

    fn verify(&self) -> Result<Done, MachineError> {
        let out = place::of(&self.project, None);
        let mut found = Found::new(self.language);
        found.take(&out)?;
        let name = |path: &Path| path.strip_prefix(&out).unwrap_or(path).to_owned();
        let mut all: Vec<(String, bool)> =
            found.broken.iter().map(|told| (told.clone(), false)).collect();
        all.extend(found.altered_beside().iter().map(|path| {
            let file = [("file", name(path).display().to_string().into())];
            (say(self.language, "verify-beside", &file), false)
        }));
        all.extend(found.judged().into_iter().map(|(path, verdict)| {
            let text = told(&verdict, &name(path), found.is_blind(), self.language);
            (text, verdict.is_good())
        }));
        Ok(Done::Verified(all))
    }

    fn progress(&self, progress: Progress<'_>) {
        if let Some(doing) = &mut self.lock().doing {
            match progress {
                Progress::Started(count) => doing.of = count,
                Progress::Typesets(_) => {}
                Progress::Done(path) => {
                    doing.finished += 1;
                    path.clone_into(&mut doing.last);
                }
            }
        }
        self.moved();
    }

    fn moved(&self) {
        self.steps.send_modify(|count| *count += 1);
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Frees the place of whoever works, also if that panics.
struct Ends<'a>(&'a Work);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        {
            let mut now = self.0.lock();
            now.doing = None;
            if std::thread::panicking() {
                now.done = Some(Arc::new(Done::Failed));
            }
        }
        self.0.moved();
    }
}

/// What was said on the way.
#[derive(Default)]
struct Heard(Mutex<Vec<String>>);

impl Heard {
    fn hear(&self, text: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text.to_owned());
    }

    fn all(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
    }
}
