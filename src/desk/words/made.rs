//! A change that was worked out, and what it is called in the list of changes.

use crate::adaptation::Change;

/// A change with its name: what was done, in which part of the room, to which entry, and how
/// it was and is.
pub(super) struct Made {
    pub(super) change: Change,
    pub(super) what: Vec<String>,
}
