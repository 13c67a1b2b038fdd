//! The rows that an edition is given: its own copies, of those it may see.
//!
//! Where the model knows people as [`Confidential`], these have their names or nothing.
//! What has no people in it is as the model has it.

use std::collections::BTreeMap;

use crate::domain::name::{Clearance, Confidential};
use crate::model;

pub use crate::model::about::About;
pub use crate::model::commitment::Commitment;
pub use crate::model::goal::Goal;
pub use crate::model::indicator::Definition;
pub use crate::model::meeting::Decision;
pub use crate::model::money::Funding;
pub use crate::model::own_table::{OwnColumn, OwnKind, OwnTable};
pub use crate::model::period::Calendar;
pub use crate::model::prose::Prose;
pub use crate::model::roundtable::{
    Audience, Body, DocumentKind, Edition, Grants, GroundRules, Pattern, Roundtable, Secretariat,
    Sector, Thresholds,
};
pub use crate::model::voice::{SystemChange, Voice};

/// An organisation, with the names of its delegates or without.
pub type Organisation = model::organisation::Organisation<String>;

/// A seat, with the name of who holds it or without.
pub type Seat = model::organisation::Seat<String>;

/// A meeting, with the names of who was there or without.
pub type Meeting = model::meeting::Meeting<String>;

/// Who was at a meeting, with a name or without.
pub type Attendance = model::meeting::Attendance<String>;

/// Hours of the secretariat's work, with the name of who worked or without.
pub type Work = model::secretariat::Work<String>;

pub use crate::records::own::OwnCell;

/// Rows in their order, found by their codes.
#[derive(Debug, Clone)]
pub(super) struct Rows<K, T> {
    rows: Vec<T>,
    at: BTreeMap<K, usize>,
}

impl<K: Ord, T> Rows<K, T> {
    /// Of two rows with one code the first is found.
    pub(super) fn new(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Self {
        let rows: Vec<T> = rows.into_iter().collect();
        let mut at = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            at.entry(key(row)).or_insert(place);
        }
        Self { rows, at }
    }

    pub(super) fn find(&self, key: &K) -> Option<&T> {
        self.rows.get(*self.at.get(key)?)
    }

    pub(super) fn all(&self) -> &[T] {
        &self.rows
    }
}

/// The name of a person, or what only the secretariat noted, for whoever is cleared for it.
fn named(person: Option<&Confidential<String>>, clearance: Option<&Clearance>) -> Option<String> {
    Some(person?.open(clearance?).clone())
}

pub(super) fn organisation(
    it: &model::organisation::Organisation,
    clearance: Option<&Clearance>,
) -> Organisation {
    let seat = |seat: &model::organisation::Seat| Seat {
        body: seat.body.clone(),
        role: seat.role.clone(),
        person: named(seat.person.as_ref(), clearance),
        from: seat.from,
        to: seat.to,
        is_champion: seat.is_champion,
        origin: seat.origin.clone(),
    };
    Organisation {
        id: it.id.clone(),
        name: it.name.clone(),
        short_name: it.short_name.clone(),
        sector: it.sector.clone(),
        seats: it.seats.iter().map(seat).collect(),
        endorsed_on: it.endorsed_on,
        is_backbone: it.is_backbone,
        lived_experience: it.lived_experience,
        joined_on: it.joined_on,
        left_on: it.left_on,
        origin: it.origin.clone(),
    }
}

pub(super) fn work(it: &model::secretariat::Work, clearance: Option<&Clearance>) -> Work {
    Work {
        span: it.span,
        person: named(it.person.as_ref(), clearance),
        hours: it.hours,
        function: it.function,
        goal: it.goal.clone(),
        note: it.note.clone(),
        visibility: it.visibility,
        origin: it.origin.clone(),
    }
}

pub(super) fn meeting(it: &model::meeting::Meeting, clearance: Option<&Clearance>) -> Meeting {
    let attendance = |entry: &model::meeting::Attendance| Attendance {
        organisation: entry.organisation.clone(),
        person: named(entry.person.as_ref(), clearance),
        presence: entry.presence,
        spoke: entry.spoke,
        origin: entry.origin.clone(),
    };
    Meeting {
        id: it.id.clone(),
        date: it.date,
        start: it.start,
        end: it.end,
        body: it.body.clone(),
        title: it.title.clone(),
        number: it.number,
        place: it.place.clone(),
        online: it.online,
        open: it.open,
        chair: named(it.chair.as_ref(), clearance),
        facilitator: named(it.facilitator.as_ref(), clearance),
        recorder: named(it.recorder.as_ref(), clearance),
        theme: it.theme.clone(),
        agenda: it.agenda.clone(),
        goals: it.goals.clone(),
        materials: it.materials.clone(),
        attendance: it.attendance.iter().map(attendance).collect(),
        observers: it.observers,
        state: it.state,
        minutes_sent_on: it.minutes_sent_on,
        minutes_published_on: it.minutes_published_on,
        satisfaction: it.satisfaction,
        notes: named(it.notes.as_ref(), clearance),
        visibility: it.visibility,
        origin: it.origin.clone(),
    }
}
