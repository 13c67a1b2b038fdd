//! Days that lie far beyond everything else that the tables know: a year that
//! was mistyped, and not a day to come.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::key;
use crate::domain::time::{TimeSpan, days_between};
use crate::domain::value::Sourced;
use crate::domain::words::MeetingState;
use crate::records::Records;
use crate::records::tables::CostRecord;

/// Days without any record, after which a day is no ordinary one. A roundtable
/// that meets once a year has a gap of a year.
pub(in crate::model) const FAR: i32 = 400;

/// A day on which something happened, by the cell that tells it.
type Happened<'r> = (Date, &'r Origin);

/// Days between censuses, for tables that have nothing but values.
const CENSUS: i32 = 2200;

/// Returns the last day of which the tables know something, or the cut-off if
/// that is later.
pub(super) fn newest_day(records: &Records, as_of: Date) -> Date {
    newest_from(records, Some(as_of)).map_or(as_of, |newest| newest.max(as_of))
}

/// Returns the last day of which the tables know something, if they know any.
pub(in crate::model) fn newest_known(records: &Records) -> Option<Date> {
    newest_from(records, None)
}

/// Of all days, the last one before a gap. The earlier half of the days on which
/// something happened is right; when values were received says little of that, for
/// they may be older than the roundtable.
fn newest_from(records: &Records, as_of: Option<Date>) -> Option<Date> {
    let mut happened: Vec<Date> = acts(records).into_iter().map(|(day, _)| day).collect();
    let observed = records.observations.iter();
    // Many values have few days.
    let mut days: BTreeSet<Date> = observed.clone().map(|it| it.period.value.last).collect();
    let received: BTreeSet<Date> =
        observed.filter_map(|it| it.received_on.as_ref()).map(|cell| cell.value).collect();
    let gap = if happened.is_empty() && received.is_empty() { CENSUS } else { FAR };
    if happened.is_empty() {
        happened.extend(if received.is_empty() { &days } else { &received });
    }
    happened.extend(as_of);
    happened.sort_unstable();
    days.extend(received);
    days.extend(&happened);
    let mut newest = *happened.get(happened.len().saturating_sub(1) / 2)?;
    for day in days {
        if day > newest && days_between(newest, day) > gap {
            break;
        }
        newest = newest.max(day);
    }
    Some(newest)
}

/// Returns the first day on which something happened or was to happen. Values
/// are older than a roundtable, and count only if there is nothing else.
pub(in crate::model) fn first_day(records: &Records) -> Option<Date> {
    let planned = records.meetings.iter().map(|it| it.date.value);
    let events = events(records).into_iter().map(|(day, _)| day).chain(planned).min();
    events.or_else(|| records.observations.iter().map(|it| it.period.value.first).min())
}

/// Tells each day that lies far ahead.
pub(super) fn tell(records: &Records, newest: Date, diagnostics: &mut Vec<Diagnostic>) {
    for (day, origin) in events(records) {
        if days_between(newest, day) > FAR {
            let (written, limit) = (day.to_string(), newest.to_string());
            diagnostics.push(Diagnostic::date_in_future(origin, &written, &limit));
        }
    }
}

/// Returns the days on which something happened. Days that people plan are not
/// among them, and values have a question of their own.
pub(super) fn events(records: &Records) -> Vec<Happened<'_>> {
    let mut events = acts(records);
    events.extend(records.observations.iter().flat_map(|it| days([&it.received_on])));
    events
}

/// The same without the days on which values were received.
fn acts(records: &Records) -> Vec<Happened<'_>> {
    let mut events: Vec<Happened<'_>> = Vec::new();
    for it in &records.commitments {
        events.extend(days([&it.committed_on, &it.done_on, &it.updated_on, &it.revised_on]));
    }
    let recorded: BTreeSet<String> =
        records.attendance.iter().map(|it| key(&it.meeting_id.value)).collect();
    for it in &records.meetings {
        let is_held = match it.state.as_ref().map(|state| state.value) {
            Some(state) => state == MeetingState::Held,
            None => it.attendees.is_some() || recorded.contains(&key(&it.meeting_id.value)),
        };
        if is_held {
            events.push((it.date.value, &it.date.origin));
        }
        events.extend(days([&it.minutes_sent_on, &it.minutes_published_on]));
    }
    events.extend(records.contributions.iter().map(|it| span(&it.date)));
    // A month to come has no cost yet, however that is written.
    let is_paid =
        |it: &&CostRecord| it.actual.as_ref().is_some_and(|yen| !yen.value.or_zero().is_zero());
    events.extend(records.costs.iter().filter(is_paid).map(|it| span(&it.month)));
    events.extend(records.backbone_log.iter().map(|it| span(&it.date)));
    events.extend(records.changes.iter().map(|it| span(&it.date)));
    events.extend(records.voices.iter().filter_map(|it| it.date.as_ref()).map(span));
    events.extend(records.pulse.iter().map(|it| span(&it.date)));
    events
}

fn days<const N: usize>(cells: [&Option<Sourced<Date>>; N]) -> impl Iterator<Item = Happened<'_>> {
    cells.into_iter().flatten().map(|cell| (cell.value, &cell.origin))
}

fn span(cell: &Sourced<TimeSpan>) -> Happened<'_> {
    (cell.value.first, &cell.origin)
}
