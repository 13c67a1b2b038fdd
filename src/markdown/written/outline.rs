//! Lists and paragraphs as people lay them out: marks such as ・ and （１）, nested by
//! full-width spaces or by the order of their marks, paragraphs with an indent, fields in
//! lines of their own.
//!
//! A list of Markdown is left as it is. Lines with marks become items of a list, mark and
//! all; whoever writes the tree takes the mark as the item's label.

pub(in crate::markdown) mod marks;

use crate::markdown::letters::width;

use super::breaks::{Start, starts};
use super::lines::{Kind, Line, is_japanese_line};

use self::marks::{BULLET, Mark, REMARK, SHAPE, mark};

/// Nobody sets a program in as far as this: it is text at the right.
const FAR: usize = 24;

/// An item that is open: where its mark stands, its rank, and where its text begins, as
/// written and in Markdown.
#[derive(Debug, Clone, Copy)]
struct Level {
    indent: usize,
    rank: Option<u8>,
    written: usize,
    content: usize,
}

#[derive(Default)]
struct Outline {
    done: Vec<Line>,
    levels: Vec<Level>,
    after_blank: bool,
    /// Whether a number came before the first shape: then shapes are below numbers.
    numbers_first: Option<bool>,
}

/// Returns the lines with lists and paragraphs in Markdown's form.
pub(super) fn meant(lines: Vec<Line>) -> Vec<Line> {
    let starts = starts(&lines);
    let mut outline = Outline { after_blank: true, ..Outline::default() };
    for (line, start) in lines.into_iter().zip(starts) {
        outline.line(line, start);
    }
    outline.done
}

impl Outline {
    fn line(&mut self, line: Line, start: Start) {
        if line.is_blank() {
            self.after_blank = true;
            self.done.push(line);
            return;
        }
        let (indent, rest) = indented(&line.text);
        match line.kind {
            Kind::Code => self.code(&line, indent),
            Kind::Head | Kind::Row => self.fixed(&line, indent, rest),
            Kind::Prose => {
                if let Some(mark) = mark(rest) {
                    self.item(&line, indent, rest, mark);
                } else if let Some(text) = marks::markdown(rest) {
                    self.markdown(&line, indent, rest, text);
                } else {
                    self.text(&line, indent, rest, start);
                }
            }
        }
        self.after_blank = false;
    }

    fn push(&mut self, line: &Line, column: usize, text: &str) {
        let text = format!("{}{text}", " ".repeat(column));
        self.done.push(Line { text, at: line.at, kind: line.kind });
    }

    fn blank(&mut self, line: &Line) {
        if self.done.last().is_some_and(|last| !last.is_blank()) {
            self.done.push(line.before(""));
        }
    }

    /// Ends the line before, as a person ended it.
    fn break_before(&mut self) {
        let is_broken = |text: &str| text.ends_with("  ") || text.ends_with('\\');
        let is_open = |last: &&mut Line| {
            last.kind == Kind::Prose && !last.is_blank() && !is_broken(&last.text)
        };
        if let Some(last) = self.done.last_mut().filter(is_open) {
            last.text.push_str("  ");
        }
    }

    /// A line that begins with a mark.
    fn item(&mut self, line: &Line, indent: usize, rest: &str, mark: Mark<'_>) {
        let mark = self.ranked(mark);
        self.levels.retain(|level| level.indent <= indent);
        let here = |level: &Level| level.indent == indent;
        let same =
            self.levels.iter().rposition(|level| here(level) && level.rank == Some(mark.rank));
        // A remark stands beside what it is about.
        let same = match mark.rank {
            REMARK => {
                self.levels.iter().rposition(|level| here(level) && level.rank.is_some()).or(same)
            }
            _ => same,
        };
        let keep = same.unwrap_or_else(|| {
            let shallower =
                |level: &Level| !here(level) || level.rank.is_some_and(|rank| rank < mark.rank);
            self.levels.iter().rposition(shallower).map_or(0, |at| at + 1)
        });
        let rank = same.and_then(|at| self.levels[at].rank).unwrap_or(mark.rank);
        self.levels.truncate(keep);
        let column = self.levels.last().map_or(0, |level| level.content);
        let written = indent + width(mark.label);
        self.levels.push(Level { indent, rank: Some(rank), written, content: column + 2 });
        match mark.label {
            "-" | "+" | "*" => self.push(line, column, &format!("- {}", mark.rest)),
            // A star would emphasise.
            label if label.starts_with('*') => self.push(line, column, &format!("- \\{rest}")),
            _ => self.push(line, column, &format!("- {rest}")),
        }
    }

    /// A mark with its rank in this text: ■ is above １ or below it, as it came first.
    fn ranked<'a>(&mut self, mark: Mark<'a>) -> Mark<'a> {
        let is_number = (3..=9).contains(&mark.rank);
        if mark.rank != SHAPE && !is_number {
            return mark;
        }
        let is_below = *self.numbers_first.get_or_insert(is_number) && !is_number;
        Mark { rank: if is_below { BULLET } else { mark.rank }, ..mark }
    }

    /// An item of a Markdown list; only its indent may be that of another program.
    fn markdown(&mut self, line: &Line, indent: usize, rest: &str, text: usize) {
        while self
            .levels
            .last()
            .is_some_and(|level| indent < level.indent + 2 && indent < level.written)
        {
            self.levels.pop();
        }
        let parent = self.levels.last().copied();
        let column = match parent {
            None if indent >= 4 && !is_japanese_line(rest) => indent,
            None => indent.min(3),
            Some(parent) => {
                let is_sound = (parent.written..parent.written + 4).contains(&indent);
                parent.content + if is_sound { indent - parent.written } else { 0 }
            }
        };
        self.levels.push(Level {
            indent,
            rank: None,
            written: indent + text,
            content: column + text,
        });
        self.push(line, column, rest);
    }

    /// A line of text.
    fn text(&mut self, line: &Line, indent: usize, rest: &str, start: Start) {
        let is_wide = line.text.trim_start_matches(' ').starts_with('\u{3000}');
        if self.after_blank {
            while self
                .levels
                .last()
                .is_some_and(|level| indent < level.written.min(level.indent + 2))
            {
                self.levels.pop();
            }
            return self.paragraph(line, indent, rest, is_wide);
        }
        let Some(&level) = self.levels.last() else {
            if is_wide && indent == 2 {
                self.blank(line);
            } else if is_wide || start.is_own {
                self.break_before();
            }
            return self.paragraph(line, indent, rest, is_wide);
        };
        if indent > level.indent {
            // The text of an item goes on, in a line of its own if the last was ended.
            while self.levels.len() > 1
                && self.levels.last().is_some_and(|level| indent <= level.indent)
            {
                self.levels.pop();
            }
            if start.is_own || (level.rank.is_some() && !start.goes_on) {
                self.break_before();
            }
            let column = self.levels.last().map_or(0, |level| level.content);
            return self.push(line, column, rest);
        }
        if level.rank.is_none() || start.goes_on {
            if start.is_own {
                self.break_before();
            }
            return self.push(
                line,
                if level.rank.is_some() { level.content } else { indent.min(3) },
                rest,
            );
        }
        self.levels.retain(|level| level.indent < indent);
        self.blank(line);
        self.paragraph(line, indent, rest, is_wide);
    }

    /// A line of text at the beginning of a paragraph, or outside of lists.
    fn paragraph(&mut self, line: &Line, indent: usize, rest: &str, is_wide: bool) {
        let level = self.levels.last();
        let (column, written) = level.map_or((0, 0), |level| (level.content, level.written));
        let more = indent.saturating_sub(written);
        // An indented block is code only where nothing in it is Japanese: nobody who
        // writes minutes means a program by four spaces.
        let in_code = self.done.iter().rev().find(|line| !line.is_blank());
        let in_code = in_code.is_some_and(|line| line.kind == Kind::Code);
        let is_far = more >= FAR && !in_code;
        let is_code = more >= 4 && !is_wide && !is_far && !is_japanese_line(rest);
        if is_code {
            // Behind text it is none, and goes on with it.
            let starts =
                self.after_blank || self.done.last().is_none_or(|it| it.kind != Kind::Prose);
            let kind = if starts { Kind::Code } else { line.kind };
            return self.push(&Line { kind, ..line.clone() }, column + more, rest);
        }
        let more = if is_wide || more >= 4 { 0 } else { more };
        self.push(line, column + more, rest);
    }

    /// A line of a code block moves with the item that it is in.
    fn code(&mut self, line: &Line, indent: usize) {
        let level =
            self.levels.last().filter(|level| indent >= level.written.min(level.indent + 2));
        match level {
            Some(level) if level.content != level.written => {
                let own: String = skip_columns(&line.text, level.written).to_owned();
                let column = level.content;
                self.push(line, column, &own);
            }
            _ => {
                self.done.push(line.clone());
            }
        }
    }

    /// A heading, a rule or a row of a table.
    fn fixed(&mut self, line: &Line, indent: usize, rest: &str) {
        if line.kind == Kind::Head {
            self.numbers_first = None;
        }
        while self.levels.last().is_some_and(|level| indent < level.written.min(level.indent + 2)) {
            self.levels.pop();
        }
        let column = self.levels.last().map_or(0, |level| level.content);
        if self.levels.is_empty() && line.kind == Kind::Row {
            let starts = self.done.last().is_none_or(|last| last.kind != Kind::Row);
            if starts {
                self.blank(line);
            }
        }
        self.push(line, column, rest);
    }
}

/// How far a line is indented, in half-width columns, and the rest of it.
fn indented(text: &str) -> (usize, &str) {
    let mut column = 0;
    for (at, c) in text.char_indices() {
        match c {
            ' ' | '\u{a0}' => column += 1,
            '\u{3000}' => column += 2,
            '\t' => column += 4 - column % 4,
            _ => return (column, &text[at..]),
        }
    }
    (column, "")
}

/// A line without so many columns of its indent.
fn skip_columns(text: &str, columns: usize) -> &str {
    let mut column = 0;
    for (at, c) in text.char_indices() {
        if column >= columns || !c.is_whitespace() {
            return &text[at..];
        }
        column += if c == '\u{3000}' { 2 } else { 1 };
    }
    ""
}
