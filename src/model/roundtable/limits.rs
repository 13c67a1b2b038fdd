//! The numbers that decide a light or a warning, by the code of what they decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::rules::{ConditionCode, Quantity, WarningCode};
use crate::domain::words::Visibility;
use crate::model::resolver::Resolver;
use crate::records::config::Setting;
use crate::records::config::settings::to_decimal;

/// Of this sign the second limit is of another thing than the first: they have no order.
const OF_TWO_THINGS: WarningCode = WarningCode::LostChampion;

/// Numbers that decide a light or a warning, by code: green and amber, or
/// amber and red. A code that is not here has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Indicators of the five conditions.
    pub conditions: BTreeMap<String, (Decimal, Decimal)>,
    /// Warnings.
    pub warnings: BTreeMap<String, (Decimal, Decimal)>,
}

/// Numbers that decide an indicator's status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Progress ÷ elapsed time from which an indicator is on track; 0.90 is
    /// the default of Camms (S110).
    pub on_track: Decimal,
    /// Progress ÷ elapsed time from which it is slightly late; 0.70 is the
    /// default of Camms (S110).
    pub slightly_late: Decimal,
    /// Share of the time that must have passed; 0.10 is our judgement.
    pub too_early: Decimal,
    /// How many measuring intervals a value may be old; 1.5 is our judgement.
    pub stale: Decimal,
}

impl Thresholds {
    /// On track and slightly late, where nothing else is set.
    pub const USUAL: (Decimal, Decimal) =
        (Decimal::from_parts(90, 0, 0, false, 2), Decimal::from_parts(70, 0, 0, false, 2));
}

/// What a code decides, as its rule says: its usual limits, and what they count.
type Known = (&'static str, (Decimal, Decimal), Quantity);

impl Resolver<'_> {
    /// Reads the numbers that decide an indicator's status.
    pub(crate) fn thresholds(&mut self) -> Thresholds {
        let file = &self.records.config;
        let given = &file.config.thresholds;
        let mut read = |name: &str, written: &Setting<f64>, low: Decimal, high: Decimal| {
            let value = to_decimal(*written.get_ref()).filter(|it| (low..=high).contains(it));
            if value.is_none() {
                let origin = file.origin(written.span());
                let setting = format!("thresholds.{name}");
                let (written, low) = (written.get_ref().to_string(), low.to_string());
                self.diagnostics.push(Diagnostic::limit_out_of_range(
                    &origin,
                    &setting,
                    &written,
                    (&low, &high.to_string()),
                ));
            }
            value.unwrap_or_default()
        };
        let (some, one) = (Decimal::new(1, 2), Decimal::ONE);
        let read = Thresholds {
            on_track: read("on_track", &given.on_track, some, one),
            slightly_late: read("slightly_late", &given.slightly_late, some, one),
            too_early: read("too_early", &given.too_early, Decimal::ZERO, one),
            stale: read("stale", &given.stale, one, Decimal::ONE_HUNDRED),
        };
        if read.slightly_late > read.on_track && !read.on_track.is_zero() {
            let origin = file.origin(given.slightly_late.span());
            let (late, on_track) = (read.slightly_late.to_string(), read.on_track.to_string());
            let (late, on_track) =
                (("thresholds.slightly_late", &*late), ("thresholds.on_track", &*on_track));
            self.diagnostics.push(Diagnostic::limits_reversed(&origin, late, on_track));
        }
        read
    }

    /// Reads below how many people a number is withheld, by what an edition may show: whoever
    /// may see less is shown no smaller ones.
    pub(crate) fn min_cells(&mut self) -> BTreeMap<Visibility, u32> {
        let file = &self.records.config;
        let given = &file.config.disclosure;
        let all = [
            (Visibility::Internal, &given.internal),
            (Visibility::Members, &given.members),
            (Visibility::Funder, &given.funder),
            (Visibility::Public, &given.public),
        ];
        for [(narrow, least), (wide, most)] in all.windows(2).flat_map(<[_; 2]>::try_from) {
            if least.get_ref() > most.get_ref() {
                let place = if most.span().is_empty() { least.span() } else { most.span() };
                let name = |it: Visibility| format!("disclosure.{}", it.name());
                let (narrow, wide) = (name(narrow), name(wide));
                let (least, most) = (least.get_ref().to_string(), most.get_ref().to_string());
                self.diagnostics.push(Diagnostic::limits_reversed(
                    &file.origin(place),
                    (&narrow, &least),
                    (&wide, &most),
                ));
            }
        }
        all.map(|(visibility, number)| (visibility, *number.get_ref())).into()
    }

    /// Reads the limits that the settings give in place of those of the rules.
    pub(crate) fn limits(&mut self) -> Limits {
        let given = &self.records.config.config.thresholds;
        let judged = ConditionCode::ALL.iter().map(|code| code.rule());
        let judged = judged.filter_map(|it| Some((it.code, it.limits?, it.quantity)));
        let judged: Vec<Known> = judged.collect();
        let signs = WarningCode::ALL.iter().map(|code| code.rule());
        let signs: Vec<Known> = signs.map(|it| (it.code, it.limits, it.quantity)).collect();
        Limits {
            conditions: self.limits_of("conditions", &given.conditions, &judged),
            warnings: self.limits_of("warnings", &given.warnings, &signs),
        }
    }

    fn limits_of(
        &mut self,
        table: &str,
        given: &BTreeMap<String, Setting<[f64; 2]>>,
        known: &[Known],
    ) -> BTreeMap<String, (Decimal, Decimal)> {
        let file = &self.records.config;
        let mut limits = BTreeMap::new();
        for (code, pair) in given {
            let origin = file.origin(pair.span());
            let setting = format!("thresholds.{table}.{code}");
            let Some((_, usual, quantity)) = known.iter().find(|(known, ..)| known == code) else {
                let known: Vec<&str> = known.iter().map(|(code, ..)| *code).collect();
                let known = known.join(", ");
                self.diagnostics.push(Diagnostic::unknown_setting(&origin, &setting, "", &known));
                continue;
            };
            let [first, second] = *pair.get_ref();
            let (Some(first), Some(second)) = (to_decimal(first), to_decimal(second)) else {
                continue;
            };
            limits.insert(code.clone(), (first, second));
            let most = match quantity {
                Quantity::Percent => Decimal::ONE_HUNDRED,
                _ => Decimal::MAX,
            };
            let is_far = |it: &Decimal| *it < Decimal::ZERO || *it > most;
            if let Some(far) = [first, second].into_iter().find(is_far) {
                let high = if most == Decimal::MAX { String::new() } else { most.to_string() };
                let problem = Diagnostic::limit_out_of_range(
                    &origin,
                    &setting,
                    &far.to_string(),
                    ("0", &high),
                );
                self.diagnostics.push(problem);
            } else if code != OF_TWO_THINGS.rule().code
                && first.cmp(&second) == usual.1.cmp(&usual.0)
            {
                let usual =
                    format!("[{}, {}]", usual.0.round_dp(1).normalize(), usual.1.normalize());
                let written = format!("[{first}, {second}]");
                self.diagnostics
                    .push(Diagnostic::limits_turned(&origin, &setting, &written, &usual));
            }
        }
        limits
    }
}
