//! The common agenda in numbers: who stands behind it, and what is done for it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::participation::is_represented;
use crate::assessment::tally::Tally;
use crate::diagnostics::Origin;
use crate::domain::name::SectorId;
use crate::domain::time::days_between;

use super::reckoned::{LEAST_MEETINGS, Reckoned, meeting_share, share};

pub(super) fn endorsement(day: &Day<'_>) -> Reckoned {
    let all = day.organisations();
    let endorsed = all.iter().filter(|it| it.endorsed_on.is_some_and(|on| on <= day.as_of));
    share(tally(endorsed.map(|it| &it.origin)), tally(all.iter().map(|it| &it.origin)))
}

/// Sectors that did not come, of those that have documents of their own; the
/// rows show those that did.
pub(super) fn sector_presence(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let model = day.model;
    let mut came: BTreeMap<&SectorId, &Origin> = BTreeMap::new();
    for entry in meetings.iter().flat_map(|meeting| &meeting.attendance) {
        let represented = is_represented(entry.presence);
        if let (true, Some(organisation)) = (represented, model.organisation(&entry.organisation)) {
            came.entry(&organisation.sector).or_insert(&entry.origin);
        }
    }
    let sectors: Vec<&SectorId> =
        model.sectors.iter().filter(|sector| sector.edition).map(|it| &it.id).collect();
    let present = sectors.iter().filter_map(|sector| came.get(*sector).copied());
    let part = tally(present);
    let (came, all) = (Decimal::from(part.count()), Decimal::from(sectors.len()));
    Reckoned { value: Some(all - came), of: Some((all - came, all)), part, ..Reckoned::default() }
}

pub(super) fn goal_linked_work(day: &Day<'_>) -> Reckoned {
    let all = day.live_commitments();
    let linked = all.iter().filter(|(commitment, _)| commitment.goal.is_some());
    share(
        tally(linked.map(|(commitment, _)| &commitment.origin)),
        tally(all.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

pub(super) fn agenda_on_goals(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let (mut part, mut whole) = (Tally::default(), Tally::default());
    for meeting in &meetings {
        for _ in &meeting.agenda {
            whole.add(&meeting.origin);
            if !meeting.goals.is_empty() {
                part.add(&meeting.origin);
            }
        }
    }
    for decision in day.decisions(&meetings) {
        whole.add(&decision.origin);
        if decision.goal.is_some() {
            part.add(&decision.origin);
        }
    }
    share(part, whole)
}

/// Months since the goal was reviewed that was reviewed longest ago.
pub(super) fn freshness(day: &Day<'_>) -> Reckoned {
    let as_of = day.as_of;
    let dated: Vec<_> = day
        .model
        .goals
        .iter()
        .filter_map(|goal| Some((goal.reviewed_on.filter(|on| *on <= as_of)?, &goal.origin)))
        .collect();
    let Some((oldest, origin)) = dated.iter().min_by_key(|(on, _)| *on) else {
        return Reckoned::default();
    };
    Reckoned {
        value: Some(months_between(*oldest, as_of)),
        part: tally([*origin]),
        whole: tally(dated.iter().map(|(_, origin)| *origin)),
        ..Reckoned::default()
    }
}

pub(super) fn affected_people(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let model = day.model;
    let seated = meetings.iter().filter(|meeting| {
        meeting.attendance.iter().any(|entry| {
            is_represented(entry.presence)
                && model.organisation(&entry.organisation).is_some_and(|it| it.lived_experience)
        })
    });
    meeting_share(
        tally(seated.map(|meeting| &meeting.origin)),
        tally(meetings.iter().map(|meeting| &meeting.origin)),
    )
}

/// Whole months and a decimal between two days, at 365 ÷ 12 days a month.
fn months_between(from: Date, to: Date) -> Decimal {
    Decimal::from(days_between(from, to)) * Decimal::from(12) / Decimal::from(365)
}
