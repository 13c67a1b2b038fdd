//! The tables that layouts make rows of, by their names.

use crate::records::TABLES;
use crate::records::table::Table;

/// Returns the table of a name.
pub(crate) fn table_of(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
