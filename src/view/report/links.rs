//! How the work of sectors hangs together: goals by sectors, and who waits for whom.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::Figure;
use crate::disclosure::rows::Organisation;
use crate::view::text::Text;

use super::commitments::{due_text, owner_names};
use super::{ReportWriter, partner_name};

/// How the work of sectors hangs together.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Links {
    /// The sectors, a column each.
    columns: Vec<MatrixColumn>,
    /// The goals, a row each.
    rows: Vec<MatrixRow>,
    /// What others wait for us with, late work first; empty in documents for all.
    waiting_on_us: Vec<Text>,
    /// What we wait for others with, late work first; empty in documents for all.
    we_wait_for: Vec<Text>,
}

/// A sector at the head of a column.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MatrixColumn {
    /// Its name.
    name: Text,
    /// Whether it is the reader's own.
    own: bool,
}

/// A goal and what each sector promised for it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MatrixRow {
    /// Its code.
    goal: Text,
    /// What is to be reached.
    title: Text,
    /// A cell for each column.
    cells: Vec<MatrixCell>,
}

/// One cell of the matrix; empty where nothing was promised.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MatrixCell {
    /// How many commitments were made; absent if none.
    made: Option<Text>,
    /// How many of them were kept; absent if nothing was promised.
    done: Option<Text>,
    /// How many of them are late; absent if none.
    overdue: Option<Text>,
    /// Whether the column is the reader's own.
    own: bool,
}

impl ReportWriter<'_> {
    pub(super) fn links(&self) -> Option<Links> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let commitments = &disclosed.figures().commitments;
        let figures = &disclosed.figures().printed.commitments;
        // Sectors that promised something, and those at the table anyway.
        let sectors: Vec<_> = disclosed
            .sectors()
            .iter()
            .filter(|sector| {
                sector.edition || commitments.matrix.keys().any(|(_, it)| *it == sector.id)
            })
            .collect();
        if commitments.matrix.is_empty() {
            return None;
        }
        let rows = disclosed
            .goals()
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
        let (disclosed, wording) = (self.disclosed, self.wording);
        let Some(own) = self.own() else { return (Vec::new(), Vec::new()) };
        let mut on_us = Vec::new();
        let mut for_them = Vec::new();
        for commitment in disclosed.commitments() {
            let state = disclosed.figures().commitments.states.get(&commitment.id);
            let Some(state) = state.filter(|state| state.is_open()) else { continue };
            let is_late = *state == CommitmentState::Overdue;
            let (ours, theirs): (Vec<_>, Vec<_>) = commitment
                .partners
                .iter()
                .filter_map(|id| disclosed.organisation(id))
                .partition(|partner| partner.sector == *own);
            let names = |partners: &[&Organisation]| {
                let names: Vec<Text> =
                    partners.iter().map(|partner| partner_name(partner, wording)).collect();
                wording.list(&names)
            };
            let owner = owner_names(commitment, disclosed, wording);
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
}
