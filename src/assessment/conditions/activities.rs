//! Mutually reinforcing activities in numbers: who promised what, and kept it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::domain::name::SectorId;

use super::reckoned::{LEAST_ROWS, Reckoned, share};

pub(super) fn coverage(day: &Day<'_>) -> Reckoned {
    let commitments = day.live_commitments();
    let goals = &day.model.goals;
    let covered = goals.iter().filter(|goal| {
        let sectors: BTreeSet<&SectorId> = commitments
            .iter()
            .filter(|(commitment, _)| commitment.goal.as_ref() == Some(&goal.id))
            .flat_map(|(commitment, _)| commitment.sectors())
            .collect();
        sectors.len() >= 2
    });
    share(tally(covered.map(|goal| &goal.origin)), tally(goals.iter().map(|it| &it.origin)))
}

pub(super) fn cross_sector(day: &Day<'_>) -> Reckoned {
    let model = day.model;
    let all = day.live_commitments();
    let crossing = all.iter().filter(|(commitment, _)| {
        commitment
            .partners
            .iter()
            .filter_map(|id| model.organisation(id))
            .any(|partner| !commitment.is_of(&partner.sector))
    });
    share(
        tally(crossing.map(|(commitment, _)| &commitment.origin)),
        tally(all.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// Of what first fell due in the window and was not given up, what was done
/// by that day.
pub(super) fn kept_commitments(day: &Day<'_>) -> Reckoned {
    let since = day.since(WINDOW_MONTHS);
    let due: Vec<_> = day
        .live_commitments()
        .into_iter()
        .filter(|(commitment, _)| commitment.due.is_some_and(|due| since <= due && due < day.as_of))
        // Of what was done on an unknown day, nobody knows whether it was in time.
        .filter(|(_, state)| *state != CommitmentState::DoneUndated)
        .collect();
    let kept = due.iter().filter(|(_, state)| *state == CommitmentState::DoneOnTime);
    share(
        tally(kept.map(|(commitment, _)| &commitment.origin)),
        tally(due.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// Overdue ÷ open.
pub(in crate::assessment) fn overdue(day: &Day<'_>) -> Reckoned {
    let open = day.open_commitments();
    let late = open.iter().filter(|(_, state)| *state == CommitmentState::Overdue);
    share(
        tally(late.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// Open commitments of the organisation that carries the secretariat.
pub(in crate::assessment) fn backbone_load(day: &Day<'_>) -> Reckoned {
    let open = day.open_commitments();
    let own = open.iter().filter(|(commitment, _)| {
        commitment.owners().any(|id| day.model.organisation(id).is_some_and(|it| it.is_backbone))
    });
    share(
        tally(own.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// Sectors without any open commitment.
pub(super) fn balance(day: &Day<'_>) -> Reckoned {
    let open = day.open_commitments();
    if open.len() < LEAST_ROWS {
        return Reckoned::default();
    }
    let sectors = day.model.sectors.iter().filter(|sector| sector.edition);
    let without =
        sectors.filter(|sector| open.iter().all(|(commitment, _)| !commitment.is_of(&sector.id)));
    Reckoned {
        value: Some(Decimal::from(without.count())),
        whole: tally(open.iter().map(|(commitment, _)| &commitment.origin)),
        ..Reckoned::default()
    }
}
