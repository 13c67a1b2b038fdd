//! Everything around a whole of many roundtables that wording needs.

use crate::assessment::rollup::{Rollup, Shared};
use crate::domain::name::Name;
use crate::domain::rollup::RollupKind;
use crate::locale::{Language, Words};

/// Everything around a whole that wording needs.
pub struct RollupSetting<'a> {
    /// The kind of document.
    pub kind: RollupKind,
    /// Which of the shared indicators it is about, by their order; all of them, if none.
    pub indicator: Option<usize>,
    /// Whether each indicator has a document of its own.
    pub are_apart: bool,
    /// The language.
    pub language: Language,
    /// The words of that language.
    pub words: &'a Words,
    /// The words of all languages that documents are made in, for what they attach.
    pub tongues: &'a [&'a Words],
    /// Who puts the whole together.
    pub name: &'a Name,
    /// Whether an HTML file is made beside it.
    pub has_html: bool,
}

impl RollupSetting<'_> {
    /// Returns the indicators that the document is about.
    pub(in crate::view) fn indicators<'r>(&self, rollup: &'r Rollup) -> &'r [Shared] {
        match self.indicator {
            Some(at) => rollup.indicators.get(at..=at).unwrap_or_default(),
            None => &rollup.indicators,
        }
    }
}
