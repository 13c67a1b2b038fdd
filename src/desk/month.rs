//! This month: what has come, what must be mended, which questions wait, and what is next.

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{self, Diagnostic, Severity};
use crate::locale::Language;
use crate::records::receipt::{Receipt, TakenFor};

use super::folder::Found;

/// Rows of a list that are shown; the others are counted.
const MOST: usize = 200;

/// Returns what the room says.
pub(super) fn said(found: &Found, language: Language) -> Value {
    let outcome = &found.outcome;
    let of = |severity: Severity| -> Vec<&Diagnostic> {
        outcome.diagnostics.iter().filter(|it| it.severity == severity).collect()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let questions: Vec<Value> = diagnostics::open(&outcome.diagnostics)
        .map(|(question, asked)| {
            // The last reading only stands for words of one's own.
            let offered = asked.readings.len() - usize::from(asked.takes_words);
            let readings = asked.readings[..offered].iter().enumerate().map(|(at, code)| {
                let effects = asked.effects.get(at).cloned().unwrap_or_default();
                context! { code => *code, says => question.reading(code, language), effects }
            });
            context! {
                id => asked.key.id(),
                place => place(question),
                says => question.message(language),
                cure => question.cure(language),
                takes_words => asked.takes_words,
                is_reason => asked.is_reason(),
                readings => readings.collect::<Vec<_>>(),
            }
        })
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
        tables => tables(&outcome.receipts, language),
        looked_at => found.inputs.under("inputs/").count(),
        errors => told(&errors, language),
        error_count => errors.len(),
        warnings => told(&warnings, language),
        warning_count => warnings.len(),
        question_count => questions.len(),
        questions,
    }
}

/// Each table with what it was taken for and how many rows were read.
fn tables(receipts: &[Receipt], language: Language) -> Vec<Value> {
    let tables = receipts.iter().filter(|it| it.taken_for != TakenFor::Text);
    tables
        .map(|it| context! { says => it.summary(language), is_blank => it.is_blank_form() })
        .collect()
}

fn told(problems: &[&Diagnostic], language: Language) -> Vec<Value> {
    let shown = problems.iter().take(MOST);
    shown
        .map(|it| {
            context! {
                place => place(it), says => it.message(language), cure => it.cure(language),
            }
        })
        .collect()
}

/// Where something stands, without the folder that all of it is in.
fn place(problem: &Diagnostic) -> String {
    problem.origin.to_string().trim_start_matches("inputs/").to_owned()
}
