//! Any text as a date: nothing panics, and what is read, written plainly, is read
//! the same again; a calendar year alone is written as a fiscal one is.

#![no_main]

use entaku::domain::time::Grain;
use entaku::records::dates::{DateContext, parse_date, parse_span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for fiscal_year in [None, Some(2026)] {
        let context = DateContext { fiscal_year, ..DateContext::default() };
        if let Ok(date) = parse_date(text, context) {
            assert_eq!(parse_date(&date.to_string(), context), Ok(date), "{text:?}");
        }
        if let Ok(span) = parse_span(text, context) {
            assert!(span.first <= span.last, "{text:?}");
            if span.grain != Grain::Year {
                assert_eq!(parse_span(&span.to_string(), context), Ok(span), "{text:?}");
            }
        }
    }
});
