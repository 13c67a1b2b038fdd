//! Text that is safe for Typst: the only module that writes Typst's syntax.
//!
//! A cell or a paragraph reaches a template in one of two forms: as a literal
//! in code (`"text"`, `3`, `none`, `(…)`), or as [`Markup`], which is made here
//! and in [`markdown`](crate::markdown) with every character of the text
//! escaped. Neither can be read as code.

mod lines;

use std::collections::BTreeSet;
use std::fmt::Write as _;

pub use self::lines::Lines;

/// A piece of Typst markup, with the file that it is the text of, if it is one's, and the
/// lines of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    source: String,
    file: Option<String>,
    lines: Lines,
}

impl Markup {
    /// Returns markup that shows a text as it is.
    ///
    /// Every ASCII punctuation mark is escaped, which is valid for any of them
    /// and leaves nothing that Typst could read as syntax: no smart quotes, no
    /// dashes, no links, no list markers at the start of a line.
    pub fn text(text: &str) -> Self {
        let mut markup = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            match c {
                c if c.is_ascii_punctuation() => {
                    markup.push('\\');
                    markup.push(c);
                }
                c if is_literal(c) => markup.push(c),
                c => {
                    let _ = write!(markup, "\\u{{{:x}}}", u32::from(c));
                }
            }
        }
        Self::from_source(markup)
    }

    /// Returns markup from Typst source that this crate wrote itself.
    pub(crate) fn from_source(source: String) -> Self {
        Self { source, ..Self::default() }
    }

    /// Returns the Typst source.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns it with the lines that it comes from.
    pub(crate) fn with_lines(self, lines: Lines) -> Self {
        Self { lines, ..self }
    }

    /// Returns the lines that it comes from.
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Returns it as the text of a file.
    pub(crate) fn in_file(self, path: &str) -> Self {
        Self { file: Some(path.to_owned()), ..self }
    }

    /// Returns the file that it is the text of.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.source.trim().is_empty()
    }
}

/// Returns a text as a Typst string literal, quotes included.
pub fn string_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if is_literal(c) => literal.push(c),
            c => {
                let _ = write!(literal, "\\u{{{:x}}}", u32::from(c));
            }
        }
    }
    literal.push('"');
    literal
}

/// Characters that stand in the source as they are. Control characters, line
/// separators and the marks that turn the direction of text are written as
/// escapes, so that the source reads the same in every editor.
fn is_literal(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// Returns the call that prints a figure.
pub(crate) fn figure_call(id: &str, text: &str) -> String {
    format!("{FIGURE}{}, {})", string_literal(id), string_literal(text))
}

const TEXT_MARK: &str = "/*text:";

/// Returns the mark before a text of a file: which file, how long it is, and which line
/// each part of it comes from. Whoever typesets takes the text out by it, lays it out once
/// for all documents, and tells of its lines.
pub(crate) fn text_mark(file: &str, source: &str, lines: &str) -> String {
    // A comment ends with a star too.
    let file = file.replace('%', "%25").replace('*', "%2A");
    format!("{TEXT_MARK}{file}:{}:{lines}*/", source.len())
}

/// A text of a file that was taken out of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) file: String,
    pub(crate) source: String,
    pub(crate) lines: Lines,
}

/// Takes the marked texts out of a source: what is left, with `put` in their places, and
/// each with its file.
pub(crate) fn take_texts(source: &str, put: impl Fn(&str, &str) -> String) -> (String, Vec<Taken>) {
    let mut left = String::with_capacity(source.len());
    let mut texts = Vec::new();
    let mut rest = source;
    while let Some((before, marked)) = rest.split_once(TEXT_MARK) {
        left.push_str(before);
        match taken(marked) {
            Some((text, after)) => {
                left.push_str(&put(&text.file, &text.source));
                texts.push(text);
                rest = after;
            }
            None => {
                left.push_str(TEXT_MARK);
                rest = marked;
            }
        }
    }
    left.push_str(rest);
    (left, texts)
}

/// Returns the files whose texts a source has.
pub(crate) fn texts_in(source: &str) -> BTreeSet<String> {
    source.split(TEXT_MARK).skip(1).filter_map(|marked| Some(mark(marked)?.0)).collect()
}

/// Reads a mark: the file, how long its text is, its lines, and the source from there on.
fn mark(marked: &str) -> Option<(String, usize, Lines, &str)> {
    let (mark, text) = marked.split_once("*/")?;
    let (mark, lines) = mark.rsplit_once(':')?;
    let (file, length) = mark.rsplit_once(':')?;
    let file = file.replace("%2A", "*").replace("%25", "%");
    Some((file, length.parse().ok()?, Lines::read(lines)?, text))
}

/// Reads a mark and takes its text: the text, and what comes after it.
fn taken(marked: &str) -> Option<(Taken, &str)> {
    let (file, length, lines, text) = mark(marked)?;
    let source = text.get(..length)?.to_owned();
    Some((Taken { file, source, lines }, text.get(length..)?))
}

/// What prints a figure; nothing else is written so, for quotes in texts are escaped.
const FIGURE: &str = "fig(";

/// Returns the identifiers of the figures that a source prints.
pub fn figures_in(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, call) in source.match_indices("fig(\"") {
        let before = source[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            found.extend(unquoted(&source[at + call.len()..]));
        }
    }
    found
}

/// Reads a string literal from behind its first quote.
pub(crate) fn unquoted(text: &str) -> Option<String> {
    let mut read = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Some(read),
            '\\' => match chars.next()? {
                'n' => read.push('\n'),
                'r' => read.push('\r'),
                't' => read.push('\t'),
                'u' => {
                    let hex: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    read.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
                }
                c => read.push(c),
            },
            c => read.push(c),
        }
    }
    None
}

/// Returns a dictionary key: bare if it is an identifier, else a string.
pub fn dictionary_key(key: &str) -> String {
    let mut chars = key.chars();
    let plain = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { key.to_owned() } else { string_literal(key) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typst_syntax::ast::Expr;
    use typst_syntax::{SyntaxKind, SyntaxNode, ast, parse, parse_code};

    use super::*;

    /// Reads markup back: the text that Typst would show, if it is only text.
    fn shown(markup: &str) -> Result<String, String> {
        let root = parse(markup);
        let mut text = String::new();
        read(&root, &mut text)?;
        Ok(text)
    }

    fn read(node: &SyntaxNode, text: &mut String) -> Result<(), String> {
        match node.kind() {
            SyntaxKind::Markup => node.children().try_for_each(|child| read(child, text)),
            SyntaxKind::Text => {
                text.push_str(node.leaf_text());
                Ok(())
            }
            SyntaxKind::Space => {
                text.push_str(node.leaf_text());
                Ok(())
            }
            SyntaxKind::Parbreak => {
                text.push_str(node.leaf_text());
                Ok(())
            }
            SyntaxKind::Escape => {
                let escape: ast::Escape<'_> = node.cast().ok_or("no escape")?;
                text.push(escape.get());
                Ok(())
            }
            kind => Err(format!("{kind:?} in {:?}", node.leaf_text())),
        }
    }

    fn read_literal(literal: &str) -> Result<String, String> {
        let root = parse_code(literal);
        let mut expressions = root.children().filter_map(|node| node.cast::<Expr<'_>>());
        match (expressions.next(), expressions.next()) {
            (Some(Expr::Str(text)), None) => Ok(text.get().to_string()),
            other => Err(format!("{other:?}")),
        }
    }

    const HOSTILE: [&str; 14] = [
        "#read(\"/etc/passwd\")",
        "{{ 7*7 }}",
        "$x$ *b* _i_ `c` @ref <label> ~ -- --- ... // /* */",
        "= heading",
        "- list",
        "1. enum",
        "/ term: x",
        "https://example.org/#a",
        "\\u{41} \\",
        "\"quotes\" 'single'",
        "a\u{0}b\u{7}c",
        "\u{202e}right to left\u{202c} العربية עברית",
        "]) #panic()",
        "[link](x) <script>alert(1)</script>",
    ];

    #[test]
    fn hostile_text_comes_back_verbatim() {
        let long = "長".repeat(10_000);
        for text in HOSTILE.into_iter().chain([long.as_str()]) {
            assert_eq!(shown(Markup::text(text).source()).as_deref(), Ok(text));
            assert_eq!(read_literal(&string_literal(text)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn marked_texts_are_taken_out_whole() {
        let text = "= 甲\n長い文。]";
        let lines = Lines::read("0-3 7-5").expect("lines");
        let file = "a/*重要*/%2A:b.md";
        let mark = text_mark(file, text, &lines.to_string());
        let source = format!("#[{mark}{text}];\n#[短い];");
        let (left, texts) = take_texts(&source, |file, _| format!("#include {file:?}"));
        assert_eq!(left, format!("#[#include {file:?}];\n#[短い];"));
        assert_eq!(texts, [Taken { file: file.to_owned(), source: text.to_owned(), lines }]);
        let files: Vec<String> = texts_in(&source).into_iter().collect();
        assert_eq!(files, [file]);
        for whole in ["#[/*text:a.md:900:*/短い];", "#[/*text:a.md*/短い];"] {
            assert_eq!(take_texts(whole, |_, _| String::new()), (whole.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn figures_are_found_by_their_calls_and_not_in_texts() {
        let quoted = figure_call("money.\"甲\"\\.spent", "3");
        let text = string_literal("fig(\"I09.value\", \"9\")");
        let prose = Markup::text("fig(\"I08.value\", \"8\")");
        let source = format!(
            "#{};{quoted} {text} {} #config(\"x\")",
            figure_call("I01.value", "18人"),
            prose.source()
        );
        let found: Vec<String> = figures_in(&source).into_iter().collect();
        assert_eq!(found, ["I01.value", "money.\"甲\"\\.spent"]);
    }

    proptest! {
        #[test]
        fn any_text_comes_back_verbatim(text in "\\PC*", more in any::<String>()) {
            for text in [text, more] {
                prop_assert_eq!(shown(Markup::text(&text).source()), Ok(text.clone()));
                prop_assert_eq!(read_literal(&string_literal(&text)), Ok(text.clone()));
            }
        }
    }
}
