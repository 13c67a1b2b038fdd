//! Where something stands: the file, the sheet, and the cell or line.

use std::fmt::{self, Write as _};
use std::sync::Arc;

/// The file, and the sheet in it, that something stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Path from the project's root, with `/` between parts.
    pub path: String,
    /// Name of the sheet, for workbooks.
    pub sheet: Option<String>,
}

impl Source {
    /// Returns the source of a text file.
    pub fn file(path: &str) -> Arc<Self> {
        Arc::new(Self { path: path.to_owned(), sheet: None })
    }

    /// Returns the source of one sheet of a workbook.
    pub fn sheet(path: &str, sheet: &str) -> Arc<Self> {
        Arc::new(Self { path: path.to_owned(), sheet: Some(sheet.to_owned()) })
    }

    /// Returns the source as `entaku layout` is told it: a name with spaces is one word
    /// of a command only in quotes.
    pub fn argument(&self) -> String {
        let word =
            |text: &str| match text.contains(|c: char| c.is_whitespace() || "'&|();".contains(c)) {
                true => format!("\"{text}\""),
                false => text.to_owned(),
            };
        let file = word(self.path.trim_start_matches("inputs/"));
        match &self.sheet {
            Some(sheet) => format!("{file} --sheet {}", word(sheet)),
            None => file,
        }
    }
}

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The source as a whole.
    Whole,
    /// A line of a text file and the character in it, both from 1.
    Text {
        /// The line, from 1.
        line: u32,
        /// The character in the line, from 1.
        column: u32,
    },
    /// A whole row of a table, from 0.
    Row(u32),
    /// A cell of a table: row and column as a spreadsheet counts them, from 0.
    Cell {
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
    },
}

/// Where a value or a problem comes from: file, sheet, and cell or line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// The place in it.
    pub place: Place,
}

impl Origin {
    /// Returns the origin of a whole file.
    pub fn file(path: &str) -> Self {
        Self { source: Source::file(path), place: Place::Whole }
    }

    /// Returns the origin of a place in a text file; line and column from 1.
    pub fn text(path: &str, line: u32, column: u32) -> Self {
        Self { source: Source::file(path), place: Place::Text { line, column } }
    }

    /// Returns the origin of a byte of a text.
    pub fn byte(path: &str, text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Self::text(
            path,
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// Returns the origin of a cell; row and column from 0.
    pub fn cell(source: &Arc<Source>, row: u32, column: u32) -> Self {
        Self { source: Arc::clone(source), place: Place::Cell { row, column } }
    }

    /// Returns the place inside the file as people name it: `Sheet1!C12`,
    /// `12`, or nothing for the whole file.
    pub fn address(&self) -> String {
        let mut address = String::new();
        if let Some(sheet) = &self.source.sheet {
            address.push_str(sheet);
        }
        let separator = if address.is_empty() { "" } else { "!" };
        match self.place {
            Place::Whole => {}
            Place::Text { line, column } => {
                let _ = write!(address, "{separator}{line}:{column}");
            }
            Place::Row(row) => {
                let _ = write!(address, "{separator}{}", row + 1);
            }
            Place::Cell { row, column } => {
                let _ = write!(address, "{separator}{}{}", column_letters(column), row + 1);
            }
        }
        address
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source.path)?;
        let address = self.address();
        if !address.is_empty() { write!(f, ":{address}") } else { Ok(()) }
    }
}

/// Returns a column's letters as a spreadsheet shows them: 0 is `A`, 26 `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_a_spreadsheet_letters_them() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn a_byte_is_told_as_line_and_character() {
        let origin = Origin::byte("a.md", "一行目\n二行目", "一行目\n二".len());
        assert_eq!(origin.to_string(), "a.md:2:2");
    }
}
