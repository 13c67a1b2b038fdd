//! What only figures show to be missing: months of a sum, amounts of a grant, the reasons
//! of variances and of corrections.

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::IndicatorId;
use crate::domain::time::{TimeSpan, add_days};
use crate::domain::value::Reading;
use crate::domain::words::Section;
use crate::model::Model;
use crate::model::indicator::has_unreadable;
use crate::model::roundtable::Audience;

use super::Figures;
use super::corrections::{Corrected, Correction};
use super::money::MoneyLine;
use super::visibility::may_show;

/// Tells which months are missing, where they are not only late.
pub fn months_missing(model: &Model, figures: &Figures, diagnostics: &mut Vec<Diagnostic>) {
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        // A row that could not be read was told already.
        if has_unreadable(&model.unreadable, definition) {
            continue;
        }
        let assessed = figures.indicators.get(&definition.id);
        let Some((coverage, current)) =
            assessed.and_then(|it| it.coverage.as_ref().zip(it.current.as_ref()))
        else {
            continue;
        };
        let lag = i32::try_from(definition.lag_days).unwrap_or(0);
        let due = |month: &&TimeSpan| add_days(month.last, lag) < model.calendar.as_of;
        let inside = |month: &&TimeSpan| month.last < current.date;
        let months: Vec<String> = coverage
            .missing
            .iter()
            .filter(|month| due(month) || inside(month))
            .map(ToString::to_string)
            .collect();
        let (Some(origin), false) = (current.origins.last(), months.is_empty()) else { continue };
        let names: Vec<&str> = coverage
            .absent
            .iter()
            .filter_map(|id| model.organisation(id))
            .map(|organisation| organisation.short_name.as_str())
            .collect();
        diagnostics.push(Diagnostic::months_missing(
            origin,
            &definition.name.ja,
            coverage.months,
            coverage.there,
            &months.join("、"),
            &names.join("、"),
        ));
    }
}

/// Tells which grants may not be shown to those whose edition is about them: it waits, and
/// no other does.
pub fn grants_hidden(model: &Model, diagnostics: &mut Vec<Diagnostic>) {
    for edition in &model.editions {
        let Audience::Grants(grants) = &edition.audience else { continue };
        let rows = grants.rows.iter().filter_map(|at| model.funding.get(*at));
        for row in rows.filter(|it| !may_show(edition.visibility, it.visibility)) {
            let (funder, name) = (&row.funder.ja, &edition.name);
            let documents = edition.kinds.iter().flat_map(|kind| {
                let languages = model.roundtable.languages.iter();
                languages.map(|language| edition.path(*kind, *language))
            });
            let problem = Diagnostic::grant_hidden(&row.origin, funder, name);
            diagnostics.push(problem.only_in_these(documents));
        }
    }
}

/// Tells that amounts are blank of which something else is reckoned.
pub fn spending_unreported(model: &Model, figures: &Figures, diagnostics: &mut Vec<Diagnostic>) {
    let lines = &figures.money.lines;
    let unreported: Vec<&MoneyLine> =
        lines.iter().filter(|line| line.amounts.without_spent > 0).collect();
    let Some(first) = unreported.first() else { return };
    let funder = model.funding.get(first.funding).map(|funding| funding.funder.ja.as_str());
    diagnostics.push(Diagnostic::spending_unreported(
        &first.origin,
        funder.unwrap_or_default(),
        unreported.len(),
    ));
}

/// Asks for an explanation wherever spending differs from plan by more than
/// 10 % and none is given (S102).
pub fn variances_unexplained(model: &Model, figures: &Figures, diagnostics: &mut Vec<Diagnostic>) {
    let mut ask = |origin: &Origin, what: &str, percent: Decimal| {
        let percent = percent.round_dp(1).normalize().to_string();
        diagnostics.push(Diagnostic::variance_unexplained(origin, what, &percent));
    };
    for line in figures.sustainability.costs.lines.iter().filter(|line| line.needs_reason()) {
        if let (None, Some(percent), Some(row)) =
            (&line.reason, line.variance, line.rows.rows.last())
        {
            let category = line.category.as_ref().map(|name| name.ja.as_str());
            ask(row, category.unwrap_or_default(), percent);
        }
    }
    for line in &figures.money.lines {
        let Some(funding) = model.funding.get(line.funding) else { continue };
        if let (None, Some(points)) = (&funding.variance_reason, line.variance) {
            ask(&line.origin, &funding.funder.ja, points);
        }
    }
}

/// Asks for the reasons that nobody wrote down. One text for the period's corrections
/// is reason enough for all of them.
pub fn corrections_unexplained(
    model: &Model,
    figures: &Figures,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let period = model.calendar.period;
    let is_told = model
        .prose
        .iter()
        .any(|it| it.section == Section::Correction && it.period.is_none_or(|of| of == period));
    if is_told {
        return;
    }
    let name = |id: &IndicatorId| {
        let found = model.indicator(id).map(|it| it.definition.name.ja.clone());
        found.unwrap_or_else(|| id.to_string())
    };
    let mut others: Vec<(&Correction, &str)> = Vec::new();
    for correction in figures.changes.corrections.iter().filter(|it| it.reason.is_none()) {
        match &correction.what {
            Corrected::Value { indicator, span, old, new, .. } => {
                let new = match new {
                    Reading::Number(number) => number.normalize().to_string(),
                    Reading::Suppressed => "x".to_owned(),
                    _ => "…".to_owned(),
                };
                diagnostics.push(Diagnostic::correction_without_reason(
                    &correction.origin,
                    (&name(indicator), &span.to_string()),
                    (&old.normalize().to_string(), &new),
                ));
            }
            // These follow from values.
            Corrected::Total { .. } | Corrected::Status { .. } => {}
            Corrected::Commitment { id, .. } | Corrected::Due { id, .. } => {
                others.push((correction, id.as_str()));
            }
            Corrected::Grant { funder, .. } => others.push((correction, &funder.ja)),
            Corrected::Figure { figure, .. } => others.push((correction, &figure.id)),
        }
    }
    if let Some((first, id)) = others.first() {
        let more = others.len().saturating_sub(1);
        diagnostics.push(Diagnostic::figure_corrected(&first.origin, id, more));
    }
}
