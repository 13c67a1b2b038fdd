//! How the work of sectors hangs together: goals by sectors, and who waits for whom.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::Figure;
use crate::assessment::printed::CellFigures;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Commitment, Organisation, Sector};
use crate::view::text::Text;
use crate::view::words::Wording;

use super::commitments::{due_text, owner_names};
use super::{ReportWriter, partner_name};

/// How the work of sectors hangs together.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Links {
    /// The sectors, a column each, and where not all have room, all together in the last.
    columns: Vec<MatrixColumn>,
    /// Which sectors have no column; absent if all have.
    left_out: Option<Text>,
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
        let figures = &disclosed.figures().printed.commitments;
        if figures.matrix.is_empty() {
            return None;
        }
        let is_own = |sector: &Sector| self.own() == Some(&sector.id);
        let has_column = |it: &&Sector| is_own(it) || figures.columns.contains(&it.id);
        let sectors: Vec<&Sector> = disclosed.sectors().iter().filter(has_column).collect();
        let name = |it: &&Sector| MatrixColumn { name: wording.name(&it.name), own: is_own(it) };
        let mut columns: Vec<MatrixColumn> = sectors.iter().map(name).collect();
        let are_all = figures.by_goal.is_empty();
        if !are_all {
            columns.push(MatrixColumn { name: wording.word("matrix-all"), own: false });
        }
        let rows = disclosed
            .goals()
            .iter()
            .map(|goal| {
                let of = |sector: &&Sector| {
                    let cell = figures.matrix.get(&(goal.id.clone(), sector.id.clone()));
                    self.matrix_cell(cell, is_own(sector))
                };
                let mut cells: Vec<MatrixCell> = sectors.iter().map(of).collect();
                if !are_all {
                    cells.push(self.matrix_cell(figures.by_goal.get(&goal.id), false));
                }
                MatrixRow { goal: wording.cell(&goal.id), title: wording.name(&goal.title), cells }
            })
            .collect();
        let left_out = (!are_all).then(|| wording.word("matrix-left-out"));
        let (waiting_on_us, we_wait_for) = self.waiting();
        Some(Links { columns, left_out, rows, waiting_on_us, we_wait_for })
    }

    fn matrix_cell(&self, cell: Option<&CellFigures>, own: bool) -> MatrixCell {
        let count = |figure: &Figure| self.wording.count(figure);
        let overdue = cell.map(|cell| &cell.overdue).filter(|it| !it.is_zero());
        MatrixCell {
            made: cell.map(|cell| count(&cell.made)),
            done: cell.map(|cell| count(&cell.done)),
            overdue: overdue.map(count),
            own,
        }
    }

    fn waiting(&self) -> (Vec<Text>, Vec<Text>) {
        let Some(own) = self.own() else { return (Vec::new(), Vec::new()) };
        let is_ours = |it: &Organisation| it.sector == *own;
        waiting(self.disclosed, self.wording, &is_ours, &|it| it.is_of(own))
    }
}

/// Open work of others that names one of ours as partner, and our open work that names
/// one of theirs.
pub(in crate::view) fn waiting(
    disclosed: &Disclosed,
    wording: &Wording<'_>,
    is_ours: &dyn Fn(&Organisation) -> bool,
    is_own: &dyn Fn(&Commitment) -> bool,
) -> (Vec<Text>, Vec<Text>) {
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
            .partition(|partner| is_ours(partner));
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
        if !is_own(commitment) && !ours.is_empty() {
            let line = wording.say(
                "waiting-on-us",
                &[("owner", owner), ("title", title), ("partners", names(&ours)), ("due", due)],
            );
            on_us.push((!is_late, line));
        } else if is_own(commitment) && !theirs.is_empty() {
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
