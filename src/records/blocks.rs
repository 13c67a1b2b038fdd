//! Several tables in one sheet, one under the other, each with heads of its own.
//!
//! A second block whose heads were taken for a row would be read under the heads
//! of the first: its July as the first one's April. What the first block says
//! of its year and unit holds for the next one, unless that says it anew.

use super::columns::Hints;
use super::found::{self, Found, Recognised};
use super::grid::{Cell, Grid, GridRow};
use super::sheet::{self, Opened, Taken};
use super::sheets::Sheet;
use crate::diagnostics::Diagnostic;

/// Rows that are looked at for heads of another block.
const MOST_LOOKED_AT: usize = 500;

/// Returns the blocks of a sheet, each as a sheet of its own.
pub(crate) fn split(
    path: &str,
    opened: Opened,
    hints: &Hints,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Opened> {
    let mut blocks = vec![opened];
    loop {
        let Some(last) = blocks.last_mut() else { return blocks };
        let Taken::Table(found) = &last.taken else { return blocks };
        let Some(second) = second_head(&last.sheet.grid, found, hints) else { return blocks };
        let start = title_of(&last.sheet.grid, found, second);
        let (year, unit) = (found.year, found.unit.clone());
        let is_other = second_table(&last.sheet.grid, second, hints) != Some(found.table.name);
        let grid = last.sheet.grid.split_off(start);
        let below = Sheet { grid, encoding: last.sheet.encoding };
        let mut next = sheet::recognise_block(path, below, is_other, hints, diagnostics);
        if let Taken::Table(found) = &mut next.taken {
            let earlier = year.and_then(|year| earlier_year(&next.sheet.grid, found, year));
            found.year = earlier.or(found.year).or(year);
            found.unit = found.unit.take().or(unit);
        }
        blocks.push(next);
    }
}

/// Returns the row under the heads of a table that is the head of another.
fn second_head(grid: &Grid, found: &Found, hints: &Hints) -> Option<usize> {
    let head = &grid.rows[found.head.first];
    let first_text = filled(head).next();
    let mut looked_at = 0;
    ((found.head.last() + 1)..grid.rows.len()).find(|&at| {
        let row = &grid.rows[at];
        let above = &grid.rows[at - 1];
        let is_apart = row.number > above.number + 1 || filled(above).count() <= 1;
        let is_alike = filled(row).next() == first_text;
        if !(is_apart && at > found.head.last() + 1 || is_alike) || filled(row).count() < 2 {
            return false;
        }
        looked_at += 1;
        if looked_at > MOST_LOOKED_AT {
            return false;
        }
        // The same heads on every printed page are no second block, unless a
        // title stands over them.
        let is_repeated = filled(row).eq(filled(head));
        if is_repeated {
            return title_of(grid, found, at) < at;
        }
        second_table(grid, at, hints).is_some() || found::is_head(&row_alone(grid, at), found.table)
    })
}

/// Returns the name of the table whose heads a row holds.
fn second_table(grid: &Grid, at: usize, hints: &Hints) -> Option<&'static str> {
    let small = row_alone(grid, at);
    match found::recognise(&small, &[""; 3], hints.context, None) {
        Recognised::Table(found) if found.head.first == 0 => Some(found.table.name),
        _ => None,
    }
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
    let titles = grid.rows[..found.head.first].iter().flat_map(|row| row.cells());
    let text: String = titles.map(Cell::to_text).collect();
    let before = [("一昨年度", 2), ("前々年度", 2), ("前年度", 1), ("昨年度", 1), ("今年度", 0)];
    let (_, years) = before.into_iter().find(|(word, _)| text.contains(word))?;
    year.checked_sub(years)
}

fn filled(row: &GridRow) -> impl Iterator<Item = Cell<'_>> {
    row.cells().filter(|cell| !cell.is_blank())
}
