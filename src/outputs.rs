//! Where the files of a build go: below one folder, by one process at a time.
//!
//! A build takes the folder before it reads its inputs and lets go of it when its
//! files are in place. So what is written last was also read last, and two builds of
//! different editions are both whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::files::{self, Disk, Files, Holder, Lock, MachineError, Recovered, Staged};
use crate::manifest::{self, Earlier, Merged};
use crate::pipeline::Outcome;
use crate::returns;
use crate::sink::Sink;

/// The folder of a project's documents, held by this process.
#[derive(Debug)]
pub struct Outputs<'a> {
    out: PathBuf,
    disk: Disk<'a>,
    _lock: Lock,
    /// What earlier processes left, and was set right, by the folder it was in.
    pub recovered: Vec<(PathBuf, Recovered)>,
}

/// What stands in a period's folder once a build is in place.
#[derive(Debug, Default)]
pub struct Put {
    /// The documents that stay and were made from something else, with their audience.
    pub older: Vec<(String, String)>,
    /// The files that the build made, also those that stood there the same.
    pub paths: BTreeSet<String>,
}

/// How long is waited for another process, in tenths of a second.
pub const PATIENCE: usize = 300;

impl<'a> Outputs<'a> {
    /// Takes a folder for this process, and sets right what another left in it;
    /// `waits` is told once if another holds it.
    ///
    /// # Errors
    /// If another process holds the folder for long, or it cannot be written to.
    pub fn open(
        disk: Disk<'a>,
        out: &Path,
        me: &Holder,
        patience: usize,
        waits: &dyn Fn(&Holder),
    ) -> Result<Self, MachineError> {
        let lock = files::lock(disk, out, me, patience, waits)?;
        let mut recovered = Vec::new();
        for folder in files::folders(out) {
            match files::recover(disk, &folder)? {
                Recovered::Nothing => {}
                found => recovered.push((folder, found)),
            }
        }
        Ok(Self { out: out.to_owned(), disk, _lock: lock, recovered })
    }

    /// Puts everything that a build made in place, all of it or nothing: `documents`,
    /// receipts and, `with_slips`, return slips. What the project does not make any
    /// more goes. Returns what stands there then.
    ///
    /// # Errors
    /// If something cannot be written or replaced; then nothing was.
    pub fn put(
        &self,
        outcome: &Outcome,
        documents: Documents<'_>,
        with_slips: bool,
    ) -> Result<Put, MachineError> {
        let folder = self.out.join(&outcome.period);
        let earlier = Earlier {
            has: &|path| files::is_file(&folder.join(path)),
            read: &|path| files::read_one(&folder.join(path)).ok().flatten(),
            below: &|path| files::names(&folder, path),
        };
        let staged = documents.staged.unwrap_or_else(|| Staged::begin(self.disk, &folder));
        let mut paths = staged.paths();
        let merged = manifest::merge(&outcome.outputs, &paths, &outcome.catalogue, earlier);
        let Merged { files: mut all, mut stale, older } = merged;
        if !outcome.receipts.is_empty() {
            all.overlay(&outcome.receipts_csv);
        }
        all.overlay(&outcome.kept);
        // A signature is of the issue that is kept, and not of what takes its place.
        let kept = outcome.kept.iter().filter_map(|(path, _)| path.split_once('/'));
        let signatures = kept.filter(|(_, path)| path.ends_with(".minisig"));
        stale.extend(signatures.map(|(_, path)| path.to_owned()));
        if with_slips {
            all.overlay(&outcome.slips);
            stale.extend(stale_slips(&folder, &outcome.slips)?);
        }
        staged.write_with(&all, &stale)?;
        paths.extend(all.iter().map(|(path, _)| path.to_owned()));
        Ok(Put { older, paths })
    }

    /// Puts return slips in place of those of an earlier run.
    ///
    /// # Errors
    /// If something cannot be written or replaced; then nothing was.
    pub fn put_slips(&self, outcome: &Outcome) -> Result<(), MachineError> {
        let folder = self.out.join(&outcome.period);
        let stale = stale_slips(&folder, &outcome.slips)?;
        files::write_on(self.disk, &folder, &outcome.slips, &stale)
    }
}

impl Outputs<'_> {
    /// Begins to take documents, which wait beside those of earlier builds until a build
    /// is put in place.
    pub fn documents(&self) -> Documents<'_> {
        Documents { outputs: Some(self), staged: None }
    }
}

/// The documents of a build, waiting on the disk.
#[derive(Debug, Default)]
pub struct Documents<'a> {
    /// Where they wait; without, nothing is kept.
    outputs: Option<&'a Outputs<'a>>,
    staged: Option<Staged<'a>>,
}

impl Sink for Documents<'_> {
    fn take(&mut self, period: &str, path: &str, bytes: Vec<u8>) {
        let Some(outputs) = self.outputs else { return };
        let begin = || Staged::begin(outputs.disk, &outputs.out.join(period));
        self.staged.get_or_insert_with(begin).take(path, &bytes);
    }

    fn drop_all(&mut self) {
        self.staged = None;
    }
}

/// Returns the slips of an earlier run that are not made again.
fn stale_slips(folder: &Path, slips: &Files) -> Result<Vec<String>, MachineError> {
    let before = files::read(folder, returns::FOLDER)?;
    let paths = before.iter().map(|(path, _)| path.to_owned());
    Ok(paths.filter(|path| returns::is_slip(path) && slips.get(path).is_none()).collect())
}
