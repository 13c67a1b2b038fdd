//! Sentences, and the numbers that are written in them.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

/// The sentences of a text, each with the line that it begins on, from 0. A sentence
/// goes on over the lines of its paragraph; a row of a table is one by itself.
pub(super) fn sentences(text: &str) -> Vec<(u32, String)> {
    let mut sentences: Vec<(u32, String)> = Vec::new();
    let mut goes_on = false;
    for (line, text) in (0..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with(['-', '*', '+', '#', '|', '・', '>']) {
            goes_on = false;
        }
        for part in text.split_inclusive(['。', '！', '？', '!', '?']) {
            match sentences.last_mut().filter(|_| goes_on) {
                Some((_, sentence)) => {
                    // Between words in Latin letters a line ends as a word does.
                    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                    if is_word(sentence.chars().last()) && is_word(part.chars().next()) {
                        sentence.push(' ');
                    }
                    sentence.push_str(part);
                }
                None => sentences.push((line, part.to_owned())),
            }
            goes_on = !part.ends_with(['。', '！', '？', '!', '?', '|']);
        }
    }
    sentences
}

/// A text as sentences and names are compared: in one width, and without the marks of emphasis,
/// links and footnotes, which may stand in the middle of what it says.
pub(super) fn as_compared(text: &str) -> String {
    let text: String = text.nfkc().collect();
    let mut read = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['*', '_', '~', '`', '[', ']']) {
        read.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        rest = match mark {
            "[" if after.starts_with('^') => after.split_once(']').map_or("", |(_, after)| after),
            "]" if after.starts_with('(') => after.split_once(')').map_or("", |(_, after)| after),
            _ => after,
        };
    }
    read.push_str(rest);
    read
}

/// The numbers of a text, in digits or in kanji: where each begins, and what follows it.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let is_kanji = |c: char| "〇一二三四五六七八九十百千万".contains(c);
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit() || is_kanji(c))?;
        let from = &rest[start..];
        let goes_on = |c: char| match from.starts_with(is_kanji) {
            true => is_kanji(c),
            false => is_digit(c),
        };
        let end = from.find(|c: char| !goes_on(c)).unwrap_or(from.len());
        let at = text.len() - from.len();
        rest = &from[end..];
        Some((at, from[..end].trim_end_matches([',', '.']), rest))
    })
}

/// Returns a number written in digits or in kanji.
pub(super) fn number(text: &str) -> Option<Decimal> {
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    kanji(text).map(Decimal::from)
}

/// Reads 百七十七, 一七七 and 一万二千.
fn kanji(text: &str) -> Option<u64> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit =
        |c: char| DIGITS.chars().position(|it| it == c).and_then(|at| u64::try_from(at).ok());
    let (mut whole, mut group, mut digits) = (0_u64, 0_u64, None::<u64>);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '万' => {
                whole = (group + digits.take().unwrap_or(0)).checked_mul(10_000)?;
                group = 0;
                continue;
            }
            _ => {
                let digit = digit(c)?;
                digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
                continue;
            }
        };
        group += digits.take().unwrap_or(1).checked_mul(unit)?;
    }
    whole.checked_add(group)?.checked_add(digits.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_goes_on_over_the_lines_of_its_paragraph() {
        let text =
            "18歳未満は\n4人でした。次に、\n\n- 三人\n- 四人\n| 18歳未満 | 4 |\n| 大人 | 9 |\n";
        let found: Vec<(u32, String)> = sentences(text);
        let found: Vec<(u32, &str)> = found.iter().map(|(line, it)| (*line, it.as_str())).collect();
        let expected = [
            (0, "18歳未満は4人でした。"),
            (1, "次に、"),
            (3, "- 三人"),
            (4, "- 四人"),
            (5, "| 18歳未満 | 4 |"),
            (6, "| 大人 | 9 |"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn kanji_are_numbers_and_marks_are_not_read() {
        for (text, value) in
            [("四", 4), ("十二", 12), ("百七十七", 177), ("一七七", 177), ("一万二千三", 12_003)]
        {
            assert_eq!(number(text), Some(Decimal::from(value)), "{text}");
        }
        for (text, read) in [
            ("18歳未満は**4**人", "18歳未満は4人"),
            ("18歳[未満](a.html)は4[^1]人", "18歳未満は4人"),
            ("a_b ~~c~~", "ab c"),
        ] {
            assert_eq!(as_compared(text), read);
        }
    }
}
