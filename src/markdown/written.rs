//! A text as its writer meant it: what people write beside Markdown becomes Markdown.
//!
//! Minutes are pasted from letters, Word and mail. Their lists begin with ・ or （１）,
//! their indents are full-width spaces, their tables have no second row, and a `~` is a
//! span of hours. Each pass here does one kind of it, line by line, so that Markdown's own
//! parser finds what was meant. A line keeps the number it has in the file, whatever is
//! put before it.

mod emphasis;
mod escapes;
mod grids;
mod headings;
mod hidden;
mod outline;
mod references;

pub(super) use self::outline::marks::mark;

use super::letters::is_latin;

/// Quotations nested deeper than this stay as they are.
const DEEPEST: usize = 12;

/// What stands before a line that would begin HTML, so that it is read as text. It has
/// no glyph and is left out when text is written.
pub(super) const GUARD: char = '\u{2060}';

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text, and whatever Markdown makes of it.
    Prose,
    /// A heading or a rule, which ends what stands before it.
    Head,
    /// A row of a table.
    Row,
    /// A line of a code block, which stays as it is.
    Code,
}

/// A line of a text.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    /// Its number in the text, from 1.
    at: usize,
    kind: Kind,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.kind != Kind::Code && self.text.trim().is_empty()
    }

    /// A line that is put before this one.
    fn before(&self, text: &str) -> Self {
        Self { text: text.to_owned(), at: self.at, kind: Kind::Prose }
    }
}

/// What was found that is not printed as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A comment that does not end.
    OpenComment,
    /// A style sheet or a program, which no page shows.
    Machinery(String),
    /// The mark of a frame, `:::`.
    Fence,
    /// A cell for which the head of its table has no column.
    CellBeyondHead(String, usize),
}

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
        .map(|(at, line)| Line { text: readable(line), at, kind: Kind::Prose })
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
        if depth >= DEEPEST || quoted(&line.text).is_none() {
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

/// Whether a line has letters that are not Latin.
fn is_japanese_line(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_latin(c))
}

/// Returns the parts of a line that are code, backticks included.
fn code_spans(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut spans = Vec::new();
    if !line.contains('`') {
        return spans;
    }
    let runs = runs(line, b'`');
    // The next run of the same length closes; looked for from the end, once for each.
    let mut later: Vec<Option<usize>> = vec![None; runs.len()];
    let mut last = std::collections::BTreeMap::new();
    for (index, run) in runs.iter().enumerate().rev() {
        later[index] = last.insert(run.len(), index);
    }
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        let is_escaped =
            line[..run.start].bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1;
        match later[index].filter(|_| !is_escaped) {
            Some(close) => {
                spans.push(run.start..runs[close].end);
                index = close + 1;
            }
            None => index += 1,
        }
    }
    spans
}

/// Returns the runs of one ASCII character.
fn runs(line: &str, byte: u8) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, found) in line.bytes().enumerate() {
        if found != byte {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
