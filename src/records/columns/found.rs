//! The columns of a table, as they were found in a sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::Origin;
use crate::domain::time::TimeSpan;
use crate::records::dates::DayOrder;
use crate::records::grid::Cell;
use crate::records::spread::DateParts;
use crate::records::table::Column;

/// A column of the table, found in the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The header as written.
    pub(crate) header: String,
    /// The unit in the header's brackets: 決定額(千円).
    pub(crate) unit: Option<String>,
    /// Whether the header says that its values may still change: 値(速報).
    pub(crate) is_provisional: bool,
    /// The order of day and month that other cells of the column prove.
    pub(crate) day_order: Option<DayOrder>,
    /// Whether all its days are firsts of months, and stand for those months.
    pub(crate) is_months: bool,
    /// Whether all that it holds are numbers from 1 to 12.
    pub(crate) is_bare_months: bool,
    /// The day that the header gives its values: 基準値(R6年度末).
    pub(crate) day: Option<TimeSpan>,
}

/// A column of a wide table whose header is a span of time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PeriodColumn {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The span.
    pub(crate) span: TimeSpan,
    /// The header.
    pub(crate) origin: Origin,
    /// The header as written.
    pub(crate) header: String,
}

/// A column of a part of the whole that stands before it: うち女性.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PartColumn {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The column of the whole.
    pub(crate) whole: usize,
    /// The header as written.
    pub(crate) header: String,
    /// The part: 女性.
    pub(crate) part: Arc<str>,
}

/// The columns of a table, found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Columns {
    pub(crate) fields: Vec<Option<Field>>,
    /// Columns that the table does not know and that are kept with the row: of
    /// 実績値 they are breakdowns.
    pub(crate) extra: Vec<(usize, Arc<str>)>,
    /// Columns that are spans of time, if the table is wide.
    pub(crate) periods: Vec<PeriodColumn>,
    /// Columns that are parts of the value before them.
    pub(crate) parts_of: Vec<PartColumn>,
    /// Columns that say when in parts, if no single one does.
    pub(crate) parts: Option<DateParts>,
    /// The column that holds the unit of each row.
    pub(crate) unit: Option<usize>,
    /// The unit that stands above the table.
    pub(crate) outer_unit: Option<String>,
    /// The indicator that the sheet or file is named after, if no column says
    /// it.
    pub(crate) indicator: Option<String>,
    /// Columns whose dots group thousands, as an answer says: 1.200.
    pub(crate) dotted: BTreeSet<usize>,
    /// Columns of totals, to be compared with the spans before them.
    pub(crate) totals: Vec<(usize, String)>,
    /// What cells say that is not what stands in them.
    pub(crate) said: Said,
    /// How many columns the headers span; cells beyond have no header.
    pub(crate) width: usize,
}

impl Columns {
    /// Returns whether a row's observations are spread over columns, or said
    /// outside the row, so that they are not simply read column by column.
    pub(crate) fn is_spread(&self) -> bool {
        !self.periods.is_empty()
            || !self.parts_of.is_empty()
            || self.parts.is_some()
            || self.indicator.is_some()
    }

    /// Returns where the table's n-th column is.
    pub(crate) fn field(&self, column: usize) -> Option<&Field> {
        self.fields.get(column)?.as_ref()
    }

    /// Returns where the table's column of a name is.
    pub(crate) fn named<'a>(&'a self, table: &[Column], name: &str) -> Option<&'a Field> {
        self.field(table.iter().position(|column| column.name == name)?)
    }
}

/// What is said by cells of a table, by the place of its columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Said {
    /// What a column's own cells say by their texts; `None` is nothing.
    own: BTreeMap<usize, BTreeMap<String, Option<String>>>,
    /// What the cells of another column say for it.
    beside: BTreeMap<usize, Beside>,
}

/// What the cells of one column say for another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Beside {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// Its header.
    pub(crate) header: String,
    texts: BTreeMap<String, String>,
    /// Whether it goes before the column's own cell.
    pub(crate) is_first: bool,
}

impl Beside {
    /// Returns what a cell says for the other column.
    pub(crate) fn of(&self, cell: Cell<'_>) -> Option<&str> {
        match cell {
            Cell::Text(text) => self.texts.get(text),
            cell => self.texts.get(&cell.to_text()),
        }
        .map(String::as_str)
    }
}

impl Said {
    /// Returns what a cell of a column says, if it is not what stands in it.
    pub(crate) fn own(&self, column: usize, cell: Cell<'_>) -> Option<Option<&str>> {
        let texts = self.own.get(&column)?;
        let said = match cell {
            Cell::Text(text) => texts.get(text),
            cell => texts.get(&cell.to_text()),
        };
        said.map(Option::as_deref)
    }

    /// Returns which other column says something for a column.
    pub(crate) fn beside(&self, column: usize) -> Option<&Beside> {
        self.beside.get(&column)
    }

    /// Notes what a text of a column says.
    pub(crate) fn put(&mut self, column: usize, text: &str, says: Option<String>) {
        self.own.entry(column).or_default().insert(text.to_owned(), says);
    }

    /// Notes what a text of a field says for another column.
    pub(crate) fn put_beside(&mut self, column: usize, field: &Field, text: &str, says: String) {
        let beside = self.beside.entry(column).or_insert_with(|| Beside {
            grid_column: field.grid_column,
            header: field.header.clone(),
            texts: BTreeMap::new(),
            is_first: false,
        });
        if beside.grid_column == field.grid_column {
            beside.texts.insert(text.to_owned(), says);
        }
    }

    /// What another column says for this one goes before its own cells.
    pub(crate) fn put_first(&mut self, column: usize) {
        if let Some(beside) = self.beside.get_mut(&column) {
            beside.is_first = true;
        }
    }

    pub(crate) fn has(&self, column: usize, text: &str) -> bool {
        self.own.get(&column).is_some_and(|texts| texts.contains_key(text))
    }
}
