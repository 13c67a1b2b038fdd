//! The whole of many roundtables.

use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A whole of which no roundtable said anything.
    pub fn nothing_said(origin: &Origin) -> Self {
        Self::error("nothing-said", origin)
    }

    /// Two folders of one roundtable, which a whole would count twice.
    pub fn same_roundtable(origin: &Origin, name: &str, folders: &str) -> Self {
        Self::error("same-roundtable", origin).quoting("name", name).with("folders", folders)
    }

    /// What a roundtable said and cannot be read: written by a later program, or damaged.
    pub fn extract_unread(origin: &Origin, is_newer: bool) -> Self {
        let why = if is_newer { "newer" } else { "damaged" };
        Self::warning("extract-unread", origin).with("why", why)
    }

    /// An indicator that is asked for and that no roundtable has.
    pub fn indicator_of_none(origin: &Origin, id: &str) -> Self {
        Self::warning("indicator-of-none", origin).quoting("id", id)
    }
}
