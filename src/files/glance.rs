//! A folder looked at without reading its files: whether something in it changed, and which
//! files another program has open.
//!
//! Why: systems tell of changes, but not of those on every network folder, and of none in a
//! folder that was taken away and came back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use unicode_normalization::UnicodeNormalization as _;

/// What a look at some folders shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glance {
    /// Size and time of each file that people wrote, by its path.
    files: BTreeMap<String, (u64, Option<SystemTime>)>,
    /// Which of the folders there are.
    folders: BTreeMap<String, Option<FolderId>>,
    /// Files that another program has open, by the file that it puts beside each.
    held: BTreeSet<String>,
}

/// What stays the same of a folder as long as it is that folder, and not another of the same
/// name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderId(u64, u64);

impl Glance {
    /// Looks at some folders below another.
    pub fn of(root: &Path, folders: &[&str]) -> Self {
        let mut glance = Self::default();
        for folder in folders {
            let top = root.join(folder);
            let id = folder_id(&top);
            if id.is_some() {
                glance.look(&top, folder);
            }
            glance.folders.insert((*folder).to_owned(), id);
        }
        glance
    }

    fn look(&mut self, folder: &Path, prefix: &str) {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = |name: &str| format!("{prefix}/{name}").nfc().collect::<String>();
            if let Some(held) = held(&name) {
                self.held.insert(path(held));
            }
            if name.starts_with(['.', '~']) {
                continue;
            }
            // Of a link nothing is read.
            let Ok(found) = entry.metadata() else { continue };
            match found.is_dir() {
                true => self.look(&entry.path(), &path(&name)),
                false => {
                    self.files.insert(path(&name), (found.len(), found.modified().ok()));
                }
            }
        }
    }

    /// Returns the files that another program has open.
    pub fn held(&self) -> &BTreeSet<String> {
        &self.held
    }

    /// Returns how large the files are together.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|(bytes, _)| bytes).sum()
    }

    /// Returns which folder stands under a name, if one does.
    pub fn folder(&self, name: &str) -> Option<FolderId> {
        self.folders.get(name).copied().flatten()
    }

    /// Returns whether files and folders are as another look showed them, whatever is open.
    pub fn shows_the_same_files(&self, other: &Self) -> bool {
        (&self.files, &self.folders) == (&other.files, &other.folders)
    }
}

/// Returns the file beside which Office or LibreOffice puts one as long as it is open.
fn held(name: &str) -> Option<&str> {
    let of_office = name.strip_prefix("~$");
    of_office.or_else(|| name.strip_prefix(".~lock.")?.strip_suffix('#'))
}

/// Returns which folder stands at a path, if one does.
pub fn folder_id(path: &Path) -> Option<FolderId> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir).as_ref().map(id_of)
}

/// Returns the paths of all plain files below a folder of `root`, hidden ones too, in
/// order. Links are not followed.
pub fn below(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(root.join(&folder)).into_iter().flatten();
        for entry in entries.filter_map(Result::ok) {
            let Ok(kind) = entry.file_type() else { continue };
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(unix)]
fn id_of(found: &fs::Metadata) -> FolderId {
    use std::os::unix::fs::MetadataExt as _;
    FolderId(found.dev(), found.ino())
}

#[cfg(not(unix))]
fn id_of(found: &fs::Metadata) -> FolderId {
    let made = found.created().ok();
    let made = made.and_then(|made| made.duration_since(SystemTime::UNIX_EPOCH).ok());
    let made = made.unwrap_or_default();
    FolderId(made.as_secs(), u64::from(made.subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_seen_and_what_is_open_is_named() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let look = || Glance::of(folder.path(), &["inputs"]);
        let place = |name: &str| folder.path().join("inputs").join(name);
        assert_eq!(look().folder("inputs"), None);
        fs::create_dir_all(place("月次")).expect("folder");
        fs::write(place("月次/表.xlsx"), "1").expect("file");
        let first = look();
        assert!(first.folder("inputs").is_some());
        assert_eq!(first, look());
        // Hidden files are not people's.
        fs::create_dir_all(place(".before")).expect("folder");
        fs::write(place(".before/表.xlsx"), "0").expect("file");
        assert_eq!(first, look());
        for beside in ["月次/~$表.xlsx", "月次/.~lock.表.xlsx#"] {
            fs::write(place(beside), "user").expect("file");
            let opened = look();
            assert!(opened.shows_the_same_files(&first) && opened != first);
            assert!(opened.held().iter().eq(["inputs/月次/表.xlsx"]), "{opened:?}");
            fs::remove_file(place(beside)).expect("file");
        }
        fs::write(place("月次/表.xlsx"), "12").expect("file");
        assert!(!look().shows_the_same_files(&first));
        fs::remove_dir_all(folder.path().join("inputs")).expect("folder");
        assert_eq!(look().folder("inputs"), None);
    }
}
