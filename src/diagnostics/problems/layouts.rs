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

    /// A sheet that lost a head without which its layout gives no rows, and those that
    /// are new. Where one took the place of one: that, and the field it is.
    pub fn layout_head_gone(origin: &Origin, heads: (&str, &str), to: (&str, [&str; 2])) -> Self {
        Self::error("layout-head-gone", origin)
            .quoting("heads", heads.0)
            .quoting("new", or_empty(heads.1))
            .quoting("to", or_empty(to.0))
            .with("field", or_empty(to.1[0]))
            .with("field-en", or_empty(to.1[1]))
            .with("file", origin.source.argument())
    }

    /// A sheet that lost other heads, or has new ones that are read as its contents say.
    pub fn layout_changed(origin: &Origin, gone: &str, new: &str) -> Self {
        Self::warning("layout-changed", origin)
            .quoting("heads", or_empty(gone))
            .quoting("new", or_empty(new))
            .with("file", origin.source.argument())
    }

    /// A sheet with heads that its layout does not know.
    pub fn ask_layout_changed(origin: &Origin, heads: &str) -> Self {
        Self::question("ask-layout-changed", origin, ("", heads), &["set-aside", "read"])
            .quoting("heads", heads)
            .with("file", origin.source.argument())
    }

    /// A sheet that its contents made another table when that was looked at: that, and
    /// what they make it now, each in Japanese and in English.
    pub fn layout_not_as_kept(origin: &Origin, was: [&str; 2], now: [&str; 2]) -> Self {
        Self::error("layout-not-as-kept", origin)
            .with("was", was[0])
            .with("was-en", was[1])
            .with("now", or_empty(now[0]))
            .with("now-en", or_empty(now[1]))
            .with("file", origin.source.argument())
    }

    /// A sheet that is one table as likely as another: their names and first rows, each
    /// in Japanese and in English.
    pub fn ask_layout_table(
        origin: &Origin,
        heads: &str,
        tables: [[&str; 2]; 2],
        rows: [[String; 2]; 2],
    ) -> Self {
        let [first, second] = tables;
        Self::question("ask-layout-table", origin, ("", heads), &["first", "second", "set-aside"])
            .with("first", first[0])
            .with("first-en", first[1])
            .with("second", second[0])
            .with("second-en", second[1])
            .with_rows(rows)
    }

    /// A field that is one column of a sheet as likely as another: their heads, and the
    /// first rows with each.
    pub fn ask_layout_column(
        origin: &Origin,
        heads: &str,
        columns: [&str; 2],
        field: [&str; 2],
        rows: [[String; 2]; 2],
    ) -> Self {
        Self::question("ask-layout-column", origin, ("", heads), &["first", "second", "set-aside"])
            .quoting("first", columns[0])
            .quoting("second", columns[1])
            .with("field", field[0])
            .with("field-en", field[1])
            .with_rows(rows)
    }

    /// The first rows of two readings, each in Japanese and in English.
    fn with_rows(self, rows: [[String; 2]; 2]) -> Self {
        let [[first, first_en], [second, second_en]] = rows;
        let file = self.origin.source.argument();
        self.with("rows-first-ja", numbered(1, &first))
            .with("rows-first-en", numbered(1, &first_en))
            .with("rows-second-ja", numbered(2, &second))
            .with("rows-second-en", numbered(2, &second_en))
            .with("file", file)
    }

    /// A sheet with none of the heads by which it was read, and which is no table by them.
    pub fn layout_lost(origin: &Origin, heads: &str) -> Self {
        Self::error("layout-lost", origin)
            .quoting("heads", heads)
            .with("file", origin.source.argument())
    }

    /// A sheet with hardly any of the heads by which it was read, and how it would be read
    /// now: the table and the first rows, in Japanese and in English.
    pub fn ask_layout_other_shape(
        origin: &Origin,
        heads: &str,
        new: &str,
        table: [&str; 2],
        rows: [String; 2],
    ) -> Self {
        let [ja, en] = rows;
        Self::question("ask-layout-other-shape", origin, ("", new), &["read", "set-aside"])
            .quoting("heads", heads)
            .with("table", table[0])
            .with("table-en", table[1])
            .with("rows-ja", ja)
            .with("rows-en", en)
            .with("file", origin.source.argument())
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

/// The lines of a reading with its number before them.
fn numbered(number: usize, rows: &str) -> String {
    let lines = rows.lines().filter(|it| !it.trim().is_empty());
    lines.map(|line| format!("\n      [{number}] {}", line.trim_start())).collect()
}
