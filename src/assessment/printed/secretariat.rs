//! What carries the secretariat, and what comes of its work.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Book, Figure, Term, between, called};
use crate::assessment::sustainability::{CostLine, Costs, Enabled, InKind, Sustainability};
use crate::assessment::tally::Tally;
use crate::diagnostics::Origin;
use crate::domain::words::{BackboneFunction, ContributionKind};
use crate::model::secretariat::{Contribution, Work};

/// The figures of the secretariat.
#[derive(Debug, Clone, Default)]
pub struct SecretariatFigures {
    /// Costs by category, as in [`Costs`].
    pub costs: Vec<CostFigures>,
    /// All costs.
    pub costs_total: Option<CostFigures>,
    /// Rows without a plan, and rows without what was spent.
    pub unreported: Option<(Figure, Figure)>,
    /// What members brought, by kind.
    pub in_kind: BTreeMap<ContributionKind, InKindFigures>,
    /// All of it, in yen.
    pub in_kind_total: Option<Figure>,
    /// What members brought one by one, as in [`Sustainability`].
    pub given: Vec<GivenFigures>,
    /// Hours of the months of the report, as in [`Sustainability`].
    pub work: Vec<Figure>,
    /// Hours by function.
    pub hours: BTreeMap<BackboneFunction, Figure>,
    /// All hours.
    pub hours_total: Option<Figure>,
    /// What the hours brought: name and number, in order.
    pub enabled: Vec<(&'static str, Figure)>,
}

/// The figures of one category of costs.
#[derive(Debug, Clone)]
pub struct CostFigures {
    /// Planned.
    pub budget: Figure,
    /// Spent.
    pub actual: Figure,
    /// Spent minus planned.
    pub difference: Figure,
    /// The same in percent of what was planned.
    pub variance: Figure,
}

/// The figures of what was brought of one kind.
#[derive(Debug, Clone)]
pub struct InKindFigures {
    /// What it is worth, in yen.
    pub yen: Figure,
    /// How often.
    pub times: Figure,
    /// By how many organisations.
    pub organisations: Figure,
}

/// The figures of one thing that was brought.
#[derive(Debug, Clone)]
pub struct GivenFigures {
    /// How much, in its own unit.
    pub quantity: Option<Figure>,
    /// What it is worth, in yen.
    pub yen: Option<Figure>,
}

/// Makes the figures of the secretariat.
pub(super) fn secretariat(own: &Sustainability, book: &mut Book) -> SecretariatFigures {
    let mut made = SecretariatFigures::default();
    (made.costs, made.costs_total, made.unreported) = costs(&own.costs, book);
    for line in &own.in_kind {
        made.in_kind.insert(line.kind, in_kind(line, book));
    }
    if !own.in_kind.is_empty() {
        let rows: Vec<_> = own.in_kind.iter().flat_map(|it| it.rows.rows.clone()).collect();
        let yen = own.in_kind_yen.map_or(Amount::Missing, Amount::Yen);
        made.in_kind_total =
            Some(book.value(called("in-kind.total", "in-kind-total", None), yen, &rows));
    }
    made.given = given(&own.given, book);
    made.work = work(&own.work, book);
    for (function, hours, rows) in &own.hours {
        let name = called(format!("hours.{}", function.name()), "hours", None);
        made.hours.insert(*function, book.value(name, Amount::Hours(*hours), &rows.rows));
    }
    if !own.hours.is_empty() {
        let total: Decimal = own.hours.iter().map(|(_, hours, _)| *hours).sum();
        let rows: Vec<_> = own.hours.iter().flat_map(|(.., rows)| rows.rows.clone()).collect();
        let name = called("hours.total", "hours-total", None);
        made.hours_total = Some(book.value(name, Amount::Hours(total), &rows));
    }
    made.enabled = enabled(&own.enabled, book);
    made
}

/// By category, all of them, and rows that lack a plan or an amount.
type CostsMade = (Vec<CostFigures>, Option<CostFigures>, Option<(Figure, Figure)>);

/// Makes the figures of costs.
pub(in crate::assessment) fn costs(costs: &Costs, book: &mut Book) -> CostsMade {
    let days = between(costs.span);
    let mut lines = Vec::new();
    for line in &costs.lines {
        let category = line.category.as_ref().map_or("", |name| name.ja.as_str());
        lines.push(cost(&format!("costs.{category}"), line, &days, book));
    }
    if costs.total.rows.count() == 0 {
        return (lines, None, None);
    }
    let total = cost("costs.total", &costs.total, &days, book);
    let mut count = |name: &str, count: usize| {
        let family = format!("costs-without-{name}");
        let name = called(format!("costs.without-{name}"), &family, None);
        book.value(name, Amount::of_count(count), &costs.total.rows.rows)
    };
    let budget = count("budget", costs.total.without_budget);
    let unreported = (budget, count("actual", costs.total.without_actual));
    (lines, Some(total), Some(unreported))
}

fn cost(id: &str, line: &CostLine, days: &[Term], book: &mut Book) -> CostFigures {
    let mut make = |name: &str, value: Amount| {
        let family = format!("costs-{name}");
        let called = called(format!("{id}.{name}"), &family, line.category.as_ref());
        book.derived(called, value, days.to_vec(), &line.rows.rows)
    };
    let yen = |yen: Option<Decimal>| yen.map_or(Amount::Missing, Amount::Yen);
    CostFigures {
        budget: make("budget", yen(line.budget)),
        actual: make("actual", Amount::Yen(line.actual)),
        difference: make("difference", yen(line.difference())),
        variance: make("variance", line.variance.map_or(Amount::Missing, Amount::Percent)),
    }
}

fn in_kind(line: &InKind, book: &mut Book) -> InKindFigures {
    let id = format!("in-kind.{}", line.kind.name());
    let yen = line.yen.map_or(Amount::Missing, Amount::Yen);
    let organisations = Amount::of_count(line.organisations);
    let rows = &line.rows.rows;
    InKindFigures {
        yen: book.value(called(id.clone(), "in-kind", None), yen, rows),
        times: book.count(called(format!("{id}.times"), "in-kind-times", None), &line.rows),
        organisations: book.value(
            called(format!("{id}.organisations"), "in-kind-organisations", None),
            organisations,
            rows,
        ),
    }
}

/// What was brought is called by who brought it when, and what kind of thing it was.
fn given(given: &[Contribution], book: &mut Book) -> Vec<GivenFigures> {
    let name =
        |it: &Contribution| format!("given.{}.{}.{}", it.span, it.organisation, it.kind.name());
    let named = told_apart(given.iter().map(|it| (name(it), (it.yen, it.quantity), &it.origin)));
    given
        .iter()
        .zip(named)
        .map(|(it, id)| {
            let row = std::slice::from_ref(&it.origin);
            let unit = it.unit.clone().unwrap_or_default();
            GivenFigures {
                quantity: it.quantity.map(|quantity| {
                    let name = called(format!("{id}.quantity"), "given-quantity", it.item.as_ref());
                    book.value(name, Amount::Number(quantity, unit), row)
                }),
                yen: it.yen.map(|yen| {
                    let name = called(format!("{id}.yen"), "given-yen", it.item.as_ref());
                    book.value(name, Amount::Yen(yen), row)
                }),
            }
        })
        .collect()
}

/// Work is called by when it was done and what for: never by who did it.
fn work(work: &[Work], book: &mut Book) -> Vec<Figure> {
    let name = |it: &Work| format!("work.{}.{}", it.span, it.function.name());
    let named = told_apart(work.iter().map(|it| (name(it), it.hours, &it.origin)));
    work.iter()
        .zip(named)
        .map(|(it, id)| {
            let row = std::slice::from_ref(&it.origin);
            book.value(called(id, "work", None), Amount::Hours(it.hours), row)
        })
        .collect()
}

/// Numbers those names that several rows have: by what tells the rows apart, and those
/// that are the same in this too by their order.
fn told_apart<'a, K: Ord>(rows: impl Iterator<Item = (String, K, &'a Origin)>) -> Vec<String> {
    let rows: Vec<_> = rows.collect();
    rows.iter()
        .map(|row| {
            let alike = rows.iter().filter(|it| it.0 == row.0);
            let before = alike.clone().filter(|it| (&it.1, it.2) < (&row.1, row.2)).count();
            match alike.count() {
                1 => row.0.clone(),
                _ => format!("{}/{}", row.0, before + 1),
            }
        })
        .collect()
}

fn enabled(enabled: &Enabled, book: &mut Book) -> Vec<(&'static str, Figure)> {
    let all: [(&'static str, &Tally); 5] = [
        ("meetings", &enabled.meetings),
        ("decisions", &enabled.decisions),
        ("kept", &enabled.kept),
        ("values", &enabled.values),
        ("changes", &enabled.changes),
    ];
    let mut make = |name: &'static str, rows: &Tally| {
        let family = format!("enabled-{name}");
        (name, book.count(called(format!("enabled.{name}"), &family, None), rows))
    };
    all.into_iter().map(|(name, rows)| make(name, rows)).collect()
}
