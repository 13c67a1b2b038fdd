//! What one roundtable says to a whole of many, as its file has it.
//!
//! It is made after disclosure for the readers of the whole, so what they may not see is
//! not in it: of a number that is withheld there is the word. Days and numbers are text in
//! the file and values here, so a file that says something impossible is none.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::diagnostics::{Origin, Place, Source};
use crate::domain::adding::Adding;
use crate::domain::name::Name;
use crate::domain::rules::WarningCode;
use crate::domain::words::{Aggregation, Choice, Direction, IndicatorLevel, Visibility};

use super::parsed::{parsed, perhaps_parsed};
use super::sealed::{SealedSpan, Unread};

/// The form of the file; a file of a later form is not read.
pub const FORMAT: u32 = 1;

/// What the file is called, beside the documents of its period.
pub const FILE: &str = "rollup.json";

/// What one roundtable says to a whole.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// The form of the file.
    pub format: u32,
    /// Name and version of the program that made it.
    pub program: String,
    /// The roundtable.
    #[serde(deserialize_with = "name")]
    pub roundtable: Name,
    /// Whom it may be shown to.
    #[serde(deserialize_with = "choice")]
    pub readers: Visibility,
    /// The period.
    pub period: SealedSpan,
    /// The data cut-off.
    #[serde(deserialize_with = "parsed")]
    pub as_of: Date,
    /// The digest of the archive that it was made from, if the period was sealed then.
    pub sealed: Option<String>,
    /// Whether somebody agreed that these readers are told of signs of fading.
    pub tells_signs: bool,
    /// The indicators, as listed.
    pub indicators: Vec<SaidIndicator>,
    /// What came of commitments, by the name of each count.
    pub commitments: BTreeMap<String, Said>,
    /// Who came to meetings, by the name of each share and count.
    pub attendance: BTreeMap<String, Said>,
    /// Signs of fading, the most pressing first.
    pub signs: Vec<SaidSign>,
    /// Whether the roundtable could not be made since then, so that it is not what it would
    /// say now. Files do not have that: whoever reads them knows what came of the last run.
    #[serde(skip)]
    pub is_outdated: bool,
}

/// An indicator, and how it stands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidIndicator {
    /// Its code.
    pub id: String,
    /// Its name.
    #[serde(deserialize_with = "name")]
    pub name: Name,
    /// Its unit.
    #[serde(deserialize_with = "name")]
    pub unit: Name,
    /// Which way is good.
    #[serde(deserialize_with = "choice")]
    pub direction: Direction,
    /// How its values of one fiscal year come to one.
    #[serde(deserialize_with = "choice")]
    pub aggregation: Aggregation,
    /// The month in which years begin, where its values are of one; files of before have none.
    #[serde(default)]
    pub year_begins: Option<i8>,
    /// How those of several places do.
    #[serde(deserialize_with = "adding")]
    pub adding: Adding,
    /// What it measures.
    #[serde(deserialize_with = "choice")]
    pub level: IndicatorLevel,
    /// The latest value.
    pub value: Said,
    /// The status.
    pub status: Said,
    /// Where it started.
    pub baseline: Option<Said>,
    /// Where it is to get.
    pub target: Option<Said>,
    /// How many people the value is of.
    pub people: Option<Said>,
    /// The values that its chart draws, by day.
    pub course: Vec<Said>,
    /// The day by which the next value should have come, if it has not.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub due_since: Option<Date>,
    /// Who supplies the values.
    #[serde(deserialize_with = "perhaps_name")]
    pub supplier: Option<Name>,
}

/// A sign of fading.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidSign {
    /// Which sign it is.
    #[serde(deserialize_with = "sign")]
    pub code: WarningCode,
    /// Whether it is to be acted on, and not to be watched alone.
    pub is_pressing: bool,
    /// The sector or body that it is about; none for the roundtable as a whole.
    #[serde(deserialize_with = "perhaps_name")]
    pub subject: Option<Name>,
    /// How it is.
    pub now: Said,
    /// How it was, where that is part of the rule.
    pub before: Option<Said>,
    /// The end of the first month in which it was seen, and in every one since.
    #[serde(deserialize_with = "parsed")]
    pub since: Date,
    /// Whether nobody looked further back.
    pub is_older: bool,
}

/// A figure as the readers may see it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Its identifier.
    pub id: String,
    /// What it says.
    #[serde(deserialize_with = "value")]
    pub value: SaidValue,
    /// The first day that it covers, where it has one of its own.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(deserialize_with = "perhaps_parsed")]
    pub to: Option<Date>,
    /// What a share is made of: so many of so many.
    #[serde(deserialize_with = "perhaps_share")]
    pub share: Option<(Decimal, Decimal)>,
    /// The codes of what is to be known of it.
    pub flags: Vec<String>,
    /// The cells that it rests on.
    #[serde(deserialize_with = "cells")]
    pub cells: Vec<Origin>,
}

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidValue {
    /// A number, rounded as pages round it.
    Number(Decimal),
    /// The code of a status.
    Code(String),
    /// There is a number and it may not be shown.
    Withheld,
    /// There is none.
    Missing,
}

impl SaidValue {
    /// Returns the number, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Code(_) | Self::Withheld | Self::Missing => None,
        }
    }
}

impl Extract {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is none, or of a later form.
    pub fn parse(json: &[u8]) -> Result<Self, Unread> {
        // The form first: a later one may have fields that this one lacks.
        let value: Value = serde_json::from_slice(json).map_err(|_| Unread::Damaged)?;
        match value["format"].as_u64() {
            Some(format) if format == u64::from(FORMAT) => {}
            Some(format) if format > u64::from(FORMAT) => return Err(Unread::Newer),
            _ => return Err(Unread::Damaged),
        }
        serde_json::from_value(value).map_err(|_| Unread::Damaged)
    }
}

/// A place in a table, as the file has it: the cell as a spreadsheet names it, else a row, or
/// a line of a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    file: String,
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default)]
    cell: Option<String>,
    #[serde(default)]
    row: Option<u32>,
    #[serde(default)]
    line: Option<u32>,
    #[serde(default)]
    column: Option<u32>,
}

impl At {
    fn origin(self) -> Option<Origin> {
        let source = match self.sheet {
            Some(sheet) => Source::sheet(&self.file, &sheet),
            None => Source::file(&self.file),
        };
        let place = match (self.cell, self.row, self.line, self.column) {
            (Some(cell), None, None, None) => cell_of(&cell)?,
            (None, Some(row), None, None) => Place::Row(row.checked_sub(1)?),
            (None, None, Some(line), Some(column)) => Place::Text { line, column },
            (None, None, None, None) => Place::Whole,
            _ => return None,
        };
        Some(Origin { source, place })
    }
}

/// The place that a spreadsheet calls `B3`.
fn cell_of(name: &str) -> Option<Place> {
    let end = name.find(|c: char| !c.is_ascii_uppercase())?;
    let (letters, digits) = name.split_at(end);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    })?;
    let row: u32 = digits.parse().ok()?;
    Some(Place::Cell { row: row.checked_sub(1)?, column: column.checked_sub(1)? })
}

fn cells<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Origin>, D::Error> {
    let cells = Vec::<At>::deserialize(deserializer)?;
    let origins = cells.into_iter().map(|it| it.origin().ok_or_else(|| D::Error::custom("place")));
    origins.collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    ja: String,
    en: Option<String>,
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    Both::deserialize(deserializer).map(|it| Name::new(it.ja, it.en))
}

fn perhaps_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Name>, D::Error> {
    let both = Option::<Both>::deserialize(deserializer)?;
    Ok(both.map(|it| Name::new(it.ja, it.en)))
}

fn choice<'de, D: Deserializer<'de>, T: Choice>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::from_text(&text).ok_or_else(|| D::Error::custom("no such word"))
}

fn adding<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Adding, D::Error> {
    let text = String::deserialize(deserializer)?;
    Adding::from_code(&text).ok_or_else(|| D::Error::custom("no such word"))
}

fn sign<'de, D: Deserializer<'de>>(deserializer: D) -> Result<WarningCode, D::Error> {
    let text = String::deserialize(deserializer)?;
    let code = WarningCode::ALL.iter().find(|it| it.rule().code == text);
    code.copied().ok_or_else(|| D::Error::custom("no such sign"))
}

fn value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SaidValue, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(match text.as_str() {
        "withheld" => SaidValue::Withheld,
        "missing" => SaidValue::Missing,
        _ => text.parse().map_or(SaidValue::Code(text), SaidValue::Number),
    })
}

fn perhaps_share<'de, D>(deserializer: D) -> Result<Option<(Decimal, Decimal)>, D::Error>
where
    D: Deserializer<'de>,
{
    let share = Option::<[String; 2]>::deserialize(deserializer)?;
    let number = |text: &String| text.parse().map_err(D::Error::custom);
    share.map(|[part, whole]| Ok((number(&part)?, number(&whole)?))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_name() {
        let source = Source::file("a.csv");
        for (row, column) in [(0, 0), (2, 1), (11, 25), (0, 26), (99, 701), (0, 702)] {
            let origin = Origin::cell(&source, row, column);
            assert_eq!(cell_of(&origin.address()), Some(origin.place));
        }
        for name in ["", "3", "B", "B0", "b3", "B-3", "B3x"] {
            assert_eq!(cell_of(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_no_file_of_ours_is_told_from_a_later_one() {
        assert_eq!(Extract::parse(b"{}"), Err(Unread::Damaged));
        assert_eq!(Extract::parse(b"no"), Err(Unread::Damaged));
        assert_eq!(Extract::parse(b"{\"format\": 1}"), Err(Unread::Damaged));
        assert_eq!(Extract::parse(b"{\"format\": 2, \"more\": 3}"), Err(Unread::Newer));
    }
}
