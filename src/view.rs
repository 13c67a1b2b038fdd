//! What one document says, in words and order, in one language.
//!
//! [`present`] words a [`Disclosed`]: dates, numbers and names become text as
//! people read it, rows are put in the order in which a reader acts on them.
//! Nothing is computed, and nothing is laid out: that is for the templates.

pub mod calendar;
mod charts;
mod data;
pub mod extract;
pub mod figures;
mod guideline;
mod head;
mod kit;
pub mod letter;
mod mark;
mod member;
mod own;
mod own_table;
pub mod package;
mod prose;
mod report;
pub mod rollup;
pub mod schema;
pub mod setting;
pub mod text;
mod words;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::DocumentKind;
use crate::files::Files;
use crate::locale::Language;
use crate::markup::Markup;

pub use self::head::group;
use self::head::{Head, head};
pub use self::own::OwnSection;
pub use self::setting::{Alike, Sections, Setting};
pub use self::text::{FILE_KEY, LINES_KEY, MARKUP_KEY};
use self::words::Wording;

/// What one document says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct View {
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    readers: &'static str,
    #[serde(skip)]
    attachments: Files,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    author: String,
    /// The sections that the outline gives a heading, by name.
    #[serde(skip)]
    own: BTreeMap<String, OwnSection>,
    /// The tables of the project's own, by their ids.
    #[serde(skip)]
    tables: BTreeMap<String, Markup>,
    /// What the first page, running heads and feet say.
    head: Head,
    /// What the document says, under the name of its kind.
    #[serde(flatten)]
    content: Content,
}

impl View {
    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the group that reads it, as outlines name them: `sector`, `funder` or
    /// `internal`.
    pub fn readers(&self) -> &'static str {
        self.readers
    }

    /// Returns the title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns who speaks: the roundtable.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Returns what a section has of the outline: its heading, and texts.
    pub fn own(&self, section: &str) -> Option<&OwnSection> {
        self.own.get(section)
    }

    /// Returns the tables of the project's own, as they are printed.
    pub fn tables(&self) -> &BTreeMap<String, Markup> {
        &self.tables
    }

    /// Returns the data files that the document attaches, by virtual path.
    pub fn attachments(&self) -> &Files {
        &self.attachments
    }
}

/// What a document of each kind says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Content {
    /// A progress report.
    Report(Box<report::Report>),
    /// A guideline for one sector.
    Guideline(Box<guideline::Guideline>),
    /// The papers of the meeting day.
    Kit(Box<kit::Kit>),
    /// The edition in plain words.
    Plain(Box<report::Plain>),
    /// One page for all.
    Summary(Box<report::OnePage>),
    /// A member's own pages; none in an edition that is for no member.
    Member(Option<Box<member::Member>>),
}

/// Words what is disclosed as a document.
pub fn present(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> View {
    let wording = Wording::new(setting.words, disclosed.roundtable().eras);
    let mut attachments = Files::new();
    let head = head(disclosed, setting, &wording);
    let content = match setting.kind {
        DocumentKind::Report => Content::Report(Box::new(report::present(
            &head,
            disclosed,
            setting,
            &wording,
            &mut attachments,
            diagnostics,
        ))),
        DocumentKind::Guideline => Content::Guideline(Box::new(guideline::present(
            disclosed,
            setting,
            &wording,
            &mut attachments,
            diagnostics,
        ))),
        DocumentKind::Kit => Content::Kit(Box::new(kit::present(disclosed, &wording))),
        DocumentKind::Plain => {
            Content::Plain(Box::new(report::plain(disclosed, setting, &wording)))
        }
        DocumentKind::Summary => {
            Content::Summary(Box::new(report::one_page(disclosed, setting, &wording, diagnostics)))
        }
        DocumentKind::Member => Content::Member(
            member::present(disclosed, setting, &wording, diagnostics).map(Box::new),
        ),
    };
    let own = own::present(disclosed, setting, &wording, diagnostics);
    let tables = own_table::all(disclosed, &wording);
    diagnostics.extend(wording.missing());
    let (title, author) = (head.title.to_string(), head.roundtable.to_string());
    let readers = group(&disclosed.edition.audience);
    View {
        language: setting.language,
        readers,
        attachments,
        title,
        author,
        own,
        tables,
        head,
        content,
    }
}

/// Changes of one kind, for a list on a screen.
#[derive(Debug, Serialize)]
pub struct ChangeLine {
    /// What kind of change it is, the same in every language.
    pub key: &'static str,
    /// The kind in words.
    pub label: String,
    /// What changed.
    pub items: Vec<String>,
}

/// Words what changed between the two days of the figures that are disclosed, and what it is
/// compared with.
pub fn changes(disclosed: &Disclosed, setting: &Setting<'_>) -> (Vec<ChangeLine>, String) {
    let wording = Wording::new(setting.words, disclosed.roundtable().eras);
    let (lines, compared_with) = report::changes(disclosed, setting, &wording);
    let lines = lines.into_iter().map(|line| ChangeLine {
        key: line.key,
        label: line.label.to_string(),
        items: line.items.iter().map(ToString::to_string).collect(),
    });
    (lines.collect(), compared_with.to_string())
}
