//! What is true of this roundtable: every reference resolved, or a diagnostic.
//!
//! [`resolve`] turns [`Records`] into a [`Model`] in which codes lead to things
//! that exist, dates stand in a possible order, and every thing still knows the
//! row it came from. Nothing is judged here: what follows from the facts is for
//! the [assessment](crate::assessment).

mod amounts;
pub mod as_of;
pub(crate) mod attendance;
mod begun;
pub mod commitment;
mod duplicates;
pub mod goal;
pub mod indicator;
pub mod meeting;
pub mod money;
pub mod organisation;
mod parts;
pub mod period;
mod plausible;
pub mod prose;
pub mod roundtable;
pub mod secretariat;
mod spans;
pub mod voice;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::{key, without_series};
use crate::domain::time::TimeSpan;
use crate::domain::value::Sourced;
use crate::domain::words::Visibility;
use crate::records::keys::Keys;
use crate::records::receipt::Rule;
use crate::records::sealed::Sealed;
use crate::records::{Records, Unreadable, config};

use self::as_of::far;
use self::as_of::later::Later;
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
    BodyId, CommitmentId, GoalId, Index, IndicatorId, MeetingId, OrganisationId, SectorId,
};

/// A roundtable, as of one day, with everything that was reported.
#[derive(Debug)]
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
    /// Promises whose date was moved after the day of the last that is compared with: to
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
    let decisions = resolver.decisions();
    let commitments = resolver.commitments(&organisations);
    let funding = resolver.funding();
    let contributions = resolver.contributions();
    let costs = resolver.costs();
    let backbone_log = resolver.backbone_log();
    let system_changes = resolver.system_changes();
    let (voices, unconsented) = resolver.voices();
    let pulse = resolver.pulse();
    let editions = resolver.editions(&sectors);
    let prose = resolver.prose(&calendar);
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
        prose,
        set_aside,
        unreadable: records.unreadable.clone(),
        published: Vec::new(),
        compared_with: None,
        moved_since: BTreeSet::new(),
        then: None,
    };
    model.organisations = as_of::members(&model);
    model
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
    /// Cells that were compared with others or are counted elsewhere.
    pub(crate) set_aside: Vec<(Origin, Rule)>,
    /// Names that may be short for an organisation's, with the one that is meant.
    abbreviations: BTreeMap<String, Option<OrganisationId>>,
    /// Names that lead nowhere, by what they should be a name of.
    unknown: BTreeMap<(&'static str, String), Unknown>,
    /// Whether the settings could be read: sectors and bodies that they lack as
    /// a whole are otherwise no mistake of the tables.
    has_settings: bool,
}

/// A name that leads nowhere, wherever it is written.
struct Unknown {
    /// The first place.
    origin: Origin,
    /// How it is written there.
    written: String,
    /// How many places there are.
    count: usize,
}

impl<'a> Resolver<'a> {
    fn new(records: &'a Records, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let broken = ["missing-config", "toml-syntax", "undecodable"];
        let has_settings = !diagnostics.iter().any(|problem| {
            problem.origin.source.path == config::PATH && broken.contains(&problem.code)
        });
        Self {
            records,
            diagnostics,
            set_aside: Vec::new(),
            abbreviations: BTreeMap::new(),
            unknown: BTreeMap::new(),
            has_settings,
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
        self.records.default_visibility(table)
    }

    pub(crate) fn visibility(
        &self,
        given: Option<&Sourced<Visibility>>,
        table: &str,
    ) -> Visibility {
        given.map_or_else(|| self.default_visibility(table), |given| given.value)
    }

    pub(crate) fn sector_ref(&mut self, name: &str, origin: &Origin) -> Option<SectorId> {
        let found = self.sector_index.find(name).cloned();
        let is_read = self.has_settings || !self.records.config.config.sectors.is_empty();
        if found.is_none() && is_read {
            self.unknown(name, origin, "sector", "sectors");
        }
        found
    }

    pub(crate) fn body_ref(&mut self, name: &str, origin: &Origin) -> Option<BodyId> {
        let found = self.body_index.find(name).cloned();
        let is_read = self.has_settings || !self.records.config.config.bodies.is_empty();
        if found.is_none() && is_read {
            self.unknown(name, origin, "body", "bodies");
        }
        found
    }

    pub(crate) fn organisation_ref(&mut self, name: &Sourced<String>) -> Option<OrganisationId> {
        let found = self.organisation_index.find(&name.value).cloned();
        let found = found.or_else(|| self.abbreviated(name));
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "organisation", "members");
        }
        found
    }

    pub(crate) fn goal_ref(&mut self, name: &Sourced<String>) -> Option<GoalId> {
        let index = &self.goal_index;
        let numbered = || index.find(self.records.keys.numbered("goals", &name.value)?);
        let named = || index.find(without_series(&name.value)?);
        let found = index.find(&name.value).or_else(numbered).or_else(named).cloned();
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "goal", "goals");
        }
        found
    }

    pub(crate) fn meeting_ref(&mut self, name: &Sourced<String>) -> Option<MeetingId> {
        let found = self.meeting_index.find(&name.value).cloned();
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "meeting", "meetings");
        }
        found
    }

    pub(crate) fn indicator_ref(&mut self, name: &Sourced<String>) -> Option<IndicatorId> {
        let index = &self.indicator_index;
        let numbered = || index.find(self.records.keys.numbered("indicators", &name.value)?);
        let found = index.find(&name.value).or_else(numbered).cloned();
        if found.is_none() {
            self.unknown(&name.value, &name.origin, "indicator", "indicators");
        }
        found
    }

    /// Returns the only organisation that a name may be short for: みなと市社協 of
    /// みなと市社会福祉協議会. That is asked, once for each name.
    fn abbreviated(&mut self, name: &Sourced<String>) -> Option<OrganisationId> {
        let short = key(&name.value);
        if let Some(known) = self.abbreviations.get(&short) {
            return known.clone();
        }
        let is_told = self.records.unreadable.may_hold("members", &name.value);
        let only = (!is_told).then(|| self.organisation_index.only_long_form(&short)).flatten();
        let meant = only.and_then(|(id, long)| {
            let question = Diagnostic::ask_abbreviation(&name.origin, &short, &name.value, &long);
            let answers = &self.records.answers;
            let name = question.asked().and_then(|it| answers.free(&it.key));
            let named = name.filter(|_| answers.given(&question).is_none());
            if let Some(id) = named.and_then(|name| self.organisation_index.find(name)) {
                return Some(id.clone());
            }
            let reading = answers.choose(question, self.diagnostics);
            (reading == "same").then_some(id)
        });
        self.abbreviations.insert(short, meant.clone());
        meant
    }

    /// Notes a name that leads nowhere, unless the row it may mean could not be
    /// read.
    fn unknown(&mut self, name: &str, origin: &Origin, what: &'static str, table: &str) {
        if self.records.unreadable.may_hold(table, name) {
            return;
        }
        let unknown = self.unknown.entry((what, key(name))).or_insert_with(|| Unknown {
            origin: origin.clone(),
            written: name.to_owned(),
            count: 0,
        });
        unknown.count += 1;
    }

    /// Tells each name that leads nowhere once, with the nearest known ones,
    /// and returns the cells that are set aside.
    fn finish(&mut self) -> Vec<(Origin, Rule)> {
        for ((what, _), unknown) in std::mem::take(&mut self.unknown) {
            let written = unknown.written.as_str();
            let near = match what {
                "sector" => self.sector_index.nearest(written),
                "body" => self.body_index.nearest(written),
                "organisation" => self.organisation_index.nearest(written),
                "goal" => self.goal_index.nearest(written),
                "meeting" => self.meeting_index.nearest(written),
                _ => self.indicator_index.nearest(written),
            };
            let near = near.join("」「");
            // Of these there are few, and the settings that have them are not
            // what people have open.
            let known = match what {
                "sector" => self.sector_index.first_names().join("、"),
                "body" => self.body_index.first_names().join("、"),
                _ => String::new(),
            };
            let (origin, count) = (&unknown.origin, unknown.count);
            self.diagnostics.push(Diagnostic::unknown_name(
                origin,
                what,
                (written, &near),
                &known,
                count,
            ));
        }
        std::mem::take(&mut self.set_aside)
    }
}

/// Adds a code to an index; a code that is taken is reported, and the row is
/// left out.
pub(crate) fn claim<Id: Clone + PartialEq + std::fmt::Display>(
    index: &mut Index<Id>,
    code: &Sourced<String>,
    id: &Id,
    seen: &mut BTreeMap<String, Origin>,
    keys: &Keys,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    if let Some(first) = seen.get(&code.value) {
        let first = first.to_string();
        diagnostics.push(match keys.is_made(&code.value) {
            true => Diagnostic::listed_twice(&code.origin, &first),
            false => Diagnostic::duplicate_code(&code.origin, &code.value, &first),
        });
        return false;
    }
    seen.insert(code.value.clone(), code.origin.clone());
    if let Some(other) = index.add(&code.value, id) {
        diagnostics.push(Diagnostic::name_taken(
            &code.origin,
            &code.value,
            keys.called(&other.to_string()),
        ));
    }
    true
}
