//! Tables without codes: what a row is makes its code, the same next month.

use std::collections::BTreeMap;

use entaku::assessment;
use entaku::diagnostics::{Diagnostic, Severity};
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::{self, Model, Scope};
use entaku::records::{self, Records};

use crate::harness::{described, told};

const SETTINGS: &str = "[roundtable]\nname = \"円卓\"\n\
    [[bodies]]\nid = \"assembly\"\nname = \"総会\"\n\
    [[bodies]]\nid = \"steering\"\nname = \"運営委員会\"\naliases = [\"運営会議\"]\n\
    [[sectors]]\nid = \"gov\"\nname = \"行政\"\nshort = \"行\"\n\
    [[sectors]]\nid = \"npo\"\nname = \"NPO\"\nshort = \"民\"\n";
const MEMBERS: &str = "団体名,区分,略称,別名\n\
    みなと市,行政,市,\n社会福祉法人みなと市社会福祉協議会,NPO,社協,\nNPO法人そら,NPO,そら,青空の会\n";
const GOALS: &str = "目標,めざす姿\nひとりにしない,三日で気づける\n居場所をふやす,歩いて行ける\n";
const MEETINGS: &str = "会議体,第何回,開催日,会議名\n\
    総会,1,2026-05-20,第1回総会\n総会,2,2026-09-18,第2回総会\n運営会議,1,2026-07-01,\n\
    運営委員会,2,2026-10-07,\n";
const INDICATORS: &str = "指標名,単位,基準値,基準時点,目標\n\
    見守り訪問の件数,件,10,2026-03,ひとりにしない\n居場所の数,か所,3,2026-03,居場所をふやす\n";

fn project(files: &[(&str, &str)]) -> Files {
    let mut inputs = Files::new();
    let all = [
        ("roundtable.toml", SETTINGS),
        ("団体.csv", MEMBERS),
        ("目標.csv", GOALS),
        ("会議.csv", MEETINGS),
        ("指標.csv", INDICATORS),
    ];
    for (name, text) in all.iter().chain(files) {
        inputs.insert(format!("inputs/{name}"), text.as_bytes().to_vec());
    }
    inputs
}

fn read(files: &[(&str, &str)]) -> (Records, Model, Vec<Diagnostic>) {
    let inputs = project(files);
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    let model = model::resolve(&records, Scope::default(), &mut diagnostics);
    (records, model, diagnostics)
}

/// What is told beside that meetings have no attendance.
fn problems(diagnostics: &[Diagnostic]) -> Vec<String> {
    const SAID: [&str; 3] =
        ["meeting-without-attendance", "meeting-without-record", "commitment-without-due"];
    let told = told(diagnostics).into_iter();
    told.filter(|it| !SAID.iter().any(|code| it.ends_with(code))).collect()
}

/// Codes of all things, by what they are.
fn codes(model: &Model) -> BTreeMap<String, String> {
    let organisations =
        model.organisations.iter().map(|it| (it.name.ja.clone(), it.id.to_string()));
    let goals = model.goals.iter().map(|it| (it.title.ja.clone(), it.id.to_string()));
    let meetings = model.meetings.iter().map(|it| (it.date.to_string(), it.id.to_string()));
    let indicators = model
        .indicators
        .iter()
        .map(|it| (it.definition.name.ja.clone(), it.definition.id.to_string()));
    let commitments = model.commitments.iter().map(|it| (it.title.ja.clone(), it.id.to_string()));
    let decisions = model.decisions.iter().map(|it| (it.text.ja.clone(), it.id.to_string()));
    organisations
        .chain(goals)
        .chain(meetings)
        .chain(indicators)
        .chain(commitments)
        .chain(decisions)
        .collect()
}

const PROMISES: &str = "取組,担当団体,状況\n声かけを広げる,市,進行中\n居場所を開く,そら,未着手\n";
const DECISIONS: &str = "会議名,決定内容\n第1回総会,見守りを増やす\n第1回総会,居場所を増やす\n";

#[test]
fn tables_without_codes_are_read() {
    let (records, model, diagnostics) = read(&[("約束.csv", PROMISES), ("決定.csv", DECISIONS)]);
    assert_eq!(problems(&diagnostics), Vec::<String>::new());
    let codes = codes(&model);
    assert_eq!(codes.len(), 3 + 2 + 4 + 2 + 2 + 2, "{codes:?}");
    let distinct: std::collections::BTreeSet<&String> = codes.values().collect();
    assert_eq!(distinct.len(), codes.len(), "{codes:?}");
    // Said once each, where the secretariat looks.
    let receipts = records::receipt::to_csv(&records.receipts, Language::Ja);
    let receipts = String::from_utf8(receipts).expect("text");
    for code in codes.values() {
        assert_eq!(receipts.matches(code.as_str()).count(), 1, "{code}\n{receipts}");
    }
}

#[test]
fn a_code_stays_when_rows_and_columns_move() {
    let files = [("約束.csv", PROMISES), ("決定.csv", DECISIONS)];
    let before = codes(&read(&files).1);
    let moved = [
        ("約束.csv", "No,状況,取組,担当団体\n1,完了予定,x,y\n"),
        ("決定.csv", "No,決定内容,会議体,回\n1,居場所を増やす,総会,1\n2,見守りを増やす,総会,1\n"),
        (
            "団体.csv",
            "No,区分,団体名\n1,NPO,新しい会\n2,NPO,特定非営利活動法人 そら\n3,行政,みなと市\n\
             4,NPO,（社福）みなと市社会福祉協議会\n",
        ),
        (
            "会議.csv",
            "No,日付,会議種別,会議名\n1,2026/10/7,運営委員会,第二回\n2,2026/9/18,総会,第2回 総会\n3,2026/7/1,運営委員会,第1回\n4,2026/5/20,総会,第１回総会\n",
        ),
        (
            "指標.csv",
            "単位,指標名,目標値,目標時点\nか所,居場所の数,9,2027-03\n件,見守り訪問の件数,5,2027-03\n",
        ),
    ];
    let mut moved = moved.to_vec();
    let commitments = "担当団体,状況,取組,備考\nNPO法人そら,完了,居場所を開く,x\nみなと市,進行中,声かけを広げる,\n";
    moved[0] = ("約束.csv", commitments);
    let after = codes(&read(&moved).1);
    for (thing, code) in &before {
        let now = after.get(thing).or_else(|| after.values().find(|it| *it == code));
        assert_eq!(now, Some(code), "{thing}\n{before:#?}\n{after:#?}");
    }
}

#[test]
fn a_code_that_somebody_wrote_is_lent() {
    // Two are nicknamed alike: a third row of that name is neither.
    let alike = "団体ID,団体名,区分,略称\nA1,東社協,NPO,社会協\nA2,西社協,NPO,社会協\n";
    let (records, ..) = read(&[("団体.csv", alike), ("団体2.csv", "団体名,区分\n社会協,NPO\n")]);
    assert!(records.members[2].org_id.value.starts_with('O'), "{:?}", records.members[2].org_id);
    let codes = codes(
        &read(&[(
            "団体2.csv",
            "団体ID,団体名,区分,会議体\nA1,みなと市,行政,総会\n,NPO法人そら,NPO,総会\n",
        )])
        .1,
    );
    assert_eq!(codes["みなと市"], "A1");
    // A short name in one file and the full one in another are one organisation.
    let (_, model, diagnostics) =
        read(&[("団体2.csv", "団体名,区分,会議体\n社協,NPO,総会\nそら,NPO,総会\n")]);
    assert_eq!(problems(&diagnostics), Vec::<String>::new());
    assert_eq!(model.organisations.len(), 3);
    assert_eq!(model.organisations[1].seats.len(), 1);
}

#[track_caller]
fn check_table(name: &str, text: &str, expected: &str) {
    let inputs = project(&[(name, text)]);
    let records = records::parse(&inputs, &mut Vec::new());
    let source = format!("inputs/{name}");
    let receipt = records.receipts.iter().find(|it| it.source.path == source).expect("a receipt");
    let found = match &receipt.taken_for {
        records::receipt::TakenFor::Table(table, _) => (*table).to_owned(),
        other => format!("{other:?}"),
    };
    assert_eq!(found, expected, "{text}");
}

#[test]
fn lookalikes_are_not_taken_for_tables() {
    for (text, expected) in [
        ("団体名,区分\nみなと市,行政\nそら,NPO\n", "members"),
        ("団体名,区分\nこども食堂,飲食\n朝市,物販\n", "NoTable"),
        ("名前,内容\nそら,話した\n", "NoTable"),
        ("目標,内容\n歩く,1日8000歩\n", "NoTable"),
        ("目標,実績\n100,80\n", "Unknown"),
        ("目標,めざす姿\nひとりにしない,三日で気づける\n", "goals"),
        ("目標,めざす姿\n100,120\n", "Unknown"),
        ("日付,区分,金額\n2026-05-01,交通費,300\n", "Unknown"),
        ("日付,区分\n2026-05-01,総会\n2026-06-01,運営会議\n", "meetings"),
        ("日付,内容\n2026-05-01,電話\n", "NoTable"),
        ("会議名,内容\n第1回総会,自己紹介\n", "NoTable"),
        ("会議名,決定内容\n第1回総会,自己紹介\n", "decisions"),
        ("内容,担当団体,状況\n掃除,市,進行中\n", "NoTable"),
        ("内容,担当団体,期限,状況\n掃除,市,2026-10,進行中\n", "commitments"),
        ("日付,団体名,状況\n2026-05-01,市,連絡済み\n", "NoTable"),
        ("開催日,団体名,出欠\n2026-05-20,市,○\n", "attendance"),
        ("指標名,単位\n訪問,件\n", "NoTable"),
        ("指標名,単位,4月,5月\n見守り訪問の件数,件,1,2\n", "observations"),
        ("指標名,単位,目標値,目標年度\n訪問,件,9,2027\n", "indicators"),
    ] {
        check_table("x.csv", text, expected);
    }
}

#[test]
fn running_numbers_are_no_codes() {
    // Each file counts from 1: numbers of rows, and not of commitments.
    let first = "No,取組,担当団体,状況\n1,声かけを広げる,市,進行中\n";
    let second = "No,取組,担当団体,状況\n1,居場所を開く,そら,進行中\n2,車を出す,そら,進行中\n";
    let (_, model, diagnostics) = read(&[("約束_市.csv", first), ("約束_民.csv", second)]);
    assert_eq!(problems(&diagnostics), Vec::<String>::new());
    let ids: Vec<&str> = model.commitments.iter().map(|it| it.id.as_str()).collect();
    assert!(ids.iter().all(|id| id.starts_with('P') && id.len() == 6), "{ids:?}");
    // One file's numbers are what people call its commitments by.
    let (_, model, _) = read(&[("約束_市.csv", first)]);
    assert_eq!(model.commitments[0].id.as_str(), "1");
    // 回 is the number of a meeting.
    let meetings =
        "回,会議体,開催日\n1,総会,2026-05-20\n2,総会,2026-09-18\n1,運営委員会,2026-07-01\n";
    let (_, model, diagnostics) = read(&[("会議.csv", meetings)]);
    assert_eq!(problems(&diagnostics), Vec::<String>::new());
    let numbers: Vec<Option<u32>> = model.meetings.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [Some(1), Some(1), Some(2)]);
}

#[track_caller]
fn check_problems(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(problems(&read(files).2), expected, "{files:?}");
}

#[test]
fn the_same_thing_twice_is_told() {
    let twice = "取組,担当団体,状況\n声かけ,市,進行中\n声かけ,みなと市,完了予定\n";
    let twice = twice.replace("完了予定", "未着手");
    check_problems(&[("約束.csv", &twice)], &["inputs/約束.csv:3 listed-twice"]);
    check_problems(
        &[("会議.csv", "会議体,開催日\n総会,2026-05-20\n総会,2026-05-20\n")],
        &["inputs/会議.csv:3 listed-twice"],
    );
    // A remark among goals is none.
    check_problems(
        &[("目標.csv", "目標,めざす姿\nひとりにしない,a\n居場所をふやす,b\n来年度に見直す,\n")],
        &["inputs/目標.csv:B4 missing-value"],
    );
    // Two organisations that differ in their legal form only are not one.
    let alike = "団体名,区分\n株式会社あおい,NPO\nNPO法人あおい,NPO\n㈱あおい,NPO\n";
    check_problems(&[("団体.csv", alike)], &["inputs/団体.csv:A3 name-taken"]);
    // A meeting that was put off is two.
    check_problems(
        &[(
            "会議.csv",
            "会議体,第何回,開催日,状態\n総会,1,2026-05-20,中止\n総会,1,2026-06-20,実施\n",
        )],
        &[],
    );
}

#[track_caller]
fn check_meeting(written: &str, expected: &str) {
    let text = format!("会議,団体名,出欠\n{written},市,出席\n");
    let (_, model, diagnostics) = read(&[("出欠.csv", &text)]);
    let at = model.meetings.iter().filter(|it| !it.attendance.is_empty());
    let days: Vec<String> = at.map(|it| it.date.to_string()).collect();
    let told: Vec<String> = problems(&diagnostics)
        .iter()
        .filter_map(|it| it.rsplit(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(days.into_iter().chain(told).collect::<Vec<_>>().join(" "), expected, "{written}");
}

#[test]
fn meetings_are_known_by_what_people_call_them() {
    for (written, expected) in [
        ("第2回総会", "2026-09-18"),
        ("総会（第2回）", "2026-09-18"),
        ("第２回 総会", "2026-09-18"),
        ("令和8年度第2回総会", "2026-09-18"),
        ("総会 9/18", "2026-09-18"),
        ("総会(9月18日)", "2026-09-18"),
        ("R8.9.18", "2026-09-18"),
        ("運営会議 第一回", "2026-07-01"),
        ("S07", "unknown-reference"),
        ("運営委員会（R8.10.7）", "2026-10-07"),
        ("第2回", "several-meetings"),
        ("総会", "several-meetings"),
        ("令和7年度第2回総会", "unknown-reference"),
        ("第9回総会", "unknown-reference"),
        ("懇親会", "unknown-reference"),
        ("総会の準備会", "unknown-reference"),
    ] {
        check_meeting(written, expected);
    }
}

#[test]
fn meetings_are_known_by_several_columns() {
    for (heads, row) in [
        ("会議体,回数", "総会,2"),
        ("会議体,回", "総会,第2回"),
        ("会議種別,開催日", "総会,2026/9/18"),
        ("開催日,会議名", "9/18,総会"),
    ] {
        let text = format!("{heads},団体名,出欠\n{row},市,出席\n{row},そら,欠席\n");
        let (_, model, diagnostics) = read(&[("出欠.csv", &text)]);
        assert_eq!(problems(&diagnostics), Vec::<String>::new(), "{heads}");
        let counts: Vec<usize> = model.meetings.iter().map(|it| it.attendance.len()).collect();
        assert_eq!(counts, [0, 0, 2, 0], "{heads}");
    }
}

#[test]
fn indicators_and_goals_are_known_by_their_numbers() {
    let indicators = "番号,指標名,略称,単位,目標値,目標年度,目標\n".replace("番号", "指標番号")
        + "1-1,見守り訪問の件数,訪問,件,9,2027,目標1\n2-1,居場所の数,居場所,か所,9,2027,2\n";
    let goals = "目標番号,目標\n1,ひとりにしない\n2,居場所をふやす\n";
    for written in
        ["1-1", "１－１", "訪問", "1-1 見守り訪問の件数", "見守り訪問の件数（1-1）", "指標1-1"]
    {
        let values = format!("指標,年月,値\n{written},2026-05,3\n");
        let (_, model, diagnostics) =
            read(&[("指標.csv", &indicators), ("目標.csv", goals), ("実績.csv", &values)]);
        assert_eq!(problems(&diagnostics), Vec::<String>::new(), "{written}");
        assert_eq!(model.indicators[0].observations.len(), 1, "{written}");
        let goals =
            model.indicators.iter().map(|it| it.definition.goal.as_ref().map(|it| it.as_str()));
        assert_eq!(goals.collect::<Vec<_>>(), [Some("1"), Some("2")]);
    }
}

#[track_caller]
fn check_owners(written: &str, expected: &[&str], told: &[&str]) {
    let text = format!("取組,担当団体,状況\n声かけ,{written},進行中\n");
    let (_, model, diagnostics) = read(&[("約束.csv", &text)]);
    let name = |id| model.organisation(id).map(|it| it.short_name.clone()).unwrap_or_default();
    let owners: Vec<String> =
        model.commitments.iter().flat_map(|it| it.owners()).map(name).collect();
    assert_eq!(owners, expected, "{written}");
    let codes: Vec<String> = problems(&diagnostics)
        .iter()
        .filter_map(|it| it.rsplit(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(codes, told, "{written}");
}

#[test]
fn two_owners_are_both() {
    check_owners("市", &["市"], &[]);
    check_owners("市・社協", &["市", "社協"], &[]);
    check_owners("みなと市／そら", &["市", "そら"], &[]);
    check_owners("\"市、社協、そら\"", &["市", "社協", "そら"], &[]);
    check_owners("市・みなと市", &["市"], &[]);
    check_owners("市・町", &["市"], &["unknown-reference"]);
    check_owners("町・村", &[], &["unknown-reference"]);
    // Both sectors have it, and it is one commitment.
    let text = "取組,担当団体,状況\n声かけ,市・社協,進行中\n";
    let (_, model, _) = read(&[("約束.csv", text)]);
    let sectors: Vec<&str> = model.commitments[0].sectors().map(|it| it.as_str()).collect();
    assert_eq!(sectors, ["gov", "npo"]);
    let assessment = assessment::assess(&model);
    let commitments = &assessment.by_visibility[&Visibility::Internal].commitments;
    assert_eq!(commitments.total.made.count(), 1);
    assert!(commitments.by_sector.values().all(|record| record.made.count() == 1));
}

#[test]
fn an_abbreviation_that_nobody_listed_is_asked_once() {
    check_owners("みなと市社協", &["社協"], &["ask-abbreviation"]);
    check_owners("みなと社福協", &["社協"], &["ask-abbreviation"]);
    check_owners("みな協議", &["社協"], &["ask-abbreviation"]);
    check_owners("みなと", &[], &["unknown-reference"]);
    check_owners("山の会", &[], &["unknown-reference"]);
    let text = "取組,担当団体,状況\na,みなと市社協,進行中\nb,みなと市社協,進行中\n";
    let (records, model, diagnostics) = read(&[("約束.csv", text)]);
    assert_eq!(problems(&diagnostics).len(), 1);
    assert_eq!(model.commitments.len(), 2);
    let key = &diagnostics.iter().find_map(|it| it.asked()).expect("a question").key;
    for (answer, owner) in [("same", Some("社協")), ("other", None), ("そら", Some("そら"))] {
        let mut records = records.clone();
        records.answers.insert(key.clone(), answer.to_owned());
        let mut diagnostics = Vec::new();
        let model = model::resolve(&records, Scope::default(), &mut diagnostics);
        let found = model.commitments.first().and_then(|it| model.organisation(&it.owner));
        assert_eq!(found.map(|it| it.short_name.as_str()), owner, "{answer}");
        assert!(diagnostics.iter().all(|it| it.asked().is_none()), "{answer}");
    }
}

#[test]
fn done_without_a_day_is_neither_on_time_nor_late() {
    let text = "取組,担当団体,期限,状況,完了日\na,市,2026-04,完了,\nb,市,2026-04,完了,2026-04-10\n\
                c,市,2026-04,完了,2026-05-02\nd,市,,完了,\n";
    let (_, model, diagnostics) = read(&[("約束.csv", text)]);
    let told = problems(&diagnostics);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|it| it.ends_with("done-without-date")), "{told:?}");
    let warnings = diagnostics.iter().filter(|it| it.code == "done-without-date");
    assert!(warnings.into_iter().all(|it| it.severity == Severity::Warning));
    let assessment = assessment::assess(&model);
    let total = &assessment.by_visibility[&Visibility::Internal].commitments.total;
    let counts = [&total.on_time, &total.late, &total.undated, &total.open, &total.overdue];
    assert_eq!(counts.map(|it| it.count()), [1, 1, 2, 0, 0]);
    assert_eq!(total.done(), 4);
}

/// What was made is shown on the receipts alone: a message names things as people do.
#[test]
fn messages_name_things_and_not_codes_that_nobody_wrote() {
    let files = [("約束.csv", PROMISES), ("決定.csv", DECISIONS)];
    let (_, model, diagnostics) = read(&files);
    assert!(diagnostics.iter().any(|it| it.code == "commitment-without-due"));
    assert!(diagnostics.iter().any(|it| it.code == "meeting-without-record"));
    let described = described(&diagnostics, &project(&files));
    for (thing, code) in codes(&model) {
        assert!(!described.contains(&code), "{thing} {code}\n{described}");
    }
}

/// 第1回 stands under 第何回 as often as 1.
#[test]
fn the_number_of_a_meeting_is_read_as_people_write_it() {
    for (first, second) in [("第1回", "第２回"), ("第一回", "第二回"), ("1回", "2回目"), ("1", "2")]
    {
        let meetings = format!(
            "会議体,第何回,開催日,会議名\n総会,{first},2026-05-20,\n総会,{second},2026-09-18,\n"
        );
        let (_, model, told) = read(&[("会議.csv", &meetings)]);
        let numbers: Vec<_> = model.meetings.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [Some(1), Some(2)], "{meetings}");
        assert_eq!(problems(&told), [""; 0], "{meetings}");
    }
    let meetings = "会議体,第何回,開催日\n総会,春の回,2026-05-20\n";
    let (_, _, told) = read(&[("会議.csv", meetings)]);
    assert_eq!(problems(&told), ["inputs/会議.csv:B2 unreadable-number"]);
}

/// One row names several bodies; a body whose own name has a comma is one.
#[test]
fn a_member_of_several_bodies_has_a_seat_in_each() {
    let settings = SETTINGS.replacen(
        "[[bodies]]",
        "[[bodies]]\nid = \"pr\"\nname = \"調査、広報部会\"\n[[bodies]]",
        1,
    );
    let members = "団体名,区分,会議体,氏名\n\
        みなと市,行政,総会;運営委員会,岡\nそら,NPO,\"調査、広報部会\",林\n\
        つばさ,NPO,\"運営会議、調査、広報部会\",森\nゆめ,NPO,総会;役員会,谷\n";
    let (_, model, told) = read(&[("roundtable.toml", &settings), ("団体.csv", members)]);
    let seats = |name: &str| -> Vec<String> {
        let it = model.organisations.iter().find(|it| it.name.ja == name).expect("is there");
        it.seats
            .iter()
            .map(|seat| seat.body.as_ref().map_or("", |it| it.as_str()).to_owned())
            .collect()
    };
    assert_eq!(seats("みなと市"), ["assembly", "steering"]);
    assert_eq!(seats("そら"), ["pr"]);
    assert_eq!(seats("つばさ"), ["steering", "pr"]);
    assert_eq!(problems(&told), ["inputs/団体.csv:C5 unknown-reference"]);
    let cure = told.iter().find(|it| it.code == "unknown-reference").expect("is told");
    assert!(cure.message(Language::Ja).contains("「役員会」"), "{}", cure.message(Language::Ja));
}

/// 内訳 in a table of values is what the table of indicators says that its parts are of.
#[test]
fn parts_are_of_what_the_table_of_indicators_says() {
    let indicators = "指標名,単位,内訳項目\n見守り訪問の件数,件,島\n居場所の数,か所,\n";
    let values = "指標名,年月,内訳,値\n見守り訪問の件数,2026-08,おや島,10\n\
                  見守り訪問の件数,2026-08,なか島,9\n見守り訪問の件数,2026-08,計,19\n\
                  居場所の数,2026-08,北,3\n居場所の数,2026-08,南,2\n居場所の数,2026-08,計,5\n";
    let (_, model, told) = read(&[("指標.csv", indicators), ("実績値.csv", values)]);
    let parts = model.indicators.iter().map(|it| it.breakdowns[0].dimensions[0].0.clone());
    assert_eq!(parts.collect::<Vec<_>>(), ["島", "内訳"]);
    assert_eq!(problems(&told), [""; 0]);
}

/// A title says the body, and heads the codes of its meetings.
#[test]
fn codes_of_meetings_stand_under_the_title_of_their_body() {
    let meetings = "会議ID,会議体,第何回,開催日\nY01,総会,1,2026-05-20\nY02,総会,2,2026-09-18\n\
                    D01,運営委員会,1,2026-07-01\n";
    let register = "出欠簿（総会） ○=出席 ×=欠席,,\n団体,Y01,Y02\n市,○,○\n社協,×,○\nそら,○,×\n";
    let (_, model, told) = read(&[("会議.csv", meetings), ("出欠_総会.csv", register)]);
    let came = |code: &str| {
        let it = model.meetings.iter().find(|it| it.id.as_str() == code).expect("is there");
        it.attendance.len()
    };
    assert_eq!([came("Y01"), came("Y02"), came("D01")], [3, 3, 0]);
    assert_eq!(problems(&told), [""; 0]);
    let (_, _, told) =
        read(&[("会議.csv", meetings), ("出欠_総会.csv", &register.replace("Y02", "D01"))]);
    assert_eq!(problems(&told), ["inputs/出欠_総会.csv:C2 unknown-reference"]);
}
