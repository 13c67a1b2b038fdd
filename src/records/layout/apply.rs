//! A layout file on a sheet: where its heads stand this month, what of them is gone or
//! new, and the rows that the sheet gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::domain::text::key;
use crate::records::columns::heads::title;
use crate::records::columns::hints::Hints;
use crate::records::dates::parse_span;
use crate::records::found::head::note_of;
use crate::records::found::table::Recognised;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::receipt::Clue;
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::sheets::Sheet;
use crate::records::table::Column;
use crate::records::{found, sheet, units};

use super::known::{self, Known, Naming};
use super::shape::{Across, AcrossColumn, Added, Kept, Layout, Whole};
use super::written::{AcrossOf, FileLayout, RowsOf, head_key, lettered};

use self::fit::{Fit, column_of, lines};

pub(crate) mod fit;

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
            let taken = Taken::WithoutHead(rows.table, Clue::LayoutFile);
            return Opened { taken, ..opened };
        }
    };
    let names = sheet::opened::names_around(&laid.source.path, &laid);
    let taken = match found::recognise(&laid, &names, hints, Some((rows.table, Clue::Answer))) {
        Recognised::Table(mut found) => {
            found.clue = Clue::LayoutFile;
            found.year = rows.year.or(found.year);
            found.unit = rows.unit.clone().or(found.unit);
            Taken::Table(found)
        }
        Recognised::WithoutHead(..) | Recognised::Unknown => {
            Taken::WithoutHead(rows.table, Clue::Answer)
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
        let bracket = texts.iter().find_map(|text| note_of(field, text));
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
        let names = sheet::opened::names_around(&self.grid.source.path, self.grid);
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
