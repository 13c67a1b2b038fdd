//! From the bytes of a file to its sheets.

use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::text::fold;

use super::csv::{self, StrayQuote};
use super::encoding::{self, Decoded};
use super::grid::Grid;
use super::table::Table;
use super::tables::TABLES;
use super::{config, excel, layout, marks};

/// What a file under `inputs/` is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Csv,
    Workbook,
    Text,
    Settings,
    Image,
    /// A table in a form that is not read.
    Foreign,
    Unknown,
}

impl FileKind {
    pub(crate) fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        if is_left_behind(path) {
            return Self::Unknown;
        }
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Self::Csv,
            "xlsx" | "xlsm" | "xls" => Self::Workbook,
            "xlsb" | "ods" | "fods" | "numbers" | "gsheet" | "xltx" | "xltm" => Self::Foreign,
            "md" => Self::Text,
            "toml" if path == config::PATH || layout::is_file(path) => Self::Settings,
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "pdf" => Self::Image,
            _ => Self::Unknown,
        }
    }
}

/// Returns whether a file is read as a table, by its name.
pub(crate) fn is_table(path: &str) -> bool {
    matches!(FileKind::of(path), FileKind::Csv | FileKind::Workbook)
}

/// Returns the sheets of a file as they were sent.
pub(crate) fn grids(path: &str, bytes: &[u8]) -> Vec<Grid> {
    open(path, bytes).0.into_iter().map(|sheet| sheet.grid).filter(|it| !it.is_hidden).collect()
}

/// Sheets that explain the others: that of the input workbook, and the list of
/// a return slip that came back with its table corrected.
pub const GUIDE_SHEETS: [&str; 3] = ["記入のしかた", "差戻し票", "Return slip"];

/// A sheet of a file, and how its bytes were read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    /// Its cells.
    pub(crate) grid: Grid,
    /// A text encoding, or `Excel`.
    pub(crate) encoding: &'static str,
}

/// Reads the sheets of a file, hidden ones included: one of a CSV file, those
/// of a workbook.
pub(crate) fn open(path: &str, bytes: &[u8]) -> (Vec<Sheet>, Vec<Diagnostic>) {
    let kind = FileKind::of(path);
    if !matches!(kind, FileKind::Csv | FileKind::Workbook) {
        return (Vec::new(), Vec::new());
    }
    let origin = Origin::file(path);
    if bytes.is_empty() {
        return (Vec::new(), vec![Diagnostic::empty_file(&origin)]);
    }
    // A workbook under the name of a CSV file is still a workbook, and the
    // reverse.
    if excel::FileFormat::of(bytes) != excel::FileFormat::Other {
        let (grids, mut problems) = excel::parse(path, bytes);
        problems.extend(grids.iter().filter(|grid| !grid.is_hidden).flat_map(marks::problems));
        let sheets = grids.into_iter().map(|grid| Sheet { grid, encoding: "Excel" });
        return (sheets.collect(), problems);
    }
    let text = match text(path, bytes) {
        Ok(text) => text,
        Err(_) if kind == FileKind::Workbook => {
            return (Vec::new(), vec![Diagnostic::foreign_file(&origin, "other")]);
        }
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let mut problems = Vec::new();
    let place = |line| Origin::text(path, line, 1);
    match csv::stray_quote(&text.text) {
        Some(StrayQuote::Unclosed(line)) => {
            problems.push(Diagnostic::unclosed_quote(&place(line)));
        }
        Some(StrayQuote::Pair(first, last)) => {
            problems.push(Diagnostic::stray_quotes(&place(first), last));
        }
        None => {}
    }
    let grid = csv::parse(&Source::file(path), &text.text);
    problems.extend(marks::problems(&grid));
    if grid.is_blank() {
        problems.push(Diagnostic::blank_table(&origin));
    }
    (vec![Sheet { grid, encoding: text.encoding }], problems)
}

/// A file that is meant as a table and is none that can be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Foreign {
    pub(crate) path: String,
    /// What it is.
    kind: &'static str,
    /// The table that it is named after.
    pub(crate) table: Option<&'static Table>,
    /// Whether it is a sheet of cells all the same: its numbers are lost.
    has_cells: bool,
}

impl Foreign {
    /// Returns what is told of it: an error where something stands on what it holds.
    pub(crate) fn problem(&self, is_here: impl Fn(&Table) -> bool) -> Diagnostic {
        let origin = Origin::file(&self.path);
        let is_needed = |table: &Table| table.required || table.name == "indicators";
        let stops = self.table.is_none_or(|table| is_needed(table) && !is_here(table));
        match stops || self.has_cells {
            true => Diagnostic::foreign_file(&origin, self.kind),
            false => Diagnostic::foreign_document(&origin, self.kind),
        }
    }
}

/// Returns a file as one that is no table that can be read, if it is meant as one.
pub(crate) fn foreign(path: &str) -> Option<Foreign> {
    let has_cells = match FileKind::of(path) {
        FileKind::Foreign => true,
        FileKind::Image | FileKind::Unknown if is_named_as_table(path) => false,
        _ => return None,
    };
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let kind = excel::FileFormat::of_extension(&extension.to_ascii_lowercase()).unwrap_or("other");
    Some(Foreign { path: path.to_owned(), kind, table: named_table(path), has_cells })
}

/// Returns whether a file that is read neither as a table nor as a text has
/// the name of a table: 行動計画.pdf is a table that was meant to be sent.
fn is_named_as_table(path: &str) -> bool {
    let Some((_, extension)) = path.rsplit_once('.') else { return false };
    let is_known = excel::FileFormat::of_extension(&extension.to_ascii_lowercase()).is_some();
    is_known && named_table(path).is_some()
}

/// Returns the table that a file is named after.
pub(crate) fn named_table(path: &str) -> Option<&'static Table> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, _) = name.rsplit_once('.')?;
    let stem = fold(stem);
    let is_title = |title: &str| {
        let rest = stem.strip_prefix(&fold(title));
        let counts = |c: char| !c.is_alphabetic() || "年月日度期第回版".contains(c);
        rest.is_some_and(|rest| rest.chars().all(counts))
    };
    TABLES
        .iter()
        .find(|table| is_title(table.name) || table.titles.iter().any(|title| is_title(title)))
}

/// Reads a file as text.
pub(crate) fn text(path: &str, bytes: &[u8]) -> Result<Decoded, Diagnostic> {
    encoding::decode(bytes).map_err(|undecodable| {
        let origin = Origin::text(path, undecodable.line, 1);
        match undecodable.is_foreign {
            true => Diagnostic::foreign_encoding(&origin, undecodable.encoding),
            false => Diagnostic::undecodable(&origin, undecodable.encoding),
        }
    })
}

/// Returns whether a program left a file behind, as it does beside one that is open.
pub(crate) fn is_left_behind(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with(['.']) || name.starts_with("~$") || name.ends_with('~')
}
