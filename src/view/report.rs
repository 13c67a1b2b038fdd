//! The progress report: what each section says.
//!
//! A section that has nothing to say is `None` and is left out by the
//! template. Rows come in the order in which a reader must act on them.

mod commitments;
mod conditions;
mod corrections;
mod indicators;
mod letter;
mod links;
mod meetings;
mod money;
mod next_meeting;
mod one_page;
mod plain;
mod secretariat;
mod sources;
mod summary;
mod undated;
mod warnings;
mod writer;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::indicators::IndicatorAssessment;
use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, Definition};
use crate::domain::words::Section;
use crate::files::Files;
use crate::markup::Markup;
use crate::spreadsheet::Csv;

use self::commitments::{CommitmentChart, Commitments, GoalBlock, SectorRow};
use self::conditions::{Conditions, LimitRow};
use self::corrections::Corrections;
use self::indicators::{DataDue, IndicatorGroup, IndicatorPage, OutcomeRow};
use self::letter::Letter;
use self::links::Links;
use self::meetings::{LastMeeting, MeetingRow, Meetings, MemberGroup, Participation, PersonRow};
use self::money::Money;
use self::secretariat::{GivenRow, Secretariat, SystemChangeRow, VoiceLine, WorkRow};
use self::sources::{LegendRow, SourceRow};
use self::summary::Summary;
use self::undated::Undated;
use self::warnings::{State, Warnings};
use self::writer::{ReportWriter, heads, partner_name};

pub(super) use self::commitments::{
    CommitmentCounts, CommitmentRow, commitment_markup, commitment_row, commitments_file, counts,
    own_commitments,
};
pub(super) use self::indicators::arithmetic;
pub(super) use self::links::waiting;
pub(super) use self::meetings::listed_meetings;
pub(super) use self::money::grant;
pub(super) use self::next_meeting::{NextMeeting, meeting_title, next_meeting, place};
pub(super) use self::one_page::{OnePage, one_page};
pub(super) use self::plain::{Plain, plain};
pub(super) use self::summary::ChangeLine;

use super::data::{Attachment, attach};
use super::head::Head;
use super::own_table;
use super::prose;
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// What a progress report says.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Report {
    /// The cover letter; absent if the edition has none.
    letter: Option<Letter>,
    /// The first page.
    summary: Summary,
    /// The common agenda; absent if nothing is said of it.
    agenda: Option<Agenda>,
    /// Every indicator, by levels.
    picture: Vec<IndicatorGroup>,
    /// The commitments of the sector; absent in documents for others, and if it made none.
    commitments: Option<Commitments>,
    /// What changed since the period before, a kind after another.
    changes: Vec<ChangeLine>,
    /// With what the changes are compared.
    compared_with: Text,
    /// How the work of sectors hangs together; absent if there are no goals or no commitments to
    /// show.
    links: Option<Links>,
    /// Every sector with what it promised and how often it came; empty in documents for a
    /// sector.
    sectors: Vec<SectorRow>,
    /// What became of the commitments of each sector, as bars; absent in documents for a sector,
    /// and if nothing was promised.
    commitment_chart: Option<CommitmentChart>,
    /// The outcomes in the form that reports on dormant deposits ask for; empty unless the
    /// edition asks for it.
    outcomes: Vec<OutcomeRow>,
    /// The indicators that have a chart, a story or parts to show; a sector reads its own.
    charts: Vec<IndicatorPage>,
    /// What is said once above all charts.
    chart_notes: Vec<Text>,
    /// Whether a projection is printed, so that the notes explain it.
    has_forecast: bool,
    /// Values that were due and have not come; a sector reads its own.
    data_due: Vec<DataDue>,
    /// Who came to which meeting; absent if no attendance is known.
    participation: Option<Participation>,
    /// What the meetings decided, and the next one; absent if there is neither.
    meetings: Option<Meetings>,
    /// Open commitments by goals; empty in documents for a sector.
    goals: Vec<GoalBlock>,
    /// The five conditions of collective impact; absent in documents for a sector, and if none
    /// could be counted.
    conditions: Option<Conditions>,
    /// How the conditions are counted; empty where they are absent.
    limits: Vec<LimitRow>,
    /// Words of the roundtable; a sector has them in its guideline.
    glossary: Option<Markup>,
    /// Early signs; absent but in the edition for the secretariat.
    warnings: Option<Warnings>,
    /// The state of the roundtable in soft words; absent until somebody has signed it off, and
    /// in documents for a sector.
    state: Option<State>,
    /// Changes of rules or customs in the last twelve months, latest first; empty in documents
    /// for a sector.
    system_changes: Vec<SystemChangeRow>,
    /// The money of every funder; absent in documents for a sector, and if no grant may be
    /// shown.
    money: Option<Money>,
    /// What carries the secretariat; absent in documents for a sector, and if nothing is known
    /// of it.
    secretariat: Option<Secretariat>,
    /// What people said; empty in documents for a sector.
    voices: Vec<VoiceLine>,
    /// What is hard, as the narrative tells it.
    challenges: Vec<Markup>,
    /// What was learned, as the narrative tells it.
    learning: Vec<Markup>,
    /// What could go wrong, as the narrative tells it.
    risks: Vec<Markup>,
    /// What comes next, as the narrative tells it.
    plan: Vec<Markup>,
    /// What is no longer as it was printed.
    corrections: Corrections,
    /// Where values come from and how they are measured.
    sources: Vec<SourceRow>,
    /// Who is at the table, by sectors; empty in documents for a sector.
    members: Vec<MemberGroup>,
    /// Every meeting of the fiscal year so far; empty in documents for a sector.
    meeting_list: Vec<MeetingRow>,
    /// The record of the last meeting; absent but in the edition for the secretariat.
    last_meeting: Option<LastMeeting>,
    /// What members brought, one by one.
    contributions: Vec<GivenRow>,
    /// The secretariat's work, entry by entry; empty but in its own edition.
    work: Vec<WorkRow>,
    /// Who sits where; empty but in the edition for the secretariat.
    people: Vec<PersonRow>,
    /// What is to be mended in the tables; empty but in the edition for the secretariat.
    findings: Vec<Finding>,
    /// What is told as it is today for want of a day; absent but in the edition for the
    /// secretariat, and if there is nothing such.
    undated: Option<Undated>,
    /// The data behind the tables, as files that the PDF carries.
    attachments: Vec<Attachment>,
    /// The statuses that the document uses, with what they mean.
    legend: Vec<LegendRow>,
    /// From which ratios an indicator is on track and slightly late, and who set these.
    judgement_limits: Text,
}

/// The common agenda.
#[derive(Debug, Serialize, JsonSchema)]
struct Agenda {
    /// The agenda in one sentence; absent if the settings do not have it.
    statement: Option<Text>,
    /// What the narrative tells of it.
    prose: Vec<Markup>,
    /// The goals; empty in documents for a sector, which has them beside its commitments.
    goals: Vec<GoalRow>,
}

/// A goal of the agenda.
#[derive(Debug, Serialize, JsonSchema)]
struct GoalRow {
    /// Its code.
    id: Text,
    /// What is to be reached.
    title: Text,
    /// What it is about; absent if nobody wrote it.
    description: Option<Text>,
    /// How it is when it is reached; absent if nobody wrote it.
    target_state: Option<Text>,
    /// The body that looks after it; absent if none does.
    body: Option<Text>,
}

/// A problem in the tables.
#[derive(Debug, Serialize, JsonSchema)]
struct Finding {
    /// The file, and the cell or line.
    place: Text,
    /// What is wrong.
    message: Text,
    /// What to do about it.
    cure: Text,
}

/// Words what changed between the two days of the figures that are disclosed.
pub(super) fn changes(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
) -> (Vec<ChangeLine>, Text) {
    let writer = ReportWriter { disclosed, setting, wording };
    (writer.all_changes(), writer.compared_with())
}

/// Returns the indicators that a report has in its table.
pub(super) fn pictured<'a>(
    disclosed: &'a Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
) -> Vec<(&'a Definition, &'a IndicatorAssessment)> {
    let writer = ReportWriter { disclosed, setting, wording };
    disclosed.indicators().filter(|(definition, _)| writer.is_shared(definition)).collect()
}

/// Words a progress report under its head.
pub(super) fn present(
    head: &Head,
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    attachments: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Report {
    let writer = ReportWriter { disclosed, setting, wording };
    let is_sector = disclosed.own_sector().is_some();
    let is_internal = disclosed.edition.audience == Audience::Internal;
    let mut say = |section| prose::section(section, disclosed, setting, wording, diagnostics);
    let message = say(Section::Summary);
    let requests = say(Section::Requests);
    let agenda_prose = say(Section::Agenda);
    let challenges = say(Section::Challenges);
    let learning = say(Section::Learning);
    let risks = say(Section::Risks);
    let plan = say(Section::Plan);
    let correction = say(Section::Correction);
    let sector_message = say(Section::Message);
    let outcomes = writer.outcomes(diagnostics);
    let charts = writer.charts(diagnostics);
    let conditions = if is_sector { None } else { writer.conditions() };
    let glossary = if is_sector { None } else { writer.glossary(diagnostics) };
    Report {
        letter: writer.letter(head),
        summary: writer.summary([message, sector_message].concat(), requests),
        agenda: writer.agenda(agenda_prose),
        picture: writer.picture(),
        commitments: if is_sector { writer.own_commitments() } else { None },
        changes: writer.changes(),
        compared_with: writer.compared_with(),
        links: writer.links(),
        sectors: if is_sector { Vec::new() } else { writer.sectors() },
        commitment_chart: if is_sector { None } else { writer.commitment_chart() },
        outcomes,
        chart_notes: indicators::chart_notes(&charts),
        charts,
        has_forecast: writer.has_forecast(),
        data_due: writer.data_due(),
        participation: writer.participation(),
        meetings: writer.meetings(),
        goals: if is_sector { Vec::new() } else { writer.goals() },
        limits: if is_sector || conditions.is_none() { Vec::new() } else { writer.limits() },
        conditions,
        glossary,
        warnings: writer.warnings(),
        state: if is_sector { None } else { writer.state() },
        system_changes: if is_sector { Vec::new() } else { writer.system_changes() },
        money: if is_sector { None } else { writer.money() },
        secretariat: if is_sector { None } else { writer.secretariat() },
        voices: if is_sector { Vec::new() } else { writer.voices() },
        challenges,
        learning,
        risks,
        plan,
        corrections: Corrections { prose: correction, rows: writer.corrections() },
        sources: writer.sources(),
        members: if is_sector { Vec::new() } else { writer.members() },
        meeting_list: if is_sector { Vec::new() } else { writer.meeting_list() },
        last_meeting: if is_internal { writer.last_meeting() } else { None },
        contributions: writer.contributions(),
        work: writer.work(),
        people: if is_internal { writer.people() } else { Vec::new() },
        findings: writer.findings(),
        undated: if is_internal { writer.undated() } else { None },
        attachments: writer.attach(attachments),
        legend: writer.legend(),
        judgement_limits: writer.limits_of_judgement(),
    }
}

impl ReportWriter<'_> {
    fn agenda(&self, prose: Vec<Markup>) -> Option<Agenda> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let statement = wording.optional(disclosed.roundtable().agenda.as_ref());
        // A sector reads the goals in the matrix, beside its own commitments.
        let goals = if self.own().is_some() { &[][..] } else { disclosed.goals() };
        let goals: Vec<GoalRow> =
            goals
                .iter()
                .map(|goal| GoalRow {
                    id: wording.cell(&goal.id),
                    title: wording.name(&goal.title),
                    description: wording.optional(goal.description.as_ref()),
                    target_state: wording.optional(goal.target_state.as_ref()),
                    body: goal.body.as_ref().and_then(|body| disclosed.body(body)).map(|body| {
                        wording.say("goal-body", &[("body", wording.name(&body.name))])
                    }),
                })
                .collect();
        if statement.is_none() && prose.is_empty() && goals.is_empty() {
            return None;
        }
        Some(Agenda { statement, prose, goals })
    }

    /// The same glossary as in the guidelines.
    fn glossary(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Markup> {
        let path = format!("templates/guideline/{}/glossary.md", self.setting.language);
        let source = String::from_utf8_lossy(self.setting.templates.get(&path)?);
        let facts = [prose::sectors(self.disclosed, self.wording)];
        Some(prose::standing(&path, &source, &facts, self.setting, diagnostics))
    }

    fn findings(&self) -> Vec<Finding> {
        let language = self.wording.language();
        self.disclosed
            .findings()
            .iter()
            .map(|finding| Finding {
                place: self.wording.cell(&finding.origin),
                message: self.wording.cell(finding.message(language)),
                cure: self.wording.cell(finding.cure(language)),
            })
            .collect()
    }

    /// The data behind the tables, as files that the PDF carries.
    fn attach(&self, attachments: &mut Files) -> Vec<Attachment> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let mut made = Vec::new();
        let commitments = own_commitments(disclosed);
        if !commitments.is_empty() {
            made.extend(commitments_file(&commitments, disclosed, wording, attachments));
        }
        if disclosed.indicators().next().is_some() {
            let about = disclosed.edition.about();
            let readers = (disclosed.visibility(), about, self.setting.language);
            let csv = self.setting.alike.worded(readers, || self.indicators_file());
            made.push(attach(
                csv,
                "indicators",
                wording.word("attachment-indicators"),
                attachments,
            ));
        }
        for table in disclosed.own_tables().iter().filter(|table| !table.rows.is_empty()) {
            let (heads, rows) = own_table::data(table, wording);
            let mut csv = Csv::new(&heads);
            rows.iter().for_each(|row| csv.row(row));
            made.push(attach(csv.into_bytes(), &table.id, wording.name(&table.name), attachments));
        }
        made
    }

    /// The values of all indicators that the readers may see.
    fn indicators_file(&self) -> Vec<u8> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let mut csv =
            Csv::new(&heads(wording, &["id", "indicator", "unit", "span", "value", "provisional"]));
        for (definition, assessed) in disclosed.indicators() {
            for point in &assessed.series {
                csv.row(&[
                    definition.id.to_string(),
                    wording.name(&definition.name).to_string(),
                    wording.name(&definition.unit).to_string(),
                    point.span.to_string(),
                    match point.number() {
                        Some(number) => number.normalize().to_string(),
                        None => wording.reading_text(&point.reading),
                    },
                    if point.provisional { "p" } else { "" }.to_owned(),
                ]);
            }
        }
        csv.into_bytes()
    }
}
