//! Any Markdown: the markup is sound Typst, and not much longer than the text.

#![no_main]

use entaku::files::Files;
use entaku::markdown::{self, Text, Unfilled};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let files = Files::new();
    let text =
        Text { path: "inputs/narrative/x.md", first_line: 1, source, heading_level: 2, files: &files };
    let mut problems = Vec::new();
    let markup = markdown::render(&text, &|_| Err(Unfilled::Unknown(None)), &mut problems);
    let (errors, _) = typst_syntax::parse(markup.source()).errors_and_warnings();
    assert!(errors.is_empty(), "{source:?} became {:?}: {errors:?}", markup.source());
    assert!(markup.source().len() <= source.len() * 400 + 4_000, "{source:?}");
});
