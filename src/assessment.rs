//! What follows from the facts, as of one day: every number and judgement that
//! any page shows.
//!
//! [`assess`] is the last place where anything is computed. A figure keeps what
//! it was made of: a [`Tally`] its rows, a status its arithmetic, so that it
//! can be explained down to the cell. Figures that count rows are made once for
//! each visibility, because an edition must not count what it may not show.

pub mod changes;
pub mod commitments;
pub mod conditions;
pub mod contradictions;
pub mod corrections;
pub mod coverage;
pub mod covered;
pub mod day;
pub mod drawing;
pub mod empty;
pub mod figure;
mod figures;
pub mod forecast;
pub mod indicators;
pub mod labels;
pub mod money;
pub mod participation;
pub mod printed;
pub mod problems;
pub mod series;
pub mod status;
pub mod suppression;
pub mod sustainability;
pub mod tally;
pub mod timetable;
pub mod undated;
pub mod visibility;
pub mod warnings;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::name::IndicatorId;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::about::About;
use crate::model::indicator::Indicator;
use crate::model::roundtable::Edition;

pub use self::figures::Figures;
pub use self::tally::{Share, Tally};
pub use self::visibility::{may_show, most_open_reader};

use self::covered::Covered;
use self::indicators::IndicatorAssessment;
use self::printed::Printed;
use self::suppression::Withheld;

/// Everything that follows from the model.
#[derive(Debug)]
pub struct Assessment {
    /// Figures, for each visibility an edition may have: an edition must not
    /// count what it may not show, nor give a small number away.
    pub by_visibility: BTreeMap<Visibility, Figures>,
    /// What follows for editions that are about a part.
    pub covered: BTreeMap<(Visibility, About), Covered>,
}

impl Assessment {
    /// Returns the figures that an edition prints, of all that see as much.
    pub fn figures_of(&self, edition: &Edition) -> Option<&Figures> {
        match edition.about() {
            Some(about) => {
                let covered = self.covered.get(&(edition.visibility, about));
                covered.map(|it| &it.figures)
            }
            None => self.by_visibility.get(&edition.visibility),
        }
    }
}

/// Works out everything that any edition of this model shows.
pub fn assess(model: &Model) -> Assessment {
    let mut by_visibility = BTreeMap::new();
    let mut done = Done::default();
    for edition in &model.editions {
        by_visibility
            .entry(edition.visibility)
            .or_insert_with(|| figures_with(model, edition.visibility, &mut done));
    }
    let mut covered = BTreeMap::new();
    for edition in &model.editions {
        let Some(about) = edition.about() else { continue };
        let visibility = edition.visibility;
        covered.entry((visibility, about)).or_insert_with_key(|(_, about)| {
            covered::assess(model, &by_visibility[&visibility], about, visibility)
        });
    }
    Assessment { by_visibility, covered }
}

/// Works out the same for another period, where it is decided what is withheld.
fn figures_of_period(
    model: &Model,
    visibility: Visibility,
    withheld: &BTreeMap<IndicatorId, Withheld>,
) -> Figures {
    let mut done = Done::default();
    for Indicator { definition, .. } in &model.indicators {
        let least = suppression::threshold(definition, model, visibility);
        let decided = withheld.get(&definition.id).cloned().unwrap_or_default();
        done.withheld.insert((&definition.id, least), decided);
    }
    figures_with(model, visibility, &mut done)
}

/// Works out what one visibility may see.
pub fn figures(model: &Model, visibility: Visibility) -> Figures {
    figures_with(model, visibility, &mut Done::default())
}

/// Indicators that were worked out for another visibility: most look the same
/// to all, and a series may be long.
#[derive(Default)]
struct Done<'a> {
    /// What is withheld, by indicator and the count below which it is.
    withheld: BTreeMap<(&'a IndicatorId, Option<u32>), Withheld>,
    /// What follows for an indicator, with what was withheld of it.
    assessed: BTreeMap<&'a IndicatorId, Vec<(Withheld, Arc<IndicatorAssessment>)>>,
}

impl<'a> Done<'a> {
    fn indicator(
        &mut self,
        indicator: &'a Indicator,
        model: &Model,
        visibility: Visibility,
    ) -> (Withheld, Arc<IndicatorAssessment>) {
        let id = &indicator.definition.id;
        let least = suppression::threshold(&indicator.definition, model, visibility);
        let withheld = self
            .withheld
            .entry((id, least))
            .or_insert_with(|| suppression::decide(indicator, model, visibility));
        let assessed = self.assessed.entry(id).or_default();
        if let Some(same) = assessed.iter().find(|(other, _)| other == withheld) {
            return same.clone();
        }
        let new = (withheld.clone(), Arc::new(indicators::assess(indicator, model, withheld)));
        assessed.push(new.clone());
        new
    }
}

fn figures_with<'a>(model: &'a Model, visibility: Visibility, done: &mut Done<'a>) -> Figures {
    let (mut assessed, mut withheld) = (BTreeMap::new(), BTreeMap::new());
    for indicator in &model.indicators {
        let id = &indicator.definition.id;
        let (small, figures) = done.indicator(indicator, model, visibility);
        assessed.insert(id.clone(), figures);
        if !small.is_empty() {
            withheld.insert(id.clone(), small);
        }
    }
    let participation = participation::assess(model, visibility);
    let conditions = conditions::assess(model, &assessed, visibility);
    let commitments = commitments::assess(model, visibility);
    let changes = changes::assess(model, &assessed, &withheld, &conditions, visibility);
    let next = timetable::assess(model, visibility);
    let undated = undated::assess(model, (&commitments, &changes), next.as_ref(), visibility);
    let money = money::assess(model, visibility);
    let money_of = money::by_grants(model, visibility);
    let seated = timetable::all_seated(model, next.as_ref());
    let warnings = warnings::assess(model, &participation, visibility);
    let sustainability = sustainability::assess(model, visibility);
    let mut figures = Figures {
        printed: Printed::default(),
        to_report: timetable::to_report(model, &commitments, next.as_ref()),
        undated,
        money,
        money_of,
        seated,
        warnings,
        sustainability,
        changes,
        next,
        indicators: assessed,
        withheld,
        commitments,
        participation,
        conditions,
    };
    figures.printed = printed::printed(model, &figures.judged(), visibility);
    figures
}
