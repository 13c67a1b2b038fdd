//! CSV text to a [`Grid`].

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostics::Source;

use super::grid::{CellChange, Grid, GridRow};
use super::marks;
use super::receipt::Rule;

/// Reads CSV text by RFC 4180, with commas, tabs or semicolons.
///
/// Rows may have different lengths: finding the table decides what a short or
/// long row means. A row is numbered as a spreadsheet numbers it, so that a
/// blank line counts and a line break inside quotes does not. Every cell that
/// holds anything is kept, be it a space.
pub(crate) fn parse(source: &Arc<Source>, text: &str) -> Grid {
    let text = &line_feeds(text);
    let body = without_end_mark(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(body))
        .from_reader(body.as_bytes());
    // Room for all rows at once: growing would copy those of a large file.
    let lines = usize::try_from(line_breaks(body)).unwrap_or(0);
    let mut rows = Vec::with_capacity(lines + 1);
    let mut record = ::csv::StringRecord::new();
    let mut changes = Vec::new();
    // Line breaks inside quotes, up to the row before.
    let mut inner_lines = 0;
    while reader.read_record(&mut record).expect("text in memory is valid UTF-8 and never fails") {
        let number = first_line(body, &record).saturating_sub(inner_lines);
        inner_lines += record.iter().map(line_breaks).sum::<u64>();
        let filled = (0..record.len()).rfind(|&at| !record[at].is_empty());
        if let Some(last) = filled {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let cells = record.iter().take(last + 1);
            rows.push(match cells.clone().any(needs_change) {
                false => GridRow::from_texts(number, cells),
                true => changed_row(number, cells, &mut changes),
            });
        }
    }
    if body.len() < text.len() {
        let row = u32::try_from(line_breaks(body)).unwrap_or(u32::MAX);
        changes.push(CellChange {
            row,
            column: 0,
            rule: Rule::ControlCharacter,
            before: marks::END_MARK.into(),
            after: "".into(),
        });
    }
    let mut grid = Grid::plain(source, rows);
    grid.changes = changes;
    grid
}

/// Old programs end a text with Ctrl-Z.
fn without_end_mark(text: &str) -> &str {
    match text.trim_end().strip_suffix('\u{1a}') {
        Some(body) => body.trim_end_matches('\u{1a}'),
        None => text,
    }
}

fn needs_change(cell: &str) -> bool {
    unquoted_formula(cell).is_some()
        || cell.contains(marks::is_control)
        || marks::without_unseen(cell).is_some()
}

/// Returns a row whose cells are read other than they stand in the file.
fn changed_row<'a>(
    number: u32,
    cells: impl Iterator<Item = &'a str>,
    changes: &mut Vec<CellChange>,
) -> GridRow {
    let mut texts = Vec::new();
    for (column, cell) in (0..).zip(cells) {
        let mut text = Cow::Borrowed(cell);
        let mut change = |rule, before: &str, after: &str| {
            let (before, after) = (before.into(), after.into());
            changes.push(CellChange { row: number, column, rule, before, after });
        };
        if let Some(inner) = unquoted_formula(cell) {
            change(Rule::QuotedFormula, cell, inner);
            text = Cow::Borrowed(inner);
        }
        if text.contains(marks::is_control) {
            let shown = marks::visible(&text).into_owned();
            change(Rule::ControlCharacter, &marks::named(&text), &shown);
            text = Cow::Owned(shown);
        }
        if let Some(seen) = marks::without_unseen(&text) {
            change(Rule::InvisibleCharacter, &marks::named(&text), &seen);
            text = Cow::Owned(seen);
        }
        texts.push(text);
    }
    GridRow::from_texts(number, texts.iter().map(AsRef::as_ref))
}

/// Returns the text of `="001"`, which exports write so that Excel keeps zeros.
fn unquoted_formula(cell: &str) -> Option<&str> {
    let quoted = cell.trim().strip_prefix('=')?.strip_prefix('"')?.strip_suffix('"')?;
    let twice = quoted.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    let inner = twice.unwrap_or(quoted);
    (!inner.contains('"')).then_some(inner)
}

/// Returns the line that a record begins on, from 0. The reader's own position
/// is before the blank lines that it skips.
fn first_line(text: &str, record: &::csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let skipped = text.as_bytes().get(start..).unwrap_or_default();
    let blank = skipped.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() - 1 + blank.filter(|&&byte| byte == b'\n').count() as u64
}

/// Files from old Macs end their lines with a carriage return alone.
fn line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') {
        Cow::Owned(text.replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Quotes that make one cell of several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StrayQuote {
    /// A quote on this line is closed by nothing: it swallows every row after it.
    Unclosed(u32),
    /// A quote on the first line and one on the second swallow the rows between
    /// them.
    Pair(u32, u32),
}

/// Returns the first quotes that were not meant to hold a cell together.
///
/// A cell may break lines. But where a line inside of it has the separators of a
/// row, or where text follows the quote that should end it, two cells begin with
/// a quote each, as the marks of inches or of repetition do.
pub(crate) fn stray_quote(text: &str) -> Option<StrayQuote> {
    if !text.contains('"') {
        return None;
    }
    let text = &line_feeds(text);
    let separator = char::from(delimiter(text));
    let in_head = text.lines().next().map_or(0, |line| line.matches(separator).count());
    let mut chars = text.chars().peekable();
    let (mut line, mut starts_cell) = (1_u32, true);
    while let Some(c) = chars.next() {
        // A quote inside a cell that does not begin with one is text.
        if c != '"' || !starts_cell {
            line += u32::from(c == '\n');
            starts_cell = c == separator || matches!(c, '\n' | '\r');
            continue;
        }
        let first = line;
        let mut is_closed = false;
        let mut is_like_row = false;
        let mut separators = 0;
        while let Some(c) = chars.next() {
            match c {
                '"' if chars.next_if_eq(&'"').is_none() => {
                    is_closed = true;
                    break;
                }
                '\n' => {
                    is_like_row |= line > first && separators == in_head && in_head > 1;
                    line += 1;
                    separators = 0;
                }
                c if c == separator => separators += 1,
                _ => {}
            }
        }
        if !is_closed {
            return Some(StrayQuote::Unclosed(first));
        }
        is_like_row |= line > first && separators == in_head && in_head > 1;
        let is_ended = chars.peek().is_none_or(|&c| c == separator || matches!(c, '\n' | '\r'));
        if line > first && (is_like_row || !is_ended) {
            return Some(StrayQuote::Pair(first, line));
        }
        starts_cell = false;
    }
    None
}

fn line_breaks(field: &str) -> u64 {
    if field.as_bytes().contains(&b'\n') {
        field.bytes().filter(|&byte| byte == b'\n').count() as u64
    } else {
        0
    }
}

/// The separator is the one of the three that stands outside quotes in most of
/// the first lines, and of two such the more frequent one; a comma where there
/// is none. Lines count first, because a list inside a cell (`A;B;C`) may have
/// more semicolons than its row has commas, but not on the line of headers.
pub(super) fn delimiter(text: &str) -> u8 {
    const LINES: usize = 20;
    // The separator, the lines it stands on, how often, and the last such line.
    let mut counts = [(b',', 0_usize, 0_usize, 0), (b'\t', 0, 0, 0), (b';', 0, 0, 0)];
    let mut quoted = false;
    let mut line = 1;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                line += 1;
                if line > LINES {
                    break;
                }
            }
            _ if !quoted => {
                let found = counts.iter_mut().find(|(separator, ..)| *separator == byte);
                if let Some((_, lines, count, last)) = found {
                    *count += 1;
                    *lines += usize::from(*last != line);
                    *last = line;
                }
            }
            _ => {}
        }
    }
    // `max_by_key` returns the last of equals, so the comma goes last.
    let most = counts.into_iter().rev().max_by_key(|&(_, lines, count, _)| (lines, count));
    most.map_or(b',', |(separator, ..)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::grid::Cell;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &[&str])]) {
        let grid = parse(&Source::file("t.csv"), text);
        let found: Vec<(u32, Vec<String>)> = grid
            .rows
            .iter()
            .map(|row| (row.number, row.cells().map(Cell::to_text).collect()))
            .collect();
        let expected: Vec<(u32, Vec<String>)> = expected
            .iter()
            .map(|(row, cells)| (*row, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        check(
            "a,b\n\n1,\"x\ny\"\n2,z\n",
            &[(0, &["a", "b"]), (2, &["1", "x\ny"]), (3, &["2", "z"])],
        );
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        check("a\tb\n1\t2,5\n", &[(0, &["a", "b"]), (1, &["1", "2,5"])]);
        check("a;b\n\"1;1\";2\n", &[(0, &["a", "b"]), (1, &["1;1", "2"])]);
        check(
            "a,b\n1,x;y;z;w\n2,x;y;z\n",
            &[(0, &["a", "b"]), (1, &["1", "x;y;z;w"]), (2, &["2", "x;y;z"])],
        );
        check("a,b\r\r1,2\r", &[(0, &["a", "b"]), (2, &["1", "2"])]);
        check("one column\n", &[(0, &["one column"])]);
    }

    #[test]
    fn quotes_that_swallow_rows_are_found() {
        for (text, found) in [
            ("a,\"b\"\n", None),
            ("a,\"b \"\"c\"\" d\"\n", None),
            ("5\" pipe,x\n", None),
            ("a,b\n1,\"open\n2,x\n", Some(StrayQuote::Unclosed(2))),
            ("a,b,c\n1,2,\"x\ny\"\n", None),
            ("a,b,c\n1,2,\"x, y\nz, w\"\n", None),
            ("a,b,c\n1,2,\"x\n3,4,\n5,6,\"y\n", Some(StrayQuote::Pair(2, 4))),
            ("a,b,c\n1,2,\"x\n3,4,y\"\n", Some(StrayQuote::Pair(2, 3))),
            ("a,b,c\n\"1\n2,3,4\n5\",6,7\n", Some(StrayQuote::Pair(2, 4))),
            ("a,b\n1,\"x\n2,\"y\n", Some(StrayQuote::Pair(2, 3))),
            ("a\tb\tc\n1\t2\t\"x\n3\t4\t\n5\t6\t\"y\n", Some(StrayQuote::Pair(2, 4))),
        ] {
            assert_eq!(stray_quote(text), found, "{text}");
        }
    }

    #[test]
    fn quoted_formulas_and_control_characters_are_taken_and_noted() {
        for (text, cells, rules) in [
            ("=\"G01\",x\n", &["G01", "x"][..], &[Rule::QuotedFormula][..]),
            ("\"=\"\"20\"\"\",x\n", &["20", "x"], &[Rule::QuotedFormula]),
            ("=\"\"G01\"\",x\n", &["G01", "x"], &[Rule::QuotedFormula]),
            ("=\"007\",=\"2026-09\"\n", &["007", "2026-09"], &[Rule::QuotedFormula; 2]),
            ("=1+1,=\"a\"&\"b\"\n", &["=1+1", "=\"a\"&\"b\""], &[]),
            ("a\u{1}b,c\n", &["a〓b", "c"], &[Rule::ControlCharacter]),
            ("a,b\n\u{1a}", &["a", "b"], &[Rule::ControlCharacter]),
            ("a,b\r\n\u{1a}\r\n", &["a", "b"], &[Rule::ControlCharacter]),
        ] {
            let grid = parse(&Source::file("t.csv"), text);
            let found: Vec<String> = grid.rows[0].cells().map(Cell::to_text).collect();
            assert_eq!(found, cells, "{text:?}");
            let found: Vec<Rule> = grid.changes.iter().map(|change| change.rule).collect();
            assert_eq!(found, rules, "{text:?}");
            assert_eq!(grid.rows.len(), 1, "{text:?}");
        }
    }

    #[test]
    fn cells_of_spaces_are_kept() {
        check("a,b\n , \n1,2\n", &[(0, &["a", "b"]), (1, &[" ", " "]), (2, &["1", "2"])]);
    }

    #[test]
    fn ragged_rows_stay_as_they_are() {
        check(
            "a,b,c\n1\n1,2,3,4\n",
            &[(0, &["a", "b", "c"]), (1, &["1"]), (2, &["1", "2", "3", "4"])],
        );
    }
}
