//! The part of a roundtable that an edition is about.

use std::collections::BTreeSet;

use crate::domain::name::{GoalId, IndicatorId};

use super::Model;
use super::about::About;
use super::covers::Covers;

/// Returns a model with only what an edition is about, and what is not about goals.
pub fn covering(model: &Model, about: &About) -> Model {
    let mut own = model.clone();
    if let Some(period) = about.period {
        own.calendar.period = period;
        own.calendar.previous = period.previous();
    }
    if let Some(covers) = &about.covers {
        leave(&mut own, covers);
    }
    own
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
