//! What carries the secretariat and what comes of it; changes of rules; voices.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::conditions::Quantity;
use crate::assessment::sustainability::CostLine;
use crate::view::text_of;

use super::Desk;

/// The page that answers who pays for the secretariat, and why they should.
#[derive(Debug, Serialize)]
pub(super) struct Secretariat {
    sentences: Vec<String>,
    costs: Option<Costs>,
    in_kind: Option<InKind>,
    hours: Option<Hours>,
}

#[derive(Debug, Serialize)]
struct Costs {
    title: String,
    rows: Vec<CostRow>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CostRow {
    category: String,
    budget: String,
    actual: String,
    difference: String,
    percent: String,
}

#[derive(Debug, Serialize)]
struct InKind {
    rows: Vec<InKindRow>,
    total: String,
}

#[derive(Debug, Serialize)]
struct InKindRow {
    kind: String,
    times: usize,
    organisations: usize,
    worth: String,
}

#[derive(Debug, Serialize)]
struct Hours {
    title: String,
    alt: String,
    bars: Vec<Bar>,
    intro: String,
    enabled: Vec<String>,
}

/// One bar of a bar chart.
#[derive(Debug, Serialize)]
struct Bar {
    label: String,
    value: String,
    /// Length, from 0 to 1.
    at: f64,
}

/// A change of rules or customs.
#[derive(Debug, Serialize)]
pub(super) struct SystemChangeRow {
    when: String,
    level: String,
    what: String,
    part: Option<String>,
    evidence: Option<String>,
    goal: Option<String>,
}

/// Something that somebody said.
#[derive(Debug, Serialize)]
pub(super) struct VoiceLine {
    quote: String,
    speaker: String,
}

impl Desk<'_> {
    pub(super) fn secretariat(&self) -> Option<Secretariat> {
        let wording = self.wording;
        let own = &self.disclosure.figures.sustainability;
        let yen = |value| wording.quantity(Quantity::Yen, value);
        let mut sentences = Vec::new();
        if let (Some(months), Some((money, cost))) = (own.runway.value, own.runway.of) {
            wording.cite("BB1");
            sentences.push(wording.say(
                "runway-sentence",
                &[
                    ("money", yen(money).into()),
                    ("cost", yen(cost).into()),
                    ("months", wording.quantity(Quantity::Months, months).into()),
                ],
            ));
        }
        if let Some(share) = own.largest_funder.value {
            wording.cite("BB2");
            let share = wording.quantity(Quantity::Percent, share);
            sentences.push(wording.say("largest-sentence", &[("share", share.into())]));
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
        let (from, to) = own.span?;
        let reported = |yen: Option<Decimal>| {
            yen.map_or_else(|| wording.word("amount-unreported"), |yen| wording.in_table(yen))
        };
        let row = |id: &str, line: &CostLine, name: String| {
            for figure in ["budget", "actual", "variance"] {
                wording.cite(&format!("costs.{id}.{figure}"));
            }
            CostRow {
                category: name,
                budget: reported(line.budget),
                actual: wording.in_table(line.actual),
                difference: line
                    .difference()
                    .map_or_else(|| "−".to_owned(), |yen| wording.in_table(yen)),
                percent: line.variance.map_or_else(String::new, |percent| {
                    format!("{}%", wording.in_table(percent.round_dp(1)))
                }),
            }
        };
        let name = |line: &CostLine| {
            let category = line.category.as_ref();
            category.map(|name| wording.name(name).to_owned()).unwrap_or_default()
        };
        let mut rows: Vec<CostRow> = own
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| row(&(at + 1).to_string(), line, name(line)))
            .collect();
        rows.push(row("total", &own.total, wording.word("costs-total")));
        let unreported = [
            ("costs-without-budget", own.total.without_budget),
            ("costs-without-actual", own.total.without_actual),
        ];
        let unreported = unreported.into_iter().filter(|(_, count)| *count > 0);
        let unreported =
            unreported.map(|(key, count)| wording.say(key, &[("count", count.into())]));
        let notes = own
            .lines
            .iter()
            .filter(|line| line.needs_reason())
            .map(|line| {
                let percent = line.variance.unwrap_or_default();
                let key = if percent.is_sign_negative() { "costs-under" } else { "costs-over" };
                let reason = text_of(line.reason.as_ref(), wording)
                    .unwrap_or_else(|| wording.word("costs-unexplained"));
                wording.say(
                    key,
                    &[
                        ("category", name(line).into()),
                        ("percent", wording.percent(percent.abs()).into()),
                        ("reason", reason.into()),
                    ],
                )
            })
            .chain(unreported)
            .collect();
        let title = wording.say(
            "costs-title",
            &[("from", wording.month(from).into()), ("to", wording.month(to).into())],
        );
        Some(Costs { title, rows, notes })
    }

    fn in_kind(&self) -> Option<InKind> {
        let wording = self.wording;
        let own = &self.disclosure.figures.sustainability;
        if own.in_kind.is_empty() {
            return None;
        }
        let worth =
            |yen: Option<Decimal>| yen.map_or_else(|| "−".to_owned(), |yen| wording.in_table(yen));
        let rows = own
            .in_kind
            .iter()
            .map(|line| {
                wording.cite(&format!("in-kind.{}", line.kind.name()));
                InKindRow {
                    kind: wording.word(&format!("contribution-{}", line.kind.name())),
                    times: line.rows.count(),
                    organisations: line.organisations,
                    worth: worth(line.yen),
                }
            })
            .collect();
        Some(InKind { rows, total: worth(own.in_kind_yen) })
    }

    fn hours(&self) -> Option<Hours> {
        let wording = self.wording;
        let own = &self.disclosure.figures.sustainability;
        let most = own.hours.iter().map(|(_, hours, _)| *hours).max()?;
        let total: Decimal = own.hours.iter().map(|(_, hours, _)| *hours).sum();
        let worded = |hours: Decimal| {
            wording.say("quantity-hours", &[("number", wording.rounded(hours, 1).into())])
        };
        let bars: Vec<Bar> = own
            .hours
            .iter()
            .map(|(function, hours, _)| {
                wording.cite(&format!("hours.{}", function.name()));
                Bar {
                    label: wording.word(&format!("function-{}", function.name())),
                    value: worded(*hours),
                    at: if most.is_zero() { 0.0 } else { (hours / most).to_f64().unwrap_or(0.0) },
                }
            })
            .collect();
        let told: Vec<String> =
            bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
        let enabled = &own.enabled;
        let mut lines = Vec::new();
        for (name, rows) in [
            ("meetings", &enabled.meetings),
            ("decisions", &enabled.decisions),
            ("kept", &enabled.kept),
            ("values", &enabled.values),
            ("changes", &enabled.changes),
        ] {
            if rows.count() > 0 {
                wording.cite(&format!("enabled.{name}"));
                let key = format!("enabled-{name}-line");
                lines.push(wording.say(&key, &[("count", rows.count().into())]));
            }
        }
        Some(Hours {
            title: wording.say("hours-title", &[("hours", worded(total).into())]),
            alt: wording.say("hours-alt", &[("values", wording.list(&told).into())]),
            bars,
            intro: wording.say("enabled-intro", &[("hours", worded(total).into())]),
            enabled: lines,
        })
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
                what: wording.name(&change.description).to_owned(),
                part: text_of(change.contribution.as_ref(), wording),
                evidence: text_of(change.evidence.as_ref(), wording),
                goal: change.goal.as_ref().map(ToString::to_string),
            })
            .collect()
    }

    pub(super) fn voices(&self) -> Vec<VoiceLine> {
        let wording = self.wording;
        self.disclosure
            .voices
            .iter()
            .map(|voice| VoiceLine {
                quote: wording.say("voice-line", &[("quote", wording.name(&voice.quote).into())]),
                speaker: wording
                    .say("voice-speaker", &[("speaker", wording.name(&voice.speaker).into())]),
            })
            .collect()
    }
}
