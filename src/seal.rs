//! Editions that stay: one archive for what went out.
//!
//! When an edition goes out it is sealed: what it printed, the inputs, templates and
//! settings that made it, the manifest and the digests of its PDFs go into one
//! archive beside them. Later editions are compared with it, and anybody who has it
//! can tell whether a PDF is the one that was sealed.
//!
//! ```text
//! sealed-1.zip
//!   printed.json        every figure, value and commitment as it was printed
//!   inputs/ templates/  what it was made from
//!   packs/              the pack of the project, if it has one
//!   refused/            which files beside them were not read, and why
//!   made/               manifest and figures, as they stand beside the PDFs
//!   texts/              what can be read in each PDF
//!   before/             what earlier editions had printed, which it was compared with
//! ```
//!
//! The comment of the archive is the digest of everything before it, so an altered
//! byte is found wherever it is, also where a zip file does not look itself. The same
//! contents give the same bytes: entries have one order and no time. Nothing here
//! touches the disk.

mod json;
pub mod printed;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::files::{self, Files};
use crate::leaks;
use crate::manifest;
use crate::records::pack::FOLDER as PACKS;
use crate::records::sealed::{Sealed, Unread};

pub use self::json::to_json;

/// What stands in an archive's comment before the digest.
const MARK: &str = "entaku-seal sha256 ";

/// Digits of a SHA-256.
const DIGITS: usize = 64;

/// No entry is larger than this, in bytes: an archive that claims more is none of
/// ours.
const LARGEST: u64 = 2_000_000_000;

/// Returns the name of an issue's archive.
pub fn file_name(issue: u32) -> String {
    format!("sealed-{issue}.zip")
}

/// Returns the issue that a file is the archive of, by its name.
pub fn issue_of(path: &str) -> Option<u32> {
    let name = path.rsplit('/').next()?;
    let digits = name.strip_prefix("sealed-")?.strip_suffix(".zip")?;
    let issue = digits.parse().ok()?;
    (file_name(issue) == name).then_some(issue)
}

/// What goes into an archive.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// What was printed.
    pub sealed: &'a Sealed,
    /// The inputs.
    pub inputs: &'a Files,
    /// The project's own templates.
    pub templates: &'a Files,
    /// What was made: PDFs are read, the rest is kept.
    pub made: &'a Files,
    /// What can be read in documents that were let go, a line each.
    pub texts: &'a BTreeMap<String, Vec<String>>,
    /// What earlier editions had printed.
    pub before: &'a [Arc<Sealed>],
}

/// Packs what goes out. Nothing if a document cannot be read back.
pub fn pack(parts: Parts<'_>) -> Option<Vec<u8>> {
    let mut entries: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    entries.insert("printed.json".to_owned(), to_json(parts.sealed).into_bytes());
    for (path, bytes) in parts.inputs.iter().chain(parts.templates.iter()) {
        entries.insert(path.to_owned(), bytes.to_vec());
    }
    for (folder, files) in [("inputs", parts.inputs), ("templates", parts.templates)] {
        if !files.refused().is_empty() {
            entries.insert(format!("refused/{folder}.json"), json::of_refused(files).into_bytes());
        }
    }
    for (path, bytes) in parts.made.iter() {
        if path.ends_with(".pdf") {
            let lines = leaks::lines(bytes).ok()?;
            entries.insert(format!("texts/{path}.txt"), lines.join("\n").into_bytes());
        } else if !path.ends_with(".eml") {
            // A draft is for somebody to send, and has all documents in it again.
            entries.insert(format!("made/{path}"), bytes.to_vec());
        }
    }
    for (path, lines) in parts.texts {
        entries.insert(format!("texts/{path}.txt"), lines.join("\n").into_bytes());
    }
    for before in parts.before {
        let name = format!("before/{}-{}.json", before.period, before.issue);
        entries.insert(name, to_json(before).into_bytes());
    }
    zipped(&entries).ok()
}

fn zipped(entries: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, bytes) in entries {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    writer.set_comment(format!("{MARK}{}", "0".repeat(DIGITS)))?;
    let mut bytes = writer.finish()?.into_inner();
    bytes.truncate(bytes.len().saturating_sub(DIGITS));
    let digest = manifest::digest(&bytes);
    bytes.extend_from_slice(digest.as_bytes());
    Ok(bytes)
}

/// An archive that is whole.
#[derive(Debug, Clone)]
pub struct Archive {
    /// What was printed.
    pub sealed: Sealed,
    bytes: Vec<u8>,
}

/// Why an archive cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Some of it is no longer what was written.
    Altered,
    /// A later program wrote it.
    Newer,
}

/// Opens an archive and looks whether it is whole.
///
/// # Errors
/// If any byte of it was altered, if it leads out of its folder, or if a later program
/// wrote it.
pub fn open(bytes: Vec<u8>) -> Result<Archive, Broken> {
    let at = bytes.len().checked_sub(DIGITS).ok_or(Broken::Altered)?;
    let (whole, digest) = bytes.split_at(at);
    if !whole.ends_with(MARK.as_bytes()) || manifest::digest(whole).as_bytes() != digest {
        return Err(Broken::Altered);
    }
    let json = entry(&bytes, "printed.json").ok_or(Broken::Altered)?;
    let sealed = Sealed::parse(&json).map_err(|error| match error {
        Unread::Newer => Broken::Newer,
        Unread::Damaged => Broken::Altered,
    })?;
    // The digest is no secret. What is kept of an issue is written by these paths.
    let names = names(&bytes).ok_or(Broken::Altered)?;
    let documents = sealed.documents.iter().map(|it| &it.path);
    if !names.iter().chain(documents).all(|path| files::is_below(path)) {
        return Err(Broken::Altered);
    }
    Ok(Archive { sealed, bytes })
}

fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    archive.file_names().map(|name| Some(name.ok()?.into_owned())).collect()
}

fn entry(bytes: &[u8], path: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = archive.by_name(path).ok()?;
    let mut found = Vec::new();
    file.take(LARGEST).read_to_end(&mut found).ok()?;
    Some(found)
}

impl Archive {
    /// Returns the archive as it is written.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the files below a folder of the archive, by their paths in it.
    pub fn files(&self, folder: &str) -> Files {
        let mut files = Files::new();
        let Ok(mut archive) = ZipArchive::new(Cursor::new(self.bytes.as_slice())) else {
            return files;
        };
        let names: Vec<String> = archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .filter(|name| name.starts_with(folder))
            .collect();
        for name in names {
            let Ok(file) = archive.by_name(&name) else { continue };
            let mut bytes = Vec::new();
            if file.take(LARGEST).read_to_end(&mut bytes).is_ok() {
                files.insert(name, bytes);
            }
        }
        files
    }

    /// Returns what was made beside the documents, by the places below the period's
    /// folder.
    pub fn made_files(&self) -> Files {
        let mut made = Files::new();
        for (path, bytes) in self.files("made/").iter() {
            // An edition may itself be called so.
            made.insert(path.strip_prefix("made/").unwrap_or(path), bytes.clone());
        }
        made
    }

    /// Returns one of the trees that the documents were made from, `inputs` (with the
    /// pack) or `templates`, with what was not read of it.
    pub fn tree(&self, folder: &str) -> Files {
        let mut files = self.files(&format!("{folder}/"));
        if folder == "inputs" {
            files.overlay(&self.files(PACKS));
        }
        if let Some(refused) = entry(&self.bytes, &format!("refused/{folder}.json")) {
            json::refuse(&refused, &mut files);
        }
        files
    }

    /// Returns what earlier editions had printed when this one was made.
    pub fn before(&self) -> Vec<Arc<Sealed>> {
        let files = self.files("before/");
        let mut before: Vec<Arc<Sealed>> =
            files.iter().filter_map(|(_, json)| Sealed::parse(json).ok().map(Arc::new)).collect();
        before.sort_by(|a, b| (a.as_of, a.issue, &a.period).cmp(&(b.as_of, b.issue, &b.period)));
        before
    }

    /// Returns the lines that can be read in a document, as it was sealed.
    pub fn lines(&self, path: &str) -> Option<Vec<String>> {
        let text = entry(&self.bytes, &format!("texts/{path}.txt"))?;
        Some(String::from_utf8_lossy(&text).split('\n').map(str::to_owned).collect())
    }

    /// Returns a file that was made beside the documents.
    pub fn made(&self, path: &str) -> Option<Vec<u8>> {
        entry(&self.bytes, &format!("made/{path}"))
    }
}
