//! The meeting-day kit: what the secretariat lays on the table at the next
//! meeting. Attendance sheet, list of names, timetable, commitment cards.
//!
//! People are named only where the edition may name them; elsewhere there is
//! room to write.

use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::disclosure::Disclosure;
use crate::domain::value::TimeOfDay;
use crate::model::organisation::Organisation;

use super::guideline::{self, Session};
use super::report::{self, NextMeeting};
use super::text_of;
use super::words::Wording;

/// What a kit says.
#[derive(Debug, Serialize)]
pub(super) struct Kit {
    meeting: Option<NextMeeting>,
    timetable: Vec<Session>,
    day: Option<DayChart>,
    sectors: Vec<SectorList>,
    organisations: usize,
    cards: Vec<Card>,
}

/// The meeting day as bars along the clock.
#[derive(Debug, Serialize)]
struct DayChart {
    title: String,
    alt: String,
    sessions: Vec<DayBar>,
}

#[derive(Debug, Serialize)]
struct DayBar {
    title: String,
    clock: String,
    /// From 0 to 1, of the meeting's length.
    begins: f64,
    ends: f64,
}

/// The organisations of one sector that have a seat.
#[derive(Debug, Serialize)]
struct SectorList {
    name: String,
    rows: Vec<SeatRow>,
}

#[derive(Debug, Serialize)]
struct SeatRow {
    organisation: String,
    role: Option<String>,
    person: Option<String>,
}

/// One card for each organisation, with what it has to report on.
#[derive(Debug, Serialize)]
struct Card {
    owner: String,
    promises: Vec<String>,
    /// Whether it has more to report on than half a page holds.
    is_long: bool,
}

/// The most promises on a card that stays on one page.
const MOST_ON_A_CARD: usize = 7;

/// Words a kit.
pub(super) fn present(disclosure: &Disclosure<'_>, wording: &Wording<'_>) -> Kit {
    let seated = seated(disclosure);
    let sectors: Vec<SectorList> = disclosure
        .sectors
        .iter()
        .map(|sector| SectorList {
            name: wording.name(&sector.name).to_owned(),
            rows: seated
                .iter()
                .filter(|organisation| organisation.sector == sector.id)
                .map(|organisation| seat(organisation, disclosure, wording))
                .collect(),
        })
        .filter(|list| !list.rows.is_empty())
        .collect();
    let cards = seated
        .iter()
        .map(|organisation| {
            let promises = to_report(organisation, disclosure, wording);
            let is_long = promises.len() > MOST_ON_A_CARD;
            Card { owner: wording.name(&organisation.name).to_owned(), promises, is_long }
        })
        .collect();
    Kit {
        meeting: report::next_meeting(disclosure, wording),
        timetable: guideline::timetable(disclosure, wording),
        day: day(disclosure, wording),
        organisations: seated.len(),
        sectors,
        cards,
    }
}

fn day(disclosure: &Disclosure<'_>, wording: &Wording<'_>) -> Option<DayChart> {
    let sessions = &disclosure.figures.next.as_ref()?.sessions;
    let (first, last) = (sessions.first()?.start, sessions.last()?.end);
    let minutes = last.0.checked_sub(first.0).filter(|minutes| *minutes > 0)?;
    let at = |time: TimeOfDay| f64::from(time.0 - first.0) / f64::from(minutes);
    let bars: Vec<DayBar> = sessions
        .iter()
        .map(|session| DayBar {
            title: wording.word(&format!("session-{}", session.code)),
            clock: wording.say(
                "from-to",
                &[
                    ("from", wording.time(session.start).into()),
                    ("to", wording.time(session.end).into()),
                ],
            ),
            begins: at(session.start),
            ends: at(session.end),
        })
        .collect();
    let longest = sessions.iter().max_by_key(|session| session.end.0 - session.start.0)?;
    let title = wording.say(
        "day-finding",
        &[
            ("minutes", usize::try_from(minutes).unwrap_or(0).into()),
            ("session", wording.word(&format!("session-{}", longest.code)).into()),
            ("longest", usize::try_from(longest.end.0 - longest.start.0).unwrap_or(0).into()),
        ],
    );
    let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.clock, bar.title)).collect();
    let alt = wording.say(
        "day-alt",
        &[("title", title.as_str().into()), ("sessions", wording.list(&told).into())],
    );
    Some(DayChart { title, alt, sessions: bars })
}

/// Organisations with a seat in the body that meets next; all members if the
/// list of members says nothing of bodies. A sector's kit has its own only.
fn seated<'a>(disclosure: &Disclosure<'a>) -> Vec<&'a Organisation> {
    let own = disclosure.own_sector().map(|sector| &sector.id);
    let members = || {
        let all = disclosure.organisations.iter().copied();
        all.filter(|organisation| own.is_none_or(|own| organisation.sector == *own))
    };
    let Some(meeting) = disclosure.next_meeting() else { return members().collect() };
    let seated: Vec<&Organisation> =
        members().filter(|it| it.is_seated(&meeting.body, meeting.date)).collect();
    if seated.is_empty() { members().collect() } else { seated }
}

fn seat(
    organisation: &Organisation,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> SeatRow {
    let meeting = disclosure.next_meeting();
    let seat = organisation.seats.iter().find(|seat| {
        meeting.is_some_and(|meeting| {
            seat.body.as_ref() == Some(&meeting.body) && seat.is_held(meeting.date)
        })
    });
    let person = seat
        .and_then(|seat| seat.person.as_ref())
        .and_then(|person| person.reveal_to(disclosure.visibility()));
    SeatRow {
        organisation: wording.name(&organisation.name).to_owned(),
        role: seat.and_then(|seat| text_of(seat.role.as_ref(), wording)),
        person: person.cloned(),
    }
}

/// What an organisation promised and has not done, that is overdue or falls due
/// by the meeting.
fn to_report(
    organisation: &Organisation,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Vec<String> {
    let by = disclosure.next_meeting().map(|meeting| meeting.date);
    report::own_commitments(disclosure)
        .into_iter()
        .filter(|(commitment, _)| commitment.owners().any(|id| *id == organisation.id))
        .filter(|(commitment, state)| {
            let due = commitment.current_due();
            let is_soon = due.zip(by).is_some_and(|(due, by)| due <= by);
            *state == CommitmentState::Overdue || (state.is_open() && is_soon)
        })
        .map(|(commitment, state)| {
            let state = super::Mark::state(state, wording).word;
            let title = wording.name(&commitment.title);
            wording.say("report-on", &[("title", title.into()), ("state", state.into())])
        })
        .collect()
}
