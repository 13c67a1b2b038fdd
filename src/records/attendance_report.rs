//! Attendance reports of online meetings, as Zoom and Teams export them.
//!
//! `read` knows a report by its own heads, whatever its file is called:
//!
//! - **Zoom**: two rows about the meeting, a blank one, and a row for each time
//!   that somebody came, or for each person (重複しないユーザー) with the minutes in
//!   all. A changed name has the earlier one in brackets. Rows of the waiting
//!   room are no attendance.
//! - **Teams**: blocks 1. 要約, 2. 参加者 and 3. 会議中のアクティビティ, in UTF-16 with
//!   tabs. The third has the same people once more, by each coming and going.
//! - **Teams of earlier years**: a row whenever somebody came or went.
//!
//! People who came more than once are one person: those with one e-mail
//! address, else those with one name. Which meeting it was and whom they stand
//! for is for the [model](crate::model).
//!
//! Why it is not a table of ours: it has several heads in one sheet, says the
//! same twice, and names people where our tables name organisations.

mod heads;
mod moments;
mod people;
mod reader;
mod visits;

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::diagnostics::{Diagnostic, Source};

pub use self::people::Participant;
pub(crate) use self::people::{is_mark, joined};
use self::reader::Reader;
use super::grid::Grid;
use super::receipt::{ColumnNote, Receipt, RowUse, Sign, TakenFor};
use super::table::Record as _;
use super::tables::AttendanceRecord;

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
        let table = TakenFor::Table(AttendanceRecord::TABLE.name, Sign::Headers);
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

/// Reads a sheet that is an attendance report. `None` if it is none. What
/// cannot be read in it is told beside it.
pub(crate) fn read(grid: &Grid) -> Option<(AttendanceReport, Vec<Diagnostic>)> {
    let mut reader = Reader::new(grid);
    for (at, row) in grid.rows.iter().enumerate() {
        reader.take(at, row);
        if reader.parts.is_empty() && at > Reader::ROWS_BEFORE {
            return None;
        }
    }
    reader.finish()
}
