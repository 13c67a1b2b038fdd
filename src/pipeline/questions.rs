//! Questions about figures: how one comes about, and what changed between two
//! periods. They go through the same stages as the documents, without any.

use crate::assessment::changes::Since;
use crate::assessment::{self, labels};
use crate::diagnostics::{self, Diagnostic};
use crate::disclosure;
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::model::Model;
use crate::model::roundtable::{DocumentKind, Edition};
use crate::project::Project;
use crate::view::figures::Explained;
use crate::view::{self, Alike, ChangeLine, Sections, Setting};

use super::Request;
use super::standing::Standing;

/// An answer, and what was found while reading.
#[derive(Debug)]
pub struct Told<T> {
    /// What was asked for; nothing if something must be fixed first.
    pub answer: T,
    /// What was found while reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// What changed between the ends of two periods.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What the later one is compared with.
    pub since: Since,
    /// The same in words.
    pub compared_with: String,
    /// What changed.
    pub lines: Vec<ChangeLine>,
}

/// Returns the period that a project is about.
pub fn period(project: &Project<'_>, request: &Request<'_>) -> TimeSpan {
    Standing::of(project.parsed(), request, None).0.model.calendar.period
}

/// Explains every figure that an audience may see; the secretariat's own if
/// none is named.
pub fn explain(project: &Project<'_>, request: &Request<'_>) -> Told<Vec<Explained>> {
    let (Standing { model, .. }, mut diagnostics) = Standing::of(project.parsed(), request, None);
    diagnostics.extend_from_slice(project.problems());
    diagnostics.extend(request.problems_of_one(&model));
    let visibility = visibility_of(&model, request);
    let figures = assessment::figures(&model, visibility);
    let figures = match asked(&model, request) {
        Some(edition) => disclosure::of_edition(&model, figures, edition),
        None => figures,
    };
    let labels = labels::row_labels(&model);
    let words = project.spoken().words(request.message_language);
    let answer =
        view::figures::explain(&figures.printed.all, &labels, model.roundtable.eras, words);
    settle(answer, diagnostics)
}

/// Tells what changed between the ends of two periods: since what a sealed edition of
/// the earlier one printed, else since what today's tables say of its end.
pub fn compare(project: &Project<'_>, from: TimeSpan, request: &Request<'_>) -> Told<Comparison> {
    let (Standing { model, .. }, mut diagnostics) =
        Standing::of(project.parsed(), request, Some(from));
    diagnostics.extend_from_slice(project.problems());
    diagnostics.extend(request.problems_of_one(&model));
    let assessment = assessment::assess(&model);
    let visibility = visibility_of(&model, request);
    let edition = model.editions.iter().find(|edition| match request.audiences.first() {
        Some(audience) => edition.name.as_str() == audience,
        None => edition.visibility == visibility,
    });
    let answer = edition.map_or_else(Comparison::default, |edition| {
        let disclosure = disclosure::disclose(&model, &assessment, &[]).to(edition);
        let setting = Setting {
            kind: DocumentKind::Report,
            language: request.message_language,
            words: project.spoken().words(request.message_language),
            japanese: project.spoken().words(Language::Ja),
            templates: project.templates(),
            below: project.ground().files(),
            inputs: project.inputs(),
            issue: 1,
            alike: &Alike::default(),
            sections: &Sections::default(),
        };
        let (lines, compared_with) = view::changes(&disclosure, &setting);
        Comparison { since: disclosure.figures().changes.since, compared_with, lines }
    });
    settle(answer, diagnostics)
}

fn settle<T: Default>(answer: T, mut diagnostics: Vec<Diagnostic>) -> Told<T> {
    diagnostics::arrange(&mut diagnostics);
    let failed = diagnostics::any_error(&diagnostics);
    Told { answer: if failed { T::default() } else { answer }, diagnostics }
}

/// The edition that was asked for.
fn asked<'m>(model: &'m Model, request: &Request<'_>) -> Option<&'m Edition> {
    model.editions.iter().find(|edition| Some(&edition.name) == request.audiences.first())
}

/// What the audience that was asked for may see; else the secretariat.
fn visibility_of(model: &Model, request: &Request<'_>) -> Visibility {
    asked(model, request).map_or(Visibility::Internal, |edition| edition.visibility)
}
