//! One document to be looked at: the same steps as a build's, up to its pages; and how its
//! figures come about, and what they were when an edition was last sealed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::labels;
use crate::diagnostics::{self, Diagnostic};
use crate::disclosure;
use crate::locale::Language;
use crate::model::Model;
use crate::model::roundtable::{Audience, DocumentKind, Edition};
use crate::project::Project;
use crate::records::sealed::Sealed;
use crate::typeset::{self, Proof};
use crate::view::figures::{Explained, explain};

use super::drafts::Planned;
use super::outcome::edition_name;
use super::{Progress, Ready, Request, prepare};

/// A document to be looked at, and what else could be.
#[derive(Debug, Default)]
pub struct Proofed {
    /// Which it is; nothing, if there is none such.
    pub choice: Option<(String, DocumentKind, Language)>,
    /// Where its file would stand: `business/report.ja.pdf`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its pages; none, if something keeps it from being made.
    pub proof: Option<Proof>,
    /// The figures that it prints, explained as far as its readers may see them.
    pub figures: Vec<Explained>,
    /// What was last sealed of its edition.
    pub before: Option<Before>,
    /// Whether it waits for the answer to a question, or until something in it is fixed.
    pub waits: bool,
    /// The period's folder: `2026-10`.
    pub period: String,
    /// The data cut-off.
    pub as_of: Option<Date>,
    /// The editions of the project.
    pub choices: Vec<Choice>,
    /// The languages of the project.
    pub languages: Vec<Language>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// An edition of which a document can be looked at.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its code.
    pub edition: String,
    /// Its name as people know it.
    pub name: String,
    /// The kinds of its documents.
    pub kinds: Vec<DocumentKind>,
}

/// What a sealed edition printed.
#[derive(Debug, Clone)]
pub struct Before {
    /// Its period in words.
    pub period: String,
    /// Its issue, from 1 on.
    pub issue: u32,
    /// What each figure was worded as, by its identifier.
    pub words: BTreeMap<String, String>,
}

/// Lays out the first document that is asked for.
pub fn proof(project: &Project<'_>, request: &Request<'_>) -> Proofed {
    prepare(project, request, |ready, mut found| {
        let model = &ready.standing.model;
        let mut proofed = Proofed {
            period: model.calendar.period.to_string(),
            as_of: Some(model.calendar.as_of),
            choices: choices(model, project, request.message_language),
            languages: model.roundtable.languages.clone(),
            ..Proofed::default()
        };
        if let Some(planned) = ready.planned.first() {
            let Planned { edition, kind, language, is_stopped } = *planned;
            proofed.choice = Some((edition.name.clone(), kind, language));
            proofed.path = edition.path(kind, language);
            proofed.waits = is_stopped;
            proofed.before = before(request.sealed, edition, request.message_language);
            if !diagnostics::any_error(&found.0) {
                found.0.extend(lay_out(ready, project, request, *planned, &mut proofed));
            }
        }
        project.place(&mut found.0);
        diagnostics::arrange(&mut found.0);
        proofed.diagnostics = found.0;
        proofed
    })
}

/// Lays a document out, unless it waits for something.
fn lay_out(
    ready: &Ready<'_>,
    project: &Project<'_>,
    request: &Request<'_>,
    planned: Planned<'_>,
    proofed: &mut Proofed,
) -> Vec<Diagnostic> {
    let (draft, mut found) = ready.drafting.draft(planned);
    let Some(draft) = draft else { return found };
    draft.manuscript.title.clone_into(&mut proofed.title);
    let records = &ready.standing.parsed.records;
    let missing = draft.missing_glyphs(ready.typesetter, records);
    proofed.waits |= !missing.is_empty();
    found.extend(missing);
    if !proofed.waits {
        (request.progress)(Progress::Typesets(true));
        let (proof, told) = typeset::proof(ready.typesetter, &draft.manuscript);
        (request.progress)(Progress::Typesets(false));
        proofed.proof = proof;
        found.extend(told);
    }
    let model = &ready.standing.model;
    let cited: BTreeSet<&str> = draft.figures().iter().map(String::as_str).collect();
    let edition = planned.edition;
    let Some(figures) = ready.assessment.by_visibility.get(&edition.visibility) else {
        return found;
    };
    let figures = disclosure::of_edition(model, figures.clone(), edition);
    let figures = figures.printed.all.iter();
    let figures: Vec<_> = figures.filter(|it| cited.contains(it.id.as_str())).cloned().collect();
    let words = project.spoken().words(request.message_language);
    let labels = labels::row_labels(model);
    proofed.figures = explain(&figures, &labels, model.roundtable.eras, words);
    found
}

/// What was last sealed of an edition.
fn before(sealed: &[Arc<Sealed>], edition: &Edition, language: Language) -> Option<Before> {
    let of_edition = |it: &Arc<Sealed>| {
        let mut editions = it.editions.iter();
        editions.find(|it| it.audience == edition.name).map(|_| Arc::clone(it))
    };
    let last = sealed.iter().filter_map(of_edition).max_by_key(|it| (it.as_of, it.issue))?;
    let printed = last.editions.iter().find(|it| it.audience == edition.name)?;
    let worded = |words: &BTreeMap<String, String>| words.get(language.code()).cloned();
    let figures = printed.figures.iter();
    Some(Before {
        period: worded(&last.words).unwrap_or_else(|| last.period.clone()),
        issue: last.issue,
        words: figures.filter_map(|(id, it)| Some((id.clone(), worded(&it.words)?))).collect(),
    })
}

fn choices(model: &Model, project: &Project<'_>, language: Language) -> Vec<Choice> {
    let choice = |edition: &Edition| Choice {
        edition: edition.name.clone(),
        name: name(model, project, edition, language),
        kinds: edition.kinds.clone(),
    };
    model.editions.iter().map(choice).collect()
}

/// An edition's name, by whom it is for.
fn name(model: &Model, project: &Project<'_>, edition: &Edition, language: Language) -> String {
    let named = match &edition.audience {
        _ if edition.title.is_some() => edition.title.as_ref(),
        Audience::Grants(grants) => Some(&grants.funder),
        Audience::Organisation(id) => {
            model.organisations.iter().find(|it| it.id == *id).map(|it| &it.name)
        }
        Audience::Body(id) => model.bodies.iter().find(|it| it.id == *id).map(|it| &it.name),
        _ => None,
    };
    let named = named.map(|name| name.text(language).to_owned());
    named.unwrap_or_else(|| edition_name(model, project, &edition.name, language))
}
