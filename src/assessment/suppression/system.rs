//! What one edition could print of an indicator as a system of equations, and what must
//! be left out of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cell::{CellKey, Reason, is_small};
use super::equations::determined;
use super::reported::{Group, Reported, number_on};

/// The parts that a number is of: `[("地区", "東部")]`.
type Parts = [(String, String)];

/// The sum of the parts of one dimension, and the smallest that is not nothing.
type SumAndSmallest<'a> = (Decimal, Option<(Decimal, &'a Parts)>);

/// What is divided, and by which dimension.
type Division<'a> = (Vec<(String, String)>, &'a str);

/// What one edition could print of an indicator, and how the numbers hang
/// together.
pub(super) struct System {
    /// Each number; `None` is one that its supplier suppressed.
    pub(super) cells: BTreeMap<CellKey, Option<Decimal>>,
    /// Numbers that add up: the sum of all with their signs is zero.
    equations: Vec<Vec<(CellKey, i8)>>,
}

impl System {
    pub(super) fn new(group: &Group<'_>, least: u32, has_totals: bool, edition: Date) -> Self {
        let mut system = Self { cells: BTreeMap::new(), equations: Vec::new() };
        for span in group.values() {
            if span.concerns(least) || span.is_crossed() {
                system.add_span(span, edition);
            } else {
                system.add_sound_span(span, edition);
            }
        }
        if has_totals {
            system.add_totals();
        }
        system
    }

    /// Every number of a span and how they add up.
    fn add_span(&mut self, span: &Reported<'_>, edition: Date) {
        let mut cells: BTreeMap<CellKey, Option<Decimal>> = BTreeMap::new();
        for observation in &span.observations {
            let Some(number) = number_on(observation, edition) else { continue };
            let key = CellKey::value(observation.span, &observation.dimensions);
            // Several organisations that report one cell add up.
            cells
                .entry(key)
                .and_modify(|sum| *sum = sum.zip(number).map(|(a, b)| a + b))
                .or_insert(number);
        }
        self.add_parts(&cells);
        self.cells.append(&mut cells);
    }

    /// A span without any number to withhold has few that matter: the whole,
    /// because running totals may ask for it, and of each dimension the smallest
    /// part, which would then have to go too. There may be thousands of parts.
    fn add_sound_span(&mut self, span: &Reported<'_>, edition: Date) {
        let mut whole: Option<(CellKey, Decimal)> = None;
        let mut by_part: BTreeMap<&Parts, Decimal> = BTreeMap::new();
        for observation in &span.observations {
            let Some(number) = number_on(observation, edition).flatten() else { continue };
            if observation.dimensions.is_empty() {
                let key = CellKey::value(observation.span, &[]);
                let sum = whole.map_or(number, |(_, sum)| sum + number);
                whole = Some((key, sum));
            } else {
                *by_part.entry(&observation.dimensions).or_default() += number;
            }
        }
        let Some((key, whole)) = whole else { return };
        let mut dimensions: BTreeMap<&str, SumAndSmallest<'_>> = BTreeMap::new();
        for (parts, number) in by_part {
            let Some((dimension, _)) = parts.first() else { continue };
            let (sum, smallest) = dimensions.entry(dimension).or_default();
            *sum += number;
            if !number.is_zero() && smallest.is_none_or(|(least, _)| number < least) {
                *smallest = Some((number, parts));
            }
        }
        for (sum, smallest) in dimensions.into_values() {
            if let (true, Some((number, parts))) = (sum == whole, smallest) {
                let span = span.observations[0].span;
                let part = CellKey::value(span, parts);
                self.equations.push(vec![(key.clone(), -1), (part.clone(), 1)]);
                self.cells.insert(part, Some(number));
            }
        }
        self.cells.insert(key, Some(whole));
    }

    /// A whole is the sum of its parts, dimension by dimension, where the
    /// numbers say so or one of them is not known.
    fn add_parts(&mut self, cells: &BTreeMap<CellKey, Option<Decimal>>) {
        // Parts by what they are parts of, and by what divides them.
        let mut parts: BTreeMap<Division<'_>, Vec<&CellKey>> = BTreeMap::new();
        for part in cells.keys() {
            for (at, (dimension, _)) in part.parts.iter().enumerate() {
                let mut of = part.parts.clone();
                of.remove(at);
                parts.entry((of, dimension)).or_default().push(part);
            }
        }
        for ((of, _), parts) in parts {
            let Some(whole) = parts.first().map(|part| CellKey { parts: of, ..(*part).clone() })
            else {
                continue;
            };
            let Some(&whole_is) = cells.get(&whole) else { continue };
            let sum: Option<Decimal> = parts.iter().map(|part| cells[*part]).sum();
            if sum.is_none() || whole_is.is_none() || sum == whole_is {
                let mut equation = vec![(whole, -1)];
                equation.extend(parts.into_iter().map(|part| (part.clone(), 1)));
                self.equations.push(equation);
            }
        }
    }

    /// A running total is the one before it and the new value; a value that
    /// its supplier suppressed is in no total.
    fn add_totals(&mut self) {
        let wholes: Vec<CellKey> =
            self.cells.keys().filter(|key| key.parts.is_empty()).cloned().collect();
        let mut before: Option<(CellKey, Decimal)> = None;
        for whole in wholes {
            let total = CellKey { is_total: true, ..whole.clone() };
            let value = self.cells[&whole];
            let mut equation = vec![(total.clone(), -1)];
            let mut sum = value.unwrap_or_default();
            if value.is_some() {
                equation.push((whole, 1));
            }
            if let Some((earlier, earlier_sum)) = &before {
                equation.push((earlier.clone(), 1));
                sum += earlier_sum;
            }
            self.cells.insert(total.clone(), Some(sum));
            self.equations.push(equation);
            before = Some((total, sum));
        }
    }

    /// Withholds small counts, and the smallest others until none of them can
    /// be worked out. `printed` was in an earlier edition and is public; of what was
    /// `known` from sealed editions a reader works out the rest, even if it is
    /// withheld now.
    pub(super) fn withhold(
        &self,
        least: u32,
        withheld: &mut BTreeMap<CellKey, Reason>,
        printed: &BTreeSet<CellKey>,
        known: &BTreeSet<CellKey>,
    ) {
        for (key, value) in &self.cells {
            if value.is_some_and(|value| is_small(value, least)) {
                withheld.entry(key.clone()).or_insert(Reason::Small);
            }
        }
        let least = Decimal::from(least);
        loop {
            let hidden = self.hidden(withheld, known);
            if hidden.is_empty() {
                return;
            }
            let exposed = self.exposed(&hidden, least);
            let next = exposed
                .iter()
                .filter_map(|equation| self.complement(equation, &hidden, printed))
                .min_by(|a, b| self.cells[a].cmp(&self.cells[b]).then_with(|| a.cmp(b)));
            match next {
                Some(key) => withheld.insert(key, Reason::Complement),
                None => return,
            };
        }
    }

    fn hidden(
        &self,
        withheld: &BTreeMap<CellKey, Reason>,
        known: &BTreeSet<CellKey>,
    ) -> BTreeSet<CellKey> {
        self.cells
            .iter()
            .filter(|(key, _)| !known.contains(*key))
            .filter(|(key, value)| value.is_none() || withheld.contains_key(*key))
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// The equations that give a hidden number away: one that the system
    /// determines, or several so small together that their sum tells enough.
    fn exposed<'s>(
        &'s self,
        hidden: &BTreeSet<CellKey>,
        least: Decimal,
    ) -> Vec<&'s Vec<(CellKey, i8)>> {
        let determined = self.determined(hidden);
        self.equations
            .iter()
            .filter(|equation| {
                let inside: Vec<&CellKey> = equation
                    .iter()
                    .map(|(key, _)| key)
                    .filter(|key| hidden.contains(*key))
                    .collect();
                let gives_away = inside.iter().any(|key| determined.contains(*key));
                let parts = equation.iter().filter(|(_, sign)| *sign > 0).map(|(key, _)| key);
                let hidden_parts: Vec<&CellKey> =
                    parts.filter(|key| hidden.contains(*key)).collect();
                let whole_is_open =
                    equation.iter().all(|(key, sign)| *sign > 0 || !hidden.contains(key));
                let sum: Decimal = hidden_parts.iter().filter_map(|key| self.cells[*key]).sum();
                let is_small = whole_is_open && !hidden_parts.is_empty() && sum < least;
                gives_away || is_small
            })
            .collect()
    }

    /// The smallest number of an equation that could be withheld too: one that
    /// is not public already, and not nothing, which hides nothing.
    fn complement(
        &self,
        equation: &[(CellKey, i8)],
        hidden: &BTreeSet<CellKey>,
        printed: &BTreeSet<CellKey>,
    ) -> Option<CellKey> {
        let open = equation.iter().map(|(key, _)| key).filter(|key| !hidden.contains(*key));
        open.filter(|key| !printed.contains(*key))
            .filter(|key| self.cells[*key].is_some_and(|value| !value.is_zero()))
            .min_by(|a, b| self.cells[*a].cmp(&self.cells[*b]).then_with(|| a.cmp(b)))
            .cloned()
    }

    /// The hidden numbers that the equations determine: those that stand alone
    /// in a row of the reduced system.
    fn determined(&self, hidden: &BTreeSet<CellKey>) -> BTreeSet<CellKey> {
        let columns: Vec<&CellKey> = hidden.iter().collect();
        let rows = self.equations.iter().map(|equation| {
            let inside = equation
                .iter()
                .filter_map(|(key, sign)| Some((columns.binary_search(&key).ok()?, *sign)));
            inside.collect()
        });
        determined(rows.collect(), columns.len())
            .into_iter()
            .map(|at| columns[at].clone())
            .collect()
    }
}
