//! Where the cells of a table that was laid out come from, and its receipt.

use std::collections::BTreeMap;

use crate::diagnostics::Place;
use crate::records::grid::Grid;
use crate::records::receipt::{ColumnNote, Receipt, RowUse};

use super::shape::Layout;

/// A sheet, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Laid {
    /// How it was laid out, if a layout says all of it.
    pub(super) layout: Option<Layout>,
    /// The sheet as it was sent.
    pub(super) sheet: Grid,
    /// The rows of the table.
    pub(super) rows: Vec<LaidRow>,
    /// Which of them is its head; titles stand above it.
    pub(super) head: usize,
    /// What each row of the sheet is; none for one that gives records.
    pub(super) uses: Vec<Option<RowUse>>,
    /// What each column of the sheet is.
    pub(super) columns: Vec<ColumnNote>,
    /// The head of what values are broken down by, where the layout is sure of it.
    pub(super) vouched: Option<String>,
    /// Where the cells are that its sums are of.
    pub(super) summed: Option<Summed>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LaidRow {
    /// The row of the sheet as a spreadsheet counts it.
    pub(super) row: u32,
    /// What the record is in the sheet: a row, or one cell of it.
    pub(super) place: Place,
    /// The row and column of the sheet for each of its cells.
    pub(super) cells: Vec<(u32, u32)>,
}

impl Laid {
    /// Returns which row of the table is its head.
    pub(crate) fn head(&self) -> usize {
        self.head
    }

    /// Whether it was asked which of two readings of the sheet is meant.
    pub(crate) fn was_asked(&self) -> bool {
        self.layout.as_ref().is_some_and(|it| it.was_asked)
    }

    /// Whether the layout is sure that values are broken down by a column.
    pub(crate) fn vouches_for(&self, head: &str) -> bool {
        self.vouched.as_deref() == Some(head)
    }

    /// Returns the sheet as it was sent.
    pub(crate) fn sheet(&self) -> &Grid {
        &self.sheet
    }

    /// Returns the sheet as it was sent and how it was laid out, if one layout did.
    pub(crate) fn parts(&self) -> Option<(&Grid, &Layout)> {
        Some((&self.sheet, self.layout.as_ref()?))
    }

    /// Returns the place of a cell of the table.
    pub(crate) fn place(&self, row: u32, column: usize) -> Place {
        match self.cell(row, column) {
            Some((row, column)) => Place::Cell { row, column },
            None => self.row_place(row),
        }
    }

    /// Returns the place of a row of the table.
    pub(crate) fn row_place(&self, row: u32) -> Place {
        self.rows.get(row as usize).map_or(Place::Whole, |it| it.place)
    }

    /// What a column of the sheet is: if it stays one, what that is in the table.
    pub(crate) fn note(&self, note: &ColumnNote, made: &Receipt) -> ColumnNote {
        let is_it = |column: usize| u32::try_from(column) == Ok(note.column);
        let layout = self.layout.as_ref();
        let kept = layout.and_then(|it| it.kept.iter().position(|kept| is_it(kept.column)));
        let place = kept.and_then(|at| u32::try_from(at).ok());
        let found = made.columns.iter().find(|it| Some(it.column) == place);
        let usage = found.map_or_else(|| note.usage.clone(), |found| found.usage.clone());
        ColumnNote { usage, ..note.clone() }
    }

    pub(crate) fn cell(&self, row: u32, column: usize) -> Option<(u32, u32)> {
        self.rows.get(row as usize)?.cells.get(column).copied()
    }

    /// Returns the receipt of the sheet, from that of the table.
    ///
    /// A row of the sheet is read if any record of it is. A cell that names several
    /// records, as that of an organisation does, is used though one of them is not.
    pub(crate) fn receipt(&self, made: &Receipt) -> Receipt {
        let mut receipt = Receipt::new(&self.sheet.source, made.encoding, made.taken_for);
        receipt.context.clone_from(&made.context);
        receipt.columns = self.columns.iter().map(|note| self.note(note, made)).collect();
        receipt.records = made.records;
        receipt.note_changes(&self.sheet);
        let mut uses: BTreeMap<u32, RowUse> = BTreeMap::new();
        for (row, usage) in made.row_uses() {
            let Some(laid) = self.rows.get(row as usize) else { continue };
            let known = uses.entry(laid.row).or_insert(usage);
            if usage == RowUse::Read {
                *known = usage;
            }
        }
        for (row, usage) in self.sheet.rows.iter().zip(&self.uses) {
            let read = uses.get(&row.number).copied();
            let usage = usage.or(read).unwrap_or(RowUse::SetAside);
            receipt.note_row(&self.sheet, row, usage);
        }
        let mut times: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            *times.entry(*cell).or_default() += 1;
        }
        for (row, column, rule, before, after) in made.rules() {
            let Some(cell) = self.cell(row, column as usize) else { continue };
            if rule.sets_aside() && times.get(&cell).is_some_and(|times| *times > 1) {
                continue;
            }
            receipt.note_cell(cell.0, cell.1, rule, before, after);
        }
        receipt
    }
}

/// Where a sheet has the cells that its sums are of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summed {
    /// The column that names what each row is about.
    pub(crate) label: usize,
    /// The first row below the heads, by its index.
    pub(crate) first: usize,
    /// The columns of values.
    pub(crate) columns: Vec<usize>,
    /// Those of what stands beside it for the same: what was spent beside the plan.
    pub(crate) seconds: Vec<usize>,
    /// The column that says which of the two a row has, where they are lines.
    pub(crate) side: Option<usize>,
    /// Whether marks are counted, and not numbers added.
    pub(crate) counts_marks: bool,
}
