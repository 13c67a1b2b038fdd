//! What of a project's templates would change nothing, or asks for what is not there.
//!
//! All of it is told from the two layers alone, without a document: a project that makes
//! no guideline this month is told what is wrong with its guideline's section all the same.

pub(super) mod blocks;
pub(super) mod code;
mod files;
mod kinds;
pub(super) mod near;
mod old;
pub(super) mod words;

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::locale::Language;

pub(super) use self::files::of_no_edition;
pub(super) use self::files::of_no_sector;
pub(super) use self::kinds::of_no_kind;
pub(super) use self::words::Keys;
use super::outline::Outlines;

/// What is known of a project's templates after they were looked through.
pub(super) struct Strays {
    /// The words of both layers.
    pub(super) keys: Keys,
    /// The words that cannot be said, which is told.
    pub(super) failing: BTreeSet<(Language, String)>,
    /// Whether a macro is not there, which is told.
    pub(super) lacks_macros: bool,
}

/// Finds the files, blocks and words of a project that would change nothing, and nobody
/// would see why.
pub(super) fn find(
    base: &Files,
    project: &Files,
    outlines: &Outlines,
    diagnostics: &mut Vec<Diagnostic>,
) -> Strays {
    files::find(base, project, outlines, diagnostics);
    let keys = Keys::of(base, project);
    blocks::find(base, project, &keys, diagnostics);
    let lacks_macros = blocks::macros(base, project, diagnostics);
    let failing = words::find(project, &keys, diagnostics);
    Strays { keys, failing, lacks_macros }
}
