//! Marks of emphasis that nobody meant: 「10:00~12:00」, 「3*4*5円」, 「料金*1」,
//! 「令和__年」.

use crate::markdown::letters::is_digit;

use super::lines::{Kind, Line, code_spans, is_within, runs};

/// Returns the lines with such marks escaped.
pub(super) fn meant(lines: Vec<Line>) -> impl Iterator<Item = Line> {
    lines.into_iter().map(|mut line| {
        if line.kind != Kind::Code && line.text.contains(['~', '*', '_']) {
            line.text = escaped(&line.text);
        }
        line
    })
}

/// Parts that are no prose: code, addresses and tags in angles.
pub(super) fn shielded(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut spans = code_spans(line);
    let mut from = 0;
    while let Some(start) = line[from..].find('<').map(|at| from + at) {
        let begins = line[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = line[start + 1..].find(['<', '>']).map(|at| start + 1 + at);
        match end.filter(|&end| begins && line[end..].starts_with('>')) {
            Some(end) => {
                spans.push(start..end + 1);
                from = end + 1;
            }
            None => from = start + 1,
        }
    }
    spans.sort_by_key(|span| span.start);
    // Tags in code are code.
    spans.dedup_by(|next, span| {
        let is_inside = next.start < span.end;
        if is_inside {
            span.end = span.end.max(next.end);
        }
        is_inside
    });
    spans
}

fn escaped(line: &str) -> String {
    let shielded = shielded(line);
    let is_free = |at: usize| !is_within(&shielded, at) && !line[..at].ends_with('\\');
    let mut places: Vec<std::ops::Range<usize>> = Vec::new();
    let free = |byte| runs(line, byte).into_iter().filter(|run| is_free(run.start));
    places.extend(free(b'~').filter(|run| !strikes(line, run)));
    places.extend(stars(line, &free(b'*').collect::<Vec<_>>()));
    places.extend(blanks(line, &free(b'_').collect::<Vec<_>>()));
    places.sort_by_key(|run| run.start);
    let mut out = String::with_capacity(line.len() + places.len() * 2);
    let mut from = 0;
    for run in places {
        out.push_str(&line[from..run.start]);
        for c in line[run.clone()].chars() {
            out.push('\\');
            out.push(c);
        }
        from = run.end;
    }
    out.push_str(&line[from..]);
    out
}

fn before(line: &str, run: &std::ops::Range<usize>) -> Option<char> {
    line[..run.start].chars().next_back()
}

fn after(line: &str, run: &std::ops::Range<usize>) -> Option<char> {
    line[run.end..].chars().next()
}

/// Only two waves strike, and not between two numbers.
fn strikes(line: &str, run: &std::ops::Range<usize>) -> bool {
    run.len() == 2
        && !(before(line, run).is_some_and(is_digit) && after(line, run).is_some_and(is_digit))
}

/// Stars that multiply, and those that lead to a note.
fn stars(line: &str, runs: &[std::ops::Range<usize>]) -> Vec<std::ops::Range<usize>> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let multiplies = |run: &std::ops::Range<usize>| {
        let (before, after) = (before(line, run), after(line, run));
        (before.is_some_and(is_digit) && (after.is_some_and(is_digit) || is_word(after)))
            || (is_word(before) && after.is_some_and(is_digit))
    };
    let leads = |run: &std::ops::Range<usize>| {
        run.len() == 1
            && after(line, run).is_some_and(is_digit)
            && before(line, run).is_some_and(|c| !c.is_whitespace())
    };
    let mut found = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        // One after the other lead to notes; a star that closes has no number behind it.
        let is_note = leads(run)
            && (runs.get(index + 1).is_some_and(leads)
                || index.checked_sub(1).is_some_and(|index| leads(&runs[index])));
        if multiplies(run) || is_note {
            found.push(run.clone());
        }
    }
    found
}

/// Lines to write on.
fn blanks(line: &str, runs: &[std::ops::Range<usize>]) -> Vec<std::ops::Range<usize>> {
    if line.trim_matches(['_', ' ']).is_empty() {
        return Vec::new();
    }
    let is_long = |run: &std::ops::Range<usize>| run.len() > 2;
    let mut found: Vec<std::ops::Range<usize>> =
        runs.iter().filter(|run| is_long(run)).cloned().collect();
    for pair in runs.windows(2) {
        let [first, second] = pair else { continue };
        let between = line[first.end..second.start].chars().count();
        if first.len() == 2 && second.len() == 2 && between == 1 {
            found.extend([first.clone(), second.clone()]);
        }
    }
    // Names joined by lines, and faces: 「<月>_<日>_案」, 「(^_^)」.
    let is_joint = |run: &&std::ops::Range<usize>| {
        let (before, after) = (before(line, run), after(line, run));
        let is_beside = matches!(before, Some('>' | '^')) || matches!(after, Some('<' | '^'));
        let is_within = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        is_beside && is_within(before) && is_within(after)
    };
    found.extend(runs.iter().filter(is_joint).cloned());
    found.sort_by_key(|run| run.start);
    found.dedup();
    found
}
