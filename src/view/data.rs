//! The data behind a document's tables, as CSV files that the PDF carries.
//!
//! UTF-8 with a byte order mark, so that Excel opens them without garbling
//! (S173). A cell that begins like a formula is written with a leading
//! apostrophe, so that opening the file never runs anything.

use crate::files::Files;

/// Builds one CSV file.
pub(super) struct Csv {
    text: String,
}

impl Csv {
    pub(super) fn new(header: &[String]) -> Self {
        let mut csv = Self { text: "\u{feff}".to_owned() };
        csv.row(header);
        csv
    }

    pub(super) fn row(&mut self, cells: &[String]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.cell(cell);
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let is_number = cell.parse::<f64>().is_ok();
        let guard = if cell.starts_with(['=', '+', '-', '@']) && !is_number && cell != "-" {
            "'"
        } else {
            ""
        };
        if cell.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(cell);
        }
    }

    /// Adds the file to a document and returns how the template attaches it.
    pub(super) fn attach(
        self,
        name: &str,
        description: String,
        attachments: &mut Files,
    ) -> super::Attachment {
        let path = format!("data/{name}.csv");
        attachments.insert(path.as_str(), self.text.into_bytes());
        super::Attachment { path: format!("/{path}"), description }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let mut csv = Csv::new(&["a".to_owned()]);
        for cell in ["x,y", "say \"it\"", "=1+1", "-5", "-", "@x"] {
            csv.row(&[cell.to_owned()]);
        }
        let expected = "\u{feff}a\r\n\"x,y\"\r\n\"say \"\"it\"\"\"\r\n'=1+1\r\n-5\r\n-\r\n'@x\r\n";
        assert_eq!(csv.text, expected);
    }
}
