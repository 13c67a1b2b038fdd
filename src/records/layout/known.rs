//! What a cell can be to somebody who knows the roundtable: a name that another
//! table defines, a month, a mark of attendance, a number.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::domain::text::{fold, key, nearest};
use crate::domain::time::{Grain, TimeSpan};
use crate::records::columns::is_dimension;
use crate::records::config::ConfigFile;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::found::{Found, HeadCell, halves, split_bracket};
use crate::records::grid::{Cell, Grid};
use crate::records::numbers::parse_measured;
use crate::records::receipt::TakenFor;
use crate::records::sectors;
use crate::records::sheet::{Opened, Taken};
use crate::records::totals::{TotalWord, total_word};
use crate::records::units;

use super::parts::is_whole_word;

/// Names that the tables of a project define.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    organisations: BTreeSet<String>,
    indicators: BTreeSet<String>,
    meetings: BTreeSet<String>,
    /// Bodies as they are compared, with their names as written.
    bodies: BTreeMap<String, String>,
    sectors: BTreeSet<String>,
    goals: BTreeSet<String>,
    /// What values are broken down by in other tables, by each part.
    dimensions: BTreeMap<String, String>,
    /// What was asked before: the same few names stand in most cells of a sheet.
    asked: RefCell<BTreeMap<Naming, HashMap<String, bool>>>,
}

/// What the cells along one side of a table name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Naming {
    /// Organisations.
    Organisation,
    /// Indicators.
    Indicator,
    /// Meetings, by their number, day or title.
    Meeting,
    /// Bodies.
    Body,
    /// Sectors.
    Sector,
    /// Goals.
    Goal,
    /// Months and other spans.
    Span,
}

impl Known {
    /// Returns the names in the tables that were recognised.
    pub(crate) fn of(opened: &[Opened], config: &ConfigFile) -> Self {
        let mut known = Self::default();
        for body in &config.config.bodies {
            let names = [body.id.get_ref(), &body.name].into_iter().chain(&body.aliases);
            let names = names.chain(&body.name_en);
            known.bodies.extend(names.map(|name| (key(name), name.clone())));
        }
        known.sectors = sectors::names(config);
        for opened in opened {
            let grid = &opened.sheet.grid;
            let is_of_values = match &opened.taken {
                Taken::Table(found) => found.table.name == "observations",
                Taken::WithoutHead(..) => true,
                Taken::Aside(taken_for, _) => *taken_for == TakenFor::Unknown,
            };
            if is_of_values {
                known.dimensions.extend(dimensions(grid));
            }
            let Taken::Table(found) = &opened.taken else { continue };
            match found.table.name {
                "members" => {
                    let columns = ["org_id", "org_name", "org_name_en", "short_name", "aliases"];
                    known.organisations.extend(names(grid, found, &columns));
                    known.add_bodies(names(grid, found, &["seat_body"]));
                }
                "indicators" => {
                    let columns = ["indicator_id", "name", "name_en", "plain_name"];
                    known.indicators.extend(names(grid, found, &columns));
                    known.indicators.extend(abbreviations(grid, found));
                }
                "meetings" => {
                    known.meetings.extend(names(grid, found, &["meeting_id", "title"]));
                    known.add_bodies(names(grid, found, &["body"]));
                }
                "goals" => known.goals.extend(names(grid, found, &["goal_id", "title"])),
                _ => {}
            }
        }
        known
    }

    fn add_bodies(&mut self, names: impl Iterator<Item = String>) {
        for name in names {
            self.bodies.entry(name.clone()).or_insert(name);
        }
    }

    /// Whether any thing of a kind is known.
    pub(crate) fn has(&self, naming: Naming) -> bool {
        match naming {
            Naming::Organisation => !self.organisations.is_empty(),
            Naming::Indicator => !self.indicators.is_empty(),
            Naming::Body => !self.bodies.is_empty(),
            Naming::Sector => !self.sectors.is_empty(),
            Naming::Goal => !self.goals.is_empty(),
            Naming::Meeting | Naming::Span => true,
        }
    }

    /// Whether any of several names in one text is a thing of a kind.
    pub(crate) fn names_any(&self, naming: Naming, text: &str) -> bool {
        self.names(naming, Cell::Text(text))
            || apart(text).any(|part| self.names(naming, Cell::Text(part)))
    }

    /// Returns what a text says of a kind: one half of it, where that is known.
    pub(super) fn said(&self, naming: Naming, text: &str) -> String {
        let known = halves(text).into_iter().find(|half| self.names(naming, Cell::Text(half)));
        known.unwrap_or_else(|| text.trim().to_owned())
    }

    /// Returns what a part is a part by in other tables: 地区 of 東部.
    pub(super) fn dimension_of(&self, part: &str) -> Option<&str> {
        self.dimensions.get(&key(part)).map(String::as_str)
    }

    /// Returns the indicator that a title names, with whatever it says beside it: how it
    /// is broken down, where it is from. A name that goes on is another's: こども食堂 of
    /// こども食堂に通える学区.
    pub(super) fn indicator_within(&self, title: &str) -> Option<String> {
        const AFTER: [&str; 14] = [
            "by",
            "per",
            "の推移",
            "の実績",
            "の状況",
            "推移",
            "実績",
            "月別",
            "月次",
            "四半期別",
            "地区別",
            "の内訳",
            "内訳",
            "年度別",
        ];
        const MARKS: [char; 14] =
            ['(', '（', '[', '【', ',', '、', ':', '：', '–', '—', '-', '／', '/', '・'];
        let bare = without_number(title.trim());
        let ended = |bare: &str| {
            let ends = bare.char_indices().map(|(at, _)| at).chain([bare.len()]);
            let mut names = ends.filter_map(|end| {
                let (name, rest) = bare.split_at(end);
                let after = rest.trim_start();
                let is_over = after.is_empty()
                    || after.starts_with(MARKS)
                    || (rest.len() > after.len() && !name.is_ascii())
                    || AFTER.iter().any(|word| {
                        let follows = after.to_lowercase();
                        let is_apart = !word.is_ascii() || rest.len() > after.len();
                        is_apart && follows.starts_with(word)
                    });
                let name = name.trim();
                (is_over && self.indicators.contains(&key(name))).then(|| name.to_owned())
            });
            names.next_back()
        };
        // 国際課　多言語の暮らし相談: what stands before is apart from it.
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '】' | '_' | '」');
        let starts = bare.char_indices().filter(|(_, c)| is_mark(*c));
        let later = starts.map(|(at, c)| &bare[at + c.len_utf8()..]);
        let later = later.filter(|rest| !rest.is_ascii()).map(str::trim_start);
        std::iter::once(bare).chain(later).find_map(ended)
    }

    /// Whether a text is almost the name of an organisation or indicator: サロンの参加社数.
    pub(super) fn is_like_one(&self, naming: Naming, text: &str) -> bool {
        let names = match naming {
            Naming::Organisation => &self.organisations,
            Naming::Indicator => &self.indicators,
            _ => return false,
        };
        let bare = without_number(text.trim());
        let text = key(split_bracket(&fold(bare)).0.as_str());
        let names: Vec<(usize, String)> = names
            .iter()
            .filter(|name| name.chars().count() > 2)
            .map(|it| (0, it.clone()))
            .collect();
        text.chars().count() > 2 && nearest(&text, &names).is_some()
    }

    /// Whether a text names a thing of a kind.
    pub(crate) fn names(&self, naming: Naming, cell: Cell<'_>) -> bool {
        if cell.is_blank() {
            return false;
        }
        if naming == Naming::Span && !matches!(cell, Cell::Text(_)) {
            return is_span(cell);
        }
        let text = cell.to_text();
        let known = self.asked.borrow().get(&naming).and_then(|it| it.get(&text).copied());
        if let Some(known) = known {
            return known;
        }
        let is_named = self.is_named(naming, &text)
            || halves(&text).iter().any(|half| self.is_named(naming, half));
        self.asked.borrow_mut().entry(naming).or_default().insert(text, is_named);
        is_named
    }

    fn is_named(&self, naming: Naming, text: &str) -> bool {
        match naming {
            Naming::Organisation => self.organisations.contains(&key(text)),
            Naming::Indicator => self.indicator(text).is_some(),
            Naming::Body => self.bodies.contains_key(&key(text)),
            Naming::Sector => self.sectors.contains(&key(text)),
            Naming::Goal => self.goals.contains(&key(text)),
            Naming::Meeting => self.is_meeting(text),
            Naming::Span => is_span(Cell::Text(text)),
        }
    }

    /// Returns the name of an indicator that a head holds, without its number and its
    /// unit: `1-1 見守り訪問（件）`.
    pub(crate) fn indicator(&self, text: &str) -> Option<(String, Option<String>)> {
        let trimmed = text.trim();
        if self.indicators.contains(&key(trimmed)) {
            return Some((trimmed.to_owned(), None));
        }
        let bare = without_number(trimmed);
        if self.indicators.contains(&key(bare)) {
            return Some((bare.to_owned(), None));
        }
        if let Some((name, unit)) = self.counted(bare) {
            return Some((name.to_owned(), Some(unit.to_owned())));
        }
        let (_, bracket) = split_bracket(&fold(bare));
        let bracket = bracket?;
        let open = bare.find(['(', '（', '[', '［', '【'])?;
        let name = bare[..open].trim();
        let is_known = self.indicators.contains(&key(name));
        (is_known && units::is_unit(&bracket)).then(|| (name.to_owned(), Some(bracket)))
    }

    /// Returns the name of an indicator in a head that says beside it what is counted,
    /// and the unit of that: 暮らし相談件数.
    fn counted<'t>(&self, head: &'t str) -> Option<(&'t str, &'static str)> {
        const WORDS: [(&str, &str); 3] = [("件数", "件"), ("人数", "人"), ("回数", "回")];
        let names = WORDS.iter().filter_map(|(word, unit)| {
            let name = head.strip_suffix(word)?;
            Some((name.strip_suffix('の').unwrap_or(name).trim(), *unit))
        });
        let is_known = |(name, _): &(&str, &str)| self.indicators.contains(&key(name));
        names.into_iter().find(is_known)
    }

    /// Returns the body that a text names, as a title does: 総会 出席簿.
    pub(crate) fn body_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut parts = text.split([' ', '\u{3000}', '_', '（', '(', '）', ')', '・', '　', '.']);
        parts.find(|part| !part.is_empty() && self.bodies.contains_key(&key(part)))
    }

    /// Returns the longest body that a text holds: 第3回総会.
    pub(crate) fn body_within(&self, text: &str) -> Option<&str> {
        let text = key(text);
        let held =
            self.bodies.iter().filter(|(body, _)| body.len() > 3 && text.contains(body.as_str()));
        held.max_by_key(|(body, _)| body.len()).map(|(_, name)| name.as_str())
    }

    fn is_meeting(&self, text: &str) -> bool {
        let text = text.trim();
        if self.meetings.contains(&key(text)) || is_numbered(text) {
            return true;
        }
        let year = DateContext { fiscal_year: Some(2000), ..DateContext::default() };
        parse_date(text, year).is_ok()
            || text.split_whitespace().any(is_numbered)
            || self.body_in(text).is_some_and(|body| body.len() < text.len())
    }
}

/// 第3回, 第3回総会: a number in a series.
fn is_numbered(text: &str) -> bool {
    let folded = fold(text);
    let Some(after) = folded.split_once('第').map(|(_, after)| after) else {
        return number_in_series(text).is_some();
    };
    let kanji = after.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    number_in_series(text).is_some() || (kanji > 0 && after.chars().nth(kanji) == Some('回'))
}

/// Returns the number that a text gives a meeting: 第3回総会, 3回目, #3.
pub(super) fn number_in_series(text: &str) -> Option<String> {
    let folded = fold(text);
    let after = match folded.split_once('第').or_else(|| folded.split_once('#')) {
        Some((_, after)) => after,
        None => folded.as_str(),
    };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && (after[digits..].starts_with('回') || folded.contains('#'));
    is_number.then(|| after[..digits].to_owned())
}

/// Returns the only day that a text holds: 日時　令和8年9月16日（水）　14:00～.
pub(super) fn day_within(text: &str, context: DateContext) -> Option<String> {
    let apart = |c: char| c.is_whitespace() || "_（(～~、,：:）)".contains(c);
    let is_day = |part: &&str| parse_span(part, context).is_ok_and(|span| span.grain == Grain::Day);
    let mut days = text.split(apart).map(str::trim).filter(is_day);
    let day = days.next()?;
    days.next().is_none().then(|| day.to_owned())
}

/// Takes the number before a name off: `1-1 見守り`, `①見守り`, `(3) 見守り`.
pub(crate) fn without_number(text: &str) -> &str {
    let is_number = |c: char| {
        c.is_numeric() || matches!(c, '-' | '－' | '.' | '．' | '(' | ')' | '（' | '）' | '、')
    };
    let rest = text.trim_start_matches(is_number).trim_start();
    if rest.is_empty() { text } else { rest }
}

/// The parts of a cell that names several.
pub(crate) fn apart(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ',', '，', '・', '/', '／', ';', '；', '\n', '　'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Takes the mark before the name of a group off: ■ 行政.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_matches([
        '■', '●', '◆', '◇', '□', '○', '▼', '▽', '【', '】', '＜', '＞', '<', '>', '［', '］', '[',
        ']', '・', '*', '#', ' ', '\u{3000}', ':', '：', '-',
    ])
}

/// Takes what a line of a group says beside its name off: ■ 行政（4団体）.
pub(super) fn group_name(text: &str) -> &str {
    let name = without_mark(text);
    let open = name.rfind(['(', '（', '［', '[', ' ', '\u{3000}', '：', ':']);
    let Some((before, after)) = open.and_then(|open| name.split_at_checked(open)) else {
        return name;
    };
    if is_count(after) && !before.trim().is_empty() { without_mark(before) } else { name }
}

/// Whether a text is how many there are: （2件）, 計4団体, 3 items.
fn is_count(text: &str) -> bool {
    const COUNTERS: [&str; 10] =
        ["件", "団体", "項目", "社", "名", "人", "指標", "items", "item", "members"];
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.trim_start_matches(['計', '全', '約']).trim();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && COUNTERS.contains(&bare[digits..].trim())
}

/// Whether a text says a time in words only: 随時, 年度内, 未定.
pub(super) fn is_vague_time(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["随時", "未定", "通年", "年度内", "年度末", "中旬", "上旬", "下旬", "頃"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether a cell holds a quantity, with its unit or without: 40人, 54,000円.
pub(super) fn is_quantity(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(_) | Cell::Percent(_) => true,
        Cell::Text(text) => {
            is_value(cell) || fold(text).starts_with(|c: char| c.is_ascii_digit() || c == '約')
        }
        _ => false,
    }
}

/// The names in some columns of a table, as names are compared.
fn names<'a>(
    grid: &'a Grid,
    found: &'a Found,
    columns: &'a [&str],
) -> impl Iterator<Item = String> + 'a {
    found.names(grid, columns).map(|name| key(&name)).filter(|name| !name.is_empty())
}

/// What indicators are called in short, under a head that their table does not know.
fn abbreviations(grid: &Grid, found: &Found) -> Vec<String> {
    let is_short = |cell: &&HeadCell| {
        let names = cell.names.iter().chain(&cell.halves);
        names
            .map(|name| fold(name))
            .any(|name| matches!(name.as_str(), "略称" | "略名" | "通称" | "略語" | "abbreviation"))
    };
    let columns = found.matched.unknown.iter().filter(is_short).map(|cell| cell.column);
    let rows = &grid.rows[found.head.last() + 1..];
    let cells = columns.flat_map(|column| rows.iter().map(move |row| row.cell(column).to_text()));
    cells.map(|text| key(&text)).filter(|name| !name.is_empty()).collect()
}

/// The parts under heads of breakdowns, each with its head.
fn dimensions(grid: &Grid) -> Vec<(String, String)> {
    const LOOKED_AT: usize = 12;
    let mut parts = Vec::new();
    for (at, row) in grid.rows.iter().enumerate().take(LOOKED_AT) {
        let heads = row.cells().enumerate().filter_map(|(column, cell)| match cell {
            Cell::Text(text) if is_dimension(&fold(text)) => Some((column, text.trim().to_owned())),
            _ => None,
        });
        for (column, head) in heads {
            let below = grid.rows[at + 1..].iter().map(|row| row.cell(column));
            let texts = below.filter_map(|cell| match cell {
                Cell::Text(text) if text.chars().count() <= 20 && !is_whole_word(text) => {
                    Some(text)
                }
                _ => None,
            });
            let of_head = texts.map(|part| (key(part), head.clone()));
            parts.extend(of_head.filter(|(part, _)| !part.is_empty()));
        }
    }
    parts
}

fn is_span(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(_) | Cell::Span(_) => true,
        Cell::Text(text) => {
            matches!(
                parse_span(text, DateContext::default()),
                Ok(TimeSpan {
                    grain: Grain::Day | Grain::Month | Grain::Quarter | Grain::Half,
                    ..
                }) | Err(DateProblem::NoYear)
            )
        }
        _ => false,
    }
}

/// Whether a text is a year alone: 令和8年度.
pub(super) fn is_year(text: &str) -> bool {
    let text = text.trim_matches(['■', '●', '◆', '【', '】', '<', '>', '＜', '＞', ' ', '　']);
    parse_span(text, DateContext::default())
        .is_ok_and(|span| matches!(span.grain, Grain::Year | Grain::FiscalYear))
}

/// The text of a month beside its year: 4 is 4月.
pub(super) fn as_month(cell: Cell<'_>) -> String {
    let text = cell.to_text();
    match text.trim().parse::<u8>() {
        Ok(1..=12) => format!("{}月", text.trim()),
        _ => text.trim().to_owned(),
    }
}

/// The day of a month and day beside their year: 9/20 of R8年度.
pub(super) fn day_of_year(year: &str, cell: Cell<'_>) -> Option<Date> {
    let text = cell.to_text();
    let span = parse_span(year, DateContext::default()).ok()?;
    if parse_date(&text, DateContext::default()) != Err(DateProblem::NoYear) {
        return None;
    }
    let day_of = |year: i16| {
        let context = DateContext { fiscal_year: Some(year), ..DateContext::default() };
        parse_date(&text, context).ok()
    };
    let first = span.first.year();
    let days = [first - 1, first].into_iter().filter_map(day_of);
    days.into_iter().find(|day| span.first <= *day && *day <= span.last)
}

/// Marks of who came, and of who sits where.
pub(crate) fn is_mark(cell: Cell<'_>) -> bool {
    const MARKS: [&str; 30] = [
        "○",
        "◯",
        "〇",
        "×",
        "✕",
        "△",
        "▲",
        "●",
        "◎",
        "□",
        "✓",
        "✔",
        "レ",
        "-",
        "ー",
        "−",
        "―",
        "出",
        "欠",
        "出席",
        "欠席",
        "代",
        "代理",
        "遅",
        "遅刻",
        "早",
        "早退",
        "オンライン",
        "有",
        "未",
    ];
    const ENGLISH: [&str; 14] = [
        "p",
        "a",
        "x",
        "y",
        "n",
        "yes",
        "no",
        "present",
        "absent",
        "apologies",
        "proxy",
        "online",
        "late",
        "na",
    ];
    match cell {
        Cell::Text(text) => {
            let text = fold(text);
            let bare = text.split(['(', '/']).next().unwrap_or(&text);
            MARKS.contains(&bare)
                || MARKS.map(fold).iter().any(|it| it == bare)
                || ENGLISH.contains(&bare)
        }
        _ => false,
    }
}

/// Marks of who sits where, and words for it.
pub(super) fn is_seat(cell: Cell<'_>) -> bool {
    const WORDS: [&str; 24] = [
        "委員",
        "委員長",
        "副委員長",
        "座長",
        "副座長",
        "会長",
        "副会長",
        "部会長",
        "副部会長",
        "代表",
        "副代表",
        "幹事",
        "監事",
        "オブザーバー",
        "構成員",
        "事務局",
        "member",
        "chair",
        "cochair",
        "vicechair",
        "deputy",
        "deputychair",
        "observer",
        "secretary",
    ];
    match cell {
        Cell::Text(text) => is_mark(cell) || WORDS.contains(&fold(text).replace('-', "").as_str()),
        _ => false,
    }
}

/// What a mark of a meeting says of one that is none of its own.
pub(super) const NO_CONCERN: &str = "対象外";

/// Whether a word says that a cell concerns nobody.
pub(super) fn is_no_concern(word: &str) -> bool {
    const WORDS: [&str; 8] = [
        "対象外",
        "非該当",
        "該当なし",
        "委員外",
        "開催なし",
        "中止",
        "notapplicable",
        "notamember",
    ];
    WORDS.contains(&fold(word).as_str())
}

pub(super) fn is_dash(mark: &str) -> bool {
    matches!(fold(mark).as_str(), "-" | "ー" | "―" | "−" | "–" | "/" | "\\")
}

/// Returns what a note of the sheet says that marks mean: ○出席　△代理　×欠席.
pub(super) fn legend(sheet: &Grid) -> BTreeMap<String, String> {
    const MARKS: &str = "○◯〇×✕△▲●◎□✓✔－―-";
    let mut legend = BTreeMap::new();
    let texts = sheet.rows.iter().flat_map(|row| row.cells().map(|cell| cell.to_text()));
    for text in texts.filter(|text| text.chars().count() > 3) {
        let mut found: Vec<(String, String)> = Vec::new();
        let starts: Vec<usize> = text
            .char_indices()
            .filter(|(at, c)| {
                let before = text[..*at].chars().next_back();
                let after = text[*at..].chars().nth(1);
                // W＝Web.
                let is_letter = c.is_alphabetic() && after.is_some_and(|c| "＝=：:".contains(c));
                (MARKS.contains(*c) || is_letter)
                    && before
                        .is_none_or(|c| c.is_whitespace() || "：:、,／/（(凡例・　".contains(c))
            })
            .map(|(at, _)| at)
            .collect();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(text.len());
            let mut chars = text[*start..end].chars();
            let mark: String = chars.by_ref().take(1).collect();
            let word =
                chars.as_str().trim_start_matches(['：', ':', '=', '＝', '…', 'は', ' ', '　']);
            let stop = |c: char| c.is_whitespace() || "、,，／/）)。".contains(c);
            let word = word.split(stop).next().unwrap_or("");
            if !word.is_empty() && word.chars().count() < 12 {
                found.push((fold(&mark), word.to_owned()));
            }
        }
        if found.len() > 1 {
            legend.extend(found);
        }
    }
    legend
}

/// Whether a mark says that somebody did not come.
pub(super) fn is_absence(cell: Cell<'_>) -> bool {
    const ABSENT: [&str; 8] = ["×", "✕", "欠", "欠席", "a", "absent", "apologies", "x"];
    match cell {
        Cell::Text(text) => {
            let text = fold(text);
            ABSENT.iter().any(|word| fold(word) == text)
        }
        _ => false,
    }
}

/// Whether a cell is a number, or says that there is none.
pub(crate) fn is_value(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(_) | Cell::Percent(_) | Cell::Uncalculated | Cell::Error(_) => true,
        Cell::Text(text) => {
            let folded = fold(text);
            let bare =
                folded.trim_end_matches(['件', '人', '名', '円', '回', '%', 'p', 'r', ')', '(']);
            (!bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || ",.-▲△".contains(c)))
                || folded == "***"
                || parse_measured(text).is_ok_and(|value| value.is_some())
        }
        _ => false,
    }
}

/// What a line under attendance counts: 出席数, 出席率, 参加団体数.
pub(super) fn is_count_word(folded: &str) -> bool {
    const WORDS: [&str; 12] = [
        "出席数",
        "出席者数",
        "欠席数",
        "欠席者数",
        "出席率",
        "参加者数",
        "参加団体数",
        "出席団体数",
        "代理数",
        "attendance",
        "present",
        "出席状況",
    ];
    let bare = folded.trim_matches(['■', '【', '】', '(', ')']);
    WORDS.contains(&bare.split(['(', '/']).next().unwrap_or(bare))
}

/// Whether a line alone counts the rows above it, or adds them up: 計 26団体.
pub(super) fn is_total_line(text: &str) -> bool {
    match total_word(&fold(text)) {
        Some(TotalWord::Certain) => true,
        Some(TotalWord::Likely) => text.contains(char::is_numeric),
        None => false,
    }
}

/// Whether a line is a remark about the table.
pub(super) fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['※', '注', '*', '＊', '（', '(', '→', '★'])
        || text.contains(['。', '：', ':'])
        || text.chars().count() > 40
}
