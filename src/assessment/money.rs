//! Money: what was promised, received and spent, in whole yen.

use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::words::{FundingStatus, Visibility};
use crate::model::Model;
use crate::model::money::Funding;

use super::{may_show, status};

/// Money of all funders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Money {
    /// Each line, in the order of the table; the index into the model's list.
    pub lines: Vec<MoneyLine>,
    /// Confirmed lines together.
    pub total: Amounts,
}

/// One funder's money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyLine {
    /// Index of the line in the model.
    pub funding: usize,
    /// The amounts.
    pub amounts: Amounts,
    /// Share of the grant's time that has passed, from 0 to 1.
    pub elapsed: Option<Decimal>,
    /// Spent minus what a straight line would have spent, in percent of the
    /// amount committed, if it is beyond ±10 (an explanation is asked for,
    /// S102).
    pub variance: Option<Decimal>,
    /// The row.
    pub origin: Origin,
}

/// Amounts in yen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// Promised.
    pub committed: Decimal,
    /// Received.
    pub received: Decimal,
    /// Spent.
    pub spent: Decimal,
}

impl Amounts {
    /// Returns what is left of what was promised. It stands beside every
    /// execution rate, because a rate rounded to 100 % can hide money that
    /// must be returned (S85).
    pub fn remaining(&self) -> Decimal {
        self.committed - self.spent
    }

    /// Returns spent ÷ promised in percent.
    pub fn execution_rate(&self) -> Option<Decimal> {
        (!self.committed.is_zero()).then(|| self.spent * Decimal::ONE_HUNDRED / self.committed)
    }
}

/// An explanation is asked for beyond this many percent (S102).
pub const VARIANCE_PERCENT: Decimal = Decimal::TEN;

/// Adds up the money that an edition may show.
pub fn assess(model: &Model, visibility: Visibility) -> Money {
    let mut money = Money::default();
    for (at, funding) in model.funding.iter().enumerate() {
        if !may_show(visibility, funding.visibility) {
            continue;
        }
        let amounts = Amounts {
            committed: funding.committed,
            received: funding.received.unwrap_or_default(),
            spent: funding.spent.unwrap_or_default(),
        };
        if matches!(funding.status, FundingStatus::Confirmed | FundingStatus::Ended) {
            money.total.committed += amounts.committed;
            money.total.received += amounts.received;
            money.total.spent += amounts.spent;
        }
        let elapsed = funding
            .start
            .zip(funding.end)
            .map(|(start, end)| status::share_of_time(start, end, model.calendar.as_of));
        money.lines.push(MoneyLine {
            funding: at,
            amounts,
            elapsed,
            variance: elapsed.and_then(|elapsed| variance(funding, amounts, elapsed)),
            origin: funding.origin.clone(),
        });
    }
    money
}

fn variance(funding: &Funding, amounts: Amounts, elapsed: Decimal) -> Option<Decimal> {
    if funding.status != FundingStatus::Confirmed || funding.spent.is_none() {
        return None;
    }
    let difference = amounts.execution_rate()? - elapsed * Decimal::ONE_HUNDRED;
    (difference.abs() > VARIANCE_PERCENT).then_some(difference)
}
