//! Spans that contain other spans, and running totals that were entered as
//! values: nothing is added up twice.
//!
//! People put a quarter beside its months and a year beside its quarters, as
//! columns, as rows, or in another file. Such a value is what the others come
//! to, so it is compared with them and set aside; where it is something else,
//! which of the two holds is asked.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::name::OrganisationId;
use crate::domain::time::{Grain, TimeSpan, days_between, months_between};
use crate::domain::value::{self, Reading};
use crate::domain::words::Aggregation;
use crate::records::receipt::Rule;

use super::indicator::{Definition, Indicator, Observation};
use super::period::Calendar;
use super::resolver::Resolver;

/// A list of observations, and which of them still count.
struct Counted<'a> {
    observations: &'a [Observation],
    /// Observations of the same parts, each group by the first day.
    groups: Vec<Vec<usize>>,
    counts: Vec<bool>,
}

/// A value that contains others and is not what they come to.
struct Conflict {
    /// The list and the place in it.
    list: usize,
    at: usize,
    /// The values in it.
    inside: Vec<usize>,
    /// What they come to.
    parts: Decimal,
    whole: Decimal,
}

/// A value of all beside values of reporters, for one span: places in a list.
struct Mixed {
    /// The list.
    list: usize,
    of_all: usize,
    reported: Vec<usize>,
    whole: Decimal,
    /// What the reporters' values come to.
    parts: Decimal,
}

impl Resolver<'_> {
    /// Takes values out that others come to, or the others where that was
    /// answered.
    pub(super) fn settle_spans(&mut self, indicator: &mut Indicator) {
        self.settle_reporters(indicator);
        if !may_contain(&indicator.observations) && !may_contain(&indicator.breakdowns) {
            return;
        }
        let definition = &indicator.definition;
        let mut lists = [Counted::of(&indicator.observations), Counted::of(&indicator.breakdowns)];
        let mut grains: Vec<(i32, Grain)> = lists
            .iter()
            .flat_map(|list| list.observations)
            .map(|it| (length(it.span), it.span.grain))
            .filter(|(days, _)| *days > 1)
            .collect();
        grains.sort_unstable();
        grains.dedup_by_key(|(_, grain)| *grain);
        for (_, grain) in grains {
            let mut conflicts = Vec::new();
            for (list, counted) in lists.iter_mut().enumerate() {
                for origin in counted.check(definition, grain, list, &mut conflicts) {
                    self.set_aside.push((origin, Rule::CheckedTotal));
                }
            }
            self.settle_conflicts(definition, grain, &mut lists, &conflicts);
        }
        let [wholes, parts] = lists.map(|list| list.counts);
        retain(&mut indicator.observations, &wholes);
        retain(&mut indicator.breakdowns, &parts);
    }

    fn settle_conflicts(
        &mut self,
        definition: &Definition,
        grain: Grain,
        lists: &mut [Counted<'_>; 2],
        conflicts: &[Conflict],
    ) {
        let Some(first) = conflicts.first() else { return };
        let Some(observation) = lists[first.list].observations.get(first.at) else { return };
        let question = Diagnostic::ask_spans(
            &observation.origin,
            (definition.id.as_str(), grain.code()),
            &observation.span.to_string(),
            (&shown(first.whole), &shown(first.parts)),
            conflicts.len(),
        );
        let reading = self.records.answers.choose(question, self.diagnostics);
        for conflict in conflicts {
            let out = match reading {
                "whole" => conflict.inside.clone(),
                _ => vec![conflict.at],
            };
            let list = &mut lists[conflict.list];
            for at in out {
                list.counts[at] = false;
                self.set_aside.push((list.observations[at].origin.clone(), Rule::Answered));
            }
        }
    }

    /// A value without a reporter beside those of reporters, for the same span, is
    /// their total if it is what they come to; else it is asked what it is.
    fn settle_reporters(&mut self, indicator: &mut Indicator) {
        if indicator.definition.aggregation == Aggregation::Average {
            return;
        }
        let lists = [&indicator.observations, &indicator.breakdowns];
        let mut counts = lists.map(|list| vec![true; list.len()]);
        let mut mixed: Vec<Mixed> = Vec::new();
        for (at, list) in lists.into_iter().enumerate() {
            for it in beside_reporters(list, at) {
                // One reporter's value may be that of all, or of another one.
                if it.whole == it.parts && it.reported.len() > 1 {
                    counts[at][it.of_all] = false;
                    let origin = list[it.of_all].origin.clone();
                    self.set_aside.push((origin, Rule::CheckedTotal));
                } else {
                    mixed.push(it);
                }
            }
        }
        if let Some(first) = mixed.first() {
            let of_all = &lists[first.list][first.of_all];
            let question = Diagnostic::ask_reporters(
                &of_all.origin,
                indicator.definition.id.as_str(),
                &of_all.span.to_string(),
                (&shown(first.whole), &shown(first.parts)),
                mixed.len(),
            );
            let reading = self.records.answers.choose(question, self.diagnostics);
            for it in mixed {
                let out = match reading {
                    "parts" => vec![it.of_all],
                    "whole" => it.reported,
                    _ => Vec::new(),
                };
                for at in out {
                    counts[it.list][at] = false;
                    let origin = lists[it.list][at].origin.clone();
                    self.set_aside.push((origin, Rule::Answered));
                }
            }
        }
        let [wholes, parts] = counts;
        retain(&mut indicator.observations, &wholes);
        retain(&mut indicator.breakdowns, &parts);
    }

    /// Values of a sum that grow through each fiscal year as its running total
    /// does: which they are is asked, and running totals become what was added
    /// in each span.
    pub(super) fn settle_running(&mut self, indicator: &mut Indicator, calendar: &Calendar) {
        if indicator.definition.aggregation != Aggregation::Sum {
            return;
        }
        if self.settle_said_running(indicator, calendar) {
            return;
        }
        let years = years(&indicator.observations, calendar);
        let long: Vec<&(Vec<usize>, i32)> = years.iter().filter(|it| it.0.len() >= LEAST).collect();
        let of = |at: &[usize]| -> Option<Vec<Decimal>> {
            at.iter().map(|at| indicator.observations[*at].number()).collect()
        };
        let all_grow = long
            .iter()
            .all(|(at, months)| of(at).is_some_and(|values| grows_evenly(&values, *months)));
        let Some((latest, _)) = long.last().filter(|_| all_grow) else { return };
        let (Some(values), Some(place)) = (of(latest), latest.last()) else { return };
        let listed: Vec<String> = values.iter().map(|value| shown(*value)).collect();
        let running = values.last().copied().unwrap_or_default();
        let question = Diagnostic::ask_running(
            &indicator.observations[*place].origin,
            indicator.definition.id.as_str(),
            &listed.join("、"),
            (&shown(value::sum(values)), &shown(running)),
        );
        if self.records.answers.choose(question, self.diagnostics) == "monthly" {
            return;
        }
        for list in [&mut indicator.observations, &mut indicator.breakdowns] {
            unroll(list, calendar, |_| true);
        }
    }

    /// Values of a sheet whose title says 累計: asked, however few they are, and
    /// read as running totals until that is answered. Returns whether there are
    /// any.
    fn settle_said_running(&mut self, indicator: &mut Indicator, calendar: &Calendar) -> bool {
        let records = self.records;
        let is_said =
            |it: &Observation| records.running.iter().any(|block| block.holds(&it.origin));
        let wholes = indicator.observations.iter().filter(|it| is_said(it));
        let mut said: Vec<&Observation> = wholes.collect();
        if said.len() < 2 {
            said.clear();
            said.extend(indicator.breakdowns.iter().filter(|it| is_said(it)));
        }
        let [_, .., last] = said.as_slice() else { return false };
        let sum = value::sum(said.iter().filter_map(|it| it.number()));
        let question = Diagnostic::ask_said_running(
            &last.origin,
            indicator.definition.id.as_str(),
            &shown(sum),
            &shown(last.number().unwrap_or_default()),
        );
        if self.records.answers.choose(question, self.diagnostics) == "running" {
            for list in [&mut indicator.observations, &mut indicator.breakdowns] {
                unroll(list, calendar, is_said);
            }
        }
        true
    }
}

/// Puts what was added in each span in place of the running total at its end.
fn unroll(
    list: &mut [Observation],
    calendar: &Calendar,
    is_running: impl Fn(&Observation) -> bool,
) {
    for (places, _) in years(list, calendar) {
        let mut before = Decimal::ZERO;
        for at in places {
            let Some(number) = list[at].number().filter(|_| is_running(&list[at])) else {
                continue;
            };
            let Some(added) = number.checked_sub(before) else { continue };
            list[at].reading = Reading::Number(added);
            before = number;
        }
    }
}

/// Returns the values without a reporter beside those of reporters, for the same
/// span and parts.
fn beside_reporters(observations: &[Observation], list: usize) -> Vec<Mixed> {
    let has = |some: bool| observations.iter().any(|it| it.organisation.is_some() == some);
    if !has(true) || !has(false) {
        return Vec::new();
    }
    let mut spans: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, it) in observations.iter().enumerate() {
        spans.entry((it.span, &it.dimensions)).or_default().push(at);
    }
    let number = |at: &usize| observations[*at].number();
    spans
        .into_values()
        .filter_map(|places| {
            let (of_all, reported): (Vec<usize>, Vec<usize>) =
                places.into_iter().partition(|at| observations[*at].organisation.is_none());
            let [of_all] = *of_all.as_slice() else { return None };
            let numbers: Vec<Decimal> = reported.iter().map(number).collect::<Option<_>>()?;
            (!numbers.is_empty()).then_some(())?;
            let (whole, parts) = (number(&of_all)?, value::sum(numbers));
            Some(Mixed { list, of_all, reported, whole, parts })
        })
        .collect()
}

/// A running total needs so many values of one fiscal year to be seen.
const LEAST: usize = 3;

/// Observations of the same reporter, parts and fiscal year, by time, with the
/// months from the year's beginning to the end of the first.
fn years(observations: &[Observation], calendar: &Calendar) -> Vec<(Vec<usize>, i32)> {
    type Group<'a> = (TimeSpan, Option<&'a OrganisationId>, &'a [(String, String)]);
    let mut years: BTreeMap<Group<'_>, Vec<usize>> = BTreeMap::new();
    for (at, it) in observations.iter().enumerate() {
        let year = calendar.fiscal_year(it.span.last);
        years.entry((year, it.organisation.as_ref(), &it.dimensions)).or_default().push(at);
    }
    years
        .into_iter()
        .map(|((year, _, _), at)| {
            let last = at.first().map_or(year.first, |at| observations[*at].span.last);
            (at, months_between(year.first, last))
        })
        .collect()
}

/// Whether values never fall and grow by about what the first one is: by it, if
/// counting began there, or by its part for each month from the beginning of
/// the year. What goes up a little from a high first value is no running total.
fn grows_evenly(values: &[Decimal], months: i32) -> bool {
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return false };
    let steps: Vec<Decimal> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let rises = steps.iter().filter(|step| **step > Decimal::ZERO).count();
    if *first <= Decimal::ZERO
        || steps.iter().any(|step| *step < Decimal::ZERO)
        || rises * 4 < steps.len() * 3
    {
        return false;
    }
    let Some(mean) = value::over(last - first, Decimal::from(steps.len())) else { return false };
    let largest = steps.iter().max().copied().unwrap_or_default();
    let about = |one: Decimal, other: Decimal| {
        one <= other.saturating_mul(Decimal::TWO) && other <= one.saturating_mul(Decimal::TWO)
    };
    let is_even = largest <= mean.saturating_mul(Decimal::from(3));
    // Three values grow so by chance, unless they grow by the same again and again.
    if values.len() <= LEAST {
        let near = |one: Decimal| {
            one.saturating_mul(Decimal::from(4)) >= mean.saturating_mul(Decimal::from(3))
                && one.saturating_mul(Decimal::from(4)) <= mean.saturating_mul(Decimal::from(5))
        };
        return near(*first) && steps.iter().all(|step| near(*step));
    }
    is_even && (about(*first, mean) || about(*first, mean.saturating_mul(Decimal::from(months))))
}

impl<'a> Counted<'a> {
    fn of(observations: &'a [Observation]) -> Self {
        let mut groups: BTreeMap<Vec<&(String, String)>, Vec<usize>> = BTreeMap::new();
        for (at, it) in observations.iter().enumerate() {
            let mut parts: Vec<&(String, String)> = it.dimensions.iter().collect();
            parts.sort_unstable();
            groups.entry(parts).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|at| observations[*at].span.first);
        }
        Self { observations, groups, counts: vec![true; observations.len()] }
    }

    /// Compares the values of one grain with those in them. Returns the cells
    /// that agree, which count no longer, and adds those that do not to
    /// `conflicts`.
    fn check(
        &mut self,
        definition: &Definition,
        grain: Grain,
        list: usize,
        conflicts: &mut Vec<Conflict>,
    ) -> Vec<crate::diagnostics::Origin> {
        let mut agreed = Vec::new();
        let mut out = Vec::new();
        for group in &self.groups {
            for &at in group {
                let it = &self.observations[at];
                if it.span.grain != grain || !self.counts[at] {
                    continue;
                }
                let Some(whole) = it.number() else { continue };
                let inside = self.inside(group, at);
                let Some(parts) = self.come_to(definition, it.span, &inside, whole) else {
                    continue;
                };
                if parts == whole {
                    agreed.push(it.origin.clone());
                    out.push(at);
                } else {
                    conflicts.push(Conflict { list, at, inside, parts, whole });
                }
            }
        }
        for at in out {
            self.counts[at] = false;
        }
        agreed
    }

    /// The values in the span of one: of the same reporter, else of all of them
    /// if it names none, else of none.
    fn inside(&self, group: &[usize], whole: usize) -> Vec<usize> {
        let it = &self.observations[whole];
        let range = self.starting_in(group, it.span);
        let within: Vec<usize> = group
            .get(range)
            .unwrap_or_default()
            .iter()
            .copied()
            .filter(|at| self.counts[*at])
            .filter(|at| is_within(self.observations[*at].span, it.span))
            .collect();
        let of = |organisation: &Option<OrganisationId>| -> Vec<usize> {
            within
                .iter()
                .copied()
                .filter(|at| self.observations[*at].organisation == *organisation)
                .collect()
        };
        let same = of(&it.organisation);
        let chosen = match (same.is_empty(), &it.organisation) {
            (false, _) => same,
            (true, None) => within,
            (true, Some(_)) => of(&None),
        };
        // Only the longest spans: what is in them was compared with them.
        let is_inner = |at: &usize| {
            let inner = &self.observations[*at];
            chosen.iter().any(|other| {
                let outer = &self.observations[*other];
                is_within(inner.span, outer.span) && inner.organisation == outer.organisation
            })
        };
        match may_contain_at(self.observations, &chosen) {
            true => chosen.iter().copied().filter(|at| !is_inner(at)).collect(),
            false => chosen,
        }
    }

    /// The places in a group of the spans that begin in one.
    fn starting_in(&self, group: &[usize], span: TimeSpan) -> Range<usize> {
        let first = |at: &usize| self.observations[*at].span.first;
        let from = group.partition_point(|at| first(at) < span.first);
        let to = group.partition_point(|at| first(at) <= span.last);
        from..to
    }

    /// What values come to, as the indicator puts them together; nothing if
    /// they say nothing of the whole. An average is rounded as the whole is.
    fn come_to(
        &self,
        definition: &Definition,
        span: TimeSpan,
        inside: &[usize],
        whole: Decimal,
    ) -> Option<Decimal> {
        let numbers = |of: &dyn Fn(&Observation) -> bool| -> Vec<Decimal> {
            inside
                .iter()
                .map(|at| &self.observations[*at])
                .filter(|it| of(it))
                .filter_map(Observation::number)
                .collect()
        };
        match definition.aggregation {
            Aggregation::Sum => {
                let numbers = numbers(&|_| true);
                (!numbers.is_empty()).then(|| value::sum(numbers))
            }
            Aggregation::Latest => {
                let numbers = numbers(&|it| it.span.last == span.last);
                (!numbers.is_empty()).then(|| value::sum(numbers))
            }
            Aggregation::Average => {
                let numbers = numbers(&|_| true);
                let count = Decimal::from(numbers.len());
                let mean = value::over(value::sum(numbers), count)?;
                let rounded = mean.round_dp_with_strategy(
                    whole.normalize().scale(),
                    rust_decimal::RoundingStrategy::MidpointAwayFromZero,
                );
                Some(rounded.normalize())
            }
        }
    }
}

/// Whether one span is a part of another.
pub(super) fn is_within(inner: TimeSpan, outer: TimeSpan) -> bool {
    let same = inner.first == outer.first && inner.last == outer.last;
    !same && outer.first <= inner.first && inner.last <= outer.last
}

/// Whether any span can contain another: spans of one kind cannot.
fn may_contain(observations: &[Observation]) -> bool {
    let mut grains = observations.iter().map(|it| it.span.grain);
    let first = grains.next();
    grains.any(|grain| Some(grain) != first)
}

fn may_contain_at(observations: &[Observation], at: &[usize]) -> bool {
    let mut grains = at.iter().map(|at| observations[*at].span.grain);
    let first = grains.next();
    grains.any(|grain| Some(grain) != first)
}

pub(super) fn length(span: TimeSpan) -> i32 {
    days_between(span.first, span.last) + 1
}

/// Keeps the observations that count.
pub(super) fn retain(observations: &mut Vec<Observation>, counts: &[bool]) {
    if counts.iter().all(|counts| *counts) {
        return;
    }
    let mut counts = counts.iter();
    observations.retain(|_| counts.next().copied().unwrap_or(true));
}

/// A number as a message shows it.
pub(super) fn shown(number: Decimal) -> String {
    number.normalize().to_string()
}
