//! Tables that a project declares in its settings.
//!
//! Tables are known by one address for the whole program, so that a sheet can name its
//! own. One that a project declares gets its address when it is first declared, and the
//! next declaration of the same words has the same: a server that reads a folder again
//! and again holds it once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::folder::is_safe;
use crate::domain::text::fold;
use crate::domain::words::Visibility;
use crate::records::cells::CellValue;
use crate::records::config::settings::{Config, TableColumnConfig, TableConfig};
use crate::records::table::{Column, ColumnType, Table};
use crate::records::tables::TABLES;

/// The column that says who may see a row.
pub(crate) const VISIBILITY: &str = "visibility";

/// A kind of column, as settings name it.
type Kind = (&'static str, ColumnType);

/// The kinds of columns that can be declared.
const KINDS: [Kind; 5] = [
    ("text", ColumnType::Text),
    ("number", ColumnType::Number),
    ("date", ColumnType::Date),
    ("period", ColumnType::Span),
    ("yes-no", ColumnType::Flag),
];

/// What a table of the project's own is, in the words of its settings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Declared {
    id: String,
    titles: Vec<String>,
    columns: Vec<(Vec<String>, &'static str, bool)>,
}

static KNOWN: Mutex<BTreeMap<Declared, &'static Table>> = Mutex::new(BTreeMap::new());

/// Returns the Japanese name of a table of some project's own.
pub(crate) fn title(name: &str) -> Option<&'static str> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.values().find(|table| table.name == name).map(|table| table.titles[0])
}

/// Returns the one address of a table of some project's own.
pub(crate) fn address_of(table: &Table) -> Option<&'static Table> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.values().find(|it| std::ptr::eq(**it, table)).copied()
}

/// Returns the tables that the settings declare. What is wrong with a declaration is told,
/// and the table left out.
pub(crate) fn tables(
    config: &Config,
    place: &dyn Fn(usize) -> Origin,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'static Table> {
    let mut tables: Vec<&'static Table> = Vec::new();
    for setting in &config.tables {
        let origin = place(setting.id.span().start);
        if !is_id(setting.id.get_ref()) {
            diagnostics.push(Diagnostic::table_id(&origin, setting.id.get_ref()));
            continue;
        }
        let Some(declared) = declared(setting, place, diagnostics) else { continue };
        let names: Vec<String> =
            [&declared.id].into_iter().chain(&declared.titles).map(|it| fold(it)).collect();
        let is_called = |table: &&&'static Table| {
            let mut all = std::iter::once(table.name).chain(table.titles.iter().copied());
            all.any(|it| names.contains(&fold(it)))
        };
        let others = tables.iter().copied().chain(TABLES.iter());
        if let Some(other) = others.collect::<Vec<_>>().iter().find(is_called) {
            diagnostics.push(Diagnostic::duplicate_code(&origin, &setting.name, other.titles[0]));
            continue;
        }
        tables.push(address(declared));
    }
    tables
}

/// Names of files that stand beside those of tables.
const TAKEN: [&str; 2] = ["values", "datapackage"];

/// Whether a table can be called so: its data are in a file of that name.
fn is_id(id: &str) -> bool {
    let is_kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(is_kept)
        && is_safe(id)
        && !TAKEN.contains(&id.to_lowercase().as_str())
}

fn declared(
    setting: &TableConfig,
    place: &dyn Fn(usize) -> Origin,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Declared> {
    let mut columns = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    for column in &setting.columns {
        let TableColumnConfig { name, aliases, kind, .. } = column;
        let known = KINDS.iter().find(|(word, _)| word == kind.get_ref());
        let Some((kind, _)) = known else {
            let offered: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
            diagnostics.push(Diagnostic::unknown_setting_value(
                &place(kind.span().start),
                "kind",
                kind.get_ref(),
                &offered.join(", "),
            ));
            return None;
        };
        let all: Vec<String> = std::iter::once(name.get_ref()).chain(aliases).cloned().collect();
        if all.iter().any(|head| heads.contains(&fold(head)) || fold(head) == fold("公開範囲"))
        {
            let origin = place(name.span().start);
            diagnostics.push(Diagnostic::duplicate_code(&origin, name.get_ref(), &setting.name));
            return None;
        }
        heads.extend(all.iter().map(|head| fold(head)));
        columns.push((all, *kind, column.required));
    }
    let titles = std::iter::once(&setting.name).chain(&setting.aliases).cloned().collect();
    Some(Declared { id: setting.id.get_ref().clone(), titles, columns })
}

/// Returns the one address of a table.
fn address(declared: Declared) -> &'static Table {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(declared).or_insert_with_key(|declared| {
        let mut columns: Vec<Column> = declared
            .columns
            .iter()
            .map(|(heads, kind, required)| {
                let kind = KINDS.iter().find(|(word, _)| word == kind);
                let heads = leaked(heads);
                Column {
                    name: heads[0],
                    headers: heads,
                    required: *required,
                    made: false,
                    kind: kind.map_or(ColumnType::Text, |(_, kind)| *kind),
                    explanation_ja: "",
                    explanation_en: "",
                    example: "",
                }
            })
            .collect();
        columns.push(Column {
            name: VISIBILITY,
            headers: &["公開範囲"],
            required: false,
            made: false,
            kind: <Visibility as CellValue>::KIND,
            explanation_ja: "",
            explanation_en: "",
            example: "",
        });
        Box::leak(Box::new(Table {
            name: leaked(std::slice::from_ref(&declared.id))[0],
            titles: leaked(&declared.titles),
            required: false,
            columns: Vec::leak(columns),
        }))
    })
}

fn leaked(words: &[String]) -> &'static [&'static str] {
    let words = words.iter().map(|word| &*String::leak(word.clone()));
    Vec::leak(words.collect())
}
