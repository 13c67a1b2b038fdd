//! Meetings, their attendance, and the attendance reports of online meetings.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// An end before its beginning.
    pub fn dates_reversed(origin: &Origin, later: &str, earlier: &str) -> Self {
        Self::error("dates-reversed", origin).with("later", later).with("earlier", earlier)
    }

    /// An organisation twice at one meeting.
    pub fn attendance_twice(origin: &Origin, name: &str, first: &str) -> Self {
        Self::warning("attendance-twice", origin).quoting("name", name).with("first", first)
    }

    /// A planned meeting whose day has passed.
    pub fn meeting_without_record(origin: &Origin, code: &str, date: &str) -> Self {
        Self::warning("meeting-without-record", origin).quoting("code", code).with("date", date)
    }

    /// A meeting that was held and has no attendance.
    pub fn meeting_without_attendance(origin: &Origin, code: &str) -> Self {
        Self::warning("meeting-without-attendance", origin).quoting("code", code)
    }

    /// A time or a length of stay in a report that cannot be read.
    pub fn unreadable_stay(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-stay", origin).quoting("header", header).quoting("written", written)
    }

    /// A report with heads and nobody below them.
    pub fn report_without_people(origin: &Origin) -> Self {
        Self::warning("report-without-people", origin)
    }

    /// No meeting is known on the day of a report.
    pub fn report_without_meeting(origin: &Origin, day: &str) -> Self {
        Self::error("report-without-meeting", origin).with("day", day)
    }

    /// A report that does not say its day.
    pub fn report_without_day(origin: &Origin) -> Self {
        Self::error("report-without-day", origin)
    }

    /// Several meetings on the day of a report.
    pub fn report_of_two_meetings(origin: &Origin, day: &str, meetings: &str) -> Self {
        Self::error("report-of-two-meetings", origin).with("day", day).with("meetings", meetings)
    }

    /// The meeting on the day of a report was at another time of day.
    pub fn report_at_other_time(origin: &Origin, time: &str, code: &str, start: &str) -> Self {
        Self::error("report-at-other-time", origin)
            .with("time", time)
            .quoting("code", code)
            .with("start", start)
    }

    /// The file is named after a meeting of another day.
    pub fn report_of_other_day(origin: &Origin, code: &str, held: &str, day: &str) -> Self {
        Self::error("report-of-other-day", origin)
            .quoting("code", code)
            .with("held", held)
            .with("day", day)
    }

    /// Whether 7/8/26 in a report is in July or in August.
    pub fn ask_report_days(origin: &Origin, month_first: &str, day_first: &str) -> Self {
        Self::question("ask-report-days", origin, ("", ""), &["month-first", "day-first"])
            .with("month", month_first)
            .with("day", day_first)
    }

    /// Whom a person at an online meeting stands for. `item` is what they are
    /// known by.
    pub fn ask_participant(
        origin: &Origin,
        item: &str,
        name: &str,
        meeting: &str,
        near: &str,
    ) -> Self {
        Self::question("ask-participant", origin, ("", item), &["guest", "organisation"])
            .in_any_file()
            .or_an_organisation()
            .quoting("name", name)
            .quoting("meeting", meeting)
            .with("near", or_empty(near))
    }

    /// An organisation that is absent by the table and present by the report.
    pub fn ask_absent_online(
        origin: &Origin,
        meeting: &str,
        organisation: (&str, &str),
        recorded: &str,
    ) -> Self {
        let (id, name) = organisation;
        Self::question("ask-absent-online", origin, (meeting, id), &["absent", "online"])
            .in_any_file()
            .quoting("meeting", meeting)
            .quoting("name", name)
            .with("recorded", recorded)
    }

    /// Whether those who are not in the report were absent.
    pub fn ask_rest_absent(
        origin: &Origin,
        body: &str,
        meeting: &str,
        came: usize,
        rest: usize,
    ) -> Self {
        Self::question("ask-rest-absent", origin, ("", body), &["absent", "unknown"])
            .in_any_file()
            .quoting("meeting", meeting)
            .with("came", came)
            .with("rest", rest)
    }

    /// People who were at an online meeting too short a time to count.
    pub fn stayed_too_short(
        origin: &Origin,
        meeting: &str,
        minutes: u32,
        count: usize,
        names: &str,
    ) -> Self {
        Self::warning("stayed-too-short", origin)
            .quoting("meeting", meeting)
            .with("minutes", minutes.to_string())
            .with("count", count)
            .with("names", names)
    }

    /// A meeting that is said to be cancelled and has people present.
    pub fn ask_cancelled(origin: &Origin, meeting: &str, date: &str, present: usize) -> Self {
        Self::question("ask-cancelled", origin, ("", meeting), &["cancelled", "held"])
            .quoting("meeting", meeting)
            .with("date", date)
            .with("present", present)
    }

    /// A remark that may say that a meeting was called off.
    pub fn ask_called_off(origin: &Origin, meeting: &str, date: &str, remark: &str) -> Self {
        Self::question("ask-called-off", origin, ("", meeting), &["not-so", "cancelled"])
            .quoting("meeting", meeting)
            .with("date", date)
            .quoting("remark", remark)
    }

    /// Blank cells beside marks of who came, in a sheet that marks nobody as absent.
    pub fn ask_blank_attendance(origin: &Origin, count: usize) -> Self {
        Self::question("ask-blank-attendance", origin, ("", ""), &["absent", "unknown"])
            .with("count", count)
    }

    /// A meeting that is said to be ahead of the cut-off and has people present.
    pub fn ahead_with_attendance(origin: &Origin, meeting: &str, date: &str) -> Self {
        Self::warning("ahead-with-attendance", origin)
            .quoting("meeting", meeting)
            .with("date", date)
    }

    /// An organisation both present and absent at one meeting.
    pub fn ask_present_absent(
        origin: &Origin,
        (meeting, id): (&str, &str),
        name: &str,
        first: &str,
    ) -> Self {
        let item = format!("{meeting} {id}");
        Self::question("ask-present-absent", origin, ("", &item), &["present", "absent"])
            .quoting("meeting", meeting)
            .quoting("name", name)
            .with("first", first)
    }

    /// Attendance of an organisation on a day on which it was no member.
    pub fn ask_not_a_member(
        origin: &Origin,
        (id, name): (&str, &str),
        date: &str,
        since: &str,
        count: usize,
    ) -> Self {
        Self::question("ask-not-a-member", origin, ("", id), &["count", "leave-out"])
            .quoting("name", name)
            .with("date", date)
            .with("since", since)
            .with("more", count.saturating_sub(1))
    }

    /// Attendance of an organisation at a meeting of a body in which it had no seat on
    /// that day.
    pub fn ask_out_of_term(
        origin: &Origin,
        (id, name): (&str, &str),
        date: &str,
        terms: &str,
        count: usize,
    ) -> Self {
        Self::question("ask-out-of-term", origin, ("", id), &["count", "leave-out"])
            .quoting("name", name)
            .with("date", date)
            .with("terms", terms)
            .with("more", count.saturating_sub(1))
    }
}
