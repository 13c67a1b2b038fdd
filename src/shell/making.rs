//! Makes the documents of a folder and puts them in place: what `entaku build` does, and the
//! desk.

use std::path::Path;

use crate::diagnostics::say;
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::kept::Record;
use crate::outputs::Outputs;
use crate::pipeline::{self, Outcome, Request, Wanted};
use crate::project::Project;

use super::keeping::Keeping;
use super::past::Past;
use super::{Tell, folder, place, telling};

/// A project, and where its documents go.
#[derive(Debug, Clone, Copy)]
pub struct Folders<'a> {
    /// The project's folder.
    pub project: &'a Path,
    /// The pack that is to be its base, if another one is than its settings say.
    pub layer: Option<&'a Path>,
    /// The pack that it shares with others, if its settings name none.
    pub shared: Option<&'a Path>,
    /// The folder of the documents.
    pub out: &'a Path,
    /// How long is waited for another process that writes there, in tenths of a second.
    pub patience: usize,
    /// Whether everything is made, also what would come out the same.
    pub fresh: bool,
}

/// How it ended.
#[derive(Debug)]
pub enum Ended {
    /// What is asked for was made, as far as it can be.
    Made(Box<Made>),
    /// All of it is there and would come out the same; told is what was found then.
    Unchanged(Box<Record>),
    /// Nothing was made, for a reason that was told.
    Refused,
}

/// What was made, and from what.
#[derive(Debug)]
pub struct Made {
    /// What came of it.
    pub built: Outcome,
    /// The documents that are still from earlier inputs, with their editions.
    pub older: Vec<(String, String)>,
}

/// Returns what was noted of an earlier run, if all that it made is there and would come out
/// the same: what [`make`] looks at first, for those who ask of many folders at once. Nothing
/// is made.
///
/// # Errors
/// If a folder cannot be read or written, or another process holds it.
pub fn unchanged(
    folders: Folders<'_>,
    request: &Request<'_>,
    tell: Tell<'_>,
) -> Result<Option<Box<Record>>, MachineError> {
    let Folders { project, layer, shared, out, patience, fresh } = folders;
    // Where nothing was made, no folder is made to look into it.
    if fresh || !files::is_folder(out) {
        return Ok(None);
    }
    let _held = place::open(project, out, patience, request.message_language, tell)?;
    let (inputs, templates) = folder::read_over(project, layer, shared)?;
    let keeping = Keeping::of((project, out), (&inputs, &templates), request, fresh);
    Ok(keeping.standing()?.map(Box::new))
}

/// Makes what is asked for and puts it in place, but what would come out the same; `found` is
/// told what was found before anything is. Nothing is made if an archive of what went out
/// cannot be read, or the folder has documents of another roundtable, which is told.
///
/// # Errors
/// If a folder cannot be read or written, or another process holds it.
pub fn make(
    engine: &Engine,
    folders: Folders<'_>,
    request: &Request<'_>,
    tell: Tell<'_>,
    found: &dyn Fn(&Outcome, &Files, &Files),
) -> Result<Ended, MachineError> {
    let Folders { project, layer, shared, out, patience, fresh } = folders;
    let language = request.message_language;
    if place::is_among_inputs(project, out) {
        tell(&place::among_inputs(out, language));
        return Ok(Ended::Refused);
    }
    let outputs = place::open(project, out, patience, language, tell)?;
    let (inputs, templates) = folder::read_over(project, layer, shared)?;
    let keeping = Keeping::of((project, out), (&inputs, &templates), request, fresh);
    if outputs.is_some()
        && let Some(record) = keeping.standing()?
    {
        return Ok(Ended::Unchanged(Box::new(record)));
    }
    let Some(past) = Past::read(out, language, tell)? else { return Ok(Ended::Refused) };
    let sealed = past.sealed();
    let before = |wanted: Wanted<'_>| keeping.document(wanted);
    let request = Request { sealed: &sealed, before: Some(&before), ..request.clone() };
    let mut documents = outputs.as_ref().map(Outputs::documents).unwrap_or_default();
    let opened = Project::new(engine, inputs.clone(), templates.clone());
    let mut built = pipeline::build(&opened, &request, &mut documents);
    if let Some(other) = place::other_roundtable(project, out, &built.roundtable)? {
        let told = [
            ("folder", out.display().to_string().into()),
            ("other", other.into()),
            ("roundtable", built.roundtable.as_str().into()),
        ];
        tell(&say(language, "other-roundtable", &told));
        return Ok(Ended::Refused);
    }
    found(&built, &inputs, &templates);
    if built.is_sealed {
        return Ok(Ended::Made(Box::new(Made { built, older: Vec::new() })));
    }
    built.kept = past.kept(&out.join(&built.period), &built)?;
    let Some(outputs) = &outputs else {
        return Ok(Ended::Made(Box::new(Made { built, older: Vec::new() })));
    };
    let put = outputs.put(&built, documents, request.slips)?;
    let told = telling::problems(&built.diagnostics, &inputs, &templates, language);
    keeping.note(&built, &put, &told)?;
    Ok(Ended::Made(Box::new(Made { built, older: put.older })))
}
