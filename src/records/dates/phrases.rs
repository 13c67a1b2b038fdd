//! Days as people say them beside others: moved from one to another, from one to
//! another, in the middle of a month, at the end of the year, in autumn.
//!
//! Nothing here decides: it says what a text may mean, and `columns` asks where
//! that is more than one thing.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::time::{FiscalCalendar, Grain, TimeSpan};

use super::period::after;
use super::{DateContext, DateProblem, parse_date, parse_span};

/// Returns a text in one width, without spaces.
fn narrow(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// A day that was moved: first due, due now, and how often it was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moved {
    pub(crate) first: TimeSpan,
    pub(crate) last: TimeSpan,
    pub(crate) times: usize,
}

/// Reads `R8.9.30→R9.3.31`, `R8.9.30（R9.3.31に変更）` and `R9.3.31（当初R8.9.30）`.
pub(crate) fn moved(text: &str, context: DateContext) -> Option<Moved> {
    let mut text = narrow(text);
    for arrow in ["⇒", "➡", "⇨", "➔", "➜", "=>", "->", "−>", "ー>", "▶", ">"] {
        text = text.replace(arrow, "→");
    }
    if text.contains('→') {
        let mut spans: Vec<TimeSpan> = Vec::new();
        let mut written = String::new();
        for part in text.split('→').filter(|part| !part.is_empty()) {
            let part = bare_change(part);
            let span = match spans.last() {
                None => parse_span(part, context).ok()?,
                Some(before) => second(*before, &written, part, context)?,
            };
            part.clone_into(&mut written);
            spans.push(span);
        }
        let (first, last) = (*spans.first()?, *spans.last()?);
        return (spans.len() > 1).then_some(Moved { first, last, times: spans.len() - 1 });
    }
    let (outer, inner) = text.split_once('(')?;
    let inner = inner.strip_suffix(')')?;
    let bare = bare_change(inner);
    let is_first = ["当初", "変更前", "元", "旧", "延期前"].iter().any(|it| inner.starts_with(it));
    if bare.len() == inner.len() && !is_first {
        return None;
    }
    let outer_span = parse_span(outer, context).ok()?;
    if is_first {
        let bare = inner.trim_start_matches(['当', '初', '変', '更', '前', '元', '旧', '延', '期']);
        let bare = bare.trim_start_matches([':', 'は', 'の']);
        let first = parse_span(bare, context).ok()?;
        return Some(Moved { first, last: outer_span, times: 1 });
    }
    let last = second(outer_span, outer, bare, context)?;
    Some(Moved { first: outer_span, last, times: 1 })
}

/// Takes off what says that a day is the new one: `R9.3.31に変更`, `変更後:R9.3.31`.
fn bare_change(text: &str) -> &str {
    let mut rest = text;
    for word in ["変更後", "変更", "延期後", "延期", "修正後", "修正", "改定", "見直し後"]
    {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest = rest.trim_start_matches(':');
    for word in ["変更", "延期", "修正", "改定", "見直し", "延長", "前倒し"] {
        rest = rest.strip_suffix(word).unwrap_or(rest);
        rest = rest.strip_suffix(&format!("({word})")).unwrap_or(rest);
    }
    let changed = rest.len() < text.len();
    if changed { rest.trim_end_matches(['に', 'へ', 'ま', 'で']) } else { rest }
}

/// Reads the second of two days, which may leave out the era or the year of the
/// first: `R8.4〜9.3`, `R8.9.1〜9.30`, `令和8年9月→12月`.
fn second(before: TimeSpan, written: &str, text: &str, context: DateContext) -> Option<TimeSpan> {
    let parts = |text: &str| text.split(['.', '/', '-']).count();
    let is_bare = text.starts_with(|c: char| c.is_ascii_digit());
    let era = written.find(|c: char| c.is_ascii_digit()).map(|at| &written[..at]);
    if let Some(era) = era.filter(|era| !era.is_empty() && is_bare)
        && parts(text) == parts(written)
        && parts(text) > 1
    {
        return parse_span(&format!("{era}{text}"), context).ok();
    }
    // A month and a day, or a month, after a day with its year.
    let free = DateContext { fiscal_year: None, ..context };
    match parse_span(text, free) {
        Err(DateProblem::NoYear) if parse_span(written, free).is_ok() => {
            after(before, text, context).ok()
        }
        Err(DateProblem::NoYear) => parse_span(text, context).ok(),
        read => read.ok(),
    }
}

/// Reads from one day or month to another: `R8.4〜R9.3`.
pub(crate) fn from_to(text: &str, context: DateContext) -> Option<(TimeSpan, TimeSpan)> {
    let spaced: String = text.nfkc().collect();
    let text = narrow(text);
    let text = text.trim_end_matches("まで");
    let dashed = spaced.split_once(" - ").map(|(from, to)| (narrow(from), narrow(to)));
    let marks = ["~", "〜", "から", "—", "–", "―"];
    let split = marks.iter().find_map(|mark| text.split_once(mark));
    let (from, to) = match (&dashed, split) {
        (Some((from, to)), _) => (from.as_str(), to.as_str()),
        (None, Some(both)) => both,
        (None, None) => return from_to_month(text, context),
    };
    let first = parse_span(from, context).ok()?;
    let last = second(first, from, to, context)?;
    (first.first <= last.last).then_some((first, last))
}

/// Reads `Apr-25-Mar-28`: two months with their years around a dash, where no other
/// dash could be the one between them.
fn from_to_month(text: &str, context: DateContext) -> Option<(TimeSpan, TimeSpan)> {
    let free = DateContext { fiscal_year: None, ..context };
    if parse_span(text, free).is_ok() {
        return None;
    }
    let mut found = text.match_indices('-').filter_map(|(at, dash)| {
        let (from, to) = (&text[..at], &text[at + dash.len()..]);
        let (first, last) = (parse_span(from, free).ok()?, parse_span(to, free).ok()?);
        let are_alike = first.grain == last.grain && first.first <= last.last;
        (are_alike && !matches!(first.grain, Grain::Year)).then_some((first, last))
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The tens of days of a month: 上旬 ends on the 10th, 中旬 on the 20th.
pub(crate) fn ten_days(text: &str, context: DateContext) -> Option<(Date, Date)> {
    let text = narrow(text);
    let (month, first, last) =
        [("上旬", 1, Some(10)), ("初旬", 1, Some(10)), ("中旬", 11, Some(20)), ("下旬", 21, None)]
            .into_iter()
            .find_map(|(word, first, last)| Some((text.strip_suffix(word)?, first, last)))?;
    let month = month.strip_suffix('の').unwrap_or(month);
    let month = parse_span(month, context).ok().filter(|it| it.grain == Grain::Month)?;
    let day = |day: i8| Date::new(month.first.year(), month.first.month(), day).ok();
    Some((day(first)?, last.map_or(Some(month.last), day)?))
}

/// What 年度内 and its like are counted from, and what they are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YearWord {
    /// Years from the one that is under way.
    pub(crate) ahead: i16,
    /// Whether it is the calendar year.
    pub(crate) is_calendar: bool,
}

impl YearWord {
    /// Reads 年度内, 今年度末, 来年度, 年内.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = narrow(text);
        if matches!(text.as_str(), "年内" | "年内中" | "今年中" | "本年中" | "今年末")
        {
            return Some(Self { ahead: 0, is_calendar: true });
        }
        let mut bare = text.as_str();
        for end in ["まで", "いっぱい", "末", "内", "中", "末日"] {
            bare = bare.strip_suffix(end).unwrap_or(bare);
        }
        let is_within = bare.len() < text.len();
        let ahead = match bare {
            "今年度" | "本年度" | "当年度" => 0,
            "年度" if is_within => 0,
            "来年度" | "次年度" | "翌年度" => 1,
            "再来年度" => 2,
            "昨年度" | "前年度" | "去年度" => -1,
            _ => return None,
        };
        Some(Self { ahead, is_calendar: false })
    }

    /// Returns what it means in a fiscal year.
    pub(crate) fn in_year(self, year: i16, context: DateContext) -> Option<TimeSpan> {
        let year = year.checked_add(self.ahead)?;
        match self.is_calendar {
            true => TimeSpan::months(year, 12, 1, Grain::Month),
            false => FiscalCalendar::new(context.fiscal_start).year(year),
        }
    }
}

/// Returns the last day of a time that is said roughly: 秋頃, 年明け, 9月頃.
pub(crate) fn roughly(text: &str, context: DateContext) -> Option<Date> {
    let text = narrow(text);
    let bare = ["頃", "ごろ", "ころ", "頃まで", "目途", "目処", "めど", "中"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(&text);
    if bare.len() < text.len()
        && !text.ends_with('中')
        && let Ok(span) = parse_span(bare, context)
    {
        return Some(span.last);
    }
    let (before, month) =
        [("春", 5), ("夏", 8), ("秋", 11), ("冬", 2), ("年末", 12), ("年明け", 1)]
            .into_iter()
            .find_map(|(word, month)| Some((bare.strip_suffix(word)?, month)))?;
    let before = before.strip_suffix('の').unwrap_or(before);
    let calendar = FiscalCalendar::new(context.fiscal_start);
    let year = match before {
        "" => calendar.calendar_year(context.fiscal_year?, month),
        year => {
            let span = parse_span(year, context).ok()?;
            match span.grain {
                Grain::FiscalYear => calendar.calendar_year(span.first.year(), month),
                // 令和8年の冬 begins in that year.
                Grain::Year => span.first.year().checked_add(i16::from(month < 3))?,
                _ => return None,
            }
        }
    };
    TimeSpan::months(year, month, 1, Grain::Month).map(|span| span.last)
}

/// A day and the hours of it, as texts that are read further.
pub(crate) struct Moment {
    pub(crate) day: Option<String>,
    pub(crate) start: String,
    pub(crate) end: Option<String>,
}

/// Reads `令和8年9月18日(金)13:30〜15:00`, with its day or without.
pub(crate) fn moment(text: &str, context: DateContext) -> Option<Moment> {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let starts_hours = |rest: &str| {
        let rest = rest.trim_start_matches("午前").trim_start_matches("午後");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && rest[digits..].starts_with([':', '時'])
    };
    let places = text.char_indices().map(|(at, _)| at);
    let mut places = places.filter(|at| starts_hours(&text[*at..]));
    let at = places.find(|at| {
        let before = text[..*at].trim();
        before.is_empty() || parse_date(before, context).is_ok()
    })?;
    let (day, hours) = text.split_at(at);
    let hours = narrow(hours);
    let marks = ["~", "〜", "-", "–", "—", "―", "から"];
    let (start, end) = match marks.iter().find_map(|mark| hours.split_once(mark)) {
        Some((start, end)) => (start, end.trim_end_matches("まで")),
        None => (hours.as_str(), ""),
    };
    // 午後1時30分〜3時
    let afternoon = start.starts_with("午後") && !end.starts_with('午') && !end.is_empty();
    let end = if afternoon { format!("午後{end}") } else { end.to_owned() };
    let day = day.trim();
    Some(Moment {
        day: (!day.is_empty()).then(|| day.to_owned()),
        start: start.to_owned(),
        end: (!end.is_empty()).then_some(end),
    })
}

/// Three small numbers, `8.12.25`, of which the first may be a year of an era.
pub(crate) fn short_year(text: &str) -> Option<i16> {
    let text = narrow(text);
    let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
    let is_small = |part: &&str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (parts.len() == 3 && parts.iter().all(is_small)).then(|| parts[0].parse().ok()).flatten()
}

/// Two small numbers with a dot, `8.12`, which may be a year and a month.
pub(crate) fn short_month(text: &str) -> Option<(i16, i8)> {
    let text = narrow(text);
    let (year, month) = text.split_once('.')?;
    let is_small =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    if !is_small(year) || !is_small(month) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok().filter(|it| (1..=12).contains(it))?))
}

/// Whether a text says that there is no day: 随時, 通年.
pub(crate) fn is_no_day(text: &str) -> bool {
    const WORDS: [&str; 27] = [
        "随時",
        "未定",
        "通年",
        "常時",
        "適宜",
        "期限なし",
        "無期限",
        "期限未定",
        "都度",
        "毎月",
        "毎年",
        "毎年度",
        "毎週",
        "定期",
        "定期的",
        "継続",
        "継続的",
        "検討中",
        "調整中",
        "なし",
        "通年実施",
        "特になし",
        "tbd",
        "n/a",
        "ongoing",
        "none",
        "anytime",
    ];
    WORDS.contains(&narrow(text).to_lowercase().as_str())
}
