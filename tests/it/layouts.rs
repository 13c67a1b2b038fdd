//! Sheets as their authors keep them: what runs down and across, known from what
//! the cells hold.

use entaku::files::Files;
use entaku::records::{self, Records};

use crate::harness::{minimal, with};
use crate::layout_command::layouts_of;

const MEMBERS: &str = "団体ID,団体名,略称,セクター\nA01,みなと市,市,行政\nB01,みなと食品株式会社,みなと食品,事業者\n\
                       C01,見守りの会,見守りの会,NPO・NGO\n";
const MEETINGS: &str = "会議ID,開催日,会議体,会議名,第何回,状態\nS01,2026-06-20,総会,第1回総会,1,実施\n\
                        S02,2026-09-18,総会,第2回総会,2,実施\n";
const INDICATORS: &str =
    "指標ID,指標名,単位,集計\nI01,見守り訪問の件数,件,累計\nI02,サロンの参加者数,人,累計\n";

fn project(files: &[(&str, &str)]) -> Files {
    let mut inputs = minimal();
    for (path, text) in
        [("members.csv", MEMBERS), ("meetings.csv", MEETINGS), ("indicators.csv", INDICATORS)]
            .iter()
            .chain(files)
    {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    inputs
}

fn read(files: &[(&str, &str)]) -> (Records, Vec<&'static str>) {
    let mut told = Vec::new();
    let records = records::parse(&project(files), &mut told);
    (records, told.iter().map(|it| it.code).collect())
}

#[track_caller]
fn attendance(name: &str, text: &str, expected: &[&str], codes: &[&str]) {
    let files = kept(name, text);
    // As it is proposed, and as its layout is kept in a file.
    for files in [&files[..1], &files] {
        let (records, told) = read(&borrowed(files));
        let read: Vec<String> = records
            .attendance
            .iter()
            .map(|it| {
                let presence = format!("{:?}", it.presence.value).to_lowercase();
                format!("{} {} {presence}", it.meeting_id.value, it.organisation.value)
            })
            .collect();
        assert_eq!(
            (read, told),
            (expected.iter().map(|it| (*it).into()).collect(), codes.to_vec()),
            "{files:?}"
        );
    }
}

/// A file, and the layouts that are kept of it.
fn kept(name: &str, text: &str) -> Vec<(String, String)> {
    let mut files = vec![(name.to_owned(), text.to_owned())];
    files.extend(layouts_of(&project(&[(name, text)]), name));
    files
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[test]
fn organisations_down_and_meetings_across() {
    let expected = [
        "S01 市 present",
        "S02 市 present",
        "S01 みなと食品 proxy",
        "S02 みなと食品 absent",
        "S01 見守りの会 absent",
        "S02 見守りの会 present",
    ];
    let rows = "市,○,○,2\nみなと食品,△,×,1\n見守りの会,×,○,1\n出席数,2,2,\n";
    for (name, text) in [
        ("出席簿_総会.csv", format!("団体,第1回,第2回,計\n{rows}")),
        ("R8.csv", format!("総会 出席簿\n\n構成員,第1回,第2回,計\n{rows}")),
        (
            "R8.csv",
            format!("総会 出席簿\n,,,\n,第1回,第2回,\n構成員,6/20,9/18,計\n{rows}")
                .replace("6/20", "")
                .replace("9/18", ""),
        ),
    ] {
        attendance(name, &text, &expected, &[]);
    }
}

#[test]
fn meetings_down_and_organisations_across() {
    attendance(
        "出席.csv",
        "回,市,みなと食品,見守りの会,備考\n第1回総会,○,△,×,\n第2回総会,○,×,○,雨\n",
        &[
            "S01 市 present",
            "S01 みなと食品 proxy",
            "S01 見守りの会 absent",
            "S02 市 present",
            "S02 みなと食品 absent",
            "S02 見守りの会 present",
        ],
        &[],
    );
}

#[test]
fn blank_cells_of_attendance_are_asked() {
    attendance(
        "出席簿_総会.csv",
        "団体,第1回,第2回,第3回\n市,○,○,\nみなと食品,○,,\n",
        &["S01 市 present", "S02 市 present", "S01 みなと食品 present", "S02 みなと食品 absent"],
        &["ask-blank-attendance"],
    );
    // Where absence is marked, a blank is nothing.
    attendance(
        "出席簿_総会.csv",
        "団体,第1回,第2回,第3回\n市,○,×,\nみなと食品,○,,\n",
        &["S01 市 present", "S02 市 absent", "S01 みなと食品 present"],
        &[],
    );
}

#[track_caller]
fn values(name: &str, text: &str, expected: &[&str], codes: &[&str]) {
    let files = kept(name, text);
    for files in [&files[..1], &files] {
        let (records, told) = read(&borrowed(files));
        let mut read: Vec<String> = records
            .observations
            .iter()
            .map(|it| {
                let by = it.organisation.as_ref().map(|it| format!(" {}", it.value));
                let value = format!("{:?}", it.value.value);
                let value: String =
                    value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
                let by = by.unwrap_or_default();
                format!("{} {}{by} {value}", it.indicator.value, it.period.value)
            })
            .collect();
        read.sort();
        assert_eq!(
            (read, told),
            (expected.iter().map(|it| (*it).into()).collect(), codes.to_vec()),
            "{files:?}"
        );
    }
}

#[test]
fn months_down_and_indicators_across() {
    let expected = [
        "サロンの参加者数 2026-04 30",
        "サロンの参加者数 2026-05 31",
        "見守り訪問の件数 2026-04 20",
        "見守り訪問の件数 2026-05 25",
    ];
    for text in [
        "令和8年度\n月,見守り訪問の件数,サロンの参加者数\n4月,20,30\n5月,25,31\n",
        "月,見守り訪問の件数（件）,2 サロンの参加者数\n2026年4月,20,30\n2026年5月,25,31\n合計,45,61\n",
        "年度,月,見守り訪問の件数,サロンの参加者数\n令和8年度,4月,20,30\n,5月,25,31\n",
        ",見守り訪問の件数,サロンの参加者数\n令和8年度,,\n4月,20,30\n5月,25,31\n※速報\n",
    ] {
        values("推移.csv", text, &expected, &[]);
    }
}

#[test]
fn months_down_and_reporters_across() {
    values(
        "報告.csv",
        "見守り訪問の件数\n\n令和8年度,市,みなと食品\n4月,20,30\n5月,25,31\n",
        &[
            "見守り訪問の件数 2026-04 みなと食品 30",
            "見守り訪問の件数 2026-04 市 20",
            "見守り訪問の件数 2026-05 みなと食品 31",
            "見守り訪問の件数 2026-05 市 25",
        ],
        &[],
    );
}

#[test]
fn tables_side_by_side_are_read_alone() {
    let (records, told) = read(&[(
        "10月.csv",
        "指標ID,年月,値,,年月,費目,実績額\nI01,2026-04,20,,2026-04,人件費,500\n\
         I01,2026-05,25,,2026-05,会議費,40\n",
    )]);
    assert_eq!((records.observations.len(), records.costs.len(), told), (2, 2, vec![]));
}

#[test]
fn one_indicator_beside_its_months() {
    let expected = ["見守り訪問の件数 2026-04 20", "見守り訪問の件数 2026-05 25"];
    for text in [
        ",見守り訪問の件数（件）\nR8.4,20\nR8.5,25\n",
        "年度,月,見守り訪問の件数,備考\n令和8年度,4月,20,\n,5月,25,速報\n年度計,,45,\n",
        "見守り訪問の件数（R8.9.30）\n月,件数,備考\nR8.4,20,\nR8.5,25,\n",
    ] {
        values("相談.csv", text, &expected, &[]);
    }
}

#[test]
fn costs_with_plan_and_actual_by_month() {
    let expected = ["人件費 2026-04 580 578", "人件費 2026-05 580 581", "会議費 2026-04 55 52"];
    for text in [
        "令和8年度 事務局費\n費目,,4月,5月,計\n人件費,予算,580,580,1160\n,実績,578,581,1159\n\
         会議費,予算,55,,55\n,実績,52,,52\n計,実績,630,581,1211\n",
        "令和8年度 事務局費\n費目,4月,,5月,,累計,\n,予算,執行,予算,執行,予算,執行\n\
         人件費,580,578,580,581,1160,1159\n会議費,55,52,,,55,52\n計,635,630,580,581,1215,1211\n",
    ] {
        let files = kept("お金.csv", text);
        for files in [&files[..1], &files] {
            let (records, told) = read(&borrowed(files));
            let mut read: Vec<String> = records
                .costs
                .iter()
                .map(|it| {
                    let yen = [&it.budget, &it.actual].map(|it| {
                        it.as_ref().map_or_else(String::new, |it| format!("{:?}", it.value))
                    });
                    let yen =
                        yen.map(|it| it.chars().filter(char::is_ascii_digit).collect::<String>());
                    let month = &it.month.value;
                    format!("{} {month} {} {}", it.category.value, yen[0], yen[1])
                })
                .collect();
            read.sort();
            assert_eq!((read, told), (expected.map(str::to_owned).to_vec(), vec![]), "{files:?}");
        }
    }
}

#[test]
fn goals_that_stand_only_beside_what_serves_them() {
    let others = minimal();
    let mut inputs = Files::new();
    for (path, bytes) in others.iter().filter(|(path, _)| !path.contains("goals")) {
        inputs.insert(path, bytes.to_vec());
    }
    let indicators = "No,指標,単位,よい向き,目標\n1-1,見守り訪問の件数,件,↑,ひとりにしないまち\n\
                      1-2,サロンの参加者数,人,↑,ひとりにしないまち\n,（指標なし）,,,続けられる会議\n";
    let commitments =
        "約束,担当,いつまで,状況,目標\n名札を作る,みなと市,2026-12-31,進行中,ひとりにしないまち\n";
    let inputs = with(inputs, "inputs/indicators.csv", indicators);
    let inputs = with(inputs, "inputs/commitments.csv", commitments);
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let goals: Vec<&str> = records.goals.iter().map(|it| it.title.value.as_str()).collect();
    assert_eq!(goals, ["ひとりにしないまち"]);
    assert_eq!(records.indicators.len(), 2);
    assert!(told.iter().any(|it| it.code == "goals-from-rows"));
}

#[test]
fn who_reports_is_known_by_the_names() {
    let rows = "見守り訪問の件数,2026-04,みなと市,20\n見守り訪問の件数,2026-04,見守りの会,5\n";
    let expected =
        ["見守り訪問の件数 2026-04 みなと市 20", "見守り訪問の件数 2026-04 見守りの会 5"];
    for heads in ["何の数,いつ,どこの団体,結果", "名前,時期,どこ,件数"] {
        values("届いた表.csv", &format!("{heads}\n{rows}"), &expected, &[]);
    }
    let rows = "見守り訪問の件数,2026-04,みなと市,20\nサロンの参加者数,2026-04,見守りの会,5\n";
    let expected = ["サロンの参加者数 2026-04 5", "見守り訪問の件数 2026-04 20"];
    values("届いた表.csv", &format!("何の数,いつ,所管,結果\n{rows}"), &expected, &[]);
}
