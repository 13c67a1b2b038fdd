//! Prose and where it belongs.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{GoalId, IndicatorId};
use crate::domain::time::{TimeSpan, days_between};
use crate::domain::words::{Section, TextPlace, Visibility};
use crate::locale::Language;

use super::period::Calendar;
use super::resolver::Resolver;
use super::roundtable::{Addressed, Edition};

/// A piece of prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// The file.
    pub path: String,
    /// The line of the file that the body begins on, from 1.
    pub first_line: u32,
    /// The part of a document it is for.
    pub section: TextPlace,
    /// Where that was said.
    pub section_origin: Origin,
    /// Who it is for; empty for everyone.
    pub audiences: Vec<Addressed>,
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
    /// Why it differs from the computed status; printed below it.
    pub override_reason: Option<String>,
    /// Why it may say a small number of people; the secretariat reads it.
    pub few_people: Option<String>,
    /// The Markdown.
    pub body: String,
}

impl Prose {
    /// Returns whether a report on a period has it: it is about no other.
    pub fn may_be_of(&self, reported: TimeSpan) -> bool {
        self.period.is_none_or(|period| {
            // FY2026 and 2026-04..2027-03 are one.
            (period.first, period.last) == (reported.first, reported.last)
        })
    }
}

/// Days by which the report of an earlier period may come late and still have
/// the texts that say no period: a quarter.
const LATE: i32 = 92;

/// Whether a text that says no period was written for a later one: it speaks of
/// what was not yet so. What the roundtable is for stays.
fn is_of_later(prose: &Prose, calendar: &Calendar) -> bool {
    prose.period.is_none()
        && prose.section != Section::Agenda
        && days_between(calendar.period.last, calendar.usual.last) > LATE
}

impl Resolver<'_> {
    /// Drafts are left out: a draft that is printed is a commitment too early. So
    /// are texts of periods that no edition reports on.
    pub(crate) fn prose(&mut self, calendar: &Calendar, editions: &[Edition]) -> Vec<Prose> {
        let records = self.records;
        let mut prose: Vec<Prose> = Vec::new();
        for record in records.narratives.iter().filter(|record| !record.draft) {
            let mut audiences = Vec::new();
            for name in &record.audiences {
                match name.value.as_str() {
                    "funder" | "資金提供者" => audiences.push(Addressed::Funders),
                    "事務局" => audiences.push(Addressed::Edition("internal".to_owned())),
                    other if editions.iter().any(|it| it.is_called(other)) => {
                        audiences.push(Addressed::Edition(other.to_owned()));
                    }
                    other => {
                        let sector = self.sector_ref(other, &name.origin);
                        audiences.extend(sector.map(Addressed::Sector));
                    }
                }
            }
            // Audiences that do not exist must not turn into everyone.
            if audiences.is_empty() && !record.audiences.is_empty() {
                continue;
            }
            if record.body.trim().is_empty() {
                let origin = Origin::text(&record.path, record.first_line, 1);
                self.diagnostics.push(Diagnostic::narrative_empty(&origin));
                continue;
            }
            prose.push(Prose {
                path: record.path.clone(),
                first_line: record.first_line,
                section: record.section.value.clone(),
                section_origin: record.section.origin.clone(),
                audiences,
                period: record.period.as_ref().map(|period| period.value),
                goal: record.goal.as_ref().and_then(|goal| self.goal_ref(goal)),
                indicator: record.indicator.as_ref().and_then(|name| self.indicator_ref(name)),
                language: record.language,
                visibility: record
                    .visibility
                    .unwrap_or_else(|| self.default_visibility("narrative")),
                override_reason: record.override_reason.clone(),
                few_people: record.few_people.clone(),
                body: record.body.clone(),
            });
        }
        let (later, mut prose): (Vec<Prose>, Vec<Prose>) =
            prose.into_iter().partition(|it| is_of_later(it, calendar));
        let own = editions.iter().filter_map(|it| it.period);
        let periods: Vec<TimeSpan> = std::iter::once(calendar.period).chain(own).collect();
        prose.retain(|it| periods.iter().any(|period| it.may_be_of(*period)));
        if let Some(first) = later.first() {
            let origin = Origin::text(&first.path, 1, 1);
            let (usual, period) = (calendar.usual.to_string(), calendar.period.to_string());
            let problem = Diagnostic::prose_of_later(&origin, &usual, &period, later.len());
            self.diagnostics.push(problem);
        }
        prose
    }
}
