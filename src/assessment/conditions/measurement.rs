//! Shared measurement in numbers: whether indicators are defined, supplied and used.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::assessment::visibility::may_show;
use crate::domain::name::IndicatorId;
use crate::domain::words::IndicatorLevel;
use crate::model::indicator::Indicator;

use super::data_due::data_due;
use super::reckoned::{LEAST_MEETINGS, Reckoned, share};

pub(super) fn definitions(day: &Day<'_>) -> Reckoned {
    let all = shown_indicators(day);
    let complete = all.iter().map(|it| &it.definition).filter(|it| {
        let is_aimed = it.range.is_some() || (it.baseline.is_some() && it.target.is_some());
        is_aimed && it.source.is_some() && it.frequency.is_some() && it.owner.is_some()
    });
    share(tally(complete.map(|it| &it.origin)), tally(all.iter().map(|it| &it.definition.origin)))
}

pub(super) fn data_on_time(day: &Day<'_>) -> Reckoned {
    let data = data_due(day);
    share(data.on_time, data.due)
}

pub(super) fn contributors(day: &Day<'_>) -> Reckoned {
    let reporters = data_due(day).reporters;
    let supplied = reporters.values().filter(|(came, _)| *came);
    share(
        tally(supplied.map(|(_, origin)| origin)),
        tally(reporters.values().map(|(_, origin)| origin)),
    )
}

pub(super) fn breakdowns(day: &Day<'_>) -> Reckoned {
    let outcomes: Vec<_> = shown_indicators(day)
        .into_iter()
        .filter(|it| it.definition.level == IndicatorLevel::Outcome)
        .collect();
    let divided =
        outcomes.iter().filter(|it| it.breakdowns.iter().any(|value| value.span.last <= day.as_of));
    share(
        tally(divided.map(|it| &it.definition.origin)),
        tally(outcomes.iter().map(|it| &it.definition.origin)),
    )
}

pub(super) fn data_used(day: &Day<'_>) -> Reckoned {
    let meetings = day.held_in(WINDOW_MONTHS);
    if meetings.len() < LEAST_MEETINGS {
        return Reckoned::default();
    }
    let decisions = day.decisions(&meetings);
    let cited = decisions.iter().filter(|decision| decision.indicator.is_some());
    share(
        tally(cited.map(|decision| &decision.origin)),
        tally(decisions.iter().map(|decision| &decision.origin)),
    )
}

pub(super) fn usable(
    day: &Day<'_>,
    indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
) -> Reckoned {
    let all = shown_indicators(day);
    let is_now = day.as_of == day.model.calendar.as_of;
    let rated = all.iter().filter(|it| {
        let status = indicators.get(&it.definition.id).map(|assessed| match is_now {
            true => assessed.answer.status,
            false => assessed.previous_status,
        });
        status.is_some_and(|status| {
            !matches!(status, Status::Stale | Status::NoTarget | Status::NoData)
        })
    });
    share(
        tally(rated.map(|it| &it.definition.origin)),
        tally(all.iter().map(|it| &it.definition.origin)),
    )
}

fn shown_indicators<'a>(day: &Day<'a>) -> Vec<&'a Indicator> {
    let all = day.model.indicators.iter();
    all.filter(|it| may_show(day.visibility, it.definition.visibility)).collect()
}
