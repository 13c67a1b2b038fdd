//! A look at a workbook before it is read: how large it really is, what calamine
//! does not tell (hidden rows and columns, formulas without a result, formats),
//! and what it would stumble over.
//!
//! Everything is streamed, so that the look itself costs little whatever the
//! file claims. The limits leave room for the largest table a person sends (a
//! sheet has at most 1,048,576 rows) and stop far below what a PC has.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read, Write as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::records::grid::{Hidden, Merge};

use super::format::{self, Format};
use super::rich;

/// Files in a workbook; an ordinary one has some dozens.
pub(super) const MOST_FILES: usize = 5_000;
/// Bytes of one part and of all parts, unpacked.
pub(super) const LARGEST_PART: u64 = 400_000_000;
const LARGEST_TOTAL: u64 = 700_000_000;
/// Cells with a value or a formula in one sheet, those with both counted twice.
const MOST_CELLS: u64 = 12_000_000;
/// The farthest column with a value, from 0: a table of a thousand columns is
/// none that a person sends.
const FARTHEST_COLUMN: u32 = 1_023;

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is protected by a password.
    Password,
    /// It is far larger than a table can be, or built to do harm.
    Unsafe(String),
    /// It is damaged, or no workbook.
    Unreadable(String),
}

/// What the look found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// What was seen in each sheet, by its name.
    pub(super) sheets: BTreeMap<String, SheetLook>,
    /// The number formats, by the style of a cell.
    pub(super) formats: Vec<Format>,
    /// Texts of which a reader sees something else than their parts joined.
    pub(super) seen_otherwise: BTreeMap<String, String>,
    /// The workbook with error values that calamine does not know written as
    /// text, if it has any.
    pub(super) mended: Option<Vec<u8>>,
}

/// What was seen in one sheet. Rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    /// Rows that are hidden, in order.
    pub(super) hidden_rows: Vec<u32>,
    /// Columns that are hidden.
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Cells drawn over several.
    pub(super) merges: Vec<Merge>,
    /// Formulas whose result the file does not hold.
    pub(super) uncalculated: BTreeSet<(u32, u32)>,
    /// Cells with an error value.
    pub(super) errors: BTreeSet<(u32, u32)>,
    /// First and last row of what a filter stands over.
    filters: Vec<(u32, u32)>,
    /// Whether the sheet says that a filter is on.
    is_filtered: bool,
    /// Formulas whose result is 0, which may be a placeholder.
    zero_formulas: Vec<(u32, u32)>,
    /// Whether a formula has another result.
    has_result: bool,
    has_unknown_error: bool,
}

impl SheetLook {
    /// Returns how a row was hidden.
    pub(super) fn hidden(&self, row: u32) -> Option<Hidden> {
        self.hidden_rows.binary_search(&row).ok()?;
        let is_filter = self.filters.iter().any(|(first, last)| (*first..=*last).contains(&row))
            || (self.is_filtered && self.filters.is_empty());
        Some(if is_filter { Hidden::Filter } else { Hidden::Hand })
    }
}

/// Looks at an .xlsx file.
pub(super) fn workbook(bytes: &[u8]) -> Result<Survey, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::Unsafe(format!("{} files > {MOST_FILES}", archive.len())));
    }
    let book = Book::read(&mut archive);
    let mut survey = Survey { formats: formats(&mut archive), ..Survey::default() };
    let mut looks = BTreeMap::new();
    let mut total = 0;
    let mut to_mend = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(unreadable)?;
        let name = file.name().map_err(unreadable)?.into_owned();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let mut counted = Counted { inner: file, read: 0 };
        if is_sheet(&name) {
            let look = sheet(&mut counted).map_err(|refusal| within(&name, refusal))?;
            if look.has_unknown_error {
                to_mend.push(index);
            }
            looks.insert(name.trim_start_matches('/').to_owned(), look);
        }
        if name.ends_with("sharedStrings.xml") {
            survey.seen_otherwise = rich::seen_otherwise(&mut counted);
        }
        // What the look left unread counts too.
        std::io::copy(&mut counted, &mut std::io::sink()).map_err(unreadable)?;
        if counted.read > LARGEST_PART {
            return Err(too_large(&name));
        }
        total += counted.read;
        if total > LARGEST_TOTAL {
            return Err(too_large("all parts"));
        }
    }
    if !to_mend.is_empty() {
        survey.mended = Some(mend(&mut archive, &to_mend)?);
    }
    // Programs that write workbooks put 0 where Excel will compute when it
    // opens the file. Where it never did, all results are 0.
    let is_placeholder = book.computes_on_load && looks.values().all(|look| !look.has_result);
    for (part, mut look) in looks {
        look.filters.extend(table_filters(&mut archive, &part));
        look.hidden_rows.sort_unstable();
        if is_placeholder {
            look.uncalculated.extend(std::mem::take(&mut look.zero_formulas));
        }
        if let Some(sheet) = book.sheets.get(&part) {
            survey.sheets.insert(sheet.clone(), look);
        }
    }
    Ok(survey)
}

fn within(part: &str, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Unsafe(cause) => Refusal::Unsafe(format!("{part}: {cause}")),
        refusal => refusal,
    }
}

pub(super) fn too_large(part: &str) -> Refusal {
    Refusal::Unsafe(format!("{part} > {} MB", LARGEST_PART / 1_000_000))
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}

fn is_sheet(name: &str) -> bool {
    name.contains("worksheets/") && !name.contains("_rels/")
}

/// Counts what is read, and stops at the limit.
struct Counted<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.read > LARGEST_PART {
            return Ok(0);
        }
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        Ok(count)
    }
}

/// The cell that the look is in.
#[derive(Default)]
struct CellLook {
    place: (u32, u32),
    is_error: bool,
    is_text: bool,
    has_formula: bool,
    has_value: bool,
    is_filled: bool,
    is_zero: bool,
}

impl SheetLook {
    fn end_cell(&mut self, cell: &CellLook) {
        if cell.is_error {
            self.errors.insert(cell.place);
        }
        if !cell.has_formula {
            return;
        }
        // A text result may be empty; any other one that is has none.
        match cell.is_filled {
            false if !(cell.is_text && cell.has_value) => {
                self.uncalculated.insert(cell.place);
            }
            true if cell.is_zero => self.zero_formulas.push(cell.place),
            _ => self.has_result = true,
        }
    }

    fn row(&mut self, tag: &BytesStart<'_>, row: u32) {
        let is_flat = attribute(tag, "ht").is_some_and(|height| height.parse() == Ok(0.0));
        if is_true(tag, "hidden") || is_flat {
            self.hidden_rows.push(row);
        }
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        let number = |name| attribute(tag, name)?.parse::<u32>().ok()?.checked_sub(1);
        let is_flat = attribute(tag, "width").is_some_and(|width| width.parse() == Ok(0.0));
        if (is_true(tag, "hidden") || is_flat)
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            self.hidden_columns.extend(first..=last.min(FARTHEST_COLUMN));
        }
    }
}

fn is_true(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true" | "on"))
}

fn sheet(reader: &mut impl Read) -> Result<SheetLook, Refusal> {
    const KNOWN_ERRORS: [&str; 7] =
        ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    let mut look = SheetLook::default();
    let mut xml = Reader::from_reader(BufReader::new(reader));
    let mut buffer = Vec::new();
    let mut cells = 0_u64;
    let (mut row, mut next_row, mut next_column) = (0_u32, 0_u32, 0_u32);
    let mut cell: Option<CellLook> = None;
    let mut in_value = false;
    loop {
        let event = xml.read_event_into(&mut buffer).map_err(unreadable)?;
        let is_empty = matches!(event, Event::Empty(_));
        match &event {
            Event::Eof => return Ok(look),
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "row" => {
                    let number = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
                    row = number.map_or(next_row, |number| number.saturating_sub(1));
                    next_row = row.saturating_add(1);
                    next_column = 0;
                    look.row(tag, row);
                }
                "col" => look.column(tag),
                "c" => {
                    let place = attribute(tag, "r").as_deref().and_then(column_of);
                    let column = place.unwrap_or(next_column);
                    next_column = column.saturating_add(1);
                    let kind = attribute(tag, "t");
                    cell = (!is_empty).then(|| CellLook {
                        place: (row, column),
                        is_error: kind.as_deref() == Some("e"),
                        is_text: kind.as_deref() == Some("str"),
                        ..CellLook::default()
                    });
                }
                part @ ("f" | "v" | "is") => {
                    let Some(cell) = &mut cell else { continue };
                    cells += 1;
                    if part == "f" {
                        cell.has_formula = true;
                    } else {
                        in_value = !is_empty;
                        cell.has_value = true;
                    }
                    let (row, column) = cell.place;
                    if column > FARTHEST_COLUMN {
                        let letters = crate::diagnostics::column_letters(column);
                        let row = row.saturating_add(1);
                        return Err(Refusal::Unsafe(format!("{letters}{row}")));
                    }
                    if cells > MOST_CELLS {
                        return Err(Refusal::Unsafe(format!("> {MOST_CELLS} cells")));
                    }
                }
                "mergeCell" => {
                    let range = attribute(tag, "ref").as_deref().and_then(range_of);
                    look.merges.extend(range);
                }
                "autoFilter" => {
                    let range = attribute(tag, "ref").as_deref().and_then(range_of);
                    look.filters.extend(range.map(|range| range.rows));
                }
                "sheetPr" => look.is_filtered |= is_true(tag, "filterMode"),
                _ => {}
            },
            Event::Text(text) if in_value => {
                if let Some(cell) = &mut cell {
                    cell.is_filled = true;
                    cell.is_zero = text.trim() == "0";
                    look.has_unknown_error |= cell.is_error && !KNOWN_ERRORS.contains(&text.trim());
                }
            }
            Event::GeneralRef(_) | Event::CData(_) if in_value => {
                if let Some(cell) = &mut cell {
                    cell.is_filled = true;
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "c" => {
                    if let Some(cell) = cell.take() {
                        look.end_cell(&cell);
                    }
                }
                "v" | "is" => in_value = false,
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The column of `XFD1048576`, from 0.
fn column_of(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |number, letter| {
        number.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

/// The row and column of `XFD1048576`, from 0.
fn place_of(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.replace('$', "");
    let column = column_of(&reference)?;
    let digits = reference.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column))
}

/// The cells of `A1:C8`, or of one.
fn range_of(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let (first, last) = (place_of(first)?, place_of(last)?);
    Some(Merge {
        rows: (first.0.min(last.0), first.0.max(last.0)),
        columns: (first.1.min(last.1), first.1.max(last.1)),
    })
}

/// What the parts about the workbook as a whole say.
#[derive(Default)]
struct Book {
    /// The names of the sheets by their parts: `xl/worksheets/sheet1.xml` is 実績.
    sheets: BTreeMap<String, String>,
    /// Whether formulas are computed only when Excel opens the file.
    computes_on_load: bool,
}

impl Book {
    fn read(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Self {
        let mut book = Self::default();
        let mut by_relation = BTreeMap::new();
        each_tag(archive, "xl/workbook.xml", |tag| match tag.local_name().as_ref() {
            "sheet" => {
                // The prefix of r:id is up to the writer.
                let relation = tag.attributes().flatten().find(|attribute| {
                    attribute.key.as_ref() == "id" || attribute.key.as_ref().ends_with(":id")
                });
                if let (Some(name), Some(id)) = (attribute(tag, "name"), relation) {
                    let name =
                        quick_xml::escape::unescape(&name).map_or(name.clone(), Cow::into_owned);
                    by_relation.insert(id.value.into_owned(), name);
                }
            }
            "calcPr" => book.computes_on_load |= is_true(tag, "fullCalcOnLoad"),
            _ => {}
        });
        each_tag(archive, "xl/_rels/workbook.xml.rels", |tag| {
            if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
                && let Some(name) = by_relation.get(&id)
            {
                book.sheets.insert(resolved("xl", &target), name.clone());
            }
        });
        book
    }
}

/// The part that a relation leads to from a folder: `../tables/table1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Rows of the tables of a sheet whose filter has criteria. Every table has a
/// filter; one without criteria hides nothing.
fn table_filters(archive: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> Vec<(u32, u32)> {
    let Some((folder, name)) = sheet.rsplit_once('/') else { return Vec::new() };
    let mut tables = Vec::new();
    each_tag(archive, &format!("{folder}/_rels/{name}.rels"), |tag| {
        let target = attribute(tag, "Target").filter(|target| target.contains("tables/"));
        tables.extend(target.map(|target| resolved(folder, &target)));
    });
    let mut filters = Vec::new();
    for table in tables {
        let mut range = None;
        let mut has_criteria = false;
        each_tag(archive, &table, |tag| match tag.local_name().as_ref() {
            "autoFilter" => range = attribute(tag, "ref").as_deref().and_then(range_of),
            "filterColumn" => has_criteria = true,
            _ => {}
        });
        filters.extend(range.filter(|_| has_criteria).map(|range| range.rows));
    }
    filters
}

/// The number formats of cells by their style.
fn formats(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<Format> {
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut used: Vec<u32> = Vec::new();
    let mut in_cells = false;
    each_tag(archive, "xl/styles.xml", |tag| {
        let number = |name| attribute(tag, name)?.parse::<u32>().ok();
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(tag, "formatCode")) {
                    let code =
                        quick_xml::escape::unescape(&code).map_or(code.clone(), Cow::into_owned);
                    codes.insert(id, code);
                }
            }
            "cellXfs" => in_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
            "xf" if in_cells => used.push(number("numFmtId").unwrap_or(0)),
            _ => {}
        }
    });
    let code = |id: &u32| codes.get(id).map_or(format::built_in(*id), String::as_str);
    used.iter().map(|id| Format::parse(code(id))).collect()
}

/// Walks the tags of a small part; a part that is missing or damaged has none,
/// which reading it will report.
fn each_tag(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) {
    let Ok(file) = archive.by_name(part) else { return };
    let mut xml = Reader::from_reader(BufReader::new(Counted { inner: file, read: 0 }));
    let mut buffer = Vec::new();
    while let Ok(event) = xml.read_event_into(&mut buffer) {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => visit(tag),
            Event::Eof => return,
            _ => {}
        }
        buffer.clear();
    }
}

/// Writes the error cells of some sheets as text: `#SPILL!` is then an error of
/// its cell, and not of the whole sheet.
fn mend(archive: &mut ZipArchive<Cursor<&[u8]>>, sheets: &[usize]) -> Result<Vec<u8>, Refusal> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(unreadable)?;
        if !sheets.contains(&index) {
            writer.raw_copy_file(file).map_err(unreadable)?;
            continue;
        }
        let name = file.name().map_err(unreadable)?.into_owned();
        let mut xml = Vec::new();
        file.read_to_end(&mut xml).map_err(unreadable)?;
        drop(file);
        writer.start_file(name, options).map_err(unreadable)?;
        writer.write_all(&errors_as_text(&xml)).map_err(unreadable)?;
    }
    Ok(writer.finish().map_err(unreadable)?.into_inner())
}

/// Replaces `t="e"` by `t="str"` inside the tags of cells.
fn errors_as_text(xml: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(xml.len() + 64);
    let mut in_tag = false;
    let mut rest = xml;
    while let Some((&byte, after)) = rest.split_first() {
        match byte {
            b'<' => in_tag = true,
            b'>' => in_tag = false,
            _ => {}
        }
        if in_tag && (rest.starts_with(b" t=\"e\"") || rest.starts_with(b" t='e'")) {
            out.extend_from_slice(b" t=\"str\"");
            rest = &rest[6..];
        } else {
            out.push(byte);
            rest = after;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_from_references() {
        for (reference, column) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1048576", Some(16_383)),
            ("1", None),
        ] {
            assert_eq!(column_of(reference), column, "{reference}");
        }
    }

    #[test]
    fn ranges_and_parts_are_read_from_references() {
        let merge = |rows, columns| Some(Merge { rows, columns });
        for (reference, range) in [
            ("A1:C8", merge((0, 7), (0, 2))),
            ("$B$2:$B$4", merge((1, 3), (1, 1))),
            ("C3", merge((2, 2), (2, 2))),
            ("A0:B2", None),
            ("A:A", None),
        ] {
            assert_eq!(range_of(reference), range, "{reference}");
        }
        assert_eq!(resolved("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }

    #[test]
    fn only_the_tags_of_cells_are_mended() {
        let xml = br#"<c r="A1" t="e"><v>#SPILL!</v></c><v> t="e"</v>"#;
        let mended = errors_as_text(xml);
        assert_eq!(
            String::from_utf8_lossy(&mended),
            r##"<c r="A1" t="str"><v>#SPILL!</v></c><v> t="e"</v>"##
        );
    }
}
