//! Codes that were made, and the making of one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::diagnostics::{Origin, Source};
use crate::domain::text::{fold, key, number_of};
use crate::domain::time::FiscalCalendar;
use crate::domain::value::Sourced;

/// Codes that were made, and what stood in their place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    /// Sheets whose codes stand under a head of running numbers, with the table.
    pub(crate) numbered: BTreeMap<(Arc<Source>, &'static str), String>,
    /// The codes that were made or lent, as names are compared, with what people know
    /// the thing by.
    pub(crate) made: BTreeMap<String, String>,
    /// For each table, running numbers that stood for its codes, with the code of the
    /// only row that has them.
    pub(crate) numbers: BTreeMap<(&'static str, String), Option<String>>,
}

impl Keys {
    /// Notes that the codes of a sheet stand under a head of running numbers.
    pub(crate) fn note_numbered(&mut self, source: &Arc<Source>, table: &'static str, head: &str) {
        self.numbered.insert((Arc::clone(source), table), fold(head));
    }

    /// Returns the head that the running numbers of a sheet stand under.
    pub(crate) fn head_of(&self, source: &Arc<Source>, table: &'static str) -> Option<&str> {
        self.numbered.get(&(Arc::clone(source), table)).map(String::as_str)
    }

    /// Returns the running numbers of a table that one row has, with its code.
    pub(crate) fn numbers_of(&self, table: &str) -> BTreeMap<String, String> {
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
    pub(crate) fn is_running(&self, table: &'static str, code: &Sourced<String>) -> bool {
        let text = fold(&code.value);
        !text.is_empty()
            && (text.chars().all(|c| c.is_ascii_digit())
                || table == "meetings" && is_number_of_series(&text))
            && self.head_of(&code.origin.source, table).is_some()
    }

    pub(crate) fn note_number(&mut self, table: &'static str, number: &str, code: &str) {
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
    let is_number = |it: &str| !it.is_empty() && number_of(it).is_some();
    bare.is_some_and(is_number) || matches!(text, "未定" | "-" | "調整中" | "tbd")
}

/// One row, and what says which thing it is.
pub(crate) struct Thing<'a> {
    /// The words that say it, compared as names are.
    pub(crate) identity: Vec<String>,
    /// What people know it by.
    pub(crate) shown: &'a Sourced<String>,
    pub(crate) code: &'a mut Sourced<String>,
}

/// A code that was made or lent, and the cell that names the thing.
pub(crate) type Told = (Origin, String, String);

/// Fills in the codes that rows lack: lent by a row of the same thing, or made.
pub(crate) fn fill(
    table: &'static str,
    letter: char,
    rows: Vec<Thing<'_>>,
    keys: &mut Keys,
) -> Vec<Told> {
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
pub(crate) fn new_code(letter: char, identity: &str, taken: &BTreeSet<String>) -> String {
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

/// Returns the fiscal year of a day, by its first calendar year.
pub(crate) fn year_of(date: jiff::civil::Date, fiscal_start: i8) -> i16 {
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
