//! Several tables in one sheet, one under the other, each with heads of its own.
//!
//! A second block whose heads were taken for a row would be read under the heads
//! of the first: its July as the first one's April. What the first block says
//! of its year and unit holds for the next one, unless that says it anew.

use std::collections::BTreeSet;

use crate::domain::text::fold;

use super::columns::hints::Hints;
use super::found::table::{Found, Recognised};
use super::grid::{Cell, Grid, GridRow};
use super::sheet::opened::{Opened, Taken};
use super::sheets::Sheet;
use super::{found, plans, sheet};

/// Rows that are looked at for heads of another block.
const MOST_LOOKED_AT: usize = 500;
/// Rows in which the heads of blocks side by side are looked for.
const MOST_HEADS: usize = 15;

/// Returns the blocks of a sheet, each as a sheet of its own.
pub(crate) fn split(path: &str, opened: Opened, hints: &Hints) -> Vec<Opened> {
    let mut blocks = vec![opened];
    loop {
        let Some(last) = blocks.last_mut() else { return blocks };
        let Taken::Table(found) = &last.taken else { return blocks };
        let Some((second, is_other)) = second_head(&last.sheet.grid, found, hints) else {
            return blocks;
        };
        let start = title_of(&last.sheet.grid, found, second);
        let (year, unit) = (found.year, found.unit.clone());
        let grid = last.sheet.grid.split_off(start);
        let below = Sheet { grid, encoding: last.sheet.encoding };
        let mut next = sheet::recognise_block(path, below, is_other, hints);
        if let Taken::Table(found) = &mut next.taken {
            let earlier = year.and_then(|year| earlier_year(&next.sheet.grid, found, year));
            found.year = earlier.or(found.year).or(year);
            found.unit = found.unit.take().or(unit);
        }
        blocks.push(next);
    }
}

/// Returns the tables that stand side by side in a sheet, each as a sheet of its own.
/// Where only one of the blocks is a table, what stands beside it belongs to it.
pub(crate) fn side_by_side(path: &str, sheet: Sheet, hints: &Hints) -> Vec<Opened> {
    let windows = sheet.grid.side_by_side();
    if !windows.is_empty() && sheet.grid.laid.is_none() && !sheet.grid.is_hidden {
        let opened: Vec<Opened> = windows
            .into_iter()
            .map(|grid| {
                let window = Sheet { grid, encoding: sheet.encoding };
                sheet::recognise_block(path, window, true, hints)
            })
            .collect();
        let is_whole = |it: &Opened| match &it.taken {
            Taken::Table(found) => found.is_complete(hints.context),
            _ => false,
        };
        if opened.iter().all(is_whole) || have_same_heads(&opened) {
            return opened;
        }
    }
    vec![sheet::recognise(path, sheet, hints)]
}

/// Whether blocks side by side have the same line of texts above their rows: one table
/// that goes on beside itself, or one form for several things, whatever its heads mean.
fn have_same_heads(blocks: &[Opened]) -> bool {
    let texts = |row: &GridRow| -> Option<Vec<String>> {
        let texts: Vec<String> = filled(row).map(|cell| fold(&cell.to_text())).collect();
        let different: BTreeSet<&String> = texts.iter().collect();
        let is_text = filled(row).all(|cell| matches!(cell, Cell::Text(_)));
        let is_number = |text: &String| text.chars().all(|c| c.is_numeric() || ",.%-".contains(c));
        let may_be = is_text && different.len() == texts.len() && !texts.iter().any(is_number);
        (may_be && texts.len() > 1).then_some(texts)
    };
    let Some((first, others)) = blocks.split_first() else { return false };
    let rows = &first.sheet.grid.rows;
    rows.iter().take(MOST_HEADS).enumerate().any(|(at, row)| {
        let heads = texts(row);
        let is_same = |it: &Opened| {
            let mut rows = it.sheet.grid.rows.iter();
            rows.find(|other| other.number == row.number).and_then(texts) == heads
        };
        heads.is_some() && at + 1 < rows.len() && others.iter().all(is_same)
    })
}

/// Returns the row under the heads of a table that is the head of another, and
/// whether that is of another kind.
fn second_head(grid: &Grid, found: &Found, hints: &Hints) -> Option<(usize, bool)> {
    let head = &grid.rows[found.head.first];
    let first_text = filled(head).next();
    let first_row = found.head.last() + 1;
    let is_apart = |at: usize| {
        let (above, row) = (&grid.rows[at - 1], &grid.rows[at]);
        at > first_row && (row.number > above.number + 1 || filled(above).nth(1).is_none())
    };
    // A head that is merged downwards begins each of its lines.
    let is_again = |at: usize| {
        let begins = |row: usize| filled(&grid.rows[row]).next() == first_text;
        begins(at) && !begins(at - 1)
    };
    (first_row..grid.rows.len())
        .filter(|&at| is_apart(at) || is_again(at))
        .filter(|&at| filled(&grid.rows[at]).nth(1).is_some())
        .take(MOST_LOOKED_AT)
        .find_map(|at| {
            let row = &grid.rows[at];
            // The same heads on every printed page are no second block, unless a
            // title stands over them.
            if filled(row).eq(filled(head)) {
                return (title_of(grid, found, at) < at).then_some((at, false));
            }
            let alone = row_alone(grid, at);
            if found::matching::is_head(&alone, found.table) {
                return Some((at, false));
            }
            match found::recognise(&alone, &[""; 3], hints, None) {
                Recognised::Table(other) if other.head.first == 0 => Some((at, true)),
                _ => None,
            }
        })
}

/// A row alone.
fn row_alone(grid: &Grid, at: usize) -> Grid {
    Grid::plain(&grid.source, vec![grid.rows[at].clone()])
}

/// Returns where the titles above a head begin: lines with one text each.
fn title_of(grid: &Grid, found: &Found, head: usize) -> usize {
    let is_title = |at: usize| {
        let mut cells = filled(&grid.rows[at]);
        let is_text = cells.next().is_some_and(|cell| {
            matches!(cell, Cell::Text(text) if !text.trim_start().starts_with(['※', '注', '*']))
        });
        is_text && cells.next().is_none()
    };
    let mut first = head;
    while first > found.head.last() + 2 && head - first < 4 && is_title(first - 1) {
        first -= 1;
    }
    first
}

/// Returns the year that a title gives by another: 前年度.
fn earlier_year(grid: &Grid, found: &Found, year: i16) -> Option<i16> {
    let mut titles = grid.rows[..found.head.first].iter().flat_map(|row| row.cells());
    year.checked_sub(titles.find_map(|title| plans::years_back(&title.to_text()))?)
}

fn filled(row: &GridRow) -> impl Iterator<Item = Cell<'_>> {
    row.cells().filter(|cell| !cell.is_blank())
}
