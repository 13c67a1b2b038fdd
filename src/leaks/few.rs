//! Small numbers of people that somebody wrote into a text: 「応募した人は4人です」.
//!
//! Where no table has the number there is none to compare it with, and the person is as
//! easily known. So whoever wrote it says why it may stand (`few_people`), and the
//! secretariat's report lists it.

use unicode_normalization::UnicodeNormalization as _;

use crate::assessment::most_open_reader;
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::model::Model;

use super::numbers::{number, numbers, sentences};

/// What people are counted by.
const COUNTERS: [&str; 17] = [
    "人",
    "名",
    "世帯",
    "組",
    "家族",
    "家庭",
    "親子",
    "people",
    "persons",
    "person",
    "children",
    "child",
    "households",
    "household",
    "families",
    "family",
    "students",
];

/// What may follow a counter that then counts nobody: 3人目, 2人部屋, 一人ひとり, 5人以上.
const NOBODY: [&str; 28] = [
    "目",
    "以上",
    "以下",
    "未満",
    "まで",
    "ずつ",
    "あたり",
    "当たり",
    "当り",
    "用",
    "部屋",
    "組",
    "掛け",
    "乗り",
    "乗",
    "ひとり",
    "一人",
    "1人",
    "暮らし",
    "ぐらし",
    "親",
    "でも",
    "前",
    "称",
    "間",
    "工",
    "合",
    "ごと",
];

/// Words for one.
const ONE: [&str; 4] = ["ひとりだけ", "ひとりしか", "お一人だけ", "only one person"];

/// English numbers that are written as words, from two on: one person is anybody.
const WORDS: [(&str, u32); 8] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
];

/// Reports each small number of people in a text, at its line: where funders or everybody
/// read it, it must be settled; elsewhere, or with a reason, it is told.
pub(super) fn tell(model: &Model) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for prose in &model.prose {
        let Some(visibility) = most_open_reader(model, prose) else { continue };
        let Some(&least) = model.roundtable.min_cells.get(&visibility) else { continue };
        for (line, sentence) in sentences(&prose.body) {
            let Some(written) = few(&sentence, least) else { continue };
            let origin = Origin::text(&prose.path, prose.first_line.saturating_add(line), 1);
            diagnostics.push(match &prose.few_people {
                Some(reason) => Diagnostic::few_people_kept(&origin, &written, reason),
                None if visibility >= Visibility::Funder => {
                    Diagnostic::few_people(&origin, &written, least)
                }
                None => Diagnostic::few_people_told(&origin, &written, least),
            });
        }
    }
    diagnostics
}

/// Returns a number of people below the threshold that a sentence says, as it is written.
fn few(sentence: &str, least: u32) -> Option<String> {
    let text: String = sentence.nfkc().flat_map(char::to_lowercase).collect();
    if let Some(word) = ONE.iter().find(|word| text.contains(**word)) {
        return Some((*word).to_owned());
    }
    let is_few = |value: u32| 0 < value && value < least;
    let counter = |after: &str, value: u32| {
        let after = after.trim_start();
        let counter = COUNTERS.iter().find(|it| after.starts_with(**it))?;
        let rest = &after[counter.len()..];
        let is_nobody = NOBODY.iter().any(|it| rest.starts_with(it));
        // 一人に任せる is said of anybody, 一人です of somebody.
        let is_anybody = value == 1
            && rest.starts_with(['に', 'で', 'の', 'と', 'も'])
            && !rest.starts_with("です")
            && !rest.starts_with("でし")
            && !rest.starts_with("のみ");
        (!is_nobody && !is_anybody).then_some(*counter)
    };
    let in_digits = numbers(&text).find_map(|(written, after)| {
        let value = number(written).and_then(|it| u32::try_from(it).ok())?;
        let counter = counter(after, value).filter(|_| is_few(value))?;
        Some(format!("{written}{counter}"))
    });
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
    let in_words = || {
        words.windows(2).find_map(|pair| {
            let (word, value) = WORDS.iter().find(|(word, _)| *word == pair[0])?;
            let counter = COUNTERS.iter().find(|it| **it == pair[1])?;
            is_few(*value).then(|| format!("{word} {counter}"))
        })
    };
    in_digits.or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::few;

    #[test]
    fn a_small_number_of_people_is_seen() {
        for (text, expected) in [
            ("その後に応募した人は4人です。", "4人"),
            ("参加は３名でした。", "3名"),
            ("三世帯が引っ越しました。", "三世帯"),
            ("一人だけ欠席しました。", "一人"),
            ("応募した人は1人でした。", "1人"),
            ("ひとりだけ残りました。", "ひとりだけ"),
            ("Four people applied.", "four people"),
            ("We met 3 families.", "3families"),
        ] {
            assert_eq!(few(text, 10).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "42人が参加しました。",
            "3人目の相談員です。",
            "一人ひとりに声をかけました。",
            "一人暮らしの方を訪ねました。",
            "担当者が一人に偏る。",
            "The office relies on one person.",
            "5人以上の職場に配りました。",
            "2人部屋を用意しました。",
            "4回ひらきました。",
            "第3回は7月です。",
            "One of the people said so.",
        ] {
            assert_eq!(few(text, 10), None, "{text}");
        }
    }
}
