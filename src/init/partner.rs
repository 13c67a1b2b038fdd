//! A partner's own sheet as an empty form for next month: titles, heads and what its
//! rows are about as they were, without the values.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::records::look::Look;
use crate::records::{Cell, Grid};

/// The widest column, in the width of a figure.
const WIDEST: f64 = 60.0;

/// Returns the bytes of a workbook with the sheets of one file.
///
/// # Errors
/// If a sheet is beyond Excel's limits.
pub(crate) fn form(looks: &[&Look]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date: the same sheet makes the same bytes.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut names: Vec<Option<&str>> = Vec::new();
    for look in looks {
        let name = look.source().sheet.as_deref();
        // The blocks of a sheet are one sheet again.
        let sheet = match names.iter().position(|it| *it == name) {
            Some(at) => workbook.worksheet_from_index(at)?,
            None => {
                names.push(name);
                let sheet = workbook.add_worksheet();
                if let Some(name) = name {
                    sheet.set_name(name)?;
                }
                sheet
            }
        };
        fill(sheet, look)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, look: &Look) -> Result<(), XlsxError> {
    let line = Color::RGB(0x00B9_C2CB);
    let title = Format::new().set_bold();
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(line)
        .set_background_color(Color::RGB(0x00EE_F3F6));
    let label = Format::new().set_border(FormatBorder::Thin).set_border_color(line);
    let grid = &look.sheet;
    for (at, row) in grid.rows.iter().enumerate() {
        let is_head = look.heads.contains(&at);
        let is_below = at > *look.heads.end();
        for (column, cell) in row.cells().enumerate() {
            // Excel has no more columns.
            let Ok(column_of) = u16::try_from(column) else { break };
            let is_kept = !is_below || look.labels.contains(&column);
            if cell.is_blank() || !is_kept {
                continue;
            }
            let format = match (is_head, is_below) {
                (true, _) => &head,
                (_, true) => &label,
                _ => &title,
            };
            write(sheet, (row.number, column_of), cell, format)?;
        }
    }
    for (column, width) in (0..).zip(widths(grid, *look.heads.start())) {
        sheet.set_column_width(column, width)?;
    }
    if let Some(row) = grid.rows.get(*look.heads.end()) {
        sheet.set_freeze_panes(row.number.saturating_add(1), 0)?;
    }
    Ok(())
}

/// Writes a cell as it is read: a text never becomes a formula.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    let text: String = cell.to_text().chars().take(32_767).collect();
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The widths that the texts of the columns need, titles left out.
fn widths(grid: &Grid, heads: usize) -> Vec<f64> {
    let rows = || grid.rows.iter().skip(heads);
    let width = rows().map(|row| row.len()).max().unwrap_or(0).min(usize::from(u16::MAX));
    let of = |text: &str| {
        let longest = text
            .lines()
            .map(|line| line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>());
        longest.fold(0.0, f64::max)
    };
    let widest = |column: usize| {
        let texts = rows().map(|row| of(&row.cell(column).to_text()));
        texts.fold(6.0, f64::max).min(WIDEST) + 2.0
    };
    (0..width).map(widest).collect()
}
