//! What bytes are known by: their digest, and for files on the disk what the system says of
//! them, so that one that nobody touched need not be read again.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use super::error::MachineError;
use super::tree::Files;

/// Returns the SHA-256 of bytes in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of several things, each with its name, so that none runs into the next.
#[derive(Debug, Default)]
pub struct Parts(Sha256);

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds a tree of files, with what of a folder is not in it.
    pub fn add_files(&mut self, name: &str, files: &Files) {
        self.add(name, &(files.len() as u64).to_le_bytes());
        for (path, bytes) in files.iter() {
            self.add(path, bytes);
        }
        self.add("refused", format!("{:?}", files.refused()).as_bytes());
    }

    /// Returns the SHA-256 of all of them in hexadecimal digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// What the system says of a file without reading it. Where it knows when a file was last
/// changed in any way, setting back the time of its contents does not hide a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Its size.
    pub bytes: u64,
    /// When its contents were written, in nanoseconds.
    pub modified: u64,
    /// When anything of it was changed; where the system does not know, when it was made.
    pub changed: u64,
}

impl Stamp {
    /// Looks at a plain file; a link is none.
    pub fn of(path: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        let modified = found.modified().ok().map_or(0, nanoseconds);
        Some(Self { bytes: found.len(), modified, changed: changed(&found) })
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or_default()
}

#[cfg(unix)]
fn changed(found: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    let nanoseconds =
        found.ctime().saturating_mul(1_000_000_000).saturating_add(found.ctime_nsec());
    u64::try_from(nanoseconds).unwrap_or_default()
}

#[cfg(not(unix))]
fn changed(found: &fs::Metadata) -> u64 {
    found.created().ok().map_or(0, nanoseconds)
}

/// Returns the SHA-256 of a file, which is read piece by piece.
///
/// # Errors
/// If it cannot be read.
pub fn digest_of(path: &Path) -> Result<String, MachineError> {
    let failed = |e| MachineError::new("machine-read", path, e);
    let mut file = fs::File::open(path).map_err(failed)?;
    let (mut all, mut piece) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut piece).map_err(failed)? {
            0 => return Ok(hex(&all.finalize())),
            count => all.update(&piece[..count]),
        }
    }
}
