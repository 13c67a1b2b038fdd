//! How the tables of a project are laid out in its files: for its schema.

use std::sync::Arc;

use crate::diagnostics::Source;
use crate::files::Files;

use super::columns::finding::Finding;
use super::columns::found::Columns;
use super::columns::hints::Hints;
use super::found::table::{Found, Recognised};
use super::grid::{Cell, Grid};
use super::receipt::{Clue, Receipt, TakenFor};
use super::sheet::opened::names_around;
use super::table::{Column, ColumnType, Table};
use super::{csv, dates, encoding, found, numbers, sheets};

/// The plain words for yes.
pub(crate) const TRUE_WORDS: [&str; 4] = ["○", "はい", "true", "1"];
/// The plain words for no.
pub(crate) const FALSE_WORDS: [&str; 4] = ["×", "いいえ", "false", "0"];

/// One table in one file or sheet.
pub(crate) struct Form {
    /// The file and sheet.
    pub(crate) source: Arc<Source>,
    /// The table.
    pub(crate) table: &'static Table,
    /// How the bytes of a text file are read; `None` for a workbook.
    pub(crate) text: Option<TextForm>,
    /// The header rows as a spreadsheet counts them, from 0: one or two.
    pub(crate) header_rows: Vec<u32>,
    /// The columns, from left to right.
    pub(crate) columns: Vec<ColumnForm>,
}

/// How the bytes of a text file are read.
pub(crate) struct TextForm {
    /// The encoding: `UTF-8`, `CP932`.
    pub(crate) encoding: &'static str,
    /// The separator of cells.
    pub(crate) delimiter: char,
}

/// One column of a table in a file.
pub(crate) struct ColumnForm {
    /// The header as written.
    pub(crate) header: String,
    /// The column of the table; `None` for one that the table does not know.
    pub(crate) column: Option<&'static Column>,
    /// Whether every cell is written in the plain way that other programs read
    /// too: `2026-10-01`, `1234.5`, a word of the list.
    pub(crate) is_plain: bool,
}

/// Returns how the tables of a project are laid out. A file that cannot be
/// read has no form; reading it says why.
pub(crate) fn forms(inputs: &Files) -> Vec<Form> {
    let mut problems = Vec::new();
    let settings = super::settings(inputs, &mut problems);
    let inputs = &super::pack::without(inputs);
    let hints = Hints::of(&settings);
    let mut forms = Vec::new();
    for (path, bytes) in inputs.iter() {
        for sheet in sheets::open(path, bytes).0 {
            let grid = &sheet.grid;
            let names = names_around(path, grid);
            let is_guide = grid
                .source
                .sheet
                .as_deref()
                .is_some_and(|sheet| sheets::GUIDE_SHEETS.contains(&sheet));
            if is_guide || grid.is_hidden || path == super::answers::PATH {
                continue;
            }
            let Recognised::Table(found) = found::recognise(grid, &names, &hints, None) else {
                continue;
            };
            let taken_for = TakenFor::Table(found.table.name, Clue::Headers);
            let mut receipt = Receipt::new(&grid.source, sheet.encoding, taken_for);
            let mut finding = Finding {
                grid,
                found: &found,
                hints: &hints,
                receipt: &mut receipt,
                diagnostics: &mut problems,
            };
            let Some(columns) = finding.columns(Some(String::new())) else { continue };
            let head_rows = &grid.rows[found.head.first..=found.head.last()];
            forms.push(Form {
                source: Arc::clone(&grid.source),
                table: found.table,
                text: text_form(grid, bytes),
                header_rows: head_rows.iter().map(|row| row.number).collect(),
                columns: column_forms(grid, &found, &columns),
            });
        }
    }
    forms
}

fn text_form(grid: &Grid, bytes: &[u8]) -> Option<TextForm> {
    if grid.source.sheet.is_some() {
        return None;
    }
    let decoded = encoding::decode(bytes).ok()?;
    Some(TextForm { encoding: decoded.encoding, delimiter: csv::delimiter(&decoded.text).into() })
}

fn column_forms(grid: &Grid, found: &Found, columns: &Columns) -> Vec<ColumnForm> {
    let table = found.table;
    let rows = &grid.rows[found.head.first..=found.head.last()];
    let header = |at: usize| {
        let mut lines: Vec<String> = rows.iter().map(|row| row.cell(at).to_text()).collect();
        lines.retain(|line| !line.is_empty());
        lines.dedup();
        lines.join(" ")
    };
    (0..columns.width)
        .map(|at| {
            let column = (0..table.columns.len())
                .find(|&column| columns.field(column).is_some_and(|it| it.grid_column == at));
            let column = column.map(|column| &table.columns[column]);
            let is_plain = column.is_none_or(|column| {
                let data = &grid.rows[found.head.last() + 1..];
                data.iter().all(|row| is_plain(row.cell(at), column.kind))
            });
            ColumnForm { header: header(at), column, is_plain }
        })
        .collect()
}

fn is_plain(cell: Cell<'_>, kind: ColumnType) -> bool {
    match (cell, kind) {
        (Cell::Error(_) | Cell::Uncalculated, _) => false,
        (Cell::Span(_) | Cell::Moment(..) | Cell::Duration(_), _) => false,
        (Cell::Empty, _) => true,
        (
            _,
            ColumnType::Text
            | ColumnType::Names
            | ColumnType::Items
            | ColumnType::Span
            | ColumnType::Measured,
        ) => true,
        (Cell::Date(_), kind) => kind == ColumnType::Date,
        (Cell::Number(_), kind) => matches!(kind, ColumnType::Number | ColumnType::Count),
        (Cell::Time(_), kind) => kind == ColumnType::Time,
        (Cell::Bool(_), kind) => kind == ColumnType::Flag,
        (Cell::Percent(_), _) => false,
        (Cell::Text(text), ColumnType::Date) => text.len() == 10 && dates::is_plain(text),
        (Cell::Text(text), ColumnType::Number) => numbers::plain(text).is_some(),
        (Cell::Text(text), ColumnType::Count) => text.bytes().all(|byte| byte.is_ascii_digit()),
        (Cell::Text(text), ColumnType::Time) => is_clock(text),
        (Cell::Text(text), ColumnType::Flag) => {
            TRUE_WORDS.contains(&text) || FALSE_WORDS.contains(&text)
        }
        (Cell::Text(text), ColumnType::Choice(words)) => {
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
