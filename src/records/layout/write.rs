//! A layout on its way into a file that people read and change.
//!
//! A [`Draft`] begins with the layout that a sheet has now: that of its file, the one
//! that was proposed, or nothing but its heads. It is corrected a field at a time, and
//! written with a comment on every line that is not plain.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diagnostics::free_digits;
use crate::diagnostics::{Source, column_letters, say};
use crate::domain::text::fold;
use crate::locale::Language;
use crate::records::columns::heads::title;
use crate::records::found::fields::field_of;
use crate::records::found::table::Found;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::table::{Column, ColumnType, Table};

use super::apply::fit::{column_of, heads_in};
use super::file::below_inputs;
use super::list;
use super::shape::Layout;
use super::written::{FOLDER, Said, Written, WrittenAcross, head_key, lettered, table_of};

/// Rows in which heads are looked for, where nothing says where they stand.
const LOOKED_AT: usize = 30;

/// A layout to be written.
#[derive(Debug, Clone)]
pub(crate) struct Draft(Written);

/// What cannot be done to a draft.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wrong {
    /// A head that the sheet does not have; those that it has.
    Head(String, Vec<String>),
    /// A field that the table does not have.
    Field(String, &'static Table),
    /// A table that is none.
    Table(String),
    /// No table was said.
    NoTable,
}

fn said(text: &str) -> Said {
    Said::new(0..0, text.to_owned())
}

impl Draft {
    /// Returns a draft that says only which sheet it is for, and its heads.
    pub(crate) fn of_sheet(grid: &Grid) -> Self {
        let filled = |row: &GridRow| row.cells().filter(|cell| !cell.is_blank()).count();
        let is_head = |row: &GridRow| {
            filled(row) > 1 && row.cells().all(|it| matches!(it, Cell::Text(_) | Cell::Empty))
        };
        let rows = || grid.rows.iter().take(LOOKED_AT);
        let first = rows().position(is_head);
        let first = first.or_else(|| rows().position(|row| filled(row) > 1)).unwrap_or(0);
        Self::with_heads(grid, grid.rows.get(first..=first).unwrap_or_default())
    }

    /// Returns the draft of a sheet whose columns are fields as they are.
    pub(crate) fn of_found(grid: &Grid, found: &Found) -> Self {
        let rows = grid.rows.get(found.head.first..=found.head.last()).unwrap_or_default();
        let mut draft = Self::with_heads(grid, rows);
        draft.0.table = Some(said(found.table.titles[0]));
        for (column, heads) in found.table.columns.iter().zip(&found.matched.fields) {
            // Two heads for one field are told where the columns are read.
            if let [head] = heads.as_slice() {
                let name = draft.name(head.grid_column);
                draft.0.columns.insert(name, said(title(column)));
            }
        }
        draft
    }

    /// Returns the draft of a sheet that was laid out.
    pub(crate) fn of_layout(grid: &Grid, layout: &Layout) -> Self {
        let rows = grid.rows.get(layout.heads.clone()).unwrap_or_default();
        let mut draft = Self::with_heads(grid, rows);
        draft.0.table = Some(said(layout.table.titles[0]));
        for kept in &layout.kept {
            let Some(field) = field_of(layout.table, &kept.head) else { continue };
            for column in kept.before.iter().chain([&kept.column]) {
                let name = draft.name(*column);
                draft.0.columns.insert(name, said(title(field)));
            }
        }
        draft.0.groups = layout.groups.as_deref().map(said);
        draft.0.from_title = layout.whole.iter().map(|it| said(&it.head)).collect();
        for added in &layout.added {
            let name = draft.name(added.column);
            draft.0.within.insert(added.head.clone(), said(&name));
        }
        draft.across(layout);
        draft
    }

    fn across(&mut self, layout: &Layout) {
        let Some(across) = &layout.across else { return };
        let taken: BTreeSet<usize> = across.columns.iter().map(|it| it.column).collect();
        let kept: BTreeSet<usize> = layout
            .kept
            .iter()
            .flat_map(|it| it.before.iter().chain([&it.column]))
            .copied()
            .collect();
        let texts: Vec<String> = self.0.heads.iter().map(|it| it.get_ref().clone()).collect();
        let others: BTreeSet<String> = (0..texts.len())
            .filter(|it| !taken.contains(it))
            .map(|it| head_key(&texts[it]))
            .collect();
        let mut heads: Vec<String> = Vec::new();
        for column in &taken {
            let text = texts.get(*column).cloned().unwrap_or_default();
            let is_own = !text.is_empty() && !others.contains(&head_key(&text));
            let name = if is_own { text } else { letter(*column) };
            if !heads.contains(&name) {
                heads.push(name);
            }
        }
        self.0.down = Some(said(&self.name(layout.label)));
        self.0.across = Some(WrittenAcross {
            names: Some(said(&across.key)),
            cells: Some(said(&across.cells)),
            heads: heads.iter().map(|it| said(it)).collect(),
        });
        let aside = |column: &usize| !taken.contains(column) && !kept.contains(column);
        let aside = (0..texts.len()).filter(|it| !texts[*it].is_empty()).filter(aside);
        self.0.aside_columns = aside.map(|column| said(&self.name(column))).collect();
    }

    /// Returns the draft of a layout file.
    pub(crate) fn of_file(written: Written) -> Self {
        Self(written)
    }

    /// The draft for what stands over the columns now, some of which are `new`: what is
    /// gone is left out, and what is new is what it was read as.
    pub(crate) fn updated(self, heads: &[String], new: &[usize], layout: Option<&Layout>) -> Self {
        let was: Vec<String> = self.0.heads.iter().map(|it| head_key(it.get_ref())).collect();
        let heads: Vec<String> = heads.iter().map(|it| free_digits(it)).collect();
        let is: Vec<String> = heads.iter().map(|it| head_key(it)).collect();
        if was.is_empty() || was == is {
            return self;
        }
        let last = heads.iter().rposition(|it| !it.is_empty()).map_or(0, |at| at + 1);
        let mut draft = Self(Written {
            heads: heads.iter().take(last).map(|it| said(it)).collect(),
            ..self.0.clone()
        });
        let name = |draft: &Self, head: &str| column_of(&was, &is, head).map(|at| draft.name(at));
        let named = |draft: &Self, all: &[Said]| -> Vec<Said> {
            let names = all.iter().filter_map(|it| name(draft, it.get_ref()));
            names.map(|it| said(&it)).collect()
        };
        let old = self.0;
        draft.0.down = old.down.and_then(|it| name(&draft, it.get_ref())).map(|it| said(&it));
        let columns = old.columns.into_iter();
        draft.0.columns =
            columns.filter_map(|(head, field)| Some((name(&draft, &head)?, field))).collect();
        let within = old.within.into_iter().filter_map(|(field, head)| {
            let head = name(&draft, head.get_ref())?;
            Some((field, said(&head)))
        });
        draft.0.within = within.collect();
        draft.0.aside_columns = named(&draft, &old.aside_columns);
        if let Some(across) = old.across {
            let heads = named(&draft, &across.heads);
            draft.0.across = Some(WrittenAcross { heads, ..across });
        }
        if let Some(layout) = layout {
            for column in new {
                draft.add(*column, layout);
            }
        }
        draft
    }

    /// A new column, as a layout has it.
    fn add(&mut self, column: usize, layout: &Layout) {
        let name = self.name(column);
        let across = layout.across.iter().flat_map(|it| &it.columns);
        let is_across = across.into_iter().any(|it| it.column == column);
        let kept = layout.kept.iter().find(|it| it.column == column);
        let field = kept.and_then(|it| field_of(layout.table, &it.head));
        match (&mut self.0.across, field) {
            (Some(across), _) if is_across => across.heads.push(said(&name)),
            (_, Some(field)) => {
                self.0.columns.insert(name, said(title(field)));
            }
            (_, None) if kept.is_none() => self.0.aside_columns.push(said(&name)),
            (_, None) => {}
        }
    }

    fn with_heads(grid: &Grid, rows: &[GridRow]) -> Self {
        let heads: Vec<String> = heads_in(rows).iter().map(|it| free_digits(it)).collect();
        let last = heads.iter().rposition(|it| !it.is_empty()).map_or(0, |at| at + 1);
        Self(Written {
            file: Some(said(&below_inputs(&grid.source.path))),
            sheet: grid.source.sheet.as_deref().map(|it| said(&free_digits(it))),
            head_lines: Some(rows.len()).filter(|lines| *lines > 1),
            heads: heads.iter().take(last).map(|it| said(it)).collect(),
            ..Written::default()
        })
    }

    /// The name of a column: its head, or its letter where that is none of its own.
    fn name(&self, column: usize) -> String {
        let text = |at: usize| self.0.heads.get(at).map_or("", |it| it.get_ref().as_str());
        let own = head_key(text(column));
        let first = (0..self.0.heads.len()).find(|at| head_key(text(*at)) == own);
        match !own.is_empty() && first == Some(column) {
            true => text(column).to_owned(),
            false => letter(column),
        }
    }

    /// Returns the draft of a sheet of which no layout says all: that it is a table, and
    /// that its contents say how.
    pub(crate) fn of_contents(grid: &Grid, table: &'static Table) -> Self {
        Self(Written {
            file: Some(said(&below_inputs(&grid.source.path))),
            sheet: grid.source.sheet.as_deref().map(|it| said(&free_digits(it))),
            table: Some(said(table.titles[0])),
            from_contents: true,
            ..Written::default()
        })
    }

    /// Returns the draft with its contents saying how it is read.
    pub(crate) fn as_contents(&self) -> Self {
        Self(Written { from_contents: true, ..self.0.clone() })
    }

    /// The sheet is not used.
    pub(crate) fn set_aside(&mut self) {
        let kept = std::mem::take(&mut self.0);
        let Written { file, sheet, head_lines, heads, .. } = kept;
        self.0 = Written { file, sheet, head_lines, heads, set_aside: true, ..Written::default() };
    }

    /// The sheet is a table. Of another table than it was, columns are those whose heads
    /// say so.
    pub(crate) fn set_table(&mut self, text: &str) -> Result<(), Wrong> {
        let Some(table) = table_of(text) else {
            return Err(Wrong::Table(text.to_owned()));
        };
        let is_same = self.table() == Some(table) && !self.0.set_aside;
        self.0.set_aside = false;
        self.0.table = Some(said(table.titles[0]));
        if is_same {
            return Ok(());
        }
        let kept = std::mem::take(&mut self.0);
        let Written { file, sheet, head_lines, heads, table: named, .. } = kept;
        self.0 = Written { file, sheet, head_lines, heads, table: named, ..Written::default() };
        let mut taken = BTreeSet::new();
        for column in 0..self.0.heads.len() {
            let text = self.0.heads[column].get_ref().clone();
            let mut fields = field_of(table, &text).into_iter().chain(list::said(table, &text));
            if let Some(field) = fields.find(|field| taken.insert(field.name)) {
                let name = self.name(column);
                self.0.columns.insert(name, said(title(field)));
            }
        }
        Ok(())
    }

    /// Returns whether it says which table the sheet is.
    pub(crate) fn is_table(&self) -> bool {
        self.table().is_some()
    }

    fn table(&self) -> Option<&'static Table> {
        table_of(self.0.table.as_ref()?.get_ref())
    }

    /// A column is a field; of several that are set, all are.
    pub(crate) fn set(&mut self, pairs: &[(String, String)]) -> Result<(), Wrong> {
        let Some(table) = self.table() else { return Err(Wrong::NoTable) };
        self.0.from_contents = false;
        let mut set: BTreeSet<String> = BTreeSet::new();
        for (head, field) in pairs {
            let name = self.named(head)?;
            let key = head_key(&name);
            let is_other = |it: &Said| head_key(it.get_ref()) != key;
            self.0.columns.retain(|head, _| head_key(head) != key);
            self.0.aside_columns.retain(is_other);
            if let Some(across) = &mut self.0.across {
                across.heads.retain(is_other);
            }
            if is_nothing(field) {
                self.0.aside_columns.push(said(&name));
                continue;
            }
            let Some(column) = field_of(table, field) else {
                return Err(Wrong::Field(field.clone(), table));
            };
            // What was taken for the field before is not, unless it is said too: a year
            // beside its month.
            let is_parted = matches!(column.kind, ColumnType::Span | ColumnType::Date);
            let earlier: Vec<String> = self
                .0
                .columns
                .iter()
                .filter(|(head, field)| {
                    let is_same = field_of(table, field.get_ref()) == Some(column);
                    is_same && !(is_parted && set.contains(*head))
                })
                .map(|(head, _)| head.clone())
                .collect();
            for head in earlier {
                self.0.columns.remove(&head);
                self.0.aside_columns.push(said(&head));
            }
            set.insert(name.clone());
            self.0.columns.insert(name, said(title(column)));
        }
        if self.0.across.as_ref().is_some_and(|it| it.heads.is_empty()) {
            self.0.across = None;
        }
        Ok(())
    }

    /// Returns the head of the sheet that a text means.
    fn named(&self, head: &str) -> Result<String, Wrong> {
        let by_letter = lettered(head).or_else(|| lettered(&format!("{head}列")));
        let key = head_key(head);
        let by_head = self.0.heads.iter().position(|it| head_key(it.get_ref()) == key);
        let at = by_head.or(by_letter).filter(|at| *at < self.0.heads.len());
        at.map(|at| self.name(at)).ok_or_else(|| {
            let heads = (0..self.0.heads.len()).map(|at| self.name(at));
            Wrong::Head(head.to_owned(), heads.collect())
        })
    }

    /// Returns the fields that the table needs and no column is.
    pub(crate) fn missing(&self) -> Vec<&'static Column> {
        let Some(table) = self.table().filter(|_| !self.0.set_aside) else { return Vec::new() };
        let across = self.0.across.iter().flat_map(|it| it.names.iter().chain(&it.cells));
        let said = self.0.columns.values().chain(across).chain(&self.0.from_title);
        let said = said.chain(&self.0.groups).map(|it| it.get_ref().as_str());
        let names = self.0.whole.keys().chain(self.0.within.keys()).map(String::as_str);
        let there: BTreeSet<&str> =
            said.chain(names).filter_map(|it| field_of(table, it)).map(|it| it.name).collect();
        let needed = table.columns.iter().filter(|it| it.required && !there.contains(it.name));
        needed.collect()
    }

    /// Returns a path for the file, that none of the others has.
    pub(crate) fn path(&self, source: &Source, others: &BTreeSet<&str>) -> String {
        let name = below_inputs(&source.path);
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let sheet = source.sheet.as_deref().map(free_digits);
        let parts: Vec<&str> = std::iter::once(stem).chain(sheet.as_deref()).collect();
        let name: String = parts
            .join("_")
            .chars()
            .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c })
            .take(60)
            .collect();
        let first = format!("{FOLDER}{name}.toml");
        let more = (2..).map(|number| format!("{FOLDER}{name}-{number}.toml"));
        std::iter::once(first)
            .chain(more)
            .find(|it| !others.contains(it.as_str()))
            .unwrap_or_default()
    }

    /// The layout with its table and fields named as a language names them.
    fn in_words_of(&self, language: Language) -> Written {
        let mut written = self.0.clone();
        let Some(table) = self.table() else { return written };
        let field = |text: &str| field_name(table, text, language);
        written.table = Some(said(match language {
            Language::Ja => table.titles[0],
            Language::En => table.name,
        }));
        let own = |it: &Said| said(&field(it.get_ref()));
        written.columns =
            written.columns.iter().map(|(head, it)| (head.clone(), own(it))).collect();
        written.groups = written.groups.as_ref().map(own);
        written.from_title = written.from_title.iter().map(own).collect();
        if let Some(across) = &mut written.across {
            across.names = across.names.as_ref().map(own);
            across.cells = across.cells.as_ref().map(own);
        }
        let keyed = |all: &BTreeMap<String, Said>| {
            all.iter().map(|(name, it)| (field(name), it.clone())).collect()
        };
        written.whole = keyed(&written.whole);
        written.within = keyed(&written.within);
        written
    }

    /// Returns the file.
    pub(crate) fn to_toml(&self, language: Language) -> String {
        let mut text = String::new();
        let word = |key: &str| say(language, key, &[]);
        for line in word("layoutfile-about").lines() {
            text.push_str(&format!("# {line}\n"));
        }
        let written = self.in_words_of(language);
        written.lines(&mut text, language);
        if !written.set_aside {
            written.sections(&mut text, language);
        }
        text
    }
}

/// Returns a field as a language names it; what is none as it is written.
pub(crate) fn field_name(table: &Table, text: &str, language: Language) -> String {
    // The year and unit of the whole are said in words of their own.
    match (field_of(table, text), language) {
        (Some(field), Language::Ja) => title(field).to_owned(),
        (Some(field), Language::En) => field.name.to_owned(),
        (None, Language::En) if text == "年度" => "year".to_owned(),
        (None, _) => text.to_owned(),
    }
}

/// Whether a text says that a column is not used.
fn is_nothing(field: &str) -> bool {
    matches!(
        fold(field).as_str(),
        "" | "-" | "ー" | "なし" | "使わない" | "none" | "aside" | "notused"
    )
}

fn letter(column: usize) -> String {
    format!("{}列", column_letters(u32::try_from(column).unwrap_or(u32::MAX)))
}

impl Written {
    /// Writes the lines before the first section.
    fn lines(&self, text: &mut String, language: Language) {
        let word = |key: &str| say(language, key, &[]);
        let mut line = |key: &str, value: String, about: Option<&str>| {
            if let Some(about) = about {
                let _ = writeln!(text, "# {}", word(about));
            }
            let _ = writeln!(text, "{key} = {value}");
        };
        if let Some(file) = &self.file {
            line("file", one(file), Some("layoutfile-file"));
        }
        if let Some(sheet) = &self.sheet {
            line("sheet", one(sheet), None);
        }
        if let Some(lines) = self.head_lines {
            line("head-lines", lines.to_string(), Some("layoutfile-lines"));
        }
        if !self.heads.is_empty() {
            line("heads", all(&self.heads), Some("layoutfile-heads"));
        }
        if self.set_aside {
            line("set-aside", "true".to_owned(), Some("layoutfile-aside"));
            return;
        }
        if let Some(table) = &self.table {
            line("table", one(table), Some("layoutfile-table"));
        }
        if self.from_contents {
            line("from-contents", "true".to_owned(), Some("layoutfile-contents"));
        }
        if let Some(down) = &self.down {
            line("down", one(down), Some("layoutfile-down"));
        }
        if let Some(groups) = &self.groups {
            line("groups", one(groups), Some("layoutfile-groups"));
        }
        if !self.from_title.is_empty() {
            line("from-title", all(&self.from_title), Some("layoutfile-title"));
        }
        if !self.aside_columns.is_empty() {
            line("aside-columns", all(&self.aside_columns), Some("layoutfile-columns-aside"));
        }
        if !self.aside_rows.is_empty() {
            let rows: Vec<Said> = self.aside_rows.iter().map(|it| said(it)).collect();
            line("aside-rows", all(&rows), Some("layoutfile-rows-aside"));
        }
    }

    /// Writes the sections: what columns, cells and marks are.
    fn sections(&self, text: &mut String, language: Language) {
        let word = |key: &str| say(language, key, &[]);
        let mut section = |name: &str, about: &str, lines: Vec<(String, String)>| {
            if !lines.is_empty() {
                let _ = writeln!(text, "\n# {}\n[{name}]", word(about));
                for (key, value) in lines {
                    let _ = writeln!(text, "{key} = {value}");
                }
            }
        };
        let in_order = |head: &str| {
            let key = head_key(head);
            let by_head = self.heads.iter().position(|it| head_key(it.get_ref()) == key);
            by_head.or_else(|| lettered(head))
        };
        let mut columns: Vec<(&String, &Said)> = self.columns.iter().collect();
        columns.sort_by_key(|(head, _)| in_order(head));
        let pairs = |it: Vec<(&String, &Said)>| {
            it.into_iter().map(|(key, value)| (quoted(key), one(value))).collect()
        };
        section("columns", "layoutfile-columns", pairs(columns));
        if let Some(across) = &self.across {
            let names = across.names.iter().map(|it| ("names".to_owned(), one(it)));
            let cells = across.cells.iter().map(|it| ("cells".to_owned(), one(it)));
            let heads = [("heads".to_owned(), all(&across.heads))];
            section("across", "layoutfile-across", names.chain(cells).chain(heads).collect());
        }
        section("whole", "layoutfile-whole", pairs(self.whole.iter().collect()));
        section("within", "layoutfile-within", pairs(self.within.iter().collect()));
        let marks = self.marks.iter().map(|(mark, word)| (quoted(mark), quoted(word)));
        section("marks", "layoutfile-marks", marks.collect());
    }
}

fn one(it: &Said) -> String {
    quoted(it.get_ref())
}

fn all(all: &[Said]) -> String {
    let all: Vec<String> = all.iter().map(one).collect();
    format!("[{}]", all.join(", "))
}

/// Returns a text as TOML writes one.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
