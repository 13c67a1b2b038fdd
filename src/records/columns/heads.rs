//! What the words of a head say of its column.

use crate::records::table::Column;

pub(crate) fn title(column: &Column) -> &'static str {
    column.headers.first().copied().unwrap_or(column.name)
}

pub(crate) fn is_unit_head(folded: &str) -> bool {
    matches!(folded, "単位" | "unit" | "単位名")
}

/// What in brackets says that the numbers are no values of their months.
pub(crate) const NO_VALUES: [&str; 7] = ["計画", "目標", "予算", "前年", "累計", "累積", "見込"];

/// What stands in brackets behind a header and is no unit.
pub(crate) fn is_no_unit(bracket: &str) -> bool {
    const NOTES: [&str; 34] = [
        "速報", "確定", "暫定", "概数", "概算", "見込", "実績", "予定", "計画", "税込", "税抜",
        "参考", "注", "任意", "必須", "月次", "年次", "累計", "期末", "時点", "現在", "入力",
        "記入", "自動", "年月", "西暦", "和暦", "例", "半角", "全角", "数値", "数字", "英語", "※",
    ];
    bracket.is_empty() || NOTES.iter().any(|note| bracket.contains(note))
}

/// Heads of columns that say something about a row and are neither values nor
/// parts.
pub(crate) fn is_remark(folded: &str) -> bool {
    const REMARKS: [&str; 40] = [
        "目標",
        "目標値",
        "年度目標",
        "月間目標",
        "計画",
        "計画値",
        "予算",
        "見込",
        "見込値",
        "前年",
        "前年度",
        "前年同月",
        "前年比",
        "前月",
        "前月比",
        "前期",
        "対前年",
        "増減",
        "増減率",
        "差",
        "差異",
        "達成率",
        "進捗率",
        "達成度",
        "進捗",
        "実施率",
        "構成比",
        "出典",
        "担当",
        "担当団体",
        "no",
        "番号",
        "項番",
        "連番",
        "行",
        "id",
        "メモ",
        "コメント",
        "入力者",
        "確認",
    ];
    let folded = folded.trim_end_matches('.');
    let (bare, _) = super::super::found::head::split_bracket(folded);
    let ends = [
        "率",
        "比",
        "目標値",
        "目標",
        "計画値",
        "メモ",
        "コメント",
        "者",
        "担当",
        "所管",
        "主管",
        "確認",
        "備考",
    ];
    REMARKS.contains(&bare.as_str()) || ends.iter().any(|end| bare.ends_with(end))
}

/// Words in the head of a column whose numbers may be meant in place of those of a column of
/// the table: its name, and the words.
pub(crate) fn seconds(table: &str) -> Option<(&'static str, &'static [&'static str])> {
    match table {
        "observations" => Some((
            "value",
            &["訂正", "修正後", "修正値", "確定値", "実績", "最新値", "corrected", "revised"],
        )),
        "funding" => {
            Some(("committed", &["補正後", "変更後", "助成額", "交付額", "決定額", "当初予算"]))
        }
        "costs" => Some(("budget", &["補正後", "変更後", "当初予算"])),
        _ => None,
    }
}

/// Heads that say that what stands below are parts, and not what of.
pub(crate) fn is_breakdown_head(folded: &str) -> bool {
    matches!(folded, "内訳" | "内訳項目" | "breakdown")
}

/// Heads that values are usually broken down by.
pub(crate) fn is_dimension(folded: &str) -> bool {
    const WORDS: [&str; 26] = [
        "地区",
        "地域",
        "学区",
        "校区",
        "町名",
        "町",
        "市町村",
        "市区町村",
        "区",
        "エリア",
        "会場",
        "拠点",
        "性別",
        "男女",
        "年代",
        "年齢",
        "年齢層",
        "年齢区分",
        "学年",
        "世代",
        "国籍",
        "属性",
        "内訳",
        "対象者区分",
        "世帯類型",
        "障害種別",
    ];
    WORDS.contains(&folded) || folded.ends_with("別") || folded.ends_with("区分")
}
