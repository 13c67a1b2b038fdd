//! Warnings in how a roundtable meets: how often, what it decides, who still takes part.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::assessment::conditions::{self, LEAST_MEETINGS, LEAST_ROWS};
use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::participation::is_represented;
use crate::domain::name::OrganisationId;
use crate::domain::rules::WarningCode;
use crate::domain::time::{add_days, days_between};
use crate::model::meeting::Meeting;
use crate::model::organisation::Organisation;

use super::candidates::{Candidate, Warnings};
use super::warning::Subject;

/// A body that has not met for long.
pub(super) fn bodies(warnings: &mut Warnings<'_>) {
    for body in &warnings.day.model.bodies {
        let Some(a_year) = body.meetings_per_year.filter(|count| *count > 0) else { continue };
        let held = warnings.day.held();
        let Some(last) = held.iter().rev().find(|meeting| meeting.body == body.id) else {
            continue;
        };
        let days = Decimal::from(days_between(last.date, warnings.day.as_of));
        let planned = Decimal::from(365) / Decimal::from(a_year);
        warnings.warn_beyond(
            days / planned,
            Candidate {
                body: None,
                code: WarningCode::SilentBody,
                subject: Subject::Body(body.id.clone()),
                before: Some(planned.round()),
                now: days,
                rows: tally([&last.origin]),
            },
        );
    }
}

/// Meetings that decide less.
pub(super) fn decisions(warnings: &mut Warnings<'_>) {
    let held = warnings.day.held();
    let split = held.len().saturating_sub(3);
    let (earlier, last) = held.split_at(split);
    let before = &earlier[earlier.len().saturating_sub(6)..];
    if before.is_empty() || last.len() < 3 {
        return;
    }
    let rate = |meetings: &[&Meeting]| {
        let count = Decimal::from(warnings.day.decisions(meetings).len());
        count / Decimal::from(meetings.len())
    };
    let (then, now) = (rate(before), rate(last));
    if then.is_zero() {
        return;
    }
    let fall = (then - now) * Decimal::ONE_HUNDRED / then;
    let rows = tally(last.iter().map(|meeting| &meeting.origin));
    warnings.warn_from(
        fall,
        Candidate {
            body: None,
            code: WarningCode::FewerDecisions,
            subject: Subject::Roundtable,
            before: Some(then),
            now,
            rows,
        },
    );
}

/// Minutes that come late, in the last three months.
pub(super) fn minutes(warnings: &mut Warnings<'_>) {
    let meetings = warnings.day.held_in(3);
    if warnings.day.held().iter().all(|meeting| meeting.minutes_sent_on.is_none()) {
        return;
    }
    let (amber, _) = warnings.limits(WarningCode::LateMinutes);
    let lags = warnings.day.minutes_lags(&meetings);
    let late: Vec<_> = lags.iter().filter(|(_, days)| Decimal::from(*days) > amber).collect();
    let Some((_, worst)) = late.last() else { return };
    let worst = Decimal::from(*worst);
    let rows = tally(late.iter().map(|(meeting, _)| &meeting.origin));
    warnings.warn_beyond(
        worst,
        Candidate {
            body: None,
            code: WarningCode::LateMinutes,
            subject: Subject::Roundtable,
            before: None,
            now: worst,
            rows,
        },
    );
}

/// Fewer take part; fewer meet each other.
pub(super) fn circle(warnings: &mut Warnings<'_>) {
    let day = warnings.day;
    let members = day.organisations();
    let since = day.since(WINDOW_MONTHS);
    if day.held_in(WINDOW_MONTHS).len() >= LEAST_MEETINGS && members.len() >= LEAST_ROWS {
        let mut active: BTreeSet<&OrganisationId> = BTreeSet::new();
        for entry in day.held_in(WINDOW_MONTHS).iter().flat_map(|meeting| &meeting.attendance) {
            if is_represented(entry.presence) {
                active.insert(&entry.organisation);
            }
        }
        for (commitment, state) in day.commitments() {
            if state.is_done() && commitment.done_on.is_some_and(|done| done >= since) {
                active.extend(commitment.owners());
            }
        }
        let (active, idle): (Vec<&Organisation>, Vec<&Organisation>) =
            members.iter().copied().partition(|organisation| active.contains(&organisation.id));
        let share =
            Decimal::from(active.len()) * Decimal::ONE_HUNDRED / Decimal::from(members.len());
        let rows = tally(idle.iter().map(|organisation| &organisation.origin));
        warnings.warn_below(
            share,
            Candidate {
                body: None,
                code: WarningCode::FewerActive,
                subject: Subject::Roundtable,
                before: None,
                now: share,
                rows,
            },
        );
    }
    let earlier = Day { as_of: add_days(since, -1), ..day };
    let now = conditions::density(&day, since);
    let then = conditions::density(&earlier, earlier.since(WINDOW_MONTHS));
    if let (Some(now_value), Some(before)) = (now.value, then.value)
        && !before.is_zero()
    {
        let fall = (before - now_value) * Decimal::ONE_HUNDRED / before;
        warnings.warn_from(
            fall,
            Candidate {
                body: None,
                code: WarningCode::FewerPairs,
                subject: Subject::Roundtable,
                before: Some(before),
                now: now_value,
                rows: now.whole,
            },
        );
    }
}
