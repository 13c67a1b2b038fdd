//! What stands before the items of a list: a mark as it was written, a box to tick, a
//! number that does not follow.

use comrak::nodes::{AstNode, ListDelimType, ListType, NodeList, NodeValue};

use crate::markup::Markup;

use super::plain::plain_text;
use super::tags::place;
use super::written::mark;

/// The labels of a list in Typst's code, and what of its texts they are.
pub(super) struct Labels {
    /// One for each item.
    pub(super) written: Vec<String>,
    /// The place of a text, and how much of it is the label.
    pub(super) taken: Vec<(usize, usize)>,
}

/// Returns the labels of a list, if it has others than Typst gives it. Items that are gone
/// have none.
pub(super) fn labels<'a>(
    node: &'a AstNode<'a>,
    list: &NodeList,
    is_gone: &dyn Fn(&'a AstNode<'a>) -> bool,
) -> Option<Labels> {
    let is_ordered = list.list_type == ListType::Ordered;
    let mut labels = Labels { written: Vec::new(), taken: Vec::new() };
    // Typst numbers with a full stop; whoever writes 「1)」 speaks of it so.
    let is_bracketed = is_ordered && list.delimiter == ListDelimType::Paren;
    let sign = if is_bracketed { ")" } else { "\\." };
    let mut is_own = is_bracketed;
    let numbers = if is_ordered { numbers(node) } else { Vec::new() };
    for (index, item) in node.children().enumerate().filter(|(_, item)| !is_gone(item)) {
        let number = numbers.get(index).map(|number| format!("{number}{sign}"));
        let label = match &item.data.borrow().value {
            NodeValue::TaskItem(task) => {
                is_own = true;
                let done = task.symbol.is_some();
                let number = number.map(|number| format!("{number} ")).unwrap_or_default();
                format!("[{number}#tick-box(done: {done})]")
            }
            _ if is_ordered => format!("[{}]", number.unwrap_or_default()),
            _ => match written_mark(item) {
                Some((label, text, length)) => {
                    is_own = true;
                    labels.taken.push((text, length));
                    format!("[{}]", Markup::text(&label).source())
                }
                None => "none".to_owned(),
            },
        };
        labels.written.push(label);
    }
    let follows = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (is_own || !follows).then_some(labels)
}

/// The numbers of a list: as written if they rise, else counted from the first.
fn numbers<'a>(node: &'a AstNode<'a>) -> Vec<usize> {
    let written: Vec<Option<usize>> = node
        .children()
        .map(|item| match &item.data.borrow().value {
            NodeValue::Item(item) => Some(item.start),
            _ => None,
        })
        .collect();
    let start = match &node.data.borrow().value {
        NodeValue::List(list) => list.start,
        _ => 1,
    };
    let rises = written.windows(2).all(|pair| pair[0].is_some() && pair[0] < pair[1]);
    if rises && written.first() == Some(&Some(start)) {
        written.into_iter().flatten().collect()
    } else {
        (start..start + written.len()).collect()
    }
}

/// The mark that an item begins with, the text that has it, and how long it is there.
fn written_mark<'a>(item: &'a AstNode<'a>) -> Option<(String, usize, usize)> {
    let paragraph = item.first_child()?;
    if !matches!(paragraph.data.borrow().value, NodeValue::Paragraph) {
        return None;
    }
    let first = paragraph.first_child()?;
    let data = first.data.borrow();
    let NodeValue::Text(text) = &data.value else { return None };
    let whole = plain_text(paragraph);
    let mark = mark(&whole)?;
    let rest = text.strip_prefix(mark.label)?;
    let rest = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\t']);
    Some((mark.label.to_owned(), place(first), text.len() - rest.len()))
}
