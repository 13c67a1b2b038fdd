//! A sheet while its cells come in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostics::Source;
use crate::records::grid::{Cell, CellChange, Grid, GridRow, Hidden, Merge, Value};
use crate::records::marks;
use crate::records::receipt::Rule;

use super::display;
use super::format::Format;

/// Cells of one merged range that are unfolded, and of all those of a sheet;
/// larger ranges are decoration.
const LARGEST_MERGE: u64 = 20_000;
const LARGEST_MERGES: u64 = 1_000_000;

/// Cells as they come, before merged ones are unfolded.
pub(super) struct SheetBuilder {
    source: Arc<Source>,
    date_1904: bool,
    rows: BTreeMap<u32, Vec<Value>>,
    merges: Vec<Merge>,
    changes: Vec<CellChange>,
}

impl SheetBuilder {
    pub(super) fn new(source: Arc<Source>, date_1904: bool) -> Self {
        let (rows, merges, changes) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { source, date_1904, rows, merges, changes }
    }

    /// Puts a cell in its place, as its format shows it.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value, format: Option<&Format>) {
        let value = match (value, format) {
            (Value::Empty, _) => return,
            (Value::Number(number), Some(format)) => self.number(row, column, number, format),
            (Value::Text(text), format) => self.text(row, column, &text, format),
            (value, _) => value,
        };
        self.place(row, column, value);
    }

    /// Puts a text in its place as a reader sees it: with what is raised and what
    /// was struck out.
    pub(super) fn put_seen(&mut self, row: u32, column: u32, written: &Value, seen: &str) {
        self.changes.push(CellChange {
            row,
            column,
            rule: Rule::DisplayFormat,
            before: written.cell().to_text().into(),
            after: seen.into(),
        });
        self.place(row, column, Value::Text(seen.into()));
    }

    /// A percentage, a day or a time of day is what everyone means; the rest
    /// is noted.
    fn number(&mut self, row: u32, column: u32, number: Decimal, format: &Format) -> Value {
        let shown = display::shown(number, format, self.date_1904);
        let is_plain = match shown {
            Value::Number(shown) => shown == number,
            Value::Percent(_) | Value::Date(_) | Value::Time(_) | Value::Duration(_) => true,
            Value::Moment(..) => true,
            _ => false,
        };
        if !is_plain {
            let before = match display::day(number, format, self.date_1904) {
                Some(day) => day.to_string(),
                None => number.normalize().to_string(),
            };
            let before = format!("{before} [{}]", format.code);
            let after = shown.cell().to_text();
            self.change(row, column, Rule::DisplayFormat, before, after);
        }
        shown
    }

    fn text(&mut self, row: u32, column: u32, text: &str, format: Option<&Format>) -> Value {
        let shown = format.and_then(|format| display::text_shown(text, format));
        if let Some(shown) = &shown {
            self.change(row, column, Rule::DisplayFormat, text.to_owned(), shown.clone());
        }
        let text = shown.as_deref().unwrap_or(text);
        let seen = marks::visible(text);
        if text.contains(marks::is_control) {
            let before = marks::named(text);
            self.change(row, column, Rule::ControlCharacter, before, seen.clone().into_owned());
        }
        if let Some(bare) = marks::without_unseen(&seen) {
            let before = marks::named(&seen);
            self.change(row, column, Rule::InvisibleCharacter, before, bare.clone());
            return Value::Text(bare.into());
        }
        if seen.is_empty() { Value::Empty } else { Value::Text(seen.into()) }
    }

    fn change(&mut self, row: u32, column: u32, rule: Rule, before: String, after: String) {
        let (before, after) = (before.into_boxed_str(), after.into_boxed_str());
        self.changes.push(CellChange { row, column, rule, before, after });
    }

    pub(super) fn place(&mut self, row: u32, column: u32, value: Value) {
        let cells = self.rows.entry(row).or_default();
        let column = column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
    }

    /// Marks formulas whose result the file does not hold.
    pub(super) fn uncalculated(&mut self, cells: &BTreeSet<(u32, u32)>) {
        for (row, column) in cells {
            self.place(*row, *column, Value::Uncalculated);
        }
    }

    /// Gives every cell of a merged range the value of its first. What the others
    /// hold themselves is seen by nobody, and is taken out and noted.
    pub(super) fn unfold(&mut self, merges: &[Merge]) {
        let merges: Vec<Merge> = small(merges).collect();
        self.uncover(&merges);
        for merge in &merges {
            let value = self.value(merge.rows.0, merge.columns.0).cloned();
            let Some(value) = value.filter(|value| !value.cell().is_blank()) else { continue };
            for row in merge.rows.0..=merge.rows.1 {
                for column in merge.columns.0..=merge.columns.1 {
                    self.place(row, column, value.clone());
                }
            }
            self.merges.push(*merge);
        }
    }

    fn value(&self, row: u32, column: u32) -> Option<&Value> {
        self.rows.get(&row)?.get(column as usize)
    }

    /// Takes out what stands under the first cells of merged ranges.
    fn uncover(&mut self, merges: &[Merge]) {
        let mut covered = BTreeSet::new();
        for merge in merges {
            for (row, cells) in self.rows.range(merge.rows.0..=merge.rows.1.max(merge.rows.0)) {
                let (first, last) = (merge.columns.0 as usize, merge.columns.1 as usize);
                let under = cells.iter().enumerate().take(last.saturating_add(1)).skip(first);
                for (column, _) in under.filter(|(_, value)| **value != Value::Empty) {
                    let column = u32::try_from(column).unwrap_or(u32::MAX);
                    if merge.covers(*row, column) {
                        covered.insert((*row, column));
                    }
                }
            }
        }
        self.changes.retain(|change| !covered.contains(&(change.row, change.column)));
        for (row, column) in covered {
            let before = self.value(row, column).map(|value| value.cell().to_text());
            self.change(row, column, Rule::Covered, before.unwrap_or_default(), String::new());
            self.place(row, column, Value::Empty);
        }
    }

    /// Returns the sheet without the rows that hold nothing.
    pub(super) fn finish(mut self, hidden: impl Fn(u32) -> Option<Hidden>) -> Grid {
        self.merges.sort_unstable_by_key(|merge| (merge.rows, merge.columns));
        self.changes.sort_by_key(|change| (change.row, change.column));
        let rows = self.rows.into_iter().map(|(number, cells)| {
            let mut row = GridRow::from_values(number, cells);
            row.hidden = hidden(number);
            row
        });
        let covered: BTreeSet<u32> = self
            .changes
            .iter()
            .filter(|change| change.leaves_nothing())
            .map(|change| change.row)
            .collect();
        let holds = |row: &GridRow| row.cells().any(|cell| cell != Cell::Empty);
        let rows = rows.filter(|row| holds(row) || covered.contains(&row.number)).collect();
        Grid {
            merges: self.merges,
            changes: self.changes,
            date_1904: self.date_1904,
            ..Grid::plain(&self.source, rows)
        }
    }
}

/// Returns the merged ranges that are no decoration.
fn small(merges: &[Merge]) -> impl Iterator<Item = Merge> + '_ {
    let mut unfolded = 0_u64;
    merges.iter().copied().filter(move |merge| {
        let length = |(first, last): (u32, u32)| u64::from(last.saturating_sub(first)) + 1;
        let size = length(merge.rows).saturating_mul(length(merge.columns));
        let is_small = size <= LARGEST_MERGE && unfolded.saturating_add(size) <= LARGEST_MERGES;
        unfolded = unfolded.saturating_add(if is_small { size } else { 0 });
        is_small
    })
}
