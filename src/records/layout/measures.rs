//! Costs with the months across and the plan beside what was spent under each.
//!
//! Each month of a category is one row of the table, with both amounts.

use std::ops::RangeInclusive;

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::totals::is_total_word;

use super::known::is_value;
use super::list;
use super::shape::{Across, AcrossColumn, Kept, Layout};
use super::sides::Side;

/// Rows in which heads are looked for.
const LOOKED_AT: usize = 12;

/// Returns the layout of such costs.
pub(super) fn propose(grid: &Grid, context: DateContext) -> Option<Layout> {
    let table = super::tables::table_of("costs")?;
    (0..grid.rows.len().saturating_sub(2).min(LOOKED_AT)).find_map(|first| {
        let heads = first..=first + 1;
        let label = label(grid, &heads)?;
        let pairs = pairs(grid, &heads, label, context)?;
        let head = |name: &str| Layout::head_of(table, name);
        let columns: Vec<AcrossColumn> = pairs;
        let mut rows = grid.rows[heads.end() + 1..].iter();
        let is_amounts = |row: &GridRow| {
            let cells = || {
                columns.iter().flat_map(|it| {
                    [it.column].into_iter().chain(it.others.iter().copied()).map(|at| row.cell(at))
                })
            };
            cells().any(|cell| matches!(cell, Cell::Number(_)))
                && cells().all(|cell| cell.is_blank() || is_value(cell))
        };
        rows.find(|row| is_amounts(row))?;
        Some(Layout {
            kept: vec![Kept { column: label, head: head("category"), before: Vec::new() }],
            across: Some(Across {
                others: vec![head("actual")],
                ..Across::of(head("month"), head("budget"), columns)
            }),
            ..Layout::plain(table, heads, label)
        })
    })
}

/// The column whose head is one of categories of costs.
fn label(grid: &Grid, heads: &RangeInclusive<usize>) -> Option<usize> {
    let is_category = |column: &usize| {
        let mut texts = heads.clone().map(|row| grid.rows[row].cell(*column).to_text());
        texts.any(|text| list::means(super::tables::table_of("costs"), &text, "category"))
    };
    (0..4).find(is_category)
}

/// The months, each with the columns of its plan and of what was spent: every column
/// beside the categories is one of them, or a total.
fn pairs(
    grid: &Grid,
    heads: &RangeInclusive<usize>,
    label: usize,
    context: DateContext,
) -> Option<Vec<AcrossColumn>> {
    let (upper, lower) = (&grid.rows[*heads.start()], &grid.rows[*heads.end()]);
    let mut months: Vec<(String, [Option<usize>; 2])> = Vec::new();
    let mut above = String::new();
    for column in label + 1..upper.len().max(lower.len()) {
        let text = upper.cell(column).head_text();
        // Merged heads that came as CSV stand above the first of their columns only.
        if !text.trim().is_empty() {
            above = text;
        }
        let below = lower.cell(column).to_text();
        if below.trim().is_empty() || is_total_word(&fold(&above)) || above.is_empty() {
            continue;
        }
        let Some(side) = Side::of(&below) else { continue };
        let is_month = matches!(parse_span(&above, context), Ok(_) | Err(DateProblem::NoYear));
        if !is_month {
            return None;
        }
        let at = match months.iter().position(|(month, _)| *month == above) {
            Some(at) => at,
            None => {
                months.push((above.clone(), [None; 2]));
                months.len() - 1
            }
        };
        let place = &mut months[at].1[usize::from(side == Side::Actual)];
        if place.replace(column).is_some() {
            return None;
        }
    }
    let pair = |(name, places): (String, [Option<usize>; 2])| match places {
        [Some(budget), Some(actual)] => Some(AcrossColumn {
            others: vec![actual],
            ..AcrossColumn::of(budget, name, *heads.start())
        }),
        _ => None,
    };
    let pairs: Option<Vec<AcrossColumn>> = months.into_iter().map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty())
}
