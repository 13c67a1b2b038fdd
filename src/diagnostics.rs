//! Problems that someone can fix, each with its place and its cure.
//!
//! One constructor per problem: `rg 'pub fn ' src/diagnostics/problems`
//! lists all we can say. The wording is in `diagnostics/{ja,en}.ftl`, a
//! message and its `.cure` for each code; a test holds that both languages
//! have both.
//!
//! Why: wrong input is data, never an error that stops the pipeline. A broken
//! machine (a full disk, a folder without permission) is an error of the
//! shell and has no place here.

mod asked;
mod describe;
mod diagnostic;
mod messages;
mod origin;
mod problems;
pub mod question;

use std::collections::BTreeSet;

pub use self::asked::{Asked, Key, free_digits};
pub use self::describe::{TextOf, describe};
pub use self::diagnostic::{Diagnostic, Severity};
pub use self::messages::say;
pub use self::origin::{Origin, Place, Source, column_letters};
pub use self::question::{Answers, open, stops};

/// Returns whether any of these must be fixed before any document can be made.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    let is_for_all = |it: &Diagnostic| it.severity == Severity::Error && it.documents.is_empty();
    diagnostics.iter().any(is_for_all)
}

/// Returns the documents that wait until something is fixed, while others are made.
pub fn kept_back(diagnostics: &[Diagnostic]) -> BTreeSet<&str> {
    let errors = diagnostics.iter().filter(|it| it.severity == Severity::Error);
    errors.flat_map(|it| it.documents.iter().map(String::as_str)).collect()
}

/// Sorts by file, errors first, then by place, and makes one of what is the same in
/// several documents.
pub fn arrange(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.origin.source.path, a.severity, &a.origin, a.code, &a.arguments).cmp(&(
            &b.origin.source.path,
            b.severity,
            &b.origin,
            b.code,
            &b.arguments,
        ))
    });
    diagnostics.dedup_by(|later, first| {
        let is_same = later.says_as(first);
        // What keeps back all documents keeps back each.
        if is_same && later.documents.is_empty() {
            first.documents.clear();
        } else if is_same && !first.documents.is_empty() {
            first.documents.append(&mut later.documents);
        }
        is_same
    });
}

#[cfg(test)]
mod tests {
    use super::messages::messages;
    use crate::locale::Language;

    /// The source of every constructor.
    const CONSTRUCTORS: &str = concat!(
        include_str!("diagnostics/problems/files.rs"),
        include_str!("diagnostics/problems/judgements.rs"),
        include_str!("diagnostics/problems/layouts.rs"),
        include_str!("diagnostics/problems/meetings.rs"),
        include_str!("diagnostics/problems/pages.rs"),
        include_str!("diagnostics/problems/settings.rs"),
        include_str!("diagnostics/problems/tables.rs"),
        include_str!("diagnostics/problems/templates.rs"),
    );

    /// Codes as the constructors use them, read from the source, so that none
    /// can be added without its words.
    fn codes() -> Vec<&'static str> {
        CONSTRUCTORS
            .split("Self::")
            .filter_map(|part| {
                let rest = ["error(", "warning(", "question("]
                    .into_iter()
                    .find_map(|kind| part.strip_prefix(kind))?;
                rest.split('"').nth(1)
            })
            .collect()
    }

    #[test]
    fn every_problem_is_worded_with_its_cure_in_both_languages() {
        let codes = codes();
        assert!(codes.len() > 20, "found {codes:?}");
        for language in Language::ALL {
            let source = match language {
                Language::Ja => include_str!("diagnostics/ja.ftl"),
                Language::En => include_str!("diagnostics/en.ftl"),
            };
            for code in &codes {
                let start = source
                    .find(&format!("\n{code} ="))
                    .unwrap_or_else(|| panic!("{language}: no message for `{code}`"));
                let message = source[start + 1..].split("\n\n").next().unwrap_or("");
                assert!(message.contains(".cure ="), "{language}: no cure for `{code}`");
            }
        }
    }

    /// The readings of every question, read from the source of its constructor.
    #[test]
    fn every_reading_of_a_question_is_worded_in_both_languages() {
        for part in CONSTRUCTORS.split("Self::question(").skip(1) {
            let code = part.split('"').nth(1).expect("a code");
            // Readings that depend on what was written stand before the call.
            let before = CONSTRUCTORS.split(part).next().unwrap_or("");
            let before = before.rsplit("pub fn ").next().unwrap_or("");
            let own = part.split("\n    }\n").next().unwrap_or("");
            let readings: Vec<&str> = [before, own]
                .iter()
                .flat_map(|text| text.split("&[").skip(1))
                .filter_map(|it| it.split(']').next())
                .filter(|it| it.contains('"'))
                .collect();
            // Those of words are tried where the lists of words are known.
            let are_given = before.contains("readings: &'static [&'static str]");
            assert!(are_given || !readings.is_empty(), "{code} has no readings");
            for reading in readings.join(",").split('"').skip(1).step_by(2) {
                for language in Language::ALL {
                    let message = messages(language).has_attribute(code, reading);
                    assert!(message, "{language}: `{code}` has no `.{reading}`");
                }
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(messages(Language::Ja).keys(), messages(Language::En).keys());
    }
}
