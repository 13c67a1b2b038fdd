//! Dates, numbers and names as people read them (domain.md 6.1).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::assessment::conditions::Quantity;
use crate::assessment::indicators::Current;
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;
use crate::domain::time::{Grain, TimeSpan, era_of_year, era_year};
use crate::domain::value::Reading;
use crate::domain::value::TimeOfDay;
use crate::locale::{Arguments, Language, Words};
use crate::markup::Markup;
use crate::model::indicator::Definition;

/// Words of one language, and the conventions around them.
pub(super) struct Wording<'a> {
    words: &'a Words,
    eras: bool,
    missing: RefCell<BTreeSet<String>>,
    cited: RefCell<BTreeSet<String>>,
    texts: RefCell<BTreeMap<String, Markup>>,
}

impl<'a> Wording<'a> {
    pub(super) fn new(words: &'a Words, eras: bool) -> Self {
        Self {
            words,
            eras,
            missing: RefCell::default(),
            cited: RefCell::default(),
            texts: RefCell::default(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.words.language()
    }

    /// Returns a message; one that is missing is noted, and its key stands.
    pub(super) fn say(&self, key: &str, arguments: Arguments<'_>) -> String {
        self.words.get(key, arguments).unwrap_or_else(|| {
            self.missing.borrow_mut().insert(key.to_owned());
            key.to_owned()
        })
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Returns a diagnostic for every message that was missing.
    pub(super) fn missing(&self) -> Vec<Diagnostic> {
        let language = self.language().code();
        let origin = Origin::file(&format!("templates/locales/{language}.ftl"));
        let missing = self.missing.borrow();
        missing.iter().map(|key| Diagnostic::missing_words(&origin, key, language)).collect()
    }

    /// Notes that the document prints a figure, by its ID in the
    /// [ledger](crate::assessment::ledger).
    pub(super) fn cite(&self, id: &str) {
        self.cited.borrow_mut().insert(id.to_owned());
    }

    /// Returns the figures that were noted.
    pub(super) fn cited(&self) -> BTreeSet<String> {
        self.cited.borrow().clone()
    }

    /// Notes that the document prints a text from a file.
    pub(super) fn tell(&self, path: &str, text: &Markup) {
        self.texts.borrow_mut().entry(path.to_owned()).or_insert_with(|| text.clone());
    }

    /// Returns the texts that were noted, by their files.
    pub(super) fn texts(&self) -> BTreeMap<String, Markup> {
        self.texts.borrow().clone()
    }

    /// A value as a condition or a warning gives it: `81%`, `10.5か月`.
    pub(super) fn quantity(&self, quantity: Quantity, value: Decimal) -> String {
        let number = |places| self.rounded(value, places);
        match quantity {
            Quantity::Percent => format!("{}%", number(0)),
            Quantity::Count => number(1),
            Quantity::Months => self.say("quantity-months", &[("number", number(1).into())]),
            Quantity::Days => self.say("quantity-days", &[("number", number(0).into())]),
            Quantity::Yen => self.say("quantity-yen", &[("number", number(0).into())]),
        }
    }

    /// The month of a day: `2026年10月`.
    pub(super) fn month(&self, date: Date) -> String {
        self.span(TimeSpan::month_of(date))
    }

    pub(super) fn name<'n>(&self, name: &'n Name) -> &'n str {
        name.text(self.language())
    }

    /// `2026年10月31日`, `31 October 2026`; English dates do not break.
    pub(super) fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::Ja => format!("{year}年{month}月{day}日"),
            Language::En => format!("{day}\u{a0}{}\u{a0}{year}", month_name(month)),
        }
    }

    /// With the era at first use, where the project asks for it:
    /// `2026年10月31日(令和8年10月31日)`.
    pub(super) fn date_at_first_use(&self, date: Date) -> String {
        let plain = self.date(date);
        match (self.language(), era_year(date)) {
            (Language::Ja, Some((era, year))) if self.eras => {
                let year = era_number(year);
                format!("{plain}（{era}{year}年{}月{}日）", date.month(), date.day())
            }
            _ => plain,
        }
    }

    /// Short, for tables: `2026/10/31`, `31 Oct 2026`.
    pub(super) fn short_date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::Ja => format!("{year}/{month}/{day}"),
            Language::En => format!("{day}\u{a0}{}\u{a0}{year}", &month_name(month)[..3]),
        }
    }

    /// Month and day, for heads of narrow columns: `10/31`, `31 Oct`.
    pub(super) fn day_and_month(&self, date: Date) -> String {
        match self.language() {
            Language::Ja => format!("{}/{}", date.month(), date.day()),
            Language::En => format!("{} {}", date.day(), &month_name(date.month())[..3]),
        }
    }

    /// `(水)`, ` (Wed)`.
    pub(super) fn weekday(&self, date: Date) -> String {
        let day = date.weekday().to_monday_zero_offset();
        let day = usize::try_from(day).unwrap_or(0);
        match self.language() {
            Language::Ja => {
                let names = ["月", "火", "水", "木", "金", "土", "日"];
                format!("（{}）", names[day])
            }
            Language::En => {
                let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
                format!(" ({})", names[day])
            }
        }
    }

    pub(super) fn time(&self, time: TimeOfDay) -> String {
        format!("{}:{:02}", time.0 / 60, time.0 % 60)
    }

    /// A span of time as its kind is called: `2026年10月`, `2026年度上期`.
    pub(super) fn span(&self, span: TimeSpan) -> String {
        let (year, month) = (span.first.year(), span.first.month());
        let (fiscal, part) = span.fiscal_part();
        match (self.language(), span.grain) {
            (_, Grain::Day) => self.date(span.first),
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
                format!("{}〜{}", self.month(span.first), self.month(span.last))
            }
            (Language::En, Grain::Months) => {
                format!("{} to {}", self.month(span.first), self.month(span.last))
            }
        }
    }

    /// A number with thousands commas, as it was given.
    pub(super) fn number(&self, number: Decimal) -> String {
        grouped(number.normalize(), "−")
    }

    /// A value as it is printed beside its indicator: one that was reported as
    /// 約 is still about that many.
    pub(super) fn current(&self, current: &Current, value: String) -> String {
        match current.approximate {
            true => self.say("about-value", &[("value", value.into())]),
            false => value,
        }
    }

    /// A number at most so many places long, rounded half up (四捨五入).
    pub(super) fn rounded(&self, number: Decimal, places: u32) -> String {
        grouped(round(number, places).normalize(), "−")
    }

    /// Rounds a derived value as finely as the values it is compared with.
    pub(super) fn rounded_like(&self, number: Decimal, definition: &Definition) -> Decimal {
        let places = [&definition.baseline, &definition.target]
            .into_iter()
            .flatten()
            .map(|point| point.value.normalize().scale())
            .max();
        round(number, places.unwrap_or(2))
    }

    /// A ratio, with two decimals.
    pub(super) fn ratio(&self, ratio: Decimal) -> String {
        format!("{:.2}", round(ratio, 2))
    }

    /// A number for a table column, with △ for negatives in Japanese.
    pub(super) fn in_table(&self, number: Decimal) -> String {
        let sign = match self.language() {
            Language::Ja => "△",
            Language::En => "−",
        };
        grouped(number.normalize(), sign)
    }

    /// A percentage with at most one decimal: `45.5%`.
    pub(super) fn percent(&self, percent: Decimal) -> String {
        format!("{}%", self.rounded(percent, 1))
    }

    /// A percentage with just one decimal, as execution rates are given.
    pub(super) fn rate(&self, percent: Decimal) -> String {
        format!("{:.1}%", round(percent, 1))
    }

    /// A share from 0 to 1 in whole percent: `33%`.
    pub(super) fn share(&self, share: Decimal) -> String {
        format!("{}%", self.rounded(share.saturating_mul(Decimal::ONE_HUNDRED), 0))
    }

    /// A value with its unit: `1,234人`, `45%`, `1,234 people`.
    pub(super) fn with_unit(&self, number: Decimal, unit: &str) -> String {
        let number = self.rounded(number, 2);
        match self.language() {
            _ if matches!(unit, "%" | "％") => format!("{number}%"),
            Language::Ja => format!("{number}{unit}"),
            Language::En => format!("{number} {unit}"),
        }
    }

    /// A difference of values with its unit; of percentages, in points.
    pub(super) fn difference(&self, number: Decimal, unit: &str) -> String {
        match unit {
            "%" | "％" => self.say("points", &[("points", self.rounded(number, 2).into())]),
            _ => self.with_unit(number, unit),
        }
    }

    /// A value for a table whose rows name the unit: English units are words and
    /// would not fit beside the number.
    pub(super) fn in_row(&self, number: Decimal, unit: &str) -> String {
        match self.language() {
            Language::Ja => self.with_unit(number, unit),
            Language::En if matches!(unit, "%" | "％") => self.with_unit(number, unit),
            Language::En => self.rounded(number, 2),
        }
    }

    /// The name of an indicator for such a table: `Home visits (visits)`.
    pub(super) fn name_in_row(&self, name: &str, unit: &str) -> String {
        match self.language() {
            Language::En if !matches!(unit, "%" | "％") => format!("{name} ({unit})"),
            _ => name.to_owned(),
        }
    }

    /// A reading for a table: the number, or the statistical sign for having
    /// none (domain.md 4.3).
    pub(super) fn reading(&self, reading: &Reading) -> String {
        match reading {
            Reading::Number(number) => self.in_table(*number),
            Reading::Nil => "-".to_owned(),
            Reading::Unknown => "…".to_owned(),
            Reading::Suppressed => "x".to_owned(),
            Reading::NotApplicable => "/".to_owned(),
        }
    }

    /// Joins names: `A、B`, `A, B`.
    pub(super) fn list(&self, items: &[String]) -> String {
        items.join(match self.language() {
            Language::Ja => "、",
            Language::En => ", ",
        })
    }
}

fn round(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

fn grouped(number: Decimal, minus: &str) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let mut out = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        out.push_str(minus);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
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
    fn dates_and_spans_in_japanese() {
        let words = say(Language::Ja);
        let wording = Wording::new(&words, true);
        let date = Date::constant(2026, 10, 31);
        assert_eq!(wording.date_at_first_use(date), "2026年10月31日（令和8年10月31日）");
        assert_eq!(wording.weekday(date), "（土）");
        let first = Date::constant(2019, 5, 1);
        assert_eq!(wording.date_at_first_use(first), "2019年5月1日（令和元年5月1日）");
        for (year, month, count, grain, expected) in [
            (2026, 10, 1, Grain::Month, "2026年10月"),
            (2026, 4, 12, Grain::FiscalYear, "2026年度（令和8年度）"),
            (2020, 1, 12, Grain::Year, "2020年"),
            (2025, 7, 12, Grain::Months, "2025年7月〜2026年6月"),
        ] {
            let span = TimeSpan::months(year, month, count, grain).expect("a span");
            assert_eq!(wording.span(span), expected);
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
                written.extend(writers.iter().map(|wording| wording.span(span)));
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
            assert_eq!((ja.span(span).as_str(), en.span(span).as_str()), (japanese, english));
        }
    }

    #[test]
    fn numbers_are_grouped_and_rounded_half_up() {
        let words = say(Language::Ja);
        let wording = Wording::new(&words, true);
        assert_eq!(wording.number(number("1234567.50")), "1,234,567.5");
        assert_eq!(wording.number(number("-999")), "−999");
        assert_eq!(wording.in_table(number("-1000")), "△1,000");
        assert_eq!(wording.percent(number("99.95")), "100%");
        assert_eq!(wording.rate(number("99.95")), "100.0%");
        assert_eq!(wording.percent(number("2.25")), "2.3%");
        assert_eq!(wording.share(number("0.333")), "33%");
        assert_eq!(wording.with_unit(number("1200"), "人"), "1,200人");
    }
}
