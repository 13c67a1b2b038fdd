//! Which heads of a place are which columns of a table, and which place is the best.

use std::collections::BTreeSet;

use crate::domain::text::fold;
use crate::records::dates::{DateContext, parse_span};
use crate::records::grid::Grid;
use crate::records::spread;
use crate::records::table::Table;
use crate::records::tables::TABLES;

use super::fields::known_heads;
use super::head::{FieldHead, HeadCell, HeadRows, Matched};
use super::places::{Place, places};

/// By what one place for the heads is better than another: how many it knows,
/// whether it has their units, how many spans have a year, and one row before two.
type HeadRank = (usize, bool, usize, bool);

/// Returns the rows with the most known heads, if they have at least two of
/// them or all that the table requires, and which head is which column. Two
/// rows are taken only if they know more than one does.
pub(crate) fn heads(places: &[Place], table: &Table) -> Option<(HeadRows, Matched)> {
    let required = table.columns.iter().filter(|column| column.required).count();
    let mut best: Option<(HeadRank, HeadRows, Matched)> = None;
    for place in places.iter().filter(|place| place.is_possible(table)) {
        let (rows, is_double) = (place.rows, place.rows.is_double);
        let matched = match_heads(&place.cells, table);
        let known = matched.known();
        // The months of a wide table are heads too, and so are the parts
        // of a date.
        let spans = spread::spans(&matched.unknown, table, DateContext::default());
        let years = spans.iter().filter(|it| it.span.is_ok()).count();
        // A year or month that stands over several columns is one head of a
        // single line.
        let spans = match is_double {
            true => spans.len(),
            false => spans.iter().map(|it| &it.header).collect::<BTreeSet<_>>().len(),
        };
        let parts = spread::parts(&matched, table).map_or(0, |parts| parts.columns.len());
        let count = if known > 0 { known + spans.max(parts) } else { 0 };
        // A title above the heads is no group of them: one row that knows
        // as much as two is the head, unless the second has the units or the
        // first the years.
        let rank = (count, place.has_units, years, !is_double);
        if best.as_ref().is_none_or(|(most, ..)| rank > *most) {
            best = Some((rank, rows, matched));
        }
    }
    let (_, rows, matched) =
        best.filter(|((count, ..), ..)| *count > 0 && *count >= 2.min(required))?;
    Some((rows, matched))
}

/// Returns how many heads of one table a sheet has in one place, at most.
pub(crate) fn likeness(grid: &Grid) -> usize {
    let places = places(grid);
    let known = |table: &Table| heads(&places, table).map_or(0, |(_, matched)| matched.known());
    TABLES.iter().map(known).max().unwrap_or(0)
}

/// Returns whether the first row of a sheet is a head of a table.
pub(crate) fn is_head(grid: &Grid, table: &Table) -> bool {
    heads(&places(grid), table).is_some_and(|(head, _)| head.first == 0)
}

fn match_heads(cells: &[HeadCell], table: &Table) -> Matched {
    let known = known_heads(table);
    let mut matched = Matched {
        fields: vec![Vec::new(); table.columns.len()],
        unknown: Vec::new(),
        width: cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0),
    };
    // 期限 over 当初 and 変更後 means neither of them alone.
    let shared = |group: &String| {
        let below = cells.iter().filter(|cell| cell.group.as_ref() == Some(group));
        let items: BTreeSet<&str> = below.map(|cell| cell.item()).collect();
        items.len() > 1
    };
    for cell in cells {
        let group = cell.group.as_ref().filter(|group| shared(group));
        let count = cell.names.len();
        let names = cell
            .all_names()
            .enumerate()
            .filter(|(at, (name, _))| *at >= count || Some(*name) != group || cell.item() == *name);
        let hit = names.into_iter().find_map(|(_, (name, folded))| {
            let (column, bracket) = folded.hit(known)?;
            Some((column, name, bracket))
        });
        // 基準値 under R6年度末, and R6年度末基準値.
        let hit = match hit {
            Some((column, name, None)) if is_dated(table, column) => {
                let day = cell.group.clone().filter(|group| is_day(group));
                Some((column, name, day))
            }
            None if table.name == "indicators" => cell.names.iter().find_map(|name| {
                let folded = fold(name);
                let mut starts = folded.char_indices().skip(1).map(|(at, _)| at);
                starts.find_map(|at| {
                    let (day, head) = folded.split_at(at);
                    let column = known.get(head).filter(|column| is_dated(table, **column))?;
                    is_day(day).then(|| (*column, name, Some(day.to_owned())))
                })
            }),
            hit => hit,
        };
        // 実績値 under 4月, and 4月 under 実績値, is the value of April.
        let is_spread = cell.group.is_some()
            && hit.as_ref().is_some_and(|(column, ..)| {
                table.columns.get(*column).is_some_and(|it| it.name == "value")
            })
            && !spread::spans(std::slice::from_ref(cell), table, DateContext::default()).is_empty();
        match hit.filter(|_| !is_spread) {
            Some((column, name, bracket)) => matched.fields[column].push(FieldHead {
                grid_column: cell.column,
                header: name.clone(),
                bracket,
            }),
            None => matched.unknown.push(cell.clone()),
        }
    }
    matched
}

/// Whether a column holds values whose day may stand in the head.
fn is_dated(table: &Table, column: usize) -> bool {
    table.name == "indicators"
        && table.columns.get(column).is_some_and(|it| matches!(it.name, "baseline" | "target"))
}

fn is_day(text: &str) -> bool {
    parse_span(text, DateContext::default()).is_ok()
}
