//! Warnings of empty seats, and of champions who are gone.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::day::tally;
use crate::diagnostics::Origin;
use crate::domain::name::{BodyId, OrganisationId};
use crate::domain::rules::WarningCode;
use crate::domain::time::{add_days, days_between};
use crate::domain::words::Presence;
use crate::model::organisation::Organisation;

use super::candidates::{Candidate, Warnings};
use super::warning::{Level, Subject};

/// A seat without a holder.
pub(super) fn seats(warnings: &mut Warnings<'_>) {
    for organisation in warnings.day.organisations() {
        for (days, body, origin) in empty_seats(organisation, warnings.day.as_of) {
            let days = Decimal::from(days);
            warnings.warn_from(
                days,
                Candidate {
                    body: body.cloned(),
                    code: WarningCode::EmptySeat,
                    subject: Subject::Organisation(organisation.id.clone()),
                    before: None,
                    now: days,
                    rows: tally([origin]),
                },
            );
        }
    }
}

/// A champion who left, or whose organisation has not been seen, with
/// nobody to follow.
pub(super) fn champions(warnings: &mut Warnings<'_>) {
    let as_of = warnings.day.as_of;
    let (limit, _) = warnings.limits(WarningCode::LostChampion);
    let (empty_from, _) = warnings.limits(WarningCode::EmptySeat);
    for organisation in warnings.day.organisations() {
        let champions: Vec<_> = organisation.seats.iter().filter(|seat| seat.is_champion).collect();
        let Some(last) = champions.iter().max_by_key(|seat| seat.to.unwrap_or(Date::MAX)) else {
            continue;
        };
        let unseen = unseen_since(warnings, &organisation.id);
        let days = match last.to.filter(|to| *to < as_of) {
            Some(left) => Some(days_between(left, as_of)),
            None => unseen.map(|since| days_between(since, as_of)),
        };
        let left = last.to.is_some_and(|to| to < as_of);
        let Some(days) = days.map(Decimal::from).filter(|days| left || *days >= limit) else {
            continue;
        };
        let is_empty = empty_seats(organisation, as_of)
            .iter()
            .any(|(empty, ..)| Decimal::from(*empty) >= empty_from);
        let level = if is_empty { Level::Red } else { Level::Amber };
        let rows = tally([&last.origin]);
        warnings.warn(
            Some(level),
            Candidate {
                body: None,
                code: WarningCode::LostChampion,
                subject: Subject::Organisation(organisation.id.clone()),
                before: None,
                now: days,
                rows,
            },
        );
    }
}

/// The day since which an organisation that was expected has not come in
/// person; `None` if it was not expected since.
fn unseen_since(warnings: &Warnings<'_>, id: &OrganisationId) -> Option<Date> {
    let mut missed = false;
    for meeting in warnings.day.held().iter().rev() {
        match meeting.presence(id) {
            Some(Presence::Absent | Presence::Proxy) => missed = true,
            Some(Presence::Observer) | None => {}
            Some(_) => return missed.then_some(meeting.date),
        }
    }
    None
}

/// Seats of an organisation in a body that nobody holds, with the days since.
fn empty_seats(organisation: &Organisation, as_of: Date) -> Vec<(i32, Option<&BodyId>, &Origin)> {
    let mut bodies: BTreeSet<Option<&BodyId>> = BTreeSet::new();
    let mut empty = Vec::new();
    for seat in &organisation.seats {
        if !bodies.insert(seat.body.as_ref()) {
            continue;
        }
        let of_body = || organisation.seats.iter().filter(|it| it.body == seat.body);
        if of_body().any(|it| it.is_held(as_of) && it.person.is_some()) {
            continue;
        }
        // A seat that was never filled counts from the day it was given.
        let ended = of_body().filter_map(|it| it.to.map(|to| (to, &it.origin))).max();
        let Some((since, origin)) = ended.or_else(|| seat.from.map(|from| (from, &seat.origin)))
        else {
            continue;
        };
        // Names of holders may simply not be kept.
        if of_body().all(|it| it.person.is_none() && it.to.is_none()) {
            continue;
        }
        let begins = add_days(since, 1);
        if begins <= as_of {
            empty.push((days_between(since, as_of), seat.body.as_ref(), origin));
        }
    }
    empty
}
