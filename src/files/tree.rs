//! A tree of files in memory, and what of a folder is not in it.

use std::collections::BTreeMap;

use bytes::Bytes;
use unicode_normalization::UnicodeNormalization as _;

/// A tree of files in memory: path from the project's root, with `/` between
/// parts and in Unicode NFC, to bytes. Bytes are shared: of a file in memory, and of one that the
/// program brings along, there is one copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Bytes>, Vec<Refused>);

/// Something in a folder that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// Path from the project's root.
    pub path: String,
    /// Why it was not.
    pub why: Refusal,
}

/// Why something in a folder was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It is of no kind that is wanted.
    Unwanted,
    /// It is a link to somewhere else.
    Link,
    /// It is a pipe, a socket or a device.
    NoFile,
    /// The system does not let it be read.
    Unreadable,
    /// It is larger than this, in megabytes.
    TooLarge(u64),
    /// Its name is to the eye that of this file.
    SameName(String),
    /// Its name is no text.
    Name,
}

impl Files {
    /// Returns an empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file in the tree, in place of one that has the same path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Bytes>) {
        self.0.insert(path.into().nfc().collect(), bytes.into());
    }

    /// Returns the bytes of a file. A path that was typed on another machine may
    /// spell its name in parts: グ as ク and its mark.
    pub fn get(&self, path: &str) -> Option<&Bytes> {
        match self.0.get(path) {
            None if !path.is_ascii() => self.0.get(&path.nfc().collect::<String>()),
            found => found,
        }
    }

    /// Returns the path that the tree has for a file that was named by another
    /// machine.
    pub fn path(&self, path: &str) -> Option<&str> {
        let found = self.0.get_key_value(path);
        let found = found.or_else(|| self.0.get_key_value(&path.nfc().collect::<String>()));
        found.map(|(path, _)| path.as_str())
    }

    /// Returns a file that is UTF-8 text.
    pub fn text(&self, path: &str) -> Option<&str> {
        let bytes = self.get(path)?;
        std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
    }

    /// Returns paths and bytes, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// Returns the files below a folder (`templates/fonts/`), in order.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Bytes)> {
        self.iter().filter(move |(path, _)| path.starts_with(folder))
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what was found and not read, in the order of the paths.
    pub fn refused(&self) -> &[Refused] {
        &self.1
    }

    /// Notes something that was not read.
    pub fn refuse(&mut self, path: impl Into<String>, why: Refusal) {
        self.1.push(Refused { path: path.into(), why });
        self.1.sort();
    }

    /// Keeps the files that are to be kept, and lets go of the others.
    pub fn keep(&mut self, is_kept: impl Fn(&str, &Bytes) -> bool) {
        self.0.retain(|path, bytes| is_kept(path, bytes));
    }

    /// Lays another tree over this one: where both have a path, `upper` wins.
    pub fn overlay(&mut self, upper: &Self) {
        for (path, bytes) in upper.iter() {
            self.0.insert(path.to_owned(), bytes.clone());
        }
    }
}
