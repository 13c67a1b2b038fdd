//! What a row of each table is about, and of which month or meeting it is.

use jiff::civil::Date;

use crate::diagnostics::Answers;
use crate::domain::text::fold;
use crate::domain::value::{Measured, Reading};
use crate::records::tables::ObservationRecord;
use crate::records::told::Told;

/// How rows of a table are the same row in two files.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) table: &'static str,
    /// Columns that say what a row is about; the first of these that are all filled.
    pub(crate) keys: &'static [&'static [&'static str]],
    /// Columns of which one is the same if the keys mean the same thing: numbers may
    /// begin anew with each file.
    pub(crate) alike: &'static [&'static str],
    /// The column that says of which month, day or meeting a row is.
    pub(crate) slot: Option<&'static str>,
    /// Whether the days of a file reach from its first to its last.
    pub(crate) is_range: bool,
    /// Whether two rows about one thing may be two things.
    pub(crate) adds_up: bool,
}

/// A row, by what it is about.
#[derive(Debug)]
pub(crate) struct KeyedRow {
    pub(crate) told: Told,
    pub(crate) key: Vec<String>,
    /// What it is about in words, where the key is a code.
    pub(crate) words: Vec<String>,
    /// The month or meeting.
    pub(crate) slot: Option<String>,
    /// Its days.
    pub(crate) days: Option<(Date, Date)>,
}

const fn register(
    table: &'static str,
    keys: &'static [&'static [&'static str]],
    alike: &'static [&'static str],
) -> Keys {
    Keys { table, keys, alike, slot: None, is_range: false, adds_up: false }
}

const fn series(
    table: &'static str,
    keys: &'static [&'static [&'static str]],
    slot: &'static str,
) -> Keys {
    Keys { table, keys, alike: &[], slot: Some(slot), is_range: false, adds_up: false }
}

const fn log(
    table: &'static str,
    keys: &'static [&'static [&'static str]],
    slot: &'static str,
) -> Keys {
    Keys { table, keys, alike: &[], slot: Some(slot), is_range: true, adds_up: true }
}

const TABLES: [Keys; 15] = [
    register("members", &[&["org_id"], &["org_name"]], &["org_name"]),
    register("goals", &[&["goal_id"], &["title"]], &["title", "title_en"]),
    register("indicators", &[&["indicator_id"], &["name"]], &["name"]),
    register("commitments", &[&["commitment_id"], &["title", "owner"]], &["title", "owner"]),
    register("funding", &[&["funder", "name"], &["funder"]], &[]),
    Keys {
        alike: &["date", "title"],
        is_range: true,
        ..series("meetings", &[&["meeting_id"], &["body", "date"]], "date")
    },
    series("attendance", &[&["meeting_id", "organisation"]], "meeting_id"),
    Keys {
        alike: &["text", "meeting_id"],
        ..series("decisions", &[&["decision_id"], &["meeting_id", "text"]], "meeting_id")
    },
    series("observations", &[&["indicator", "period"]], "period"),
    Keys { is_range: false, ..log("costs", &[&["month", "category"]], "month") },
    log("contributions", &[&["date", "organisation", "kind"]], "date"),
    log("backbone_log", &[&["date", "function"]], "date"),
    log("pulse", &[&["date", "question"]], "date"),
    Keys { adds_up: false, ..log("changes", &[&["date", "level", "description"]], "date") },
    Keys { adds_up: false, ..log("voices", &[&["quote", "speaker"]], "date") },
];

/// Columns that belong to what a row is about, whether or not they are filled.
const BESIDE: [(&str, &[&str]); 4] = [
    ("observations", &["organisation"]),
    ("contributions", &["item", "unit", "goal_id", "note"]),
    ("backbone_log", &["person", "goal_id", "note"]),
    ("pulse", &["sector"]),
];

/// Returns how the rows of a table are told apart.
pub(crate) fn keys_of(table: &str) -> Option<&'static Keys> {
    static ALL: [Keys; 15] = TABLES;
    ALL.iter().find(|keys| keys.table == table)
}

impl Keys {
    /// Returns a row by what it is about; its code says that only if it is no running
    /// number of its row.
    pub(crate) fn row(&self, told: Told, around: &Around<'_>, is_numbered: bool) -> KeyedRow {
        let text = |column: &&str| told.cell(column).map_or("", |it| it.text.as_str()).to_owned();
        let all = |columns: &&&[&str]| columns.iter().all(|column| !text(column).is_empty());
        let without_code = usize::from(is_numbered && self.keys.len() > 1);
        let columns = self.keys.iter().skip(without_code).find(all).or(self.keys.last());
        let mut key: Vec<String> = columns.iter().flat_map(|it| it.iter()).map(text).collect();
        if self.table == "observations"
            && let Some(first) = key.first_mut()
        {
            // One file may have the code of an indicator and another its name.
            let id = around.indicators.iter().find(|(name, _)| *name == fold(first));
            if let Some((_, id)) = id {
                *first = fold(id);
            }
            key.push(told.extra.clone());
        }
        let beside = BESIDE.iter().filter(|(table, _)| *table == self.table);
        key.extend(beside.flat_map(|(_, columns)| columns.iter()).map(text));
        let slot = self.slot.as_ref().and_then(|column| told.cell(column));
        let days = slot.and_then(|it| it.days);
        let slot = slot.map(|it| it.text.clone());
        let others = self.keys.iter().skip(1).find(all).filter(|it| Some(it) != columns.as_ref());
        let words = others.into_iter().flat_map(|it| it.iter()).map(text).collect();
        KeyedRow { told, key, words, slot, days }
    }

    /// Whether two rows with one key are about the same thing.
    pub(crate) fn is_alike(&self, one: &KeyedRow, other: &KeyedRow) -> bool {
        let text = |row: &KeyedRow, column: &str| {
            row.told.cell(column).map(|it| it.text.clone()).filter(|it| !it.is_empty())
        };
        self.alike.is_empty()
            || self.alike.iter().any(|column| {
                let value = text(one, column);
                value.is_some() && value == text(other, column)
            })
    }

    /// The columns of codes, where rows may be known by words too.
    pub(crate) fn codes(&self) -> &'static [&'static str] {
        if self.keys.len() > 1 { self.keys[0] } else { &[] }
    }

    /// Whether a file of the table repeats all rows of the one before.
    pub(crate) fn is_register(&self) -> bool {
        self.slot.is_none()
    }
}

/// Lets a value keep what an older file said: another number becomes the one before its
/// correction, and the same number was known since then.
pub(crate) fn correct(value: &mut ObservationRecord, before: &ObservationRecord) {
    if is_same(&value.value.value, &before.value.value) {
        let known = before.received_on.as_ref();
        if let (Some(since), Some(told)) = (known, value.received_on.as_mut())
            && since.value < told.value
        {
            *told = since.clone();
        }
        return;
    }
    let is_said = |it: &Measured| matches!(it.reading, Reading::Number(_) | Reading::Nil);
    if value.value_prev.is_none() && is_said(&before.value.value) && is_said(&value.value.value) {
        value.value_prev = Some(Box::new(before.value.clone()));
    }
}

/// Whether two values are one, however they were marked.
pub(crate) fn is_same(one: &Measured, other: &Measured) -> bool {
    let number = |it: &Measured| match &it.reading {
        Reading::Number(number) => Reading::Number(number.normalize()),
        reading => reading.clone(),
    };
    number(one) == number(other) && one.unit == other.unit && one.outer_unit == other.outer_unit
}

/// What is known of all files.
pub(crate) struct Around<'a> {
    /// Codes and names of the indicators, folded, with their codes.
    pub(crate) indicators: &'a [(String, String)],
    /// The answers to questions.
    pub(crate) answers: &'a Answers,
}
