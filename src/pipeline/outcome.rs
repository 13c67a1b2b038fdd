//! What a run made, and the record of it that goes beside the documents.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::diagnostics::{self, Diagnostic};
use crate::disclosure;
use crate::domain::name::Name;
use crate::files::Files;
use crate::locale::{Language, Words};
use crate::manifest::{self, DocumentEntry, Handed, Subject};
use crate::model::Model;
use crate::project::Project;
use crate::records::extract;
use crate::records::receipt::{self, Receipt};
use crate::returns::{self, Sender};
use crate::seal::{self, Parts, printed};
use crate::view;
use crate::view::figures::Datum;

use super::Request;
use super::drafts::twin_of;
use super::make::Made;
use super::standing::Standing;

/// What a run made.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// What the roundtable is called; empty if that could not be read.
    pub roundtable: String,
    /// What stands beside the documents, as paths below the period's folder: manifests,
    /// figures, kept sources. Only those are there if something must be fixed first.
    pub outputs: Files,
    /// Return slips for tables with problems, as paths below the period's
    /// folder, if they were asked for; made also when documents are not.
    pub slips: Files,
    /// What became of every cell: made also when documents are not.
    pub receipts: Vec<Receipt>,
    /// The receipts as a CSV file, in the folder of the secretariat's edition.
    pub receipts_csv: Files,
    /// The editions that wait for answers to questions, by their codes.
    pub stopped: Vec<String>,
    /// Their names; none if all of them wait.
    pub stopped_names: Vec<String>,
    /// The documents that wait until something in them alone is fixed, by their paths.
    pub waiting: Vec<String>,
    /// Everything that was found, arranged for reading.
    pub diagnostics: Vec<Diagnostic>,
    /// The values that should have come and have not, to the secretariat's eyes.
    pub overdue: Vec<Overdue>,
    /// The period's folder: `2026-10`.
    pub period: String,
    /// The data cut-off.
    pub as_of: Option<Date>,
    /// The issue that the documents are, from 1 on.
    pub issue: u32,
    /// Whether the period was sealed as this issue, so that nothing was typeset.
    pub is_sealed: bool,
    /// What of the issue before stays beside a new one, below a folder of its own; left
    /// empty for whoever knows what is there.
    pub kept: Files,
    /// What is said to a whole of many roundtables, if that was asked for and nothing waits
    /// for an answer; it is among the outputs too, and in no manifest.
    pub extract: Option<Vec<u8>>,
    /// The archive of what goes out, if it was asked for.
    pub archive: Option<Vec<u8>>,
    /// The documents, in the order they are listed.
    pub documents: Vec<DocumentEntry>,
    /// The path of every document that the project has, made this time or not.
    pub catalogue: Vec<String>,
    /// The documents that were typeset, by the paths of their PDFs; the others of those that
    /// were made are as they were.
    pub typeset: BTreeSet<String>,
    /// The digest of everything that a document was made of, by the path of its PDF: of those
    /// of which there was nothing to tell.
    pub manuscripts: BTreeMap<String, String>,
    /// The figures that each document says, by its path, also where none was made.
    pub says: BTreeMap<String, Vec<String>>,
}

/// A value of an indicator that should have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// The indicator.
    pub indicator: Name,
    /// Who supplies it, if somebody does.
    pub from: Option<Name>,
    /// The day by which it should have come.
    pub since: Date,
}

impl Outcome {
    /// Returns whether some documents wait, for an answer or until something is fixed.
    pub fn waits(&self) -> bool {
        !self.stopped.is_empty() || !self.waiting.is_empty()
    }
}

/// Everything that the record of a run is made from.
pub(super) struct Recording<'a> {
    pub(super) project: &'a Project<'a>,
    pub(super) request: &'a Request<'a>,
    pub(super) standing: &'a Standing,
    pub(super) assessment: &'a Assessment,
}

impl Recording<'_> {
    /// Records a run. `diagnostics` are all that were found, arranged for reading.
    pub(super) fn outcome(&self, made: Made, diagnostics: Vec<Diagnostic>) -> Outcome {
        let (model, request) = (&self.standing.model, self.request);
        let failed = diagnostics::any_error(&diagnostics);
        let stopped = self.stopped(&diagnostics);
        let all_stop = !stopped.is_empty() && stopped.len() == model.editions.len();
        let (issue, is_sealed) = self.standing.earlier.issue;
        let mut outcome = Outcome {
            roundtable: model.roundtable.name.ja.clone(),
            stopped_names: match all_stop {
                false => stopped
                    .iter()
                    .map(|code| edition_name(model, self.project, code, request.message_language))
                    .collect(),
                true => Vec::new(),
            },
            stopped,
            overdue: self.overdue(),
            waiting: diagnostics::kept_back(&diagnostics).into_iter().map(str::to_owned).collect(),
            period: model.calendar.period.to_string(),
            as_of: Some(model.calendar.as_of),
            issue,
            is_sealed,
            catalogue: catalogue(model),
            ..Outcome::default()
        };
        let language = model.roundtable.languages[0];
        outcome.says = made.says.clone();
        outcome.receipts = self.standing.receipts();
        let csv = receipt::to_csv(&outcome.receipts, language);
        outcome.receipts_csv.insert("internal/receipts.csv", csv);
        if request.slips {
            outcome.slips = self.slips(&diagnostics);
        }
        let none_left = request.typeset && made.documents.is_empty() && !outcome.waiting.is_empty();
        if !failed && !all_stop && !none_left {
            outcome.outputs = self.beside(&made, language);
            let seals = request.seals && !outcome.waits() && made.is_whole;
            outcome.archive = seals.then(|| self.archive(&made, &outcome)).flatten();
            outcome.documents = made.documents;
            outcome.typeset = made.typeset;
            outcome.manuscripts = made.manuscripts;
            // What was sealed is not said anew by the tables of today.
            let says = !is_sealed && self.may_say(&outcome.stopped);
            outcome.extract = made.extract.filter(|_| says);
            let extract = outcome.extract.iter();
            extract.for_each(|it| outcome.outputs.insert(extract::FILE, it.clone()));
        }
        outcome.outputs.overlay(&made.markup);
        outcome.diagnostics = diagnostics;
        outcome
    }

    /// Returns whether something may be said to a whole, though these editions wait: if those
    /// for the same readers do not.
    fn may_say(&self, stopped: &[String]) -> bool {
        let readers = self.request.extract;
        let editions = self.standing.model.editions.iter();
        let of_these: Vec<&str> = editions
            .filter(|it| Some(it.visibility) == readers)
            .map(|it| it.name.as_str())
            .collect();
        let waits = |name: &&str| stopped.iter().any(|it| it == name);
        stopped.is_empty() || (!of_these.is_empty() && !of_these.iter().any(waits))
    }

    /// Returns the values that should have come, as those see it who see most.
    fn overdue(&self) -> Vec<Overdue> {
        let model = &self.standing.model;
        let Some(figures) = self.assessment.by_visibility.values().next() else {
            return Vec::new();
        };
        let indicators = model.indicators.iter().map(|it| &it.definition);
        let overdue = indicators.filter_map(|it| {
            let owner = it.owner.as_ref().and_then(|id| model.organisation(id));
            Some(Overdue {
                indicator: it.name.clone(),
                from: owner.map(|it| it.name.clone()),
                since: figures.indicators.get(&it.id)?.overdue_since?,
            })
        });
        overdue.collect()
    }

    /// Returns the editions that wait for an answer.
    fn stopped(&self, diagnostics: &[Diagnostic]) -> Vec<String> {
        let codes = self.standing.model.editions.iter().map(|edition| edition.name.as_str());
        codes.filter(|code| diagnostics::stops(diagnostics, code)).map(str::to_owned).collect()
    }

    /// Returns what stands beside documents: what was withheld, the values that they
    /// print, and the manifests.
    fn beside(&self, made: &Made, language: Language) -> Files {
        let (model, words) = (&self.standing.model, self.project.spoken().words(language));
        let mut outputs = made.markup.clone();
        let withheld =
            view::figures::suppression_log(&disclosure::withheld(model, self.assessment), words);
        outputs.insert("internal/suppression-log.csv", withheld);
        self.figures(&made.documents, words, &mut outputs);
        let is_made = |path: &str| {
            made.documents.iter().any(|it| path.split('/').next() == Some(it.audience.as_str()))
        };
        for (path, bytes) in made.beside.iter().filter(|(path, _)| is_made(path)) {
            outputs.insert(path, bytes.clone());
        }
        let subject = Subject {
            roundtable: &model.roundtable.name.ja,
            period: &model.calendar.period.to_string(),
            as_of: &model.calendar.as_of.to_string(),
        };
        let handed = Handed {
            inputs: self.project.inputs(),
            templates: self.project.templates(),
            base: self.project.ground().files(),
            before: &self.standing.earlier.sealed,
        };
        let manifest = manifest::record(subject, made.documents.clone(), &outputs, handed);
        outputs.overlay(&manifest.to_files());
        outputs
    }

    /// Puts beside an edition's documents the values that they print.
    fn figures(&self, documents: &[DocumentEntry], words: &Words, outputs: &mut Files) {
        let model = &self.standing.model;
        let mut printed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for document in documents {
            let figures = document.figures.iter().map(String::as_str);
            printed.entry(&document.audience).or_default().extend(figures);
        }
        let mut by_readers = BTreeMap::new();
        for edition in &model.editions {
            let code = edition.name.as_str();
            let Some(figures) = self.assessment.figures_of(edition) else { continue };
            let Some(printed) = printed.get(code).filter(|it| !it.is_empty()) else { continue };
            // Editions that see as much take theirs from the same figures.
            let values = by_readers
                .entry((edition.visibility, edition.about()))
                .or_insert_with(|| view::figures::data(&figures.printed.all, words));
            let values: BTreeMap<&str, &Datum> = values
                .iter()
                .filter(|(id, _)| printed.contains(id.as_str()))
                .map(|(id, value)| (id.as_str(), value))
                .collect();
            outputs.insert(format!("{code}/figures.json"), manifest::figures_json(&values));
        }
    }

    fn archive(&self, made: &Made, outcome: &Outcome) -> Option<Vec<u8>> {
        let (model, spoken) = (&self.standing.model, self.project.spoken());
        let sealed =
            printed::record(model, self.assessment, spoken, &made.documents, outcome.issue);
        seal::pack(Parts {
            sealed: &sealed,
            inputs: self.project.inputs(),
            templates: self.project.templates(),
            made: &outcome.outputs,
            texts: made.texts.as_ref()?,
            before: &self.standing.earlier.sealed,
        })
    }

    fn slips(&self, diagnostics: &[Diagnostic]) -> Files {
        let model = &self.standing.model;
        let secretariat = &model.roundtable.secretariat;
        let contact =
            [Some(&secretariat.name.ja), secretariat.phone.as_ref(), secretariat.email.as_ref()];
        let sender = Sender {
            roundtable: &model.roundtable.name.ja,
            contact: &contact.into_iter().flatten().cloned().collect::<Vec<_>>().join(" "),
            as_of: model.calendar.as_of,
            language: self.request.message_language,
        };
        returns::slips(self.project.inputs(), diagnostics, sender)
    }
}

/// Returns an edition's name as people know it: that of its sector, or its own.
pub(super) fn edition_name(
    model: &Model,
    project: &Project<'_>,
    code: &str,
    language: Language,
) -> String {
    let mut sectors = model.sectors.iter();
    let sector = sectors.find(|sector| sector.id.as_str() == code);
    let words = project.spoken().words(language);
    let word = || words.get(&format!("edition-{code}"), &[]);
    sector
        .map(|sector| sector.name.text(language).to_owned())
        .or_else(word)
        .unwrap_or_else(|| code.to_owned())
}

/// Returns the path of every document that a project has.
fn catalogue(model: &Model) -> Vec<String> {
    let mut paths = Vec::new();
    for edition in &model.editions {
        for kind in &edition.kinds {
            let languages = model.roundtable.languages.iter();
            let pdfs = languages.map(|language| edition.path(*kind, *language));
            let of_pdf = |pdf: String| {
                let html = edition.has_html.then(|| twin_of(&pdf));
                std::iter::once(pdf).chain(html)
            };
            paths.extend(pdfs.flat_map(of_pdf));
        }
    }
    paths
}
