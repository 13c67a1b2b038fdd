//! Finding the table in a sheet: which table it is, in which row its headers
//! stand, and which column is which.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::diagnostics::{Diagnostic, Origin, Place};

use super::dates::{DayOrder, proven_order};
use super::grid::{Cell, Grid, GridRow};
use super::table::{Kind, Table, fold};

/// Header rows are looked for in the first rows of a sheet (domain.md 7.1).
const HEADER_ROWS: usize = 15;

/// A column of the table, found in the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The header as written.
    pub(crate) header: String,
    /// The unit in the header's brackets: 決定額(千円).
    pub(crate) unit: Option<String>,
    /// The order of day and month that other cells of the column prove.
    pub(crate) day_order: Option<DayOrder>,
}

/// The columns of a table, found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Columns {
    found: Vec<Option<Found>>,
    /// Columns that the table does not know, with their headers.
    pub(crate) extra: Vec<(usize, Arc<str>)>,
}

impl Columns {
    /// Returns where the table's n-th column is.
    pub(crate) fn found(&self, column: usize) -> Option<&Found> {
        self.found.get(column)?.as_ref()
    }
}

/// A table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Located {
    pub(crate) columns: Columns,
    /// Index into the grid's rows of the first row of data.
    pub(crate) first_row: usize,
}

/// Returns the table that a name names: `commitments-business`,
/// `行動計画_2026年10月`. The longest title in the name wins.
pub(crate) fn table_by_name<'a>(name: &str, tables: &'a [Table]) -> Option<&'a Table> {
    let name = fold(name);
    tables
        .iter()
        .filter_map(|table| {
            let titles = std::iter::once(table.name).chain(table.titles.iter().copied());
            let longest = titles
                .map(fold)
                .filter(|title| name.contains(title.as_str()))
                .map(|title| title.chars().count())
                .max()?;
            Some((longest, table))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, table)| table)
}

/// Returns the table whose required headers are all in the sheet; of several,
/// the one with the most headers there.
pub(crate) fn table_by_headers<'a>(grid: &Grid, tables: &'a [Table]) -> Option<&'a Table> {
    tables
        .iter()
        .filter_map(|table| {
            let row = header_row(grid, table)?;
            let columns = match_row(&grid.rows[row], table);
            let complete = table
                .columns
                .iter()
                .zip(&columns.found)
                .all(|(column, found)| !column.required || !found.is_empty());
            let matched = columns.found.iter().filter(|found| !found.is_empty()).count();
            complete.then_some((matched, table))
        })
        .max_by_key(|(matched, _)| *matched)
        .map(|(_, table)| table)
}

/// Finds the header row and the columns of a table.
///
/// `None`, with a diagnostic for each reason, if a required column is missing
/// or could be two.
pub(crate) fn locate(
    grid: &Grid,
    table: &Table,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Located> {
    let sheet = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
    let Some(header) = header_row(grid, table) else {
        let wanted: Vec<&str> =
            table.columns.iter().filter(|column| column.required).map(title).collect();
        diagnostics.push(Diagnostic::no_header_row(&sheet, table.titles[0], &wanted.join("、")));
        return None;
    };
    let row = &grid.rows[header];
    let matched = match_row(row, table);
    let mut sound = true;
    let mut found = Vec::with_capacity(table.columns.len());
    for (column, candidates) in table.columns.iter().zip(&matched.found) {
        match candidates.as_slice() {
            [] => {
                if column.required {
                    sound = false;
                    let origin = Origin { place: Place::Row(row.number), ..sheet.clone() };
                    let near = nearest(title(column), &matched.unknown);
                    diagnostics.push(Diagnostic::missing_column(
                        &origin,
                        title(column),
                        &column.headers.join("、"),
                        near.unwrap_or_default(),
                    ));
                }
                found.push(None);
            }
            [one] => found.push(Some(one.clone())),
            [first, second, ..] => {
                sound = false;
                diagnostics.push(Diagnostic::two_columns_for_one(
                    &grid.origin(row.number, second.grid_column),
                    title(column),
                    &first.header,
                    &second.header,
                ));
                found.push(None);
            }
        }
    }
    for (grid_column, header) in &matched.unknown {
        let missing: Vec<(usize, String)> = table
            .columns
            .iter()
            .zip(&found)
            .filter(|(column, found)| !column.required && found.is_none())
            .flat_map(|(column, _)| column.headers.iter().map(|header| (0, (*header).to_owned())))
            .collect();
        if let Some(near) = nearest(header, &missing) {
            let origin = grid.origin(row.number, *grid_column);
            diagnostics.push(Diagnostic::unknown_column(&origin, header, near));
        }
    }
    for (column, found) in table.columns.iter().zip(&mut found) {
        if let Some(found) = found
            && matches!(column.kind, Kind::Date | Kind::Span)
        {
            found.day_order = day_order(&grid.rows[header + 1..], found.grid_column);
        }
    }
    let extra =
        matched.unknown.into_iter().map(|(column, header)| (column, Arc::from(header))).collect();
    sound.then_some(Located { columns: Columns { found, extra }, first_row: header + 1 })
}

fn title(column: &super::table::Column) -> &'static str {
    column.headers.first().copied().unwrap_or(column.name)
}

/// The row with the most known headers, if it has at least two of them or all
/// that the table requires.
fn header_row(grid: &Grid, table: &Table) -> Option<usize> {
    let required = table.columns.iter().filter(|column| column.required).count();
    let (row, matched) = grid
        .rows
        .iter()
        .take(HEADER_ROWS)
        .enumerate()
        .map(|(index, row)| {
            let matched = match_row(row, table);
            (index, matched.found.iter().filter(|found| !found.is_empty()).count())
        })
        .rev()
        .max_by_key(|&(_, matched)| matched)?;
    (matched >= 2.min(required)).then_some(row)
}

struct Matched {
    found: Vec<Vec<Found>>,
    unknown: Vec<(usize, String)>,
}

fn match_row(row: &GridRow, table: &Table) -> Matched {
    let mut matched = Matched { found: vec![Vec::new(); table.columns.len()], unknown: Vec::new() };
    let known = known_headers(table);
    for (grid_column, cell) in row.cells().enumerate() {
        let Cell::Text(text) = cell else { continue };
        if cell.is_blank() {
            continue;
        }
        let header = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&header);
        let (bare, unit) = split_unit(&folded);
        let by = |name: &str| known.get(name).copied();
        let (column, unit) = match by(&folded) {
            Some(column) => (Some(column), None),
            None => (by(&bare), unit),
        };
        match column {
            Some(column) => {
                matched.found[column].push(Found { grid_column, header, unit, day_order: None });
            }
            None => matched.unknown.push((grid_column, header)),
        }
    }
    matched
}

/// The headers of each table as they are compared, with their columns.
fn known_headers(table: &Table) -> &'static BTreeMap<String, usize> {
    static KNOWN: LazyLock<BTreeMap<&'static str, BTreeMap<String, usize>>> = LazyLock::new(|| {
        let headers = |table: &Table| {
            let columns = table.columns.iter().enumerate();
            columns
                .flat_map(|(at, column)| {
                    let names = std::iter::once(column.name).chain(column.headers.iter().copied());
                    names.map(move |name| (fold(name), at))
                })
                .collect()
        };
        super::TABLES.iter().map(|table| (table.name, headers(table))).collect()
    });
    &KNOWN[table.name]
}

/// Splits `決定額(千円)` or `決定額[千円]` into the header and its unit.
fn split_unit(header: &str) -> (String, Option<String>) {
    let open = header.find(['(', '[', '【']);
    match open {
        Some(open) if open > 0 && header.ends_with([')', ']', '】']) => {
            let inner = header[open..].trim_matches(['(', '[', '【', ')', ']', '】']);
            let unit = inner.strip_prefix("単位").unwrap_or(inner).trim_matches([':', '/']);
            (header[..open].to_owned(), Some(unit.to_owned()))
        }
        _ => (header.to_owned(), None),
    }
}

/// Returns the candidate most like a word, if any is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: &'a [(usize, String)]) -> Option<&'a str> {
    most_like(candidates, |candidate| strsim::jaro_winkler(&fold(word), &fold(candidate)))
}

/// Returns the name most like another. Japanese names are often shortened, so
/// that one inside the other is like it: あさひ and あさひ商店.
pub(crate) fn nearest_name<'a>(name: &str, candidates: &'a [(usize, String)]) -> Option<&'a str> {
    let name = fold(name);
    most_like(candidates, |candidate| {
        let candidate = fold(candidate);
        let inside = name.chars().count() > 1
            && candidate.chars().count() > 1
            && (candidate.contains(&name) || name.contains(&candidate));
        let likeness = strsim::jaro_winkler(&name, &candidate);
        if inside { likeness.max(0.9) } else { likeness }
    })
}

fn most_like(candidates: &[(usize, String)], likeness: impl Fn(&str) -> f64) -> Option<&str> {
    /// Below this, suggestions puzzle more than they help.
    const LEAST: f64 = 0.82;
    candidates
        .iter()
        .map(|(_, candidate)| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness > LEAST)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate.as_str())
}

fn day_order(rows: &[GridRow], column: usize) -> Option<DayOrder> {
    let mut proven = rows.iter().filter_map(|row| match row.cell(column) {
        Cell::Text(text) if ends_with_year(text) => proven_order(text),
        _ => None,
    });
    let first = proven.next()?;
    // A column that proves both orders proves neither.
    proven.all(|order| order == first).then_some(first)
}

fn ends_with_year(text: &str) -> bool {
    let bytes = text.trim_ascii_end().as_bytes();
    bytes.len() >= 8
        && bytes[bytes.len() - 4..].iter().all(u8::is_ascii_digit)
        && matches!(bytes[bytes.len() - 5], b'/' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::TABLES;

    #[test]
    fn no_header_could_mean_two_columns_of_its_table() {
        for table in TABLES {
            let mut headers: Vec<(String, &str)> = table
                .columns
                .iter()
                .flat_map(|column| {
                    std::iter::once(column.name)
                        .chain(column.headers.iter().copied())
                        .map(|header| (fold(header), column.name))
                })
                .collect();
            headers.sort();
            headers.dedup();
            for pair in headers.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{}: {pair:?}", table.name);
            }
        }
    }

    #[test]
    fn the_longest_title_in_a_name_wins() {
        for (name, table) in [
            ("members", Some("members")),
            ("commitments-business", Some("commitments")),
            ("行動計画_2026年10月", Some("commitments")),
            ("会議出欠表", Some("attendance")),
            ("令和8年度 目標 実績値", Some("observations")),
            ("Sheet1", None),
        ] {
            assert_eq!(table_by_name(name, TABLES).map(|table| table.name), table, "{name}");
        }
    }
}
