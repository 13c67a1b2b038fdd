//! Dates, numbers and names as people read them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::assessment::conditions::Quantity;
use crate::assessment::figure::{Amount, Figure};
use crate::assessment::indicators::Current;
use crate::diagnostics::{Diagnostic, Origin};
use crate::disclosure::rows::Definition;
use crate::domain::name::Name;
use crate::domain::time::{Grain, TimeSpan, era_of_year, era_year};
use crate::domain::value::{Reading, TimeOfDay, grouped};
use crate::locale::{Language, Piece, Slot, Words};

use super::text::Text;

/// Named texts of one message.
pub(super) type Said<'a> = &'a [(&'a str, Text)];

/// Words of one language, and the conventions around them.
pub(super) struct Wording<'a> {
    words: &'a Words,
    eras: bool,
    /// Keys of messages that are missing, to be told once.
    missing: RefCell<BTreeSet<String>>,
}

impl<'a> Wording<'a> {
    pub(super) fn new(words: &'a Words, eras: bool) -> Self {
        Self { words, eras, missing: RefCell::default() }
    }

    pub(super) fn language(&self) -> Language {
        self.words.language()
    }

    /// Returns a message; one that is missing is noted, and its key stands.
    pub(super) fn say(&self, key: &str, arguments: Said<'_>) -> Text {
        let slot = |text: &Text| text.number().map_or(Slot::Text, Slot::Number);
        let given: Vec<(&str, Slot<'_>)> =
            arguments.iter().map(|(name, text)| (*name, slot(text))).collect();
        let Some(pieces) = self.words.pieces(key, &given) else {
            self.missing.borrow_mut().insert(key.to_owned());
            return Text::words(key);
        };
        Text::concat(pieces.into_iter().map(|piece| match piece {
            Piece::Words(words) => Text::words(words),
            Piece::Argument(index) => {
                arguments.get(index).map(|(_, text)| text.clone()).unwrap_or_default()
            }
        }))
    }

    pub(super) fn word(&self, key: &str) -> Text {
        self.say(key, &[])
    }

    /// Returns a diagnostic for every message that was missing.
    pub(super) fn missing(&self) -> Vec<Diagnostic> {
        let language = self.language().code();
        let path = format!("templates/locales/{language}.ftl");
        let missing = self.missing.borrow();
        let told = missing.iter().filter(|key| !self.words.is_told(key));
        told.map(|key| match self.words.own_line(key) {
            Some(line) => Diagnostic::failing_word(&Origin::text(&path, line, 1), key),
            None => Diagnostic::missing_words(&Origin::file(&path), key, language),
        })
        .collect()
    }

    /// A name, or another text of a cell.
    pub(super) fn name(&self, name: &Name) -> Text {
        Text::cell(name.text(self.language()))
    }

    /// A name where it may be missing.
    pub(super) fn optional(&self, name: Option<&Name>) -> Option<Text> {
        name.map(|name| self.name(name)).filter(|text| !text.is_empty())
    }

    /// A code, a short name or a remark in one language, as its cell has it.
    pub(super) fn cell(&self, text: impl std::fmt::Display) -> Text {
        Text::cell(text.to_string())
    }

    /// A sign for what is not there, or between two figures.
    pub(super) fn sign(&self, sign: &'static str) -> Text {
        Text::words(sign)
    }

    /// The month of a day: `2026年10月`.
    pub(super) fn month(&self, date: Date) -> Text {
        Text::date(self.month_text(date))
    }

    fn month_text(&self, date: Date) -> String {
        self.span_text(TimeSpan::month_of(date))
    }

    /// `2026年10月31日`, `31 October 2026`; English dates do not break.
    pub(super) fn date(&self, date: Date) -> Text {
        Text::date(self.date_text(date))
    }

    fn date_text(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::Ja => format!("{year}年{month}月{day}日"),
            Language::En => format!("{day}\u{a0}{}\u{a0}{year}", month_name(month)),
        }
    }

    /// With the era at first use, where the project asks for it:
    /// `2026年10月31日(令和8年10月31日)`.
    pub(super) fn date_at_first_use(&self, date: Date) -> Text {
        let plain = self.date_text(date);
        Text::date(match (self.language(), era_year(date)) {
            (Language::Ja, Some((era, year))) if self.eras => {
                let year = era_number(year);
                format!("{plain}（{era}{year}年{}月{}日）", date.month(), date.day())
            }
            _ => plain,
        })
    }

    /// Short, for tables: `2026/10/31`, `31 Oct 2026`.
    pub(super) fn short_date(&self, date: Date) -> Text {
        let (year, month, day) = (date.year(), date.month(), date.day());
        Text::date(match self.language() {
            Language::Ja => format!("{year}/{month}/{day}"),
            Language::En => format!("{day}\u{a0}{}\u{a0}{year}", &month_name(month)[..3]),
        })
    }

    /// Month and day, for heads of narrow columns: `10/31`, `31 Oct`.
    pub(super) fn day_and_month(&self, date: Date) -> Text {
        Text::date(match self.language() {
            Language::Ja => format!("{}/{}", date.month(), date.day()),
            Language::En => format!("{} {}", date.day(), &month_name(date.month())[..3]),
        })
    }

    /// The year of a day, for a scale of time.
    pub(super) fn year(&self, year: i16) -> Text {
        Text::date(year.to_string())
    }

    /// The month of a day for a scale of time: its number, and its short name.
    pub(super) fn month_of_scale(&self, date: Date) -> (Text, Text) {
        let short = match self.language() {
            Language::Ja => format!("{}/{}", date.month(), date.day()),
            Language::En => month_name(date.month())[..3].to_owned(),
        };
        (Text::date(date.month().to_string()), Text::date(short))
    }

    /// `(水)`, ` (Wed)`.
    pub(super) fn weekday(&self, date: Date) -> Text {
        let day = date.weekday().to_monday_zero_offset();
        let day = usize::try_from(day).unwrap_or(0);
        Text::date(match self.language() {
            Language::Ja => {
                let names = ["月", "火", "水", "木", "金", "土", "日"];
                format!("（{}）", names[day])
            }
            Language::En => {
                let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
                format!(" ({})", names[day])
            }
        })
    }

    pub(super) fn time(&self, time: TimeOfDay) -> Text {
        Text::date(format!("{}:{:02}", time.0 / 60, time.0 % 60))
    }

    /// A span of time as its kind is called: `2026年10月`, `2026年度上期`.
    pub(super) fn span(&self, span: TimeSpan) -> Text {
        Text::date(self.span_text(span))
    }

    fn span_text(&self, span: TimeSpan) -> String {
        let (year, month) = (span.first.year(), span.first.month());
        let (fiscal, part) = span.fiscal_part();
        match (self.language(), span.grain) {
            (_, Grain::Day) => self.date_text(span.first),
            (Language::Ja, Grain::Month) => format!("{year}年{month}月"),
            (Language::En, Grain::Month) => format!("{} {year}", month_name(month)),
            (Language::Ja, Grain::Quarter) => format!("{fiscal}年度第{part}四半期"),
            (Language::En, Grain::Quarter) => format!("Q{part} of fiscal {fiscal}"),
            (Language::Ja, Grain::Half) => {
                format!("{fiscal}年度{}", if part == 1 { "上期" } else { "下期" })
            }
            (Language::En, Grain::Half) => {
                format!("{} half of fiscal {fiscal}", if part == 1 { "first" } else { "second" })
            }
            (Language::Ja, Grain::FiscalYear) => match era_of_year(fiscal) {
                Some((era, number)) if self.eras => {
                    format!("{fiscal}年度（{era}{}年度）", era_number(number))
                }
                _ => format!("{fiscal}年度"),
            },
            (Language::En, Grain::FiscalYear) => format!("fiscal {fiscal}"),
            (Language::Ja, Grain::Year) => format!("{year}年"),
            (Language::En, Grain::Year) => format!("calendar year {year}"),
            (Language::Ja, Grain::Months) => {
                format!("{}〜{}", self.month_text(span.first), self.month_text(span.last))
            }
            (Language::En, Grain::Months) => {
                format!("{} to {}", self.month_text(span.first), self.month_text(span.last))
            }
        }
    }

    /// A figure in a form of its own; one that has no number as `none` says.
    fn figure(&self, figure: &Figure, form: impl Fn(Decimal) -> String, none: &str) -> Text {
        match figure.number() {
            Some(number) => Text::figure(figure, form(number)),
            None => Text::figure(figure, none),
        }
    }

    /// A figure as its value is counted: what explanations and lists say.
    pub(super) fn value(&self, figure: &Figure) -> Text {
        Text::figure(figure, self.amount(&figure.value))
    }

    /// A figure of which there may be none, with another text for that.
    pub(super) fn or(&self, figure: &Figure, worded: Text, none: Text) -> Text {
        match figure.number() {
            Some(_) => worded,
            None => Text::figure(figure, none.to_string()),
        }
    }

    /// An amount in words.
    pub(super) fn amount(&self, amount: &Amount) -> String {
        let say = |key: &str, number: String| self.with_number(key, number);
        match amount {
            Amount::Number(value, unit) => self.in_unit(*value, unit.text(self.language())),
            Amount::Percent(value) => format!("{}%", rounded(*value, 1)),
            Amount::Count(value) => rounded(*value, 1),
            Amount::Yen(value) => say("quantity-yen", rounded(*value, 0)),
            Amount::Months(value) => say("quantity-months", rounded(*value, 1)),
            Amount::Days(value) => say("quantity-days", rounded(*value, 0)),
            Amount::Hours(value) => say("quantity-hours", rounded(*value, 1)),
            Amount::Minutes(value) => say("quantity-minutes", rounded(*value, 0)),
            Amount::Ratio(value) => rounded(*value, 2),
            Amount::Words(words) => words.get(self.language().code()).cloned().unwrap_or_default(),
            Amount::Day(day) => self.short_date(*day).to_string(),
            Amount::Status(status) => self.word(&format!("status-{}", status.code())).to_string(),
            Amount::Withheld => self.word("amount-withheld").to_string(),
            Amount::Missing => self.word("amount-missing").to_string(),
        }
    }

    fn with_number(&self, key: &str, number: String) -> String {
        self.say(key, &[("number", Text::words(number))]).to_string()
    }

    /// A value as a condition or a warning gives it: `81%`, `10.5か月`.
    pub(super) fn quantity(&self, quantity: Quantity, figure: &Figure) -> Text {
        let worded = |value: Decimal| match quantity {
            Quantity::Percent => format!("{}%", rounded(value, 0)),
            Quantity::Count => rounded(value, 1),
            Quantity::Months => self.with_number("quantity-months", rounded(value, 1)),
            Quantity::Days => self.with_number("quantity-days", rounded(value, 0)),
            Quantity::Yen => self.with_number("quantity-yen", rounded(value, 0)),
        };
        self.figure(figure, worded, "−")
    }

    /// A number of things.
    pub(super) fn count(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| rounded(value, 1), "−")
    }

    /// A number of things without its sign.
    pub(super) fn size(&self, figure: &Figure, places: u32) -> Text {
        self.figure(figure, |value| rounded(value.abs(), places), "−")
    }

    /// A part of a whole, from what a share is made of: `5/7`.
    pub(super) fn part_of(&self, figure: &Figure) -> Text {
        let term = |key| figure.term(key).and_then(Amount::number).unwrap_or_default();
        let (part, whole) = (term("term-part"), term("term-whole"));
        Text::figure(figure, format!("{}/{}", rounded(part, 1), rounded(whole, 1)))
    }

    /// A value as it is printed beside its indicator: one that was reported as
    /// 約 is still about that many.
    pub(super) fn current(&self, current: &Current, value: Text) -> Text {
        match current.approximate {
            true => self.say("about-value", &[("value", value)]),
            false => value,
        }
    }

    /// A number with thousands commas, as it was given.
    pub(super) fn number(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| grouped(value.normalize(), "−"), "−")
    }

    /// A ratio, with two decimals.
    pub(super) fn ratio(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{:.2}", round(value, 2)), "−")
    }

    /// A mean of points, with one decimal.
    pub(super) fn mean(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{:.1}", round(value, 1)), "x")
    }

    /// A number for a table column, with △ for negatives in Japanese.
    pub(super) fn in_table(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| self.table_number(value), "−")
    }

    /// The same as a percentage with at most one decimal.
    pub(super) fn percent_in_table(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{}%", self.table_number(value.round_dp(1))), "")
    }

    fn table_number(&self, number: Decimal) -> String {
        let sign = match self.language() {
            Language::Ja => "△",
            Language::En => "−",
        };
        grouped(number.normalize(), sign)
    }

    /// A percentage with at most one decimal: `45.5%`.
    pub(super) fn percent(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{}%", rounded(value, 1)), "−")
    }

    /// A percentage without its sign.
    pub(super) fn percent_off(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{}%", rounded(value.abs(), 1)), "−")
    }

    /// A percentage without decimals: `33%`.
    pub(super) fn whole_percent(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{}%", rounded(value, 0)), "−")
    }

    /// A percentage with just one decimal, as execution rates are given.
    pub(super) fn rate(&self, figure: &Figure) -> Text {
        self.figure(figure, |value| format!("{:.1}%", round(value, 1)), "−")
    }

    /// A value with its unit: `1,234人`, `45%`, `1,234 people`.
    pub(super) fn with_unit(&self, figure: &Figure, unit: &Name) -> Text {
        let unit = unit.text(self.language());
        self.figure(figure, |value| self.in_unit(value, unit), "…")
    }

    /// The same, rounded as finely as the values it is compared with.
    pub(super) fn derived(&self, figure: &Figure, definition: &Definition) -> Text {
        let unit = definition.unit.text(self.language());
        let worded = |value| self.in_unit(rounded_like(value, definition), unit);
        self.figure(figure, worded, "…")
    }

    /// A difference of values with its unit; of percentages, in points.
    pub(super) fn difference(&self, figure: &Figure, definition: &Definition) -> Text {
        let unit = definition.unit.text(self.language());
        let worded = |value| {
            let value = rounded_like(value, definition);
            match unit {
                "%" | "％" => {
                    self.say("points", &[("points", Text::words(rounded(value, 2)))]).to_string()
                }
                _ => self.in_unit(value, unit),
            }
        };
        self.figure(figure, worded, "…")
    }

    /// A number with all its digits, as somebody wrote it.
    pub(super) fn exact(&self, number: Decimal) -> Text {
        self.cell(grouped(number.normalize(), "−"))
    }

    fn in_unit(&self, number: Decimal, unit: &str) -> String {
        let number = rounded(number, 2);
        match self.language() {
            _ if matches!(unit, "%" | "％") => format!("{number}%"),
            Language::Ja => format!("{number}{unit}"),
            Language::En => format!("{number} {unit}"),
        }
    }

    /// A value for a table whose rows name the unit: English units are words and
    /// would not fit beside the number.
    pub(super) fn in_row(&self, figure: &Figure, unit: &Name) -> Text {
        let unit = unit.text(self.language());
        self.figure(figure, |value| self.row_number(value, unit), "…")
    }

    /// The same, rounded as finely as the values it is compared with.
    pub(super) fn derived_in_row(&self, figure: &Figure, definition: &Definition) -> Text {
        let unit = definition.unit.text(self.language());
        let worded = |value| self.row_number(rounded_like(value, definition), unit);
        self.figure(figure, worded, "…")
    }

    fn row_number(&self, number: Decimal, unit: &str) -> String {
        match self.language() {
            Language::Ja => self.in_unit(number, unit),
            Language::En if matches!(unit, "%" | "％") => self.in_unit(number, unit),
            Language::En => rounded(number, 2),
        }
    }

    /// The name of an indicator for such a table: `Home visits (visits)`.
    pub(super) fn name_in_row(&self, definition: &Definition) -> Text {
        self.named_in_row(&definition.name, &definition.unit)
    }

    /// The same of a name and a unit.
    pub(super) fn named_in_row(&self, name: &Name, unit: &Name) -> Text {
        let name = self.name(name);
        let unit = unit.text(self.language());
        match self.language() {
            Language::En if !matches!(unit, "%" | "％") => {
                Text::concat([name, Text::cell(format!(" ({unit})"))])
            }
            _ => name,
        }
    }

    /// A reading for a table: the number, or the statistical sign for having
    /// none.
    pub(super) fn reading(&self, figure: &Figure, reading: &Reading) -> Text {
        Text::figure(figure, self.reading_text(reading))
    }

    /// The same as data.
    pub(super) fn reading_text(&self, reading: &Reading) -> String {
        match reading {
            Reading::Number(number) => self.table_number(*number),
            Reading::Nil => "-".to_owned(),
            Reading::Unknown => "…".to_owned(),
            Reading::Suppressed => "x".to_owned(),
            Reading::NotApplicable => "/".to_owned(),
        }
    }

    /// A part of a value with its unit, or the sign for having none.
    pub(super) fn part(&self, figure: &Figure, reading: &Reading, unit: &Name) -> Text {
        match reading {
            Reading::Number(_) => self.with_unit(figure, unit),
            reading => self.reading(figure, reading),
        }
    }

    /// Joins names: `A、B`, `A, B`.
    pub(super) fn list(&self, items: &[Text]) -> Text {
        Text::join(
            items,
            match self.language() {
                Language::Ja => "、",
                Language::En => ", ",
            },
        )
    }
}

/// Rounds a derived value as finely as the values it is compared with.
fn rounded_like(number: Decimal, definition: &Definition) -> Decimal {
    let places = [&definition.baseline, &definition.target]
        .into_iter()
        .flatten()
        .map(|point| point.value.normalize().scale())
        .max();
    round(number, places.unwrap_or(2))
}

/// A number at most so many places long, rounded half up (四捨五入).
fn rounded(number: Decimal, places: u32) -> String {
    grouped(round(number, places).normalize(), "−")
}

fn round(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// The first year of an era is written 元年.
fn era_number(year: i32) -> String {
    if year == 1 { "元".to_owned() } else { year.to_string() }
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::try_from(month - 1).unwrap_or(0).min(11);
    NAMES[at]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::FiscalCalendar;
    use crate::records::dates::{DateContext, parse_period};

    fn say(language: Language) -> Words {
        Words::new(language)
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn a_word_that_no_layer_has_is_told_once() {
        let mut words = say(Language::Ja);
        words.add_own("# 説明\nfails = { $who }\n");
        let wording = Wording::new(&words, true);
        for key in ["missing", "fails", "missing"] {
            assert_eq!(wording.word(key).to_string(), key);
        }
        let told: Vec<String> =
            wording.missing().iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        let path = "templates/locales/ja.ftl";
        assert_eq!(told, [format!("{path}:2:1 failing-word"), format!("{path} missing-words")]);
        words.note_told("fails");
        assert!(Wording::new(&words, true).missing().is_empty());
    }

    #[test]
    fn dates_and_spans_in_japanese() {
        let words = say(Language::Ja);
        let wording = Wording::new(&words, true);
        let date = Date::constant(2026, 10, 31);
        assert_eq!(
            wording.date_at_first_use(date).to_string(),
            "2026年10月31日（令和8年10月31日）"
        );
        assert_eq!(wording.weekday(date).to_string(), "（土）");
        let first = Date::constant(2019, 5, 1);
        assert_eq!(wording.date_at_first_use(first).to_string(), "2019年5月1日（令和元年5月1日）");
        for (year, month, count, grain, expected) in [
            (2026, 10, 1, Grain::Month, "2026年10月"),
            (2026, 4, 12, Grain::FiscalYear, "2026年度（令和8年度）"),
            (2020, 1, 12, Grain::Year, "2020年"),
            (2025, 7, 12, Grain::Months, "2025年7月〜2026年6月"),
        ] {
            let span = TimeSpan::months(year, month, count, grain).expect("a span");
            assert_eq!(wording.span(span).to_string(), expected);
        }
    }

    /// Every span of some years, as a fiscal calendar names it.
    fn spans(start: i8) -> Vec<TimeSpan> {
        let fiscal = FiscalCalendar::new(start);
        let mut spans = Vec::new();
        for year in [1999, 2019, 2026, 2030] {
            for (parts, grain) in [(4, Grain::Quarter), (2, Grain::Half), (1, Grain::FiscalYear)] {
                spans.extend((1..=parts).filter_map(|part| fiscal.part(year, part, grain)));
            }
            spans.extend(TimeSpan::months(year, 1, 12, Grain::Year));
            for month in 1..=12 {
                let of_month = TimeSpan::months(year, month, 1, Grain::Month).expect("a month");
                spans.extend([
                    of_month,
                    TimeSpan::day(of_month.first),
                    TimeSpan::day(of_month.last),
                ]);
                for length in [2, 3, 6, 12, 13, 36] {
                    let to = TimeSpan::months(year, month, length, Grain::Month).expect("a span");
                    spans.extend(TimeSpan::between(of_month, to));
                }
            }
        }
        spans
    }

    #[test]
    fn a_span_is_read_as_it_was_written_in_every_fiscal_calendar() {
        let (ja, en) = (say(Language::Ja), say(Language::En));
        let writers = [Wording::new(&ja, true), Wording::new(&ja, false), Wording::new(&en, true)];
        for start in 1..=12 {
            let context = DateContext { fiscal_start: start, ..DateContext::default() };
            for span in spans(start) {
                let mut written = vec![span.to_string()];
                written.extend(writers.iter().map(|wording| wording.span(span).to_string()));
                for text in written {
                    assert_eq!(parse_period(&text, context), Ok(span), "{start}: {text}");
                }
            }
        }
    }

    #[test]
    fn quarters_and_halves_are_counted_from_the_first_month_of_the_fiscal_year() {
        let (ja, en) = (say(Language::Ja), say(Language::En));
        let (ja, en) = (Wording::new(&ja, false), Wording::new(&en, false));
        for (start, year, month, count, code, japanese, english) in [
            (1, 2026, 10, 3, "2026-Q4", "2026年度第4四半期", "Q4 of fiscal 2026"),
            (1, 2026, 7, 6, "2026-H2", "2026年度下期", "second half of fiscal 2026"),
            (1, 2026, 1, 12, "FY2026", "2026年度", "fiscal 2026"),
            (7, 2027, 1, 3, "2026-Q3", "2026年度第3四半期", "Q3 of fiscal 2026"),
            (7, 2026, 7, 6, "2026-H1", "2026年度上期", "first half of fiscal 2026"),
            (10, 2026, 10, 3, "2026-Q1", "2026年度第1四半期", "Q1 of fiscal 2026"),
            (10, 2027, 7, 3, "2026-Q4", "2026年度第4四半期", "Q4 of fiscal 2026"),
            (4, 2027, 1, 3, "2026-Q4", "2026年度第4四半期", "Q4 of fiscal 2026"),
        ] {
            let days = TimeSpan::months(year, month, count, Grain::Year).expect("a span");
            let whole = FiscalCalendar::new(start).whole_of(days.first, days.last);
            let span = whole.expect("a part of a year");
            assert_eq!(span.to_string(), code, "{start}");
            let said = (ja.span(span).to_string(), en.span(span).to_string());
            assert_eq!(said, (japanese.to_owned(), english.to_owned()));
        }
    }

    #[test]
    fn numbers_are_grouped_and_rounded_half_up() {
        let words = say(Language::Ja);
        let wording = Wording::new(&words, true);
        let of = |percent| wording.amount(&Amount::Percent(number(percent)));
        assert_eq!(grouped(number("1234567.50").normalize(), "−"), "1,234,567.5");
        assert_eq!(grouped(number("-999"), "−"), "−999");
        assert_eq!(wording.table_number(number("-1000")), "△1,000");
        assert_eq!(of("99.95"), "100%");
        assert_eq!(of("2.25"), "2.3%");
        let people = Amount::Number(number("1200"), Name::new("人", None));
        assert_eq!(wording.amount(&people), "1,200人");
    }
}
