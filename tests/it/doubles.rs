//! The same thing twice, and what only looks like an actual value: rows that were
//! corrected in another file, a quarter beside its months, sheets of plans.

use entaku::files::Files;
use entaku::locale::Language;
use entaku::model;
use entaku::records;

use crate::harness::{minimal, with};

struct Resolved {
    codes: Vec<&'static str>,
    messages: Vec<String>,
    hours: String,
    costs: String,
    contributions: usize,
    funding: usize,
}

fn resolve(files: &[(&str, &str)], answer: Option<&'static str>) -> Resolved {
    let mut inputs: Files = minimal();
    for (path, text) in files {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    let run = |answers: &entaku::diagnostics::Answers| {
        let mut told = Vec::new();
        let records = records::parse_with(&inputs, answers, &mut told);
        let model = model::resolve(&records, model::Scope::default(), &mut told);
        (model, told)
    };
    let mut answers = entaku::diagnostics::Answers::default();
    let (_, told) = run(&answers);
    if let Some(answer) = answer {
        for asked in told.iter().filter_map(|it| it.asked()) {
            assert!(asked.readings.contains(&answer), "no reading {answer}");
            answers.insert(asked.key.clone(), answer.to_owned());
        }
    }
    let (model, told) = run(&answers);
    let sum = |numbers: Vec<rust_decimal::Decimal>| {
        numbers.into_iter().sum::<rust_decimal::Decimal>().normalize().to_string()
    };
    Resolved {
        codes: told.iter().map(|it| it.code).collect(),
        messages: told.iter().map(|it| it.message(Language::Ja)).collect(),
        hours: sum(model.backbone_log.iter().map(|it| it.hours).collect()),
        costs: sum(model.costs.iter().filter_map(|it| it.actual).collect()),
        contributions: model.contributions.len(),
        funding: model.funding.len(),
    }
}

const LOG: &str = "日付,氏名,時間,機能,内容\n";
const COSTS: &str = "年月,費目,予算額,実績額\n";

#[test]
fn a_row_corrected_in_a_second_file_is_asked() {
    let first = format!(
        "{LOG}2026-05,上田 三郎,16,活動の連携,訪問\n2026-06,上田 三郎,10,活動の連携,訪問\n"
    );
    for (second, hours) in [
        (
            "2026-05,上田 三郎,18,活動の連携,訪問\n2026-06,上田 三郎,10.5,活動の連携,訪問\n",
            ["28.5", "26", "54.5"],
        ),
        (
            "2026-05,上田　三郎,17,活動の連携,訪問\n2026-07,上田 三郎,9,活動の連携,訪問\n",
            ["36", "35", "52"],
        ),
        ("2026-05,上田 三郎,20,活動の連携,訪問\n", ["30", "26", "46"]),
    ] {
        let second = format!("{LOG}{second}");
        let files = [("業務記録.csv", first.as_str()), ("訂正分/業務日誌.csv", second.as_str())];
        let resolved = resolve(&files, None);
        assert_eq!((resolved.codes, resolved.hours.as_str()), (vec!["ask-amended-row"], hours[0]));
        for (reading, hours) in ["second", "first", "both"].into_iter().zip(hours) {
            let resolved = resolve(&files, Some(reading));
            assert_eq!((resolved.codes, resolved.hours.as_str()), (vec![], hours), "{reading}");
        }
    }
    // Another person, another day, another note: other work.
    for second in [
        "2026-05,上田 四郎,18,活動の連携,訪問\n",
        "2026-07,上田 三郎,18,活動の連携,訪問\n",
        "2026-05,上田 三郎,18,活動の連携,会議\n",
    ] {
        let second = format!("{LOG}{second}");
        let resolved = resolve(&[("業務記録.csv", &first), ("5月/業務日誌.csv", &second)], None);
        assert_eq!((resolved.codes, resolved.hours.as_str()), (vec![], "44"), "{second}");
    }
}

#[test]
fn a_cost_twice_in_one_file_is_asked() {
    for (rows, sum) in [
        ("2026-04,人件費,500,500\n2026-04,人件費,500,510\n", "1010"),
        ("2026-04,人件費,500,500\n2026-05,人件費,500,1\n2026-04,人件費,,20\n", "521"),
    ] {
        let resolved = resolve(&[("費用.csv", &format!("{COSTS}{rows}"))], None);
        assert_eq!((resolved.codes, resolved.costs.as_str()), (vec!["ask-amended-row"], sum));
        assert!(resolved.messages[0].contains("2026-04 人件費"), "{:?}", resolved.messages);
    }
    // A column tells them apart, or they are a list of bills.
    for text in [
        "年月,費目,予算額,実績額,摘要\n2026-04,通信費,500,500,電話\n\
         2026-04,通信費,500,510,郵便\n"
            .to_owned(),
        format!("{COSTS}2026-04,通信費,,500\n2026-04,通信費,,510\n2026-04,通信費,,520\n"),
    ] {
        assert_eq!(resolve(&[("費用.csv", &text)], None).codes, Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_quarter_beside_its_months_is_no_cost_of_its_own() {
    let months = "2026-04,人件費,500,500\n2026-05,人件費,500,510\n2026-06,人件費,500,500\n";
    for (whole, sum, codes) in [
        ("2026-Q1,人件費,1500,1510\n", "1510", vec![]),
        ("2026-Q1,人件費,1500,1600\n", "1510", vec!["ask-spans"]),
        ("2026-Q1,人件費,1500,1510\n2026年度,人件費,1500,1510\n", "1510", vec![]),
        ("2026-Q1,会議費,100,100\n", "1610", vec![]),
    ] {
        let text = format!("{COSTS}{months}{whole}");
        let resolved = resolve(&[("費用.csv", &text)], None);
        assert_eq!((resolved.codes, resolved.costs.as_str()), (codes, sum), "{text}");
    }
    let text = format!("{COSTS}{months}2026-Q1,人件費,1500,1600\n");
    assert_eq!(resolve(&[("費用.csv", &text)], Some("whole")).costs, "1600");
    // Months that have only their budgets do not contradict what the quarter spent.
    let planned = "2026-04,人件費,500,\n2026-05,人件費,500,\n2026-06,人件費,500,\n";
    let text = format!("{COSTS}{planned}2026-Q1,人件費,1500,1600\n");
    assert_eq!(resolve(&[("費用.csv", &text)], None).codes, Vec::<&str>::new());
}

#[test]
fn three_files_of_one_thing_are_asked_two_by_two() {
    let file = |hours: &str| format!("{LOG}2026-05,上田 三郎,{hours},活動の連携,訪問\n");
    let texts = [file("16"), file("18"), file("19")];
    let paths = ["業務記録.csv", "業務記録2.csv", "業務記録3.csv"];
    let files: Vec<(&str, &str)> =
        paths.into_iter().zip(&texts).map(|(path, text)| (path, text.as_str())).collect();
    let resolved = resolve(&files, None);
    assert_eq!(
        (resolved.codes, resolved.hours.as_str()),
        (vec!["ask-amended-row", "ask-amended-row"], "19")
    );
    for (reading, hours) in [("second", "19"), ("first", "16"), ("both", "53")] {
        let resolved = resolve(&files, Some(reading));
        assert_eq!((resolved.codes, resolved.hours.as_str()), (vec![], hours), "{reading}");
    }
}

#[test]
fn the_same_grant_with_another_remark_is_asked() {
    let head = "資金提供者,事業名,決定額,支出額,開始日,終了日,状況,備考\n";
    let row = "みどり財団,見守り,2000000,1000000,2026-04-01,2027-03-31,確定,";
    for (one, other) in [("", "再送"), ("4月入金", "四月入金"), ("a", "b")] {
        let text = format!("{head}{row}{one}\n{row}{other}\n");
        let resolved = resolve(&[("資金.csv", &text)], None);
        assert_eq!((resolved.codes, resolved.funding), (vec!["ask-rows-twice"], 1), "{text}");
    }
}

#[test]
fn a_contribution_corrected_in_a_second_file_is_asked() {
    let members = minimal();
    let members =
        String::from_utf8_lossy(members.get("inputs/members.csv").expect("members")).into_owned();
    let name = members
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').nth(1))
        .expect("a member")
        .to_owned();
    let head = "日付,団体名,種類,品目,数量,単位,金額換算\n";
    for (one, other) in [("3,台,3000", "4,台,4000"), ("3,台,", "5,台,"), ("3,台,3000", "3,台,3500")]
    {
        let text = |row: &str| format!("{head}2026-04-10,{name},物品,椅子,{row}\n");
        let files = [("持ち寄り.csv", text(one)), ("追加/持ち寄り一覧.csv", text(other))];
        let files = [(files[0].0, files[0].1.as_str()), (files[1].0, files[1].1.as_str())];
        let resolved = resolve(&files, None);
        assert_eq!(
            (resolved.codes, resolved.contributions),
            (vec!["ask-amended-row"], 1),
            "{:?}",
            resolved.messages
        );
    }
}

#[test]
fn plans_beside_actual_values_are_asked_once_for_each_sheet() {
    let indicators = "指標ID,指標名,単位\nI01,見守り訪問,件\n";
    let actual = "2026年度\n指標ID,4月,5月,6月\nI01,20,21,22\n";
    let plain = "指標ID,4月,5月,6月\nI01,25,25,25\n";
    let check = |path: &str, text: &str, with_actual: bool, codes: &[&str], rows: usize| {
        let mut files = vec![("indicators.csv", indicators), (path, text)];
        if with_actual {
            files.push(("実績値.csv", actual));
        }
        let mut inputs = with(minimal(), "inputs/observations.csv", "");
        for (path, text) in files {
            inputs = with(inputs, &format!("inputs/{path}"), text);
        }
        let mut told = Vec::new();
        let records = records::parse(&inputs, &mut told);
        let asked: Vec<&str> =
            told.iter().filter(|it| it.asked().is_some()).map(|it| it.code).collect();
        assert_eq!((asked, records.observations.len()), (codes.to_vec(), rows), "{path} {text}");
    };
    let titled = |title: &str| format!("{title}\n{plain}");
    for title in
        ["2026年度 計画", "令和8年度予算(案)", "2026年度 目標値", "2026年度見込み", "前年度"]
    {
        check("月別.csv", &titled(title), true, &["ask-plan-sheet"], 3);
    }
    for path in ["計画.csv", "実績値_目標.csv", "2026年度_予定.csv", "昨年度.csv"] {
        check(path, plain, true, &["ask-plan-sheet"], 3);
    }
    // Nothing else is there: it is read until that is answered.
    check("実績値.csv", &titled("2026年度 計画"), false, &["ask-plan-sheet"], 3);
    for title in ["2026年度 実績", "2026年度 支援計画作成件数", "2026年度 計画と実績"]
    {
        check("月別.csv", &titled(title), false, &[], 3);
    }
}

/// Reads values and counts of a project with one indicator.
#[track_caller]
fn check_values(files: &[(&str, &str)], asked: &[&str], values: &[&str]) {
    let indicators = "指標ID,指標名,単位,集計\nI01,見守り訪問,件,累計\n";
    let mut inputs = with(minimal(), "inputs/indicators.csv", indicators);
    for (path, text) in files {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let model = model::resolve(&records, model::Scope::default(), &mut told);
    let codes: Vec<&str> =
        told.iter().filter(|it| it.asked().is_some()).map(|it| it.code).collect();
    let read: Vec<String> = model
        .indicators
        .iter()
        .flat_map(|it| &it.observations)
        .map(|it| format!("{} {}", it.span, it.number().unwrap_or_default()))
        .collect();
    assert_eq!((codes.as_slice(), read), (asked, values.iter().map(|it| (*it).into()).collect()));
}

#[test]
fn a_table_under_a_table_has_heads_and_a_year_of_its_own() {
    let first = "2026年度\n指標ID,4月,5月\nI01,20,30\n";
    for (below, asked, values) in [
        ("\n指標ID,7月,8月\nI01,10,11\n", &[][..], &["2026-07 10", "2026-08 11"][..]),
        ("\n2025年度\n指標ID,4月,5月\nI01,1,2\n", &[], &["2025-04 1", "2025-05 2"]),
        ("\n前年度\n指標ID,4月,5月\nI01,1,2\n", &[], &["2025-04 1", "2025-05 2"]),
        ("\n一昨年度\n指標ID,4月,5月\nI01,1,2\n", &[], &["2024-04 1", "2024-05 2"]),
        ("指標ID,4月,5月\n", &[], &[]),
        ("\n費用\n年月,費目,実績額\n2026-08,人件費,7\n", &[], &[]),
        ("\n2026年度 計画\n指標ID,6月,7月\nI01,90,91\n", &["ask-plan-sheet"], &[]),
    ] {
        let mut expected: Vec<&str> = values.to_vec();
        expected.extend(["2026-04 20", "2026-05 30"]);
        expected.sort_unstable();
        check_values(&[("実績値.csv", &format!("{first}{below}"))], asked, &expected);
    }
}

#[test]
fn examples_are_asked_whatever_their_table() {
    let values = "指標ID,年月,値\nI01,2026-05,20\n";
    let example = "指標ID,年月,値\nI01,2026-06,99\n";
    for (path, text) in [
        ("サンプル.csv", example.to_owned()),
        ("実績値_記入例.csv", example.to_owned()),
        ("見守り.csv", format!("記入例\n{example}")),
    ] {
        let files = [("実績値.csv", values), (path, text.as_str())];
        check_values(&files, &["ask-plan-sheet"], &["2026-05 20"]);
    }
    check_values(&[("例会.csv", values)], &[], &["2026-05 20"]);
}

#[test]
fn amounts_below_zero_are_asked_once_for_a_table() {
    let costs = format!("{COSTS}2026-10,物品費,,-5\n2026-10,会議費,,▲5\n2026-10,人件費,,100\n");
    for (reading, sum) in [(None, "90"), (Some("use"), "90"), (Some("leave"), "100")] {
        let resolved = resolve(&[("費用.csv", &costs)], reading);
        assert_eq!(resolved.costs, sum, "{reading:?}");
        let asked = if reading.is_none() { vec!["ask-negative-amounts"] } else { vec![] };
        assert_eq!(resolved.codes, asked);
    }
    let head = "資金提供者,事業名,決定額,支出額,開始日,終了日,状況\n";
    let back = format!("{head}県,返還,-500,0,2026-04-01,2027-03-31,確定\n");
    assert_eq!(resolve(&[("資金.csv", &back)], None).codes, ["ask-negative-amounts"]);
}
