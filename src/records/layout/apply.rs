//! A layout file on a sheet: where its heads stand this month, what of them is gone or
//! new, and the rows that the sheet gives.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::domain::text::{fold, key};
use crate::records::columns::{Hints, title};
use crate::records::dates::parse_span;
use crate::records::found::{self, Recognised, split_bracket};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::receipt::Sign;
use crate::records::sheet::{self, Opened, Taken};
use crate::records::sheets::Sheet;
use crate::records::table::Column;
use crate::records::units;

use super::file::{AcrossOf, FileLayout, Gives, RowsOf, head_key, lettered};
use super::known::{self, Known, Naming};
use super::{Across, AcrossColumn, Added, Kept, Layout, Whole};

/// Rows in which heads are looked for at first.
const LOOKED_AT: usize = 60;
/// Rows in which they are looked for at all.
const FARTHEST: usize = 5_000;

/// Where the heads of a layout stand in a sheet.
#[derive(Debug)]
pub(super) struct Fit {
    /// The first row of the heads, by its index.
    pub(super) first: usize,
    /// What stands over each column, by its index.
    pub(super) heads: Vec<String>,
    /// How many heads of the layout are there.
    pub(super) matched: usize,
    /// Heads of the layout that are not.
    pub(super) gone: Vec<String>,
    /// Columns whose heads the layout does not have.
    pub(super) new: Vec<usize>,
}

/// Returns what stands over each column in some rows, its lines joined.
pub(crate) fn heads_in(rows: &[GridRow]) -> Vec<String> {
    let width = rows.iter().map(GridRow::len).max().unwrap_or(0);
    (0..width).map(|column| lines(rows, column).join(" ")).collect()
}

/// The lines of one head, each once.
fn lines(rows: &[GridRow], column: usize) -> Vec<String> {
    let cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
    let mut lines: Vec<String> = cells.map(Cell::head_text).collect();
    lines.dedup();
    lines
}

/// Returns where the heads of a layout stand, if at least half of them do.
pub(super) fn fit(layout: &FileLayout, grid: &Grid) -> Option<Fit> {
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
fn wanted(layout: &FileLayout) -> BTreeSet<&String> {
    layout.wanted.iter().collect()
}

/// Returns the first of the rows with most of the heads, if they are enough to know them by.
fn found(
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
pub(super) fn is_above(layout: &FileLayout, grid: &Grid, fit: &Fit) -> bool {
    let rows = 0..fit.first.saturating_sub(layout.lines);
    found(layout, &wanted(layout), grid, rows).is_some()
}

/// Returns the rows below the heads in which all of them stand again, in their columns.
pub(super) fn again(layout: &FileLayout, grid: &Grid, fit: &Fit) -> Vec<usize> {
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
pub(super) fn column_of(was: &[String], is: &[String], head: &str) -> Option<usize> {
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
    pub(super) fn new_heads(&self) -> Vec<&str> {
        let heads = self.new.iter().filter_map(|it| self.heads.get(*it));
        heads.map(String::as_str).collect()
    }
}

impl RowsOf {
    /// The heads that it names, as they are compared.
    pub(super) fn heads(&self) -> BTreeSet<String> {
        let across = self.across.iter().flat_map(|it| &it.heads);
        let named = self.columns.iter().map(|(head, _)| head).chain(across);
        let named = named.chain(&self.aside_columns).chain(&self.down);
        named.filter(|it| lettered(it).is_none()).map(|it| head_key(it)).collect()
    }
}

/// Lays out a sheet as a file says.
pub(super) fn lay_out(
    layout: &FileLayout,
    rows: &RowsOf,
    fit: &Fit,
    opened: Opened,
    known: &Known,
    hints: &Hints,
    diagnostics: &mut Vec<Diagnostic>,
) -> Opened {
    let keys = fit.heads.iter().map(|it| head_key(it)).collect();
    let applied = Applied { layout, rows, fit, keys, grid: &opened.sheet.grid, known, hints };
    let laid = match applied.layout(diagnostics) {
        Some(mut layout) => {
            let grid = &opened.sheet.grid;
            layout.legend(grid);
            layout.carry(grid);
            if let Some(across) = &mut layout.across {
                let marks = rows.marks.iter();
                across.marks.extend(marks.map(|(mark, word)| (mark.clone(), word.clone())));
            }
            layout.blanks(grid, &hints.answers, diagnostics);
            layout.lay_out(grid)
        }
        None => {
            let taken = Taken::WithoutHead(rows.table, Sign::LayoutFile);
            return Opened { taken, ..opened };
        }
    };
    let names = sheet::names_around(&laid.source.path, &laid);
    let taken = match found::recognise(&laid, &names, hints, Some(rows.table)) {
        Recognised::Table(mut found) => {
            found.sign = Sign::LayoutFile;
            found.year = rows.year.or(found.year);
            found.unit = rows.unit.clone().or(found.unit);
            Taken::Table(found)
        }
        Recognised::WithoutHead(..) | Recognised::Unknown => {
            Taken::WithoutHead(rows.table, Sign::Answer)
        }
    };
    Opened { sheet: Sheet { grid: laid, encoding: opened.sheet.encoding }, taken }
}

/// A layout file on its way to the layout of a sheet.
struct Applied<'a> {
    layout: &'a FileLayout,
    rows: &'a RowsOf,
    fit: &'a Fit,
    /// What stands over each column, as it is compared.
    keys: Vec<String>,
    grid: &'a Grid,
    known: &'a Known,
    hints: &'a Hints,
}

impl Applied<'_> {
    /// Returns the layout, if every head is there that it needs.
    fn layout(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Layout> {
        self.tell_gone(diagnostics)?;
        let last = (self.fit.first + self.layout.lines).checked_sub(1)?;
        let is_read = self.ask_new(diagnostics);
        let across = self.across(is_read);
        let kept = self.kept(across.as_ref(), is_read);
        let label = self.rows.down.as_ref().and_then(|head| self.column(head));
        let label = label.or_else(|| kept.iter().map(|it| it.column).min())?;
        let whole = self.whole(diagnostics)?;
        let head = |field: &Column| Layout::head_of(self.rows.table, field.name);
        let apart = match across {
            Some(_) => BTreeMap::new(),
            None => self.seats_apart(),
        };
        Some(Layout {
            kept,
            across,
            whole,
            groups: self.rows.groups.map(head),
            added: self.within(),
            apart,
            aside: self.rows.aside_rows.clone(),
            ..Layout::plain(self.rows.table, self.fit.first..=last, label)
        })
    }

    fn origin(&self, column: usize) -> Origin {
        let row = self.fit.first + self.layout.lines.saturating_sub(1);
        match self.grid.rows.get(row) {
            Some(row) => self.grid.origin(row.number, column),
            None => Origin { source: Arc::clone(&self.grid.source), place: Place::Whole },
        }
    }

    fn head_rows(&self) -> &[GridRow] {
        let rows = self.fit.first..self.fit.first + self.layout.lines;
        self.grid.rows.get(rows).unwrap_or_default()
    }

    /// Returns the column that a head names.
    fn column(&self, head: &str) -> Option<usize> {
        column_of(&self.layout.heads, &self.keys, head)
    }

    /// Says which heads are gone; none if the sheet cannot be read without one of them.
    fn tell_gone(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
        let is_gone = |head: &&String| self.column(head).is_none();
        let columns = self.rows.columns.iter().filter(|(_, field)| field.required);
        let within = self.rows.within.iter().map(|(_, head)| head);
        let needed = columns.map(|(head, _)| head).chain(within).chain(&self.rows.down);
        let mut needed: Vec<&str> = needed.filter(is_gone).map(String::as_str).collect();
        let across = self.rows.across.iter();
        if let Some(across) = across.into_iter().find(|it| it.heads.iter().all(|it| is_gone(&it))) {
            needed.extend(across.heads.iter().map(String::as_str));
        }
        needed.dedup();
        if !needed.is_empty() {
            let new: Vec<&str> = self.fit.new_heads();
            let field = |head: &str| {
                let field = self.rows.columns.iter().find(|(named, _)| named == head);
                field.map_or([""; 2], |(_, field)| [title(field), field.name])
            };
            let to = match (needed.as_slice(), new.as_slice()) {
                ([gone], [new]) => (*new, field(gone)),
                _ => ("", [""; 2]),
            };
            let origin = self.origin(self.fit.new.first().copied().unwrap_or(0));
            let heads = (needed.join("、"), new.join("、"));
            diagnostics.push(Diagnostic::layout_head_gone(&origin, (&heads.0, &heads.1), to));
            return None;
        }
        let is_aside =
            |it: &String| self.rows.aside_columns.iter().any(|aside| head_key(aside) == *it);
        let lettered = self.rows.columns.iter().map(|(head, _)| head);
        let lettered = lettered.filter(|head| lettered_only(head)).filter(is_gone).cloned();
        let gone = self.fit.gone.iter().filter(|it| !is_aside(it)).cloned().chain(lettered);
        let gone: Vec<String> = gone.collect();
        if !gone.is_empty() {
            let (heads, origin) = (gone.join("、"), self.origin(0));
            diagnostics.push(Diagnostic::layout_changed(&origin, &heads, ""));
        }
        Some(())
    }

    /// Whether columns with new heads are read. Names that run across are known as
    /// what they are; others are asked.
    fn ask_new(&self, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let asked: Vec<usize> =
            self.fit.new.iter().copied().filter(|column| !self.is_known(*column)).collect();
        let Some(first) = asked.first() else { return false };
        let heads: Vec<&str> =
            asked.iter().filter_map(|it| self.fit.heads.get(*it)).map(String::as_str).collect();
        let origin = self.origin(*first);
        let question = Diagnostic::ask_layout_changed(&origin, &heads.join("、"));
        self.hints.answers.choose(question, diagnostics) == "read"
    }

    /// Whether a new head names another thing of the kind that runs across.
    fn is_known(&self, column: usize) -> bool {
        let Some(across) = &self.rows.across else { return false };
        let Some(naming) = naming(across.names) else { return false };
        lines(self.head_rows(), column)
            .iter()
            .any(|text| self.known.names(naming, Cell::Text(text)))
    }

    fn across(&self, reads_new: bool) -> Option<Across> {
        let across = self.rows.across.as_ref()?;
        let wanted: BTreeSet<String> = across.heads.iter().map(|it| head_key(it)).collect();
        let lettered: BTreeSet<usize> = across
            .heads
            .iter()
            .filter(|it| lettered_only(it))
            .filter_map(|it| self.column(it))
            .collect();
        let is_across = |column: &usize| {
            let head = self.fit.heads.get(*column).map(|it| head_key(it)).unwrap_or_default();
            let is_new = self.fit.new.contains(column);
            lettered.contains(column)
                || wanted.contains(&head)
                || (is_new && (reads_new || self.is_known(*column)))
        };
        let columns = (0..self.fit.heads.len()).filter(is_across);
        let body = self.rows.body.clone().or_else(|| self.titled_body());
        let columns = columns.map(|column| self.across_column(column, across, body.as_deref()));
        Some(Across::of(
            Layout::head_of(self.rows.table, across.names.name),
            Layout::head_of(self.rows.table, across.cells.name),
            columns.collect(),
        ))
    }

    fn across_column(&self, column: usize, across: &AcrossOf, body: Option<&str>) -> AcrossColumn {
        let rows = self.head_rows();
        let texts = lines(rows, column);
        let filled = rows.iter().rposition(|row| !row.cell(column).is_blank()).unwrap_or(0);
        let unit = texts.iter().rev().find(|text| units::is_unit(text)).map(|it| units::bare(it));
        let last = texts.iter().rev().find(|text| !units::is_unit(text)).cloned();
        let last = last.unwrap_or_default();
        let (name, unit) = match naming(across.names) {
            Some(Naming::Meeting) => {
                let name = texts.join(" ");
                let has_body = self.known.body_in(&name).is_some();
                let body = body.filter(|_| !has_body);
                (body.map_or(name.clone(), |body| format!("{body} {name}")), None)
            }
            Some(Naming::Indicator) => {
                let named = texts.iter().rev().find_map(|text| self.known.indicator(text));
                let (name, bracket) = named.unwrap_or((last, None));
                (name, bracket.or(unit))
            }
            _ => (last, unit),
        };
        let row = self.fit.first + filled;
        AcrossColumn { unit, ..AcrossColumn::of(column, name, row) }
    }

    /// The columns that stay: fields under the table's heads, and in a list every other
    /// column under its own.
    fn kept(&self, across: Option<&Across>, reads_new: bool) -> Vec<Kept> {
        let mut fields: BTreeMap<&str, (&Column, Vec<usize>)> = BTreeMap::new();
        for (head, field) in &self.rows.columns {
            if let Some(column) = self.column(head) {
                fields.entry(field.name).or_insert((field, Vec::new())).1.push(column);
            }
        }
        let mut kept: Vec<Kept> = Vec::new();
        for (field, mut columns) in fields.into_values() {
            columns.sort_unstable();
            let Some(column) = columns.pop() else { continue };
            kept.push(Kept { column, head: self.bracketed(field, column), before: columns });
        }
        let aside: BTreeSet<String> =
            self.rows.aside_columns.iter().map(|it| head_key(it)).collect();
        let aside_at: BTreeSet<usize> =
            self.rows.aside_columns.iter().filter_map(|it| self.column(it)).collect();
        if across.is_none() {
            for (column, text) in self.fit.heads.iter().enumerate() {
                let is_taken =
                    kept.iter().any(|it| it.column == column || it.before.contains(&column));
                let is_aside = aside.contains(&head_key(text)) || aside_at.contains(&column);
                let is_new = self.fit.new.contains(&column) && !reads_new;
                if !is_taken && !is_aside && !is_new && !text.is_empty() {
                    kept.push(Kept { column, head: text.replace(' ', ""), before: Vec::new() });
                }
            }
        }
        kept.sort_by_key(|it| it.column);
        kept
    }

    /// The head that the table has, with the unit or day that the sheet's own says.
    fn bracketed(&self, field: &Column, column: usize) -> String {
        let head = Layout::head_of(self.rows.table, field.name);
        let texts = lines(self.head_rows(), column);
        let context = self.hints.context;
        let is_told = |text: &str| units::is_unit(text) || parse_span(text, context).is_ok();
        let bracket = texts.iter().find_map(|text| split_bracket(&fold(text)).1);
        let line = || texts.iter().find(|text| texts.len() > 1 && is_told(text));
        let told = bracket.or_else(|| line().map(|it| units::bare(it)));
        told.map_or(head.clone(), |told| format!("{head}({told})"))
    }

    /// What stands for the whole sheet; none if a title does not say it, or says
    /// something else.
    fn whole(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Whole>> {
        let head = |field: &Column| Layout::head_of(self.rows.table, field.name);
        let mut whole = Vec::new();
        for (field, value) in &self.rows.whole {
            let titled = naming(field).and_then(|it| self.titled(it));
            if let Some((title, cell)) = titled
                && key(&title) != key(value)
            {
                let origin = cell.map_or_else(
                    || self.origin(0),
                    |(row, column)| {
                        let number = self.grid.rows.get(row).map_or(0, |row| row.number);
                        self.grid.origin(number, column)
                    },
                );
                let path = &self.layout.path;
                diagnostics.push(Diagnostic::layout_contradicted(&origin, &title, value, path));
                return None;
            }
            whole.push(Whole { head: head(field), value: value.clone(), cell: None });
        }
        for field in &self.rows.from_title {
            match naming(field).and_then(|it| self.titled(it)) {
                Some((value, cell)) => whole.push(Whole { head: head(field), value, cell }),
                None => {
                    let (origin, path) = (self.origin(0), &self.layout.path);
                    diagnostics.push(Diagnostic::layout_title_silent(&origin, &head(field), path));
                    return None;
                }
            }
        }
        Some(whole)
    }

    /// The thing of a kind that a title above the heads, or a name around the sheet,
    /// names, and where.
    fn titled(&self, naming: Naming) -> Option<(String, Option<(usize, usize)>)> {
        let named = |text: &str| match naming {
            Naming::Indicator => self.known.indicator(text).map(|(name, _)| name),
            Naming::Body => self.known.body_in(text).map(str::to_owned),
            _ => self.known.names(naming, Cell::Text(text)).then(|| text.trim().to_owned()),
        };
        let titles = self.grid.rows.iter().take(self.fit.first).enumerate();
        for (row, cells) in titles {
            for (column, cell) in cells.cells().enumerate() {
                if let Some(name) = named(&cell.to_text()) {
                    return Some((name, Some((row, column))));
                }
            }
        }
        let names = sheet::names_around(&self.grid.source.path, self.grid);
        names.iter().take(2).find_map(|name| {
            let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
            let mut parts = std::iter::once(stem).chain(stem.split(['_', ' ', '\u{3000}']));
            parts.find_map(&named).map(|name| (name, None))
        })
    }

    fn titled_body(&self) -> Option<String> {
        let is_needed = self.rows.table.name == "attendance";
        is_needed.then(|| self.titled(Naming::Body)).flatten().map(|(body, _)| body)
    }

    /// What stands within the text of a column: the body and number in 第3回総会.
    fn within(&self) -> Vec<Added> {
        let below = self.fit.first + self.layout.lines;
        let added = self.rows.within.iter().filter_map(|(field, head)| {
            let column = self.column(head)?;
            let rows = self.grid.rows.iter().skip(below);
            let values = rows.filter_map(|row| {
                let text = row.cell(column).to_text();
                let value = match field.name {
                    "number" => known::number_in_series(&text),
                    _ => self.known.body_within(&text).map(str::to_owned),
                };
                Some((row.number, value?))
            });
            let head = Layout::head_of(self.rows.table, field.name);
            Some(Added { head, column, values: values.collect() })
        });
        added.collect()
    }

    /// Cells that name several bodies, each a seat.
    fn seats_apart(&self) -> BTreeMap<u32, (usize, Vec<String>)> {
        let body = self.rows.columns.iter().find(|(_, field)| field.name == "seat_body");
        let Some(column) = body.and_then(|(head, _)| self.column(head)) else {
            return BTreeMap::new();
        };
        let below = self.fit.first + self.layout.lines;
        let rows = self.grid.rows.iter().skip(below);
        rows.filter_map(|row| {
            let text = row.cell(column).to_text();
            if self.known.names(Naming::Body, Cell::Text(&text)) {
                return None;
            }
            let parts: Vec<String> = known::apart(&text).map(str::to_owned).collect();
            (parts.len() > 1).then_some((row.number, (column, parts)))
        })
        .collect()
    }
}

/// Whether a head is a letter, and no word that looks like one.
fn lettered_only(head: &str) -> bool {
    lettered(head).is_some()
}

/// What a field names.
fn naming(field: &Column) -> Option<Naming> {
    match field.name {
        "meeting_id" => Some(Naming::Meeting),
        "indicator" | "indicator_id" => Some(Naming::Indicator),
        "organisation" | "org_name" | "owner" => Some(Naming::Organisation),
        "seat_body" | "body" => Some(Naming::Body),
        "sector" => Some(Naming::Sector),
        "goal_id" => Some(Naming::Goal),
        "period" => Some(Naming::Span),
        _ => None,
    }
}
