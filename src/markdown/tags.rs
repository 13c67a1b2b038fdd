//! The HTML that people leave in texts: what a tag means on a page, and which tags belong
//! together. Anything else in angles is text.

use std::collections::BTreeSet;

use comrak::nodes::{AstNode, NodeValue};

/// Tags nested deeper than this are left out.
const DEEPEST: usize = 12;

/// A tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name, as written.
    pub(super) name: &'a str,
    /// Whether it ends what another began.
    pub(super) closes: bool,
    attributes: &'a str,
}

/// What a tag means on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What it holds is set otherwise.
    Wraps(&'static str),
    /// A word with its reading.
    Ruby,
    /// An address.
    Link,
    /// A picture.
    Image,
    /// The line ends.
    Break,
    /// What it holds stands on lines of its own.
    Block,
    /// A cell of a table.
    Cell,
    /// An item of a list.
    Item,
    /// It holds text, and has no meaning here.
    Holds,
    /// It is no HTML.
    None,
}

/// Reads a tag.
pub(super) fn tag(written: &str) -> Option<Tag<'_>> {
    let inner = written.strip_prefix('<')?.strip_suffix('>')?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    (!name.is_empty()).then_some(Tag { name, closes, attributes })
}

impl Tag<'_> {
    /// Returns what the tag means.
    pub(super) fn meaning(&self) -> Meaning {
        const BLOCKS: &[&str] = &[
            "p",
            "div",
            "tr",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "caption",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "section",
            "article",
            "details",
            "summary",
            "center",
            "header",
            "footer",
            "main",
            "aside",
            "figure",
            "figcaption",
            "address",
            "pre",
            "form",
            "fieldset",
            "nav",
            "hr",
            "legend",
        ];
        const HOLDS: &[&str] = &[
            "span", "font", "small", "big", "abbr", "cite", "q", "code", "kbd", "samp", "var",
            "dfn", "tt", "bdi", "bdo", "rt", "rp", "rb", "rtc", "html", "wbr", "svg", "col",
            "colgroup", "nobr", "iframe", "video", "audio", "style", "script", "meta", "input",
        ];
        // Words that people write in angles for a place to fill in.
        const WORDS: &[&str] = &[
            "title", "label", "time", "link", "source", "path", "map", "object", "select",
            "option", "button", "head", "body", "area", "base", "embed", "canvas", "textarea",
            "picture",
        ];
        let name = self.name.to_ascii_lowercase();
        match name.as_str() {
            "u" | "ins" => Meaning::Wraps("#underline["),
            "sup" => Meaning::Wraps("#md-super["),
            "sub" => Meaning::Wraps("#md-sub["),
            "b" | "strong" => Meaning::Wraps("#strong["),
            "i" | "em" => Meaning::Wraps("#emph["),
            "s" | "del" | "strike" => Meaning::Wraps("#strike["),
            "mark" => Meaning::Wraps("#md-mark["),
            "ruby" => Meaning::Ruby,
            "a" => Meaning::Link,
            "img" => Meaning::Image,
            "br" => Meaning::Break,
            "td" | "th" => Meaning::Cell,
            "li" => Meaning::Item,
            name if BLOCKS.contains(&name) => Meaning::Block,
            name if HOLDS.contains(&name) => Meaning::Holds,
            name if WORDS.contains(&name) && !self.attributes.trim().is_empty() => Meaning::Holds,
            _ => Meaning::None,
        }
    }

    /// Returns what an attribute says.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let start = lower.match_indices(name).find_map(|(at, _)| {
            let is_whole = lower[..at].ends_with(char::is_whitespace);
            let rest = self.attributes[at + name.len()..].trim_start().strip_prefix('=')?;
            is_whole.then(|| rest.trim_start())
        })?;
        let quote = start.chars().next().filter(|c| matches!(c, '"' | '\''));
        let said = match quote {
            Some(quote) => start[1..].split(quote).next(),
            None => start.split(|c: char| c.is_whitespace() || c == '/').next(),
        };
        said.map(|said| said.replace("&amp;", "&"))
    }
}

/// Where a node is, to know it again.
pub(super) fn place<'a>(node: &'a AstNode<'a>) -> usize {
    std::ptr::from_ref(node).addr()
}

/// Returns the tags that have their other one beside them.
pub(super) fn pairs<'a>(root: &'a AstNode<'a>) -> BTreeSet<usize> {
    let mut pairs = BTreeSet::new();
    for parent in root.descendants() {
        let mut open: Vec<(String, usize)> = Vec::new();
        for node in parent.children() {
            let data = node.data.borrow();
            let NodeValue::HtmlInline(html) = &data.value else { continue };
            let Some(tag) = tag(html) else { continue };
            let is_pair =
                matches!(tag.meaning(), Meaning::Wraps(_) | Meaning::Ruby | Meaning::Link);
            if !is_pair || html.ends_with("/>") {
                continue;
            }
            let name = tag.name.to_ascii_lowercase();
            if !tag.closes {
                open.push((name, place(node)));
            } else if let Some(at) = open.iter().rev().take(DEEPEST).position(|it| it.0 == name) {
                let at = open.len() - 1 - at;
                if at < DEEPEST {
                    pairs.extend([open[at].1, place(node)]);
                }
                open.remove(at);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let image = tag("<img src=\"図 1.png\" width=300 alt='折れ線'/>").expect("a tag");
        assert_eq!(image.meaning(), Meaning::Image);
        assert_eq!(image.attribute("src").as_deref(), Some("図 1.png"));
        assert_eq!(image.attribute("width").as_deref(), Some("300"));
        assert_eq!(image.attribute("alt").as_deref(), Some("折れ線"));
        assert_eq!(
            tag("</U>").map(|tag| (tag.closes, tag.meaning())),
            Some((true, Meaning::Wraps("#underline[")))
        );
        assert_eq!(tag("<name>").map(|tag| tag.meaning()), Some(Meaning::None));
        assert_eq!(tag("<!-- x -->"), None);
    }
}
