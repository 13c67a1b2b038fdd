//! What a meeting is, who was there and what it decided.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::{
    BodyId, Confidential, DecisionId, GoalId, IndicatorId, MeetingId, Name, OrganisationId,
};
use crate::domain::value::TimeOfDay;
use crate::domain::words::{MeetingState, Presence, Visibility};

/// A meeting, planned, held or cancelled. `P` is how it knows people: sealed, until
/// disclosure has decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting<P = Confidential<String>> {
    /// Its code.
    pub id: MeetingId,
    /// The day.
    pub date: Date,
    /// When it begins.
    pub start: Option<TimeOfDay>,
    /// When it ends.
    pub end: Option<TimeOfDay>,
    /// The body that meets.
    pub body: BodyId,
    /// Its title, if it has one.
    pub title: Option<Name>,
    /// Its number in the series.
    pub number: Option<u32>,
    /// The place.
    pub place: Option<Name>,
    /// Whether people can join online.
    pub online: bool,
    /// Whether it is open to the public.
    pub open: Option<bool>,
    /// Who is in the chair, facilitates and records, as written: an
    /// organisation or a person.
    pub chair: Option<P>,
    /// Who facilitates.
    pub facilitator: Option<P>,
    /// Who records.
    pub recorder: Option<P>,
    /// The concrete trouble that is talked about.
    pub theme: Option<Name>,
    /// The agenda.
    pub agenda: Vec<Name>,
    /// The goals it concerns.
    pub goals: Vec<GoalId>,
    /// Titles of materials.
    pub materials: Vec<Name>,
    /// Who was there, one entry an organisation.
    pub attendance: Vec<Attendance<P>>,
    /// How many observers came.
    pub observers: Option<u32>,
    /// Planned, held or cancelled.
    pub state: MeetingState,
    /// The day the minutes were sent.
    pub minutes_sent_on: Option<Date>,
    /// The day the minutes were published.
    pub minutes_published_on: Option<Date>,
    /// Participants' satisfaction, out of 5.
    pub satisfaction: Option<Decimal>,
    /// Notes of the secretariat, for itself.
    pub notes: Option<P>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl<P> Meeting<P> {
    /// Returns whether it took place.
    pub fn is_held(&self) -> bool {
        self.state == MeetingState::Held
    }

    /// Returns whether it is still to come.
    pub fn is_planned(&self) -> bool {
        self.state == MeetingState::Planned
    }

    /// Returns how an organisation was represented, if that was recorded.
    pub fn presence(&self, organisation: &OrganisationId) -> Option<Presence> {
        self.attendance
            .iter()
            .find(|attendance| attendance.organisation == *organisation)
            .map(|attendance| attendance.presence)
    }
}

/// One organisation at one meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Attendance<P = Confidential<String>> {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Who came.
    pub person: Option<P>,
    /// How it was represented.
    pub presence: Presence,
    /// Whether it spoke.
    pub spoke: Option<bool>,
    /// The row or cell.
    pub origin: Origin,
}

/// A decision of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its code.
    pub id: DecisionId,
    /// The meeting.
    pub meeting: MeetingId,
    /// What was decided.
    pub text: Name,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// The indicator it rests on.
    pub indicator: Option<IndicatorId>,
    /// What became of it.
    pub state: Option<Name>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}
