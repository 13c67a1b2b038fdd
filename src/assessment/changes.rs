//! What changed between two days.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::{CommitmentId, DecisionId, IndicatorId, MeetingId, Name};
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::records::sealed::{Sealed, SealedFigure, SealedSpan};

use super::commitments::{CommitmentState, state_on};
use super::conditions::Conditions;
use super::corrections::{self, Correction};
use super::figure::Amount;
use super::indicators::IndicatorAssessment;
use super::status::Status;
use super::suppression::Withheld;
use super::visibility::may_show;

/// What the cut-off is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// What today's tables say of the end of the previous period.
    #[default]
    Recalculated,
    /// What a sealed edition printed: its period and issue.
    Printed(TimeSpan, u32),
}

/// What is new at the cut-off, compared with what was printed last, or else with the
/// end of the previous period.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// What it is compared with.
    pub since: Since,
    /// Whether anything was printed before that values were compared with.
    pub is_compared: bool,
    /// What was printed and is no longer so.
    pub corrections: Vec<Correction>,
    /// The earlier day and the later one.
    pub between: Option<(Date, Date)>,
    /// Commitments made since.
    pub made: Vec<CommitmentId>,
    /// Commitments done since.
    pub done: Vec<CommitmentId>,
    /// Commitments whose day has passed since.
    pub became_overdue: Vec<CommitmentId>,
    /// Commitments whose date was moved, by rows confirmed since.
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

/// The sealed edition that was asked for, else the last of a period as long as this one.
fn last_printed(model: &Model, visibility: Visibility) -> Option<&Sealed> {
    let period = SealedSpan::of(model.calendar.period);
    let mut published = model.compared().iter().rev().map(|it| &**it);
    published.find(|it| {
        let is_meant = match model.compared_with {
            Some(asked) => it.is_about(asked),
            None => it.span.grain == period.grain && it.span != period,
        };
        it.tables(visibility).is_some() && is_meant
    })
}

/// Compares the cut-off with what was printed last, or else with the end of the
/// previous period.
pub fn assess(
    model: &Model,
    indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    withheld: &BTreeMap<IndicatorId, Withheld>,
    conditions: &Conditions,
    visibility: Visibility,
) -> Changes {
    let calendar = &model.calendar;
    let last = last_printed(model, visibility);
    // What was printed reaches up to its own day, and no further.
    let before = last.map_or(calendar.previous.last, |last| last.as_of);
    let now = calendar.as_of;
    let since = |day: Date| before < day && day <= now;
    let mut changes = Changes {
        between: Some((before, now)),
        is_compared: model.compared().iter().any(|it| it.tables(visibility).is_some()),
        corrections: corrections::assess(model, withheld, visibility),
        ..Changes::default()
    };
    if let Some(last) = last {
        changes.since = Since::Printed(last.span.span(), last.issue);
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
    let then = Then { last, visibility, before, now };
    changes.of_commitments(model, &then);
    changes.of_indicators(model, indicators, &then);
    changes.of_conditions(conditions, &then);
    changes
}

/// What it is compared with: what was printed last to those who may see as much, or the
/// end of the previous period; and the cut-off.
struct Then<'a> {
    last: Option<&'a Sealed>,
    visibility: Visibility,
    before: Date,
    now: Date,
}

impl<'a> Then<'a> {
    fn figure(&self, id: &str) -> Option<&'a SealedFigure> {
        self.last.and_then(|last| corrections::figure(last, self.visibility, id))
    }

    fn is_since(&self, day: Date) -> bool {
        self.before < day && day <= self.now
    }
}

impl Changes {
    /// Commitments that were made, done, moved or overdue since.
    fn of_commitments(&mut self, model: &Model, then: &Then<'_>) {
        let since = |day: Date| then.is_since(day);
        let promised = then.last.and_then(|last| last.tables(then.visibility));
        let promised = promised.map(|it| &it.commitments);
        for commitment in &model.commitments {
            if !may_show(then.visibility, commitment.visibility) {
                continue;
            }
            let state = state_on(commitment, then.now);
            let printed = promised.map(|all| all.iter().find(|it| it.id == commitment.id.as_str()));
            let earlier = match printed {
                Some(printed) => printed.and_then(|it| CommitmentState::from_code(&it.state)),
                None => state_on(commitment, then.before),
            };
            // Without an edition that lacks it, or the day it was made, it cannot be
            // called new.
            let is_new = match printed {
                Some(printed) => printed.is_none(),
                None => commitment.committed_on.is_some_and(since),
            };
            if state.is_some() && is_new {
                self.made.push(commitment.id.clone());
            }
            let is_done =
                |state: Option<CommitmentState>| state.is_some_and(CommitmentState::is_done);
            if is_done(state) && !is_done(earlier) {
                self.done.push(commitment.id.clone());
            }
            let overdue = Some(CommitmentState::Overdue);
            if state == overdue && earlier != overdue {
                self.became_overdue.push(commitment.id.clone());
            }
            let moved_on = commitment.revised_on.or(commitment.updated_on);
            let was_moved = match printed {
                Some(printed) => printed
                    .and_then(|it| it.due)
                    .is_some_and(|due| commitment.current_due().is_some_and(|now| due < now)),
                None => commitment.times_revised > 0 && moved_on.is_some_and(since),
            };
            if was_moved && state.is_some_and(CommitmentState::is_open) {
                self.slipped.push(commitment.id.clone());
            }
        }
    }

    /// Indicators whose status or value is another.
    fn of_indicators(
        &mut self,
        model: &Model,
        indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
        then: &Then<'_>,
    ) {
        let as_printed = |value: &Decimal| Amount::Number(*value, Name::default()).plain();
        for indicator in &model.indicators {
            let indicator = &indicator.definition;
            let Some(assessed) = indicators.get(&indicator.id) else { continue };
            if !may_show(then.visibility, indicator.visibility) {
                continue;
            }
            let printed = |figure: &str| then.figure(&format!("{}.{figure}", indicator.id));
            let status = printed("status").and_then(|it| Status::from_code(&it.value));
            let (earlier, now) = (status.unwrap_or(assessed.previous_status), assessed.status);
            if earlier != now {
                self.restated.push((indicator.id.clone(), earlier, now));
            }
            let mut earlier = assessed.previous.as_ref().map(|previous| previous.value);
            let now = assessed.current.as_ref().map(|current| current.value);
            if let Some(printed) = printed("value") {
                // What is printed is rounded.
                if now.as_ref().map(as_printed).as_ref() == Some(&printed.value) {
                    continue;
                }
                earlier = printed.value.parse().ok();
            }
            if earlier != now {
                self.moved.push((indicator.id.clone(), earlier, now));
            }
        }
    }

    /// Numbers of conditions that are others.
    fn of_conditions(&mut self, conditions: &Conditions, then: &Then<'_>) {
        for measure in &conditions.measures {
            let code = measure.rule.code;
            let printed = then.figure(code);
            let before = match printed {
                Some(printed) => printed.value.parse().ok(),
                None => measure.before,
            };
            let now = Amount::of(measure.rule.quantity, measure.now.value).plain();
            if before != measure.now.value && printed.is_none_or(|it| it.value != now) {
                self.conditions.push((code, before, measure.now.value));
            }
        }
    }
}
