//! Values as they were reported: numbers and the five ways of having none,
//! times of day, lists, and the cell that each came from.

use rust_decimal::Decimal;

use crate::diagnostics::Origin;

/// A value and the cell it came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// The cell or line it was read from.
    pub origin: Origin,
}

/// A value of an indicator as it was reported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// A number, in the unit of its column.
    Number(Decimal),
    /// Nothing of the kind occurred (`-`); not the same as zero below the
    /// display unit.
    Nil,
    /// Not known or not surveyed (`…`).
    Unknown,
    /// Known, but not to be published (`x`).
    Suppressed,
    /// The question does not apply (`/`, 該当なし).
    NotApplicable,
}

/// A reading with the marks and the unit that stood beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measured {
    /// What was reported.
    pub reading: Reading,
    /// Marked `p` or 速報: may still change.
    pub provisional: bool,
    /// Marked `r` or 訂正: replaces an earlier value.
    pub revised: bool,
    /// Marked 約: rounded by the reporter.
    pub approximate: bool,
    /// The unit written in the cell, if any: `円`, `人`, `%`.
    pub unit: Option<String>,
}

impl Measured {
    /// Returns a number without any mark.
    pub(crate) fn plain(value: Decimal, unit: Option<String>) -> Self {
        Self {
            reading: Reading::Number(value),
            provisional: false,
            revised: false,
            approximate: false,
            unit,
        }
    }
}

/// Splits a unit into what it multiplies by and what it counts: 千円 is 1,000
/// and 円.
pub(crate) fn split_scale(unit: &str) -> (Decimal, &str) {
    for (prefix, scale) in [
        ("百万", 1_000_000_u64),
        ("十億", 1_000_000_000),
        ("千", 1_000),
        ("万", 10_000),
        ("億", 100_000_000),
    ] {
        if let Some(base) = unit.strip_prefix(prefix) {
            return (Decimal::from(scale), base);
        }
    }
    (Decimal::ONE, unit)
}

/// Names or codes, separated by `;`, `、`, `,` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names(pub Vec<String>);

/// Items of a list, separated by `;` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Items(pub Vec<String>);

/// A length of time, in hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(pub Decimal);

/// A time of day, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(pub u32);
