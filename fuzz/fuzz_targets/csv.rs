//! Any bytes as a CSV file: nothing panics, and every place that is told is in
//! the file.

#![no_main]

use entaku::diagnostics::Place;
use entaku::files::Files;
use entaku::records;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut inputs = Files::new();
    inputs.insert("inputs/roundtable.toml", b"[roundtable]\nname = \"x\"\n".as_slice());
    inputs.insert("inputs/表.csv", bytes);
    inputs.insert("inputs/observations.csv", bytes);
    let mut problems = Vec::new();
    let read = records::parse(&inputs, &mut problems);
    // A file of n bytes has no more than n + 1 rows and columns.
    let most = u32::try_from(bytes.len()).unwrap_or(u32::MAX).saturating_add(1);
    for problem in &problems {
        match problem.origin.place {
            Place::Whole => {}
            Place::Row(row) => assert!(row <= most),
            Place::Cell { row, column } => assert!(row <= most && column <= most),
            Place::Text { line, .. } => assert!(line <= most.saturating_add(1)),
        }
    }
    assert!(read.observations.len() <= bytes.len());
});
