//! Many roundtables in one run, on the disk as the command makes them: copies of the sample
//! with numbers of their own.

use std::path::PathBuf;
use std::process::Command;

use entaku::engine::Engine;
use entaku::files::{self, Files};
use entaku::pipeline::Request;
use entaku::shell::many;
use entaku::workspace::State;
use tempfile::TempDir;

/// A folder of roundtables.
pub(crate) struct Regions {
    folder: PathBuf,
    /// Removes it in the end, if it was made here.
    _owned: Option<TempDir>,
}

/// Says to a process that it makes what changed in a folder, which follows.
pub(crate) const IN: &str = "regions-in:";

/// The table that every roundtable has other numbers in, and the row.
const TABLE: &str = "inputs/observations/見守り隊.csv";
const ROW: &str = "I01,2026-09,";

/// The table that one cell is changed in, and the cell with those before it.
const COSTS: &str = "inputs/costs.csv";
const SPENT: [&str; 2] = ["広報費,Communications,40000,44000", "広報費,Communications,40000,44001"];

/// Returns the sample as the roundtable of this number.
pub(crate) fn region(sample: &Files, number: usize) -> Files {
    let mut inputs = sample.clone();
    let mut change = |path: &str, from: &str, to: &str| {
        let text = sample.text(path).expect("a text");
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{path}");
        inputs.insert(path, changed.into_bytes());
    };
    let name = format!("name = \"第{number}地域円卓会議\"");
    change("inputs/roundtable.toml", "name = \"瀬戸のわ地域円卓会議\"", &name);
    change(TABLE, ROW, &format!("{ROW}{}", number % 9 + 1));
    inputs
}

impl Regions {
    /// Puts so many in a folder.
    pub(crate) fn of(sample: &Files, count: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for number in 1..=count {
            let place = folder.path().join(format!("regions/r{number:04}"));
            files::write(&place, &region(sample, number), &[]).expect("the disk takes it");
        }
        Self { folder: folder.path().to_owned(), _owned: Some(folder) }
    }

    /// Takes those of a folder.
    pub(crate) fn at(folder: &str) -> Self {
        Self { folder: PathBuf::from(folder), _owned: None }
    }

    /// Makes what changed, and returns how many did.
    pub(crate) fn make(&self) -> usize {
        let (many, _) = many::each(&self.folder, &["regions/*".to_owned()]);
        let made = many.make(&Engine::new(), &Request::default(), &|_| {}, &|_| {});
        let summary = made.expect("the disk takes it");
        assert_eq!(summary.exit_code(), 0, "nothing is wrong with them");
        summary.count(State::Made)
    }

    /// Lets another process make all of them, as it was a month ago, and changes one cell in
    /// so many since then. Returns how many that are.
    pub(crate) fn made_before(&self, changed: usize) -> usize {
        let me = std::env::current_exe().expect("a program");
        let folder = format!("{IN}{}", self.folder.display());
        let done = Command::new(me).args([super::ONE, &folder]).output().expect("it runs");
        assert!(done.status.success(), "all are made");
        for number in 1..=changed {
            let place = self.folder.join(format!("regions/r{number:04}"));
            let inputs = files::read(&place, "inputs").expect("a roundtable");
            let text = inputs.text(COSTS).expect("a table");
            let mut changed = Files::new();
            changed.insert(COSTS, text.replace(SPENT[0], SPENT[1]).into_bytes());
            assert_ne!(changed.text(COSTS), Some(text), "the cell is there");
            files::write(&place, &changed, &[]).expect("the disk takes it");
        }
        changed
    }
}
