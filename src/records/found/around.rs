//! What the lines around a table say of all of it: its fiscal year and its unit.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::text::fold;
use crate::domain::time::TimeSpan;
use crate::domain::value::split_scale;
use crate::records::dates::{DateContext, parse_span};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::units;

use super::head::HeadRows;
use super::table::Found;

/// Returns the fiscal year that a sheet's title, or the names around it, give:
/// `令和8年度 見守り訪問`, `実績_2026年度.csv`. The nearest place that names
/// just one year wins; a place that names two tells nothing.
pub(crate) fn fiscal_year(grid: &Grid, head: HeadRows, names: &[&str]) -> Option<i16> {
    let titles = grid.rows[..head.first]
        .iter()
        .rev()
        .chain(grid.titles.iter().rev())
        .flat_map(|row| row.cells().map(Cell::to_text).collect::<Vec<_>>());
    let names = names.iter().map(|name| (*name).to_owned());
    for text in titles.chain(names) {
        let mut years = years_in(&text);
        years.sort_unstable();
        years.dedup();
        match years.as_slice() {
            [] => {}
            [year] => return Some(*year),
            _ => return None,
        }
    }
    None
}

/// Fiscal years that a text names: the words before each 年度, and FY2026.
pub(crate) fn years_in(text: &str) -> Vec<i16> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut years = Vec::new();
    // The longest tail that is a year, 令和8, R8 or 2026, and what stands before it.
    let tail = |before: &str| {
        let starts = before.char_indices().rev().take(6).map(|(start, _)| start);
        let years = starts.filter_map(|start| {
            let year = format!("{}年度", &before[start..]);
            let span: TimeSpan = parse_span(&year, DateContext::default()).ok()?;
            Some((start, span.first.year()))
        });
        years.last()
    };
    for (at, _) in text.match_indices("年度") {
        let Some((start, year)) = tail(&text[..at]) else { continue };
        years.push(year);
        // R6～R7年度 names both ends.
        let before = text[..start].strip_suffix(['~', '～', '〜', '-', '－', '–', '・', '、', '/']);
        // With a 年度 of its own it was found above.
        let before = before.filter(|it| !it.ends_with("年度"));
        years.extend(before.and_then(tail).map(|(_, year)| year));
    }
    for (at, mark) in text.match_indices("FY") {
        let is_word = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let after = text[at + mark.len()..].trim_start_matches('\'');
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let year = parse_span(&format!("FY{}", &after[..digits]), DateContext::default());
        years.extend(year.ok().filter(|_| !is_word).map(|span| span.first.year()));
    }
    years
}

/// Returns the row under the heads that names another fiscal year alone: the title
/// of a second table in the sheet, whose months would be read as the first one's.
pub(crate) fn second_year(grid: &Grid, found: &Found) -> Option<(u32, String)> {
    let first = found.year?;
    grid.rows[found.head.last() + 1..].iter().find_map(|row| {
        let mut cells = row.cells().filter(|cell| !cell.is_blank());
        let Cell::Text(text) = cells.next()? else { return None };
        if cells.next().is_some() || text.chars().count() > 30 {
            return None;
        }
        let years = years_in(text);
        let is_note = text.trim_start().starts_with(['※', '注', '*', '（', '(']);
        (!is_note && years.len() == 1 && years[0] != first)
            .then(|| (row.number, text.trim().to_owned()))
    })
}

/// Returns the unit that stands above the table: `（単位：千円）`, or 単位 with
/// 千円 in the next cell. A line that names several is about several columns;
/// of those the one for money counts, since only amounts are scaled.
pub(crate) fn unit_above(grid: &Grid, head: HeadRows, names: &[&str]) -> Option<String> {
    let is_note = |row: &&GridRow| {
        let mut cells = row.cells().filter(|cell| !cell.is_blank());
        matches!(cells.next(), Some(Cell::Text(text)) if text.contains("単位"))
            && cells.next().is_none()
    };
    // 単位 on one line and 千円 on the next.
    let below = |row: &GridRow| {
        let next = grid.rows[..head.first].iter().find(|it| it.number > row.number)?;
        let unit = next.cells().find(|cell| !cell.is_blank())?.to_text();
        units::is_unit(&unit).then(|| units::bare(&unit))
    };
    // A note under the table says it too: ※単位は千円.
    let under = grid.rows[head.last() + 1..].iter().rev().take(10).filter(is_note);
    let above = grid.rows[..head.first].iter().rev();
    for row in above.chain(under).chain(grid.titles.iter().rev()) {
        let cells: Vec<String> =
            row.cells().map(|cell| fold(&cell.to_text())).filter(|text| !text.is_empty()).collect();
        // 千円 at the end of a title's line is of the whole table.
        let is_alone = cells.iter().filter(|text| units::is_unit(text)).count() == 1;
        for (at, text) in cells.iter().enumerate() {
            // 金額は千円単位です.
            let before = text.find("単位").map(|place| &text[..place]);
            if let Some(unit) = before.and_then(|before| {
                scaled_yen(before.rsplit(['は', 'を', '、', '。', '(', '[', '「']).next()?)
            }) {
                return Some(unit);
            }
            let named = text.find("単位").map(|place| &text[place + "単位".len()..]);
            let unit = match named {
                Some(rest) => {
                    let rest = rest.trim_start_matches([':', '/', '=', 'は', '・']);
                    let end = rest.find([')', ']', '】', '」', '。']).unwrap_or(rest.len());
                    match &rest[..end] {
                        "" => cells.get(at + 1).cloned().or_else(|| below(row)).unwrap_or_default(),
                        unit => unit.to_owned(),
                    }
                }
                None => unit_in_brackets(text)
                    .or_else(|| scaled_yen(text).filter(|_| is_alone))
                    .unwrap_or_default(),
            };
            let mut units = unit.split(['、', ',', '・', '/', '及']).map(str::trim);
            let money = units.clone().find(|unit| unit.ends_with('円'));
            if let Some(unit) = money.or_else(|| units.next()).filter(|unit| !unit.is_empty()) {
                return Some(unit.to_owned());
            }
        }
    }
    names.iter().find_map(|name| unit_in_brackets(&fold(name)))
}

/// The multiple of yen that stands in brackets: 資金計画（千円）.
fn unit_in_brackets(text: &str) -> Option<String> {
    let inner = text.split(['(', '[']).skip(1).filter_map(|it| it.split([')', ']']).next());
    // Costs, JPY thousand.
    let said = text.split([',', ':', ';', '–', '—']).skip(1);
    inner.chain(said).filter_map(scaled_yen).next()
}

/// A text that is a multiple of yen and nothing else.
fn scaled_yen(text: &str) -> Option<String> {
    let (scale, base) = split_scale(text);
    (scale > Decimal::ONE && base == "円").then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_in_titles() {
        for (text, years) in [
            ("令和8年度 見守り訪問", &[2026][..]),
            ("見守り訪問(R7年度)", &[2025]),
            ("2026年度・2025年度の比較", &[2026, 2025]),
            ("令和元年度", &[2019]),
            ("R6～R7年度", &[2025, 2024]),
            ("2024-2025年度 実績", &[2025, 2024]),
            ("見守り訪問", &[]),
        ] {
            assert_eq!(years_in(text), years, "{text}");
        }
    }
}
