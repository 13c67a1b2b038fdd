//! The documents that are looked at: laid out when somebody asks, from the files as they were
//! last read, and kept as long as those stay the same.
//!
//! They have a project of their own: pages are there before everything else is that there is
//! to say of a folder.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;
use tokio::sync::watch;

use crate::engine::Engine;
use crate::files::{Files, MachineError};
use crate::locale::Language;
use crate::manifest;
use crate::model::roundtable::DocumentKind;
use crate::pipeline::{self, Comparison, Proofed, Request};
use crate::project::Project;
use crate::records::sealed::Sealed;
use crate::shell::past::Past;
use crate::shell::{asked, place};
use crate::view::figures::Explained;

/// What the program brings along.
pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// How many documents are kept.
const KEPT: usize = 4;

/// Which document somebody wants to look at; what is left empty, the project decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) edition: String,
    pub(super) kind: String,
    pub(super) language: String,
    pub(super) period: String,
    pub(super) day: String,
}

/// A document as it was laid out.
pub(super) struct Shown {
    wish: Wish,
    /// Which reading of the files it is of.
    reading: u64,
    pub(super) proofed: Proofed,
    /// What each page is known by: pages that look the same have the same.
    pub(super) looks: Vec<String>,
    /// What is wrong with the wish itself, or keeps the archives from being read.
    pub(super) wrong: Option<Wrong>,
    /// What the secretariat is told of figures.
    told: OnceLock<BTreeMap<String, Explained>>,
}

/// Why there is no document.
#[derive(Debug)]
pub(super) enum Wrong {
    Period,
    Day,
    Machine(String),
}

/// The documents of a folder.
pub(super) struct Proofs {
    place: PathBuf,
    language: Language,
    /// How often files were read that are not those before.
    readings: watch::Sender<u64>,
    read: Mutex<Arc<Read>>,
    project: Mutex<Option<(Files, Project<'static>)>>,
    shown: Mutex<VecDeque<Arc<Shown>>>,
    /// What changed since an edition was last sealed, and of which reading that is.
    compared: Mutex<Option<(u64, Option<Arc<Comparison>>)>>,
    /// What went out before.
    past: Mutex<Option<Gone>>,
}

/// What went out, and which archives that was read from.
struct Gone {
    issues: Vec<String>,
    sealed: Vec<Arc<Sealed>>,
}

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    inputs: Files,
    templates: Files,
    /// The editions that had gone out.
    issues: Vec<String>,
}

impl Proofs {
    pub(super) fn of(place: &Path, language: Language) -> Self {
        Self {
            place: place.to_owned(),
            language,
            readings: watch::Sender::new(0),
            read: Mutex::default(),
            project: Mutex::default(),
            shown: Mutex::default(),
            compared: Mutex::default(),
            past: Mutex::default(),
        }
    }

    /// Takes the files as they were read last, with the editions that had gone out, and wakes
    /// the pages that wait.
    pub(super) fn take(&self, inputs: &Files, templates: &Files, issues: &[String]) {
        let (inputs, templates) = (inputs.clone(), templates.clone());
        let now = Read { inputs, templates, issues: issues.to_vec() };
        let before = std::mem::replace(&mut *lock(&self.read), Arc::new(now));
        if before != *lock(&self.read) {
            self.readings.send_modify(|count| *count += 1);
        }
    }

    /// Lays out anew what is looked at, if a page waits for it: before anything else is found
    /// of the files, which would take the processor from it.
    pub(super) fn follow(&self) {
        let last = lock(&self.shown).front().map(|it| it.wish.clone());
        if let Some(wish) = last.filter(|_| self.readings.receiver_count() > 0) {
            self.show(&wish);
        }
    }

    /// Whether these are the inputs as they were read last.
    pub(super) fn are_of(&self, inputs: &Files) -> bool {
        lock(&self.read).inputs == *inputs
    }

    /// How often files were read.
    pub(super) fn readings(&self) -> watch::Receiver<u64> {
        self.readings.subscribe()
    }

    /// Lays a document out, unless that is done.
    pub(super) fn show(&self, wish: &Wish) -> Arc<Shown> {
        let mut project = lock(&self.project);
        let reading = *self.readings.borrow();
        let known = || {
            let shown = lock(&self.shown);
            let mut shown = shown.iter();
            shown.find(|it| it.reading == reading && it.wish == *wish).map(Arc::clone)
        };
        if let Some(shown) = known() {
            return shown;
        }
        let made = self.made(&mut project, wish, reading);
        let shown = Arc::new(made);
        let mut all = lock(&self.shown);
        all.retain(|it| it.wish != *wish);
        all.truncate(KEPT - 1);
        all.push_front(Arc::clone(&shown));
        shown
    }

    /// Returns a page that was shown, by what it is known by.
    pub(super) fn page(&self, look: &str) -> Option<Arc<str>> {
        let shown = lock(&self.shown);
        shown.iter().find_map(|shown| {
            let at = shown.looks.iter().position(|it| it == look)?;
            Some(Arc::clone(&shown.proofed.proof.as_ref()?.pages.get(at)?.svg))
        })
    }

    /// Returns what the secretariat is told of every figure, by its identifier: as
    /// `entaku explain` tells it.
    pub(super) fn told<'s>(&self, shown: &'s Shown) -> &'s BTreeMap<String, Explained> {
        let mut project = lock(&self.project);
        shown.told.get_or_init(|| {
            let project = self.project(&mut project);
            let sealed = self.sealed().unwrap_or_default();
            let request = request(&shown.wish, &sealed, self.language).unwrap_or_default();
            let request = Request {
                audiences: Vec::new(),
                kinds: Vec::new(),
                languages: Vec::new(),
                ..request
            };
            let told = pipeline::explain(project, &request).answer;
            told.into_iter().map(|it| (it.id.clone(), it)).collect()
        })
    }

    /// Returns what changed since the last sealed edition of an earlier period, as
    /// `entaku diff` tells it; nothing, if there is none.
    pub(super) fn compared(&self) -> Option<Arc<Comparison>> {
        let mut project = lock(&self.project);
        let mut compared = lock(&self.compared);
        let reading = *self.readings.borrow();
        if let Some((_, known)) = compared.as_ref().filter(|(known, _)| *known == reading) {
            return known.clone();
        }
        let sealed = self.sealed().unwrap_or_default();
        let project = self.project(&mut project);
        let request =
            Request { sealed: &sealed, message_language: self.language, ..Request::default() };
        let period = pipeline::period(project, &request);
        let earlier = sealed.iter().filter(|it| it.span.last < period.last);
        let last = earlier.max_by_key(|it| (it.as_of, it.issue));
        let made = last.map(|it| pipeline::compare(project, it.span.span(), &request).answer);
        let made = made.map(Arc::new);
        *compared = Some((reading, made.clone()));
        made
    }

    fn made(
        &self,
        project: &mut Option<(Files, Project<'static>)>,
        wish: &Wish,
        reading: u64,
    ) -> Shown {
        let project = self.project(project);
        let made = self.sealed().and_then(|sealed| {
            let mut request = request(wish, &sealed, self.language)?;
            let made = pipeline::proof(project, &request);
            let is_known = made.choices.iter().any(|it| it.edition == wish.edition);
            if made.choice.is_some() || !is_known {
                return Ok(made);
            }
            // Another edition may have no document of the kind that was looked at before.
            request.kinds.clear();
            request.languages.clear();
            Ok(pipeline::proof(project, &request))
        });
        let (proofed, wrong) = match made {
            Ok(proofed) => (proofed, None),
            Err(wrong) => (Proofed::default(), Some(wrong)),
        };
        let pages = proofed.proof.iter().flat_map(|proof| &proof.pages);
        let pages: Vec<_> = pages.collect();
        let looks = pages.par_iter().map(|page| manifest::digest(page.svg.as_bytes())).collect();
        Shown { wish: wish.clone(), reading, proofed, looks, wrong, told: OnceLock::new() }
    }

    /// Returns the project as its files were last read.
    fn project<'p>(
        &self,
        kept: &'p mut Option<(Files, Project<'static>)>,
    ) -> &'p mut Project<'static> {
        let read = Arc::clone(&lock(&self.read));
        let Read { inputs, templates, .. } = &*read;
        if kept.as_ref().is_some_and(|(known, _)| known != templates) {
            *kept = None;
        }
        let begun = || {
            let project = Project::new(&ENGINE, inputs.clone(), templates.clone());
            (templates.clone(), project.kept())
        };
        let (_, project) = kept.get_or_insert_with(begun);
        project.take_inputs(inputs.clone());
        project
    }

    /// Returns what went out before.
    fn sealed(&self) -> Result<Vec<Arc<Sealed>>, Wrong> {
        let issues = lock(&self.read).issues.clone();
        let mut kept = lock(&self.past);
        if let Some(gone) = kept.as_ref().filter(|gone| gone.issues == issues) {
            return Ok(gone.sealed.clone());
        }
        let told = Mutex::new(String::new());
        let tell = |text: &str| text.clone_into(&mut lock(&told));
        let past = Past::read(&place::of(&self.place, None), self.language, &tell);
        let failed = |error: MachineError| Wrong::Machine(error.message(self.language));
        let Some(past) = past.map_err(failed)? else {
            return Err(Wrong::Machine(lock(&told).clone()));
        };
        let sealed = past.sealed();
        *kept = Some(Gone { issues, sealed: sealed.clone() });
        Ok(sealed)
    }
}

/// Returns what a wish asks for.
fn request<'a>(
    wish: &Wish,
    sealed: &'a [Arc<Sealed>],
    language: Language,
) -> Result<Request<'a>, Wrong> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let period = some(&wish.period).map(|text| asked::period(&text).ok_or(Wrong::Period));
    let day = some(&wish.day).map(|text| asked::day(&text).ok_or(Wrong::Day));
    Ok(Request {
        period: period.transpose()?,
        as_of: day.transpose()?,
        audiences: some(&wish.edition).into_iter().collect(),
        kinds: DocumentKind::from_code(&wish.kind).into_iter().collect(),
        languages: Language::ALL.into_iter().filter(|it| it.code() == wish.language).collect(),
        sealed,
        message_language: language,
        ..Request::default()
    })
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
