//! A layout: how a sheet, as its author keeps it, gives rows of a table.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::records::columns::heads::title;
use crate::records::table::Table;

/// How a sheet gives rows of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// The table.
    pub(crate) table: &'static Table,
    /// The rows of the heads, by their index in the sheet; the records follow.
    pub(crate) heads: RangeInclusive<usize>,
    /// The column that names what each row is about, from 0.
    pub(crate) label: usize,
    /// Columns that stay, each with the head that the table has for it.
    pub(crate) kept: Vec<Kept>,
    /// What runs across, if anything does.
    pub(crate) across: Option<Across>,
    /// What stands for the whole sheet.
    pub(crate) whole: Vec<Whole>,
    /// The head of the table for what lines between the rows name.
    pub(crate) groups: Option<String>,
    /// Columns that follow from another: the body that a meeting's title names.
    pub(crate) added: Vec<Added>,
    /// Cells that stand for several rows, by row number: 総会・運営委員会.
    pub(crate) apart: BTreeMap<u32, (usize, Vec<String>)>,
    /// Rows that are set aside, by what names them, folded.
    pub(crate) aside: BTreeSet<String>,
    /// The head of what values are broken down by, where the layout is sure of it.
    pub(crate) vouched: Option<String>,
    /// The columns that are this layout's, where the sheet has another table beside it.
    pub(crate) owned: Owned,
    /// Another reading of the sheet that is as likely.
    pub(crate) other: Option<Box<Layout>>,
    /// Whether it was asked which of the two is meant.
    pub(crate) was_asked: bool,
}

/// Which columns of a sheet a layout is of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Owned {
    /// Every one.
    All,
    /// These.
    Only(BTreeSet<usize>),
    /// All but these.
    Without(BTreeSet<usize>),
}

impl Owned {
    pub(crate) fn has(&self, column: usize) -> bool {
        match self {
            Self::All => true,
            Self::Only(columns) => columns.contains(&column),
            Self::Without(columns) => !columns.contains(&column),
        }
    }
}

/// A column that follows from another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Added {
    /// The head of the table.
    pub(crate) head: String,
    /// The sheet's column that says it, from 0.
    pub(crate) column: usize,
    /// What it says, by row number.
    pub(crate) values: BTreeMap<u32, String>,
}

/// A column that stays a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// The sheet's column, from 0.
    pub(crate) column: usize,
    /// The head of the table.
    pub(crate) head: String,
    /// Columns to the left whose text comes before it, as a year before a month;
    /// below its first row a blank one is what stands above.
    pub(crate) before: Vec<usize>,
}

/// Columns that become rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Across {
    /// The head of the table for what the columns name.
    pub(crate) key: String,
    /// The head of the table for what stands in the cells.
    pub(crate) cells: String,
    /// The heads of what stands beside it for the same: the plan beside what was spent.
    pub(crate) others: Vec<String>,
    /// The columns.
    pub(crate) columns: Vec<AcrossColumn>,
    /// What a mark means, where it is no word of the table.
    pub(crate) marks: BTreeMap<String, String>,
    /// What a blank cell in a filled row is, if it is something.
    pub(crate) blank: Option<String>,
    /// The names in each cell, by row number and column, where cells are lists of names.
    pub(crate) names: Option<BTreeMap<(u32, usize), Vec<String>>>,
    /// The rows that are known to name something, by their number: a blank cell says as
    /// much there as elsewhere, though no other is filled.
    pub(crate) named: BTreeSet<u32>,
    /// What stands before what the columns name, by row number: the year of its months.
    pub(crate) years: BTreeMap<u32, String>,
    /// The columns of such remarks.
    pub(crate) remarks: Vec<usize>,
    /// What a remark in the row says of a cell, by row number and column: 代理.
    pub(crate) said: BTreeMap<(u32, usize), String>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AcrossColumn {
    /// The sheet's column, from 0.
    pub(crate) column: usize,
    /// What it names.
    pub(crate) name: String,
    /// The row of the head that says so, by its index.
    pub(crate) row: usize,
    /// The unit that its head has.
    pub(crate) unit: Option<String>,
    /// The columns of what stands beside it for the same.
    pub(crate) others: Vec<usize>,
}

/// A field of every row, said once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Whole {
    /// The head of the table.
    pub(crate) head: String,
    /// Its value.
    pub(crate) value: String,
    /// The row, by its index, and the column of the cell that says so; none if a
    /// name around the sheet does.
    pub(crate) cell: Option<(usize, usize)>,
}

impl Layout {
    /// Returns a layout with nothing but its table, heads and label.
    pub(crate) fn plain(table: &'static Table, heads: RangeInclusive<usize>, label: usize) -> Self {
        Self {
            table,
            heads,
            label,
            kept: Vec::new(),
            across: None,
            whole: Vec::new(),
            groups: None,
            added: Vec::new(),
            apart: BTreeMap::new(),
            aside: BTreeSet::new(),
            vouched: None,
            owned: Owned::All,
            other: None,
            was_asked: false,
        }
    }

    /// Returns the head of a column of the table.
    pub(crate) fn head_of(table: &Table, name: &str) -> String {
        let column = table.columns.iter().find(|column| column.name == name);
        column.map_or_else(|| name.to_owned(), |column| title(column).to_owned())
    }
}

impl AcrossColumn {
    /// Returns a column that names something, and no more.
    pub(crate) fn of(column: usize, name: String, row: usize) -> Self {
        Self { column, name, row, unit: None, others: Vec::new() }
    }
}

impl Across {
    /// Returns columns that become rows, and whose cells are what they hold.
    pub(crate) fn of(key: String, cells: String, columns: Vec<AcrossColumn>) -> Self {
        Self {
            key,
            cells,
            others: Vec::new(),
            columns,
            marks: BTreeMap::new(),
            blank: None,
            names: None,
            named: BTreeSet::new(),
            remarks: Vec::new(),
            years: BTreeMap::new(),
            said: BTreeMap::new(),
        }
    }

    pub(crate) fn has_units(&self) -> bool {
        self.columns.iter().any(|it| it.unit.is_some())
    }
}
