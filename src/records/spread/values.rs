//! The column of the values under another head: 件数, 実績, 今月.

use crate::domain::text::fold;
use crate::records::found::head::{HeadCell, split_bracket};

use super::roles::{self, Role};

/// Whether a head is one that people give the column of values.
pub(crate) fn is_value_head(cell: &HeadCell) -> bool {
    const WORDS: [&str; 16] = [
        "数",
        "数値",
        "数量",
        "量",
        "今月",
        "当月",
        "今回",
        "今期",
        "結果",
        "測定値",
        "集計値",
        "報告値",
        "実数",
        "データ",
        "count",
        "amount",
    ];
    const ENDS: [&str; 9] =
        ["件数", "人数", "回数", "世帯数", "食数", "数量", "時間数", "金額", "の数"];
    let head = fold(cell.text());
    let (bare, _) = split_bracket(&head);
    let (rest, role) = roles::split(cell.text());
    // 延べ人数, 訪問件数, but not 目標件数 or 前年件数.
    role.is_value()
        && ((rest.is_empty() && role == Role::Actual)
            || WORDS.contains(&bare.as_str())
            || ENDS.iter().any(|end| bare.ends_with(end) || rest.ends_with(end)))
}
