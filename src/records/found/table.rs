//! A table as it was found in a sheet.

use crate::records::dates::DateContext;
use crate::records::grid::Grid;
use crate::records::receipt::Clue;
use crate::records::spread;
use crate::records::table::{Column, Table};

use super::across::is_attendance_across;
use super::head::{FieldHead, HeadRows, Matched};

/// A table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The table.
    pub(crate) table: &'static Table,
    /// By which clue it was recognised.
    pub(crate) clue: Clue,
    /// Where its heads stand.
    pub(crate) head: HeadRows,
    /// Which head is which column.
    pub(crate) matched: Matched,
    /// The fiscal year that the sheet's title, or the names around it, give.
    pub(crate) year: Option<i16>,
    /// The unit that stands above the table.
    pub(crate) unit: Option<String>,
}

/// What a sheet is.
pub(crate) enum Recognised {
    /// A table whose heads were found.
    Table(Box<Found>),
    /// By its name a table, but without its heads.
    WithoutHead(&'static Table, Clue),
    /// No table that is known.
    Unknown,
}

impl Found {
    /// Returns every name in some columns of the sheet that it was found in: a cell may
    /// hold several.
    pub(crate) fn names<'a>(
        &'a self,
        grid: &'a Grid,
        columns: &'a [&str],
    ) -> impl Iterator<Item = String> + 'a {
        let heads = self.table.columns.iter().zip(&self.matched.fields);
        let heads = heads.filter(|(column, _)| columns.contains(&column.name));
        let places: Vec<usize> =
            heads.flat_map(|(_, heads)| heads.iter().map(|head| head.grid_column)).collect();
        grid.rows.iter().skip(self.head.last() + 1).flat_map(move |row| {
            let cells = places.iter().map(|column| row.cell(*column).to_text());
            let names = cells.flat_map(|text| {
                let parts = text.split([';', '；', '、', '\n']);
                parts.map(str::to_owned).collect::<Vec<_>>()
            });
            names.collect::<Vec<_>>()
        })
    }

    /// Whether this is a table of attendance whose meetings stand side by side.
    pub(crate) fn is_attendance_across(&self, grid: &Grid) -> bool {
        let columns = self.table.columns.iter().zip(&self.matched.fields);
        let lacks = |(column, found): (&Column, &Vec<FieldHead>)| {
            column.name == "presence" && found.is_empty()
        };
        self.table.name == "attendance"
            && columns.into_iter().any(lacks)
            && is_attendance_across(grid)
    }

    /// Whether two heads claim one column.
    pub(crate) fn has_rivals(&self) -> bool {
        self.matched.fields.iter().any(|heads| match heads.as_slice() {
            [] | [_] => false,
            [one, other] => !one.is_code_beside(other) && !other.is_code_beside(one),
            _ => true,
        })
    }

    /// Returns whether every column that a row must have is there, or is said
    /// in another way.
    pub(crate) fn is_complete(&self, context: DateContext) -> bool {
        let is_wide = !spread::spans(&self.matched.unknown, self.table, context).is_empty();
        let has_parts = spread::parts(&self.matched, self.table).is_some();
        let has_value = self.matched.unknown.iter().any(spread::is_value_head);
        self.table.columns.iter().zip(&self.matched.fields).all(|(column, found)| {
            let elsewhere = spread::may_be_spread(self.table, column)
                && (is_wide
                    || (has_parts && column.name == "period")
                    || (has_value && column.name == "value"));
            !column.required || !found.is_empty() || elsewhere
        })
    }
}
