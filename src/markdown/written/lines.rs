//! The lines of a text, and what they are.

use std::ops::Range;

use crate::markdown::letters::is_latin;

/// What stands before a line that would begin HTML, so that it is read as text. It has
/// no glyph and is left out when text is written.
pub(in crate::markdown) const GUARD: char = '\u{2060}';

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Kind {
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
pub(in crate::markdown) struct Line {
    pub(in crate::markdown) text: String,
    /// Its number in the text, from 1.
    pub(in crate::markdown) at: usize,
    pub(in crate::markdown) kind: Kind,
}

impl Line {
    pub(in crate::markdown) fn is_blank(&self) -> bool {
        self.kind != Kind::Code && self.text.trim().is_empty()
    }

    /// A line that is put before this one.
    pub(in crate::markdown) fn before(&self, text: &str) -> Self {
        Self { text: text.to_owned(), at: self.at, kind: Kind::Prose }
    }
}

/// What was found that is not printed as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::markdown) enum Found {
    /// A comment that does not end.
    OpenComment,
    /// A style sheet or a program, which no page shows.
    Machinery(String),
    /// The mark of a frame, `:::`.
    Fence,
    /// A cell for which the head of its table has no column.
    CellBeyondHead(String, usize),
}

/// Whether a line has letters that are not Latin.
pub(in crate::markdown) fn is_japanese_line(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_latin(c))
}

/// Returns the parts of a line that are code, backticks included.
pub(in crate::markdown) fn code_spans(line: &str) -> Vec<Range<usize>> {
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

/// Whether a place is in one of some spans, which are in order and apart.
pub(in crate::markdown) fn is_within(spans: &[Range<usize>], at: usize) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    next > 0 && spans[next - 1].end > at
}

/// Returns the runs of one ASCII character.
pub(in crate::markdown) fn runs(line: &str, byte: u8) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
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
