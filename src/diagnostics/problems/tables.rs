//! Tables: heads, columns, rows and cells that cannot be read, or that are asked about.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// There is no table of goals, and other tables name them.
    pub fn goals_from_rows(origin: &Origin, count: usize, titles: &str) -> Self {
        Self::warning("goals-from-rows", origin).with("count", count).with("titles", titles)
    }

    /// No row looks like the headers of the table.
    pub fn no_header_row(origin: &Origin, title: &str, wanted: &str) -> Self {
        Self::error("no-header-row", origin).quoting("title", title).with("wanted", wanted)
    }

    /// Attendance with the meetings side by side.
    pub fn attendance_across(origin: &Origin) -> Self {
        Self::error("attendance-across", origin)
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

    /// A name that may be short for an organisation's.
    pub fn ask_abbreviation(origin: &Origin, item: &str, written: &str, long: &str) -> Self {
        Self::question("ask-abbreviation", origin, ("", item), &["same", "other"])
            .in_any_file()
            .or_an_organisation()
            .quoting("written", written)
            .quoting("long", long)
    }

    /// Words that several meetings fit.
    pub fn several_meetings(origin: &Origin, written: &str, shown: &str, count: usize) -> Self {
        Self::error("several-meetings", origin)
            .quoting("written", written)
            .quoting("shown", shown)
            .with("more", count.saturating_sub(1))
    }

    /// Two rows about the same thing, neither of which has a code.
    pub fn listed_twice(origin: &Origin, first: &str) -> Self {
        Self::error("listed-twice", origin).with("first", first)
    }

    /// A cell with an error value.
    pub fn error_value(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("error-value", origin).quoting("header", header).quoting("written", written)
    }

    /// A formula without a result.
    pub fn uncalculated(origin: &Origin, header: &str) -> Self {
        Self::error("uncalculated", origin).quoting("header", header)
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

    /// A year before 1800 or after 2200.
    pub fn far_year(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("far-year", origin).quoting("header", header).quoting("written", written)
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

    /// A word that could mean two words of its list, or none.
    pub fn ask_word(
        origin: &Origin,
        (header, word, folded): (&str, &str, &str),
        count: usize,
        readings: &'static [&'static str],
    ) -> Self {
        Self::question("ask-word", origin, (header, folded), readings)
            .quoting("header", header)
            .quoting("word", word)
            .with("count", count)
    }

    /// A column of words in which nearly none is on its list.
    pub fn no_words(
        origin: &Origin,
        header: &str,
        (examples, count): (&str, usize),
        offered: &str,
    ) -> Self {
        Self::error("no-words", origin)
            .quoting("header", header)
            .quoting("examples", examples)
            .with("count", count)
            .with("offered", offered)
    }

    /// 年度内 where nothing but the period says which year that is.
    pub fn ask_year_of_words(
        origin: &Origin,
        (header, written): (&str, &str),
        day: &str,
        count: usize,
    ) -> Self {
        // In another fiscal year it is another day.
        let item = format!("{written} {day}");
        Self::question("ask-year-of-words", origin, (header, &item), &["period", "none"])
            .quoting("header", header)
            .quoting("written", written)
            .with("day", day)
            .with("count", count)
    }

    /// A time that is said roughly: 秋頃.
    pub fn ask_season(origin: &Origin, (header, written): (&str, &str), day: &str) -> Self {
        let item = format!("{written} {day}");
        Self::question("ask-season", origin, (header, &item), &["end", "none"])
            .quoting("header", header)
            .quoting("written", written)
            .with("day", day)
    }

    /// A year of two figures, which more than one calendar has.
    pub fn ask_short_year(
        origin: &Origin,
        (header, written): (&str, &str),
        year: i16,
        can_be: [bool; 3],
    ) -> Option<Self> {
        let readings: &'static [&'static str] = match can_be {
            [true, true, true] => &["reiwa", "common", "heisei"],
            [true, true, false] => &["reiwa", "common"],
            [true, false, true] => &["reiwa", "heisei"],
            [false, true, true] => &["common", "heisei"],
            // Of one that can be, it is not known that it is meant.
            _ => return None,
        };
        let question = Self::question("ask-short-year", origin, (header, ""), readings)
            .quoting("header", header)
            .quoting("written", written)
            .with("year", year.to_string())
            .with("common", year.saturating_add(2000).to_string());
        Some(question)
    }

    /// Two figures with a dot, which may be a year of the era and a month.
    pub fn ask_era_month(
        origin: &Origin,
        (header, written): (&str, &str),
        month: &str,
        day: &str,
    ) -> Self {
        let readings = &["era-month", "month-day"];
        Self::question("ask-era-month", origin, (header, ""), readings)
            .quoting("header", header)
            .quoting("written", written)
            .with("month", month)
            .with("day", day)
    }

    /// Cells that say that there is no day.
    pub fn no_due_day(origin: &Origin, header: &str, written: &str, count: usize) -> Self {
        Self::warning("no-due-day", origin)
            .quoting("header", header)
            .quoting("written", written)
            .with("count", count)
    }

    /// A value that is a part of a whole: 3/20.
    pub fn ask_terms(
        origin: &Origin,
        (header, written): (&str, &str),
        rate: &str,
        part: &str,
    ) -> Self {
        Self::question("ask-terms", origin, (header, ""), &["rate", "part"])
            .quoting("header", header)
            .quoting("written", written)
            .with("rate", rate)
            .quoting("part", part)
    }

    /// A target that is reached below its number only.
    pub fn strict_target(origin: &Origin, written: &str, target: &str) -> Self {
        Self::warning("strict-target", origin).quoting("written", written).with("target", target)
    }

    /// A target that says the other direction than its row.
    pub fn target_against_direction(origin: &Origin, written: &str) -> Self {
        Self::error("target-against-direction", origin).quoting("written", written)
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

    /// An amount for each month, year or person in a column of whole amounts.
    pub fn amount_per_time(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("amount-per-time", origin).quoting("header", header).quoting("written", written)
    }

    /// An amount that is expected and may still change.
    pub fn expected_amount(origin: &Origin, header: &str, written: &str) -> Self {
        Self::warning("expected-amount", origin)
            .quoting("header", header)
            .quoting("written", written)
    }

    /// Amounts without a unit beside others in thousands.
    pub fn ask_unit_beside(origin: &Origin, headers: &str, beside: &str, unit: &str) -> Self {
        Self::question("ask-unit-beside", origin, (headers, beside), &["yen", "same"])
            .quoting("header", headers)
            .quoting("beside", beside)
            .with("unit", unit)
    }

    /// Numbers such as 1.200, where the dot may group thousands.
    pub fn ask_dots(origin: &Origin, header: &str, written: &str, whole: &str) -> Self {
        Self::question("ask-dots", origin, (header, ""), &["decimal", "thousands"])
            .quoting("header", header)
            .quoting("written", written)
            .with("whole", whole)
    }

    /// Two columns of numbers, and none is called 値.
    pub fn ask_value_column(origin: &Origin, heads: (&str, &str)) -> Self {
        let item = format!("{}、{}", heads.0, heads.1);
        Self::question("ask-value-column", origin, ("", &item), &["first", "second"])
            .quoting("first", heads.0)
            .quoting("second", heads.1)
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

    /// Rows that a column marks as something else than what was, such as 目標 or 取消.
    pub fn ask_marked_rows(origin: &Origin, head: &str, words: &str, count: usize) -> Self {
        Self::question("ask-marked-rows", origin, ("", head), &["leave", "use"])
            .with("count", count)
            .quoting("head", head)
            .with("words", words)
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

    /// A total that is the sum of its rows, rounded.
    pub fn rounded_total(origin: &Origin, label: &str, theirs: &str, ours: &str) -> Self {
        Self::warning("rounded-total", origin)
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

    /// A head that says its numbers are no values of their months.
    pub fn head_of_no_values(origin: &Origin, header: &str) -> Self {
        Self::error("head-of-no-values", origin).quoting("header", header)
    }

    /// The title of another year under the heads of a table.
    pub fn second_table(origin: &Origin, title: &str) -> Self {
        Self::error("second-table", origin).quoting("title", title)
    }
}
