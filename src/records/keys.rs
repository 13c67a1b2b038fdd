//! Codes that nobody wrote: made from what a row is.
//!
//! Why: partners' tables have no codes, and figures need identifiers that stay the same
//! next month. So a code is made from the words that say which thing a row is, and never
//! from where it stands: an organisation is its name, a meeting its body and number in
//! the year, or its body and day, a promise its words and owner. The same thing in two
//! files has one code; where one of them has a code that somebody wrote, that is it.
//!
//! A column 「No」 numbers rows and says nothing of what they are: in a list of meetings or
//! decisions it is never a code, and elsewhere only while it numbers different things
//! differently. Rows may be named by it all the same.

pub(super) mod goals;
mod meetings;
mod references;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::diagnostics::{Diagnostic, Origin, Place, Source};
use crate::domain::text::{fold, key, legal_form};
use crate::domain::time::FiscalCalendar;
use crate::domain::value::Sourced;

use super::Records;
use super::receipt::{Receipt, Rule};
use super::tables::{CommitmentRecord, DecisionRecord, MemberRecord};

use self::meetings::Bodies;
pub(crate) use self::references::refers_to_meeting;

/// Codes that were made, and what stood in their place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    /// Sheets whose codes stand under a head of running numbers, with the table.
    numbered: BTreeMap<(Arc<Source>, &'static str), String>,
    /// The codes that were made or lent, as names are compared, with what people know
    /// the thing by.
    made: BTreeMap<String, String>,
    /// For each table, running numbers that stood for its codes, with the code of the
    /// only row that has them.
    numbers: BTreeMap<(&'static str, String), Option<String>>,
}

impl Keys {
    /// Notes that the codes of a sheet stand under a head of running numbers.
    pub(super) fn note_numbered(&mut self, source: &Arc<Source>, table: &'static str, head: &str) {
        self.numbered.insert((Arc::clone(source), table), fold(head));
    }

    /// Returns the head that the running numbers of a sheet stand under.
    fn head_of(&self, source: &Arc<Source>, table: &'static str) -> Option<&str> {
        self.numbered.get(&(Arc::clone(source), table)).map(String::as_str)
    }

    /// Returns the running numbers of a table that one row has, with its code.
    fn numbers_of(&self, table: &str) -> BTreeMap<String, String> {
        let numbers = self.numbers.iter().filter(|((of, _), _)| *of == table);
        numbers.filter_map(|((_, number), code)| Some((number.clone(), code.clone()?))).collect()
    }

    /// Returns whether some row has a code that nobody wrote in it.
    pub(crate) fn is_made(&self, code: &str) -> bool {
        self.made.contains_key(&key(code))
    }

    /// Returns what people know a thing by: its code, or, of one whose code nobody
    /// wrote, its name.
    pub(crate) fn called<'a>(&'a self, code: &'a str) -> &'a str {
        self.made.get(&key(code)).map_or(code, String::as_str)
    }

    /// Returns the code of the only row that a running number stands for.
    pub(crate) fn numbered(&self, table: &'static str, number: &str) -> Option<&str> {
        self.numbers.get(&(table, key(number)))?.as_deref()
    }

    /// Whether a code is the running number of its row.
    fn is_running(&self, table: &'static str, code: &Sourced<String>) -> bool {
        let text = fold(&code.value);
        !text.is_empty()
            && (text.chars().all(|c| c.is_ascii_digit())
                || table == "meetings" && is_number_of_series(&text))
            && self.head_of(&code.origin.source, table).is_some()
    }

    fn note_number(&mut self, table: &'static str, number: &str, code: &str) {
        let entry = self.numbers.entry((table, key(number)));
        let known = entry.or_insert_with(|| Some(code.to_owned()));
        if known.as_deref() != Some(code) {
            *known = None;
        }
    }
}

/// Whether a folded text is the number of a meeting or says that it has none yet: 第5回,
/// 5回, 未定.
fn is_number_of_series(text: &str) -> bool {
    let bare = text.strip_suffix('回').map(|text| text.strip_prefix('第').unwrap_or(text));
    let is_number = |it: &str| !it.is_empty() && meetings::number_of(it).is_some();
    bare.is_some_and(is_number) || matches!(text, "未定" | "-" | "調整中" | "tbd")
}

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
    let rows = commitments.iter_mut().map(|it| promise(it, &named));
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

/// One row, and what says which thing it is.
struct Thing<'a> {
    /// The words that say it, compared as names are.
    identity: Vec<String>,
    /// What people know it by.
    shown: &'a Sourced<String>,
    code: &'a mut Sourced<String>,
}

/// A code that was made or lent, and the cell that names the thing.
type Told = (Origin, String, String);

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

/// A promise is its words and its owner, by whichever name.
fn promise<'a>(record: &'a mut CommitmentRecord, named: &BTreeMap<String, String>) -> Thing<'a> {
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

/// Fills in the codes that rows lack: lent by a row of the same thing, or made.
fn fill(table: &'static str, letter: char, rows: Vec<Thing<'_>>, keys: &mut Keys) -> Vec<Told> {
    let mut rows = rows;
    if rows.iter().all(|row| !row.code.value.is_empty() && !keys.is_running(table, row.code)) {
        return Vec::new();
    }
    let numbers = take_numbers(table, &mut rows, keys);
    let mut taken = BTreeSet::new();
    let mut lent: BTreeMap<String, String> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.code.value.is_empty()) {
        taken.insert(key(&row.code.value));
        let identity = row.identity.join("\u{1f}");
        lent.entry(identity).or_insert_with(|| row.code.value.clone());
    }
    let lacking: BTreeSet<String> = rows
        .iter()
        .filter(|row| row.code.value.is_empty())
        .map(|row| row.identity.join("\u{1f}"))
        .filter(|identity| !lent.contains_key(identity))
        .collect();
    for identity in lacking {
        let code = new_code(letter, &identity, &taken);
        taken.insert(key(&code));
        lent.insert(identity, code);
    }
    let mut told: Vec<Told> = Vec::new();
    for (row, number) in rows.iter_mut().zip(numbers) {
        if row.code.value.is_empty()
            && let Some(code) = lent.get(&row.identity.join("\u{1f}"))
        {
            row.code.value.clone_from(code);
            keys.made.insert(key(code), row.shown.value.clone());
            told.push((row.shown.origin.clone(), row.shown.value.clone(), code.clone()));
        }
        if let Some(number) = number {
            keys.note_number(table, &number, &row.code.value);
        }
    }
    told
}

/// Takes running numbers out of the place of codes, and returns the number that each
/// row had. Of things other than meetings and decisions a number is the code as long as
/// it is of one thing only.
fn take_numbers(table: &'static str, rows: &mut [Thing<'_>], keys: &Keys) -> Vec<Option<String>> {
    let mut things: BTreeMap<String, BTreeSet<&[String]>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.code.value.is_empty()) {
        things.entry(key(&row.code.value)).or_default().insert(&row.identity);
    }
    let is_repeated = things.values().any(|things| things.len() > 1);
    let is_never_a_code = matches!(table, "meetings" | "decisions");
    if !is_repeated && !is_never_a_code {
        return rows.iter().map(|_| None).collect();
    }
    rows.iter_mut()
        .map(|row| {
            let is_running = keys.is_running(table, row.code);
            is_running.then(|| std::mem::take(&mut row.code.value))
        })
        .collect()
}

/// Returns a code that nothing has: a letter and some characters of the digest of what
/// the thing is.
fn new_code(letter: char, identity: &str, taken: &BTreeSet<String>) -> String {
    /// Without letters that are taken for digits or for one another, nor vowels, so
    /// that no code is a word.
    const LETTERS: &[u8; 25] = b"23456789BCDFGHJKMNPQRSTVX";
    /// One in ten million for two things; more characters for those that meet.
    const LEAST: usize = 5;
    let mut hash = Sha256::new();
    hash.update([u8::try_from(letter).unwrap_or_default()]);
    hash.update(identity.as_bytes());
    let digest = hash.finalize();
    let letters = digest.iter().map(|byte| char::from(LETTERS[usize::from(byte % 25)]));
    let whole: String = std::iter::once(letter).chain(letters).collect();
    let codes = (LEAST..digest.len()).map(|length| &whole[..=length]);
    codes.filter(|code| !taken.contains(&key(code))).map(str::to_owned).next().unwrap_or(whole)
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

/// Returns the fiscal year of a day, by its first calendar year.
fn year_of(date: jiff::civil::Date, fiscal_start: i8) -> i16 {
    FiscalCalendar::new(fiscal_start).year_of(date).first.year()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_taken_grows() {
        let mut taken = BTreeSet::new();
        let first = new_code('O', "市", &taken);
        taken.insert(key(&first));
        let second = new_code('O', "市", &taken);
        assert_eq!(first.len(), 6);
        assert!(second.starts_with(&first) && second.len() == 7, "{first} {second}");
        // Codes are in print: they never change with the program.
        assert_eq!(first, new_code('O', "市", &BTreeSet::new()));
    }
}
