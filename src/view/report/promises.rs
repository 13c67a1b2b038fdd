//! What sectors promised, and how their work hangs together.

use std::cmp::Reverse;

use serde::Serialize;

use crate::assessment::commitments::{CommitmentState, Record};
use crate::disclosure::Disclosure;
use crate::domain::name::GoalId;
use crate::files::Files;
use crate::markup::Markup;
use crate::model::commitment::Commitment;
use crate::model::organisation::Organisation;
use crate::spreadsheet::Csv;
use crate::view::data::attach;
use crate::view::words::Wording;
use crate::view::{Attachment, Mark, text_of};

use super::meetings::{Trend, meeting_title};
use super::{Desk, heads, partner_name};

#[derive(Debug, Serialize)]
pub(super) struct PromiseCounts {
    made: usize,
    on_time: usize,
    late: usize,
    undated: usize,
    open: usize,
    /// Open and not overdue.
    going: usize,
    overdue: usize,
    redated: usize,
    times_redated: u32,
    dropped: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Promises {
    rows: Vec<CommitmentRow>,
    closed: Vec<CommitmentRow>,
}

/// One commitment in a table.
#[derive(Debug, Serialize)]
pub(in crate::view) struct CommitmentRow {
    id: String,
    title: String,
    owner: String,
    partners: Option<String>,
    goal: Option<String>,
    due: String,
    first_due: Option<String>,
    /// How often the due day was moved, if more than once.
    moved: Option<String>,
    mark: Mark,
    progress: Option<String>,
    note: Option<String>,
    promised_at: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Links {
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
    waiting_on_us: Vec<String>,
    we_wait_for: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct MatrixColumn {
    short: String,
    name: String,
    own: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct MatrixRow {
    goal: String,
    title: String,
    cells: Vec<MatrixCell>,
}

#[derive(Debug, Serialize)]
pub(super) struct MatrixCell {
    made: usize,
    done: usize,
    overdue: usize,
    own: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct SectorRow {
    name: String,
    organisations: usize,
    promises: PromiseCounts,
    attendance: Option<String>,
    trend: Option<Trend>,
}

#[derive(Debug, Serialize)]
pub(super) struct GoalBlock {
    id: String,
    title: String,
    target_state: Option<String>,
    indicators: Vec<String>,
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
                        if cell.made.count() > 0 {
                            wording.cite(&format!("matrix.{}.{}", goal.id, sector.id));
                        }
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
    pub(super) fn waiting(&self) -> (Vec<String>, Vec<String>) {
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
                let names: Vec<String> =
                    partners.iter().map(|partner| partner_name(partner, wording)).collect();
                wording.list(&names)
            };
            let owner = owner_names(commitment, disclosure, wording);
            let title = wording.name(&commitment.title);
            let due = match due_text(commitment, wording) {
                due if is_late => wording.say("due-passed", &[("due", due.into())]),
                due => due,
            };
            if !commitment.is_of(own) && !ours.is_empty() {
                let line = wording.say(
                    "waiting-on-us",
                    &[
                        ("owner", owner.into()),
                        ("title", title.into()),
                        ("partners", names(&ours).into()),
                        ("due", due.into()),
                    ],
                );
                on_us.push((!is_late, line));
            } else if commitment.is_of(own) && !theirs.is_empty() {
                let line = wording.say(
                    "we-wait-for",
                    &[
                        ("title", title.into()),
                        ("partners", names(&theirs).into()),
                        ("due", due.into()),
                    ],
                );
                for_them.push((!is_late, line));
            }
        }
        // What is overdue comes first.
        let in_order = |mut lines: Vec<(bool, String)>| -> Vec<String> {
            lines.sort_by_key(|(is_on_time, _)| *is_on_time);
            lines.into_iter().map(|(_, line)| line).collect()
        };
        (in_order(on_us), in_order(for_them))
    }

    pub(super) fn sectors(&self) -> Vec<SectorRow> {
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
                for figure in ["made", "on-time", "late", "open", "overdue"] {
                    wording.cite(&format!("promises.{}.{figure}", sector.id));
                }
                wording.cite(&format!("attendance.{}", sector.id));
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

    /// Work by goal: what is overdue and open, and what was done in the period.
    pub(super) fn goals(&self) -> Vec<GoalBlock> {
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

fn joined(first: Option<String>, second: Option<String>, wording: &Wording<'_>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(wording.say("two-notes", &[("first", first.into()), ("second", second.into())]))
        }
        (first, second) => first.or(second),
    }
}

/// The indicators of a goal with their status, in one line: the first ones, and
/// how many more there are in the table of all.
fn indicator_lines(
    goal: &GoalId,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Vec<String> {
    const SHOWN: usize = 8;
    let of_goal: Vec<_> = disclosure
        .indicators
        .iter()
        .filter(|(definition, _)| definition.goal.as_ref() == Some(goal))
        .collect();
    let more = of_goal.len().saturating_sub(SHOWN);
    let mut lines: Vec<String> = of_goal
        .iter()
        .take(SHOWN)
        .map(|(definition, assessed)| {
            wording.say(
                "indicator-line",
                &[
                    ("name", wording.name(&definition.name).into()),
                    ("status", Mark::status(assessed.status, wording).word.into()),
                ],
            )
        })
        .collect();
    if more > 0 {
        lines.push(wording.say("indicator-more", &[("count", more.into())]));
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

pub(super) fn due_text(commitment: &Commitment, wording: &Wording<'_>) -> String {
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
    let partners: Vec<String> = commitment
        .partners
        .iter()
        .filter_map(|id| disclosure.organisation(id))
        .map(|partner| partner_name(partner, wording))
        .collect();
    let note = match state {
        state if state.is_done() => {
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
        owner: owner_names(commitment, disclosure, wording),
        partners: (!partners.is_empty()).then(|| wording.list(&partners)),
        goal: commitment.goal.as_ref().map(ToString::to_string),
        due: due_text(commitment, wording),
        first_due: commitment
            .revised_due
            .and(commitment.due)
            .map(|due| wording.say("first-due", &[("date", wording.short_date(due).into())])),
        moved: (commitment.revised_due.is_some() && commitment.times_revised > 1).then(|| {
            wording.say("times-moved", &[("times", commitment.times_revised.to_string().into())])
        }),
        mark: Mark::state(state, wording),
        progress: commitment
            .progress
            .filter(|_| state.is_open())
            .map(|progress| wording.percent(progress)),
        note,
        promised_at,
    }
}

/// Returns the owners of a promise as the reports name them.
pub(super) fn owner_names(
    commitment: &Commitment,
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> String {
    let owners = commitment.owners().filter_map(|id| disclosure.organisation(id));
    let names: Vec<String> = owners.map(|owner| partner_name(owner, wording)).collect();
    wording.list(&names)
}

pub(super) fn counts(record: &Record) -> PromiseCounts {
    PromiseCounts {
        made: record.made.count(),
        on_time: record.on_time.count(),
        late: record.late.count(),
        undated: record.undated.count(),
        open: record.open.count(),
        going: record.open.count().saturating_sub(record.overdue.count()),
        overdue: record.overdue.count(),
        redated: record.redated.count(),
        times_redated: record.times_redated,
        dropped: record.dropped.count(),
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
        let owners: Vec<&str> = owners.map(|it| wording.name(&it.name)).collect();
        let sectors = commitment.sectors().filter_map(|id| disclosure.sector(id));
        let sectors: Vec<&str> = sectors.map(|it| wording.name(&it.name)).collect();
        csv.row(&[
            commitment.id.to_string(),
            wording.name(&commitment.title).to_owned(),
            sectors.join(";"),
            owners.join(";"),
            commitment.goal.as_ref().map(ToString::to_string).unwrap_or_default(),
            date(commitment.due),
            date(commitment.current_due()),
            Mark::state(*state, wording).word,
            date(commitment.done_on),
        ]);
    }
    vec![attach(csv, "commitments", wording.word("attachment-commitments"), attachments)]
}
