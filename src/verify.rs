//! Is this file the one that was sealed?
//!
//! Whoever has a PDF and the archive beside it can ask. A file that is the same to
//! the byte is genuine. Of one that is not, its text, its attachments and the notes
//! on its pages are compared with those that were sealed: a program that saved it
//! again leaves them as they are, a changed figure does not. The same can be asked of
//! a manifest, which knows digests and no texts.
//!
//! Nothing here touches the disk.

mod remake;

use std::collections::{BTreeMap, HashMap};

use crate::leaks;
use crate::manifest;
use crate::records::sealed::{Sealed, SealedDocument};
use crate::seal::Archive;

pub use self::remake::{Remade, remake};

/// What a file is compared with.
#[derive(Debug, Default)]
pub struct Known {
    /// Archives of what was sealed.
    pub archives: Vec<Archive>,
    /// Documents that manifests list, for where there is no archive.
    pub listed: Vec<manifest::Listed>,
}

/// What is said of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is the document that was sealed, to the byte.
    Genuine(Identity),
    /// It is the document that a manifest lists, to the byte; nothing was sealed.
    Listed(String),
    /// Its text, attachments and notes are those that were sealed; its bytes are not.
    /// These pages are drawn in another way: by a program that prints anew, or with
    /// something laid over them.
    Resaved(Identity, Vec<usize>),
    /// It says something else.
    Altered(Identity, Vec<Difference>),
    /// Its bytes are others, and it cannot be read to see what changed.
    Unreadable(Identity),
    /// It is in the place of a document that a manifest lists, and is another.
    Unlisted(String),
    /// No record knows it.
    Unknown,
}

impl Verdict {
    /// Returns whether the file is what it should be.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Genuine(_) | Self::Listed(_))
    }
}

/// Which document of which edition a file is, or should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The period.
    pub period: String,
    /// The issue.
    pub issue: u32,
    /// The document's title.
    pub title: String,
    /// Its path below the period's folder.
    pub path: String,
    /// The program that made it.
    pub program: String,
}

/// A place where a file says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// On a page: what stood there and what stands there.
    Page(usize, String, String),
    /// A page that is no longer there.
    PageGone(usize),
    /// A page that was not there.
    PageNew(usize),
    /// An attachment was changed, added or taken away.
    Attachment,
    /// A note was put on a page.
    Note(String),
    /// A figure whose words are no longer there as often: its ID and its words.
    Figure(String, String),
}

/// Judges a file; `path` is where it lies.
pub fn judge(file: &[u8], path: &str, known: &Known) -> Verdict {
    let digest = manifest::digest(file);
    for archive in &known.archives {
        let same = archive.sealed.documents.iter().find(|it| it.sha256 == digest);
        if let Some(document) = same {
            return Verdict::Genuine(identity(&archive.sealed, document));
        }
    }
    if let Some(listed) = known.listed.iter().find(|it| it.sha256 == digest) {
        return Verdict::Listed(listed.path.clone());
    }
    let lines = leaks::lines(file).ok();
    if let Some((archive, document)) = nearest(lines.as_deref(), path, known) {
        let identity = identity(&archive.sealed, document);
        let Some(now) = lines else { return Verdict::Unreadable(identity) };
        let Some(then) = archive.lines(&document.path) else { return Verdict::Unknown };
        let mut found = differences(&then, &now);
        if found.is_empty() {
            return Verdict::Resaved(identity, redrawn(&then, &now));
        }
        found.extend(figures_gone(&archive.sealed, document, &then, &now));
        return Verdict::Altered(identity, found);
    }
    match known.listed.iter().find(|it| is_at(path, &it.path)) {
        Some(listed) => Verdict::Unlisted(listed.path.clone()),
        None => Verdict::Unknown,
    }
}

fn identity(sealed: &Sealed, document: &SealedDocument) -> Identity {
    Identity {
        period: sealed.period.clone(),
        issue: sealed.issue,
        title: document.title.clone(),
        path: document.path.clone(),
        program: sealed.program.clone(),
    }
}

/// Whether a file lies where a document belongs, by the end of its path.
fn is_at(path: &str, document: &str) -> bool {
    path == document || path.ends_with(&format!("/{document}"))
}

/// Returns the document that a file most likely should be: one of the same period
/// with which it shares most of its text; else the one in whose place it lies.
fn nearest<'a>(
    lines: Option<&[String]>,
    path: &str,
    known: &'a Known,
) -> Option<(&'a Archive, &'a SealedDocument)> {
    let text = lines.map(|lines| lines.join("\n"));
    let pieces = text.as_deref().map(|text| (text, pieces(text)));
    let mut best = None;
    for archive in &known.archives {
        let sealed = &archive.sealed;
        for document in &sealed.documents {
            let is_here = is_at(path, &format!("{}/{}", sealed.period, document.path));
            let is_at_place = is_at(path, &document.path);
            let period = sealed.words.get(&document.language);
            let shared = match (&pieces, archive.lines(&document.path), period) {
                (Some(now), Some(then), Some(period)) => {
                    shared(now, &then.join("\n"), &leaks::bare(period))
                }
                _ => 0,
            };
            let score = (shared, is_here, is_at_place, sealed.issue);
            let is_candidate = shared > 0 || is_at_place;
            if is_candidate && best.as_ref().is_none_or(|(other, _, _)| score > *other) {
                best = Some((score, archive, document));
            }
        }
    }
    best.map(|(_, archive, document)| (archive, document))
}

/// Every stretch of so many characters of a text, and how often each stands in it.
fn pieces(text: &str) -> HashMap<&str, usize> {
    const LENGTH: usize = 8;
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(LENGTH);
    let mut pieces = HashMap::new();
    for ((start, _), end) in text.char_indices().zip(ends) {
        *pieces.entry(&text[start..end]).or_insert(0) += 1;
    }
    pieces
}

/// Returns how many per cent of a sealed text stand in another; 0 if that is less
/// than half, or if the other is not about the same period. The running head of each
/// page names the period, so a text about another one has its name less often.
fn shared((text, now): &(&str, HashMap<&str, usize>), then: &str, period: &str) -> usize {
    if text.matches(period).count() * 2 < then.matches(period).count() {
        return 0;
    }
    let then = pieces(then);
    let in_now = |piece: &str| now.get(piece).copied().unwrap_or_default();
    let all: usize = then.values().sum();
    let found: usize = then.iter().map(|(piece, count)| in_now(piece).min(*count)).sum();
    let percent = found.saturating_mul(100).checked_div(all).unwrap_or_default();
    if percent < 50 { 0 } else { percent }
}

/// Returns the number and the text of a page's line.
fn page_of(line: &str) -> Option<(usize, &str)> {
    let (number, text) = line.split_once(' ')?;
    Some((number.parse().ok()?, text))
}

fn differences(then: &[String], now: &[String]) -> Vec<Difference> {
    let pages = |lines: &'_ [String]| -> BTreeMap<usize, String> {
        lines
            .iter()
            .filter_map(|line| page_of(line))
            .map(|(number, text)| (number, text.to_owned()))
            .collect()
    };
    let marked = |lines: &[String], mark: &str| -> Vec<String> {
        lines.iter().filter(|line| line.starts_with(mark)).cloned().collect()
    };
    let (before, after) = (pages(then), pages(now));
    let mut found = Vec::new();
    for (&number, text) in &before {
        match after.get(&number) {
            None => found.push(Difference::PageGone(number)),
            Some(other) if other != text => {
                let (was, is) = around(text, other);
                found.push(Difference::Page(number, was, is));
            }
            Some(_) => {}
        }
    }
    let new = after.keys().filter(|number| !before.contains_key(number));
    found.extend(new.map(|number| Difference::PageNew(*number)));
    if marked(then, "@ ") != marked(now, "@ ") {
        found.push(Difference::Attachment);
    }
    let notes = marked(then, "+ ");
    for note in marked(now, "+ ") {
        if !notes.contains(&note) {
            found.push(Difference::Note(note.trim_start_matches("+ ").to_owned()));
        }
    }
    found
}

/// The pages that are drawn in another way.
fn redrawn(then: &[String], now: &[String]) -> Vec<usize> {
    let drawings = |lines: &[String]| -> Vec<(usize, String)> {
        let drawings = lines.iter().filter_map(|line| page_of(line.strip_prefix("= ")?));
        drawings.map(|(number, digest)| (number, digest.to_owned())).collect()
    };
    let then = drawings(then);
    let others = drawings(now).into_iter().filter(|drawing| !then.contains(drawing));
    others.map(|(number, _)| number).collect()
}

/// Returns what stands around the first difference of two texts.
fn around(was: &str, is: &str) -> (String, String) {
    const BEFORE: usize = 12;
    const AFTER: usize = 16;
    let same = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| -> String {
        text.chars().skip(same.saturating_sub(BEFORE)).take(BEFORE + AFTER).collect()
    };
    (part(was), part(is))
}

/// The figures of a document whose words stand in it less often than they did.
fn figures_gone(
    sealed: &Sealed,
    document: &SealedDocument,
    then: &[String],
    now: &[String],
) -> Vec<Difference> {
    let Some(edition) = sealed.edition(&document.audience) else { return Vec::new() };
    let pages = |lines: &[String]| -> String {
        let pages = lines.iter().filter(|line| page_of(line).is_some());
        pages.map(String::as_str).collect::<Vec<_>>().join("\n")
    };
    let (then, now) = (pages(then), pages(now));
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for id in &document.figures {
        let words = edition.figures.get(id).and_then(|it| it.words.get(&document.language));
        let Some(words) = words else { continue };
        let bare = leaks::bare(words);
        if !bare.is_empty() && now.matches(&bare).count() < then.matches(&bare).count() {
            found.entry(words.clone()).or_insert_with(|| id.clone());
        }
    }
    found.into_iter().map(|(words, id)| Difference::Figure(id, words)).collect()
}
