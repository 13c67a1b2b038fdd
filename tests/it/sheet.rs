//! The sample's tables, to be changed and written again.

use entaku::files::Files;

/// A table as rows of text; the first is the header.
pub(crate) struct Sheet(pub(crate) Vec<Vec<String>>);

impl Sheet {
    /// Reads one of the sample's CSV files, in UTF-8 or CP932.
    pub(crate) fn of(inputs: &Files, path: &str) -> Self {
        let text = match inputs.text(path) {
            Some(text) => text.to_owned(),
            None => {
                let bytes = inputs.get(path).expect("a file of the sample");
                encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned()
            }
        };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.expect("a row of the sample");
            row.iter().map(str::to_owned).collect()
        });
        Self(rows.collect())
    }

    pub(crate) fn column(&self, header: &str) -> usize {
        let found = self.0[0].iter().position(|cell| cell == header);
        found.unwrap_or_else(|| panic!("no column {header}"))
    }

    /// Rewrites the cells of some columns that are not blank.
    pub(crate) fn rewrite(
        mut self,
        headers: &[&str],
        write: impl Fn(usize, &str) -> String,
    ) -> Self {
        for header in headers {
            let column = self.column(header);
            for (at, row) in self.0.iter_mut().enumerate().skip(1) {
                if !row[column].is_empty() {
                    row[column] = write(at, &row[column]);
                }
            }
        }
        self
    }

    pub(crate) fn rename(mut self, from: &str, to: &str) -> Self {
        let column = self.column(from);
        self.0[0][column] = to.to_owned();
        self
    }

    pub(crate) fn text(&self, separator: &str) -> String {
        let lines = self.0.iter().map(|row| {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| match cell.contains([',', '"', '\n', ';', '\t']) {
                    true => format!("\"{}\"", cell.replace('"', "\"\"")),
                    false => cell.clone(),
                })
                .collect();
            cells.join(separator) + "\r\n"
        });
        lines.collect()
    }
}
