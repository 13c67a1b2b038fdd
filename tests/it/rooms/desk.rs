//! What secretariats write on: sheets of cells, as workbooks or as CSV.
//!
//! A [`Sheet`] is what a person sees on the screen. It does not know what any of it
//! means: that is the habit of each room.

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// A cell as a person fills it.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A number, with how it is shown.
    Number(f64, &'static str),
    /// A day, with how it is shown.
    Day(Date, &'static str),
    /// A formula, with its result and how that is shown.
    Formula(String, f64, &'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

/// A number as it is typed, without a format.
pub(crate) fn number(value: Decimal) -> Cell {
    shown(value, "General")
}

/// A number that is shown otherwise than it is typed.
pub(crate) fn shown(value: Decimal, format: &'static str) -> Cell {
    Cell::Number(value.to_f64().expect("a number of the sample"), format)
}

/// One sheet: rows of cells from A1 on, and what is merged.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    name: String,
    rows: Vec<Vec<Cell>>,
    merges: Vec<[u32; 4]>,
    hidden: bool,
}

impl Sheet {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds a row, and returns its number from 1 on, as formulas name it.
    pub(crate) fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) -> usize {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self.rows.len()
    }

    /// Returns the number that the next row will have.
    pub(crate) fn next(&self) -> usize {
        self.rows.len() + 1
    }

    /// Leaves rows empty.
    pub(crate) fn skip(&mut self, count: usize) {
        self.rows.extend(std::iter::repeat_with(Vec::new).take(count));
    }

    /// Merges cells, by rows from 1 on and columns from 0 on; more of them where the
    /// first is merged already.
    pub(crate) fn merge(&mut self, rows: (usize, usize), columns: (usize, usize)) {
        let at = |number: usize| u32::try_from(number).expect("a small sheet");
        let range = [at(rows.0 - 1), at(columns.0), at(rows.1 - 1), at(columns.1)];
        self.merges.retain(|it| it[..2] != range[..2]);
        if range[..2] != range[2..] {
            self.merges.push(range);
        }
    }

    /// Hides the sheet.
    pub(crate) fn hide(mut self) -> Self {
        self.hidden = true;
        self
    }

    fn write(&self, sheet: &mut Worksheet) {
        sheet.set_name(&self.name).expect("a name for a sheet");
        sheet.set_hidden(self.hidden);
        for [row, column, last_row, last_column] in &self.merges {
            let (column, last) = (narrow(*column), narrow(*last_column));
            sheet
                .merge_range(*row, column, *last_row, last, "", &Format::new())
                .expect("cells that are merged once");
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                let written = match cell {
                    Cell::Blank => continue,
                    Cell::Text(text) => sheet.write_string(row, column, text),
                    Cell::Number(number, format) => {
                        sheet.write_number_with_format(row, column, *number, &format_of(format))
                    }
                    Cell::Day(day, format) => {
                        let (year, month) = (day.year().unsigned_abs(), day.month().unsigned_abs());
                        let day = ExcelDateTime::from_ymd(year, month, day.day().unsigned_abs());
                        let day = day.expect("a day that Excel knows");
                        sheet.write_datetime_with_format(row, column, &day, &format_of(format))
                    }
                    Cell::Formula(formula, result, format) => {
                        let formula = Formula::new(formula).set_result(result.to_string());
                        sheet.write_formula_with_format(row, column, formula, &format_of(format))
                    }
                };
                written.expect("a cell that can be written");
            }
        }
    }

    /// Returns the sheet as CSV, as it is shown.
    pub(crate) fn csv(&self) -> String {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut text = String::new();
        for row in &self.rows {
            let shown = |at: usize| row.get(at).map(Cell::shown).unwrap_or_default();
            let cells: Vec<String> = (0..width).map(|at| quoted(&shown(at))).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text
    }
}

impl Cell {
    fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number, "#,##0") => thousands(*number),
            Self::Number(number, "0%") | Self::Formula(_, number, "0%") => {
                format!("{:.0}%", number * 100.0)
            }
            Self::Number(number, _) | Self::Formula(_, number, _) => number.to_string(),
            Self::Day(day, _) => day.strftime("%Y/%-m/%-d").to_string(),
        }
    }
}

fn format_of(format: &str) -> Format {
    Format::new().set_num_format(format)
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).expect("a small sheet")
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// 1234567 as 1,234,567.
pub(crate) fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let (sign, digits) = digits.split_at(usize::from(digits.starts_with('-')));
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{sign}{text}")
}

/// Returns a workbook of sheets.
pub(crate) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        sheet.write(workbook.add_worksheet());
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// Returns text as Excel in Japan saves it as CSV.
pub(crate) fn shift_jis(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost, "a character that Shift_JIS does not have: {text}");
    bytes.into_owned()
}

/// 9/18（金）.
pub(crate) fn with_weekday(day: Date) -> String {
    const DAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    let weekday = DAYS[usize::try_from(day.weekday().to_monday_zero_offset()).expect("0 to 6")];
    format!("{}/{}（{weekday}）", day.month(), day.day())
}

/// 18 Sep 2026.
pub(crate) fn english(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// Puts the settings among the files: the secretariat wrote them once, when it began.
pub(crate) fn settings(files: &mut Files, language: &str) {
    let (sample, _) = crate::harness::project(&crate::harness::root());
    let settings = sample.text("inputs/roundtable.toml").expect("settings");
    let spoken = format!("languages = [\"{language}\"]");
    let settings = settings.replace("languages = [\"ja\"]", &spoken);
    files.insert("inputs/roundtable.toml", settings.into_bytes());
}
