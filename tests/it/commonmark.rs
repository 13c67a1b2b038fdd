//! The examples of the CommonMark specification: what their pages say, they say here too,
//! in the same order.

use std::collections::{BTreeMap, BTreeSet};

use entaku::files::Files;
use entaku::markdown::{self, Text, Unfilled};
use regex::Regex;

use crate::content::content;

/// The specification, as its authors publish it; its head says under which licence.
const SPEC: &str = include_str!("../spec/commonmark-0.31.2.txt");

/// Sections of raw HTML, of which pages of paper have none.
const HTML: [&str; 2] = ["HTML blocks", "Raw HTML"];

/// One example: its number, its text and its page in HTML.
struct Example {
    number: usize,
    section: String,
    text: String,
    page: String,
}

fn examples() -> Vec<Example> {
    let fence = "`".repeat(32);
    let (open, close) = (format!("{fence} example"), fence);
    let mut section = String::new();
    let mut found = Vec::new();
    let mut lines = SPEC.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut section);
        }
        if line != open {
            continue;
        }
        let mut part = |end: &str| {
            let taken = lines.by_ref().take_while(|line| *line != end);
            taken.fold(String::new(), |text, line| text + &line.replace('→', "\t") + "\n")
        };
        let (text, page) = (part("."), part(&close));
        found.push(Example { number: found.len() + 1, section: section.clone(), text, page });
    }
    found
}

/// The letters of a page in HTML, without those in place of an image.
fn letters_of_page(page: &str) -> String {
    let tag = Regex::new(r"<[^>]*>").expect("a pattern");
    let text = tag.replace_all(page, "");
    letters(
        &text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"),
    )
}

/// What is set of a text, without where links lead and the marks of items; and how much is
/// told of it.
fn letters_of_text(text: &str) -> (String, usize) {
    let files = Files::new();
    let text = Text { path: "a.md", first_line: 1, source: text, heading_level: 2, files: &files };
    let mut told = Vec::new();
    let markup = markdown::render(&text, &|_| Err(Unfilled::Unknown(None)), &mut told);
    let link = Regex::new(r#"#link\("(?:[^"\\]|\\.)*"\)"#).expect("a pattern");
    let marks = Regex::new(r"#md-marked\(\((?:\[[^\]]*\], )*\[[^\]]*\],\)").expect("a pattern");
    let markup = link.replace_all(markup.source(), "#strong");
    let markup = marks.replace_all(&markup, "#md-marked(()");
    let columns = Regex::new(r"#md-table\(\([^)]*\), \([^)]*\)").expect("a pattern");
    let markup = columns.replace_all(&markup, "#md-table((), ()");
    let machinery = Regex::new(r"(level|start): [0-9]+").expect("a pattern");
    let markup = machinery.replace_all(&markup, "$1: ()");
    (letters(&content(&markup)), told.len())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Definitions whose target is no address are what offices write as 「[備考]: 次回へ」.
const NOTES: [usize; 9] = [195, 203, 204, 206, 207, 210, 317, 540, 545];
/// Tags that nobody knows stand on paper as they were written.
const TAGS: [usize; 4] = [201, 491, 524, 536];
/// Items that are set far in are items all the same.
const ITEMS: [usize; 1] = [313];

#[test]
fn what_the_examples_say_is_said() {
    let mut unlike = BTreeMap::new();
    for Example { number, section, text, page } in examples() {
        if HTML.contains(&section.as_str()) {
            continue;
        }
        let (expected, (said, told)) = (letters_of_page(&page), letters_of_text(&text));
        // There are no such images; then each is told, and nothing is printed.
        let is_told = page.matches("<img").count() <= told;
        if expected != said || !is_told {
            unlike.insert(number, format!("{section}\n{text}---\n{page}---\n{said}"));
        }
    }
    let allowed: BTreeSet<usize> = [&NOTES[..], &TAGS, &ITEMS].concat().into_iter().collect();
    let found: BTreeSet<usize> = unlike.keys().copied().collect();
    let new = unlike.iter().filter(|(number, _)| !allowed.contains(number));
    let new: Vec<String> = new.map(|(number, it)| format!("{number} {it}")).collect();
    assert!(new.is_empty(), "{}", new.join("\n\n"));
    assert_eq!(found, allowed, "an exception that is none");
}

/// What GitHub's specification adds: its examples of tables, tasks, deleted words and bare
/// addresses.
#[test]
fn what_the_examples_of_extensions_say_is_said() {
    let cases = [
        ("| foo | bar |\n| --- | --- |\n| baz | bim |", "foobarbazbim"),
        ("| abc | defghi |\n:-: | -----------:\nbar | baz", "abcdefghibarbaz"),
        ("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |", "foobazbim"),
        ("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar", "abcdefbarbazbar"),
        ("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar", "abcdefbarbazbarbar"),
        ("| abc | def |\n| --- |\n| bar |", "abcdefbar"),
        ("| abc | def |\n| --- | --- |", "abcdef"),
        ("- [ ] foo\n- [x] bar", "foobar"),
        ("- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim", "foobarbazbim"),
        ("~~Hi~~ Hello, ~there~ world!", "HiHellothereworld"),
        ("This ~~has a\n\nnew paragraph~~.", "Thishasanewparagraph"),
        ("This will ~~~not~~~ strike.", "Thiswillnotstrike"),
        ("www.commonmark.org", "wwwcommonmarkorg"),
        ("Visit www.commonmark.org/help for more.", "Visitwwwcommonmarkorghelpformore"),
        ("www.google.com/search?q=Markup+(business)))", "wwwgooglecomsearchqMarkupbusiness"),
        ("www.google.com/search?q=commonmark&hl=en", "wwwgooglecomsearchqcommonmarkhlen"),
        ("www.commonmark.org/he<lp", "wwwcommonmarkorghelp"),
        ("foo@bar.baz", "foobarbaz"),
        ("a.b-c_d@a.b_", "abcdab"),
    ];
    for (text, expected) in cases {
        assert_eq!(letters_of_text(text), (expected.to_owned(), 0), "{text}");
    }
    // What a table has no head for is told, where the specification drops it.
    let (said, told) = letters_of_text("| abc | def |\n| - | - |\n| bar |\n| a | b | boo |");
    assert!(told > 0 || said.contains("boo"), "{said}");
}
