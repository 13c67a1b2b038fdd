//! The whole of many roundtables.

use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A whole of which no roundtable said anything.
    pub fn nothing_said(origin: &Origin) -> Self {
        Self::error("nothing-said", origin)
    }

    /// An indicator that is asked for and that no roundtable has.
    pub fn indicator_of_none(origin: &Origin, id: &str) -> Self {
        Self::warning("indicator-of-none", origin).quoting("id", id)
    }
}
