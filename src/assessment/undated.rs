//! What an edition tells as it is today, because no day stands beside it.
//!
//! A report of a day that has passed is made from tables that know more. Rows and
//! cells with a day are taken back to it (`model::as_of`); a status, a progress or
//! an amount received has none, and may have been otherwise. If the tables end
//! with the cut-off there is nothing to tell.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, DecisionId, IndicatorId, MeetingId, OrganisationId};
use crate::domain::time::{TimeSpan, add_days};
use crate::domain::words::{CommitmentStatus, FundingStatus, MeetingState, Presence, Visibility};
use crate::model::Model;
use crate::model::as_of::later::Later;
use crate::model::commitment::Commitment;
use crate::model::indicator::{Definition, Observation};
use crate::model::meeting::Meeting;
use crate::model::money::Funding;
use crate::model::organisation::Organisation;

use super::changes::Changes;
use super::commitments::{CommitmentState, Commitments};
use super::timetable::NextMeeting;
use super::visibility::may_show;

/// Days after which every value is there: a census takes two years.
const MOST_LAG: u32 = 10_000;

/// What rests on the state of today, and until when the tables know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undated {
    /// The last day that the tables know of, after the cut-off.
    pub until: Date,
    /// Each thing with what is told of it, kind by kind as the tables have them.
    pub items: Vec<Item>,
    /// The things of which the same is told.
    pub groups: Vec<Group>,
}

/// Things of one kind of which the same is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their kind.
    pub kind: &'static str,
    /// What is told of them.
    pub fields: Vec<Field>,
    /// Which of the items they are.
    pub items: Vec<usize>,
}

/// So many things are told by name; of more, the numbers say more in one line.
pub const NAMED: usize = 4;

/// So many numbers stand in one cell.
pub const NUMBERED: usize = 24;

/// Groups things by what is told of them; what is told of the same things is told
/// together.
fn groups(items: &[Item]) -> Vec<Group> {
    let mut by_field: BTreeMap<(&'static str, Field), Vec<usize>> = BTreeMap::new();
    let mut kinds: Vec<&'static str> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let kind = item.subject.kind();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        for field in &item.fields {
            by_field.entry((kind, *field)).or_default().push(at);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for ((kind, field), items) in by_field {
        match groups.iter_mut().find(|it| it.kind == kind && it.items == items) {
            Some(group) => group.fields.push(field),
            None => groups.push(Group { kind, fields: vec![field], items }),
        }
    }
    groups.sort_by_key(|it| kinds.iter().position(|kind| *kind == it.kind));
    groups
}

/// A thing of which something is told as it is today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The thing.
    pub subject: Subject,
    /// What is told.
    pub fields: Vec<Field>,
    /// The row or cell.
    pub origin: Origin,
}

/// A thing that a table has a row for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A commitment.
    Commitment(CommitmentId),
    /// A meeting after the cut-off.
    Meeting(MeetingId),
    /// A decision.
    Decision(DecisionId),
    /// A value of an indicator, for its span.
    Value(IndicatorId, TimeSpan),
    /// A grant: the index in the model's list.
    Grant(usize),
    /// An organisation.
    Organisation(OrganisationId),
    /// Something that somebody said.
    Voice,
}

impl Subject {
    /// Returns the code of its kind, as in keys of words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Commitment(_) => "commitment",
            Self::Meeting(_) => "meeting",
            Self::Decision(_) => "decision",
            Self::Value(..) => "value",
            Self::Grant(_) => "grant",
            Self::Organisation(_) => "organisation",
            Self::Voice => "voice",
        }
    }
}

/// What is told of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// That it is there at all.
    Presence,
    /// Its status.
    Status,
    /// How far it is, in percent.
    Progress,
    /// The day to which its date was moved.
    MovedDue,
    /// What came of it, or what stands in the way.
    Remarks,
    /// When, where and about what it is to be.
    Plan,
    /// The number.
    Number,
    /// The amount agreed, and whether it is certain.
    Agreed,
    /// The amount received.
    Received,
    /// The amount spent.
    Spent,
    /// Who has its seats.
    Seats,
}

impl Field {
    /// Returns the code, as in keys of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Presence => "presence",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::MovedDue => "moved-due",
            Self::Remarks => "remarks",
            Self::Plan => "plan",
            Self::Number => "number",
            Self::Agreed => "agreed",
            Self::Received => "received",
            Self::Spent => "spent",
            Self::Seats => "seats",
        }
    }
}

/// Finds what an edition tells as it is today; `None` if the tables know no later
/// day.
pub(super) fn assess(
    model: &Model,
    (commitments, changes): (&Commitments, &Changes),
    next: Option<&NextMeeting>,
    visibility: Visibility,
) -> Option<Undated> {
    let later = model.later.as_ref()?;
    let shown = Shown { model, later, visibility };
    let mut items = shown.commitments(commitments);
    items.extend(shown.meetings(next));
    items.extend(shown.decisions(changes));
    items.extend(shown.values());
    items.extend(shown.grants());
    items.extend(shown.organisations());
    items.extend(shown.voices());
    Some(Undated { until: later.until, groups: groups(&items), items })
}

/// The rows that an edition may show, as of a day that has passed.
struct Shown<'a> {
    model: &'a Model,
    later: &'a Later,
    visibility: Visibility,
}

impl Shown<'_> {
    fn as_of(&self) -> Date {
        self.model.calendar.as_of
    }

    fn commitments(&self, commitments: &Commitments) -> Vec<Item> {
        let states = |it: &Commitment| commitments.states.get(&it.id).copied();
        let all = self.model.commitments.iter().filter_map(|it| Some((it, states(it)?)));
        let items = all.filter_map(|(commitment, state)| {
            let subject = Subject::Commitment(commitment.id.clone());
            item(subject, self.of_commitment(commitment, state), &commitment.origin)
        });
        items.collect()
    }

    /// A row that was confirmed by the cut-off, and not since, is as it was then.
    fn of_commitment(&self, commitment: &Commitment, state: CommitmentState) -> Vec<Field> {
        if commitment.updated_on.is_some() {
            return Vec::new();
        }
        let is_kept_later = self.later.kept.contains(&commitment.origin);
        // What is late is so by its days. Only what was given up is never late.
        let is_by_status =
            state != CommitmentState::Overdue || commitment.status == CommitmentStatus::Done;
        let is_done = state.is_done() && state != CommitmentState::DoneUndated;
        let has_remarks = commitment.blocker.is_some() || commitment.result.is_some();
        chosen([
            (Field::Presence, commitment.committed_on.is_none() && commitment.meeting.is_none()),
            (Field::Status, !is_done && !is_kept_later && is_by_status),
            (Field::Progress, state.is_open() && commitment.progress.is_some()),
            (Field::MovedDue, commitment.revised_due.is_some() && commitment.revised_on.is_none()),
            (Field::Remarks, !is_done && has_remarks),
        ])
    }

    /// The next meeting, whose announcement has no day, and those before it that are
    /// cancelled now: one of them may have been the next.
    fn meetings(&self, next: Option<&NextMeeting>) -> Vec<Item> {
        let ahead = self.model.meetings.iter().filter(|it| it.date > self.as_of());
        let ahead = ahead.filter(|it| may_show(self.visibility, it.visibility));
        let is_next = |it: &Meeting| next.is_some_and(|next| next.meeting == it.id);
        let mut items = Vec::new();
        for meeting in ahead {
            let is_cancelled = meeting.state == MeetingState::Cancelled;
            let fields = chosen([(Field::Plan, is_next(meeting)), (Field::Status, is_cancelled)]);
            items.extend(item(Subject::Meeting(meeting.id.clone()), fields, &meeting.origin));
            if is_next(meeting) {
                break;
            }
        }
        items
    }

    /// What became of the decisions that are printed.
    fn decisions(&self, changes: &Changes) -> Vec<Item> {
        let decided = self.model.decisions.iter().filter(|it| changes.decided.contains(&it.id));
        let items = decided.filter_map(|decision| {
            let fields = chosen([(Field::Status, decision.state.is_some())]);
            item(Subject::Decision(decision.id.clone()), fields, &decision.origin)
        });
        items.collect()
    }

    fn values(&self) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        // Parts and reporters of one span are one value to a reader.
        let mut seen: BTreeSet<(&IndicatorId, Date, Date)> = BTreeSet::new();
        for indicator in &self.model.indicators {
            let definition = &indicator.definition;
            if !may_show(self.visibility, definition.visibility) {
                continue;
            }
            let values = indicator.observations.iter().chain(&indicator.breakdowns);
            for value in values.filter(|it| self.is_open_value(definition, it)) {
                if seen.insert((&definition.id, value.span.first, value.span.last)) {
                    let subject = Subject::Value(definition.id.clone(), value.span);
                    items.extend(item(subject, vec![Field::Number], &value.origin));
                }
            }
        }
        items
    }

    /// Whether a value without a day of receipt may have come after the cut-off, or
    /// was corrected on a day that nobody noted.
    fn is_open_value(&self, definition: &Definition, value: &Observation) -> bool {
        let lag = i32::try_from(definition.lag_days.clamp(1, MOST_LAG)).unwrap_or(1);
        value.received_on.is_none()
            && (value.previous.is_some() || add_days(value.span.last, lag) > self.as_of())
    }

    fn grants(&self) -> Vec<Item> {
        let grants = self.model.funding.iter().enumerate();
        let grants = grants.filter(|(_, it)| may_show(self.visibility, it.visibility));
        let items = grants.filter_map(|(at, grant)| {
            let fields = chosen([
                (Field::Agreed, self.is_open_grant(grant)),
                (Field::Received, grant.received.is_some()),
                (Field::Spent, grant.spent.is_some()),
            ]);
            item(Subject::Grant(at), fields, &grant.origin)
        });
        items.collect()
    }

    /// Whether a grant may not have been agreed, or had not ended: what runs was
    /// agreed before.
    fn is_open_grant(&self, grant: &Funding) -> bool {
        let has_begun = grant.start.is_some_and(|start| start <= self.as_of());
        let had_ended = grant.end.is_some_and(|end| end <= self.as_of());
        !has_begun || (grant.status == FundingStatus::Ended && !had_ended)
    }

    fn organisations(&self) -> Vec<Item> {
        let members = self.model.organisations.iter().filter(|it| it.is_active(self.as_of()));
        let items = members.filter_map(|organisation| {
            let mut seats = organisation.seats.iter().filter(|it| it.is_held(self.as_of()));
            let fields = chosen([
                (Field::Presence, !self.is_known_member(organisation)),
                (Field::Seats, seats.any(|seat| seat.from.is_none())),
            ]);
            item(Subject::Organisation(organisation.id.clone()), fields, &organisation.origin)
        });
        items.collect()
    }

    /// Whether a day tells that an organisation was at the table by the cut-off. That it
    /// was absent does not: whoever has a seat today is counted so.
    fn is_known_member(&self, organisation: &Organisation) -> bool {
        let is_there = |meeting: &Meeting| {
            meeting.presence(&organisation.id).is_some_and(|it| it != Presence::Absent)
        };
        let mut known = self.model.meetings.iter().take_while(|it| it.date <= self.as_of());
        organisation.joined_on.or(organisation.endorsed_on).is_some()
            || organisation.seats.iter().any(|it| it.from.is_some_and(|on| on <= self.as_of()))
            || known.any(is_there)
    }

    fn voices(&self) -> Vec<Item> {
        let voices = self.model.voices.iter().filter(|it| it.span.is_none());
        let voices = voices.filter(|it| may_show(self.visibility, it.visibility));
        let items = voices.filter_map(|it| item(Subject::Voice, vec![Field::Presence], &it.origin));
        items.collect()
    }
}

/// Makes an item, if anything is told of it.
fn item(subject: Subject, fields: Vec<Field>, origin: &Origin) -> Option<Item> {
    (!fields.is_empty()).then(|| Item { subject, fields, origin: origin.clone() })
}

/// The fields of which something holds.
fn chosen<const N: usize>(fields: [(Field, bool); N]) -> Vec<Field> {
    fields.into_iter().filter(|(_, holds)| *holds).map(|(field, _)| field).collect()
}
