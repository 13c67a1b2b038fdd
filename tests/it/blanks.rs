//! Tables with blanks, marks and words that change what a row counts for: each is read as its
//! sender meant it, or asked about, and never dropped without a word.

use entaku::diagnostics::Diagnostic;
use entaku::files::Files;
use entaku::pipeline::Request;

use crate::harness::{assessed, run, told, with};

/// A small table of six organisations, one indicator and two meetings.
fn project() -> Files {
    let mut files = Files::new();
    let mut insert = |path: &str, text: &str| files.insert(path, text.as_bytes().to_vec());
    insert(
        "inputs/roundtable.toml",
        "[roundtable]\nname = \"みどり町円卓会議\"\n[calendar]\nperiod = \"2026-10\"\n",
    );
    insert("inputs/goals.csv", "目標ID,目標\nG1,孤立しない\n");
    insert("inputs/members.csv", "団体ID,団体名,セクター\nG01,町役場,行政\nN01,見守りの会,NPO\n");
    insert(
        "inputs/indicators.csv",
        "指標ID,指標名,目標ID,種別,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,頻度,担当団体\n\
         I01,見守り訪問,G1,活動,件,増,累計,100,2025年度,240,2026年度,月,N01\n",
    );
    insert("inputs/meetings.csv", "会議ID,開催日,会議体,状態\nM1,2026-06-20,総会,実施\n");
    insert("inputs/attendance.csv", "会議ID,団体ID,出欠\nM1,G01,出席\nM1,N01,出席\n");
    files
}

/// What is wrong with the project with one table in it, and figures by their beginnings.
fn read(path: &str, table: &str) -> Vec<Diagnostic> {
    let files = with(project(), &format!("inputs/{path}"), table);
    let request = Request { typeset: false, ..Request::default() };
    run(&files, &Files::new(), &request).diagnostics
}

fn codes(path: &str, table: &str) -> Vec<String> {
    told(&read(path, table))
        .iter()
        .filter_map(|it| it.rsplit(' ').next().map(str::to_owned))
        .collect()
}

#[track_caller]
fn assert_tells(path: &str, table: &str, code: &str) {
    let codes = codes(path, table);
    assert!(codes.iter().any(|it| it == code), "{code}: {codes:?}");
}

/// A record whose key is written once, above, is no total of the rows before it.
#[test]
fn a_row_without_its_key_is_not_set_aside_as_a_total() {
    let months = ["04", "05", "06", "07", "08", "09", "10"];
    let rows: Vec<String> = months
        .iter()
        .enumerate()
        .map(|(at, month)| format!("{},2026-{month},20", if at == 0 { "I01" } else { "" }))
        .collect();
    assert_tells(
        "observations.csv",
        &format!("指標ID,年月,値\n{}\n", rows.join("\n")),
        "missing-value",
    );
    let grants = "資金提供者,事業名,決定額,開始日,終了日,状況\n\
                  みどり財団,甲事業,1000000,2026-04-01,2027-03-31,確定\n\
                  ,乙事業,1000000,2026-04-01,2027-03-31,確定\n";
    assert_tells("funding.csv", grants, "missing-value");
}

/// うちだ財団 begins with a word for a part of what stands above, and is none.
#[test]
fn a_name_that_begins_with_a_word_for_a_part_is_a_name() {
    let grants = "資金提供者,決定額,開始日,終了日,状況\nうちだ財団,100,2026-04-01,2027-03-31,確定\n\
                  うちわの会,100,2026-04-01,2027-03-31,確定\n";
    let files = with(project(), "inputs/funding.csv", grants);
    let (model, _) = assessed(&files);
    assert_eq!(model.funding.len(), 2);
}

#[test]
fn rows_that_a_column_marks_as_plans_or_void_are_asked_about() {
    for word in ["目標", "予定", "取消", "無効", "参考"] {
        let table = format!(
            "指標ID,年月,値,区分\nI01,2026-08,20,実績\nI01,2026-09,20,実績\nI01,2026-10,30,{word}\n"
        );
        assert_tells("observations.csv", &table, "ask-marked-rows");
    }
    let sound = "指標ID,年月,値,区分\nI01,2026-08,20,実績\nI01,2026-09,20,速報\n";
    assert!(!codes("observations.csv", sound).contains(&"ask-marked-rows".to_owned()));
}

#[test]
fn that_nothing_was_decided_is_no_decision() {
    let files = with(
        project(),
        "inputs/decisions.csv",
        "決定ID,会議ID,内容\nD1,M1,特になし\nD2,M1,なし。\nD3,M1,なしの実を植える\n",
    );
    let (model, _) = assessed(&files);
    assert_eq!(model.decisions.len(), 1);
}

#[test]
fn shares_and_scores_that_cannot_be_meant_are_told() {
    let commitment = |progress: &str| {
        format!(
            "約束ID,取組,担当団体,期限,状況,進捗率\nP1,訪問する,N01,2026-12-30,進行中,{progress}\n"
        )
    };
    assert_tells("commitments.csv", &commitment("0.5"), "percent-as-fraction");
    assert!(
        !codes("commitments.csv", &commitment("50")).contains(&"percent-as-fraction".to_owned())
    );
    let grant = |share: &str| {
        format!(
            "資金提供者,事務局割合,決定額,開始日,終了日,状況\n\
             みどり財団,{share},2000000,2026-04-01,2027-10-31,確定\n"
        )
    };
    assert_tells("funding.csv", &grant("0.8"), "percent-as-fraction");
    assert_tells("funding.csv", &grant("800"), "percent-out-of-range");
    let meeting = |score: &str| {
        format!("会議ID,開催日,会議体,状態,満足度\nM1,2026-06-20,総会,実施,{score}\n")
    };
    for score in ["0.84", "42"] {
        assert_tells("meetings.csv", &meeting(score), "score-out-of-range");
    }
    assert!(!codes("meetings.csv", &meeting("4.2")).contains(&"score-out-of-range".to_owned()));
}

#[test]
fn minutes_in_the_head_are_no_hours() {
    let table = "日付,氏名,時間（分）,機能,内容\n2026-10-03,佐藤,90,活動の連携,電話\n\
                 2026-10-04,佐藤,120,活動の連携,電話\n";
    let files = with(project(), "inputs/backbone_log.csv", table);
    let (model, _) = assessed(&files);
    let hours: Vec<String> =
        model.backbone_log.iter().map(|it| it.hours.normalize().to_string()).collect();
    assert_eq!(hours, ["1.5", "2"]);
}

#[test]
fn a_name_that_two_indicators_have_says_neither() {
    let heads = "指標ID,指標名,目標ID,種別,単位,望ましい方向,集計,頻度,担当団体";
    let rows = ["I01", "I02"].map(|id| format!("{id},見守り訪問,G1,活動,件,増,累計,月,N01"));
    let ledger = format!("{heads}\n{}\n", rows.join("\n"));
    let files = with(project(), "inputs/indicators.csv", &ledger);
    let request = Request { typeset: false, ..Request::default() };
    let told_of = |rows: &str| {
        let files = with(files.clone(), "inputs/observations.csv", rows);
        told(&run(&files, &Files::new(), &request).diagnostics)
    };
    let by_name = told_of("指標名,年月,値\n見守り訪問,2026-10,20\n");
    assert!(by_name.iter().any(|it| it.ends_with(" name-of-two")), "{by_name:?}");
    let by_code = told_of("指標ID,年月,値\nI02,2026-10,20\n");
    assert!(!by_code.iter().any(|it| it.ends_with(" name-of-two")), "{by_code:?}");
}

/// Numbers that stand twice are not taken from one column as if the other was not there.
#[test]
fn two_columns_that_may_both_be_the_values_are_asked_about() {
    for other in ["訂正後", "確定値"] {
        let table = format!("指標ID,年月,値,{other}\nI01,2026-09,20,20\nI01,2026-10,20,25\n");
        assert_tells("observations.csv", &table, "two-columns-for-one");
        let same = format!("指標ID,年月,値,{other}\nI01,2026-09,20,20\nI01,2026-10,20,\n");
        let codes = codes("observations.csv", &same);
        assert!(!codes.contains(&"two-columns-for-one".to_owned()), "{other}: {codes:?}");
    }
    let grants = "資金提供者,交付決定額,助成額,開始日,終了日,状況\n\
                  みどり財団,2000000,1500000,2026-04-01,2027-03-31,確定\n";
    assert_tells("funding.csv", grants, "two-columns-for-one");
}

/// A name in two widths is one funder, who gives all of the money.
#[test]
fn a_funder_in_two_widths_is_one() {
    let grants = "資金提供者,事務局割合,決定額,開始日,終了日,状況\n\
                  ﾐﾄﾞﾘ財団,100,2000000,2026-04-01,2027-10-31,確定\n\
                  ミドリ財団,100,1000000,2026-04-01,2027-10-31,確定\n";
    let files = with(project(), "inputs/funding.csv", grants);
    let (_, assessment) = assessed(&files);
    let all = assessment.by_visibility.values().next().expect("figures");
    let largest = all.conditions.measures.iter().find(|it| it.rule.code == "BB2");
    let share = largest.expect("it is reckoned").now.value;
    assert_eq!(share, Some(100.into()));
}
