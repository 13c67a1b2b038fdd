//! The rows of one sheet, as records of its table.

use super::handed_in::Records;
use super::own::OwnRecord;
use super::record::Record;
use super::sheet::reading::Reading;
use super::table::Table;
use super::tables::{
    AttendanceRecord, BackboneLogRecord, ChangeRecord, CommitmentRecord, ContributionRecord,
    CostRecord, DecisionRecord, FundingRecord, GoalRecord, IndicatorRecord, MeetingRecord,
    MemberRecord, ObservationRecord, PulseRecord, VoiceRecord,
};
use super::texts::Texts;
use super::told::Told;

/// Declares the rows that a sheet may give, a list for each table, and how they
/// are read and taken over.
macro_rules! rows {
    ($($field:ident: $record:ident),*) => {
        /// The rows of one sheet.
        #[derive(Debug, Clone)]
        pub(crate) enum Rows {
            /// None.
            None,
            /// Of a table of the project's own.
            Own(Vec<OwnRecord>),
            $(
                #[doc = stringify!($record)]
                $record(Vec<$record>),
            )*
        }

        impl Records {
            /// Shows the texts of every row, table by table.
            pub(crate) fn each_row<'r>(&'r self, see: &mut dyn FnMut(Texts<'r>)) {
                $(self.$field.iter().map(Record::texts).for_each(&mut *see);)*
                self.own.iter().map(OwnRecord::texts).for_each(&mut *see);
            }
        }

        impl Rows {
            /// Reads the rows of a table.
            pub(crate) fn read(table: &'static Table, reading: &mut Reading<'_>) -> Self {
                match table.name {
                    $(name if name == <$record>::TABLE.name => {
                        Self::$record(reading.rows::<$record>())
                    })*
                    _ => Self::Own(reading.own_rows()),
                }
            }

            /// Returns how many there are.
            pub(crate) fn len(&self) -> usize {
                match self {
                    Self::None => 0,
                    Self::Own(rows) => rows.len(),
                    $(Self::$record(rows) => rows.len(),)*
                }
            }

            /// Returns them as they are compared with those of another file.
            pub(crate) fn told(&self) -> Vec<Told> {
                match self {
                    Self::None => Vec::new(),
                    Self::Own(rows) => rows.iter().map(OwnRecord::told).collect(),
                    $(Self::$record(rows) => rows.iter().map(Record::told).collect(),)*
                }
            }

            /// Keeps some of them, by their places.
            pub(crate) fn retain(&mut self, keep: &[bool]) {
                let mut keep = keep.iter().copied();
                match self {
                    Self::None => {}
                    Self::Own(rows) => rows.retain(|_| keep.next().unwrap_or(true)),
                    $(Self::$record(rows) => rows.retain(|_| keep.next().unwrap_or(true)),)*
                }
            }

            /// Puts them to those that were handed in before.
            pub(crate) fn pour_into(self, records: &mut Records) {
                match self {
                    Self::None => {}
                    Self::Own(rows) => records.own.extend(rows),
                    // The first file's rows are taken as they are: copying
                    // those of a large file would cost as much as reading.
                    $(Self::$record(rows) if records.$field.is_empty() => records.$field = rows,
                    Self::$record(rows) => records.$field.extend(rows),)*
                }
            }
        }
    };
}

rows!(
    members: MemberRecord,
    goals: GoalRecord,
    meetings: MeetingRecord,
    attendance: AttendanceRecord,
    decisions: DecisionRecord,
    commitments: CommitmentRecord,
    indicators: IndicatorRecord,
    observations: ObservationRecord,
    funding: FundingRecord,
    contributions: ContributionRecord,
    costs: CostRecord,
    backbone_log: BackboneLogRecord,
    changes: ChangeRecord,
    voices: VoiceRecord,
    pulse: PulseRecord
);
