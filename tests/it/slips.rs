//! Return slips and the input workbook, read back as Excel reads them.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use entaku::files::Files;
use entaku::init;
use entaku::locale::Language;
use entaku::pipeline::Request;

use crate::harness::{Built, cases, make, minimal, project, told, with};

fn check(inputs: &Files, language: Language) -> Built {
    let request =
        Request { slips: true, typeset: false, message_language: language, ..Request::default() };
    make(inputs, &Files::new(), &request)
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).expect("a sheet");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

/// All parts of a workbook whose name holds a word, as text.
fn parts(bytes: &[u8], word: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).expect("an archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        if part.name().expect("a name").contains(word) {
            part.read_to_string(&mut text).expect("text");
        }
    }
    text
}

const MEMBERS: &str = "団体ID,団体名,セクター,就任日\n\
    G1,市,行政,2026-04-01\n\
    G4,町,行政,2026-02-30\n\
    G2,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",行政,\n\
    G3,県,業界,\n\
    G5,村,行政,00123\n";

#[test]
fn a_slip_lists_each_cell_and_marks_it_in_the_table_as_sent() {
    let inputs = with(minimal(), "inputs/members.csv", MEMBERS);
    let built = check(&inputs, Language::Ja);
    let paths: Vec<&str> = built.slips.iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["returns/差戻し票_members.csv.xlsx"]);
    let bytes = built.slips.get(paths[0]).expect("the slip");
    let mut book = open(bytes);
    assert_eq!(book.sheet_names(), ["差戻し票", "お送りいただいた表"]);
    let list = cells(&mut book, "差戻し票");
    let rows: Vec<&[String]> = list.iter().skip(6).map(Vec::as_slice).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[0][..2], ["1", "要修正"]);
    assert_eq!(rows[0][3..5], ["D3", "2026-02-30"]);
    assert!(rows[0][5].contains("という日はありません") || rows[0][5].contains("2026-02-30"));
    assert!(!rows[0][6].is_empty(), "says what to write");
    assert_eq!(rows[1][3..5], ["C5", "業界"]);
    assert_eq!(rows[2][3..5], ["D6", "00123"]);
    let sent = cells(&mut book, "お送りいただいた表");
    assert_eq!(sent[3][1], "=HYPERLINK(\"http://x\",\"y\")");
    assert_eq!(sent[5][3], "00123");
    let formulas = book.worksheet_formula("お送りいただいた表").expect("a sheet");
    assert_eq!(formulas.used_cells().count(), 0, "no cell becomes a formula");
    let comments = parts(bytes, "comments");
    for cell in ["ref=\"D3\"", "ref=\"C5\"", "ref=\"D6\""] {
        assert!(comments.contains(cell), "{cell} has a comment");
    }
    assert_eq!(comments.matches("<comment ").count(), 3);
}

#[test]
fn slips_are_the_same_bytes_each_time_and_speak_both_languages() {
    let inputs = with(minimal(), "inputs/members.csv", MEMBERS);
    let slips = check(&inputs, Language::Ja).slips;
    assert_eq!(slips, check(&inputs, Language::Ja).slips);
    let english = check(&inputs, Language::En).slips;
    let bytes = english.get("returns/return_members.csv.xlsx").expect("the slip");
    let mut book = open(bytes);
    assert_eq!(book.sheet_names(), ["Return slip", "As sent"]);
    assert_eq!(cells(&mut book, "Return slip")[5][6], "what to write");
}

/// A partner may correct the table inside the slip and send the whole file
/// back: it is read like the table it came from.
#[test]
fn a_slip_that_comes_back_is_read_as_its_table() {
    let inputs = with(minimal(), "inputs/members.csv", MEMBERS);
    let first = check(&inputs, Language::Ja);
    let slip = first.slips.iter().next().expect("a slip").1;
    let mut returned = Files::new();
    for (path, bytes) in inputs.iter().filter(|(path, _)| *path != "inputs/members.csv") {
        returned.insert(path, bytes.clone());
    }
    returned.insert("inputs/差戻し票_members.csv.xlsx", slip.clone());
    let again = check(&returned, Language::Ja);
    let codes = |built: &Built| -> Vec<String> {
        let places = told(&built.diagnostics).into_iter();
        places.map(|told| told.rsplit(['!', ':']).next().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(codes(&again), codes(&first));
    let slip = again.slips.iter().next().expect("a slip").1;
    assert_eq!(open(slip).sheet_names(), ["差戻し票", "お送りいただいた表"]);
}

#[test]
fn every_table_with_problems_gets_its_slip_and_no_other() {
    let (inputs, templates) = project(&cases().join("broken"));
    let request = Request { slips: true, typeset: false, ..Request::default() };
    let built = make(&inputs, &templates, &request);
    for (path, _) in inputs.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let has = built.diagnostics.iter().any(|problem| problem.origin.source.path == path);
        let name = path.trim_start_matches("inputs/");
        let slip = format!("returns/差戻し票_{name}.xlsx");
        assert_eq!(built.slips.get(&slip).is_some(), has, "{path}");
    }
    assert!(check(&minimal(), Language::Ja).slips.is_empty());
}

/// The input workbook as a person would fill it in: the example rows with
/// their mark taken off are a sound roundtable.
#[test]
fn the_examples_of_the_input_workbook_are_a_sound_roundtable() {
    let made = init::project();
    let bytes = made.get("inputs/roundtable.xlsx").expect("the workbook");
    let mut book = open(bytes);
    let mut inputs = Files::new();
    let config = "[roundtable]\nname = \"見本\"\n";
    inputs.insert("inputs/roundtable.toml", config.as_bytes());
    let sheets: Vec<String> = book.sheet_names().into_iter().skip(1).collect();
    assert_eq!(sheets.len(), entaku::records::TABLES.len());
    for sheet in sheets {
        let rows = cells(&mut book, &sheet);
        assert!(rows[3][0].starts_with('\u{ff08}'), "{sheet}: the example row is marked");
        let line = |row: &[String]| {
            let quoted = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            quoted.collect::<Vec<_>>().join(",")
        };
        let example: Vec<String> =
            rows[3].iter().map(|cell| cell.replace("\u{ff08}例\u{ff09}", "")).collect();
        let text = format!("{}\n{}\n", line(&rows[2]), line(&example));
        inputs.insert(format!("inputs/{sheet}.csv"), text.into_bytes());
    }
    let built = check(&inputs, Language::Ja);
    assert_eq!(told(&built.diagnostics), Vec::<String>::new());
}

/// A new project reads without a problem but that it is empty, and its example rows are left out.
#[test]
fn the_example_rows_are_left_out_and_fixed_words_are_chosen_from_lists() {
    let made = init::project();
    let built = check(&made, Language::Ja);
    assert_eq!(told(&built.diagnostics), ["inputs/roundtable.toml still-to-write"]);
    let bytes = made.get("inputs/roundtable.xlsx").expect("the workbook");
    assert_eq!(Some(bytes), init::project().get("inputs/roundtable.xlsx"), "the same bytes");
    let sheets = parts(bytes, "worksheets/sheet");
    assert!(sheets.contains("未着手,進行中,完了"), "a list for the status");
    assert!(sheets.matches("<pane ").count() >= 9, "heads are frozen");
}
