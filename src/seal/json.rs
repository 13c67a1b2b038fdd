//! A record as JSON text, as [`Sealed::parse`] reads it.

use serde_json::{Value, json};

use crate::files::{Files, Refusal};
use crate::records::sealed::{Sealed, SealedEdition, SealedSpan, SealedTables};

/// Returns a record as JSON text.
pub fn to_json(sealed: &Sealed) -> String {
    let documents: Vec<Value> = sealed
        .documents
        .iter()
        .map(|it| {
            json!({
                "path": it.path,
                "audience": it.audience,
                "title": it.title,
                "language": it.language,
                "sha256": it.sha256,
                "figures": it.figures,
            })
        })
        .collect();
    let record = json!({
        "format": sealed.format,
        "program": sealed.program,
        "roundtable": sealed.roundtable,
        "period": sealed.period,
        "span": span(&sealed.span),
        "words": sealed.words,
        "as_of": sealed.as_of.to_string(),
        "issue": sealed.issue,
        "documents": documents,
        "editions": sealed.editions.iter().map(edition).collect::<Vec<_>>(),
        "tables": sealed
            .tables
            .iter()
            .map(|(visibility, it)| (visibility.clone(), tables(it)))
            .collect::<serde_json::Map<_, _>>(),
    });
    format!("{record}\n")
}

fn span(span: &SealedSpan) -> Value {
    json!({
        "first": span.first.to_string(),
        "last": span.last.to_string(),
        "grain": span.grain.code(),
        "fiscal_start": span.fiscal_start,
    })
}

fn edition(edition: &SealedEdition) -> Value {
    let figures: serde_json::Map<String, Value> = edition
        .figures
        .iter()
        .map(|(id, it)| {
            let figure = json!({
                "family": it.family,
                "subject": it.subject,
                "value": it.value,
                "day": it.day.map(|day| day.to_string()),
                "words": it.words,
            });
            (id.clone(), figure)
        })
        .collect();
    json!({
        "audience": edition.audience,
        "visibility": edition.visibility.name(),
        "figures": figures,
    })
}

fn tables(tables: &SealedTables) -> Value {
    let values: serde_json::Map<String, Value> = tables
        .values
        .iter()
        .map(|(id, values)| {
            let values = values.iter().map(|it| {
                json!({
                    "span": span(&it.span),
                    "parts": it.parts,
                    "is_total": it.is_total,
                    "number": it.number.map(|number| number.normalize().to_string()),
                    "is_withheld": it.is_withheld,
                })
            });
            (id.clone(), values.collect())
        })
        .collect();
    let commitments: Vec<Value> = tables
        .commitments
        .iter()
        .map(|it| {
            json!({
                "id": it.id,
                "state": it.state,
                "due": it.due.map(|day| day.to_string()),
                "first_due": it.first_due.map(|day| day.to_string()),
                "times_moved": it.times_moved,
                "sectors": it.sectors,
                "goal": it.goal,
            })
        })
        .collect();
    let grants: Vec<Value> = tables
        .grants
        .iter()
        .map(|it| {
            json!({
                "funder": it.funder,
                "name": it.name,
                "start": it.start.to_string(),
                "committed": it.committed.normalize().to_string(),
            })
        })
        .collect();
    json!({ "values": values, "commitments": commitments, "grants": grants })
}

/// Returns what was not read of a folder as JSON text: findings name it.
pub(super) fn of_refused(files: &Files) -> String {
    let refused: Vec<Value> = files
        .refused()
        .iter()
        .map(|it| {
            let (why, of) = match &it.why {
                Refusal::Unwanted => ("unwanted", Value::Null),
                Refusal::Link => ("link", Value::Null),
                Refusal::NoFile => ("no-file", Value::Null),
                Refusal::Unreadable => ("unreadable", Value::Null),
                Refusal::TooLarge(limit) => ("too-large", json!(limit)),
                Refusal::SameName(other) => ("same-name", json!(other)),
                Refusal::Name => ("name", Value::Null),
            };
            json!({ "path": it.path, "why": why, "of": of })
        })
        .collect();
    format!("{:#}\n", Value::from(refused))
}

/// Notes in a tree what was not read of its folder.
pub(super) fn refuse(json: &[u8], files: &mut Files) {
    let Ok(Value::Array(refused)) = serde_json::from_slice(json) else { return };
    for it in refused {
        let why = match it["why"].as_str() {
            Some("link") => Refusal::Link,
            Some("name") => Refusal::Name,
            Some("no-file") => Refusal::NoFile,
            Some("unreadable") => Refusal::Unreadable,
            Some("too-large") => Refusal::TooLarge(it["of"].as_u64().unwrap_or_default()),
            Some("same-name") => Refusal::SameName(it["of"].as_str().unwrap_or("").to_owned()),
            _ => Refusal::Unwanted,
        };
        files.refuse(it["path"].as_str().unwrap_or_default(), why);
    }
}
