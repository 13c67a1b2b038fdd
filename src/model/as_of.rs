//! The records as they stood at the end of a day.
//!
//! A report is made after its period has ended, when rows of later days are
//! already in the tables. Such a row is no mistake: on that day it had not
//! happened. This is the one step that takes them out, before anything is
//! resolved, so that what follows from the tables of today for an earlier day
//! is what followed from the tables of that day.
//!
//! Only columns that tell a day are looked at. What tables say without one, a
//! status or a progress, stays as it is now.

pub(super) mod far;

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Model;
use super::organisation::Organisation;
use super::plausible::FAR_VALUE;
use crate::diagnostics::Diagnostic;
use crate::domain::name::OrganisationId;
use crate::domain::text::key;
use crate::domain::time::{Grain, TimeSpan, days_between};
use crate::domain::value::Sourced;
use crate::domain::words::{CommitmentStatus, MeetingState};
use crate::records::Records;
use crate::records::tables::{
    CommitmentRecord, IndicatorRecord, MeetingRecord, MemberRecord, ObservationRecord,
};

/// Returns the records without what was not yet so at the end of a day, and
/// tells days that cannot be right.
pub(super) fn known<'r>(
    records: &'r Records,
    day: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'r, Records> {
    let newest = far::newest_day(records, day);
    far::tell(records, newest, diagnostics);
    tell_unfinished(records, day, diagnostics);
    let then = Then { day, newest };
    if !then.is_changed(records) {
        return Cow::Borrowed(records);
    }
    let mut known = records.clone();
    then.cut(&mut known);
    Cow::Owned(known)
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
    fn runs(&self, span: &TimeSpan) -> bool {
        self.is_later(span.last)
    }

    /// Empties a cell that tells a later day.
    fn clear(&self, cell: &mut Option<Sourced<Date>>) {
        if self.later(cell) {
            *cell = None;
        }
    }

    /// Whether any day of the tables is later. Tables of the day itself, which
    /// most are, need no copy.
    fn is_changed(&self, records: &Records) -> bool {
        let runs = |span: &Sourced<TimeSpan>| self.runs(&span.value);
        records.members.iter().any(|it| self.later(&it.left_on) || self.later(&it.endorsed_on))
            || records.goals.iter().any(|it| self.later(&it.reviewed_on))
            || records.meetings.iter().any(|it| self.changes_meeting(it))
            || self.tells_of_later_meetings(records)
            || records.attendance_reports.iter().any(|it| {
                let readings = [Some(&it.sessions), it.day_first.as_ref()];
                let mut sessions = readings.into_iter().flatten().flatten();
                sessions.any(|it| it.day().is_some_and(|day| self.is_later(day)))
            })
            || records.commitments.iter().any(|it| self.changes_commitment(it))
            || records.indicators.iter().any(|it| {
                self.later(&it.override_on) || it.baseline_date.as_ref().is_some_and(runs)
            })
            || records
                .observations
                .iter()
                .any(|it| self.is_unknown(it) || self.later(&it.received_on))
            || records.contributions.iter().any(|it| runs(&it.date))
            || records.costs.iter().any(|it| runs(&it.month))
            || records.backbone_log.iter().any(|it| runs(&it.date))
            || records.changes.iter().any(|it| runs(&it.date))
            || records.voices.iter().any(|it| it.date.as_ref().is_some_and(runs))
            || records.pulse.iter().any(|it| runs(&it.date))
    }

    fn cut(&self, known: &mut Records) {
        let later = self.later_meetings(known);
        let is_later = |name: &Sourced<String>| later.contains(&key(&name.value));
        known.attendance.retain(|it| !is_later(&it.meeting_id));
        known.decisions.retain(|it| !is_later(&it.meeting_id));
        for report in &mut known.attendance_reports {
            let readings = [Some(&mut report.sessions), report.day_first.as_mut()];
            for sessions in readings.into_iter().flatten() {
                sessions.retain(|it| it.day().is_none_or(|day| !self.is_later(day)));
            }
        }
        known.commitments.retain(|it| {
            let met = it.meeting_id.as_ref().filter(|_| it.committed_on.is_none());
            !self.later(&it.committed_on) && !met.is_some_and(is_later)
        });
        known.members.iter_mut().for_each(|it| self.member(it));
        known.goals.iter_mut().for_each(|it| self.clear(&mut it.reviewed_on));
        known.meetings.iter_mut().for_each(|it| self.meeting(it));
        known.commitments.iter_mut().for_each(|it| self.commitment(it));
        known.indicators.iter_mut().for_each(|it| self.indicator(it));
        known.observations.retain(|it| !self.is_unknown(it));
        known.observations.iter_mut().for_each(|it| self.observation(it));
        known.contributions.retain(|it| !self.runs(&it.date.value));
        known.costs.retain(|it| !self.runs(&it.month.value));
        known.backbone_log.retain(|it| !self.runs(&it.date.value));
        known.changes.retain(|it| !self.runs(&it.date.value));
        known.voices.retain(|it| !it.date.as_ref().is_some_and(|date| self.runs(&date.value)));
        known.pulse.retain(|it| !self.runs(&it.date.value));
    }

    /// Who left later was still a member. Who joined later is known to the rows
    /// that name it, and counted from its day on.
    fn member(&self, member: &mut MemberRecord) {
        self.clear(&mut member.left_on);
        self.clear(&mut member.endorsed_on);
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

    fn tells_of_later_meetings(&self, records: &Records) -> bool {
        let later = self.later_meetings(records);
        let is_later = |name: &Sourced<String>| later.contains(&key(&name.value));
        !later.is_empty()
            && (records.attendance.iter().any(|it| is_later(&it.meeting_id))
                || records.decisions.iter().any(|it| is_later(&it.meeting_id))
                || records
                    .commitments
                    .iter()
                    .any(|it| it.meeting_id.as_ref().is_some_and(is_later)))
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
        let cells = [
            &commitment.committed_on,
            &commitment.done_on,
            &commitment.updated_on,
            &commitment.revised_on,
        ];
        cells.into_iter().any(|cell| self.later(cell))
    }

    /// A promise that was kept later was under way, and had no result; one whose
    /// date was moved later was due on the first date.
    fn commitment(&self, commitment: &mut CommitmentRecord) {
        self.clear(&mut commitment.updated_on);
        if self.later(&commitment.revised_on) {
            // Which day it was moved to before that, nobody wrote down.
            commitment.revised_on = None;
            commitment.revised_due = None;
            commitment.revision_reason = None;
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
    }

    fn indicator(&self, indicator: &mut IndicatorRecord) {
        if self.later(&indicator.override_on) {
            indicator.override_status = None;
            indicator.override_reason = None;
            indicator.override_by = None;
            indicator.override_on = None;
        }
        if indicator.baseline_date.as_ref().is_some_and(|date| self.runs(&date.value)) {
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
        self.runs(&span)
            || (self.later(&observation.received_on) && observation.value_prev.is_none())
    }

    /// A value that was corrected later had its old value.
    fn observation(&self, observation: &mut ObservationRecord) {
        if !self.later(&observation.received_on) {
            return;
        }
        let Some(before) = observation.value_prev.take() else { return };
        observation.value = *before;
        observation.received_on = None;
        observation.flag = None;
        observation.note = None;
        observation.note_en = None;
    }
}

/// Returns the organisations without those that joined after the day and that
/// no earlier row names.
pub(super) fn members(model: &Model) -> Vec<Organisation> {
    let mut named: BTreeSet<&OrganisationId> = BTreeSet::new();
    let attended = model.meetings.iter().flat_map(|it| &it.attendance);
    named.extend(attended.map(|it| &it.organisation));
    for it in &model.commitments {
        named.extend(it.owners());
        named.extend(&it.partners);
    }
    named.extend(model.contributions.iter().map(|it| &it.organisation));
    for it in &model.indicators {
        named.extend(&it.definition.owner);
        named.extend(it.observations.iter().chain(&it.breakdowns).flat_map(|it| &it.organisation));
    }
    let day = model.calendar.as_of;
    let is_known = |it: &&Organisation| {
        it.joined_on.is_none_or(|joined| joined <= day) || named.contains(&it.id)
    };
    model.organisations.iter().filter(is_known).cloned().collect()
}
