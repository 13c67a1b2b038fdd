//! Who may see what.
//!
//! [`disclose`] is the only way to a [`Disclosure`], and a
//! [view](crate::view) can be made from nothing else: what an audience may not
//! see never reaches a template. Rows are left out by their visibility, people
//! are sealed in [`Confidential`](crate::domain::name::Confidential), and
//! figures are those that were counted from the rows that are left.
//!
//! Nothing is computed here; disclosure removes.

use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::participation::WINDOW_MONTHS;
use crate::assessment::printed::WarningFigures;
use crate::assessment::warnings::Warning;
use crate::assessment::{Assessment, Figures, may_show};
use crate::domain::name::{
    BodyId, CommitmentId, DecisionId, GoalId, IndicatorId, MeetingId, OrganisationId, SectorId,
};
use crate::domain::time::{TimeSpan, add_months};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::commitment::Commitment;
use crate::model::goal::Goal;
use crate::model::indicator::Definition;
use crate::model::meeting::{Decision, Meeting};
use crate::model::money::Funding;
use crate::model::organisation::Organisation;
use crate::model::period::Calendar;
use crate::model::prose::Prose;
use crate::model::roundtable::{Audience, Body, Edition, Roundtable, Sector};
use crate::model::voice::{SystemChange, Voice};
use crate::records::Unreadable;

/// What one edition may show.
#[derive(Debug)]
pub struct Disclosure<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The roundtable and its secretariat.
    pub roundtable: &'a Roundtable,
    /// What is reported on, and as of when.
    pub calendar: &'a Calendar,
    /// The sectors.
    pub sectors: &'a [Sector],
    /// The bodies.
    pub bodies: &'a [Body],
    /// The organisations that are members at the cut-off.
    pub organisations: Vec<&'a Organisation>,
    /// The goals.
    pub goals: &'a [Goal],
    /// The meetings, by date.
    pub meetings: Vec<&'a Meeting>,
    /// The decisions, by meeting.
    pub decisions: Vec<&'a Decision>,
    /// The indicators with what follows for them.
    pub indicators: Vec<(&'a Definition, &'a IndicatorAssessment)>,
    /// The commitments.
    pub commitments: Vec<&'a Commitment>,
    /// The money, with the index that [`Money`](crate::assessment::money::Money)
    /// lines refer to.
    pub funding: Vec<(usize, &'a Funding)>,
    /// Changes of rules and customs in the last twelve months, by date.
    pub system_changes: Vec<&'a SystemChange>,
    /// What people said and agreed to have printed, of the last twelve months.
    pub voices: Vec<&'a Voice>,
    /// The prose for this audience.
    pub prose: Vec<&'a Prose>,
    /// Signs of fading with their figures: all for the secretariat, and for others those of
    /// sectors and of the whole, once somebody has signed that off.
    pub warnings: Vec<(&'a Warning, &'a WarningFigures)>,
    /// Figures counted from the rows above.
    pub figures: &'a Figures,
    /// Organisations that have left are still named where they promised or
    /// attended.
    everyone: &'a [Organisation],
    /// Indicators that exist and may not be shown, to say so to an author.
    unreadable: &'a Unreadable,
    hidden_indicators: Vec<&'a IndicatorId>,
}

/// Leaves in what an edition may show.
///
/// # Panics
/// If the edition is not one of the model's, for which figures were counted.
pub fn disclose<'a>(
    model: &'a Model,
    assessment: &'a Assessment,
    edition: &'a Edition,
) -> Disclosure<'a> {
    let visibility = edition.visibility;
    let figures = assessment
        .by_visibility
        .get(&visibility)
        .expect("figures are counted for every edition of the model");
    let as_of = model.calendar.as_of;
    let since = add_months(as_of, -WINDOW_MONTHS);
    let is_recent = |span: TimeSpan| since < span.last && span.last <= as_of;
    Disclosure {
        edition,
        roundtable: &model.roundtable,
        calendar: &model.calendar,
        sectors: &model.sectors,
        bodies: &model.bodies,
        organisations: model
            .organisations
            .iter()
            .filter(|organisation| organisation.is_active(model.calendar.as_of))
            .collect(),
        goals: &model.goals,
        meetings: shown(&model.meetings, visibility, |meeting| meeting.visibility),
        decisions: shown(&model.decisions, visibility, |decision| decision.visibility),
        indicators: model
            .indicators
            .iter()
            .map(|indicator| &indicator.definition)
            .filter(|definition| may_show(visibility, definition.visibility))
            .filter_map(|definition| Some((definition, figures.indicators.get(&definition.id)?)))
            .collect(),
        commitments: shown(&model.commitments, visibility, |commitment| commitment.visibility),
        funding: model
            .funding
            .iter()
            .enumerate()
            .filter(|(_, funding)| may_show(visibility, funding.visibility))
            .collect(),
        system_changes: shown(&model.system_changes, visibility, |change| change.visibility)
            .into_iter()
            .filter(|change| is_recent(change.span))
            .collect(),
        voices: shown(&model.voices, visibility, |voice| voice.visibility)
            .into_iter()
            .filter(|voice| voice.span.is_none_or(is_recent))
            .collect(),
        prose: shown(&model.prose, visibility, |prose| prose.visibility)
            .into_iter()
            .filter(|prose| {
                prose.audiences.is_empty() || prose.audiences.contains(&edition.audience)
            })
            .collect(),
        warnings: figures
            .warnings
            .iter()
            .zip(&figures.printed.warnings)
            .filter(|(warning, _)| may_read(edition, warning))
            .collect(),
        figures,
        everyone: &model.organisations,
        unreadable: &model.unreadable,
        hidden_indicators: model
            .indicators
            .iter()
            .filter(|indicator| !may_show(visibility, indicator.definition.visibility))
            .map(|indicator| &indicator.definition.id)
            .collect(),
    }
}

/// No organisation is shamed: whoever is not the secretariat reads of the whole and of
/// sectors, and only what somebody has signed off.
fn may_read(edition: &Edition, warning: &Warning) -> bool {
    edition.audience == Audience::Internal
        || (edition.sign_off.is_some() && warning.subject.may_be_told())
}

fn shown<T>(rows: &[T], edition: Visibility, visibility: impl Fn(&T) -> Visibility) -> Vec<&T> {
    rows.iter().filter(|row| may_show(edition, visibility(row))).collect()
}

impl<'a> Disclosure<'a> {
    /// Returns what the edition may show of people.
    pub fn visibility(&self) -> Visibility {
        self.edition.visibility
    }

    /// Returns the sector that the edition is for, if it is for one.
    pub fn own_sector(&self) -> Option<&'a Sector> {
        match &self.edition.audience {
            Audience::Sector(id) => self.sector(id),
            Audience::Funder | Audience::Internal => None,
        }
    }

    /// Returns a sector by its code.
    pub fn sector(&self, id: &SectorId) -> Option<&'a Sector> {
        self.sectors.iter().find(|sector| sector.id == *id)
    }

    /// Returns a body by its code.
    pub fn body(&self, id: &BodyId) -> Option<&'a Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// Returns an organisation by its code, also one that has left.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&'a Organisation> {
        self.everyone.iter().find(|organisation| organisation.id == *id)
    }

    /// Returns the organisations of a sector that are members now.
    pub fn organisations_of<'s>(
        &'s self,
        sector: &'s SectorId,
    ) -> impl Iterator<Item = &'a Organisation> + 's {
        self.organisations.iter().copied().filter(move |it| it.sector == *sector)
    }

    /// Returns a goal by its code.
    pub fn goal(&self, id: &GoalId) -> Option<&'a Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// Returns a meeting by its code, if it may be shown.
    pub fn meeting(&self, id: &MeetingId) -> Option<&'a Meeting> {
        self.meetings.iter().copied().find(|meeting| meeting.id == *id)
    }

    /// Returns a decision by its code, if it may be shown.
    pub fn decision(&self, id: &DecisionId) -> Option<&'a Decision> {
        self.decisions.iter().copied().find(|decision| decision.id == *id)
    }

    /// Returns a commitment by its code, if it may be shown.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&'a Commitment> {
        self.commitments.iter().copied().find(|commitment| commitment.id == *id)
    }

    /// Returns an indicator by its code, if it may be shown.
    pub fn indicator(&self, id: &IndicatorId) -> Option<(&'a Definition, &'a IndicatorAssessment)> {
        self.indicators.iter().copied().find(|(definition, _)| definition.id == *id)
    }

    /// Returns whether an indicator exists that this edition may not show.
    pub fn has_hidden_indicator(&self, id: &IndicatorId) -> bool {
        self.hidden_indicators.contains(&id)
    }

    /// Returns whether an indicator's row may be one that could not be read.
    pub fn may_be_unreadable(&self, id: &IndicatorId) -> bool {
        self.unreadable.may_hold("indicators", id.as_str())
    }

    /// Returns the organisations that sit at the next meeting, of the edition's own
    /// sector if it is for one.
    pub fn seated(&self) -> Vec<&'a Organisation> {
        let own = self.own_sector().map(|sector| &sector.id);
        let seated = self.figures.seated.get(&own.cloned());
        seated.into_iter().flatten().filter_map(|id| self.organisation(id)).collect()
    }

    /// Returns the first meeting after the cut-off that may be shown.
    pub fn next_meeting(&self) -> Option<&'a Meeting> {
        self.meeting(&self.figures.next.as_ref()?.meeting)
    }
}
