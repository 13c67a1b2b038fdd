//! The latest value of an indicator in parts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::series::{Current, sum};
use crate::assessment::suppression::{CellKey, Withheld, as_known};
use crate::diagnostics::Origin;
use crate::domain::time::{TimeSpan, add_months};
use crate::domain::value::Reading;
use crate::model::indicator::{Indicator, Observation};

/// The latest value in parts: 地区 with 東部, 西部 and so on.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// What it is divided by: one thing, or two at once.
    pub dimension: Vec<String>,
    /// The span of the values.
    pub span: TimeSpan,
    /// Each part with its value, or why there is none, by name.
    pub parts: Vec<Part>,
    /// How many parts were put together as その他, because there are too many.
    pub merged: usize,
}

/// One part of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name, or one for each dimension.
    pub name: Vec<String>,
    /// Its value.
    pub reading: Reading,
    /// How many people it is of.
    pub denominator: Option<u32>,
    /// The cell.
    pub origin: Origin,
}

/// The latest span that is divided, by each dimension or set of them.
pub(super) fn breakdowns(
    indicator: &Indicator,
    withheld: &Withheld,
    as_of: Date,
) -> Vec<Breakdown> {
    let dimension_of = |observation: &Observation| -> Vec<String> {
        observation.dimensions.iter().map(|(name, _)| name.clone()).collect()
    };
    let known = || {
        let all = indicator.breakdowns.iter();
        all.filter_map(|observation| Some((observation, as_known(observation, as_of)?)))
    };
    let Some(latest) = known().map(|(observation, _)| observation.span.last).max() else {
        return Vec::new();
    };
    // A dimension that was given up long ago is not looked for in every row.
    let since = add_months(latest, -12);
    let recent = || known().filter(|(observation, _)| observation.span.last > since);
    let mut spans: BTreeMap<Vec<String>, TimeSpan> = BTreeMap::new();
    for (observation, _) in recent() {
        let span = spans.entry(dimension_of(observation)).or_insert(observation.span);
        *span = (*span).max(observation.span);
    }
    let mut made: BTreeMap<(Vec<String>, Vec<String>), Part> = BTreeMap::new();
    for (observation, reading) in recent() {
        let dimension = dimension_of(observation);
        if spans.get(&dimension) != Some(&observation.span) {
            continue;
        }
        let key = CellKey::value(observation.span, &observation.dimensions);
        let hidden = withheld.holds(&key);
        let reading = if hidden { Reading::Suppressed } else { reading.clone() };
        let name: Vec<String> =
            observation.dimensions.iter().map(|(_, part)| part.clone()).collect();
        let origin = observation.origin.clone();
        let denominator = observation.denominator.filter(|_| !hidden);
        made.entry((dimension, name.clone()))
            .and_modify(|part| {
                part.reading = sum(&part.reading, &reading);
                part.denominator = together(part.denominator, denominator);
            })
            .or_insert(Part { name, reading, denominator, origin });
    }
    // The order of rows never matters.
    let mut breakdowns: Vec<Breakdown> = Vec::new();
    for ((dimension, _), part) in made {
        match breakdowns.last_mut().filter(|last| last.dimension == dimension) {
            Some(last) => last.parts.push(part),
            None => {
                let span = spans[&dimension];
                let of = indicator.merged.iter().filter(|it| dimension.contains(&it.dimension));
                let merged = of.map(|it| it.parts).sum();
                breakdowns.push(Breakdown { dimension, span, parts: vec![part], merged });
            }
        }
    }
    for breakdown in &mut breakdowns {
        breakdown
            .parts
            .sort_by_key(|part| (part.name.iter().any(|name| is_rest(name)), part.name.clone()));
    }
    breakdowns
}

/// How many people the current value of an indicator is of, all reporters together.
pub(super) fn denominator(
    indicator: &Indicator,
    current: Option<&Current>,
    as_of: Date,
) -> Option<u32> {
    let span = current?.span;
    let rows = indicator.observations.iter().filter(|row| row.span == span);
    let known = rows.filter(|row| as_known(row, as_of).is_some());
    known.map(|row| row.denominator).reduce(together)?
}

fn together(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    one?.checked_add(other?)
}

/// What is left over comes last.
fn is_rest(name: &str) -> bool {
    ["その他", "不明", "無回答", "Other", "Unknown"].iter().any(|rest| name.starts_with(rest))
}
