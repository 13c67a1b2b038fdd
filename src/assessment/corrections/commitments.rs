//! Commitments that are no longer as they were printed, and the counts of them.
//!
//! That a commitment was kept has a day, and so may have that it was moved. Whether it was
//! begun, was put off or was given up has none, and neither has who looks after it: such
//! a difference cannot be told from what happened since, and what was printed stands.
//! Every printed commitment is taken as it was printed or, where the tables are sure of it,
//! as it is now, and all are counted once more. So without a correction the counts are
//! those that were printed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assessment::commitments::{CommitmentState, Commitments, Standing, state_on};
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, GoalId, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::commitment::Commitment;
use crate::records::sealed::{Sealed, SealedCommitment};

use super::{Corrected, Correction, Printed};

impl Printed<'_> {
    /// Compares the commitments that the last edition printed with today's tables. Returns
    /// what is to be corrected, and the commitments counted once more.
    pub(super) fn commitments(
        &self,
        last: &Sealed,
        model: &Model,
        then: &Model,
    ) -> Vec<Correction> {
        let Some(tables) = last.tables(self.visibility) else { return Vec::new() };
        let mut recount = Commitments::default();
        for sector in &then.sectors {
            recount.by_sector.insert(sector.id.clone(), Default::default());
        }
        let known: BTreeMap<&str, &Commitment> =
            then.commitments.iter().map(|it| (it.id.as_str(), it)).collect();
        let mut found = Vec::new();
        for printed in &tables.commitments {
            let Some(old) = CommitmentState::from_code(&printed.state) else { continue };
            for (goal, sector) in printed
                .goal
                .iter()
                .flat_map(|goal| printed.sectors.iter().map(move |it| (goal, it)))
            {
                let cell = (GoalId::new(goal), SectorId::new(sector));
                recount.matrix.entry(cell).or_default();
            }
            let commitment = known.get(printed.id.as_str()).copied();
            let of = Compared { printed, old, day: last.as_of, model };
            let new = commitment.and_then(|it| of.standing(it, self.visibility));
            let is_shown = commitment.is_none_or(|it| may_show(self.visibility, it.visibility));
            if is_shown {
                let today = || model.commitments.iter().find(|it| it.id.as_str() == printed.id);
                let row = commitment.or_else(today).map(|it| &it.origin);
                let origin = row.cloned().unwrap_or_else(|| Origin::file("inputs"));
                let corrected = of.corrected(commitment, new.as_ref().map(|it| it.state));
                found.extend(corrected.into_iter().map(|what| Correction {
                    what,
                    audiences: self.audiences(|_| true),
                    reason: None,
                    origin: origin.clone(),
                }));
            }
            if let (Some(commitment), Some(new)) = (commitment, &new) {
                recount.add(&commitment.origin, new);
            }
        }
        self.add_new(last, then, &mut recount);
        found.extend(self.recounted(then, &recount));
        found
    }

    /// Counts commitments that had been made by then, as is known since. What came of one
    /// that was given up is not known for that day.
    fn add_new(&self, last: &Sealed, then: &Model, recount: &mut Commitments) {
        // What other editions printed was known, and only not shown.
        let printed: BTreeSet<&str> =
            last.tables.values().flat_map(|it| &it.commitments).map(|it| it.id.as_str()).collect();
        let is_new = |it: &&Commitment| {
            it.committed_on.is_some()
                && may_show(self.visibility, it.visibility)
                && !printed.contains(it.id.as_str())
        };
        for commitment in then.commitments.iter().filter(is_new) {
            let Some(state) = state_on(commitment, last.as_of) else { continue };
            let standing = Standing::of(commitment, state);
            match state {
                CommitmentState::Dropped => recount.add_made(&commitment.origin, &standing),
                _ => recount.add(&commitment.origin, &standing),
            }
        }
    }
}

/// A printed commitment beside today's tables.
struct Compared<'a> {
    printed: &'a SealedCommitment,
    old: CommitmentState,
    day: Date,
    model: &'a Model,
}

impl Compared<'_> {
    /// Whether today's tables are sure of the date that stood on that day.
    fn knows_due(&self, commitment: &Commitment) -> bool {
        let printed = self.printed;
        if self.model.moved_since.contains(&commitment.id) {
            // Which day it was moved to before, nobody wrote down.
            return printed.times_moved == 0 && printed.due == printed.first_due;
        }
        match commitment.revised_due {
            Some(_) => commitment.revised_on.is_some(),
            None => commitment.times_revised == 0,
        }
    }

    /// Where it stood on that day: as it was printed, unless the tables are sure of
    /// something else. `None` if it was not made by then.
    fn standing(&self, commitment: &Commitment, visibility: Visibility) -> Option<Standing> {
        let printed = self.printed;
        let sectors: Vec<SectorId> = printed.sectors.iter().map(|it| SectorId::new(it)).collect();
        let goal = printed.goal.as_deref().map(GoalId::new);
        let is_shown = may_show(visibility, commitment.visibility);
        let times = commitment.times_revised;
        Some(Standing {
            state: match is_shown {
                true => self.settled(state_on(commitment, self.day)?, commitment),
                // Who may see it has no day.
                false => self.old,
            },
            goal: if sectors.is_empty() { commitment.goal.clone() } else { goal },
            sectors: match sectors.is_empty() {
                true => commitment.sectors().cloned().collect(),
                false => sectors,
            },
            times_moved: match is_shown && self.knows_due(commitment) {
                true => times,
                false => printed.times_moved,
            },
        })
    }

    fn settled(&self, new: CommitmentState, commitment: &Commitment) -> CommitmentState {
        let old = self.old;
        // Nobody knows whether it was kept by then.
        if new == CommitmentState::DoneUndated {
            return old;
        }
        // Keeping has its day: it was kept by then, or it was not.
        if new.is_done() || old.is_done() {
            return new;
        }
        let overdue = CommitmentState::Overdue;
        let is_open = new.is_open() && old.is_open();
        let is_overdue_or_not = (new == overdue) != (old == overdue);
        match is_open && is_overdue_or_not && self.knows_due(commitment) {
            true => new,
            false => old,
        }
    }

    fn corrected(
        &self,
        commitment: Option<&Commitment>,
        new: Option<CommitmentState>,
    ) -> Vec<Corrected> {
        let printed = self.printed;
        let (id, day) = (CommitmentId::new(&printed.id), self.day);
        let sector = printed.sectors.first().map(|it| SectorId::new(it));
        let mut found = Vec::new();
        if new != Some(self.old) {
            let (id, old) = (id.clone(), self.old);
            found.push(Corrected::Commitment { id, sector, day, old, new });
        }
        let (Some(commitment), Some(_)) = (commitment, new) else { return found };
        let due = |is_first, old: Option<Date>, new: Option<Date>| {
            let old = old.filter(|_| old != new)?;
            Some(Corrected::Due { id: id.clone(), is_first, day, old, new })
        };
        let current = match self.knows_due(commitment) {
            true => due(false, printed.due, commitment.current_due()),
            false => None,
        };
        let is_same = |it: &Corrected| {
            let Corrected::Due { old, new, .. } = it else { return false };
            (Some(*old), *new) == (printed.first_due, commitment.due)
        };
        if !current.as_ref().is_some_and(is_same) {
            found.extend(due(true, printed.first_due, commitment.due));
        }
        found.extend(current);
        found
    }
}
