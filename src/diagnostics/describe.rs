//! How problems are told: grouped by file, each with its place, what is wrong
//! and what to do; for text files with the line itself and a marker under the
//! place.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::locale::Language;

use super::{Diagnostic, Place, Severity, say};

/// Gives the text of a file, if it is known and is a text.
pub type TextOf<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Writes problems as a person reads them. They are taken in the order that
/// [`arrange`](super::arrange) gives.
pub fn describe(diagnostics: &[Diagnostic], text_of: TextOf<'_>, language: Language) -> String {
    let mut told = String::new();
    let mut file = None;
    let mut text = None;
    for diagnostic in diagnostics {
        let path = &diagnostic.origin.source.path;
        if file != Some(path) {
            if file.is_some() {
                told.push('\n');
            }
            let _ = writeln!(told, "{path}");
            file = Some(path);
            text = text_of(path);
        }
        let severity = match diagnostic.severity {
            Severity::Error => "severity-error",
            Severity::Question => "severity-question",
            Severity::Warning => "severity-warning",
        };
        let address = diagnostic.origin.address();
        let place = if address.is_empty() { String::new() } else { format!(" {address}") };
        let message = diagnostic.message(language);
        let _ = writeln!(told, "  {}{place}: {message}", say(language, severity, &[]));
        if let (Some(text), Place::Text { line, column }) = (&text, diagnostic.origin.place) {
            told.push_str(&excerpt(text, line, column));
        }
        told.push_str(&readings(diagnostic, language));
        let cure = diagnostic.cure(language);
        if !cure.is_empty() {
            let _ = writeln!(told, "    → {cure}");
        }
    }
    told
}

/// The readings of a question, one on a line: how to answer, what it means, and
/// what it does to the figures.
fn readings(diagnostic: &Diagnostic, language: Language) -> String {
    let Some(asked) = diagnostic.asked() else { return String::new() };
    let mut told = String::new();
    for (at, code) in asked.readings.iter().enumerate() {
        let meaning = diagnostic.reading(code, language);
        let _ = write!(told, "    [{}] {meaning}", at + 1);
        let effects = asked.effects.get(at).map_or(&[][..], Vec::as_slice);
        if !effects.is_empty() {
            let _ = write!(told, ": {}", effects.join(say(language, "comma", &[]).as_str()));
        }
        told.push('\n');
    }
    let id = asked.key.id();
    let answer = say(language, "question-answer", &[("id", id.into())]);
    let _ = writeln!(told, "    {answer}");
    told
}

/// The line of a place, with a marker under the word there; empty for a line
/// with nothing on it. Line and column from 1.
fn excerpt(text: &str, line: u32, column: u32) -> String {
    /// Terminals of old PCs are 80 wide; the excerpt is indented by four.
    const WIDTH: usize = 76;
    let Some(shown) = text.lines().nth(line as usize - 1).map(str::trim_end) else {
        return String::new();
    };
    if shown.is_empty() {
        return String::new();
    }
    let start = shown.char_indices().nth(column as usize - 1).map_or(shown.len(), |(at, _)| at);
    let length = word_length(&shown[start..]);
    let snippet = Snippet::source(shown)
        .line_start(line as usize)
        .annotation(AnnotationKind::Primary.span(start..start + length));
    let report = [Group::with_level(Level::ERROR).element(snippet)];
    let rendered = Renderer::plain().term_width(WIDTH).render(&report);
    rendered
        .lines()
        .filter(|line| !line.trim_matches([' ', '|']).is_empty())
        .fold(String::new(), |told, line| told + "    " + line + "\n")
}

/// How many bytes the word at the beginning of a text has: what is quoted, a
/// name, or one character.
fn word_length(text: &str) -> usize {
    let first = text.chars().next();
    let quoted = first
        .filter(|c| matches!(c, '"' | '\''))
        .and_then(|quote| text[1..].find(quote).map(|closing| closing + 2));
    let name = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')));
    match (quoted, name.unwrap_or(text.len())) {
        (Some(length), _) => length,
        (None, 0) => first.map_or(0, char::len_utf8),
        (None, length) => length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marker_stands_under_the_word_whatever_its_width() {
        assert_eq!(
            excerpt("[roundtable]\nname = \"瀬戸\" # 名前\n", 2, 13),
            "    2 | name = \"瀬戸\" # 名前\n      |               ^\n"
        );
        assert_eq!(
            excerpt("名前 = \"瀬戸内\"", 1, 6),
            "    1 | 名前 = \"瀬戸内\"\n      |        ^^^^^^^^\n"
        );
        assert_eq!(excerpt("nmae_en = 1", 1, 1), "    1 | nmae_en = 1\n      | ^^^^^^^\n");
    }

    #[test]
    fn places_that_hold_nothing_have_no_excerpt() {
        assert_eq!(excerpt("a\n\nb", 2, 1), "");
        assert_eq!(excerpt("a", 9, 1), "");
    }
}
