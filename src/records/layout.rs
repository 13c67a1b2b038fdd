//! How the tables of a project are laid out in its files: for its schema.

use std::sync::Arc;

use crate::diagnostics::Source;
use crate::files::Files;

use super::grid::{Cell, Grid};
use super::header;
use super::log::ImportLog;
use super::table::{Column, Kind, Table};
use super::{config, csv, dates, encoding, names_around, numbers, recognise, sheets, text};

/// The plain words for yes.
pub(crate) const TRUE_WORDS: [&str; 4] = ["○", "はい", "true", "1"];
/// The plain words for no.
pub(crate) const FALSE_WORDS: [&str; 4] = ["×", "いいえ", "false", "0"];

/// One table in one file or sheet.
pub(crate) struct Layout {
    /// The file and sheet.
    pub(crate) source: Arc<Source>,
    /// The table.
    pub(crate) table: &'static Table,
    /// How the bytes of a text file are read; `None` for a workbook.
    pub(crate) text: Option<TextLayout>,
    /// The header rows as a spreadsheet counts them, from 0: one or two.
    pub(crate) header_rows: Vec<u32>,
    /// The columns, from left to right.
    pub(crate) columns: Vec<ColumnLayout>,
}

/// How the bytes of a text file are read.
pub(crate) struct TextLayout {
    /// The encoding: `UTF-8`, `CP932`.
    pub(crate) encoding: &'static str,
    /// The separator of cells.
    pub(crate) delimiter: char,
}

/// One column of a table in a file.
pub(crate) struct ColumnLayout {
    /// The header as written.
    pub(crate) header: String,
    /// The column of the table; `None` for one that the table does not know.
    pub(crate) column: Option<&'static Column>,
    /// Whether every cell is written in the plain way that other programs read
    /// too: `2026-10-01`, `1234.5`, a word of the list.
    pub(crate) is_plain: bool,
}

/// Returns how the tables of a project are laid out. A file that cannot be
/// read has no layout; reading it says why.
pub(crate) fn layouts(inputs: &Files) -> Vec<Layout> {
    let (mut problems, mut log) = (Vec::new(), ImportLog::default());
    let settings = inputs
        .get(config::PATH)
        .and_then(|bytes| text(config::PATH, bytes, &mut problems))
        .map(|decoded| config::parse(&decoded.text, &mut problems))
        .unwrap_or_default();
    let context = settings.date_context();
    let mut layouts = Vec::new();
    for (path, bytes) in inputs.iter() {
        for sheet in sheets(path, bytes, &mut problems, &mut log) {
            let grid = &sheet.grid;
            if super::is_guide(grid) {
                continue;
            }
            let names = names_around(path, grid);
            let Some(table) = recognise(grid, &names, context) else { continue };
            let year = header::fiscal_year(grid, table, &names);
            let context = super::DateContext { fiscal_year: year, ..context };
            let located = header::locate(grid, table, context, Some(""), &mut problems, &mut log);
            let Some(located) = located else { continue };
            let header_rows = located.header_row..located.first_row;
            layouts.push(Layout {
                source: Arc::clone(&grid.source),
                table,
                text: text_layout(grid, bytes),
                header_rows: grid.rows[header_rows].iter().map(|row| row.number).collect(),
                columns: columns(grid, table, &located),
            });
        }
    }
    layouts
}

fn text_layout(grid: &Grid, bytes: &[u8]) -> Option<TextLayout> {
    if grid.source.sheet.is_some() {
        return None;
    }
    let decoded = encoding::decode(bytes).ok()?;
    Some(TextLayout { encoding: decoded.encoding, delimiter: csv::delimiter(&decoded.text).into() })
}

fn columns(grid: &Grid, table: &'static Table, located: &header::Located) -> Vec<ColumnLayout> {
    let rows = &grid.rows[located.header_row..located.first_row];
    let header = |at: usize| {
        let mut lines: Vec<String> = rows.iter().map(|row| row.cell(at).to_text()).collect();
        lines.retain(|line| !line.is_empty());
        lines.dedup();
        lines.join(" ")
    };
    (0..located.columns.width)
        .map(|at| {
            let column = (0..table.columns.len()).find(|&column| {
                located.columns.found(column).is_some_and(|it| it.grid_column == at)
            });
            let column = column.map(|column| &table.columns[column]);
            let is_plain = column.is_none_or(|column| {
                let data = &grid.rows[located.first_row..];
                data.iter().all(|row| is_plain(row.cell(at), column.kind))
            });
            ColumnLayout { header: header(at), column, is_plain }
        })
        .collect()
}

fn is_plain(cell: Cell<'_>, kind: Kind) -> bool {
    match (cell, kind) {
        (Cell::Error(_) | Cell::Uncalculated, _) => false,
        (Cell::Span(_) | Cell::Moment(..) | Cell::Duration(_), _) => false,
        (Cell::Empty, _) => true,
        (_, Kind::Text | Kind::Names | Kind::Items | Kind::Span | Kind::Measured) => true,
        (Cell::Date(_), kind) => kind == Kind::Date,
        (Cell::Number(_), kind) => matches!(kind, Kind::Number | Kind::Count),
        (Cell::Time(_), kind) => kind == Kind::Time,
        (Cell::Bool(_), kind) => kind == Kind::Flag,
        (Cell::Percent(_), _) => false,
        (Cell::Text(text), Kind::Date) => text.len() == 10 && dates::is_plain(text),
        (Cell::Text(text), Kind::Number) => numbers::plain(text).is_some(),
        (Cell::Text(text), Kind::Count) => text.bytes().all(|byte| byte.is_ascii_digit()),
        (Cell::Text(text), Kind::Time) => is_clock(text),
        (Cell::Text(text), Kind::Flag) => TRUE_WORDS.contains(&text) || FALSE_WORDS.contains(&text),
        (Cell::Text(text), Kind::Choice(words)) => {
            words.iter().any(|word| word.name == text || word.words.contains(&text))
        }
    }
}

fn is_clock(text: &str) -> bool {
    text.split_once(':').is_some_and(|(hour, minute)| {
        let is_number = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        is_number(hour) && is_number(minute)
    })
}
