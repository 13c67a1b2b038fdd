//! What else must be withheld, so that nothing that is withheld can be told.
//!
//! Of what an edition could still withhold, the cheapest is taken that lets a number move
//! as far as its threshold while everything else is printed as it is; a number costs
//! what it says, so that small ones go before large ones. Then the attack is run again.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::audit::{Audit, component, whole};
use super::cell::{CellKey, Kept, Reason};
use super::solver::{Goal, Mover, solve};
use super::system::{At, System};

/// How many candidates of an equation are looked at first.
const MOST_NEAR: usize = 20;

/// So many numbers around one are looked at first.
const MOST_AROUND: usize = 400;

/// Less than this is the solver's rounding.
const LEAST_MOVE: f64 = 1e-6;

/// How many numbers are tried to be printed after all.
const MOST_TRIED: usize = 40;

/// One edition, whose numbers can still be withheld.
pub(super) struct Protection<'a> {
    pub(super) system: &'a System,
    pub(super) audit: &'a mut Audit,
    /// What the edition prints, unless it is withheld.
    pub(super) printed: &'a [At],
    pub(super) withheld: &'a mut BTreeMap<CellKey, Kept>,
}

/// What can move in one round of widening, and what of it an edition would have to withhold
/// first.
struct Round {
    /// What readers do not know.
    hidden: BTreeSet<At>,
    /// What could be withheld yet.
    candidates: BTreeSet<At>,
    /// Both.
    moving: BTreeSet<At>,
    /// What is hidden, and the smallest candidates: large tables have many large numbers
    /// that are hardly ever the cheapest.
    nearest: BTreeSet<At>,
    /// How many people are behind each value, where numbers are behind one.
    weights: BTreeMap<CellKey, f64>,
}

impl Protection<'_> {
    /// Withholds more, until nothing can be told that is withheld, or nothing is left
    /// that could be.
    pub(super) fn protect(&mut self) {
        let before: BTreeSet<CellKey> = self.withheld.keys().cloned().collect();
        let mut given_up = BTreeSet::new();
        loop {
            let hidden = self.hidden();
            let asked = self.asked(&hidden, &given_up);
            let mut open = self.audit.given_away(self.system, &hidden, &asked);
            if open.is_empty() {
                break;
            }
            open.sort_by_key(|at| (self.system.value(*at), *at));
            let mut round = self.round(hidden);
            for at in open {
                if !self.audit.is_safe(at) && !self.widen(at, &mut round) {
                    given_up.insert(at);
                }
            }
        }
        self.print_again(&before, &given_up);
        self.measure();
    }

    /// What readers do not know: what is withheld, and what is printed nowhere.
    fn hidden(&self) -> BTreeSet<At> {
        let shown: BTreeSet<At> =
            self.printed.iter().copied().filter(|at| self.is_shown(*at)).collect();
        let numbers = self.system.numbers.iter().enumerate();
        numbers
            .filter(|(at, number)| !number.is_known && !shown.contains(at))
            .map(|(at, _)| at)
            .collect()
    }

    fn is_shown(&self, at: At) -> bool {
        let number = &self.system.numbers[at];
        number.value.is_some() && !self.withheld.contains_key(number.place())
    }

    /// The numbers that nobody may tell: those that are withheld, and small ones that are
    /// printed nowhere.
    fn asked(&self, hidden: &BTreeSet<At>, given_up: &BTreeSet<At>) -> Vec<At> {
        let is_asked = |at: &At| {
            let number = &self.system.numbers[*at];
            // That nobody is counted is told of no one, but that all gave one answer is.
            number.role.is_of_people()
                && (number.is_answer() || number.value.is_none_or(|it| !it.is_zero()))
                && (self.withheld.contains_key(number.place())
                    || number.value.is_none_or(|it| super::cell::is_small(it, self.least())))
        };
        hidden.iter().copied().filter(is_asked).filter(|at| !given_up.contains(at)).collect()
    }

    fn least(&self) -> u32 {
        u32::try_from(self.audit.least).unwrap_or(u32::MAX)
    }

    /// What could be withheld yet. A zero tells of no one, and hides nothing.
    fn candidates(&self) -> BTreeSet<At> {
        let printed = self.printed.iter().copied().filter(|at| self.is_shown(*at));
        printed
            .filter(|at| {
                let number = &self.system.numbers[*at];
                let counts = |it: Decimal| number.is_answer() || !it.is_zero();
                !number.is_known && number.value.is_some_and(counts)
            })
            .collect()
    }

    fn round(&self, hidden: BTreeSet<At>) -> Round {
        let candidates = self.candidates();
        let moving = hidden.union(&candidates).copied().collect();
        let nearest = hidden.union(&self.near(&candidates)).copied().collect();
        Round { weights: self.weights(&candidates), hidden, candidates, moving, nearest }
    }

    /// Who gave one answer is withheld at the cost of all who were asked.
    fn weights(&self, candidates: &BTreeSet<At>) -> BTreeMap<CellKey, f64> {
        let mut weights = BTreeMap::new();
        if !self.system.is_rounded {
            return weights;
        }
        for number in candidates.iter().map(|at| &self.system.numbers[*at]) {
            let people = number.value.and_then(|it| it.to_f64()).unwrap_or_default();
            let weight: &mut f64 = weights.entry(number.place().clone()).or_default();
            *weight = weight.max(people);
        }
        weights
    }

    /// Withholds the cheapest numbers that let one move as far as it must; all that hang
    /// together with it, if none do. Returns whether that helps.
    fn widen(&mut self, at: At, round: &mut Round) -> bool {
        let more = self.cheapest_near(at, round);
        if !more.is_empty() || self.audit.is_safe(at) {
            self.withhold(&more, round);
            return true;
        }
        self.audit.look_for(self.system, &round.hidden, at);
        if self.audit.is_safe(at) {
            return true;
        }
        let together = component(self.system, &round.moving, at).numbers.into_iter();
        let more: Vec<At> = together.filter(|at| round.candidates.contains(at)).collect();
        self.withhold(&more, round);
        !more.is_empty()
    }

    /// Returns the cheapest candidates, looked for around a number first: much in a large
    /// table is far away. None, if it is safe without, or if none help.
    fn cheapest_near(&mut self, at: At, round: &Round) -> Vec<At> {
        let around = self.around(at, round);
        let mut before = 0;
        for among in [&around, &round.nearest, &round.moving] {
            if among.len() > before {
                before = among.len();
                let more = self.cheapest(at, among, round);
                if !more.is_empty() || self.audit.is_safe(at) {
                    return more;
                }
            }
        }
        Vec::new()
    }

    fn withhold(&mut self, more: &[At], round: &mut Round) {
        for at in more {
            let number = &self.system.numbers[*at];
            let kept = self.withheld.entry(number.place().clone());
            kept.or_insert(Kept::new(Reason::Complement));
            // The people behind one value are printed and withheld together.
            let all = match self.system.is_rounded {
                true => self.of_place(number.place()),
                false => vec![*at],
            };
            for at in all {
                round.candidates.remove(&at);
                round.hidden.insert(at);
                round.nearest.insert(at);
            }
        }
    }

    /// The printed numbers of a place.
    fn of_place(&self, place: &CellKey) -> Vec<At> {
        let is_of = |at: &At| self.system.numbers[*at].place() == place;
        self.printed.iter().copied().filter(is_of).collect()
    }

    /// What stands nearest to a number of those that can move: in its equations, in those
    /// of these, and so on.
    fn around(&self, at: At, round: &Round) -> BTreeSet<At> {
        let most = self.audit.most();
        let room = |at: At| {
            let is_hidden = round.hidden.contains(&at);
            (is_hidden, -self.system.numbers[at].lowest(most), at)
        };
        let mut found = BTreeSet::from([at]);
        let mut next = vec![at];
        let mut seen = BTreeSet::new();
        while found.len() < MOST_AROUND && !next.is_empty() {
            let mut new = Vec::new();
            for number in next {
                for &place in self.system.equations_of(number) {
                    if seen.insert(place) {
                        let equation = self.system.equations[place].iter().map(|(at, _)| *at);
                        let inside = equation.filter(|at| round.nearest.contains(at));
                        let mut inside: Vec<At> = inside.collect();
                        // Those that are near are small; of what is withheld, those with
                        // the most room.
                        if inside.len() > 2 * MOST_NEAR {
                            inside.sort_by_key(|at| std::cmp::Reverse(room(*at)));
                            inside.truncate(2 * MOST_NEAR);
                        }
                        new.extend(inside.into_iter().filter(|at| found.insert(*at)));
                    }
                }
            }
            next = new;
        }
        found
    }

    /// The smallest candidates of each equation.
    fn near(&self, candidates: &BTreeSet<At>) -> BTreeSet<At> {
        let mut near = BTreeSet::new();
        for equation in &self.system.equations {
            let inside = equation.iter().map(|(at, _)| *at).filter(|at| candidates.contains(at));
            let mut inside: Vec<At> = inside.collect();
            inside.sort_by_key(|at| (self.system.value(*at), *at));
            near.extend(inside.into_iter().take(MOST_NEAR));
        }
        near
    }

    /// Returns the cheapest candidates that let a number move as far as it must while only
    /// `moving` move; none, if it cannot.
    fn cheapest(&mut self, at: At, moving: &BTreeSet<At>, round: &Round) -> Vec<At> {
        let component = component(self.system, moving, at);
        let movers: Vec<Mover> =
            component.numbers.iter().map(|it| self.mover(*it, round)).collect();
        let (low, high) = self.audit.range(at);
        let ways = [self.audit.least + low, high - self.audit.least];
        let found = ways
            .into_iter()
            .find_map(|far| solve(&movers, &component.equations, &Goal::Cheapest(at, far)));
        let Some(found) = found else { return Vec::new() };
        let places = || movers.iter().zip(&found).map(|(mover, far)| (mover.at, *far));
        self.audit.keep(self.system, whole(places()));
        let is_moved =
            |(at, far): &(At, f64)| round.candidates.contains(at) && far.abs() > LEAST_MOVE;
        let moved = places().filter(is_moved);
        moved.map(|(at, _)| at).collect()
    }

    fn mover(&self, at: At, round: &Round) -> Mover {
        let number = &self.system.numbers[at];
        let value = || number.value.and_then(|it| it.abs().to_f64()).unwrap_or_default();
        let cost = match round.candidates.contains(&at) {
            true => round.weights.get(number.place()).copied().unwrap_or_else(value),
            false => 0.0,
        };
        Mover { cost, ..self.audit.mover(self.system, at) }
    }

    /// What was withheld and need not be is printed, the largest first.
    fn print_again(&mut self, before: &BTreeSet<CellKey>, given_up: &BTreeSet<At>) {
        let is_new = |place: &CellKey| {
            let kept = self.withheld.get(place);
            !before.contains(place) && kept.is_some_and(|it| it.reason == Reason::Complement)
        };
        let mut new: BTreeMap<CellKey, Vec<At>> = BTreeMap::new();
        for &at in self.printed {
            let place = self.system.numbers[at].place();
            if is_new(place) {
                new.entry(place.clone()).or_default().push(at);
            }
        }
        if new.len() > MOST_TRIED {
            return;
        }
        let largest = |all: &[At]| all.iter().map(|at| (self.system.value(*at), *at)).max();
        let mut new: Vec<(CellKey, Vec<At>)> = new.into_iter().collect();
        new.sort_by_key(|(_, all)| std::cmp::Reverse(largest(all)));
        for (key, all) in new {
            let Some(kept) = self.withheld.remove(&key) else { continue };
            let found = self.audit.found();
            all.iter().for_each(|at| self.audit.forget(*at));
            let hidden = self.hidden();
            let asked = self.asked(&hidden, given_up);
            if !self.audit.given_away(self.system, &hidden, &asked).is_empty() {
                self.withheld.insert(key, kept);
                self.audit.set(found);
            }
        }
    }

    /// Notes how far each number can be told.
    fn measure(&mut self) {
        let hidden = self.hidden();
        // What the edition itself would print comes last, and counts.
        let own = self.printed.iter().filter(|at| hidden.contains(at));
        for &at in hidden.iter().chain(own) {
            let number = &self.system.numbers[at];
            if let (Some(kept), Some(value)) = (self.withheld.get_mut(number.place()), number.value)
            {
                let (low, high) = self.audit.range(at);
                kept.range = Some((value + Decimal::from(low), value + Decimal::from(high)));
            }
        }
    }
}
