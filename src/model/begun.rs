//! Whether there is anything to report: a project that was just made has its
//! placeholders and no rows, and a period may lie before or after all records.
//! This is told before any document is made.

use crate::diagnostics::Diagnostic;
use crate::domain::time::days_between;
use crate::records::handed_in::Records;
use crate::records::record::Record as _;
use crate::records::tables::{MeetingRecord, MemberRecord};

use super::as_of::far::{FAR, Known};
use super::period::Calendar;

/// What stands in the settings of a new project for what must be written.
const PLACEHOLDER: &str = "○○";

/// Days by which a cut-off may lie after all records before that is told: a
/// month in which nothing happened after its first days. Nothing in the core
/// knows what day it is today, and a roundtable may have come to a stop.
const QUIET: i32 = 31;

/// Tells what must be filled in first, or that a period holds nothing.
pub(super) fn tell(
    records: &Records,
    known: Known,
    calendar: &Calendar,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let left = unfilled(records);
    if !left.is_empty() {
        diagnostics.push(Diagnostic::still_to_write(&records.config.whole(), &left));
    } else {
        tell_period(records, known, calendar, diagnostics);
    }
}

/// Whether a table has no rows, and none that could not be read.
fn is_blank<T>(records: &Records, rows: &[T], table: &'static str) -> bool {
    rows.is_empty() && records.tables.contains(table) && !records.unreadable.holds_any(table)
}

/// Returns the codes of what a new project still lacks.
fn unfilled(records: &Records) -> Vec<&'static str> {
    let config = &records.config.config;
    let is_placeholder =
        |text: Option<&String>| text.is_some_and(|text| text.contains(PLACEHOLDER));
    let name = config.roundtable.name.as_ref().map(|name| name.get_ref());
    [
        ("name", is_placeholder(name)),
        ("region", is_placeholder(config.roundtable.region.as_ref())),
        ("agenda", is_placeholder(config.roundtable.agenda.as_ref())),
        ("secretariat", is_placeholder(config.secretariat.name.as_ref())),
        ("members", is_blank(records, &records.members, MemberRecord::TABLE.name)),
        (
            "meetings",
            is_blank(records, &records.meetings, MeetingRecord::TABLE.name)
                && records.observations.is_empty(),
        ),
    ]
    .into_iter()
    .filter_map(|(code, is_left)| is_left.then_some(code))
    .collect()
}

fn tell_period(
    records: &Records,
    known: Known,
    calendar: &Calendar,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let period = calendar.period;
    let origin = &records.config.whole();
    let written = period.to_string();
    let day = calendar.as_of.max(period.last);
    if let Some(first) = known.first.filter(|first| *first > day) {
        diagnostics.push(Diagnostic::period_before_records(origin, &written, &first.to_string()));
        return;
    }
    let Some(newest) = known.newest else { return };
    let known = newest.to_string();
    if days_between(newest, period.first) > FAR {
        diagnostics.push(Diagnostic::period_ahead(origin, &written, &known));
    } else if days_between(newest, calendar.as_of) > QUIET {
        let cut_off = calendar.as_of.to_string();
        diagnostics.push(Diagnostic::period_not_over(origin, &written, &known, &cut_off));
    }
}
