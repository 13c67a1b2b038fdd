//! What the tables know of days after the cut-off.
//!
//! Rows of later days are taken out, but beside them stand cells that tell no day
//! at all. If nothing in the tables is later, these are as they were at the
//! cut-off; otherwise nobody can tell.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostics::Origin;
use crate::domain::value::{Reading, Sourced};
use crate::records::handed_in::Records;
use crate::records::tables::ObservationRecord;

use super::far::{self, Known};

/// What the tables know beyond the cut-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// The last day on which they say that something happened.
    pub until: Date,
    /// Rows of commitments that were done after the cut-off: on that day they were
    /// open, whatever their status is now.
    pub kept: BTreeSet<Origin>,
}

/// Returns what the tables know beyond a day; `None` if they end with it.
///
/// Days far ahead are mistyped, and no knowledge.
pub(in crate::model) fn later(records: &Records, known: Known, day: Date) -> Option<Later> {
    let newest = known.newest?;
    let is_later = |it: &Date| day < *it && *it <= newest;
    let observed = records.observations.iter().filter(|it| is_counted(it));
    let observed = observed.map(|it| it.period.value.first);
    let until = far::days(records).chain(observed).filter(is_later).max()?;
    let is_kept = |cell: &Option<Sourced<Date>>| cell.as_ref().is_some_and(|it| it.value > day);
    let kept = records.commitments.iter().filter(|it| is_kept(&it.done_on));
    Some(Later { until, kept: kept.map(|it| it.origin.clone()).collect() })
}

/// Whether a row tells a number: a month to come has a sign for none, or a sum of
/// nothing.
fn is_counted(observation: &ObservationRecord) -> bool {
    matches!(observation.value.value.reading, Reading::Number(number) if !number.is_zero())
}
