//! The figures of an edition that is about a part of what the roundtable does, or about a
//! period of its own.
//!
//! What is counted of goals, indicators and commitments is counted of those that it is
//! about: a list of three under a count of twenty would be wrong. What is said of the
//! roundtable itself, its meetings, money, conditions and warnings, stays what it is for
//! all. Numbers that are withheld were decided for all of a visibility, and stay so.
//!
//! Of an edition with a period of its own, everything is counted for that, as of the same
//! day.

use std::collections::BTreeMap;

use crate::domain::name::{CommitmentId, GoalId, IndicatorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::about::About;
use crate::model::covering::covering;
use crate::model::covers::Covers;

use super::changes::Changes;
use super::corrections::Corrected;
use super::counting::figures_of_period;
use super::figures::Figures;
use super::{commitments, printed, timetable, undated};

/// What follows for an edition that is about a part.
#[derive(Debug)]
pub struct Covered {
    /// The part of the model.
    pub model: Model,
    /// What follows from it.
    pub figures: Figures,
}

/// Works out the part that an edition is about, from what follows from everything in the
/// period of all.
pub fn assess(whole: &Model, figures: &Figures, about: &About, visibility: Visibility) -> Covered {
    let model = covering(whole, about);
    let period = about.period.map(|period| {
        let whole = covering(whole, &About { covers: None, period: Some(period) });
        figures_of_period(&whole, visibility, &figures.withheld)
    });
    let figures = period.as_ref().unwrap_or(figures);
    match &about.covers {
        Some(covers) => {
            let figures = of_part(whole, &model, figures, (covers, visibility));
            Covered { figures, model }
        }
        None => Covered { figures: figures.clone(), model },
    }
}

/// Works out what follows for what is covered.
fn of_part(
    whole: &Model,
    model: &Model,
    figures: &Figures,
    (covers, visibility): (&Covers, Visibility),
) -> Figures {
    let has = |id: &IndicatorId| model.indicator(id).is_some();
    let indicators: BTreeMap<_, _> = figures
        .indicators
        .iter()
        .filter(|(id, _)| has(id))
        .map(|(id, it)| (id.clone(), it.clone()))
        .collect();
    let mut own = figures.clone();
    own.indicators = indicators;
    own.withheld.retain(|id, _| has(id));
    own.commitments = commitments::assess(model, visibility);
    let is_covered = |id: &CommitmentId| {
        model.commitments.iter().any(|it| it.id == *id)
            || was_covered(whole, id, covers, visibility)
    };
    own.changes = changes(&figures.changes, model, &is_covered);
    own.undated =
        undated::assess(model, (&own.commitments, &own.changes), figures.next.as_ref(), visibility);
    own.to_report = timetable::to_report(model, &own.commitments, figures.next.as_ref());
    own.printed = printed::printed(model, &own.judged(), visibility);
    own
}

/// Whether a figure counts goals, indicators or commitments: of a part it is another
/// number, which has the same name.
pub fn counts_a_part(id: &str) -> bool {
    let area = id.split('.').next().unwrap_or_default();
    ["commitments", "indicators", "matrix"].contains(&area)
}

/// Whether a commitment that the tables may have no more was printed under a goal that is
/// covered.
fn was_covered(whole: &Model, id: &CommitmentId, covers: &Covers, visibility: Visibility) -> bool {
    let printed = whole.compared().iter().rev().find_map(|it| it.tables(visibility));
    let printed = printed.and_then(|it| it.commitments.iter().find(|it| it.id == id.as_str()));
    let goal = printed.and_then(|it| it.goal.as_ref());
    goal.is_some_and(|goal| covers.goal(&GoalId::new(goal)))
}

/// What changed of what is covered. Counts of everything that were printed are other
/// numbers than those of a part: their corrections are told to whoever read them.
fn changes(all: &Changes, model: &Model, is_covered: &dyn Fn(&CommitmentId) -> bool) -> Changes {
    let has_indicator = |id: &_| model.indicator(id).is_some();
    let mut own = all.clone();
    for ids in [&mut own.made, &mut own.done, &mut own.became_overdue, &mut own.slipped] {
        ids.retain(is_covered);
    }
    own.restated.retain(|(id, ..)| has_indicator(id));
    own.moved.retain(|(id, ..)| has_indicator(id));
    own.corrections.retain(|it| match &it.what {
        Corrected::Value { indicator, .. }
        | Corrected::Total { indicator, .. }
        | Corrected::Status { indicator, .. } => has_indicator(indicator),
        Corrected::Commitment { id, .. } | Corrected::Due { id, .. } => is_covered(id),
        Corrected::Figure { figure, .. } => !counts_a_part(&figure.id),
        Corrected::Grant { .. } => true,
    });
    own
}
