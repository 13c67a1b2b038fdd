//! Indicators and what was observed of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::domain::name::{GoalId, IndicatorId, Name, OrganisationId, SectorId};
use crate::domain::text::{fold, key};
use crate::domain::time::TimeSpan;
use crate::domain::value::{Items, Measured, Reading, Sourced, is_bounded, same_unit, split_scale};
use crate::domain::words::{Aggregation, Direction, IndicatorLevel};
use crate::records::columns::heads::is_breakdown_head;
use crate::records::dates::{DateContext, parse_span};
use crate::records::handed_in::{Records, Unreadable};
use crate::records::numbers::parse_measured;
use crate::records::tables::{IndicatorRecord, ObservationRecord};

use super::coarse::coarsen;
use super::parts::Spellings;
use super::period::Calendar;
use super::plausible::{Shares, is_percent};
use super::resolver::{Resolver, claim};

mod definition;

pub use self::definition::{Definition, Given, Indicator, Merged, Observation, Point};

impl Resolver<'_> {
    pub(crate) fn indicators(&mut self, calendar: &Calendar) -> Vec<Indicator> {
        let records = self.records;
        let mut seen = BTreeMap::new();
        let mut indicators = Vec::new();
        for record in &records.indicators {
            let id = IndicatorId::new(&record.indicator_id.value);
            let index = &mut self.indicator_index;
            if !claim(index, &record.indicator_id, &id, &mut seen, &records.keys, self.diagnostics)
            {
                // Its name still means something to the rows that use it.
                self.indicator_index.add(&record.name.value, &id);
                continue;
            }
            if self.indicator_index.add(&record.name.value, &id).is_some() {
                self.shared_names.insert(key(&record.name.value), id.clone());
            }
            let goal = record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal));
            let owner = record.owner.as_ref().and_then(|owner| self.organisation_ref(owner));
            let sector = match &record.sector {
                Some(sector) => self.sector_ref(&sector.value, &sector.origin),
                None => None,
            };
            indicators.push(Indicator {
                definition: self.definition(record, id, goal, owner, sector),
                observations: Vec::new(),
                breakdowns: Vec::new(),
                merged: Vec::new(),
            });
        }
        for record in &records.indicators {
            let id = IndicatorId::new(&record.indicator_id.value);
            let (code, name) = (&record.indicator_id.value, &record.name.value);
            self.indicator_index.add_together("指標", code, name, &id);
            self.add_abbreviations(record, &id);
        }
        self.add_plain_names();
        self.observations(&mut indicators, calendar);
        indicators
    }

    /// Adds what an indicator is called in short, by a column that its table does not
    /// know.
    fn add_abbreviations(&mut self, record: &IndicatorRecord, id: &IndicatorId) {
        const HEADS: [&str; 5] = ["略称", "略名", "通称", "略語", "abbreviation"];
        let short = record.extra.iter().filter(|(head, _)| HEADS.contains(&fold(head).as_str()));
        for (_, names) in short {
            for name in names.split([';', '；', '、', '\n']) {
                if let Some(other) = self.indicator_index.add(name, id) {
                    let problem = Diagnostic::name_taken(&record.origin, name, other.as_str());
                    self.diagnostics.push(problem);
                }
            }
        }
    }

    /// Adds the names in plain words that one indicator alone has.
    fn add_plain_names(&mut self) {
        let mut named: BTreeMap<String, Option<(&str, IndicatorId)>> = BTreeMap::new();
        for record in &self.records.indicators {
            let Some(name) = &record.plain_name else { continue };
            let id = IndicatorId::new(&record.indicator_id.value);
            let known =
                named.entry(key(&name.value)).or_insert_with(|| Some((&name.value, id.clone())));
            if known.as_ref().is_some_and(|(_, other)| *other != id) {
                *known = None;
            }
        }
        for (name, id) in named.into_values().flatten() {
            if self.indicator_index.find(name).is_none() {
                self.indicator_index.add(name, &id);
            }
        }
    }

    fn definition(
        &mut self,
        record: &IndicatorRecord,
        id: IndicatorId,
        goal: Option<GoalId>,
        owner: Option<OrganisationId>,
        sector: Option<SectorId>,
    ) -> Definition {
        let unit = Name::of(&record.unit, record.unit_en.as_ref());
        let baseline = self.point(record.baseline.as_ref(), record.baseline_date.as_ref(), &unit);
        let target = self.point(record.target.as_ref(), record.target_date.as_ref(), &unit);
        if let (Some(baseline), Some(target)) = (&baseline, &target)
            && target.date <= baseline.date
            && let Some(cell) = &record.target_date
        {
            let (later, earlier) = (target.date.to_string(), baseline.date.to_string());
            self.diagnostics.push(match target.date == baseline.date {
                true => Diagnostic::target_on_baseline_day(&cell.origin, &later),
                false => Diagnostic::dates_reversed(&cell.origin, &later, &earlier),
            });
        }
        let mut end = |cell: &Option<Sourced<Measured>>| match self.in_unit(cell.as_ref()?, &unit) {
            Reading::Number(number) => Some((number, cell.as_ref()?.origin.clone())),
            _ => None,
        };
        let range = match (end(&record.range_low), end(&record.range_high)) {
            (Some((low, _)), Some((high, _))) if low <= high => Some((low, high)),
            (Some((low, origin)), Some((high, _))) => {
                let (low, high) = (low.to_string(), high.to_string());
                self.diagnostics.push(Diagnostic::range_reversed(&origin, &low, &high));
                None
            }
            _ => None,
        };
        let milestones =
            record.milestones.as_ref().map_or_else(Vec::new, |items| self.milestones(items, &unit));
        let mut definition = Definition {
            id,
            name: Name::of(&record.name, record.name_en.as_ref()),
            plain_name: record.plain_name.as_ref().map(|name| name.value.clone()),
            goal,
            level: record.level.as_ref().map_or(IndicatorLevel::Outcome, |level| level.value),
            unit,
            direction: record.direction.as_ref().map_or(Direction::Up, |cell| cell.value),
            aggregation: record.aggregation.as_ref().map_or(Aggregation::Latest, |cell| cell.value),
            baseline,
            target,
            milestones,
            range,
            frequency: record.frequency.as_ref().map(|frequency| frequency.value),
            lag_days: record.lag_days.as_ref().map_or(0, |days| days.value),
            source: Name::optional(record.source.as_ref(), record.source_en.as_ref()),
            method: Name::optional(record.method.as_ref(), record.method_en.as_ref()),
            owner,
            sector,
            min_cell: record.min_cell.as_ref().map(|count| count.value),
            counts_people: false,
            has_denominators: false,
            needs_denominators: false,
            survey_error: record.survey_error.as_ref().map(|error| error.value),
            sdg: record.sdg.as_ref().map(|sdg| sdg.value.clone()),
            given: self.given(record),
            visibility: self.visibility(record.visibility.as_ref(), "indicators"),
            origin: record.origin.clone(),
        };
        // Ends that are exchanged were told already.
        let has_ends = record.range_low.is_some() && record.range_high.is_some();
        self.settle_direction(&mut definition, has_ends);
        self.settle_aggregation(&mut definition);
        self.settle_people(&mut definition);
        definition
    }

    /// A status that is not the computed one needs its reason, who decided it
    /// and when.
    fn given(&mut self, record: &IndicatorRecord) -> Option<Given> {
        let status = record.override_status.as_ref()?;
        let reason = record.override_reason.as_ref();
        let (by, on) = (record.override_by.as_ref(), record.override_on.as_ref());
        let (Some(reason), Some(by), Some(on)) = (reason, by, on) else {
            self.diagnostics.push(Diagnostic::override_incomplete(&status.origin));
            return None;
        };
        Some(Given {
            status: status.value,
            reason: reason.value.clone(),
            by: by.value.clone(),
            on: on.value,
            origin: status.origin.clone(),
        })
    }

    /// A value needs its date and a date its value. A sign for having none is
    /// no value.
    fn point(
        &mut self,
        value: Option<&Sourced<Measured>>,
        date: Option<&Sourced<TimeSpan>>,
        unit: &Name,
    ) -> Option<Point> {
        let is_number = |it: &&Sourced<Measured>| matches!(it.value.reading, Reading::Number(_));
        match (value.filter(is_number), date) {
            (Some(value), Some(date)) => match self.in_unit(value, unit) {
                Reading::Number(number) => Some(Point {
                    date: date.value.last,
                    value: number,
                    origin: value.origin.clone(),
                }),
                _ => None,
            },
            (Some(value), None) => {
                self.diagnostics.push(Diagnostic::value_without_date(&value.origin));
                None
            }
            _ => None,
        }
    }

    fn milestones(&mut self, items: &Sourced<Items>, unit: &Name) -> Vec<Point> {
        let start = *self.records.config.config.calendar.fiscal_year_start.get_ref();
        let context = DateContext { fiscal_start: start.clamp(1, 12), ..DateContext::default() };
        let mut points = Vec::new();
        let read = |item: &str| {
            let (span, value) = milestone(item, context)?;
            let value = Sourced { value, origin: items.origin.clone() };
            Some((span, value))
        };
        for item in &items.value.0 {
            // R8.3：24、R9.3：42 are two where each is whole.
            let several: Option<Vec<_>> = item.split(['、', '，']).map(&read).collect();
            let several = several.or_else(|| Some(vec![read(item)?])).unwrap_or_default();
            let mut is_read = !several.is_empty();
            for (span, value) in several {
                match self.in_unit(&value, unit) {
                    Reading::Number(number) if is_bounded(number) => {
                        let origin = items.origin.clone();
                        points.push(Point { date: span.last, value: number, origin });
                    }
                    _ => is_read = false,
                }
            }
            if !is_read {
                self.diagnostics.push(Diagnostic::unreadable_milestone(&items.origin, item));
            }
        }
        points.sort_by_key(|point| point.date);
        points
    }

    fn observations(&mut self, indicators: &mut [Indicator], calendar: &Calendar) {
        let records = self.records;
        let places: BTreeMap<IndicatorId, usize> =
            indicators.iter().enumerate().map(|(at, it)| (it.definition.id.clone(), at)).collect();
        // The same few names stand in very many rows.
        let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let mut shares: BTreeMap<usize, Shares> = BTreeMap::new();
        let mut spellings = Spellings::default();
        let meant = meant_parts(records, indicators);
        for record in &records.observations {
            let written = record.indicator.value.as_str();
            let at = match found.get(written) {
                Some(at) => *at,
                None => {
                    let at = self
                        .indicator_ref(&record.indicator)
                        .and_then(|id| places.get(&id).copied());
                    found.insert(written, at);
                    at
                }
            };
            let Some(at) = at else { continue };
            let organisation =
                record.organisation.as_ref().and_then(|name| self.organisation_ref(name));
            let indicator = &mut indicators[at];
            let mut observation = self.observation(record, organisation, &indicator.definition);
            for (name, _) in &mut observation.dimensions {
                if let Some(meant) = meant[at].filter(|_| is_breakdown_head(&fold(name))) {
                    *name = meant.to_owned();
                }
            }
            if !observation.dimensions.is_empty() {
                self.fold_parts(&mut observation, &mut spellings);
            }
            if is_percent(&indicator.definition) {
                shares.entry(at).or_default().note(&record.value);
            }
            if observation.dimensions.is_empty() {
                indicator.observations.push(observation);
            } else {
                indicator.breakdowns.push(observation);
            }
        }
        for (at, indicator) in indicators.iter_mut().enumerate() {
            let is_of = |it: &&IndicatorRecord| it.origin == indicator.definition.origin;
            if let Some(record) = records.indicators.iter().find(is_of) {
                let shares = shares.remove(&at).unwrap_or_default();
                self.settle_fractions(indicator, record, shares);
            }
            self.settle_denominators(indicator);
            self.settle_totals(indicator);
            sort(indicator);
        }
        self.tell_twice(indicators);
        let reference = self.latest_day(calendar);
        for indicator in indicators {
            // What a row that could not be read leaves open is no second mistake.
            if has_unreadable(&records.unreadable, &indicator.definition) {
                continue;
            }
            self.settle_values(indicator, reference);
            self.settle_spans(indicator);
            self.settle_running(indicator, calendar);
            self.settle_sums(indicator);
            coarsen(indicator);
        }
    }

    /// The latest day that anything but values is known of.
    fn latest_day(&self, calendar: &Calendar) -> Date {
        let meetings = self.records.meetings.iter().map(|meeting| meeting.date.value);
        meetings.chain([calendar.as_of]).max().unwrap_or(calendar.as_of)
    }

    fn observation(
        &mut self,
        record: &ObservationRecord,
        organisation: Option<OrganisationId>,
        indicator: &Definition,
    ) -> Observation {
        let measured = &record.value.value;
        let reading = self.in_unit(&record.value, &indicator.unit);
        let previous = record.value_prev.as_ref().map(|value| self.in_unit(value, &indicator.unit));
        let flag = record.flag.as_ref().map_or("", |flag| flag.value.trim());
        let flagged = |marks: &[&str]| marks.iter().any(|mark| flag.eq_ignore_ascii_case(mark));
        Observation {
            span: record.period.value,
            reading: match flagged(&["x", "秘匿"]) {
                true => Reading::Suppressed,
                false => reading,
            },
            approximate: measured.approximate,
            provisional: measured.provisional || flagged(&["p", "速報", "暫定"]),
            revised: measured.revised || flagged(&["r", "訂正", "確定"]),
            is_break: flagged(&["b", "断層", "定義変更"]),
            dimensions: record
                .extra
                .iter()
                .map(|(name, value)| (name.to_string(), value.clone()))
                .collect(),
            organisation,
            received_on: record.received_on.as_ref().map(|date| date.value),
            previous,
            denominator: record.denominator.as_ref().map(|count| count.value),
            note: Name::optional(record.note.as_deref(), record.note_en.as_deref()),
            origin: record.value.origin.clone(),
        }
    }

    /// Returns a reading in the indicator's unit. A unit written in the cell or
    /// its header must be the indicator's, apart from 千 and 百万.
    fn in_unit(&mut self, value: &Sourced<Measured>, unit: &Name) -> Reading {
        let measured = &value.value;
        // 千円 above the table is said of money, and not of counts beside it.
        let outer = measured.outer_unit.as_deref().map(split_scale);
        let (own, base) = split_scale(&unit.ja);
        if let (Some((scale, "円")), "円", Reading::Number(number)) =
            (outer, base, &measured.reading)
        {
            let scaled = number.checked_mul(scale).and_then(|it| it.checked_div(own));
            return scaled.map_or(Reading::Unknown, Reading::Number);
        }
        let (Some(written), Reading::Number(number)) = (&measured.unit, &measured.reading) else {
            return measured.reading.clone();
        };
        let (scale, base) = split_scale(&unit.ja);
        let is_base = same_unit(written, base);
        let is_same = is_base
            || same_unit(written, &unit.ja)
            || unit.en.as_deref().is_some_and(|english| same_unit(written, english));
        if !is_same {
            self.diagnostics.push(Diagnostic::other_unit(&value.origin, written, &unit.ja));
        }
        Reading::Number(if is_base { number / scale } else { *number })
    }
}

/// Whether some row of an indicator's values could not be read.
pub(crate) fn has_unreadable(unreadable: &Unreadable, definition: &Definition) -> bool {
    [definition.id.as_str(), definition.name.ja.as_str()]
        .into_iter()
        .any(|name| unreadable.may_hold("observations", name))
}

/// What 内訳 means for each indicator: what its row says that it is broken down by, if that
/// is one thing.
fn meant_parts<'a>(records: &'a Records, indicators: &[Indicator]) -> Vec<Option<&'a str>> {
    let meant = |indicator: &Indicator| {
        let is_its = |it: &&IndicatorRecord| it.origin == indicator.definition.origin;
        match records.indicators.iter().find(is_its)?.dims.as_ref()?.value.0.as_slice() {
            [one] => Some(one.as_str()),
            _ => None,
        }
    };
    indicators.iter().map(meant).collect()
}

fn sort(indicator: &mut Indicator) {
    let order = |it: &Observation| (it.span.last, it.span.first, it.organisation.clone());
    indicator.observations.sort_by_cached_key(order);
    indicator.breakdowns.sort_by_key(|observation| (observation.span.last, observation.span.first));
}

/// Reads a value to pass on the way: `2026-03: 20`, `20 by Mar 2026`, `R8.3末に20`.
fn milestone(text: &str, context: DateContext) -> Option<(TimeSpan, Measured)> {
    let by = || text.split_once(" by ").map(|(value, date)| (date, value));
    let pairs =
        [text.rsplit_once([':', '：']), by(), text.rsplit_once("までに"), text.rsplit_once('に')];
    pairs.into_iter().flatten().find_map(|(date, value)| {
        let span = parse_span(date, context).ok()?;
        Some((span, parse_measured(value.trim()).ok()??))
    })
}
