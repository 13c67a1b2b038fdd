//! How texts are compared with a finished document, and found in it.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::text::common_form;

/// Returns what finds all of some texts in one pass.
pub(super) fn finder<'t>(words: impl Iterator<Item = &'t str>) -> AhoCorasick {
    // Building the fastest kind would take longer than it saves.
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(words)
        .expect("texts of a project fit into a finder")
}

/// Returns the indices of the texts that stand in another.
pub(super) fn found_in(finder: &AhoCorasick, text: &str) -> BTreeSet<usize> {
    finder.find_overlapping_iter(text).map(|found| found.pattern().as_usize()).collect()
}

/// Text as it is looked for: [`bare`], and with one form of each kanji, as names are
/// written with now one, now the other.
pub(super) fn alike(text: &str) -> String {
    bare(text).chars().map(common_form).collect()
}

/// Adds a text of its own to what is looked through.
pub(super) fn add(text: &mut String, more: &str) {
    text.push('\n');
    text.push_str(&alike(more));
}

/// Text without spaces, hyphens and marks of Markdown, which line breaking and
/// layout add and remove, and with compatible characters as one.
pub fn bare(text: &str) -> String {
    text.nfkc()
        .filter(|it| {
            !it.is_whitespace() && !matches!(it, '-' | '‐' | '\u{ad}' | '*' | '`' | '|' | '#')
        })
        .collect()
}
