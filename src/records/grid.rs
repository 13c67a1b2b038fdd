//! A sheet as it was written: rows of cells, each at the place where a
//! spreadsheet shows it.
//!
//! CSV files and workbook sheets both become a [`Grid`], so that finding the
//! table and reading its rows is written once. A table that was made of a sheet
//! keeps that sheet, and where each of its cells stands in it.

mod cell;
mod row;

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostics::{Origin, Place, Source};

use super::layout::shape::Layout;
use super::receipt::uses::{ColumnNote, RowUse, Rule};

pub(crate) use self::cell::{Cell, Value};
pub(crate) use self::row::{GridRow, Hidden, Merge};

/// A sheet: its source and its rows, those without any cell left out, hidden
/// ones included.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    /// The file and sheet.
    pub(crate) source: Arc<Source>,
    /// The rows, in order.
    pub(crate) rows: Vec<GridRow>,
    /// Whether the sheet as a whole is hidden.
    pub(crate) is_hidden: bool,
    /// Columns that are hidden, from 0, in order.
    pub(crate) hidden_columns: Vec<u32>,
    /// Cells that are drawn over several, by their first row.
    pub(crate) merges: Vec<Merge>,
    /// Cells whose writing the reader of the file changed: what its number
    /// format shows, a `="001"` taken out of its quotes. By their rows.
    pub(crate) changes: Vec<CellChange>,
    /// Whether the workbook counts its days from 1904.
    pub(crate) date_1904: bool,
    /// The sheet that its author keeps, if this is a table made of it.
    pub(crate) laid: Option<Arc<Laid>>,
    /// The titles of the whole sheet, if this is a table below another of it.
    pub(crate) titles: Vec<GridRow>,
}

/// A cell that was changed before any table was looked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellChange {
    /// The row as a spreadsheet counts it, from 0.
    pub(crate) row: u32,
    /// The column, from 0.
    pub(crate) column: u32,
    /// The rule that changed it.
    pub(crate) rule: Rule,
    /// What the file holds.
    pub(crate) before: Box<str>,
    /// What it is read as.
    pub(crate) after: Box<str>,
}

impl CellChange {
    /// Returns whether a cell that holds something is read as an empty one.
    pub(crate) fn leaves_nothing(&self) -> bool {
        // The mark at the end of a text of old programs is no cell.
        self.after.is_empty() && self.rule != Rule::ControlCharacter
    }
}

impl Grid {
    /// Returns a sheet in which nothing is hidden, merged or changed.
    pub(crate) fn plain(source: &Arc<Source>, rows: Vec<GridRow>) -> Self {
        Self {
            source: Arc::clone(source),
            rows,
            is_hidden: false,
            hidden_columns: Vec::new(),
            merges: Vec::new(),
            changes: Vec::new(),
            date_1904: false,
            laid: None,
            titles: Vec::new(),
        }
    }

    /// Returns the columns of a row whose cells hold something and are read as
    /// empty ones.
    pub(crate) fn emptied(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.changes.partition_point(|change| change.row < row);
        let of_row = self.changes.iter().skip(from).take_while(move |change| change.row == row);
        of_row.filter(|change| change.leaves_nothing()).map(|change| change.column)
    }

    /// Returns whether no cell has anything to read.
    pub(crate) fn is_blank(&self) -> bool {
        self.rows.iter().all(GridRow::is_blank)
    }

    /// Cuts the rows from one on off, as a sheet of their own.
    pub(crate) fn split_off(&mut self, at: usize) -> Self {
        let rows = self.rows.split_off(at.min(self.rows.len()));
        let first = rows.first().map_or(u32::MAX, |row| row.number);
        let (above, below) = self.changes.drain(..).partition(|change| change.row < first);
        self.changes = above;
        Self {
            source: Arc::clone(&self.source),
            rows,
            is_hidden: self.is_hidden,
            hidden_columns: self.hidden_columns.clone(),
            merges: self.merges.iter().copied().filter(|it| it.rows.1 >= first).collect(),
            changes: below,
            date_1904: self.date_1904,
            laid: self.laid.clone(),
            titles: self.titles.clone(),
        }
    }

    /// Returns which row is the head, if this was laid out.
    pub(crate) fn laid_head(&self) -> Option<usize> {
        self.laid.as_ref().map(|laid| laid.head())
    }

    /// Returns some of the rows, as a sheet of their own.
    pub(crate) fn rows_between(&self, from: usize, to: usize) -> Self {
        let rows = self.rows[from..to].to_vec();
        let numbers = rows.first().zip(rows.last()).map(|(a, b)| a.number..=b.number);
        let holds = |row: u32| numbers.as_ref().is_some_and(|it| it.contains(&row));
        let from = rows.first().map_or(u32::MAX, |row| row.number);
        Self {
            source: Arc::clone(&self.source),
            rows,
            is_hidden: self.is_hidden,
            hidden_columns: self.hidden_columns.clone(),
            merges: self.merges.iter().copied().filter(|it| it.rows.1 >= from).collect(),
            changes: self.changes.iter().filter(|it| holds(it.row)).cloned().collect(),
            date_1904: self.date_1904,
            laid: self.laid.clone(),
            titles: self.titles.clone(),
        }
    }

    /// Returns the blocks of columns that stand apart, each as a sheet of its own, from
    /// left to right, if there are several: where a column is empty between filled ones.
    /// Cells stay where
    /// they are.
    pub(crate) fn side_by_side(&self) -> Vec<Self> {
        let width = self.rows.iter().map(GridRow::len).max().unwrap_or(0);
        let mut is_filled = vec![false; width];
        for row in &self.rows {
            // A merged title is drawn over gaps.
            let columns: Vec<usize> = self.own_columns(row).collect();
            // A title stands alone and may be anywhere.
            for column in columns.iter().filter(|_| columns.len() > 1) {
                is_filled[*column] = true;
            }
        }
        let mut starts: Vec<usize> = (0..width)
            .filter(|&column| is_filled[column] && (column == 0 || !is_filled[column - 1]))
            .collect();
        if starts.len() < 2 {
            return Vec::new();
        }
        starts[0] = 0;
        let ends = starts.iter().skip(1).copied().chain([width]);
        starts.iter().zip(ends).map(|(start, end)| self.between(*start, end)).collect()
    }

    /// Returns the sheet with nothing outside some columns.
    fn between(&self, start: usize, end: usize) -> Self {
        let within = |column: u32| (start..end).contains(&(column as usize));
        let cut = |row: &GridRow| {
            let cells = row.cells().enumerate().take(end);
            let values = cells.map(|(column, cell)| match column < start {
                true => Value::Empty,
                false => Value::of(cell),
            });
            let mut cut = GridRow::from_values(row.number, values.collect());
            cut.hidden = row.hidden;
            cut
        };
        let changes: Vec<CellChange> =
            self.changes.iter().filter(|change| within(change.column)).cloned().collect();
        let holds = |row: &GridRow| {
            row.cells().any(|cell| cell != Cell::Empty)
                || changes.iter().any(|change| change.row == row.number)
        };
        Self {
            source: Arc::clone(&self.source),
            rows: self.rows.iter().map(cut).filter(holds).collect(),
            is_hidden: self.is_hidden,
            hidden_columns: self.hidden_columns.iter().copied().filter(|it| within(*it)).collect(),
            merges: self.merges.iter().copied().filter(|it| within(it.columns.0)).collect(),
            changes,
            date_1904: self.date_1904,
            laid: self.laid.clone(),
            titles: self.titles.clone(),
        }
    }

    /// Returns the sheet with nothing in other columns than some.
    pub(crate) fn with_columns(&self, is_kept: impl Fn(usize) -> bool) -> Self {
        let cut = |row: &GridRow| {
            let values = row.cells().enumerate().map(|(column, cell)| match is_kept(column) {
                true => Value::of(cell),
                false => Value::Empty,
            });
            let mut cut = GridRow::from_values(row.number, values.collect());
            cut.hidden = row.hidden;
            cut
        };
        let within = |column: u32| is_kept(column as usize);
        Self {
            rows: self.rows.iter().map(cut).collect(),
            changes: self.changes.iter().filter(|it| within(it.column)).cloned().collect(),
            merges: self.merges.iter().copied().filter(|it| within(it.columns.0)).collect(),
            ..self.clone()
        }
    }

    /// Returns the indices of the rows that stand below an empty one.
    pub(crate) fn below_gaps(&self) -> Vec<usize> {
        let is_blank = |at: usize| self.rows[at].is_blank();
        (1..self.rows.len())
            .filter(|&at| {
                let is_apart = self.rows[at].number > self.rows[at - 1].number + 1;
                !is_blank(at) && (is_apart || is_blank(at - 1))
            })
            .collect()
    }

    /// Returns how many texts a row shows: one that is drawn over several cells is one.
    pub(crate) fn shown(&self, row: &GridRow) -> usize {
        self.own_columns(row).count()
    }

    /// The filled columns of a row, without those over which one further left is drawn.
    fn own_columns<'r>(&'r self, row: &'r GridRow) -> impl Iterator<Item = usize> + 'r {
        let is_drawn = |column: usize| {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            self.merge_at(row.number, column).is_some_and(|it| it.columns.0 < column)
        };
        let filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        filled.map(|(column, _)| column).filter(move |column| !is_drawn(*column))
    }

    /// Returns the merged cell that a cell is part of.
    pub(crate) fn merge_at(&self, row: u32, column: u32) -> Option<&Merge> {
        // Merges begin at or above the row; few sheets have many.
        self.merges.iter().find(|merge| merge.contains(row, column))
    }

    /// Returns where its rows are; `None` if there are none.
    pub(crate) fn block(&self) -> Option<Block> {
        let (first, last) = self.rows.first().zip(self.rows.last())?;
        Some(Block { source: Arc::clone(&self.source), rows: first.number..=last.number })
    }

    /// Returns the origin of a cell; the row as a spreadsheet counts it.
    pub(crate) fn origin(&self, row: u32, column: usize) -> Origin {
        if let Some(laid) = &self.laid {
            return Origin { source: Arc::clone(&self.source), place: laid.place(row, column) };
        }
        Origin::cell(&self.source, row, u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// Returns the origin of a row as a whole; the row as a spreadsheet counts it.
    pub(crate) fn row_origin(&self, row: u32) -> Origin {
        let place = match &self.laid {
            Some(laid) => laid.row_place(row),
            None => Place::Row(row),
        };
        Origin { source: Arc::clone(&self.source), place }
    }
}

/// The rows of one table in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The file and sheet.
    source: Arc<Source>,
    /// Its rows as a spreadsheet counts them, from 0.
    rows: RangeInclusive<u32>,
}

impl Block {
    /// Returns whether a cell is one of the table's.
    pub(crate) fn holds(&self, origin: &Origin) -> bool {
        let row = match origin.place {
            Place::Cell { row, .. } | Place::Row(row) => row,
            Place::Whole | Place::Text { .. } => return false,
        };
        self.rows.contains(&row) && self.source == origin.source
    }
}

/// A sheet, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Laid {
    /// How it was laid out, if a layout says all of it.
    pub(crate) layout: Option<Layout>,
    /// The sheet as it was sent.
    pub(crate) sheet: Grid,
    /// The rows of the table.
    pub(crate) rows: Vec<LaidRow>,
    /// Which of them is its head; titles stand above it.
    pub(crate) head: usize,
    /// What each row of the sheet is; none for one that gives records.
    pub(crate) uses: Vec<Option<RowUse>>,
    /// What each column of the sheet is.
    pub(crate) columns: Vec<ColumnNote>,
    /// The head of what values are broken down by, where the layout is sure of it.
    pub(crate) vouched: Option<String>,
    /// Where the cells are that its sums are of.
    pub(crate) summed: Option<Summed>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LaidRow {
    /// The row of the sheet as a spreadsheet counts it.
    pub(crate) row: u32,
    /// What the record is in the sheet: a row, or one cell of it.
    pub(crate) place: Place,
    /// The row and column of the sheet for each of its cells.
    pub(crate) cells: Vec<(u32, u32)>,
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

    pub(crate) fn cell(&self, row: u32, column: usize) -> Option<(u32, u32)> {
        self.rows.get(row as usize)?.cells.get(column).copied()
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
