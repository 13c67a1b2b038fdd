//! 市: many files by section, merged heads, 千円, and sums below and right.
//!
//! **Holds** members with ○/◎ under three bodies and 区分 merged downwards;
//! organisations × meetings with ○△×－, a sheet for each body, sums below and a rate
//! on the right; the calendar of meetings; goals merged over their indicators, with
//! R6年度末 and R9年度末 over 基準値 and 目標値 and exceptions in the cell; monthly
//! values with months down, the fiscal year merged beside them and a line of its sum;
//! the survey and the plans by district; workplace trials by kind of school, with both
//! margins; commitments with the day they were kept in the cell of their state;
//! decisions; money in 千円; what members brought, with the unit in the cell.
//!
//! **Does not hold** who joined online (○, as everybody who was there), the two
//! populations, milestones, or the day that minutes were sent.
//!
//! **A careful human asks**, each once: whether ○ under the meetings is 出席 for those
//! who may have joined online (harmless: 出席); whether ◎ under a body is a seat as ○
//! is (the note below the table says it is the chair's, so a seat).

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;

use super::facts::{Fact, Kind};
use super::paper::{
    Cell, at, commas, fiscal_reiwa, float, line, long_day, merge, put, put_row, r_day, reiwa, save,
    save_plain, save_sjis, save_utf8, settings, sheet, slash_day,
};
use super::truth::{Commitment, Indicator, Month, Observation, Truth};
use super::{Answer, Room, litter};

pub(super) const ROOM: Room = Room { name: "city", files, tells, answers: ANSWERS, wrong: &[] };

const ANSWERS: &[Answer] = &[];

fn tells(fact: &Fact) -> Option<String> {
    let is_population = fact.about.contains("市の人口") || fact.about.contains("県の人口");
    let is_held = match fact.kind {
        Kind::Indicator => fact.side != "milestone" && !is_population,
        Kind::Value => !is_population,
        Kind::Meeting => fact.side != "minutes",
        _ => true,
    };
    let is = if fact.is == "オンライン" { "出席" } else { &fact.is };
    is_held.then(|| is.to_owned())
}

fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    let month = format!("R{}年{}月末", reiwa(truth.as_of), truth.as_of.month());
    let settings =
        settings("瀬野市", "だれも孤立しないまちをめざします。", "瀬野市 企画政策課 協働推進係");
    save_plain(&mut files, "roundtable.toml", settings.as_bytes());
    save(&mut files, "00_事務局/委員名簿.xlsx", members(truth));
    save(&mut files, "00_事務局/出欠一覧.xlsx", attendance(truth));
    save_sjis(&mut files, "00_事務局/会議日程.csv", &calendar(truth));
    save(&mut files, "00_事務局/目標・指標一覧.xlsx", definitions(truth));
    save(&mut files, &format!("00_事務局/行動計画進捗_{month}.xlsx"), commitments(truth));
    save_sjis(&mut files, "00_事務局/決定事項.csv", &decisions(truth));
    save(&mut files, &format!("00_事務局/予算執行状況_{month}.xlsx"), money(truth));
    save(&mut files, "00_事務局/参加団体からの協力.xlsx", contributions(truth));
    save(&mut files, "01_福祉総務課/実績報告.xlsx", welfare(truth));
    save_utf8(&mut files, "02_子育て支援課/こども食堂.csv", &children(truth));
    save(&mut files, "03_商工課/職場体験・雇用.xlsx", work(truth));
    save_utf8(&mut files, "05_交通政策課/移動販売.csv", &stops(truth));
    for before in Month::ALL.into_iter().filter(|month| *month <= truth.month) {
        let name = format!("04_市民課/多言語相談_2026{:02}.csv", before.number());
        save_sjis(&mut files, &name, &advice(&Truth::of(before)));
    }
    litter(&mut files, truth);
    files
}

/// What else lies there, last month's list of commitments among it.
fn litter(files: &mut Files, truth: &Truth) {
    let september = Truth::of(Month::September);
    if truth.month == Month::October {
        save(files, "00_事務局/行動計画進捗_R8年9月末.xlsx", commitments(&september));
        save(files, "00_事務局/予算執行状況_R8年9月末.xlsx", money(&september));
    }
    save(files, "00_事務局/委員名簿 - コピー.xlsx", members(&september));
    litter::lock(files, "00_事務局/目標・指標一覧.xlsx");
    litter::thumbs(files, "01_福祉総務課/");
    litter::seats(files, "00_事務局/総会座席表.xlsx", truth);
    litter::photograph(files, "00_事務局/写真/第3回総会.jpg");
    litter::letter(files, "00_事務局/起案.docx", &["件名　総会の開催について", "伺い"]);
}

const BODIES: [&str; 3] = ["総会", "運営委員会", "みまもり部会"];

fn members(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "名簿");
    merge(sheet, (0, 0), (0, 7), "瀬戸のわ地域円卓会議　委員名簿");
    put(sheet, 1, 7, format!("{}現在", long_day(truth.as_of)));
    for (column, head) in [(0, "区分"), (1, "団体名"), (2, "略称"), (6, "代表者"), (7, "備考")]
    {
        merge(sheet, (2, column), (3, column), head);
    }
    merge(sheet, (2, 3), (2, 5), "所属");
    put_row(sheet, 3, 3, BODIES);
    let (mut row, mut first) = (4, 4);
    for (place, it) in truth.organisations.iter().enumerate() {
        put_row(sheet, row, 1, [&it.name, &it.short]);
        for (column, body) in (3..).zip(BODIES) {
            let seat = it.seats.iter().find(|seat| seat.body == body);
            let mark = seat.map_or("", |seat| match seat.role.as_str() {
                "座長" | "代表" | "副代表" => "◎",
                _ => "○",
            });
            put(sheet, row, column, mark);
        }
        put(sheet, row, 6, &it.seats[0].person);
        let names = it.nicknames.join("、");
        let remark = if names.is_empty() { names } else { format!("通称：{names}") };
        put(sheet, row, 7, remark);
        let next = truth.organisations.get(place + 1);
        if next.is_none_or(|next| next.sector != it.sector) {
            merge(sheet, (first, 0), (row, 0), &it.sector);
            first = row + 1;
        }
        row += 1;
    }
    merge(sheet, (row, 0), (row, 2), "合計");
    for (column, body) in (3..).zip(BODIES) {
        let count = truth.organisations.iter().filter(|it| it.sits_in(body)).count();
        put(sheet, row, column, count);
    }
    put(sheet, row + 1, 0, "※◎は座長・代表・副代表の団体");
    book
}

fn attendance(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    for body in BODIES {
        // The cancelled one keeps its column.
        let is_past = |it: &&super::truth::Meeting| it.body == body && it.state != "予定";
        let meetings: Vec<_> = truth.meetings.iter().filter(is_past).collect();
        let sheet = sheet(&mut book, body);
        put(sheet, 0, 0, format!("{body}　出欠一覧"));
        put(sheet, 1, 0, "○出席　△代理　×欠席　－対象外");
        merge(sheet, (3, 0), (4, 0), "区分");
        merge(sheet, (3, 1), (4, 1), "団体");
        let last = u16::try_from(meetings.len()).expect("few") + 2;
        for (column, it) in (2..).zip(&meetings) {
            put(sheet, 3, column, format!("第{}回", it.number));
            let day = r_day(it.day);
            let day = if it.state == "中止" { format!("{day} 中止") } else { day };
            put(sheet, 4, column, day);
        }
        merge(sheet, (3, last), (4, last), "出席率");
        let mut row = 5;
        for organisation in &truth.organisations {
            let marks = meetings.iter().map(|it| it.presence(&organisation.short));
            let marks: Vec<&str> = marks.map(mark).collect();
            if marks.iter().all(|it| *it == "－") {
                continue;
            }
            put_row(sheet, row, 0, [&organisation.sector, &organisation.short]);
            put_row(sheet, row, 2, marks.iter().copied());
            let count = |wanted: &[&str]| marks.iter().filter(|it| wanted.contains(it)).count();
            let (came, asked) = (count(&["○", "△"]), count(&["○", "△", "×"]));
            let (from, to) = (at(row, 2), at(row, last - 1));
            let formula = format!(
                "=(COUNTIF({from}:{to},\"○\")+COUNTIF({from}:{to},\"△\"))/(COUNTA({from}:{to})\
                 -COUNTIF({from}:{to},\"－\"))"
            );
            let [came, asked] = [came, asked].map(|it| f64::from(u32::try_from(it).expect("few")));
            put(sheet, row, last, Cell::Sum(formula, came / asked));
            row += 1;
        }
        for (down, (label, wanted)) in
            (0..).zip([("出席団体数", "○"), ("代理", "△"), ("欠席", "×")])
        {
            put(sheet, row + down, 1, label);
            for (column, it) in (2..).zip(&meetings) {
                let marks = it.attendance.iter().map(|it| mark(Some(&it.presence)));
                let count = u32::try_from(marks.filter(|it| *it == wanted).count()).expect("few");
                let formula =
                    format!("=COUNTIF({}:{},\"{wanted}\")", at(5, column), at(row - 1, column));
                put(sheet, row + down, column, Cell::Sum(formula, f64::from(count)));
            }
        }
    }
    book
}

fn mark(presence: Option<&str>) -> &'static str {
    match presence {
        Some("出席" | "オンライン") => "○",
        Some("代理") => "△",
        Some("欠席") => "×",
        _ => "－",
    }
}

/// The day has its year in a column of its own.
fn calendar(truth: &Truth) -> String {
    let mut text = line(["会議", "回", "年度", "月日", "時間", "会場", "傍聴", "状況"]);
    for it in &truth.meetings {
        let (number, year) = (it.number.to_string(), format!("R{}年度", fiscal_reiwa(it.day)));
        let (day, hours) = (slash_day(it.day), format!("{}～{}", it.start, it.end));
        let open = if it.is_open { "可" } else { "不可" };
        let cells = [&it.body, &number, &year, &day, &hours, &it.place];
        let cells = cells.into_iter().map(String::as_str).chain([open, it.state.as_str()]);
        text += &line(cells);
    }
    text
}

/// A value under a head that has its day; another day stands in the cell.
fn under(usual: (i16, i8), point: Option<&(Date, Decimal)>) -> Cell {
    let Some((day, value)) = point else { return Cell::Empty };
    if (day.year(), day.month()) == usual {
        return Cell::from(*value);
    }
    let when = match day.month() {
        3 => format!("R{}年度末", fiscal_reiwa(*day)),
        month => format!("R{}.{month}", reiwa(*day)),
    };
    format!("{value}（{when}）").into()
}

fn definitions(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    litter::cover(&mut book, "目標・指標一覧", "瀬野市 企画政策課");
    let sheet = sheet(&mut book, "一覧");
    put(sheet, 0, 0, "共通の目標と指標");
    let heads = [
        (0, "目標"),
        (1, "めざす姿"),
        (2, "番号"),
        (3, "指標"),
        (4, "単位"),
        (5, "区分"),
        (6, "方向"),
        (7, "算出"),
        (10, "頻度"),
        (11, "所管・集計団体"),
    ];
    for (column, head) in heads {
        merge(sheet, (2, column), (3, column), head);
    }
    put_row(sheet, 2, 8, ["R6年度末", "R9年度末"]);
    put_row(sheet, 3, 8, ["基準値", "目標値"]);
    let mut row = 4;
    for (number, goal) in (1..).zip(&truth.goals) {
        let of_goal: Vec<&Indicator> =
            truth.indicators.iter().filter(|it| it.goal == goal.title).collect();
        let last = row + u32::try_from(of_goal.len().max(1)).expect("few") - 1;
        merge(sheet, (row, 0), (last, 0), &goal.title);
        merge(sheet, (row, 1), (last, 1), &goal.aim);
        if of_goal.is_empty() {
            put(sheet, row, 3, "（指標なし）");
        }
        for (down, it) in (0..).zip(of_goal) {
            let at = row + down;
            put(sheet, at, 2, format!("{number}-{}", down + 1));
            put_row(sheet, at, 3, [&it.name, &it.unit, &it.level, &it.direction]);
            let adds = if it.aggregation == "累計" { "累計" } else { "時点" };
            put(sheet, at, 7, adds);
            put(sheet, at, 8, under((2025, 3), it.baseline.as_ref()));
            put(sheet, at, 9, under((2028, 3), it.target.as_ref()));
            put_row(sheet, at, 10, [&it.frequency, &it.owner]);
        }
        row = last + 1;
    }
    litter::notes(&mut book, "メモ", &["目標8は数値を置かない（第2回総会）", "要確認：担当課名"]);
    book
}

fn number(value: Option<Decimal>) -> Cell {
    value.map_or_else(|| "x".into(), Cell::from)
}

/// Months down with the fiscal year merged beside them; values by district below
/// one another on two further sheets.
fn welfare(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let monthly = sheet(&mut book, "月次");
    put(monthly, 0, 0, "見守り訪問　月次実績");
    put(monthly, 1, 3, "単位：件");
    put_row(monthly, 2, 0, ["年度", "月", "見守り訪問の件数", "備考"]);
    let visits = truth.indicator("見守り訪問");
    let mut row = 3;
    for year in [2025, 2026] {
        let of_year = |it: &&Observation| fiscal_reiwa(it.last) == year - 2018;
        let seen: Vec<_> = visits.observations.iter().filter(of_year).collect();
        let first = row;
        let mut sum = 0.0;
        for it in seen {
            put(monthly, row, 1, format!("{}月", it.first.month()));
            put(monthly, row, 2, number(it.value));
            let before = it.before.map(|it| format!("訂正（前：{it}）")).unwrap_or_default();
            let remark = if it.is_provisional { "速報".to_owned() } else { before };
            put(monthly, row, 3, remark);
            sum += it.value.map(float).unwrap_or_default();
            row += 1;
        }
        merge(monthly, (first, 0), (row - 1, 0), &format!("令和{}年度", year - 2018));
        put(monthly, row, 1, "年度計");
        let formula = format!("=SUM({}:{})", at(first, 2), at(row - 1, 2));
        put(monthly, row, 2, Cell::Sum(formula, sum));
        row += 1;
    }
    for (name, short) in [("孤立調査", "孤立を感じる割合"), ("避難計画", "避難計画")]
    {
        by_district(&mut book, name, truth.indicator(short));
    }
    book
}

const DISTRICTS: [&str; 3] = ["東部", "西部", "島しょ部"];

/// Days down, districts across, the whole city on the right.
fn by_district(book: &mut Workbook, name: &str, indicator: &Indicator) {
    let sheet = sheet(book, name);
    put(sheet, 0, 0, &indicator.name);
    put(sheet, 1, 4, "（％）");
    merge(sheet, (2, 0), (3, 0), "時点");
    merge(sheet, (2, 1), (2, 3), "地区");
    put_row(sheet, 3, 1, DISTRICTS);
    merge(sheet, (2, 4), (3, 4), "市全体");
    for (row, it) in (4..).zip(&indicator.observations) {
        put(sheet, row, 0, format!("R{}.{}", reiwa(it.last), it.last.month()));
        for (column, district) in (1..).zip(DISTRICTS) {
            let is_here = |part: &&Observation| {
                part.last == it.last && part.part.as_ref().is_some_and(|part| part.1 == district)
            };
            let value = indicator.parts.iter().find(is_here).and_then(|part| part.value);
            put(sheet, row, column, value.map_or_else(|| "…".into(), Cell::from));
        }
        put(sheet, row, 4, number(it.value));
    }
}

/// 指標,年月,実績 by name; months and ends of quarters under each other.
fn children(truth: &Truth) -> String {
    let mut text = line(["子育て支援課報告"]) + "\n" + &line(["指標", "年月", "実績"]);
    for short in ["こども食堂", "歩いて通える学区"] {
        let it = truth.indicator(short);
        for seen in &it.observations {
            let month = format!("R{}年{}月", reiwa(seen.last), seen.last.month());
            let value = seen.value.map(|it| it.to_string()).unwrap_or_default();
            let unit = if it.unit == "%" { "％" } else { it.unit.as_str() };
            text += &line([it.name.clone(), month, format!("{value}{unit}")]);
        }
    }
    text
}

const SCHOOLS: [&str; 3] = ["高校生", "大学生・専門学校生", "その他"];

/// Kinds of school down, quarters across, both margins; a list of other values on a
/// sheet of its own.
fn work(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let trials = truth.indicator("職場体験");
    let crossed = sheet(&mut book, "職場体験");
    put(crossed, 0, 0, "若者の職場体験の参加者（人）");
    merge(crossed, (2, 0), (3, 0), "学校種別");
    put_row(crossed, 3, 1, trials.observations.iter().map(|it| quarter(it.first)));
    merge(crossed, (2, 1), (2, 4), "令和7年度");
    let last = u16::try_from(trials.observations.len()).expect("few");
    if last > 4 {
        merge(crossed, (2, 5), (2, last), "令和8年度");
    }
    merge(crossed, (2, last + 1), (3, last + 1), "合計");
    for (row, school) in (4..).zip(SCHOOLS) {
        put(crossed, row, 0, school);
        let mut sum = 0.0;
        for (column, whole) in (1..).zip(&trials.observations) {
            let is_here = |part: &&Observation| {
                part.last == whole.last && part.part.as_ref().is_some_and(|it| it.1 == school)
            };
            let value = trials.parts.iter().find(is_here).and_then(|part| part.value);
            sum += value.map(float).unwrap_or_default();
            put(crossed, row, column, value);
        }
        let formula = format!("=SUM({}:{})", at(row, 1), at(row, last));
        put(crossed, row, last + 1, Cell::Sum(formula, sum));
    }
    put(crossed, 7, 0, "計");
    let mut all = 0.0;
    for (column, whole) in (1..).zip(&trials.observations) {
        let value = float(whole.value.expect("a value"));
        all += value;
        let formula = format!("=SUM({}:{})", at(4, column), at(6, column));
        put(crossed, 7, column, Cell::Sum(formula, value));
    }
    put(crossed, 7, last + 1, Cell::Sum(format!("=SUM({}:{})", at(7, 1), at(7, last)), all));
    let others = sheet(&mut book, "雇用");
    put_row(others, 0, 0, ["指標名", "調査時点", "結果"]);
    let mut row = 1;
    for short in ["地元就職率", "両立支援の事業所"] {
        let it = truth.indicator(short);
        for seen in &it.observations {
            let when = format!("令和{}年{}月", reiwa(seen.last), seen.last.month());
            put_row(others, row, 0, [&it.name, &when]);
            put(others, row, 2, number(seen.value));
            row += 1;
        }
    }
    book
}

/// 第1四半期, of a year that stands above.
fn quarter(first: Date) -> String {
    format!("第{}四半期", (first.month() + 8) % 12 / 3 + 1)
}

fn stops(truth: &Truth) -> String {
    let it = truth.indicator("移動販売停留所");
    let mut text = line(["", "移動販売の停留所（か所）"]);
    for seen in &it.observations {
        let when = format!("R{}.{}末", reiwa(seen.last), seen.last.month());
        text += &line([when, seen.value.expect("a value").to_string()]);
    }
    text
}

fn advice(truth: &Truth) -> String {
    let it = truth.indicator("多言語相談");
    let mut text = line(["年月", "多言語の暮らし相談件数"]);
    for seen in &it.observations {
        let when =
            format!("2026/{}", seen.first.month()).replace("2026", &seen.first.year().to_string());
        let value = seen.value.map_or_else(|| "x".to_owned(), |it| it.to_string());
        text += &line([when, if seen.is_provisional { format!("{value} p") } else { value }]);
    }
    text
}

/// R8年9月末, or R8.10.15 within a month.
fn due(day: Date) -> String {
    if day == day.last_of_month() {
        format!("R{}年{}月末", reiwa(day), day.month())
    } else {
        r_day(day)
    }
}

/// 完了（R8.9.18）
fn state(commitment: &Commitment) -> String {
    match (commitment.done, commitment.progress) {
        (Some(done), _) => format!("{}（{}）", commitment.status, r_day(done)),
        (None, Some(progress)) if commitment.status == "進行中" => {
            format!("実施中（{progress}％）")
        }
        _ => commitment.status.clone(),
    }
}

fn commitments(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "進捗");
    put(sheet, 0, 0, format!("行動計画　進捗一覧（{}現在）", long_day(truth.as_of)));
    for (column, head) in (0..).zip(["目標", "取組", "実施主体", "連携団体"]) {
        merge(sheet, (2, column), (3, column), head);
    }
    merge(sheet, (2, 4), (2, 5), "期限");
    put_row(sheet, 3, 4, ["当初", "変更後"]);
    for (column, head) in (6..).zip(["状況", "成果", "課題"]) {
        merge(sheet, (2, column), (3, column), head);
    }
    let mut row = 4;
    for goal in &truth.goals {
        let first = row;
        for it in truth.commitments.iter().filter(|it| it.goal == goal.title) {
            put_row(sheet, row, 1, [&it.words, &it.owner, &it.partners.join("\n")]);
            put(sheet, row, 4, due(it.due));
            put(sheet, row, 5, it.revised_due.map(due).unwrap_or_default());
            put_row(sheet, row, 6, [&state(it), &it.result, &it.blocker]);
            row += 1;
        }
        if row > first {
            merge(sheet, (first, 0), (row - 1, 0), &goal.title);
        }
    }
    book
}

fn decisions(truth: &Truth) -> String {
    let mut text = line(["会議", "決定事項", "その後"]);
    for it in &truth.decisions {
        let meeting = format!("第{}回{}（{}）", it.number, it.body, r_day(it.day));
        text += &line([meeting, it.words.clone(), it.state.clone()]);
    }
    text
}

/// In 千円: what comes in, and what is spent with two columns a month.
fn money(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let thousands = |yen: Decimal| Cell::Styled(float(yen / Decimal::ONE_THOUSAND), "#,##0.00");
    let income = sheet(&mut book, "歳入");
    put(income, 0, 0, "資金の状況");
    put(income, 0, 8, "（単位：千円）");
    let heads =
        ["資金元", "種別", "事業名", "決定額", "収入済額", "執行額", "始期", "終期", "状況"];
    put_row(income, 1, 0, heads);
    let mut row = 2;
    for it in &truth.grants {
        put_row(income, row, 0, [&it.funder, &it.kind, &it.name]);
        for (column, yen) in (3..).zip([Some(it.committed), it.received, it.spent]) {
            put(income, row, column, yen.map_or(Cell::Empty, thousands));
        }
        put(income, row, 6, Cell::Day(it.start, "[$-411]ge.m.d"));
        put(income, row, 7, Cell::Day(it.end, "[$-411]ge.m.d"));
        put(income, row, 8, &it.status);
        row += 1;
    }
    merge(income, (row, 0), (row, 2), "合計");
    let columns = [3_u16, 4, 5].into_iter().zip([
        truth.grants.iter().map(|it| it.committed).sum::<Decimal>(),
        truth.grants.iter().filter_map(|it| it.received).sum(),
        truth.grants.iter().filter_map(|it| it.spent).sum(),
    ]);
    for (column, sum) in columns {
        let formula = format!("=SUM({}:{})", at(2, column), at(row - 1, column));
        put(income, row, column, Cell::Sum(formula, float(sum) / 1000.0));
    }
    spending(&mut book, truth);
    book
}

fn spending(book: &mut Workbook, truth: &Truth) {
    let sheet = sheet(book, "歳出");
    put(sheet, 0, 0, "令和8年度　事務局費　予算執行状況");
    put(sheet, 0, 12, "（単位：千円）");
    merge(sheet, (2, 0), (3, 0), "費目");
    let months = 4..=truth.as_of.month();
    for (at, month) in (0_u16..).zip(months.clone()) {
        let column = 1 + at * 2;
        merge(sheet, (2, column), (2, column + 1), &format!("{month}月"));
        put_row(sheet, 3, column, ["予算", "執行"]);
    }
    let last = 1 + 2 * u16::try_from(months.clone().count()).expect("few");
    merge(sheet, (2, last), (2, last + 1), "累計");
    put_row(sheet, 3, last, ["予算", "執行"]);
    let categories = ["人件費", "会議費", "調査費", "旅費交通費", "広報費"];
    for (row, category) in (4..).zip(categories.into_iter().chain(["計"])) {
        put(sheet, row, 0, category);
        let mut sums = [0.0, 0.0];
        for (place, month) in (0_u16..).zip(months.clone()) {
            let of_month = truth.costs.iter().filter(|it| {
                it.month.month() == month && (category == "計" || it.category == category)
            });
            let (mut budget, mut actual) = (Decimal::ZERO, Decimal::ZERO);
            for it in of_month {
                budget += it.budget / Decimal::ONE_THOUSAND;
                actual += it.actual / Decimal::ONE_THOUSAND;
            }
            for (side, value) in (0_u16..).zip([budget, actual].map(float)) {
                let column = 1 + place * 2 + side;
                let formula = format!("=SUM({}:{})", at(4, column), at(8, column));
                let cell = if category == "計" {
                    Cell::Sum(formula, value)
                } else {
                    Cell::Styled(value, "#,##0.00")
                };
                put(sheet, row, column, cell);
                sums[usize::from(side)] += value;
            }
        }
        for (side, sum) in (0_u16..).zip(sums) {
            let columns = (0..last / 2).map(|place| at(row, 1 + place * 2 + side));
            let formula = format!("={}", columns.collect::<Vec<_>>().join("+"));
            put(sheet, row, last + side, Cell::Sum(formula, sum));
        }
    }
}

fn contributions(truth: &Truth) -> Workbook {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "協力");
    put(sheet, 0, 0, "参加団体から出していただいたもの");
    put_row(sheet, 2, 0, ["時期", "団体", "種類", "内容", "数量", "換算額"]);
    for (row, it) in (3..).zip(&truth.contributions) {
        let when = format!("R{}.{}", reiwa(it.month), it.month.month());
        let yen = it.yen.map(|it| format!("{}円", commas(it))).unwrap_or_default();
        let quantity = format!("{}{}", it.quantity, it.unit);
        put_row(sheet, row, 0, [&when, &it.organisation, &it.kind, &it.item, &quantity, &yen]);
    }
    book
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
