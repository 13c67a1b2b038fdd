//! Indicators that roundtables share: what they come to, how many stand where, and each
//! roundtable's own, in a table and in small drawings on one scale.

use std::cmp::Reverse;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::{Amount, Figure};
use crate::assessment::rollup::{Multiples, Row, Shared};
use crate::assessment::status::Status;
use crate::domain::adding::Adding;
use crate::domain::time::days_between;
use crate::domain::value;
use crate::view::mark::Mark;
use crate::view::text::Text;

use super::writer::Writer;

/// So many roundtables are drawn of one indicator: about a page. Values of all are in the
/// table.
const MOST_DRAWN: usize = 40;

/// An indicator in the table of all.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Standing {
    /// Its code.
    id: Text,
    /// Its name.
    name: Text,
    /// What the roundtables come to, or `−`.
    total: Text,
    /// What that is, and of how many roundtables; why there is none.
    of: Text,
    /// Of how many roundtables it is among those that have the indicator; `−` if it is of none.
    share: Text,
    /// How many roundtables stand where.
    marks: Vec<CountedMark>,
}

/// How many roundtables stand somewhere.
#[derive(Debug, Serialize, JsonSchema)]
struct CountedMark {
    /// The status that they have.
    mark: Mark,
    /// How many of them have it.
    count: Text,
}

/// An indicator with its roundtables.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SharedPart {
    /// Its name.
    title: Text,
    /// What the roundtables come to, and of how many of them that is.
    total: Text,
    /// What is counted, and how; and the days that all values and targets have.
    definition: Vec<Text>,
    /// Whether it is said of how many people values are.
    has_people: bool,
    /// The roundtables, those to act on first.
    rows: Vec<SharedRow>,
    /// The row of all, if they come to anything.
    sum: Option<SumRow>,
    /// Whether a number is withheld, or has not come, so that a foot explains the signs.
    explains: bool,
    /// Their courses on one scale; absent if there is nothing to draw.
    multiples: Option<SmallMultiples>,
    /// What else is to be known, a line each.
    notes: Vec<Text>,
}

/// A roundtable's indicator.
#[derive(Debug, Serialize, JsonSchema)]
struct SharedRow {
    /// The roundtable.
    region: Text,
    /// What is to be known of its value; absent if nothing is.
    remark: Option<Text>,
    /// How many people the value is of; `−` if that is not said.
    people: Text,
    /// The value at the beginning; `−` if there is none.
    baseline: Text,
    /// The value to reach; `−` if there is none.
    target: Text,
    /// The day by which; absent if there is no target, or if it is the same for all.
    target_date: Option<Text>,
    /// The latest value; `…` if none has come, `x` if it is withheld.
    current: Text,
    /// The day of the latest value; absent if there is none to print, or if it is the same
    /// for all.
    current_date: Option<Text>,
    /// Its status.
    mark: Mark,
}

/// What all come to.
#[derive(Debug, Serialize, JsonSchema)]
struct SumRow {
    /// Whether it is a sum or a mean.
    label: Text,
    /// The number.
    value: Text,
}

/// The courses of several roundtables on one scale.
#[derive(Debug, Serialize, JsonSchema)]
struct SmallMultiples {
    /// What all of them show, and from what to what the scale goes.
    title: Text,
    /// The same for those who cannot see it.
    alt: Text,
    /// A drawing each, in the order of names.
    panels: Vec<Panel>,
}

/// The course of one roundtable.
#[derive(Debug, Serialize, JsonSchema)]
struct Panel {
    /// The roundtable.
    name: Text,
    /// The points of the line as pairs of x and y, from 0 to 1.
    points: Vec<(f64, f64)>,
    /// The same for those who cannot see it, with the values.
    alt: Text,
    /// The last value.
    last: Text,
    /// Its status.
    mark: Mark,
}

impl Writer<'_> {
    pub(super) fn standings(&self) -> Vec<Standing> {
        let rows = self.rollup.indicators.iter().map(|shared| Standing {
            id: self.wording.cell(&shared.id),
            name: self.wording.named_in_row(&shared.name, &shared.unit),
            total: match &shared.total {
                Ok(total) => self.wording.in_row(total, &shared.unit),
                Err(_) => self.wording.sign("−"),
            },
            share: match &shared.total {
                Ok(_) => {
                    let counts = [&shared.counts.added, &shared.counts.regions];
                    let [part, whole] = counts.map(|it| self.wording.count(it));
                    self.wording.say("rollup-share", &[("part", part), ("whole", whole)])
                }
                Err(_) => self.wording.sign("−"),
            },
            of: self.of(shared),
            marks: self.marks(shared),
        });
        rows.collect()
    }

    fn marks(&self, shared: &Shared) -> Vec<CountedMark> {
        let marks = shared.statuses.iter().map(|(status, count)| CountedMark {
            mark: Mark::status(*status, self.wording),
            count: self.wording.count(count),
        });
        marks.collect()
    }

    /// What a total is of, or why there is none.
    fn of(&self, shared: &Shared) -> Text {
        let wording = self.wording;
        match &shared.total {
            Ok(_) => {
                let count = |figure| wording.count(figure);
                let counts = &shared.counts;
                let key = match shared.adding {
                    Adding::Sum => "rollup-of-sum",
                    Adding::Mean => "rollup-of-mean",
                };
                let numbers =
                    [("added", count(&counts.added)), ("regions", count(&counts.regions))];
                let mut said = vec![wording.say(key, &numbers)];
                let left = [
                    (&counts.missing, "rollup-of-missing"),
                    (&counts.withheld, "rollup-of-withheld"),
                    (&counts.unweighted, "rollup-of-unweighted"),
                    (&counts.differing, "rollup-of-differing"),
                ];
                let left = left.into_iter().filter(|(figure, _)| !figure.is_zero());
                said.extend(
                    left.map(|(figure, key)| wording.say(key, &[("count", count(figure))])),
                );
                wording.list(&said)
            }
            Err(why) => wording.word(&format!("rollup-no-total-{}", why.code())),
        }
    }

    pub(super) fn shared(&self, all: &[Shared]) -> Vec<SharedPart> {
        all.iter().map(|shared| self.part(shared)).collect()
    }

    fn part(&self, shared: &Shared) -> SharedPart {
        let wording = self.wording;
        let mut rows: Vec<&Row> = shared.rows.iter().collect();
        rows.sort_by_key(|it| Reverse(status_of(it).urgency()));
        let is_without = |it: &&Row| it.value.number().is_none();
        let total = shared.total.as_ref().ok();
        SharedPart {
            title: wording.name(&shared.name),
            total: match total {
                Some(total) => {
                    let value = wording.with_unit(total, &shared.unit);
                    wording.say("rollup-total", &[("value", value), ("of", self.of(shared))])
                }
                None => self.of(shared),
            },
            definition: self.definition(shared),
            has_people: rows.iter().any(|it| it.people.is_some()),
            explains: rows.iter().any(is_without),
            rows: rows.iter().map(|row| self.row(shared, row)).collect(),
            sum: total.map(|total| SumRow {
                label: wording.word(match shared.adding {
                    Adding::Sum => "rollup-sum",
                    Adding::Mean => "rollup-mean",
                }),
                value: wording.in_row(total, &shared.unit),
            }),
            multiples: shared.multiples.as_ref().map(|it| self.multiples(shared, it)),
            notes: self.notes(shared),
        }
    }

    /// What is counted, and how; and the days of all values and targets, where they are one.
    fn definition(&self, shared: &Shared) -> Vec<Text> {
        let wording = self.wording;
        let word = |of: &str, name: &str| wording.word(&format!("rollup-{of}-{name}"));
        let mut said = vec![
            wording.say("rollup-unit", &[("unit", wording.name(&shared.unit))]),
            wording.say(
                "rollup-direction",
                &[("direction", word("direction", shared.direction.name()))],
            ),
            wording.say(
                "rollup-aggregation",
                &[("aggregation", word("aggregation", shared.aggregation.name()))],
            ),
        ];
        let day = |day: Date| [("day", wording.short_date(day))];
        said.extend(day_of_all(shared, value_day).map(|it| wording.say("rollup-day", &day(it))));
        let target = day_of_all(shared, target_day);
        said.extend(target.map(|it| wording.say("rollup-target-day", &day(it))));
        said
    }

    fn row(&self, shared: &Shared, row: &Row) -> SharedRow {
        let wording = self.wording;
        let none = || wording.sign("−");
        let value = |figure: &Figure| wording.in_row(figure, &shared.unit);
        let aim = |figure: Option<&Figure>| {
            figure.map_or_else(none, |it| wording.or(it, value(it), wording.sign("x")))
        };
        let sign = match row.value.value {
            Amount::Withheld => wording.sign("x"),
            _ => wording.sign("…"),
        };
        // What is the same for all is said above.
        let day = |of: fn(&Row) -> Option<Date>| {
            let own = of(row).filter(|_| day_of_all(shared, of).is_none());
            own.map(|day| wording.short_date(day))
        };
        let due = row
            .due_since
            .map(|day| wording.say("rollup-due-since", &[("day", wording.short_date(day))]));
        let people = row.people.as_ref().filter(|_| row.value.number().is_some());
        let status = status_of(row);
        SharedRow {
            region: wording.name(&self.rollup.regions[row.region].name),
            remark: due,
            people: people.map_or_else(none, |it| wording.number(it)),
            baseline: aim(row.baseline.as_ref()),
            target: aim(row.target.as_ref()),
            target_date: day(target_day),
            current: wording.or(&row.value, value(&row.value), sign),
            current_date: day(value_day),
            mark: Mark::figure(status, &row.status, wording),
        }
    }

    fn notes(&self, shared: &Shared) -> Vec<Text> {
        let wording = self.wording;
        let mut notes = Vec::new();
        let with_course = shared.rows.iter().filter(|it| it.course.len() > 1);
        if shared.multiples.is_some() && with_course.count() > MOST_DRAWN {
            notes.push(wording.word("rollup-multiples-some"));
        }
        if let Some((first, last)) = shared.days {
            let days = [("from", wording.short_date(first)), ("to", wording.short_date(last))];
            notes.push(wording.say("rollup-days", &days));
        }
        notes.extend(shared.differing.iter().map(|it| {
            let what: Vec<Text> = it
                .what
                .iter()
                .map(|what| wording.word(&format!("rollup-differs-{}", what.code())))
                .collect();
            let said = [
                ("region", wording.name(&self.rollup.regions[it.region].name)),
                ("name", wording.name(&it.name)),
                ("unit", wording.name(&it.unit)),
                ("what", wording.list(&what)),
            ];
            let key = if what.is_empty() { "rollup-differs-all" } else { "rollup-differs" };
            wording.say(key, &said)
        }));
        notes
    }

    fn multiples(&self, shared: &Shared, drawn: &Multiples) -> SmallMultiples {
        let wording = self.wording;
        let (first, last) = drawn.days;
        let (low, high) = (&drawn.scale.0, &drawn.scale.1);
        let named = [
            ("from", wording.month(first)),
            ("to", wording.month(last)),
            ("low", wording.number(low)),
            ("high", wording.with_unit(high, &shared.unit)),
        ];
        let rows = drawn_rows(shared);
        let told = rows.iter().filter_map(|row| {
            let (day, figure) = row.course.last()?;
            let said = [
                ("name", wording.name(&self.rollup.regions[row.region].name)),
                ("date", wording.short_date(*day)),
                ("value", wording.with_unit(figure, &shared.unit)),
            ];
            Some(wording.say("rollup-multiples-value", &said))
        });
        let values = wording.list(&told.collect::<Vec<_>>());
        let title = wording.say("rollup-multiples", &named);
        SmallMultiples {
            alt: wording.say(
                "rollup-multiples-alt",
                &[
                    ("name", wording.name(&shared.name)),
                    ("title", title.clone()),
                    ("values", values),
                ],
            ),
            title,
            panels: rows.iter().filter_map(|row| self.panel(shared, row, drawn)).collect(),
        }
    }

    fn panel(&self, shared: &Shared, row: &Row, drawn: &Multiples) -> Option<Panel> {
        let wording = self.wording;
        let (first, last) = drawn.days;
        let whole = f64::from(days_between(first, last).max(1));
        let (low, high) = (drawn.scale.0.number()?, drawn.scale.1.number()?);
        let points = row.course.iter().filter_map(|(day, figure)| {
            let x = f64::from(days_between(first, *day)) / whole;
            let y = value::share(figure.number()? - low, high - low).to_f64()?;
            Some((x, y))
        });
        let (_, latest) = row.course.last()?;
        let name = wording.name(&self.rollup.regions[row.region].name);
        let told = row.course.iter().map(|(day, figure)| {
            let value = wording.with_unit(figure, &shared.unit);
            wording.say("chart-alt-value", &[("date", wording.short_date(*day)), ("value", value)])
        });
        let values = wording.list(&told.collect::<Vec<_>>());
        Some(Panel {
            alt: wording.say("course-alt", &[("name", name.clone()), ("values", values)]),
            name,
            points: points.collect(),
            last: wording.in_row(latest, &shared.unit),
            mark: Mark::figure(status_of(row), &row.status, wording),
        })
    }
}

/// The roundtables that are drawn: all that have a course, or of very many those to act on.
fn drawn_rows(shared: &Shared) -> Vec<&Row> {
    let mut rows: Vec<&Row> = shared.rows.iter().filter(|it| it.course.len() > 1).collect();
    if rows.len() > MOST_DRAWN {
        rows.sort_by_key(|it| Reverse(status_of(it).urgency()));
        rows.truncate(MOST_DRAWN);
    }
    rows
}

/// The day of a value that is there.
fn value_day(row: &Row) -> Option<Date> {
    row.value.number().and_then(|_| row.value.day())
}

fn target_day(row: &Row) -> Option<Date> {
    row.target.as_ref().and_then(|it| it.day())
}

/// The day that all have, where several have one.
fn day_of_all(shared: &Shared, of: fn(&Row) -> Option<Date>) -> Option<Date> {
    let mut days = shared.rows.iter().filter_map(of);
    let first = days.next()?;
    days.all(|it| it == first).then_some(first)
}

/// The status of a roundtable; one that nobody said is that there is no data.
fn status_of(row: &Row) -> Status {
    match row.status.value {
        Amount::Status(status) => status,
        _ => Status::NoData,
    }
}
