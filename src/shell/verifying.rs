//! Is this file the one that was sealed? What is asked about, what lies beside it, and the
//! words for what it is: for `entaku verify`, and for the desk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::say;
use crate::files::{self, LARGEST, MachineError, Refusal};
use crate::locale::Language;
use crate::manifest;
use crate::seal::{self, Archive};
use crate::verify::{self, Difference, Identity, Known, Verdict};

use super::past;

/// The folder of pages before and after an update, below that of the documents; they were
/// sent to nobody.
pub const PAGES: &str = "update";

/// A file's folder may lie so far below its archive: `2026-09/issue-1/funder`.
const HIGHEST: usize = 4;

/// A period has at most so many issues that are looked for by name.
const MOST_ISSUES: u32 = 50;

/// So many differences are shown of one file.
pub const MOST_SHOWN: usize = 8;

/// Files that somebody asks about, and what lies beside them.
#[derive(Default)]
pub struct Found {
    language: Language,
    /// The documents, by their places.
    pub documents: Vec<(PathBuf, Vec<u8>)>,
    /// What they are compared with.
    pub known: Known,
    /// Where each archive was found.
    places: Vec<PathBuf>,
    /// Manifests and archives, which may be signed.
    pub signable: BTreeMap<PathBuf, Vec<u8>>,
    /// What is wrong with archives, and what could not be read.
    pub broken: Vec<String>,
}

impl Found {
    /// Begins with nothing; what is wrong is told in a language.
    pub fn new(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Takes a file, or all that lie in a folder, with what can be found to compare them with.
    ///
    /// # Errors
    /// If a file or folder cannot be read.
    pub fn take(&mut self, path: &Path) -> Result<(), MachineError> {
        if !files::is_file(path) {
            return self.take_folder(path);
        }
        let bytes = files::read_one(path)?.unwrap_or_default();
        let end = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
        match end.as_deref() {
            Some("zip") => self.archive(path, bytes),
            Some("json") => self.manifest(path, bytes),
            // It is read beside what it signs.
            Some("minisig") => {}
            _ => {
                self.documents.push((path.to_owned(), bytes));
                self.look_beside(path)?;
            }
        }
        Ok(())
    }

    fn take_folder(&mut self, folder: &Path) -> Result<(), MachineError> {
        let wanted = |path: &str| {
            // Pages before and after an update were sent to nobody.
            if path.trim_start_matches("./").split('/').next() == Some(PAGES) {
                return None;
            }
            let is_wanted = is_document(path)
                || path.ends_with("/manifest.json")
                || seal::issue_of(path).is_some();
            is_wanted.then_some(LARGEST)
        };
        if !files::is_folder(folder) {
            return Err(files::missing(folder));
        }
        let before = self.documents.len();
        let read = files::read_wanted(folder, ".", &wanted)?;
        for it in read.refused() {
            // What cannot be read is not passed over: a link, or a file too large.
            if wanted(&it.path).is_some() || it.why == Refusal::Unreadable {
                let place = folder.join(it.path.trim_start_matches("./"));
                let file = [("file", place.display().to_string().into())];
                self.broken.push(say(self.language, "verify-unread", &file));
            }
        }
        for (path, bytes) in read.iter() {
            let place = folder.join(path.trim_start_matches("./"));
            if is_document(path) {
                self.documents.push((place, bytes.to_vec()));
            } else if path.ends_with(".json") {
                self.manifest(&place, bytes.to_vec());
            } else {
                self.archive(&place, bytes.to_vec());
            }
        }
        // A folder may be one of an edition, below its archive.
        if let Some((path, _)) = self.documents.get(before).cloned() {
            self.look_beside(&path)?;
        }
        Ok(())
    }

    /// Looks for archives and manifests in the folders above a file.
    fn look_beside(&mut self, path: &Path) -> Result<(), MachineError> {
        let place = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        for folder in place.ancestors().skip(1).take(HIGHEST) {
            for issue in 1..=MOST_ISSUES {
                let archive = folder.join(seal::file_name(issue));
                if let Some(bytes) = files::read_one(&archive)? {
                    self.archive(&archive, bytes);
                } else if issue > 1 {
                    break;
                }
            }
            let place = folder.join("manifest.json");
            if let Some(json) = files::read_one(&place)? {
                self.manifest(&place, json);
            }
        }
        Ok(())
    }

    fn archive(&mut self, place: &Path, bytes: Vec<u8>) {
        let place = std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
        if self.places.contains(&place) {
            return;
        }
        self.places.push(place.clone());
        self.signable.insert(place.clone(), bytes.clone());
        match seal::open(bytes) {
            Ok(archive) => self.known.archives.push(archive),
            Err(broken) => {
                self.broken.push(past::told(&place, broken, self.language));
                self.places.pop();
            }
        }
    }

    /// Returns whether there is nothing to compare with.
    pub fn is_blind(&self) -> bool {
        self.known.archives.is_empty() && self.known.listed.is_empty()
    }

    /// Notes a manifest, once.
    fn manifest(&mut self, place: &Path, json: Vec<u8>) {
        let place = std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
        if !self.signable.contains_key(&place) {
            self.known.listed.extend(manifest::listed(&json));
            self.signable.insert(place, json);
        }
    }

    /// Returns what each document is.
    pub fn judged(&self) -> Vec<(&Path, Verdict)> {
        let judge = |document: &[u8], path| verify::judge(document, &slashed(path), &self.known);
        self.documents
            .iter()
            .map(|(path, document)| (path.as_path(), judge(document, path)))
            .collect()
    }

    /// Returns the files beside an archive that are no longer those that were sealed.
    pub fn altered_beside(&self) -> Vec<PathBuf> {
        let mut altered = Vec::new();
        let latest = |archive: &Archive| {
            let others = self.known.archives.iter();
            let mut same = others.filter(|it| it.sealed.period == archive.sealed.period);
            same.all(|it| it.sealed.issue <= archive.sealed.issue)
        };
        for (place, archive) in self.places.iter().zip(&self.known.archives) {
            let Some(folder) = place.parent() else { continue };
            // What stands beside the archives is of the latest issue.
            if !latest(archive) {
                continue;
            }
            for (path, bytes) in archive.made_files().iter() {
                let path = folder.join(path);
                let Ok(Some(found)) = files::read_one(&path) else { continue };
                if found != bytes[..] {
                    altered.push(path);
                }
            }
        }
        altered
    }
}

/// Whether a file is a document by its name: a PDF, or the HTML file beside one.
fn is_document(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".pdf") || path.ends_with(".html")
}

fn slashed(path: &Path) -> String {
    let place = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    place.to_string_lossy().replace('\\', "/")
}

/// Says what a file is.
pub fn told(verdict: &Verdict, path: &Path, is_blind: bool, language: Language) -> String {
    let file = path.display().to_string();
    let say_of = |key: &str, it: &Identity| {
        let arguments = [
            ("file", file.as_str().into()),
            ("period", it.period.as_str().into()),
            ("issue", it.issue.to_string().into()),
            ("title", it.title.as_str().into()),
            ("program", it.program.as_str().into()),
        ];
        say(language, key, &arguments)
    };
    let plain = |key: &str| say(language, key, &[("file", file.as_str().into())]);
    match verdict {
        Verdict::Genuine(it) => say_of("verify-genuine", it),
        Verdict::Resaved(it, redrawn) if redrawn.is_empty() => say_of("verify-resaved", it),
        Verdict::Resaved(it, redrawn) => {
            let shown: Vec<String> =
                redrawn.iter().take(MOST_SHOWN).map(ToString::to_string).collect();
            let mut pages = shown.join(say(language, "comma", &[]).as_str());
            if redrawn.len() > MOST_SHOWN {
                pages.push('…');
            }
            let pages = say(language, "verify-redrawn", &[("pages", pages.into())]);
            format!("{}\n    {pages}", say_of("verify-resaved", it))
        }
        Verdict::Unreadable(it) => say_of("verify-unreadable", it),
        Verdict::Altered(it, differences) => {
            let mut text = say_of("verify-altered", it);
            for difference in differences.iter().take(MOST_SHOWN) {
                text.push_str(&format!("\n    {}", difference_told(difference, language)));
            }
            if let Some(more) = differences.len().checked_sub(MOST_SHOWN).filter(|it| *it > 0) {
                let more = [("count", more.into())];
                text.push_str(&format!("\n    {}", say(language, "verify-more", &more)));
            }
            text
        }
        Verdict::Listed(_) => plain("verify-listed"),
        Verdict::Unlisted(_) => plain("verify-unlisted"),
        Verdict::Unknown if is_blind => plain("verify-blind"),
        Verdict::Unknown => plain("verify-unknown"),
    }
}

fn difference_told(difference: &Difference, language: Language) -> String {
    match difference {
        Difference::Page(page, was, is) => say(
            language,
            "verify-page",
            &[("page", (*page).into()), ("was", was.as_str().into()), ("is", is.as_str().into())],
        ),
        Difference::PageGone(page) => {
            say(language, "verify-page-gone", &[("page", (*page).into())])
        }
        Difference::PageNew(page) => say(language, "verify-page-new", &[("page", (*page).into())]),
        Difference::Attachment => say(language, "verify-attachment", &[]),
        Difference::Note(text) => say(language, "verify-note", &[("text", text.as_str().into())]),
        Difference::Figure(id, words) => say(
            language,
            "verify-figure",
            &[("id", id.as_str().into()), ("words", words.as_str().into())],
        ),
    }
}
