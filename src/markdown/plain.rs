//! What a part of the tree says, without its marks.

use comrak::nodes::{AstNode, NodeValue};

use super::written::GUARD;

/// What a node says, without its marks.
pub(super) fn plain_text<'n>(node: &'n AstNode<'n>) -> String {
    let text: String = node
        .descendants()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::Text(text) => Some(text.to_string()),
            NodeValue::Code(code) => Some(code.literal.clone()),
            NodeValue::SoftBreak | NodeValue::LineBreak => Some(" ".to_owned()),
            _ => None,
        })
        .collect();
    text.replace(GUARD, "")
}
