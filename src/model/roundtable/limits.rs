//! The numbers that decide a light or a warning, by the code of what they decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::rules::{ConditionCode, WarningCode};
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

impl Resolver<'_> {
    /// Reads the limits that the settings give in place of those of the rules.
    pub(crate) fn limits(&mut self) -> Limits {
        let given = &self.records.config.config.thresholds;
        let judged = ConditionCode::ALL.iter().map(|code| code.rule());
        let judged = judged.filter(|rule| rule.limits.is_some()).map(|rule| rule.code);
        let signs = WarningCode::ALL.iter().map(|code| code.rule().code);
        Limits {
            conditions: self.limits_of(
                "conditions",
                &given.conditions,
                &judged.collect::<Vec<_>>(),
            ),
            warnings: self.limits_of("warnings", &given.warnings, &signs.collect::<Vec<_>>()),
        }
    }

    fn limits_of(
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
