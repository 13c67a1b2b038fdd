//! What a sheet gives, in a few words, to show it in a question.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::diagnostics::{Origin, Place};
use crate::domain::text::key;
use crate::domain::time::TimeSpan;
use crate::locale::Language;
use crate::records::columns::heads::title;
use crate::records::columns::hints::Hints;
use crate::records::grid::Grid;
use crate::records::sheet;
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::table::{Column, ColumnType, Table};
use crate::records::told::{Told, Value};

/// Returns the first rows of a table as they are read, each on a line, in Japanese and
/// in English.
pub(crate) fn preview(opened: &Opened, hints: &Hints) -> [String; 2] {
    let grid = &opened.sheet.grid;
    let table = match &opened.taken {
        Taken::Table(found) => Some(found.table),
        Taken::WithoutHead(..) | Taken::Aside(..) => None,
    };
    let sheet = grid.laid.as_ref().map_or(grid, |it| it.sheet()).clone();
    let texts = texts(grid);
    let parsed = sheet::read(opened.clone(), hints);
    let told = parsed.rows.told();
    let mut cells = Cells { sheet, texts, table, language: Language::Ja };
    [Language::Ja, Language::En].map(|language| {
        cells.language = language;
        let rows = told.iter().take(ASKED).map(|row| {
            let mut cells = cells.row(row);
            cells.sort_by_key(|(column, _)| !column.required);
            let told = cells.iter().map(|(column, text)| match language {
                Language::Ja => format!("{} {text}", title(column)),
                Language::En => format!("{} {text}", column.name),
            });
            let line = told.collect::<Vec<_>>().join(" | ");
            format!("\n      {}", crate::records::receipt::cut(&line, WIDTH))
        });
        rows.collect()
    })
}

/// A number that is the same for the same rows.
pub(crate) fn digest(rows: &[Told]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for row in rows {
        row.extra.hash(&mut hasher);
        for (name, value) in row.cells.iter().filter(|(_, value)| !value.text.is_empty()) {
            (name, &value.text).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Rows that a question shows.
const ASKED: usize = 3;

/// How wide they are at most.
const WIDTH: usize = 68;

pub(crate) fn days(first: jiff::civil::Date, last: jiff::civil::Date) -> String {
    if first == last {
        return first.to_string();
    }
    let month = TimeSpan::month_of(first);
    match month.last == last && month.first == first {
        true => month.to_string(),
        false => format!("{first}..{last}"),
    }
}

/// The cells of a sheet, to show what was read from them.
pub(crate) struct Cells {
    pub(crate) sheet: Grid,
    /// Texts of the table, by what they are compared as.
    pub(crate) texts: BTreeMap<String, String>,
    pub(crate) table: Option<&'static Table>,
    pub(crate) language: Language,
}

impl Cells {
    pub(crate) fn row(&self, row: &Told) -> Vec<(&'static Column, String)> {
        let columns = self.table.map_or(&[][..], |table| table.columns);
        let cells = columns.iter().filter_map(|column| {
            let value = row.cell(column.name).filter(|it| !it.text.is_empty())?;
            Some((column, self.shown(column.kind, value)))
        });
        cells.collect()
    }

    /// Returns a value as it is read, in the words of the sheet.
    fn shown(&self, kind: ColumnType, value: &Value) -> String {
        if let Some((first, last)) = value.days {
            return days(first, last);
        }
        let written = value.origin.as_ref().map(|it| self.written(it)).unwrap_or_default();
        match kind {
            ColumnType::Choice(words) => {
                let is_it = |name: &str| name.replace('_', "").eq_ignore_ascii_case(&value.text);
                let word = words.iter().find(|it| is_it(it.name));
                word.map_or(written, |word| match self.language {
                    Language::Ja => word.words.first().copied().unwrap_or(word.name).to_owned(),
                    Language::En => word.name.to_owned(),
                })
            }
            ColumnType::Flag => if value.text == "true" { "○" } else { "×" }.to_owned(),
            // What was made of several cells, or of a code, is not what stands there.
            ColumnType::Text if key(&written) != value.text => {
                self.texts.get(&value.text).cloned().unwrap_or_else(|| value.text.clone())
            }
            ColumnType::Number => value.text.clone(),
            _ => written,
        }
    }

    fn written(&self, origin: &Origin) -> String {
        let Place::Cell { row, column } = origin.place else { return String::new() };
        let row = self.sheet.rows.iter().find(|it| it.number == row);
        let text = row.map(|it| it.cell(column as usize).to_text()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The texts of the first rows of a table, by what they are compared as.
pub(crate) fn texts(grid: &Grid) -> BTreeMap<String, String> {
    let rows = grid.rows.iter().take(LOOKED_AT);
    let texts = rows.flat_map(|row| row.cells()).map(|cell| cell.to_text());
    texts.map(|text| (key(&text), text)).collect()
}

/// Rows whose texts are kept to show them.
pub(crate) const LOOKED_AT: usize = 200;
