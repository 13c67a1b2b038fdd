//! The period that an edition reports on, where it is its own: a grant is reported on by
//! the quarter, by the half, or by years that begin when it did.

use crate::diagnostics::Diagnostic;
use crate::domain::time::{FiscalCalendar, Grain, TimeSpan};
use crate::model::period::Calendar;
use crate::model::resolver::Resolver;
use crate::records::config::Setting;
use crate::records::dates::{DateContext, parse_period};

/// Kinds of spans that a setting names: those with the day of the report in them are meant.
const KINDS: [Grain; 5] =
    [Grain::Month, Grain::Quarter, Grain::Half, Grain::FiscalYear, Grain::Year];

impl Resolver<'_> {
    /// Returns the period of an edition; nothing, if it is that of the others.
    pub(super) fn own_period(
        &mut self,
        written: &Setting<String>,
        calendar: &Calendar,
    ) -> Option<TimeSpan> {
        let text = written.get_ref();
        let context = DateContext { fiscal_start: calendar.fiscal_start, ..DateContext::default() };
        let kind = KINDS.into_iter().find(|it| it.code() == text.trim());
        let named = kind.and_then(|kind| of_kind(kind, calendar));
        let one = || parse_period(text, context).ok().filter(|span| span.grain != Grain::Day);
        let Some(one) = named.or_else(one) else {
            let origin = self.records.config.origin(written.span());
            let kinds = KINDS.map(Grain::code).join(", ");
            let known = format!("{kinds}, 2025-07..2026-06");
            self.diagnostics
                .push(Diagnostic::unknown_setting_value(&origin, "period", text, &known));
            return None;
        };
        let own = one.turn_with(calendar.period.last);
        let is_same = (own.first, own.last) == (calendar.period.first, calendar.period.last);
        (!is_same).then_some(own)
    }
}

/// Returns some span of a kind.
fn of_kind(kind: Grain, calendar: &Calendar) -> Option<TimeSpan> {
    let day = calendar.period.last;
    match kind {
        Grain::Month => Some(TimeSpan::month_of(day)),
        Grain::Year => TimeSpan::months(day.year(), 1, 12, Grain::Year),
        _ => FiscalCalendar::new(calendar.fiscal_start).part(day.year(), 1, kind),
    }
}
