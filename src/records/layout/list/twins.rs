//! Two columns that the table has one of: which is meant, no content says.

use crate::domain::text::fold;
use crate::records::found::fields::field_of;
use crate::records::table::Table;

use super::looks::{List, Match};

impl List<'_> {
    /// Whether a column that is taken has a twin: another one under the same head, with
    /// something in it.
    pub(super) fn has_twins(&self, table: &Table, matches: &[Match]) -> bool {
        let is_filled = |column: usize| self.rows().any(|row| !row.cell(column).is_blank());
        let is_twin = |it: &Match, column: usize, name: &String| {
            column != it.column
                && fold(name) == fold(&it.name)
                && field_of(table, name) == Some(it.field)
                && is_filled(column)
        };
        let own = matches.iter().filter(|it| it.is_own_head);
        own.into_iter().any(|it| {
            let mut others = self.columns.iter();
            others.any(|(column, names)| names.iter().any(|name| is_twin(it, *column, name)))
        })
    }
}
