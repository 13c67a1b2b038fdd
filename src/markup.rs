//! Text that is safe for Typst: the only module that writes Typst's syntax.
//!
//! A cell or a paragraph reaches a template in one of two forms: as a literal
//! in code (`"text"`, `3`, `none`, `(…)`), or as [`Markup`], which is made here
//! and in [`markdown`](crate::markdown) with every character of the text
//! escaped. Neither can be read as code.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A piece of Typst markup, with the file that it is the text of and the figures that it
/// prints, if there are any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    source: String,
    file: Option<String>,
    figures: BTreeSet<String>,
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

    /// Returns it as the text of a file.
    pub(crate) fn in_file(self, path: &str) -> Self {
        Self { file: Some(path.to_owned()), ..self }
    }

    /// Returns it with the identifiers of figures that it prints.
    pub(crate) fn citing(mut self, figures: impl IntoIterator<Item = String>) -> Self {
        self.figures.extend(figures);
        self
    }

    /// Returns the file that it is the text of.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Returns the identifiers of the figures that it prints.
    pub fn figures(&self) -> &BTreeSet<String> {
        &self.figures
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
