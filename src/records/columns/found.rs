//! The columns of a table, as they were found in a sheet.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Origin;
use crate::domain::time::TimeSpan;
use crate::records::dates::DayOrder;
use crate::records::spread::DateParts;
use crate::records::table::Column;

use super::said::Said;

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
