//! What is reported on, and as of when.

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::domain::time::{FiscalCalendar, Grain, TimeSpan};
use crate::domain::words::{MeetingState, Presence};
use crate::records::dates::{DateContext, parse_period};
use crate::records::handed_in::Records;
use crate::records::tables::MeetingRecord;

/// The reporting period and the day on which everything is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The month that the fiscal year begins with.
    pub fiscal_start: i8,
    /// The period reported on.
    pub period: TimeSpan,
    /// The period before it.
    pub previous: TimeSpan,
    /// The period that is reported on if none is asked for.
    pub usual: TimeSpan,
    /// The day on which everything is judged: the data cut-off. Nothing in
    /// the program reads the clock.
    pub as_of: Date,
    /// The same, if somebody named it or the period: then that day has come.
    pub asked: Option<Date>,
}

impl Calendar {
    /// Returns the fiscal year that a day is in.
    pub fn fiscal_year(&self, date: Date) -> TimeSpan {
        FiscalCalendar::new(self.fiscal_start).year_of(date)
    }
}

/// The period is the one asked for, else the one in the settings, else the
/// month of the latest meeting with a record. The cut-off is its last day
/// unless another is asked for.
pub(super) fn calendar(
    records: &Records,
    scope: Scope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Calendar {
    let file = &records.config;
    let settings = &file.config.calendar;
    let start = &settings.fiscal_year_start;
    let fiscal_start = *start.get_ref();
    if !(1..=12).contains(&fiscal_start) {
        diagnostics.push(Diagnostic::unknown_setting_value(
            &file.origin(start.span()),
            "fiscal_year_start",
            &fiscal_start.to_string(),
            "1 … 12",
        ));
    }
    let fiscal_start = if (1..=12).contains(&fiscal_start) { fiscal_start } else { 4 };
    let context = DateContext { fiscal_start, ..DateContext::default() };
    let configured =
        settings.period.as_ref().and_then(|text| match parse_period(text.get_ref(), context) {
            Ok(span) if span.grain != Grain::Day => Some(span),
            _ => {
                let origin = file.origin(text.span());
                diagnostics.push(Diagnostic::unreadable_period(&origin, text.get_ref()));
                None
            }
        });
    let usual = configured.unwrap_or_else(|| latest_month(records, None));
    // The command line does not know when the fiscal year begins.
    let fiscal = FiscalCalendar::new(fiscal_start);
    let on_day = || match (configured, scope.as_of) {
        (None, Some(day)) => latest_month(records, Some(day)),
        _ => usual,
    };
    let period = scope.period.map_or_else(on_day, |period| period.named_in(fiscal));
    let as_of = scope.as_of.unwrap_or(period.last);
    let is_asked = scope.period.is_some() || scope.as_of.is_some() || configured.is_some();
    let asked = is_asked.then_some(as_of);
    Calendar { fiscal_start, period, previous: period.previous(), usual, as_of, asked }
}

/// Returns the month of the latest meeting with a record, up to a day if one is
/// given.
fn latest_month(records: &Records, until: Option<Date>) -> TimeSpan {
    let is_known = |date: &Date| until.is_none_or(|until| *date <= until);
    let recorded: std::collections::BTreeSet<&str> =
        records.attendance.iter().map(|row| row.meeting_id.value.as_str()).collect();
    // A cancelled meeting with people at it is asked about. Until it is answered,
    // its month counts: beyond the cut-off nobody would be asked.
    let is_doubted = |meeting: &MeetingRecord| {
        let id = meeting.meeting_id.value.as_str();
        let question = Diagnostic::ask_cancelled(&meeting.origin, id, "", 0);
        records.answers.given(&question) != Some("cancelled")
            && records
                .attendance
                .iter()
                .any(|row| row.meeting_id.value == id && row.presence.value != Presence::Absent)
    };
    let latest = records
        .meetings
        .iter()
        .filter(|meeting| {
            let held = meeting.state.as_ref().map(|state| state.value);
            held == Some(MeetingState::Held)
                || (held == Some(MeetingState::Cancelled) && is_doubted(meeting))
                || (held.is_none()
                    && (meeting.attendees.is_some()
                        || recorded.contains(meeting.meeting_id.value.as_str())))
        })
        .map(|meeting| meeting.date.value)
        .filter(is_known)
        .max();
    // Before the first meeting, the latest value or the first plan says
    // what month it is; without any of them, any month will do.
    let latest = latest
        .or_else(|| {
            records.observations.iter().map(|row| row.period.value.last).filter(is_known).max()
        })
        .or(until)
        .or_else(|| records.meetings.iter().map(|row| row.date.value).min());
    TimeSpan::month_of(latest.unwrap_or(Date::constant(2000, 1, 1)))
}

/// What the run asks for and the settings leave open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope {
    /// The period to report on.
    pub period: Option<TimeSpan>,
    /// The day on which everything is judged; the period's last day if none.
    pub as_of: Option<Date>,
}
