//! Workbooks to [`Grid`]s, one a sheet.
//!
//! Values are typed: dates are dates in both date systems, numbers and dates
//! are what their format shows, and formulas are their last computed value.
//! Every cell of every sheet is there: what the sender hid is marked as hidden,
//! merged cells are unfolded and listed, and what a format changed is listed
//! with what the file holds.
//!
//! Why a look comes first ([survey] and [old]): calamine reads whatever a file
//! claims. A zip bomb, a cell in the farthest corner or an error value it does
//! not know would cost all memory or the whole sheet; and it leaves out hidden
//! rows, formulas without a result and the formats of old workbooks.

mod display;
mod format;
mod kind;
mod old;
mod rich;
mod sheet;
mod survey;
#[cfg(test)]
mod tests;

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xls, Xlsx};
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin, Source};

pub(crate) use self::kind::FileFormat;
use self::old::Old;
use self::sheet::SheetBuilder;
use self::survey::{Refusal, Survey};
use super::grid::{CellChange, Grid, Hidden, Merge, Value};
use super::receipt::Rule;

/// Returns the sheets of a workbook, in their order, and what is wrong with it.
pub(crate) fn parse(path: &str, bytes: &[u8]) -> (Vec<Grid>, Vec<Diagnostic>) {
    let origin = Origin::file(path);
    let read = match FileFormat::of(bytes) {
        FileFormat::Encrypted => Err(Refusal::Password),
        FileFormat::Foreign(kind) => {
            return (Vec::new(), vec![Diagnostic::foreign_file(&origin, kind)]);
        }
        FileFormat::OldWorkbook => Old::look(bytes).and_then(|old| guarded(path, bytes, &old)),
        FileFormat::Workbook | FileFormat::Other => {
            survey::workbook(bytes).and_then(|survey| parse_xlsx(path, bytes, &survey))
        }
    };
    let problem = match read {
        Ok(grids) => {
            let problems = unseen(&origin, &grids);
            return (grids, problems);
        }
        Err(Refusal::Password) => Diagnostic::workbook_with_password(&origin),
        Err(Refusal::Unsafe(cause)) => Diagnostic::unsafe_workbook(&origin, &cause),
        Err(Refusal::Unreadable(cause)) => Diagnostic::unreadable_workbook(&origin, &cause),
    };
    (Vec::new(), vec![problem])
}

/// What is said of a workbook in which there is nothing to see, and of cells that
/// nobody sees.
fn unseen(origin: &Origin, grids: &[Grid]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if !grids.iter().any(|grid| !grid.is_hidden && !grid.is_blank()) {
        problems.push(Diagnostic::no_readable_sheet(origin));
    }
    for grid in grids.iter().filter(|grid| !grid.is_hidden) {
        let is_told = |it: &&CellChange| it.rule == Rule::Covered && !it.before.trim().is_empty();
        let mut covered = grid.changes.iter().filter(is_told);
        if let Some(first) = covered.next() {
            let place = grid.origin(first.row, first.column as usize);
            let count = covered.count().saturating_add(1);
            problems.push(Diagnostic::covered_cells(&place, &first.before, count));
        }
    }
    problems
}

fn parse_xlsx(path: &str, bytes: &[u8], survey: &Survey) -> Result<Vec<Grid>, Refusal> {
    let bytes = survey.mended.as_deref().unwrap_or(bytes);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let date_1904 = workbook.has_1904_epoch();
    let mut grids = Vec::new();
    for (name, is_hidden) in worksheets(workbook.sheets_metadata()) {
        let mut sheet = SheetBuilder::new(Source::sheet(path, &name), date_1904);
        let look = survey.sheets.get(&name);
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let value = from_data_ref(cell.get_value(), date_1904);
            if let (Value::Text(text), Some(look)) = (&value, look)
                && look.errors.contains(&(row, column))
            {
                sheet.place(row, column, Value::Error(text.clone()));
                continue;
            }
            let seen = match &value {
                Value::Text(text) => survey.seen_otherwise.get(&**text),
                _ => None,
            };
            match seen {
                Some(seen) => sheet.put_seen(row, column, &value, seen),
                None => sheet.put(row, column, value, survey.formats.get(style)),
            }
        }
        let hidden = |row| look.and_then(|look| look.hidden(row));
        if let Some(look) = look {
            sheet.uncalculated(&look.uncalculated);
            sheet.unfold(&look.merges);
        }
        let columns = look.map(|look| look.hidden_columns.iter().copied().collect());
        grids.push(Grid {
            is_hidden,
            hidden_columns: columns.unwrap_or_default(),
            ..sheet.finish(hidden)
        });
    }
    Ok(grids)
}

/// Reads an old workbook whose records may be cut short or lie.
///
/// Why it is guarded: calamine trusts the lengths in these records and panics
/// where they point beyond the file; a damaged file must not end the program.
fn guarded(path: &str, bytes: &[u8], old: &Old) -> Result<Vec<Grid>, Refusal> {
    let read = std::panic::catch_unwind(|| parse_xls(path, bytes, old));
    read.unwrap_or_else(|_| Err(unreadable("its records are damaged")))
}

fn parse_xls(path: &str, bytes: &[u8], old: &Old) -> Result<Vec<Grid>, Refusal> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for (name, is_hidden) in worksheets(&sheets) {
        let order = sheets.iter().position(|sheet| sheet.name == name);
        let look = order.and_then(|order| old.sheet(order));
        let range = workbook.worksheet_range(&name).map_err(unreadable)?;
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = SheetBuilder::new(Source::sheet(path, &name), old.date_1904);
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let style = look.and_then(|look| look.styles.get(&(row, column)));
            let format = style.and_then(|style| old.formats.get(usize::from(*style)));
            sheet.put(row, column, from_data(value, old.date_1904), format);
        }
        if let Some(look) = look {
            sheet.uncalculated(&look.uncalculated);
        }
        let merges = merges.iter().map(|merge| Merge {
            rows: (merge.start.0, merge.end.0),
            columns: (merge.start.1, merge.end.1),
        });
        sheet.unfold(&merges.collect::<Vec<_>>());
        let hidden = |row| {
            let look = look.filter(|look| look.hidden_rows.contains(&row))?;
            Some(if look.is_filtered { Hidden::Filter } else { Hidden::Hand })
        };
        let columns = look.map(|look| look.hidden_columns.iter().copied().collect());
        grids.push(Grid {
            is_hidden,
            hidden_columns: columns.unwrap_or_default(),
            ..sheet.finish(hidden)
        });
    }
    Ok(grids)
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}

/// The sheets that hold cells, and whether they are hidden. Those of charts,
/// dialogs and macros hold none.
fn worksheets(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn from_data_ref(value: &DataRef<'_>, date_1904: bool) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::String(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::Int(number) => Value::Number(Decimal::from(*number)),
        DataRef::Float(number) => number_value(*number),
        DataRef::DateTime(moment) => number_value(moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso_value(text, date_1904),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn from_data(value: &Data, date_1904: bool) -> Value {
    match value {
        Data::Empty => Value::Empty,
        Data::String(text) => text_value(text),
        Data::Bool(truth) => Value::Bool(*truth),
        Data::Int(number) => Value::Number(Decimal::from(*number)),
        Data::Float(number) => number_value(*number),
        Data::DateTime(moment) => number_value(moment.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso_value(text, date_1904),
        Data::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn text_value(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.into()) }
}

/// The number that a spreadsheet shows for a binary one: 15 digits, so that 0.1
/// is 0.1 and the sum of 1.1, 1.1 and 1.1 is 3.3.
fn number_value(number: f64) -> Value {
    const MOST_EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < MOST_EXACT {
        // A whole number below 2^53, so the conversion is exact.
        return Value::Number(Decimal::from(number as i64));
    }
    let text = format!("{number:.14e}");
    match Decimal::from_scientific(&text) {
        Ok(exact) => Value::Number(exact.normalize()),
        // What a subtraction leaves of two equal numbers.
        Err(_) if number.abs() < 1.0 => Value::Number(Decimal::ZERO),
        Err(_) => Value::Text(number.to_string().into()),
    }
}

/// A date as some programs write it, `2026-10-01T13:30:00`, as the serial
/// number that its format then shows.
fn iso_value(text: &str, date_1904: bool) -> Value {
    const SECONDS: i64 = 24 * 60 * 60;
    let moment = text.trim_end_matches('Z').parse::<DateTime>();
    let Ok(moment) = moment.or_else(|_| text.parse::<Date>().map(|date| date.at(0, 0, 0, 0)))
    else {
        return text_value(text);
    };
    let first = match date_1904 {
        true => Date::constant(1904, 1, 1),
        false => Date::constant(1899, 12, 30),
    };
    let Ok(span) = moment.date().since(first) else { return text_value(text) };
    let time = moment.time();
    let seconds =
        i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    let days = Decimal::from(i64::from(span.get_days()));
    Value::Number(days + Decimal::from(seconds) / Decimal::from(SECONDS))
}
