//! The next meeting of an edition's readers, and by when they hand in what it needs, as a
//! calendar (RFC 5545) that programs of offices and telephones take in.
//!
//! A day is in it only if a section of one of the edition's documents prints it. Each
//! keeps its identifier from month to month, so that a meeting that is moved is moved in
//! the reader's calendar too.

use jiff::civil::Date;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::{DocumentKind, Meeting};
use crate::domain::time::add_days;
use crate::domain::value::TimeOfDay;

use super::package::Contents;
use super::report;
use super::setting::Setting;
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
    let meeting = disclosed.next_meeting()?;
    // A member without a seat is not invited.
    let own = disclosed.own_organisation();
    if own.is_some_and(|own| disclosed.seated().iter().all(|it| it.id != own.id)) {
        return None;
    }
    let as_of = disclosed.calendar().as_of;
    let mut calendar = Calendar::new(as_of, &setting.language.code().to_uppercase());
    if prints(&MEETING) {
        calendar.meeting(meeting, disclosed, wording, namespace);
    }
    let plan = disclosed.figures().next.as_ref();
    if let Some(due) = plan.map(|it| it.material_due).filter(|due| *due > as_of)
        && prints(&MATERIAL)
    {
        let title = [("title", report::meeting_title(meeting, disclosed, wording))];
        let summary = wording.say("calendar-material", &title).to_string();
        let id = format!("material-{}@{namespace}", meeting.id);
        calendar.begin(&id, &[day_line("DTSTART", due), day_line("DTEND", add_days(due, 1))]);
        calendar.text("SUMMARY", &summary);
        calendar.line("TRANSP:TRANSPARENT");
        calendar.line("END:VEVENT");
    }
    calendar.end()
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
