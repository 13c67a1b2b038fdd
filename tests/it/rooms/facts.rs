//! Facts by names and without codes: those of the truth, those that the pipeline
//! resolves, and how the two differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use entaku::domain::name::OrganisationId;
use entaku::domain::value::Reading;
use entaku::domain::words::{CommitmentStatus, FundingStatus, MeetingState, Presence};
use entaku::model::Model;
use entaku::model::indicator::{Observation as Observed, Point};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::truth::{Observation, Truth};

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Sector and bodies of an organisation.
    Organisation,
    /// The goals' words.
    Goal,
    /// Unit, direction, baseline, target and milestones of an indicator.
    Indicator,
    /// A value of the whole.
    Value,
    /// A value of a part.
    Part,
    /// State, number and the day the minutes were sent.
    Meeting,
    /// How an organisation was at a meeting.
    Attendance,
    Decision,
    /// Owner, days and status of a commitment.
    Commitment,
    /// Yen and state of a grant.
    Grant,
    /// Budget and actual yen of a month and category.
    Cost,
    /// What a member brought, with its yen.
    Contribution,
}

/// One thing that is so: about what (`みまもり訪問 2026-09-30`), which side of it
/// (`value`), and how it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) kind: Kind,
    pub(crate) about: String,
    /// sector, seat, unit, baseline, target, value, state, number, minutes, presence,
    /// owner, due, revised, status, done, received …
    pub(crate) side: &'static str,
    pub(crate) is: String,
}

/// Facts by what they are about.
#[derive(Debug, Default)]
pub(crate) struct Facts(BTreeMap<(Kind, String, &'static str), String>);

impl Facts {
    /// Returns each fact, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Fact> {
        self.0.iter().map(|((kind, about, side), is)| Fact {
            kind: *kind,
            about: about.clone(),
            side,
            is: is.clone(),
        })
    }

    /// Keeps what a room tells, as it tells it.
    pub(crate) fn told(&self, tells: impl Fn(&Fact) -> Option<String>) -> Self {
        let told = self.iter().filter_map(|it| {
            let is = tells(&it)?;
            Some(((it.kind, it.about, it.side), is))
        });
        Self(told.collect())
    }

    /// Adds the sums of whole fiscal years, which are as true as their months: a table may
    /// have them beside these.
    pub(crate) fn with_sums(mut self, truth: &Truth) -> Self {
        for it in truth.indicators.iter().filter(|it| it.aggregation == "累計") {
            for year in [2025, 2026] {
                let first = jiff::civil::date(year, 4, 1);
                let last = jiff::civil::date(year + 1, 3, 31);
                let within = |seen: &&Observation| seen.first >= first && seen.last <= last;
                let months: Vec<&Observation> = it.observations.iter().filter(within).collect();
                let sum = months.iter().map(|seen| seen.value).sum::<Option<Decimal>>();
                let is_whole = months.last().is_some_and(|seen| seen.last == last);
                if let Some(sum) = sum.filter(|_| is_whole) {
                    let about = value_about(&it.name, "", first, last, &it.aggregation);
                    self.add(Kind::Value, about, "value", plain(sum));
                }
            }
        }
        self
    }

    /// Adds a fact; a second value beside another one is kept beside it, so that
    /// the comparison shows it.
    fn add(&mut self, kind: Kind, about: impl Into<String>, side: &'static str, is: String) {
        let fact = self.0.entry((kind, about.into(), side)).or_default();
        if !fact.is_empty() && *fact != is {
            fact.push_str(" and ");
        } else {
            fact.clear();
        }
        fact.push_str(&is);
    }

    fn add_some(&mut self, kind: Kind, about: &str, side: &'static str, is: Option<String>) {
        if let Some(is) = is {
            self.add(kind, about, side, is);
        }
    }
}

/// How many facts of each kind came out, and the others by themselves.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// Right and told, by kind.
    pub(crate) counts: BTreeMap<Kind, (usize, usize)>,
    pub(crate) missing: Vec<String>,
    /// Other than the room tells, or told by nobody: `kind about side: is, not …`.
    pub(crate) wrong: Vec<String>,
}

impl Score {
    /// Compares what a room tells, and what is true beside that, with what was read.
    pub(crate) fn of(told: &Facts, all: &Facts, read: &Facts) -> Self {
        let mut score = Self::default();
        for (key, is) in &told.0 {
            let (right, count) = score.counts.entry(key.0).or_default();
            *count += 1;
            let line = format!("{:?} {} {}", key.0, key.1, key.2);
            match read.0.get(key) {
                Some(found) if found == is => *right += 1,
                Some(found) => score.wrong.push(format!("{line}: {found}, not {is}")),
                None => score.missing.push(format!("{line}: {is}")),
            }
        }
        for (key, found) in read.0.iter().filter(|(key, _)| !told.0.contains_key(key)) {
            if all.0.get(key) != Some(found) {
                score.wrong.push(format!("{:?} {} {}: {found}", key.0, key.1, key.2));
            }
        }
        score
    }

    pub(crate) fn is_perfect(&self) -> bool {
        self.missing.is_empty() && self.wrong.is_empty()
    }

    /// Returns the counts of each kind, and the first few that are not right.
    pub(crate) fn shown(&self, most: usize) -> String {
        let mut shown = String::new();
        for (kind, (right, count)) in &self.counts {
            let kind = format!("{kind:?}");
            let wrong = self.wrong.iter().filter(|it| it.starts_with(&format!("{kind} "))).count();
            let missing = self.missing.iter().filter(|it| it.starts_with(&format!("{kind} ")));
            let missing = missing.count();
            let _ = writeln!(
                shown,
                "  {kind:<12} {right:>4} of {count:>4} right, {missing:>4} missing, {wrong:>3} wrong"
            );
        }
        for (what, lines) in [("wrong", &self.wrong), ("missing", &self.missing)] {
            for line in lines.iter().take(most) {
                let _ = writeln!(shown, "    {what}: {line}");
            }
            if lines.len() > most {
                let _ = writeln!(shown, "    … and {} more {what}", lines.len() - most);
            }
        }
        shown
    }
}

/// Returns everything that is true.
pub(crate) fn of_truth(truth: &Truth) -> Facts {
    let mut facts = Facts::default();
    for it in &truth.organisations {
        facts.add(Kind::Organisation, &it.short, "sector", it.sector.clone());
        for seat in &it.seats {
            facts.add(Kind::Organisation, format!("{} {}", it.short, seat.body), "seat", yes());
        }
    }
    for it in &truth.goals {
        facts.add(Kind::Goal, &it.title, "goal", yes());
    }
    for it in &truth.indicators {
        let name = it.name.as_str();
        facts.add(Kind::Indicator, name, "unit", unit(&it.unit));
        facts.add(Kind::Indicator, name, "direction", it.direction.clone());
        facts.add(Kind::Indicator, name, "aggregation", it.aggregation.clone());
        let point = |point: &(Date, Decimal)| format!("{} on {}", plain(point.1), point.0);
        facts.add_some(Kind::Indicator, name, "baseline", it.baseline.as_ref().map(point));
        facts.add_some(Kind::Indicator, name, "target", it.target.as_ref().map(point));
        for milestone in &it.milestones {
            let about = format!("{name} {}", milestone.0);
            facts.add(Kind::Indicator, about, "milestone", plain(milestone.1));
        }
        for value in it.observations.iter().chain(&it.parts) {
            let kind = if value.part.is_some() { Kind::Part } else { Kind::Value };
            let part = value.part.as_ref().map_or("", |it| &it.1);
            let about = value_about(name, part, value.first, value.last, &it.aggregation);
            facts.add(kind, about, "value", truth_value(value));
        }
    }
    meetings_of_truth(truth, &mut facts);
    money_of_truth(truth, &mut facts);
    for it in &truth.commitments {
        let words = it.words.as_str();
        facts.add(Kind::Commitment, words, "owner", it.owner.clone());
        facts.add(Kind::Commitment, words, "due", it.due.to_string());
        facts.add_some(Kind::Commitment, words, "revised", it.revised_due.map(|it| it.to_string()));
        facts.add(Kind::Commitment, words, "status", it.status.clone());
        facts.add_some(Kind::Commitment, words, "done", it.done.map(|it| it.to_string()));
    }
    facts
}

fn meetings_of_truth(truth: &Truth, facts: &mut Facts) {
    for it in &truth.meetings {
        let about = format!("{} {}", it.body, it.day);
        facts.add(Kind::Meeting, &about, "state", it.state.clone());
        facts.add(Kind::Meeting, &about, "number", it.number.to_string());
        let sent = it.minutes_sent.map(|it| it.to_string());
        facts.add_some(Kind::Meeting, &about, "minutes", sent);
        for there in &it.attendance {
            let about = format!("{about} {}", there.organisation);
            facts.add(Kind::Attendance, about, "presence", there.presence.clone());
        }
    }
    for it in &truth.decisions {
        let about = format!("{} {} {}", it.body, it.day, it.words);
        facts.add(Kind::Decision, about, "decision", yes());
    }
}

fn money_of_truth(truth: &Truth, facts: &mut Facts) {
    for it in &truth.grants {
        let about = it.funder.as_str();
        facts.add(Kind::Grant, about, "committed", plain(it.committed));
        facts.add_some(Kind::Grant, about, "received", it.received.map(plain));
        facts.add_some(Kind::Grant, about, "spent", it.spent.map(plain));
        facts.add(Kind::Grant, about, "status", it.status.clone());
    }
    for it in &truth.costs {
        let about = format!("{} {}", it.month.last_of_month(), it.category);
        facts.add(Kind::Cost, &about, "budget", plain(it.budget));
        facts.add(Kind::Cost, &about, "actual", plain(it.actual));
    }
    for it in &truth.contributions {
        let month = it.month.last_of_month();
        let about = format!("{month} {} {}", it.organisation, it.item);
        facts.add(Kind::Contribution, &about, "quantity", plain(it.quantity));
        facts.add_some(Kind::Contribution, &about, "yen", it.yen.map(plain));
    }
}

/// Returns everything that the pipeline resolved, under the names of the truth.
pub(crate) fn of_model(model: &Model, truth: &Truth) -> Facts {
    Reader { model, truth, facts: Facts::default() }.read()
}

struct Reader<'a> {
    model: &'a Model,
    truth: &'a Truth,
    facts: Facts,
}

impl Reader<'_> {
    fn read(mut self) -> Facts {
        self.organisations();
        self.indicators();
        self.meetings();
        self.commitments();
        self.money();
        self.facts
    }

    fn organisations(&mut self) {
        for it in &self.model.organisations {
            let name = self.organisation(&it.id);
            let sector = self.model.sector(&it.sector).map(|it| it.name.ja.clone());
            self.facts.add_some(Kind::Organisation, &name, "sector", sector);
            for body in it.seats.iter().filter_map(|seat| seat.body.as_ref()) {
                let about = format!("{name} {}", self.body(body));
                self.facts.add(Kind::Organisation, about, "seat", yes());
            }
        }
        for it in &self.model.goals {
            let title = it.title.ja.as_str();
            let is_same = |goal: &&super::truth::Goal| squeezed(&goal.title) == squeezed(title);
            let known = self.truth.goals.iter().find(is_same);
            let title = known.map_or(title, |it| &it.title).to_owned();
            self.facts.add(Kind::Goal, title, "goal", yes());
        }
    }

    fn indicators(&mut self) {
        for it in &self.model.indicators {
            let means = &it.definition;
            let known = squeezed(&means.name.ja);
            let known = self
                .truth
                .indicators
                .iter()
                .find(|it| squeezed(&it.name) == known || squeezed(it.short) == known);
            let name = known.map_or(means.name.ja.as_str(), |it| &it.name).to_owned();
            // What a value is about depends on how the truth adds it up.
            let aggregation = known.map_or("期末", |it| &it.aggregation);
            let point = |it: &Point| format!("{} on {}", plain(it.value), it.date);
            self.facts.add(Kind::Indicator, &name, "unit", unit(&means.unit.ja));
            let direction = word(means.direction.name(), &DIRECTIONS);
            self.facts.add(Kind::Indicator, &name, "direction", direction);
            let adds = word(means.aggregation.name(), &AGGREGATIONS);
            self.facts.add(Kind::Indicator, &name, "aggregation", adds);
            let baseline = means.baseline.as_ref().map(point);
            self.facts.add_some(Kind::Indicator, &name, "baseline", baseline);
            let target = means.target.as_ref().map(point);
            self.facts.add_some(Kind::Indicator, &name, "target", target);
            for milestone in &means.milestones {
                let about = format!("{name} {}", milestone.date);
                self.facts.add(Kind::Indicator, about, "milestone", plain(milestone.value));
            }
            let read = it.observations.iter().chain(&it.breakdowns);
            // … says that a cell was not forgotten, and tells nothing.
            for value in read.filter(|it| it.reading != Reading::Unknown) {
                let parts: Vec<&str> = value.dimensions.iter().map(|it| it.1.as_str()).collect();
                let kind = if parts.is_empty() { Kind::Value } else { Kind::Part };
                let (first, last) = (value.span.first, value.span.last);
                let about = value_about(&name, &parts.join(" "), first, last, aggregation);
                self.facts.add(kind, about, "value", read_value(value));
            }
        }
    }

    fn meetings(&mut self) {
        for it in &self.model.meetings {
            let about = format!("{} {}", self.body(&it.body), it.date);
            let state = match it.state {
                MeetingState::Held => "実施",
                MeetingState::Planned => "予定",
                MeetingState::Cancelled => "中止",
            };
            self.facts.add(Kind::Meeting, &about, "state", state.to_owned());
            let number = it.number.map(|it| it.to_string());
            self.facts.add_some(Kind::Meeting, &about, "number", number);
            let sent = it.minutes_sent_on.map(|it| it.to_string());
            self.facts.add_some(Kind::Meeting, &about, "minutes", sent);
            for there in &it.attendance {
                let about = format!("{about} {}", self.organisation(&there.organisation));
                let presence = presence(there.presence).to_owned();
                self.facts.add(Kind::Attendance, about, "presence", presence);
            }
        }
        for it in &self.model.decisions {
            let meeting = self.model.meeting(&it.meeting);
            let meeting = meeting
                .map(|it| format!("{} {}", self.body(&it.body), it.date))
                .unwrap_or_default();
            let known = self.truth.decisions.iter().map(|it| it.words.as_str());
            let words = known_as(&it.text.ja, known);
            self.facts.add(Kind::Decision, format!("{meeting} {words}"), "decision", yes());
        }
    }

    fn commitments(&mut self) {
        for it in &self.model.commitments {
            let known = self.truth.commitments.iter().map(|it| it.words.as_str());
            let words = known_as(&it.title.ja, known);
            let day = |day: Option<Date>| day.map(|it| it.to_string());
            let owner = self.organisation(&it.owner);
            self.facts.add(Kind::Commitment, &words, "owner", owner);
            self.facts.add_some(Kind::Commitment, &words, "due", day(it.due));
            self.facts.add_some(Kind::Commitment, &words, "revised", day(it.revised_due));
            let status = match it.status {
                CommitmentStatus::NotStarted => "未着手",
                CommitmentStatus::InProgress => "進行中",
                CommitmentStatus::Done => "完了",
                CommitmentStatus::Delayed => "遅延",
                CommitmentStatus::OnHold => "保留",
                CommitmentStatus::Dropped => "中止",
            };
            self.facts.add(Kind::Commitment, &words, "status", status.to_owned());
            self.facts.add_some(Kind::Commitment, &words, "done", day(it.done_on));
        }
    }

    fn money(&mut self) {
        for it in &self.model.funding {
            let known = self.truth.grants.iter().map(|it| it.funder.as_str());
            let about = known_as(&it.funder.ja, known);
            self.facts.add(Kind::Grant, &about, "committed", plain(it.committed));
            self.facts.add_some(Kind::Grant, &about, "received", it.received.map(plain));
            self.facts.add_some(Kind::Grant, &about, "spent", it.spent.map(plain));
            let status = match it.status {
                FundingStatus::Confirmed => "確定",
                FundingStatus::Applied => "申請中",
                FundingStatus::Expected => "見込",
                FundingStatus::Ended => "終了",
            };
            self.facts.add(Kind::Grant, &about, "status", status.to_owned());
        }
        for it in &self.model.costs {
            let known = self.truth.costs.iter().map(|it| it.category.as_str());
            let about = format!("{} {}", it.month.last, known_as(&it.category.ja, known));
            self.facts.add_some(Kind::Cost, &about, "budget", it.budget.map(plain));
            self.facts.add_some(Kind::Cost, &about, "actual", it.actual.map(plain));
        }
        for it in &self.model.contributions {
            let known = self.truth.contributions.iter().map(|it| it.item.as_str());
            let item = it.item.as_ref().map(|it| known_as(&it.ja, known)).unwrap_or_default();
            let about = format!("{} {} {item}", it.span.last, self.organisation(&it.organisation));
            let quantity = it.quantity.map(plain);
            self.facts.add_some(Kind::Contribution, &about, "quantity", quantity);
            self.facts.add_some(Kind::Contribution, &about, "yen", it.yen.map(plain));
        }
    }

    /// Returns the short name that the truth has for an organisation.
    fn organisation(&self, id: &OrganisationId) -> String {
        let Some(read) = self.model.organisation(id) else { return id.to_string() };
        let names = [squeezed(&read.name.ja), squeezed(&read.short_name)];
        let known = self.truth.organisations.iter().find(|it| {
            let mut known = [&it.name, &it.short].into_iter().chain(&it.nicknames);
            known.any(|it| names.contains(&squeezed(it)))
        });
        known.map_or_else(|| read.short_name.clone(), |it| it.short.clone())
    }

    fn body(&self, id: &entaku::domain::name::BodyId) -> String {
        self.model.body(id).map_or_else(|| id.to_string(), |it| it.name.ja.clone())
    }
}

const DIRECTIONS: [(&str, &str); 4] =
    [("up", "増"), ("down", "減"), ("maintain", "維持"), ("range", "範囲")];
const AGGREGATIONS: [(&str, &str); 3] = [("sum", "累計"), ("latest", "期末"), ("average", "平均")];

fn word(name: &str, words: &[(&str, &str)]) -> String {
    words.iter().find(|it| it.0 == name).map_or(name, |it| it.1).to_owned()
}

fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "出席",
        Presence::Online => "オンライン",
        Presence::Proxy => "代理",
        Presence::Late => "遅刻",
        Presence::LeftEarly => "途中退席",
        Presence::Absent => "欠席",
        Presence::Observer => "オブザーバー",
    }
}

fn yes() -> String {
    "yes".to_owned()
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Returns a text without spaces, which people put where they look good.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn known_as<'a>(text: &str, mut known: impl Iterator<Item = &'a str>) -> String {
    known.find(|it| squeezed(it) == squeezed(text)).unwrap_or(text).to_owned()
}

/// Units are compared as people mean them.
fn unit(unit: &str) -> String {
    let unit = unit.replace(['ヶ', 'ケ', 'カ', 'ヵ', '箇'], "か").replace('％', "%");
    if unit == "名" { "人".to_owned() } else { unit }
}

/// A value that is added up is of its whole span; another one is of its last day,
/// whether a table calls that a day, a month or a quarter.
fn value_about(name: &str, part: &str, first: Date, last: Date, aggregation: &str) -> String {
    let part = if part.is_empty() { String::new() } else { format!(" {part}") };
    if aggregation == "累計" {
        format!("{name}{part} {first}..{last}")
    } else {
        format!("{name}{part} {last}")
    }
}

fn truth_value(value: &Observation) -> String {
    value.value.map_or_else(|| "withheld".to_owned(), plain)
}

fn read_value(value: &Observed) -> String {
    match value.reading {
        Reading::Number(number) => plain(number),
        Reading::Nil => "0".to_owned(),
        Reading::Unknown => "unknown".to_owned(),
        Reading::Suppressed => "withheld".to_owned(),
        Reading::NotApplicable => "none".to_owned(),
    }
}
