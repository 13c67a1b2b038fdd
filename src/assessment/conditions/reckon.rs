//! The formulas of the numbers, each from the rows as of one day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::day::{Day, WINDOW_MONTHS, tally};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::participation::is_represented;
use crate::assessment::status::Status;
use crate::assessment::tally::{Share, Tally};
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{IndicatorId, SectorId};
use crate::domain::rules::ConditionCode;
use crate::domain::time::days_between;
use crate::domain::value;
use crate::domain::words::{CommitmentKind, FundingStatus, IndicatorLevel, Presence, Visibility};
use crate::model::Model;
use crate::model::commitment::Commitment;
use crate::model::indicator::Indicator;

use super::data_due::data_due;
use super::{LEAST_MEETINGS, LEAST_ROWS, Reckoned};

/// Works out numbers for one day.
pub(super) struct Reckoner<'a> {
    day: Day<'a>,
    indicators: &'a BTreeMap<IndicatorId, IndicatorAssessment>,
}

impl<'a> Reckoner<'a> {
    pub(super) fn new(
        model: &'a Model,
        indicators: &'a BTreeMap<IndicatorId, IndicatorAssessment>,
        visibility: Visibility,
        as_of: Date,
    ) -> Self {
        Self { day: Day { model, visibility, as_of }, indicators }
    }

    pub(super) fn reckon(&self, code: ConditionCode) -> Reckoned {
        match code {
            ConditionCode::Endorsement => self.endorsement(),
            ConditionCode::AbsentSectors => self.sector_presence(),
            ConditionCode::GoalLinkedPromises => self.goal_linked_work(),
            ConditionCode::GoalLinkedAgenda => self.agenda_on_goals(),
            ConditionCode::GoalReview => self.freshness(),
            ConditionCode::AffectedPeople => self.affected_people(),
            ConditionCode::CompleteDefinitions => self.definitions(),
            ConditionCode::DataOnTime => self.data_on_time(),
            ConditionCode::Contributors => self.contributors(),
            ConditionCode::Breakdowns => self.breakdowns(),
            ConditionCode::DataUsed => self.data_used(),
            ConditionCode::UsableIndicators => self.usable(),
            ConditionCode::GoalCoverage => self.coverage(),
            ConditionCode::CrossSector => self.cross_sector(),
            ConditionCode::KeptPromises => self.kept_promises(),
            ConditionCode::OverduePromises => overdue(&self.day),
            ConditionCode::BackboneLoad => backbone_load(&self.day),
            ConditionCode::IdleSectors => self.balance(),
            ConditionCode::Rhythm => self.rhythm(),
            ConditionCode::Attendance => self.attendance(),
            ConditionCode::Proxies => self.proxies(),
            ConditionCode::MinutesLag => self.minutes(),
            ConditionCode::FollowThrough => self.follow_through(),
            ConditionCode::Density => density(&self.day, self.day.since(WINDOW_MONTHS)),
            ConditionCode::Runway => runway(&self.day),
            ConditionCode::LargestFunder => largest_funder(&self.day),
            ConditionCode::Staff => self.staff(),
            ConditionCode::Functions => self.functions(),
            ConditionCode::OnePerson => self.one_person(),
            ConditionCode::AlignedMoney => self.aligned_money(),
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
        let mut came: BTreeMap<&SectorId, &Origin> = BTreeMap::new();
        for entry in meetings.iter().flat_map(|meeting| &meeting.attendance) {
            let represented = is_represented(entry.presence);
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
                is_represented(entry.presence)
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

    fn live_commitments(&self) -> Vec<(&'a Commitment, CommitmentState)> {
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
                .flat_map(|(commitment, _)| commitment.sectors())
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
                .any(|partner| !commitment.is_of(&partner.sector))
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
            // Of what was done on an unknown day, nobody knows whether it was in time.
            .filter(|(_, state)| *state != CommitmentState::DoneUndated)
            .collect();
        let kept = due.iter().filter(|(_, state)| *state == CommitmentState::DoneOnTime);
        share(
            tally(kept.map(|(commitment, _)| &commitment.origin)),
            tally(due.iter().map(|(commitment, _)| &commitment.origin)),
        )
    }

    /// Sectors without any open commitment.
    fn balance(&self) -> Reckoned {
        let open = self.day.open_commitments();
        if open.len() < LEAST_ROWS {
            return Reckoned::default();
        }
        let sectors = self.day.model.sectors.iter().filter(|sector| sector.edition);
        let without = sectors
            .filter(|sector| open.iter().all(|(commitment, _)| !commitment.is_of(&sector.id)));
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
        for (commitment, state) in self.live_commitments() {
            let is_undated = state == CommitmentState::DoneUndated;
            if commitment.kind != CommitmentKind::ActionItem || is_undated {
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
                value: value::percent(filled, planned),
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
pub(super) fn share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_ROWS, part, whole)
}

/// A share of meetings; no value of fewer than four.
pub(super) fn meeting_share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_MEETINGS, part, whole)
}

fn share_of_at_least(least: usize, part: Tally, whole: Tally) -> Reckoned {
    let share = Share { part, whole };
    let value = share.percent().filter(|_| share.whole.count() >= least);
    Reckoned { value, part: share.part, whole: share.whole, ..Reckoned::default() }
}

/// MR4: overdue ÷ open.
pub(in crate::assessment) fn overdue(day: &Day<'_>) -> Reckoned {
    let open = day.open_commitments();
    let late = open.iter().filter(|(_, state)| *state == CommitmentState::Overdue);
    share(
        tally(late.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// MR5: open commitments of the organisation that carries the secretariat.
pub(in crate::assessment) fn backbone_load(day: &Day<'_>) -> Reckoned {
    let open = day.open_commitments();
    let own = open.iter().filter(|(commitment, _)| {
        commitment.owners().any(|id| day.model.organisation(id).is_some_and(|it| it.is_backbone))
    });
    share(
        tally(own.map(|(commitment, _)| &commitment.origin)),
        tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    )
}

/// CC6: pairs of organisations that met at least twice ÷ possible pairs.
pub(in crate::assessment) fn density(day: &Day<'_>, since: Date) -> Reckoned {
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
pub(in crate::assessment) fn runway(day: &Day<'_>) -> Reckoned {
    let (money, part) = day.backbone_money();
    match day.monthly_cost() {
        Some((cost, whole)) if cost > Decimal::ZERO => Reckoned {
            value: value::over(money, cost),
            of: Some((money, cost)),
            part,
            whole,
            ..Reckoned::default()
        },
        _ => Reckoned::default(),
    }
}

/// BB2: the largest funder's share of the next twelve months' money.
pub(in crate::assessment) fn largest_funder(day: &Day<'_>) -> Reckoned {
    let lines = day.next_year_by_funder();
    let mut by_funder: BTreeMap<&str, (Decimal, Tally)> = BTreeMap::new();
    for (funding, yen) in &lines {
        let entry = by_funder.entry(funding.funder.ja.as_str()).or_default();
        entry.0 = entry.0.saturating_add(*yen);
        entry.1.add(&funding.origin);
    }
    let sum = value::sum(by_funder.values().map(|(yen, _)| *yen));
    let Some((yen, part)) = by_funder.into_values().max_by_key(|(yen, _)| *yen) else {
        return Reckoned::default();
    };
    Reckoned {
        value: value::percent(yen, sum),
        of: Some((yen, sum)),
        part,
        whole: tally(lines.iter().map(|(funding, _)| &funding.origin)),
        ..Reckoned::default()
    }
}

/// Whole months and a decimal between two days, at 365 ÷ 12 days a month.
fn months_between(from: Date, to: Date) -> Decimal {
    Decimal::from(days_between(from, to)) * Decimal::from(12) / Decimal::from(365)
}
