//! What sectors promised, and how their work hangs together.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::{Amount, Figure};
use crate::assessment::printed::{NAMED_INDICATORS, RecordFigures};
use crate::disclosure::Disclosed;
use crate::disclosure::rows::Commitment;
use crate::disclosure::rows::Sector;
use crate::domain::name::GoalId;
use crate::files::Files;
use crate::markup::Markup;
use crate::spreadsheet::Csv;
use crate::view::data::{Attachment, attach};
use crate::view::mark::Mark;
use crate::view::text::Text;
use crate::view::words::Wording;

use super::meetings::Trend;
use super::{ReportWriter, heads, partner_name};

/// What came of some commitments; what there is none of can be left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::view) struct CommitmentCounts {
    /// How many were made.
    made: Text,
    /// How many were kept.
    done: Text,
    /// How many were kept by their day.
    on_time: Text,
    /// How many were kept after their day.
    late: Text,
    /// How many were kept with no day to judge by; absent if none.
    undated: Option<Text>,
    /// How many are open.
    open: Text,
    /// How many are open and not late.
    going: Text,
    /// How many are open and late.
    overdue: Text,
    /// How many were given another day.
    redated: Text,
    /// How often a day was moved, in all.
    times_redated: Text,
    /// How many were given up.
    dropped: Text,
    /// Whether dates were moved or commitments given up.
    is_moved: bool,
}

/// The commitments of a sector.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Commitments {
    /// Those that are open, the late ones first.
    rows: Vec<CommitmentRow>,
    /// Those that were kept or given up.
    closed: Vec<CommitmentRow>,
}

/// One commitment in a table.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct CommitmentRow {
    /// Its code.
    id: Text,
    /// What was promised.
    title: Text,
    /// Who promised it, by short names.
    owner: Text,
    /// Who else takes part; absent if nobody does.
    partners: Option<Text>,
    /// The code of the goal that it is for; absent if for none.
    goal: Option<Text>,
    /// The day by which, or that there is none.
    due: Text,
    /// The day that was set first; absent if it was not moved.
    first_due: Option<Text>,
    /// How often the due day was moved, if more than once.
    moved: Option<Text>,
    /// Its state.
    mark: Mark,
    /// How much is done, in percent; absent if nobody wrote it, or it is not open.
    progress: Option<Text>,
    /// The day on which its owner last said how it stands; absent if nobody did.
    said_on: Option<Text>,
    /// What came of it, or what stands in the way; absent if nobody wrote it.
    note: Option<Text>,
    /// Why the due day was moved; absent if it was not, or nobody wrote it.
    reason: Option<Text>,
    /// When it begins; absent if nobody wrote it.
    begins: Option<Text>,
}

/// A sector with what it promised and how often it came.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SectorRow {
    /// The name of the sector.
    name: Text,
    /// How many organisations it has.
    organisations: Text,
    /// What came of its commitments.
    commitments: CommitmentCounts,
    /// How much of its meetings it came to, in percent, `x` if it is withheld; absent if it
    /// is not known.
    attendance: Option<Text>,
    /// How its attendance went; absent if there were too few meetings.
    trend: Option<Trend>,
    /// Whether its attendance is withheld.
    withheld: bool,
}

/// One bar for each sector that promised something.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CommitmentChart {
    /// The finding of the chart: how many are late of how many that are open.
    title: Text,
    /// The sectors, a bar each.
    rows: Vec<CommitmentBars>,
}

/// The bar of a sector.
#[derive(Debug, Serialize, JsonSchema)]
struct CommitmentBars {
    /// The name of the sector.
    name: Text,
    /// Its parts, from left to right.
    parts: Vec<CommitmentBar>,
}

/// A part of a bar, with its length from 0 to 1 of the longest bar.
#[derive(Debug, Serialize, JsonSchema)]
struct CommitmentBar {
    /// What the part is of: `on_time`, `late`, `going` or `overdue`.
    kind: &'static str,
    /// Its length, from 0 to 1.
    at: f64,
    /// How many commitments it stands for.
    value: Text,
}

/// A goal with the work for it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GoalBlock {
    /// Its code.
    id: Text,
    /// What is to be reached.
    title: Text,
    /// How it is when it is reached; absent if nobody wrote it.
    target_state: Option<Text>,
    /// Its indicators with their status, the first ones by name.
    indicators: Vec<Text>,
    /// Commitments that are open or were kept in the period.
    rows: Vec<CommitmentRow>,
}

impl ReportWriter<'_> {
    pub(super) fn own_commitments(&self) -> Option<Commitments> {
        let row = |(commitment, state): &(&Commitment, CommitmentState)| {
            commitment_row(commitment, *state, self.disclosed, self.wording)
        };
        let (open, closed): (Vec<_>, Vec<_>) =
            own_commitments(self.disclosed).into_iter().partition(|(_, state)| state.is_open());
        if open.is_empty() && closed.is_empty() {
            return None;
        }
        Some(Commitments {
            rows: open.iter().map(row).collect(),
            closed: closed.iter().map(row).collect(),
        })
    }

    /// Sectors with members or commitments, each with both.
    fn told_sectors(&self) -> impl Iterator<Item = (&Sector, &Figure, &RecordFigures)> {
        let printed = &self.disclosed.figures().printed;
        self.disclosed.sectors().iter().filter_map(|sector| {
            let members = printed.organisations.get(&sector.id)?;
            let record = printed.commitments.by_sector.get(&sector.id)?;
            let is_told = !members.is_zero() || !record.made.is_zero();
            is_told.then_some((sector, members, record))
        })
    }

    pub(super) fn sectors(&self) -> Vec<SectorRow> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let printed = &disclosed.figures().printed;
        self.told_sectors()
            .map(|(sector, members, record)| {
                let attended = printed.attendance_of_sectors.get(&sector.id);
                let represented = attended.map(|attended| &attended.represented);
                let withheld = represented.is_some_and(|it| it.value == Amount::Withheld);
                SectorRow {
                    name: wording.name(&sector.name),
                    organisations: wording.count(members),
                    commitments: counts(record, wording),
                    attendance: represented
                        .filter(|it| withheld || it.number().is_some())
                        .map(|it| wording.or(it, wording.percent(it), wording.sign("x"))),
                    trend: self.trend(&sector.id),
                    withheld,
                }
            })
            .collect()
    }

    /// What became of the commitments of each sector, as bars.
    pub(super) fn commitment_chart(&self) -> Option<CommitmentChart> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let printed = &disclosed.figures().printed;
        let total = printed.commitments.of(None).filter(|total| !total.made.is_zero())?;
        let of_sectors = || printed.commitments.by_sector.values();
        let most = of_sectors().filter_map(|it| it.made.number()).max()?.max(Decimal::ONE);
        let rows = self.told_sectors().map(|(sector, _, record)| {
            let parts = [
                ("on_time", &record.on_time),
                ("late", &record.late),
                ("going", &record.going),
                ("overdue", &record.overdue),
            ];
            let parts = parts.into_iter().filter(|(_, figure)| !figure.is_zero());
            let parts = parts.map(|(kind, figure)| CommitmentBar {
                kind,
                at: figure.number().and_then(|it| (it / most).to_f64()).unwrap_or(0.0),
                value: wording.count(figure),
            });
            CommitmentBars { name: wording.name(&sector.name), parts: parts.collect() }
        });
        let title = wording.say(
            "bars-title",
            &[("overdue", wording.count(&total.overdue)), ("open", wording.count(&total.open))],
        );
        Some(CommitmentChart { title, rows: rows.collect() })
    }

    /// Work by goal: what is overdue and open, and what was done in the period.
    pub(super) fn goals(&self) -> Vec<GoalBlock> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let rows = own_commitments(disclosed);
        let done = &disclosed.figures().changes.done;
        disclosed
            .goals()
            .iter()
            .map(|goal| GoalBlock {
                id: wording.cell(&goal.id),
                title: wording.name(&goal.title),
                target_state: wording.optional(goal.target_state.as_ref()),
                indicators: indicator_lines(&goal.id, disclosed, wording),
                rows: rows
                    .iter()
                    .filter(|(commitment, _)| commitment.goal.as_ref() == Some(&goal.id))
                    .filter(|(commitment, state)| state.is_open() || done.contains(&commitment.id))
                    .map(|(commitment, state)| {
                        commitment_row(commitment, *state, disclosed, wording)
                    })
                    .collect(),
            })
            .filter(|block| !block.rows.is_empty() || !block.indicators.is_empty())
            .collect()
    }
}

fn joined(first: Option<Text>, second: Option<Text>, wording: &Wording<'_>) -> Option<Text> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(wording.say("two-notes", &[("first", first), ("second", second)]))
        }
        (first, second) => first.or(second),
    }
}

/// The indicators of a goal with their status, in one line: the first ones, and
/// how many more there are in the table of all.
fn indicator_lines(goal: &GoalId, disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<Text> {
    let of_goal = disclosed.indicators();
    let of_goal = of_goal.filter(|(definition, _)| definition.goal.as_ref() == Some(goal));
    let mut lines: Vec<Text> = of_goal
        .take(NAMED_INDICATORS)
        .map(|(definition, assessed)| {
            let name = wording.name(&definition.name);
            let status = Mark::of(assessed, wording).word;
            wording.say("indicator-line", &[("name", name), ("status", status)])
        })
        .collect();
    if let Some(more) = disclosed.figures().printed.more_indicators.get(goal) {
        lines.push(wording.say("indicator-more", &[("count", wording.count(more))]));
    }
    lines
}

/// A list of this edition's own open commitments, for prose.
pub(in crate::view) fn commitment_markup(disclosed: &Disclosed, wording: &Wording<'_>) -> Markup {
    let items: Vec<String> = own_commitments(disclosed)
        .into_iter()
        .filter(|(_, state)| state.is_open())
        .map(|(commitment, state)| {
            let line = wording.say(
                "commitment-line",
                &[
                    ("title", wording.name(&commitment.title)),
                    ("due", due_text(commitment, wording)),
                    ("state", Mark::state(state, wording).word),
                ],
            );
            format!("[{}]", line.to_markup().source())
        })
        .collect();
    if items.is_empty() {
        return wording.word("none").to_markup();
    }
    Markup::from_source(format!("#list({},)", items.join(", ")))
}

/// The commitments of the edition's sector or member, or all of them, with their state;
/// those first that somebody must act on, then by date.
pub(in crate::view) fn own_commitments(
    disclosed: &Disclosed,
) -> Vec<(&Commitment, CommitmentState)> {
    let own = disclosed.own_sector().map(|sector| &sector.id);
    let member = disclosed.own_organisation().map(|member| &member.id);
    let mut rows: Vec<(&Commitment, CommitmentState)> = disclosed
        .commitments()
        .iter()
        .filter(|commitment| own.is_none_or(|own| commitment.is_of(own)))
        .filter(|commitment| member.is_none_or(|member| commitment.owners().any(|it| it == member)))
        .filter_map(|commitment| {
            Some((commitment, *disclosed.figures().commitments.states.get(&commitment.id)?))
        })
        .collect();
    rows.sort_by_key(|(commitment, state)| {
        let done = commitment.done_on.map(Reverse);
        (*state, done, commitment.current_due(), commitment.id.clone())
    });
    rows
}

pub(super) fn due_text(commitment: &Commitment, wording: &Wording<'_>) -> Text {
    match commitment.current_due() {
        Some(due) => wording.short_date(due),
        None => wording.word("no-due-date"),
    }
}

/// Words one commitment for a table.
pub(in crate::view) fn commitment_row(
    commitment: &Commitment,
    state: CommitmentState,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> CommitmentRow {
    let partners: Vec<Text> = commitment
        .partners
        .iter()
        .filter_map(|id| disclosed.organisation(id))
        .map(|partner| partner_name(partner, wording))
        .collect();
    let note = match state {
        state if state.is_done() => {
            let done = commitment
                .done_on
                .map(|done| wording.say("done-on", &[("date", wording.short_date(done))]));
            let evidence = wording.optional(commitment.evidence.as_ref());
            let evidence = evidence.map(|it| wording.say("seen-in", &[("evidence", it)]));
            let result = joined(done, wording.optional(commitment.result.as_ref()), wording);
            joined(result, evidence, wording)
        }
        _ => {
            let blocker = wording.optional(commitment.blocker.as_ref());
            blocker.or_else(|| wording.optional(commitment.result.as_ref()))
        }
    };
    let each = disclosed.figures().printed.commitments.each.get(&commitment.id);
    CommitmentRow {
        id: wording.cell(&commitment.id),
        title: wording.name(&commitment.title),
        owner: owner_names(commitment, disclosed, wording),
        partners: (!partners.is_empty()).then(|| wording.list(&partners)),
        goal: commitment.goal.as_ref().map(|id| wording.cell(id)),
        due: due_text(commitment, wording),
        first_due: commitment
            .revised_due
            .and(commitment.due)
            .map(|due| wording.say("first-due", &[("date", wording.short_date(due))])),
        moved: each
            .and_then(|(_, moved)| moved.as_ref())
            .map(|times| wording.say("times-moved", &[("times", wording.count(times))])),
        mark: Mark::state(state, wording),
        progress: each
            .and_then(|(progress, _)| progress.as_ref())
            .filter(|_| state.is_open())
            .map(|progress| wording.percent(progress)),
        said_on: commitment
            .updated_on
            .filter(|_| state.is_open())
            .map(|date| wording.say("said-on", &[("date", wording.short_date(date))])),
        note,
        reason: wording
            .optional(commitment.revision_reason.as_ref())
            .filter(|_| commitment.revised_due.is_some())
            .map(|reason| wording.say("moved-because", &[("reason", reason)])),
        begins: commitment
            .start
            .filter(|_| state.is_open())
            .map(|date| wording.say("begins-on", &[("date", wording.short_date(date))])),
    }
}

/// Returns the owners of a commitment as the reports name them.
pub(super) fn owner_names(
    commitment: &Commitment,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Text {
    let owners = commitment.owners().filter_map(|id| disclosed.organisation(id));
    let names: Vec<Text> = owners.map(|owner| partner_name(owner, wording)).collect();
    wording.list(&names)
}

pub(in crate::view) fn counts(record: &RecordFigures, wording: &Wording<'_>) -> CommitmentCounts {
    let count = |figure: &Figure| wording.count(figure);
    CommitmentCounts {
        made: count(&record.made),
        done: count(&record.done),
        on_time: count(&record.on_time),
        late: count(&record.late),
        undated: (!record.undated.is_zero()).then(|| count(&record.undated)),
        open: count(&record.open),
        going: count(&record.going),
        overdue: count(&record.overdue),
        redated: count(&record.redated),
        times_redated: count(&record.times_redated),
        dropped: count(&record.dropped),
        is_moved: !record.redated.is_zero() || !record.dropped.is_zero(),
    }
}

/// Writes commitments as a data file.
pub(in crate::view) fn commitments_file(
    commitments: &[(&Commitment, CommitmentState)],
    disclosed: &Disclosed,
    wording: &Wording<'_>,
    attachments: &mut Files,
) -> Vec<Attachment> {
    let mut csv = Csv::new(&heads(
        wording,
        &["id", "commitment", "sector", "owner", "goal", "first-due", "due", "state", "done-on"],
    ));
    let date = |date: Option<jiff::civil::Date>| date.map(|it| it.to_string()).unwrap_or_default();
    for (commitment, state) in commitments {
        let owners = commitment.owners().filter_map(|id| disclosed.organisation(id));
        let owners: Vec<String> = owners.map(|it| wording.name(&it.name).to_string()).collect();
        let sectors = commitment.sectors().filter_map(|id| disclosed.sector(id));
        let sectors: Vec<String> = sectors.map(|it| wording.name(&it.name).to_string()).collect();
        csv.row(&[
            commitment.id.to_string(),
            wording.name(&commitment.title).to_string(),
            sectors.join(";"),
            owners.join(";"),
            commitment.goal.as_ref().map(ToString::to_string).unwrap_or_default(),
            date(commitment.due),
            date(commitment.current_due()),
            Mark::state(*state, wording).word.to_string(),
            date(commitment.done_on),
        ]);
    }
    vec![attach(
        csv.into_bytes(),
        "commitments",
        wording.word("attachment-commitments"),
        attachments,
    )]
}
