//! The columns that the table knows, each with what its head and cells say of it.

use crate::diagnostics::Diagnostic;
use crate::domain::text::{fold, nearest};
use crate::records::dates::parse_span;
use crate::records::found::head::{FieldHead, HeadCell};
use crate::records::keys::refers_to_meeting;
use crate::records::receipt::{ColumnUse, Rule};
use crate::records::spread;
use crate::records::table::{Column, ColumnType};
use crate::records::totals::is_total_word;

use super::finding::Finding;
use super::found::{Columns, Field};
use super::heads::{NO_VALUES, is_no_unit, is_remark, title};
use super::months::{are_months, are_numbers_of_months, day_order, is_series};

impl Finding<'_> {
    pub(crate) fn field(
        &mut self,
        column: &'static Column,
        heads: &[FieldHead],
        unknown: &[HeadCell],
        columns: &Columns,
    ) -> Result<Option<Field>, ()> {
        match heads {
            [] => self.no_field(column, unknown, columns),
            [head] => self.field_of(column, head),
            // A code and the name beside it say the same.
            [first, second] if first.is_code_beside(second) => {
                self.note(second.grid_column, &second.header, ColumnUse::SetAside);
                self.field(column, &heads[..1], unknown, columns)
            }
            [second, first] if first.is_code_beside(second) => {
                self.note(second.grid_column, &second.header, ColumnUse::SetAside);
                self.field(column, &heads[1..], unknown, columns)
            }
            [first, second, ..] => {
                self.diagnostics.push(Diagnostic::two_columns_for_one(
                    &self.origin(second.grid_column),
                    title(column),
                    &first.header,
                    &second.header,
                ));
                Err(())
            }
        }
    }

    /// What of a column without a head: it may be said elsewhere, or be missing.
    fn no_field(
        &mut self,
        column: &'static Column,
        unknown: &[HeadCell],
        columns: &Columns,
    ) -> Result<Option<Field>, ()> {
        let elsewhere = match column.name {
            "indicator" => columns.indicator.is_some(),
            "period" if columns.parts.is_some() => true,
            _ => spread::may_be_spread(self.found.table, column) && !columns.periods.is_empty(),
        };
        let table = self.found.table;
        let says_meeting = unknown.iter().any(|cell| refers_to_meeting(table, cell.text()));
        // Rows of one meeting or another: something must say which.
        let is_meeting = column.name == "meeting_id"
            && column.made
            && matches!(table.name, "attendance" | "decisions");
        let is_needed = column.required || (is_meeting && !says_meeting);
        if !is_needed || elsewhere {
            return Ok(None);
        }
        let origin = self.grid.row_origin(self.head_row().number);
        let heads: Vec<(usize, String)> =
            unknown.iter().map(|cell| (cell.column, cell.text().to_owned())).collect();
        let near = nearest(title(column), &heads).unwrap_or_default();
        self.diagnostics.push(Diagnostic::missing_column(
            &origin,
            title(column),
            &column.headers.join("、"),
            near,
        ));
        Err(())
    }

    /// A column with its one head.
    fn field_of(&mut self, column: &'static Column, head: &FieldHead) -> Result<Option<Field>, ()> {
        let note = head.bracket.as_deref().unwrap_or_default();
        let is_value = self.found.table.name == "observations" && column.name == "value";
        if is_value && NO_VALUES.iter().any(|word| note.contains(word)) {
            let origin = self.origin(head.grid_column);
            self.diagnostics.push(Diagnostic::head_of_no_values(&origin, &head.header));
            return Err(());
        }
        self.note_head(head, column);
        let is_note = head.bracket.as_deref().is_some_and(is_no_unit);
        let is_provisional = is_note
            && head.bracket.as_deref().is_some_and(|note| {
                ["速報", "暫定", "概数", "概算", "見込"].iter().any(|it| note.contains(it))
            });
        let is_dated = column.kind.is_time();
        let day = head.bracket.as_deref().filter(|_| column.kind == ColumnType::Measured);
        let day = day.and_then(|day| parse_span(day, self.context()).ok());
        Ok(Some(Field {
            grid_column: head.grid_column,
            header: head.header.clone(),
            unit: head.bracket.clone().filter(|_| !is_note && day.is_none()),
            day,
            is_provisional,
            is_months: is_series(column)
                && are_months(self.data(), head.grid_column, self.context()),
            is_bare_months: is_series(column)
                && are_numbers_of_months(self.data(), head.grid_column),
            day_order: is_dated.then(|| day_order(self.data(), head.grid_column)).flatten(),
        }))
    }

    /// A header that is neither the canonical one nor the first Japanese one was
    /// recognised by an alias, and the receipt says so.
    pub(crate) fn note_head(&mut self, head: &FieldHead, column: &'static Column) {
        let title = title(column);
        self.note(head.grid_column, &head.header, ColumnUse::Field(title));
        let folded = fold(&head.header);
        if folded != column.name && folded != fold(title) {
            let row = self.head_row().number;
            let column = u32::try_from(head.grid_column).unwrap_or(u32::MAX);
            self.receipt.note_cell(row, column, Rule::Header, &head.header, title);
        }
    }

    /// A header that is almost a known one, which the sheet does not have, is
    /// probably a slip.
    pub(crate) fn suggest(&mut self, unknown: &[HeadCell], columns: &Columns) {
        let missing: Vec<(usize, String)> = self
            .found
            .table
            .columns
            .iter()
            .zip(&columns.fields)
            .filter(|(column, field)| !column.required && field.is_none())
            .flat_map(|(column, _)| column.headers.iter().map(|header| (0, (*header).to_owned())))
            .collect();
        for cell in unknown {
            let is_known = self.hints.dimensions.contains(&fold(cell.text()))
                || is_total_word(&fold(cell.text()))
                || is_remark(&fold(cell.text()))
                || refers_to_meeting(self.found.table, cell.text());
            if let Some(near) = nearest(cell.text(), &missing).filter(|_| !is_known) {
                let origin = self.origin(cell.column);
                self.diagnostics.push(Diagnostic::unknown_column(&origin, cell.text(), near));
            }
        }
    }
}
