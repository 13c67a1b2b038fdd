//! The English-speaking table: one workbook a month, with its tables below each other
//! on one sheet that begins in column B, and English words for everything.

use std::collections::BTreeMap;

use entaku::files::Files;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::apart::Piece;
use super::desk::{Cell, Sheet, english, number, settings, shown, workbook};
use super::facts::{Fact, Kind};
use super::truth::{Month, Observation, Truth, next_month};
use super::{Answer, Room, tables};

const BODIES: [&str; 3] = ["総会", "運営委員会", "みまもり部会"];
/// What people at this table call each organisation, in the order of the list.
const KNOWN_AS: [&str; 26] = [
    "Policy Planning",
    "Welfare Division",
    "Board of Education",
    "Prefectural Centre",
    "Chamber of Commerce",
    "Minato Foods",
    "Takagi Transport",
    "Seno Info",
    "Wanomachi",
    "Kodomo Net",
    "Mimamori-tai",
    "Tabunka Seno-uchi",
    "Seno Shinkin",
    "Chuo Bank",
    "Setonowa Foundation",
    "Trade Union Council",
    "City Employees Union",
    "Minato Union",
    "Transport Union",
    "Consumers Association",
    "Co-op",
    "Daily Life School",
    "Seno University",
    "Data Institute",
    "Neighbourhood Federation",
    "Hinata",
];
const SHORT: [&str; 12] = [
    "Home visits",
    "People who feel isolated",
    "Kodomo shokudo",
    "Districts in walking distance",
    "Workplace trials",
    "Local jobs",
    "Workplaces with rules",
    "Evacuation plans",
    "Advice sessions",
    "Mobile shop stops",
    "Population of Kagawa",
    "Population of Takamatsu",
];
/// Words of ours that the tables have no English for.
const WORDS: [(&str, &str); 36] = [
    ("総会", "General meeting"),
    ("運営委員会", "Steering committee"),
    ("みまもり部会", "Care committee"),
    ("行政", "Government"),
    ("事業者", "Business"),
    ("NPO・NGO", "NPO"),
    ("金融", "Finance"),
    ("労働組合", "Trade unions"),
    ("消費者", "Consumers"),
    ("専門家", "Academia"),
    ("地縁団体", "Community groups"),
    ("東部", "East"),
    ("西部", "West"),
    ("島しょ部", "Islands"),
    ("高校生", "High school"),
    ("大学生・専門学校生", "University or vocational college"),
    ("その他", "Other"),
    ("未着手", "Not started"),
    ("進行中", "On track"),
    ("完了", "Done"),
    ("遅延", "Behind"),
    ("保留", "On hold"),
    ("中止", "Cancelled"),
    ("実施", "Held"),
    ("予定", "Planned"),
    ("助成", "Grant"),
    ("委託", "Contract"),
    ("会費", "Membership fees"),
    ("寄付", "Donation"),
    ("確定", "Confirmed"),
    ("人", "People"),
    ("場所", "Venue"),
    ("物品", "Goods"),
    ("専門性", "Expertise"),
    ("データ", "Data"),
    ("資金", "Money"),
];

/// Says the truth in English, where a name is only what the files call it. Words that
/// are ours whatever the files call them (sectors, bodies, states) stay as they are.
pub(crate) fn in_english(mut truth: Truth) -> Truth {
    let words = tables::Tables::read().english();
    let say = |text: &mut String| {
        if !text.is_empty() {
            *text = words.get(text).unwrap_or_else(|| panic!("no English for {text}")).clone();
        }
    };
    let known_as: BTreeMap<String, &str> =
        truth.organisations.iter().map(|it| it.short.clone()).zip(KNOWN_AS).collect();
    let call = |text: &mut String| {
        if let Some(name) = known_as.get(text) {
            (*name).clone_into(text);
        }
    };
    for it in &mut truth.organisations {
        say(&mut it.name);
        call(&mut it.short);
        it.nicknames.clear();
    }
    for it in &mut truth.goals {
        say(&mut it.title);
        say(&mut it.aim);
    }
    for (it, short) in truth.indicators.iter_mut().zip(SHORT) {
        it.unit = words[&format!("{} {}", it.name, it.unit)].clone();
        say(&mut it.name);
        say(&mut it.goal);
        say(&mut it.source);
        call(&mut it.owner);
        it.short = short;
        for (_, part) in it.parts.iter_mut().filter_map(|it| it.part.as_mut()) {
            *part = word(part).to_owned();
        }
    }
    for it in &mut truth.meetings {
        say(&mut it.place);
        it.agenda.iter_mut().for_each(&say);
        [&mut it.chair, &mut it.facilitator, &mut it.recorder].into_iter().for_each(&call);
        it.attendance.iter_mut().for_each(|it| call(&mut it.organisation));
    }
    truth.decisions.iter_mut().for_each(|it| say(&mut it.words));
    for it in &mut truth.commitments {
        [&mut it.words, &mut it.goal, &mut it.result, &mut it.blocker].into_iter().for_each(&say);
        call(&mut it.owner);
        it.partners.iter_mut().for_each(call);
    }
    for it in &mut truth.grants {
        [&mut it.funder, &mut it.name, &mut it.reason].into_iter().for_each(&say);
    }
    for it in &mut truth.costs {
        [&mut it.category, &mut it.reason].into_iter().for_each(&say);
    }
    for it in &mut truth.contributions {
        it.unit = words[&format!("{} {}", it.item, it.unit)].clone();
        say(&mut it.item);
        call(&mut it.organisation);
    }
    truth
}

/// Writes the workbook of a month, beside that of the month before.
pub(crate) fn files(truth: &Truth) -> Files {
    let mut files = Files::new();
    settings(&mut files, "en");
    if truth.month == Month::October {
        book(&in_english(Truth::of(Month::September)), &mut files);
    }
    book(truth, &mut files);
    let lock = format!("inputs/~$Roundtable tracker - {}.xlsx", month(truth.as_of));
    files.insert(lock, b"\x04Sato".to_vec());
    files.insert("inputs/thank-you letter.docx", b"PK\x03\x04 no real letter".to_vec());
    files.insert("inputs/group photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec());
    files
}

fn book(truth: &Truth, files: &mut Files) {
    let name = format!("Roundtable tracker - {}.xlsx", month(truth.as_of));
    let sheets = [cover(truth), tracker(truth), money(truth), seats(truth), notes()];
    files.insert(format!("inputs/{name}"), workbook(&sheets));
    if truth.month == Month::September {
        let sheets = [cover(truth), tracker(truth), money(truth), seats(truth), notes()];
        files.insert(format!("inputs/Copy of {name}"), workbook(&sheets));
    }
}

fn cover(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Cover");
    sheet.row(["Setonowa Regional Roundtable"]);
    sheet.row([format!("Progress tracker, as of {}", english(truth.as_of))]);
    sheet.row(["Please send updates by the 25th."]);
    sheet
}

fn notes() -> Sheet {
    let mut sheet = Sheet::new("Notes (internal)");
    sheet.row(["Ask Ken about the projector."]);
    sheet.row(["Union talks: do not circulate."]);
    sheet
}

fn seats(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Seating");
    sheet.row(["", "Screen"]);
    for row in truth.organisations.chunks(4) {
        sheet.row(row.iter().map(|it| &it.short));
    }
    sheet
}

/// Every table of the roundtable's work, one below the other.
fn tracker(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Tracker");
    sheet.skip(1);
    put(&mut sheet, ["Setonowa Regional Roundtable: tracker"]);
    organisations(truth, &mut sheet);
    goals(truth, &mut sheet);
    indicators(truth, &mut sheet);
    quarters(truth, &mut sheet);
    by_area(truth, &mut sheet);
    statistics(truth, &mut sheet);
    meetings(truth, &mut sheet);
    attendance(truth, &mut sheet);
    decisions(truth, &mut sheet);
    actions(truth, &mut sheet);
    sheet
}

/// Writes a row from column B on.
fn put<C: Into<Cell>>(sheet: &mut Sheet, cells: impl IntoIterator<Item = C>) {
    let cells = cells.into_iter().map(Into::into);
    sheet.row(std::iter::once(Cell::Blank).chain(cells));
}

/// Leaves a gap and writes the title of a table.
fn title(sheet: &mut Sheet, text: &str) {
    sheet.skip(2);
    put(sheet, [text]);
}

fn organisations(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "1. Organisations");
    let heads = ["Organisation", "Known as", "Sector", "Joined", "Endorsed", "Secretariat"];
    put(sheet, heads.into_iter().chain(BODIES.map(word)));
    for it in &truth.organisations {
        let mut cells: Vec<Cell> = vec![
            (&it.name).into(),
            (&it.short).into(),
            word(&it.sector).into(),
            it.joined.map(english).unwrap_or_default().into(),
            it.endorsed.map(english).unwrap_or_default().into(),
            if it.is_backbone { "Yes" } else { "" }.into(),
        ];
        let is_chair = it.seats.iter().any(|seat| seat.role == "座長");
        let seat = if is_chair { "Chair" } else { "Member" };
        cells.extend(BODIES.map(|body| if it.sits_in(body) { seat } else { "" }.into()));
        put(sheet, cells);
    }
}

fn goals(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "2. Goals");
    put(sheet, ["Goal", "What it looks like", "Lead body", "Reviewed"]);
    for it in &truth.goals {
        let reviewed = it.reviewed.map(english).unwrap_or_default();
        put(sheet, [it.title.as_str(), &it.aim, word(&it.body), &reviewed]);
    }
}

/// Indicators with their values by month beside them.
fn indicators(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "3. Indicators and results");
    let months = months_until(truth.as_of);
    let heads = [
        "Indicator",
        "Short name",
        "Goal",
        "Type",
        "Unit",
        "Direction",
        "Measured",
        "Baseline (Mar 2025)",
        "Target (FY2027)",
        "Milestones",
        "Frequency",
        "Data owner",
    ];
    put(sheet, heads.map(str::to_owned).into_iter().chain(months.iter().map(|it| month(*it))));
    let usual = [jiff::civil::date(2025, 3, 31), jiff::civil::date(2028, 3, 31)];
    for it in &truth.indicators {
        let point = |point: Option<(Date, Decimal)>, usual: Date| match point {
            Some((day, value)) if day == usual => number(value),
            Some((day, value)) => format!("{value} ({})", month(day)).into(),
            None => Cell::Blank,
        };
        let on_the_way =
            it.milestones.iter().map(|(day, value)| format!("{value} by {}", month(*day)));
        let mut cells: Vec<Cell> = vec![
            (&it.name).into(),
            it.short.into(),
            (&it.goal).into(),
            match it.level.as_str() {
                "活動" => "Output",
                "成果" => "Outcome",
                _ => "Population",
            }
            .into(),
            (&it.unit).into(),
            match it.direction.as_str() {
                "増" => "Increase",
                "減" => "Decrease",
                _ => "Maintain",
            }
            .into(),
            if it.aggregation == "累計" { "Year to date" } else { "At the date" }.into(),
            point(it.baseline, usual[0]),
            point(it.target, usual[1]),
            on_the_way.collect::<Vec<_>>().join("; ").into(),
            match it.frequency.as_str() {
                "月" => "Monthly",
                "四半期" => "Quarterly",
                "半期" => "Every six months",
                "年" => "Yearly",
                "5年" => "Every five years",
                _ => "",
            }
            .into(),
            (&it.owner).into(),
        ];
        let is_here = is_in_months(it.short);
        cells.extend(months.iter().map(|month| {
            let found = it.observations.iter().find(|it| it.last == month.last_of_month());
            match found {
                Some(value) if is_here => result(value),
                None if is_here && it.frequency == "月" && is_begun(*month) => "tbc".into(),
                _ => Cell::Blank,
            }
        }));
        put(sheet, cells);
    }
}

/// Whether the roundtable counted anything in a month.
fn is_begun(month: Date) -> bool {
    month >= jiff::civil::date(2025, 4, 1)
}

/// Whether an indicator's values stand in the table by month.
fn is_in_months(short: &str) -> bool {
    short != "Workplace trials" && !short.starts_with("Population")
}

fn quarters(truth: &Truth, sheet: &mut Sheet) {
    let it = truth.indicator("Workplace trials");
    title(sheet, &format!("4. {} by type of school ({})", it.name, it.unit));
    let quarter = |it: &Observation| {
        let (first, last) = (it.first.strftime("%b"), it.last.strftime("%b %Y"));
        format!("{first}-{last}")
    };
    put(sheet, std::iter::once("Quarter".to_owned()).chain(it.observations.iter().map(quarter)));
    for part in ["High school", "University or vocational college", "Other"] {
        let of_part = it.parts.iter().filter(|it| it.part.as_ref().is_some_and(|it| it.1 == part));
        put(sheet, std::iter::once(part.into()).chain(of_part.map(result)));
    }
    put(sheet, std::iter::once("Total".into()).chain(it.observations.iter().map(result)));
}

fn by_area(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "5. Results by area (%)");
    let areas = ["East", "West", "Islands"];
    put(sheet, ["Indicator", "Date"].into_iter().chain(areas));
    for it in &truth.indicators {
        let mut months: Vec<Date> = it.parts.iter().map(|it| it.last).collect();
        months.dedup();
        if it.short == "Workplace trials" {
            continue;
        }
        for last in months {
            let of = |area: &str| {
                let is_of = |it: &&Observation| {
                    it.last == last && it.part.as_ref().is_some_and(|it| it.1 == area)
                };
                it.parts.iter().find(is_of).map_or(Cell::Blank, result)
            };
            put(sheet, [it.short.into(), month(last).into()].into_iter().chain(areas.map(of)));
        }
    }
}

fn statistics(truth: &Truth, sheet: &mut Sheet) {
    for name in ["Population of Kagawa", "Population of Takamatsu"] {
        let it = truth.indicator(name);
        title(sheet, &format!("{} (official statistics)", it.name));
        put(sheet, ["Date", "People"]);
        for value in &it.observations {
            let people = shown(value.value.expect("people"), "#,##0");
            put(sheet, [english(value.first).into(), people]);
        }
    }
}

fn meetings(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "6. Meetings");
    let heads =
        ["Meeting", "Date", "Time", "Venue", "Online", "Chair", "Agenda", "Minutes sent", "Status"];
    put(sheet, heads);
    for it in &truth.meetings {
        put(
            sheet,
            [
                meeting(&it.body, it.number),
                english(it.day),
                format!("{}–{}", it.start, it.end),
                it.place.clone(),
                if it.is_online { "Yes" } else { "No" }.to_owned(),
                it.chair.clone(),
                it.agenda.join("; "),
                it.minutes_sent.map(english).unwrap_or_default(),
                word(&it.state).to_owned(),
            ],
        );
    }
}

fn attendance(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "7. Attendance");
    put(sheet, ["Meeting", "Present", "Online", "Proxy", "Apologies", "Total"]);
    for it in truth.meetings.iter().filter(|it| it.state == "実施") {
        let who = |presence: &str| {
            let who = it.attendance.iter().filter(|it| it.presence == presence);
            who.map(|it| it.organisation.as_str()).collect::<Vec<_>>().join(", ")
        };
        let came = it.attendance.iter().filter(|it| it.presence != "欠席").count();
        put(
            sheet,
            [
                meeting(&it.body, it.number).into(),
                who("出席").into(),
                who("オンライン").into(),
                who("代理").into(),
                who("欠席").into(),
                number(Decimal::from(came)),
            ],
        );
    }
}

fn decisions(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "8. Decisions");
    put(sheet, ["Date", "Meeting", "Decision"]);
    for it in &truth.decisions {
        put(sheet, [english(it.day), meeting(&it.body, it.number), it.words.clone()]);
    }
}

fn actions(truth: &Truth, sheet: &mut Sheet) {
    title(sheet, "9. Actions");
    put(
        sheet,
        [
            "Action",
            "Owner",
            "With",
            "Goal",
            "Agreed",
            "Due",
            "New due date",
            "Status",
            "Progress",
            "Completed",
            "Result",
            "What stands in the way",
        ],
    );
    for it in &truth.commitments {
        put(
            sheet,
            [
                (&it.words).into(),
                (&it.owner).into(),
                it.partners.join(", ").into(),
                (&it.goal).into(),
                english(it.promised).into(),
                english(it.due).into(),
                it.revised_due.map(english).unwrap_or_default().into(),
                word(&it.status).into(),
                it.progress.map_or(Cell::Blank, |it| shown(it / Decimal::ONE_HUNDRED, "0%")),
                it.done.map(english).unwrap_or_default().into(),
                (&it.result).into(),
                Cell::from(&it.blocker),
            ],
        );
    }
}

/// Costs, grants and gifts in kind, below each other.
fn money(truth: &Truth) -> Sheet {
    let mut sheet = Sheet::new("Money");
    sheet.row(["Secretariat costs FY2026 (JPY)"]);
    sheet.row(["Month", "Category", "Budget", "Actual", "Variance", "Comment"]);
    for it in &truth.costs {
        let variance = it.actual - it.budget;
        let at = sheet.next();
        let formula = format!("=D{at}-C{at}");
        let variance = variance.to_string().parse().expect("an amount");
        sheet.row([
            month(it.month).into(),
            (&it.category).into(),
            shown(it.budget, "#,##0"),
            shown(it.actual, "#,##0"),
            Cell::Formula(formula, variance, "#,##0"),
            (&it.reason).into(),
        ]);
    }
    sheet.skip(2);
    sheet.row(["Funding (JPY thousand)"]);
    sheet.row([
        "Funder",
        "Type",
        "Project",
        "Restricted",
        "Share for secretariat",
        "Awarded",
        "Received",
        "Spent",
        "From",
        "To",
        "Status",
        "Report due",
        "Comment",
    ]);
    let thousand =
        |it: Option<Decimal>| it.map_or(Cell::Blank, |it| shown(it / Decimal::from(1000), "#,##0"));
    for it in &truth.grants {
        sheet.row([
            (&it.funder).into(),
            word(&it.kind).into(),
            (&it.name).into(),
            if it.is_restricted { "Yes" } else { "No" }.into(),
            shown(it.for_backbone / Decimal::ONE_HUNDRED, "0%"),
            thousand(Some(it.committed)),
            thousand(it.received),
            thousand(it.spent),
            english(it.start).into(),
            english(it.end).into(),
            if it.status == "確定" { "Confirmed" } else { "Applied for" }.into(),
            it.report_due.map(english).unwrap_or_default().into(),
            (&it.reason).into(),
        ]);
    }
    sheet.skip(2);
    sheet.row(["Contributions in kind"]);
    sheet.row(["Month", "Organisation", "Type", "What", "Quantity", "Value (JPY)"]);
    for it in &truth.contributions {
        sheet.row([
            month(it.month).into(),
            (&it.organisation).into(),
            word(&it.kind).into(),
            (&it.item).into(),
            format!("{} {}", it.quantity, it.unit).into(),
            it.yen.map_or(Cell::Blank, |it| shown(it, "#,##0")),
        ]);
    }
    sheet
}

fn meeting(body: &str, number: u32) -> String {
    format!("{} #{number}", word(body))
}

fn word(japanese: &str) -> &'static str {
    let found = WORDS.iter().find(|(ja, _)| *ja == japanese);
    found.unwrap_or_else(|| panic!("no English for {japanese}")).1
}

fn result(value: &Observation) -> Cell {
    match value.value {
        Some(value_of) if value.is_provisional => format!("{value_of} (prov.)").into(),
        Some(value) => number(value),
        None => "withheld".into(),
    }
}

fn month(day: Date) -> String {
    day.strftime("%b %Y").to_string()
}

/// The months from October 2024 on, in which anything was measured.
fn months_until(as_of: Date) -> Vec<Date> {
    let first = jiff::civil::date(2024, 10, 1);
    let months = std::iter::successors(Some(first), |day| Some(next_month(*day)));
    months.take_while(|first| *first <= as_of).collect()
}

pub(super) const ROOM: Room =
    Room { name: "english", files, tells, answers: ANSWERS, wrong: WRONG };

const WRONG: &[&str] = &[];

const ANSWERS: &[Answer] = &[
    Answer {
        code: "ask-word",
        about: "on track",
        reading: "status-in_progress",
        why: "on track is a judgement of how it goes as much as a state",
    },
    Answer {
        code: "ask-word",
        about: "behind",
        reading: "status-delayed",
        why: "behind what was planned, but under way",
    },
    Answer {
        code: "ask-word",
        about: "cancelled",
        reading: "status-dropped",
        why: "a commitment that was cancelled: given up, or only this date of it",
    },
];

fn tells(fact: &Fact) -> Option<String> {
    Some(fact.is.clone())
}

/// Each table by itself.
fn pieces(truth: &Truth) -> Vec<Piece> {
    use Kind::{
        Attendance, Commitment, Contribution, Cost, Decision, Goal, Grant, Indicator, Meeting,
        Organisation, Part, Value,
    };
    let book = |layout, kinds, indicators, sheets: &[Sheet]| Piece {
        layout,
        kinds,
        indicators,
        files: vec![("Roundtable tracker - Oct 2026.xlsx", workbook(sheets))],
    };
    let values = |layout, kinds, indicators, write: fn(&Truth, &mut Sheet)| {
        let mut sheet = Sheet::new("Tracker");
        write(truth, &mut sheet);
        book(layout, kinds, indicators, &[sheet])
    };
    let table = |layout, kinds, write| values(layout, kinds, &[], write);
    vec![
        table("Member and Chair under bodies", &[Organisation], organisations),
        table("goals", &[Goal], goals),
        values(
            "ledger with values by month beside it",
            &[Indicator, Value],
            &[0, 1, 2, 3, 5, 6, 7, 8, 9],
            indicators,
        ),
        values(
            "the indicator in the title, quarters across, parts down",
            &[Value, Part],
            &[4],
            quarters,
        ),
        values("areas across", &[Part], &[1, 7], by_area),
        values("an indicator in each title, days down", &[Value], &[10, 11], statistics),
        table("Steering committee #16, 18 Sep 2026, 13:30–15:00", &[Meeting], meetings),
        table("Present, Online, Proxy, Apologies: lists of names", &[Attendance], attendance),
        table("decisions", &[Decision], decisions),
        table("actions", &[Commitment], actions),
        book(
            "costs, grants and contributions below each other",
            &[Cost, Grant, Contribution],
            &[],
            &[money(truth)],
        ),
        book(
            "cover, seating and internal notes are no tables",
            &[],
            &[],
            &[cover(truth), seats(truth), notes()],
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
