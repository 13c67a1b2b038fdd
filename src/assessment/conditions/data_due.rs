//! Values of indicators that were due by a day: what came, and by whom.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::day::{Day, WINDOW_MONTHS};
use crate::assessment::indicators::next_span_end;
use crate::assessment::tally::Tally;
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::OrganisationId;
use crate::domain::time::add_days;
use crate::domain::words::Frequency;
use crate::model::indicator::Indicator;

/// Values of indicators that should have come in a window.
#[derive(Debug, Default)]
pub(in crate::assessment) struct DataDue {
    /// Every value that was due: the cell, or the indicator's row for one that
    /// has not come.
    pub due: Tally,
    /// Of these, values that came by their day.
    pub on_time: Tally,
    /// Who had to report, and whether anything came, with the indicator's row.
    pub reporters: BTreeMap<OrganisationId, (bool, Origin)>,
}

/// Values that were due in the window, for each indicator with a rhythm.
///
/// A value without a day of receipt says nothing of punctuality and is left
/// out of that, but it shows that its owner reports.
pub(in crate::assessment) fn data_due(day: &Day<'_>) -> DataDue {
    let since = day.since(WINDOW_MONTHS);
    let mut data = DataDue::default();
    for indicator in &day.model.indicators {
        let definition = &indicator.definition;
        let Some(frequency) = definition.frequency else { continue };
        if !may_show(day.visibility, definition.visibility) {
            continue;
        }
        let lag = i32::try_from(definition.lag_days).unwrap_or(0);
        for end in ends_due(indicator, frequency, since, day.as_of, lag) {
            let due = add_days(end, lag);
            // A value that was corrected came first on a day that nobody knows now.
            let values = indicator.observations.iter().filter(|it| {
                let is_known = it.received_on.is_none_or(|on| on <= day.as_of);
                it.span.last == end && (is_known || it.previous.is_some())
            });
            let mut came = false;
            for value in values {
                came = true;
                if let (Some(received), None) = (value.received_on, &value.previous) {
                    data.due.add(&value.origin);
                    if received <= due {
                        data.on_time.add(&value.origin);
                    }
                }
            }
            if !came {
                data.due.add(&definition.origin);
            }
            if let Some(owner) = &definition.owner {
                let entry = data
                    .reporters
                    .entry(owner.clone())
                    .or_insert_with(|| (false, definition.origin.clone()));
                entry.0 |= came;
            }
        }
    }
    data
}

/// Last days of the spans whose values were due in a window.
fn ends_due(
    indicator: &Indicator,
    frequency: Frequency,
    since: Date,
    until: Date,
    lag: i32,
) -> Vec<Date> {
    let mut came: Vec<Date> = indicator.observations.iter().map(|it| it.span.last).collect();
    came.dedup();
    // One that never had a value was due from its baseline on.
    if let (true, Some(baseline)) = (came.is_empty(), &indicator.definition.baseline) {
        let mut missing = next_span_end(baseline.date, frequency);
        let mut ends = Vec::new();
        while add_days(missing, lag) < until {
            ends.push(missing);
            missing = next_span_end(missing, frequency);
        }
        ends.retain(|end| add_days(*end, lag) >= since);
        return ends;
    }
    let mut ends = Vec::new();
    for (at, &end) in came.iter().enumerate() {
        ends.push(end);
        // A value that is a little early or late for its rhythm is none that
        // is missing.
        let mut missing = next_span_end(end, frequency);
        let is_missing = |missing: Date| match came.get(at + 1) {
            Some(next) => next_span_end(missing, frequency) <= *next,
            None => add_days(missing, lag) < until,
        };
        while is_missing(missing) {
            ends.push(missing);
            missing = next_span_end(missing, frequency);
        }
    }
    ends.retain(|end| (since..until).contains(&add_days(*end, lag)));
    ends
}
