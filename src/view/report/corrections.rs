//! 「前回からの訂正」: what was printed and is no longer so, old and new.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assessment::changes::Since;
use crate::assessment::corrections::{Corrected, Correction};
use crate::assessment::ledger::Amount;
use crate::domain::name::{CommitmentId, IndicatorId, SectorId};
use crate::domain::value::Reading;
use crate::domain::words::Aggregation;
use crate::markup::Markup;
use crate::view::words::Wording;
use crate::view::{Mark, figures, text_of};

use super::Desk;

#[derive(Debug, Serialize)]
pub(super) struct Corrections {
    pub(super) prose: Vec<Markup>,
    pub(super) rows: Vec<CorrectionRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow {
    name: String,
    span: String,
    old: String,
    new: String,
    reason: Option<String>,
}

impl CorrectionRow {
    /// The same as a line of text.
    pub(super) fn line(self, wording: &Wording<'_>) -> String {
        let reason = self.reason.unwrap_or_else(|| wording.word("reason-unsaid"));
        wording.say(
            "change-revised-line",
            &[
                ("name", self.name.into()),
                ("span", self.span.into()),
                ("old", self.old.into()),
                ("new", self.new.into()),
                ("reason", reason.into()),
            ],
        )
    }
}

impl Desk<'_> {
    /// Where editions were sealed, what is no longer as they printed it; else the
    /// values that somebody noted as corrected.
    pub(super) fn corrections(&self) -> Vec<CorrectionRow> {
        let changes = &self.disclosure.figures.changes;
        if !changes.is_compared {
            return self.revisions();
        }
        let audience = self.disclosure.edition.audience.code();
        let printed = changes.corrections.iter().filter(|it| it.audiences.contains(audience));
        printed.filter_map(|it| self.correction(it)).collect()
    }

    fn revisions(&self) -> Vec<CorrectionRow> {
        let wording = self.wording;
        self.disclosure
            .indicators
            .iter()
            .flat_map(|(definition, assessed)| {
                assessed.revisions.iter().map(move |revision| CorrectionRow {
                    name: wording.name(&definition.name).to_owned(),
                    span: wording.span(revision.span),
                    old: wording.reading(&revision.old),
                    new: wording.reading(&revision.new),
                    reason: text_of(revision.reason.as_ref(), wording),
                })
            })
            .collect()
    }

    /// Words a correction; nothing if it is the same in words.
    fn correction(&self, correction: &Correction) -> Option<CorrectionRow> {
        let wording = self.wording;
        let name_of = |id: &IndicatorId| {
            let (definition, _) = self.disclosure.indicator(id)?;
            Some((definition, wording.name(&definition.name).to_owned()))
        };
        let no_record = || wording.word("correction-no-record");
        let follows = || Some(wording.word("correction-follows"));
        let row = match &correction.what {
            Corrected::Value { indicator, span, parts, old, new } => {
                let (_, mut name) = name_of(indicator)?;
                if !parts.is_empty() {
                    let parts: Vec<String> = parts.iter().map(|(_, it)| it.clone()).collect();
                    let part = self.disclosure.roundtable.breakdown_name(&parts);
                    let part = wording.name(&part).to_owned();
                    name = wording
                        .say("correction-part", &[("name", name.into()), ("part", part.into())]);
                }
                CorrectionRow {
                    name,
                    span: wording.span(*span),
                    old: wording.reading(&Reading::Number(*old)),
                    new: wording.reading(new),
                    reason: text_of(correction.reason.as_ref(), wording),
                }
            }
            Corrected::Total { indicator, day, old, new } => {
                let (definition, name) = name_of(indicator)?;
                let key = match definition.aggregation {
                    Aggregation::Average => "correction-average",
                    _ => "correction-total",
                };
                CorrectionRow {
                    name: wording.say(key, &[("name", name.into())]),
                    span: wording.short_date(*day),
                    old: wording.reading(&Reading::Number(*old)),
                    new: wording.reading(new),
                    reason: follows(),
                }
            }
            Corrected::Status { indicator, day, old, new } => CorrectionRow {
                name: wording.say("correction-status", &[("name", name_of(indicator)?.1.into())]),
                span: wording.short_date(*day),
                old: Mark::status(*old, wording).word,
                new: Mark::status(*new, wording).word,
                reason: follows(),
            },
            Corrected::Promise { id, sector, day, old, new } => {
                let (name, owner) = self.promise(id);
                let sector = sector.as_ref().or(owner);
                if self.own().is_some_and(|own| sector != Some(own)) {
                    return None;
                }
                CorrectionRow {
                    name: wording.say("correction-promise", &[("name", name.into())]),
                    span: wording.short_date(*day),
                    old: Mark::state(*old, wording).word,
                    new: new.map_or_else(no_record, |new| Mark::state(new, wording).word),
                    reason: None,
                }
            }
            Corrected::Due { id, is_first, day, old, new } => {
                let (name, owner) = self.promise(id);
                if self.own().is_some_and(|own| owner != Some(own)) {
                    return None;
                }
                let key = if *is_first { "correction-first-due" } else { "correction-due" };
                CorrectionRow {
                    name: wording.say(key, &[("name", name.into())]),
                    span: wording.short_date(*day),
                    old: wording.short_date(*old),
                    new: new
                        .map_or_else(|| wording.word("no-due-date"), |new| wording.short_date(new)),
                    reason: None,
                }
            }
            Corrected::Grant { funder, day, old, new } => {
                let yen = |yen: Decimal| figures::amount(&Amount::Yen(yen), wording);
                let name = wording.name(funder).to_owned();
                CorrectionRow {
                    name: wording.say("correction-grant", &[("name", name.into())]),
                    span: wording.short_date(*day),
                    old: yen(*old),
                    new: new.map_or_else(no_record, yen),
                    reason: None,
                }
            }
            Corrected::Figure { day, figure, old } => {
                let title = figures::title(figure, wording);
                let end = title.find(['：', ':']).unwrap_or(title.len());
                CorrectionRow {
                    name: title.get(..end).unwrap_or(&title).to_owned(),
                    span: wording.short_date(*day),
                    old: old.get(wording.language().code())?.clone(),
                    new: figures::amount(&figure.value, wording),
                    reason: None,
                }
            }
        };
        (row.old != row.new).then_some(row)
    }

    /// The title of a promise, or its code if the tables do not have it any more, and
    /// whose it is.
    fn promise(&self, id: &CommitmentId) -> (String, Option<&SectorId>) {
        let found = self.disclosure.commitment(id);
        let title = found.map(|it| self.wording.name(&it.title).to_owned());
        (title.unwrap_or_else(|| id.to_string()), found.map(|it| &it.sector))
    }

    /// Says with which of the two what changed is compared.
    pub(super) fn compared_with(&self) -> String {
        let (disclosure, wording) = (self.disclosure, self.wording);
        match disclosure.figures.changes.since {
            Since::Printed(span, issue) => wording.say(
                "changes-printed",
                &[("period", wording.span(span).into()), ("issue", issue.to_string().into())],
            ),
            Since::Recalculated => wording.say(
                "changes-recalculated",
                &[("date", wording.date(disclosure.calendar.previous.last).into())],
            ),
        }
    }
}
