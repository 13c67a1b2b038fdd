//! Who pays for the secretariat, and what comes of it.
//!
//! Its money lasts for so many months, its costs are set against the plan, and
//! beside them stand what members bring without money and the hours by the six
//! functions of a backbone (S53), with what those hours made possible. It is
//! told as a contribution: nobody can say what would have been without it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::Name;
use crate::domain::value;
use crate::domain::words::{BackboneFunction, ContributionKind, Visibility};
use crate::model::Model;
use crate::model::secretariat::{Contribution, Work};

use super::day::{Day, WINDOW_MONTHS, tally};
use super::money::VARIANCE_PERCENT;
use super::tally::Tally;
use super::visibility::may_show;

/// The secretariat's own means and work.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sustainability {
    /// Costs of this fiscal year.
    pub costs: Costs,
    /// What members brought in the last twelve months, by kind.
    pub in_kind: Vec<InKind>,
    /// What all of it is worth in yen, where that was said.
    pub in_kind_yen: Option<Decimal>,
    /// The same one by one, the latest first.
    pub given: Vec<Contribution>,
    /// What the secretariat worked in the months of the report, for itself alone.
    pub work: Vec<Work>,
    /// Hours in the last six months, by function; all six if any.
    pub hours: Vec<(BackboneFunction, Decimal, Tally)>,
    /// What those months brought.
    pub enabled: Enabled,
}

/// Costs of a fiscal year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Costs {
    /// By category, the largest first.
    pub lines: Vec<CostLine>,
    /// All categories together.
    pub total: CostLine,
    /// The months that they cover.
    pub span: Option<(Date, Date)>,
}

/// One category of costs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CostLine {
    /// The category.
    pub category: Option<Name>,
    /// Planned up to the last month with an amount, in yen, where that was said.
    pub budget: Option<Decimal>,
    /// Spent, in yen.
    pub actual: Decimal,
    /// Rows with an amount spent that do not say what was planned.
    pub without_budget: usize,
    /// Rows up to the last month that do not say what was spent.
    pub without_actual: usize,
    /// Spent minus planned, in percent of what was planned; `None` of nothing
    /// planned, or where a row does not say what was.
    pub variance: Option<Decimal>,
    /// Why, if it was said.
    pub reason: Option<Name>,
    /// The rows.
    pub rows: Tally,
}

impl CostLine {
    /// Returns whether an explanation is asked for: beyond ±10 % (S102).
    pub fn needs_reason(&self) -> bool {
        self.variance.is_some_and(|variance| variance.abs() > VARIANCE_PERCENT)
    }

    /// Returns spent minus planned, in yen.
    pub fn difference(&self) -> Option<Decimal> {
        let budget = self.budget.filter(|_| self.without_budget == 0)?;
        Some(self.actual.saturating_sub(budget))
    }

    fn settle(&mut self) {
        self.variance = self
            .difference()
            .zip(self.budget)
            .and_then(|(difference, budget)| value::percent(difference, budget));
    }

    fn add_budget(&mut self, budget: Option<Decimal>) {
        self.budget = said([self.budget, budget].into_iter());
        self.without_budget += usize::from(budget.is_none());
    }
}

/// What members brought of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InKind {
    /// The kind.
    pub kind: ContributionKind,
    /// What it is worth, in yen, where that was said.
    pub yen: Option<Decimal>,
    /// How many organisations brought it.
    pub organisations: usize,
    /// The rows.
    pub rows: Tally,
}

/// What happened in the months of the hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Enabled {
    /// Meetings held.
    pub meetings: Tally,
    /// Decisions made at them.
    pub decisions: Tally,
    /// Commitments kept.
    pub kept: Tally,
    /// Values of indicators collected.
    pub values: Tally,
    /// Rules and customs that changed.
    pub changes: Tally,
}

/// Works it out from what one visibility may show.
pub fn assess(model: &Model, visibility: Visibility) -> Sustainability {
    let day = Day { model, visibility, as_of: model.calendar.as_of };
    let given = given(&day, day.since(12));
    let in_kind = in_kind(&given);
    Sustainability {
        costs: costs(&day),
        work: work(&day),
        in_kind_yen: said(in_kind.iter().map(|line| line.yen)),
        in_kind,
        given: given.into_iter().rev().cloned().collect(),
        hours: hours(&day),
        enabled: enabled(&day),
    }
}

/// Works out the costs up to a day of what one visibility may show.
pub(super) fn costs_until(model: &Model, visibility: Visibility, as_of: Date) -> Costs {
    costs(&Day { model, visibility, as_of })
}

/// Costs of the fiscal year, up to the last month with an amount spent: what is
/// planned for later months is no saving.
fn costs(day: &Day<'_>) -> Costs {
    let year = day.model.calendar.fiscal_year(day.as_of);
    let shown: Vec<_> = day
        .model
        .costs
        .iter()
        .filter(|cost| may_show(day.visibility, cost.visibility))
        .filter(|cost| year.contains(cost.month.last) && cost.month.last <= day.as_of)
        .collect();
    let last = shown.iter().filter(|cost| cost.actual.is_some()).map(|it| it.month.last).max();
    let Some(last) = last else { return Costs::default() };
    let mut lines: Vec<CostLine> = Vec::new();
    let mut total = CostLine::default();
    // A month without its amount is not yet spent, and no saving.
    for cost in shown.iter().filter(|cost| cost.month.last <= last && cost.actual.is_some()) {
        let at = lines
            .iter()
            .position(|line| line.category.as_ref().is_some_and(|name| name.ja == cost.category.ja))
            .unwrap_or_else(|| {
                let category = Some(cost.category.clone());
                lines.push(CostLine { category, ..CostLine::default() });
                lines.len() - 1
            });
        if let Some(name) = lines[at].category.as_mut().filter(|name| name.en.is_none()) {
            name.en.clone_from(&cost.category.en);
        }
        for line in [&mut lines[at], &mut total] {
            line.add_budget(cost.budget);
            line.actual = line.actual.saturating_add(cost.actual.unwrap_or_default());
            line.rows.add(&cost.origin);
        }
        // Rows come by month: the latest reason holds.
        if cost.variance_reason.is_some() {
            lines[at].reason.clone_from(&cost.variance_reason);
        }
    }
    for cost in shown.iter().filter(|cost| cost.month.last <= last && cost.actual.is_none()) {
        total.without_actual += 1;
        let same = |line: &&mut CostLine| {
            line.category.as_ref().is_some_and(|name| name.ja == cost.category.ja)
        };
        if let Some(line) = lines.iter_mut().find(same) {
            line.without_actual += 1;
        }
    }
    lines.iter_mut().for_each(CostLine::settle);
    lines.sort_by(|a, b| {
        let name = |line: &CostLine| line.category.as_ref().map(|name| name.ja.clone());
        b.budget.cmp(&a.budget).then_with(|| name(a).cmp(&name(b)))
    });
    total.settle();
    let first = shown.iter().map(|cost| cost.month.first).min().unwrap_or(year.first);
    Costs { lines, total, span: Some((first, last)) }
}

/// Adds up what was said; nothing if none of it was.
fn said(amounts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    amounts.flatten().reduce(Decimal::saturating_add)
}

fn given<'a>(day: &Day<'a>, since: Date) -> Vec<&'a Contribution> {
    day.model
        .contributions
        .iter()
        .filter(|it| may_show(day.visibility, it.visibility))
        .filter(|it| it.span.last >= since && it.span.last <= day.as_of)
        .collect()
}

/// Who works how much is nobody's concern but the secretariat's.
fn work(day: &Day<'_>) -> Vec<Work> {
    let since = day.model.calendar.previous.last;
    let mut work: Vec<Work> = day
        .model
        .backbone_log
        .iter()
        .filter(|_| day.visibility == Visibility::Internal)
        .filter(|it| it.span.last > since && it.span.last <= day.as_of)
        .cloned()
        .collect();
    work.sort_by(|a, b| (b.span.last, &a.origin).cmp(&(a.span.last, &b.origin)));
    work
}

fn in_kind(shown: &[&Contribution]) -> Vec<InKind> {
    ContributionKind::ALL
        .iter()
        .filter_map(|&kind| {
            let of_kind: Vec<_> = shown.iter().filter(|it| it.kind == kind).collect();
            let mut organisations: Vec<_> = of_kind.iter().map(|it| &it.organisation).collect();
            organisations.sort_unstable();
            organisations.dedup();
            (!of_kind.is_empty()).then(|| InKind {
                kind,
                yen: said(of_kind.iter().map(|it| it.yen)),
                organisations: organisations.len(),
                rows: tally(of_kind.iter().map(|it| &it.origin)),
            })
        })
        .collect()
}

fn hours(day: &Day<'_>) -> Vec<(BackboneFunction, Decimal, Tally)> {
    let since = day.since(WINDOW_MONTHS);
    let mut by_function: BTreeMap<BackboneFunction, (Decimal, Tally)> = BTreeMap::new();
    for work in &day.model.backbone_log {
        let in_window = work.span.last >= since && work.span.last <= day.as_of;
        if in_window && may_show(day.visibility, work.visibility) {
            let entry = by_function.entry(work.function).or_default();
            entry.0 = entry.0.saturating_add(work.hours);
            entry.1.add(&work.origin);
        }
    }
    if by_function.is_empty() {
        return Vec::new();
    }
    BackboneFunction::ALL
        .iter()
        .map(|function| {
            let (hours, rows) = by_function.remove(function).unwrap_or_default();
            (*function, hours, rows)
        })
        .collect()
}

fn enabled(day: &Day<'_>) -> Enabled {
    let since = day.since(WINDOW_MONTHS);
    let in_window = |date: Date| since <= date && date <= day.as_of;
    let meetings = day.held_in(WINDOW_MONTHS);
    let kept = day
        .commitments()
        .into_iter()
        .filter(|(commitment, state)| state.is_done() && commitment.done_on.is_some_and(in_window));
    let values = day
        .model
        .indicators
        .iter()
        .filter(|it| may_show(day.visibility, it.definition.visibility))
        .flat_map(|it| &it.observations)
        .filter(|value| in_window(value.received_on.unwrap_or(value.span.last)));
    let changes = day
        .model
        .system_changes
        .iter()
        .filter(|change| may_show(day.visibility, change.visibility))
        .filter(|change| in_window(change.span.last));
    Enabled {
        decisions: tally(day.decisions(&meetings).iter().map(|decision| &decision.origin)),
        meetings: tally(meetings.iter().map(|meeting| &meeting.origin)),
        kept: tally(kept.map(|(commitment, _)| &commitment.origin)),
        values: tally(values.map(|value| &value.origin)),
        changes: tally(changes.map(|change| &change.origin)),
    }
}
