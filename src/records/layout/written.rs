//! A layout as people write it in a file, and as it is checked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::Source;
use crate::diagnostics::free_digits;
use crate::domain::text::fold;
use crate::records::table::{Column, Table};
use crate::records::tables::TABLES;

use super::names::name_key;

/// The folder of the files.
pub(crate) const FOLDER: &str = "inputs/layouts/";

/// Returns whether a file is a layout, by its path.
pub(crate) fn is_file(path: &str) -> bool {
    path.starts_with(FOLDER) && path.ends_with(".toml")
}

/// A text with its place.
pub(crate) type Said = Spanned<String>;

/// A file as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct Written {
    /// The file below `inputs/`.
    pub(crate) file: Option<Said>,
    /// The sheet; any if it is not said.
    pub(crate) sheet: Option<Said>,
    /// Whether the sheet is not used.
    pub(crate) set_aside: bool,
    /// Whether its contents say how it gives rows of the table, as they did when that was
    /// looked at: for shapes that a file has no words for.
    pub(crate) from_contents: bool,
    /// The table.
    pub(crate) table: Option<Said>,
    /// Lines that the heads have.
    pub(crate) head_lines: Option<usize>,
    /// The heads from the first column on, blank ones too.
    pub(crate) heads: Vec<Said>,
    /// The head of the column that says what each row is about.
    pub(crate) down: Option<Said>,
    /// The field for what lines between the rows name.
    pub(crate) groups: Option<Said>,
    /// Fields that a title, or the name of the sheet or file, says.
    pub(crate) from_title: Vec<Said>,
    /// Columns that are not used.
    pub(crate) aside_columns: Vec<Said>,
    /// Rows that are not used, by what names them.
    pub(crate) aside_rows: Vec<String>,
    /// Heads, and the fields they are.
    pub(crate) columns: BTreeMap<String, Said>,
    /// What runs across.
    pub(crate) across: Option<WrittenAcross>,
    /// Fields that are the same for the whole sheet.
    pub(crate) whole: BTreeMap<String, Said>,
    /// Fields that stand within the text of a column.
    pub(crate) within: BTreeMap<String, Said>,
    /// What marks mean.
    pub(crate) marks: BTreeMap<String, String>,
}

/// What runs across, as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct WrittenAcross {
    /// The field that the columns name.
    pub(crate) names: Option<Said>,
    /// The field that stands in their cells.
    pub(crate) cells: Option<Said>,
    /// Their heads.
    pub(crate) heads: Vec<Said>,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct FileLayout {
    /// Its path.
    pub(crate) path: String,
    /// The file's path and the sheet's name as they are compared.
    pub(crate) file: String,
    pub(crate) sheet: Option<String>,
    /// The file as the layout names it.
    pub(crate) written_for: String,
    pub(crate) lines: usize,
    /// The heads from the first column on, as they are compared.
    pub(crate) heads: Vec<String>,
    /// The heads that it is known by: those listed, else those that it names.
    pub(crate) wanted: BTreeSet<String>,
    pub(crate) gives: Gives,
    pub(crate) is_used: bool,
}

/// What a sheet gives.
#[derive(Debug)]
pub(crate) enum Gives {
    Nothing,
    /// Rows of the table, as its contents say.
    AsContents(&'static Table),
    Rows(Box<RowsOf>),
}

/// Rows of a table.
#[derive(Debug)]
pub(crate) struct RowsOf {
    pub(crate) table: &'static Table,
    pub(crate) down: Option<String>,
    pub(crate) columns: Vec<(String, &'static Column)>,
    pub(crate) across: Option<AcrossOf>,
    pub(crate) whole: Vec<(&'static Column, String)>,
    pub(crate) year: Option<i16>,
    pub(crate) unit: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) from_title: Vec<&'static Column>,
    pub(crate) within: Vec<(&'static Column, String)>,
    pub(crate) groups: Option<&'static Column>,
    pub(crate) marks: BTreeMap<String, String>,
    pub(crate) aside_columns: Vec<String>,
    pub(crate) aside_rows: BTreeSet<String>,
}

/// What runs across.
#[derive(Debug)]
pub(crate) struct AcrossOf {
    pub(crate) names: &'static Column,
    pub(crate) cells: &'static Column,
    pub(crate) heads: Vec<String>,
}

/// Returns a head as it is compared: the same for two months.
pub(crate) fn head_key(text: &str) -> String {
    free_digits(&fold(text))
}

/// Returns the column that a letter names: `C列`, `column C`.
pub(crate) fn lettered(head: &str) -> Option<usize> {
    let folded = fold(head);
    let letters = folded.strip_suffix('列').or_else(|| folded.strip_prefix("column"))?;
    let is_short = (1..=3).contains(&letters.len());
    if !is_short || !letters.bytes().all(|it| it.is_ascii_lowercase()) {
        return None;
    }
    let number = |at: usize, byte: u8| at * 26 + usize::from(byte - b'a') + 1;
    letters.bytes().fold(0, number).checked_sub(1)
}

/// Returns the table that a text names.
pub(crate) fn table_of(text: &str) -> Option<&'static Table> {
    let folded = fold(text);
    TABLES.iter().find(|table| {
        fold(table.name) == folded || table.titles.iter().any(|title| fold(title) == folded)
    })
}

impl FileLayout {
    pub(crate) fn is_for(&self, source: &Source) -> bool {
        let sheet = source.sheet.as_deref().unwrap_or_default();
        path_key(&source.path) == self.file
            && self.sheet.as_ref().is_none_or(|it| *it == name_key(sheet))
    }
}

/// Returns a file's path as it is compared.
pub(crate) fn path_key(path: &str) -> String {
    name_key(path.trim_start_matches("inputs/"))
}
