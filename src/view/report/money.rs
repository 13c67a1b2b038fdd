//! Money of all funders.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::money::Amounts;
use crate::domain::words::FundingStatus;
use crate::view::text_of;

use super::Desk;

#[derive(Debug, Serialize)]
pub(super) struct Money {
    /// None if nothing was agreed or received, so that there is nothing to draw.
    chart: Option<MoneyChart>,
    rows: Vec<MoneyRow>,
    total: MoneyRow,
    notes: Vec<String>,
}

/// Bars of what was agreed, received and spent, in this order.
#[derive(Debug, Serialize)]
struct MoneyChart {
    title: String,
    alt: String,
    rows: Vec<MoneyBars>,
}

#[derive(Debug, Serialize)]
struct MoneyBars {
    name: String,
    parts: [MoneyPart; 3],
}

#[derive(Debug, Serialize)]
struct MoneyPart {
    /// From 0 to 1, of the largest amount.
    at: f64,
    value: String,
}

#[derive(Debug, Serialize)]
pub(super) struct MoneyRow {
    funder: String,
    name: Option<String>,
    restricted: bool,
    status: Option<String>,
    committed: String,
    received: String,
    spent: String,
    rate: String,
    remaining: String,
    elapsed: Option<String>,
}

impl Desk<'_> {
    pub(super) fn money(&self) -> Option<Money> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let money = &disclosure.figures.money;
        if money.lines.is_empty() {
            return None;
        }
        let amounts = |amounts: &Amounts| {
            (
                wording.in_table(amounts.committed),
                wording.in_table(amounts.received),
                wording.in_table(amounts.spent),
                amounts.execution_rate().map_or_else(|| "−".to_owned(), |rate| wording.rate(rate)),
                wording.in_table(amounts.remaining()),
            )
        };
        let mut notes = Vec::new();
        let mut rows = Vec::new();
        let mut drawn = Vec::new();
        let cite = |line: &str| {
            for figure in ["committed", "received", "spent", "rate", "remaining"] {
                wording.cite(&format!("money.{line}.{figure}"));
            }
        };
        cite("total");
        for (at, line) in money.lines.iter().enumerate() {
            cite(&(at + 1).to_string());
            let Some((_, funding)) =
                disclosure.funding.iter().find(|(index, _)| *index == line.funding)
            else {
                continue;
            };
            let (committed, received, spent, rate, remaining) = amounts(&line.amounts);
            if let Some(variance) = line.variance {
                let key =
                    if variance.is_sign_negative() { "variance-under" } else { "variance-over" };
                let reason = funding
                    .variance_reason
                    .as_ref()
                    .map(|reason| wording.name(reason).to_owned())
                    .unwrap_or_else(|| wording.word("variance-unexplained"));
                notes.push(wording.say(
                    key,
                    &[
                        ("funder", wording.name(&funding.funder).into()),
                        ("points", wording.rounded(variance.abs(), 1).into()),
                        ("reason", reason.into()),
                    ],
                ));
            }
            // What is only applied for is in the table, not among the bars.
            if funding.status == FundingStatus::Confirmed {
                drawn.push((wording.name(&funding.funder), &line.amounts));
            }
            rows.push(MoneyRow {
                funder: wording.name(&funding.funder).to_owned(),
                name: text_of(funding.name.as_ref(), wording),
                restricted: funding.restricted,
                status: (funding.status != FundingStatus::Confirmed)
                    .then(|| wording.word(&format!("funding-{}", funding.status.name()))),
                committed,
                received,
                spent,
                rate,
                remaining,
                elapsed: line.elapsed.map(|elapsed| wording.share(elapsed)),
            });
        }
        let chart = self.money_chart(&money.total, &drawn);
        let (committed, received, spent, rate, remaining) = amounts(&money.total);
        Some(Money {
            chart,
            rows,
            total: MoneyRow {
                funder: wording.word("money-total"),
                name: None,
                restricted: false,
                status: None,
                committed,
                received,
                spent,
                rate,
                remaining,
                elapsed: None,
            },
            notes,
        })
    }

    /// The finding is how much of what was agreed is spent, and what is left.
    fn money_chart(&self, total: &Amounts, drawn: &[(&str, &Amounts)]) -> Option<MoneyChart> {
        let wording = self.wording;
        let parts = |amounts: &Amounts| [amounts.committed, amounts.received, amounts.spent];
        let most = drawn.iter().flat_map(|(_, amounts)| parts(amounts)).max()?;
        if most <= Decimal::ZERO {
            return None;
        }
        let rate = total.execution_rate()?;
        let title = wording.say(
            "money-finding",
            &[
                ("committed", wording.in_table(total.committed).into()),
                ("rate", wording.rate(rate).into()),
                ("remaining", wording.in_table(total.remaining()).into()),
            ],
        );
        let told: Vec<String> = drawn
            .iter()
            .map(|(funder, amounts)| {
                wording.say(
                    "money-alt-row",
                    &[
                        ("funder", (*funder).into()),
                        ("committed", wording.in_table(amounts.committed).into()),
                        ("received", wording.in_table(amounts.received).into()),
                        ("spent", wording.in_table(amounts.spent).into()),
                    ],
                )
            })
            .collect();
        let alt = wording.say(
            "money-alt",
            &[("title", title.as_str().into()), ("rows", wording.list(&told).into())],
        );
        let rows = drawn.iter().map(|(funder, amounts)| MoneyBars {
            name: (*funder).to_owned(),
            parts: parts(amounts).map(|amount| MoneyPart {
                at: (amount / most).to_f64().unwrap_or(0.0).clamp(0.0, 1.0),
                value: wording.in_table(amount),
            }),
        });
        Some(MoneyChart { title, alt, rows: rows.collect() })
    }
}
