//! Prose and where it belongs.

use crate::diagnostics::Diagnostic;
use crate::domain::time::TimeSpan;
use crate::domain::words::Section;
use crate::domain::words::Visibility;
use crate::locale::Language;

use super::Resolver;
use super::roundtable::Audience;
use crate::domain::name::{GoalId, IndicatorId};

/// A piece of prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// The file.
    pub path: String,
    /// The line of the file that the body begins on, from 1.
    pub first_line: u32,
    /// The part of a document it is for.
    pub section: Section,
    /// Who it is for; empty for everyone.
    pub audiences: Vec<Audience>,
    /// The period it is about; every one if none.
    pub period: Option<TimeSpan>,
    /// The goal it is about.
    pub goal: Option<GoalId>,
    /// The indicator it is about.
    pub indicator: Option<IndicatorId>,
    /// The language it is in.
    pub language: Language,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who wrote it.
    pub author: Option<String>,
    /// Why it differs from the computed status; printed below it.
    pub override_reason: Option<String>,
    /// The Markdown.
    pub body: String,
}

impl Resolver<'_> {
    /// Drafts are left out: a draft that is printed is a promise too early.
    pub(crate) fn prose(&mut self) -> Vec<Prose> {
        let records = self.records;
        let mut prose = Vec::new();
        for record in records.narratives.iter().filter(|record| !record.draft) {
            let mut audiences = Vec::new();
            for name in &record.audiences {
                match name.value.as_str() {
                    "funder" | "資金提供者" => audiences.push(Audience::Funder),
                    "internal" | "事務局" => audiences.push(Audience::Internal),
                    other => {
                        audiences
                            .extend(self.sector_ref(other, &name.origin).map(Audience::Sector));
                    }
                }
            }
            // Audiences that do not exist must not turn into everyone.
            if audiences.is_empty() && !record.audiences.is_empty() {
                continue;
            }
            if record.body.trim().is_empty() {
                let origin = crate::diagnostics::Origin::text(&record.path, record.first_line, 1);
                self.diagnostics.push(Diagnostic::narrative_empty(&origin));
                continue;
            }
            prose.push(Prose {
                path: record.path.clone(),
                first_line: record.first_line,
                section: record.section.value,
                audiences,
                period: record.period.as_ref().map(|period| period.value),
                goal: record.goal.as_ref().and_then(|goal| self.goal_ref(goal)),
                indicator: record.indicator.as_ref().and_then(|name| self.indicator_ref(name)),
                language: record.language,
                visibility: record
                    .visibility
                    .unwrap_or_else(|| self.default_visibility("narrative")),
                author: record.author.clone(),
                override_reason: record.override_reason.clone(),
                body: record.body.clone(),
            });
        }
        prose
    }
}
