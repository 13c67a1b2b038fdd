//! The rows of a report from top to bottom: its blocks, their heads, and the
//! visits of its people.

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::fold;
use crate::records::grid::{Grid, GridRow};
use crate::records::receipt::{ColumnNote, ColumnUse};

use super::heads::{Block, Field, Heads, block_title, field};
use super::moments::{self, Moment, Order};
use super::report::{AttendanceReport, ReportRow};
use super::visits::{self, About, Logged, Visit, is_leave};

/// A block of people and the meeting that stands above it.
pub(super) struct Part {
    heads: Heads,
    about: About,
    people: Vec<usize>,
    activities: Vec<usize>,
    activity_heads: Option<Heads>,
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

pub(super) struct Reader<'a> {
    grid: &'a Grid,
    under: Under,
    about: About,
    pub(super) parts: Vec<Part>,
    /// Rows and their kinds, by their place in the grid.
    kinds: Vec<ReportRow>,
    /// A head of activities that has no block of people before it.
    waiting_for_people: bool,
}

impl<'a> Reader<'a> {
    /// How many rows may stand above the people.
    pub(super) const ROWS_BEFORE: usize = 40;

    pub(super) fn new(grid: &'a Grid) -> Self {
        Self {
            grid,
            under: Under::Summary,
            about: About::default(),
            parts: Vec::new(),
            kinds: Vec::with_capacity(grid.rows.len()),
            waiting_for_people: true,
        }
    }

    pub(super) fn take(&mut self, at: usize, row: &GridRow) {
        let kind = self.kind(at, row);
        self.kinds.push(kind);
    }

    fn kind(&mut self, at: usize, row: &GridRow) -> ReportRow {
        let mut filled = row.cells().filter(|cell| !cell.is_blank());
        // A row of spaces ends nothing and begins nothing.
        let Some(first) = filled.next().map(|cell| cell.to_text()) else {
            return ReportRow::Note;
        };
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

    pub(super) fn finish(mut self) -> Option<(AttendanceReport, Vec<Diagnostic>)> {
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
        let sessions = visits::sessions(&visits, proven.unwrap_or(Order::MonthFirst));
        let is_open = proven.is_none() && !is_certain;
        let day_first = is_open.then(|| visits::sessions(&visits, Order::DayFirst));
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
        visits.extend(visits::of_log(log));
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
