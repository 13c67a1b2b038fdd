//! Everything that the editions of one readership print of one indicator, as one system
//! of equations between numbers.
//!
//! A number is what a cell said: a value that is corrected or a running total that
//! another month was added to is another number, though it stands in the same place.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::cell::CellKey;
use super::denominators::value_of;

/// The place of a number in its system.
pub(super) type At = usize;

/// Numbers that add up: the sum of all with their signs is zero.
pub(super) type Equation = Vec<(At, i64)>;

/// What a number was made of: rows, each with its value or the one before it was
/// corrected.
pub(super) type Content = Vec<(usize, bool)>;

/// What a number was made of that tables no longer have: it is in the archive of a sealed
/// edition alone.
pub(super) fn archived(nth: usize) -> Content {
    vec![(usize::MAX - nth, true)]
}

fn is_archived(content: &Content) -> bool {
    content.iter().any(|(row, _)| *row > usize::MAX / 2)
}

/// What a number is to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is printed, unless it is withheld.
    Cell,
    /// It is printed nowhere, and gives people away: what one of several reporters counted.
    Share,
    /// It is printed nowhere and nobody's: a whole that nobody reported, or what parts
    /// leave of their whole.
    Implied,
}

impl Role {
    /// Whether people could be told from a number, if it were known.
    pub(super) fn is_of_people(self) -> bool {
        self != Self::Implied
    }
}

/// A number.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) key: CellKey,
    /// The value that it is behind, with which it is printed or withheld; none, if it is
    /// one itself.
    behind: Option<CellKey>,
    pub(super) role: Role,
    /// What it is; `None`, if its supplier suppressed it.
    pub(super) value: Option<Decimal>,
    /// What it could be, if its supplier suppressed it and others leave it something.
    pub(super) left: Option<Decimal>,
    /// Whether an edition printed it: no later one can take it back.
    pub(super) is_known: bool,
}

impl Number {
    /// Where it is printed or withheld.
    pub(super) fn place(&self) -> &CellKey {
        self.behind.as_ref().unwrap_or(&self.key)
    }

    /// Whether it is of those who gave one answer. It is printed by a percentage, which is
    /// withheld also where it is that of nobody.
    pub(super) fn is_answer(&self) -> bool {
        self.behind.as_ref().is_some_and(|value| *value != self.key)
    }

    /// How far it could be below what it is, for all that everybody knows: counts are
    /// whole, and as zeros are printed, what is withheld is at least one.
    pub(super) fn lowest(&self, most: i64) -> i64 {
        let Some(value) = self.value.or(self.left) else { return -most };
        let least = match self.role {
            Role::Cell | Role::Share if value >= Decimal::ONE && !self.is_answer() => Decimal::ONE,
            // Below zero is nothing that is counted, and has no end.
            _ if value < Decimal::ZERO => return -most,
            _ => Decimal::ZERO,
        };
        let room = (value - least).floor().to_i64().unwrap_or(most);
        -room.clamp(0, most)
    }
}

/// Everything that is printed of one indicator.
#[derive(Default)]
pub(super) struct System {
    pub(super) numbers: Vec<Number>,
    pub(super) equations: Vec<Equation>,
    /// The equations that each number stands in.
    of: Vec<Vec<usize>>,
    known: BTreeSet<Equation>,
    /// Wholes and parts of which it is said what the parts leave.
    rests: BTreeSet<(At, Vec<At>)>,
    places: BTreeMap<(CellKey, Content), At>,
    /// Whether its numbers are the people behind percentages, which are rounded.
    pub(super) is_rounded: bool,
}

impl System {
    pub(super) fn new(is_rounded: bool) -> Self {
        Self { is_rounded, ..Self::default() }
    }

    /// Whether two sums are the same. Those of rounded numbers are where they may be: whole
    /// percentages are up to half a hundredth of all away from what they were made of, on
    /// either side.
    fn is_same(&self, first: Decimal, second: Decimal) -> bool {
        let apart = (first - second).abs();
        let may_be = first.abs().max(second.abs()) / Decimal::ONE_HUNDRED + Decimal::ONE;
        apart.is_zero() || (self.is_rounded && apart <= may_be)
    }

    /// Returns the place of a number, which is new or stood in an earlier edition.
    pub(super) fn number(
        &mut self,
        key: &CellKey,
        content: Content,
        role: Role,
        value: Option<Decimal>,
    ) -> At {
        let next = self.numbers.len();
        let at = *self.places.entry((key.clone(), content)).or_insert(next);
        if at == next {
            let behind = self.is_rounded.then(|| value_of(key));
            let key = key.clone();
            self.numbers.push(Number { key, behind, role, value, left: None, is_known: false });
        } else if role == Role::Cell {
            // What one reporter counted stands for the cell where it is the only one.
            self.numbers[at].role = role;
        }
        at
    }

    /// Works out what is left for numbers that their suppliers suppressed: nobody knows what
    /// they are, but not more than that.
    pub(super) fn leave(&mut self) {
        for equation in &self.equations {
            let value = |at: At| self.numbers[at].value.or(self.numbers[at].left);
            let open: Vec<(At, i64)> =
                equation.iter().copied().filter(|(at, _)| value(*at).is_none()).collect();
            let Some(&(last, sign)) = open.last() else { continue };
            let known =
                equation.iter().filter_map(|(at, it)| Some(value(*at)? * Decimal::from(*it)));
            let left = -known.sum::<Decimal>() * Decimal::from(sign);
            let number = Decimal::from(open.len());
            if open.iter().any(|(_, it)| *it != sign) || left < number {
                continue;
            }
            let share = (left / number).floor();
            for (at, _) in &open {
                self.numbers[*at].left = Some(share);
            }
            self.numbers[last].left = Some(left - share * (number - Decimal::ONE));
        }
    }

    /// Returns what the number of a place was made of: the newest that is known to be a
    /// value, or the newest of all. What only an archive has comes before what tables say.
    pub(super) fn content(&self, key: &CellKey, value: Option<Decimal>) -> Option<Content> {
        let places = self.places.range((key.clone(), Vec::new())..);
        let there = places.take_while(|((other, _), _)| other == key);
        let alike = there.filter(|(_, at)| {
            let number = &self.numbers[**at];
            let is_it = value.is_none() || (number.is_known && number.value == value);
            number.role == Role::Cell && is_it
        });
        let newest = alike.max_by_key(|((_, content), at)| (!is_archived(content), **at));
        newest.map(|((_, content), _)| content.clone())
    }

    /// Adds a number that is printed nowhere.
    pub(super) fn implied(&mut self, key: &CellKey, value: Option<Decimal>) -> At {
        let key = key.clone();
        let role = Role::Implied;
        self.numbers.push(Number { key, behind: None, role, value, left: None, is_known: false });
        self.numbers.len() - 1
    }

    pub(super) fn value(&self, at: At) -> Option<Decimal> {
        self.numbers[at].value
    }

    /// Adds an equation, unless it is there already.
    pub(super) fn add(&mut self, mut equation: Equation) {
        equation.sort_unstable();
        if self.known.insert(equation.clone()) {
            self.of.resize(self.numbers.len(), Vec::new());
            for (at, _) in &equation {
                self.of[*at].push(self.equations.len());
            }
            self.equations.push(equation);
        }
    }

    /// Returns the equations that a number stands in, by their places.
    pub(super) fn equations_of(&self, at: At) -> &[usize] {
        self.of.get(at).map_or(&[], Vec::as_slice)
    }

    /// The sum of some numbers; none, if one is not known.
    pub(super) fn sum(&self, all: &[At]) -> Option<Decimal> {
        all.iter().map(|at| self.value(*at)).sum()
    }

    /// Says that two lists of numbers come to the same, where they do or nobody knows.
    /// Returns whether it was said.
    pub(super) fn same(&mut self, these: &[At], those: &[At]) -> bool {
        let (first, second) = (self.sum(these), self.sum(those));
        let is_same = first.zip(second).is_none_or(|(first, second)| self.is_same(first, second));
        if is_same {
            let minus = those.iter().map(|at| (*at, -1));
            self.add(these.iter().map(|at| (*at, 1)).chain(minus).collect());
        }
        is_same
    }

    /// Says that a whole is at least its parts, where it is more.
    pub(super) fn at_least(&mut self, whole: At, parts: &[At]) {
        let Some((all, sum)) = self.value(whole).zip(self.sum(parts)) else { return };
        let mut sorted = parts.to_vec();
        sorted.sort_unstable();
        // A row of zeros leaves the whole as it is.
        let leaves = sum < all && !sum.is_zero();
        if !leaves || !self.rests.insert((whole, sorted.clone())) {
            return;
        }
        let key = self.numbers[whole].key.clone();
        let rest = self.implied(&key, Some(all - sum));
        let parts = sorted.iter().map(|at| (*at, 1));
        self.add(parts.chain([(rest, 1), (whole, -1)]).collect());
    }
}
