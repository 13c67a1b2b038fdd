//! Words that are units where they stand: in a row under the heads, in brackets.

use rust_decimal::Decimal;

use crate::domain::text::fold;
use crate::domain::value::split_scale;

/// Whether a text is a unit, alone or in brackets: 人, （千円）, [%].
pub(crate) fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 70] = [
        "円",
        "yen",
        "jpy",
        "¥",
        "ドル",
        "$",
        "usd",
        "ユーロ",
        "%",
        "パーセント",
        "割",
        "ポイント",
        "pt",
        "人",
        "名",
        "延べ人",
        "実人数",
        "人回",
        "人日",
        "人月",
        "世帯",
        "家庭",
        "戸",
        "棟",
        "件",
        "回",
        "か所",
        "箇所",
        "ヶ所",
        "カ所",
        "ケ所",
        "ヵ所",
        "団体",
        "社",
        "校",
        "園",
        "店",
        "店舗",
        "組",
        "班",
        "チーム",
        "時間",
        "分",
        "日",
        "日間",
        "週",
        "か月",
        "年",
        "食",
        "冊",
        "台",
        "点",
        "枚",
        "本",
        "個",
        "品",
        "袋",
        "箱",
        "部",
        "頁",
        "件数",
        "kg",
        "g",
        "t",
        "トン",
        "km",
        "m",
        "m2",
        "l",
        "kwh",
    ];
    let bare = bare(text);
    let (scale, base) = split_scale(&bare);
    UNITS.contains(&bare.as_str())
        || UNITS.contains(&base)
        || (base.is_empty() && scale != rust_decimal::Decimal::ONE)
}

/// Returns the text of a unit without its brackets.
pub(crate) fn bare(text: &str) -> String {
    let folded = fold(text);
    let bare = folded.trim_matches(['(', ')', '[', ']', '【', '】', '<', '>', ' ']);
    let bare = bare.strip_prefix("単位").unwrap_or(bare).trim_start_matches([':', '=', ' ']);
    bare.to_owned()
}

/// Whether a unit is thousands of something that is no money: 千件, 万人.
pub(crate) fn is_multiple_of_others(unit: &str) -> bool {
    let (scale, base) = split_scale(unit);
    scale != Decimal::ONE && !base.is_empty() && !is_yen(base)
}

pub(crate) fn is_yen(unit: &str) -> bool {
    unit == "円" || unit == "¥" || unit == "￥" || {
        let unit = unit.to_ascii_lowercase();
        unit == "yen" || unit == "jpy"
    }
}
