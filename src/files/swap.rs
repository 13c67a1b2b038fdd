//! All files of a build are replaced, or none: also when the machine is switched off
//! in the middle.
//!
//! New files are first written to a folder of their own, [`STAGE`], and brought to
//! the medium. Then the plan takes its place in there under the name `decided`: from
//! here on the exchange is. Every old file goes away before the first new one comes,
//! so that old and new never stand beside each other. What a process left that ended
//! on the way, [`recover`] finishes if it was decided, and drops if it was not.
//!
//! Why files and not whole folders: on Windows a folder cannot be renamed while
//! somebody looks at it, and a person's own files would have to move along. As long
//! as files are missing, [`NOTE`] stands beside the others and says so: somebody may
//! look for the documents before the next start.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use crate::diagnostics::say;
use crate::locale::Language;

use super::disk::Disk;
use super::error::MachineError;
use super::tree::Files;

/// Where new files wait and old ones are kept, in the folder that is written to.
pub const STAGE: &str = ".entaku-stage";

/// Says to people that an exchange is under way.
pub const NOTE: &str = "作成途中-UNFINISHED.txt";

/// The plan's name in there once nothing can be lost any more.
const DECIDED: &str = "decided";

/// What [`recover`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    /// Nothing was left.
    Nothing,
    /// Files that had not come in; they were dropped.
    Dropped,
    /// An exchange that was decided; it is finished.
    Finished,
}

/// Puts files in place below a folder and removes those named in `stale`: all of it
/// or nothing. What is there already with the same bytes is left alone, and so is
/// every other file.
///
/// # Errors
/// If a file cannot be written, replaced or removed; then none was, unless the error
/// says that the exchange is unfinished.
pub fn write_on(
    disk: Disk<'_>,
    root: &Path,
    files: &Files,
    stale: &[String],
) -> Result<(), MachineError> {
    let root = here(root);
    // Paths may come from an archive that another wrote.
    if let Some((path, _)) = files.iter().find(|(path, _)| !is_below(path)) {
        let elsewhere = io::ErrorKind::InvalidInput.into();
        return Err(MachineError::new("machine-write", &root.join(path), elsewhere));
    }
    recover(disk, root)?;
    let plan = Plan::of(root, files, stale);
    let exchange = Exchange { disk, root, plan: &plan };
    if plan.is_empty() {
        return Ok(());
    }
    exchange.run(files, !root.exists())
}

/// Sets right what a process left that ended while it wrote below a folder.
///
/// # Errors
/// If an exchange that was decided cannot be finished; it can be tried again.
pub fn recover(disk: Disk<'_>, root: &Path) -> Result<Recovered, MachineError> {
    let root = here(root);
    let stage = root.join(STAGE);
    let decided = stage.join(DECIDED);
    if !decided.is_file() {
        let note = root.join(NOTE);
        let is_left = stage.exists() || note.is_file();
        let dropped = disk.remove(&note).and_then(|()| disk.remove_folder(&stage));
        dropped.map_err(|e| MachineError::new("machine-write", &stage, e))?;
        return Ok(if is_left { Recovered::Dropped } else { Recovered::Nothing });
    }
    let failed = |e| MachineError::new("machine-read", &decided, e);
    let text = fs::read_to_string(&decided).map_err(failed)?;
    let spoiled =
        || MachineError::new("machine-spoiled", &stage, io::ErrorKind::InvalidData.into());
    let plan = Plan::from_json(&text).ok_or_else(spoiled)?;
    let exchange = Exchange { disk, root, plan: &plan };
    let moved = exchange.move_all(&mut Vec::new());
    moved.map_err(|(place, e)| MachineError::new("machine-unfinished", &place, e))?;
    exchange.settle(&plan.leaving)?;
    Ok(Recovered::Finished)
}

/// What goes and what comes, as paths below the folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Files that are there now and will not stay.
    pub(super) leaving: BTreeSet<String>,
    /// Files that come, in place of those or new.
    pub(super) arriving: BTreeSet<String>,
}

impl Plan {
    pub(super) fn of(root: &Path, files: &Files, stale: &[String]) -> Self {
        let mut plan = Self::default();
        for (path, bytes) in files.iter() {
            let place = root.join(path);
            if holds(&place, bytes) {
                continue;
            }
            if fs::symlink_metadata(&place).is_ok() {
                plan.leaving.insert(path.to_owned());
            }
            plan.arriving.insert(path.to_owned());
        }
        for path in stale {
            let is_kept = files.get(path).is_some();
            if !is_kept && is_below(path) && root.join(path).is_file() {
                plan.leaving.insert(path.clone());
            }
        }
        plan
    }

    pub(super) fn is_empty(&self) -> bool {
        self.leaving.is_empty() && self.arriving.is_empty()
    }

    /// Returns whether one file takes the place of itself, which systems do in one
    /// step.
    fn is_one_step(&self) -> bool {
        self.arriving.len() == 1 && self.leaving.is_subset(&self.arriving)
    }

    fn to_json(&self) -> String {
        serde_json::json!({ "leaving": self.leaving, "arriving": self.arriving }).to_string()
    }

    fn from_json(text: &str) -> Option<Self> {
        let plan: Value = serde_json::from_str(text).ok()?;
        let paths = |name: &str| -> Option<BTreeSet<String>> {
            let paths = plan[name].as_array()?.iter();
            paths.map(|path| path.as_str().filter(|it| is_below(it)).map(str::to_owned)).collect()
        };
        Some(Self { leaving: paths("leaving")?, arriving: paths("arriving")? })
    }
}

/// A plan that is carried out below a folder.
#[derive(Clone, Copy)]
pub(super) struct Exchange<'a> {
    pub(super) disk: Disk<'a>,
    pub(super) root: &'a Path,
    pub(super) plan: &'a Plan,
}

impl Exchange<'_> {
    /// Brings what comes to the medium, and then exchanges all of it or nothing.
    pub(super) fn run(&self, files: &Files, is_new: bool) -> Result<(), MachineError> {
        if let Err(error) = self.stage(files).and_then(|()| self.probe()) {
            self.drop_stage();
            if is_new {
                let _ = self.disk.remove_if_empty(self.root);
            }
            return Err(error);
        }
        if self.plan.is_one_step() {
            let moved = self.replace_one();
            self.drop_stage();
            return moved;
        }
        self.decide()?;
        self.carry_out()
    }

    fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn waiting(&self, path: &str) -> PathBuf {
        self.root.join(STAGE).join("new").join(path)
    }

    fn kept(&self, path: &str) -> PathBuf {
        self.root.join(STAGE).join("old").join(path)
    }

    /// Writes what comes and does not wait there yet beside what is there, and brings it
    /// to the medium.
    fn stage(&self, files: &Files) -> Result<(), MachineError> {
        let failed = |path: &str| {
            let place = self.place(path);
            move |e| MachineError::new("machine-write", &place, e)
        };
        for path in &self.plan.arriving {
            let Some(bytes) = files.get(path) else { continue };
            let waiting = self.waiting(path);
            let folder = waiting.parent().unwrap_or(self.root);
            self.disk.make_folder(folder).map_err(failed(path))?;
            self.disk.write(&waiting, bytes).map_err(failed(path))?;
        }
        for path in &self.plan.arriving {
            self.disk.sync(&self.waiting(path)).map_err(failed(path))?;
        }
        // Room for what goes is made now: later nothing is written any more.
        for path in &self.plan.leaving {
            let kept = self.kept(path);
            self.disk.make_folder(kept.parent().unwrap_or(self.root)).map_err(failed(path))?;
        }
        let arriving = self.plan.arriving.iter().map(|path| self.waiting(path));
        for folder in folders(&self.root.join(STAGE), arriving) {
            let synced = self.disk.sync_folder(&folder);
            synced.map_err(|e| MachineError::new("machine-write", &folder, e))?;
        }
        Ok(())
    }

    /// Names a file that cannot be replaced before anything was.
    fn probe(&self) -> Result<(), MachineError> {
        self.plan.leaving.iter().try_for_each(|path| {
            let place = self.place(path);
            let probed = self.disk.probe(&place);
            probed.map_err(|e| MachineError::new("machine-replace", &place, e))
        })
    }

    fn replace_one(&self) -> Result<(), MachineError> {
        self.plan.arriving.iter().try_for_each(|path| {
            let place = self.place(path);
            let folder = place.parent().unwrap_or(self.root);
            let moved = self.disk.make_folder(folder);
            let moved = moved.and_then(|()| self.disk.rename(&self.waiting(path), &place));
            let moved = moved.and_then(|()| self.disk.sync_folder(folder));
            moved.map_err(|e| MachineError::new("machine-replace", &place, e))
        })
    }

    /// Puts the plan in place, which decides the exchange, and before it the note.
    fn decide(&self) -> Result<(), MachineError> {
        let stage = self.root.join(STAGE);
        let (note, plan) = (self.root.join(NOTE), stage.join("plan"));
        let [ja, en] = [Language::Ja, Language::En].map(|it| say(it, "unfinished-note", &[]));
        let text = format!("\u{feff}{ja}\r\n\r\n{en}\r\n");
        let written = self
            .disk
            .write(&note, text.as_bytes())
            .and_then(|()| self.disk.sync(&note))
            .and_then(|()| self.disk.write(&plan, self.plan.to_json().as_bytes()))
            .and_then(|()| self.disk.sync(&plan))
            .and_then(|()| self.disk.sync_folder(self.root))
            .and_then(|()| self.disk.rename(&plan, &stage.join(DECIDED)))
            .and_then(|()| self.disk.sync_folder(&stage));
        let Err(error) = written else { return Ok(()) };
        let place = stage.join(DECIDED);
        if self.disk.remove(&place).is_err() {
            return Err(MachineError::new("machine-unfinished", &place, error));
        }
        let _ = self.disk.remove(&note);
        self.drop_stage();
        Err(MachineError::new("machine-write", &note, error))
    }

    /// Moves everything, or moves all of it back.
    fn carry_out(&self) -> Result<(), MachineError> {
        let mut moved = Vec::new();
        let Err((place, error)) = self.move_all(&mut moved) else {
            return self.settle(&self.plan.leaving);
        };
        for (from, to) in moved.iter().rev() {
            if let Err(cause) = self.disk.rename(to, from) {
                return Err(MachineError::new("machine-unfinished", from, cause));
            }
        }
        self.settle(&self.plan.arriving)?;
        Err(MachineError::new("machine-replace", &place, error))
    }

    /// Moves what goes away and then what comes in, and notes each move. What an
    /// earlier process moved already is left as it is.
    fn move_all(&self, moved: &mut Vec<(PathBuf, PathBuf)>) -> Result<(), (PathBuf, io::Error)> {
        for path in &self.plan.leaving {
            let place = self.place(path);
            let is_new = self.plan.arriving.contains(path) && !self.waiting(path).exists();
            if !is_new && fs::symlink_metadata(&place).is_ok() {
                let kept = self.kept(path);
                self.step(&place, &kept).map_err(|e| (place.clone(), e))?;
                moved.push((place, kept));
            }
        }
        for path in &self.plan.arriving {
            let (place, waiting) = (self.place(path), self.waiting(path));
            if waiting.exists() {
                self.step(&waiting, &place).map_err(|e| (place.clone(), e))?;
                moved.push((waiting, place));
            }
        }
        Ok(())
    }

    fn step(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.make_folder(to.parent().unwrap_or(self.root))?;
        self.disk.rename(from, to)
    }

    /// Ends the exchange once everything is on the medium; folders that are left
    /// without a file by `gone` go too.
    fn settle(&self, gone: &BTreeSet<String>) -> Result<(), MachineError> {
        let stage = self.root.join(STAGE);
        let paths = self.plan.leaving.iter().chain(&self.plan.arriving);
        let places = paths.map(|path| self.place(path));
        for folder in folders(self.root, places).iter().filter(|folder| folder.is_dir()) {
            let synced = self.disk.sync_folder(folder);
            synced.map_err(|e| MachineError::new("machine-unfinished", folder, e))?;
        }
        self.remove_empty(gone);
        let decided = stage.join(DECIDED);
        let ended = self.disk.remove(&decided).and_then(|()| self.disk.sync_folder(&stage));
        ended.map_err(|e| MachineError::new("machine-unfinished", &decided, e))?;
        let note = self.root.join(NOTE);
        let removed = self.disk.remove(&note);
        removed.map_err(|e| MachineError::new("machine-unfinished", &note, e))?;
        self.drop_stage();
        Ok(())
    }

    /// Removes folders of a plan's paths that have nothing in them any more.
    fn remove_empty(&self, paths: &BTreeSet<String>) {
        let folders = folders(self.root, paths.iter().map(|path| self.place(path)));
        for folder in folders.iter().rev().filter(|folder| *folder != self.root) {
            // An empty folder that stays is not worth a failure.
            let _ = self.disk.remove_if_empty(folder);
        }
    }

    /// What stays is dropped at the next start; the first error is the one to tell.
    fn drop_stage(&self) {
        let _ = self.disk.remove_folder(&self.root.join(STAGE));
    }
}

/// Returns a folder by a name that it can be opened by: that of a bare file name is "".
pub(super) fn here(root: &Path) -> &Path {
    if root.as_os_str().is_empty() { Path::new(".") } else { root }
}

/// Returns the folders of files, from `root` down to each.
fn folders(root: &Path, files: impl Iterator<Item = PathBuf>) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::from([root.to_owned()]);
    for file in files {
        let above = file.ancestors().skip(1).take_while(|folder| *folder != root);
        found.extend(above.map(Path::to_owned));
    }
    found
}

/// Returns whether a path leads to a file below the folder it is joined to. Paths
/// come back from files that anybody can write.
pub fn is_below(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    // What follows an empty part leads to the root once the rest is cut off.
    !path.is_empty()
        && !path.contains("//")
        && parts.all(|part| matches!(part, Component::Normal(_)))
}

pub(super) fn holds(place: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(place)
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_size && fs::read(place).is_ok_and(|found| found == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_bare_name_is_this_one() {
        let folder = Path::new("office.key").parent().expect("a folder");
        assert!(fs::read_dir(folder).is_err() && fs::read_dir(here(folder)).is_ok());
        assert_eq!(here(Path::new("a")), Path::new("a"));
    }

    #[test]
    fn a_plan_is_read_as_it_was_written() {
        let plan = Plan {
            leaving: BTreeSet::from(["a b/旧.pdf".to_owned()]),
            arriving: BTreeSet::from(["a b/新\n.pdf".to_owned(), "x".to_owned()]),
        };
        assert_eq!(Plan::from_json(&plan.to_json()), Some(plan));
    }

    #[test]
    fn a_plan_leads_nowhere_else() {
        for path in ["../x", "/etc/passwd", "a/../../x", "", "."] {
            let plan = serde_json::json!({ "leaving": [path], "arriving": [] }).to_string();
            assert_eq!(Plan::from_json(&plan), None, "{path}");
        }
    }
}
