//! The part of a roundtable that an edition is about, and the period it reports on, where
//! they are its own: whoever gives a grant reads of what it pays for, by the periods that
//! were agreed for it.

use crate::domain::time::TimeSpan;

use super::covers::Covers;

/// What an edition is about, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// What it is about, if not everything.
    pub covers: Option<Covers>,
    /// The period, if not that of the others.
    pub period: Option<TimeSpan>,
}
