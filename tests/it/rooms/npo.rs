//! The network of NPOs: one sheet in the cloud that everybody types into, exported as
//! one CSV for each tab, in everyday words.
//!
//! Commitments stand below their organisation (■), months run down and indicators
//! across, minutes are one row a meeting with everybody who came in one cell, and each
//! month's export is a folder beside the one before.

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::apart::Piece;
use super::desk::{Cell, Sheet, number, settings, thousands, with_weekday};
use super::facts::{Fact, Kind};
use super::truth::{Commitment, Grain, Indicator, Meeting, Month, Observation, Truth};
use super::{Answer, Room};

/// The bodies, as columns of the list of members.
const BODIES: [&str; 3] = ["総会", "運営委員会", "みまもり部会"];
/// What is counted every month.
const MONTHLY: [&str; 3] = ["見守り訪問", "こども食堂", "多言語相談"];
/// What is looked at at the end of a quarter, without parts.
const AT_ENDS: [&str; 2] = ["歩いて通える学区", "移動販売停留所"];
/// What is asked now and then, some of it for each district.
const NOW_AND_THEN: [&str; 4] = ["孤立を感じる割合", "地元就職率", "両立支援の事業所", "避難計画"];

/// Writes the folder of a month, beside the one of the month before.
pub(crate) fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    settings(&mut files, "ja");
    if truth.month == Month::October {
        export(&Truth::of(Month::September), &mut files);
    }
    export(truth, &mut files);
    files
}

/// Writes every tab of one month, and what else is in its folder.
fn export(truth: &Truth, files: &mut Files) {
    let folder = format!("inputs/{}月末", truth.month.number());
    let tabs = [
        ("表紙", cover(truth)),
        ("メンバー", members(truth)),
        ("目標", goals(truth)),
        ("数字の一覧", ledger(truth)),
        ("毎月の数字（2025年度）", monthly(truth, 2025)),
        ("毎月の数字（2026年度）", monthly(truth, 2026)),
        ("四半期の数字", quarters(truth)),
        ("ときどきの数字", now_and_then(truth)),
        ("人口", population(truth)),
        ("会議メモ（2025年度）", minutes(truth, 2025)),
        ("会議メモ（2026年度）", minutes(truth, 2026)),
        ("決まったこと", decisions(truth)),
        ("約束", commitments(truth)),
        ("事務局のお金", costs(truth)),
        ("助成と会費", grants(truth)),
        ("持ち寄り", contributions(truth)),
        ("座席", seats(truth)),
        ("メモ", memo()),
    ];
    for (tab, sheet) in &tabs {
        files.insert(format!("{folder}/円卓会議 共有シート - {tab}.csv"), sheet.csv().into_bytes());
    }
    // Somebody duplicated the tab before typing into it, and never took it away.
    let before = match truth.month {
        Month::September => commitments(truth),
        Month::October => commitments(&Truth::of(Month::September)),
    };
    let copy = format!("{folder}/円卓会議 共有シート - 約束 のコピー.csv");
    files.insert(copy, before.csv().into_bytes());
    let lock = format!("{folder}/.~lock.円卓会議 共有シート - 約束.csv#");
    files.insert(lock, b",seno,desk,30.10.2026 18:02,file:///home/seno;".to_vec());
    files.insert(format!("{folder}/IMG_2041.jpg"), b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01".to_vec());
    files.insert(format!("{folder}/会場へのお礼.docx"), b"PK\x03\x04 no real letter".to_vec());
}

fn cover(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("表紙");
    sheet.row(["みんなの円卓会議　共有シート"]);
    sheet.row([format!("{}年{}月末の分", truth.as_of.year(), truth.as_of.month())]);
    sheet.skip(1);
    sheet.row(["だれでも書き込めます。消すときはひとこと声をかけてください。"]);
    sheet.row(["しめきり：毎月25日"]);
    sheet
}

fn memo() -> Sheet {
    let mut sheet = Sheet::new("メモ");
    sheet.row(["・松浦さん、体調が戻るまで電話は小野寺へ"]);
    sheet.row(["・会場の鍵は2本。返却は翌日まで"]);
    sheet
}

/// Who sat where, as a picture made of cells.
fn seats(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("座席");
    sheet.row(["", "", "ホワイトボード", "", ""]);
    for row in truth.organisations.chunks(4) {
        let mut cells: Vec<String> = row.iter().map(|it| it.short.clone()).collect();
        cells.insert(cells.len().min(2), "（通路）".to_owned());
        sheet.row(cells);
    }
    sheet.row(["", "", "入口", "", ""]);
    sheet
}

/// ○ or ◎ under the bodies, the sector once for its organisations.
fn members(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("メンバー");
    sheet.row([format!("メンバー（{}現在）", slashed(truth.as_of))]);
    sheet.row(["◎は座長です"]);
    let mut heads = vec!["分野", "団体名", "よび名", "ほかの呼び方", "来る人"];
    heads.extend(BODIES);
    heads.extend(["役", "賛同した日", "事務局"]);
    sheet.row(heads);
    let mut sector = "";
    for it in &truth.organisations {
        let seat = &it.seats[0];
        let mut row: Vec<String> = vec![
            if sector == it.sector { String::new() } else { it.sector.clone() },
            it.name.clone(),
            it.short.clone(),
            it.nicknames.join("、"),
            seat.person.clone(),
        ];
        sector = &it.sector;
        let mark = if seat.role == "座長" { "◎" } else { "○" };
        row.extend(BODIES.map(|body| if it.sits_in(body) { mark } else { "" }.to_owned()));
        row.push(if seat.role == "委員" { String::new() } else { seat.role.clone() });
        row.push(it.endorsed.map(slashed).unwrap_or_default());
        row.push(if it.is_backbone { "○" } else { "" }.to_owned());
        sheet.row(row);
    }
    sheet.row(["", &format!("{}団体", truth.organisations.len())]);
    sheet
}

fn goals(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("目標");
    sheet.row(["わたしたちの目標"]);
    sheet.row(["目標", "こうなったらいいな", "見ていく会議", "見直した日"]);
    for it in &truth.goals {
        let reviewed = it.reviewed.map(slashed).unwrap_or_default();
        sheet.row([&it.title, &it.aim, &it.body, &reviewed]);
    }
    sheet
}

fn ledger(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("数字の一覧");
    sheet.row(["追いかけている数字の一覧"]);
    sheet.row([
        "目標",
        "数字",
        "ふだんの呼び方",
        "種類",
        "単位",
        "どうしたい",
        "数え方",
        "はじめの値",
        "それはいつ",
        "めざす値",
        "いつまでに",
        "とちゅうの目安",
        "どのくらいごと",
        "出どころ",
        "まとめる人",
    ]);
    let mut goal = "";
    for it in &truth.indicators {
        let wish = match it.direction.as_str() {
            "増" => "増やしたい",
            "減" => "減らしたい",
            _ => "そのまま",
        };
        let count = if it.aggregation == "累計" { "年度の合計" } else { "その時の値" };
        let on_the_way: Vec<String> =
            it.milestones.iter().map(|(day, value)| format!("{}に{value}", end_of(*day))).collect();
        let (from, to) = (it.baseline, it.target);
        let value = |point: Option<(Date, Decimal)>| point.map_or(Cell::Blank, |it| number(it.1));
        let day = |point: Option<(Date, Decimal)>| point.map(|it| end_of(it.0)).unwrap_or_default();
        let cells: [Cell; 15] = [
            if goal == it.goal { Cell::Blank } else { (&it.goal).into() },
            (&it.name).into(),
            it.short.into(),
            (&it.level).into(),
            (&it.unit).into(),
            wish.into(),
            count.into(),
            value(from),
            day(from).into(),
            value(to),
            day(to).into(),
            on_the_way.join("、").into(),
            format!("{}ごと", it.frequency).into(),
            (&it.source).into(),
            (&it.owner).into(),
        ];
        goal = &it.goal;
        sheet.row(cells);
    }
    sheet
}

/// Months down, indicators across, with their units below the heads and a sum.
fn monthly(truth: &Truth, year: i16) -> Sheet {
    let mut sheet = Sheet::new("毎月の数字");
    sheet.row([format!("{year}年度　毎月の数字")]);
    let shown = MONTHLY.map(|it| truth.indicator(it));
    sheet.row(std::iter::once("").chain(MONTHLY));
    let units = shown.map(|it| format!("（{}）", it.unit));
    sheet.row(std::iter::once(String::new()).chain(units));
    let (mut sums, mut notes) = ([Decimal::ZERO; 3], Vec::new());
    for first in months_of(year) {
        let mut row = vec![format!("{}月", first.month())];
        for (at, it) in shown.iter().enumerate() {
            let found = it.observations.iter().find(|it| it.first == first);
            sums[at] += found.and_then(|it| it.value).unwrap_or_default();
            row.push(match found {
                Some(it) => cell(it),
                None if first.last_of_month() <= truth.as_of => "集計中".to_owned(),
                None => String::new(),
            });
            if let Some(Observation { before: Some(before), value: Some(value), .. }) = found {
                let month = first.month();
                let (name, unit) = (it.short, &it.unit);
                notes.push(format!(
                    "※{month}月の{name}は、{before}{unit}を{value}{unit}に直しました"
                ));
            }
        }
        sheet.row(row);
    }
    sheet.row(std::iter::once("合計".to_owned()).chain(sums.map(|it| it.to_string())));
    for note in notes {
        sheet.row([note]);
    }
    sheet
}

/// Quarters across, with うち rows; below it what is looked at at their ends, with the
/// year above its months.
fn quarters(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("四半期の数字");
    let trial = truth.indicator("職場体験");
    sheet.row(["四半期の数字"]);
    let span = |it: &Observation| {
        format!("{}年{}～{}月", it.first.year(), it.first.month(), it.last.month())
    };
    sheet.row(std::iter::once(String::new()).chain(trial.observations.iter().map(span)));
    let head = format!("{}（{}）", trial.short, trial.unit);
    sheet.row(std::iter::once(head).chain(trial.observations.iter().map(cell)));
    for part in parts_of(trial) {
        let of_part = trial.parts.iter().filter(|it| named(it) == part);
        sheet.row(std::iter::once(format!("　うち{part}")).chain(of_part.map(cell)));
    }
    sheet.skip(2);
    let shown = AT_ENDS.map(|name| truth.indicator(name));
    let mut ends: Vec<Date> =
        shown.iter().flat_map(|it| &it.observations).map(|it| it.last).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut year = 0;
    let years = ends.iter().map(|last| {
        let shown = if last.year() == year { String::new() } else { format!("{}年", last.year()) };
        year = last.year();
        shown
    });
    sheet.row(std::iter::once("各期末の数字".to_owned()).chain(years));
    let at = |it: &Date| format!("{}月末", it.month());
    sheet.row(std::iter::once(String::new()).chain(ends.iter().map(at)));
    for it in shown {
        let values = ends.iter().map(|last| {
            it.observations.iter().find(|it| it.last == *last).map(cell).unwrap_or_default()
        });
        sheet.row(std::iter::once(format!("{}（{}）", it.short, it.unit)).chain(values));
    }
    sheet
}

/// One row an occasion, the whole beside its districts.
fn now_and_then(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("ときどきの数字");
    let districts = parts_of(truth.indicator("孤立を感じる割合"));
    let mut heads = vec!["数字", "いつ", "全体"];
    heads.extend(districts.iter().map(String::as_str));
    sheet.row(heads);
    for it in NOW_AND_THEN.map(|name| truth.indicator(name)) {
        for whole in &it.observations {
            let month = format!("{}年{}月", whole.first.year(), whole.first.month());
            let percent = if it.unit == "%" { "%" } else { "" };
            let mut row = vec![it.short.to_owned(), month, cell(whole) + percent];
            row.extend(districts.iter().map(|district| {
                let found =
                    it.parts.iter().find(|it| it.first == whole.first && named(it) == *district);
                found.map(|it| cell(it) + percent).unwrap_or_default()
            }));
            sheet.row(row);
        }
    }
    sheet
}

fn population(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("人口");
    sheet.row(["人口（公的統計から）"]);
    sheet.row(["年月日", "県人口（人）", "高松市人口（人）"]);
    let both = ["県人口", "高松市人口"].map(|name| truth.indicator(name));
    for (at, it) in both.iter().enumerate() {
        for value in &it.observations {
            assert_eq!(value.grain, Grain::Day);
            let mut row = vec![slashed(value.first), String::new(), String::new()];
            row[1 + at] = grouped(value.value.expect("people"));
            sheet.row(row);
        }
    }
    sheet
}

/// One row a meeting; the day has no year, the title has it.
fn minutes(truth: &Truth, year: i16) -> Sheet {
    let mut sheet = Sheet::new("会議メモ");
    sheet.row([format!("{year}年度　会議メモ")]);
    sheet.skip(1);
    sheet.row([
        "日時",
        "会議",
        "ところ",
        "オンライン",
        "公開",
        "来た人（団体）",
        "お休み",
        "話したこと",
        "議長",
        "進行",
        "書いた人",
        "議事録を送った日",
        "備考",
    ]);
    let months = months_of(year);
    let of_year = |it: &&Meeting| months.contains(&it.day.first_of_month());
    for it in truth.meetings.iter().filter(of_year) {
        let came = it.attendance.iter().filter(|it| it.presence != "欠席").map(|it| {
            let how = match it.presence.as_str() {
                "代理" => "（代）",
                "オンライン" => "（オンライン）",
                _ => "",
            };
            format!("{}{how}", it.organisation)
        });
        let absent = it.attendance.iter().filter(|it| it.presence == "欠席");
        let yes = |is: bool| if is { "○" } else { "×" }.to_owned();
        sheet.row([
            format!("{}{}～{}", with_weekday(it.day), it.start, it.end),
            match it.body.as_str() {
                "総会" => format!("第{}回総会", it.number),
                body => format!("{body}（第{}回）", it.number),
            },
            it.place.clone(),
            yes(it.is_online),
            yes(it.is_open),
            came.collect::<Vec<_>>().join("、"),
            absent.map(|it| it.organisation.clone()).collect::<Vec<_>>().join("、"),
            it.agenda.iter().map(|it| format!("・{it}")).collect::<Vec<_>>().join("\n"),
            it.chair.clone(),
            it.facilitator.clone(),
            it.recorder.clone(),
            it.minutes_sent.map(|day| format!("{}/{}", day.month(), day.day())).unwrap_or_default(),
            if it.state == "実施" { String::new() } else { it.state.clone() },
        ]);
    }
    sheet
}

fn decisions(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("決まったこと");
    sheet.row(["いつ", "どの会議で", "決まったこと", "その後"]);
    for it in &truth.decisions {
        let meeting = format!("{}（第{}回）", it.body, it.number);
        sheet.row([slashed(it.day), meeting, it.words.clone(), it.state.clone()]);
    }
    sheet
}

/// Commitments below a row with their organisation.
fn commitments(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("約束");
    sheet.row([format!("みんなの約束（{}月末）", truth.as_of.month())]);
    sheet.row([
        "やること",
        "どの目標のため",
        "いっしょにやる人",
        "言った日",
        "いつまでに",
        "のばした先",
        "のばした回数",
        "のばしたわけ",
        "いま",
        "進みぐあい",
        "できた日",
        "できたこと",
        "こまりごと",
    ]);
    for it in &truth.organisations {
        let own: Vec<&Commitment> =
            truth.commitments.iter().filter(|commitment| commitment.owner == it.short).collect();
        if own.is_empty() {
            continue;
        }
        sheet.row([format!("■ {}（{}件）", it.short, own.len())]);
        for commitment in own {
            sheet.row([
                commitment.words.clone(),
                commitment.goal.clone(),
                commitment.partners.join("、"),
                slashed(commitment.promised),
                slashed(commitment.due),
                commitment.revised_due.map(slashed).unwrap_or_default(),
                commitment.times_revised.clone(),
                commitment.reason.clone(),
                now(commitment).to_owned(),
                commitment.progress.map(|it| format!("{it}%")).unwrap_or_default(),
                commitment.done.map(slashed).unwrap_or_default(),
                commitment.result.clone(),
                commitment.blocker.clone(),
            ]);
        }
    }
    sheet
}

/// The word for how a commitment stands. Of three words for what is under way, the one
/// that says how far.
fn now(commitment: &Commitment) -> &'static str {
    let far = commitment.progress.unwrap_or_default();
    match commitment.status.as_str() {
        "未着手" => "まだ",
        "進行中" if far >= Decimal::from(70) => "ほぼ完了",
        "進行中" if far <= Decimal::from(35) => "着手",
        "進行中" => "継続中",
        "完了" => "完了",
        "遅延" => "遅れています",
        "保留" => "止まっています",
        "中止" => "やめました",
        other => panic!("no word for {other}"),
    }
}

/// Two blocks side by side: what was planned, and what it cost.
fn costs(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("事務局のお金");
    sheet.row(["2026年度　事務局のお金（円）"]);
    let mut categories: Vec<&str> = Vec::new();
    for it in &truth.costs {
        if !categories.contains(&it.category.as_str()) {
            categories.push(&it.category);
        }
    }
    let block = |title: &'static str| {
        std::iter::once(title).chain(std::iter::repeat_n("", categories.len() + 1))
    };
    sheet.row(std::iter::once("").chain(block("予算")).chain(block("使ったお金")));
    let heads = || categories.iter().copied().chain(["合計", ""]);
    sheet.row(std::iter::once("月").chain(heads()).chain(heads()));
    let mut notes = Vec::new();
    for first in months_of(2026).into_iter().filter(|it| it.last_of_month() <= truth.as_of) {
        let of_month: Vec<_> = truth.costs.iter().filter(|it| it.month == first).collect();
        let mut row = vec![format!("{}月", first.month())];
        for is_plan in [true, false] {
            let amounts: Vec<Decimal> =
                of_month.iter().map(|it| if is_plan { it.budget } else { it.actual }).collect();
            row.extend(amounts.iter().map(|it| grouped(*it)));
            row.extend([grouped(amounts.iter().sum()), String::new()]);
        }
        sheet.row(row);
        let said = of_month.iter().filter(|it| !it.reason.is_empty());
        notes
            .extend(said.map(|it| format!("※{}月の{}：{}", first.month(), it.category, it.reason)));
    }
    for note in notes {
        sheet.row([note]);
    }
    sheet
}

fn grants(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("助成と会費");
    sheet.row([
        "くれるところ",
        "種類",
        "事業の名前",
        "何に使うか",
        "使い道の決まり",
        "事務局に使える割合",
        "決まった額",
        "入った額",
        "使った額",
        "期間",
        "状況",
        "報告のしめきり",
        "ひとこと",
    ]);
    for it in &truth.grants {
        let yen = |amount: Option<Decimal>| {
            amount.map(|it| format!("{}円", grouped(it))).unwrap_or_default()
        };
        sheet.row([
            it.funder.clone(),
            it.kind.clone(),
            it.name.clone(),
            it.purpose.clone(),
            if it.is_restricted { "あり" } else { "なし" }.to_owned(),
            format!("{}%", it.for_backbone),
            yen(Some(it.committed)),
            yen(it.received),
            yen(it.spent),
            format!("{}～{}", slashed(it.start), slashed(it.end)),
            it.status.clone(),
            it.report_due.map(slashed).unwrap_or_default(),
            it.reason.clone(),
        ]);
    }
    sheet
}

fn contributions(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("持ち寄り");
    sheet.row(["みんなの持ち寄り"]);
    sheet.row(["いつ", "だれが", "何を", "くわしく", "どれだけ", "お金にすると"]);
    for it in &truth.contributions {
        sheet.row([
            format!("{}年{}月", it.month.year(), it.month.month()),
            it.organisation.clone(),
            it.kind.clone(),
            it.item.clone(),
            format!("{}{}", it.quantity, it.unit),
            it.yen.map(|it| format!("{}円", grouped(it))).unwrap_or_default(),
        ]);
    }
    sheet
}

fn months_of(year: i16) -> Vec<Date> {
    let month = |at: i8| if at <= 12 { (year, at) } else { (year + 1, at - 12) };
    (4..=15).map(month).map(|(year, month)| jiff::civil::date(year, month, 1)).collect()
}

/// A value with the mark that people put behind it.
fn cell(it: &Observation) -> String {
    let mark = if it.is_provisional { "（速報）" } else { "" };
    it.value.map_or_else(|| "x".to_owned(), |value| format!("{value}{mark}"))
}

/// Returns the parts of an indicator, in their order.
fn parts_of(indicator: &Indicator) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for it in &indicator.parts {
        if !parts.iter().any(|part| part == named(it)) {
            parts.push(named(it).to_owned());
        }
    }
    parts
}

fn named(part: &Observation) -> &str {
    part.part.as_ref().map_or("", |(_, name)| name)
}

fn slashed(day: Date) -> String {
    day.strftime("%Y/%-m/%-d").to_string()
}

/// 2025年3月末.
fn end_of(day: Date) -> String {
    format!("{}年{}月末", day.year(), day.month())
}

fn grouped(amount: Decimal) -> String {
    thousands(amount.to_string().parse().expect("an amount"))
}

pub(super) const ROOM: Room = Room { name: "npo", files, tells, answers: ANSWERS, wrong: WRONG };

const WRONG: &[&str] = &[];

const ANSWERS: &[Answer] = &[
    Answer {
        code: "ask-word",
        about: "ほぼ完了",
        reading: "status-in_progress",
        why: "nearly done may be counted as done by some; the day it was done is empty",
    },
    Answer {
        code: "ask-word",
        about: "まだ",
        reading: "status-not_started",
        why: "not yet: not begun, or not done yet",
    },
    Answer {
        code: "ask-word",
        about: "止まっています",
        reading: "status-on_hold",
        why: "it stands still: put on hold, or behind",
    },
    Answer {
        code: "ask-word",
        about: "そのまま",
        reading: "direction-maintain",
        why: "as it is: to be kept, or no wish at all",
    },
];

fn tells(fact: &Fact) -> Option<String> {
    Some(fact.is.clone())
}

/// Each tab by itself.
fn pieces(truth: &Truth) -> Vec<Piece> {
    use Kind::{
        Attendance, Commitment, Contribution, Cost, Decision, Goal, Grant, Indicator, Meeting,
        Organisation, Part, Value,
    };
    let both = |layout, kinds, indicators, sheets: Vec<(&'static str, Sheet)>| {
        let files = sheets.into_iter().map(|(path, sheet)| (path, sheet.csv().into_bytes()));
        Piece { layout, kinds, indicators, files: files.collect() }
    };
    let tab = |layout, kinds, path, sheet| both(layout, kinds, &[], vec![(path, sheet)]);
    let values = |layout, kinds, indicators, path, sheet| {
        both(layout, kinds, indicators, vec![(path, sheet)])
    };
    vec![
        tab("○ and ◎ under the bodies", &[Organisation], "メンバー.csv", members(truth)),
        tab("goals without codes", &[Goal], "目標.csv", goals(truth)),
        tab("ledger in everyday words", &[Indicator], "数字の一覧.csv", ledger(truth)),
        both(
            "months down, indicators across, units below, 合計, notes, a year a file",
            &[Value],
            &[0, 2, 8],
            vec![
                ("毎月の数字（2025年度）.csv", monthly(truth, 2025)),
                ("毎月の数字（2026年度）.csv", monthly(truth, 2026)),
            ],
        ),
        values(
            "quarters across with うち rows; below it years above their months",
            &[Value, Part],
            &[3, 4, 9],
            "四半期の数字.csv",
            quarters(truth),
        ),
        values(
            "an occasion a row, the whole beside its districts",
            &[Value, Part],
            &[1, 5, 6, 7],
            "ときどきの数字.csv",
            now_and_then(truth),
        ),
        values("days down, indicators across", &[Value], &[10, 11], "人口.csv", population(truth)),
        both(
            "minutes: 9/18（金）13:30～15:00, who came in one cell, a year a file",
            &[Meeting, Attendance],
            &[],
            vec![
                ("会議メモ（2025年度）.csv", minutes(truth, 2025)),
                ("会議メモ（2026年度）.csv", minutes(truth, 2026)),
            ],
        ),
        tab("decisions by body and number", &[Decision], "決まったこと.csv", decisions(truth)),
        tab(
            "commitments below ■ their organisation",
            &[Commitment],
            "約束.csv",
            commitments(truth),
        ),
        tab("plan and actual side by side", &[Cost], "事務局のお金.csv", costs(truth)),
        tab("from～to and 円 in the cells", &[Grant], "助成と会費.csv", grants(truth)),
        tab("21枚 in one cell", &[Contribution], "持ち寄り.csv", contributions(truth)),
        both(
            "cover, memo and seats are no tables",
            &[],
            &[],
            vec![("表紙.csv", cover(truth)), ("メモ.csv", memo()), ("座席.csv", seats(truth))],
        ),
    ]
}

#[test]
fn everything_told_is_written() {
    ROOM.check_all_is_written();
}

#[test]
fn each_layout_by_itself() {
    ROOM.check_apart(pieces);
}

#[test]
fn nothing_is_silently_wrong() {
    ROOM.check_nothing_is_wrong();
}

#[test]
fn everything_is_right() {
    ROOM.check_all_is_right();
}
