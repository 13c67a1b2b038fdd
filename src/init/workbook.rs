//! The input workbook: a sheet for each table, with an explanation above each
//! header, lists to choose fixed words from, and an example row.
//!
//! Partners and secretariats know Excel and not CSV. The workbook is made from
//! the same columns that are read, so it can never ask for what is not read.
//! The example row begins with 例 in brackets, which reading leaves out.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::records::TABLES;
use crate::records::table::{Column, ColumnType, Table};

/// Marks the example row; `records` leaves out rows that begin with it.
const EXAMPLE: &str = "\u{ff08}例\u{ff09}";

/// Where the headers stand, from 0: below the title and the explanations.
const HEADER: u32 = 2;

/// How many rows below the header take dates, numbers and words of a list.
const ROWS: u32 = 1_000;

const GUIDE: [&str; 9] = [
    "記入のしかた",
    "シートごとに、一つの表を書きます。使わない表は、そのままにしておいてください。",
    "見出しの上の灰色の行は、その欄の説明です。「必須」とある欄は、どの行にも書いてください。",
    "\u{ff08}例\u{ff09}で始まる行は記入例です。読み込むときは除かれるので、消さなくてもかまいません。",
    "日付は 2026-10-01 のほか、令和8年10月1日、R8.10.1、2026/10/1 のどれでも書けます。",
    "数がないときは、空欄ではなく、なし「-」、不明「…」、秘匿「x」のどれかを書いてください。",
    "団体や目標は、IDでも名称でも書けます。",
    "同じ名前のCSVファイルに書くこともできます。両方に書いた行は、合わせて読みます。",
    "書き終えたら、entaku check で誤りがないか確かめてください。",
];

/// Returns the bytes of the workbook.
///
/// # Errors
/// If a sheet is beyond Excel's limits, which a test rules out.
pub(super) fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date: the same program makes the same bytes.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new().set_title("円卓会議 入力表").set_creation_datetime(&created),
    );
    guide(workbook.add_worksheet())?;
    for table in TABLES {
        fill(workbook.add_worksheet(), table)?;
    }
    workbook.save_to_buffer()
}

fn guide(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE[0])?;
    sheet.set_column_width(0, 90.0)?;
    let title = Format::new().set_bold().set_font_size(16);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0..).zip(GUIDE) {
        sheet.write_string_with_format(row, 0, line, if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let line = Color::RGB(0x00B9_C2CB);
    let title = Format::new().set_bold().set_font_size(14);
    let explanation = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_font_size(9)
        .set_font_color(Color::RGB(0x0055_5F69));
    let optional = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_border_color(line)
        .set_background_color(Color::RGB(0x00EE_F3F6));
    let required = optional.clone().set_background_color(Color::RGB(0x00D3_E3F0));
    sheet.set_name(table.titles[0].replace('/', "・"))?;
    sheet.write_string_with_format(0, 0, table.titles[0], &title)?;
    sheet.set_row_height(1, 64)?;
    let columns = table.columns.iter().filter(|column| !column.name.ends_with("_en"));
    for (at, column) in (0..).zip(columns) {
        let header = column.headers.first().copied().unwrap_or(column.name);
        sheet.set_column_width(at, width(column, header))?;
        sheet.set_column_format(at, &cells(column.kind))?;
        let told = match column.required {
            true => format!("【必須】{}", column.explanation_ja),
            false => column.explanation_ja.to_owned(),
        };
        sheet.write_string_with_format(1, at, told, &explanation)?;
        let head = if column.required { &required } else { &optional };
        sheet.write_string_with_format(HEADER, at, header, head)?;
        example(sheet, at, column)?;
        if let Some(choices) = choices(column.kind) {
            let list = DataValidation::new()
                .allow_list_strings(&choices)?
                .set_error_style(DataValidationErrorStyle::Stop)
                .set_error_title(header)?
                .set_error_message("一覧から選んでください")?;
            sheet.add_data_validation(HEADER + 1, at, HEADER + ROWS, at, &list)?;
        }
    }
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    Ok(())
}

fn example(sheet: &mut Worksheet, at: u16, column: &Column) -> Result<(), XlsxError> {
    let format = cells(column.kind)
        .set_italic()
        .set_font_color(Color::RGB(0x0055_5F69))
        .set_background_color(Color::RGB(0x00F6_F6F6));
    let row = HEADER + 1;
    if at == 0 {
        sheet.write_string_with_format(row, at, format!("{EXAMPLE}{}", column.example), &format)?;
        return Ok(());
    }
    let number = column.example.parse::<f64>();
    match (column.kind, number) {
        (ColumnType::Date, _) if !column.example.is_empty() => {
            let date = ExcelDateTime::parse_from_str(column.example)?;
            sheet.write_datetime_with_format(row, at, &date, &format)?;
        }
        (ColumnType::Number | ColumnType::Count | ColumnType::Measured, Ok(number)) => {
            sheet.write_number_with_format(row, at, number, &format)?;
        }
        _ => {
            sheet.write_string_with_format(row, at, column.example, &format)?;
        }
    }
    Ok(())
}

/// How cells of a column are shown and kept: codes and periods stay text, so
/// that Excel turns neither 00123 into 123 nor 2026-10 into a date.
fn cells(kind: ColumnType) -> Format {
    let format = Format::new();
    match kind {
        ColumnType::Date => format.set_num_format("yyyy-mm-dd"),
        ColumnType::Count => format.set_num_format("#,##0"),
        ColumnType::Number | ColumnType::Measured => format.set_num_format("General"),
        ColumnType::Time | ColumnType::Text | ColumnType::Names | ColumnType::Span => {
            format.set_num_format("@")
        }
        ColumnType::Items => format.set_num_format("@").set_text_wrap(),
        ColumnType::Flag | ColumnType::Choice(_) => format.set_align(FormatAlign::Center),
    }
}

fn choices(kind: ColumnType) -> Option<Vec<&'static str>> {
    match kind {
        ColumnType::Flag => Some(vec!["○", "×"]),
        ColumnType::Choice(words) => Some(
            words.iter().map(|word| word.words.first().copied().unwrap_or(word.name)).collect(),
        ),
        _ => None,
    }
}

/// In the width of a figure, Excel's unit; a full-width character takes two.
fn width(column: &Column, header: &str) -> f64 {
    let least: f64 = match column.kind {
        ColumnType::Flag => 8.0,
        ColumnType::Date
        | ColumnType::Span
        | ColumnType::Time
        | ColumnType::Count
        | ColumnType::Choice(_) => 12.0,
        ColumnType::Number | ColumnType::Measured => 14.0,
        ColumnType::Text | ColumnType::Names | ColumnType::Items => 22.0,
    };
    let shown = header.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.2 }).sum::<f64>() + 2.0;
    least.max(shown)
}
