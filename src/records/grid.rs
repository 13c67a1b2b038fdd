//! A sheet as it was written: rows of cells, each at the place where a
//! spreadsheet shows it.
//!
//! CSV files and workbook sheets both become a [`Grid`], so that finding the
//! table and reading its rows is written once. A row of a CSV file is kept as
//! one text with the ends of its cells: files of a million rows are mostly
//! made of small cells, and an allocation for each would cost more than
//! reading them. Cells are never changed, so copies of a row share them.

use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Origin, Place, Source};
use crate::domain::time::TimeSpan;

use super::layout::Laid;
use super::receipt::Rule;

/// What one cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text as written.
    Text(&'a str),
    /// A number of a workbook.
    Number(Decimal),
    /// A number that the workbook shows in percent: 0.45 shown as 45% is 45.
    Percent(Decimal),
    /// A day of a workbook.
    Date(Date),
    /// A day of a workbook that is shown as something coarser: its month, its
    /// year, its fiscal year. What is shown counts.
    Span(TimeSpan),
    /// A day and a time of day of a workbook, in minutes from midnight, both
    /// of them shown.
    Moment(Date, u32),
    /// A time of day of a workbook, in minutes from midnight.
    Time(u32),
    /// A length of time of a workbook, in minutes: `[h]:mm`.
    Duration(u32),
    /// A formula whose result the file does not hold.
    Uncalculated,
    /// True or false.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(&'a str),
}

impl Cell<'_> {
    /// Returns whether the cell has nothing to read.
    pub(crate) fn is_blank(self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Returns the cell as the text of a head, on one line. The first of a month as a
    /// head is that month.
    pub(crate) fn head_text(self) -> String {
        match self {
            Self::Date(date) if date.day() == 1 => {
                format!("{:04}-{:02}", date.year(), date.month())
            }
            cell => cell.to_text().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// Returns the cell as text, as a person would have written it.
    pub(crate) fn to_text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_owned(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Percent(number) => format!("{}%", number.normalize()),
            Self::Date(date) => date.to_string(),
            Self::Span(span) => span.to_string(),
            Self::Moment(date, minutes) => {
                format!("{date} {}:{:02}", minutes / 60, minutes % 60)
            }
            Self::Time(minutes) | Self::Duration(minutes) => {
                format!("{}:{:02}", minutes / 60, minutes % 60)
            }
            // As people see where a formula stands, in any language.
            Self::Uncalculated => "=?".to_owned(),
            Self::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A cell of a workbook, which owns its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(Box<str>),
    Number(Decimal),
    Percent(Decimal),
    Date(Date),
    Span(TimeSpan),
    Moment(Date, u32),
    Time(u32),
    Duration(u32),
    Uncalculated,
    Bool(bool),
    Error(Box<str>),
}

impl Value {
    /// Returns the value of a cell.
    pub(crate) fn of(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            Cell::Text(text) => Self::Text(text.into()),
            Cell::Number(number) => Self::Number(number),
            Cell::Percent(number) => Self::Percent(number),
            Cell::Date(date) => Self::Date(date),
            Cell::Span(span) => Self::Span(span),
            Cell::Moment(date, minutes) => Self::Moment(date, minutes),
            Cell::Time(minutes) => Self::Time(minutes),
            Cell::Duration(minutes) => Self::Duration(minutes),
            Cell::Uncalculated => Self::Uncalculated,
            Cell::Bool(truth) => Self::Bool(truth),
            Cell::Error(error) => Self::Error(error.into()),
        }
    }

    /// Returns the cell that holds the value.
    pub(crate) fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Percent(number) => Cell::Percent(*number),
            Self::Date(date) => Cell::Date(*date),
            Self::Span(span) => Cell::Span(*span),
            Self::Moment(date, minutes) => Cell::Moment(*date, *minutes),
            Self::Time(minutes) => Cell::Time(*minutes),
            Self::Duration(minutes) => Cell::Duration(*minutes),
            Self::Uncalculated => Cell::Uncalculated,
            Self::Bool(truth) => Cell::Bool(*truth),
            Self::Error(error) => Cell::Error(error),
        }
    }
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    /// The row's number as a spreadsheet counts it, from 0.
    pub(crate) number: u32,
    /// How its sender hid it, if it is hidden.
    pub(crate) hidden: Option<Hidden>,
    cells: Cells,
}

/// How a sheet, a row or a column was hidden by its sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Hidden {
    /// A filter was left on.
    Filter,
    /// By hand.
    Hand,
}

/// One cell that is drawn over several: every one of them has its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    /// First and last row as a spreadsheet counts them, from 0.
    pub(crate) rows: (u32, u32),
    /// First and last column, from 0.
    pub(crate) columns: (u32, u32),
}

impl Merge {
    /// Returns whether a cell shows the value and is not the one that holds it.
    pub(crate) fn covers(&self, row: u32, column: u32) -> bool {
        self.contains(row, column) && (row, column) != (self.rows.0, self.columns.0)
    }

    /// Returns whether a cell is one of those that show the value.
    pub(crate) fn contains(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row)
            && (self.columns.0..=self.columns.1).contains(&column)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cells {
    /// All cells in one text, and where each ends.
    Text {
        text: Arc<str>,
        ends: Arc<[u32]>,
    },
    Values(Arc<[Value]>),
}

impl GridRow {
    /// Returns a row of text cells.
    pub(crate) fn from_texts<'a>(number: u32, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for cell in texts {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        let cells = Cells::Text { text: text.into(), ends: ends.into() };
        Self { number, hidden: None, cells }
    }

    /// Returns a row of typed cells.
    pub(crate) fn from_values(number: u32, values: Vec<Value>) -> Self {
        Self { number, hidden: None, cells: Cells::Values(values.into()) }
    }

    /// Returns the row with another text in one cell.
    pub(crate) fn with_text(&self, column: usize, text: &str) -> Self {
        let mut values: Vec<Value> = self.cells().map(Value::of).collect();
        if let Some(value) = values.get_mut(column) {
            *value = Value::Text(text.into());
        }
        Self { number: self.number, hidden: self.hidden, cells: Cells::Values(values.into()) }
    }

    /// Returns how many cells the row has.
    pub(crate) fn len(&self) -> usize {
        match &self.cells {
            Cells::Text { ends, .. } => ends.len(),
            Cells::Values(values) => values.len(),
        }
    }

    /// Returns the cell in a column; beyond the last it is empty.
    pub(crate) fn cell(&self, column: usize) -> Cell<'_> {
        match &self.cells {
            Cells::Text { text, ends } => {
                let Some(end) = ends.get(column) else { return Cell::Empty };
                let start = if column == 0 { 0 } else { ends[column - 1] };
                match &text[start as usize..*end as usize] {
                    "" => Cell::Empty,
                    text => Cell::Text(text),
                }
            }
            Cells::Values(values) => values.get(column).map_or(Cell::Empty, Value::cell),
        }
    }

    /// Returns the cells, from the first column on.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Returns whether no cell has anything to read.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells().all(Cell::is_blank)
    }
}

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
