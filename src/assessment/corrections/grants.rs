//! Amounts that were committed to grants that had begun. They do not progress: another
//! amount is a correction. What was received and spent has no days, and may have become
//! more without having been wrong.

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Figure, Made};
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::text::key;
use crate::model::Model;
use crate::model::money::Funding;
use crate::records::sealed::{Sealed, SealedGrant};

use super::{Corrected, Correction, Printed};

/// The family and the ID of the sum of all.
const FAMILY: &str = "money-committed";
const TOTAL: &str = "money.total.committed";

type Sameness = fn(&SealedGrant, &Funding) -> bool;

/// Whether a row is about a printed grant, by the surest signs first: names are mended,
/// and a funder may give twice.
const SAMENESS: [Sameness; 5] = [
    |grant, row| is_named(grant, row) && is_begun(grant, row) && is_same(grant, row),
    |grant, row| is_named(grant, row) && is_begun(grant, row),
    is_named,
    |grant, row| is_funder(grant, row) && is_begun(grant, row) && is_same(grant, row),
    |grant, row| is_begun(grant, row) && is_same(grant, row),
];

fn is_funder(grant: &SealedGrant, row: &Funding) -> bool {
    key(&grant.funder) == key(&row.funder.ja)
}

fn is_named(grant: &SealedGrant, row: &Funding) -> bool {
    let name = row.name.as_ref().map(|name| name.ja.as_str()).unwrap_or_default();
    is_funder(grant, row) && key(grant.name.as_deref().unwrap_or_default()) == key(name)
}

fn is_begun(grant: &SealedGrant, row: &Funding) -> bool {
    Some(grant.start) == row.start
}

fn is_same(grant: &SealedGrant, row: &Funding) -> bool {
    grant.committed == row.committed
}

impl Printed<'_> {
    /// Compares the grants that the last edition printed with today's tables.
    pub(super) fn grants(&self, last: &Sealed, then: &Model) -> Vec<Correction> {
        let Some(tables) = last.tables(self.visibility) else { return Vec::new() };
        let mut found = Vec::new();
        let mut difference = Decimal::ZERO;
        for (grant, row) in matched(&tables.grants, &then.funding) {
            // Who may see it has no day.
            let is_hidden = row.is_some_and(|it| !may_show(self.visibility, it.visibility));
            let new = row.map(|it| it.committed);
            if is_hidden || new == Some(grant.committed) {
                continue;
            }
            difference =
                difference.saturating_add(new.unwrap_or_default()).saturating_sub(grant.committed);
            let funder = row.map(|it| it.funder.clone());
            // In the table of all, or to whoever gives it alone.
            let own = format!("money.{}.committed", grant.funder);
            found.push(Correction {
                what: Corrected::Grant {
                    funder: funder.unwrap_or_else(|| Name::new(&grant.funder, None)),
                    day: last.as_of,
                    old: grant.committed,
                    new,
                },
                audiences: self
                    .audiences(|figures| figures.contains_key(TOTAL) || figures.contains_key(&own)),
                reason: None,
                origin: row.map_or_else(|| Origin::file("inputs"), |it| it.origin.clone()),
            });
        }
        let printed = self.figure(TOTAL).and_then(|it| it.value.parse::<Decimal>().ok());
        if let (Some(printed), false) = (printed, difference.is_zero()) {
            found.extend(self.changed(
                last.as_of,
                Figure::new(Made {
                    id: TOTAL.to_owned(),
                    family: FAMILY.to_owned(),
                    subject: None,
                    value: Amount::Yen(printed.saturating_add(difference)),
                    terms: Vec::new(),
                    rows: found.iter().map(|it| it.origin.clone()).collect(),
                    flags: Vec::new(),
                }),
            ));
        }
        found
    }
}

/// Puts beside each printed grant the row that is about it.
fn matched<'a>(
    grants: &'a [SealedGrant],
    rows: &'a [Funding],
) -> Vec<(&'a SealedGrant, Option<&'a Funding>)> {
    let mut free: Vec<&Funding> = rows.iter().collect();
    let mut pairs: Vec<(&SealedGrant, Option<&Funding>)> =
        grants.iter().map(|grant| (grant, None)).collect();
    for is_it in SAMENESS {
        for (grant, row) in pairs.iter_mut().filter(|(_, row)| row.is_none()) {
            if let Some(at) = free.iter().position(|it| is_it(grant, it)) {
                *row = Some(free.remove(at));
            }
        }
    }
    pairs
}
