//! A list of indicators with their values by month beside it: two tables that share
//! their rows.

use std::collections::BTreeSet;

use crate::records::dates::{DateContext, parse_span};
use crate::records::grid::Grid;
use crate::records::layout::known::{self, Known, Naming};
use crate::records::layout::{Kept, Layout, Owned, table_of};

use super::facts::Facts;
use super::{List, propose};

/// Returns a list of indicators with their values by month beside it as two tables: the
/// indicators, and the values under their names.
pub(in crate::records::layout) fn values_beside(
    grid: &Grid,
    known: &Known,
    context: DateContext,
    layout: &Layout,
) -> Option<(Layout, Layout)> {
    if layout.table.name != "indicators" || layout.across.is_some() {
        return None;
    }
    let facts = Facts::of(grid, known, context);
    let lines = layout.heads.end() - layout.heads.start() + 1;
    let list = List::at(grid, known, context, &facts, *layout.heads.start(), lines)?;
    let values = table_of("observations")?;
    let name = Layout::head_of(layout.table, "name");
    let own: Vec<&Kept> = layout
        .kept
        .iter()
        .filter(|kept| {
            let columns = layout.table.columns.iter();
            columns
                .into_iter()
                .any(|column| kept.head.starts_with(&Layout::head_of(layout.table, column.name)))
        })
        .collect();
    let label = own.iter().find(|it| it.head == name)?.column;
    let is_months = |column: usize, names: &[String]| {
        own.iter().all(|it| it.column != column)
            && names.iter().any(|it| parse_span(it, context).is_ok())
            && list.rows().all(|row| {
                let cell = row.cell(column);
                cell.is_blank() || known::is_value(cell)
            })
    };
    let months: Vec<(usize, String)> = list
        .columns
        .iter()
        .filter(|(column, names)| is_months(*column, names))
        .filter_map(|(column, names)| Some((*column, names.first()?.clone())))
        .collect();
    if months.len() < 2 {
        return None;
    }
    let columns: BTreeSet<usize> = months.iter().map(|(column, _)| *column).collect();
    let mut first = layout.clone();
    first.kept.retain(|it| !columns.contains(&it.column));
    first.owned = Owned::Without(columns.clone());
    let head = Layout::head_of(values, "indicator");
    let names = Kept { column: label, head, before: Vec::new() };
    let months = months.into_iter().map(|(column, head)| Kept { column, head, before: Vec::new() });
    let second = Layout {
        kept: std::iter::once(names).chain(months).collect(),
        owned: Owned::Only(columns),
        ..Layout::plain(values, layout.heads.clone(), label)
    };
    Some((first, second))
}

/// Returns the layout of a list of indicators with months beside it, which is taken for
/// values by its heads alone; none where another list has the indicators.
pub(in crate::records::layout) fn ledger(
    grid: &Grid,
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    if known.has(Naming::Indicator) || grid.laid.is_some() {
        return None;
    }
    let layout = propose(grid, known, context).filter(|it| it.table.name == "indicators")?;
    values_beside(grid, known, context, &layout).is_some().then_some(layout)
}
