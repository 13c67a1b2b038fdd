//! What carries the secretariat and what comes of it; changes of rules; voices.

use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::conditions::Quantity;
use crate::assessment::printed::CostFigures;
use crate::assessment::sustainability::CostLine;
use crate::model::voice::Voice;
use crate::view::text::Text;

use super::{Desk, partner_name};

/// The page that answers who pays for the secretariat, and why they should.
#[derive(Debug, Serialize)]
pub(super) struct Secretariat {
    sentences: Vec<Text>,
    costs: Option<Costs>,
    in_kind: Option<InKind>,
    hours: Option<Hours>,
}

#[derive(Debug, Serialize)]
struct Costs {
    title: Text,
    rows: Vec<CostRow>,
    notes: Vec<Text>,
}

#[derive(Debug, Serialize)]
struct CostRow {
    category: Text,
    budget: Text,
    actual: Text,
    difference: Text,
    percent: Text,
}

#[derive(Debug, Serialize)]
struct InKind {
    rows: Vec<InKindRow>,
    total: Text,
}

#[derive(Debug, Serialize)]
struct InKindRow {
    kind: Text,
    times: Text,
    organisations: Text,
    worth: Text,
}

#[derive(Debug, Serialize)]
struct Hours {
    title: Text,
    alt: Text,
    bars: Vec<Bar>,
    intro: Text,
    enabled: Vec<Text>,
}

/// One bar of a bar chart.
#[derive(Debug, Serialize)]
struct Bar {
    label: Text,
    value: Text,
    /// Length, from 0 to 1.
    at: f64,
}

/// Something that a member brought.
#[derive(Debug, Serialize)]
pub(super) struct GivenRow {
    when: Text,
    who: Text,
    what: Text,
    /// The goal it serves.
    goal: Option<Text>,
    note: Option<Text>,
    quantity: Option<Text>,
    worth: Option<Text>,
}

/// Hours of the secretariat, and what they went into.
#[derive(Debug, Serialize)]
pub(super) struct WorkRow {
    when: Text,
    person: Option<Text>,
    function: Text,
    what: Option<Text>,
    goal: Option<Text>,
    hours: Text,
}

/// A change of rules or customs.
#[derive(Debug, Serialize)]
pub(super) struct SystemChangeRow {
    when: Text,
    level: Text,
    what: Text,
    part: Option<Text>,
    evidence: Option<Text>,
    goal: Option<Text>,
}

/// Something that somebody said.
#[derive(Debug, Serialize)]
pub(super) struct VoiceLine {
    quote: Text,
    /// Whose voice it is, when it was heard, and which goal it is about.
    speaker: Text,
}

impl Desk<'_> {
    pub(super) fn secretariat(&self) -> Option<Secretariat> {
        let wording = self.wording;
        let conditions = &self.disclosure.figures.printed.conditions;
        let known = |code: &str| conditions.get(code).filter(|it| it.value.number().is_some());
        let mut sentences = Vec::new();
        if let Some((runway, (money, cost))) =
            known("BB1").and_then(|it| Some((&it.value, it.of.as_ref()?)))
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
        if let Some(largest) = known("BB2") {
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
        let own = &self.disclosure.figures.sustainability.costs;
        let printed = &self.disclosure.figures.printed.secretariat;
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
        let own = &self.disclosure.figures.sustainability;
        let printed = &self.disclosure.figures.printed.secretariat;
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
        let own = &self.disclosure.figures.sustainability;
        let printed = &self.disclosure.figures.printed.secretariat;
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
        let (disclosure, wording) = (self.disclosure, self.wording);
        let given = disclosure.figures.sustainability.given.iter();
        given
            .zip(&disclosure.figures.printed.secretariat.given)
            .filter_map(|(it, figures)| {
                let who = disclosure.organisation(&it.organisation)?;
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
        let (disclosure, wording) = (self.disclosure, self.wording);
        let work = disclosure.figures.sustainability.work.iter();
        work.zip(&disclosure.figures.printed.secretariat.work)
            .map(|(it, hours)| {
                let person = it.person.as_ref();
                let person = person.and_then(|it| it.reveal_to(disclosure.visibility()));
                WorkRow {
                    when: wording.span(it.span),
                    person: person.map(|person| wording.cell(person)),
                    function: wording.word(&format!("function-{}", it.function.name())),
                    what: it.note.as_ref().map(|note| wording.cell(note)),
                    goal: it.goal.as_ref().map(|id| wording.cell(id)),
                    hours: wording.value(hours),
                }
            })
            .collect()
    }

    /// Changes of the last twelve months, latest first.
    pub(super) fn system_changes(&self) -> Vec<SystemChangeRow> {
        let wording = self.wording;
        self.disclosure
            .system_changes
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
        self.disclosure
            .voices
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
