//! What sectors promised and what came of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, GoalId, SectorId};
use crate::domain::words::{CommitmentStatus, Visibility};
use crate::model::Model;
use crate::model::commitment::Commitment;
use crate::model::roundtable::Sector;

use super::tally::Tally;
use super::visibility::may_show;

/// Where a commitment stands on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommitmentState {
    /// Not done, and its day has passed.
    Overdue,
    /// Its owner says that it is behind; its day has not passed.
    Delayed,
    /// On hold.
    OnHold,
    /// Under way.
    InProgress,
    /// Not begun.
    NotStarted,
    /// Done after the day it was first due.
    DoneLate,
    /// Done by the day it was first due, or without one.
    DoneOnTime,
    /// Done on a day that nobody wrote down: neither on time nor late.
    DoneUndated,
    /// Given up.
    Dropped,
}

impl CommitmentState {
    /// Every state, those first that somebody must act on.
    pub const ALL: [Self; 9] = [
        Self::Overdue,
        Self::Delayed,
        Self::OnHold,
        Self::InProgress,
        Self::NotStarted,
        Self::DoneLate,
        Self::DoneOnTime,
        Self::DoneUndated,
        Self::Dropped,
    ];

    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Delayed => "delayed",
            Self::OnHold => "on-hold",
            Self::InProgress => "in-progress",
            Self::NotStarted => "not-started",
            Self::DoneLate => "done-late",
            Self::DoneOnTime => "done-on-time",
            Self::DoneUndated => "done-undated",
            Self::Dropped => "dropped",
        }
    }

    /// Returns the state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns whether it is done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::DoneOnTime | Self::DoneLate | Self::DoneUndated)
    }

    /// Returns whether it is still to be done.
    pub fn is_open(self) -> bool {
        !self.is_done() && self != Self::Dropped
    }
}

/// Returns where a commitment stood on a day; `None` if it was not yet made.
///
/// On time means by the day it was *first* due (MR3): a
/// date that was moved does not make a late commitment punctual.
pub fn state_on(commitment: &Commitment, day: Date) -> Option<CommitmentState> {
    if commitment.committed_on.is_some_and(|made| made > day) {
        return None;
    }
    if let Some(done) = commitment.done_on
        && done <= day
    {
        return Some(match commitment.due {
            Some(due) if done > due => CommitmentState::DoneLate,
            _ => CommitmentState::DoneOnTime,
        });
    }
    if commitment.status == CommitmentStatus::Done && commitment.done_on.is_none() {
        return Some(CommitmentState::DoneUndated);
    }
    if commitment.due_on(day).is_some_and(|due| due < day) {
        return Some(match commitment.status {
            CommitmentStatus::Dropped => CommitmentState::Dropped,
            _ => CommitmentState::Overdue,
        });
    }
    Some(match commitment.status {
        CommitmentStatus::Dropped => CommitmentState::Dropped,
        CommitmentStatus::OnHold => CommitmentState::OnHold,
        CommitmentStatus::Delayed => CommitmentState::Delayed,
        CommitmentStatus::NotStarted => CommitmentState::NotStarted,
        CommitmentStatus::InProgress | CommitmentStatus::Done => CommitmentState::InProgress,
    })
}

/// One sector's commitments, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// All that were made.
    pub made: Tally,
    /// Done by the day first due.
    pub on_time: Tally,
    /// Done later.
    pub late: Tally,
    /// Done on a day that nobody wrote down.
    pub undated: Tally,
    /// Still to be done.
    pub open: Tally,
    /// Still to be done, and the day has passed.
    pub overdue: Tally,
    /// Whose date was moved.
    pub redated: Tally,
    /// How often dates were moved in all.
    pub times_redated: u32,
    /// Given up.
    pub dropped: Tally,
}

impl Record {
    /// Returns how many are done: on time, late, or on an unknown day.
    pub fn done(&self) -> usize {
        self.on_time.count() + self.late.count() + self.undated.count()
    }

    fn add(&mut self, row: &Origin, standing: &Standing) {
        self.made.add(row);
        match standing.state {
            CommitmentState::DoneOnTime => self.on_time.add(row),
            CommitmentState::DoneLate => self.late.add(row),
            CommitmentState::DoneUndated => self.undated.add(row),
            CommitmentState::Dropped => self.dropped.add(row),
            _ => self.open.add(row),
        }
        if standing.state == CommitmentState::Overdue {
            self.overdue.add(row);
        }
        if standing.times_moved > 0 {
            self.redated.add(row);
            self.times_redated += standing.times_moved;
        }
    }
}

/// What of a commitment is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: CommitmentState,
    /// The sectors it is counted for: a commitment of two owners is one, and of both.
    pub sectors: Vec<SectorId>,
    /// The goal it is counted for.
    pub goal: Option<GoalId>,
    /// How often its date was moved.
    pub times_moved: u32,
}

impl Standing {
    /// Returns how a commitment stands that is in a state.
    pub fn of(commitment: &Commitment, state: CommitmentState) -> Self {
        Self {
            state,
            sectors: commitment.sectors().cloned().collect(),
            goal: commitment.goal.clone(),
            times_moved: commitment.times_revised,
        }
    }
}

/// Commitments of all sectors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Commitments {
    /// Where each stands at the cut-off.
    pub states: BTreeMap<CommitmentId, CommitmentState>,
    /// Each sector's, counted.
    pub by_sector: BTreeMap<SectorId, Record>,
    /// All together.
    pub total: Record,
    /// Goal × sector: how many are made, and how many are still to be done.
    pub matrix: BTreeMap<(GoalId, SectorId), MatrixCell>,
    /// The same of all sectors together; a commitment of several counts once.
    pub by_goal: BTreeMap<GoalId, MatrixCell>,
}

/// How many sectors a page has room for side by side.
const MOST_SECTORS: usize = 10;

/// One cell of the goal × sector matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixCell {
    /// Commitments that were not given up.
    pub made: Tally,
    /// Of these, done.
    pub done: Tally,
    /// Of these, overdue.
    pub overdue: Tally,
}

impl MatrixCell {
    fn add(&mut self, row: &Origin, state: CommitmentState) {
        self.made.add(row);
        if state.is_done() {
            self.done.add(row);
        } else if state == CommitmentState::Overdue {
            self.overdue.add(row);
        }
    }
}

impl Commitments {
    /// Counts a commitment.
    pub(super) fn add(&mut self, row: &Origin, standing: &Standing) {
        self.total.add(row, standing);
        for sector in &standing.sectors {
            self.by_sector.entry(sector.clone()).or_default().add(row, standing);
        }
        let Some(goal) = &standing.goal else { return };
        if standing.state == CommitmentState::Dropped {
            return;
        }
        for sector in &standing.sectors {
            let cell = self.matrix.entry((goal.clone(), sector.clone())).or_default();
            cell.add(row, standing.state);
        }
        self.by_goal.entry(goal.clone()).or_default().add(row, standing.state);
    }

    /// Returns the sectors that have a column beside the goals, and whether these are all
    /// at the table: where a page has no room for all, the ten with most commitments, of
    /// those with as many the first of `sectors`.
    pub fn columns(&self, sectors: &[Sector]) -> (BTreeSet<SectorId>, bool) {
        let mut made: BTreeMap<&SectorId, usize> = BTreeMap::new();
        for ((_, sector), cell) in &self.matrix {
            *made.entry(sector).or_default() += cell.made.count();
        }
        let is_at_table = |it: &&Sector| it.edition || made.contains_key(&it.id);
        let mut at_table: Vec<&SectorId> =
            sectors.iter().filter(is_at_table).map(|it| &it.id).collect();
        at_table.sort_by_key(|it| Reverse(made.get(it).copied().unwrap_or_default()));
        let are_all = at_table.len() <= MOST_SECTORS;
        at_table.truncate(MOST_SECTORS);
        (at_table.into_iter().cloned().collect(), are_all)
    }

    /// Counts a commitment of which no more is known than that it was made.
    pub(super) fn add_made(&mut self, row: &Origin, standing: &Standing) {
        self.total.made.add(row);
        for sector in &standing.sectors {
            self.by_sector.entry(sector.clone()).or_default().made.add(row);
        }
    }
}

/// Counts the commitments that an edition may show.
pub fn assess(model: &Model, visibility: Visibility) -> Commitments {
    let mut commitments = Commitments::default();
    for sector in &model.sectors {
        commitments.by_sector.insert(sector.id.clone(), Record::default());
    }
    for commitment in &model.commitments {
        if !may_show(visibility, commitment.visibility) {
            continue;
        }
        let Some(state) = state_on(commitment, model.calendar.as_of) else { continue };
        commitments.states.insert(commitment.id.clone(), state);
        commitments.add(&commitment.origin, &Standing::of(commitment, state));
    }
    commitments
}
