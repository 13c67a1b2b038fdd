//! Text that a spreadsheet opens as it was meant: CSV in UTF-8 with a byte order
//! mark, so that Excel does not garble it (S173).
//!
//! A cell that begins like a formula, in full width too, is written with a leading
//! apostrophe, so that opening the file never runs anything.

/// One CSV file, built row by row.
pub(crate) struct Csv {
    text: String,
}

impl Csv {
    pub(crate) fn new(header: &[String]) -> Self {
        let mut csv = Self { text: "\u{feff}".to_owned() };
        csv.row(header);
        csv
    }

    pub(crate) fn row(&mut self, cells: &[String]) {
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
        let guard = if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t'])
            && !is_number
            && cell != "-"
        {
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

    /// Returns the bytes of the file.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let mut csv = Csv::new(&["a".to_owned()]);
        for cell in ["x,y", "say \"it\"", "=1+1", "-5", "-", "@x", "＝1"] {
            csv.row(&[cell.to_owned()]);
        }
        let expected =
            "\u{feff}a\r\n\"x,y\"\r\n\"say \"\"it\"\"\"\r\n'=1+1\r\n-5\r\n-\r\n'@x\r\n'＝1\r\n";
        assert_eq!(csv.text, expected);
    }
}
