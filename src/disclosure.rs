//! Who may see what.
//!
//! [`disclose`] leaves in, for each visibility, what its editions may show, as copies of
//! its own; [`Disclosure::to`] leaves out what is not for the readers of one edition. A
//! [view](crate::view) can be made from nothing but a [`Disclosed`]: model and assessment
//! end here, and what an audience may not see never reaches a template. Rows are left out
//! by their visibility, people have their names or none, and figures are those that were
//! counted from the rows that are left.
//!
//! Nothing is computed here; disclosure removes.

mod grants;
mod people;
mod readers;
pub mod rows;
mod withheld;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assessment::covered;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::participation::WINDOW_MONTHS;
use crate::assessment::printed::{AttendedFigures, WarningFigures};
use crate::assessment::warnings::Warning;
use crate::assessment::{Assessment, Figures, may_show};
use crate::diagnostics::Diagnostic;
use crate::domain::name::{
    BodyId, Clearance, CommitmentId, DecisionId, GoalId, IndicatorId, MeetingId, OrganisationId,
    SectorId,
};
use crate::domain::time::{TimeSpan, add_months};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::about::About;
use crate::records::Unreadable;

use self::grants::of_grants;
pub use self::people::{people, persons};
pub use self::readers::to_readers;
use self::rows::{
    Audience, Body, Calendar, Commitment, Decision, Definition, Edition, Funding, Goal, Grants,
    Meeting, Organisation, OwnCell, OwnTable, Prose, Roundtable, Rows, Sector, SystemChange, Voice,
    Work,
};
pub use self::withheld::{WithheldNumber, withheld};

/// What the editions of a model may show.
#[derive(Debug)]
pub struct Disclosure {
    by_reader: BTreeMap<Reader, Arc<Shared>>,
    findings: Arc<[Diagnostic]>,
}

/// What makes the readers of one edition read the same as those of another: what they may
/// see, what it is about, and whose money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reader {
    visibility: Visibility,
    about: Option<About>,
    grants: Option<Grants>,
}

impl Reader {
    fn of(edition: &Edition) -> Self {
        let grants = match &edition.audience {
            Audience::Grants(grants) => Some(grants.clone()),
            _ => None,
        };
        Self { visibility: edition.visibility, about: edition.about(), grants }
    }
}

/// What one edition may show.
#[derive(Debug)]
pub struct Disclosed {
    /// The edition.
    pub edition: Edition,
    shared: Arc<Shared>,
    prose: Vec<Arc<Prose>>,
    warnings: Vec<(Warning, WarningFigures)>,
    findings: Arc<[Diagnostic]>,
}

/// What all editions of one visibility may show, of whomever they are.
#[derive(Debug, Clone)]
struct Shared {
    roundtable: Roundtable,
    calendar: Calendar,
    sectors: Rows<SectorId, Sector>,
    bodies: Rows<BodyId, Body>,
    /// Also those that have left: they are named where they promised or attended.
    everyone: Rows<OrganisationId, Organisation>,
    goals: Rows<GoalId, Goal>,
    meetings: Rows<MeetingId, Meeting>,
    decisions: Rows<DecisionId, Decision>,
    indicators: Rows<IndicatorId, (Definition, Arc<IndicatorAssessment>)>,
    /// The indicators that texts may name, where they are more than those.
    named: Option<Rows<IndicatorId, (Definition, Arc<IndicatorAssessment>)>>,
    commitments: Rows<CommitmentId, Commitment>,
    funding: Vec<(usize, Funding)>,
    system_changes: Vec<SystemChange>,
    voices: Vec<Voice>,
    work: Vec<Work>,
    own_tables: Vec<OwnTable>,
    prose: Vec<Arc<Prose>>,
    warnings: Vec<(Warning, WarningFigures)>,
    figures: Figures,
    /// How often each organisation came: others than members read of sectors alone.
    attended: BTreeMap<OrganisationId, AttendedFigures>,
    /// Codes of indicators that exist and may not be shown, to say so to an author.
    hidden_indicators: BTreeSet<IndicatorId>,
    unreadable: Unreadable,
}

/// Leaves in what the editions of a model may show. `findings` are what was found while
/// reading, for the secretariat.
pub fn disclose(model: &Model, assessment: &Assessment, findings: &[Diagnostic]) -> Disclosure {
    let mut by_reader = BTreeMap::new();
    for edition in &model.editions {
        let reader = Reader::of(edition);
        by_reader
            .entry(reader)
            .or_insert_with_key(|reader| Arc::new(shared(model, assessment, reader)));
    }
    Disclosure { by_reader, findings: findings.into() }
}

/// Returns the figures of one edition, from those of all that may see as much.
pub fn of_edition(model: &Model, figures: Figures, edition: &Edition) -> Figures {
    let about = edition.about();
    let covered = about.map(|it| covered::assess(model, &figures, &it, edition.visibility));
    let figures = covered.map_or(figures, |it| it.figures);
    match &edition.audience {
        Audience::Grants(grants) => of_grants(&figures, grants),
        _ => figures,
    }
}

/// Leaves in what some readers may see.
///
/// # Panics
/// If figures were not counted for them.
fn shared(model: &Model, assessment: &Assessment, reader: &Reader) -> Shared {
    let visibility = reader.visibility;
    let whole = &assessment.by_visibility[&visibility];
    let (part, figures) = match &reader.about {
        Some(about) => {
            let covered = &assessment.covered[&(visibility, about.clone())];
            (&covered.model, &covered.figures)
        }
        None => (model, whole),
    };
    let own = reader.grants.as_ref().map(|grants| of_grants(figures, grants));
    let mut shared = Shared::new(part, own.as_ref().unwrap_or(figures), visibility);
    if let Some(grants) = &reader.grants {
        shared.funding.retain(|(at, _)| grants.rows.contains(at));
    }
    if reader.about.as_ref().is_some_and(|it| it.covers.is_some()) {
        // A text may name the value of any indicator that its readers may see.
        let shown = |it: &&Definition| may_show(visibility, it.visibility);
        let all = model.indicators.iter().map(|it| &it.definition).filter(shown);
        let all =
            all.filter_map(|it| Some((it.clone(), Arc::clone(whole.indicators.get(&it.id)?))));
        shared.named = Some(Rows::new(all, |(definition, _)| definition.id.clone()));
    }
    shared
}

impl Disclosure {
    /// Leaves in what one edition may show.
    ///
    /// # Panics
    /// If the edition is not one of the model's, for which figures were counted.
    pub fn to(&self, edition: &Edition) -> Disclosed {
        let shared = self.by_reader.get(&Reader::of(edition));
        let shared = shared.expect("figures are counted for every edition of the model");
        let is_theirs = |prose: &&Arc<Prose>| edition.is_among(&prose.audiences);
        let may_read = |(warning, _): &&(Warning, _)| may_read(edition, warning);
        let findings = match edition.audience {
            Audience::Internal => Arc::clone(&self.findings),
            _ => Arc::default(),
        };
        Disclosed {
            edition: edition.clone(),
            prose: shared.prose.iter().filter(is_theirs).cloned().collect(),
            warnings: shared.warnings.iter().filter(may_read).cloned().collect(),
            findings,
            shared: Arc::clone(shared),
        }
    }
}

/// No organisation is shamed: whoever is not the secretariat reads of the whole and of
/// sectors, and only what somebody has signed off.
fn may_read(edition: &Edition, warning: &Warning) -> bool {
    edition.audience == Audience::Internal
        || (edition.sign_off.is_some() && warning.subject.may_be_told())
}

impl Shared {
    fn new(model: &Model, figures: &Figures, visibility: Visibility) -> Self {
        let clearance = Clearance::of(visibility);
        let clearance = clearance.as_ref();
        let as_of = model.calendar.as_of;
        let since = add_months(as_of, -WINDOW_MONTHS);
        let is_recent = |span: TimeSpan| since < span.last && span.last <= as_of;
        let is_hidden = |it: &Definition| !may_show(visibility, it.visibility);
        let definitions = || model.indicators.iter().map(|indicator| &indicator.definition);
        let hidden: BTreeSet<IndicatorId> =
            definitions().filter(|it| is_hidden(it)).map(|it| it.id.clone()).collect();
        let indicators = definitions().filter(|it| !is_hidden(it)).filter_map(|definition| {
            Some((definition.clone(), Arc::clone(figures.indicators.get(&definition.id)?)))
        });
        let may_show = |row: Visibility| may_show(visibility, row);
        let meetings = model.meetings.iter().filter(|it| may_show(it.visibility));
        let funding = model.funding.iter().cloned().enumerate();
        let changes = shown(&model.system_changes, |it| may_show(it.visibility));
        let voices = shown(&model.voices, |it| may_show(it.visibility));
        let warnings = figures.warnings.iter().zip(&figures.printed.warnings);
        Self {
            roundtable: model.roundtable.clone(),
            calendar: model.calendar,
            sectors: Rows::new(model.sectors.iter().cloned(), |it| it.id.clone()),
            bodies: Rows::new(model.bodies.iter().cloned(), |it| it.id.clone()),
            everyone: Rows::new(
                model.organisations.iter().map(|it| rows::organisation(it, clearance)),
                |it| it.id.clone(),
            ),
            goals: Rows::new(model.goals.iter().cloned(), |it| it.id.clone()),
            meetings: Rows::new(meetings.map(|it| rows::meeting(it, clearance)), |it| {
                it.id.clone()
            }),
            decisions: Rows::new(shown(&model.decisions, |it| may_show(it.visibility)), |it| {
                it.id.clone()
            }),
            indicators: Rows::new(indicators, |(definition, _)| definition.id.clone()),
            named: None,
            commitments: Rows::new(shown(&model.commitments, |it| may_show(it.visibility)), |it| {
                it.id.clone()
            }),
            funding: funding.filter(|(_, funding)| may_show(funding.visibility)).collect(),
            system_changes: changes.filter(|it| is_recent(it.span)).collect(),
            work: figures.sustainability.work.iter().map(|it| rows::work(it, clearance)).collect(),
            own_tables: own_tables(model, figures, visibility),
            voices: voices.filter(|it| it.span.is_none_or(is_recent)).collect(),
            prose: shown(&model.prose, |it| {
                may_show(it.visibility) && it.may_be_of(model.calendar.period)
            })
            .map(Arc::new)
            .collect(),
            warnings: warnings.map(|(it, figures)| (it.clone(), figures.clone())).collect(),
            attended: figures.printed.attendance_of_organisations.clone(),
            figures: left_in(figures, &hidden),
            hidden_indicators: hidden,
            unreadable: model.unreadable.clone(),
        }
    }
}

/// The tables of the project's own with the rows that may be shown, without the numbers of
/// people that are withheld.
fn own_tables(model: &Model, figures: &Figures, visibility: Visibility) -> Vec<OwnTable> {
    let mut tables = model.own_tables.clone();
    for table in &mut tables {
        for &(row, column) in
            figures.withheld_own.get(&table.id).into_iter().flatten().map(|(at, _)| at)
        {
            table.rows[row].cells[column] = OwnCell::Withheld;
        }
        table.rows.retain(|row| may_show(visibility, row.visibility));
    }
    tables
}

fn shown<T: Clone>(rows: &[T], may_show: impl Fn(&T) -> bool) -> impl Iterator<Item = T> {
    rows.iter().filter(move |row| may_show(row)).cloned()
}

/// The figures that all editions of a visibility may print: without indicators that are
/// not for them, without what is withheld, and without warnings, which are for some.
fn left_in(figures: &Figures, hidden: &BTreeSet<IndicatorId>) -> Figures {
    let mut left = figures.clone();
    left.indicators.retain(|id, _| !hidden.contains(id));
    let unshown = &left.participation.unshown;
    left.participation.by_sector.retain(|id, _| !unshown.contains(id));
    // How often an organisation came is asked for by its name.
    left.participation.by_organisation.clear();
    left.printed.attendance_of_organisations.clear();
    left.withheld.clear();
    left.withheld_own.clear();
    left.money_of.clear();
    left.printed.money_of.clear();
    left.warnings.clear();
    left.printed.warnings.clear();
    left.printed.all.clear();
    left
}

impl Disclosed {
    /// Returns what the edition may show of rows.
    pub fn visibility(&self) -> Visibility {
        self.edition.visibility
    }

    /// Returns the roundtable and its secretariat.
    pub fn roundtable(&self) -> &Roundtable {
        &self.shared.roundtable
    }

    /// Returns what is reported on, and as of when.
    pub fn calendar(&self) -> &Calendar {
        &self.shared.calendar
    }

    /// Returns the figures that were counted from the rows that may be shown.
    pub fn figures(&self) -> &Figures {
        &self.shared.figures
    }

    /// Returns how often an organisation came. That is for members, and a member's own page
    /// says it of none but that member.
    pub fn attendance_of(&self, organisation: &OrganisationId) -> Option<&AttendedFigures> {
        match &self.edition.audience {
            Audience::Organisation(own) if own != organisation => None,
            _ => self.shared.attended.get(organisation),
        }
    }

    /// Returns the sectors.
    pub fn sectors(&self) -> &[Sector] {
        self.shared.sectors.all()
    }

    /// Returns the sector that the edition is for, if it is for one.
    pub fn own_sector(&self) -> Option<&Sector> {
        match &self.edition.audience {
            Audience::Sector(id) => self.sector(id),
            _ => None,
        }
    }

    /// Returns the organisation that the edition is for, if it is for one.
    pub fn own_organisation(&self) -> Option<&Organisation> {
        match &self.edition.audience {
            Audience::Organisation(id) => self.organisation(id),
            _ => None,
        }
    }

    /// Returns a sector by its code.
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.shared.sectors.find(id)
    }

    /// Returns a body by its code.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.shared.bodies.find(id)
    }

    /// Returns the organisations that are members at the cut-off.
    pub fn organisations(&self) -> impl Iterator<Item = &Organisation> {
        let as_of = self.calendar().as_of;
        self.shared.everyone.all().iter().filter(move |it| it.is_active(as_of))
    }

    /// Returns the organisations of a sector that are members at the cut-off.
    pub fn organisations_of<'s>(
        &'s self,
        sector: &'s SectorId,
    ) -> impl Iterator<Item = &'s Organisation> {
        self.organisations().filter(move |it| it.sector == *sector)
    }

    /// Returns an organisation by its code, also one that has left.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.shared.everyone.find(id)
    }

    /// Returns the goals.
    pub fn goals(&self) -> &[Goal] {
        self.shared.goals.all()
    }

    /// Returns a goal by its code.
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.shared.goals.find(id)
    }

    /// Returns the meetings that may be shown, by date.
    pub fn meetings(&self) -> &[Meeting] {
        self.shared.meetings.all()
    }

    /// Returns a meeting by its code, if it may be shown.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        self.shared.meetings.find(id)
    }

    /// Returns a decision by its code, if it may be shown.
    pub fn decision(&self, id: &DecisionId) -> Option<&Decision> {
        self.shared.decisions.find(id)
    }

    /// Returns the commitments that may be shown.
    pub fn commitments(&self) -> &[Commitment] {
        self.shared.commitments.all()
    }

    /// Returns a commitment by its code, if it may be shown.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&Commitment> {
        self.shared.commitments.find(id)
    }

    /// Returns the indicators that may be shown, with what follows for them.
    pub fn indicators(&self) -> impl Iterator<Item = (&Definition, &IndicatorAssessment)> {
        self.shared.indicators.all().iter().map(|(definition, it)| (definition, &**it))
    }

    /// Returns an indicator by its code, if it may be shown.
    pub fn indicator(&self, id: &IndicatorId) -> Option<(&Definition, &IndicatorAssessment)> {
        self.shared.indicators.find(id).map(|(definition, it)| (definition, &**it))
    }

    /// Returns an indicator that a text names, also where the edition is not about it.
    pub fn named_indicator(&self, id: &IndicatorId) -> Option<(&Definition, &IndicatorAssessment)> {
        let named = self.shared.named.as_ref().unwrap_or(&self.shared.indicators);
        named.find(id).map(|(definition, it)| (definition, &**it))
    }

    /// Returns whether an indicator exists that this edition may not show.
    pub fn has_hidden_indicator(&self, id: &IndicatorId) -> bool {
        self.shared.hidden_indicators.contains(id)
    }

    /// Returns whether an indicator's row may be one that could not be read.
    pub fn may_be_unreadable(&self, id: &IndicatorId) -> bool {
        self.shared.unreadable.may_hold("indicators", id.as_str())
    }

    /// Returns the money, with the index that
    /// [`Money`](crate::assessment::money::Money) lines refer to.
    pub fn funding(&self) -> &[(usize, Funding)] {
        &self.shared.funding
    }

    /// Returns changes of rules and customs in the last twelve months, by date.
    pub fn system_changes(&self) -> &[SystemChange] {
        &self.shared.system_changes
    }

    /// Returns what people said and agreed to have printed, of the last twelve months.
    pub fn voices(&self) -> &[Voice] {
        &self.shared.voices
    }

    /// Returns what the secretariat worked in the months of the report, for itself alone.
    pub fn work(&self) -> &[Work] {
        &self.shared.work
    }

    /// Returns the tables of the project's own, with the rows that may be shown.
    pub fn own_tables(&self) -> &[OwnTable] {
        &self.shared.own_tables
    }

    /// Returns the prose for this audience.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        self.prose.iter().map(|it| &**it)
    }

    /// Returns signs of fading with their figures: all for the secretariat, and for others
    /// those of sectors and of the whole, once somebody has signed that off.
    pub fn warnings(&self) -> &[(Warning, WarningFigures)] {
        &self.warnings
    }

    /// Returns what was found while reading, for the secretariat.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Returns the organisations that sit at the next meeting, of the edition's own
    /// sector if it is for one.
    pub fn seated(&self) -> Vec<&Organisation> {
        let own = self.own_sector().map(|sector| &sector.id);
        let seated = self.figures().seated.get(&own.cloned());
        seated.into_iter().flatten().filter_map(|id| self.organisation(id)).collect()
    }

    /// Returns the first meeting after the cut-off that may be shown.
    pub fn next_meeting(&self) -> Option<&Meeting> {
        self.meeting(&self.figures().next.as_ref()?.meeting)
    }
}
