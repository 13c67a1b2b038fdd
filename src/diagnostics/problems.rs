//! Every problem we can report, one constructor each.
//!
//! The codes are the keys of the wording in `ja.ftl` and `en.ftl`.

use super::{Diagnostic, Origin};

impl Diagnostic {
    /// The project has no `roundtable.toml`: most likely the wrong folder.
    pub fn missing_config(origin: &Origin) -> Self {
        Self::error("missing-config", origin)
    }

    /// A table that every project must have is not there.
    pub fn missing_table(origin: &Origin, title: &str, name: &str) -> Self {
        Self::error("missing-table", origin).quoting("title", title).quoting("name", name)
    }

    /// A file of a kind that is not read.
    pub fn unknown_file(origin: &Origin) -> Self {
        Self::warning("unknown-file", origin)
    }

    /// A sheet that is no known table.
    pub fn unrecognised_table(origin: &Origin) -> Self {
        Self::error("unrecognised-table", origin)
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

    /// No row looks like the headers of the table.
    pub fn no_header_row(origin: &Origin, title: &str, wanted: &str) -> Self {
        Self::error("no-header-row", origin).quoting("title", title).with("wanted", wanted)
    }

    /// A column that the table cannot do without is missing.
    pub fn missing_column(origin: &Origin, column: &str, accepted: &str, near: &str) -> Self {
        Self::error("missing-column", origin)
            .with("column", column)
            .with("accepted", accepted)
            .with("near", or_empty(near))
    }

    /// Two headers that mean the same column.
    pub fn two_columns_for_one(origin: &Origin, column: &str, first: &str, second: &str) -> Self {
        Self::error("two-columns-for-one", origin)
            .with("column", column)
            .with("first", first)
            .with("second", second)
    }

    /// A column of a wide table whose year nothing tells.
    pub fn period_header_without_year(origin: &Origin, header: &str) -> Self {
        Self::error("period-header-without-year", origin).quoting("header", header)
    }

    /// A cell beyond the last header.
    pub fn cell_without_header(origin: &Origin, written: &str) -> Self {
        Self::error("cell-without-header", origin).quoting("written", written)
    }

    /// A CSV quote that swallows the rest of the file.
    pub fn unclosed_quote(origin: &Origin) -> Self {
        Self::error("unclosed-quote", origin)
    }

    /// A workbook that is far larger than a table can be.
    pub fn unsafe_workbook(origin: &Origin, cause: &str) -> Self {
        Self::error("unsafe-workbook", origin).with("cause", cause)
    }

    /// A header that is almost a known one.
    pub fn unknown_column(origin: &Origin, header: &str, near: &str) -> Self {
        Self::warning("unknown-column", origin)
            .quoting("header", header)
            .with("near", or_empty(near))
    }

    /// A required cell is blank.
    pub fn missing_value(origin: &Origin, header: &str) -> Self {
        Self::error("missing-value", origin).quoting("header", header)
    }

    /// A cell with an error value.
    pub fn error_value(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("error-value", origin).quoting("header", header).quoting("written", written)
    }

    /// A formula without a result.
    pub fn uncalculated(origin: &Origin, header: &str) -> Self {
        Self::error("uncalculated", origin).quoting("header", header)
    }

    /// A text that is no date.
    pub fn unreadable_date(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-date", origin).quoting("header", header).quoting("written", written)
    }

    /// A date that does not exist.
    pub fn no_such_day(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("no-such-day", origin).quoting("header", header).quoting("written", written)
    }

    /// An era date before its era began or after it ended.
    pub fn outside_era(origin: &Origin, header: &str, written: &str, proper: &str) -> Self {
        Self::error("outside-era", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("proper", proper)
    }

    /// A date that could be several days.
    pub fn ambiguous_date(origin: &Origin, header: &str, written: &str, readings: &str) -> Self {
        Self::error("ambiguous-date", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("readings", readings)
    }

    /// A date beside a day of the week that is another.
    pub fn other_weekday(origin: &Origin, header: &str, written: &str, proper: &str) -> Self {
        Self::error("other-weekday", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("proper", proper)
    }

    /// Month and day alone.
    pub fn date_without_year(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("date-without-year", origin)
            .quoting("header", header)
            .quoting("written", written)
    }

    /// A text that is no number.
    pub fn unreadable_number(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-number", origin)
            .quoting("header", header)
            .quoting("written", written)
    }

    /// Thousands separators in the wrong place.
    pub fn number_grouping(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("number-grouping", origin).quoting("header", header).quoting("written", written)
    }

    /// More digits than are kept exactly.
    pub fn number_too_long(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("number-too-long", origin).quoting("header", header).quoting("written", written)
    }

    /// Not a count.
    pub fn not_a_count(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("not-a-count", origin).quoting("header", header).quoting("written", written)
    }

    /// Not a time of day.
    pub fn unreadable_time(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-time", origin).quoting("header", header).quoting("written", written)
    }

    /// Neither yes nor no.
    pub fn not_yes_or_no(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("not-yes-or-no", origin).quoting("header", header).quoting("written", written)
    }

    /// Not a word of a fixed list.
    pub fn not_one_of(origin: &Origin, header: &str, written: &str, offered: &str) -> Self {
        Self::error("not-one-of", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("offered", offered)
    }

    /// The settings are not valid TOML.
    pub fn toml_syntax(origin: &Origin, cause: &str) -> Self {
        Self::error("toml-syntax", origin).with("cause", cause)
    }

    /// A key that the settings do not have.
    pub fn unknown_setting(origin: &Origin, key: &str, near: &str, known: &str) -> Self {
        Self::error("unknown-setting", origin)
            .with("key", key)
            .with("near", or_empty(near))
            .with("known", known)
    }

    /// A setting that is required.
    pub fn missing_setting(origin: &Origin, key: &str) -> Self {
        Self::error("missing-setting", origin).with("key", key)
    }

    /// A setting of the wrong type.
    pub fn wrong_setting(origin: &Origin, cause: &str) -> Self {
        Self::error("wrong-setting", origin).with("cause", cause)
    }

    /// A setting with a word that it does not know.
    pub fn unknown_setting_value(origin: &Origin, key: &str, written: &str, offered: &str) -> Self {
        Self::error("unknown-setting-value", origin)
            .with("key", key)
            .quoting("written", written)
            .with("offered", offered)
    }

    /// An English word for one that no breakdown has.
    pub fn unused_english(origin: &Origin, word: &str) -> Self {
        Self::warning("unused-english", origin).quoting("word", word)
    }

    /// A code that cannot be a folder name.
    pub fn unusable_code(origin: &Origin, code: &str) -> Self {
        Self::error("unusable-code", origin).quoting("code", code)
    }

    /// A reporting period that cannot be read.
    pub fn unreadable_period(origin: &Origin, written: &str) -> Self {
        Self::error("unreadable-period", origin).quoting("written", written)
    }

    /// A narrative file without front matter.
    pub fn narrative_without_head(origin: &Origin) -> Self {
        Self::error("narrative-without-head", origin)
    }

    /// Front matter without a section.
    pub fn narrative_without_section(origin: &Origin, offered: &str) -> Self {
        Self::error("narrative-without-section", origin).with("offered", offered)
    }

    /// A line of front matter that is no key and value.
    pub fn narrative_head_line(origin: &Origin, written: &str) -> Self {
        Self::error("narrative-head-line", origin).quoting("written", written)
    }

    /// A key that front matter does not have.
    pub fn narrative_unknown_key(origin: &Origin, key: &str) -> Self {
        Self::error("narrative-unknown-key", origin).with("key", key)
    }

    /// A narrative file with a head and nothing else.
    pub fn narrative_empty(origin: &Origin) -> Self {
        Self::warning("narrative-empty", origin)
    }

    /// A code or name that leads nowhere.
    pub fn unknown_reference(origin: &Origin, what: &str, written: &str, near: &str) -> Self {
        Self::error("unknown-reference", origin)
            .with("what", what)
            .quoting("written", written)
            .with("near", or_empty(near))
    }

    /// One code for two things.
    pub fn duplicate_code(origin: &Origin, code: &str, first: &str) -> Self {
        Self::error("duplicate-code", origin).quoting("code", code).with("first", first)
    }

    /// One name for two things.
    pub fn name_taken(origin: &Origin, name: &str, other: &str) -> Self {
        Self::error("name-taken", origin).quoting("name", name).with("other", other)
    }

    /// One organisation in two sectors.
    pub fn two_sectors(origin: &Origin, name: &str, first: &str) -> Self {
        Self::error("two-sectors", origin).quoting("name", name).with("first", first)
    }

    /// An end before its beginning.
    pub fn dates_reversed(origin: &Origin, later: &str, earlier: &str) -> Self {
        Self::error("dates-reversed", origin).with("later", later).with("earlier", earlier)
    }

    /// Something done that lies ahead.
    pub fn date_in_future(origin: &Origin, written: &str, limit: &str) -> Self {
        Self::error("date-in-future", origin).quoting("written", written).with("limit", limit)
    }

    /// A range whose ends are exchanged.
    pub fn range_reversed(origin: &Origin, low: &str, high: &str) -> Self {
        Self::error("range-reversed", origin).with("low", low).with("high", high)
    }

    /// A baseline or target without its date.
    pub fn value_without_date(origin: &Origin) -> Self {
        Self::error("value-without-date", origin)
    }

    /// A milestone that is no date and value.
    pub fn unreadable_milestone(origin: &Origin, written: &str) -> Self {
        Self::error("unreadable-milestone", origin).quoting("written", written)
    }

    /// Two values for one span.
    pub fn observed_twice(origin: &Origin, indicator: &str, span: &str, first: &str) -> Self {
        Self::error("observed-twice", origin)
            .quoting("indicator", indicator)
            .with("span", span)
            .with("first", first)
    }

    /// A value in another unit than its indicator's.
    pub fn other_unit(origin: &Origin, written: &str, unit: &str) -> Self {
        Self::error("other-unit", origin).quoting("written", written).with("unit", unit)
    }

    /// An organisation twice at one meeting.
    pub fn attendance_twice(origin: &Origin, name: &str, first: &str) -> Self {
        Self::warning("attendance-twice", origin).quoting("name", name).with("first", first)
    }

    /// A planned meeting whose day has passed.
    pub fn meeting_without_record(origin: &Origin, code: &str, date: &str) -> Self {
        Self::warning("meeting-without-record", origin).quoting("code", code).with("date", date)
    }

    /// A meeting that was held and has no attendance.
    pub fn meeting_without_attendance(origin: &Origin, code: &str) -> Self {
        Self::warning("meeting-without-attendance", origin).quoting("code", code)
    }

    /// A commitment without a due date.
    pub fn commitment_without_due(origin: &Origin, code: &str) -> Self {
        Self::warning("commitment-without-due", origin).quoting("code", code)
    }

    /// A revised due date without the first one.
    pub fn revised_without_due(origin: &Origin) -> Self {
        Self::error("revised-without-due", origin)
    }

    /// A date that was moved without a reason.
    pub fn revised_without_reason(origin: &Origin) -> Self {
        Self::warning("revised-without-reason", origin)
    }

    /// A done date with another status.
    pub fn done_date_but_not_done(origin: &Origin, date: &str) -> Self {
        Self::error("done-date-but-not-done", origin).with("date", date)
    }

    /// Done without a date.
    pub fn done_without_date(origin: &Origin) -> Self {
        Self::error("done-without-date", origin)
    }

    /// Prose that funders or the public read says otherwise than the status.
    pub fn prose_contradicts(
        origin: &Origin,
        word: &str,
        name: &str,
        id: &str,
        status: &str,
    ) -> Self {
        Self::error("prose-contradicts", origin)
            .with("word", word)
            .quoting("name", name)
            .with("id", id)
            .with("status", status)
    }

    /// Prose that only members read says otherwise than the status.
    pub fn prose_doubtful(origin: &Origin, word: &str, name: &str, id: &str, status: &str) -> Self {
        Self::warning("prose-doubtful", origin)
            .with("word", word)
            .quoting("name", name)
            .with("id", id)
            .with("status", status)
    }

    /// A number of an indicator in prose that is no placeholder.
    pub fn number_in_prose(origin: &Origin, number: &str, name: &str, id: &str) -> Self {
        Self::warning("number-in-prose", origin)
            .with("number", number)
            .quoting("name", name)
            .with("id", id)
    }

    /// A finished PDF holds something that its edition may not show.
    pub fn leak(origin: &Origin, document: &str) -> Self {
        Self::error("leak", origin).with("document", document)
    }

    /// A finished PDF that could not be read back.
    pub fn leak_unchecked(origin: &Origin, document: &str, problem: &str) -> Self {
        Self::error("leak-unchecked", origin).with("document", document).with("problem", problem)
    }

    /// A difference from plan of more than 10 % without a reason.
    pub fn variance_unexplained(origin: &Origin, what: &str, percent: &str) -> Self {
        Self::warning("variance-unexplained", origin).with("what", what).with("percent", percent)
    }

    /// A number that cannot be negative.
    pub fn negative_value(origin: &Origin, written: &str) -> Self {
        Self::error("negative-value", origin).quoting("written", written)
    }

    /// A survey score beyond its scale.
    pub fn score_out_of_range(origin: &Origin, written: &str) -> Self {
        Self::error("score-out-of-range", origin).quoting("written", written)
    }

    /// A status given by a person without reason, name or day.
    pub fn override_incomplete(origin: &Origin) -> Self {
        Self::error("override-incomplete", origin)
    }

    /// Progress beyond 0 to 100 percent.
    pub fn progress_out_of_range(origin: &Origin, written: &str) -> Self {
        Self::error("progress-out-of-range", origin).quoting("written", written)
    }

    /// A character that no pinned font has.
    pub fn missing_glyph(origin: &Origin, characters: &str) -> Self {
        Self::error("missing-glyph", origin).with("characters", characters)
    }

    /// A local image that is not there.
    pub fn markdown_image(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image", origin).quoting("path", path)
    }

    /// An image that cannot be shown.
    pub fn markdown_image_kind(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image-kind", origin).quoting("path", path)
    }

    /// An image without an alternative text, which PDF/UA asks for.
    pub fn markdown_image_without_text(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image-without-text", origin).quoting("path", path)
    }

    /// An image that is not in the project.
    pub fn markdown_remote_image(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-remote-image", origin).quoting("path", path)
    }

    /// A Markdown table that belongs in a data file.
    pub fn markdown_long_table(origin: &Origin, rows: &str, most: &str) -> Self {
        Self::error("markdown-long-table", origin).with("rows", rows).with("most", most)
    }

    /// A placeholder that names nothing.
    pub fn placeholder_unknown(origin: &Origin, written: &str, near: &str) -> Self {
        Self::error("placeholder-unknown", origin)
            .quoting("written", written)
            .with("near", or_empty(near))
    }

    /// A placeholder for something that the audience may not see.
    pub fn placeholder_hidden(origin: &Origin, written: &str) -> Self {
        Self::error("placeholder-hidden", origin).quoting("written", written)
    }

    /// A template that cannot be rendered.
    pub fn template_error(origin: &Origin, cause: &str) -> Self {
        Self::error("template-error", origin).with("cause", cause)
    }

    /// A locale file with a mistake.
    pub fn words_syntax(origin: &Origin, cause: &str) -> Self {
        Self::error("words-syntax", origin).with("cause", cause)
    }

    /// A message that a document needs and a locale does not have.
    pub fn missing_words(origin: &Origin, key: &str, language: &str) -> Self {
        Self::error("missing-words", origin).with("key", key).with("language", language)
    }

    /// A standing text that a document needs and no layer has.
    pub fn missing_text(origin: &Origin, path: &str) -> Self {
        Self::error("missing-text", origin).quoting("path", path)
    }

    /// An error of the typesetter.
    pub fn typst_error(origin: &Origin, cause: &str, hint: &str) -> Self {
        Self::error("typst-error", origin).with("cause", cause).with("hint", or_empty(hint))
    }

    /// A warning of the typesetter.
    pub fn typst_warning(origin: &Origin, cause: &str, hint: &str) -> Self {
        Self::warning("typst-warning", origin).with("cause", cause).with("hint", or_empty(hint))
    }

    /// A font file that is none.
    pub fn unusable_font(origin: &Origin) -> Self {
        Self::error("unusable-font", origin)
    }

    /// An audience on the command line that the project does not have.
    pub fn unknown_audience(origin: &Origin, written: &str, known: &str) -> Self {
        Self::error("unknown-audience", origin).quoting("written", written).with("known", known)
    }

    /// A language on the command line that the project does not have.
    pub fn unknown_language(origin: &Origin, written: &str, known: &str) -> Self {
        Self::error("unknown-language", origin).quoting("written", written).with("known", known)
    }

    /// Filters that leave no document.
    pub fn nothing_to_make(origin: &Origin) -> Self {
        Self::error("nothing-to-make", origin)
    }
}

/// Files under a table's name, and what nobody sees in them.
impl Diagnostic {
    /// A file of no bytes.
    pub fn empty_file(origin: &Origin) -> Self {
        Self::error("empty-file", origin)
    }

    /// A table in a form that is not read, or something that is no table.
    pub fn foreign_file(origin: &Origin, kind: &str) -> Self {
        Self::error("foreign-file", origin).with("kind", kind)
    }

    /// A workbook whose sheets are all hidden, blank or charts.
    pub fn no_readable_sheet(origin: &Origin) -> Self {
        Self::warning("no-readable-sheet", origin)
    }

    /// A sheet whose rows are all hidden, but for its head.
    pub fn all_rows_hidden(origin: &Origin, count: usize) -> Self {
        Self::warning("all-rows-hidden", origin).with("count", count)
    }

    /// Control characters, which no page can print.
    pub fn control_characters(origin: &Origin, written: &str, count: usize) -> Self {
        Self::warning("control-characters", origin).quoting("written", written).with("count", count)
    }

    /// Marks that turn the direction of writing.
    pub fn direction_marks(origin: &Origin, count: usize) -> Self {
        Self::warning("direction-marks", origin).with("count", count)
    }
}

/// Wordings choose by `empty` whether there is something to suggest.
fn or_empty(text: &str) -> &str {
    if text.is_empty() { "empty" } else { text }
}
