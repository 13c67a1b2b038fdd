//! The progress report (domain.md 7.1b): what each section says.
//!
//! A section that has nothing to say is `None` and is left out by the
//! template. Rows come in the order in which a reader must act on them.

use std::cmp::Reverse;

use serde::Serialize;

use crate::assessment::commitments::{CommitmentState, Record};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::participation::Attended;
use crate::assessment::status::Status;
use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosure;
use crate::files::Files;
use crate::markup::Markup;
use crate::model::commitment::Commitment;
use crate::model::indicator::Definition;
use crate::model::meeting::Meeting;
use crate::model::names::SectorId;
use crate::model::roundtable::Audience;
use crate::records::narrative::Section;
use crate::records::tables::{FundingStatus, IndicatorLevel, Presence};
use crate::spreadsheet::Csv;

use super::charts::{self, LineChart};
use super::data::attach;
use super::words::Wording;
use super::{Attachment, Mark, Setting, prose, text_of};

/// What a progress report says.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    summary: Summary,
    agenda: Option<Agenda>,
    picture: Vec<IndicatorGroup>,
    promises: Option<Promises>,
    changes: Vec<ChangeLine>,
    links: Option<Links>,
    sectors: Vec<SectorRow>,
    charts: Vec<IndicatorPage>,
    data_due: Vec<DataDue>,
    participation: Option<Participation>,
    meetings: Option<Meetings>,
    goals: Vec<GoalBlock>,
    money: Option<Money>,
    challenges: Vec<Markup>,
    learning: Vec<Markup>,
    risks: Vec<Markup>,
    plan: Vec<Markup>,
    corrections: Corrections,
    sources: Vec<SourceRow>,
    members: Vec<MemberGroup>,
    meeting_list: Vec<MeetingRow>,
    people: Vec<PersonRow>,
    findings: Vec<Finding>,
    attachments: Vec<Attachment>,
    legend: Vec<LegendRow>,
}

/// The first page.
#[derive(Debug, Serialize)]
struct Summary {
    message: Vec<Markup>,
    sentences: Vec<String>,
    strip: Vec<StatusCount>,
    promises: PromiseCounts,
    asks: Vec<Ask>,
    requests: Vec<Markup>,
    next: Option<NextMeeting>,
}

#[derive(Debug, Serialize)]
struct StatusCount {
    mark: Mark,
    count: usize,
}

#[derive(Debug, Serialize)]
struct PromiseCounts {
    made: usize,
    on_time: usize,
    late: usize,
    open: usize,
    overdue: usize,
    redated: usize,
    dropped: usize,
}

#[derive(Debug, Serialize)]
struct Ask {
    text: String,
    by: Option<String>,
}

/// The next meeting in one line each.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NextMeeting {
    title: String,
    when: String,
    place: Option<String>,
    theme: Option<String>,
    agenda: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Agenda {
    statement: Option<String>,
    prose: Vec<Markup>,
    goals: Vec<GoalRow>,
}

#[derive(Debug, Serialize)]
struct GoalRow {
    id: String,
    title: String,
    target_state: Option<String>,
    body: Option<String>,
}

#[derive(Debug, Serialize)]
struct IndicatorGroup {
    title: String,
    rows: Vec<IndicatorRow>,
    /// Sources of public statistics, credited where they are shown.
    sources: Vec<String>,
}

#[derive(Debug, Serialize)]
struct IndicatorRow {
    id: String,
    name: String,
    goal: Option<String>,
    baseline: String,
    target: String,
    target_date: String,
    current: String,
    current_date: Option<String>,
    provisional: bool,
    mark: Mark,
    arithmetic: String,
    own: bool,
}

#[derive(Debug, Serialize)]
struct Promises {
    rows: Vec<CommitmentRow>,
    closed: Vec<CommitmentRow>,
}

/// One commitment in a table.
#[derive(Debug, Serialize)]
pub(super) struct CommitmentRow {
    id: String,
    title: String,
    owner: String,
    partners: Option<String>,
    goal: Option<String>,
    due: String,
    first_due: Option<String>,
    mark: Mark,
    progress: Option<String>,
    note: Option<String>,
    promised_at: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChangeLine {
    label: String,
    items: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Links {
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
    waiting_on_us: Vec<String>,
    we_wait_for: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MatrixColumn {
    short: String,
    name: String,
    own: bool,
}

#[derive(Debug, Serialize)]
struct MatrixRow {
    goal: String,
    title: String,
    cells: Vec<MatrixCell>,
}

#[derive(Debug, Serialize)]
struct MatrixCell {
    made: usize,
    done: usize,
    overdue: usize,
    own: bool,
}

#[derive(Debug, Serialize)]
struct SectorRow {
    name: String,
    organisations: usize,
    promises: PromiseCounts,
    attendance: Option<String>,
    trend: Option<Trend>,
}

#[derive(Debug, Serialize)]
struct Trend {
    before: String,
    recent: String,
    points: String,
    falls: bool,
}

#[derive(Debug, Serialize)]
struct IndicatorPage {
    row: IndicatorRow,
    chart: Option<LineChart>,
    story: Vec<Markup>,
    source: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct DataDue {
    name: String,
    owner: Option<String>,
    since: String,
}

#[derive(Debug, Serialize)]
struct Participation {
    since: String,
    until: String,
    held: usize,
    cancelled: usize,
    own: Option<String>,
    own_trend: Option<Trend>,
    all: String,
    columns: Vec<String>,
    rows: Vec<GridRow>,
    alt: String,
}

#[derive(Debug, Serialize)]
struct GridRow {
    name: String,
    group: String,
    cells: Vec<&'static str>,
    rate: String,
}

#[derive(Debug, Serialize)]
struct Meetings {
    decisions: Vec<DecisionRow>,
    next: Option<NextMeeting>,
}

#[derive(Debug, Serialize)]
struct DecisionRow {
    date: String,
    body: String,
    text: String,
    goal: Option<String>,
    state: Option<String>,
}

#[derive(Debug, Serialize)]
struct GoalBlock {
    id: String,
    title: String,
    target_state: Option<String>,
    indicators: Vec<String>,
    rows: Vec<CommitmentRow>,
}

#[derive(Debug, Serialize)]
struct Money {
    rows: Vec<MoneyRow>,
    total: MoneyRow,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MoneyRow {
    funder: String,
    name: Option<String>,
    restricted: bool,
    status: Option<String>,
    committed: String,
    received: String,
    spent: String,
    rate: String,
    remaining: String,
    elapsed: Option<String>,
}

#[derive(Debug, Serialize)]
struct Corrections {
    prose: Vec<Markup>,
    rows: Vec<CorrectionRow>,
}

#[derive(Debug, Serialize)]
struct CorrectionRow {
    name: String,
    span: String,
    old: String,
    new: String,
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct SourceRow {
    id: String,
    name: String,
    level: String,
    method: Option<String>,
    source: Option<String>,
    frequency: Option<String>,
}

#[derive(Debug, Serialize)]
struct MemberGroup {
    sector: String,
    names: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MeetingRow {
    date: String,
    title: String,
    state: String,
    attendance: Option<String>,
    decisions: usize,
    minutes: Option<String>,
}

#[derive(Debug, Serialize)]
struct PersonRow {
    organisation: String,
    body: String,
    role: Option<String>,
    person: String,
    since: Option<String>,
}

#[derive(Debug, Serialize)]
struct Finding {
    place: String,
    message: String,
    cure: String,
}

#[derive(Debug, Serialize)]
struct LegendRow {
    mark: Mark,
    meaning: String,
}

/// What every part of this file is worded from.
struct Desk<'a> {
    disclosure: &'a Disclosure<'a>,
    setting: &'a Setting<'a>,
    wording: &'a Wording<'a>,
}

/// Words a progress report.
pub(super) fn present(
    disclosure: &Disclosure<'_>,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    attachments: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Report {
    let desk = Desk { disclosure, setting, wording };
    let is_sector = disclosure.own_sector().is_some();
    let is_internal = disclosure.edition.audience == Audience::Internal;
    let mut say = |section| prose::section(section, disclosure, setting, wording, diagnostics);
    let message = say(Section::Summary);
    let requests = say(Section::Requests);
    let agenda_prose = say(Section::Agenda);
    let challenges = say(Section::Challenges);
    let learning = say(Section::Learning);
    let risks = say(Section::Risks);
    let plan = say(Section::Plan);
    let correction = say(Section::Correction);
    let sector_message = say(Section::Message);
    let charts = desk.charts(diagnostics);
    Report {
        summary: desk.summary([message, sector_message].concat(), requests),
        agenda: desk.agenda(agenda_prose),
        picture: desk.picture(),
        promises: if is_sector { desk.own_promises() } else { None },
        changes: desk.changes(),
        links: desk.links(),
        sectors: if is_sector { Vec::new() } else { desk.sectors() },
        charts,
        data_due: desk.data_due(),
        participation: desk.participation(),
        meetings: desk.meetings(),
        goals: if is_sector { Vec::new() } else { desk.goals() },
        money: if is_sector { None } else { desk.money() },
        challenges,
        learning,
        risks,
        plan,
        corrections: Corrections { prose: correction, rows: desk.corrections() },
        sources: if is_sector { Vec::new() } else { desk.sources() },
        members: if is_sector { Vec::new() } else { desk.members() },
        meeting_list: if is_sector { Vec::new() } else { desk.meeting_list() },
        people: if is_internal { desk.people() } else { Vec::new() },
        findings: if is_internal { desk.findings() } else { Vec::new() },
        attachments: desk.attach(attachments),
        legend: desk.legend(),
    }
}

/// A list of this edition's own open commitments, for prose.
pub(super) fn commitment_markup(disclosure: &Disclosure<'_>, wording: &Wording<'_>) -> Markup {
    let items: Vec<String> = own_commitments(disclosure)
        .into_iter()
        .filter(|(_, state)| state.is_open())
        .map(|(commitment, state)| {
            let line = wording.say(
                "commitment-line",
                &[
                    ("title", wording.name(&commitment.title).into()),
                    ("due", due_text(commitment, wording).into()),
                    ("state", Mark::state(state, wording).word.into()),
                ],
            );
            format!("[{}]", Markup::text(&line).source())
        })
        .collect();
    if items.is_empty() {
        return Markup::text(&wording.word("none"));
    }
    Markup::from_source(format!("#list({},)", items.join(", ")))
}

/// The commitments of the edition's sector, or all of them, with their state;
/// those first that somebody must act on, then by date.
pub(super) fn own_commitments<'a>(
    disclosure: &Disclosure<'a>,
) -> Vec<(&'a Commitment, CommitmentState)> {
    let own = disclosure.own_sector().map(|sector| &sector.id);
    let mut rows: Vec<(&Commitment, CommitmentState)> = disclosure
        .commitments
        .iter()
        .filter(|commitment| own.is_none_or(|own| commitment.sector == *own))
        .filter_map(|commitment| {
            Some((*commitment, *disclosure.figures.promises.states.get(&commitment.id)?))
        })
        .collect();
    rows.sort_by_key(|(commitment, state)| {
        let done = commitment.done_on.map(Reverse);
        (*state, done, commitment.current_due(), commitment.id.clone())
    });
    rows
}

fn due_text(commitment: &Commitment, wording: &Wording<'_>) -> String {
    match commitment.current_due() {
        Some(due) => wording.short_date(due),
        None => wording.word("no-due-date"),
    }
}

/// Words one commitment for a table.
pub(super) fn commitment_row(
    commitment: &Commitment,
    state: CommitmentState,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> CommitmentRow {
    let partners: Vec<String> = commitment
        .partners
        .iter()
        .filter_map(|id| disclosure.organisation(id))
        .map(|partner| partner_name(partner, wording))
        .collect();
    let note = match state {
        CommitmentState::DoneOnTime | CommitmentState::DoneLate => {
            let done = commitment
                .done_on
                .map(|done| wording.say("done-on", &[("date", wording.short_date(done).into())]));
            joined(done, text_of(commitment.result.as_ref(), wording), wording)
        }
        _ => {
            let blocker = text_of(commitment.blocker.as_ref(), wording);
            blocker.or_else(|| text_of(commitment.result.as_ref(), wording))
        }
    };
    let promised_at = commitment
        .meeting
        .as_ref()
        .and_then(|id| disclosure.meeting(id))
        .map(|meeting| meeting_title(meeting, disclosure, wording));
    CommitmentRow {
        id: commitment.id.to_string(),
        title: wording.name(&commitment.title).to_owned(),
        owner: disclosure
            .organisation(&commitment.owner)
            .map(|owner| partner_name(owner, wording))
            .unwrap_or_default(),
        partners: (!partners.is_empty()).then(|| wording.list(&partners)),
        goal: commitment.goal.as_ref().map(ToString::to_string),
        due: due_text(commitment, wording),
        first_due: commitment
            .revised_due
            .and(commitment.due)
            .map(|due| wording.say("first-due", &[("date", wording.short_date(due).into())])),
        mark: Mark::state(state, wording),
        progress: commitment
            .progress
            .filter(|_| state.is_open())
            .map(|progress| wording.percent(progress)),
        note,
        promised_at,
    }
}

/// The short name in Japanese; the English name where there is one.
fn partner_name(
    organisation: &crate::model::organisation::Organisation,
    wording: &Wording<'_>,
) -> String {
    match (wording.language(), &organisation.name.en) {
        (crate::locale::Language::En, Some(name)) => name.clone(),
        _ => organisation.short_name.clone(),
    }
}

fn joined(first: Option<String>, second: Option<String>, wording: &Wording<'_>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(wording.say("two-notes", &[("first", first.into()), ("second", second.into())]))
        }
        (first, second) => first.or(second),
    }
}

/// `第5回 運営委員会`, or the meeting's own title.
pub(super) fn meeting_title(
    meeting: &Meeting,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> String {
    if let Some(title) = text_of(meeting.title.as_ref(), wording) {
        return title;
    }
    let body = disclosure.body(&meeting.body).map(|body| wording.name(&body.name)).unwrap_or("");
    match meeting.number {
        Some(number) => wording
            .say("meeting-number", &[("body", body.into()), ("number", number.to_string().into())]),
        None => body.to_owned(),
    }
}

/// Words the next meeting.
pub(super) fn next_meeting(
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Option<NextMeeting> {
    let meeting = disclosure.next_meeting()?;
    let mut when = format!("{}{}", wording.date(meeting.date), wording.weekday(meeting.date));
    if let Some(start) = meeting.start {
        when.push(' ');
        when.push_str(&match meeting.end {
            Some(end) => wording.say(
                "from-to",
                &[("from", wording.time(start).into()), ("to", wording.time(end).into())],
            ),
            None => wording.time(start),
        });
    }
    let place = text_of(meeting.place.as_ref(), wording);
    let online = meeting.online.then(|| wording.word("online-too"));
    Some(NextMeeting {
        title: meeting_title(meeting, disclosure, wording),
        when,
        place: joined(place, online, wording),
        theme: text_of(meeting.theme.as_ref(), wording),
        agenda: meeting.agenda.iter().map(|item| wording.name(item).to_owned()).collect(),
    })
}

/// The status and its arithmetic: 基準12 → 目標30、現在18(33%)、期間50%経過、比0.67.
pub(super) fn arithmetic(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> String {
    let unit = wording.name(&definition.unit);
    let answer = &assessed.answer;
    let Some(current) = &assessed.current else {
        return wording.word(&format!("reason-{}", answer.status.code()));
    };
    let shown = |value| wording.with_unit(wording.rounded_like(value, definition), unit);
    let value = wording.with_unit(current.value, unit);
    if let (Some(progress), Some(elapsed), Some((baseline, target))) =
        (answer.progress, answer.elapsed, assessed.measured_against)
    {
        let mut text = wording.say(
            "arithmetic",
            &[
                ("baseline", shown(baseline.1).into()),
                ("target", shown(target.1).into()),
                ("current", value.into()),
                ("progress", wording.share(progress).into()),
                ("elapsed", wording.share(elapsed).into()),
            ],
        );
        if let Some(ratio) = answer.ratio {
            let ratio = wording.ratio(ratio);
            text =
                wording.say("arithmetic-ratio", &[("text", text.into()), ("ratio", ratio.into())]);
        }
        if let Some(status) = answer.last_status {
            let word = Mark::status(status, wording).word;
            let known = [("status", word.into()), ("text", text.into())];
            text = wording.say("stale-arithmetic", &known);
        }
        return text;
    }
    match definition.range {
        Some((low, high)) => wording.say(
            "arithmetic-range",
            &[
                ("low", wording.with_unit(low, unit).into()),
                ("high", wording.with_unit(high, unit).into()),
                ("current", value.into()),
            ],
        ),
        None => wording.word(&format!("reason-{}", answer.status.code())),
    }
}

impl Desk<'_> {
    fn own(&self) -> Option<&SectorId> {
        self.disclosure.own_sector().map(|sector| &sector.id)
    }

    fn summary(&self, message: Vec<Markup>, requests: Vec<Markup>) -> Summary {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let mut strip = Vec::new();
        for status in Status::ALL {
            let count = disclosure
                .indicators
                .iter()
                .filter(|(_, assessed)| assessed.answer.status == status)
                .count();
            if count > 0 {
                strip.push(StatusCount { mark: Mark::status(status, wording), count });
            }
        }
        let promises = &disclosure.figures.promises;
        let record = match self.own() {
            Some(sector) => promises.by_sector.get(sector).cloned().unwrap_or_default(),
            None => promises.total.clone(),
        };
        Summary {
            sentences: self.sentences(&record),
            message,
            strip,
            promises: counts(&record),
            asks: self.asks(),
            requests,
            next: next_meeting(disclosure, wording),
        }
    }

    /// How we stand, in words, counted from the data.
    fn sentences(&self, record: &Record) -> Vec<String> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let figures = disclosure.figures;
        let mut sentences = Vec::new();
        let rated: Vec<Status> = disclosure
            .indicators
            .iter()
            .map(|(_, assessed)| assessed.answer.status)
            .filter(|status| status.is_rated())
            .collect();
        if !rated.is_empty() {
            let good = rated
                .iter()
                .filter(|status| matches!(status, Status::Achieved | Status::OnTrack))
                .count();
            sentences.push(wording.say(
                "sentence-indicators",
                &[
                    ("all", disclosure.indicators.len().into()),
                    ("rated", rated.len().into()),
                    ("good", good.into()),
                    ("bad", (rated.len() - good).into()),
                ],
            ));
        }
        if record.made.count() > 0 {
            let key =
                if self.own().is_some() { "sentence-promises-own" } else { "sentence-promises" };
            let done = record.done();
            sentences.push(wording.say(
                key,
                &[
                    ("made", record.made.count().into()),
                    ("done", done.into()),
                    ("open", record.open.count().into()),
                    ("overdue", record.overdue.count().into()),
                ],
            ));
        }
        let changes = &figures.changes;
        if !changes.held.is_empty() {
            sentences.push(wording.say(
                "sentence-meetings",
                &[
                    ("period", wording.span(disclosure.calendar.period).into()),
                    ("held", changes.held.len().into()),
                    ("decided", changes.decided.len().into()),
                ],
            ));
        }
        sentences
    }

    /// What we ask of this sector and by when: promises that are overdue, data
    /// that is due, promises that fall due by the next meeting. Three at most,
    /// the most pressing first.
    fn asks(&self) -> Vec<Ask> {
        const MOST: usize = 3;
        let (disclosure, wording) = (self.disclosure, self.wording);
        if self.own().is_none() {
            return Vec::new();
        }
        let next = disclosure.next_meeting().map(|meeting| meeting.date);
        let mut asks = Vec::new();
        let own = own_commitments(disclosure);
        for (commitment, _) in own.iter().filter(|(_, it)| *it == CommitmentState::Overdue) {
            asks.push(Ask {
                text: wording.say(
                    "ask-overdue",
                    &[
                        ("title", wording.name(&commitment.title).into()),
                        ("due", due_text(commitment, wording).into()),
                    ],
                ),
                by: next.map(|date| wording.date(date)),
            });
        }
        for due in self.data_due() {
            asks.push(Ask {
                text: wording.say("ask-data", &[("name", due.name.into())]),
                by: next.map(|date| wording.date(date)),
            });
        }
        for (commitment, state) in &own {
            let Some(due) = commitment.current_due() else { continue };
            let soon = next.is_some_and(|next| due <= next);
            if state.is_open() && *state != CommitmentState::Overdue && soon {
                asks.push(Ask {
                    text: wording
                        .say("ask-due", &[("title", wording.name(&commitment.title).into())]),
                    by: Some(wording.date(due)),
                });
            }
        }
        if let Some(meeting) = disclosure.next_meeting()
            && asks.len() < MOST
        {
            asks.push(Ask {
                text: wording.say(
                    "ask-attend",
                    &[
                        ("date", wording.date(meeting.date).into()),
                        ("meeting", meeting_title(meeting, disclosure, wording).into()),
                    ],
                ),
                by: None,
            });
        }
        asks.truncate(MOST);
        asks
    }

    fn agenda(&self, prose: Vec<Markup>) -> Option<Agenda> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let statement = text_of(disclosure.roundtable.agenda.as_ref(), wording);
        // A sector reads the goals in the matrix, beside its own promises.
        let goals = if self.own().is_some() { &[][..] } else { disclosure.goals };
        let goals: Vec<GoalRow> = goals
            .iter()
            .map(|goal| GoalRow {
                id: goal.id.to_string(),
                title: wording.name(&goal.title).to_owned(),
                target_state: text_of(goal.target_state.as_ref(), wording),
                body: goal
                    .body
                    .as_ref()
                    .and_then(|body| disclosure.body(body))
                    .map(|body| wording.name(&body.name).to_owned()),
            })
            .collect();
        if statement.is_none() && prose.is_empty() && goals.is_empty() {
            return None;
        }
        Some(Agenda { statement, prose, goals })
    }

    /// Population indicators first, then outcomes, outputs and process: a
    /// change for the region is not one actor's performance (S77).
    fn picture(&self) -> Vec<IndicatorGroup> {
        [
            IndicatorLevel::Population,
            IndicatorLevel::Outcome,
            IndicatorLevel::Output,
            IndicatorLevel::Process,
        ]
        .into_iter()
        .map(|level| IndicatorGroup {
            sources: self.credits(level),
            title: self.wording.word(&format!("level-{}", level.name())),
            rows: self
                .disclosure
                .indicators
                .iter()
                .filter(|(definition, _)| definition.level == level)
                .filter(|(definition, _)| self.is_shared(definition))
                .map(|(definition, assessed)| self.indicator_row(definition, assessed))
                .collect(),
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
    }

    /// A sector sees the region, the outcomes and its own work; what others do
    /// is in their reports and in the funders'.
    fn is_shared(&self, definition: &Definition) -> bool {
        let is_change =
            matches!(definition.level, IndicatorLevel::Population | IndicatorLevel::Outcome);
        self.own().is_none() || is_change || self.is_own(definition)
    }

    /// Where population indicators come from: others are the members' own.
    fn credits(&self, level: IndicatorLevel) -> Vec<String> {
        if level != IndicatorLevel::Population {
            return Vec::new();
        }
        let wording = self.wording;
        self.disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| definition.level == level)
            .filter_map(|(definition, _)| {
                let source = text_of(definition.source.as_ref(), wording)?;
                let name = wording.name(&definition.name);
                Some(wording.say("source-of", &[("name", name.into()), ("source", source.into())]))
            })
            .collect()
    }

    fn is_own(&self, definition: &Definition) -> bool {
        let owner = definition.owner.as_ref().and_then(|id| self.disclosure.organisation(id));
        let sector = definition.sector.as_ref().or(owner.map(|owner| &owner.sector));
        self.own().is_some() && sector == self.own()
    }

    fn indicator_row(
        &self,
        definition: &Definition,
        assessed: &IndicatorAssessment,
    ) -> IndicatorRow {
        let wording = self.wording;
        let unit = wording.name(&definition.unit);
        let none = || "−".to_owned();
        let value = |value| wording.with_unit(value, unit);
        let target = match (&definition.target, definition.range) {
            (Some(target), _) => value(target.value),
            (None, Some((low, high))) => wording.say(
                "from-to",
                &[("from", wording.number(low).into()), ("to", value(high).into())],
            ),
            (None, None) => none(),
        };
        let suppressed = assessed.answer.status == Status::Suppressed;
        IndicatorRow {
            id: definition.id.to_string(),
            name: wording.name(&definition.name).to_owned(),
            goal: definition.goal.as_ref().map(ToString::to_string),
            baseline: definition.baseline.as_ref().map_or_else(none, |it| value(it.value)),
            target,
            target_date: definition
                .target
                .as_ref()
                .map_or_else(String::new, |target| wording.short_date(target.date)),
            current: match &assessed.current {
                Some(current) => value(current.value),
                None if suppressed => "x".to_owned(),
                None => "…".to_owned(),
            },
            current_date: assessed.current.as_ref().map(|it| wording.short_date(it.date)),
            provisional: assessed.current.as_ref().is_some_and(|current| current.provisional),
            mark: Mark::status(assessed.answer.status, wording),
            arithmetic: arithmetic(definition, assessed, wording),
            own: self.is_own(definition),
        }
    }

    fn own_promises(&self) -> Option<Promises> {
        let row = |(commitment, state): &(&Commitment, CommitmentState)| {
            commitment_row(commitment, *state, self.disclosure, self.wording)
        };
        let (open, closed): (Vec<_>, Vec<_>) =
            own_commitments(self.disclosure).into_iter().partition(|(_, state)| state.is_open());
        if open.is_empty() && closed.is_empty() {
            return None;
        }
        Some(Promises {
            rows: open.iter().map(row).collect(),
            closed: closed.iter().map(row).collect(),
        })
    }

    /// What changed since the previous period; for a sector its own promises,
    /// and every decision and every change of status.
    fn changes(&self) -> Vec<ChangeLine> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let changes = &disclosure.figures.changes;
        let mut lines = Vec::new();
        let mut add = |key: &str, items: Vec<String>| {
            if !items.is_empty() {
                lines.push(ChangeLine { label: wording.word(key), items });
            }
        };
        let titles = |ids: &[crate::model::names::CommitmentId]| -> Vec<String> {
            ids.iter()
                .filter_map(|id| disclosure.commitment(id))
                .filter(|commitment| self.own().is_none_or(|own| commitment.sector == *own))
                .map(|commitment| {
                    let owner = disclosure
                        .organisation(&commitment.owner)
                        .map(|owner| partner_name(owner, wording))
                        .unwrap_or_default();
                    wording.say(
                        "change-promise",
                        &[
                            ("title", wording.name(&commitment.title).into()),
                            ("owner", owner.into()),
                        ],
                    )
                })
                .collect()
        };
        add("change-done", titles(&changes.done));
        add("change-made", titles(&changes.made));
        add("change-overdue", titles(&changes.became_overdue));
        let restated = changes
            .restated
            .iter()
            .filter_map(|(id, then, now)| {
                let (definition, _) = disclosure.indicator(id)?;
                Some(wording.say(
                    "change-status",
                    &[
                        ("name", wording.name(&definition.name).into()),
                        ("then", Mark::status(*then, wording).word.into()),
                        ("now", Mark::status(*now, wording).word.into()),
                    ],
                ))
            })
            .collect();
        add("change-restated", restated);
        lines
    }

    fn links(&self) -> Option<Links> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let promises = &disclosure.figures.promises;
        // Sectors that promised something, and those at the table anyway.
        let sectors: Vec<_> = disclosure
            .sectors
            .iter()
            .filter(|sector| {
                sector.edition || promises.matrix.keys().any(|(_, it)| *it == sector.id)
            })
            .collect();
        if promises.matrix.is_empty() {
            return None;
        }
        let rows = disclosure
            .goals
            .iter()
            .map(|goal| MatrixRow {
                goal: goal.id.to_string(),
                title: wording.name(&goal.title).to_owned(),
                cells: sectors
                    .iter()
                    .map(|sector| {
                        let key = (goal.id.clone(), sector.id.clone());
                        let cell = promises.matrix.get(&key).cloned().unwrap_or_default();
                        MatrixCell {
                            made: cell.made.count(),
                            done: cell.done.count(),
                            overdue: cell.overdue.count(),
                            own: self.own() == Some(&sector.id),
                        }
                    })
                    .collect(),
            })
            .collect();
        let (waiting_on_us, we_wait_for) = self.waiting();
        Some(Links {
            columns: sectors
                .iter()
                .map(|sector| MatrixColumn {
                    short: sector.short.clone(),
                    name: wording.name(&sector.name).to_owned(),
                    own: self.own() == Some(&sector.id),
                })
                .collect(),
            rows,
            waiting_on_us,
            we_wait_for,
        })
    }

    /// Open work of others that names one of ours as partner, and our open
    /// work that names one of theirs.
    fn waiting(&self) -> (Vec<String>, Vec<String>) {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let Some(own) = self.own() else { return (Vec::new(), Vec::new()) };
        let mut on_us = Vec::new();
        let mut for_them = Vec::new();
        for commitment in &disclosure.commitments {
            let state = disclosure.figures.promises.states.get(&commitment.id);
            if !state.is_some_and(|state| state.is_open()) {
                continue;
            }
            let (ours, theirs): (Vec<_>, Vec<_>) = commitment
                .partners
                .iter()
                .filter_map(|id| disclosure.organisation(id))
                .partition(|partner| partner.sector == *own);
            let names = |partners: &[&crate::model::organisation::Organisation]| {
                let names: Vec<String> =
                    partners.iter().map(|partner| partner_name(partner, wording)).collect();
                wording.list(&names)
            };
            let owner = disclosure
                .organisation(&commitment.owner)
                .map(|owner| partner_name(owner, wording))
                .unwrap_or_default();
            let title = wording.name(&commitment.title);
            let due = due_text(commitment, wording);
            if commitment.sector != *own && !ours.is_empty() {
                on_us.push(wording.say(
                    "waiting-on-us",
                    &[
                        ("owner", owner.into()),
                        ("title", title.into()),
                        ("partners", names(&ours).into()),
                        ("due", due.into()),
                    ],
                ));
            } else if commitment.sector == *own && !theirs.is_empty() {
                for_them.push(wording.say(
                    "we-wait-for",
                    &[
                        ("title", title.into()),
                        ("partners", names(&theirs).into()),
                        ("due", due.into()),
                    ],
                ));
            }
        }
        (on_us, for_them)
    }

    fn sectors(&self) -> Vec<SectorRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .sectors
            .iter()
            .filter_map(|sector| {
                let organisations = disclosure.organisations_of(&sector.id).count();
                let record = disclosure.figures.promises.by_sector.get(&sector.id)?;
                if organisations == 0 && record.made.count() == 0 {
                    return None;
                }
                let attended = disclosure.figures.participation.by_sector.get(&sector.id);
                Some(SectorRow {
                    name: wording.name(&sector.name).to_owned(),
                    organisations,
                    promises: counts(record),
                    attendance: attended
                        .and_then(|attended| attended.represented.percent())
                        .map(|percent| wording.percent(percent)),
                    trend: attended.and_then(|attended| self.trend(attended)),
                })
            })
            .collect()
    }

    /// The last three meetings beside the six before, if there were as many.
    fn trend(&self, attended: &Attended) -> Option<Trend> {
        let wording = self.wording;
        let (before, recent) = (attended.before.percent()?, attended.recent.percent()?);
        let points = attended.change()?;
        let size = wording.rounded(points.abs(), 0);
        let key = match points.cmp(&rust_decimal::Decimal::ZERO) {
            std::cmp::Ordering::Less => "points-down",
            std::cmp::Ordering::Equal => "points-level",
            std::cmp::Ordering::Greater => "points-up",
        };
        Some(Trend {
            before: wording.percent(before.round_dp(0)),
            recent: wording.percent(recent.round_dp(0)),
            points: wording.say(key, &[("points", size.into())]),
            falls: attended.falls(),
        })
    }

    /// Indicators that the reader owns or, for all sectors, each of them.
    fn charts(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<IndicatorPage> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition))
            .map(|(definition, assessed)| IndicatorPage {
                row: self.indicator_row(definition, assessed),
                chart: charts::line(definition, assessed, disclosure.calendar.as_of, wording),
                story: prose::story(&definition.id, disclosure, self.setting, wording, diagnostics),
                source: text_of(definition.source.as_ref(), wording),
                note: assessed
                    .current
                    .as_ref()
                    .is_some_and(|current| current.provisional)
                    .then(|| wording.word("provisional-note")),
            })
            .collect()
    }

    fn data_due(&self) -> Vec<DataDue> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition))
            .filter_map(|(definition, assessed)| {
                Some(DataDue {
                    name: wording.name(&definition.name).to_owned(),
                    owner: definition
                        .owner
                        .as_ref()
                        .and_then(|id| disclosure.organisation(id))
                        .map(|owner| partner_name(owner, wording)),
                    since: wording.short_date(assessed.overdue_since?),
                })
            })
            .collect()
    }

    fn participation(&self) -> Option<Participation> {
        /// Meetings shown in the grid; more would not fit across a page.
        const COLUMNS: usize = 10;
        let (disclosure, wording) = (self.disclosure, self.wording);
        let figures = &disclosure.figures.participation;
        let all = figures.all.represented.percent()?;
        let held: Vec<&Meeting> =
            figures.meetings.iter().filter_map(|id| disclosure.meeting(id)).collect();
        let shown = &held[held.len().saturating_sub(COLUMNS)..];
        let own = self.own().and_then(|own| figures.by_sector.get(own));
        let mut rows = Vec::new();
        for sector in disclosure.sectors {
            if self.own().is_some_and(|own| *own != sector.id) {
                continue;
            }
            for organisation in disclosure.organisations_of(&sector.id) {
                let Some(attended) = figures.by_organisation.get(&organisation.id) else {
                    continue;
                };
                let Some(rate) = attended.represented.percent() else { continue };
                rows.push(GridRow {
                    name: partner_name(organisation, wording),
                    group: wording.name(&sector.name).to_owned(),
                    cells: shown
                        .iter()
                        .map(|meeting| meeting.presence(&organisation.id).map_or("", presence_code))
                        .collect(),
                    rate: wording.percent(rate.round_dp(0)),
                });
            }
        }
        let told: Vec<String> = rows
            .iter()
            .map(|row| {
                wording.say(
                    "grid-alt-row",
                    &[("name", row.name.as_str().into()), ("rate", row.rate.as_str().into())],
                )
            })
            .collect();
        Some(Participation {
            since: wording.date(figures.since?),
            until: wording.date(disclosure.calendar.as_of),
            held: held.len(),
            cancelled: figures.cancelled.count(),
            own: own
                .and_then(|own| own.represented.percent())
                .map(|percent| wording.percent(percent)),
            own_trend: own.and_then(|own| self.trend(own)),
            all: wording.percent(all),
            columns: shown
                .iter()
                .map(|meeting| {
                    wording.say(
                        "grid-column",
                        &[
                            ("date", wording.day_and_month(meeting.date).into()),
                            (
                                "body",
                                disclosure
                                    .body(&meeting.body)
                                    .map(|body| {
                                        wording.name(&body.name).chars().take(1).collect::<String>()
                                    })
                                    .unwrap_or_default()
                                    .into(),
                            ),
                        ],
                    )
                })
                .collect(),
            alt: wording.say("grid-alt", &[("rows", wording.list(&told).into())]),
            rows,
        })
    }

    fn meetings(&self) -> Option<Meetings> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let decisions: Vec<DecisionRow> = disclosure
            .figures
            .changes
            .decided
            .iter()
            .filter_map(|id| disclosure.decision(id))
            .filter_map(|decision| {
                let meeting = disclosure.meeting(&decision.meeting)?;
                Some(DecisionRow {
                    date: wording.short_date(meeting.date),
                    body: disclosure
                        .body(&meeting.body)
                        .map(|body| wording.name(&body.name).to_owned())
                        .unwrap_or_default(),
                    text: wording.name(&decision.text).to_owned(),
                    goal: decision.goal.as_ref().map(ToString::to_string),
                    state: decision.state.clone(),
                })
            })
            .collect();
        let next = next_meeting(disclosure, wording);
        if decisions.is_empty() && next.is_none() {
            return None;
        }
        Some(Meetings { decisions, next })
    }

    /// Work by goal: what is overdue and open, and what was done in the period.
    fn goals(&self) -> Vec<GoalBlock> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let rows = own_commitments(disclosure);
        let done = &disclosure.figures.changes.done;
        disclosure
            .goals
            .iter()
            .map(|goal| GoalBlock {
                id: goal.id.to_string(),
                title: wording.name(&goal.title).to_owned(),
                target_state: text_of(goal.target_state.as_ref(), wording),
                indicators: disclosure
                    .indicators
                    .iter()
                    .filter(|(definition, _)| definition.goal.as_ref() == Some(&goal.id))
                    .map(|(definition, assessed)| {
                        wording.say(
                            "indicator-line",
                            &[
                                ("name", wording.name(&definition.name).into()),
                                (
                                    "status",
                                    Mark::status(assessed.answer.status, wording).word.into(),
                                ),
                            ],
                        )
                    })
                    .collect(),
                rows: rows
                    .iter()
                    .filter(|(commitment, _)| commitment.goal.as_ref() == Some(&goal.id))
                    .filter(|(commitment, state)| state.is_open() || done.contains(&commitment.id))
                    .map(|(commitment, state)| {
                        commitment_row(commitment, *state, disclosure, wording)
                    })
                    .collect(),
            })
            .filter(|block| !block.rows.is_empty() || !block.indicators.is_empty())
            .collect()
    }

    fn money(&self) -> Option<Money> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let money = &disclosure.figures.money;
        if money.lines.is_empty() {
            return None;
        }
        let amounts = |amounts: &crate::assessment::money::Amounts| {
            (
                wording.in_table(amounts.committed),
                wording.in_table(amounts.received),
                wording.in_table(amounts.spent),
                amounts.execution_rate().map_or_else(|| "−".to_owned(), |rate| wording.rate(rate)),
                wording.in_table(amounts.remaining()),
            )
        };
        let mut notes = Vec::new();
        let mut rows = Vec::new();
        for line in &money.lines {
            let Some((_, funding)) =
                disclosure.funding.iter().find(|(index, _)| *index == line.funding)
            else {
                continue;
            };
            let (committed, received, spent, rate, remaining) = amounts(&line.amounts);
            if let Some(variance) = line.variance {
                let key =
                    if variance.is_sign_negative() { "variance-under" } else { "variance-over" };
                let reason = funding
                    .variance_reason
                    .clone()
                    .unwrap_or_else(|| wording.word("variance-unexplained"));
                notes.push(wording.say(
                    key,
                    &[
                        ("funder", wording.name(&funding.funder).into()),
                        ("points", wording.rounded(variance.abs(), 1).into()),
                        ("reason", reason.into()),
                    ],
                ));
            }
            rows.push(MoneyRow {
                funder: wording.name(&funding.funder).to_owned(),
                name: text_of(funding.name.as_ref(), wording),
                restricted: funding.restricted,
                status: (funding.status != FundingStatus::Confirmed)
                    .then(|| wording.word(&format!("funding-{}", funding.status.name()))),
                committed,
                received,
                spent,
                rate,
                remaining,
                elapsed: line.elapsed.map(|elapsed| wording.share(elapsed)),
            });
        }
        let (committed, received, spent, rate, remaining) = amounts(&money.total);
        Some(Money {
            rows,
            total: MoneyRow {
                funder: wording.word("money-total"),
                name: None,
                restricted: false,
                status: None,
                committed,
                received,
                spent,
                rate,
                remaining,
                elapsed: None,
            },
            notes,
        })
    }

    fn corrections(&self) -> Vec<CorrectionRow> {
        let wording = self.wording;
        self.disclosure
            .indicators
            .iter()
            .flat_map(|(definition, assessed)| {
                assessed.revisions.iter().map(move |revision| CorrectionRow {
                    name: wording.name(&definition.name).to_owned(),
                    span: wording.span(revision.span),
                    old: wording.reading(&revision.old),
                    new: wording.reading(&revision.new),
                    reason: revision.reason.clone(),
                })
            })
            .collect()
    }

    fn sources(&self) -> Vec<SourceRow> {
        let wording = self.wording;
        self.disclosure
            .indicators
            .iter()
            .map(|(definition, _)| SourceRow {
                id: definition.id.to_string(),
                name: wording.name(&definition.name).to_owned(),
                level: wording.word(&format!("level-{}", definition.level.name())),
                method: text_of(definition.method.as_ref(), wording),
                source: text_of(definition.source.as_ref(), wording),
                frequency: definition
                    .frequency
                    .map(|frequency| wording.word(&format!("frequency-{}", frequency.name()))),
            })
            .collect()
    }

    fn members(&self) -> Vec<MemberGroup> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .sectors
            .iter()
            .map(|sector| MemberGroup {
                sector: wording.name(&sector.name).to_owned(),
                names: disclosure
                    .organisations_of(&sector.id)
                    .map(|organisation| wording.name(&organisation.name).to_owned())
                    .collect(),
            })
            .filter(|group| !group.names.is_empty())
            .collect()
    }

    fn meeting_list(&self) -> Vec<MeetingRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let since = disclosure.figures.participation.since;
        let shown = disclosure
            .meetings
            .iter()
            .filter(|meeting| since.is_none_or(|since| meeting.date >= since))
            .filter(|meeting| meeting.date <= disclosure.calendar.as_of);
        shown
            .map(|meeting| {
                let share = disclosure.figures.participation.by_meeting.get(&meeting.id);
                MeetingRow {
                    date: wording.short_date(meeting.date),
                    title: meeting_title(meeting, disclosure, wording),
                    state: wording.word(&format!("meeting-{}", meeting.state.name())),
                    attendance: share
                        .map(|share| format!("{}/{}", share.part.count(), share.whole.count())),
                    decisions: disclosure
                        .decisions
                        .iter()
                        .filter(|decision| decision.meeting == meeting.id)
                        .count(),
                    minutes: meeting.minutes_sent_on.map(|date| wording.short_date(date)),
                }
            })
            .collect()
    }

    fn people(&self) -> Vec<PersonRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let visibility = disclosure.visibility();
        let as_of = disclosure.calendar.as_of;
        let mut rows = Vec::new();
        for organisation in &disclosure.organisations {
            for seat in organisation.seats.iter().filter(|seat| seat.is_held(as_of)) {
                let person = seat.person.as_ref().and_then(|person| person.reveal_to(visibility));
                rows.push(PersonRow {
                    organisation: partner_name(organisation, wording),
                    body: seat
                        .body
                        .as_ref()
                        .and_then(|body| disclosure.body(body))
                        .map(|body| wording.name(&body.name).to_owned())
                        .unwrap_or_default(),
                    role: seat.role.clone(),
                    person: person.cloned().unwrap_or_else(|| wording.word("seat-empty")),
                    since: seat.from.map(|from| wording.short_date(from)),
                });
            }
        }
        rows
    }

    fn findings(&self) -> Vec<Finding> {
        let language = self.wording.language();
        self.setting
            .findings
            .iter()
            .map(|finding| Finding {
                place: finding.origin.to_string(),
                message: finding.message(language),
                cure: finding.cure(language),
            })
            .collect()
    }

    /// The data behind the tables, as files that the PDF carries.
    fn attach(&self, attachments: &mut Files) -> Vec<Attachment> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let mut made = Vec::new();
        let commitments = own_commitments(disclosure);
        if !commitments.is_empty() {
            made.extend(commitments_file(&commitments, disclosure, wording, attachments));
        }
        if !disclosure.indicators.is_empty() {
            let mut csv = Csv::new(&heads(
                wording,
                &["id", "indicator", "unit", "span", "value", "provisional"],
            ));
            for (definition, assessed) in &disclosure.indicators {
                for point in &assessed.series {
                    csv.row(&[
                        definition.id.to_string(),
                        wording.name(&definition.name).to_owned(),
                        wording.name(&definition.unit).to_owned(),
                        point.span.to_string(),
                        match point.number() {
                            Some(number) => number.normalize().to_string(),
                            None => wording.reading(&point.reading),
                        },
                        if point.provisional { "p" } else { "" }.to_owned(),
                    ]);
                }
            }
            made.push(attach(
                csv,
                "indicators",
                wording.word("attachment-indicators"),
                attachments,
            ));
        }
        made
    }

    /// The statuses and states that this document uses.
    fn legend(&self) -> Vec<LegendRow> {
        let wording = self.wording;
        let used: Vec<Status> =
            self.disclosure.indicators.iter().map(|(_, assessed)| assessed.answer.status).collect();
        Status::ALL
            .into_iter()
            .filter(|status| used.contains(status))
            .map(|status| LegendRow {
                mark: Mark::status(status, wording),
                meaning: wording.word(&format!("meaning-{}", status.code())),
            })
            .collect()
    }
}

fn counts(record: &Record) -> PromiseCounts {
    PromiseCounts {
        made: record.made.count(),
        on_time: record.on_time.count(),
        late: record.late.count(),
        open: record.open.count(),
        overdue: record.overdue.count(),
        redated: record.redated.count(),
        dropped: record.dropped.count(),
    }
}

/// `○` present, `△` proxy, `×` absent: the code decides symbol and colour.
fn presence_code(presence: Presence) -> &'static str {
    match presence {
        Presence::Present | Presence::Late | Presence::LeftEarly => "present",
        Presence::Online => "online",
        Presence::Proxy => "proxy",
        Presence::Absent => "absent",
        Presence::Observer => "observer",
    }
}

/// Writes commitments as a data file.
pub(super) fn commitments_file(
    commitments: &[(&Commitment, CommitmentState)],
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
    attachments: &mut Files,
) -> Vec<Attachment> {
    let mut csv = Csv::new(&heads(
        wording,
        &["id", "commitment", "sector", "owner", "goal", "first-due", "due", "state", "done-on"],
    ));
    let date = |date: Option<jiff::civil::Date>| date.map(|it| it.to_string()).unwrap_or_default();
    for (commitment, state) in commitments {
        let owner = disclosure.organisation(&commitment.owner);
        let sector = disclosure.sector(&commitment.sector);
        csv.row(&[
            commitment.id.to_string(),
            wording.name(&commitment.title).to_owned(),
            sector.map(|it| wording.name(&it.name).to_owned()).unwrap_or_default(),
            owner.map(|it| wording.name(&it.name).to_owned()).unwrap_or_default(),
            commitment.goal.as_ref().map(ToString::to_string).unwrap_or_default(),
            date(commitment.due),
            date(commitment.current_due()),
            Mark::state(*state, wording).word,
            date(commitment.done_on),
        ]);
    }
    vec![attach(csv, "commitments", wording.word("attachment-commitments"), attachments)]
}

fn heads(wording: &Wording<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| wording.word(&format!("column-{key}"))).collect()
}
