//! What is true of this roundtable: every reference resolved, or a diagnostic.
//!
//! [`resolve`] turns [`Records`] into a [`Model`] in which codes lead to things
//! that exist, dates stand in a possible order, and every thing still knows the
//! row it came from. Nothing is judged here: what follows from the facts is for
//! the [assessment](crate::assessment).

pub(crate) mod attendance;
pub mod commitment;
pub mod goal;
pub mod indicator;
pub mod meeting;
pub mod money;
pub mod organisation;
pub mod period;
pub mod prose;
pub mod roundtable;
pub mod secretariat;
pub mod voice;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::time::TimeSpan;
use crate::domain::value::Sourced;
use crate::domain::words::Visibility;
use crate::records::receipt::Rule;
use crate::records::{Records, Unreadable};

use self::commitment::Commitment;
use self::goal::Goal;
use self::indicator::Indicator;
use self::meeting::{Decision, Meeting};
use self::money::Funding;
use self::organisation::Organisation;
use self::period::Calendar;
use self::prose::Prose;
use self::roundtable::{Body, Edition, Roundtable, Sector};
use self::secretariat::{Contribution, Cost, Work};
use self::voice::{Pulse, SystemChange, Unconsented, Voice};
use crate::domain::name::{
    BodyId, GoalId, Index, IndicatorId, MeetingId, OrganisationId, SectorId,
};

/// A roundtable, as of one day, with everything that was reported.
#[derive(Debug)]
pub struct Model {
    /// The roundtable and its secretariat.
    pub roundtable: Roundtable,
    /// What is reported on, and as of when.
    pub calendar: Calendar,
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
    /// The prose, by file.
    pub prose: Vec<Prose>,
    /// Cells that were compared with others or are counted elsewhere, with the
    /// rule that took them out of use.
    pub set_aside: Vec<(Origin, Rule)>,
    /// Rows that could not be read: what refers to them is no second mistake.
    pub unreadable: Unreadable,
}

impl Model {
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

/// What the run asks for and the settings leave open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope {
    /// The period to report on.
    pub period: Option<TimeSpan>,
    /// The day on which everything is judged; the period's last day if none.
    pub as_of: Option<Date>,
}

/// Resolves every reference of the records.
pub fn resolve(records: &Records, scope: Scope, diagnostics: &mut Vec<Diagnostic>) -> Model {
    let mut resolver = Resolver::new(records, diagnostics);
    let sectors = resolver.sectors();
    let bodies = resolver.bodies();
    let organisations = resolver.organisations();
    let goals = resolver.goals();
    let calendar = resolver.calendar(scope);
    let meetings = resolver.meetings(&organisations, calendar.as_of);
    let indicators = resolver.indicators();
    let decisions = resolver.decisions();
    let commitments = resolver.commitments(&organisations, calendar.as_of);
    let funding = resolver.funding();
    let contributions = resolver.contributions();
    let costs = resolver.costs();
    let backbone_log = resolver.backbone_log();
    let system_changes = resolver.system_changes();
    let (voices, unconsented) = resolver.voices();
    let pulse = resolver.pulse();
    let editions = resolver.editions(&sectors);
    let prose = resolver.prose();
    let roundtable = resolver.roundtable(&indicators);
    Model {
        roundtable,
        calendar,
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
        prose,
        set_aside: Vec::new(),
        unreadable: records.unreadable.clone(),
    }
}

/// The records, what codes and names mean, and the diagnostics to add to.
pub(crate) struct Resolver<'a> {
    pub(crate) records: &'a Records,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    pub(crate) sector_index: Index<SectorId>,
    pub(crate) body_index: Index<BodyId>,
    pub(crate) organisation_index: Index<OrganisationId>,
    pub(crate) goal_index: Index<GoalId>,
    pub(crate) meeting_index: Index<MeetingId>,
    pub(crate) indicator_index: Index<IndicatorId>,
}

impl<'a> Resolver<'a> {
    fn new(records: &'a Records, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            records,
            diagnostics,
            sector_index: Index::new(),
            body_index: Index::new(),
            organisation_index: Index::new(),
            goal_index: Index::new(),
            meeting_index: Index::new(),
            indicator_index: Index::new(),
        }
    }

    /// Returns who may see a row of a table that does not say it.
    pub(crate) fn default_visibility(&self, table: &str) -> Visibility {
        let settings = &self.records.config.config.visibility;
        settings
            .get(table)
            .or_else(|| settings.get("default"))
            .and_then(|word| Visibility::from_text(word.get_ref()))
            .unwrap_or(Visibility::Members)
    }

    pub(crate) fn visibility(
        &self,
        given: Option<&Sourced<Visibility>>,
        table: &str,
    ) -> Visibility {
        given.map_or_else(|| self.default_visibility(table), |given| given.value)
    }

    pub(crate) fn sector_ref(&mut self, name: &str, origin: &Origin) -> Option<SectorId> {
        find(&self.sector_index, name, origin, "sector", None, self.diagnostics)
    }

    pub(crate) fn body_ref(&mut self, name: &str, origin: &Origin) -> Option<BodyId> {
        find(&self.body_index, name, origin, "body", None, self.diagnostics)
    }

    pub(crate) fn organisation_ref(&mut self, name: &Sourced<String>) -> Option<OrganisationId> {
        let gone = Some((&self.records.unreadable, "members"));
        let index = &self.organisation_index;
        find(index, &name.value, &name.origin, "organisation", gone, self.diagnostics)
    }

    pub(crate) fn goal_ref(&mut self, name: &Sourced<String>) -> Option<GoalId> {
        let gone = Some((&self.records.unreadable, "goals"));
        find(&self.goal_index, &name.value, &name.origin, "goal", gone, self.diagnostics)
    }

    pub(crate) fn meeting_ref(&mut self, name: &Sourced<String>) -> Option<MeetingId> {
        let gone = Some((&self.records.unreadable, "meetings"));
        find(&self.meeting_index, &name.value, &name.origin, "meeting", gone, self.diagnostics)
    }

    pub(crate) fn indicator_ref(&mut self, name: &Sourced<String>) -> Option<IndicatorId> {
        let gone = Some((&self.records.unreadable, "indicators"));
        find(&self.indicator_index, &name.value, &name.origin, "indicator", gone, self.diagnostics)
    }
}

/// Looks a name up; an unknown one is reported with the nearest known name,
/// unless the row it may mean could not be read.
fn find<Id: Clone + PartialEq>(
    index: &Index<Id>,
    name: &str,
    origin: &Origin,
    what: &'static str,
    gone: Option<(&Unreadable, &str)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Id> {
    let found = index.find(name).cloned();
    let gone = gone.is_some_and(|(unreadable, table)| unreadable.may_hold(table, name));
    if found.is_none() && !gone {
        let near = index.nearest(name).join("」「");
        diagnostics.push(Diagnostic::unknown_reference(origin, what, name, &near));
    }
    found
}

/// Adds a code to an index; a code that is taken is reported, and the row is
/// left out.
pub(crate) fn claim<Id: Clone + PartialEq + std::fmt::Display>(
    index: &mut Index<Id>,
    code: &Sourced<String>,
    id: &Id,
    seen: &mut std::collections::BTreeMap<String, Origin>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    if let Some(first) = seen.get(&code.value) {
        diagnostics.push(Diagnostic::duplicate_code(&code.origin, &code.value, &first.to_string()));
        return false;
    }
    seen.insert(code.value.clone(), code.origin.clone());
    if let Some(other) = index.add(&code.value, id) {
        diagnostics.push(Diagnostic::name_taken(&code.origin, &code.value, &other.to_string()));
    }
    true
}
