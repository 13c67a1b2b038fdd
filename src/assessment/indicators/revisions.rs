//! Values of an indicator that were corrected in the period.

use crate::assessment::suppression::{CellKey, Withheld};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::model::Model;
use crate::model::indicator::Indicator;

/// A corrected value.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The span whose value was corrected.
    pub span: TimeSpan,
    /// The value before.
    pub old: Reading,
    /// The value now.
    pub new: Reading,
    /// Why.
    pub reason: Option<Name>,
    /// The cell.
    pub origin: Origin,
}

/// Returns the corrections of the period, in the order of the values.
pub(super) fn revisions(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
) -> Vec<Revision> {
    let period = model.calendar.period;
    indicator
        .observations
        .iter()
        .filter(|observation| {
            observation.received_on.is_none_or(|received| period.contains(received))
        })
        .filter_map(|observation| {
            let (old, new) = (observation.previous.as_ref()?, &observation.reading);
            let key = CellKey::value(observation.span, &observation.dimensions);
            // One reporter's part may be small where the sum is not, and so may
            // the difference.
            let number = |reading: &Reading| match reading {
                Reading::Number(number) => Some(*number),
                _ => None,
            };
            let difference = number(old).zip(number(new)).map(|(old, new)| new - old);
            let mut numbers = [number(old), number(new), difference].into_iter().flatten();
            let is_hidden = withheld.holds(&key) || numbers.any(|it| withheld.is_small(it));
            let shown = |reading: &Reading| {
                if is_hidden { Reading::Suppressed } else { reading.clone() }
            };
            Some(Revision {
                span: observation.span,
                old: shown(old),
                new: shown(new),
                reason: observation.note.clone(),
                origin: observation.origin.clone(),
            })
        })
        .collect()
}
