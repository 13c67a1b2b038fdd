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
    /// What was said of each place, by the day of the edition: what was printed, no later
    /// edition can take back.
    said: BTreeMap<CellKey, Vec<(Date, Option<Decimal>)>>,
    /// Numbers that the last edition to speak of them withheld.
    kept: BTreeSet<CellKey>,
    /// What each edition said, with no number where it withheld one.
    editions: Vec<Record>,
    /// The last days of the months in which an edition was sealed.
    months: BTreeSet<Date>,
    /// Whether an edition printed the baseline, as it is now.
    pub(super) has_baseline: bool,
    /// Whether the numbers asked about are the people behind those that were printed.
    pub(super) is_behind: bool,
}

impl Public {
    pub(super) fn of(indicator: &Definition, model: &Model, visibilities: &[Visibility]) -> Self {
        let mut public = Self::default();
        let id = format!("{}.baseline", indicator.id);
        for sealed in &model.published {
            let read = sealed.editions.iter().filter(|it| visibilities.contains(&it.visibility));
            let mut baselines = read.filter_map(|it| it.figures.get(&id));
            public.has_baseline |= baselines.any(|it| {
                let number = it.value.parse::<Decimal>().ok();
                number.is_some() && number == indicator.baseline.as_ref().map(|point| point.value)
            });
            let mut said = Record::new();
            let tables = visibilities.iter().filter_map(|&it| sealed.tables(it));
            let values = tables.filter_map(|it| it.values.get(indicator.id.as_str()));
            for value in values.flatten() {
                let mut parts = value.parts.clone();
                parts.sort();
                let (first, last) = (value.span.first, value.span.last);
                let key = CellKey { last, first, parts, is_total: value.is_total };
                public.months.insert(sealed.as_of.last_of_month());
                if value.number.is_some() || value.is_withheld {
                    said.insert(key.clone(), value.number);
                    let place = public.said.entry(key.clone()).or_default();
                    place.push((sealed.as_of, value.number));
                }
                if value.number.is_some() {
                    public.kept.remove(&key);
                } else if value.is_withheld {
                    public.kept.insert(key);
                }
            }
            public.editions.push(said);
        }
        public
    }

    /// What is public of the people behind the values of an indicator: who was told a
    /// percentage has them.
    pub(super) fn behind(
        indicator: &Definition,
        model: &Model,
        visibilities: &[Visibility],
    ) -> Self {
        // What the editions said of the values is no number of the people.
        let editions = Vec::new();
        Self { is_behind: true, editions, ..Self::of(indicator, model, visibilities) }
    }

    /// Whether the last sealed edition to speak of a place withheld its number.
    pub(super) fn keeps(&self, place: &CellKey) -> bool {
        self.kept.contains(place)
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

    /// Whether a number of an edition of a day is known; `None`, if nobody spoke of its place.
    /// One that was corrected is not: what was printed is another number, also where it was
    /// the same once.
    pub(super) fn is_known(&self, number: &Number, day: Date) -> Option<bool> {
        let said = self.said.get(number.place()).filter(|_| number.role == Role::Cell)?;
        if self.is_behind {
            return Some(said.iter().any(|(_, value)| value.is_some()));
        }
        let is_it = |said: &(Date, Option<Decimal>)| said.1.is_some() && said.1 == number.value;
        Some(match said.iter().rev().find(|(edition, _)| *edition <= day) {
            Some(last) => is_it(last),
            None => said.iter().any(is_it),
        })
    }

    /// Whether what an edition of a day withholds is to be worked out: of the one that is
    /// made, and of those that went out and were not sealed.
    pub(super) fn is_open(&self, day: Date, model: &Model) -> bool {
        day == model.calendar.as_of || !self.months.contains(&day.last_of_month())
    }
}
