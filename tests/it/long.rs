//! What is longer than its place: cells taller than a page, words wider than a column.
//! All of it is printed, within the margins, and nothing covers anything.

use entaku::files::Files;
use typst_layout::PagedDocument;

use crate::harness::{cases, project, sources, told};
use crate::layout::{lay_out_one, text_of};
use crate::pages::expect_sound;

/// A project that makes every kind of document in one language, with what its tables and
/// texts say replaced.
fn saying(words: &[(&str, &str, &str)]) -> Files {
    let (mut inputs, _) = project(&cases().join("full"));
    let first = [
        ("roundtable.toml", "[\"ja\", \"en\"]", "[\"ja\"]"),
        // A section of so few letters looks empty.
        ("indicators.csv", "参考の人口", "参考にする町の人口の数"),
    ];
    for (file, said, instead) in words.iter().copied().chain(first) {
        let path = format!("inputs/{file}");
        let text = inputs.text(&path).expect("a file of the project").to_owned();
        assert!(text.contains(said), "{file} does not say {said}");
        inputs.insert(path, text.replacen(said, instead, 1).into_bytes());
    }
    inputs
}

/// A hundred and twenty sentences, each with its number.
fn sentences(mark: &str) -> String {
    let sentence = |at: usize| {
        format!(
            "{mark}{at:03}番。市民会館の二階の会議室で、ひとり暮らしの方のための集まりを開きました。"
        )
    };
    (0..120).map(sentence).collect()
}

/// Expects every sentence in a document, once at least.
#[track_caller]
fn expect_all(documents: &[(String, PagedDocument)], path: &str, mark: &str) {
    let (_, document) = documents.iter().find(|(made, _)| made == path).expect("a document");
    // Numbers may be parted by the foot of a page, marks are not.
    let found = text_of(document).matches(mark).count();
    assert!(found >= 120, "{path} has {found} sentences of {mark}");
}

/// Rows, boxes and lists that are taller than a page go on over it.
#[test]
fn a_cell_taller_than_a_page_is_printed_whole() {
    let [a, b, c, d, e, f, g, h] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "壬"].map(sentences);
    let inputs = saying(&[
        ("commitments.csv", "街灯を十基ふやす", &a),
        ("commitments.csv", "部品が届かない", &b),
        ("commitments.csv", "避難先の地図を作る", &h),
        ("decisions.csv", "街灯を十基ふやす", &c),
        ("meetings.csv", "夏の備え", &d),
        ("voices.csv", "夜に歩けるようになりました。", &e),
        ("goals.csv", "だれもが夜に歩ける", &f),
        ("changes.csv", "街灯の故障を当日に直すようになった", &g),
        (
            "narrative/learning.md",
            "learning の文章です。",
            "この一年に学んだことを、ここに書きます。\n\n|項|文|\n|-|-|\n|一|$|\n",
        ),
    ]);
    let path = "inputs/narrative/learning.md";
    let text = inputs.text(path).expect("a text").replace('$', &sentences("辛"));
    let mut inputs = inputs;
    inputs.insert(path, text.into_bytes());
    let documents = expect_sound(&inputs);
    for mark in ["甲", "乙", "丙", "庚", "辛"] {
        expect_all(&documents, "internal/report.ja", mark);
    }
    for (path, mark) in [
        ("internal/kit.ja", "壬"),
        ("town/guideline.ja", "甲"),
        ("residents/plain.ja", "丙"),
        ("funder/report.ja", "戊"),
        ("internal/report.ja", "己"),
    ] {
        expect_all(&documents, path, mark);
    }
}

/// Words without a place to end a line are broken, in columns, headings and code too.
#[test]
fn a_long_word_stays_in_its_column() {
    let word = "abcdefghij".repeat(20);
    let address = format!("https://example.org/a/{}?q=1", "abcdefghij".repeat(15));
    let line = "=".repeat(120);
    let table = format!("|団体|{word}|\n|-|-|\n|Telecommunications|甲|\n|{address}|乙|\n");
    let name = "農林水産・食品産業関係者".repeat(5);
    let sector = format!("id = \"expert\"\nname = \"{name}\"\naliases = [\"専門家\"]");
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(60));
    let wide = [row("列"), row("-"), row("値"), row("12")].concat();
    let text = format!(
        "この一年に学んだことを、ここに書きます。\n\n# {word}\n\n{word}\n\n申込みは{address}へ。\n\n{table}\n`{word}`\n\n```\n{line}\n{word}\n```\n\n- {word}\n\n{wide}"
    );
    let inputs = saying(&[
        ("commitments.csv", "街灯を十基ふやす", &word),
        ("commitments.csv", "部品が届かない", &address),
        ("decisions.csv", "街灯を十基ふやす", &word),
        ("voices.csv", "70代の女性", &word),
        ("meetings.csv", "公民館", &word),
        ("indicators.csv", "役場の台帳", &address),
        ("indicators.csv", "街灯の数", &word),
        ("narrative/learning.md", "learning の文章です。", &text),
        ("roundtable.toml", "id = \"expert\"\nname = \"専門家\"", &sector),
    ]);
    let documents = expect_sound(&inputs);
    let (_, report) =
        documents.iter().find(|(path, _)| path == "internal/report.ja").expect("a report");
    let text: String = text_of(report).split_whitespace().collect();
    for said in [&word, &address, &line] {
        assert!(text.contains(said.as_str()), "{said}");
    }
    assert!(!text.contains('\u{200b}'), "nothing stands in the word that was not written");
}

/// A picture that lies of its size, a drawing that takes minutes: each
/// is told at the line that asks for it, before Typst sees it.
#[test]
fn an_image_that_cannot_be_shown_is_told_where_it_is_asked_for() {
    let text = "文。\n\n![乙](lies.png)\n\n![丙](slow.svg)\n";
    let mut inputs = saying(&[("narrative/learning.md", "learning の文章です。", text)]);
    let mut header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    header.extend([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0, 0x0f, 0xb0, 0xe2, 0x15]);
    header.extend(*b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    inputs.insert("inputs/narrative/lies.png", header);
    let slow = "<svg xmlns=\"http://www.w3.org/2000/svg\"><filter><feTurbulence/></filter></svg>";
    inputs.insert("inputs/narrative/slow.svg", slow.as_bytes());
    let told: Vec<String> = told(&sources(&inputs, &Files::new()).diagnostics);
    for expected in [
        "inputs/narrative/learning.md:8:1 markdown-image-large",
        "inputs/narrative/learning.md:10:1 markdown-image-effect",
    ] {
        assert!(told.iter().any(|it| it == expected), "{expected} in {told:?}");
    }
}

/// A paragraph over many pages has lines that are broken one by one; those of another are
/// weighed against each other.
#[test]
fn a_paragraph_over_many_pages_is_printed_whole() {
    for (text, is_long) in [(sentences("子"), false), (sentences("丑").repeat(3), true)] {
        let inputs = saying(&[("narrative/learning.md", "learning の文章です。", &text)]);
        let drafted = sources(&inputs, &Files::new()).outputs;
        let stem = "internal/report.ja";
        let source = drafted.text(&format!("{stem}.typ")).expect("a source");
        assert_eq!(source.contains("#md-long["), is_long, "{} bytes", text.len());
        let document = lay_out_one(&drafted, &inputs, stem);
        expect_all(&[(stem.to_owned(), document)], stem, &text[..3]);
    }
}

/// Two kilobytes may be a table of 160,000 cells; notes may call each other in a long chain.
#[test]
fn what_would_take_minutes_is_refused_by_name() {
    let table = format!("{}\n{}\n{}", "|a".repeat(400), "|-".repeat(400), "|x|\n".repeat(399));
    let notes: Vec<String> = (1..20_000).map(|at| format!("[^{at}]: 注[^{}]", at + 1)).collect();
    let notes = format!("本文[^1]。\n\n{}\n\n[^20000]: 終わり。", notes.join("\n\n"));
    for (text, code) in [(table, "markdown-large-table"), (notes, "markdown-many-notes")] {
        let inputs = saying(&[("narrative/learning.md", "learning の文章です。", &text)]);
        let told = told(&sources(&inputs, &Files::new()).diagnostics);
        assert!(told.iter().any(|it| it.ends_with(code)), "{code} in {told:?}");
    }
}
