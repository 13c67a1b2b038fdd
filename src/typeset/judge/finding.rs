//! One thing that is wrong with a page.

use std::fmt;

use crate::diagnostics::{Diagnostic, Origin};

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
    pub(super) fn told(&self, document: &str) -> Diagnostic {
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
