//! Costs whose plan stands in one sheet and what was spent in another.
//!
//! Both are sides of one row: a month and category with a budget only, and with an
//! actual amount only. What is in both twice stays as it is, and is asked about later.

use std::collections::BTreeMap;

use crate::domain::text::key;
use crate::domain::time::TimeSpan;

use super::tables::CostRecord;

/// Joins the two sides of each month and category.
pub(super) fn join(costs: &mut Vec<CostRecord>) {
    let mut sides: BTreeMap<(TimeSpan, String), Vec<usize>> = BTreeMap::new();
    for (at, cost) in costs.iter().enumerate() {
        sides.entry((cost.month.value, key(&cost.category.value))).or_default().push(at);
    }
    let mut out = vec![false; costs.len()];
    for places in sides.into_values() {
        let [first, second] = places[..] else { continue };
        let is_plan = |it: &CostRecord| it.budget.is_some() && it.actual.is_none();
        let is_actual = |it: &CostRecord| it.actual.is_some() && it.budget.is_none();
        let (plan, actual) = match (&costs[first], &costs[second]) {
            (one, other) if is_plan(one) && is_actual(other) => (first, second),
            (one, other) if is_actual(one) && is_plan(other) => (second, first),
            _ => continue,
        };
        let is_other_sheet = costs[plan].origin.source != costs[actual].origin.source;
        let is_as_visible = costs[plan].visibility.as_ref().map(|it| it.value)
            == costs[actual].visibility.as_ref().map(|it| it.value);
        if is_other_sheet && is_as_visible {
            costs[actual].budget = costs[plan].budget.take();
            out[plan] = true;
        }
    }
    let mut at = 0;
    costs.retain(|_| {
        at += 1;
        !out[at - 1]
    });
}
