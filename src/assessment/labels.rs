//! What stands in each row, in a few words, for whoever follows a figure to its rows.

use std::collections::BTreeMap;

use crate::diagnostics::Origin;
use crate::domain::words::Presence;
use crate::model::Model;

/// Returns what stands in each row, in a few words, so that a list of rows can
/// be read: `P04 事務局への委託を二年契約にする`.
pub fn row_labels(model: &Model) -> BTreeMap<Origin, String> {
    let mut labels = BTreeMap::new();
    for it in &model.organisations {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.short_name));
    }
    for meeting in &model.meetings {
        let body = model.bodies.iter().find(|body| body.id == meeting.body);
        let body = body.map(|body| body.name.ja.as_str()).unwrap_or_default();
        labels.insert(meeting.origin.clone(), format!("{} {} {body}", meeting.id, meeting.date));
        for entry in &meeting.attendance {
            let words = Presence::ALL.iter().position(|it| *it == entry.presence);
            let words = words.map(|at| Presence::WORDS[at].words);
            let presence = words.and_then(|words| words.first()).unwrap_or(&"");
            let name = model.organisation(&entry.organisation).map(|it| it.short_name.as_str());
            let label = format!("{} {} {presence}", meeting.date, name.unwrap_or_default());
            // Lists of names in one cell are one origin for several.
            labels
                .entry(entry.origin.clone())
                .and_modify(|before: &mut String| *before = format!("{} {body}", meeting.date))
                .or_insert(label);
        }
    }
    for it in &model.decisions {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.text.ja));
    }
    for it in &model.commitments {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.title.ja));
    }
    for it in &model.goals {
        labels.insert(it.origin.clone(), format!("{} {}", it.id, it.title.ja));
    }
    for it in &model.funding {
        labels.insert(it.origin.clone(), it.funder.ja.clone());
    }
    for it in &model.costs {
        labels.insert(it.origin.clone(), format!("{} {}", it.month, it.category.ja));
    }
    for it in &model.backbone_log {
        labels.insert(it.origin.clone(), format!("{} {}h", it.span, it.hours.normalize()));
    }
    for it in &model.contributions {
        let item = it.item.as_ref().map(|item| item.ja.as_str()).unwrap_or_default();
        labels.insert(it.origin.clone(), format!("{} {item}", it.span));
    }
    for it in &model.pulse {
        labels.insert(it.origin.clone(), it.score.normalize().to_string());
    }
    for it in &model.system_changes {
        labels.insert(it.origin.clone(), it.description.ja.clone());
    }
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        labels
            .insert(definition.origin.clone(), format!("{} {}", definition.id, definition.name.ja));
        for value in indicator.observations.iter().chain(&indicator.breakdowns) {
            let number = value.number().map_or("-".to_owned(), |it| it.normalize().to_string());
            labels.insert(value.origin.clone(), format!("{} {number}", value.span));
        }
        for point in [&definition.baseline, &definition.target].into_iter().flatten() {
            let label = format!("{} {}", point.date, point.value.normalize());
            labels.insert(point.origin.clone(), label);
        }
    }
    labels
}
