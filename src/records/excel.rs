//! Workbooks to [`Grid`]s, one a sheet.
//!
//! Values are typed: dates are dates in both date systems, percentages are
//! what the cell shows, and formulas are their last computed value. Merged
//! cells are unfolded, so that every row and column carries what a reader
//! sees. Hidden sheets are left out: what the sender hid was not sent.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Dimensions, Reader as _, SheetVisible, Xls, Xlsx};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin, Source};

use super::grid::{Grid, GridRow, Value};

/// Sheets of a workbook, in their order.
pub(crate) fn parse(path: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Vec<Grid> {
    let result = if bytes.starts_with(b"PK") {
        parse_xlsx(path, bytes, diagnostics)
    } else {
        parse_xls(path, bytes)
    };
    match result {
        Ok(grids) => grids,
        Err(cause) => {
            let origin = Origin::file(path);
            diagnostics.push(if is_encrypted(bytes) {
                Diagnostic::workbook_with_password(&origin)
            } else {
                Diagnostic::unreadable_workbook(&origin, &cause)
            });
            Vec::new()
        }
    }
}

/// An encrypted xlsx is an OLE container with an `EncryptedPackage` stream,
/// whose name stands there in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
        && bytes.windows(name.len()).any(|window| window == name)
}

fn parse_xlsx(
    path: &str,
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Grid>, String> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut grids = Vec::new();
    for name in sheets {
        let source = Source::sheet(path, &name);
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut sheet = Sheet::default();
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            Err(error) => {
                let origin = Origin { source, place: crate::diagnostics::Place::Whole };
                diagnostics.push(Diagnostic::unreadable_workbook(&origin, &error.to_string()));
                continue;
            }
        };
        loop {
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    let format = reader
                        .styles()
                        .get(style)
                        .and_then(|style| style.number_format.as_ref())
                        .map_or("", |format| format.format_code.as_str());
                    let (row, column) = cell.get_position();
                    sheet.put(row, column, from_data_ref(cell.get_value(), format));
                }
                Ok(None) => break,
                Err(error) => {
                    let origin = Origin {
                        source: Arc::clone(&source),
                        place: crate::diagnostics::Place::Whole,
                    };
                    diagnostics.push(Diagnostic::unreadable_workbook(&origin, &error.to_string()));
                    break;
                }
            }
        }
        grids.push(sheet.finish(source, &merges));
    }
    Ok(grids)
}

fn parse_xls(path: &str, bytes: &[u8]) -> Result<Vec<Grid>, String> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut grids = Vec::new();
    for name in sheets {
        let range = workbook.worksheet_range(&name).map_err(|error| error.to_string())?;
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (
                first_row + u32::try_from(row).unwrap_or(u32::MAX),
                first_column + u32::try_from(column).unwrap_or(u32::MAX),
            );
            sheet.put(row, column, from_data(value));
        }
        grids.push(sheet.finish(Source::sheet(path, &name), &merges));
    }
    Ok(grids)
}

/// Cells as they come, before merged ones are unfolded.
#[derive(Default)]
struct Sheet {
    rows: BTreeMap<u32, Vec<Value>>,
}

impl Sheet {
    fn put(&mut self, row: u32, column: u32, value: Value) {
        if matches!(value, Value::Empty) {
            return;
        }
        let cells = self.rows.entry(row).or_default();
        let column = column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
    }

    /// Unfolds merged cells and drops blank rows.
    fn finish(mut self, source: Arc<Source>, merges: &[Dimensions]) -> Grid {
        for merge in merges {
            let first = self.rows.get(&merge.start.0);
            let value = first.and_then(|cells| cells.get(merge.start.1 as usize)).cloned();
            let Some(value) = value.filter(|value| !value.cell().is_blank()) else { continue };
            for row in merge.start.0..=merge.end.0 {
                for column in merge.start.1..=merge.end.1 {
                    self.put(row, column, value.clone());
                }
            }
        }
        let rows = self.rows.into_iter().map(|(number, cells)| GridRow::from_values(number, cells));
        Grid { source, rows: rows.filter(|row| !row.is_blank()).collect() }
    }
}

fn from_data_ref(value: &DataRef<'_>, format: &str) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::Int(number) => Value::Number(Decimal::from(*number)),
        DataRef::Float(number) => number_cell(*number, format),
        DataRef::DateTime(moment) => date_cell(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn from_data(value: &Data) -> Value {
    match value {
        Data::Empty => Value::Empty,
        Data::String(text) => text_cell(text),
        Data::Bool(truth) => Value::Bool(*truth),
        Data::Int(number) => Value::Number(Decimal::from(*number)),
        Data::Float(number) => number_cell(*number, ""),
        Data::DateTime(moment) => date_cell(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text_cell(text),
        Data::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn text_cell(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.into()) }
}

/// The shortest decimal that a spreadsheet would show for a binary number, so
/// that 0.1 is 0.1 and not its binary neighbour.
fn number_cell(number: f64, format: &str) -> Value {
    let Ok(exact) = Decimal::from_str_exact(&number.to_string()) else {
        return Value::Text(number.to_string().into());
    };
    if format.contains('%') {
        Value::Percent((exact * Decimal::ONE_HUNDRED).normalize())
    } else {
        Value::Number(exact)
    }
}

fn date_cell(moment: calamine::ExcelDateTime) -> Value {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 || moment.is_duration() {
        let minutes = (moment.as_f64() * 24.0 * 60.0).round();
        return if (0.0..=1440.0).contains(&minutes) {
            // Between 0 and 1440, so the conversion is exact.
            Value::Time(minutes as u32)
        } else {
            Value::Time(u32::from(hour) * 60 + u32::from(minute))
        };
    }
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    date.map_or_else(|| Value::Text(moment.as_f64().to_string().into()), Value::Date)
}
