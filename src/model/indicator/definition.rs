//! What an indicator is, and what an observation of it is.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::adding::Adding;
use crate::domain::name::{GoalId, IndicatorId, Name, OrganisationId, SectorId};
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::{
    Aggregation, Direction, Frequency, GivenStatus, IndicatorLevel, Visibility,
};

/// An indicator: what it means and what was observed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// What it means.
    pub definition: Definition,
    /// Values of the whole, by date.
    pub observations: Vec<Observation>,
    /// Values of parts: by district, age and so on, by date.
    pub breakdowns: Vec<Observation>,
    /// Parts that were put together, because there are too many.
    pub merged: Vec<Merged>,
}

/// Parts of a dimension that became one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What they are parts of: 地区.
    pub dimension: String,
    /// How many they are.
    pub parts: usize,
}

/// What an indicator means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its code.
    pub id: IndicatorId,
    /// Its name.
    pub name: Name,
    /// Its name in plain words.
    pub plain_name: Option<String>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// What it measures.
    pub level: IndicatorLevel,
    /// Its unit.
    pub unit: Name,
    /// Which way is good.
    pub direction: Direction,
    /// How observations of one fiscal year become one value.
    pub aggregation: Aggregation,
    /// Where it started.
    pub baseline: Option<Point>,
    /// Where it is to get.
    pub target: Option<Point>,
    /// Values to pass on the way, by date.
    pub milestones: Vec<Point>,
    /// Lower and upper end, for a range.
    pub range: Option<(Decimal, Decimal)>,
    /// How often it is measured.
    pub frequency: Option<Frequency>,
    /// Days from the end of a span to its value.
    pub lag_days: u32,
    /// Where the values come from.
    pub source: Option<Name>,
    /// How it is measured.
    pub method: Option<Name>,
    /// Who supplies the values.
    pub owner: Option<OrganisationId>,
    /// The sector of those who supply them.
    pub sector: Option<SectorId>,
    /// Counts below this are not published.
    pub min_cell: Option<u32>,
    /// Whether it counts people.
    pub counts_people: bool,
    /// Whether any row says of how many people its value is.
    pub has_denominators: bool,
    /// Whether a part of it is left out where nobody says of how many people it is.
    pub needs_denominators: bool,
    /// Survey error, in the unit of the values.
    pub survey_error: Option<Decimal>,
    /// Related SDG target.
    pub sdg: Option<String>,
    /// A status that a person gave it instead of the computed one.
    pub given: Option<Given>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl Definition {
    /// Returns how its values of several places come to one.
    pub fn adding(&self) -> Adding {
        let is_of_people = self.has_denominators || self.needs_denominators;
        Adding::of(&self.unit, self.aggregation, is_of_people)
    }
}

/// A status that a person gave an indicator, printed with a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The status.
    pub status: GivenStatus,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// When it was decided.
    pub on: Date,
    /// The cell.
    pub origin: Origin,
}

/// A value at a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The value.
    pub value: Decimal,
    /// Where it is written.
    pub origin: Origin,
}

/// What was observed for one span of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The span.
    pub span: TimeSpan,
    /// The value, or why there is none.
    pub reading: Reading,
    /// May still change.
    pub provisional: bool,
    /// Marked 約: rounded by the reporter.
    pub approximate: bool,
    /// Replaces an earlier value.
    pub revised: bool,
    /// The series was redefined here: no line leads to it.
    pub is_break: bool,
    /// The parts it is of: `[("地区", "東部")]`; empty for the whole.
    pub dimensions: Vec<(String, String)>,
    /// Who reported it.
    pub organisation: Option<OrganisationId>,
    /// The day the secretariat received it.
    pub received_on: Option<Date>,
    /// The value before it was revised.
    pub previous: Option<Reading>,
    /// How many people a percentage or a mean is of.
    pub denominator: Option<u32>,
    /// Why it was revised, or another note.
    pub note: Option<Name>,
    /// The cell of the value.
    pub origin: Origin,
}

impl Observation {
    /// Whether nobody says of how many people a number is. That it is nobody is told of no
    /// one.
    pub fn lacks_denominator(&self) -> bool {
        self.denominator.is_none() && self.number().is_some_and(|number| !number.is_zero())
    }

    /// Returns the number, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        self.reading.number()
    }
}
