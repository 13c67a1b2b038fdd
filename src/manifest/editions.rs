//! A manifest as files: the whole one, and what of it the readers of each edition get.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::files::Files;

/// The whole manifest, in the folder of the secretariat's edition; paths in it are
/// those below the period's folder.
pub const WHOLE: &str = "internal/manifest.json";

/// The one manifest of everything that was made before 2026-11-28.
pub const FORMER: &str = "manifest.json";

/// Returns the whole manifest and those of the other editions, as files below the
/// period's folder.
pub(super) fn to_files(whole: &Value) -> Files {
    let mut files = Files::new();
    files.insert(WHOLE, to_json(whole));
    let documents = list(whole, "documents");
    let audiences: BTreeSet<&str> = documents.iter().map(|it| text(it, "audience")).collect();
    for audience in audiences {
        let path = format!("{audience}/manifest.json");
        if path != WHOLE {
            files.insert(path, to_json(&of_edition(whole, audience)));
        }
    }
    files
}

/// Returns what one edition's readers may know: its own files and, of what they were
/// made from, the digest, the program and the cut-off.
fn of_edition(whole: &Value, audience: &str) -> Value {
    let folder = format!("{audience}/");
    let own = |name: &str| -> Vec<Value> {
        let of_folder = list(whole, name).iter().filter_map(|entry| {
            let path = text(entry, "path").strip_prefix(&folder)?;
            let mut entry = entry.clone();
            entry["path"] = path.into();
            Some(entry)
        });
        of_folder.collect()
    };
    let (documents, files) = (own("documents"), own("files"));
    let used: BTreeSet<&str> =
        documents.iter().chain(&files).map(|entry| text(entry, "made_from")).collect();
    let sources: Vec<Value> = list(whole, "sources")
        .iter()
        .filter(|source| used.contains(text(source, "digest")))
        .cloned()
        .map(|mut source| {
            for name in ["inputs", "templates"] {
                source.as_object_mut().and_then(|source| source.remove(name));
            }
            source
        })
        .collect();
    serde_json::json!({
        "roundtable": whole["roundtable"],
        "period": whole["period"],
        "documents": documents,
        "files": files,
        "sources": sources,
    })
}

/// Returns a value as text that people can read.
///
/// # Panics
/// If something in it has no text as its name, which no type of ours has.
pub fn to_json(value: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(value).expect("text and numbers are always JSON");
    json.push(b'\n');
    json
}

/// Returns a list of a manifest; empty if there is none, since anybody may have
/// written the file.
pub(super) fn list<'a>(manifest: &'a Value, name: &str) -> &'a [Value] {
    manifest[name].as_array().map_or(&[], Vec::as_slice)
}

/// Returns a text of an entry; empty if there is none.
pub(super) fn text<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry[name].as_str().unwrap_or_default()
}
