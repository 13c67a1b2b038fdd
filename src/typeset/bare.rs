//! Values that a template puts into text as if it were code: without `#`, what is written for
//! Typst is printed, brackets and all.

use std::collections::BTreeSet;

use typst::syntax::{LinkedNode, SyntaxKind};

use crate::diagnostics::{Diagnostic, Origin};

use super::places::in_template;
use super::world::{Manuscript, ManuscriptWorld};

/// What texts and figures are written as. In text they are escaped, or follow `#`.
const BEGINS: [&str; 2] = ["[", "fig("];

/// Tells, once for a template, where it forgot the sign.
pub(super) fn told(world: &ManuscriptWorld<'_>, manuscript: &Manuscript) -> Vec<Diagnostic> {
    let mut lines = BTreeSet::new();
    let source = world.main.text();
    bare(&LinkedNode::new(world.main.root()), &mut |byte| {
        lines.insert(source[..byte].matches('\n').count());
    });
    let mut seen = BTreeSet::new();
    let first = lines.into_iter().filter(|line| seen.insert(manuscript.rendered.template(*line)));
    let place = |line| {
        let template = manuscript.rendered.template(line);
        let text = world.typesetter.templates.text(template).unwrap_or_default();
        let begins = |line: &&(u32, &str)| line.1.trim_start().starts_with("{{");
        let found: Vec<(u32, &str)> = (1..).zip(text.lines()).filter(|it| begins(&it)).collect();
        match found.as_slice() {
            [(line, _)] => Some(Origin::text(template, *line, 1)),
            _ => in_template(world, manuscript, line),
        }
    };
    first.filter_map(place).map(|place| Diagnostic::value_as_text(&place)).collect()
}

/// Shows where text begins as a value does.
fn bare(node: &LinkedNode<'_>, see: &mut dyn FnMut(usize)) {
    if node.kind() == SyntaxKind::Text && BEGINS.iter().any(|it| node.leaf_text().ends_with(it)) {
        see(node.offset());
    }
    node.children().for_each(|child| bare(&child, see));
}
