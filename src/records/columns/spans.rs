//! The columns of a wide table: heads that are spans of time.

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::time::{Grain, TimeSpan};
use crate::records::dates::{DateProblem, cut_month, is_cut_month};
use crate::records::found::head::HeadCell;
use crate::records::grid::Cell;
use crate::records::receipt::ColumnUse;
use crate::records::spread::{self, SpanHead};

use super::finding::Finding;
use super::found::PeriodColumn;

impl Finding<'_> {
    /// The columns of a wide table: headers that are spans of time, where the
    /// table has no column for the value. `None` if one of them has no year, or
    /// two are the same.
    pub(crate) fn periods(&mut self, unknown: &[HeadCell]) -> Option<Vec<PeriodColumn>> {
        let context = self.context();
        let mut heads = spread::spans(unknown, self.found.table, context);
        if self.has("value") || heads.is_empty() {
            return Some(Vec::new());
        }
        if let Some(year) = context.fiscal_year
            && spread::is_calendar_order(&heads, context.fiscal_start)
        {
            let question = Diagnostic::ask_month_order(&self.origin(heads[0].grid_column), year);
            if self.hints.answers.choose(question, self.diagnostics) == "calendar" {
                for head in &mut heads {
                    let Some(month) = head.bare_month else { continue };
                    let span = TimeSpan::months(year, month, 1, Grain::Month);
                    head.span = span.ok_or(DateProblem::NoSuchDay);
                }
            }
        }
        let mut periods: Vec<PeriodColumn> = Vec::new();
        let mut sound = true;
        if heads.iter().all(|head| !head.role.is_value()) {
            let origin = self.origin(heads[0].grid_column);
            self.diagnostics.push(Diagnostic::head_of_no_values(&origin, &heads[0].header));
            return None;
        }
        for head in heads {
            if !head.role.is_value() {
                self.note(head.grid_column, &head.header, ColumnUse::SetAside);
                continue;
            }
            let origin = self.origin(head.grid_column);
            if let Some(readings) = self.cut_month(&head, periods.last()) {
                sound = false;
                let title = "年月";
                self.diagnostics.push(Diagnostic::ambiguous_date(
                    &origin,
                    title,
                    &head.header,
                    &readings,
                ));
                continue;
            }
            let Ok(span) = head.span else {
                sound = false;
                self.diagnostics
                    .push(Diagnostic::period_header_without_year(&origin, &head.header));
                continue;
            };
            if let Some(first) = periods.iter().find(|it| it.span == span) {
                sound = false;
                self.diagnostics.push(Diagnostic::two_columns_for_one(
                    &origin,
                    &span.to_string(),
                    &first.header,
                    &head.header,
                ));
                continue;
            }
            self.note(head.grid_column, &head.header, ColumnUse::Span(span));
            let (grid_column, header) = (head.grid_column, head.header);
            periods.push(PeriodColumn { grid_column, span, origin, header });
        }
        sound.then_some(periods)
    }

    /// The readings of a head such as 2026.1 where it may be all that is left of
    /// 2026.10: of a number, or after 2026.9.
    pub(crate) fn cut_month(
        &self,
        head: &SpanHead,
        before: Option<&PeriodColumn>,
    ) -> Option<String> {
        let number = head.header.parse::<Decimal>().ok().filter(|it| is_cut_month(*it))?;
        let is_number =
            matches!(self.head_row().cell(head.grid_column), Cell::Number(_) | Cell::Percent(_));
        let follows_september =
            before.is_some_and(|it| it.span.grain == Grain::Month && it.span.first.month() == 9);
        let DateProblem::Ambiguous { readings } = cut_month(number) else { return None };
        (is_number || follows_september).then(|| readings.join("、"))
    }
}
