//! The days that an edition's readers have to keep, as a calendar (RFC 5545) that programs
//! of offices and telephones take in: the meetings to come, by when material is handed in,
//! by when a funder is reported to, and what a member has promised by when.
//!
//! Days of a kind are in it only if a section of the edition's documents prints them. Each
//! keeps its identifier from month to month, so that a meeting that is moved is moved in
//! the reader's calendar too.

use jiff::civil::Date;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, DocumentKind, Meeting, Organisation};
use crate::domain::time::add_days;
use crate::domain::value::TimeOfDay;
use crate::domain::words::MeetingState;

use super::package::Contents;
use super::report;
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// The sections that print the next meeting.
const MEETING: [(DocumentKind, &str); 7] = [
    (DocumentKind::Report, "next-meeting"),
    (DocumentKind::Report, "decisions"),
    (DocumentKind::Guideline, "about"),
    (DocumentKind::Kit, "meeting"),
    (DocumentKind::Plain, "meeting"),
    (DocumentKind::Summary, "meeting"),
    (DocumentKind::Member, "meeting"),
];

/// Those that print by when material is to be handed in.
const MATERIAL: [(DocumentKind, &str); 3] = [
    (DocumentKind::Guideline, "about"),
    (DocumentKind::Guideline, "checklist"),
    (DocumentKind::Member, "asks"),
];

/// Days begin and end where the roundtables are; there is no summer time.
const ZONE: &str = "Asia/Tokyo";

/// Returns the calendar of an edition; nothing, if none of its documents prints a day to
/// come. `namespace` tells this roundtable's events from those of all others.
pub fn calendar(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    contents: &Contents,
    namespace: &str,
) -> Option<Vec<u8>> {
    let wording = &Wording::new(setting.words, disclosed.roundtable().eras);
    let prints = |of: &[(DocumentKind, &str)]| {
        let has = |(kind, section): &(DocumentKind, &str)| {
            contents.iter().any(|(it, sections)| it == kind && sections.here.contains(*section))
        };
        of.iter().any(has)
    };
    let as_of = disclosed.calendar().as_of;
    let days = Days { disclosed, wording, namespace };
    let mut calendar = Calendar::new(as_of, &setting.language.code().to_uppercase());
    if prints(&MEETING) {
        days.meetings(&mut calendar);
    }
    if prints(&MATERIAL) {
        days.material(&mut calendar);
    }
    if prints(&[(DocumentKind::Report, "money")]) {
        days.reports(&mut calendar);
    }
    if prints(&[(DocumentKind::Member, "commitments")]) {
        days.commitments(&mut calendar);
    }
    calendar.end()
}

/// The days to come that an edition's readers have to keep.
struct Days<'a> {
    disclosed: &'a Disclosed,
    wording: &'a Wording<'a>,
    namespace: &'a str,
}

impl Days<'_> {
    fn is_to_come(&self, day: Date) -> bool {
        day > self.disclosed.calendar().as_of
    }

    /// The meetings that are planned, as far as they are the readers'.
    fn meetings(&self, calendar: &mut Calendar) {
        let Self { disclosed, wording, namespace } = *self;
        let planned = disclosed.meetings().iter().filter(|it| {
            it.state == MeetingState::Planned && self.is_to_come(it.date) && self.is_theirs(it)
        });
        for meeting in planned {
            calendar.meeting(meeting, disclosed, wording, namespace);
        }
    }

    /// Whether readers come to a meeting: where they have a seat, or else where the next one
    /// that documents tell of is.
    fn is_theirs(&self, meeting: &Meeting) -> bool {
        let disclosed = self.disclosed;
        let next = disclosed.next_meeting();
        if next.is_some_and(|next| next.id == meeting.id) {
            return self.is_seated();
        }
        let sits = |it: &Organisation| {
            it.seats.iter().any(|seat| seat.body.as_ref().is_none_or(|body| *body == meeting.body))
        };
        match &disclosed.edition.audience {
            Audience::Internal | Audience::Members => true,
            Audience::Organisation(id) => disclosed.organisation(id).is_some_and(sits),
            Audience::Sector(id) => disclosed.organisations_of(id).any(sits),
            Audience::Body(id) => meeting.body == *id,
            Audience::Funder | Audience::Grants(_) | Audience::Public => {
                next.is_some_and(|next| next.body == meeting.body)
            }
        }
    }

    /// Whether the reader sits at the next meeting: whoever is no member is asked as it is.
    fn is_seated(&self) -> bool {
        let own = self.disclosed.own_organisation();
        own.is_none_or(|own| self.disclosed.seated().iter().any(|it| it.id == own.id))
    }

    /// By when material for the next meeting is handed in.
    fn material(&self, calendar: &mut Calendar) {
        let Self { disclosed, wording, namespace } = *self;
        let plan = disclosed.figures().next.as_ref().map(|it| it.material_due);
        let due = plan.filter(|due| self.is_to_come(*due) && self.is_seated());
        if let (Some(due), Some(meeting)) = (due, disclosed.next_meeting()) {
            let title = [("title", report::meeting_title(meeting, disclosed, wording))];
            let id = format!("material-{}@{namespace}", meeting.id);
            calendar.day(&id, due, &wording.say("calendar-material", &title));
        }
    }

    /// By when funders are reported to.
    fn reports(&self, calendar: &mut Calendar) {
        let Self { disclosed, wording, namespace } = *self;
        for (_, funding) in disclosed.funding() {
            let Some(due) = funding.report_due.filter(|due| self.is_to_come(*due)) else {
                continue;
            };
            let said = [("grant", report::grant(funding, disclosed, wording))];
            // Whatever row it stands in.
            let name = funding.name.as_ref().map_or("", |name| name.ja.as_str());
            let id = format!("report-{}-{name}@{namespace}", funding.funder.ja);
            calendar.day(&id, due, &wording.say("calendar-report", &said));
        }
    }

    /// By when a member has promised what is not done.
    fn commitments(&self, calendar: &mut Calendar) {
        let Self { disclosed, wording, namespace } = *self;
        for (commitment, state) in report::own_commitments(disclosed) {
            let due = commitment.current_due().filter(|due| self.is_to_come(*due));
            if let Some(due) = due.filter(|_| state.is_open()) {
                let said = [("title", wording.name(&commitment.title))];
                let id = format!("commitment-{}@{namespace}", commitment.id);
                calendar.day(&id, due, &wording.say("calendar-commitment", &said));
            }
        }
    }
}

/// A calendar, line by line.
struct Calendar {
    text: String,
    stamp: String,
    has_events: bool,
}

impl Calendar {
    fn new(as_of: Date, language: &str) -> Self {
        let stamp = format!("DTSTAMP:{}T000000Z", basic(as_of));
        let mut calendar = Self { text: String::new(), stamp, has_events: false };
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            &format!("PRODID:-//Entaku//Entaku//{language}"),
            "METHOD:PUBLISH",
            "BEGIN:VTIMEZONE",
            &format!("TZID:{ZONE}"),
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0900",
            "TZOFFSETTO:+0900",
            "TZNAME:JST",
            "END:STANDARD",
            "END:VTIMEZONE",
        ] {
            calendar.line(line);
        }
        calendar
    }

    fn meeting(
        &mut self,
        meeting: &Meeting,
        disclosed: &Disclosed,
        wording: &Wording<'_>,
        namespace: &str,
    ) {
        let days = match (meeting.start, meeting.end) {
            (Some(start), Some(end)) => vec![
                time_line("DTSTART", meeting.date, start),
                time_line("DTEND", meeting.date, end),
            ],
            (Some(start), None) => vec![time_line("DTSTART", meeting.date, start)],
            (None, _) => vec![
                day_line("DTSTART", meeting.date),
                day_line("DTEND", add_days(meeting.date, 1)),
            ],
        };
        self.begin(&format!("meeting-{}@{namespace}", meeting.id), &days);
        let told = [
            ("roundtable", wording.name(&disclosed.roundtable().name)),
            ("title", report::meeting_title(meeting, disclosed, wording)),
        ];
        self.text("SUMMARY", &wording.say("calendar-meeting", &told).to_string());
        if let Some(place) = report::place(meeting, wording) {
            self.text("LOCATION", &place.to_string());
        }
        if let Some(theme) = wording.optional(meeting.theme.as_ref()) {
            self.text("DESCRIPTION", &theme.to_string());
        }
        self.line("END:VEVENT");
    }

    /// Adds a day by which something is to be done.
    fn day(&mut self, id: &str, day: Date, said: &Text) {
        self.begin(id, &[day_line("DTSTART", day), day_line("DTEND", add_days(day, 1))]);
        self.text("SUMMARY", &said.to_string());
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    fn begin(&mut self, id: &str, days: &[String]) {
        self.has_events = true;
        self.line("BEGIN:VEVENT");
        self.text("UID", id);
        let stamp = self.stamp.clone();
        self.line(&stamp);
        for day in days {
            self.line(day);
        }
    }

    /// Writes a property whose value is a text.
    fn text(&mut self, name: &str, value: &str) {
        let value = value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
        let lines: Vec<&str> = value.lines().collect();
        self.line(&format!("{name}:{}", lines.join("\\n")));
    }

    /// Writes a line, folded before it is longer than 75 bytes.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > 75 {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(character);
            length += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    fn end(mut self) -> Option<Vec<u8>> {
        self.line("END:VCALENDAR");
        self.has_events.then(|| self.text.into_bytes())
    }
}

/// `20261120`.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn day_line(name: &str, day: Date) -> String {
    format!("{name};VALUE=DATE:{}", basic(day))
}

/// A time from 24:00 on is one of the next day.
fn time_line(name: &str, day: Date, time: TimeOfDay) -> String {
    const DAY: u32 = 24 * 60;
    let day = add_days(day, i32::try_from(time.0 / DAY).unwrap_or(0));
    let (hours, minutes) = (time.0 % DAY / 60, time.0 % 60);
    format!("{name};TZID={ZONE}:{}T{hours:02}{minutes:02}00", basic(day))
}
