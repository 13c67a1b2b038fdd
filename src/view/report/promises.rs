//! What sectors promised, and how their work hangs together.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::Figure;
use crate::assessment::printed::{NAMED_INDICATORS, RecordFigures};
use crate::disclosure::Disclosure;
use crate::domain::name::GoalId;
use crate::files::Files;
use crate::markup::Markup;
use crate::model::commitment::Commitment;
use crate::model::organisation::Organisation;
use crate::model::roundtable::Sector;
use crate::spreadsheet::Csv;
use crate::view::data::attach;
use crate::view::text::Text;
use crate::view::words::Wording;
use crate::view::{Attachment, Mark};

use super::meetings::Trend;
use super::{Desk, heads, partner_name};

/// What came of some promises; what there is none of can be left out.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct PromiseCounts {
    made: Text,
    done: Text,
    on_time: Text,
    late: Text,
    undated: Option<Text>,
    open: Text,
    going: Text,
    overdue: Text,
    redated: Text,
    times_redated: Text,
    dropped: Text,
    /// Whether dates were moved or promises given up.
    is_moved: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Promises {
    rows: Vec<CommitmentRow>,
    closed: Vec<CommitmentRow>,
}

/// One commitment in a table.
#[derive(Debug, Serialize)]
pub(in crate::view) struct CommitmentRow {
    id: Text,
    title: Text,
    owner: Text,
    partners: Option<Text>,
    goal: Option<Text>,
    due: Text,
    first_due: Option<Text>,
    /// How often the due day was moved, if more than once.
    moved: Option<Text>,
    mark: Mark,
    progress: Option<Text>,
    /// The day on which its owner last said how it stands.
    said_on: Option<Text>,
    note: Option<Text>,
    /// Why the due day was moved.
    reason: Option<Text>,
    /// When it begins.
    begins: Option<Text>,
}

#[derive(Debug, Serialize)]
pub(super) struct Links {
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
    waiting_on_us: Vec<Text>,
    we_wait_for: Vec<Text>,
}

#[derive(Debug, Serialize)]
pub(super) struct MatrixColumn {
    name: Text,
    own: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct MatrixRow {
    goal: Text,
    title: Text,
    cells: Vec<MatrixCell>,
}

/// One cell of the matrix; empty where nothing was promised.
#[derive(Debug, Serialize)]
pub(super) struct MatrixCell {
    made: Option<Text>,
    done: Option<Text>,
    overdue: Option<Text>,
    own: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct SectorRow {
    name: Text,
    organisations: Text,
    promises: PromiseCounts,
    attendance: Option<Text>,
    trend: Option<Trend>,
}

/// One bar for each sector that promised something.
#[derive(Debug, Serialize)]
pub(super) struct PromiseChart {
    title: Text,
    rows: Vec<PromiseBars>,
}

#[derive(Debug, Serialize)]
struct PromiseBars {
    name: Text,
    parts: Vec<PromiseBar>,
}

/// A part of a bar, with its length from 0 to 1 of the longest bar.
#[derive(Debug, Serialize)]
struct PromiseBar {
    kind: &'static str,
    at: f64,
    value: Text,
}

#[derive(Debug, Serialize)]
pub(super) struct GoalBlock {
    id: Text,
    title: Text,
    target_state: Option<Text>,
    indicators: Vec<Text>,
    rows: Vec<CommitmentRow>,
}

impl Desk<'_> {
    pub(super) fn own_promises(&self) -> Option<Promises> {
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

    pub(super) fn links(&self) -> Option<Links> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let promises = &disclosure.figures.promises;
        let figures = &disclosure.figures.printed.promises;
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
                goal: wording.cell(&goal.id),
                title: wording.name(&goal.title),
                cells: sectors
                    .iter()
                    .map(|sector| {
                        let key = (goal.id.clone(), sector.id.clone());
                        let cell = figures.matrix.get(&key);
                        let count = |figure: &Figure| wording.count(figure);
                        MatrixCell {
                            made: cell.map(|cell| count(&cell.made)),
                            done: cell.map(|cell| count(&cell.done)),
                            overdue: cell
                                .map(|cell| &cell.overdue)
                                .filter(|overdue| !overdue.is_zero())
                                .map(count),
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
                    name: wording.name(&sector.name),
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
    pub(super) fn waiting(&self) -> (Vec<Text>, Vec<Text>) {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let Some(own) = self.own() else { return (Vec::new(), Vec::new()) };
        let mut on_us = Vec::new();
        let mut for_them = Vec::new();
        for commitment in &disclosure.commitments {
            let state = disclosure.figures.promises.states.get(&commitment.id);
            let Some(state) = state.filter(|state| state.is_open()) else { continue };
            let is_late = *state == CommitmentState::Overdue;
            let (ours, theirs): (Vec<_>, Vec<_>) = commitment
                .partners
                .iter()
                .filter_map(|id| disclosure.organisation(id))
                .partition(|partner| partner.sector == *own);
            let names = |partners: &[&Organisation]| {
                let names: Vec<Text> =
                    partners.iter().map(|partner| partner_name(partner, wording)).collect();
                wording.list(&names)
            };
            let owner = owner_names(commitment, disclosure, wording);
            let title = wording.name(&commitment.title);
            let due = match due_text(commitment, wording) {
                due if is_late => wording.say("due-passed", &[("due", due)]),
                due => due,
            };
            if !commitment.is_of(own) && !ours.is_empty() {
                let line = wording.say(
                    "waiting-on-us",
                    &[("owner", owner), ("title", title), ("partners", names(&ours)), ("due", due)],
                );
                on_us.push((!is_late, line));
            } else if commitment.is_of(own) && !theirs.is_empty() {
                let line = wording.say(
                    "we-wait-for",
                    &[("title", title), ("partners", names(&theirs)), ("due", due)],
                );
                for_them.push((!is_late, line));
            }
        }
        // What is overdue comes first.
        let in_order = |mut lines: Vec<(bool, Text)>| -> Vec<Text> {
            lines.sort_by_key(|(is_on_time, _)| *is_on_time);
            lines.into_iter().map(|(_, line)| line).collect()
        };
        (in_order(on_us), in_order(for_them))
    }

    /// Sectors with members or promises, each with both.
    fn told_sectors(&self) -> impl Iterator<Item = (&Sector, &Figure, &RecordFigures)> {
        let printed = &self.disclosure.figures.printed;
        self.disclosure.sectors.iter().filter_map(|sector| {
            let members = printed.organisations.get(&sector.id)?;
            let record = printed.promises.by_sector.get(&sector.id)?;
            let is_told = !members.is_zero() || !record.made.is_zero();
            is_told.then_some((sector, members, record))
        })
    }

    pub(super) fn sectors(&self) -> Vec<SectorRow> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let printed = &disclosure.figures.printed;
        self.told_sectors()
            .map(|(sector, members, record)| {
                let attended = printed.attendance_of_sectors.get(&sector.id);
                SectorRow {
                    name: wording.name(&sector.name),
                    organisations: wording.count(members),
                    promises: counts(record, wording),
                    attendance: attended
                        .filter(|attended| attended.represented.number().is_some())
                        .map(|attended| wording.percent(&attended.represented)),
                    trend: self.trend(&sector.id),
                }
            })
            .collect()
    }

    /// What became of the promises of each sector, as bars.
    pub(super) fn promise_chart(&self) -> Option<PromiseChart> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let printed = &disclosure.figures.printed;
        let total = printed.promises.of(None).filter(|total| !total.made.is_zero())?;
        let of_sectors = || printed.promises.by_sector.values();
        let most = of_sectors().filter_map(|it| it.made.number()).max()?.max(Decimal::ONE);
        let rows = self.told_sectors().map(|(sector, _, record)| {
            let parts = [
                ("on_time", &record.on_time),
                ("late", &record.late),
                ("going", &record.going),
                ("overdue", &record.overdue),
            ];
            let parts = parts.into_iter().filter(|(_, figure)| !figure.is_zero());
            let parts = parts.map(|(kind, figure)| PromiseBar {
                kind,
                at: figure.number().and_then(|it| (it / most).to_f64()).unwrap_or(0.0),
                value: wording.count(figure),
            });
            PromiseBars { name: wording.name(&sector.name), parts: parts.collect() }
        });
        let title = wording.say(
            "bars-title",
            &[("overdue", wording.count(&total.overdue)), ("open", wording.count(&total.open))],
        );
        Some(PromiseChart { title, rows: rows.collect() })
    }

    /// Work by goal: what is overdue and open, and what was done in the period.
    pub(super) fn goals(&self) -> Vec<GoalBlock> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let rows = own_commitments(disclosure);
        let done = &disclosure.figures.changes.done;
        disclosure
            .goals
            .iter()
            .map(|goal| GoalBlock {
                id: wording.cell(&goal.id),
                title: wording.name(&goal.title),
                target_state: wording.optional(goal.target_state.as_ref()),
                indicators: indicator_lines(&goal.id, disclosure, wording),
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
fn indicator_lines(goal: &GoalId, disclosure: &Disclosure<'_>, wording: &Wording<'_>) -> Vec<Text> {
    let of_goal = disclosure.indicators.iter();
    let of_goal = of_goal.filter(|(definition, _)| definition.goal.as_ref() == Some(goal));
    let mut lines: Vec<Text> = of_goal
        .take(NAMED_INDICATORS)
        .map(|(definition, assessed)| {
            let name = wording.name(&definition.name);
            let status = Mark::of(assessed, wording).word;
            wording.say("indicator-line", &[("name", name), ("status", status)])
        })
        .collect();
    if let Some(more) = disclosure.figures.printed.more_indicators.get(goal) {
        lines.push(wording.say("indicator-more", &[("count", wording.count(more))]));
    }
    lines
}

/// A list of this edition's own open commitments, for prose.
pub(in crate::view) fn commitment_markup(
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Markup {
    let items: Vec<String> = own_commitments(disclosure)
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

/// The commitments of the edition's sector, or all of them, with their state;
/// those first that somebody must act on, then by date.
pub(in crate::view) fn own_commitments<'a>(
    disclosure: &Disclosure<'a>,
) -> Vec<(&'a Commitment, CommitmentState)> {
    let own = disclosure.own_sector().map(|sector| &sector.id);
    let mut rows: Vec<(&Commitment, CommitmentState)> = disclosure
        .commitments
        .iter()
        .filter(|commitment| own.is_none_or(|own| commitment.is_of(own)))
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
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> CommitmentRow {
    let partners: Vec<Text> = commitment
        .partners
        .iter()
        .filter_map(|id| disclosure.organisation(id))
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
    let each = disclosure.figures.printed.promises.each.get(&commitment.id);
    CommitmentRow {
        id: wording.cell(&commitment.id),
        title: wording.name(&commitment.title),
        owner: owner_names(commitment, disclosure, wording),
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

/// Returns the owners of a promise as the reports name them.
pub(super) fn owner_names(
    commitment: &Commitment,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Text {
    let owners = commitment.owners().filter_map(|id| disclosure.organisation(id));
    let names: Vec<Text> = owners.map(|owner| partner_name(owner, wording)).collect();
    wording.list(&names)
}

pub(in crate::view) fn counts(record: &RecordFigures, wording: &Wording<'_>) -> PromiseCounts {
    let count = |figure: &Figure| wording.count(figure);
    PromiseCounts {
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
        let owners = commitment.owners().filter_map(|id| disclosure.organisation(id));
        let owners: Vec<String> = owners.map(|it| wording.name(&it.name).to_string()).collect();
        let sectors = commitment.sectors().filter_map(|id| disclosure.sector(id));
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
    vec![attach(csv, "commitments", wording.word("attachment-commitments"), attachments)]
}
