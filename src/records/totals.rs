//! Totals: rows and columns of sums, known by their words or by their
//! arithmetic.
//!
//! A total is a check, not litter: what it says is compared with what it sums.
//! Equal, it is set aside; unequal, it is asked.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;

use super::cells::number_of;
use super::columns::finding::Finding;
use super::columns::found::Columns;
use super::grid::{Cell, GridRow};
use super::receipt::{ColumnUse, RowUse};
pub(crate) use super::rows::{ADDITIVE, Sorted};
use super::table::ColumnType;

use self::around::Verdict;
use self::words::may_be_total_word;

mod around;
mod words;

pub(super) use self::words::{TotalWord, is_difference_word, is_total_word, total_word};

impl Finding<'_> {
    /// Returns how sure one of the first cells of a row says that it is a total.
    /// A word that its column knows, such as 累計 under 集計, says something
    /// else; in a breakdown it names the whole.
    pub(super) fn total_label(
        &self,
        leading: &[(usize, Cell<'_>)],
        columns: &Columns,
    ) -> Option<TotalWord> {
        let table = self.found.table.columns;
        let words = leading.iter().filter_map(|(column, cell)| {
            let Cell::Text(text) = cell else { return None };
            if !may_be_total_word(text) || columns.extra.iter().any(|(at, _)| at == column) {
                return None;
            }
            let at = columns
                .fields
                .iter()
                .position(|field| field.as_ref().is_some_and(|field| field.grid_column == *column));
            let is_span = columns.periods.iter().any(|it| it.grid_column == *column);
            if is_span || columns.parts_of.iter().any(|it| it.grid_column == *column) {
                return None;
            }
            let folded = fold(text);
            match at.map(|at| table[at].kind) {
                // 12件 among values is a value.
                Some(ColumnType::Number | ColumnType::Count | ColumnType::Measured) => None,
                Some(ColumnType::Choice(words))
                    if words.iter().any(|word| {
                        fold(word.name) == folded || word.words.iter().any(|it| fold(it) == folded)
                    }) =>
                {
                    None
                }
                _ => total_word(&folded)
                    .filter(|_| at.is_none_or(|at| !self.is_indicator(table[at].name, &folded))),
            }
        });
        let all: Vec<TotalWord> = words.collect();
        match all.contains(&TotalWord::Certain) {
            true => Some(TotalWord::Certain),
            false => all.first().copied(),
        }
    }

    /// The columns whose numbers add up: amounts, counts and values.
    pub(super) fn numeric(&self, columns: &Columns) -> Vec<usize> {
        let table = self.found.table.columns;
        // Baselines and targets of 指標台帳 are no sums of one another.
        if !ADDITIVE.contains(&self.found.table.name) {
            return Vec::new();
        }
        let mut numeric: Vec<usize> = table
            .iter()
            .zip(&columns.fields)
            .filter(|(column, _)| {
                column.kind.is_number()
                    && !column.name.ends_with("_pct")
                    && column.name != "value_prev"
            })
            .filter_map(|(_, field)| Some(field.as_ref()?.grid_column))
            .collect();
        numeric.extend(columns.periods.iter().map(|it| it.grid_column));
        numeric.extend(columns.parts_of.iter().map(|it| it.grid_column));
        numeric
    }

    /// Compares totals with what they sum, and finds those that only their
    /// arithmetic tells.
    pub(super) fn totals(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        numeric: &[usize],
        sorted: &mut Sorted,
    ) {
        if numeric.is_empty() {
            return;
        }
        let suspects: Vec<usize> = (0..data.len())
            .filter(|&at| match sorted.uses[at] {
                RowUse::TotalUnchecked => true,
                RowUse::Read => self.may_be_total(&data[..=at], columns, numeric),
                _ => false,
            })
            .collect();
        let reads = sorted.uses.iter().filter(|usage| **usage == RowUse::Read).count();
        if suspects.is_empty() || reads == 0 {
            return;
        }
        let sums = Sums::of(data, &sorted.uses, &suspects, numeric);
        let mut unnamed = Vec::new();
        for (place, &at) in suspects.iter().enumerate() {
            let row = &data[at];
            let is_word = sorted.uses[at] == RowUse::TotalUnchecked;
            // One row alone is no sum of others, unless the row is called so or says
            // no more than a label.
            let least = match is_word || self.lacks_much(row, columns, numeric) {
                true => 1,
                false => 2,
            };
            let verdict = match sums.compare(place, row, numeric, least) {
                // Subtotals and rows that lack much cut what is summed in pieces. That
                // any run of rows comes to a number says little if no word does.
                Verdict::Unequal { column, theirs, .. }
                    if is_word || self.is_label_total(row, columns) =>
                {
                    around::compare(data, &sorted.uses, at, numeric, (column, theirs))
                }
                verdict => verdict,
            };
            match verdict {
                Verdict::Nothing => {}
                Verdict::Equal if is_word => sorted.uses[at] = RowUse::Total,
                Verdict::Equal => {
                    if !self.is_called_total(row, columns) {
                        unnamed.push(at);
                    }
                    sorted.uses[at] = RowUse::Total;
                }
                Verdict::Rounded { column, ours, theirs } => {
                    if !is_word && !self.is_label_total(row, columns) {
                        continue;
                    }
                    let origin = self.grid.origin(row.number, column);
                    let label = first_text(row);
                    let (ours, theirs) = (plain(ours), plain(theirs));
                    let told = Diagnostic::rounded_total(&origin, &label, &theirs, &ours);
                    self.diagnostics.push(told);
                    sorted.uses[at] = RowUse::Total;
                }
                Verdict::Unequal { column, ours, theirs } => {
                    if !is_word && !self.is_meant(row, columns, numeric, (ours, theirs)) {
                        continue;
                    }
                    let origin = self.grid.origin(row.number, column);
                    let (label, ours, theirs) = (first_text(row), plain(ours), plain(theirs));
                    let question = Diagnostic::ask_total_row(&origin, &label, &theirs, &ours);
                    sorted.uses[at] = match self.hints.answers.choose(question, self.diagnostics) {
                        "row" => RowUse::Read,
                        _ => RowUse::TotalUnchecked,
                    };
                }
            }
        }
        self.unnamed_totals(data, columns, numeric, &unnamed, sorted);
    }

    /// Whether a row that is called a total is meant as one, though it comes to another
    /// number: it is near, or the row says little else.
    fn is_meant(
        &self,
        row: &GridRow,
        columns: &Columns,
        numeric: &[usize],
        (ours, theirs): (Decimal, Decimal),
    ) -> bool {
        let is_near = self.found.table.name != "observations"
            && theirs
                .checked_sub(ours)
                .is_some_and(|it| it.abs().saturating_mul(Decimal::from(5)) <= ours.abs());
        self.is_label_total(row, columns) && (is_near || self.lacks_much(row, columns, numeric))
    }

    /// Asks once about all rows of a table that only their arithmetic tells.
    fn unnamed_totals(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        numeric: &[usize],
        unnamed: &[usize],
        sorted: &mut Sorted,
    ) {
        // Where a required cell is blank, it cannot be read otherwise.
        let mut asked = unnamed.iter().filter(|at| !self.lacks_required(&data[**at], columns));
        let Some(&first) = asked.next() else { return };
        let rest: Vec<usize> = asked.copied().collect();
        let labels: Vec<String> = std::iter::once(first)
            .chain(rest.iter().copied())
            .map(|at| first_text(&data[at]).trim().to_owned())
            .collect();
        let row = &data[first];
        let column = numeric.iter().find(|column| number_of(row.cell(**column)).is_some());
        let origin = self.grid.origin(row.number, column.copied().unwrap_or(0));
        let question = Diagnostic::ask_unnamed_total(&origin, &labels.join("」「"));
        if self.hints.answers.choose(question, self.diagnostics) == "row" {
            for at in std::iter::once(first).chain(rest) {
                sorted.uses[at] = RowUse::Read;
            }
        }
    }

    /// Whether a name is one of the table of indicators: 利用者全体 is measured, and
    /// not summed.
    fn is_indicator(&self, column: &str, folded: &str) -> bool {
        column == "indicator" && self.hints.indicators.iter().any(|(name, _)| name == folded)
    }

    /// Whether one of the first cells of a row is called as totals are.
    fn is_label_total(&self, row: &GridRow, columns: &Columns) -> bool {
        let filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        let leading: Vec<(usize, Cell<'_>)> = filled.take(3).collect();
        self.total_label(&leading, columns).is_some()
    }

    /// Whether the cell that names a row is called as totals are.
    fn is_called_total(&self, row: &GridRow, columns: &Columns) -> bool {
        let table = self.found.table.columns;
        let label = table.iter().zip(&columns.fields).find_map(|(column, field)| {
            let cell = row.cell(field.as_ref()?.grid_column);
            (column.required && !cell.is_blank() && !column.kind.is_number())
                .then(|| cell.to_text())
        });
        label.is_some_and(|label| total_word(&fold(&label)).is_some())
    }

    /// A row that is not called a total may be one by its arithmetic if it says
    /// less than a record: a required cell is blank, or it has no more than a
    /// label beside its numbers. It is the last of those that are handed in.
    fn may_be_total(&self, rows: &[GridRow], columns: &Columns, numeric: &[usize]) -> bool {
        let [.., row] = rows else { return false };
        // Reading its numbers costs the most, and is asked last.
        (self.is_label_total(row, columns)
            || (self.lacks_much(row, columns, numeric)
                && !self.says_its_own(rows, columns, numeric)))
            && numeric.iter().any(|column| number_of(row.cell(*column)).is_some())
    }

    /// Whether a row without its key says what a sum of others does not: another month,
    /// project, organisation or number than the row above. A record whose key was written
    /// once, above, is no total.
    fn says_its_own(&self, rows: &[GridRow], columns: &Columns, numeric: &[usize]) -> bool {
        let [before @ .., row] = rows else { return false };
        let above = before.last();
        let mut cells = row.cells().enumerate().filter(|(column, _)| !numeric.contains(column));
        self.lacks_required(row, columns)
            && cells.any(|(column, cell)| {
                let said = fold(&cell.to_text());
                let there = above.map(|row| fold(&row.cell(column).to_text()));
                !said.is_empty() && there.as_ref() != Some(&said) && total_word(&said).is_none()
            })
    }

    /// Whether a cell is blank without which the row is no record.
    fn lacks_required(&self, row: &GridRow, columns: &Columns) -> bool {
        self.found.table.columns.iter().zip(&columns.fields).any(|(column, field)| {
            let cell = field.as_ref().map(|field| row.cell(field.grid_column));
            column.required && !column.kind.is_number() && cell.is_some_and(Cell::is_blank)
        })
    }

    fn lacks_much(&self, row: &GridRow, columns: &Columns, numeric: &[usize]) -> bool {
        let lacks_required = self.lacks_required(row, columns);
        let others = row
            .cells()
            .enumerate()
            .filter(|(column, cell)| !cell.is_blank() && !numeric.contains(column))
            .count();
        let texts = columns.fields.iter().flatten().count().saturating_sub(numeric.len());
        lacks_required || (others <= 1 && texts > 2)
    }

    /// Compares columns of totals with the spans before them, row by row.
    pub(super) fn total_columns(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        sorted: &mut Sorted,
    ) {
        for (total, head) in &columns.totals {
            let sums = TotalColumn { total: *total, columns };
            let mut running: BTreeMap<String, Decimal> = BTreeMap::new();
            let (mut equal, mut unequal) = (0_usize, Vec::new());
            for (at, row) in data.iter().enumerate() {
                if sorted.uses[at] != RowUse::Read {
                    continue;
                }
                match sums.compare(row, &mut running, self.found.table.columns) {
                    Some(None) => equal += 1,
                    Some(Some((ours, theirs))) => unequal.push((at, ours, theirs)),
                    None => {}
                }
            }
            let Some((at, ours, theirs)) = unequal.first().copied() else {
                if equal == 0 {
                    let column = u32::try_from(*total).unwrap_or(u32::MAX);
                    let notes = self.receipt.columns.iter_mut();
                    for note in notes.filter(|note| note.column == column) {
                        note.usage = ColumnUse::SetAside;
                    }
                }
                continue;
            };
            let origin = self.grid.origin(data[at].number, *total);
            let question = Diagnostic::ask_total_column(
                &origin,
                head,
                unequal.len(),
                &theirs.normalize().to_string(),
                &ours.normalize().to_string(),
            );
            if self.hints.answers.choose(question, self.diagnostics) == "leave" {
                for (at, ..) in unequal {
                    sorted.uses[at] = RowUse::SetAside;
                }
            }
        }
    }
}

fn first_text(row: &GridRow) -> String {
    let first = row.cells().find(|cell| !cell.is_blank());
    first.map(Cell::to_text).unwrap_or_default()
}

pub(crate) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// Sums of the records around each total: since the total before it, up to the
/// next one, from the first row on, and of all; and of the totals before it.
struct Sums {
    /// For each total and column, the sums and counts of these scopes.
    scopes: Vec<Vec<[(Decimal, u32); 5]>>,
}

impl Sums {
    fn of(data: &[GridRow], uses: &[RowUse], suspects: &[usize], numeric: &[usize]) -> Self {
        let width = numeric.len();
        let zero = (Decimal::ZERO, 0_u32);
        let add = |sum: &mut (Decimal, u32), number: Option<Decimal>| {
            let Some(number) = number else { return };
            // A sum beyond what can be kept is equal to no total.
            if let Some(added) = sum.0.checked_add(number) {
                *sum = (added, sum.1 + 1);
            }
        };
        let mut blocks = vec![vec![zero; width]; suspects.len() + 1];
        let mut next = 0;
        for (at, row) in data.iter().enumerate() {
            if suspects.get(next) == Some(&at) {
                next += 1;
                continue;
            }
            if uses[at] != RowUse::Read {
                continue;
            }
            for (place, column) in numeric.iter().enumerate() {
                add(&mut blocks[next][place], number_of(row.cell(*column)));
            }
        }
        let mut all = vec![zero; width];
        for block in &blocks {
            for (sum, part) in all.iter_mut().zip(block) {
                add(sum, Some(part.0));
                sum.1 = (sum.1 + part.1).saturating_sub(1);
            }
        }
        let mut scopes = Vec::with_capacity(suspects.len());
        let (mut before, mut totals) = (vec![zero; width], vec![zero; width]);
        for (at, row) in suspects.iter().map(|&at| &data[at]).enumerate() {
            let mut columns = Vec::with_capacity(width);
            for place in 0..width {
                let block = blocks[at][place];
                add(&mut before[place], Some(block.0));
                before[place].1 = (before[place].1 + block.1).saturating_sub(1);
                columns.push([
                    block,
                    blocks[at + 1][place],
                    before[place],
                    all[place],
                    totals[place],
                ]);
                add(&mut totals[place], number_of(row.cell(numeric[place])));
            }
            scopes.push(columns);
        }
        Self { scopes }
    }

    /// Compares a total with its scopes: it is one if each of its numbers is the
    /// sum, or the mean, of one of them.
    fn compare(&self, total: usize, row: &GridRow, numeric: &[usize], least: u32) -> Verdict {
        let mut unequal = None;
        let mut equal = false;
        for (place, column) in numeric.iter().enumerate() {
            let Some(theirs) = number_of(row.cell(*column)) else { continue };
            let scopes = &self.scopes[total][place];
            if scopes.iter().all(|(_, count)| *count < least) {
                continue;
            }
            let agrees = scopes.iter().any(|(sum, count)| {
                let mean = (*count > 0).then(|| sum.checked_div(Decimal::from(*count))).flatten();
                let is_mean =
                    mean.is_some_and(|mean| *count > 1 && mean.round_dp(theirs.scale()) == theirs);
                *count >= least && (*sum == theirs || is_mean)
            });
            if agrees {
                equal = true;
            } else if unequal.is_none() {
                let nearest = scopes.iter().filter(|(_, count)| *count > 0).map(|(sum, _)| *sum);
                let distance = |sum: &Decimal| {
                    sum.checked_sub(theirs).map_or(Decimal::MAX, |distance| distance.abs())
                };
                let ours = nearest.min_by_key(distance).unwrap_or_default();
                unequal = Some((*column, ours, theirs));
            }
        }
        match unequal {
            Some((column, ours, theirs)) => Verdict::Unequal { column, ours, theirs },
            None if equal => Verdict::Equal,
            None => Verdict::Nothing,
        }
    }
}

/// A column of totals and the columns that it may sum.
struct TotalColumn<'a> {
    total: usize,
    columns: &'a Columns,
}

impl TotalColumn<'_> {
    /// Compares a row's total: `Some(None)` if it agrees with its spans,
    /// `Some(Some((ours, theirs)))` if not, `None` if there is nothing to
    /// compare.
    fn compare(
        &self,
        row: &GridRow,
        running: &mut BTreeMap<String, Decimal>,
        table: &[super::table::Column],
    ) -> Option<Option<(Decimal, Decimal)>> {
        let value = self.columns.named(table, "value").map(|it| it.grid_column);
        if let Some(value) = value {
            // In a long table it runs down the rows of an indicator.
            let key = self.columns.named(table, "indicator");
            let key = key.map_or_else(String::new, |it| row.cell(it.grid_column).to_text());
            let number = number_of(row.cell(value))?;
            let sum = running.entry(key).or_default();
            *sum = sum.checked_add(number)?;
            let theirs = number_of(row.cell(self.total))?;
            return Some((theirs != *sum && theirs != number).then_some((*sum, theirs)));
        }
        let theirs = number_of(row.cell(self.total))?;
        let mut before: Vec<Decimal> = Vec::new();
        let mut block: Vec<Decimal> = Vec::new();
        let mut all: Vec<Decimal> = Vec::new();
        let mut periods: Vec<usize> =
            self.columns.periods.iter().map(|it| it.grid_column).collect();
        periods.sort_unstable();
        let last_total = self
            .columns
            .totals
            .iter()
            .map(|(column, _)| *column)
            .filter(|column| *column < self.total)
            .max();
        for column in periods {
            let Some(number) = number_of(row.cell(column)) else { continue };
            all.push(number);
            if column < self.total {
                before.push(number);
                if last_total.is_none_or(|last| column > last) {
                    block.push(number);
                }
            }
        }
        let sum = |numbers: &[Decimal]| {
            numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))
        };
        let scopes = [&block, &before, &all];
        let agrees = scopes.iter().filter(|numbers| !numbers.is_empty()).any(|numbers| {
            let Some(sum) = sum(numbers) else { return false };
            let mean = sum.checked_div(Decimal::from(numbers.len()));
            sum == theirs || mean.is_some_and(|mean| mean.round_dp(theirs.scale()) == theirs)
        });
        let ours = scopes.iter().find(|numbers| !numbers.is_empty()).and_then(|it| sum(it))?;
        Some((!agrees).then_some((ours, theirs)))
    }
}
