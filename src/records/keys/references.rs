//! References to meetings by what people call them: 「第3回総会」, 「総会 9/18」, or a body,
//! a number and a day in columns of their own.
//!
//! What is found is put in the place of the words, so that all later stages know the
//! meeting by its code. What could be several meetings is told once for each wording;
//! what is none stays as it is written, and the model says that nobody knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::text::{fold, key, number_of};
use crate::domain::time::{Grain, TimeSpan};
use crate::domain::value::Sourced;
use crate::domain::words::MeetingState;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::handed_in::Records;
use crate::records::table::Table;
use crate::records::tables::MeetingRecord;

use super::meetings::{Bodies, number_of_meeting};

/// Heads of columns that, together, say which meeting a row is about.
const BODY: [&str; 4] = ["会議体", "会議種別", "会議区分", "body"];
const NAME: [&str; 6] = ["会議名", "会議", "決めた会議", "決定した会議", "表明した会議", "meeting"];
const NUMBER: [&str; 5] = ["第何回", "回数", "回", "会議回数", "開催回"];
const DAY: [&str; 7] = ["開催日", "会議日", "日付", "決定日", "年月日", "開催年月日", "date"];

/// Returns whether a head says which meeting the rows of a table are about.
pub(crate) fn refers_to_meeting(table: &Table, head: &str) -> bool {
    let head = fold(head);
    let is_of = |heads: &[&str]| heads.iter().any(|it| fold(it) == head);
    match table.name {
        // A day beside a commitment may be any day of it.
        "commitments" => is_of(&BODY) || is_of(&NAME),
        "attendance" | "decisions" => is_of(&BODY) || is_of(&NAME) || is_of(&NUMBER) || is_of(&DAY),
        _ => false,
    }
}

/// One meeting, as others may refer to it.
struct Known {
    code: String,
    body: String,
    number: Option<u32>,
    date: Date,
    title: String,
    shown: String,
    is_cancelled: bool,
}

/// What a row says of its meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    name: String,
    body: String,
    number: String,
    day: String,
}

impl Said {
    fn of(table: &Table, code: &str, extra: &[(Arc<str>, String)]) -> Self {
        let cell = |heads: &[&str]| {
            let is_meant = |head: &str| {
                refers_to_meeting(table, head) && heads.iter().any(|it| fold(it) == fold(head))
            };
            let found = extra.iter().find(|(head, _)| is_meant(head));
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let name = if code.is_empty() { cell(&NAME) } else { code.to_owned() };
        Self { name, body: cell(&BODY), number: cell(&NUMBER), day: cell(&DAY) }
    }

    fn shown(&self) -> String {
        let parts = [&self.name, &self.body, &self.number, &self.day];
        let parts = parts.into_iter().filter(|it| !it.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Which meeting some words mean.
enum Meant {
    /// The meeting with this code.
    One(String),
    /// Several, as they are shown.
    Several(Vec<String>),
    /// None that is known.
    None,
}

/// What some words say of a meeting, read.
#[derive(Debug, Default, PartialEq)]
struct Asked {
    body: Option<String>,
    number: Option<u32>,
    year: Option<TimeSpan>,
    days: Option<Vec<TimeSpan>>,
}

/// Finds meetings by what rows of other tables say of them.
struct Finder<'a> {
    meetings: Vec<Known>,
    bodies: &'a Bodies,
    context: DateContext,
    codes: BTreeSet<String>,
    numbers: BTreeMap<String, String>,
}

impl<'a> Finder<'a> {
    fn new(records: &Records, bodies: &'a Bodies) -> Self {
        let known = |it: &MeetingRecord| {
            let title = it.title.as_ref().map_or("", |title| title.value.as_str());
            let name = if title.is_empty() { it.body.value.as_str() } else { title };
            Known {
                code: it.meeting_id.value.clone(),
                body: bodies.id(&it.body.value),
                number: number_of_meeting(it),
                date: it.date.value,
                title: key(title),
                is_cancelled: it
                    .state
                    .as_ref()
                    .is_some_and(|it| it.value == MeetingState::Cancelled),
                shown: format!("{name} {}", it.date.value),
            }
        };
        Self {
            meetings: records.meetings.iter().map(known).collect(),
            codes: records.meetings.iter().map(|it| key(&it.meeting_id.value)).collect(),
            numbers: records.keys.numbers_of("meetings"),
            bodies,
            context: records.config.date_context(),
        }
    }

    fn find(&self, said: &Said) -> Meant {
        let name = key(&said.name);
        if self.codes.contains(&name) {
            return Meant::One(said.name.clone());
        }
        if let Some(code) = self.behind_its_body(&said.name) {
            return Meant::One(code.to_owned());
        }
        let is_alone = said.body.is_empty() && said.number.is_empty() && said.day.is_empty();
        if is_alone && let Some(code) = self.numbers.get(&name) {
            return Meant::One(code.clone());
        }
        let titled: Vec<&Known> =
            self.meetings.iter().filter(|it| !name.is_empty() && it.title == name).collect();
        if let [only] = titled.as_slice() {
            return Meant::One(only.code.clone());
        }
        let Some(asked) = self.read(said) else { return Meant::None };
        let mut found: Vec<&Known> = self.meetings.iter().filter(|it| fits(it, &asked)).collect();
        // Of a meeting that was put off, nobody came to the day that was cancelled.
        if found.iter().any(|it| !it.is_cancelled) {
            found.retain(|it| !it.is_cancelled);
        }
        let codes: BTreeSet<&str> = found.iter().map(|it| it.code.as_str()).collect();
        match codes.first() {
            None => Meant::None,
            Some(code) if codes.len() == 1 => Meant::One((*code).to_owned()),
            Some(_) => Meant::Several(found.iter().map(|it| it.shown.clone()).collect()),
        }
    }

    /// A code behind the body that met: 総会 S01, as a title and a head together say it.
    fn behind_its_body(&self, name: &str) -> Option<&str> {
        let is_its = |it: &&Known| {
            let body = name.trim().strip_suffix(it.code.as_str());
            body.is_some_and(|body| self.bodies.id(body.trim()) == it.body)
        };
        self.meetings.iter().find(is_its).map(|it| it.code.as_str())
    }

    /// Reads what is said into a body, a number and a day; `None` if something in it is
    /// none of them, or there is none.
    fn read(&self, said: &Said) -> Option<Asked> {
        let mut asked = Asked::default();
        if !said.body.is_empty() {
            asked.body = Some(self.bodies.id(&said.body));
        }
        if !said.number.is_empty() {
            let number = fold(&said.number);
            let number = number.trim_start_matches('第').trim_end_matches('回');
            asked.number = Some(number_of(number)?);
        }
        if !said.day.is_empty() {
            let day = said.day.trim();
            asked.days = Some(self.days(day).or_else(|| self.days(&fold(day)))?);
        }
        self.read_name(&said.name, &mut asked)?;
        (asked != Asked::default()).then_some(asked)
    }

    /// Reads 令和8年度 第3回総会（9/18）, or a part of it.
    fn read_name(&self, name: &str, asked: &mut Asked) -> Option<()> {
        // Names are compared without dots and legal forms, days with them.
        let mut rest = fold(name);
        // 総会 #3 2026-09-18: what follows the number would be a part of it.
        if let Some((before, number, after)) = hashed(name) {
            asked.number = Some(number);
            rest = format!("{} {}", fold(before), fold(after));
        }
        // A letter or two may be a part of a code that nobody knows: S07.
        let is_word = |body: &str| !body.is_ascii() || body.len() > 2;
        let bodies = self.bodies.names.keys().filter(|it| is_word(it) && rest.contains(*it));
        if let Some(body) = bodies.max_by_key(|body| body.chars().count()) {
            asked.body = Some(self.bodies.id(body));
            rest = rest.replacen(body.as_str(), " ", 1);
        }
        let numbered = rest.split_once('第').and_then(|(before, after)| {
            let (number, behind) = after.split_once('回')?;
            Some((number_of(number)?, format!("{before} {behind}")))
        });
        if let Some((number, others)) = numbered {
            asked.number = Some(number);
            rest = others;
        } else if let Ok(number) = rest.trim().trim_end_matches('回').parse::<u32>()
            && number < 1000
        {
            asked.number = Some(number);
            rest.clear();
        }
        let is_mark = |c: char| c == ' ' || "()[]【】「」、,の:開催分".contains(c);
        let dated =
            rest.split_once("年度").map(|(year, others)| (year.to_owned(), others.to_owned()));
        if let Some((year, others)) = dated {
            let year = format!("{}年度", year.trim_matches(is_mark));
            asked.year = Some(parse_span(&year, self.context).ok()?);
            rest = others;
        }
        let rest = rest.trim_matches(is_mark);
        if !rest.is_empty() {
            asked.days = Some(self.days(rest)?);
        }
        Some(())
    }

    /// Reads a day or month. Without its year it is of whichever year has a meeting.
    fn days(&self, text: &str) -> Option<Vec<TimeSpan>> {
        match parse_span(text, self.context) {
            Ok(span) => {
                return matches!(span.grain, Grain::Day | Grain::Month).then(|| vec![span]);
            }
            // 8.12.25 is of the calendar in which there is a meeting.
            Err(DateProblem::Ambiguous { .. }) => {
                let eras = ["R", "20", "H"].into_iter();
                let days =
                    eras.filter_map(|era| parse_span(&format!("{era}{text}"), self.context).ok());
                let is_met =
                    |span: &TimeSpan| self.meetings.iter().any(|it| span.contains(it.date));
                return Some(days.filter(is_met).collect());
            }
            Err(_) => {}
        }
        let bare = text.replace('月', "/").replace('日', "");
        let (month, day) = bare.split_once('/')?;
        let (month, day) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
        let years: BTreeSet<i16> = self.meetings.iter().map(|it| it.date.year()).collect();
        let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        Some(days.map(TimeSpan::day).collect())
    }
}

/// Splits `総会 #3 2026-09-18` around its number.
fn hashed(name: &str) -> Option<(&str, u32, &str)> {
    let (before, after) = name.split_once(['#', '＃'])?;
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let number = after[..end].parse().ok()?;
    Some((before, number, &after[end..]))
}

fn fits(meeting: &Known, asked: &Asked) -> bool {
    let is_on = |days: &Vec<TimeSpan>| days.iter().any(|it| it.contains(meeting.date));
    asked.body.as_ref().is_none_or(|body| *body == meeting.body)
        && asked.number.is_none_or(|number| meeting.number == Some(number))
        && asked.year.is_none_or(|year| year.contains(meeting.date))
        && asked.days.as_ref().is_none_or(is_on)
}

/// Leads the rows of other tables to their meetings.
pub(super) fn lead(records: &mut Records, bodies: &Bodies, diagnostics: &mut Vec<Diagnostic>) {
    use crate::records::record::Record as _;
    use crate::records::tables::{AttendanceRecord, CommitmentRecord, DecisionRecord};

    let finder = Finder::new(records, bodies);
    let mut open =
        Open { finder, several: BTreeMap::new(), blank: BTreeMap::new(), known: BTreeMap::new() };
    for it in &mut records.attendance {
        open.lead(&AttendanceRecord::TABLE, &mut it.meeting_id, &it.extra);
    }
    for it in &mut records.decisions {
        open.lead(&DecisionRecord::TABLE, &mut it.meeting_id, &it.extra);
    }
    for it in &mut records.commitments {
        let blank = Sourced { value: String::new(), origin: it.origin.clone() };
        let mut name = it.meeting_id.take().unwrap_or(blank);
        open.lead(&CommitmentRecord::TABLE, &mut name, &it.extra);
        it.meeting_id = (!name.value.is_empty()).then_some(name);
    }
    open.tell(diagnostics);
    records.attendance.retain(|it| !it.meeting_id.value.is_empty());
    records.decisions.retain(|it| !it.meeting_id.value.is_empty());
}

/// The references of all rows, while they are led to their meetings.
struct Open<'a> {
    finder: Finder<'a>,
    /// Words that fit several meetings, with the first place, how many there are, and
    /// the meetings.
    several: BTreeMap<Said, (Origin, usize, Vec<String>)>,
    /// Sheets with a row that says no meeting.
    blank: BTreeMap<Arc<Source>, Origin>,
    /// What was found before: thousands of rows name the same few meetings.
    known: BTreeMap<Said, Option<String>>,
}

impl Open<'_> {
    fn lead(&mut self, table: &Table, name: &mut Sourced<String>, extra: &[(Arc<str>, String)]) {
        let said = Said::of(table, &name.value, extra);
        if said == Said::default() {
            if table.name != "commitments" {
                let source = Arc::clone(&name.origin.source);
                self.blank.entry(source).or_insert_with(|| name.origin.clone());
            }
            return;
        }
        if let Some(known) = self.known.get(&said) {
            name.value = known.clone().unwrap_or_default();
            if let Some((_, count, _)) = self.several.get_mut(&said) {
                *count += 1;
            }
            return;
        }
        let known = match self.finder.find(&said) {
            Meant::One(code) => Some(code),
            Meant::Several(shown) => {
                self.several.insert(said.clone(), (name.origin.clone(), 1, shown));
                None
            }
            Meant::None => Some(said.shown()),
        };
        name.value = known.clone().unwrap_or_default();
        self.known.insert(said, known);
    }

    fn tell(self, diagnostics: &mut Vec<Diagnostic>) {
        for (said, (origin, count, shown)) in self.several {
            let shown = shown.join("、");
            diagnostics.push(Diagnostic::several_meetings(&origin, &said.shown(), &shown, count));
        }
        for origin in self.blank.into_values() {
            diagnostics.push(Diagnostic::missing_value(&origin, "会議"));
        }
    }
}
