//! Recognising a sheet, once: which table it is, by which sign, in which rows
//! its heads stand, and what stands for the whole sheet.
//!
//! Sound heads are the strongest sign: a sheet that has every head its table
//! needs is that table, whatever a folder is called. Names decide between
//! tables that both fit, and say which table was meant where heads are missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::text::fold;
use crate::domain::time::TimeSpan;
use crate::domain::value::split_scale;

use super::TABLES;
use super::columns::Hints;
use super::dates::{DateContext, DateProblem, parse_span};
use super::grid::{Cell, Grid, GridRow};
use super::receipt::Sign;
use super::spread;
use super::table::{Column, Table};
use super::units;

mod across;
mod halves;
mod keyless;

pub(crate) use self::across::is_attendance_across;
pub(crate) use self::halves::halves;

/// Heads are looked for in the first rows of a sheet (domain.md 7.1).
const HEAD_ROWS: usize = 15;

/// A table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The table.
    pub(crate) table: &'static Table,
    /// By which sign it was recognised.
    pub(crate) sign: Sign,
    /// Where its heads stand.
    pub(crate) head: HeadRows,
    /// Which head is which column.
    pub(crate) matched: Matched,
    /// The fiscal year that the sheet's title, or the names around it, give.
    pub(crate) year: Option<i16>,
    /// The unit that stands above the table.
    pub(crate) unit: Option<String>,
}

/// What a sheet is.
pub(crate) enum Recognised {
    /// A table whose heads were found.
    Table(Box<Found>),
    /// By its name a table, but without its heads.
    WithoutHead(&'static Table, Sign),
    /// No table that is known.
    Unknown,
}

/// Returns the table that is in a sheet.
pub(crate) fn recognise(
    grid: &Grid,
    names: &[&str; 3],
    hints: &Hints,
    told: Option<&'static Table>,
) -> Recognised {
    let places = places(grid);
    let found = |table: &'static Table, sign: Sign| {
        let (head, matched) = heads(&places, table)?;
        let year = fiscal_year(grid, head, names);
        let unit = unit_above(grid, head, names);
        Some(Found { table, sign, head, matched, year, unit })
    };
    let signs = [Sign::SheetName, Sign::FileName, Sign::FolderName];
    let by_name = || {
        names.iter().zip(signs).filter_map(|(name, sign)| {
            let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
            Some((table_by_name(stem)?, sign))
        })
    };
    if let Some(table) = told {
        return match found(table, Sign::Answer) {
            Some(found) => Recognised::Table(Box::new(found)),
            None => Recognised::WithoutHead(table, Sign::Answer),
        };
    }
    let is_titled = |found: &Found| match found.sign {
        Sign::SheetName => is_title_of(names[0], found.table),
        Sign::FileName => is_title_of(names[1], found.table),
        _ => false,
    };
    let complete = |found: &Found| {
        found.is_complete(hints.context)
            && (is_titled(found) || keyless::is_sound(found, grid, hints))
    };
    let named = by_name().find_map(|(table, sign)| found(table, sign).filter(complete));
    let by_heads = || {
        let all = TABLES.iter().filter_map(|table| found(table, Sign::Headers));
        all.filter(complete).max_by_key(|found| found.matched.known())
    };
    let first = by_name().next();
    // A file named 実績値 that lacks a head is a broken table of that name, not
    // another one that happens to need fewer heads.
    let stands = |found: &Found| match first {
        Some((table, Sign::SheetName | Sign::FileName)) => {
            let meant = heads(&places, table).map_or(0, |(_, matched)| matched.known());
            found.matched.known() > meant
        }
        _ => true,
    };
    if let Some(found) = named.or_else(|| by_heads().filter(stands)) {
        return Recognised::Table(Box::new(found));
    }
    // A name that only holds the table's says less: ボランティア名簿 is no 名簿, and
    // a sheet グラフ用 in a file 実績値 has a name of its own.
    let is_meant = |table: &Table, sign: Sign| {
        let own_sheet = !names[0].is_empty() && !is_default_sheet(names[0]);
        let name = match sign {
            Sign::SheetName => names[0],
            Sign::FileName => names[1],
            _ => names[2].rsplit('/').next().unwrap_or(names[2]),
        };
        let has_some = heads(&places, table).is_some_and(|(_, matched)| matched.known() > 1);
        has_some || (is_title_of(name, table) && !(own_sheet && sign != Sign::SheetName))
    };
    match first.filter(|(table, sign)| is_meant(table, *sign)) {
        Some((table, sign)) => match found(table, sign) {
            Some(found) => Recognised::Table(Box::new(found)),
            None => Recognised::WithoutHead(table, sign),
        },
        None => Recognised::Unknown,
    }
}

/// Returns the table that a name names: `commitments-business`,
/// `行動計画_2026年10月`. The longest title in the name wins.
pub(crate) fn table_by_name(name: &str) -> Option<&'static Table> {
    let name = fold(name);
    TABLES
        .iter()
        .filter_map(|table| {
            let titles = std::iter::once(table.name).chain(table.titles.iter().copied());
            let longest = titles
                .map(fold)
                .filter(|title| name.contains(title.as_str()))
                .map(|title| title.chars().count())
                .max()?;
            Some((longest, table))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, table)| table)
}

/// Whether a name, or a part of it that stands apart, is a title of a table, apart
/// from digits and dates: 実績値_I01, 令和8年度 資金.
fn is_title_of(name: &str, table: &Table) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let apart = ['_', '-', ' ', '\u{3000}', '(', '\u{ff08}', '・'];
    let titles = || std::iter::once(table.name).chain(table.titles.iter().copied());
    std::iter::once(stem).chain(stem.split(apart)).any(|part| {
        let part = fold(part);
        titles().any(|title| {
            part.split_once(&fold(title)).is_some_and(|(before, after)| {
                let is_date = |c: char| !c.is_alphabetic() || "令和年月日度期第回版分".contains(c);
                before.chars().chain(after.chars()).all(is_date)
            })
        })
    })
}

fn is_default_sheet(name: &str) -> bool {
    let folded = fold(name);
    let bare = folded.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '(' | ')'));
    matches!(bare, "sheet" | "シート" | "ワークシート" | "")
}

impl Found {
    /// Returns every name in some columns of the sheet that it was found in: a cell may
    /// hold several.
    pub(crate) fn names<'a>(
        &'a self,
        grid: &'a Grid,
        columns: &'a [&str],
    ) -> impl Iterator<Item = String> + 'a {
        let heads = self.table.columns.iter().zip(&self.matched.fields);
        let heads = heads.filter(|(column, _)| columns.contains(&column.name));
        let places: Vec<usize> =
            heads.flat_map(|(_, heads)| heads.iter().map(|head| head.grid_column)).collect();
        grid.rows.iter().skip(self.head.last() + 1).flat_map(move |row| {
            let cells = places.iter().map(|column| row.cell(*column).to_text());
            let names = cells.flat_map(|text| {
                let parts = text.split([';', '；', '、', '\n']);
                parts.map(str::to_owned).collect::<Vec<_>>()
            });
            names.collect::<Vec<_>>()
        })
    }

    /// Whether this is a table of attendance whose meetings stand side by side.
    pub(crate) fn is_attendance_across(&self, grid: &Grid) -> bool {
        let columns = self.table.columns.iter().zip(&self.matched.fields);
        let lacks = |(column, found): (&Column, &Vec<FieldHead>)| {
            column.name == "presence" && found.is_empty()
        };
        self.table.name == "attendance"
            && columns.into_iter().any(lacks)
            && is_attendance_across(grid)
    }

    /// Whether two heads claim one column.
    pub(crate) fn has_rivals(&self) -> bool {
        self.matched.fields.iter().any(|heads| match heads.as_slice() {
            [] | [_] => false,
            [one, other] => !one.is_code_beside(other) && !other.is_code_beside(one),
            _ => true,
        })
    }

    /// Returns whether every column that a row must have is there, or is said
    /// in another way.
    pub(crate) fn is_complete(&self, context: DateContext) -> bool {
        let is_wide = !spread::spans(&self.matched.unknown, self.table, context).is_empty();
        let has_parts = spread::parts(&self.matched, self.table).is_some();
        let has_value = self.matched.unknown.iter().any(spread::is_value_head);
        self.table.columns.iter().zip(&self.matched.fields).all(|(column, found)| {
            let elsewhere = spread::may_be_spread(self.table, column)
                && (is_wide
                    || (has_parts && column.name == "period")
                    || (has_value && column.name == "value"));
            !column.required || !found.is_empty() || elsewhere
        })
    }
}

/// Where the heads stand: one row, or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeadRows {
    /// Index into the grid's rows of the first.
    pub(crate) first: usize,
    /// Whether there are two.
    pub(crate) is_double: bool,
}

/// A head and what it may be called, likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadCell {
    /// The sheet's column, from 0.
    pub(crate) column: usize,
    /// The head of its group, on the line above.
    pub(crate) group: Option<String>,
    /// What it may be called.
    pub(crate) names: Vec<String>,
    /// What it says in each of two languages.
    pub(crate) halves: Vec<String>,
    /// Names and halves as heads are compared, with what stands in their brackets apart.
    folded: Vec<Folded>,
}

/// A head as it is compared: whole, and as what stands before its brackets and in them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Folded {
    whole: String,
    bare: String,
    bracket: Option<String>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let whole = fold(text);
        let (bare, bracket) = split_bracket(&whole);
        Self { whole, bare, bracket }
    }

    /// Returns the column that this means, and what stands in the brackets behind it.
    fn hit(&self, known: &BTreeMap<String, usize>) -> Option<(usize, Option<String>)> {
        match known.get(&self.whole) {
            Some(column) => Some((*column, None)),
            None => known.get(&self.bare).map(|column| (*column, self.bracket.clone())),
        }
    }
}

impl HeadCell {
    /// A head on a line of its own.
    pub(crate) fn plain(column: usize, name: &str) -> Self {
        Self::new(column, None, vec![name.to_owned()])
    }

    fn new(column: usize, group: Option<String>, names: Vec<String>) -> Self {
        let folded = names.iter().map(|name| Folded::of(name)).collect();
        Self { column, group, names, halves: Vec::new(), folded }
    }

    fn with_halves(mut self, halves: Vec<String>) -> Self {
        self.folded.extend(halves.iter().map(|half| Folded::of(half)));
        self.halves = halves;
        self
    }

    /// Its names and halves, each with its folded form.
    fn all_names(&self) -> impl Iterator<Item = (&String, &Folded)> {
        self.names.iter().chain(&self.halves).zip(&self.folded)
    }

    /// Returns the head as a person would name it.
    pub(crate) fn text(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Returns the head on its own line, without its group.
    pub(crate) fn item(&self) -> &str {
        let item = self.names.iter().rev().find(|name| Some(*name) != self.group.as_ref());
        item.map_or(self.text(), String::as_str)
    }
}

/// A head that is a column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldHead {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The head as written.
    pub(crate) header: String,
    /// What stands in brackets behind it: a unit, or another note.
    pub(crate) bracket: Option<String>,
}

impl FieldHead {
    /// Whether this is the head of codes, and another that of the names of the same
    /// things: 指標ID and 指標名.
    pub(crate) fn is_code_beside(&self, name: &Self) -> bool {
        let (code, name) = (fold(&self.header), fold(&name.header));
        let is_code = ["id", "コード", "番号", "no"].iter().any(|end| code.ends_with(end));
        let is_same =
            ["id", "コード", "番号"].iter().any(|end| code.strip_suffix(end) == Some(&name));
        let is_name = ["名", "名称", "name"].iter().any(|end| name.ends_with(end));
        is_code && (is_same || is_name)
    }
}

/// Which head is which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matched {
    /// For each column of the table, the heads that mean it.
    pub(crate) fields: Vec<Vec<FieldHead>>,
    /// The heads that mean none.
    pub(crate) unknown: Vec<HeadCell>,
    /// How many columns of the sheet have a head, from the first.
    pub(crate) width: usize,
}

impl Matched {
    fn known(&self) -> usize {
        self.fields.iter().filter(|found| !found.is_empty()).count()
    }
}

impl HeadRows {
    /// Returns the index of the last head row.
    pub(crate) fn last(self) -> usize {
        self.first + usize::from(self.is_double)
    }

    /// Heads with their names, also in each of two languages.
    fn cells(self, grid: &Grid) -> Vec<HeadCell> {
        let with_halves = |cell: HeadCell| {
            let rows = (self.first..=self.last()).rev().filter_map(|row| grid.rows.get(row));
            let texts = rows.map(|row| row.cell(cell.column).to_text());
            let halves = texts.flat_map(|text| halves(&text)).collect();
            cell.with_halves(halves)
        };
        self.named_cells(grid).into_iter().map(with_halves).collect()
    }

    /// Heads with their names; on two lines, group and item joined, the item,
    /// or the group.
    fn named_cells(self, grid: &Grid) -> Vec<HeadCell> {
        let upper = &grid.rows[self.first];
        if !self.is_double {
            return texts(upper)
                .map(|(column, text)| HeadCell::new(column, None, vec![text]))
                .collect();
        }
        let lower: BTreeMap<usize, String> = texts(&grid.rows[self.last()]).collect();
        if self.has_units(grid) {
            let with_unit = |(column, above): (usize, String)| {
                let unit = lower.get(&column).filter(|below| units::is_unit(below));
                let unit = unit.map_or_else(String::new, |it| format!("({})", units::bare(it)));
                HeadCell::new(column, None, vec![format!("{above}{unit}")])
            };
            return texts(upper).map(with_unit).collect();
        }
        let mut group: Option<String> = None;
        let mut cells = Vec::new();
        let groups: BTreeMap<usize, String> = texts(upper).collect();
        let width = upper.len().max(grid.rows[self.last()].len());
        for column in 0..width {
            // A merged group that came as CSV stands above its first item only.
            match (groups.get(&column), lower.get(&column)) {
                (Some(above), Some(below)) => {
                    group = Some(above.clone());
                    let names = if above == below {
                        vec![below.clone()]
                    } else {
                        vec![format!("{above}{below}"), below.clone(), above.clone()]
                    };
                    cells.push(HeadCell::new(column, group.clone(), names));
                }
                (Some(above), None) => {
                    group = None;
                    cells.push(HeadCell::new(column, None, vec![above.clone()]));
                }
                (None, Some(below)) => {
                    let joined = group.as_ref().map(|group| format!("{group}{below}"));
                    let names = joined.into_iter().chain([below.clone()]).collect();
                    cells.push(HeadCell::new(column, group.clone(), names));
                }
                (None, None) => {}
            }
        }
        cells
    }

    /// Whether the second row says nothing but the units of what stands above.
    fn has_units(self, grid: &Grid) -> bool {
        let (Some(upper), Some(lower)) =
            (grid.rows.get(self.first), grid.rows.get(self.last()).filter(|_| self.is_double))
        else {
            return false;
        };
        let above: BTreeMap<usize, String> = texts(upper).collect();
        let mut count = 0;
        let all = texts(lower).all(|(column, text)| {
            count += usize::from(units::is_unit(&text));
            let is_label = matches!(fold(&text).as_str(), "単位" | "unit" | "(単位)");
            // A head merged over both lines stands in the second too.
            let is_repeated = above.get(&column) == Some(&text);
            is_repeated || is_label || (units::is_unit(&text) && above.contains_key(&column))
        });
        all && count > 0 && above.len() > 1
    }
}

/// Texts of a row that may be heads; numbers and dates of a workbook may be
/// spans of time.
fn texts(row: &GridRow) -> impl Iterator<Item = (usize, String)> + '_ {
    row.cells().enumerate().filter(|(_, cell)| !cell.is_blank()).filter_map(|(column, cell)| {
        let may_be =
            matches!(cell, Cell::Text(_) | Cell::Number(_) | Cell::Span(_) | Cell::Date(_));
        may_be.then(|| (column, cell.head_text()))
    })
}

/// By what one place for the heads is better than another: how many it knows,
/// whether it has their units, how many spans have a year, and one row before two.
type HeadRank = (usize, bool, usize, bool);

/// A place for the heads, looked at once for all tables.
struct Place {
    rows: HeadRows,
    cells: Vec<HeadCell>,
    has_units: bool,
    /// Both lines, if there are two and the first is no title.
    lines: Option<Lines>,
}

impl Place {
    /// Whether the second row can be a line of heads: under a head that is
    /// whole already there is nothing, the same, or what stands in brackets.
    fn is_possible(&self, table: &Table) -> bool {
        if !self.rows.is_double {
            return true;
        }
        if self.has_units {
            return true;
        }
        let Some(lines) = &self.lines else { return false };
        let known = known_heads(table);
        let is_known = |head: &Folded| head.hit(known).is_some();
        let cells = &self.cells;
        let grouped: Vec<HeadCell> = match spread::is_spread(table) {
            true => cells.iter().filter(|cell| cell.group.is_some()).cloned().collect(),
            false => Vec::new(),
        };
        let spanned: BTreeSet<usize> = spread::spans(&grouped, table, DateContext::default())
            .iter()
            .map(|head| head.grid_column)
            .collect();
        let under_whole_heads = lines.upper.iter().all(|above| {
            let Some(below) = &above.below else { return true };
            !is_known(&above.head)
                || below.is_same
                || is_known(&below.head)
                || is_known(&below.joined)
                || spanned.contains(&above.column)
                || below.is_bracket
        });
        // Data under a column without a head look like spans too.
        let has_head = lines.lower.iter().any(|below| {
            let mut of_column = cells.iter().filter(|cell| cell.column == below.column);
            let is_first_known = |cell: &HeadCell| cell.folded.first().is_some_and(is_known);
            is_known(&below.head) || below.lacks_year || of_column.any(is_first_known)
        }) || !spanned.is_empty();
        under_whole_heads && has_head
    }
}

/// Two lines that may be heads, as they are compared for each table.
struct Lines {
    upper: Vec<Above>,
    lower: Vec<Lower>,
}

/// A text of the upper line.
struct Above {
    column: usize,
    head: Folded,
    below: Option<Below>,
}

/// What stands under it.
struct Below {
    head: Folded,
    joined: Folded,
    is_same: bool,
    is_bracket: bool,
}

/// A text of the lower line.
struct Lower {
    column: usize,
    head: Folded,
    /// Whether it is a month or day without a year.
    lacks_year: bool,
}

impl Lines {
    /// Returns the two lines; none if the upper one is a title, which stands alone in its
    /// line, at the left of the heads.
    fn of(rows: HeadRows, grid: &Grid) -> Option<Self> {
        let lower: BTreeMap<usize, String> = texts(&grid.rows[rows.last()]).collect();
        let upper: Vec<(usize, String)> = texts(&grid.rows[rows.first]).collect();
        let left = lower.keys().next().copied().unwrap_or(0);
        if let [(column, _)] = upper.as_slice()
            && *column <= left
        {
            return None;
        }
        let above = |(column, above): (usize, String)| {
            let below = lower.get(&column).map(|below| Below {
                head: Folded::of(below),
                joined: Folded::of(&format!("{above}{below}")),
                is_same: *below == above,
                is_bracket: below.starts_with(['(', '（', '[', '［', '【']),
            });
            Above { column, head: Folded::of(&above), below }
        };
        let upper = upper.into_iter().map(above).collect();
        let lower = lower.iter().map(|(column, below)| Lower {
            column: *column,
            head: Folded::of(below),
            lacks_year: parse_span(below, DateContext::default()) == Err(DateProblem::NoYear),
        });
        Some(Self { upper, lower: lower.collect() })
    }
}

/// Returns every place where heads may stand.
fn places(grid: &Grid) -> Vec<Place> {
    let all = (0..grid.rows.len().min(HEAD_ROWS))
        .flat_map(|first| [false, true].map(|is_double| HeadRows { first, is_double }))
        // Above the heads of what was laid out stand the columns of its author.
        .filter(|rows| !rows.is_double || grid.laid_head().is_none_or(|head| rows.first == head));
    all.filter(|rows| rows.last() < grid.rows.len())
        .map(|rows| Place {
            rows,
            cells: rows.cells(grid),
            has_units: rows.has_units(grid),
            lines: if rows.is_double { Lines::of(rows, grid) } else { None },
        })
        .collect()
}

/// Returns the rows with the most known heads, if they have at least two of
/// them or all that the table requires, and which head is which column. Two
/// rows are taken only if they know more than one does.
fn heads(places: &[Place], table: &Table) -> Option<(HeadRows, Matched)> {
    let required = table.columns.iter().filter(|column| column.required).count();
    let mut best: Option<(HeadRank, HeadRows, Matched)> = None;
    for place in places.iter().filter(|place| place.is_possible(table)) {
        let (rows, is_double) = (place.rows, place.rows.is_double);
        let matched = match_heads(&place.cells, table);
        let known = matched.known();
        // The months of a wide table are heads too, and so are the parts
        // of a date.
        let spans = spread::spans(&matched.unknown, table, DateContext::default());
        let years = spans.iter().filter(|it| it.span.is_ok()).count();
        // A year or month that stands over several columns is one head of a
        // single line.
        let spans = match is_double {
            true => spans.len(),
            false => spans.iter().map(|it| &it.header).collect::<BTreeSet<_>>().len(),
        };
        let parts = spread::parts(&matched, table).map_or(0, |parts| parts.columns.len());
        let count = if known > 0 { known + spans.max(parts) } else { 0 };
        // A title above the heads is no group of them: one row that knows
        // as much as two is the head, unless the second has the units or the
        // first the years.
        let rank = (count, place.has_units, years, !is_double);
        if best.as_ref().is_none_or(|(most, ..)| rank > *most) {
            best = Some((rank, rows, matched));
        }
    }
    let (_, rows, matched) =
        best.filter(|((count, ..), ..)| *count > 0 && *count >= 2.min(required))?;
    Some((rows, matched))
}

/// Returns how many heads of one table a sheet has in one place, at most.
pub(crate) fn likeness(grid: &Grid) -> usize {
    let places = places(grid);
    let known = |table: &Table| heads(&places, table).map_or(0, |(_, matched)| matched.known());
    TABLES.iter().map(known).max().unwrap_or(0)
}

/// Returns whether the first row of a sheet is a head of a table.
pub(crate) fn is_head(grid: &Grid, table: &Table) -> bool {
    heads(&places(grid), table).is_some_and(|(head, _)| head.first == 0)
}

fn match_heads(cells: &[HeadCell], table: &Table) -> Matched {
    let known = known_heads(table);
    let mut matched = Matched {
        fields: vec![Vec::new(); table.columns.len()],
        unknown: Vec::new(),
        width: cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0),
    };
    // 期限 over 当初 and 変更後 means neither of them alone.
    let shared = |group: &String| {
        let below = cells.iter().filter(|cell| cell.group.as_ref() == Some(group));
        let items: BTreeSet<&str> = below.map(|cell| cell.item()).collect();
        items.len() > 1
    };
    for cell in cells {
        let group = cell.group.as_ref().filter(|group| shared(group));
        let count = cell.names.len();
        let names = cell
            .all_names()
            .enumerate()
            .filter(|(at, (name, _))| *at >= count || Some(*name) != group || cell.item() == *name);
        let hit = names.into_iter().find_map(|(_, (name, folded))| {
            let (column, bracket) = folded.hit(known)?;
            Some((column, name, bracket))
        });
        // 基準値 under R6年度末, and R6年度末基準値.
        let hit = match hit {
            Some((column, name, None)) if is_dated(table, column) => {
                let day = cell.group.clone().filter(|group| is_day(group));
                Some((column, name, day))
            }
            None if table.name == "indicators" => cell.names.iter().find_map(|name| {
                let folded = fold(name);
                let mut starts = folded.char_indices().skip(1).map(|(at, _)| at);
                starts.find_map(|at| {
                    let (day, head) = folded.split_at(at);
                    let column = known.get(head).filter(|column| is_dated(table, **column))?;
                    is_day(day).then(|| (*column, name, Some(day.to_owned())))
                })
            }),
            hit => hit,
        };
        // 実績値 under 4月, and 4月 under 実績値, is the value of April.
        let is_spread = cell.group.is_some()
            && hit.as_ref().is_some_and(|(column, ..)| {
                table.columns.get(*column).is_some_and(|it| it.name == "value")
            })
            && !spread::spans(std::slice::from_ref(cell), table, DateContext::default()).is_empty();
        match hit.filter(|_| !is_spread) {
            Some((column, name, bracket)) => matched.fields[column].push(FieldHead {
                grid_column: cell.column,
                header: name.clone(),
                bracket,
            }),
            None => matched.unknown.push(cell.clone()),
        }
    }
    matched
}

/// Returns the column of a table that a head means.
pub(crate) fn field_of(table: &Table, head: &str) -> Option<&'static Column> {
    let known = known_heads(table);
    let of = |head: &str| {
        let folded = fold(head);
        known.get(&folded).or_else(|| known.get(&split_bracket(&folded).0))
    };
    let at = of(head).or_else(|| halves(head).iter().find_map(|half| of(half)))?;
    let table = TABLES.iter().find(|it| it.name == table.name)?;
    table.columns.get(*at)
}

/// Whether a column holds values whose day may stand in the head.
fn is_dated(table: &Table, column: usize) -> bool {
    table.name == "indicators"
        && table.columns.get(column).is_some_and(|it| matches!(it.name, "baseline" | "target"))
}

fn is_day(text: &str) -> bool {
    parse_span(text, DateContext::default()).is_ok()
}

/// The heads of each table as they are compared, with their columns.
fn known_heads(table: &Table) -> &'static BTreeMap<String, usize> {
    static KNOWN: LazyLock<BTreeMap<&'static str, BTreeMap<String, usize>>> = LazyLock::new(|| {
        let heads = |table: &Table| {
            let columns = table.columns.iter().enumerate();
            columns
                .flat_map(|(at, column): (usize, &Column)| {
                    let names = std::iter::once(column.name).chain(column.headers.iter().copied());
                    names.map(move |name| (fold(name), at))
                })
                .collect()
        };
        TABLES.iter().map(|table| (table.name, heads(table))).collect()
    });
    &KNOWN[table.name]
}

/// Splits `決定額(千円)` or `決定額[千円]` into the head and what stands in its
/// brackets; the text is folded.
pub(crate) fn split_bracket(head: &str) -> (String, Option<String>) {
    let open = head.find(['(', '[', '【']);
    match open {
        Some(open) if open > 0 && head.ends_with([')', ']', '】']) => {
            let inner = head[open..].trim_matches(['(', '[', '【', ')', ']', '】']);
            let unit = inner.strip_prefix("単位").unwrap_or(inner).trim_matches([':', '/']);
            (head[..open].to_owned(), Some(unit.to_owned()))
        }
        _ => (head.to_owned(), None),
    }
}

/// Returns the fiscal year that a sheet's title, or the names around it, give:
/// `令和8年度 見守り訪問`, `実績_2026年度.csv`. The nearest place that names
/// just one year wins; a place that names two tells nothing.
fn fiscal_year(grid: &Grid, head: HeadRows, names: &[&str]) -> Option<i16> {
    let titles = grid.rows[..head.first]
        .iter()
        .rev()
        .chain(grid.titles.iter().rev())
        .flat_map(|row| row.cells().map(Cell::to_text).collect::<Vec<_>>());
    let names = names.iter().map(|name| (*name).to_owned());
    for text in titles.chain(names) {
        let mut years = years_in(&text);
        years.sort_unstable();
        years.dedup();
        match years.as_slice() {
            [] => {}
            [year] => return Some(*year),
            _ => return None,
        }
    }
    None
}

/// Fiscal years that a text names: the words before each 年度, and FY2026.
fn years_in(text: &str) -> Vec<i16> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut years = Vec::new();
    // The longest tail that is a year, 令和8, R8 or 2026, and what stands before it.
    let tail = |before: &str| {
        let starts = before.char_indices().rev().take(6).map(|(start, _)| start);
        let years = starts.filter_map(|start| {
            let year = format!("{}年度", &before[start..]);
            let span: TimeSpan = parse_span(&year, DateContext::default()).ok()?;
            Some((start, span.first.year()))
        });
        years.last()
    };
    for (at, _) in text.match_indices("年度") {
        let Some((start, year)) = tail(&text[..at]) else { continue };
        years.push(year);
        // R6～R7年度 names both ends.
        let before = text[..start].strip_suffix(['~', '～', '〜', '-', '－', '–', '・', '、', '/']);
        // With a 年度 of its own it was found above.
        let before = before.filter(|it| !it.ends_with("年度"));
        years.extend(before.and_then(tail).map(|(_, year)| year));
    }
    for (at, mark) in text.match_indices("FY") {
        let is_word = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let after = text[at + mark.len()..].trim_start_matches('\'');
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let year = parse_span(&format!("FY{}", &after[..digits]), DateContext::default());
        years.extend(year.ok().filter(|_| !is_word).map(|span| span.first.year()));
    }
    years
}

/// Returns the row under the heads that names another fiscal year alone: the title
/// of a second table in the sheet, whose months would be read as the first one's.
pub(crate) fn second_year(grid: &Grid, found: &Found) -> Option<(u32, String)> {
    let first = found.year?;
    grid.rows[found.head.last() + 1..].iter().find_map(|row| {
        let mut cells = row.cells().filter(|cell| !cell.is_blank());
        let Cell::Text(text) = cells.next()? else { return None };
        if cells.next().is_some() || text.chars().count() > 30 {
            return None;
        }
        let years = years_in(text);
        let is_note = text.trim_start().starts_with(['※', '注', '*', '（', '(']);
        (!is_note && years.len() == 1 && years[0] != first)
            .then(|| (row.number, text.trim().to_owned()))
    })
}

/// Returns the unit that stands above the table: `（単位：千円）`, or 単位 with
/// 千円 in the next cell. A line that names several is about several columns;
/// of those the one for money counts, since only amounts are scaled.
fn unit_above(grid: &Grid, head: HeadRows, names: &[&str]) -> Option<String> {
    let is_note = |row: &&GridRow| {
        let mut cells = row.cells().filter(|cell| !cell.is_blank());
        matches!(cells.next(), Some(Cell::Text(text)) if text.contains("単位"))
            && cells.next().is_none()
    };
    // 単位 on one line and 千円 on the next.
    let below = |row: &GridRow| {
        let next = grid.rows[..head.first].iter().find(|it| it.number > row.number)?;
        let unit = next.cells().find(|cell| !cell.is_blank())?.to_text();
        units::is_unit(&unit).then(|| units::bare(&unit))
    };
    // A note under the table says it too: ※単位は千円.
    let under = grid.rows[head.last() + 1..].iter().rev().take(10).filter(is_note);
    let above = grid.rows[..head.first].iter().rev();
    for row in above.chain(under).chain(grid.titles.iter().rev()) {
        let cells: Vec<String> =
            row.cells().map(|cell| fold(&cell.to_text())).filter(|text| !text.is_empty()).collect();
        // 千円 at the end of a title's line is of the whole table.
        let is_alone = cells.iter().filter(|text| units::is_unit(text)).count() == 1;
        for (at, text) in cells.iter().enumerate() {
            // 金額は千円単位です.
            let before = text.find("単位").map(|place| &text[..place]);
            if let Some(unit) = before.and_then(|before| {
                scaled_yen(before.rsplit(['は', 'を', '、', '。', '(', '[', '「']).next()?)
            }) {
                return Some(unit);
            }
            let named = text.find("単位").map(|place| &text[place + "単位".len()..]);
            let unit = match named {
                Some(rest) => {
                    let rest = rest.trim_start_matches([':', '/', '=', 'は', '・']);
                    let end = rest.find([')', ']', '】', '」', '。']).unwrap_or(rest.len());
                    match &rest[..end] {
                        "" => cells.get(at + 1).cloned().or_else(|| below(row)).unwrap_or_default(),
                        unit => unit.to_owned(),
                    }
                }
                None => unit_in_brackets(text)
                    .or_else(|| scaled_yen(text).filter(|_| is_alone))
                    .unwrap_or_default(),
            };
            let mut units = unit.split(['、', ',', '・', '/', '及']).map(str::trim);
            let money = units.clone().find(|unit| unit.ends_with('円'));
            if let Some(unit) = money.or_else(|| units.next()).filter(|unit| !unit.is_empty()) {
                return Some(unit.to_owned());
            }
        }
    }
    names.iter().find_map(|name| unit_in_brackets(&fold(name)))
}

/// The multiple of yen that stands in brackets: 資金計画（千円）.
fn unit_in_brackets(text: &str) -> Option<String> {
    let inner = text.split(['(', '[']).skip(1).filter_map(|it| it.split([')', ']']).next());
    // Costs, JPY thousand.
    let said = text.split([',', ':', ';', '–', '—']).skip(1);
    inner.chain(said).filter_map(scaled_yen).next()
}

/// A text that is a multiple of yen and nothing else.
fn scaled_yen(text: &str) -> Option<String> {
    let (scale, base) = split_scale(text);
    (scale > Decimal::ONE && base == "円").then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_head_could_mean_two_columns_of_its_table() {
        for table in TABLES {
            let mut heads: Vec<(String, &str)> = table
                .columns
                .iter()
                .flat_map(|column| {
                    std::iter::once(column.name)
                        .chain(column.headers.iter().copied())
                        .map(|head| (fold(head), column.name))
                })
                .collect();
            heads.sort();
            heads.dedup();
            for pair in heads.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{}: {pair:?}", table.name);
            }
        }
    }

    #[test]
    fn the_longest_title_in_a_name_wins() {
        for (name, table) in [
            ("members", Some("members")),
            ("commitments-business", Some("commitments")),
            ("行動計画_2026年10月", Some("commitments")),
            ("会議出欠表", Some("attendance")),
            ("令和8年度 目標 実績値", Some("observations")),
            ("Sheet1", None),
        ] {
            assert_eq!(table_by_name(name).map(|table| table.name), table, "{name}");
        }
    }

    #[test]
    fn years_are_found_in_titles() {
        for (text, years) in [
            ("令和8年度 見守り訪問", &[2026][..]),
            ("見守り訪問(R7年度)", &[2025]),
            ("2026年度・2025年度の比較", &[2026, 2025]),
            ("令和元年度", &[2019]),
            ("R6～R7年度", &[2025, 2024]),
            ("2024-2025年度 実績", &[2025, 2024]),
            ("見守り訪問", &[]),
        ] {
            assert_eq!(years_in(text), years, "{text}");
        }
    }
}
