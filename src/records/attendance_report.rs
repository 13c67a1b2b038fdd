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
pub(crate) mod report;
mod visits;

use crate::diagnostics::Diagnostic;

use super::grid::Grid;

use self::reader::Reader;

pub use self::people::Participant;
pub(crate) use self::people::{is_mark, joined};
pub use self::report::{AttendanceReport, ReportRow, Session};

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
