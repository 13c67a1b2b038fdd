//! Tables one under the other in a sheet, whatever their heads are called.

use std::sync::Arc;

use crate::records::columns::hints::Hints;
use crate::records::found::table::Recognised;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::receipt::TakenFor;
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::sheets::Sheet;
use crate::records::{found, sheet, units};

use super::known::{self, Known};
use super::{list, pairs, propose};

/// Tables that may stand in one sheet, one under the other.
const MOST_STACKED: usize = 40;

/// Returns the tables that stand one under the other in a sheet, with an empty line
/// between: where a block has heads of its own, whatever they are called.
pub(super) fn apart(opened: Opened, known: &Known, hints: &Hints) -> Vec<Opened> {
    let grid = &opened.sheet.grid;
    let is_open = match &opened.taken {
        Taken::Table(_) | Taken::WithoutHead(..) => true,
        Taken::Aside(taken_for, _) => *taken_for == TakenFor::Unknown,
    };
    let gaps = grid.below_gaps();
    if !is_open || grid.laid.is_some() || gaps.is_empty() || gaps.len() > MOST_STACKED {
        return vec![opened];
    }
    // Heads that are known may stand below another table, which would be lost.
    let first = match &opened.taken {
        Taken::Table(found) if !has_values(&grid.rows_between(0, found.head.first)) => {
            found.head.last() + 1
        }
        Taken::Table(_) | Taken::WithoutHead(..) | Taken::Aside(..) => 1,
    };
    let block = |at: usize| {
        let next = gaps.iter().copied().find(|gap| *gap > at);
        grid.rows_between(at, next.unwrap_or(grid.rows.len()))
    };
    let filled = |row: &GridRow| grid.shown(row);
    let is_table = |at: &usize| {
        let block = block(*at);
        is_table(&block, known, hints) || has_heads_below(grid, *at, &block)
    };
    let is_titles = |at: usize| grid.rows[..at].iter().all(|row| filled(row) < 2);
    let is_below = |at: &usize| *at > first && !is_titles(*at);
    let starts: Vec<usize> = gaps.iter().copied().filter(is_below).filter(is_table).collect();
    if starts.is_empty() {
        return vec![opened];
    }
    cut(opened, &starts, hints)
}

/// Whether rows are a table, with a title above its heads perhaps.
fn is_table(block: &Grid, known: &Known, hints: &Hints) -> bool {
    let filled = |row: &GridRow| block.shown(row);
    let has_rows = block.rows.iter().filter(|row| filled(row) > 1).count() > 1;
    // A title and heads are another table, whatever is known of it by now.
    let is_titled = block.rows.first().is_some_and(|row| filled(row) == 1)
        && block.rows.get(1).is_some_and(|row| list::may_be_heads(row, hints.context));
    has_rows
        && (is_titled
            || pairs::lay_out(block).is_some()
            || propose::propose(block, &[""; 3], known, false).is_some()
            || list::propose(block, known, hints.context).is_some()
            || matches!(
                found::recognise(block, &[""; 3], hints, None),
                Recognised::Table(found) if found.head.first < 3
            ))
}

/// Returns the tables of a sheet whose heads stand in a row that is known: what is a
/// table above them, as `is_above` says or its rows, and those below in which the heads
/// stand again under a title.
pub(super) fn at_heads(
    opened: Opened,
    (first, is_above): (usize, bool),
    again: &[usize],
    known: &Known,
    hints: &Hints,
) -> Vec<Opened> {
    let grid = &opened.sheet.grid;
    // Where the titles of heads begin: below the last row of more than one text.
    let title = |heads: usize| {
        let above = grid.rows.get(..heads).unwrap_or_default();
        above.iter().rposition(|row| grid.shown(row) > 1).map_or(0, |at| at + 1)
    };
    let above = title(first);
    let is_above = above > 1 && {
        let block = grid.rows_between(0, above);
        is_above || has_values(&block) || is_wide(&block) && is_table(&block, known, hints)
    };
    let has_title = |heads: &usize| {
        let rows = grid.rows.get(title(*heads)..*heads).unwrap_or_default();
        rows.iter().any(|row| grid.shown(row) == 1)
    };
    let again = again.iter().filter(|it| has_title(it)).map(|it| title(*it));
    let starts: Vec<usize> = is_above.then_some(above).into_iter().chain(again).collect();
    if starts.is_empty() {
        return vec![opened];
    }
    cut(opened, &starts, hints)
}

/// Whether rows hold more than pairs of a name and a value.
fn is_wide(block: &Grid) -> bool {
    block.rows.iter().filter(|row| block.shown(row) > 2).count() > 1
}

/// Whether a row of several texts with a value among them stands below another such.
fn has_values(block: &Grid) -> bool {
    let is_wide = |row: &GridRow| block.shown(row) > 2;
    block.rows.windows(2).any(|pair| {
        let [above, below] = pair else { return false };
        is_wide(above) && is_wide(below) && below.cells().any(known::is_value)
    })
}

/// Whether a line is a title with the unit of the whole sheet beside it.
fn has_unit(row: &GridRow) -> bool {
    let texts: Vec<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(|cell| cell.to_text()).collect();
    let is_unit = |text: &String| units::is_unit(text) || text.trim().starts_with("単位");
    texts.len() == 2 && texts.get(1).is_some_and(is_unit) && !texts.iter().all(is_unit)
}

/// Cuts a sheet before some of its rows.
fn cut(opened: Opened, starts: &[usize], hints: &Hints) -> Vec<Opened> {
    let grid = &opened.sheet.grid;
    let filled = |row: &GridRow| grid.shown(row);
    let titles: Vec<GridRow> =
        grid.rows.iter().take_while(|row| filled(row) < 2 || has_unit(row)).cloned().collect();
    // A title directly above the first heads is not the other tables', which have their own.
    let is_apart = |at: usize| {
        let next = grid.rows.get(at + 1);
        filled(&grid.rows[at]) == 0
            || next.is_some_and(|next| next.number > grid.rows[at].number + 1)
    };
    let apart = (0..titles.len()).rev().find(|at| is_apart(*at)).map_or(0, |at| at + 1);
    let path = Arc::clone(&grid.source);
    let mut blocks = Vec::new();
    let mut rest = opened.sheet;
    let mut from = 0;
    for start in starts.iter().copied() {
        let mut below = rest.grid.split_off(start - from);
        let has_title = below.rows.first().is_some_and(|row| below.shown(row) == 1);
        below.titles = titles[..if has_title { apart } else { titles.len() }].to_vec();
        from = start;
        let next = Sheet { grid: below, encoding: rest.encoding };
        blocks.push(sheet::recognise_block(&path.path, rest, !blocks.is_empty(), hints));
        rest = next;
    }
    blocks.push(sheet::recognise_block(&path.path, rest, true, hints));
    blocks
}

/// Whether a block that begins in a row has heads of its own and rows below them.
fn has_heads_below(grid: &Grid, at: usize, block: &Grid) -> bool {
    block.rows.iter().filter(|row| block.shown(row) > 1).count() > 1
        && (0..2).any(|line| are_heads_below(grid, at, block, line))
}

/// Whether a line of a block has texts where the rows above the block have numbers or
/// marks, and numbers below it: the heads of another table, whatever they are called.
fn are_heads_below(grid: &Grid, above: usize, block: &Grid, line: usize) -> bool {
    let Some((row, next)) = block.rows.get(line).zip(block.rows.get(line + 1)) else {
        return false;
    };
    let filled = || row.cells().enumerate().filter(|(_, cell)| !cell.is_blank()).skip(1);
    let is_mark_or_value = |cell: Cell<'_>| known::is_value(cell) || known::is_mark(cell);
    let is_text = |cell: Cell<'_>| matches!(cell, Cell::Text(_)) && !is_mark_or_value(cell);
    let is_of_others = |column: usize| {
        let cells = || grid.rows[..above].iter().map(|row| row.cell(column));
        let others = cells().filter(|cell| is_mark_or_value(*cell)).count();
        let texts = cells().filter(|cell| is_text(*cell)).count();
        others > 1 && texts < 3 && texts <= others
    };
    filled().all(|(_, cell)| is_text(cell))
        && filled().any(|(column, _)| is_of_others(column))
        && filled().any(|(column, _)| known::is_value(next.cell(column)))
}
