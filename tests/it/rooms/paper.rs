//! Cells, workbooks and texts as rooms write them: how people write days, and
//! sheets of plain cells with merges.

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet};

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A number with a format of its own: `0.0%`, `#,##0`.
    Styled(f64, &'static str),
    /// A day in a cell of dates, as the format shows it.
    Day(Date, &'static str),
    /// A formula and what Excel last computed.
    Sum(String, f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(float(number))
    }
}

impl From<Option<Decimal>> for Cell {
    fn from(number: Option<Decimal>) -> Self {
        number.map_or(Self::Empty, Self::from)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(f64::from(u32::try_from(number).expect("small")))
    }
}

/// Returns a number as Excel keeps it.
pub(crate) fn float(number: Decimal) -> f64 {
    number.to_f64().expect("a small number")
}

/// Writes one cell; rows and columns count from 0.
#[track_caller]
pub(crate) fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: impl Into<Cell>) {
    let form = |form: &str| Format::new().set_num_format(form);
    match cell.into() {
        Cell::Empty => Ok(sheet),
        Cell::Text(text) => sheet.write_string(row, column, text),
        Cell::Number(number) => sheet.write_number(row, column, number),
        Cell::Styled(number, style) => {
            sheet.write_number_with_format(row, column, number, &form(style))
        }
        Cell::Day(day, style) => {
            let (year, month, day) = (day.year(), day.month(), day.day());
            let [month, day] = [month, day].map(|it| u8::try_from(it).expect("small"));
            let day = ExcelDateTime::from_ymd(u16::try_from(year).expect("a year"), month, day);
            sheet.write_datetime_with_format(row, column, day.expect("a day"), &form(style))
        }
        Cell::Sum(formula, result) => {
            sheet.write_formula(row, column, Formula::new(formula).set_result(result.to_string()))
        }
    }
    .expect("a cell");
}

/// Writes one row of cells from a column on.
pub(crate) fn put_row<C: Into<Cell>>(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cells: impl IntoIterator<Item = C>,
) {
    for (at, cell) in (column..).zip(cells) {
        put(sheet, row, at, cell);
    }
}

/// Merges cells under one text; one cell alone is just written.
pub(crate) fn merge(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (last_row, last_column): (u32, u16),
    text: &str,
) {
    if (row, column) == (last_row, last_column) {
        put(sheet, row, column, text);
        return;
    }
    let middle = Format::new().set_align(FormatAlign::Center);
    sheet.merge_range(row, column, last_row, last_column, text, &middle).expect("merged cells");
}

/// Returns the name of a cell from 0: `D9` of (8, 3).
pub(crate) fn at(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}

/// Adds a sheet.
pub(crate) fn sheet<'a>(book: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    book.add_worksheet().set_name(name).expect("a name of a sheet")
}

/// Puts a workbook among the files, as `inputs/…`.
pub(crate) fn save(files: &mut Files, path: &str, mut book: Workbook) {
    let bytes = book.save_to_buffer().expect("a workbook");
    files.insert(format!("inputs/{path}"), bytes);
}

/// Puts a text of lines among the files, as Japanese Windows writes it.
pub(crate) fn save_sjis(files: &mut Files, path: &str, text: &str) {
    let text = text.replace('\n', "\r\n");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    files.insert(format!("inputs/{path}"), bytes.into_owned());
}

/// Puts a text of lines among the files, as UTF-8 with the mark that Excel writes.
pub(crate) fn save_utf8(files: &mut Files, path: &str, text: &str) {
    files.insert(format!("inputs/{path}"), format!("\u{feff}{text}").into_bytes());
}

/// Puts a text among the files as it is.
pub(crate) fn save_plain(files: &mut Files, path: &str, bytes: &[u8]) {
    files.insert(format!("inputs/{path}"), bytes.to_vec());
}

/// Returns a row of a CSV file, with quotes where they are needed.
pub(crate) fn line<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let quoted = cells.into_iter().map(|cell| {
        let cell = cell.as_ref();
        let is_plain = !cell.contains([',', '"', '\n']);
        if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    });
    quoted.collect::<Vec<_>>().join(",") + "\n"
}

/// Returns a year of the era that all days here are in: 8 for 2026.
pub(crate) fn reiwa(day: Date) -> i16 {
    day.year() - 2018
}

/// Returns the year of the era that a fiscal year is called by: 7 of March 2026.
pub(crate) fn fiscal_reiwa(day: Date) -> i16 {
    reiwa(day) - i16::from(day.month() < 4)
}

/// R8.9.18
pub(crate) fn r_day(day: Date) -> String {
    format!("R{}.{}.{}", reiwa(day), day.month(), day.day())
}

/// 8.9.18, under a head that says what it is.
pub(crate) fn bare_day(day: Date) -> String {
    format!("{}.{}.{}", reiwa(day), day.month(), day.day())
}

/// 9/18, under a head that has the year.
pub(crate) fn slash_day(day: Date) -> String {
    format!("{}/{}", day.month(), day.day())
}

/// 令和8年9月18日
pub(crate) fn long_day(day: Date) -> String {
    let year = if reiwa(day) == 1 { "元".to_owned() } else { reiwa(day).to_string() };
    format!("令和{year}年{}月{}日", day.month(), day.day())
}

/// Returns a number with commas between thousands: 12,000,000.
pub(crate) fn commas(number: Decimal) -> String {
    let plain = number.normalize().to_string();
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), ""), |it| it);
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if rest.is_empty() { text } else { format!("{text}.{rest}") }
}

/// The settings of a Japanese room, as a new project begins with: its region, its agenda
/// and its secretariat.
pub(crate) fn settings(region: &str, agenda: &str, secretariat: &str) -> String {
    format!(
        r#"[roundtable]
name = "瀬戸のわ地域円卓会議"
region = "{region}"
agenda = "{agenda}"

[secretariat]
name = "{secretariat}"

[calendar]
fiscal_year_start = 4
eras = true

[documents]
languages = ["ja"]

[[bodies]]
id = "general"
name = "総会"
meetings_per_year = 2

[[bodies]]
id = "steering"
name = "運営委員会"
meetings_per_year = 12

[[bodies]]
id = "watching"
name = "みまもり部会"
meetings_per_year = 6

[visibility]
default = "members"
"#
    )
}
