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
pub(super) struct Component<'a> {
    pub(super) numbers: Vec<At>,
    pub(super) equations: Vec<&'a Equation>,
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

    /// Returns the numbers of `asked` that are not known to be safe while those of `hidden`
    /// are not known. In large components those that are harder to find are left to be
    /// asked about [one by one](Self::look_for).
    pub(super) fn given_away(
        &mut self,
        system: &System,
        hidden: &BTreeSet<At>,
        asked: &[At],
    ) -> Vec<At> {
        self.check_again(system);
        let open = |audit: &Self| asked.iter().any(|at| !audit.is_safe(*at));
        if open(self) {
            for component in components(system, hidden) {
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
    fn look_in(&mut self, system: &System, component: &Component<'_>, asked: &[At]) {
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
        let movers = self.movers(system, component);
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
        if component.numbers.len() <= MOST_AT_ONCE {
            for place in open(self) {
                self.look_at(system, component, &movers, place);
            }
        }
    }

    /// Looks for tables that make one number safe while those of `hidden` are not known.
    pub(super) fn look_for(&mut self, system: &System, hidden: &BTreeSet<At>, at: At) {
        let component = component(system, hidden, at);
        let movers = self.movers(system, &component);
        if let Ok(place) = component.numbers.binary_search(&at) {
            self.look_at(system, &component, &movers, place);
        }
    }

    /// Moves one number as far up and down as it can.
    fn look_at(
        &mut self,
        system: &System,
        component: &Component<'_>,
        movers: &[Mover],
        place: usize,
    ) {
        for way in [1.0, -1.0] {
            if !self.is_safe(component.numbers[place]) {
                let mut weights = vec![0.0; movers.len()];
                weights[place] = way;
                self.take(system, component, movers, &weights);
            }
        }
    }

    fn movers(&self, system: &System, component: &Component<'_>) -> Vec<Mover> {
        component.numbers.iter().map(|at| self.mover(system, *at)).collect()
    }

    pub(super) fn mover(&self, system: &System, at: At) -> Mover {
        let highest = self.most();
        Mover { at, lowest: system.numbers[at].lowest(highest), highest, cost: 0.0 }
    }

    /// Two numbers that stand in the same equations can be exchanged: what one has more
    /// the other has less. It is what most tables have, and needs no solver.
    fn exchange(&mut self, system: &System, component: &Component<'_>) {
        let mut columns: BTreeMap<At, Column> =
            component.numbers.iter().map(|at| (*at, Vec::new())).collect();
        for (row, equation) in component.equations.iter().enumerate() {
            for (at, sign) in *equation {
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
    fn take(
        &mut self,
        system: &System,
        component: &Component<'_>,
        movers: &[Mover],
        weights: &[f64],
    ) {
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
        let touched: BTreeSet<usize> =
            moved.keys().flat_map(|at| system.equations_of(*at)).copied().collect();
        if !is_possible || !touched.iter().all(|at| holds(&system.equations[*at], &moved)) {
            return;
        }
        widen(&mut self.ranges, &moved);
        self.moves.push(moved);
    }
}

/// Turns in which all open numbers are tried together.
const ROUNDS: usize = 12;

/// So many numbers are few enough to ask the solver about each of them among all.
const MOST_AT_ONCE: usize = 1_000;

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

/// Returns what hangs together with a number, by equations, of those that can move.
pub(super) fn component<'a>(system: &'a System, moving: &BTreeSet<At>, at: At) -> Component<'a> {
    let (mut numbers, mut equations) = (BTreeSet::from([at]), BTreeSet::new());
    let mut open = vec![at];
    while let Some(number) = open.pop() {
        for &place in system.equations_of(number) {
            if equations.insert(place) {
                let others = system.equations[place].iter().map(|(at, _)| *at);
                let others = others.filter(|at| moving.contains(at));
                open.extend(others.filter(|at| numbers.insert(*at)));
            }
        }
    }
    Component {
        numbers: numbers.into_iter().collect(),
        equations: equations.into_iter().map(|place| &system.equations[place]).collect(),
    }
}

/// Returns what hangs together of the numbers that can move.
fn components<'a>(system: &'a System, moving: &BTreeSet<At>) -> Vec<Component<'a>> {
    let mut taken = BTreeSet::new();
    let mut made = Vec::new();
    for &at in moving {
        if !taken.contains(&at) {
            let found = component(system, moving, at);
            taken.extend(found.numbers.iter().copied());
            made.push(found);
        }
    }
    made
}
