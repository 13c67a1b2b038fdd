//! What is withheld with its values, for the secretariat alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::model::indicator::Indicator;

use super::cell::{CellKey, Kept, Withheld};

/// A number that is withheld, for the secretariat's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The cell.
    pub key: CellKey,
    /// Why, and how far it can be told.
    pub kept: Kept,
    /// What it says.
    pub value: Option<Decimal>,
    /// The cells it is written in.
    pub origins: Vec<Origin>,
}

/// Returns what is withheld of an indicator with its values, for the
/// secretariat's own log.
pub fn log(indicator: &Indicator, withheld: &Withheld) -> Vec<LogEntry> {
    let mut written: BTreeMap<CellKey, (Option<Decimal>, Vec<Origin>)> = BTreeMap::new();
    let spans: BTreeSet<(Date, Date)> =
        withheld.iter().map(|(key, _)| (key.first, key.last)).collect();
    for observation in indicator.observations.iter().chain(&indicator.breakdowns) {
        if !spans.contains(&(observation.span.first, observation.span.last)) {
            continue;
        }
        let key = CellKey::value(observation.span, &observation.dimensions);
        if withheld.holds(&key) {
            let (sum, origins) = written.entry(key).or_insert((Some(Decimal::ZERO), Vec::new()));
            *sum = sum.zip(observation.number()).map(|(a, b)| a + b);
            origins.push(observation.origin.clone());
        }
    }
    let baseline = |key: &CellKey| {
        let point = indicator.definition.baseline.as_ref();
        let point = point.filter(|it| key.parts.is_empty() && key.last == it.date)?;
        Some((Some(point.value), vec![point.origin.clone()]))
    };
    withheld
        .iter()
        .map(|(key, kept)| {
            // A whole that no row says is withheld as the baseline.
            let said = written.remove(key).or_else(|| baseline(key));
            let (value, origins) = said.unwrap_or_default();
            LogEntry { key: key.clone(), kept: kept.clone(), value, origins }
        })
        .collect()
}
