//! Where in a sheet the heads of a layout stand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::layout::written::{FileLayout, Gives, head_key, lettered};

/// Rows in which they are looked for at all.
const FARTHEST: usize = 5_000;

/// Where the heads of a layout stand in a sheet.
#[derive(Debug)]
pub(crate) struct Fit {
    /// The first row of the heads, by its index.
    pub(crate) first: usize,
    /// What stands over each column, by its index.
    pub(crate) heads: Vec<String>,
    /// How many heads of the layout are there.
    pub(crate) matched: usize,
    /// Heads of the layout that are not.
    pub(crate) gone: Vec<String>,
    /// Columns whose heads the layout does not have.
    pub(crate) new: Vec<usize>,
}

/// Returns what stands over each column in some rows, its lines joined.
pub(crate) fn heads_in(rows: &[GridRow]) -> Vec<String> {
    let width = rows.iter().map(GridRow::len).max().unwrap_or(0);
    (0..width).map(|column| lines(rows, column).join(" ")).collect()
}

/// The lines of one head, each once.
pub(crate) fn lines(rows: &[GridRow], column: usize) -> Vec<String> {
    let cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
    let mut lines: Vec<String> = cells.map(Cell::head_text).collect();
    lines.dedup();
    lines
}

/// Returns where the heads of a layout stand, if at least half of them do.
pub(crate) fn fit(layout: &FileLayout, grid: &Grid) -> Option<Fit> {
    let wanted = wanted(layout);
    if wanted.is_empty() {
        return Some(Fit { first: 0, heads: vec![], matched: 0, gone: vec![], new: vec![] });
    }
    let first = found(layout, &wanted, grid, 0..LOOKED_AT)
        .or_else(|| found(layout, &wanted, grid, LOOKED_AT..FARTHEST))?;
    let heads = heads_in(grid.rows.get(first..first + layout.lines)?);
    let keys: Vec<String> = heads.iter().map(|it| head_key(it)).collect();
    let gone: Vec<String> =
        wanted.iter().filter(|it| !keys.contains(**it)).map(|it| (**it).clone()).collect();
    let matched = wanted.len() - gone.len();
    let new = new_columns(layout, grid, first, &keys);
    Some(Fit { first, heads, matched, gone, new })
}

/// The heads that a layout looks for, as they are compared.
pub(crate) fn wanted(layout: &FileLayout) -> BTreeSet<&String> {
    layout.wanted.iter().collect()
}

/// Returns the first of the rows with most of the heads, if they are enough to know them by.
pub(crate) fn found(
    layout: &FileLayout,
    wanted: &BTreeSet<&String>,
    grid: &Grid,
    rows: Range<usize>,
) -> Option<usize> {
    let last = grid.rows.len().checked_sub(layout.lines)?.checked_add(1)?;
    let mut best: Option<(usize, usize)> = None;
    for first in rows.start..rows.end.min(last) {
        let matched = matched(layout, wanted, grid, first);
        if best.is_none_or(|(most, _)| matched > most) {
            best = Some((matched, first));
        }
    }
    // One word of several may stand in any title.
    let (_, first) = best.filter(|(matched, _)| {
        *matched >= wanted.len().min(2) && matched.saturating_mul(2) >= wanted.len()
    })?;
    Some(first)
}

/// How many of the heads stand in a row.
fn matched(layout: &FileLayout, wanted: &BTreeSet<&String>, grid: &Grid, first: usize) -> usize {
    let Some(rows) = grid.rows.get(first..first + layout.lines) else { return 0 };
    let keys: BTreeSet<String> = heads_in(rows).iter().map(|it| head_key(it)).collect();
    wanted.iter().filter(|it| keys.contains(**it)).count()
}

/// Filled columns whose heads the layout does not have, or not as often.
fn new_columns(layout: &FileLayout, grid: &Grid, first: usize, keys: &[String]) -> Vec<usize> {
    if layout.heads.is_empty() {
        return Vec::new();
    }
    let across: BTreeSet<String> = match &layout.gives {
        Gives::Rows(rows) => {
            let heads = rows.across.iter().flat_map(|it| &it.heads);
            heads.map(|it| head_key(it)).collect()
        }
        Gives::Nothing | Gives::AsContents(_) => BTreeSet::new(),
    };
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for head in &layout.heads {
        *left.entry(head.as_str()).or_default() += 1;
    }
    let mut new = Vec::new();
    for (column, key) in keys.iter().enumerate() {
        let is_known = match left.get_mut(key.as_str()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => across.contains(key),
        };
        let mut below = grid.rows.iter().skip(first + layout.lines);
        if !is_known && !key.is_empty() && below.any(|it| !it.cell(column).is_blank()) {
            new.push(column);
        }
    }
    new
}

/// Whether half of the heads stand further up too: over rows that are no titles.
pub(crate) fn is_above(layout: &FileLayout, grid: &Grid, fit: &Fit) -> bool {
    let rows = 0..fit.first.saturating_sub(layout.lines);
    found(layout, &wanted(layout), grid, rows).is_some()
}

/// Returns the rows below the heads in which all of them stand again, in their columns.
pub(crate) fn again(layout: &FileLayout, grid: &Grid, fit: &Fit) -> Vec<usize> {
    let filled = fit.heads.iter().filter(|it| !it.is_empty()).count();
    if filled < 2 {
        return Vec::new();
    }
    let from = fit.first + layout.lines;
    let is_again = |at: &usize| {
        let rows = grid.rows.get(*at..*at + layout.lines);
        let heads = rows.map(heads_in).unwrap_or_default();
        let pairs = heads.iter().zip(&fit.heads).filter(|(_, was)| !was.is_empty());
        pairs.filter(|(is, was)| head_key(is) == head_key(was)).count() == filled
    };
    (from..grid.rows.len()).filter(is_again).collect()
}

/// Returns where a column stands that a head, or a letter, names: `was` are the heads by
/// which it is named, `is` those of the sheet, both as they are compared.
///
/// A column without a head of its own is the same by its place among those of its name,
/// or beside the heads that have not changed.
pub(crate) fn column_of(was: &[String], is: &[String], head: &str) -> Option<usize> {
    let Some(at) = lettered(head) else {
        let wanted = head_key(head);
        return is.iter().position(|it| *it == wanted);
    };
    if was.is_empty() {
        return Some(at);
    }
    let key = was.get(at).map_or("", String::as_str);
    let places = |heads: &[String], key: &str| -> Vec<usize> {
        (0..heads.len()).filter(|it| heads[*it] == key).collect()
    };
    if !key.is_empty() {
        let (before, now) = (places(was, key), places(is, key));
        let ordinal = before.iter().position(|it| *it == at)?;
        return (before.len() == now.len()).then(|| now.get(ordinal).copied()).flatten();
    }
    let anchor = |column: usize| {
        let key = was.get(column).filter(|it| !it.is_empty())?;
        let (before, now) = (places(was, key), places(is, key));
        (before.len() == 1 && now.len() == 1).then(|| now[0])
    };
    let left = (0..at).rev().find_map(|it| Some(anchor(it)? + (at - it)));
    let right = (at + 1..was.len()).find_map(|it| Some((anchor(it)?, it - at)));
    let right = match right {
        Some((place, further)) => Some(place.checked_sub(further)?),
        None => None,
    };
    let place = match (left, right) {
        (Some(left), Some(right)) => (left == right).then_some(left)?,
        (left, right) => left.or(right).unwrap_or(at),
    };
    is.get(place).is_none_or(String::is_empty).then_some(place)
}

impl Fit {
    /// The heads that the layout does not know.
    pub(crate) fn new_heads(&self) -> Vec<&str> {
        let heads = self.new.iter().filter_map(|it| self.heads.get(*it));
        heads.map(String::as_str).collect()
    }
}

/// Rows in which heads are looked for at first.
pub(crate) const LOOKED_AT: usize = 60;
