//! One day's view of the rows that an edition may show.
//!
//! Conditions and warnings are worked out for two days, the cut-off and the end
//! of the period before, from the same tables: what was not yet so on the
//! earlier day is left out of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::OrganisationId;
use crate::domain::time::{add_months, days_between, first_of_months};
use crate::domain::value;
use crate::domain::words::{FundingStatus, Presence, Visibility};
use crate::model::Model;
use crate::model::commitment::Commitment;
use crate::model::meeting::{Decision, Meeting};
use crate::model::money::Funding;
use crate::model::organisation::Organisation;

use super::commitments::{CommitmentState, state_on};
use super::participation::is_represented;
use super::tally::{Share, Tally};
use super::visibility::may_show;

/// Conditions look at the last six months unless their rule says otherwise
///.
pub const WINDOW_MONTHS: i32 = 6;

/// The rows of one visibility, as of one day.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// The model.
    pub model: &'a Model,
    /// What may be counted.
    pub visibility: Visibility,
    /// The day.
    pub as_of: Date,
}

impl<'a> Day<'a> {
    /// Returns the first day of the months up to this day.
    pub fn since(&self, months: i32) -> Date {
        first_of_months(self.as_of, months)
    }

    /// Returns the meetings held up to this day, by date.
    pub fn held(&self) -> Vec<&'a Meeting> {
        self.model
            .meetings
            .iter()
            .filter(|meeting| meeting.is_held() && meeting.date <= self.as_of)
            .filter(|meeting| may_show(self.visibility, meeting.visibility))
            .collect()
    }

    /// Returns the meetings held in the months up to this day, by date.
    pub fn held_in(&self, months: i32) -> Vec<&'a Meeting> {
        let since = self.since(months);
        self.held().into_iter().filter(|meeting| meeting.date >= since).collect()
    }

    /// Returns the decisions of meetings.
    pub fn decisions(&self, meetings: &[&Meeting]) -> Vec<&'a Decision> {
        let ids: BTreeSet<_> = meetings.iter().map(|meeting| &meeting.id).collect();
        self.model
            .decisions
            .iter()
            .filter(|decision| ids.contains(&decision.meeting))
            .filter(|decision| may_show(self.visibility, decision.visibility))
            .collect()
    }

    /// Returns the commitments made by this day, with where each stood.
    pub fn commitments(&self) -> Vec<(&'a Commitment, CommitmentState)> {
        self.model
            .commitments
            .iter()
            .filter(|commitment| may_show(self.visibility, commitment.visibility))
            .filter_map(|commitment| Some((commitment, state_on(commitment, self.as_of)?)))
            .collect()
    }

    /// Returns of these the ones that were not given up.
    pub fn live_commitments(&self) -> Vec<(&'a Commitment, CommitmentState)> {
        let all = self.commitments().into_iter();
        all.filter(|(_, state)| *state != CommitmentState::Dropped).collect()
    }

    /// Returns of all the ones that were open, overdue ones too.
    pub fn open_commitments(&self) -> Vec<(&'a Commitment, CommitmentState)> {
        self.commitments().into_iter().filter(|(_, state)| state.is_open()).collect()
    }

    /// Returns the organisations that were members.
    pub fn organisations(&self) -> Vec<&'a Organisation> {
        let all = self.model.organisations.iter();
        all.filter(|organisation| organisation.is_active(self.as_of)).collect()
    }

    /// Returns the confirmed money that runs or will run.
    pub fn confirmed_funding(&self) -> Vec<&'a Funding> {
        self.model
            .funding
            .iter()
            .filter(|funding| may_show(self.visibility, funding.visibility))
            .filter(|funding| funding.status == FundingStatus::Confirmed)
            .filter(|funding| funding.end.is_none_or(|end| end > self.as_of))
            .collect()
    }

    /// Returns represented ÷ expected at meetings.
    pub fn attendance(&self, meetings: &[&Meeting]) -> Share {
        let mut share = Share::default();
        for entry in meetings.iter().flat_map(|meeting| &meeting.attendance) {
            if entry.presence == Presence::Observer {
                continue;
            }
            share.whole.add(&entry.origin);
            if is_represented(entry.presence) {
                share.part.add(&entry.origin);
            }
        }
        share
    }

    /// Returns the pairs of member organisations that were together at two
    /// meetings or more, of all pairs that there could be (S66).
    pub fn pairs_together(&self, meetings: &[&Meeting]) -> (usize, usize) {
        let members: BTreeSet<&OrganisationId> =
            self.organisations().into_iter().map(|organisation| &organisation.id).collect();
        let mut together: BTreeMap<(&OrganisationId, &OrganisationId), usize> = BTreeMap::new();
        for meeting in meetings {
            let present: BTreeSet<&OrganisationId> = meeting
                .attendance
                .iter()
                .filter(|entry| is_represented(entry.presence))
                .map(|entry| &entry.organisation)
                .filter(|id| members.contains(id))
                .collect();
            let present: Vec<&OrganisationId> = present.into_iter().collect();
            for (at, first) in present.iter().enumerate() {
                for second in &present[at + 1..] {
                    *together.entry((*first, *second)).or_default() += 1;
                }
            }
        }
        let pairs = together.values().filter(|times| **times >= 2).count();
        (pairs, members.len() * members.len().saturating_sub(1) / 2)
    }

    /// Returns the confirmed money that is left for the secretariat, in yen,
    /// with its rows.
    pub fn backbone_money(&self) -> (Decimal, Tally) {
        let (mut sum, mut rows) = (Decimal::ZERO, Tally::default());
        for funding in self.confirmed_funding() {
            let left = backbone_part(funding);
            if left > Decimal::ZERO {
                sum = sum.saturating_add(left);
                rows.add(&funding.origin);
            }
        }
        (sum, rows)
    }

    /// Returns what the secretariat costs a month, in yen: the mean of the last
    /// six months with a record, else what was planned for them.
    pub fn monthly_cost(&self) -> Option<(Decimal, Tally)> {
        let since = self.since(WINDOW_MONTHS);
        let mut months: BTreeMap<Date, Decimal> = BTreeMap::new();
        let mut rows = Tally::default();
        for cost in &self.model.costs {
            let in_window = cost.month.last >= since && cost.month.last <= self.as_of;
            let yen = cost.actual.or(cost.budget);
            if let (true, true, Some(yen)) =
                (in_window, may_show(self.visibility, cost.visibility), yen)
            {
                let month = months.entry(cost.month.last).or_default();
                *month = month.saturating_add(yen);
                rows.add(&cost.origin);
            }
        }
        if months.is_empty() {
            return None;
        }
        let sum: Decimal = months.values().sum();
        Some((sum / Decimal::from(months.len()), rows))
    }

    /// Returns the money that each line has for the secretariat in the next
    /// twelve months: what is left of it, spread evenly up to its end.
    pub fn next_year_by_funder(&self) -> Vec<(&'a Funding, Decimal)> {
        let horizon = add_months(self.as_of, 12);
        self.confirmed_funding()
            .into_iter()
            .map(|funding| {
                let left = backbone_part(funding);
                let Some(end) = funding.end.filter(|end| *end > horizon) else {
                    return (funding, left);
                };
                let begin = funding.start.map_or(self.as_of, |start| start.max(self.as_of));
                let all = Decimal::from(days_between(begin, end).max(1));
                let next = Decimal::from(days_between(begin, horizon).max(0));
                (funding, value::over(left.saturating_mul(next), all).unwrap_or_default())
            })
            .filter(|(_, yen)| *yen > Decimal::ZERO)
            .collect()
    }

    /// Returns days from each meeting to its minutes. Minutes that have not
    /// come are counted up to this day.
    pub fn minutes_lags(&self, meetings: &[&'a Meeting]) -> Vec<(&'a Meeting, i32)> {
        let mut lags: Vec<(&Meeting, i32)> = meetings
            .iter()
            .map(|meeting| {
                let sent = meeting.minutes_sent_on.filter(|sent| *sent <= self.as_of);
                (*meeting, days_between(meeting.date, sent.unwrap_or(self.as_of)))
            })
            .collect();
        lags.sort_by_key(|(meeting, lag)| (*lag, meeting.date));
        lags
    }
}

/// The part of what is left of a grant that may pay for the secretariat.
fn backbone_part(funding: &Funding) -> Decimal {
    let left = funding.committed - funding.spent.unwrap_or_default();
    left.saturating_mul(funding.for_backbone.unwrap_or_default()) / Decimal::ONE_HUNDRED
}

/// Collects rows into a tally.
pub fn tally<'o>(rows: impl IntoIterator<Item = &'o Origin>) -> Tally {
    Tally { rows: rows.into_iter().cloned().collect() }
}
