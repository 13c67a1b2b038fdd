//! Files: what cannot be opened, decoded or recognised.

use crate::diagnostics::{Diagnostic, Origin};
use crate::locale::Language;

impl Diagnostic {
    /// The project has no `roundtable.toml`: most likely the wrong folder.
    pub fn missing_config(origin: &Origin) -> Self {
        Self::error("missing-config", origin)
    }

    /// A table that every project must have is not there.
    pub fn missing_table(origin: &Origin, title: &str, name: &str) -> Self {
        Self::error("missing-table", origin).quoting("title", title).quoting("name", name)
    }

    /// Files of a kind that is not read; `more` of them are not named.
    pub fn unknown_file(
        origin: &Origin,
        kind: &str,
        count: usize,
        names: &str,
        more: usize,
    ) -> Self {
        Self::warning("unknown-file", origin)
            .with("kind", kind)
            .with("count", count)
            .with("names", names)
            .with("more", more)
    }

    /// Sheets that are no tables; `more` of them are not named.
    pub fn sheets_set_aside(
        origin: &Origin,
        kind: &str,
        count: usize,
        names: &str,
        more: usize,
    ) -> Self {
        Self::warning("sheets-set-aside", origin)
            .with("kind", kind)
            .with("count", count)
            .with("names", names)
            .with("more", more)
    }

    /// A table whose name keeps it in the secretariat, and whose rows cannot say who
    /// may see them.
    pub fn ask_internal_sheet(origin: &Origin, title: &str) -> Self {
        Self::question("ask-internal-sheet", origin, ("", ""), &["set-aside", "use"])
            .quoting("title", title)
    }

    /// Bytes that no encoding fits.
    pub fn undecodable(origin: &Origin, encoding: &str) -> Self {
        Self::error("undecodable", origin).with("encoding", encoding)
    }

    /// A workbook that is damaged or is none.
    pub fn unreadable_workbook(origin: &Origin, cause: &str) -> Self {
        Self::error("unreadable-workbook", origin).with("cause", cause)
    }

    /// An encrypted workbook.
    pub fn workbook_with_password(origin: &Origin) -> Self {
        Self::error("workbook-with-password", origin)
    }

    /// A CSV quote that swallows the rest of the file.
    pub fn unclosed_quote(origin: &Origin) -> Self {
        Self::error("unclosed-quote", origin)
    }

    /// A workbook that is far larger than a table can be.
    pub fn unsafe_workbook(origin: &Origin, cause: &str) -> Self {
        Self::error("unsafe-workbook", origin).with("cause", cause)
    }

    /// Text in an encoding that is not read.
    pub fn foreign_encoding(origin: &Origin, encoding: &str) -> Self {
        Self::error("foreign-encoding", origin).with("encoding", encoding)
    }

    /// Two quotes that make one cell of the rows between them.
    pub fn stray_quotes(origin: &Origin, last: u32) -> Self {
        Self::error("stray-quotes", origin).with("last", last.to_string())
    }

    /// A file of a table with nothing in it.
    pub fn blank_table(origin: &Origin) -> Self {
        Self::warning("blank-table", origin)
    }

    /// A link, which is not followed.
    pub fn linked_file(origin: &Origin) -> Self {
        Self::error("linked-file", origin)
    }

    /// A file whose name is no text.
    pub fn undecodable_name(origin: &Origin) -> Self {
        Self::error("undecodable-name", origin)
    }

    /// A pipe, a socket or a device.
    pub fn no_plain_file(origin: &Origin) -> Self {
        Self::error("no-plain-file", origin)
    }

    /// A file or folder that the system does not let be read.
    pub fn unreadable_file(origin: &Origin) -> Self {
        Self::error("unreadable-file", origin)
    }

    /// A file of more megabytes than are read.
    pub fn too_large_file(origin: &Origin, most: &str) -> Self {
        Self::error("too-large-file", origin).with("most", most)
    }

    /// Two files with one name to the eye.
    pub fn same_file_name(origin: &Origin, other: &str) -> Self {
        Self::error("same-file-name", origin).quoting("other", other)
    }

    /// A file of no bytes.
    pub fn empty_file(origin: &Origin) -> Self {
        Self::error("empty-file", origin)
    }

    /// A table in a form that is not read, or something that is no table.
    pub fn foreign_file(origin: &Origin, kind: &str) -> Self {
        Self::error("foreign-file", origin).with("kind", kind)
    }

    /// A document that is named as a table, where nothing waits for that table.
    pub fn foreign_document(origin: &Origin, kind: &str) -> Self {
        Self::warning("foreign-file", origin).with("kind", kind)
    }

    /// A workbook whose sheets are all hidden, blank or charts.
    pub fn no_readable_sheet(origin: &Origin) -> Self {
        Self::warning("no-readable-sheet", origin)
    }

    /// Control characters, which no page can print.
    pub fn control_characters(origin: &Origin, written: &str, count: usize) -> Self {
        Self::warning("control-characters", origin).quoting("written", written).with("count", count)
    }

    /// Cells under others that are merged with them.
    pub fn covered_cells(origin: &Origin, written: &str, count: usize) -> Self {
        Self::warning("covered-cells", origin).quoting("written", written).with("count", count)
    }

    /// Marks that turn the direction of writing.
    pub fn direction_marks(origin: &Origin, count: usize) -> Self {
        Self::warning("direction-marks", origin).with("count", count)
    }

    /// An answer of the table of answers that its question does not have.
    pub fn answer_not_possible(question: &Self, answer: &str) -> Self {
        let asked = question.asked();
        let readings = asked.map_or(&[][..], |asked| asked.readings);
        let possible = |language| {
            let words = readings.iter().filter_map(|code| question.worded(code, language));
            words.collect::<Vec<_>>().join(" / ")
        };
        let id = asked.map(|asked| asked.key.id()).unwrap_or_default();
        Self::warning("answer-not-possible", &question.origin)
            .quoting("answer", answer)
            .with("id", id)
            .with("ja", possible(Language::Ja))
            .with("en", possible(Language::En))
    }

    /// The table of answers is no text.
    pub fn answers_unreadable(origin: &Origin) -> Self {
        Self::error("answers-unreadable", origin)
    }

    /// A row of the table of answers lacks its question or its answer.
    pub fn answer_incomplete(origin: &Origin) -> Self {
        Self::warning("answer-incomplete", origin)
    }

    /// The same table in two files: it is counted once.
    pub fn copied_table(origin: &Origin, other: &str) -> Self {
        Self::warning("copied-table", origin).with("other", other)
    }

    /// A sheet whose name or title says that its values are planned, or of another
    /// year.
    pub fn ask_plan_sheet(origin: &Origin, word: &str, has_actual: bool) -> Self {
        let readings: &'static [&'static str] = match has_actual {
            true => &["set-aside", "use"],
            false => &["use", "set-aside"],
        };
        Self::question("ask-plan-sheet", origin, ("", ""), readings).quoting("word", word)
    }

    /// Two versions of one file.
    pub fn ask_two_versions(origin: &Origin, other: &str) -> Self {
        Self::question("ask-two-versions", origin, ("", ""), &["newer", "older", "both"])
            .with("other", other)
    }

    /// Two versions of one file, of which it cannot be told which is newer or whether
    /// their rows add up.
    pub fn ask_which_version(origin: &Origin, other: &str, adds_up: bool) -> Self {
        let readings: &'static [&'static str] = match adds_up {
            true => &["newer", "older", "both"],
            false => &["newer", "older"],
        };
        Self::question("ask-which-version", origin, ("", ""), readings).with("other", other)
    }

    /// Rows that only the older of two versions has, of a time that the newer one has
    /// other rows of.
    pub fn ask_rows_left_out(origin: &Origin, other: &str, row: &str, count: usize) -> Self {
        Self::question("ask-rows-left-out", origin, ("", ""), &["use", "leave"])
            .with("other", other)
            .quoting("row", row)
            .with("more", count.saturating_sub(1))
    }

    /// The newer of two versions holds for the rows that both have. `kept` rows of the
    /// older one count all the same, and some are left out.
    pub fn newer_version(
        origin: &Origin,
        (other, by): (&str, &str),
        (same, changed): (usize, usize),
        kept: usize,
        (left, names): (usize, &str),
    ) -> Self {
        Self::warning("newer-version", origin)
            .with("other", other)
            .with("by", by)
            .with("same", same)
            .with("changed", changed)
            .with("kept", kept)
            .with("left", left)
            .quoting("names", names)
    }
}
