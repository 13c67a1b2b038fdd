//! Every number that any page of one visibility prints, as a [`Figure`].
//!
//! They are made once, beside the judgements that rest on them, and are values: what
//! a view cannot find here it cannot print. Each area has a file.

mod commitments;
mod conditions;
mod corrections;
mod indicators;
mod meetings;
mod money;
mod secretariat;
mod statuses;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::name::{GoalId, IndicatorId, MeetingId, OrganisationId, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::roundtable::Grants;

pub(super) use self::commitments::commitments;
pub use self::commitments::{CellFigures, CommitmentFigures, RecordFigures};
pub use self::conditions::{MeasureFigures, PulseFigures, WarningFigures};
pub use self::corrections::GroupFigures;
pub(super) use self::indicators::indicator;
pub use self::meetings::{AttendedFigures, MeetingFigures};
pub use self::money::{AllMoneyFigures, MoneyFigures};
pub(super) use self::secretariat::costs;
pub use self::secretariat::{CostFigures, GivenFigures, InKindFigures, SecretariatFigures};
pub use self::statuses::{NAMED_INDICATORS, StatusFigures};

use super::changes::Changes;
use super::commitments::Commitments;
use super::conditions::Conditions;
use super::figure::{Amount, Book, Figure, between, called};
use super::indicators::IndicatorAssessment;
use super::money::Money;
use super::participation::Participation;
use super::sustainability::Sustainability;
use super::timetable::NextMeeting;
use super::undated::Undated;
use super::visibility::may_show;
use super::warnings::Warning;

/// The figures of one visibility.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    /// How many indicators stand how.
    pub statuses: Option<StatusFigures>,
    /// Of a goal with many indicators, how many are not told by name.
    pub more_indicators: BTreeMap<GoalId, Figure>,
    /// What was promised.
    pub commitments: CommitmentFigures,
    /// Who came.
    pub attendance: Option<AttendedFigures>,
    /// By sector.
    pub attendance_of_sectors: BTreeMap<SectorId, AttendedFigures>,
    /// By organisation.
    pub attendance_of_organisations: BTreeMap<OrganisationId, AttendedFigures>,
    /// By meeting: represented, and decided.
    pub meetings: BTreeMap<MeetingId, MeetingFigures>,
    /// Meetings held and cancelled in twelve months.
    pub held: Option<Figure>,
    /// Meetings cancelled in twelve months.
    pub cancelled: Option<Figure>,
    /// Members of each sector.
    pub organisations: BTreeMap<SectorId, Figure>,
    /// Organisations with a seat at the next meeting: of all, and of each sector.
    pub seated: BTreeMap<Option<SectorId>, Figure>,
    /// The length of the next meeting and of its longest part.
    pub minutes: Option<(Figure, Figure)>,
    /// Money: of everybody, or of the grants that an edition is for.
    pub money: Option<AllMoneyFigures>,
    /// Money of grants that have an edition of their own.
    pub money_of: BTreeMap<Grants, AllMoneyFigures>,
    /// The numbers of the conditions, by their codes.
    pub conditions: BTreeMap<&'static str, MeasureFigures>,
    /// The members' survey, as in [`Conditions`].
    pub pulse: Vec<PulseFigures>,
    /// The warnings, in their order.
    pub warnings: Vec<WarningFigures>,
    /// How many there are.
    pub warning_count: Option<Figure>,
    /// What carries the secretariat.
    pub secretariat: SecretariatFigures,
    /// Meetings held, and what they decided, since the edition before.
    pub since: Option<(Figure, Figure)>,
    /// Values that moved since the edition before: then and now.
    pub moved: BTreeMap<IndicatorId, (Option<Figure>, Option<Figure>)>,
    /// Numbers of conditions that moved: then and now.
    pub conditions_moved: BTreeMap<&'static str, (Option<Figure>, Option<Figure>)>,
    /// What was printed and what stands now, as in the corrections.
    pub corrections: Vec<Option<(Figure, Figure)>>,
    /// What rests on the state of today, as in its groups.
    pub undated: Vec<GroupFigures>,
    /// Everything that was made, in order.
    pub all: Vec<Figure>,
}

/// What one visibility's figures are made of.
pub(super) struct Judged<'a> {
    pub indicators: &'a BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    pub commitments: &'a Commitments,
    pub participation: &'a Participation,
    pub money: &'a Money,
    pub money_of: &'a BTreeMap<Grants, Money>,
    pub conditions: &'a Conditions,
    pub warnings: &'a [Warning],
    pub sustainability: &'a Sustainability,
    pub changes: &'a Changes,
    pub next: Option<&'a NextMeeting>,
    pub seated: &'a BTreeMap<Option<SectorId>, Vec<OrganisationId>>,
    pub undated: Option<&'a Undated>,
}

/// Makes the figures of one visibility.
pub(super) fn printed(model: &Model, judged: &Judged<'_>, visibility: Visibility) -> Printed {
    let mut book = Book::default();
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        if let (true, Some(assessed)) =
            (may_show(visibility, definition.visibility), judged.indicators.get(&definition.id))
        {
            book.take(&assessed.printed.all);
        }
    }
    // They are listed in the order in which they are made.
    let book = &mut book;
    let shown = statuses::shown(model, judged.indicators, visibility);
    let mut printed = Printed {
        statuses: Some(statuses::statuses(&shown, book)),
        more_indicators: statuses::unnamed(model, &shown, book),
        commitments: commitments(model, judged.commitments, visibility, book),
        ..Printed::default()
    };
    of_meetings(model, judged, visibility, &mut printed, book);
    let money = money::all(model, judged.money, book);
    for (grants, own) in judged.money_of {
        let figures = money::of_grants(model, grants, own, &(judged.money, &money), book);
        printed.money_of.extend(figures.map(|figures| (grants.clone(), figures)));
    }
    printed.money = Some(money);
    printed.conditions = conditions::conditions(judged.conditions, book);
    printed.pulse = conditions::survey(judged.conditions, book);
    let (warnings, count) = conditions::warnings(model, judged.warnings, book);
    (printed.warnings, printed.warning_count) = (warnings, Some(count));
    printed.secretariat = secretariat::secretariat(judged.sustainability, book);
    printed.since = Some(since(model, judged.changes, book));
    moved(model, judged, &mut printed, book);
    printed.corrections = corrections::corrections(model, &judged.changes.corrections, book);
    printed.undated = corrections::undated(judged.undated, book);
    printed.all = std::mem::take(book).into_figures();
    printed
}

/// Who came, who will come, and what for.
fn of_meetings(
    model: &Model,
    judged: &Judged<'_>,
    visibility: Visibility,
    printed: &mut Printed,
    book: &mut Book,
) {
    let came = judged.participation;
    printed.attendance = Some(meetings::attendance(came, book));
    (printed.attendance_of_sectors, printed.organisations) = meetings::sectors(model, came, book);
    // Others read of sectors.
    if visibility <= Visibility::Members {
        printed.attendance_of_organisations = meetings::organisations(model, came, book);
    }
    printed.meetings = meetings::meetings(model, came, visibility, book);
    let (held, cancelled) = meetings::held(model, came, book);
    (printed.held, printed.cancelled) = (Some(held), Some(cancelled));
    printed.seated = meetings::seated(model, judged.seated, book);
    printed.minutes = meetings::minutes(model, judged.next, book);
}

/// What happened since the edition before.
fn since(model: &Model, changes: &Changes, book: &mut Book) -> (Figure, Figure) {
    let held = model.meetings.iter().filter(|it| changes.held.contains(&it.id));
    let held: Vec<_> = held.map(|it| it.origin.clone()).collect();
    let decided = model.decisions.iter().filter(|it| changes.decided.contains(&it.id));
    let decided: Vec<_> = decided.map(|it| it.origin.clone()).collect();
    let mut count = |id: &str, family: &str, count: usize, rows: &[_]| {
        book.derived(
            called(id, family, None),
            Amount::of_count(count),
            between(changes.between),
            rows,
        )
    };
    let held = count("changes.held", "changes-held", changes.held.len(), &held);
    let decided = count("changes.decided", "changes-decided", changes.decided.len(), &decided);
    (held, decided)
}

/// What moved since the edition before.
fn moved(model: &Model, judged: &Judged<'_>, printed: &mut Printed, book: &mut Book) {
    for (id, then, _) in &judged.changes.moved {
        let Some(indicator) = model.indicator(id) else { continue };
        let definition = &indicator.definition;
        let then = then.map(|value| {
            let value = Amount::Number(value, definition.unit.clone());
            let name = called(format!("{id}.then"), "indicator-then", Some(&definition.name));
            book.value(name, value, std::slice::from_ref(&definition.origin))
        });
        let now = judged.indicators.get(id).and_then(|it| it.printed.value.clone());
        printed.moved.insert(id.clone(), (then, now.filter(|it| it.number().is_some())));
    }
    for (code, then, _) in &judged.changes.conditions {
        let Some(measure) = judged.conditions.get(code) else { continue };
        let family = format!("condition-{}-then", code.to_lowercase());
        let then = then.map(|value| {
            let value = Amount::of(measure.rule.quantity, Some(value));
            book.value(called(format!("{code}.then"), &family, None), value, &[])
        });
        let now = printed.conditions.get(code).map(|it| it.value.clone());
        printed.conditions_moved.insert(code, (then, now.filter(|it| it.number().is_some())));
    }
}
