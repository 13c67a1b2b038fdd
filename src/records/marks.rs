//! Characters that nobody sees: control characters, which no page can print,
//! and marks that turn the direction of writing, with which a name can be made
//! to look like another.

use std::borrow::Cow;

use crate::diagnostics::Diagnostic;

use super::grid::{Cell, CellChange, Grid};
use super::receipt::Rule;

/// What stands for a control character: the mark that Japanese printers set for
/// a letter that they do not have. U+FFFD has no glyph in most fonts, and a
/// second problem would be told of it.
const MARK: char = '〓';

/// How the mark is named that old programs end a text with.
pub(crate) const END_MARK: &str = "Ctrl-Z";

/// Returns a text with its control characters replaced by one that is seen.
/// Tabs and line breaks stay; those of other systems become ours.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| is_control(char::from(byte)) || byte == b'\r') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(text.chars().map(|c| if is_control(c) { MARK } else { c }).collect())
}

/// Returns a text without the characters that nobody sees and that only say where
/// a line may break: U+200B, U+00AD. They come along when text is copied from a
/// page, and make 20 no number and G01 no code. A cell of nothing else is a space.
pub(crate) fn without_unseen(text: &str) -> Option<String> {
    if text.is_ascii() || !text.contains(is_unseen) {
        return None;
    }
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    Some(if seen.is_empty() { " ".to_owned() } else { seen })
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Returns a text with each character that nobody sees named: <U+0001>.
pub(crate) fn named(text: &str) -> String {
    let mut named = String::new();
    for c in text.chars() {
        match is_control(c) || is_unseen(c) {
            true => named.push_str(&format!("<U+{:04X}>", u32::from(c))),
            false => named.push(c),
        }
    }
    named
}

/// Returns whether a character is a control character that no cell needs.
pub(crate) fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}')
}

/// Returns what is to be said of such characters in a sheet, each once with
/// the first place and a count.
pub(crate) fn problems(grid: &Grid) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // The mark at the end of a text of old programs is no character of a cell.
    let is_told =
        |change: &&CellChange| change.rule == Rule::ControlCharacter && &*change.before != END_MARK;
    let mut controls = grid.changes.iter().filter(is_told).peekable();
    if let Some(first) = controls.peek() {
        let origin = grid.origin(first.row, first.column as usize);
        let written = first.before.clone();
        problems.push(Diagnostic::control_characters(&origin, &written, controls.count()));
    }
    let mut turned = None;
    for row in &grid.rows {
        for (column, cell) in row.cells().enumerate() {
            let Cell::Text(text) = cell else { continue };
            if text.is_ascii() || !text.chars().any(turns) {
                continue;
            }
            let (_, count) = turned.get_or_insert((grid.origin(row.number, column), 0_usize));
            *count += 1;
        }
    }
    if let Some((origin, count)) = turned {
        problems.push(Diagnostic::direction_marks(&origin, count));
    }
    problems
}

/// Embeddings, overrides and isolates of the direction of writing.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_seen() {
        for (text, shown, name) in [
            ("a\u{1}b", "a〓b", "a<U+0001>b"),
            ("a\tb\nc", "a\tb\nc", "a\tb\nc"),
            ("a\r\nb\rc", "a\nb\nc", "a\r\nb\rc"),
            ("\u{1A}", "〓", "<U+001A>"),
            ("みどり", "みどり", "みどり"),
        ] {
            assert_eq!((&*visible(text), named(text).as_str()), (shown, name));
        }
    }
}
