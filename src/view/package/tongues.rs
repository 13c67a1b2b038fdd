//! What a package is worded from: the contents of an edition, and words in all of its
//! languages.

use crate::disclosure::rows::DocumentKind;
use crate::view::setting::Sections;
use crate::view::text::Text;
use crate::view::words::Wording;

/// What an edition makes: its kinds of documents, with the sections of each.
pub type Contents = [(DocumentKind, Sections)];

/// Words in every language of the roundtable, the first one first.
pub(super) struct Tongues<'a>(pub(super) Vec<Wording<'a>>);

impl Tongues<'_> {
    /// Returns what words say in every language, once where they say the same.
    pub(super) fn said(&self, say: impl Fn(&Wording<'_>) -> Text) -> String {
        let mut all: Vec<String> = Vec::new();
        for text in self.0.iter().map(|wording| say(wording).to_string()) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.join(" / ")
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.said(|wording| wording.word(key))
    }
}
