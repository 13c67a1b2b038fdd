//! Whether the cells of a column are what a field holds.

use crate::domain::words::MeetingState;
use crate::records::grid::GridRow;
use crate::records::layout::known::Naming;
use crate::records::table::{Column, ColumnType, Table};

use super::facts::is_alone;
use super::looks::List;

impl List<'_> {
    /// Whether most cells of a column below its head are what the field holds; an empty
    /// column is as its head says.
    pub(super) fn agrees(&self, column: usize, table: &Table, field: &Column) -> bool {
        let Some(facts) = self.facts.columns.get(column) else { return false };
        let heads = self.heads.clone().map(|row| &self.grid.rows[row]);
        let heads = heads.filter(|row| !row.cell(column).is_blank() && !is_alone(row));
        let filled = facts.filled.saturating_sub(heads.clone().count());
        // 総会 over its marks is a head, and no body that a row names.
        let is_body =
            |row: &&GridRow| self.known.names_any(Naming::Body, &row.cell(column).to_text());
        let bodies = facts.bodies.saturating_sub(heads.filter(is_body).count());
        let most = |count: usize| count * 2 >= filled;
        let few = |count: usize| count == 0 || !most(count);
        match (table.name, field.name) {
            (_, "organisation" | "owner") if self.known.has(Naming::Organisation) => {
                most(facts.organisations)
            }
            ("observations", "indicator") if self.known.has(Naming::Indicator) => {
                most(facts.indicators)
            }
            ("members", "seat_body") if self.known.has(Naming::Body) => most(bodies),
            (_, "goal_id") => few(facts.quantities),
            ("meetings", "state") => self.is_states(column),
            _ => match field.kind {
                ColumnType::Date | ColumnType::Span => most(facts.times),
                // － beside 可 counts nothing.
                ColumnType::Count if filled > 0 => {
                    most(facts.quantities) && self.has_figures(column)
                }
                kind if kind.is_number() => most(facts.quantities),
                ColumnType::Text => few(facts.numbers),
                _ => true,
            },
        }
    }

    /// Whether a cell of a column has a figure.
    fn has_figures(&self, column: usize) -> bool {
        self.rows().any(|row| row.cell(column).to_text().contains(char::is_numeric))
    }

    /// Whether the cells of a column say of meetings whether they were held.
    fn is_states(&self, column: usize) -> bool {
        let texts = self.rows().map(|row| row.cell(column).to_text());
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        let states = texts.iter().filter(|text| MeetingState::from_text(text).is_some()).count();
        states * 2 >= texts.len()
    }
}
