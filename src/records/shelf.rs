//! Files that were opened, kept by what they hold: whoever reads a folder again after a
//! cell was changed, or tries another reading of it, opens one file and not all.
//!
//! What a sheet is depends on the others, so it is told anew each time; its cells do not.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostics::Diagnostic;
use crate::files::Files;

use super::sheets::{self, Sheet};

/// The sheets of files, by path.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<BTreeMap<String, Arc<Opened>>>);

/// A file with its sheets, and what was found on opening it.
#[derive(Debug)]
struct Opened {
    bytes: Arc<[u8]>,
    sheets: Vec<Sheet>,
    problems: Vec<Diagnostic>,
}

impl Shelf {
    /// Returns the sheets of a file; it is opened unless it holds what it held.
    pub(super) fn open(&self, path: &str, bytes: &Arc<[u8]>) -> (Vec<Sheet>, Vec<Diagnostic>) {
        let known = self.files().get(path).map(Arc::clone);
        let is_same = |it: &Arc<Opened>| Arc::ptr_eq(&it.bytes, bytes) || it.bytes == *bytes;
        let opened = known.filter(is_same).unwrap_or_else(|| {
            let (sheets, problems) = sheets::open(path, bytes);
            let opened = Arc::new(Opened { bytes: Arc::clone(bytes), sheets, problems });
            self.files().insert(path.to_owned(), Arc::clone(&opened));
            opened
        });
        (opened.sheets.clone(), opened.problems.clone())
    }

    /// Forgets files that are no longer there.
    pub fn keep_only(&self, inputs: &Files) {
        self.files().retain(|path, _| inputs.get(path).is_some());
    }

    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Opened>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of each file, to see which were opened again.
    fn kept(shelf: &Shelf) -> Vec<Arc<Opened>> {
        shelf.files().values().map(Arc::clone).collect()
    }

    #[test]
    fn a_changed_cell_opens_one_file() {
        let shelf = Shelf::default();
        let mut inputs = Files::new();
        for (path, text) in [("inputs/a.csv", "甲,乙\n1,2\n"), ("inputs/b.csv", "丙,丁\n3,4\n")]
        {
            inputs.insert(path, text.as_bytes());
        }
        let open = |inputs: &Files| -> Vec<String> {
            let sheets = inputs.iter().flat_map(|(path, bytes)| shelf.open(path, bytes).0);
            sheets.map(|sheet| sheet.grid.rows[1].cell(0).to_text().to_string()).collect()
        };
        assert_eq!(open(&inputs), ["1", "3"]);
        let before = kept(&shelf);
        // The same bytes from another place are the same file.
        inputs.insert("inputs/a.csv", "甲,乙\n1,2\n".as_bytes());
        inputs.insert("inputs/b.csv", "丙,丁\n5,4\n".as_bytes());
        assert_eq!(open(&inputs), ["1", "5"]);
        let after = kept(&shelf);
        assert!(Arc::ptr_eq(&before[0], &after[0]), "a.csv was not opened again");
        assert!(!Arc::ptr_eq(&before[1], &after[1]), "b.csv was");
        shelf.keep_only(&Files::new());
        assert!(kept(&shelf).is_empty());
    }
}
