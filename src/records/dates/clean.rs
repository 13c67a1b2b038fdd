//! What stands around a date and is no part of it: weekdays, times, Japanese numerals.

use unicode_normalization::UnicodeNormalization as _;

/// The days of the week from Monday, in one letter and in English.
pub(crate) const WEEKDAYS: [(char, &str); 7] = [
    ('月', "Mon"),
    ('火', "Tue"),
    ('水', "Wed"),
    ('木', "Thu"),
    ('金', "Fri"),
    ('土', "Sat"),
    ('日', "Sun"),
];

/// Half-width, without spaces and times of day, kanji numbers in figures; and
/// the day of the week that stood beside the date, counted from Monday.
pub(crate) fn clean(text: &str) -> (String, Option<usize>) {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let text = without_time(text).unwrap_or(text);
    let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut weekday = None;
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
        && open < close
        && let Some(written) = bracketed_weekday(&rest[open + 1..close])
    {
        weekday = written;
        rest.replace_range(open..=close, "");
    }
    let named = rest.strip_suffix("曜日").and_then(|before| {
        let mut letters = WEEKDAYS.iter().enumerate();
        letters.find_map(|(at, (letter, _))| Some((at, before.strip_suffix(*letter)?.len())))
    });
    if let Some((at, length)) = named {
        weekday = Some(at);
        rest.truncate(length);
    }
    (figures(&rest), weekday)
}

/// Takes a time of day off the end of a date: `2025-04-01 10:00`,
/// `2025-04-01T10:00:00`, `4月1日(火) 午後1:30〜3:00`. Whatever else follows a
/// date stays, so that the date is refused with it: it may be another date.
fn without_time(text: &str) -> Option<&str> {
    let before = &text[..text.find(':')?];
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_time = before.len() - date.len() <= 2
        && text[date.len()..]
            .split(['~', '〜', '-', '–', '+'])
            .enumerate()
            .all(|(at, part)| is_clock(part.trim()) || (at == 1 && part.trim().is_empty()));
    let date = date.trim_end().trim_end_matches("午前").trim_end_matches("午後").trim_end();
    let ends = before.len() - date.len() > 2 || date.ends_with([')', '日']);
    let date = date.strip_suffix('T').unwrap_or(date);
    (is_time && (ends || text[date.len()..].starts_with([' ', 'T']))).then(|| date.trim_end())
}

/// `9:00`, `13:30:00`, `1:30 PM`, `10:00Z`.
fn is_clock(text: &str) -> bool {
    let text = text.trim_start_matches("午前").trim_start_matches("午後").trim();
    let text = text.strip_suffix(['Z', '頃']).unwrap_or(text);
    let text = text.strip_suffix("AM").or_else(|| text.strip_suffix("PM")).unwrap_or(text);
    let parts: Vec<&str> = text.trim_end().split([':', '.']).collect();
    let below = |part: &str, limit: u32| {
        part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|number| number < limit)
    };
    match parts.as_slice() {
        [hour, rest @ ..] if (1..=3).contains(&rest.len()) => {
            below(hour, 25) && rest.iter().take(2).all(|part| part.len() == 2 && below(part, 60))
        }
        _ => false,
    }
}

/// Reads what stands in brackets beside a date: `火`, `火・祝`, `火曜日`, `Tue`.
/// `None` if it is no day of the week; a holiday alone names none.
fn bracketed_weekday(text: &str) -> Option<Option<usize>> {
    let mut weekday = None;
    for part in text.split(['・', '/', ',']) {
        let day = part.trim_end_matches("曜日").trim_end_matches('曜');
        let at = WEEKDAYS.iter().position(|(letter, english)| {
            day.chars().eq([*letter]) || day.trim_end_matches('.').eq_ignore_ascii_case(english)
        });
        match at {
            Some(at) => weekday = Some(at),
            None if matches!(day, "祝" | "祝日" | "休" | "休日") => {}
            None => return None,
        }
    }
    Some(weekday)
}

/// Writes the kanji numbers of a date in figures: 令和八年十月三十一日 and
/// 二〇二六年, as resolutions and vertical documents have them.
fn figures(text: &str) -> String {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|kanji| kanji == c);
    let is_number = |c: char| c == '十' || digit(c).is_some();
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_number) {
        let (before, from) = rest.split_at(start);
        written.push_str(before);
        let end = from.find(|c| !is_number(c)).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        if after.starts_with(['年', '月', '日']) {
            match number.split_once('十') {
                Some((tens, ones)) => {
                    let value = |part: &str| part.chars().next().and_then(digit);
                    let tens = value(tens).unwrap_or(1);
                    written.push_str(&(tens * 10 + value(ones).unwrap_or(0)).to_string());
                }
                None => written.extend(number.chars().filter_map(digit).map(|d| d.to_string())),
            }
        } else {
            written.push_str(number);
        }
        rest = after;
    }
    written + rest
}
