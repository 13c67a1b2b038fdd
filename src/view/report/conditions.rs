//! The five conditions of collective impact, and how they are counted.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assessment::conditions::{Condition, Light, Measure, Quantity};
use crate::view::Mark;
use crate::view::words::Wording;

use super::Desk;

/// The page of the five conditions.
#[derive(Debug, Serialize)]
pub(super) struct Conditions {
    blocks: Vec<ConditionBlock>,
    pulse: Vec<PulseRow>,
}

#[derive(Debug, Serialize)]
struct ConditionBlock {
    name: String,
    light: Option<Mark>,
    rows: Vec<ConditionRow>,
}

#[derive(Debug, Serialize)]
struct ConditionRow {
    code: &'static str,
    name: String,
    /// The value, or that there is not data enough.
    value: String,
    /// `21/26`, where it is a share.
    of: Option<String>,
    /// What else decides its light.
    note: Option<String>,
    before: Option<String>,
    light: Option<Mark>,
}

#[derive(Debug, Serialize)]
struct PulseRow {
    question: String,
    date: String,
    mean: Option<String>,
    answers: String,
    before: Option<String>,
    light: Option<Mark>,
    /// Length of the bar, from 0 to 1.
    at: f64,
}

/// How one number is counted and judged, for the annex.
#[derive(Debug, Serialize)]
pub(super) struct LimitRow {
    code: &'static str,
    name: String,
    formula: String,
    limits: String,
    basis: String,
}

impl Desk<'_> {
    /// Conditions of which at least one number could be counted.
    pub(super) fn conditions(&self) -> Option<Conditions> {
        let wording = self.wording;
        let conditions = &self.disclosure.figures.conditions;
        if conditions.measures.iter().all(|measure| measure.now.value.is_none()) {
            return None;
        }
        let blocks = Condition::ALL
            .into_iter()
            .map(|condition| ConditionBlock {
                name: wording.word(&format!("condition-{}", condition.code())),
                light: conditions.light(condition).map(|light| light_mark(light, wording)),
                rows: conditions.of(condition).map(|measure| self.condition_row(measure)).collect(),
            })
            .collect();
        let pulse = conditions
            .pulse
            .iter()
            .enumerate()
            .map(|(at, mean)| {
                wording.cite(&format!("pulse.{}", at + 1));
                let shown = |mean: Decimal| format!("{:.1}", mean.round_dp(1));
                PulseRow {
                    question: wording.name(&mean.question).to_owned(),
                    date: wording.month(mean.date),
                    mean: mean.mean.map(shown),
                    answers: wording
                        .say("pulse-answers", &[("count", mean.answers.count().into())]),
                    before: mean.before.map(shown),
                    light: mean.light.map(|light| light_mark(light, wording)),
                    at: mean.mean.map_or(0.0, |mean| {
                        let share = (mean - Decimal::ONE) / Decimal::from(4);
                        rust_decimal::prelude::ToPrimitive::to_f64(&share).unwrap_or(0.0)
                    }),
                }
            })
            .collect();
        Some(Conditions { blocks, pulse })
    }

    fn condition_row(&self, measure: &Measure) -> ConditionRow {
        let wording = self.wording;
        let rule = measure.rule;
        wording.cite(rule.code);
        let key = rule.code.to_lowercase();
        let worded = |value: Decimal| wording.quantity(rule.quantity, value);
        // Beside a share stands what it is a share of; beside others it would
        // say nothing that the value does not.
        let counts = match measure.now.of {
            Some(of) if matches!(rule.quantity, Quantity::Percent | Quantity::Count) => Some(of),
            None if rule.quantity == Quantity::Percent && measure.now.whole.count() > 0 => {
                let of = |rows: usize| Decimal::from(rows);
                Some((of(measure.now.part.count()), of(measure.now.whole.count())))
            }
            _ => None,
        };
        // Sums of yen are shown where they belong.
        let counts = counts.filter(|(part, _)| *part < Decimal::from(100_000));
        ConditionRow {
            code: rule.code,
            name: wording.word(&format!("condition-{key}")),
            value: measure.now.value.map_or_else(|| wording.word("not-enough"), worded),
            of: counts.map(|(part, whole)| {
                let number = |value| wording.rounded(value, 1);
                let counts = [("part", number(part).into()), ("whole", number(whole).into())];
                wording.say("of-whole", &counts)
            }),
            note: measure
                .now
                .longest_gap
                .map(|gap| wording.say("longest-gap", &[("gap", wording.rounded(gap, 1).into())])),
            before: measure.before.map(worded),
            light: measure.light.map(|light| light_mark(light, wording)),
        }
    }

    /// Formulas, limits and where they come from.
    pub(super) fn limits(&self) -> Vec<LimitRow> {
        let wording = self.wording;
        let measures = self.disclosure.figures.conditions.measures.iter();
        measures
            .map(|measure| {
                let rule = measure.rule;
                let key = rule.code.to_lowercase();
                let limits = match measure.limits {
                    None => wording.word("limits-none"),
                    Some((good, watch)) => {
                        let way =
                            if rule.more_is_better { "limits-at-least" } else { "limits-at-most" };
                        let worded = |value| wording.quantity(rule.quantity, value);
                        wording.say(
                            way,
                            &[("good", worded(good).into()), ("watch", worded(watch).into())],
                        )
                    }
                };
                let basis = match rule.source {
                    Some(source) if !measure.is_configured => {
                        let source = wording.word(&format!("source-{source}"));
                        wording.say("basis-sourced", &[("source", source.into())])
                    }
                    _ if measure.limits.is_none() => String::new(),
                    _ => wording.word("basis-ours"),
                };
                LimitRow {
                    code: rule.code,
                    name: wording.word(&format!("condition-{key}")),
                    formula: wording.word(&format!("condition-{key}-formula")),
                    limits,
                    basis,
                }
            })
            .collect()
    }
}

/// Words a light; its code decides symbol and colour.
pub(super) fn light_mark(light: Light, wording: &Wording<'_>) -> Mark {
    Mark { code: light.code(), word: wording.word(&format!("light-{}", light.code())) }
}
