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
    /// What is to be known of the values it is made of.
    pub flags: Vec<Flag>,
}

/// What is to be known of a value before it is used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// It may still change.
    Provisional,
    /// It is not what was first reported.
    Revised,
    /// It was reported as 約.
    Approximate,
    /// It is worked out, and has not been measured.
    Estimated,
    /// There is one and it may not be published.
    Withheld,
    /// There is none.
    Missing,
    /// There can be none.
    NotApplicable,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 7] = [
        Self::Provisional,
        Self::Revised,
        Self::Approximate,
        Self::Estimated,
        Self::Withheld,
        Self::Missing,
        Self::NotApplicable,
    ];

    /// Returns the code, as in data and in keys of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Approximate => "approximate",
            Self::Estimated => "estimated",
            Self::Withheld => "withheld",
            Self::Missing => "missing",
            Self::NotApplicable => "not-applicable",
        }
    }
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

    /// Returns what is to be known of the figure: of a number that is not printed, only why
    /// it is not.
    pub fn flags(&self) -> Vec<Flag> {
        match self.value {
            Amount::Withheld => vec![Flag::Withheld],
            Amount::Missing => vec![Flag::Missing],
            _ if self.family.starts_with("indicator-forecast") => vec![Flag::Estimated],
            _ => self.flags.clone(),
        }
    }

    /// Returns the first day that the figure covers, where it has one of its own.
    pub fn since(&self) -> Option<Date> {
        match self.term("term-from") {
            Some(Amount::Day(day)) => Some(*day),
            _ => None,
        }
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

    /// Returns the number as pages round it, if there is one.
    pub fn rounded(&self) -> Option<Decimal> {
        let places = match self {
            Self::Number(..) | Self::Ratio(_) => 2,
            Self::Percent(_) | Self::Count(_) | Self::Months(_) | Self::Hours(_) => 1,
            _ => 0,
        };
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        Some(self.number()?.round_dp_with_strategy(places, strategy).normalize())
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
        if let Some(number) = self.rounded() {
            return number.to_string();
        }
        match self {
            Self::Words(words) => words.values().next().cloned().unwrap_or_default(),
            Self::Day(day) => day.to_string(),
            Self::Status(status) => status.code().to_owned(),
            Self::Withheld => "withheld".to_owned(),
            // What has a number was told by it.
            _ => "missing".to_owned(),
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
            flags: name.flags,
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
    flags: Vec<Flag>,
}

impl Called<'_> {
    /// Says what is to be known of it.
    pub(super) fn flagged(self, flags: Vec<Flag>) -> Self {
        Self { flags, ..self }
    }
}

/// Names a figure.
pub(super) fn called<'a>(
    id: impl Into<String>,
    family: &'a str,
    subject: Option<&'a Name>,
) -> Called<'a> {
    Called { id: id.into(), family, subject, flags: Vec::new() }
}
