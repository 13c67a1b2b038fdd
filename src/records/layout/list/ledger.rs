//! A list of indicators with their values by month beside it: two tables that share
//! their rows.

use std::collections::BTreeSet;

use crate::domain::text::{fold, key};
use crate::records::dates::{DateContext, parse_span};
use crate::records::found::head::HeadCell;
use crate::records::found::table::Found;
use crate::records::grid::Grid;
use crate::records::layout::known::{self, Known};
use crate::records::layout::shape::{Kept, Layout, Owned};
use crate::records::layout::tables::table_of;
use crate::records::receipt::{RowUse, TakenFor};
use crate::records::sheet::opened::{Opened, Taken};

use super::facts::Facts;
use super::looks::List;

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
    // 中間目標 over R7年度末 is what was aimed at.
    let is_plan = |column: usize, names: &[String]| {
        let first = *layout.heads.start();
        let above = grid.rows[first.saturating_sub(2)..first].iter();
        let above = above.map(|row| row.cell(column).to_text());
        names.iter().cloned().chain(above).any(|text| is_of_plans(&text))
    };
    let is_months = |column: usize, names: &[String]| {
        !is_plan(column, names)
            && own.iter().all(|it| it.column != column)
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

/// Whether a head is over numbers that were aimed at or expected.
fn is_of_plans(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["目標", "目安", "計画", "見込", "予定", "予測", "target", "plan", "forecast"];
    let text = fold(text);
    text.chars().count() < 16 && WORDS.iter().any(|word| text.contains(word))
}

/// Returns the layout of a list of indicators under heads of ours with their values by
/// month beside it, which the table of indicators has no columns for.
pub(in crate::records::layout) fn with_values(
    grid: &Grid,
    found: &Found,
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    if found.table.name != "indicators" || !has_spans(found, context) || grid.laid.is_some() {
        return None;
    }
    let facts = Facts::of(grid, known, context);
    let (first, last) = (found.head.first, found.head.last());
    let list = List::at(grid, known, context, &facts, first, last - first + 1)?;
    let layout = list.as_table(found.table)?.1?;
    values_beside(grid, known, context, &layout).is_some().then_some(layout)
}

/// Whether spans stand among the heads that a table has no columns for, each once: a plan
/// beside what was is read as one or the other elsewhere.
fn has_spans(found: &Found, context: DateContext) -> bool {
    let unknown = &found.matched.unknown;
    let spans: Vec<_> = unknown
        .iter()
        .filter_map(|cell| cell.names.iter().find_map(|name| parse_span(name, context).ok()))
        .collect();
    let is_once = |at: usize| spans.iter().skip(at + 1).all(|other| *other != spans[at]);
    let is_plan =
        |cell: &HeadCell| cell.group.is_some() || cell.names.iter().any(|name| is_of_plans(name));
    spans.len() > 1 && (0..spans.len()).all(is_once) && !unknown.iter().any(is_plan)
}

/// Lets lists of indicators that other lists have already, with values by month beside
/// them, be looked at anew: they are tables of values.
pub(in crate::records::layout) fn repeated(opened: &mut [Opened], context: DateContext) {
    let mut names: Vec<BTreeSet<String>> = opened.iter().map(names_in).collect();
    for at in 0..opened.len() {
        let Taken::Table(found) = &opened[at].taken else { continue };
        let others = || names.iter().enumerate().filter(|(other, _)| *other != at);
        let is_known =
            |name: &String| others().any(|(_, names)| names.len() > 1 && names.contains(name));
        let own = &names[at];
        let is_repeated = found.table.name == "indicators"
            && opened[at].sheet.grid.laid.is_none()
            && has_spans(found, context)
            && !own.is_empty()
            && own.iter().all(is_known);
        if is_repeated {
            opened[at].taken = Taken::Aside(TakenFor::Unknown, RowUse::SetAside);
            names[at].clear();
        }
    }
}

/// The names of the indicators that a list has.
fn names_in(opened: &Opened) -> BTreeSet<String> {
    let Taken::Table(found) = &opened.taken else { return BTreeSet::new() };
    if found.table.name != "indicators" {
        return BTreeSet::new();
    }
    let grid = &opened.sheet.grid;
    let columns = ["name", "name_en", "plain_name"];
    let named = found.names(grid, &columns).map(|name| key(&name));
    named.chain(known::abbreviations(grid, found)).filter(|name| !name.is_empty()).collect()
}
