//! What a sheet that is not understood may hold of ours: names that the tables know,
//! with numbers beside them or below.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::domain::text::fold;
use crate::records::found;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::layout::abbreviations;
use crate::records::sheet::opened::{Opened, Taken};

/// The columns that name what a table is about.
const NAMES: [(&str, &[&str]); 3] = [
    ("indicators", &["indicator_id", "name", "name_en", "plain_name"]),
    ("members", &["org_id", "org_name", "org_name_en", "short_name", "aliases"]),
    ("commitments", &["commitment_id", "title"]),
];

/// Parts of the names of sheets that show people to their seats or readers to a page:
/// numbers in them count nothing.
const GUIDES: [&str; 16] = [
    "表紙",
    "目次",
    "座席",
    "席次",
    "名札",
    "次第",
    "会場図",
    "案内",
    "地図",
    "送付状",
    "連絡先",
    "cover",
    "contents",
    "seating",
    "seatchart",
    "map",
];

/// Rows below a name in which a number may be of it.
const MOST_BELOW: usize = 40;

/// Columns below a title that are of it.
const MOST_WIDE: usize = 20;

/// A name may stand in a longer text if it has so many characters.
const LONG: usize = 4;

/// Names that the tables of a folder know, folded.
#[derive(Debug, Default)]
pub(crate) struct Known {
    indicators: BTreeSet<String>,
    others: BTreeSet<String>,
}

impl Known {
    /// Returns the names in the tables that were recognised.
    pub(super) fn of(opened: &[Opened]) -> Self {
        let mut known = Self::default();
        for opened in opened {
            let Taken::Table(found) = &opened.taken else { continue };
            let Some((table, names)) = NAMES.iter().find(|(table, _)| *table == found.table.name)
            else {
                continue;
            };
            let set = match *table {
                "indicators" => &mut known.indicators,
                _ => &mut known.others,
            };
            let names = found.names(&opened.sheet.grid, names).map(|name| fold(&name));
            // A bare number is nobody's name.
            let is_name =
                |it: &String| it.chars().count() > 1 && it.chars().any(char::is_alphabetic);
            set.extend(names.filter(is_name));
            if *table == "indicators" {
                let short = abbreviations(&opened.sheet.grid, found);
                known.indicators.extend(short.iter().map(|it| fold(it)).filter(is_name));
            }
        }
        known
    }

    /// Whether numbers of ours may be lost with a sheet.
    pub(super) fn is_lost_with(&self, grid: &Grid) -> bool {
        let names = [grid.source.sheet.as_deref().unwrap_or(""), &grid.source.path].map(fold);
        let is_guide = GUIDES.iter().any(|guide| {
            names[0].contains(guide) || (names[0].is_empty() && names[1].contains(guide))
        });
        if is_guide {
            return false;
        }
        if is_prose(&grid.rows) && self.is_told_in(grid) {
            return true;
        }
        if grid.source.sheet.is_none() && is_prose(&grid.rows) {
            return false;
        }
        let counters = counters(grid);
        let counts = |row: usize, column: usize| {
            !counters.contains(&column)
                && grid.rows.get(row).is_some_and(|row| quantity(row.cell(column)).is_some())
        };
        for (at, row) in grid.rows.iter().enumerate() {
            for (column, cell) in row.cells().enumerate() {
                let Cell::Text(text) = cell else { continue };
                let text = fold(text);
                if text.is_empty() || !(self.is_indicator(&text) || self.others.contains(&text)) {
                    continue;
                }
                let beside = (0..row.len()).any(|other| other != column && counts(at, other));
                let last = grid.rows.len().min(at + MOST_BELOW);
                let below = (at + 1..last).any(|below| counts(below, column));
                // A title names one indicator for the whole block below.
                let is_title = self.is_indicator(&text) && is_alone(row);
                let in_block = is_title
                    && (at + 1..last)
                        .any(|row| (0..grid.rows[row].len()).any(|it| counts(row, it)));
                // Titles of several blocks side by side each have the columns below them.
                let next = (column + 1..row.len()).find(|it| !row.cell(*it).is_blank());
                let own = column..next.unwrap_or(column + MOST_WIDE);
                let are_titles = self.is_indicator(&text)
                    && (0..row.len()).all(|it| quantity(row.cell(it)).is_none());
                let in_own = are_titles
                    && (at + 1..last).any(|row| own.clone().any(|column| counts(row, column)));
                if beside || below || in_block || in_own {
                    return true;
                }
            }
        }
        // Two heads of one table over numbers are most of it.
        let width = grid.rows.iter().map(GridRow::len).max().unwrap_or(0);
        let has_numbers =
            (0..width).any(|column| (0..grid.rows.len()).any(|row| counts(row, column)));
        has_numbers && found::matching::likeness(grid) > 1
    }

    /// Whether a text is, or says, the name of an indicator.
    fn is_indicator(&self, text: &str) -> bool {
        self.indicators.contains(text) || self.indicators.iter().any(|name| is_in(name, text))
    }

    /// Whether a line of text says a number of an indicator.
    fn is_told_in(&self, grid: &Grid) -> bool {
        grid.rows.iter().any(|row| {
            let line: String = row.cells().map(|cell| fold(&cell.to_text())).collect();
            let mut names = self.indicators.iter().filter(|name| is_in(name, &line));
            names.any(|name| says_number(&line.replace(name.as_str(), "")))
        })
    }
}

fn is_in(name: &str, text: &str) -> bool {
    name.chars().count() >= LONG && text.contains(name)
}

fn is_alone(row: &GridRow) -> bool {
    row.cells().filter(|cell| !cell.is_blank()).nth(1).is_none()
}

/// Whether a folded text has a number that is no day, time, place or number in a
/// series.
fn says_number(text: &str) -> bool {
    const NOT_COUNTED: [char; 16] = [
        '年', '月', '日', '時', '分', '回', '期', '号', '番', '階', '室', '頁', '-', '/', ':', '版',
    ];
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let before = rest[..start].chars().next_back();
        let digits = &rest[start..];
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = digits.find(|c: char| !is_number(c)).unwrap_or(digits.len());
        let after = digits[end..].chars().next();
        let is_part = before.is_some_and(|c| {
            c.is_ascii_alphabetic() || matches!(c, '第' | '-' | '/' | ':' | '和' | '成')
        });
        if !is_part && !after.is_some_and(|c| NOT_COUNTED.contains(&c)) {
            return true;
        }
        rest = &digits[end..];
    }
    false
}

/// Returns the number that a cell counts something with.
fn quantity(cell: Cell<'_>) -> Option<Decimal> {
    match cell {
        Cell::Number(number) | Cell::Percent(number) => Some(number),
        Cell::Text(text) => {
            let text = fold(text);
            let end = text
                .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
                .unwrap_or(text.len());
            let (digits, unit) = text.split_at(end);
            let is_unit = unit.chars().count() < 4 && says_number(&text);
            let number = digits.replace(',', "").parse().ok();
            // 090… is the beginning of a telephone number.
            let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
            number.filter(|_| is_unit && !is_code)
        }
        _ => None,
    }
}

/// Returns the columns whose numbers are those of rows or seats: 1, 2, 3, each once.
/// Where all numbers of a sheet together are, all its columns.
fn counters(grid: &Grid) -> BTreeSet<usize> {
    let mut columns: BTreeMap<usize, Vec<Decimal>> = BTreeMap::new();
    for row in &grid.rows {
        for (column, cell) in row.cells().enumerate() {
            if let Some(number) = quantity(cell) {
                columns.entry(column).or_default().push(number);
            }
        }
    }
    let all: Vec<Decimal> = columns.values().flatten().copied().collect();
    let is_whole_sheet = columns.len() > 1 && is_counter(&all);
    let counts = |(_, numbers): &(&usize, &Vec<Decimal>)| is_whole_sheet || is_counter(numbers);
    columns.iter().filter(counts).map(|(column, _)| *column).collect()
}

fn is_counter(numbers: &[Decimal]) -> bool {
    let distinct: BTreeSet<Decimal> = numbers.iter().copied().collect();
    let first = distinct.first().is_some_and(|first| *first == Decimal::ONE);
    let last = Decimal::from(numbers.len());
    first && distinct.len() == numbers.len() && distinct.last().is_some_and(|it| *it == last)
}

/// Whether rows are lines of text, most of them in one cell.
pub(crate) fn is_prose(rows: &[GridRow]) -> bool {
    let wide = |row: &&GridRow| row.cells().filter(|cell| !cell.is_blank()).nth(1).is_some();
    rows.iter().filter(wide).count() * 2 < rows.len().max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_are_told_from_days_and_codes() {
        for (text, is_one) in [
            ("25件でした", true),
            ("1,200", true),
            ("10月14日に打合せ", false),
            ("第3回", false),
            ("r8.10.31", false),
            ("14:30から", false),
            ("10月は25", true),
        ] {
            assert_eq!(says_number(text), is_one, "{text}");
        }
        for (text, is_one) in
            [("25", true), ("25件", true), ("090", false), ("0120-000", false), ("令和8年", false)]
        {
            assert_eq!(quantity(Cell::Text(text)).is_some(), is_one, "{text}");
        }
    }
}
