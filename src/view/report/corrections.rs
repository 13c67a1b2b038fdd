//! 「前回からの訂正」: what was printed and is no longer so, old and new.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::changes::Since;
use crate::assessment::corrections::{Corrected, Correction};
use crate::assessment::figure::Figure;
use crate::domain::name::{CommitmentId, IndicatorId, SectorId};
use crate::domain::words::Aggregation;
use crate::markup::Markup;
use crate::view::figures as explained;
use crate::view::mark::Mark;
use crate::view::text::Text;
use crate::view::words::Wording;

use super::ReportWriter;

/// What is no longer as it was printed.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Corrections {
    /// What the narrative says of it.
    pub(super) prose: Vec<Markup>,
    /// What was printed and what is so now.
    pub(super) rows: Vec<CorrectionRow>,
}

/// Something that was printed and is no longer so.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CorrectionRow {
    /// What it is.
    name: Text,
    /// The span or day that it is of.
    span: Text,
    /// What was printed.
    old: Text,
    /// What is so now.
    new: Text,
    /// Why it changed; absent if nobody wrote it, or it follows from itself.
    reason: Option<Text>,
}

impl CorrectionRow {
    /// The same as a line of text.
    pub(super) fn line(self, wording: &Wording<'_>) -> Text {
        let reason = self.reason.unwrap_or_else(|| wording.word("reason-unsaid"));
        wording.say(
            "change-revised-line",
            &[
                ("name", self.name),
                ("span", self.span),
                ("old", self.old),
                ("new", self.new),
                ("reason", reason),
            ],
        )
    }
}

impl ReportWriter<'_> {
    /// Where editions were sealed, what is no longer as they printed it; else the
    /// values that somebody noted as corrected.
    pub(super) fn corrections(&self) -> Vec<CorrectionRow> {
        let changes = &self.disclosed.figures().changes;
        if !changes.is_compared {
            return self.revisions();
        }
        let audience = self.disclosed.edition.name.as_str();
        let printed = changes.corrections.iter().zip(&self.disclosed.figures().printed.corrections);
        let printed = printed.filter(|(it, _)| it.audiences.contains(audience));
        printed.filter_map(|(it, figures)| self.correction(it, figures.as_ref())).collect()
    }

    fn revisions(&self) -> Vec<CorrectionRow> {
        let wording = self.wording;
        self.disclosed
            .indicators()
            .flat_map(|(definition, assessed)| {
                let figures = assessed.revisions.iter().zip(&assessed.printed.revisions);
                figures.map(move |(revision, (old, new))| CorrectionRow {
                    name: wording.name(&definition.name),
                    span: wording.span(revision.span),
                    old: wording.reading(old, &revision.old),
                    new: wording.reading(new, &revision.new),
                    reason: wording.optional(revision.reason.as_ref()),
                })
            })
            .collect()
    }

    /// Words a correction; nothing if it is the same in words.
    fn correction(
        &self,
        correction: &Correction,
        figures: Option<&(Figure, Figure)>,
    ) -> Option<CorrectionRow> {
        let wording = self.wording;
        let name_of = |id: &IndicatorId| {
            let (definition, _) = self.disclosed.indicator(id)?;
            Some((definition, wording.name(&definition.name)))
        };
        let no_record = || wording.word("correction-no-record");
        let follows = || Some(wording.word("correction-follows"));
        let row = match &correction.what {
            Corrected::Value { indicator, span, parts, new, .. } => {
                let (printed, corrected) = figures?;
                let (_, mut name) = name_of(indicator)?;
                if !parts.is_empty() {
                    let parts: Vec<String> = parts.iter().map(|(_, it)| it.clone()).collect();
                    let part = self.disclosed.roundtable().breakdown_name(&parts);
                    let part = wording.name(&part);
                    name = wording.say("correction-part", &[("name", name), ("part", part)]);
                }
                CorrectionRow {
                    name,
                    span: wording.span(*span),
                    old: wording.in_table(printed),
                    new: wording.reading(corrected, new),
                    reason: wording.optional(correction.reason.as_ref()),
                }
            }
            Corrected::Total { indicator, day, new, .. } => {
                let (printed, corrected) = figures?;
                let (definition, name) = name_of(indicator)?;
                let key = match definition.aggregation {
                    Aggregation::Average => "correction-average",
                    _ => "correction-total",
                };
                CorrectionRow {
                    name: wording.say(key, &[("name", name)]),
                    span: wording.short_date(*day),
                    old: wording.in_table(printed),
                    new: wording.reading(corrected, new),
                    reason: follows(),
                }
            }
            Corrected::Status { indicator, day, old, new } => CorrectionRow {
                name: wording.say("correction-status", &[("name", name_of(indicator)?.1)]),
                span: wording.short_date(*day),
                old: Mark::status(*old, wording).word,
                new: Mark::status(*new, wording).word,
                reason: follows(),
            },
            Corrected::Commitment { id, sector, day, old, new } => {
                let (name, owner) = self.commitment(id);
                let sector = sector.as_ref().or(owner);
                if self.own().is_some_and(|own| sector != Some(own)) {
                    return None;
                }
                CorrectionRow {
                    name: wording.say("correction-commitment", &[("name", name)]),
                    span: wording.short_date(*day),
                    old: Mark::state(*old, wording).word,
                    new: new.map_or_else(no_record, |new| Mark::state(new, wording).word),
                    reason: None,
                }
            }
            Corrected::Due { id, is_first, day, old, new } => {
                let (name, owner) = self.commitment(id);
                if self.own().is_some_and(|own| owner != Some(own)) {
                    return None;
                }
                let key = if *is_first { "correction-first-due" } else { "correction-due" };
                CorrectionRow {
                    name: wording.say(key, &[("name", name)]),
                    span: wording.short_date(*day),
                    old: wording.short_date(*old),
                    new: new
                        .map_or_else(|| wording.word("no-due-date"), |new| wording.short_date(new)),
                    reason: None,
                }
            }
            Corrected::Grant { funder, day, .. } => {
                let (printed, corrected) = figures?;
                let name = wording.name(funder);
                CorrectionRow {
                    name: wording.say("correction-grant", &[("name", name)]),
                    span: wording.short_date(*day),
                    old: wording.value(printed),
                    new: wording.or(corrected, wording.value(corrected), no_record()),
                    reason: None,
                }
            }
            Corrected::Figure { day, figure, old } => {
                let (printed, corrected) = figures?;
                old.get(wording.language().code())?;
                CorrectionRow {
                    name: explained::kind(figure, wording),
                    span: wording.short_date(*day),
                    old: wording.value(printed),
                    new: wording.value(corrected),
                    reason: None,
                }
            }
        };
        (row.old.to_string() != row.new.to_string()).then_some(row)
    }

    /// The title of a commitment, or its code if the tables do not have it any more, and
    /// whose it is.
    fn commitment(&self, id: &CommitmentId) -> (Text, Option<&SectorId>) {
        let found = self.disclosed.commitment(id);
        let title = found.map(|it| self.wording.name(&it.title));
        (title.unwrap_or_else(|| self.wording.cell(id)), found.map(|it| &it.sector))
    }

    /// Says with which of the two what changed is compared.
    pub(super) fn compared_with(&self) -> Text {
        let (disclosed, wording) = (self.disclosed, self.wording);
        match disclosed.figures().changes.since {
            Since::Printed(span, issue) => wording.say(
                "changes-printed",
                &[("period", wording.span(span)), ("issue", wording.cell(issue))],
            ),
            Since::Recalculated => wording.say(
                "changes-recalculated",
                &[("date", wording.date(disclosed.calendar().previous.last))],
            ),
        }
    }
}
