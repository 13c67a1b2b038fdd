//! This month: what has come, what must be mended, which questions wait, and what is next.

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{self, Diagnostic, Severity};
use crate::locale::Language;
use crate::records::receipt::TakenFor;

use super::folder::Found;
use super::{places, questions, tables};

/// Returns what the room says.
pub(super) fn said(found: &Found, language: Language) -> Value {
    let outcome = &found.outcome;
    let of = |severity: Severity| -> Vec<&Diagnostic> {
        outcome.diagnostics.iter().filter(|it| it.severity == severity).collect()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let questions: Vec<Value> = diagnostics::open(&outcome.diagnostics)
        .map(|asked| questions::question(found, asked, language))
        .collect();
    let next = match () {
        () if found.failed.is_some() => "failed",
        () if outcome.receipts.is_empty() => "begin",
        () if !errors.is_empty() => "mend",
        () if !questions.is_empty() => "answer",
        () => "build",
    };
    context! {
        failed => found.failed.as_deref(),
        period => outcome.period.as_str(),
        sealed => found.sealed.as_ref().map(|(period, issue)| context! { period, issue }),
        next,
        tables => received(found, language),
        looked_at => found.inputs.under("inputs/").count(),
        errors => tables::problems(found, &errors, language),
        error_count => errors.len(),
        warnings => tables::problems(found, &warnings, language),
        warning_count => warnings.len(),
        missing => missing(found, language),
        question_count => questions.len(),
        questions,
        answers => questions::given(found, None),
        back => "",
    }
}

/// The values that should have come, and from whom.
fn missing(found: &Found, language: Language) -> Vec<Value> {
    let overdue = found.outcome.overdue.iter();
    overdue
        .map(|it| {
            context! {
                indicator => it.indicator.text(language),
                from => it.from.as_ref().map(|it| it.text(language)),
                since => it.since.to_string(),
            }
        })
        .collect()
}

/// Each table with what it was taken for and how many rows were read.
fn received(found: &Found, language: Language) -> Vec<Value> {
    let tables = found.outcome.receipts.iter().filter(|it| it.taken_for != TakenFor::Text);
    tables
        .map(|it| {
            context! {
                says => it.summary(language), is_blank => it.is_blank_form(),
                href => places::href_of(&it.source),
            }
        })
        .collect()
}
