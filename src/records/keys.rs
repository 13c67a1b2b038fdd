//! Codes that nobody wrote: made from what a row is.
//!
//! Why: partners' tables have no codes, and figures need identifiers that stay the same
//! next month. So a code is made from the words that say which thing a row is, and never
//! from where it stands: an organisation is its name, a meeting its body and number in
//! the year, or its body and day, a commitment its words and owner. The same thing in two
//! files has one code; where one of them has a code that somebody wrote, that is it.
//!
//! A column 「No」 numbers rows and says nothing of what they are: in a list of meetings or
//! decisions it is never a code, and elsewhere only while it numbers different things
//! differently. Rows may be named by it all the same.

pub(super) mod goals;
pub(crate) mod made;
mod meetings;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Place};
use crate::domain::text::{fold, key, legal_form};

use super::handed_in::Records;
use super::receipt::{Receipt, Rule};
use super::tables::{CommitmentRecord, DecisionRecord, MemberRecord};

use self::made::{Thing, Told, fill};
use self::meetings::Bodies;

pub(crate) use self::references::refers_to_meeting;

/// Whether a head is one of running numbers.
pub(crate) fn is_numbering(head: &str) -> bool {
    let folded = fold(head);
    matches!(folded.trim_end_matches('.'), "no" | "番号" | "項番" | "連番" | "通番" | "回" | "#")
}

/// Makes the codes of the indicators, which the names of other files are compared with.
pub(super) fn make_indicators(records: &mut Records) {
    let Records { indicators, keys, receipts, .. } = records;
    let rows = indicators.iter_mut().map(|it| Thing {
        identity: vec![key(&it.name.value)],
        shown: &it.name,
        code: &mut it.indicator_id,
    });
    let told = fill("indicators", 'I', rows.collect(), keys);
    tell(told, receipts);
}

/// Makes the codes of all other tables, and leads what names a meeting in another way
/// than by its code to it.
pub(super) fn make(records: &mut Records, diagnostics: &mut Vec<Diagnostic>) {
    let Records { members, goals, commitments, keys, receipts, .. } = records;
    let named = owners(members);
    let forms = forms(members);
    let rows = members.iter_mut().map(|it| Thing {
        identity: organisation(&it.org_name.value, &named, &forms),
        shown: &it.org_name,
        code: &mut it.org_id,
    });
    let mut told = fill("members", 'O', rows.collect(), keys);
    let rows = goals.iter_mut().map(|it| Thing {
        identity: vec![key(&it.title.value)],
        shown: &it.title,
        code: &mut it.goal_id,
    });
    told.extend(fill("goals", 'G', rows.collect(), keys));
    let rows = commitments.iter_mut().map(|it| commitment(it, &named));
    told.extend(fill("commitments", 'P', rows.collect(), keys));
    tell(told, receipts);
    let bodies = Bodies::of(&records.config, &records.meetings);
    let told = meetings::make(records, &bodies);
    tell(told, &mut records.receipts);
    references::lead(records, &bodies, diagnostics);
    let Records { decisions, keys, receipts, .. } = records;
    let told = fill("decisions", 'D', decisions.iter_mut().map(decision).collect(), keys);
    tell(told, receipts);
}

/// Every name of the organisations, with the full name of the only one that has it.
fn owners(members: &[MemberRecord]) -> BTreeMap<String, String> {
    let mut owners: BTreeMap<String, Option<String>> = BTreeMap::new();
    let full: BTreeSet<String> = members.iter().map(|it| key(&it.org_name.value)).collect();
    let mut nicknamed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for member in members {
        let name = key(&member.org_name.value);
        for other in names_of(member) {
            if other != name {
                nicknamed.entry(other.clone()).or_default().insert(name.clone());
            }
            let known = owners.entry(other).or_insert_with(|| Some(name.clone()));
            if known.as_ref() != Some(&name) {
                *known = None;
            }
        }
    }
    // A row that is called what another is nicknamed is that other, if it is the only
    // one; two that are nicknamed alike stay apart.
    for name in full {
        let of = nicknamed.get(&name).filter(|of| of.len() == 1).and_then(BTreeSet::first);
        owners.insert(name.clone(), Some(of.unwrap_or(&name).clone()));
    }
    owners.into_iter().filter_map(|(name, owner)| Some((name, owner?))).collect()
}

/// Names without their legal forms that organisations of several forms have.
fn forms(members: &[MemberRecord]) -> BTreeSet<String> {
    let mut forms: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for member in members {
        let form = legal_form(&member.org_name.value);
        forms.entry(key(&member.org_name.value)).or_default().extend(form);
    }
    forms.into_iter().filter(|(_, forms)| forms.len() > 1).map(|(name, _)| name).collect()
}

/// An organisation is its name; its legal form, which people leave out, counts where
/// there are two that differ in nothing else.
fn organisation(
    name: &str,
    named: &BTreeMap<String, String>,
    forms: &BTreeSet<String>,
) -> Vec<String> {
    let bare = key(name);
    let form = legal_form(name).filter(|_| forms.contains(&bare));
    let owner = named.get(&bare).cloned().unwrap_or(bare);
    std::iter::once(owner).chain(form.map(str::to_owned)).collect()
}

/// All names of an organisation, its full one first.
fn names_of(member: &MemberRecord) -> Vec<String> {
    let cells = [&member.short_name, &member.org_name_en].into_iter().flatten();
    let aliases = member.aliases.iter().flat_map(|names| &names.value.0);
    let others = cells.map(|name| &name.value).chain(aliases);
    std::iter::once(&member.org_name.value)
        .chain(others)
        .map(|name| key(name))
        .filter(|name| !name.is_empty())
        .collect()
}

/// A commitment is its words and its owner, by whichever name.
fn commitment<'a>(record: &'a mut CommitmentRecord, named: &BTreeMap<String, String>) -> Thing<'a> {
    let owner = key(&record.owner.value);
    let owner = named.get(&owner).cloned().unwrap_or(owner);
    Thing {
        identity: vec![key(&record.title.value), owner],
        shown: &record.title,
        code: &mut record.commitment_id,
    }
}

/// A decision is its meeting and its words.
fn decision(record: &mut DecisionRecord) -> Thing<'_> {
    Thing {
        identity: vec![key(&record.meeting_id.value), key(&record.text.value)],
        shown: &record.text,
        code: &mut record.decision_id,
    }
}

/// Says on the receipts which code was made for what, once for each.
fn tell(told: Vec<Told>, receipts: &mut [Receipt]) {
    let mut seen = BTreeSet::new();
    let mut touched = BTreeSet::new();
    for (origin, shown, code) in told {
        let Place::Cell { row, column } = origin.place else { continue };
        if !seen.insert(code.clone()) {
            continue;
        }
        if let Some(receipt) = receipts.iter_mut().find(|it| it.source == origin.source) {
            receipt.note_cell(row, column, Rule::MadeCode, &shown, &code);
            touched.insert(origin.source);
        }
    }
    for receipt in receipts.iter_mut().filter(|it| touched.contains(&it.source)) {
        receipt.settle();
    }
}
