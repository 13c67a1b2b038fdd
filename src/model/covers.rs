//! What an edition is about, if it is about a part of what the roundtable does: whoever
//! gives a grant reads of the goals, indicators and commitments that it pays for.

use std::collections::BTreeSet;

use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, GoalId, IndicatorId};
use crate::domain::text::fold;
use crate::domain::value::Sourced;
use crate::model::commitment::Commitment;
use crate::model::indicator::Definition;
use crate::model::resolver::Resolver;

/// Goals with all that belongs to them, and single indicators and commitments.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Covers {
    /// The goals that are named.
    goals: BTreeSet<GoalId>,
    /// The indicators that are named.
    indicators: BTreeSet<IndicatorId>,
    /// The commitments that are named.
    commitments: BTreeSet<CommitmentId>,
}

impl Covers {
    /// Returns whether nothing is named: then it is about everything.
    pub fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.indicators.is_empty() && self.commitments.is_empty()
    }

    /// Takes in what another names.
    pub(crate) fn add(&mut self, other: &Self) {
        self.goals.extend(other.goals.iter().cloned());
        self.indicators.extend(other.indicators.iter().cloned());
        self.commitments.extend(other.commitments.iter().cloned());
    }

    /// Returns whether it is about a goal, and all that belongs to it.
    pub fn goal(&self, goal: &GoalId) -> bool {
        self.goals.contains(goal)
    }

    /// Returns whether it is about something of this goal, or of none.
    pub fn may_be_of(&self, goal: Option<&GoalId>) -> bool {
        goal.is_none_or(|goal| self.goal(goal))
    }

    /// Returns whether it is about an indicator.
    pub fn indicator(&self, indicator: &Definition) -> bool {
        self.indicators.contains(&indicator.id)
            || indicator.goal.as_ref().is_some_and(|goal| self.goal(goal))
    }

    /// Returns whether it is about a commitment.
    pub fn commitment(&self, commitment: &Commitment) -> bool {
        self.commitments.contains(&commitment.id)
            || commitment.goal.as_ref().is_some_and(|goal| self.goal(goal))
    }
}

impl Resolver<'_> {
    /// Returns what these names mean; those that lead nowhere are told.
    pub(crate) fn covers<'n>(
        &mut self,
        names: impl IntoIterator<Item = (&'n str, Origin)>,
        commitments: &[Commitment],
    ) -> Covers {
        let mut covers = Covers::default();
        for (name, origin) in names {
            let name = Sourced { value: name.to_owned(), origin };
            let written = fold(&name.value);
            let is_called =
                |it: &&Commitment| fold(it.id.as_str()) == written || fold(&it.title.ja) == written;
            if let Some(goal) = self.known_goal(&name.value) {
                covers.goals.insert(goal);
            } else if let Some(indicator) = self.known_indicator(&name.value) {
                covers.indicators.insert(indicator);
            } else if let Some(commitment) = commitments.iter().find(is_called) {
                covers.commitments.insert(commitment.id.clone());
            } else {
                self.unknown_covered(&name);
            }
        }
        covers
    }
}
