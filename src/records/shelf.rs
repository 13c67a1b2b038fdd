//! What was read of a folder, kept by what it was read from: whoever reads it again after
//! a cell was changed, or tries another reading of it, reads one file and not all.
//!
//! Three things are kept. The sheets of a file, by its bytes; what the file says alone,
//! by its bytes and what the settings and the answers about it tell ([`Hints`]); and the
//! rows of a sheet, by its cells as they were laid out, the table that they are taken
//! for, and the hints. What a sheet depends on beyond its own cells is therefore:
//!
//! - how it is laid out, on names that other sheets define. It is told anew each time,
//!   and changes its cells where it matters;
//! - what values are broken down by (内訳項目), and for sheets of values the codes and
//!   names of indicators;
//! - the settings that say how dates and words are read, and the answers about its file.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::alone::{Alone, File};
use super::columns::hints::Hints;
use super::sheet::opened::Opened;
use super::sheet::{self, Parsed};
use super::shown::Sheets;

/// What was read of a folder.
#[derive(Debug, Default)]
pub struct Shelf {
    kept: Mutex<Kept>,
    made: Made,
}

/// What was read, by the path of the file.
#[derive(Debug, Clone, Default)]
struct Kept {
    files: BTreeMap<String, Arc<KeptFile>>,
    sheets: BTreeMap<String, Vec<Arc<KeptSheet>>>,
}

/// What a file says alone, and what it was read from.
#[derive(Debug)]
struct KeptFile {
    bytes: Bytes,
    hints: Hints,
    file: Arc<File>,
    alone: Alone,
}

/// The rows of a sheet, and what they were read from.
#[derive(Debug)]
struct KeptSheet {
    opened: Opened,
    hints: Hints,
    parsed: Parsed,
}

/// How often something was read because it was not on the shelf.
#[derive(Debug, Default)]
struct Made {
    opened: AtomicUsize,
    alone: AtomicUsize,
    rows: AtomicUsize,
}

/// One reading of all files.
pub(super) struct Pass<'s> {
    shelf: Option<&'s Shelf>,
    /// Whether what is read now is what will be read again: a reading that is only tried
    /// leaves on the shelf what is there.
    is_real: bool,
    read: Kept,
}

impl<'s> Pass<'s> {
    /// Begins a reading that keeps nothing.
    pub(super) fn once() -> Self {
        Self { shelf: None, is_real: true, read: Kept::default() }
    }

    /// Begins a reading; one that is tried assumes what nobody said.
    pub(super) fn with(shelf: &'s Shelf, is_tried: bool) -> Self {
        Self { shelf: Some(shelf), is_real: !is_tried, read: Kept::default() }
    }

    /// Reads a file as far as it can be read alone.
    pub(super) fn file(&mut self, path: &str, bytes: &Bytes, hints: &Hints) -> Alone {
        let hints = hints.of_file(path);
        let Some(shelf) = self.shelf else {
            return Alone::of(path, bytes, File::open(path, bytes), &hints);
        };
        let known = shelf.kept().files.get(path).map(Arc::clone);
        let is_same = |it: &Arc<KeptFile>| std::ptr::eq(&*it.bytes, &**bytes) || it.bytes == *bytes;
        let known = known.filter(is_same);
        let file = match &known {
            Some(kept) if kept.hints == hints => Arc::clone(kept),
            known => {
                let file = known.as_ref().map(|it| Arc::clone(&it.file)).unwrap_or_else(|| {
                    shelf.made.opened.fetch_add(1, Ordering::Relaxed);
                    Arc::new(File::open(path, bytes))
                });
                shelf.made.alone.fetch_add(1, Ordering::Relaxed);
                let alone = Alone::of(path, bytes, File::clone(&file), &hints);
                Arc::new(KeptFile { bytes: bytes.clone(), hints, file, alone })
            }
        };
        self.read.files.insert(path.to_owned(), Arc::clone(&file));
        file.alone.clone()
    }

    /// Reads the rows of a sheet.
    pub(super) fn sheet(&mut self, opened: Opened, hints: &Hints) -> Parsed {
        let path = opened.sheet.grid.source.path.clone();
        let hints = hints.of_sheet(&path, opened.table());
        let Some(shelf) = self.shelf else { return sheet::read(opened, &hints) };
        let known = shelf.kept().sheets.get(&path).cloned().unwrap_or_default();
        let same = known.into_iter().find(|it| it.hints == hints && it.opened == opened);
        let kept = same.unwrap_or_else(|| {
            shelf.made.rows.fetch_add(1, Ordering::Relaxed);
            let parsed = sheet::read(opened.clone(), &hints);
            Arc::new(KeptSheet { opened, hints, parsed })
        });
        let parsed = kept.parsed.clone();
        self.read.sheets.entry(path).or_default().push(kept);
        parsed
    }

    /// Puts on the shelf what was read, in place of what is there: files that are gone
    /// and cells that were changed are forgotten.
    pub(super) fn end(self) {
        let Some(shelf) = self.shelf else { return };
        let mut kept = shelf.kept();
        if self.is_real || kept.files.is_empty() {
            *kept = self.read;
        }
    }
}

impl Shelf {
    /// Forgets everything.
    pub fn clear(&self) {
        *self.kept() = Kept::default();
    }

    /// Returns the sheets of the files that stand on it.
    pub fn sheets(&self) -> Sheets {
        let kept = self.kept();
        Sheets::new(kept.files.iter().map(|(path, it)| (path.clone(), Arc::clone(&it.file))))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Answers, Diagnostic};
    use crate::files::{self, Files};
    use crate::records::{self, Records};

    fn inputs(folder: &str) -> Files {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        files::read(&root, "inputs").expect("a project that can be read")
    }

    /// The files that were opened, those that were read alone, and the sheets whose rows
    /// were read since this was last asked.
    fn made(shelf: &Shelf) -> [usize; 3] {
        let Made { opened, alone, rows } = &shelf.made;
        [opened, alone, rows].map(|it| it.swap(0, Ordering::Relaxed))
    }

    fn read(inputs: &Files, answers: &Answers, shelf: &Shelf) -> (Records, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        (records::parse_kept(inputs, answers, shelf, &mut problems), problems)
    }

    /// Compares what was read with the help of a shelf with a reading from nothing.
    #[track_caller]
    fn check(inputs: &Files, answers: &Answers, shelf: &Shelf, what: &str) {
        let (kept, told) = read(inputs, answers, shelf);
        let mut problems = Vec::new();
        let anew = records::parse_with(inputs, answers, &mut problems);
        assert_eq!(format!("{told:#?}"), format!("{problems:#?}"), "{what}");
        // People's names are not shown.
        assert_eq!(kept.members, anew.members, "{what}");
        assert!(format!("{kept:?}") == format!("{anew:?}"), "{what}: other records");
    }

    /// The inputs with a change in one file.
    fn with(inputs: &Files, path: &str, change: impl Fn(&str) -> String) -> Files {
        let text = inputs.text(path).expect("a text");
        let changed = change(text);
        assert_ne!(text, changed, "{path}");
        let mut other = inputs.clone();
        other.insert(path, changed.into_bytes());
        other
    }

    #[test]
    fn a_changed_cell_reads_one_sheet() {
        let (shelf, none) = (Shelf::default(), Answers::default());
        let inputs = inputs(".");
        let _ = read(&inputs, &none, &shelf);
        let [opened, alone, rows] = made(&shelf);
        assert!(opened > 15 && alone == opened && rows > 15, "{opened} {alone} {rows}");
        let _ = read(&inputs, &none, &shelf);
        assert_eq!(made(&shelf), [0; 3], "nothing changed");
        // The same bytes from another place are the same file.
        let mut same = Files::new();
        inputs.iter().for_each(|(path, bytes)| same.insert(path, bytes.to_vec()));
        let _ = read(&same, &none, &shelf);
        assert_eq!(made(&shelf), [0; 3], "the same bytes");

        let path = "inputs/goals.csv";
        let changed = with(&inputs, path, |text| text.replacen("孤立しない", "一人にならない", 1));
        check(&changed, &none, &shelf, "a goal");
        assert_eq!(made(&shelf), [1; 3]);
        let path = "inputs/indicators.csv";
        let target = with(&changed, path, |text| text.replacen(",4800,", ",4900,", 1));
        check(&target, &none, &shelf, "a target");
        assert_eq!(made(&shelf), [1; 3], "no name changed");
        let plan = "inputs/narrative/23-plan.md";
        let prose = with(&target, plan, |text| text.to_owned() + "また会います。\n");
        check(&prose, &none, &shelf, "prose");
        assert_eq!(made(&shelf), [1, 1, 0]);
    }

    /// What somebody may do to a text: a line less, a line twice, a letter more or less.
    fn changes(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let middle = lines.len() / 2;
        let joined = |lines: &[&[&str]]| lines.concat().concat();
        let (above, below) = lines.split_at(middle);
        let at = text.char_indices().map(|(at, _)| at).nth(text.chars().count() * 2 / 3);
        let (before, after) = text.split_at(at.unwrap_or(0));
        let rest: String = after.chars().skip(1).collect();
        vec![
            joined(&[above, below.get(1..).unwrap_or_default()]),
            joined(&[above, below.get(..1).unwrap_or_default(), below]),
            format!("{before}5{after}"),
            format!("{before}{rest}"),
        ]
    }

    /// Whatever is changed, and in whichever order, is read as from nothing.
    #[test]
    fn every_change_of_every_file_is_read_as_from_nothing() {
        let none = Answers::default();
        let mut tried = 0;
        for folder in
            ["tests/cases/minimal", "tests/cases/full", "tests/cases/hostile", "tests/cases/broken"]
        {
            let inputs = inputs(folder);
            let shelf = Shelf::default();
            check(&inputs, &none, &shelf, folder);
            for (path, _) in inputs.iter() {
                let mut gone = Files::new();
                let others = inputs.iter().filter(|(other, _)| *other != path);
                others.for_each(|(path, bytes)| gone.insert(path, bytes.clone()));
                check(&gone, &none, &shelf, &format!("{folder}: without {path}"));
                for text in inputs.text(path).map(changes).unwrap_or_default() {
                    let mut changed = inputs.clone();
                    changed.insert(path, text.into_bytes());
                    check(&changed, &none, &shelf, &format!("{folder}: {path} changed"));
                    tried += 1;
                }
            }
            check(&inputs, &none, &shelf, folder);
        }
        // The sample has more kinds of sheets; a change for each of its tables.
        let (inputs, shelf) = (inputs("."), Shelf::default());
        let is_table = |path: &str| path.ends_with(".csv") || path.ends_with(".toml");
        let tables = inputs.iter().filter(|(path, _)| is_table(path));
        let texts = tables.filter_map(|(path, _)| Some((path, inputs.text(path)?)));
        for (at, (path, text)) in texts.enumerate() {
            let mut changed = inputs.clone();
            changed.insert(path, changes(text).swap_remove(at % 4).into_bytes());
            check(&changed, &none, &shelf, &format!("{path} changed"));
            tried += 1;
        }
        assert!(tried > 150, "{tried} changes");
    }

    /// An answer that is only tried reads again what it is about, and leaves the shelf.
    #[test]
    fn an_answer_reads_the_file_that_it_is_about() {
        let (shelf, none) = (Shelf::default(), Answers::default());
        let (mut tried, mut most) = (0, 0);
        for folder in ["tests/cases/full", "tests/cases/hostile", "tests/cases/broken"] {
            let inputs = inputs(folder);
            let (_, problems) = read(&inputs, &none, &shelf);
            let _ = made(&shelf);
            let asked: Vec<_> = problems.iter().filter_map(Diagnostic::asked).collect();
            for asked in asked.iter().filter(|asked| !asked.key.file.is_empty()) {
                for reading in asked.readings.iter().skip(1) {
                    let mut answers = Answers::default();
                    answers.insert(asked.key.clone(), (*reading).to_owned());
                    check(&inputs, &answers, &shelf, &format!("{:?}: {reading}", asked.key));
                    let [opened, alone, _] = made(&shelf);
                    assert_eq!(opened, 0, "no file changed");
                    most = most.max(alone);
                    tried += 1;
                }
            }
            let _ = read(&inputs, &none, &shelf);
            assert_eq!(made(&shelf), [0; 3], "{folder}: the shelf is as it was");
        }
        assert!(tried > 3 && most <= 2, "{tried} answers, {most} files");
    }

    /// What a table is taken for rests on names of the settings, the year of its months on
    /// their calendar, and both on answers: each of these is read as from nothing.
    #[test]
    fn what_settings_and_answers_tell_is_no_less_than_a_cell() {
        let mut inputs = inputs("tests/cases/minimal");
        let meetings =
            "開催日,会議体,場所\n2026-05-01,見守り会,公民館\n2026-06-01,見守り会,公民館\n";
        inputs.insert("inputs/集まり.csv", meetings.as_bytes());
        inputs.insert("inputs/件数.csv", "月,1丁目,2丁目\n4月,3,4\n5月,6,7\n".as_bytes());
        let dates = "決定ID,会議ID,決定内容,日付\nD1,M1,はじめる,1/2/2026\n";
        inputs.insert("inputs/決定.csv", dates.as_bytes());
        let own = inputs.text("inputs/roundtable.toml").expect("settings").to_owned();
        let settings = [
            "",
            "\n[[bodies]]\nid = \"K\"\nname = \"見守り会\"\n",
            "\n[[bodies]]\nid = \"K\"\nname = \"運営委員会\"\n",
            "\n[calendar]\nfiscal_year_start = 10\n",
            "\n[words.status]\n\"進めている\" = \"in-progress\"\n",
        ];
        let asked = "確認,ファイル,シート,見出し,対象,答え,意味\n";
        let answers = ["", "unknown-table,件数.csv,,,,commitments,\n"];
        let (shelf, none) = (Shelf::default(), Answers::default());
        let mut taken = std::collections::BTreeSet::new();
        for turn in 0..20 {
            let mut now = inputs.clone();
            let text = format!("{own}{}", settings[turn * 3 % 5]);
            now.insert("inputs/roundtable.toml", text.into_bytes());
            let text = format!("{asked}{}", answers[turn / 5 % 2]);
            now.insert(records::answers::PATH, text.into_bytes());
            check(&now, &none, &shelf, &format!("turn {turn}"));
            let (records, _) = read(&now, &none, &shelf);
            let of = |it: &records::receipt::Receipt| format!("{:?}", it.taken_for);
            taken.insert(records.receipts.iter().map(of).collect::<Vec<_>>());
        }
        assert!(taken.len() > 2, "{taken:?}");
    }
}
