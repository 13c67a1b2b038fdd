//! What changed since the previous period.

use std::collections::BTreeMap;

use crate::model::Model;
use crate::model::names::{CommitmentId, DecisionId, IndicatorId, MeetingId};
use crate::records::tables::Visibility;

use super::commitments::{CommitmentState, state_on};
use super::indicators::IndicatorAssessment;
use super::may_show;
use super::status::Status;

/// What is new at the cut-off, compared with the end of the previous period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Promises made in the period.
    pub made: Vec<CommitmentId>,
    /// Promises done in the period.
    pub done: Vec<CommitmentId>,
    /// Promises whose day has passed since.
    pub became_overdue: Vec<CommitmentId>,
    /// Meetings held in the period, by date.
    pub held: Vec<MeetingId>,
    /// Decisions of these meetings.
    pub decided: Vec<DecisionId>,
    /// Indicators whose status changed: before and now.
    pub restated: Vec<(IndicatorId, Status, Status)>,
}

/// Compares the cut-off with the end of the previous period.
pub fn assess(
    model: &Model,
    indicators: &BTreeMap<IndicatorId, IndicatorAssessment>,
    visibility: Visibility,
) -> Changes {
    let calendar = &model.calendar;
    let mut changes = Changes::default();
    for commitment in &model.commitments {
        if !may_show(visibility, commitment.visibility) {
            continue;
        }
        let now = state_on(commitment, calendar.as_of);
        let then = state_on(commitment, calendar.previous.last);
        // Without the day it was made, it cannot be called new.
        let is_new = commitment.committed_on.is_some_and(|made| calendar.period.contains(made));
        if now.is_some() && is_new {
            changes.made.push(commitment.id.clone());
        }
        if now.is_some_and(CommitmentState::is_done) && !then.is_some_and(CommitmentState::is_done)
        {
            changes.done.push(commitment.id.clone());
        }
        if now == Some(CommitmentState::Overdue) && then != Some(CommitmentState::Overdue) {
            changes.became_overdue.push(commitment.id.clone());
        }
    }
    for meeting in &model.meetings {
        let in_period = calendar.period.contains(meeting.date) && meeting.date <= calendar.as_of;
        if meeting.is_held() && in_period && may_show(visibility, meeting.visibility) {
            changes.held.push(meeting.id.clone());
        }
    }
    for decision in &model.decisions {
        if changes.held.contains(&decision.meeting) && may_show(visibility, decision.visibility) {
            changes.decided.push(decision.id.clone());
        }
    }
    for indicator in &model.indicators {
        let indicator = &indicator.definition;
        let Some(assessed) = indicators.get(&indicator.id) else { continue };
        let (then, now) = (assessed.previous_status, assessed.answer.status);
        if then != now && may_show(visibility, indicator.visibility) {
            changes.restated.push((indicator.id.clone(), then, now));
        }
    }
    changes
}
