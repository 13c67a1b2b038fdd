//! The whole of many roundtables: gathers what each of them said, makes what is asked for and
//! puts it beside their folders.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::assessment::rollup::Rollup;
use crate::diagnostics::{self, Diagnostic, Origin};
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::records::extract::{Extract, FILE};
use crate::records::pack;
use crate::records::sealed::Unread;
use crate::rollup::{self, Settings};

use super::many::Many;

/// Where the documents of the whole are, in the folder of all documents.
pub const FOLDER: &str = "rollup";

/// What came of the whole.
#[derive(Debug)]
pub struct Rolled {
    /// The folder of what was made; none, if nothing was.
    pub folder: Option<PathBuf>,
    /// How many documents it has.
    pub documents: usize,
    /// Whether all of it would come out the same, so that it is left as it is.
    pub is_unchanged: bool,
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
    let (said, mut diagnostics) = said(many, settings)?;
    let (rollup, told) = rollup::of(settings, &said);
    diagnostics.extend(told);
    Ok(Known { rollup, diagnostics })
}

/// Makes the documents of the whole and puts them in place, unless they would come out the
/// same.
///
/// # Errors
/// If a folder cannot be read or written.
pub fn roll(
    engine: &Engine,
    many: &Many,
    settings: &Settings,
    (jobs, progress): (usize, &(dyn Fn(&str) + Sync)),
) -> Result<Rolled, MachineError> {
    let (said, mut diagnostics) = said(many, settings)?;
    let (rollup, told) = rollup::of(settings, &said);
    diagnostics.extend(told);
    let mut rolled = Rolled { folder: None, documents: 0, is_unchanged: false, diagnostics };
    let Some(rollup) = rollup else { return Ok(rolled) };
    let ground = engine.ground(shared(many)?);
    let root = many.out().join(FOLDER);
    let folder = root.join(rollup.period.to_string());
    if let Some(around) = &many.around {
        around.bring(FOLDER, &|_| true)?;
    }
    let before = Before::read(&folder)?;
    let made_from = rollup::digest(&ground, settings, &said);
    if let Some(documents) = before.standing(&made_from).filter(|_| !many.fresh) {
        return Ok(Rolled { folder: Some(folder), documents, is_unchanged: true, ..rolled });
    }
    let made = rollup::documents(&ground, settings, (&rollup, &said), jobs, progress);
    rolled.diagnostics.extend(made.diagnostics);
    if diagnostics::any_error(&rolled.diagnostics) {
        return Ok(rolled);
    }
    let period = format!("{}/", rollup.period);
    let stale = before.paths.iter().map(|path| format!("{period}{path}"));
    let stale: Vec<String> = stale.filter(|path| made.files.get(path).is_none()).collect();
    files::write(&root, &made.files, &stale)?;
    if let Some(around) = &many.around {
        around.together(&[FOLDER])?;
    }
    Ok(Rolled { folder: Some(folder), documents: made.documents.len(), ..rolled })
}

/// Returns the templates of the pack that all roundtables share.
///
/// # Errors
/// If it is not there, or cannot be read.
pub fn shared(many: &Many) -> Result<Files, MachineError> {
    let named = many.workspace.layer.as_ref().map(|it| many.folder.join(it));
    let Some(folder) = many.layer.clone().or(named) else { return Ok(Files::new()) };
    if !files::is_folder(&folder) {
        return Err(files::missing(&folder));
    }
    let mut read = Files::new();
    let place = format!("{}shared/", pack::FOLDER);
    files::read_as(&folder, (pack::SETTINGS, "templates"), &place, &mut read)?;
    Ok(pack::templates(&read))
}

/// What each roundtable said, and what of it cannot be read.
type Heard = (Vec<(String, Option<Extract>)>, Vec<Diagnostic>);

/// Reads what each roundtable said: of the period that is asked for, else the latest.
fn said(many: &Many, settings: &Settings) -> Result<Heard, MachineError> {
    let out = many.out();
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for region in &many.workspace.regions {
        if let Some(around) = &many.around {
            around.bring(&region.name, &|path| path.ends_with(&format!("/{FILE}")))?;
        }
        let mut latest: Option<Extract> = None;
        for folder in files::folders(&out.join(&region.name)) {
            let name = folder.file_name().map(|it| it.to_string_lossy().into_owned());
            let is_asked = |period: &str| name.as_deref() == Some(period);
            if settings.period.is_some_and(|it| !is_asked(&it.to_string())) {
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
        said.push((region.name.clone(), latest));
    }
    Ok((said, problems))
}

fn unread(path: &Path, out: &Path, why: Unread) -> Diagnostic {
    let place = path.strip_prefix(out).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Diagnostic::extract_unread(&Origin::file(&place), why == Unread::Newer)
}

/// What stands in the folder of a whole.
#[derive(Default)]
struct Before {
    made_from: String,
    documents: usize,
    /// Its files, the record among them.
    paths: Vec<String>,
    /// Whether every one of them is as it was made.
    is_whole: bool,
}

/// The record of what a whole was made from.
const RECORD: &str = "manifest.json";

impl Before {
    /// Reads the record of a folder; one that cannot be read is none.
    fn read(folder: &Path) -> Result<Self, MachineError> {
        let Some(bytes) = files::read_one(&folder.join(RECORD))? else {
            return Ok(Self::default());
        };
        let record: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let listed = |name: &str| -> Vec<(String, String)> {
            let files = record[name].as_array().into_iter().flatten();
            let of = |it: &Value| {
                let path = it["path"].as_str()?.split_once('/')?.1.to_owned();
                Some((path, it["sha256"].as_str()?.to_owned()))
            };
            // What leads out of the folder is no file of it.
            files.filter_map(of).filter(|(path, _)| files::is_below(path)).collect()
        };
        let documents = listed("documents");
        let mut before = Self {
            made_from: record["made_from"].as_str().unwrap_or_default().to_owned(),
            documents: documents.len(),
            paths: vec![RECORD.to_owned()],
            is_whole: true,
        };
        for (path, sha256) in documents.into_iter().chain(listed("files")) {
            let bytes = files::read_one(&folder.join(&path))?;
            before.is_whole &= bytes.is_some_and(|bytes| files::digest(&bytes) == sha256);
            before.paths.push(path);
        }
        Ok(before)
    }

    /// Returns how many documents there are, if all of it would come out the same.
    fn standing(&self, made_from: &str) -> Option<usize> {
        (self.is_whole && self.made_from == made_from).then_some(self.documents)
    }
}
