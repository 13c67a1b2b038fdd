//! The whole program, as one function.
//!
//! ```text
//! inputs ─▶ Records ─▶ Model ─▶ Assessment ─▶ Disclosure ─▶ View ─▶ Typst ─▶ PDF ─▶ outputs
//! ```

mod earlier;
mod questions;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::assessment::{self, Assessment, candour, corrections, coverage, money, sustainability};
use crate::diagnostics::{self, Diagnostic, Origin, Severity};
use crate::disclosure;
use crate::domain::time::TimeSpan;
use crate::files::Files;
use crate::leaks::{self, Secrets};
use crate::locale::{Language, Words};
use crate::manifest::{self, DocumentEntry, Handed, Subject};
use crate::markup::figures_in;
use crate::model::roundtable::{Edition, Kind};
use crate::model::{self, Model, Scope};
use crate::records::receipt::{self, Receipt};
use crate::records::sealed::Sealed;
use crate::records::{self, Records};
use crate::returns::{self, Sender};
use crate::seal::{self, Parts, printed};
use crate::template::{self, Templates};
use crate::typeset::{self, Press, Sheet};
use crate::view::{self, Setting};

use self::earlier::Earlier;
pub use self::questions::{Comparison, Told, compare, explain};

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
    pub kinds: Vec<Kind>,
    /// Only these languages; all if empty.
    pub languages: Vec<Language>,
    /// How many threads typeset.
    pub jobs: usize,
    /// Whether the Typst sources are kept beside the PDFs.
    pub keep_markup: bool,
    /// Whether anything is typeset at all.
    pub typeset: bool,
    /// Whether return slips are made.
    pub slips: bool,
    /// What sealed editions printed; of them, those before this one count.
    pub sealed: &'a [Arc<Sealed>],
    /// Whether a sealed period gets a new issue.
    pub new_issue: bool,
    /// Whether an archive is made of what went out.
    pub seals: bool,
    /// The language of messages, for return slips.
    pub message_language: Language,
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
            slips: false,
            sealed: &[],
            new_issue: false,
            seals: false,
            message_language: Language::Ja,
            progress: &|_| {},
        }
    }
}

/// Findings that the secretariat's report lists.
const MOST_FINDINGS: usize = 200;

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// So many documents will be typeset.
    Started(usize),
    /// This one is done.
    Done(&'a str),
}

/// What a run made.
#[derive(Debug, Default)]
pub struct Built {
    /// Documents and manifest, as paths below the period's folder; empty if
    /// something must be fixed first.
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
    /// Everything that was found, arranged for reading.
    pub diagnostics: Vec<Diagnostic>,
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
    /// The archive of what goes out, if it was asked for.
    pub archive: Option<Vec<u8>>,
    /// The documents, in the order they are listed.
    pub documents: Vec<DocumentEntry>,
    /// The path of every document that the project has, made this time or not.
    pub catalogue: Vec<String>,
}

/// Makes every document of a roundtable from what people wrote.
///
/// `templates` is the project's own layer; the base layer is part of the
/// program. Nothing fails here: whatever is wrong is a diagnostic. If one of
/// them must be fixed, there are no outputs.
pub fn build(inputs: &Files, templates: &Files, request: &Request<'_>) -> Built {
    let mut diagnostics = Vec::new();
    let mut records = records::parse(inputs, &mut diagnostics);
    let scope = Scope { period: request.period, as_of: request.as_of };
    let mut model = model::resolve(&records, scope, &mut diagnostics);
    let earlier = Earlier::of(&model, request);
    model.look_back(&records, earlier.sealed.clone());
    let receipts = settle(&mut records, &model);
    let assessment = assessment::assess(&model);
    candour::check(&model, &assessment, &mut diagnostics);
    leaks::tell(&model, &assessment, &mut diagnostics);
    if let Some(figures) = assessment.by_visibility.values().next() {
        sustainability::ask_for_reasons(&model, figures, &mut diagnostics);
        corrections::ask_for_reasons(&model, figures, &mut diagnostics);
        coverage::tell(&model, figures, &mut diagnostics);
        money::tell(&model, figures, &mut diagnostics);
    }
    records::tell_refused(templates, &mut diagnostics);
    let base = template::base();
    let mut layers = base.clone();
    layers.overlay(templates);
    let spoken = Templates::load(&base, templates, &mut diagnostics);
    let press = Press::new(&layers, inputs, model.calendar.as_of, &mut diagnostics);
    diagnostics::arrange(&mut diagnostics);
    let count = receipts.iter().map(|receipt| receipt.records).sum();
    weigh::weigh(inputs, &layers, &spoken, request, &mut diagnostics, count);
    // The secretariat's report lists what was found; of what must be fixed there
    // is no report.
    let findings: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|found| found.severity != Severity::Error)
        .take(MOST_FINDINGS)
        .cloned()
        .collect();
    let workshop = Workshop {
        model: &model,
        assessment: &assessment,
        spoken: &spoken,
        layers: &layers,
        inputs,
        findings: &findings,
        issue: earlier.issue.0,
    };
    let mut drafts = workshop.drafts(request, &mut diagnostics);
    let stopped: Vec<String> = model
        .editions
        .iter()
        .map(|edition| edition.audience.code().to_owned())
        .filter(|code| diagnostics::stops(&diagnostics, code))
        .collect();
    drafts.retain(|draft| !stopped.iter().any(|code| code == draft.edition.audience.code()));
    for draft in &drafts {
        check_glyphs(&press, &draft.sheet, &records, &mut diagnostics);
    }
    let period = model.calendar.period.to_string();
    let stopped_names = match stopped.len() < model.editions.len() {
        true => stopped.iter().map(|code| edition_name(code, &model, &spoken, request)).collect(),
        false => Vec::new(),
    };
    let as_of = Some(model.calendar.as_of);
    let catalogue = catalogue(&model);
    let mut built = Built { period, as_of, stopped, stopped_names, catalogue, ..Built::default() };
    (built.issue, built.is_sealed) = earlier.issue;
    if request.keep_markup {
        keep_markup(&drafts, &mut built.outputs);
    }
    let typesets = request.typeset && (request.seals || !built.is_sealed);
    if typesets && !diagnostics::any_error(&diagnostics) {
        (request.progress)(Progress::Started(drafts.len()));
        let sheets: Vec<Sheet> = drafts.iter().map(|draft| draft.sheet.clone()).collect();
        let told = |path: &str| (request.progress)(Progress::Done(path));
        let made = typeset::typeset(&press, &sheets, request.jobs, &told, &mut diagnostics);
        let leaked = workshop.look_for_leaks(&base, &drafts, &made);
        diagnostics.extend(leaked);
        built.documents = made
            .par_iter()
            .filter_map(|(path, pdf)| {
                let draft = drafts.iter().find(|draft| draft.sheet.path == *path)?;
                Some(draft.entry(pdf))
            })
            .collect();
        for (path, pdf) in made {
            built.outputs.insert(path, pdf);
        }
    }
    let language = model.roundtable.languages[0];
    let words = spoken.words(language);
    let withheld = view::figures::suppression_log(&model, &assessment, words);
    built.outputs.insert("internal/suppression-log.csv", withheld);
    record_figures(&model, &assessment, words, &mut built);
    let subject = Subject {
        roundtable: &model.roundtable.name.ja,
        period: &built.period,
        as_of: &model.calendar.as_of.to_string(),
    };
    let documents = built.documents.clone();
    let manifest = manifest::record(
        subject,
        documents,
        &built.outputs,
        Handed { inputs, templates, base: &base, before: &earlier.sealed },
    );
    built.outputs.overlay(&manifest.to_files());
    diagnostics::arrange(&mut diagnostics);
    let csv = receipt::to_csv(&receipts, language);
    built.receipts_csv.insert("internal/receipts.csv", csv);
    built.receipts = receipts;
    let is_whole = built.stopped.is_empty() && built.documents.len() == drafts.len();
    if request.seals && is_whole && !diagnostics::any_error(&diagnostics) {
        let sealed = printed::record(&model, &assessment, &spoken, &built.documents, built.issue);
        built.archive = seal::pack(Parts {
            sealed: &sealed,
            inputs,
            templates,
            made: &built.outputs,
            before: &earlier.sealed,
        });
    }
    if diagnostics::any_error(&diagnostics) || built.is_stopped(&model) {
        built.documents.clear();
        built.outputs = Files::new();
        if request.keep_markup {
            keep_markup(&drafts, &mut built.outputs);
        }
    }
    let secretariat = &model.roundtable.secretariat;
    let contact =
        [Some(&secretariat.name.ja), secretariat.phone.as_ref(), secretariat.email.as_ref()];
    let sender = Sender {
        roundtable: &model.roundtable.name.ja,
        contact: &contact.into_iter().flatten().cloned().collect::<Vec<_>>().join(" "),
        as_of: model.calendar.as_of,
        language: request.message_language,
    };
    if request.slips {
        built.slips = returns::slips(inputs, &diagnostics, sender);
    }
    built.diagnostics = diagnostics;
    built
}

/// Returns the path of every document that a project has.
fn catalogue(model: &Model) -> Vec<String> {
    let mut paths = Vec::new();
    for edition in &model.editions {
        for kind in &edition.kinds {
            let languages = model.roundtable.languages.iter();
            paths.extend(languages.map(|language| document_path(edition, *kind, *language)));
        }
    }
    paths
}

fn document_path(edition: &Edition, kind: Kind, language: Language) -> String {
    format!("{}/{}.{language}.pdf", edition.audience.code(), kind.code())
}

/// Returns an edition's name as people know it: that of its sector, or its own.
fn edition_name(code: &str, model: &Model, spoken: &Templates, request: &Request<'_>) -> String {
    let language = request.message_language;
    let sector = model.sectors.iter().find(|sector| sector.id.as_str() == code);
    let word = || spoken.words(language).get(&format!("edition-{code}"), &[]);
    sector
        .map(|sector| sector.name.text(language).to_owned())
        .or_else(word)
        .unwrap_or_else(|| code.to_owned())
}

/// Puts on the receipts what the model compared with others or counts elsewhere.
fn settle(records: &mut Records, model: &Model) -> Vec<Receipt> {
    let mut receipts = std::mem::take(&mut records.receipts);
    for (origin, rule) in &model.set_aside {
        let receipt = receipts.iter_mut().find(|receipt| receipt.source == origin.source);
        if let Some(receipt) = receipt {
            receipt.set_aside(origin, *rule);
        }
    }
    for receipt in &mut receipts {
        receipt.settle();
    }
    receipts
}

impl Built {
    /// Returns whether every edition waits for an answer.
    fn is_stopped(&self, model: &Model) -> bool {
        !self.stopped.is_empty() && self.stopped.len() == model.editions.len()
    }
}

/// One document before it is typeset.
struct Draft<'a> {
    edition: &'a Edition,
    kind: Kind,
    language: Language,
    sheet: Sheet,
    figures: Vec<String>,
}

impl Draft<'_> {
    fn entry(&self, pdf: &[u8]) -> DocumentEntry {
        DocumentEntry {
            path: self.sheet.path.clone(),
            audience: self.edition.audience.code().to_owned(),
            kind: self.kind.code().to_owned(),
            language: self.language.code().to_owned(),
            title: self.sheet.title.clone(),
            visibility: self.edition.visibility.name().to_owned(),
            bytes: pdf.len(),
            sha256: manifest::digest(pdf),
            made_from: String::new(),
            figures: self.figures.clone(),
        }
    }
}

/// Everything that drafting a document needs.
struct Workshop<'a> {
    model: &'a Model,
    assessment: &'a Assessment,
    spoken: &'a Templates,
    layers: &'a Files,
    inputs: &'a Files,
    findings: &'a [Diagnostic],
    issue: u32,
}

impl<'a> Workshop<'a> {
    /// Drafts every document that the project makes and the run asks for.
    fn drafts(&self, request: &Request<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Draft<'a>> {
        check_request(self.model, request, diagnostics);
        let mut drafts = Vec::new();
        for edition in &self.model.editions {
            let code = edition.audience.code();
            if !request.audiences.is_empty() && !request.audiences.iter().any(|it| it == code) {
                continue;
            }
            for &kind in &edition.kinds {
                if !request.kinds.is_empty() && !request.kinds.contains(&kind) {
                    continue;
                }
                for &language in &self.model.roundtable.languages {
                    if request.languages.is_empty() || request.languages.contains(&language) {
                        drafts.extend(self.draft(edition, kind, language, diagnostics));
                    }
                }
            }
        }
        if drafts.is_empty() && !diagnostics::any_error(diagnostics) {
            diagnostics.push(Diagnostic::nothing_to_make(&Origin::file("--audience, --kind")));
        }
        drafts
    }

    /// Reads every finished document back and looks for what its edition may
    /// not show.
    fn look_for_leaks(
        &self,
        base: &Files,
        drafts: &[Draft<'_>],
        made: &[(String, Vec<u8>)],
    ) -> Vec<Diagnostic> {
        let standing = leaks::bare(&template::standing_words(base));
        let mut editions: BTreeMap<&str, &Edition> = BTreeMap::new();
        for draft in drafts {
            editions.insert(draft.edition.audience.code(), draft.edition);
        }
        let secrets: BTreeMap<&str, Secrets> = editions
            .into_par_iter()
            .map(|(code, it)| (code, Secrets::of(self.model, self.assessment, it, &standing)))
            .collect();
        made.par_iter()
            .map(|(path, pdf)| {
                let mut found = Vec::new();
                let draft = drafts.iter().find(|draft| draft.sheet.path == *path);
                let secrets = draft.and_then(|it| secrets.get(it.edition.audience.code()));
                if let Some(secrets) = secrets {
                    secrets.look_in(pdf, path, &mut found);
                }
                found
            })
            .flatten()
            .collect()
    }

    fn draft(
        &self,
        edition: &'a Edition,
        kind: Kind,
        language: Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Draft<'a>> {
        let disclosure = disclosure::disclose(self.model, self.assessment, edition);
        let setting = Setting {
            kind,
            language,
            words: self.spoken.words(language),
            templates: self.layers,
            inputs: self.inputs,
            findings: self.findings,
            issue: self.issue,
        };
        let view = view::present(&disclosure, &setting, diagnostics);
        let rendered = self.spoken.render(kind, &view, diagnostics)?;
        let path = document_path(edition, kind, language);
        let mut ident = format!(
            "entaku:{}:{}:{path}",
            self.model.roundtable.name.ja, self.model.calendar.period
        );
        if self.issue > 1 {
            ident.push_str(&format!(":{}", self.issue));
        }
        let figures = figures_in(&rendered.source).into_iter().collect();
        let sheet = Sheet {
            ident,
            path,
            title: view.title().to_owned(),
            author: view.author().to_owned(),
            language,
            attachments: view.attachments().clone(),
            rendered,
        };
        Some(Draft { edition, kind, language, sheet, figures })
    }
}

/// Puts beside an edition's documents the values that they print.
fn record_figures(model: &Model, assessment: &Assessment, words: &Words, built: &mut Built) {
    let mut by_visibility = BTreeMap::new();
    for edition in &model.editions {
        let code = edition.audience.code();
        let of_edition = built.documents.iter().filter(|document| document.audience == code);
        let printed: BTreeSet<&str> =
            of_edition.flat_map(|document| &document.figures).map(String::as_str).collect();
        let Some(figures) = assessment.by_visibility.get(&edition.visibility) else { continue };
        if printed.is_empty() {
            continue;
        }
        // Editions of one visibility take theirs from the same ledger.
        let values = by_visibility
            .entry(edition.visibility)
            .or_insert_with(|| view::figures::values(&figures.printed.all, words));
        let values = values
            .iter()
            .filter(|(id, _)| printed.contains(id.as_str()))
            .map(|(id, value)| (id.clone(), value.clone()))
            .collect();
        let json = manifest::figures_json(&values);
        built.outputs.insert(format!("{code}/figures.json"), json);
    }
}

/// Audiences and languages that the project does not have are mistakes of the
/// command line.
fn check_request(model: &Model, request: &Request<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<&str> = model.editions.iter().map(|edition| edition.audience.code()).collect();
    for audience in &request.audiences {
        if !known.contains(&audience.as_str()) {
            let origin = Origin::file("--audience");
            diagnostics.push(Diagnostic::unknown_audience(&origin, audience, &known.join(", ")));
        }
    }
    let known = &model.roundtable.languages;
    for language in &request.languages {
        if !known.contains(language) {
            let codes: Vec<&str> = known.iter().map(|language| language.code()).collect();
            let origin = Origin::file("--lang");
            diagnostics.push(Diagnostic::unknown_language(
                &origin,
                language.code(),
                &codes.join(", "),
            ));
        }
    }
}

/// A character that no font has is told at the cells it comes from, else at
/// the document.
fn check_glyphs(
    press: &Press,
    sheet: &Sheet,
    records: &Records,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut at: BTreeMap<Origin, Vec<String>> = BTreeMap::new();
    for character in press.unprintable(&sheet.rendered.source) {
        let code = u32::from(character);
        let shown = match character.is_control() {
            true => format!("U+{code:04X}"),
            false => format!("{character}(U+{code:04X})"),
        };
        let template = [Origin::file(sheet.rendered.template_with(character))];
        let places = records.characters.get(&character).map_or(&template[..], Vec::as_slice);
        for place in places {
            at.entry(place.clone()).or_default().push(shown.clone());
        }
    }
    for (place, shown) in at {
        diagnostics.push(Diagnostic::missing_glyph(&place, &shown.join(" ")));
    }
}

fn keep_markup(drafts: &[Draft<'_>], outputs: &mut Files) {
    for draft in drafts {
        let stem = draft.sheet.path.trim_end_matches(".pdf");
        outputs.insert(format!("{stem}.typ"), draft.sheet.rendered.source.clone().into_bytes());
        for (path, bytes) in draft.sheet.attachments.iter() {
            outputs.insert(format!("{stem}/{path}"), std::sync::Arc::clone(bytes));
        }
    }
}
