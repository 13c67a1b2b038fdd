//! What a view says: words of a message, what a cell says, a day, or a figure.
//!
//! A number cannot be said but as a [`Figure`], and whoever words one cites it: there is
//! no way from a number to a [`Text`] besides. Which part of a text came from where is
//! kept, down to the page's source.

use std::fmt;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::assessment::figure::Figure;
use crate::markup::{Markup, figure_call};

/// The key that marks a map as a text for the template stage.
pub const TEXT_KEY: &str = "$text";

/// The keys of the [parts](Part) of a text that are no figures, and of those that are.
pub(crate) const WORDS: [&str; 3] = ["words", "cell", "date"];
pub(crate) const FIGURE: &str = "figure";

/// A text, part by part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    parts: Vec<Part>,
}

/// A part of a text, by where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Words of a message.
    Words(String),
    /// A name, a code or a remark that a cell or the settings say.
    Cell(String),
    /// A day, a span or a time.
    Date(String),
    /// A figure: its identifier, how it is worded, and the number for plural forms.
    Figure(String, String, Option<f64>),
}

impl Part {
    /// Returns what it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Cell(text) | Self::Date(text) => text,
            Self::Figure(_, text, _) => text,
        }
    }
}

impl Text {
    /// Returns words of a message.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::of(Part::Words(text.into()))
    }

    /// Returns what a cell says.
    pub(super) fn cell(text: impl Into<String>) -> Self {
        Self::of(Part::Cell(text.into()))
    }

    /// Returns a day, a span or a time.
    pub(super) fn date(text: impl Into<String>) -> Self {
        Self::of(Part::Date(text.into()))
    }

    /// Returns a figure as it is worded.
    pub(super) fn figure(figure: &Figure, worded: impl Into<String>) -> Self {
        use rust_decimal::prelude::ToPrimitive as _;
        let number = figure.number().and_then(|number| number.to_f64());
        Self::of(Part::Figure(figure.id.clone(), worded.into(), number))
    }

    fn of(part: Part) -> Self {
        let parts = if part.text().is_empty() { Vec::new() } else { vec![part] };
        Self { parts }
    }

    /// Returns texts one after the other.
    pub(super) fn concat(texts: impl IntoIterator<Item = Self>) -> Self {
        Self { parts: texts.into_iter().flat_map(|text| text.parts).collect() }
    }

    /// Returns texts with words between them.
    pub(super) fn join(texts: &[Self], between: &str) -> Self {
        let mut parts = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            if at > 0 && !between.is_empty() {
                parts.push(Part::Words(between.to_owned()));
            }
            parts.extend(text.parts.iter().cloned());
        }
        Self { parts }
    }

    /// Returns its parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Returns the number that it is, if it is one figure and nothing else.
    pub(super) fn number(&self) -> Option<f64> {
        match self.parts.as_slice() {
            [Part::Figure(.., number)] => *number,
            _ => None,
        }
    }

    /// Returns it for prose.
    pub(super) fn to_markup(&self) -> Markup {
        let mut source = String::new();
        for part in &self.parts {
            match part {
                Part::Figure(id, text, _) => {
                    source.push_str(&format!("#{};", figure_call(id, text)));
                }
                part => source.push_str(Markup::text(part.text()).source()),
            }
        }
        Markup::from_source(source)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| f.write_str(part.text()))
    }
}

/// A text is handed over with its parts; one that says nothing as an empty string, which
/// a template can ask for.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.parts.is_empty() {
            return serializer.serialize_str("");
        }
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(TEXT_KEY, &self.parts)?;
        map.end()
    }
}

/// The key that marks a map as markup for the template stage.
pub const MARKUP_KEY: &str = "$typst";

/// Beside it, the file that the markup is the text of.
pub const FILE_KEY: &str = "$file";

/// And the lines of it.
pub const LINES_KEY: &str = "$lines";

/// Markup is handed over as a map with reserved keys; no other value of a view has
/// them, because keys of maps are never made from data.
impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(MARKUP_KEY, self.source())?;
        if let Some(file) = self.file() {
            map.serialize_entry(FILE_KEY, file)?;
            map.serialize_entry(LINES_KEY, &self.lines().to_string())?;
        }
        map.end()
    }
}

/// A code that a template compares or a path that it names, and no reader sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Code(pub(super) String);
