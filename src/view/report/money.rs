//! Money of all funders.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::money::Amounts;
use crate::assessment::printed::{AllMoneyFigures, MoneyFigures};
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, Funding};
use crate::domain::value;
use crate::domain::words::FundingStatus;
use crate::view::text::Text;
use crate::view::words::Wording;

use super::ReportWriter;

/// The money of all funders.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Money {
    /// None if nothing was agreed or received, so that there is nothing to draw.
    chart: Option<MoneyChart>,
    /// A row for each grant.
    rows: Vec<MoneyRow>,
    /// All of them together; absent where one funder reads of its only grant.
    total: Option<MoneyRow>,
    /// Why spending is ahead or behind, and what was not reported.
    notes: Vec<Text>,
}

/// Bars of what was agreed, received and spent, in this order.
#[derive(Debug, Serialize, JsonSchema)]
struct MoneyChart {
    /// The finding of the chart: how much is spent, and what is left.
    title: Text,
    /// The same for those who cannot see it, with the amounts.
    alt: Text,
    /// The grants that were agreed, three bars each.
    rows: Vec<MoneyBars>,
}

/// The bars of a grant.
#[derive(Debug, Serialize, JsonSchema)]
struct MoneyBars {
    /// The funder.
    name: Text,
    /// What was agreed, received and spent, in this order.
    parts: Vec<MoneyPart>,
}

/// One bar.
#[derive(Debug, Serialize, JsonSchema)]
struct MoneyPart {
    /// From 0 to 1, of the largest amount.
    at: f64,
    /// The amount, in yen.
    value: Text,
}

/// A grant, or all of them.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MoneyRow {
    /// The funder.
    funder: Text,
    /// The name of the grant; absent if nobody wrote it, and in the total.
    name: Option<Text>,
    /// Grant, contract, dues, donation; absent if nobody wrote it.
    kind: Option<Text>,
    /// What it is for; absent if nobody wrote it.
    purpose: Option<Text>,
    /// Whether it may be spent for one purpose only.
    restricted: bool,
    /// When its funder is next reported to; absent if nobody wrote it.
    report_due: Option<Text>,
    /// That it is applied for or over; absent if it is agreed, and in the total.
    status: Option<Text>,
    /// What was agreed, in yen.
    committed: Text,
    /// What was received, in yen; `−` if nothing is due yet.
    received: Text,
    /// What was spent, in yen; `−` if nothing is due yet.
    spent: Text,
    /// What was spent, in percent of what was agreed.
    rate: Text,
    /// What is left of what was agreed, in yen.
    remaining: Text,
    /// How much of its time has passed, in percent; absent if it is not known, and in the
    /// total.
    elapsed: Option<Text>,
}

impl ReportWriter<'_> {
    pub(super) fn money(&self) -> Option<Money> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let money = &disclosed.figures().money;
        let printed = disclosed.figures().printed.money.as_ref()?;
        if money.lines.is_empty() {
            return None;
        }
        let mut notes = Vec::new();
        let mut rows = Vec::new();
        let mut drawn = Vec::new();
        for (line, figures) in money.lines.iter().zip(&printed.lines) {
            let Some((_, funding)) =
                disclosed.funding().iter().find(|(index, _)| *index == line.funding)
            else {
                continue;
            };
            notes.extend(self.variance(funding, figures));
            // What is only applied for is in the table, not among the bars.
            if funding.status == FundingStatus::Confirmed {
                drawn.push((grant(funding, disclosed, wording), &line.amounts, figures));
            }
            let status = (funding.status != FundingStatus::Confirmed)
                .then(|| wording.word(&format!("funding-{}", funding.status.name())));
            rows.push(MoneyRow {
                name: wording.optional(funding.name.as_ref()),
                kind: wording.optional(funding.kind.as_ref()),
                purpose: funding.purpose.as_ref().map(|purpose| {
                    wording.say("money-purpose", &[("purpose", wording.name(purpose))])
                }),
                report_due: funding.report_due.map(|date| {
                    wording.say("money-report-due", &[("date", wording.short_date(date))])
                }),
                restricted: funding.restricted,
                status,
                ..self.money_row(wording.name(&funding.funder), &line.amounts, figures)
            });
        }
        let chart = self.money_chart(&money.total, printed, &drawn);
        let (received, spent) = &printed.unreported;
        for (key, count) in [("money-without-received", received), ("money-without-spent", spent)] {
            if !count.is_zero() {
                notes.push(wording.say(key, &[("count", wording.count(count))]));
            }
        }
        let total = || self.money_row(wording.word("money-total"), &money.total, &printed.total);
        // One grant is its own total, in an edition that has no other.
        let is_whole = !matches!(disclosed.edition.audience, Audience::Grants(_));
        let total = (is_whole || rows.len() > 1).then(total);
        Some(Money { chart, rows, total, notes })
    }

    /// Why spending is ahead of its time or behind it.
    fn variance(&self, funding: &Funding, figures: &MoneyFigures) -> Option<Text> {
        let wording = self.wording;
        let variance = figures.variance.as_ref()?;
        let is_under = variance.number()?.is_sign_negative();
        let reason = wording
            .optional(funding.variance_reason.as_ref())
            .unwrap_or_else(|| wording.word("variance-unexplained"));
        Some(wording.say(
            if is_under { "variance-under" } else { "variance-over" },
            &[
                ("funder", grant(funding, self.disclosed, wording)),
                ("points", wording.size(variance, 1)),
                ("reason", reason),
            ],
        ))
    }

    /// What is not due yet is none; what is due and blank was not reported.
    fn blank(&self, is_due: bool) -> Text {
        match is_due {
            true => self.wording.word("amount-unreported"),
            false => self.wording.sign("−"),
        }
    }

    fn yen(&self, figure: &Figure, is_due: bool) -> Text {
        let wording = self.wording;
        wording.or(figure, wording.in_table(figure), self.blank(is_due))
    }

    fn money_row(&self, funder: Text, amounts: &Amounts, figures: &MoneyFigures) -> MoneyRow {
        let wording = self.wording;
        MoneyRow {
            funder,
            name: None,
            kind: None,
            purpose: None,
            report_due: None,
            restricted: false,
            status: None,
            committed: wording.in_table(&figures.committed),
            received: self.yen(&figures.received, amounts.is_due),
            spent: self.yen(&figures.spent, amounts.is_due),
            rate: wording.rate(&figures.rate),
            remaining: wording.in_table(&figures.remaining),
            elapsed: figures.elapsed.as_ref().map(|elapsed| wording.whole_percent(elapsed)),
        }
    }

    /// The finding is how much of what was agreed is spent, and what is left.
    fn money_chart(
        &self,
        total: &Amounts,
        all: &AllMoneyFigures,
        drawn: &[(Text, &Amounts, &MoneyFigures)],
    ) -> Option<MoneyChart> {
        let wording = self.wording;
        let parts = |amounts: &Amounts| [Some(amounts.committed), amounts.received, amounts.spent];
        let told = |figure: &Figure, is_due: bool| {
            let yen = wording.say("yen-in-sentence", &[("yen", wording.in_table(figure))]);
            wording.or(figure, yen, self.blank(is_due))
        };
        let most = drawn.iter().flat_map(|(_, amounts, _)| parts(amounts)).flatten().max()?;
        if most <= Decimal::ZERO {
            return None;
        }
        let committed = wording.in_table(&all.total.committed);
        let title = match total.execution_rate().is_some() && total.remaining().is_some() {
            true => wording.say(
                "money-finding",
                &[
                    ("committed", committed),
                    ("rate", wording.rate(&all.total.rate)),
                    ("remaining", wording.in_table(&all.total.remaining)),
                ],
            ),
            false => {
                let count = wording.count(&all.unreported.1);
                wording
                    .say("money-finding-unreported", &[("committed", committed), ("count", count)])
            }
        };
        let told_rows: Vec<Text> = drawn
            .iter()
            .map(|(funder, amounts, figures)| {
                wording.say(
                    "money-alt-row",
                    &[
                        ("funder", funder.clone()),
                        ("committed", told(&figures.committed, true)),
                        ("received", told(&figures.received, amounts.is_due)),
                        ("spent", told(&figures.spent, amounts.is_due)),
                    ],
                )
            })
            .collect();
        let alt = wording
            .say("money-alt", &[("title", title.clone()), ("rows", wording.list(&told_rows))]);
        let rows = drawn.iter().map(|(funder, amounts, figures)| {
            let shown = [&figures.committed, &figures.received, &figures.spent];
            let bars = parts(amounts).into_iter().zip(shown).map(|(amount, figure)| MoneyPart {
                at: amount
                    .and_then(|amount| value::over(amount, most)?.to_f64())
                    .unwrap_or(0.0)
                    .clamp(0.0, 1.0),
                value: self.yen(figure, amounts.is_due),
            });
            MoneyBars { name: funder.clone(), parts: bars.collect() }
        });
        Some(MoneyChart { title, alt, rows: rows.collect() })
    }
}

/// What a grant is called where it stands alone: by its funder, and by its own name too
/// where the funder gives another.
pub(in crate::view) fn grant(
    funding: &Funding,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Text {
    let funder = wording.name(&funding.funder);
    let theirs = disclosed.funding().iter().filter(|(_, it)| it.funder.ja == funding.funder.ja);
    match wording.optional(funding.name.as_ref()).filter(|_| theirs.count() > 1) {
        Some(grant) => wording.say("money-grant", &[("funder", funder), ("grant", grant)]),
        None => funder,
    }
}
