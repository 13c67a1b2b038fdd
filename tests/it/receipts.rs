//! The receipts: every non-empty cell once, whatever a file holds; and the
//! answers that keep a question from coming back.

use std::collections::BTreeSet;
use std::path::Path;

use entaku::diagnostics::Severity;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::pipeline::Request;
use entaku::records::{self, Records, answers};
use proptest::prelude::*;

use crate::harness::{Built, cases, make, minimal, project, root, told, with};

/// The non-empty cells of a text, counted without the reader under test.
fn cells_of(text: &str, delimiter: u8) -> BTreeSet<(u32, u32)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut cells = BTreeSet::new();
    // Rows are numbered by the lines they begin on, less those inside cells.
    let mut inner = 0;
    for record in reader.records() {
        let record = record.expect("text");
        let position = record.position().expect("a position");
        let skipped = text.as_bytes()[usize::try_from(position.byte()).expect("small")..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        let row = position.line() - 1 + skipped - inner;
        inner += record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        for (column, cell) in (0..).zip(&record) {
            if !cell.is_empty() {
                cells.insert((u32::try_from(row).expect("small"), column));
            }
        }
    }
    cells
}

/// Returns the cells on the receipt of a file, and holds that each is there
/// once and belongs to something.
#[track_caller]
fn on_receipt(records: &Records, path: &str) -> BTreeSet<(u32, u32)> {
    // Tables under one another have a receipt each.
    let receipts = records.receipts.iter().filter(|it| it.source.path == path);
    let mut cells = BTreeSet::new();
    for cell in receipts.flat_map(|it| it.cells()) {
        assert!(cells.insert((cell.row, cell.column)), "{path}: {cell:?} stands twice");
    }
    cells
}

/// Decodes a text as its byte order mark says, as UTF-8, or as Windows does.
fn text_of(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or_else(|| {
        let is_utf8 = std::str::from_utf8(bytes).is_ok();
        (if is_utf8 { encoding_rs::UTF_8 } else { encoding_rs::SHIFT_JIS }, 0)
    });
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?;
    Some(text.into_owned())
}

fn utf8(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

#[test]
fn every_cell_of_every_input_is_on_its_receipt_once() {
    let mut folders: Vec<_> = ["minimal", "full", "hostile", "broken", "broken-files"]
        .map(|name| cases().join(name))
        .into();
    folders.push(root());
    let mut checked = 0;
    for folder in folders {
        let (inputs, _) = project(&folder);
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        for (path, bytes) in inputs.iter().filter(|(path, _)| path.ends_with(".csv")) {
            let Some(text) = text_of(bytes) else { continue };
            // Old programs end a text with Ctrl-Z, which is no cell.
            let text = text.trim_end_matches(['\u{1a}', '\r', '\n']);
            let delimiter = if text.contains('\t') && !text.contains(',') { b'\t' } else { b',' };
            let found = on_receipt(&records, path);
            // A file that is refused as a whole has no receipt, and says why.
            if records.receipts.iter().any(|it| it.source.path == path) {
                assert_eq!(found, cells_of(text, delimiter), "{path}");
            } else {
                assert!(problems.iter().any(|it| it.origin.source.path == path), "{path}");
            }
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked} files");
}

#[test]
fn every_cell_of_the_published_files_is_on_its_receipt_once() {
    for name in ["covid-prefectures.csv", "prefecture-population.csv", "uk-sdg-8-5-1.csv"] {
        let bytes =
            std::fs::read(Path::new(&root()).join("tests/real").join(name)).expect("a file");
        let text = utf8(&bytes).expect("UTF-8");
        let mut inputs = minimal();
        let path = format!("inputs/observations/I1_{name}");
        inputs.insert("inputs/indicators.csv", "指標ID,指標名,単位\nI1,人口,人\n".as_bytes());
        inputs.insert(path.clone(), bytes);
        let records = records::parse(&inputs, &mut Vec::new());
        assert_eq!(on_receipt(&records, &path), cells_of(&text, b','), "{name}");
    }
}

/// Cells as sheets hold them: words of heads and totals, numbers, dates, notes,
/// blanks and spaces.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => (0_u32..200).prop_map(|number| number.to_string()),
        1 => prop::sample::select(vec![
            "指標ID", "年月", "値", "地区", "メモ", "合計", "小計", "平均", "4月", "5月", "2026年度", "うち女性",
            "単位", "累計", "目標値", "※ 注", "#1", "（例）I01", "I01", "2026-04", "2026-05", "東部", " ", "　",
            "96②", "件", "資金提供者", "決定額", "（単位：千円）", "x", "…", "-", "=\"\"", "=\"01\"", "\u{202e}a", "#REF!",
        ]).prop_map(str::to_owned),
    ]
}

fn sheet() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(cell(), 1..7);
    prop::collection::vec(row, 0..14)
        .prop_map(|rows| rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The law, on sheets that nobody would send: nothing panics, and every
    /// cell is accounted for once, whatever the sheet is taken for.
    #[test]
    fn every_cell_of_generated_sheets_is_on_its_receipt_once(
        text in sheet(),
        head in prop::sample::select(vec!["", "指標ID,年月,値,地区\n", "指標ID,4月,5月,合計\n", "資金提供者,決定額,支出額\n"]),
        name in prop::sample::select(vec!["実績値.csv", "資金.csv", "x.csv", "会議記録.csv"]),
    ) {
        let text = format!("{head}{text}");
        let path = format!("inputs/{name}");
        let mut inputs = minimal();
        inputs.insert(path.clone(), text.clone().into_bytes());
        let records = records::parse(&inputs, &mut Vec::new());
        prop_assert_eq!(on_receipt(&records, &path), cells_of(&text, b','), "{}", text);
    }
}

const INDICATORS: &str = "指標ID,指標名,単位,集計,目標値,目標年度,基準値,基準時点\n\
    I01,見守り訪問,件,累計,240,2026年度,100,2025年度\n";

fn with_observations(name: &str, text: &str) -> Files {
    with(with(minimal(), "inputs/indicators.csv", INDICATORS), name, text)
}

fn check(inputs: &Files) -> Built {
    let request = Request { typeset: false, ..Request::default() };
    make(inputs, &Files::new(), &request)
}

#[test]
fn a_line_says_what_became_of_a_table() {
    let text = "令和8年度 見守り訪問\n指標ID,年月,値,メモ\nI01,2026-04,20,\nI01,2026-05,20,雨\n合計,,40,\n※ 速報\n";
    let built = check(&with_observations("inputs/実績値 見守り隊.csv", text));
    let receipt = built.receipts.iter().find(|it| it.source.path.contains("見守り隊"));
    assert_eq!(
        receipt.expect("a receipt").summary(Language::Ja),
        "実績値 実績値 見守り隊.csv: 2件を読みました、合計1行を確かめました、注1行、メモの列は使いません"
    );
    assert!(built.receipts_csv.text("internal/receipts.csv").expect("a file").contains("メモ"));
}

#[test]
fn receipts_are_made_also_when_the_build_stops() {
    let text = "指標ID,年月,値\nI01,2026-13,20\nI01,2026-05,20\n";
    let built = check(&with_observations("inputs/実績値.csv", text));
    assert!(built.diagnostics.iter().any(|it| it.severity == Severity::Error));
    let receipts = built.receipts_csv.text("internal/receipts.csv").expect("a file");
    assert!(receipts.contains("A2:C2,直すまで読めない行"), "{receipts}");
    assert!(receipts.contains("A3:C3,そのまま読んだ"), "{receipts}");
}

/// What was answered holds next month for the same layout, and for no other.
#[test]
fn an_answered_question_does_not_come_back() {
    let month = |number: u32| {
        format!("指標ID,年月,地区,値\nI01,2026-0{number},東部,10\nI01,2026-0{number},西部,5\n")
    };
    let july = with_observations("inputs/実績_2026年7月.csv", &month(7));
    let built = check(&july);
    let asked: Vec<_> = entaku::diagnostics::open(&built.diagnostics).collect();
    assert_eq!(asked.len(), 1, "{:?}", told(&built.diagnostics));
    let (question, _) = asked[0];
    let before = july.get(answers::PATH).expect("answers");
    let table = answers::amend(before, question, Some("breakdown"));
    let august = with_observations("inputs/実績_2026年8月.csv", &month(8));
    let answered = |inputs: &Files| {
        let mut inputs = inputs.clone();
        inputs.insert(answers::PATH, table.clone());
        check(&inputs)
    };
    for inputs in [&july, &august] {
        let built = answered(inputs);
        assert_eq!(entaku::diagnostics::open(&built.diagnostics).count(), 0);
    }
    let other = with_observations("inputs/訪問の記録.csv", &month(8));
    let built = answered(&other);
    assert_eq!(entaku::diagnostics::open(&built.diagnostics).count(), 1, "another layout");
    // Taken back, it is open again.
    let id = question.asked().expect("a question").key.id();
    let lines = |table: &[u8]| table.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(lines(&answers::without(&table, &id)), lines(before));
}

#[test]
fn a_table_of_answers_says_what_it_lacks() {
    let table = "確認,ファイル,シート,見出し,対象,答え,意味\nbreakdown,a.csv,,地区,,,\n,a.csv,,地区,,set-aside,\n";
    let told_of = |bytes: &[u8]| {
        let mut inputs = minimal();
        inputs.insert(answers::PATH, bytes.to_vec());
        told(&check(&inputs).diagnostics)
    };
    let path = answers::PATH;
    assert_eq!(
        told_of(table.as_bytes()),
        [format!("{path}:A2 answer-incomplete"), format!("{path}:A3 answer-incomplete")]
    );
    assert_eq!(told_of(b"\xff\xff\xfe\x80\x81 \xa0\xff"), [format!("{path} answers-unreadable")]);
}

/// A question says what each reading does to the figures, and stops just the
/// editions that it would change.
#[test]
fn a_question_shows_what_each_reading_does() {
    let text = "指標ID,年月,値\nI01,2026-04,20\nI01,2026-05,20\n合計,,50\n";
    let built = check(&with_observations("inputs/実績値.csv", text));
    let asked: Vec<_> = entaku::diagnostics::open(&built.diagnostics).collect();
    assert_eq!(asked.len(), 1, "{:?}", told(&built.diagnostics));
    let (question, asked) = asked[0];
    assert_eq!(question.code, "ask-total-row");
    assert!(question.message(Language::Ja).contains("50"));
    assert!(question.message(Language::Ja).contains("40"));
    assert_eq!(asked.effects.len(), 2);
    assert!(!built.stopped.is_empty());
    assert!(asked.effects.iter().flatten().count() > 0, "{asked:?}");
}

/// A mistake elsewhere is no reading's fault, and hides no figure.
#[test]
fn a_question_shows_its_figures_beside_other_mistakes() {
    let text = "指標ID,年月,値\nI01,2026-04,20\nI01,2026-05,20\n合計,,50\n";
    let inputs = with_observations("inputs/実績値.csv", text);
    let effects = |inputs: &Files| {
        let built = check(inputs);
        let asked: Vec<_> = entaku::diagnostics::open(&built.diagnostics).collect();
        asked[0].1.effects.clone()
    };
    let sound = effects(&inputs);
    let mistaken = with(inputs, "inputs/goals.csv", "目標ID,目標\nG1,\n");
    assert_eq!(effects(&mistaken), sound);
}

#[test]
fn the_sample_asks_nothing() {
    let (inputs, templates) = project(&root());
    let built = make(&inputs, &templates, &Request { typeset: false, ..Request::default() });
    assert_eq!(told(&built.diagnostics), Vec::<String>::new());
    assert!(built.stopped.is_empty());
}

/// The table of answers is written in words, and read in words, numbers or codes.
#[test]
fn a_wrong_answer_says_what_is_possible() {
    let text = "指標ID,年月,地区,値\nI01,2026-07,東部,10\nI01,2026-07,西部,5\n";
    let inputs = with_observations("inputs/実績.csv", text);
    let built = check(&inputs);
    let (question, _) = entaku::diagnostics::open(&built.diagnostics).next().expect("a question");
    let before = inputs.get(answers::PATH).expect("answers");
    let table = answers::amend(before, question, Some("set-aside"));
    let table = String::from_utf8(table).expect("text");
    assert!(table.contains(",2: この列は使わない,"), "{table}");
    for (answer, open) in [
        ("2", false),
        ("set-aside", false),
        ("この列は使わない", false),
        ("1: 内訳", false),
        ("使う", true),
        ("3", true),
    ] {
        let mut answered = inputs.clone();
        let table = table.replace("2: この列は使わない", answer);
        answered.insert(answers::PATH, table.into_bytes());
        let problems = check(&answered).diagnostics;
        assert_eq!(entaku::diagnostics::open(&problems).count() > 0, open, "{answer}");
        let wrong: Vec<_> = problems.iter().filter(|it| it.code == "answer-not-possible").collect();
        assert_eq!(wrong.len(), usize::from(open), "{answer}");
        for problem in wrong {
            assert!(problem.cure(Language::Ja).contains("2: この列は使わない"));
        }
    }
}

/// What the screen shows of receipts fits a terminal of 80 columns.
#[test]
fn receipts_fit_the_screen() {
    let long = "とても長い備考".repeat(20);
    let text = format!("指標ID,年月,値,メモ\nI01,令和8年4月,２０,{long}\nI01,2026-05,20,\n");
    let built = check(&with_observations("inputs/実績値 見守り隊の長い名前のファイル.csv", &text));
    let shown = entaku::records::receipt::to_text(&built.receipts, Language::Ja);
    assert!(shown.contains("B2"), "{shown}");
    for line in shown.lines() {
        let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        assert!(width <= 80, "{width}: {line}");
    }
}
