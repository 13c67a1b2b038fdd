//! What a report of a day that has passed tells as it is today, because no day
//! stands beside it: said to the secretariat, and only if the tables know more.

use entaku::domain::time::TimeSpan;
use entaku::files::Files;
use entaku::pipeline::Request;
use entaku::records::dates::{DateContext, parse_date, parse_period};

use crate::harness::{described, make, project, root, with};

/// The heading of the section, as the documents have it.
pub(crate) const HEADINGS: [&str; 2] =
    ["= #\"今の状態で載せた項目\";", "= #\"What is told as it is today\";"];

/// Takes the section out of a document: what is before it, the section, and what is
/// after.
pub(crate) fn section(document: &str) -> Option<(&str, &str, &str)> {
    let from = HEADINGS.iter().find_map(|heading| document.find(heading))?;
    let end = "\n)\n#note(";
    let length = document[from..].find(end)? + end.len();
    // A section ends with an empty line.
    let end = "\n\n";
    let length = length + document[from + length..].find(end)? + end.len();
    let (before, rest) = document.split_at(from);
    let (section, after) = rest.split_at(length);
    Some((before, section, after))
}

fn small(tables: &[(&str, &str)]) -> Files {
    let mut inputs = Files::new();
    let base = [
        (
            "roundtable.toml",
            "[roundtable]\nname = \"小さな円卓会議\"\nname_en = \"Small\"\n[documents]\n\
             languages = [\"ja\", \"en\"]\n",
        ),
        ("goals.csv", "目標ID,目標\nG1,つながる\n"),
        (
            "members.csv",
            "団体ID,団体名,セクター,会議体,参加日,就任日\n\
             C1,市,行政,総会,2026-04-01,2026-04-01\n\
             N1,見守る会,NPO・NGO,総会,2026-04-01,2026-04-01\n",
        ),
        ("meetings.csv", "会議ID,開催日,会議体,出席者,状態\nM1,2026-07-05,総会,市;見守る会,実施\n"),
    ];
    for (path, text) in base.iter().chain(tables) {
        inputs.insert(format!("inputs/{path}"), text.as_bytes().to_vec());
    }
    inputs
}

fn outputs(inputs: &Files, day: &str) -> Files {
    let period: TimeSpan = parse_period(&day[..7], DateContext::default()).expect("a month");
    let request = Request {
        period: Some(period),
        as_of: Some(parse_date(day, DateContext::default()).expect("a day")),
        keep_markup: true,
        typeset: false,
        ..Request::default()
    };
    let built = make(inputs, &Files::new(), &request);
    let is_made = built.outputs.text("internal/report.ja.typ").is_some();
    assert!(is_made, "{}", described(&built.diagnostics, inputs));
    built.outputs
}

/// The rows of the section in Japanese: kind, what is told, and of which.
fn rows(inputs: &Files, day: &str) -> Vec<String> {
    let outputs = outputs(inputs, day);
    let document = outputs.text("internal/report.ja.typ").expect("a report");
    let Some((_, section, _)) = section(document) else { return Vec::new() };
    let rows = section.lines().filter(|line| line.starts_with("    (\""));
    let plain = |line: &str| {
        let cells = line.trim().trim_start_matches("(\"").trim_end_matches("\"),");
        cells.replace("\", \"", " | ")
    };
    rows.map(plain).collect()
}

#[track_caller]
fn check(tables: &[(&str, &str)], day: &str, expected: &[&str]) {
    assert_eq!(rows(&small(tables), day), expected, "{day}");
}

/// A meeting in October: the tables know of it in September.
const LATER: (&str, &str) =
    ("changes.csv", "日付,段階,内容\n2026-10-05,運用,声かけを協定に加えた\n");

const PROMISES: &str = "約束ID,取組,担当団体,表明日,期限,変更後期限,期限変更日,変更理由,状況,進捗率,完了日,実績,課題,更新日\n";

#[track_caller]
fn check_commitment(row: &str, expected: &[&str]) {
    let table = format!("{PROMISES}{row}\n");
    check(&[("commitments.csv", &table), LATER], "2026-09-30", expected);
    // The tables of that day say what was so on it.
    check(&[("commitments.csv", &table)], "2026-10-31", &[]);
}

#[test]
fn commitments_whose_state_has_no_day() {
    let name = "P1「名簿を整える」";
    let status = format!("約束 | 状況 | {name}");
    let both = format!("約束 | 状況、進捗率 | {name}");
    let head = "P1,名簿を整える,市,2026-07-05,2026-12-31";
    check_commitment(&format!("{head},,,,進行中,,,,,"), &[&status]);
    check_commitment(&format!("{head},,,,未着手,,,,,"), &[&status]);
    check_commitment(&format!("{head},,,,中止,,,,,"), &[&status]);
    check_commitment(&format!("{head},,,,進行中,40,,,,"), &[&both]);
    let remarks = format!("約束 | 状況、課題・実績の記述 | {name}");
    check_commitment(&format!("{head},,,,遅延,,,,人手が足りない,"), &[&remarks]);
    // A row that was confirmed before the day and not since was so then.
    check_commitment(&format!("{head},,,,進行中,40,,,人手が足りない,2026-09-20"), &[]);
    check_commitment(&format!("{head},,,,進行中,40,,,,2026-09-30"), &[]);
    // Its day tells when it was done.
    check_commitment(&format!("{head},,,,完了,,2026-09-18,できた,,"), &[]);
    // What is late is late by its days; how far it is has none.
    let late = "P1,名簿を整える,市,2026-07-05,2026-08-31";
    check_commitment(&format!("{late},,,,進行中,,,,,"), &[]);
    let progress = format!("約束 | 進捗率 | {name}");
    check_commitment(&format!("{late},,,,進行中,60,,,,"), &[&progress]);
    // Which of the two dates held is told by the day on which it was moved.
    let moved = format!("約束 | 状況、変更後の期限 | {name}");
    check_commitment(&format!("{late},2026-12-28,,人手不足,進行中,,,,,"), &[&moved]);
    check_commitment(&format!("{late},2026-12-28,2026-08-20,人手不足,進行中,,,,,"), &[&status]);
    // Nobody knows when it was promised.
    let made = format!("約束 | 約束したこと（表明日なし）、状況 | {name}");
    check_commitment("P1,名簿を整える,市,,2026-12-31,,,,進行中,,,,,", &[&made]);
}

#[test]
fn what_was_known_later_is_later_knowledge_and_no_state() {
    // Done, confirmed or moved in October: the tables know more by these rows alone.
    let of = |row: &str| {
        let table = format!("{PROMISES}{row}\n");
        rows(&small(&[("commitments.csv", &table)]), "2026-09-30")
    };
    let head = "P1,名簿を整える,市,2026-07-05,2026-12-31";
    assert!(of(&format!("{head},,,,完了,,2026-10-02,できた,,")).is_empty());
    let status = ["約束 | 状況 | P1「名簿を整える」"];
    assert_eq!(of(&format!("{head},,,,進行中,,,,,2026-10-20")), status);
    assert_eq!(of(&format!("{head},2027-02-28,2026-10-20,人手不足,進行中,,,,,")), status);
    // A plan, a date to come and a year that was mistyped are none.
    assert!(of(&format!("{head},,,,進行中,,,,,")).is_empty());
    assert!(of(&format!("{head},,,,進行中,,,,,2062-10-20")).is_empty());
    let commitment = format!("{PROMISES}{head},,,,進行中,,,,,\n");
    let planned = "会議ID,開催日,会議体,出席者,状態\nM1,2026-07-05,総会,市;見守る会,実施\n\
                   M2,2026-10-20,総会,,予定\n";
    let costs = "年月,費目,予算額,実績額\n2026-09,人件費,100,90\n2026-10,人件費,100,0\n\
                 2026-11,人件費,100,-\n2026-12,人件費,100,\n";
    let tables = [("commitments.csv", commitment.as_str()), ("meetings.csv", planned)];
    check(&tables, "2026-09-30", &[]);
    check(&[tables[0], ("costs.csv", costs)], "2026-09-30", &[]);
    check(&[tables[0], LATER], "2026-09-30", &status);
}

#[test]
fn grants_meetings_decisions_and_values() {
    let heads = "資金提供者,事業名,決定額,入金額,支出額,開始,終了,状況\n";
    for (row, expected) in [
        ("財団,地域助成,100,50,20,2026-04-01,2027-03-31,確定", "入金額、支出額 | 財団「地域助成」"),
        ("財団,,100,50,,2026-04-01,2027-03-31,確定", "入金額 | 財団"),
        ("財団,,100,,,2026-12-01,2027-03-31,申請中", "決定額、確定かどうか | 財団"),
        ("財団,,100,,,,,確定", "決定額、確定かどうか | 財団"),
    ] {
        let table = format!("{heads}{row}\n");
        let expected = format!("資金 | {expected}");
        check(&[("funding.csv", &table), LATER], "2026-09-30", &[&expected]);
        check(&[("funding.csv", &table)], "2026-09-30", &[]);
    }
    let meetings = "会議ID,開催日,会議体,出席者,状態\nM1,2026-07-05,総会,市;見守る会,実施\n\
                    M2,2026-10-05,総会,,中止\nM3,2026-10-20,総会,市,実施\n\
                    M4,2026-11-20,総会,,中止\n";
    check(
        &[("meetings.csv", meetings)],
        "2026-09-30",
        &[
            "これからの会議 | 中止したこと | 総会（2026年10月5日）",
            "これからの会議 | 日時・会場・議題 | 総会（2026年10月20日）",
        ],
    );
    let decisions = "決定ID,会議ID,内容,対応状況\nD1,M1,名簿をつくる,実施済み\nD2,M1,毎月集まる,\n";
    let state = ["決定事項 | 対応状況 | D1「名簿をつくる」"];
    check(&[("decisions.csv", decisions), LATER], "2026-07-31", &state);
    let indicators = "指標ID,指標名,単位,集計の遅れ\nI1,訪問,件,20\nI2,相談,件,\n";
    let values = "指標ID,年月,値,受領日,訂正前の値\n\
                  I1,2026-08,5,,\nI1,2026-09,6,,\nI2,2026-08,4,,3\nI2,2026-09,7,2026-09-30,\n";
    check(
        &[("indicators.csv", indicators), ("observations.csv", values), LATER],
        "2026-09-30",
        &["指標の値 | 受領日のない値 | I1「訪問」（2026年9月）、I2「相談」（2026年8月）"],
    );
}

#[test]
fn members_and_voices_without_a_day() {
    let members = "団体ID,団体名,セクター,会議体,参加日,就任日\n\
                   C1,市,行政,総会,,2026-04-01\nN1,見守る会,NPO・NGO,総会,2026-04-01,\n\
                   B1,みなと商店,事業者,総会,,\nB2,港屋,事業者,総会,,2026-05-01\n";
    let voices = "日付,ことば,話した人,掲載の同意\n,助かっています。,80代の女性,○\n";
    check(
        &[("members.csv", members), ("voices.csv", voices), LATER],
        "2026-09-30",
        &[
            // The city came to a meeting before, and the other shop had a seat.
            "参加団体 | 参加していること（参加日なし） | みなと商店",
            "参加団体 | 委員の席（就任日なし） | 見守る会、みなと商店",
            "参加者の声 | 日付のない声 | 1件",
        ],
    );
}

#[test]
fn many_are_told_by_number_and_counted() {
    let mut table = PROMISES.to_owned();
    for at in 1..=36 {
        table += &format!("P{at:02},取組{at},市,2026-07-05,2026-12-31,,,,進行中,,,,,\n");
    }
    let rows = rows(&small(&[("commitments.csv", &table), LATER]), "2026-09-30");
    assert_eq!(rows.len(), 1);
    assert!(rows[0].starts_with("約束 | 状況 | P01、P02、P03、"), "{rows:?}");
    assert!(rows[0].ends_with("、P24、ほか12件"), "{rows:?}");
}

#[test]
fn only_the_secretariat_reads_it_and_only_of_a_day_that_has_passed() {
    let (inputs, _) = project(&root());
    let settings = inputs.text("inputs/roundtable.toml").expect("settings");
    let both = settings.replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]");
    let inputs = with(inputs, "inputs/roundtable.toml", &both);
    for (day, is_told) in [("2026-09-30", true), ("2025-12-31", true), ("2026-10-31", false)] {
        let outputs = outputs(&inputs, day);
        let documents = outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
        let with_section: Vec<&str> = documents
            .filter(|(_, bytes)| section(&String::from_utf8_lossy(bytes)).is_some())
            .map(|(path, _)| path)
            .collect();
        let reports = ["internal/report.en.typ", "internal/report.ja.typ"];
        assert_eq!(with_section, if is_told { &reports[..] } else { &[] }, "{day}");
    }
    let english = outputs(&inputs, "2026-09-30");
    let english = section(english.text("internal/report.en.typ").expect("a report"));
    let (_, english, _) = english.expect("a section");
    for text in ["as of 30\u{a0}September\u{a0}2026", "\"progress in percent\"", "P04, P05"] {
        assert!(english.contains(text), "{text}: {english}");
    }
}
