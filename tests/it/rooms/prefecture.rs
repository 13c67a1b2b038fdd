//! 県の協議会: forms by section (様式1 … 様式8), filled in and sent back.
//!
//! **Holds** members in two blocks side by side; goals and indicators with numbers of
//! the sheet (1-1) and days in columns of their own; monthly values in a form that
//! begins at D9, 計画 and 実績 under each month, a sheet for each fiscal year; the same
//! with years down in a partner's CSV; values of quarters in two blocks side by side;
//! workplace trials as a cross table with both margins on two sheets; a survey as a
//! list with 全体 and districts; the two populations with years of 昭和 and 平成;
//! meetings with days as 8.12.25; attendance as a long list and, of the latest
//! meetings, the lists of the reception desk; commitments on a sheet for each sector;
//! costs as two cross tables with both margins and a うち row; money with 千円 in its
//! heads.
//!
//! **Does not hold** decisions or contributions.
//!
//! **A careful human asks**, each once: whether a line without a mark on the list of a
//! reception desk is 欠席 (nobody wrote it; it is); and whether days as 8.12.25 are of
//! 令和 where the head does not say it (it is).

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, Worksheet};

use super::facts::{Fact, Kind};
use super::paper::{
    Cell, at, bare_day, fiscal_reiwa, float, line, long_day, merge, put, put_row, r_day, reiwa,
    save, save_plain, save_sjis, save_utf8, settings, sheet,
};
use super::truth::{Indicator, Meeting, Month, Observation, Organisation, Truth};
use super::{Answer, Room, litter};

pub(super) const ROOM: Room =
    Room { name: "prefecture", files, tells, answers: ANSWERS, wrong: &[] };

const ANSWERS: &[Answer] = &[Answer {
    code: "ask-blank-attendance",
    about: "受付名簿",
    reading: "absent",
    why: "nobody wrote 欠席 on the list of the reception desk: a line without a mark",
}];

fn tells(fact: &Fact) -> Option<String> {
    let is_held = !matches!(fact.kind, Kind::Decision | Kind::Contribution);
    is_held.then(|| fact.is.clone())
}

fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    let settings = settings("瀬戸県", "だれも孤立しない地域をめざします。", "瀬戸県 県民協働課");
    save_plain(&mut files, "roundtable.toml", settings.as_bytes());
    save(&mut files, "様式1_会員名簿.xlsx", members(truth));
    save(&mut files, "目標と指標.xlsx", definitions(truth));
    save(&mut files, "様式2_健康福祉課.xlsx", monthly(truth, "健康福祉課", "見守り訪問"));
    save(&mut files, "様式2_こども家庭課.xlsx", monthly(truth, "こども家庭課", "こども食堂"));
    save(&mut files, "様式3_四半期報告.xlsx", quarters(truth));
    save(&mut files, "様式4_職場体験.xlsx", trials(truth));
    save_utf8(&mut files, "様式5_調査結果.csv", &surveys(truth));
    save(&mut files, "統計課_人口.xlsx", population(truth));
    save(&mut files, "会議開催一覧.xlsx", meetings(truth));
    for year in [7, 8] {
        save_sjis(&mut files, &format!("出席状況_R{year}年度.csv"), &attendance(truth, year));
    }
    for it in truth.held("運営委員会").into_iter().filter(|it| it.number >= 15) {
        let name = format!("受付名簿_第{}回運営委員会_{}.xlsx", it.number, r_day(it.day));
        save(&mut files, &name, reception(truth, it));
    }
    save(&mut files, "様式6_取組状況.xlsx", commitments(truth));
    save(&mut files, "様式7_事務局経費.xlsx", costs(truth));
    save_sjis(&mut files, "様式8_財源.csv", &grants(truth));
    for month in Month::ALL.into_iter().filter(|month| *month <= truth.month) {
        let name = format!("国際課_多言語相談_2026{:02}.csv", month.number());
        save_sjis(&mut files, &name, &advice(&Truth::of(month)));
    }
    let september = Truth::of(Month::September);
    save(&mut files, "様式6_取組状況 - コピー.xlsx", commitments(&september));
    litter::lock(&mut files, "様式7_事務局経費.xlsx");
    litter::thumbs(&mut files, "");
    litter::seats(&mut files, "座席表.xlsx", truth);
    litter::photograph(&mut files, "DSC_0102.jpg");
    litter::letter(&mut files, "通知文.docx", &["各課長様", "様式1～8を月末までに提出願います。"]);
    let mail = "From: kokusai@pref.example\r\nTo: kyogikai@pref.example\r\nSubject: teishutsu\r\n\
                \r\nOkurimasu. 10/31\r\n";
    save_plain(&mut files, "Fwd_様式の提出について.eml", mail.as_bytes());
    files
}

/// Two blocks side by side, the second going on where the first ends.
fn members(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "様式1");
    put(sheet, 1, 1, "様式１");
    merge(sheet, (2, 3), (2, 9), "会員名簿");
    put(sheet, 3, 11, format!("{}現在", long_day(truth.as_of)));
    let half = truth.organisations.len().div_ceil(2);
    let blocks: Vec<&[Organisation]> = truth.organisations.chunks(half).collect();
    let mut number = 0_usize;
    for (column, block) in [1, 8].into_iter().zip(blocks) {
        put_row(
            sheet,
            5,
            column,
            ["No", "会員名", "略称・通称", "セクター", "所属する会議", "委員名"],
        );
        for (row, it) in (6..).zip(block) {
            number += 1;
            let names = [it.short.clone()].into_iter().chain(it.nicknames.clone());
            let bodies: Vec<&str> = it.seats.iter().map(|seat| seat.body.as_str()).collect();
            put(sheet, row, column, number);
            let cells = [
                it.name.clone(),
                names.collect::<Vec<_>>().join("、"),
                it.sector.clone(),
                bodies.join("、"),
                it.seats[0].person.clone(),
            ];
            put_row(sheet, row, column + 1, cells);
        }
    }
    book
}

/// R6年度, R6.10, H31.4: a day as the indicator's list has it.
fn when(indicator: &Indicator, day: Date) -> String {
    if indicator.aggregation == "累計" {
        format!("R{}年度", fiscal_reiwa(day))
    } else {
        format!("R{}.{}", reiwa(day), day.month())
    }
}

/// 1-1, as the lists of the council number them; the region's own are 参考1.
fn numbered(truth: &Truth) -> Vec<(String, &Indicator)> {
    let mut numbered = Vec::new();
    for (goal, it) in (1..).zip(&truth.goals) {
        let of_goal = truth.indicators.iter().filter(|indicator| indicator.goal == it.title);
        numbered.extend((1..).zip(of_goal).map(|(at, it)| (format!("{goal}-{at}"), it)));
    }
    let others = truth.indicators.iter().filter(|it| it.goal.is_empty());
    numbered.extend((1..).zip(others).map(|(at, it)| (format!("参考{at}"), it)));
    numbered
}

fn definitions(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    litter::cover(&mut book, "目標と指標", "瀬戸県 県民協働課");
    let goals = sheet(&mut book, "目標");
    put_row(goals, 1, 1, ["番号", "目標", "めざす姿", "担当会議"]);
    for (row, it) in (2..).zip(&truth.goals) {
        put(goals, row, 1, usize::try_from(row - 1).expect("small"));
        put_row(goals, row, 2, [&it.title, &it.aim, &it.body]);
    }
    let list = sheet(&mut book, "指標");
    let heads = [
        "指標番号",
        "目標番号",
        "指標名",
        "略称",
        "種別",
        "単位",
        "望ましい方向",
        "集計方法",
        "基準値",
        "基準時点",
        "目標値",
        "目標時点",
        "中間目標",
        "担当",
    ];
    put_row(list, 1, 0, heads);
    for (row, (number, it)) in (2..).zip(numbered(truth)) {
        let goal = number.split_once('-').map_or("－", |it| it.0);
        put_row(list, row, 0, [number.as_str(), goal, &it.name, it.short, &it.level, &it.unit]);
        put_row(list, row, 6, [&it.direction, &it.aggregation]);
        for (column, point) in [(8, &it.baseline), (10, &it.target)] {
            let Some((day, value)) = point else { continue };
            put(list, row, column, *value);
            put(list, row, column + 1, when(it, *day));
        }
        let milestones =
            it.milestones.iter().map(|(day, value)| format!("{}：{value}", when(it, *day)));
        put(list, row, 12, milestones.collect::<Vec<_>>().join("、"));
        put(list, row, 13, &it.owner);
    }
    litter::notes(&mut book, "メモ", &["参考指標は目標値を置かない", "R9年度に見直し予定"]);
    book
}

fn in_year(observation: &Observation, year: i16) -> bool {
    fiscal_reiwa(observation.last) == year
}

/// The place of a month in its fiscal year, from 0.
fn place(day: Date) -> u16 {
    (u16::try_from(day.month()).expect("small") + 8) % 12
}

/// The head of a form: who sends it and when, above a table that begins at D9.
fn form_head(sheet: &mut Worksheet, truth: &Truth, number: &str, title: &str, section: &str) {
    put(sheet, 1, 1, number);
    merge(sheet, (2, 3), (2, 12), title);
    put_row(sheet, 4, 3, ["提出課", section]);
    put_row(sheet, 5, 3, ["記入日", &r_day(truth.as_of)]);
    put(sheet, 6, 3, "※色のついた欄だけ記入してください。");
}

/// 計画 and 実績 under each month, from D9 on, a sheet for each fiscal year.
fn monthly(truth: &Truth, section: &str, short: &str) -> Workbook {
    let mut book = Workbook::new();
    let numbered = numbered(truth);
    let (number, indicator) = numbered.iter().find(|it| it.1.short == short).expect("one");
    for year in [7, 8] {
        let sheet = sheet(&mut book, &format!("R{year}年度"));
        let title = format!("令和{year}年度　指標の進捗報告");
        form_head(sheet, truth, "様式２", &title, section);
        for (column, head) in (3..).zip(["番号", "指標名", "単位"]) {
            merge(sheet, (8, column), (9, column), head);
        }
        for month in 0..12_u16 {
            let column = 6 + 2 * month;
            merge(sheet, (8, column), (8, column + 1), &format!("{}月", (month + 3) % 12 + 1));
            put_row(sheet, 9, column, ["計画", "実績"]);
        }
        merge(sheet, (8, 30), (8, 31), "年度計");
        put_row(sheet, 9, 30, ["計画", "実績"]);
        put_row(sheet, 10, 3, [number, &indicator.name, &indicator.unit]);
        // Plans are the secretariat's arithmetic and no fact: a twelfth of the target.
        let target = float(indicator.target.expect("a target").1);
        let plan = (target / 12.0 * if year == 7 { 0.7 } else { 0.9 }).round();
        for month in 0..12_u16 {
            put(sheet, 10, 6 + 2 * month, Cell::Number(plan));
        }
        let mut sum = 0.0;
        for it in indicator.observations.iter().filter(|it| in_year(it, year)) {
            let column = 7 + 2 * place(it.first);
            put(sheet, 10, column, it.value);
            sum += it.value.map(float).unwrap_or_default();
        }
        let columns = |from: u16| {
            let cells = (0..12_u16).map(|month| at(10, from + 2 * month));
            format!("={}", cells.collect::<Vec<_>>().join("+"))
        };
        put(sheet, 10, 30, Cell::Sum(columns(6), plan * 12.0));
        put(sheet, 10, 31, Cell::Sum(columns(7), sum));
        put(sheet, 12, 3, "備考：実績は翌月10日までの報告による。");
    }
    book
}

/// The months of a fiscal year across, the years and 計画/実績 down.
fn advice(truth: &Truth) -> String {
    let indicator = truth.indicator("多言語相談");
    let mut text = line(["国際課　多言語の暮らし相談（件）"]);
    let months = (0..12).map(|month| format!("{}月", (month + 3) % 12 + 1));
    text += &line(["年度".to_owned(), "区分".to_owned()].into_iter().chain(months));
    for year in [7, 8] {
        let plan = if year == 7 { "8" } else { "12" };
        let label = format!("令和{year}年度");
        text += &line([label.as_str(), "計画"].into_iter().chain([plan; 12]));
        let mut cells = vec![String::new(); 12];
        for it in indicator.observations.iter().filter(|it| in_year(it, year)) {
            let value = it.value.map_or_else(|| "x".to_owned(), |it| it.to_string());
            cells[usize::from(place(it.first))] = value;
        }
        text += &line([label, "実績".to_owned()].into_iter().chain(cells));
    }
    text
}

/// Two blocks side by side on each sheet.
fn quarters(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheets = [
        ("停留所・避難計画", ["移動販売停留所", "避難計画"]),
        ("学区・両立支援", ["歩いて通える学区", "両立支援の事業所"]),
    ];
    for (name, blocks) in sheets {
        let sheet = sheet(&mut book, name);
        put(sheet, 0, 1, "様式３");
        for (column, short) in [1, 6].into_iter().zip(blocks) {
            let it = truth.indicator(short);
            merge(sheet, (2, column), (2, column + 2), &format!("{}（{}）", it.name, it.unit));
            put_row(sheet, 3, column, ["時点", "実績", "備考"]);
            for (row, seen) in (4..).zip(&it.observations) {
                let (year, month) = (reiwa(seen.last), seen.last.month());
                put(sheet, row, column, format!("R{year}.{month}末"));
                put(sheet, row, column + 1, seen.value);
            }
        }
    }
    // The districts of the plans, as the section adds them below.
    let plans = truth.indicator("避難計画");
    let sheet = sheet(&mut book, "避難計画_地区別");
    put(sheet, 0, 1, format!("{}（{}）地区別", plans.name, plans.unit));
    put_row(sheet, 2, 1, ["時点", "東部", "西部", "島しょ部"]);
    let mut row = 3;
    for seen in &plans.observations {
        let parts: Vec<_> = plans.parts.iter().filter(|it| it.last == seen.last).collect();
        if parts.is_empty() {
            continue;
        }
        put(sheet, row, 1, format!("R{}.{}末", reiwa(seen.last), seen.last.month()));
        for (column, district) in (2..).zip(["東部", "西部", "島しょ部"]) {
            let here = parts.iter().find(|it| it.part.as_ref().is_some_and(|it| it.1 == district));
            put(sheet, row, column, here.and_then(|it| it.value));
        }
        row += 1;
    }
    book
}

const SCHOOLS: [&str; 3] = ["高校生", "大学生・専門学校生", "その他"];

/// Quarters down, kinds of school across, both margins, a sheet for each year.
fn trials(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let trials = truth.indicator("職場体験");
    for year in [7, 8] {
        let sheet = sheet(&mut book, &format!("R{year}"));
        put(sheet, 0, 1, format!("様式４　{}　令和{year}年度", trials.name));
        put(sheet, 1, 5, "単位：人");
        put(sheet, 3, 1, "四半期＼学校種別");
        put_row(sheet, 3, 2, SCHOOLS);
        put(sheet, 3, 5, "計");
        let mut row = 4;
        let mut sums = [0.0; 4];
        for whole in trials.observations.iter().filter(|it| in_year(it, year)) {
            let quarter = place(whole.first) / 3 + 1;
            put(sheet, row, 1, format!("第{quarter}四半期"));
            for (column, school) in (0_usize..).zip(SCHOOLS) {
                let is_here = |part: &&Observation| {
                    part.last == whole.last && part.part.as_ref().is_some_and(|it| it.1 == school)
                };
                let value = trials.parts.iter().find(is_here).and_then(|it| it.value);
                sums[column] += value.map(float).unwrap_or_default();
                put(sheet, row, 2 + u16::try_from(column).expect("small"), value);
            }
            let formula = format!("=SUM({}:{})", at(row, 2), at(row, 4));
            let value = float(whole.value.expect("a value"));
            put(sheet, row, 5, Cell::Sum(formula, value));
            sums[3] += value;
            row += 1;
        }
        put(sheet, row, 1, "計");
        for (column, sum) in (2..).zip(sums) {
            let formula = format!("=SUM({}:{})", at(4, column), at(row - 1, column));
            put(sheet, row, column, Cell::Sum(formula, sum));
        }
    }
    book
}

/// The whole and its districts in one list.
fn surveys(truth: &Truth) -> String {
    let mut text = line(["様式5"]) + &line(["指標番号", "調査", "調査時点", "地区", "結果（％）"]);
    for (number, it) in numbered(truth) {
        if !matches!(it.short, "孤立を感じる割合" | "地元就職率") {
            continue;
        }
        for whole in &it.observations {
            let day = format!("R{}.{}", reiwa(whole.last), whole.last.month());
            let mut add = |part: &str, value: Option<Decimal>| {
                let value = value.map(|it| it.to_string()).unwrap_or_default();
                text += &line([number.as_str(), &it.name, &day, part, &value]);
            };
            add("全体", whole.value);
            for part in it.parts.iter().filter(|it| it.last == whole.last) {
                add(&part.part.as_ref().expect("a part").1, part.value);
            }
        }
    }
    text
}

fn population(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "人口");
    put(sheet, 0, 0, "香川県の人口（国勢調査）　単位：人");
    put_row(sheet, 1, 0, ["調査日", "香川県の人口"]);
    let it = truth.indicator("県人口");
    let mut row = 2;
    for seen in &it.observations {
        let day = seen.last;
        let era = match day.year() {
            ..1989 => format!("昭和{}年", day.year() - 1925),
            1989..2019 => format!("平成{}年", day.year() - 1988),
            _ => format!("令和{}年", reiwa(day)),
        };
        put(sheet, row, 0, format!("{era}{}月{}日", day.month(), day.day()));
        put(sheet, row, 1, Cell::Styled(float(seen.value.expect("a value")), "#,##0"));
        row += 1;
    }
    put(sheet, row, 0, "資料：総務省「国勢調査」");
    row += 3;
    put(sheet, row, 0, "高松市の人口（登録人口）");
    put_row(sheet, row + 1, 0, ["基準日", "高松市の人口（人）"]);
    for (down, seen) in (2..).zip(&truth.indicator("高松市人口").observations) {
        put(sheet, row + down, 0, Cell::Day(seen.last, "yyyy/m/d"));
        put(sheet, row + down, 1, seen.value);
    }
    book
}

fn meetings(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "一覧");
    put(sheet, 0, 0, "会議開催一覧（年月日は令和）");
    let heads =
        ["年月日", "会議名", "開催時間", "会場", "開催方法", "開催状況", "議事録送付", "議題"];
    put_row(sheet, 2, 0, heads);
    for (row, it) in (3..).zip(&truth.meetings) {
        let state = if it.state == "実施" { "開催" } else { &it.state };
        let cells = [
            bare_day(it.day),
            format!("{}（第{}回）", it.body, it.number),
            format!("{}-{}", it.start, it.end),
            it.place.clone(),
            if it.is_online { "会場・オンライン併用" } else { "会場のみ" }.to_owned(),
            state.to_owned(),
            it.minutes_sent.map(bare_day).unwrap_or_default(),
            it.agenda.join("\n"),
        ];
        put_row(sheet, row, 0, cells);
    }
    book
}

/// Whether the list of the reception desk is what there is of a meeting.
fn has_reception(meeting: &Meeting) -> bool {
    meeting.body == "運営委員会" && meeting.number >= 15
}

fn attendance(truth: &Truth, year: i16) -> String {
    let mut text = line(["会議名", "年月日", "会員", "出席者", "出欠"]);
    for it in truth.meetings.iter().filter(|it| fiscal_reiwa(it.day) == year) {
        if has_reception(it) {
            continue;
        }
        let name = format!("{}（第{}回）", it.body, it.number);
        for there in &it.attendance {
            let presence = match there.presence.as_str() {
                "オンライン" => "WEB",
                presence => presence,
            };
            let cells = [&name, &bare_day(it.day), &there.organisation, &there.person];
            text += &line(cells.into_iter().map(String::as_str).chain([presence]));
        }
    }
    text
}

/// Everybody who is expected, with a mark for who came.
fn reception(truth: &Truth, meeting: &Meeting) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "受付");
    put(sheet, 0, 0, format!("第{}回{}　受付名簿", meeting.number, meeting.body));
    let day = format!("日時　{}　{}～", long_day(meeting.day), meeting.start);
    put(sheet, 1, 0, day);
    put(sheet, 2, 0, format!("会場　{}", meeting.place));
    put_row(sheet, 4, 0, ["受付", "団体名", "御芳名", "備考"]);
    let mut row = 5;
    for it in &meeting.attendance {
        let mark = if it.presence == "欠席" { "" } else { "✓" };
        let remark = if it.presence == "代理" { "代理" } else { "" };
        let name = &truth.organisation(&it.organisation).name;
        put_row(sheet, row, 0, [mark, name, it.person.as_str(), remark]);
        row += 1;
    }
    let came = meeting.attendance.iter().filter(|it| it.presence != "欠席").count();
    put(sheet, row + 1, 0, format!("出席　{came}団体 ／ {}団体", meeting.attendance.len()));
    book
}

/// A sheet for each sector, from B5 on.
fn commitments(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let mut sectors: Vec<&str> = truth.organisations.iter().map(|it| it.sector.as_str()).collect();
    sectors.dedup();
    let mut number = 0_usize;
    for sector in sectors {
        let of_sector =
            truth.commitments.iter().filter(|it| truth.organisation(&it.owner).sector == sector);
        let sheet = sheet(&mut book, sector);
        put(sheet, 0, 1, "様式６");
        put(sheet, 1, 1, format!("取組状況報告（{sector}）　※年月日は令和で記入"));
        let heads = [
            "番号",
            "会員名",
            "取組内容",
            "連携する会員",
            "期限",
            "変更期限",
            "進捗",
            "完了日",
            "備考",
        ];
        put_row(sheet, 4, 1, heads);
        for (row, it) in (5..).zip(of_sector) {
            number += 1;
            let state = match it.status.as_str() {
                "進行中" => "実施中",
                "遅延" => "遅れ",
                state => state,
            };
            put(sheet, row, 1, number);
            let cells = [
                it.owner.clone(),
                it.words.clone(),
                it.partners.join("、"),
                bare_day(it.due),
                it.revised_due.map(bare_day).unwrap_or_default(),
                state.to_owned(),
                it.done.map(bare_day).unwrap_or_default(),
                [it.result.as_str(), it.blocker.as_str()].concat(),
            ];
            put_row(sheet, row, 2, cells);
        }
    }
    book
}

/// Categories down, months across, both margins, and a うち row that is part of the
/// row above it.
fn costs(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    for (name, is_budget) in [("予算", true), ("実績", false)] {
        let sheet = sheet(&mut book, name);
        put(sheet, 0, 0, format!("様式７　令和8年度　事務局経費（{name}）"));
        put(sheet, 1, 13, "単位：円");
        put(sheet, 2, 0, "費目");
        for month in 0..12_u16 {
            put(sheet, 2, 1 + month, format!("{}月", (month + 3) % 12 + 1));
        }
        put(sheet, 2, 13, "合計");
        let yen = |category: &str, month: u16| {
            let is_here = |it: &&super::truth::Cost| {
                place(it.month) == month && (category.is_empty() || it.category == category)
            };
            let found: Vec<_> = truth.costs.iter().filter(is_here).collect();
            let yen =
                |it: &super::truth::Cost| float(if is_budget { it.budget } else { it.actual });
            (!found.is_empty()).then(|| found.into_iter().map(yen).sum::<f64>())
        };
        let rows = [
            ("人件費", "人件費", 1.0),
            ("会議費", "会議費", 1.0),
            ("　うち会場使用料", "会議費", 0.5),
            ("調査費", "調査費", 1.0),
            ("旅費交通費", "旅費交通費", 1.0),
            ("広報費", "広報費", 1.0),
            ("合計", "", 1.0),
        ];
        for (row, (label, category, share)) in (3..).zip(rows) {
            put(sheet, row, 0, label);
            let mut sum = 0.0;
            for month in 0..12_u16 {
                let Some(value) = yen(category, month) else { continue };
                let value = value * share;
                sum += value;
                let column = 1 + month;
                let cell = if label == "合計" {
                    let cells = [3, 4, 6, 7, 8].map(|row| at(row, column));
                    Cell::Sum(format!("={}", cells.join("+")), value)
                } else {
                    Cell::Styled(value, "#,##0")
                };
                put(sheet, row, column, cell);
            }
            let formula = format!("=SUM({}:{})", at(row, 1), at(row, 12));
            put(sheet, row, 13, Cell::Sum(formula, sum));
        }
    }
    book
}

/// 千円 in the heads, days of 令和 as 7.7.1.
fn grants(truth: &Truth) -> String {
    let heads = [
        "資金元",
        "種別",
        "事業名",
        "交付決定額（千円）",
        "入金額（千円）",
        "支出額（千円）",
        "開始（令和）",
        "終了（令和）",
        "状況",
    ];
    let mut text = line(heads);
    for it in &truth.grants {
        let thousands = |yen: Option<Decimal>| {
            let thousand = Decimal::from(1000);
            yen.map(|it| super::paper::commas(it / thousand)).unwrap_or_default()
        };
        let (start, end) = (bare_day(it.start), bare_day(it.end));
        let cells = [
            it.funder.clone(),
            it.kind.clone(),
            it.name.clone(),
            thousands(Some(it.committed)),
            thousands(it.received),
            thousands(it.spent),
            start,
            end,
            it.status.clone(),
        ];
        text += &line(cells);
    }
    text
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
