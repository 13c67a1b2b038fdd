//! The same table kept twice, by date or version: 実績_202610 and 実績_202611, 台帳_v1
//! and 台帳_v2. The newer file holds for what stands in both.
//!
//! Two files are versions of one table where their names are the same without dates,
//! numbers and words of their age, and where rows of one stand in the other too. A
//! monthly file that holds only its month is no version of another: they add up. Rows
//! that only the older file has count where the newer one does not speak of their month;
//! a register repeats all of its rows, and what it leaves out is gone.
//!
//! Why rows and not cells: what a row is about shows only when it was read, however
//! wide its table is.

mod name;
mod pair;
pub(crate) mod tables;
mod when;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::domain::text::fold;

pub(crate) use super::handed_in::Apart;
use super::receipt::{Receipt, Rule, TakenFor};
use super::sheet::Parsed;
use super::told::Told;
use super::typed::Rows;

use self::pair::{Beside, Pair, Side};
use self::tables::{Around, Keys, keys_of};

pub(crate) use self::name::Name;

/// Lets newer files hold over older ones. Returns pairs of files that both count.
pub(crate) fn settle(
    parsed: &mut [Parsed],
    around: &Around<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Apart {
    let mut apart = Apart::new();
    let groups = groups(parsed);
    let mut beside = Beside::new();
    for sheets in &groups {
        let Some(keys) = parsed[sheets[0].at[0]].table.and_then(keys_of) else { continue };
        Group::of(parsed, sheets, keys, around).show(&mut beside);
    }
    for sheets in &groups {
        let Some(keys) = parsed[sheets[0].at[0]].table.and_then(keys_of) else { continue };
        Group::of(parsed, sheets, keys, around).settle(&beside, &mut apart, diagnostics);
    }
    apart
}

/// The sheets of one file that hold one table.
struct Sheets {
    name: Name,
    path: String,
    /// Places in the list of what was parsed.
    at: Vec<usize>,
}

/// Returns files of one table whose names are the same without their age, where there
/// are several.
fn groups(parsed: &[Parsed]) -> Vec<Vec<Sheets>> {
    // Sheets of one workbook that differ by their month only are told apart by it.
    let mut in_file: BTreeMap<(&str, &str, String), BTreeSet<&str>> = BTreeMap::new();
    let sheet_of = |it: &'_ Parsed| it.receipt.source.sheet.clone().unwrap_or_default();
    let stem = |sheet: &str| Name::of_part(sheet).stem;
    let sheets: Vec<String> = parsed.iter().map(sheet_of).collect();
    for (it, sheet) in parsed.iter().zip(&sheets) {
        let Some(table) = it.table else { continue };
        let key = (table, it.receipt.source.path.as_str(), stem(sheet));
        in_file.entry(key).or_default().insert(sheet);
    }
    let mut is_exact: BTreeSet<(&str, String)> = BTreeSet::new();
    for ((table, _, stem), names) in &in_file {
        if names.len() > 1 {
            is_exact.insert((table, stem.clone()));
        }
    }
    let mut groups: BTreeMap<(&str, String, String), BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (at, (it, sheet)) in parsed.iter().zip(&sheets).enumerate() {
        let Some(table) = it.table.filter(|_| it.rows.len() > 0) else { continue };
        let path = it.receipt.source.path.as_str();
        let stem = stem(sheet);
        let sheet = match is_exact.contains(&(table, stem.clone())) {
            true => fold(sheet),
            false => stem,
        };
        let key = (table, Name::of(path).stem, sheet);
        groups.entry(key).or_default().entry(path).or_default().push(at);
    }
    let several = groups
        .into_values()
        .filter(|files| files.len() > 1 && files.keys().any(|path| Name::of(path).says_age()));
    let sheets = several.map(|files| {
        let files = files.into_iter();
        files.map(|(path, at)| Sheets { name: Name::of(path), path: path.to_owned(), at }).collect()
    });
    sheets.collect()
}

/// Files of one table that may be versions of one another.
struct Group<'p> {
    parsed: &'p mut [Parsed],
    around: &'p Around<'p>,
    keys: &'static Keys,
    /// The files, the newest first as far as the names tell.
    files: Vec<Side>,
}

impl<'p> Group<'p> {
    fn of(
        parsed: &'p mut [Parsed],
        sheets: &[Sheets],
        keys: &'static Keys,
        around: &'p Around<'p>,
    ) -> Self {
        let mut files: Vec<Side> = Vec::new();
        for it in sheets {
            let mut rows = Vec::new();
            for at in &it.at {
                let told = parsed[*at].rows.told();
                let places = told.into_iter().enumerate();
                // A row that is put in between moves all numbers below it.
                let is_numbered = parsed[*at].numbered.is_some();
                rows.extend(
                    places.map(|(row, told)| ((*at, row), keys.row(told, around, is_numbered))),
                );
            }
            files.push(Side::new(it.name.clone(), it.path.clone(), it.at.clone(), rows));
        }
        Self { parsed, around, keys, files: newest_first(files) }
    }

    /// Notes which files this sheet shows to be newer; where another shows otherwise,
    /// nothing is shown.
    fn show(&self, beside: &mut Beside) {
        let none = Beside::new();
        for (at, first) in self.files.iter().enumerate() {
            for second in &self.files[at + 1..] {
                let (keys, answers) = (self.keys, self.around.answers);
                let pair = Pair { keys, first, second, answers, beside: &none };
                let Some(order) = pair.shows() else { continue };
                let paths = |one: &Side, two: &Side| (one.path.clone(), two.path.clone());
                for (paths, order) in
                    [(paths(first, second), order), (paths(second, first), order.reverse())]
                {
                    let known = beside.entry(paths).or_insert(Some(order));
                    *known = known.filter(|it| *it == order);
                }
            }
        }
    }

    fn settle(mut self, beside: &Beside, apart: &mut Apart, diagnostics: &mut Vec<Diagnostic>) {
        for newer in 0..self.files.len() {
            for older in newer + 1..self.files.len() {
                let pair = Pair {
                    keys: self.keys,
                    first: &self.files[newer],
                    second: &self.files[older],
                    answers: self.around.answers,
                    beside,
                };
                let settled = pair.settle(apart, diagnostics);
                let Some(settled) = settled else { continue };
                let (kept, gone) = match settled.is_second {
                    true => (older, newer),
                    false => (newer, older),
                };
                for (new, old) in &settled.same {
                    self.correct(kept, *new, gone, *old);
                }
                for row in &settled.out {
                    self.files[gone].is_out[*row] = true;
                }
                self.note(kept, gone);
            }
        }
        self.take_out();
    }

    /// Lets a value that stands in two files keep what it was, and when it was known.
    fn correct(&mut self, kept: usize, new: usize, gone: usize, old: usize) {
        let (new, old) = (self.files[kept].rows[new].0, self.files[gone].rows[old].0);
        let Rows::ObservationRecord(rows) = &self.parsed[old.0].rows else { return };
        let Some(before) = rows.get(old.1).cloned() else { return };
        let Rows::ObservationRecord(rows) = &mut self.parsed[new.0].rows else { return };
        if let Some(value) = rows.get_mut(new.1) {
            tables::correct(value, &before);
        }
    }

    /// Notes on the receipts of two files which of them holds.
    fn note(&mut self, kept: usize, gone: usize) {
        let (newer, older) = (self.files[kept].path.clone(), self.files[gone].path.clone());
        let mut add = |side: usize, key: &'static str, path: &str| {
            for at in &self.files[side].sheets {
                let context = &mut self.parsed[*at].receipt.context;
                if !context.iter().any(|(it, other)| *it == key && other == path) {
                    context.push((key, path.to_owned()));
                }
            }
        };
        add(kept, "context-older", &older);
        add(gone, "context-newer", &newer);
    }

    /// Takes rows that stand in a newer file out of those that are used.
    fn take_out(self) {
        let mut out: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for file in &self.files {
            let rows = file.rows.iter().zip(&file.is_out).filter(|(_, is_out)| **is_out);
            for (((at, row), _), _) in rows {
                out.entry(*at).or_default().insert(*row);
            }
        }
        for (at, rows) in out {
            let parsed = &mut self.parsed[at];
            let told = parsed.rows.told();
            set_aside(&mut parsed.receipt, &told, &rows);
            let keep: Vec<bool> = (0..told.len()).map(|row| !rows.contains(&row)).collect();
            parsed.rows.retain(&keep);
            parsed.receipt.records = parsed.rows.len();
            if parsed.rows.len() == 0 {
                // What was wrong in a file that is not used any more is no matter.
                parsed.diagnostics.clear();
                parsed.unreadable = super::Unreadable::default();
                parsed.receipt.taken_for = TakenFor::Older;
            }
            parsed.receipt.settle();
        }
    }
}

/// Puts on the receipt which cells are not used; of a wide row each value is one.
fn set_aside(receipt: &mut Receipt, told: &[Told], out: &BTreeSet<usize>) {
    let mut rows: BTreeMap<&Origin, (usize, usize)> = BTreeMap::new();
    for (at, row) in told.iter().enumerate() {
        let (all, gone) = rows.entry(&row.origin).or_default();
        *all += 1;
        *gone += usize::from(out.contains(&at));
    }
    for at in out {
        let Some(row) = told.get(*at) else { continue };
        let is_whole = rows.get(&row.origin).is_some_and(|(all, gone)| all == gone);
        match (&row.value_at, is_whole) {
            (Some(cell), false) if matches!(cell.place, Place::Cell { .. }) => {
                receipt.set_aside(cell, Rule::Newer);
            }
            _ => receipt.set_aside(&row.origin, Rule::Newer),
        }
    }
}

/// Returns files in an order in which none stands behind one that it is newer than.
fn newest_first(mut files: Vec<Side>) -> Vec<Side> {
    let mut sorted = Vec::new();
    while !files.is_empty() {
        let is_newest = |it: &Side| {
            files.iter().all(|other| {
                let order = other.name.compare(&it.name).map(|(order, _)| order);
                order != Some(std::cmp::Ordering::Greater)
            })
        };
        // Of those that cannot be told apart the last by name comes first.
        let at = files.iter().rposition(is_newest).unwrap_or(files.len() - 1);
        sorted.push(files.remove(at));
    }
    sorted
}
