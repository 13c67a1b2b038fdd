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
mod file;
mod known;
mod laid;
mod list;
mod lists;
mod looks;
mod made;
mod marks;
mod measures;
mod names;
mod pairs;
mod parts;
mod propose;
mod reception;
mod roles;
mod sides;
mod stacked;
mod sums;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Source};

use super::columns::heads::title;
use super::columns::hints::Hints;
use super::config::ConfigFile;
use super::found;
use super::found::table::{Found, Recognised};
use super::grid::Grid;
use super::receipt::{RowUse, Sign, TakenFor};
use super::sheet::{self, Opened, Taken};
use super::sheets::Sheet;
use super::table::Table;

use self::known::Known;

pub(crate) use self::apply::fit::heads_in;
pub(crate) use self::file::{LayoutFiles, is_file, is_for, parse as parse_layout};
pub(crate) use self::known::{abbreviations, is_mark};
pub(crate) use self::laid::Laid;
pub(crate) use self::write::{Draft, Wrong, field_name};

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
    let names = sheet::names_around(&grid.source.path, grid);
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
        let pairs = if tables.is_empty() { pairs::lay_out(grid) } else { None };
        let found = pairs.and_then(|(table, laid)| recognised(laid, table, hints));
        return match found {
            Some((found, grid)) => {
                let sheet = Sheet { grid, encoding: opened.sheet.encoding };
                vec![Opened { sheet, taken: Taken::Table(found) }]
            }
            None => vec![opened],
        };
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
    let mut made = Vec::new();
    for mut layout in layouts {
        layout.legend(grid);
        layout.carry(grid);
        layout.blanks(grid, &hints.answers, diagnostics);
        let laid = layout.lay_out(grid);
        let Some((found, laid)) = recognised(laid, layout.table, hints) else {
            return vec![opened];
        };
        let sheet = Sheet { grid: laid, encoding: opened.sheet.encoding };
        made.push(Opened { sheet, taken: Taken::Table(found) });
    }
    made
}

/// Returns what was laid out as the table that it is meant to be.
fn recognised(laid: Grid, table: &'static Table, hints: &Hints) -> Option<(Box<Found>, Grid)> {
    let source = Arc::clone(&laid.source);
    let names = sheet::names_around(&source.path, &laid);
    match found::recognise(&laid, &names, hints, Some(table)) {
        Recognised::Table(mut found) => {
            found.sign = Sign::Contents;
            Some((found, laid))
        }
        Recognised::WithoutHead(..) | Recognised::Unknown => None,
    }
}

/// Returns the table of a name.
fn table_of(name: &str) -> Option<&'static Table> {
    super::TABLES.iter().find(|table| table.name == name)
}

/// How a sheet gives rows of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// The table.
    pub(crate) table: &'static Table,
    /// The rows of the heads, by their index in the sheet; the records follow.
    pub(crate) heads: RangeInclusive<usize>,
    /// The column that names what each row is about, from 0.
    pub(crate) label: usize,
    /// Columns that stay, each with the head that the table has for it.
    pub(crate) kept: Vec<Kept>,
    /// What runs across, if anything does.
    pub(crate) across: Option<Across>,
    /// What stands for the whole sheet.
    pub(crate) whole: Vec<Whole>,
    /// The head of the table for what lines between the rows name.
    pub(crate) groups: Option<String>,
    /// Columns that follow from another: the body that a meeting's title names.
    pub(crate) added: Vec<Added>,
    /// Cells that stand for several rows, by row number: 総会・運営委員会.
    pub(crate) apart: BTreeMap<u32, (usize, Vec<String>)>,
    /// Rows that are set aside, by what names them, folded.
    pub(crate) aside: BTreeSet<String>,
    /// The head of what values are broken down by, where the layout is sure of it.
    pub(crate) vouched: Option<String>,
    /// The columns that are this layout's, where the sheet has another table beside it.
    pub(crate) owned: Owned,
    /// Another reading of the sheet that is as likely.
    pub(crate) other: Option<Box<Layout>>,
    /// Whether it was asked which of the two is meant.
    pub(crate) was_asked: bool,
}

/// Which columns of a sheet a layout is of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Owned {
    /// Every one.
    All,
    /// These.
    Only(BTreeSet<usize>),
    /// All but these.
    Without(BTreeSet<usize>),
}

impl Owned {
    fn has(&self, column: usize) -> bool {
        match self {
            Self::All => true,
            Self::Only(columns) => columns.contains(&column),
            Self::Without(columns) => !columns.contains(&column),
        }
    }
}

/// A column that follows from another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Added {
    /// The head of the table.
    pub(crate) head: String,
    /// The sheet's column that says it, from 0.
    pub(crate) column: usize,
    /// What it says, by row number.
    pub(crate) values: BTreeMap<u32, String>,
}

/// A column that stays a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// The sheet's column, from 0.
    pub(crate) column: usize,
    /// The head of the table.
    pub(crate) head: String,
    /// Columns to the left whose text comes before it, as a year before a month;
    /// below its first row a blank one is what stands above.
    pub(crate) before: Vec<usize>,
}

/// Columns that become rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Across {
    /// The head of the table for what the columns name.
    pub(crate) key: String,
    /// The head of the table for what stands in the cells.
    pub(crate) cells: String,
    /// The heads of what stands beside it for the same: the plan beside what was spent.
    pub(crate) others: Vec<String>,
    /// The columns.
    pub(crate) columns: Vec<AcrossColumn>,
    /// What a mark means, where it is no word of the table.
    pub(crate) marks: BTreeMap<String, String>,
    /// What a blank cell in a filled row is, if it is something.
    pub(crate) blank: Option<String>,
    /// The names in each cell, by row number and column, where cells are lists of names.
    pub(crate) names: Option<BTreeMap<(u32, usize), Vec<String>>>,
    /// The rows that are known to name something, by their number: a blank cell says as
    /// much there as elsewhere, though no other is filled.
    pub(crate) named: BTreeSet<u32>,
    /// What stands before what the columns name, by row number: the year of its months.
    pub(crate) years: BTreeMap<u32, String>,
    /// The columns of such remarks.
    pub(crate) remarks: Vec<usize>,
    /// What a remark in the row says of a cell, by row number and column: 代理.
    pub(crate) said: BTreeMap<(u32, usize), String>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AcrossColumn {
    /// The sheet's column, from 0.
    pub(crate) column: usize,
    /// What it names.
    pub(crate) name: String,
    /// The row of the head that says so, by its index.
    pub(crate) row: usize,
    /// The unit that its head has.
    pub(crate) unit: Option<String>,
    /// The columns of what stands beside it for the same.
    pub(crate) others: Vec<usize>,
}

/// A field of every row, said once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Whole {
    /// The head of the table.
    pub(crate) head: String,
    /// Its value.
    pub(crate) value: String,
    /// The row, by its index, and the column of the cell that says so; none if a
    /// name around the sheet does.
    pub(crate) cell: Option<(usize, usize)>,
}

impl Layout {
    /// Returns a layout with nothing but its table, heads and label.
    fn plain(table: &'static Table, heads: RangeInclusive<usize>, label: usize) -> Self {
        Self {
            table,
            heads,
            label,
            kept: Vec::new(),
            across: None,
            whole: Vec::new(),
            groups: None,
            added: Vec::new(),
            apart: BTreeMap::new(),
            aside: BTreeSet::new(),
            vouched: None,
            owned: Owned::All,
            other: None,
            was_asked: false,
        }
    }

    /// Returns the head of a column of the table.
    pub(crate) fn head_of(table: &Table, name: &str) -> String {
        let column = table.columns.iter().find(|column| column.name == name);
        column.map_or_else(|| name.to_owned(), |column| title(column).to_owned())
    }
}

impl AcrossColumn {
    /// Returns a column that names something, and no more.
    fn of(column: usize, name: String, row: usize) -> Self {
        Self { column, name, row, unit: None, others: Vec::new() }
    }
}

impl Across {
    /// Returns columns that become rows, and whose cells are what they hold.
    fn of(key: String, cells: String, columns: Vec<AcrossColumn>) -> Self {
        Self {
            key,
            cells,
            others: Vec::new(),
            columns,
            marks: BTreeMap::new(),
            blank: None,
            names: None,
            named: BTreeSet::new(),
            remarks: Vec::new(),
            years: BTreeMap::new(),
            said: BTreeMap::new(),
        }
    }

    fn has_units(&self) -> bool {
        self.columns.iter().any(|it| it.unit.is_some())
    }
}
