//! Indicators: the shared picture, one chart each, and where the data is from.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::assessment::coverage::Coverage;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::diagnostics::Diagnostic;
use crate::domain::name::Name;
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Direction, IndicatorLevel};
use crate::markup::Markup;
use crate::model::indicator::Definition;
use crate::model::roundtable::Roundtable;
use crate::view::charts::{self, Course, LineChart};
use crate::view::words::Wording;
use crate::view::{Mark, prose, text_of};

use super::{Desk, partner_name};

#[derive(Debug, Serialize)]
pub(super) struct IndicatorGroup {
    title: String,
    rows: Vec<IndicatorRow>,
    /// Sources of public statistics, credited where they are shown.
    sources: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct IndicatorRow {
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
    /// How the values went, if there are at least two.
    course: Option<Course>,
    /// Why a person gave another status than the computed one.
    given: Option<String>,
    own: bool,
}

/// The latest value in parts.
#[derive(Debug, Serialize)]
struct BreakdownTable {
    title: String,
    rows: Vec<PartRow>,
    withheld: bool,
}

#[derive(Debug, Serialize)]
struct PartRow {
    name: String,
    value: String,
}

#[derive(Debug, Serialize)]
pub(super) struct IndicatorPage {
    title: String,
    row: IndicatorRow,
    chart: Option<LineChart>,
    story: Vec<Markup>,
    /// Projection, last year's month, a shift.
    remarks: Vec<String>,
    breakdowns: Vec<BreakdownTable>,
    source: Option<String>,
    note: Option<String>,
}

impl IndicatorPage {
    /// Whether it says more than the table of all indicators.
    fn says_more(&self) -> bool {
        self.chart.is_some() || !self.story.is_empty() || !self.breakdowns.is_empty()
    }
}

/// What is to be said once of several charts.
pub(super) fn chart_notes(pages: &[IndicatorPage]) -> BTreeSet<String> {
    pages.iter().filter_map(|page| page.chart.as_ref()?.ghost_note.clone()).collect()
}

/// One outcome in the table that reports on dormant deposits ask for.
#[derive(Debug, Serialize)]
pub(super) struct OutcomeRow {
    number: usize,
    outcome: String,
    indicator: String,
    baseline: String,
    target: String,
    target_date: String,
    current: String,
    mark: Mark,
    change: Vec<Markup>,
}

#[derive(Debug, Serialize)]
pub(super) struct DataDue {
    pub(super) name: String,
    owner: Option<String>,
    since: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRow {
    id: String,
    name: String,
    level: String,
    method: Option<String>,
    source: Option<String>,
    frequency: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct LegendRow {
    mark: Mark,
    meaning: String,
}

impl Desk<'_> {
    /// Population indicators first, then outcomes, outputs and process: a
    /// change for the region is not one actor's performance (S77).
    pub(super) fn picture(&self) -> Vec<IndicatorGroup> {
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
            rows: self.rows_of(level),
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
    }

    fn rows_of(&self, level: IndicatorLevel) -> Vec<IndicatorRow> {
        let mut shown: Vec<_> = self
            .disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| definition.level == level)
            .filter(|(definition, _)| self.is_shared(definition))
            .collect();
        shown.sort_by_key(|(_, assessed)| Reverse(assessed.status.urgency()));
        let rows = shown.into_iter();
        rows.map(|(definition, assessed)| self.indicator_row(definition, assessed)).collect()
    }

    /// A sector sees the region, the outcomes and its own work; what others do
    /// is in their reports and in the funders'.
    pub(super) fn is_shared(&self, definition: &Definition) -> bool {
        let is_change =
            matches!(definition.level, IndicatorLevel::Population | IndicatorLevel::Outcome);
        self.own().is_none() || is_change || self.is_own(definition)
    }

    /// Where population indicators come from: others are the members' own.
    pub(super) fn credits(&self, level: IndicatorLevel) -> Vec<String> {
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

    pub(super) fn is_own(&self, definition: &Definition) -> bool {
        let owner = definition.owner.as_ref().and_then(|id| self.disclosure.organisation(id));
        let sector = definition.sector.as_ref().or(owner.map(|owner| &owner.sector));
        self.own().is_some() && sector == self.own()
    }

    pub(super) fn indicator_row(
        &self,
        definition: &Definition,
        assessed: &IndicatorAssessment,
    ) -> IndicatorRow {
        let wording = self.wording;
        let unit = wording.name(&definition.unit);
        let none = || "−".to_owned();
        let value = |value| wording.in_row(value, unit);
        let target = match (&definition.target, definition.range) {
            (Some(target), _) => value(target.value),
            (None, Some((low, high))) => wording.say(
                "from-to",
                &[("from", wording.number(low).into()), ("to", value(high).into())],
            ),
            (None, None) => none(),
        };
        wording.cite(&format!("{}.value", definition.id));
        wording.cite(&format!("{}.status", definition.id));
        let suppressed = assessed.answer.status == Status::Suppressed;
        IndicatorRow {
            id: definition.id.to_string(),
            name: wording.name_in_row(wording.name(&definition.name), unit),
            goal: definition.goal.as_ref().map(ToString::to_string),
            baseline: match &definition.baseline {
                Some(_) if assessed.hides_baseline => "x".to_owned(),
                Some(baseline) => value(baseline.value),
                None => none(),
            },
            target,
            target_date: definition
                .target
                .as_ref()
                .map_or_else(String::new, |target| wording.short_date(target.date)),
            current: match &assessed.current {
                Some(current) => wording.current(current, value(current.value)),
                None if suppressed => "x".to_owned(),
                None => "…".to_owned(),
            },
            current_date: assessed.current.as_ref().map(|it| wording.short_date(it.date)),
            provisional: assessed.current.as_ref().is_some_and(|current| current.provisional),
            mark: Mark::status(assessed.status, wording),
            given: given(definition, assessed, wording),
            arithmetic: arithmetic(definition, assessed, wording),
            course: charts::course(definition, assessed, wording),
            own: self.is_own(definition),
        }
    }

    /// Indicators that the reader owns or, for all sectors, each of them.
    pub(super) fn charts(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<IndicatorPage> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition))
            .map(|(definition, assessed)| IndicatorPage {
                title: wording.name(&definition.name).to_owned(),
                row: self.indicator_row(definition, assessed),
                chart: charts::line(definition, assessed, disclosure.calendar.as_of, wording),
                story: prose::story(&definition.id, disclosure, self.setting, wording, diagnostics),
                remarks: remarks(definition, assessed, wording),
                breakdowns: breakdowns(self.disclosure.roundtable, definition, assessed, wording),
                source: text_of(definition.source.as_ref(), wording),
                note: assessed
                    .current
                    .as_ref()
                    .is_some_and(|current| current.provisional)
                    .then(|| wording.word("provisional-note")),
            })
            .filter(IndicatorPage::says_more)
            .collect()
    }

    /// Outcomes with what changed, where the edition asks for the table.
    pub(super) fn outcomes(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<OutcomeRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        if !disclosure.edition.outcome_table {
            return Vec::new();
        }
        disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| definition.level == IndicatorLevel::Outcome)
            .enumerate()
            .map(|(at, (definition, assessed))| {
                let row = self.indicator_row(definition, assessed);
                let goal = definition.goal.as_ref().and_then(|id| disclosure.goal(id));
                OutcomeRow {
                    number: at + 1,
                    outcome: goal.map(|it| wording.name(&it.title).to_owned()).unwrap_or_default(),
                    indicator: row.name,
                    baseline: row.baseline,
                    target: row.target,
                    target_date: row.target_date,
                    current: row.current,
                    mark: row.mark,
                    change: prose::story(
                        &definition.id,
                        disclosure,
                        self.setting,
                        wording,
                        diagnostics,
                    ),
                }
            })
            .collect()
    }

    /// Whether a projection is printed, so that the notes explain it.
    pub(super) fn has_forecast(&self) -> bool {
        let shown = self
            .disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition));
        shown.into_iter().any(|(_, assessed)| assessed.forecast.is_some())
    }

    pub(super) fn data_due(&self) -> Vec<DataDue> {
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

    /// Where the values come from and how they are measured. A sector reads the
    /// region's sources under their table and its own under its charts, and how
    /// others measure in the funders' report.
    pub(super) fn sources(&self) -> Vec<SourceRow> {
        let wording = self.wording;
        let is_sector = self.own().is_some();
        self.disclosure
            .indicators
            .iter()
            .filter(|(definition, _)| self.is_shared(definition))
            .filter(|(definition, _)| !is_sector || definition.level != IndicatorLevel::Population)
            .map(|(definition, _)| {
                let is_own = self.is_own(definition);
                let shown = |is_shown: bool, text: Option<&Name>| {
                    text_of(text.filter(|_| is_shown), wording)
                };
                SourceRow {
                    id: definition.id.to_string(),
                    name: wording.name(&definition.name).to_owned(),
                    level: wording.word(&format!("level-{}", definition.level.name())),
                    method: shown(!is_sector || is_own, definition.method.as_ref()),
                    source: shown(!is_sector || !is_own, definition.source.as_ref()),
                    frequency: definition
                        .frequency
                        .map(|frequency| wording.word(&format!("frequency-{}", frequency.name()))),
                }
            })
            .filter(|row| !is_sector || row.method.is_some() || row.source.is_some())
            .collect()
    }

    /// The statuses and states that this document uses.
    pub(super) fn legend(&self) -> Vec<LegendRow> {
        let wording = self.wording;
        let used: Vec<Status> =
            self.disclosure.indicators.iter().map(|(_, assessed)| assessed.status).collect();
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

/// Why a person gave another status than the computed one.
fn given(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Option<String> {
    let given = definition.given.as_ref()?;
    (assessed.status != assessed.answer.status).then(|| {
        wording.say(
            "given-status-note",
            &[
                ("on", wording.date(given.on).into()),
                ("by", given.by.as_str().into()),
                ("computed", Mark::status(assessed.answer.status, wording).word.into()),
                ("reason", given.reason.as_str().into()),
            ],
        )
    })
}

/// What else can be said of a series, each in a sentence.
fn remarks(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Vec<String> {
    let unit = wording.name(&definition.unit);
    let shown = |value| wording.with_unit(wording.rounded_like(value, definition), unit);
    let mut remarks = Vec::new();
    if let Some(forecast) = &assessed.forecast {
        wording.cite(&format!("{}.forecast", definition.id));
        remarks.push(
            wording.say(
                "forecast-line",
                &[
                    ("date", wording.month(forecast.date).into()),
                    ("value", shown(forecast.value).into()),
                    (
                        "band",
                        wording
                            .difference(wording.rounded_like(forecast.band, definition), unit)
                            .into(),
                    ),
                    ("target", shown(forecast.target).into()),
                ],
            ),
        );
    }
    if let Some(point) = &assessed.a_year_ago
        && let Some(value) = point.number()
    {
        wording.cite(&format!("{}.a-year-ago", definition.id));
        let latest = assessed.series.last();
        let now = latest.and_then(|latest| Some((latest.span, latest.number()?)));
        let exact = |value| wording.with_unit(value, unit);
        remarks.extend(now.map(|(span, now)| {
            wording.say(
                "a-year-ago-line",
                &[
                    ("month", wording.span(span).into()),
                    ("now", exact(now).into()),
                    ("value", exact(value).into()),
                ],
            )
        }));
    }
    if let Some(shift) = assessed.shift {
        let key = if shift.is_above { "shift-above" } else { "shift-below" };
        remarks.push(wording.say(key, &[("count", shift.values.into())]));
    }
    remarks
}

fn breakdowns(
    roundtable: &Roundtable,
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Vec<BreakdownTable> {
    let unit = wording.name(&definition.unit);
    assessed
        .breakdowns
        .iter()
        .map(|breakdown| (breakdown, roundtable.breakdown_name(&breakdown.dimension)))
        .map(|(breakdown, dimension)| BreakdownTable {
            title: wording.say(
                "breakdown-title",
                &[
                    ("name", wording.name(&definition.name).into()),
                    ("dimension", wording.name(&dimension).into()),
                    ("span", wording.span(breakdown.span).into()),
                ],
            ),
            withheld: breakdown.parts.iter().any(|part| part.reading == Reading::Suppressed),
            rows: breakdown
                .parts
                .iter()
                .enumerate()
                .map(|(at, part)| {
                    let id = format!("{}.{}.{}", definition.id, dimension.ja, at + 1);
                    wording.cite(&id);
                    PartRow {
                        name: wording.name(&roundtable.breakdown_name(&part.name)).to_owned(),
                        value: match &part.reading {
                            Reading::Number(value) => wording.with_unit(*value, unit),
                            reading => wording.reading(reading),
                        },
                    }
                })
                .collect(),
        })
        .collect()
}

/// The status and its arithmetic: 基準12 → 目標30、現在18(33%)、期間50%経過、比0.67.
pub(in crate::view) fn arithmetic(
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
    let value = wording.current(current, wording.with_unit(current.value, unit));
    if let (Some(progress), Some(elapsed), Some((baseline, target))) =
        (answer.progress, answer.elapsed, assessed.measured_against)
    {
        // A sum starts at nothing each year; milestones ask for another share
        // than the time that has passed.
        let key = match definition.aggregation {
            Aggregation::Sum => "arithmetic-sum",
            _ if definition.milestones.is_empty() => "arithmetic",
            _ => "arithmetic-milestones",
        };
        let mut text = wording.say(
            key,
            &[
                ("baseline", shown(baseline.1).into()),
                ("target", shown(target.1).into()),
                ("current", value.into()),
                ("progress", wording.share(progress).into()),
                ("elapsed", wording.share(elapsed).into()),
                ("expected", wording.share(answer.expected.unwrap_or(elapsed)).into()),
            ],
        );
        if let Some(coverage) = &assessed.coverage {
            text = wording.say(
                "arithmetic-gaps",
                &[("text", text.into()), ("gaps", gaps(coverage, wording).into())],
            );
        }
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
    if let (Some(value), Some((_, (day, target)))) = (assessed.at_target, assessed.measured_against)
    {
        return wording.say(
            "arithmetic-past",
            &[
                ("target", shown(target).into()),
                ("date", wording.month(day).into()),
                ("value", shown(value).into()),
            ],
        );
    }
    let is_band = definition.direction == Direction::Range
        || (definition.direction == Direction::Maintain && definition.target.is_some());
    let text = match definition.range {
        Some((low, high)) => wording.say(
            "arithmetic-range",
            &[
                ("low", wording.with_unit(low, unit).into()),
                ("high", wording.with_unit(high, unit).into()),
                ("current", value.into()),
            ],
        ),
        None if is_band && answer.status == Status::NoTarget => wording.word("reason-no-range"),
        None => wording.word(&format!("reason-{}", answer.status.code())),
    };
    match &assessed.coverage {
        Some(coverage) => wording.say(
            "arithmetic-gaps",
            &[("text", text.into()), ("gaps", gaps(coverage, wording).into())],
        ),
        None => text,
    }
}

/// How much of a sum or an average is there: 7か月のうち5か月分.
fn gaps(coverage: &Coverage, wording: &Wording<'_>) -> String {
    wording.say("gaps", &[("months", coverage.months.into()), ("there", coverage.there.into())])
}
