//! What the secretariat lives on beside money: what members bring, what it
//! costs, and the hours it works.

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{Confidential, GoalId, Name, OrganisationId};
use crate::domain::time::TimeSpan;
use crate::domain::words::{BackboneFunction, ContributionKind, Visibility};

use super::resolver::Resolver;

/// Something that an organisation brought to the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// When.
    pub span: TimeSpan,
    /// Who brought it.
    pub organisation: OrganisationId,
    /// What kind of thing.
    pub kind: ContributionKind,
    /// What it was.
    pub item: Option<Name>,
    /// How much.
    pub quantity: Option<Decimal>,
    /// Unit of the quantity.
    pub unit: Option<Name>,
    /// What it is worth, in yen.
    pub yen: Option<Decimal>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// How its worth was reckoned, or another note.
    pub note: Option<Name>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

/// What the secretariat costs in one month, in one category.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// The month.
    pub month: TimeSpan,
    /// The category.
    pub category: Name,
    /// Planned, in yen.
    pub budget: Option<Decimal>,
    /// Spent, in yen.
    pub actual: Option<Decimal>,
    /// Why spending differs from plan by more than 10 %.
    pub variance_reason: Option<Name>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

/// Hours of the secretariat's work. `P` is how it knows people: sealed, until disclosure
/// has decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Work<P = Confidential<String>> {
    /// When.
    pub span: TimeSpan,
    /// Who worked.
    pub person: Option<P>,
    /// Hours.
    pub hours: Decimal,
    /// What for, among the six functions.
    pub function: BackboneFunction,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// What was done.
    pub note: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl Resolver<'_> {
    pub(crate) fn contributions(&mut self) -> Vec<Contribution> {
        let records = self.records;
        let mut contributions = Vec::new();
        let rows = self.rows_once(&records.contributions);
        for record in self.amended_once(rows) {
            let goal = record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal));
            let Some(organisation) = self.organisation_ref(&record.organisation) else { continue };
            contributions.push(Contribution {
                span: record.date.value,
                organisation,
                kind: record.kind.value,
                item: Name::optional(record.item.as_ref(), record.item_en.as_ref()),
                quantity: record.quantity.as_ref().map(|quantity| quantity.value),
                unit: Name::optional(record.unit.as_ref(), record.unit_en.as_ref()),
                yen: record.yen_value.as_ref().and_then(|yen| yen.value.0),
                goal,
                note: Name::optional(record.note.as_ref(), record.note_en.as_ref()),
                visibility: self.visibility(record.visibility.as_ref(), "contributions"),
                origin: record.origin.clone(),
            });
        }
        contributions.sort_by_key(|it| it.span.last);
        self.settle_negatives("contributions", &mut contributions, |it| {
            (&it.origin, [it.yen, it.quantity, None])
        });
        contributions
    }

    pub(crate) fn costs(&mut self) -> Vec<Cost> {
        let records = self.records;
        let rows = self.rows_once(&records.costs);
        let rows = self.amended_once(rows);
        let mut costs: Vec<Cost> = self
            .costs_once(rows)
            .into_iter()
            .map(|record| Cost {
                month: record.month.value,
                category: Name::of(&record.category, record.category_en.as_ref()),
                budget: record.budget.as_ref().and_then(|yen| yen.value.0),
                actual: record.actual.as_ref().and_then(|yen| yen.value.0),
                variance_reason: Name::optional(
                    record.variance_reason.as_ref(),
                    record.variance_reason_en.as_ref(),
                ),
                visibility: self.visibility(record.visibility.as_ref(), "costs"),
                origin: record.origin.clone(),
            })
            .collect();
        costs.sort_by_key(|it| it.month.last);
        self.settle_negatives("costs", &mut costs, |it| (&it.origin, [it.budget, it.actual, None]));
        costs
    }

    pub(crate) fn backbone_log(&mut self) -> Vec<Work> {
        let records = self.records;
        let mut log = Vec::new();
        let rows = self.rows_once(&records.backbone_log);
        for record in self.amended_once(rows) {
            if record.hours.value.0.is_sign_negative() {
                let written = record.hours.value.0.to_string();
                self.diagnostics.push(Diagnostic::negative_value(&record.hours.origin, &written));
                continue;
            }
            log.push(Work {
                span: record.date.value,
                person: record.person.as_ref().map(|it| Confidential::new(it.value.clone())),
                hours: record.hours.value.0,
                function: record.function.value,
                goal: record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal)),
                note: record.note.as_ref().map(|note| note.value.clone()),
                visibility: self.visibility(record.visibility.as_ref(), "backbone_log"),
                origin: record.origin.clone(),
            });
        }
        log.sort_by_key(|it| it.span.last);
        log
    }
}
