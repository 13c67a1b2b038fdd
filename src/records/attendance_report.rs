//! Attendance reports of online meetings, as Zoom and Teams export them.
//!
//! `read` knows a report by its own heads, whatever its file is called:
//!
//! - **Zoom**: two rows about the meeting, a blank one, and a row for each time
//!   that somebody came, or for each person (重複しないユーザー) with the minutes in
//!   all. A changed name has the earlier one in brackets. Rows of the waiting
//!   room are no attendance.
//! - **Teams**: blocks 1. 要約, 2. 参加者 and 3. 会議中のアクティビティ, in UTF-16 with
//!   tabs. The third has the same people once more, by each coming and going.
//! - **Teams of earlier years**: a row whenever somebody came or went.
//!
//! People who came more than once are one person: those with one e-mail
//! address, else those with one name. Which meeting it was and whom they stand
//! for is for the [model](crate::model).
//!
//! Why it is not a table of ours: it has several heads in one sheet, says the
//! same twice, and names people where our tables name organisations.

mod heads;
mod moments;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Span;
use jiff::civil::{Date, DateTime};

use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::text::{fold, key};

use self::heads::{Block, Field, Heads, block_title, field};
use self::moments::{Moment, Order};
use super::grid::{Grid, GridRow};
use super::receipt::{ColumnNote, ColumnUse, Receipt, RowUse, Sign, TakenFor};
use super::table::Record as _;
use super::tables::AttendanceRecord;

/// An attendance report.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendanceReport {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// What each row is, by its number as a spreadsheet counts it, from 0.
    pub rows: Vec<(u32, ReportRow)>,
    /// The columns of its people, from left to right.
    pub columns: Vec<ColumnNote>,
    /// The meetings that it reports on, in the order of time; most reports have
    /// one.
    pub sessions: Vec<Session>,
    /// The same if 7/8/26 is the 7th of August. Only there if nothing in the
    /// report tells, and then `sessions` has its dates as the 8th of July.
    pub day_first: Option<Vec<Session>>,
}

impl AttendanceReport {
    /// Returns what became of every cell of the report.
    pub(crate) fn receipt(&self, grid: &Grid, encoding: &'static str) -> Receipt {
        let table = TakenFor::Table(AttendanceRecord::TABLE.name, Sign::Headers);
        let mut receipt = Receipt::new(&self.source, encoding, table);
        receipt.note_changes(grid);
        for (row, (_, kind)) in grid.rows.iter().zip(&self.rows) {
            let usage = match kind {
                ReportRow::Title => RowUse::Title,
                ReportRow::Head => RowUse::Head,
                ReportRow::Read => RowUse::Read,
                ReportRow::Activity => RowUse::Activity,
                ReportRow::Waiting => RowUse::NotThere,
                ReportRow::Note => RowUse::Note,
            };
            receipt.note_row(grid, row, usage);
        }
        receipt.columns.clone_from(&self.columns);
        receipt.records = self.sessions.iter().map(|session| session.people.len()).sum();
        receipt
    }
}

/// What a row of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportRow {
    /// About the meeting, or the title of a block.
    Title,
    /// The head of a block.
    Head,
    /// A person, or a coming and going of one.
    Read,
    /// A coming and going of a person who stands in the block of people already.
    Activity,
    /// Somebody who was not at the meeting: in the waiting room, or registered
    /// only.
    Waiting,
    /// A note, or a block of something else: reactions, votes.
    Note,
}

/// One meeting of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// What the meeting is called there.
    pub title: Option<String>,
    /// The meeting's number there, as people write it.
    pub number: Option<String>,
    /// When it began, or the first person came.
    pub start: Option<DateTime>,
    /// The people, in the order of the report.
    pub people: Vec<Participant>,
}

impl Session {
    /// Returns the day of the meeting, if the report has it.
    pub fn day(&self) -> Option<Date> {
        self.start.map(DateTime::date)
    }
}

/// One person at one meeting.
#[derive(Clone, PartialEq)]
pub struct Participant {
    /// The names under which they came, without repetitions.
    pub names: Vec<String>,
    /// Their e-mail address, in small letters.
    pub email: Option<String>,
    /// The cell of their name, where it stands first.
    pub origin: Origin,
    stays: Vec<Stay>,
}

/// Debug output must not leak names of people.
impl std::fmt::Debug for Participant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Participant({}, {:?} s)", self.origin, self.seconds())
    }
}

/// One coming and going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stay {
    span: Option<(DateTime, DateTime)>,
    seconds: Option<u32>,
}

impl Participant {
    /// Returns the name under which they came first.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Returns how long they were there. Comings that overlap, as of one person
    /// with two devices, are counted once. `None` if the report does not say.
    pub fn seconds(&self) -> Option<u32> {
        let mut stays = self.stays.clone();
        stays.sort();
        stays.dedup();
        let known = stays.iter().any(|stay| stay.seconds.or(stay.length()).is_some());
        let of_each = stays.iter().filter_map(|stay| stay.seconds.or(stay.length()));
        let sum = of_each.fold(0_u32, u32::saturating_add);
        let (together, overlap) = together(&stays);
        // Zoom rounds each stay up to a minute, so that the sum is only wrong
        // where stays overlap.
        let is_whole = stays.iter().all(|stay| stay.span.is_some());
        known.then_some(if overlap && is_whole { sum.min(together) } else { sum })
    }

    fn add(&mut self, names: &[String], email: Option<String>, stays: &[Stay]) {
        for name in names {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        if self.email.is_none() {
            self.email = email;
        }
        self.stays.extend(stays);
    }
}

impl Stay {
    fn length(&self) -> Option<u32> {
        let (from, to) = self.span?;
        seconds_between(from, to)
    }
}

/// Returns how long stays are together, in whole minutes, and whether any two
/// of them overlap. They are in the order of their beginnings.
fn together(stays: &[Stay]) -> (u32, bool) {
    let mut total = 0_u32;
    let mut overlap = false;
    let mut until: Option<DateTime> = None;
    for (from, to) in stays.iter().filter_map(|stay| stay.span) {
        overlap |= until.is_some_and(|until| from < until);
        let begins = until.map_or(from, |until| until.max(from));
        if to > begins {
            total = total.saturating_add(seconds_between(begins, to).unwrap_or(0));
        }
        until = Some(until.map_or(to, |until| until.max(to)));
    }
    (total.div_ceil(60).saturating_mul(60), overlap)
}

fn seconds_between(from: DateTime, to: DateTime) -> Option<u32> {
    u32::try_from(from.duration_until(to).as_secs()).ok()
}

/// Returns people with each of them once: by e-mail address, else by name, also
/// by an earlier name that stands in brackets behind the one shown.
pub(crate) fn joined(people: impl IntoIterator<Item = Participant>) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    let mut by_email: BTreeMap<String, usize> = BTreeMap::new();
    // Where a name is that of two people, it stands for none of them. A name in
    // brackets may be an organisation's, so two of those are no one person.
    let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut by_inner: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for person in people {
        let email_at = person.email.as_ref().and_then(|email| by_email.get(email)).copied();
        let named = || {
            let places = person.names.iter().flat_map(|name| {
                let (whole, inner) = (key(name), inner_name(name).map(key));
                let inner = inner.and_then(|inner| by_name.get(&inner));
                [by_name.get(&whole), inner, by_inner.get(&whole)]
            });
            let mut places = places.flatten().copied().flatten();
            places.find(|&at| person.email.is_none() || found[at].email.is_none())
        };
        let at = match email_at.or_else(named) {
            Some(at) => {
                found[at].add(&person.names, person.email.clone(), &person.stays);
                at
            }
            None => {
                found.push(person.clone());
                found.len() - 1
            }
        };
        if let Some(email) = person.email {
            by_email.entry(email).or_insert(at);
        }
        for name in &person.names {
            claim(&mut by_name, key(name), at);
            if let Some(inner) = inner_name(name) {
                claim(&mut by_inner, key(inner), at);
            }
        }
    }
    found
}

fn claim(places: &mut BTreeMap<String, Option<usize>>, name: String, at: usize) {
    let place = places.entry(name).or_insert(Some(at));
    if *place != Some(at) {
        *place = None;
    }
}

/// Returns the name in brackets at the end of another: the one that was there
/// before it was changed, or whom somebody stands for.
fn inner_name(name: &str) -> Option<&str> {
    let (outer, inner) = name.trim_end().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    (!is_mark(inner) && !inner.trim().is_empty() && !outer.trim().is_empty()).then_some(inner)
}

/// Returns whether a word beside a name is a mark of the program and no name.
pub(crate) fn is_mark(word: &str) -> bool {
    const MARKS: [&str; 18] = [
        "guest",
        "ゲスト",
        "external",
        "外部",
        "unverified",
        "未確認",
        "未検証",
        "host",
        "ホスト",
        "共同ホスト",
        "co-host",
        "cohost",
        "主催者",
        "開催者",
        "organizer",
        "presenter",
        "me",
        "自分",
    ];
    MARKS.contains(&fold(word).as_str())
}

/// Reads a sheet that is an attendance report. `None` if it is none. What
/// cannot be read in it is told beside it.
pub(crate) fn read(grid: &Grid) -> Option<(AttendanceReport, Vec<Diagnostic>)> {
    let mut reader = Reader::new(grid);
    for (at, row) in grid.rows.iter().enumerate() {
        reader.take(at, row);
        if reader.parts.is_empty() && at > Reader::ROWS_BEFORE {
            return None;
        }
    }
    reader.finish()
}

/// A block of people and the meeting that stands above it.
struct Part {
    heads: Heads,
    about: About,
    people: Vec<usize>,
    activities: Vec<usize>,
    activity_heads: Option<Heads>,
}

/// What a report says of its meeting.
#[derive(Debug, Clone, Default)]
struct About {
    title: Option<String>,
    number: Option<String>,
    start: Option<Moment>,
}

impl About {
    fn note(&mut self, field: Field, value: &str) {
        let value = value.trim();
        match field {
            Field::Topic => self.title = self.title.take().or(Some(value.to_owned())),
            Field::MeetingId => self.number = self.number.take().or(Some(value.to_owned())),
            Field::Start => self.start = self.start.or_else(|| moments::parse(value, false)),
            _ => {}
        }
    }
}

/// What the row being read is under.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Under {
    /// Nothing yet, or what is about the meeting.
    Summary,
    /// The head about the meeting; its values follow.
    SummaryHead(Vec<Option<Field>>),
    /// The title of a block of people, whose head follows.
    PeopleTitle,
    People,
    /// The title of a block of activities, whose head follows.
    ActivitiesTitle,
    Activities,
    Other,
}

struct Reader<'a> {
    grid: &'a Grid,
    under: Under,
    about: About,
    parts: Vec<Part>,
    /// Rows and their kinds, by their place in the grid.
    kinds: Vec<ReportRow>,
    /// A head of activities that has no block of people before it.
    waiting_for_people: bool,
}

impl<'a> Reader<'a> {
    /// How many rows may stand above the people.
    const ROWS_BEFORE: usize = 40;

    fn new(grid: &'a Grid) -> Self {
        Self {
            grid,
            under: Under::Summary,
            about: About::default(),
            parts: Vec::new(),
            kinds: Vec::with_capacity(grid.rows.len()),
            waiting_for_people: true,
        }
    }

    fn take(&mut self, at: usize, row: &GridRow) {
        let kind = self.kind(at, row);
        self.kinds.push(kind);
    }

    fn kind(&mut self, at: usize, row: &GridRow) -> ReportRow {
        let mut filled = row.cells().filter(|cell| !cell.is_blank());
        let first = filled.next().map(|cell| cell.to_text()).unwrap_or_default();
        let is_alone = filled.next().is_none();
        if is_alone && let Some(block) = block_title(&first) {
            self.begin(block);
            return ReportRow::Title;
        }
        let is_body = matches!(self.under, Under::People | Under::Activities);
        // Rows of people are many and heads are few: only a row that begins as a
        // head does is looked at as one.
        if !is_body || row.cells().take(3).any(|cell| field(&cell.to_text()).is_some()) {
            if let Some(heads) = Heads::find(row, self.under == Under::PeopleTitle) {
                return self.head(heads);
            }
            // A new meeting begins below the people of the last one.
            if is_body && summary_fields(row).is_some() {
                self.begin(Block::Summary);
            }
        }
        match &self.under {
            Under::Summary | Under::SummaryHead(_) => self.summary(row),
            Under::People if is_alone && is_note(&first) => ReportRow::Note,
            Under::People => {
                let Some(part) = self.parts.last_mut() else { return ReportRow::Note };
                // Somebody whose name is hidden may have an address.
                let mut known = part.heads.emails.iter().chain([&part.heads.name]);
                if known.all(|&column| row.cell(column).is_blank()) {
                    return ReportRow::Note;
                }
                let says = |column: Option<usize>, words: &[&str]| {
                    let word = column.map(|column| fold(&row.cell(column).to_text()));
                    word.is_some_and(|word| words.contains(&word.as_str()))
                };
                let is_waiting = says(part.heads.waiting, &["yes", "はい", "true", "y", "○"])
                    || says(part.heads.attended, &["no", "いいえ", "false", "n", "×"]);
                if is_waiting {
                    return ReportRow::Waiting;
                }
                part.people.push(at);
                ReportRow::Read
            }
            Under::Activities => {
                if let Some(part) = self.parts.last_mut() {
                    part.activities.push(at);
                }
                ReportRow::Activity
            }
            Under::PeopleTitle | Under::ActivitiesTitle | Under::Other => ReportRow::Note,
        }
    }

    fn begin(&mut self, block: Block) {
        self.under = match block {
            Block::Summary => {
                self.about = About::default();
                self.waiting_for_people = true;
                Under::Summary
            }
            Block::People => {
                self.waiting_for_people = true;
                Under::PeopleTitle
            }
            Block::Activities => Under::ActivitiesTitle,
            Block::Other => Under::Other,
        };
    }

    fn head(&mut self, heads: Heads) -> ReportRow {
        let is_people = self.under != Under::ActivitiesTitle && self.waiting_for_people;
        if is_people || self.parts.is_empty() {
            self.under = if is_people { Under::People } else { Under::Activities };
            self.parts.push(Part {
                activity_heads: (!is_people).then(|| heads.clone()),
                heads,
                about: self.about.clone(),
                people: Vec::new(),
                activities: Vec::new(),
            });
            self.waiting_for_people = false;
            return ReportRow::Head;
        }
        // The same head again in the middle of the people.
        if self.under == Under::People && self.parts.last().is_some_and(|it| it.heads == heads) {
            return ReportRow::Head;
        }
        self.under = Under::Activities;
        if let Some(part) = self.parts.last_mut() {
            part.activity_heads = Some(heads);
        }
        ReportRow::Head
    }

    /// A row about the meeting: heads, the values below them, or a head with its
    /// value beside it.
    fn summary(&mut self, row: &GridRow) -> ReportRow {
        if let Under::SummaryHead(fields) = std::mem::replace(&mut self.under, Under::Summary) {
            for (column, field) in fields.into_iter().enumerate() {
                let cell = row.cell(column);
                if let Some(field) = field
                    && !cell.is_blank()
                {
                    self.about.note(field, &cell.to_text());
                }
            }
            return ReportRow::Title;
        }
        if let Some(fields) = summary_fields(row) {
            self.under = Under::SummaryHead(fields);
            return ReportRow::Head;
        }
        let value = row.cells().skip(1).find(|cell| !cell.is_blank());
        if let (Some(field), Some(value)) = (field(&row.cell(0).to_text()), value) {
            self.about.note(field, &value.to_text());
        }
        ReportRow::Title
    }

    fn finish(mut self) -> Option<(AttendanceReport, Vec<Diagnostic>)> {
        for part in &mut self.parts {
            // A report of which only the comings and goings are left.
            if part.people.is_empty()
                && let Some(heads) = part.activity_heads.take()
            {
                part.heads = heads;
                part.people = std::mem::take(&mut part.activities);
                for &at in &part.people {
                    self.kinds[at] = ReportRow::Read;
                }
            }
        }
        if self.parts.is_empty() {
            return None;
        }
        let mut problems = Problems::default();
        let mut visits = Vec::new();
        for part in &self.parts {
            self.visits(part, &mut visits, &mut problems);
        }
        let moments = || visits.iter().flat_map(Visit::moments);
        let proven = moments().find_map(Moment::proves);
        let is_certain = moments().all(Moment::is_certain);
        let sessions = sessions(&visits, proven.unwrap_or(Order::MonthFirst));
        let is_open = proven.is_none() && !is_certain;
        let day_first = is_open.then(|| self::sessions(&visits, Order::DayFirst));
        let mut diagnostics = problems.told;
        if visits.is_empty() {
            let origin = Origin {
                source: Arc::clone(&self.grid.source),
                place: crate::diagnostics::Place::Whole,
            };
            diagnostics.push(Diagnostic::report_without_people(&origin));
        }
        let mut columns: Vec<ColumnNote> = Vec::new();
        for (column, head, read) in self.parts.iter().flat_map(|part| part.heads.columns()) {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            if !head.is_empty() && columns.iter().all(|known| known.column != column) {
                let usage = read.map_or(ColumnUse::SetAside, ColumnUse::Field);
                columns.push(ColumnNote { column, head: head.to_owned(), usage });
            }
        }
        columns.sort_by_key(|note| note.column);
        let numbers = self.grid.rows.iter().map(|row| row.number);
        let report = AttendanceReport {
            source: Arc::clone(&self.grid.source),
            rows: numbers.zip(self.kinds).collect(),
            columns,
            sessions,
            day_first,
        };
        Some((report, diagnostics))
    }

    /// Adds the visits of a part's people.
    fn visits(&self, part: &Part, visits: &mut Vec<Visit>, problems: &mut Problems) {
        let mut log = Vec::new();
        for &at in &part.people {
            let Some(row) = self.grid.rows.get(at) else { continue };
            let heads = &part.heads;
            let mut cells = Cells { grid: self.grid, row, heads, problems };
            let mut about = part.about.clone();
            for (column, field) in
                [(heads.topic, Field::Topic), (heads.meeting_id, Field::MeetingId)]
            {
                // A list of meetings has the meeting in each row.
                if let Some(text) = column.and_then(|column| cells.text(column)) {
                    about.note(field, &text);
                }
            }
            let emails = heads.emails.iter().filter_map(|&column| cells.text(column));
            let email = emails.filter(|email| email.contains('@')).map(|email| fold(&email)).next();
            let name = cells.text(heads.name).or_else(|| email.clone());
            let Some(name) = name else { continue };
            let origin = self.grid.origin(row.number, heads.name);
            if let Some((action, time)) = heads.log {
                let Some(action) = cells.text(action) else { continue };
                let time = cells.moment(Some(time));
                log.push(Logged { name, email, is_leave: is_leave(&action), time, about, origin });
                continue;
            }
            let from = cells.moment(heads.join);
            let to = cells.moment(heads.leave);
            let seconds = cells.length(heads.length);
            visits.push(Visit { name, email, from, to, seconds, about, origin });
        }
        visits.extend(of_log(log));
    }
}

/// Returns the heads about a meeting, if a row has them and their values below.
fn summary_fields(row: &GridRow) -> Option<Vec<Option<Field>>> {
    let fields: Vec<Option<Field>> = row.cells().map(|cell| field(&cell.to_text())).collect();
    let has = |wanted: Field| fields.contains(&Some(wanted));
    let is_summary = (has(Field::Topic) || has(Field::MeetingId))
        && (has(Field::Start) || has(Field::Topic) && has(Field::MeetingId));
    is_summary.then_some(fields)
}

/// Returns whether a cell alone in its row is no person.
fn is_note(text: &str) -> bool {
    let text = fold(text);
    text.starts_with(['(', '#', '-', '=']) && text.len() < 4
        || ["zoom", "microsoftteams", "注", "report", "レポート", "合計", "total"]
            .iter()
            .any(|word| text.starts_with(word))
}

/// `Left`, `退出`, `退出済み`; everything else is a coming.
fn is_leave(action: &str) -> bool {
    let action = fold(action);
    ["left", "leave", "退出", "退室", "退席", "離"].iter().any(|word| action.contains(word))
}

/// A coming and going as it is written.
struct Visit {
    name: String,
    email: Option<String>,
    from: Option<Moment>,
    to: Option<Moment>,
    seconds: Option<u32>,
    about: About,
    origin: Origin,
}

impl Visit {
    fn moments(&self) -> impl Iterator<Item = Moment> {
        [self.from, self.to, self.about.start].into_iter().flatten()
    }
}

/// A coming or a going.
struct Logged {
    name: String,
    email: Option<String>,
    is_leave: bool,
    time: Option<Moment>,
    about: About,
    origin: Origin,
}

/// Joins comings with the goings after them. Who was still there when the list
/// was taken has no going.
fn of_log(log: Vec<Logged>) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for entry in log {
        let name = key(&entry.name);
        if entry.is_leave
            && let Some(at) = open.remove(&name)
        {
            visits[at].to = entry.time;
            continue;
        }
        if !entry.is_leave {
            open.insert(name, visits.len());
        }
        visits.push(Visit {
            name: entry.name,
            email: entry.email,
            from: if entry.is_leave { None } else { entry.time },
            to: if entry.is_leave { entry.time } else { None },
            seconds: None,
            about: entry.about,
            origin: entry.origin,
        });
    }
    visits
}

/// The cells of one person's row.
struct Cells<'a> {
    grid: &'a Grid,
    row: &'a GridRow,
    heads: &'a Heads,
    problems: &'a mut Problems,
}

impl Cells<'_> {
    fn text(&self, column: usize) -> Option<String> {
        let text = self.row.cell(column).to_text();
        let text = text.trim();
        (!text.trim_matches('-').is_empty()).then(|| text.to_owned())
    }

    fn moment(&mut self, column: Option<usize>) -> Option<Moment> {
        let (column, text) = column.and_then(|it| Some((it, self.text(it)?)))?;
        let moment = moments::parse(&text, self.heads.is_utc);
        self.note(column, &text, moment)
    }

    fn length(&mut self, column: Option<usize>) -> Option<u32> {
        let (column, text) = column.and_then(|it| Some((it, self.text(it)?)))?;
        let seconds = moments::seconds(&text, self.heads.in_seconds);
        self.note(column, &text, seconds)
    }

    fn note<T>(&mut self, column: usize, written: &str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            let origin = self.grid.origin(self.row.number, column);
            self.problems.note(&origin, self.heads.written(column), written);
        }
        read
    }
}

/// Cells that could not be read: each column's first.
#[derive(Default)]
struct Problems {
    heads: Vec<String>,
    told: Vec<Diagnostic>,
}

impl Problems {
    fn note(&mut self, origin: &Origin, head: &str, written: &str) {
        if !self.heads.iter().any(|known| known == head) {
            self.heads.push(head.to_owned());
            self.told.push(Diagnostic::unreadable_stay(origin, head, written));
        }
    }
}

/// A visit with its beginning and its end.
type Placed<'a> = (Option<DateTime>, Option<DateTime>, &'a Visit);

/// Returns the meetings in a report: visits with hours between them are of two.
fn sessions(visits: &[Visit], order: Order) -> Vec<Session> {
    /// Longer than any break, shorter than a night.
    const BREAK: i64 = 5;
    let read = |moment: Option<Moment>| moment.and_then(|moment| moment.read(order));
    let mut all: Vec<Placed<'_>> = visits
        .iter()
        .map(|visit| {
            let (from, to) = (read(visit.from), read(visit.to));
            let begins = from.or(to).or_else(|| read(visit.about.start));
            (begins, to, visit)
        })
        .collect();
    all.sort_by(|(a, _, x), (b, _, y)| (&x.about.number, a).cmp(&(&y.about.number, b)));
    let mut groups: Vec<Vec<Placed<'_>>> = Vec::new();
    let mut until: Option<DateTime> = None;
    for entry in all {
        let (begins, to, visit) = entry;
        let limit = until.and_then(|it| it.checked_add(Span::new().hours(BREAK)).ok());
        let is_later = begins.zip(limit).is_some_and(|(begins, limit)| begins > limit);
        let is_other = groups.last().and_then(|group| group.last()).is_some_and(|(_, _, last)| {
            last.about.number.is_some()
                && visit.about.number.is_some()
                && last.about.number != visit.about.number
        });
        if is_later || is_other {
            until = None;
        }
        if is_later || is_other || groups.is_empty() {
            groups.push(Vec::new());
        }
        until = until.max(begins).max(to);
        if let Some(group) = groups.last_mut() {
            group.push(entry);
        }
    }
    let mut sessions: Vec<Session> =
        groups.into_iter().map(|group| session(group, order)).collect();
    sessions.sort_by_key(|session| session.start);
    sessions
}

fn session(mut group: Vec<Placed<'_>>, order: Order) -> Session {
    let last = group.iter().filter_map(|(begins, to, _)| (*to).max(*begins)).max();
    let about =
        |of: fn(&About) -> Option<String>| group.iter().find_map(|(_, _, visit)| of(&visit.about));
    let first_here = group.iter().find_map(|(begins, ..)| *begins);
    let mut session = Session {
        title: about(|about| about.title.clone()),
        number: about(|about| about.number.clone()),
        start: first_here,
        people: Vec::new(),
    };
    // In the order of the report, so that the first cell is the first seen.
    group.sort_by(|(_, _, a), (_, _, b)| a.origin.cmp(&b.origin));
    session.people = joined(group.into_iter().map(|(_, to, visit)| {
        let from = visit.from.and_then(|moment| moment.read(order));
        // Who was still there when the list was taken was there until then.
        let to = to.or(if visit.seconds.is_none() { last } else { None });
        let span = from.zip(to).filter(|(from, to)| from <= to);
        Participant {
            names: vec![visit.name.clone()],
            email: visit.email.clone(),
            origin: visit.origin.clone(),
            stays: vec![Stay { span, seconds: visit.seconds }],
        }
    }));
    session
}
