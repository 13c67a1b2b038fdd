//! Whether pages are sound: every run of text at its place, and what is wrong with where
//! it stands.
//!
//! For regions that change the look (`entaku check --pages`), and for our own tests. What
//! is judged: nothing outside the margins, no text over other text, nothing too small or
//! too pale, no colour without a symbol, no lonely head, no empty section, no blank page,
//! no short word that breaks in its cell, and lines that begin and end as JLREQ allows.

mod look;
mod page;
mod rules;
mod whole;

use std::fmt;

use typst_layout::PagedDocument;

use crate::diagnostics::{Diagnostic, Origin};

use super::{Manuscript, Typesetter};

use self::look::Look;
use self::page::Page;
use self::rules::Turn;

/// Something that is wrong with a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The page, from 1.
    pub page: usize,
    /// What is wrong, by the name of its wording.
    pub fault: &'static str,
    /// The words there.
    pub words: String,
    /// The number that is too small or too large, or other words, if there are any.
    pub more: String,
    /// Where it is, in mm from the left and from the top of the page.
    pub at: Option<(f64, f64)>,
}

impl Finding {
    /// Returns the finding as a problem of a document.
    fn told(&self, document: &str) -> Diagnostic {
        let at = self.at.map(|(left, top)| (format!("{left:.0}"), format!("{top:.0}")));
        let at = at.as_ref().map(|(left, top)| (left.as_str(), top.as_str()));
        let origin = Origin::file(document);
        Diagnostic::page_fault(&origin, self.fault, self.page, (&self.words, &self.more), at)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { page, fault, words, more, at } = self;
        write!(f, "p{page}: {fault} {more}: {words} {at:.1?}")
    }
}

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
