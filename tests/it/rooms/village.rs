//! 小さな村: one clerk, three workbooks, a partner's CSV, days as R8.9.18.
//!
//! **Holds** the members with their bodies in one cell (総会・運営委員会) under ■ rows
//! of their sector; the meetings with who was there in a cell of names; the indicators
//! with 基準 and めざす値 and the day of each in brackets; monthly values with months
//! across, quarters across in a second table below, yearly ones as a list below that,
//! a sheet for each fiscal year; commitments under ■ rows of their goal, with a moved day
//! as R8.3.31→R8.9.30; money in two tables on one sheet.
//!
//! **Does not hold** decisions, contributions, parts, the two populations, milestones,
//! or the day that minutes were sent.
//!
//! **A careful human asks** nothing but, perhaps, once: whether 取組中 is 進行中 and
//! 手つかず is 未着手, which are on no list of words.

use entaku::files::Files;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;

use super::facts::{Fact, Kind};
use super::paper::{
    Cell, at, fiscal_reiwa, float, line, merge, put, put_row, r_day, save, save_plain, save_sjis,
    settings, sheet,
};
use super::truth::{Commitment, Indicator, Meeting, Month, Observation, Truth};
use super::{Answer, Room, litter};

pub(super) const ROOM: Room =
    Room { name: "village", files, tells, answers: ANSWERS, wrong: WRONG };

const ANSWERS: &[Answer] = &[
    Answer {
        code: "ask-word",
        about: "手つかず",
        reading: "status-not_started",
        why: "a word of the clerk's own for a state",
    },
    Answer {
        code: "ask-which-version",
        about: "コピー",
        reading: "newer",
        why: "a copy without a day in its name differs from the binder: which one is newer",
    },
];

const WRONG: &[&str] = &[];

/// The monthly ones that the clerk types; 多言語相談 comes as a CSV of its own.
const MONTHLY: [&str; 2] = ["見守り訪問", "こども食堂"];
const QUARTERLY: [&str; 4] = ["歩いて通える学区", "職場体験", "避難計画", "移動販売停留所"];
const YEARLY: [&str; 3] = ["孤立を感じる割合", "地元就職率", "両立支援の事業所"];

fn tells(fact: &Fact) -> Option<String> {
    let is_population = fact.about.contains("市の人口") || fact.about.contains("県の人口");
    let is_held = match fact.kind {
        Kind::Decision | Kind::Contribution | Kind::Part => false,
        Kind::Indicator => fact.side != "milestone" && !is_population,
        Kind::Value => !is_population,
        Kind::Meeting => fact.side != "minutes",
        _ => true,
    };
    is_held.then(|| fact.is.clone())
}

fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    let settings =
        settings("瀬野村", "だれも孤立しない村をめざします。", "瀬戸のわ地域円卓会議 事務局")
            .replace(
                "name = \"みまもり部会\"\n",
                "name = \"みまもり部会\"\naliases = [\"部会\"]\n",
            );
    save_plain(&mut files, "roundtable.toml", settings.as_bytes());
    save(&mut files, "円卓会議　綴り.xlsx", bound(truth));
    save(&mut files, "数値まとめ.xlsx", numbers(truth));
    save(&mut files, "約束とお金.xlsx", commitments_and_money(truth));
    // The partner sends the whole list each month; last month's stays where it is.
    for month in Month::ALL.into_iter().filter(|month| *month <= truth.month) {
        let name = format!("多言語相談_2026{:02}.csv", month.number());
        save_sjis(&mut files, &name, &advice(&Truth::of(month)));
    }
    // A copy made in September, and never looked at again.
    let old = bound(&Truth::of(Month::September));
    save(&mut files, "円卓会議　綴り - コピー.xlsx", old);
    litter::lock(&mut files, "円卓会議　綴り.xlsx");
    litter::thumbs(&mut files, "");
    litter::seats(&mut files, "席次.xlsx", truth);
    litter::photograph(&mut files, "IMG_2041.JPG");
    litter::letter(&mut files, "お願い文.docx", &["各位", "日頃よりお世話になっております。"]);
    files
}

/// Cover, members, meetings, notes.
fn bound(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    litter::cover(&mut book, "瀬戸のわ地域円卓会議　綴り", "瀬野村役場　総務係");
    members(&mut book, truth);
    meetings(&mut book, truth);
    litter::notes(
        &mut book,
        "メモ",
        &["次回は会場を変える（要予約）", "お茶代　立替 3,240円　済", "名札を直す：ひなたさん"],
    );
    book
}

fn members(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "名簿");
    put(sheet, 0, 0, format!("円卓会議　名簿（{}現在）", r_day(truth.as_of)));
    put_row(sheet, 2, 0, ["番号", "団体名", "よび名", "出ている会議", "代表者", "加入"]);
    let (mut row, mut sector) = (3, "");
    for (number, it) in (1_usize..).zip(&truth.organisations) {
        if it.sector != sector {
            sector = &it.sector;
            put(sheet, row, 0, format!("■ {sector}"));
            row += 1;
        }
        // 生協 and ㈱… are how people say it, too.
        let names = [it.short.clone()].into_iter().chain(it.nicknames.clone());
        let bodies: Vec<&str> = it.seats.iter().map(|seat| short_body(&seat.body)).collect();
        put(sheet, row, 0, number);
        put(sheet, row, 1, &it.name);
        put(sheet, row, 2, names.collect::<Vec<_>>().join("、"));
        put(sheet, row, 3, bodies.join("・"));
        put(sheet, row, 4, &it.seats[0].person);
        put(sheet, row, 5, it.joined.map(r_day).unwrap_or_default());
        row += 1;
    }
    put(sheet, row + 1, 0, format!("計　{}団体", truth.organisations.len()));
}

fn short_body(body: &str) -> &str {
    if body == "みまもり部会" { "部会" } else { body }
}

fn meetings(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "会議の記録");
    put(sheet, 0, 0, "会議の記録");
    let heads = ["会議", "開催日", "時間", "場所", "来られた団体", "欠席", "状況", "話したこと"];
    put_row(sheet, 1, 0, heads);
    for (row, it) in (2..).zip(&truth.meetings) {
        let state = match it.state.as_str() {
            "実施" => "済",
            state => state,
        };
        let name = format!("第{}回{}", it.number, it.body);
        let hours = format!("{}～{}", it.start, it.end);
        let (there, absent) = (there(it), names(it, "欠席").join("、"));
        let agenda = it.agenda.join("／");
        let day = r_day(it.day);
        put_row(
            sheet,
            row,
            0,
            [name, day, hours, it.place.clone(), there, absent, state.to_owned(), agenda],
        );
    }
}

fn names<'a>(meeting: &'a Meeting, presence: &str) -> Vec<&'a str> {
    let there = meeting.attendance.iter().filter(|it| it.presence == presence);
    there.map(|it| it.organisation.as_str()).collect()
}

/// みなと食品（代理）、コープせのうち（オンライン）
fn there(meeting: &Meeting) -> String {
    let mut there: Vec<String> = names(meeting, "出席").into_iter().map(str::to_owned).collect();
    for presence in ["オンライン", "代理"] {
        there.extend(names(meeting, presence).iter().map(|it| format!("{it}（{presence}）")));
    }
    there.join("、")
}

/// What is counted, and a sheet of values for each fiscal year.
fn numbers(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    definitions(&mut book, truth);
    for year in [2026, 2025, 2024] {
        values(&mut book, truth, year);
    }
    book
}

/// 34.0（R6.10）: the value and, in brackets, when.
fn dated(indicator: &Indicator, point: Option<&(Date, Decimal)>) -> String {
    let Some((day, value)) = point else { return String::new() };
    let is_year = indicator.aggregation == "累計" && day.month() == 3;
    let when = if is_year {
        format!("R{}年度", fiscal_reiwa(*day))
    } else {
        format!("R{}.{}", day.year() - 2018, day.month())
    };
    format!("{value}（{when}）")
}

fn definitions(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "めざす数");
    put(sheet, 0, 0, "めざす数　一覧");
    let heads =
        ["No", "指標", "よび名", "単位", "よい向き", "年度の見方", "基準", "めざす値", "数える人"];
    put_row(sheet, 1, 0, heads);
    let (mut row, mut goal, mut numbers) = (2, "", (0, 0));
    for it in truth.indicators.iter().filter(|it| !it.goal.is_empty()) {
        if it.goal != goal {
            goal = &it.goal;
            put(sheet, row, 0, format!("■ {goal}"));
            row += 1;
            numbers = (numbers.0 + 1, 0);
        }
        numbers.1 += 1;
        let way = if it.direction == "減" { "↓" } else { "↑" };
        let adds = if it.aggregation == "累計" { "合計" } else { "最新" };
        let cells = [
            format!("{}-{}", numbers.0, numbers.1),
            it.name.clone(),
            it.short.to_owned(),
            it.unit.clone(),
            way.to_owned(),
            adds.to_owned(),
            dated(it, it.baseline.as_ref()),
            dated(it, it.target.as_ref()),
            it.owner.clone(),
        ];
        put_row(sheet, row, 0, cells);
        row += 1;
    }
    // The eighth goal is not counted.
    let last = &truth.goals.last().expect("a goal").title;
    put(sheet, row, 0, format!("■ {last}"));
    put(sheet, row + 1, 1, "（数では見ない）");
}

/// A share is a share in the cell, shown as per cent.
fn value(indicator: &Indicator, observation: &Observation) -> Cell {
    let Some(value) = observation.value else { return "x".into() };
    if indicator.unit == "%" {
        Cell::Styled(float(value / Decimal::ONE_HUNDRED), "0.0%")
    } else {
        Cell::Number(float(value))
    }
}

fn values(book: &mut Workbook, truth: &Truth, year: i16) {
    let sheet = sheet(book, &format!("R{}", year - 2018));
    put(sheet, 0, 0, format!("令和{}年度　数のうごき", year - 2018));
    let in_year = |it: &&Observation| fiscal_reiwa(it.last) == year - 2018;
    let mut row = 2;
    if year > 2024 {
        put_row(sheet, row, 0, ["毎月のもの", "単位"]);
        for month in 0..12_u16 {
            put(sheet, row, 2 + month, format!("{}月", (month + 3) % 12 + 1));
        }
        put(sheet, row, 14, "計");
        for short in MONTHLY {
            row += 1;
            let it = truth.indicator(short);
            put_row(sheet, row, 0, [short, it.unit.as_str()]);
            let mut sum = 0.0;
            for seen in it.observations.iter().filter(in_year) {
                let column = (u16::try_from(seen.first.month()).expect("small") + 8) % 12 + 2;
                put(sheet, row, column, value(it, seen));
                sum += seen.value.map(float).unwrap_or_default();
            }
            let formula = format!("=SUM({}:{})", at(row, 2), at(row, 13));
            put(sheet, row, 14, Cell::Sum(formula, sum));
        }
        row += 3;
        put_row(sheet, row, 0, ["四半期のもの", "単位", "4～6月", "7～9月", "10～12月", "1～3月"]);
        for short in QUARTERLY {
            row += 1;
            let it = truth.indicator(short);
            put_row(sheet, row, 0, [short, it.unit.as_str()]);
            for seen in it.observations.iter().filter(in_year) {
                let month = u16::try_from(seen.last.month()).expect("small");
                put(sheet, row, (month + 8) % 12 / 3 + 2, value(it, seen));
            }
        }
        row += 3;
    }
    put_row(sheet, row, 0, ["年に一、二度のもの", "単位", "いつ", "値"]);
    let yearly = YEARLY.into_iter().chain((year == 2024).then_some("避難計画"));
    for short in yearly {
        let it = truth.indicator(short);
        for seen in it.observations.iter().filter(in_year) {
            row += 1;
            let when = format!("R{}.{}", seen.last.year() - 2018, seen.last.month());
            put_row(sheet, row, 0, [short.into(), Cell::from(&it.unit), when.into()]);
            put(sheet, row, 3, value(it, seen));
        }
    }
}

/// What 多文化せのうち sends: 月,件数 under a line that says of what.
fn advice(truth: &Truth) -> String {
    let it = truth.indicator("多言語相談");
    let mut text = line([format!("多言語の暮らし相談（{}）", r_day(truth.as_of))]);
    text += &line(["月", "件数", "備考"]);
    for seen in &it.observations {
        let month = format!("R{}.{}", seen.last.year() - 2018, seen.last.month());
        let value = seen.value.map_or_else(|| "x".to_owned(), |it| it.to_string());
        let value = if seen.is_provisional { format!("{value}（速報）") } else { value };
        text += &line([month, value, String::new()]);
    }
    text
}

fn commitments_and_money(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    commitments(&mut book, truth);
    money(&mut book, truth);
    book
}

/// R8.3.31→R8.9.30, where the day was moved.
fn due(commitment: &Commitment) -> String {
    let moved = commitment.revised_due.map(|it| format!("→{}", r_day(it))).unwrap_or_default();
    format!("{}{moved}", r_day(commitment.due))
}

fn commitments(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "約束");
    put(sheet, 0, 0, "みんなの約束");
    let heads =
        ["No", "だれが", "何を", "いっしょに", "いつまで", "どうなった", "済んだ日", "ひとこと"];
    put_row(sheet, 1, 0, heads);
    let (mut row, mut number) = (2, 0_usize);
    for goal in &truth.goals {
        put(sheet, row, 0, format!("■ {}", goal.title));
        row += 1;
        for it in truth.commitments.iter().filter(|it| it.goal == goal.title) {
            number += 1;
            let state = match it.status.as_str() {
                "完了" => "済",
                "進行中" => "取組中",
                "未着手" => "手つかず",
                "遅延" => "遅れ",
                "中止" => "取りやめ",
                state => state,
            };
            let done = it.done.map(r_day).unwrap_or_default();
            let words = [it.result.as_str(), it.blocker.as_str(), it.reason.as_str()];
            put(sheet, row, 0, number);
            let cells = [
                it.owner.clone(),
                it.words.clone(),
                it.partners.join("、"),
                due(it),
                state.to_owned(),
                done,
                words.concat(),
            ];
            put_row(sheet, row, 1, cells);
            row += 1;
        }
    }
}

fn money(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "お金");
    put(sheet, 0, 0, "いただくお金（円）");
    let heads =
        ["どこから", "種類", "何の", "決まった額", "入った額", "使った額", "いつの", "状況"];
    put_row(sheet, 1, 0, heads);
    let mut row = 2;
    for it in &truth.grants {
        put_row(sheet, row, 0, [&it.funder, &it.kind, &it.name]);
        for (column, yen) in (3..).zip([Some(it.committed), it.received, it.spent]) {
            let cell = yen.map_or(Cell::Empty, |it| Cell::Styled(float(it), "#,##0"));
            put(sheet, row, column, cell);
        }
        put(sheet, row, 6, format!("{}～{}", r_day(it.start), r_day(it.end)));
        put(sheet, row, 7, &it.status);
        row += 1;
    }
    row += 2;
    put(sheet, row, 0, "令和8年度　使うお金（円）");
    put_row(sheet, row + 1, 0, ["費目", ""]);
    for month in 0..12_u16 {
        put(sheet, row + 1, 2 + month, format!("{}月", (month + 3) % 12 + 1));
    }
    put(sheet, row + 1, 14, "計");
    row += 2;
    let first = row;
    for category in ["人件費", "会議費", "調査費", "旅費交通費", "広報費"] {
        merge(sheet, (row, 0), (row + 1, 0), category);
        put(sheet, row, 1, "予算");
        put(sheet, row + 1, 1, "実績");
        let mut sums = [0.0, 0.0];
        for it in truth.costs.iter().filter(|it| it.category == category) {
            let column = u16::try_from(it.month.month()).expect("small") - 2;
            for (down, yen) in (0_u32..).zip([it.budget, it.actual]) {
                put(sheet, row + down, column, Cell::Styled(float(yen), "#,##0"));
                sums[usize::from(down == 1)] += float(yen);
            }
        }
        for (down, sum) in (0_u32..).zip(sums) {
            let formula = format!("=SUM({}:{})", at(row + down, 2), at(row + down, 13));
            put(sheet, row + down, 14, Cell::Sum(formula, sum));
        }
        row += 2;
    }
    // Only what was spent is added up below.
    put_row(sheet, row, 0, ["計", "実績"]);
    for month in 4..=truth.as_of.month() {
        let month = date(2026, month, 1);
        let spent = truth.costs.iter().filter(|it| it.month == month);
        let sum = spent.map(|it| float(it.actual)).sum();
        let column = u16::try_from(month.month()).expect("small") - 2;
        let cells: Vec<String> = (0..5).map(|at_| at(first + 1 + 2 * at_, column)).collect();
        put(sheet, row, column, Cell::Sum(format!("={}", cells.join("+")), sum));
    }
}

#[test]
fn nothing_is_silently_wrong() {
    ROOM.check_nothing_is_wrong();
}

#[test]
fn all_is_right() {
    ROOM.check_all_is_right();
}

#[test]
fn everything_told_is_written() {
    ROOM.check_all_is_written();
}
