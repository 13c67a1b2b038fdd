//! A text as its writer meant it: what people write beside Markdown becomes Markdown.
//!
//! Minutes are pasted from letters, Word and mail. Their lists begin with ・ or （１）,
//! their indents are full-width spaces, their tables have no second row, and a `~` is a
//! span of hours. Each pass here does one kind of it, line by line, so that Markdown's own
//! parser finds what was meant. A line keeps the number it has in the file, whatever is
//! put before it.

mod breaks;
mod emphasis;
mod escapes;
mod grids;
mod headings;
mod hidden;
mod lines;
mod outline;
mod references;

pub(super) use self::outline::marks::mark;

use self::lines::is_japanese_line;
pub(super) use self::lines::{Found, GUARD};
use self::lines::{Kind, Line};

/// Quotations nested deeper than this stay as they are.
const DEEPEST: usize = 12;

/// A text in Markdown, and where its lines come from.
pub(super) struct Written {
    pub(super) source: String,
    /// The number in the text of each line of the source.
    lines: Vec<usize>,
    /// What was found, with its line.
    pub(super) found: Vec<(usize, Found)>,
}

impl Written {
    /// Returns the line of the text that a line of the source comes from, both from 1.
    pub(super) fn line(&self, line: usize) -> usize {
        let last = self.lines.last().copied().unwrap_or(1);
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or(last)
    }
}

/// Returns a text as Markdown.
pub(super) fn written(text: &str) -> Written {
    let mut found = Vec::new();
    let lines = split(text);
    let lines = hidden::without(lines, &mut found);
    let lines = arranged(lines, 0, &mut found);
    let names = references::used(&lines);
    let mut source = String::with_capacity(text.len() + text.len() / 4);
    let mut numbers = Vec::with_capacity(lines.len());
    let lines = references::escaped(lines, &names);
    for mut line in emphasis::meant(lines) {
        if line.kind != Kind::Code {
            line.text = escapes::escaped(&line.text);
        }
        source.push_str(&line.text);
        source.push('\n');
        numbers.push(line.at);
    }
    Written { source, lines: numbers, found }
}

/// Cuts a text into lines, however they end.
fn split(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2029}'], "\n");
    (1..)
        .zip(text.lines())
        .map(|(at, line)| {
            // The paper of a PDF ended here, not the text.
            let line = line.trim_start_matches('\u{c}');
            Line { text: readable(line), at, kind: Kind::Prose }
        })
        .collect()
}

/// Replaces the bullets of Word's own fonts, which have no letter, by one that has.
fn readable(line: &str) -> String {
    let is_word = |c: char| matches!(c, '\u{f06c}'..='\u{f0fe}');
    if line.contains(is_word) { line.replace(is_word, "•") } else { line.to_owned() }
}

/// Puts the blocks of a text in Markdown's order, in quotations too.
fn arranged(lines: Vec<Line>, depth: usize, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
    let mut done = Vec::with_capacity(lines.len());
    let mut own: Vec<Line> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        // What a code block has is no quotation.
        let is_code = line.kind == Kind::Code
            && own.last().is_some_and(|last: &Line| last.kind == Kind::Code);
        if depth >= DEEPEST || is_code || quoted(&line.text).is_none() {
            own.push(line);
            continue;
        }
        done.extend(blocks(std::mem::take(&mut own), found));
        let mut inner = Vec::new();
        let mut next = Some(line);
        while let Some(line) = next {
            let text = quoted(&line.text).unwrap_or(&line.text).to_owned();
            inner.push(Line { text, ..line });
            next = lines.next_if(|line| quoted(&line.text).is_some());
        }
        for line in arranged(inner, depth + 1, found) {
            done.push(Line { text: format!("> {}", line.text), ..line });
        }
        if lines.peek().is_some_and(|line| !line.is_blank() && is_japanese_line(&line.text)) {
            let blank = done.last().map(|line| line.before(""));
            done.extend(blank);
        }
    }
    done.extend(blocks(own, found));
    done
}

fn blocks(lines: Vec<Line>, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
    let lines = headings::meant(lines);
    let lines = grids::meant(lines, found);
    outline::meant(lines)
}

/// What a line of a quotation quotes.
fn quoted(line: &str) -> Option<&str> {
    let trimmed = line.trim_start_matches(' ');
    if line.len() - trimmed.len() > 3 {
        return None;
    }
    if let Some(inner) = trimmed.strip_prefix('>') {
        return Some(inner.strip_prefix(' ').unwrap_or(inner));
    }
    let inner = trimmed.strip_prefix('＞')?;
    Some(inner.strip_prefix([' ', '\u{3000}']).unwrap_or(inner))
}
