//! Comrak's tree as Typst's markup: blocks, lists and tables.
//!
//! The tree is walked without recursion and nesting is cut at a fixed depth:
//! a hostile file can be slow to read for a person, not for the program.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use comrak::nodes::{AstNode, ListType, NodeList, NodeTable, NodeValue, TableAlignment};

use crate::diagnostics::{Diagnostic, Origin};
use crate::markup::{Lines, string_literal};

use super::labels::labels;
use super::letters::runs_from_right;
use super::notes::Notes;
use super::placeholders::{NEEDS, placeholders};
use super::plain::plain_text;
use super::tables::{column_weights, has_link};
use super::tags::{self, place};
use super::text::{Fill, Text, Unfilled};
use super::titles;
use super::written::{Found, Written};

/// Lists and quotations nested deeper than this lose their frame, not their
/// text. Typst's own parser gives up far beyond it.
const DEEPEST: usize = 12;

/// Rows beyond this belong in a data file; Typst's tables take seconds for
/// thousands of rows (typst#4560).
const LONGEST_TABLE: usize = 500;

/// Cells beyond this take minutes. A short text may have as many: a row of one cell is as
/// wide as the others.
const MOST_CELLS: usize = 20_000;

/// Lines of code that Typst sets at once: it takes four times as long for twice as many.
const CODE_AT_ONCE: usize = 50;

/// From so many bytes on, some four pages, a paragraph's lines are broken one by one: to
/// weigh the lines of a hundred pages against each other takes seconds.
const LONG_PARAGRAPH: usize = 15_000;

/// A walk through a tree, and what it has written so far.
pub(super) struct Writer<'a, 'n> {
    pub(super) text: &'a Text<'a>,
    pub(super) written: &'a Written,
    pub(super) in_japanese: bool,
    pub(super) fill: &'a Fill<'a>,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) out: String,
    /// The line of the file that each part of it comes from.
    pub(super) lines: Lines,
    /// Text that has been read and not yet written, so that a placeholder cut
    /// into several nodes is whole again.
    pub(super) pending: String,
    /// Where in it the lines of the source begin.
    pub(super) pending_lines: Vec<(usize, usize)>,
    /// The last character of the paragraph, if it has one.
    pub(super) last: Option<char>,
    /// A line that HTML ends before the next text.
    pub(super) ends_line: bool,
    /// The open nodes.
    pub(super) frames: Vec<Frame>,
    /// The place of each heading that says something, and its level.
    levels: BTreeMap<usize, u8>,
    /// What stands after the heading: its images.
    pub(super) after_heading: String,
    pub(super) notes: Notes<'n>,
    pub(super) used_notes: BTreeSet<String>,
    /// Notes that notes refer to: they follow, and do not nest.
    pub(super) queue: Option<VecDeque<String>>,
    /// Whether it was told that there are too many notes.
    pub(super) told_notes: bool,
    /// Tags with both their ends.
    pub(super) pairs: BTreeSet<usize>,
    /// The places of texts, and how much of their beginning is written elsewhere.
    pub(super) taken: BTreeMap<usize, usize>,
    /// Nodes up to this one are written already.
    pub(super) written_to: Option<usize>,
    /// How many links are open.
    pub(super) links: usize,
    /// Tags without a meaning, and the line of the first.
    pub(super) tags: Vec<String>,
    pub(super) tags_line: usize,
}

/// A node that is open: what closes it, empty beyond the depth, and what ends with it.
pub(super) struct Frame {
    close: &'static str,
    ends: Ends,
}

/// What ends with a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// No more than itself.
    Inline,
    /// What stands in a line.
    Block,
    /// A heading, which its images follow.
    Heading,
    /// A link, in which no address is one.
    Link,
}

/// A step of the walk: into a node, or out of it.
pub(super) enum Step<'n> {
    Into(&'n AstNode<'n>),
    OutOf,
}

impl<'a, 'n> Writer<'a, 'n> {
    pub(super) fn new(
        text: &'a Text<'a>,
        written: &'a Written,
        root: &'n AstNode<'n>,
        fill: &'a Fill<'a>,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            text,
            written,
            in_japanese: super::letters::is_japanese_text(text.source),
            fill,
            diagnostics,
            out: String::with_capacity(text.source.len() * 2),
            lines: Lines::default(),
            pending: String::new(),
            pending_lines: Vec::new(),
            last: None,
            ends_line: false,
            frames: Vec::new(),
            levels: titles::levels(root, text.heading_level),
            after_heading: String::new(),
            notes: Notes::of(root),
            used_notes: BTreeSet::new(),
            queue: None,
            told_notes: false,
            pairs: tags::pairs(root),
            taken: BTreeMap::new(),
            written_to: None,
            links: 0,
            tags: Vec::new(),
            tags_line: 1,
        }
    }

    pub(super) fn walk(&mut self, root: &'n AstNode<'n>) {
        let mut steps: Vec<Step<'n>> = children(root);
        while let Some(step) = steps.pop() {
            match step {
                Step::OutOf => self.leave(),
                Step::Into(node) if self.written_to.is_some() => {
                    self.written_to = self.written_to.filter(|last| *last != place(node));
                }
                Step::Into(node) => {
                    if let Some(inner) = self.enter(node) {
                        steps.push(Step::OutOf);
                        steps.extend(inner);
                    }
                }
            }
        }
        self.flush();
    }

    /// Tells what is not printed as it is written.
    pub(super) fn tell(&mut self) {
        for (line, found) in &self.written.found {
            let origin = self.at(*line);
            self.diagnostics.push(match found {
                Found::OpenComment => Diagnostic::markdown_open_comment(&origin),
                Found::Machinery(tag) => Diagnostic::markdown_machinery(&origin, tag),
                Found::Fence => Diagnostic::markdown_frame(&origin),
                Found::CellBeyondHead(text, columns) => {
                    Diagnostic::markdown_cell_beyond_head(&origin, text, &columns.to_string())
                }
            });
        }
        if !self.tags.is_empty() {
            let tags: Vec<String> = self.tags.iter().map(|tag| format!("<{tag}>")).collect();
            let origin = self.origin(self.tags_line);
            self.diagnostics.push(Diagnostic::markdown_tags(&origin, &tags.join(" ")));
        }
    }

    fn leave(&mut self) {
        self.flush();
        let Some(frame) = self.frames.pop() else { return };
        self.out.push_str(frame.close);
        match frame.ends {
            Ends::Inline => {}
            Ends::Link => self.links = self.links.saturating_sub(1),
            Ends::Block | Ends::Heading => {
                self.last = None;
                self.ends_line = false;
            }
        }
        if frame.ends == Ends::Heading {
            let images = std::mem::take(&mut self.after_heading);
            self.out.push_str(&images);
        }
    }

    /// Writes a node's beginning and returns its children to walk, or `None`
    /// if it is complete.
    fn enter(&mut self, node: &'n AstNode<'n>) -> Option<Vec<Step<'n>>> {
        let data = node.data.borrow();
        let line = data.sourcepos.start.line;
        if !is_text(&data.value) {
            self.flush();
            self.note_line(line);
        }
        if self.is_gone(node, &data.value) {
            return None;
        }
        match &data.value {
            NodeValue::Document | NodeValue::Escaped => Some(self.open(node, "", "")),
            NodeValue::Paragraph => Some(self.paragraph(node)),
            NodeValue::Heading(_) => Some(self.title(node)),
            NodeValue::BlockQuote => Some(self.frame(node, "#quote(block: true)[", "]\n\n")),
            NodeValue::List(list) => Some(self.list(node, list)),
            NodeValue::Item(_) | NodeValue::TaskItem(_) => Some(self.open(node, "[", "], ")),
            NodeValue::DescriptionList => Some(self.terms(node)),
            NodeValue::DescriptionItem(_) if self.too_deep() => Some(self.open(node, "", "\n\n")),
            NodeValue::DescriptionItem(_) => Some(self.open(node, "terms.item", ", ")),
            NodeValue::DescriptionTerm | NodeValue::DescriptionDetails if self.too_deep() => {
                Some(self.open(node, "", "\n\n"))
            }
            NodeValue::DescriptionTerm | NodeValue::DescriptionDetails => {
                Some(self.open(node, "[", "]"))
            }
            NodeValue::CodeBlock(code) => {
                let code = code.literal.trim_end_matches('\n').replace('\t', "    ");
                self.code(&code);
                None
            }
            NodeValue::ThematicBreak => {
                self.out.push_str("#md-rule()\n\n");
                None
            }
            NodeValue::Table(table) => self.table(node, table, line),
            NodeValue::TableRow(is_header) => Some(self.row(node, *is_header)),
            NodeValue::TableCell => Some(self.open(node, "[", "], ")),
            NodeValue::FootnoteDefinition(definition) => self.unused_note(node, &definition.name),
            value => self.inline(node, value, line),
        }
    }

    /// A block of code; a long one in parts that look like one.
    fn code(&mut self, code: &str) {
        let lines: Vec<&str> = code.split('\n').collect();
        if lines.len() <= CODE_AT_ONCE {
            self.out.push_str(&format!("#raw(block: true, {})\n\n", string_literal(code)));
            return;
        }
        self.out.push_str("#md-code(");
        for part in lines.chunks(CODE_AT_ONCE) {
            self.out.push_str(&string_literal(&part.join("\n")));
            self.out.push_str(", ");
        }
        self.out.push_str(")\n\n");
    }

    fn paragraph(&mut self, node: &'n AstNode<'n>) -> Vec<Step<'n>> {
        let is_term = node
            .parent()
            .is_some_and(|parent| matches!(parent.data.borrow().value, NodeValue::DescriptionTerm));
        let text = plain_text(node);
        if is_term {
            self.open(node, "", "")
        } else if runs_from_right(&text) {
            self.open(node, "#md-from-right[", "]\n\n")
        } else if text.len() > LONG_PARAGRAPH {
            self.open(node, "#md-long[", "]\n\n")
        } else {
            self.open(node, "", "\n\n")
        }
    }

    /// A heading; without a text it is what else stands in it.
    fn title(&mut self, node: &'n AstNode<'n>) -> Vec<Step<'n>> {
        let Some(level) = self.levels.get(&place(node)).copied() else {
            return self.open(node, "", "\n\n");
        };
        self.out.push_str(&format!("#heading(level: {level})["));
        self.frames.push(Frame { close: "]\n\n", ends: Ends::Heading });
        children(node)
    }

    pub(super) fn in_heading(&self) -> bool {
        self.frames.iter().any(|frame| frame.ends == Ends::Heading)
    }

    fn list(&mut self, node: &'n AstNode<'n>, list: &NodeList) -> Vec<Step<'n>> {
        if self.too_deep() {
            // A list beyond the depth becomes plain paragraphs.
            self.frames.push(Frame { close: "\n\n", ends: Ends::Block });
            let items = node.children().flat_map(AstNode::children).collect::<Vec<_>>();
            return items.into_iter().rev().map(Step::Into).collect();
        }
        let tight = list.tight;
        let open = match labels(node, list, &|item| self.is_gone(item, &item.data.borrow().value)) {
            Some(labels) => {
                self.taken.extend(labels.taken);
                format!("#md-marked(({},), tight: {tight}, ", labels.written.join(", "))
            }
            None if list.list_type == ListType::Ordered => {
                format!("#enum(tight: {tight}, start: {}, ", list.start)
            }
            None => format!("#list(tight: {tight}, "),
        };
        self.open(node, &open, ")\n\n")
    }

    fn terms(&mut self, node: &'n AstNode<'n>) -> Vec<Step<'n>> {
        if self.too_deep() {
            self.open(node, "", "\n\n")
        } else {
            self.open(node, "#terms(", ")\n\n")
        }
    }

    fn table(
        &mut self,
        node: &'n AstNode<'n>,
        table: &NodeTable,
        line: usize,
    ) -> Option<Vec<Step<'n>>> {
        let rows = table.num_rows.saturating_sub(1);
        if rows > LONGEST_TABLE {
            let origin = self.origin(line);
            self.diagnostics.push(Diagnostic::markdown_long_table(
                &origin,
                &rows.to_string(),
                &LONGEST_TABLE.to_string(),
            ));
            return None;
        }
        let cells = table.num_rows * table.num_columns;
        if cells > MOST_CELLS {
            let origin = self.origin(line);
            self.diagnostics.push(Diagnostic::markdown_large_table(&origin, cells, MOST_CELLS));
            return None;
        }
        let align: Vec<&str> = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                TableAlignment::Center => "center",
                TableAlignment::Right => "right",
                TableAlignment::Left | TableAlignment::None => "left",
            })
            .collect();
        let weights = column_weights(node, self.fill);
        let open = format!("#md-table(({},), ({weights}), ", align.join(", "));
        Some(self.open(node, &open, ")\n\n"))
    }

    fn row(&mut self, node: &'n AstNode<'n>, is_header: bool) -> Vec<Step<'n>> {
        match (is_header, is_header && has_link(node)) {
            // What is repeated may hold no link: PDF/UA.
            (true, true) => self.open(node, "table.header(repeat: false, ", "), "),
            (true, false) => self.open(node, "table.header(", "), "),
            (false, _) => self.open(node, "", ""),
        }
    }

    /// A note that nothing refers to is printed where it stands.
    fn unused_note(&mut self, node: &'n AstNode<'n>, name: &str) -> Option<Vec<Step<'n>>> {
        if self.notes.is_used(node) {
            return None;
        }
        let line = node.data.borrow().sourcepos.start.line;
        let origin = self.origin(line);
        self.diagnostics.push(Diagnostic::markdown_unused_note(&origin, name));
        let name = crate::markup::Markup::text(name);
        Some(self.open(node, &format!("#md-marked(([※{}],), [", name.source()), "])\n\n"))
    }

    /// Whether an item, a row or a paragraph speaks of a section that the document does
    /// not have. What an item says stands in its first paragraph.
    fn is_gone(&self, node: &'n AstNode<'n>, value: &NodeValue) -> bool {
        let said = match value {
            NodeValue::Paragraph | NodeValue::TableRow(false) => Some(node),
            NodeValue::Item(_) | NodeValue::TaskItem(_) => node
                .first_child()
                .filter(|first| matches!(first.data.borrow().value, NodeValue::Paragraph)),
            _ => None,
        };
        let text = said.map(plain_text).unwrap_or_default();
        let mut needs = placeholders(&text).filter(|it| it.function == NEEDS);
        needs.any(|it| (self.fill)(&it) == Err(Unfilled::Gone))
    }

    /// Opens a frame that text can do without: beyond the depth it is left out.
    pub(super) fn frame(
        &mut self,
        node: &'n AstNode<'n>,
        open: &'static str,
        close: &'static str,
    ) -> Vec<Step<'n>> {
        if self.too_deep() { self.open(node, "", "") } else { self.open(node, open, close) }
    }

    pub(super) fn open(
        &mut self,
        node: &'n AstNode<'n>,
        open: &str,
        close: &'static str,
    ) -> Vec<Step<'n>> {
        let is_block = close.contains("\n\n") || matches!(close, "]" | "], ");
        let ends = if is_block { Ends::Block } else { Ends::Inline };
        self.out.push_str(open);
        self.frames.push(Frame { close, ends });
        children(node)
    }

    /// Opens a link.
    pub(super) fn open_link(&mut self, node: &'n AstNode<'n>, url: &str) -> Vec<Step<'n>> {
        self.links += 1;
        self.out.push_str(&format!("#link({})[", string_literal(url)));
        self.frames.push(Frame { close: "];", ends: Ends::Link });
        children(node)
    }

    pub(super) fn too_deep(&self) -> bool {
        self.frames.len() >= DEEPEST * 2
    }

    /// A place in the file, by the line of the source that comrak read.
    pub(super) fn origin(&self, line: usize) -> Origin {
        self.at(self.written.line(line))
    }

    fn at(&self, line: usize) -> Origin {
        Origin::text(self.text.path, self.in_file(line), 1)
    }

    /// The number in the file of a line of the text.
    fn in_file(&self, line: usize) -> u32 {
        self.text.first_line + u32::try_from(line).unwrap_or(1).max(1) - 1
    }

    /// Notes that what is written next comes from a line of the source that comrak read.
    pub(super) fn note_line(&mut self, line: usize) {
        let line = self.in_file(self.written.line(line));
        self.lines.note(self.out.len(), line);
    }
}

/// Text is gathered before it is written.
fn is_text(value: &NodeValue) -> bool {
    matches!(value, NodeValue::Text(_) | NodeValue::SoftBreak)
}

pub(super) fn children<'n>(node: &'n AstNode<'n>) -> Vec<Step<'n>> {
    let mut steps: Vec<Step<'n>> = node.children().map(Step::Into).collect();
    steps.reverse();
    steps
}
