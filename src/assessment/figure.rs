//! A figure: a number with a name.
//!
//! Whatever number a page prints is one. It is made here and in no other stage, says
//! what it is made of down to the cell, and is found again by its identifier, which is
//! made from what the figure is about: `I01.value`, `I02.地区=東部`,
//! `commitments.labour.overdue`, `money.みらい財団.spent`. Identifiers do not change with
//! the month, the audience or the order of rows.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::rules::Quantity;
use crate::domain::value::Reading;

use super::status::Status;
use super::tally::{Share, Tally};

/// A figure and its derivation; cheap to copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure(Arc<Made>);

/// What a figure is.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Its identifier.
    pub id: String,
    /// What kind of figure it is, as in keys of words: its name and formula.
    pub family: String,
    /// What it is about, beside its kind: an indicator, a sector.
    pub subject: Option<Name>,
    /// Its value.
    pub value: Amount,
    /// What it is made of: the key of a word and a value.
    pub terms: Vec<Term>,
    /// The rows and cells.
    pub rows: Vec<Origin>,
}

/// Families of figures that stand beside another one.
const DETAILS: &[&str] = &[
    "indicator-elapsed",
    "indicator-expected",
    "indicator-forecast-band",
    "indicator-forecast-target",
    "indicator-month",
    "indicator-path-from",
    "indicator-path-to",
    "indicator-point",
    "indicator-progress",
    "indicator-ratio",
    "indicator-scale",
    "next-longest",
    "next-minutes",
    "pulse-answers",
    "pulse-sectors",
    "sign-before",
    "sign-rows",
];

impl Deref for Figure {
    type Target = Made;

    fn deref(&self) -> &Made {
        &self.0
    }
}

impl Figure {
    /// Makes a figure that is in no [`Book`]: one that is no longer, or was printed.
    pub(super) fn new(made: Made) -> Self {
        Self(Arc::new(made))
    }

    /// Returns the number, if it is known and may be printed.
    pub fn number(&self) -> Option<Decimal> {
        self.value.number()
    }

    /// Returns the value of a term.
    pub fn term(&self, key: &str) -> Option<&Amount> {
        self.terms.iter().find(|(term, _)| *term == key).map(|(_, value)| value)
    }

    /// Returns whether there is nothing to count.
    pub fn is_zero(&self) -> bool {
        self.number().is_none_or(|number| number.is_zero())
    }

    /// Returns whether it only stands beside another figure, such as the parts of a share
    /// and the ticks of a scale: whoever reads the other knows of it.
    pub fn is_detail(&self) -> bool {
        let family = self.family.as_str();
        let is_beside = |family: &str| family.matches('-').count() > 1;
        DETAILS.contains(&family) || (family.starts_with("condition-") && is_beside(family))
    }

    /// Returns the last day that the figure covers, where it has one of its own.
    pub fn day(&self) -> Option<Date> {
        match self.term("term-to") {
            Some(Amount::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// Returns the same figure under another identifier.
    pub(super) fn renamed(&self, id: &str) -> Self {
        Self::new(Made { id: id.to_owned(), ..(*self.0).clone() })
    }
}

/// What a figure is made of, or is about: the key of a word, and a value.
pub type Term = (&'static str, Amount);

/// The day that a figure is of.
pub(super) fn until(day: Date) -> Vec<Term> {
    vec![("term-to", Amount::Day(day))]
}

/// The days that a figure covers.
pub(super) fn between(days: Option<(Date, Date)>) -> Vec<Term> {
    let days = days.into_iter();
    days.flat_map(|(from, to)| [("term-from", Amount::Day(from)), ("term-to", Amount::Day(to))])
        .collect()
}

/// A value with what it is counted in.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A number in a unit.
    Number(Decimal, Name),
    /// Percent.
    Percent(Decimal),
    /// A number of rows or things.
    Count(Decimal),
    /// Yen.
    Yen(Decimal),
    /// Months.
    Months(Decimal),
    /// Days.
    Days(Decimal),
    /// Hours.
    Hours(Decimal),
    /// Minutes.
    Minutes(Decimal),
    /// A ratio, or a mean of points.
    Ratio(Decimal),
    /// What an earlier edition printed, in its words by language.
    Words(BTreeMap<String, String>),
    /// A day.
    Day(Date),
    /// A status.
    Status(Status),
    /// There is one and it may not be published.
    Withheld,
    /// There is none, or not data enough.
    Missing,
}

impl Amount {
    /// Returns a number of rows or things.
    pub fn of_count(count: usize) -> Self {
        Self::Count(Decimal::from(count))
    }

    /// Returns what a cell says; a nil is zero.
    pub fn of_reading(reading: &Reading, unit: &Name) -> Self {
        match reading {
            Reading::Number(value) => Self::Number(*value, unit.clone()),
            Reading::Nil => Self::Number(Decimal::ZERO, unit.clone()),
            Reading::Suppressed => Self::Withheld,
            Reading::Unknown | Reading::NotApplicable => Self::Missing,
        }
    }

    /// Returns the number, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(value, _)
            | Self::Percent(value)
            | Self::Count(value)
            | Self::Yen(value)
            | Self::Months(value)
            | Self::Days(value)
            | Self::Hours(value)
            | Self::Minutes(value)
            | Self::Ratio(value) => Some(*value),
            Self::Words(_) | Self::Day(_) | Self::Status(_) | Self::Withheld | Self::Missing => {
                None
            }
        }
    }

    /// Returns a value of a condition or warning.
    pub fn of(quantity: Quantity, value: Option<Decimal>) -> Self {
        let Some(value) = value else { return Self::Missing };
        match quantity {
            Quantity::Percent => Self::Percent(value),
            Quantity::Count => Self::Count(value),
            Quantity::Months => Self::Months(value),
            Quantity::Days => Self::Days(value),
            Quantity::Yen => Self::Yen(value),
        }
    }

    /// Returns the value as data: a number, rounded as pages round it, a day, the
    /// code of a status, or `withheld` or `missing`.
    pub fn plain(&self) -> String {
        let rounded = |value: &Decimal, places: u32| {
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            value.round_dp_with_strategy(places, strategy).normalize().to_string()
        };
        match self {
            Self::Number(value, _) | Self::Ratio(value) => rounded(value, 2),
            Self::Percent(value)
            | Self::Count(value)
            | Self::Months(value)
            | Self::Hours(value) => rounded(value, 1),
            Self::Minutes(value) | Self::Yen(value) | Self::Days(value) => rounded(value, 0),
            Self::Words(words) => words.values().next().cloned().unwrap_or_default(),
            Self::Day(day) => day.to_string(),
            Self::Status(status) => status.code().to_owned(),
            Self::Withheld => "withheld".to_owned(),
            Self::Missing => "missing".to_owned(),
        }
    }
}

/// The figures of one visibility, as they are made.
#[derive(Debug, Default)]
pub(super) struct Book {
    made: Vec<Figure>,
}

impl Book {
    /// Makes a figure that is a value by itself.
    pub(super) fn value(&mut self, name: Called<'_>, value: Amount, rows: &[Origin]) -> Figure {
        self.derived(name, value, Vec::new(), rows)
    }

    /// Makes a figure with what it is made of.
    pub(super) fn derived(
        &mut self,
        name: Called<'_>,
        value: Amount,
        terms: Vec<Term>,
        rows: &[Origin],
    ) -> Figure {
        let figure = Figure::new(Made {
            id: name.id,
            family: name.family.to_owned(),
            subject: name.subject.cloned(),
            value,
            terms,
            rows: rows.to_vec(),
        });
        self.made.push(figure.clone());
        figure
    }

    /// Makes the number of some rows.
    pub(super) fn count(&mut self, name: Called<'_>, rows: &Tally) -> Figure {
        self.value(name, Amount::of_count(rows.count()), &rows.rows)
    }

    /// Makes a share in percent.
    pub(super) fn share(&mut self, name: Called<'_>, share: &Share) -> Figure {
        let value = share.percent().map_or(Amount::Missing, Amount::Percent);
        let terms = vec![
            ("term-part", Amount::of_count(share.part.count())),
            ("term-whole", Amount::of_count(share.whole.count())),
        ];
        self.derived(name, value, terms, &share.whole.rows)
    }

    /// Takes in figures that were made before, such as those of an indicator.
    pub(super) fn take(&mut self, figures: &[Figure]) {
        self.made.extend(figures.iter().cloned());
    }

    /// Returns the figures in the order in which they were made.
    pub(super) fn into_figures(self) -> Vec<Figure> {
        self.made
    }
}

/// What a figure is called: its identifier, its kind, and what it is about.
pub(super) struct Called<'a> {
    id: String,
    family: &'a str,
    subject: Option<&'a Name>,
}

/// Names a figure.
pub(super) fn called<'a>(
    id: impl Into<String>,
    family: &'a str,
    subject: Option<&'a Name>,
) -> Called<'a> {
    Called { id: id.into(), family, subject }
}
