//! What people write around names: numbers before them, marks, counts, notes.

use crate::domain::text::fold;
use crate::domain::time::Grain;
use crate::records::dates::{DateContext, parse_span};
use crate::records::totals::{TotalWord, total_word};

/// 第3回, 第3回総会: a number in a series.
pub(super) fn is_numbered(text: &str) -> bool {
    let folded = fold(text);
    let Some(after) = folded.split_once('第').map(|(_, after)| after) else {
        return number_in_series(text).is_some();
    };
    let kanji = after.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    number_in_series(text).is_some() || (kanji > 0 && after.chars().nth(kanji) == Some('回'))
}

/// Returns the number that a text gives a meeting: 第3回総会, 3回目, #3.
pub(in crate::records::layout) fn number_in_series(text: &str) -> Option<String> {
    let folded = fold(text);
    let after = match folded.split_once('第').or_else(|| folded.split_once('#')) {
        Some((_, after)) => after,
        None => folded.as_str(),
    };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && (after[digits..].starts_with('回') || folded.contains('#'));
    is_number.then(|| after[..digits].to_owned())
}

/// Returns the only day that a text holds: 日時　令和8年9月16日（水）　14:00～.
pub(in crate::records::layout) fn day_within(text: &str, context: DateContext) -> Option<String> {
    let apart = |c: char| c.is_whitespace() || "_（(～~、,：:）)".contains(c);
    let is_day = |part: &&str| parse_span(part, context).is_ok_and(|span| span.grain == Grain::Day);
    let mut days = text.split(apart).map(str::trim).filter(is_day);
    let day = days.next()?;
    days.next().is_none().then(|| day.to_owned())
}

/// Takes the number before a name off: `1-1 見守り`, `①見守り`, `(3) 見守り`.
pub(crate) fn without_number(text: &str) -> &str {
    let is_number = |c: char| {
        c.is_numeric() || matches!(c, '-' | '－' | '.' | '．' | '(' | ')' | '（' | '）' | '、')
    };
    let rest = text.trim_start_matches(is_number).trim_start();
    if rest.is_empty() { text } else { rest }
}

/// The parts of a cell that names several.
pub(crate) fn apart(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ',', '，', '・', '/', '／', ';', '；', '\n', '　'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Takes the mark before the name of a group off: ■ 行政.
fn without_mark(text: &str) -> &str {
    text.trim_matches([
        '■', '●', '◆', '◇', '□', '○', '▼', '▽', '【', '】', '＜', '＞', '<', '>', '［', '］', '[',
        ']', '・', '*', '#', ' ', '\u{3000}', ':', '：', '-',
    ])
}

/// Takes what a line of a group says beside its name off: ■ 行政（4団体）.
pub(in crate::records::layout) fn group_name(text: &str) -> &str {
    let name = without_mark(text);
    let open = name.rfind(['(', '（', '［', '[', ' ', '\u{3000}', '：', ':']);
    let Some((before, after)) = open.and_then(|open| name.split_at_checked(open)) else {
        return name;
    };
    if is_count(after) && !before.trim().is_empty() { without_mark(before) } else { name }
}

/// Whether a text is how many there are: （2件）, 計4団体, 3 items.
fn is_count(text: &str) -> bool {
    const COUNTERS: [&str; 10] =
        ["件", "団体", "項目", "社", "名", "人", "指標", "items", "item", "members"];
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.trim_start_matches(['計', '全', '約']).trim();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && COUNTERS.contains(&bare[digits..].trim())
}

/// Whether a text says a time in words only: 随時, 年度内, 未定.
pub(in crate::records::layout) fn is_vague_time(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["随時", "未定", "通年", "年度内", "年度末", "中旬", "上旬", "下旬", "頃"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether a line alone counts the rows above it, or adds them up: 計 26団体.
pub(in crate::records::layout) fn is_total_line(text: &str) -> bool {
    match total_word(&fold(text)) {
        Some(TotalWord::Certain) => true,
        Some(TotalWord::Likely) => text.contains(char::is_numeric),
        None => false,
    }
}

/// Whether a line is a remark about the table.
pub(in crate::records::layout) fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['※', '注', '*', '＊', '（', '(', '→', '★'])
        || text.contains(['。', '：', ':'])
        || text.chars().count() > 40
}

/// A whole among its parts: 合計, 全体, Total.
pub(crate) fn is_whole_word(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "町全体",
        "村全体",
        "区全体",
        "県全体",
        "全町",
        "全村",
        "全区",
        "全県",
        "合計",
        "計",
        "総計",
        "全体",
        "総数",
        "全件",
        "市全体",
        "全市",
        "total",
        "all",
        "overall",
        "whole",
    ];
    WORDS.contains(&fold(text).as_str())
}
