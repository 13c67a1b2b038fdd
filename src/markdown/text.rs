//! A text to be set, and how its placeholders are filled.

use crate::files::Files;
use crate::markup::Markup;

use super::placeholders::Placeholder;

/// Why a placeholder could not be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfilled {
    /// It names nothing; with the nearest known name, if there is one.
    Unknown(Option<String>),
    /// The audience may not see it.
    Hidden,
    /// It names a row that could not be read, which is told where the row is.
    Unreadable,
    /// It is of a section that the document does not have; the item, row or paragraph
    /// that says so goes with it.
    Gone,
}

/// Fills placeholders.
pub type Fill<'a> = dyn Fn(&Placeholder) -> Result<Markup, Unfilled> + 'a;

/// A Markdown text and what is known around it.
pub struct Text<'a> {
    /// The file.
    pub path: &'a str,
    /// The line of the file that the text begins on, from 1.
    pub first_line: u32,
    /// The Markdown.
    pub source: &'a str,
    /// The level of a top heading, from 1.
    pub heading_level: u8,
    /// The project's files, for images.
    pub files: &'a Files,
}
