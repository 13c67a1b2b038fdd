//! A file looked at: what each of its sheets is taken for, what runs down and across,
//! and the first rows as they are read. For `entaku layout`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Source};
use crate::files::Files;
use crate::locale::Language;

use super::columns::hints::Hints;
use super::dates::{DateContext, DateProblem, parse_span};
use super::grid::{Grid, GridRow};
use super::handed_in::Records;
use super::layout::{is_file, parse_layout};
use super::receipt::{Receipt, TakenFor};
use super::sheet::opened::{Opened, Taken};
use super::shelf::Pass;
use super::table::{Column, Table};
use super::watched::Watched;
use super::{parse_watched, sheet};

use self::preview::{Cells, digest, texts};

pub(crate) mod preview;

pub(crate) use super::columns::heads::title;
pub(crate) use super::layout::{Draft, Wrong, field_name};

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

/// Returns the sheets of a file, and what is wrong with it.
pub(crate) fn look(inputs: &Files, path: &str, language: Language) -> (Vec<Look>, Vec<Diagnostic>) {
    let mut watched = Watched { path: Some(path.to_owned()), ..Watched::default() };
    let mut problems = Vec::new();
    let _: Records =
        parse_watched(inputs, &Answers::default(), Pass::once(), &mut watched, &mut problems);
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
            receipt: Receipt::new(&grid.source, opened.sheet.encoding, TakenFor::Unknown),
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
