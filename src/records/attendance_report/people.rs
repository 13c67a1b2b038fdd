//! The people of a report: each of them once, whatever names and devices they
//! came with, and how long they stayed.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::diagnostics::Origin;
use crate::domain::text::{fold, key};

/// One person at one meeting.
#[derive(Clone, PartialEq)]
pub struct Participant {
    /// The names under which they came, without repetitions.
    pub names: Vec<String>,
    /// Their e-mail address, in small letters.
    pub email: Option<String>,
    /// The cell of their name, where it stands first.
    pub origin: Origin,
    pub(super) stays: Vec<Stay>,
}

/// Debug output must not leak names of people.
impl std::fmt::Debug for Participant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Participant({}, {:?} s)", self.origin, self.seconds())
    }
}

/// One coming and going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stay {
    pub(super) span: Option<(DateTime, DateTime)>,
    pub(super) seconds: Option<u32>,
}

impl Participant {
    /// Returns the name under which they came first.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Returns how long they were there. Comings that overlap, as of one person
    /// with two devices, are counted once. `None` if the report does not say.
    pub fn seconds(&self) -> Option<u32> {
        let mut stays = self.stays.clone();
        stays.sort();
        stays.dedup();
        let known = stays.iter().any(|stay| stay.seconds.or(stay.length()).is_some());
        let of_each = stays.iter().filter_map(|stay| stay.seconds.or(stay.length()));
        let sum = of_each.fold(0_u32, u32::saturating_add);
        let (together, overlap) = together(&stays);
        // Zoom rounds each stay up to a minute, so that the sum is only wrong
        // where stays overlap.
        let is_whole = stays.iter().all(|stay| stay.span.is_some());
        known.then_some(if overlap && is_whole { sum.min(together) } else { sum })
    }

    fn add(&mut self, names: &[String], email: Option<String>, stays: &[Stay]) {
        for name in names {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        if self.email.is_none() {
            self.email = email;
        }
        self.stays.extend(stays);
    }
}

impl Stay {
    fn length(&self) -> Option<u32> {
        let (from, to) = self.span?;
        seconds_between(from, to)
    }
}

/// Returns how long stays are together, in whole minutes, and whether any two
/// of them overlap. They are in the order of their beginnings.
fn together(stays: &[Stay]) -> (u32, bool) {
    let mut total = 0_u32;
    let mut overlap = false;
    let mut until: Option<DateTime> = None;
    for (from, to) in stays.iter().filter_map(|stay| stay.span) {
        overlap |= until.is_some_and(|until| from < until);
        let begins = until.map_or(from, |until| until.max(from));
        if to > begins {
            total = total.saturating_add(seconds_between(begins, to).unwrap_or(0));
        }
        until = Some(until.map_or(to, |until| until.max(to)));
    }
    (total.div_ceil(60).saturating_mul(60), overlap)
}

fn seconds_between(from: DateTime, to: DateTime) -> Option<u32> {
    u32::try_from(from.duration_until(to).as_secs()).ok()
}

/// Returns people with each of them once: by e-mail address, else by name, also
/// by an earlier name that stands in brackets behind the one shown.
pub(crate) fn joined(people: impl IntoIterator<Item = Participant>) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    let mut by_email: BTreeMap<String, usize> = BTreeMap::new();
    // Where a name is that of two people, it stands for none of them. A name in
    // brackets may be an organisation's, so two of those are no one person.
    let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut by_inner: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for person in people {
        let email_at = person.email.as_ref().and_then(|email| by_email.get(email)).copied();
        let named = || {
            let places = person.names.iter().flat_map(|name| {
                let (whole, inner) = (key(name), inner_name(name).map(key));
                let inner = inner.and_then(|inner| by_name.get(&inner));
                [by_name.get(&whole), inner, by_inner.get(&whole)]
            });
            let mut places = places.flatten().copied().flatten();
            places.find(|&at| person.email.is_none() || found[at].email.is_none())
        };
        let at = match email_at.or_else(named) {
            Some(at) => {
                found[at].add(&person.names, person.email.clone(), &person.stays);
                at
            }
            None => {
                found.push(person.clone());
                found.len() - 1
            }
        };
        if let Some(email) = person.email {
            by_email.entry(email).or_insert(at);
        }
        for name in &person.names {
            claim(&mut by_name, key(name), at);
            if let Some(inner) = inner_name(name) {
                claim(&mut by_inner, key(inner), at);
            }
        }
    }
    found
}

fn claim(places: &mut BTreeMap<String, Option<usize>>, name: String, at: usize) {
    let place = places.entry(name).or_insert(Some(at));
    if *place != Some(at) {
        *place = None;
    }
}

/// Returns the name in brackets at the end of another: the one that was there
/// before it was changed, or whom somebody stands for.
fn inner_name(name: &str) -> Option<&str> {
    let (outer, inner) = name.trim_end().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    (!is_mark(inner) && !inner.trim().is_empty() && !outer.trim().is_empty()).then_some(inner)
}

/// Returns whether a word beside a name is a mark of the program and no name.
pub(crate) fn is_mark(word: &str) -> bool {
    const MARKS: [&str; 18] = [
        "guest",
        "ゲスト",
        "external",
        "外部",
        "unverified",
        "未確認",
        "未検証",
        "host",
        "ホスト",
        "共同ホスト",
        "co-host",
        "cohost",
        "主催者",
        "開催者",
        "organizer",
        "presenter",
        "me",
        "自分",
    ];
    MARKS.contains(&fold(word).as_str())
}
