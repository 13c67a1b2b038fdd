//! The five conditions of collective impact, in numbers.
//!
//! Each number has a formula, the rows it was counted from and two limits. The
//! limits are those of [`rules`](crate::domain::rules), unless the settings give
//! others. There is no composite score: a condition has the light of the worse of
//! its first two numbers, and none without data enough.

mod activities;
mod agenda;
mod backbone;
mod communication;
mod data_due;
mod light;
mod measurement;
mod pulse;
mod reckoned;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::name::IndicatorId;
use crate::domain::rules::{ConditionCode, Rule, WarningCode};
use crate::domain::words::Visibility;
use crate::model::Model;

pub use crate::domain::rules::{Condition, Quantity};

pub(super) use self::activities::{backbone_load, overdue};
pub(super) use self::backbone::{largest_funder, runway};
pub(super) use self::communication::density;
pub(super) use self::data_due::data_due;
pub use self::light::Light;
pub use self::pulse::PulseMean;
use self::pulse::pulse;
pub use self::reckoned::{LEAST_MEETINGS, LEAST_ROWS, Reckoned};
use super::day::{Day, WINDOW_MONTHS};
use super::indicators::IndicatorAssessment;

/// A number of a condition, with its light and how it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// How it is judged.
    pub rule: Rule,
    /// The limits that hold here.
    pub limits: Option<(Decimal, Decimal)>,
    /// Whether the settings set them.
    pub is_configured: bool,
    /// The number at the cut-off.
    pub now: Reckoned,
    /// The value at the end of the period before.
    pub before: Option<Decimal>,
    /// Its light.
    pub light: Option<Light>,
}

/// The five conditions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conditions {
    /// Every number.
    pub measures: Vec<Measure>,
    /// The members' survey.
    pub pulse: Vec<PulseMean>,
}

impl Conditions {
    /// Returns a condition's numbers.
    pub fn of(&self, condition: Condition) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| measure.rule.condition == condition)
    }

    /// Returns a condition's light: the worse one of its first two numbers that
    /// have one.
    pub fn light(&self, condition: Condition) -> Option<Light> {
        self.of(condition).take(2).filter_map(|measure| measure.light).max()
    }

    /// Returns a number by its code.
    pub fn get(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.rule.code == code)
    }
}

/// Works out the conditions from what one visibility may show.
pub fn assess(
    model: &Model,
    indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    visibility: Visibility,
) -> Conditions {
    let now = Day { model, visibility, as_of: model.calendar.as_of };
    let then = Day { as_of: model.calendar.previous.last, ..now };
    let measures = ConditionCode::ALL
        .iter()
        .map(|&code| {
            let rule = code.rule();
            let reckoned = reckon(code, &now, indicators);
            let given = model.roundtable.limits.conditions.get(rule.code).copied();
            let limits = given.or(rule.limits);
            let light = limits.and_then(|limits| light(&rule, limits, &reckoned));
            Measure {
                rule,
                limits,
                is_configured: given.is_some(),
                before: reckon(code, &then, indicators).value,
                light: light.map(|light| light.max(light_of_gap(reckoned.longest_gap))),
                now: reckoned,
            }
        })
        .collect();
    Conditions { measures, pulse: pulse(model, visibility) }
}

/// Works out a number as of one day.
fn reckon(
    code: ConditionCode,
    day: &Day<'_>,
    indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
) -> Reckoned {
    match code {
        ConditionCode::Endorsement => agenda::endorsement(day),
        ConditionCode::AbsentSectors => agenda::sector_presence(day),
        ConditionCode::GoalLinkedCommitments => agenda::goal_linked_work(day),
        ConditionCode::GoalLinkedAgenda => agenda::agenda_on_goals(day),
        ConditionCode::GoalReview => agenda::freshness(day),
        ConditionCode::AffectedPeople => agenda::affected_people(day),
        ConditionCode::CompleteDefinitions => measurement::definitions(day),
        ConditionCode::DataOnTime => measurement::data_on_time(day),
        ConditionCode::Contributors => measurement::contributors(day),
        ConditionCode::Breakdowns => measurement::breakdowns(day),
        ConditionCode::DataUsed => measurement::data_used(day),
        ConditionCode::UsableIndicators => measurement::usable(day, indicators),
        ConditionCode::GoalCoverage => activities::coverage(day),
        ConditionCode::CrossSector => activities::cross_sector(day),
        ConditionCode::KeptCommitments => activities::kept_commitments(day),
        ConditionCode::OverdueCommitments => activities::overdue(day),
        ConditionCode::BackboneLoad => activities::backbone_load(day),
        ConditionCode::IdleSectors => activities::balance(day),
        ConditionCode::Rhythm => communication::rhythm(day),
        ConditionCode::Attendance => communication::attendance(day),
        ConditionCode::Proxies => communication::proxies(day),
        ConditionCode::MinutesLag => communication::minutes(day),
        ConditionCode::FollowThrough => communication::follow_through(day),
        ConditionCode::Density => communication::density(day, day.since(WINDOW_MONTHS)),
        ConditionCode::Runway => backbone::runway(day),
        ConditionCode::LargestFunder => backbone::largest_funder(day),
        ConditionCode::Staff => backbone::staff(day),
        ConditionCode::Functions => backbone::functions(day),
        ConditionCode::OnePerson => backbone::one_person(day),
        ConditionCode::AlignedMoney => backbone::aligned_money(day),
    }
}

fn light(rule: &Rule, (good, watch): (Decimal, Decimal), reckoned: &Reckoned) -> Option<Light> {
    let judged = reckoned.value?;
    let holds = |limit: Decimal| match rule.more_is_better {
        true => judged >= limit,
        false => judged <= limit,
    };
    Some(match (holds(good), holds(watch)) {
        (true, _) => Light::Good,
        (false, true) => Light::Watch,
        (false, false) => Light::Act,
    })
}

/// A body that did not meet for long darkens the light, from where its silence is a
/// sign.
fn light_of_gap(gap: Option<Decimal>) -> Light {
    let (watch, act) = WarningCode::SilentBody.rule().limits;
    match gap {
        Some(gap) if gap > act => Light::Act,
        Some(gap) if gap > watch => Light::Watch,
        _ => Light::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::reckoned::{meeting_share, share};
    use super::*;
    use crate::assessment::tally::Tally;

    /// Every limit belongs to the better side, and a hair beyond it does not.
    #[test]
    fn lights_change_at_their_limits() {
        let hair = Decimal::new(1, 3);
        for rule in ConditionCode::ALL.iter().map(|code| code.rule()) {
            let Some(limits) = rule.limits else { continue };
            let worse = if rule.more_is_better { -hair } else { hair };
            let of = |value: Decimal| {
                let reckoned = Reckoned { value: Some(value), ..Reckoned::default() };
                light(&rule, limits, &reckoned)
            };
            assert_eq!(of(limits.0), Some(Light::Good), "{}", rule.code);
            assert_eq!(of(limits.0 + worse), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1 + worse), Some(Light::Act), "{}", rule.code);
            assert_eq!(light(&rule, limits, &Reckoned::default()), None, "{}", rule.code);
        }
    }

    #[test]
    fn a_share_of_four_says_nothing() {
        let rows = |count: usize| Tally {
            rows: (0..count).map(|at| crate::diagnostics::Origin::file(&at.to_string())).collect(),
        };
        assert_eq!(share(rows(2), rows(4)).value, None);
        assert_eq!(share(rows(2), rows(5)).value, Some(Decimal::from(40)));
        assert_eq!(meeting_share(rows(1), rows(4)).value, Some(Decimal::from(25)));
    }
}
