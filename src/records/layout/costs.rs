//! Costs of the secretariat as a cross table: categories and months, with margins.
//!
//! What a sheet holds, plan or what was spent, stands in groups above the categories, in
//! the name of the sheet or in a title. A row うち… is part of the row above it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::{fold, is_of_which};
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::totals::is_total_word;

use super::known::{self, is_value};
use super::list;
use super::shape::{Across, AcrossColumn, Kept, Layout};
use super::sides::Side;

/// Rows in which heads are looked for.
const LOOKED_AT: usize = 15;
/// Months or categories, at least.
const FEWEST: usize = 2;

/// Whether a text is about the money of the secretariat.
fn is_about_costs(text: &str) -> bool {
    const WHOSE: [&str; 5] = ["事務局", "運営", "secretariat", "backbone", "office"];
    const MONEY: [&str; 10] =
        ["経費", "費用", "お金", "支出", "収支", "コスト", "予算", "cost", "budget", "expens"];
    let text = fold(text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    has(&WHOSE) && has(&MONEY)
}

/// Returns the layout of such costs.
pub(super) fn propose(grid: &Grid, names: &[&str; 3], context: DateContext) -> Option<Layout> {
    (0..grid.rows.len().saturating_sub(1).min(LOOKED_AT)).find_map(|at| {
        let sheet = Costs { grid, names, context, at };
        sheet.months_across().or_else(|| sheet.months_down())
    })
}

/// A sheet with its heads in one row.
struct Costs<'a> {
    grid: &'a Grid,
    names: &'a [&'a str; 3],
    context: DateContext,
    at: usize,
}

impl Costs<'_> {
    fn rows(&self) -> &[GridRow] {
        &self.grid.rows[self.at + 1..]
    }

    fn is_month(&self, cell: Cell<'_>) -> bool {
        let text = cell.head_text();
        let span = parse_span(&text, self.context);
        let may_be = text.contains('月') || span.is_ok();
        may_be && matches!(span, Ok(_) | Err(DateProblem::NoYear)) && !known::is_year(&text)
    }

    fn is_amounts(&self, column: usize) -> bool {
        let cells = || self.rows().iter().map(|row| row.cell(column));
        cells().any(is_value) && cells().all(|cell| cell.is_blank() || is_value(cell))
    }

    /// The texts around the heads, nearest first: the name of the sheet, titles, the file.
    fn around(&self) -> Vec<String> {
        let titles = self.grid.rows[..self.at].iter().rev();
        let alone = titles.filter(|row| row.cells().filter(|cell| !cell.is_blank()).count() == 1);
        let titles =
            alone.flat_map(|row| row.cells().map(|cell| cell.to_text()).collect::<Vec<_>>());
        let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        std::iter::once(self.names[0].to_owned())
            .chain(titles)
            .chain([stem(self.names[1])])
            .filter(|text| !text.trim().is_empty())
            .collect()
    }

    fn layout(&self, label: usize, label_field: &str, across: Across) -> Option<Layout> {
        let table = super::tables::table_of("costs")?;
        let mut layout = Layout::plain(table, self.at..=self.at, label);
        let head = Layout::head_of(table, label_field);
        layout.kept = vec![Kept { column: label, head, before: Vec::new() }];
        layout.across = Some(across);
        layout.aside = self
            .rows()
            .iter()
            .map(|row| row.cell(label).to_text())
            .filter(|text| is_of_which(text))
            .map(|text| fold(&text))
            .collect::<BTreeSet<_>>();
        Some(layout)
    }

    /// Categories down and months across: all of one measure.
    fn months_across(&self) -> Option<Layout> {
        let table = super::tables::table_of("costs")?;
        let heads = &self.grid.rows[self.at];
        let around = self.around();
        let columns: Vec<AcrossColumn> = (0..heads.len())
            .filter(|column| self.is_month(heads.cell(*column)))
            .map(|column| self.column(column, heads.cell(column).head_text()))
            .collect();
        let first = columns.first()?.column;
        let is_category =
            |column: &usize| list::means(Some(table), &heads.cell(*column).to_text(), "category");
        let label = (0..first).find(is_category)?;
        let filled = columns.iter().filter(|it| self.is_amounts(it.column)).count();
        let is_costs = fold(&heads.cell(label).to_text()) == "費目"
            || around.iter().any(|text| is_about_costs(text));
        let is_amounts = |column: &AcrossColumn| {
            let mut cells = self.rows().iter().map(|row| row.cell(column.column));
            cells.all(|cell| cell.is_blank() || is_value(cell))
        };
        if columns.len() < FEWEST || filled == 0 || !is_costs || !columns.iter().all(is_amounts) {
            return None;
        }
        let measure = around.iter().find_map(|text| Side::within(text))?;
        let head = |name: &str| Layout::head_of(table, name);
        let across = self.across(head("month"), head(measure.column()), columns);
        self.layout(label, "category", across)
    }

    /// Months down and categories across, in groups of plan and of what was spent, or all
    /// of one measure.
    fn months_down(&self) -> Option<Layout> {
        let table = super::tables::table_of("costs")?;
        let heads = &self.grid.rows[self.at];
        let around = self.around();
        if !around.iter().any(|text| is_about_costs(text)) {
            return None;
        }
        let label = (0..3).find(|column| {
            let months = self.rows().iter().filter(|row| self.is_month(row.cell(*column))).count();
            months > 0
                && months * 2
                    > self
                        .rows()
                        .iter()
                        .filter(|row| row.len() > 1 && !row.cell(1).is_blank())
                        .count()
        })?;
        let groups = self.groups(label);
        let mut columns: Vec<AcrossColumn> = Vec::new();
        let mut only: BTreeSet<&'static str> = BTreeSet::new();
        for column in label + 1..heads.len() {
            let name = heads.cell(column).to_text().trim().to_owned();
            let is_text = matches!(heads.cell(column), Cell::Text(_));
            if name.is_empty()
                || !is_text
                || is_total_word(&fold(&name))
                || !self.is_amounts(column)
            {
                continue;
            }
            let measure = match groups.get(&column) {
                Some(measure) => *measure,
                None if groups.is_empty() => around.iter().find_map(|text| Side::within(text))?,
                None => return None,
            };
            only.insert(measure.column());
            let known = columns.iter_mut().find(|it| fold(&it.name) == fold(&name));
            match (known, measure) {
                // What was spent stands beside the plan of the same category.
                (Some(known), Side::Actual) if known.others.is_empty() => {
                    known.others.push(column);
                }
                (Some(_), _) => return None,
                (None, _) => columns.push(self.column(column, name)),
            }
        }
        let head = |name: &str| Layout::head_of(table, name);
        let is_both = only.len() > 1;
        if columns.len() < FEWEST || (is_both && columns.iter().any(|it| it.others.is_empty())) {
            return None;
        }
        let measure = if is_both { "budget" } else { only.first()? };
        let mut across = self.across(head("category"), head(measure), columns);
        across.others = if is_both { vec![head("actual")] } else { Vec::new() };
        self.layout(label, "month", across)
    }

    /// The measure of each column, by the groups on the line above the heads.
    fn groups(&self, label: usize) -> BTreeMap<usize, Side> {
        let mut groups = BTreeMap::new();
        let Some(row) = self.at.checked_sub(1).and_then(|at| self.grid.rows.get(at)) else {
            return groups;
        };
        // A title stands alone; groups stand above their categories.
        let mut current = None;
        for column in label + 1..self.grid.rows[self.at].len() {
            let cell = row.cell(column);
            if !cell.is_blank() {
                current = Side::within(&cell.to_text());
            }
            if let Some(measure) = current {
                groups.insert(column, measure);
            }
        }
        groups
    }

    fn column(&self, column: usize, name: String) -> AcrossColumn {
        AcrossColumn::of(column, name, self.at)
    }

    fn across(&self, key: String, cells: String, columns: Vec<AcrossColumn>) -> Across {
        Across::of(key, cells, columns)
    }
}
