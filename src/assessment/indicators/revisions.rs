//! Values of an indicator that were corrected in the period.

use crate::assessment::suppression::{CellKey, Withheld};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::model::Model;
use crate::model::indicator::{Indicator, Observation};

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
            let number = |reading: &Reading| match reading {
                Reading::Number(number) => Some(*number),
                _ => None,
            };
            // One reporter's part may be small where the sum is not, and would tell
            // another's.
            let is_same = |it: &&Observation| {
                it.span == observation.span && it.dimensions == observation.dimensions
            };
            let parts: Vec<&Observation> = indicator.observations.iter().filter(is_same).collect();
            let mut readings = parts.iter().flat_map(|it| it.previous.iter().chain([&it.reading]));
            let is_hidden = withheld.holds(&key)
                || readings.any(|it| number(it).is_some_and(|it| withheld.is_small(it)));
            let shown = |reading: &Reading| {
                // What was printed is known; it is the new value that may not be.
                let was_printed = parts.len() == 1
                    && number(reading).is_some_and(|it| withheld.was_printed(&key, it));
                match is_hidden && !was_printed {
                    true => Reading::Suppressed,
                    false => reading.clone(),
                }
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
