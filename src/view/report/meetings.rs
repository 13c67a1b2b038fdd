//! Who came, what was decided, and who is at the table.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::printed::AttendedFigures;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::Meeting;
use crate::domain::name::SectorId;
use crate::domain::words::Presence;
use crate::view::text::Text;

use super::next_meeting::{NextMeeting, meeting_title, next_meeting};
use super::{ReportWriter, partner_name};

/// How the attendance of a sector went.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Trend {
    /// The share of the six meetings before the last three, in percent.
    before: Text,
    /// The share of the last three meetings, in percent.
    recent: Text,
    /// The difference in points, in words.
    points: Text,
    /// Whether it fell enough to be told.
    falls: bool,
}

/// Who came to which meeting.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Participation {
    /// How often we met, and who came.
    intro: Text,
    /// What the symbols mean, if there is a grid, and how many meetings were cancelled.
    note: Text,
    /// The latest meetings, ten at most: the day, and the first letter of the body.
    columns: Vec<Text>,
    /// The organisations whose attendance is known; none for readers beyond the members, who
    /// read of sectors.
    rows: Vec<GridRow>,
    /// The same for those who cannot see the grid.
    alt: Text,
}

/// An organisation and the meetings that it came to.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GridRow {
    /// The short name of the organisation.
    name: Text,
    /// Its sector.
    group: Text,
    /// A code for each column: `present`, `online`, `proxy`, `absent` or `observer`; empty if
    /// nothing is known.
    cells: Vec<&'static str>,
    /// How much of its meetings it came to, in percent.
    rate: Text,
}

/// What the meetings decided, and the next one.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Meetings {
    /// What was decided in the period.
    decisions: Vec<DecisionRow>,
    /// The next meeting; absent if none is planned.
    next: Option<NextMeeting>,
}

/// A decision.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DecisionRow {
    /// The day of the meeting.
    date: Text,
    /// The body that decided; empty if it is not known.
    body: Text,
    /// What was decided.
    text: Text,
    /// The code of the goal that it is for; absent if for none.
    goal: Option<Text>,
    /// The indicator it rests on.
    basis: Option<Text>,
    /// What people call it by.
    code: Text,
    /// What came of it; absent if nobody wrote it.
    state: Option<Text>,
}

/// A meeting in the list of all.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MeetingRow {
    /// Its day.
    date: Text,
    /// Its title, or the body and its number.
    title: Text,
    /// Whether it was open, who listened, what came of it for those who were there, and
    /// what was handed out.
    about: Option<Text>,
    /// Whether it was held, cancelled or is planned.
    state: Text,
    /// How many of those with a seat were represented; absent if it is not known.
    attendance: Option<Text>,
    /// How many decisions it made.
    decisions: Text,
    /// The day on which the minutes were sent; absent if they were not.
    minutes: Option<Text>,
    /// The day the minutes were published.
    published: Option<Text>,
}

/// The record of the last meeting, as the secretariat keeps it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LastMeeting {
    /// Its title, or its body and number.
    title: Text,
    /// The day.
    when: Text,
    /// The place; absent if nobody wrote it.
    place: Option<Text>,
    /// Who was in the chair; absent if nobody wrote it.
    chair: Option<Text>,
    /// Who facilitated; absent if nobody wrote it.
    facilitator: Option<Text>,
    /// Who recorded; absent if nobody wrote it.
    recorder: Option<Text>,
    /// Whether it was open, who listened, what those who were there thought of it, and what
    /// was handed out; absent if none of it was written.
    about: Option<Text>,
    /// What the secretariat noted for itself.
    notes: Option<Text>,
    /// How many of those who came spoke.
    spoke: Option<Text>,
    /// Each organisation, and whether it came.
    rows: Vec<PresenceRow>,
}

/// Who came for one organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PresenceRow {
    /// The organisation.
    organisation: Text,
    /// Who came for it; absent if nobody wrote it.
    person: Option<Text>,
    /// How it was represented.
    presence: Text,
    /// Whether they spoke, if that was noted.
    spoke: Option<Text>,
}

/// The members of a sector.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MemberGroup {
    /// The name of the sector.
    sector: Text,
    /// The names of its organisations.
    names: Vec<Text>,
}

/// A seat and who has it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PersonRow {
    /// The short name of the organisation.
    organisation: Text,
    /// The body that the seat is in; empty if none is said.
    body: Text,
    /// The role of the seat; absent if none is said.
    role: Option<Text>,
    /// Who sits there, or that nobody does.
    person: Text,
    /// Since which day; absent if nobody wrote it.
    since: Option<Text>,
}

/// Returns the meetings of the list of all.
pub(in crate::view) fn listed_meetings(disclosed: &Disclosed) -> impl Iterator<Item = &Meeting> {
    let since = disclosed.figures().participation.since;
    let (meetings, as_of) = (disclosed.meetings().iter(), disclosed.calendar().as_of);
    meetings
        .filter(move |meeting| since.is_none_or(|since| meeting.date >= since))
        .filter(move |meeting| meeting.date <= as_of)
}

impl ReportWriter<'_> {
    /// A sector's last three meetings beside the six before, if there were as many.
    pub(super) fn trend(&self, sector: &SectorId) -> Option<Trend> {
        let wording = self.wording;
        let figures = self.disclosed.figures();
        let attended = figures.participation.by_sector.get(sector)?;
        let printed = figures.printed.attendance_of_sectors.get(sector)?;
        let points = printed.change.number()?;
        let key = match points.cmp(&rust_decimal::Decimal::ZERO) {
            std::cmp::Ordering::Less => "points-down",
            std::cmp::Ordering::Equal => "points-level",
            std::cmp::Ordering::Greater => "points-up",
        };
        Some(Trend {
            before: wording.whole_percent(&printed.before),
            recent: wording.whole_percent(&printed.recent),
            points: wording.say(key, &[("points", wording.size(&printed.change, 0))]),
            falls: attended.falls(),
        })
    }

    pub(super) fn participation(&self) -> Option<Participation> {
        /// Meetings shown in the grid; more would not fit across a page.
        const COLUMNS: usize = 10;
        let (disclosed, wording) = (self.disclosed, self.wording);
        let figures = &disclosed.figures().participation;
        let printed = &disclosed.figures().printed;
        let known = |attended: &&AttendedFigures| attended.represented.number().is_some();
        let all = printed.attendance.as_ref().filter(known)?;
        let held: Vec<&Meeting> =
            figures.meetings.iter().filter_map(|id| disclosed.meeting(id)).collect();
        let shown = &held[held.len().saturating_sub(COLUMNS)..];
        let own = self.own().and_then(|own| printed.attendance_of_sectors.get(own)).filter(known);
        let mut rows = Vec::new();
        for sector in disclosed.sectors() {
            if self.own().is_some_and(|own| *own != sector.id) {
                continue;
            }
            for organisation in disclosed.organisations_of(&sector.id) {
                let attended = disclosed.attendance_of(&organisation.id);
                let Some(attended) = attended.filter(known) else { continue };
                rows.push(GridRow {
                    name: partner_name(organisation, wording),
                    group: wording.name(&sector.name),
                    cells: shown
                        .iter()
                        .map(|meeting| meeting.presence(&organisation.id).map_or("", presence_code))
                        .collect(),
                    rate: wording.whole_percent(&attended.represented),
                });
            }
        }
        let told: Vec<Text> = rows
            .iter()
            .map(|row| {
                let values = [("name", row.name.clone()), ("rate", row.rate.clone())];
                wording.say("grid-alt-row", &values)
            })
            .collect();
        let (since, until) =
            (wording.date(figures.since?), wording.date(disclosed.calendar().as_of));
        let all = wording.percent(&all.represented);
        let held = wording.count(printed.held.as_ref()?);
        let days = [("since", since), ("until", until), ("held", held), ("all", all)];
        let mut intro = vec![match own {
            Some(own) => {
                let own = [("own", wording.percent(&own.represented))];
                wording.say("participation-own", &[&days[..], &own[..]].concat())
            }
            None => wording.say("participation-all", &days),
        }];
        if let Some(trend) = own.and_then(|_| self.trend(self.own()?)) {
            let Trend { before, recent, points, .. } = trend;
            let values = [("before", before), ("recent", recent), ("points", points)];
            intro.push(wording.say("participation-trend", &values));
        }
        let cancelled = wording.count(printed.cancelled.as_ref()?);
        Some(Participation {
            intro: Text::join(&intro, &wording.word("sentence-separator").to_string()),
            note: match rows.is_empty() {
                true => wording.say("participation-cancelled", &[("cancelled", cancelled)]),
                false => wording.say("participation-note", &[("cancelled", cancelled)]),
            },
            columns: shown.iter().map(|meeting| self.grid_column(meeting)).collect(),
            alt: wording.say("grid-alt", &[("rows", wording.list(&told))]),
            rows,
        })
    }

    /// The head of a column: the day, and the first letter of the body.
    fn grid_column(&self, meeting: &Meeting) -> Text {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let body = disclosed.body(&meeting.body).map(|body| wording.name(&body.name).to_string());
        let first = body.and_then(|name| name.chars().next()).map(|first| wording.cell(first));
        let date = wording.day_and_month(meeting.date);
        wording.say("grid-column", &[("date", date), ("body", first.unwrap_or_default())])
    }

    pub(super) fn meetings(&self) -> Option<Meetings> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let decisions: Vec<DecisionRow> = disclosed
            .figures()
            .changes
            .decided
            .iter()
            .filter_map(|id| disclosed.decision(id))
            .filter_map(|decision| {
                let meeting = disclosed.meeting(&decision.meeting)?;
                Some(DecisionRow {
                    date: wording.short_date(meeting.date),
                    body: disclosed
                        .body(&meeting.body)
                        .map(|body| wording.name(&body.name))
                        .unwrap_or_default(),
                    text: wording.name(&decision.text),
                    goal: decision.goal.as_ref().map(|id| wording.cell(id)),
                    basis: decision.indicator.as_ref().and_then(|id| disclosed.indicator(id)).map(
                        |(it, _)| wording.say("rests-on", &[("name", wording.name(&it.name))]),
                    ),
                    code: wording.cell(&decision.id),
                    state: wording.optional(decision.state.as_ref()),
                })
            })
            .collect();
        let next = next_meeting(disclosed, wording);
        if decisions.is_empty() && next.is_none() {
            return None;
        }
        Some(Meetings { decisions, next })
    }

    pub(super) fn meeting_list(&self) -> Vec<MeetingRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        listed_meetings(disclosed)
            .map(|meeting| {
                let printed = disclosed.figures().printed.meetings.get(&meeting.id);
                MeetingRow {
                    date: wording.short_date(meeting.date),
                    title: meeting_title(meeting, disclosed, wording),
                    about: self.about(meeting),
                    state: wording.word(&format!("meeting-{}", meeting.state.name())),
                    attendance: printed
                        .and_then(|printed| printed.represented.as_ref())
                        .map(|share| wording.part_of(share)),
                    decisions: printed
                        .map(|printed| wording.count(&printed.decided))
                        .unwrap_or_default(),
                    minutes: meeting.minutes_sent_on.map(|date| wording.short_date(date)),
                    published: meeting.minutes_published_on.map(|date| {
                        wording.say("minutes-published", &[("date", wording.short_date(date))])
                    }),
                }
            })
            .collect()
    }

    /// What is to be known of a meeting beside when and where it was, in one line.
    fn about(&self, meeting: &Meeting) -> Option<Text> {
        let wording = self.wording;
        let printed = self.disclosed.figures().printed.meetings.get(&meeting.id);
        let mut parts = Vec::new();
        parts.extend(
            meeting
                .open
                .map(|open| wording.word(if open { "meeting-open" } else { "meeting-closed" })),
        );
        if let Some(observers) = printed.and_then(|it| it.observers.as_ref()) {
            let count = [("count", wording.count(observers))];
            parts.push(wording.say("meeting-observers", &count));
        }
        if let Some(score) = printed.and_then(|it| it.satisfaction.as_ref()) {
            let score = [("score", wording.mean(score))];
            parts.push(wording.say("meeting-satisfaction", &score));
        }
        let materials: Vec<Text> = meeting.materials.iter().map(|it| wording.name(it)).collect();
        if !materials.is_empty() {
            let list = [("list", wording.list(&materials))];
            parts.push(wording.say("meeting-materials", &list));
        }
        let separator = wording.word("dot-separator").to_string();
        (!parts.is_empty()).then(|| Text::join(&parts, &separator))
    }

    /// The latest meeting that took place, with who came.
    pub(super) fn last_meeting(&self) -> Option<LastMeeting> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let as_of = disclosed.calendar().as_of;
        let mut latest_first = disclosed.meetings().iter().rev();
        let meeting = latest_first.find(|it| it.is_held() && it.date <= as_of)?;
        let named = |person: &Option<String>| person.as_ref().map(|it| wording.cell(it));
        let rows = meeting.attendance.iter().filter_map(|entry| {
            Some(PresenceRow {
                organisation: partner_name(disclosed.organisation(&entry.organisation)?, wording),
                person: named(&entry.person),
                presence: wording.word(&format!("presence-{}", entry.presence.name())),
                spoke: entry
                    .spoke
                    .map(|spoke| if spoke { wording.word("spoke") } else { wording.sign("−") }),
            })
        });
        let printed = disclosed.figures().printed.meetings.get(&meeting.id);
        Some(LastMeeting {
            title: meeting_title(meeting, disclosed, wording),
            when: wording.date(meeting.date),
            place: wording.optional(meeting.place.as_ref()),
            chair: named(&meeting.chair),
            facilitator: named(&meeting.facilitator),
            recorder: named(&meeting.recorder),
            about: self.about(meeting),
            notes: named(&meeting.notes),
            spoke: printed
                .and_then(|it| it.spoke.as_ref())
                .map(|share| wording.say("spoke-share", &[("share", wording.part_of(share))])),
            rows: rows.collect(),
        })
    }

    pub(super) fn members(&self) -> Vec<MemberGroup> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        disclosed
            .sectors()
            .iter()
            .map(|sector| MemberGroup {
                sector: wording.name(&sector.name),
                names: disclosed
                    .organisations_of(&sector.id)
                    .map(|organisation| wording.name(&organisation.name))
                    .collect(),
            })
            .filter(|group| !group.names.is_empty())
            .collect()
    }

    pub(super) fn people(&self) -> Vec<PersonRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let as_of = disclosed.calendar().as_of;
        let mut rows = Vec::new();
        for organisation in disclosed.organisations() {
            for seat in organisation.seats.iter().filter(|seat| seat.is_held(as_of)) {
                rows.push(PersonRow {
                    organisation: partner_name(organisation, wording),
                    body: seat
                        .body
                        .as_ref()
                        .and_then(|body| disclosed.body(body))
                        .map(|body| wording.name(&body.name))
                        .unwrap_or_default(),
                    role: wording.optional(seat.role.as_ref()),
                    person: seat
                        .person
                        .as_ref()
                        .map(|person| wording.cell(person))
                        .unwrap_or_else(|| wording.word("seat-empty")),
                    since: seat.from.map(|from| wording.short_date(from)),
                });
            }
        }
        rows
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
