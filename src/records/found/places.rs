//! Where the heads of a sheet may stand: one line of them, or two, among its first rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::table::Table;
use crate::records::{spread, units};

use super::fields::known_heads;
use super::halves::halves;
use super::head::{Folded, HeadCell, HeadRows};

/// Heads are looked for in the first rows of a sheet.
const HEAD_ROWS: usize = 15;

impl HeadRows {
    /// Heads with their names, also in each of two languages.
    pub(crate) fn cells(self, grid: &Grid) -> Vec<HeadCell> {
        let with_halves = |cell: HeadCell| {
            let rows = (self.first..=self.last()).rev().filter_map(|row| grid.rows.get(row));
            let texts = rows.map(|row| row.cell(cell.column).to_text());
            let halves = texts.flat_map(|text| halves(&text)).collect();
            cell.with_halves(halves)
        };
        self.named_cells(grid).into_iter().map(with_halves).collect()
    }

    /// Heads with their names; on two lines, group and item joined, the item,
    /// or the group.
    pub(crate) fn named_cells(self, grid: &Grid) -> Vec<HeadCell> {
        let upper = &grid.rows[self.first];
        if !self.is_double {
            return texts(upper)
                .map(|(column, text)| HeadCell::new(column, None, vec![text]))
                .collect();
        }
        let lower: BTreeMap<usize, String> = texts(&grid.rows[self.last()]).collect();
        if self.has_units(grid) {
            let with_unit = |(column, above): (usize, String)| {
                let unit = lower.get(&column).filter(|below| units::is_unit(below));
                let unit = unit.map_or_else(String::new, |it| format!("({})", units::bare(it)));
                HeadCell::new(column, None, vec![format!("{above}{unit}")])
            };
            return texts(upper).map(with_unit).collect();
        }
        let mut group: Option<String> = None;
        let mut cells = Vec::new();
        let groups: BTreeMap<usize, String> = texts(upper).collect();
        let width = upper.len().max(grid.rows[self.last()].len());
        for column in 0..width {
            // A merged group that came as CSV stands above its first item only.
            match (groups.get(&column), lower.get(&column)) {
                (Some(above), Some(below)) => {
                    group = Some(above.clone());
                    let names = if above == below {
                        vec![below.clone()]
                    } else {
                        vec![format!("{above}{below}"), below.clone(), above.clone()]
                    };
                    cells.push(HeadCell::new(column, group.clone(), names));
                }
                (Some(above), None) => {
                    group = None;
                    cells.push(HeadCell::new(column, None, vec![above.clone()]));
                }
                (None, Some(below)) => {
                    let joined = group.as_ref().map(|group| format!("{group}{below}"));
                    let names = joined.into_iter().chain([below.clone()]).collect();
                    cells.push(HeadCell::new(column, group.clone(), names));
                }
                (None, None) => {}
            }
        }
        cells
    }

    /// Whether the second row says nothing but the units of what stands above.
    pub(crate) fn has_units(self, grid: &Grid) -> bool {
        let (Some(upper), Some(lower)) =
            (grid.rows.get(self.first), grid.rows.get(self.last()).filter(|_| self.is_double))
        else {
            return false;
        };
        let above: BTreeMap<usize, String> = texts(upper).collect();
        let mut count = 0;
        let all = texts(lower).all(|(column, text)| {
            count += usize::from(units::is_unit(&text));
            let is_label = matches!(fold(&text).as_str(), "単位" | "unit" | "(単位)");
            // A head merged over both lines stands in the second too.
            let is_repeated = above.get(&column) == Some(&text);
            is_repeated || is_label || (units::is_unit(&text) && above.contains_key(&column))
        });
        all && count > 0 && above.len() > 1
    }
}

/// Texts of a row that may be heads; numbers and dates of a workbook may be
/// spans of time.
fn texts(row: &GridRow) -> impl Iterator<Item = (usize, String)> + '_ {
    row.cells().enumerate().filter(|(_, cell)| !cell.is_blank()).filter_map(|(column, cell)| {
        let may_be =
            matches!(cell, Cell::Text(_) | Cell::Number(_) | Cell::Span(_) | Cell::Date(_));
        may_be.then(|| (column, cell.head_text()))
    })
}

/// A place for the heads, looked at once for all tables.
pub(crate) struct Place {
    pub(crate) rows: HeadRows,
    pub(crate) cells: Vec<HeadCell>,
    pub(crate) has_units: bool,
    /// Both lines, if there are two and the first is no title.
    lines: Option<Lines>,
}

impl Place {
    /// Whether the second row can be a line of heads: under a head that is
    /// whole already there is nothing, the same, or what stands in brackets.
    pub(crate) fn is_possible(&self, table: &Table) -> bool {
        if !self.rows.is_double {
            return true;
        }
        if self.has_units {
            return true;
        }
        let Some(lines) = &self.lines else { return false };
        let known = known_heads(table);
        let is_known = |head: &Folded| head.hit(known).is_some();
        let cells = &self.cells;
        let grouped: Vec<HeadCell> = match spread::is_spread(table) {
            true => cells.iter().filter(|cell| cell.group.is_some()).cloned().collect(),
            false => Vec::new(),
        };
        let spanned: BTreeSet<usize> = spread::spans(&grouped, table, DateContext::default())
            .iter()
            .map(|head| head.grid_column)
            .collect();
        let under_whole_heads = lines.upper.iter().all(|above| {
            let Some(below) = &above.below else { return true };
            !is_known(&above.head)
                || below.is_same
                || is_known(&below.head)
                || is_known(&below.joined)
                || spanned.contains(&above.column)
                || below.is_bracket
        });
        // Data under a column without a head look like spans too.
        let has_head = lines.lower.iter().any(|below| {
            let mut of_column = cells.iter().filter(|cell| cell.column == below.column);
            let is_first_known = |cell: &HeadCell| cell.folded.first().is_some_and(is_known);
            is_known(&below.head) || below.lacks_year || of_column.any(is_first_known)
        }) || !spanned.is_empty();
        under_whole_heads && has_head
    }
}

/// Two lines that may be heads, as they are compared for each table.
struct Lines {
    upper: Vec<Above>,
    lower: Vec<Lower>,
}

/// A text of the upper line.
struct Above {
    column: usize,
    head: Folded,
    below: Option<Below>,
}

/// What stands under it.
struct Below {
    head: Folded,
    joined: Folded,
    is_same: bool,
    is_bracket: bool,
}

/// A text of the lower line.
struct Lower {
    column: usize,
    head: Folded,
    /// Whether it is a month or day without a year.
    lacks_year: bool,
}

impl Lines {
    /// Returns the two lines; none if the upper one is a title, which stands alone in its
    /// line, at the left of the heads.
    fn of(rows: HeadRows, grid: &Grid) -> Option<Self> {
        let lower: BTreeMap<usize, String> = texts(&grid.rows[rows.last()]).collect();
        let upper: Vec<(usize, String)> = texts(&grid.rows[rows.first]).collect();
        let left = lower.keys().next().copied().unwrap_or(0);
        if let [(column, _)] = upper.as_slice()
            && *column <= left
        {
            return None;
        }
        let above = |(column, above): (usize, String)| {
            let below = lower.get(&column).map(|below| Below {
                head: Folded::of(below),
                joined: Folded::of(&format!("{above}{below}")),
                is_same: *below == above,
                is_bracket: below.starts_with(['(', '（', '[', '［', '【']),
            });
            Above { column, head: Folded::of(&above), below }
        };
        let upper = upper.into_iter().map(above).collect();
        let lower = lower.iter().map(|(column, below)| Lower {
            column: *column,
            head: Folded::of(below),
            lacks_year: parse_span(below, DateContext::default()) == Err(DateProblem::NoYear),
        });
        Some(Self { upper, lower: lower.collect() })
    }
}

/// Returns every place where heads may stand.
pub(crate) fn places(grid: &Grid) -> Vec<Place> {
    let all = (0..grid.rows.len().min(HEAD_ROWS))
        .flat_map(|first| [false, true].map(|is_double| HeadRows { first, is_double }))
        // Above the heads of what was laid out stand the columns of its author.
        .filter(|rows| !rows.is_double || grid.laid_head().is_none_or(|head| rows.first == head));
    all.filter(|rows| rows.last() < grid.rows.len())
        .map(|rows| Place {
            rows,
            cells: rows.cells(grid),
            has_units: rows.has_units(grid),
            lines: if rows.is_double { Lines::of(rows, grid) } else { None },
        })
        .collect()
}
