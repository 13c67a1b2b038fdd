//! Which line breaks a writer meant: 「１ 日時」 and what follows are lines of their own,
//! a sentence that the paper cut is not.
//!
//! Markdown joins the lines of a paragraph. Minutes have lines without marks that stand
//! each on its own: names, days, heads. A break is meant where a line ends short and as
//! nothing in the middle of a sentence does; a paragraph in which more lines lean on the
//! next one than end is prose, and joined as a whole.

use crate::markdown::letters::{is_japanese, is_japanese_text, is_latin, width};

use super::lines::{Kind, Line, is_japanese_line};
use super::outline::marks;

/// A line this wide went on because the paper ended; a shorter one was ended.
const FULL_LINE: usize = 56;

/// No paper has lines as wide as this: nothing in such a text was cut.
const NO_PAPER: usize = 96;

/// Lines that are all about as wide as the widest, and at least this wide, were cut.
const NARROW_PAPER: usize = 32;

/// The longest name of a field, in columns: 「お問い合わせ先：」.
const LONGEST_FIELD: usize = 20;

/// What comes before a line of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Start {
    /// Whether it begins a line of its own.
    pub(super) is_own: bool,
    /// Whether the sentence of the line before goes on in it.
    pub(super) goes_on: bool,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// As a line of its own does.
    Ended,
    /// In the middle of a sentence.
    Open,
    /// As either does, such as behind a full stop.
    Either,
}

/// Returns for each line how it begins.
pub(super) fn starts(lines: &[Line]) -> Vec<Start> {
    let mut starts = vec![Start::default(); lines.len()];
    let mut first = 0;
    while first < lines.len() {
        let is_prose = |line: &Line| line.kind == Kind::Prose && !line.is_blank();
        let length = lines[first..].iter().take_while(|line| is_prose(line)).count();
        let texts: Vec<&str> =
            lines[first..first + length].iter().map(|line| line.text.as_str()).collect();
        starts[first..first + length].copy_from_slice(&paragraph(&texts));
        first += length.max(1);
    }
    starts
}

/// How the lines of a paragraph begin.
fn paragraph(lines: &[&str]) -> Vec<Start> {
    let mut starts = vec![Start::default(); lines.len()];
    let fields = lines.iter().filter(|line| is_field(line)).count();
    let full = full_width(lines);
    let widest = lines.iter().map(|line| width(line.trim_end())).max().unwrap_or(0);
    let ends: Vec<End> = lines
        .windows(2)
        .map(|pair| match pair {
            [line, next] => end(line, next, full, widest),
            _ => End::Either,
        })
        .collect();
    let count = |kind: End| {
        let pairs = ends.iter().zip(lines.iter().skip(1));
        pairs.filter(|(end, next)| **end == kind && !is_item(next)).count()
    };
    let is_list = count(End::Ended) > count(End::Open);
    for (index, end) in ends.iter().enumerate() {
        let (line, next) = (lines[index], lines[index + 1]);
        let is_full = width(line.trim_end()) >= full;
        let text = next.trim();
        let stands_alone = (fields > 1 && is_field(text))
            || is_titled(text)
            || (is_titled(line.trim()) && line.trim().ends_with('】'))
            || is_timed(text)
            || (is_address(text) && *end != End::Open)
            || text.starts_with("\\- ")
            || is_set_in(next) && closes(line)
            || indent(next) >= indent(line) + 8;
        let is_meant = match end {
            End::Ended => is_list,
            End::Either => is_list && (!is_full || closes(line)),
            End::Open => false,
        };
        starts[index + 1] = Start {
            // Tags end their lines themselves.
            is_own: (stands_alone || is_meant) && !has_tags(line) && !has_tags(next),
            goes_on: (*end == End::Open && indent(next) >= indent(line))
                || (is_full && !closes(line)),
        };
    }
    starts
}

/// How wide the lines are that the paper cut.
fn full_width(lines: &[&str]) -> usize {
    let widths: Vec<usize> = lines.iter().map(|line| width(line.trim_end())).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if widest > NO_PAPER {
        return usize::MAX;
    }
    let as_wide = widths.iter().filter(|width| **width + 4 >= widest).count();
    if widest >= NARROW_PAPER && as_wide > 2 && as_wide * 5 + 3 >= widths.len() * 3 {
        return FULL_LINE.min(widest - 4);
    }
    FULL_LINE
}

/// How a line ends before the next.
fn end(line: &str, next: &str, full: usize, widest: usize) -> End {
    let (line, next) = (line.trim(), next.trim_start());
    let is_full = width(line) >= full;
    if has_tags(line) || has_tags(next) {
        return End::Either;
    }
    // Whoever writes Markdown's marks knows that it joins lines.
    const MARKS: [&str; 4] = ["**", "*", "`", "~~"];
    let is_marked = MARKS.iter().any(|mark| line.ends_with(mark) || next.starts_with(mark));
    if is_japanese_line(line) || is_japanese_line(next) {
        match japanese_end(line, next) {
            End::Ended if is_marked || (is_full && !has_leader(line)) => End::Either,
            end => end,
        }
    } else {
        latin_end(line, next, widest)
    }
}

/// What stands around the text of a line: emphasis, code.
const SIGNS: [char; 5] = ['*', '_', '~', '…', '—'];

fn japanese_end(line: &str, next: &str) -> End {
    let text = line.trim_end_matches(SIGNS);
    let Some(last) = text.chars().next_back() else { return End::Either };
    let is_worded = text.contains(|c: char| c.is_ascii_alphabetic());
    let leans = next.starts_with(['、', '。', '，', '．', '」', '）', '』', '】', 'を'])
        || (is_worded && next.starts_with(|c: char| c.is_ascii_lowercase()))
        || starts_within(next);
    let is_open =
        |open: char, close: char| text.matches(open).count() > text.matches(close).count();
    let is_open = is_open('「', '」') || is_open('（', '）') || is_open('(', ')');
    if leans || is_open || "、，,・「（(『".contains(last) {
        return End::Open;
    }
    let unclosed = text.trim_end_matches(['」', '）', ')', '』', '】', '"', '”']);
    if unclosed.ends_with(['。', '．', '！', '？', '!', '?', '.']) {
        return End::Either;
    }
    // A sentence has begun behind a full stop.
    if unclosed.contains('。') {
        return End::Open;
    }
    if is_hiragana(last) {
        return hiragana_end(text);
    }
    let is_quoted = last == '」' && next.starts_with(['（', '(']);
    let is_name = last.is_ascii_alphabetic() && next.starts_with(is_latin);
    if last == '`' || is_quoted || is_name {
        return End::Either;
    }
    if unclosed.len() < text.len() {
        return End::Ended;
    }
    let is_said = next.trim_end().ends_with(|c: char| c == '。' || is_hiragana(c));
    if has_subject(text) && is_said { End::Open } else { End::Ended }
}

/// Whether a text begins with a particle or the end of a verb, as no line does.
fn starts_within(text: &str) -> bool {
    const WITHIN: [&str; 20] = [
        "にて",
        "につい",
        "により",
        "による",
        "において",
        "として",
        "という",
        "といっ",
        "などの",
        "など、",
        "ことを",
        "ことが",
        "ことは",
        "ことと",
        "ことに",
        "ました",
        "ます。",
        "です。",
        "である",
        "でした",
    ];
    if WITHIN.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    let mut letters = text.chars();
    letters.next().is_some_and(|c| "はがにのへともやで".contains(c))
        && letters.next().is_some_and(|c| !is_hiragana(c) && c.is_alphanumeric())
}

/// Whether a text speaks of something, and so wants to say what of it: 「私たちは毎月」.
fn has_subject(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !SIGNS.contains(c)).collect();
    letters.windows(3).any(|three| match three {
        [before, particle, after] => {
            "はがを".contains(*particle)
                && before.is_alphanumeric()
                && !is_hiragana(*after)
                && (*after == ' ' || after.is_alphanumeric())
        }
        _ => false,
    })
}

/// How a line in hiragana ends.
fn hiragana_end(text: &str) -> End {
    const ENDS: [&str; 12] = [
        "とは",
        "について",
        "まとめ",
        "あいさつ",
        "お知らせ",
        "お願い",
        "はじめに",
        "おわりに",
        "ふりかえり",
        "振り返り",
        "なし",
        "とおり",
    ];
    if ENDS.iter().any(|end| text.ends_with(end)) {
        return End::Ended;
    }
    let is_particle = text.ends_with(|c| "はがをにのともへやでて".contains(c));
    // A line this wide was cut in the middle of a word.
    if is_particle || width(text) >= FULL_LINE { End::Open } else { End::Either }
}

/// The ends of lines with letters that have spaces between words.
fn latin_end(line: &str, next: &str, widest: usize) -> End {
    const LITTLE: [&str; 22] = [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on",
        "or", "our", "that", "the", "their", "to", "was", "with",
    ];
    let is_small = next.starts_with(|c: char| c.is_lowercase());
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let is_little = LITTLE.contains(&last.to_ascii_lowercase().as_str());
    if is_small || is_little || line.ends_with([',', ';', '-', '–', '—', '(', '&', '/']) {
        return End::Open;
    }
    if line.ends_with(['.', '!', '?', '`', '\\']) {
        return End::Either;
    }
    // An editor that fills lines would have put the next word here.
    let first = next.split_whitespace().next().map_or(0, width);
    let has_room = width(line) + 1 + first <= widest.max(40);
    let is_begun = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if has_room && is_begun { End::Ended } else { End::Either }
}

/// Whether a line ends as a sentence or a remark in brackets does.
fn closes(line: &str) -> bool {
    line.trim_end().ends_with(['。', '）', ')', '」', '.', '!', '?', '！', '？', ':', '：'])
        || has_leader(line)
}

/// Whether dots lead to a number: 「開会の宣告 ……… 3」.
fn has_leader(line: &str) -> bool {
    let line = line.trim_end();
    let bare = line.trim_end_matches(|c: char| c.is_numeric());
    bare.len() < line.len()
        && ["……", "・・・", "....", "‥‥"].iter().any(|dots| bare.trim_end().ends_with(dots))
}

fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ん').contains(&c)
}

fn is_item(line: &str) -> bool {
    let line = line.trim();
    marks::mark(line).is_some() || marks::markdown(line).is_some()
}

/// How far a line is indented, in columns.
fn indent(line: &str) -> usize {
    let spaces = line.len() - line.trim_start().len();
    width(&line[..spaces])
}

/// Whether a line begins with a head in brackets.
fn is_titled(text: &str) -> bool {
    text.starts_with('【') && text.contains('】')
}

/// Whether a line begins with a time, as those of a chat do: 「14:10 山田」,
/// 「[2026/05/12 14:03]」.
fn is_timed(text: &str) -> bool {
    let inner = text.trim_start_matches('[');
    let stamp = inner.find([' ', ']', '\u{3000}']).map_or("", |at| &inner[..at]);
    let is_stamp = !stamp.is_empty()
        && stamp.contains([':', '/'])
        && stamp.chars().all(|c| c.is_ascii_digit() || ":/-".contains(c));
    is_stamp && (inner.len() < text.len() || stamp.contains(':'))
}

/// Whether a line begins a paragraph by one space, as pages do that lost the wide one.
fn is_set_in(line: &str) -> bool {
    line.strip_prefix(' ').is_some_and(|text| text.starts_with(is_japanese))
}

/// Whether a line begins or ends with a tag.
fn has_tags(line: &str) -> bool {
    let line = line.trim();
    let begins = line.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && rest.contains('>')
    });
    begins || (line.ends_with('>') && line.contains("</"))
}

/// Whether a line is an address and nothing else.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.chars().all(|c| c.is_ascii_graphic())
}

/// Whether a line is a field: 「日時：四月一日」.
fn is_field(text: &str) -> bool {
    let text = text.trim();
    let Some(at) = text.find(['：', ':', '\u{3000}', '\t']) else { return false };
    let name = text[..at].trim_matches(['*', '_', '[', ']']);
    let sign = text[at..].chars().next().unwrap_or_default();
    let rest = text[at + sign.len_utf8()..].trim_start_matches(['*', '_']);
    let is_name = !name.is_empty()
        && width(name) <= LONGEST_FIELD
        && !name.contains(|c: char| "、。，．,.()「」|<>/".contains(c))
        && name.chars().any(char::is_alphabetic);
    let is_said = !rest.trim().is_empty() && !rest.starts_with("//");
    match sign {
        // Names and days are set apart by a space, sentences are not.
        '\u{3000}' | '\t' => {
            is_name && is_said && width(name) <= 12 && name.chars().all(is_japanese)
        }
        ':' => is_name && is_said && (is_japanese_text(name) || rest.starts_with(' ')),
        _ => is_name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let mut said = lines.first().copied().unwrap_or_default().to_owned();
        for (line, start) in lines.iter().zip(paragraph(&lines)).skip(1) {
            said.push_str(if start.is_own { "/" } else { "" });
            said.push_str(line);
        }
        assert_eq!(said, expected);
    }

    #[test]
    fn lines_of_minutes_stand_on_their_own() {
        for text in [
            "1 日時\n令和8年4月27日(水曜日)\n2 場所\n市民会館2階\n3 出席者\n山田委員、佐藤委員",
            "1番 山 田 太 郎 君\n2番 佐 藤 花 子 君\n2、欠席議員は次のとおりである。\n1、会議\n書記",
            "事務局:\n福祉課長(山田 太郎)\n福祉課 係長(佐藤 花子)",
            "会議録\n(事務局より説明)\n会長 皆さん、こんにちは。\n事務局 ご覧ください。",
            "附　則\nこの会則は、公布の日から施行する。",
            "14:12 佐藤花子\n締切は二十日です",
            "押さえました！\n[2026/05/12 14:06] 鈴木: 了解です",
            "資料は下記をご覧ください。\nhttps://example.org/shiryo",
            "Mr Smith\nMs Jones\nThe Village Hall",
            "To receive the reports of the last meeting\nThe clerk reported on them, and the members asked what came of it.",
            "開会の宣告 ……………………………………………………………………… 10\n令和八年臨時会",
        ] {
            check(text, &text.replace('\n', "/"));
        }
    }

    #[test]
    fn sentences_that_were_cut_are_joined() {
        for text in [
            "私たちは**毎月**\n会議を開く",
            "この行の**途中**の文\n**太字**\n続き。",
            "注の一行目\nと二行目。",
            "次は\n**十月**の会です。`会則`\n第三条と案内\nを見てください。\n「かぎ」\n（かっこ）。2026年\n10月はAI\n相談です。",
            "会は四月に始まりました。\nいまは三十人がいます。\n来年も続けます。",
            "2026年\n10月はAI\n相談です",
            "The meeting was held at the\nVillage Hall and the\nchair opened it.",
            "We met.\nThen we went home.",
        ] {
            check(text, &text.replace('\n', ""));
        }
    }

    #[test]
    fn heads_between_sentences_that_were_cut_stand_alone() {
        check(
            "1【目的】\n自治会は、その地域に住む人が気軽に付き合い、日常生活に必要な情報の交換\nや課題の解決に取り組むことを目的としています。\n～現状～\n加入しない世帯が年々増えています。",
            "1【目的】/自治会は、その地域に住む人が気軽に付き合い、日常生活に必要な情報の交換や課題の解決に取り組むことを目的としています。/～現状～/加入しない世帯が年々増えています。",
        );
    }
}
