//! Commitments, counts, costs and grants that are no longer what September's edition
//! printed of them, and what happened in October, which corrects nothing.

use std::path::Path;

use entaku::assessment;
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::model::roundtable::DocumentKind;
use entaku::model::{self, Scope};
use entaku::pipeline::Request;

use crate::corrections::{changes_for, edited, short};
use crate::harness::{make, with};
use crate::seal::{of_period, record, sealed, small};
use entaku::records;
use entaku::records::dates::{DateContext, parse_period};

/// The small roundtable with two sectors, four commitments, money, costs and work.
fn rich() -> Files {
    let text = small().text("inputs/roundtable.toml").expect("settings").to_owned();
    let mut inputs = small();
    for (path, text) in [
        ("roundtable.toml", format!("{text}[[sectors]]\nid = \"ngo\"\nname = \"団体\"\n").as_str()),
        (
            "members.csv",
            "団体ID,団体名,セクター,賛同日\nG1,役場,町,2026-05-01\nG2,消防団,町,\nG3,見守り会,団体,\n",
        ),
        (
            "commitments.csv",
            "約束ID,約束,目標ID,担当団体,表明日,期限,変更後期限,期限変更日,変更理由,状況,完了日,公開範囲\n\
             P1,明かりを増やす,M1,G1,2026-07-01,2026-12-31,,,,進行中,,公開\n\
             P2,見まわり,M1,G2,2026-07-01,2026-08-31,,,,完了,2026-08-20,公開\n\
             P3,地図をつくる,M1,G2,2026-07-01,2026-08-31,,,,未着手,,公開\n\
             P4,標識を立てる,M1,G1,2026-07-01,2026-08-31,2026-11-30,,雨,進行中,,公開\n",
        ),
        (
            "funding.csv",
            "資金提供者,事業名,事務局割合,決定額,入金額,支出額,開始日,終了日,状況,公開範囲\n\
             財団,明かり,50,1000000,500000,200000,2026-04-01,2027-03-31,確定,公開\n\
             市,委託,50,300000,,,2026-10-01,2027-03-31,確定,公開\n\
             会社,寄付,50,500000,,,2026-07-01,2027-03-31,見込,公開\n\
             会費,,50,70000,60000,10000,,,確定,公開\n",
        ),
        (
            "costs.csv",
            "年月,費目,予算額,実績額,公開範囲\n2026-08,人件費,100000,95000,公開\n\
             2026-08,会議費,90000,90000,公開\n2026-09,人件費,100000,98000,公開\n",
        ),
        (
            "contributions.csv",
            "日付,団体ID,種類,内容,金額換算,公開範囲\n2026-08,G1,物品,食材,10000,公開\n",
        ),
        (
            "事務局業務記録.csv",
            "日付,時間,機能,公開範囲\n2026-08,12,活動の連携,公開\n2026-09,10,活動の連携,公開\n",
        ),
    ] {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    inputs
}

/// One table, what stands in it and what stands there afterwards.
type Edit = (&'static str, &'static str, &'static str);

#[track_caller]
fn check_each(before: &Files, cases: &[(&str, &[Edit], &[&str])], visibility: Visibility) {
    let (_, archive) = sealed(before, &[], "2026-09");
    let archives = [record(&archive)];
    let mut wrong = Vec::new();
    for (name, edits, expected) in cases {
        let after =
            edits.iter().fold(before.clone(), |it, (table, from, to)| edited(it, table, from, to));
        let (changes, _) = changes_for(&of_period(&after, "2026-10"), &archives, visibility);
        let found = short(&changes);
        if found != *expected {
            wrong.push(format!("{name}:\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const P1: &str = "2026-12-31,,,,進行中,";
const P2: &str = "2026-08-31,,,,完了,2026-08-20";
const P3: &str = "2026-08-31,,,,未着手,";
const P4: &str = "2026-08-31,2026-11-30,,雨,進行中,";

#[test]
fn commitments_are_as_they_were_printed_or_corrected() {
    let cases: &[(&str, &[Edit], &[&str])] = &[
        ("nothing", &[], &[]),
        (
            "kept in time, and entered late",
            &[("commitments", P3, "2026-08-31,,,,完了,2026-08-20")],
            &[
                "P3 overdue→done-on-time",
                "commitments.done 1→2",
                "commitments.open 3→2",
                "commitments.overdue 1→0",
                "commitments.town.on-time 1→2",
                "commitments.town.overdue 1→0",
                "matrix.M1.town.done 1→2",
                "matrix.M1.town.overdue 1→0",
                "enabled.kept 1→2",
            ],
        ),
        (
            "the day of keeping it was another",
            &[("commitments", P2, "2026-08-31,,,,完了,2026-09-05")],
            &[
                "P2 done-on-time→done-late",
                "commitments.town.on-time 1→0",
                "commitments.town.late 0→1",
            ],
        ),
        (
            "not kept after all",
            &[("commitments", P2, "2026-08-31,,,,進行中,")],
            &[
                "P2 done-on-time→overdue",
                "commitments.done 1→0",
                "commitments.open 3→4",
                "commitments.overdue 1→2",
                "commitments.town.on-time 1→0",
                "commitments.town.overdue 1→2",
                "matrix.M1.town.done 1→0",
                "matrix.M1.town.overdue 1→2",
                "enabled.kept 1→0",
            ],
        ),
        (
            "kept in October only",
            &[("commitments", P2, "2026-12-31,,,,完了,2026-10-02")],
            &[
                "P2 done-on-time→in-progress",
                "P2 due 2026-08-31→2026-12-31",
                "commitments.done 1→0",
                "commitments.open 3→4",
                "commitments.town.on-time 1→0",
                "commitments.town.going 2→3",
                "matrix.M1.town.done 1→0",
                "enabled.kept 1→0",
            ],
        ),
        ("kept since", &[("commitments", P3, "2026-08-31,,,,完了,2026-10-20")], &[]),
        ("kept, nobody knows when", &[("commitments", P3, "2026-08-31,,,,完了,")], &[]),
        ("begun since", &[("commitments", P1, "2026-12-31,,,,遅延,")], &[]),
        ("given up since", &[("commitments", P1, "2026-12-31,,,,中止,")], &[]),
        ("given up since, though late", &[("commitments", P3, "2026-08-31,,,,中止,")], &[]),
        (
            "another day that it is due",
            &[("commitments", P1, "2027-03-31,,,,進行中,")],
            &["P1 due 2026-12-31→2027-03-31"],
        ),
        (
            "no day any more that it is due",
            &[("commitments", P1, ",,,,進行中,")],
            &["P1 due 2026-12-31→none"],
        ),
        (
            "due later, so not overdue",
            &[("commitments", P3, "2026-11-30,,,,未着手,")],
            &[
                "P3 overdue→not-started",
                "P3 due 2026-08-31→2026-11-30",
                "commitments.overdue 1→0",
                "commitments.town.going 2→3",
                "commitments.town.overdue 1→0",
                "matrix.M1.town.overdue 1→0",
            ],
        ),
        ("moved", &[("commitments", P1, "2026-12-31,2027-03-31,,雪,進行中,")], &[]),
        (
            "moved in October",
            &[("commitments", P1, "2026-12-31,2027-03-31,2026-10-10,雪,進行中,")],
            &[],
        ),
        (
            "moved in September, and entered late",
            &[("commitments", P1, "2026-12-31,2027-03-31,2026-09-10,雪,進行中,")],
            &[
                "P1 due 2026-12-31→2027-03-31",
                "commitments.redated 1→2",
                "commitments.times-redated 1→2",
            ],
        ),
        ("moved again", &[("commitments", P4, "2026-08-31,2027-01-31,,雪,進行中,")], &[]),
        (
            "moved again in October",
            &[("commitments", P4, "2026-08-31,2027-01-31,2026-10-10,雪,進行中,")],
            &[],
        ),
        (
            "moved in November",
            &[("commitments", P4, "2026-08-31,2027-01-31,2026-11-10,雪,進行中,")],
            &[],
        ),
        (
            "when it was moved, entered late",
            &[("commitments", P4, "2026-08-31,2026-11-30,2026-08-10,雨,進行中,")],
            &[],
        ),
        (
            "moved to another day",
            &[("commitments", P4, "2026-08-31,2026-09-20,2026-08-10,雨,進行中,")],
            &[
                "P4 in-progress→overdue",
                "P4 due 2026-11-30→2026-09-20",
                "commitments.overdue 1→2",
                "commitments.town.going 2→1",
                "commitments.town.overdue 1→2",
                "matrix.M1.town.overdue 1→2",
            ],
        ),
        (
            "first due on another day",
            &[("commitments", P4, "2026-09-10,2026-11-30,,雨,進行中,")],
            &["P4 first due 2026-08-31→2026-09-10"],
        ),
        (
            "promised later",
            &[("commitments", "M1,G1,2026-07-01,2026-12-31", "M1,G1,2026-10-05,2026-12-31")],
            &[
                "P1 in-progress→none",
                "commitments.made 4→3",
                "commitments.open 3→2",
                "commitments.town.made 4→3",
                "commitments.town.going 2→1",
                "matrix.M1.town 4→3",
            ],
        ),
        (
            "its row went",
            &[(
                "commitments",
                "P1,明かりを増やす,M1,G1,2026-07-01,2026-12-31,,,,進行中,,公開\n",
                "",
            )],
            &[
                "P1 in-progress→none",
                "commitments.made 4→3",
                "commitments.open 3→2",
                "commitments.town.made 4→3",
                "commitments.town.going 2→1",
                "matrix.M1.town 4→3",
            ],
        ),
        (
            "promised before, and entered late",
            &[(
                "commitments",
                "P1,",
                "P5,あいさつ,M1,G1,2026-09-01,2026-12-31,,,,進行中,,公開\nP1,",
            )],
            &[
                "commitments.made 4→5",
                "commitments.open 3→4",
                "commitments.town.made 4→5",
                "commitments.town.going 2→3",
                "matrix.M1.town 4→5",
            ],
        ),
        (
            "promised since, or nobody knows when",
            &[(
                "commitments",
                "P1,",
                "P5,あいさつ,M1,G1,2026-10-01,2026-12-31,,,,進行中,,公開\n\
                 P6,体操,M1,G1,,2026-12-31,,,,進行中,,公開\nP1,",
            )],
            &[],
        ),
        (
            "handed over",
            &[("commitments", "M1,G1,2026-07-01,2026-12-31", "M1,G3,2026-07-01,2026-12-31")],
            &[],
        ),
        ("shown to fewer", &[("commitments", "進行中,,公開\nP2", "進行中,,参加団体\nP2")], &[]),
    ];
    check_each(&rich(), cases, Visibility::Internal);
    check_each(&rich(), cases, Visibility::Funder);
}

#[test]
fn grants_that_had_begun_do_not_change() {
    let cases: &[(&str, &[Edit], &[&str])] = &[
        ("more received and spent", &[("funding", "500000,200000", "900000,600000")], &[]),
        (
            "another amount",
            &[("funding", "明かり,50,1000000", "明かり,50,1200000")],
            &["財団 1000000→1200000", "money.total.committed 1,370,000円→1570000"],
        ),
        ("not begun then", &[("funding", "委託,50,300000", "委託,50,350000")], &[]),
        ("expected only", &[("funding", "寄付,50,500000", "寄付,50,400000")], &[]),
        (
            "expected, and decided since",
            &[(
                "funding",
                "500000,,,2026-07-01,2027-03-31,見込",
                "400000,,,2026-07-01,2027-03-31,確定",
            )],
            &[],
        ),
        ("without a first day", &[("funding", "70000,60000", "80000,60000")], &[]),
        (
            "another of the same funder above it",
            &[("funding", "財団,", "財団,交流,50,250000,,,2026-10-01,2027-03-31,確定,公開\n財団,")],
            &[],
        ),
        ("the funder's name", &[("funding", "財団", "みさき財団")], &[]),
        ("over since", &[("funding", "2027-03-31,確定,公開\n市", "2026-10-15,終了,公開\n市")], &[]),
        (
            "its row went",
            &[(
                "funding",
                "財団,明かり,50,1000000,500000,200000,2026-04-01,2027-03-31,確定,公開\n",
                "",
            )],
            &["財団 1000000→none", "money.total.committed 1,370,000円→370000"],
        ),
        (
            "shown to fewer",
            &[("funding", "2027-03-31,確定,公開\n市", "2027-03-31,確定,参加団体\n市")],
            &[],
        ),
    ];
    check_each(&rich(), cases, Visibility::Internal);
    check_each(&rich(), cases, Visibility::Funder);
}

#[test]
fn counts_of_rows_with_days_are_as_they_were_printed_or_corrected() {
    let costs = |month: &str, salaries: &str| format!("2026-{month},人件費,100000,{salaries},公開");
    let (august, altered) = (costs("08", "95000"), costs("08", "85000"));
    let late = edited(rich(), "costs", &costs("09", "98000"), &costs("09", ""));
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let cases: &[(&str, &[Edit], &[&str])] = &[
        (
            "a cost",
            &[("costs", leak(august.clone()), leak(altered))],
            &[
                "costs.人件費.actual 193,000円→183000",
                "costs.人件費.difference −7,000円→-17000",
                "costs.人件費.variance −3.5%→-8.5",
                "costs.total.actual 283,000円→273000",
                "costs.total.difference −7,000円→-17000",
                "costs.total.variance −2.4%→-5.9",
            ],
        ),
        (
            "a cost, and the lines change places",
            &[("costs", "会議費,90000,90000", "会議費,290000,90000")],
            &[
                "costs.会議費.budget 90,000円→290000",
                "costs.会議費.difference 0円→-200000",
                "costs.会議費.variance 0%→-69",
                "costs.total.budget 290,000円→490000",
                "costs.total.difference −7,000円→-207000",
                "costs.total.variance −2.4%→-42.2",
            ],
        ),
        (
            "a cost since",
            &[("costs", leak(august.clone()), leak(format!("{august}\n2026-10,家賃,1,1,公開")))],
            &[],
        ),
        (
            "what was brought",
            &[("contributions", "食材,10000", "食材,12000")],
            &["in-kind.goods 10,000円→12000"],
        ),
        (
            "what was brought went",
            &[("contributions", "2026-08,G1,物品,食材,10000,公開\n", "")],
            &["in-kind.goods 10,000円→missing"],
        ),
        (
            "brought since",
            &[(
                "contributions",
                "食材,10000,公開\n",
                "食材,10000,公開\n2026-10,G2,物品,布,500,公開\n",
            )],
            &[],
        ),
        (
            "hours",
            &[("事務局業務記録", "2026-08,12,", "2026-08,14,")],
            &["hours.activities 22時間→24"],
        ),
        (
            "hours since",
            &[("事務局業務記録", "2026-08,12,", "2026-10,9,活動の連携,公開\n2026-08,12,")],
            &[],
        ),
        ("a new member", &[("members", "G3,", "G4,学校,団体,\nG3,")], &[]),
        (
            "a gap in a sum",
            &[("observations", "I2,2026-07,21\n", "I2,2026-07,25\n")],
            &["I2 2026-07 21→25", "I2 total 2026-09-30 120→124"],
        ),
    ];
    check_each(&rich(), cases, Visibility::Internal);
    // Of a month that came late nothing was printed.
    let all = leak(costs("09", "98000"));
    check_each(
        &late,
        &[("late", &[("costs", leak(costs("09", "")), all)], &[])],
        Visibility::Funder,
    );
    let gap = edited(rich(), "observations", "I2,2026-07,21\n", "");
    let cases: &[(&str, &[Edit], &[&str])] = &[(
        "a gap in a sum that was printed",
        &[("observations", "I2,2026-08,32\n", "I2,2026-07,21\nI2,2026-08,32\n")],
        &["I2 total 2026-09-30 99→120"],
    )];
    check_each(&gap, cases, Visibility::Funder);
}

#[test]
fn a_status_that_somebody_gave_for_a_day_before_is_a_correction() {
    let given = |day: &str| {
        let head = edited(
            rich(),
            "indicators",
            "公開範囲\n",
            "公開範囲,変更後の判定,判定変更の理由,判定変更の決定者,判定変更日\n",
        );
        edited(
            head,
            "indicators",
            "月,G1,公開\n",
            if day.is_empty() {
                "月,G1,公開,,,,\n"
            } else {
                "月,G1,公開,順調,数え方,会長,DAY\n"
            },
        )
        .text("inputs/indicators.csv")
        .map(|it| with(rich(), "inputs/indicators.csv", &it.replace("DAY", day)))
        .expect("a table")
    };
    let archives = [record(&sealed(&given(""), &[], "2026-09").1)];
    for (day, expected) in [("2026-09-20", 1), ("2026-10-20", 0), ("", 0)] {
        let after = of_period(&given(day), "2026-10");
        let (changes, _) = changes_for(&after, &archives, Visibility::Funder);
        let found = short(&changes);
        assert_eq!(found.len(), expected, "{day}: {found:?}");
        assert!(found.iter().all(|it| it.starts_with("I1 ")), "{found:?}");
    }
}

#[test]
fn the_sample_has_nothing_to_correct() {
    let inputs = entaku::files::read(Path::new("."), "inputs").expect("the sample");
    for (before, after) in [("2026-09", "2026-10"), ("2026-Q1", "2026-Q2"), ("FY2025", "2026-10")] {
        let span = |text| parse_period(text, DateContext::default()).expect("a period");
        let request = Request {
            period: Some(span(before)),
            audiences: vec!["internal".to_owned(), "funder".to_owned()],
            kinds: vec![DocumentKind::Report],
            jobs: 2,
            seals: true,
            ..Request::default()
        };
        let built = make(&inputs, &Files::new(), &request);
        let archive = built.archive.unwrap_or_else(|| panic!("{before}"));
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        let scope = Scope { period: Some(span(after)), as_of: None };
        let mut model = model::resolve(&records, scope, &mut problems);
        model.look_back(&records, vec![record(&archive)]);
        for visibility in [Visibility::Internal, Visibility::Funder] {
            let changes = assessment::figures(&model, visibility).changes;
            assert_eq!(short(&changes), [""; 0], "{before} in {after}");
        }
    }
}

#[test]
fn pages_say_which_commitment_and_grant_it_is() {
    let settings = rich().text("inputs/roundtable.toml").expect("settings").to_owned();
    let settings = format!("{settings}[documents]\nlanguages = [\"ja\", \"en\"]\n");
    let before = with(rich(), "inputs/roundtable.toml", &settings);
    let archives = [record(&sealed(&before, &[], "2026-09").1)];
    let after = edited(before, "commitments", P3, "2026-08-31,,,,完了,2026-08-20");
    let after = edited(after, "commitments", P1, "2027-03-31,,,,進行中,");
    let after = edited(after, "funding", "明かり,50,1000000", "明かり,50,1200000");
    let request =
        Request { keep_markup: true, typeset: false, sealed: &archives, ..Request::default() };
    let built = make(&of_period(&after, "2026-10"), &Files::new(), &request);
    for (path, has, lacks) in [
        (
            "funder/report.ja.typ",
            &[
                "\"地図をつくる（約束の状況）\", \"2026/9/30\", \"期限超過\", \"完了\"",
                "\"明かりを増やす（期限）\", \"2026/9/30\", \"2026/12/31\", \"2027/3/31\"",
                "\"財団（決定額）\", \"2026/9/30\", \"1,000,000円\", \"1,200,000円\"",
            ][..],
            "記録なし",
        ),
        ("funder/report.en.typ", &["(state of the promise)", "(due)", "(committed)"], "no record"),
        ("town/report.ja.typ", &["地図をつくる（約束の状況）"], "財団（決定額）"),
        ("ngo/report.ja.typ", &["会議への参加"], "（約束の状況）"),
    ] {
        let source = built.outputs.text(path).expect("is drafted");
        for it in has {
            assert!(source.contains(it), "{path}: {it} in {source}");
        }
        assert!(!source.contains(lacks), "{path}: {lacks}");
    }
    let asked: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
    assert!(asked.contains(&"figure-corrected"), "{asked:?}");
}
