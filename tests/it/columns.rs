//! Every column that people are asked to fill in reaches a reader, and everything that
//! a view holds is printed by a template.
//!
//! Why: a tired person fills in what a table asks for. What nobody reads is work for
//! nothing, and looks as if it had been reported.

use std::collections::BTreeSet;

use calamine::{Data, Reader as _};
use entaku::files::Files;
use entaku::locale::Language;
use entaku::manifest;
use entaku::pipeline::Outcome;
use entaku::records::receipt::{ColumnUse, TakenFor};
use entaku::records::table::{Column, ColumnType, Table};
use entaku::records::tables::TABLES;
use entaku::template;
use entaku::view::MARKUP_KEY;
use entaku::view::text::TEXT_KEY;
use serde_json::Value;

use crate::given::views;
use crate::harness::{cases, project, root, sources};
use crate::sheet::Sheet;

const SETTINGS: &str = "inputs/roundtable.toml";

/// A project, with what it says to anybody.
struct Told {
    inputs: Files,
    templates: Files,
    built: Outcome,
}

/// Where a column is filled in: the file, and the place in its header.
struct Filled<'a> {
    path: &'a str,
    at: usize,
}

impl Told {
    fn of(inputs: Files, templates: Files) -> Self {
        let built = sources(&inputs, &templates);
        Self { inputs, templates, built }
    }

    /// Returns the columns of CSV files that were read as this one.
    fn filled(&self, table: &Table, column: &Column) -> Vec<Filled<'_>> {
        let mut found = Vec::new();
        for receipt in &self.built.receipts {
            let is_table =
                matches!(receipt.taken_for, TakenFor::Table(name, _) if name == table.name);
            if !is_table || !receipt.source.path.ends_with(".csv") {
                continue;
            }
            found.extend(
                receipt
                    .columns
                    .iter()
                    .filter(|note| note.usage == ColumnUse::Field(column.headers[0]))
                    .map(|note| Filled { path: &receipt.source.path, at: note.column as usize }),
            );
        }
        found
    }

    /// Returns the values of a column of a file, each once.
    fn values(&self, filled: &Filled<'_>) -> Vec<String> {
        let sheet = Sheet::of(&self.inputs, filled.path);
        let cells = sheet.0.iter().skip(1).filter_map(|row| row.get(filled.at));
        let values: BTreeSet<&String> = cells.filter(|it| !it.is_empty()).collect();
        values.into_iter().cloned().collect()
    }

    /// Returns the same project with each of the values of a column in another form.
    fn with_other(&self, filled: &Filled<'_>, other: impl Fn(&str) -> String) -> Self {
        let mut sheet = Sheet::of(&self.inputs, filled.path);
        let cells = sheet.0.iter_mut().skip(1).filter_map(|row| row.get_mut(filled.at));
        for cell in cells.filter(|it| !it.is_empty()) {
            *cell = other(cell);
        }
        let mut inputs = self.inputs.clone();
        inputs.insert(filled.path, sheet.text(",").into_bytes());
        Self::of(inputs, self.templates.clone())
    }

    /// Returns whether somebody reads a column of a file, which has these values. Where
    /// there are several, each takes the place of another one, so that all of them stay
    /// what such a cell may say.
    fn is_read(
        &self,
        filled: &Filled<'_>,
        values: &[String],
        kind: ColumnType,
        decides: bool,
    ) -> bool {
        let turned = |cell: &str| {
            let at = values.iter().position(|value| value == cell);
            values[at.map_or(0, |at| (at + 1) % values.len())].clone()
        };
        let is_read = match values.len() {
            1 => !self.says_as(&self.with_other(filled, |cell| another(cell, kind)), false),
            _ => !self.says_as(&self.with_other(filled, turned), true),
        };
        // Of some columns it is only read whether anything is in them.
        is_read || !self.says_as(&self.with_other(filled, |_| String::new()), decides)
    }

    fn messages(&self) -> Vec<(&str, String)> {
        let all = self.built.diagnostics.iter();
        all.map(|it| (it.code, it.message(Language::Ja))).collect()
    }

    /// Returns whether two runs say the same to whoever reads their documents, the files
    /// beside them or their messages. Digests of what was handed in say nothing.
    fn says_as(&self, other: &Self, are_messages_read: bool) -> bool {
        let is_read = |path: &str| path != manifest::WHOLE && !path.ends_with("/manifest.json");
        let read = |it: &'_ Self| -> Vec<(String, Vec<u8>)> {
            let files = it.built.outputs.iter().filter(|(path, _)| is_read(path));
            files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
        };
        let same_messages = self.messages() == other.messages();
        // A value that was made up may be told to be no good, and one that is missing to be
        // wanted. Neither is a use that it has.
        if !are_messages_read && !same_messages {
            return true;
        }
        same_messages && read(self) == read(other)
    }
}

/// Returns another value of a kind than the one that all cells have.
fn another(value: &str, kind: ColumnType) -> String {
    match kind {
        ColumnType::Text | ColumnType::Names | ColumnType::Items => format!("{value}改"),
        ColumnType::Date | ColumnType::Span if value.ends_with("31") => {
            format!("{}0", &value[..value.len() - 1])
        }
        ColumnType::Date | ColumnType::Span if value.ends_with('1') => {
            format!("{}2", &value[..value.len() - 1])
        }
        ColumnType::Date | ColumnType::Span => {
            let at = value.rfind(|c: char| c.is_ascii_digit());
            at.map_or_else(String::new, |at| format!("{}1{}", &value[..at], &value[at + 1..]))
        }
        ColumnType::Number | ColumnType::Count | ColumnType::Measured => {
            let last = if value.ends_with('4') { '3' } else { '4' };
            format!("{}{last}", &value[..value.len() - 1])
        }
        ColumnType::Time => if value == "10:30" { "10:40" } else { "10:30" }.to_owned(),
        ColumnType::Flag => if value == "○" { "×" } else { "○" }.to_owned(),
        ColumnType::Choice(words) => {
            let other = words.iter().filter_map(|word| word.words.first());
            other.copied().find(|word| *word != value).unwrap_or_default().to_owned()
        }
    }
}

/// A small project with every column, the sample in both languages after a champion has
/// left, and the small one with a survey a little below where it began.
fn projects() -> Vec<(Files, Files)> {
    let mut projects: Vec<_> =
        [cases().join("full"), root()].iter().map(|it| project(it)).collect();
    let (mut worse, templates) = projects[0].clone();
    let path = "inputs/observations/a.csv";
    let values = worse.text(path).expect("a table");
    assert!(values.contains("I4,2026-09,60"), "the survey of the month");
    worse.insert(path, values.replace("I4,2026-09,60", "I4,2026-09,49").into_bytes());
    projects.push((worse, templates));
    let (sample, _) = &mut projects[1];
    let settings = sample.text(SETTINGS).expect("settings");
    let settings = settings.replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]");
    sample.insert(SETTINGS, settings.into_bytes());
    let members = "inputs/参加団体一覧.xlsx";
    let mut listed = cells_of(sample.get(members).expect("a list of members"));
    let head = listed.0.iter().position(|row| row.contains(&"推進役".to_owned()));
    listed.0.drain(..head.expect("the heads below the title"));
    let (champion, end) = (listed.column("推進役"), listed.column("退任日"));
    for left in listed.0.iter_mut().filter(|row| row[champion] == "○") {
        left[end] = "2026-10-25".to_owned();
    }
    *sample = sample.iter().filter(|(path, _)| *path != members).fold(
        Files::new(),
        |mut files, (path, bytes)| {
            files.insert(path, bytes.clone());
            files
        },
    );
    sample.insert("inputs/参加団体一覧.csv", listed.text(",").into_bytes());
    projects
}

/// Returns the first sheet of a workbook as its cells say.
fn cells_of(workbook: &[u8]) -> Sheet {
    let mut workbook = calamine::Xlsx::new(std::io::Cursor::new(workbook)).expect("a workbook");
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("rows");
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        cell => cell.to_string(),
    };
    Sheet(range.rows().map(|row| row.iter().map(cell).collect()).collect())
}

/// Columns without which it is asked, and the question is what shows that they are read:
/// how other cells are read, and who came where nothing else says so.
const DECIDE: [(&str, &str); 3] =
    [("indicators", "dims"), ("meetings", "attendees"), ("meetings", "absentees")];

/// Returns what is wrong with a column, if anything is.
fn unread(told: &[Told], table: &Table, column: &Column) -> Option<String> {
    let mut is_filled = false;
    let decides = DECIDE.contains(&(table.name, column.name));
    for told in told {
        for filled in told.filled(table, column) {
            let values = told.values(&filled);
            if values.is_empty() {
                continue;
            }
            is_filled = true;
            if told.is_read(&filled, &values, column.kind, decides) {
                return None;
            }
        }
    }
    let name = format!("{}.{}", table.name, column.name);
    Some(if is_filled { name } else { format!("{name} (nobody fills it in)") })
}

#[test]
fn every_column_is_read_by_something_that_reaches_a_reader() {
    let told: Vec<Told> = projects().into_iter().map(|it| Told::of(it.0, it.1)).collect();
    let columns: Vec<(&Table, &Column)> =
        TABLES.iter().flat_map(|table| table.columns.iter().map(move |it| (table, it))).collect();
    // Not on shared workers: one that waits for a build's own would begin the next build on
    // its stack, and the next.
    let read = |half: &[(&Table, &Column)]| -> Vec<String> {
        half.iter().filter_map(|(table, column)| unread(&told, table, column)).collect()
    };
    let (first, second) = columns.split_at(columns.len() / 2);
    let unread = std::thread::scope(|scope| {
        let first = scope.spawn(|| read(first));
        let second = read(second);
        [first.join().expect("columns"), second].concat()
    });
    assert!(unread.is_empty(), "columns that nobody reads:\n{}", unread.join("\n"));
}

/// The comparison is of what people read: what is in a column that no table has changes
/// none of it.
#[test]
fn a_column_that_nobody_knows_is_found_to_be_read_by_nothing() {
    let (mut inputs, templates) = project(&cases().join("full"));
    let path = "inputs/meetings.csv";
    let mut sheet = Sheet::of(&inputs, path);
    for (at, row) in sheet.0.iter_mut().enumerate() {
        row.push(if at == 0 { "弁当".to_owned() } else { format!("{at}種") });
    }
    let at = sheet.0[0].len() - 1;
    inputs.insert(path, sheet.text(",").into_bytes());
    let told = Told::of(inputs, templates);
    let lunches = Filled { path, at };
    assert!(!told.is_read(&lunches, &told.values(&lunches), ColumnType::Text, false), "lunches");
    let days = Filled { path, at: 1 };
    assert!(told.is_read(&days, &told.values(&days), ColumnType::Date, false), "days");
}

/// Notes the keys of a view that lead to something to print.
fn note_keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) if map.contains_key(TEXT_KEY) || map.contains_key(MARKUP_KEY) => {}
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone());
                note_keys(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| note_keys(item, found)),
        _ => {}
    }
}

/// Returns the keys of every view of a project.
fn keys_of_views(inputs: &Files, templates: &Files) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, view) in views(inputs, templates) {
        // The head, and what the kind of document says.
        for part in view.as_object().expect("parts").values() {
            note_keys(part, &mut found);
        }
    }
    found
}

/// Returns the keys that no template asks for, as `row.key` or `head-of("key")`.
fn unprinted<'a>(keys: &'a BTreeSet<String>, templates: &str) -> Vec<&'a str> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    for sign in [".", "-of(\"", ".at(\""] {
        let after = templates.split(sign).skip(1);
        asked.extend(after.filter_map(|after| after.split(|c| !is_word(c)).next()));
    }
    keys.iter().map(String::as_str).filter(|key| !asked.contains(key)).collect()
}

#[test]
fn every_field_of_a_view_is_printed_by_a_template() {
    let base = template::base();
    let is_template = |path: &str| path.ends_with(".jinja") || path.ends_with(".typ");
    let texts = base.iter().filter(|(path, _)| is_template(path));
    let text: String = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let mut keys = BTreeSet::new();
    for (inputs, templates) in projects() {
        keys.append(&mut keys_of_views(&inputs, &templates));
    }
    assert!(keys.len() > 200, "{} keys", keys.len());
    assert_eq!(unprinted(&keys, &text), [""; 0], "fields of views that no template prints");
    let lunch = BTreeSet::from(["minutes".to_owned(), "lunch".to_owned()]);
    assert_eq!(unprinted(&lunch, &text), ["lunch"]);
}
