//! Every problem we can report, one constructor each, in a file for each stage.
//!
//! The codes are the keys of the wording in `ja.ftl` and `en.ftl`.

mod files;
mod judgements;
mod layouts;
mod meetings;
mod pages;
mod rollup;
mod settings;
mod tables;
mod templates;

/// Wordings choose by `empty` whether there is something to suggest.
fn or_empty(text: &str) -> &str {
    if text.is_empty() { "empty" } else { text }
}
