//! One document to be looked at: the same steps as a build's, up to its pages.

use jiff::civil::Date;

use crate::diagnostics::{self, Diagnostic};
use crate::model::Model;
use crate::model::roundtable::DocumentKind;
use crate::project::Project;
use crate::locale::Language;
use crate::typeset::{self, Proof};

use super::outcome::edition_name;
use super::{Ready, Request, prepare};

/// A document to be looked at, and what else could be.
#[derive(Debug, Default)]
pub struct Proofed {
    /// Where its file would stand: `business/report.ja.pdf`; nothing, if there is none such.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its pages; none, if something keeps it from being made.
    pub proof: Option<Proof>,
    /// The identifiers of the figures that it prints.
    pub figures: Vec<String>,
    /// Whether it waits for the answer to a question, or until something in it is fixed.
    pub waits: bool,
    /// The period's folder: `2026-10`.
    pub period: String,
    /// The data cut-off.
    pub as_of: Option<Date>,
    /// The issue that it is, from 1 on.
    pub issue: u32,
    /// Whether the period was sealed as this issue.
    pub is_sealed: bool,
    /// The documents of the project, by edition.
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

/// Lays out the first document that is asked for.
pub fn proof(project: &Project<'_>, request: &Request<'_>) -> Proofed {
    prepare(project, request, |ready, mut found| {
        let mut proofed = Proofed {
            choices: choices(&ready.standing.model, project, request.message_language),
            ..of(ready)
        };
        let planned = ready.planned.first().filter(|_| !diagnostics::any_error(&found.0));
        if let Some(planned) = planned {
            proofed.path = planned.edition.path(planned.kind, planned.language);
            proofed.waits = planned.is_stopped;
            if let Some(draft) = found.note(ready.drafting.draft(*planned)) {
                draft.manuscript.title.clone_into(&mut proofed.title);
                proofed.figures = draft.figures().to_vec();
                let records = &ready.standing.parsed.records;
                let missing = draft.missing_glyphs(ready.typesetter, records);
                proofed.waits |= !missing.is_empty();
                found.0.extend(missing);
                if !proofed.waits {
                    let made = typeset::proof(ready.typesetter, &draft.manuscript);
                    proofed.proof = found.note(made);
                }
            }
        }
        project.place(&mut found.0);
        diagnostics::arrange(&mut found.0);
        proofed.diagnostics = found.0;
        proofed
    })
}

fn of(ready: &Ready<'_>) -> Proofed {
    let model = &ready.standing.model;
    let (issue, is_sealed) = ready.standing.earlier.issue;
    Proofed {
        period: model.calendar.period.to_string(),
        as_of: Some(model.calendar.as_of),
        issue,
        is_sealed,
        languages: model.roundtable.languages.clone(),
        ..Proofed::default()
    }
}

fn choices(model: &Model, project: &Project<'_>, language: Language) -> Vec<Choice> {
    let choice = |edition: &crate::model::roundtable::Edition| Choice {
        edition: edition.name.as_str().to_owned(),
        name: edition_name(model, project, edition.name.as_str(), language),
        kinds: edition.kinds.clone(),
    };
    model.editions.iter().map(choice).collect()
}
