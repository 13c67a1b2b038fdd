//! What each column of a found table is: a field, a part of a breakdown, a span
//! of time, a total, or nothing that the table has a use for.
//!
//! Why columns that 実績値 does not know are not breakdowns: a remark in one row
//! would take that row out of the total. A breakdown is named in 内訳項目 of
//! the indicators, or told apart by an answer; and where rows would be the same
//! without the column, it is asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Diagnostic;
use crate::domain::text::{fold, is_of_which};

use super::cells::number_of;
use super::found::head::HeadCell;
use super::keys::refers_to_meeting;
use super::receipt::ColumnUse;
use super::spread;
use super::totals::is_total_word;

use self::finding::Finding;
use self::found::Columns;
use self::heads::{is_remark, is_unit_head};

mod bounds;
pub(crate) mod breakdowns;
mod days;
pub(crate) mod field;
pub(crate) mod finding;
pub(crate) mod found;
pub(crate) mod heads;
pub(crate) mod hints;
pub(crate) mod months;
mod pieces;
mod said;
pub(crate) mod spans;
mod values;
mod words;

impl Finding<'_> {
    /// Finds the columns. `indicator` is the one that the sheet or file is named
    /// after, which stands in for its column. `None`, with a diagnostic for
    /// each reason, if a required column is missing or could be two.
    pub(crate) fn columns(&mut self, indicator: Option<String>) -> Option<Columns> {
        let table = self.found.table;
        let mut matched = self.found.matched.clone();
        let mut columns = Columns { width: matched.width, ..Columns::default() };
        columns.outer_unit.clone_from(&self.found.unit);
        let is_observations = table.name == "observations";
        let mut sound = true;
        let periods = self.periods(&matched.unknown);
        let are_refused = periods.is_none();
        match periods {
            Some(periods) => columns.periods = periods,
            None => sound = false,
        }
        // Months have their notes, and so has what was set aside beside them.
        let aside = |column: usize| {
            let notes = &mut self.receipt.columns.iter();
            u32::try_from(column).is_ok_and(|column| notes.any(|it| it.column == column))
        };
        matched.unknown.retain(|cell| !aside(cell.column));
        if columns.periods.is_empty() {
            columns.parts = spread::parts(&matched, table);
        }
        if let Some(parts) = &columns.parts {
            let is_part = |column: usize| parts.columns.iter().any(|(taken, _)| *taken == column);
            matched.unknown.retain(|cell| !is_part(cell.column));
            for found in &mut matched.fields {
                found.retain(|head| !is_part(head.grid_column));
            }
            for (column, _) in &parts.columns {
                self.note(*column, &self.head_text(*column), ColumnUse::DatePart);
            }
        }
        let has_indicator = !matched.fields.first().is_none_or(Vec::is_empty);
        columns.indicator = indicator.filter(|_| is_observations && !has_indicator);
        if let Some(indicator) = &columns.indicator {
            self.receipt.context.push(("context-indicator", indicator.clone()));
        }
        if is_observations {
            self.value_column(&mut matched, &columns);
        }
        self.time_column(&mut matched);
        for (at, column) in table.columns.iter().enumerate() {
            // Where spans over columns are refused, that is said.
            if are_refused && spread::may_be_spread(table, column) && matched.fields[at].is_empty()
            {
                columns.fields.push(None);
                continue;
            }
            let field = self.field(column, &matched.fields[at], &matched.unknown, &columns);
            match field {
                Ok(field) => columns.fields.push(field),
                Err(()) => {
                    sound = false;
                    columns.fields.push(None);
                }
            }
        }
        self.whole_alone(&mut columns);
        self.unit_beside(&mut columns);
        self.dots(&mut columns);
        self.suggest(&matched.unknown, &columns);
        sound &= self.one_of_each(&matched.unknown, &columns);
        self.unknown(&matched.unknown, &mut columns);
        self.hidden(&mut columns);
        self.without_head(&columns);
        self.receipt.columns.sort_by_key(|note| note.column);
        self.receipt.columns.dedup_by_key(|note| note.column);
        sound.then_some(columns)
    }

    /// Tells of numbers that stand twice, in two columns that may both be the one of the table:
    /// 値 and 訂正後. Returns whether there are none.
    fn one_of_each(&mut self, unknown: &[HeadCell], columns: &Columns) -> bool {
        let table = self.found.table;
        let Some((name, words)) = heads::seconds(table.name) else { return true };
        let Some(field) = columns.named(table.columns, name) else { return true };
        let (first, at) = (field.header.clone(), field.grid_column);
        let column = table.columns.iter().find(|column| column.name == name);
        let is_second = |cell: &&HeadCell| {
            let folded = fold(cell.text());
            words.iter().any(|word| folded.contains(word)) && self.is_numeric(cell.column)
        };
        let differs = |cell: &&HeadCell| {
            self.data().iter().any(|row| {
                let (one, other) = (number_of(row.cell(at)), number_of(row.cell(cell.column)));
                other.is_some() && one != other
            })
        };
        let found = unknown.iter().filter(is_second).find(differs);
        let (Some(second), Some(column)) = (found, column) else { return true };
        let (origin, head) = (self.origin(second.column), second.text().to_owned());
        let told = Diagnostic::two_columns_for_one(&origin, heads::title(column), &first, &head);
        self.diagnostics.push(told);
        false
    }

    /// Columns that the table does not know.
    fn unknown(&mut self, unknown: &[HeadCell], columns: &mut Columns) {
        let is_observations = self.found.table.name == "observations";
        let mut candidates = Vec::new();
        for cell in unknown {
            let head = cell.text().to_owned();
            let folded = fold(&head);
            let column = cell.column;
            if columns.parts.is_some() && spread::is_era_head(&head) {
                // An era beside a year of the common calendar says nothing more.
                self.note(column, &head, ColumnUse::SetAside);
            } else if is_unit_head(&folded) && columns.unit.is_none() && !self.has("unit") {
                columns.unit = Some(column);
                self.note(column, &head, ColumnUse::Unit);
            } else if refers_to_meeting(self.found.table, &head) {
                self.note(column, &head, ColumnUse::Field("会議"));
                columns.extra.push((column, Arc::from(head)));
            } else if !is_observations {
                self.note(column, &head, ColumnUse::Extra);
                columns.extra.push((column, Arc::from(head)));
            } else if self.hints.dimensions.contains(&folded)
                || self.grid.laid.as_ref().is_some_and(|laid| laid.vouches_for(&head))
            {
                self.note(column, &head, ColumnUse::Breakdown);
                columns.extra.push((column, Arc::from(head)));
            } else if let Some(part) = head
                .trim()
                .strip_prefix("うち")
                .filter(|it| !it.is_empty() && is_of_which(head.trim()))
            {
                self.part_of(column, &head, part, columns);
            } else if is_total_word(&folded) {
                self.note(column, &head, ColumnUse::Total);
                columns.totals.push((column, head));
            } else if is_remark(&folded) {
                self.note(column, &head, ColumnUse::SetAside);
            } else {
                candidates.push((column, head));
            }
        }
        if !candidates.is_empty() {
            self.breakdowns(candidates, columns);
        }
    }

    /// Columns that their sender hid and that would be read.
    fn hidden(&mut self, columns: &mut Columns) {
        let is_hidden = |column: usize| {
            u32::try_from(column).is_ok_and(|it| self.grid.hidden_columns.contains(&it))
        };
        let mut heads = Vec::new();
        let mut first = None;
        let fields = columns.fields.iter().flatten().map(|it| (it.grid_column, &it.header));
        let periods = columns.periods.iter().map(|it| (it.grid_column, &it.header));
        for (column, head) in fields.chain(periods) {
            let printed = self.data().iter().any(|row| !row.cell(column).is_blank());
            if is_hidden(column) && printed {
                first = first.or(Some(column));
                heads.push(head.clone());
            }
        }
        let Some(first) = first else { return };
        let question =
            Diagnostic::ask_hidden_columns(&self.origin(first), heads.len(), &heads.join("、"));
        if self.hints.answers.choose(question, self.diagnostics) == "use" {
            return;
        }
        let notes = self.receipt.columns.iter_mut();
        for note in notes.filter(|note| self.grid.hidden_columns.contains(&note.column)) {
            note.usage = ColumnUse::Hidden;
        }
        columns.periods.retain(|it| !is_hidden(it.grid_column));
        for (field, column) in columns.fields.iter_mut().zip(self.found.table.columns) {
            if !column.required && field.as_ref().is_some_and(|it| is_hidden(it.grid_column)) {
                *field = None;
            }
        }
    }

    /// Columns among the others that hold something under no header.
    fn without_head(&mut self, columns: &Columns) {
        let noted: BTreeSet<u32> = self.receipt.columns.iter().map(|note| note.column).collect();
        for column in 0..columns.width {
            let at = u32::try_from(column).unwrap_or(u32::MAX);
            if !noted.contains(&at) && self.is_filled(column) {
                self.note(column, "", ColumnUse::NoHeader);
            }
        }
    }
}
