//! What the shell says: problems for people and for machines, and what was
//! made.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::diagnostics::{self, Diagnostic, Place, Severity, say};
use crate::files::Files;
use crate::locale::{Argument, Language};
use crate::pipeline::Built;
use crate::template;

/// Returns how many problems must be fixed, and how many should be looked at.
pub(super) fn counts(problems: &[Diagnostic]) -> [(&'static str, Argument); 2] {
    let errors = problems.iter().filter(|it| it.severity == Severity::Error).count();
    [("errors", errors.into()), ("warnings", (problems.len() - errors).into())]
}

/// Problems for people, with the lines of text files that they are in.
pub(super) fn problems(
    problems: &[Diagnostic],
    inputs: &Files,
    templates: &Files,
    language: Language,
) -> String {
    let mut files = template::base();
    files.overlay(templates);
    files.overlay(inputs);
    let text_of = |path: &str| files.text(path).map(str::to_owned);
    diagnostics::describe(problems, &text_of, language)
}

/// Problems for machines: one JSON object, with the codes that stay the same
/// between releases and the wording that may not.
///
/// `row`, `line` and `column` count from 1; `cell` is as a spreadsheet writes
/// it.
pub(super) fn problems_json(problems: &[Diagnostic], language: Language) -> String {
    let list: Vec<serde_json::Value> = problems
        .iter()
        .map(|problem| {
            let origin = &problem.origin;
            let (cell, line, column) = match origin.place {
                Place::Whole => (None, None, None),
                Place::Row(row) => (None, Some(row + 1), None),
                Place::Text { line, column } => (None, Some(line), Some(column)),
                Place::Cell { row, column } => {
                    let cell = format!("{}{}", diagnostics::column_letters(column), row + 1);
                    (Some(cell), Some(row + 1), Some(column + 1))
                }
            };
            json!({
                "path": origin.source.path,
                "sheet": origin.source.sheet,
                "cell": cell,
                "line": line,
                "column": column,
                "severity": match problem.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                "code": problem.code,
                "message": problem.message(language),
                "cure": problem.cure(language),
            })
        })
        .collect();
    let errors = problems.iter().filter(|it| it.severity == Severity::Error).count();
    let told = json!({
        "errors": errors,
        "warnings": problems.len() - errors,
        "problems": list,
    });
    format!("{told:#}")
}

/// What was made, where, and what needs attention.
pub(super) fn summary(built: &Built, out: &Path, took: Duration, language: Language) -> String {
    let folder = out.join(&built.period);
    let mut text = say(
        language,
        "summary-made",
        &[
            ("count", built.documents.len().into()),
            ("folder", folder.display().to_string().into()),
            ("seconds", format!("{:.1}", took.as_secs_f64()).into()),
        ],
    );
    let mut audience = "";
    for document in &built.documents {
        if document.audience != audience {
            audience = &document.audience;
            text.push_str(&format!("\n  {audience}/"));
        }
        text.push_str(&format!("\n    {}", document.title));
        let name = document.path.rsplit('/').next().unwrap_or_default();
        text.push_str(&format!(" ({name})"));
    }
    if !built.diagnostics.is_empty() {
        text.push('\n');
        text.push_str(&say(
            language,
            "summary-warnings",
            &[("count", built.diagnostics.len().into())],
        ));
    }
    text
}
