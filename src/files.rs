//! The only module that touches the disk.
//!
//! [`read`] turns a folder into [`Files`], [`write()`] puts a tree of files in
//! place. Everything between works on values in memory. The module knows
//! nothing of formats: bytes come in and go out as they are, and its caller says
//! which files are wanted and how large they may be.
//!
//! What a folder holds beside plain files is refused by name: a link may lead out
//! of the project, and a pipe or device never ends. Links are refused also where
//! they stay inside, because a file would then be read twice. A refused file is
//! a mistake in what was handed in, and the others are read all the same.
//!
//! Writing is in rooms of its own: `disk` has every step, `swap` replaces all files
//! or none, `staged` lets files wait for that
//! while others are made, `lock` lets one process write at a time; `glance` sees whether
//! something changed, and `digest` whether a file is still the one that it was. A build that fails halfway, or
//! finds a PDF open in a viewer, leaves the last good ones untouched.

#![expect(clippy::disallowed_methods, reason = "this is the module that touches the disk")]

mod digest;
mod disk;
mod error;
mod glance;
mod lock;
mod staged;
mod swap;
mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use unicode_normalization::UnicodeNormalization;

pub use self::digest::{Parts, Stamp, digest, digest_of, hex};
pub use self::disk::{Disk, Step};
pub use self::error::MachineError;
pub use self::glance::{FolderId, Glance, below, folder_id};
pub use self::lock::{Holder, Lock, lock};
pub use self::staged::Staged;
pub use self::swap::{NOTE, Recovered, STAGE, is_below, recover, write_on};
pub use self::tree::{Files, Refusal, Refused};

/// The size of a file that is read without being asked about, in bytes.
pub const LARGEST: u64 = 200 * MEGABYTE;

/// A million bytes, as folders show sizes.
pub const MEGABYTE: u64 = 1_000_000;

/// Reads all files of one folder of a project; a missing folder is empty.
///
/// Left out are files that people did not write: hidden ones, the lock files
/// that Office puts beside an open document (`~$name.xlsx`), and what
/// Explorer and Finder leave behind.
///
/// # Errors
/// If the folder itself cannot be read.
pub fn read(root: &Path, folder: &str) -> Result<Files, MachineError> {
    read_wanted(root, folder, &|_| Some(LARGEST))
}

/// Reads the files of one folder that are wanted: for each path its caller says
/// how many bytes it may have, and `None` if it is not read at all.
///
/// # Errors
/// If the folder itself cannot be read.
pub fn read_wanted(
    root: &Path,
    folder: &str,
    wanted: &dyn Fn(&str) -> Option<u64>,
) -> Result<Files, MachineError> {
    let mut reading = Reading { files: Files::new(), seen: BTreeMap::new(), wanted };
    let top = root.join(folder);
    match fs::symlink_metadata(&top) {
        Ok(found) if found.is_symlink() => reading.files.refuse(folder, Refusal::Link),
        Ok(found) if found.is_dir() => {
            let entries = fs::read_dir(&top);
            let entries = entries.map_err(|e| MachineError::new("machine-read", &top, e))?;
            reading.entries(entries, folder);
        }
        _ => {}
    }
    Ok(reading.files)
}

/// Reads a file and a folder below `from` as if they were below `place`, which is a path in
/// memory that ends in `/`.
///
/// # Errors
/// If something is there and cannot be read.
pub fn read_as(
    from: &Path,
    (file, folder): (&str, &str),
    place: &str,
    into: &mut Files,
) -> Result<(), MachineError> {
    let found = read(from, folder)?;
    for (path, bytes) in found.iter() {
        into.insert(format!("{place}{path}"), bytes.clone());
    }
    for refused in found.refused() {
        into.refuse(format!("{place}{}", refused.path), refused.why.clone());
    }
    if let Some(bytes) = read_one(&from.join(file))? {
        into.insert(format!("{place}{file}"), bytes);
    }
    Ok(())
}

/// The reading of one folder.
struct Reading<'a> {
    files: Files,
    /// Names as the eye reads them, and the paths that have them.
    seen: BTreeMap<String, String>,
    wanted: &'a dyn Fn(&str) -> Option<u64>,
}

impl Reading<'_> {
    fn entries(&mut self, entries: fs::ReadDir, prefix: &str) {
        let mut found = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => found.push(entry),
                Err(_) => self.files.refuse(prefix, Refusal::Unreadable),
            }
        }
        // The system's order is none: of two files with one name always the
        // same is told.
        found.sort_by_key(fs::DirEntry::file_name);
        for entry in found {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_left = name.starts_with('.')
                || name.starts_with("~$")
                || matches!(name.as_str(), "Thumbs.db" | "desktop.ini");
            if is_left {
                continue;
            }
            let key: String = format!("{prefix}/{name}").nfc().collect();
            if entry.file_name().to_str().is_none() {
                self.files.refuse(key, Refusal::Name);
                continue;
            }
            if let Err(why) = self.entry(&entry, &key) {
                self.files.refuse(key, why);
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, key: &str) -> Result<(), Refusal> {
        // What the entry itself is: a link is not followed to find out.
        let kind = entry.file_type().map_err(|_| Refusal::Unreadable)?;
        if kind.is_symlink() {
            return Err(Refusal::Link);
        }
        if kind.is_dir() {
            let entries = fs::read_dir(entry.path()).map_err(|_| Refusal::Unreadable)?;
            self.entries(entries, key);
            return Ok(());
        }
        if !kind.is_file() {
            return Err(Refusal::NoFile);
        }
        let looks: String = key.nfkc().flat_map(char::to_lowercase).nfc().collect();
        if let Some(other) = self.seen.insert(looks, key.to_owned()) {
            return Err(Refusal::SameName(other));
        }
        let limit = (self.wanted)(key).ok_or(Refusal::Unwanted)?;
        let bytes = bytes_of(&entry.path(), limit)?;
        self.files.insert(key, bytes);
        Ok(())
    }
}

/// Returns the bytes of a file, which are in memory once: they are read to where
/// they stay.
fn bytes_of(path: &Path, limit: u64) -> Result<Bytes, Refusal> {
    let too_large = || Refusal::TooLarge(limit / MEGABYTE);
    let mut file = fs::File::open(path).map_err(|_| Refusal::Unreadable)?;
    let size = file.metadata().map_err(|_| Refusal::Unreadable)?.len();
    if size > limit {
        return Err(too_large());
    }
    let size = usize::try_from(size).map_err(|_| too_large())?;
    let mut bytes = vec![0; size];
    file.read_exact(&mut bytes).map_err(|_| Refusal::Unreadable)?;
    Ok(Bytes::from(bytes))
}

/// Returns the error of a path that leads nowhere.
pub fn missing(path: &Path) -> MachineError {
    MachineError::new("machine-read", path, io::Error::from(io::ErrorKind::NotFound))
}

/// Says that a machine failed at a path, for a shell that asked it for something else than a
/// file: a port, a watch.
pub fn failed(path: &Path, cause: &io::Error) -> MachineError {
    MachineError::new("machine-serve", path, io::Error::new(cause.kind(), cause.to_string()))
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

/// Puts files in place below a folder and removes those named in `stale`: all of it
/// or nothing.
///
/// # Errors
/// If a file cannot be written or replaced; then no file was changed.
pub fn write(root: &Path, files: &Files, stale: &[String]) -> Result<(), MachineError> {
    write_on(Disk::real(), root, files, stale)
}

/// Returns the paths of the plain files in one folder of `root`, in order; what leads
/// out of `root` has none.
pub fn names(root: &Path, folder: &str) -> Vec<String> {
    let top = root.join(folder);
    if !swap::is_below(folder) || !top.is_dir() {
        return Vec::new();
    }
    let entries = fs::read_dir(top).into_iter().flatten().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Returns the names of everything in a folder, whatever it is, in order.
pub fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Returns where a path leads, from the root of this computer and without links, as far as
/// the system says.
pub fn whole_path(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    whole.unwrap_or_else(|_| path.to_owned())
}

/// Returns the folders in a folder, hidden ones aside, in order.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let shown = entries.filter(|entry| !is_hidden(entry)).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = shown.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// Returns whether a folder holds something already.
pub fn is_occupied(folder: &Path) -> bool {
    folder.is_file() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Lets nobody but its owner read a file, where the system knows of owners.
///
/// # Errors
/// If the system refuses.
pub fn keep_private(path: &Path) -> Result<(), MachineError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let owner_only = fs::Permissions::from_mode(0o600);
        fs::set_permissions(path, owner_only)
            .map_err(|e| MachineError::new("machine-write", path, e))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Returns whether two paths belong to one owner; true where the system knows of none, for
/// then it decides itself who may open what.
pub fn have_one_owner(path: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let owner = |path: &Path| fs::metadata(path).map(|found| found.uid());
        matches!((owner(path), owner(other)), (Ok(one), Ok(other)) if one == other)
    }
    #[cfg(not(unix))]
    {
        let _ = (path, other);
        true
    }
}

/// Returns whether a path is a folder, or leads to what cannot be looked at and so may be
/// one.
pub fn may_be_folder(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(found) => found.is_dir(),
        Err(error) => {
            !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        }
    }
}

/// Returns whether a path lies in a folder, wherever links lead.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// Returns whether a path is a file.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Returns whether a path is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn tree(files: &[(&str, &str)]) -> Files {
        let mut tree = Files::new();
        for (path, text) in files {
            tree.insert(*path, text.as_bytes().to_vec());
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

    #[cfg(unix)]
    #[test]
    fn what_is_no_plain_file_is_refused_by_name_and_the_rest_is_read() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        let folder = tempfile::tempdir().expect("temporary folder");
        let outside = tempfile::tempdir().expect("temporary folder");
        fs::write(outside.path().join("secret.csv"), "a").expect("written");
        let inputs = folder.path().join("inputs");
        fs::create_dir(&inputs).expect("folder");
        for name in
            ["表.csv", "film.mp4", "large.csv", "b.csv", "B.csv", "カ\u{3099}.csv", "ガ.csv"]
        {
            fs::write(inputs.join(name), "0123456789").expect("written");
        }
        fs::write(inputs.join("large.csv"), vec![b'x'; 3_000_000]).expect("written");
        symlink(outside.path().join("secret.csv"), inputs.join("link.csv")).expect("link");
        symlink(outside.path(), inputs.join("folder")).expect("link");
        symlink("/dev/zero", inputs.join("zero.csv")).expect("link");
        symlink("nowhere", inputs.join("broken.csv")).expect("link");
        let _socket = UnixListener::bind(inputs.join("socket.csv")).expect("socket");
        let pipe = std::process::Command::new("mkfifo").arg(inputs.join("pipe.csv")).status();
        assert!(pipe.is_ok_and(|status| status.success()));
        let wanted = |path: &str| path.ends_with(".csv").then_some(2 * MEGABYTE);
        let files = read_wanted(folder.path(), "inputs", &wanted).expect("read");
        let read: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(read, ["inputs/B.csv", "inputs/ガ.csv", "inputs/表.csv"]);
        let same = |path: &str| Refusal::SameName(format!("inputs/{path}"));
        for (path, why) in [
            ("film.mp4", Refusal::Unwanted),
            ("large.csv", Refusal::TooLarge(2)),
            ("b.csv", same("B.csv")),
            ("ガ.csv", same("ガ.csv")),
            ("link.csv", Refusal::Link),
            ("folder", Refusal::Link),
            ("zero.csv", Refusal::Link),
            ("broken.csv", Refusal::Link),
            ("socket.csv", Refusal::NoFile),
            ("pipe.csv", Refusal::NoFile),
        ] {
            let refused = Refused { path: format!("inputs/{path}"), why };
            assert!(files.refused().contains(&refused), "{refused:?} in {:?}", files.refused());
        }
        assert_eq!(files.refused().len(), 10);
    }
}
