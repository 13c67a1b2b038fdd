//! What sectors promised.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{
    CommitmentId, GoalId, Index, IndicatorId, MeetingId, Name, OrganisationId, SectorId,
};
use crate::domain::value::Sourced;
use crate::domain::words::{CommitmentKind, CommitmentStatus, Visibility};
use crate::records::tables::CommitmentRecord;

use super::organisation::Organisation;
use super::plausible::fraction;
use super::resolver::{Resolver, claim};

/// A commitment, action item or project.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    /// Its code.
    pub id: CommitmentId,
    /// What will be done.
    pub title: Name,
    /// What it is.
    pub kind: CommitmentKind,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Who owns it.
    pub owner: OrganisationId,
    /// Who owns it with them.
    pub co_owners: Vec<OrganisationId>,
    /// The owner's sector, unless the row says another.
    pub sector: SectorId,
    /// Other sectors that its owners are of.
    pub co_sectors: Vec<SectorId>,
    /// Who helps.
    pub partners: Vec<OrganisationId>,
    /// The day it was promised.
    pub committed_on: Option<Date>,
    /// The meeting where it was promised.
    pub meeting: Option<MeetingId>,
    /// The day it begins.
    pub start: Option<Date>,
    /// The day it was first due.
    pub due: Option<Date>,
    /// The day it is due now, if the date was moved.
    pub revised_due: Option<Date>,
    /// How often the date was moved.
    pub times_revised: u32,
    /// The day the date was last moved.
    pub revised_on: Option<Date>,
    /// Why the date was moved.
    pub revision_reason: Option<Name>,
    /// What its owner says of it.
    pub status: CommitmentStatus,
    /// Progress in percent.
    pub progress: Option<Decimal>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// What came of it.
    pub result: Option<Name>,
    /// What stands in the way.
    pub blocker: Option<Name>,
    /// The indicator it affects.
    pub indicator: Option<IndicatorId>,
    /// Where it can be seen.
    pub evidence: Option<Name>,
    /// The day its row was last confirmed.
    pub updated_on: Option<Date>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl Commitment {
    /// Returns who owns it, the first one first.
    pub fn owners(&self) -> impl Iterator<Item = &OrganisationId> {
        std::iter::once(&self.owner).chain(&self.co_owners)
    }

    /// Returns the sectors that it is of.
    pub fn sectors(&self) -> impl Iterator<Item = &SectorId> {
        std::iter::once(&self.sector).chain(&self.co_sectors)
    }

    /// Returns whether it is of a sector.
    pub fn is_of(&self, sector: &SectorId) -> bool {
        self.sectors().any(|it| it == sector)
    }

    /// Returns the day it is due now.
    pub fn current_due(&self) -> Option<Date> {
        self.revised_due.or(self.due)
    }

    /// Returns the day it was due as of a day: the first one, if it is told
    /// that the date was moved later.
    pub fn due_on(&self, day: Date) -> Option<Date> {
        match self.revised_on {
            Some(revised) if revised > day => self.due,
            _ => self.current_due(),
        }
    }
}

impl Resolver<'_> {
    pub(crate) fn commitments(&mut self, organisations: &[Organisation]) -> Vec<Commitment> {
        let records = self.records;
        let mut seen = BTreeMap::new();
        let mut index = Index::new();
        let mut commitments = Vec::new();
        for record in &records.commitments {
            let id = CommitmentId::new(&record.commitment_id.value);
            if !claim(
                &mut index,
                &record.commitment_id,
                &id,
                &mut seen,
                &records.keys,
                self.diagnostics,
            ) {
                continue;
            }
            let goal = record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal));
            let meeting = record.meeting_id.as_ref().and_then(|meeting| self.meeting_ref(meeting));
            let indicator = record.indicator_id.as_ref().and_then(|name| self.indicator_ref(name));
            let partners = self.partners(record);
            self.check_dates(record);
            let given = match &record.sector {
                Some(sector) => self.sector_ref(&sector.value, &sector.origin),
                None => None,
            };
            let Some((owner, co_owners)) = self.owners(&record.owner) else { continue };
            let sector_of = |id: &OrganisationId| {
                let owner = organisations.iter().find(|it| it.id == *id);
                owner.map(|owner| owner.sector.clone())
            };
            let is_given = given.is_some();
            let Some(sector) = given.or_else(|| sector_of(&owner)) else { continue };
            let mut co_sectors: Vec<SectorId> = Vec::new();
            for other in co_owners.iter().filter_map(sector_of).filter(|_| !is_given) {
                if other != sector && !co_sectors.contains(&other) {
                    co_sectors.push(other);
                }
            }
            let revised = record.revised_due.as_ref().map(|due| due.value.last);
            commitments.push(Commitment {
                id,
                title: Name::of(&record.title, record.title_en.as_ref()),
                kind: record.kind.as_ref().map_or(CommitmentKind::Commitment, |kind| kind.value),
                goal,
                owner,
                co_owners,
                sector,
                co_sectors,
                partners,
                committed_on: record.committed_on.as_ref().map(|date| date.value),
                meeting,
                start: record.start.as_ref().map(|start| start.value.first),
                due: record.due.as_ref().map(|due| due.value.last),
                revised_due: revised,
                times_revised: record
                    .times_revised
                    .as_ref()
                    .map_or(u32::from(revised.is_some()), |times| times.value),
                revised_on: record.revised_on.as_ref().map(|date| date.value),
                revision_reason: Name::optional(
                    record.revision_reason.as_ref(),
                    record.revision_reason_en.as_ref(),
                ),
                status: record.status.value,
                progress: record.progress_pct.as_ref().map(|progress| progress.value.0),
                done_on: record.done_on.as_ref().map(|date| date.value),
                result: Name::optional(record.result.as_ref(), record.result_en.as_ref()),
                blocker: Name::optional(record.blocker.as_ref(), record.blocker_en.as_ref()),
                indicator,
                evidence: Name::optional(record.evidence.as_ref(), record.evidence_en.as_ref()),
                updated_on: record.updated_on.as_ref().map(|date| date.value),
                visibility: self.visibility(record.visibility.as_ref(), "commitments"),
                origin: record.origin.clone(),
            });
        }
        commitments
    }

    /// Returns who a cell says owns a commitment: 市・社協 are two, unless somebody is
    /// called so.
    fn owners(&mut self, cell: &Sourced<String>) -> Option<(OrganisationId, Vec<OrganisationId>)> {
        const BETWEEN: [char; 14] =
            ['、', '，', ',', ';', '；', '/', '／', '・', '･', '\n', '＆', '&', '+', '＋'];
        let index = &self.organisation_index;
        let parts: Vec<&str> =
            cell.value.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_list = parts.len() > 1 && parts.iter().any(|part| index.find(part).is_some());
        if index.find(&cell.value).is_some() || !is_list {
            return Some((self.organisation_ref(cell)?, Vec::new()));
        }
        let mut owners: Vec<OrganisationId> = Vec::new();
        for part in parts {
            let part = Sourced { value: part.to_owned(), origin: cell.origin.clone() };
            let owner = self.organisation_ref(&part).filter(|owner| !owners.contains(owner));
            owners.extend(owner);
        }
        let first = owners.first()?.clone();
        Some((first, owners.split_off(1)))
    }

    fn partners(&mut self, record: &CommitmentRecord) -> Vec<OrganisationId> {
        let Some(names) = &record.partners else { return Vec::new() };
        let mut partners = Vec::new();
        for name in &names.value.0 {
            let name = Sourced { value: name.clone(), origin: names.origin.clone() };
            partners.extend(self.organisation_ref(&name));
        }
        partners
    }

    /// Dates that contradict each other or the status.
    fn check_dates(&mut self, record: &CommitmentRecord) {
        let mut problems = Vec::new();
        match (&record.due, &record.revised_due) {
            (Some(due), _) => {
                if let Some(committed) = &record.committed_on
                    && due.value.last < committed.value
                {
                    problems.push(Diagnostic::dates_reversed(
                        &due.origin,
                        &due.value.last.to_string(),
                        &committed.value.to_string(),
                    ));
                }
            }
            (None, Some(revised)) => {
                problems.push(Diagnostic::revised_without_due(&revised.origin));
            }
            (None, None) => {
                problems.push(Diagnostic::commitment_without_due(
                    &record.title.origin,
                    self.records.keys.called(&record.commitment_id.value),
                ));
            }
        }
        if let Some(revised) = &record.revised_due
            && record.revision_reason.is_none()
        {
            problems.push(Diagnostic::revised_without_reason(&revised.origin));
        }
        let done = record.status.value == CommitmentStatus::Done;
        match &record.done_on {
            Some(date) if !done => {
                problems.push(Diagnostic::done_date_but_not_done(
                    &record.status.origin,
                    &date.value.to_string(),
                ));
            }
            None if done => problems.push(Diagnostic::done_without_date(&record.status.origin)),
            _ => {}
        }
        if let Some(progress) = &record.progress_pct
            && !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&progress.value.0)
        {
            problems.push(Diagnostic::progress_out_of_range(
                &progress.origin,
                &progress.value.0.to_string(),
            ));
        }
        problems.extend(fraction(record.progress_pct.as_ref(), "progress_pct"));
        self.diagnostics.extend(problems);
    }
}
