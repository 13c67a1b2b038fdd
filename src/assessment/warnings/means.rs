//! Warnings in what the work rests on: money, and data from partners.

use rust_decimal::Decimal;

use crate::assessment::conditions::{self, LEAST_ROWS};
use crate::assessment::day::tally;
use crate::diagnostics::Origin;
use crate::domain::rules::WarningCode;

use super::candidates::{Candidate, Warnings};
use super::warning::Subject;

/// The runway is short; one funder gives most of the money.
pub(super) fn money(warnings: &mut Warnings<'_>) {
    let runway = conditions::runway(&warnings.day);
    if let Some(months) = runway.value {
        warnings.warn_below(
            months,
            Candidate {
                body: None,
                code: WarningCode::Runway,
                subject: Subject::Roundtable,
                before: None,
                now: months,
                rows: runway.part,
            },
        );
    }
    let largest = conditions::largest_funder(&warnings.day);
    if let Some(share) = largest.value {
        warnings.warn_beyond(
            share,
            Candidate {
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

/// Partners whose data did not come.
pub(super) fn data(warnings: &mut Warnings<'_>) {
    let reporters = conditions::data_due(&warnings.day).reporters;
    let silent: Vec<&Origin> =
        reporters.values().filter(|(came, _)| !came).map(|(_, origin)| origin).collect();
    if reporters.len() < LEAST_ROWS {
        return;
    }
    let share = Decimal::from(silent.len()) * Decimal::ONE_HUNDRED / Decimal::from(reporters.len());
    let rows = tally(silent);
    warnings.warn_from(
        share,
        Candidate {
            body: None,
            code: WarningCode::MissingData,
            subject: Subject::Roundtable,
            before: None,
            now: share,
            rows,
        },
    );
}
