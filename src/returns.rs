//! Return slips (差戻し票): for each file with problems a workbook that the
//! secretariat can mail back to the partner who sent it.
//!
//! The first sheet lists each cell, what is written, what is wrong and what to
//! write; then come the sheets as they were sent, with those cells highlighted
//! and commented. Cells are written as text, numbers and dates: whatever a cell
//! holds, it never becomes a formula.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook,
    Worksheet, XlsxError,
};

use crate::diagnostics::{Diagnostic, Origin, Place, Severity, say};
use crate::files::Files;
use crate::locale::Language;
use crate::records::{self, Cell, Grid};

/// The folder of the slips, below the period's.
pub const FOLDER: &str = "returns";

/// What the names of slips begin with, in each language.
const PREFIXES: [(Language, &str); 2] = [(Language::Ja, "差戻し票_"), (Language::En, "return_")];

/// Returns whether a file in the slips' folder is a slip, and not something a
/// person keeps there.
pub fn is_slip(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    PREFIXES.iter().any(|(_, prefix)| name.starts_with(prefix)) && name.ends_with(".xlsx")
}

/// Returns the name of the table that a slip is of, as far as its own name has it.
pub fn table_of(slip: &str) -> &str {
    let bare = PREFIXES.iter().find_map(|(_, prefix)| slip.strip_prefix(prefix)).unwrap_or(slip);
    // That of a workbook is cut off only where another follows.
    match bare.strip_suffix(".xlsx") {
        Some(table) if table.contains('.') => table,
        _ => bare,
    }
}

/// What all slips of a run have in common.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    /// The roundtable.
    pub roundtable: &'a str,
    /// The secretariat, with its phone and e-mail.
    pub contact: &'a str,
    /// The data cut-off, which is the slips' date.
    pub as_of: Date,
    /// The language of the slips.
    pub language: Language,
}

/// Makes a slip for each table that has problems, below `returns/`.
pub fn slips(inputs: &Files, problems: &[Diagnostic], sender: Sender<'_>) -> Files {
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    // What was found in our own pages is nothing for whoever sent a table.
    for problem in problems.iter().filter(|it| !it.code.starts_with("leak")) {
        by_file.entry(&problem.origin.source.path).or_default().push(problem);
    }
    let mut slips = Files::new();
    let prefix = PREFIXES.iter().find(|(language, _)| *language == sender.language);
    let prefix = prefix.map_or("", |(_, prefix)| *prefix);
    let names = names(inputs.iter().map(|(path, _)| path).filter(|path| records::is_table(path)));
    for (path, problems) in by_file {
        let Some(bytes) = inputs.get(path).filter(|_| records::is_table(path)) else { continue };
        let mut grids = records::grids(path, bytes);
        // The list of an earlier slip that came back is not sent again.
        let is_list = |sheet: &str| sheet == say(sender.language, "slip-title", &[]);
        grids.retain(|grid| !grid.source.sheet.as_deref().is_some_and(is_list));
        let Some(name) = names.get(path) else { continue };
        match slip(path, &problems, &grids, sender) {
            Ok(workbook) => slips.insert(format!("{FOLDER}/{prefix}{name}"), workbook),
            // Only a sheet beyond Excel's own limits gets here, and such a file
            // is refused when it is read.
            Err(error) => debug_assert!(false, "{path}: {error}"),
        }
    }
    slips
}

/// Returns what follows the prefix in the name of each table's slip: one name for
/// each, whichever of them have problems, and none longer than file systems
/// take.
fn names<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, String> {
    // A name of a file has at most 255 bytes on most systems; the prefix and the
    // name it is first written under take some of them.
    const MOST: usize = 180;
    let mut names = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for path in paths {
        let name = path.trim_start_matches("inputs/").replace('/', "_");
        let whole = name.strip_suffix(".xlsx").unwrap_or(&name);
        let stem = &whole[..whole.floor_char_boundary(MOST)];
        let mut name = format!("{stem}.xlsx");
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{stem} ({number}).xlsx");
            number += 1;
        }
        names.insert(path, name);
    }
    names
}

fn slip(
    path: &str,
    problems: &[&Diagnostic],
    grids: &[Grid],
    sender: Sender<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let language = sender.language;
    let mut workbook = Workbook::new();
    let date = sender.as_of;
    let created = ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )?;
    let properties = DocProperties::new()
        .set_title(say(language, "slip-title", &[]))
        .set_author(sender.roundtable)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    list(workbook.add_worksheet(), path, problems, grids, sender)?;
    let mut names = vec![say(language, "slip-title", &[])];
    for grid in grids {
        let sheet = workbook.add_worksheet();
        let wanted = grid.source.sheet.clone().unwrap_or_else(|| say(language, "slip-sent", &[]));
        let name = sheet_name(&wanted, &names);
        sheet.set_name(&name)?;
        names.push(name);
        sent(sheet, grid, problems, language)?;
    }
    workbook.save_to_buffer()
}

/// The first sheet: one line for each problem.
fn list(
    sheet: &mut Worksheet,
    path: &str,
    problems: &[&Diagnostic],
    grids: &[Grid],
    sender: Sender<'_>,
) -> Result<(), XlsxError> {
    let language = sender.language;
    let word = |key: &str| say(language, key, &[]);
    let wrapped = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00B9_C2CB));
    let head = wrapped.clone().set_bold().set_background_color(Color::RGB(0x00EE_F3F6));
    let must = wrapped.clone().set_bold().set_font_color(Color::RGB(0x00B0_3A00));
    let title = Format::new().set_bold().set_font_size(16);
    let file = path.rsplit('/').next().unwrap_or(path);
    sheet.set_name(word("slip-title"))?;
    sheet.write_string_with_format(0, 0, word("slip-title"), &title)?;
    let about =
        say(language, "slip-about", &[("file", file.into()), ("count", problems.len().into())]);
    sheet.write_string(1, 0, about)?;
    sheet.write_string(2, 0, word("slip-request"))?;
    sheet.write_string(3, 0, format!("{} {}", sender.roundtable, sender.contact))?;
    let columns = [
        ("slip-number", 5.0),
        ("slip-weight", 9.0),
        ("slip-sheet", 16.0),
        ("slip-cell", 9.0),
        ("slip-written", 28.0),
        ("slip-wrong", 44.0),
        ("slip-cure", 52.0),
    ];
    const FIRST: u32 = 5;
    let lines = |text: &str, width: f64| {
        // A full-width character is as wide as two figures, Excel's unit.
        let units = text.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>();
        (units / (width - 1.0)).ceil().max(1.0)
    };
    for (column, (key, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(FIRST, column, word(key), &head)?;
    }
    for (row, problem) in (FIRST + 1..).zip(problems) {
        let origin = &problem.origin;
        sheet.write_number_with_format(row, 0, f64::from(row - FIRST), &wrapped)?;
        let (weight, format) = match problem.severity {
            Severity::Error => ("severity-error", &must),
            Severity::Question => ("severity-question", &must),
            Severity::Warning => ("severity-warning", &wrapped),
        };
        sheet.write_string_with_format(row, 1, word(weight), format)?;
        let place = origin.source.sheet.clone().unwrap_or_default();
        sheet.write_string_with_format(row, 2, place, &wrapped)?;
        sheet.write_string_with_format(row, 3, address(origin), &wrapped)?;
        let texts = [written(origin, grids), problem.message(language), problem.cure(language)];
        let mut height = 1.0_f64;
        for (text, (column, (_, width))) in texts.iter().zip((0..).zip(columns).skip(4)) {
            sheet.write_string_with_format(row, column, limited(text), &wrapped)?;
            height = height.max(lines(text, width));
        }
        sheet.set_row_height(row, 15.0 * height.min(20.0) + 3.0)?;
    }
    sheet.set_freeze_panes(FIRST + 1, 0)?;
    printed_wide(sheet);
    Ok(())
}

/// One page wide on A4.
fn printed_wide(sheet: &mut Worksheet) {
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
}

/// A sheet as it was sent, with the cells in question highlighted.
fn sent(
    sheet: &mut Worksheet,
    grid: &Grid,
    problems: &[&Diagnostic],
    language: Language,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let marked = Format::new().set_background_color(Color::RGB(0x00FF_E699)).set_bold();
    let marked_date = marked.clone().set_num_format("yyyy-mm-dd");
    let mut notes: BTreeMap<(u32, u16), Vec<String>> = BTreeMap::new();
    for problem in problems.iter().filter(|it| it.origin.source == grid.source) {
        let place = match problem.origin.place {
            Place::Cell { row, column } => (row, u16::try_from(column).unwrap_or(u16::MAX)),
            Place::Row(row) => (row, 0),
            // A line of a text is that row only where no cell breaks a line.
            Place::Text { .. } | Place::Whole => continue,
        };
        let told = format!("{}\n→ {}", problem.message(language), problem.cure(language));
        notes.entry(place).or_default().push(told);
    }
    for row in &grid.rows {
        for (column, cell) in (0..).zip(row.cells()) {
            let is_marked = notes.contains_key(&(row.number, column));
            let format = if is_marked { &marked } else { &plain };
            match cell {
                Cell::Empty => {}
                // A number that Excel would round stays a text.
                Cell::Number(number) if exact(number).is_some() => {
                    let number = exact(number).unwrap_or_default();
                    sheet.write_number_with_format(row.number, column, number, format)?;
                }
                Cell::Date(day) => {
                    let format = if is_marked { &marked_date } else { &date };
                    let year = u16::try_from(day.year()).unwrap_or(1900);
                    let (month, day) = (day.month().unsigned_abs(), day.day().unsigned_abs());
                    let day = ExcelDateTime::from_ymd(year, month, day)?;
                    sheet.write_datetime_with_format(row.number, column, &day, format)?;
                }
                cell => {
                    let text = limited(&cell.to_text());
                    sheet.write_string_with_format(row.number, column, text, format)?;
                }
            }
        }
    }
    for ((row, column), told) in notes {
        let is_blank = grid
            .rows
            .iter()
            .find(|it| it.number == row)
            .is_none_or(|it| it.cell(usize::from(column)).is_blank());
        if is_blank {
            sheet.write_blank(row, column, &marked)?;
        }
        let note = Note::new(limited_note(&told.join("\n\n")))
            .set_author("Entaku")
            .add_author_prefix(false)
            .set_width(360)
            .set_height(120);
        sheet.insert_note(row, column, &note)?;
    }
    sheet.autofit();
    printed_wide(sheet);
    Ok(())
}

fn exact(number: Decimal) -> Option<f64> {
    let float = number.to_f64()?;
    (Decimal::from_f64_retain(float)?.round_dp(number.scale()) == number).then_some(float)
}

/// The place inside the sheet: `C12`, or the row.
fn address(origin: &Origin) -> String {
    let source = crate::diagnostics::Source::file(&origin.source.path);
    Origin { source, place: origin.place }.address()
}

fn written(origin: &Origin, grids: &[Grid]) -> String {
    let Place::Cell { row, column } = origin.place else { return String::new() };
    grids
        .iter()
        .filter(|grid| grid.source == origin.source)
        .flat_map(|grid| &grid.rows)
        .find(|it| it.number == row)
        .map(|it| it.cell(column as usize).to_text())
        .unwrap_or_default()
}

/// A cell of Excel holds at most 32,767 characters.
fn limited(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// A note that is longer than this cannot be read anyway.
fn limited_note(text: &str) -> String {
    text.chars().take(2_000).collect()
}

/// A name that Excel takes: at most 31 characters, without `[]:*?/\`, and not
/// that of another sheet.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { '_' } else { c })
        .take(27)
        .collect();
    let clean = if clean.trim().is_empty() { "sheet".to_owned() } else { clean };
    let mut name = clean.clone();
    let mut number = 2;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        name = format!("{clean} {number}");
        number += 1;
    }
    name
}
