//! The numbers that decide a light or a warning, by the code of what they decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::model::resolver::Resolver;
use crate::records::config::Setting;
use crate::records::config::settings::to_decimal;

/// Numbers that decide a light or a warning, by code: green and amber, or
/// amber and red. A code that is not here has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Indicators of the five conditions.
    pub conditions: BTreeMap<String, (Decimal, Decimal)>,
    /// Warnings.
    pub warnings: BTreeMap<String, (Decimal, Decimal)>,
}

/// Codes of the indicators of the five conditions that have a light
///.
pub const CONDITION_CODES: [&str; 28] = [
    "CA1", "CA2", "CA3", "CA4", "CA5", "CA6", "SM1", "SM2", "SM3", "SM4", "SM5", "SM6", "MR1",
    "MR2", "MR3", "MR4", "MR5", "MR6", "CC1", "CC2", "CC3", "CC4", "CC5", "BB1", "BB2", "BB3",
    "BB4", "BB5",
];

/// Codes of the warnings.
pub const WARNING_CODES: [&str; 17] = [
    "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W12", "W13", "W14", "W15",
    "W16", "W17",
];

impl Resolver<'_> {
    pub(crate) fn limits(
        &mut self,
        table: &str,
        given: &BTreeMap<String, Setting<[f64; 2]>>,
        codes: &[&str],
    ) -> BTreeMap<String, (Decimal, Decimal)> {
        let file = &self.records.config;
        let mut limits = BTreeMap::new();
        for (code, pair) in given {
            let origin = file.origin(pair.span());
            if !codes.contains(&code.as_str()) {
                let setting = format!("thresholds.{table}.{code}");
                let known = codes.join(", ");
                self.diagnostics.push(Diagnostic::unknown_setting(&origin, &setting, "", &known));
                continue;
            }
            let [first, second] = *pair.get_ref();
            if let (Some(first), Some(second)) = (to_decimal(first), to_decimal(second)) {
                limits.insert(code.clone(), (first, second));
            }
        }
        limits
    }
}
