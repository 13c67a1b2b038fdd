//! The sample's raw tables as plain rows, and what they say as of a day.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::truth::{
    Attendance, Commitment, Contribution, Cost, Decision, Goal, Grain, Grant, Indicator, Meeting,
    Month, Observation, Organisation, SHORT, Seat, Truth, next_month,
};
use crate::harness::root;

/// A row by its heads; what is not there is empty.
struct Row(BTreeMap<String, String>);

impl Row {
    fn get(&self, head: &str) -> &str {
        self.0.get(head).map_or("", |cell| cell.trim())
    }

    fn text(&self, head: &str) -> String {
        self.get(head).to_owned()
    }

    fn list(&self, head: &str) -> Vec<String> {
        self.get(head).split(';').filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }

    fn number(&self, head: &str) -> Option<Decimal> {
        let plain = self.get(head).replace(',', "");
        (!plain.is_empty()).then(|| plain.parse().unwrap_or_else(|_| panic!("number {plain}")))
    }

    fn day(&self, head: &str) -> Option<Date> {
        let text = self.get(head);
        (!text.is_empty()).then(|| span(text).1)
    }

    fn is_yes(&self, head: &str) -> bool {
        self.get(head) == "○"
    }
}

/// Returns first and last day of what the sample's tables write: 2026-09,
/// 2026-09-18, 2026/9/18, 2026-Q1, 2024年度, 令和8年9月.
fn span(text: &str) -> (Date, Date, Grain) {
    let whole = |year: i16, month: i8, months: i8, grain| {
        let first = jiff::civil::date(year, month, 1);
        let last = (0..months - 1).fold(first, |day, _| next_month(day)).last_of_month();
        (first, last, grain)
    };
    if let Some(rest) = text.strip_prefix("令和") {
        let (year, month) = rest.trim_end_matches('月').split_once('年').expect("an era's month");
        return whole(2018 + number::<i16>(year), number(month), 1, Grain::Month);
    }
    if let Some(year) = text.strip_suffix("年度") {
        return whole(number(year), 4, 12, Grain::Month);
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    match parts.as_slice() {
        [year, quarter] if quarter.starts_with('Q') => {
            let at: i8 = number(&quarter[1..]);
            let (year, month) =
                if at == 4 { (number::<i16>(year) + 1, 1) } else { (number(year), 1 + 3 * at) };
            whole(year, month, 3, Grain::Quarter)
        }
        [year, month] => whole(number(year), number(month), 1, Grain::Month),
        [year, month, day] => {
            let day = jiff::civil::date(number(year), number(month), number(day));
            (day, day, Grain::Day)
        }
        _ => panic!("no time: {text}"),
    }
}

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// The sample's tables as rows, and what its codes mean.
pub(super) struct Tables {
    rows: BTreeMap<&'static str, Vec<Row>>,
    organisations: BTreeMap<String, String>,
    goals: BTreeMap<String, String>,
    meetings: BTreeMap<String, (String, u32, Date)>,
}

const TEXTS: [&str; 15] = [
    "goals.csv",
    "indicators.csv",
    "meetings.csv",
    "出欠.csv",
    "decisions.csv",
    "commitments.csv",
    "funding.csv",
    "costs.csv",
    "contributions.csv",
    "observations/見守り隊.csv",
    "observations/こども食堂ねっと.csv",
    "observations/多文化せのうち.csv",
    "observations/四半期・年次.csv",
    "observations/公的統計.csv",
    "observations/内訳.csv",
];
const MEMBERS: &str = "参加団体一覧.xlsx";

impl Tables {
    pub(super) fn read() -> Self {
        let mut rows: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
        for path in TEXTS {
            rows.insert(path, text_rows(path));
        }
        rows.insert(MEMBERS, member_rows());
        let named = |path: &str, code: &str, name: &str| {
            let pairs = rows[path].iter().map(|row| (row.text(code), row.text(name)));
            pairs.collect::<BTreeMap<String, String>>()
        };
        let organisations = named(MEMBERS, "団体ID", "略称");
        let goals = named("goals.csv", "目標ID", "目標");
        let meetings = rows["meetings.csv"].iter().map(|row| {
            let day = row.day("開催日").expect("a day");
            (row.text("会議ID"), (row.text("会議体"), number(row.get("第何回")), day))
        });
        let meetings = meetings.collect();
        Self { rows, organisations, goals, meetings }
    }

    pub(super) fn truth(&self, month: Month) -> Truth {
        let as_of = month.as_of();
        Truth {
            month,
            as_of,
            organisations: self.organisations(),
            goals: self.goals(),
            indicators: self.indicators(as_of),
            meetings: self.meetings(as_of),
            decisions: self.decisions(as_of),
            commitments: self.commitments(as_of),
            grants: self.grants(),
            costs: self.costs(as_of),
            contributions: self.contributions(as_of),
        }
    }

    /// Returns what the tables have in English, by the Japanese; a unit by what it
    /// counts, because 件 are visits here and sessions there.
    pub(super) fn english(&self) -> BTreeMap<String, String> {
        let mut english = BTreeMap::new();
        for row in self.rows.values().flatten() {
            for (head, cell) in row.0.iter().filter(|(_, cell)| !cell.is_empty()) {
                let Some(head) = head.strip_suffix("(英語)") else { continue };
                if head == "単位" {
                    let of = [row.get("指標名"), row.get("内容")].concat();
                    english.insert(format!("{of} {}", row.get(head)), cell.trim().to_owned());
                } else if head == "議題" {
                    let pairs = row.list(head).into_iter().zip(cell.split(';'));
                    english.extend(pairs.map(|(ja, en)| (ja, en.to_owned())));
                } else {
                    english.insert(row.text(head), cell.trim().to_owned());
                }
            }
        }
        english
    }

    /// Returns the short name of the organisation that a code or name means.
    fn short(&self, code: &str) -> String {
        self.organisations.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }

    fn goal(&self, code: &str) -> String {
        self.goals.get(code).cloned().unwrap_or_default()
    }

    fn organisations(&self) -> Vec<Organisation> {
        let mut organisations: Vec<Organisation> = Vec::new();
        for row in &self.rows[MEMBERS] {
            let name = row.text("団体名");
            if organisations.last().is_none_or(|last| last.name != name) {
                organisations.push(Organisation {
                    name,
                    short: row.text("略称"),
                    nicknames: row.list("別名"),
                    sector: row.text("セクター"),
                    seats: Vec::new(),
                    joined: row.day("参加日"),
                    endorsed: row.day("賛同日"),
                    is_backbone: row.is_yes("事務局"),
                });
            }
            let seat =
                Seat {
                    body: row.text("会議体"), role: row.text("役職"), person: row.text("氏名")
                };
            organisations.last_mut().expect("one").seats.push(seat);
        }
        organisations
    }

    fn goals(&self) -> Vec<Goal> {
        let rows = self.rows["goals.csv"].iter().map(|row| Goal {
            title: row.text("目標"),
            aim: row.text("めざす姿"),
            body: row.text("担当会議体"),
            reviewed: row.day("見直し日"),
        });
        rows.collect()
    }

    fn indicators(&self, as_of: Date) -> Vec<Indicator> {
        let point = |row: &Row, day: &str, value: &str| Some((row.day(day)?, row.number(value)?));
        let rows = self.rows["indicators.csv"].iter().zip(SHORT).map(|(row, short)| {
            let milestones = row.list("中間目標").into_iter().map(|it| {
                let (day, value) = it.split_once(':').expect("a milestone");
                (span(day).1, number(value))
            });
            let mut of_all = self.observations(row.get("指標ID"), as_of);
            let parts = of_all.extract_if(.., |it| it.part.is_some()).collect();
            Indicator {
                name: row.text("指標名"),
                short,
                goal: self.goal(row.get("目標ID")),
                level: row.text("種別"),
                unit: row.text("単位"),
                direction: row.text("望ましい方向"),
                aggregation: row.text("集計方法"),
                baseline: point(row, "基準時点", "基準値"),
                target: point(row, "目標年度", "目標値"),
                milestones: milestones.collect(),
                frequency: row.text("頻度"),
                lag_days: row.text("集計の遅れ"),
                source: row.text("出典"),
                owner: self.short(row.get("担当団体")),
                observations: of_all,
                parts,
            }
        });
        rows.collect()
    }

    fn observations(&self, code: &str, as_of: Date) -> Vec<Observation> {
        let tables = self.rows.iter().filter(|(path, _)| path.starts_with("observations/"));
        let rows = tables.flat_map(|(_, rows)| rows).filter(|row| row.get("指標ID") == code);
        let made = rows.map(|row| {
            let when = [row.get("年月"), row.get("時点")].concat();
            let (first, last, grain) = span(&when);
            let part = ["地区", "学校種別"].into_iter().find(|it| !row.get(it).is_empty());
            let value = (row.get("値") != "x").then(|| row.number("値")).flatten();
            Observation {
                first,
                last,
                grain,
                value,
                is_provisional: row.get("記号") == "p",
                before: row.number("訂正前の値"),
                received: row.day("受領日"),
                part: part.map(|it| (it.to_owned(), row.text(it))),
            }
        });
        let is_known = |it: &Observation| {
            it.last <= as_of && it.received.is_none_or(|received| received <= as_of)
        };
        let mut known: Vec<Observation> = made.filter(is_known).collect();
        known.sort_by_key(|it| it.first);
        known
    }

    fn meetings(&self, as_of: Date) -> Vec<Meeting> {
        let mut meetings: Vec<Meeting> = Vec::new();
        for row in &self.rows["meetings.csv"] {
            let (code, day) = (row.get("会議ID"), row.day("開催日").expect("a day"));
            let is_to_come = day > as_of;
            let there = self.rows["出欠.csv"].iter().filter(|it| it.get("会議ID") == code);
            let attendance = there.filter(|_| !is_to_come).map(|it| Attendance {
                organisation: it.text("団体名"),
                person: it.text("氏名"),
                presence: it.text("出欠"),
            });
            meetings.push(Meeting {
                body: row.text("会議体"),
                number: number(row.get("第何回")),
                day,
                start: row.text("開始"),
                end: row.text("終了"),
                place: row.text("会場"),
                is_online: row.is_yes("オンライン"),
                is_open: row.is_yes("公開"),
                chair: row.text("議長"),
                facilitator: row.text("進行"),
                recorder: row.text("記録者"),
                agenda: row.list("議題"),
                state: if is_to_come { "予定".to_owned() } else { row.text("状態") },
                minutes_sent: row.day("議事録送付日").filter(|sent| *sent <= as_of),
                attendance: attendance.collect(),
            });
        }
        meetings.sort_by_key(|it| it.day);
        meetings
    }

    fn decisions(&self, as_of: Date) -> Vec<Decision> {
        let rows = self.rows["decisions.csv"].iter().map(|row| {
            let (body, number, day) = self.meetings[row.get("会議ID")].clone();
            Decision {
                body, number, day, words: row.text("内容"), state: row.text("対応状況")
            }
        });
        rows.filter(|it| it.day <= as_of).collect()
    }

    fn commitments(&self, as_of: Date) -> Vec<Commitment> {
        let rows = self.rows["commitments.csv"].iter().map(|row| {
            let done = row.day("完了日");
            let is_open = done.is_some_and(|done| done > as_of);
            let if_known = |head: &str| if is_open { String::new() } else { row.text(head) };
            Commitment {
                words: row.text("取組"),
                goal: self.goal(row.get("目標ID")),
                owner: row.text("担当団体"),
                partners: row.list("連携先"),
                promised: row.day("表明日").expect("a day"),
                due: row.day("期限").expect("a day"),
                revised_due: row.day("変更後期限"),
                times_revised: row.text("変更回数"),
                reason: row.text("変更理由"),
                status: if is_open { "進行中".to_owned() } else { row.text("状況") },
                progress: row.number("進捗率"),
                done: done.filter(|_| !is_open),
                result: if_known("実績"),
                blocker: row.text("課題"),
            }
        });
        rows.filter(|it| it.promised <= as_of).collect()
    }

    fn grants(&self) -> Vec<Grant> {
        let rows = self.rows["funding.csv"].iter().map(|row| Grant {
            funder: row.text("資金提供者"),
            kind: row.text("資金種別"),
            name: row.text("事業名"),
            purpose: row.text("使途"),
            is_restricted: row.is_yes("使途の制約"),
            for_backbone: row.number("事務局割合").expect("a share"),
            committed: row.number("決定額(円)").expect("an amount"),
            received: row.number("入金額(円)"),
            spent: row.number("支出額(円)"),
            start: row.day("開始日").expect("a day"),
            end: row.day("終了日").expect("a day"),
            status: row.text("状況"),
            report_due: row.day("報告期限"),
            reason: row.text("差異理由"),
        });
        rows.collect()
    }

    fn costs(&self, as_of: Date) -> Vec<Cost> {
        let rows = self.rows["costs.csv"].iter().map(|row| Cost {
            month: span(row.get("年月")).0,
            category: row.text("費目"),
            budget: row.number("予算額").expect("an amount"),
            actual: row.number("実績額").expect("an amount"),
            reason: row.text("差の理由"),
        });
        rows.filter(|it| it.month.last_of_month() <= as_of).collect()
    }

    fn contributions(&self, as_of: Date) -> Vec<Contribution> {
        let rows = self.rows["contributions.csv"].iter().map(|row| Contribution {
            month: span(row.get("日付")).0,
            organisation: self.short(row.get("団体ID")),
            kind: row.text("種類"),
            item: row.text("内容"),
            quantity: row.number("数量").expect("a quantity"),
            unit: row.text("単位"),
            yen: row.number("金額換算"),
        });
        rows.filter(|it| it.month.last_of_month() <= as_of).collect()
    }
}

fn bytes_of(path: &str) -> Vec<u8> {
    std::fs::read(root().join("inputs").join(path)).expect("a file of the sample")
}

fn text_rows(path: &str) -> Vec<Row> {
    let bytes = bytes_of(path);
    let text = String::from_utf8(bytes.clone())
        .unwrap_or_else(|_| encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned());
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let row = |record: csv::StringRecord| {
        Row(heads.iter().zip(&record).map(|(a, b)| (a.to_owned(), b.to_owned())).collect())
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

fn member_rows() -> Vec<Row> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes_of(MEMBERS))).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let cell = |data: &Data| match data {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month}-{day}")
        }
        data => data.to_string(),
    };
    let mut rows = range.rows().skip_while(|row| cell(&row[0]) != "団体ID");
    let heads: Vec<String> = rows.next().expect("heads").iter().map(cell).collect();
    rows.map(|row| Row(heads.iter().cloned().zip(row.iter().map(cell)).collect())).collect()
}
