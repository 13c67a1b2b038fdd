//! Everything around a whole of many roundtables that wording needs.

use crate::domain::name::Name;
use crate::domain::rollup::RollupKind;
use crate::locale::{Language, Words};

/// Everything around a whole that wording needs.
pub struct RollupSetting<'a> {
    /// The kind of document.
    pub kind: RollupKind,
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
