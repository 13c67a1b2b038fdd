//! Thirty different mistakes in the sample's own files: one run tells thirty
//! diagnostics, each with the right cell.

use std::collections::BTreeSet;

use entaku::diagnostics::column_letters;
use entaku::files::Files;
use entaku::pipeline::Request;

use crate::harness::{described, make, project, root, told};
use crate::sheet::Sheet;

/// One mistake: the file, the row's code, the column, what is written there
/// instead, the code of the diagnostic, and the column it is told at if that is
/// another one.
struct Mistake {
    path: &'static str,
    row: &'static str,
    column: &'static str,
    written: &'static str,
    code: &'static str,
    told_at: Option<&'static str>,
}

const fn mistake(
    path: &'static str,
    row: &'static str,
    column: &'static str,
    written: &'static str,
    code: &'static str,
) -> Mistake {
    Mistake { path, row, column, written, code, told_at: None }
}

const COMMITMENTS: &str = "inputs/commitments.csv";
const DECISIONS: &str = "inputs/decisions.csv";
const MEETINGS: &str = "inputs/meetings.csv";
const INDICATORS: &str = "inputs/indicators.csv";
const GOALS: &str = "inputs/goals.csv";
const FUNDING: &str = "inputs/funding.csv";
const LESSONS: &str = "inputs/observations/多文化せのうち.csv";
const QUARTERS: &str = "inputs/observations/四半期・年次.csv";

const MISTAKES: [Mistake; 30] = [
    mistake(COMMITMENTS, "P02", "表明日", "2026-02-30", "no-such-day"),
    mistake(COMMITMENTS, "P03", "担当団体", "市の企画のほう", "unknown-reference"),
    mistake(COMMITMENTS, "P05", "状況", "ぼちぼち", "ask-word"),
    mistake(COMMITMENTS, "P08", "進捗率", "半分くらい", "unreadable-number"),
    mistake(COMMITMENTS, "P10", "進捗率", "120", "progress-out-of-range"),
    mistake(COMMITMENTS, "P11", "完了日", "平成38年10月10日", "outside-era"),
    mistake(COMMITMENTS, "P12", "期限", "1/2/2027", "ambiguous-date"),
    mistake(COMMITMENTS, "P13", "取組", "", "missing-value"),
    mistake(COMMITMENTS, "P14", "期限", "2020-01-01", "dates-reversed"),
    Mistake {
        told_at: Some("状況"),
        ..mistake(COMMITMENTS, "P01", "完了日", "", "done-without-date")
    },
    mistake(COMMITMENTS, "P06", "完了日", "2031-04-20", "date-in-future"),
    mistake(COMMITMENTS, "P15", "期限", "いつか", "unreadable-date"),
    Mistake {
        told_at: Some("変更後期限"),
        ..mistake(COMMITMENTS, "P09", "変更理由", "", "revised-without-reason")
    },
    mistake(DECISIONS, "D003", "決定ID", "D001", "duplicate-code"),
    mistake(DECISIONS, "D004", "会議ID", "U99", "unknown-reference"),
    mistake(MEETINGS, "S01", "第何回", "1.5", "not-a-count"),
    mistake(MEETINGS, "U01", "開始", "25:99", "unreadable-time"),
    mistake(MEETINGS, "B01", "オンライン", "たぶん", "not-yes-or-no"),
    mistake(MEETINGS, "S02", "開催日", "2026/1/24(月)", "other-weekday"),
    mistake(MEETINGS, "S03", "議事録送付日", "7月20日", "date-without-year"),
    mistake(INDICATORS, "I01", "基準値", "24,00", "number-grouping"),
    Mistake {
        told_at: Some("基準値"),
        ..mistake(INDICATORS, "I02", "基準時点", "", "value-without-date")
    },
    mistake(INDICATORS, "I03", "中間目標", "そのうち", "unreadable-milestone"),
    mistake(INDICATORS, "I04", "目標年度", "2001年度", "dates-reversed"),
    mistake(GOALS, "G2", "見直し日", "#REF!", "error-value"),
    mistake(
        FUNDING,
        "瀬野市",
        "決定額(円)",
        "123456789012345678901234567890123",
        "number-too-long",
    ),
    mistake(LESSONS, "2026-04", "値", "11km", "other-unit"),
    mistake(LESSONS, "2026-05", "値", "三百", "unreadable-number"),
    mistake(LESSONS, "2026-06", "年月", "2026-13", "no-such-day"),
    mistake(QUARTERS, "2026-Q2", "時点", "2026-Q1", "observed-twice"),
];

/// Makes the mistakes, and returns them as they should be told.
fn spoil(inputs: &mut Files) -> BTreeSet<String> {
    let mut expected = BTreeSet::new();
    let clean = inputs.clone();
    let mut paths: Vec<&str> = MISTAKES.iter().map(|mistake| mistake.path).collect();
    paths.dedup();
    for path in paths {
        let clean = Sheet::of(&clean, path);
        let mut spoilt = Sheet(clean.0.clone());
        for mistake in MISTAKES.iter().filter(|mistake| mistake.path == path) {
            let row = clean.0.iter().position(|row| row[0] == mistake.row || row[1] == mistake.row);
            let row = row.unwrap_or_else(|| panic!("{path}: no row {}", mistake.row));
            let column = clean.column(mistake.column);
            assert_ne!(clean.0[row][column], mistake.written, "{path}: a mistake is a change");
            spoilt.0[row][column] = mistake.written.to_owned();
            let told_at = mistake.told_at.map_or(column, |header| clean.column(header));
            // An observation is told at its value, whatever column was doubled.
            let told_at = if mistake.code == "observed-twice" { told_at + 1 } else { told_at };
            let letters = column_letters(u32::try_from(told_at).expect("few columns"));
            expected.insert(format!("{path}:{letters}{} {}", row + 1, mistake.code));
        }
        inputs.insert(path, spoilt.text(",").into_bytes());
    }
    expected
}

#[test]
fn thirty_mistakes_give_thirty_diagnostics_each_with_its_cell() {
    let (mut inputs, templates) = project(&root());
    let expected = spoil(&mut inputs);
    assert_eq!(expected.len(), MISTAKES.len());
    let request = Request { slips: true, typeset: false, keep_markup: true, ..Request::default() };
    let built = make(&inputs, &templates, &request);
    let found: Vec<String> = told(&built.diagnostics);
    assert_eq!(found.len(), MISTAKES.len(), "{}", described(&built.diagnostics, &inputs));
    let found: BTreeSet<String> = found.into_iter().collect();
    let differing: Vec<&String> = found.symmetric_difference(&expected).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(built.slips.len(), 8, "a slip for each of the files");
}
