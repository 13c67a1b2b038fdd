//! Receipts as files: as CSV for people, as JSON for programs. Cells of which the
//! same became are one line, so that a table of plain rows is a few.

use std::collections::BTreeMap;

use crate::diagnostics::{column_letters, say};
use crate::locale::Language;
use crate::spreadsheet::Csv;

use super::{Receipt, TakenFor};

/// Cells beside and under one another of which the same became.
struct Stretch {
    first: (u32, u32),
    /// The last row.
    last: u32,
    /// The last column.
    last_column: u32,
    key: &'static str,
    before: String,
    after: String,
}

impl Stretch {
    /// Returns the cells as a spreadsheet names them: B2:D9.
    fn place(&self) -> String {
        let name = |(row, column): (u32, u32)| {
            format!("{}{}", column_letters(column), row.saturating_add(1))
        };
        let last = (self.last, self.last_column);
        match last == self.first {
            true => name(last),
            false => format!("{}:{}", name(self.first), name(last)),
        }
    }
}

impl Receipt {
    /// Returns the cells in blocks of which the same became; a cell that was
    /// changed stands alone. Every non-empty cell is in one of them.
    fn stretches(&self) -> Vec<Stretch> {
        let mut open: BTreeMap<u32, Stretch> = BTreeMap::new();
        let mut done = Vec::new();
        for cell in self.cells() {
            let (key, before, after) = match cell.rule {
                Some((rule, before, after)) => (rule.key(), before, after),
                None => (cell.key(), "", ""),
            };
            let is_alone = !before.is_empty() || !after.is_empty();
            match open.get_mut(&cell.column) {
                Some(stretch)
                    if !is_alone
                        && stretch.key == key
                        && stretch.last + 1 == cell.row
                        && stretch.before.is_empty()
                        && stretch.after.is_empty() =>
                {
                    stretch.last = cell.row;
                }
                _ => {
                    let next = Stretch {
                        first: (cell.row, cell.column),
                        last: cell.row,
                        last_column: cell.column,
                        key,
                        before: before.to_owned(),
                        after: after.to_owned(),
                    };
                    done.extend(open.insert(cell.column, next));
                }
            }
        }
        done.extend(open.into_values());
        done.sort_by_key(|stretch| (stretch.first.0, stretch.last, stretch.first.1));
        let mut blocks: Vec<Stretch> = Vec::new();
        for next in done {
            let is_plain = |it: &Stretch| it.before.is_empty() && it.after.is_empty();
            match blocks.last_mut() {
                Some(block)
                    if is_plain(block)
                        && is_plain(&next)
                        && (block.first.0, block.last, block.key)
                            == (next.first.0, next.last, next.key)
                        && block.last_column + 1 == next.first.1 =>
                {
                    block.last_column = next.last_column;
                }
                _ => blocks.push(next),
            }
        }
        blocks.sort_by_key(|block| block.first);
        blocks
    }

    /// Adds the receipt to a CSV file: what the sheet was taken for, what stands
    /// for all of it, its columns, and its cells.
    fn add_to(&self, csv: &mut Csv, language: Language) {
        let word = |key: &str| say(language, key, &[]);
        let sheet = self.source.sheet.clone().unwrap_or_default();
        let mut row = |place: String, what: String, before: String, after: String| {
            csv.row(&[self.source.path.clone(), sheet.clone(), place, what, before, after]);
        };
        row(
            String::new(),
            self.taken(language),
            self.encoding.to_owned(),
            self.records.to_string(),
        );
        for (key, value) in &self.context {
            row(String::new(), word(key), String::new(), value.clone());
        }
        for note in &self.columns {
            let what = word(note.usage.key());
            let after = note.usage.detail();
            row(column_letters(note.column), what, note.head.clone(), after);
        }
        for stretch in self.stretches() {
            let place = stretch.place();
            row(place, word(stretch.key), stretch.before, stretch.after);
        }
    }

    /// Returns the receipt for other programs.
    pub fn to_json(&self, language: Language) -> serde_json::Value {
        use serde_json::json;
        let (table, clue) = match self.taken_for {
            TakenFor::Table(table, clue) => (Some(table), Some(clue.key())),
            _ => (None, None),
        };
        let columns: Vec<serde_json::Value> = self
            .columns
            .iter()
            .map(|note| {
                json!({
                    "column": column_letters(note.column),
                    "head": note.head,
                    "use": note.usage.key().trim_start_matches("column-"),
                    "as": note.usage.detail(),
                })
            })
            .collect();
        let cells: Vec<serde_json::Value> = self
            .stretches()
            .into_iter()
            .map(|stretch| {
                json!({
                    "first_column": column_letters(stretch.first.1),
                    "last_column": column_letters(stretch.last_column),
                    "first_row": stretch.first.0 + 1,
                    "last_row": stretch.last + 1,
                    "rule": stretch.key,
                    "before": stretch.before,
                    "after": stretch.after,
                })
            })
            .collect();
        json!({
            "path": self.source.path,
            "sheet": self.source.sheet,
            "encoding": self.encoding,
            "taken_for": self.taken_for.key().trim_start_matches("taken-"),
            "table": table,
            "clue": clue.map(|clue| clue.trim_start_matches("clue-")),
            "records": self.records,
            "context": self.context.iter().map(|(key, value)| json!({
                "what": key.trim_start_matches("context-"), "value": value,
            })).collect::<Vec<_>>(),
            "columns": columns,
            "cells": cells,
            "summary": self.summary(language),
        })
    }
}

/// Writes the receipts as a CSV file.
pub fn to_csv(receipts: &[Receipt], language: Language) -> Vec<u8> {
    let heads = [
        "receipt-head-file",
        "receipt-head-sheet",
        "receipt-head-place",
        "receipt-head-use",
        "receipt-head-before",
        "receipt-head-after",
    ];
    let mut csv = Csv::new(&heads.map(|key| say(language, key, &[])));
    for receipt in receipts {
        receipt.add_to(&mut csv, language);
    }
    csv.into_bytes()
}

/// How wide a terminal of an old PC is.
const WIDTH: usize = 80;

/// Returns the receipts as they are read on a screen: a block for each sheet, no line
/// wider than the screen. Longer texts are cut; the CSV file has them whole.
pub fn to_text(receipts: &[Receipt], language: Language) -> String {
    let mut text = String::new();
    for receipt in receipts {
        receipt.tell(&mut text, language);
    }
    text.trim_end().to_owned()
}

impl Receipt {
    fn tell(&self, text: &mut String, language: Language) {
        let word = |key: &str| say(language, key, &[]);
        let mut line = |indent: usize, told: &str| {
            let told = told.replace(['\n', '\r', '\t'], " ");
            text.push_str(&" ".repeat(indent));
            text.push_str(&cut(&told, WIDTH.saturating_sub(indent)));
            text.push('\n');
        };
        let place = match &self.source.sheet {
            Some(sheet) => {
                let told =
                    [("file", self.source.path.as_str().into()), ("sheet", sheet.as_str().into())];
                say(language, "receipt-sheet", &told)
            }
            None => self.source.path.clone(),
        };
        line(0, &place);
        line(2, &format!("{} {}", self.taken(language), self.encoding));
        for (key, value) in &self.context {
            line(2, &format!("{}: {value}", word(key)));
        }
        for note in &self.columns {
            let detail = note.usage.detail();
            let as_field = match detail.is_empty() || detail == note.head {
                true => String::new(),
                false => format!(" → {detail}"),
            };
            let what = word(note.usage.key());
            line(
                2,
                &format!(
                    "{} {}{as_field}: {what}",
                    column_letters(note.column),
                    cut(&note.head, 24)
                ),
            );
        }
        for stretch in self.stretches() {
            line(2, &format!("{} {}", stretch.place(), word(stretch.key)));
            if !stretch.before.is_empty() || !stretch.after.is_empty() {
                line(6, &format!("{} → {}", cut(&stretch.before, 34), cut(&stretch.after, 34)));
            }
        }
        text.push('\n');
    }
}

/// Returns a text no wider than so many columns, of which a letter of Japanese takes
/// two.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let of = |c: char| if c.is_ascii() { 1 } else { 2 };
    let whole: usize = text.chars().map(of).sum();
    if whole <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(2);
    let mut shown: String = text
        .chars()
        .take_while(|c| {
            let fits = of(*c) <= left;
            left = left.saturating_sub(of(*c));
            fits
        })
        .collect();
    shown.push('…');
    shown
}
