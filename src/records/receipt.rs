//! The receipt of a sheet (読み取り控え): what it was taken for, and what became
//! of every cell in it that is not empty.
//!
//! Why: a secretariat publishes these numbers. Whatever was used, cleaned, left
//! out or checked, it must be able to show, cell by cell; and a heuristic that
//! accounts for itself may stay.
//!
//! The law: the cells of a receipt are the non-empty cells of the file, once
//! each. It holds by construction. A receipt keeps for each row what the row is
//! and which of its cells are filled, rows that are alike as one run; for each
//! column what it is; and on its own only a cell that has a rule of its own.
//! What became of a cell follows from these three. So the receipt of a million
//! plain rows is a few runs.

mod line;
mod marks;
pub(in crate::records) mod uses;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Origin, Place, Source};

pub(crate) use self::line::table_title;
pub use self::marks::Mark;
pub use self::uses::{Clue, ColumnNote, ColumnUse, RowUse, Rule, TakenFor};
pub(crate) use self::written::cut;
pub use self::written::{to_csv, to_text};
use super::grid::{Cell, Grid, GridRow, Merge};

/// Rows that follow one another, are the same thing and have the same cells
/// filled.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    first: u32,
    last: u32,
    usage: RowUse,
    filled: Filled,
}

/// The columns of a row that hold something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Filled {
    /// The first 64 columns, a bit each.
    first: u64,
    /// The others, in order; few sheets have any.
    rest: Vec<u32>,
}

impl Filled {
    fn insert(&mut self, column: u32) {
        match column {
            0..64 => self.first |= 1 << column,
            _ => self.rest.push(column),
        }
    }

    fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        let first = (0..64).filter(|column| self.first & (1 << column) != 0);
        first.chain(self.rest.iter().copied())
    }
}

/// A cell with a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    row: u32,
    column: u32,
    rule: Rule,
    /// Which of the receipt's texts.
    text: u32,
}

/// What became of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellUse<'a> {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What its row is.
    pub row_use: RowUse,
    /// What its column is, in a row that is read.
    pub column_use: Option<&'a ColumnUse>,
    /// The rule that changed it or set it aside, with what it was and what it
    /// was read as.
    pub rule: Option<(Rule, &'a str, &'a str)>,
}

/// The receipt of one file or sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// How its bytes were read: a text encoding, or `Excel`.
    pub encoding: &'static str,
    /// What it was taken for.
    pub taken_for: TakenFor,
    /// What stands for the whole sheet: the indicator that it is named after,
    /// the fiscal year of its title, the unit above the table.
    pub context: Vec<(&'static str, String)>,
    /// The columns that have anything in them, from left to right.
    pub columns: Vec<ColumnNote>,
    /// How many records it gave.
    pub records: usize,
    runs: Vec<Run>,
    steps: Vec<Step>,
    /// What cells held and what they were read as, each pair once.
    texts: Vec<(Box<str>, Box<str>)>,
    known: BTreeMap<(Box<str>, Box<str>), u32>,
}

impl Receipt {
    /// Returns the receipt of a sheet of which no cell is accounted for yet.
    pub(crate) fn new(source: &Arc<Source>, encoding: &'static str, taken_for: TakenFor) -> Self {
        Self {
            source: Arc::clone(source),
            encoding,
            taken_for,
            context: Vec::new(),
            columns: Vec::new(),
            records: 0,
            runs: Vec::new(),
            steps: Vec::new(),
            texts: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// Returns the receipt of a sheet that is one thing from its first row to
    /// its last.
    pub(crate) fn whole(
        grid: &Grid,
        encoding: &'static str,
        taken_for: TakenFor,
        usage: RowUse,
    ) -> Self {
        let mut receipt = Self::new(&grid.source, encoding, taken_for);
        receipt.note_changes(grid);
        for row in &grid.rows {
            receipt.note_row(grid, row, usage);
        }
        receipt
    }

    /// Takes over what the reader of the file changed.
    pub(crate) fn note_changes(&mut self, grid: &Grid) {
        for change in &grid.changes {
            self.note_cell(change.row, change.column, change.rule, &change.before, &change.after);
        }
    }

    /// Says what a row is. Rows are told in their order, each once.
    pub(crate) fn note_row(&mut self, grid: &Grid, row: &GridRow, usage: RowUse) {
        let mut filled = Filled::default();
        let is_here = |it: &&Merge| (it.rows.0..=it.rows.1).contains(&row.number);
        let merges: Vec<&Merge> = grid.merges.iter().filter(is_here).collect();
        let emptied: Vec<u32> = grid.emptied(row.number).collect();
        for (column, cell) in (0..).zip(row.cells()) {
            // What a merged cell shows in others is its own once.
            let is_shown = merges.iter().any(|merge| merge.covers(row.number, column));
            let is_own = !matches!(cell, Cell::Empty) && !is_shown;
            if !is_own && !emptied.contains(&column) {
                continue;
            }
            filled.insert(column);
            if is_own && usage == RowUse::Read && cell.is_blank() {
                self.note_cell(row.number, column, Rule::OnlySpaces, "", "");
            }
        }
        if filled == Filled::default() {
            return;
        }
        match self.runs.last_mut() {
            Some(run)
                if run.usage == usage && run.filled == filled && run.last + 1 == row.number =>
            {
                run.last = row.number;
            }
            _ => self.runs.push(Run { first: row.number, last: row.number, usage, filled }),
        }
    }

    /// Says what rule decided about a cell; the last one told holds.
    pub(crate) fn note_cell(
        &mut self,
        row: u32,
        column: u32,
        rule: Rule,
        before: &str,
        after: &str,
    ) {
        let pair = (Box::from(before), Box::from(after));
        let text = match self.known.get(&pair) {
            Some(text) => *text,
            None => {
                let text = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                self.texts.push(pair.clone());
                self.known.insert(pair, text);
                text
            }
        };
        self.steps.push(Step { row, column, rule, text });
    }

    /// Puts the cells with rules of their own in order; of several rules about
    /// one cell, the first that changed it and the last that set it aside
    /// count, and a rule that sets aside wins.
    pub(crate) fn settle(&mut self) {
        self.steps.sort_by_key(|step| (step.row, step.column, !step.rule.sets_aside()));
        self.steps.dedup_by_key(|step| (step.row, step.column));
        self.known = BTreeMap::new();
    }

    /// Takes a cell that was read out of use, because a later stage compared it
    /// with others or counts it elsewhere.
    pub(crate) fn set_aside(&mut self, origin: &Origin, rule: Rule) {
        match origin.place {
            Place::Cell { row, column } => self.note_cell(row, column, rule, "", ""),
            Place::Row(row) => {
                let run = self.runs.iter().find(|run| (run.first..=run.last).contains(&row));
                let columns: Vec<u32> =
                    run.map_or_else(Vec::new, |run| run.filled.columns().collect());
                for column in columns {
                    self.note_cell(row, column, rule, "", "");
                }
            }
            Place::Whole | Place::Text { .. } => {}
        }
    }

    /// Returns every non-empty cell of the sheet, once each, by row and column.
    pub fn cells(&self) -> impl Iterator<Item = CellUse<'_>> {
        self.cells_between(0, u32::MAX)
    }

    /// Returns the same of the rows from one to another, which costs what these rows have.
    pub fn cells_between(&self, first: u32, last: u32) -> impl Iterator<Item = CellUse<'_>> {
        let from = self.steps.partition_point(|step| step.row < first);
        let mut steps = self.steps[from..].iter().peekable();
        self.runs[self.runs.partition_point(|run| run.last < first)..]
            .iter()
            .take_while(move |run| run.first <= last)
            .flat_map(move |run| {
                (run.first.max(first)..=run.last.min(last)).map(move |row| (run, row))
            })
            .flat_map(|(run, row)| run.filled.columns().map(move |column| (run, row, column)))
            .map(move |(run, row, column)| {
                while steps.next_if(|step| (step.row, step.column) < (row, column)).is_some() {}
                let step = steps.next_if(|step| (step.row, step.column) == (row, column));
                let rule = step.map(|step| {
                    let (before, after) = &self.texts[step.text as usize];
                    (step.rule, &**before, &**after)
                });
                let is_read = matches!(run.usage, RowUse::Read | RowUse::Refused);
                let column_use = self.column(column).filter(|_| is_read);
                CellUse { row, column, row_use: run.usage, column_use, rule }
            })
    }

    /// Returns what each row that holds anything is.
    pub(crate) fn row_uses(&self) -> impl Iterator<Item = (u32, RowUse)> + '_ {
        let runs = self.runs.iter();
        runs.flat_map(|run| (run.first..=run.last).map(move |row| (row, run.usage)))
    }

    /// Returns the cells with a rule of their own: row, column, rule, what the cell
    /// held and what it was read as.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (u32, u32, Rule, &str, &str)> {
        self.steps.iter().map(|step| {
            let (before, after) = &self.texts[step.text as usize];
            (step.row, step.column, step.rule, &**before, &**after)
        })
    }

    fn column(&self, column: u32) -> Option<&ColumnUse> {
        let at = self.columns.binary_search_by_key(&column, |note| note.column).ok()?;
        Some(&self.columns[at].usage)
    }

    /// Returns how many rows are some thing.
    pub fn rows(&self, usage: RowUse) -> usize {
        let runs = self.runs.iter().filter(|run| run.usage == usage);
        runs.map(|run| (run.last - run.first) as usize + 1).sum()
    }

    /// Returns whether nobody has begun to fill the table in: it has its heads and
    /// at most the example.
    pub fn is_blank_form(&self) -> bool {
        let is_form = |run: &Run| {
            matches!(run.usage, RowUse::Title | RowUse::Head | RowUse::Example | RowUse::OnlySpaces)
        };
        self.records == 0 && self.runs.iter().all(is_form)
    }
}
