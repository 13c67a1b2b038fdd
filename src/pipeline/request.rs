//! What a run asks for, and how it says how far it is.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::model::roundtable::{DocumentKind, Edition};
use crate::model::{Model, Scope};
use crate::records::sealed::Sealed;
use crate::typeset::Typeset;

/// What a run asks for; what it leaves open, the project decides.
#[derive(Clone)]
pub struct Request<'a> {
    /// The period to report on.
    pub period: Option<TimeSpan>,
    /// The data cut-off.
    pub as_of: Option<Date>,
    /// Only these audiences; all if empty.
    pub audiences: Vec<String>,
    /// Only these kinds; all if empty.
    pub kinds: Vec<DocumentKind>,
    /// Only these languages; all if empty.
    pub languages: Vec<Language>,
    /// How many threads typeset.
    pub jobs: usize,
    /// Whether the Typst sources are kept beside the PDFs.
    pub keep_markup: bool,
    /// Whether anything is typeset at all.
    pub typeset: bool,
    /// Whether it is asked what is wrong, and not for documents: then what has to be fixed
    /// does not end the typesetting of the others.
    pub checks: bool,
    /// Whether it is also asked how the pages look.
    pub judges: bool,
    /// Whether return slips are made.
    pub slips: bool,
    /// What sealed editions printed; of them, those before this one count.
    pub sealed: &'a [Arc<Sealed>],
    /// Whether a sealed period gets a new issue.
    pub new_issue: bool,
    /// Whether an archive is made of what went out.
    pub seals: bool,
    /// Whom a whole of many roundtables is for, if this is one of them: what it says to the
    /// whole is then put beside the documents.
    pub extract: Option<Visibility>,
    /// The language of messages, for return slips.
    pub message_language: Language,
    /// Documents that were made before, given back if they would be made of the same; then
    /// they are not typeset.
    pub before: Option<Shelf<'a>>,
    /// Told after each document.
    pub progress: &'a (dyn Fn(Progress<'_>) + Sync),
}

impl Default for Request<'_> {
    fn default() -> Self {
        Self {
            period: None,
            as_of: None,
            audiences: Vec::new(),
            kinds: Vec::new(),
            languages: Vec::new(),
            jobs: 1,
            keep_markup: false,
            typeset: true,
            checks: false,
            judges: false,
            slips: false,
            sealed: &[],
            new_issue: false,
            seals: false,
            extract: None,
            message_language: Language::Ja,
            before: None,
            progress: &|_| {},
        }
    }
}

/// A document that is about to be typeset.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The period's folder.
    pub period: &'a str,
    /// The path of its PDF below that.
    pub path: &'a str,
    /// The digest of everything that it is made of.
    pub digest: &'a str,
}

/// Gives back a document that was made before, if it was made of the same.
pub type Shelf<'a> = &'a (dyn Fn(Wanted<'_>) -> Option<Typeset> + Sync);

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// So many documents will be typeset.
    Started(usize),
    /// Typst begins a chunk of them, or has done it: for those who measure.
    Typesets(bool),
    /// This one is done.
    Done(&'a str),
}

impl Request<'_> {
    /// Returns what is asked for, as far as it decides what is made: neither how nor of what,
    /// for who compares that knows it otherwise.
    pub fn said(&self) -> String {
        let Self { period, as_of, audiences, kinds, languages, new_issue, .. } = self;
        let what = (period, as_of, audiences, kinds, languages, new_issue);
        let Self { keep_markup, typeset, checks, judges, slips, seals, message_language, .. } =
            self;
        let beside = (keep_markup, typeset, checks, judges, slips, seals, message_language);
        let Self { extract, jobs: _, sealed: _, before: _, progress: _, .. } = self;
        format!("{what:?} {beside:?} {extract:?}")
    }

    /// Returns the period and the day that are asked for.
    pub(super) fn scope(&self) -> Scope {
        Scope { period: self.period, as_of: self.as_of }
    }

    /// Returns whether all documents are asked for.
    pub(super) fn is_for_all(&self) -> bool {
        self.audiences.is_empty() && self.kinds.is_empty() && self.languages.is_empty()
    }

    /// Returns whether a document is asked for.
    pub(super) fn wants(&self, edition: &Edition, kind: DocumentKind, language: Language) -> bool {
        (self.audiences.is_empty() || self.audiences.iter().any(|it| edition.is_called(it)))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.languages.is_empty() || self.languages.contains(&language))
    }

    /// Tells of an audience that is not one edition, and of what else the project does not
    /// have, where one is asked about.
    pub(super) fn problems_of_one(&self, model: &Model) -> Vec<Diagnostic> {
        let mut problems = self.problems(model);
        let is_one = |name: &String| model.editions.iter().any(|it| it.name == *name);
        let several = self.audiences.iter().filter(|it| problems.is_empty() && !is_one(it));
        let told: Vec<Diagnostic> = several
            .map(|audience| {
                let meant = model.editions.iter().filter(|it| it.is_called(audience));
                let names: Vec<&str> = meant.map(|it| it.name.as_str()).collect();
                let origin = Origin::file("--audience");
                Diagnostic::audience_of_several(&origin, audience, &names.join(", "))
            })
            .collect();
        problems.extend(told);
        problems
    }

    /// Tells of audiences and languages that the project does not have: mistakes of the
    /// command line.
    pub(super) fn problems(&self, model: &Model) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let is_known = |name: &str| model.editions.iter().any(|it| it.is_called(name));
        for audience in self.audiences.iter().filter(|it| !is_known(it)) {
            let origin = Origin::file("--audience");
            let mut known: Vec<&str> = Vec::new();
            for edition in &model.editions {
                if !known.contains(&edition.in_settings()) {
                    known.push(edition.in_settings());
                }
            }
            problems.push(Diagnostic::unknown_audience(&origin, audience, &known.join(", ")));
        }
        let known = &model.roundtable.languages;
        let codes: Vec<&str> = known.iter().map(|language| language.code()).collect();
        for language in self.languages.iter().filter(|language| !known.contains(language)) {
            let origin = Origin::file("--lang");
            let codes = codes.join(", ");
            problems.push(Diagnostic::unknown_language(&origin, language.code(), &codes));
        }
        problems
    }
}
