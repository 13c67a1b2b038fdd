//! What people write on one line and mean for others, or beside a line and mean for it:
//! the sector once for its organisations, parts below their indicator, 中止 in remarks.

use entaku::diagnostics::Answers;
use entaku::domain::words::MeetingState;
use entaku::files::Files;
use entaku::{model, records};

use crate::harness::{minimal, with};
use crate::tables::observations;

const MEMBERS: &str = "団体ID,団体名,略称,セクター\nA01,みなと市,市,行政\nB01,みなと食品株式会社,みなと食品,事業者\n\
                       C01,見守りの会,見守りの会,NPO・NGO\n";
const MEETINGS: &str =
    "会議ID,開催日,会議体,会議名,第何回,状態\nS01,2026-06-20,総会,第1回総会,1,実施\n";
const INDICATORS: &str = "指標ID,指標名,略称,単位,集計\nI01,見守り訪問の件数,見守り訪問,件,累計\n\
                          I02,若者の職場体験の参加者,職場体験,人,累計\nI03,停留所の数,停留所,か所,時点\n";

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

/// Reads meetings and returns how the last one stands, and what was told of it.
fn state(
    meetings: &str,
    answers: &Answers,
) -> (MeetingState, Vec<entaku::diagnostics::Diagnostic>) {
    let mut told = Vec::new();
    let records = records::parse_with(&project(&[("meetings.csv", meetings)]), answers, &mut told);
    let as_of = Some(jiff::civil::date(2026, 10, 31));
    let scope = model::Scope { as_of, ..model::Scope::default() };
    let model = model::resolve(&records, scope, &mut told);
    (model.meetings.last().expect("a meeting").state, told)
}

#[track_caller]
fn remark(heads: &str, cells: &str, expected: MeetingState, asks: bool) {
    let text = format!(
        "会議ID,開催日,会議体,会議名,{heads}\nS01,2026-06-20,総会,第1回総会{}\n\
         S02,2026-08-19,総会,第2回総会,{cells}\n",
        ",".repeat(heads.split(',').count())
    );
    let (state, told) = state(&text, &Answers::default());
    let asked = told.iter().any(|it| it.code == "ask-called-off");
    assert_eq!((state, asked), (expected, asks), "{heads} {cells}");
}

#[test]
fn a_meeting_called_off_in_its_remarks() {
    use MeetingState::{Cancelled, Held, Planned};
    for (heads, cells, expected, asks) in [
        ("備考", "中止", Cancelled, false),
        ("備考", "中止（台風のため）", Cancelled, false),
        ("備考", "大雪のため開催中止", Cancelled, false),
        ("備考", "延期", Cancelled, false),
        ("備考", "Cancelled due to snow", Cancelled, false),
        ("備考", "postponed", Cancelled, false),
        ("備考", "中止の可能性", Planned, true),
        ("備考", "9/2に延期", Planned, true),
        ("備考", "飲食の提供は中止", Planned, true),
        ("備考", "中止せず実施", Planned, false),
        ("備考", "雨", Planned, false),
        // Whoever came says that it was held, whatever else was called off.
        ("出席者,備考", "市,飲食の提供は中止", Held, false),
        ("出席者,備考", "市,中止せず実施", Held, false),
        // A state that is said goes before a remark, unless they contradict each other.
        ("状態,備考", "中止,台風", Cancelled, false),
        ("状態,備考", "予定,中止", Planned, true),
        ("状態,備考", ",中止", Cancelled, false),
    ] {
        remark(heads, cells, expected, asks);
    }
}

#[test]
fn whether_a_meeting_was_called_off_is_asked_once() {
    let text = "会議ID,開催日,会議体,会議名,備考\nS02,2026-08-19,総会,第2回総会,中止か\n";
    let (_, told) = state(text, &Answers::default());
    let asked = told.iter().find(|it| it.code == "ask-called-off").and_then(|it| it.asked());
    let key = asked.expect("a question").key.clone();
    let mut answers = Answers::default();
    answers.insert(key, "cancelled".to_owned());
    let (state, told) = state(text, &answers);
    assert_eq!(state, MeetingState::Cancelled);
    assert!(told.iter().all(|it| it.code != "ask-called-off"));
}

/// The sector of each organisation of a list, and the codes of what was told.
#[track_caller]
fn sectors(text: &str, expected: &[&str], codes: &[&str]) {
    let mut inputs = Files::new();
    for (path, bytes) in project(&[("名簿.csv", text)]).iter() {
        if !path.ends_with("/members.csv") {
            inputs.insert(path, bytes.to_vec());
        }
    }
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let mut read: Vec<String> = Vec::new();
    for it in &records.members {
        let line = format!("{} {}", it.org_name.value, it.sector.value);
        if !read.contains(&line) {
            read.push(line);
        }
    }
    let told: Vec<&str> =
        told.iter().map(|it| it.code).filter(|code| *code == "missing-value").collect();
    assert_eq!(
        (read.iter().map(String::as_str).collect(), told),
        (expected.to_vec(), codes.to_vec()),
        "{text}"
    );
}

#[test]
fn a_sector_that_is_written_once() {
    let all = ["市 行政", "県 行政", "食品 事業者", "運輸 事業者", "情報 事業者"];
    for text in [
        "分野,団体名,来る人,総会\n行政,市,佐藤,○\n,県,田中,○\n事業者,食品,鈴木,○\n,運輸,林,○\n\
         ,情報,森,○\n",
        "メンバー\n\n分野,団体名,来る人,総会,役\n行政,市,佐藤,○,\n,県,田中,◎,座長\n事業者,食品,鈴木,○,\n\
         ,運輸,林,○,\n,情報,森,○,\n,5団体,,,\n",
        "グループ,団体,出る会議\n行政,市,総会\n,県,総会\n事業者,食品,総会\n,運輸,総会\n,情報,総会\n",
    ] {
        sectors(text, &all, &[]);
    }
    // A gap among rows with a sector each is one that was forgotten.
    for cells in [
        ["行政", "行政", "事業者", "", "事業者"],
        ["行政", "事業者", "", "消費者", "金融"],
        ["", "行政", "", "事業者", ""],
    ] {
        let names = ["市", "県", "食品", "運輸", "情報"];
        let rows = cells.iter().zip(names).map(|(it, name)| format!("{it},{name},佐藤,○\n"));
        let text = format!("分野,団体名,来る人,総会\n{}", rows.collect::<String>());
        let mut told = Vec::new();
        let inputs = with(project(&[]), "inputs/members.csv", &text);
        records::parse(&inputs, &mut told);
        assert!(told.iter().any(|it| it.code == "missing-value"), "{text} {told:#?}");
    }
}

#[track_caller]
fn values(text: &str, expected: &[&str]) {
    let mut told = Vec::new();
    let records = records::parse(&project(&[("四半期.csv", text)]), &mut told);
    let mut read = observations(&records);
    read.sort();
    let told: Vec<&str> = told.iter().map(|it| it.code).collect();
    assert_eq!(
        (read.iter().map(String::as_str).collect(), told),
        (expected.to_vec(), vec![]),
        "{text}"
    );
}

#[test]
fn parts_below_their_indicator() {
    let expected = [
        "職場体験 2026-Q1 7",
        "職場体験 2026-Q1[高校生] 4",
        "職場体験 2026-Q2 8",
        "職場体験 2026-Q2[高校生] 8",
    ];
    for text in [
        ",2026年4～6月,2026年7～9月\n職場体験（人）,7,8\n　うち高校生,4,8\n",
        "四半期の数字\n\n各期の数字,2026年4～6月,2026年7～9月\n職場体験,7,8\nうち 高校生,4,8\n",
        "数字,2026年4～6月,2026年7～9月\n職場体験（人）,7,8\n（うち高校生）,4,8\n",
    ] {
        values(text, &expected);
    }
}

#[test]
fn years_above_the_first_of_their_months() {
    let expected =
        ["停留所 2025-12 9", "停留所 2026-03 11", "停留所 2026-06 14", "見守り訪問 2026-03 3"];
    for text in [
        "各期末の数字,2025年,2026年,\n,12月末,3月末,6月末\n停留所（か所）,9,11,14\n見守り訪問（件）,,3,\n",
        "期末の数字\n\n,2025年,2026年,\n,12月末,3月末,6月末\n停留所,9,11,14\n見守り訪問,,3,\n",
    ] {
        values(text, &expected);
    }
}

#[test]
fn groups_that_say_how_many_they_are() {
    for text in [
        "やること,いつまでに,いま\n■ 市（1件）\n名札を作る,2026/12/31,完了\n■ みなと食品（2件）\n\
         食材を届ける,2026/12/31,完了\n会場を貸す,2026/12/31,完了\n",
        "やること,いつまでに,いま\n【市】 1件,,\n名札を作る,2026/12/31,完了\n【みなと食品】 2件,,\n\
         食材を届ける,2026/12/31,完了\n会場を貸す,2026/12/31,完了\n",
        "やること,いつまでに,いま\n●市（計1件）,,\n名札を作る,2026/12/31,完了\n●みなと食品（計2件）,,\n\
         食材を届ける,2026/12/31,完了\n会場を貸す,2026/12/31,完了\n",
    ] {
        let mut told = Vec::new();
        let records = records::parse(&project(&[("約束.csv", text)]), &mut told);
        let read: Vec<String> = records
            .commitments
            .iter()
            .map(|it| format!("{} {}", it.title.value, it.owner.value))
            .collect();
        let expected = ["名札を作る 市", "食材を届ける みなと食品", "会場を貸す みなと食品"];
        assert_eq!(read, expected, "{text} {told:#?}");
    }
}
