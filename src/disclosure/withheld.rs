//! The numbers that are withheld, with their values: for the secretariat only.

use rust_decimal::Decimal;

use crate::assessment::Assessment;
use crate::assessment::suppression::{self, CellKey, Reason};
use crate::diagnostics::Origin;
use crate::domain::name::{IndicatorId, Name};
use crate::domain::words::Visibility;
use crate::model::Model;

/// A number that editions of one visibility do not print.
#[derive(Debug)]
pub struct WithheldNumber {
    /// From whom it is withheld.
    pub visibility: Visibility,
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: Name,
    /// Which of its numbers.
    pub key: CellKey,
    /// The number itself, if it is known.
    pub value: Option<Decimal>,
    /// Why it is withheld.
    pub reason: Reason,
    /// Numbers from the one to the other at least, readers cannot tell apart.
    pub range: Option<(Decimal, Decimal)>,
    /// Where it stands.
    pub origins: Vec<Origin>,
}

/// Lists the numbers that are withheld, by visibility and indicator.
pub fn withheld(model: &Model, assessment: &Assessment) -> Vec<WithheldNumber> {
    let mut numbers = Vec::new();
    for (&visibility, figures) in &assessment.by_visibility {
        for indicator in &model.indicators {
            let definition = &indicator.definition;
            let Some(withheld) = figures.withheld.get(&definition.id) else { continue };
            numbers.extend(suppression::log(indicator, withheld).into_iter().map(|entry| {
                WithheldNumber {
                    visibility,
                    id: definition.id.clone(),
                    name: definition.name.clone(),
                    key: entry.key,
                    value: entry.value,
                    reason: entry.kept.reason,
                    range: entry.kept.range,
                    origins: entry.origins,
                }
            }));
        }
    }
    numbers
}
