//! Cells that say less than a name, or more than one: a dash where nothing is meant, a
//! short name with nicknames behind it.

use crate::domain::text::fold;
use crate::domain::value::{Names, Sourced};

use super::handed_in::Records;
use super::tables::MemberRecord;

/// Takes dashes out of what refers to goals and indicators, and nicknames out of short
/// names.
pub(super) fn tidy(records: &mut Records) {
    let goals = records.indicators.iter_mut().map(|it| &mut it.goal_id);
    let goals = goals.chain(records.commitments.iter_mut().map(|it| &mut it.goal_id));
    let goals = goals.chain(records.decisions.iter_mut().map(|it| &mut it.goal_id));
    goals.for_each(without_dash);
    records.decisions.iter_mut().for_each(|it| without_dash(&mut it.indicator_id));
    records.commitments.iter_mut().for_each(|it| without_dash(&mut it.indicator_id));
    records.members.iter_mut().for_each(nicknames);
}

/// A dash says that there is none.
fn without_dash(name: &mut Option<Sourced<String>>) {
    const NONE: [&str; 4] = ["なし", "該当なし", "none", "n/a"];
    let is_none = |it: &mut Sourced<String>| {
        let text = fold(&it.value);
        text.chars().all(|c| "-ー―‐−–—".contains(c)) || NONE.contains(&text.as_str())
    };
    name.take_if(is_none);
}

/// 地域労協、連合協議会: pages print the first, people may write either.
fn nicknames(member: &mut MemberRecord) {
    let Some(short) = &mut member.short_name else { return };
    let parts = short.value.split(['、', ';', '；', '\n']).map(str::trim);
    let names: Vec<String> = parts.filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let Some((first, others)) = names.split_first().filter(|(_, others)| !others.is_empty()) else {
        return;
    };
    short.value.clone_from(first);
    let origin = short.origin.clone();
    let aliases =
        member.aliases.get_or_insert_with(|| Sourced { value: Names(Vec::new()), origin });
    aliases.value.0.extend(others.iter().cloned());
}
