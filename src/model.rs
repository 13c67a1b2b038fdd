//! What is true of this roundtable: every reference resolved, or a diagnostic.
//!
//! [`resolve`] turns [`Records`] into a [`Model`] in which codes lead to things
//! that exist, dates stand in a possible order, and every thing still knows the
//! row it came from. Nothing is judged here: what follows from the facts is for
//! the [assessment](crate::assessment).

pub mod about;
mod amounts;
pub mod as_of;
pub(crate) mod attendance;
mod begun;
mod coarse;
pub mod commitment;
pub mod covering;
pub mod covers;
mod duplicates;
pub mod goal;
pub mod indicator;
pub mod meeting;
pub mod money;
pub mod organisation;
pub mod own_table;
mod parts;
pub mod period;
mod plausible;
pub mod prose;
mod resolver;
pub mod roundtable;
pub mod secretariat;
mod spans;
pub mod voice;

pub use self::period::Scope;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{
    BodyId, CommitmentId, GoalId, IndicatorId, MeetingId, OrganisationId, SectorId,
};
use crate::domain::time::TimeSpan;
use crate::records::handed_in::{Records, Unreadable};
use crate::records::receipt::Rule;
use crate::records::sealed::Sealed;

use self::as_of::far;
use self::as_of::later::Later;
use self::commitment::Commitment;
use self::goal::Goal;
use self::indicator::Indicator;
use self::meeting::{Decision, Meeting};
use self::money::Funding;
use self::organisation::Organisation;
use self::own_table::OwnTable;
use self::period::Calendar;
use self::prose::Prose;
use self::resolver::Resolver;
use self::roundtable::{Body, Edition, Known, Roundtable, Sector};
use self::secretariat::{Contribution, Cost, Work};
use self::voice::{Pulse, SystemChange, Unconsented, Voice};

/// A roundtable, as of one day, with everything that was reported.
#[derive(Debug, Clone)]
pub struct Model {
    /// The roundtable and its secretariat.
    pub roundtable: Roundtable,
    /// What is reported on, and as of when.
    pub calendar: Calendar,
    /// What the tables know beyond the cut-off; nothing if they end with it.
    pub later: Option<Later>,
    /// The sectors, in the order of the settings.
    pub sectors: Vec<Sector>,
    /// The bodies, in the order of the settings.
    pub bodies: Vec<Body>,
    /// What is made for whom.
    pub editions: Vec<Edition>,
    /// The organisations, by sector and then as listed.
    pub organisations: Vec<Organisation>,
    /// The goals, as listed.
    pub goals: Vec<Goal>,
    /// The meetings, by date.
    pub meetings: Vec<Meeting>,
    /// The decisions, by meeting.
    pub decisions: Vec<Decision>,
    /// The indicators, as listed, each with its observations by date.
    pub indicators: Vec<Indicator>,
    /// The commitments, as listed.
    pub commitments: Vec<Commitment>,
    /// The money, as listed.
    pub funding: Vec<Funding>,
    /// What members brought, by date.
    pub contributions: Vec<Contribution>,
    /// What the secretariat costs, by month.
    pub costs: Vec<Cost>,
    /// The hours it works, by date.
    pub backbone_log: Vec<Work>,
    /// What changed in rules and customs, by date.
    pub system_changes: Vec<SystemChange>,
    /// What people said and agreed to have printed.
    pub voices: Vec<Voice>,
    /// What people said and did not agree to have printed.
    pub unconsented: Vec<Unconsented>,
    /// Answers to the members' survey, by date.
    pub pulse: Vec<Pulse>,
    /// The tables of the project's own.
    pub own_tables: Vec<OwnTable>,
    /// The prose, by file.
    pub prose: Vec<Prose>,
    /// Cells that were compared with others or are counted elsewhere, with the
    /// rule that took them out of use.
    pub set_aside: Vec<(Origin, Rule)>,
    /// Rows that could not be read: what refers to them is no second mistake.
    pub unreadable: Unreadable,
    /// What sealed editions printed before, the latest last; nothing until somebody
    /// [looks back](Self::look_back).
    pub published: Vec<Arc<Sealed>>,
    /// The period whose edition is compared with, if one was asked for; else the last.
    pub compared_with: Option<TimeSpan>,
    /// Commitments whose date was moved after the day of the last that is compared with: to
    /// which it had been moved by then, the tables may no longer say.
    pub moved_since: BTreeSet<CommitmentId>,
    /// What the tables say today of the day of the last that is compared with.
    pub then: Option<Box<Model>>,
}

impl Model {
    /// Puts beside what is true what was printed before, and what the tables say today
    /// of the day on which that was.
    pub fn look_back(&mut self, records: &Records, published: Vec<Arc<Sealed>>) {
        self.published = published;
        if let Some(last) = self.compared().last() {
            let scope = Scope { period: Some(last.span.span()), as_of: Some(last.as_of) };
            let moved = records.commitments.iter().filter(|it| {
                it.revised_on.as_ref().is_some_and(|revised| revised.value > last.as_of)
            });
            self.moved_since = moved.map(|it| CommitmentId::new(&it.commitment_id.value)).collect();
            self.then = Some(Box::new(resolve(records, scope, &mut Vec::new())));
        }
    }

    /// Returns the sealed editions that this one is compared with, the latest last: up
    /// to that of the period that was asked for, and none if that was not sealed.
    pub fn compared(&self) -> &[Arc<Sealed>] {
        let Some(period) = self.compared_with else { return &self.published };
        let last = self.published.iter().rposition(|it| it.is_about(period));
        last.and_then(|last| self.published.get(..=last)).unwrap_or_default()
    }

    /// Returns a sector by its code.
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id == *id)
    }

    /// Returns a body by its code.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// Returns an organisation by its code.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.id == *id)
    }

    /// Returns a goal by its code.
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// Returns a meeting by its code.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.id == *id)
    }

    /// Returns an indicator by its code.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.definition.id == *id)
    }
}

/// Resolves every reference of the records.
pub fn resolve(records: &Records, scope: Scope, diagnostics: &mut Vec<Diagnostic>) -> Model {
    let mut calendar = period::calendar(records, scope, diagnostics);
    let (records, known) = far::settle(records, calendar.asked, diagnostics);
    if let Cow::Owned(moved) = &records {
        // The usual period follows from the meetings; the settings were told of.
        calendar = period::calendar(moved, scope, &mut Vec::new());
    }
    begun::tell(&records, known, &calendar, diagnostics);
    let later = as_of::later::later(&records, known, calendar.as_of);
    let records = as_of::known(records, known, calendar.as_of, diagnostics);
    let mut resolver = Resolver::new(&records, diagnostics);
    let sectors = resolver.sectors();
    let bodies = resolver.bodies();
    let organisations = resolver.organisations();
    let goals = resolver.goals();
    let meetings = resolver.meetings(&organisations, calendar.as_of);
    let indicators = resolver.indicators(&calendar);
    resolver.check_scores();
    let decisions = resolver.decisions();
    let commitments = resolver.commitments(&organisations);
    let funding = resolver.funding(&commitments);
    let contributions = resolver.contributions();
    let costs = resolver.costs();
    let backbone_log = resolver.backbone_log();
    let system_changes = resolver.system_changes();
    let (voices, unconsented) = resolver.voices();
    let pulse = resolver.pulse();
    let own_tables = resolver.own_tables();
    let known = Known {
        sectors: &sectors,
        bodies: &bodies,
        organisations: &organisations,
        funding: &funding,
        commitments: &commitments,
        calendar: &calendar,
    };
    let editions = resolver.editions(&known);
    let prose = resolver.prose(&calendar, &editions);
    let roundtable = resolver.roundtable(&indicators);
    let set_aside = resolver.finish();
    let mut model = Model {
        roundtable,
        calendar,
        later,
        sectors,
        bodies,
        editions,
        organisations,
        goals,
        meetings,
        decisions,
        indicators,
        commitments,
        funding,
        contributions,
        costs,
        backbone_log,
        system_changes,
        voices,
        unconsented,
        pulse,
        own_tables,
        prose,
        set_aside,
        unreadable: records.unreadable.clone(),
        published: Vec::new(),
        compared_with: None,
        moved_since: BTreeSet::new(),
        then: None,
    };
    model.organisations = members(&model);
    model
}

/// Returns the organisations without those that joined after the day and that
/// no earlier row names.
pub(crate) fn members(model: &Model) -> Vec<Organisation> {
    let mut named: BTreeSet<&OrganisationId> = BTreeSet::new();
    let attended = model.meetings.iter().flat_map(|it| &it.attendance);
    named.extend(attended.map(|it| &it.organisation));
    for it in &model.commitments {
        named.extend(it.owners());
        named.extend(&it.partners);
    }
    named.extend(model.contributions.iter().map(|it| &it.organisation));
    for it in &model.indicators {
        named.extend(&it.definition.owner);
        named.extend(it.observations.iter().chain(&it.breakdowns).flat_map(|it| &it.organisation));
    }
    let day = model.calendar.as_of;
    let is_known = |it: &&Organisation| {
        it.joined_on.is_none_or(|joined| joined <= day) || named.contains(&it.id)
    };
    model.organisations.iter().filter(is_known).cloned().collect()
}
