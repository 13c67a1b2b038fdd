//! A file looked at: what each of its sheets is taken for, what runs down and across,
//! and the first rows as they are read. For `entaku layout`.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place, Source};
use crate::domain::text::key;
use crate::domain::time::TimeSpan;
use crate::files::Files;
use crate::locale::Language;

use super::columns::hints::Hints;
use super::dates::{DateContext, DateProblem, parse_span};
use super::grid::{Grid, GridRow};
use super::layout::{LayoutFiles, is_file, parse_layout};
use super::receipt::Receipt;
use super::sheet::{self, Opened, Taken};
use super::table::{Column, Kind, Table};
use super::told::{Told, Value};
use super::{Records, parse_watched};

pub(crate) use super::columns::heads::title;
pub(crate) use super::layout::{Draft, Wrong, field_name};

/// The sheets of one file, kept before their rows are read.
#[derive(Default)]
pub(super) struct Watched {
    path: Option<String>,
    opened: Vec<Opened>,
    layouts: LayoutFiles,
    hints: Option<Hints>,
}

impl Watched {
    pub(super) fn note(&mut self, opened: &[Opened]) {
        let Some(path) = &self.path else { return };
        let own = opened.iter().filter(|it| it.sheet.grid.source.path == *path);
        self.opened.extend(own.cloned());
    }

    pub(super) fn note_rest(&mut self, layouts: LayoutFiles, hints: Hints) {
        if self.path.is_some() {
            self.layouts = layouts;
            self.hints = Some(hints);
        }
    }
}

/// A sheet, or a block of one, as it is read.
pub(crate) struct Look {
    /// What became of its cells.
    pub(crate) receipt: Receipt,
    /// The table, if it is one.
    pub(crate) table: Option<&'static Table>,
    /// The path of the layout file that it is read by.
    pub(crate) file: Option<String>,
    /// What runs down: the head, and the field that it is.
    pub(crate) down: Option<(String, &'static Column)>,
    /// What runs across: the field that the columns name, what stands in their cells,
    /// and their heads.
    pub(crate) across: Option<(String, String, Vec<String>)>,
    /// The field for what lines between the rows name.
    pub(crate) groups: Option<String>,
    /// What stands for the whole sheet.
    pub(crate) whole: Vec<(String, String)>,
    /// The first rows as they are read.
    pub(crate) rows: Vec<Vec<(&'static Column, String)>>,
    /// A digest of all rows that it gives.
    pub(crate) digest: u64,
    /// The layout, as it would be written.
    pub(crate) draft: Draft,
    /// The sheet as it was sent.
    pub(crate) sheet: Grid,
    /// The rows of its heads, by their index.
    pub(crate) heads: std::ops::RangeInclusive<usize>,
    /// Columns whose cells stay in an empty form: what its rows are about.
    pub(crate) labels: Vec<usize>,
}

/// Rows that are shown.
const SHOWN: usize = 5;
/// Rows whose texts are kept to show them.
const LOOKED_AT: usize = 200;

/// Returns the sheets of a file, and what is wrong with it.
pub(crate) fn look(inputs: &Files, path: &str, language: Language) -> (Vec<Look>, Vec<Diagnostic>) {
    let mut watched = Watched { path: Some(path.to_owned()), ..Watched::default() };
    let mut problems = Vec::new();
    let _: Records = parse_watched(inputs, &Answers::default(), &mut watched, &mut problems);
    let mut looks = Vec::new();
    let Some(hints) = watched.hints else { return (looks, problems) };
    for opened in watched.opened {
        let written = watched.layouts.path_for(&opened).map(str::to_owned);
        let draft = written.as_ref().and_then(|path| {
            let (_, written) = parse_layout(path, inputs.get(path)?, &mut Vec::new())?;
            let laid = opened.sheet.grid.laid.as_ref();
            let sheet = laid.map_or(&opened.sheet.grid, |it| it.sheet());
            let draft = Draft::of_file(written);
            let layout = laid.and_then(|it| it.parts()).map(|(_, layout)| layout);
            Some(match watched.layouts.heads_of(sheet) {
                Some((heads, new)) => draft.updated(&heads, &new, layout),
                None => draft,
            })
        });
        looks.push(Look::of(opened, &hints, draft, written, language));
    }
    let is_own = |it: &Diagnostic| it.origin.source.path == path || is_file(&it.origin.source.path);
    problems.retain(is_own);
    (looks, problems)
}

/// Returns the paths of the layout files of a project.
pub(crate) fn layout_files(inputs: &Files) -> BTreeSet<&str> {
    inputs.iter().map(|(path, _)| path).filter(|path| is_file(path)).collect()
}

/// Returns the layout files that are for a file, and a sheet of it, by what they say of
/// themselves: also those that are not finished.
pub(crate) fn layouts_for(inputs: &Files, path: &str, sheet: Option<&str>) -> Vec<String> {
    let is_for = |layout: &&str| {
        let bytes = inputs.get(layout);
        bytes.is_some_and(|it| super::layout::is_for(layout, it, path, sheet))
    };
    layout_files(inputs).into_iter().filter(is_for).map(str::to_owned).collect()
}

impl Look {
    fn of(
        opened: Opened,
        hints: &Hints,
        draft: Option<Draft>,
        file: Option<String>,
        language: Language,
    ) -> Self {
        let grid = &opened.sheet.grid;
        let table = match &opened.taken {
            Taken::Table(found) => Some(found.table),
            Taken::WithoutHead(table, _) => Some(*table),
            Taken::Aside(..) => None,
        };
        let found = match &opened.taken {
            Taken::Table(found) => Some(found.as_ref()),
            _ => None,
        };
        let laid = grid.laid.as_ref().and_then(|it| it.parts());
        let sheet = grid.laid.as_ref().map_or(grid, |it| it.sheet()).clone();
        let own = match (laid, found) {
            (Some((sheet, layout)), _) => Draft::of_layout(sheet, layout),
            (None, Some(found)) if grid.laid.is_some() => Draft::of_contents(&sheet, found.table),
            (None, Some(found)) => Draft::of_found(&sheet, found),
            (None, None) => Draft::of_sheet(&sheet),
        };
        let heads = match (laid, found) {
            (Some((_, layout)), _) => layout.heads.clone(),
            (None, Some(found)) => found.head.first..=found.head.last(),
            (None, None) => 0..=0,
        };
        let mut look = Self {
            receipt: Receipt::new(&grid.source, opened.sheet.encoding, super::TakenFor::Unknown),
            table,
            file,
            down: None,
            across: None,
            groups: None,
            whole: Vec::new(),
            rows: Vec::new(),
            digest: 0,
            draft: draft.unwrap_or(own),
            sheet,
            heads,
            labels: Vec::new(),
        };
        if let Some((sheet, layout)) = laid {
            let rows = sheet.rows.get(layout.heads.clone()).unwrap_or_default();
            let text = |column: usize| super::layout::heads_in(rows).get(column).cloned();
            let label = layout.kept.iter().find(|it| it.column == layout.label);
            let field = label.and_then(|it| super::found::fields::field_of(layout.table, &it.head));
            if let Some(across) = &layout.across {
                let head = text(layout.label).unwrap_or_default();
                look.down = field.map(|it| (head, it));
                let heads = across.columns.iter().map(|it| it.name.clone()).collect();
                look.across = Some((across.key.clone(), across.cells.clone(), heads));
                let labels = layout.kept.iter().flat_map(|it| it.before.iter().chain([&it.column]));
                look.labels = labels.copied().collect();
            }
            look.groups.clone_from(&layout.groups);
            look.whole =
                layout.whole.iter().map(|it| (it.head.clone(), it.value.clone())).collect();
        }
        if look.across.is_none() {
            look.labels =
                before_months(look.sheet.rows.get(look.heads.clone()).unwrap_or_default());
        }
        let cells = Cells { sheet: look.sheet.clone(), texts: texts(grid), table, language };
        let parsed = sheet::read(opened, hints);
        let told = parsed.rows.told();
        look.rows = told.iter().take(SHOWN).map(|row| cells.row(row)).collect();
        look.digest = digest(&told);
        look.receipt = parsed.receipt;
        look
    }

    /// Returns the file and sheet.
    pub(crate) fn source(&self) -> &Arc<Source> {
        &self.sheet.source
    }
}

/// The columns before the first of several months: what the rows of values are about.
fn before_months(heads: &[GridRow]) -> Vec<usize> {
    let heads = super::layout::heads_in(heads);
    let is_time = |text: &String| {
        let span = parse_span(text, DateContext::default());
        matches!(span, Ok(_) | Err(DateProblem::NoYear))
    };
    let months: Vec<usize> = (0..heads.len()).filter(|it| is_time(&heads[*it])).collect();
    match months.as_slice() {
        [first, _, ..] => (0..*first).collect(),
        _ => Vec::new(),
    }
}

/// The cells of a sheet, to show what was read from them.
struct Cells {
    sheet: Grid,
    /// Texts of the table, by what they are compared as.
    texts: BTreeMap<String, String>,
    table: Option<&'static Table>,
    language: Language,
}

impl Cells {
    fn row(&self, row: &Told) -> Vec<(&'static Column, String)> {
        let columns = self.table.map_or(&[][..], |table| table.columns);
        let cells = columns.iter().filter_map(|column| {
            let value = row.cell(column.name).filter(|it| !it.text.is_empty())?;
            Some((column, self.shown(column.kind, value)))
        });
        cells.collect()
    }

    /// Returns a value as it is read, in the words of the sheet.
    fn shown(&self, kind: Kind, value: &Value) -> String {
        if let Some((first, last)) = value.days {
            return days(first, last);
        }
        let written = value.origin.as_ref().map(|it| self.written(it)).unwrap_or_default();
        match kind {
            Kind::Choice(words) => {
                let is_it = |name: &str| name.replace('_', "").eq_ignore_ascii_case(&value.text);
                let word = words.iter().find(|it| is_it(it.name));
                word.map_or(written, |word| match self.language {
                    Language::Ja => word.words.first().copied().unwrap_or(word.name).to_owned(),
                    Language::En => word.name.to_owned(),
                })
            }
            Kind::Flag => if value.text == "true" { "○" } else { "×" }.to_owned(),
            // What was made of several cells, or of a code, is not what stands there.
            Kind::Text if key(&written) != value.text => {
                self.texts.get(&value.text).cloned().unwrap_or_else(|| value.text.clone())
            }
            Kind::Number => value.text.clone(),
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

/// Rows that a question shows.
const ASKED: usize = 3;
/// How wide they are at most.
const WIDTH: usize = 68;

/// Returns the first rows of a table as they are read, each on a line, in Japanese and
/// in English.
pub(super) fn preview(opened: &Opened, hints: &Hints) -> [String; 2] {
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
            format!("\n      {}", super::receipt::cut(&line, WIDTH))
        });
        rows.collect()
    })
}

/// A number that is the same for the same rows.
fn digest(rows: &[Told]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for row in rows {
        row.extra.hash(&mut hasher);
        for (name, value) in row.cells.iter().filter(|(_, value)| !value.text.is_empty()) {
            (name, &value.text).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The texts of the first rows of a table, by what they are compared as.
fn texts(grid: &Grid) -> BTreeMap<String, String> {
    let rows = grid.rows.iter().take(LOOKED_AT);
    let texts = rows.flat_map(|row| row.cells()).map(|cell| cell.to_text());
    texts.map(|text| (key(&text), text)).collect()
}

fn days(first: jiff::civil::Date, last: jiff::civil::Date) -> String {
    if first == last {
        return first.to_string();
    }
    let month = TimeSpan::month_of(first);
    match month.last == last && month.first == first {
        true => month.to_string(),
        false => format!("{first}..{last}"),
    }
}
