//! Puts what was made in place, and says what stood in the way.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostics::say;
use crate::files::{self, Disk, Holder, Lock, MachineError, Recovered};
use crate::kept::Record;
use crate::locale::Language;
use crate::manifest;
use crate::outputs::Outputs;
use crate::pipeline::Outcome;

use super::Tell;

/// Returns the folder of the documents: the one asked for, else the project's own.
pub fn of(project: &Path, asked: Option<&Path>) -> PathBuf {
    asked.map_or_else(|| project.join("outputs"), Path::to_owned)
}

/// Takes the folder of the documents for this process. A folder that is no project
/// makes nothing, and no folder for it either. `patience` is how long is waited for another
/// process, in tenths of a second.
///
/// # Errors
/// If another process holds the folder for long, or it cannot be written to.
pub fn open(
    project: &Path,
    out: &Path,
    patience: usize,
    language: Language,
    tell: Tell<'_>,
) -> Result<Option<Outputs<'static>>, MachineError> {
    if !files::is_folder(&project.join("inputs")) {
        return Ok(None);
    }
    hold(out, patience, language, tell).map(Some)
}

/// Takes a folder of documents for this process, whatever they are of, and sets right what
/// another left in it.
///
/// # Errors
/// If another process holds the folder for long, or it cannot be written to.
pub fn hold(
    out: &Path,
    patience: usize,
    language: Language,
    tell: Tell<'_>,
) -> Result<Outputs<'static>, MachineError> {
    let waits = |holder: &Holder| tell(&waits(out, holder, language));
    let outputs = Outputs::open(Disk::real(), out, &me(), patience, &waits)?;
    for (folder, found) in &outputs.recovered {
        let key = match found {
            Recovered::Nothing => continue,
            Recovered::Dropped => "recovered-dropped",
            Recovered::Finished => "recovered-finished",
        };
        tell(&say(language, key, &[("path", folder.display().to_string().into())]));
    }
    Ok(outputs)
}

/// Takes a folder that holds those of documents, for as long as something is put beside them.
///
/// # Errors
/// If another process holds it for long, or it cannot be written to.
pub fn lock(
    out: &Path,
    patience: usize,
    language: Language,
    tell: Tell<'_>,
) -> Result<Lock, MachineError> {
    let waits = |holder: &Holder| tell(&waits(out, holder, language));
    files::lock(Disk::real(), out, &me(), patience, &waits)
}

/// Says who holds a folder.
fn waits(out: &Path, holder: &Holder, language: Language) -> String {
    let Holder { process, host } = holder.clone();
    let path = out.display().to_string();
    let told = [("process", process.into()), ("host", host.into()), ("path", path.into())];
    say(language, "lock-waits", &told)
}

/// Returns whether documents would stand among a project's inputs, where its next run would
/// read them.
pub fn is_among_inputs(project: &Path, out: &Path) -> bool {
    files::whole_path(out).starts_with(files::whole_path(project).join("inputs"))
}

/// Says so.
pub fn among_inputs(out: &Path, language: Language) -> String {
    say(language, "out-among-inputs", &[("folder", out.display().to_string().into())])
}

/// Returns another roundtable whose documents a folder has, which a build would take the
/// places of. What was made of a project's folder, or lies in it, is that project's, whatever
/// it was called before; but if what it is called now has documents in another folder beside
/// that one, folders changed places.
///
/// # Errors
/// If a record of what was made there cannot be read.
pub fn other_roundtable(
    project: &Path,
    out: &Path,
    roundtable: &str,
) -> Result<Option<String>, MachineError> {
    if files::lies_in(out, project) {
        return Ok(None);
    }
    for period in files::folders(out) {
        // Of the same folder, it has another name now.
        if let Some(record) = Record::read(&period).filter(|it| it.is_at(project)) {
            if record.roundtable != roundtable && are_beside(out, roundtable) {
                return Ok(Some(record.roundtable));
            }
            continue;
        }
        let manifest = files::read_one(&period.join(manifest::WHOLE))?;
        let made = manifest.and_then(|json| manifest::roundtable(&json));
        if let Some(other) = made.filter(|it| it != roundtable) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Returns the roundtables whose documents a folder has, as far as that was noted.
pub fn roundtables_in(out: &Path) -> BTreeSet<String> {
    let records = files::folders(out).into_iter().filter_map(|it| Record::read(&it));
    records.map(|it| it.roundtable).collect()
}

/// Returns whether a folder beside that of some documents has those of a roundtable.
fn are_beside(out: &Path, roundtable: &str) -> bool {
    let beside = out.parent().map(files::folders).unwrap_or_default();
    beside.iter().any(|folder| folder != out && roundtables_in(folder).contains(roundtable))
}

/// Puts only the return slips in place.
///
/// # Errors
/// If they cannot be written.
pub fn put_slips(outputs: Option<&Outputs<'_>>, outcome: &Outcome) -> Result<(), MachineError> {
    outputs.map_or(Ok(()), |outputs| outputs.put_slips(outcome))
}

/// Returns what others are told of this process.
pub(super) fn me() -> Holder {
    let named = ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let host = named.unwrap_or_else(|| {
        let file = files::read_one(Path::new("/etc/hostname")).ok().flatten();
        String::from_utf8_lossy(&file.unwrap_or_default()).trim().to_owned()
    });
    Holder { process: std::process::id().to_string(), host }
}
