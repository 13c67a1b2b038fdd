//! Small numbers of people in a sentence: 「応募した人は4人です」.
//!
//! Where no table has the number there is none to compare it with, and the person is as
//! easily known. Words that give no number (数人, several) give nobody away.

use crate::domain::text::plain;

use super::sentence::{number, numbers};

/// What people are counted by.
const COUNTERS: [&str; 7] = ["人", "名", "世帯", "組", "家族", "家庭", "親子"];

/// The same in English.
const PEOPLE: [&str; 32] = [
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
    "student",
    "pupils",
    "women",
    "woman",
    "men",
    "man",
    "boys",
    "girls",
    "adults",
    "users",
    "participants",
    "residents",
    "patients",
    "members",
    "couples",
    "individuals",
    "attendees",
    "visitors",
    "volunteers",
    "mothers",
    "fathers",
    "applicants",
];

/// What may follow a counter that then counts nobody: 3人目, 2人部屋, 一人ひとり, 5人以上.
const NOBODY: [&str; 42] = [
    "目",
    "以上",
    "まで",
    "ずつ",
    "あたり",
    "当たり",
    "当り",
    "用",
    "部屋",
    "組で",
    "組に",
    "組ず",
    "一組",
    "1組",
    "世帯",
    "家族",
    "様一",
    "様1",
    "様につき",
    "掛け",
    "乗り",
    "乗",
    "ひとり",
    "一人",
    "1人",
    "暮らし",
    "ぐらし",
    "住まい",
    "住宅",
    "親",
    "前",
    "称",
    "間",
    "工",
    "合",
    "ごと",
    "制",
    "席",
    "三脚",
    "十色",
    "ぼっち",
    "よがり",
];

/// What may stand before a number that then counts nobody: 誰一人取り残さない.
const NOT_ONE: [&str; 3] = ["誰", "だれ", "何"];

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

/// English words between a number and people that are no adjectives of theirs.
const NO_ADJECTIVES: [&str; 16] = [
    "hundred", "thousand", "million", "of", "to", "and", "or", "in", "per", "percent", "years",
    "months", "days", "hours", "times", "for",
];

/// English words before a number that then is no count: groups of four people, one in
/// five people, at least five people.
const NO_COUNTS: [&str; 8] = ["of", "in", "every", "per", "for", "least", "over", "than"];

/// English words for one, or for all but one.
const ONE: [&str; 10] = [
    "only one person",
    "just one person",
    "a single person",
    "the only person",
    "nobody but",
    "no one but",
    "everyone but one",
    "everybody but one",
    "everyone except one",
    "everybody except one",
];

/// What follows “all but one” where it is said of people, and not of schools.
const BUT_ONE: [&str; 12] =
    ["", "of", "came", "were", "was", "took", "said", "did", "had", "have", "are", "replied"];

/// Returns what a sentence says of people who are fewer than a threshold, as it is written.
pub(super) fn few(sentence: &str, least: u32) -> Option<String> {
    let text = plain(sentence);
    in_japanese(&text, least).or_else(|| in_english(&text, least))
}

fn in_japanese(text: &str, least: u32) -> Option<String> {
    let mut counts = counts(text).into_iter().peekable();
    while let Some(it) = counts.next() {
        let next = counts.peek().map(|next| next.at);
        // 3〜4人, and 2、3人: a number without a counter, and one with it right after it.
        let to = it.after.strip_prefix(['~', '〜', '–', '‐', '-', '、', ',']);
        if let (None, Some(to)) = (it.rest, to)
            && next == Some(text.len() - to.len())
        {
            let Some((high, rest)) = counts.next().and_then(|it| Some((it.value, it.rest?))) else {
                continue;
            };
            if is_close(it.value, high, least) && !is_of_nobody(rest, high) {
                return Some(text[it.at..text.len() - rest.len()].to_owned());
            }
            continue;
        }
        let Some(rest) = it.rest else { continue };
        let end = text.len() - rest.len();
        // 3人に1人 is a share.
        if rest.starts_with('に') && next == Some(end + 'に'.len_utf8()) {
            counts.next();
            continue;
        }
        if NOT_ONE.iter().any(|word| text[..it.at].ends_with(word)) {
            continue;
        }
        let is_told = match bound(rest, it.value) {
            // 5人以下の事業所 is a kind of office, and nobody is counted.
            Some((after, below)) => !after.starts_with('の') && 1 < below && below < least,
            None => 0 < it.value && it.value < least && !is_of_nobody(rest, it.value),
        };
        if is_told {
            return Some(text[it.at..end].to_owned());
        }
    }
    None
}

/// What follows a number of which is said that people are fewer, and the first number that
/// they do not reach. Tables say of a withheld number that it is below the threshold;
/// below less than that is more than they say.
fn bound(rest: &str, value: u32) -> Option<(&str, u32)> {
    if let Some(rest) = rest.strip_prefix("未満") {
        return Some((rest, value));
    }
    Some((rest.strip_prefix("以下")?, value.saturating_add(1)))
}

/// Whether a range tells more of a small number than a table does that withholds it, which
/// says that it is at least one and below the threshold.
fn is_close(low: u32, high: u32, least: u32) -> bool {
    low < least && low < high && (low > 1 || high.saturating_add(1) < least)
}

/// Whether what follows a counter says that nobody is counted.
fn is_of_nobody(rest: &str, value: u32) -> bool {
    // 一人に任せる and 1人3分 are said of anybody, 一人です of somebody.
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let is_anybody = value == 1
        && (rest.starts_with(['に', 'で', 'の', 'と', 'も']) || rest.starts_with(is_number))
        && !["です", "でし", "のみ"].iter().any(|it| rest.starts_with(it));
    is_anybody || NOBODY.iter().any(|it| rest.starts_with(it)) || rest.starts_with("でも")
}

/// A whole number in a text.
struct Count<'t> {
    /// Where it begins.
    at: usize,
    value: u32,
    /// What follows it.
    after: &'t str,
    /// What follows its counter, if it counts people.
    rest: Option<&'t str>,
}

/// The whole numbers of a text, in digits and kanji, and ひとり and ふたり.
fn counts(text: &str) -> Vec<Count<'_>> {
    let count = |at, value, after| Count {
        at,
        value,
        after,
        rest: COUNTERS.iter().find_map(|counter| str::strip_prefix(after, counter)),
    };
    let mut found: Vec<Count<'_>> = Vec::new();
    for (at, written, after) in numbers(text) {
        let after = after.trim_start();
        // 2,3人 are two or three.
        if let Some((low, high)) = written.split_once(',').filter(|(_, high)| high.len() < 3)
            && let (Ok(one), Ok(other)) = (low.parse(), high.parse())
        {
            let comma = at + low.len();
            found.push(Count { at, value: one, after: &text[comma..], rest: None });
            found.push(count(comma + 1, other, after));
            continue;
        }
        let whole = number(written).filter(|it| it.fract().is_zero());
        if let Some(value) = whole.and_then(|it| u32::try_from(it).ok()) {
            found.push(count(at, value, after));
        }
    }
    for (word, value) in [("ひとり", 1), ("ふたり", 2)] {
        let of_word = text.match_indices(word).map(|(at, _)| (at, &text[at + word.len()..]));
        found.extend(of_word.map(|(at, after)| Count { at, value, after, rest: Some(after) }));
    }
    found.sort_by_key(|it| it.at);
    found
}

fn in_english(text: &str, least: u32) -> Option<String> {
    if let Some(word) = ONE.iter().find(|word| text.contains(**word)) {
        return Some((*word).to_owned());
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty() && it.is_ascii())
        .collect();
    if let Some((_, after)) = text.split_once("all but one") {
        let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if BUT_ONE.contains(&next) || PEOPLE.contains(&next) {
            return Some("all but one".to_owned());
        }
    }
    words.iter().enumerate().find_map(|(at, word)| {
        let named = WORDS.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        let value = named.or_else(|| word.parse().ok().filter(|_| *word != "1"))?;
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        let is_below = before == "under" || words[..at].ends_with(&["fewer", "than"]);
        let is_count = is_below || !NO_COUNTS.contains(&before);
        let is_few = if is_below { 1 < value && value < least } else { 0 < value && value < least };
        let next = *words.get(at + 1)?;
        let is_people = PEOPLE.contains(&next);
        let noun = match is_people || NO_ADJECTIVES.contains(&next) {
            true => next,
            false => words.get(at + 2)?,
        };
        (is_count && is_few && PEOPLE.contains(&noun)).then(|| match is_people {
            true => format!("{word} {next}"),
            false => format!("{word} {next} {noun}"),
        })
    })
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
            ("ひとりだけ残りました。", "ひとり"),
            ("ひとりのみ残りました。", "ひとり"),
            ("お一人しかいません。", "一人"),
            ("1人を除く全員が応募しました。", "1人"),
            ("４名様が来ました。", "4名"),
            ("お二人とも元気です。", "二人"),
            ("ふたりとも元気です。", "ふたり"),
            ("三人組が来ました。", "三人"),
            ("応募した人は3～4人です。", "3~4人"),
            ("応募した人は3〜12人です。", "3〜12人"),
            ("応募した人は2、3人です。", "2、3人"),
            ("応募した人は2,3人です。", "2,3人"),
            ("応募した人は3人から5人に増えました。", "3人"),
            ("応募した人は5人未満でした。", "5人"),
            ("応募した人は5人以下でした。", "5人"),
            ("Four people applied.", "four people"),
            ("We met 3 families.", "3 families"),
            ("Three young people applied.", "three young people"),
            ("Fewer than five people applied.", "five people"),
            ("Everyone but one applied.", "everyone but one"),
            ("All but one of them applied.", "all but one"),
            ("Nobody but the eldest applied.", "nobody but"),
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
            "ひとりひとりに声をかけました。",
            "一人暮らしの方を訪ねました。",
            "ひとり親を支えます。",
            "だれ一人取り残さない。",
            "担当者が一人に偏る。",
            "The office relies on one person.",
            "5人以上の職場に配りました。",
            "5人以下の職場に配りました。",
            "10人未満でした。",
            "2人部屋を用意しました。",
            "二人一組で訪ねました。",
            "2人組で訪ねました。",
            "3人1組で話します。",
            "1人3分で話します。",
            "お一人様一点までです。",
            "二人世帯が増えました。",
            "4人家族を想定しました。",
            "3人に1人が孤立を感じています。",
            "数人が応募しました。",
            "1〜9人でした。",
            "平均は2.5人です。",
            "1,204人が参加しました。",
            "4回ひらきました。",
            "第3回は7月です。",
            "二世帯住宅が増えました。",
            "One of the people said so.",
            "One in five people feel isolated.",
            "We worked in groups of four people.",
            "At least five people came.",
            "Three sessions, 57 people.",
            "All but one school took part.",
        ] {
            assert_eq!(few(text, 10), None, "{text}");
        }
    }

    /// However a number is written, it is seen below the threshold and not from it on.
    #[test]
    fn a_number_is_seen_in_every_writing() {
        let kanji = |value: u32| {
            let digit = |it: u32| "〇一二三四五六七八九".chars().nth(it as usize).expect("a digit");
            let tens = match value / 10 {
                0 => String::new(),
                1 => "十".to_owned(),
                tens => format!("{}十", digit(tens)),
            };
            let ones = Some(digit(value % 10)).filter(|_| !value.is_multiple_of(10));
            format!("{tens}{}", ones.map(String::from).unwrap_or_default())
        };
        let wide = |value: u32| -> String {
            let digits = value.to_string();
            digits.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("wide")).collect()
        };
        for value in 1..100 {
            for least in [2, 5, 10, 30] {
                for written in [value.to_string(), wide(value), kanji(value)] {
                    for counter in ["人", "名", "名様", "世帯", "組", " 人"] {
                        let text = format!("応募したのは{written}{counter}です。");
                        assert_eq!(few(&text, least).is_some(), value < least, "{text} {least}");
                    }
                }
            }
        }
    }
}
