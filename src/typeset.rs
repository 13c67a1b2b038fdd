//! Typesetting: Typst source to PDF, the whole batch at once.
//!
//! The only module that knows Typst. It hands the compiler a world in memory:
//! no disk, no network, no clock, no system fonts.
//!
//! Why one batch: all documents share one main file id and no
//! document-specific value stands in a `set` rule, so that Typst's memoisation
//! serves every shared paragraph from its cache. Texts that come from a file are
//! a source of their own for the same reason: to Typst, the same words at
//! another place of a source are other words. Title, author, date and language
//! are written into the finished document.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, Lang, Locale};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World, WorldExt as _};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::locale::Language;
use crate::markup::{string_literal, take_texts};
use crate::template::Rendered;

/// One document to typeset.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Where the PDF will stand: `business/report.ja.pdf`.
    pub path: String,
    /// The Typst source.
    pub rendered: Rendered,
    /// Title, for the document information.
    pub title: String,
    /// Author, for the document information.
    pub author: String,
    /// Language.
    pub language: Language,
    /// Data files that the source attaches, by their virtual path.
    pub attachments: Files,
    /// What stays the same between builds of this document.
    pub ident: String,
}

/// Everything that documents of a batch share.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Every character that one of the fonts has.
    printable: BTreeSet<u32>,
    // Looked up by id and never walked through: Typst's ids have no order.
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    /// The templates that sections take in.
    parts: Vec<String>,
    today: Date,
}

impl Press {
    /// Sets up the shared files: `templates/**` and the images under
    /// `inputs/**`. Fonts are those of `templates/fonts`, and no others.
    pub fn new(
        templates: &Files,
        inputs: &Files,
        today: Date,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut fonts = Vec::new();
        let mut sources = HashMap::new();
        let mut files = HashMap::new();
        let mut parts = Vec::new();
        for (path, bytes) in templates.iter().chain(inputs.iter()) {
            let Some(id) = file_id(path) else { continue };
            let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
            match extension.as_str() {
                "ttf" | "otf" | "ttc" | "otc" if path.starts_with("templates/fonts/") => {
                    let found: Vec<Font> = Font::iter(Bytes::new(Arc::clone(bytes))).collect();
                    if found.is_empty() {
                        diagnostics.push(Diagnostic::unusable_font(&Origin::file(path)));
                    }
                    fonts.extend(found);
                }
                "typ" => {
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    sources.insert(id, Source::new(id, text));
                }
                "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "csv" | "json" | "jinja" => {
                    files.insert(id, Bytes::new(Arc::clone(bytes)));
                }
                _ => {}
            }
            if path.starts_with("templates/parts/") {
                parts.push(path.to_owned());
            }
        }
        let library =
            Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            printable: fonts.iter().flat_map(|font| font.info().coverage.iter()).collect(),
            fonts,
            sources,
            files,
            parts,
            today,
        }
    }

    /// Returns the characters of a source that no font can print.
    pub fn unprintable(&self, source: &str) -> BTreeSet<char> {
        let mut characters: BTreeSet<char> = source.chars().filter(|c| !c.is_ascii()).collect();
        characters.extend(escaped_characters(source));
        characters
            .into_iter()
            .filter(|&c| !is_invisible(c))
            .filter(|&c| !self.printable.contains(&u32::from(c)))
            .collect()
    }
}

/// Characters written as `\u{…}`.
fn escaped_characters(source: &str) -> impl Iterator<Item = char> + '_ {
    source.split("\\u{").skip(1).filter_map(|rest| {
        let hex = rest.split('}').next()?;
        u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
    })
}

/// Characters that shaping drops without a glyph: joiners, direction marks,
/// variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f
            | 0xfe00..=0xfe0f | 0xfeff | 0xe0100..=0xe01ef)
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{path}")).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// The main file's id is the same for all documents; see the module's head.
fn main_id() -> FileId {
    static ID: OnceLock<FileId> = OnceLock::new();
    *ID.get_or_init(|| file_id("document.typ").expect("a plain path is a virtual path"))
}

/// What texts of their own begin with: the parts that Markdown becomes.
const PARTS: &str = "#import \"/templates/lib/lib.typ\": *\n";

/// The world of one document.
struct SheetWorld<'a> {
    press: &'a Press,
    main: Source,
    texts: HashMap<FileId, Source>,
    attachments: HashMap<FileId, Bytes>,
}

impl<'a> SheetWorld<'a> {
    fn new(press: &'a Press, sheet: &Sheet) -> Self {
        let attachments = sheet
            .attachments
            .iter()
            .filter_map(|(path, bytes)| Some((file_id(path)?, Bytes::new(Arc::clone(bytes)))))
            .collect();
        // A comment keeps the lines of the source where they are.
        let taken = |path: &str, text: &str| {
            let lines = "\n".repeat(text.matches('\n').count());
            let file = string_literal(&format!("/{}", text_file(path)));
            format!("#include {file}/*{lines}*/")
        };
        let (main, taken) = take_texts(&sheet.rendered.source, taken);
        let mut texts = HashMap::new();
        for (path, text) in taken {
            if let Some(id) = file_id(&text_file(&path)) {
                texts.insert(id, Source::new(id, format!("{PARTS}{text}")));
            }
        }
        Self { press, main: Source::new(main_id(), main), texts, attachments }
    }
}

/// The virtual path of a text's source.
fn text_file(path: &str) -> String {
    format!("{path}{TEXT_EXTENSION}")
}

const TEXT_EXTENSION: &str = ".typ";

impl World for SheetWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        main_id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == main_id() {
            return Ok(self.main.clone());
        }
        let source = self.texts.get(&id).or_else(|| self.press.sources.get(&id));
        source.cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.attachments
            .get(&id)
            .or_else(|| self.press.files.get(&id))
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        datetime(self.press.today)
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

fn datetime(date: Date) -> Option<Datetime> {
    Datetime::from_ymd(
        i32::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    )
}

/// Documents compiled between two sweeps of Typst's cache. A sweep ages every
/// entry of all documents, so it is done between chunks and nowhere else.
const CHUNK: usize = 48;

/// Typesets a batch on some threads; PDFs come back in the order of the
/// sheets, without those that failed.
pub fn typeset(
    press: &Press,
    sheets: &[Sheet],
    jobs: usize,
    progress: &(dyn Fn(&str) + Sync),
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, Vec<u8>)> {
    let work = || {
        let mut done = Vec::with_capacity(sheets.len());
        for chunk in sheets.chunks(CHUNK) {
            typst::comemo::evict(2);
            let made: Vec<(Option<Vec<u8>>, Vec<Diagnostic>)> = chunk
                .par_iter()
                .map(|sheet| {
                    let made = typeset_one(press, sheet);
                    progress(&sheet.path);
                    made
                })
                .collect();
            done.extend(made);
        }
        done
    };
    // Without threads of its own the batch still runs, on the calling one.
    let done = match rayon::ThreadPoolBuilder::new().num_threads(jobs).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    };
    let mut made = Vec::with_capacity(sheets.len());
    for (sheet, (pdf, problems)) in sheets.iter().zip(done) {
        diagnostics.extend(problems);
        made.extend(pdf.map(|pdf| (sheet.path.clone(), pdf)));
    }
    made
}

/// Lays out one document without writing it: pages with every glyph at its
/// place, for those who judge pages, and what Typst had to say.
pub fn lay_out(press: &Press, sheet: &Sheet) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    compile(&SheetWorld::new(press, sheet), sheet)
}

fn compile(world: &SheetWorld<'_>, sheet: &Sheet) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    let compiled = typst::compile::<PagedDocument>(world);
    let mut problems = described(world, sheet, &compiled.warnings);
    match compiled.output {
        Ok(document) => (Some(document), problems),
        Err(errors) => {
            problems.extend(described(world, sheet, &errors));
            (None, problems)
        }
    }
}

fn typeset_one(press: &Press, sheet: &Sheet) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
    let world = SheetWorld::new(press, sheet);
    let (document, mut problems) = compile(&world, sheet);
    let Some(mut document) = document else { return (None, problems) };
    let info = document.info_mut();
    info.title = Some(sheet.title.as_str().into());
    info.author = vec![sheet.author.as_str().into()];
    info.date = Smart::Auto;
    info.locale = Smart::Custom(Locale::new(lang(sheet.language), None));
    match typst_pdf::pdf(&document, &options(press, sheet)) {
        Ok(pdf) => (Some(pdf), problems),
        Err(errors) => {
            problems.extend(described(&world, sheet, &errors));
            (None, problems)
        }
    }
}

fn lang(language: Language) -> Lang {
    match language {
        Language::Ja => Lang::JAPANESE,
        Language::En => Lang::ENGLISH,
    }
}

fn options(press: &Press, sheet: &Sheet) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(sheet.ident.clone()),
        creator: Smart::Custom(Some("Entaku".to_owned())),
        // Creation date = the data cut-off: the same inputs, the same bytes.
        timestamp: datetime_at_midnight(press.today).map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
            .expect("PDF/UA-1 and PDF/A-3a go together"),
        tagged: true,
        pretty: false,
    }
}

fn datetime_at_midnight(date: Date) -> Option<Datetime> {
    Datetime::from_ymd_hms(
        i32::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
        0,
        0,
        0,
    )
}

fn described(
    world: &SheetWorld<'_>,
    sheet: &Sheet,
    problems: &[SourceDiagnostic],
) -> Vec<Diagnostic> {
    problems.iter().map(|problem| describe(world, sheet, problem)).collect()
}

/// Tells a problem at the template line that caused it where that can be
/// known, else at the generated source.
fn describe(world: &SheetWorld<'_>, sheet: &Sheet, problem: &SourceDiagnostic) -> Diagnostic {
    let place = locate(world, sheet, problem).unwrap_or_else(|| Origin::file(&generated(sheet)));
    let hints: Vec<&str> = problem.hints.iter().map(|hint| hint.v.as_str()).collect();
    let hint = hints.join("; ");
    match problem.severity {
        typst::diag::Severity::Error => Diagnostic::typst_error(&place, &problem.message, &hint),
        typst::diag::Severity::Warning => {
            Diagnostic::typst_warning(&place, &problem.message, &hint)
        }
    }
}

fn locate(world: &SheetWorld<'_>, sheet: &Sheet, problem: &SourceDiagnostic) -> Option<Origin> {
    let id = problem.span.id()?;
    let range: Range<usize> = world.range(problem.span)?;
    let path = id.get().vpath().get_without_slash();
    if world.texts.contains_key(&id) {
        return Some(Origin::file(path.trim_end_matches(TEXT_EXTENSION)));
    }
    let source = world.source(id).ok()?;
    if id != main_id() {
        return Some(Origin::byte(path, source.text(), range.start));
    }
    let line = source.text()[..range.start].matches('\n').count();
    let written = source.text().lines().nth(line)?;
    let template = sheet.rendered.template(line);
    std::iter::once(template)
        .chain(world.press.parts.iter().map(String::as_str))
        .find_map(|path| Some(Origin::text(path, template_line(world, path, written)?, 1)))
        .or_else(|| Some(Origin::byte(&generated(sheet), source.text(), range.start)))
}

/// The path under which `--keep-markup` keeps the source.
fn generated(sheet: &Sheet) -> String {
    format!("{}.typ", sheet.path.trim_end_matches(".pdf"))
}

/// A line that the template has just once, as it is, came from there.
fn template_line(world: &SheetWorld<'_>, template: &str, written: &str) -> Option<u32> {
    let id = file_id(template)?;
    let bytes = world.press.files.get(&id)?;
    let text = std::str::from_utf8(bytes).ok()?;
    let mut found = (1..).zip(text.lines()).filter(|(_, line)| line.trim() == written.trim());
    let (line, _) = found.next()?;
    found.next().is_none().then_some(line)
}
