//! Small numbers of people in tables of a project's own.
//!
//! Such a table has no dimensions that the program knows: which of its numbers add up is
//! taken from the numbers, as whoever attacks it would take it. A row may be the sum of
//! those above or below it, a column that of those beside it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::people;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::own_table::{OwnColumn, OwnTable};

use super::super::visibility::may_show;
use super::audit::Audit;
use super::cell::{CellKey, Kept, Reason, is_small};
use super::protect::Protection;
use super::system::{At, Role, System};

/// A cell by its row and column.
pub type Place = (usize, usize);

/// Decides what one visibility withholds of a table of the project's own, by the places of
/// cells among all rows and columns. Rows that it may not show are no part of that.
pub fn decide_own(
    table: &OwnTable,
    model: &Model,
    visibility: Visibility,
) -> BTreeMap<Place, Kept> {
    let least_of = |it: Visibility| model.roundtable.min_cells.get(&it).copied().unwrap_or(0);
    let mut withheld = BTreeMap::new();
    // What sees more is decided first.
    let mut steps: Vec<(u32, Visibility)> = Visibility::ALL
        .iter()
        .map(|it| (least_of(*it), *it))
        .filter(|(least, it)| *least <= least_of(visibility) && may_show(*it, visibility))
        .collect();
    steps.sort_unstable();
    for (least, it) in steps.into_iter().filter(|(least, _)| *least > 1) {
        protect(table, it, least, &mut withheld);
    }
    let is_shown = |row: usize| may_show(visibility, table.rows[row].visibility);
    withheld.retain(|(row, _), _| is_shown(*row));
    tell_no_rates(table, &mut withheld);
    withheld
}

/// A cell that is the sum of others.
type Sum = (Place, Vec<Place>);

/// Withholds small numbers, and whatever gives one of these or of a row that is not shown
/// away.
fn protect(
    table: &OwnTable,
    visibility: Visibility,
    least: u32,
    withheld: &mut BTreeMap<Place, Kept>,
) {
    let mut system = System::new(false);
    let (mut at, mut printed) = (BTreeMap::<Place, At>::new(), Vec::new());
    let mut kept: BTreeMap<CellKey, Kept> = BTreeMap::new();
    for (row, column, number) in counts(table) {
        let key = key(row, column);
        let place = system.number(&key, Vec::new(), Role::Cell, Some(number));
        at.insert((row, column), place);
        let is_shown = may_show(visibility, table.rows[row].visibility);
        if is_shown {
            printed.push(place);
        }
        let before = withheld.get(&(row, column)).map(|it| it.reason);
        let reason = match () {
            () if is_shown && is_small(number, least) => Some(Reason::Small),
            () if !is_shown && !number.is_zero() => Some(Reason::Complement),
            () => before,
        };
        if let Some(reason) = reason {
            kept.insert(key, Kept::new(reason));
        }
    }
    if kept.is_empty() {
        return;
    }
    // Most tables have nothing to withhold, and their sums are not looked for.
    for (whole, parts) in sums(table) {
        let parts: Vec<At> = parts.iter().map(|it| at[it]).collect();
        system.same(&[at[&whole]], &parts);
    }
    let mut audit = Audit::new(least);
    Protection { system: &system, audit: &mut audit, printed: &printed, withheld: &mut kept }
        .protect();
    for (place, number) in at {
        if let Some(kept) = kept.remove(&system.numbers[number].key) {
            withheld.insert(place, kept);
        }
    }
}

/// A share of people beside a number that is withheld would give it back.
fn tell_no_rates(table: &OwnTable, withheld: &mut BTreeMap<Place, Kept>) {
    let is_rate = |it: &OwnColumn| it.unit.as_ref().is_some_and(|it| people::per(it).is_some());
    let rates = table.columns.iter().enumerate().filter(|(_, it)| is_rate(it));
    let rates: Vec<usize> = rates.map(|(at, _)| at).collect();
    let mut rows: Vec<usize> = withheld.keys().map(|(row, _)| *row).collect();
    rows.dedup();
    for row in rows {
        for &column in rates.iter().filter(|it| table.rows[row].number(**it).is_some()) {
            withheld.entry((row, column)).or_insert(Kept::new(Reason::FewBehind));
        }
    }
}

/// The name of a cell to the system, which knows cells of indicators: their days say nothing
/// here.
fn key(row: usize, column: usize) -> CellKey {
    let part = |name: &str, at: usize| (name.to_owned(), format!("{at:09}"));
    let parts = vec![part("column", column), part("row", row)];
    CellKey { last: Date::MIN, first: Date::MIN, parts, is_total: false }
}

/// The numbers of people.
fn counts(table: &OwnTable) -> impl Iterator<Item = (usize, usize, Decimal)> {
    let rows = table.rows.iter().enumerate();
    rows.flat_map(move |(at, row)| {
        let columns = of_people(table).into_iter();
        columns.filter_map(move |column| Some((at, column, row.number(column)?)))
    })
}

fn of_people(table: &OwnTable) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, it)| it.counts_people).map(|(at, _)| at).collect()
}

/// The cells that are the sums of others.
fn sums(table: &OwnTable) -> Vec<Sum> {
    let columns = of_people(table);
    let rows: Vec<usize> = (0..table.rows.len()).collect();
    let number = |row: usize, column: usize| table.rows[row].number(column);
    let mut sums = Vec::new();
    for (row, of) in wholes(&rows, &columns, &number) {
        sums.extend(columns.iter().map(|&column| {
            ((row, column), of.iter().map(|&row| (row, column)).collect::<Vec<Place>>())
        }));
    }
    for (column, of) in wholes(&columns, &rows, &|column, row| number(row, column)) {
        sums.extend(rows.iter().map(|&row| {
            ((row, column), of.iter().map(|&column| (row, column)).collect::<Vec<Place>>())
        }));
    }
    // Cells that hold no number are in no sum.
    let has = |(row, column): &Place| number(*row, *column).is_some();
    for (_, parts) in &mut sums {
        parts.retain(has);
    }
    sums.retain(|(whole, parts)| has(whole) && !parts.is_empty());
    sums
}

/// Lines with their sums so far, across all that they cross.
struct Lines {
    sums: Vec<Decimal>,
    lines: Vec<usize>,
}

impl Lines {
    fn none(width: usize) -> Self {
        Self { sums: vec![Decimal::ZERO; width], lines: Vec::new() }
    }

    fn push(&mut self, line: usize, numbers: &[Option<Decimal>]) {
        self.lines.push(line);
        let numbers = numbers.iter().map(|it| it.unwrap_or_default());
        self.sums.iter_mut().zip(numbers).for_each(|(sum, it)| *sum += it);
    }

    /// Whether a line says nothing but the sum of these.
    fn come_to(&self, numbers: &[Option<Decimal>]) -> bool {
        let mut filled = numbers.iter().zip(&self.sums).filter_map(|(it, sum)| Some(((*it)?, sum)));
        self.lines.len() > 1 && filled.all(|(number, sum)| number == *sum)
    }
}

/// The lines that are the sum of others, across all that they cross: of those before them
/// up to another such line, of all before them, of such lines, or of all after them.
fn wholes(
    lines: &[usize],
    across: &[usize],
    number: &dyn Fn(usize, usize) -> Option<Decimal>,
) -> Vec<(usize, Vec<usize>)> {
    let numbers = |line: usize| across.iter().map(|at| number(line, *at)).collect::<Vec<_>>();
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let none = || Lines::none(across.len());
    let (mut since, mut before, mut sums) = (none(), none(), none());
    let mut after = none();
    for &line in lines.iter().rev() {
        after.push(line, &numbers(line));
    }
    for &line in lines {
        let numbers = numbers(line);
        after.lines.pop();
        after.sums.iter_mut().zip(&numbers).for_each(|(sum, it)| *sum -= it.unwrap_or_default());
        let is_some = numbers.iter().flatten().any(|it| !it.is_zero());
        let of = [&since, &before, &sums, &after]
            .into_iter()
            .find(|it| is_some && it.come_to(&numbers))
            .map(|it| it.lines.clone());
        match of {
            Some(of) => {
                found.push((line, of));
                sums.push(line, &numbers);
                since = none();
            }
            None => {
                since.push(line, &numbers);
                before.push(line, &numbers);
            }
        }
    }
    found
}
