//! Tables in prose: their cells as written, and how wide their columns are.

use comrak::nodes::{AstNode, NodeValue};

use super::addresses;
use super::letters::width;
use super::tags::{Meaning, tag};

/// Returns the cells of a row of a table as it is written. A bar that is to be
/// read stands behind a backslash, also within code.
pub(crate) fn written_cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, character) in row.char_indices() {
        if character == '|' && !is_escaped {
            cells.push(row[start..at].trim());
            start = at + 1;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    if start < row.len() {
        cells.push(row[start..].trim());
    }
    cells
}

/// How wide each column of a table wants to be: the length of its longest cell,
/// within bounds, so that a long sentence does not squeeze a word beside it.
pub(crate) fn column_weights<'a>(table: &'a AstNode<'a>) -> String {
    const BOUNDS: (usize, usize) = (6, 48);
    /// Room beside the text, which short columns need as much as long ones.
    const PADDING: usize = 6;
    let mut weights: Vec<usize> = Vec::new();
    for row in table.children() {
        for (at, cell) in row.children().enumerate() {
            let columns: usize = cell
                .descendants()
                .map(|node| match &node.data.borrow().value {
                    NodeValue::Text(text) => width(text),
                    NodeValue::Code(code) => width(&code.literal),
                    _ => 0,
                })
                .sum();
            if weights.len() <= at {
                weights.push(BOUNDS.0);
            }
            weights[at] = weights[at].max(columns.min(BOUNDS.1));
        }
    }
    weights.iter().map(|weight| format!("{},", weight + PADDING)).collect::<Vec<_>>().join(" ")
}

/// Whether there is a link or a note in a row.
pub(crate) fn has_link<'a>(row: &'a AstNode<'a>) -> bool {
    row.descendants().any(|node| match &node.data.borrow().value {
        NodeValue::Link(_) | NodeValue::FootnoteReference(_) => true,
        NodeValue::HtmlInline(html) => tag(html).is_some_and(|tag| tag.meaning() == Meaning::Link),
        NodeValue::Text(text) => {
            addresses::parts(text).iter().any(|part| matches!(part, addresses::Part::Address(..)))
        }
        _ => false,
    })
}
