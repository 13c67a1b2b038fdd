//! Pages that a board would keep: every document in both languages and every
//! kind, laid out and judged.

use entaku::files::Files;

use crate::harness::{described, draft, project, root};
use crate::layout::{faults, lay_out};


/// Lays out everything that a project makes; returns what is wrong with it.
#[track_caller]
fn expect_sound(inputs: &Files) {
    let built = draft(inputs, &Files::new());
    assert!(
        !entaku::diagnostics::any_error(&built.diagnostics),
        "{}",
        described(&built.diagnostics, inputs)
    );
    let documents = lay_out(&built.outputs, inputs, &Files::new());
    assert!(!documents.is_empty());
    let found: Vec<String> =
        documents.iter().flat_map(|(path, document)| faults(path, document)).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// The sample with every option on.
fn everything() -> Files {
    let (mut inputs, _) = project(&root());
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings");
    let settings = settings
        .replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]")
        .replace("# [editions.internal]", "[editions.internal]")
        .replace("# kinds = [\"report\", \"kit\"]", "kinds = [\"report\", \"kit\"]")
        .replace("[editions.funder]", "[editions.funder]\noutcome_table = true");
    inputs.insert(path, settings.into_bytes());
    inputs
}

#[test]
fn every_document_in_both_languages_has_sound_pages() {
    expect_sound(&everything());
}
