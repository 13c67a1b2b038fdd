//! Money of all funders.

use serde::Serialize;

use crate::records::tables::FundingStatus;
use crate::view::text_of;

use super::Desk;

#[derive(Debug, Serialize)]
pub(super) struct Money {
    rows: Vec<MoneyRow>,
    total: MoneyRow,
    notes: Vec<String>,
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
        let amounts = |amounts: &crate::assessment::money::Amounts| {
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
        let (committed, received, spent, rate, remaining) = amounts(&money.total);
        Some(Money {
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
}
