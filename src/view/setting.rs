//! Everything around what is disclosed that wording needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use crate::disclosure::rows::{About, DocumentKind};
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::locale::{Language, Words};

/// What several editions say alike, worded once: the file behind the tables, by who may
/// see its rows, what it is about and in which language.
#[derive(Debug, Default)]
pub struct Alike(Mutex<BTreeMap<Readers, Bytes>>);

/// Who reads it, and in which language.
type Readers = (Visibility, Option<About>, Language);

impl Alike {
    /// Returns what was worded, or words it.
    pub(super) fn worded(&self, of: Readers, word: impl FnOnce() -> Vec<u8>) -> Bytes {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(of).or_insert_with(|| word().into()).clone()
    }
}

/// Everything around what is disclosed that wording needs.
pub struct Setting<'a> {
    /// The kind of document.
    pub kind: DocumentKind,
    /// The language.
    pub language: Language,
    /// The words of that language.
    pub words: &'a Words,
    /// Those of Japanese, which English texts name beside their own.
    pub japanese: &'a Words,
    /// The layers of templates, for standing texts.
    pub templates: &'a Files,
    /// Those below a project's own, whose texts are for kinds of sectors.
    pub below: &'a Files,
    /// The project's inputs, for images.
    pub inputs: &'a Files,
    /// The issue, from 1 on; a first one says nothing of it.
    pub issue: u32,
    /// What editions of one disclosure say alike.
    pub alike: &'a Alike,
    /// The sections of the document, for standing texts that speak of one.
    pub sections: &'a Sections,
}

/// The names of sections: those that a document has, and all that it could have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// Those that it has.
    pub here: BTreeSet<String>,
    /// All of its kind.
    pub known: BTreeSet<String>,
    /// The headings that the outline gives to some of those that it has.
    pub titles: BTreeMap<String, Name>,
}
