//! Goals that nobody listed: named only by their indicators and commitments.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::{fold, key, without_series};
use crate::domain::value::Sourced;
use crate::records::handed_in::Records;
use crate::records::tables::GoalRecord;

/// Letters of the shortest goal: a code has fewer.
const SHORTEST: usize = 5;

/// Makes goals of what other tables call them, if there is no table of goals and all
/// are called by words. A code says nothing of what it is about.
pub(in crate::records) fn make(records: &mut Records, diagnostics: &mut Vec<Diagnostic>) {
    if records.tables.contains("goals") || records.unreadable.holds_any("goals") {
        return;
    }
    let indicators = records.indicators.iter().map(|it| (it.goal_id.as_ref(), &it.origin));
    let commitments = records.commitments.iter().map(|it| (it.goal_id.as_ref(), &it.origin));
    let named = indicators.chain(commitments).filter_map(|(goal, row)| Some((goal?, row)));
    let mut goals: BTreeMap<String, (usize, &Sourced<String>, &Origin)> = BTreeMap::new();
    for (goal, row) in named {
        if !is_words(&goal.value) {
            return;
        }
        let place = goals.len();
        goals.entry(key(bare(&goal.value))).or_insert((place, goal, row));
    }
    let mut goals: Vec<_> = goals.into_values().collect();
    goals.sort_by_key(|(place, ..)| *place);
    let Some((_, first, _)) = goals.first() else { return };
    let titles: Vec<&str> = goals.iter().map(|(_, title, _)| bare(&title.value)).collect();
    diagnostics.push(Diagnostic::goals_from_rows(&first.origin, titles.len(), &titles.join("、")));
    let made: Vec<GoalRecord> = goals.iter().map(|(_, title, row)| goal(title, row)).collect();
    records.goals = made;
    records.tables.insert("goals");
}

fn is_words(text: &str) -> bool {
    let folded = fold(text);
    let is_code = folded.chars().all(|c| c.is_ascii_alphanumeric() || "-_.()#".contains(c));
    folded.chars().count() >= SHORTEST && !is_code
}

/// 目標1　… is the goal with its number before it.
fn bare(title: &str) -> &str {
    without_series(title).unwrap_or(title)
}

fn goal(title: &Sourced<String>, row: &Origin) -> GoalRecord {
    GoalRecord {
        goal_id: Sourced { value: String::new(), origin: title.origin.clone() },
        title: Sourced { value: bare(&title.value).to_owned(), origin: title.origin.clone() },
        title_en: None,
        description: None,
        description_en: None,
        body: None,
        target_state: None,
        target_state_en: None,
        reviewed_on: None,
        extra: Vec::new(),
        origin: row.clone(),
    }
}
