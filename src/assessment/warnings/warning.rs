//! A warning: what it is about, how much it matters, and from which rows.

use rust_decimal::Decimal;

use crate::assessment::tally::Tally;
use crate::domain::name::{BodyId, OrganisationId, SectorId};
use crate::domain::rules::Quantity;

/// How much a warning matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Red: to be acted on.
    Red,
    /// Amber: to be watched.
    Amber,
}

impl Level {
    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "act",
            Self::Amber => "watch",
        }
    }
}

/// What a warning is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The roundtable as a whole.
    Roundtable,
    /// A sector.
    Sector(SectorId),
    /// A body.
    Body(BodyId),
    /// An organisation; never told outside the secretariat.
    Organisation(OrganisationId),
}

impl Subject {
    /// Returns whether others than the secretariat may read of it once the
    /// members agreed: no organisation is shamed.
    pub fn may_be_told(&self) -> bool {
        !matches!(self, Self::Organisation(_))
    }
}

/// One early warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Its code: W1 to W17.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// The body in which an organisation's seat is empty.
    pub body: Option<BodyId>,
    /// How it was, where that is part of the rule.
    pub before: Option<Decimal>,
    /// How it is.
    pub now: Decimal,
    /// What both are counted in.
    pub quantity: Quantity,
    /// The limits that were passed: amber and red.
    pub limits: (Decimal, Decimal),
    /// The rows that show it.
    pub rows: Tally,
}
