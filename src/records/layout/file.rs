//! Layout files: `inputs/layouts/<name>.toml`, a file for each partner's sheet.
//!
//! A file says which sheet it is for and how that gives rows of a table. Heads and
//! names have their digits free (`第#回`, `出席簿_#.csv`), so that it holds next month.
//! `entaku layout` writes it, and a person can read and change it: a field is named by
//! any head that the table itself would take for it, a column by its head, and one
//! without a head, or with that of another, by its letter (`C列`).

use std::collections::BTreeSet;

use crate::diagnostics::free_digits;
use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::text::{fold, nearest};
use crate::files::Files;
use crate::records::columns::heads::title;
use crate::records::columns::hints::Hints;
use crate::records::found::fields::field_of;
use crate::records::grid::Grid;
use crate::records::receipt::{Clue, RowUse, TakenFor};
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::table::{Column, Table};
use crate::records::tables::TABLES;
use crate::records::{config, sheets};

use super::apply::fit::Fit;
use super::known::Known;
use super::names::name_key;
use super::written::{
    AcrossOf, FileLayout, Gives, RowsOf, Said, Written, WrittenAcross, head_key, is_file, lettered,
    path_key, table_of,
};
use super::{apply, stacked};

/// Lines that heads may have.
const MOST_LINES: usize = 6;

/// The layouts of a project.
#[derive(Debug, Default)]
pub(crate) struct LayoutFiles(Vec<FileLayout>);

impl LayoutFiles {
    /// Reads the layouts of a project. What is wrong with one is told, and it is not
    /// used.
    pub(crate) fn read(inputs: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut all: Vec<FileLayout> = Vec::new();
        for (path, bytes) in inputs.iter().filter(|(path, _)| is_file(path)) {
            let Some((text, written)) = parse(path, bytes, diagnostics) else { continue };
            let checked = Checked { path, text: &text, diagnostics };
            let Some(layout) = checked.layout(written) else { continue };
            let same = |it: &&FileLayout| {
                (&it.file, &it.sheet, &it.heads) == (&layout.file, &layout.sheet, &layout.heads)
            };
            match all.iter().find(same) {
                Some(other) => {
                    let origin = Origin::file(path);
                    diagnostics.push(Diagnostic::layout_twice(&origin, &other.path));
                }
                None => all.push(layout),
            }
        }
        Self(all)
    }

    /// Lays out a sheet that one of the files is for; else gives it back.
    pub(crate) fn take(
        &mut self,
        opened: Opened,
        known: &Known,
        hints: &Hints,
        tables: &[&str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Opened, Box<Opened>> {
        let Some((at, fit)) = self.fitting(&opened) else { return Err(Box::new(opened)) };
        let Some(layout) = self.0.get_mut(at) else { return Err(Box::new(opened)) };
        layout.is_used = true;
        match &layout.gives {
            Gives::Nothing => {
                let taken = Taken::Aside(TakenFor::ByLayout, RowUse::SetAside);
                Ok(Opened { taken, ..opened })
            }
            Gives::AsContents(_) => Err(Box::new(opened)),
            // Its turn comes when the names that it needs are known.
            Gives::Rows(rows) if !tables.is_empty() && !tables.contains(&rows.table.name) => {
                Ok(opened)
            }
            Gives::Rows(rows) => {
                Ok(apply::lay_out(layout, rows, &fit, opened, known, hints, diagnostics))
            }
        }
    }

    /// Returns the path of the file that a sheet was read by.
    pub(crate) fn path_for(&self, opened: &Opened) -> Option<&str> {
        let is_by_file = match &opened.taken {
            Taken::Table(found) => found.clue == Clue::LayoutFile,
            Taken::WithoutHead(_, clue) => *clue == Clue::LayoutFile,
            Taken::Aside(taken_for, _) => *taken_for == TakenFor::ByLayout,
        };
        let grid = &opened.sheet.grid;
        let sheet = grid.laid.as_ref().map_or(grid, |laid| laid.sheet());
        let (at, _) = is_by_file.then(|| self.best(&sheet.source, sheet)).flatten()?;
        self.0.get(at).map(|it| it.path.as_str())
    }

    /// Returns what stands over the columns of a sheet that one of the files is for, and
    /// the columns that the file does not know.
    pub(crate) fn heads_of(&self, sheet: &Grid) -> Option<(Vec<String>, Vec<usize>)> {
        let (_, fit) = self.best(&sheet.source, sheet)?;
        Some((fit.heads, fit.new))
    }

    /// Returns the tables of a sheet that one of the files is for: one that stands above
    /// its heads, and those in which they stand again under a title of their own.
    pub(crate) fn apart(&self, opened: Opened, known: &Known, hints: &Hints) -> Vec<Opened> {
        let Some((at, fit)) = self.fitting(&opened) else { return vec![opened] };
        let layout = self.0.get(at).filter(|_| !fit.heads.is_empty());
        let Some(layout) = layout else { return vec![opened] };
        let again = apply::fit::again(layout, &opened.sheet.grid, &fit);
        let is_above = apply::fit::is_above(layout, &opened.sheet.grid, &fit);
        stacked::at_heads(opened, (fit.first, is_above), &again, known, hints)
    }

    fn fitting(&self, opened: &Opened) -> Option<(usize, Fit)> {
        let grid = &opened.sheet.grid;
        let is_open = match &opened.taken {
            Taken::Table(_) | Taken::WithoutHead(..) => true,
            Taken::Aside(taken_for, _) => matches!(taken_for, TakenFor::Unknown | TakenFor::Text),
        };
        if self.0.is_empty() || !is_open || grid.laid.is_some() {
            return None;
        }
        self.best(&grid.source, grid)
    }

    fn best(&self, source: &Source, grid: &Grid) -> Option<(usize, Fit)> {
        let meant = self.0.iter().enumerate().filter(|(_, it)| it.is_for(source));
        let fits = meant.filter_map(|(at, it)| Some((at, apply::fit::fit(it, grid)?)));
        fits.max_by_key(|(at, fit)| (fit.matched, std::cmp::Reverse(*at)))
    }

    /// Returns the file that says of a sheet that its contents say how it is read: the
    /// table that it is to be, and the heads that are gone and new.
    pub(super) fn as_contents(&self, sheet: &Grid) -> Option<(&'static Table, [String; 2])> {
        let (at, fit) = self.best(&sheet.source, sheet)?;
        let Gives::AsContents(table) = &self.0.get(at)?.gives else { return None };
        Some((*table, [fit.gone.join("、"), fit.new_heads().join("、")]))
    }

    /// Returns the table that a sheet was said to be.
    pub(super) fn table_for(&self, sheet: &Grid) -> Option<&'static Table> {
        self.as_contents(sheet).map(|(table, _)| table)
    }

    /// Returns the file that is for a sheet and whose heads no sheet has: its path, its
    /// heads, and its table.
    pub(super) fn missed(&self, opened: &Opened) -> Option<(String, String, &'static Table)> {
        let source = &opened.sheet.grid.source;
        let mut missed = self.0.iter().filter(|it| !it.is_used && it.is_for(source));
        missed.find_map(|it| {
            let table = match &it.gives {
                Gives::Nothing => return None,
                Gives::AsContents(table) => *table,
                Gives::Rows(rows) => rows.table,
            };
            let mut wanted: Vec<&str> = it.wanted.iter().map(String::as_str).collect();
            wanted.sort_by_key(|head| it.heads.iter().position(|it| it == head));
            Some((it.path.clone(), wanted.join("、"), table))
        })
    }

    /// Tells which files no sheet fits any more, but for those that were told of.
    pub(super) fn tell_unused(
        &self,
        told: &BTreeSet<String>,
        opened: &[Opened],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_silent = |it: &&FileLayout| !it.is_used && !told.contains(&it.path);
        for layout in self.0.iter().filter(is_silent) {
            let is_here = opened.iter().any(|it| layout.is_for(&it.sheet.grid.source));
            let origin = Origin::file(&layout.path);
            diagnostics.push(Diagnostic::layout_unused(&origin, &layout.written_for, is_here));
        }
    }
}

/// Returns a file's path as layouts name it.
pub(crate) fn below_inputs(path: &str) -> String {
    free_digits(path.trim_start_matches("inputs/"))
}

/// Returns whether a layout file says that it is for a file, and a sheet of it if one is
/// named. What is wrong with the rest of it, or with its TOML, does not matter.
pub(crate) fn is_for(layout: &str, bytes: &[u8], path: &str, sheet: Option<&str>) -> bool {
    let Ok(decoded) = sheets::text(layout, bytes) else { return false };
    let said = |wanted: &str| {
        decoded.text.lines().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            let quotes = |c: char| matches!(c, '"' | '\'' | '“' | '”') || c.is_whitespace();
            let value = value.split(" #").next().unwrap_or(value);
            (key.trim() == wanted).then(|| value.trim_matches(quotes).to_owned())
        })
    };
    let is_sheet = |sheet: &str| said("sheet").is_none_or(|it| name_key(&it) == name_key(sheet));
    said("file").is_some_and(|it| path_key(&it) == path_key(path)) && sheet.is_none_or(is_sheet)
}

/// Reads one file as it is written; none if it is no TOML.
pub(crate) fn parse(
    path: &str,
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Written)> {
    let text = match sheets::text(path, bytes) {
        Ok(decoded) => decoded.text,
        Err(problem) => {
            diagnostics.push(problem);
            return None;
        }
    };
    let problems = diagnostics.len();
    let (written, is_readable) = config::recover::parse_as(path, &text, diagnostics);
    // A layout of which a part is wrong would read the rest otherwise than meant.
    (is_readable && diagnostics.len() == problems).then_some((text, written))
}

/// A file on its way to a layout.
struct Checked<'a> {
    path: &'a str,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checked<'_> {
    fn at(&self, said: &Said) -> Origin {
        Origin::byte(self.path, self.text, said.span().start)
    }

    /// Returns the layout, if nothing is wrong with it.
    fn layout(mut self, written: Written) -> Option<FileLayout> {
        let before = self.diagnostics.len();
        let gives = match written.set_aside {
            true => Some(Gives::Nothing),
            false if written.from_contents => {
                self.check_heads(&written);
                self.table(&written).map(Gives::AsContents)
            }
            false => self.rows(&written).map(|it| Gives::Rows(Box::new(it))),
        };
        let Some(file) = &written.file else {
            self.lacks("file");
            return None;
        };
        let gives = gives?;
        let heads: Vec<String> = written.heads.iter().map(|it| head_key(it.get_ref())).collect();
        let listed: BTreeSet<String> = heads.iter().filter(|it| !it.is_empty()).cloned().collect();
        let wanted = match (&gives, listed.is_empty()) {
            (Gives::Rows(rows), true) => rows.heads(),
            _ => listed,
        };
        // Where its heads stand cannot be known of a table by letters alone.
        if wanted.is_empty() && matches!(gives, Gives::Rows(_)) {
            self.lacks("heads");
        }
        let layout = FileLayout {
            path: self.path.to_owned(),
            file: path_key(file.get_ref()),
            written_for: file.get_ref().clone(),
            sheet: written.sheet.as_ref().map(|it| name_key(it.get_ref())),
            lines: written.head_lines.unwrap_or(1).clamp(1, MOST_LINES),
            heads,
            wanted,
            gives,
            is_used: false,
        };
        (self.diagnostics.len() == before).then_some(layout)
    }

    fn lacks(&mut self, key: &str) {
        self.diagnostics.push(Diagnostic::layout_lacks(&Origin::file(self.path), key));
    }

    fn table(&mut self, written: &Written) -> Option<&'static Table> {
        let Some(named) = &written.table else {
            self.lacks("table");
            return None;
        };
        let table = table_of(named.get_ref());
        if table.is_none() {
            let all: Vec<&str> = TABLES.iter().map(|table| table.titles[0]).collect();
            let problem = Diagnostic::unknown_setting_value(
                &self.at(named),
                "table",
                named.get_ref(),
                &all.join("、"),
            );
            self.diagnostics.push(problem);
        }
        table
    }

    fn rows(&mut self, written: &Written) -> Option<RowsOf> {
        let table = self.table(written)?;
        self.check_heads(written);
        let columns: Vec<(String, &Column)> = written
            .columns
            .iter()
            .filter_map(|(head, field)| Some((head.clone(), self.field(table, field)?)))
            .collect();
        let across = written.across.as_ref().and_then(|across| self.across(table, across));
        if columns.is_empty() && across.is_none() {
            self.lacks("columns");
        }
        let mut rows = RowsOf {
            table,
            down: written.down.as_ref().map(|it| it.get_ref().clone()),
            columns,
            across,
            whole: Vec::new(),
            year: None,
            unit: None,
            body: None,
            from_title: self.fields(table, &written.from_title),
            within: Vec::new(),
            groups: written.groups.as_ref().and_then(|it| self.field(table, it)),
            marks: written.marks.clone(),
            aside_columns: texts(&written.aside_columns),
            aside_rows: written.aside_rows.iter().map(|it| fold(it)).collect(),
        };
        for (name, value) in &written.whole {
            self.whole(name, value, &mut rows);
        }
        for (name, head) in &written.within {
            let said = Said::new(head.span(), name.clone());
            let field = self.field(table, &said);
            rows.within.extend(field.map(|field| (field, head.get_ref().clone())));
        }
        Some(rows)
    }

    /// What is said of a column must be said of one that is there.
    fn check_heads(&mut self, written: &Written) {
        if written.heads.is_empty() {
            return;
        }
        let listed: BTreeSet<String> =
            written.heads.iter().map(|it| head_key(it.get_ref())).collect();
        let named = written.columns.iter().map(|(head, field)| (head.as_str(), field));
        let others =
            written.aside_columns.iter().chain(&written.down).chain(written.within.values());
        let across = written.across.iter().flat_map(|it| &it.heads);
        let others = others.chain(across).map(|it| (it.get_ref().as_str(), it));
        let is_listed = |head: &str| match lettered(head) {
            Some(at) => at < written.heads.len() || listed.contains(&head_key(head)),
            None => listed.contains(&head_key(head)),
        };
        let wrong: Vec<Diagnostic> = named
            .chain(others)
            .filter(|(head, _)| !is_listed(head))
            .map(|(head, said)| Diagnostic::layout_no_such_head(&self.at(said), head))
            .collect();
        self.diagnostics.extend(wrong);
    }

    fn across(&mut self, table: &'static Table, written: &WrittenAcross) -> Option<AcrossOf> {
        let (Some(names), Some(cells)) = (&written.names, &written.cells) else {
            self.lacks("across");
            return None;
        };
        let (names, cells) = (self.field(table, names), self.field(table, cells));
        Some(AcrossOf { names: names?, cells: cells?, heads: texts(&written.heads) })
    }

    fn whole(&mut self, name: &str, value: &Said, rows: &mut RowsOf) {
        let text = value.get_ref().trim().to_owned();
        let field = field_of(rows.table, name);
        match (fold(name).as_str(), field.map(|it| it.name)) {
            ("年度" | "year", _) => match fold(&text).trim_end_matches("年度").parse() {
                Ok(year) => rows.year = Some(year),
                Err(_) => {
                    let problem =
                        Diagnostic::unknown_setting_value(&self.at(value), name, &text, "2026");
                    self.diagnostics.push(problem);
                }
            },
            ("単位" | "unit", None) => rows.unit = Some(text),
            ("会議体" | "body", None) => rows.body = Some(text),
            (_, Some(_)) => rows.whole.extend(field.map(|field| (field, text))),
            (_, None) => {
                let said = Said::new(value.span(), name.to_owned());
                self.field(rows.table, &said);
            }
        }
    }

    fn fields(&mut self, table: &'static Table, said: &[Said]) -> Vec<&'static Column> {
        said.iter().filter_map(|it| self.field(table, it)).collect()
    }

    fn field(&mut self, table: &'static Table, said: &Said) -> Option<&'static Column> {
        let written = said.get_ref();
        let found = field_of(table, written);
        if found.is_none() {
            let known: Vec<(usize, String)> =
                table.columns.iter().map(|it| (0, title(it).to_owned())).collect();
            let near = nearest(written, &known).unwrap_or_default();
            let all: Vec<&str> = known.iter().map(|(_, title)| title.as_str()).collect();
            let all = all.join("、");
            let origin = self.at(said);
            let problem =
                Diagnostic::layout_unknown_field(&origin, table.titles[0], written, near, &all);
            self.diagnostics.push(problem);
        }
        found
    }
}

fn texts(said: &[Said]) -> Vec<String> {
    said.iter().map(|it| it.get_ref().clone()).collect()
}
