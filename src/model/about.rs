//! The part of a roundtable that an edition is about, and the period it reports on, where
//! they are its own: whoever gives a grant reads of what it pays for, by the periods that
//! were agreed for it.

use std::collections::BTreeSet;

use crate::domain::name::{GoalId, IndicatorId};
use crate::domain::time::TimeSpan;

use super::Model;
use super::covers::Covers;

/// What an edition is about, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// What it is about, if not everything.
    pub covers: Option<Covers>,
    /// The period, if not that of the others.
    pub period: Option<TimeSpan>,
}

impl About {
    /// Returns a model with only what an edition is about, and what is not about goals.
    pub fn part_of(&self, model: &Model) -> Model {
        let mut own = model.clone();
        if let Some(period) = self.period {
            own.calendar.period = period;
            own.calendar.previous = period.previous();
        }
        if let Some(covers) = &self.covers {
            leave(&mut own, covers);
        }
        own
    }
}

/// A goal of which only an indicator or a commitment is named stays, without its others:
/// what is named stands under it.
fn leave(own: &mut Model, covers: &Covers) {
    own.indicators.retain(|it| covers.indicator(&it.definition));
    own.commitments.retain(|it| covers.commitment(it));
    let of_indicators = own.indicators.iter().filter_map(|it| it.definition.goal.clone());
    let of_commitments = own.commitments.iter().filter_map(|it| it.goal.clone());
    let named: BTreeSet<GoalId> = of_indicators.chain(of_commitments).collect();
    own.goals.retain(|it| covers.goal(&it.id) || named.contains(&it.id));
    own.system_changes.retain(|it| covers.may_be_of(it.goal.as_ref()));
    own.voices.retain(|it| covers.may_be_of(it.goal.as_ref()));
    own.contributions.retain(|it| covers.may_be_of(it.goal.as_ref()));
    let is_shown: BTreeSet<&IndicatorId> =
        own.indicators.iter().map(|it| &it.definition.id).collect();
    own.prose.retain(|it| {
        covers.may_be_of(it.goal.as_ref())
            && it.indicator.as_ref().is_none_or(|indicator| is_shown.contains(indicator))
    });
}
