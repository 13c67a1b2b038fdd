//! A look at a workbook before it is read: how large it really is, which rows
//! are hidden, and what calamine would stumble over.
//!
//! Everything is streamed, so that the look itself costs little whatever the
//! file claims. The limits leave room for the largest table a person sends (a
//! sheet has at most 1,048,576 rows) and stop far below what a PC has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read, Write as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Files in a workbook; an ordinary one has some dozens.
const MOST_FILES: usize = 5_000;
/// Bytes of one part and of all parts, unpacked.
const LARGEST_PART: u64 = 400_000_000;
const LARGEST_TOTAL: u64 = 700_000_000;
/// Cells with a value in one sheet.
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
    /// Hidden rows by sheet, from 0.
    pub(super) hidden_rows: BTreeMap<String, Vec<u32>>,
    /// The workbook with error values that calamine does not know written as
    /// text, if it has any.
    pub(super) mended: Option<Vec<u8>>,
}

/// Looks at an .xlsx file.
pub(super) fn workbook(bytes: &[u8]) -> Result<Survey, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::Unsafe(format!("{} files > {MOST_FILES}", archive.len())));
    }
    let names = sheet_names(&mut archive);
    let mut survey = Survey::default();
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
            if let Some(sheet) = names.get(name.trim_start_matches('/')) {
                survey.hidden_rows.insert(sheet.clone(), look.hidden);
            }
            if look.has_unknown_error {
                to_mend.push(index);
            }
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
    Ok(survey)
}

fn within(part: &str, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Unsafe(cause) => Refusal::Unsafe(format!("{part}: {cause}")),
        refusal => refusal,
    }
}

fn too_large(part: &str) -> Refusal {
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

/// What was seen in one sheet.
#[derive(Default)]
struct SheetLook {
    hidden: Vec<u32>,
    has_unknown_error: bool,
}

fn sheet(reader: &mut impl Read) -> Result<SheetLook, Refusal> {
    let mut look = SheetLook::default();
    let mut xml = Reader::from_reader(BufReader::new(reader));
    let mut buffer = Vec::new();
    let mut cells = 0_u64;
    let mut cell = (0_u32, 0_u32);
    let mut next_row = 0_u32;
    let mut is_error = false;
    let mut in_value = false;
    loop {
        let event = xml.read_event_into(&mut buffer).map_err(unreadable)?;
        match &event {
            Event::Eof => return Ok(look),
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "row" => {
                    let number = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
                    let row = number.map_or(next_row, |number| number.saturating_sub(1));
                    next_row = row.saturating_add(1);
                    cell = (row, 0);
                    let hidden = attribute(tag, "hidden");
                    if matches!(hidden.as_deref(), Some("1" | "true")) {
                        look.hidden.push(row);
                    }
                }
                "c" => {
                    let place = attribute(tag, "r").as_deref().and_then(column_of);
                    cell.1 = place.unwrap_or(cell.1.saturating_add(1));
                    is_error = attribute(tag, "t").as_deref() == Some("e");
                }
                "v" | "is" => {
                    in_value = true;
                    cells += 1;
                    if cell.1 > FARTHEST_COLUMN {
                        let letters = crate::diagnostics::column_letters(cell.1);
                        return Err(Refusal::Unsafe(format!("{letters}{}", cell.0 + 1)));
                    }
                    if cells > MOST_CELLS {
                        return Err(Refusal::Unsafe(format!("> {MOST_CELLS} cells")));
                    }
                }
                _ => {}
            },
            Event::Text(text) if is_error && in_value => {
                let known = [
                    "#DIV/0!",
                    "#N/A",
                    "#NAME?",
                    "#NULL!",
                    "#NUM!",
                    "#REF!",
                    "#VALUE!",
                    "#GETTING_DATA",
                ];
                look.has_unknown_error |= !known.contains(&text.as_ref());
            }
            Event::End(_) => in_value = false,
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

/// The parts of the sheets with their names: `xl/worksheets/sheet1.xml` is 実績.
fn sheet_names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> BTreeMap<String, String> {
    let mut by_relation = BTreeMap::new();
    each_tag(archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "r:id"))
        {
            let name = quick_xml::escape::unescape(&name).map_or(name.clone(), Cow::into_owned);
            by_relation.insert(id, name);
        }
    });
    let mut names = BTreeMap::new();
    each_tag(archive, "xl/_rels/workbook.xml.rels", |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
            && let Some(name) = by_relation.get(&id)
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            names.insert(part, name.clone());
        }
    });
    names
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

/// Looks at an .xls file: its records name every cell before calamine lays
/// them out in one block from the first to the farthest.
pub(super) fn old_workbook(bytes: &[u8]) -> Result<(), Refusal> {
    /// Cells of the block that calamine would lay out, for all sheets.
    const LARGEST_BLOCK: u64 = 8_000_000;
    const FILEPASS: u16 = 0x2F;
    const BEGIN: u16 = 0x809;
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(unreadable)?;
    if file.exists("/EncryptedPackage") {
        return Err(Refusal::Password);
    }
    let stream = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"];
    let name = stream.into_iter().find(|name| file.exists(name));
    let name = name.ok_or_else(|| Refusal::Unreadable("no workbook in it".to_owned()))?;
    let mut records = Vec::new();
    let mut stream = file.open_stream(name).map_err(unreadable)?;
    if stream.len() > LARGEST_PART {
        return Err(too_large(name));
    }
    stream.read_to_end(&mut records).map_err(unreadable)?;
    let number = |at: usize| -> Option<u64> {
        Some(u64::from(u16::from_le_bytes([*records.get(at)?, *records.get(at + 1)?])))
    };
    let (mut block, mut rows, mut columns) = (0, 0, 0);
    let mut at = 0;
    while let (Some(kind), Some(length)) = (number(at), number(at + 2)) {
        let body = at + 4;
        match u16::try_from(kind).unwrap_or(0) {
            FILEPASS => return Err(Refusal::Password),
            BEGIN => {
                block += rows * columns;
                (rows, columns) = (0, 0);
            }
            // Cells: LABELSST, NUMBER, RK, LABEL, BOOLERR, FORMULA; and rows of
            // cells, whose last column stands at the end of the record.
            0xFD | 0x203 | 0x27E | 0x204 | 0x205 | 0x06 | 0x206 => {
                rows = rows.max(number(body).unwrap_or(0) + 1);
                columns = columns.max(number(body + 2).unwrap_or(0) + 1);
            }
            0xBD => {
                let last = usize::try_from(length).unwrap_or(0).saturating_sub(2);
                rows = rows.max(number(body).unwrap_or(0) + 1);
                columns = columns.max(number(body + last).unwrap_or(0) + 1);
            }
            _ => {}
        }
        if block + rows * columns > LARGEST_BLOCK {
            return Err(Refusal::Unsafe(format!("{rows} × {columns} cells")));
        }
        at = body + usize::try_from(length).unwrap_or(0);
    }
    Ok(())
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
    fn only_the_tags_of_cells_are_mended() {
        let xml = br#"<c r="A1" t="e"><v>#SPILL!</v></c><v> t="e"</v>"#;
        let mended = errors_as_text(xml);
        assert_eq!(
            String::from_utf8_lossy(&mended),
            r##"<c r="A1" t="str"><v>#SPILL!</v></c><v> t="e"</v>"##
        );
    }
}
