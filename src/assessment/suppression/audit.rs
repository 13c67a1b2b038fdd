//! The attack: how far what is withheld can be told from everything that is printed.
//!
//! A withheld number is safe if other tables print the same pages and say something
//! clearly different of it. Such tables are looked for, with a solver of linear programs,
//! and each that is found is checked in whole numbers: the audit believes nothing that it
//! has not added up itself. What it does not find counts as given away.

use std::collections::{BTreeMap, BTreeSet};

use super::solver::{Goal, Mover, solve};
use super::system::{At, Equation, System};

/// Another table that prints the same: how far each number is from what it is.
type Move = BTreeMap<At, i64>;

/// What is known of how far numbers can be told.
pub(super) struct Audit {
    /// A count is safe if it can differ by so much.
    pub(super) least: i64,
    moves: Vec<Move>,
    /// Equations that the moves were checked against.
    checked: usize,
    /// The lowest and the highest of each number, away from what it is.
    ranges: BTreeMap<At, (i64, i64)>,
}

/// The equations that a number stands in, each with its sign there.
type Column = Vec<(usize, i64)>;

/// Numbers that hang together by what is withheld of them.
pub(super) struct Component {
    pub(super) numbers: Vec<At>,
    pub(super) equations: Vec<Equation>,
}

impl Audit {
    pub(super) fn new(least: u32) -> Self {
        Self { least: i64::from(least), moves: Vec::new(), checked: 0, ranges: BTreeMap::new() }
    }

    /// How far a number is looked for: further tells nothing more.
    pub(super) fn most(&self) -> i64 {
        self.least * 4
    }

    /// The lowest and the highest of a number, away from what it is, as far as tables
    /// were found.
    pub(super) fn range(&self, at: At) -> (i64, i64) {
        self.ranges.get(&at).copied().unwrap_or_default()
    }

    pub(super) fn is_safe(&self, at: At) -> bool {
        let (low, high) = self.range(at);
        high - low >= self.least
    }

    /// Returns the numbers of `asked` that are given away while those of `hidden` are not
    /// known.
    pub(super) fn given_away(
        &mut self,
        system: &System,
        hidden: &BTreeSet<At>,
        asked: &[At],
    ) -> Vec<At> {
        self.check_again(system);
        let open = |audit: &Self| asked.iter().any(|at| !audit.is_safe(*at));
        if open(self) {
            for component in components(system, hidden, &|_| true) {
                self.look_in(system, &component, asked);
            }
        }
        asked.iter().copied().filter(|at| !self.is_safe(*at)).collect()
    }

    /// Lets go of tables that the newest equations rule out.
    fn check_again(&mut self, system: &System) {
        let new = &system.equations[self.checked..];
        self.checked = system.equations.len();
        if new.is_empty() {
            return;
        }
        let before = self.moves.len();
        self.moves.retain(|moved| new.iter().all(|equation| holds(equation, moved)));
        if self.moves.len() < before {
            self.measure();
        }
    }

    /// Lets go of tables in which one of these moves.
    pub(super) fn forget(&mut self, at: At) {
        let before = self.moves.len();
        self.moves.retain(|moved| !moved.contains_key(&at));
        if self.moves.len() < before {
            self.measure();
        }
    }

    /// What was found so far, to come back to.
    pub(super) fn found(&self) -> Vec<Move> {
        self.moves.clone()
    }

    /// Comes back to what was found.
    pub(super) fn set(&mut self, found: Vec<Move>) {
        self.moves = found;
        self.measure();
    }

    fn measure(&mut self) {
        self.ranges.clear();
        let ranges = &mut self.ranges;
        self.moves.iter().for_each(|moved| widen(ranges, moved));
    }

    /// Looks for tables that make the numbers of a component safe.
    fn look_in(&mut self, system: &System, component: &Component, asked: &[At]) {
        let asked: BTreeSet<At> = asked.iter().copied().collect();
        let open = |audit: &Self| -> Vec<usize> {
            let places = component.numbers.iter().enumerate();
            places
                .filter(|(_, at)| asked.contains(at) && !audit.is_safe(**at))
                .map(|(place, _)| place)
                .collect()
        };
        if open(self).is_empty() {
            return;
        }
        self.exchange(system, component);
        let movers: Vec<Mover> =
            component.numbers.iter().map(|at| self.mover(system, *at)).collect();
        // All that are open at once, each up or down, by turns that differ.
        for round in 0..ROUNDS {
            let left = open(self);
            if left.is_empty() {
                return;
            }
            let mut weights = vec![0.0; movers.len()];
            for (nth, place) in left.iter().enumerate() {
                weights[*place] = if (nth >> (round / 2)) & 1 == round & 1 { 1.0 } else { -1.0 };
            }
            self.take(system, component, &movers, &weights);
        }
        for place in open(self) {
            for way in [1.0, -1.0] {
                if !self.is_safe(component.numbers[place]) {
                    let mut weights = vec![0.0; movers.len()];
                    weights[place] = way;
                    self.take(system, component, &movers, &weights);
                }
            }
        }
    }

    pub(super) fn mover(&self, system: &System, at: At) -> Mover {
        let highest = self.most();
        Mover { at, lowest: system.numbers[at].lowest(highest), highest, cost: 0.0 }
    }

    /// Two numbers that stand in the same equations can be exchanged: what one has more
    /// the other has less. It is what most tables have, and needs no solver.
    fn exchange(&mut self, system: &System, component: &Component) {
        let mut columns: BTreeMap<At, Column> =
            component.numbers.iter().map(|at| (*at, Vec::new())).collect();
        for (row, equation) in component.equations.iter().enumerate() {
            for (at, sign) in equation {
                if let Some(column) = columns.get_mut(at) {
                    column.push((row, *sign));
                }
            }
        }
        let mut alike: BTreeMap<Column, Vec<(At, i64)>> = BTreeMap::new();
        for (at, mut column) in columns {
            let sign = column.first().map_or(1, |(_, sign)| *sign);
            column.iter_mut().for_each(|(_, it)| *it *= sign);
            alike.entry(column).or_default().push((at, sign));
        }
        for (column, numbers) in alike {
            if column.is_empty() {
                // Nothing ties it to anything.
                for (at, _) in numbers {
                    self.keep(system, BTreeMap::from([(at, self.least)]));
                }
                continue;
            }
            let room = |(at, _): &(At, i64)| system.numbers[*at].lowest(self.most());
            let Some(widest) = numbers.iter().copied().min_by_key(room) else { continue };
            for &(at, sign) in numbers.iter().filter(|it| it.0 != widest.0) {
                let way = -sign * widest.1;
                for far in [1, -1] {
                    let bounds = |at: At, way: i64| {
                        let mover = self.mover(system, at);
                        if way > 0 { mover.highest } else { -mover.lowest }
                    };
                    let far = far * bounds(at, far).min(bounds(widest.0, far * way));
                    self.keep(system, BTreeMap::from([(at, far), (widest.0, far * way)]));
                }
            }
        }
    }

    /// Asks the solver for a table, and keeps it if it holds in whole numbers.
    fn take(&mut self, system: &System, component: &Component, movers: &[Mover], weights: &[f64]) {
        if let Some(found) = solve(movers, &component.equations, &Goal::Most(weights)) {
            let places = movers.iter().zip(&found);
            self.keep(system, whole(places.map(|(mover, far)| (mover.at, *far))));
        }
    }

    /// Keeps a table that prints the same as the one that is there.
    pub(super) fn keep(&mut self, system: &System, moved: Move) {
        let most = self.most();
        let is_possible = moved.iter().all(|(at, far)| {
            let number = &system.numbers[*at];
            !number.is_known && number.lowest(most) <= *far && *far <= most
        });
        if !is_possible || !system.equations.iter().all(|equation| holds(equation, &moved)) {
            return;
        }
        widen(&mut self.ranges, &moved);
        self.moves.push(moved);
    }
}

/// Turns in which all open numbers are tried together.
const ROUNDS: usize = 12;

/// Whether numbers that moved still add up.
fn holds(equation: &Equation, moved: &Move) -> bool {
    let moves = equation.iter().filter_map(|(at, sign)| Some(sign * moved.get(at)?));
    moves.sum::<i64>() == 0
}

fn widen(ranges: &mut BTreeMap<At, (i64, i64)>, moved: &Move) {
    for (at, far) in moved {
        let (low, high) = ranges.entry(*at).or_default();
        *low = (*low).min(*far);
        *high = (*high).max(*far);
    }
}

/// Moves in whole numbers, as the solver's are meant.
pub(super) fn whole(moves: impl Iterator<Item = (At, f64)>) -> Move {
    let rounded = moves.map(|(at, far)| (at, far.round() as i64));
    rounded.filter(|(_, far)| *far != 0).collect()
}

/// Returns what hangs together of the numbers that can move, by equations.
pub(super) fn components(
    system: &System,
    moving: &BTreeSet<At>,
    is_wanted: &dyn Fn(At) -> bool,
) -> Vec<Component> {
    let mut groups: Vec<Option<Component>> = Vec::new();
    let mut group_of: BTreeMap<At, usize> = BTreeMap::new();
    let mut join = |groups: &mut Vec<Option<Component>>, numbers: &[At], equation: &Equation| {
        let before: BTreeSet<usize> =
            numbers.iter().filter_map(|at| group_of.get(at).copied()).collect();
        let mut joined = Component { numbers: Vec::new(), equations: vec![equation.clone()] };
        for group in before {
            if let Some(other) = groups[group].take() {
                joined.numbers.extend(other.numbers);
                joined.equations.extend(other.equations);
            }
        }
        joined.numbers.extend(numbers);
        joined.numbers.sort_unstable();
        joined.numbers.dedup();
        for at in &joined.numbers {
            group_of.insert(*at, groups.len());
        }
        groups.push(Some(joined));
    };
    for equation in &system.equations {
        let numbers: Vec<At> =
            equation.iter().map(|(at, _)| *at).filter(|at| moving.contains(at)).collect();
        if !numbers.is_empty() {
            join(&mut groups, &numbers, equation);
        }
    }
    let mut made: Vec<Component> = groups.into_iter().flatten().collect();
    for at in moving.iter().filter(|at| !group_of.contains_key(at)) {
        made.push(Component { numbers: vec![*at], equations: Vec::new() });
    }
    made.retain(|component| component.numbers.iter().any(|at| is_wanted(*at)));
    made
}
