//! The five conditions of collective impact, in numbers (domain.md 7.1d).
//!
//! Each number has a formula, the rows it was counted from and two limits. The
//! limits are those of domain.md, most of them our judgement, unless the
//! settings give others. There is no composite score: a condition has the light
//! of the worse of its first two numbers, and none without data enough.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::Model;
use crate::model::indicator::Indicator;
use crate::model::names::{IndicatorId, OrganisationId, SectorId};
use crate::records::dates::{add_days, days_between};
use crate::records::tables::{
    CommitmentKind, Frequency, FundingStatus, IndicatorLevel, Presence, Visibility,
};

use super::commitments::CommitmentState;
use super::day::{Day, WINDOW_MONTHS, tally};
use super::indicators::{IndicatorAssessment, next_span_end};
use super::status::Status;
use super::{Share, Tally, may_show};

/// A share of fewer than so many says nothing (domain.md 7.1d).
pub const LEAST_ROWS: usize = 5;

/// Meetings say something from so many on.
pub const LEAST_MEETINGS: usize = 4;

/// One of the five conditions, or the members' survey beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Common agenda.
    CommonAgenda,
    /// Shared measurement.
    SharedMeasurement,
    /// Mutually reinforcing activities.
    ReinforcingActivities,
    /// Continuous communication.
    ContinuousCommunication,
    /// Backbone support.
    Backbone,
}

impl Condition {
    /// Every condition, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::CommonAgenda,
        Self::SharedMeasurement,
        Self::ReinforcingActivities,
        Self::ContinuousCommunication,
        Self::Backbone,
    ];

    /// Returns the letters that its numbers begin with.
    pub fn code(self) -> &'static str {
        match self {
            Self::CommonAgenda => "CA",
            Self::SharedMeasurement => "SM",
            Self::ReinforcingActivities => "MR",
            Self::ContinuousCommunication => "CC",
            Self::Backbone => "BB",
        }
    }
}

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Green: ○.
    Good,
    /// Amber: △.
    Watch,
    /// Red: ▲.
    Act,
}

impl Light {
    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Act => "act",
        }
    }
}

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Percent of the rows counted.
    Percent,
    /// A number of things.
    Count,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Yen.
    Yen,
}

/// How a number is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code in domain.md 7.1d.
    pub code: &'static str,
    /// The condition it belongs to.
    pub condition: Condition,
    /// What it is counted in.
    pub quantity: Quantity,
    /// Whether more is better.
    pub more_is_better: bool,
    /// Good and watch, from or up to these.
    pub limits: Option<(Decimal, Decimal)>,
    /// Tag of the source of a limit; the others are our judgement.
    pub source: Option<&'static str>,
}

const fn rule(
    code: &'static str,
    condition: Condition,
    quantity: Quantity,
    more_is_better: bool,
    good: i64,
    watch: i64,
    source: Option<&'static str>,
) -> Rule {
    // Decimal::new is not const; whole numbers are.
    let limits = Some((whole(good), whole(watch)));
    Rule { code, condition, quantity, more_is_better, limits, source }
}

const fn whole(number: i64) -> Decimal {
    // A number of few digits, never negative.
    Decimal::from_parts(number.unsigned_abs() as u32, 0, 0, false, 0)
}

/// Every number, in order; the first two of a condition are its core.
pub const RULES: [Rule; 30] = {
    use Condition::{
        Backbone, CommonAgenda, ContinuousCommunication, ReinforcingActivities, SharedMeasurement,
    };
    use Quantity::{Count, Days, Months, Percent, Yen};
    const fn unjudged(code: &'static str, condition: Condition, quantity: Quantity) -> Rule {
        Rule { code, condition, quantity, more_is_better: true, limits: None, source: None }
    }
    [
        rule("CA1", CommonAgenda, Percent, true, 90, 70, None),
        rule("CA2", CommonAgenda, Count, false, 0, 1, None),
        rule("CA3", CommonAgenda, Percent, true, 90, 75, None),
        rule("CA4", CommonAgenda, Percent, true, 70, 50, None),
        rule("CA5", CommonAgenda, Months, false, 12, 18, None),
        rule("CA6", CommonAgenda, Percent, true, 100, 1, None),
        rule("SM1", SharedMeasurement, Percent, true, 95, 80, None),
        rule("SM2", SharedMeasurement, Percent, true, 90, 70, None),
        rule("SM3", SharedMeasurement, Percent, true, 80, 60, None),
        rule("SM4", SharedMeasurement, Percent, true, 60, 30, None),
        rule("SM5", SharedMeasurement, Percent, true, 40, 20, None),
        rule("SM6", SharedMeasurement, Percent, true, 80, 60, Some("S115")),
        rule("MR1", ReinforcingActivities, Percent, true, 80, 50, None),
        rule("MR2", ReinforcingActivities, Percent, true, 40, 20, None),
        rule("MR3", ReinforcingActivities, Percent, true, 80, 60, None),
        rule("MR4", ReinforcingActivities, Percent, false, 20, 40, None),
        rule("MR5", ReinforcingActivities, Percent, false, 50, 70, None),
        rule("MR6", ReinforcingActivities, Count, false, 0, 1, None),
        rule("CC1", ContinuousCommunication, Percent, true, 90, 75, None),
        rule("CC2", ContinuousCommunication, Percent, true, 75, 51, Some("S140")),
        rule("CC3", ContinuousCommunication, Percent, false, 30, 60, None),
        rule("CC4", ContinuousCommunication, Days, false, 14, 45, Some("S45")),
        rule("CC5", ContinuousCommunication, Percent, true, 70, 50, None),
        unjudged("CC6", ContinuousCommunication, Percent),
        rule("BB1", Backbone, Months, true, 12, 6, None),
        rule("BB2", Backbone, Percent, false, 60, 80, None),
        rule("BB3", Backbone, Percent, true, 90, 70, None),
        rule("BB4", Backbone, Count, true, 6, 4, None),
        rule("BB5", Backbone, Percent, false, 50, 80, None),
        unjudged("BB6", Backbone, Yen),
    ]
};

/// A number of a condition on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reckoned {
    /// The value; `None` without data enough.
    pub value: Option<Decimal>,
    /// The rows that count.
    pub part: Tally,
    /// The rows they are counted among.
    pub whole: Tally,
    /// Part and whole where they are not numbers of rows: pairs, hours, yen.
    pub of: Option<(Decimal, Decimal)>,
    /// The longest gap between meetings of a body, in planned intervals.
    pub longest_gap: Option<Decimal>,
}

/// A number of a condition, with its light and how it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// How it is judged.
    pub rule: Rule,
    /// The limits that hold here.
    pub limits: Option<(Decimal, Decimal)>,
    /// Whether the settings set them.
    pub is_configured: bool,
    /// The number at the cut-off.
    pub now: Reckoned,
    /// The value at the end of the period before.
    pub before: Option<Decimal>,
    /// Its light.
    pub light: Option<Light>,
}

/// The mean of one question of the members' survey.
#[derive(Debug, Clone, PartialEq)]
pub struct PulseMean {
    /// The question.
    pub question: crate::model::names::Name,
    /// Last day of the survey.
    pub date: Date,
    /// The mean, from 1 to 5; `None` of fewer answers than may be shown.
    pub mean: Option<Decimal>,
    /// The answers.
    pub answers: Tally,
    /// The mean of the survey before.
    pub before: Option<Decimal>,
    /// Its light: from 4.0 a strength, from 3.0 to be talked about (S61).
    pub light: Option<Light>,
}

/// The five conditions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conditions {
    /// Every number.
    pub measures: Vec<Measure>,
    /// The members' survey.
    pub pulse: Vec<PulseMean>,
}

impl Conditions {
    /// Returns a condition's numbers.
    pub fn of(&self, condition: Condition) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| measure.rule.condition == condition)
    }

    /// Returns a condition's light: the worse one of its first two numbers that
    /// have one.
    pub fn light(&self, condition: Condition) -> Option<Light> {
        self.of(condition).take(2).filter_map(|measure| measure.light).max()
    }

    /// Returns a number by its code.
    pub fn get(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.rule.code == code)
    }
}

/// Works out the conditions from what one visibility may show.
pub fn assess(
    model: &Model,
    indicators: &BTreeMap<IndicatorId, IndicatorAssessment>,
    visibility: Visibility,
) -> Conditions {
    let now = Reckoner::new(model, indicators, visibility, model.calendar.as_of);
    let then = Reckoner::new(model, indicators, visibility, model.calendar.previous.last);
    let measures = RULES
        .iter()
        .map(|rule| {
            let reckoned = now.reckon(rule.code);
            let given = model.roundtable.limits.conditions.get(rule.code).copied();
            let limits = given.or(rule.limits);
            let light = limits.and_then(|limits| light(rule, limits, &reckoned));
            Measure {
                rule: *rule,
                limits,
                is_configured: given.is_some(),
                before: then.reckon(rule.code).value,
                light: light.map(|light| light.max(light_of_gap(reckoned.longest_gap))),
                now: reckoned,
            }
        })
        .collect();
    Conditions { measures, pulse: pulse(model, visibility) }
}

fn light(rule: &Rule, (good, watch): (Decimal, Decimal), reckoned: &Reckoned) -> Option<Light> {
    let judged = reckoned.value?;
    let holds = |limit: Decimal| match rule.more_is_better {
        true => judged >= limit,
        false => judged <= limit,
    };
    Some(match (holds(good), holds(watch)) {
        (true, _) => Light::Good,
        (false, true) => Light::Watch,
        (false, false) => Light::Act,
    })
}

/// A body that did not meet for long darkens the light: beyond 1.5 planned
/// intervals watch, beyond 2 act (CC1 of domain.md 7.1d).
fn light_of_gap(gap: Option<Decimal>) -> Light {
    match gap {
        Some(gap) if gap > Decimal::TWO => Light::Act,
        Some(gap) if gap > Decimal::new(15, 1) => Light::Watch,
        _ => Light::Good,
    }
}

/// Works out numbers for one day.
struct Reckoner<'a> {
    day: Day<'a>,
    indicators: &'a BTreeMap<IndicatorId, IndicatorAssessment>,
}

/// Values of indicators that should have come in a window.
#[derive(Default)]
pub(super) struct DataDue {
    /// Every value that was due: the cell, or the indicator's row for one that
    /// has not come.
    pub due: Tally,
    /// Of these, values that came by their day.
    pub on_time: Tally,
    /// Who had to report, and whether anything came, with the indicator's row.
    pub reporters: BTreeMap<OrganisationId, (bool, crate::diagnostics::Origin)>,
}

impl<'a> Reckoner<'a> {
    fn new(
        model: &'a Model,
        indicators: &'a BTreeMap<IndicatorId, IndicatorAssessment>,
        visibility: Visibility,
        as_of: Date,
    ) -> Self {
        Self { day: Day { model, visibility, as_of }, indicators }
    }

    fn reckon(&self, code: &str) -> Reckoned {
        match code {
            "CA1" => self.endorsement(),
            "CA2" => self.sector_presence(),
            "CA3" => self.goal_linked_work(),
            "CA4" => self.agenda_on_goals(),
            "CA5" => self.freshness(),
            "CA6" => self.affected_people(),
            "SM1" => self.definitions(),
            "SM2" => self.data_on_time(),
            "SM3" => self.contributors(),
            "SM4" => self.breakdowns(),
            "SM5" => self.data_used(),
            "SM6" => self.usable(),
            "MR1" => self.coverage(),
            "MR2" => self.cross_sector(),
            "MR3" => self.kept_promises(),
            "MR4" => overdue(&self.day),
            "MR5" => backbone_load(&self.day),
            "MR6" => self.balance(),
            "CC1" => self.rhythm(),
            "CC2" => self.attendance(),
            "CC3" => self.proxies(),
            "CC4" => self.minutes(),
            "CC5" => self.follow_through(),
            "CC6" => density(&self.day, self.day.since(WINDOW_MONTHS)),
            "BB1" => runway(&self.day),
            "BB2" => largest_funder(&self.day),
            "BB3" => self.staff(),
            "BB4" => self.functions(),
            "BB5" => self.one_person(),
            "BB6" => self.aligned_money(),
            _ => Reckoned::default(),
        }
    }

    fn endorsement(&self) -> Reckoned {
        let all = self.day.organisations();
        let endorsed =
            all.iter().filter(|it| it.endorsed_on.is_some_and(|on| on <= self.day.as_of));
        share(tally(endorsed.map(|it| &it.origin)), tally(all.iter().map(|it| &it.origin)))
    }

    /// Sectors that did not come, of those that have documents of their own; the
    /// rows show those that did.
    fn sector_presence(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let model = self.day.model;
        let mut came: BTreeMap<&SectorId, &crate::diagnostics::Origin> = BTreeMap::new();
        for entry in meetings.iter().flat_map(|meeting| &meeting.attendance) {
            let represented = super::participation::is_represented(entry.presence);
            if let (true, Some(organisation)) =
                (represented, model.organisation(&entry.organisation))
            {
                came.entry(&organisation.sector).or_insert(&entry.origin);
            }
        }
        let sectors: Vec<&SectorId> =
            model.sectors.iter().filter(|sector| sector.edition).map(|it| &it.id).collect();
        let present = sectors.iter().filter_map(|sector| came.get(*sector).copied());
        let part = tally(present);
        let (came, all) = (Decimal::from(part.count()), Decimal::from(sectors.len()));
        Reckoned {
            value: Some(all - came),
            of: Some((all - came, all)),
            part,
            ..Reckoned::default()
        }
    }

    fn goal_linked_work(&self) -> Reckoned {
        let all = self.live_commitments();
        let linked = all.iter().filter(|(commitment, _)| commitment.goal.is_some());
        share(
            tally(linked.map(|(commitment, _)| &commitment.origin)),
            tally(all.iter().map(|(commitment, _)| &commitment.origin)),
        )
    }

    fn agenda_on_goals(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let (mut part, mut whole) = (Tally::default(), Tally::default());
        for meeting in &meetings {
            for _ in &meeting.agenda {
                whole.add(&meeting.origin);
                if !meeting.goals.is_empty() {
                    part.add(&meeting.origin);
                }
            }
        }
        for decision in self.day.decisions(&meetings) {
            whole.add(&decision.origin);
            if decision.goal.is_some() {
                part.add(&decision.origin);
            }
        }
        share(part, whole)
    }

    /// Months since the goal was reviewed that was reviewed longest ago.
    fn freshness(&self) -> Reckoned {
        let day = self.day.as_of;
        let dated: Vec<_> = self
            .day
            .model
            .goals
            .iter()
            .filter_map(|goal| Some((goal.reviewed_on.filter(|on| *on <= day)?, &goal.origin)))
            .collect();
        let Some((oldest, origin)) = dated.iter().min_by_key(|(on, _)| *on) else {
            return Reckoned::default();
        };
        Reckoned {
            value: Some(months_between(*oldest, day)),
            part: tally([*origin]),
            whole: tally(dated.iter().map(|(_, origin)| *origin)),
            ..Reckoned::default()
        }
    }

    fn affected_people(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let model = self.day.model;
        let seated = meetings.iter().filter(|meeting| {
            meeting.attendance.iter().any(|entry| {
                super::participation::is_represented(entry.presence)
                    && model.organisation(&entry.organisation).is_some_and(|it| it.lived_experience)
            })
        });
        meeting_share(
            tally(seated.map(|meeting| &meeting.origin)),
            tally(meetings.iter().map(|meeting| &meeting.origin)),
        )
    }

    fn shown_indicators(&self) -> Vec<&'a Indicator> {
        let all = self.day.model.indicators.iter();
        all.filter(|it| may_show(self.day.visibility, it.definition.visibility)).collect()
    }

    fn definitions(&self) -> Reckoned {
        let all = self.shown_indicators();
        let complete = all.iter().map(|it| &it.definition).filter(|it| {
            let is_aimed = it.range.is_some() || (it.baseline.is_some() && it.target.is_some());
            is_aimed && it.source.is_some() && it.frequency.is_some() && it.owner.is_some()
        });
        share(
            tally(complete.map(|it| &it.origin)),
            tally(all.iter().map(|it| &it.definition.origin)),
        )
    }

    fn data_on_time(&self) -> Reckoned {
        let data = data_due(&self.day);
        share(data.on_time, data.due)
    }

    fn contributors(&self) -> Reckoned {
        let reporters = data_due(&self.day).reporters;
        let supplied = reporters.values().filter(|(came, _)| *came);
        share(
            tally(supplied.map(|(_, origin)| origin)),
            tally(reporters.values().map(|(_, origin)| origin)),
        )
    }

    fn breakdowns(&self) -> Reckoned {
        let outcomes: Vec<_> = self
            .shown_indicators()
            .into_iter()
            .filter(|it| it.definition.level == IndicatorLevel::Outcome)
            .collect();
        let divided = outcomes
            .iter()
            .filter(|it| it.breakdowns.iter().any(|value| value.span.last <= self.day.as_of));
        share(
            tally(divided.map(|it| &it.definition.origin)),
            tally(outcomes.iter().map(|it| &it.definition.origin)),
        )
    }

    fn data_used(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let decisions = self.day.decisions(&meetings);
        let cited = decisions.iter().filter(|decision| decision.indicator.is_some());
        share(
            tally(cited.map(|decision| &decision.origin)),
            tally(decisions.iter().map(|decision| &decision.origin)),
        )
    }

    fn usable(&self) -> Reckoned {
        let all = self.shown_indicators();
        let is_now = self.day.as_of == self.day.model.calendar.as_of;
        let rated = all.iter().filter(|it| {
            let status = self.indicators.get(&it.definition.id).map(|assessed| match is_now {
                true => assessed.answer.status,
                false => assessed.previous_status,
            });
            status.is_some_and(|status| {
                !matches!(status, Status::Stale | Status::NoTarget | Status::NoData)
            })
        });
        share(
            tally(rated.map(|it| &it.definition.origin)),
            tally(all.iter().map(|it| &it.definition.origin)),
        )
    }

    fn live_commitments(&self) -> Vec<(&'a crate::model::commitment::Commitment, CommitmentState)> {
        let all = self.day.commitments().into_iter();
        all.filter(|(_, state)| *state != CommitmentState::Dropped).collect()
    }

    fn coverage(&self) -> Reckoned {
        let commitments = self.live_commitments();
        let goals = &self.day.model.goals;
        let covered = goals.iter().filter(|goal| {
            let sectors: BTreeSet<&SectorId> = commitments
                .iter()
                .filter(|(commitment, _)| commitment.goal.as_ref() == Some(&goal.id))
                .map(|(commitment, _)| &commitment.sector)
                .collect();
            sectors.len() >= 2
        });
        share(tally(covered.map(|goal| &goal.origin)), tally(goals.iter().map(|it| &it.origin)))
    }

    fn cross_sector(&self) -> Reckoned {
        let model = self.day.model;
        let all = self.live_commitments();
        let crossing = all.iter().filter(|(commitment, _)| {
            commitment
                .partners
                .iter()
                .filter_map(|id| model.organisation(id))
                .any(|partner| partner.sector != commitment.sector)
        });
        share(
            tally(crossing.map(|(commitment, _)| &commitment.origin)),
            tally(all.iter().map(|(commitment, _)| &commitment.origin)),
        )
    }

    /// Of what first fell due in the window and was not given up, what was done
    /// by that day.
    fn kept_promises(&self) -> Reckoned {
        let since = self.day.since(WINDOW_MONTHS);
        let due: Vec<_> = self
            .live_commitments()
            .into_iter()
            .filter(|(commitment, _)| {
                commitment.due.is_some_and(|due| since <= due && due < self.day.as_of)
            })
            .collect();
        let kept = due.iter().filter(|(_, state)| *state == CommitmentState::DoneOnTime);
        share(
            tally(kept.map(|(commitment, _)| &commitment.origin)),
            tally(due.iter().map(|(commitment, _)| &commitment.origin)),
        )
    }

    /// Sectors without any open commitment.
    fn balance(&self) -> Reckoned {
        let open: Vec<_> =
            self.day.commitments().into_iter().filter(|(_, state)| state.is_open()).collect();
        if open.len() < LEAST_ROWS {
            return Reckoned::default();
        }
        let sectors = self.day.model.sectors.iter().filter(|sector| sector.edition);
        let without = sectors
            .filter(|sector| open.iter().all(|(commitment, _)| commitment.sector != sector.id));
        Reckoned {
            value: Some(Decimal::from(without.count())),
            whole: tally(open.iter().map(|(commitment, _)| &commitment.origin)),
            ..Reckoned::default()
        }
    }

    /// Meetings held ÷ planned, and the longest gap in planned intervals.
    fn rhythm(&self) -> Reckoned {
        let held = self.day.held_in(WINDOW_MONTHS);
        let since = self.day.since(WINDOW_MONTHS);
        let (mut planned, mut longest) = (Decimal::ZERO, None::<Decimal>);
        let mut counted = Tally::default();
        for body in &self.day.model.bodies {
            let Some(a_year) = body.meetings_per_year.filter(|count| *count > 0) else { continue };
            planned += Decimal::from(a_year) * Decimal::from(WINDOW_MONTHS) / Decimal::from(12);
            let interval = Decimal::from(365) / Decimal::from(a_year);
            let dates: Vec<Date> = self
                .day
                .held()
                .iter()
                .filter(|meeting| meeting.body == body.id)
                .map(|meeting| meeting.date)
                .chain([self.day.as_of])
                .collect();
            for pair in dates.windows(2) {
                if pair[1] >= since {
                    let gap = Decimal::from(days_between(pair[0], pair[1])) / interval;
                    longest = Some(longest.map_or(gap, |longest| longest.max(gap)));
                }
            }
            for meeting in held.iter().filter(|meeting| meeting.body == body.id) {
                counted.add(&meeting.origin);
            }
        }
        let least = Decimal::from(LEAST_MEETINGS);
        if planned < least || self.day.held().len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let count = Decimal::from(counted.count());
        Reckoned {
            value: Some(count * Decimal::ONE_HUNDRED / planned),
            of: Some((count, planned)),
            longest_gap: longest,
            part: counted,
            ..Reckoned::default()
        }
    }

    fn attendance(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let Share { part, whole } = self.day.attendance(&meetings);
        share(part, whole)
    }

    fn proxies(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let came = self.day.attendance(&meetings).part;
        let proxies = meetings
            .iter()
            .flat_map(|meeting| &meeting.attendance)
            .filter(|entry| entry.presence == Presence::Proxy);
        share(tally(proxies.map(|entry| &entry.origin)), came)
    }

    /// Median days to the minutes.
    fn minutes(&self) -> Reckoned {
        let meetings = self.day.held_in(WINDOW_MONTHS);
        let lags = self.day.minutes_lags(&meetings);
        let is_kept = meetings.iter().any(|meeting| meeting.minutes_sent_on.is_some());
        if lags.len() < LEAST_MEETINGS || !is_kept {
            return Reckoned::default();
        }
        let middle = lags.len() / 2;
        let median = match lags.len() % 2 {
            1 => Decimal::from(lags[middle].1),
            _ => Decimal::from(lags[middle - 1].1 + lags[middle].1) / Decimal::TWO,
        };
        Reckoned {
            value: Some(median),
            whole: tally(lags.iter().map(|(meeting, _)| &meeting.origin)),
            ..Reckoned::default()
        }
    }

    /// Action items of a meeting that were closed by the body's next one.
    fn follow_through(&self) -> Reckoned {
        let held = self.day.held();
        let since = self.day.since(WINDOW_MONTHS);
        let (mut part, mut whole) = (Tally::default(), Tally::default());
        for (commitment, _) in self.live_commitments() {
            if commitment.kind != CommitmentKind::ActionItem {
                continue;
            }
            let Some(from) = commitment
                .meeting
                .as_ref()
                .and_then(|id| held.iter().find(|meeting| meeting.id == *id))
            else {
                continue;
            };
            let next =
                held.iter().find(|meeting| meeting.body == from.body && meeting.date > from.date);
            let Some(next) = next.filter(|next| next.date >= since) else { continue };
            whole.add(&commitment.origin);
            if commitment.done_on.is_some_and(|done| done <= next.date) {
                part.add(&commitment.origin);
            }
        }
        share(part, whole)
    }

    fn staff(&self) -> Reckoned {
        let secretariat = &self.day.model.roundtable.secretariat;
        match (secretariat.staff_in_post, secretariat.staff_planned) {
            (Some(filled), Some(planned)) if planned > Decimal::ZERO => Reckoned {
                value: Some(filled * Decimal::ONE_HUNDRED / planned),
                of: Some((filled, planned)),
                ..Reckoned::default()
            },
            _ => Reckoned::default(),
        }
    }

    /// Functions of a backbone with logged work in the last three months.
    fn functions(&self) -> Reckoned {
        let since = self.day.since(3);
        let log: Vec<_> = self
            .day
            .model
            .backbone_log
            .iter()
            .filter(|work| may_show(self.day.visibility, work.visibility))
            .filter(|work| work.span.last >= since && work.span.last <= self.day.as_of)
            .filter(|work| work.hours > Decimal::ZERO)
            .collect();
        if log.is_empty() {
            return Reckoned::default();
        }
        let functions: BTreeSet<_> = log.iter().map(|work| work.function).collect();
        let count = Decimal::from(functions.len());
        Reckoned {
            value: Some(count),
            of: Some((count, Decimal::from(6))),
            part: tally(log.iter().map(|work| &work.origin)),
            ..Reckoned::default()
        }
    }

    fn one_person(&self) -> Reckoned {
        let meetings: Vec<_> = self
            .day
            .held_in(WINDOW_MONTHS)
            .into_iter()
            .filter(|meeting| meeting.facilitator.is_some() && meeting.recorder.is_some())
            .collect();
        if meetings.len() < LEAST_MEETINGS {
            return Reckoned::default();
        }
        let alone = meetings.iter().filter(|meeting| meeting.facilitator == meeting.recorder);
        meeting_share(
            tally(alone.map(|meeting| &meeting.origin)),
            tally(meetings.iter().map(|meeting| &meeting.origin)),
        )
    }

    /// Yen that were newly put to the goals this fiscal year: confirmed money
    /// that began in it, and what members brought for a goal.
    fn aligned_money(&self) -> Reckoned {
        let model = self.day.model;
        let year = model.calendar.fiscal_year(self.day.as_of);
        let until_now = |date: Date| year.contains(date) && date <= self.day.as_of;
        let (mut sum, mut rows) = (Decimal::ZERO, Tally::default());
        for funding in &model.funding {
            let shown = may_show(self.day.visibility, funding.visibility);
            let is_sure = matches!(funding.status, FundingStatus::Confirmed | FundingStatus::Ended);
            if shown && is_sure && funding.start.is_some_and(until_now) {
                sum += funding.committed;
                rows.add(&funding.origin);
            }
        }
        for contribution in &model.contributions {
            let shown = may_show(self.day.visibility, contribution.visibility);
            let counts = shown && contribution.goal.is_some() && until_now(contribution.span.last);
            if let (true, Some(yen)) = (counts, contribution.yen) {
                sum += yen;
                rows.add(&contribution.origin);
            }
        }
        if rows.count() == 0 {
            return Reckoned::default();
        }
        Reckoned { value: Some(sum), part: rows, ..Reckoned::default() }
    }
}

/// A share of rows; no value of fewer than five.
fn share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_ROWS, part, whole)
}

/// A share of meetings; no value of fewer than four.
fn meeting_share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_MEETINGS, part, whole)
}

fn share_of_at_least(least: usize, part: Tally, whole: Tally) -> Reckoned {
    let share = Share { part, whole };
    let value = share.percent().filter(|_| share.whole.count() >= least);
    Reckoned { value, part: share.part, whole: share.whole, ..Reckoned::default() }
}

/// MR4: overdue ÷ open.
pub(super) fn overdue(day: &Day<'_>) -> Reckoned {
    let open: Vec<_> = day.commitments().into_iter().filter(|(_, state)| state.is_open()).collect();
    let late = open.iter().filter(|(_, state)| *state == CommitmentState::Overdue);
    share(
        tally(late.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// MR5: open commitments of the organisation that carries the secretariat.
pub(super) fn backbone_load(day: &Day<'_>) -> Reckoned {
    let open: Vec<_> = day.commitments().into_iter().filter(|(_, state)| state.is_open()).collect();
    let own = open.iter().filter(|(commitment, _)| {
        day.model.organisation(&commitment.owner).is_some_and(|owner| owner.is_backbone)
    });
    share(
        tally(own.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// CC6: pairs of organisations that met at least twice ÷ possible pairs.
pub(super) fn density(day: &Day<'_>, since: Date) -> Reckoned {
    let meetings: Vec<_> = day.held().into_iter().filter(|meeting| meeting.date >= since).collect();
    let (pairs, possible) = day.pairs_together(&meetings);
    if meetings.len() < LEAST_MEETINGS || possible < LEAST_ROWS {
        return Reckoned::default();
    }
    let (pairs, possible) = (Decimal::from(pairs), Decimal::from(possible));
    Reckoned {
        value: Some(pairs * Decimal::ONE_HUNDRED / possible),
        of: Some((pairs, possible)),
        whole: tally(meetings.iter().map(|meeting| &meeting.origin)),
        ..Reckoned::default()
    }
}

/// BB1: confirmed money for the secretariat ÷ its monthly cost, in months.
pub(super) fn runway(day: &Day<'_>) -> Reckoned {
    let (money, part) = day.backbone_money();
    match day.monthly_cost() {
        Some((cost, whole)) if cost > Decimal::ZERO => Reckoned {
            value: Some(money / cost),
            of: Some((money, cost)),
            part,
            whole,
            ..Reckoned::default()
        },
        _ => Reckoned::default(),
    }
}

/// BB2: the largest funder's share of the next twelve months' money.
pub(super) fn largest_funder(day: &Day<'_>) -> Reckoned {
    let lines = day.next_year_by_funder();
    let mut by_funder: BTreeMap<&str, (Decimal, Tally)> = BTreeMap::new();
    for (funding, yen) in &lines {
        let entry = by_funder.entry(funding.funder.ja.as_str()).or_default();
        entry.0 += yen;
        entry.1.add(&funding.origin);
    }
    let sum: Decimal = by_funder.values().map(|(yen, _)| *yen).sum();
    let Some((yen, part)) = by_funder.into_values().max_by_key(|(yen, _)| *yen) else {
        return Reckoned::default();
    };
    Reckoned {
        value: Some(yen * Decimal::ONE_HUNDRED / sum),
        of: Some((yen, sum)),
        part,
        whole: tally(lines.iter().map(|(funding, _)| &funding.origin)),
        ..Reckoned::default()
    }
}

/// Values that were due in the window, for each indicator with a rhythm.
///
/// A value without a day of receipt says nothing of punctuality and is left
/// out of that, but it shows that its owner reports.
pub(super) fn data_due(day: &Day<'_>) -> DataDue {
    let since = day.since(WINDOW_MONTHS);
    let mut data = DataDue::default();
    for indicator in &day.model.indicators {
        let definition = &indicator.definition;
        let Some(frequency) = definition.frequency else { continue };
        if !may_show(day.visibility, definition.visibility) {
            continue;
        }
        let lag = i32::try_from(definition.lag_days).unwrap_or(0);
        for end in ends_due(indicator, frequency, since, day.as_of, lag) {
            let due = add_days(end, lag);
            // A value that was corrected came first on a day that nobody knows now.
            let values = indicator.observations.iter().filter(|it| {
                let is_known = it.received_on.is_none_or(|on| on <= day.as_of);
                it.span.last == end && (is_known || it.previous.is_some())
            });
            let mut came = false;
            for value in values {
                came = true;
                if let (Some(received), None) = (value.received_on, &value.previous) {
                    data.due.add(&value.origin);
                    if received <= due {
                        data.on_time.add(&value.origin);
                    }
                }
            }
            if !came {
                data.due.add(&definition.origin);
            }
            if let Some(owner) = &definition.owner {
                let entry = data
                    .reporters
                    .entry(owner.clone())
                    .or_insert_with(|| (false, definition.origin.clone()));
                entry.0 |= came;
            }
        }
    }
    data
}

/// Last days of the spans whose values were due in a window.
fn ends_due(
    indicator: &Indicator,
    frequency: Frequency,
    since: Date,
    until: Date,
    lag: i32,
) -> Vec<Date> {
    let mut came: Vec<Date> = indicator.observations.iter().map(|it| it.span.last).collect();
    came.dedup();
    // One that never had a value was due from its baseline on.
    if let (true, Some(baseline)) = (came.is_empty(), &indicator.definition.baseline) {
        let mut missing = next_span_end(baseline.date, frequency);
        let mut ends = Vec::new();
        while add_days(missing, lag) < until {
            ends.push(missing);
            missing = next_span_end(missing, frequency);
        }
        ends.retain(|end| add_days(*end, lag) >= since);
        return ends;
    }
    let mut ends = Vec::new();
    for (at, &end) in came.iter().enumerate() {
        ends.push(end);
        // A value that is a little early or late for its rhythm is none that
        // is missing.
        let mut missing = next_span_end(end, frequency);
        let is_missing = |missing: Date| match came.get(at + 1) {
            Some(next) => next_span_end(missing, frequency) <= *next,
            None => add_days(missing, lag) < until,
        };
        while is_missing(missing) {
            ends.push(missing);
            missing = next_span_end(missing, frequency);
        }
    }
    ends.retain(|end| (since..until).contains(&add_days(*end, lag)));
    ends
}

/// Whole months and a decimal between two days, at 365 ÷ 12 days a month.
pub(super) fn months_between(from: Date, to: Date) -> Decimal {
    Decimal::from(days_between(from, to)) * Decimal::from(12) / Decimal::from(365)
}

/// The members' survey: the mean of each question at its latest date, the
/// highest first.
fn pulse(model: &Model, visibility: Visibility) -> Vec<PulseMean> {
    let as_of = model.calendar.as_of;
    let least = model.roundtable.min_cells.get(&visibility).copied().unwrap_or(5);
    let least = usize::try_from(least).unwrap_or(usize::MAX).max(LEAST_ROWS);
    let shown: Vec<_> = model
        .pulse
        .iter()
        .filter(|answer| may_show(visibility, answer.visibility) && answer.span.last <= as_of)
        .collect();
    let mut questions: Vec<&crate::model::names::Name> = Vec::new();
    for answer in &shown {
        match questions.iter_mut().find(|question| question.ja == answer.question.ja) {
            Some(known) if known.en.is_none() => *known = &answer.question,
            Some(_) => {}
            None => questions.push(&answer.question),
        }
    }
    let mean = |answers: &[&&crate::model::voice::Pulse]| {
        let sum: Decimal = answers.iter().map(|answer| answer.score).sum();
        (answers.len() >= least).then(|| sum / Decimal::from(answers.len()))
    };
    let mut means: Vec<PulseMean> = questions
        .into_iter()
        .filter_map(|question| {
            let answers: Vec<_> =
                shown.iter().filter(|answer| answer.question.ja == question.ja).collect();
            let date = answers.iter().map(|answer| answer.span.last).max()?;
            let of = |day: Date| -> Vec<_> {
                answers.iter().copied().filter(|answer| answer.span.last == day).collect()
            };
            let earlier = answers.iter().map(|it| it.span.last).filter(|day| *day < date).max();
            let now = of(date);
            let value = mean(&now);
            Some(PulseMean {
                question: question.clone(),
                date,
                mean: value,
                answers: tally(now.iter().map(|answer| &answer.origin)),
                before: earlier.and_then(|day| mean(&of(day))),
                light: value.map(|mean| match mean {
                    mean if mean >= Decimal::from(4) => Light::Good,
                    mean if mean >= Decimal::from(3) => Light::Watch,
                    _ => Light::Act,
                }),
            })
        })
        .collect();
    means.sort_by(|a, b| b.mean.cmp(&a.mean).then_with(|| a.question.ja.cmp(&b.question.ja)));
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every limit belongs to the better side, and a hair beyond it does not.
    #[test]
    fn lights_change_at_their_limits() {
        let hair = Decimal::new(1, 3);
        for rule in RULES.iter().filter(|rule| rule.limits.is_some()) {
            let limits = rule.limits.expect("is judged");
            let worse = if rule.more_is_better { -hair } else { hair };
            let of = |value: Decimal| {
                let reckoned = Reckoned { value: Some(value), ..Reckoned::default() };
                light(rule, limits, &reckoned)
            };
            assert_eq!(of(limits.0), Some(Light::Good), "{}", rule.code);
            assert_eq!(of(limits.0 + worse), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1), Some(Light::Watch), "{}", rule.code);
            assert_eq!(of(limits.1 + worse), Some(Light::Act), "{}", rule.code);
            assert_eq!(light(rule, limits, &Reckoned::default()), None, "{}", rule.code);
        }
    }

    #[test]
    fn a_share_of_four_says_nothing() {
        let rows = |count: usize| Tally {
            rows: (0..count).map(|at| crate::diagnostics::Origin::file(&at.to_string())).collect(),
        };
        assert_eq!(share(rows(2), rows(4)).value, None);
        assert_eq!(share(rows(2), rows(5)).value, Some(Decimal::from(40)));
        assert_eq!(meeting_share(rows(1), rows(4)).value, Some(Decimal::from(25)));
    }
}
