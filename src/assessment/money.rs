//! Money: what was promised, received and spent, in whole yen.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::value;
use crate::domain::words::{FundingStatus, Visibility};
use crate::model::Model;
use crate::model::money::Funding;
use crate::model::roundtable::{Audience, Grants};

use super::status;
use super::visibility::may_show;

/// Money of all funders, or of some grants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Money {
    /// Each line, in the order of the table; the index into the model's list.
    pub lines: Vec<MoneyLine>,
    /// Confirmed lines together.
    pub total: Amounts,
    /// Confirmed lines that have begun and do not say what was received.
    pub without_received: usize,
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
    /// Received, if that was reported: of a total, by any line.
    pub received: Option<Decimal>,
    /// Spent, if that was reported: of a total, by any line.
    pub spent: Option<Decimal>,
    /// Whether it should say what was received and spent.
    pub is_due: bool,
    /// Lines that have begun and do not say what was spent: what is left of
    /// them, and of their total, is not known.
    pub without_spent: usize,
}

impl Amounts {
    /// Returns what is left of what was promised. It stands beside every
    /// execution rate, because a rate rounded to 100 % can hide money that
    /// must be returned (S85).
    pub fn remaining(&self) -> Option<Decimal> {
        Some(self.committed.saturating_sub(self.known_spent()?))
    }

    /// Returns spent ÷ promised in percent.
    pub fn execution_rate(&self) -> Option<Decimal> {
        value::percent(self.known_spent()?, self.committed)
    }

    fn known_spent(&self) -> Option<Decimal> {
        // Of what has not begun nothing is spent.
        let spent = if self.is_due { self.spent } else { self.spent.or(Some(Decimal::ZERO)) };
        spent.filter(|_| self.without_spent == 0)
    }

    /// Adds a line to a total. What a line does not report is no zero: a total
    /// of lines of which none reports it has none either.
    fn add(&mut self, line: &Self) {
        let join = |one: Option<Decimal>, other: Option<Decimal>| match (one, other) {
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
            (one, other) => one.or(other),
        };
        self.committed = self.committed.saturating_add(line.committed);
        self.received = join(self.received, line.received);
        self.spent = join(self.spent, line.spent);
        self.without_spent += line.without_spent;
        self.is_due |= line.is_due;
    }
}

/// An explanation is asked for beyond this many percent (S102).
pub const VARIANCE_PERCENT: Decimal = Decimal::TEN;

/// Adds up the money that an edition may show.
pub fn assess(model: &Model, visibility: Visibility) -> Money {
    let shown = |(_, funding): &(usize, &Funding)| may_show(visibility, funding.visibility);
    of_rows(model, model.funding.iter().enumerate().filter(shown))
}

/// Adds up the grants that have an edition of this visibility.
pub(super) fn by_grants(model: &Model, visibility: Visibility) -> BTreeMap<Grants, Money> {
    let editions = model.editions.iter().filter(|it| it.visibility == visibility);
    let grants = editions.filter_map(|it| match &it.audience {
        Audience::Grants(grants) => Some(grants),
        _ => None,
    });
    grants.map(|it| (it.clone(), of_grants(model, it, visibility))).collect()
}

/// Adds up the grants that an edition of their own may show.
fn of_grants(model: &Model, grants: &Grants, visibility: Visibility) -> Money {
    let shown = |(at, funding): &(usize, &Funding)| {
        grants.rows.contains(at) && may_show(visibility, funding.visibility)
    };
    of_rows(model, model.funding.iter().enumerate().filter(shown))
}

fn of_rows<'a>(model: &Model, rows: impl Iterator<Item = (usize, &'a Funding)>) -> Money {
    let mut money = Money::default();
    for (at, funding) in rows {
        let amounts = Amounts {
            committed: funding.committed,
            received: funding.received,
            spent: funding.spent,
            is_due: is_due(funding, model),
            without_spent: usize::from(funding.spent.is_none() && is_due(funding, model)),
        };
        if matches!(funding.status, FundingStatus::Confirmed | FundingStatus::Ended) {
            money.total.add(&amounts);
            let is_missing = amounts.received.is_none() && amounts.is_due;
            money.without_received += usize::from(is_missing);
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

/// Whether a grant should say what was received and spent: it is confirmed and
/// has begun.
pub fn is_due(funding: &Funding, model: &Model) -> bool {
    matches!(funding.status, FundingStatus::Confirmed | FundingStatus::Ended)
        && funding.start.is_none_or(|start| start <= model.calendar.as_of)
}

fn variance(funding: &Funding, amounts: Amounts, elapsed: Decimal) -> Option<Decimal> {
    if funding.status != FundingStatus::Confirmed || funding.spent.is_none() {
        return None;
    }
    let difference = amounts.execution_rate()? - elapsed * Decimal::ONE_HUNDRED;
    (difference.abs() > VARIANCE_PERCENT).then_some(difference)
}
