//! Where the figures of a document stand on its pages.
//!
//! Typst knows of each glyph which piece of source wrote it. A figure is written as a call
//! with a text; a text that is handed on as a string is written, to Typst, by whatever part
//! of the look puts it on the page. So the source is written once more, each figure's text
//! as content of its own, which keeps its place in the source wherever it goes. The pages
//! are the same: `tests/it/proofs.rs` holds that, for every document of the sample.

use std::collections::HashMap;
use std::ops::Range;

use typst::syntax::{LinkedNode, Source, Span, SyntaxKind, parse};

use crate::markup::unquoted;

/// What prints a figure.
const CALL: &str = "fig";

/// Parameters that are read and never shown, and take nothing but strings.
const READ: &str = "alt";

/// The figures of a source, by the text that prints each.
pub(super) type Marks = HashMap<Span, String>;

/// Returns a source with the text of each figure as content of its own.
pub(super) fn marked(source: &str) -> String {
    let root = parse(source);
    let mut texts = Vec::new();
    walk(&LinkedNode::new(&root), &mut |_, text| texts.push(text.range()));
    let mut written = String::with_capacity(source.len() + 4 * texts.len());
    let mut done = 0;
    for Range { start, end } in texts {
        written.push_str(&source[done..start]);
        written.push_str("[#");
        written.push_str(&source[start..end]);
        written.push(']');
        done = end;
    }
    written.push_str(&source[done..]);
    written
}

/// Notes the figures of a marked source.
pub(super) fn note(source: &Source, marks: &mut Marks) {
    walk(&LinkedNode::new(source.root()), &mut |id, text| {
        marks.insert(text.span(), id);
    });
}

/// Calls for every figure that is shown, with its identifier and its text.
fn walk(node: &LinkedNode<'_>, see: &mut dyn FnMut(String, &LinkedNode<'_>)) {
    match node.kind() {
        SyntaxKind::Named if is_called(node, READ) => return,
        SyntaxKind::FuncCall if is_called(node, CALL) => {
            let mut texts = Vec::new();
            strings(node, &mut texts);
            if let [id, text] = texts.as_slice()
                && let Some(id) = id.leaf_text().strip_prefix('"').and_then(unquoted)
            {
                see(id, text);
                return;
            }
        }
        _ => {}
    }
    node.children().for_each(|child| walk(&child, see));
}

/// Whether the first word of a node is this one.
fn is_called(node: &LinkedNode<'_>, name: &str) -> bool {
    let first = node.children().next();
    first.is_some_and(|it| it.kind() == SyntaxKind::Ident && it.leaf_text() == name)
}

fn strings<'n>(node: &LinkedNode<'n>, found: &mut Vec<LinkedNode<'n>>) {
    for child in node.children() {
        match child.kind() {
            SyntaxKind::Str => found.push(child),
            _ => strings(&child, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_that_is_shown_is_content_of_its_own() {
        let source = "#chart((a: fig(\"I01.\\\"甲\\\"\", \"1\") + \"人\"), alt: fig(\"I02\", \"2\"))\n#fig(\"I03\", \"3\");";
        let written = marked(source);
        assert_eq!(
            written,
            "#chart((a: fig(\"I01.\\\"甲\\\"\", [#\"1\"]) + \"人\"), alt: fig(\"I02\", \"2\"))\n#fig(\"I03\", [#\"3\"]);"
        );
        let mut marks = Marks::new();
        note(&Source::detached(written), &mut marks);
        let mut ids: Vec<&String> = marks.values().collect();
        ids.sort();
        assert_eq!(ids, ["I01.\"甲\"", "I03"]);
    }
}
