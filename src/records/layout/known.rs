//! What a cell can be to somebody who knows the roundtable: a name that another
//! table defines, a month, a mark of attendance, a number.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::{fold, key};
use crate::domain::time::{Grain, TimeSpan};
use crate::records::columns::is_dimension;
use crate::records::config::ConfigFile;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::found::{Found, HeadCell, halves, split_bracket};
use crate::records::grid::{Cell, Grid};
use crate::records::numbers::parse_measured;
use crate::records::sectors;
use crate::records::sheet::{Opened, Taken};
use crate::records::units;

use super::parts::is_whole_word;

/// Names that the tables of a project define.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    organisations: BTreeSet<String>,
    indicators: BTreeSet<String>,
    meetings: BTreeSet<String>,
    bodies: BTreeSet<String>,
    sectors: BTreeSet<String>,
    goals: BTreeSet<String>,
    /// What values are broken down by in other tables, by each part.
    dimensions: BTreeMap<String, String>,
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
            known.bodies.extend(names.chain(&body.name_en).map(|name| key(name)));
        }
        known.sectors = sectors::names(config);
        for opened in opened {
            let Taken::Table(found) = &opened.taken else { continue };
            let grid = &opened.sheet.grid;
            match found.table.name {
                "members" => {
                    let columns = ["org_id", "org_name", "org_name_en", "short_name", "aliases"];
                    known.organisations.extend(names(grid, found, &columns));
                    known.bodies.extend(names(grid, found, &["seat_body"]));
                }
                "indicators" => {
                    let columns = ["indicator_id", "name", "name_en", "plain_name"];
                    known.indicators.extend(names(grid, found, &columns));
                    known.indicators.extend(abbreviations(grid, found));
                }
                "observations" => known.dimensions.extend(dimensions(grid, found)),
                "meetings" => {
                    known.meetings.extend(names(grid, found, &["meeting_id", "title"]));
                    known.bodies.extend(names(grid, found, &["body"]));
                }
                "goals" => known.goals.extend(names(grid, found, &["goal_id", "title"])),
                _ => {}
            }
        }
        known
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

    /// Returns the only indicator that a title names: `2. 見守り訪問の件数（地区別）`. A name
    /// within a longer one that the title names too is none beside it.
    pub(super) fn indicator_within(&self, title: &str) -> Option<String> {
        if let Some((name, _)) = self.indicator(title) {
            return Some(name);
        }
        let title = key(title);
        let mut held: Vec<&String> = self
            .indicators
            .iter()
            .filter(|name| name.chars().count() > 3 && !name.bytes().all(|it| it.is_ascii_digit()))
            .filter(|name| title.contains(name.as_str()))
            .collect();
        held.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let longest = held.first()?;
        held.iter().all(|name| longest.contains(name.as_str())).then(|| (*longest).clone())
    }

    /// Whether a text names a thing of a kind.
    pub(crate) fn names(&self, naming: Naming, cell: Cell<'_>) -> bool {
        if cell.is_blank() {
            return false;
        }
        let text = cell.to_text();
        if halves(&text).iter().any(|half| self.names(naming, Cell::Text(half))) {
            return true;
        }
        match naming {
            Naming::Organisation => self.organisations.contains(&key(&text)),
            Naming::Indicator => self.indicator(&text).is_some(),
            Naming::Body => self.bodies.contains(&key(&text)),
            Naming::Sector => self.sectors.contains(&key(&text)),
            Naming::Goal => self.goals.contains(&key(&text)),
            Naming::Meeting => self.is_meeting(&text),
            Naming::Span => is_span(cell),
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
        let (_, bracket) = split_bracket(&fold(bare));
        let bracket = bracket?;
        let open = bare.find(['(', '（', '[', '［', '【'])?;
        let name = bare[..open].trim();
        let is_known = self.indicators.contains(&key(name));
        (is_known && units::is_unit(&bracket)).then(|| (name.to_owned(), Some(bracket)))
    }

    /// Returns the body that a text names, as a title does: 総会 出席簿.
    pub(crate) fn body_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut parts = text.split([' ', '\u{3000}', '_', '（', '(', '）', ')', '・', '　', '.']);
        parts.find(|part| !part.is_empty() && self.bodies.contains(&key(part)))
    }

    /// Returns the longest body that a text holds: 第3回総会.
    pub(crate) fn body_within(&self, text: &str) -> Option<&str> {
        let text = key(text);
        let held = self.bodies.iter().filter(|body| body.len() > 3 && text.contains(&***body));
        held.max_by_key(|body| body.len()).map(String::as_str)
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

fn names<'a>(
    grid: &'a Grid,
    found: &'a Found,
    columns: &'a [&str],
) -> impl Iterator<Item = String> + 'a {
    let heads = found.table.columns.iter().zip(&found.matched.fields);
    let heads = heads.filter(|(column, _)| columns.contains(&column.name));
    let places: Vec<usize> =
        heads.flat_map(|(_, heads)| heads.iter().map(|head| head.grid_column)).collect();
    grid.rows[found.head.last() + 1..].iter().flat_map(move |row| {
        let texts: Vec<String> = places.iter().map(|column| row.cell(*column).to_text()).collect();
        texts.into_iter().flat_map(|text| {
            let parts = text.split([';', '；', '、', '\n']);
            parts.map(key).filter(|it| !it.is_empty()).collect::<Vec<_>>()
        })
    })
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
fn dimensions(grid: &Grid, found: &Found) -> Vec<(String, String)> {
    let heads = found.matched.unknown.iter().filter(|cell| is_dimension(&fold(cell.text())));
    let rows = &grid.rows[found.head.last() + 1..];
    let parts = heads.flat_map(|head| {
        rows.iter().map(move |row| (row.cell(head.column).to_text(), head.text().to_owned()))
    });
    let parts = parts.filter(|(part, _)| !part.trim().is_empty() && !is_whole_word(part));
    parts.map(|(part, head)| (key(&part), head)).collect()
}

fn is_span(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(date) => date.day() == 1,
        Cell::Span(_) => true,
        Cell::Text(text) => {
            matches!(
                parse_span(text, DateContext::default()),
                Ok(TimeSpan { grain: Grain::Month | Grain::Quarter | Grain::Half, .. })
                    | Err(DateProblem::NoYear)
            ) && !text.contains('日')
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

/// Whether a line is a remark about the table.
pub(super) fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['※', '注', '*', '＊', '（', '(', '→', '★'])
        || text.contains(['。', '：', ':'])
        || text.chars().count() > 40
}
