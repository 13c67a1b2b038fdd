//! Texts of every kind on their pages: each letter is there, once, within the margins, and
//! nothing lies over anything else.
//!
//! The pages are read back from the finished PDF.

use std::collections::BTreeMap;

use entaku::diagnostics;
use entaku::files::Files;
use entaku::leaks;
use entaku::pipeline::Request;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::{described, minimal, root, run, with};
use crate::layout::{faults, lay_out};

const PATH: &str = "inputs/narrative/learning.md";
const HEAD: &str = "---\nsection: learning\naudience: internal\n---\n\n";
const DOCUMENT: &str = "internal/report.ja";

/// Stands for a letter that no other place has.
const LETTER: char = '字';
/// Stands for a letter of a head, which a table repeats on each of its pages.
const REPEATED: char = '頭';

/// So many texts are set.
const TEXTS: usize = 6;

fn letters(count: impl Strategy<Value = usize>) -> impl Strategy<Value = String> {
    count.prop_map(|count| LETTER.to_string().repeat(count))
}

/// A word that has no place to break.
fn long_word() -> impl Strategy<Value = String> {
    prop_oneof![
        (60_usize..220).prop_map(|count| "Wordlessness".chars().cycle().take(count).collect()),
        (40_usize..200).prop_map(|count| {
            let path: String = "reports/2026-10/".chars().cycle().take(count).collect();
            format!("https://example.org/{path}")
        }),
        (60_usize..400).prop_map(|count| "0123456789".chars().cycle().take(count).collect()),
    ]
}

/// A cell, which is nearly always short and now and then longer than a page.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => letters(0_usize..24),
        1 => letters(100_usize..1200),
        1 => long_word(),
        2 => letters(1_usize..4).prop_map(|it| format!("**{it}**<br>{it}")),
        1 => letters(1_usize..4).prop_map(|it| format!("Accessibility {it} 10,000円")),
    ]
}

fn table() -> impl Strategy<Value = String> {
    (1_usize..9, 1_usize..14).prop_flat_map(|(columns, rows)| {
        let row = prop::collection::vec(cell(), columns);
        prop::collection::vec(row, rows).prop_map(move |rows| {
            let head = format!("| {}", format!("{REPEATED}{REPEATED} | ").repeat(columns));
            let mut lines = vec![head, format!("|{}", "---|".repeat(columns))];
            lines.extend(rows.iter().map(|row| format!("| {} |", row.join(" | "))));
            lines.join("\n")
        })
    })
}

fn list() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec!["- ", "1. ", "・", "① ", "- [ ] ", "（１）", "※"]);
    let item = (marks, 0_usize..3, prop_oneof![9 => letters(1_usize..60), 1 => long_word()]);
    prop::collection::vec(item, 1..8).prop_map(|items| {
        let line = |(mark, level, text): &(&str, usize, String)| {
            format!("{}{mark}{text}", "    ".repeat(*level))
        };
        // The first item is that of no other.
        let first = items[0].clone();
        let rest = items[1..].iter().map(line);
        std::iter::once(line(&(first.0, 0, first.2))).chain(rest).collect::<Vec<_>>().join("\n")
    })
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => letters(1_usize..400),
        2 => (letters(1_usize..30), letters(1_usize..30), letters(1_usize..30)).prop_map(
            |(a, b, c)| format!("{a}**{b}**{c}[{a}](https://example.org/a)、`{b}`と{c}。")
        ),
        1 => long_word(),
        1 => (1_usize..7, letters(1_usize..70))
            .prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => long_word().prop_map(|word| format!("## {word}")),
        2 => list(),
        3 => table(),
        1 => prop::collection::vec(prop_oneof![letters(0_usize..60), long_word()], 1..20)
            .prop_map(|lines| format!("```\n{}\n```", lines.join("\n"))),
        1 => letters(1_usize..300).prop_map(|text| format!("> {text}\n>\n> - {text}")),
        1 => (letters(1_usize..9), letters(1_usize..200))
            .prop_map(|(name, text)| format!("{name}\n: {text}")),
    ]
}

/// A text of many blocks, each letter of it another one and none of the words that pages
/// have of their own.
fn text(runner: &mut TestRunner, words: &str) -> String {
    let blocks = prop::collection::vec(block(), 4..14);
    let made = blocks.new_tree(runner).expect("a text").current().join("\n\n");
    // Kanji of the first level, which every font has.
    let mut kanji = (0x88_9f_u16..0x98_72)
        .filter_map(|code| {
            let bytes = code.to_be_bytes();
            let (text, _, is_broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
            let letter = text.chars().next().filter(|_| !is_broken && text.chars().count() == 1)?;
            let is_free = letter != REPEATED && !words.contains(letter);
            (is_free && ('\u{4e00}'..'\u{a000}').contains(&letter)).then_some(letter)
        })
        .cycle();
    made.chars().map(|c| if c == LETTER { kanji.next().unwrap_or(c) } else { c }).collect()
}

/// The letters of a page, each as often as it is there.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in leaks::bare(text).chars().filter(|it| it.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// What the pages of a project's report say.
fn read_back(inputs: &Files) -> (BTreeMap<char, usize>, Vec<String>) {
    let audiences = vec!["internal".to_owned()];
    let request = Request { audiences, keep_markup: true, ..Request::default() };
    let built = run(inputs, &Files::new(), &request);
    assert!(
        !diagnostics::any_error(&built.diagnostics),
        "{}",
        described(&built.diagnostics, inputs)
    );
    let pdf = built.outputs.get(&format!("{DOCUMENT}.pdf")).expect("a report");
    let lines = leaks::lines(pdf).expect("it can be read");
    let is_page = |line: &&String| line.starts_with(|c: char| c.is_ascii_digit());
    let pages = lines.iter().filter(is_page).filter_map(|line| line.split_once(' '));
    let said: String = pages.map(|(_, text)| text).collect();
    let mut source = Files::new();
    let path = format!("{DOCUMENT}.typ");
    source.insert(&path, built.outputs.get(&path).expect("its source").clone());
    let found = lay_out(&source, inputs, &Files::new());
    let found = found.iter().flat_map(|(path, document)| faults(path, document));
    // Heads without a text are what was written.
    (counted(&said), found.filter(|fault| !fault.contains(": empty-section ")).collect())
}

/// What of a text is for its reader.
fn content(text: &str) -> String {
    let marks = text.replace("<br>", "").replace("](https://example.org/a)", "");
    let lines = marks.lines().map(|line| {
        let line = line.trim_start();
        line.strip_prefix("1. ").unwrap_or(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_letter_of_a_text_is_on_its_pages_once() {
    let mut runner = TestRunner::deterministic();
    let words = std::fs::read_to_string(root().join("templates/locales/ja.ftl")).expect("words");
    let (bare, _) = read_back(&with(minimal(), PATH, &format!("{HEAD}.\n")));
    for number in 0..TEXTS {
        let text = text(&mut runner, &words);
        let inputs = with(minimal(), PATH, &format!("{HEAD}{text}\n"));
        let (said, faults) = read_back(&inputs);
        let expected = counted(&content(&text));
        let mut wrong = Vec::new();
        for (letter, count) in &expected {
            let there = said.get(letter).copied().unwrap_or(0);
            let beside = bare.get(letter).copied().unwrap_or(0);
            // Pages have words of their own, and a head stands on each of its pages.
            let may_be_more = words.contains(*letter) || *letter == REPEATED;
            if there < count + beside || (there > count + beside && !may_be_more) {
                wrong.push(format!("{letter}: {count} and {beside} in the text, {there} printed"));
            }
        }
        assert!(wrong.is_empty(), "text {number}: {}\n{text}", wrong.join(", "));
        assert!(faults.is_empty(), "text {number}: {}\n{text}", faults.join("\n"));
    }
}
