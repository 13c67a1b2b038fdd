//! What several commands say alike, in words.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostic, say};
use crate::files::Files;
use crate::locale::Language;
use crate::template;

/// Problems for people, with the lines of text files that they are in.
pub fn problems(
    problems: &[Diagnostic],
    inputs: &Files,
    templates: &Files,
    language: Language,
) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let mut files = template::base();
    files.overlay(templates);
    files.overlay(inputs);
    let text_of = |path: &str| files.text(path).map(str::to_owned);
    diagnostics::describe(problems, &text_of, language)
}

/// Which editions have documents that were made from something else.
pub fn older(older: &[(String, String)], language: Language) -> String {
    let editions: BTreeSet<&str> = older.iter().map(|(_, audience)| audience.as_str()).collect();
    if editions.is_empty() {
        return String::new();
    }
    let editions = editions.into_iter().collect::<Vec<_>>().join(", ");
    let told = [("count", older.len().into()), ("editions", editions.into())];
    say(language, "summary-older", &told)
}
