//! Words that could mean more than one word of their list: ほぼ完了 is no 完了,
//! and ○ in a column of states may be done or under way.
//!
//! They are asked, once for a word and a column. The first reading is the one that
//! claims less.

use crate::domain::text::fold;

use super::list::WordList;

/// Words, and what they may mean.
type Unsure = (&'static str, &'static [&'static str], &'static [&'static str]);

const UNSURE: &[Unsure] = &[
    (
        "status",
        &[
            "ほぼ完了",
            "概ね完了",
            "おおむね完了",
            "ほぼ達成",
            "概ね達成",
            "おおむね達成",
            "一部完了",
            "一部達成",
            "一部実施",
            "一部済",
            "部分達成",
            "完了見込",
            "完了見込み",
            "完了予定",
            "達成見込",
            "達成見込み",
            "実施",
            "継続",
            "継続実施",
            "○",
            "◯",
            "〇",
            "●",
            "✓",
            "☑",
            "レ",
            "almost done",
            "mostly done",
            "partly done",
        ],
        &["status-in_progress", "status-done"],
    ),
    ("status", &["◎"], &["status-done", "status-in_progress"]),
    (
        "status",
        &["検討中", "準備中", "調整中", "企画中", "協議中", "相談中", "検討", "準備", "調整"],
        &["status-not_started", "status-in_progress"],
    ),
    ("status", &["△", "▲"], &["status-in_progress", "status-delayed", "status-not_started"]),
    (
        "status",
        &["×", "✕", "✖", "-", "ー", "―", "—", "なし"],
        &["status-not_started", "status-dropped", "status-delayed"],
    ),
    ("status", &["見送り", "見合わせ", "取り止め検討"], &["status-dropped", "status-on_hold"]),
    ("status", &["延期", "順延", "先送り"], &["status-delayed", "status-on_hold"]),
    ("status", &["pending", "未定"], &["status-not_started", "status-on_hold"]),
    ("status", &["要注意", "注意", "課題あり"], &["status-in_progress", "status-delayed"]),
    (
        "presence",
        &["-", "ー", "―", "—", "/", "・", "未定", "未回答", "回答なし", "?", "対象外", "連絡なし"],
        &["presence-absent", "presence-none"],
    ),
    ("presence", &["委任状", "委任", "委"], &["presence-proxy", "presence-absent"]),
    (
        "presence",
        &["書面", "書面出席", "書面参加", "出席予定", "出予定", "予定", "◎", "●", "✓", "レ"],
        &["presence-present", "presence-absent", "presence-none"],
    ),
    ("presence", &["▲"], &["presence-proxy", "presence-late", "presence-left_early"]),
    (
        "direction",
        &["改善", "改善する", "良化", "▲", "-", "+", "適正化"],
        &["direction-up", "direction-down"],
    ),
    (
        "direction",
        &["維持・増加", "増加・維持", "維持または増加", "維持・向上", "維持向上", "維持以上"],
        &["direction-up", "direction-maintain"],
    ),
    (
        "meeting",
        &["未開催", "未実施", "順延", "調整中", "未定"],
        &["meeting-planned", "meeting-cancelled"],
    ),
    ("meeting", &["○", "◯", "〇", "書面開催", "書面"], &["meeting-held", "meeting-planned"]),
    ("meeting", &["×", "✕", "-"], &["meeting-cancelled", "meeting-planned"]),
    (
        "funding",
        &["内定", "内示", "予定額", "○", "◯", "〇", "継続"],
        &["funding-expected", "funding-confirmed"],
    ),
    ("aggregation", &["実績", "実数", "合計/平均"], &["aggregation-latest", "aggregation-sum"]),
    (
        "visibility",
        &["○", "◯", "〇", "可", "共有可"],
        &["visibility-internal", "visibility-public"],
    ),
];

/// Returns what a word of a list may mean, if it is one that could mean two.
pub(crate) fn unsure(list: &WordList, folded: &str) -> Option<&'static [&'static str]> {
    UNSURE
        .iter()
        .filter(|(name, ..)| *name == list.name)
        .find(|(_, words, _)| words.iter().any(|word| fold(word) == folded))
        .map(|(.., readings)| *readings)
}

#[cfg(test)]
mod tests {
    use super::super::LISTS;
    use super::*;

    #[test]
    fn no_word_is_on_two_lists() {
        for list in LISTS {
            let mut seen = std::collections::BTreeMap::new();
            for word in list.words {
                for text in word.words.iter().chain([&word.name]) {
                    let other = seen.insert(fold(text), word.name);
                    assert!(other.is_none_or(|it| it == word.name), "{}: {text}", list.name);
                    assert_eq!(unsure(list, &fold(text)), None, "{}: {text}", list.name);
                }
            }
        }
    }

    #[test]
    fn every_reading_is_a_word_or_none() {
        for (name, words, readings) in UNSURE {
            let list = LISTS.iter().find(|list| list.name == *name).expect("a list");
            assert!(readings.len() > 1, "{words:?}");
            for reading in *readings {
                let known = list.readings.contains(reading) || *reading == "presence-none";
                assert!(known, "{reading}");
            }
        }
    }
}
