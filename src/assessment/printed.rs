//! Every number that any page of one visibility prints, as a [`Figure`].
//!
//! They are made once, beside the judgements that rest on them, and are values: what
//! a view cannot find here it cannot print. Each area has a file.

mod conditions;
mod corrections;
mod indicators;
mod meetings;
mod money;
mod promises;
mod secretariat;

use std::collections::BTreeMap;

use crate::domain::name::{GoalId, IndicatorId, MeetingId, OrganisationId, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;

pub use self::conditions::{MeasureFigures, PulseFigures, WarningFigures};
pub use self::corrections::GroupFigures;
pub(super) use self::indicators::indicator;
pub use self::indicators::{IndicatorFigures, NAMED_INDICATORS, StatusFigures};
pub use self::meetings::{AttendedFigures, MeetingFigures};
pub use self::money::MoneyFigures;
pub(super) use self::promises::promises;
pub use self::promises::{CellFigures, PromiseFigures, RecordFigures};
pub(super) use self::secretariat::costs;
pub use self::secretariat::{CostFigures, GivenFigures, InKindFigures, SecretariatFigures};

use super::Figures;
use super::figure::{Amount, Book, Figure, between, called};
use super::may_show;

/// The figures of one visibility.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    /// How many indicators stand how.
    pub statuses: Option<StatusFigures>,
    /// Of a goal with many indicators, how many are not told by name.
    pub more_indicators: BTreeMap<GoalId, Figure>,
    /// What was promised.
    pub promises: PromiseFigures,
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
    /// Money, a figure of each kind for each line, and their sum.
    pub money: Vec<MoneyFigures>,
    /// All of it.
    pub money_total: Option<MoneyFigures>,
    /// Grants that do not say what was received, and what was spent.
    pub unreported: Option<(Figure, Figure)>,
    /// The numbers of the conditions, by their codes.
    pub conditions: BTreeMap<&'static str, MeasureFigures>,
    /// The members' survey, as in [`Conditions`](super::conditions::Conditions).
    pub pulse: Vec<PulseFigures>,
    /// The warnings, as in [`Figures`].
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

/// Makes the figures of one visibility.
pub(super) fn printed(model: &Model, figures: &Figures, visibility: Visibility) -> Printed {
    let mut book = Book::default();
    let mut printed = Printed::default();
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        if let (true, Some(assessed)) =
            (may_show(visibility, definition.visibility), figures.indicators.get(&definition.id))
        {
            book.take(&assessed.printed.all);
        }
    }
    indicators::statuses(model, figures, visibility, &mut printed, &mut book);
    printed.promises = promises(model, &figures.promises, visibility, &mut book);
    meetings::meetings(model, figures, visibility, &mut printed, &mut book);
    money::money(model, &figures.money, &mut printed, &mut book);
    conditions::conditions(&figures.conditions, &mut printed, &mut book);
    conditions::warnings(model, &figures.warnings, &mut printed, &mut book);
    printed.secretariat = secretariat::secretariat(&figures.sustainability, &mut book);
    since(model, figures, &mut printed, &mut book);
    moved(model, figures, &mut printed, &mut book);
    printed.corrections = corrections::corrections(model, &figures.changes.corrections, &mut book);
    printed.undated = corrections::undated(figures.undated.as_ref(), &mut book);
    printed.all = book.into_figures();
    printed
}

/// What happened since the edition before.
fn since(model: &Model, figures: &Figures, printed: &mut Printed, book: &mut Book) {
    let changes = &figures.changes;
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
    printed.since = Some((held, decided));
}

/// What moved since the edition before.
fn moved(model: &Model, figures: &Figures, printed: &mut Printed, book: &mut Book) {
    for (id, then, _) in &figures.changes.moved {
        let Some(indicator) = model.indicator(id) else { continue };
        let definition = &indicator.definition;
        let then = then.map(|value| {
            let value = Amount::Number(value, definition.unit.clone());
            let name = called(format!("{id}.then"), "indicator-then", Some(&definition.name));
            book.value(name, value, std::slice::from_ref(&definition.origin))
        });
        let now = figures.indicators.get(id).and_then(|it| it.printed.value.clone());
        printed.moved.insert(id.clone(), (then, now.filter(|it| it.number().is_some())));
    }
    for (code, then, _) in &figures.changes.conditions {
        let Some(measure) = figures.conditions.get(code) else { continue };
        let family = format!("condition-{}-then", code.to_lowercase());
        let then = then.map(|value| {
            let value = Amount::of(measure.rule.quantity, Some(value));
            book.value(called(format!("{code}.then"), &family, None), value, &[])
        });
        let now = printed.conditions.get(code).map(|it| it.value.clone());
        printed.conditions_moved.insert(code, (then, now.filter(|it| it.number().is_some())));
    }
}
