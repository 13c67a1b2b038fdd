//! What a cross table says of its own sums, compared with the cells that were read.
//!
//! A printed sum that the cells do not come to is a sign that one of them was misread, or
//! that the sheet is not what it seems. Sums of marks may count any of them: who came,
//! with those who sent somebody or without.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;
use crate::records::cells::number_of;
use crate::records::grid::{Cell, Grid, GridRow, Laid, Summed};
use crate::records::receipt::{ColumnNote, ColumnUse, RowUse};
use crate::records::totals::total_word;

use super::shape::Layout;

/// Different marks of which any may be counted together.
const MOST_MARKS: usize = 6;

/// What one sum says against its cells.
struct Difference {
    row: u32,
    column: usize,
    label: String,
    theirs: Decimal,
    ours: Decimal,
}

/// What cells come to: what they may be called the sum of.
#[derive(Debug, Default, Clone)]
struct Cells {
    sum: Decimal,
    numbers: u32,
    marks: BTreeMap<String, u32>,
    is_beyond: bool,
}

impl Cells {
    fn add(&mut self, cell: Cell<'_>) {
        match number_of(cell) {
            Some(number) => match self.sum.checked_add(number) {
                Some(sum) => (self.sum, self.numbers) = (sum, self.numbers + 1),
                None => self.is_beyond = true,
            },
            None => *self.marks.entry(fold(&cell.to_text())).or_default() += 1,
        }
    }

    /// What all of them come to.
    fn all(&self, counts_marks: bool) -> Decimal {
        match counts_marks {
            true => Decimal::from(self.marks.values().sum::<u32>()),
            false => self.sum,
        }
    }

    /// Whether a number can be what they come to.
    fn come_to(&self, theirs: Decimal, counts_marks: bool) -> bool {
        if counts_marks {
            let counts: Vec<u32> = self.marks.values().copied().collect();
            return counts.len() > MOST_MARKS
                || (0..1_u32 << counts.len()).any(|chosen| {
                    let chosen = counts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
                    Decimal::from(chosen.map(|(_, count)| *count).sum::<u32>()) == theirs
                });
        }
        let mean = self.sum.checked_div(Decimal::from(self.numbers.max(1)));
        let is_mean = mean.is_some_and(|mean| mean.round_dp(theirs.scale()) == theirs);
        self.is_beyond || self.sum == theirs || is_mean
    }
}

impl Layout {
    /// Returns where the cells of a cross table are, if its sums are of them.
    pub(super) fn summed(&self) -> Option<Summed> {
        let across = self.across.as_ref().filter(|it| it.names.is_none())?;
        let counts_marks = match self.table.name {
            "observations" | "costs" => false,
            "attendance" | "members" => true,
            _ => return None,
        };
        Some(Summed {
            label: self.label,
            first: self.heads.end() + 1,
            columns: across.columns.iter().map(|it| it.column).collect(),
            seconds: across.columns.iter().filter_map(|it| it.others.first().copied()).collect(),
            side: None,
            counts_marks,
        })
    }
}

impl Laid {
    /// Compares the sums of the sheet with its cells; those that agree are totals on the
    /// receipt, and of the others one is told.
    pub(crate) fn compare_sums(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let Some(summed) = &self.summed else { return };
        let sums = Sums { sheet: &self.sheet, summed, uses: &self.uses };
        let (equal, unequal) = sums.rows();
        let beside = sums.columns(&self.columns);
        let nameless = sums.nameless(&equal);
        for at in equal {
            self.uses[at] = Some(RowUse::Total);
        }
        for differences in [unequal, beside] {
            let Some(first) = differences.first() else { continue };
            let origin = self.sheet.origin(first.row, first.column);
            let plain = |number: Decimal| number.normalize().to_string();
            diagnostics.push(Diagnostic::sum_that_differs(
                &origin,
                &first.label,
                differences.len(),
                &plain(first.theirs),
                &plain(first.ours),
            ));
        }
        if let Some((row, column)) = nameless {
            diagnostics.push(Diagnostic::row_without_name(&self.sheet.origin(row, column)));
        }
    }
}

/// A sheet of which sums are compared.
struct Sums<'a> {
    sheet: &'a Grid,
    summed: &'a Summed,
    uses: &'a [Option<RowUse>],
}

/// What the rows of a kind come to in each column: since the first row, the last sum, the
/// last name of a group.
#[derive(Debug, Clone)]
struct Scopes {
    since: [Vec<Cells>; 3],
}

impl Scopes {
    fn of(width: usize) -> Self {
        Self { since: std::array::from_fn(|_| vec![Cells::default(); width]) }
    }

    fn add(&mut self, row: &GridRow, columns: &[usize]) {
        for cells in &mut self.since {
            for (cells, column) in cells.iter_mut().zip(columns) {
                cells.add(row.cell(*column));
            }
        }
    }

    fn begin(&mut self, scope: usize) {
        self.since[scope].fill(Cells::default());
    }
}

impl Sums<'_> {
    fn below(&self) -> impl Iterator<Item = (usize, &GridRow)> {
        self.sheet.rows.iter().enumerate().skip(self.summed.first)
    }

    fn value_columns(&self) -> Vec<usize> {
        self.summed.columns.iter().chain(&self.summed.seconds).copied().collect()
    }

    fn is_record(&self, at: usize) -> bool {
        matches!(self.uses.get(at), Some(None | Some(RowUse::Read)))
    }

    /// Which of two lines a row is; nothing where rows are no lines.
    fn side(&self, row: &GridRow) -> String {
        self.summed.side.map(|column| fold(&row.cell(column).to_text())).unwrap_or_default()
    }

    /// The rows of sums that agree with the cells above or below, and what does not.
    fn rows(&self) -> (Vec<usize>, Vec<Difference>) {
        let columns = self.value_columns();
        let marks = self.summed.counts_marks;
        let nothing = Scopes::of(columns.len());
        let mut all: BTreeMap<String, Scopes> = BTreeMap::new();
        for (_, row) in self.below().filter(|(at, _)| self.is_record(*at)) {
            let scopes = all.entry(self.side(row)).or_insert_with(|| nothing.clone());
            scopes.add(row, &columns);
        }
        let mut sides: BTreeMap<String, Scopes> =
            all.keys().map(|side| (side.clone(), nothing.clone())).collect();
        let (mut equal, mut unequal) = (Vec::new(), Vec::new());
        for (at, row) in self.below() {
            if self.is_record(at) {
                let scopes = sides.get_mut(&self.side(row));
                scopes.into_iter().for_each(|scopes| scopes.add(row, &columns));
                continue;
            }
            if self.uses[at] == Some(RowUse::Group) {
                sides.values_mut().for_each(|scopes| scopes.begin(2));
            }
            let label = row.cell(self.summed.label).to_text();
            if self.uses[at] != Some(RowUse::TotalUnchecked) || is_running(&label) {
                continue;
            }
            // A sum that does not say of which line it is may be of any.
            let side = self.side(row);
            let is_its = |other: &&String| **other == side || !sides.contains_key(&side);
            let its: Vec<&String> = all.keys().filter(is_its).collect();
            let (before, mut compared) = (unequal.len(), 0);
            for (place, column) in columns.iter().enumerate() {
                let Some(theirs) = whole_number(row.cell(*column)) else { continue };
                compared += 1;
                let mut cells = its.iter().flat_map(|side| {
                    let running = sides[*side].since.iter().map(|it| &it[place]);
                    running.chain([&all[*side].since[0][place]])
                });
                if cells.any(|cells| cells.come_to(theirs, marks)) {
                    continue;
                }
                let ours = its.first().map(|it| all[*it].since[0][place].all(marks));
                let (row, column, label) = (row.number, *column, label.trim().to_owned());
                let ours = ours.unwrap_or_default();
                unequal.push(Difference { row, column, label, theirs, ours });
            }
            if compared > 0 && unequal.len() == before {
                equal.push(at);
            }
            // A row without a name is told as that.
            if label.trim().is_empty() {
                unequal.truncate(before);
            }
            sides.values_mut().for_each(|scopes| scopes.begin(1));
        }
        (equal, unequal)
    }

    /// The first row that has values, no name, and is no sum of the others.
    fn nameless(&self, equal: &[usize]) -> Option<(u32, usize)> {
        let columns = self.value_columns();
        let mut rows = self.below().filter(|(at, row)| {
            self.uses.get(*at) == Some(&Some(RowUse::TotalUnchecked))
                && self.summed.side.is_none()
                && row.cell(self.summed.label).is_blank()
                && !equal.contains(at)
                && !row.cells().any(|cell| total_word(&fold(&cell.to_text())).is_some())
        });
        let (_, row) = rows.next()?;
        let column = columns.into_iter().find(|column| !row.cell(*column).is_blank())?;
        Some((row.number, column))
    }

    /// The sums at the right that are not what the cells of their rows come to.
    fn columns(&self, notes: &[ColumnNote]) -> Vec<Difference> {
        let marks = self.summed.counts_marks;
        let totals = notes.iter().filter(|note| note.usage == ColumnUse::Total);
        let totals: Vec<(usize, &str)> =
            totals.map(|note| (note.column as usize, note.head.as_str())).collect();
        let mut differences = Vec::new();
        for (place, (total, head)) in totals.iter().enumerate() {
            if is_running(head) {
                continue;
            }
            let last = place.checked_sub(1).map(|at| totals[at].0);
            let mut above = Cells::default();
            for (_, row) in self.below().filter(|(at, _)| self.is_record(*at)) {
                // Down the rows: what the column before it has come to so far.
                if let Some(left) = total.checked_sub(1) {
                    above.add(row.cell(left));
                }
                let Some(theirs) = whole_number(row.cell(*total)) else { continue };
                let scopes = self.beside(row, *total, last);
                let mut cells = scopes.iter().chain((!marks).then_some(&above));
                if cells.any(|cells| cells.come_to(theirs, marks)) {
                    continue;
                }
                let ours = scopes.first().map(|it| it.all(marks)).unwrap_or_default();
                let (row, column, label) = (row.number, *total, (*head).trim().to_owned());
                differences.push(Difference { row, column, label, theirs, ours });
            }
        }
        differences
    }

    /// The cells of a row that a sum beside them may be of: all, those before it, those
    /// since the last sum, and what stands second for each thing.
    fn beside(&self, row: &GridRow, total: usize, last: Option<usize>) -> Vec<Cells> {
        let mut found = Vec::new();
        for columns in [&self.summed.columns, &self.summed.seconds] {
            let since = |column: usize| column < total && last.is_none_or(|last| column > last);
            let scopes: [&dyn Fn(usize) -> bool; 3] = [&|_| true, &|column| column < total, &since];
            for is_in in scopes {
                let mut cells = Cells::default();
                let columns = columns.iter().filter(|column| is_in(**column));
                columns.for_each(|column| cells.add(row.cell(*column)));
                found.push(cells);
            }
        }
        found
    }
}

/// A number that may be a sum: a share is none.
fn whole_number(cell: Cell<'_>) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => Some(number),
        Cell::Text(text) if !fold(text).contains('%') => number_of(cell),
        _ => None,
    }
}

/// What is summed since a time that the sheet may not show, and shares.
fn is_running(label: &str) -> bool {
    let label = fold(label);
    let words = ["累計", "累積", "通算", "ytd", "running", "率", "割合", "比", "%"];
    words.iter().any(|word| label.contains(word))
}
