//! Tables of a project's own.

use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::people;
use crate::domain::words::Visibility;
use crate::records::own::{OwnCell, OwnRecord};

use super::resolver::Resolver;

/// A table that the settings declare.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnTable {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// Its columns, in the order in which they are printed.
    pub columns: Vec<OwnColumn>,
    /// Its rows, as they were handed in.
    pub rows: Vec<OwnRow>,
}

/// A column of a table of the project's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnColumn {
    /// Its head.
    pub name: Name,
    /// The unit of its numbers.
    pub unit: Option<Name>,
    /// What its cells hold.
    pub kind: OwnKind,
    /// Whether its numbers count people.
    pub counts_people: bool,
}

/// What the cells of such a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnKind {
    /// Text.
    Text,
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// Spans of time.
    Span,
    /// Yes or no.
    Flag,
}

impl OwnKind {
    /// Returns the kind that a setting names; text, if it names none.
    fn of(named: &str) -> Self {
        match named {
            "number" => Self::Number,
            "date" => Self::Date,
            "period" => Self::Span,
            "yes-no" => Self::Flag,
            _ => Self::Text,
        }
    }
}

/// A row of a table of the project's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnRow {
    /// Its cells, a column each.
    pub cells: Vec<OwnCell>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl OwnRow {
    /// Returns the number of a column.
    pub fn number(&self, column: usize) -> Option<Decimal> {
        match self.cells.get(column) {
            Some(OwnCell::Number(number)) => Some(number.value),
            _ => None,
        }
    }
}

impl Resolver<'_> {
    /// Returns the tables that the settings declare, with their rows.
    pub(crate) fn own_tables(&self) -> Vec<OwnTable> {
        let records = self.records;
        let settings = &records.config.config.tables;
        let known = records.config.own_tables.iter();
        let declared = known.filter_map(|table| {
            let setting = settings.iter().find(|it| it.id.get_ref() == table.name)?;
            Some((*table, setting))
        });
        let mut tables = Vec::new();
        for (table, setting) in declared {
            let columns = setting.columns.iter().map(|column| {
                let name = Name::new(column.name.get_ref().clone(), column.name_en.clone());
                let unit = column.unit.as_ref();
                let unit = unit.map(|it| Name::new(it.clone(), column.unit_en.clone()));
                let kind = OwnKind::of(column.kind.get_ref());
                let counted = unit.as_ref().filter(|_| kind == OwnKind::Number);
                let counts_people = counted
                    .is_some_and(|unit| people::counted(unit, &name) == people::Counted::People);
                OwnColumn { name, unit, kind, counts_people }
            });
            let is_of = |row: &&OwnRecord| std::ptr::eq(row.table, table);
            let rows = records.own.iter().filter(is_of).map(|row| OwnRow {
                cells: row.cells.clone(),
                visibility: self.visibility(row.visibility.as_ref(), table.name),
                origin: row.origin.clone(),
            });
            tables.push(OwnTable {
                id: table.name.to_owned(),
                name: Name::new(setting.name.clone(), setting.name_en.clone()),
                columns: columns.collect(),
                rows: rows.collect(),
            });
        }
        tables
    }
}
