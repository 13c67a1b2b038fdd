//! A new project: the settings, an empty table of each kind and a first text.

mod partner;
mod workbook;

pub(crate) use self::partner::form;

use crate::files::Files;
use crate::records::TABLES;

/// Returns the files of a new project, ready to be filled in.
///
/// Every table is a sheet of the input workbook, and a CSV file with Japanese
/// headers and a byte order mark, so that Excel opens it as it should.
///
/// # Panics
/// If the input workbook is beyond Excel's limits, which a test rules out.
pub fn project() -> Files {
    let mut files = Files::new();
    files.insert("inputs/roundtable.toml", include_bytes!("init/roundtable.toml").as_slice());
    files.insert("inputs/narrative/summary.md", include_bytes!("init/summary.md").as_slice());
    let workbook = workbook::workbook().expect("an input workbook within Excel's limits");
    files.insert("inputs/roundtable.xlsx", workbook);
    for table in TABLES {
        let headers: Vec<&str> = table
            .columns
            .iter()
            .filter(|column| !column.name.ends_with("_en"))
            .map(|column| column.headers.first().copied().unwrap_or(column.name))
            .collect();
        let text = format!("\u{feff}{}\r\n", headers.join(","));
        files.insert(format!("inputs/{}.csv", table.titles[0]), text.into_bytes());
    }
    files
}
