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
    pub fn observed_twice(
        origin: &Origin,
        indicator: &str,
        span: &str,
        first: &str,
        count: usize,
    ) -> Self {
        Self::error("observed-twice", origin)
            .quoting("indicator", indicator)
            .with("span", span)
            .with("first", first)
            .with("more", count.saturating_sub(1))
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

    /// A year before 1800 or after 2200.
    pub fn far_year(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("far-year", origin).quoting("header", header).quoting("written", written)
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

    /// Typographic quotes in the settings.
    pub fn typographic_quote(origin: &Origin, written: &str) -> Self {
        Self::error("typographic-quote", origin).with("written", written)
    }

    /// Two numbers in one cell.
    pub fn two_numbers(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("two-numbers", origin).quoting("header", header).quoting("written", written)
    }

    /// A text that is no amount of money.
    pub fn unreadable_amount(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-amount", origin)
            .quoting("header", header)
            .quoting("written", written)
    }

    /// A number in another unit than its column's.
    pub fn column_of_another_unit(
        origin: &Origin,
        header: &str,
        written: &str,
        unit: &str,
    ) -> Self {
        Self::error("column-of-another-unit", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("unit", unit)
    }

    /// 約 in a column of exact numbers.
    pub fn approximate_number(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("approximate-number", origin)
            .quoting("header", header)
            .quoting("written", written)
    }
}

/// Attendance reports of online meetings.
impl Diagnostic {
    /// A time or a length of stay in a report that cannot be read.
    pub fn unreadable_stay(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-stay", origin).quoting("header", header).quoting("written", written)
    }

    /// A report with heads and nobody below them.
    pub fn report_without_people(origin: &Origin) -> Self {
        Self::warning("report-without-people", origin)
    }

    /// No meeting is known on the day of a report.
    pub fn report_without_meeting(origin: &Origin, day: &str) -> Self {
        Self::error("report-without-meeting", origin).with("day", day)
    }

    /// A report that does not say its day.
    pub fn report_without_day(origin: &Origin) -> Self {
        Self::error("report-without-day", origin)
    }

    /// Several meetings on the day of a report.
    pub fn report_of_two_meetings(origin: &Origin, day: &str, meetings: &str) -> Self {
        Self::error("report-of-two-meetings", origin).with("day", day).with("meetings", meetings)
    }

    /// The meeting on the day of a report was at another time of day.
    pub fn report_at_other_time(origin: &Origin, time: &str, code: &str, start: &str) -> Self {
        Self::error("report-at-other-time", origin)
            .with("time", time)
            .quoting("code", code)
            .with("start", start)
    }

    /// The file is named after a meeting of another day.
    pub fn report_of_other_day(origin: &Origin, code: &str, held: &str, day: &str) -> Self {
        Self::error("report-of-other-day", origin)
            .quoting("code", code)
            .with("held", held)
            .with("day", day)
    }

    /// Whether 7/8/26 in a report is in July or in August.
    pub fn ask_report_days(origin: &Origin, month_first: &str, day_first: &str) -> Self {
        Self::question("ask-report-days", origin, ("", ""), &["month-first", "day-first"])
            .with("month", month_first)
            .with("day", day_first)
    }

    /// Whom a person at an online meeting stands for. `item` is what they are
    /// known by.
    pub fn ask_participant(
        origin: &Origin,
        item: &str,
        name: &str,
        meeting: &str,
        near: &str,
    ) -> Self {
        Self::question("ask-participant", origin, ("", item), &["guest", "organisation"])
            .in_any_file()
            .or_an_organisation()
            .quoting("name", name)
            .quoting("meeting", meeting)
            .with("near", or_empty(near))
    }

    /// An organisation that is absent by the table and present by the report.
    pub fn ask_absent_online(
        origin: &Origin,
        meeting: &str,
        organisation: (&str, &str),
        recorded: &str,
    ) -> Self {
        let (id, name) = organisation;
        Self::question("ask-absent-online", origin, (meeting, id), &["absent", "online"])
            .in_any_file()
            .quoting("meeting", meeting)
            .quoting("name", name)
            .with("recorded", recorded)
    }

    /// Whether those who are not in the report were absent.
    pub fn ask_rest_absent(
        origin: &Origin,
        body: &str,
        meeting: &str,
        came: usize,
        rest: usize,
    ) -> Self {
        Self::question("ask-rest-absent", origin, ("", body), &["absent", "unknown"])
            .in_any_file()
            .quoting("meeting", meeting)
            .with("came", came)
            .with("rest", rest)
    }

    /// People who were at an online meeting too short a time to count.
    pub fn stayed_too_short(
        origin: &Origin,
        meeting: &str,
        minutes: u32,
        count: usize,
        names: &str,
    ) -> Self {
        Self::warning("stayed-too-short", origin)
            .quoting("meeting", meeting)
            .with("minutes", minutes.to_string())
            .with("count", count)
            .with("names", names)
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

    /// Control characters, which no page can print.
    pub fn control_characters(origin: &Origin, written: &str, count: usize) -> Self {
        Self::warning("control-characters", origin).quoting("written", written).with("count", count)
    }

    /// Marks that turn the direction of writing.
    pub fn direction_marks(origin: &Origin, count: usize) -> Self {
        Self::warning("direction-marks", origin).with("count", count)
    }
}

/// Judgements: what the model and the assessment find odd.
impl Diagnostic {
    /// A sector, a body or another name that leads nowhere, told once with the
    /// number of places and, where they are few, the names that there are.
    pub fn unknown_name(
        origin: &Origin,
        what: &str,
        (written, near): (&str, &str),
        known: &str,
        count: usize,
    ) -> Self {
        Self::error("unknown-reference", origin)
            .with("what", what)
            .quoting("written", written)
            .with("near", or_empty(near))
            .with("known", or_empty(known))
            .with("more", count.saturating_sub(1))
    }

    /// A target on the day of its baseline.
    pub fn target_on_baseline_day(origin: &Origin, day: &str) -> Self {
        Self::error("target-on-baseline-day", origin).with("day", day)
    }

    /// A sum or an average with gaps in it.
    pub fn months_missing(
        origin: &Origin,
        indicator: &str,
        months: usize,
        there: usize,
        missing: &str,
        reporters: &str,
    ) -> Self {
        Self::warning("months-missing", origin)
            .quoting("indicator", indicator)
            .with("months", months)
            .with("there", there)
            .with("missing", missing)
            .with("reporters", or_empty(reporters))
    }

    /// A grant that has begun and does not say what was spent.
    pub fn spending_unreported(origin: &Origin, funder: &str, count: usize) -> Self {
        Self::warning("spending-unreported", origin)
            .quoting("funder", funder)
            .with("more", count.saturating_sub(1))
    }

    /// An indicator to be maintained of which nothing says within what.
    pub fn no_range(origin: &Origin, indicator: &str) -> Self {
        Self::warning("no-range", origin).quoting("indicator", indicator)
    }

    /// A value of a span that has others of the same indicator in it, and is
    /// not what they come to.
    pub fn ask_spans(
        origin: &Origin,
        (id, grain): (&str, &str),
        span: &str,
        (whole, parts): (&str, &str),
        count: usize,
    ) -> Self {
        Self::question("ask-spans", origin, ("", &format!("{id} {grain}")), &["parts", "whole"])
            .quoting("indicator", id)
            .with("span", span)
            .with("whole", whole)
            .with("parts", parts)
            .with("more", count.saturating_sub(1))
    }

    /// A direction that baseline and target contradict; the written one comes
    /// first.
    pub fn ask_direction(
        origin: &Origin,
        id: &str,
        is_up: bool,
        (baseline, target): (&str, &str),
    ) -> Self {
        let readings: &[&str] = if is_up { &["up", "down"] } else { &["down", "up"] };
        Self::question("ask-direction", origin, ("", id), readings)
            .quoting("indicator", id)
            .with("written", if is_up { "up" } else { "down" })
            .with("baseline", baseline)
            .with("target", target)
    }

    /// Values of a sum that look like its running total.
    pub fn ask_running(origin: &Origin, id: &str, values: &str, sums: (&str, &str)) -> Self {
        Self::question("ask-running", origin, ("", id), &["monthly", "running"])
            .quoting("indicator", id)
            .quoting("values", values)
            .with("monthly", sums.0)
            .with("running", sums.1)
    }

    /// Parts that do not come to their whole.
    pub fn ask_parts(
        origin: &Origin,
        (id, dimension): (&str, &str),
        span: &str,
        (whole, parts): (&str, &str),
        count: usize,
    ) -> Self {
        let item = format!("{id} {dimension}");
        Self::question("ask-parts", origin, ("", &item), &["whole", "parts"])
            .quoting("indicator", id)
            .quoting("dimension", dimension)
            .with("span", span)
            .with("whole", whole)
            .with("parts", parts)
            .with("more", count.saturating_sub(1))
    }

    /// A part that is called the total and is not the whole.
    pub fn ask_total_part(
        origin: &Origin,
        (id, part): (&str, &str),
        span: &str,
        (whole, total): (&str, &str),
        count: usize,
    ) -> Self {
        let item = format!("{id} {part}");
        Self::question("ask-total-part", origin, ("", &item), &["whole", "total"])
            .quoting("indicator", id)
            .quoting("part", part)
            .with("span", span)
            .with("whole", whole)
            .with("total", total)
            .with("more", count.saturating_sub(1))
    }

    /// Two parts that differ in the kind of kana only.
    pub fn ask_kana(origin: &Origin, dimension: &str, first: &str, second: &str) -> Self {
        let item = format!("{dimension} {first}");
        Self::question("ask-kana", origin, ("", &item), &["one", "two"])
            .quoting("dimension", dimension)
            .quoting("first", first)
            .quoting("second", second)
    }

    /// Rows of a table that stand there twice, word for word.
    pub fn ask_rows_twice(origin: &Origin, table: &str, first: &str, count: usize) -> Self {
        Self::question("ask-rows-twice", origin, ("", table), &["once", "both"])
            .with("table", table)
            .with("first", first)
            .with("count", count)
    }

    /// One grant in two files, with other amounts.
    pub fn ask_same_grant(
        origin: &Origin,
        grant: &str,
        first: &Origin,
        amounts: (&str, &str),
        count: usize,
    ) -> Self {
        let readings = &["both", "first", "second"];
        Self::question("ask-same-grant", origin, ("", grant), readings)
            .quoting("grant", grant)
            .with("first-place", first.to_string())
            .with("first-file", first.source.path.clone())
            .with("second-file", origin.source.path.clone())
            .with("first-amount", amounts.0)
            .with("second-amount", amounts.1)
            .with("more", count.saturating_sub(1))
    }

    /// Fractions where per cent are meant.
    pub fn ask_fraction(origin: &Origin, id: &str, value: &str, times: &str, count: usize) -> Self {
        Self::question("ask-fraction", origin, ("", id), &["percent", "fraction"])
            .quoting("indicator", id)
            .with("value", value)
            .with("times", times)
            .with("more", count.saturating_sub(1))
    }

    /// A value that a count or a share cannot have.
    pub fn ask_impossible(
        origin: &Origin,
        (id, item): (&str, &str),
        span: &str,
        value: &str,
        count: usize,
    ) -> Self {
        let item = format!("{id} {item}");
        Self::question("ask-impossible", origin, ("", &item), &["as-written", "leave-out"])
            .quoting("indicator", id)
            .with("span", span)
            .with("value", value)
            .with("more", count.saturating_sub(1))
    }

    /// A value a hundred times as large as those around it.
    pub fn ask_outlier(
        origin: &Origin,
        (id, item): (&str, &str),
        span: &str,
        (value, around): (&str, &str),
        count: usize,
    ) -> Self {
        let item = format!("{id} {item}");
        Self::question("ask-outlier", origin, ("", &item), &["as-written", "leave-out"])
            .quoting("indicator", id)
            .with("span", span)
            .with("value", value)
            .with("around", around)
            .with("more", count.saturating_sub(1))
    }

    /// A value of a time far from all others.
    pub fn ask_far_period(
        origin: &Origin,
        (id, item): (&str, &str),
        span: &str,
        nearest: &str,
        count: usize,
    ) -> Self {
        let item = format!("{id} {item}");
        Self::question("ask-far-period", origin, ("", &item), &["leave-out", "as-written"])
            .quoting("indicator", id)
            .with("span", span)
            .with("nearest", or_empty(nearest))
            .with("more", count.saturating_sub(1))
    }

    /// A meeting that is said to be cancelled and has people present.
    pub fn ask_cancelled(origin: &Origin, meeting: &str, date: &str, present: usize) -> Self {
        Self::question("ask-cancelled", origin, ("", meeting), &["cancelled", "held"])
            .quoting("meeting", meeting)
            .with("date", date)
            .with("present", present)
    }

    /// A meeting that is said to be ahead of the cut-off and has people present.
    pub fn ahead_with_attendance(origin: &Origin, meeting: &str, date: &str) -> Self {
        Self::warning("ahead-with-attendance", origin)
            .quoting("meeting", meeting)
            .with("date", date)
    }

    /// An organisation both present and absent at one meeting.
    pub fn ask_present_absent(
        origin: &Origin,
        (meeting, id): (&str, &str),
        name: &str,
        first: &str,
    ) -> Self {
        let item = format!("{meeting} {id}");
        Self::question("ask-present-absent", origin, ("", &item), &["present", "absent"])
            .quoting("meeting", meeting)
            .quoting("name", name)
            .with("first", first)
    }

    /// Attendance of an organisation on a day on which it was no member.
    pub fn ask_not_a_member(
        origin: &Origin,
        (id, name): (&str, &str),
        date: &str,
        since: &str,
        count: usize,
    ) -> Self {
        Self::question("ask-not-a-member", origin, ("", id), &["count", "leave-out"])
            .quoting("name", name)
            .with("date", date)
            .with("since", since)
            .with("more", count.saturating_sub(1))
    }
}

/// Wordings choose by `empty` whether there is something to suggest.
fn or_empty(text: &str) -> &str {
    if text.is_empty() { "empty" } else { text }
}

/// What the reader of tables cannot read, or asks.
impl Diagnostic {
    /// The table of answers is no text.
    pub fn answers_unreadable(origin: &Origin) -> Self {
        Self::error("answers-unreadable", origin)
    }

    /// A row of the table of answers lacks its question or its answer.
    pub fn answer_incomplete(origin: &Origin) -> Self {
        Self::warning("answer-incomplete", origin)
    }

    /// A table with heads and nothing under them.
    pub fn table_without_rows(origin: &Origin, title: &str) -> Self {
        Self::warning("table-without-rows", origin).quoting("title", title)
    }

    /// One number drawn over several rows or columns.
    pub fn merged_number(origin: &Origin, header: &str, written: &str, count: usize) -> Self {
        Self::error("merged-number", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("count", count)
    }

    /// A number drawn over the months of a quarter, a half or a year.
    pub fn ask_merged_number(origin: &Origin, header: &str, written: &str, whole: &str) -> Self {
        Self::question("ask-merged-number", origin, (header, ""), &["together", "each"])
            .quoting("header", header)
            .quoting("written", written)
            .with("whole", whole)
    }

    /// A sheet that no table is like.
    pub fn ask_unknown_table(origin: &Origin) -> Self {
        Self::question("ask-unknown-table", origin, ("", ""), &["set-aside"])
    }

    /// Months without a year in the order of the calendar, under a fiscal year.
    pub fn ask_month_order(origin: &Origin, year: i16) -> Self {
        Self::question("ask-month-order", origin, ("", ""), &["calendar", "fiscal"])
            .with("year", year.to_string())
            .with("next", year.saturating_add(1).to_string())
    }

    /// A column of observations that is neither known nor named as a breakdown.
    pub fn ask_breakdown(origin: &Origin, header: &str) -> Self {
        Self::question("ask-breakdown", origin, (header, ""), &["breakdown", "set-aside"])
            .quoting("header", header)
    }

    /// Columns that their sender hid.
    pub fn ask_hidden_columns(origin: &Origin, count: usize, headers: &str) -> Self {
        Self::question("ask-hidden-columns", origin, ("", ""), &["use", "leave"])
            .with("count", count)
            .quoting("headers", headers)
    }

    /// Rows that a filter hides.
    pub fn ask_filtered_rows(origin: &Origin, count: usize, example: &str) -> Self {
        Self::question("ask-filtered-rows", origin, ("", ""), &["use", "leave"])
            .with("count", count)
            .quoting("example", example)
    }

    /// Rows that were hidden by hand.
    pub fn ask_hidden_rows(origin: &Origin, count: usize, example: &str) -> Self {
        Self::question("ask-hidden-rows", origin, ("", ""), &["leave", "use"])
            .with("count", count)
            .quoting("example", example)
    }

    /// Records that begin with #.
    pub fn ask_commented_rows(origin: &Origin, count: usize, example: &str) -> Self {
        Self::question("ask-commented-rows", origin, ("", ""), &["leave", "use"])
            .with("count", count)
            .quoting("example", example)
    }

    /// A table in which every record begins with #.
    pub fn ask_hash_codes(origin: &Origin, count: usize, example: &str) -> Self {
        Self::question("ask-hash-codes", origin, ("", ""), &["use", "leave"])
            .with("count", count)
            .quoting("example", example)
    }

    /// Rows marked as examples that are not the example that we gave.
    pub fn ask_example_rows(origin: &Origin, count: usize, example: &str) -> Self {
        Self::question("ask-example-rows", origin, ("", ""), &["leave", "use"])
            .with("count", count)
            .quoting("example", example)
    }

    /// A row of totals that is not what its rows come to.
    pub fn ask_total_row(origin: &Origin, label: &str, theirs: &str, ours: &str) -> Self {
        Self::question("ask-total-row", origin, ("", label), &["rows", "row"])
            .quoting("label", label)
            .with("theirs", theirs)
            .with("ours", ours)
    }

    /// A row that by its arithmetic is a total and is not called one.
    pub fn ask_unnamed_total(origin: &Origin, label: &str) -> Self {
        Self::question("ask-unnamed-total", origin, ("", label), &["total", "row"])
            .quoting("label", label)
    }

    /// A column of totals that is not what its columns come to.
    pub fn ask_total_column(
        origin: &Origin,
        header: &str,
        count: usize,
        theirs: &str,
        ours: &str,
    ) -> Self {
        Self::question("ask-total-column", origin, (header, ""), &["columns", "leave"])
            .quoting("header", header)
            .with("count", count)
            .with("theirs", theirs)
            .with("ours", ours)
    }

    /// The same table in two files: it is counted once.
    pub fn copied_table(origin: &Origin, other: &str) -> Self {
        Self::warning("copied-table", origin).with("other", other)
    }

    /// Two versions of one file.
    pub fn ask_two_versions(origin: &Origin, other: &str) -> Self {
        Self::question("ask-two-versions", origin, ("", ""), &["newer", "older", "both"])
            .with("other", other)
    }

    /// A file of the project's templates that lies over nothing.
    pub fn stray_template(origin: &Origin, near: &str) -> Self {
        Self::warning("stray-template", origin).with("near", near)
    }

    /// A word of the project that no template asks for.
    pub fn stray_word(origin: &Origin, key: &str, near: &str) -> Self {
        Self::warning("stray-word", origin).quoting("key", key).with("near", or_empty(near))
    }

    /// A head that says its numbers are no values of their months.
    pub fn head_of_no_values(origin: &Origin, header: &str) -> Self {
        Self::error("head-of-no-values", origin).quoting("header", header)
    }

    /// The title of another year under the heads of a table.
    pub fn second_table(origin: &Origin, title: &str) -> Self {
        Self::error("second-table", origin).quoting("title", title)
    }
}
