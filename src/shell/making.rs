//! Makes the documents of a folder and puts them in place: what `entaku build` does, and the
//! desk.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::files::{Files, MachineError};
use crate::outputs::Outputs;
use crate::pipeline::{self, Outcome, Request};
use crate::project::Project;

use super::past::Past;
use super::{Tell, folder, place};

use crate::engine::Engine;

/// A project, and where its documents go.
#[derive(Debug, Clone, Copy)]
pub struct Folders<'a> {
    /// The project's folder.
    pub project: &'a Path,
    /// The pack that is to be its base, if another one is than its settings say.
    pub layer: Option<&'a Path>,
    /// The folder of the documents.
    pub out: &'a Path,
    /// How long is waited for another process that writes there, in tenths of a second.
    pub patience: usize,
}

/// What was made, and from what.
pub struct Made {
    /// What came of it.
    pub built: Outcome,
    /// The documents that are still from earlier inputs, with their editions.
    pub older: Vec<(String, String)>,
}

/// Returns how many threads this machine has.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Makes what is asked for and puts it in place; `found` is told what was found before
/// anything is. Nothing is made if an archive of what went out cannot be read, which is told.
///
/// # Errors
/// If a folder cannot be read or written, or another process holds it.
pub fn make(
    engine: &Engine,
    folders: Folders<'_>,
    request: &Request<'_>,
    tell: Tell<'_>,
    found: &dyn Fn(&Outcome, &Files, &Files),
) -> Result<Option<Made>, MachineError> {
    let Folders { project, layer, out, patience } = folders;
    let language = request.message_language;
    let outputs = place::open(project, out, patience, language, tell)?;
    let (inputs, templates) = folder::read(project, layer)?;
    let Some(past) = Past::read(out, language, tell)? else { return Ok(None) };
    let sealed = past.sealed();
    let request = Request { sealed: &sealed, ..request.clone() };
    let project = Project::new(engine, inputs.clone(), templates.clone());
    let mut documents = outputs.as_ref().map(Outputs::documents).unwrap_or_default();
    let mut built = pipeline::build(&project, &request, &mut documents);
    found(&built, &inputs, &templates);
    if built.is_sealed {
        return Ok(Some(Made { built, older: Vec::new() }));
    }
    built.kept = past.kept(&out.join(&built.period), &built)?;
    let older = place::put(outputs.as_ref(), &built, documents, request.slips)?;
    Ok(Some(Made { built, older }))
}
