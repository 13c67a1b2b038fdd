//! Which meeting an attendance report is about: by the code in its name, else by
//! its day, and of several meetings on one day by title, body and time.

use crate::diagnostics::{Diagnostic, Source};
use crate::domain::name::MeetingId;
use crate::domain::text::{key, plain};
use crate::model::meeting::Meeting;
use crate::model::resolver::Resolver;
use crate::records::attendance_report::report::{AttendanceReport, Session};
use crate::records::tables::MeetingRecord;

use super::whole;

impl Resolver<'_> {
    /// Returns the sessions of a report, their dates read in the one order that
    /// leads to meetings.
    pub(super) fn read_days<'r>(
        &mut self,
        report: &'r AttendanceReport,
        meetings: &[Meeting],
    ) -> &'r [Session] {
        let Some(day_first) = &report.day_first else { return &report.sessions };
        let named = named_meeting(&report.source, meetings).map(|meeting| meeting.date);
        let day = |sessions: &[Session]| {
            let mut days = sessions.iter().filter_map(Session::day);
            days.find(|day| match named {
                Some(named) => named == *day,
                None => meetings.iter().any(|meeting| meeting.date == *day),
            })
        };
        match (day(&report.sessions), day(day_first)) {
            (None, Some(_)) => day_first,
            (Some(month), Some(day)) if month != day => {
                let question = Diagnostic::ask_report_days(
                    &whole(&report.source),
                    &month.to_string(),
                    &day.to_string(),
                );
                match self.records.answers.choose(question, self.diagnostics) {
                    "day-first" => day_first,
                    _ => &report.sessions,
                }
            }
            _ => &report.sessions,
        }
    }

    /// Returns the place of the meeting that a session was.
    pub(super) fn meeting_of(
        &mut self,
        report: &AttendanceReport,
        session: &Session,
        meetings: &[Meeting],
    ) -> Option<usize> {
        let origin = session.people.first().map_or(whole(&report.source), |it| it.origin.clone());
        let place = |found: &Meeting| meetings.iter().position(|it| it.id == found.id);
        let Some(day) = session.day() else {
            let named = named_meeting(&report.source, meetings);
            if named.is_none() {
                self.diagnostics.push(Diagnostic::report_without_day(&origin));
            }
            return named.and_then(place);
        };
        if let Some(named) = named_meeting(&report.source, meetings) {
            if named.date == day {
                return place(named);
            }
            // Of a report on several days, the others may be of other meetings.
            if report.sessions.len() < 2 {
                self.diagnostics.push(Diagnostic::report_of_other_day(
                    &origin,
                    self.records.keys.called(named.id.as_str()),
                    &named.date.to_string(),
                    &day.to_string(),
                ));
                return None;
            }
        }
        let that_day: Vec<&Meeting> = meetings.iter().filter(|it| it.date == day).collect();
        let found = match that_day.as_slice() {
            [] => {
                self.diagnostics
                    .push(Diagnostic::report_without_meeting(&origin, &day.to_string()));
                None
            }
            [only]
                if self.by_title(session, &that_day).is_none()
                    && is_at_other_time(session, only) =>
            {
                let time = session.start.map(|start| start.time().strftime("%H:%M").to_string());
                let start = only.start.map(|it| format!("{}:{:02}", it.0 / 60, it.0 % 60));
                self.diagnostics.push(Diagnostic::report_at_other_time(
                    &origin,
                    &time.unwrap_or_default(),
                    self.records.keys.called(only.id.as_str()),
                    &start.unwrap_or_default(),
                ));
                return None;
            }
            [only] => Some(*only),
            several => self.by_title(session, several).or_else(|| by_time(session, several)),
        };
        if found.is_none() && !that_day.is_empty() {
            let codes: Vec<&str> = that_day.iter().map(|meeting| meeting.id.as_str()).collect();
            self.diagnostics.push(Diagnostic::report_of_two_meetings(
                &origin,
                &day.to_string(),
                &codes.join("、"),
            ));
        }
        found.and_then(place)
    }

    /// Returns the one meeting whose title, else whose body, is in the title of
    /// a session.
    fn by_title<'m>(&self, session: &Session, meetings: &[&'m Meeting]) -> Option<&'m Meeting> {
        let title = key(session.title.as_deref()?);
        let has = |name: &str| !key(name).is_empty() && title.contains(&key(name));
        let by_title = meetings.iter().filter(|meeting| {
            let titles = meeting.title.iter().flat_map(|it| [Some(&it.ja), it.en.as_ref()]);
            titles.flatten().any(|name| has(name))
        });
        let by_body = meetings.iter().filter(|meeting| {
            self.record_of(&meeting.id).is_some_and(|record| has(&record.body.value))
        });
        only(by_title).or_else(|| only(by_body)).copied()
    }

    pub(super) fn record_of(&self, meeting: &MeetingId) -> Option<&MeetingRecord> {
        self.records.meetings.iter().find(|it| it.meeting_id.value == meeting.as_str())
    }
}

/// Returns the one thing of several, if there is just one.
fn only<T>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let first = things.next()?;
    things.next().is_none().then_some(first)
}

/// Returns the meeting whose code is in the name of the sheet, the file or a
/// folder, the nearest name first.
fn named_meeting<'m>(source: &Source, meetings: &'m [Meeting]) -> Option<&'m Meeting> {
    let sheet = source.sheet.iter().map(String::as_str);
    sheet.chain(source.path.rsplit('/')).find_map(|name| {
        let name = plain(name);
        let named: Vec<&Meeting> =
            meetings.iter().filter(|meeting| holds(&name, meeting.id.as_str())).collect();
        // S1-2 has S1 in it as well.
        let longest = named.iter().map(|meeting| meeting.id.as_str().len()).max()?;
        only(named.into_iter().filter(|meeting| meeting.id.as_str().len() == longest))
    })
}

/// Returns whether a code stands in a name by itself. A code of figures alone
/// would be found in every date.
fn holds(name: &str, code: &str) -> bool {
    let code = plain(code);
    if code.chars().all(|c| !c.is_alphabetic()) {
        return false;
    }
    name.match_indices(&code).any(|(at, _)| {
        let before = name.get(..at).and_then(|it| it.chars().next_back());
        let after = name.get(at + code.len()..).and_then(|it| it.chars().next());
        !before.into_iter().chain(after).any(|c| c.is_ascii_alphanumeric())
    })
}

/// Returns when a session began, in minutes from midnight; `None` if the report
/// has days only.
fn minutes(session: &Session) -> Option<u32> {
    let start = session.start?.time();
    let minutes = u32::try_from(i32::from(start.hour()) * 60 + i32::from(start.minute())).ok()?;
    (minutes > 0).then_some(minutes)
}

/// Returns whether a session began at a time that is not that of a meeting.
fn is_at_other_time(session: &Session, meeting: &Meeting) -> bool {
    /// People test the line, and meetings last.
    const EARLY: u32 = 120;
    const LAST: u32 = 240;
    let (Some(minutes), Some(start)) = (minutes(session), meeting.start) else { return false };
    let end = meeting.end.map_or(start.0.saturating_add(LAST), |end| end.0);
    !(start.0.saturating_sub(EARLY)..=end).contains(&minutes)
}

/// Returns the one meeting at whose time a session began.
fn by_time<'m>(session: &Session, meetings: &[&'m Meeting]) -> Option<&'m Meeting> {
    /// People come early, and meetings last.
    const EARLY: u32 = 45;
    const LAST: u32 = 180;
    let minutes = minutes(session)?;
    let is_then = |meeting: &&&Meeting| {
        meeting.start.is_some_and(|start| {
            let end = meeting.end.map_or(start.0.saturating_add(LAST), |end| end.0);
            (start.0.saturating_sub(EARLY)..=end).contains(&minutes)
        })
    };
    let nearest = || {
        let distance = |meeting: &&&Meeting| Some(meeting.start?.0.abs_diff(minutes));
        let mut by_distance: Vec<(u32, &&Meeting)> =
            meetings.iter().filter_map(|it| Some((distance(&it)?, it))).collect();
        by_distance.sort_by_key(|(distance, _)| *distance);
        match by_distance.as_slice() {
            // Of two that touch, the one that is clearly nearer.
            [(first, meeting), (second, _), ..]
                if by_distance.len() == meetings.len() && first.saturating_add(EARLY) < *second =>
            {
                Some(*meeting)
            }
            _ => None,
        }
    };
    only(meetings.iter().filter(is_then)).or_else(nearest).copied()
}
