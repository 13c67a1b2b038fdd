//! Counting what one visibility may see, kind by kind, and each indicator once for all who
//! see the same of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::name::IndicatorId;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Indicator;

use super::figures::Figures;
use super::indicators::{self, IndicatorAssessment};
use super::printed::{self, Printed};
use super::suppression::{self, Withheld};
use super::{
    changes, commitments, conditions, money, participation, sustainability, timetable, undated,
    warnings,
};

/// Works out the same for another period, where it is decided what is withheld.
pub(super) fn figures_of_period(
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
    done.figures(model, visibility)
}

/// Works out what one visibility may see.
pub fn figures(model: &Model, visibility: Visibility) -> Figures {
    Done::default().figures(model, visibility)
}

/// Indicators that were worked out for another visibility: most look the same
/// to all, and a series may be long.
#[derive(Default)]
pub(super) struct Done<'a> {
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

    /// Works out what one visibility may see.
    pub(super) fn figures(&mut self, model: &'a Model, visibility: Visibility) -> Figures {
        let (mut assessed, mut withheld) = (BTreeMap::new(), BTreeMap::new());
        for indicator in &model.indicators {
            let id = &indicator.definition.id;
            let (small, figures) = self.indicator(indicator, model, visibility);
            assessed.insert(id.clone(), figures);
            if !small.is_empty() {
                withheld.insert(id.clone(), small);
            }
        }
        let own = model.own_tables.iter();
        let withheld_own = own
            .map(|it| (it.id.clone(), suppression::decide_own(it, model, visibility)))
            .filter(|(_, withheld)| !withheld.is_empty())
            .collect();
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
            withheld_own,
            commitments,
            participation,
            conditions,
        };
        figures.printed = printed::printed(model, &figures.judged(), visibility);
        figures
    }
}
