//! Who was at a meeting online, by the attendance reports of Zoom and Teams.
//!
//! A report is matched with a meeting by its day, or by the meeting's code in
//! the name of its file, sheet or folder; a person with an organisation by the
//! names in the list of members, or by the organisation's name in the name
//! shown. Whom nobody knows is asked about, once for each person.
//!
//! A report only adds: an organisation is present online, once for all its
//! people, and what a table says of it stands. Who is not in a report may have
//! been in the room, so that absence is never taken from a report in silence.

mod directory;
mod which;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place, Source};
use crate::domain::name::{Confidential, OrganisationId};
use crate::domain::text::{fold, key};
use crate::domain::words::Presence;
use crate::records::attendance_report::report::Session;
use crate::records::attendance_report::{self, Participant};

use super::meeting::split_mark;
use super::meeting::{Attendance, Meeting};
use super::organisation::Organisation;
use super::resolver::Resolver;

use self::directory::Directory;

/// One organisation that was there, by its person who stayed longest.
struct Came<'a> {
    organisation: OrganisationId,
    participant: &'a Participant,
    /// The person's name, if the name shown is one.
    person: Option<String>,
}

impl Came<'_> {
    fn entry(&self, presence: Presence) -> Attendance {
        Attendance {
            organisation: self.organisation.clone(),
            person: self.person.clone().map(Confidential::new),
            presence,
            spoke: None,
            origin: self.participant.origin.clone(),
        }
    }
}

impl Resolver<'_> {
    /// Adds those who were online to the meetings of the reports.
    pub(crate) fn online_attendance(
        &mut self,
        meetings: &mut [Meeting],
        organisations: &[Organisation],
    ) {
        let records = self.records;
        let mut sessions: BTreeMap<usize, Vec<&Session>> = BTreeMap::new();
        for report in &records.attendance_reports {
            for session in self.read_days(report, meetings) {
                if let Some(at) = self.meeting_of(report, session, meetings) {
                    sessions.entry(at).or_default().push(session);
                }
            }
        }
        for (at, sessions) in sessions {
            let Some(meeting) = meetings.get_mut(at) else { continue };
            // Two reports of one meeting: it was broken off, or held in two rooms.
            let people = sessions.iter().flat_map(|session| session.people.iter().cloned());
            let people = attendance_report::joined(people);
            self.add_people(meeting, &people, organisations);
        }
    }

    fn add_people(
        &mut self,
        meeting: &mut Meeting,
        people: &[Participant],
        organisations: &[Organisation],
    ) {
        let people = self.stayed_long_enough(meeting, people);
        let directory = Directory::new(self, organisations, meeting.date);
        let mut came: Vec<Came<'_>> = Vec::new();
        let mut unnamed = 0;
        for participant in people {
            match self.whom(participant, meeting, &directory) {
                Whom::Organisation(organisation) => {
                    let person = directory.person(&participant.names);
                    note(&mut came, Came { organisation, participant, person });
                }
                Whom::Some => unnamed += 1,
                Whom::Nobody => {}
            }
        }
        let is_first = meeting.attendance.is_empty();
        let expected = expected(meeting, organisations);
        let mut entries = Vec::new();
        for came in &came {
            self.add_entry(meeting, &mut entries, came, &expected, organisations);
        }
        meeting.attendance.append(&mut entries);
        // What answering with an organisation would do, for whoever compares the
        // readings: another of those expected was there.
        let trial = expected.iter().filter(|id| meeting.presence(id).is_none()).take(unnamed);
        let origin = people_origin(&came, meeting);
        let trial: Vec<Attendance> = trial.map(|id| entry(id, Presence::Online, &origin)).collect();
        meeting.attendance.extend(trial);
        if is_first && !meeting.attendance.is_empty() {
            self.settle_rest(meeting, &expected, &origin);
        }
    }

    /// Leaves out those who stayed a shorter time than the settings ask for.
    fn stayed_long_enough<'p>(
        &mut self,
        meeting: &Meeting,
        people: &'p [Participant],
    ) -> Vec<&'p Participant> {
        let minimum = self.records.config.config.attendance.minimum_minutes;
        let is_short = |it: &Participant| {
            it.seconds().is_some_and(|seconds| seconds < minimum.saturating_mul(60))
        };
        let short: Vec<&Participant> = people.iter().filter(|it| is_short(it)).collect();
        if let Some(first) = short.first() {
            /// As many as a message can hold.
            const NAMED: usize = 5;
            let names = short.iter().take(NAMED).map(|it| {
                let minutes = it.seconds().unwrap_or(0) / 60;
                format!("{}({minutes})", it.name())
            });
            let mut names = names.collect::<Vec<_>>().join("、");
            if short.len() > NAMED {
                names.push('…');
            }
            self.diagnostics.push(Diagnostic::stayed_too_short(
                &first.origin,
                self.records.keys.called(meeting.id.as_str()),
                minimum,
                short.len(),
                &names,
            ));
        }
        people.iter().filter(|it| !is_short(it)).collect()
    }

    /// Returns whom a participant stands for; asks if nothing tells.
    fn whom(
        &mut self,
        participant: &Participant,
        meeting: &Meeting,
        directory: &Directory,
    ) -> Whom {
        let found = directory.find(&participant.names);
        if let [only] = found.as_slice() {
            return Whom::Organisation(only.clone());
        }
        let near = if found.is_empty() { directory.near(&participant.names) } else { found };
        let near: Vec<String> = near.iter().map(|id| directory.shown(id)).collect();
        let item = participant.email.clone().unwrap_or_else(|| key(participant.name()));
        let question = Diagnostic::ask_participant(
            &participant.origin,
            &item,
            participant.name(),
            self.records.keys.called(meeting.id.as_str()),
            &near.join("、"),
        );
        let answer = question.asked().and_then(|it| self.records.answers.free(&it.key));
        match answer.map(|answer| question.chosen(answer).unwrap_or(answer)) {
            Some("guest") => Whom::Nobody,
            Some("organisation") => {
                self.diagnostics.push(question);
                Whom::Some
            }
            Some(name) if let Some(id) = self.organisation_index.find(name) => {
                Whom::Organisation(id.clone())
            }
            _ => {
                self.diagnostics.push(question);
                Whom::Nobody
            }
        }
    }

    /// Notes that an organisation was there, unless the tables say more.
    fn add_entry(
        &mut self,
        meeting: &mut Meeting,
        entries: &mut Vec<Attendance>,
        came: &Came<'_>,
        expected: &[OrganisationId],
        organisations: &[Organisation],
    ) {
        let id = &came.organisation;
        let known = meeting.attendance.iter().position(|it| it.organisation == *id);
        let Some((at, recorded)) = known.and_then(|at| Some((at, meeting.attendance.get(at)?)))
        else {
            let has_seat = expected.contains(id);
            let presence = if has_seat { Presence::Online } else { Presence::Observer };
            entries.push(came.entry(presence));
            return;
        };
        if recorded.presence != Presence::Absent {
            return;
        }
        if self.is_said(meeting, recorded) {
            let shown = organisations.iter().find(|it| it.id == *id);
            let question = Diagnostic::ask_absent_online(
                &came.participant.origin,
                self.records.keys.called(meeting.id.as_str()),
                (id.as_str(), shown.map_or(id.as_str(), |it| &it.short_name)),
                &recorded.origin.to_string(),
            );
            if self.records.answers.choose(question, self.diagnostics) != "online" {
                return;
            }
        }
        meeting.attendance.splice(at..=at, [came.entry(Presence::Online)]);
    }

    /// Returns whether somebody wrote that an organisation was absent.
    fn is_said(&self, meeting: &Meeting, recorded: &Attendance) -> bool {
        let Some(attendees) =
            self.record_of(&meeting.id).and_then(|record| record.attendees.as_ref())
        else {
            return true;
        };
        let names = |written: &String| {
            self.organisation_index.find(&split_mark(written).0) == Some(&recorded.organisation)
        };
        attendees.origin != recorded.origin || attendees.value.0.iter().any(names)
    }

    /// Those expected who are not in the only record of a meeting were absent, if
    /// everybody met online; else the meeting is not counted.
    fn settle_rest(&mut self, meeting: &mut Meeting, expected: &[OrganisationId], origin: &Origin) {
        let rest: Vec<&OrganisationId> =
            expected.iter().filter(|id| meeting.presence(id).is_none()).collect();
        if rest.is_empty() {
            return;
        }
        let is_counted = |it: &&Attendance| it.presence != Presence::Observer;
        let came = meeting.attendance.iter().filter(is_counted).count();
        if !is_online_only(meeting) {
            let question = Diagnostic::ask_rest_absent(
                origin,
                meeting.body.as_str(),
                self.records.keys.called(meeting.id.as_str()),
                came,
                rest.len(),
            );
            if self.records.answers.choose(question, self.diagnostics) == "unknown" {
                meeting.attendance.clear();
                return;
            }
        }
        let absent = rest.into_iter().map(|id| entry(id, Presence::Absent, origin));
        let absent: Vec<Attendance> = absent.collect();
        meeting.attendance.extend(absent);
    }
}

/// Whom a person stands for.
enum Whom {
    Organisation(OrganisationId),
    /// An organisation that is not named yet.
    Some,
    Nobody,
}

fn note<'a>(all: &mut Vec<Came<'a>>, came: Came<'a>) {
    let known = all.iter_mut().find(|it| it.organisation == came.organisation);
    match known {
        Some(known) if known.participant.seconds() < came.participant.seconds() => *known = came,
        Some(_) => {}
        None => all.push(came),
    }
}

fn entry(organisation: &OrganisationId, presence: Presence, origin: &Origin) -> Attendance {
    let (organisation, origin) = (organisation.clone(), origin.clone());
    Attendance { organisation, person: None, presence, spoke: None, origin }
}

fn people_origin(came: &[Came<'_>], meeting: &Meeting) -> Origin {
    came.first().map_or_else(|| meeting.origin.clone(), |it| whole(&it.participant.origin.source))
}

fn whole(source: &Arc<Source>) -> Origin {
    Origin { source: Arc::clone(source), place: Place::Whole }
}

/// Returns who was expected at a meeting: those with a seat in its body; of a
/// body without any seats, all members.
fn expected(meeting: &Meeting, organisations: &[Organisation]) -> Vec<OrganisationId> {
    let ids = |is_expected: &dyn Fn(&Organisation) -> bool| -> Vec<OrganisationId> {
        organisations.iter().filter(|it| is_expected(it)).map(|it| it.id.clone()).collect()
    };
    let seated = ids(&|it| it.is_seated(&meeting.body, meeting.date));
    if seated.is_empty() { ids(&|it| it.is_active(meeting.date)) } else { seated }
}

/// Returns whether the place of a meeting says that there was no room.
fn is_online_only(meeting: &Meeting) -> bool {
    const WORDS: [&str; 14] = [
        "オンライン",
        "オンライン会議",
        "オンライン開催",
        "オンラインのみ",
        "online",
        "zoom",
        "teams",
        "microsoftteams",
        "web",
        "web会議",
        "ウェブ会議",
        "ウェブ",
        "リモート",
        "zoomミーティング",
    ];
    let Some(place) = &meeting.place else { return false };
    let place = fold(&place.ja);
    let mut words = place.split(['(', ')', ':', '/', '・', '、', ',']).filter(|it| !it.is_empty());
    !place.is_empty() && words.all(|word| WORDS.contains(&word))
}
