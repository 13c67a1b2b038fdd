//! Backbone support in numbers: money, people and work of the secretariat.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::tally::Tally;
use crate::assessment::visibility::may_show;
use crate::domain::text::key;
use crate::domain::value;
use crate::domain::words::FundingStatus;

use super::reckoned::{LEAST_MEETINGS, Reckoned, meeting_share};

/// Confirmed money for the secretariat ÷ its monthly cost, in months.
pub(in crate::assessment) fn runway(day: &Day<'_>) -> Reckoned {
    let (money, part) = day.backbone_money();
    match day.monthly_cost() {
        Some((cost, whole)) if cost > Decimal::ZERO => Reckoned {
            value: value::over(money, cost),
            of: Some((money, cost)),
            part,
            whole,
            ..Reckoned::default()
        },
        _ => Reckoned::default(),
    }
}

/// The largest funder's share of the next twelve months' money.
pub(in crate::assessment) fn largest_funder(day: &Day<'_>) -> Reckoned {
    let lines = day.next_year_by_funder();
    // One in two widths, or with a space, is one funder.
    let mut by_funder: BTreeMap<String, (Decimal, Tally)> = BTreeMap::new();
    for (funding, yen) in &lines {
        let entry = by_funder.entry(key(&funding.funder.ja)).or_default();
        entry.0 = entry.0.saturating_add(*yen);
        entry.1.add(&funding.origin);
    }
    let sum = value::sum(by_funder.values().map(|(yen, _)| *yen));
    let Some((yen, part)) = by_funder.into_values().max_by_key(|(yen, _)| *yen) else {
        return Reckoned::default();
    };
    Reckoned {
        value: value::percent(yen, sum),
        of: Some((yen, sum)),
        part,
        whole: tally(lines.iter().map(|(funding, _)| &funding.origin)),
        ..Reckoned::default()
    }
}

pub(super) fn staff(day: &Day<'_>) -> Reckoned {
    let secretariat = &day.model.roundtable.secretariat;
    match (secretariat.staff_in_post, secretariat.staff_planned) {
        (Some(filled), Some(planned)) if planned > Decimal::ZERO => Reckoned {
            value: value::percent(filled, planned),
            of: Some((filled, planned)),
            ..Reckoned::default()
        },
        _ => Reckoned::default(),
    }
}

/// Functions of a backbone with logged work in the last three months.
pub(super) fn functions(day: &Day<'_>) -> Reckoned {
    let since = day.since(3);
    let log: Vec<_> = day
        .model
        .backbone_log
        .iter()
        .filter(|work| may_show(day.visibility, work.visibility))
        .filter(|work| work.span.last >= since && work.span.last <= day.as_of)
        .filter(|work| work.hours > Decimal::ZERO)
        .collect();
    if log.is_empty() {
        return Reckoned::default();
    }
    let functions: BTreeSet<_> = log.iter().map(|work| work.function).collect();
    let count = Decimal::from(functions.len());
    Reckoned {
        value: Some(count),
        of: Some((count, Decimal::from(6))),
        part: tally(log.iter().map(|work| &work.origin)),
        ..Reckoned::default()
    }
}

pub(super) fn one_person(day: &Day<'_>) -> Reckoned {
    let meetings: Vec<_> = day
        .held_in(WINDOW_MONTHS)
        .into_iter()
        .filter(|meeting| meeting.facilitator.is_some() && meeting.recorder.is_some())
        .collect();
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let alone = meetings.iter().filter(|meeting| meeting.facilitator == meeting.recorder);
    meeting_share(
        tally(alone.map(|meeting| &meeting.origin)),
        tally(meetings.iter().map(|meeting| &meeting.origin)),
    )
}

/// Yen that were newly put to the goals this fiscal year: confirmed money
/// that began in it, and what members brought for a goal.
pub(super) fn aligned_money(day: &Day<'_>) -> Reckoned {
    let model = day.model;
    let year = model.calendar.fiscal_year(day.as_of);
    let until_now = |date: Date| year.contains(date) && date <= day.as_of;
    let (mut sum, mut rows) = (Decimal::ZERO, Tally::default());
    for funding in &model.funding {
        let shown = may_show(day.visibility, funding.visibility);
        let is_sure = matches!(funding.status, FundingStatus::Confirmed | FundingStatus::Ended);
        if shown && is_sure && funding.start.is_some_and(until_now) {
            sum += funding.committed;
            rows.add(&funding.origin);
        }
    }
    for contribution in &model.contributions {
        let shown = may_show(day.visibility, contribution.visibility);
        let counts = shown && contribution.goal.is_some() && until_now(contribution.span.last);
        if let (true, Some(yen)) = (counts, contribution.yen) {
            sum += yen;
            rows.add(&contribution.origin);
        }
    }
    if rows.count() == 0 {
        return Reckoned::default();
    }
    Reckoned { value: Some(sum), part: rows, ..Reckoned::default() }
}
