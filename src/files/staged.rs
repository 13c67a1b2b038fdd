//! Files that wait beside a folder's own while others are still being made: so a run
//! holds none of its documents in memory, and all of them are put in place together.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::MachineError;
use super::swap::{Exchange, Plan, STAGE, here, holds, is_below, recover};
use super::tree::Files;

/// Files that wait in the stage of a folder. Dropped, they are gone.
#[derive(Debug)]
pub struct Staged<'a> {
    disk: Disk<'a>,
    root: PathBuf,
    /// Whether the folder was made for them.
    is_new: bool,
    /// Whether anything was written.
    is_begun: bool,
    /// Those that wait, as paths below the folder.
    waiting: BTreeSet<String>,
    /// Those that stand in the folder with the same bytes.
    same: BTreeSet<String>,
    /// What stood in the way first. After it nothing more is taken.
    failed: Option<MachineError>,
}

impl<'a> Staged<'a> {
    /// Begins to take files for a folder, and sets right what another process left
    /// there. What stands in the way of this or of a file is told in the end.
    pub fn begin(disk: Disk<'a>, root: &Path) -> Self {
        let root = here(root).to_owned();
        let is_new = !root.exists();
        let failed = recover(disk, &root).err();
        let (waiting, same) = (BTreeSet::new(), BTreeSet::new());
        Self { disk, root, is_new, is_begun: false, waiting, same, failed }
    }

    /// Takes a file and lets go of its bytes.
    pub fn take(&mut self, path: &str, bytes: &[u8]) {
        if self.failed.is_some() {
            return;
        }
        match self.write(path, bytes) {
            Ok(true) => drop(self.waiting.insert(path.to_owned())),
            Ok(false) => drop(self.same.insert(path.to_owned())),
            Err(error) => self.failed = Some(error),
        }
    }

    /// Writes a file to the stage, unless it stands in the folder as it is.
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<bool, MachineError> {
        let place = self.root.join(path);
        let failed = |e| MachineError::new("machine-write", &place, e);
        if !is_below(path) {
            return Err(failed(std::io::ErrorKind::InvalidInput.into()));
        }
        if holds(&place, bytes) {
            return Ok(false);
        }
        self.is_begun = true;
        let waiting = self.root.join(STAGE).join("new").join(path);
        let folder = waiting.parent().unwrap_or(&self.root);
        self.disk.make_folder(folder).map_err(failed)?;
        self.disk.write(&waiting, bytes).map_err(failed)?;
        Ok(true)
    }

    /// Returns the paths of the files that were taken.
    pub fn paths(&self) -> BTreeSet<String> {
        self.waiting.union(&self.same).cloned().collect()
    }

    /// Puts the files in place, with others, and removes those named in `stale`: all of
    /// it or nothing.
    ///
    /// # Errors
    /// If a file could not be taken, or cannot be written, replaced or removed; then none
    /// was, unless the error says that the exchange is unfinished.
    pub fn write_with(mut self, files: &Files, stale: &[String]) -> Result<(), MachineError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        // From here on the exchange looks after the stage.
        self.is_begun = false;
        let mut plan = Plan::of(&self.root, files, stale);
        for path in std::mem::take(&mut self.waiting) {
            if fs::symlink_metadata(self.root.join(&path)).is_ok() {
                plan.leaving.insert(path.clone());
            }
            plan.arriving.insert(path);
        }
        plan.leaving.retain(|path| !self.same.contains(path));
        let exchange = Exchange { disk: self.disk, root: &self.root, plan: &plan };
        if plan.is_empty() {
            return Ok(());
        }
        exchange.run(files, self.is_new)
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.is_begun {
            return;
        }
        // What stays is dropped at the next start.
        let _ = self.disk.remove_folder(&self.root.join(STAGE));
        if self.is_new {
            let _ = self.disk.remove_if_empty(&self.root);
        }
    }
}
