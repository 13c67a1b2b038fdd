//! Who came, how many there are, and how long the next meeting is.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::participation::{Attended, Participation};
use crate::assessment::tally::Share;
use crate::assessment::timetable::NextMeeting;
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{MeetingId, Name, OrganisationId, SectorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::meeting::Meeting;

/// The figures of somebody's attendance.
#[derive(Debug, Clone)]
pub struct AttendedFigures {
    /// In twelve months, in percent.
    pub represented: Figure,
    /// At the last three meetings.
    pub recent: Figure,
    /// At the six before.
    pub before: Figure,
    /// The one minus the other, in points.
    pub change: Figure,
}

/// The figures of one meeting.
#[derive(Debug, Clone)]
pub struct MeetingFigures {
    /// Represented among those who were expected, if it was noted.
    pub represented: Option<Figure>,
    /// Decisions that it made.
    pub decided: Figure,
    /// Those who came to listen, if they were counted.
    pub observers: Option<Figure>,
    /// What those who came thought of it, out of 5.
    pub satisfaction: Option<Figure>,
    /// Organisations that spoke among those that came, if it was noted.
    pub spoke: Option<Figure>,
}

/// Makes the figures of everybody's attendance.
pub(super) fn attendance(participation: &Participation, book: &mut Book) -> AttendedFigures {
    attended("attendance", None, &participation.all, book)
}

/// Makes the figures of each sector: who came, and how many members it has.
pub(super) fn sectors(
    model: &Model,
    participation: &Participation,
    book: &mut Book,
) -> (BTreeMap<SectorId, AttendedFigures>, BTreeMap<SectorId, Figure>) {
    let (mut came, mut members) = (BTreeMap::new(), BTreeMap::new());
    for sector in &model.sectors {
        if let Some(of_sector) = participation.by_sector.get(&sector.id) {
            let id = format!("attendance.{}", sector.id);
            let made = match participation.unshown.contains(&sector.id) {
                true => unshown(&id, &sector.name, of_sector, book),
                false => attended(&id, Some(&sector.name), of_sector, book),
            };
            came.insert(sector.id.clone(), made);
        }
        let own = model.organisations.iter().filter(|it| it.sector == sector.id);
        let own = own.filter(|it| it.is_active(model.calendar.as_of));
        let rows: Vec<Origin> = own.map(|it| it.origin.clone()).collect();
        let name = called(format!("members.{}", sector.id), "members", Some(&sector.name));
        let made = book.value(name, Amount::of_count(rows.len()), &rows);
        members.insert(sector.id.clone(), made);
    }
    (came, members)
}

/// Makes the figures of each organisation's attendance.
pub(super) fn organisations(
    model: &Model,
    participation: &Participation,
    book: &mut Book,
) -> BTreeMap<OrganisationId, AttendedFigures> {
    let mut came = BTreeMap::new();
    for organisation in &model.organisations {
        if let Some(of_member) = participation.by_organisation.get(&organisation.id) {
            let id = format!("attendance.{}", organisation.id);
            let made = attended(&id, Some(&organisation.name), of_member, book);
            came.insert(organisation.id.clone(), made);
        }
    }
    came
}

/// Makes the figures of each meeting that may be shown.
pub(super) fn meetings(
    model: &Model,
    participation: &Participation,
    visibility: Visibility,
    book: &mut Book,
) -> BTreeMap<MeetingId, MeetingFigures> {
    let mut meetings = BTreeMap::new();
    for meeting in model.meetings.iter().filter(|it| may_show(visibility, it.visibility)) {
        let id = &meeting.id;
        let represented = participation.by_meeting.get(id).map(|share| {
            book.share(
                called(format!("attendance.meeting.{id}"), "attendance-meeting", None),
                share,
            )
        });
        let decided = model.decisions.iter().filter(|it| it.meeting == *id);
        let decided = decided.filter(|it| may_show(visibility, it.visibility));
        let rows: Vec<Origin> = decided.map(|it| it.origin.clone()).collect();
        let name = called(format!("decisions.{id}"), "decisions", None);
        let decided = book.value(name, Amount::of_count(rows.len()), &rows);
        let row = std::slice::from_ref(&meeting.origin);
        let observers = meeting.observers.map(|count| {
            let name = called(format!("observers.{id}"), "observers", None);
            book.value(name, Amount::Count(Decimal::from(count)), row)
        });
        let satisfaction = meeting.satisfaction.map(|score| {
            let name = called(format!("satisfaction.{id}"), "satisfaction", None);
            book.value(name, Amount::Ratio(score), row)
        });
        let spoke = spoke(meeting)
            .map(|share| book.share(called(format!("spoke.{id}"), "spoke", None), &share));
        let made = MeetingFigures { represented, decided, observers, satisfaction, spoke };
        meetings.insert(id.clone(), made);
    }
    meetings
}

/// Who spoke among those of whom it was noted.
fn spoke(meeting: &Meeting) -> Option<Share> {
    let noted = meeting.attendance.iter().filter(|entry| entry.spoke.is_some());
    let mut share = Share::default();
    for entry in noted {
        share.whole.add(&entry.origin);
        if entry.spoke == Some(true) {
            share.part.add(&entry.origin);
        }
    }
    (share.whole.count() > 0).then_some(share)
}

/// Counts the meetings held, and the cancelled ones.
pub(super) fn held(
    model: &Model,
    participation: &Participation,
    book: &mut Book,
) -> (Figure, Figure) {
    let held = model.meetings.iter().filter(|it| participation.meetings.contains(&it.id));
    let held: Vec<Origin> = held.map(|it| it.origin.clone()).collect();
    let name = called("meetings.held", "meetings-held", None);
    let held = book.value(name, Amount::of_count(held.len()), &held);
    let name = called("meetings.cancelled", "meetings-cancelled", None);
    (held, book.count(name, &participation.cancelled))
}

fn attended(id: &str, subject: Option<&Name>, of: &Attended, book: &mut Book) -> AttendedFigures {
    let mut share = |suffix: &str, family: &str, share| {
        book.share(called(format!("{id}{suffix}"), family, subject), share)
    };
    let represented = share("", "attendance", &of.represented);
    let recent = share(".recent", "attendance-recent", &of.recent);
    let before = share(".before", "attendance-before", &of.before);
    let points = of.change().map_or(Amount::Missing, Amount::Percent);
    let terms = vec![("term-before", before.value.clone()), ("term-recent", recent.value.clone())];
    let name = called(format!("{id}.change"), "attendance-change", subject);
    let change = book.derived(name, points, terms, &recent.rows);
    AttendedFigures { represented, recent, before, change }
}

/// The figures of an attendance that is not shown.
fn unshown(id: &str, sector: &Name, of: &Attended, book: &mut Book) -> AttendedFigures {
    let mut withheld = |suffix: &str, family: &str| {
        let name = called(format!("{id}{suffix}"), family, Some(sector));
        book.value(name, Amount::Withheld, &of.represented.whole.rows)
    };
    AttendedFigures {
        represented: withheld("", "attendance"),
        recent: withheld(".recent", "attendance-recent"),
        before: withheld(".before", "attendance-before"),
        change: withheld(".change", "attendance-change"),
    }
}

/// How many sit at the next meeting: of all, and of each sector.
pub(super) fn seated(
    model: &Model,
    seated: &BTreeMap<Option<SectorId>, Vec<OrganisationId>>,
    book: &mut Book,
) -> BTreeMap<Option<SectorId>, Figure> {
    let mut counted = BTreeMap::new();
    let sectors = model.sectors.iter().map(|sector| Some((&sector.id, &sector.name)));
    for sector in std::iter::once(None).chain(sectors) {
        let own = sector.map(|(id, _)| id);
        let seated = seated.get(&own.cloned()).into_iter().flatten();
        let rows: Vec<Origin> =
            seated.filter_map(|id| Some(model.organisation(id)?.origin.clone())).collect();
        let id = own.map_or_else(|| "seats".to_owned(), |own| format!("seats.{own}"));
        let name = called(id, "seats", sector.map(|(_, name)| name));
        counted.insert(own.cloned(), book.value(name, Amount::of_count(rows.len()), &rows));
    }
    counted
}

/// How long the next meeting is, and its longest part.
pub(super) fn minutes(
    model: &Model,
    next: Option<&NextMeeting>,
    book: &mut Book,
) -> Option<(Figure, Figure)> {
    let next = next?;
    let (first, last) = (next.sessions.first()?, next.sessions.last()?);
    let longest = next.sessions.iter().map(|it| it.end.0.saturating_sub(it.start.0)).max();
    let rows: Vec<Origin> = model
        .meetings
        .iter()
        .filter(|it| it.id == next.meeting)
        .map(|it| it.origin.clone())
        .collect();
    let mut minutes = |id: &str, family: &str, minutes: u32| {
        book.value(called(id, family, None), Amount::Minutes(Decimal::from(minutes)), &rows)
    };
    let whole = minutes("next.minutes", "next-minutes", last.end.0.saturating_sub(first.start.0));
    let longest = minutes("next.longest", "next-longest", longest.unwrap_or_default());
    Some((whole, longest))
}
