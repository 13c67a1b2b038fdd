//! Numbers as people write them, and the five ways of having none.
//!
//! Read: full-width digits, thousands separators, `△5` `▲5` `(5)` `−5`,
//! `約120`, `¥1,200千円`, `45%`, `1億2,000万`, `p12`, `12r`. A missing value is
//! not zero: nil (`-`), unknown (`…`), suppressed (`x`) and not applicable stay
//! apart to the page. Sources: domain.md 4.3 (統計記号, Saitama and Yamanashi)
//! and 6.2.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::value::{Measured, Reading};

/// Why a text is not read as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// It is no number.
    Unreadable,
    /// The commas do not stand every three digits: 1,23.
    Grouping,
    /// More digits than can be kept exactly (28).
    TooLong,
}

/// A number with what was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number, scaled.
    pub value: Decimal,
    /// The unit written after it.
    pub unit: Option<String>,
    /// Whether 約 stands before it.
    pub approximate: bool,
}

/// Reads a number, scaled by 千, 万, 百万 and 億 where they are written.
///
/// # Errors
/// If the text is not one number.
pub fn parse_number(text: &str) -> Result<Number, NumberProblem> {
    if let Some(value) = plain(text) {
        return Ok(Number { value, unit: None, approximate: false });
    }
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut rest = text.as_str();
    let mut negative = false;
    let mut approximate = false;
    for word in ["約", "およそ", "概ね", "~", "〜"] {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, approximate) = (after, true);
        }
    }
    let bracketed = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    if let Some(inner) = bracketed {
        (rest, negative) = (inner, true);
    }
    rest = rest.trim_start_matches(['¥', '\\', '￥', '$']);
    for sign in ['△', '▲', '-', '−', '‐', '–', '▵', '▴', '－'] {
        if let Some(after) = rest.strip_prefix(sign) {
            (rest, negative) = (after, true);
            break;
        }
    }
    rest = rest.strip_prefix('+').unwrap_or(rest);
    rest = rest.trim_start_matches(['¥', '\\', '￥', '$']);
    let (value, rest) = scaled(rest)?;
    let rest =
        ["余り", "余", "強", "弱", "程度", "ほど", "以上"].into_iter().fold(rest, |rest, word| {
            match rest.strip_suffix(word) {
                Some(before) => {
                    approximate = true;
                    before
                }
                None => rest,
            }
        });
    let is_unit = rest.chars().count() <= 8 && is_unit(rest);
    if !is_unit {
        return Err(NumberProblem::Unreadable);
    }
    Ok(Number {
        value: if negative { -value } else { value },
        unit: (!rest.is_empty()).then(|| rest.to_owned()),
        approximate,
    })
}

/// A unit is letters; anything with digits in it is a second number, apart
/// from the last one of m2, m3 and CO2.
fn is_unit(text: &str) -> bool {
    let letters = match text.strip_suffix(['2', '3']) {
        Some(letters) if letters.ends_with(['m', 'M', 'O']) => letters,
        _ => text,
    };
    letters.chars().all(|c| c.is_alphabetic() || matches!(c, '%' | '°' | '/'))
}

/// Reads what most cells hold, ASCII digits with at most a sign and a fraction,
/// without any of the work that other writings need.
pub(crate) fn plain(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let dots = digits.iter().filter(|&&byte| byte == b'.').count();
    let is_plain = digits.first()?.is_ascii_digit()
        && digits.last()?.is_ascii_digit()
        && dots <= 1
        && digits.len() - dots <= 28
        && digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    if is_plain { Decimal::from_str_exact(text).ok() } else { None }
}

/// Reads digits with their multipliers: `1億2,000万`, `1.5千`, `300百万`.
fn scaled(text: &str) -> Result<(Decimal, &str), NumberProblem> {
    const MULTIPLIERS: [(&str, u64); 7] = [
        ("百万", 1_000_000),
        ("十億", 1_000_000_000),
        ("千万", 10_000_000),
        ("兆", 1_000_000_000_000),
        ("億", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
    ];
    let mut total = Decimal::ZERO;
    let mut rest = text;
    let mut last = None;
    loop {
        let (value, after) = digits(rest)?;
        let multiplier = MULTIPLIERS
            .iter()
            .find_map(|(word, factor)| Some((*factor, after.strip_prefix(word)?)));
        let Some((factor, after)) = multiplier else {
            if last.is_some_and(|last| value >= Decimal::from(last)) {
                return Err(NumberProblem::Unreadable);
            }
            let total = total.checked_add(value).ok_or(NumberProblem::TooLong)?;
            return Ok((total, after));
        };
        if last.is_some_and(|last| factor >= last) {
            return Err(NumberProblem::Unreadable);
        }
        total = value
            .checked_mul(Decimal::from(factor))
            .and_then(|part| total.checked_add(part))
            .ok_or(NumberProblem::TooLong)?;
        if !after.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok((total, after));
        }
        (rest, last) = (after, Some(factor));
    }
}

/// Reads plain digits with an optional fraction, exponent and thousands
/// separators in the right places.
fn digits(text: &str) -> Result<(Decimal, &str), NumberProblem> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    let (written, mut rest) = text.split_at(end);
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    if written.is_empty()
        || fraction.contains(['.', ','])
        || (whole.is_empty() && fraction.is_empty())
    {
        return Err(NumberProblem::Unreadable);
    }
    if whole.contains(',') {
        let groups: Vec<&str> = whole.split(',').collect();
        let sound =
            (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
        if !sound {
            return Err(NumberProblem::Grouping);
        }
    }
    let plain = written.replace(',', "");
    let value = Decimal::from_str_exact(&plain).map_err(|_| NumberProblem::TooLong)?;
    let mut value = value;
    if let Some(after) = rest.strip_prefix(['e', 'E']) {
        let signed = usize::from(after.starts_with(['+', '-']));
        let length = signed + after[signed..].bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(exponent @ -20..=20) = after[..length].trim_start_matches('+').parse::<i32>() {
            let factor = Decimal::from(10_u64.pow(exponent.unsigned_abs().min(19)));
            let scaled =
                if exponent >= 0 { value.checked_mul(factor) } else { value.checked_div(factor) };
            value = scaled.ok_or(NumberProblem::TooLong)?;
            rest = &after[length..];
        }
    }
    Ok((value, rest))
}

/// Reads a reported value; `None` where nothing was written.
///
/// # Errors
/// If the text is neither a number nor a sign for having none.
pub fn parse_measured(text: &str) -> Result<Option<Measured>, NumberProblem> {
    if let Some(value) = plain(text) {
        return Ok(Some(Measured::plain(value, None)));
    }
    let clean: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if clean.is_empty() {
        return Ok(None);
    }
    let absent = match clean.as_str() {
        "-" | "ー" | "‐" | "―" | "–" | "—" | "−" | "皆無" | "なし" => {
            Some(Reading::Nil)
        }
        "..." | "…" | "・・・" | "不明" | "未詳" | "調査中" | "集計中" | "未集計" | "未調査"
        | "?" => Some(Reading::Unknown),
        "x" | "X" | "χ" | "*" | "**" | "秘匿" => Some(Reading::Suppressed),
        "/" | "\\" | "該当なし" | "対象外" | "N/A" | "n/a" | "NA" | "#N/A" => {
            Some(Reading::NotApplicable)
        }
        _ => None,
    };
    if let Some(reading) = absent {
        return Ok(Some(Measured {
            reading,
            provisional: false,
            revised: false,
            approximate: false,
            unit: None,
        }));
    }
    let mut rest = clean.as_str();
    let mut provisional = false;
    let mut revised = false;
    for (mark, is_revision) in [("p", false), ("速報", false), ("r", true), ("訂正", true)] {
        for marked in [mark.to_owned(), format!("({mark})")] {
            let without =
                rest.strip_prefix(marked.as_str()).or_else(|| rest.strip_suffix(marked.as_str()));
            if let Some(without) = without {
                rest = without;
                provisional |= !is_revision;
                revised |= is_revision;
            }
        }
    }
    let number = parse_number(rest)?;
    Ok(Some(Measured {
        reading: Reading::Number(number.value),
        provisional,
        revised,
        approximate: number.approximate,
        unit: number.unit,
    }))
}

#[cfg(test)]
mod tests;
