//! Warnings in what was promised: overdue, moved, or left to the secretariat.

use rust_decimal::Decimal;

use crate::assessment::conditions::{self, LEAST_ROWS, Reckoned};
use crate::assessment::day::{Day, tally};
use crate::assessment::tally::Share;
use crate::domain::rules::WarningCode;

use super::candidates::{Candidate, Warnings};
use super::warning::Subject;

/// Commitments are overdue; their days are moved; the secretariat carries most of them.
pub(super) fn commitments(warnings: &mut Warnings<'_>) {
    let then = Day { as_of: warnings.day.model.calendar.previous.last, ..warnings.day };
    let (late, before) = (conditions::overdue(&warnings.day), conditions::overdue(&then));
    share_of_commitments(warnings, WarningCode::OverdueCommitments, late, before.value);
    let open = warnings.day.open_commitments();
    let moved = open.iter().filter(|(commitment, _)| commitment.times_revised >= 2);
    let moved = Share {
        part: tally(moved.map(|(commitment, _)| &commitment.origin)),
        whole: tally(open.iter().map(|(commitment, _)| &commitment.origin)),
    };
    let value = moved.percent().filter(|_| moved.whole.count() >= LEAST_ROWS);
    share_of_commitments(
        warnings,
        WarningCode::MovedCommitments,
        Reckoned { value, part: moved.part, ..Reckoned::default() },
        None,
    );
    let own = conditions::backbone_load(&warnings.day);
    share_of_commitments(
        warnings,
        WarningCode::BackboneLoad,
        own,
        conditions::backbone_load(&then).value,
    );
}

fn share_of_commitments(
    warnings: &mut Warnings<'_>,
    code: WarningCode,
    now: Reckoned,
    before: Option<Decimal>,
) {
    let Some(value) = now.value else { return };
    warnings.warn_from(
        value,
        Candidate {
            body: None,
            code,
            subject: Subject::Roundtable,
            before,
            now: value,
            rows: now.part,
        },
    );
}
