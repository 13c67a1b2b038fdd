//! Tables of a project's own, for texts and sections that name them, and as data.

use std::collections::BTreeMap;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::{OwnCell, OwnKind, OwnTable};
use crate::domain::name::Name;
use crate::domain::text::{fold, nearest};
use crate::markdown::width;
use crate::markup::Markup;

use super::text::Text;
use super::words::Wording;

/// How wide a column wants to be, in half letters: its longest cell, within these.
const BOUNDS: (usize, usize) = (12, 54);

/// Returns the table that a text calls by its id or name; else what is near.
pub(super) fn named<'d>(
    name: &str,
    disclosed: &'d Disclosed,
) -> Result<&'d OwnTable, Option<String>> {
    let tables = disclosed.own_tables();
    let called = fold(name);
    let is_called = |it: &&OwnTable| fold(&it.id) == called || fold(&it.name.ja) == called;
    tables.iter().find(is_called).ok_or_else(|| {
        let known: Vec<(usize, String)> = tables.iter().map(|it| (0, it.id.clone())).collect();
        nearest(name, &known).map(|near| format!("table(\"{near}\")"))
    })
}

/// Returns all of them as they are printed, by their ids.
pub(super) fn all(disclosed: &Disclosed, wording: &Wording<'_>) -> BTreeMap<String, Markup> {
    disclosed.own_tables().iter().map(|it| (it.id.clone(), markup(it, wording))).collect()
}

/// Words a table as it is printed.
pub(super) fn markup(table: &OwnTable, wording: &Wording<'_>) -> Markup {
    if table.rows.is_empty() {
        return wording.word("none").to_markup();
    }
    let heads: Vec<Text> = heads(table, wording);
    let rows: Vec<Vec<Text>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| worded(cell, wording)).collect())
        .collect();
    let weight = |column: usize| {
        let cells = rows.iter().map(|row| &row[column]).chain([&heads[column]]);
        let longest = cells.map(|cell| width(&cell.to_string())).max().unwrap_or_default();
        longest.clamp(BOUNDS.0, BOUNDS.1)
    };
    let columns = table.columns.iter().enumerate();
    let (aligned, weights): (Vec<&str>, Vec<String>) = columns
        .map(|(at, column)| {
            (if column.kind == OwnKind::Number { "right" } else { "left" }, weight(at).to_string())
        })
        .unzip();
    let cells = |cells: &[Text]| {
        let cells = cells.iter().map(|cell| format!("[{}]", cell.to_markup().source()));
        cells.collect::<Vec<_>>().join(", ")
    };
    let body: Vec<String> = rows.iter().map(|row| cells(row)).collect();
    let source = format!(
        "#md-table(({},), ({},), table.header({}), {})\n",
        aligned.join(", "),
        weights.join(", "),
        cells(&heads),
        body.join(", "),
    );
    Markup::from_source(source)
}

/// The heads, each with its unit.
pub(super) fn heads(table: &OwnTable, wording: &Wording<'_>) -> Vec<Text> {
    let head = |name: &Name, unit: Option<&Name>| match unit {
        Some(unit) => wording
            .say("own-table-head", &[("name", wording.name(name)), ("unit", wording.name(unit))]),
        None => wording.name(name),
    };
    table.columns.iter().map(|it| head(&it.name, it.unit.as_ref())).collect()
}

fn worded(cell: &OwnCell, wording: &Wording<'_>) -> Text {
    match cell {
        OwnCell::Blank => wording.cell(""),
        OwnCell::Withheld => wording.word("amount-withheld"),
        OwnCell::Text(text) => wording.cell(&text.value),
        OwnCell::Number(number) => wording.exact(number.value),
        OwnCell::Date(date) => wording.short_date(date.value),
        OwnCell::Span(span) => wording.span(span.value),
        OwnCell::Flag(flag) => wording.word(if flag.value { "flag-yes" } else { "flag-no" }),
    }
}

/// Returns a table as data: a row of heads, days as `YYYY-MM-DD` and bare numbers.
pub(super) fn data(table: &OwnTable, wording: &Wording<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = heads(table, wording).iter().map(ToString::to_string).collect();
    let plain = |cell: &OwnCell| match cell {
        OwnCell::Date(date) => date.value.to_string(),
        OwnCell::Span(span) => span.value.to_string(),
        OwnCell::Number(number) => number.value.normalize().to_string(),
        other => worded(other, wording).to_string(),
    };
    let rows = table.rows.iter().map(|row| row.cells.iter().map(plain).collect());
    (heads, rows.collect())
}
