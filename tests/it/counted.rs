//! The cells of workbooks and texts, counted from their bytes without anything
//! of the reader under test, and held against the receipts.
//!
//! A cell holds something if it has a formula, or a value that is not the empty
//! text. Of the formulas whose result is the empty text nothing can be seen, and
//! they are no cells here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use entaku::files::Files;
use entaku::pipeline::Request;
use entaku::records::{self, Records};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::harness::{cases, make, minimal, project, told, with};

/// The cells of a sheet, row and column from 0.
pub(crate) type Places = BTreeSet<(u32, u32)>;

/// Holds that a workbook's receipts have its cells, each once.
#[track_caller]
pub(crate) fn hold(records: &Records, path: &str, bytes: &[u8]) {
    for (sheet, cells) in sheets(bytes) {
        let of_sheet = records.receipts.iter().filter(|it| {
            it.source.path == path && it.source.sheet.as_deref() == Some(sheet.as_str())
        });
        let mut found = Places::new();
        for cell in of_sheet.flat_map(entaku::records::receipt::Receipt::cells) {
            let is_new = found.insert((cell.row, cell.column));
            assert!(is_new, "{path} {sheet}: {cell:?} stands twice");
        }
        let missing: Vec<_> = cells.difference(&found).collect();
        let invented: Vec<_> = found.difference(&cells).collect();
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{path} {sheet}: not on the receipt {missing:?}, only on the receipt {invented:?}"
        );
    }
}

/// Holds the same of a file that is a workbook and could be read.
#[track_caller]
pub(crate) fn hold_if_read(records: &Records, path: &str, bytes: &[u8]) {
    if bytes.starts_with(b"PK") && records.receipts.iter().any(|it| it.source.path == path) {
        hold(records, path, bytes);
    }
}

/// Returns the sheets of a workbook with their cells, by what its parts say.
pub(crate) fn sheets(bytes: &[u8]) -> BTreeMap<String, Places> {
    let strings = shared_strings(&part(bytes, "xl/sharedStrings.xml").unwrap_or_default());
    let book = part(bytes, "xl/workbook.xml").expect("a workbook");
    let links = part(bytes, "xl/_rels/workbook.xml.rels").expect("links");
    let mut targets = BTreeMap::new();
    elements(&links, "Relationship", |link| {
        if value(link, "Type").is_some_and(|it| it.ends_with("/worksheet")) {
            targets.insert(value(link, "Id"), value(link, "Target"));
        }
    });
    let mut found = BTreeMap::new();
    elements(&book, "sheet", |sheet| {
        let target = targets.get(&value(sheet, "id")).cloned().flatten();
        let Some(target) = target else { return };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        let xml = part(bytes, &path).expect("a sheet");
        found.insert(value(sheet, "name").expect("a name"), cells(&xml, &strings));
    });
    found
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("text");
    Some(text)
}

fn name_of(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|it| it.key.local_name().as_ref() == name);
    let written = found?.value.into_owned();
    Some(quick_xml::escape::unescape(&written).expect("escaped").into_owned())
}

fn elements(xml: &str, name: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) | Event::Empty(tag) if name_of(&tag) == name => each(&tag),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// Whether each shared string has anything in it; the readings above its
/// characters are none of it.
fn shared_strings(xml: &str) -> Vec<bool> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let (mut in_text, mut in_reading) = (false, false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) => match name_of(&tag).as_str() {
                "si" => found.push(false),
                "t" => in_text = true,
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::Empty(tag) if name_of(&tag) == "si" => found.push(false),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                _ => {}
            },
            Event::Text(text) if in_text && !in_reading => {
                *found.last_mut().expect("a string") |= !text.is_empty();
            }
            Event::GeneralRef(_) if in_text && !in_reading => {
                *found.last_mut().expect("a string") = true;
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// What is known of a cell while its element is read.
#[derive(Default)]
struct Open {
    place: (u32, u32),
    kind: String,
    has_formula: bool,
    text: String,
    has_value: bool,
}

fn cells(xml: &str, strings: &[bool]) -> Places {
    let mut reader = Reader::from_str(xml);
    let mut found = Places::new();
    let (mut row, mut column) = (0, 0);
    let mut open: Option<Open> = None;
    let mut inside = String::new();
    loop {
        let event = reader.read_event().expect("XML");
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => match name_of(&tag).as_str() {
                "row" => {
                    let number = value(&tag, "r").and_then(|it| it.parse::<u32>().ok());
                    row = number.unwrap_or(row + 1);
                    column = 0;
                }
                "c" => {
                    let place = value(&tag, "r").map(|it| place(&it));
                    let place = place.unwrap_or((row - 1, column));
                    column = place.1 + 1;
                    let kind = value(&tag, "t").unwrap_or_default();
                    open = (!is_empty).then(|| Open { place, kind, ..Open::default() });
                }
                "f" => open.iter_mut().for_each(|it| it.has_formula = true),
                "v" => {
                    open.iter_mut().for_each(|it| it.has_value = true);
                    inside = if is_empty { String::new() } else { "v".to_owned() };
                }
                name if !is_empty => name.clone_into(&mut inside),
                _ => {}
            },
            Event::Text(text) if matches!(inside.as_str(), "v" | "t") => {
                let text = text.into_inner().into_owned();
                open.iter_mut().for_each(|it| it.text.push_str(&text));
            }
            Event::GeneralRef(_) if matches!(inside.as_str(), "v" | "t") => {
                open.iter_mut().for_each(|it| it.text.push('&'));
            }
            Event::End(tag) => {
                inside.clear();
                if tag.local_name().as_ref() == "c"
                    && let Some(cell) = open.take()
                    && holds(&cell, strings)
                {
                    found.insert(cell.place);
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn holds(cell: &Open, strings: &[bool]) -> bool {
    match cell.kind.as_str() {
        "s" => cell.text.trim().parse().is_ok_and(|at: usize| strings.get(at) == Some(&true)),
        "str" if cell.has_value => !cell.text.is_empty(),
        _ => cell.has_formula || !cell.text.is_empty(),
    }
}

fn place(written: &str) -> (u32, u32) {
    let digits = written.find(|c: char| c.is_ascii_digit()).expect("a row");
    let letters = written[..digits].bytes();
    let column = letters.fold(0, |all, letter| all * 26 + u32::from(letter - b'A') + 1);
    (written[digits..].parse::<u32>().expect("a row") - 1, column - 1)
}

/// Every workbook that is kept in tests, the one a new project begins with, and
/// the slips that go back.
#[test]
fn every_cell_of_every_workbook_is_on_its_receipt_once() {
    let mut checked = 0;
    for name in ["broken", "broken-files"] {
        let (inputs, _) = project(&cases().join(name));
        checked += of_project(&inputs);
    }
    checked += of_project(&entaku::init::project());
    let broken = with(minimal(), "inputs/members.csv", "団体ID,団体名\nG1,\n,町\n");
    let request = Request { slips: true, typeset: false, ..Request::default() };
    let slips = make(&broken, &Files::new(), &request).slips;
    for (path, bytes) in slips.iter() {
        let mut returned = minimal();
        returned.insert(path.replace("returns/", "inputs/"), bytes.clone());
        checked += of_project(&returned);
    }
    assert!(checked >= 3, "{checked} workbooks");
}

#[track_caller]
fn of_project(inputs: &Files) -> usize {
    let records = records::parse(inputs, &mut Vec::new());
    let books: Vec<_> = inputs.iter().filter(|(path, _)| path.ends_with(".xlsx")).collect();
    let is_read = |path: &str| records.receipts.iter().any(|it| it.source.path == path);
    books.iter().for_each(|(path, bytes)| hold_if_read(&records, path, bytes));
    books.iter().filter(|(path, _)| is_read(path)).count()
}

/// A cell as a generated workbook holds it.
#[derive(Debug, Clone)]
enum Kind {
    Nothing,
    Text(&'static str),
    Number(f64, &'static str),
    Truth(bool),
    Formula(&'static str),
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Nothing),
        4 => prop::sample::select(vec![
            "指標ID", "年月", "値", "合計", "I01", "2026-04", " ", "\u{3000}", "\u{1}", "a\u{7}b",
            "※ 注", "名前（元の名前）", "参加時刻", "退出時刻", "&<>\"", "\n", "-", "#1", "（例）I01",
        ]).prop_map(Kind::Text),
        3 => (0.0..50_000.0, prop::sample::select(vec!["General", "0", "yyyy/m/d", ";;;", "\"△\"0"]))
            .prop_map(|(number, format)| Kind::Number(number, format)),
        1 => any::<bool>().prop_map(Kind::Truth),
        1 => prop::sample::select(vec!["", "7", "#REF!", "x", " "]).prop_map(Kind::Formula),
    ]
}

type Cells = Vec<Vec<Kind>>;

/// Rows, two corners of a merged range, and what is hidden.
fn book() -> impl Strategy<Value = (Cells, [u16; 4], u8)> {
    let row = prop::collection::vec(kind(), 1..6);
    (prop::collection::vec(row, 1..10), prop::array::uniform4(0_u16..6), any::<u8>())
}

fn made((cells, merge, hidden): &(Cells, [u16; 4], u8), name: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    if hidden & 4 != 0 {
        book.add_worksheet().set_name("表紙").expect("a name");
    }
    let sheet = book.add_worksheet();
    sheet.set_name(name).expect("a name");
    let [a, b, c, d] = *merge;
    let (rows, columns) = ((a.min(b), a.max(b)), (c.min(d), c.max(d)));
    if rows.0 < rows.1 || columns.0 < columns.1 {
        let (first, last) = (u32::from(rows.0), u32::from(rows.1));
        let plain = Format::new();
        sheet.merge_range(first, columns.0, last, columns.1, "", &plain).expect("merged");
    }
    for (row, cells) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Kind::Nothing => continue,
                Kind::Text(text) => sheet.write(row, column, *text),
                Kind::Number(number, format) => {
                    let format = Format::new().set_num_format(*format);
                    sheet.write_with_format(row, column, *number, &format)
                }
                Kind::Truth(truth) => sheet.write(row, column, *truth),
                Kind::Formula(result) => {
                    sheet.write_formula(row, column, Formula::new("=A1").set_result(*result))
                }
            };
            written.expect("a cell");
        }
    }
    if hidden & 1 != 0 {
        sheet.set_row_hidden(2).expect("hidden");
    }
    if hidden & 2 != 0 {
        sheet.set_column_hidden(1).expect("hidden");
    }
    if hidden & 12 == 12 {
        sheet.set_hidden(true);
    }
    book.save_to_buffer().expect("a workbook")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_of_generated_workbooks_is_on_its_receipt_once(
        book in book(),
        name in prop::sample::select(vec!["実績値", "会議記録", "記入のしかた", "Sheet1"]),
    ) {
        let bytes = made(&book, name);
        let mut inputs = minimal();
        inputs.insert("inputs/集計.xlsx", bytes.clone());
        let records = records::parse(&inputs, &mut Vec::new());
        hold(&records, "inputs/集計.xlsx", &bytes);
    }
}

/// What stands under a merged cell is used by nothing, and is said once.
#[test]
fn values_under_merged_cells_are_told_and_not_used() {
    use Kind::{Nothing, Number, Text};
    let rows = |under: Kind| {
        vec![
            vec![Text("指標ID"), Text("年月"), Text("値")],
            vec![Text("I01"), Text("2026-04"), Number(5.0, "0")],
            vec![under, Text("2026-05"), Number(6.0, "0")],
        ]
    };
    let read = |rows: Cells, name: &str| {
        let bytes = made(&(rows, [1, 2, 0, 0], 0), "実績値");
        let table = "指標ID,指標名,単位\nI01,訪問,件\nI02,相談,件\n";
        let mut inputs = with(minimal(), "inputs/indicators.csv", table);
        inputs.insert(format!("inputs/{name}"), bytes.clone());
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        hold(&records, &format!("inputs/{name}"), &bytes);
        let ids = records.observations.iter().map(|row| row.indicator.value.clone());
        (ids.collect::<Vec<_>>(), told(&problems))
    };
    for (under, codes) in [
        (Nothing, vec![]),
        (Text("I02"), vec!["inputs/a.xlsx:実績値!A3 covered-cells".to_owned()]),
        (Number(7.0, "0"), vec!["inputs/a.xlsx:実績値!A3 covered-cells".to_owned()]),
        (Text(" "), vec![]),
    ] {
        let shown = format!("{under:?}");
        let expected = (vec!["I01".to_owned(), "I01".to_owned()], codes);
        assert_eq!(read(rows(under), "a.xlsx"), expected, "{shown}");
    }
}
