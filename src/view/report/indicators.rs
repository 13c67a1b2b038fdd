//! Indicators: the shared picture, one chart each, and where the data is from.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::diagnostics::Diagnostic;
use crate::disclosure::rows::Definition;
use crate::disclosure::rows::Roundtable;
use crate::domain::name::IndicatorId;
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Direction, IndicatorLevel};
use crate::markup::Markup;
use crate::view::charts::{self, Course, LineChart};
use crate::view::mark::Mark;
use crate::view::prose;
use crate::view::text::Text;
use crate::view::words::Wording;

use super::commitments::owner_names;
use super::{ReportWriter, partner_name};

/// The indicators of one level.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct IndicatorGroup {
    /// The level: the region, outcomes, outputs or process.
    title: Text,
    /// Its indicators, the most pressing first.
    rows: Vec<IndicatorRow>,
    /// Sources of public statistics, credited where they are shown.
    sources: Vec<Text>,
}

/// An indicator in a table.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct IndicatorRow {
    /// Its code.
    id: Text,
    /// Its name, with the unit where the values do not have it.
    name: Text,
    /// The code of the goal that it belongs to; absent if it belongs to none.
    goal: Option<Text>,
    /// The value at the beginning; `−` if there is none.
    baseline: Text,
    /// The value, or from which to which, that it is to reach; `−` if there is none.
    target: Text,
    /// The day by which; empty if there is no target.
    target_date: Text,
    /// The latest value; `…` if none has come, `x` if it is withheld.
    current: Text,
    /// The day of the latest value; absent if there is none to print.
    current_date: Option<Text>,
    /// Whether it may still change, or is not what was first reported: `p`, `r`.
    sign: Option<Text>,
    /// Its status.
    mark: Mark,
    /// How the status was worked out.
    arithmetic: Text,
    /// How the values went, if there are at least two.
    course: Option<Course>,
    /// Why a person gave another status than the computed one.
    given: Option<Text>,
    /// Whether it is the reader's own; never in documents for all sectors.
    own: bool,
}

/// The latest value in parts.
#[derive(Debug, Serialize, JsonSchema)]
struct BreakdownTable {
    /// Which indicator, by what, and of when.
    title: Text,
    /// Its parts.
    rows: Vec<PartRow>,
    /// Whether it is said of how many people they are.
    denominators: bool,
    /// Whether a small number is withheld, so that the foot explains it.
    withheld: bool,
    /// That small parts were put together; absent if none were.
    merged: Option<Text>,
}

/// A part of a value.
#[derive(Debug, Serialize, JsonSchema)]
struct PartRow {
    /// What the part is of.
    name: Text,
    /// The value; `x` if it is withheld.
    value: Text,
    /// How many people it is of; `−` if that is not said.
    denominator: Text,
}

/// An indicator with its chart.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct IndicatorPage {
    /// Its name, for a heading where there is no chart.
    title: Text,
    /// The same as in the table of all.
    row: IndicatorRow,
    /// Its chart; absent if there are fewer than two values to draw.
    chart: Option<LineChart>,
    /// What the narrative tells of it.
    story: Vec<Markup>,
    /// Projection, last year's month, a shift.
    remarks: Vec<Text>,
    /// The latest value in parts, a table for each way to part it.
    breakdowns: Vec<BreakdownTable>,
    /// Who measures it; absent if nobody wrote it.
    source: Option<Text>,
    /// The commitments that are to move it.
    commitments: Option<Text>,
    /// That the latest value is provisional; absent if it is not.
    note: Option<Text>,
}

impl IndicatorPage {
    /// Whether it says more than the table of all indicators.
    fn says_more(&self) -> bool {
        self.chart.is_some() || !self.story.is_empty() || !self.breakdowns.is_empty()
    }
}

/// What is to be said once of several charts.
pub(super) fn chart_notes(pages: &[IndicatorPage]) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    for note in pages.iter().filter_map(|page| page.chart.as_ref()?.ghost_note.clone()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.sort_by_key(ToString::to_string);
    notes
}

/// One outcome in the table that reports on dormant deposits ask for.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OutcomeRow {
    /// A running number.
    number: Text,
    /// The goal that it is an outcome for; empty if it belongs to none.
    outcome: Text,
    /// Its name.
    indicator: Text,
    /// The value at the beginning.
    baseline: Text,
    /// The value to reach.
    target: Text,
    /// The day by which.
    target_date: Text,
    /// The latest value.
    current: Text,
    /// Its status.
    mark: Mark,
    /// What the narrative tells of the change.
    change: Vec<Markup>,
}

/// A value that was due and has not come.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DataDue {
    /// The indicator.
    pub(super) name: Text,
    /// Who supplies it; absent if nobody wrote it.
    owner: Option<Text>,
    /// The day since which it is due.
    since: Text,
}

impl ReportWriter<'_> {
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
            .disclosed
            .indicators()
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
    pub(super) fn credits(&self, level: IndicatorLevel) -> Vec<Text> {
        if level != IndicatorLevel::Population {
            return Vec::new();
        }
        let wording = self.wording;
        self.disclosed
            .indicators()
            .filter(|(definition, _)| definition.level == level)
            .filter_map(|(definition, _)| {
                let source = wording.optional(definition.source.as_ref())?;
                let name = wording.name(&definition.name);
                Some(wording.say("source-of", &[("name", name), ("source", source)]))
            })
            .collect()
    }

    pub(super) fn is_own(&self, definition: &Definition) -> bool {
        let owner = definition.owner.as_ref().and_then(|id| self.disclosed.organisation(id));
        let sector = definition.sector.as_ref().or(owner.map(|owner| &owner.sector));
        self.own().is_some() && sector == self.own()
    }

    pub(super) fn indicator_row(
        &self,
        definition: &Definition,
        assessed: &IndicatorAssessment,
    ) -> IndicatorRow {
        let wording = self.wording;
        let printed = &assessed.printed;
        let none = || wording.sign("−");
        let value = |figure: &Figure| wording.in_row(figure, &definition.unit);
        let target = match (&printed.target, &printed.range) {
            (Some(target), _) => value(target),
            (None, Some((low, high))) => {
                wording.say("from-to", &[("from", wording.number(low)), ("to", value(high))])
            }
            (None, None) => none(),
        };
        let sign = wording.sign(if assessed.is_withheld { "x" } else { "…" });
        let current = printed.value.as_ref().map(|figure| match &assessed.current {
            Some(current) => wording.current(current, value(figure)),
            None => wording.or(figure, Text::default(), sign.clone()),
        });
        IndicatorRow {
            id: wording.cell(&definition.id),
            name: wording.name_in_row(definition),
            goal: definition.goal.as_ref().map(|id| wording.cell(id)),
            baseline: match &printed.baseline {
                Some(baseline) => wording.or(baseline, value(baseline), wording.sign("x")),
                None => none(),
            },
            target,
            target_date: definition
                .target
                .as_ref()
                .map_or_else(Text::default, |target| wording.short_date(target.date)),
            current: current.unwrap_or(sign),
            current_date: assessed.current.as_ref().map(|it| wording.short_date(it.date)),
            sign: assessed.current.as_ref().and_then(|current| {
                let signs = [(current.provisional, "p"), (current.revised, "r")];
                let shown = signs.into_iter().find(|(is_so, _)| *is_so);
                shown.map(|(_, sign)| wording.sign(sign))
            }),
            mark: Mark::of(assessed, wording),
            given: given(definition, assessed, wording),
            arithmetic: arithmetic(definition, assessed, wording),
            course: charts::course(definition, assessed, wording),
            own: self.is_own(definition),
        }
    }

    /// Indicators that the reader owns or, for all sectors, each of them.
    pub(super) fn charts(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<IndicatorPage> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        disclosed
            .indicators()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition))
            .map(|(definition, assessed)| IndicatorPage {
                title: wording.name(&definition.name),
                row: self.indicator_row(definition, assessed),
                chart: charts::line(definition, assessed, disclosed.calendar().as_of, wording),
                story: prose::story(&definition.id, disclosed, self.setting, wording, diagnostics),
                remarks: remarks(definition, assessed, wording),
                breakdowns: breakdowns(self.disclosed.roundtable(), definition, assessed, wording),
                source: wording.optional(definition.source.as_ref()),
                commitments: self.commitments_for(&definition.id),
                note: assessed
                    .current
                    .as_ref()
                    .is_some_and(|current| current.provisional)
                    .then(|| wording.word("provisional-note")),
            })
            .filter(IndicatorPage::says_more)
            .collect()
    }

    /// The open commitments that are to move an indicator: who does what about the curve.
    fn commitments_for(&self, indicator: &IndicatorId) -> Option<Text> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let states = &disclosed.figures().commitments.states;
        let open = disclosed.commitments().iter().filter(|commitment| {
            commitment.indicator.as_ref() == Some(indicator)
                && states.get(&commitment.id).is_some_and(|state| state.is_open())
        });
        let named: Vec<Text> = open
            .map(|commitment| {
                let owner = owner_names(commitment, disclosed, wording);
                let title = wording.name(&commitment.title);
                wording.say("commitment-for", &[("title", title), ("owner", owner)])
            })
            .collect();
        (!named.is_empty())
            .then(|| wording.say("commitments-for", &[("list", wording.list(&named))]))
    }

    /// Outcomes with what changed, where the edition asks for the table.
    pub(super) fn outcomes(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<OutcomeRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        if !disclosed.edition.outcome_table {
            return Vec::new();
        }
        disclosed
            .indicators()
            .filter(|(definition, _)| definition.level == IndicatorLevel::Outcome)
            .enumerate()
            .map(|(at, (definition, assessed))| {
                let row = self.indicator_row(definition, assessed);
                let goal = definition.goal.as_ref().and_then(|id| disclosed.goal(id));
                OutcomeRow {
                    number: wording.cell(at + 1),
                    outcome: goal.map(|it| wording.name(&it.title)).unwrap_or_default(),
                    indicator: row.name,
                    baseline: row.baseline,
                    target: row.target,
                    target_date: row.target_date,
                    current: row.current,
                    mark: row.mark,
                    change: prose::story(
                        &definition.id,
                        disclosed,
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
            .disclosed
            .indicators()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition));
        shown.into_iter().any(|(_, assessed)| assessed.forecast.is_some())
    }

    pub(super) fn data_due(&self) -> Vec<DataDue> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        disclosed
            .indicators()
            .filter(|(definition, _)| self.own().is_none() || self.is_own(definition))
            .filter_map(|(definition, assessed)| {
                Some(DataDue {
                    name: wording.name(&definition.name),
                    owner: definition
                        .owner
                        .as_ref()
                        .and_then(|id| disclosed.organisation(id))
                        .map(|owner| partner_name(owner, wording)),
                    since: wording.short_date(assessed.overdue_since?),
                })
            })
            .collect()
    }
}

/// Why a person gave another status than the computed one.
fn given(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Option<Text> {
    let given = definition.given.as_ref()?;
    (assessed.status != assessed.answer.status).then(|| {
        wording.say(
            "given-status-note",
            &[
                ("on", wording.date(given.on)),
                ("by", wording.cell(&given.by)),
                ("computed", Mark::status(assessed.answer.status, wording).word),
                ("reason", wording.cell(&given.reason)),
            ],
        )
    })
}

/// What else can be said of a series, each in a sentence.
fn remarks(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Vec<Text> {
    let printed = &assessed.printed;
    let mut remarks = Vec::new();
    if let (Some(forecast), Some((value, band, target))) = (&assessed.forecast, &printed.forecast) {
        remarks.push(wording.say(
            "forecast-line",
            &[
                ("date", wording.month(forecast.date)),
                ("value", wording.derived(value, definition)),
                ("band", wording.difference(band, definition)),
                ("target", wording.derived(target, definition)),
            ],
        ));
    }
    if let (Some((then, now)), Some(latest)) = (&printed.a_year_ago, assessed.series.last()) {
        remarks.push(wording.say(
            "a-year-ago-line",
            &[
                ("month", wording.span(latest.span)),
                ("now", wording.with_unit(now, &definition.unit)),
                ("value", wording.with_unit(then, &definition.unit)),
            ],
        ));
    }
    if let (Some(shift), Some(count)) = (assessed.shift, &printed.shift) {
        let key = if shift.is_above { "shift-above" } else { "shift-below" };
        remarks.push(wording.say(key, &[("count", wording.count(count))]));
    }
    if let Some(count) = &printed.denominator {
        remarks.push(wording.say("denominator-line", &[("count", wording.number(count))]));
    }
    remarks
}

fn breakdowns(
    roundtable: &Roundtable,
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Vec<BreakdownTable> {
    assessed
        .breakdowns
        .iter()
        .zip(assessed.printed.parts.iter().zip(&assessed.printed.merged))
        .map(|(breakdown, (figures, merged))| BreakdownTable {
            title: wording.say(
                "breakdown-title",
                &[
                    ("name", wording.name(&definition.name)),
                    ("dimension", wording.name(&roundtable.breakdown_name(&breakdown.dimension))),
                    ("span", wording.span(breakdown.span)),
                ],
            ),
            withheld: breakdown.parts.iter().any(|part| part.reading == Reading::Suppressed),
            merged: merged
                .as_ref()
                .map(|count| wording.say("breakdown-merged", &[("count", wording.number(count))])),
            denominators: figures.iter().any(|(_, denominator)| denominator.is_some()),
            rows: breakdown
                .parts
                .iter()
                .zip(figures)
                .map(|(part, (figure, denominator))| PartRow {
                    name: wording.name(&roundtable.breakdown_name(&part.name)),
                    value: wording.part(figure, &part.reading, &definition.unit),
                    denominator: match denominator {
                        Some(denominator) => wording.number(denominator),
                        None => wording.sign("−"),
                    },
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
) -> Text {
    let (answer, printed) = (&assessed.answer, &assessed.printed);
    let current = assessed.current.as_ref().zip(printed.value.as_ref());
    let Some((current, value)) = current else {
        return wording.word(&format!("reason-{}", answer.status.code()));
    };
    let value = wording.current(current, wording.with_unit(value, &definition.unit));
    let shown = |figure: &Figure| wording.derived(figure, definition);
    if let (Some(progress), Some(elapsed), Some(expected), Some((from, to))) =
        (&printed.progress, &printed.elapsed, &printed.expected, &printed.path)
    {
        // A sum starts at nothing each year; milestones ask for another share
        // than the time that has passed.
        let key = match definition.aggregation {
            Aggregation::Sum => "arithmetic-sum",
            _ if definition.milestones.is_empty() => "arithmetic",
            _ => "arithmetic-milestones",
        };
        let mut text = with_gaps(
            wording.say(
                key,
                &[
                    ("baseline", shown(from)),
                    ("target", shown(to)),
                    ("current", value),
                    ("progress", wording.whole_percent(progress)),
                    ("elapsed", wording.whole_percent(elapsed)),
                    ("expected", wording.whole_percent(expected)),
                ],
            ),
            assessed,
            wording,
        );
        if let Some(ratio) = &printed.ratio {
            let ratio = wording.ratio(ratio);
            text = wording.say("arithmetic-ratio", &[("text", text), ("ratio", ratio)]);
        }
        if let Some(status) = answer.last_status {
            let word = Mark::status(status, wording).word;
            text = wording.say("stale-arithmetic", &[("status", word), ("text", text)]);
        }
        return text;
    }
    if let (Some(value), Some((_, to)), Some((_, (day, _)))) =
        (&printed.at_target, &printed.path, assessed.measured_against)
    {
        return wording.say(
            "arithmetic-past",
            &[("target", shown(to)), ("date", wording.month(day)), ("value", shown(value))],
        );
    }
    let is_band = definition.direction == Direction::Range
        || (definition.direction == Direction::Maintain && definition.target.is_some());
    let text = match &printed.range {
        Some((low, high)) => wording.say(
            "arithmetic-range",
            &[
                ("low", wording.with_unit(low, &definition.unit)),
                ("high", wording.with_unit(high, &definition.unit)),
                ("current", value),
            ],
        ),
        None if is_band && answer.status == Status::NoTarget => wording.word("reason-no-range"),
        None => wording.word(&format!("reason-{}", answer.status.code())),
    };
    with_gaps(text, assessed, wording)
}

/// With how much of a sum or an average is there: 7か月のうち5か月分.
fn with_gaps(text: Text, assessed: &IndicatorAssessment, wording: &Wording<'_>) -> Text {
    let Some((months, there)) = &assessed.printed.months else { return text };
    let gaps =
        wording.say("gaps", &[("months", wording.count(months)), ("there", wording.count(there))]);
    wording.say("arithmetic-gaps", &[("text", text), ("gaps", gaps)])
}
