//! Markdown to [`Markup`].
//!
//! CommonMark with tables, strikethrough, task lists, footnotes, autolinks and
//! emphasis that works beside Japanese punctuation. Text is escaped, so that
//! nothing in it is ever read as Typst; HTML is text too, except that comments,
//! which no viewer shows, are left out. Placeholders are filled after parsing,
//! in text only, so that data can never turn into markup.
//!
//! The tree is walked without recursion and nesting is cut at a fixed depth:
//! a hostile file can be slow to read for a person, not for the program.

use std::collections::BTreeMap;

use comrak::nodes::{AstNode, ListType, NodeValue, Sourcepos, TableAlignment};
use comrak::{Arena, Options, parse_document};

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::markup::{Markup, string_literal};

use self::images::{beside, is_followable, is_image, percent_decoded};
use self::tables::{column_weights, written_cells};

mod images;
mod tables;

/// Lists and quotations nested deeper than this lose their frame, not their
/// text. Typst's own parser gives up far beyond it.
const DEEPEST: usize = 12;

/// Rows beyond this belong in a data file; Typst's tables take seconds for
/// thousands of rows (typst#4560).
const LONGEST_TABLE: usize = 500;

/// The placeholder that prints nothing and says which sections its text needs:
/// `{{ needs("theme") }}`.
pub const NEEDS: &str = "needs";

/// A reference in prose that is filled from the disclosure: `{{ value("I1") }}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The word before the bracket: `value`, `status`, `table`.
    pub function: String,
    /// The quoted arguments.
    pub arguments: Vec<String>,
}

/// Why a placeholder could not be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfilled {
    /// It names nothing; with the nearest known name, if there is one.
    Unknown(Option<String>),
    /// The audience may not see it.
    Hidden,
    /// It names a row that could not be read, which is told where the row is.
    Unreadable,
    /// It is of a section that the document does not have; the item, row or paragraph
    /// that says so goes with it.
    Gone,
}

/// Fills placeholders.
pub type Fill<'a> = dyn Fn(&Placeholder) -> Result<Markup, Unfilled> + 'a;

/// A Markdown text and what is known around it.
pub struct Text<'a> {
    /// The file.
    pub path: &'a str,
    /// The line of the file that the text begins on, from 1.
    pub first_line: u32,
    /// The Markdown.
    pub source: &'a str,
    /// The level of a top heading, from 1.
    pub heading_level: u8,
    /// The project's files, for images.
    pub files: &'a Files,
}

/// Returns the markup of a text; whatever is wrong with it is reported at its
/// line.
pub fn render(text: &Text<'_>, fill: &Fill<'_>, diagnostics: &mut Vec<Diagnostic>) -> Markup {
    let arena = Arena::new();
    let root = parse_document(&arena, text.source, &options());
    let mut writer = Writer {
        text,
        lines: text.source.lines().collect(),
        fill,
        diagnostics,
        out: String::with_capacity(text.source.len() * 2),
        pending: String::new(),
        pending_line: 1,
        soft_break: false,
        frames: Vec::new(),
        alignments: Vec::new(),
        heading: text.heading_level.saturating_sub(1),
        footnotes: footnotes(root),
        used_footnotes: Vec::new(),
    };
    writer.walk(root);
    Markup::from_source(writer.out.trim_end().to_owned())
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = true;
    // Shown as text, so nothing is passed through to a browser anyway.
    options.parse.leave_footnote_definitions = true;
    options
}

fn footnotes<'a>(root: &'a AstNode<'a>) -> BTreeMap<String, &'a AstNode<'a>> {
    root.children()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::FootnoteDefinition(definition) => Some((definition.name.clone(), node)),
            _ => None,
        })
        .collect()
}

struct Writer<'a, 'n> {
    text: &'a Text<'a>,
    /// Its lines, as they were written.
    lines: Vec<&'a str>,
    fill: &'a Fill<'a>,
    diagnostics: &'a mut Vec<Diagnostic>,
    out: String,
    /// Text that has been read and not yet written, so that a placeholder cut
    /// into several nodes is whole again.
    pending: String,
    pending_line: usize,
    /// A line break of the source, written as a space or, between Japanese
    /// characters, as nothing.
    soft_break: bool,
    /// What closes each open node; empty for nodes beyond the depth.
    frames: Vec<&'static str>,
    alignments: Vec<TableAlignment>,
    heading: u8,
    footnotes: BTreeMap<String, &'n AstNode<'n>>,
    used_footnotes: Vec<String>,
}

/// A step of the walk: into a node, or out of it.
enum Step<'n> {
    Into(&'n AstNode<'n>),
    OutOf,
}

impl<'n> Writer<'_, 'n> {
    fn walk(&mut self, root: &'n AstNode<'n>) {
        let mut steps: Vec<Step<'n>> = children(root);
        while let Some(step) = steps.pop() {
            match step {
                Step::OutOf => {
                    self.flush();
                    let close = self.frames.pop().unwrap_or("");
                    self.out.push_str(close);
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

    /// Reports text in cells beyond the head, which Markdown leaves out.
    fn tell_lost_cells(&mut self, place: Sourcepos, line: usize) {
        let Some(row) = self.lines.get(place.start.line.saturating_sub(1)) else { return };
        // What stands before it marks a list or a quotation.
        let row = row.get(place.start.column.saturating_sub(1)..).unwrap_or(row);
        let cells = written_cells(row);
        let lost = cells.get(self.alignments.len()..).unwrap_or_default();
        if let Some(first) = lost.iter().find(|cell| !cell.is_empty()) {
            let origin = self.origin(line);
            self.diagnostics.push(Diagnostic::markdown_lost_cell(
                &origin,
                first,
                &self.alignments.len().to_string(),
            ));
        }
    }

    /// Writes a node's beginning and returns its children to walk, or `None`
    /// if it is complete.
    fn enter(&mut self, node: &'n AstNode<'n>) -> Option<Vec<Step<'n>>> {
        let data = node.data.borrow();
        let line = data.sourcepos.start.line;
        match &data.value {
            NodeValue::Text(text) => {
                if self.pending.is_empty() {
                    self.pending_line = line;
                }
                self.break_softly(text.chars().next());
                self.pending.push_str(text);
                return None;
            }
            NodeValue::SoftBreak => {
                self.soft_break = true;
                return None;
            }
            _ => {}
        }
        if self.soft_break {
            self.break_softly(None);
        }
        self.flush();
        if self.is_gone(node, &data.value) {
            return None;
        }
        match &data.value {
            NodeValue::Document | NodeValue::Escaped => Some(self.open(node, "", "")),
            NodeValue::Paragraph => Some(self.open(node, "", "\n\n")),
            NodeValue::Heading(heading) => {
                // A level is never skipped: PDF/UA asks for it.
                let wanted = self.text.heading_level.saturating_add(heading.level - 1);
                let level = wanted.min(self.heading + 1);
                self.heading = level;
                Some(self.open(node, &format!("#heading(level: {level})["), "]\n\n"))
            }
            NodeValue::BlockQuote => Some(self.frame(node, "#quote(block: true)[", "]\n\n")),
            NodeValue::List(list) => {
                let tight = list.tight;
                if list.list_type == ListType::Ordered {
                    self.open_list(node, &format!("#enum(tight: {tight}, start: {}, ", list.start))
                } else if list.is_task_list {
                    self.open_list(node, &format!("#md-tasks(tight: {tight}, "))
                } else {
                    self.open_list(node, &format!("#list(tight: {tight}, "))
                }
            }
            NodeValue::Item(_) => Some(self.open(node, "[", "], ")),
            NodeValue::TaskItem(task) => {
                let open = format!("(done: {}, body: [", task.symbol.is_some());
                Some(self.open(node, &open, "]), "))
            }
            NodeValue::CodeBlock(code) => {
                let literal = string_literal(code.literal.trim_end_matches('\n'));
                self.out.push_str(&format!("#raw(block: true, {literal})\n\n"));
                None
            }
            NodeValue::Code(code) => {
                self.out.push_str(&format!("#raw({});", string_literal(&code.literal)));
                None
            }
            NodeValue::HtmlBlock(html) => {
                self.html(&html.literal);
                self.out.push_str("\n\n");
                None
            }
            NodeValue::HtmlInline(html) => {
                self.html(html);
                None
            }
            NodeValue::ThematicBreak => {
                self.out.push_str("#md-rule()\n\n");
                None
            }
            NodeValue::LineBreak => {
                self.out.push_str("#linebreak();");
                None
            }
            NodeValue::Emph => Some(self.frame(node, "#emph[", "];")),
            NodeValue::Strong => Some(self.frame(node, "#strong[", "];")),
            NodeValue::Strikethrough => Some(self.frame(node, "#strike[", "];")),
            NodeValue::Link(link) => {
                if is_followable(&link.url) && !self.too_deep() {
                    let open = format!("#link({})[", string_literal(&link.url));
                    Some(self.open(node, &open, "];"))
                } else {
                    Some(self.open(node, "", ""))
                }
            }
            NodeValue::Image(image) => {
                self.image(node, &image.url, &image.title, line);
                None
            }
            NodeValue::Table(table) => {
                if table.num_rows > LONGEST_TABLE {
                    let origin = self.origin(line);
                    let rows = table.num_rows.to_string();
                    self.diagnostics.push(Diagnostic::markdown_long_table(
                        &origin,
                        &rows,
                        &LONGEST_TABLE.to_string(),
                    ));
                    return None;
                }
                self.alignments.clone_from(&table.alignments);
                let align: Vec<&str> = table
                    .alignments
                    .iter()
                    .map(|alignment| match alignment {
                        TableAlignment::Center => "center",
                        TableAlignment::Right => "right",
                        TableAlignment::Left | TableAlignment::None => "left",
                    })
                    .collect();
                let weights = column_weights(node);
                let open = format!("#md-table(({},), ({weights}), ", align.join(", "));
                Some(self.open(node, &open, ")\n\n"))
            }
            NodeValue::TableRow(is_header) => {
                self.tell_lost_cells(data.sourcepos, line);
                let open = if *is_header { "table.header(" } else { "" };
                let close = if *is_header { "), " } else { "" };
                Some(self.open(node, open, close))
            }
            NodeValue::TableCell => Some(self.open(node, "[", "], ")),
            NodeValue::FootnoteReference(reference) => {
                let name = reference.name.clone();
                drop(data);
                self.footnote(&name);
                None
            }
            // Written where it is referred to.
            NodeValue::FootnoteDefinition(_) => None,
            other => {
                // Extensions that are not switched on; their text still counts.
                debug_assert!(false, "unexpected node {other:?}");
                Some(self.open(node, "", ""))
            }
        }
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
    fn frame(
        &mut self,
        node: &'n AstNode<'n>,
        open: &'static str,
        close: &'static str,
    ) -> Vec<Step<'n>> {
        if self.too_deep() { self.open(node, "", "") } else { self.open(node, open, close) }
    }

    fn open(&mut self, node: &'n AstNode<'n>, open: &str, close: &'static str) -> Vec<Step<'n>> {
        self.out.push_str(open);
        self.frames.push(close);
        children(node)
    }

    /// A list beyond the depth becomes plain paragraphs.
    fn open_list(&mut self, node: &'n AstNode<'n>, open: &str) -> Option<Vec<Step<'n>>> {
        if self.too_deep() {
            self.frames.push("\n\n");
            let items = node.children().flat_map(AstNode::children).collect::<Vec<_>>();
            return Some(items.into_iter().rev().map(Step::Into).collect());
        }
        self.out.push_str(open);
        self.frames.push(")\n\n");
        Some(children(node))
    }

    fn too_deep(&self) -> bool {
        self.frames.len() >= DEEPEST * 2
    }

    /// Between two Japanese characters a line break of the source is nothing;
    /// elsewhere it is a space.
    fn break_softly(&mut self, next: Option<char>) {
        if !std::mem::take(&mut self.soft_break) {
            return;
        }
        let before = self.pending.chars().next_back();
        let joins = before.is_some_and(is_japanese) && next.is_some_and(is_japanese);
        if !joins {
            self.pending.push(' ');
        }
    }

    /// Writes the pending text with its placeholders filled.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        let mut rest = text.as_str();
        while let Some(start) = rest.find("{{") {
            let Some(length) = rest[start..].find("}}") else { break };
            let (before, from) = rest.split_at(start);
            let (written, after) = from.split_at(length + 2);
            self.out.push_str(Markup::text(before).source());
            self.placeholder(written);
            rest = after;
        }
        self.out.push_str(Markup::text(rest).source());
    }

    fn placeholder(&mut self, written: &str) {
        let filled = match parse_placeholder(written) {
            Some(placeholder) => (self.fill)(&placeholder),
            None => Err(Unfilled::Unknown(None)),
        };
        let origin = self.origin(self.pending_line);
        match filled {
            // A code expression is ended so that what follows is text again.
            Ok(markup) => self.out.push_str(markup.source()),
            Err(Unfilled::Unknown(near)) => {
                let near = near.unwrap_or_default();
                self.diagnostics.push(Diagnostic::placeholder_unknown(&origin, written, &near));
            }
            Err(Unfilled::Unreadable | Unfilled::Gone) => {}
            Err(Unfilled::Hidden) => {
                self.diagnostics.push(Diagnostic::placeholder_hidden(&origin, written));
            }
        }
    }

    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(start) = rest.find("<!--") {
            let end = rest[start..].find("-->").map_or(rest.len(), |end| start + end + 3);
            self.out.push_str(Markup::text(rest[..start].trim_end()).source());
            rest = &rest[end..];
        }
        self.out.push_str(Markup::text(rest.trim_end_matches('\n')).source());
    }

    fn image(&mut self, node: &'n AstNode<'n>, url: &str, title: &str, line: usize) {
        let origin = self.origin(line);
        let description = plain_text(node);
        if url.contains("://") {
            self.diagnostics.push(Diagnostic::markdown_remote_image(&origin, url));
            return;
        }
        let decoded = percent_decoded(url);
        let path = beside(self.text.path, &decoded);
        // A Mac writes the name with its marks apart from their letters.
        let path = path.and_then(|path| self.text.files.path(&path));
        let found = path.and_then(|path| Some((self.text.files.get(path)?, path)));
        let Some((bytes, path)) = found else {
            self.diagnostics.push(Diagnostic::markdown_image(&origin, url));
            return;
        };
        if !is_image(bytes) {
            self.diagnostics.push(Diagnostic::markdown_image_kind(&origin, url));
            return;
        }
        if description.trim().is_empty() {
            self.diagnostics.push(Diagnostic::markdown_image_without_text(&origin, url));
            return;
        }
        let caption = match title {
            "" => "none".to_owned(),
            title => format!("[{}]", Markup::text(title).source()),
        };
        self.out.push_str(&format!(
            "#md-image({}, alt: {}, caption: {caption});",
            string_literal(&format!("/{path}")),
            string_literal(description.trim()),
        ));
    }

    /// The first reference carries the note; later ones point to it.
    fn footnote(&mut self, name: &str) {
        let label = format!("label({})", string_literal(&format!("{}:{name}", self.text.path)));
        if self.used_footnotes.iter().any(|used| used == name) {
            self.out.push_str(&format!("#footnote({label});"));
            return;
        }
        let Some(definition) = self.footnotes.get(name).copied() else { return };
        self.used_footnotes.push(name.to_owned());
        self.out.push_str("#[#footnote[");
        let frames = std::mem::take(&mut self.frames);
        self.walk(definition);
        self.frames = frames;
        let trimmed = self.out.trim_end().len();
        self.out.truncate(trimmed);
        self.out.push_str(&format!("]#{label}];"));
    }

    fn origin(&self, line: usize) -> Origin {
        let line = u32::try_from(line).unwrap_or(1).max(1);
        Origin::text(self.text.path, self.text.first_line + line - 1, 1)
    }
}

fn children<'n>(node: &'n AstNode<'n>) -> Vec<Step<'n>> {
    let mut steps: Vec<Step<'n>> = node.children().map(Step::Into).collect();
    steps.reverse();
    steps
}

/// The placeholders of a text, as far as they can be read.
fn placeholders(text: &str) -> impl Iterator<Item = Placeholder> {
    let from = text.split("{{").skip(1);
    from.filter_map(|from| parse_placeholder(&format!("{{{{{}}}}}", from.split_once("}}")?.0)))
}

/// Reads `{{ value("I1") }}`.
fn parse_placeholder(written: &str) -> Option<Placeholder> {
    let inner = written.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let (function, rest) = inner.split_once('(')?;
    let arguments = rest.strip_suffix(')')?;
    let arguments = arguments
        .split(',')
        .map(|argument| {
            let argument = argument.trim();
            let quotes = ['"', '\'', '“', '”', '「', '」'];
            argument
                .strip_prefix(quotes)
                .and_then(|argument| argument.strip_suffix(quotes))
                .map(str::to_owned)
        })
        .collect::<Option<Vec<String>>>()?;
    Some(Placeholder { function: function.trim().to_owned(), arguments })
}

fn plain_text<'n>(node: &'n AstNode<'n>) -> String {
    node.descendants()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::Text(text) => Some(text.to_string()),
            NodeValue::Code(code) => Some(code.literal.clone()),
            NodeValue::SoftBreak | NodeValue::LineBreak => Some(" ".to_owned()),
            _ => None,
        })
        .collect()
}

fn is_japanese(c: char) -> bool {
    matches!(u32::from(c),
        0x3000..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render_with(source: &str, fill: &Fill<'_>) -> (String, Vec<String>) {
        let mut files = Files::new();
        files.insert("inputs/narrative/図 1.png", b"\x89PNG\r\n\x1a\n".as_slice());
        files.insert("inputs/narrative/text.png", b"text".as_slice());
        let text = Text {
            path: "inputs/narrative/a.md",
            first_line: 5,
            source,
            heading_level: 2,
            files: &files,
        };
        let mut diagnostics = Vec::new();
        let markup = render(&text, fill, &mut diagnostics);
        let told = diagnostics.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        (markup.source().to_owned(), told)
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let (markup, told) = render_with(source, &|_| Err(Unfilled::Unknown(None)));
        assert_eq!(markup, expected, "{source}");
        assert!(told.is_empty(), "{told:?}");
        let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
        assert!(errors.is_empty(), "{markup}: {errors:?}");
    }

    #[test]
    fn blocks() {
        check("一段落\n\n二段落", "一段落\n\n二段落");
        check(
            "# 見出し\n### 飛ばさない",
            "#heading(level: 2)[見出し]\n\n#heading(level: 3)[飛ばさない]",
        );
        check("> 引用", "#quote(block: true)[引用\n\n]");
        check("- 一\n- 二", "#list(tight: true, [一\n\n], [二\n\n], )");
        check("3. 三\n4. 四", "#enum(tight: true, start: 3, [三\n\n], [四\n\n], )");
        check(
            "- [x] 済\n- [ ] 未",
            "#md-tasks(tight: true, (done: true, body: [済\n\n]), (done: false, body: [未\n\n]), )",
        );
        check("```\n#code\n```", "#raw(block: true, \"#code\")");
        check("---", "#md-rule()");
        check(
            "|a|b|\n|-|-:|\n|1|2|",
            "#md-table((left, right,), (12, 12,), table.header([a], [b], ), [1], [2], )",
        );
    }

    #[test]
    fn inlines() {
        check("**この文は重要です。**次の文", "#strong[この文は重要です。];次の文");
        check("*強調*と~~取消~~", "#emph[強調];と#strike[取消];");
        check("`a\"b`", "#raw(\"a\\\"b\");");
        check("[外](https://example.org/)と[中](b.md)", "#link(\"https://example.org/\")[外];と中");
        check("www.example.org", "#link(\"http://www.example.org\")[www\\.example\\.org];");
        check("行の\n途中", "行の途中");
        check("two\nlines", "two lines");
        check("改行  \n後", "改行#linebreak();後");
    }

    #[test]
    fn html_is_text_and_comments_are_dropped() {
        check("a<br>b", "a\\<br\\>b");
        check("前<!-- 秘密 -->後", "前後");
        check("<script>x()</script>", "\\<script\\>x\\(\\)\\<\\/script\\>");
    }

    #[test]
    fn footnotes_are_written_once_and_may_refer_to_themselves() {
        check(
            "本文[^1]と再び[^1]\n\n[^1]: 注[^1]",
            "本文#[#footnote[注#footnote(label(\"inputs/narrative/a.md:1\"));]\
             #label(\"inputs/narrative/a.md:1\")];と再び#footnote(label(\"inputs/narrative/a.md:1\"));",
        );
    }

    #[test]
    fn images_need_a_file_and_a_description() {
        check(
            "![折れ線](%E5%9B%B3%201.png \"題\")",
            "#md-image(\"/inputs/narrative/図 1.png\", alt: \"折れ線\", caption: [題]);",
        );
        for (source, code) in [
            ("![x](none.png)", "markdown-image"),
            ("![](<図 1.png>)", "markdown-image-without-text"),
            ("![x](text.png)", "markdown-image-kind"),
            ("![x](https://example.org/a.png)", "markdown-remote-image"),
            ("![x](../../../etc/passwd)", "markdown-image"),
        ] {
            let (_, told) = render_with(source, &|_| Err(Unfilled::Unknown(None)));
            assert_eq!(told, [format!("inputs/narrative/a.md:5:1 {code}")]);
        }
    }

    #[test]
    fn placeholders_are_filled_in_text_only() {
        let fill = |placeholder: &Placeholder| match placeholder.arguments[0].as_str() {
            "secret" => Err(Unfilled::Hidden),
            name => Ok(Markup::text(&format!("*{name}*"))),
        };
        let (markup, told) = render_with("値は{{ value(\"I_1\") }}です。`{{ x }}`", &fill);
        assert_eq!(markup, "値は\\*I\\_1\\*です。#raw(\"{{ x }}\");");
        assert!(told.is_empty());
        let (_, told) = render_with("\n\n{{ value(\"secret\") }} {{ 7*7 }}", &fill);
        assert_eq!(
            told,
            [
                "inputs/narrative/a.md:7:1 placeholder-hidden",
                "inputs/narrative/a.md:7:1 placeholder-unknown",
            ]
        );
    }

    #[test]
    fn what_speaks_of_a_section_goes_with_it() {
        let fill = |placeholder: &Placeholder| match placeholder.arguments[0].as_str() {
            "theme" => Ok(Markup::default()),
            _ => Err(Unfilled::Gone),
        };
        let rendered = |source: &str| render_with(source, &fill);
        let source = "1. {{ needs(\"theme\") }}題\n2. {{ needs(\"card\") }}札\n3. 後";
        assert_eq!(rendered(source).0, "#enum(tight: true, start: 1, [題\n\n], [後\n\n], )");
        let source = "- 上\n  - {{ needs(\"card\") }}札\n  - 下\n\n{{ needs(\"card\") }}札\n\n終";
        let expected = "#list(tight: true, [上\n\n#list(tight: true, [下\n\n], )\n\n], )\n\n終";
        assert_eq!(rendered(source), (expected.to_owned(), Vec::new()));
        let source = "|a|\n|-|\n|1|\n|{{ needs(\"card\") }}札|";
        assert!(!rendered(source).0.contains('札'), "{source}");
    }

    #[test]
    fn deep_nesting_and_long_words_end_quickly() {
        for source in [
            "> ".repeat(50_000) + "底",
            "- ".repeat(20_000) + "底",
            "*".repeat(50_000) + "底" + &"*".repeat(50_000),
            "[".repeat(50_000) + "底" + &"](x)".repeat(50_000),
            "長".repeat(1_000_000),
            "a".repeat(1_000_000),
        ] {
            let (markup, _) = render_with(&source, &|_| Err(Unfilled::Unknown(None)));
            let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
            assert!(errors.is_empty(), "{}…: {:?}", &source[..3], &errors[..1]);
        }
    }
}
