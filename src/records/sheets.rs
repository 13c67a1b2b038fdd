//! From the bytes of a file to its sheets.

use crate::diagnostics::{Diagnostic, Origin, Source};

use super::encoding::{self, Decoded};
use super::grid::Grid;
use super::{config, csv, excel};

/// What a file under `inputs/` is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Csv,
    Workbook,
    Text,
    Settings,
    Image,
    Unknown,
}

impl Kind {
    pub(crate) fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Self::Csv,
            "xlsx" | "xlsm" | "xls" => Self::Workbook,
            "md" => Self::Text,
            "toml" if path == config::PATH => Self::Settings,
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "pdf" => Self::Image,
            _ => Self::Unknown,
        }
    }
}

/// Returns whether a file is read as a table, by its name.
pub(crate) fn is_table(path: &str) -> bool {
    matches!(Kind::of(path), Kind::Csv | Kind::Workbook)
}

/// Returns the sheets of a file as they were sent.
pub(crate) fn grids(path: &str, bytes: &[u8]) -> Vec<Grid> {
    open(path, bytes).0.into_iter().map(|sheet| sheet.grid).filter(|it| !it.is_hidden).collect()
}

/// Sheets that explain the others: that of the input workbook, and the list of
/// a return slip that came back with its table corrected.
pub const GUIDE_SHEETS: [&str; 3] = ["記入のしかた", "差戻し票", "Return slip"];

/// A sheet of a file, and how its bytes were read.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Its cells.
    pub(crate) grid: Grid,
    /// A text encoding, or `Excel`.
    pub(crate) encoding: &'static str,
}

/// Reads the sheets of a file, hidden ones included: one of a CSV file, those
/// of a workbook.
pub(crate) fn open(path: &str, bytes: &[u8]) -> (Vec<Sheet>, Vec<Diagnostic>) {
    match Kind::of(path) {
        // A workbook under the name of a CSV file is still a workbook, and the
        // reverse.
        Kind::Csv | Kind::Workbook if excel::is_workbook(bytes) => {
            let (grids, problems) = excel::parse(path, bytes);
            let sheets = grids.into_iter().map(|grid| Sheet { grid, encoding: "Excel" });
            (sheets.collect(), problems)
        }
        Kind::Csv | Kind::Workbook => match text(path, bytes) {
            Ok(text) => {
                let mut problems = Vec::new();
                if let Some(line) = csv::unclosed_quote(&text.text) {
                    problems.push(Diagnostic::unclosed_quote(&Origin::text(path, line, 1)));
                }
                let grid = csv::parse(&Source::file(path), &text.text);
                (vec![Sheet { grid, encoding: text.encoding }], problems)
            }
            Err(problem) => (Vec::new(), vec![problem]),
        },
        Kind::Text | Kind::Settings | Kind::Image | Kind::Unknown => (Vec::new(), Vec::new()),
    }
}

/// Reads a file as text.
pub(crate) fn text(path: &str, bytes: &[u8]) -> Result<Decoded, Diagnostic> {
    encoding::decode(bytes).map_err(|undecodable| {
        let origin = Origin::text(path, undecodable.line, 1);
        Diagnostic::undecodable(&origin, undecodable.encoding)
    })
}
