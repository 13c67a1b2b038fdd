//! The five conditions of collective impact, in numbers.
//!
//! Each number has a formula, the rows it was counted from and two limits. The
//! limits are those of [`rules`](crate::domain::rules), unless the settings give others. There is no composite score: a condition has the light
//! of the worse of its first two numbers, and none without data enough.

mod data_due;
mod pulse;
mod reckon;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::{IndicatorId, Name};
use crate::domain::rules::{ConditionCode, Rule, WarningCode};
use crate::domain::words::Visibility;
use crate::model::Model;

use super::indicators::IndicatorAssessment;
use super::tally::Tally;

pub use crate::domain::rules::{Condition, Quantity};

pub(super) use self::data_due::data_due;
use self::pulse::pulse;
use self::reckon::Reckoner;
pub(super) use self::reckon::{backbone_load, density, largest_funder, overdue, runway};

/// A share of fewer than so many says nothing.
pub const LEAST_ROWS: usize = 5;

/// Meetings say something from so many on.
pub const LEAST_MEETINGS: usize = 4;

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Green: ○.
    Good,
    /// Amber: △.
    Watch,
    /// Red: ▲.
    Act,
}

impl Light {
    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Act => "act",
        }
    }
}

/// A number of a condition on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reckoned {
    /// The value; `None` without data enough.
    pub value: Option<Decimal>,
    /// The rows that count.
    pub part: Tally,
    /// The rows they are counted among.
    pub whole: Tally,
    /// Part and whole where they are not numbers of rows: pairs, hours, yen.
    pub of: Option<(Decimal, Decimal)>,
    /// The longest gap between meetings of a body, in planned intervals.
    pub longest_gap: Option<Decimal>,
}

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

/// The mean of one question of the members' survey.
#[derive(Debug, Clone, PartialEq)]
pub struct PulseMean {
    /// The question.
    pub question: Name,
    /// Last day of the survey.
    pub date: Date,
    /// The mean, from 1 to 5; `None` of fewer answers than may be shown.
    pub mean: Option<Decimal>,
    /// The answers.
    pub answers: Tally,
    /// The mean of the survey before.
    pub before: Option<Decimal>,
    /// Its light: from 4.0 a strength, from 3.0 to be talked about (S61).
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
    indicators: &BTreeMap<IndicatorId, IndicatorAssessment>,
    visibility: Visibility,
) -> Conditions {
    let now = Reckoner::new(model, indicators, visibility, model.calendar.as_of);
    let then = Reckoner::new(model, indicators, visibility, model.calendar.previous.last);
    let measures = ConditionCode::ALL
        .iter()
        .map(|&code| {
            let rule = code.rule();
            let reckoned = now.reckon(code);
            let given = model.roundtable.limits.conditions.get(rule.code).copied();
            let limits = given.or(rule.limits);
            let light = limits.and_then(|limits| light(&rule, limits, &reckoned));
            Measure {
                rule,
                limits,
                is_configured: given.is_some(),
                before: then.reckon(code).value,
                light: light.map(|light| light.max(light_of_gap(reckoned.longest_gap))),
                now: reckoned,
            }
        })
        .collect();
    Conditions { measures, pulse: pulse(model, visibility) }
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
    use super::reckon::{meeting_share, share};
    use super::*;

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
