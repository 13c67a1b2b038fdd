//! A fixed list of words.

use crate::domain::text::fold;

/// A fixed list of words, as settings and questions name it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordList {
    /// Its name: `status`.
    pub name: &'static str,
    /// Its words.
    pub words: &'static [Word],
    /// The readings of a question about a word that is on no list, one for each
    /// of its words: `status-done`.
    pub readings: &'static [&'static str],
}

impl WordList {
    /// Returns the name of the word that a text is, if it is on the list.
    pub(crate) fn name_of(&self, text: &str) -> Option<&'static str> {
        let folded = fold(text);
        let is_it = |word: &&Word| {
            fold(word.name) == folded || word.words.iter().any(|it| fold(it) == folded)
        };
        self.words.iter().find(is_it).map(|word| word.name)
    }
}

/// A word of a fixed list: its name in data, and the words people write.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word {
    /// The canonical English word.
    pub name: &'static str,
    /// The Japanese word that the input workbook offers, then other accepted
    /// ones.
    pub words: &'static [&'static str],
}
