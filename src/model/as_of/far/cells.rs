//! The cells that tell on which day something happened. Days that people plan are
//! not among them, and the spans of values have a question of their own.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::text::key;
use crate::domain::time::{Grain, TimeSpan, add_months};
use crate::domain::value::Sourced;
use crate::domain::words::MeetingState;
use crate::records::handed_in::Records;
use crate::records::tables::MeetingRecord;

/// The table of values.
pub(super) const VALUES: &str = "observations";

/// Something that happened, by the cell that tells when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Happened<'r> {
    /// The table.
    pub(super) table: &'static str,
    /// The day, or the month.
    pub(super) span: TimeSpan,
    /// The cell.
    pub(super) origin: &'r Origin,
}

impl Happened<'_> {
    /// Returns the day up to which it is known: the last of a month, for January is
    /// no row of November's. A year is written down before it ends.
    pub(super) fn day(&self) -> Date {
        match self.span.grain {
            Grain::Day | Grain::Month => self.span.last,
            _ => self.span.first,
        }
    }
}

/// A day or a span.
trait When: Copy {
    /// Returns it as a span.
    fn span(self) -> TimeSpan;
    /// Returns the same a year before.
    fn year_before(self) -> Self;
}

impl When for Date {
    fn span(self) -> TimeSpan {
        TimeSpan::day(self)
    }

    fn year_before(self) -> Self {
        add_months(self, -12)
    }
}

impl When for TimeSpan {
    fn span(self) -> TimeSpan {
        self
    }

    fn year_before(self) -> Self {
        Self::year_before(&self)
    }
}

/// Visits each cell but those of values: once for reading it, and with `mut` for
/// changing it, so that no cell is asked about and then left as it is.
macro_rules! visit {
    ($records:expr, $visitor:expr $(, $mutable:tt)?) => {{
        let recorded = recorded(&*$records);
        for it in & $($mutable)? $records.members {
            let cells = [& $($mutable)? it.endorsed_on];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("members", cell));
        }
        for it in & $($mutable)? $records.goals {
            let cells = [& $($mutable)? it.reviewed_on];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("goals", cell));
        }
        for it in & $($mutable)? $records.commitments {
            let cells = [
                & $($mutable)? it.committed_on,
                & $($mutable)? it.done_on,
                & $($mutable)? it.updated_on,
                & $($mutable)? it.revised_on,
            ];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("commitments", cell));
        }
        for it in & $($mutable)? $records.meetings {
            if is_held(it, &recorded) {
                $visitor.cell("meetings", & $($mutable)? it.date);
            }
            let cells = [& $($mutable)? it.minutes_sent_on, & $($mutable)? it.minutes_published_on];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("meetings", cell));
        }
        for it in & $($mutable)? $records.indicators {
            let cells = [& $($mutable)? it.override_on];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("indicators", cell));
        }
        for it in & $($mutable)? $records.contributions {
            $visitor.cell("contributions", & $($mutable)? it.date);
        }
        for it in & $($mutable)? $records.costs {
            // A month to come has no cost yet, however that is written.
            let is_cost = |yen: Decimal| !yen.is_zero();
            if it.actual.as_ref().is_some_and(|actual| actual.value.0.is_some_and(is_cost)) {
                $visitor.cell("costs", & $($mutable)? it.month);
            }
        }
        for it in & $($mutable)? $records.backbone_log {
            $visitor.cell("backbone_log", & $($mutable)? it.date);
        }
        for it in & $($mutable)? $records.changes {
            $visitor.cell("changes", & $($mutable)? it.date);
        }
        for it in & $($mutable)? $records.voices {
            let cells = [& $($mutable)? it.date];
            cells.into_iter().flatten().for_each(|cell| $visitor.cell("voices", cell));
        }
        for it in & $($mutable)? $records.pulse {
            $visitor.cell("pulse", & $($mutable)? it.date);
        }
    }};
}

/// Returns what happened, apart from values that were received.
pub(super) fn acts(records: &Records) -> Vec<Happened<'_>> {
    struct Reader<'r>(Vec<Happened<'r>>);
    impl<'r> Reader<'r> {
        fn cell(&mut self, table: &'static str, cell: &'r Sourced<impl When>) {
            self.0.push(Happened { table, span: cell.value.span(), origin: &cell.origin });
        }
    }
    let mut reader = Reader(Vec::new());
    visit!(records, reader);
    reader.0
}

/// Moves the days of some cells to the year before.
pub(super) fn move_back(records: &mut Records, slips: &BTreeSet<&Origin>) {
    struct Mover<'s>(&'s BTreeSet<&'s Origin>);
    impl Mover<'_> {
        fn cell(&self, _: &'static str, cell: &mut Sourced<impl When>) {
            if self.0.contains(&cell.origin) {
                cell.value = cell.value.year_before();
            }
        }
    }
    let mover = Mover(slips);
    visit!(records, mover, mut);
    let received = records.observations.iter_mut().filter_map(|it| it.received_on.as_mut());
    received.for_each(|cell| mover.cell(VALUES, cell));
}

/// Returns the codes of the meetings that have attendance.
fn recorded(records: &Records) -> BTreeSet<String> {
    records.attendance.iter().map(|it| key(&it.meeting_id.value)).collect()
}

fn is_held(meeting: &MeetingRecord, recorded: &BTreeSet<String>) -> bool {
    match meeting.state.as_ref().map(|state| state.value) {
        Some(state) => state == MeetingState::Held,
        None => meeting.attendees.is_some() || recorded.contains(&key(&meeting.meeting_id.value)),
    }
}
