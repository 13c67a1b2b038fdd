//! Indicators that several roundtables have: which of them are the same, what those come to,
//! and how many stand where.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::assessment::drawing::ticks;
use crate::assessment::figure::{Amount, Figure};
use crate::assessment::status::Status;
use crate::domain::adding::Adding;
use crate::domain::name::Name;
use crate::domain::text::key;
use crate::domain::value::{self, same_unit};
use crate::domain::words::{Aggregation, Direction, IndicatorLevel};
use crate::records::extract::{Extract, Said, SaidIndicator};

use super::maker::Maker;
use super::region::Region;

/// An indicator that several roundtables have.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// Its unit.
    pub unit: Name,
    /// Which way is good.
    pub direction: Direction,
    /// How its values of one fiscal year come to one.
    pub aggregation: Aggregation,
    /// How those of several roundtables do.
    pub adding: Adding,
    /// The roundtables that have it in common.
    pub rows: Vec<Row>,
    /// What they come to, or why they come to nothing.
    pub total: Result<Figure, NoTotal>,
    /// How many there are.
    pub counts: SharedCounts,
    /// How many stand where, in the order of a legend.
    pub statuses: Vec<(Status, Figure)>,
    /// The first and the last day of what was added, if they are not one.
    pub days: Option<(Date, Date)>,
    /// The roundtables whose indicator of this code is another one.
    pub differing: Vec<Differing>,
    /// What a drawing of all of them shows, if there is anything to draw.
    pub multiples: Option<Multiples>,
}

/// How many roundtables there are of an indicator.
#[derive(Debug, Clone)]
pub struct SharedCounts {
    /// That have it in common.
    pub regions: Figure,
    /// That are in the total.
    pub added: Figure,
    /// That have no value.
    pub missing: Figure,
    /// That withhold theirs.
    pub withheld: Figure,
    /// That have a value and do not say of how many people it is.
    pub unweighted: Figure,
    /// That have another indicator of the same code.
    pub differing: Figure,
}

/// Why there is no total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTotal {
    /// No two of them mean the same, or as many mean another.
    NoneAgree,
    /// None of them has a value.
    Nothing,
    /// Nobody says of how many people the values are.
    NoPeople,
    /// They are means of a year, of other people each month.
    MeanOfYear,
    /// All say the same number of the same day: it is of one place, perhaps.
    Same,
}

impl NoTotal {
    /// Returns the code, as in keys of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoneAgree => "none-agree",
            Self::Nothing => "nothing",
            Self::NoPeople => "no-people",
            Self::MeanOfYear => "mean-of-year",
            Self::Same => "same",
        }
    }
}

/// An indicator in one roundtable.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which of the regions it is.
    pub region: usize,
    /// The latest value.
    pub value: Figure,
    /// The status.
    pub status: Figure,
    /// Where it started.
    pub baseline: Option<Figure>,
    /// Where it is to get.
    pub target: Option<Figure>,
    /// How many people the value is of.
    pub people: Option<Figure>,
    /// The values that are drawn, by day.
    pub course: Vec<(Date, Figure)>,
    /// The day by which the next value should have come, if it has not.
    pub due_since: Option<Date>,
    /// Whether it is in the total.
    pub is_added: bool,
}

/// A roundtable whose indicator of the same code is another one.
#[derive(Debug, Clone)]
pub struct Differing {
    /// Which of the regions it is.
    pub region: usize,
    /// What it is called there.
    pub name: Name,
    /// Its unit there.
    pub unit: Name,
    /// In what it differs.
    pub what: Vec<Difference>,
}

/// In what two indicators of one code differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// What is counted.
    Name,
    /// In what it is counted.
    Unit,
    /// Which way is good.
    Direction,
    /// How values of a year come to one.
    Aggregation,
    /// When that year begins.
    Year,
    /// How those of several places do.
    Adding,
}

impl Difference {
    /// Returns the code, as in keys of words and in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Unit => "unit",
            Self::Direction => "direction",
            Self::Aggregation => "aggregation",
            Self::Year => "year",
            Self::Adding => "adding",
        }
    }
}

/// What a drawing of several roundtables has in common.
#[derive(Debug, Clone)]
pub struct Multiples {
    /// The first and the last day.
    pub days: (Date, Date),
    /// The bottom and the top of the scale.
    pub scale: (Figure, Figure),
}

/// Works out the indicators that are asked for, or that several of them have; and the codes
/// that none of them has.
pub(super) fn shared(
    maker: &mut Maker,
    regions: &[Region],
    here: &[(usize, &Extract)],
    asked: &[String],
) -> (Vec<Shared>, Vec<String>) {
    let mut having: BTreeMap<&str, Vec<Has<'_>>> = BTreeMap::new();
    for (at, extract) in here {
        for indicator in &extract.indicators {
            having.entry(&indicator.id).or_default().push((*at, indicator));
        }
    }
    let is_known = |id: &&String| having.contains_key(id.as_str());
    let unknown = asked.iter().filter(|id| !is_known(id)).cloned().collect();
    let ids: Vec<&str> = match asked.is_empty() {
        true => having.iter().filter(|(_, all)| all.len() > 1).map(|(id, _)| *id).collect(),
        false => asked.iter().filter(is_known).map(String::as_str).collect(),
    };
    let made = ids.into_iter().map(|id| {
        let of = Making { regions, is_vouched: !asked.is_empty() };
        of.shared(maker, id, &having[id])
    });
    (made.collect(), unknown)
}

/// A roundtable, and its indicator.
type Has<'a> = (usize, &'a SaidIndicator);

struct Making<'a> {
    regions: &'a [Region],
    /// Whether somebody said that a code means the same everywhere, whatever it is called.
    is_vouched: bool,
}

impl Making<'_> {
    fn shared(&self, maker: &mut Maker, id: &str, having: &[Has<'_>]) -> Shared {
        let (same, others) = self.agreeing(having);
        let (_, first) = same.first().or(having.first()).copied().expect("somebody has it");
        let mut rows: Vec<Row> = same.iter().map(|it| self.row(maker, it)).collect();
        let total = match same.is_empty() {
            true => Err(NoTotal::NoneAgree),
            false => total(maker, first, &mut rows),
        };
        let elsewhere = others.iter().map(|it| self.row(maker, it).value);
        let elsewhere: Vec<Figure> = elsewhere.collect();
        let days: Vec<Date> =
            rows.iter().filter(|it| it.is_added).filter_map(|it| it.value.day()).collect();
        let days = days.iter().min().copied().zip(days.iter().max().copied());
        Shared {
            id: id.to_owned(),
            name: first.name.clone(),
            unit: first.unit.clone(),
            direction: first.direction,
            aggregation: first.aggregation,
            adding: first.adding,
            counts: counts(maker, first, &rows, &elsewhere),
            statuses: statuses(maker, first, &rows),
            multiples: multiples(maker, first, &rows),
            differing: others.iter().map(|it| self.differing(first, it)).collect(),
            days: days.filter(|(first, last)| first != last),
            total,
            rows,
        }
    }

    /// Those that mean the same, and the others: where several could be meant, what most
    /// mean. Where no two of several agree, or as many mean another, none do: nobody said which.
    fn agreeing<'h>(&self, having: &[Has<'h>]) -> (Vec<Has<'h>>, Vec<Has<'h>>) {
        let mut groups: Vec<Vec<Has<'h>>> = Vec::new();
        for &it in having {
            let known =
                groups.iter_mut().find(|group| self.differences(group[0].1, it.1).is_empty());
            match known {
                Some(group) => group.push(it),
                None => groups.push(vec![it]),
            }
        }
        let most = groups.iter().map(Vec::len).max().unwrap_or_default();
        let are_several = groups.iter().filter(|it| it.len() == most).count() > 1;
        if groups.len() > 1 && (most < 2 || are_several) {
            return (Vec::new(), having.to_vec());
        }
        let at = groups.iter().position(|group| group.len() == most).unwrap_or_default();
        let same = if groups.is_empty() { Vec::new() } else { groups.remove(at) };
        let mut others: Vec<Has<'h>> = groups.into_iter().flatten().collect();
        others.sort_by_key(|(region, _)| *region);
        (same, others)
    }

    fn differences(&self, one: &SaidIndicator, other: &SaidIndicator) -> Vec<Difference> {
        let is_called_so = self.is_vouched || key(&one.name.ja) == key(&other.name.ja);
        [
            (is_called_so, Difference::Name),
            (same_unit(&one.unit.ja, &other.unit.ja), Difference::Unit),
            (one.direction == other.direction, Difference::Direction),
            (one.aggregation == other.aggregation, Difference::Aggregation),
            (begins_alike(one, other), Difference::Year),
            (one.adding == other.adding, Difference::Adding),
        ]
        .into_iter()
        .filter_map(|(is_same, what)| (!is_same).then_some(what))
        .collect()
    }

    fn differing(&self, first: &SaidIndicator, (region, it): &Has<'_>) -> Differing {
        Differing {
            region: *region,
            name: it.name.clone(),
            unit: it.unit.clone(),
            what: self.differences(first, it),
        }
    }

    fn row(&self, maker: &mut Maker, (at, it): &Has<'_>) -> Row {
        let region = &self.regions[*at];
        let number = |value: Decimal| Amount::Number(value, it.unit.clone());
        let mut made =
            |said: &Said, family: &str| maker.said(region, said, (family, Some(&it.name)), &number);
        let course = it.course.iter();
        let course: Vec<(Date, Figure)> =
            course.filter_map(|said| Some((said.to?, made(said, "rollup-point")))).collect();
        Row {
            region: *at,
            value: made(&it.value, "rollup-value"),
            status: made(&it.status, "rollup-status"),
            baseline: it.baseline.as_ref().map(|said| made(said, "rollup-baseline")),
            target: it.target.as_ref().map(|said| made(said, "rollup-target")),
            people: it.people.as_ref().map(|said| {
                maker.said(region, said, ("rollup-people", Some(&it.name)), &Amount::Count)
            }),
            course,
            due_since: it.due_since,
            is_added: false,
        }
    }
}

/// Whether the years that values are of begin in one month, as far as that is known.
fn begins_alike(one: &SaidIndicator, other: &SaidIndicator) -> bool {
    let known = one.year_begins.zip(other.year_begins);
    known.is_none_or(|(one, other)| one == other)
}

/// What the values come to: of numbers that are printed, and of no others.
fn total(maker: &mut Maker, of: &SaidIndicator, rows: &mut [Row]) -> Result<Figure, NoTotal> {
    if rows.iter().all(|it| it.value.number().is_none()) {
        return Err(NoTotal::Nothing);
    }
    if is_of_one_place(of, rows) {
        return Err(NoTotal::Same);
    }
    let people = |row: &Row| row.people.as_ref().and_then(|it| it.number());
    for row in rows.iter_mut() {
        let is_weighed = people(row).is_some_and(|it| !it.is_zero());
        row.is_added = row.value.number().is_some() && (of.adding == Adding::Sum || is_weighed);
    }
    let added: Vec<&Row> = rows.iter().filter(|it| it.is_added).collect();
    let values = added.iter().filter_map(|it| it.value.number());
    let amount = match of.adding {
        Adding::Sum => value::sum(values),
        Adding::Mean => {
            let all = value::sum(added.iter().filter_map(|it| people(it)));
            let weighed = values.zip(added.iter().filter_map(|it| people(it)));
            let products = weighed.filter_map(|(value, people)| value.checked_mul(people));
            let why = match of.aggregation {
                Aggregation::Average => NoTotal::MeanOfYear,
                _ => NoTotal::NoPeople,
            };
            let mean = value::over(value::sum(products), all).ok_or(why)?;
            // As finely as the values are told, and with one place at least.
            let places = added.iter().filter_map(|it| it.value.number());
            let places = places.map(|it| it.normalize().scale()).max().unwrap_or_default();
            mean.round_dp_with_strategy(places.max(1), RoundingStrategy::MidpointAwayFromZero)
        }
    };
    let family = match of.adding {
        Adding::Sum => "rollup-sum",
        Adding::Mean => "rollup-mean",
    };
    let parts: Vec<&Figure> =
        added.iter().flat_map(|it| std::iter::once(&it.value).chain(&it.people)).collect();
    let terms = vec![("term-regions", Amount::of_count(added.len()))];
    let titled = (format!("{}.total", of.id), family, Some(&of.name));
    Ok(maker.whole(titled, Amount::Number(amount, of.unit.clone()), terms, &parts))
}

/// Whether all say the same number of the same day, of the whole region: each a prefecture's
/// population, perhaps.
fn is_of_one_place(of: &SaidIndicator, rows: &[Row]) -> bool {
    let known: Vec<&Figure> =
        rows.iter().map(|it| &it.value).filter(|it| it.number().is_some()).collect();
    let said = |it: &Figure| (it.number(), it.day());
    of.adding == Adding::Sum
        && of.level == IndicatorLevel::Population
        && known.len() > 1
        && known.iter().all(|it| said(it) == said(known[0]))
}

fn counts(
    maker: &mut Maker,
    of: &SaidIndicator,
    rows: &[Row],
    elsewhere: &[Figure],
) -> SharedCounts {
    let mut count = |name: &str, family: &str, is_it: &dyn Fn(&&Row) -> bool| {
        let found: Vec<&Figure> = rows.iter().filter(is_it).map(|it| &it.value).collect();
        maker.count((format!("{}.{name}", of.id), family, Some(&of.name)), found.len(), &found)
    };
    let has_number = |it: &&Row| it.value.number().is_some();
    SharedCounts {
        regions: count("regions", "rollup-having", &|_| true),
        added: count("added", "rollup-added", &|it| it.is_added),
        missing: count("missing", "rollup-missing", &|it| it.value.value == Amount::Missing),
        withheld: count("withheld", "rollup-withheld", &|it| it.value.value == Amount::Withheld),
        unweighted: count("unweighted", "rollup-unweighted", &|it| {
            of.adding == Adding::Mean && has_number(it) && !it.is_added
        }),
        differing: maker.count(
            (format!("{}.differing", of.id), "rollup-differing", Some(&of.name)),
            elsewhere.len(),
            &elsewhere.iter().collect::<Vec<_>>(),
        ),
    }
}

fn statuses(maker: &mut Maker, of: &SaidIndicator, rows: &[Row]) -> Vec<(Status, Figure)> {
    let mut made = Vec::new();
    for status in Status::ALL {
        let is_it = |it: &&Row| it.status.value == Amount::Status(status);
        let found: Vec<&Figure> = rows.iter().filter(is_it).map(|it| &it.status).collect();
        if !found.is_empty() {
            let id = format!("{}.status={}", of.id, status.code());
            let titled = (id, "rollup-standing", Some(&of.name));
            made.push((status, maker.count(titled, found.len(), &found)));
        }
    }
    made
}

/// One scale for all: what is larger looks larger.
fn multiples(maker: &mut Maker, of: &SaidIndicator, rows: &[Row]) -> Option<Multiples> {
    let drawn: Vec<&Row> = rows.iter().filter(|it| it.course.len() > 1).collect();
    let days = || drawn.iter().flat_map(|it| it.course.iter().map(|(day, _)| *day));
    let days = (days().min()?, days().max()?);
    let points = drawn.iter().flat_map(|it| it.course.iter().map(|(_, figure)| figure));
    let numbers: Vec<Decimal> = points.filter_map(|it| it.number()).collect();
    let ticks = ticks(&numbers);
    let mut end = |name: &str, at: Decimal| {
        let titled = (format!("{}.scale.{name}", of.id), "rollup-scale", Some(&of.name));
        maker.whole(titled, Amount::Number(at, of.unit.clone()), Vec::new(), &[])
    };
    let (low, high) = (*ticks.first()?, *ticks.last()?);
    let scale = (end("low", low), end("high", high));
    (days.0 < days.1).then_some(Multiples { days, scale })
}
