//! Tables with heads of ours that have everyday words beside them.

use crate::records::dates::{DateContext, parse_span};
use crate::records::found::halves;
use crate::records::found::head::{FieldHead, HeadCell, split_bracket};
use crate::records::found::table::Found;
use crate::records::grid::{Cell, Grid};
use crate::records::keys::is_numbering;
use crate::records::layout::known::Known;
use crate::records::layout::shape::Layout;
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::table::{Column, ColumnType, Table};

use super::facts::{Facts, LOOKED_AT, is_time};
use super::heads::said;
use super::looks::List;

/// Takes heads that a table does not know for columns of it that are free, where they
/// are everyday words for them and the cells agree.
pub(in crate::records::layout) fn with_everyday_heads(
    opened: Opened,
    known: &Known,
    context: DateContext,
) -> Opened {
    let Opened { sheet, taken } = opened;
    let taken = match taken {
        Taken::Table(mut found) if sheet.grid.laid.is_none() => {
            add_everyday_heads(&sheet.grid, &mut found, known, context);
            Taken::Table(found)
        }
        taken => taken,
    };
    Opened { sheet, taken }
}

fn add_everyday_heads(grid: &Grid, found: &mut Found, known: &Known, context: DateContext) {
    let table = found.table;
    // Columns of values may be broken down by anything.
    if table.name == "observations" {
        return;
    }
    let unknown = &found.matched.unknown;
    if !unknown.iter().any(|cell| !said_heads(table, cell).is_empty()) {
        return;
    }
    let facts = Facts::of(grid, known, context);
    let heads = found.head.first..=found.head.last();
    let (columns, corner) = (Vec::new(), None);
    let list = List { grid, known, context, facts: &facts, heads, columns, corner };
    let mut taken: Vec<(usize, usize, FieldHead)> = Vec::new();
    for cell in unknown {
        let found = said_heads(table, cell).into_iter().find_map(|(name, field)| {
            let at = table.columns.iter().position(|it| it.name == field.name)?;
            let is_free = found.matched.fields[at].is_empty()
                && taken.iter().all(|(column, ..)| *column != at);
            (is_free && list.agrees(cell.column, table, field)).then_some((at, name))
        });
        let Some((at, name)) = found else { continue };
        let (_, bracket) = split_bracket(name);
        let head = FieldHead { grid_column: cell.column, header: name.clone(), bracket };
        taken.push((at, cell.column, head));
    }
    for (at, column, head) in taken {
        found.matched.fields[at].push(head);
        found.matched.unknown.retain(|cell| cell.column != column);
    }
}

/// The columns that a head may mean in everyday words, each with the name that says so.
fn said_heads<'c>(table: &'static Table, cell: &'c HeadCell) -> Vec<(&'c String, &'static Column)> {
    let names = cell.names.iter();
    names.flat_map(|name| said(table, name).map(move |field| (name, field))).collect()
}

/// Returns the layout of a table whose heads are ours, where everyday words stand beside
/// them that say more of it: those of ours stay what they are.
pub(in crate::records::layout) fn completed(
    grid: &Grid,
    found: &Found,
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    const TABLES: [&str; 7] =
        ["meetings", "goals", "indicators", "commitments", "funding", "contributions", "costs"];
    let table = found.table;
    let first = found.head.first;
    // R6年度末 over 基準値.
    let above = first.checked_sub(1).filter(|above| {
        let mut cells = grid.rows[*above].cells();
        !found.head.is_double && cells.any(|cell| parse_span(&cell.to_text(), context).is_ok())
    });
    let may_say_more = !found.matched.unknown.is_empty() || above.is_some();
    if !TABLES.contains(&table.name) || grid.laid.is_some() || !may_say_more {
        return None;
    }
    let facts = Facts::of(grid, known, context);
    let lines = found.head.last() - first + 1;
    let read = |first: usize, lines: usize| {
        let (rank, layout) =
            List::at(grid, known, context, &facts, first, lines)?.as_table(table)?;
        Some((rank, layout?))
    };
    let plain = read(first, lines)?;
    let dated = above.and_then(|above| read(above, 2)).filter(|(rank, _)| *rank > plain.0);
    let is_dated = dated.is_some();
    let (_, layout) = dated.unwrap_or(plain);
    let head = |column: usize| {
        let kept = layout.kept.iter().find(|it| it.column == column)?;
        Some(split_bracket(&kept.head).0)
    };
    let own: Vec<(usize, String)> = table
        .columns
        .iter()
        .zip(&found.matched.fields)
        .flat_map(|(column, heads)| {
            // A running number is no code, and may be the number of a meeting.
            let heads = heads.iter().filter(|it| !column.made || !is_numbering(&it.header));
            heads.map(|it| (it.grid_column, Layout::head_of(table, column.name)))
        })
        .collect();
    let is_more = |cell: &HeadCell| {
        let mut heads = table.columns.iter().map(|column| Layout::head_of(table, column.name));
        head(cell.column).is_some_and(|it| heads.any(|head| head == it))
    };
    let is_same = own.iter().all(|(column, own)| head(*column).as_ref() == Some(own));
    let has_more = is_dated || found.matched.unknown.iter().any(is_more);
    (is_same && has_more && layout.across.is_none() && layout.groups.is_none()).then_some(layout)
}

/// Returns the column of days that an everyday word means, if its cells are some.
pub(in crate::records::layout) fn everyday_day(
    grid: &Grid,
    first: usize,
    table: &'static Table,
    text: &str,
    column: usize,
) -> Option<&'static Column> {
    let mut cells = grid.rows[first..].iter().take(LOOKED_AT.1).map(|row| row.cell(column));
    let mut names = std::iter::once(text.to_owned()).chain(halves(text));
    let field = names.find_map(|name| said(table, &name).next())?;
    let is_day = |cell: Cell<'_>| cell.is_blank() || is_time(cell, DateContext::default());
    (matches!(field.kind, ColumnType::Date) && cells.all(is_day)).then_some(field)
}
