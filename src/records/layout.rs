//! Layouts: how a sheet, as its author keeps it, gives rows of a table.
//!
//! Partners keep organisations down and meetings across, months down and indicators
//! across, bodies as columns of a list of members. A [`Layout`] says what runs where;
//! [`Layout::lay_out`] makes of the sheet a plain table with our heads, whose cells
//! keep the places they came from. Every later room reads that table as any other,
//! and nothing in it knows of layouts.
//!
//! A layout stands in a file of the project, or is [proposed](propose) from what
//! the cells hold: names that other tables define, months, marks, numbers.

mod apply;
mod carried;
mod costs;
mod doubts;
mod everyday;
pub(crate) mod file;
mod known;
mod laid;
mod list;
mod lists;
pub(crate) mod looks;
mod made;
mod marks;
mod measures;
mod names;
mod pairs;
mod parts;
mod propose;
mod reception;
mod roles;
pub(crate) mod shape;
mod sides;
mod stacked;
mod sums;
mod tables;
mod write;
pub(crate) mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Source};

use super::columns::hints::Hints;
use super::config::ConfigFile;
use super::grid::Grid;
use super::receipt::{RowUse, TakenFor};
use super::sheet;
use super::sheet::opened::{Opened, Taken};
use super::sheets::Sheet;
use super::table::Table;

use self::doubts::recognised;
use self::known::Known;
use self::shape::Layout;

pub(crate) use self::apply::fit::heads_in;
pub(crate) use self::file::{LayoutFiles, is_for, parse as parse_layout};
pub(crate) use self::known::{abbreviations, is_mark};
pub(crate) use self::write::{Draft, Wrong, field_name};
pub(crate) use self::written::is_file;

/// Lays out every sheet whose cells say how it gives rows of a table.
pub(crate) fn lay_out(
    opened: Vec<Opened>,
    config: &ConfigFile,
    hints: &Hints,
    files: &mut LayoutFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Opened> {
    let mut opened = opened;
    let mut proposals = Proposals::default();
    // A list of members that is laid out names the organisations of the others.
    for tables in [&DEFINING[..1], &DEFINING[1..], &[]] {
        let now = Known::of(&opened, config);
        let is_new = !proposals.is_by(&now);
        if is_new {
            proposals = Proposals { known: Some(now), ..Proposals::default() };
        }
        let known = proposals.known.take().unwrap_or_default();
        if is_new {
            opened = opened.into_iter().flat_map(|it| stacked::apart(it, &known, hints)).collect();
        }
        opened = opened.into_iter().flat_map(|it| files.apart(it, &known, hints)).collect();
        if tables.is_empty() {
            list::repeated(&mut opened, hints.context);
        }
        let laid = opened.into_iter().flat_map(|it| {
            match files.take(it, &known, hints, tables, diagnostics) {
                Ok(taken) => vec![taken],
                Err(open) => {
                    let table = files.table_for(&open.sheet.grid);
                    laid_out(*open, table, (&known, &mut proposals), hints, tables, diagnostics)
                }
            }
        });
        opened = laid.collect();
        proposals.known = Some(known);
    }
    doubts::as_kept(files, &mut opened, diagnostics);
    let told = doubts::of_other_shape(files, &mut opened, hints, diagnostics);
    files.tell_unused(&told, &opened, diagnostics);
    opened
}

/// What was proposed for each sheet while the same names were known: all tables are
/// proposed at once, and those that define names are laid out before the others.
#[derive(Default)]
struct Proposals {
    /// The names.
    known: Option<Known>,
    made: BTreeMap<SheetKey, Option<Layout>>,
}

/// What tells a sheet, or a block of it, from others: its file and name, its first and
/// last row, and its first and last column; and the table that it is taken for.
type SheetKey = (Arc<Source>, Option<(u32, u32)>, Option<(usize, usize)>, &'static str);

impl Proposals {
    /// Whether these were made with the same names.
    fn is_by(&self, known: &Known) -> bool {
        self.known.as_ref().is_some_and(|it| it.is_same(known))
    }

    /// Returns the proposal for a sheet, made if it was not yet.
    fn of(
        &mut self,
        grid: &Grid,
        taken_for: &'static str,
        make: impl FnOnce() -> Option<Layout>,
    ) -> Option<Layout> {
        let ends = grid.rows.first().zip(grid.rows.last());
        let rows = ends.map(|(first, last)| (first.number, last.number));
        let filled = grid.rows.iter().flat_map(|row| {
            let mut columns = (0..row.len()).filter(|column| !row.cell(*column).is_blank());
            columns.next().into_iter().chain(columns.next_back())
        });
        let columns = filled.fold(None, |ends: Option<(usize, usize)>, column| match ends {
            None => Some((column, column)),
            Some((first, last)) => Some((first.min(column), last.max(column))),
        });
        let key = (Arc::clone(&grid.source), rows, columns, taken_for);
        self.made.entry(key).or_insert_with(make).clone()
    }
}

/// The tables that define names, those of which the others speak first.
const DEFINING: [&str; 4] = ["members", "indicators", "goals", "meetings"];

fn laid_out(
    opened: Opened,
    table: Option<&'static Table>,
    (known, proposals): (&Known, &mut Proposals),
    hints: &Hints,
    tables: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Opened> {
    let mut completed = None;
    let is_members = match &opened.taken {
        Taken::Aside(TakenFor::Unknown, _) | Taken::WithoutHead(..) => false,
        // Heads on two lines may say which of two columns is meant.
        Taken::Table(found) if found.has_rivals() => false,
        Taken::Table(found) if found.table.name == "members" => found.is_complete(hints.context),
        Taken::Table(found) if !found.is_complete(hints.context) => false,
        Taken::Table(found) => {
            let grid = &opened.sheet.grid;
            completed = proposals.of(grid, found.table.name, || match found.table.name {
                "observations" => list::ledger(grid, known, hints.context),
                _ => list::completed(grid, found, known, hints.context),
            });
            // By then it is known whether another list has the indicators.
            if completed.is_none() && tables.is_empty() && found.table.name != "observations" {
                completed = list::with_values(grid, found, known, hints.context);
            }
            if completed.is_none() {
                return vec![list::with_everyday_heads(opened, known, hints.context)];
            }
            false
        }
        Taken::Aside(..) => return vec![opened],
    };
    let grid = &opened.sheet.grid;
    if grid.laid.is_some() {
        return vec![opened];
    }
    let names = sheet::opened::names_around(&grid.source.path, grid);
    let list = || match is_members {
        true => None,
        false => lists::propose(grid, known)
            .or_else(|| measures::propose(grid, hints.context))
            .or_else(|| reception::propose(grid, &names, known, hints.context))
            .or_else(|| roles::propose(grid, known, hints.context))
            .or_else(|| costs::propose(grid, &names, hints.context))
            .or_else(|| list::propose(grid, known, hints.context)),
    };
    let layout = match completed {
        Some(layout) => Some(layout),
        None => {
            let taken_for = if is_members { "a whole list of members" } else { "" };
            proposals.of(grid, taken_for, || {
                propose::propose(grid, &names, known, is_members).or_else(list)
            })
        }
    };
    let Some(layout) = layout else {
        let found = if tables.is_empty() { as_pairs(&opened, hints) } else { None };
        return vec![found.unwrap_or(opened)];
    };
    if !tables.is_empty() && !tables.contains(&layout.table.name) {
        return vec![opened];
    }
    let Some(layout) = doubts::settled(layout, &opened, table, hints, diagnostics) else {
        let taken = Taken::Aside(TakenFor::ByAnswer, RowUse::SetAside);
        return vec![Opened { taken, ..opened }];
    };
    let beside = list::values_beside(grid, known, hints.context, &layout);
    let layouts = match beside {
        Some((first, values)) => vec![first, values],
        None => vec![layout],
    };
    made_by(layouts, &opened, hints, diagnostics).unwrap_or_else(|| vec![opened])
}

/// The table that a sheet of money by month is, planned and spent.
fn as_pairs(opened: &Opened, hints: &Hints) -> Option<Opened> {
    let (table, laid) = pairs::lay_out(&opened.sheet.grid)?;
    let (found, grid) = recognised(laid, table, hints)?;
    let sheet = Sheet { grid, encoding: opened.sheet.encoding };
    Some(Opened { sheet, taken: Taken::Table(found) })
}

/// The tables that layouts make of a sheet; none if one of them is no table.
fn made_by(
    layouts: Vec<Layout>,
    opened: &Opened,
    hints: &Hints,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Opened>> {
    let grid = &opened.sheet.grid;
    let mut made = Vec::new();
    for mut layout in layouts {
        layout.legend(grid);
        layout.carry(grid);
        layout.blanks(grid, &hints.answers, diagnostics);
        let laid = layout.lay_out(grid);
        let (found, laid) = recognised(laid, layout.table, hints)?;
        let sheet = Sheet { grid: laid, encoding: opened.sheet.encoding };
        made.push(Opened { sheet, taken: Taken::Table(found) });
    }
    Some(made)
}
