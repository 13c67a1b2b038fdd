//! A row as it is compared with the same row of another file: its cells by their
//! values, however they were written.

use std::any::Any;
use std::fmt::Debug;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::text::key;
use crate::domain::time::TimeSpan;
use crate::domain::value::{Hours, Percent, Sourced, Yen};

/// A row with its cells.
#[derive(Debug)]
pub(crate) struct Told {
    /// The row.
    pub(crate) origin: Origin,
    /// Its cells, by the names of their columns, as [`key`] has them.
    pub(crate) cells: Vec<(&'static str, Value)>,
    /// The cell of its value, of which a row may have several.
    pub(crate) value_at: Option<Origin>,
    /// What further columns hold.
    pub(crate) extra: String,
}

/// The value of a cell.
#[derive(Debug, Default)]
pub(crate) struct Value {
    /// As it is compared; empty where nothing is said.
    pub(crate) text: String,
    /// The first and last day of a date.
    pub(crate) days: Option<(Date, Date)>,
    /// Where it stands.
    pub(crate) origin: Option<Origin>,
}

impl Told {
    /// Returns the value of a column.
    pub(crate) fn cell(&self, column: &str) -> Option<&Value> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, value)| value)
    }

    /// Returns whether two rows say the same in every column but some.
    pub(crate) fn says_the_same(&self, other: &Self, but: &[&str]) -> bool {
        let texts = |told: &Self| {
            let cells = told.cells.iter().filter(|(name, _)| !but.contains(name));
            cells.map(|(_, value)| value.text.clone()).collect::<Vec<_>>()
        };
        self.extra == other.extra && texts(self) == texts(other)
    }
}

/// A cell that may be compared.
pub(crate) trait Tell {
    /// Returns its value.
    fn tell(&self) -> Value;
}

impl<T: Debug + 'static> Tell for Sourced<T> {
    fn tell(&self) -> Value {
        let value: &dyn Any = &self.value;
        let number = value.downcast_ref::<Decimal>().copied();
        let number = number.or_else(|| value.downcast_ref::<Hours>().map(|it| it.0));
        let number = number.or_else(|| value.downcast_ref::<Percent>().map(|it| it.0));
        let number = number.or_else(|| value.downcast_ref::<Yen>().and_then(|it| it.0));
        let days = match (value.downcast_ref::<Date>(), value.downcast_ref::<TimeSpan>()) {
            (Some(day), _) => Some((*day, *day)),
            (_, Some(span)) => Some((span.first, span.last)),
            _ => None,
        };
        let text = match (number, value.downcast_ref::<String>()) {
            (Some(number), _) => number.normalize().to_string(),
            (_, Some(text)) => key(text),
            _ => format!("{:?}", self.value),
        };
        Value { text, days, origin: Some(self.origin.clone()) }
    }
}

impl<T: Tell> Tell for Option<T> {
    fn tell(&self) -> Value {
        self.as_ref().map(T::tell).unwrap_or_default()
    }
}

impl<T: Tell> Tell for Box<T> {
    fn tell(&self) -> Value {
        T::tell(self)
    }
}
