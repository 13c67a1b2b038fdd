//! What a build made, joined with what earlier ones left in the period's folder.
//!
//! A build of some editions leaves the others, and each entry keeps the source it was
//! made from; what the project does not make any more goes, with everything beside
//! it. Manifests of earlier builds come back as files that anybody may have changed:
//! they are read as far as they make sense.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::files::{Files, digest};

use super::editions::{FORMER, WHOLE, list, text, to_files, to_json};

/// What a period's folder holds before a build is put in place.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// Returns whether a file is there.
    pub has: &'a dyn Fn(&str) -> bool,
    /// Returns what a file holds.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Returns the paths of the files below a folder.
    pub below: &'a dyn Fn(&str) -> Vec<String>,
}

/// What stands in a period's folder once a build is in place.
#[derive(Debug, Default)]
pub struct Merged {
    /// The files to put there, with their manifests.
    pub files: Files,
    /// Files of earlier builds that nothing makes any more.
    pub stale: Vec<String>,
    /// Documents that stay and were made from something else, with their audience.
    pub older: Vec<(String, String)>,
}

/// Joins the files that a build made with those of earlier ones; `documents` are made
/// too, and wait elsewhere. A document of
/// `catalogue`, which is every one that the project has today, stays if it was not
/// made this time; whatever else earlier manifests list is stale.
pub fn merge(
    made: &Files,
    documents: &BTreeSet<String>,
    catalogue: &[String],
    earlier: Earlier<'_>,
) -> Merged {
    let is_made = |path: &str| made.get(path).is_some() || documents.contains(path);
    let Some(mut whole) = made.get(WHOLE).and_then(|json| parse(json)) else {
        return Merged { files: made.clone(), ..Merged::default() };
    };
    let parsed = |path: &str| (earlier.read)(path).as_deref().and_then(parse);
    let former = parsed(FORMER).filter(|it| it["documents"].is_array());
    let mut stale: BTreeSet<String> = former.iter().map(|_| FORMER.to_owned()).collect();
    let before = parsed(WHOLE).or(former).unwrap_or_default();

    let stays = |document: &&Value| {
        let path = text(document, "path");
        let is_known = catalogue.iter().any(|other| other == path);
        is_known && !is_made(path) && (earlier.has)(path)
    };
    let (kept, gone): (Vec<&Value>, Vec<&Value>) =
        list(&before, "documents").iter().partition(stays);
    let mut files = made.clone();
    join_figures(&mut files, &mut whole, &kept, earlier);
    // What goes with an edition as a whole is made anew with any of its documents.
    let is_remade = |document: &Value| {
        let made = list(&whole, "documents").iter();
        made.into_iter().any(|it| text(it, "audience") == text(document, "audience"))
    };
    let stays = |file: &&Value| {
        let path = text(file, "path");
        let goes_with = |document: &&&Value| {
            is_figures(path, document) || (goes_with(path, document) && !is_remade(document))
        };
        files.get(path).is_none() && kept.iter().any(|document| goes_with(&document))
    };
    let kept_files: Vec<&Value> = list(&before, "files").iter().filter(stays).collect();

    // What belongs to documents that are made anew or not at all; what is made is no
    // longer among it in the end.
    for document in gone.into_iter().chain(list(&whole, "documents")) {
        let (path, audience) = (text(document, "path"), text(document, "audience"));
        // The Typst source is in no manifest; a failing build may have left it too.
        stale.extend([path.to_owned(), format!("{}.typ", stem(path))]);
        stale.extend((earlier.below)(&format!("{}/data", stem(path))));
        stale.extend(["figures.json", "manifest.json"].map(|it| format!("{audience}/{it}")));
    }
    stale.extend(list(&before, "files").iter().map(|file| text(file, "path").to_owned()));
    for entry in kept.iter().chain(&kept_files) {
        stale.remove(text(entry, "path"));
    }
    let now = text(&whole["sources"][0], "digest");
    let older = kept.iter().filter(|document| text(document, "made_from") != now);
    let older = older.map(|it| (text(it, "path").to_owned(), text(it, "audience").to_owned()));
    let older = older.collect();

    extend(&mut whole, "documents", &kept);
    extend(&mut whole, "files", &kept_files);
    let sources: Vec<&Value> = list(&before, "sources").iter().collect();
    extend(&mut whole, "sources", &sources);
    drop_unused(&mut whole);
    files.overlay(&to_files(&whole));
    // The figures of a former manifest's editions are not listed in it.
    for document in &kept {
        stale.remove(&format!("{}/figures.json", text(document, "audience")));
    }
    let stays = |path: &String| files.get(path).is_some() || documents.contains(path);
    let stale = stale.into_iter().filter(|path| !stays(path)).collect();
    Merged { files, stale, older }
}

/// An edition of which some documents were made and others stay has the figures of
/// both, if both were made from the same; a figure has one value then.
fn join_figures(files: &mut Files, whole: &mut Value, kept: &[&Value], earlier: Earlier<'_>) {
    let now = text(&whole["sources"][0], "digest").to_owned();
    let kept = kept.iter().filter(|document| text(document, "made_from") == now);
    for document in kept {
        let path = format!("{}/figures.json", text(document, "audience"));
        let Some(Value::Object(mut values)) = files.get(&path).and_then(|json| parse(json)) else {
            continue;
        };
        let Some(Value::Object(mut before)) = (earlier.read)(&path).as_deref().and_then(parse)
        else {
            continue;
        };
        for id in list(document, "figures").iter().filter_map(Value::as_str) {
            if let Some(value) = before.remove(id) {
                values.entry(id).or_insert(value);
            }
        }
        let json = to_json(&values);
        for entry in whole["files"].as_array_mut().into_iter().flatten() {
            if text(entry, "path") == path {
                entry["bytes"] = json.len().into();
                entry["sha256"] = digest(&json).into();
            }
        }
        files.insert(path, json);
    }
}

/// Returns whether a file has the figures of a document's edition.
fn is_figures(path: &str, document: &Value) -> bool {
    path == format!("{}/figures.json", text(document, "audience"))
}

/// Returns whether a file goes with a document's edition: its data, calendar or mail.
fn goes_with(path: &str, document: &Value) -> bool {
    let folder = format!("{}/", text(document, "audience"));
    path.strip_prefix(&folder).is_some_and(|name| {
        name.starts_with("data/") || matches!(name, "calendar.ics" | "mail.eml")
    })
}

fn stem(path: &str) -> &str {
    path.trim_end_matches(".pdf").trim_end_matches(".html")
}

fn parse(json: &[u8]) -> Option<Value> {
    serde_json::from_slice(json).ok()
}

/// Adds entries of an earlier manifest that a new one does not have, by their path or
/// digest, in order.
fn extend(whole: &mut Value, name: &str, earlier: &[&Value]) {
    let key = |entry: &Value| [text(entry, "path"), text(entry, "digest")].concat();
    let mut entries = list(whole, name).to_vec();
    for entry in earlier {
        if entries.iter().all(|other| key(other) != key(entry)) {
            entries.push((*entry).clone());
        }
    }
    entries.sort_by_key(key);
    whole[name] = entries.into();
}

/// Drops sources of which nothing is left.
fn drop_unused(whole: &mut Value) {
    let entries = list(whole, "documents").iter().chain(list(whole, "files"));
    let used: BTreeSet<String> = entries.map(|entry| text(entry, "made_from").to_owned()).collect();
    if let Some(sources) = whole["sources"].as_array_mut() {
        sources.retain(|source| used.contains(text(source, "digest")));
    }
}
