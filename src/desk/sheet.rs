//! A sheet as it was sent, in blocks of rows, each cell with what became of it.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{Diagnostic, Source, column_letters};
use crate::locale::Language;
use crate::records::receipt::CellUse;
use crate::records::shown::Shown;

use super::folder::Found;
use super::places;

/// Rows of a block.
const BLOCK: usize = 50;

/// Columns that are shown at a time.
const COLUMNS: usize = 50;

/// Letters of a cell that are shown in the sheet, and where it is looked at.
const LETTERS: usize = 80;
const LETTERS_WHOLE: usize = 4_000;

/// Which part of a sheet is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Window {
    /// The first row, by where it stands among all.
    from: Option<usize>,
    /// The first column.
    column: Option<usize>,
    /// The cell to look at: its row, and its column if it is not all of it.
    at: Option<(u32, Option<u32>)>,
}

impl Window {
    /// Reads what an address asks for; what it cannot mean is as if it were not there.
    pub(super) fn of(given: &[(String, String)]) -> Self {
        let value = |name: &str| given.iter().find(|(it, _)| it == name).map(|(_, it)| it.as_str());
        let number = |name: &str| value(name).and_then(|it| it.parse::<usize>().ok());
        Self { from: number("from"), column: number("column"), at: value("at").and_then(cell) }
    }

    fn first_column(&self) -> usize {
        let of_cell = self.at.and_then(|(_, column)| column);
        let of_cell = of_cell.map_or(0, |column| column as usize);
        self.column.unwrap_or(of_cell) / COLUMNS * COLUMNS
    }

    /// Which rows of a sheet, by where they stand among all.
    fn rows(&self, shown: &Shown<'_>) -> std::ops::Range<usize> {
        let of_cell = self.at.map_or(0, |(row, _)| shown.at(row));
        let from = self.from.unwrap_or(of_cell).min(shown.len()) / BLOCK * BLOCK;
        from..(from + BLOCK).min(shown.len())
    }
}

/// Reads the name of a cell, `C12`, or of a row, `12`.
fn cell(text: &str) -> Option<(u32, Option<u32>)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let row = number.parse::<u32>().ok()?.checked_sub(1)?;
    if letters.is_empty() {
        return Some((row, None));
    }
    let mut column = 0_u32;
    for letter in letters.chars() {
        let value = letter.to_ascii_uppercase().to_digit(36).and_then(|it| it.checked_sub(9))?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((row, Some(column - 1)))
}

/// Returns a sheet as its page first shows it; nothing of a file that has no rows.
pub(super) fn said(
    found: &Found,
    source: &Source,
    window: &Window,
    language: Language,
) -> Option<Value> {
    let shown = shown(found, source)?;
    let part = Part { found, source, shown: &shown, window, language };
    let (rows, columns) = (window.rows(&shown), part.columns());
    let width = shown.width();
    let receipts = places::receipts_of(found, source);
    let widths = part.widths();
    let heads = columns.clone().zip(&widths).map(|(column, width)| {
        let (letters, reads) = part.head(column);
        context! { letters, reads, width }
    });
    let at = |from: usize, column: usize| context! { from, column };
    Some(context! {
        rows => part.rows(rows.clone()),
        heads => heads.collect::<Vec<_>>(),
        total => shown.len(),
        width,
        from => rows.start,
        block => BLOCK,
        column => columns.start,
        is_text => receipts.is_empty() || receipts.iter().all(|it| it.columns.is_empty() && it.records == 0),
        before => (rows.start > 0).then(|| at(rows.start.saturating_sub(BLOCK), columns.start)),
        after => (rows.end < shown.len()).then(|| at(rows.end, columns.start)),
        left => (columns.start > 0).then(|| at(rows.start, columns.start.saturating_sub(COLUMNS))),
        right => (columns.end < width).then(|| at(rows.start, columns.end)),
    })
}

/// Returns a block of rows; nothing of a file that has none.
pub(super) fn block(
    found: &Found,
    source: &Source,
    window: &Window,
    language: Language,
) -> Option<Vec<Value>> {
    let shown = shown(found, source)?;
    let part = Part { found, source, shown: &shown, window, language };
    Some(part.rows(window.rows(&shown)))
}

fn shown<'f>(found: &'f Found, source: &Source) -> Option<Shown<'f>> {
    let sheet = found.sheets.get(source);
    let text = || {
        let has_sheets = found.sheets.of_file(&source.path).next().is_some();
        let text = found.inputs.text(&source.path).filter(|_| !has_sheets);
        text.map(Shown::lines)
    };
    sheet.or_else(text).filter(|it| !it.is_empty())
}

/// A part of a sheet.
#[derive(Clone, Copy)]
struct Part<'a> {
    found: &'a Found,
    source: &'a Source,
    shown: &'a Shown<'a>,
    window: &'a Window,
    language: Language,
}

/// What is told of the cells of some rows, by row and column; of a whole row, by none.
type Marked<'a> = BTreeMap<(u32, Option<u32>), Vec<&'a Diagnostic>>;

impl<'a> Part<'a> {
    fn columns(&self) -> std::ops::Range<usize> {
        let width = self.shown.width();
        let last = width.saturating_sub(1) / COLUMNS * COLUMNS;
        let first = self.window.first_column().min(last);
        first..(first + COLUMNS).min(width)
    }

    /// The letters of a column, and the fields that it is read as.
    fn head(&self, column: usize) -> (String, String) {
        let number = u32::try_from(column).unwrap_or(u32::MAX);
        let receipts = places::receipts_of(self.found, self.source);
        let notes = receipts.iter().flat_map(|it| &it.columns).filter(|it| it.column == number);
        let details = notes.map(|note| match note.says(self.language) {
            (says, detail) if detail.is_empty() => says,
            (_, detail) => detail,
        });
        let mut details: Vec<String> = details.collect();
        details.dedup();
        (column_letters(number), details.join(" / "))
    }

    /// How wide each column is, in steps, by what its head and its first rows have.
    fn widths(&self) -> Vec<usize> {
        const LOOKED_AT: usize = 100;
        const STEPS: [usize; 4] = [7, 13, 20, 32];
        let columns = self.columns();
        // A mark stands before what a cell says, a letter before what a column is.
        let wide = |text: &str| -> usize {
            let letters = text.chars().take(LETTERS);
            letters.map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() + 2
        };
        let heads = columns.clone().map(|column| wide(&self.head(column).1));
        let mut most: Vec<usize> = heads.collect();
        for row in self.shown.rows(0..LOOKED_AT, columns) {
            for (most, cell) in most.iter_mut().zip(&row.cells) {
                *most = wide(cell).max(*most);
            }
        }
        let step = |most: usize| STEPS.iter().position(|it| most <= *it).unwrap_or(STEPS.len());
        most.into_iter().map(step).collect()
    }

    fn rows(&self, rows: std::ops::Range<usize>) -> Vec<Value> {
        let columns = self.columns();
        let shown = self.shown.rows(rows.clone(), columns.clone());
        let Some((first, last)) = shown.first().zip(shown.last()) else { return Vec::new() };
        let numbers = first.number..=last.number;
        let marked = self.marked(&numbers);
        let receipts = places::receipts_of(self.found, self.source);
        let uses =
            receipts.iter().flat_map(|it| it.cells_between(*numbers.start(), *numbers.end()));
        let uses: BTreeMap<(u32, u32), CellUse<'_>> =
            uses.map(|it| ((it.row, it.column), it)).collect();
        let widths = self.widths();
        let places = rows.zip(&shown);
        places
            .map(|(place, row)| {
                let cells =
                    columns.clone().zip(&row.cells).zip(&widths).map(|((column, text), width)| {
                        let column = u32::try_from(column).unwrap_or(u32::MAX);
                        let usage = uses.get(&(row.number, column));
                        self.cell((row.number, column), text, usage, *width, &marked)
                    });
                context! {
                    at => place,
                    number => row.number.saturating_add(1),
                    cells => cells.collect::<Vec<_>>(),
                    ..self.told(marked.get(&(row.number, None)))
                }
            })
            .collect()
    }

    fn cell(
        &self,
        (row, column): (u32, u32),
        text: &str,
        usage: Option<&CellUse<'_>>,
        width: usize,
        marked: &Marked<'_>,
    ) -> Value {
        let told = marked.get(&(row, Some(column)));
        let is_here = match self.window.at {
            Some((at, Some(of))) => (at, of) == (row, column),
            Some((at, None)) => at == row && column as usize == self.columns().start,
            None => false,
        };
        let cut = text.char_indices().nth(LETTERS).map(|(end, _)| &text[..end]);
        let whole: String = text.chars().take(LETTERS_WHOLE).collect();
        context! {
            text => cut.unwrap_or(text),
            whole => cut.map(|_| whole),
            column => column,
            name => format!("{}{}", column_letters(column), row.saturating_add(1)),
            mark => usage.map(|it| it.mark().name()),
            why => usage.map(|it| it.says(self.language)),
            width,
            is_here,
            ..self.told(told)
        }
    }

    /// What is told of a cell or a row, each problem with its cure.
    fn told(&self, told: Option<&Vec<&Diagnostic>>) -> Value {
        let told = told.map(Vec::as_slice).unwrap_or_default();
        let weight = told.iter().map(|it| it.severity).min();
        let lines = told.iter().map(|it| {
            let (says, cure) = (it.message(self.language), it.cure(self.language));
            if cure.is_empty() { says } else { format!("{says}\n→ {cure}") }
        });
        context! {
            kind => weight.map(places::kind),
            told => lines.collect::<Vec<_>>().join("\n"),
        }
    }

    fn marked(&self, numbers: &std::ops::RangeInclusive<u32>) -> Marked<'a> {
        let mut marked = Marked::new();
        let problems = &self.found.outcome.diagnostics;
        for problem in problems.iter().filter(|it| *it.origin.source == *self.source) {
            let place = self.shown.cell_of(problem.origin.place);
            if let Some(place) = place.filter(|(row, _)| numbers.contains(row)) {
                marked.entry(place).or_default().push(problem);
            }
        }
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_cell_is_read_as_a_spreadsheet_writes_it() {
        for (text, expected) in [
            ("A1", Some((0, Some(0)))),
            ("c12", Some((11, Some(2)))),
            ("AA3", Some((2, Some(26)))),
            ("7", Some((6, None))),
            ("A0", None),
            ("", None),
            ("C", None),
            ("あ1", None),
            ("-1", None),
            ("../1", None),
            ("A99999999999", None),
            ("ZZZZZZZZZZ1", None),
        ] {
            assert_eq!(cell(text), expected, "{text}");
        }
    }
}
