//! The signs that were found so far, and when a number is one.

use rust_decimal::Decimal;

use crate::assessment::day::Day;
use crate::assessment::participation::Participation;
use crate::assessment::tally::Tally;
use crate::domain::name::BodyId;
use crate::domain::rules::{WarningCode, WarningRule};

use super::warning::{Level, Subject, Warning};

/// What is looked at, and what was found.
pub(super) struct Signs<'a> {
    pub(super) day: Day<'a>,
    pub(super) participation: &'a Participation,
    pub(super) found: Vec<Warning>,
}

/// What a rule looks at.
pub(super) struct Sign {
    pub(super) code: WarningCode,
    pub(super) subject: Subject,
    pub(super) body: Option<BodyId>,
    pub(super) before: Option<Decimal>,
    pub(super) now: Decimal,
    pub(super) rows: Tally,
}

impl Signs<'_> {
    /// Amber and red, as the settings give them or as the rule has them.
    pub(super) fn limits(&self, code: WarningCode) -> (Decimal, Decimal) {
        let rule = code.rule();
        let given = &self.day.model.roundtable.limits.warnings;
        given.get(rule.code).copied().unwrap_or(rule.limits)
    }

    /// Warns if what is compared has reached a limit from below.
    pub(super) fn warn_from(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared >= red)
            .then_some(Level::Red)
            .or_else(|| (compared >= amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    /// Warns if what is compared lies beyond a limit.
    pub(super) fn warn_beyond(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared > red)
            .then_some(Level::Red)
            .or_else(|| (compared > amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    /// Warns if what is compared lies below a limit.
    pub(super) fn warn_below(&mut self, compared: Decimal, sign: Sign) {
        let (amber, red) = self.limits(sign.code);
        let level = (compared < red)
            .then_some(Level::Red)
            .or_else(|| (compared < amber).then_some(Level::Amber));
        self.warn(level, sign);
    }

    pub(super) fn warn(&mut self, level: Option<Level>, sign: Sign) {
        let Some(level) = level else { return };
        let limits = self.limits(sign.code);
        let Sign { code, subject, body, before, now, rows } = sign;
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
