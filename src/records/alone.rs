//! One file, as far as it can be read alone: its texts, its sheets, and which table each
//! of them is.
//!
//! How a sheet gives rows may depend on names that others define, so its rows are read
//! when all files are known.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Origin, Source};

use super::attendance_report::{self, AttendanceReport};
use super::blocks;
use super::characters::Characters;
use super::columns::hints::Hints;
use super::narrative::{self, NarrativeRecord};
use super::receipt::{Receipt, TakenFor};
use super::sheet::opened::Opened;
use super::sheets::{self, FileKind, Sheet};

/// The sheets of a file, and what was found on opening it.
#[derive(Debug, Clone, Default)]
pub(crate) struct File {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) problems: Vec<Diagnostic>,
}

impl File {
    /// Opens a file.
    pub(crate) fn open(path: &str, bytes: &[u8]) -> Self {
        let (sheets, problems) = sheets::open(path, bytes);
        Self { sheets, problems }
    }
}

/// What one file says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alone {
    /// Where each character outside ASCII stands first.
    pub(crate) characters: BTreeMap<char, Vec<Origin>>,
    /// Texts and reports, which are read already.
    pub(crate) receipts: Vec<Receipt>,
    /// Its prose.
    pub(crate) narrative: Option<NarrativeRecord>,
    /// What Zoom and Teams exported.
    pub(crate) reports: Vec<AttendanceReport>,
    /// Its tables, recognised.
    pub(crate) opened: Vec<Opened>,
    /// What is wrong with it.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Alone {
    /// Reads a file whose sheets are known.
    pub(crate) fn of(path: &str, bytes: &[u8], file: File, hints: &Hints) -> Self {
        let mut characters = Characters::default();
        let mut alone = Self::default();
        // Sources are printed, so a character that no font has may be a name's.
        characters.note_cell(path, || Origin::file(path));
        alone.text(path, bytes, hints, &mut characters);
        alone.problems.extend(file.problems);
        for sheet in file.sheets {
            characters.note(&sheet.grid);
            alone.sheet(path, sheet, hints);
        }
        alone.characters = characters.into_found();
        alone
    }

    /// Reads a file that is no table: prose or settings.
    fn text(&mut self, path: &str, bytes: &[u8], hints: &Hints, characters: &mut Characters) {
        match FileKind::of(path) {
            FileKind::Text => match sheets::text(path, bytes) {
                Ok(text) => {
                    let source = Source::file(path);
                    self.receipts.push(Receipt::new(&source, text.encoding, TakenFor::Text));
                    characters.note_text(path, &text.text);
                    let problems = &mut self.problems;
                    self.narrative = narrative::parse(path, &text.text, hints.context, problems);
                }
                Err(problem) => self.problems.push(problem),
            },
            FileKind::Settings => characters.note_text(path, &String::from_utf8_lossy(bytes)),
            FileKind::Image
            | FileKind::Foreign
            | FileKind::Unknown
            | FileKind::Csv
            | FileKind::Workbook => {}
        }
    }

    fn sheet(&mut self, path: &str, sheet: Sheet, hints: &Hints) {
        if !sheet.grid.is_hidden
            && let Some((report, problems)) = attendance_report::read(&sheet.grid)
        {
            self.problems.extend(problems);
            self.receipts.push(report.receipt(&sheet.grid, sheet.encoding));
            self.reports.push(report);
            return;
        }
        for window in blocks::side_by_side(path, sheet, hints) {
            self.opened.extend(blocks::split(path, window, hints));
        }
    }
}
