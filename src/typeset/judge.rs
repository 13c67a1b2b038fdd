//! Whether pages are sound: every run of text at its place, and what is wrong with where
//! it stands.
//!
//! For regions that change the look (`entaku check --pages`), and for our own tests. What
//! is judged: nothing outside the margins, no text over other text, nothing too small or
//! too pale, no colour without a symbol, no lonely head, no empty section, no blank page,
//! no short word that breaks in its cell, and lines that begin and end as JLREQ allows.

mod finding;
mod look;
mod page;
mod rules;
mod whole;

use typst_layout::PagedDocument;

use crate::diagnostics::Diagnostic;

use super::world::{Manuscript, Typesetter};

pub use self::finding::Finding;
use self::look::Look;
use self::page::Page;
use self::rules::Turn;

/// Judges the pages of a document.
pub fn judge(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
    document: &PagedDocument,
) -> Vec<Finding> {
    let look = Look::of(typesetter, manuscript);
    let pages: Vec<Page> = document.pages().iter().map(|page| Page::of(&page.frame)).collect();
    // The sheets of a kit are for different hands: each has a last page.
    let has_sheets = look::kind_of(&manuscript.path) == "kit";
    let mut found = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        let next = pages.get(number);
        let ends_sheet = has_sheets && next.is_some_and(|page| page.begins_section(&look));
        let place = match next {
            None if number > 1 => Turn::Last,
            None => Turn::Only,
            Some(_) if ends_sheet => Turn::Only,
            Some(_) => Turn::Middle,
        };
        let mut tell = |fault, words: &str, more: String, at| {
            let words = words.trim().to_owned();
            found.push(Finding { page: number, fault, words, more, at });
        };
        page.judge(&look, place, &mut tell);
    }
    found.extend(whole::empty_sections(&pages, &look));
    found
}

/// Judges the pages of a document, and tells what is wrong with them.
pub(super) fn tell(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
    document: &PagedDocument,
) -> Vec<Diagnostic> {
    let found = judge(typesetter, manuscript, document);
    found.iter().map(|finding| finding.told(&manuscript.path)).collect()
}
