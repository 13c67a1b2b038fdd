//! Figures in words: what each one is, how it comes about, and from which
//! cells.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::Assessment;
use crate::assessment::ledger::{Amount, Figure};
use crate::assessment::suppression::{self, Reason};
use crate::diagnostics::Origin;
use crate::domain::time::TimeSpan;
use crate::locale::Words;
use crate::model::Model;
use crate::spreadsheet::Csv;

use super::words::Wording;

/// A figure in words.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// Its ID.
    pub id: String,
    /// What it is and how it comes about.
    pub title: String,
    /// What it is and whose, without how it comes about.
    #[serde(skip)]
    pub short: String,
    /// Its value.
    pub value: String,
    /// What it is made of: a word and a value.
    pub terms: Vec<(String, String)>,
    /// Where each part is written, with what stands there.
    pub rows: Vec<(String, String)>,
}

/// Words figures, each with the rows it is made of.
///
/// `labels` say what stands in a row; see
/// [`row_labels`](crate::assessment::ledger::row_labels).
pub fn explain(
    figures: &[Figure],
    labels: &BTreeMap<Origin, String>,
    model: &Model,
    words: &Words,
) -> Vec<Explained> {
    let wording = Wording::new(words, model.roundtable.eras);
    figures
        .iter()
        .map(|figure| Explained {
            id: figure.id.clone(),
            short: short(figure, &wording),
            title: title(figure, &wording),
            value: amount(&figure.value, &wording),
            terms: figure
                .terms
                .iter()
                .map(|(term, value)| (wording.word(term), amount(value, &wording)))
                .collect(),
            rows: figure
                .rows
                .iter()
                .map(|row| (row.to_string(), labels.get(row).cloned().unwrap_or_default()))
                .collect(),
        })
        .collect()
}

/// What a figure is and whose, without how it comes about.
fn short(figure: &Figure, wording: &Wording<'_>) -> String {
    let title = title(figure, wording);
    // What stands behind the colon of these is the thing itself.
    if figure.family.starts_with("warning-") || figure.family == "pulse" {
        return title;
    }
    let Some((name, formula)) = title.split_once(['：', ':']) else { return title };
    let subject = subject(figure, wording);
    match !subject.is_empty() && formula.ends_with(&subject) {
        true => format!("{name} {subject}"),
        false => name.to_owned(),
    }
}

fn subject(figure: &Figure, wording: &Wording<'_>) -> String {
    let named = figure.subject.as_ref().map(|name| wording.name(name).to_owned());
    named.or_else(|| subject_by_id(figure, wording)).unwrap_or_default()
}

pub(super) fn title(figure: &Figure, wording: &Wording<'_>) -> String {
    let subject = subject(figure, wording);
    let family = figure.family.as_str();
    let text = if family.starts_with("condition-") {
        let name = wording.word(family);
        let formula = wording.word(&format!("{family}-formula"));
        wording.say("figure-condition", &[("name", name.into()), ("formula", formula.into())])
    } else if family.starts_with("warning-") {
        let now = amount(&figure.value, wording);
        let before = figure.terms.iter().find(|(term, _)| *term == "term-before");
        let before = before.map_or_else(|| "−".to_owned(), |(_, value)| amount(value, wording));
        let sign = wording.say(
            family,
            &[("subject", subject.into()), ("now", now.into()), ("before", before.into())],
        );
        wording.say("figure-warning", &[("subject", sign.into())])
    } else {
        wording.say(&format!("figure-{family}"), &[("subject", subject.into())])
    };
    text.trim_end().to_owned()
}

/// What the last part of an ID names, for kinds of things.
fn subject_by_id(figure: &Figure, wording: &Wording<'_>) -> Option<String> {
    let (_, last) = figure.id.rsplit_once('.')?;
    match figure.family.as_str() {
        "hours" => Some(wording.word(&format!("function-{last}"))),
        "in-kind" => Some(wording.word(&format!("contribution-{last}"))),
        "attendance-meeting" => Some(last.to_owned()),
        _ => None,
    }
}

pub(super) fn amount(amount: &Amount, wording: &Wording<'_>) -> String {
    let say = |key: &str, number: String| wording.say(key, &[("number", number.into())]);
    match amount {
        Amount::Number(value, unit) => wording.with_unit(*value, wording.name(unit)),
        Amount::Percent(value) => wording.percent(*value),
        Amount::Count(value) => wording.rounded(*value, 1),
        Amount::Yen(value) => say("quantity-yen", wording.rounded(*value, 0)),
        Amount::Months(value) => say("quantity-months", wording.rounded(*value, 1)),
        Amount::Days(value) => say("quantity-days", wording.rounded(*value, 0)),
        Amount::Hours(value) => say("quantity-hours", wording.rounded(*value, 1)),
        Amount::Ratio(value) => wording.rounded(*value, 2),
        Amount::Day(day) => wording.short_date(*day),
        Amount::Status(status) => wording.word(&format!("status-{}", status.code())),
        Amount::Withheld => wording.word("amount-withheld"),
        Amount::Missing => wording.word("amount-missing"),
    }
}

/// Lists the numbers that are withheld, by visibility, with their values: for
/// the secretariat only.
pub fn suppression_log(model: &Model, assessment: &Assessment, words: &Words) -> Vec<u8> {
    let wording = Wording::new(words, false);
    let columns = ["visibility", "id", "indicator", "span", "part", "value", "why", "row"];
    let mut csv = Csv::new(&columns.map(|column| wording.word(&format!("column-{column}"))));
    for (visibility, figures) in &assessment.by_visibility {
        for indicator in &model.indicators {
            let definition = &indicator.definition;
            let Some(withheld) = figures.withheld.get(&definition.id) else { continue };
            for entry in suppression::log(indicator, withheld) {
                let span = format!("{}/{}", entry.key.first, entry.key.last);
                let parts: Vec<String> =
                    entry.key.parts.iter().map(|(name, part)| format!("{name}={part}")).collect();
                let part = match entry.key.is_total {
                    true => wording.word("withheld-total"),
                    false => wording.list(&parts),
                };
                let why = match entry.reason {
                    Reason::Small => "withheld-small",
                    Reason::Complement => "withheld-complement",
                };
                let rows: Vec<String> = entry.origins.iter().map(ToString::to_string).collect();
                csv.row(&[
                    wording.word(&format!("visibility-{}", visibility.name())),
                    definition.id.to_string(),
                    wording.name(&definition.name).to_owned(),
                    span,
                    part,
                    entry.value.map(|value| value.normalize().to_string()).unwrap_or_default(),
                    wording.word(why),
                    wording.list(&rows),
                ]);
            }
        }
    }
    csv.into_bytes()
}

/// Words a span, as pages name it.
pub fn span(span: TimeSpan, words: &Words) -> String {
    Wording::new(words, false).span(span)
}

/// Words each figure's value, by ID, for the manifest.
pub fn values(figures: &[Figure], words: &Words) -> BTreeMap<String, String> {
    let wording = Wording::new(words, false);
    figures.iter().map(|figure| (figure.id.clone(), amount(&figure.value, &wording))).collect()
}
