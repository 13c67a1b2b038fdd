//! The levels of the headings of a text: the highest is the one below its section, and
//! what stands on one level stays so.

use std::collections::BTreeMap;

use comrak::nodes::{AstNode, NodeValue};

use super::tags::{Meaning, place, tag};
use super::written::GUARD;

/// PDF has six levels.
const LOWEST: u8 = 6;

/// Returns the level of each heading that says something, by its place.
pub(super) fn levels<'a>(root: &'a AstNode<'a>, top: u8) -> BTreeMap<usize, u8> {
    let mut levels = BTreeMap::new();
    let mut above: Vec<u8> = Vec::new();
    for node in root.descendants() {
        let NodeValue::Heading(heading) = &node.data.borrow().value else { continue };
        if !says(node) {
            continue;
        }
        // A level is never skipped: PDF/UA asks for it.
        while above.last().is_some_and(|level| *level >= heading.level) {
            above.pop();
        }
        let depth = u8::try_from(above.len()).unwrap_or(LOWEST);
        above.push(heading.level);
        levels.insert(place(node), top.saturating_add(depth).min(LOWEST));
    }
    levels
}

/// Whether a heading has text; one of an image or a comment has none.
fn says<'a>(node: &'a AstNode<'a>) -> bool {
    let shown =
        |text: &str| text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_unseen(c));
    node.children().any(|child| match &child.data.borrow().value {
        NodeValue::Text(text) => shown(text),
        NodeValue::Code(code) => shown(&code.literal),
        NodeValue::HtmlInline(html) => tag(html).is_none_or(|tag| tag.meaning() == Meaning::None),
        NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough | NodeValue::Link(_) => {
            says(child)
        }
        _ => false,
    })
}

fn is_unseen(c: char) -> bool {
    matches!(c, GUARD | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}')
}
