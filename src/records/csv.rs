//! CSV text to a [`Grid`].

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostics::Source;

use super::grid::{CellChange, Grid, GridRow};
use super::log::Rule;
use super::marks;

/// Reads CSV text by RFC 4180, with commas, tabs or semicolons.
///
/// Rows may have different lengths: finding the table decides what a short or
/// long row means. A row is numbered as a spreadsheet numbers it, so that a
/// blank line counts and a line break inside quotes does not.
pub(crate) fn parse(source: &Arc<Source>, text: &str) -> Grid {
    let text = &line_feeds(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    // Room for all rows at once: growing would copy those of a large file.
    let lines = usize::try_from(line_breaks(text)).unwrap_or(0);
    let mut rows = Vec::with_capacity(lines + 1);
    let mut record = ::csv::StringRecord::new();
    let mut changes = Vec::new();
    let has_controls = text.contains(marks::is_control);
    // Line breaks inside quotes, up to the row before.
    let mut inner_lines = 0;
    while reader.read_record(&mut record).expect("text in memory is valid UTF-8 and never fails") {
        let number = first_line(text, &record).saturating_sub(inner_lines);
        inner_lines += record.iter().map(line_breaks).sum::<u64>();
        let filled = (0..record.len()).rfind(|&at| !record[at].trim().is_empty());
        if let Some(last) = filled {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            if has_controls {
                record = without_controls(&record, number, &mut changes);
            }
            rows.push(GridRow::from_texts(number, record.iter().take(last + 1)));
        }
    }
    Grid { changes, ..Grid::plain(source, rows) }
}

/// Replaces control characters by one that is seen, and notes where.
fn without_controls(
    record: &::csv::StringRecord,
    row: u32,
    changes: &mut Vec<CellChange>,
) -> ::csv::StringRecord {
    let mut seen = ::csv::StringRecord::new();
    for (column, cell) in (0..).zip(record) {
        if !cell.contains(marks::is_control) {
            seen.push_field(cell);
            continue;
        }
        let shown = marks::visible(cell);
        changes.push(CellChange {
            row,
            column,
            rule: Rule::ControlCharacter,
            before: marks::named(cell).into(),
            after: (&*shown).into(),
        });
        seen.push_field(&shown);
    }
    seen
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

/// Returns the line on which a quote is opened that nothing closes: it would
/// swallow every row after it.
pub(crate) fn unclosed_quote(text: &str) -> Option<u32> {
    let mut open = None;
    let mut line = 1;
    let mut starts_cell = true;
    for c in text.chars() {
        match c {
            '"' if open.is_some() => open = None,
            // A quote inside a cell that does not begin with one is text.
            '"' if starts_cell => open = Some(line),
            '\n' => line += 1,
            _ => {}
        }
        starts_cell = open.is_none() && matches!(c, ',' | '\t' | ';' | '\n' | '\r' | '"');
    }
    open
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
    fn a_quote_that_nothing_closes_is_found() {
        for (text, line) in [
            ("a,\"b\"\n", None),
            ("a,\"b \"\"c\"\" d\"\n", None),
            ("5\" pipe,x\n", None),
            ("a,b\n1,\"open\n2,x\n", Some(2)),
        ] {
            assert_eq!(unclosed_quote(text), line, "{text}");
        }
    }

    #[test]
    fn ragged_rows_stay_as_they_are() {
        check(
            "a,b,c\n1\n1,2,3,4\n",
            &[(0, &["a", "b", "c"]), (1, &["1"]), (2, &["1", "2", "3", "4"])],
        );
    }
}
