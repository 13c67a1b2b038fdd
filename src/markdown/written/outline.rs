//! Lists and paragraphs as people lay them out: marks such as ・ and （１）, nested by
//! full-width spaces or by the order of their marks, paragraphs with an indent, fields in
//! lines of their own.
//!
//! A list of Markdown is left as it is. Lines with marks become items of a list, mark and
//! all; whoever writes the tree takes the mark as the item's label.

pub(in crate::markdown) mod marks;

use crate::markdown::letters::{is_japanese, is_japanese_text, width};

use super::lines::{Kind, Line, is_japanese_line};

use self::marks::{Mark, REMARK, mark};

/// A line this wide went on because the paper ended; a shorter one was ended.
const FULL_LINE: usize = 56;

/// The longest name of a field, in columns: 「お問い合わせ先：」.
const LONGEST_FIELD: usize = 20;

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
    /// How wide the last line of text is, as it was written.
    last_width: usize,
}

/// Returns the lines with lists and paragraphs in Markdown's form.
pub(super) fn meant(lines: Vec<Line>) -> Vec<Line> {
    let fields = fields(&lines);
    let mut outline = Outline { after_blank: true, ..Outline::default() };
    for (line, is_field) in lines.into_iter().zip(fields) {
        outline.line(line, is_field);
    }
    outline.done
}

impl Outline {
    fn line(&mut self, line: Line, is_field: bool) {
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
                    self.text(&line, indent, rest, is_field);
                }
                self.last_width = width(line.text.trim_end());
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
    fn text(&mut self, line: &Line, indent: usize, rest: &str, is_field: bool) {
        let is_wide = line.text.trim_start_matches(' ').starts_with('\u{3000}');
        let before = self.done.last().map(|line| line.text.clone()).unwrap_or_default();
        let went_on =
            self.last_width >= FULL_LINE && !before.trim_end().ends_with(['。', '）', '」']);
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
            } else if is_wide || is_field {
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
            if level.rank.is_some() && (!went_on || is_field) {
                self.break_before();
            }
            let column = self.levels.last().map_or(0, |level| level.content);
            return self.push(line, column, rest);
        }
        if level.rank.is_none() || went_on {
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
        let is_code = more >= 4 && !is_wide && !is_japanese_line(rest);
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

/// Which lines are fields: 「日時：四月一日」, two or more in a paragraph. A heading in
/// brackets has a line of its own as well.
fn fields(lines: &[Line]) -> Vec<bool> {
    let mut are = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let is_prose = |line: &Line| line.kind == Kind::Prose && !line.is_blank();
        let length = lines[start..].iter().take_while(|line| is_prose(line)).count();
        let paragraph = &lines[start..start + length];
        let count = paragraph.iter().filter(|line| is_field(&line.text)).count();
        let mut after_title = false;
        for (index, line) in paragraph.iter().enumerate() {
            let text = line.text.trim();
            let is_titled = text.starts_with('【') && text.contains('】');
            are[start + index] = (count > 1 && is_field(text)) || is_titled || after_title;
            after_title = is_titled && text.ends_with('】');
        }
        start += length.max(1);
    }
    are
}

fn is_field(text: &str) -> bool {
    let text = text.trim();
    let Some(at) = text.find(['：', ':', '\u{3000}']) else { return false };
    let name = text[..at].trim_matches(['*', '_', '[', ']']);
    let sign = text[at..].chars().next().unwrap_or_default();
    let rest = &text[at + sign.len_utf8()..];
    let is_name = !name.is_empty()
        && width(name) <= LONGEST_FIELD
        && !name.contains(|c: char| "、。，．,.()「」|<>/".contains(c))
        && name.chars().any(char::is_alphabetic);
    let is_said = !rest.trim().is_empty() && !rest.starts_with("//");
    match sign {
        // Names and days are set apart by a space, sentences are not.
        '\u{3000}' => is_name && is_said && width(name) <= 12 && name.chars().all(is_japanese),
        ':' => is_name && is_said && (is_japanese_text(name) || rest.starts_with(' ')),
        _ => is_name,
    }
}
