//! How many indicators stand how, in all and beyond those that are told by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::assessment::visibility::may_show;
use crate::diagnostics::Origin;
use crate::domain::name::{GoalId, IndicatorId};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Definition;

/// Of a goal with more indicators than these, the others are counted.
pub const NAMED_INDICATORS: usize = 8;

/// How many indicators stand how.
#[derive(Debug, Clone)]
pub struct StatusFigures {
    /// All.
    pub all: Figure,
    /// Those that can be judged.
    pub rated: Figure,
    /// Of these, reached or on track.
    pub good: Figure,
    /// Of these, the others.
    pub bad: Figure,
    /// By status, of which there are any.
    pub by_status: BTreeMap<Status, Figure>,
}

/// Returns the indicators that one visibility may see, with their status.
pub(super) fn shown<'a>(
    model: &'a Model,
    indicators: &BTreeMap<IndicatorId, Arc<IndicatorAssessment>>,
    visibility: Visibility,
) -> Vec<(&'a Definition, Status)> {
    let definitions = model.indicators.iter().map(|indicator| &indicator.definition);
    let shown = definitions.filter(|definition| may_show(visibility, definition.visibility));
    shown.filter_map(|it| Some((it, indicators.get(&it.id)?.status))).collect()
}

/// Counts how the indicators stand.
pub(super) fn statuses(shown: &[(&Definition, Status)], book: &mut Book) -> StatusFigures {
    let mut count = |id: &str, family: &str, is_counted: &dyn Fn(Status) -> bool| {
        let counted = shown.iter().filter(|(_, status)| is_counted(*status));
        let rows: Vec<Origin> = counted.map(|(it, _)| it.origin.clone()).collect();
        book.value(called(id, family, None), Amount::of_count(rows.len()), &rows)
    };
    let is_good = |status: Status| matches!(status, Status::Achieved | Status::OnTrack);
    let all = count("indicators", "indicators", &|_| true);
    let rated = count("indicators.rated", "indicators-rated", &Status::is_rated);
    let good = |status: Status| status.is_rated() && is_good(status);
    let good = count("indicators.good", "indicators-good", &good);
    let bad = |status: Status| status.is_rated() && !is_good(status);
    let bad = count("indicators.bad", "indicators-bad", &bad);
    let mut by_status = BTreeMap::new();
    for status in Status::ALL {
        if shown.iter().any(|(_, it)| *it == status) {
            let id = format!("indicators.{}", status.code());
            let family = format!("indicators-{}", status.code());
            by_status.insert(status, count(&id, &family, &|it| it == status));
        }
    }
    StatusFigures { all, rated, good, bad, by_status }
}

/// Counts the indicators of each goal that are not told by name.
pub(super) fn unnamed(
    model: &Model,
    shown: &[(&Definition, Status)],
    book: &mut Book,
) -> BTreeMap<GoalId, Figure> {
    let mut unnamed = BTreeMap::new();
    for goal in &model.goals {
        let of_goal = shown.iter().filter(|(it, _)| it.goal.as_ref() == Some(&goal.id));
        let rows: Vec<Origin> =
            of_goal.skip(NAMED_INDICATORS).map(|(it, _)| it.origin.clone()).collect();
        if !rows.is_empty() {
            let name = called(
                format!("indicators.{}.more", goal.id),
                "indicators-more",
                Some(&goal.title),
            );
            let more = book.value(name, Amount::of_count(rows.len()), &rows);
            unnamed.insert(goal.id.clone(), more);
        }
    }
    unnamed
}
