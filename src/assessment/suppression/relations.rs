//! How the numbers of one edition hang together: a whole is the sum of its parts, a span
//! of the spans that fill it, and a running total of the values up to it.
//!
//! A relation is taken where the numbers say so, or where one of them is not known:
//! whoever attacks would take it too.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::words::Aggregation;
use crate::model::period::Calendar;

use super::cell::CellKey;
use super::public::Record;
use super::reported::{Group, number_on};
use super::system::{At, Content, Role, System, archived};

/// The parts that a number is of: `[("地区", "東部")]`.
type Parts = Vec<(String, String)>;

/// The names of what something is divided by.
type Dimensions = BTreeSet<String>;

/// A row of a cell, and the number that it gave.
type Said = ((usize, bool), Option<Decimal>);

/// One edition's numbers.
struct Edition<'a> {
    system: &'a mut System,
    /// The values by span and parts, with what each is made of.
    cells: BTreeMap<CellKey, (At, Content)>,
}

/// Adds what an edition of a day prints of spans that hang together. Returns the numbers
/// that it prints.
pub(super) fn add_edition(
    system: &mut System,
    group: &Group<'_>,
    aggregation: Aggregation,
    calendar: &Calendar,
    day: Date,
) -> Vec<At> {
    let mut edition = Edition { system, cells: BTreeMap::new() };
    edition.values(group, day);
    // What is averaged is told by its sum, as everybody knows how many there are.
    let has_totals = aggregation != Aggregation::Latest;
    let totals = if has_totals { edition.totals(calendar) } else { Vec::new() };
    let printed: Vec<At> = edition.cells.values().map(|(at, _)| *at).chain(totals).collect();
    edition.margins();
    edition.divisions();
    edition.spans(aggregation == Aggregation::Sum);
    printed
}

/// Adds what a sealed edition said, where it is no longer what the tables say. What it
/// withheld is taken for what is there now: nobody says that it is not.
pub(super) fn add_sealed(
    system: &mut System,
    said: &Record,
    nth: usize,
    aggregation: Aggregation,
    calendar: &Calendar,
) {
    let mut edition = Edition { system, cells: BTreeMap::new() };
    let mut totals = BTreeMap::new();
    for (key, number) in said {
        let content = edition.system.content(key, *number);
        let content = content.unwrap_or_else(|| archived(nth));
        let at = edition.system.number(key, content.clone(), Role::Cell, *number);
        edition.system.numbers[at].is_known |= number.is_some();
        match key.is_total {
            true => drop(totals.insert((key.last, key.first), at)),
            false => drop(edition.cells.insert(key.clone(), (at, content))),
        }
    }
    edition.printed_totals(&totals, calendar);
    edition.margins();
    edition.divisions();
    edition.spans(aggregation == Aggregation::Sum);
}

impl Edition<'_> {
    /// Running totals as they were printed, each of the values up to it.
    fn printed_totals(&mut self, totals: &BTreeMap<(Date, Date), At>, calendar: &Calendar) {
        let (mut year, mut of): (Option<Date>, Vec<At>) = (None, Vec::new());
        for (key, (at, _)) in self.cells.iter().filter(|(key, _)| key.parts.is_empty()) {
            let begin = Some(calendar.fiscal_year(key.last).first);
            if begin != year {
                (year, of) = (begin, Vec::new());
            }
            of.push(*at);
            if let Some(total) = totals.get(&(key.last, key.first)) {
                self.system.same(&[*total], &of);
            }
        }
    }

    /// Every value. Several organisations that report one cell add up.
    fn values(&mut self, group: &Group<'_>, day: Date) {
        let mut rows: BTreeMap<CellKey, Vec<Said>> = BTreeMap::new();
        for (row, observation) in group {
            let Some(number) = number_on(observation, day) else { continue };
            let is_old = observation.received_on.is_some_and(|received| received > day);
            let key = CellKey::value(observation.span, &observation.dimensions);
            rows.entry(key).or_default().push(((*row, is_old), number));
        }
        for (key, rows) in rows {
            let content: Content = rows.iter().map(|(row, _)| *row).collect();
            let value: Option<Decimal> = rows.iter().map(|(_, number)| *number).sum();
            let cell = self.system.number(&key, content.clone(), Role::Cell, value);
            if rows.len() > 1 {
                let shares: Vec<At> = rows
                    .iter()
                    .map(|(row, number)| self.system.number(&key, vec![*row], Role::Share, *number))
                    .collect();
                self.system.same(&[cell], &shares);
            }
            self.cells.insert(key, (cell, content));
        }
    }

    /// A running total is the one before it in its fiscal year and the new value; a value
    /// that its supplier suppressed is in no total.
    fn totals(&mut self, calendar: &Calendar) -> Vec<At> {
        let wholes = self.cells.iter().filter(|(key, _)| key.parts.is_empty());
        let wholes: Vec<(CellKey, At, Content)> =
            wholes.map(|(key, (at, content))| (key.clone(), *at, content.clone())).collect();
        let mut totals = Vec::new();
        let (mut year, mut before): (Option<Date>, Option<At>) = (None, None);
        let (mut sum, mut of): (Decimal, Content) = (Decimal::ZERO, Vec::new());
        for (key, whole, content) in wholes {
            let begin = Some(calendar.fiscal_year(key.last).first);
            if begin != year {
                (year, before, sum, of) = (begin, None, Decimal::ZERO, Vec::new());
            }
            let value = self.system.value(whole);
            let key = CellKey { is_total: true, ..key };
            if let Some(value) = value {
                sum += value;
                of.extend(content);
            }
            let total = self.system.number(&key, of.clone(), Role::Cell, Some(sum));
            let new = value.map(|_| whole);
            let terms: Vec<At> = before.into_iter().chain(new).collect();
            self.system.same(&[total], &terms);
            before = Some(total);
            totals.push(total);
        }
        totals
    }

    /// Wholes and margins that nobody reported, where a finer division has them: they tie
    /// divisions and spans together.
    fn margins(&mut self) {
        let asked: BTreeSet<Dimensions> =
            self.cells.keys().map(dimensions).chain([Dimensions::new()]).collect();
        let mut finer: BTreeMap<(Date, Date, Dimensions), Vec<CellKey>> = BTreeMap::new();
        for key in self.cells.keys() {
            finer.entry((key.last, key.first, dimensions(key))).or_default().push(key.clone());
        }
        for ((last, first, divided), keys) in &finer {
            for coarse in asked.iter().filter(|it| it.is_subset(divided) && *it != divided) {
                if finer.contains_key(&(*last, *first, coarse.clone())) {
                    continue;
                }
                let mut sums: BTreeMap<Parts, Vec<At>> = BTreeMap::new();
                for key in keys {
                    sums.entry(projected(key, coarse)).or_default().push(self.cells[key].0);
                }
                for (parts, of) in sums {
                    let key = CellKey { parts, ..keys[0].clone() };
                    // Another division may have said it already.
                    if self.cells.contains_key(&key) {
                        continue;
                    }
                    let mut content: Content =
                        keys.iter().flat_map(|key| self.cells[key].1.clone()).collect();
                    content.sort_unstable();
                    let sum = self.system.sum(&of);
                    let margin = self.system.number(&key, content.clone(), Role::Implied, sum);
                    self.system.same(&[margin], &of);
                    self.cells.insert(key, (margin, content));
                }
            }
        }
    }

    /// A whole is the sum of its parts, and two divisions of it come to the same.
    fn divisions(&mut self) {
        let mut spans: BTreeMap<(Date, Date), BTreeMap<Dimensions, Vec<CellKey>>> = BTreeMap::new();
        for key in self.cells.keys() {
            let of_span = spans.entry((key.last, key.first)).or_default();
            of_span.entry(dimensions(key)).or_default().push(key.clone());
        }
        for divisions in spans.values() {
            let all: Vec<(&Dimensions, &Vec<CellKey>)> = divisions.iter().collect();
            for (at, (first, these)) in all.iter().enumerate() {
                for (second, those) in &all[at + 1..] {
                    let common: Dimensions = first.intersection(second).cloned().collect();
                    self.division(&common, these, those);
                }
            }
        }
    }

    fn division(&mut self, common: &Dimensions, these: &[CellKey], those: &[CellKey]) {
        let mut sides: BTreeMap<Parts, [Vec<At>; 2]> = BTreeMap::new();
        for (side, keys) in [these, those].into_iter().enumerate() {
            for key in keys {
                let of = sides.entry(projected(key, common)).or_default();
                of[side].push(self.cells[key].0);
            }
        }
        for [first, second] in sides.into_values() {
            if first.is_empty() || second.is_empty() || self.system.same(&first, &second) {
                continue;
            }
            match (&first[..], &second[..]) {
                ([whole], parts) | (parts, [whole]) => self.system.at_least(*whole, parts),
                _ => {}
            }
        }
    }

    /// A span is the sum of the spans that fill it, and where counts add up, at least
    /// that of those inside it.
    fn spans(&mut self, adds_up: bool) {
        let mut series: BTreeMap<&Parts, Vec<(&CellKey, At)>> = BTreeMap::new();
        for (key, (at, _)) in &self.cells {
            series.entry(&key.parts).or_default().push((key, *at));
        }
        let mut found = Vec::new();
        for spans in series.values_mut() {
            // The longest of those that begin on a day first.
            spans.sort_by_key(|(key, _)| (key.first, std::cmp::Reverse(key.last)));
            for (whole, at) in spans.iter() {
                let inside = spans.iter().filter(|(key, _)| {
                    key != whole && whole.first <= key.first && key.last <= whole.last
                });
                let inside: Vec<&(&CellKey, At)> = inside.collect();
                if inside.is_empty() {
                    continue;
                }
                match filled((whole.first, whole.last), &inside, &mut BTreeSet::new()) {
                    Some(parts) => found.push((*at, parts, true)),
                    None if adds_up => found.push((*at, apart(&inside), false)),
                    None => {}
                }
            }
        }
        for (whole, parts, is_filled) in found {
            let is_said = is_filled && self.system.same(&[whole], &parts);
            if !is_said && adds_up {
                self.system.at_least(whole, &parts);
            }
        }
    }
}

/// Returns spans that fill the days from one to another without a gap, the longest first;
/// from a day of `dead` on nothing does.
fn filled(
    (first, last): (Date, Date),
    spans: &[&(&CellKey, At)],
    dead: &mut BTreeSet<Date>,
) -> Option<Vec<At>> {
    if dead.contains(&first) {
        return None;
    }
    for (key, at) in spans.iter().filter(|(key, _)| key.first == first && key.last <= last) {
        if key.last == last {
            return Some(vec![*at]);
        }
        let next = key.last.tomorrow().ok()?;
        if let Some(mut others) = filled((next, last), spans, dead) {
            others.push(*at);
            return Some(others);
        }
    }
    dead.insert(first);
    None
}

/// Returns spans of which no two share a day.
fn apart(spans: &[&(&CellKey, At)]) -> Vec<At> {
    let mut taken = Vec::new();
    let mut free: Option<Date> = None;
    for (key, at) in spans {
        if free.is_none_or(|free| free < key.first) {
            taken.push(*at);
            free = Some(key.last);
        }
    }
    taken
}

fn dimensions(key: &CellKey) -> Dimensions {
    key.parts.iter().map(|(dimension, _)| dimension.clone()).collect()
}

/// The parts of a cell that are of some dimensions.
fn projected(key: &CellKey, dimensions: &Dimensions) -> Parts {
    let parts = key.parts.iter().filter(|(dimension, _)| dimensions.contains(dimension));
    parts.cloned().collect()
}
