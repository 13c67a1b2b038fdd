//! A sheet that was opened, and what it was taken for.

use crate::records::found::table::Found;
use crate::records::grid::Grid;
use crate::records::receipt::{Clue, RowUse, TakenFor};
use crate::records::sheets::Sheet;
use crate::records::table::Table;

/// A sheet, recognised.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opened {
    pub(crate) sheet: Sheet,
    pub(crate) taken: Taken,
}

/// What a sheet is read as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Taken {
    /// A table.
    Table(Box<Found>),
    /// By its name a table, but its heads are not there.
    WithoutHead(&'static Table, Clue),
    /// Nothing to read; why.
    Aside(TakenFor, RowUse),
}

impl Opened {
    /// Returns the name of the table that is in the sheet.
    pub(crate) fn table(&self) -> Option<&'static str> {
        match &self.taken {
            Taken::Table(found) => Some(found.table.name),
            Taken::WithoutHead(table, _) => Some(table.name),
            Taken::Aside(..) => None,
        }
    }
}

/// The names around a sheet, nearest first: of the sheet, the file, the folder.
pub(crate) fn names_around<'a>(path: &'a str, grid: &'a Grid) -> [&'a str; 3] {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    [grid.source.sheet.as_deref().unwrap_or_default(), name, folder]
}
