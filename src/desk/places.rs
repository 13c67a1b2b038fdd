//! Where something stands among the files of a project: the page of its sheet, and the cell
//! there.
//!
//! A page is called by a short name that is looked up in what was found: no path goes to the
//! browser and comes back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Origin, Place, Severity, Source, column_letters};
use crate::manifest;
use crate::records::receipt::Receipt;
use crate::records::{answers, config};

use super::folder::Found;

/// Returns the name of a weight in code and style.
pub(super) fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Question => "question",
        Severity::Warning => "warning",
    }
}

/// Returns where something stands, without the folder that all of it is in.
pub(super) fn place(origin: &Origin) -> String {
    origin.to_string().trim_start_matches("inputs/").to_owned()
}

/// Returns the page of a place, if it stands in a file of the inputs.
pub(super) fn href(found: &Found, origin: &Origin) -> Option<String> {
    let source = &origin.source;
    let is_here = found.inputs.get(&source.path).is_some() && source.path.starts_with("inputs/");
    is_here.then(|| href_at(source, &at(origin.place)))
}

/// Returns the page of a sheet, opened at a cell, a row or a line.
pub(super) fn href_at(source: &Source, at: &str) -> String {
    let page = href_of(source);
    match at.bytes().next() {
        None => page,
        // Of a row the first cell is gone to.
        Some(b'0'..=b'9') => format!("{page}?at={at}#A{at}"),
        Some(_) => format!("{page}?at={at}#{at}"),
    }
}

/// Returns the page of a sheet.
pub(super) fn href_of(source: &Source) -> String {
    format!("/tables/{}", id(source))
}

/// Returns the sheet of a page's name.
pub(super) fn find(found: &Found, name: &str) -> Option<Arc<Source>> {
    all(found).find(|source| id(source) == name)
}

/// Returns the sheet of a name, in the file of a path.
pub(super) fn named(found: &Found, path: &str, sheet: Option<&str>) -> Option<Arc<Source>> {
    all(found).find(|source| source.path == path && source.sheet.as_deref() == sheet)
}

/// Every file, and every sheet in it.
fn all(found: &Found) -> impl Iterator<Item = Arc<Source>> {
    paths(found).flat_map(|path| {
        let whole = std::iter::once(Source::file(path));
        whole.chain(sources_of(found, path))
    })
}

/// Whether a file may be taken out: without its settings a folder is no project, and answers
/// are taken back one by one.
pub(super) fn can_go(path: &str) -> bool {
    path != config::PATH && path != answers::PATH
}

/// Returns the short name of a path, which tells nothing of where it leads.
pub(super) fn id_of(path: &str) -> String {
    manifest::digest(path.as_bytes())[..16].to_owned()
}

pub(super) fn id(source: &Source) -> String {
    let sheet = source.sheet.as_deref().unwrap_or_default();
    id_of(&format!("{}\0{sheet}", source.path))
}

/// Where in a sheet something stands: `C12`, or the line; nothing of the whole.
pub(super) fn at(place: Place) -> String {
    match place {
        Place::Whole => String::new(),
        Place::Text { line, .. } => line.to_string(),
        Place::Row(row) => row.saturating_add(1).to_string(),
        Place::Cell { row, column } => {
            format!("{}{}", column_letters(column), row.saturating_add(1))
        }
    }
}

/// Returns a path without the folder that all are in.
pub(super) fn below(path: &str) -> &str {
    path.trim_start_matches("inputs/")
}

pub(super) fn name_of(source: &Source) -> &str {
    source.sheet.as_deref().unwrap_or_else(|| below(&source.path))
}

/// The paths of all files, those that were not read too, in their order.
pub(super) fn paths(found: &Found) -> impl Iterator<Item = &str> {
    let read = found.inputs.under("inputs/").map(|(path, _)| path);
    let refused = found.inputs.refused().iter().map(|it| it.path.as_str());
    let refused = refused.filter(|path| path.starts_with("inputs/"));
    let all: BTreeSet<&str> = read.chain(refused).collect();
    all.into_iter()
}

/// The sheets of a file: those that were read, and those that a receipt names.
pub(super) fn sources_of(found: &Found, path: &str) -> Vec<Arc<Source>> {
    let mut sources: Vec<Arc<Source>> = found.sheets.of_file(path).map(Arc::clone).collect();
    for receipt in found.outcome.receipts.iter().filter(|it| it.source.path == path) {
        if !sources.contains(&receipt.source) {
            sources.push(Arc::clone(&receipt.source));
        }
    }
    sources
}

/// Returns the receipts of a sheet: one for each table in it.
pub(super) fn receipts_of<'f>(found: &'f Found, source: &Source) -> Vec<&'f Receipt> {
    found.outcome.receipts.iter().filter(|it| *it.source == *source).collect()
}
