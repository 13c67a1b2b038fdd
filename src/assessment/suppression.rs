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

mod public;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Visibility};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator, Observation};

use self::public::Public;

/// The parts that a number is of: `[("地区", "東部")]`.
type Parts = [(String, String)];

/// A number that editions may print of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The last day of its span.
    pub last: Date,
    /// The first day of its span.
    pub first: Date,
    /// The parts it is of, by dimension; empty for the whole.
    pub parts: Vec<(String, String)>,
    /// Whether it is the running total of its fiscal year up to the span.
    pub is_total: bool,
}

impl CellKey {
    /// Returns the key of a value.
    pub fn value(span: TimeSpan, parts: &[(String, String)]) -> Self {
        let mut parts = parts.to_vec();
        parts.sort();
        Self { last: span.last, first: span.first, parts, is_total: false }
    }

    /// Returns the key of the running total up to a span.
    pub fn total(span: TimeSpan) -> Self {
        Self { last: span.last, first: span.first, parts: Vec::new(), is_total: true }
    }
}

/// Why a number is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is a count of people below the threshold.
    Small,
    /// A smaller one could be worked out from it.
    Complement,
}

/// What is withheld of one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    cells: BTreeMap<CellKey, Reason>,
    /// Counts below it are not published; none if it counts no people.
    least: Option<u32>,
}

impl Withheld {
    /// Returns whether a value is withheld.
    pub fn holds(&self, key: &CellKey) -> bool {
        self.cells.contains_key(key)
    }

    /// Returns whether a number would be withheld by its size alone, as one
    /// reporter's part of a sum or a baseline.
    pub fn is_small(&self, number: Decimal) -> bool {
        self.least.is_some_and(|least| is_small(number.abs(), least))
    }

    /// Returns what is withheld and why, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&CellKey, Reason)> {
        self.cells.iter().map(|(key, reason)| (key, *reason))
    }

    /// Returns whether nothing is withheld.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

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

/// Everything that is reported of one span.
#[derive(Default)]
struct Reported<'a> {
    observations: Vec<&'a Observation>,
}

/// Spans whose numbers hang together, by their last and first day.
type Group<'a> = BTreeMap<(Date, Date), Reported<'a>>;

/// The spans of a fiscal year hang together by running totals; where there are
/// none, each span stands alone. Groups without a number to withhold are left
/// out.
fn groups<'a>(indicator: &'a Indicator, model: &Model, least: u32) -> Vec<Group<'a>> {
    let has_totals = indicator.definition.aggregation != Aggregation::Latest;
    let key_of = |observation: &Observation| {
        let span = observation.span;
        if !has_totals {
            return (span.last, span.first);
        }
        let year = model.calendar.fiscal_year(span.last);
        (year.last, year.first)
    };
    let observations = || indicator.observations.iter().chain(&indicator.breakdowns);
    let keys: BTreeSet<(Date, Date)> =
        observations().filter(|it| concerns(it, least)).map(key_of).collect();
    if keys.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<(Date, Date), Group<'a>> = BTreeMap::new();
    for observation in observations() {
        let (key, span) = (key_of(observation), observation.span);
        if !keys.contains(&key) {
            continue;
        }
        let group = groups.entry(key).or_default();
        group.entry((span.last, span.first)).or_default().observations.push(observation);
    }
    groups.into_values().collect()
}

/// The last days of the months in which an edition could tell something new of
/// these spans, and the cut-off.
fn editions(group: &Group<'_>, as_of: Date) -> Vec<Date> {
    let observations = group.values().flat_map(|span| &span.observations);
    let mut days: BTreeSet<Date> = observations
        .flat_map(|it| [Some(it.span.last), it.received_on])
        .flatten()
        .map(Date::last_of_month)
        .filter(|last| *last < as_of)
        .collect();
    days.insert(as_of);
    days.into_iter().collect()
}

impl Reported<'_> {
    /// Whether a number in it is withheld from the outset.
    fn concerns(&self, least: u32) -> bool {
        self.observations.iter().any(|observation| concerns(observation, least))
    }

    /// Whether it is divided by two dimensions at once.
    fn is_crossed(&self) -> bool {
        self.observations.iter().any(|it| it.dimensions.len() > 1)
    }
}

/// Whether a value, or the one before it was corrected, is to be withheld.
fn concerns(observation: &Observation, least: u32) -> bool {
    let concerns = |reading: &Reading| match reading {
        Reading::Number(number) => is_small(*number, least),
        Reading::Suppressed => true,
        _ => false,
    };
    concerns(&observation.reading) || observation.previous.as_ref().is_some_and(concerns)
}

/// Zero gives no one away: that nobody is counted is published.
fn is_small(number: Decimal, least: u32) -> bool {
    Decimal::ZERO < number && number < Decimal::from(least)
}

/// The number that an observation gave on a day; nothing where it gave none,
/// and no number where its supplier suppressed it.
fn number_on(observation: &Observation, day: Date) -> Option<Option<Decimal>> {
    match as_known(observation, day)? {
        Reading::Number(number) => Some(Some(*number)),
        Reading::Nil => Some(Some(Decimal::ZERO)),
        Reading::Suppressed => Some(None),
        _ => None,
    }
}

/// What an observation said on a day: its value, or the one before it was
/// corrected.
pub fn as_known(observation: &Observation, day: Date) -> Option<&Reading> {
    if observation.span.last > day {
        return None;
    }
    match observation.received_on {
        Some(received) if received > day => observation.previous.as_ref(),
        _ => Some(&observation.reading),
    }
}

/// The sum of the parts of one dimension, and the smallest that is not nothing.
type SumAndSmallest<'a> = (Decimal, Option<(Decimal, &'a Parts)>);

/// What is divided, and by which dimension.
type Division<'a> = (Vec<(String, String)>, &'a str);

/// What one edition could print of an indicator, and how the numbers hang
/// together.
struct System {
    /// Each number; `None` is one that its supplier suppressed.
    cells: BTreeMap<CellKey, Option<Decimal>>,
    /// Numbers that add up: the sum of all with their signs is zero.
    equations: Vec<Vec<(CellKey, i8)>>,
}

impl System {
    fn new(group: &Group<'_>, least: u32, has_totals: bool, edition: Date) -> Self {
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
    fn withhold(
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
        let mut rows: Vec<Vec<(usize, i8)>> = self
            .equations
            .iter()
            .map(|equation| {
                equation
                    .iter()
                    .filter_map(|(key, sign)| Some((columns.binary_search(&key).ok()?, *sign)))
                    .collect()
            })
            .filter(|row: &Vec<(usize, i8)>| !row.is_empty())
            .collect();
        drop_open(&mut rows, columns.len());
        // Only what is left needs a column.
        let used: BTreeSet<usize> = rows.iter().flatten().map(|(at, _)| *at).collect();
        let used: Vec<usize> = used.into_iter().collect();
        let dense = rows
            .iter()
            .map(|row| {
                let mut filled = vec![0; used.len()];
                for (at, sign) in row {
                    if let Ok(place) = used.binary_search(at) {
                        filled[place] = if *sign > 0 { 1 } else { FIELD - 1 };
                    }
                }
                filled
            })
            .collect();
        reduce(dense)
            .iter()
            .filter_map(|row| {
                let mut filled = row.iter().enumerate().filter(|(_, entry)| **entry != 0);
                let (at, _) = filled.next()?;
                filled.next().is_none().then(|| columns[used[at]].clone())
            })
            .collect()
    }
}

/// Drops equations with two numbers or more that stand in no other: they can be
/// anything together, so the equation tells nothing of them or of the others.
fn drop_open(rows: &mut Vec<Vec<(usize, i8)>>, width: usize) {
    loop {
        let mut times = vec![0_u32; width];
        for (at, _) in rows.iter().flatten() {
            times[*at] += 1;
        }
        let before = rows.len();
        rows.retain(|row| row.iter().filter(|(at, _)| times[*at] == 1).count() < 2);
        if rows.len() == before {
            return;
        }
    }
}

/// Arithmetic is modulo a large prime: exact, without fractions that grow. The
/// entries are 0, 1 and −1, so that a determinant that is not zero is far from
/// being a multiple of it.
const FIELD: u64 = (1 << 61) - 1;

/// Brings rows into reduced form (Gauss and Jordan).
fn reduce(mut rows: Vec<Vec<u64>>) -> Vec<Vec<u64>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut done = 0;
    for column in 0..width {
        let Some(pivot) = (done..rows.len()).find(|&row| rows[row][column] != 0) else { continue };
        rows.swap(done, pivot);
        let factor = inverse(rows[done][column]);
        for entry in &mut rows[done] {
            *entry = multiply(*entry, factor);
        }
        let pivot = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            if at == done || row[column] == 0 {
                continue;
            }
            let factor = row[column];
            for (entry, above) in row.iter_mut().zip(&pivot) {
                *entry = (*entry + FIELD - multiply(*above, factor)) % FIELD;
            }
        }
        done += 1;
    }
    rows.truncate(done);
    rows
}

fn multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(FIELD);
    u64::try_from(product).unwrap_or(0)
}

/// By Fermat: a^(p−2) is the inverse of a.
fn inverse(a: u64) -> u64 {
    let (mut power, mut exponent, mut result) = (a, FIELD - 2, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, power);
        }
        power = multiply(power, power);
        exponent >>= 1;
    }
    result
}

/// A number that is withheld, for the secretariat's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The cell.
    pub key: CellKey,
    /// Why.
    pub reason: Reason,
    /// What it says.
    pub value: Option<Decimal>,
    /// The cells it is written in.
    pub origins: Vec<Origin>,
}

/// Returns what is withheld of an indicator with its values, for the
/// secretariat's own log.
pub fn log(indicator: &Indicator, withheld: &Withheld) -> Vec<LogEntry> {
    let mut written: BTreeMap<CellKey, (Option<Decimal>, Vec<Origin>)> = BTreeMap::new();
    let spans: BTreeSet<(Date, Date)> =
        withheld.iter().map(|(key, _)| (key.first, key.last)).collect();
    for observation in indicator.observations.iter().chain(&indicator.breakdowns) {
        if !spans.contains(&(observation.span.first, observation.span.last)) {
            continue;
        }
        let key = CellKey::value(observation.span, &observation.dimensions);
        if withheld.holds(&key) {
            let (sum, origins) = written.entry(key).or_insert((Some(Decimal::ZERO), Vec::new()));
            *sum = sum.zip(observation.number()).map(|(a, b)| a + b);
            origins.push(observation.origin.clone());
        }
    }
    withheld
        .iter()
        .map(|(key, reason)| {
            let (value, origins) = written.remove(key).unwrap_or_default();
            LogEntry { key: key.clone(), reason, value, origins }
        })
        .collect()
}
