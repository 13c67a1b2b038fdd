//! What a report of attendance says, row by row.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::diagnostics::Source;
use crate::records::grid::Grid;
use crate::records::receipt::{Clue, ColumnNote, Receipt, RowUse, TakenFor};
use crate::records::record::Record as _;
use crate::records::tables::AttendanceRecord;

use super::people::Participant;

/// An attendance report.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendanceReport {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// What each row is, by its number as a spreadsheet counts it, from 0.
    pub rows: Vec<(u32, ReportRow)>,
    /// The columns of its people, from left to right.
    pub columns: Vec<ColumnNote>,
    /// The meetings that it reports on, in the order of time; most reports have
    /// one.
    pub sessions: Vec<Session>,
    /// The same if 7/8/26 is the 7th of August. Only there if nothing in the
    /// report tells, and then `sessions` has its dates as the 8th of July.
    pub day_first: Option<Vec<Session>>,
}

impl AttendanceReport {
    /// Returns what became of every cell of the report.
    pub(crate) fn receipt(&self, grid: &Grid, encoding: &'static str) -> Receipt {
        let table = TakenFor::Table(AttendanceRecord::TABLE.name, Clue::Headers);
        let mut receipt = Receipt::new(&self.source, encoding, table);
        receipt.note_changes(grid);
        for (row, (_, kind)) in grid.rows.iter().zip(&self.rows) {
            let usage = match kind {
                ReportRow::Title => RowUse::Title,
                ReportRow::Head => RowUse::Head,
                ReportRow::Read => RowUse::Read,
                ReportRow::Activity => RowUse::Activity,
                ReportRow::Waiting => RowUse::NotThere,
                ReportRow::Note => RowUse::Note,
            };
            receipt.note_row(grid, row, usage);
        }
        receipt.settle();
        receipt.columns.clone_from(&self.columns);
        receipt.records = self.sessions.iter().map(|session| session.people.len()).sum();
        receipt
    }
}

/// What a row of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportRow {
    /// About the meeting, or the title of a block.
    Title,
    /// The head of a block.
    Head,
    /// A person, or a coming and going of one.
    Read,
    /// A coming and going of a person who stands in the block of people already.
    Activity,
    /// Somebody who was not at the meeting: in the waiting room, or registered
    /// only.
    Waiting,
    /// A note, or a block of something else: reactions, votes.
    Note,
}

/// One meeting of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// What the meeting is called there.
    pub title: Option<String>,
    /// The meeting's number there, as people write it.
    pub number: Option<String>,
    /// When it began, or the first person came.
    pub start: Option<DateTime>,
    /// The people, in the order of the report.
    pub people: Vec<Participant>,
}

impl Session {
    /// Returns the day of the meeting, if the report has it.
    pub fn day(&self) -> Option<Date> {
        self.start.map(DateTime::date)
    }
}
