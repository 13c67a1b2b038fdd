//! The same file twice: a copy left beside its original.
//!
//! Why before any row is read: rows of a copy would be told one by one, and the
//! cause is one file.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place};
use crate::domain::text::fold;

use super::found::table::Found;
use super::grid::{Cell, Grid};
use super::receipt::{RowUse, TakenFor};
use super::sheet::opened::{Opened, Taken};
use super::versions::Name;

/// Sets aside a sheet that stands in another file too; of two files with costs of the
/// same months it is asked which one counts.
pub(crate) fn set_aside(
    opened: &mut [Opened],
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for second in 1..opened.len() {
        for first in 0..second {
            let (Taken::Table(a), Taken::Table(b)) = (&opened[first].taken, &opened[second].taken)
            else {
                continue;
            };
            let (left, right) = (&opened[first].sheet.grid, &opened[second].sheet.grid);
            if a.table.name != b.table.name || left.source.path == right.source.path {
                continue;
            }
            let (one, two) = (Name::of(&left.source.path), Name::of(&right.source.path));
            if is_same(left, a, right, b) {
                // The newer one stays; of two that cannot be told apart the one that is
                // named as a copy goes, or the later in order.
                let copy = match one.compare(&two) {
                    Some((Ordering::Less, _)) => first,
                    None if one.copy.is_some() && two.copy.is_none() => first,
                    _ => second,
                };
                let original = if copy == first { second } else { first };
                let origin = whole(&opened[copy].sheet.grid);
                let other = whole(&opened[original].sheet.grid).to_string();
                diagnostics.push(Diagnostic::copied_table(&origin, &other));
                opened[copy].taken = Taken::Aside(TakenFor::Copy, RowUse::SetAside);
            } else if is_single(a.table.name)
                && !are_versions(&one, &two)
                && overlaps(left, a, right, b)
            {
                let origin = whole(&opened[first].sheet.grid);
                let other = whole(&opened[second].sheet.grid).to_string();
                let question = Diagnostic::ask_two_versions(&origin, &other);
                let aside = match answers.choose(question, diagnostics) {
                    "newer" => first,
                    "older" => second,
                    _ => continue,
                };
                opened[aside].taken = Taken::Aside(TakenFor::Copy, RowUse::SetAside);
            }
        }
    }
}

/// Whether two files are versions of one by their names: these are told when their
/// rows are read.
fn are_versions(one: &Name, two: &Name) -> bool {
    one.stem == two.stem && (one.says_age() || two.says_age())
}

/// Tables in which one thing has one row: the same cost of one month, the same
/// grant, in two files is the same twice, whatever the files are called.
fn is_single(table: &str) -> bool {
    matches!(table, "costs")
}

fn whole(grid: &Grid) -> Origin {
    Origin { source: std::sync::Arc::clone(&grid.source), place: Place::Whole }
}

fn texts(grid: &Grid, found: &Found) -> Vec<Vec<String>> {
    let rows = &grid.rows[found.head.last() + 1..];
    let text = |cell: Cell<'_>| cell.to_text().trim().to_owned();
    rows.iter().map(|row| row.cells().map(text).collect()).collect()
}

/// Whether two tables have the same heads and, row by row, the same cells.
fn is_same(left: &Grid, a: &Found, right: &Grid, b: &Found) -> bool {
    let rows = |grid: &Grid, found: &Found| grid.rows.len() - found.head.last();
    let cells = |grid: &Grid| grid.rows.last().map_or(0, super::grid::GridRow::len);
    if rows(left, a) != rows(right, b) || rows(left, a) < 2 || cells(left) != cells(right) {
        return false;
    }
    a.matched == b.matched && texts(left, a) == texts(right, b)
}

/// Whether two tables have rows about the same thing: the same first two cells
/// that a row must have.
fn overlaps(left: &Grid, a: &Found, right: &Grid, b: &Found) -> bool {
    let keys = |grid: &Grid, found: &Found| -> BTreeSet<Vec<String>> {
        let columns: Vec<usize> = found
            .table
            .columns
            .iter()
            .zip(&found.matched.fields)
            .filter(|(column, _)| column.required)
            .filter_map(|(_, heads)| Some(heads.first()?.grid_column))
            .take(2)
            .collect();
        let rows = &grid.rows[found.head.last() + 1..];
        let key = |row: &super::grid::GridRow| {
            columns.iter().map(|column| fold(&row.cell(*column).to_text())).collect()
        };
        rows.iter().map(key).collect()
    };
    let (left, right) = (keys(left, a), keys(right, b));
    left.intersection(&right).any(|key| key.iter().any(|text| !text.is_empty()))
}
