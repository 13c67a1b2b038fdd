//! How problems are told: grouped by file, each with its place, what is wrong
//! and what to do; for text files with the line itself and a marker under the
//! place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::locale::Language;

use super::diagnostic::{Diagnostic, Severity};
use super::messages::say;
use super::origin::Place;

/// Gives the text of a file, if it is known and is a text.
pub type TextOf<'a> = &'a dyn Fn(&str) -> Option<String>;

/// How many problems of one kind are shown of each file; of the others it is
/// said how many there are and where the next ones stand.
const SHOWN: usize = 3;
/// How many places of those that are not shown are named.
const NAMED: usize = 5;

/// Writes problems as a person reads them. They are taken in the order that
/// [`arrange`](super::arrange) gives.
///
/// Problems of one kind in one column have one cause more often than not: the
/// first few are shown, so that the others do not hide other causes.
pub fn describe(diagnostics: &[Diagnostic], text_of: TextOf<'_>, language: Language) -> String {
    let mut told = String::new();
    let mut rest = diagnostics;
    while let Some(first) = rest.first() {
        let path = &first.origin.source.path;
        let of_file = rest.iter().take_while(|it| it.origin.source.path == *path).count();
        let (file, others) = rest.split_at(of_file);
        if !told.is_empty() {
            told.push('\n');
        }
        let _ = writeln!(told, "{path}");
        let text = text_of(path);
        let mut kinds: BTreeMap<Kind<'_>, Vec<&Diagnostic>> = BTreeMap::new();
        for diagnostic in file {
            kinds.entry(kind(diagnostic)).or_default().push(diagnostic);
        }
        let mut shown: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
        for diagnostic in file {
            let kind = kind(diagnostic);
            let all = &kinds[&kind];
            let count = shown.entry(kind).or_default();
            *count += 1;
            // One more than are shown takes no more room than to say so.
            if *count <= SHOWN || all.len() == SHOWN + 1 {
                told.push_str(&problem(diagnostic, text.as_deref(), language));
            } else if *count == SHOWN + 1 {
                let places: Vec<String> =
                    all[SHOWN..].iter().take(NAMED).map(|it| it.origin.address()).collect();
                let comma = say(language, "comma", &[]);
                let more = [
                    ("count", (all.len() - SHOWN).into()),
                    ("places", places.join(comma.as_str()).into()),
                ];
                let _ = writeln!(told, "    {}", say(language, "problems-more", &more));
            }
        }
        rest = others;
    }
    told
}

/// What makes problems of one kind: sheet, code and column.
type Kind<'a> = (Option<&'a str>, &'static str, String);

fn kind(diagnostic: &Diagnostic) -> Kind<'_> {
    let head = diagnostic.arguments.iter().find(|(name, _)| *name == "header");
    let head = head.map_or_else(String::new, |(_, head)| head.to_string());
    (diagnostic.origin.source.sheet.as_deref(), diagnostic.code, head)
}

fn problem(diagnostic: &Diagnostic, text: Option<&str>, language: Language) -> String {
    let mut told = String::new();
    let severity = match diagnostic.severity {
        Severity::Error => "severity-error",
        Severity::Question => "severity-question",
        Severity::Warning => "severity-warning",
    };
    let address = diagnostic.origin.address();
    let place = if address.is_empty() { String::new() } else { format!(" {address}") };
    let message = diagnostic.message(language);
    let _ = writeln!(told, "  {}{place}: {message}", say(language, severity, &[]));
    if let (Some(text), Place::Text { line, column }) = (text, diagnostic.origin.place) {
        told.push_str(&excerpt(text, line, column));
    }
    told.push_str(&readings(diagnostic, language));
    let cure = diagnostic.cure(language);
    if !cure.is_empty() {
        let _ = writeln!(told, "    → {cure}");
    }
    told
}

/// The readings of a question, one on a line: how to answer, what it means, and
/// what it does to the figures.
fn readings(diagnostic: &Diagnostic, language: Language) -> String {
    let Some(asked) = diagnostic.asked() else { return String::new() };
    let mut told = String::new();
    // A reason is no number.
    let is_reason = asked.is_reason();
    for (at, code) in asked.readings.iter().enumerate().filter(|_| !is_reason) {
        let meaning = diagnostic.reading(code, language);
        let _ = writeln!(told, "    [{}] {meaning}", at + 1);
        for effect in asked.effects.get(at).map_or(&[][..], Vec::as_slice) {
            let _ = writeln!(told, "        {effect}");
        }
    }
    let id = asked.key.id();
    let how = if is_reason { "question-reason" } else { "question-answer" };
    let answer = say(language, how, &[("id", id.into())]);
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
