//! A layout from what the cells of a sheet hold.
//!
//! Heads are a weak sign here: every secretariat has its own. What counts is that
//! one side of the table names organisations, the other meetings, and that marks
//! stand where they cross.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::{fold, key};
use crate::records::columns::heads::is_remark;
use crate::records::found::fields::field_of;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::table::Table;
use crate::records::tables::TABLES;
use crate::records::totals::{is_total_word, total_word};
use crate::records::units;

use super::known::{self, Known, Naming, is_mark, is_value};
use super::list;
use super::shape::{Across, AcrossColumn, Kept, Layout, Whole};

/// Rows and columns that are looked at.
const LOOKED_AT: (usize, usize) = (400, 120);
/// Columns of which one names the rows.
const LABELS: usize = 8;
/// Lines that heads may have.
const HEAD_LINES: usize = 4;

/// What a cross table is, by what its sides name and its cells hold.
struct Cross {
    table: &'static str,
    down: (Naming, &'static str),
    across: (Naming, &'static str),
    cells: &'static str,
    is_cell: fn(Cell<'_>) -> bool,
    /// Whether the indicator is said by a title or a name.
    needs_indicator: bool,
}

const CROSSES: [Cross; 5] = [
    Cross {
        table: "attendance",
        down: (Naming::Organisation, "organisation"),
        across: (Naming::Meeting, "meeting_id"),
        cells: "presence",
        is_cell: is_mark,
        needs_indicator: false,
    },
    Cross {
        table: "attendance",
        down: (Naming::Meeting, "meeting_id"),
        across: (Naming::Organisation, "organisation"),
        cells: "presence",
        is_cell: is_mark,
        needs_indicator: false,
    },
    Cross {
        table: "members",
        down: (Naming::Organisation, "org_name"),
        across: (Naming::Body, "seat_body"),
        cells: "seat_role",
        is_cell: known::is_seat,
        needs_indicator: false,
    },
    Cross {
        table: "observations",
        down: (Naming::Span, "period"),
        across: (Naming::Indicator, "indicator"),
        cells: "value",
        is_cell: is_value,
        needs_indicator: false,
    },
    Cross {
        table: "observations",
        down: (Naming::Span, "period"),
        across: (Naming::Organisation, "organisation"),
        cells: "value",
        is_cell: is_value,
        needs_indicator: true,
    },
];

/// Returns how a sheet gives rows of a table, if its cells say so. A list of members
/// defines its names itself: `is_members` says that the sheet is one by its heads.
pub(crate) fn propose(
    grid: &Grid,
    names: &[&str; 3],
    known: &Known,
    is_members: bool,
) -> Option<Layout> {
    if grid.rows.len() < 2 || grid.is_hidden {
        return None;
    }
    let crosses = CROSSES.iter().filter(|cross| (cross.table == "members") == is_members);
    let found = crosses.filter_map(|cross| Seen { grid, names, known, cross }.layout());
    found.max_by_key(|(cells, _)| *cells).map(|(_, layout)| layout)
}

/// A sheet, looked at as one kind of cross table.
struct Seen<'a> {
    grid: &'a Grid,
    names: &'a [&'a str; 3],
    known: &'a Known,
    cross: &'a Cross,
}

impl Seen<'_> {
    /// Returns the layout and how many cells speak for it.
    fn layout(&self) -> Option<(usize, Layout)> {
        let table = TABLES.iter().find(|table| table.name == self.cross.table)?;
        let (label, labels) = self.label_column()?;
        let first = *labels.first()?;
        let heads = self.head_rows(first, label)?;
        let mut columns = self.across_columns(label, &heads);
        let fewest = match self.cross.across.0 {
            Naming::Meeting | Naming::Indicator | Naming::Body => 1,
            _ => 2,
        };
        if columns.len() < fewest {
            return None;
        }
        let last = *labels.last()?;
        let cells = self.fitting_cells(label, first..=last, &columns)?;
        let whole = match self.cross.needs_indicator {
            true => vec![self.indicator(*heads.start())?],
            false => Vec::new(),
        };
        if columns.iter().any(|it| self.is_hidden(it.column)) {
            return None;
        }
        let kept = self.kept(table, label, &labels, &heads, &columns);
        let meant = self.meant_columns(label, first..=last, &heads, &columns);
        let free = meant.into_iter().filter(|it| kept.iter().all(|kept| kept.column != it.column));
        columns.extend(free);
        columns.sort_by_key(|it| it.column);
        let head = |name: &str| Layout::head_of(table, name);
        let across = Across {
            named: match self.cross.table {
                "attendance" => labels.iter().map(|row| self.grid.rows[*row].number).collect(),
                _ => BTreeSet::new(),
            },
            ..Across::of(head(self.cross.across.1), head(self.cross.cells), columns)
        };
        let layout =
            Layout { kept, across: Some(across), whole, ..Layout::plain(table, heads, label) };
        Some((cells, layout))
    }

    fn is_hidden(&self, column: usize) -> bool {
        u32::try_from(column).is_ok_and(|it| self.grid.hidden_columns.contains(&it))
    }

    /// The column that names what the rows are about, and the rows in which it does.
    fn label_column(&self) -> Option<(usize, Vec<usize>)> {
        let rows = || self.grid.rows.iter().take(LOOKED_AT.0).enumerate();
        let naming = self.cross.down.0;
        let named = |column: usize| -> Vec<usize> {
            // Months may have numbers of months below them, and a head names none.
            rows()
                .filter(|(_, row)| self.known.names(naming, row.cell(column)))
                .map(|(at, _)| at)
                .collect()
        };
        let columns = (0..LABELS).map(|column| (column, named(column)));
        let (column, found) = columns.max_by_key(|(column, rows)| (rows.len(), LABELS - column))?;
        let fewest = if naming == Naming::Meeting { 1 } else { 2 };
        (found.len() >= fewest).then_some((column, found))
    }

    /// The lines directly above the first row that name columns.
    fn head_rows(&self, first: usize, label: usize) -> Option<std::ops::RangeInclusive<usize>> {
        let is_head = |row: &GridRow| {
            let others = || {
                let cells = row.cells().enumerate().filter(|(column, _)| *column != label);
                cells.map(|(_, cell)| cell).filter(|cell| !cell.is_blank())
            };
            let beside = others().count();
            let names_one = || others().any(|cell| self.known.names(self.cross.across.0, cell));
            beside > 1 || (beside == 1 && (!row.cell(label).is_blank() || names_one()))
        };
        // A year or a group may stand between the heads and the first row.
        let is_alone = |row: &GridRow| {
            !row.cell(label).is_blank() && row.cells().filter(|cell| !cell.is_blank()).count() == 1
        };
        let mut end = first;
        while end > 0 && first - end < HEAD_LINES && is_alone(&self.grid.rows[end - 1]) {
            end -= 1;
        }
        let mut start = end;
        while start > 0 && end - start < HEAD_LINES && is_head(&self.grid.rows[start - 1]) {
            start -= 1;
        }
        (start < end).then(|| start..=end - 1)
    }

    fn across_columns(
        &self,
        label: usize,
        heads: &std::ops::RangeInclusive<usize>,
    ) -> Vec<AcrossColumn> {
        let width = self.grid.rows[heads.clone()].iter().map(GridRow::len).max().unwrap_or(0);
        (0..width.min(label + LOOKED_AT.1))
            .filter(|column| *column != label)
            .filter_map(|column| self.across_column(column, heads))
            .collect()
    }

    /// Columns whose heads are meant as names and are none: with a slip in them, or over
    /// marks of who came. They are read as what they seem, so that the name is told.
    fn meant_columns(
        &self,
        label: usize,
        rows: std::ops::RangeInclusive<usize>,
        heads: &std::ops::RangeInclusive<usize>,
        columns: &[AcrossColumn],
    ) -> Vec<AcrossColumn> {
        let naming = self.cross.across.0;
        if !matches!(naming, Naming::Organisation | Naming::Indicator) {
            return Vec::new();
        }
        let is_marks = self.cross.cells == "presence";
        let width = self.grid.rows[heads.clone()].iter().map(GridRow::len).max().unwrap_or(0);
        let free = |column: &usize| {
            *column != label
                && columns.iter().all(|it| it.column != *column)
                && !self.is_hidden(*column)
        };
        let meant = (0..width.min(label + LOOKED_AT.1)).filter(free).filter_map(|column| {
            let texts = heads.clone().map(|row| (row, self.grid.rows[row].cell(column).to_text()));
            let (row, text) = texts
                .into_iter()
                .rfind(|(_, text)| !text.trim().is_empty() && !units::is_unit(text))?;
            let folded = fold(&text);
            let is_aside = total_word(&folded).is_some()
                || known::is_count_word(&folded)
                || is_remark(&folded)
                || TABLES.iter().any(|table| field_of(table, &text).is_some());
            let cells = || self.grid.rows[rows.clone()].iter().map(|row| row.cell(column));
            let filled = cells().filter(|cell| !cell.is_blank()).count();
            let fitting = cells().filter(|cell| (self.cross.is_cell)(*cell)).count();
            let is_like = || self.known.is_like_one(naming, &text);
            (!is_aside && fitting > 0 && fitting * 5 >= filled * 4 && (is_marks || is_like()))
                .then(|| AcrossColumn::of(column, text.trim().to_owned(), row))
        });
        meant.collect()
    }

    fn across_column(
        &self,
        column: usize,
        heads: &std::ops::RangeInclusive<usize>,
    ) -> Option<AcrossColumn> {
        let cells = || heads.clone().map(|row| (row, self.grid.rows[row].cell(column)));
        let naming = self.cross.across.0;
        if cells().any(|(_, cell)| {
            let text = fold(&cell.to_text());
            is_total_word(&text) || known::is_count_word(&text)
        }) {
            return None;
        }
        let (row, cell) = cells().rfind(|(_, cell)| self.known.names(naming, *cell))?;
        let text = cell.to_text();
        let unit = cells()
            .map(|(_, cell)| cell.to_text())
            .find(|text| units::is_unit(text))
            .map(|unit| units::bare(&unit));
        let (name, unit) = match naming {
            Naming::Indicator => {
                let (name, bracket) = self.known.indicator(&text)?;
                (name, bracket.or(unit))
            }
            Naming::Meeting => (self.meeting(column, heads), None),
            _ => (self.known.said(naming, &text), None),
        };
        Some(AcrossColumn { unit, ..AcrossColumn::of(column, name, row) })
    }

    /// What a column's heads say of a meeting: body, number and day, each once.
    fn meeting(&self, column: usize, heads: &std::ops::RangeInclusive<usize>) -> String {
        let mut parts: Vec<String> = Vec::new();
        for row in heads.clone() {
            let text = self.grid.rows[row].cell(column).to_text();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() && !parts.contains(&text) {
                parts.push(text);
            }
        }
        let name = parts.join(" ");
        match self.body(*heads.start()) {
            Some(body) if self.known.body_in(&name).is_none() => format!("{body} {name}"),
            _ => name,
        }
    }

    /// The body that a title or a name around the sheet names.
    fn body(&self, heads: usize) -> Option<String> {
        let titles = self.grid.rows[..heads].iter().rev().flat_map(GridRow::cells);
        let titles = titles.map(|cell| cell.to_text());
        let stem = |name: &&str| name.rsplit_once('.').map_or(*name, |(stem, _)| stem).to_owned();
        let mut texts = titles.chain(self.names.iter().map(stem));
        texts.find_map(|text| self.known.body_in(&text).map(str::to_owned))
    }

    /// How many cells are of the kind, if most are.
    fn fitting_cells(
        &self,
        label: usize,
        rows: std::ops::RangeInclusive<usize>,
        columns: &[AcrossColumn],
    ) -> Option<usize> {
        let (mut fitting, mut filled) = (0_usize, 0_usize);
        // W, if a note says what it means.
        let legend = match self.cross.cells {
            "presence" => known::legend(self.grid),
            _ => BTreeMap::new(),
        };
        let is_told = |cell: Cell<'_>| legend.contains_key(&fold(&cell.to_text()));
        for row in &self.grid.rows[rows] {
            let text = fold(&row.cell(label).to_text());
            if text.is_empty() || is_total_word(&text) || known::is_count_word(&text) {
                continue;
            }
            for column in columns {
                let cell = row.cell(column.column);
                filled += usize::from(!cell.is_blank());
                fitting += usize::from((self.cross.is_cell)(cell) || is_told(cell));
            }
        }
        (fitting > 0 && fitting * 5 >= filled * 4).then_some(fitting)
    }

    /// The columns that stay: the label, with the years before its months, and those
    /// whose heads the table knows.
    fn kept(
        &self,
        table: &'static Table,
        label: usize,
        labels: &[usize],
        heads: &std::ops::RangeInclusive<usize>,
        columns: &[AcrossColumn],
    ) -> Vec<Kept> {
        let head = Layout::head_of(table, self.cross.down.1);
        let is_years = |column: &usize| {
            labels.iter().any(|row| known::is_year(&self.grid.rows[*row].cell(*column).to_text()))
        };
        let before: Vec<usize> = match self.cross.down.0 {
            Naming::Span => (0..label).filter(is_years).collect(),
            _ => Vec::new(),
        };
        let mut kept = vec![Kept { column: label, head: head.clone(), before: before.clone() }];
        let taken = [self.cross.across.1, self.cross.cells];
        let width = self.grid.rows[heads.clone()].iter().map(GridRow::len).max().unwrap_or(0);
        for column in (0..width).filter(|it| *it != label && !before.contains(it)) {
            if columns.iter().any(|it| it.column == column) {
                continue;
            }
            let texts = heads.clone().rev().map(|row| self.grid.rows[row].cell(column).to_text());
            let first = *heads.end() + 1;
            let field = texts.into_iter().find_map(|text| {
                let everyday = || list::everyday_day(self.grid, first, table, &text, column);
                field_of(table, &text).or_else(everyday)
            });
            let Some(field) = field.filter(|field| !taken.contains(&field.name)) else { continue };
            let field_head = Layout::head_of(table, field.name);
            if kept.iter().all(|it| it.head != field_head) {
                kept.push(Kept { column, head: field_head, before: Vec::new() });
            }
        }
        kept
    }

    /// The indicator that a title or a name around the sheet names.
    fn indicator(&self, heads: usize) -> Option<Whole> {
        let head = Layout::head_of(
            TABLES.iter().find(|table| table.name == self.cross.table)?,
            "indicator",
        );
        for (row, cells) in self.grid.rows[..heads].iter().enumerate() {
            for (column, cell) in cells.cells().enumerate() {
                if let Some((value, _)) = self.known.indicator(&cell.to_text()) {
                    return Some(Whole { head, value, cell: Some((row, column)) });
                }
            }
        }
        let name = self.names.iter().take(2).find_map(|name| {
            let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
            let parts = std::iter::once(stem).chain(stem.split(['_', ' ', '\u{3000}']));
            parts.into_iter().find_map(|part| self.known.indicator(part))
        });
        name.filter(|(name, _)| !key(name).is_empty()).map(|(value, _)| Whole {
            head,
            value,
            cell: None,
        })
    }
}
