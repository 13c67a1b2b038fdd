//! The whole of many roundtables: gathers what each of them said, makes what is asked for and
//! puts it beside their folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::assessment::rollup::Rollup;
use crate::diagnostics::{self, Diagnostic, Origin};
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::kept::Came;
use crate::locale::Language;
use crate::outputs::PATIENCE;
use crate::pipeline::Wanted;
use crate::records::extract::{Extract, FILE};
use crate::records::pack;
use crate::records::sealed::Unread;
use crate::rollup::{self, Made, Settings};
use crate::workspace::{ROLLUP, Summary};

use super::keeping::Keeping;
use super::many::Many;
use super::{Tell, place};

/// What came of the whole.
#[derive(Debug)]
pub struct Rolled {
    /// The folder of what was made; none, if nothing was.
    pub folder: Option<PathBuf>,
    /// How many documents it has.
    pub documents: usize,
    /// How many of them were typeset; the others were left as they are.
    pub typeset: usize,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of the whole, for those who ask how a figure comes about.
pub struct Known {
    /// What roundtables come to; nothing, if none of them said anything.
    pub rollup: Option<Rollup>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Works out the whole from what stands in the folders of documents.
///
/// # Errors
/// If one of them cannot be read.
pub fn known(many: &Many, settings: &Settings) -> Result<Known, MachineError> {
    let summary = files::read_one(&many.out().join(Summary::FILE))?;
    let summary = summary.and_then(|json| Summary::from_json(&json)).unwrap_or_default();
    let (said, mut diagnostics) = said(many, settings, &summary)?;
    let (rollup, told) = rollup::of(settings, &said);
    diagnostics.extend(told);
    Ok(Known { rollup, diagnostics })
}

/// Makes the documents of the whole, given what came of its roundtables, and puts them in
/// place, but those that would come out the same. `language` is that of what is told.
///
/// # Errors
/// If a folder cannot be read or written, or another process holds it.
pub fn roll(
    engine: &Engine,
    (many, summary): (&Many, &Summary),
    settings: &Settings,
    (jobs, progress): (usize, &(dyn Fn(&str) + Sync)),
    (language, tell): (Language, Tell<'_>),
) -> Result<Rolled, MachineError> {
    let (said, mut diagnostics) = said(many, settings, summary)?;
    let (rollup, told) = rollup::of(settings, &said);
    diagnostics.extend(told);
    let rolled = Rolled { folder: None, documents: 0, typeset: 0, diagnostics };
    let Some(rollup) = rollup else { return Ok(rolled) };
    if diagnostics::any_error(&rolled.diagnostics) {
        return Ok(rolled);
    }
    if let Some(around) = &many.around {
        around.bring(ROLLUP, &|_| true)?;
    }
    let pack = shared(many)?;
    let root = many.out().join(ROLLUP);
    let folder = root.join(rollup.period.to_string());
    let _held = place::hold(&root, PATIENCE, language, tell)?;
    let digest = rollup::digest(&pack, settings, &said);
    let keeping = Keeping::with((&many.folder, &root), digest, many.fresh);
    if let Some(record) = keeping.standing()? {
        let (folder, documents) = (Some(folder), record.documents);
        return Ok(Rolled { folder, documents, ..rolled });
    }
    let period = rollup.period.to_string();
    let before =
        |path: &str, digest: &str| keeping.document(Wanted { period: &period, path, digest });
    let ground = engine.ground(pack);
    let made = rollup::documents(&ground, settings, (&rollup, &said), &before, (jobs, progress));
    let rolled = Rolled {
        diagnostics: rolled.diagnostics.into_iter().chain(made.diagnostics.clone()).collect(),
        ..rolled
    };
    if diagnostics::any_error(&rolled.diagnostics) {
        return Ok(rolled);
    }
    let mut stale = paths(&folder)?;
    stale.retain(|path| made.files.get(path).is_none());
    files::write(&folder, &made.files, &stale)?;
    let paths = made.files.iter().map(|(path, _)| path.to_owned()).collect();
    let has_nothing_to_tell = made.diagnostics.is_empty();
    keeping.note_of(
        &came(&made, (&settings.name.ja, &period)),
        &paths,
        (has_nothing_to_tell, ""),
    )?;
    if let Some(around) = &many.around {
        around.together(&[ROLLUP])?;
    }
    let (documents, typeset) = (made.documents.len(), made.typeset);
    Ok(Rolled { folder: Some(folder), documents, typeset, ..rolled })
}

/// What came of a run, as it is noted.
fn came<'a>(made: &'a Made, (name, period): (&'a str, &'a str)) -> Came<'a> {
    let documents: BTreeSet<&str> = made.documents.iter().map(|it| it.path.as_str()).collect();
    Came {
        name,
        period,
        catalogue: documents.clone(),
        documents,
        manuscripts: &made.manuscripts,
        diagnostics: &made.diagnostics,
    }
}

/// Returns the folder of the pack that all roundtables share, if they share one.
///
/// # Errors
/// If it is not there.
pub fn pack(many: &Many) -> Result<Option<PathBuf>, MachineError> {
    let named = many.workspace.layer.as_ref().map(|it| many.folder.join(it));
    let folder = many.layer.clone().or(named);
    match folder.as_ref().filter(|it| !files::is_folder(it)) {
        Some(missing) => Err(files::missing(missing)),
        None => Ok(folder),
    }
}

/// Returns the templates of that pack.
///
/// # Errors
/// If it is not there, or cannot be read.
pub fn shared(many: &Many) -> Result<Files, MachineError> {
    let Some(folder) = pack(many)? else { return Ok(Files::new()) };
    let mut read = Files::new();
    let place = format!("{}shared/", pack::FOLDER);
    files::read_as(&folder, (pack::SETTINGS, "templates"), &place, &mut read)?;
    Ok(pack::templates(&read))
}

/// What each roundtable said, and what of it cannot be read.
type Heard = (Vec<(String, Option<Extract>)>, Vec<Diagnostic>);

/// Reads what each roundtable said: of the period that is asked for, else of that which was
/// made of it last.
fn said(many: &Many, settings: &Settings, summary: &Summary) -> Result<Heard, MachineError> {
    let out = many.out();
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for region in &many.workspace.regions {
        if let Some(around) = &many.around {
            around.bring(&region.name, &|path| path.ends_with(&format!("/{FILE}")))?;
        }
        let run = summary.regions.iter().find(|it| it.region == region.name);
        let asked = settings.period.map(|it| it.to_string());
        let asked = asked.or_else(|| run.map(|it| it.period.clone()).filter(|it| !it.is_empty()));
        let is_outdated = run.is_some_and(|it| !it.reports);
        let mut latest: Option<Extract> = None;
        for folder in files::folders(&out.join(&region.name)) {
            let name = folder.file_name().map(|it| it.to_string_lossy().into_owned());
            if asked.is_some() && asked != name {
                continue;
            }
            let path = folder.join(FILE);
            let Some(bytes) = files::read_one(&path)? else { continue };
            match Extract::parse(&bytes) {
                Ok(extract) => {
                    let is_later =
                        latest.as_ref().is_none_or(|it| it.period.last < extract.period.last);
                    latest = if is_later { Some(extract) } else { latest };
                }
                Err(why) => problems.push(unread(&path, &out, why)),
            }
        }
        let latest = latest.map(|extract| Extract { is_outdated, ..extract });
        said.push((region.name.clone(), latest));
    }
    Ok((said, problems))
}

fn unread(path: &Path, out: &Path, why: Unread) -> Diagnostic {
    let place = path.strip_prefix(out).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Diagnostic::extract_unread(&Origin::file(&place), why == Unread::Newer)
}

/// The record of what a whole was made from.
const RECORD: &str = "manifest.json";

/// Returns what the record of a folder names, and the record; nothing, if it has none that can
/// be read.
fn paths(folder: &Path) -> Result<Vec<String>, MachineError> {
    let Some(bytes) = files::read_one(&folder.join(RECORD))? else { return Ok(Vec::new()) };
    let record: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let listed = ["documents", "files"].into_iter().filter_map(|name| record[name].as_array());
    let named = listed.flatten().filter_map(|it| Some(it["path"].as_str()?.to_owned()));
    // What leads out of the folder is no file of it.
    let mut paths: Vec<String> = named.filter(|path| files::is_below(path)).collect();
    paths.push(RECORD.to_owned());
    Ok(paths)
}
