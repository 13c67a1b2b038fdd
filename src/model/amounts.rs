//! Amounts below zero, where sums are made of them.

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::records::receipt::Rule;

use super::resolver::Resolver;
use super::spans::shown;

impl Resolver<'_> {
    /// Asks once for a table whether its amounts below zero count, as money paid
    /// back does; where they do not, their rows are taken out.
    pub(super) fn settle_negatives<T>(
        &mut self,
        table: &str,
        rows: &mut Vec<T>,
        amounts: impl Fn(&T) -> (&Origin, [Option<Decimal>; 3]),
    ) {
        let negative = |row: &T| {
            let (origin, amounts) = amounts(row);
            let amount = amounts.into_iter().flatten().find(|amount| *amount < Decimal::ZERO)?;
            Some((origin.clone(), amount))
        };
        let found: Vec<(Origin, Decimal)> = rows.iter().filter_map(negative).collect();
        let Some((origin, amount)) = found.first() else { return };
        let question =
            Diagnostic::ask_negative_amounts(origin, table, &shown(*amount), found.len());
        if self.records.answers.choose(question, self.diagnostics) != "leave" {
            return;
        }
        rows.retain(|row| negative(row).is_none());
        self.set_aside.extend(found.into_iter().map(|(origin, _)| (origin, Rule::Answered)));
    }
}
