//! The warnings that were found so far, and when a number is one.

use rust_decimal::Decimal;

use crate::assessment::day::Day;
use crate::assessment::participation::Participation;
use crate::assessment::tally::Tally;
use crate::domain::name::BodyId;
use crate::domain::rules::{WarningCode, WarningRule};

use super::warning::{Level, Subject, Warning};

/// What is looked at, and what was found.
pub(super) struct Warnings<'a> {
    pub(super) day: Day<'a>,
    pub(super) participation: &'a Participation,
    pub(super) found: Vec<Warning>,
}

/// What a rule looks at, and what may be worth a warning.
pub(super) struct Candidate {
    pub(super) code: WarningCode,
    pub(super) subject: Subject,
    pub(super) body: Option<BodyId>,
    pub(super) before: Option<Decimal>,
    pub(super) now: Decimal,
    pub(super) rows: Tally,
}

impl Warnings<'_> {
    /// Amber and red, as the settings give them or as the rule has them.
    pub(super) fn limits(&self, code: WarningCode) -> (Decimal, Decimal) {
        let rule = code.rule();
        let given = &self.day.model.roundtable.limits.warnings;
        given.get(rule.code).copied().unwrap_or(rule.limits)
    }

    /// Warns if what is compared has reached a limit from below.
    pub(super) fn warn_from(&mut self, compared: Decimal, it: Candidate) {
        let (amber, red) = self.limits(it.code);
        let level = (compared >= red)
            .then_some(Level::Red)
            .or_else(|| (compared >= amber).then_some(Level::Amber));
        self.warn(level, it);
    }

    /// Warns if what is compared lies beyond a limit.
    pub(super) fn warn_beyond(&mut self, compared: Decimal, it: Candidate) {
        let (amber, red) = self.limits(it.code);
        let level = (compared > red)
            .then_some(Level::Red)
            .or_else(|| (compared > amber).then_some(Level::Amber));
        self.warn(level, it);
    }

    /// Warns if what is compared lies below a limit.
    pub(super) fn warn_below(&mut self, compared: Decimal, it: Candidate) {
        let (amber, red) = self.limits(it.code);
        let level = (compared < red)
            .then_some(Level::Red)
            .or_else(|| (compared < amber).then_some(Level::Amber));
        self.warn(level, it);
    }

    pub(super) fn warn(&mut self, level: Option<Level>, it: Candidate) {
        let Some(level) = level else { return };
        let limits = self.limits(it.code);
        let Candidate { code, subject, body, before, now, rows } = it;
        let WarningRule { code, quantity, .. } = code.rule();
        self.found.push(Warning {
            code,
            level,
            subject,
            body,
            before,
            now,
            quantity,
            limits,
            rows,
        });
    }
}
