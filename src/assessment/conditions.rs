//! The five conditions of collective impact, in numbers.
//!
//! Each number has a formula, the rows it was counted from and two limits. The
//! limits are those of `RULES`, most of them our judgement, unless the
//! settings give others. There is no composite score: a condition has the light
//! of the worse of its first two numbers, and none without data enough.

mod data_due;
mod pulse;
mod reckon;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::{IndicatorId, Name};
use crate::domain::words::Visibility;
use crate::model::Model;

use super::Tally;
use super::indicators::IndicatorAssessment;

pub(super) use self::data_due::data_due;
use self::pulse::pulse;
use self::reckon::Reckoner;
pub(super) use self::reckon::{backbone_load, density, largest_funder, overdue, runway};

/// A share of fewer than so many says nothing.
pub const LEAST_ROWS: usize = 5;

/// Meetings say something from so many on.
pub const LEAST_MEETINGS: usize = 4;

/// One of the five conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Common agenda.
    CommonAgenda,
    /// Shared measurement.
    SharedMeasurement,
    /// Mutually reinforcing activities.
    ReinforcingActivities,
    /// Continuous communication.
    ContinuousCommunication,
    /// Backbone support.
    Backbone,
}

impl Condition {
    /// Every condition, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::CommonAgenda,
        Self::SharedMeasurement,
        Self::ReinforcingActivities,
        Self::ContinuousCommunication,
        Self::Backbone,
    ];

    /// Returns the letters that its numbers begin with.
    pub fn code(self) -> &'static str {
        match self {
            Self::CommonAgenda => "CA",
            Self::SharedMeasurement => "SM",
            Self::ReinforcingActivities => "MR",
            Self::ContinuousCommunication => "CC",
            Self::Backbone => "BB",
        }
    }
}

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

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Percent of the rows counted.
    Percent,
    /// A number of things.
    Count,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Yen.
    Yen,
}

/// How a number is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code: CA1 to BB6.
    pub code: &'static str,
    /// The condition it belongs to.
    pub condition: Condition,
    /// What it is counted in.
    pub quantity: Quantity,
    /// Whether more is better.
    pub more_is_better: bool,
    /// Good and watch, from or up to these.
    pub limits: Option<(Decimal, Decimal)>,
    /// Tag of the source of a limit; the others are our judgement.
    pub source: Option<&'static str>,
}

const fn rule(
    code: &'static str,
    condition: Condition,
    quantity: Quantity,
    more_is_better: bool,
    good: i64,
    watch: i64,
    source: Option<&'static str>,
) -> Rule {
    // Decimal::new is not const; whole numbers are.
    let limits = Some((whole(good), whole(watch)));
    Rule { code, condition, quantity, more_is_better, limits, source }
}

const fn whole(number: i64) -> Decimal {
    // A number of few digits, never negative.
    Decimal::from_parts(number.unsigned_abs() as u32, 0, 0, false, 0)
}

/// Every number, in order; the first two of a condition are its core.
pub const RULES: [Rule; 30] = {
    use Condition::{
        Backbone, CommonAgenda, ContinuousCommunication, ReinforcingActivities, SharedMeasurement,
    };
    use Quantity::{Count, Days, Months, Percent, Yen};
    const fn unjudged(code: &'static str, condition: Condition, quantity: Quantity) -> Rule {
        Rule { code, condition, quantity, more_is_better: true, limits: None, source: None }
    }
    [
        rule("CA1", CommonAgenda, Percent, true, 90, 70, None),
        rule("CA2", CommonAgenda, Count, false, 0, 1, None),
        rule("CA3", CommonAgenda, Percent, true, 90, 75, None),
        rule("CA4", CommonAgenda, Percent, true, 70, 50, None),
        rule("CA5", CommonAgenda, Months, false, 12, 18, None),
        rule("CA6", CommonAgenda, Percent, true, 100, 1, None),
        rule("SM1", SharedMeasurement, Percent, true, 95, 80, None),
        rule("SM2", SharedMeasurement, Percent, true, 90, 70, None),
        rule("SM3", SharedMeasurement, Percent, true, 80, 60, None),
        rule("SM4", SharedMeasurement, Percent, true, 60, 30, None),
        rule("SM5", SharedMeasurement, Percent, true, 40, 20, None),
        rule("SM6", SharedMeasurement, Percent, true, 80, 60, Some("S115")),
        rule("MR1", ReinforcingActivities, Percent, true, 80, 50, None),
        rule("MR2", ReinforcingActivities, Percent, true, 40, 20, None),
        rule("MR3", ReinforcingActivities, Percent, true, 80, 60, None),
        rule("MR4", ReinforcingActivities, Percent, false, 20, 40, None),
        rule("MR5", ReinforcingActivities, Percent, false, 50, 70, None),
        rule("MR6", ReinforcingActivities, Count, false, 0, 1, None),
        rule("CC1", ContinuousCommunication, Percent, true, 90, 75, None),
        rule("CC2", ContinuousCommunication, Percent, true, 75, 51, Some("S140")),
        rule("CC3", ContinuousCommunication, Percent, false, 30, 60, None),
        rule("CC4", ContinuousCommunication, Days, false, 14, 45, Some("S45")),
        rule("CC5", ContinuousCommunication, Percent, true, 70, 50, None),
        unjudged("CC6", ContinuousCommunication, Percent),
        rule("BB1", Backbone, Months, true, 12, 6, None),
        rule("BB2", Backbone, Percent, false, 60, 80, None),
        rule("BB3", Backbone, Percent, true, 90, 70, None),
        rule("BB4", Backbone, Count, true, 6, 4, None),
        rule("BB5", Backbone, Percent, false, 50, 80, None),
        unjudged("BB6", Backbone, Yen),
    ]
};

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
    /// How many sectors they are from, where that was noted.
    pub sectors: usize,
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
    let measures = RULES
        .iter()
        .map(|rule| {
            let reckoned = now.reckon(rule.code);
            let given = model.roundtable.limits.conditions.get(rule.code).copied();
            let limits = given.or(rule.limits);
            let light = limits.and_then(|limits| light(rule, limits, &reckoned));
            Measure {
                rule: *rule,
                limits,
                is_configured: given.is_some(),
                before: then.reckon(rule.code).value,
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

/// A body that did not meet for long darkens the light: beyond 1.5 planned
/// intervals watch, beyond 2 act (CC1).
fn light_of_gap(gap: Option<Decimal>) -> Light {
    match gap {
        Some(gap) if gap > Decimal::TWO => Light::Act,
        Some(gap) if gap > Decimal::new(15, 1) => Light::Watch,
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
        for rule in RULES.iter().filter(|rule| rule.limits.is_some()) {
            let limits = rule.limits.expect("is judged");
            let worse = if rule.more_is_better { -hair } else { hair };
            let of = |value: Decimal| {
                let reckoned = Reckoned { value: Some(value), ..Reckoned::default() };
                light(rule, limits, &reckoned)
            };
            assert_eq!(of(limits.0), Some(Light::Good), "{}", rule.code);
            assert_eq!(of(limits.0 + worse), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1 + worse), Some(Light::Act), "{}", rule.code);
            assert_eq!(light(rule, limits, &Reckoned::default()), None, "{}", rule.code);
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
