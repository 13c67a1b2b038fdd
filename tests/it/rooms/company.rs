//! The table that a company leads: workbooks with the month in their name, heads in
//! two languages, KPI numbers, plan beside actual, thousands and millions of yen.
//!
//! What is planned for a month is made up here, and nothing of ours: it may not be
//! read as a value. Dates of months are first days shown as `Apr-26`, as Excel keeps
//! what people type.

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::apart::Piece;
use super::desk::{Cell, Sheet, number, settings, shift_jis, shown, workbook};
use super::facts::{Fact, Kind};
use super::truth::{Commitment, Indicator, Meeting, Month, Observation, Truth, next_month};
use super::{Answer, Room};

const BODIES: [(&str, &str); 3] = [("総会", "GM"), ("運営委員会", "SC"), ("みまもり部会", "CC")];
const MONTHLY: [&str; 3] = ["見守り訪問", "こども食堂", "多言語相談"];
/// Values of single days, in columns by month.
const POINTS: [&str; 4] = ["孤立を感じる割合", "地元就職率", "両立支援の事業所", "移動販売停留所"];
const SHOWS_MONTH: &str = "mmm-yy";
const SHOWS_DAY: &str = "yyyy/m/d";

/// Writes the workbooks of a month, beside those of the month before.
pub(crate) fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    settings(&mut files, "ja");
    if truth.month == Month::October {
        books(&Truth::of(Month::September), &mut files);
    }
    books(truth, &mut files);
    let path = format!("inputs/~$円卓会議_Action_2026{:02}.xlsx", truth.month.number());
    files.insert(path, b"\x09Sato Ken".to_vec());
    files.insert("inputs/集合写真.png", b"\x89PNG\r\n\x1a\n not a picture".to_vec());
    files.insert("inputs/RE 会場の件.msg", b"\xd0\xcf\x11\xe0 no mail".to_vec());
    let memo = "件名,電話メモ\r\n佐藤,来週は在宅\r\n";
    files.insert("inputs/メモ.csv", shift_jis(memo));
    files
}

fn books(truth: &Truth, files: &mut Files) {
    let month = format!("2026{:02}", truth.month.number());
    let kpi = [
        cover(truth, "KPI Report"),
        ledger(truth),
        monthly(truth, 2025),
        monthly(truth, 2026),
        quarterly(truth),
        rates(truth),
        points(truth),
        statistics(truth),
        memo(),
    ];
    let action = [cover(truth, "Action Tracker"), actions(truth), schedule(truth)];
    let meeting = [members(truth), meetings(truth), attendance(truth), seats(truth)];
    let budget = [costs(truth), funding(truth)];
    files.insert(format!("inputs/円卓会議_KPI_{month}.xlsx"), workbook(&kpi));
    files.insert(format!("inputs/円卓会議_Action_{month}.xlsx"), workbook(&action));
    files.insert(format!("inputs/円卓会議_Meeting_{month}.xlsx"), workbook(&meeting));
    files.insert(format!("inputs/円卓会議_Budget_{month}.xlsx"), workbook(&budget));
    if truth.month == Month::September {
        files.insert("inputs/円卓会議_Action_202609 - コピー.xlsx", workbook(&action));
    }
}

fn cover(truth: &Truth, title: &str) -> Sheet {
    let mut sheet = Sheet::new("Cover");
    sheet.skip(3);
    sheet.row(["", "", "地域円卓会議"]);
    sheet.row(["", "", title]);
    sheet.row([Cell::Blank, Cell::Blank, Cell::Day(truth.as_of, SHOWS_DAY)]);
    sheet.row(["", "", "CSR推進部（社外秘ではありません）"]);
    sheet
}

fn memo() -> Sheet {
    let mut sheet = Sheet::new("内部メモ");
    sheet.row(["Apr の計画は年間目標÷12 で置いただけ。要相談"]);
    sheet.hide()
}

/// Returns the number that the sheets use for an indicator: goal and place in it.
fn numbered(truth: &Truth, indicator: &Indicator) -> String {
    let goal = truth.goals.iter().position(|it| it.title == indicator.goal);
    let of_goal = truth.indicators.iter().filter(|it| it.goal == indicator.goal);
    let at = of_goal.take_while(|it| it.name != indicator.name).count();
    format!("{}-{}", goal.map_or(0, |at| at + 1), at + 1)
}

fn ledger(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("KPI一覧");
    sheet.row(["KPI一覧 / KPI List"]);
    sheet.skip(1);
    sheet.row([
        "KPI No.\n番号",
        "Goal\n目標",
        "KPI\n指標",
        "略称",
        "Type\n種別",
        "Unit\n単位",
        "Direction\n方向",
        "Calc.\n集計",
        "Baseline\n基準値",
        "as of\n基準時点",
        "Target\n目標値",
        "Deadline\n達成時期",
        "Milestone\n中間目標",
        "Freq.\n頻度",
        "Source\n出典",
        "Owner\n担当",
    ]);
    let mut goal = ("", 0);
    for it in &truth.indicators {
        let direction = match it.direction.as_str() {
            "増" => "↑",
            "減" => "↓",
            _ => "→",
        };
        let on_the_way =
            it.milestones.iter().map(|(day, value)| format!("{}: {value}", short(*day)));
        let value = |point: Option<(Date, Decimal)>| point.map_or(Cell::Blank, |it| number(it.1));
        let month = |point: Option<(Date, Decimal)>| {
            point.map_or(Cell::Blank, |it| Cell::Day(it.0.first_of_month(), SHOWS_MONTH))
        };
        let cells: [Cell; 16] = [
            numbered(truth, it).into(),
            if goal.0 == it.goal { Cell::Blank } else { (&it.goal).into() },
            (&it.name).into(),
            it.short.into(),
            (&it.level).into(),
            (&it.unit).into(),
            direction.into(),
            if it.aggregation == "累計" { "YTD累計" } else { "期末" }.into(),
            value(it.baseline),
            month(it.baseline),
            value(it.target),
            month(it.target),
            on_the_way.collect::<Vec<_>>().join("\n").into(),
            (&it.frequency).into(),
            (&it.source).into(),
            (&it.owner).into(),
        ];
        let row = sheet.row(cells);
        if goal.0 == it.goal && !it.goal.is_empty() {
            sheet.merge((goal.1, row), (1, 1));
        } else {
            goal = (&it.goal, row);
        }
    }
    sheet
}

/// Plan beside actual under each month, which is merged over the two.
fn monthly(truth: &Truth, year: i16) -> Sheet {
    let mut sheet = Sheet::new(&format!("FY{} Monthly", year - 2000));
    sheet.row([format!("FY{} KPI 月次実績 / Monthly Results", year - 2000)]);
    let months = months_of(year);
    let mut heads: Vec<Cell> = ["No.", "KPI", "Unit"].map(Cell::from).into();
    let mut below: Vec<Cell> = [""; 3].map(Cell::from).into();
    for first in &months {
        heads.extend([Cell::Day(*first, SHOWS_MONTH), Cell::Blank]);
        below.extend(["計画".into(), "実績".into()]);
    }
    heads.extend(["YTD".into(), Cell::Blank, "達成率".into()]);
    below.extend(["計画".into(), "実績".into(), Cell::Blank]);
    let row = sheet.row(heads);
    sheet.row(below);
    for at in 0..=months.len() {
        sheet.merge((row, row), (3 + 2 * at, 4 + 2 * at));
    }
    for it in MONTHLY.map(|name| truth.indicator(name)) {
        let planned = (it.target.expect("a target").1 / Decimal::from(12)).round();
        let mut cells: Vec<Cell> =
            vec![numbered(truth, it).into(), it.short.into(), (&it.unit).into()];
        let (mut plan, mut actual) = (Decimal::ZERO, Decimal::ZERO);
        for first in &months {
            let found = it.observations.iter().find(|it| it.first == *first);
            plan += planned;
            actual += found.and_then(|it| it.value).unwrap_or_default();
            cells.push(number(planned));
            cells.push(found.map_or(Cell::Blank, reported));
        }
        let row = 4 + MONTHLY.iter().position(|name| *name == it.short).unwrap_or_default();
        let sum = |first: usize| {
            let terms = (0..months.len()).map(|at| format!("{}{row}", letters(first + 2 * at)));
            format!("=SUM({})", terms.collect::<Vec<_>>().join(","))
        };
        let end = 3 + 2 * months.len();
        cells.push(Cell::Formula(sum(3), float(plan), "#,##0"));
        cells.push(Cell::Formula(sum(4), float(actual), "#,##0"));
        let rate = format!("={}{row}/{}{row}", letters(end + 1), letters(end));
        cells.push(Cell::Formula(rate, float(actual / plan), "0%"));
        assert_eq!(sheet.row(cells), row);
    }
    sheet.skip(1);
    sheet.row(["※計画は年間目標の12分の1です。"]);
    sheet
}

/// Quarters across, parts below the whole.
fn quarterly(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Quarterly");
    let it = truth.indicator("職場体験");
    let fiscal = |day: Date| if day.month() < 4 { day.year() - 1 } else { day.year() };
    let quarter = |value: &Observation| {
        let at = (value.first.month() + 8) % 12 / 3 + 1;
        format!("FY{} Q{at}", fiscal(value.first) - 2000)
    };
    let heads = ["No.", "KPI", "内訳", "Unit"].map(str::to_owned);
    sheet.row(heads.into_iter().chain(it.observations.iter().map(quarter)));
    let mut row: Vec<Cell> =
        vec![numbered(truth, it).into(), it.short.into(), "合計".into(), (&it.unit).into()];
    row.extend(it.observations.iter().map(reported));
    sheet.row(row);
    for part in ["高校生", "大学生・専門学校生", "その他"] {
        let mut row: Vec<Cell> = vec![Cell::Blank, Cell::Blank, part.into(), (&it.unit).into()];
        let of_part = it.parts.iter().filter(|it| it.part.as_ref().is_some_and(|it| it.1 == part));
        row.extend(of_part.map(reported));
        sheet.row(row);
    }
    sheet
}

/// Rates by formula beside their terms: districts of 20, and people of 1,000.
fn rates(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Rates");
    for (name, whole, heads) in [
        ("歩いて通える学区", 20, ["小学校区数 (A)", "会場のある学区 (B)"]),
        ("避難計画", 1000, ["要支援者数 (A)", "計画作成済 (B)"]),
    ] {
        let it = truth.indicator(name);
        sheet.row([format!("{} {}（%）", numbered(truth, it), it.name)]);
        let districts = ["東部", "西部", "島しょ部"].map(|district| {
            it.parts.iter().filter(move |it| it.part.as_ref().is_some_and(|it| it.1 == district))
        });
        let has_parts = !it.parts.is_empty();
        let mut row = vec!["時点", heads[0], heads[1], "率 (B/A)"];
        if has_parts {
            row.extend(["東部", "西部", "島しょ部"]);
        }
        sheet.row(row);
        for value in &it.observations {
            let rate = value.value.expect("a rate") / Decimal::ONE_HUNDRED;
            let mut cells = vec![
                Cell::Day(value.first.first_of_month(), SHOWS_MONTH),
                number(Decimal::from(whole)),
                number(rate * Decimal::from(whole)),
            ];
            let at = sheet.next();
            cells.push(Cell::Formula(format!("=C{at}/B{at}"), float(rate), "0.0%"));
            for mut district in districts.clone() {
                let found = district.find(|it| it.last == value.last).and_then(|it| it.value);
                let share = |it: Decimal| shown(it / Decimal::ONE_HUNDRED, "0.0%");
                cells.push(found.map_or(Cell::Blank, share));
            }
            sheet.row(cells);
        }
        sheet.skip(2);
    }
    sheet
}

/// What is measured now and then: one column a month, mostly empty.
fn points(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Other KPI");
    sheet.skip(1);
    let all = POINTS.map(|name| truth.indicator(name));
    let mut months: Vec<Date> =
        all.iter().flat_map(|it| &it.observations).map(|it| it.last.first_of_month()).collect();
    months.sort_unstable();
    months.dedup();
    let heads = ["No.", "KPI", "地区", "Unit"].map(Cell::from).into_iter();
    sheet.row(heads.chain(months.iter().map(|it| Cell::Day(*it, SHOWS_MONTH))));
    for it in all {
        for district in ["", "東部", "西部", "島しょ部"] {
            let values: Vec<&Observation> = match district {
                "" => it.observations.iter().collect(),
                district => {
                    let is_of =
                        |it: &&Observation| it.part.as_ref().is_some_and(|it| it.1 == district);
                    it.parts.iter().filter(is_of).collect()
                }
            };
            if values.is_empty() {
                continue;
            }
            let mut cells: Vec<Cell> = vec![
                numbered(truth, it).into(),
                it.short.into(),
                if district.is_empty() && !it.parts.is_empty() { "全体" } else { district }.into(),
                (&it.unit).into(),
            ];
            cells.extend(months.iter().map(|month| {
                let found = values.iter().find(|it| it.last.first_of_month() == *month);
                match found.and_then(|it| it.value) {
                    Some(value) if it.unit == "%" => shown(value / Decimal::ONE_HUNDRED, "0.0%"),
                    Some(value) => number(value),
                    None => Cell::Blank,
                }
            }));
            sheet.row(cells);
        }
    }
    sheet
}

fn statistics(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("統計");
    sheet.row(["参考：公的統計 / Official statistics"]);
    sheet.row(["No.", "KPI", "Date", "Value"]);
    for it in ["県人口", "高松市人口"].map(|name| truth.indicator(name)) {
        for value in &it.observations {
            let people = shown(value.value.expect("people"), "#,##0");
            let day = Cell::Day(value.first, SHOWS_DAY);
            sheet.row([numbered(truth, it).into(), it.short.into(), day, people]);
        }
    }
    sheet
}

fn actions(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Action");
    sheet.row(["Action Tracker / 行動計画"]);
    sheet.row([
        "No.",
        "Action\n取組",
        "Goal\n目標",
        "Owner\n担当",
        "Agreed\n決定日",
        "Due\n期限",
        "Status\n状況",
        "%",
        "Done\n完了日",
        "Output\n成果",
        "Remarks\n備考",
    ]);
    for (at, it) in (1..).zip(&truth.commitments) {
        let due = |day: Date| format!("R{}.{}.{}", day.year() - 2018, day.month(), day.day());
        let due = match it.revised_due {
            Some(revised) => format!("{}→{}", due(it.due), due(revised)),
            None => due(it.due),
        };
        let owners: Vec<&str> =
            std::iter::once(&it.owner).chain(&it.partners).map(String::as_str).collect();
        let remarks: Vec<&str> =
            [it.reason.as_str(), &it.blocker].into_iter().filter(|it| !it.is_empty()).collect();
        sheet.row([
            number(Decimal::from(at)),
            (&it.words).into(),
            (&it.goal).into(),
            owners.join("・").into(),
            Cell::Day(it.promised, SHOWS_DAY),
            due.into(),
            status(it).into(),
            it.progress.map_or(Cell::Blank, |it| shown(it / Decimal::ONE_HUNDRED, "0%")),
            it.done.map_or(Cell::Blank, |it| Cell::Day(it, SHOWS_DAY)),
            (&it.result).into(),
            remarks.join("。").into(),
        ]);
    }
    sheet
}

fn status(commitment: &Commitment) -> &'static str {
    match commitment.status.as_str() {
        "未着手" => "Not yet",
        "進行中" => "Ongoing",
        "完了" => "Done",
        "遅延" => "Delayed",
        "保留" => "On hold",
        "中止" => "Cancelled",
        other => panic!("no word for {other}"),
    }
}

/// A picture of bars: no table of ours.
fn schedule(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Schedule");
    sheet.row(["", "2026年度スケジュール"]);
    let months = months_of(2026);
    let heads = months.iter().map(|it| format!("{}月", it.month()));
    sheet.row(["", ""].map(str::to_owned).into_iter().chain(heads));
    for it in truth.commitments.iter().rev().take(12) {
        let bar = months.iter().map(|first| {
            let (from, to) = (it.promised.first_of_month(), it.revised_due.unwrap_or(it.due));
            if from <= *first && *first <= to { "■" } else { "" }.to_owned()
        });
        sheet.row([it.owner.clone(), it.words.clone()].into_iter().chain(bar));
    }
    sheet
}

/// The sector merged over its organisations, ○ under three bodies.
fn members(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Members");
    sheet.row(["Members / 参加団体"]);
    let heads =
        ["Sector\n区分", "Organisation\n団体名", "略称", "別名", "Contact\n担当者", "Joined"];
    sheet.row(
        heads.map(str::to_owned).into_iter().chain(BODIES.map(|(ja, en)| format!("{en}\n{ja}"))),
    );
    let mut sector = ("", 0);
    for it in &truth.organisations {
        let is_same = sector.0 == it.sector;
        let mut cells: Vec<Cell> = vec![
            if is_same { Cell::Blank } else { (&it.sector).into() },
            (&it.name).into(),
            (&it.short).into(),
            it.nicknames.join("/").into(),
            (&it.seats[0].person).into(),
            it.joined.map_or(Cell::Blank, |it| Cell::Day(it, SHOWS_DAY)),
        ];
        cells.extend(BODIES.map(|(body, _)| if it.sits_in(body) { "○" } else { "" }.into()));
        let row = sheet.row(cells);
        if is_same {
            sheet.merge((sector.1, row), (0, 0));
        } else {
            sector = (&it.sector, row);
        }
    }
    sheet
}

fn meetings(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Meetings");
    sheet.row([
        "Meeting\n会議体",
        "#\n回",
        "Date\n日付",
        "Time\n時間",
        "Venue\n会場",
        "Web",
        "Chair\n議長",
        "Agenda\n議題",
        "Minutes sent\n議事録送付",
        "Status\n状態",
    ]);
    for it in &truth.meetings {
        let agenda = (1..).zip(&it.agenda).map(|(at, item)| format!("{at}) {item}"));
        sheet.row([
            (&it.body).into(),
            number(Decimal::from(it.number)),
            Cell::Day(it.day, "yyyy/m/d(aaa)"),
            format!("{}-{}", it.start, it.end).into(),
            (&it.place).into(),
            if it.is_online { "○" } else { "" }.into(),
            (&it.chair).into(),
            agenda.collect::<Vec<_>>().join("\n").into(),
            it.minutes_sent.map_or(Cell::Blank, |it| Cell::Day(it, SHOWS_DAY)),
            (&it.state).into(),
        ]);
    }
    sheet
}

/// Organisations down, meetings across below their body, counts at the foot.
fn attendance(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Attendance");
    sheet.row(["○＝出席　W＝Web　△＝代理　×＝欠席"]);
    let held: Vec<&Meeting> = BODIES.iter().flat_map(|(body, _)| truth.held(body)).collect();
    let body = |it: &&Meeting| Cell::from(&it.body);
    let row = sheet.row(std::iter::once(Cell::Blank).chain(held.iter().map(body)));
    let mut first = 1;
    for (body, _) in BODIES {
        let count = truth.held(body).len();
        sheet.merge((row, row), (first, first + count - 1));
        first += count;
    }
    let at = held.iter().map(|it| Cell::from(format!("#{}", it.number)));
    sheet.row(std::iter::once(Cell::Blank).chain(at));
    let days = held.iter().map(|it| Cell::Day(it.day, "yy/m/d"));
    let top = sheet.row(std::iter::once("団体".into()).chain(days)) + 1;
    for it in &truth.organisations {
        let marks = held.iter().map(|meeting| match meeting.presence(&it.short) {
            Some("出席") => "○".into(),
            Some("オンライン") => "W".into(),
            Some("代理") => "△".into(),
            Some(_) => "×".into(),
            None => Cell::Blank,
        });
        sheet.row(std::iter::once(Cell::from(&it.short)).chain(marks.collect::<Vec<_>>()));
    }
    let last = sheet.next() - 1;
    let counts = held.iter().enumerate().map(|(at, meeting)| {
        let came = meeting.attendance.iter().filter(|it| it.presence != "欠席").count();
        let formula = format!(
            "=COUNTA({0}{top}:{0}{last})-COUNTIF({0}{top}:{0}{last},\"×\")",
            letters(at + 1)
        );
        Cell::Formula(formula, float(Decimal::from(came)), "0")
    });
    sheet.row(std::iter::once("出席団体数".into()).chain(counts));
    sheet
}

fn seats(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("席次");
    sheet.row(["", "", "スクリーン"]);
    for row in truth.organisations.chunks(5) {
        sheet.row(row.iter().map(|it| &it.short));
    }
    sheet
}

/// Categories down, plan and actual under each month, in thousands of yen.
fn costs(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Cost");
    sheet.row(["FY26 事務局費用", "", "", "", "（単位：千円）"]);
    let mut months: Vec<Date> = truth.costs.iter().map(|it| it.month).collect();
    months.dedup();
    let heads = months.iter().flat_map(|it| [Cell::Day(*it, SHOWS_MONTH), Cell::Blank]);
    let row = sheet.row(std::iter::once("費目".into()).chain(heads));
    for at in 0..months.len() {
        sheet.merge((row, row), (1 + 2 * at, 2 + 2 * at));
    }
    let pairs = std::iter::repeat_n(["計画", "実績"], months.len()).flatten();
    sheet.row(std::iter::once("").chain(pairs));
    let categories: Vec<&str> = truth.costs.iter().take(5).map(|it| it.category.as_str()).collect();
    let thousand = |it: Decimal| shown(it / Decimal::from(1000), "#,##0.0");
    for category in categories {
        let of = truth.costs.iter().filter(|it| it.category == category);
        let cells = of.flat_map(|it| [thousand(it.budget), thousand(it.actual)]);
        sheet.row(std::iter::once(category.into()).chain(cells));
    }
    let sums = months.iter().flat_map(|month| {
        let of = || truth.costs.iter().filter(|it| it.month == *month);
        [of().map(|it| it.budget).sum::<Decimal>(), of().map(|it| it.actual).sum()]
    });
    let sums = sums.enumerate().map(|(at, sum)| {
        let formula = format!("=SUM({0}4:{0}8)", letters(at + 1));
        Cell::Formula(formula, float(sum / Decimal::from(1000)), "#,##0.0")
    });
    sheet.row(std::iter::once("合計".into()).chain(sums));
    for it in truth.costs.iter().filter(|it| !it.reason.is_empty()) {
        let month = it.month.strftime("%b-%y");
        sheet.row([format!("※{month} {}：{}", it.category, it.reason)]);
    }
    sheet
}

fn funding(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Funding");
    sheet.row(["資金 / Funding（百万円）"]);
    sheet.row([
        "Funder\n資金元",
        "Type\n種類",
        "Project\n事業",
        "制約",
        "事務局\n%",
        "Committed\n決定",
        "Received\n入金",
        "Spent\n支出",
        "Term\n期間",
        "Status\n状況",
        "Report due",
    ]);
    let million = |it: Option<Decimal>| {
        it.map_or(Cell::Blank, |it| shown(it / Decimal::from(1_000_000), "0.00"))
    };
    for it in &truth.grants {
        sheet.row([
            (&it.funder).into(),
            (&it.kind).into(),
            (&it.name).into(),
            if it.is_restricted { "有" } else { "無" }.into(),
            shown(it.for_backbone / Decimal::ONE_HUNDRED, "0%"),
            million(Some(it.committed)),
            million(it.received),
            million(it.spent),
            format!("{}-{}", short(it.start), short(it.end)).into(),
            (&it.status).into(),
            it.report_due.map_or(Cell::Blank, |it| Cell::Day(it, SHOWS_DAY)),
        ]);
    }
    sheet
}

fn months_of(year: i16) -> Vec<Date> {
    let first = jiff::civil::date(year, 4, 1);
    std::iter::successors(Some(first), |day| Some(next_month(*day))).take(12).collect()
}

fn reported(value: &Observation) -> Cell {
    value.value.map_or_else(|| "非公表".into(), number)
}

fn float(number: Decimal) -> f64 {
    number.to_string().parse().expect("a number")
}

/// Mar-25, as text.
fn short(day: Date) -> String {
    day.strftime("%b-%y").to_string()
}

/// The letters of a column from 0 on.
fn letters(column: usize) -> String {
    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).expect("a small sheet"))
}

pub(super) const ROOM: Room =
    Room { name: "company", files, tells, answers: ANSWERS, wrong: WRONG };

const WRONG: &[&str] = &[];

const ANSWERS: &[Answer] = &[
    Answer {
        code: "ask-terms",
        about: "",
        reading: "rate",
        why: "a number and a rate of it stand side by side under the name of one KPI",
    },
    Answer {
        code: "ask-word",
        about: "ytd",
        reading: "aggregation-sum",
        why: "year to date may be a running total or how it is shown",
    },
    Answer {
        code: "ask-word",
        about: "cancelled",
        reading: "status-dropped",
        why: "a commitment that was cancelled: given up, or only this date of it",
    },
];

/// It keeps no list of decisions, and none of what members bring.
fn tells(fact: &Fact) -> Option<String> {
    (!matches!(fact.kind, Kind::Decision | Kind::Contribution)).then(|| fact.is.clone())
}

/// Each sheet by itself.
fn pieces(truth: &Truth) -> Vec<Piece> {
    use Kind::{
        Attendance, Commitment, Cost, Grant, Indicator, Meeting, Organisation, Part, Value,
    };
    let book = |layout, kinds, indicators, path, sheets: &[Sheet]| Piece {
        layout,
        kinds,
        indicators,
        files: vec![(path, workbook(sheets))],
    };
    vec![
        book(
            "sector merged, ○ under bodies",
            &[Organisation],
            &[],
            "Members.xlsx",
            &[members(truth)],
        ),
        book(
            "KPI numbers, heads in two languages, goals merged",
            &[Indicator],
            &[],
            "KPI.xlsx",
            &[ledger(truth)],
        ),
        book(
            "計画 and 実績 under Apr-26, YTD, 達成率, two years on two sheets",
            &[Value],
            &[0, 2, 8],
            "Monthly.xlsx",
            &[monthly(truth, 2025), monthly(truth, 2026)],
        ),
        book(
            "FY25 Q1 across, parts below",
            &[Value, Part],
            &[4],
            "Quarterly.xlsx",
            &[quarterly(truth)],
        ),
        book(
            "a rate by formula beside its terms, two blocks",
            &[Value, Part],
            &[3, 7],
            "Rates.xlsx",
            &[rates(truth)],
        ),
        book(
            "months across, most empty, per cent by format",
            &[Value, Part],
            &[1, 5, 6, 9],
            "Other.xlsx",
            &[points(truth)],
        ),
        book("No., KPI, Date, Value", &[Value], &[10, 11], "Statistics.xlsx", &[statistics(truth)]),
        book(
            "meetings without codes, from-to in one cell",
            &[Meeting],
            &[],
            "Meetings.xlsx",
            &[meetings(truth)],
        ),
        book(
            "organisations × meetings under bodies, #, days; counts",
            &[Attendance],
            &[],
            "Attendance.xlsx",
            &[attendance(truth)],
        ),
        book(
            "R8.9.30→R9.3.31, owners 市・社協",
            &[Commitment],
            &[],
            "Action.xlsx",
            &[actions(truth)],
        ),
        book("plan and actual under months, 千円", &[Cost], &[], "Cost.xlsx", &[costs(truth)]),
        book(
            "百万円 in the title, term in one cell",
            &[Grant],
            &[],
            "Funding.xlsx",
            &[funding(truth)],
        ),
        book(
            "cover, schedule, seats and a hidden memo are no tables",
            &[],
            &[],
            "Other things.xlsx",
            &[cover(truth, "KPI Report"), schedule(truth), seats(truth), memo()],
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
