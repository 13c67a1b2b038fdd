//! Finding the table in a sheet: which table it is, in which rows its headers
//! stand, and which column is which.
//!
//! Real sheets have titles and notes above the headers, headers on two lines
//! with merged groups, and, for observations, the months side by side. Whatever
//! could be two things is refused, never chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use crate::diagnostics::{Diagnostic, Origin, Place};

use crate::domain::text::{fold, nearest};
use crate::domain::time::{Grain, TimeSpan};

use super::dates::{DateContext, DateProblem, DayOrder, parse_span, proven_order};
use super::grid::{Cell, Grid, GridRow};

use super::log::{ImportLog, Rule};
use super::table::{Column, Kind, Table};

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
    /// Whether all its days are firsts of months, and stand for those months.
    pub(crate) months: bool,
}

/// A column of a wide table whose header is a span of time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PeriodColumn {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The span.
    pub(crate) span: TimeSpan,
    /// The header.
    pub(crate) origin: Origin,
    /// The header as written.
    pub(crate) header: String,
}

/// Columns that together say when: 年 and 月, or 元号, 年 and so on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PeriodParts {
    /// Columns from the largest part to the smallest, each with what follows it
    /// in a date: 年, 月, 日. An era has nothing after it.
    pub(crate) columns: Vec<(usize, &'static str)>,
}

/// The columns of a table, found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Columns {
    found: Vec<Option<Found>>,
    /// Columns that the table does not know, with their headers.
    pub(crate) extra: Vec<(usize, Arc<str>)>,
    /// Columns that are spans of time, if the table is wide.
    pub(crate) periods: Vec<PeriodColumn>,
    /// Columns that say when in parts, if no single one does.
    pub(crate) parts: Option<PeriodParts>,
    /// The indicator that the sheet or file is named after, if no column says
    /// it.
    pub(crate) indicator: Option<String>,
    /// How many columns the headers span; cells beyond have no header.
    pub(crate) width: usize,
}

impl Columns {
    /// Returns whether a row's observations are spread over columns, or said
    /// outside the row, so that they are not simply read column by column.
    pub(crate) fn is_spread(&self) -> bool {
        !self.periods.is_empty() || self.parts.is_some() || self.indicator.is_some()
    }

    /// Returns where the table's n-th column is.
    pub(crate) fn found(&self, column: usize) -> Option<&Found> {
        self.found.get(column)?.as_ref()
    }
}

/// A table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Located {
    pub(crate) columns: Columns,
    /// Index into the grid's rows of the header row, or the first of two.
    pub(crate) header_row: usize,
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
pub(crate) fn table_by_headers<'a>(
    grid: &Grid,
    context: DateContext,
    tables: &'a [Table],
) -> Option<&'a Table> {
    tables
        .iter()
        .filter_map(|table| {
            let header = header_rows(grid, table)?;
            let matched = match_headers(&header.cells(grid), table);
            let is_wide = !period_spans(&matched.unknown, table, context).is_empty();
            let has_parts = period_parts(&matched, table).is_some();
            let complete = table.columns.iter().zip(&matched.found).all(|(column, found)| {
                let elsewhere =
                    is_spread(table, column) && (is_wide || (has_parts && column.name == "period"));
                !column.required || !found.is_empty() || elsewhere
            });
            let count = matched.found.iter().filter(|found| !found.is_empty()).count();
            complete.then_some((count, table))
        })
        .max_by_key(|(count, _)| *count)
        .map(|(_, table)| table)
}

/// Columns of observations that a wide table spreads over its headers.
fn is_spread(table: &Table, column: &Column) -> bool {
    table.name == "observations" && matches!(column.name, "period" | "value")
}

/// Finds the header rows and the columns of a table.
///
/// `indicator` is the one that the sheet or file is named after, which stands
/// in for its column. `None`, with a diagnostic for each reason, if a required
/// column is missing or could be two.
pub(crate) fn locate(
    grid: &Grid,
    table: &Table,
    context: DateContext,
    indicator: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
    log: &mut ImportLog,
) -> Option<Located> {
    let sheet = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
    let Some(header) = header_rows(grid, table) else {
        let wanted: Vec<&str> =
            table.columns.iter().filter(|column| column.required).map(title).collect();
        diagnostics.push(Diagnostic::no_header_row(&sheet, table.titles[0], &wanted.join("、")));
        return None;
    };
    let cells = header.cells(grid);
    let row = grid.rows[header.last()].number;
    let mut matched = match_headers(&cells, table);
    let periods = wide_periods(&mut matched, table, context, grid, row, diagnostics)?;
    let parts = match periods.is_empty() {
        true => take_parts(&mut matched, table, grid, row, log),
        false => None,
    };
    let has_indicator = !matched.found[0].is_empty();
    let indicator = indicator.filter(|_| table.name == "observations" && !has_indicator);
    if let Some(indicator) = indicator {
        let origin = sheet.clone();
        log.add(Rule::NamedIndicator, origin, String::new(), indicator.to_owned());
    }
    let mut sound = true;
    let mut found = Vec::with_capacity(table.columns.len());
    for (column, candidates) in table.columns.iter().zip(&matched.found) {
        match candidates.as_slice() {
            [] => {
                let elsewhere = match column.name {
                    "indicator" => indicator.is_some(),
                    "period" if parts.is_some() => true,
                    _ => is_spread(table, column) && !periods.is_empty(),
                };
                if column.required && !elsewhere {
                    sound = false;
                    let origin = Origin { place: Place::Row(row), ..sheet.clone() };
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
            [one] => {
                log_header(one, column, grid, row, log);
                found.push(Some(one.clone()));
            }
            [first, second, ..] => {
                sound = false;
                diagnostics.push(Diagnostic::two_columns_for_one(
                    &grid.origin(row, second.grid_column),
                    title(column),
                    &first.header,
                    &second.header,
                ));
                found.push(None);
            }
        }
    }
    suggest_columns(&matched, table, &found, grid, row, diagnostics);
    for (column, found) in table.columns.iter().zip(&mut found) {
        if let Some(found) = found
            && matches!(column.kind, Kind::Date | Kind::Span)
        {
            let rows = &grid.rows[header.last() + 1..];
            found.day_order = day_order(rows, found.grid_column);
            found.months = is_series(column) && are_months(rows, found.grid_column, context);
        }
    }
    let extra = extra_columns(matched.unknown, table, grid, row, log);
    let width = cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
    sound.then_some(Located {
        columns: Columns {
            found,
            extra,
            periods,
            parts,
            indicator: indicator.map(str::to_owned),
            width,
        },
        header_row: header.first,
        first_row: header.last() + 1,
    })
}

/// A header that is neither the canonical one nor the first Japanese one was
/// recognised by an alias, and the log says so.
fn log_header(found: &Found, column: &Column, grid: &Grid, row: u32, log: &mut ImportLog) {
    let folded = fold(&found.header);
    if folded != column.name && folded != fold(title(column)) {
        log.add(
            Rule::Header,
            grid.origin(row, found.grid_column),
            found.header.clone(),
            title(column).to_owned(),
        );
    }
}

/// A header that is almost a known one, which the sheet does not have, is
/// probably a slip.
fn suggest_columns(
    matched: &Matched,
    table: &Table,
    found: &[Option<Found>],
    grid: &Grid,
    row: u32,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let missing: Vec<(usize, String)> = table
        .columns
        .iter()
        .zip(found)
        .filter(|(column, found)| !column.required && found.is_none())
        .flat_map(|(column, _)| column.headers.iter().map(|header| (0, (*header).to_owned())))
        .collect();
    for (grid_column, header) in &matched.unknown {
        if let Some(near) = nearest(header, &missing) {
            let origin = grid.origin(row, *grid_column);
            diagnostics.push(Diagnostic::unknown_column(&origin, header, near));
        }
    }
}

/// Columns that the table does not know. Those of observations are breakdowns,
/// so totals and remarks among them are left out and logged.
fn extra_columns(
    unknown: Vec<(usize, String)>,
    table: &Table,
    grid: &Grid,
    row: u32,
    log: &mut ImportLog,
) -> Vec<(usize, Arc<str>)> {
    const REMARKS: [&str; 16] = [
        "単位",
        "unit",
        "目標",
        "目標値",
        "前年",
        "前年度",
        "前年同月",
        "前年比",
        "出典",
        "担当",
        "担当団体",
        "no",
        "番号",
        "項番",
        "連番",
        "行",
    ];
    let mut extra = Vec::new();
    for (column, header) in unknown {
        let folded = fold(&header);
        let kind = if table.name != "observations" {
            None
        } else if is_total_word(&folded) {
            Some(Rule::TotalColumn)
        } else if REMARKS.contains(&folded.trim_end_matches('.')) {
            Some(Rule::OtherColumn)
        } else {
            None
        };
        match kind {
            Some(kind) => log.add(kind, grid.origin(row, column), header, String::new()),
            None => {
                let kind = match table.name {
                    "observations" => Rule::Breakdown,
                    _ => Rule::ExtraColumn,
                };
                log.add(kind, grid.origin(row, column), header.clone(), header.clone());
                extra.push((column, Arc::from(header)));
            }
        }
    }
    extra
}

/// Words that a row or column of totals is headed by, folded.
pub(crate) fn is_total_word(folded: &str) -> bool {
    matches!(
        folded,
        "合計"
            | "小計"
            | "計"
            | "総計"
            | "総合計"
            | "中計"
            | "年計"
            | "年度計"
            | "累計"
            | "平均"
            | "合計値"
            | "total"
            | "subtotal"
            | "grandtotal"
            | "sum"
    )
}

/// The columns of a wide table: headers that are spans of time, where the
/// table has no column for the value. `None` if one of them has no year.
fn wide_periods(
    matched: &mut Matched,
    table: &Table,
    context: DateContext,
    grid: &Grid,
    row: u32,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<PeriodColumn>> {
    let spans = period_spans(&matched.unknown, table, context);
    let has_value = table
        .columns
        .iter()
        .zip(&matched.found)
        .any(|(column, found)| column.name == "value" && !found.is_empty());
    if has_value || spans.is_empty() {
        return Some(Vec::new());
    }
    let mut periods = Vec::new();
    let mut sound = true;
    for (grid_column, header, span) in spans {
        let origin = grid.origin(row, grid_column);
        match span {
            Ok(span) => periods.push(PeriodColumn { grid_column, span, origin, header }),
            Err(_) => {
                sound = false;
                diagnostics.push(Diagnostic::period_header_without_year(&origin, &header));
            }
        }
    }
    matched.unknown.retain(|(column, _)| periods.iter().all(|it| it.grid_column != *column));
    for pair in periods.windows(2) {
        if let Some(second) = periods
            .iter()
            .find(|it| it.span == pair[0].span && it.grid_column > pair[0].grid_column)
        {
            sound = false;
            diagnostics.push(Diagnostic::two_columns_for_one(
                &second.origin,
                &pair[0].span.to_string(),
                &pair[0].header,
                &second.header,
            ));
        }
    }
    sound.then_some(periods)
}

/// Takes the columns that say when in parts out of those that are not known.
/// An era beside a year of the common calendar says nothing more, and is left
/// out.
fn take_parts(
    matched: &mut Matched,
    table: &Table,
    grid: &Grid,
    row: u32,
    log: &mut ImportLog,
) -> Option<PeriodParts> {
    let parts = period_parts(matched, table)?;
    let era_words = [ERA_PARTS[0].0, ERA_PARTS[1].0].concat();
    matched.unknown.retain(|(column, header)| {
        if parts.columns.iter().any(|(taken, _)| taken == column) {
            return false;
        }
        let (bare, _) = split_unit(&fold(header));
        let is_era = era_words.contains(&bare.as_str());
        if is_era {
            let origin = grid.origin(row, *column);
            log.add(Rule::OtherColumn, origin, header.clone(), String::new());
        }
        !is_era
    });
    Some(parts)
}

type Part = (&'static [&'static str], &'static str);

/// Headers of the parts of a date, folded and without their unit.
const WESTERN_PARTS: [Part; 3] = [
    (&["年", "西暦", "西暦年", "調査年", "year"], "年"),
    (&["月", "month"], "月"),
    (&["日", "day", "date"], "日"),
];
const ERA_PARTS: [Part; 4] = [
    (&["元号", "年号"], ""),
    (&["和暦", "和暦年", "年"], "年"),
    (&["月", "month"], "月"),
    (&["日", "day", "date"], "日"),
];

/// Returns the columns that say when in parts, if the table has no column that
/// says it whole.
fn period_parts(matched: &Matched, table: &Table) -> Option<PeriodParts> {
    let place = table.columns.iter().position(|column| column.name == "period")?;
    if table.name != "observations" || !matched.found[place].is_empty() {
        return None;
    }
    // As long as each part has its column; a day without its month is none.
    let columns = |parts: &[Part]| -> Vec<(usize, &'static str)> {
        parts
            .iter()
            .map_while(|(words, after)| {
                let mut columns = matched.unknown.iter().filter(|(_, header)| {
                    let folded = fold(header);
                    words.contains(&folded.as_str())
                        || words.contains(&split_unit(&folded).0.as_str())
                });
                let (column, _) = columns.next()?;
                columns.next().is_none().then_some((*column, *after))
            })
            .collect()
    };
    let western = columns(&WESTERN_PARTS);
    if !western.is_empty() {
        return Some(PeriodParts { columns: western });
    }
    let era = columns(&ERA_PARTS);
    (era.len() > 1).then_some(PeriodParts { columns: era })
}

type PeriodSpan = (usize, String, Result<TimeSpan, DateProblem>);

/// Headers that name a span of time, also those whose year is not known.
fn period_spans(
    unknown: &[(usize, String)],
    table: &Table,
    context: DateContext,
) -> Vec<PeriodSpan> {
    if table.name != "observations" {
        return Vec::new();
    }
    unknown
        .iter()
        .filter_map(|(column, header)| match parse_span(header, context) {
            Ok(span) => Some((*column, header.clone(), Ok(span))),
            Err(DateProblem::NoYear) => Some((*column, header.clone(), Err(DateProblem::NoYear))),
            Err(_) => None,
        })
        .collect()
}

fn title(column: &Column) -> &'static str {
    column.headers.first().copied().unwrap_or(column.name)
}

/// Where the headers stand: one row, or two.
#[derive(Debug, Clone, Copy)]
struct HeaderRows {
    first: usize,
    is_double: bool,
}

/// A header cell and what it may be called, likeliest first.
struct HeaderCell {
    column: usize,
    names: Vec<String>,
}

impl HeaderRows {
    fn last(self) -> usize {
        self.first + usize::from(self.is_double)
    }

    /// Header cells with their names; on two lines, group and item joined, the
    /// item, or the group.
    fn cells(self, grid: &Grid) -> Vec<HeaderCell> {
        let upper = &grid.rows[self.first];
        if !self.is_double {
            return texts(upper)
                .map(|(column, text)| HeaderCell { column, names: vec![text] })
                .collect();
        }
        let lower: BTreeMap<usize, String> = texts(&grid.rows[self.last()]).collect();
        let mut group: Option<String> = None;
        let mut cells = Vec::new();
        let groups: BTreeMap<usize, String> = texts(upper).collect();
        let width = upper.len().max(grid.rows[self.last()].len());
        for column in 0..width {
            // A merged group that came as CSV stands above its first item only.
            match (groups.get(&column), lower.get(&column)) {
                (Some(above), Some(below)) => {
                    group = Some(above.clone());
                    let names = if above == below {
                        vec![below.clone()]
                    } else {
                        vec![format!("{above}{below}"), below.clone(), above.clone()]
                    };
                    cells.push(HeaderCell { column, names });
                }
                (Some(above), None) => {
                    group = None;
                    cells.push(HeaderCell { column, names: vec![above.clone()] });
                }
                (None, Some(below)) => {
                    let joined = group.as_ref().map(|group| format!("{group}{below}"));
                    let names = joined.into_iter().chain([below.clone()]).collect();
                    cells.push(HeaderCell { column, names });
                }
                (None, None) => {}
            }
        }
        cells
    }
}

/// Texts of a row that may be headers; numbers and dates of a workbook may be
/// spans of time.
fn texts(row: &GridRow) -> impl Iterator<Item = (usize, String)> + '_ {
    row.cells().enumerate().filter(|(_, cell)| !cell.is_blank()).filter_map(|(column, cell)| {
        let text = match cell {
            Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Cell::Number(_) => cell.to_text(),
            // The first of a month as a header is that month.
            Cell::Date(date) if date.day() == 1 => {
                format!("{:04}-{:02}", date.year(), date.month())
            }
            Cell::Date(date) => date.to_string(),
            Cell::Span(span) => span.to_string(),
            _ => return None,
        };
        Some((column, text))
    })
}

/// The rows with the most known headers, if they have at least two of them or
/// all that the table requires. Two rows are taken only if they know more than
/// one does.
fn header_rows(grid: &Grid, table: &Table) -> Option<HeaderRows> {
    let required = table.columns.iter().filter(|column| column.required).count();
    let mut best: Option<(usize, HeaderRows)> = None;
    for first in 0..grid.rows.len().min(HEADER_ROWS) {
        for is_double in [false, true] {
            let rows = HeaderRows { first, is_double };
            if rows.last() >= grid.rows.len() {
                continue;
            }
            let matched = match_headers(&rows.cells(grid), table);
            let known = matched.found.iter().filter(|found| !found.is_empty()).count();
            // The months of a wide table are headers too, and so are the parts
            // of a date.
            let spans = period_spans(&matched.unknown, table, DateContext::default()).len();
            let parts = period_parts(&matched, table).map_or(0, |parts| parts.columns.len());
            let count = if known > 0 { known + spans.max(parts) } else { 0 };
            // A title above the headers is no group of them: one row that knows
            // as much as two is the header.
            let is_better = best.is_none_or(|(most, taken)| {
                count > most || (count == most && taken.is_double && !is_double)
            });
            if is_better {
                best = Some((count, rows));
            }
        }
    }
    best.filter(|(count, _)| *count > 0 && *count >= 2.min(required)).map(|(_, rows)| rows)
}

struct Matched {
    found: Vec<Vec<Found>>,
    unknown: Vec<(usize, String)>,
}

fn match_headers(cells: &[HeaderCell], table: &Table) -> Matched {
    let known = known_headers(table);
    let mut matched = Matched { found: vec![Vec::new(); table.columns.len()], unknown: Vec::new() };
    for HeaderCell { column: grid_column, names } in cells {
        let hit = names.iter().find_map(|name| {
            let folded = fold(name);
            if let Some(column) = known.get(&folded) {
                return Some((*column, name, None));
            }
            let (bare, unit) = split_unit(&folded);
            known.get(&bare).map(|column| (*column, name, unit))
        });
        match hit {
            Some((column, name, unit)) => matched.found[column].push(Found {
                grid_column: *grid_column,
                header: name.clone(),
                unit,
                day_order: None,
                months: false,
            }),
            None => matched.unknown.push((*grid_column, names[0].clone())),
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

fn day_order(rows: &[GridRow], column: usize) -> Option<DayOrder> {
    let mut proven = rows.iter().filter_map(|row| match row.cell(column) {
        Cell::Text(text) if ends_with_year(text) => proven_order(text),
        _ => None,
    });
    let first = proven.next()?;
    // A column that proves both orders proves neither.
    proven.all(|order| order == first).then_some(first)
}

/// Returns whether a column says when each row of a series is from. A day by
/// which something is due is none of a series.
fn is_series(column: &Column) -> bool {
    column.kind == Kind::Span && column.required
}

/// Returns whether a column of spans holds nothing but firsts of months, two of
/// them in a row: months that Excel turned into days when they were typed, or
/// when the table was saved as CSV. One other day, or the same day of several
/// years as a census has it, and they are days.
fn are_months(rows: &[GridRow], column: usize, context: DateContext) -> bool {
    let mut months = BTreeSet::new();
    for row in rows {
        let day = match row.cell(column) {
            Cell::Date(date) => date,
            Cell::Text(text) => match parse_span(text, context) {
                Ok(span) if span.grain == Grain::Day => span.first,
                Ok(_) => return false,
                // A note or a total in the column says nothing.
                Err(_) => continue,
            },
            _ => continue,
        };
        if day.day() != 1 {
            return false;
        }
        months.insert(i32::from(day.year()) * 12 + i32::from(day.month()));
    }
    months.iter().any(|month| months.contains(&(month + 1)))
}

fn ends_with_year(text: &str) -> bool {
    let bytes = text.trim_ascii_end().as_bytes();
    bytes.len() >= 8
        && bytes[bytes.len() - 4..].iter().all(u8::is_ascii_digit)
        && matches!(bytes[bytes.len() - 5], b'/' | b'-' | b'.')
}

/// Returns the fiscal year that a sheet's title, or the names around it, give:
/// `令和8年度 見守り訪問`, `実績_2026年度.csv`. The nearest place that names
/// just one year wins; a place that names two tells nothing.
pub(crate) fn fiscal_year(grid: &Grid, table: &Table, names: &[&str]) -> Option<i16> {
    let header = header_rows(grid, table)?;
    let titles = grid.rows[..header.first]
        .iter()
        .rev()
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

/// Fiscal years that a text names: the words before each 年度.
fn years_in(text: &str) -> Vec<i16> {
    let text: String = unicode_normalization::UnicodeNormalization::nfkc(text)
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut years = Vec::new();
    for (at, _) in text.match_indices("年度") {
        let before = &text[..at];
        // The longest tail that is a year: 令和8, R8, 2026.
        let starts = before.char_indices().rev().take(6).map(|(start, _)| start);
        let year = starts
            .filter_map(|start| {
                parse_span(&format!("{}年度", &before[start..]), DateContext::default()).ok()
            })
            .last();
        years.extend(year.map(|span| span.first.year()));
    }
    years
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

    #[test]
    fn years_are_found_in_titles() {
        for (text, years) in [
            ("令和8年度 見守り訪問", &[2026][..]),
            ("見守り訪問(R7年度)", &[2025]),
            ("2026年度・2025年度の比較", &[2026, 2025]),
            ("令和元年度", &[2019]),
            ("見守り訪問", &[]),
        ] {
            assert_eq!(years_in(text), years, "{text}");
        }
    }
}
