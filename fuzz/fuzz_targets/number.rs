//! Any text as a number: nothing panics, what is read has at most 15 digits before
//! the point, and written plainly it is read the same again.

#![no_main]

use entaku::domain::value::Reading;
use entaku::records::numbers::{parse_measured, parse_number};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(number) = parse_number(text) {
        assert!(number.value.trunc().to_string().trim_start_matches('-').len() <= 15, "{text:?}");
        let again = parse_number(&number.value.to_string()).expect("a plain number");
        assert_eq!(again.value, number.value, "{text:?}");
    }
    if let Ok(Some(measured)) = parse_measured(text)
        && let Reading::Number(number) = measured.reading
    {
        let again = parse_measured(&number.to_string()).expect("a plain number");
        let again = again.expect("not blank").reading;
        assert_eq!(again, Reading::Number(number), "{text:?}");
    }
});
