//! What the shell says: problems for people and for machines, and what was
//! made.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::assessment::changes::Since;
use crate::diagnostics::{self, Asked, Diagnostic, Place, Severity, say};
use crate::domain::time::TimeSpan;
use crate::kept::Record;
use crate::locale::{Argument, Language};
use crate::pipeline::{Comparison, Outcome};
use crate::records::receipt::{self, Receipt, TakenFor};
use crate::returns;
use crate::rollup;
use crate::view::figures::Explained;

pub(super) use crate::shell::telling::problems;

use super::flags::Format;

/// Returns how many problems must be fixed, how many questions are open, and
/// how many should be looked at.
pub(super) fn counts(problems: &[Diagnostic]) -> [(&'static str, Argument); 3] {
    let of = |severity: Severity| problems.iter().filter(|it| it.severity == severity).count();
    [
        ("errors", of(Severity::Error).into()),
        ("questions", of(Severity::Question).into()),
        ("warnings", of(Severity::Warning).into()),
    ]
}

/// A line for each file and sheet; with `all`, every stretch of cells.
pub(super) fn receipts(receipts: &[Receipt], all: bool, language: Language) -> String {
    if all {
        return receipt::to_text(receipts, language);
    }
    let is_blank =
        |it: &&Receipt| matches!(it.taken_for, TakenFor::Table(..)) && it.is_blank_form();
    let tables = receipts.iter().filter(|it| it.taken_for != TakenFor::Text);
    let (blank, filled): (Vec<&Receipt>, Vec<&Receipt>) = tables.partition(is_blank);
    let mut lines: Vec<String> = filled.iter().map(|receipt| receipt.summary(language)).collect();
    // Forms that nobody has begun to fill in are one line.
    let titles: BTreeSet<&str> = blank.iter().filter_map(|it| it.title(language)).collect();
    if !titles.is_empty() {
        let titles = titles.into_iter().collect::<Vec<_>>();
        let titles = titles.join(say(language, "comma", &[]).as_str());
        lines.push(say(language, "receipts-blank", &[("tables", titles.into())]));
    }
    lines.join("\n")
}

/// Which editions wait for an answer.
fn stopped(built: &Outcome, language: Language) -> String {
    let [_, questions, _] = counts(&built.diagnostics);
    if built.stopped_names.is_empty() {
        return say(language, "summary-stopped-all", &[questions]);
    }
    let editions = built.stopped_names.join(say(language, "comma", &[]).as_str());
    say(language, "summary-stopped", &[questions, ("editions", editions.into())])
}

/// What waits, and for what: editions for an answer, documents until something is fixed.
pub(super) fn waiting(built: &Outcome, language: Language) -> String {
    let mut told = Vec::new();
    if !built.waiting.is_empty() {
        let documents = built.waiting.join(say(language, "comma", &[]).as_str());
        told.push(say(language, "summary-waiting", &[("documents", documents.into())]));
    }
    if !built.stopped.is_empty() {
        told.push(stopped(built, language));
    }
    told.join("\n")
}

/// How many return slips there are, and where.
pub(super) fn slips(built: &Outcome, out: &Path, language: Language) -> String {
    let count = built.slips.len();
    if count == 0 {
        return String::new();
    }
    let folder = out.join(&built.period).join(returns::FOLDER).display().to_string();
    say(language, "summary-slips", &[("count", count.into()), ("folder", folder.into())])
}

/// Problems for machines: one JSON object, with the codes that stay the same
/// between releases and the wording that may not.
///
/// `row`, `line` and `column` count from 1; `cell` is as a spreadsheet writes
/// it. `documents` are those that wait for a problem: none, if all of them do. Every
/// problem is in it, one on a line: a table of a million wrong cells is written as it goes.
pub(super) fn problems_json(
    built: &Outcome,
    receipts: bool,
    language: Language,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let of =
        |severity: Severity| built.diagnostics.iter().filter(|it| it.severity == severity).count();
    writeln!(
        out,
        "{{\n  \"errors\": {},\n  \"questions\": {},\n  \"warnings\": {},",
        of(Severity::Error),
        of(Severity::Question),
        of(Severity::Warning),
    )?;
    write!(out, "  \"problems\": [")?;
    let mut comma = "";
    for problem in &built.diagnostics {
        write!(out, "{comma}\n    {}", problem_json(problem, language))?;
        comma = ",";
    }
    write!(out, "\n  ]")?;
    if receipts {
        write!(out, ",\n  \"receipts\": [")?;
        let mut comma = "";
        for receipt in &built.receipts {
            write!(out, "{comma}\n    {}", receipt.to_json(language))?;
            comma = ",";
        }
        write!(out, "\n  ]")?;
    }
    writeln!(out, "\n}}")
}

fn problem_json(problem: &Diagnostic, language: Language) -> serde_json::Value {
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
            Severity::Question => "question",
            Severity::Warning => "warning",
        },
        "code": problem.code,
        "message": problem.message(language),
        "cure": problem.cure(language),
        "question": problem.asked().map(|asked| question_json(problem, asked, language)),
        "documents": problem.documents,
    })
}

fn question_json(problem: &Diagnostic, asked: &Asked, language: Language) -> serde_json::Value {
    let readings: Vec<serde_json::Value> = asked
        .readings
        .iter()
        .enumerate()
        .map(|(at, code)| {
            json!({
                "code": code,
                "meaning": problem.reading(code, language),
                "figures": asked.effects.get(at),
            })
        })
        .collect();
    json!({ "id": asked.key.id(), "readings": readings, "stops": asked.stops })
}

/// What was made, where, and what needs attention.
pub(super) fn summary(built: &Outcome, out: &Path, took: Duration, language: Language) -> String {
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
    let kept = built.manuscripts.keys().filter(|it| !built.typeset.contains(*it)).count();
    if kept > 0 {
        text.push_str(&format!("\n{}", say(language, "summary-kept", &[("count", kept.into())])));
    }
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
    // What must be fixed is told with the documents that wait for it.
    let asks = built.diagnostics.iter().filter(|it| it.severity != Severity::Error).count();
    if asks > 0 {
        text.push('\n');
        text.push_str(&say(language, "summary-warnings", &[("count", asks.into())]));
    }
    text
}

/// That nothing changed since documents were made, and where they are.
pub(super) fn unchanged(record: &Record, out: &Path, language: Language) -> String {
    let folder = out.join(&record.period).display().to_string();
    let told = [("count", record.documents.into()), ("folder", folder.into())];
    let mut text = say(language, "summary-unchanged", &told);
    let asks = record.questions + record.warnings;
    if asks > 0 {
        text.push_str(&format!(
            "\n{}",
            say(language, "summary-warnings", &[("count", asks.into())])
        ));
    }
    text
}

/// One figure with its derivation, or the list of all; an unknown ID is told
/// with those that are nearest.
pub(super) fn figures(
    all: &[Explained],
    id: Option<&str>,
    format: Format,
    language: Language,
) -> Result<String, String> {
    let Some(id) = id else {
        return Ok(match format {
            Format::Json => format!("{:#}", json!(all)),
            Format::Text => {
                let lines = all.iter().filter(|it| !it.is_detail);
                let lines = lines.map(|it| format!("{}  {}  {}", it.id, it.value, it.title));
                lines.collect::<Vec<_>>().join("\n")
            }
        });
    };
    let found = called(all, |it| it, id, language)?;
    Ok(match format {
        Format::Json => format!("{:#}", json!(found)),
        Format::Text => {
            let told = found.iter().map(|figure| derivation(figure, language));
            told.collect::<Vec<_>>().join("\n\n")
        }
    })
}

/// Finds the figures that an identifier means: the one that it names, else those of the
/// indicator that it is the code of; what stands beside one of them, such as the ticks of a
/// scale, is told by its own.
fn called<'a, T>(
    all: &'a [T],
    figure: impl Fn(&T) -> &Explained,
    id: &str,
    language: Language,
) -> Result<Vec<&'a T>, String> {
    let found: Vec<&T> = all.iter().filter(|it| figure(it).id.eq_ignore_ascii_case(id)).collect();
    let prefix = format!("{}.", id.to_lowercase());
    let is_of = |it: &&T| {
        let figure = figure(it);
        !figure.is_detail && figure.id.to_lowercase().starts_with(&prefix)
    };
    let found = if found.is_empty() { all.iter().filter(is_of).collect() } else { found };
    if !found.is_empty() {
        return Ok(found);
    }
    let known: Vec<(usize, String)> =
        all.iter().enumerate().map(|(at, it)| (at, figure(it).id.clone())).collect();
    let near = crate::domain::text::nearest(id, &known).unwrap_or_default().to_owned();
    let key = if near.is_empty() { "explain-unknown" } else { "explain-unknown-near" };
    Err(say(language, key, &[("id", id.into()), ("near", near.into())]))
}

/// Tells what a figure of many roundtables together is made of: of which figures of each, and
/// in which of their cells those stand.
pub(super) fn rolled_up(
    all: &[rollup::Explained],
    id: Option<&str>,
    format: Format,
    language: Language,
) -> Result<String, String> {
    let Some(id) = id else {
        // Those of each roundtable are told below the ones of the whole.
        let is_own =
            |it: &&rollup::Explained| format == Format::Json || !it.figure.id.contains('/');
        let own: Vec<Explained> = all.iter().filter(is_own).map(|it| it.figure.clone()).collect();
        return figures(&own, None, format, language);
    };
    let found = called(all, |it| &it.figure, id, language)?;
    let indented =
        |text: String| -> String { text.lines().map(|line| format!("\n    {line}")).collect() };
    Ok(match format {
        Format::Json => format!("{:#}", json!(found)),
        Format::Text => {
            let told = found.iter().map(|it| {
                if it.parts.is_empty() {
                    return derivation(&it.figure, language);
                }
                // The cells stand below the figures of each.
                let own = Explained { rows: Vec::new(), ..it.figure.clone() };
                let parts = it.parts.iter().map(|part| indented(derivation(part, language)));
                derivation(&own, language) + &parts.collect::<String>()
            });
            told.collect::<Vec<_>>().join("\n\n")
        }
    })
}

fn derivation(figure: &Explained, language: Language) -> String {
    let mut text = format!("{}  {}", figure.id, figure.title);
    let value = say(language, "figure-value", &[("value", figure.value.as_str().into())]);
    text.push_str(&format!("\n  {value}"));
    for (term, value) in &figure.terms {
        text.push_str(&format!("\n  {term}: {value}"));
    }
    if !figure.rows.is_empty() {
        let count = [("count", figure.rows.len().into())];
        text.push_str(&format!("\n  {}", say(language, "figure-rows", &count)));
        for (place, label) in &figure.rows {
            text.push_str(&format!("\n    {place}  {label}"));
        }
    }
    text
}

/// What changed between two periods, and which of the two it is compared with: what was
/// printed, or a recalculation.
pub(super) fn changes(
    compared: &Comparison,
    (from, to): (TimeSpan, TimeSpan),
    format: Format,
    language: Language,
) -> String {
    if format == Format::Json {
        let printed = match compared.since {
            Since::Printed(span, issue) => json!({ "period": span.to_string(), "issue": issue }),
            Since::Recalculated => serde_json::Value::Null,
        };
        let told = json!({
            "from": from.to_string(),
            "to": to.to_string(),
            "printed": printed,
            "changes": compared.lines,
        });
        return format!("{told:#}");
    }
    let title = [("from", from.to_string().into()), ("to", to.to_string().into())];
    let mut text = say(language, "diff-title", &title);
    text.push_str(&format!("\n{}", compared.compared_with));
    for line in &compared.lines {
        text.push_str(&format!("\n\n{}", line.label));
        for item in &line.items {
            text.push_str(&format!("\n  {item}"));
        }
    }
    if compared.lines.is_empty() {
        text.push_str(&format!("\n{}", say(language, "diff-nothing", &[])));
    }
    text
}
