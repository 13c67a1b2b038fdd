//! Days far beyond everything else in the tables: asked about, and never taken for
//! rows of a later day in silence.

use entaku::diagnostics::{Diagnostic, question};
use entaku::domain::time::TimeSpan;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::{self, Model, Scope};
use entaku::pipeline::Request;
use entaku::records::dates::{DateContext, parse_period};
use entaku::records::{self, Records};

use crate::harness::{make, project, root, told, with};
use crate::sheet::Sheet;

fn span(text: &str) -> TimeSpan {
    parse_period(text, DateContext::default()).expect("a span")
}

/// Inputs that were read.
struct Read(Records, Vec<Diagnostic>);

impl Read {
    fn of(inputs: &Files) -> Self {
        let mut problems = Vec::new();
        Self(records::parse(inputs, &mut problems), problems)
    }

    /// Resolves a period, or the usual one, with the code of a reading as the answer.
    fn resolve(&self, period: Option<&str>, answer: &str) -> (Model, Vec<Diagnostic>) {
        let scope = Scope { period: period.map(span), as_of: None };
        let mut records = self.0.clone();
        let mut asked = Vec::new();
        model::resolve(&records, scope, &mut asked);
        for (diagnostic, asked) in question::open(&asked) {
            if diagnostic.code == "ask-far-day" && asked.readings.contains(&answer) {
                records.answers.insert(asked.key.clone(), answer.to_owned());
            }
        }
        let mut problems = self.1.clone();
        (model::resolve(&records, scope, &mut problems), problems)
    }
}

/// What is told of far days, as `place code`, without that of the period.
fn far(problems: &[Diagnostic]) -> Vec<String> {
    let of_days = |it: &&Diagnostic| ["ask-far-day", "date-in-future"].contains(&it.code);
    told(&problems.iter().filter(of_days).cloned().collect::<Vec<_>>())
}

/// The sample with days in place of others, each by its file, row and column.
fn sample(edits: &[(&str, &str, &str, &str)]) -> Files {
    let (mut inputs, _) = project(&root());
    for (file, row, column, written) in edits {
        let path = format!("inputs/{file}.csv");
        let mut sheet = Sheet::of(&inputs, &path);
        let column = sheet.column(column);
        let at = match row.parse::<usize>() {
            Ok(line) => line - 1,
            Err(_) => sheet.0.iter().position(|it| it[0] == *row).expect("a row"),
        };
        sheet.0[at][column] = (*written).to_owned();
        if *file == "commitments" && sheet.0[0][column] == "完了日" {
            let state = sheet.column("状況");
            sheet.0[at][state] = "完了".to_owned();
        }
        inputs.insert(path, sheet.text(",").into_bytes());
    }
    inputs
}

/// Looks for what is told of the sample with some other days.
#[track_caller]
fn check_sample(edits: &[(&str, &str, &str, &str)], expected: &[&str]) {
    let read = Read::of(&sample(edits));
    for period in [None, Some("2026-10"), Some("2026-03"), Some("FY2025")] {
        let (_, problems) = read.resolve(period, "");
        assert_eq!(far(&problems), expected, "{period:?} {edits:?}");
        for answer in ["as-written", "year-before"] {
            let (_, problems) = read.resolve(period, answer);
            let is_open = |it: &&&str| !it.ends_with("ask-far-day");
            let left: Vec<&str> = expected.iter().filter(is_open).copied().collect();
            assert_eq!(far(&problems), left, "{period:?} {answer} {edits:?}");
        }
    }
}

#[test]
fn a_lone_day_far_ahead_is_asked_in_every_table() {
    let asked = |path: &str, cell: &str| format!("inputs/{path}.csv:{cell} ask-far-day");
    for (file, row, column, written, cell) in [
        ("commitments", "P01", "完了日", "2027-01-05", "Q2"),
        ("commitments", "P01", "完了日", "2027-05-20", "Q2"),
        ("commitments", "P03", "表明日", "2027-10-08", "H4"),
        ("meetings", "B08", "開催日", "2027-02-08", "B"),
        ("meetings", "B08", "議事録送付日", "2027-10-20", "W"),
        ("goals", "G2", "見直し日", "2027-06-28", "G3"),
        ("contributions", "5", "日付", "2027-08", "A5"),
        ("costs", "4", "年月", "2027-04", "A4"),
        ("事務局業務記録", "3", "日付", "2027-05", "A3"),
        ("changes", "3", "日付", "2027-04", "A3"),
        ("voices", "3", "日付", "2027-05", "A3"),
        ("pulse", "4", "日付", "2027-03", "A4"),
        ("observations/見守り隊", "9", "受領日", "2027-09-10", "F9"),
    ] {
        let edits = [(file, row, column, written)];
        let read = Read::of(&sample(&edits));
        for period in [None, Some("2026-10"), Some("2026-03")] {
            let (_, problems) = read.resolve(period, "");
            let found = far(&problems);
            assert_eq!(found.len(), 1, "{period:?} {edits:?} {found:?}");
            assert!(
                found[0].starts_with(asked(file, cell).split(" ask").next().expect("a place")),
                "{period:?} {edits:?} {found:?}"
            );
            assert!(found[0].ends_with("ask-far-day"), "{found:?}");
            for answer in ["as-written", "year-before"] {
                let (_, problems) = read.resolve(period, answer);
                assert_eq!(far(&problems), Vec::<String>::new(), "{period:?} {answer} {edits:?}");
            }
        }
    }
}

#[test]
fn a_question_is_of_a_table_and_not_of_a_cell() {
    let commitments = "inputs/commitments.csv:Q2 ask-far-day";
    check_sample(
        &[
            ("commitments", "P01", "完了日", "2027-01-05"),
            ("commitments", "P02", "完了日", "2027-01-12"),
            ("commitments", "P03", "表明日", "2027-01-05"),
        ],
        &[commitments],
    );
    // Two slips of one season do not bear each other out.
    check_sample(
        &[("commitments", "P01", "完了日", "2027-01-05"), ("voices", "3", "日付", "2027-01")],
        &[commitments, "inputs/voices.csv:A3 ask-far-day"],
    );
    // A year that is ten off is a mistake, beside a question or not.
    check_sample(
        &[
            ("commitments", "P01", "完了日", "2027-01-05"),
            ("commitments", "P02", "完了日", "2036-10-12"),
        ],
        &["inputs/commitments.csv:Q3 date-in-future", commitments],
    );
    check_sample(
        &[("meetings", "B08", "開催日", "2036-10-08")],
        &["inputs/meetings.csv:B27 date-in-future"],
    );
}

#[test]
fn rows_of_the_months_that_follow_are_not_asked() {
    for edits in [
        &[][..],
        &[("commitments", "P01", "完了日", "2026-11-30")],
        &[("commitments", "P01", "完了日", "2026-12-24")],
        &[("voices", "3", "日付", "2026-11")],
        &[("voices", "3", "日付", "2026-12")],
        // A time in which two tables have records.
        &[
            ("meetings", "B08", "開催日", "2027-02-08"),
            ("commitments", "P02", "表明日", "2027-02-08"),
        ],
        &[
            ("commitments", "P01", "完了日", "2027-02-08"),
            ("commitments", "P02", "完了日", "2027-02-15"),
            ("voices", "3", "日付", "2027-02"),
        ],
        // It is planned, and did not happen.
        &[("commitments", "P02", "期限", "2027-09-30")],
    ] {
        check_sample(edits, &[]);
    }
}

#[test]
fn a_slip_is_counted_on_the_day_a_year_before() {
    let slip = Read::of(&sample(&[("commitments", "P02", "完了日", "2027-10-12")]));
    let mended = Read::of(&sample(&[("commitments", "P02", "完了日", "2026-10-12")]));
    let (read, _) = slip.resolve(None, "year-before");
    let (expected, _) = mended.resolve(None, "");
    assert_eq!(read.commitments, expected.commitments);
    // The same of the meeting that says which month is reported on.
    let slip = Read::of(&sample(&[("meetings", "B08", "開催日", "2027-10-08")]));
    for (answer, period) in [("", "2027-10"), ("as-written", "2027-10"), ("year-before", "2026-10")]
    {
        let (model, _) = slip.resolve(None, answer);
        assert_eq!(model.calendar.period, span(period), "{answer}");
    }
}

#[test]
fn the_editions_wait_and_the_answer_holds() {
    let inputs = sample(&[("commitments", "P02", "完了日", "2027-01-05")]);
    let request = Request { typeset: false, keep_markup: true, ..Request::default() };
    let built = make(&inputs, &Files::new(), &request);
    let asked: Vec<&Diagnostic> = question::open(&built.diagnostics).map(|(it, _)| it).collect();
    assert_eq!(asked.len(), 1, "{:?}", told(&built.diagnostics));
    let message = asked[0].message(Language::Ja);
    for words in ["2027-01-05", "2026-10-31"] {
        assert!(message.contains(words), "{message}");
    }
    assert!(built.outputs.iter().next().is_none(), "every edition waits");
    let effects = &asked[0].asked().expect("a question").effects;
    assert!(effects.iter().flatten().any(|line| line.contains('→')), "{effects:?}");
    let answers = "確認,ファイル,シート,見出し,対象,答え,意味\n\
                   ask-far-day,commitments.csv,,,2027-01-05,1,\n";
    let inputs = with(inputs, "inputs/読み方.csv", answers);
    let built = make(&inputs, &Files::new(), &request);
    assert_eq!(question::open(&built.diagnostics).count(), 0, "{:?}", told(&built.diagnostics));
    assert!(built.stopped.is_empty() && built.outputs.iter().count() > 10);
}

/// A small roundtable: the days of its meetings, and of commitments that were kept.
fn small(meetings: &[&str], kept: &[&str]) -> Files {
    let mut inputs = Files::new();
    let mut held = "会議ID,開催日,会議体,出席者,状態\n".to_owned();
    for (at, day) in meetings.iter().enumerate() {
        held.push_str(&format!("M{at},{day},総会,市,実施\n"));
    }
    let mut commitments = "約束ID,取組,担当団体,期限,状況,完了日\n".to_owned();
    for (at, day) in kept.iter().enumerate() {
        commitments.push_str(&format!("P{at},取組{at},市,2030-03-31,完了,{day}\n"));
    }
    inputs.insert("inputs/roundtable.toml", &b"[roundtable]\nname = \"x\"\n"[..]);
    inputs.insert("inputs/goals.csv", "目標ID,目標\nG1,つながる\n".as_bytes());
    let members = "団体ID,団体名,セクター,会議体\nC1,市,行政,総会\n";
    inputs.insert("inputs/members.csv", members.as_bytes());
    if !meetings.is_empty() {
        inputs.insert("inputs/meetings.csv", held.into_bytes());
    }
    if !kept.is_empty() {
        inputs.insert("inputs/commitments.csv", commitments.into_bytes());
    }
    inputs
}

const MONTHLY: [&str; 6] =
    ["2026-05-07", "2026-06-04", "2026-07-02", "2026-08-06", "2026-09-03", "2026-10-01"];
const QUARTERLY: [&str; 5] = ["2025-10-02", "2026-01-08", "2026-04-02", "2026-07-02", "2026-10-01"];
const YEARLY: [&str; 4] = ["2023-07-01", "2024-07-06", "2025-07-05", "2026-07-04"];

#[test]
fn how_densely_days_lie_says_what_is_far() {
    let last = |meetings: &[&'static str], day: &'static str| [meetings, &[day]].concat();
    for (meetings, kept, is_asked) in [
        (vec![], vec![], false),
        (MONTHLY.to_vec(), vec![], false),
        (MONTHLY.to_vec(), vec!["2026-11-20"], false),
        (MONTHLY.to_vec(), vec!["2027-01-05"], true),
        (MONTHLY.to_vec(), vec!["2026-08-20", "2027-01-05"], true),
        // A meeting that fell out, and one with a slip.
        (last(&MONTHLY, "2026-12-03"), vec![], false),
        (last(&MONTHLY, "2027-10-01"), vec![], true),
        (QUARTERLY.to_vec(), vec!["2027-01-05"], false),
        (QUARTERLY.to_vec(), vec!["2027-10-01"], true),
        (last(&QUARTERLY, "2027-04-01"), vec![], false),
        (YEARLY.to_vec(), vec!["2027-01-05"], false),
        (last(&YEARLY, "2027-07-03"), vec![], false),
        // One table only.
        (vec![], MONTHLY.to_vec(), false),
        (vec![], last(&MONTHLY, "2027-01-05"), true),
        (vec![], vec!["2027-01-05"], false),
        // Nothing is known yet.
        (vec!["2026-10-01"], vec!["2027-01-05"], false),
        (vec!["2026-09-03", "2026-10-01"], vec!["2027-01-05"], false),
    ] {
        let (_, problems) = Read::of(&small(&meetings, &kept)).resolve(None, "");
        let found = far(&problems);
        assert_eq!(found.len(), usize::from(is_asked), "{meetings:?} {kept:?} {found:?}");
    }
}

#[test]
fn up_to_the_cut_off_that_somebody_named_nothing_is_asked() {
    let read = Read::of(&small(&MONTHLY, &["2027-01-05"]));
    for (period, is_asked) in
        [("2026-10", true), ("2026-12", true), ("2027-01", false), ("2027-02", false)]
    {
        let (_, problems) = read.resolve(Some(period), "");
        assert_eq!(far(&problems).len(), usize::from(is_asked), "{period}");
    }
}
