//! Heads as they are compared: what a head may be called, and which heads were found.

use std::collections::BTreeMap;

use crate::domain::text::fold;
use crate::records::table::Column;

/// Where the heads stand: one row, or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeadRows {
    /// Index into the grid's rows of the first.
    pub(crate) first: usize,
    /// Whether there are two.
    pub(crate) is_double: bool,
}

impl HeadRows {
    /// Returns the index of the last head row.
    pub(crate) fn last(self) -> usize {
        self.first + usize::from(self.is_double)
    }
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
    pub(crate) folded: Vec<Folded>,
}

/// A head as it is compared: whole, and as what stands before its brackets and in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folded {
    pub(crate) whole: String,
    pub(crate) bare: String,
    pub(crate) bracket: Option<String>,
}

impl Folded {
    pub(crate) fn of(text: &str) -> Self {
        let whole = fold(text);
        let (bare, bracket) = split_bracket(&whole);
        Self { whole, bare, bracket }
    }

    /// Returns the column that this means, and what stands in the brackets behind it.
    pub(crate) fn hit(&self, known: &BTreeMap<String, usize>) -> Option<(usize, Option<String>)> {
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

    pub(crate) fn new(column: usize, group: Option<String>, names: Vec<String>) -> Self {
        let folded = names.iter().map(|name| Folded::of(name)).collect();
        Self { column, group, names, halves: Vec::new(), folded }
    }

    pub(crate) fn with_halves(mut self, halves: Vec<String>) -> Self {
        self.folded.extend(halves.iter().map(|half| Folded::of(half)));
        self.halves = halves;
        self
    }

    /// Its names and halves, each with its folded form.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = (&String, &Folded)> {
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
    pub(crate) fn known(&self) -> usize {
        self.fields.iter().filter(|found| !found.is_empty()).count()
    }
}

/// Returns what stands in the brackets of a column's head, where they are no part of its
/// name: 決定額(千円), and not 目標(英語).
pub(crate) fn note_of(column: &Column, head: &str) -> Option<String> {
    let folded = fold(head);
    let is_name = column.headers.iter().any(|it| fold(it) == folded);
    split_bracket(&folded).1.filter(|_| !is_name)
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
