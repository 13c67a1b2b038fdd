//! Footnotes of a text: which are used, and by what.

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AstNode, NodeValue};

use super::tags::place;

/// The footnotes of a text.
pub(super) struct Notes<'n> {
    /// Each by its name, the first of that name.
    pub(super) by_name: BTreeMap<String, &'n AstNode<'n>>,
    /// The places of those that the text, or a note that it uses, refers to.
    used: BTreeSet<usize>,
}

impl<'n> Notes<'n> {
    /// Looks for the notes of a text, in its lists and quotations too.
    pub(super) fn of(root: &'n AstNode<'n>) -> Self {
        let mut by_name = BTreeMap::new();
        for node in root.descendants() {
            if let NodeValue::FootnoteDefinition(definition) = &node.data.borrow().value {
                by_name.entry(definition.name.clone()).or_insert(node);
            }
        }
        let mut notes = Self { by_name, used: BTreeSet::new() };
        let mut referring = vec![root];
        while let Some(node) = referring.pop() {
            for name in references(node) {
                let definition = notes.by_name.get(&name).copied();
                if let Some(definition) = definition.filter(|it| notes.used.insert(place(it))) {
                    referring.push(definition);
                }
            }
        }
        notes
    }

    /// Whether a note is written where it is referred to.
    pub(super) fn is_used(&self, node: &'n AstNode<'n>) -> bool {
        self.used.contains(&place(node))
    }
}

/// Returns the names that a node refers to, without the notes in it.
fn references<'n>(node: &'n AstNode<'n>) -> Vec<String> {
    let mut names = Vec::new();
    let mut nodes: Vec<&'n AstNode<'n>> = node.children().collect();
    while let Some(node) = nodes.pop() {
        match &node.data.borrow().value {
            NodeValue::FootnoteReference(reference) => names.push(reference.name.clone()),
            NodeValue::FootnoteDefinition(_) => continue,
            _ => {}
        }
        nodes.extend(node.children());
    }
    names
}

/// Returns the references to notes that are not there, as they are written.
pub(super) fn unknown(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("[^").filter_map(|(at, _)| {
        let is_end = |c: char| matches!(c, '[' | ']') || c.is_whitespace();
        let end = at + 2 + text[at + 2..].find(is_end)?;
        (end > at + 2 && text[end..].starts_with(']')).then(|| &text[at..=end])
    })
}
