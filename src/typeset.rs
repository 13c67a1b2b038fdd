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

mod ends;
mod letters;
mod supplies;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _, Smart};
use typst::syntax::{FileId, Source};
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

pub use self::supplies::Supplies;
use self::supplies::{Fonts, file_id};

/// One document to typeset.
#[derive(Debug, Clone)]
pub struct Manuscript {
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
pub struct Typesetter<'a> {
    library: LazyHash<Library>,
    /// The same, for documents that are set closer.
    tight_library: LazyHash<Library>,
    /// What the program brings along.
    base: &'a Supplies,
    /// What the project has of its own.
    own: Supplies,
    /// The fonts of both, if the project has any.
    all_fonts: Option<Fonts>,
    /// The texts of templates, to point at their lines. Typst cannot read them.
    templates: Files,
    today: Date,
}

impl<'a> Typesetter<'a> {
    /// Sets up what Typst may read: of the program, of a project's `templates/` over it,
    /// and of the images under its `inputs/`; and tells what of it cannot be used.
    pub fn new(
        base: &'a Supplies,
        templates: &Files,
        inputs: &Files,
        today: Date,
    ) -> (Self, Vec<Diagnostic>) {
        let mut own = inputs.clone();
        own.overlay(templates);
        let (own, mut diagnostics) = Supplies::of(own);
        let mut layers = base.tree.clone();
        layers.overlay(templates);
        // Which of two like fonts is taken is decided by their paths, whoever brings them.
        let all_fonts = Supplies::has_fonts(templates).then(|| {
            let (all, told) = Supplies::of(layers.clone());
            diagnostics = told;
            all.fonts
        });
        let library = |inputs: Dict| {
            let features = [Feature::A11yExtras].into_iter().collect();
            LazyHash::new(Library::builder().with_features(features).with_inputs(inputs).build())
        };
        let tight: Dict = [(ends::TIGHT.into(), true.into_value())].into_iter().collect();
        let (library, tight_library) = (library(Dict::new()), library(tight));
        (
            Self { library, tight_library, base, own, all_fonts, templates: layers, today },
            diagnostics,
        )
    }

    fn fonts(&self) -> &Fonts {
        self.all_fonts.as_ref().unwrap_or(&self.base.fonts)
    }

    /// Returns the characters of a source that no font can print as they stand there.
    pub fn unprintable(&self, source: &str) -> BTreeSet<char> {
        self.fonts().unprintable(source)
    }

    /// Returns where a character stands in templates, words and standing texts: the first
    /// place in each file.
    pub fn templates_with(&self, character: char) -> Vec<Origin> {
        let place = |path: &str| {
            let text = self.templates.text(path)?;
            Some(Origin::byte(path, text, text.find(character)?))
        };
        let texts = self.templates.iter().filter(|(path, _)| !path.starts_with("templates/fonts/"));
        texts.filter_map(|(path, _)| place(path)).collect()
    }
}

/// The main file's id is the same for all documents; see the module's head.
fn main_id() -> FileId {
    static ID: OnceLock<FileId> = OnceLock::new();
    *ID.get_or_init(|| file_id("document.typ").expect("a plain path is a virtual path"))
}

/// What texts of their own begin with: the parts that Markdown becomes.
const PARTS: &str = "#import \"/templates/lib/lib.typ\": *\n";

/// The world of one document.
#[derive(Clone)]
struct ManuscriptWorld<'a> {
    typesetter: &'a Typesetter<'a>,
    is_tight: bool,
    main: Source,
    texts: HashMap<FileId, Source>,
    attachments: HashMap<FileId, Bytes>,
}

impl<'a> ManuscriptWorld<'a> {
    fn new(typesetter: &'a Typesetter<'a>, manuscript: &Manuscript) -> Self {
        let attachments = manuscript
            .attachments
            .iter()
            .filter_map(|(path, bytes)| Some((file_id(path)?, Bytes::new(bytes.clone()))))
            .collect();
        // A comment keeps the lines of the source where they are.
        let taken = |path: &str, text: &str| {
            let lines = "\n".repeat(text.matches('\n').count());
            let file = string_literal(&format!("/{}", text_file(path)));
            format!("#include {file}/*{lines}*/")
        };
        let (main, taken) = take_texts(&manuscript.rendered.source, taken);
        let mut texts = HashMap::new();
        for (path, text) in taken {
            if let Some(id) = file_id(&text_file(&path)) {
                texts.insert(id, Source::new(id, format!("{PARTS}{text}")));
            }
        }
        Self { typesetter, is_tight: false, main: Source::new(main_id(), main), texts, attachments }
    }
}

/// The virtual path of a text's source.
fn text_file(path: &str) -> String {
    format!("{path}{TEXT_EXTENSION}")
}

const TEXT_EXTENSION: &str = ".typ";

impl World for ManuscriptWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        match self.is_tight {
            true => &self.typesetter.tight_library,
            false => &self.typesetter.library,
        }
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.fonts().book
    }

    fn main(&self) -> FileId {
        main_id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == main_id() {
            return Ok(self.main.clone());
        }
        let typesetter = self.typesetter;
        let source = self.texts.get(&id).or_else(|| typesetter.own.sources.get(&id));
        source.or_else(|| typesetter.base.sources.get(&id)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let typesetter = self.typesetter;
        let bytes = self.attachments.get(&id).or_else(|| typesetter.own.files.get(&id));
        bytes.or_else(|| typesetter.base.files.get(&id)).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        datetime(self.typesetter.today)
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

/// Returns how many documents are typeset together on so many threads, between two sweeps
/// of Typst's cache. What documents share is found in the cache and stays in it; what
/// only one of them has goes with the second sweep after it. Larger chunks take more
/// memory and are no faster: the sample's 14 documents on two threads took 250 MB in
/// chunks of 4, 317 MB in chunks of 8 and 326 MB at once, in the same time.
pub fn chunk(jobs: usize) -> usize {
    jobs.saturating_mul(2)
}

/// Typesets a chunk of a batch; PDFs come back in the order of the manuscripts, none for
/// those that failed, with what Typst had to say.
pub fn typeset(
    typesetter: &Typesetter<'_>,
    manuscripts: &[&Manuscript],
    progress: &(dyn Fn(&str) + Sync),
) -> (Vec<Option<Vec<u8>>>, Vec<Diagnostic>) {
    typst::comemo::evict(1);
    let made: Vec<(Option<Vec<u8>>, Vec<Diagnostic>)> = manuscripts
        .par_iter()
        .map(|manuscript| {
            let made = typeset_one(typesetter, manuscript);
            progress(&manuscript.path);
            made
        })
        .collect();
    let (pdfs, problems): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    (pdfs, problems.into_iter().flatten().collect())
}

/// Lays out one document without writing it: pages with every glyph at its
/// place, for those who judge pages, and what Typst had to say.
pub fn lay_out(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    compile(&ManuscriptWorld::new(typesetter, manuscript), manuscript)
}

fn compile(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    let mut compiled = typst::compile::<PagedDocument>(world);
    if let Ok(document) = &compiled.output
        && ends::is_scanty(document)
    {
        let tight = ManuscriptWorld { is_tight: true, ..world.clone() };
        let closer = typst::compile::<PagedDocument>(&tight);
        let pages = document.pages().len();
        if closer.output.as_ref().is_ok_and(|closer| closer.pages().len() < pages) {
            compiled = closer;
        }
    }
    let mut problems = described(world, manuscript, &compiled.warnings);
    match compiled.output {
        Ok(document) => (Some(document), problems),
        Err(errors) => {
            problems.extend(described(world, manuscript, &errors));
            (None, problems)
        }
    }
}

fn typeset_one(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
    let world = ManuscriptWorld::new(typesetter, manuscript);
    let (document, mut problems) = compile(&world, manuscript);
    let Some(mut document) = document else { return (None, problems) };
    let info = document.info_mut();
    info.title = Some(manuscript.title.as_str().into());
    info.author = vec![manuscript.author.as_str().into()];
    info.date = Smart::Auto;
    info.locale = Smart::Custom(Locale::new(lang(manuscript.language), None));
    match typst_pdf::pdf(&document, &options(typesetter, manuscript)) {
        Ok(pdf) => (Some(pdf), problems),
        Err(errors) => {
            problems.extend(described(&world, manuscript, &errors));
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

fn options(typesetter: &Typesetter<'_>, manuscript: &Manuscript) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(manuscript.ident.clone()),
        creator: Smart::Custom(Some("Entaku".to_owned())),
        // Creation date = the data cut-off: the same inputs, the same bytes.
        timestamp: datetime_at_midnight(typesetter.today).map(Timestamp::new_utc),
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
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    problems: &[SourceDiagnostic],
) -> Vec<Diagnostic> {
    problems.iter().map(|problem| describe(world, manuscript, problem)).collect()
}

/// Tells a problem at the template line that caused it where that can be
/// known, else at the generated source.
fn describe(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    problem: &SourceDiagnostic,
) -> Diagnostic {
    let place =
        locate(world, manuscript, problem).unwrap_or_else(|| Origin::file(&generated(manuscript)));
    let hints: Vec<&str> = problem.hints.iter().map(|hint| hint.v.as_str()).collect();
    let hint = hints.join("; ");
    match problem.severity {
        typst::diag::Severity::Error => {
            let told = Diagnostic::typst_error(&place, &problem.message, &hint);
            // What people write shows in the documents that print it; a template is of all.
            match place.source.path.starts_with("templates/") {
                true => told,
                false => told.only_in(&manuscript.path),
            }
        }
        typst::diag::Severity::Warning => {
            Diagnostic::typst_warning(&place, &problem.message, &hint)
        }
    }
}

fn locate(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    problem: &SourceDiagnostic,
) -> Option<Origin> {
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
    let template = manuscript.rendered.template(line);
    let parts = world.typesetter.templates.under("templates/parts/").map(|(path, _)| path);
    std::iter::once(template)
        .chain(parts)
        .find_map(|path| {
            Some(Origin::text(path, template_line(world.typesetter, path, written)?, 1))
        })
        .or_else(|| Some(Origin::byte(&generated(manuscript), source.text(), range.start)))
}

/// The path under which `--keep-markup` keeps the source.
fn generated(manuscript: &Manuscript) -> String {
    format!("{}.typ", manuscript.path.trim_end_matches(".pdf"))
}

/// A line that the template has just once, as it is, came from there.
fn template_line(typesetter: &Typesetter<'_>, template: &str, written: &str) -> Option<u32> {
    let text = typesetter.templates.text(template)?;
    let mut found = (1..).zip(text.lines()).filter(|(_, line)| line.trim() == written.trim());
    let (line, _) = found.next()?;
    found.next().is_none().then_some(line)
}
