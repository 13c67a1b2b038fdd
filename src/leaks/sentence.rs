//! Sentences, and the numbers that are written in them.

use rust_decimal::Decimal;

use crate::domain::text::number_of;

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

/// The numbers of a text, in digits or in kanji: where each begins, and what follows it.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let is_kanji = |c: char| "〇一二三四五六七八九十".contains(c);
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

/// Returns a number written in digits or, up to 99, in kanji.
pub(super) fn number(text: &str) -> Option<Decimal> {
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    match text {
        "〇" => Some(Decimal::ZERO),
        _ => number_of(text).map(Decimal::from),
    }
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
}
