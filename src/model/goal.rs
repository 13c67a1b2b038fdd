//! The goals of the common agenda.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::Origin;
use crate::domain::name::{BodyId, GoalId, Name};

use super::resolver::{Resolver, claim};

/// A goal of the common agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its code.
    pub id: GoalId,
    /// The goal.
    pub title: Name,
    /// What it is about.
    pub description: Option<Name>,
    /// What it looks like when it is reached.
    pub target_state: Option<Name>,
    /// The body in charge.
    pub body: Option<BodyId>,
    /// The day it was last reviewed.
    pub reviewed_on: Option<Date>,
    /// The row.
    pub origin: Origin,
}

impl Resolver<'_> {
    pub(crate) fn goals(&mut self) -> Vec<Goal> {
        let records = self.records;
        let mut seen = BTreeMap::new();
        let mut goals = Vec::new();
        let mut together = Vec::new();
        for record in &records.goals {
            let id = GoalId::new(&record.goal_id.value);
            if !claim(
                &mut self.goal_index,
                &record.goal_id,
                &id,
                &mut seen,
                &records.keys,
                self.diagnostics,
            ) {
                continue;
            }
            self.goal_index.add(&record.title.value, &id);
            let (code, title) = (&record.goal_id.value, &record.title.value);
            together.push((code, title, id.clone()));
            let body =
                record.body.as_ref().and_then(|body| self.body_ref(&body.value, &body.origin));
            goals.push(Goal {
                id,
                title: Name::of(&record.title, record.title_en.as_ref()),
                description: Name::optional(
                    record.description.as_ref(),
                    record.description_en.as_ref(),
                ),
                target_state: Name::optional(
                    record.target_state.as_ref(),
                    record.target_state_en.as_ref(),
                ),
                body,
                reviewed_on: record.reviewed_on.as_ref().map(|date| date.value),
                origin: record.origin.clone(),
            });
        }
        for (code, title, id) in together {
            self.goal_index.add_together("目標", code, title, &id);
        }
        goals
    }
}
