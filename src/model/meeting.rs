//! Meetings, who was there, and what was decided.

mod called_off;
mod held;

pub use self::held::{Attendance, Decision, Meeting};

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin, Severity};
use crate::domain::name::{BodyId, Confidential, DecisionId, GoalId, Index, MeetingId, Name};
use crate::domain::text::fold;
use crate::domain::value::{Items, Sourced};
use crate::domain::words::{MeetingState, Presence, Visibility};
use crate::records::receipt::Rule;
use crate::records::tables::{AttendanceRecord, MeetingRecord};

use super::organisation::Organisation;
use super::resolver::{Resolver, claim};

use self::called_off::Said;

impl Resolver<'_> {
    pub(crate) fn meetings(&mut self, organisations: &[Organisation], as_of: Date) -> Vec<Meeting> {
        let records = self.records;
        let mut seen = BTreeMap::new();
        let mut meetings = Vec::new();
        for record in &records.meetings {
            let id = MeetingId::new(&record.meeting_id.value);
            if !claim(
                &mut self.meeting_index,
                &record.meeting_id,
                &id,
                &mut seen,
                &records.keys,
                self.diagnostics,
            ) {
                continue;
            }
            let Some(body) = self.body_ref(&record.body.value, &record.body.origin) else {
                continue;
            };
            let goals = record.goal_ids.iter().flat_map(|names| {
                names
                    .value
                    .0
                    .iter()
                    .map(|name| Sourced { value: name.clone(), origin: names.origin.clone() })
            });
            let goals = goals.filter_map(|name| self.goal_ref(&name)).collect();
            let listed = self.listed_attendance(record, &body, organisations);
            meetings.push(meeting(
                record,
                id,
                body,
                goals,
                listed,
                self.visibility(record.visibility.as_ref(), "meetings"),
            ));
        }
        self.attendance_rows(&mut meetings);
        self.online_attendance(&mut meetings, organisations);
        self.settle_membership(&mut meetings, organisations);
        self.called_off(&mut meetings);
        for meeting in &mut meetings {
            self.settle_state(meeting, as_of);
        }
        meetings.sort_by(|a, b| (a.date, a.start, &a.id).cmp(&(b.date, b.start, &b.id)));
        meetings
    }

    /// Attendance from the lists of the meeting's own row: those named as
    /// present, and as absent those named so and all others with a seat.
    fn listed_attendance(
        &mut self,
        record: &MeetingRecord,
        body: &BodyId,
        organisations: &[Organisation],
    ) -> Vec<Attendance> {
        let mut listed: Vec<Attendance> = Vec::new();
        let lists = [(&record.attendees, Presence::Present), (&record.absentees, Presence::Absent)];
        for (names, presence) in lists {
            let Some(names) = names else { continue };
            for written in &names.value.0 {
                let (name, mark) = split_mark(written);
                let presence = mark.and_then(|mark| Presence::from_text(&mark)).unwrap_or(presence);
                let name = Sourced { value: name, origin: names.origin.clone() };
                let Some(organisation) = self.organisation_ref(&name) else { continue };
                let entry = Attendance {
                    organisation,
                    person: None,
                    presence,
                    spoke: None,
                    origin: names.origin.clone(),
                };
                // Who left and came back, or came with two, is there once.
                let meeting = self.records.keys.called(&record.meeting_id.value);
                self.add_presence(&mut listed, entry, (meeting, &name.value));
            }
        }
        if let Some(names) = &record.attendees {
            for organisation in organisations {
                let named = listed.iter().any(|entry| entry.organisation == organisation.id);
                if !named && organisation.is_seated(body, record.date.value) {
                    listed.push(Attendance {
                        organisation: organisation.id.clone(),
                        person: None,
                        presence: Presence::Absent,
                        spoke: None,
                        origin: names.origin.clone(),
                    });
                }
            }
        }
        listed
    }

    /// The attendance table wins over the lists of a meeting's row.
    fn attendance_rows(&mut self, meetings: &mut [Meeting]) {
        let records = self.records;
        let mut rows: BTreeMap<MeetingId, Vec<Attendance>> = BTreeMap::new();
        for record in &records.attendance {
            let AttendanceRecord { meeting_id, organisation, presence, .. } = record;
            let (Some(meeting), Some(organisation)) =
                (self.meeting_ref(meeting_id), self.organisation_ref(organisation))
            else {
                continue;
            };
            let entry = Attendance {
                organisation,
                person: record
                    .person
                    .as_ref()
                    .map(|person| Confidential::new(person.value.clone())),
                presence: presence.value,
                spoke: record.spoke.as_ref().map(|spoke| spoke.value),
                origin: record.origin.clone(),
            };
            let name = &record.organisation;
            let first = rows
                .get(&meeting)
                .and_then(|entries| entries.iter().find(|it| it.organisation == entry.organisation))
                .map(|first| (is_there(first.presence), first.origin.to_string()));
            if let Some((was_there, first)) = first
                && was_there == is_there(entry.presence)
            {
                // A delegate and a proxy of one organisation are one presence.
                let problem = Diagnostic::attendance_twice(&name.origin, &name.value, &first);
                self.diagnostics.push(problem);
                continue;
            }
            let names = (records.keys.called(&meeting_id.value), name.value.as_str());
            self.add_presence(rows.entry(meeting).or_default(), entry, names);
        }
        for meeting in meetings {
            if let Some(entries) = rows.remove(&meeting.id) {
                meeting.attendance = entries;
            }
        }
    }

    /// Adds an organisation to those at a meeting, once. Whether one that is
    /// both present and absent was there is asked.
    fn add_presence(
        &mut self,
        entries: &mut Vec<Attendance>,
        entry: Attendance,
        (meeting, name): (&str, &str),
    ) {
        let same = |other: &&mut Attendance| other.organisation == entry.organisation;
        let Some(first) = entries.iter_mut().find(same) else {
            entries.push(entry);
            return;
        };
        if is_there(first.presence) == is_there(entry.presence) {
            return;
        }
        let question = Diagnostic::ask_present_absent(
            &entry.origin,
            (meeting, entry.organisation.as_str()),
            name,
            &first.origin.to_string(),
        );
        let present = self.records.answers.choose(question, self.diagnostics) == "present";
        if present != is_there(first.presence) {
            *first = entry;
        }
    }

    /// Attendance on days on which an organisation was no member, or had no seat in
    /// the body that met, is counted or left out, as was answered for the
    /// organisation.
    fn settle_membership(&mut self, meetings: &mut [Meeting], organisations: &[Organisation]) {
        for organisation in organisations {
            let day = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
            let since = format!("{}〜{}", day(organisation.joined_on), day(organisation.left_on));
            let is_outside = |meeting: &Meeting| !organisation.is_active(meeting.date);
            self.settle_odd(meetings, organisation, &is_outside, &|origin, date, count| {
                let name = (organisation.id.as_str(), organisation.name.ja.as_str());
                Diagnostic::ask_not_a_member(origin, name, date, &since, count)
            });
            let terms = organisation.seats.iter().filter(|it| it.from.or(it.to).is_some());
            let terms: Vec<String> =
                terms.map(|seat| format!("{}〜{}", day(seat.from), day(seat.to))).collect();
            let terms = terms.join("、");
            let is_without_seat = |meeting: &Meeting| organisation.is_out_of_term(meeting);
            self.settle_odd(meetings, organisation, &is_without_seat, &|origin, date, count| {
                let name = (organisation.id.as_str(), organisation.name.ja.as_str());
                Diagnostic::ask_out_of_term(origin, name, date, &terms, count)
            });
        }
    }

    /// Asks once about an organisation's attendance at odd meetings, and leaves it
    /// out if that was answered.
    fn settle_odd(
        &mut self,
        meetings: &mut [Meeting],
        organisation: &Organisation,
        is_odd: &dyn Fn(&Meeting) -> bool,
        question: &dyn Fn(&Origin, &str, usize) -> Diagnostic,
    ) {
        let is_counted = |entry: &Attendance| {
            entry.organisation == organisation.id && entry.presence != Presence::Observer
        };
        let found: Vec<(Date, Origin)> = meetings
            .iter()
            .filter(|meeting| is_odd(meeting))
            .flat_map(|meeting| meeting.attendance.iter().map(move |entry| (meeting, entry)))
            .filter(|(_, entry)| is_counted(entry))
            .map(|(meeting, entry)| (meeting.date, entry.origin.clone()))
            .collect();
        let Some((date, origin)) = found.iter().min() else { return };
        let question = question(origin, &date.to_string(), found.len());
        if self.records.answers.choose(question, self.diagnostics) == "count" {
            return;
        }
        self.set_aside.extend(found.into_iter().map(|(_, origin)| (origin, Rule::Answered)));
        for meeting in meetings.iter_mut().filter(|meeting| is_odd(meeting)) {
            meeting.attendance.retain(|entry| !is_counted(entry));
        }
    }

    /// Returns whether all tables and reports of attendance could be read.
    fn has_all_attendance(&self) -> bool {
        let is_report =
            |it: &Diagnostic| it.severity == Severity::Error && it.code.starts_with("report-");
        !self.records.unreadable.may_hold("attendance", "")
            && !self.diagnostics.iter().any(is_report)
    }

    /// Meetings that nobody came to and that have no state may be called off in their
    /// remarks.
    fn called_off(&mut self, meetings: &mut [Meeting]) {
        let records = self.records;
        let of_rows: BTreeMap<&Origin, &MeetingRecord> =
            records.meetings.iter().map(|record| (&record.origin, record)).collect();
        for meeting in meetings.iter_mut().filter(|it| it.is_planned()) {
            let Some(record) = of_rows.get(&meeting.origin) else { continue };
            let is_there = meeting.attendance.iter().any(|entry| is_there(entry.presence));
            let title = record.title.as_ref().map(|title| Sourced {
                value: called_off::marks(&title.value),
                origin: title.origin.clone(),
            });
            let remarks = [record.notes.clone(), title];
            let mut said = remarks.iter().flatten().filter_map(|it| {
                let said = called_off::said(&it.value)?;
                Some((said, it))
            });
            let Some((said, remark)) = said.next() else { continue };
            let is_unclear = said == Said::Unclear || record.state.is_some();
            if is_unclear && is_there {
                continue;
            }
            if is_unclear {
                let code = records.keys.called(meeting.id.as_str());
                let date = meeting.date.to_string();
                let question =
                    Diagnostic::ask_called_off(&remark.origin, code, &date, remark.value.trim());
                if records.answers.choose(question, self.diagnostics) != "cancelled" {
                    continue;
                }
            }
            meeting.state = MeetingState::Cancelled;
        }
    }

    /// A state that contradicts the date or the attendance is a mistake.
    fn settle_state(&mut self, meeting: &mut Meeting, as_of: Date) {
        let present = meeting.attendance.iter().filter(|entry| is_there(entry.presence)).count();
        let code = self.records.keys.called(meeting.id.as_str()).to_owned();
        let date = meeting.date.to_string();
        match meeting.state {
            MeetingState::Cancelled if present > 0 => {
                let question = Diagnostic::ask_cancelled(&meeting.origin, &code, &date, present);
                if self.records.answers.choose(question, self.diagnostics) == "held" {
                    meeting.state = MeetingState::Held;
                }
            }
            MeetingState::Planned if present > 0 && meeting.date > as_of => {
                let is_said = self.records.meetings.iter().any(|record| {
                    record.origin == meeting.origin
                        && record.state.as_ref().is_some_and(|it| it.value == MeetingState::Planned)
                });
                if is_said {
                    let problem = Diagnostic::ahead_with_attendance(&meeting.origin, &code, &date);
                    self.diagnostics.push(problem);
                }
            }
            _ => {}
        }
        match meeting.state {
            MeetingState::Held if meeting.date > as_of => meeting.state = MeetingState::Planned,
            MeetingState::Planned if !meeting.attendance.is_empty() && meeting.date <= as_of => {
                meeting.state = MeetingState::Held;
            }
            MeetingState::Planned if meeting.date <= as_of => {
                self.diagnostics.push(Diagnostic::meeting_without_record(
                    &meeting.origin,
                    &code,
                    &meeting.date.to_string(),
                ));
            }
            // Why a table or report of attendance is not read is told already.
            MeetingState::Held if meeting.attendance.is_empty() && self.has_all_attendance() => {
                self.diagnostics
                    .push(Diagnostic::meeting_without_attendance(&meeting.origin, &code));
            }
            _ => {}
        }
        if let Some(sent) = meeting.minutes_sent_on
            && sent < meeting.date
        {
            self.diagnostics.push(Diagnostic::dates_reversed(
                &meeting.origin,
                &sent.to_string(),
                &meeting.date.to_string(),
            ));
        }
    }

    /// Tells of scores that are not of five.
    pub(crate) fn check_scores(&mut self) {
        for score in self.records.meetings.iter().filter_map(|it| it.satisfaction.as_ref()) {
            if !(Decimal::ONE..=Decimal::from(5)).contains(&score.value) {
                let written = score.value.to_string();
                self.diagnostics.push(Diagnostic::score_out_of_range(&score.origin, &written));
            }
        }
    }

    pub(crate) fn decisions(&mut self) -> Vec<Decision> {
        let records = self.records;
        let mut seen = BTreeMap::new();
        let mut index = Index::new();
        let mut decisions = Vec::new();
        for record in records.decisions.iter().filter(|it| !says_none(&it.text.value)) {
            let id = DecisionId::new(&record.decision_id.value);
            if !claim(
                &mut index,
                &record.decision_id,
                &id,
                &mut seen,
                &records.keys,
                self.diagnostics,
            ) {
                continue;
            }
            let goal = record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal));
            let indicator = record.indicator_id.as_ref().and_then(|name| self.indicator_ref(name));
            let Some(meeting) = self.meeting_ref(&record.meeting_id) else { continue };
            decisions.push(Decision {
                id,
                meeting,
                text: Name::of(&record.text, record.text_en.as_ref()),
                goal,
                indicator,
                state: Name::optional(record.state.as_ref(), record.state_en.as_ref()),
                visibility: self.visibility(record.visibility.as_ref(), "decisions"),
                origin: record.origin.clone(),
            });
        }
        decisions
    }
}

/// Whether a presence is one: a delegate, a proxy or an observer.
fn is_there(presence: Presence) -> bool {
    presence != Presence::Absent
}

pub(crate) fn meeting(
    record: &MeetingRecord,
    id: MeetingId,
    body: BodyId,
    goals: Vec<GoalId>,
    attendance: Vec<Attendance>,
    visibility: Visibility,
) -> Meeting {
    let sealed = |cell: &Option<Sourced<String>>| {
        cell.as_ref().map(|cell| Confidential::new(cell.value.clone()))
    };
    let names = |ja: Option<&Sourced<Items>>, en: Option<&Sourced<Items>>| -> Vec<Name> {
        let en = en.map_or(&[][..], |items| &items.value.0);
        let ja = ja.map_or(&[][..], |items| &items.value.0).iter().enumerate();
        ja.map(|(at, item)| Name::new(item.clone(), en.get(at).cloned())).collect()
    };
    Meeting {
        id,
        date: record.date.value,
        start: record.start.as_ref().map(|time| time.value),
        end: record.end.as_ref().map(|time| time.value),
        body,
        title: Name::optional(record.title.as_ref(), record.title_en.as_ref()),
        number: record.number.as_ref().map(|number| number.value.0),
        place: Name::optional(record.place.as_ref(), record.place_en.as_ref()),
        online: record.online.as_ref().is_some_and(|online| online.value),
        open: record.open.as_ref().map(|open| open.value),
        chair: sealed(&record.chair),
        facilitator: sealed(&record.facilitator),
        recorder: sealed(&record.recorder),
        theme: Name::optional(record.theme.as_ref(), record.theme_en.as_ref()),
        agenda: names(record.agenda.as_ref(), record.agenda_en.as_ref()),
        goals,
        materials: names(record.materials.as_ref(), record.materials_en.as_ref()),
        attendance,
        observers: record.observers.as_ref().map(|observers| observers.value),
        // Settled against date and attendance afterwards.
        state: record.state.as_ref().map_or(MeetingState::Planned, |state| state.value),
        minutes_sent_on: record.minutes_sent_on.as_ref().map(|date| date.value),
        minutes_published_on: record.minutes_published_on.as_ref().map(|date| date.value),
        satisfaction: record.satisfaction.as_ref().map(|score| score.value),
        notes: sealed(&record.notes),
        visibility,
        origin: record.origin.clone(),
    }
}

/// Splits `あおい商店(代理)` into the name and the mark in its brackets; a
/// bracket that is no mark, as in `あおい商店(株)`, belongs to the name.
pub(super) fn split_mark(written: &str) -> (String, Option<String>) {
    let open = written.rfind(['(', '（']);
    if let Some(open) = open
        && written.ends_with([')', '）'])
    {
        let mark = written[open..].trim_matches(['(', ')', '（', '）']);
        if Presence::from_text(mark).is_some() {
            return (written[..open].trim().to_owned(), Some(mark.to_owned()));
        }
    }
    (written.to_owned(), None)
}

/// Whether minutes say that nothing was decided, where others have what was.
fn says_none(text: &str) -> bool {
    const NONE: [&str; 9] = [
        "なし",
        "無し",
        "特になし",
        "特に無し",
        "決定なし",
        "決定事項なし",
        "該当なし",
        "none",
        "nothing",
    ];
    NONE.contains(&fold(text.trim_end_matches(['。', '.'])).as_str())
}
