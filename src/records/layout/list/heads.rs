//! What a head may be called, and what an everyday word may mean.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::found::fields::field_of;
use crate::records::found::halves;
use crate::records::found::head::split_bracket;
use crate::records::grid::{Cell, GridRow};
use crate::records::layout::everyday::{HEADS, english};
use crate::records::layout::{known, parts};
use crate::records::table::{Column, Table};
use crate::records::tables::TABLES;

use super::looks::LONGEST;

/// What a column may be called: its lines joined, the last, the first.
pub(super) fn names(rows: &[GridRow], column: usize) -> Vec<String> {
    let mut texts: Vec<String> = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_blank())
        .map(Cell::head_text)
        .collect();
    texts.dedup();
    let mut names = match texts.as_slice() {
        [] => Vec::new(),
        [one] => vec![one.clone()],
        [first, .., last] => vec![texts.concat(), last.clone(), first.clone()],
    };
    names.extend(rows.iter().flat_map(|row| halves(&row.cell(column).to_text())));
    names.extend(rows.iter().flat_map(|row| parts::corner(&row.cell(column).to_text())));
    names.extend(rows.iter().flat_map(|row| both(&row.cell(column).to_text())));
    names
}

/// Months that stand below a year which is written above the first of them only, each
/// with it, as merged cells come as CSV: 2025年 over 6月末, 9月末.
pub(super) fn years_above(rows: &[GridRow]) -> BTreeMap<usize, String> {
    let [upper, lower] = rows else { return BTreeMap::new() };
    let has_month = |cell: Cell<'_>| {
        let text = cell.to_text();
        text.contains('月')
            && matches!(parse_span(text.trim(), DateContext::default()), Err(DateProblem::NoYear))
    };
    let mut year: Option<String> = None;
    let mut named = BTreeMap::new();
    for column in 0..upper.len().max(lower.len()) {
        let (above, below) = (upper.cell(column), lower.cell(column));
        if !above.is_blank() {
            let text = above.to_text().trim().to_owned();
            year = known::is_year(&text).then_some(text);
        }
        if let Some(year) = year.as_ref().filter(|_| has_month(below)) {
            named.insert(column, format!("{year}{}", below.to_text().trim()));
        }
    }
    named
}

/// A head that says two things of one column: 略称・通称.
fn both(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(['・', '／', '/']).map(str::trim).collect();
    let is_word = |part: &&str| part.chars().count() > 1;
    match parts.len() {
        2 | 3 if parts.iter().all(is_word) => parts.into_iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
/// Whether a head means a column of a table.
pub(in crate::records::layout) fn means(
    table: Option<&'static Table>,
    head: &str,
    name: &str,
) -> bool {
    let Some(table) = table else { return false };
    let is_it = |text: &str| {
        field_of(table, text).is_some_and(|field| field.name == name)
            || said(table, text).any(|field| field.name == name)
    };
    is_it(head) || halves(head).iter().any(|half| is_it(half))
}

/// The everyday heads of a table, folded, each with the columns that it may mean.
type Said = BTreeMap<String, Vec<&'static str>>;

/// The everyday heads of each table, folded, with their columns.
fn everyday(table: &Table) -> Option<&'static Said> {
    static SAID: LazyLock<BTreeMap<&'static str, Said>> = LazyLock::new(|| {
        let mut said: BTreeMap<&'static str, Said> = BTreeMap::new();
        for (table, columns) in HEADS.iter().chain(english::HEADS) {
            let heads = columns
                .iter()
                .flat_map(|(name, heads)| heads.iter().map(move |head| (fold(head), *name)));
            let known = said.entry(table).or_default();
            heads.for_each(|(head, name)| known.entry(head).or_default().push(name));
        }
        said
    });
    SAID.get(table.name)
}

/// Returns the columns of a table that an everyday word may mean, likeliest first.
pub(in crate::records::layout) fn said(
    table: &'static Table,
    head: &str,
) -> impl Iterator<Item = &'static Column> {
    let folded = fold(head);
    let names = everyday(table)
        .and_then(|said| said.get(&folded).or_else(|| said.get(&split_bracket(&folded).0)));
    let column = |name: &&'static str| table.columns.iter().find(|column| column.name == *name);
    names.into_iter().flatten().filter_map(column)
}

/// Whether a line may be the heads of some table: short texts, of which one at least is
/// a head, or several are spans.
pub(in crate::records::layout) fn may_be_heads(row: &GridRow, context: DateContext) -> bool {
    let texts: Vec<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(|cell| cell.to_text()).collect();
    let is_short = |text: &String| text.trim().chars().count() <= LONGEST;
    let is_text = row
        .cells()
        .all(|cell| matches!(cell, Cell::Text(_) | Cell::Empty | Cell::Date(_) | Cell::Span(_)));
    let is_head = |text: &String| {
        TABLES
            .iter()
            .any(|table| field_of(table, text).is_some() || said(table, text).next().is_some())
    };
    let is_span = |text: &&String| parse_span(text, context).is_ok();
    let heads = texts.iter().filter(|text| is_head(text)).count();
    texts.len() > 1
        && is_text
        && texts.iter().all(is_short)
        && (is_head(&texts[0])
            || heads * 2 > texts.len()
            || texts.iter().filter(is_span).count() > 1)
}
