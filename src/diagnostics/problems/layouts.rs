//! Layout files: how partners' sheets are read, and what no longer fits.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// Columns that hold what a table is about, under heads that say nothing.
    pub fn unread_columns(origin: &Origin, count: usize, headers: &str) -> Self {
        Self::warning("unread-columns", origin).with("count", count).quoting("headers", headers)
    }

    /// A year in the title that none of the rows is of.
    pub fn year_of_no_row(origin: &Origin, year: &str, found: &str) -> Self {
        Self::warning("year-of-no-row", origin).with("year", year).with("found", found)
    }

    /// A sum of a cross table that is not what its cells come to.
    pub fn sum_that_differs(
        origin: &Origin,
        label: &str,
        count: usize,
        theirs: &str,
        ours: &str,
    ) -> Self {
        Self::warning("sum-that-differs", origin)
            .quoting("label", label)
            .with("count", count)
            .with("theirs", theirs)
            .with("ours", ours)
    }

    /// Values of a cross table beside which nothing says what they are of.
    pub fn row_without_name(origin: &Origin) -> Self {
        Self::warning("row-without-name", origin)
    }

    /// A layout file that lacks what none can do without.
    pub fn layout_lacks(origin: &Origin, key: &str) -> Self {
        Self::error("layout-lacks", origin).with("key", key)
    }

    /// A field that the table of a layout file does not have.
    pub fn layout_unknown_field(
        origin: &Origin,
        table: &str,
        written: &str,
        near: &str,
        known: &str,
    ) -> Self {
        Self::error("layout-unknown-field", origin)
            .with("table", table)
            .quoting("written", written)
            .with("near", or_empty(near))
            .with("known", known)
    }

    /// A head that a layout file names and does not list.
    pub fn layout_no_such_head(origin: &Origin, head: &str) -> Self {
        Self::error("layout-no-such-head", origin).quoting("head", head)
    }

    /// Two layout files for one sheet.
    pub fn layout_twice(origin: &Origin, other: &str) -> Self {
        Self::error("layout-twice", origin).with("other", other)
    }

    /// A sheet that lost a head without which its layout gives no rows.
    pub fn layout_head_gone(origin: &Origin, heads: &str, layout: &str) -> Self {
        Self::error("layout-head-gone", origin).quoting("heads", heads).with("layout", layout)
    }

    /// A sheet that lost other heads.
    pub fn layout_changed(origin: &Origin, heads: &str, layout: &str) -> Self {
        Self::warning("layout-changed", origin).quoting("heads", heads).with("layout", layout)
    }

    /// A sheet with heads that its layout does not know.
    pub fn ask_layout_changed(origin: &Origin, heads: &str, layout: &str) -> Self {
        Self::question("ask-layout-changed", origin, ("", heads), &["set-aside", "read"])
            .quoting("heads", heads)
            .with("layout", layout)
    }

    /// A title that should name something and does not.
    pub fn layout_title_silent(origin: &Origin, field: &str, layout: &str) -> Self {
        Self::error("layout-title-silent", origin).with("field", field).with("layout", layout)
    }

    /// A title that names another thing than the layout file.
    pub fn layout_contradicted(origin: &Origin, title: &str, told: &str, layout: &str) -> Self {
        Self::error("layout-contradicted", origin)
            .quoting("title", title)
            .quoting("told", told)
            .with("layout", layout)
    }

    /// A layout file that no sheet fits: no file of that name, or none with its heads.
    pub fn layout_unused(origin: &Origin, file: &str, is_here: bool) -> Self {
        let kind = if is_here { "heads" } else { "file" };
        Self::warning("layout-unused", origin).with("kind", kind).with("file", file)
    }
}
