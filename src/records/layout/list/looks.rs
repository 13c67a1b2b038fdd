//! A sheet that may be a list, with its heads in some rows.

use std::ops::RangeInclusive;

use crate::records::dates::DateContext;
use crate::records::grid::Grid;
use crate::records::layout::known::Known;
use crate::records::table::Column;

use super::facts::Facts;

/// Letters of a head; a sentence is none.
pub(crate) const LONGEST: usize = 24;

/// A sheet, with its heads in some rows.
pub(super) struct List<'a> {
    pub(super) grid: &'a Grid,
    pub(super) known: &'a Known,
    pub(super) context: DateContext,
    pub(super) facts: &'a Facts,
    pub(super) heads: RangeInclusive<usize>,
    /// The columns that have a head, each with what it may be called, likeliest first.
    pub(super) columns: Vec<(usize, Vec<String>)>,
    /// The column before them that has none, if it has texts: a blank corner.
    pub(super) corner: Option<usize>,
}

/// A column of the list that is one of the table.
pub(super) struct Match {
    pub(super) column: usize,
    pub(super) field: &'static Column,
    /// What the sheet calls it, if its head says so.
    pub(super) name: String,
    pub(super) head: String,
    pub(super) is_own_head: bool,
}
