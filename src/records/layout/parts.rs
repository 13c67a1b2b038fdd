//! Values whose indicator stands in the title above, and values of parts: areas side by
//! side, kinds of schools below each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::{fold, key};
use crate::records::columns::heads::is_dimension;
use crate::records::found::head::HeadCell;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::spread;
use crate::records::totals::is_total_word;

use super::known::texts::is_whole_word;
use super::known::{self, Known};
use super::shape::{AcrossColumn, Added, Layout, Whole};

/// The head of a breakdown that its author gave none.
pub(super) const PARTS: &str = "内訳";

/// Returns the indicator that a title above the heads names, the nearest one first, and
/// the unit in its brackets.
pub(super) fn titled(grid: &Grid, heads: usize, known: &Known) -> Option<(Whole, Option<String>)> {
    let head = Layout::head_of(super::tables::table_of("observations")?, "indicator");
    let named = || {
        let value = named_around(grid, known)?;
        Some((Whole { head: head.clone(), value, cell: None }, None))
    };
    let titled = grid.rows[..heads].iter().enumerate().rev().find_map(|(row, cells)| {
        let mut filled = cells.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        let (column, cell) = filled.next()?;
        let text = cell.to_text();
        // A merged title stands in every cell that it is drawn over.
        if filled.any(|(_, cell)| cell.to_text() != text) {
            return None;
        }
        let value = known.indicator_within(&text)?;
        let unit =
            text.rsplit_once(['(', '（']).map(|(_, unit)| unit.trim_end_matches([')', '）']));
        let whole = Whole { head: head.clone(), value, cell: Some((row, column)) };
        Some((whole, unit.map(str::to_owned)))
    });
    titled.or_else(named)
}

/// Returns the indicator that the name of the sheet or the file is, with a month behind
/// it perhaps: 多言語相談_202610.csv.
fn named_around(grid: &Grid, known: &Known) -> Option<String> {
    let file = grid.source.path.rsplit('/').next().unwrap_or(&grid.source.path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let names = grid.source.sheet.as_deref().into_iter().chain([stem]);
    let is_date = |c: char| {
        c.is_numeric() || c.is_whitespace() || "_-－・.．()（）年月日分末度RＲ令和".contains(c)
    };
    names.map(|name| name.trim_matches(is_date)).find_map(|name| Some(known.indicator(name)?.0))
}

/// Whether a head is that of the whole beside its parts.
fn is_margin(name: &str) -> bool {
    is_whole_word(name) || is_total_word(&fold(name))
}

/// What a corner says of what runs down and across: 四半期＼学校種別.
pub(super) fn corner(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(['＼', '\\', '╲', '⧵']).map(str::trim).collect();
    match parts.as_slice() {
        [down, across] if !down.is_empty() && !across.is_empty() => {
            vec![(*down).to_owned(), (*across).to_owned()]
        }
        _ => Vec::new(),
    }
}

/// Returns what a row is a part by of the one above it: うち高校生.
pub(super) fn part_of_above(text: &str) -> Option<&str> {
    const BEFORE: [&str; 5] = ["うち", "内訳：", "（うち", "(うち", "of which"];
    let text = text.trim();
    let part = BEFORE.iter().find_map(|before| {
        text.get(..before.len())
            .filter(|start| start.eq_ignore_ascii_case(before))
            .and_then(|_| text.get(before.len()..))
    })?;
    let is_mark = |c: char| c.is_whitespace() || "：:、,・（）()".contains(c);
    Some(part.trim_matches(is_mark)).filter(|part| !part.is_empty())
}

/// What a column of indicators names, by row number.
#[derive(Default)]
pub(super) struct Named {
    /// The indicator, also of its parts.
    pub(super) names: BTreeMap<u32, String>,
    /// The unit in its brackets.
    pub(super) units: BTreeMap<u32, String>,
    /// Of which part of it the row is.
    pub(super) parts: BTreeMap<u32, String>,
}

/// Returns what a column of indicators names, where units stand in brackets (職場体験
/// （人）) or parts below (うち高校生); none if a part is one of nothing that is known.
pub(super) fn named(rows: &[GridRow], column: usize, known: &Known) -> Option<Named> {
    let mut named = Named::default();
    let mut above: Option<(String, Option<String>)> = None;
    for row in rows {
        let text = row.cell(column).to_text().trim().to_owned();
        if text.is_empty() {
            continue;
        }
        if let Some(part) = part_of_above(&text) {
            above.as_ref()?;
            named.parts.insert(row.number, part.to_owned());
        } else {
            above = known.indicator(&text);
        }
        let (name, unit) = above.clone().unwrap_or((text, None));
        named.names.insert(row.number, name);
        named.units.extend(unit.map(|unit| (row.number, unit)));
    }
    (!named.parts.is_empty() || !named.units.is_empty()).then_some(named)
}

/// A list of observations, looked at for its parts.
pub(super) struct Looking<'a> {
    pub(super) rows: Vec<&'a GridRow>,
    /// The columns that nothing is known of, with what they may be called.
    pub(super) free: Vec<(usize, Vec<String>)>,
    pub(super) heads_row: usize,
    pub(super) known: &'a Known,
    /// What the corner of the heads says that runs across.
    pub(super) corner: Option<String>,
}

impl Looking<'_> {
    fn cells(&self, column: usize) -> impl Iterator<Item = (u32, Cell<'_>)> {
        let cells = self.rows.iter().map(move |row| (row.number, row.cell(column)));
        cells.filter(|(_, cell)| !cell.is_blank())
    }

    fn is_values(&self, column: usize) -> bool {
        self.cells(column).next().is_some()
            && self.cells(column).all(|(_, cell)| known::is_value(cell))
    }

    /// The column of parts below each other: its texts differ, and one is the whole.
    /// Returns it under the name of its breakdown, without the whole's word.
    pub(super) fn down(&self) -> Option<Added> {
        let is_parts = |column: usize| {
            let texts: Vec<String> = self.cells(column).map(|(_, cell)| cell.to_text()).collect();
            let different: BTreeSet<String> = texts.iter().map(|text| key(text)).collect();
            texts.len() > 2
                && different.len() == texts.len()
                && texts.iter().filter(|text| is_whole_word(text)).count() == 1
        };
        let mut columns = self.free.iter().filter(|(column, _)| is_parts(*column));
        let (column, names) = columns.next()?;
        if columns.next().is_some() {
            return None;
        }
        let head = names.iter().find(|name| is_dimension(&fold(name)));
        let values: BTreeMap<u32, String> = self
            .cells(*column)
            .map(|(row, cell)| (row, cell.to_text().trim().to_owned()))
            .filter(|(_, text)| !is_whole_word(text))
            .collect();
        let head = head.map_or(PARTS, String::as_str).to_owned();
        Some(Added { head, column: *column, values })
    }

    /// The columns of parts side by side, and what they are parts by: where other tables
    /// have these parts, or a title says it.
    pub(super) fn across(&self, titles: &[GridRow]) -> Option<(String, Vec<AcrossColumn>)> {
        let columns: Vec<(usize, &String)> = self
            .free
            .iter()
            .filter(|(column, _)| self.is_values(*column))
            .filter_map(|(column, names)| Some((*column, names.first()?)))
            .collect();
        let mut dimension = None;
        let parts: Vec<(usize, &String)> = columns
            .iter()
            .filter(|(_, name)| match self.known.dimension_of(name) {
                Some(head) => {
                    dimension = Some(head.to_owned());
                    true
                }
                None => false,
            })
            .copied()
            .collect();
        let (dimension, parts) = match dimension.filter(|_| parts.len() > 1) {
            Some(head) => (head, parts),
            None => {
                let columns: Vec<(usize, &String)> =
                    columns.into_iter().filter(|(_, name)| !is_margin(name)).collect();
                let told = self.corner.clone().or_else(|| titles.iter().rev().find_map(by));
                // 全体 beside others says that these are its parts.
                let has_whole = || {
                    let mut free = self.free.iter().filter(|(column, _)| self.is_values(*column));
                    free.any(|(_, names)| names.iter().any(|name| is_whole_word(name)))
                };
                (told.or_else(|| has_whole().then(|| PARTS.to_owned()))?, columns)
            }
        };
        let is_part = |name: &str| {
            let cell = HeadCell::plain(0, name);
            !is_total_word(&fold(name))
                && !spread::is_value_head(&cell)
                && spread::split_role(name).1.is_value()
        };
        if parts.len() < 2 || !parts.iter().all(|(_, name)| is_part(name)) {
            return None;
        }
        let column = |(column, name): (usize, &String)| {
            AcrossColumn::of(column, name.clone(), self.heads_row)
        };
        Some((dimension, parts.into_iter().map(column).collect()))
    }

    /// The only column of the whole beside parts: 計, 全体.
    pub(super) fn margin(&self, parts: &[AcrossColumn]) -> Option<usize> {
        let mut margins = self.free.iter().filter(|(column, names)| {
            names.first().is_some_and(|name| is_margin(name)) && self.is_values(*column)
        });
        let (column, _) = margins.next()?;
        (parts.len() > 1 && margins.next().is_none()).then_some(*column)
    }

    /// The column of the whole's values, where the indicator is the title's: the only one
    /// of numbers, or, of an indicator in per cent, the only one of rates.
    pub(super) fn value(&self, unit: Option<&str>, parts: &[AcrossColumn]) -> Option<usize> {
        let numbers: Vec<(usize, &String)> = self
            .free
            .iter()
            .filter(|(column, _)| parts.iter().all(|it| it.column != *column))
            .filter(|(column, _)| self.is_values(*column))
            .filter_map(|(column, names)| Some((*column, names.first()?)))
            .collect();
        let is_value = |name: &str| {
            let folded = fold(name);
            let role = spread::split_role(name).1;
            (role.is_value() || folded.starts_with('率')) && !is_total_word(&folded)
        };
        if let Some(column) = self.margin(parts) {
            return Some(column);
        }
        if let [(column, name)] = numbers.as_slice() {
            return is_value(name).then_some(*column);
        }
        if !unit.is_some_and(|unit| matches!(fold(unit).as_str(), "%" | "パーセント")) {
            return None;
        }
        let is_rate = |column: usize| {
            self.cells(column).all(|(_, cell)| match cell {
                Cell::Percent(_) => true,
                Cell::Text(text) => fold(text).ends_with('%'),
                _ => false,
            })
        };
        let mut rates = numbers.iter().filter(|(column, _)| is_rate(*column));
        let (column, name) = rates.next()?;
        (rates.next().is_none() && is_value(name)).then_some(*column)
    }
}

/// What a title says that values are broken down by: 地区別, by area.
fn by(row: &GridRow) -> Option<String> {
    let mut filled = row.cells().filter(|cell| !cell.is_blank());
    let text = filled.next()?.to_text();
    if filled.next().is_some() {
        return None;
    }
    if let Some((_, after)) = text.to_lowercase().split_once(" by ") {
        let word: String =
            after.split(['(', '（', ',', ';']).next().unwrap_or_default().trim().to_owned();
        return (!word.is_empty() && word.chars().count() < 30).then_some(word);
    }
    let before = text.split_once('別').map(|(before, _)| before)?;
    let start = before.rfind([' ', '　', '・', '（', '(', 'の', '.', '．', '：', '_']);
    let word =
        start.map_or(before, |at| before[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    let word = word.strip_prefix('の').unwrap_or(word);
    let head = format!("{word}別");
    (!word.is_empty() && word.chars().count() < 8).then_some(head)
}
