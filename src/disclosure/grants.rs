//! What whoever gives a grant is told: what all funders are, without the money of others.
//!
//! Why: two funders seldom know what the other one pays. Whatever is reckoned from the
//! money of all gives it away to the one who knows her own share; so it is left out, and
//! not reckoned from a part of it, which would be another number of the same name.

use std::collections::BTreeSet;

use crate::assessment::Figures;
use crate::assessment::corrections::Corrected;
use crate::assessment::printed::{AllMoneyFigures, SecretariatFigures};
use crate::assessment::sustainability::Sustainability;
use crate::domain::rules::{ConditionCode, WarningCode};
use crate::model::roundtable::Grants;

/// Numbers of conditions that rest on the money of all.
const CONDITIONS: [ConditionCode; 3] =
    [ConditionCode::Runway, ConditionCode::LargestFunder, ConditionCode::AlignedMoney];

/// Warnings that do.
const WARNINGS: [WarningCode; 2] = [WarningCode::Runway, WarningCode::LargestFunder];

/// Where figures begin that are about the money of all, and what it pays for.
const AREAS: [&str; 6] = ["money", "costs", "hours", "enabled", "in-kind", "given"];

/// Returns what the readers of some grants are told.
pub(super) fn of_grants(figures: &Figures, grants: &Grants) -> Figures {
    let mut own = figures.clone();
    own.money = own.money_of.remove(grants).unwrap_or_default();
    own.printed.money = own.printed.money_of.remove(grants);
    own.money_of.clear();
    own.printed.money_of.clear();
    own.sustainability = Sustainability::default();
    own.printed.secretariat = SecretariatFigures::default();
    leave_conditions(&mut own);
    leave_warnings(&mut own);
    leave_corrections(&mut own, grants);
    let money: BTreeSet<String> = own.printed.money.iter().flat_map(ids).collect();
    own.printed.all.retain(|it| money.contains(&it.id) || !is_of_all(&it.id));
    own
}

pub(super) fn rests_on_money(code: &str) -> bool {
    let mut conditions = CONDITIONS.iter().map(|it| it.rule().code);
    let mut warnings = WARNINGS.iter().map(|it| it.rule().code);
    conditions.any(|it| it == code) || warnings.any(|it| it == code)
}

/// Whether a figure is about the money of all, by its identifier.
fn is_of_all(id: &str) -> bool {
    let area = id.split('.').next().unwrap_or_default();
    AREAS.contains(&area) || rests_on_money(area)
}

fn ids(money: &AllMoneyFigures) -> Vec<String> {
    let (received, spent) = &money.unreported;
    let lines = money.lines.iter().chain([&money.total]);
    let of_lines = lines.flat_map(|it| {
        let always = [&it.committed, &it.received, &it.spent, &it.remaining, &it.rate];
        always.into_iter().chain(&it.elapsed).chain(&it.variance)
    });
    of_lines.chain([received, spent]).map(|figure| figure.id.clone()).collect()
}

fn leave_conditions(own: &mut Figures) {
    own.conditions.measures.retain(|it| !rests_on_money(it.rule.code));
    own.printed.conditions.retain(|code, _| !rests_on_money(code));
    own.changes.conditions.retain(|(code, ..)| !rests_on_money(code));
    own.printed.conditions_moved.retain(|code, _| !rests_on_money(code));
}

fn leave_warnings(own: &mut Figures) {
    let warnings = std::mem::take(&mut own.warnings);
    let figures = std::mem::take(&mut own.printed.warnings);
    let kept = warnings.into_iter().zip(figures).filter(|(it, _)| !rests_on_money(it.code));
    (own.warnings, own.printed.warnings) = kept.unzip();
}

fn leave_corrections(own: &mut Figures, grants: &Grants) {
    let is_money = |it: &Corrected| match it {
        Corrected::Grant { funder, .. } => funder.ja != grants.funder.ja,
        Corrected::Figure { figure, .. } => is_of_all(&figure.id),
        _ => false,
    };
    let corrections = std::mem::take(&mut own.changes.corrections);
    let figures = std::mem::take(&mut own.printed.corrections);
    let kept = corrections.into_iter().zip(figures).filter(|(it, _)| !is_money(&it.what));
    (own.changes.corrections, own.printed.corrections) = kept.unzip();
}
