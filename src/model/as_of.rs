//! The records as they stood at the end of a day.
//!
//! A report is made after its period has ended, when rows of later days are
//! already in the tables. Such a row is no mistake: on that day it had not
//! happened. This is the one step that takes them out, before anything is
//! resolved, so that what follows from the tables of today for an earlier day
//! is what followed from the tables of that day.
//!
//! Only columns that tell a day are looked at. What tables say without one, a
//! status or a progress, stays as it is now; `later.rs` says whether it may have
//! been otherwise.

pub(super) mod far;
pub mod later;

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::domain::text::key;
use crate::domain::time::{Grain, TimeSpan, days_between};
use crate::domain::value::Sourced;
use crate::domain::words::{CommitmentStatus, MeetingState};
use crate::records::attendance_report::report::{AttendanceReport, Session};
use crate::records::handed_in::Records;
use crate::records::tables::{CommitmentRecord, IndicatorRecord, MeetingRecord, ObservationRecord};

use super::plausible::FAR_VALUE;

use self::far::Known;

/// Returns the records without what was not yet so at the end of a day, and
/// tells days that cannot be right.
pub(super) fn known<'r>(
    records: Cow<'r, Records>,
    known: Known,
    day: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'r, Records> {
    let newest = known.newest.map_or(day, |newest| newest.max(day));
    tell_unfinished(&records, day, diagnostics);
    let mut known = records;
    Then { day, newest }.cut(&mut known);
    known
}

/// Tells values of spans that had not ended, beside values of months in them: the
/// sum of a fiscal year that goes on is no value of it yet.
fn tell_unfinished(records: &Records, day: Date, diagnostics: &mut Vec<Diagnostic>) {
    let goes_on = |it: &&ObservationRecord| {
        let span = it.period.value;
        !matches!(span.grain, Grain::Day | Grain::Month) && span.contains(day) && span.last > day
    };
    let unfinished: Vec<&ObservationRecord> = records.observations.iter().filter(goes_on).collect();
    if unfinished.is_empty() {
        return;
    }
    let mut months: BTreeSet<(String, Date)> = BTreeSet::new();
    for it in records.observations.iter().filter(|it| it.period.value.grain == Grain::Month) {
        months.insert((key(&it.indicator.value), it.period.value.first));
    }
    let has_months = |it: &&&ObservationRecord| {
        let (id, span) = (key(&it.indicator.value), it.period.value);
        months.range((id.clone(), span.first)..=(id, span.last)).next().is_some()
    };
    let told: Vec<&&ObservationRecord> = unfinished.iter().filter(has_months).collect();
    let Some(first) = told.first() else { return };
    diagnostics.push(Diagnostic::span_not_over(
        &first.value.origin,
        &first.period.value.to_string(),
        &day.to_string(),
        told.len(),
    ));
}

/// Keeps the rows for which something holds. Without any other row, nothing is
/// copied.
macro_rules! keep {
    ($known:ident.$table:ident, $it:ident => $holds:expr) => {
        if !$known.$table.iter().all(|$it| $holds) {
            $known.to_mut().$table.retain(|$it| $holds);
        }
    };
}

/// Changes the rows for which something holds. Without any, nothing is copied.
macro_rules! edit {
    ($known:ident.$table:ident, $it:ident => $holds:expr, $change:expr) => {
        if $known.$table.iter().any(|$it| $holds) {
            for $it in $known.to_mut().$table.iter_mut() {
                if $holds {
                    $change;
                }
            }
        }
    };
}

/// The end of a day, seen from later tables.
#[derive(Debug, Clone, Copy)]
struct Then {
    /// The day.
    day: Date,
    /// The last day that the tables know of.
    newest: Date,
}

impl Then {
    fn is_later(&self, day: Date) -> bool {
        day > self.day
    }

    /// Whether a cell tells a later day.
    fn later(&self, cell: &Option<Sourced<Date>>) -> bool {
        cell.as_ref().is_some_and(|cell| self.is_later(cell.value))
    }

    /// Whether a span had not ended.
    fn runs(&self, span: &Sourced<TimeSpan>) -> bool {
        self.is_later(span.value.last)
    }

    /// Empties a cell that tells a later day.
    fn clear(&self, cell: &mut Option<Sourced<Date>>) {
        if self.later(cell) {
            *cell = None;
        }
    }

    /// Takes out what is later. Tables of the day itself, which most are, are not
    /// copied.
    fn cut(&self, known: &mut Cow<'_, Records>) {
        let later = self.later_meetings(known);
        let is_of_later = |name: &Sourced<String>| later.contains(&key(&name.value));
        keep!(known.attendance, it => !is_of_later(&it.meeting_id));
        keep!(known.decisions, it => !is_of_later(&it.meeting_id));
        keep!(known.commitments, it => {
            let met = it.meeting_id.as_ref().filter(|_| it.committed_on.is_none());
            !self.later(&it.committed_on) && !met.is_some_and(is_of_later)
        });
        keep!(known.observations, it => !self.is_unknown(it));
        keep!(known.contributions, it => !self.runs(&it.date));
        keep!(known.costs, it => !self.runs(&it.month));
        keep!(known.backbone_log, it => !self.runs(&it.date));
        keep!(known.changes, it => !self.runs(&it.date));
        keep!(known.voices, it => !it.date.as_ref().is_some_and(|date| self.runs(date)));
        keep!(known.pulse, it => !self.runs(&it.date));
        // Who left later was still a member. Who joined later is known to the rows
        // that name it, and counted from its day on.
        edit!(known.members, it => self.later(&it.left_on), it.left_on = None);
        edit!(known.members, it => self.later(&it.endorsed_on), it.endorsed_on = None);
        edit!(known.goals, it => self.later(&it.reviewed_on), it.reviewed_on = None);
        edit!(known.meetings, it => self.changes_meeting(it), self.meeting(it));
        edit!(known.attendance_reports, it => self.changes_report(it), self.report(it));
        edit!(known.commitments, it => self.changes_commitment(it), self.commitment(it));
        edit!(known.indicators, it => self.changes_indicator(it), self.indicator(it));
        edit!(known.observations, it => self.later(&it.received_on), Self::correction(it));
    }

    /// Whether a meeting took place later. One that is said to be planned and
    /// lies ahead of all that is known is left to be compared with its
    /// attendance.
    fn is_to_come(&self, meeting: &MeetingRecord) -> bool {
        let state = meeting.state.as_ref().map(|state| state.value);
        let date = meeting.date.value;
        self.is_later(date) && (state != Some(MeetingState::Planned) || date <= self.newest)
    }

    fn changes_meeting(&self, meeting: &MeetingRecord) -> bool {
        let has_result = meeting.attendees.is_some()
            || meeting.absentees.is_some()
            || meeting.observers.is_some()
            || meeting.satisfaction.is_some();
        self.later(&meeting.minutes_sent_on)
            || self.later(&meeting.minutes_published_on)
            || (self.is_to_come(meeting) && has_result)
    }

    /// The codes of the meetings that took place later and of which rows of
    /// other tables may tell.
    fn later_meetings(&self, records: &Records) -> BTreeSet<String> {
        let later = records.meetings.iter().filter(|it| self.is_to_come(it));
        later.map(|it| key(&it.meeting_id.value)).collect()
    }

    /// A meeting that was held later was planned, and its announcement is all
    /// that is known of it.
    fn meeting(&self, meeting: &mut MeetingRecord) {
        self.clear(&mut meeting.minutes_sent_on);
        self.clear(&mut meeting.minutes_published_on);
        if !self.is_to_come(meeting) {
            return;
        }
        if let Some(state) = &mut meeting.state
            && state.value == MeetingState::Held
        {
            state.value = MeetingState::Planned;
        }
        meeting.attendees = None;
        meeting.absentees = None;
        meeting.observers = None;
        meeting.satisfaction = None;
    }

    fn changes_commitment(&self, commitment: &CommitmentRecord) -> bool {
        let cells = [&commitment.done_on, &commitment.updated_on, &commitment.revised_on];
        cells.into_iter().any(|cell| self.later(cell))
    }

    /// A commitment that was kept later was under way, and had no result; one whose
    /// date was moved later was due on the first date.
    fn commitment(&self, commitment: &mut CommitmentRecord) {
        self.clear(&mut commitment.updated_on);
        if self.later(&commitment.revised_on) {
            // Which day it was moved to before that, nobody wrote down.
            commitment.revised_on = None;
            commitment.revised_due = None;
            commitment.revision_reason = None;
            commitment.revision_reason_en = None;
            if let Some(times) = &mut commitment.times_revised {
                times.value = times.value.saturating_sub(1);
            }
        }
        if !self.later(&commitment.done_on) {
            return;
        }
        if commitment.status.value == CommitmentStatus::Done {
            commitment.status.value = CommitmentStatus::InProgress;
        }
        commitment.done_on = None;
        commitment.progress_pct = None;
        commitment.result = None;
        commitment.result_en = None;
        commitment.evidence = None;
        commitment.evidence_en = None;
    }

    fn changes_report(&self, report: &AttendanceReport) -> bool {
        let readings = [Some(&report.sessions), report.day_first.as_ref()];
        let mut days = readings.into_iter().flatten().flatten().filter_map(Session::day);
        days.any(|day| self.is_later(day))
    }

    fn report(&self, report: &mut AttendanceReport) {
        let readings = [Some(&mut report.sessions), report.day_first.as_mut()];
        for sessions in readings.into_iter().flatten() {
            sessions.retain(|it| it.day().is_none_or(|day| !self.is_later(day)));
        }
    }

    fn changes_indicator(&self, indicator: &IndicatorRecord) -> bool {
        self.later(&indicator.override_on)
            || indicator.baseline_date.as_ref().is_some_and(|date| self.runs(date))
    }

    fn indicator(&self, indicator: &mut IndicatorRecord) {
        if self.later(&indicator.override_on) {
            indicator.override_status = None;
            indicator.override_reason = None;
            indicator.override_by = None;
            indicator.override_on = None;
        }
        if indicator.baseline_date.as_ref().is_some_and(|date| self.runs(date)) {
            indicator.baseline = None;
            indicator.baseline_date = None;
        }
    }

    /// Whether nothing was known of a value: its span had not ended, or it was
    /// received later and is no correction. Values far ahead are asked about.
    fn is_unknown(&self, observation: &ObservationRecord) -> bool {
        let span = observation.period.value;
        if days_between(self.newest, span.first) > FAR_VALUE {
            return false;
        }
        self.is_later(span.last)
            || (self.later(&observation.received_on) && observation.value_prev.is_none())
    }

    /// A value that was corrected later had its old value.
    fn correction(observation: &mut ObservationRecord) {
        let Some(before) = observation.value_prev.take() else { return };
        observation.value = *before;
        observation.received_on = None;
        observation.flag = None;
        observation.note = None;
        observation.note_en = None;
    }
}
