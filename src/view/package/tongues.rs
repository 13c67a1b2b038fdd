//! What a package is worded from: the contents of an edition, and words in all of its
//! languages.

use crate::disclosure::rows::DocumentKind;
use crate::view::setting::Sections;
use crate::view::text::Text;
use crate::view::words::Wording;

/// What an edition makes: its kinds of documents, with the sections of each.
pub type Contents = [(DocumentKind, Sections)];

/// Joins what is said in several languages, once where it is the same.
pub(super) fn once_each(texts: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join(" / ")
}

/// Words in every language of the roundtable, the first one first.
pub(super) struct Tongues<'a>(pub(super) Vec<Wording<'a>>);

impl Tongues<'_> {
    /// Returns what words say in every language, once where they say the same.
    pub(super) fn said(&self, say: impl Fn(&Wording<'_>) -> Text) -> String {
        once_each(self.0.iter().map(|wording| say(wording).to_string()))
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.said(|wording| wording.word(key))
    }
}
