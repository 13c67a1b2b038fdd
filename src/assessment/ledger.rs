//! Every figure that a page may print, by its ID: what it is made of, down to
//! the cell.
//!
//! An ID is the code of what the figure is about and the name of the figure:
//! `I01.value`, `promises.labour.overdue`, `CC2`, `money.total.remaining`. The
//! manifest lists those a document prints; `entaku explain` tells them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::words::{Aggregation, Presence};
use crate::locale::Language;
use crate::model::Model;
use crate::model::indicator::Definition;

use super::commitments::{Promises, Record};
use super::conditions::Quantity;
use super::indicators::IndicatorAssessment;
use super::status::Status;
use super::sustainability::Costs;
use super::warnings::Subject;
use super::{Figures, Share, Tally, may_show};

/// A figure and its derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its ID.
    pub id: String,
    /// What kind of figure it is, as in keys of words: its name and formula.
    pub family: String,
    /// What it is about, beside its kind: an indicator, a sector.
    pub subject: Option<Name>,
    /// Its value.
    pub value: Amount,
    /// What it is made of: the key of a word and a value.
    pub terms: Vec<(&'static str, Amount)>,
    /// The rows and cells.
    pub rows: Vec<Origin>,
}

/// A value with what it is counted in.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A number in a unit.
    Number(Decimal, Name),
    /// Percent.
    Percent(Decimal),
    /// A number of rows or things.
    Count(Decimal),
    /// Yen.
    Yen(Decimal),
    /// Months.
    Months(Decimal),
    /// Days.
    Days(Decimal),
    /// Hours.
    Hours(Decimal),
    /// A ratio, or a mean of points.
    Ratio(Decimal),
    /// A day.
    Day(Date),
    /// A status.
    Status(Status),
    /// There is one and it may not be published.
    Withheld,
    /// There is none, or not data enough.
    Missing,
}

impl Amount {
    /// Returns a value of a condition or warning.
    pub fn of(quantity: Quantity, value: Option<Decimal>) -> Self {
        let Some(value) = value else { return Self::Missing };
        match quantity {
            Quantity::Percent => Self::Percent(value),
            Quantity::Count => Self::Count(value),
            Quantity::Months => Self::Months(value),
            Quantity::Days => Self::Days(value),
            Quantity::Yen => Self::Yen(value),
        }
    }

    /// Returns the value as data: a number, rounded as pages round it, a day, the
    /// code of a status, or `withheld` or `missing`.
    pub fn plain(&self) -> String {
        let rounded = |value: &Decimal, places: u32| {
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            value.round_dp_with_strategy(places, strategy).normalize().to_string()
        };
        match self {
            Self::Number(value, _) | Self::Ratio(value) => rounded(value, 2),
            Self::Percent(value)
            | Self::Count(value)
            | Self::Months(value)
            | Self::Hours(value) => rounded(value, 1),
            Self::Yen(value) | Self::Days(value) => rounded(value, 0),
            Self::Day(day) => day.to_string(),
            Self::Status(status) => status.code().to_owned(),
            Self::Withheld => "withheld".to_owned(),
            Self::Missing => "missing".to_owned(),
        }
    }
}

/// Lists every figure that one visibility may see, by ID.
pub fn figures(
    model: &Model,
    figures: &Figures,
    visibility: crate::domain::words::Visibility,
) -> Vec<Figure> {
    let mut ledger = Ledger { model, made: Vec::new() };
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        if let (true, Some(assessed)) =
            (may_show(visibility, definition.visibility), figures.indicators.get(&definition.id))
        {
            ledger.indicator(definition, assessed);
        }
    }
    ledger.promises(&figures.promises);
    ledger.participation(figures);
    ledger.money(figures);
    ledger.conditions(figures);
    ledger.warnings(figures);
    ledger.sustainability(figures);
    ledger.changes(figures);
    ledger.made
}

/// Lists the figures of promises that were counted.
pub(super) fn promises(model: &Model, promises: &Promises) -> Vec<Figure> {
    let mut ledger = Ledger { model, made: Vec::new() };
    ledger.promises(promises);
    ledger.made
}

/// Lists the figures of costs.
pub(super) fn costs(model: &Model, costs: &Costs) -> Vec<Figure> {
    let mut ledger = Ledger { model, made: Vec::new() };
    ledger.costs(costs);
    ledger.made
}

/// Returns the last day that a figure covers, where it has one of its own.
pub fn day_of(figure: &Figure) -> Option<Date> {
    figure.terms.iter().find_map(|(term, value)| match value {
        Amount::Day(day) if *term == "term-to" => Some(*day),
        _ => None,
    })
}

struct Ledger<'a> {
    model: &'a Model,
    made: Vec<Figure>,
}

impl Ledger<'_> {
    fn add(
        &mut self,
        id: String,
        family: &str,
        subject: Option<&Name>,
        value: Amount,
        terms: Vec<(&'static str, Amount)>,
        rows: &[Origin],
    ) {
        let (family, subject, rows) = (family.to_owned(), subject.cloned(), rows.to_vec());
        self.made.push(Figure { id, family, subject, value, terms, rows });
    }

    fn count(&mut self, id: String, family: &str, subject: Option<&Name>, rows: &Tally) {
        let value = Amount::Count(Decimal::from(rows.count()));
        self.add(id, family, subject, value, Vec::new(), &rows.rows);
    }

    fn share(&mut self, id: String, family: &str, subject: Option<&Name>, share: &Share) {
        let value = share.percent().map_or(Amount::Missing, Amount::Percent);
        let terms = vec![
            ("term-part", Amount::Count(Decimal::from(share.part.count()))),
            ("term-whole", Amount::Count(Decimal::from(share.whole.count()))),
        ];
        self.add(id, family, subject, value, terms, &share.whole.rows);
    }

    fn indicator(&mut self, definition: &Definition, assessed: &IndicatorAssessment) {
        let (id, name, unit) = (&definition.id, Some(&definition.name), &definition.unit);
        let number = |value: Decimal| Amount::Number(value, unit.clone());
        let aggregation = match definition.aggregation {
            Aggregation::Sum => "indicator-sum",
            Aggregation::Latest => "indicator-latest",
            Aggregation::Average => "indicator-average",
        };
        let missing = match assessed.answer.status {
            Status::Suppressed => Amount::Withheld,
            _ => Amount::Missing,
        };
        match &assessed.current {
            Some(current) => {
                let mut span = vec![
                    ("term-from", Amount::Day(current.since)),
                    ("term-to", Amount::Day(current.date)),
                ];
                if let Some(coverage) = &assessed.coverage {
                    let months = |count: usize| Amount::Months(Decimal::from(count));
                    span.push(("term-months", months(coverage.months)));
                    span.push(("term-months-there", months(coverage.there)));
                }
                self.add(
                    format!("{id}.value"),
                    aggregation,
                    name,
                    number(current.value),
                    span,
                    &current.origins,
                );
            }
            None => self.add(format!("{id}.value"), aggregation, name, missing, Vec::new(), &[]),
        }
        let answer = &assessed.answer;
        let mut terms = Vec::new();
        if let Some((baseline, target)) = assessed.measured_against {
            terms.push(("term-baseline", number(baseline.1)));
            terms.push(("term-baseline-day", Amount::Day(baseline.0)));
            terms.push(("term-target", number(target.1)));
            terms.push(("term-target-day", Amount::Day(target.0)));
        }
        let percent = |share: Decimal| Amount::Percent(share.saturating_mul(Decimal::ONE_HUNDRED));
        terms.extend(assessed.at_target.map(|value| ("term-at-target", number(value))));
        terms.extend(answer.progress.map(|progress| ("term-progress", percent(progress))));
        terms.extend(answer.elapsed.map(|elapsed| ("term-elapsed", percent(elapsed))));
        terms.extend(answer.expected.map(|expected| ("term-expected", percent(expected))));
        terms.extend(answer.ratio.map(|ratio| ("term-ratio", Amount::Ratio(ratio))));
        terms.extend(answer.last_status.map(|status| ("term-last-status", Amount::Status(status))));
        let mut rows = vec![definition.origin.clone()];
        rows.extend(definition.baseline.iter().map(|point| point.origin.clone()));
        rows.extend(definition.target.iter().map(|point| point.origin.clone()));
        if let Some(given) = &definition.given {
            rows.push(given.origin.clone());
        }
        self.add(
            format!("{id}.status"),
            "indicator-status",
            name,
            Amount::Status(assessed.status),
            terms,
            &rows,
        );
        if let Some(previous) = &assessed.previous {
            let day = vec![("term-to", Amount::Day(previous.date))];
            self.add(
                format!("{id}.previous"),
                "indicator-previous",
                name,
                number(previous.value),
                day,
                &previous.origins,
            );
        }
        if let Some(forecast) = &assessed.forecast {
            let terms = vec![
                ("term-to", Amount::Day(forecast.date)),
                ("term-band", number(forecast.band)),
                ("term-values", Amount::Count(Decimal::from(forecast.values))),
                ("term-from", Amount::Day(forecast.through.0)),
            ];
            let through = |day: Date| forecast.through.0 <= day && day <= forecast.through.1;
            let rows: Vec<Origin> = assessed
                .series
                .iter()
                .filter(|point| through(point.span.last))
                .flat_map(|point| point.origins.clone())
                .collect();
            self.add(
                format!("{id}.forecast"),
                "indicator-forecast",
                name,
                number(forecast.value),
                terms,
                &rows,
            );
        }
        if let Some(point) = &assessed.a_year_ago
            && let Some(value) = point.number()
        {
            let day = vec![("term-to", Amount::Day(point.span.last))];
            self.add(
                format!("{id}.a-year-ago"),
                "indicator-a-year-ago",
                name,
                number(value),
                day,
                &point.origins,
            );
        }
        for breakdown in &assessed.breakdowns {
            let dimension = self.model.roundtable.breakdown_name(&breakdown.dimension);
            for (at, part) in breakdown.parts.iter().enumerate() {
                let value = match &part.reading {
                    crate::domain::value::Reading::Number(value) => number(*value),
                    crate::domain::value::Reading::Nil => number(Decimal::ZERO),
                    crate::domain::value::Reading::Suppressed => Amount::Withheld,
                    _ => Amount::Missing,
                };
                let part_name = self.model.roundtable.breakdown_name(&part.name);
                let in_english = |name: &str| {
                    format!(
                        "{name} ({}: {})",
                        dimension.text(Language::En),
                        part_name.text(Language::En)
                    )
                };
                let label = Name::new(
                    format!("{}（{}：{}）", definition.name.ja, dimension.ja, part_name.ja),
                    definition.name.en.as_deref().map(in_english),
                );
                let id = format!("{id}.{}.{}", dimension.ja, at + 1);
                self.add(
                    id,
                    "indicator-part",
                    Some(&label),
                    value,
                    Vec::new(),
                    std::slice::from_ref(&part.origin),
                );
            }
        }
    }

    fn promises(&mut self, promises: &Promises) {
        self.record("promises", None, &promises.total);
        for sector in &self.model.sectors {
            if let Some(record) = promises.by_sector.get(&sector.id) {
                self.record(&format!("promises.{}", sector.id), Some(&sector.name), record);
            }
        }
        for ((goal, sector), cell) in &promises.matrix {
            let goal_name = self.model.goals.iter().find(|it| it.id == *goal).map(|it| &it.title);
            self.count(format!("matrix.{goal}.{sector}"), "matrix-cell", goal_name, &cell.made);
        }
    }

    fn record(&mut self, id: &str, subject: Option<&Name>, record: &Record) {
        for (name, rows) in [
            ("made", &record.made),
            ("on-time", &record.on_time),
            ("late", &record.late),
            ("open", &record.open),
            ("overdue", &record.overdue),
            ("redated", &record.redated),
            ("dropped", &record.dropped),
        ] {
            self.count(format!("{id}.{name}"), &format!("promises-{name}"), subject, rows);
        }
        if record.undated.count() > 0 {
            let name = "promises-undated";
            self.count(format!("{id}.undated"), name, subject, &record.undated);
        }
    }

    fn participation(&mut self, figures: &Figures) {
        let participation = &figures.participation;
        self.share("attendance".to_owned(), "attendance", None, &participation.all.represented);
        for sector in &self.model.sectors {
            let Some(attended) = participation.by_sector.get(&sector.id) else { continue };
            let (id, name) = (format!("attendance.{}", sector.id), Some(&sector.name));
            self.share(id.clone(), "attendance", name, &attended.represented);
            self.share(format!("{id}.recent"), "attendance-recent", name, &attended.recent);
            self.share(format!("{id}.before"), "attendance-before", name, &attended.before);
        }
        for organisation in &self.model.organisations {
            if let Some(attended) = participation.by_organisation.get(&organisation.id) {
                let id = format!("attendance.{}", organisation.id);
                self.share(id, "attendance", Some(&organisation.name), &attended.represented);
            }
        }
        for (meeting, share) in &participation.by_meeting {
            self.share(format!("attendance.meeting.{meeting}"), "attendance-meeting", None, share);
        }
    }

    fn money(&mut self, figures: &Figures) {
        let money = &figures.money;
        for (at, line) in money.lines.iter().enumerate() {
            let funder = self.model.funding.get(line.funding).map(|it| it.funder.clone());
            let rows = std::slice::from_ref(&line.origin);
            self.amounts(&format!("money.{}", at + 1), funder.as_ref(), line.amounts, rows);
        }
        let rows: Vec<Origin> = money.lines.iter().map(|line| line.origin.clone()).collect();
        self.amounts("money.total", None, money.total, &rows);
    }

    fn amounts(
        &mut self,
        id: &str,
        subject: Option<&Name>,
        amounts: super::money::Amounts,
        rows: &[Origin],
    ) {
        let yen = Amount::Yen;
        let reported = |value: Option<Decimal>| value.map_or(Amount::Missing, Amount::Yen);
        let rate = amounts.execution_rate().map_or(Amount::Missing, Amount::Percent);
        let parts = || {
            vec![
                ("term-spent", reported(amounts.spent)),
                ("term-committed", yen(amounts.committed)),
            ]
        };
        for (name, value, terms) in [
            ("committed", yen(amounts.committed), Vec::new()),
            ("received", reported(amounts.received), Vec::new()),
            ("spent", reported(amounts.spent), Vec::new()),
            ("remaining", reported(amounts.remaining()), parts()),
            ("rate", rate, parts()),
        ] {
            self.add(format!("{id}.{name}"), &format!("money-{name}"), subject, value, terms, rows);
        }
    }

    fn conditions(&mut self, figures: &Figures) {
        for measure in &figures.conditions.measures {
            let quantity = measure.rule.quantity;
            let now = &measure.now;
            let mut terms = Vec::new();
            match now.of {
                Some((part, whole)) => {
                    terms.push(("term-part", Amount::Count(part.round_dp(1))));
                    terms.push(("term-whole", Amount::Count(whole.round_dp(1))));
                }
                None if now.whole.count() > 0 => {
                    terms.push(("term-part", Amount::Count(Decimal::from(now.part.count()))));
                    terms.push(("term-whole", Amount::Count(Decimal::from(now.whole.count()))));
                }
                None => {}
            }
            if measure.before.is_some() {
                terms.push(("term-before", Amount::of(quantity, measure.before)));
            }
            if let Some((good, watch)) = measure.limits {
                terms.push(("term-good", Amount::Ratio(good)));
                terms.push(("term-watch", Amount::Ratio(watch)));
            }
            let rows: Vec<Origin> =
                if now.whole.count() > 0 { now.whole.rows.clone() } else { now.part.rows.clone() };
            let code = measure.rule.code;
            let family = format!("condition-{}", code.to_lowercase());
            self.add(code.to_owned(), &family, None, Amount::of(quantity, now.value), terms, &rows);
        }
        for (at, mean) in figures.conditions.pulse.iter().enumerate() {
            let value = mean.mean.map_or(Amount::Missing, Amount::Ratio);
            let answers = Amount::Count(Decimal::from(mean.answers.count()));
            let terms = vec![("term-values", answers), ("term-to", Amount::Day(mean.date))];
            self.add(
                format!("pulse.{}", at + 1),
                "pulse",
                Some(&mean.question),
                value,
                terms,
                &mean.answers.rows,
            );
        }
    }

    fn warnings(&mut self, figures: &Figures) {
        for warning in &figures.warnings {
            let (suffix, subject) = match &warning.subject {
                Subject::Roundtable => (String::new(), None),
                Subject::Sector(id) => (
                    format!(".{id}"),
                    self.model.sectors.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
                ),
                Subject::Body(id) => (
                    format!(".{id}"),
                    self.model.bodies.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
                ),
                Subject::Organisation(id) => {
                    (format!(".{id}"), self.model.organisation(id).map(|it| it.name.clone()))
                }
            };
            let mut terms = Vec::new();
            if warning.before.is_some() {
                terms.push(("term-before", Amount::of(warning.quantity, warning.before)));
            }
            terms.push(("term-amber", Amount::Ratio(warning.limits.0.round_dp(1))));
            terms.push(("term-red", Amount::Ratio(warning.limits.1.round_dp(1))));
            let value = Amount::of(warning.quantity, Some(warning.now));
            let family = format!("warning-{}", warning.code.to_lowercase());
            // One organisation may have two empty seats.
            let mut id = format!("{}{suffix}", warning.code);
            if self.made.iter().any(|figure| figure.id == id) {
                id.push_str(&format!(
                    ".{}",
                    warning.rows.rows.first().map(ToString::to_string).unwrap_or_default()
                ));
            }
            self.add(id, &family, subject.as_ref(), value, terms, &warning.rows.rows);
        }
    }

    fn sustainability(&mut self, figures: &Figures) {
        let own = &figures.sustainability;
        self.costs(&own.costs);
        for line in &own.in_kind {
            let id = format!("in-kind.{}", line.kind.name());
            let yen = line.yen.map_or(Amount::Missing, Amount::Yen);
            self.add(id, "in-kind", None, yen, Vec::new(), &line.rows.rows);
        }
        for (function, hours, rows) in &own.hours {
            let id = format!("hours.{}", function.name());
            self.add(id, "hours", None, Amount::Hours(*hours), Vec::new(), &rows.rows);
        }
        let enabled = &own.enabled;
        for (name, rows) in [
            ("meetings", &enabled.meetings),
            ("decisions", &enabled.decisions),
            ("kept", &enabled.kept),
            ("values", &enabled.values),
            ("changes", &enabled.changes),
        ] {
            self.count(format!("enabled.{name}"), &format!("enabled-{name}"), None, rows);
        }
    }

    fn costs(&mut self, costs: &Costs) {
        let lines =
            costs.lines.iter().enumerate().map(|(at, line)| (format!("costs.{}", at + 1), line));
        let all: Vec<_> = lines.chain([("costs.total".to_owned(), &costs.total)]).collect();
        let days = costs
            .span
            .map(|(from, to)| vec![("term-from", Amount::Day(from)), ("term-to", Amount::Day(to))]);
        let days = days.unwrap_or_default();
        for (id, line) in all {
            if line.rows.count() == 0 {
                continue;
            }
            let (subject, rows) = (line.category.as_ref(), &line.rows.rows);
            for (name, value) in [
                ("budget", line.budget.map_or(Amount::Missing, Amount::Yen)),
                ("actual", Amount::Yen(line.actual)),
                ("variance", line.variance.map_or(Amount::Missing, Amount::Percent)),
            ] {
                let family = format!("costs-{name}");
                self.add(format!("{id}.{name}"), &family, subject, value, days.clone(), rows);
            }
        }
    }

    fn changes(&mut self, figures: &Figures) {
        let changes = &figures.changes;
        let of = |rows: usize| Amount::Count(Decimal::from(rows));
        let days = || {
            let between = changes.between.into_iter();
            between
                .flat_map(|(from, to)| {
                    [("term-from", Amount::Day(from)), ("term-to", Amount::Day(to))]
                })
                .collect::<Vec<_>>()
        };
        let meetings: Vec<Origin> = self
            .model
            .meetings
            .iter()
            .filter(|meeting| changes.held.contains(&meeting.id))
            .map(|meeting| meeting.origin.clone())
            .collect();
        let decisions: Vec<Origin> = self
            .model
            .decisions
            .iter()
            .filter(|decision| changes.decided.contains(&decision.id))
            .map(|decision| decision.origin.clone())
            .collect();
        self.add(
            "changes.held".to_owned(),
            "changes-held",
            None,
            of(changes.held.len()),
            days(),
            &meetings,
        );
        self.add(
            "changes.decided".to_owned(),
            "changes-decided",
            None,
            of(changes.decided.len()),
            days(),
            &decisions,
        );
    }
}

/// Returns what stands in each row, in a few words, so that a list of rows can
/// be read: `P04 事務局への委託を二年契約にする`.
pub fn row_labels(model: &Model) -> BTreeMap<Origin, String> {
    let mut labels = BTreeMap::new();
    for it in &model.organisations {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.short_name));
    }
    for meeting in &model.meetings {
        let body = model.bodies.iter().find(|body| body.id == meeting.body);
        let body = body.map(|body| body.name.ja.as_str()).unwrap_or_default();
        labels.insert(meeting.origin.clone(), format!("{} {} {body}", meeting.id, meeting.date));
        for entry in &meeting.attendance {
            let words = Presence::ALL.iter().position(|it| *it == entry.presence);
            let words = words.map(|at| Presence::WORDS[at].words);
            let presence = words.and_then(|words| words.first()).unwrap_or(&"");
            let name = model.organisation(&entry.organisation).map(|it| it.short_name.as_str());
            let label = format!("{} {} {presence}", meeting.date, name.unwrap_or_default());
            // Lists of names in one cell are one origin for several.
            labels
                .entry(entry.origin.clone())
                .and_modify(|before: &mut String| *before = format!("{} {body}", meeting.date))
                .or_insert(label);
        }
    }
    for it in &model.decisions {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.text.ja));
    }
    for it in &model.commitments {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.title.ja));
    }
    for it in &model.goals {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.title.ja));
    }
    for it in &model.funding {
        labels.insert(it.origin.clone(), it.funder.ja.clone());
    }
    for it in &model.costs {
        labels.insert(it.origin.clone(), format!("{} {}", it.month, it.category.ja));
    }
    for it in &model.backbone_log {
        labels.insert(it.origin.clone(), format!("{} {}h", it.span, it.hours.normalize()));
    }
    for it in &model.contributions {
        let item = it.item.as_ref().map(|item| item.ja.as_str()).unwrap_or_default();
        labels.insert(it.origin.clone(), format!("{} {item}", it.span));
    }
    for it in &model.pulse {
        labels.insert(it.origin.clone(), it.score.normalize().to_string());
    }
    for it in &model.system_changes {
        labels.insert(it.origin.clone(), it.description.ja.clone());
    }
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        labels
            .insert(definition.origin.clone(), format!("{} {}", definition.id, definition.name.ja));
        for value in indicator.observations.iter().chain(&indicator.breakdowns) {
            let number = value.number().map_or("-".to_owned(), |it| it.normalize().to_string());
            labels.insert(value.origin.clone(), format!("{} {number}", value.span));
        }
        for point in [&definition.baseline, &definition.target].into_iter().flatten() {
            let label = format!("{} {}", point.date, point.value.normalize());
            labels.insert(point.origin.clone(), label);
        }
    }
    labels
}
