//! The roundtable guideline: what each of its sixteen
//! sections says to one sector.
//!
//! Standing texts are Markdown files of the templates, one for each section and kind of
//! sector (`why.business.md`), or one for all sectors (`roles.md`). Facts
//! are filled in where a text asks for them: `{{ fact("sector") }}`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::diagnostics::{Diagnostic, Origin};
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Commitment, GroundRules, Pattern, Sector};
use crate::domain::words::Section;
use crate::files::Files;
use crate::locale::Language;
use crate::markup::Markup;

use super::data::Attachment;
use super::mark::Mark;
use super::prose::{self, Fact};
use super::report::{self, CommitmentCounts, CommitmentRow, NextMeeting};
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// What a guideline says.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Guideline {
    /// The name of the sector; empty in an edition for no sector.
    sector: Text,
    /// What this is: the standing text `about.md`.
    about: Markup,
    /// The next meeting; absent if none is planned.
    meeting: Option<NextMeeting>,
    /// What the sector promised last time; absent if it promised nothing yet.
    last_commitments: Option<LastCommitments>,
    /// What a roundtable is: the standing text `roundtable.md`.
    roundtable: Markup,
    /// Where roundtables come from: the standing text `history.md`.
    history: Markup,
    /// Why this sector is at the table: the standing text `why.md`, or that of the sector.
    why: Markup,
    /// What the sector did so far, counted; absent if it promised nothing.
    so_far: Option<SoFar>,
    /// What the next meeting is about.
    theme: Theme,
    /// What every meeting is to reach: the standing text `aim.md`.
    aim: Markup,
    /// What this meeting is to reach, as the narrative tells it.
    aims: Vec<Markup>,
    /// How a meeting runs: the standing text of the pattern that the settings name.
    day: Markup,
    /// The sessions of the day in order; empty if the meeting has no times.
    timetable: Vec<Session>,
    /// Who does what: the standing text `roles.md`.
    roles: Markup,
    /// Who comes for the sector, by organisations; people are not named.
    delegates: Vec<Delegate>,
    /// The rules of talking: the standing text that the settings name.
    rules: Markup,
    /// What to prepare: the standing text `preparation.md`, or that of the sector.
    preparation: Markup,
    /// What to bring, send and report on.
    checklist: Checklist,
    /// The open commitments of the sector.
    commitments: Vec<CommitmentRow>,
    /// What to ask at any meeting: the standing text `questions.md`.
    questions: Markup,
    /// What to ask at this one, as the narrative tells it.
    agenda_questions: Vec<Markup>,
    /// How a commitment is written down: the standing text `card.md`.
    card: Markup,
    /// What happens afterwards: the standing text `after.md`.
    after: Markup,
    /// What to do when something goes wrong: the standing text `trouble.md`.
    trouble: Markup,
    /// Words of the roundtable: the standing text `glossary.md`.
    glossary: Markup,
    /// Who sits at the table, by sectors.
    table: Vec<SectorSeats>,
    /// The data behind the tables, as files that the PDF carries.
    attachments: Vec<Attachment>,
}

/// What the sector promised at the latest meeting where it promised anything.
#[derive(Debug, Serialize, JsonSchema)]
struct LastCommitments {
    /// The meeting where it was promised.
    meeting: Text,
    /// Its day.
    date: Text,
    /// What was promised there, with what came of it.
    rows: Vec<CommitmentRow>,
}

/// What the sector did so far, counted.
#[derive(Debug, Serialize, JsonSchema)]
struct SoFar {
    /// What came of its commitments.
    #[serde(flatten)]
    commitments: CommitmentCounts,
    /// How much of its meetings it came to, in percent; absent if no attendance is known.
    attendance: Option<Text>,
}

/// What the next meeting is about.
#[derive(Debug, Serialize, JsonSchema)]
struct Theme {
    /// The theme; absent if none is set.
    title: Option<Text>,
    /// What the narrative tells of it.
    prose: Vec<Markup>,
    /// Measured facts about it, five at most.
    facts: Vec<FactRow>,
}

/// One measured fact about the theme.
#[derive(Debug, Serialize, JsonSchema)]
struct FactRow {
    /// What was measured.
    name: Text,
    /// The latest value, with its unit.
    value: Text,
    /// The day of the value.
    date: Text,
    /// How it stands.
    mark: Mark,
    /// How the status was worked out.
    arithmetic: Text,
    /// Who measured it; absent if nobody wrote it.
    source: Option<Text>,
}

/// A session of the meeting day.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Session {
    /// When it begins.
    start: Text,
    /// When it ends.
    end: Text,
    /// Its name.
    title: Text,
    /// What is done.
    what: Text,
    /// Who does it.
    who: Text,
}

/// A seat of the sector in the body that meets.
#[derive(Debug, Serialize, JsonSchema)]
struct Delegate {
    /// The organisation that has the seat.
    organisation: Text,
    /// The role of the seat; absent if none is said.
    role: Option<Text>,
}

/// What to bring, send and report on.
#[derive(Debug, Serialize, JsonSchema)]
struct Checklist {
    /// By which day material is due; absent if no meeting is planned.
    material_due: Option<Text>,
    /// The indicators whose values are due from the sector.
    data: Vec<Text>,
    /// The commitments to report on, each with its state.
    report: Vec<Text>,
    /// What to bring: the standing text `checklist.md`.
    items: Markup,
}

/// A sector at the table.
#[derive(Debug, Serialize, JsonSchema)]
struct SectorSeats {
    /// The name of the sector.
    name: Text,
    /// Whether it is the reader's own.
    own: bool,
    /// The names of its organisations.
    organisations: Vec<Text>,
}

struct Texts<'a> {
    setting: &'a Setting<'a>,
    sector: Option<&'a Sector>,
    sectors: &'a [Sector],
    facts: Vec<Fact>,
}

impl<'a> Texts<'a> {
    /// The text of a section that a project wrote for its sector, else the one that was
    /// written for sectors of its kind.
    fn of_sector(&self, section: &str, sector: &Sector) -> Option<(String, &'a [u8])> {
        let Setting { templates, below, language, .. } = self.setting;
        let path = |of: &str| format!("templates/guideline/{language}/{section}.{of}.md");
        let own = path(sector.id.as_str());
        if let Some(text) = templates.get(&own).filter(|text| below.get(&own) != Some(text)) {
            return Some((own, text));
        }
        let kind = sector.kind.name()?;
        // What the project wrote for another sector of that id is that sector's.
        let is_anothers =
            self.sectors.iter().any(|it| it.id != sector.id && it.id.as_str() == kind);
        let path = path(kind);
        let text = if is_anothers { below.get(&path) } else { templates.get(&path) };
        Some((path, text?))
    }

    /// Words the text of a section for this sector, else the one for all.
    fn section(&self, section: &str, diagnostics: &mut Vec<Diagnostic>) -> Markup {
        let Self { setting, facts, .. } = self;
        let common = format!("templates/guideline/{}/{section}.md", setting.language);
        let for_all = || Some((common.clone(), setting.templates.get(&common)?.as_ref()));
        let own = self.sector.and_then(|sector| self.of_sector(section, sector));
        if let Some((path, bytes)) = own.or_else(for_all) {
            let source = String::from_utf8_lossy(bytes);
            return prose::standing(&path, &source, facts, setting, diagnostics);
        }
        diagnostics.push(Diagnostic::missing_text(&Origin::file(&common), &common));
        Markup::default()
    }
}

/// Words a guideline.
pub(super) fn present(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    attachments: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Guideline {
    let sector = disclosed.own_sector();
    let meeting = report::next_meeting(disclosed, wording);
    let texts =
        Texts { setting, sector, sectors: disclosed.sectors(), facts: facts(disclosed, wording) };
    let rules = match disclosed.roundtable().meeting_day.ground_rules {
        GroundRules::Idea => "rules-idea",
        GroundRules::Conflict => "rules-conflict",
    };
    let day = match disclosed.roundtable().meeting_day.pattern {
        Pattern::Okinawa => "day-okinawa",
        Pattern::Trio => "day-trio",
    };
    let mut told = |section| prose::section(section, disclosed, setting, wording, diagnostics);
    let theme_prose = told(Section::Theme);
    let aims = told(Section::Aim);
    let agenda_questions = told(Section::Questions);
    let own = own_commitments(disclosed);
    let mut text = |section: &str| texts.section(section, diagnostics);
    Guideline {
        sector: sector.map(|it| wording.name(&it.name)).unwrap_or_default(),
        about: text("about"),
        last_commitments: last_commitments(&own, disclosed, wording),
        roundtable: text("roundtable"),
        history: text("history"),
        why: text("why"),
        so_far: so_far(disclosed, wording),
        theme: theme(disclosed, wording, theme_prose),
        aim: text("aim"),
        aims,
        day: text(day),
        timetable: timetable(disclosed, wording),
        roles: text("roles"),
        delegates: delegates(disclosed, wording),
        rules: text(rules),
        preparation: text("preparation"),
        checklist: checklist(&own, disclosed, wording, text("checklist")),
        commitments: own
            .iter()
            .filter(|(_, state)| state.is_open())
            .map(|(commitment, state)| {
                report::commitment_row(commitment, *state, disclosed, wording)
            })
            .collect(),
        questions: text("questions"),
        agenda_questions,
        card: text("card"),
        after: text("after"),
        trouble: text("trouble"),
        glossary: text("glossary"),
        table: seats(disclosed, wording),
        attachments: attach(&own, disclosed, wording, attachments),
        meeting,
    }
}

/// What standing texts can mention.
fn facts(disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<Fact> {
    let roundtable = disclosed.roundtable();
    let open = || wording.word("to-be-decided");
    let next = disclosed.next_meeting();
    let plan = disclosed.figures().next.as_ref();
    let or_open = |key, text: Option<Text>| Fact { key, text: text.unwrap_or_else(open) };
    vec![
        prose::fact("sector", disclosed.own_sector().map(|sector| &sector.name), wording),
        prose::sectors(disclosed, wording),
        prose::fact("roundtable", Some(&roundtable.name), wording),
        prose::fact("region", Some(&roundtable.region), wording),
        prose::fact("secretariat", Some(&roundtable.secretariat.name), wording),
        or_open("founded", roundtable.founded.map(|date| wording.date(date))),
        or_open("meeting", next.map(|meeting| report::meeting_title(meeting, disclosed, wording))),
        or_open("meeting-date", next.map(|meeting| wording.date(meeting.date))),
        or_open("material-due", plan.map(|plan| wording.date(plan.material_due))),
        or_open("summary-due", plan.map(|plan| wording.date(plan.summary_due))),
        or_open("minutes-due", plan.map(|plan| wording.date(plan.minutes_due))),
        or_open("reporting-rhythm", wording.optional(roundtable.reporting_rhythm.as_ref())),
        or_open("care-contact", wording.optional(roundtable.secretariat.care_contact.as_ref())),
        or_open("phone", roundtable.secretariat.phone.as_ref().map(|it| wording.cell(it))),
        or_open("email", roundtable.secretariat.email.as_ref().map(|it| wording.cell(it))),
    ]
}

fn own_commitments(disclosed: &Disclosed) -> Vec<(&Commitment, CommitmentState)> {
    report::own_commitments(disclosed)
}

/// What this sector promised at the latest meeting where it promised
/// anything: every guideline opens with it.
fn last_commitments(
    own: &[(&Commitment, CommitmentState)],
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Option<LastCommitments> {
    let meeting_of =
        |commitment: &Commitment| commitment.meeting.as_ref().and_then(|id| disclosed.meeting(id));
    let latest =
        own.iter().filter_map(|(commitment, _)| meeting_of(commitment)).max_by_key(|it| it.date)?;
    Some(LastCommitments {
        meeting: report::meeting_title(latest, disclosed, wording),
        date: wording.date(latest.date),
        rows: own
            .iter()
            .filter(|(commitment, _)| meeting_of(commitment).is_some_and(|it| it.id == latest.id))
            .map(|(commitment, state)| {
                report::commitment_row(commitment, *state, disclosed, wording)
            })
            .collect(),
    })
}

fn so_far(disclosed: &Disclosed, wording: &Wording<'_>) -> Option<SoFar> {
    let sector = disclosed.own_sector()?;
    let printed = &disclosed.figures().printed;
    let record = printed.commitments.of(Some(&sector.id)).filter(|it| !it.made.is_zero())?;
    let attended = printed.attendance_of_sectors.get(&sector.id);
    Some(SoFar {
        commitments: report::counts(record, wording),
        attendance: attended
            .map(|attended| &attended.represented)
            .filter(|represented| represented.number().is_some())
            .map(|represented| wording.whole_percent(represented)),
    })
}

/// The theme and three to five measured facts: indicators of the goals that
/// the meeting is about, else of any.
fn theme(disclosed: &Disclosed, wording: &Wording<'_>, prose: Vec<Markup>) -> Theme {
    const MOST: usize = 5;
    let meeting = disclosed.next_meeting();
    let goals = meeting.map_or(&[][..], |meeting| &meeting.goals);
    let measured = || disclosed.indicators().filter(|(_, it)| it.current.is_some());
    let on_theme: Vec<_> = measured()
        .filter(|(definition, _)| definition.goal.as_ref().is_some_and(|goal| goals.contains(goal)))
        .collect();
    let chosen = if on_theme.is_empty() { measured().collect() } else { on_theme };
    let facts = chosen
        .into_iter()
        .take(MOST)
        .filter_map(|(definition, assessed)| {
            let current = assessed.current.as_ref()?;
            let value = assessed.printed.value.as_ref()?;
            Some(FactRow {
                name: match (&definition.plain_name, wording.language()) {
                    (Some(plain), Language::Ja) => wording.cell(plain),
                    _ => wording.name(&definition.name),
                },
                value: wording.current(current, wording.with_unit(value, &definition.unit)),
                date: wording.short_date(current.date),
                mark: Mark::of(assessed, wording),
                arithmetic: report::arithmetic(definition, assessed, wording),
                source: wording.optional(definition.source.as_ref()),
            })
        })
        .collect();
    Theme { title: meeting.and_then(|it| wording.optional(it.theme.as_ref())), prose, facts }
}

pub(super) fn timetable(disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<Session> {
    let Some(plan) = &disclosed.figures().next else { return Vec::new() };
    plan.sessions
        .iter()
        .map(|session| Session {
            start: wording.time(session.start),
            end: wording.time(session.end),
            title: wording.word(&format!("session-{}", session.code)),
            what: wording.word(&format!("session-{}-what", session.code)),
            who: wording.word(&format!("session-{}-who", session.code)),
        })
        .collect()
}

/// The sector's seats in the body that meets next; names of people stay out.
fn delegates(disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<Delegate> {
    let (Some(sector), Some(meeting)) = (disclosed.own_sector(), disclosed.next_meeting()) else {
        return Vec::new();
    };
    disclosed
        .organisations_of(&sector.id)
        .flat_map(|organisation| {
            organisation
                .seats
                .iter()
                .filter(|seat| seat.body.as_ref() == Some(&meeting.body))
                .filter(|seat| seat.is_held(meeting.date))
                .map(|seat| Delegate {
                    organisation: wording.name(&organisation.name),
                    role: wording.optional(seat.role.as_ref()),
                })
        })
        .collect()
}

fn checklist(
    own: &[(&Commitment, CommitmentState)],
    disclosed: &Disclosed,
    wording: &Wording<'_>,
    items: Markup,
) -> Checklist {
    let material_due = disclosed.figures().next.as_ref().map(|plan| {
        Text::concat([wording.date(plan.material_due), wording.weekday(plan.material_due)])
    });
    let own_sector = disclosed.own_sector().map(|sector| &sector.id);
    let data = disclosed
        .indicators()
        .filter(|(_, assessed)| assessed.overdue_since.is_some())
        .filter(|(definition, _)| {
            let owner = definition.owner.as_ref().and_then(|id| disclosed.organisation(id));
            own_sector.is_some()
                && definition.sector.as_ref().or(owner.map(|owner| &owner.sector)) == own_sector
        })
        .map(|(definition, _)| wording.name(&definition.name))
        .collect();
    let to_report = &disclosed.figures().to_report;
    let report = own
        .iter()
        .filter(|(commitment, _)| to_report.contains(&commitment.id))
        .map(|(commitment, state)| {
            let title = wording.name(&commitment.title);
            let state = Mark::state(*state, wording).word;
            wording.say("report-on", &[("title", title), ("state", state)])
        })
        .collect();
    Checklist { material_due, data, report, items }
}

fn seats(disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<SectorSeats> {
    let own = disclosed.own_sector().map(|sector| &sector.id);
    disclosed
        .sectors()
        .iter()
        .map(|sector| SectorSeats {
            name: wording.name(&sector.name),
            own: own == Some(&sector.id),
            organisations: disclosed
                .organisations_of(&sector.id)
                .map(|organisation| wording.name(&organisation.name))
                .collect(),
        })
        .filter(|seats| !seats.organisations.is_empty())
        .collect()
}

/// The sector's own commitments as a file, to be filled in and sent back.
fn attach(
    own: &[(&Commitment, CommitmentState)],
    disclosed: &Disclosed,
    wording: &Wording<'_>,
    attachments: &mut Files,
) -> Vec<Attachment> {
    if own.is_empty() {
        return Vec::new();
    }
    report::commitments_file(own, disclosed, wording, attachments)
}
