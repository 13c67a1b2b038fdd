//! The numbers that are withheld, with their values: for the secretariat only.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::Assessment;
use crate::assessment::suppression::{self, Kept, Place, Reason};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::own_table::OwnTable;
use crate::records::own::OwnCell;

/// A number that editions of one visibility do not print.
#[derive(Debug)]
pub struct WithheldNumber {
    /// From whom it is withheld.
    pub visibility: Visibility,
    /// The indicator, or the table of the project's own.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The first and the last day of what it is of; none in a table of the project's own.
    pub days: Option<(Date, Date)>,
    /// Of which parts it is, or of which row and column.
    pub parts: Vec<String>,
    /// Whether it is the running total of its fiscal year.
    pub is_total: bool,
    /// The number itself, if it is known.
    pub value: Option<Decimal>,
    /// Why it is withheld.
    pub reason: Reason,
    /// Numbers from the one to the other at least, readers cannot tell apart.
    pub range: Option<(Decimal, Decimal)>,
    /// Where it stands.
    pub origins: Vec<Origin>,
}

/// Lists the numbers that are withheld, by visibility and indicator.
pub fn withheld(model: &Model, assessment: &Assessment) -> Vec<WithheldNumber> {
    let mut numbers = Vec::new();
    for (&visibility, figures) in &assessment.by_visibility {
        for indicator in &model.indicators {
            let definition = &indicator.definition;
            let Some(withheld) = figures.withheld.get(&definition.id) else { continue };
            numbers.extend(suppression::log(indicator, withheld).into_iter().map(|entry| {
                WithheldNumber {
                    visibility,
                    id: definition.id.to_string(),
                    name: definition.name.clone(),
                    days: Some((entry.key.first, entry.key.last)),
                    parts: entry.key.parts.iter().map(part).collect(),
                    is_total: entry.key.is_total,
                    value: entry.value,
                    reason: entry.kept.reason,
                    range: entry.kept.range,
                    origins: entry.origins,
                }
            }));
        }
        for table in &model.own_tables {
            let withheld = figures.withheld_own.get(&table.id).into_iter().flatten();
            numbers.extend(withheld.map(|(place, kept)| of_own(table, *place, kept, visibility)));
        }
    }
    numbers
}

fn part((dimension, part): &(String, String)) -> String {
    format!("{dimension}={part}")
}

/// A number of a table of the project's own, called by the head of its column and the first
/// text of its row.
fn of_own(
    table: &OwnTable,
    (row, column): Place,
    kept: &Kept,
    visibility: Visibility,
) -> WithheldNumber {
    let row = &table.rows[row];
    let heads = table.columns.iter().map(|it| &it.name.ja);
    let label = heads.zip(&row.cells).find_map(|(head, cell)| match cell {
        OwnCell::Text(text) => Some((head.clone(), text.value.clone())),
        _ => None,
    });
    let parts = label.as_ref().map(part).into_iter();
    WithheldNumber {
        visibility,
        id: table.id.clone(),
        name: table.name.clone(),
        days: None,
        parts: parts.chain([table.columns[column].name.ja.clone()]).collect(),
        is_total: false,
        value: row.number(column),
        reason: kept.reason,
        range: kept.range,
        origins: vec![row.origin.clone()],
    }
}
