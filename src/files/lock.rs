//! One writer at a time below a folder.
//!
//! The lock is the system's: it ends with its process, however that ends, so that no
//! stale one is left to be told from a living one. The file stays, because another
//! may be waiting on it. Who holds it stands in a second file: on Windows nobody
//! else can read a file that is locked.
//!
//! Some network folders know no locks. There two builds are not kept apart; to
//! refuse every build would be worse.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::Disk;
use super::error::MachineError;

/// A process that writes below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its number.
    pub process: String,
    /// The name of its machine.
    pub host: String,
}

/// Held as long as it lives.
#[derive(Debug)]
pub struct Lock {
    holder: PathBuf,
    /// None where the folder knows no locks.
    _file: Option<fs::File>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A line that stays is written anew by the next holder.
        let _ = fs::remove_file(&self.holder);
    }
}

/// How long is waited between two tries.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes the lock of a folder for `me`, which is made if it is missing; tells
/// `waits` once who holds it if that is another, and tries so many times.
///
/// # Errors
/// If another still holds it then, or the folder cannot be written to.
pub fn lock(
    disk: Disk<'_>,
    folder: &Path,
    me: &Holder,
    tries: usize,
    waits: &dyn Fn(&Holder),
) -> Result<Lock, MachineError> {
    disk.make_folder(folder).map_err(|e| MachineError::new("machine-write", folder, e))?;
    let path = folder.join(".entaku.lock");
    // Nobody knows these two files: what cannot be written to is their folder.
    let failed = |e| MachineError::new("machine-write", folder, e);
    let holder = folder.join(".entaku.holder");
    let file = disk.open_lock(&path).map_err(failed)?;
    for tried in 0..=tries {
        match file.try_lock() {
            Ok(()) => return held(disk, holder, me, Some(file)),
            Err(fs::TryLockError::WouldBlock) => {}
            Err(fs::TryLockError::Error(_)) => return held(disk, holder, me, None),
        }
        // Its holder needs a moment to write who it is.
        if tried == 2 {
            waits(&read(&holder));
        }
        if tried < tries {
            std::thread::sleep(PAUSE);
        }
    }
    let Holder { process, host } = read(&holder);
    let busy = MachineError::new("machine-busy", folder, io::ErrorKind::ResourceBusy.into());
    Err(busy.with("process", process).with("host", host))
}

fn held(
    disk: Disk<'_>,
    holder: PathBuf,
    me: &Holder,
    file: Option<fs::File>,
) -> Result<Lock, MachineError> {
    let line = format!("{}\n{}\n", me.process, me.host);
    let written = disk.write(&holder, line.as_bytes());
    written
        .map_err(|e| MachineError::new("machine-write", holder.parent().unwrap_or(&holder), e))?;
    Ok(Lock { holder, _file: file })
}

/// Returns who holds a lock, as far as it is written.
fn read(holder: &Path) -> Holder {
    let text = fs::read_to_string(holder).unwrap_or_default();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut next = || lines.next().unwrap_or("?").to_owned();
    Holder { process: next(), host: next() }
}
