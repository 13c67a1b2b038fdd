//! A sheet as it was sent, row by row, for a page that shows it.
//!
//! Cells are as the file has them, before any layout and any table was looked for: what
//! became of each stands on the [`Receipt`](super::receipt::Receipt), by the same row and
//! column.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Place, Source};

use super::alone::File;
use super::grid::{Grid, GridRow};

/// The sheets of the files in a folder. To copy it copies no cell.
#[derive(Debug, Clone, Default)]
pub struct Sheets(BTreeMap<String, Arc<File>>);

impl Sheets {
    pub(super) fn new(files: impl Iterator<Item = (String, Arc<File>)>) -> Self {
        Self(files.collect())
    }

    /// Returns the sheets of a file, in their order.
    pub fn of_file(&self, path: &str) -> impl Iterator<Item = &Arc<Source>> {
        let sheets = self.0.get(path).into_iter().flat_map(|file| &file.sheets);
        sheets.map(|sheet| &sheet.grid.source)
    }

    /// Returns a sheet.
    pub fn get(&self, source: &Source) -> Option<Shown<'_>> {
        let file = self.0.get(&source.path)?;
        let sheet = file.sheets.iter().find(|sheet| *sheet.grid.source == *source)?;
        Some(Shown(Rows::Sheet(&sheet.grid)))
    }
}

/// A sheet, or the lines of a text.
#[derive(Debug, Clone)]
pub struct Shown<'a>(Rows<'a>);

#[derive(Debug, Clone)]
enum Rows<'a> {
    Sheet(&'a Grid),
    Lines(Vec<&'a str>),
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// The row as a spreadsheet counts it, from 0.
    pub number: u32,
    /// Some of its cells.
    pub cells: Vec<String>,
}

impl<'a> Shown<'a> {
    /// Returns a text that is no table, each line a row of one cell.
    pub fn lines(text: &'a str) -> Self {
        Self(Rows::Lines(text.lines().collect()))
    }

    /// Returns how many rows there are; those without any cell are none.
    pub fn len(&self) -> usize {
        match &self.0 {
            Rows::Sheet(grid) => grid.rows.len(),
            Rows::Lines(lines) => lines.len(),
        }
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how many columns the widest row has.
    pub fn width(&self) -> usize {
        match &self.0 {
            Rows::Sheet(grid) => grid.rows.iter().map(GridRow::len).max().unwrap_or(0),
            Rows::Lines(_) => 1,
        }
    }

    /// Returns the row and column of a place, from 0; `None` of one that is the whole
    /// sheet.
    pub fn cell_of(&self, place: Place) -> Option<(u32, Option<u32>)> {
        match (place, &self.0) {
            (Place::Whole, _) => None,
            (Place::Row(row), _) => Some((row, None)),
            (Place::Cell { row, column }, _) => Some((row, Some(column))),
            (Place::Text { line, .. }, Rows::Lines(_)) => Some((line.saturating_sub(1), Some(0))),
            // A cell may break a line, so a line of the file is no row.
            (Place::Text { .. }, Rows::Sheet(_)) => None,
        }
    }

    /// Returns which of the rows has a number, or is the next after it.
    pub fn at(&self, number: u32) -> usize {
        match &self.0 {
            Rows::Sheet(grid) => grid.rows.partition_point(|row| row.number < number),
            Rows::Lines(lines) => lines.len().min(number as usize),
        }
    }

    /// Returns some of the rows, by where they stand among all, and of them some columns.
    pub fn rows(&self, rows: Range<usize>, columns: Range<usize>) -> Vec<ShownRow> {
        let rows = rows.start.min(self.len())..rows.end.min(self.len());
        match &self.0 {
            Rows::Sheet(grid) => {
                let row = |row: &GridRow| ShownRow {
                    number: row.number,
                    cells: columns.clone().map(|column| cell(grid, row, column)).collect(),
                };
                grid.rows[rows].iter().map(row).collect()
            }
            Rows::Lines(lines) => {
                let numbers = rows.start..;
                let lines = lines[rows].iter().zip(numbers);
                let row = |(line, number): (&&str, usize)| ShownRow {
                    number: u32::try_from(number).unwrap_or(u32::MAX),
                    cells: vec![(*line).to_owned()],
                };
                lines.map(row).collect()
            }
        }
    }
}

/// The text of a cell; that of a merged cell stands in its first.
fn cell(grid: &Grid, row: &GridRow, column: usize) -> String {
    let text = row.cell(column).to_text();
    let number = u32::try_from(column).unwrap_or(u32::MAX);
    let is_drawn = !text.is_empty()
        && grid.merge_at(row.number, number).is_some_and(|it| it.covers(row.number, number));
    if is_drawn { String::new() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_shown_as_it_was_sent() {
        let file = File::open("inputs/表.csv", "題\n\n\n指標,値\nI01,\"1\n2\"\n".as_bytes());
        let source = Source::file("inputs/表.csv");
        let sheets = Sheets::new([("inputs/表.csv".to_owned(), Arc::new(file))].into_iter());
        let shown = sheets.get(&source).expect("a sheet");
        assert_eq!((shown.len(), shown.width()), (3, 2));
        let numbers: Vec<u32> = shown.rows(0..9, 0..2).iter().map(|row| row.number).collect();
        assert_eq!(numbers, [0, 3, 4]);
        assert_eq!(shown.rows(2..3, 0..3)[0].cells, ["I01", "1\n2", ""]);
        assert_eq!([0, 1, 3, 4, 9].map(|number| shown.at(number)), [0, 1, 1, 2, 3]);
        assert_eq!(shown.rows(7..9, 0..2), []);
        assert_eq!(shown.cell_of(Place::Text { line: 5, column: 1 }), None);
        assert!(sheets.get(&Source::file("inputs/他.csv")).is_none());
    }

    #[test]
    fn a_line_of_a_text_is_a_row() {
        let shown = Shown::lines("# 題\n\n本文\n");
        let rows = shown.rows(1..5, 0..1);
        assert_eq!(rows.last().map(|row| (row.number, row.cells[0].as_str())), Some((2, "本文")));
        assert_eq!(shown.cell_of(Place::Text { line: 3, column: 2 }), Some((2, Some(0))));
    }
}
