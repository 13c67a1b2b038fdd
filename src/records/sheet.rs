//! One sheet, from its recognised table to its records and its receipt.
//!
//! Nothing of another sheet is touched: what is read depends on the cells, the
//! names around them and the [`Hints`].

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::domain::text::fold;

use super::columns::finding::Finding;
use super::columns::hints::Hints;
use super::dates::DateContext;
use super::found::table::{Found, Recognised};
use super::grid::{Grid, GridRow, Laid};
use super::handed_in::Unreadable;
use super::receipt::{Clue, Receipt, RowUse, TakenFor};
use super::sheets::{GUIDE_SHEETS, Sheet};
use super::table::Table;
use super::tables::TABLES;
use super::typed::Rows;
use super::{found, keys, unread};

use self::opened::{Opened, Taken, names_around};
use self::reading::Reading;

pub(crate) mod internal;
pub(crate) mod opened;
pub(crate) mod reading;

/// What one sheet gave.
#[derive(Debug, Clone)]
pub(crate) struct Parsed {
    pub(crate) receipt: Receipt,
    pub(crate) rows: Rows,
    /// The table, if there is one.
    pub(crate) table: Option<&'static str>,
    /// The head of its codes, if it is one that running numbers have: No.
    pub(crate) numbered: Option<String>,
    pub(crate) unreadable: Unreadable,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Says what a sheet is. What becomes of one that no table is like is decided later.
pub(crate) fn recognise(path: &str, sheet: Sheet, hints: &Hints) -> Opened {
    recognise_block(path, sheet, false, hints)
}

/// Says what a block of a sheet is; one that is another table than the sheet is
/// not named by the names around it.
pub(crate) fn recognise_block(path: &str, sheet: Sheet, is_other: bool, hints: &Hints) -> Opened {
    let grid = &sheet.grid;
    let names = if is_other { [""; 3] } else { names_around(path, grid) };
    let is_guide = grid.source.sheet.as_deref().is_some_and(|sheet| GUIDE_SHEETS.contains(&sheet));
    let taken = if is_guide {
        Taken::Aside(TakenFor::Guide, RowUse::SetAside)
    } else if grid.is_hidden {
        Taken::Aside(TakenFor::HiddenSheet, RowUse::SetAside)
    } else if grid.rows.iter().all(GridRow::is_blank) {
        Taken::Aside(TakenFor::Empty, RowUse::OnlySpaces)
    } else {
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        let told = told_table(&origin, hints);
        let told = told.map(|table| (table, Clue::Answer));
        let told = told.or_else(|| found::own_table(&names, &hints.own_tables));
        match found::recognise(grid, &names, hints, told) {
            Recognised::Table(found) => Taken::Table(found),
            Recognised::WithoutHead(table, clue) => Taken::WithoutHead(table, clue),
            Recognised::Unknown => {
                // A text without columns is no table that somebody sent.
                let is_text = grid.source.sheet.is_none()
                    && grid.rows.iter().filter(|row| row.len() > 1).count() * 2
                        < grid.rows.len().max(2);
                // What becomes of it is decided when all sheets are known.
                let taken_for = if is_text { TakenFor::Text } else { TakenFor::Unknown };
                Taken::Aside(taken_for, RowUse::SetAside)
            }
        }
    };
    Opened { sheet, taken }
}

/// Returns the table that an answer says a sheet is.
fn told_table(origin: &Origin, hints: &Hints) -> Option<&'static Table> {
    let question = Diagnostic::ask_unknown_table(origin);
    let answer = hints.answers.free(&question.asked()?.key)?;
    let mut all = TABLES.iter().chain(hints.own_tables.iter().copied());
    all.find(|table| table.name == answer || table.titles.contains(&answer))
}

/// Returns the indicator that a sheet or file is named after: `I11.csv`,
/// `実績値_見守り訪問.xlsx`; none if its name holds two.
pub(crate) fn named_indicator(
    names: &[&str; 3],
    indicators: &[(String, String)],
) -> Option<String> {
    names.iter().take(2).find_map(|name| {
        let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
        let whole = std::iter::once(stem);
        let parts = whole.chain(stem.split(['_', '-', ' ', '\u{3000}', '(', '\u{ff08}']));
        let parts: Vec<String> = parts.map(fold).collect();
        let mut named = indicators.iter().filter(|(name, _)| parts.contains(name));
        let (_, first) = named.next()?;
        named.all(|(_, id)| id == first).then(|| first.clone())
    })
}

/// Reads a sheet.
pub(crate) fn read(opened: Opened, hints: &Hints) -> Parsed {
    let Opened { sheet: Sheet { grid, encoding }, taken } = opened;
    let mut parsed = Parsed {
        receipt: Receipt::new(&grid.source, encoding, TakenFor::Unknown),
        rows: Rows::None,
        table: None,
        numbered: None,
        unreadable: Unreadable::default(),
        diagnostics: Vec::new(),
    };
    match taken {
        Taken::Aside(taken_for, usage) => {
            parsed.receipt = Receipt::whole(&grid, encoding, taken_for, usage);
        }
        Taken::WithoutHead(table, clue) => {
            parsed.table = Some(table.name);
            parsed.unreadable.add_table(table.name);
            let taken_for = TakenFor::Table(table.name, clue);
            parsed.receipt = Receipt::whole(&grid, encoding, taken_for, RowUse::Refused);
            let wanted: Vec<&str> = table
                .columns
                .iter()
                .filter(|column| column.required)
                .map(super::columns::heads::title)
                .collect();
            let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
            let is_across = table.name == "attendance" && found::is_attendance_across(&grid);
            // What a layout file lacks was told where it was laid out.
            if clue != Clue::LayoutFile {
                parsed.diagnostics.push(match is_across {
                    true => Diagnostic::attendance_across(&origin),
                    false => {
                        Diagnostic::no_header_row(&origin, table.titles[0], &wanted.join("、"))
                    }
                });
            }
        }
        Taken::Table(found) => read_table(&grid, &found, hints, &mut parsed),
    }
    let laid = grid.laid.as_deref().cloned().map(|mut laid| {
        laid.compare_sums(&mut parsed.diagnostics);
        parsed.receipt = laid.receipt(&parsed.receipt);
        laid
    });
    // Published tables have many more numbers than the values that they are taken for.
    let is_published = |table: &str| table == "observations" && laid.is_none();
    // Somebody said, or is asked, which columns count.
    let is_said = matches!(parsed.receipt.taken_for, TakenFor::Table(_, Clue::LayoutFile))
        || laid.as_ref().is_some_and(Laid::was_asked);
    if let Some(table) = parsed.table.filter(|table| !is_said && !is_published(table)) {
        let sheet = laid.as_ref().map_or(&grid, Laid::sheet);
        unread::columns(&parsed.receipt, sheet, table, &mut parsed.diagnostics);
    }
    parsed.receipt.settle();
    parsed
}

/// Notes the head of a table and the titles above it.
fn note_head(grid: &Grid, found: &Found, parsed: &mut Parsed) {
    let (first, last) = (found.head.first, found.head.last());
    for row in &grid.rows[..first] {
        parsed.receipt.note_row(grid, row, RowUse::Title);
    }
    for row in &grid.rows[first..=last] {
        parsed.receipt.note_row(grid, row, RowUse::Head);
    }
}

/// Notes that no row of a table can be read.
fn refuse_rows(grid: &Grid, found: &Found, parsed: &mut Parsed) {
    parsed.unreadable.add_table(found.table.name);
    for row in &grid.rows[found.head.last() + 1..] {
        parsed.receipt.note_row(grid, row, RowUse::Refused);
    }
}

fn read_table(grid: &Grid, found: &Found, hints: &Hints, parsed: &mut Parsed) {
    let table = found.table;
    parsed.table = Some(table.name);
    parsed.receipt.taken_for = TakenFor::Table(table.name, found.clue);
    parsed.receipt.note_changes(grid);
    if let Some(year) = found.year {
        parsed.receipt.context.push(("context-year", year.to_string()));
    }
    if let Some(unit) = &found.unit {
        parsed.receipt.context.push(("context-unit", unit.clone()));
    }
    let last = found.head.last();
    note_head(grid, found, parsed);
    if found.is_attendance_across(grid) {
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        parsed.diagnostics.push(Diagnostic::attendance_across(&origin));
        refuse_rows(grid, found, parsed);
        return;
    }
    let path = &grid.source.path;
    let indicator = named_indicator(&names_around(path, grid), &hints.indicators);
    let mut finding = Finding {
        grid,
        found,
        hints,
        receipt: &mut parsed.receipt,
        diagnostics: &mut parsed.diagnostics,
    };
    let Some(mut columns) = finding.columns(indicator) else {
        refuse_rows(grid, found, parsed);
        return;
    };
    if let Some((row, year)) = found::around::second_year(grid, found) {
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Row(row) };
        finding.diagnostics.push(Diagnostic::second_table(&origin, &year));
    }
    let mut sorted = finding.rows(&mut columns);
    finding.said(&mut columns, &mut sorted);
    let code = table.columns.iter().position(|column| column.made);
    let code_head = code.and_then(|at| columns.field(at));
    let heads = code_head.map(|field| field.header.clone());
    parsed.numbered = heads.filter(|head| keys::is_numbering(head));
    let context = DateContext {
        fiscal_year: found.year.or(hints.context.fiscal_year),
        date_1904: grid.date_1904,
        ..hints.context
    };
    let has_rows = grid.rows[last + 1..].iter().any(|row| !row.is_blank());
    if !has_rows && !is_blank_form(grid, found) {
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        parsed.diagnostics.push(Diagnostic::table_without_rows(&origin, table.titles[0]));
    }
    let mut reading = Reading {
        grid,
        table,
        first_row: last + 1,
        columns: &columns,
        sorted: &sorted,
        context,
        answers: &hints.answers,
        receipt: &mut parsed.receipt,
        unreadable: &mut parsed.unreadable,
        diagnostics: &mut parsed.diagnostics,
    };
    parsed.rows = Rows::read(table, &mut reading);
    parsed.receipt.records = parsed.rows.len();
    if let Some(year) = found.year {
        unread::year(grid, year, &parsed.rows, hints.context, &mut parsed.diagnostics);
    }
}

/// Whether heads are those of the forms that a new project begins with: one that
/// nobody has filled in yet says nothing about its sender.
fn is_blank_form(grid: &Grid, found: &Found) -> bool {
    let forms = found.table.columns.iter().filter(|column| !column.name.ends_with("_en"));
    let heads = grid.rows[found.head.first].cells();
    heads.map(|cell| cell.to_text()).eq(forms.map(|it| super::columns::heads::title(it).to_owned()))
}
