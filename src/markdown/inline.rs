//! What stands in a line: text with its breaks, emphasis, links, tags, notes, images.

use comrak::nodes::{AstNode, NodeValue};

use crate::diagnostics::Diagnostic;
use crate::markup::{Markup, string_literal};

use super::addresses::{Part, encoded, parts};
use super::images::is_followable;
use super::letters::breaks_to_space;
use super::notes;
use super::pictures::Size;
use super::placeholders;
use super::plain::plain_text;
use super::tags::{Meaning, Tag, place, tag};
use super::text::Unfilled;
use super::writer::{Step, Writer};
use super::written::GUARD;

/// Notes of one text. Typst moves those of a page until all fit, and takes minutes for
/// thousands.
const MOST_NOTES: usize = 1000;

impl<'n> Writer<'_, 'n> {
    pub(super) fn inline(
        &mut self,
        node: &'n AstNode<'n>,
        value: &NodeValue,
        line: usize,
    ) -> Option<Vec<Step<'n>>> {
        match value {
            NodeValue::Text(text) => self.text(node, text, line),
            NodeValue::SoftBreak => self.soft_break(node),
            NodeValue::LineBreak => self.break_line(),
            NodeValue::Code(code) => {
                self.end_line();
                self.out.push_str(&format!("#raw({});", string_literal(&code.literal)));
                self.last = code.literal.chars().next_back().or(self.last);
            }
            NodeValue::HtmlBlock(html) => {
                self.out.push_str(Markup::text(html.literal.trim()).source());
                self.out.push_str("\n\n");
            }
            NodeValue::HtmlInline(html) => self.html(node, html, line),
            NodeValue::Emph => return Some(self.frame(node, "#emph[", "];")),
            NodeValue::Strong => return Some(self.frame(node, "#strong[", "];")),
            NodeValue::Strikethrough => return Some(self.frame(node, "#strike[", "];")),
            NodeValue::Link(link) => return Some(self.link(node, &link.url)),
            NodeValue::Image(image) => {
                let size = self.size_behind(node);
                self.image(node, &image.url, &image.title, &plain_text(node), size, line);
                self.notes_within(node);
            }
            NodeValue::FootnoteReference(reference) => self.note(&reference.name),
            other => {
                // Extensions that are not switched on; their text still counts.
                debug_assert!(false, "unexpected node {other:?}");
                return Some(self.open(node, "", ""));
            }
        }
        None
    }

    fn text(&mut self, node: &'n AstNode<'n>, text: &str, line: usize) {
        let taken = self.taken.get(&place(node)).copied().unwrap_or(0);
        let text = text.get(taken..).unwrap_or_default();
        // The mark of Japanese paragraphs: ours stand apart.
        let text = match self.last {
            None => text.trim_start_matches(['\u{3000}', ' ', '\t', GUARD]),
            Some(_) => text,
        };
        if text.is_empty() {
            return;
        }
        self.end_line();
        self.pending_lines.push((self.pending.len(), line));
        self.pending.push_str(text);
        self.last = text.trim_end_matches(GUARD).chars().next_back().or(self.last);
    }

    /// Between Japanese characters a line break of the source is nothing; between
    /// Latin ones it is a space.
    fn soft_break(&mut self, node: &'n AstNode<'n>) {
        let shown = self.pending.trim_end_matches([' ', '\u{3000}', '\t']).len();
        if shown > 0 && shown < self.pending.len() {
            self.pending.truncate(shown);
            self.last = self.pending.chars().next_back();
        }
        let Some((before, after)) = self.last.zip(next_character(node)) else { return };
        let is_spaced = before.is_whitespace() || after.is_whitespace();
        let cuts_word = before == '-' && after.is_lowercase() && {
            let word = self.pending.strip_suffix('-').and_then(|text| text.chars().next_back());
            word.is_some_and(char::is_alphabetic)
        };
        if !is_spaced && !cuts_word && breaks_to_space(before, after, self.in_japanese) {
            self.pending.push(' ');
            self.last = Some(' ');
        }
    }

    fn break_line(&mut self) {
        self.ends_line = false;
        self.out.push_str("#linebreak();");
        self.last = None;
    }

    /// Ends the line if HTML did, and something stands in it.
    fn end_line(&mut self) {
        if std::mem::take(&mut self.ends_line) && self.last.is_some() {
            self.flush();
            self.break_line();
        }
    }

    /// Writes the pending text with its placeholders filled.
    pub(super) fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        let lines = std::mem::take(&mut self.pending_lines);
        let line_of = |at: usize| {
            let next = lines.partition_point(|(start, _)| *start <= at);
            next.checked_sub(1).map_or(1, |index| lines[index].1)
        };
        let mut at = 0;
        while let Some(start) = text[at..].find("{{").map(|start| at + start) {
            let Some(end) = text[start..].find("}}").map(|end| start + end + 2) else { break };
            self.words(&text[at..start], line_of(at));
            self.placeholder(&text[start..end], line_of(start));
            at = end;
        }
        self.words(&text[at..], line_of(at));
    }

    /// Writes text without placeholders.
    fn words(&mut self, text: &str, line: usize) {
        if !text.is_empty() {
            self.note_line(line);
        }
        for name in notes::unknown(text) {
            let origin = self.origin(line);
            self.diagnostics.push(Diagnostic::markdown_unknown_note(&origin, name));
        }
        let text = text.replace(GUARD, "").replace('\t', " ");
        if self.links > 0 {
            self.out.push_str(Markup::text(&text).source());
            return;
        }
        for part in parts(&text) {
            match part {
                Part::Text(text) => self.out.push_str(Markup::text(text).source()),
                Part::Address(address, scheme) => self.out.push_str(&format!(
                    "#link({})[{}];",
                    string_literal(&format!("{scheme}{address}")),
                    Markup::text(address).source()
                )),
            }
        }
    }

    fn placeholder(&mut self, written: &str, line: usize) {
        self.note_line(line);
        let filled = match placeholders::parse(written) {
            Some(placeholder) => (self.fill)(&placeholder),
            None => Err(Unfilled::Unknown(None)),
        };
        let origin = self.origin(line);
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

    fn link(&mut self, node: &'n AstNode<'n>, url: &str) -> Vec<Step<'n>> {
        if !is_followable(url) || self.too_deep() || node.first_child().is_none() {
            return self.open(node, "", "");
        }
        self.end_line();
        self.open_link(node, &encoded(url))
    }

    /// A tag in a line.
    fn html(&mut self, node: &'n AstNode<'n>, html: &str, line: usize) {
        let Some(tag) = tag(html).filter(|tag| tag.meaning() != Meaning::None) else {
            self.end_line();
            self.out.push_str(Markup::text(html).source());
            self.last = Some('>');
            return;
        };
        let is_pair = self.pairs.contains(&place(node));
        match tag.meaning() {
            Meaning::Wraps(open) if is_pair => {
                self.end_line();
                self.out.push_str(if tag.closes { "];" } else { open });
                return;
            }
            Meaning::Ruby if is_pair && !tag.closes => return self.ruby(node),
            Meaning::Link if is_pair => return self.anchor(&tag),
            Meaning::Image if tag.attribute("src").is_some() => {
                let source = tag.attribute("src").unwrap_or_default();
                let size = Size::of_tag(&tag);
                let description = tag.attribute("alt").unwrap_or_default();
                return self.image(node, &source, "", &description, size, line);
            }
            Meaning::Break => return self.break_line(),
            Meaning::Block => self.ends_line = true,
            Meaning::Cell if !tag.closes && self.last.is_some() && !self.ends_line => {
                self.out.push('\u{3000}');
            }
            Meaning::Item if !tag.closes => {
                self.ends_line = true;
                self.end_line();
                self.out.push('・');
                self.last = Some('・');
            }
            _ => {}
        }
        let name = tag.name.to_ascii_lowercase();
        if !self.tags.contains(&name) {
            if self.tags.is_empty() {
                self.tags_line = line;
            }
            self.tags.push(name);
        }
    }

    /// An address in HTML's form; one that leads nowhere is its text.
    fn anchor(&mut self, tag: &Tag<'_>) {
        if tag.closes {
            self.out.push_str("];");
            self.links = self.links.saturating_sub(1);
            return;
        }
        self.end_line();
        self.links += 1;
        match tag.attribute("href").filter(|url| is_followable(url)) {
            Some(url) => {
                self.out.push_str(&format!("#link({})[", string_literal(&encoded(&url))));
            }
            None => self.out.push_str("#["),
        }
    }

    /// Words with their readings above.
    fn ruby(&mut self, node: &'n AstNode<'n>) {
        self.end_line();
        let (mut word, mut reading, mut is_reading) = (String::new(), String::new(), false);
        let mut next = node.next_sibling();
        while let Some(sibling) = next {
            let data = sibling.data.borrow();
            match &data.value {
                NodeValue::HtmlInline(html) => {
                    let tag = tag(html);
                    let name = tag.map(|tag| tag.name.to_ascii_lowercase()).unwrap_or_default();
                    let closes = tag.is_some_and(|tag| tag.closes);
                    let is_known = tag.is_some_and(|it| it.meaning() != Meaning::None);
                    match (name.as_str(), closes) {
                        ("rt", closes) => {
                            is_reading = !closes;
                            if closes {
                                self.reading(
                                    &std::mem::take(&mut word),
                                    &std::mem::take(&mut reading),
                                );
                            }
                        }
                        ("ruby", true) => break,
                        // Brackets for those who cannot show readings.
                        ("rp", false) => next = sibling.next_sibling(),
                        _ if is_known => {}
                        // Words in angles.
                        _ if is_reading => reading.push_str(html),
                        _ => word.push_str(html),
                    }
                }
                _ if is_reading => reading.push_str(&plain_text(sibling)),
                _ => word.push_str(&plain_text(sibling)),
            }
            next = next.and_then(AstNode::next_sibling);
        }
        self.reading(&word, &reading);
        let passed = std::iter::successors(node.next_sibling(), |it| it.next_sibling());
        for sibling in passed.take_while(|it| next.is_none_or(|end| place(it) != place(end))) {
            self.notes_within(sibling);
        }
        self.written_to = next.map(place);
    }

    fn reading(&mut self, word: &str, reading: &str) {
        let (word, reading) = (word.trim(), reading.trim());
        let written = Markup::text(word);
        match (word.is_empty(), reading.is_empty()) {
            (_, true) => self.out.push_str(written.source()),
            (true, _) => self.out.push_str(Markup::text(reading).source()),
            (false, false) => self.out.push_str(&format!(
                "#md-ruby([{}], [{}]);",
                Markup::text(reading).source(),
                written.source()
            )),
        }
        self.last = word.chars().next_back().or(self.last);
    }

    /// The first reference carries the note; later ones point to it. A note within a
    /// note follows it.
    pub(super) fn note(&mut self, name: &str) {
        let definition = self.notes.by_name.get(name).copied();
        if !definition.is_some_and(|definition| self.notes.is_used(definition)) {
            // Only notes that are printed where they stand refer to it.
            self.out.push_str(Markup::text(&format!("[^{name}]")).source());
            return;
        }
        let is_first = self.used_notes.insert(name.to_owned());
        if !is_first || self.queue.is_some() {
            let label = self.note_label(name);
            self.out.push_str(&format!("#footnote({label});"));
            if let Some(queue) = self.queue.as_mut().filter(|_| is_first) {
                queue.push_back(name.to_owned());
            }
            return;
        }
        self.queue = Some([name.to_owned()].into());
        let mut is_alone = true;
        while let Some(name) = self.queue.as_mut().and_then(|queue| queue.pop_front()) {
            let Some(definition) = self.notes.by_name.get(&name).copied() else { continue };
            if self.used_notes.len() > MOST_NOTES {
                self.too_many_notes(definition);
                break;
            }
            // Numbers of notes that follow each other are read one by one.
            if !std::mem::take(&mut is_alone) {
                self.out.push_str("#h(0.15em);");
            }
            self.out.push_str("#[#footnote[");
            let (frames, last) = (std::mem::take(&mut self.frames), self.last.take());
            let links = std::mem::take(&mut self.links);
            self.walk(definition);
            (self.frames, self.last, self.links) = (frames, last, links);
            let trimmed = self.out.trim_end().len();
            self.out.truncate(trimmed);
            self.out.push_str(&format!("]#{}];", self.note_label(&name)));
        }
        self.queue = None;
    }

    /// Tells once that a text has more notes than pages can be made of.
    fn too_many_notes(&mut self, definition: &'n AstNode<'n>) {
        if std::mem::replace(&mut self.told_notes, true) {
            return;
        }
        let origin = self.origin(definition.data.borrow().sourcepos.start.line);
        self.diagnostics.push(Diagnostic::markdown_many_notes(&origin, MOST_NOTES));
    }

    fn note_label(&self, name: &str) -> String {
        format!("label({})", string_literal(&format!("{}:{name}", self.text.path)))
    }

    /// Notes in what is written in another form: a description, a word with its reading.
    fn notes_within(&mut self, node: &'n AstNode<'n>) {
        for inner in node.descendants() {
            let data = inner.data.borrow();
            if let NodeValue::FootnoteReference(reference) = &data.value {
                self.note(&reference.name);
            }
        }
    }
}

/// The next character that is printed in the paragraph.
fn next_character<'n>(node: &'n AstNode<'n>) -> Option<char> {
    let mut node = node;
    loop {
        while let Some(next) = node.next_sibling() {
            node = next;
            for inner in next.descendants() {
                match &inner.data.borrow().value {
                    NodeValue::Text(text) => {
                        if let Some(c) = text.chars().find(|c| *c != GUARD) {
                            return Some(c);
                        }
                    }
                    NodeValue::Code(code) => return code.literal.chars().next(),
                    NodeValue::LineBreak | NodeValue::Image(_) => return None,
                    _ => {}
                }
            }
        }
        node = node.parent()?;
        if node.data.borrow().value.block() {
            return None;
        }
    }
}
