//! What was printed and is no longer so, and what rests on the state of today.

use crate::assessment::corrections::{Corrected, Correction};
use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::undated::{Group, NAMED, NUMBERED, Undated};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::model::Model;

/// How many things of a group there are, and how many beyond those told by name, and
/// by number.
#[derive(Debug, Clone)]
pub struct GroupFigures {
    /// All.
    pub count: Figure,
    /// Beyond those told by name.
    pub unnamed: Figure,
    /// Beyond those told by number.
    pub unnumbered: Figure,
}

/// Makes the figures of corrections, what was printed and what stands now; none of those
/// that are no numbers.
pub(super) fn corrections(
    model: &Model,
    corrections: &[Correction],
    book: &mut Book,
) -> Vec<Option<(Figure, Figure)>> {
    corrections.iter().map(|it| correction(model, it, book)).collect()
}

fn correction(model: &Model, correction: &Correction, book: &mut Book) -> Option<(Figure, Figure)> {
    let rows = std::slice::from_ref(&correction.origin);
    let mut both = |id: &str, subject: Option<&Name>, old: Amount, new: Amount| {
        let old_name = called(format!("{id}.printed"), "correction-printed", subject);
        let old = book.value(old_name, old, rows);
        let new_name = called(format!("{id}.corrected"), "correction-corrected", subject);
        (old, book.value(new_name, new, rows))
    };
    match &correction.what {
        Corrected::Value { indicator, span, parts, old, new } => {
            let definition = &model.indicator(indicator)?.definition;
            let parts: String =
                parts.iter().map(|(dimension, part)| format!(".{dimension}={part}")).collect();
            let old = Amount::Number(*old, definition.unit.clone());
            let new = Amount::of_reading(new, &definition.unit);
            let id = format!("{indicator}{parts}@{span}");
            Some(both(&id, Some(&definition.name), old, new))
        }
        Corrected::Total { indicator, day, old, new } => {
            let definition = &model.indicator(indicator)?.definition;
            let old = Amount::Number(*old, definition.unit.clone());
            let new = Amount::of_reading(new, &definition.unit);
            let id = format!("{indicator}@..{day}");
            Some(both(&id, Some(&definition.name), old, new))
        }
        Corrected::Grant { funder, old, new, .. } => {
            let new = new.map_or(Amount::Missing, Amount::Yen);
            let id = format!("money.{}.{}", funder.ja, correction.origin);
            Some(both(&id, Some(funder), Amount::Yen(*old), new))
        }
        Corrected::Figure { figure, old, .. } => {
            let old = Amount::Words(old.clone());
            Some(both(&figure.id, figure.subject.as_ref(), old, figure.value.clone()))
        }
        Corrected::Status { .. } | Corrected::Commitment { .. } | Corrected::Due { .. } => None,
    }
}

/// Counts the things that are told as they are today.
pub(super) fn undated(undated: Option<&Undated>, book: &mut Book) -> Vec<GroupFigures> {
    let Some(undated) = undated else { return Vec::new() };
    undated.groups.iter().map(|group| of_group(undated, group, book)).collect()
}

fn of_group(undated: &Undated, group: &Group, book: &mut Book) -> GroupFigures {
    let items = group.items.iter().filter_map(|at| undated.items.get(*at));
    let rows: Vec<Origin> = items.map(|it| it.origin.clone()).collect();
    let fields: Vec<&str> = group.fields.iter().map(|field| field.code()).collect();
    let id = format!("undated.{}.{}", group.kind, fields.join("+"));
    let mut count = |name: &str, first: usize| {
        let rows = rows.get(first..).unwrap_or_default();
        let called = called(format!("{id}{name}"), "undated", None);
        book.value(called, Amount::of_count(rows.len()), rows)
    };
    GroupFigures {
        count: count("", 0),
        unnamed: count(".unnamed", NAMED),
        unnumbered: count(".unnumbered", NUMBERED),
    }
}
