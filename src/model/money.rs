//! The money of the secretariat and the roundtable.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;
use crate::domain::words::{FundingStatus, Visibility};

use super::commitment::Commitment;
use super::covers::Covers;
use super::plausible::{fraction, no_percent};
use super::resolver::Resolver;

/// Money from one funder for one purpose, in yen.
#[derive(Debug, Clone, PartialEq)]
pub struct Funding {
    /// Who gives it.
    pub funder: Name,
    /// Grant, contract, dues, donation.
    pub kind: Option<Name>,
    /// Name of the grant.
    pub name: Option<Name>,
    /// What it is for.
    pub purpose: Option<Name>,
    /// Whether its use is restricted.
    pub restricted: bool,
    /// Share that may pay for the secretariat, in percent.
    pub for_backbone: Option<Decimal>,
    /// Amount committed, in yen.
    pub committed: Decimal,
    /// Amount received, in yen.
    pub received: Option<Decimal>,
    /// Amount spent, in yen.
    pub spent: Option<Decimal>,
    /// First day of the grant.
    pub start: Option<Date>,
    /// Last day of the grant.
    pub end: Option<Date>,
    /// Whether it is certain.
    pub status: FundingStatus,
    /// Day the next report is due.
    pub report_due: Option<Date>,
    /// Why spending differs from plan by more than 10 %.
    pub variance_reason: Option<Name>,
    /// What it pays for: everything, if nothing is named.
    pub covers: Covers,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl Resolver<'_> {
    pub(crate) fn funding(&mut self, commitments: &[Commitment]) -> Vec<Funding> {
        let records = self.records;
        let mut funding = Vec::new();
        let rows = self.rows_once(&records.funding);
        for record in self.grants_once(rows) {
            if let (Some(start), Some(end)) = (&record.start, &record.end)
                && end.value < start.value
            {
                self.diagnostics.push(Diagnostic::dates_reversed(
                    &end.origin,
                    &end.value.to_string(),
                    &start.value.to_string(),
                ));
            }
            let share = record.for_backbone_pct.as_ref();
            self.diagnostics.extend(no_percent(share, "for_backbone_pct"));
            self.diagnostics.extend(fraction(share, "for_backbone_pct"));
            let named = record.covers.iter().flat_map(|names| {
                names.value.0.iter().map(|name| (name.as_str(), names.origin.clone()))
            });
            let covers = self.covers(named, commitments);
            funding.push(Funding {
                covers,
                funder: Name::of(&record.funder, record.funder_en.as_ref()),
                kind: Name::optional(record.funder_type.as_ref(), record.funder_type_en.as_ref()),
                name: Name::optional(record.name.as_ref(), record.name_en.as_ref()),
                purpose: Name::optional(record.purpose.as_ref(), record.purpose_en.as_ref()),
                restricted: record.restricted.as_ref().is_some_and(|restricted| restricted.value),
                for_backbone: record.for_backbone_pct.as_ref().map(|share| share.value.0),
                committed: record.committed.value.or_zero(),
                received: record.received.as_ref().and_then(|amount| amount.value.0),
                spent: record.spent.as_ref().and_then(|amount| amount.value.0),
                start: record.start.as_ref().map(|date| date.value),
                end: record.end.as_ref().map(|date| date.value),
                status: record.status.as_ref().map_or(FundingStatus::Confirmed, |it| it.value),
                report_due: record.report_due.as_ref().map(|date| date.value),
                variance_reason: Name::optional(
                    record.variance_reason.as_ref(),
                    record.variance_reason_en.as_ref(),
                ),
                visibility: self.visibility(record.visibility.as_ref(), "funding"),
                origin: record.origin.clone(),
            });
        }
        self.settle_negatives("funding", &mut funding, |it| {
            (&it.origin, [Some(it.committed), it.received, it.spent])
        });
        funding
    }
}
