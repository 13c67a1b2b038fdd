//! Which column of a table a head means, by its name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::text::fold;
use crate::records::table::{Column, Table};
use crate::records::tables::TABLES;

use super::halves::halves;
use super::head::split_bracket;

/// Returns the column of a table that a head means.
pub(crate) fn field_of(table: &Table, head: &str) -> Option<&'static Column> {
    let known = known_heads(table);
    let of = |head: &str| {
        let folded = fold(head);
        known.get(&folded).or_else(|| known.get(&split_bracket(&folded).0))
    };
    let at = of(head).or_else(|| halves(head).iter().find_map(|half| of(half)))?;
    let table = TABLES.iter().find(|it| it.name == table.name)?;
    table.columns.get(*at)
}

/// The heads of each table as they are compared, with their columns.
pub(crate) fn known_heads(table: &Table) -> &'static BTreeMap<String, usize> {
    static KNOWN: LazyLock<BTreeMap<&'static str, BTreeMap<String, usize>>> = LazyLock::new(|| {
        let heads = |table: &Table| {
            let columns = table.columns.iter().enumerate();
            columns
                .flat_map(|(at, column): (usize, &Column)| {
                    let names = std::iter::once(column.name).chain(column.headers.iter().copied());
                    names.map(move |name| (fold(name), at))
                })
                .collect()
        };
        TABLES.iter().map(|table| (table.name, heads(table))).collect()
    });
    &KNOWN[table.name]
}
