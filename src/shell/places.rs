//! Where the projects of this computer's user are: those that were opened before, and those
//! that lie where people put folders.
//!
//! What was opened is remembered in `recent.txt`, a path a line, the last one first. It is
//! in `~/.local/state/entaku` (Linux), `~/Library/Application Support/entaku` (macOS) or
//! `%LOCALAPPDATA%\entaku` (Windows), and in no project.

use std::path::{Path, PathBuf};

use crate::files::{self, Disk, Files, MachineError};

use super::place;

/// The list of what was opened.
const RECENT: &str = "recent.txt";

/// How long is waited for another desk, in tenths of a second.
const PATIENCE: usize = 50;

/// How many projects are remembered.
const MOST: usize = 12;

/// The places of a user.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Where people put folders, the likeliest first: each holds projects, or new ones.
    pub shelves: Vec<PathBuf>,
    /// Where the desk remembers what was opened; none, if the user has no such place.
    pub memory: Option<PathBuf>,
}

impl Places {
    /// Returns those of the user of this process.
    pub fn of_user() -> Self {
        let all = [dirs::document_dir(), dirs::desktop_dir(), dirs::home_dir()];
        let mut shelves: Vec<PathBuf> = Vec::new();
        for shelf in all.into_iter().flatten().filter(|it| files::is_folder(it)) {
            if !shelves.contains(&shelf) {
                shelves.push(shelf);
            }
        }
        let memory = dirs::state_dir().or_else(dirs::data_local_dir);
        Self { shelves, memory: memory.map(|folder| folder.join("entaku")) }
    }

    /// Returns the projects that were opened before and are still there, the last one first.
    ///
    /// # Errors
    /// If the list is there and cannot be read.
    pub fn recent(&self) -> Result<Vec<PathBuf>, MachineError> {
        let Some(memory) = &self.memory else { return Ok(Vec::new()) };
        let text = files::read_one(&memory.join(RECENT))?.unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(text.lines().map(PathBuf::from).filter(|it| is_project(it)).collect())
    }

    /// Returns the projects that lie on the shelves.
    pub fn found(&self) -> Vec<PathBuf> {
        let folders = self.shelves.iter().flat_map(|shelf| files::folders(shelf));
        let mut found: Vec<PathBuf> = Vec::new();
        for folder in folders.filter(|it| is_project(it)) {
            if !found.contains(&folder) {
                found.push(folder);
            }
        }
        found
    }

    /// Remembers that a project was opened.
    ///
    /// # Errors
    /// If the list cannot be read or written.
    pub fn remember(&self, project: &Path) -> Result<(), MachineError> {
        let Some(memory) = &self.memory else { return Ok(()) };
        // Another desk may remember something at the same moment.
        let _lock = files::lock(Disk::real(), memory, &place::me(), PATIENCE, &|_| {})?;
        let mut recent = self.recent()?;
        recent.retain(|it| it != project);
        recent.insert(0, project.to_owned());
        // A name that is no text, or has two lines, could not be read again.
        let lines = recent.iter().filter_map(|it| it.to_str()).filter(|it| !it.contains('\n'));
        let text: String = lines.take(MOST).map(|it| format!("{it}\n")).collect();
        let mut list = Files::new();
        list.insert(RECENT, text.into_bytes());
        files::write(memory, &list, &[])
    }
}

/// Whether a folder is a project: people's files are in `inputs/`.
pub fn is_project(folder: &Path) -> bool {
    files::is_folder(&folder.join("inputs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_is_remembered_the_last_one_first() {
        let home = tempfile::tempdir().expect("a folder");
        let shelf = home.path().join("Documents");
        let places =
            Places { shelves: vec![shelf.clone()], memory: Some(home.path().join("state/entaku")) };
        assert!(places.recent().expect("a list").is_empty() && places.found().is_empty());
        let [one, other] = ["東", "西"].map(|name| shelf.join(name));
        for project in [&one, &other] {
            let mut files = Files::new();
            files.insert("inputs/roundtable.toml", "".as_bytes().to_vec());
            files::write(project, &files, &[]).expect("a project");
        }
        assert_eq!(places.found(), [one.clone(), other.clone()]);
        for project in [&one, &other, &one] {
            places.remember(project).expect("remembered");
        }
        assert_eq!(places.recent().expect("a list"), [one, other]);
        places.remember(&shelf.join("gone")).expect("remembered");
        assert_eq!(places.recent().expect("a list").len(), 2, "one that is not there any more");
        // Two desks that open at once are both remembered.
        let many: Vec<PathBuf> = (0..8).map(|at| shelf.join(format!("多-{at}"))).collect();
        for project in &many {
            let mut files = Files::new();
            files.insert("inputs/roundtable.toml", "".as_bytes().to_vec());
            files::write(project, &files, &[]).expect("a project");
        }
        std::thread::scope(|scope| {
            for project in &many {
                scope.spawn(|| places.remember(project).expect("remembered"));
            }
        });
        assert_eq!(places.recent().expect("a list").len(), 10);
        let nowhere = Places::default();
        nowhere.remember(&shelf).expect("nothing to write");
        assert!(nowhere.recent().expect("no list").is_empty());
    }
}
