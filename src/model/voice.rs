//! What people say, and what changed in rules and customs.

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{GoalId, Name, SectorId};
use crate::domain::time::TimeSpan;
use crate::domain::words::{ChangeLevel, Visibility};

use super::resolver::Resolver;

/// Something that somebody said and agreed to have printed.
///
/// Why no field for consent: there is no `Voice` without it.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// When it was heard.
    pub span: Option<TimeSpan>,
    /// The words.
    pub quote: Name,
    /// Whose voice it is, without a name.
    pub speaker: Name,
    /// The goal it is about.
    pub goal: Option<GoalId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

/// Words whose speaker did not agree: kept only so that the leak check can look
/// for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Unconsented {
    /// The words.
    pub quote: Name,
    /// The row.
    pub origin: Origin,
}

/// One answer to the members' survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Pulse {
    /// When.
    pub span: TimeSpan,
    /// The sector of who answered.
    pub sector: Option<SectorId>,
    /// What was asked.
    pub question: Name,
    /// From 1 to 5.
    pub score: Decimal,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

/// A change of rules, budgets or customs.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemChange {
    /// When.
    pub span: TimeSpan,
    /// What kind of thing changed.
    pub level: ChangeLevel,
    /// What changed.
    pub description: Name,
    /// What the roundtable had to do with it.
    pub contribution: Option<Name>,
    /// Where it can be seen.
    pub evidence: Option<Name>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The row.
    pub origin: Origin,
}

impl Resolver<'_> {
    /// Returns the voices that may be printed, and the words that may not.
    pub(crate) fn voices(&mut self) -> (Vec<Voice>, Vec<Unconsented>) {
        let records = self.records;
        let (mut voices, mut withheld) = (Vec::new(), Vec::new());
        for record in &records.voices {
            let quote = Name::of(&record.quote, record.quote_en.as_ref());
            let goal = record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal));
            if !record.consent.value {
                withheld.push(Unconsented { quote, origin: record.origin.clone() });
                continue;
            }
            voices.push(Voice {
                span: record.date.as_ref().map(|date| date.value),
                quote,
                speaker: Name::of(&record.speaker, record.speaker_en.as_ref()),
                goal,
                visibility: self.visibility(record.visibility.as_ref(), "voices"),
                origin: record.origin.clone(),
            });
        }
        voices.sort_by(|a, b| {
            (a.span.map(|it| it.last), &a.quote.ja).cmp(&(b.span.map(|it| it.last), &b.quote.ja))
        });
        (voices, withheld)
    }

    pub(crate) fn pulse(&mut self) -> Vec<Pulse> {
        let records = self.records;
        let mut pulse = Vec::new();
        for record in &records.pulse {
            let score = record.score.value;
            if !(Decimal::ONE..=Decimal::from(5)).contains(&score) {
                let origin = &record.score.origin;
                self.diagnostics.push(Diagnostic::score_out_of_range(origin, &score.to_string()));
                continue;
            }
            let sector = match &record.sector {
                Some(sector) => self.sector_ref(&sector.value, &sector.origin),
                None => None,
            };
            pulse.push(Pulse {
                span: record.date.value,
                sector,
                question: Name::of(&record.question, record.question_en.as_ref()),
                score,
                visibility: self.visibility(record.visibility.as_ref(), "pulse"),
                origin: record.origin.clone(),
            });
        }
        pulse.sort_by_key(|it| it.span.last);
        pulse
    }

    pub(crate) fn system_changes(&mut self) -> Vec<SystemChange> {
        let records = self.records;
        let mut changes: Vec<SystemChange> = Vec::new();
        for record in &records.changes {
            changes.push(SystemChange {
                span: record.date.value,
                level: record.level.value,
                description: Name::of(&record.description, record.description_en.as_ref()),
                contribution: Name::optional(
                    record.contribution.as_ref(),
                    record.contribution_en.as_ref(),
                ),
                evidence: Name::optional(record.evidence.as_ref(), record.evidence_en.as_ref()),
                goal: record.goal_id.as_ref().and_then(|goal| self.goal_ref(goal)),
                visibility: self.visibility(record.visibility.as_ref(), "changes"),
                origin: record.origin.clone(),
            });
        }
        changes.sort_by(|a, b| {
            (a.span.last, &a.description.ja).cmp(&(b.span.last, &b.description.ja))
        });
        changes
    }
}
