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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Diagnostic, Origin, Place, Source};
use crate::domain::name::{Confidential, MeetingId, OrganisationId};
use crate::domain::text::{fold, key};
use crate::domain::words::{Presence, Visibility};
use crate::records::attendance_report::{self, AttendanceReport, Participant, Session};
use crate::records::tables::MeetingRecord;

use super::Resolver;
use super::meeting::{Attendance, Meeting, split_mark};
use super::organisation::Organisation;

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

    /// Returns the sessions of a report, their dates read in the one order that
    /// leads to meetings.
    fn read_days<'r>(
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
    fn meeting_of(
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
                    named.id.as_str(),
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
                    only.id.as_str(),
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

    fn record_of(&self, meeting: &MeetingId) -> Option<&MeetingRecord> {
        self.records.meetings.iter().find(|it| it.meeting_id.value == meeting.as_str())
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
                meeting.id.as_str(),
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
            meeting.id.as_str(),
            &near.join("、"),
        );
        let answer = question.asked().and_then(|it| self.records.answers.free(&it.key));
        match answer {
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
                meeting.id.as_str(),
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
                meeting.id.as_str(),
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

fn plain(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
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

/// Names of people and organisations on one day.
struct Directory {
    /// Delegates, by their names as they are compared.
    people: BTreeMap<String, BTreeSet<OrganisationId>>,
    /// Organisations by all their names as they are compared.
    names: BTreeMap<String, OrganisationId>,
    /// Codes, which stand alone in a name or not at all.
    codes: BTreeMap<String, OrganisationId>,
    shown: BTreeMap<OrganisationId, String>,
}

impl Directory {
    fn new(resolver: &Resolver<'_>, organisations: &[Organisation], day: Date) -> Self {
        let mut directory = Self {
            people: BTreeMap::new(),
            names: BTreeMap::new(),
            codes: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        for organisation in organisations {
            let id = &organisation.id;
            directory.shown.insert(id.clone(), organisation.short_name.clone());
            directory.codes.insert(key(id.as_str()), id.clone());
            let held = organisation.seats.iter().filter(|seat| seat.is_held(day));
            for person in held.filter_map(|seat| seat.person.as_ref()) {
                let Some(names) = person.reveal_to(Visibility::Internal) else { continue };
                for name in names.split(['、', ',', '，', ';', '；', '/', '／', '\n']) {
                    let name = key(name);
                    if name.chars().count() > 1 {
                        directory.people.entry(name).or_default().insert(id.clone());
                    }
                }
            }
        }
        for record in &resolver.records.members {
            let names = [Some(&record.org_name), record.org_name_en.as_ref()];
            let names = names.into_iter().flatten().chain(&record.short_name);
            let names = names.map(|name| &name.value);
            let aliases = record.aliases.iter().flat_map(|names| &names.value.0);
            for name in names.chain(aliases) {
                let Some(id) = resolver.organisation_index.find(name) else { continue };
                if directory.shown.contains_key(id) {
                    directory.names.insert(key(name), id.clone());
                }
            }
        }
        directory
    }

    /// Returns the organisations that the names of one person lead to.
    fn find(&self, names: &[String]) -> Vec<OrganisationId> {
        let (mut people, mut named) = (BTreeSet::new(), BTreeSet::new());
        for name in names {
            let words = words(name);
            people.extend(self.of_person(&words));
            named.extend(self.of_name(&words));
        }
        // A delegate of two organisations says in the name for which they came.
        let both: Vec<OrganisationId> = people.intersection(&named).cloned().collect();
        if both.is_empty() { people.union(&named).cloned().collect() } else { both }
    }

    fn of_person(&self, words: &[String]) -> BTreeSet<OrganisationId> {
        /// A surname alone may be another's.
        const LEAST: usize = 3;
        let mut found = BTreeSet::new();
        for (run, length) in runs(words) {
            let rest_is_named = || !self.of_name(words).is_empty();
            let is_whole = length == words.len() || run.chars().count() >= LEAST;
            if let Some(ids) = self.people.get(&run)
                && (is_whole || rest_is_named())
            {
                found.extend(ids.iter().cloned());
            }
        }
        for pair in words.windows(2) {
            if let [given, family] = pair
                && let Some(ids) = self.people.get(&format!("{family}{given}"))
            {
                found.extend(ids.iter().cloned());
            }
        }
        found
    }

    fn of_name(&self, words: &[String]) -> BTreeSet<OrganisationId> {
        /// Without a space between them, a short name may be part of another.
        const LEAST: usize = 4;
        let whole = words.concat();
        let mut found: BTreeMap<&str, &OrganisationId> = BTreeMap::new();
        for (run, length) in runs(words) {
            if let Some((name, id)) = self.names.get_key_value(&run)
                && (length == words.len() || is_clearly_a_body(name))
            {
                found.insert(name, id);
            }
            if length == 1
                && let Some((code, id)) = self.codes.get_key_value(&run)
                && code.chars().any(|c| c.is_ascii_digit())
            {
                found.insert(code, id);
            }
        }
        for (name, id) in &self.names {
            let is_part = whole.starts_with(name.as_str()) || whole.ends_with(name.as_str());
            if is_part && name.chars().count() >= LEAST {
                found.insert(name, id);
            }
        }
        // みどり町役場 is not みどり町.
        let is_longest =
            |name: &str| !found.keys().any(|other| *other != name && other.contains(name));
        found.iter().filter(|(name, _)| is_longest(name)).map(|(_, id)| (*id).clone()).collect()
    }

    /// Returns organisations that a person may stand for: those whose delegate
    /// has a name that begins or is part of theirs, and those that are spoken of.
    fn near(&self, names: &[String]) -> Vec<OrganisationId> {
        const MOST: usize = 3;
        let words: Vec<String> = names.iter().flat_map(|name| words(name)).collect();
        let words: Vec<&String> = words.iter().filter(|it| it.chars().count() > 1).collect();
        let people = self.people.iter().filter(|(person, _)| {
            words.iter().any(|word| person.starts_with(word.as_str()) || word.contains(*person))
        });
        let mut near: BTreeSet<OrganisationId> =
            people.flat_map(|(_, ids)| ids.iter().cloned()).collect();
        let named = self.names.iter().filter(|(name, _)| {
            words.iter().any(|word| name.contains(word.as_str()) || word.contains(name.as_str()))
        });
        near.extend(named.map(|(_, id)| id.clone()));
        near.into_iter().take(MOST).collect()
    }

    /// Returns the name shown, if it is a person's and not only that of an
    /// organisation or of a device.
    fn person(&self, names: &[String]) -> Option<String> {
        let delegate = names.iter().find(|name| !self.of_person(&words(name)).is_empty());
        let spoken_of = || {
            names.iter().find(|name| {
                let words = words(name);
                let is_body =
                    |word: &String| self.names.contains_key(word) || self.codes.contains_key(word);
                !self.of_name(&words).is_empty() && !words.iter().all(is_body)
            })
        };
        delegate.or_else(spoken_of).cloned()
    }

    fn shown(&self, id: &OrganisationId) -> String {
        let name = self.shown.get(id).map_or("", String::as_str);
        format!("{id}({name})")
    }
}

/// Returns whether a word beside a person's name is an organisation and no
/// surname: 青葉 may be one, 社協 is none.
fn is_clearly_a_body(name: &str) -> bool {
    const ENDS: [char; 15] =
        ['協', '組', '会', '社', '庁', '所', '局', '院', '校', '署', '連', '課', '店', '館', '団'];
    name.chars().count() > 2 || name.ends_with(ENDS)
}

/// Returns the words of a name as they are compared, without the marks that a
/// program or politeness puts beside them.
fn words(name: &str) -> Vec<String> {
    /// More than a name has.
    const MOST: usize = 12;
    let plain: String = name.nfkc().collect();
    let separators = |c: char| {
        c.is_whitespace() || "()[]{}<>「」『』【】〈〉《》/|\\_-–—~〜:;,、。・@#*+=".contains(c)
    };
    let words = plain.split(separators).filter(|word| !word.is_empty());
    let words = words.filter(|word| !attendance_report::is_mark(word));
    let bare = |word: &str| {
        let bare = word.trim_end_matches(['様', '氏']).trim_end_matches("さん");
        key(if bare.is_empty() { word } else { bare })
    };
    words.map(bare).filter(|word| !word.is_empty()).take(MOST).collect()
}

/// Returns each run of words in one, with how many they are.
fn runs(words: &[String]) -> impl Iterator<Item = (String, usize)> {
    (0..words.len()).flat_map(move |from| {
        (from + 1..=words.len())
            .filter_map(move |to| words.get(from..to).map(|run| (run.concat(), run.len())))
    })
}
