//! Money by month: months across, categories down, and for each both what was planned
//! and what was spent, under each month or on two lines beside each category.
//!
//! Why not a [`Layout`]: there one cell is one record, and here two are, which may
//! stand in two rows.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::found::fields::field_of;
use crate::records::grid::{Cell, Grid, GridRow, Laid, Summed, Value};
use crate::records::receipt::{ColumnNote, ColumnUse, RowUse};
use crate::records::table::Table;
use crate::records::tables::TABLES;
use crate::records::totals::total_word;

use super::known::{self, is_value};
use super::made::Made;
use super::shape::Layout;
use super::sides::Side;

/// Rows in which the heads are looked for.
const HEAD_ROWS: usize = 12;

/// Where the numbers of a sheet stand.
struct Pairs<'a> {
    grid: &'a Grid,
    table: &'static Table,
    heads: RangeInclusive<usize>,
    /// The column that names the categories.
    label: usize,
    /// The column that says on each line which of the two it has.
    side: Option<usize>,
    /// Columns of months, with what the head says of the side.
    months: Vec<(usize, String, Option<Side>)>,
}

/// A month of a category, and its two cells.
struct Pair {
    /// The row of the first of its cells, by its index.
    at: usize,
    label: (String, (u32, usize)),
    month: (String, (u32, usize)),
    sides: [Option<(Value, (u32, usize))>; 2],
}

/// Returns the table that a sheet of months and categories is, if both numbers are told.
pub(super) fn lay_out(grid: &Grid) -> Option<(&'static Table, Grid)> {
    if grid.is_hidden {
        return None;
    }
    let table = TABLES.iter().find(|table| table.name == "costs")?;
    let last = grid.rows.len().min(HEAD_ROWS);
    let pairs = (0..last).find_map(|at| Pairs::at(grid, table, at))?;
    let made = pairs.read()?;
    Some((table, pairs.laid(&made)))
}

impl<'a> Pairs<'a> {
    /// Returns what stands where, if the heads begin in a row.
    fn at(grid: &'a Grid, table: &'static Table, first: usize) -> Option<Self> {
        let row = grid.rows.get(first)?;
        let is_category = |text: &str| {
            field_of(table, text).is_some_and(|field| field.name == "category")
                || matches!(fold(text).as_str(), "項目" | "区分" | "内容" | "category" | "item")
        };
        let label = row.cells().position(|cell| is_category(&cell.to_text()))?;
        let below = grid.rows.get(first + 1)?;
        let is_double =
            below.cells().filter(|cell| Side::of(&cell.to_text()).is_some()).count() > 1;
        let heads = first..=first + usize::from(is_double);
        let width = row.len().max(if is_double { below.len() } else { 0 });
        let mut months = Vec::new();
        let mut above: Option<String> = None;
        for column in label + 1..width {
            let text = row.cell(column).to_text();
            // A merged head stands above its first column only.
            if !text.trim().is_empty() {
                above = is_month(&text).then(|| text.trim().to_owned());
            } else if !is_double {
                above = None;
            }
            let side = if is_double { Side::of(&below.cell(column).to_text()) } else { None };
            if let Some(month) = above.clone().filter(|_| !is_double || side.is_some()) {
                months.push((column, month, side));
            }
        }
        let last_label = months.first()?.0;
        let side = match is_double {
            true => None,
            false => Some((label + 1..last_label).find(|column| {
                let cells = grid.rows[first + 1..].iter().map(|row| row.cell(*column).to_text());
                cells.filter(|text| Side::of(text).is_some()).count() > 1
            })?),
        };
        (months.len() > 1).then_some(Self { grid, table, heads, label, side, months })
    }

    /// Returns the pairs, if every cell is a number.
    fn read(&self) -> Option<Vec<Pair>> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
        let head = self.grid.rows[*self.heads.start()].number;
        for (below, (row, label)) in self.rows().into_iter().enumerate() {
            let Some((label, place)) = label else { continue };
            let of_row = self.side.map(|column| Side::of(&row.cell(column).to_text()));
            for (column, month, of_head) in &self.months {
                let cell = row.cell(*column);
                if cell.is_blank() {
                    continue;
                }
                let side = (*of_head).or(of_row.flatten())?;
                if !is_value(cell) {
                    return None;
                }
                let at = *places.entry((label.clone(), month.clone())).or_insert_with(|| {
                    let first = self.months.iter().find(|it| it.1 == *month);
                    let of_month = first.map_or(*column, |it| it.0);
                    let (label, month) = (label.clone(), month.clone());
                    pairs.push(Pair {
                        at: self.heads.end() + 1 + below,
                        label: (label, place),
                        month: (month, (head, of_month)),
                        sides: [None, None],
                    });
                    pairs.len() - 1
                });
                let side = usize::from(side == Side::Actual);
                // The same month of a category twice is another table.
                if pairs[at].sides[side].is_some() {
                    return None;
                }
                pairs[at].sides[side] = Some((Value::of(cell), (row.number, *column)));
            }
        }
        (!pairs.is_empty()).then_some(pairs)
    }

    /// The rows below the heads, each with its category, merged or said once above;
    /// none for totals, notes and blank lines.
    #[expect(clippy::type_complexity, reason = "a row and what it is about")]
    fn rows(&self) -> Vec<(&'a GridRow, Option<(String, (u32, usize))>)> {
        let mut above: Option<(String, (u32, usize))> = None;
        let rows = self.grid.rows.iter().skip(self.heads.end() + 1);
        rows.map(|row| {
            let text = row.cell(self.label).to_text().trim().to_owned();
            if !text.is_empty() {
                let is_other = known::is_total_line(&text) || known::is_note(&text);
                above = (!is_other).then_some((text, (row.number, self.label)));
            }
            let has_side = self.side.is_none_or(|it| Side::of(&row.cell(it).to_text()).is_some());
            let has_values = self.months.iter().any(|it| !row.cell(it.0).is_blank());
            let is_record =
                has_side && has_values && (self.side.is_some() || !row.cell(self.label).is_blank());
            (row, above.clone().filter(|_| is_record))
        })
        .collect()
    }

    /// Returns the plain table.
    fn laid(&self, pairs: &[Pair]) -> Grid {
        let mut made = Made { sheet: self.grid, rows: Vec::new(), laid: Vec::new(), group: None };
        for row in &self.grid.rows[..*self.heads.start()] {
            made.as_it_is(row);
        }
        let head = &self.grid.rows[*self.heads.start()];
        let names = ["month", "category", "budget", "actual"];
        let heads: Vec<String> = names.iter().map(|it| Layout::head_of(self.table, it)).collect();
        let first = self.months.first().map_or(self.label, |it| it.0);
        let places = [first, self.label, first, first].map(|column| (head.number, column));
        let texts = heads.iter().map(|it| Value::Text(it.as_str().into())).collect();
        made.push(head, Place::Row(head.number), texts, places.to_vec());
        for pair in pairs {
            let [budget, actual] = &pair.sides;
            let side = |it: &Option<(Value, (u32, usize))>| match it {
                Some((value, place)) => (value.clone(), *place),
                None => (Value::of(Cell::Empty), pair.month.1),
            };
            let (budget, actual) = (side(budget), side(actual));
            let values = vec![
                Value::Text(pair.month.0.as_str().into()),
                Value::Text(pair.label.0.as_str().into()),
                budget.0,
                actual.0,
            ];
            let places = vec![pair.month.1, pair.label.1, budget.1, actual.1];
            let row = &self.grid.rows[pair.at];
            made.push(row, Place::Row(row.number), values, places);
        }
        let Made { rows, laid, .. } = made;
        let laid = Laid {
            layout: None,
            vouched: None,
            sheet: self.grid.clone(),
            rows: laid,
            head: *self.heads.start(),
            uses: self.uses(),
            summed: Some(self.summed()),
            columns: self.columns(),
        };
        Grid {
            date_1904: self.grid.date_1904,
            laid: Some(Arc::new(laid)),
            titles: self.grid.titles.clone(),
            ..Grid::plain(&self.grid.source, rows)
        }
    }

    fn uses(&self) -> Vec<Option<RowUse>> {
        let mut uses = vec![Some(RowUse::Title); *self.heads.start()];
        uses.extend(self.heads.clone().map(|_| Some(RowUse::Head)));
        uses.extend(self.rows().into_iter().map(|(row, label)| {
            let text = row.cells().map(|cell| cell.to_text()).collect::<String>();
            match label {
                Some(_) => Some(RowUse::Read),
                None if row.is_blank() => Some(RowUse::OnlySpaces),
                None if known::is_note(&text) => Some(RowUse::Note),
                None => Some(RowUse::TotalUnchecked),
            }
        }));
        uses
    }

    fn summed(&self) -> Summed {
        let of = |is_second: bool| {
            let months = self.months.iter();
            let months = months.filter(|it| (it.2 == Some(Side::Actual)) == is_second);
            months.map(|it| it.0).collect()
        };
        Summed {
            label: self.label,
            first: self.heads.end() + 1,
            columns: of(false),
            seconds: of(true),
            side: self.side,
            counts_marks: false,
        }
    }

    /// What stands over a column, with the head that is merged over several.
    fn over(&self, column: usize) -> String {
        let (upper, lower) =
            (&self.grid.rows[*self.heads.start()], &self.grid.rows[*self.heads.end()]);
        let own = lower.cell(column).to_text();
        if self.heads.start() == self.heads.end() {
            return own.trim().to_owned();
        }
        let mut merged = (self.label + 1..=column).rev().map(|at| upper.cell(at).to_text());
        let merged = merged.find(|text| !text.trim().is_empty()).unwrap_or_default();
        format!("{} {}", merged.trim(), own.trim()).trim().to_owned()
    }

    fn columns(&self) -> Vec<ColumnNote> {
        let width = self.grid.rows.iter().map(GridRow::len).max().unwrap_or(0);
        let head = |column: usize| {
            let texts = self.heads.clone().map(|row| self.grid.rows[row].cell(column).to_text());
            texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
        };
        let is_filled =
            |column: &usize| self.grid.rows.iter().any(|row| row.cell(*column) != Cell::Empty);
        let of = |name: &str| {
            let column = self.table.columns.iter().find(|column| column.name == name);
            column.map_or(ColumnUse::SetAside, |it| {
                ColumnUse::Field(crate::records::columns::heads::title(it))
            })
        };
        (0..width)
            .filter(is_filled)
            .map(|column| {
                let month = self.months.iter().find(|it| it.0 == column);
                let usage = match month {
                    _ if column == self.label => of("category"),
                    Some((.., Some(Side::Budget))) => of("budget"),
                    Some(_) => of("actual"),
                    None if self.side == Some(column) => of("actual"),
                    None if column > self.label && is_sum(&self.over(column)) => ColumnUse::Total,
                    None => ColumnUse::SetAside,
                };
                let is_month_or_label = month.is_some() || column == self.label;
                let head = if is_month_or_label { head(column) } else { self.over(column) };
                ColumnNote { column: u32::try_from(column).unwrap_or(u32::MAX), head, usage }
            })
            .collect()
    }
}

/// Whether a head is a month, with its year or without.
fn is_month(text: &str) -> bool {
    !known::is_total_line(text)
        && matches!(parse_span(text, DateContext::default()), Ok(_) | Err(DateProblem::NoYear))
}

/// Whether what stands over a column says that it has sums: 計, 累計 予算.
fn is_sum(over: &str) -> bool {
    over.split_whitespace().any(|part| total_word(&fold(part)).is_some())
}
