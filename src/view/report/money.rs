//! Money of all funders.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::money::Amounts;
use crate::domain::value;
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
        // What is not due yet is none; what is due and blank was not reported.
        let amounts = |amounts: &Amounts| {
            let reported = |yen: Option<Decimal>| match yen {
                Some(yen) => wording.in_table(yen),
                None if amounts.is_due => wording.word("amount-unreported"),
                None => "−".to_owned(),
            };
            (
                wording.in_table(amounts.committed),
                reported(amounts.received),
                reported(amounts.spent),
                amounts.execution_rate().map_or_else(|| "−".to_owned(), |rate| wording.rate(rate)),
                amounts.remaining().map_or_else(|| "−".to_owned(), |yen| wording.in_table(yen)),
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
        for (key, count) in [
            ("money-without-received", money.without_received),
            ("money-without-spent", money.total.without_spent),
        ] {
            if count > 0 {
                notes.push(wording.say(key, &[("count", count.into())]));
            }
        }
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
        let parts = |amounts: &Amounts| [Some(amounts.committed), amounts.received, amounts.spent];
        let blank = |is_due: bool| match is_due {
            true => wording.word("amount-unreported"),
            false => "−".to_owned(),
        };
        let shown = |yen: Option<Decimal>, is_due: bool| {
            yen.map_or_else(|| blank(is_due), |yen| wording.in_table(yen))
        };
        let told = |yen: Option<Decimal>, is_due: bool| match yen {
            Some(yen) => wording.say("yen-in-sentence", &[("yen", wording.in_table(yen).into())]),
            None => blank(is_due),
        };
        let most = drawn.iter().flat_map(|(_, amounts)| parts(amounts)).flatten().max()?;
        if most <= Decimal::ZERO {
            return None;
        }
        let committed = wording.in_table(total.committed);
        let title = match total.execution_rate().zip(total.remaining()) {
            Some((rate, remaining)) => wording.say(
                "money-finding",
                &[
                    ("committed", committed.into()),
                    ("rate", wording.rate(rate).into()),
                    ("remaining", wording.in_table(remaining).into()),
                ],
            ),
            None => wording.say(
                "money-finding-unreported",
                &[("committed", committed.into()), ("count", total.without_spent.into())],
            ),
        };
        let told_rows: Vec<String> = drawn
            .iter()
            .map(|(funder, amounts)| {
                wording.say(
                    "money-alt-row",
                    &[
                        ("funder", (*funder).into()),
                        ("committed", told(Some(amounts.committed), true).into()),
                        ("received", told(amounts.received, amounts.is_due).into()),
                        ("spent", told(amounts.spent, amounts.is_due).into()),
                    ],
                )
            })
            .collect();
        let alt = wording.say(
            "money-alt",
            &[("title", title.as_str().into()), ("rows", wording.list(&told_rows).into())],
        );
        let rows = drawn.iter().map(|(funder, amounts)| MoneyBars {
            name: (*funder).to_owned(),
            parts: parts(amounts).map(|amount| MoneyPart {
                at: amount
                    .and_then(|amount| value::over(amount, most)?.to_f64())
                    .unwrap_or(0.0)
                    .clamp(0.0, 1.0),
                value: shown(amount, amounts.is_due),
            }),
        });
        Some(MoneyChart { title, alt, rows: rows.collect() })
    }
}
