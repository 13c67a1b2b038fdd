//! Two columns that the table has one of: which is meant, no content says.

use crate::domain::text::fold;

use super::looks::{List, Match};

impl List<'_> {
    /// Whether a column that is taken has a twin: another one under the same head, with
    /// something in it.
    pub(super) fn has_twins(&self, matches: &[Match]) -> bool {
        let is_filled = |column: usize| self.rows().any(|row| !row.cell(column).is_blank());
        let called = |names: &[String]| names.iter().map(|name| fold(name)).collect::<Vec<_>>();
        let mut own = matches.iter().filter(|it| it.is_own_head);
        own.any(|it| {
            let of = |(column, _): &&(usize, Vec<String>)| *column == it.column;
            let Some((_, names)) = self.columns.iter().find(of) else { return false };
            let mut others = self.columns.iter().filter(|(column, _)| *column != it.column);
            // Under one head 期限, 当初 and 変更後 are two things.
            others.any(|(column, other)| called(other) == called(names) && is_filled(*column))
        })
    }
}
