//! Small numbers that must not be published, and what else must then be left
//! out so that nobody can subtract them back.
//!
//! Everything that editions publish of one indicator is one system of linear
//! equations: a whole is the sum of its parts, for each dimension, and a
//! running total is the total before it plus the new value. A number that is
//! withheld is safe if the equations do not determine it. The smallest other
//! numbers are withheld until that is so. It is not a rule of thumb that is
//! applied here but the attack itself.
//!
//! Months follow each other: what an earlier edition withheld stays withheld,
//! and of what it printed nothing can be taken back. What sealed editions printed and
//! withheld is taken from their archives, and hangs together with what is printed now;
//! editions that were not sealed are gone through from the first on. Lower thresholds go
//! before higher ones, so that what members may see less of, funders see less of too.

mod audit;
mod cell;
mod denominators;
mod log;
mod own;
mod protect;
mod public;
mod relations;
mod reported;
mod solver;
mod system;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::words::{Aggregation, Visibility};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator};
use crate::model::period::Calendar;

pub use self::cell::{CellKey, Kept, Reason, Withheld, is_small};
pub use self::log::{LogEntry, log};
pub use self::own::{Place, decide_own};
pub use self::reported::as_known;

use self::audit::Audit;
use self::protect::Protection;
use self::public::Public;
use self::relations::{add_edition, add_sealed};
use self::reported::{Group, editions, groups};
use self::system::{At, Role, System};

/// Returns the count below which an indicator is not published; `None` for an
/// indicator that is of no people. Amounts, rates without the people behind them and numbers
/// of organisations are exempt unless the table gives them a number.
pub fn threshold(indicator: &Definition, model: &Model, visibility: Visibility) -> Option<u32> {
    let is_of_people =
        indicator.counts_people || indicator.has_denominators || indicator.needs_denominators;
    let standard = model.roundtable.min_cells.get(&visibility).copied();
    indicator.min_cell.or_else(|| standard.filter(|_| is_of_people)).filter(|least| *least > 1)
}

/// Decides what one visibility withholds of an indicator.
pub fn decide(indicator: &Indicator, model: &Model, visibility: Visibility) -> Withheld {
    let Some(least) = threshold(&indicator.definition, model, visibility) else {
        return Withheld::default();
    };
    // What sees more is decided first.
    let mut steps: BTreeMap<u32, Vec<Visibility>> = BTreeMap::new();
    for other in Visibility::ALL.iter().copied() {
        if let Some(step) = threshold(&indicator.definition, model, other)
            && step <= least
        {
            steps.entry(step).or_default().push(other);
        }
    }
    let people = denominators::behind(indicator);
    let is_counted = indicator.definition.counts_people
        || (people.is_none() && !indicator.definition.needs_denominators);
    let mut withheld = match is_counted {
        true => decide_counts(indicator, model, &steps, &Public::of),
        false => Withheld::default(),
    };
    let people = people.map(|it| decide_counts(&it, model, &steps, &Public::behind));
    let people = people.map(|it| it.cells).unwrap_or_default();
    denominators::withhold(indicator, &people, &model.calendar, &mut withheld.cells);
    withheld
}

/// Decides what is withheld of counts, threshold by threshold; the last is asked about.
fn decide_counts(
    indicator: &Indicator,
    model: &Model,
    steps: &BTreeMap<u32, Vec<Visibility>>,
    public: &dyn Fn(&Definition, &Model, &[Visibility]) -> Public,
) -> Withheld {
    let least = steps.keys().next_back().copied().unwrap_or_default();
    let (mut withheld, mut printed) = (BTreeMap::new(), BTreeSet::new());
    let publics: Vec<Public> =
        steps.values().map(|who| public(&indicator.definition, model, who)).collect();
    let is_kept = |key: &CellKey| {
        let place = denominators::value_of(key);
        publics.iter().any(|it| it.keeps(&place))
    };
    for group in groups(indicator, model, least, &is_kept) {
        let readers = steps.keys().zip(&publics);
        let mut readers: Vec<Readers<'_>> =
            readers.map(|(&step, public)| Readers::new(step, public)).collect();
        for day in editions(&group, model.calendar.as_of) {
            let mut from_more = BTreeMap::new();
            for it in &mut readers {
                it.edition(&group, &indicator.definition, day, model, &from_more);
                from_more.clone_from(&it.withheld);
            }
        }
        if let Some(readers) = readers.pop() {
            printed.extend(readers.printed());
            withheld.extend(readers.withheld);
        }
    }
    Withheld { cells: withheld, printed, least: Some(least) }
}

/// All who are shown the same numbers, and what their editions printed so far.
struct Readers<'a> {
    least: u32,
    public: &'a Public,
    system: System,
    audit: Audit,
    withheld: BTreeMap<CellKey, Kept>,
    /// Whether an edition printed the baseline.
    has_baseline: bool,
}

impl<'a> Readers<'a> {
    fn new(least: u32, public: &'a Public) -> Self {
        let (system, audit) = (System::new(public.is_behind), Audit::new(least));
        Self {
            least,
            public,
            system,
            audit,
            withheld: BTreeMap::new(),
            has_baseline: public.has_baseline,
        }
    }

    /// What was printed in places that are withheld now.
    fn printed(&self) -> impl Iterator<Item = (CellKey, Decimal)> {
        let numbers = self.system.numbers.iter().filter(|it| it.is_known);
        let old = numbers.filter(|it| self.withheld.contains_key(it.place()));
        old.filter_map(|it| Some((it.key.clone(), it.value?)))
    }

    /// Adds what hung together in sealed editions, whose tables may have been others.
    fn look_back(&mut self, group: &Group<'_>, aggregation: Aggregation, model: &Model) {
        let first = group.iter().map(|(_, row)| row.span.first).min();
        let last = group.iter().map(|(_, row)| row.span.last).max();
        let Some(days) = first.zip(last) else { return };
        for (nth, said) in self.public.said(days).iter().enumerate() {
            add_sealed(&mut self.system, said, nth, aggregation, &model.calendar);
        }
    }

    /// A whole that is printed in parts alone may stand beside them as the baseline: it is
    /// known if an edition printed it before, and may be withheld if none did. One that is
    /// small is withheld itself. Returns where it stands.
    fn baseline(&mut self, definition: &Definition, calendar: &Calendar) -> Vec<At> {
        let Some(baseline) = &definition.baseline else { return Vec::new() };
        let year = calendar.fiscal_year(baseline.date);
        let is_printed = !is_small(baseline.value, self.least);
        let mut found = Vec::new();
        for (at, number) in self.system.numbers.iter_mut().enumerate() {
            let key = &number.key;
            let is_whole = matches!(number.role, Role::Implied | Role::Cell)
                && number.value == Some(baseline.value)
                && key.parts.is_empty()
                && key.last == baseline.date;
            let is_its = definition.aggregation != Aggregation::Sum || key.first == year.first;
            if is_whole && is_its && is_printed {
                number.role = Role::Cell;
                number.is_known |= self.has_baseline;
                found.push(at);
            }
        }
        found
    }

    /// Decides what an edition withholds: what those may not see who see more, what
    /// earlier ones withheld, small counts, and whatever gives one of these away.
    fn edition(
        &mut self,
        group: &Group<'_>,
        definition: &Definition,
        day: Date,
        model: &Model,
        from_more: &BTreeMap<CellKey, Kept>,
    ) {
        let aggregation = definition.aggregation;
        let mut printed = add_edition(&mut self.system, group, aggregation, &model.calendar, day);
        let baseline = self.baseline(definition, &model.calendar);
        if !self.public.is_open(day, model) {
            // It was sealed: what it told is known, and nothing is to be decided.
            for at in printed {
                let number = &mut self.system.numbers[at];
                // A later edition that says something else speaks of another number.
                let is_known = self.public.is_known(number, day);
                number.is_known = is_known.unwrap_or(number.is_known);
                if is_known == Some(true) {
                    self.withheld.remove(number.place());
                }
            }
            return;
        }
        let beside: Vec<At> = baseline.iter().copied().filter(|it| !printed.contains(it)).collect();
        printed.extend(beside);
        for (key, kept) in from_more {
            self.withheld.entry(key.clone()).or_insert_with(|| kept.clone());
        }
        for &at in &printed {
            let number = &mut self.system.numbers[at];
            let is_small = number.value.is_some_and(|value| is_small(value, self.least));
            number.is_known |= self.public.is_known(number, day) == Some(true);
            if is_small || (self.public.keeps(number.place()) && !number.is_known) {
                let kept = self.withheld.entry(number.place().clone());
                let kept = kept.or_insert(Kept::new(Reason::Complement));
                if is_small {
                    kept.reason = Reason::Small;
                }
            }
        }
        self.look_back(group, aggregation, model);
        self.system.leave();
        Protection {
            system: &self.system,
            audit: &mut self.audit,
            printed: &printed,
            withheld: &mut self.withheld,
        }
        .protect();
        for at in printed {
            let number = &mut self.system.numbers[at];
            number.is_known |=
                number.value.is_some() && !self.withheld.contains_key(number.place());
        }
        let is_withheld = |at: &At| self.withheld.contains_key(self.system.numbers[*at].place());
        self.has_baseline |= !baseline.iter().any(is_withheld);
    }
}
