//! An indicator in figures: its value, what it is measured against, how it went and
//! where it leads.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::drawing::Drawing;
use crate::assessment::figure::{Amount, Book, Figure, Term, between, called, until};
use crate::assessment::indicators::{IndicatorAssessment, IndicatorFigures, Revision};
use crate::assessment::series::{Current, SeriesPoint};
use crate::assessment::status::Answer;
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::value::Reading;
use crate::domain::words::Aggregation;
use crate::locale::Language;
use crate::model::Model;
use crate::model::indicator::Definition;

/// Long series are told by so many of their last values; all are attached.
const TOLD: usize = 12;

/// Makes the figures of an indicator.
pub(in crate::assessment) fn indicator(
    model: &Model,
    definition: &Definition,
    assessed: &IndicatorAssessment,
    drawing: Option<&Drawing>,
) -> IndicatorFigures {
    let mut maker = Maker { definition, book: Book::default() };
    let mut made = IndicatorFigures {
        value: Some(maker.value(assessed)),
        status: Some(maker.status(assessed)),
        ..IndicatorFigures::default()
    };
    maker.aims(assessed, &mut made);
    maker.arithmetic(assessed, &mut made);
    maker.course(assessed, drawing, &mut made);
    made.denominator = assessed.denominator.map(|count| {
        let rows = assessed.current.as_ref().map_or(&[][..], |current| &current.origins);
        maker.make("n", "indicator-denominator", Amount::Count(Decimal::from(count)), rows)
    });
    made.parts = maker.parts(model, assessed);
    made.merged = maker.merged(assessed);
    made.revisions = maker.revisions(assessed);
    made.all = maker.book.into_figures();
    made
}

struct Maker<'a> {
    definition: &'a Definition,
    book: Book,
}

impl Maker<'_> {
    fn number(&self, value: Decimal) -> Amount {
        Amount::Number(value, self.definition.unit.clone())
    }

    fn reading(&self, reading: &Reading) -> Amount {
        Amount::of_reading(reading, &self.definition.unit)
    }

    fn id(&self, name: &str) -> String {
        format!("{}.{name}", self.definition.id)
    }

    /// A figure named after the indicator.
    fn make(&mut self, name: &str, family: &str, value: Amount, rows: &[Origin]) -> Figure {
        self.derive(name, family, value, Vec::new(), rows)
    }

    fn derive(
        &mut self,
        name: &str,
        family: &str,
        value: Amount,
        terms: Vec<Term>,
        rows: &[Origin],
    ) -> Figure {
        let subject = Some(&self.definition.name);
        let called = called(self.id(name), family, subject);
        self.book.derived(called, value, terms, rows)
    }

    fn value(&mut self, assessed: &IndicatorAssessment) -> Figure {
        let family = match self.definition.aggregation {
            Aggregation::Sum => "indicator-sum",
            Aggregation::Latest => "indicator-latest",
            Aggregation::Average => "indicator-average",
        };
        let Some(current) = &assessed.current else {
            let missing = if assessed.is_withheld { Amount::Withheld } else { Amount::Missing };
            return self.make("value", family, missing, &[]);
        };
        let mut span = between(Some((current.since, current.date)));
        if let Some(coverage) = &assessed.coverage {
            let months = |count: usize| Amount::Months(Decimal::from(count));
            span.push(("term-months", months(coverage.months)));
            span.push(("term-months-there", months(coverage.there)));
        }
        let name = called(self.id("value"), family, Some(&self.definition.name));
        let (name, value) = (name.flagged(current.flags()), self.number(current.value));
        self.book.derived(name, value, span, &current.origins)
    }

    fn status(&mut self, assessed: &IndicatorAssessment) -> Figure {
        let (definition, answer) = (self.definition, &assessed.answer);
        let mut terms = Vec::new();
        if let Some((baseline, target)) = assessed.measured_against {
            terms.push(("term-baseline", self.number(baseline.1)));
            terms.push(("term-baseline-day", Amount::Day(baseline.0)));
            terms.push(("term-target", self.number(target.1)));
            terms.push(("term-target-day", Amount::Day(target.0)));
        }
        terms.extend(assessed.at_target.map(|value| ("term-at-target", self.number(value))));
        let (progress, expected, ratio) = pace(assessed);
        terms.extend(progress.map(|progress| ("term-progress", percent(progress))));
        terms.extend(answer.elapsed.map(|elapsed| ("term-elapsed", percent(elapsed))));
        terms.extend(expected.map(|expected| ("term-expected", percent(expected))));
        terms.extend(ratio.map(|ratio| ("term-ratio", Amount::Ratio(ratio))));
        terms.extend(answer.last_status.map(|status| ("term-last-status", Amount::Status(status))));
        let mut rows = vec![definition.origin.clone()];
        rows.extend(definition.baseline.iter().map(|point| point.origin.clone()));
        rows.extend(definition.target.iter().map(|point| point.origin.clone()));
        rows.extend(definition.given.iter().map(|given| given.origin.clone()));
        self.derive("status", "indicator-status", Amount::Status(assessed.status), terms, &rows)
    }

    /// Where it begins, and where it is to go.
    fn aims(&mut self, assessed: &IndicatorAssessment, made: &mut IndicatorFigures) {
        let definition = self.definition;
        let own = std::slice::from_ref(&definition.origin);
        made.baseline = definition.baseline.as_ref().map(|point| {
            let value = match assessed.hides_baseline {
                true => Amount::Withheld,
                false => self.number(point.value),
            };
            let rows = std::slice::from_ref(&point.origin);
            self.derive("baseline", "indicator-baseline", value, until(point.date), rows)
        });
        made.target = definition.target.as_ref().map(|point| {
            let rows = std::slice::from_ref(&point.origin);
            let value = self.number(point.value);
            self.derive("target", "indicator-target", value, until(point.date), rows)
        });
        made.range = definition.range.map(|(low, high)| {
            let (low, high) = (self.number(low), self.number(high));
            let low = self.make("range.low", "indicator-low", low, own);
            (low, self.make("range.high", "indicator-high", high, own))
        });
        made.path = assessed.measured_against.map(|(from, to)| {
            let value = self.number(from.1);
            let from = self.derive("path.from", "indicator-path-from", value, until(from.0), own);
            let value = self.number(to.1);
            (from, self.derive("path.to", "indicator-path-to", value, until(to.0), own))
        });
    }

    /// What the status follows from.
    fn arithmetic(&mut self, assessed: &IndicatorAssessment, made: &mut IndicatorFigures) {
        let own = std::slice::from_ref(&self.definition.origin);
        let answer = &assessed.answer;
        let mut share = |name: &str, share: Option<Decimal>| {
            let family = format!("indicator-{name}");
            share.map(|share| self.make(name, &family, percent(share), own))
        };
        let (progress, expected, ratio) = pace(assessed);
        made.progress = share("progress", progress);
        made.elapsed = share("elapsed", answer.elapsed);
        made.expected = share("expected", expected.or(answer.elapsed));
        made.ratio =
            ratio.map(|ratio| self.make("ratio", "indicator-ratio", Amount::Ratio(ratio), own));
        made.at_target = assessed.at_target.map(|value| {
            let value = self.number(value);
            self.make("at-target", "indicator-at-target", value, own)
        });
        made.months = assessed.coverage.as_ref().map(|coverage| {
            let months = |count: usize| Amount::Months(Decimal::from(count));
            let whole = self.make("months", "indicator-months", months(coverage.months), own);
            let there = months(coverage.there);
            (whole, self.make("months-there", "indicator-months-there", there, own))
        });
        made.behind = assessed.days_behind.map(|days| {
            // The nearest month of 30 days.
            let months = (days + days.signum() * 15) / 30;
            let value = Amount::Months(Decimal::from(months));
            self.make("behind", "indicator-behind", value, own)
        });
    }

    /// How it went, and where it leads.
    fn course(
        &mut self,
        assessed: &IndicatorAssessment,
        drawing: Option<&Drawing>,
        made: &mut IndicatorFigures,
    ) {
        if let Some(previous) = &assessed.previous {
            self.previous(previous);
        }
        made.forecast = assessed.forecast.as_ref().map(|forecast| {
            let terms = vec![
                ("term-to", Amount::Day(forecast.date)),
                ("term-band", self.number(forecast.band)),
                ("term-values", Amount::of_count(forecast.values)),
                ("term-from", Amount::Day(forecast.through.0)),
            ];
            let through = |day: Date| forecast.through.0 <= day && day <= forecast.through.1;
            let points = assessed.series.iter().filter(|point| through(point.span.last));
            let rows: Vec<Origin> = points.flat_map(|point| point.origins.clone()).collect();
            let value = self.number(forecast.value);
            let value = self.derive("forecast", "indicator-forecast", value, terms, &rows);
            let band = self.number(forecast.band);
            let band = self.make("forecast.band", "indicator-forecast-band", band, &rows);
            let target = self.number(forecast.target);
            let family = "indicator-forecast-target";
            (value, band, self.make("forecast.target", family, target, &rows))
        });
        made.a_year_ago = assessed.a_year_ago.as_ref().and_then(|point| {
            let latest = assessed.series.last()?;
            let (value, now) = (self.number(point.number()?), self.number(latest.number()?));
            let day = |point: &SeriesPoint| until(point.span.last);
            let family = "indicator-a-year-ago";
            let then = self.derive("a-year-ago", family, value, day(point), &point.origins);
            let family = "indicator-month";
            Some((then, self.derive("month", family, now, day(latest), &latest.origins)))
        });
        made.shift = assessed.shift.map(|shift| {
            let rows: Vec<Origin> = assessed
                .series
                .iter()
                .filter(|point| point.span.last >= shift.since)
                .flat_map(|point| point.origins.clone())
                .collect();
            self.make("shift", "indicator-shift", Amount::of_count(shift.values), &rows)
        });
        let Some(drawing) = drawing else { return };
        let is_sum = self.definition.aggregation == Aggregation::Sum;
        let points = drawing.points.iter().rev().take(TOLD).rev();
        let told = points.filter_map(|point| {
            let value = self.number(point.number()?);
            // A sum is told as it had grown by then.
            let place =
                if is_sum { format!("@..{}", point.span) } else { format!("@{}", point.span) };
            let id = format!("{}{place}", self.definition.id);
            let name = called(id, "indicator-point", Some(&self.definition.name));
            let name = name.flagged(point.flags());
            let made = self.book.derived(name, value, until(point.span.last), &point.origins);
            Some((point.span.last, made))
        });
        made.told = told.collect();
        made.scale = drawing
            .ticks
            .iter()
            .map(|tick| {
                let name = format!("scale={}", tick.normalize());
                let value = self.number(*tick);
                self.make(
                    &name,
                    "indicator-scale",
                    value,
                    std::slice::from_ref(&self.definition.origin),
                )
            })
            .collect();
    }

    fn previous(&mut self, previous: &Current) {
        let value = self.number(previous.value);
        self.derive(
            "previous",
            "indicator-previous",
            value,
            until(previous.date),
            &previous.origins,
        );
    }

    /// How many parts were put together: `I02.地区×年齢.merged`.
    fn merged(&mut self, assessed: &IndicatorAssessment) -> Vec<Option<Figure>> {
        let mut made = Vec::new();
        for breakdown in &assessed.breakdowns {
            let name = format!("{}.merged", breakdown.dimension.join("×"));
            made.push((breakdown.merged > 0).then(|| {
                let count = Amount::of_count(breakdown.merged);
                self.make(&name, "indicator-merged", count, &[])
            }));
        }
        made
    }

    /// `I02.地区=東部`.
    fn parts(
        &mut self,
        model: &Model,
        assessed: &IndicatorAssessment,
    ) -> Vec<Vec<(Figure, Option<Figure>)>> {
        let mut all = Vec::new();
        for breakdown in &assessed.breakdowns {
            let dimension = model.roundtable.breakdown_name(&breakdown.dimension);
            let mut parts = Vec::new();
            for part in &breakdown.parts {
                let name = model.roundtable.breakdown_name(&part.name);
                let in_english = |of: &str| {
                    let (dimension, name) = (dimension.text(Language::En), name.text(Language::En));
                    format!("{of} ({dimension}: {name})")
                };
                let label = Name::new(
                    format!("{}（{}：{}）", self.definition.name.ja, dimension.ja, name.ja),
                    self.definition.name.en.as_deref().map(in_english),
                );
                let places: Vec<String> = breakdown
                    .dimension
                    .iter()
                    .zip(&part.name)
                    .map(|(dimension, part)| format!("{dimension}={part}"))
                    .collect();
                let id = self.id(&places.join("×"));
                let rows = std::slice::from_ref(&part.origin);
                let denominator = part.denominator.map(|count| {
                    let name = called(format!("{id}.n"), "indicator-denominator", Some(&label));
                    self.book.value(name, Amount::Count(Decimal::from(count)), rows)
                });
                let name = called(id, "indicator-part", Some(&label));
                let value = self.reading(&part.reading);
                parts.push((self.book.value(name, value, rows), denominator));
            }
            all.push(parts);
        }
        all
    }

    fn revisions(&mut self, assessed: &IndicatorAssessment) -> Vec<(Figure, Figure)> {
        let mut made = Vec::new();
        for (at, revision) in assessed.revisions.iter().enumerate() {
            let is_same = |it: &&Revision| it.span == revision.span;
            // Several reporters may have corrected the same month.
            let before = assessed.revisions[..at].iter().filter(is_same).count();
            let more = if before > 0 { format!("/{}", before + 1) } else { String::new() };
            let mut make = |name: &str, reading: &Reading| {
                let id = format!("{}@{}{more}.{name}", self.definition.id, revision.span);
                let family = format!("indicator-{name}");
                let called = called(id, &family, Some(&self.definition.name));
                let value = self.reading(reading);
                self.book.value(called, value, std::slice::from_ref(&revision.origin))
            };
            let old = make("before-revision", &revision.old);
            made.push((old, make("revised", &revision.new)));
        }
        made
    }
}

/// Progress, what it should be and its ratio to time: without what they are measured
/// against, they would give a withheld baseline away.
fn pace(assessed: &IndicatorAssessment) -> (Option<Decimal>, Option<Decimal>, Option<Decimal>) {
    let answer = assessed.measured_against.map(|_| &assessed.answer);
    let told = |of: fn(&Answer) -> Option<Decimal>| answer.and_then(of);
    (told(|it| it.progress), told(|it| it.expected), told(|it| it.ratio))
}

fn percent(share: Decimal) -> Amount {
    Amount::Percent(share.saturating_mul(Decimal::ONE_HUNDRED))
}
