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
//! withheld is taken from their archives; editions that were not sealed are gone
//! through from the first on. Lower thresholds go before higher ones, so that
//! what members may see less of, funders see less of too.

mod cell;
mod equations;
mod log;
mod public;
mod reported;
mod system;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::words::{Aggregation, Visibility};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator};

pub use self::cell::{CellKey, Reason, Withheld};
pub use self::log::{LogEntry, log};
pub use self::reported::as_known;

use self::cell::is_small;
use self::public::Public;
use self::reported::{editions, groups};
use self::system::System;

/// Returns the count below which an indicator is not published; `None` for an
/// indicator that counts no people. Amounts, rates and numbers of
/// organisations are exempt unless the table gives them a number.
pub fn threshold(indicator: &Definition, model: &Model, visibility: Visibility) -> Option<u32> {
    const PEOPLE: [&str; 14] = [
        "人",
        "名",
        "世帯",
        "人日",
        "延べ人",
        "延人",
        "家族",
        "person",
        "persons",
        "people",
        "household",
        "households",
        "families",
        "children",
    ];
    let unit = indicator.unit.ja.as_str();
    let english = indicator.unit.en.as_deref().unwrap_or_default();
    let counts_people = PEOPLE.contains(&unit) || PEOPLE.contains(&english);
    let standard = model.roundtable.min_cells.get(&visibility).copied();
    indicator.min_cell.or_else(|| standard.filter(|_| counts_people)).filter(|least| *least > 1)
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
    let has_totals = indicator.definition.aggregation != Aggregation::Latest;
    let public: BTreeMap<u32, Public> = steps
        .into_iter()
        .map(|(step, who)| (step, Public::of(&indicator.definition, model, &who)))
        .collect();
    let mut withheld = BTreeMap::new();
    for group in groups(indicator, model, least) {
        let editions = editions(&group, model.calendar.as_of);
        for (&least, public) in &public {
            let mut printed = BTreeSet::new();
            for &edition in editions.iter().filter(|day| public.is_open(**day, model)) {
                let system = System::new(&group, least, has_totals, edition);
                for (key, value) in &system.cells {
                    let is_small = value.is_some_and(|value| is_small(value, least));
                    if public.kept.contains(key) && !is_small {
                        withheld.entry(key.clone()).or_insert(Reason::Complement);
                    }
                }
                let known = public.known(&system);
                printed.extend(known.iter().cloned());
                system.withhold(least, &mut withheld, &printed, &known);
                printed = system
                    .cells
                    .keys()
                    .filter(|key| !withheld.contains_key(*key))
                    .cloned()
                    .collect();
            }
        }
    }
    Withheld { cells: withheld, least: Some(least) }
}
