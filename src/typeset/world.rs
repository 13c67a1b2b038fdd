//! What Typst is given: documents, and the world in memory that each of them sees.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::locale::Language;
use crate::markup::{Lines, string_literal, take_texts};
use crate::records::Records;
use crate::template::Rendered;

use super::ends;
use super::supplies::{Fonts, Supplies, file_id};

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
    /// Whether an HTML file is made beside it.
    pub has_twin: bool,
    /// Language.
    pub language: Language,
    /// Data files that the source attaches, by their virtual path.
    pub attachments: Files,
    /// What stays the same between builds of this document.
    pub ident: String,
}

impl Manuscript {
    /// Returns the Typst source and the data that it attaches, by their places beside the PDF.
    pub fn markup(&self) -> Files {
        let stem = self.path.trim_end_matches(".pdf");
        let mut markup = Files::new();
        markup.insert(format!("{stem}.typ"), self.rendered.source.clone().into_bytes());
        for (path, bytes) in self.attachments.iter() {
            markup.insert(format!("{stem}/{path}"), bytes.clone());
        }
        markup
    }
}

/// Everything that documents of a batch share.
pub struct Typesetter<'a> {
    pub(super) library: LazyHash<Library>,
    /// The same, for documents that are set closer.
    pub(super) tight_library: LazyHash<Library>,
    /// The same, for HTML files; made for the first of them.
    pub(super) html_library: OnceLock<LazyHash<Library>>,
    /// What the program brings along.
    pub(super) base: &'a Supplies,
    /// What the project has of its own.
    pub(super) own: Supplies,
    /// The fonts of both, if the project has any.
    pub(super) all_fonts: Option<Fonts>,
    /// The texts of templates, to point at their lines. Typst cannot read them.
    pub(super) templates: Files,
    pub(super) today: Date,
    /// The rows that documents are made of, to tell which cell a problem comes from.
    pub(super) records: Option<&'a Records>,
    /// Whether pages are judged.
    pub(super) judges: bool,
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
        let made = Self {
            library: library(&[Feature::A11yExtras], None),
            tight_library: library(&[Feature::A11yExtras], Some(ends::TIGHT)),
            html_library: OnceLock::new(),
            base,
            own,
            all_fonts,
            templates: layers,
            today,
            records: None,
            judges: false,
        };
        (made, diagnostics)
    }

    /// Judges pages too, or not.
    pub fn judging(self, judges: bool) -> Self {
        Self { judges, ..self }
    }

    /// Adds the rows that documents are made of.
    pub fn of_rows(self, records: &'a Records) -> Self {
        Self { records: Some(records), ..self }
    }

    pub(super) fn fonts(&self) -> &Fonts {
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

/// What `lib/theme.typ` reads in `sys.inputs` of an HTML file.
const HTML: &str = "html";

/// What Typst knows, with a word in `sys.inputs` that the look asks for.
fn library(features: &[Feature], told: Option<&str>) -> LazyHash<Library> {
    let inputs: Dict = told.into_iter().map(|it| (it.into(), true.into_value())).collect();
    let features = features.iter().copied().collect();
    LazyHash::new(Library::builder().with_features(features).with_inputs(inputs).build())
}

/// The main file's id is the same for all documents; see the module's head.
pub(super) fn main_id() -> FileId {
    static ID: OnceLock<FileId> = OnceLock::new();
    *ID.get_or_init(|| file_id("document.typ").expect("a plain path is a virtual path"))
}

/// What texts of their own begin with: the parts that Markdown becomes.
pub(super) const PARTS: &str = "#import \"/templates/lib/lib.typ\": *\n";

/// A text of a file, and its lines.
#[derive(Clone)]
pub(super) struct Text {
    pub(super) source: Source,
    pub(super) file: String,
    pub(super) lines: Lines,
}

impl Text {
    /// Returns the place in the file that a byte of the source comes from.
    pub(super) fn origin(&self, byte: usize) -> Origin {
        match self.lines.at(byte.saturating_sub(PARTS.len())) {
            Some(line) => Origin::text(&self.file, line, 1),
            None => Origin::file(&self.file),
        }
    }
}

/// What a document becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Pages.
    Pages,
    /// Pages whose lines stand a little closer.
    ClosePages,
    /// An HTML file.
    Html,
}

/// The world of one document.
#[derive(Clone)]
pub(super) struct ManuscriptWorld<'a> {
    pub(super) typesetter: &'a Typesetter<'a>,
    pub(super) form: Form,
    pub(super) main: Source,
    pub(super) texts: HashMap<FileId, Text>,
    pub(super) attachments: HashMap<FileId, Bytes>,
}

impl<'a> ManuscriptWorld<'a> {
    pub(super) fn new(typesetter: &'a Typesetter<'a>, manuscript: &Manuscript) -> Self {
        Self::written(typesetter, manuscript, &|source| source.to_owned())
    }

    /// The world of a document whose sources are written otherwise.
    pub(super) fn written(
        typesetter: &'a Typesetter<'a>,
        manuscript: &Manuscript,
        write: &dyn Fn(&str) -> String,
    ) -> Self {
        let attachments = manuscript
            .attachments
            .iter()
            .filter_map(|(path, bytes)| Some((file_id(path)?, Bytes::new(bytes.clone()))))
            .collect();
        // A comment keeps the lines of the source where they are.
        let put = |path: &str, text: &str| {
            let lines = "\n".repeat(text.matches('\n').count());
            let file = string_literal(&format!("/{}", text_file(path)));
            format!("#include {file}/*{lines}*/")
        };
        let (main, taken) = take_texts(&manuscript.rendered.source, put);
        let mut texts = HashMap::new();
        for text in taken {
            if let Some(id) = file_id(&text_file(&text.file)) {
                let source = Source::new(id, format!("{PARTS}{}", write(&text.source)));
                texts.insert(id, Text { source, file: text.file, lines: text.lines });
            }
        }
        let main = Source::new(main_id(), write(&main));
        Self { typesetter, form: Form::Pages, main, texts, attachments }
    }
}

/// The virtual path of a text's source.
fn text_file(path: &str) -> String {
    format!("{path}{TEXT_EXTENSION}")
}

const TEXT_EXTENSION: &str = ".typ";

impl World for ManuscriptWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        let html = || library(&[Feature::A11yExtras, Feature::Html], Some(HTML));
        match self.form {
            Form::Pages => &self.typesetter.library,
            Form::ClosePages => &self.typesetter.tight_library,
            Form::Html => self.typesetter.html_library.get_or_init(html),
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
        let text = self.texts.get(&id).map(|text| &text.source);
        let source = text.or_else(|| typesetter.own.sources.get(&id));
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

pub(super) fn datetime(date: Date) -> Option<Datetime> {
    Datetime::from_ymd(
        i32::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    )
}
