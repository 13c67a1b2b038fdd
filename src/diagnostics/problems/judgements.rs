//! Judgements: what the model and the assessment find odd.

use super::or_empty;
use crate::diagnostics::asked::free_digits;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A narrative file with a head and nothing else.
    pub fn narrative_empty(origin: &Origin) -> Self {
        Self::warning("narrative-empty", origin)
    }

    /// Texts that say no period, in the report of a period long past.
    pub fn prose_of_later(origin: &Origin, usual: &str, period: &str, count: usize) -> Self {
        Self::warning("prose-of-later", origin)
            .with("usual", usual)
            .with("period", period)
            .with("count", count)
    }

    /// One organisation in two sectors.
    pub fn two_sectors(origin: &Origin, name: &str, first: &str) -> Self {
        Self::error("two-sectors", origin).quoting("name", name).with("first", first)
    }

    /// A value that is no longer what a sealed edition printed, without a reason.
    pub fn correction_without_reason(
        origin: &Origin,
        (name, span): (&str, &str),
        (old, new): (&str, &str),
    ) -> Self {
        Self::warning("correction-without-reason", origin)
            .quoting("name", name)
            .with("span", span)
            .with("old", old)
            .with("new", new)
    }

    /// Other figures that are no longer what a sealed edition printed.
    pub fn figure_corrected(origin: &Origin, id: &str, more: usize) -> Self {
        Self::warning("figure-corrected", origin).with("id", id).with("more", more)
    }

    /// Something that happened on a day far ahead of all others.
    pub fn date_in_future(origin: &Origin, written: &str, limit: &str) -> Self {
        Self::error("date-in-future", origin).quoting("written", written).with("limit", limit)
    }

    /// Things that happened on days beyond everything else in the tables.
    pub fn ask_far_day(
        origin: &Origin,
        item: &str,
        (written, limit): (&str, &str),
        before: &str,
        count: usize,
    ) -> Self {
        Self::question("ask-far-day", origin, ("", item), &["as-written", "year-before"])
            .quoting("written", written)
            .with("limit", limit)
            .with("before", before)
            .with("more", count.saturating_sub(1))
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
        Self::warning("done-without-date", origin)
    }

    /// Prose that funders or the public read says otherwise than the status.
    pub fn prose_contradicts(
        origin: &Origin,
        word: &str,
        name: &str,
        id: &str,
        status: [&str; 2],
    ) -> Self {
        Self::prose_says(Self::error("prose-contradicts", origin), word, name, id, status)
    }

    /// Prose that only members read says otherwise than the status.
    pub fn prose_doubtful(
        origin: &Origin,
        word: &str,
        name: &str,
        id: &str,
        status: [&str; 2],
    ) -> Self {
        Self::prose_says(Self::warning("prose-doubtful", origin), word, name, id, status)
    }

    /// A status is called in both languages as the roundtable calls it.
    fn prose_says(self, word: &str, name: &str, id: &str, [ja, en]: [&str; 2]) -> Self {
        self.with("word", word)
            .quoting("name", name)
            .with("id", id)
            .with("status_ja", ja)
            .with("status_en", en)
    }

    /// A number of an indicator in prose that is no placeholder.
    pub fn number_in_prose(origin: &Origin, number: &str, name: &str, id: &str) -> Self {
        Self::warning("number-in-prose", origin)
            .with("number", number)
            .quoting("name", name)
            .with("id", id)
    }

    /// A difference from plan of more than 10 % without a reason.
    pub fn variance_unexplained(origin: &Origin, what: &str, percent: &str) -> Self {
        let sign = if percent.starts_with(['-', '−']) { "less" } else { "more" };
        Self::warning("variance-unexplained", origin)
            .with("what", what)
            .with("percent", percent.trim_start_matches(['-', '−', '+']))
            .with("sign", sign)
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

    /// A name that two indicators have, where it says which of them is meant.
    pub fn name_of_two(origin: &Origin, name: &str, (first, other): (&str, &str)) -> Self {
        Self::error("name-of-two", origin)
            .quoting("name", name)
            .with("first", first)
            .with("other", other)
    }

    /// A share beyond 0 to 100 percent; `column` is what its column is called.
    pub fn percent_out_of_range(origin: &Origin, column: &str, written: &str) -> Self {
        Self::error("percent-out-of-range", origin)
            .with("column", column)
            .quoting("written", written)
    }

    /// A share below one percent, which is a fraction of one more likely.
    pub fn percent_as_fraction(
        origin: &Origin,
        column: &str,
        written: &str,
        percent: &str,
    ) -> Self {
        Self::error("percent-as-fraction", origin)
            .with("column", column)
            .quoting("written", written)
            .with("percent", percent)
    }

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

    /// A value that names no reporter beside those of reporters, which do not
    /// come to it.
    pub fn ask_reporters(
        origin: &Origin,
        indicator: &str,
        span: &str,
        (whole, parts): (&str, &str),
        count: usize,
    ) -> Self {
        let readings = &["parts", "whole", "both"];
        Self::question("ask-reporters", origin, ("", indicator), readings)
            .quoting("indicator", indicator)
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

    /// An indicator of which there are parts, and no value of all.
    pub fn parts_without_whole(origin: &Origin, id: &str) -> Self {
        Self::warning("parts-without-whole", origin).quoting("indicator", id)
    }

    /// An indicator in per cent whose values are to be added up.
    pub fn ask_sum_of_shares(origin: &Origin, id: &str) -> Self {
        Self::question("ask-sum-of-shares", origin, ("", id), &["latest", "sum"])
            .quoting("indicator", id)
    }

    /// An indicator that may count people, in a unit that counts anything.
    pub fn ask_people(origin: &Origin, id: &str, (name, unit): (&str, &str)) -> Self {
        Self::question("ask-people", origin, ("", id), &["people", "other"])
            .quoting("indicator", id)
            .quoting("name", name)
            .quoting("unit", unit)
    }

    /// A percentage in parts that does not say of how many people it is.
    pub fn ask_denominator(origin: &Origin, id: &str, more: usize) -> Self {
        Self::question("ask-denominator", origin, ("", id), &["withhold", "print"])
            .quoting("indicator", id)
            .with("more", more)
    }

    /// A value of a span that has not ended, beside values of its months.
    pub fn span_not_over(origin: &Origin, span: &str, day: &str, count: usize) -> Self {
        Self::warning("span-not-over", origin)
            .with("span", span)
            .with("day", day)
            .with("more", count.saturating_sub(1))
    }

    /// Values of a sheet whose title says that they run on.
    pub fn ask_said_running(origin: &Origin, id: &str, monthly: &str, running: &str) -> Self {
        Self::question("ask-said-running", origin, ("", id), &["running", "monthly"])
            .quoting("indicator", id)
            .with("monthly", monthly)
            .with("running", running)
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

    /// One thing in two rows, with other numbers: those of two files, or of one.
    pub fn ask_amended_row(
        origin: &Origin,
        (table, what): (&str, &str),
        first: &Origin,
        numbers: (&str, &str),
        both: &str,
        count: usize,
    ) -> Self {
        let is_two_files = origin.source.path != first.source.path;
        let readings: &'static [&'static str] = match is_two_files {
            true => &["second", "first", "both"],
            false => &["both", "second", "first"],
        };
        let other = match is_two_files {
            true => free_digits(&first.source.path),
            false => String::new(),
        };
        let item = format!("{table} {other}");
        Self::question("ask-amended-row", origin, ("", item.trim()), readings)
            .quoting("what", what)
            .with("first-place", first.to_string())
            .with("second-place", origin.to_string())
            .with("first-number", numbers.0)
            .with("second-number", numbers.1)
            .with("sum", both)
            .with("more", count.saturating_sub(1))
    }

    /// Amounts below zero, where a sum is made of them.
    pub fn ask_negative_amounts(origin: &Origin, table: &str, amount: &str, count: usize) -> Self {
        Self::question("ask-negative-amounts", origin, ("", table), &["use", "leave"])
            .with("table", table)
            .with("amount", amount)
            .with("more", count.saturating_sub(1))
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

    /// A part that is larger than its whole.
    pub fn ask_larger_part(
        origin: &Origin,
        (id, part): (&str, &str),
        span: &str,
        (whole, number): (&str, &str),
        count: usize,
    ) -> Self {
        Self::question("ask-larger-part", origin, ("", id), &["leave", "keep"])
            .quoting("indicator", id)
            .quoting("part", part)
            .with("span", span)
            .with("whole", whole)
            .with("number", number)
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
}
