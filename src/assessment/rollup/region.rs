//! One roundtable of a whole, in figures.

use jiff::civil::Date;

use crate::assessment::figure::Figure;
use crate::domain::name::Name;
use crate::domain::rules::{Quantity, WarningCode};
use crate::domain::time::TimeSpan;

/// One roundtable.
#[derive(Debug, Clone)]
pub struct Region {
    /// The name of its folder.
    pub key: String,
    /// Its name; that of its folder, if nothing is known of it.
    pub name: Name,
    /// Whether it is counted.
    pub presence: Presence,
    /// What came of its commitments.
    pub commitments: Option<Promised>,
    /// Who came to its meetings.
    pub attendance: Option<Came>,
    /// Whether it tells of signs of fading.
    pub tells_signs: bool,
    /// The signs, the most pressing first.
    pub signs: Vec<Sign>,
    /// Since when there is one of them, and whether nobody looked further back.
    pub fades_since: Option<(Date, bool)>,
    /// Data that has not come.
    pub due: Vec<Due>,
}

/// Whether a roundtable is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Here,
    /// It told of another period.
    Elsewhen(TimeSpan),
    /// It told other readers.
    ForOthers,
    /// It could not be made again since it told.
    Outdated,
    /// It told nothing.
    Absent,
}

/// What came of commitments.
#[derive(Debug, Clone)]
pub struct Promised {
    /// Promised.
    pub made: Figure,
    /// Done.
    pub done: Figure,
    /// Done by the day first given.
    pub on_time: Figure,
    /// Under way and not overdue.
    pub going: Figure,
    /// Overdue.
    pub overdue: Figure,
    /// Given up.
    pub dropped: Figure,
}

/// Who came to meetings.
#[derive(Debug, Clone)]
pub struct Came {
    /// Meetings held in twelve months.
    pub held: Figure,
    /// Represented in twelve months, in percent.
    pub represented: Figure,
    /// At the six meetings before the last three.
    pub before: Figure,
    /// At the last three meetings.
    pub recent: Figure,
}

/// A sign of fading.
#[derive(Debug, Clone)]
pub struct Sign {
    /// Which it is.
    pub code: WarningCode,
    /// Whether it is to be acted on, and not to be watched alone.
    pub is_pressing: bool,
    /// The sector or body that it is about; none for the roundtable as a whole.
    pub subject: Option<Name>,
    /// How it is.
    pub now: Figure,
    /// How it was, where that is part of the rule.
    pub before: Option<Figure>,
    /// The end of the first month in which it was seen, and in every one since.
    pub since: Date,
    /// Whether nobody looked further back.
    pub is_older: bool,
}

impl Sign {
    /// Returns what it is counted in.
    pub fn quantity(&self) -> Quantity {
        self.code.rule().quantity
    }
}

/// A value that should have come.
#[derive(Debug, Clone)]
pub struct Due {
    /// The code of the indicator.
    pub id: String,
    /// The indicator.
    pub name: Name,
    /// Who supplies it, if somebody does.
    pub supplier: Option<Name>,
    /// The day by which it should have come; none, if nobody said how often it comes.
    pub since: Option<Date>,
    /// The latest value that came, if one did.
    pub value: Figure,
}
