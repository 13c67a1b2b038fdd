//! The five conditions of collective impact, and how they are counted.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::conditions::{Condition, Light, Measure, Quantity};
use crate::assessment::figure::Figure;
use crate::view::mark::Mark;
use crate::view::text::Text;
use crate::view::words::Wording;

use super::ReportWriter;

/// The page of the five conditions.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Conditions {
    /// The five conditions in order.
    blocks: Vec<ConditionBlock>,
    /// What the members answered when they were asked; empty if they were not.
    pulse: Vec<PulseRow>,
}

/// One of the five conditions.
#[derive(Debug, Serialize, JsonSchema)]
struct ConditionBlock {
    /// Its name.
    name: Text,
    /// Its light; absent if its numbers give none.
    light: Option<Mark>,
    /// Its numbers.
    rows: Vec<ConditionRow>,
}

/// One number of a condition.
#[derive(Debug, Serialize, JsonSchema)]
struct ConditionRow {
    /// Its code, such as `CA1`.
    code: Text,
    /// What is counted.
    name: Text,
    /// The value, or that there is not data enough.
    value: Text,
    /// `21/26`, where it is a share.
    of: Option<Text>,
    /// What else decides its light.
    note: Option<Text>,
    /// The value of the period before; absent if there is none.
    before: Option<Text>,
    /// Its light; absent if there are no limits, or not data enough.
    light: Option<Mark>,
}

/// One question of the survey of members.
#[derive(Debug, Serialize, JsonSchema)]
struct PulseRow {
    /// The question.
    question: Text,
    /// The month in which it was asked.
    date: Text,
    /// The mean of the answers; absent if it is withheld.
    mean: Option<Text>,
    /// How many answered.
    answers: Text,
    /// How many sectors they are from.
    sectors: Option<Text>,
    /// The mean of the time before; absent if there is none.
    before: Option<Text>,
    /// Its light; absent if there is none.
    light: Option<Mark>,
}

/// How one number is counted and judged, for the annex.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LimitRow {
    /// Its code, such as `CA1`.
    code: Text,
    /// What is counted.
    name: Text,
    /// How it is counted, in words.
    formula: Text,
    /// From which number on it is good, and to be watched.
    limits: Text,
    /// Where the limits come from; empty where there are none.
    basis: Text,
}

impl ReportWriter<'_> {
    /// Conditions of which at least one number could be counted.
    pub(super) fn conditions(&self) -> Option<Conditions> {
        let wording = self.wording;
        let conditions = &self.disclosed.figures().conditions;
        if conditions.measures.iter().all(|measure| measure.now.value.is_none()) {
            return None;
        }
        let blocks = Condition::ALL
            .into_iter()
            .map(|condition| ConditionBlock {
                name: wording.word(&format!("condition-{}", condition.code())),
                light: conditions.light(condition).map(|light| light_mark(light, wording)),
                rows: conditions
                    .of(condition)
                    .filter_map(|measure| self.condition_row(measure))
                    .collect(),
            })
            .collect();
        let printed = &self.disclosed.figures().printed;
        let pulse = conditions
            .pulse
            .iter()
            .zip(&printed.pulse)
            .map(|(mean, figures)| PulseRow {
                question: wording.name(&mean.question),
                date: wording.month(mean.date),
                mean: mean.mean.map(|_| wording.mean(&figures.mean)),
                answers: wording
                    .say("pulse-answers", &[("count", wording.count(&figures.answers))]),
                sectors: figures.sectors.as_ref().map(|sectors| {
                    wording.say("pulse-sectors", &[("count", wording.count(sectors))])
                }),
                before: figures.before.as_ref().map(|before| wording.mean(before)),
                light: mean.light.map(|light| light_mark(light, wording)),
            })
            .collect();
        Some(Conditions { blocks, pulse })
    }

    fn condition_row(&self, measure: &Measure) -> Option<ConditionRow> {
        let wording = self.wording;
        let rule = measure.rule;
        let printed = self.disclosed.figures().printed.conditions.get(rule.code)?;
        let key = rule.code.to_lowercase();
        let worded = |figure: &Figure| wording.quantity(rule.quantity, figure);
        // Beside a share stands what it is a share of; beside others it would
        // say nothing that the value does not.
        let is_share = match measure.now.of {
            Some(_) => matches!(rule.quantity, Quantity::Percent | Quantity::Count),
            None => rule.quantity == Quantity::Percent,
        };
        // Sums of yen are shown where they belong.
        let is_small = |part: &Figure| part.number().is_some_and(|it| it < Decimal::from(100_000));
        let counts = printed.of.as_ref().filter(|(part, _)| is_share && is_small(part));
        let none = wording.word("not-enough");
        Some(ConditionRow {
            code: wording.cell(rule.code),
            name: wording.word(&format!("condition-{key}")),
            value: wording.or(&printed.value, worded(&printed.value), none),
            of: counts.map(|(part, whole)| {
                let counts = [("part", wording.count(part)), ("whole", wording.count(whole))];
                wording.say("of-whole", &counts)
            }),
            note: printed
                .longest_gap
                .as_ref()
                .map(|gap| wording.say("longest-gap", &[("gap", wording.count(gap))])),
            before: printed.before.as_ref().map(worded),
            light: measure.light.map(|light| light_mark(light, wording)),
        })
    }

    /// Formulas, limits and where they come from.
    pub(super) fn limits(&self) -> Vec<LimitRow> {
        let wording = self.wording;
        let measures = self.disclosed.figures().conditions.measures.iter();
        measures
            .map(|measure| {
                let rule = measure.rule;
                let key = rule.code.to_lowercase();
                let printed = self.disclosed.figures().printed.conditions.get(rule.code);
                let limits = match printed.and_then(|printed| printed.limits.as_ref()) {
                    None => wording.word("limits-none"),
                    Some((good, watch)) => {
                        let way =
                            if rule.more_is_better { "limits-at-least" } else { "limits-at-most" };
                        let worded = |figure| wording.quantity(rule.quantity, figure);
                        wording.say(way, &[("good", worded(good)), ("watch", worded(watch))])
                    }
                };
                let basis = match rule.source {
                    Some(source) if !measure.is_configured => {
                        let source = wording.word(&format!("source-{source}"));
                        wording.say("basis-sourced", &[("source", source)])
                    }
                    _ if measure.limits.is_none() => Text::default(),
                    _ => wording.word("basis-ours"),
                };
                LimitRow {
                    code: wording.cell(rule.code),
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
