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
pub mod day;
pub mod drawing;
pub mod figure;
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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::name::{CommitmentId, IndicatorId, OrganisationId, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Indicator;
use crate::model::roundtable::Grants;

pub use self::tally::{Share, Tally};
pub use self::visibility::{may_show, most_open_reader};

use self::changes::Changes;
use self::commitments::Commitments;
use self::conditions::Conditions;
use self::indicators::IndicatorAssessment;
use self::money::Money;
use self::participation::Participation;
use self::printed::{Judged, Printed};
use self::suppression::Withheld;
use self::sustainability::Sustainability;
use self::timetable::NextMeeting;
use self::undated::Undated;
use self::warnings::Warning;

/// Everything that follows from the model.
#[derive(Debug)]
pub struct Assessment {
    /// Figures, for each visibility an edition may have: an edition must not
    /// count what it may not show, nor give a small number away.
    pub by_visibility: BTreeMap<Visibility, Figures>,
}

/// Figures from the rows that one visibility may see.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Each indicator's value and status, also of those that only others may
    /// see: disclosure leaves them out.
    pub indicators: BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    /// Small numbers that are withheld, by indicator.
    pub withheld: BTreeMap<IndicatorId, Withheld>,
    /// What sectors promised and what came of it.
    pub commitments: Commitments,
    /// Who came to the meetings.
    pub participation: Participation,
    /// Money: of everybody, or of the grants that an edition is for.
    pub money: Money,
    /// Money of grants that have an edition of their own.
    pub money_of: BTreeMap<Grants, Money>,
    /// The five conditions of collective impact.
    pub conditions: Conditions,
    /// Signs of fading.
    pub warnings: Vec<Warning>,
    /// What the secretariat lives on and does.
    pub sustainability: Sustainability,
    /// What changed since the previous period.
    pub changes: Changes,
    /// The next meeting, and the days around it.
    pub next: Option<NextMeeting>,
    /// Commitments to report on at the next meeting: open, and overdue or due by its day.
    pub to_report: BTreeSet<CommitmentId>,
    /// Who sits at the next meeting: of all, and of each sector.
    pub seated: BTreeMap<Option<SectorId>, Vec<OrganisationId>>,
    /// What is told as it is today, where the tables know of later days.
    pub undated: Option<Undated>,
    /// Every number of all of these that a page prints.
    pub printed: Printed,
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
    Assessment { by_visibility }
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
    let judged = Judged {
        indicators: &assessed,
        commitments: &commitments,
        participation: &participation,
        money: &money,
        money_of: &money_of,
        conditions: &conditions,
        warnings: &warnings,
        sustainability: &sustainability,
        changes: &changes,
        next: next.as_ref(),
        seated: &seated,
        undated: undated.as_ref(),
    };
    Figures {
        printed: printed::printed(model, &judged, visibility),
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
    }
}
