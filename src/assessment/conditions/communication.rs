//! Continuous communication in numbers: meetings, who came, and what followed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::tally::{Share, Tally};
use crate::domain::time::days_between;
use crate::domain::words::{CommitmentKind, Presence};

use super::reckoned::{LEAST_MEETINGS, LEAST_ROWS, Reckoned, share};

/// Meetings held ÷ planned, and the longest gap in planned intervals.
pub(super) fn rhythm(day: &Day<'_>) -> Reckoned {
    let held = day.held_in(WINDOW_MONTHS);
    let since = day.since(WINDOW_MONTHS);
    let (mut planned, mut longest) = (Decimal::ZERO, None::<Decimal>);
    let mut counted = Tally::default();
    for body in &day.model.bodies {
        let Some(a_year) = body.meetings_per_year.filter(|count| *count > 0) else { continue };
        planned += Decimal::from(a_year) * Decimal::from(WINDOW_MONTHS) / Decimal::from(12);
        let interval = Decimal::from(365) / Decimal::from(a_year);
        let dates: Vec<Date> = day
            .held()
            .iter()
            .filter(|meeting| meeting.body == body.id)
            .map(|meeting| meeting.date)
            .chain([day.as_of])
            .collect();
        for pair in dates.windows(2) {
            if pair[1] >= since {
                let gap = Decimal::from(days_between(pair[0], pair[1])) / interval;
                longest = Some(longest.map_or(gap, |longest| longest.max(gap)));
            }
        }
        for meeting in held.iter().filter(|meeting| meeting.body == body.id) {
            counted.add(&meeting.origin);
        }
    }
    let least = Decimal::from(LEAST_MEETINGS);
    if planned < least || day.held().len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let count = Decimal::from(counted.count());
    Reckoned {
        value: Some(count * Decimal::ONE_HUNDRED / planned),
        of: Some((count, planned)),
        longest_gap: longest,
        part: counted,
        ..Reckoned::default()
    }
}

pub(super) fn attendance(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let Share { part, whole } = day.attendance(&meetings);
    share(part, whole)
}

pub(super) fn proxies(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let came = day.attendance(&meetings).part;
    let proxies = meetings
        .iter()
        .flat_map(|meeting| &meeting.attendance)
        .filter(|entry| entry.presence == Presence::Proxy);
    share(tally(proxies.map(|entry| &entry.origin)), came)
}

/// Median days to the minutes.
pub(super) fn minutes(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    let lags = day.minutes_lags(&meetings);
    let is_kept = meetings.iter().any(|meeting| meeting.minutes_sent_on.is_some());
    if lags.len() < LEAST_MEETINGS || !is_kept {
        return Reckoned::default();
    }
    let middle = lags.len() / 2;
    let median = match lags.len() % 2 {
        1 => Decimal::from(lags[middle].1),
        _ => Decimal::from(lags[middle - 1].1 + lags[middle].1) / Decimal::TWO,
    };
    Reckoned {
        value: Some(median),
        whole: tally(lags.iter().map(|(meeting, _)| &meeting.origin)),
        ..Reckoned::default()
    }
}

/// Action items of a meeting that were closed by the body's next one.
pub(super) fn follow_through(day: &Day<'_>) -> Reckoned {
    let held = day.held();
    let since = day.since(WINDOW_MONTHS);
    let (mut part, mut whole) = (Tally::default(), Tally::default());
    for (commitment, state) in day.live_commitments() {
        let is_undated = state == CommitmentState::DoneUndated;
        if commitment.kind != CommitmentKind::ActionItem || is_undated {
            continue;
        }
        let Some(from) = commitment
            .meeting
            .as_ref()
            .and_then(|id| held.iter().find(|meeting| meeting.id == *id))
        else {
            continue;
        };
        let next =
            held.iter().find(|meeting| meeting.body == from.body && meeting.date > from.date);
        let Some(next) = next.filter(|next| next.date >= since) else { continue };
        whole.add(&commitment.origin);
        if commitment.done_on.is_some_and(|done| done <= next.date) {
            part.add(&commitment.origin);
        }
    }
    share(part, whole)
}

/// Pairs of organisations that met at least twice ÷ possible pairs.
pub(in crate::assessment) fn density(day: &Day<'_>, since: Date) -> Reckoned {
    let meetings: Vec<_> = day.held().into_iter().filter(|meeting| meeting.date >= since).collect();
    let (pairs, possible) = day.pairs_together(&meetings);
    if meetings.len() < LEAST_MEETINGS || possible < LEAST_ROWS {
        return Reckoned::default();
    }
    let (pairs, possible) = (Decimal::from(pairs), Decimal::from(possible));
    Reckoned {
        value: Some(pairs * Decimal::ONE_HUNDRED / possible),
        of: Some((pairs, possible)),
        whole: tally(meetings.iter().map(|meeting| &meeting.origin)),
        ..Reckoned::default()
    }
}
