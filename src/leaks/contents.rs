//! Everything that can be read in a finished PDF.
//!
//! The text that pages draw, the text that they give a reader in its place,
//! every string of the file and every attachment. A part that cannot be read is
//! an error: what is in it would go unchecked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use sha2::{Digest as _, Sha256};

use super::text::{add, alike, bare};
use super::turned::turned;

/// What can be read in a PDF.
pub(super) struct Contents {
    /// Text of pages, strings, metadata and attachments, [`alike`].
    pub(super) text: String,
    /// What each page draws, [`alike`].
    pub(super) pages: Vec<String>,
    /// Rows of the attached tables.
    pub(super) rows: Vec<Vec<String>>,
}

/// What could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// The file as a whole.
    File,
    /// A page, from 1 on.
    Page(usize),
    /// A font that does not say which characters its glyphs are.
    Font,
    /// An attachment, or a drawing within a page.
    Stream,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => write!(f, "not a PDF that can be read"),
            Self::Page(number) => write!(f, "page {number} cannot be unpacked"),
            Self::Font => write!(f, "a font does not tell its characters"),
            Self::Stream => write!(f, "an attachment or a drawing cannot be unpacked"),
        }
    }
}

/// Returns the rows of a table; of another text, whatever looks like some.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// Reads a file of data: its text, in quotes and without, and its rows.
pub(super) fn of_data(bytes: &[u8]) -> (String, Vec<Vec<String>>) {
    let whole = String::from_utf8_lossy(bytes);
    let rows = rows_of(&whole);
    let mut text = alike(&whole);
    for cell in rows.iter().flatten() {
        add(&mut text, cell);
    }
    (text, rows)
}

impl Contents {
    /// Reads a finished document.
    pub(super) fn of(pdf: &[u8]) -> Result<Self, Unread> {
        let pdf = Pdf::new(pdf.to_vec()).map_err(|_| Unread::File)?;
        let (mut pages, mut drawn) = (Pages::default(), Vec::new());
        for (number, page) in (1..).zip(pdf.pages().iter()) {
            let operations = page.page_stream().ok_or(Unread::Page(number))?;
            let from = pages.drawn.len();
            pages.read(TypedIter::new(operations), page.resources())?;
            drawn.push(alike(&pages.drawn[from..]));
        }
        let mut text = alike(&pages.drawn);
        if pages.told != pages.drawn {
            add(&mut text, &pages.told);
        }
        if let Some(read) = turned(&pages.told) {
            add(&mut text, &read);
        }
        let mut strings = BTreeSet::new();
        let mut rows = Vec::new();
        for object in pdf.objects() {
            strings_in(&object, &mut strings);
            let Object::Stream(stream) = object else { continue };
            let kind = stream.dict().get::<Name<'_>>("Type");
            let is_file = kind.as_ref().is_some_and(|it| **it == *b"EmbeddedFile");
            // Title and author stand in the metadata too, in XML.
            if !is_file && kind.is_none_or(|it| *it != *b"Metadata") {
                continue;
            }
            let bytes = stream.decoded().map_err(|_| Unread::Stream)?;
            let attached = String::from_utf8_lossy(&bytes);
            add(&mut text, &attached);
            if !is_file {
                continue;
            }
            rows.extend(rows_of(&attached));
        }
        for string in strings {
            add(&mut text, &string);
        }
        Ok(Self { text, pages: drawn, rows })
    }

    /// Returns the first page that draws a text, from 1 on; none, if it stands elsewhere or
    /// goes over from one page to the next.
    pub(super) fn page_of(&self, text: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.contains(text)).map(|at| at + 1)
    }
}

/// Returns a line for each page, each attachment, the way each page is drawn, and each
/// note on a page.
pub(super) fn lines(pdf: &[u8]) -> Result<Vec<String>, Unread> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| Unread::File)?;
    let mut pages = Pages::default();
    let (mut lines, mut drawings, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let operations = page.page_stream().ok_or(Unread::Page(number))?;
        pages.read(TypedIter::new(operations), page.resources())?;
        lines.push(format!("{number} {}", bare(&std::mem::take(&mut pages.drawn))));
        drawings.push(drawn_line(number, operations));
        notes.extend(notes_on(page.raw()).into_iter().map(|note| format!("+ {note}")));
    }
    let mut attached = Vec::new();
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict().get::<Name<'_>>("Type").is_some_and(|it| *it == *b"EmbeddedFile") {
            let bytes = stream.decoded().map_err(|_| Unread::Stream)?;
            attached.push(format!("@ {}", bare(&String::from_utf8_lossy(&bytes))));
        }
    }
    // Programs that save a file again put its objects in an order of their own.
    attached.sort();
    lines.extend(attached);
    lines.extend(drawings);
    lines.extend(notes);
    Ok(lines)
}

/// Returns the line that says how a page is drawn.
pub(super) fn drawn_line(number: usize, drawing: &[u8]) -> String {
    let digest: String = Sha256::digest(drawing).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("= {number} {digest}")
}

/// What somebody put on a page: everything but links, which Typst makes.
fn notes_on(page: &Dict<'_>) -> Vec<String> {
    let Some(notes) = page.get::<Array<'_>>("Annots") else { return Vec::new() };
    notes
        .iter::<Dict<'_>>()
        .filter_map(|note| {
            let kind = note.get::<Name<'_>>("Subtype")?;
            let text = note.get::<hayro_syntax::object::String<'_>>("Contents");
            let text = text.map(|text| bare(&decoded(&text))).unwrap_or_default();
            (*kind != *b"Link").then(|| format!("{} {text}", String::from_utf8_lossy(&kind)))
        })
        .collect()
}

/// The text of pages, gathered in the order in which they draw it.
#[derive(Default)]
struct Pages {
    /// What the glyphs say.
    drawn: String,
    /// The same, with `ActualText` in place of the glyphs it stands for.
    told: String,
    /// Marks that are open: whether each has an `ActualText`.
    marks: Vec<bool>,
    fonts: BTreeMap<ObjectIdentifier, Rc<Glyphs>>,
    /// Drawings that were read; once is enough.
    drawings: BTreeSet<ObjectIdentifier>,
}

impl Pages {
    fn read(
        &mut self,
        mut operations: TypedIter<'_>,
        resources: &Resources<'_>,
    ) -> Result<(), Unread> {
        let mut font: Option<Rc<Glyphs>> = None;
        while let Some(operation) = operations.next() {
            match operation {
                TypedInstruction::TextFont(it) => {
                    let dictionary = resources.get_font(it.0).ok_or(Unread::Font)?;
                    font = Some(self.glyphs(&dictionary)?);
                }
                TypedInstruction::ShowText(it) => self.show(font.as_deref(), it.0)?,
                TypedInstruction::NextLineAndShowText(it) => self.show(font.as_deref(), it.0)?,
                TypedInstruction::ShowTextWithParameters(it) => {
                    self.show(font.as_deref(), it.2)?;
                }
                TypedInstruction::ShowTexts(it) => {
                    for codes in it.0.iter::<Object<'_>>().filter_map(Object::into_string) {
                        self.show(font.as_deref(), &codes)?;
                    }
                }
                TypedInstruction::BeginMarkedContent(_) => self.marks.push(false),
                TypedInstruction::BeginMarkedContentWithProperties(it) => {
                    self.open_mark(it.1);
                }
                TypedInstruction::EndMarkedContent(_) => {
                    self.marks.pop();
                }
                TypedInstruction::XObject(it) => {
                    if let Some(drawing) = resources.get_x_object(it.0) {
                        self.read_drawing(&drawing, resources)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_drawing(
        &mut self,
        drawing: &Stream<'_>,
        resources: &Resources<'_>,
    ) -> Result<(), Unread> {
        let dictionary = drawing.dict();
        let is_form = dictionary.get::<Name<'_>>("Subtype").is_some_and(|it| *it == *b"Form");
        if !is_form || !self.drawings.insert(drawing.obj_id()) {
            return Ok(());
        }
        let operations = drawing.decoded().map_err(|_| Unread::Stream)?;
        let own = dictionary.get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, resources.clone());
        self.read(TypedIter::new(&operations), &resources)
    }

    fn show(&mut self, font: Option<&Glyphs>, codes: &[u8]) -> Result<(), Unread> {
        let font = font.ok_or(Unread::Font)?;
        let is_replaced = self.marks.contains(&true);
        for character in codes.chunks(font.bytes_per_code).filter_map(|code| font.text_of(code)) {
            let mut buffer = [0; 4];
            let text = match &character {
                BfString::Char(character) => character.encode_utf8(&mut buffer),
                BfString::String(text) => text.as_str(),
            };
            self.drawn.push_str(text);
            if !is_replaced {
                self.told.push_str(text);
            }
        }
        Ok(())
    }

    fn open_mark(&mut self, properties: &Object<'_>) {
        let actual = match properties {
            Object::Dict(it) => it.get::<hayro_syntax::object::String<'_>>("ActualText"),
            _ => None,
        };
        if let Some(actual) = &actual {
            self.told.push_str(&decoded(actual));
        }
        self.marks.push(actual.is_some());
    }

    fn glyphs(&mut self, font: &Dict<'_>) -> Result<Rc<Glyphs>, Unread> {
        let id = font.obj_id();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Rc::clone(known));
        }
        let stream = font.get::<Stream<'_>>("ToUnicode").ok_or(Unread::Font)?;
        let map = stream.decoded().ok().and_then(|bytes| CMap::parse(&bytes, |_| None));
        let is_composite = font.get::<Name<'_>>("Subtype").is_some_and(|it| *it == *b"Type0");
        let glyphs = Rc::new(Glyphs {
            bytes_per_code: if is_composite { 2 } else { 1 },
            to_unicode: map.ok_or(Unread::Font)?,
        });
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&glyphs));
        }
        Ok(glyphs)
    }
}

/// A font, as far as its text goes.
struct Glyphs {
    bytes_per_code: usize,
    to_unicode: CMap,
}

impl Glyphs {
    fn text_of(&self, code: &[u8]) -> Option<BfString> {
        let code = code.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
        self.to_unicode.lookup_bf_string(code)
    }
}

/// Collects the strings of an object, but not of those that it refers to: they
/// come by themselves.
fn strings_in(object: &Object<'_>, strings: &mut BTreeSet<String>) {
    match object {
        Object::String(string) => {
            strings.insert(decoded(string));
        }
        Object::Array(items) => strings_in_array(items, strings),
        Object::Dict(dictionary) => strings_in_dictionary(dictionary, strings),
        Object::Stream(stream) => strings_in_dictionary(stream.dict(), strings),
        _ => {}
    }
}

fn strings_in_array(items: &Array<'_>, strings: &mut BTreeSet<String>) {
    for item in items.raw_iter() {
        if let MaybeRef::NotRef(item) = item {
            strings_in(&item, strings);
        }
    }
}

fn strings_in_dictionary(dictionary: &Dict<'_>, strings: &mut BTreeSet<String>) {
    // Most objects are elements of the structure tree, without a string.
    if !holds_string(dictionary.data()) {
        return;
    }
    for (_, item) in dictionary.entries() {
        if let MaybeRef::NotRef(item) = item {
            strings_in(&item, strings);
        }
    }
}

/// Whether a string begins in the source of an object: `(` or `<`, which twice
/// begins a dictionary.
fn holds_string(source: &[u8]) -> bool {
    let mut bytes = source.iter().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'(' => return true,
            b'<' if bytes.next_if(|next| **next == b'<').is_none() => return true,
            _ => {}
        }
    }
    false
}

/// A text string: UTF-16 with its mark, else as it stands.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
