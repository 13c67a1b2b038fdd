//! A roundtable that fades as the national one did, and one that does not: the
//! right warnings and no others.

use entaku::assessment::warnings::{Level, Subject};
use entaku::assessment::{self, Figures};
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::model::{self, Scope};
use entaku::{diagnostics, records};

use crate::harness::{described, told};

/// Six sectors of two organisations each; A1 carries the secretariat.
const SECTORS: [&str; 6] = ["行政", "事業者", "NPO・NGO", "金融", "労働組合", "消費者"];

fn organisation(sector: usize, number: usize) -> String {
    format!("{}{number}", char::from(b'A' + u8::try_from(sector).expect("few")))
}

/// How an organisation came to a meeting, by its number.
type Presence = Box<dyn Fn(usize, &str) -> &'static str>;

/// A year of monthly meetings, everyone present, three decisions each.
struct Year {
    /// For meeting, organisation: 出席, 代理 or 欠席.
    presence: Presence,
    held: usize,
    decisions: Box<dyn Fn(usize) -> usize>,
    minutes_days: i64,
    commitments: String,
    members: String,
    funding: &'static str,
    costs: &'static str,
}

impl Default for Year {
    fn default() -> Self {
        Self {
            presence: Box::new(|_, _| "出席"),
            held: 12,
            decisions: Box::new(|_| 3),
            minutes_days: 5,
            commitments: String::new(),
            members: String::new(),
            funding: "",
            costs: "",
        }
    }
}

impl Year {
    fn figures(&self) -> Figures {
        let mut files = Files::new();
        let config = "[roundtable]\nname = \"見守る円卓\"\n[calendar]\nperiod = \"2026-10\"\n\
            [[bodies]]\nid = \"steering\"\nname = \"運営委員会\"\nmeetings_per_year = 12\n\
            [visibility]\ndefault = \"public\"\n";
        files.insert("inputs/roundtable.toml", config.as_bytes());
        let mut members =
            "団体ID,団体名,セクター,会議体,氏名,就任日,退任日,事務局,推進役\n".to_owned();
        for (at, sector) in SECTORS.iter().enumerate() {
            for number in 1..=2 {
                let id = organisation(at, number);
                let backbone = if id == "A1" { "○" } else { "" };
                if !self.members.contains(&format!("{id},")) {
                    members.push_str(&format!(
                        "{id},団体{id},{sector},運営委員会,人{id},2025-04-01,,{backbone},\n"
                    ));
                }
            }
        }
        members.push_str(&self.members);
        files.insert("inputs/members.csv", members.into_bytes());
        files.insert(
            "inputs/goals.csv",
            "目標ID,目標,見直し日\nG1,つながる,2026-06-01\n".as_bytes(),
        );
        let (mut meetings, mut attendance, mut decisions) = (
            "会議ID,開催日,会議体,状態,議事録送付日\n".to_owned(),
            "会議ID,団体ID,出欠\n".to_owned(),
            "決定ID,会議ID,内容\n".to_owned(),
        );
        for meeting in 0..self.held {
            let date = jiff::civil::date(2025, 11, 20)
                .saturating_add(jiff::Span::new().months(i64::try_from(meeting).expect("few")));
            let sent = date.saturating_add(jiff::Span::new().days(self.minutes_days));
            let id = format!("M{:02}", meeting + 1);
            meetings.push_str(&format!("{id},{date},運営委員会,実施,{sent}\n"));
            for sector in 0..SECTORS.len() {
                for number in 1..=2 {
                    let organisation = organisation(sector, number);
                    let presence = (self.presence)(meeting, &organisation);
                    attendance.push_str(&format!("{id},{organisation},{presence}\n"));
                }
            }
            for number in 0..(self.decisions)(meeting) {
                decisions.push_str(&format!("{id}-{number},{id},決めたこと{number}\n"));
            }
        }
        files.insert("inputs/meetings.csv", meetings.into_bytes());
        files.insert("inputs/attendance.csv", attendance.into_bytes());
        files.insert("inputs/decisions.csv", decisions.into_bytes());
        let head = "約束ID,取組,担当団体,表明日,期限,変更後期限,変更回数,変更理由,状況,完了日\n";
        files.insert("inputs/commitments.csv", format!("{head}{}", self.commitments).into_bytes());
        if !self.funding.is_empty() {
            let head = "資金提供者,事務局割合,決定額,入金額,支出額,開始日,終了日,状況\n";
            files.insert("inputs/funding.csv", format!("{head}{}", self.funding).into_bytes());
        }
        if !self.costs.is_empty() {
            let costs = format!("年月,費目,予算額,実績額\n{}", self.costs);
            files.insert("inputs/costs.csv", costs.into_bytes());
        }
        let mut problems = Vec::new();
        let records = records::parse(&files, &mut problems);
        let model = model::resolve(&records, Scope::default(), &mut problems);
        diagnostics::arrange(&mut problems);
        assert!(!diagnostics::any_error(&problems), "{}", described(&problems, &files));
        assert!(problems.len() < 3, "{:?}", told(&problems));
        assessment::figures(&model, Visibility::Internal)
    }

    /// The warnings as `W1 red 労働組合`.
    fn warnings(&self) -> Vec<String> {
        self.figures()
            .warnings
            .iter()
            .map(|warning| {
                let level = match warning.level {
                    Level::Red => "red",
                    Level::Amber => "amber",
                };
                let subject = match &warning.subject {
                    Subject::Roundtable => String::new(),
                    Subject::Sector(id) => format!(" {id}"),
                    Subject::Body(id) => format!(" {id}"),
                    Subject::Organisation(id) => format!(" {id}"),
                };
                format!("{} {level}{subject}", warning.code)
            })
            .collect()
    }
}

/// Ten open commitments of ten organisations, none late.
fn open_commitments(
    owner: impl Fn(usize) -> String,
    due: impl Fn(usize) -> &'static str,
) -> String {
    (0..10)
        .map(|at| format!("P{at},約束{at},{},2026-01-10,{},,,,進行中,\n", owner(at), due(at)))
        .collect()
}

fn spread(at: usize) -> String {
    organisation(at % 5 + 1, at / 5 + 1)
}

#[test]
fn a_healthy_roundtable_raises_no_warning() {
    let year = Year {
        commitments: open_commitments(spread, |_| "2027-03-31"),
        funding: "甲財団,100,6000000,3000000,0,2026-10-01,2028-03-31,確定\n\
            乙市,100,6000000,3000000,0,2026-10-01,2028-03-31,確定\n",
        costs: "2026-08,人件費,400000,400000\n2026-09,人件費,400000,400000\n",
        ..Year::default()
    };
    assert_eq!(year.warnings(), Vec::<String>::new());
}

#[test]
fn nothing_is_said_of_three_meetings() {
    let year = Year { held: 3, presence: Box::new(|_, _| "欠席"), ..Year::default() };
    assert_eq!(year.warnings(), Vec::<String>::new());
}

#[test]
fn a_sector_that_stays_away_is_seen() {
    // The labour sector came to every meeting but the last three.
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (9.., "E1" | "E2") => "欠席",
            _ => "出席",
        }),
        ..Year::default()
    };
    assert_eq!(year.warnings(), ["W1 red labour", "W2 red E1", "W2 red E2"]);
    // One of the two organisations, in one of three meetings: 5 of 6, −17 points.
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (11, "E1") => "欠席",
            _ => "出席",
        }),
        ..Year::default()
    };
    assert_eq!(year.warnings(), Vec::<String>::new());
    // Two of six: −33 points is amber; twice in a row is amber.
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (10.., "E1") => "欠席",
            _ => "出席",
        }),
        ..Year::default()
    };
    assert_eq!(year.warnings(), ["W1 amber labour", "W2 amber E1"]);
}

#[test]
fn a_third_missed_over_the_year_is_seen_even_if_it_came_last() {
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (0 | 3 | 6 | 9, "C1") => "欠席",
            _ => "出席",
        }),
        ..Year::default()
    };
    assert_eq!(year.warnings(), ["W3 amber C1"]);
}

#[test]
fn proxies_that_become_the_rule_are_seen() {
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (6.., "D1") => "代理",
            _ => "出席",
        }),
        ..Year::default()
    };
    assert_eq!(year.warnings(), ["W4 amber finance"]);
}

#[test]
fn seats_bodies_and_champions_that_are_left_empty_are_seen() {
    // The seat of F1 ended on 1 July: 122 days. F1 had the champion.
    let year = Year {
        members: "F1,団体F1,消費者,運営委員会,人F1,2025-04-01,2026-07-01,,○\n".to_owned(),
        ..Year::default()
    };
    assert_eq!(year.warnings(), ["W5 red F1", "W14 red F1"]);
    // The committee last met in August: 72 days of 30.
    let year = Year { held: 10, ..Year::default() };
    assert_eq!(year.warnings(), ["W6 red steering"]);
}

#[test]
fn meetings_that_decide_nothing_are_seen() {
    let none =
        Year { decisions: Box::new(|meeting| if meeting < 9 { 4 } else { 0 }), ..Year::default() };
    assert_eq!(none.warnings(), ["W7 red"]);
    let half =
        Year { decisions: Box::new(|meeting| if meeting < 9 { 4 } else { 2 }), ..Year::default() };
    assert_eq!(half.warnings(), ["W7 amber"]);
    let most =
        Year { decisions: Box::new(|meeting| if meeting < 9 { 4 } else { 3 }), ..Year::default() };
    assert_eq!(most.warnings(), Vec::<String>::new());
}

#[test]
fn commitments_that_slip_are_seen() {
    let year = |commitments: String| Year { commitments, ..Year::default() };
    let one: String =
        open_commitments(spread, |at| if at < 1 { "2026-09-30" } else { "2027-03-31" });
    assert_eq!(year(one).warnings(), Vec::<String>::new());
    let two: String =
        open_commitments(spread, |at| if at < 2 { "2026-09-30" } else { "2027-03-31" });
    assert_eq!(year(two).warnings(), ["W8 amber"]);
    let four: String =
        open_commitments(spread, |at| if at < 4 { "2026-09-30" } else { "2027-03-31" });
    assert_eq!(year(four).warnings(), ["W8 red"]);
    // Two of ten were moved twice.
    let moved: String = (0..10)
        .map(|at| {
            let (due, times) = if at < 2 { ("2027-06-30", "2") } else { ("", "") };
            let reason = if at < 2 { "人手が足りない" } else { "" };
            let owner = spread(at);
            format!("P{at},約束{at},{owner},2026-01-10,2027-03-31,{due},{times},{reason},進行中,\n")
        })
        .collect();
    assert_eq!(year(moved).warnings(), ["W9 amber"]);
    let carried =
        open_commitments(|at| if at < 7 { "A1".to_owned() } else { spread(at) }, |_| "2027-03-31");
    assert_eq!(year(carried).warnings(), ["W10 red"]);
}

#[test]
fn money_that_runs_out_is_seen() {
    let year = Year {
        funding: "甲財団,100,2000000,1000000,0,2026-10-01,2027-03-31,確定\n",
        costs: "2026-08,人件費,400000,400000\n2026-09,人件費,400000,400000\n",
        ..Year::default()
    };
    // Five months, all from one funder.
    assert_eq!(year.warnings(), ["W11 red", "W12 red"]);
}

#[test]
fn late_minutes_are_seen() {
    let year = Year { minutes_days: 20, ..Year::default() };
    assert_eq!(year.warnings(), ["W15 amber"]);
}

#[test]
fn a_circle_that_narrows_is_seen() {
    // In the last six months only five organisations of twelve come.
    let year = Year {
        presence: Box::new(|meeting, id| match (meeting, id) {
            (6.., "A1" | "A2" | "B1" | "B2" | "C1") => "出席",
            (6.., _) => "欠席",
            _ => "出席",
        }),
        ..Year::default()
    };
    let found = year.warnings();
    for expected in ["W1 red finance", "W1 red consumer", "W16 red", "W17 red"] {
        assert!(found.iter().any(|it| it == expected), "{expected} among {found:?}");
    }
}
