//! Two files of one table: which of them holds, and for which rows.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Answers, Diagnostic, Origin};
use crate::records::handed_in::Apart;

use super::name::{By, Name};
use super::tables::{KeyedRow, Keys};

/// Rows of an older file that a message names.
const MOST_NAMED: usize = 3;

/// One file, with its rows.
pub(crate) struct Side {
    pub(crate) name: Name,
    pub(crate) path: String,
    /// Its sheets, by their places in what was parsed.
    pub(crate) sheets: Vec<usize>,
    /// Its rows, each with its sheet and its place in it.
    pub(crate) rows: Vec<((usize, usize), KeyedRow)>,
    /// Which of them a newer file has.
    pub(crate) is_out: Vec<bool>,
}

impl Side {
    pub(crate) fn new(
        name: Name,
        path: String,
        sheets: Vec<usize>,
        rows: Vec<((usize, usize), KeyedRow)>,
    ) -> Self {
        let is_out = vec![false; rows.len()];
        Self { name, path, sheets, rows, is_out }
    }

    /// Its rows that no newer file has, by what they are about.
    fn by_key(&self, by: fn(&KeyedRow) -> &[String]) -> BTreeMap<&[String], Vec<usize>> {
        let mut keys: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (at, (_, row)) in self.rows.iter().enumerate() {
            if !self.is_out[at] && !by(row).is_empty() {
                keys.entry(by(row)).or_default().push(at);
            }
        }
        keys
    }
}

/// Two files, the first one newer as far as their names tell.
pub(crate) struct Pair<'a> {
    pub(crate) keys: &'static Keys,
    pub(crate) first: &'a Side,
    pub(crate) second: &'a Side,
    pub(crate) answers: &'a Answers,
    /// Which of two files other sheets of them show to be the newer.
    pub(crate) beside: &'a Beside,
}

/// How old two files are to one another, by their paths, where some sheet shows it.
pub(crate) type Beside = BTreeMap<(String, String), Option<Ordering>>;

/// What was decided about two files.
pub(crate) struct Settled {
    /// Whether the second one holds.
    pub(crate) is_second: bool,
    /// Rows about one thing: that of the file that holds, and the other.
    pub(crate) same: Vec<(usize, usize)>,
    /// Rows of the other file that do not count.
    pub(crate) out: Vec<usize>,
}

/// Rows of two files that are about the same.
struct Shared {
    /// Groups of rows about one thing in both.
    groups: Vec<(Vec<usize>, Vec<usize>)>,
    /// Rows of the first and of the second that the other does not have.
    alone: (Vec<usize>, Vec<usize>),
    /// Columns that are not compared: running numbers.
    but: &'static [&'static str],
}

impl Pair<'_> {
    /// Decides, or asks once.
    pub(crate) fn settle(
        &self,
        apart: &mut Apart,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Settled> {
        let shared = self.series()?;
        let differs = shared.groups.iter().any(|groups| self.differs(groups, shared.but));
        let (order, by) = match self.order(&shared, differs) {
            Some(found) => found,
            None => match self.ask(diagnostics) {
                "older" => (Ordering::Less, By::Answer),
                "both" => {
                    apart.insert((self.first.path.clone(), self.second.path.clone()));
                    return None;
                }
                _ => (Ordering::Greater, By::Answer),
            },
        };
        let is_second = order == Ordering::Less;
        let (newer, older) = match is_second {
            true => (self.second, self.first),
            false => (self.first, self.second),
        };
        let groups: Vec<(&Vec<usize>, &Vec<usize>)> = match is_second {
            true => shared.groups.iter().map(|(first, second)| (second, first)).collect(),
            false => shared.groups.iter().map(|(first, second)| (first, second)).collect(),
        };
        let alone = if is_second { &shared.alone.0 } else { &shared.alone.1 };
        let (left, kept) = self.left_out(newer, older, groups.len(), alone, diagnostics);
        let same: Vec<(usize, usize)> =
            groups.iter().filter_map(|(new, old)| Some((*new.first()?, *old.first()?))).collect();
        let changed = shared.groups.iter().filter(|it| self.differs(it, shared.but)).count();
        let names: Vec<String> =
            left.iter().take(MOST_NAMED).map(|row| named(&older.rows[*row].1)).collect();
        diagnostics.push(Diagnostic::newer_version(
            &Origin::file(&older.path),
            (&newer.path, by.code()),
            (groups.len(), changed),
            kept,
            (left.len(), &names.join("、")),
        ));
        let out = groups.iter().flat_map(|(_, old)| old.iter()).chain(&left).copied().collect();
        Some(Settled { is_second, same, out })
    }

    fn shared(&self, by: fn(&KeyedRow) -> &[String]) -> Shared {
        let (first, second) = (self.first.by_key(by), self.second.by_key(by));
        let groups = first
            .iter()
            .filter_map(|(key, rows)| Some((rows.clone(), second.get(key)?.clone())))
            .collect();
        let alone = |of: &BTreeMap<&[String], Vec<usize>>,
                     other: &BTreeMap<&[String], Vec<usize>>| {
            let rows = of.iter().filter(|(key, _)| !other.contains_key(*key));
            rows.flat_map(|(_, rows)| rows.iter().copied()).collect()
        };
        Shared { alone: (alone(&first, &second), alone(&second, &first)), groups, but: &[] }
    }

    /// Rows about one thing in both, if these are one series: by their codes, or by their
    /// words where running numbers begin anew with a row that is put in.
    fn series(&self) -> Option<Shared> {
        let is_series = |shared: &Shared| !shared.groups.is_empty() && self.is_one_series(shared);
        let by_code = self.shared(|row| &row.key);
        if is_series(&by_code) {
            return Some(by_code);
        }
        let by_words = Shared { but: self.keys.codes(), ..self.shared(|row| &row.words) };
        is_series(&by_words).then_some(by_words)
    }

    /// Which of the two is newer, as far as this sheet shows it.
    pub(crate) fn shows(&self) -> Option<Ordering> {
        let shared = self.series()?;
        let differs = shared.groups.iter().any(|groups| self.differs(groups, shared.but));
        let order = self.order(&shared, differs).map(|(order, _)| order);
        order.filter(|_| differs || !shared.alone.0.is_empty() || !shared.alone.1.is_empty())
    }

    /// Which of the two is newer by what became of commitments: nobody takes back what is done,
    /// and a list that has every row of the other and more came after it.
    fn progress(&self, shared: &Shared) -> Option<Ordering> {
        if self.keys.codes() != ["commitment_id"] {
            return None;
        }
        let far = |row: &KeyedRow| {
            let status = row.told.cell("status").map_or("", |it| it.text.as_str());
            match status {
                "NotStarted" => 0,
                "Done" => 2,
                _ => 1,
            }
        };
        let mut ahead = [0_usize; 2];
        for (first, second) in &shared.groups {
            let (one, two) = (&self.first.rows[first[0]].1, &self.second.rows[second[0]].1);
            match far(one).cmp(&far(two)) {
                Ordering::Greater => ahead[0] += 1,
                Ordering::Less => ahead[1] += 1,
                Ordering::Equal => {}
            }
        }
        ahead[0] += shared.alone.0.len();
        ahead[1] += shared.alone.1.len();
        match ahead {
            [0, 0] => None,
            [_, 0] => Some(Ordering::Greater),
            [0, _] => Some(Ordering::Less),
            _ => None,
        }
    }

    /// Whether most of the keys that both have mean the same things: a list of each month
    /// may number its rows anew.
    fn is_one_series(&self, shared: &Shared) -> bool {
        let is_alike = |(first, second): &&(Vec<usize>, Vec<usize>)| {
            let (first, second) = (&self.first.rows[first[0]].1, &self.second.rows[second[0]].1);
            self.keys.is_alike(first, second)
        };
        shared.groups.iter().filter(is_alike).count() * 2 >= shared.groups.len()
    }

    /// Whether rows about one thing say otherwise in the two files.
    fn differs(&self, (first, second): &(Vec<usize>, Vec<usize>), but: &[&str]) -> bool {
        let says = |(one, other): (&usize, &usize)| {
            self.first.rows[*one].1.told.says_the_same(&self.second.rows[*other].1.told, but)
        };
        first.len() != second.len() || !first.iter().zip(second).all(says)
    }

    /// Which of the two is newer; `None` where neither names nor contents tell, or where
    /// rows may add up.
    fn order(&self, shared: &Shared, differs: bool) -> Option<(Ordering, By)> {
        let (first_only, second_only) = (&shared.alone.0, &shared.alone.1);
        let named = self.first.name.compare(&self.second.name);
        if let Some((order, by)) = named.filter(|(order, _)| *order != Ordering::Equal) {
            // What the older one has alone shows that the newer does not repeat all of it,
            // and then other numbers may be other things.
            let alone = if order == Ordering::Less { first_only } else { second_only };
            let may_add_up = self.keys.adds_up && differs && !alone.is_empty();
            // Files of two senders differ in nearly all of their numbers.
            let changed = shared.groups.iter().filter(|it| self.differs(it, shared.but)).count();
            let may_be_two = by.is_weak() && changed * 3 > shared.groups.len();
            return (!may_add_up && !may_be_two).then_some((order, by));
        }
        if differs {
            let beside = || {
                let paths = (self.first.path.clone(), self.second.path.clone());
                self.beside.get(&paths).copied().flatten()
            };
            return self.progress(shared).or_else(beside).map(|order| (order, By::Progress));
        }
        // Where they say the same, the one with more rows has all there is.
        let order = match second_only.len() > first_only.len() {
            true => Ordering::Less,
            false => Ordering::Greater,
        };
        Some((order, By::Contents))
    }

    fn ask(&self, diagnostics: &mut Vec<Diagnostic>) -> &'static str {
        let origin = Origin::file(&self.second.path);
        let question = Diagnostic::ask_which_version(&origin, &self.first.path, self.keys.adds_up);
        self.answers.choose(question, diagnostics)
    }

    /// Which rows that only the older file has do not count, and how many do.
    fn left_out(
        &self,
        newer: &Side,
        older: &Side,
        shared: usize,
        alone: &[usize],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<usize>, usize) {
        let of_newer = |row: &&usize| self.speaks_of(newer, &older.rows[**row].1);
        let missing: Vec<usize> = alone.iter().filter(of_newer).copied().collect();
        let kept = alone.len() - missing.len();
        let Some(first) = missing.first() else { return (missing, kept) };
        // A register that repeats its rows leaves out what is gone.
        let keys: BTreeSet<&[String]> =
            alone.iter().map(|row| older.rows[*row].1.key.as_slice()).collect();
        if self.keys.is_register() && shared >= keys.len() {
            return (missing, kept);
        }
        let question = Diagnostic::ask_rows_left_out(
            &Origin::file(&older.path),
            &newer.path,
            &named(&older.rows[*first].1),
            missing.len(),
        );
        match self.answers.choose(question, diagnostics) {
            "use" => (Vec::new(), alone.len()),
            _ => (missing, kept),
        }
    }

    /// Whether a file has rows of the month, days or meeting of another row.
    fn speaks_of(&self, newer: &Side, row: &KeyedRow) -> bool {
        if self.keys.is_register() {
            return true;
        }
        let rows = newer.rows.iter().map(|(_, row)| row);
        if !self.keys.is_range {
            return rows.map(|it| &it.slot).any(|slot| *slot == row.slot);
        }
        let Some((from, to)) = row.days else { return false };
        let days = rows.filter_map(|it| it.days);
        let reach = days.fold(None, |reach, (first, last)| match reach {
            None => Some((first, last)),
            Some((from, to)) => Some((first.min(from), last.max(to))),
        });
        reach.is_some_and(|(first, last)| from <= last && to >= first)
    }
}

/// A row as a person names it: what it is about, as far as that is said in words.
fn named(row: &KeyedRow) -> String {
    let words = row.key.iter().filter(|it| !it.is_empty()).take(2);
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}
