//! Tables in prose: their cells as written, and how wide their columns are.

use comrak::nodes::{AstNode, NodeValue};

use super::addresses;
use super::letters::width;
use super::placeholders::{Placeholder, WORDS, parse};
use super::tags::{Meaning, tag};
use super::text::Fill;

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
pub(crate) fn column_weights<'a>(table: &'a AstNode<'a>, fill: &Fill<'_>) -> String {
    const BOUNDS: (usize, usize) = (6, 48);
    /// Room beside the text, which short columns need as much as long ones.
    const PADDING: usize = 6;
    let mut weights: Vec<usize> = Vec::new();
    for row in table.children() {
        for (at, cell) in row.children().enumerate() {
            // A placeholder may be cut into several nodes.
            let mut said = String::new();
            let mut columns = 0;
            for node in cell.descendants() {
                match &node.data.borrow().value {
                    NodeValue::Text(text) => said.push_str(text),
                    NodeValue::Code(code) => columns += width(&code.literal),
                    _ => {}
                }
            }
            columns += width(&as_read(&said, fill));
            if weights.len() <= at {
                weights.push(BOUNDS.0);
            }
            weights[at] = weights[at].max(columns.min(BOUNDS.1));
        }
    }
    weights.iter().map(|weight| format!("{},", weight + PADDING)).collect::<Vec<_>>().join(" ")
}

/// A text as it reads with words of the language filled in. What is data stays as it is
/// written: a table that is measured by it is the same in every edition.
fn as_read(text: &str, fill: &Fill<'_>) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once("{{") {
        let Some((inner, after)) = from.split_once("}}") else { break };
        read.push_str(before);
        let written = format!("{{{{{inner}}}}}");
        let is_word = |it: &Placeholder| WORDS.contains(&it.function.as_str());
        let word = parse(&written).filter(is_word).and_then(|it| fill(&it).ok());
        read.push_str(&word.map_or(written, |word| word.source().replace('\\', "")));
        rest = after;
    }
    read + rest
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
