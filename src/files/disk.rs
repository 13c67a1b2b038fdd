//! Every change to the disk, one method for each.
//!
//! Why in one place: what is left when a machine is switched off in the middle is
//! tried in tests at each step. They are told before a step, and can let the disk be
//! full there, a file be held open, or the process end.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

/// What is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A folder is made.
    MakeFolder,
    /// A file is written under a name of its own.
    Write,
    /// What was written is brought to the medium.
    Sync,
    /// It is tried whether a file can be replaced.
    Probe,
    /// A file is moved; told is where it stands.
    Rename,
    /// A file is removed.
    Remove,
    /// A folder is removed, with what is in it.
    RemoveFolder,
}

/// The disk, and who is told before each step on it.
#[derive(Clone, Copy)]
pub struct Disk<'a>(&'a dyn Fn(Step, &Path) -> io::Result<()>);

impl fmt::Debug for Disk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disk")
    }
}

impl<'a> Disk<'a> {
    /// Returns the machine's own disk, which nobody is told of.
    pub fn real() -> Disk<'static> {
        Disk(&|_, _| Ok(()))
    }

    /// Returns a disk that tells `before` of each step; an error is the step's.
    pub fn watched(before: &'a dyn Fn(Step, &Path) -> io::Result<()>) -> Self {
        Disk(before)
    }

    pub(super) fn make_folder(self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        (self.0)(Step::MakeFolder, path)?;
        fs::create_dir_all(path)
    }

    pub(super) fn write(self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.0)(Step::Write, path)?;
        fs::write(path, bytes)
    }

    pub(super) fn open_lock(self, path: &Path) -> io::Result<fs::File> {
        (self.0)(Step::Write, path)?;
        // Windows locks what can be read or written, and not what is appended to.
        fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
    }

    /// An error of writing may come only here: some systems keep what is written in
    /// memory, and find no room for it later.
    pub(super) fn sync(self, path: &Path) -> io::Result<()> {
        (self.0)(Step::Sync, path)?;
        fs::OpenOptions::new().write(true).open(path)?.sync_all()
    }

    /// Brings the names in a folder to the medium, where a system can be asked to.
    pub(super) fn sync_folder(self, path: &Path) -> io::Result<()> {
        (self.0)(Step::Sync, path)?;
        if cfg!(not(unix)) {
            return Ok(());
        }
        match fs::File::open(path)?.sync_all() {
            // Not every network folder can be asked.
            Err(error) if is_not_possible(&error) => Ok(()),
            synced => synced,
        }
    }

    /// A virus scanner holds a new file for a moment, and Windows then refuses.
    pub(super) fn rename(self, from: &Path, to: &Path) -> io::Result<()> {
        (self.0)(Step::Rename, from)?;
        let mut tries = if cfg!(windows) { 10 } else { 0 };
        loop {
            match fs::rename(from, to) {
                Err(error) if tries > 0 && error.kind() == io::ErrorKind::PermissionDenied => {
                    tries -= 1;
                    std::thread::sleep(std::time::Duration::from_millis(30));
                }
                renamed => return renamed,
            }
        }
    }

    pub(super) fn remove(self, path: &Path) -> io::Result<()> {
        if fs::symlink_metadata(path).is_err() {
            return Ok(());
        }
        (self.0)(Step::Remove, path)?;
        fs::remove_file(path)
    }

    pub(super) fn remove_folder(self, path: &Path) -> io::Result<()> {
        if !path.exists() {
            return Ok(());
        }
        (self.0)(Step::RemoveFolder, path)?;
        fs::remove_dir_all(path)
    }

    /// A folder with something in it stays; that is no failure.
    pub(super) fn remove_if_empty(self, path: &Path) -> io::Result<()> {
        if !fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()) {
            return Ok(());
        }
        (self.0)(Step::RemoveFolder, path)?;
        fs::remove_dir(path)
    }

    /// Tells whether a file that stands somewhere can be replaced: on Windows not
    /// while another program holds it open, and nowhere if a person made it
    /// read-only.
    pub(super) fn probe(self, place: &Path) -> io::Result<()> {
        (self.0)(Step::Probe, place)?;
        let found = match fs::metadata(place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            found => found?,
        };
        if found.permissions().readonly() {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        let mut options = fs::OpenOptions::new();
        options.write(true);
        #[cfg(windows)]
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0);
        options.open(place).map(drop)
    }
}

fn is_not_possible(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}
