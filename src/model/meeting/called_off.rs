//! Meetings that are called off in their remarks and nowhere else: 中止（台風のため）.
//!
//! Why: a list of minutes has no column for it, and one that is called off would be read
//! as still to come. Only a remark that says so and no more is taken at its word; 中止の
//! 可能性あり and 飲食は中止 speak of it too, and are asked.

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::text::plain;

/// What a remark says of whether the meeting took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// It did not, on this day.
    CalledOff,
    /// It may be that it did not.
    Unclear,
}

/// Words for it, each in the form in which it is compared.
const WORDS: [&str; 9] = [
    "中止",
    "流会",
    "延期",
    "取りやめ",
    "取り止め",
    "とりやめ",
    "cancelled",
    "canceled",
    "postponed",
];
/// What may stand before them of the meeting itself.
const BEFORE: [&str; 9] =
    ["開催", "会議", "会議は", "会は", "開催は", "急きょ", "急遽", "meeting", "meeting was"];
/// What may follow them and says no more.
const AFTER: [&str; 12] = [
    "",
    "です",
    "した",
    "しました",
    "になった",
    "になりました",
    "となった",
    "となりました",
    "と決定",
    "を決定",
    "済",
    "いたしました",
];
/// What a reason ends with before them.
const REASONS: [&str; 6] = ["ため", "ためです", "により", "につき", "に伴い", "なので"];
/// What begins a reason after them.
const BECAUSE: [&str; 6] = ["due to ", "because ", "owing to ", "on account ", "- ", "as "];
/// What says that it is not so.
const DENIED: [&str; 13] = [
    "中止せず",
    "中止しない",
    "中止しなかった",
    "中止にせず",
    "中止とせず",
    "中止にはせず",
    "中止なし",
    "延期せず",
    "延期しない",
    "延期なし",
    "not cancelled",
    "not canceled",
    "not postponed",
];

/// Returns what a remark says.
pub(super) fn said(remark: &str) -> Option<Said> {
    let folded = plain(remark);
    let (bare, bracketed) = without_brackets(&folded);
    let clauses = bare.split(['。', '\n', ';', '.', '、', ',', ':']).chain([bracketed.as_str()]);
    let mut found = None;
    for clause in clauses.map(str::trim).filter(|clause| mentions(clause)) {
        match is_called_off(clause) {
            true if found.is_none() => found = Some(Said::CalledOff),
            true => {}
            false => return Some(Said::Unclear),
        }
    }
    found
}

/// Whether a part speaks of it, and does not deny it.
fn mentions(part: &str) -> bool {
    let mut part = part.to_owned();
    for denied in DENIED {
        part = part.replace(denied, "");
    }
    WORDS.iter().any(|word| part.contains(word)) || part.contains("called off")
}

/// Whether a part says that the meeting was called off, and no more.
fn is_called_off(part: &str) -> bool {
    if part.ends_with('?') {
        return false;
    }
    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
    let words = || WORDS.iter().copied().chain(["called off"]);
    words().any(|word| {
        let Some((before, after)) = part.split_once(word) else { return false };
        let (before, after) = (before.trim(), after.trim());
        let bare = BEFORE.iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before).trim();
        let is_of_meeting = bare.is_empty() || REASONS.iter().any(|it| bare.ends_with(it));
        let is_over = AFTER.contains(&after) || BECAUSE.iter().any(|it| after.starts_with(it));
        is_of_meeting && is_over
    })
}

/// Returns a text without what its brackets hold, and that.
fn without_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '【' | '[' => depth = depth.saturating_add(1),
            ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(c),
            _ => outside.push(c),
        }
    }
    (outside, inside)
}

/// Returns the marks of a title that may say it: 第3回総会（中止）, 定例会 ※延期.
pub(super) fn marks(title: &str) -> String {
    let folded: String = title.nfkc().collect();
    let (outside, inside) = without_brackets(&folded);
    let after = outside.split_once(['※', '*']).map_or("", |(_, after)| after);
    format!("{inside}\n{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_taken_at_its_word_or_asked() {
        use Said::{CalledOff, Unclear};
        for (remark, expected) in [
            ("中止", Some(CalledOff)),
            ("中止（台風のため）", Some(CalledOff)),
            ("（中止）", Some(CalledOff)),
            ("※中止", Some(CalledOff)),
            ("台風10号接近のため中止", Some(CalledOff)),
            ("大雪により開催中止", Some(CalledOff)),
            ("会議は中止となりました。", Some(CalledOff)),
            ("中止。次回は9月16日", Some(CalledOff)),
            ("延期", Some(CalledOff)),
            ("延期（会場の都合）", Some(CalledOff)),
            ("流会", Some(CalledOff)),
            ("ＣＡＮＣＥＬＬＥＤ", Some(CalledOff)),
            ("Cancelled (typhoon)", Some(CalledOff)),
            ("Postponed due to snow", Some(CalledOff)),
            ("Meeting was called off", Some(CalledOff)),
            ("中止の可能性", Some(Unclear)),
            ("中止の可能性あり（台風）", Some(Unclear)),
            ("中止か", Some(Unclear)),
            ("中止？", Some(Unclear)),
            ("飲食の提供は中止", Some(Unclear)),
            ("8/26に延期", Some(Unclear)),
            ("8/19から延期", Some(Unclear)),
            ("（中止の場合は前日に連絡）", Some(Unclear)),
            ("台風のため現地参加を中止", Some(Unclear)),
            ("May be cancelled", Some(Unclear)),
            ("中止せず実施", None),
            ("延期せず予定どおり", None),
            ("not cancelled", None),
            ("雨", None),
            ("次回は机を島形に並べる", None),
            ("", None),
        ] {
            assert_eq!(said(remark), expected, "{remark}");
        }
        for (title, expected) in [
            ("第3回総会（中止）", Some(CalledOff)),
            ("定例会 ※延期", Some(CalledOff)),
            ("核実験中止を求める会議", None),
        ] {
            assert_eq!(said(&marks(title)), expected, "{title}");
        }
    }
}
