//! Questions about figures: how one comes about, and what changed between two
//! periods. They go through the same stages as the documents, without any.

use crate::assessment::{self, ledger};
use crate::diagnostics::{self, Diagnostic};
use crate::disclosure;
use crate::domain::time::{FiscalCalendar, TimeSpan};
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::model::roundtable::Kind;
use crate::model::{self, Model, Scope};
use crate::records;
use crate::template::{self, Templates};
use crate::view::figures::Explained;
use crate::view::{self, ChangeLine, Setting};

use super::{Earlier, Request, check_request};

/// An answer, and what was found while reading.
#[derive(Debug)]
pub struct Told<T> {
    /// What was asked for; nothing if something must be fixed first.
    pub answer: Vec<T>,
    /// What was found while reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// Explains every figure that an audience may see; the secretariat's own if
/// none is named.
pub fn explain(inputs: &Files, templates: &Files, request: &Request<'_>) -> Told<Explained> {
    let mut diagnostics = Vec::new();
    let records = records::parse(inputs, &mut diagnostics);
    let scope = Scope { period: request.period, as_of: request.as_of };
    let mut model = model::resolve(&records, scope, &mut diagnostics);
    let earlier = Earlier::of(&model, request);
    model.look_back(&records, earlier.sealed);
    let spoken = Templates::load(&template::base(), templates, &mut diagnostics);
    check_request(&model, request, &mut diagnostics);
    let visibility = visibility_of(&model, request);
    let figures = assessment::figures(&model, visibility);
    let figures = ledger::figures(&model, &figures, visibility);
    let labels = ledger::row_labels(&model);
    let words = spoken.words(request.message_language);
    let answer = view::figures::explain(&figures, &labels, &model, words);
    settle(answer, diagnostics)
}

/// Tells what changed between the ends of two periods, as the later one's
/// tables have it.
pub fn compare(
    inputs: &Files,
    templates: &Files,
    from: TimeSpan,
    request: &Request<'_>,
) -> Told<ChangeLine> {
    let mut diagnostics = Vec::new();
    let records = records::parse(inputs, &mut diagnostics);
    let scope = Scope { period: request.period, as_of: request.as_of };
    let mut model = model::resolve(&records, scope, &mut diagnostics);
    model.calendar.previous = from.named_in(FiscalCalendar::new(model.calendar.fiscal_start));
    let spoken = Templates::load(&template::base(), templates, &mut diagnostics);
    check_request(&model, request, &mut diagnostics);
    let assessment = assessment::assess(&model);
    let visibility = visibility_of(&model, request);
    let edition = model.editions.iter().find(|edition| match request.audiences.first() {
        Some(audience) => edition.audience.code() == audience,
        None => edition.visibility == visibility,
    });
    let answer = edition.map_or_else(Vec::new, |edition| {
        let disclosure = disclosure::disclose(&model, &assessment, edition);
        let setting = Setting {
            kind: Kind::Report,
            language: request.message_language,
            words: spoken.words(request.message_language),
            templates,
            inputs,
            findings: &[],
            issue: 1,
        };
        view::changes(&disclosure, &setting)
    });
    settle(answer, diagnostics)
}

fn settle<T>(answer: Vec<T>, mut diagnostics: Vec<Diagnostic>) -> Told<T> {
    diagnostics::arrange(&mut diagnostics);
    let failed = diagnostics::any_error(&diagnostics);
    Told { answer: if failed { Vec::new() } else { answer }, diagnostics }
}

/// What the audience that was asked for may see; else the secretariat.
fn visibility_of(model: &Model, request: &Request<'_>) -> Visibility {
    let asked = request.audiences.first();
    let edition = model
        .editions
        .iter()
        .find(|edition| asked.is_some_and(|audience| edition.audience.code() == audience));
    edition.map_or(Visibility::Internal, |edition| edition.visibility)
}
