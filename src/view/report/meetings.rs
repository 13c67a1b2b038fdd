//! Who came, what was decided, and who is at the table.

use serde::Serialize;

use crate::assessment::participation::Attended;
use crate::disclosure::Disclosure;
use crate::domain::words::Presence;
use crate::model::meeting::Meeting;
use crate::view::text_of;
use crate::view::words::Wording;

use super::summary::{NextMeeting, next_meeting};
use super::{Desk, partner_name};

#[derive(Debug, Serialize)]
pub(super) struct Trend {
    before: String,
    recent: String,
    points: String,
    falls: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Participation {
    since: String,
    until: String,
    held: usize,
    cancelled: usize,
    own: Option<String>,
    own_trend: Option<Trend>,
    all: String,
    columns: Vec<String>,
    rows: Vec<GridRow>,
    alt: String,
}

#[derive(Debug, Serialize)]
pub(super) struct GridRow {
    name: String,
    group: String,
    cells: Vec<&'static str>,
    rate: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Meetings {
    decisions: Vec<DecisionRow>,
    next: Option<NextMeeting>,
}

#[derive(Debug, Serialize)]
pub(super) struct DecisionRow {
    date: String,
    body: String,
    text: String,
    goal: Option<String>,
    state: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct MeetingRow {
    date: String,
    title: String,
    state: String,
    attendance: Option<String>,
    decisions: usize,
    minutes: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct MemberGroup {
    sector: String,
    names: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct PersonRow {
    organisation: String,
    body: String,
    role: Option<String>,
    person: String,
    since: Option<String>,
}

impl Desk<'_> {
    /// The last three meetings beside the six before, if there were as many.
    pub(super) fn trend(&self, attended: &Attended) -> Option<Trend> {
        let wording = self.wording;
        let (before, recent) = (attended.before.percent()?, attended.recent.percent()?);
        let points = attended.change()?;
        let size = wording.rounded(points.abs(), 0);
        let key = match points.cmp(&rust_decimal::Decimal::ZERO) {
            std::cmp::Ordering::Less => "points-down",
            std::cmp::Ordering::Equal => "points-level",
            std::cmp::Ordering::Greater => "points-up",
        };
        Some(Trend {
            before: wording.percent(before.round_dp(0)),
            recent: wording.percent(recent.round_dp(0)),
            points: wording.say(key, &[("points", size.into())]),
            falls: attended.falls(),
        })
    }

    pub(super) fn participation(&self) -> Option<Participation> {
        /// Meetings shown in the grid; more would not fit across a page.
        const COLUMNS: usize = 10;
        let (disclosure, wording) = (self.disclosure, self.wording);
        let figures = &disclosure.figures.participation;
        let all = figures.all.represented.percent()?;
        wording.cite("attendance");
        if let Some(own) = self.own() {
            wording.cite(&format!("attendance.{own}"));
        }
        let held: Vec<&Meeting> =
            figures.meetings.iter().filter_map(|id| disclosure.meeting(id)).collect();
        let shown = &held[held.len().saturating_sub(COLUMNS)..];
        let own = self.own().and_then(|own| figures.by_sector.get(own));
        let mut rows = Vec::new();
        for sector in disclosure.sectors {
            if self.own().is_some_and(|own| *own != sector.id) {
                continue;
            }
            for organisation in disclosure.organisations_of(&sector.id) {
                let Some(attended) = figures.by_organisation.get(&organisation.id) else {
                    continue;
                };
                let Some(rate) = attended.represented.percent() else { continue };
                wording.cite(&format!("attendance.{}", organisation.id));
                rows.push(GridRow {
                    name: partner_name(organisation, wording),
                    group: wording.name(&sector.name).to_owned(),
                    cells: shown
                        .iter()
                        .map(|meeting| meeting.presence(&organisation.id).map_or("", presence_code))
                        .collect(),
                    rate: wording.percent(rate.round_dp(0)),
                });
            }
        }
        let told: Vec<String> = rows
            .iter()
            .map(|row| {
                wording.say(
                    "grid-alt-row",
                    &[("name", row.name.as_str().into()), ("rate", row.rate.as_str().into())],
                )
            })
            .collect();
        Some(Participation {
            since: wording.date(figures.since?),
            until: wording.date(disclosure.calendar.as_of),
            held: held.len(),
            cancelled: figures.cancelled.count(),
            own: own
                .and_then(|own| own.represented.percent())
                .map(|percent| wording.percent(percent)),
            own_trend: own.and_then(|own| self.trend(own)),
            all: wording.percent(all),
            columns: shown
                .iter()
                .map(|meeting| {
                    wording.say(
                        "grid-column",
                        &[
                            ("date", wording.day_and_month(meeting.date).into()),
                            (
                                "body",
                                disclosure
                                    .body(&meeting.body)
                                    .map(|body| {
                                        wording.name(&body.name).chars().take(1).collect::<String>()
                                    })
                                    .unwrap_or_default()
                                    .into(),
                            ),
                        ],
                    )
                })
                .collect(),
            alt: wording.say("grid-alt", &[("rows", wording.list(&told).into())]),
            rows,
        })
    }

    pub(super) fn meetings(&self) -> Option<Meetings> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let decisions: Vec<DecisionRow> = disclosure
            .figures
            .changes
            .decided
            .iter()
            .filter_map(|id| disclosure.decision(id))
            .filter_map(|decision| {
                let meeting = disclosure.meeting(&decision.meeting)?;
                Some(DecisionRow {
                    date: wording.short_date(meeting.date),
                    body: disclosure
                        .body(&meeting.body)
                        .map(|body| wording.name(&body.name).to_owned())
                        .unwrap_or_default(),
                    text: wording.name(&decision.text).to_owned(),
                    goal: decision.goal.as_ref().map(ToString::to_string),
                    state: text_of(decision.state.as_ref(), wording),
                })
            })
            .collect();
        let next = next_meeting(disclosure, wording);
        if decisions.is_empty() && next.is_none() {
            return None;
        }
        Some(Meetings { decisions, next })
    }

    pub(super) fn meeting_list(&self) -> Vec<MeetingRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let since = disclosure.figures.participation.since;
        let shown = disclosure
            .meetings
            .iter()
            .filter(|meeting| since.is_none_or(|since| meeting.date >= since))
            .filter(|meeting| meeting.date <= disclosure.calendar.as_of);
        shown
            .map(|meeting| {
                let share = disclosure.figures.participation.by_meeting.get(&meeting.id);
                if share.is_some() {
                    wording.cite(&format!("attendance.meeting.{}", meeting.id));
                }
                MeetingRow {
                    date: wording.short_date(meeting.date),
                    title: meeting_title(meeting, disclosure, wording),
                    state: wording.word(&format!("meeting-{}", meeting.state.name())),
                    attendance: share
                        .map(|share| format!("{}/{}", share.part.count(), share.whole.count())),
                    decisions: disclosure
                        .decisions
                        .iter()
                        .filter(|decision| decision.meeting == meeting.id)
                        .count(),
                    minutes: meeting.minutes_sent_on.map(|date| wording.short_date(date)),
                }
            })
            .collect()
    }

    pub(super) fn members(&self) -> Vec<MemberGroup> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .sectors
            .iter()
            .map(|sector| MemberGroup {
                sector: wording.name(&sector.name).to_owned(),
                names: disclosure
                    .organisations_of(&sector.id)
                    .map(|organisation| wording.name(&organisation.name).to_owned())
                    .collect(),
            })
            .filter(|group| !group.names.is_empty())
            .collect()
    }

    pub(super) fn people(&self) -> Vec<PersonRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let visibility = disclosure.visibility();
        let as_of = disclosure.calendar.as_of;
        let mut rows = Vec::new();
        for organisation in &disclosure.organisations {
            for seat in organisation.seats.iter().filter(|seat| seat.is_held(as_of)) {
                let person = seat.person.as_ref().and_then(|person| person.reveal_to(visibility));
                rows.push(PersonRow {
                    organisation: partner_name(organisation, wording),
                    body: seat
                        .body
                        .as_ref()
                        .and_then(|body| disclosure.body(body))
                        .map(|body| wording.name(&body.name).to_owned())
                        .unwrap_or_default(),
                    role: text_of(seat.role.as_ref(), wording),
                    person: person.cloned().unwrap_or_else(|| wording.word("seat-empty")),
                    since: seat.from.map(|from| wording.short_date(from)),
                });
            }
        }
        rows
    }
}

/// `第5回 運営委員会`, or the meeting's own title.
pub(in crate::view) fn meeting_title(
    meeting: &Meeting,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> String {
    if let Some(title) = text_of(meeting.title.as_ref(), wording) {
        return title;
    }
    let body = disclosure.body(&meeting.body).map(|body| wording.name(&body.name)).unwrap_or("");
    match meeting.number {
        Some(number) => wording
            .say("meeting-number", &[("body", body.into()), ("number", number.to_string().into())]),
        None => body.to_owned(),
    }
}

/// `○` present, `△` proxy, `×` absent: the code decides symbol and colour.
pub(super) fn presence_code(presence: Presence) -> &'static str {
    match presence {
        Presence::Present | Presence::Late | Presence::LeftEarly => "present",
        Presence::Online => "online",
        Presence::Proxy => "proxy",
        Presence::Absent => "absent",
        Presence::Observer => "observer",
    }
}
