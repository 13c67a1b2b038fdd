//! What a cell can be to somebody who knows the roundtable: a name that another
//! table defines, a month, a mark of attendance, a number.

mod cells;
pub(crate) mod texts;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::text::{fold, key, nearest};
use crate::records::columns::heads::is_dimension;
use crate::records::config::ConfigFile;
use crate::records::dates::{DateContext, parse_date};
use crate::records::found::halves;
use crate::records::found::head::{HeadCell, split_bracket};
use crate::records::found::table::Found;
use crate::records::grid::{Cell, Grid};
use crate::records::receipt::TakenFor;
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::{sectors, units};

use self::cells::is_span;
use self::texts::{is_numbered, is_whole_word};

pub(super) use self::cells::{
    NO_CONCERN, as_month, day_of_year, is_absence, is_count_word, is_dash, is_no_concern,
    is_quantity, is_seat, is_year, legend,
};
pub(crate) use self::cells::{is_mark, is_value};
pub(crate) use self::texts::{apart, without_number};
pub(super) use self::texts::{
    day_within, group_name, is_note, is_total_line, is_vague_time, number_in_series,
};

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
        // 総会 under a head 会議名 names which body met, and not one of its meetings.
        let Self { meetings, bodies, .. } = &mut known;
        meetings.retain(|name| !bodies.contains_key(name));
        known
    }

    /// Whether the same names are known.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.organisations == other.organisations
            && self.indicators == other.indicators
            && self.meetings == other.meetings
            && self.bodies == other.bodies
            && self.sectors == other.sectors
            && self.goals == other.goals
            && self.dimensions == other.dimensions
    }

    fn add_bodies(&mut self, names: impl Iterator<Item = String>) {
        // ○ under 部会 is a seat there, and no body.
        for name in names.filter(|name| !is_mark(Cell::Text(name))) {
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
        let mut parts = text.split([
            ' ', '\u{3000}', '_', '（', '(', '）', ')', '・', '　', '.', '【', '】', '■', '●', '◆',
            '［', '］', '〈', '〉', '＜', '＞', '：', ':',
        ]);
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

/// The names in some columns of a table, as names are compared.
fn names<'a>(
    grid: &'a Grid,
    found: &'a Found,
    columns: &'a [&str],
) -> impl Iterator<Item = String> + 'a {
    found.names(grid, columns).map(|name| key(&name)).filter(|name| !name.is_empty())
}

/// What indicators are called in short, under a head that their table does not know.
pub(crate) fn abbreviations(grid: &Grid, found: &Found) -> Vec<String> {
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
