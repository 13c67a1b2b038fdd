//! Values as they were reported: numbers and the five ways of having none,
//! times of day, lists, and the cell that each came from.

use rust_decimal::Decimal;

use crate::diagnostics::Origin;

use super::text::fold;

/// A value and the cell it came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// The cell or line it was read from.
    pub origin: Origin,
}

/// A value of an indicator as it was reported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// A number, in the unit of its column.
    Number(Decimal),
    /// Nothing of the kind occurred (`-`); not the same as zero below the
    /// display unit.
    Nil,
    /// Not known or not surveyed (`…`).
    Unknown,
    /// Known, but not to be published (`x`).
    Suppressed,
    /// The question does not apply (`/`, 該当なし).
    NotApplicable,
}

impl Reading {
    /// Returns the number, if there is one; nil counts as zero.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Nil => Some(Decimal::ZERO),
            Self::Unknown | Self::Suppressed | Self::NotApplicable => None,
        }
    }
}

/// A reading with the marks and the unit that stood beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measured {
    /// What was reported.
    pub reading: Reading,
    /// Marked `p` or 速報: may still change.
    pub provisional: bool,
    /// Marked `r` or 訂正: replaces an earlier value.
    pub revised: bool,
    /// Marked 約: rounded by the reporter.
    pub approximate: bool,
    /// The unit written in the cell, if any: `円`, `人`, `%`.
    pub unit: Option<String>,
    /// The unit that stands above the table, where neither the cell nor the
    /// header has one: it holds for an indicator of money and for no other.
    pub outer_unit: Option<Box<str>>,
}

impl Measured {
    /// Returns a number without any mark.
    pub(crate) fn plain(value: Decimal, unit: Option<String>) -> Self {
        Self {
            reading: Reading::Number(value),
            provisional: false,
            revised: false,
            approximate: false,
            unit,
            outer_unit: None,
        }
    }
}

/// An amount of money in yen, or なし: nothing was paid, written as `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yen(pub Option<Decimal>);

impl Yen {
    /// Returns what the amount adds to a sum: なし adds nothing.
    pub fn or_zero(self) -> Decimal {
        self.0.unwrap_or_default()
    }
}

/// A share in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub Decimal);

/// A length of time in hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(pub Decimal);

/// Returns whether a number is of a size that can be reckoned with: at most 15
/// digits before the point. No figure of a roundtable is longer, and sums and
/// products of such numbers stay inside of what a [`Decimal`] holds.
pub(crate) fn is_bounded(number: Decimal) -> bool {
    number.abs() < Decimal::from(1_000_000_000_000_000_u64)
}

/// Adds numbers up. A sum beyond what can be held stays at the end of it: the
/// numbers of a table are refused long before.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Decimal {
    numbers.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// Divides; `None` by nothing, or where the result is beyond what can be held.
pub(crate) fn over(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)
}

/// Returns a share of a whole in percent.
pub(crate) fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    over(part.saturating_mul(Decimal::ONE_HUNDRED), whole)
}

/// Divides, where the result is a share or a rate. One beyond a thousand million
/// says no more than that, and is kept there, so that it can be reckoned with.
pub(crate) fn share(part: Decimal, whole: Decimal) -> Decimal {
    let most = Decimal::from(1_000_000_000);
    match over(part, whole) {
        Some(share) => share.clamp(-most, most),
        None if whole.is_zero() || part.is_zero() => Decimal::ZERO,
        None if part.is_sign_negative() == whole.is_sign_negative() => most,
        None => -most,
    }
}

/// Returns whether two units count the same: ％ and %, ㎡ and m2, か所 however
/// it is written, and 人 and 名, who are the same people.
pub(crate) fn same_unit(one: &str, other: &str) -> bool {
    one == other || unit_key(one) == unit_key(other)
}

fn unit_key(unit: &str) -> String {
    let folded = fold(unit).replace(['²', '^'], "2");
    let mut key = folded.clone();
    for spelling in ["ヶ所", "ケ所", "ヵ所", "カ所", "箇所", "个所", "個所"] {
        key = key.replace(spelling, "か所");
    }
    for spelling in ["ヶ月", "ケ月", "ヵ月", "カ月", "箇月", "個月"] {
        key = key.replace(spelling, "か月");
    }
    match key.as_str() {
        "名" => "人".to_owned(),
        "パーセント" | "percent" | "per cent" | "percentage" | "pct" => "%".to_owned(),
        "kg" | "キロ" | "キログラム" => "kg".to_owned(),
        "平米" | "平方メートル" | "sqm" => "m2".to_owned(),
        _ => key,
    }
}

/// Splits a unit into what it multiplies by and what it counts: 千円 is 1,000
/// and 円.
pub(crate) fn split_scale(unit: &str) -> (Decimal, &str) {
    for (prefix, scale) in [
        ("百万", 1_000_000_u64),
        ("千万", 10_000_000),
        ("十億", 1_000_000_000),
        ("百億", 10_000_000_000),
        ("十万", 100_000),
        ("千", 1_000),
        ("万", 10_000),
        ("億", 100_000_000),
        ("百", 100),
    ] {
        if let Some(base) = unit.strip_prefix(prefix) {
            return (Decimal::from(scale), base);
        }
    }
    match yen_in_english(unit) {
        Some(scale) => (scale, "円"),
        None => (Decimal::ONE, unit),
    }
}

/// Returns the multiple of yen that words in English are: JPY thousand, ¥ million.
fn yen_in_english(unit: &str) -> Option<Decimal> {
    const MONEY: [&str; 5] = ["jpy", "yen", "¥", "￥", "円"];
    if !unit.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let unit: String = unit.to_lowercase().split_whitespace().collect();
    let money = MONEY.iter().find(|money| unit.contains(*money))?;
    let rest = unit.replacen(money, "", 1);
    let rest = rest.trim_start_matches("amounts").trim_start_matches("allfigures");
    let rest = rest.trim_start_matches("in").trim_matches(['\'', '’', ',', '.', '-']);
    let rest = rest.trim_end_matches("sof").trim_end_matches("of");
    match rest.trim_end_matches('s') {
        "thousand" | "000" | "1000" | "1,000" | "k" => Some(Decimal::ONE_THOUSAND),
        "million" | "m" | "mn" => Some(Decimal::from(1_000_000)),
        "billion" | "bn" => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}

/// Names or codes, separated by `;`, `、`, `,` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names(pub Vec<String>);

/// Items of a list, separated by `;` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Items(pub Vec<String>);

/// The place in a series: 第3回.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal(pub u32);

/// A time of day, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(pub u32);

/// Writes a number with a comma at every thousand, and this sign if it is negative.
pub fn grouped(number: Decimal, minus: &str) -> String {
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
