//! Early signs that a roundtable is fading (W1 to W17).
//!
//! Each warning says what it is about, how it was and how it is, and from which
//! rows; the words add one conversation to have. The limits are those of
//! [`rules`](crate::domain::rules), unless the settings give others. Nothing is said of fewer than
//! four meetings. Warnings are for the secretariat: other editions may tell of
//! sectors and of the whole only, and only after sign-off.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::{BodyId, OrganisationId, SectorId};
use crate::domain::rules::{Quantity, WarningCode, WarningRule};
use crate::domain::time::{add_days, days_between};
use crate::domain::words::{Presence, Visibility};
use crate::model::Model;
use crate::model::meeting::Meeting;
use crate::model::organisation::Organisation;

use super::conditions::{self, LEAST_MEETINGS, LEAST_ROWS, Reckoned};
use super::day::{Day, WINDOW_MONTHS, tally};
use super::participation::{Attended, Participation, is_represented};
use super::tally::{Share, Tally};

/// How much a warning matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Red: to be acted on.
    Red,
    /// Amber: to be watched.
    Amber,
}

impl Level {
    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "act",
            Self::Amber => "watch",
        }
    }
}

/// What a warning is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The roundtable as a whole.
    Roundtable,
    /// A sector.
    Sector(SectorId),
    /// A body.
    Body(BodyId),
    /// An organisation; never told outside the secretariat.
    Organisation(OrganisationId),
}

impl Subject {
    /// Returns whether others than the secretariat may read of it once the
    /// members agreed: no organisation is shamed.
    pub fn may_be_told(&self) -> bool {
        !matches!(self, Self::Organisation(_))
    }
}

/// One sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Its code: W1 to W17.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// The body in which an organisation's seat is empty.
    pub body: Option<BodyId>,
    /// How it was, where that is part of the rule.
    pub before: Option<Decimal>,
    /// How it is.
    pub now: Decimal,
    /// What both are counted in.
    pub quantity: Quantity,
    /// The limits that were passed: amber and red.
    pub limits: (Decimal, Decimal),
    /// The rows that show it.
    pub rows: Tally,
}

/// Below this attendance in percent a sector is red however it was before.
const QUORUM: i64 = 50;

/// Looks for every sign in what one visibility may show.
pub fn assess(
    model: &Model,
    participation: &Participation,
    visibility: Visibility,
) -> Vec<Warning> {
    let day = Day { model, visibility, as_of: model.calendar.as_of };
    if day.held().len() < LEAST_MEETINGS {
        return Vec::new();
    }
    let mut watch = Watch { day, participation, found: Vec::new() };
    watch.sectors();
    watch.organisations();
    watch.seats();
    watch.bodies();
    watch.decisions();
    watch.promises();
    watch.money();
    watch.data();
    watch.champions();
    watch.minutes();
    watch.circle();
    let mut found = watch.found;
    found.sort_by(|a, b| {
        let place =
            |it: &Warning| WarningCode::ALL.iter().position(|code| code.rule().code == it.code);
        (a.level, place(a), &a.subject).cmp(&(b.level, place(b), &b.subject))
    });
    found
}

struct Watch<'a> {
    day: Day<'a>,
    participation: &'a Participation,
    found: Vec<Warning>,
}

/// What a rule looks at.
struct Sign {
    code: WarningCode,
    subject: Subject,
    body: Option<BodyId>,
    before: Option<Decimal>,
    now: Decimal,
    rows: Tally,
}

impl Watch<'_> {
    /// Amber and red, as the settings give them or as the rule has them.
    fn limits(&self, code: WarningCode) -> (Decimal, Decimal) {
        let rule = code.rule();
        let given = &self.day.model.roundtable.limits.warnings;
        given.get(rule.code).copied().unwrap_or(rule.limits)
    }

    /// Warns if what is compared has reached a limit from below.
    fn warn_from(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared >= red)
            .then_some(Level::Red)
            .or_else(|| (compared >= amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    /// Warns if what is compared lies beyond a limit.
    fn warn_beyond(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared > red)
            .then_some(Level::Red)
            .or_else(|| (compared > amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    /// Warns if what is compared lies below a limit.
    fn warn_below(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared < red)
            .then_some(Level::Red)
            .or_else(|| (compared < amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    fn warn(&mut self, level: Option<Level>, sign: Sign) {
        let Some(level) = level else { return };
        let limits = self.limits(sign.code);
        let Sign { code, subject, body, before, now, rows } = sign;
        let WarningRule { code, quantity, .. } = code.rule();
        self.found.push(Warning {
            code,
            level,
            subject,
            body,
            before,
            now,
            quantity,
            limits,
            rows,
        });
    }

    /// W1 attendance of a sector falls; W4 its members send proxies.
    fn sectors(&mut self) {
        for sector in &self.day.model.sectors {
            let Some(attended) = self.participation.by_sector.get(&sector.id) else { continue };
            if attended.meetings < LEAST_MEETINGS {
                continue;
            }
            let subject = Subject::Sector(sector.id.clone());
            let (amber, red) = self.limits(WarningCode::AttendanceFalls);
            if let (Some(recent), before) = (attended.recent.percent(), attended.before.percent()) {
                let drop = before.map(|before| before - recent).unwrap_or_default();
                let level = if drop >= red || recent < Decimal::from(QUORUM) {
                    Some(Level::Red)
                } else {
                    (drop >= amber).then_some(Level::Amber)
                };
                self.warn(
                    level,
                    Sign {
                        body: None,
                        code: WarningCode::AttendanceFalls,
                        subject: subject.clone(),
                        before,
                        now: recent,
                        rows: attended.recent.whole.clone(),
                    },
                );
            }
            let proxies = self.proxies(&sector.id);
            if let Some(share) = proxies.percent() {
                self.warn_from(
                    share,
                    Sign {
                        body: None,
                        code: WarningCode::SectorProxies,
                        subject,
                        before: None,
                        now: share,
                        rows: proxies.part,
                    },
                );
            }
        }
    }

    /// Proxies ÷ attendances of a sector in the last six meetings with any.
    fn proxies(&self, sector: &SectorId) -> Share {
        let model = self.day.model;
        let mut share = Share::default();
        let mut meetings = 0;
        for meeting in self.day.held().iter().rev() {
            let came: Vec<_> = meeting
                .attendance
                .iter()
                .filter(|entry| is_represented(entry.presence))
                .filter(|entry| {
                    model.organisation(&entry.organisation).is_some_and(|it| it.sector == *sector)
                })
                .collect();
            if came.is_empty() {
                continue;
            }
            for entry in came {
                share.whole.add(&entry.origin);
                if entry.presence == Presence::Proxy {
                    share.part.add(&entry.origin);
                }
            }
            meetings += 1;
            if meetings == 6 {
                break;
            }
        }
        if share.whole.count() < LEAST_ROWS { Share::default() } else { share }
    }

    /// W2 absences in a row; W3 a third missed in twelve months.
    fn organisations(&mut self) {
        for organisation in self.day.organisations() {
            let Some(attended) = self.participation.by_organisation.get(&organisation.id) else {
                continue;
            };
            let expected = attended.represented.whole.count();
            if expected < LEAST_MEETINGS {
                continue;
            }
            let subject = Subject::Organisation(organisation.id.clone());
            let in_a_row = Decimal::from(attended.absent_in_a_row.count());
            self.warn_from(
                in_a_row,
                Sign {
                    body: None,
                    code: WarningCode::AbsentInARow,
                    subject: subject.clone(),
                    before: None,
                    now: in_a_row,
                    rows: attended.absent_in_a_row.clone(),
                },
            );
            let missed = missed(attended);
            let Some(share) = missed.percent() else { continue };
            self.warn_from(
                share,
                Sign {
                    body: None,
                    code: WarningCode::AbsentOften,
                    subject,
                    before: None,
                    now: share,
                    rows: missed.part,
                },
            );
        }
    }

    /// W5: a seat without a holder.
    fn seats(&mut self) {
        for organisation in self.day.organisations() {
            for (days, body, origin) in empty_seats(organisation, self.day.as_of) {
                let days = Decimal::from(days);
                self.warn_from(
                    days,
                    Sign {
                        body: body.cloned(),
                        code: WarningCode::EmptySeat,
                        subject: Subject::Organisation(organisation.id.clone()),
                        before: None,
                        now: days,
                        rows: tally([origin]),
                    },
                );
            }
        }
    }

    /// W6: a body that has not met for long.
    fn bodies(&mut self) {
        for body in &self.day.model.bodies {
            let Some(a_year) = body.meetings_per_year.filter(|count| *count > 0) else { continue };
            let held = self.day.held();
            let Some(last) = held.iter().rev().find(|meeting| meeting.body == body.id) else {
                continue;
            };
            let days = Decimal::from(days_between(last.date, self.day.as_of));
            let planned = Decimal::from(365) / Decimal::from(a_year);
            self.warn_beyond(
                days / planned,
                Sign {
                    body: None,
                    code: WarningCode::SilentBody,
                    subject: Subject::Body(body.id.clone()),
                    before: Some(planned.round()),
                    now: days,
                    rows: tally([&last.origin]),
                },
            );
        }
    }

    /// W7: meetings that decide less.
    fn decisions(&mut self) {
        let held = self.day.held();
        let split = held.len().saturating_sub(3);
        let (earlier, last) = held.split_at(split);
        let before = &earlier[earlier.len().saturating_sub(6)..];
        if before.is_empty() || last.len() < 3 {
            return;
        }
        let rate = |meetings: &[&Meeting]| {
            let count = Decimal::from(self.day.decisions(meetings).len());
            count / Decimal::from(meetings.len())
        };
        let (then, now) = (rate(before), rate(last));
        if then.is_zero() {
            return;
        }
        let fall = (then - now) * Decimal::ONE_HUNDRED / then;
        let rows = tally(last.iter().map(|meeting| &meeting.origin));
        self.warn_from(
            fall,
            Sign {
                body: None,
                code: WarningCode::FewerDecisions,
                subject: Subject::Roundtable,
                before: Some(then),
                now,
                rows,
            },
        );
    }

    /// W8 overdue, W9 dates moved, W10 the secretariat carries all.
    fn promises(&mut self) {
        let then = Day { as_of: self.day.model.calendar.previous.last, ..self.day };
        let (late, before) = (conditions::overdue(&self.day), conditions::overdue(&then));
        self.share_of_promises(WarningCode::OverduePromises, late, before.value);
        let open = self.day.open_commitments();
        let moved = open.iter().filter(|(commitment, _)| commitment.times_revised >= 2);
        let moved = Share {
            part: tally(moved.map(|(commitment, _)| &commitment.origin)),
            whole: tally(open.iter().map(|(commitment, _)| &commitment.origin)),
        };
        let value = moved.percent().filter(|_| moved.whole.count() >= LEAST_ROWS);
        self.share_of_promises(
            WarningCode::MovedPromises,
            Reckoned { value, part: moved.part, ..Reckoned::default() },
            None,
        );
        let own = conditions::backbone_load(&self.day);
        self.share_of_promises(
            WarningCode::BackboneLoad,
            own,
            conditions::backbone_load(&then).value,
        );
    }

    fn share_of_promises(&mut self, code: WarningCode, now: Reckoned, before: Option<Decimal>) {
        let Some(value) = now.value else { return };
        self.warn_from(
            value,
            Sign {
                body: None,
                code,
                subject: Subject::Roundtable,
                before,
                now: value,
                rows: now.part,
            },
        );
    }

    /// W11 runway, W12 one funder.
    fn money(&mut self) {
        let runway = conditions::runway(&self.day);
        if let Some(months) = runway.value {
            self.warn_below(
                months,
                Sign {
                    body: None,
                    code: WarningCode::Runway,
                    subject: Subject::Roundtable,
                    before: None,
                    now: months,
                    rows: runway.part,
                },
            );
        }
        let largest = conditions::largest_funder(&self.day);
        if let Some(share) = largest.value {
            self.warn_beyond(
                share,
                Sign {
                    body: None,
                    code: WarningCode::LargestFunder,
                    subject: Subject::Roundtable,
                    before: None,
                    now: share,
                    rows: largest.part,
                },
            );
        }
    }

    /// W13: partners whose data did not come.
    fn data(&mut self) {
        let reporters = conditions::data_due(&self.day).reporters;
        let silent: Vec<&Origin> =
            reporters.values().filter(|(came, _)| !came).map(|(_, origin)| origin).collect();
        if reporters.len() < LEAST_ROWS {
            return;
        }
        let share =
            Decimal::from(silent.len()) * Decimal::ONE_HUNDRED / Decimal::from(reporters.len());
        let rows = tally(silent);
        self.warn_from(
            share,
            Sign {
                body: None,
                code: WarningCode::MissingData,
                subject: Subject::Roundtable,
                before: None,
                now: share,
                rows,
            },
        );
    }

    /// W14: a champion who left, or whose organisation has not been seen, with
    /// nobody to follow.
    fn champions(&mut self) {
        let as_of = self.day.as_of;
        let (limit, _) = self.limits(WarningCode::LostChampion);
        let (empty_from, _) = self.limits(WarningCode::EmptySeat);
        for organisation in self.day.organisations() {
            let champions: Vec<_> =
                organisation.seats.iter().filter(|seat| seat.is_champion).collect();
            let Some(last) = champions.iter().max_by_key(|seat| seat.to.unwrap_or(Date::MAX))
            else {
                continue;
            };
            let unseen = self.unseen_since(&organisation.id);
            let days = match last.to.filter(|to| *to < as_of) {
                Some(left) => Some(days_between(left, as_of)),
                None => unseen.map(|since| days_between(since, as_of)),
            };
            let left = last.to.is_some_and(|to| to < as_of);
            let Some(days) = days.map(Decimal::from).filter(|days| left || *days >= limit) else {
                continue;
            };
            let is_empty = empty_seats(organisation, as_of)
                .iter()
                .any(|(empty, ..)| Decimal::from(*empty) >= empty_from);
            let level = if is_empty { Level::Red } else { Level::Amber };
            let rows = tally([&last.origin]);
            self.warn(
                Some(level),
                Sign {
                    body: None,
                    code: WarningCode::LostChampion,
                    subject: Subject::Organisation(organisation.id.clone()),
                    before: None,
                    now: days,
                    rows,
                },
            );
        }
    }

    /// The day since which an organisation that was expected has not come in
    /// person; `None` if it was not expected since.
    fn unseen_since(&self, id: &OrganisationId) -> Option<Date> {
        let mut missed = false;
        for meeting in self.day.held().iter().rev() {
            match meeting.presence(id) {
                Some(Presence::Absent | Presence::Proxy) => missed = true,
                Some(Presence::Observer) | None => {}
                Some(_) => return missed.then_some(meeting.date),
            }
        }
        None
    }

    /// W15: minutes that come late, in the last three months.
    fn minutes(&mut self) {
        let meetings = self.day.held_in(3);
        if self.day.held().iter().all(|meeting| meeting.minutes_sent_on.is_none()) {
            return;
        }
        let (amber, _) = self.limits(WarningCode::LateMinutes);
        let lags = self.day.minutes_lags(&meetings);
        let late: Vec<_> = lags.iter().filter(|(_, days)| Decimal::from(*days) > amber).collect();
        let Some((_, worst)) = late.last() else { return };
        let worst = Decimal::from(*worst);
        let rows = tally(late.iter().map(|(meeting, _)| &meeting.origin));
        self.warn_beyond(
            worst,
            Sign {
                body: None,
                code: WarningCode::LateMinutes,
                subject: Subject::Roundtable,
                before: None,
                now: worst,
                rows,
            },
        );
    }

    /// W16 fewer take part; W17 fewer meet each other.
    fn circle(&mut self) {
        let day = self.day;
        let members = day.organisations();
        let since = day.since(WINDOW_MONTHS);
        if day.held_in(WINDOW_MONTHS).len() >= LEAST_MEETINGS && members.len() >= LEAST_ROWS {
            let mut active: BTreeSet<&OrganisationId> = BTreeSet::new();
            for entry in day.held_in(WINDOW_MONTHS).iter().flat_map(|meeting| &meeting.attendance) {
                if is_represented(entry.presence) {
                    active.insert(&entry.organisation);
                }
            }
            for (commitment, state) in day.commitments() {
                if state.is_done() && commitment.done_on.is_some_and(|done| done >= since) {
                    active.extend(commitment.owners());
                }
            }
            let (active, idle): (Vec<&Organisation>, Vec<&Organisation>) =
                members.iter().copied().partition(|organisation| active.contains(&organisation.id));
            let share =
                Decimal::from(active.len()) * Decimal::ONE_HUNDRED / Decimal::from(members.len());
            let rows = tally(idle.iter().map(|organisation| &organisation.origin));
            self.warn_below(
                share,
                Sign {
                    body: None,
                    code: WarningCode::FewerActive,
                    subject: Subject::Roundtable,
                    before: None,
                    now: share,
                    rows,
                },
            );
        }
        let earlier = Day { as_of: add_days(since, -1), ..day };
        let now = conditions::density(&day, since);
        let then = conditions::density(&earlier, earlier.since(WINDOW_MONTHS));
        if let (Some(now_value), Some(before)) = (now.value, then.value)
            && !before.is_zero()
        {
            let fall = (before - now_value) * Decimal::ONE_HUNDRED / before;
            self.warn_from(
                fall,
                Sign {
                    body: None,
                    code: WarningCode::FewerPairs,
                    subject: Subject::Roundtable,
                    before: Some(before),
                    now: now_value,
                    rows: now.whole,
                },
            );
        }
    }
}

fn missed(attended: &Attended) -> Share {
    let came = &attended.represented.part.rows;
    let whole = &attended.represented.whole;
    let absent = whole.rows.iter().filter(|row| !came.contains(row)).cloned().collect();
    Share { part: Tally { rows: absent }, whole: whole.clone() }
}

/// Seats of an organisation in a body that nobody holds, with the days since.
fn empty_seats(organisation: &Organisation, as_of: Date) -> Vec<(i32, Option<&BodyId>, &Origin)> {
    let mut bodies: BTreeSet<Option<&BodyId>> = BTreeSet::new();
    let mut empty = Vec::new();
    for seat in &organisation.seats {
        if !bodies.insert(seat.body.as_ref()) {
            continue;
        }
        let of_body = || organisation.seats.iter().filter(|it| it.body == seat.body);
        if of_body().any(|it| it.is_held(as_of) && it.person.is_some()) {
            continue;
        }
        // A seat that was never filled counts from the day it was given.
        let ended = of_body().filter_map(|it| it.to.map(|to| (to, &it.origin))).max();
        let Some((since, origin)) = ended.or_else(|| seat.from.map(|from| (from, &seat.origin)))
        else {
            continue;
        };
        // Names of holders may simply not be kept.
        if of_body().all(|it| it.person.is_none() && it.to.is_none()) {
            continue;
        }
        let begins = add_days(since, 1);
        if begins <= as_of {
            empty.push((days_between(since, as_of), seat.body.as_ref(), origin));
        }
    }
    empty
}
