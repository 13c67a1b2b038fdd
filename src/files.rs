//! The only module that touches the disk.
//!
//! [`read`] turns a folder into [`Files`], [`write()`] puts a tree of files in
//! place. Everything between works on values in memory. The module knows
//! nothing of formats: bytes come in and go out as they are.
//!
//! Why all files are written to temporary names first: a build that fails
//! halfway, or finds a PDF open in a viewer, must leave the last good ones
//! untouched.

#![expect(clippy::disallowed_methods, reason = "this is the module that touches the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics;
use crate::locale::Language;

/// A tree of files in memory: path from the project's root, with `/` between
/// parts and in Unicode NFC, to bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Arc<[u8]>>);

impl Files {
    /// Returns an empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file in the tree, in place of one that has the same path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.0.insert(path.into().nfc().collect(), bytes.into());
    }

    /// Returns the bytes of a file.
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.0.get(path)
    }

    /// Returns a file that is UTF-8 text.
    pub fn text(&self, path: &str) -> Option<&str> {
        let bytes = self.get(path)?;
        std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
    }

    /// Returns paths and bytes, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// Returns the files below a folder (`templates/fonts/`), in order.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
        self.iter().filter(move |(path, _)| path.starts_with(folder))
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lays another tree over this one: where both have a path, `upper` wins.
    pub fn overlay(&mut self, upper: &Self) {
        for (path, bytes) in upper.iter() {
            self.0.insert(path.to_owned(), Arc::clone(bytes));
        }
    }
}

/// What the machine could not do: a file error with its path.
#[derive(Debug)]
pub struct MachineError {
    /// The key of the message: what was tried.
    action: &'static str,
    /// The file or folder.
    path: PathBuf,
    /// What the system says.
    cause: io::Error,
}

impl MachineError {
    fn new(action: &'static str, path: &Path, cause: io::Error) -> Self {
        Self { action, path: path.to_owned(), cause }
    }

    /// Returns what failed, in the language asked for, and what to do.
    pub fn message(&self, language: Language) -> String {
        diagnostics::say(
            language,
            self.action,
            &[
                ("path", self.path.display().to_string().into()),
                ("cause", self.cause.to_string().into()),
            ],
        )
    }
}

impl std::fmt::Display for MachineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for MachineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Reads all files of one folder of a project; a missing folder is empty.
///
/// Left out are files that people did not write: hidden ones, the lock files
/// that Office puts beside an open document (`~$name.xlsx`), and what
/// Explorer and Finder leave behind.
///
/// # Errors
/// If a file or folder cannot be read, for example because Excel holds it.
pub fn read(root: &Path, folder: &str) -> Result<Files, MachineError> {
    let mut files = Files::new();
    let top = root.join(folder);
    if top.is_dir() {
        read_into(&top, folder, &mut files)?;
    }
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), MachineError> {
    let entries = fs::read_dir(folder).map_err(|e| MachineError::new("machine-read", folder, e))?;
    for entry in entries {
        let entry = entry.map_err(|e| MachineError::new("machine-read", folder, e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.')
            || name.starts_with("~$")
            || matches!(name.as_str(), "Thumbs.db" | "desktop.ini")
        {
            continue;
        }
        let path = entry.path();
        let key = format!("{prefix}/{name}");
        let kind = entry.file_type().map_err(|e| MachineError::new("machine-read", &path, e))?;
        if kind.is_dir() {
            read_into(&path, &key, files)?;
        } else {
            let bytes = fs::read(&path).map_err(|e| MachineError::new("machine-read", &path, e))?;
            files.insert(key, bytes);
        }
    }
    Ok(())
}

/// Reads one file, or `None` where there is none.
///
/// # Errors
/// If the file is there but cannot be read.
pub fn read_one(path: &Path) -> Result<Option<Vec<u8>>, MachineError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(MachineError::new("machine-read", path, error)),
    }
}

/// Puts files in place below a folder, all of them or none.
///
/// Every file is written to a temporary name beside its place; only when all
/// are on the disk, and none of the files they replace is held open, are they
/// renamed. Files named in `stale` are removed afterwards.
///
/// # Errors
/// If a file cannot be written or replaced; then no file was changed.
pub fn write(root: &Path, files: &Files, stale: &[String]) -> Result<(), MachineError> {
    let mut waiting = Vec::new();
    let written = files.iter().try_for_each(|(path, bytes)| {
        let place = root.join(path);
        let folder = place.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|e| MachineError::new("machine-write", folder, e))?;
        let temporary = folder.join(format!(
            ".{}.entaku-tmp",
            place.file_name().unwrap_or_default().to_string_lossy()
        ));
        waiting.push((temporary.clone(), place.clone()));
        fs::write(&temporary, bytes).map_err(|e| MachineError::new("machine-write", &place, e))?;
        free_to_replace(&place)
    });
    if let Err(error) = written {
        for (temporary, _) in &waiting {
            // The first error is the one to tell; a temporary file that was
            // never made, or cannot be removed, adds nothing to it.
            let _ = fs::remove_file(temporary);
        }
        return Err(error);
    }
    for (temporary, place) in &waiting {
        fs::rename(temporary, place).map_err(|e| MachineError::new("machine-replace", place, e))?;
    }
    for path in stale {
        let place = root.join(path);
        match fs::remove_file(&place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(MachineError::new("machine-replace", &place, error)),
        }
    }
    Ok(())
}

/// A file that another program holds open cannot be replaced on Windows;
/// opening it for writing tells before anything was changed.
fn free_to_replace(place: &Path) -> Result<(), MachineError> {
    match fs::OpenOptions::new().write(true).open(place) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(MachineError::new("machine-replace", place, error)),
    }
}

/// Returns whether a folder holds something already.
pub fn is_occupied(folder: &Path) -> bool {
    folder.is_file() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Returns whether a path is a file.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Files {
        let mut tree = Files::new();
        for (path, text) in files {
            tree.insert(*path, text.as_bytes());
        }
        tree
    }

    #[test]
    fn what_is_written_is_read_again_and_lock_files_are_not() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let written = tree(&[("inputs/表.csv", "a"), ("inputs/narrative/x.md", "b")]);
        write(folder.path(), &written, &[]).expect("written");
        fs::write(folder.path().join("inputs/~$表.xlsx"), "lock").expect("lock file");
        assert_eq!(read(folder.path(), "inputs").expect("read"), written);
        assert!(read(folder.path(), "missing").expect("read").is_empty());
    }

    #[test]
    fn a_failed_write_changes_nothing() {
        let folder = tempfile::tempdir().expect("temporary folder");
        write(folder.path(), &tree(&[("out/a.pdf", "old")]), &[]).expect("written");
        // A folder stands where the second file should go.
        fs::create_dir(folder.path().join("out/b.pdf")).expect("folder");
        let new = tree(&[("out/a.pdf", "new"), ("out/b.pdf", "new")]);
        let error = write(folder.path(), &new, &[]).expect_err("b.pdf is a folder");
        assert!(error.message(Language::Ja).contains("b.pdf"));
        assert_eq!(fs::read_to_string(folder.path().join("out/a.pdf")).expect("read"), "old");
        let left = fs::read_dir(folder.path().join("out")).expect("read").count();
        assert_eq!(left, 2, "no temporary file is left");
    }

    #[test]
    fn stale_files_go_and_others_stay() {
        let folder = tempfile::tempdir().expect("temporary folder");
        write(folder.path(), &tree(&[("out/old.pdf", "x"), ("out/mine.txt", "y")]), &[])
            .expect("written");
        write(folder.path(), &tree(&[("out/new.pdf", "z")]), &["out/old.pdf".into()])
            .expect("written");
        let files = read(folder.path(), "out").expect("read");
        let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["out/mine.txt", "out/new.pdf"]);
    }
}
