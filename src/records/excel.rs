//! Workbooks to [`Grid`]s, one a sheet.
//!
//! Values are typed: dates are dates in both date systems, numbers are what
//! their format shows, and formulas are their last computed value. Merged cells
//! are unfolded, so that every row and column carries what a reader sees.
//! Hidden sheets and rows are left out, and the log says so: what the sender
//! hid was not sent.
//!
//! Why the [survey] comes first: calamine reads whatever a file claims. A zip
//! bomb, a cell in the farthest corner or an error value it does not know would
//! cost all memory or the whole sheet.

mod display;
mod survey;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Dimensions, Reader as _, SheetVisible, Xls, Xlsx};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin, Place, Source};

use self::survey::{Refusal, Survey};
use super::grid::{Grid, GridRow, Merge, Value};
use super::receipt::Rule;

/// Cells of one merged range that are unfolded; larger ranges are decoration.
const LARGEST_MERGE: u64 = 20_000;

/// Returns whether bytes are a workbook, whatever the file is called.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || is_compound(bytes)
}

/// An OLE container: an old workbook, or an encrypted new one.
fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Returns the sheets of a workbook, in their order.
pub(crate) fn parse(path: &str, bytes: &[u8]) -> (Vec<Grid>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let read = if is_compound(bytes) {
        survey::old_workbook(bytes).and_then(|()| parse_xls(path, bytes))
    } else {
        survey::workbook(bytes).and_then(|survey| parse_xlsx(path, bytes, &survey))
    };
    let origin = Origin::file(path);
    match read {
        Ok(grids) => return (grids, diagnostics),
        Err(Refusal::Password) => diagnostics.push(Diagnostic::workbook_with_password(&origin)),
        Err(Refusal::Unsafe(cause)) => {
            diagnostics.push(Diagnostic::unsafe_workbook(&origin, &cause));
        }
        Err(Refusal::Unreadable(cause)) => {
            diagnostics.push(Diagnostic::unreadable_workbook(&origin, &cause));
        }
    }
    (Vec::new(), diagnostics)
}

fn parse_xlsx(path: &str, bytes: &[u8], survey: &Survey) -> Result<Vec<Grid>, Refusal> {
    let bytes = survey.mended.as_deref().unwrap_or(bytes);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut grids = Vec::new();
    for name in visible_sheets(path, workbook.sheets_metadata()) {
        let source = Source::sheet(path, &name);
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut sheet = Sheet::new(source);
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let format = reader
                .styles()
                .get(style)
                .and_then(|style| style.number_format.as_ref())
                .map_or("", |format| format.format_code.as_str());
            let (row, column) = cell.get_position();
            sheet.put(row, column, from_data_ref(cell.get_value()), format);
        }
        let hidden = survey.hidden_rows.get(&name).map_or(&[][..], Vec::as_slice);
        grids.push(sheet.finish(&merges, hidden));
    }
    Ok(grids)
}

fn parse_xls(path: &str, bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut grids = Vec::new();
    for name in visible_sheets(path, workbook.sheets_metadata()) {
        let range = workbook.worksheet_range(&name).map_err(unreadable)?;
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet::new(Source::sheet(path, &name));
        for (row, column, value) in range.used_cells() {
            let row = first_row + u32::try_from(row).unwrap_or(u32::MAX);
            let column = first_column + u32::try_from(column).unwrap_or(u32::MAX);
            sheet.put(row, column, from_data(value), "");
        }
        grids.push(sheet.finish(&merges, &[]));
    }
    Ok(grids)
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}

fn visible_sheets(path: &str, sheets: &[calamine::Sheet]) -> Vec<String> {
    let mut names = Vec::new();
    for sheet in sheets {
        if sheet.visible == SheetVisible::Visible {
            names.push(sheet.name.clone());
        } else {
            let origin = Origin { source: Source::sheet(path, &sheet.name), place: Place::Whole };
        }
    }
    names
}

/// Cells as they come, before merged ones are unfolded.
struct Sheet {
    source: Arc<Source>,
    rows: BTreeMap<u32, Vec<Value>>,
}

impl Sheet {
    fn new(source: Arc<Source>) -> Self {
        Self { source, rows: BTreeMap::new() }
    }

    /// Puts a cell in its place, as its format shows it.
    fn put(&mut self, row: u32, column: u32, value: Value, format: &str) {
        let value = match value {
            Value::Empty => return,
            Value::Number(number) => {
                let shown = display::shown(number, format);
                // A percentage is what everyone means; the rest is logged.
                if shown != Value::Number(number) && !matches!(shown, Value::Percent(_)) {}
                shown
            }
            value => value,
        };
        self.place(row, column, value);
    }

    fn place(&mut self, row: u32, column: u32, value: Value) {
        let cells = self.rows.entry(row).or_default();
        let column = column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
    }

    /// Unfolds merged cells, drops hidden and blank rows.
    fn finish(mut self, merges: &[Dimensions], hidden: &[u32]) -> Grid {
        let mut unfolded = Vec::new();
        for merge in merges {
            let first = self.rows.get(&merge.start.0);
            let value = first.and_then(|cells| cells.get(merge.start.1 as usize)).cloned();
            let Some(value) = value.filter(|value| !value.cell().is_blank()) else { continue };
            if merge.len() > LARGEST_MERGE {
                continue;
            }
            for row in merge.start.0..=merge.end.0 {
                for column in merge.start.1..=merge.end.1 {
                    self.place(row, column, value.clone());
                }
            }
            let origin = Origin::cell(&self.source, merge.start.0, merge.start.1);
            let last = Origin::cell(&Source::file(""), merge.end.0, merge.end.1).address();
            unfolded.push(Merge {
                rows: (merge.start.0, merge.end.0),
                columns: (merge.start.1, merge.end.1),
            });
        }
        for row in hidden {
            if let Some(cells) = self.rows.remove(row) {
                let texts: Vec<String> = cells
                    .iter()
                    .map(Value::cell)
                    .filter(|cell| !cell.is_blank())
                    .map(super::grid::Cell::to_text)
                    .collect();
                let origin = Origin { source: Arc::clone(&self.source), place: Place::Row(*row) };
            }
        }
        let rows = self.rows.into_iter().map(|(number, cells)| GridRow::from_values(number, cells));
        let rows = rows.filter(|row| !row.is_blank()).collect();
        Grid { merges: unfolded, ..Grid::plain(&self.source, rows) }
    }
}

fn from_data_ref(value: &DataRef<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::String(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::Int(number) => Value::Number(Decimal::from(*number)),
        DataRef::Float(number) => number_value(*number),
        DataRef::DateTime(moment) => date_value(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_value(text),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn from_data(value: &Data) -> Value {
    match value {
        Data::Empty => Value::Empty,
        Data::String(text) => text_value(text),
        Data::Bool(truth) => Value::Bool(*truth),
        Data::Int(number) => Value::Number(Decimal::from(*number)),
        Data::Float(number) => number_value(*number),
        Data::DateTime(moment) => date_value(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text_value(text),
        Data::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn text_value(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.into()) }
}

/// The shortest decimal that a spreadsheet would show for a binary number, so
/// that 0.1 is 0.1 and not its binary neighbour.
fn number_value(number: f64) -> Value {
    match Decimal::from_str_exact(&number.to_string()) {
        Ok(exact) => Value::Number(exact),
        Err(_) => Value::Text(number.to_string().into()),
    }
}

fn date_value(moment: calamine::ExcelDateTime) -> Value {
    let serial = moment.as_f64();
    if (0.0..1.0).contains(&serial) || moment.is_duration() {
        let minutes = (serial * 24.0 * 60.0).round();
        if (0.0..=1440.0).contains(&minutes) {
            // Between 0 and 1440, so the conversion is exact.
            return Value::Time(minutes as u32);
        }
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    match date {
        // Beyond these, calamine returns the ends of its calendar.
        Some(date) if (1.0..2_958_466.0).contains(&serial) => Value::Date(date),
        _ => Value::Text(serial.to_string().into()),
    }
}
