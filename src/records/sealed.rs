//! What an edition printed when it was sealed, as its archive has it.
//!
//! It is an input like the tables: later editions are compared with it, and small
//! numbers are withheld knowing what is public already. Days and numbers are text
//! in the file and values here, so a record that says something impossible is no
//! record.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::domain::time::{Grain, TimeSpan};
use crate::domain::words::Visibility;

use super::parsed::{parsed, perhaps_parsed};

/// The form of the record; a record of a later form is not read.
pub const FORMAT: u32 = 1;

/// What was printed of one period.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The form of the record.
    pub format: u32,
    /// Name and version of the program that made it.
    pub program: String,
    /// The roundtable.
    pub roundtable: String,
    /// The period, as folders name it.
    pub period: String,
    /// The same as a span.
    pub span: SealedSpan,
    /// The words for it, by language.
    pub words: BTreeMap<String, String>,
    /// The data cut-off.
    #[serde(deserialize_with = "parsed")]
    pub as_of: Date,
    /// The issue, from 1 on.
    pub issue: u32,
    /// The documents.
    pub documents: Vec<SealedDocument>,
    /// What each audience was told.
    pub editions: Vec<SealedEdition>,
    /// What stood in their tables, by what an edition may show.
    pub tables: BTreeMap<String, SealedTables>,
}

/// A span of time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedSpan {
    /// The first day.
    #[serde(deserialize_with = "parsed")]
    pub first: Date,
    /// The last day.
    #[serde(deserialize_with = "parsed")]
    pub last: Date,
    /// What kind of span it is.
    #[serde(deserialize_with = "grain")]
    pub grain: Grain,
    /// The month that begins the fiscal years it is named by.
    #[serde(deserialize_with = "month")]
    pub fiscal_start: i8,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedDocument {
    /// Path below the period's folder.
    pub path: String,
    /// Its audience.
    pub audience: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// IDs of the figures it prints.
    pub figures: Vec<String>,
}

/// What the documents of one audience printed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedEdition {
    /// The audience.
    pub audience: String,
    /// What the edition may show.
    #[serde(deserialize_with = "visibility")]
    pub visibility: Visibility,
    /// Every figure, by its ID.
    pub figures: BTreeMap<String, SealedFigure>,
}

/// What the tables of editions of one visibility printed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedTables {
    /// The values of each indicator for their own days.
    pub values: BTreeMap<String, Vec<SealedValue>>,
    /// The commitments.
    pub commitments: Vec<SealedCommitment>,
    /// The grants that had begun.
    #[serde(default)]
    pub grants: Vec<SealedGrant>,
}

/// A figure as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFigure {
    /// What kind of figure it is.
    pub family: String,
    /// What it is about, if that has a name.
    pub subject: Option<String>,
    /// Its value: a number, a day, the code of a status, `withheld` or `missing`.
    pub value: String,
    /// The last day it covers, where it has one of its own.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub day: Option<Date>,
    /// The words for it, by language.
    pub words: BTreeMap<String, String>,
}

/// A value of an indicator for its own span.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedValue {
    /// The span.
    pub span: SealedSpan,
    /// The parts it is of, by dimension; empty for the whole.
    pub parts: Vec<(String, String)>,
    /// Whether it is the running total of its fiscal year up to the span.
    pub is_total: bool,
    /// The number, if one was printed.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub number: Option<Decimal>,
    /// Whether there was one that was withheld.
    pub is_withheld: bool,
}

/// A commitment as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedCommitment {
    /// Its code.
    pub id: String,
    /// The code of its state.
    pub state: String,
    /// The day it was due.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub due: Option<Date>,
    /// The day it was first due.
    #[serde(default, deserialize_with = "perhaps_parsed")]
    pub first_due: Option<Date>,
    /// How often its date was moved.
    #[serde(default)]
    pub times_moved: u32,
    /// The sectors it was counted for.
    #[serde(default)]
    pub sectors: Vec<String>,
    /// The goal it was counted for.
    #[serde(default)]
    pub goal: Option<String>,
}

/// A grant that had begun, as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedGrant {
    /// Who gives it.
    pub funder: String,
    /// Its name.
    pub name: Option<String>,
    /// Its first day.
    #[serde(deserialize_with = "parsed")]
    pub start: Date,
    /// What was committed, in yen.
    #[serde(deserialize_with = "parsed")]
    pub committed: Decimal,
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is of a form that a later program writes.
    Newer,
    /// It is no record.
    Damaged,
}

impl Sealed {
    /// Reads a record.
    ///
    /// # Errors
    /// If it is none, or of a later form.
    pub fn parse(json: &[u8]) -> Result<Self, Unread> {
        // The form first: a later one may have fields that this one lacks.
        let mut value: Value = serde_json::from_slice(json).map_err(|_| Unread::Damaged)?;
        match value["format"].as_u64() {
            Some(format) if format == u64::from(FORMAT) => {}
            Some(format) if format > u64::from(FORMAT) => return Err(Unread::Newer),
            _ => return Err(Unread::Damaged),
        }
        call_promises_commitments(&mut value);
        serde_json::from_value(value).map_err(|_| Unread::Damaged)
    }

    /// Returns whether it is about the days of a period.
    pub fn is_about(&self, period: TimeSpan) -> bool {
        (self.span.first, self.span.last) == (period.first, period.last)
    }

    /// Returns the edition of an audience.
    pub fn edition(&self, audience: &str) -> Option<&SealedEdition> {
        self.editions.iter().find(|edition| edition.audience == audience)
    }

    /// Returns what the tables of editions of one visibility printed; nothing if
    /// there was no such edition.
    pub fn tables(&self, visibility: Visibility) -> Option<&SealedTables> {
        self.tables.get(visibility.name())
    }

    /// Returns a document by its path.
    pub fn document(&self, path: &str) -> Option<&SealedDocument> {
        self.documents.iter().find(|document| document.path == path)
    }
}

impl SealedSpan {
    /// Returns a span as the record has it.
    pub fn of(span: TimeSpan) -> Self {
        let (first, last) = (span.first, span.last);
        Self { first, last, grain: span.grain, fiscal_start: span.fiscal_start() }
    }

    /// Returns the span.
    pub fn span(&self) -> TimeSpan {
        TimeSpan::kept(self.first, self.last, self.grain, self.fiscal_start)
    }
}

/// Records of this form were made that call commitments promises: their table, and the
/// identifiers and families of their figures. They are the same under today's names.
fn call_promises_commitments(record: &mut Value) {
    let called = |name: &str, old: &str| {
        name.strip_prefix(old).map(|rest| format!("commitment{}{rest}", &old["promise".len()..]))
    };
    for tables in record
        .get_mut("tables")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
    {
        if let Some(tables) = tables.as_object_mut()
            && let Some(promises) = tables.remove("promises")
        {
            tables.insert("commitments".to_owned(), promises);
        }
    }
    for document in record.get_mut("documents").and_then(Value::as_array_mut).into_iter().flatten()
    {
        for id in document.get_mut("figures").and_then(Value::as_array_mut).into_iter().flatten() {
            *id = id.as_str().and_then(|it| called(it, "promises.")).map_or(id.take(), Value::from);
        }
    }
    for edition in record.get_mut("editions").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(figures) = edition.get_mut("figures").and_then(Value::as_object_mut) else {
            continue;
        };
        for (id, mut figure) in std::mem::take(figures) {
            if let Some(family) = figure["family"].as_str().and_then(|it| called(it, "promise")) {
                figure["family"] = family.into();
            }
            figures.insert(called(&id, "promises.").unwrap_or(id), figure);
        }
    }
}

fn grain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Grain, D::Error> {
    let code = String::deserialize(deserializer)?;
    let grain = Grain::ALL.into_iter().find(|grain| grain.code() == code);
    grain.ok_or_else(|| D::Error::custom("no kind of span"))
}

fn month<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i8, D::Error> {
    let month = i8::deserialize(deserializer)?;
    if (1..=12).contains(&month) { Ok(month) } else { Err(D::Error::custom("no month")) }
}

fn visibility<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Visibility, D::Error> {
    let text = String::deserialize(deserializer)?;
    Visibility::from_text(&text).ok_or_else(|| D::Error::custom("no visibility"))
}
