//! What changed between two days.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::{CommitmentId, DecisionId, IndicatorId, MeetingId};
use crate::domain::words::Visibility;
use crate::model::Model;

use super::commitments::{CommitmentState, state_on};
use super::conditions::Conditions;
use super::indicators::IndicatorAssessment;
use super::may_show;
use super::status::Status;

/// What is new at the cut-off, compared with the end of the previous period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The earlier day and the later one.
    pub between: Option<(Date, Date)>,
    /// Promises made since.
    pub made: Vec<CommitmentId>,
    /// Promises done since.
    pub done: Vec<CommitmentId>,
    /// Promises whose day has passed since.
    pub became_overdue: Vec<CommitmentId>,
    /// Promises whose date was moved, by rows confirmed since.
    pub slipped: Vec<CommitmentId>,
    /// Meetings held since, by date.
    pub held: Vec<MeetingId>,
    /// Decisions of these meetings.
    pub decided: Vec<DecisionId>,
    /// Indicators whose status changed: before and now.
    pub restated: Vec<(IndicatorId, Status, Status)>,
    /// Indicators whose value changed: before and now.
    pub moved: Vec<(IndicatorId, Option<Decimal>, Option<Decimal>)>,
    /// Numbers of the conditions whose value changed, by code: before and now.
    pub conditions: Vec<(&'static str, Option<Decimal>, Option<Decimal>)>,
}

/// Compares the cut-off with the end of the previous period.
pub fn assess(
    model: &Model,
    indicators: &BTreeMap<IndicatorId, IndicatorAssessment>,
    conditions: &Conditions,
    visibility: Visibility,
) -> Changes {
    let calendar = &model.calendar;
    let (before, now) = (calendar.previous.last, calendar.as_of);
    let since = |day: Date| before < day && day <= now;
    let mut changes = Changes { between: Some((before, now)), ..Changes::default() };
    for commitment in &model.commitments {
        if !may_show(visibility, commitment.visibility) {
            continue;
        }
        let (state, earlier) = (state_on(commitment, now), state_on(commitment, before));
        // Without the day it was made, it cannot be called new.
        if state.is_some() && commitment.committed_on.is_some_and(since) {
            changes.made.push(commitment.id.clone());
        }
        let is_done = |state: Option<CommitmentState>| state.is_some_and(CommitmentState::is_done);
        if is_done(state) && !is_done(earlier) {
            changes.done.push(commitment.id.clone());
        }
        let overdue = Some(CommitmentState::Overdue);
        if state == overdue && earlier != overdue {
            changes.became_overdue.push(commitment.id.clone());
        }
        if commitment.times_revised > 0
            && state.is_some_and(CommitmentState::is_open)
            && commitment.revised_on.or(commitment.updated_on).is_some_and(since)
        {
            changes.slipped.push(commitment.id.clone());
        }
    }
    for meeting in &model.meetings {
        if meeting.is_held() && since(meeting.date) && may_show(visibility, meeting.visibility) {
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
        if !may_show(visibility, indicator.visibility) {
            continue;
        }
        let (then, now) = (assessed.previous_status, assessed.status);
        if then != now {
            changes.restated.push((indicator.id.clone(), then, now));
        }
        let value = |current: &Option<super::indicators::Current>| {
            current.as_ref().map(|current| current.value)
        };
        let (then, now) = (value(&assessed.previous), value(&assessed.current));
        if then != now {
            changes.moved.push((indicator.id.clone(), then, now));
        }
    }
    for measure in &conditions.measures {
        if measure.before != measure.now.value {
            let code = measure.rule.code;
            changes.conditions.push((code, measure.before, measure.now.value));
        }
    }
    changes
}
