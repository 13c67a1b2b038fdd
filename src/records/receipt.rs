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

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Origin, Place, Source, column_letters, say};
use crate::domain::time::TimeSpan;
use crate::locale::Language;
use crate::spreadsheet::Csv;

use super::grid::{Cell, Grid, GridRow, Merge};

/// Why a cell was read other than it was written, or not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A header was recognised under another name.
    Header,
    /// A date was read from another writing.
    Date,
    /// A number was read from another writing.
    Number,
    /// A word of a fixed list was read from another writing.
    Word,
    /// A time of day was read from another writing.
    Time,
    /// The way a workbook shows a number changes what it means.
    DisplayFormat,
    /// A formula of a CSV export, `="001"`, was taken as its text.
    QuotedFormula,
    /// The unit that stands above the table or in its own column was applied.
    Unit,
    /// A null or other control character was dropped.
    ControlCharacter,
    /// A character that nobody sees was dropped.
    InvisibleCharacter,
    /// The cell has nothing but spaces.
    OnlySpaces,
    /// The value is what other values come to, and was compared with them.
    CheckedTotal,
    /// The same row stands elsewhere and is counted once.
    Repeated,
    /// The value was left out because a question was answered so, or is open.
    Answered,
}

impl Rule {
    fn key(self) -> &'static str {
        match self {
            Self::Header => "rule-header",
            Self::Date => "rule-date",
            Self::Number => "rule-number",
            Self::Word => "rule-word",
            Self::Time => "rule-time",
            Self::DisplayFormat => "rule-display-format",
            Self::QuotedFormula => "rule-quoted-formula",
            Self::Unit => "rule-unit",
            Self::ControlCharacter => "rule-control-character",
            Self::InvisibleCharacter => "rule-invisible-character",
            Self::OnlySpaces => "rule-only-spaces",
            Self::CheckedTotal => "rule-checked-total",
            Self::Repeated => "rule-repeated",
            Self::Answered => "rule-answered",
        }
    }

    /// Returns whether the cell is not used, rather than used as changed.
    fn sets_aside(self) -> bool {
        matches!(self, Self::OnlySpaces | Self::CheckedTotal | Self::Repeated | Self::Answered)
    }
}

/// Heads that the line of a table names; of others it says how many there are.
const MOST_HEADS: usize = 5;

/// What a file or sheet was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFor {
    /// A table of the program, by its name.
    Table(&'static str, Sign),
    /// The sheet that explains the others, or the list of a return slip.
    Guide,
    /// A sheet that its sender hid.
    HiddenSheet,
    /// The same table as in another file.
    Copy,
    /// The answers to questions.
    Answers,
    /// A text without a table.
    Text,
    /// Nothing that is known.
    Unknown,
    /// Nothing is in it.
    Empty,
}

/// By which sign a table was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The name of the sheet.
    SheetName,
    /// The name of the file.
    FileName,
    /// The name of the folder.
    FolderName,
    /// Its headers.
    Headers,
    /// An answer.
    Answer,
}

impl Sign {
    fn key(self) -> &'static str {
        match self {
            Self::SheetName => "sign-sheet",
            Self::FileName => "sign-file",
            Self::FolderName => "sign-folder",
            Self::Headers => "sign-headers",
            Self::Answer => "sign-answer",
        }
    }
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnUse {
    /// A column of the table, by its Japanese header.
    Field(&'static str),
    /// A part of a breakdown.
    Breakdown,
    /// A part of the whole beside it: うち女性.
    PartOf(String),
    /// The values of one span of time.
    Span(TimeSpan),
    /// A part of a date: its year, its month.
    DatePart,
    /// The unit of its row.
    Unit,
    /// Totals, compared with what they total.
    Total,
    /// A remark or another thing that the table has no use for.
    SetAside,
    /// Kept with the row and not printed.
    Extra,
    /// Hidden by its sender.
    Hidden,
    /// A column without a header.
    NoHeader,
}

impl ColumnUse {
    fn key(&self) -> &'static str {
        match self {
            Self::Field(_) => "column-field",
            Self::Breakdown => "column-breakdown",
            Self::PartOf(_) => "column-part",
            Self::Span(_) => "column-span",
            Self::DatePart => "column-date-part",
            Self::Unit => "column-unit",
            Self::Total => "column-total",
            Self::SetAside => "column-set-aside",
            Self::Extra => "column-extra",
            Self::Hidden => "column-hidden",
            Self::NoHeader => "column-no-header",
        }
    }

    /// What it is read as: the field, the part, the span.
    fn detail(&self) -> String {
        match self {
            Self::Field(title) => (*title).to_owned(),
            Self::PartOf(part) => part.clone(),
            Self::Span(span) => span.to_string(),
            _ => String::new(),
        }
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowUse {
    /// A title or note above the table.
    Title,
    /// A header.
    Head,
    /// A record.
    Read,
    /// A record that could not be read; the problem is told.
    Refused,
    /// A total, compared with what it totals.
    Total,
    /// A total without anything to compare it with.
    TotalUnchecked,
    /// A note under the table.
    Note,
    /// A remark that begins with #.
    Comment,
    /// The example row of the input workbook.
    Example,
    /// The headers once more.
    RepeatedHead,
    /// Hidden by a filter, and not read.
    Filtered,
    /// Hidden by hand, and not read.
    Hidden,
    /// A coming and going of a person who is counted in another row of the
    /// attendance report.
    Activity,
    /// Somebody in an attendance report who was not at the meeting.
    NotThere,
    /// Nothing but spaces.
    OnlySpaces,
    /// Set aside as a whole sheet or by an answer.
    SetAside,
}

impl RowUse {
    fn key(self) -> &'static str {
        match self {
            Self::Title => "row-title",
            Self::Head => "row-head",
            Self::Read => "row-read",
            Self::Refused => "row-refused",
            Self::Total => "row-total",
            Self::TotalUnchecked => "row-total-unchecked",
            Self::Note => "row-note",
            Self::Comment => "row-comment",
            Self::Example => "row-example",
            Self::RepeatedHead => "row-repeated-head",
            Self::Filtered => "row-filtered",
            Self::Hidden => "row-hidden",
            Self::Activity => "row-activity",
            Self::NotThere => "row-not-there",
            Self::OnlySpaces => "row-only-spaces",
            Self::SetAside => "row-set-aside",
        }
    }
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnNote {
    /// The column, from 0.
    pub column: u32,
    /// Its header as written.
    pub head: String,
    /// What it is.
    pub usage: ColumnUse,
}

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
        for (column, cell) in (0..).zip(row.cells()) {
            // What a merged cell shows in others is its own once.
            let is_shown = merges.iter().any(|merge| merge.covers(row.number, column));
            if matches!(cell, Cell::Empty) || is_shown {
                continue;
            }
            filled.insert(column);
            if usage == RowUse::Read && cell.is_blank() {
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
        let mut steps = self.steps.iter().peekable();
        self.runs
            .iter()
            .flat_map(|run| (run.first..=run.last).map(move |row| (run, row)))
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

    /// Returns the title of the table it was taken for.
    pub fn title(&self, language: Language) -> Option<&'static str> {
        match self.taken_for {
            TakenFor::Table(table, _) => Some(table_title(table, language)),
            _ => None,
        }
    }

    /// Returns the line that `entaku check` prints for the sheet.
    pub fn summary(&self, language: Language) -> String {
        let source = &*self.source;
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let place = match &source.sheet {
            Some(sheet) => say(
                language,
                "receipt-sheet",
                &[("file", name.into()), ("sheet", sheet.as_str().into())],
            ),
            None => name.to_owned(),
        };
        match self.taken_for {
            TakenFor::Table(table, _) => {
                let title = table_title(table, language);
                let parts = self.summary_parts(language);
                let parts = parts.join(say(language, "comma", &[]).as_str());
                let told =
                    [("table", title.into()), ("place", place.into()), ("parts", parts.into())];
                say(language, "receipt-line", &told)
            }
            other => {
                let what = say(language, taken_key(other), &[("table", "".into())]);
                say(language, "receipt-other", &[("place", place.into()), ("what", what.into())])
            }
        }
    }

    fn summary_parts(&self, language: Language) -> Vec<String> {
        let mut parts = vec![say(language, "receipt-read", &[("count", self.records.into())])];
        for (usage, key) in [
            (RowUse::Refused, "receipt-refused"),
            (RowUse::Total, "receipt-total"),
            (RowUse::TotalUnchecked, "receipt-total-unchecked"),
            (RowUse::Note, "receipt-note"),
            (RowUse::Comment, "receipt-comment"),
            (RowUse::Example, "receipt-example"),
            (RowUse::Filtered, "receipt-filtered"),
            (RowUse::Hidden, "receipt-hidden"),
            (RowUse::SetAside, "receipt-set-aside"),
        ] {
            let count = self.rows(usage);
            if count > 0 {
                parts.push(say(language, key, &[("count", count.into())]));
            }
        }
        let heads = |wanted: &[ColumnUse]| {
            let notes = self.columns.iter().filter(|note| wanted.contains(&note.usage));
            let heads: Vec<&str> =
                notes.map(|note| note.head.as_str()).filter(|head| !head.is_empty()).collect();
            let shown = heads.iter().take(MOST_HEADS).copied().collect::<Vec<_>>();
            let shown = shown.join(say(language, "receipt-and", &[]).as_str());
            match heads.len().checked_sub(MOST_HEADS).filter(|more| *more > 0) {
                Some(more) => {
                    let told = [("heads", shown.into()), ("count", more.into())];
                    say(language, "receipt-heads-more", &told)
                }
                None => shown,
            }
        };
        for (wanted, key) in [
            (&[ColumnUse::Breakdown][..], "receipt-breakdown"),
            (&[ColumnUse::Total][..], "receipt-total-columns"),
            (&[ColumnUse::SetAside, ColumnUse::Hidden][..], "receipt-unused"),
        ] {
            let heads = heads(wanted);
            if !heads.is_empty() {
                parts.push(say(language, key, &[("heads", heads.into())]));
            }
        }
        parts
    }
}

/// Cells beside and under one another of which the same became.
struct Stretch {
    first: (u32, u32),
    /// The last row.
    last: u32,
    /// The last column.
    last_column: u32,
    key: &'static str,
    before: String,
    after: String,
}

impl Receipt {
    /// Returns the cells in blocks of which the same became; a cell that was
    /// changed stands alone. Every non-empty cell is in one of them.
    fn stretches(&self) -> Vec<Stretch> {
        let mut open: BTreeMap<u32, Stretch> = BTreeMap::new();
        let mut done = Vec::new();
        for cell in self.cells() {
            let (key, before, after) = match cell.rule {
                Some((rule, before, after)) => (rule.key(), before, after),
                None => (self.key_of(&cell), "", ""),
            };
            let is_alone = !before.is_empty() || !after.is_empty();
            match open.get_mut(&cell.column) {
                Some(stretch)
                    if !is_alone
                        && stretch.key == key
                        && stretch.last + 1 == cell.row
                        && stretch.before.is_empty()
                        && stretch.after.is_empty() =>
                {
                    stretch.last = cell.row;
                }
                _ => {
                    let next = Stretch {
                        first: (cell.row, cell.column),
                        last: cell.row,
                        last_column: cell.column,
                        key,
                        before: before.to_owned(),
                        after: after.to_owned(),
                    };
                    done.extend(open.insert(cell.column, next));
                }
            }
        }
        done.extend(open.into_values());
        done.sort_by_key(|stretch| (stretch.first.0, stretch.last, stretch.first.1));
        let mut blocks: Vec<Stretch> = Vec::new();
        for next in done {
            let is_plain = |it: &Stretch| it.before.is_empty() && it.after.is_empty();
            match blocks.last_mut() {
                Some(block)
                    if is_plain(block)
                        && is_plain(&next)
                        && (block.first.0, block.last, block.key)
                            == (next.first.0, next.last, next.key)
                        && block.last_column + 1 == next.first.1 =>
                {
                    block.last_column = next.last_column;
                }
                _ => blocks.push(next),
            }
        }
        blocks.sort_by_key(|block| block.first);
        blocks
    }

    fn key_of(&self, cell: &CellUse<'_>) -> &'static str {
        match (cell.row_use, cell.column_use) {
            (RowUse::Read, Some(column)) => column.key(),
            (RowUse::Read, None) => ColumnUse::NoHeader.key(),
            (row, _) => row.key(),
        }
    }

    /// Adds the receipt to a CSV file: what the sheet was taken for, what stands
    /// for all of it, its columns, and its cells.
    fn add_to(&self, csv: &mut Csv, language: Language) {
        let word = |key: &str| say(language, key, &[]);
        let sheet = self.source.sheet.clone().unwrap_or_default();
        let mut row = |place: String, what: String, before: String, after: String| {
            csv.row(&[self.source.path.clone(), sheet.clone(), place, what, before, after]);
        };
        let taken_for = match self.taken_for {
            TakenFor::Table(table, sign) => {
                let arguments = [("table", table_title(table, language).into())];
                let read = say(language, "taken-table", &arguments);
                format!("{read} ({})", word(sign.key()))
            }
            other => word(taken_key(other)),
        };
        row(String::new(), taken_for, self.encoding.to_owned(), self.records.to_string());
        for (key, value) in &self.context {
            row(String::new(), word(key), String::new(), value.clone());
        }
        for note in &self.columns {
            let what = word(note.usage.key());
            let after = note.usage.detail();
            row(column_letters(note.column), what, note.head.clone(), after);
        }
        for stretch in self.stretches() {
            let (first, column) = stretch.first;
            let letters = column_letters(column);
            let last = format!("{}{}", column_letters(stretch.last_column), stretch.last + 1);
            let place = match (stretch.last, stretch.last_column) == (first, column) {
                true => last,
                false => format!("{letters}{}:{last}", first + 1),
            };
            row(place, word(stretch.key), stretch.before, stretch.after);
        }
    }

    /// Returns the receipt for other programs.
    pub fn to_json(&self, language: Language) -> serde_json::Value {
        use serde_json::json;
        let (table, sign) = match self.taken_for {
            TakenFor::Table(table, sign) => (Some(table), Some(sign.key())),
            _ => (None, None),
        };
        let columns: Vec<serde_json::Value> = self
            .columns
            .iter()
            .map(|note| {
                json!({
                    "column": column_letters(note.column),
                    "head": note.head,
                    "use": note.usage.key().trim_start_matches("column-"),
                    "as": note.usage.detail(),
                })
            })
            .collect();
        let cells: Vec<serde_json::Value> = self
            .stretches()
            .into_iter()
            .map(|stretch| {
                json!({
                    "first_column": column_letters(stretch.first.1),
                    "last_column": column_letters(stretch.last_column),
                    "first_row": stretch.first.0 + 1,
                    "last_row": stretch.last + 1,
                    "rule": stretch.key,
                    "before": stretch.before,
                    "after": stretch.after,
                })
            })
            .collect();
        json!({
            "path": self.source.path,
            "sheet": self.source.sheet,
            "encoding": self.encoding,
            "taken_for": taken_key(self.taken_for).trim_start_matches("taken-"),
            "table": table,
            "sign": sign.map(|sign| sign.trim_start_matches("sign-")),
            "records": self.records,
            "context": self.context.iter().map(|(key, value)| json!({
                "what": key.trim_start_matches("context-"), "value": value,
            })).collect::<Vec<_>>(),
            "columns": columns,
            "cells": cells,
            "summary": self.summary(language),
        })
    }
}

/// Writes the receipts as a CSV file.
pub fn to_csv(receipts: &[Receipt], language: Language) -> Vec<u8> {
    let heads = [
        "receipt-head-file",
        "receipt-head-sheet",
        "receipt-head-place",
        "receipt-head-use",
        "receipt-head-before",
        "receipt-head-after",
    ];
    let mut csv = Csv::new(&heads.map(|key| say(language, key, &[])));
    for receipt in receipts {
        receipt.add_to(&mut csv, language);
    }
    csv.into_bytes()
}

fn taken_key(taken_for: TakenFor) -> &'static str {
    match taken_for {
        TakenFor::Table(..) => "taken-table",
        TakenFor::Guide => "taken-guide",
        TakenFor::HiddenSheet => "taken-hidden-sheet",
        TakenFor::Copy => "taken-copy",
        TakenFor::Answers => "taken-answers",
        TakenFor::Text => "taken-text",
        TakenFor::Unknown => "taken-unknown",
        TakenFor::Empty => "taken-empty",
    }
}

fn table_title(name: &'static str, language: Language) -> &'static str {
    let table = super::TABLES.iter().find(|table| table.name == name);
    match (language, table) {
        (Language::Ja, Some(table)) => table.titles[0],
        _ => name,
    }
}
