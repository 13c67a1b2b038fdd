//! Everything that was handed in, row by row, and what of it could not be read.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Answers, Origin};
use crate::domain::text;
use crate::domain::words::Visibility;

use super::attendance_report::report::AttendanceReport;
use super::config::ConfigFile;
use super::grid::Block;
use super::keys::made::Keys;
use super::narrative::NarrativeRecord;
use super::own::OwnRecord;
use super::receipt::Receipt;
use super::tables::{
    AttendanceRecord, BackboneLogRecord, ChangeRecord, CommitmentRecord, ContributionRecord,
    CostRecord, DecisionRecord, FundingRecord, GoalRecord, IndicatorRecord, MeetingRecord,
    MemberRecord, ObservationRecord, PulseRecord, VoiceRecord,
};

/// Everything that was handed in, row by row.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The settings.
    pub config: ConfigFile,
    /// 参加団体一覧.
    pub members: Vec<MemberRecord>,
    /// 目標.
    pub goals: Vec<GoalRecord>,
    /// 会議記録.
    pub meetings: Vec<MeetingRecord>,
    /// 出欠.
    pub attendance: Vec<AttendanceRecord>,
    /// Attendance reports of Zoom and Teams.
    pub attendance_reports: Vec<AttendanceReport>,
    /// 決定事項.
    pub decisions: Vec<DecisionRecord>,
    /// 行動計画・約束.
    pub commitments: Vec<CommitmentRecord>,
    /// 指標台帳.
    pub indicators: Vec<IndicatorRecord>,
    /// 実績値.
    pub observations: Vec<ObservationRecord>,
    /// 資金.
    pub funding: Vec<FundingRecord>,
    /// 資源の持ち寄り.
    pub contributions: Vec<ContributionRecord>,
    /// 事務局の費用.
    pub costs: Vec<CostRecord>,
    /// 事務局の業務記録.
    pub backbone_log: Vec<BackboneLogRecord>,
    /// 制度・仕組みの変化.
    pub changes: Vec<ChangeRecord>,
    /// 声.
    pub voices: Vec<VoiceRecord>,
    /// 参加団体アンケート.
    pub pulse: Vec<PulseRecord>,
    /// Rows of tables of the project's own.
    pub own: Vec<OwnRecord>,
    /// Prose.
    pub narratives: Vec<NarrativeRecord>,
    /// The answers to questions.
    pub answers: Answers,
    /// What became of every cell, a receipt for each file and sheet, in the
    /// order of the files.
    pub receipts: Vec<Receipt>,
    /// Names of tables that were found, whether or not they had rows.
    pub tables: BTreeSet<&'static str>,
    /// Tables of values whose name or title says that they run on: 累計.
    pub(crate) running: Vec<Block>,
    /// Codes that nobody wrote.
    pub(crate) keys: Keys,
    /// Pairs of files whose rows all count, by an answer.
    pub(crate) apart: Apart,
    /// What could not be read.
    pub unreadable: Unreadable,
    /// The first cells in which each character outside ASCII stands, to say
    /// where a character that no font has comes from.
    pub characters: BTreeMap<char, Vec<Origin>>,
}

impl Records {
    /// Returns who may see a row of a table that does not say it.
    pub(crate) fn default_visibility(&self, table: &str) -> Visibility {
        let settings = &self.config.config.visibility;
        settings
            .get(table)
            .or_else(|| settings.get("default"))
            .and_then(|word| Visibility::from_text(word.get_ref()))
            .unwrap_or(Visibility::Members)
    }

    /// Returns whether the rows of two files all count, by an answer.
    pub(crate) fn is_apart(&self, one: &str, other: &str) -> bool {
        let holds = |a: &str, b: &str| self.apart.contains(&(a.to_owned(), b.to_owned()));
        !self.apart.is_empty() && (holds(one, other) || holds(other, one))
    }
}

/// Tables and rows that could not be read. Their mistakes are reported where
/// they are; a reference to one of them is not a second mistake.
#[derive(Debug, Clone, Default)]
pub struct Unreadable {
    pub(crate) tables: BTreeSet<&'static str>,
    pub(crate) keys: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Unreadable {
    /// Returns whether any row of a table could not be read.
    pub fn holds_any(&self, table: &str) -> bool {
        self.tables.contains(table) || self.keys.get(table).is_some_and(|keys| !keys.is_empty())
    }

    /// Returns whether a reference may mean a row that could not be read.
    pub fn may_hold(&self, table: &str, key: &str) -> bool {
        self.tables.contains(table)
            || self.keys.get(table).is_some_and(|keys| keys.contains(&text::key(key)))
    }

    /// Adds a table that could not be read.
    pub(crate) fn add_table(&mut self, table: &'static str) {
        self.tables.insert(table);
    }

    /// Adds a name of a row that could not be read.
    pub(crate) fn add_key(&mut self, table: &'static str, key: &str) {
        self.keys.entry(table).or_default().insert(text::key(key));
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.tables.extend(other.tables);
        for (table, keys) in other.keys {
            self.keys.entry(table).or_default().extend(keys);
        }
    }
}

/// Columns beside the first two that other tables refer to.
pub(crate) const NAMES: [&str; 5] = ["org_name_en", "short_name", "aliases", "name_en", "title"];

/// Pairs of files of which both count, by an answer.
pub(crate) type Apart = BTreeSet<(String, String)>;
