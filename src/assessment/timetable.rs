//! The timetable of a meeting day, with clock times.
//!
//! The order of the parts is that of the Okinawa method (S30, S31) or of the
//! trio method (S40, S42). The sources give the whole as about 150 minutes;
//! how it is shared out among the parts is our judgement. A meeting of another
//! length shares its time out in the same proportions, in steps of 5 minutes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::name::{CommitmentId, MeetingId, OrganisationId, SectorId};
use crate::domain::time::add_days;
use crate::domain::value::TimeOfDay;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::meeting::Meeting;
use crate::model::organisation::Organisation;
use crate::model::roundtable::Pattern;

use super::commitments::{CommitmentState, Commitments};
use super::visibility::may_show;

/// The next meeting, and the days around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its parts; empty if it has no starting time.
    pub sessions: Vec<Session>,
    /// The day by which members hand in their material.
    pub material_due: Date,
    /// The day by which a summary is sent: within 2 days (Chigasaki, S45).
    pub summary_due: Date,
    /// The day by which full minutes are sent: within 45 days (Chigasaki, S45).
    pub minutes_due: Date,
}

/// Plans the first meeting after the cut-off that an edition may show.
pub fn assess(model: &Model, visibility: Visibility) -> Option<NextMeeting> {
    let meeting = model.meetings.iter().find(|meeting| {
        meeting.is_planned()
            && meeting.date > model.calendar.as_of
            && may_show(visibility, meeting.visibility)
    })?;
    let day = &model.roundtable.meeting_day;
    let material_days = i32::try_from(day.material_days).unwrap_or(0);
    Some(NextMeeting {
        meeting: meeting.id.clone(),
        sessions: plan(meeting, day.pattern),
        material_due: add_days(meeting.date, -material_days),
        summary_due: add_days(meeting.date, 2),
        minutes_due: add_days(meeting.date, 45),
    })
}

/// Returns the commitments to report on at the next meeting: those that are open, and
/// overdue or due by its day. Without a meeting, those that are overdue.
pub(super) fn to_report(
    model: &Model,
    commitments: &Commitments,
    next: Option<&NextMeeting>,
) -> BTreeSet<CommitmentId> {
    let day = next.and_then(|next| model.meetings.iter().find(|it| it.id == next.meeting));
    let day = day.map(|meeting| meeting.date);
    model
        .commitments
        .iter()
        .filter(|commitment| {
            let state = commitments.states.get(&commitment.id);
            let is_due = commitment.current_due().zip(day).is_some_and(|(due, day)| due <= day);
            state.is_some_and(|state| {
                *state == CommitmentState::Overdue || (state.is_open() && is_due)
            })
        })
        .map(|commitment| commitment.id.clone())
        .collect()
}

/// Returns the organisations with a seat in the body that meets next; all members if
/// the list of members says nothing of bodies. Of one sector, if it is given.
fn seated<'a>(
    model: &'a Model,
    next: Option<&NextMeeting>,
    own: Option<&SectorId>,
) -> Vec<&'a Organisation> {
    let members: Vec<&Organisation> = model
        .organisations
        .iter()
        .filter(|it| it.is_active(model.calendar.as_of))
        .filter(|it| own.is_none_or(|own| it.sector == *own))
        .collect();
    let meeting = next.and_then(|next| model.meetings.iter().find(|it| it.id == next.meeting));
    let Some(meeting) = meeting else { return members };
    let is_seated = |it: &&Organisation| it.is_seated(&meeting.body, meeting.date);
    match members.iter().copied().any(|it| is_seated(&it)) {
        true => members.into_iter().filter(is_seated).collect(),
        false => members,
    }
}

/// Returns who sits at the next meeting: of all, and of each sector.
pub(super) fn all_seated(
    model: &Model,
    next: Option<&NextMeeting>,
) -> BTreeMap<Option<SectorId>, Vec<OrganisationId>> {
    let sectors = model.sectors.iter().map(|sector| Some(&sector.id));
    std::iter::once(None)
        .chain(sectors)
        .map(|own| {
            let seated = seated(model, next, own).into_iter().map(|it| it.id.clone());
            (own.cloned(), seated.collect())
        })
        .collect()
}

/// One part of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// What happens, as the key of its words.
    pub code: &'static str,
    /// When it begins.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
}

const OKINAWA: [(&str, u32); 7] = [
    ("opening", 10),
    ("presentation", 20),
    ("session-1", 40),
    ("sub-session", 20),
    ("session-2", 35),
    ("review", 20),
    ("close", 5),
];

const TRIO: [(&str, u32); 7] = [
    ("opening", 10),
    ("presentation", 20),
    ("part-1", 40),
    ("trio", 20),
    ("part-2", 40),
    ("closing-round", 15),
    ("close", 5),
];

/// Returns the parts of a meeting; empty if it has no starting time.
///
/// A meeting without an ending time takes the pattern's 150 minutes.
pub fn plan(meeting: &Meeting, pattern: Pattern) -> Vec<Session> {
    const STEP: u32 = 5;
    let parts = match pattern {
        Pattern::Okinawa => OKINAWA,
        Pattern::Trio => TRIO,
    };
    let Some(start) = meeting.start else { return Vec::new() };
    let usual: u32 = parts.iter().map(|(_, minutes)| minutes).sum();
    let length = match meeting.end {
        Some(end) if end > start => end.0 - start.0,
        _ => usual,
    };
    let mut sessions = Vec::new();
    let mut passed = 0;
    let mut begins = start.0;
    for (code, minutes) in parts {
        passed += minutes;
        // The last part ends when the meeting ends, whatever the rounding.
        let ends = if passed == usual {
            start.0 + length
        } else {
            start.0 + (length * passed / usual + STEP / 2) / STEP * STEP
        };
        sessions.push(Session { code, start: TimeOfDay(begins), end: TimeOfDay(ends) });
        begins = ends;
    }
    sessions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::name::{BodyId, MeetingId};
    use crate::domain::words::{MeetingState, Visibility};

    fn meeting(start: Option<u32>, end: Option<u32>) -> Meeting {
        Meeting {
            id: MeetingId::new("M1"),
            date: jiff::civil::Date::constant(2026, 11, 20),
            start: start.map(TimeOfDay),
            end: end.map(TimeOfDay),
            body: BodyId::new("general"),
            title: None,
            number: None,
            place: None,
            online: false,
            open: None,
            chair: None,
            facilitator: None,
            recorder: None,
            theme: None,
            agenda: Vec::new(),
            goals: Vec::new(),
            materials: Vec::new(),
            attendance: Vec::new(),
            observers: None,
            state: MeetingState::Planned,
            minutes_sent_on: None,
            minutes_published_on: None,
            satisfaction: None,
            notes: None,
            visibility: Visibility::Members,
            origin: crate::diagnostics::Origin::file("t.csv"),
        }
    }

    fn ends(start: Option<u32>, end: Option<u32>) -> Vec<u32> {
        plan(&meeting(start, end), Pattern::Okinawa).iter().map(|part| part.end.0).collect()
    }

    #[test]
    fn times_follow_the_pattern_and_scale_with_the_meeting() {
        assert_eq!(ends(Some(810), None), [820, 840, 880, 900, 935, 955, 960]);
        assert_eq!(ends(Some(810), Some(960)), [820, 840, 880, 900, 935, 955, 960]);
        assert_eq!(ends(Some(600), Some(720)), [610, 625, 655, 670, 700, 715, 720]);
        assert!(ends(None, Some(720)).is_empty());
    }
}
