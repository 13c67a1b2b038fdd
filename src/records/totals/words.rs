//! What totals are called: 合計, 9月計, 以上3件, Total.

/// How sure a word says that a row or column is a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::records) enum TotalWord {
    /// It can mean nothing else.
    Certain,
    /// It ends as totals do; a name may, too.
    Likely,
}

/// Returns whether a head or label is that of totals; the text is folded.
pub(in crate::records) fn is_total_word(folded: &str) -> bool {
    total_word(folded) == Some(TotalWord::Certain)
}

pub(in crate::records) fn total_word(folded: &str) -> Option<TotalWord> {
    const WORDS: [&str; 26] = [
        "合計",
        "小計",
        "計",
        "総計",
        "総合計",
        "中計",
        "累計",
        "累積",
        "平均",
        "総額",
        "集計",
        "総数",
        "合算",
        "通算",
        "延べ計",
        "総和",
        "σ",
        "すべて",
        "全部",
        "全体",
        "全団体",
        "全件",
        "総体",
        "ゴウケイ",
        "ショウケイ",
        "トータル",
    ];
    const ENGLISH: [&str; 12] = [
        "total",
        "totals",
        "subtotal",
        "grandtotal",
        "sum",
        "average",
        "mean",
        "ytd",
        "runningtotal",
        "ttl",
        "all",
        "overall",
    ];
    const AFTER: [&str; 9] = ["額", "件数", "人数", "数", "値", "金額", "時間", "回数", "分"];
    /// Words that end as totals do and are none.
    const OTHERS: [&str; 10] =
        ["会計", "統計", "設計", "時計", "家計", "生計", "推計", "余計", "温度計", "体重計"];
    let text = folded.trim_matches(['■', '◆', '●', '▼', '【', '】', '[', ']', '<', '>', ':', '-']);
    let text = match text.find('(') {
        Some(open) if open > 0 => &text[..open],
        _ => text.trim_matches(['(', ')']),
    };
    if ENGLISH.contains(&text) {
        return Some(TotalWord::Certain);
    }
    let stem = AFTER.iter().find_map(|after| text.strip_suffix(after)).unwrap_or(text);
    let word = [text, stem].into_iter().find_map(|text| {
        let words = WORDS.iter().filter(|word| text.ends_with(*word));
        words.max_by_key(|word| word.len()).map(|word| &text[..text.len() - word.len()])
    });
    if text == "以上" {
        return Some(TotalWord::Certain);
    }
    if is_count_of_rows(text) {
        return Some(TotalWord::Likely);
    }
    let Some(before) = word else {
        return text.ends_with("total").then_some(TotalWord::Likely);
    };
    if before.is_empty() || is_time_word(before) {
        return Some(TotalWord::Certain);
    }
    (!OTHERS.iter().any(|other| text.ends_with(other))).then_some(TotalWord::Likely)
}

/// 以上3件, 全5団体: how many rows stand above.
fn is_count_of_rows(text: &str) -> bool {
    const COUNTERS: [&str; 8] = ["件", "団体", "行", "名", "社", "者", "事業", "項目"];
    let bare = ["以上", "全", "計"].iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    let number = COUNTERS.iter().find_map(|it| bare.strip_suffix(it));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What is left of one sum when another is taken off, and no row of its own; the
/// text is folded.
pub(in crate::records) fn is_difference_word(folded: &str) -> bool {
    const WORDS: [&str; 8] =
        ["差引", "差引額", "差引残高", "差引残額", "収支差額", "差額", "残高", "残額"];
    WORDS.contains(&folded)
}

/// A quick look, since it is asked of every row of a large table.
pub(in crate::records) fn may_be_total_word(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    if text.is_ascii() {
        // Dates, numbers and codes have no word in them.
        if text.bytes().filter(u8::is_ascii_alphabetic).count() < 3 {
            return false;
        }
        let letters = text.to_ascii_lowercase();
        return ["total", "sum", "average", "mean", "ytd", "ttl", "all"]
            .iter()
            .any(|it| letters.contains(it));
    }
    text.contains([
        '計', '均', '額', '総', '累', '積', '算', '全', 'す', '以', '件', '団', '行', '名', '社',
        '者', '事', '項', 'ル', 'ﾙ', 'イ', 'ｲ', 'Σ', 'σ',
    ]) || text.chars().any(|c| matches!(c, '\u{ff21}'..='\u{ff5a}'))
}

/// What a subtotal is of: 9月, 1q, 上期, 2026年度, 年間.
fn is_time_word(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "年",
        "月",
        "年度",
        "年間",
        "月間",
        "期",
        "上期",
        "下期",
        "上半期",
        "下半期",
        "前期",
        "後期",
        "通期",
        "当月",
        "当期",
        "今年度",
        "本年度",
        "四半期",
        "半期",
        "期間",
        "週",
        "日",
        "全",
        "各月",
    ];
    let bare: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let bare = bare.trim_start_matches('第').trim_start_matches("令和").trim_start_matches('r');
    WORDS.contains(&bare) || matches!(bare, "q" | "h" | "fy" | "") && bare.len() < text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::fold;

    #[test]
    fn totals_are_told_from_names() {
        for (word, certain, likely) in [
            ("合計", true, true),
            ("総額", true, true),
            ("合計額", true, true),
            ("合計(円)", true, true),
            ("小計(助成)", true, true),
            ("合計件数", true, true),
            ("集計", true, true),
            ("1Q計", true, true),
            ("上期計", true, true),
            ("9月合計", true, true),
            ("2026年度計", true, true),
            ("年間累計", true, true),
            ("Grand Total", true, true),
            ("収入計", false, true),
            ("助成金合計", false, true),
            ("みどり会計", false, false),
            ("人口統計", false, false),
            ("見守り訪問", false, false),
            ("計画", false, false),
            ("総務省", false, false),
        ] {
            let found = total_word(&fold(word));
            assert_eq!(found == Some(TotalWord::Certain), certain, "{word}");
            assert_eq!(found.is_some(), likely, "{word}");
        }
    }
}
