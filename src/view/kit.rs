//! The meeting-day kit: what the secretariat lays on the table at the next
//! meeting. Attendance sheet, list of names, timetable, commitment cards.
//!
//! People are named only where the edition may name them; elsewhere there is
//! room to write.

use schemars::JsonSchema;
use serde::Serialize;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::Organisation;
use crate::domain::value::TimeOfDay;

use super::guideline::{self, Session};
use super::mark::Mark;
use super::report::{self, NextMeeting};
use super::text::Text;
use super::words::Wording;

/// What a kit says.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Kit {
    /// The meeting that the papers are for; absent if none is planned.
    meeting: Option<NextMeeting>,
    /// The sessions of the day in order; empty if the meeting has no times.
    timetable: Vec<Session>,
    /// The same as bars along the clock; absent if the meeting has no times.
    day: Option<DayChart>,
    /// The sectors with those who have a seat.
    sectors: Vec<SectorList>,
    /// How many are expected.
    intro: Option<Text>,
    /// A card for each organisation that has a seat.
    cards: Vec<Card>,
}

/// The meeting day as bars along the clock.
#[derive(Debug, Serialize, JsonSchema)]
struct DayChart {
    /// The finding of the chart: how long the day is, and its longest session.
    title: Text,
    /// The same for those who cannot see it, with every session.
    alt: Text,
    /// A bar for each session, in order.
    sessions: Vec<DayBar>,
}

/// A session as a bar.
#[derive(Debug, Serialize, JsonSchema)]
struct DayBar {
    /// The name of the session.
    title: Text,
    /// From when to when it is.
    clock: Text,
    /// From 0 to 1, of the meeting's length.
    begins: f64,
    /// Its end, as `begins`.
    ends: f64,
}

/// The organisations of one sector that have a seat.
#[derive(Debug, Serialize, JsonSchema)]
struct SectorList {
    /// The name of the sector.
    name: Text,
    /// Its organisations.
    rows: Vec<SeatRow>,
}

/// An organisation with its seat.
#[derive(Debug, Serialize, JsonSchema)]
struct SeatRow {
    /// The name of the organisation.
    organisation: Text,
    /// The role that its seat has; absent if none is said.
    role: Option<Text>,
    /// Who sits there; absent where the edition may not name people, or nobody does.
    person: Option<Text>,
}

/// One card for each organisation, with what it has to report on.
#[derive(Debug, Serialize, JsonSchema)]
struct Card {
    /// The name of the organisation.
    owner: Text,
    /// What it has to report on: commitments that are late or fall due by the meeting, each with
    /// its state.
    commitments: Vec<Text>,
    /// Whether it has more to report on than half a page holds.
    is_long: bool,
}

/// The most commitments on a card that stays on one page.
const MOST_ON_A_CARD: usize = 7;

/// Words a kit.
pub(super) fn present(disclosed: &Disclosed, wording: &Wording<'_>) -> Kit {
    let own = disclosed.own_sector().map(|sector| sector.id.clone());
    let seated = disclosed.seated();
    let sectors: Vec<SectorList> = disclosed
        .sectors()
        .iter()
        .map(|sector| SectorList {
            name: wording.name(&sector.name),
            rows: seated
                .iter()
                .filter(|organisation| organisation.sector == sector.id)
                .map(|organisation| seat(organisation, disclosed, wording))
                .collect(),
        })
        .filter(|list| !list.rows.is_empty())
        .collect();
    let cards = seated
        .iter()
        .map(|organisation| {
            let commitments = to_report(organisation, disclosed, wording);
            let is_long = commitments.len() > MOST_ON_A_CARD;
            Card { owner: wording.name(&organisation.name), commitments, is_long }
        })
        .collect();
    Kit {
        meeting: report::next_meeting(disclosed, wording),
        timetable: guideline::timetable(disclosed, wording),
        day: day(disclosed, wording),
        intro: disclosed
            .figures()
            .printed
            .seated
            .get(&own)
            .map(|count| wording.say("kit-attendance-intro", &[("count", wording.count(count))])),
        sectors,
        cards,
    }
}

fn day(disclosed: &Disclosed, wording: &Wording<'_>) -> Option<DayChart> {
    let sessions = &disclosed.figures().next.as_ref()?.sessions;
    let (first, last) = (sessions.first()?.start, sessions.last()?.end);
    let minutes = last.0.checked_sub(first.0).filter(|minutes| *minutes > 0)?;
    let at = |time: TimeOfDay| f64::from(time.0 - first.0) / f64::from(minutes);
    let bars: Vec<DayBar> = sessions
        .iter()
        .map(|session| DayBar {
            title: wording.word(&format!("session-{}", session.code)),
            clock: wording.say(
                "from-to",
                &[("from", wording.time(session.start)), ("to", wording.time(session.end))],
            ),
            begins: at(session.start),
            ends: at(session.end),
        })
        .collect();
    let longest = sessions.iter().max_by_key(|session| session.end.0 - session.start.0)?;
    let (minutes, most) = disclosed.figures().printed.minutes.as_ref()?;
    let session = wording.word(&format!("session-{}", longest.code));
    let title = wording.say(
        "day-finding",
        &[
            ("minutes", wording.count(minutes)),
            ("session", session),
            ("longest", wording.count(most)),
        ],
    );
    let told: Vec<Text> = bars
        .iter()
        .map(|bar| Text::concat([bar.clock.clone(), wording.sign(" "), bar.title.clone()]))
        .collect();
    let alt =
        wording.say("day-alt", &[("title", title.clone()), ("sessions", wording.list(&told))]);
    Some(DayChart { title, alt, sessions: bars })
}

fn seat(organisation: &Organisation, disclosed: &Disclosed, wording: &Wording<'_>) -> SeatRow {
    let meeting = disclosed.next_meeting();
    let seat = organisation.seats.iter().find(|seat| {
        meeting.is_some_and(|meeting| {
            seat.body.as_ref() == Some(&meeting.body) && seat.is_held(meeting.date)
        })
    });
    let person = seat.and_then(|seat| seat.person.as_ref());
    SeatRow {
        organisation: wording.name(&organisation.name),
        role: seat.and_then(|seat| wording.optional(seat.role.as_ref())),
        person: person.map(|person| wording.cell(person)),
    }
}

/// What an organisation promised and has not done, that is overdue or falls due
/// by the meeting.
fn to_report(
    organisation: &Organisation,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Vec<Text> {
    let to_report = &disclosed.figures().to_report;
    report::own_commitments(disclosed)
        .into_iter()
        .filter(|(commitment, _)| commitment.owners().any(|id| *id == organisation.id))
        .filter(|(commitment, _)| to_report.contains(&commitment.id))
        .map(|(commitment, state)| {
            let state = Mark::state(state, wording).word;
            let title = wording.name(&commitment.title);
            wording.say("report-on", &[("title", title), ("state", state)])
        })
        .collect()
}
