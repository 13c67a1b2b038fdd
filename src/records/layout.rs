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
mod costs;
mod everyday;
mod file;
mod known;
mod laid;
mod list;
mod lists;
mod looks;
mod measures;
mod pairs;
mod parts;
mod propose;
mod reception;
mod roles;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Place};
use crate::domain::text::fold;

use super::columns::{Hints, title};
use super::config::ConfigFile;
use super::found::{self, Found, Recognised};
use super::grid::{Cell, Grid, GridRow, Value};
use super::receipt::{ColumnNote, ColumnUse, RowUse, Sign, TakenFor};
use super::sheet::{self, Opened, Taken};
use super::sheets::Sheet;
use super::table::Table;
use super::totals::is_total_word;

use self::known::Known;

pub(crate) use self::apply::heads_in;
pub(crate) use self::file::{LayoutFiles, is_file, parse as parse_layout};
pub(crate) use self::laid::{Laid, LaidRow};
pub(crate) use self::write::{Draft, Wrong};

/// Lays out every sheet whose cells say how it gives rows of a table.
pub(crate) fn lay_out(
    opened: Vec<Opened>,
    config: &ConfigFile,
    hints: &Hints,
    files: &mut LayoutFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Opened> {
    let mut opened = opened;
    // A list of members that is laid out names the organisations of the others.
    for tables in [&DEFINING[..1], &DEFINING[1..], &[]] {
        let known = Known::of(&opened, config);
        opened = opened.into_iter().flat_map(|it| stacked(it, &known, hints)).collect();
        let laid = opened.into_iter().flat_map(|it| {
            match files.take(it, &known, hints, tables, diagnostics) {
                Ok(taken) => vec![taken],
                Err(open) => laid_out(*open, &known, hints, tables, diagnostics),
            }
        });
        opened = laid.collect();
    }
    files.tell_unused(&opened, diagnostics);
    opened
}

/// The tables that define names, those of which the others speak first.
const DEFINING: [&str; 4] = ["members", "indicators", "goals", "meetings"];

/// Tables that may stand in one sheet, one under the other.
const MOST_STACKED: usize = 40;

/// Returns the tables that stand one under the other in a sheet, with an empty line
/// between: where a block has heads of its own, whatever they are called.
fn stacked(opened: Opened, known: &Known, hints: &Hints) -> Vec<Opened> {
    let grid = &opened.sheet.grid;
    let is_open = match &opened.taken {
        Taken::Table(_) | Taken::WithoutHead(..) => true,
        Taken::Aside(taken_for, _) => *taken_for == TakenFor::Unknown,
    };
    let gaps = grid.below_gaps();
    if !is_open || grid.laid.is_some() || gaps.is_empty() || gaps.len() > MOST_STACKED {
        return vec![opened];
    }
    let first = match &opened.taken {
        Taken::Table(found) => found.head.last() + 1,
        Taken::WithoutHead(..) | Taken::Aside(..) => 1,
    };
    let block = |at: usize| {
        let mut below = grid.clone().split_off(at);
        let next = gaps.iter().find(|gap| **gap > at && below.rows.len() > **gap - at);
        if let Some(next) = next {
            below.split_off(*next - at);
        }
        below
    };
    let filled = |row: &GridRow| grid.shown(row);
    let is_table = |at: &usize| {
        let block = block(*at);
        let has_rows = block.rows.iter().filter(|row| filled(row) > 1).count() > 1;
        // A title and heads are another table, whatever is known of it by now.
        let is_titled = filled(&block.rows[0]) == 1
            && block.rows.get(1).is_some_and(|row| list::may_be_heads(row, hints.context));
        has_rows
            && (is_titled
                || pairs::lay_out(&block).is_some()
                || propose::propose(&block, &[""; 3], known, false).is_some()
                || list::propose(&block, known, hints.context).is_some()
                || matches!(
                    found::recognise(&block, &[""; 3], hints, None),
                    Recognised::Table(found) if found.head.first < 3
                ))
    };
    let is_titles = |at: usize| grid.rows[..at].iter().all(|row| filled(row) < 2);
    let is_below = |at: &usize| *at > first && !is_titles(*at);
    let starts: Vec<usize> = gaps.iter().copied().filter(is_below).filter(is_table).collect();
    if starts.is_empty() {
        return vec![opened];
    }
    let titles: Vec<GridRow> =
        grid.rows.iter().take_while(|row| filled(row) < 2).cloned().collect();
    // A title directly above the first heads is not the other tables', which have their own.
    let is_apart = |at: usize| {
        let next = grid.rows.get(at + 1);
        filled(&grid.rows[at]) == 0
            || next.is_some_and(|next| next.number > grid.rows[at].number + 1)
    };
    let apart = (0..titles.len()).rev().find(|at| is_apart(*at)).map_or(0, |at| at + 1);
    let path = Arc::clone(&grid.source);
    let mut blocks = Vec::new();
    let mut rest = opened.sheet;
    let mut from = 0;
    for start in starts {
        let mut below = rest.grid.split_off(start - from);
        let has_title = below.rows.first().is_some_and(|row| below.shown(row) == 1);
        below.titles = titles[..if has_title { apart } else { titles.len() }].to_vec();
        from = start;
        let next = Sheet { grid: below, encoding: rest.encoding };
        blocks.push(sheet::recognise_block(&path.path, rest, !blocks.is_empty(), hints));
        rest = next;
    }
    blocks.push(sheet::recognise_block(&path.path, rest, true, hints));
    blocks
}

fn laid_out(
    opened: Opened,
    known: &Known,
    hints: &Hints,
    tables: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Opened> {
    let mut completed = None;
    let is_members = match &opened.taken {
        Taken::Aside(TakenFor::Unknown, _) | Taken::WithoutHead(..) => false,
        Taken::Table(found) if found.table.name == "members" => found.is_complete(hints.context),
        Taken::Table(found) if !found.is_complete(hints.context) => false,
        Taken::Table(found) => {
            let grid = &opened.sheet.grid;
            completed = match found.table.name {
                "observations" => list::ledger(grid, known, hints.context),
                _ => list::completed(grid, found, known, hints.context),
            };
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
        None => propose::propose(grid, &names, known, is_members).or_else(list),
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
    let beside = list::values_beside(grid, known, hints.context, &layout);
    let layouts = match beside {
        Some((first, values)) => vec![first, values],
        None => vec![layout],
    };
    let mut made = Vec::new();
    for mut layout in layouts {
        layout.legend(grid);
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

/// What a row under the heads is to a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Record,
    Aside(RowUse),
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
        }
    }

    /// Returns the head of a column of the table.
    pub(crate) fn head_of(table: &Table, name: &str) -> String {
        let column = table.columns.iter().find(|column| column.name == name);
        column.map_or_else(|| name.to_owned(), |column| title(column).to_owned())
    }

    /// Returns the table that the sheet is, with its titles above and its notes below.
    pub(crate) fn lay_out(&self, sheet: &Grid) -> Grid {
        let first = *self.heads.end() + 1;
        let mut made = Made { sheet, rows: Vec::new(), laid: Vec::new(), group: None };
        for row in &sheet.rows[..*self.heads.start()] {
            made.as_it_is(row);
        }
        self.head_row(&mut made);
        let mut uses: Vec<Option<RowUse>> = vec![Some(RowUse::Title); *self.heads.start()];
        uses.extend(self.heads.clone().map(|_| Some(RowUse::Head)));
        let mut above: Vec<Vec<(String, u32)>> = vec![Vec::new(); self.kept.len()];
        for row in self.heads.clone() {
            self.year(&sheet.rows[row], &mut above);
        }
        for (at, row) in sheet.rows.iter().enumerate().skip(first) {
            match self.part(row) {
                Part::Record => {
                    self.records(at, row, &mut above, &mut made);
                    uses.push(None);
                }
                Part::Aside(RowUse::Note) => uses.push(Some(RowUse::Note)),
                Part::Aside(usage) => {
                    self.year(row, &mut above);
                    made.group(row, usage);
                    uses.push(Some(usage));
                }
            }
        }
        let Made { rows, laid, .. } = made;
        let columns = self.columns(sheet);
        let own = match &self.owned {
            Owned::All => sheet.clone(),
            owned => sheet.with_columns(|column| owned.has(column)),
        };
        let vouched = self.vouched.clone();
        let (merges, hidden_columns) = (self.merges(sheet, &laid), self.hidden_columns(sheet));
        let laid =
            Laid { layout: Some(self.clone()), sheet: own, rows: laid, uses, columns, vouched };
        Grid {
            date_1904: sheet.date_1904,
            laid: Some(Arc::new(laid)),
            titles: sheet.titles.clone(),
            merges,
            hidden_columns,
            ..Grid::plain(&sheet.source, rows)
        }
    }

    /// What a row under the heads is.
    fn part(&self, row: &GridRow) -> Part {
        let label = row.cell(self.label);
        let is_filled = |column: &usize| !row.cell(*column).is_blank();
        let mut others = self.value_columns();
        let has_values = others.any(|column| is_filled(&column));
        let text = fold(&label.to_text());
        if row.is_blank() {
            return Part::Aside(RowUse::OnlySpaces);
        }
        if self.aside.contains(&text) {
            return Part::Aside(RowUse::SetAside);
        }
        // What totals of a list are, and of what, is known where its rows are read.
        if self.across.is_some() && (is_total_word(&text) || known::is_count_word(&text)) {
            return Part::Aside(RowUse::TotalUnchecked);
        }
        let is_named = self.across.as_ref().is_some_and(|it| it.named.contains(&row.number));
        if (has_values && !label.is_blank()) || is_named {
            return match self.counts_marks(row) {
                true => Part::Aside(RowUse::TotalUnchecked),
                false => Part::Record,
            };
        }
        let alone = row.cells().filter(|cell| !cell.is_blank()).count() == 1;
        if self.across.is_none() {
            return match alone {
                false => Part::Record,
                true => {
                    let text: String = row.cells().map(|it| it.to_text()).collect();
                    match (known::is_note(&text), known::is_total_line(&text)) {
                        (true, _) => Part::Aside(RowUse::Note),
                        (_, true) => Part::Aside(RowUse::TotalUnchecked),
                        _ => Part::Aside(RowUse::Group),
                    }
                }
            };
        }
        match (alone, label.is_blank()) {
            _ if has_values => Part::Aside(RowUse::TotalUnchecked),
            (true, false) if !known::is_note(&label.to_text()) => Part::Aside(RowUse::Group),
            (_, false) if !alone => Part::Aside(RowUse::SetAside),
            _ => Part::Aside(RowUse::Note),
        }
    }

    /// Whether a line below marks of attendance or of seats counts them: 代理 2 1 0.
    fn counts_marks(&self, row: &GridRow) -> bool {
        let Some(across) = self.across.as_ref() else { return false };
        let mut cells =
            across.columns.iter().map(|it| row.cell(it.column)).filter(|cell| !cell.is_blank());
        matches!(self.table.name, "attendance" | "members")
            && cells.all(|cell| matches!(cell, Cell::Number(_) | Cell::Percent(_)))
    }

    /// Takes over what a note says that marks mean. Where none does, a dash is nobody's
    /// concern, and a mark of a seat says no more than that there is one.
    fn legend(&mut self, sheet: &Grid) {
        let legend = known::legend(sheet);
        let is_seat = self.table.name == "members";
        let Some(across) = &mut self.across else { return };
        let marks: BTreeSet<String> = sheet.rows[*self.heads.end() + 1..]
            .iter()
            .flat_map(|row| across.columns.iter().map(|it| row.cell(it.column)))
            .filter(|cell| known::is_mark(*cell) || legend.contains_key(&fold(&cell.to_text())))
            .map(|cell| cell.to_text().trim().to_owned())
            .collect();
        for mark in marks {
            let told = legend.get(&fold(&mark)).cloned();
            let told = told.or_else(|| known::is_dash(&mark).then(|| known::NO_CONCERN.to_owned()));
            let told = told.or_else(|| is_seat.then(String::new));
            if let Some(word) = told {
                across.marks.insert(mark, word);
            }
        }
    }

    /// Says what blank cells of attendance are. Where absence is marked too, a blank
    /// says nothing; where only presence is, it may say absence, and is asked.
    fn blanks(&mut self, sheet: &Grid, answers: &Answers, diagnostics: &mut Vec<Diagnostic>) {
        let is_names = self.across.as_ref().is_some_and(|it| it.names.is_some());
        if self.table.name != "attendance" || is_names {
            return;
        }
        let records: Vec<&GridRow> = sheet.rows[*self.heads.end() + 1..]
            .iter()
            .filter(|row| self.part(row) == Part::Record)
            .collect();
        let Some(across) = &mut self.across else { return };
        let cells = || {
            let columns = across.columns.iter().map(|it| it.column);
            let all = records.iter().flat_map(move |row| {
                columns.clone().map(move |column| (row.number, column, row.cell(column)))
            });
            all.collect::<Vec<_>>()
        };
        if cells().iter().any(|(.., cell)| known::is_absence(*cell)) {
            return;
        }
        // A meeting without any mark is to come.
        let is_held = |column: usize| records.iter().any(|row| !row.cell(column).is_blank());
        let blank: Vec<(u32, usize)> = cells()
            .into_iter()
            .filter(|(_, column, cell)| cell.is_blank() && is_held(*column))
            .map(|(row, column, _)| (row, column))
            .collect();
        let Some((row, column)) = blank.first() else { return };
        across.columns.retain(|it| is_held(it.column));
        let origin = sheet.origin(*row, *column);
        let question = Diagnostic::ask_blank_attendance(&origin, blank.len());
        across.blank = match answers.choose(question, diagnostics) {
            "absent" => Some("欠席".to_owned()),
            _ => None,
        };
    }

    fn is_remark(&self, column: usize) -> bool {
        self.across.as_ref().is_some_and(|it| it.remarks.contains(&column))
    }

    fn value_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let across = self.across.iter().flat_map(|it| &it.columns);
        let across = across.flat_map(|it| std::iter::once(it.column).chain(it.others.clone()));
        let kept = self.kept.iter().map(|it| it.column).filter(|it| *it != self.label);
        across.chain(kept.filter(|_| self.across.is_none()))
    }

    /// A line between the rows that names the year of the months below it.
    fn year(&self, row: &GridRow, above: &mut [Vec<(String, u32)>]) {
        let text = row.cell(self.label).to_text().trim().to_owned();
        if !known::is_year(&text) {
            return;
        }
        for (kept, above) in self.kept.iter().zip(above) {
            if kept.column == self.label && kept.before.is_empty() {
                *above = vec![(text.clone(), row.number)];
            }
        }
    }

    fn head_row(&self, made: &mut Made<'_>) {
        let row = &made.sheet.rows[*self.heads.end()];
        let mut values: Vec<Value> = Vec::new();
        let mut places = Vec::new();
        for kept in &self.kept {
            values.push(Value::Text(kept.head.as_str().into()));
            places.push((row.number, kept.column));
        }
        if let Some(across) = &self.across {
            let at = across.columns.first().map_or(self.label, |it| it.column);
            let mut heads = vec![across.key.as_str(), across.cells.as_str()];
            heads.extend(across.others.iter().map(String::as_str));
            heads.extend(across.has_units().then_some("単位"));
            for head in heads {
                values.push(Value::Text(head.into()));
                places.push((row.number, at));
            }
        }
        for whole in &self.whole {
            values.push(Value::Text(whole.head.as_str().into()));
            places.push(made.place_of(whole).unwrap_or((row.number, self.label)));
        }
        if let Some(head) = &self.groups {
            values.push(Value::Text(head.as_str().into()));
            places.push((row.number, self.label));
        }
        for added in &self.added {
            values.push(Value::Text(added.head.as_str().into()));
            places.push((row.number, added.column));
        }
        made.push(row, Place::Row(row.number), values, places);
    }

    /// The rows that one row of the sheet becomes.
    fn records(
        &self,
        at: usize,
        row: &GridRow,
        above: &mut [Vec<(String, u32)>],
        made: &mut Made<'_>,
    ) {
        let mut values: Vec<Value> = Vec::new();
        let mut places = Vec::new();
        for (kept, above) in self.kept.iter().zip(above) {
            let before: Vec<String> =
                kept.before.iter().map(|it| row.cell(*it).to_text().trim().to_owned()).collect();
            if before.iter().any(|text| !text.is_empty()) {
                *above = before.into_iter().map(|text| (text, row.number)).collect();
            }
            let cell = row.cell(kept.column);
            let value = match above.as_slice() {
                [] => Value::of(cell),
                before => {
                    let before: String = before.iter().map(|(text, _)| text.as_str()).collect();
                    match known::day_of_year(&before, cell) {
                        Some(day) => Value::Text(day.to_string().into()),
                        None => Value::Text(format!("{before}{}", known::as_month(cell)).into()),
                    }
                }
            };
            values.push(value);
            places.push((row.number, kept.column));
        }
        let mut whole: Vec<(Value, (u32, usize))> = self
            .whole
            .iter()
            .map(|whole| {
                let place = made.place_of(whole).unwrap_or((row.number, self.label));
                (Value::Text(whole.value.as_str().into()), place)
            })
            .collect();
        if self.groups.is_some() {
            let group = made.group.clone().unwrap_or_default();
            whole.push((Value::Text(group.0.into()), group.1));
        }
        for added in &self.added {
            let value = added.values.get(&row.number).cloned().unwrap_or_default();
            whole.push((Value::Text(value.into()), (row.number, added.column)));
        }
        let Some(across) = &self.across else {
            if let Some((column, parts)) = self.apart.get(&row.number)
                && let Some(at) = self.kept.iter().position(|kept| kept.column == *column)
            {
                for part in parts {
                    let mut values = values.clone();
                    values[at] = Value::Text(part.as_str().into());
                    values.extend(whole.iter().map(|(value, _)| value.clone()));
                    let mut places = places.clone();
                    places.extend(whole.iter().map(|(_, place)| *place));
                    made.push(row, Place::Row(row.number), values, places);
                }
                return;
            }
            values.extend(whole.iter().map(|(value, _)| value.clone()));
            places.extend(whole.iter().map(|(_, place)| *place));
            made.push(row, Place::Row(row.number), values, places);
            return;
        };
        let has_units = across.has_units();
        for column in &across.columns {
            let cell = row.cell(column.column);
            let others = || column.others.iter().map(|at| row.cell(*at));
            let held: Vec<Value> = match &across.names {
                Some(names) => {
                    let names = names.get(&(row.number, column.column)).into_iter().flatten();
                    names.map(|name| Value::Text(name.as_str().into())).collect()
                }
                None if across.said.contains_key(&(row.number, column.column)) => {
                    let word = &across.said[&(row.number, column.column)];
                    vec![Value::Text(word.as_str().into())]
                }
                None => match (&across.blank, cell.is_blank()) {
                    (_, false) => match across.marks.get(cell.to_text().trim()) {
                        Some(word) if known::is_no_concern(word) => continue,
                        Some(word) => vec![Value::Text(word.as_str().into())],
                        None => vec![Value::of(cell)],
                    },
                    (Some(word), true) => vec![Value::Text(word.as_str().into())],
                    (None, true) if others().any(|cell| !cell.is_blank()) => vec![Value::Empty],
                    (None, true) => continue,
                },
            };
            let here = (row.number, column.column);
            let head = (made.sheet.rows[column.row].number, column.column);
            for value in held {
                let mut all = values.clone();
                let mut from = places.clone();
                let year = across.years.get(&row.number).map_or("", String::as_str);
                let name = format!("{year}{}", column.name);
                all.extend([Value::Text(name.into()), value]);
                from.extend([head, here]);
                all.extend(others().map(Value::of));
                from.extend(column.others.iter().map(|at| (row.number, *at)));
                if has_units {
                    all.push(Value::Text(column.unit.clone().unwrap_or_default().into()));
                    from.push(head);
                }
                all.extend(whole.iter().map(|(value, _)| value.clone()));
                from.extend(whole.iter().map(|(_, place)| *place));
                let column = u32::try_from(column.column).unwrap_or(u32::MAX);
                let place = Place::Cell { row: sheet_row(made.sheet, at), column };
                made.push(row, place, all, from);
            }
        }
    }

    /// What each column of the sheet is, for the receipt.
    fn columns(&self, sheet: &Grid) -> Vec<ColumnNote> {
        let width = sheet.rows.iter().map(GridRow::len).max().unwrap_or(0);
        let head = |column: usize| {
            let texts = self.heads.clone().map(|row| sheet.rows[row].cell(column).to_text());
            texts.into_iter().rfind(|text| !text.trim().is_empty()).unwrap_or_default()
        };
        let field = |head: &str| {
            let columns = self.table.columns.iter();
            let found = columns.into_iter().find(|column| title(column) == head);
            found.map_or(ColumnUse::Breakdown, |column| ColumnUse::Field(title(column)))
        };
        (0..width)
            .filter(|column| self.owned.has(*column))
            .filter(|column| sheet.rows.iter().any(|row| row.cell(*column) != Cell::Empty))
            .map(|column| {
                let kept =
                    self.kept.iter().find(|it| it.column == column || it.before.contains(&column));
                let across = self.across.as_ref().filter(|across| {
                    let mut columns = across.columns.iter();
                    columns.any(|it| it.column == column || it.others.contains(&column))
                });
                let head = head(column);
                let usage = match (kept, across) {
                    (Some(kept), _) => field(&kept.head),
                    (None, Some(across)) => field(&across.cells),
                    (None, None) if self.is_remark(column) => {
                        field(self.across.as_ref().map_or("", |it| it.cells.as_str()))
                    }
                    (None, None) if is_total_word(&fold(&head)) => ColumnUse::Total,
                    (None, None) if head.is_empty() => ColumnUse::NoHeader,
                    (None, None) => ColumnUse::SetAside,
                };
                ColumnNote { column: u32::try_from(column).unwrap_or(u32::MAX), head, usage }
            })
            .collect()
    }
}

impl Across {
    fn has_units(&self) -> bool {
        self.columns.iter().any(|it| it.unit.is_some())
    }
}

/// Returns the row's number as a spreadsheet counts it.
fn sheet_row(sheet: &Grid, at: usize) -> u32 {
    sheet.rows[at].number
}

/// A table in the making.
struct Made<'a> {
    sheet: &'a Grid,
    /// What the last line between the rows names, and where it stands.
    group: Option<(String, (u32, usize))>,
    rows: Vec<GridRow>,
    laid: Vec<LaidRow>,
}

impl Made<'_> {
    fn push(&mut self, from: &GridRow, place: Place, values: Vec<Value>, cells: Vec<(u32, usize)>) {
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let mut row = GridRow::from_values(number, values);
        row.hidden = from.hidden;
        self.rows.push(row);
        let column = |column| u32::try_from(column).unwrap_or(u32::MAX);
        let cells = cells.into_iter().map(|(row, at)| (row, column(at))).collect();
        self.laid.push(LaidRow { row: from.number, place, cells });
    }

    /// A line between the rows names those below it.
    fn group(&mut self, row: &GridRow, usage: RowUse) {
        let mut cells = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        if let Some((column, cell)) = cells.next().filter(|_| usage == RowUse::Group) {
            let name = known::without_mark(&cell.to_text()).to_owned();
            self.group = Some((name, (row.number, column)));
        }
    }

    /// A title or a note.
    fn as_it_is(&mut self, row: &GridRow) {
        let values: Vec<Value> = row.cells().map(Value::of).collect();
        let cells = (0..values.len()).map(|column| (row.number, column)).collect();
        self.push(row, Place::Row(row.number), values, cells);
    }

    fn place_of(&self, whole: &Whole) -> Option<(u32, usize)> {
        whole.cell.map(|(row, column)| (sheet_row(self.sheet, row), column))
    }
}
