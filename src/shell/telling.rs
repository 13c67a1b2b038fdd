//! Problems in words, with the lines of the files that they are in.

use crate::diagnostics::{self, Diagnostic};
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
