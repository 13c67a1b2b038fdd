//! Where values come from, and what the marks mean.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::disclosure::rows::{Definition, Thresholds};
use crate::domain::name::Name;
use crate::domain::words::IndicatorLevel;
use crate::view::mark::Mark;
use crate::view::text::Text;

use super::{ReportWriter, partner_name};

/// Where the values of an indicator come from.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SourceRow {
    /// Its code.
    id: Text,
    /// Its name.
    name: Text,
    /// Its level: the region, outcomes, outputs or process.
    level: Text,
    /// How it is measured; absent if nobody wrote it, or it is told elsewhere.
    method: Option<Text>,
    /// Who measures it; absent if nobody wrote it, or it is told elsewhere.
    source: Option<Text>,
    /// How often it is measured; absent if nobody wrote it.
    frequency: Option<Text>,
    /// Who reported the values, where somebody else than their owner did.
    reported_by: Option<Text>,
    /// The targets of the SDGs that it is about; absent if nobody wrote them.
    sdg: Option<Text>,
}

/// What a mark means.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LegendRow {
    /// The mark.
    mark: Mark,
    /// What it means.
    meaning: Text,
}

impl ReportWriter<'_> {
    /// Where the values come from and how they are measured. A sector reads the
    /// region's sources under their table and its own under its charts, and how
    /// others measure in the funders' report.
    pub(super) fn sources(&self) -> Vec<SourceRow> {
        let wording = self.wording;
        let is_sector = self.own().is_some();
        self.disclosed
            .indicators()
            .filter(|(definition, _)| self.is_shared(definition))
            .filter(|(definition, _)| !is_sector || definition.level != IndicatorLevel::Population)
            .map(|(definition, assessed)| {
                let is_own = self.is_own(definition);
                let shown = |is_shown: bool, text: Option<&Name>| {
                    wording.optional(text.filter(|_| is_shown))
                };
                SourceRow {
                    id: wording.cell(&definition.id),
                    name: wording.name(&definition.name),
                    level: wording.word(&format!("level-{}", definition.level.name())),
                    method: shown(!is_sector || is_own, definition.method.as_ref()),
                    source: shown(!is_sector || !is_own, definition.source.as_ref()),
                    frequency: definition
                        .frequency
                        .map(|frequency| wording.word(&format!("frequency-{}", frequency.name()))),
                    reported_by: self.reported_by(definition, assessed),
                    sdg: definition.sdg.as_ref().map(|target| {
                        wording.say("sdg-target", &[("target", wording.cell(target))])
                    }),
                }
            })
            .filter(|row| !is_sector || row.method.is_some() || row.source.is_some())
            .collect()
    }

    /// Those who reported values of an indicator, if they are others than its owner.
    fn reported_by(&self, definition: &Definition, assessed: &IndicatorAssessment) -> Option<Text> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let all = assessed.series.iter().flat_map(|point| &point.reporters);
        let others: BTreeSet<_> = all.filter(|id| definition.owner.as_ref() != Some(id)).collect();
        let named = others.into_iter().filter_map(|id| disclosed.organisation(id));
        let names: Vec<Text> = named.map(|it| partner_name(it, wording)).collect();
        (!names.is_empty()).then(|| wording.say("reported-by", &[("names", wording.list(&names))]))
    }

    /// The statuses and states that this document uses.
    pub(super) fn legend(&self) -> Vec<LegendRow> {
        let wording = self.wording;
        let used: Vec<Status> =
            self.disclosed.indicators().map(|(_, assessed)| assessed.status).collect();
        Status::ALL
            .into_iter()
            .filter(|status| used.contains(status))
            .map(|status| LegendRow {
                mark: Mark::status(status, wording),
                meaning: wording.say(&format!("meaning-{}", status.code()), &self.thresholds()),
            })
            .collect()
    }

    /// From which ratio an indicator is on track, and slightly late.
    fn thresholds(&self) -> [(&'static str, Text); 2] {
        let set = self.disclosed.roundtable().thresholds;
        let worded = |limit: Decimal| {
            // Two places, or as many as were set.
            let mut limit = limit.normalize();
            limit.rescale(limit.scale().max(2));
            self.wording.cell(limit)
        };
        [("on", worded(set.on_track)), ("late", worded(set.slightly_late))]
    }

    /// Where the limits of the judgement come from.
    pub(super) fn limits_of_judgement(&self) -> Text {
        let set = self.disclosed.roundtable().thresholds;
        let is_usual = (set.on_track, set.slightly_late) == Thresholds::USUAL;
        let key = if is_usual { "method-limits-usual" } else { "method-limits" };
        self.wording.say(key, &self.thresholds())
    }
}
