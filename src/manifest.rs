//! What was made from what: a `manifest.json` in the folder of each edition.
//!
//! Every document and every file beside it with its SHA-256, so that a funder can
//! check that a PDF is the one that was sent, and a secretariat that nothing changed
//! since. There are no times in it: the same inputs give the same bytes.
//!
//! Each entry carries the digest of what it was made from, its source: program,
//! period, cut-off, inputs with the settings, and templates. A build of some editions
//! leaves the others as they were, and they keep theirs. What the inputs are called,
//! and which editions there are, is the secretariat's: the whole manifest stands in
//! its folder, [`WHOLE`], and those of the other editions are cut out of it.

mod editions;
mod merge;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

pub use self::editions::{FORMER, WHOLE, to_json};
pub use self::merge::{Earlier, Merged, merge};

pub use crate::files::digest;
use crate::files::{Files, hex};
use crate::records::sealed::Sealed;

use self::editions::{list, to_files};

/// Name and version of the program.
pub const PROGRAM: &str = concat!("Entaku ", env!("CARGO_PKG_VERSION"));

/// The record of one build.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// The roundtable.
    roundtable: String,
    /// The period reported on.
    period: String,
    /// The documents.
    documents: Vec<DocumentEntry>,
    /// Other files beside them.
    files: Vec<FileEntry>,
    /// What they were made from: after one build, one.
    sources: Vec<Source>,
}

/// One document of a build.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentEntry {
    /// Path below the period's folder; in an edition's own manifest, beside it.
    pub path: String,
    /// Audience: a sector's code, `funder` or `internal`.
    pub audience: String,
    /// Kind: `report` or `guideline`.
    pub kind: String,
    /// Language: `ja` or `en`.
    pub language: String,
    /// Title.
    pub title: String,
    /// What the edition may show.
    pub visibility: String,
    /// Size in bytes.
    pub bytes: usize,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The digest of the source it was made from.
    pub made_from: String,
    /// IDs of the figures it prints.
    pub figures: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FileEntry {
    path: String,
    bytes: usize,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    made_from: Option<String>,
}

/// Everything that decides what a build makes.
#[derive(Debug, Serialize)]
struct Source {
    /// SHA-256 of all that follows.
    digest: String,
    /// Name and version of the program.
    generator: String,
    /// SHA-256 of the program's own templates: two builds of one version may differ.
    wording: String,
    /// The data cut-off.
    as_of: String,
    /// The files that were handed in, the settings among them.
    inputs: Vec<FileEntry>,
    /// The project's own templates, where it has any.
    templates: Vec<FileEntry>,
    /// The sealed editions that it was compared with, if there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    compared_with: Vec<SealedEntry>,
}

/// A sealed edition.
#[derive(Debug, Serialize)]
struct SealedEntry {
    period: String,
    issue: u32,
    /// SHA-256 of the digests of its documents, one after the other.
    sha256: String,
}

impl SealedEntry {
    fn of(sealed: &Sealed) -> Self {
        let digests: String = sealed.documents.iter().map(|it| it.sha256.as_str()).collect();
        let sha256 = digest(digests.as_bytes());
        Self { period: sealed.period.clone(), issue: sealed.issue, sha256 }
    }
}

/// What a build was about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The roundtable.
    pub roundtable: &'a str,
    /// The period reported on.
    pub period: &'a str,
    /// The data cut-off.
    pub as_of: &'a str,
}

/// What a build was handed.
#[derive(Debug, Clone, Copy)]
pub struct Handed<'a> {
    /// The project's inputs, its settings among them.
    pub inputs: &'a Files,
    /// The project's own templates.
    pub templates: &'a Files,
    /// The templates of the program.
    pub base: &'a Files,
    /// What sealed editions had printed.
    pub before: &'a [Arc<Sealed>],
}

/// Records a build: its documents, and the other files that it made. Typst sources
/// that were asked for are not among them: they are a designer's, and no record.
pub fn record(
    subject: Subject<'_>,
    mut documents: Vec<DocumentEntry>,
    made: &Files,
    handed: Handed<'_>,
) -> Manifest {
    let mut source = Source {
        digest: String::new(),
        generator: PROGRAM.to_owned(),
        wording: digest_of_base(handed.base),
        as_of: subject.as_of.to_owned(),
        inputs: entries(handed.inputs, None),
        templates: entries(handed.templates, None),
        compared_with: handed.before.iter().map(|it| SealedEntry::of(it)).collect(),
    };
    let about = (subject.roundtable, subject.period, &source);
    source.digest = digest(&serde_json::to_vec(&about).expect("text is always JSON"));
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    for document in &mut documents {
        document.made_from.clone_from(&source.digest);
    }
    let mut others = Files::new();
    for (path, bytes) in made.iter() {
        if !is_source(path) && documents.iter().all(|document| document.path != path) {
            others.insert(path, bytes.clone());
        }
    }
    let files = entries(&others, Some(&source.digest));
    Manifest {
        roundtable: subject.roundtable.to_owned(),
        period: subject.period.to_owned(),
        documents,
        files,
        sources: vec![source],
    }
}

impl Manifest {
    /// Returns the manifests as files below the period's folder.
    pub fn to_files(&self) -> Files {
        to_files(&serde_json::to_value(self).expect("strings and numbers are always JSON"))
    }
}

/// Returns figures by their ID as JSON text: `figures.json`, in the folder of each
/// audience.
pub fn figures_json<T: Serialize>(values: &BTreeMap<&str, T>) -> Vec<u8> {
    to_json(values)
}

/// Returns whether a file is a Typst source or what one attaches: `a/report.ja/data/…`.
/// The data of an edition, `a/data/…`, is none.
fn is_source(path: &str) -> bool {
    path.ends_with(".typ") || path.split('/').nth(2) == Some("data")
}

fn entries(files: &Files, made_from: Option<&str>) -> Vec<FileEntry> {
    files
        .iter()
        .map(|(path, bytes)| FileEntry {
            path: path.to_owned(),
            bytes: bytes.len(),
            sha256: digest(bytes),
            made_from: made_from.map(str::to_owned),
        })
        .collect()
}

/// Fonts are left out: they are most of the bytes, and change with the version.
fn digest_of_base(base: &Files) -> String {
    let mut all = Sha256::new();
    for (path, bytes) in base.iter().filter(|(path, _)| !path.starts_with("templates/fonts/")) {
        all.update(path.as_bytes());
        all.update((bytes.len() as u64).to_le_bytes());
        all.update(bytes);
    }
    hex(&all.finalize())
}

/// Returns the data cut-off of everything that a manifest lists; none if there is more
/// than one.
pub fn as_of(json: &[u8]) -> Option<String> {
    let manifest: Value = serde_json::from_slice(json).ok()?;
    let days: BTreeSet<&str> =
        list(&manifest, "sources").iter().filter_map(|source| source["as_of"].as_str()).collect();
    let day = days.first().filter(|_| days.len() == 1)?;
    Some((*day).to_owned())
}

/// Returns the roundtable that a manifest is of, be it the whole one or an edition's own;
/// none if the text is no manifest.
pub fn roundtable(json: &[u8]) -> Option<String> {
    let manifest: Value = serde_json::from_slice(json).ok()?;
    manifest["roundtable"].as_str().map(str::to_owned)
}

/// A document that a manifest lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path below the period's folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Returns the documents that a manifest lists with their digests, be it the whole one
/// or an edition's own; none if the text is no manifest.
pub fn listed(json: &[u8]) -> Vec<Listed> {
    let manifest: Value = serde_json::from_slice(json).unwrap_or_default();
    let listed = list(&manifest, "documents").iter().filter_map(|document| {
        let of = |name: &str| document[name].as_str();
        let (path, sha256) = (of("path")?, of("sha256")?.to_owned());
        let path = match of("audience") {
            Some(audience) if !path.contains('/') => format!("{audience}/{path}"),
            _ => path.to_owned(),
        };
        Some(Listed { path, title: of("title").unwrap_or_default().to_owned(), sha256 })
    });
    listed.collect()
}
