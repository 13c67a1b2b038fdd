//! What one cell is: a month, a mark of who came, a quantity.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::text::fold;
use crate::domain::time::{Grain, TimeSpan};
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::grid::{Cell, Grid};
use crate::records::numbers::parse_measured;

/// Whether a cell holds a quantity, with its unit or without: 40人, 54,000円.
pub(in crate::records::layout) fn is_quantity(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(_) | Cell::Percent(_) => true,
        Cell::Text(text) => {
            is_value(cell) || fold(text).starts_with(|c: char| c.is_ascii_digit() || c == '約')
        }
        _ => false,
    }
}

pub(super) fn is_span(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(_) | Cell::Span(_) => true,
        Cell::Text(text) => {
            matches!(
                parse_span(text, DateContext::default()),
                Ok(TimeSpan {
                    grain: Grain::Day | Grain::Month | Grain::Quarter | Grain::Half,
                    ..
                }) | Err(DateProblem::NoYear)
            )
        }
        _ => false,
    }
}

/// Whether a text is a year alone: 令和8年度.
pub(in crate::records::layout) fn is_year(text: &str) -> bool {
    let text = text.trim_matches(['■', '●', '◆', '【', '】', '<', '>', '＜', '＞', ' ', '　']);
    parse_span(text, DateContext::default())
        .is_ok_and(|span| matches!(span.grain, Grain::Year | Grain::FiscalYear))
}

/// The text of a month beside its year: 4 is 4月.
pub(in crate::records::layout) fn as_month(cell: Cell<'_>) -> String {
    let text = cell.to_text();
    match text.trim().parse::<u8>() {
        Ok(1..=12) => format!("{}月", text.trim()),
        _ => text.trim().to_owned(),
    }
}

/// The day of a month and day beside their year: 9/20 of R8年度.
pub(in crate::records::layout) fn day_of_year(year: &str, cell: Cell<'_>) -> Option<Date> {
    let text = cell.to_text();
    let span = parse_span(year, DateContext::default()).ok()?;
    if parse_date(&text, DateContext::default()) != Err(DateProblem::NoYear) {
        return None;
    }
    let day_of = |year: i16| {
        let context = DateContext { fiscal_year: Some(year), ..DateContext::default() };
        parse_date(&text, context).ok()
    };
    let first = span.first.year();
    let days = [first - 1, first].into_iter().filter_map(day_of);
    days.into_iter().find(|day| span.first <= *day && *day <= span.last)
}

/// Marks of who came, and of who sits where.
pub(crate) fn is_mark(cell: Cell<'_>) -> bool {
    const MARKS: [&str; 30] = [
        "○",
        "◯",
        "〇",
        "×",
        "✕",
        "△",
        "▲",
        "●",
        "◎",
        "□",
        "✓",
        "✔",
        "レ",
        "-",
        "ー",
        "−",
        "―",
        "出",
        "欠",
        "出席",
        "欠席",
        "代",
        "代理",
        "遅",
        "遅刻",
        "早",
        "早退",
        "オンライン",
        "有",
        "未",
    ];
    const ENGLISH: [&str; 14] = [
        "p",
        "a",
        "x",
        "y",
        "n",
        "yes",
        "no",
        "present",
        "absent",
        "apologies",
        "proxy",
        "online",
        "late",
        "na",
    ];
    match cell {
        Cell::Text(text) => {
            let text = fold(text);
            let bare = text.split(['(', '/']).next().unwrap_or(&text);
            MARKS.contains(&bare)
                || MARKS.map(fold).iter().any(|it| it == bare)
                || ENGLISH.contains(&bare)
        }
        _ => false,
    }
}

/// Marks of who sits where, and words for it.
pub(in crate::records::layout) fn is_seat(cell: Cell<'_>) -> bool {
    const WORDS: [&str; 24] = [
        "委員",
        "委員長",
        "副委員長",
        "座長",
        "副座長",
        "会長",
        "副会長",
        "部会長",
        "副部会長",
        "代表",
        "副代表",
        "幹事",
        "監事",
        "オブザーバー",
        "構成員",
        "事務局",
        "member",
        "chair",
        "cochair",
        "vicechair",
        "deputy",
        "deputychair",
        "observer",
        "secretary",
    ];
    match cell {
        Cell::Text(text) => is_mark(cell) || WORDS.contains(&fold(text).replace('-', "").as_str()),
        _ => false,
    }
}

/// What a mark of a meeting says of one that is none of its own.
pub(in crate::records::layout) const NO_CONCERN: &str = "対象外";

/// Whether a word says that a cell concerns nobody.
pub(in crate::records::layout) fn is_no_concern(word: &str) -> bool {
    const WORDS: [&str; 8] = [
        "対象外",
        "非該当",
        "該当なし",
        "委員外",
        "開催なし",
        "中止",
        "notapplicable",
        "notamember",
    ];
    WORDS.contains(&fold(word).as_str())
}

pub(in crate::records::layout) fn is_dash(mark: &str) -> bool {
    matches!(fold(mark).as_str(), "-" | "ー" | "―" | "−" | "–" | "/" | "\\")
}

/// Returns what a note of the sheet says that marks mean: ○出席　△代理　×欠席.
pub(in crate::records::layout) fn legend(sheet: &Grid) -> BTreeMap<String, String> {
    const MARKS: &str = "○◯〇×✕△▲●◎□✓✔－―-";
    let mut legend = BTreeMap::new();
    let texts = sheet.rows.iter().flat_map(|row| row.cells().map(|cell| cell.to_text()));
    for text in texts.filter(|text| text.chars().count() > 3) {
        let mut found: Vec<(String, String)> = Vec::new();
        let starts: Vec<usize> = text
            .char_indices()
            .filter(|(at, c)| {
                let before = text[..*at].chars().next_back();
                let after = text[*at..].chars().nth(1);
                // W＝Web.
                let is_letter = c.is_alphabetic() && after.is_some_and(|c| "＝=：:".contains(c));
                (MARKS.contains(*c) || is_letter)
                    && before
                        .is_none_or(|c| c.is_whitespace() || "：:、,／/（(凡例・　".contains(c))
            })
            .map(|(at, _)| at)
            .collect();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(text.len());
            let mut chars = text[*start..end].chars();
            let mark: String = chars.by_ref().take(1).collect();
            let word =
                chars.as_str().trim_start_matches(['：', ':', '=', '＝', '…', 'は', ' ', '　']);
            let stop = |c: char| c.is_whitespace() || "、,，／/）)。".contains(c);
            let word = word.split(stop).next().unwrap_or("");
            if !word.is_empty() && word.chars().count() < 12 {
                found.push((fold(&mark), word.to_owned()));
            }
        }
        if found.len() > 1 {
            legend.extend(found);
        }
    }
    legend
}

/// Whether a mark says that somebody did not come.
pub(in crate::records::layout) fn is_absence(cell: Cell<'_>) -> bool {
    const ABSENT: [&str; 8] = ["×", "✕", "欠", "欠席", "a", "absent", "apologies", "x"];
    match cell {
        Cell::Text(text) => {
            let text = fold(text);
            ABSENT.iter().any(|word| fold(word) == text)
        }
        _ => false,
    }
}

/// Whether a cell is a number, or says that there is none.
pub(crate) fn is_value(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(_) | Cell::Percent(_) | Cell::Uncalculated | Cell::Error(_) => true,
        Cell::Text(text) => {
            let folded = fold(text);
            let bare =
                folded.trim_end_matches(['件', '人', '名', '円', '回', '%', 'p', 'r', ')', '(']);
            (!bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || ",.-▲△".contains(c)))
                || folded == "***"
                || parse_measured(text).is_ok_and(|value| value.is_some())
        }
        _ => false,
    }
}

/// What a line under attendance counts: 出席数, 出席率, 参加団体数.
pub(in crate::records::layout) fn is_count_word(folded: &str) -> bool {
    const WORDS: [&str; 12] = [
        "出席数",
        "出席者数",
        "欠席数",
        "欠席者数",
        "出席率",
        "参加者数",
        "参加団体数",
        "出席団体数",
        "代理数",
        "attendance",
        "present",
        "出席状況",
    ];
    let bare = folded.trim_matches(['■', '【', '】', '(', ')']);
    WORDS.contains(&bare.split(['(', '/']).next().unwrap_or(bare))
}
