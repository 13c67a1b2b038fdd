//! Each habit by itself: one of a room's tables among tables as we would have them.
//!
//! A whole room reads as nothing while its list of members does not, which says little
//! about its other tables. Here everything else is as the reader wants it, with codes
//! of ours, and indicators are named as the room calls them for short: what is
//! counted is one layout.

use entaku::diagnostics::Answers;
use entaku::files::Files;
use entaku::{model, records};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Outcome;
use super::desk::settings;
use super::facts::{self, Fact, Kind, Score};
use super::paper::{line, save_utf8};
use super::truth::{Observation, Truth};

/// One table of a room.
pub(crate) struct Piece {
    /// What is special about it.
    pub(crate) layout: &'static str,
    /// What it tells: nothing, if it is no table.
    pub(crate) kinds: &'static [Kind],
    /// The places of the indicators whose values it has, in the order of the ledger.
    pub(crate) indicators: &'static [usize],
    /// Paths below `inputs/`, and what is there.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
}

/// What stays to be compared beside a piece that tells nothing.
const UNTOUCHED: [Kind; 5] =
    [Kind::Organisation, Kind::Goal, Kind::Meeting, Kind::Attendance, Kind::Commitment];

/// Writes one table of a room among tables of ours.
pub(crate) fn files(piece: &Piece, truth: &Truth) -> Files {
    let mut files = Files::new();
    settings(&mut files, "ja");
    ours(piece, truth, &mut files);
    for (path, bytes) in &piece.files {
        files.insert(format!("inputs/{path}"), bytes.clone());
    }
    files
}

/// Reads one table of a room among tables of ours.
pub(crate) fn read(piece: &Piece, truth: &Truth, tells: fn(&Fact) -> Option<String>) -> Outcome {
    let files = files(piece, truth);
    let scope = model::Scope { as_of: Some(truth.as_of), ..model::Scope::default() };
    let mut told = Vec::new();
    let records = records::parse(&files, &mut told);
    let model = model::resolve(&records, scope, &mut told);
    let is_here = |it: &Fact| {
        if piece.kinds.is_empty() {
            return UNTOUCHED.contains(&it.kind);
        }
        let of_value = matches!(it.kind, Kind::Value | Kind::Part);
        let mut named = piece.indicators.iter().map(|at| &truth.indicators[*at].name);
        let is_named = named.any(|name| it.about.starts_with(&format!("{name} ")));
        piece.kinds.contains(&it.kind) && (!of_value || is_named)
    };
    let here = |it: &Fact| is_here(it).then(|| tells(it)).flatten();
    let all = facts::of_truth(truth);
    let found = facts::of_model(&model, truth);
    let found = found.told(|it| is_here(it).then(|| it.is.clone()));
    let score = Score::of(&all.told(here), &all, &found);
    Outcome { score, told, answered: Vec::new(), answers: Answers::default() }
}

/// Writes every table that a piece does not have, as the reader wants it.
fn ours(piece: &Piece, truth: &Truth, files: &mut Files) {
    let has = |kind| piece.kinds.contains(&kind);
    let mut save = |path: &str, text: String| save_utf8(files, path, &text);
    if !has(Kind::Organisation) {
        save("members.csv", members(truth));
    }
    if !has(Kind::Goal) {
        save("goals.csv", goals(truth));
    }
    if !has(Kind::Indicator) {
        save("indicators.csv", indicators(truth));
        save("observations.csv", observations(piece, truth));
    }
    if !has(Kind::Meeting) {
        save("meetings.csv", meetings(truth));
        if !has(Kind::Attendance) {
            save("attendance.csv", attendance(truth));
        }
    }
    if !has(Kind::Commitment) {
        save("commitments.csv", commitments(truth));
    }
}

fn members(truth: &Truth) -> String {
    let mut text = line(["団体ID", "団体名", "略称", "別名", "セクター", "会議体"]);
    for (at, it) in truth.organisations.iter().enumerate() {
        for seat in &it.seats {
            let (id, known) = (format!("O{at:02}"), it.nicknames.join(";"));
            let known = known.as_str();
            text += &line([&id, it.name.as_str(), &it.short, known, &it.sector, &seat.body]);
        }
    }
    text
}

fn goals(truth: &Truth) -> String {
    let rows = truth.goals.iter().enumerate();
    let rows = rows.map(|(at, it)| line([&format!("G{at}"), it.title.as_str()]));
    line(["目標ID", "目標"]) + &rows.collect::<String>()
}

fn indicators(truth: &Truth) -> String {
    let mut text = line([
        "指標ID",
        "指標名",
        "目標",
        "種別",
        "単位",
        "望ましい方向",
        "集計方法",
        "基準値",
        "基準時点",
        "目標値",
        "目標年度",
        "頻度",
        "内訳項目",
    ]);
    for (at, it) in truth.indicators.iter().enumerate() {
        let part = it.parts.first().and_then(|it| it.part.as_ref());
        let value =
            |point: Option<(Date, Decimal)>| point.map(|it| it.1.to_string()).unwrap_or_default();
        let day =
            |point: Option<(Date, Decimal)>| point.map(|it| it.0.to_string()).unwrap_or_default();
        text += &line([
            format!("I{at:02}"),
            it.short.to_owned(),
            it.goal.clone(),
            it.level.clone(),
            it.unit.clone(),
            it.direction.clone(),
            it.aggregation.clone(),
            value(it.baseline),
            day(it.baseline),
            value(it.target),
            day(it.target),
            it.frequency.clone(),
            part.map(|it| it.0.clone()).unwrap_or_default(),
        ]);
    }
    text
}

/// Values of the indicators that the piece does not have.
fn observations(piece: &Piece, truth: &Truth) -> String {
    let mut text = line(["指標ID", "時点", "地区", "学校種別", "値"]);
    for (at, it) in truth.indicators.iter().enumerate() {
        let is_there = piece.indicators.contains(&at);
        let (whole, parts) = (&it.observations, &it.parts);
        let kept = [(Kind::Value, whole), (Kind::Part, parts)]
            .into_iter()
            .filter(|(kind, _)| !(is_there && piece.kinds.contains(kind)));
        for value in kept.flat_map(|(_, values)| values) {
            let part = |name: &str| match &value.part {
                Some((of, part)) if of == name => part.clone(),
                _ => String::new(),
            };
            let shown = value.value.map_or_else(|| "x".to_owned(), |it| it.to_string());
            let (area, school) = (part("地区"), part("学校種別"));
            text += &line([format!("I{at:02}"), span(value), area, school, shown]);
        }
    }
    text
}

fn span(value: &Observation) -> String {
    if value.first == value.last {
        value.first.to_string()
    } else if value.first.month() == value.last.month() {
        value.last.strftime("%Y-%m").to_string()
    } else {
        let quarter = (value.first.month() + 8) % 12 / 3 + 1;
        let year = value.first.year() - i16::from(value.first.month() < 4);
        format!("{year}-Q{quarter}")
    }
}

fn meetings(truth: &Truth) -> String {
    let mut text = line(["会議ID", "開催日", "会議体", "第何回", "状態", "議事録送付日"]);
    for (at, it) in truth.meetings.iter().enumerate() {
        let sent = it.minutes_sent.map(|it| it.to_string()).unwrap_or_default();
        let (id, number) = (format!("M{at:02}"), it.number.to_string());
        let day = it.day.to_string();
        text += &line([&id, &day, it.body.as_str(), &number, &it.state, &sent]);
    }
    text
}

fn attendance(truth: &Truth) -> String {
    let mut text = line(["会議ID", "団体名", "出欠"]);
    for (at, it) in truth.meetings.iter().enumerate() {
        for there in &it.attendance {
            text += &line([&format!("M{at:02}"), &there.organisation, &there.presence]);
        }
    }
    text
}

fn commitments(truth: &Truth) -> String {
    let mut text = line([
        "約束ID",
        "取組",
        "目標",
        "担当団体",
        "期限",
        "変更後期限",
        "変更理由",
        "状況",
        "完了日",
    ]);
    for (at, it) in truth.commitments.iter().enumerate() {
        let day = |day: Option<Date>| day.map(|it| it.to_string()).unwrap_or_default();
        text += &line([
            &format!("P{at:02}"),
            &it.words,
            &it.goal,
            &it.owner,
            &it.due.to_string(),
            &day(it.revised_due),
            &it.reason,
            &it.status,
            &day(it.done),
        ]);
    }
    text
}
