//! The steps that every run and every question begins with: what the files say, what is
//! true, and what was printed before.

use std::sync::Arc;

use crate::assessment::contradictions::{self, StatusWords};
use crate::assessment::{self, Assessment, empty, problems};
use crate::diagnostics::{self, Diagnostic};
use crate::domain::time::{FiscalCalendar, TimeSpan};
use crate::leaks;
use crate::model::{self, Model};
use crate::project::{Parsed, Project};
use crate::records::receipt::Receipt;

use super::{Earlier, Request};

/// What is true of a project on the day that is asked for.
pub(super) struct Standing {
    pub(super) parsed: Arc<Parsed>,
    pub(super) model: Model,
    pub(super) earlier: Earlier,
}

impl Standing {
    /// Resolves what files say; compared with the end of `from`, else with that of the
    /// period before.
    pub(super) fn of(
        parsed: Arc<Parsed>,
        request: &Request<'_>,
        from: Option<TimeSpan>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = parsed.problems.clone();
        let records = &parsed.records;
        let mut model = model::resolve(records, request.scope(), &mut diagnostics);
        if let Some(from) = from {
            let from = from.named_in(FiscalCalendar::new(model.calendar.fiscal_start));
            model.calendar.previous = from;
            model.compared_with = Some(from);
        }
        let earlier = Earlier::of(&model, request);
        model.look_back(records, earlier.sealed.clone());
        (Self { parsed, model, earlier }, diagnostics)
    }

    /// Returns the receipts, with what the model compared with others or counts
    /// elsewhere.
    pub(super) fn receipts(&self) -> Vec<Receipt> {
        let mut receipts = self.parsed.records.receipts.clone();
        for (origin, rule) in &self.model.set_aside {
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
}

/// Works out what follows, and what is doubtful about it; `read` is what was found before.
pub(super) fn assess(
    standing: &Standing,
    project: &Project<'_>,
    read: &[Diagnostic],
) -> (Assessment, Vec<Diagnostic>) {
    let model = &standing.model;
    let assessment = assessment::assess(model);
    let mut diagnostics = leaks::tell(&standing.parsed.records, model, &assessment);
    let words = StatusWords::of(|language| project.spoken().words(language));
    contradictions::check(model, &assessment, &words, &mut diagnostics);
    problems::grants_hidden(model, &mut diagnostics);
    // Rows that wait to be mended are missing anyhow.
    if !diagnostics::any_error(read) {
        empty::ask(model, &standing.parsed.records.answers, &mut diagnostics);
    }
    if let Some(figures) = assessment.by_visibility.values().next() {
        problems::variances_unexplained(model, figures, &mut diagnostics);
        problems::corrections_unexplained(model, figures, &mut diagnostics);
        problems::months_missing(model, figures, &mut diagnostics);
        problems::spending_unreported(model, figures, &mut diagnostics);
    }
    (assessment, diagnostics)
}
