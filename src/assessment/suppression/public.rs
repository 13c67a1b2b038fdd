//! What is public of an indicator, because sealed editions printed it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Definition;

use super::cell::CellKey;
use super::system::{Number, Role};

/// What one edition said of an indicator.
pub(super) type Record = BTreeMap<CellKey, Option<Decimal>>;

/// What sealed editions told and kept back of an indicator. It is known, and need not
/// be worked out again from today's tables, which may say something else.
#[derive(Default)]
pub(super) struct Public {
    /// Numbers that were printed: no later edition can take them back.
    printed: BTreeMap<CellKey, BTreeSet<Decimal>>,
    /// Numbers that the last edition to speak of them withheld.
    pub(super) kept: BTreeSet<CellKey>,
    /// What each edition said, with no number where it withheld one.
    editions: Vec<Record>,
    /// The day of the last edition.
    until: Option<Date>,
}

impl Public {
    pub(super) fn of(indicator: &Definition, model: &Model, visibilities: &[Visibility]) -> Self {
        let mut public = Self::default();
        for sealed in &model.published {
            let mut said = Record::new();
            let tables = visibilities.iter().filter_map(|&it| sealed.tables(it));
            let values = tables.filter_map(|it| it.values.get(indicator.id.as_str()));
            for value in values.flatten() {
                let mut parts = value.parts.clone();
                parts.sort();
                let (first, last) = (value.span.first, value.span.last);
                let key = CellKey { last, first, parts, is_total: value.is_total };
                public.until = public.until.max(Some(sealed.as_of));
                if value.number.is_some() || value.is_withheld {
                    said.insert(key.clone(), value.number);
                }
                if let Some(number) = value.number {
                    public.kept.remove(&key);
                    public.printed.entry(key).or_default().insert(number);
                } else if value.is_withheld {
                    public.kept.insert(key);
                }
            }
            public.editions.push(said);
        }
        public
    }

    /// What sealed editions said of the days from one to another, edition by edition.
    pub(super) fn said(&self, (first, last): (Date, Date)) -> Vec<Record> {
        let inside = |key: &CellKey| first <= key.first && key.last <= last;
        let of = |said: &Record| -> Record {
            let there = said.iter().filter(|(key, _)| inside(key));
            there.map(|(key, number)| (key.clone(), *number)).collect()
        };
        self.editions.iter().map(of).filter(|said| !said.is_empty()).collect()
    }

    /// Whether a number of an edition is known. One that was corrected is not: what was
    /// printed is another number.
    pub(super) fn is_known(&self, number: &Number) -> bool {
        number.role == Role::Cell
            && number.value.is_some_and(|value| {
                self.printed.get(&number.key).is_some_and(|it| it.contains(&value))
            })
    }

    /// Whether an edition of a day is still to be decided: the one that is made, and
    /// those since the last that was sealed.
    pub(super) fn is_open(&self, day: Date, model: &Model) -> bool {
        day == model.calendar.as_of || self.until.is_none_or(|until| until < day)
    }
}
