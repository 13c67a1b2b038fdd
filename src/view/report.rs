//! The progress report: what each section says.
//!
//! A section that has nothing to say is `None` and is left out by the
//! template. Rows come in the order in which a reader must act on them.

mod conditions;
mod corrections;
mod indicators;
mod letter;
mod meetings;
mod money;
mod plain;
mod promises;
mod secretariat;
mod summary;
mod undated;
mod warnings;

use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosure;
use crate::domain::name::SectorId;
use crate::domain::words::Section;
use crate::files::Files;
use crate::locale::Language;
use crate::markup::Markup;
use crate::model::organisation::Organisation;
use crate::model::roundtable::Audience;
use crate::spreadsheet::Csv;

use self::conditions::{Conditions, LimitRow};
use self::corrections::Corrections;
use self::indicators::{DataDue, IndicatorGroup, IndicatorPage, LegendRow, OutcomeRow, SourceRow};
use self::letter::Letter;
use self::meetings::{LastMeeting, MeetingRow, Meetings, MemberGroup, Participation, PersonRow};
use self::money::Money;
use self::promises::{GoalBlock, Links, PromiseChart, Promises, SectorRow};
use self::secretariat::{GivenRow, Secretariat, SystemChangeRow, VoiceLine, WorkRow};
use self::summary::Summary;
use self::undated::Undated;
use self::warnings::{State, Warnings};

pub(super) use self::indicators::arithmetic;
pub(super) use self::meetings::meeting_title;
pub(super) use self::plain::{Plain, plain};
pub(super) use self::promises::{
    CommitmentRow, PromiseCounts, commitment_markup, commitment_row, commitments_file, counts,
    own_commitments,
};
pub(super) use self::summary::ChangeLine;
pub(super) use self::summary::{NextMeeting, next_meeting};

use super::data::attach;
use super::text::Text;
use super::words::Wording;
use super::{Attachment, Head, Setting, prose};

/// What a progress report says.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    letter: Option<Letter>,
    summary: Summary,
    agenda: Option<Agenda>,
    picture: Vec<IndicatorGroup>,
    promises: Option<Promises>,
    changes: Vec<ChangeLine>,
    compared_with: Text,
    links: Option<Links>,
    sectors: Vec<SectorRow>,
    promise_chart: Option<PromiseChart>,
    outcomes: Vec<OutcomeRow>,
    charts: Vec<IndicatorPage>,
    chart_notes: Vec<Text>,
    has_forecast: bool,
    data_due: Vec<DataDue>,
    participation: Option<Participation>,
    meetings: Option<Meetings>,
    goals: Vec<GoalBlock>,
    conditions: Option<Conditions>,
    limits: Vec<LimitRow>,
    /// Words of the roundtable; a sector has them in its guideline.
    glossary: Option<Markup>,
    warnings: Option<Warnings>,
    state: Option<State>,
    system_changes: Vec<SystemChangeRow>,
    money: Option<Money>,
    secretariat: Option<Secretariat>,
    voices: Vec<VoiceLine>,
    challenges: Vec<Markup>,
    learning: Vec<Markup>,
    risks: Vec<Markup>,
    plan: Vec<Markup>,
    corrections: Corrections,
    sources: Vec<SourceRow>,
    members: Vec<MemberGroup>,
    meeting_list: Vec<MeetingRow>,
    last_meeting: Option<LastMeeting>,
    contributions: Vec<GivenRow>,
    work: Vec<WorkRow>,
    people: Vec<PersonRow>,
    findings: Vec<Finding>,
    undated: Option<Undated>,
    attachments: Vec<Attachment>,
    legend: Vec<LegendRow>,
}

#[derive(Debug, Serialize)]
struct Agenda {
    statement: Option<Text>,
    prose: Vec<Markup>,
    goals: Vec<GoalRow>,
}

#[derive(Debug, Serialize)]
struct GoalRow {
    id: Text,
    title: Text,
    /// What it is about.
    description: Option<Text>,
    target_state: Option<Text>,
    /// The body in charge.
    body: Option<Text>,
}

#[derive(Debug, Serialize)]
struct Finding {
    place: Text,
    message: Text,
    cure: Text,
}

/// What every part of this file is worded from.
struct Desk<'a> {
    disclosure: &'a Disclosure<'a>,
    setting: &'a Setting<'a>,
    wording: &'a Wording<'a>,
}

/// Words what changed between the two days of the disclosure's figures.
pub(super) fn changes(
    disclosure: &Disclosure<'_>,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
) -> (Vec<ChangeLine>, Text) {
    let desk = Desk { disclosure, setting, wording };
    (desk.all_changes(), desk.compared_with())
}

/// Words a progress report under its head.
pub(super) fn present(
    head: &Head,
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
    let outcomes = desk.outcomes(diagnostics);
    let charts = desk.charts(diagnostics);
    let conditions = if is_sector { None } else { desk.conditions() };
    let glossary = if is_sector { None } else { desk.glossary(diagnostics) };
    let findings = if is_internal { desk.findings() } else { Vec::new() };
    Report {
        letter: desk.letter(head),
        summary: desk.summary([message, sector_message].concat(), requests),
        agenda: desk.agenda(agenda_prose),
        picture: desk.picture(),
        promises: if is_sector { desk.own_promises() } else { None },
        changes: desk.changes(),
        compared_with: desk.compared_with(),
        links: desk.links(),
        sectors: if is_sector { Vec::new() } else { desk.sectors() },
        promise_chart: if is_sector { None } else { desk.promise_chart() },
        outcomes,
        chart_notes: indicators::chart_notes(&charts),
        charts,
        has_forecast: desk.has_forecast(),
        data_due: desk.data_due(),
        participation: desk.participation(),
        meetings: desk.meetings(),
        goals: if is_sector { Vec::new() } else { desk.goals() },
        limits: if is_sector || conditions.is_none() { Vec::new() } else { desk.limits() },
        conditions,
        glossary,
        warnings: desk.warnings(),
        state: if is_sector { None } else { desk.state() },
        system_changes: if is_sector { Vec::new() } else { desk.system_changes() },
        money: if is_sector { None } else { desk.money() },
        secretariat: if is_sector { None } else { desk.secretariat() },
        voices: if is_sector { Vec::new() } else { desk.voices() },
        challenges,
        learning,
        risks,
        plan,
        corrections: Corrections { prose: correction, rows: desk.corrections() },
        sources: desk.sources(),
        members: if is_sector { Vec::new() } else { desk.members() },
        meeting_list: if is_sector { Vec::new() } else { desk.meeting_list() },
        last_meeting: if is_internal { desk.last_meeting() } else { None },
        contributions: desk.contributions(),
        work: desk.work(),
        people: if is_internal { desk.people() } else { Vec::new() },
        findings,
        undated: if is_internal { desk.undated() } else { None },
        attachments: desk.attach(attachments),
        legend: desk.legend(),
    }
}

/// The short name in Japanese; the English name where there is one.
fn partner_name(organisation: &Organisation, wording: &Wording<'_>) -> Text {
    match (wording.language(), &organisation.name.en) {
        (Language::En, Some(name)) => wording.cell(name),
        _ => wording.cell(&organisation.short_name),
    }
}

fn heads(wording: &Wording<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| wording.word(&format!("column-{key}")).to_string()).collect()
}

impl Desk<'_> {
    fn own(&self) -> Option<&SectorId> {
        self.disclosure.own_sector().map(|sector| &sector.id)
    }

    fn agenda(&self, prose: Vec<Markup>) -> Option<Agenda> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let statement = wording.optional(disclosure.roundtable.agenda.as_ref());
        // A sector reads the goals in the matrix, beside its own promises.
        let goals = if self.own().is_some() { &[][..] } else { disclosure.goals };
        let goals: Vec<GoalRow> =
            goals
                .iter()
                .map(|goal| GoalRow {
                    id: wording.cell(&goal.id),
                    title: wording.name(&goal.title),
                    description: wording.optional(goal.description.as_ref()),
                    target_state: wording.optional(goal.target_state.as_ref()),
                    body: goal.body.as_ref().and_then(|body| disclosure.body(body)).map(|body| {
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
        Some(prose::standing(&path, &source, &[], self.setting, diagnostics))
    }

    fn findings(&self) -> Vec<Finding> {
        let language = self.wording.language();
        self.setting
            .findings
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
            made.push(attach(
                csv,
                "indicators",
                wording.word("attachment-indicators"),
                attachments,
            ));
        }
        made
    }
}
