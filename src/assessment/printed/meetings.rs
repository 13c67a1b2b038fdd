//! Who came, how many there are, and how long the next meeting is.

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::participation::Attended;
use crate::assessment::{Figures, Share, may_show};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::meeting::Meeting;

use super::Printed;

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

/// Makes the figures of meetings and members.
pub(super) fn meetings(
    model: &Model,
    figures: &Figures,
    visibility: Visibility,
    printed: &mut Printed,
    book: &mut Book,
) {
    let participation = &figures.participation;
    printed.attendance = Some(attended("attendance", None, &participation.all, book));
    for sector in &model.sectors {
        if let Some(of_sector) = participation.by_sector.get(&sector.id) {
            let id = format!("attendance.{}", sector.id);
            let made = attended(&id, Some(&sector.name), of_sector, book);
            printed.attendance_of_sectors.insert(sector.id.clone(), made);
        }
        let members = model.organisations.iter().filter(|it| it.sector == sector.id);
        let members = members.filter(|it| it.is_active(model.calendar.as_of));
        let rows: Vec<Origin> = members.map(|it| it.origin.clone()).collect();
        let name = called(format!("members.{}", sector.id), "members", Some(&sector.name));
        let made = book.value(name, Amount::of_count(rows.len()), &rows);
        printed.organisations.insert(sector.id.clone(), made);
    }
    for organisation in &model.organisations {
        if let Some(of_member) = participation.by_organisation.get(&organisation.id) {
            let id = format!("attendance.{}", organisation.id);
            let made = attended(&id, Some(&organisation.name), of_member, book);
            printed.attendance_of_organisations.insert(organisation.id.clone(), made);
        }
    }
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
        printed.meetings.insert(id.clone(), made);
    }
    let held = model.meetings.iter().filter(|it| participation.meetings.contains(&it.id));
    let held: Vec<Origin> = held.map(|it| it.origin.clone()).collect();
    let name = called("meetings.held", "meetings-held", None);
    printed.held = Some(book.value(name, Amount::of_count(held.len()), &held));
    let name = called("meetings.cancelled", "meetings-cancelled", None);
    printed.cancelled = Some(book.count(name, &participation.cancelled));
    next(model, figures, printed, book);
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

/// How many sit at the next meeting, and for how long.
fn next(model: &Model, figures: &Figures, printed: &mut Printed, book: &mut Book) {
    let sectors = model.sectors.iter().map(|sector| Some((&sector.id, &sector.name)));
    for sector in std::iter::once(None).chain(sectors) {
        let own = sector.map(|(id, _)| id);
        let seated = figures.seated.get(&own.cloned()).into_iter().flatten();
        let rows: Vec<Origin> =
            seated.filter_map(|id| Some(model.organisation(id)?.origin.clone())).collect();
        let id = own.map_or_else(|| "seats".to_owned(), |own| format!("seats.{own}"));
        let name = called(id, "seats", sector.map(|(_, name)| name));
        printed.seated.insert(own.cloned(), book.value(name, Amount::of_count(rows.len()), &rows));
    }
    let Some(next) = &figures.next else { return };
    let (Some(first), Some(last)) = (next.sessions.first(), next.sessions.last()) else { return };
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
    printed.minutes = Some((whole, longest));
}
