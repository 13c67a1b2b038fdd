//! What follows from the facts, as of one day: every number and judgement that
//! any page shows.
//!
//! [`assess`] is the last place where anything is computed. A figure keeps what
//! it was made of: a [`Tally`] its rows, a status its arithmetic, so that it
//! can be explained down to the cell. Figures that count rows are made once for
//! each visibility, because an edition must not count what it may not show.

pub mod changes;
pub mod commitments;
pub mod indicators;
pub mod money;
pub mod participation;
pub mod status;
pub mod timetable;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::model::Model;
use crate::model::names::IndicatorId;
use crate::records::tables::Visibility;

use self::changes::Changes;
use self::commitments::Promises;
use self::indicators::IndicatorAssessment;
use self::money::Money;
use self::participation::Participation;
use self::timetable::NextMeeting;

/// A number of rows, and the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The rows that were counted.
    pub rows: Vec<Origin>,
}

impl Tally {
    /// Returns the number.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Counts one more row.
    pub fn add(&mut self, row: &Origin) {
        self.rows.push(row.clone());
    }
}

/// A part of a whole, both counted in rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// The part.
    pub part: Tally,
    /// The whole.
    pub whole: Tally,
}

impl Share {
    /// Returns part ÷ whole in percent; `None` of nothing.
    pub fn percent(&self) -> Option<Decimal> {
        if self.whole.count() == 0 {
            return None;
        }
        Some(
            Decimal::from(self.part.count()) * Decimal::ONE_HUNDRED
                / Decimal::from(self.whole.count()),
        )
    }
}

/// Everything that follows from the model.
#[derive(Debug)]
pub struct Assessment {
    /// Each indicator's status; visibility is the indicator's own.
    pub indicators: BTreeMap<IndicatorId, IndicatorAssessment>,
    /// Figures that count rows, for each visibility an edition may have.
    pub by_visibility: BTreeMap<Visibility, Figures>,
}

/// Figures that count the rows that one visibility may see.
#[derive(Debug, Clone)]
pub struct Figures {
    /// What sectors promised and what came of it.
    pub promises: Promises,
    /// Who came to the meetings.
    pub participation: Participation,
    /// Money.
    pub money: Money,
    /// What changed since the previous period.
    pub changes: Changes,
    /// The next meeting, and the days around it.
    pub next: Option<NextMeeting>,
}

/// Returns whether an edition of one visibility may show a row of another.
///
/// A row marked `members` is for the members and the secretariat; an edition
/// for funders may not show it.
pub fn may_show(edition: Visibility, row: Visibility) -> bool {
    row >= edition
}

/// Works out everything that any edition of this model shows.
pub fn assess(model: &Model) -> Assessment {
    let indicators: BTreeMap<IndicatorId, IndicatorAssessment> = model
        .indicators
        .iter()
        .map(|indicator| (indicator.definition.id.clone(), indicators::assess(indicator, model)))
        .collect();
    let mut by_visibility = BTreeMap::new();
    for edition in &model.editions {
        by_visibility.entry(edition.visibility).or_insert_with(|| Figures {
            promises: commitments::assess(model, edition.visibility),
            participation: participation::assess(model, edition.visibility),
            money: money::assess(model, edition.visibility),
            changes: changes::assess(model, &indicators, edition.visibility),
            next: timetable::assess(model, edition.visibility),
        });
    }
    Assessment { indicators, by_visibility }
}
