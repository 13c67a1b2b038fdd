//! Periods in words: English ones, a date said twice, and from one month to
//! another, as the documents themselves write them.

use unicode_normalization::UnicodeNormalization as _;

use super::months::ENGLISH;

/// Between two months of a period. The first that splits a text into two spans
/// is the one that was meant.
pub(crate) const BETWEEN: [&str; 7] = ["..", "〜", "~", "から", "–", "—", " to "];

/// Takes what is said a second time in brackets off a span:
/// `2026年度(令和8年度)`. `None` if there is nothing of the kind.
pub(super) fn said_twice(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('(')?;
    Some((first, rest.strip_suffix(')')?))
}

/// Writes an English date as one that is read anyway: `31 October 2026`,
/// `October 2026`, `Q2 of fiscal 2026`, `first half of FY2026`,
/// `calendar year 2026`.
pub(super) fn from_english(text: &str) -> Option<String> {
    let lower = text.nfkc().collect::<String>().to_ascii_lowercase();
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-');
    let skipped = ["of", "the", "fiscal", "year", "calendar", "half", "month"];
    let tokens: Vec<&str> = lower.split(is_end).filter(|token| !token.is_empty()).collect();
    let has = |word: &str| tokens.contains(&word);
    let left: Vec<&str> = tokens.iter().copied().filter(|it| !skipped.contains(it)).collect();
    let year = |text: &str| {
        let year = text.strip_prefix("fy").unwrap_or(text);
        (year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit())).then(|| year.to_owned())
    };
    match left.as_slice() {
        [only] => match only.strip_prefix("cy") {
            Some(rest) => Some(format!("{}年", year(rest)?)),
            None if has("calendar") => Some(format!("{}年", year(only)?)),
            None if has("fiscal") => Some(format!("FY{}", year(only)?)),
            None => None,
        },
        ["first", of] if has("half") => Some(format!("{}-H1", year(of)?)),
        ["second", of] if has("half") => Some(format!("{}-H2", year(of)?)),
        [part @ ("q1" | "q2" | "q3" | "q4" | "h1" | "h2"), of] => {
            Some(format!("{}-{}", year(of)?, part.to_ascii_uppercase()))
        }
        [name, of] => Some(format!("{}-{:02}", year(of)?, month(name)?)),
        [day, name, of] if month(name).is_some() => date(day, name, &year(of)?),
        [name, day, of] => date(day, name, &year(of)?),
        _ => None,
    }
}

pub(crate) fn month(name: &str) -> Option<usize> {
    let at = ENGLISH
        .iter()
        .position(|month| *month == name || (name.len() >= 3 && month.starts_with(name)))?;
    Some(at + 1)
}

fn date(day: &str, name: &str, year: &str) -> Option<String> {
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let day = day.parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    Some(format!("{year}-{:02}-{day:02}", month(name)?))
}
