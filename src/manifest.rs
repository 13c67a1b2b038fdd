//! What was made from what: `manifest.json` beside the documents.
//!
//! Every input and every document with its SHA-256, so that a funder can check
//! that a PDF is the one that was sent, and a secretariat that nothing changed
//! since. There are no times in it: the same inputs give the same bytes.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::files::Files;

/// Name and version of the program.
pub const PROGRAM: &str = concat!("Entaku ", env!("CARGO_PKG_VERSION"));

/// The record of one build.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// Name and version of the program.
    generator: String,
    /// The roundtable.
    roundtable: String,
    /// The period reported on.
    period: String,
    /// The data cut-off.
    as_of: String,
    /// The documents.
    documents: Vec<DocumentEntry>,
    /// The files they were made from.
    inputs: Vec<FileEntry>,
    /// The project's own templates, where it has any.
    templates: Vec<FileEntry>,
}

/// One document of a build.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentEntry {
    /// Path beside the manifest.
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
    /// IDs of the figures it prints. A manifest is handed out to check PDFs with,
    /// so those of the secretariat's own edition stand in its own folder only.
    pub figures: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FileEntry {
    path: String,
    bytes: usize,
    sha256: String,
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

/// Records a build.
pub fn record(
    subject: Subject<'_>,
    documents: Vec<DocumentEntry>,
    inputs: &Files,
    templates: &Files,
) -> Manifest {
    Manifest {
        generator: PROGRAM.to_owned(),
        roundtable: subject.roundtable.to_owned(),
        period: subject.period.to_owned(),
        as_of: subject.as_of.to_owned(),
        documents,
        inputs: entries(inputs),
        templates: entries(templates),
    }
}

impl Manifest {
    /// Returns the manifest as JSON text.
    pub fn to_json(&self) -> String {
        let mut json =
            serde_json::to_string_pretty(self).expect("strings and numbers are always JSON");
        json.push('\n');
        json
    }
}

/// Returns the values of figures by their ID as JSON text: `figures.json`, in
/// the folder of each audience.
pub fn figures_json(values: &BTreeMap<String, String>) -> String {
    let mut json = serde_json::to_string_pretty(values).expect("text is always JSON");
    json.push('\n');
    json
}

fn entries(files: &Files) -> Vec<FileEntry> {
    files
        .iter()
        .map(|(path, bytes)| FileEntry {
            path: path.to_owned(),
            bytes: bytes.len(),
            sha256: digest(bytes),
        })
        .collect()
}

/// Returns the SHA-256 of bytes in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the data cut-off that a manifest names.
pub fn as_of(json: &[u8]) -> Option<String> {
    let manifest = serde_json::from_slice::<serde_json::Value>(json).ok()?;
    manifest["as_of"].as_str().map(str::to_owned)
}

/// A document that a manifest lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path beside the manifest.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Returns the documents that a manifest lists with their digests; none if the
/// text is no manifest.
pub fn listed(json: &[u8]) -> Vec<Listed> {
    let manifest: serde_json::Value = serde_json::from_slice(json).unwrap_or_default();
    let documents = manifest["documents"].as_array().into_iter().flatten();
    documents
        .filter_map(|document| {
            let of = |key: &str| document[key].as_str().map(str::to_owned);
            Some(Listed { path: of("path")?, sha256: of("sha256")? })
        })
        .collect()
}

/// Returns the documents that a manifest lists, as paths beside it; none if
/// the text is no manifest.
pub fn documents(json: &[u8]) -> Vec<String> {
    let Ok(manifest) = serde_json::from_slice::<serde_json::Value>(json) else {
        return Vec::new();
    };
    manifest["documents"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|document| document["path"].as_str().map(str::to_owned))
        .collect()
}

/// Returns a new manifest with the documents of an earlier one that it does
/// not have, for a build of a part.
pub fn merge(before: &[u8], now: &[u8]) -> Vec<u8> {
    let parse = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).ok();
    let (Some(before), Some(mut merged)) = (parse(before), parse(now)) else {
        return now.to_vec();
    };
    let path = |document: &serde_json::Value| document["path"].as_str().map(str::to_owned);
    let mut documents = merged["documents"].as_array().cloned().unwrap_or_default();
    for document in before["documents"].as_array().into_iter().flatten() {
        if !documents.iter().any(|other| path(other) == path(document)) {
            documents.push(document.clone());
        }
    }
    documents.sort_by_key(path);
    merged["documents"] = documents.into();
    let mut json = serde_json::to_string_pretty(&merged).expect("JSON values are always JSON");
    json.push('\n');
    json.into_bytes()
}
