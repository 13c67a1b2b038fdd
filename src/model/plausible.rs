//! Values that cannot be, or hardly: counts below nothing, more than all,
//! fractions for per cent, years far from all others, a hundred times too much.
//! A direction that baseline and target contradict.
//!
//! Each may be true, so each is asked, once for an indicator. What an answer is
//! about is named in the question, so that it holds for these values and no
//! others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::OrganisationId;
use crate::domain::people::{Counted, counted, may_be_share_of_people};
use crate::domain::time::{TimeSpan, days_between};
use crate::domain::value::{Measured, Percent, Reading, Sourced, same_unit};
use crate::domain::words::{Aggregation, Direction};
use crate::records::receipt::Rule;
use crate::records::tables::IndicatorRecord;

use super::indicator::{Definition, Indicator, Observation};
use super::resolver::Resolver;
use super::spans::{retain, shown};

/// What was noted of the numbers of an indicator in per cent.
#[derive(Debug, Clone, Default)]
pub(super) struct Shares {
    /// Numbers up to one that are written without the sign.
    small: Vec<(Decimal, Origin)>,
    /// Whether there are numbers that can be no fraction.
    has_large: bool,
    /// The least of them.
    least_large: Option<Decimal>,
    /// Whether there are numbers just above one.
    has_middle: bool,
}

impl Shares {
    /// Notes a cell: its sign says that it is per cent.
    pub(super) fn note(&mut self, cell: &Sourced<Measured>) {
        let Reading::Number(number) = cell.value.reading else { return };
        if number.abs() > Decimal::new(15, 1) {
            self.has_large = true;
            let least = self.least_large.map_or(number.abs(), |least| least.min(number.abs()));
            self.least_large = Some(least);
        } else if number.abs() > Decimal::ONE {
            self.has_middle = true;
        } else if cell.value.unit.is_none() {
            self.small.push((number, cell.origin.clone()));
        }
    }

    /// Returns whether a number up to one may be a fraction: 0.85, and 1 among
    /// numbers far from it, which Excel shows as 100 %.
    fn may_be_fraction(&self, value: Decimal) -> bool {
        const FAR: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
        !value.fract().is_zero()
            || (value == Decimal::ONE && self.least_large.is_some_and(|least| least >= FAR))
    }

    /// Returns whether fractions may be meant: they stand among numbers that
    /// are none, or there is nothing else.
    fn are_odd(&self) -> bool {
        self.has_large || !self.has_middle
    }
}

pub(super) fn is_percent(definition: &Definition) -> bool {
    // Asked of every value: most units have none of these letters.
    let unit = &definition.unit.ja;
    unit.contains(['%', '％', 'パ', 'ﾊ', 'p', 'P', 'ｐ', 'Ｐ']) && same_unit(unit, "%")
}

impl Resolver<'_> {
    /// Takes the direction that was answered where the written one leads away
    /// from the target.
    pub(super) fn settle_direction(&mut self, definition: &mut Definition, has_ends: bool) {
        let is_up = match definition.direction {
            Direction::Up => true,
            Direction::Down => false,
            Direction::Maintain | Direction::Range => {
                // Without a target either, it is kept for reference.
                let is_aimed =
                    definition.target.is_some() || definition.direction == Direction::Range;
                let has_band =
                    has_ends || definition.survey_error.is_some_and(|error| !error.is_zero());
                if is_aimed && !has_band {
                    let name = &definition.name.ja;
                    self.diagnostics.push(Diagnostic::no_range(&definition.origin, name));
                }
                return;
            }
        };
        let (Some(baseline), Some(target)) = (&definition.baseline, &definition.target) else {
            return;
        };
        let contradicts = match is_up {
            true => target.value < baseline.value,
            false => target.value > baseline.value,
        };
        if contradicts {
            let question = Diagnostic::ask_direction(
                &target.origin,
                definition.id.as_str(),
                is_up,
                (&shown(baseline.value), &shown(target.value)),
            );
            definition.direction = match self.records.answers.choose(question, self.diagnostics) {
                "up" => Direction::Up,
                _ => Direction::Down,
            };
        }
    }

    /// Asks what is meant where per cent would be added up.
    pub(super) fn settle_aggregation(&mut self, definition: &mut Definition) {
        if definition.aggregation != Aggregation::Sum || !is_percent(definition) {
            return;
        }
        let question = Diagnostic::ask_sum_of_shares(&definition.origin, definition.id.as_str());
        if self.records.answers.choose(question, self.diagnostics) == "latest" {
            definition.aggregation = Aggregation::Latest;
        }
    }

    /// Asks whether people are counted, where the unit does not say it. A number of its own
    /// below which nothing is published settles it either way.
    pub(super) fn settle_people(&mut self, definition: &mut Definition) {
        definition.counts_people = match counted(&definition.unit, &definition.name) {
            Counted::People => true,
            Counted::Other => false,
            Counted::PerhapsPeople if definition.min_cell.is_some() => false,
            Counted::PerhapsPeople => {
                let question = Diagnostic::ask_people(
                    &definition.origin,
                    definition.id.as_str(),
                    (&definition.name.ja, &definition.unit.ja),
                );
                self.records.answers.choose(question, self.diagnostics) == "people"
            }
        };
    }

    /// Asks of how many people a percentage in parts is, where no row says it. A number of
    /// its own below which nothing is published settles it either way.
    pub(super) fn settle_denominators(&mut self, indicator: &mut Indicator) {
        let definition = &mut indicator.definition;
        let mut rows = indicator.observations.iter().chain(&indicator.breakdowns);
        definition.has_denominators = rows.any(|row| row.denominator.is_some());
        if !may_be_share_of_people(&definition.unit, &definition.name) {
            return;
        }
        let mut bare = indicator.breakdowns.iter().filter(|row| row.lacks_denominator());
        let Some(first) = bare.next() else { return };
        definition.needs_denominators = match definition.min_cell {
            Some(least) => least > 1,
            None => {
                let more = bare.count();
                let question =
                    Diagnostic::ask_denominator(&first.origin, definition.id.as_str(), more);
                self.records.answers.choose(question, self.diagnostics) == "withhold"
            }
        };
    }

    /// Reads numbers up to one as fractions where that was answered. `shares` is
    /// what was noted of the indicator's observed numbers.
    pub(super) fn settle_fractions(
        &mut self,
        indicator: &mut Indicator,
        record: &IndicatorRecord,
        mut shares: Shares,
    ) {
        let definition = &mut indicator.definition;
        if !is_percent(definition) {
            return;
        }
        let named = [&record.baseline, &record.target, &record.range_low, &record.range_high];
        named.into_iter().flatten().for_each(|cell| shares.note(cell));
        let mut fractions = shares.small.iter().filter(|(value, _)| shares.may_be_fraction(*value));
        let Some((value, origin)) = fractions.next().filter(|_| shares.are_odd()) else { return };
        let question = Diagnostic::ask_fraction(
            origin,
            definition.id.as_str(),
            &shown(*value),
            &shown(*value * Decimal::ONE_HUNDRED),
            1 + fractions.count(),
        );
        if self.records.answers.choose(question, self.diagnostics) == "percent" {
            return;
        }
        let small: BTreeSet<&Origin> = shares.small.iter().map(|(_, origin)| origin).collect();
        let times = |value: &mut Decimal| *value *= Decimal::ONE_HUNDRED;
        for point in [&mut definition.baseline, &mut definition.target].into_iter().flatten() {
            if small.contains(&point.origin) {
                times(&mut point.value);
            }
        }
        if let Some((low, high)) = &mut definition.range {
            let ends = [(low, &record.range_low), (high, &record.range_high)];
            for (end, cell) in ends {
                if cell.as_ref().is_some_and(|cell| small.contains(&cell.origin)) {
                    times(end);
                }
            }
        }
        for it in indicator.observations.iter_mut().chain(&mut indicator.breakdowns) {
            if !small.contains(&it.origin) {
                continue;
            }
            for reading in [Some(&mut it.reading), it.previous.as_mut()].into_iter().flatten() {
                if let Reading::Number(number) = reading {
                    times(number);
                }
            }
        }
    }

    /// Leaves out what cannot be, where that was answered.
    pub(super) fn settle_values(&mut self, indicator: &mut Indicator, reference: Date) {
        self.settle_periods(indicator, reference);
        self.settle_sizes(indicator);
        self.settle_outliers(indicator);
    }

    fn settle_sizes(&mut self, indicator: &mut Indicator) {
        let Some((low, high)) = possible(&indicator.definition) else { return };
        let is_out = |it: &Observation| match it.reading {
            Reading::Number(number) => number < low || high.is_some_and(|high| number > high),
            _ => false,
        };
        let found: Vec<&Observation> = indicator
            .observations
            .iter()
            .chain(&indicator.breakdowns)
            .filter(|it| is_out(it))
            .collect();
        let Some(first) = found.first() else { return };
        let question = Diagnostic::ask_impossible(
            &first.origin,
            (indicator.definition.id.as_str(), &spans_of(&found)),
            &first.span.to_string(),
            &format!(
                "{}{}",
                first.number().map(shown).unwrap_or_default(),
                indicator.definition.unit.ja
            ),
            found.len(),
        );
        if self.records.answers.choose(question, self.diagnostics) == "leave-out" {
            self.leave_out(indicator, |it| is_out(it));
        }
    }

    fn settle_outliers(&mut self, indicator: &mut Indicator) {
        let mut series: BTreeMap<Option<&OrganisationId>, Vec<&Observation>> = BTreeMap::new();
        for it in &indicator.observations {
            if it.number().is_some() {
                series.entry(it.organisation.as_ref()).or_default().push(it);
            }
        }
        let mut found = Vec::new();
        let mut around = Decimal::ZERO;
        for values in series.values() {
            for (at, it) in values.iter().enumerate() {
                if let Some(largest) = largest_around(values, at)
                    && it.number().is_some_and(|number| {
                        number.abs() >= largest.saturating_mul(Decimal::ONE_HUNDRED)
                    })
                {
                    if found.is_empty() {
                        around = largest;
                    }
                    found.push(*it);
                }
            }
        }
        let Some(first) = found.first() else { return };
        let question = Diagnostic::ask_outlier(
            &first.origin,
            (indicator.definition.id.as_str(), &spans_of(&found)),
            &first.span.to_string(),
            (&first.number().map(shown).unwrap_or_default(), &shown(around)),
            found.len(),
        );
        let origins: Vec<Origin> = found.iter().map(|it| it.origin.clone()).collect();
        if self.records.answers.choose(question, self.diagnostics) == "leave-out" {
            self.leave_out(indicator, |it| origins.contains(&it.origin));
        }
    }

    fn settle_periods(&mut self, indicator: &mut Indicator, reference: Date) {
        let far = far_spans(indicator, reference);
        let all = || indicator.observations.iter().chain(&indicator.breakdowns);
        let is_far = |it: &Observation| far.iter().any(|(span, _)| *span == it.span);
        let found: Vec<&Observation> = match far.is_empty() {
            true => Vec::new(),
            false => all().filter(|it| is_far(it)).collect(),
        };
        let Some(first) = found.first() else { return };
        let nearest = far.iter().find(|(span, _)| *span == first.span).and_then(|(_, near)| *near);
        let question = Diagnostic::ask_far_period(
            &first.origin,
            (indicator.definition.id.as_str(), &spans_of(&found)),
            &first.span.to_string(),
            &nearest.map(|span| span.to_string()).unwrap_or_default(),
            found.len(),
        );
        if self.records.answers.choose(question, self.diagnostics) == "leave-out" {
            self.leave_out(indicator, is_far);
        }
    }

    fn leave_out(&mut self, indicator: &mut Indicator, is_out: impl Fn(&Observation) -> bool) {
        for list in [&mut indicator.observations, &mut indicator.breakdowns] {
            let counts: Vec<bool> = list.iter().map(|it| !is_out(it)).collect();
            for (it, counts) in list.iter().zip(&counts) {
                if !counts {
                    self.set_aside.push((it.origin.clone(), Rule::Answered));
                }
            }
            retain(list, &counts);
        }
    }
}

/// The spans of values, so that a question is about these and no others.
fn spans_of(found: &[&Observation]) -> String {
    /// A question that names more is about a column, not about values.
    const MOST: usize = 6;
    let mut spans: Vec<String> = found.iter().map(|it| it.span.to_string()).collect();
    spans.dedup();
    let more = spans.len().saturating_sub(MOST);
    spans.truncate(MOST);
    if more > 0 {
        spans.push(format!("+{more}"));
    }
    spans.join(" ")
}

/// What an indicator's values can be: from the first number to the second, if
/// there is one. Nothing is known of amounts and temperatures, of what its own
/// baseline or target goes beyond, and of changes and ratios.
fn possible(definition: &Definition) -> Option<(Decimal, Option<Decimal>)> {
    const COUNTS: [&str; 33] = [
        "人",
        "件",
        "回",
        "世帯",
        "家族",
        "団体",
        "か所",
        "個",
        "台",
        "戸",
        "社",
        "校",
        "店",
        "店舗",
        "食",
        "枚",
        "組",
        "冊",
        "本",
        "箱",
        "袋",
        "室",
        "棟",
        "頭",
        "匹",
        "羽",
        "人日",
        "延べ人",
        "延人",
        "時間",
        "日",
        "票",
        "名",
    ];
    const CHANGES: [&str; 12] = [
        "増減",
        "前年比",
        "前月比",
        "前年度比",
        "伸び",
        "変化",
        "収支",
        "差",
        "過不足",
        "増加",
        "減少",
        "倍率",
    ];
    let unit = definition.unit.ja.as_str();
    let is_count = COUNTS.iter().any(|count| same_unit(unit, count));
    let is_percent = is_percent(definition);
    if !is_count && !is_percent {
        return None;
    }
    let name = definition.name.ja.as_str();
    let ends: Vec<Decimal> = [&definition.baseline, &definition.target]
        .into_iter()
        .flatten()
        .map(|point| point.value)
        .chain(definition.range.into_iter().flat_map(|(low, high)| [low, high]))
        .collect();
    let is_change = CHANGES.iter().any(|word| name.contains(word));
    if is_change || ends.iter().any(|end| end.is_sign_negative() && !end.is_zero()) {
        return None;
    }
    // 達成率 and 稼働率 go beyond the whole, and so does what aims beyond it.
    const BEYOND: [&str; 5] = ["達成率", "執行率", "比", "充足率", "稼働率"];
    let may_exceed = definition.aggregation == Aggregation::Sum
        || BEYOND.iter().any(|word| name.contains(word))
        || ends.iter().any(|end| *end > Decimal::ONE_HUNDRED);
    let high = (is_percent && !may_exceed).then_some(Decimal::ONE_HUNDRED);
    Some((Decimal::ZERO, high))
}

/// The largest of the values around one, two on each side; nothing if there are
/// fewer than two, or all are nothing.
fn largest_around(values: &[&Observation], at: usize) -> Option<Decimal> {
    let from = at.saturating_sub(2);
    let to = (at + 3).min(values.len());
    let around: Vec<Decimal> = (from..to)
        .filter(|other| *other != at)
        .filter_map(|other| values.get(other)?.number())
        .map(|number| number.abs())
        .collect();
    let largest = around.iter().max().copied()?;
    (around.len() > 1 && !largest.is_zero()).then_some(largest)
}

/// Two years, in days: values farther from all others are asked about, and not taken
/// for values of a later day.
pub(super) const FAR_VALUE: i32 = 731;

/// A span that is far from all others is more than two years from the next one
/// and at least three times as far as any other two are apart; there must be
/// three others to tell. Without them, it is far if it lies more than two years
/// ahead of `reference`, the latest day that anything else is known of.
fn far_spans(indicator: &Indicator, reference: Date) -> Vec<(TimeSpan, Option<TimeSpan>)> {
    let mut spans: Vec<TimeSpan> =
        indicator.observations.iter().chain(&indicator.breakdowns).map(|it| it.span).collect();
    spans.sort_unstable_by_key(|span| (span.first, span.last));
    spans.dedup();
    let mut far = Vec::new();
    // A slip of the year is at an end; two slips may be.
    for _ in 0..4 {
        let gap = |pair: &[TimeSpan]| days_between(pair[0].last, pair[1].first).max(0);
        let gaps: Vec<i32> = spans.windows(2).map(gap).collect();
        let is_far = |at: usize| {
            let own = gaps.get(at).copied().unwrap_or(0);
            let others = gaps.iter().enumerate().filter(|(other, _)| *other != at);
            let widest = others.map(|(_, gap)| *gap).max().unwrap_or(0);
            own > FAR_VALUE && own / 3 > widest
        };
        let ahead =
            spans.last().copied().filter(|span| days_between(reference, span.first) > FAR_VALUE);
        let last = spans.len().checked_sub(2);
        if let Some(last) = last.filter(|at| spans.len() > 3 && is_far(*at)) {
            far.extend(spans.pop().map(|span| (span, spans.get(last).copied())));
        } else if spans.len() > 3 && is_far(0) {
            let near = spans.get(1).copied();
            far.push((spans.remove(0), near));
        } else if let Some(span) = ahead {
            spans.pop();
            far.push((span, spans.last().copied()));
        } else {
            break;
        }
    }
    far
}

/// Tells of a share that is none. `column` is its field.
pub(super) fn no_percent(share: Option<&Sourced<Percent>>, column: &str) -> Option<Diagnostic> {
    let is_percent = |it: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(it);
    let share = share.filter(|it| !is_percent(&it.value.0))?;
    Some(Diagnostic::percent_out_of_range(&share.origin, column, &share.value.0.to_string()))
}

/// Tells of a share below one percent: 0.5 is half of it more likely. `column` is its field.
pub(super) fn fraction(share: Option<&Sourced<Percent>>, column: &str) -> Option<Diagnostic> {
    let share = share.filter(|it| it.value.0 > Decimal::ZERO && it.value.0 < Decimal::ONE)?;
    let percent = (share.value.0 * Decimal::ONE_HUNDRED).normalize().to_string();
    let written = share.value.0.to_string();
    Some(Diagnostic::percent_as_fraction(&share.origin, column, &written, &percent))
}
