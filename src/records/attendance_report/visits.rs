//! Comings and goings, and the meetings that they make up.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::DateTime;

use crate::diagnostics::Origin;
use crate::domain::text::{fold, key};

use super::heads::Field;
use super::moments::{self, Moment, Order};
use super::people::{Participant, Stay, joined};
use super::report::Session;

/// What a report says of its meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) number: Option<String>,
    pub(super) start: Option<Moment>,
}

impl About {
    pub(super) fn note(&mut self, field: Field, value: &str) {
        let value = value.trim();
        match field {
            Field::Topic => self.title = self.title.take().or(Some(value.to_owned())),
            Field::MeetingId => self.number = self.number.take().or(Some(value.to_owned())),
            Field::Start => self.start = self.start.or_else(|| moments::parse(value, false)),
            _ => {}
        }
    }
}

/// `Left`, `退出`, `退出済み`; everything else is a coming.
pub(super) fn is_leave(action: &str) -> bool {
    let action = fold(action);
    ["left", "leave", "退出", "退室", "退席", "離"].iter().any(|word| action.contains(word))
}

/// A coming and going as it is written.
pub(super) struct Visit {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) from: Option<Moment>,
    pub(super) to: Option<Moment>,
    pub(super) seconds: Option<u32>,
    pub(super) about: About,
    pub(super) origin: Origin,
}

impl Visit {
    pub(super) fn moments(&self) -> impl Iterator<Item = Moment> {
        [self.from, self.to, self.about.start].into_iter().flatten()
    }
}

/// A coming or a going.
pub(super) struct Logged {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) is_leave: bool,
    pub(super) time: Option<Moment>,
    pub(super) about: About,
    pub(super) origin: Origin,
}

/// Joins comings with the goings after them. Who was still there when the list
/// was taken has no going.
pub(super) fn of_log(log: Vec<Logged>) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for entry in log {
        let name = key(&entry.name);
        if entry.is_leave
            && let Some(at) = open.remove(&name)
        {
            visits[at].to = entry.time;
            continue;
        }
        if !entry.is_leave {
            open.insert(name, visits.len());
        }
        visits.push(Visit {
            name: entry.name,
            email: entry.email,
            from: if entry.is_leave { None } else { entry.time },
            to: if entry.is_leave { entry.time } else { None },
            seconds: None,
            about: entry.about,
            origin: entry.origin,
        });
    }
    visits
}

/// A visit with its beginning and its end.
type Placed<'a> = (Option<DateTime>, Option<DateTime>, &'a Visit);

/// Returns the meetings in a report: visits with hours between them are of two.
pub(super) fn sessions(visits: &[Visit], order: Order) -> Vec<Session> {
    /// Longer than any break, shorter than a night.
    const BREAK: i64 = 5;
    let read = |moment: Option<Moment>| moment.and_then(|moment| moment.read(order));
    let mut all: Vec<Placed<'_>> = visits
        .iter()
        .map(|visit| {
            let (from, to) = (read(visit.from), read(visit.to));
            let begins = from.or(to).or_else(|| read(visit.about.start));
            (begins, to, visit)
        })
        .collect();
    all.sort_by(|(a, _, x), (b, _, y)| (&x.about.number, a).cmp(&(&y.about.number, b)));
    let mut groups: Vec<Vec<Placed<'_>>> = Vec::new();
    let mut until: Option<DateTime> = None;
    for entry in all {
        let (begins, to, visit) = entry;
        let limit = until.and_then(|it| it.checked_add(Span::new().hours(BREAK)).ok());
        let is_later = begins.zip(limit).is_some_and(|(begins, limit)| begins > limit);
        let is_other = groups.last().and_then(|group| group.last()).is_some_and(|(_, _, last)| {
            last.about.number.is_some()
                && visit.about.number.is_some()
                && last.about.number != visit.about.number
        });
        if is_later || is_other {
            until = None;
        }
        if is_later || is_other || groups.is_empty() {
            groups.push(Vec::new());
        }
        until = until.max(begins).max(to);
        if let Some(group) = groups.last_mut() {
            group.push(entry);
        }
    }
    let mut sessions: Vec<Session> =
        groups.into_iter().map(|group| session(group, order)).collect();
    sessions.sort_by_key(|session| session.start);
    sessions
}

fn session(mut group: Vec<Placed<'_>>, order: Order) -> Session {
    let last = group.iter().filter_map(|(begins, to, _)| (*to).max(*begins)).max();
    let about =
        |of: fn(&About) -> Option<String>| group.iter().find_map(|(_, _, visit)| of(&visit.about));
    let first_here = group.iter().find_map(|(begins, ..)| *begins);
    let mut session = Session {
        title: about(|about| about.title.clone()),
        number: about(|about| about.number.clone()),
        start: first_here,
        people: Vec::new(),
    };
    // In the order of the report, so that the first cell is the first seen.
    group.sort_by(|(_, _, a), (_, _, b)| a.origin.cmp(&b.origin));
    session.people = joined(group.into_iter().map(|(_, to, visit)| {
        let from = visit.from.and_then(|moment| moment.read(order));
        // Who was still there when the list was taken was there until then.
        let to = to.or(if visit.seconds.is_none() { last } else { None });
        let span = from.zip(to).filter(|(from, to)| from <= to);
        Participant {
            names: vec![visit.name.clone()],
            email: visit.email.clone(),
            origin: visit.origin.clone(),
            stays: vec![Stay { span, seconds: visit.seconds }],
        }
    }));
    session
}
