//! What a person asks for in words: a period, a day.

use jiff::civil::Date;

use crate::domain::time::{Grain, TimeSpan};
use crate::records::dates::{DateContext, parse_date, parse_period};

/// How a period can be written.
pub const PERIODS: &str = "2026-10, 2026-Q2, 2026-H1, FY2026, CY2026, 2025-07..2026-06";

/// How a day can be written.
pub const DAYS: &str = "2026-10-31";

/// Reads a period: a month or longer.
pub fn period(text: &str) -> Option<TimeSpan> {
    let span = parse_period(text, DateContext::default()).ok();
    span.filter(|span| span.grain != Grain::Day)
}

/// Reads a day.
pub fn day(text: &str) -> Option<Date> {
    parse_date(text, DateContext::default()).ok()
}
