//! All figures that one visibility may see, kind by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::name::{CommitmentId, IndicatorId, OrganisationId, SectorId};
use crate::model::roundtable::Grants;

use super::changes::Changes;
use super::commitments::Commitments;
use super::conditions::Conditions;
use super::indicators::IndicatorAssessment;
use super::money::Money;
use super::participation::Participation;
use super::printed::{Judged, Printed};
use super::suppression::{Kept, Place, Withheld};
use super::sustainability::Sustainability;
use super::timetable::NextMeeting;
use super::undated::Undated;
use super::warnings::Warning;

/// Figures from the rows that one visibility may see.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Each indicator's value and status, also of those that only others may
    /// see: disclosure leaves them out.
    pub indicators: BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    /// Small numbers that are withheld, by indicator.
    pub withheld: BTreeMap<IndicatorId, Withheld>,
    /// Those of tables of the project's own, by table.
    pub withheld_own: BTreeMap<String, BTreeMap<Place, Kept>>,
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

impl Figures {
    /// Returns what the figures that pages print are made of.
    pub(super) fn judged(&self) -> Judged<'_> {
        Judged {
            indicators: &self.indicators,
            commitments: &self.commitments,
            participation: &self.participation,
            money: &self.money,
            money_of: &self.money_of,
            conditions: &self.conditions,
            warnings: &self.warnings,
            sustainability: &self.sustainability,
            changes: &self.changes,
            seated: &self.seated,
            next: self.next.as_ref(),
            undated: self.undated.as_ref(),
        }
    }
}
