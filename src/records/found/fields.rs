//! Which column of a table a head means, by its name.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::domain::text::fold;
use crate::records::own::declared;
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
    let ours = TABLES.iter().find(|it| it.name == table.name);
    ours.or_else(|| declared::address_of(table))?.columns.get(*at)
}

/// The heads of each table as they are compared, with their columns.
pub(crate) fn known_heads(table: &Table) -> &'static Heads {
    static OURS: LazyLock<BTreeMap<&'static str, Heads>> =
        LazyLock::new(|| TABLES.iter().map(|table| (table.name, heads(table))).collect());
    // Those of a project's own are kept as the tables are, once for good.
    static OWN: Mutex<BTreeMap<Heads, &'static Heads>> = Mutex::new(BTreeMap::new());
    OURS.get(table.name).unwrap_or_else(|| {
        let mut own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
        own.entry(heads(table)).or_insert_with_key(|heads| Box::leak(Box::new(heads.clone())))
    })
}

/// Heads as they are compared, with their columns.
type Heads = BTreeMap<String, usize>;

fn heads(table: &Table) -> Heads {
    let columns = table.columns.iter().enumerate();
    columns
        .flat_map(|(at, column): (usize, &Column)| {
            let names = std::iter::once(column.name).chain(column.headers.iter().copied());
            names.map(move |name| (fold(name), at))
        })
        .collect()
}
