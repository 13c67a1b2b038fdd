//! Periods as people ask for them: from one span to another, or one span.

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::time::{FiscalCalendar, Grain, TimeSpan};

use super::parse::parse_span;
use super::words::BETWEEN;
use super::{DateContext, DateProblem};

/// Reads the period of a report: a span of time, or whole months from one to
/// another, `2025-07..2026-06`.
///
/// # Errors
/// If the text names no period, or more than one.
pub fn parse_period(text: &str, context: DateContext) -> Result<TimeSpan, DateProblem> {
    let text: String = text.nfkc().collect();
    let whole = match parse_span(&text, context) {
        Ok(span) => return Ok(span),
        Err(problem) => problem,
    };
    // NFKC makes the wave dash of Windows a tilde.
    let text = text.trim().trim_end_matches("まで");
    for mark in BETWEEN {
        let Some((from, to)) = text.split_once(mark) else { continue };
        let Ok(from) = parse_span(from.trim(), context) else { continue };
        let to = match parse_span(to.trim(), context) {
            Err(DateProblem::NoYear) => after(from, to.trim(), context),
            read => read,
        };
        // From a fiscal year to another is no writing that people use, and what it
        // means depends on where it is read.
        let is_plain =
            |span: TimeSpan| matches!(span.grain, Grain::Day | Grain::Month | Grain::Year);
        if let Ok(to) = to
            && is_plain(from)
            && is_plain(to)
        {
            return TimeSpan::between(from, to).ok_or(DateProblem::Unreadable);
        }
    }
    Err(whole)
}

/// Reads a day or month without its year that ends what another begins: the next
/// one of that name.
pub(crate) fn after(
    from: TimeSpan,
    text: &str,
    context: DateContext,
) -> Result<TimeSpan, DateProblem> {
    let fiscal = FiscalCalendar::new(context.fiscal_start);
    let year = fiscal.year_with(from.first.year(), from.first.month());
    let in_year = |year| parse_span(text, DateContext { fiscal_year: Some(year), ..context });
    match in_year(year) {
        Ok(to) if to.last < from.first => in_year(year.saturating_add(1)),
        read => read,
    }
}
