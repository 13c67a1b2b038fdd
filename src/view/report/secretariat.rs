//! What carries the secretariat and what comes of it; changes of rules; voices.

use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::conditions::Quantity;
use crate::assessment::printed::CostFigures;
use crate::assessment::sustainability::CostLine;
use crate::disclosure::rows::Voice;
use crate::domain::rules::ConditionCode;
use crate::view::text::Text;

use super::{ReportWriter, partner_name};

/// The page that answers who pays for the secretariat, and why they should.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Secretariat {
    /// How long the money lasts, and how much of it comes from one funder; empty if neither is
    /// known.
    sentences: Vec<Text>,
    /// What was planned and spent; absent if no costs are known.
    costs: Option<Costs>,
    /// What organisations gave in kind; absent if nothing.
    in_kind: Option<InKind>,
    /// What the hours went into; absent if no hours are known.
    hours: Option<Hours>,
}

/// What the secretariat planned and spent.
#[derive(Debug, Serialize, JsonSchema)]
struct Costs {
    /// From which month to which.
    title: Text,
    /// The categories, and the total as the last row.
    rows: Vec<CostRow>,
    /// Why some differ, and what was not reported.
    notes: Vec<Text>,
}

/// One category of costs.
#[derive(Debug, Serialize, JsonSchema)]
struct CostRow {
    /// Its name.
    category: Text,
    /// What was planned, in yen.
    budget: Text,
    /// What was spent, in yen.
    actual: Text,
    /// What was spent less what was planned, in yen.
    difference: Text,
    /// The difference in percent of what was planned.
    percent: Text,
}

/// What organisations gave in kind.
#[derive(Debug, Serialize, JsonSchema)]
struct InKind {
    /// The kinds of contributions.
    rows: Vec<InKindRow>,
    /// What all of them are worth, in yen.
    total: Text,
}

/// One kind of contribution.
#[derive(Debug, Serialize, JsonSchema)]
struct InKindRow {
    /// What was given.
    kind: Text,
    /// How often.
    times: Text,
    /// By how many organisations.
    organisations: Text,
    /// What it is worth, in yen.
    worth: Text,
}

/// What the hours of the secretariat went into.
#[derive(Debug, Serialize, JsonSchema)]
struct Hours {
    /// The finding of the chart: how many hours there were.
    title: Text,
    /// The same for those who cannot see it, with the values.
    alt: Text,
    /// A bar for each function.
    bars: Vec<Bar>,
    /// What stands before the list of what they made possible.
    intro: Text,
    /// What they made possible, counted, a line each.
    enabled: Vec<Text>,
}

/// One bar of a bar chart.
#[derive(Debug, Serialize, JsonSchema)]
struct Bar {
    /// What it is of.
    label: Text,
    /// The value at its end.
    value: Text,
    /// Length, from 0 to 1.
    at: f64,
}

/// Something that a member brought.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GivenRow {
    /// When it was brought.
    when: Text,
    /// The organisation that brought it.
    who: Text,
    /// What it was, or what kind of thing.
    what: Text,
    /// The goal it serves.
    goal: Option<Text>,
    /// What was noted of it; absent if nobody wrote it.
    note: Option<Text>,
    /// How much, in its own unit; absent if nobody wrote it.
    quantity: Option<Text>,
    /// What it is worth, in yen; absent if nobody wrote it.
    worth: Option<Text>,
}

/// Hours of the secretariat, and what they went into.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WorkRow {
    /// The day or month.
    when: Text,
    /// Who worked; absent if nobody wrote it.
    person: Option<Text>,
    /// What for, among the six functions of a secretariat.
    function: Text,
    /// What was done; absent if nobody wrote it.
    what: Option<Text>,
    /// The goal it served; absent if nobody wrote it.
    goal: Option<Text>,
    /// How long it took, in hours.
    hours: Text,
}

/// A change of rules or customs.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SystemChangeRow {
    /// When it changed.
    when: Text,
    /// Its level: a rule, a budget, an operation, an organisation or a practice.
    level: Text,
    /// What changed.
    what: Text,
    /// The part that the roundtable had in it; absent if nobody wrote it.
    part: Option<Text>,
    /// Where it can be read; absent if nobody wrote it.
    evidence: Option<Text>,
    /// The code of the goal that it is for; absent if for none.
    goal: Option<Text>,
}

/// Something that somebody said.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VoiceLine {
    /// What was said, in quotation marks.
    quote: Text,
    /// Whose voice it is, when it was heard, and which goal it is about.
    speaker: Text,
}

impl ReportWriter<'_> {
    pub(super) fn secretariat(&self) -> Option<Secretariat> {
        let wording = self.wording;
        let conditions = &self.disclosed.figures().printed.conditions;
        let known = |code: &str| conditions.get(code).filter(|it| it.value.number().is_some());
        let mut sentences = Vec::new();
        if let Some((runway, (money, cost))) = known(ConditionCode::Runway.rule().code)
            .and_then(|it| Some((&it.value, it.of.as_ref()?)))
        {
            sentences.push(wording.say(
                "runway-sentence",
                &[
                    ("money", wording.quantity(Quantity::Yen, money)),
                    ("cost", wording.quantity(Quantity::Yen, cost)),
                    ("months", wording.quantity(Quantity::Months, runway)),
                ],
            ));
        }
        if let Some(largest) = known(ConditionCode::LargestFunder.rule().code) {
            let share = wording.quantity(Quantity::Percent, &largest.value);
            sentences.push(wording.say("largest-sentence", &[("share", share)]));
        }
        let (costs, in_kind, hours) = (self.costs(), self.in_kind(), self.hours());
        if costs.is_none() && in_kind.is_none() && hours.is_none() {
            return None;
        }
        Some(Secretariat { sentences, costs, in_kind, hours })
    }

    fn costs(&self) -> Option<Costs> {
        let wording = self.wording;
        let own = &self.disclosed.figures().sustainability.costs;
        let printed = &self.disclosed.figures().printed.secretariat;
        let (from, to) = own.span?;
        let row = |figures: &CostFigures, category: Text| CostRow {
            category,
            budget: wording.or(
                &figures.budget,
                wording.in_table(&figures.budget),
                wording.word("amount-unreported"),
            ),
            actual: wording.in_table(&figures.actual),
            difference: wording.in_table(&figures.difference),
            percent: wording.percent_in_table(&figures.variance),
        };
        let name = |line: &CostLine| {
            line.category.as_ref().map(|name| wording.name(name)).unwrap_or_default()
        };
        let lines = || own.lines.iter().zip(&printed.costs);
        let mut rows: Vec<CostRow> =
            lines().map(|(line, figures)| row(figures, name(line))).collect();
        let total = printed.costs_total.as_ref();
        rows.extend(total.map(|total| row(total, wording.word("costs-total"))));
        let unreported = printed.unreported.iter().flat_map(|(budget, actual)| {
            [("costs-without-budget", budget), ("costs-without-actual", actual)]
        });
        let unreported = unreported
            .filter(|(_, count)| !count.is_zero())
            .map(|(key, count)| wording.say(key, &[("count", wording.count(count))]));
        let notes = lines()
            .filter(|(line, _)| line.needs_reason())
            .map(|(line, figures)| {
                let is_under = line.variance.is_some_and(|percent| percent.is_sign_negative());
                let reason = wording
                    .optional(line.reason.as_ref())
                    .unwrap_or_else(|| wording.word("costs-unexplained"));
                wording.say(
                    if is_under { "costs-under" } else { "costs-over" },
                    &[
                        ("category", name(line)),
                        ("percent", wording.percent_off(&figures.variance)),
                        ("reason", reason),
                    ],
                )
            })
            .chain(unreported)
            .collect();
        let title =
            wording.say("costs-title", &[("from", wording.month(from)), ("to", wording.month(to))]);
        Some(Costs { title, rows, notes })
    }

    fn in_kind(&self) -> Option<InKind> {
        let wording = self.wording;
        let own = &self.disclosed.figures().sustainability;
        let printed = &self.disclosed.figures().printed.secretariat;
        let total = wording.in_table(printed.in_kind_total.as_ref()?);
        let rows = own
            .in_kind
            .iter()
            .filter_map(|line| {
                let figures = printed.in_kind.get(&line.kind)?;
                Some(InKindRow {
                    kind: wording.word(&format!("contribution-{}", line.kind.name())),
                    times: wording.count(&figures.times),
                    organisations: wording.count(&figures.organisations),
                    worth: wording.in_table(&figures.yen),
                })
            })
            .collect();
        Some(InKind { rows, total })
    }

    fn hours(&self) -> Option<Hours> {
        let wording = self.wording;
        let own = &self.disclosed.figures().sustainability;
        let printed = &self.disclosed.figures().printed.secretariat;
        let most = own.hours.iter().map(|(_, hours, _)| *hours).max()?;
        let total = wording.value(printed.hours_total.as_ref()?);
        let bars: Vec<Bar> = own
            .hours
            .iter()
            .filter_map(|(function, hours, _)| {
                Some(Bar {
                    label: wording.word(&format!("function-{}", function.name())),
                    value: wording.value(printed.hours.get(function)?),
                    at: if most.is_zero() { 0.0 } else { (hours / most).to_f64().unwrap_or(0.0) },
                })
            })
            .collect();
        let told: Vec<Text> = bars
            .iter()
            .map(|bar| Text::concat([bar.label.clone(), wording.sign(" "), bar.value.clone()]))
            .collect();
        let enabled = printed.enabled.iter().filter(|(_, count)| !count.is_zero());
        let enabled = enabled.map(|(name, count)| {
            wording.say(&format!("enabled-{name}-line"), &[("count", wording.count(count))])
        });
        Some(Hours {
            title: wording.say("hours-title", &[("hours", total.clone())]),
            alt: wording.say("hours-alt", &[("values", wording.list(&told))]),
            bars,
            intro: wording.say("enabled-intro", &[("hours", total)]),
            enabled: enabled.collect(),
        })
    }

    /// What members brought one by one; of a sector, its own.
    pub(super) fn contributions(&self) -> Vec<GivenRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let given = disclosed.figures().sustainability.given.iter();
        given
            .zip(&disclosed.figures().printed.secretariat.given)
            .filter_map(|(it, figures)| {
                let who = disclosed.organisation(&it.organisation)?;
                let is_own = self.own().is_none_or(|own| *own == who.sector);
                let kind = wording.word(&format!("contribution-{}", it.kind.name()));
                is_own.then(|| GivenRow {
                    when: wording.span(it.span),
                    who: partner_name(who, wording),
                    what: wording.optional(it.item.as_ref()).unwrap_or(kind),
                    goal: it.goal.as_ref().map(|id| wording.cell(id)),
                    note: wording.optional(it.note.as_ref()),
                    quantity: figures.quantity.as_ref().map(|figure| wording.value(figure)),
                    worth: figures.yen.as_ref().map(|yen| wording.in_table(yen)),
                })
            })
            .collect()
    }

    /// What the secretariat did since the report before, as it noted it.
    pub(super) fn work(&self) -> Vec<WorkRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let work = disclosed.work().iter();
        work.zip(&disclosed.figures().printed.secretariat.work)
            .map(|(it, hours)| WorkRow {
                when: wording.span(it.span),
                person: it.person.as_ref().map(|person| wording.cell(person)),
                function: wording.word(&format!("function-{}", it.function.name())),
                what: it.note.as_ref().map(|note| wording.cell(note)),
                goal: it.goal.as_ref().map(|id| wording.cell(id)),
                hours: wording.value(hours),
            })
            .collect()
    }

    /// Changes of the last twelve months, latest first.
    pub(super) fn system_changes(&self) -> Vec<SystemChangeRow> {
        let wording = self.wording;
        self.disclosed
            .system_changes()
            .iter()
            .rev()
            .map(|change| SystemChangeRow {
                when: wording.span(change.span),
                level: wording.word(&format!("change-level-{}", change.level.name())),
                what: wording.name(&change.description),
                part: wording.optional(change.contribution.as_ref()),
                evidence: wording.optional(change.evidence.as_ref()),
                goal: change.goal.as_ref().map(|id| wording.cell(id)),
            })
            .collect()
    }

    pub(super) fn voices(&self) -> Vec<VoiceLine> {
        let wording = self.wording;
        self.disclosed
            .voices()
            .iter()
            .map(|voice| VoiceLine {
                quote: wording.say("voice-line", &[("quote", wording.name(&voice.quote))]),
                speaker: self.speaker(voice),
            })
            .collect()
    }

    fn speaker(&self, voice: &Voice) -> Text {
        let wording = self.wording;
        let mut parts = vec![wording.name(&voice.speaker)];
        parts.extend(voice.span.map(|span| wording.span(span)));
        parts.extend(voice.goal.as_ref().map(|id| wording.cell(id)));
        let speaker = Text::join(&parts, &wording.word("dot-separator").to_string());
        wording.say("voice-speaker", &[("speaker", speaker)])
    }
}
