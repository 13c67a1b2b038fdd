//! Goals that stand nowhere but beside the indicators and promises that serve them.
//!
//! Why: a list of indicators with its goals, each in full, is a list of goals too, and
//! many tables have no other. Codes alone are none: they name a table that is missing.

use std::collections::BTreeSet;

use crate::domain::text::key;
use crate::domain::value::Sourced;
use crate::records::Records;
use crate::records::tables::GoalRecord;

/// Letters up to which a text may be a code.
const LONGEST_CODE: usize = 6;

/// Makes the goals of what other tables name, where there is no table of goals.
pub(in crate::records) fn goals_of_others(records: &mut Records) {
    const TABLE: &str = "goals";
    if records.tables.contains(TABLE) || records.unreadable.tables.contains(TABLE) {
        return;
    }
    let is_filled = |name: &&Sourced<String>| !name.value.trim().is_empty();
    let of_indicators = records.indicators.iter().filter_map(|it| it.goal_id.as_ref());
    let mut named: Vec<&Sourced<String>> = of_indicators.filter(is_filled).collect();
    // A promise that names another goal than the indicators do may have misspelt it.
    if named.is_empty() {
        let of_promises = records.commitments.iter().filter_map(|it| it.goal_id.as_ref());
        named.extend(of_promises.filter(is_filled));
    }
    let is_code = |name: &&Sourced<String>| {
        let text = name.value.trim();
        text.chars().count() <= LONGEST_CODE || text.chars().all(|c| c.is_ascii_alphanumeric())
    };
    if named.is_empty() || named.iter().any(is_code) {
        return;
    }
    let mut seen = BTreeSet::new();
    let new = named.into_iter().filter(|name| seen.insert(key(&name.value)));
    let goals: Vec<GoalRecord> = new.map(goal).collect();
    records.goals = goals;
    records.tables.insert(TABLE);
}

fn goal(name: &Sourced<String>) -> GoalRecord {
    let origin = name.origin.clone();
    GoalRecord {
        origin: origin.clone(),
        goal_id: Sourced { value: String::new(), origin },
        title: name.clone(),
        title_en: None,
        description: None,
        description_en: None,
        body: None,
        target_state: None,
        target_state_en: None,
        reviewed_on: None,
        extra: Vec::new(),
    }
}
