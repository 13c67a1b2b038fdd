//! The table 読み方: the answers to questions, a row each, in
//! `inputs/読み方.csv`.
//!
//! The program writes it (`entaku answer`), and a person can read and change
//! it. A row says which question of which layout it answers, and how; what the
//! question and the answer mean stands beside it and is not read.
//!
//! | column | holds |
//! |---|---|
//! | 確認 | the question: `breakdown` |
//! | ファイル | the file below `inputs/`, each run of digits as `#` |
//! | シート | the sheet, likewise; blank for a text file |
//! | 見出し | the head of the column, if it is about one |
//! | 対象 | the indicator, month or label it is about |
//! | 答え | the reading: its number, its words, or both; its code too |
//! | 意味 | what was asked, for people |

use crate::diagnostics::{Answers, Asked, Diagnostic, Key, Origin, Source};
use crate::locale::Language;
use crate::spreadsheet::Csv;

use super::encoding;
use super::grid::{Cell, Grid};
use super::tables::TABLES;
use super::{csv, receipt};

/// Path of the table in a project.
pub const PATH: &str = "inputs/読み方.csv";

const HEADS: [&str; 7] = ["確認", "ファイル", "シート", "見出し", "対象", "答え", "意味"];

/// What the codes of questions begin with.
const PREFIX: &str = "ask-";

/// Reads the table. A row that lacks its question or its answer is told.
pub(crate) fn parse(
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Answers, Option<receipt::Receipt>) {
    let mut answers = Answers::default();
    let Ok(decoded) = encoding::decode(bytes) else {
        diagnostics.push(Diagnostic::answers_unreadable(&Origin::file(PATH)));
        return (answers, None);
    };
    let grid = csv::parse(&Source::file(PATH), &decoded.text);
    for (row, key, answer, _) in rows(&grid) {
        if key.code == PREFIX || answer.is_empty() {
            let origin = grid.origin(row, 0);
            diagnostics.push(Diagnostic::answer_incomplete(&origin));
            continue;
        }
        answers.insert(key, answer);
    }
    (answers, Some(receipt(&grid, decoded.encoding)))
}

/// Says what became of every cell: what a question and its answer mean stands there for
/// people.
fn receipt(grid: &Grid, encoding: &'static str) -> receipt::Receipt {
    let mut receipt = receipt::Receipt::new(&grid.source, encoding, receipt::TakenFor::Answers);
    receipt.note_changes(grid);
    for (at, row) in grid.rows.iter().enumerate() {
        let usage = if at == 0 { receipt::RowUse::Head } else { receipt::RowUse::Read };
        receipt.note_row(grid, row, usage);
    }
    let heads = grid.rows.first().into_iter().flat_map(|row| row.cells());
    receipt.columns = (0..)
        .zip(heads)
        .filter(|(_, head)| !head.is_blank())
        .map(|(column, head)| {
            let head = head.to_text().trim().to_owned();
            let known = HEADS[..HEADS.len() - 1].iter().find(|it| **it == head);
            let usage = match known {
                Some(known) => receipt::ColumnUse::Field(known),
                None => receipt::ColumnUse::SetAside,
            };
            receipt::ColumnNote { column, head, usage }
        })
        .collect();
    receipt
}

/// Row number, question, answer and meaning of each row under the heads.
fn rows(grid: &Grid) -> impl Iterator<Item = (u32, Key, String, String)> + '_ {
    let heads: Vec<String> = match grid.rows.first() {
        Some(row) => row.cells().map(|cell| cell.to_text().trim().to_owned()).collect(),
        None => Vec::new(),
    };
    let place = HEADS.map(|head| heads.iter().position(|it| it == head));
    grid.rows.iter().skip(1).map(move |row| {
        let cell = |at: usize| {
            let cell = place[at].map_or(Cell::Empty, |column| row.cell(column));
            let text = cell.to_text();
            // The apostrophe that keeps Excel from reading a formula.
            let text = text.trim();
            let bare = text.strip_prefix('\'').filter(|it| it.starts_with(['=', '+', '-', '@']));
            bare.unwrap_or(text).to_owned()
        };
        let key = Key {
            code: format!("{PREFIX}{}", cell(0).trim_start_matches(PREFIX)),
            file: cell(1),
            sheet: cell(2),
            head: cell(3),
            item: cell(4),
        };
        (row.number, key, cell(5), cell(6))
    })
}

/// Returns the reading that somebody chose: by its number or its code; of a
/// whole table also by the table's name.
pub fn reading(asked: &Asked, answer: &str) -> Option<String> {
    let by_number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_number = by_number.and_then(|at| asked.readings.get(at));
    let by_code = asked.readings.iter().find(|reading| **reading == answer);
    let chosen = by_number.or(by_code);
    // The last reading is only a word for what must be named.
    let is_unnamed = asked.takes_words && chosen == asked.readings.last();
    if let Some(reading) = chosen
        && !is_unnamed
    {
        return Some((*reading).to_owned());
    }
    if asked.takes_words && chosen.is_none() && !answer.is_empty() {
        return Some(answer.to_owned());
    }
    let table = TABLES
        .iter()
        .find(|table| table.name == answer || table.titles.contains(&answer))
        .filter(|_| asked.key.code == "ask-unknown-table");
    table.map(|table| table.name.to_owned())
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The question.
    pub key: Key,
    /// The answer as it is written.
    pub answer: String,
    /// What was asked.
    pub meaning: String,
}

/// Returns the answers that a table has, in its order.
pub fn given(table: &[u8]) -> Vec<Given> {
    let text = encoding::decode(table).map(|decoded| decoded.text).unwrap_or_default();
    let grid = csv::parse(&Source::file(PATH), &text);
    let given = rows(&grid).filter(|(_, key, answer, _)| key.code != PREFIX && !answer.is_empty());
    given.map(|(_, key, answer, meaning)| Given { key, answer, meaning }).collect()
}

/// Returns the table without the answer to the question of a short name.
pub fn without(before: &[u8], id: &str) -> Vec<u8> {
    let text = encoding::decode(before).map(|decoded| decoded.text).unwrap_or_default();
    let grid = csv::parse(&Source::file(PATH), &text);
    let all: Vec<(Key, String, String)> =
        rows(&grid).map(|(_, key, answer, meaning)| (key, answer, meaning)).collect();
    if all.iter().all(|(key, ..)| !key.id().eq_ignore_ascii_case(id)) {
        return before.to_vec();
    }
    write(all.into_iter().filter(|(key, ..)| !key.id().eq_ignore_ascii_case(id)).collect())
}

/// Returns the table with one answer added, in place of an earlier one to the
/// same question, or with it taken back.
pub fn amend(before: &[u8], question: &Diagnostic, reading: Option<&str>) -> Vec<u8> {
    let text = encoding::decode(before).map(|decoded| decoded.text).unwrap_or_default();
    let grid = csv::parse(&Source::file(PATH), &text);
    let Some(asked) = question.asked() else { return before.to_vec() };
    let mut kept: Vec<(Key, String, String)> = rows(&grid)
        .map(|(_, key, answer, meaning)| (key, answer, meaning))
        .filter(|(key, ..)| *key != asked.key)
        .collect();
    if let Some(reading) = reading {
        let language = Language::Ja;
        let meaning = question.message(language);
        // By its number it is the same answer next month, whatever numbers its
        // words have then.
        let answer = question.worded(reading, language).unwrap_or_else(|| reading.to_owned());
        kept.push((asked.key.clone(), answer, meaning));
    }
    write(kept)
}

fn write(mut answers: Vec<(Key, String, String)>) -> Vec<u8> {
    answers.sort();
    let mut table = Csv::new(&HEADS.map(str::to_owned));
    for (key, answer, meaning) in answers {
        let code = key.code.trim_start_matches(PREFIX).to_owned();
        table.row(&[code, key.file, key.sheet, key.head, key.item, answer, meaning]);
    }
    table.into_bytes()
}
