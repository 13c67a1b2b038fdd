//! What the pipeline would say of a change, before anything is written.

use crate::adaptation::Change;
use crate::diagnostics::{Diagnostic, Severity};
use crate::files::Files;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::sink::Nowhere;

use super::layers::{Layers, SETTINGS};
use crate::desk::folder::Folder;
use crate::desk::proofs::ENGINE;

/// What came of a trial.
#[derive(Debug, Default)]
pub(super) struct Trial {
    /// What is wrong with what would be written.
    pub(super) wrong: Vec<Diagnostic>,
    /// What would have to be mended or looked at elsewhere.
    pub(super) elsewhere: Vec<Diagnostic>,
}

/// Tries a change: what is told after it, and was not before.
pub(super) fn tried(folder: &Folder, layers: &Layers, change: &Change) -> Trial {
    let now = layers.now();
    let after = told(layers, &change.over(&now));
    let known = &folder.found().outcome.diagnostics;
    let is_known = |it: &Diagnostic, known: &[Diagnostic]| known.iter().any(|old| is_same(it, old));
    let mut new: Vec<Diagnostic> = after.into_iter().filter(|it| !is_known(it, known)).collect();
    if !new.is_empty() {
        // The folder may have been read before its files were as they are.
        let before = told(layers, &now);
        new.retain(|it| !is_known(it, &before));
    }
    let is_written = |it: &Diagnostic| {
        let path = it.origin.source.path.as_str();
        it.severity == Severity::Error && change.files.get(path).is_some()
    };
    let (wrong, elsewhere) = new.into_iter().partition(is_written);
    Trial { wrong, elsewhere }
}

/// What the pipeline says of a project with these files of its own. Questions that the
/// inputs ask are not of the change.
fn told(layers: &Layers, own: &Files) -> Vec<Diagnostic> {
    let mut templates = own.clone();
    templates.keep(|path, _| path != SETTINGS);
    let mut inputs = layers.inputs.clone();
    if let Some(settings) = own.get(SETTINGS) {
        inputs.insert(SETTINGS, settings.clone());
    }
    let project = Project::new(&ENGINE, inputs, templates);
    let request = Request {
        typeset: false,
        checks: true,
        message_language: layers.language,
        ..Request::default()
    };
    pipeline::build(&project, &request, &mut Nowhere).diagnostics
}

/// Whether two say the same, wherever in the file: lines move when one is added.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.code == other.code
        && one.arguments == other.arguments
        && one.origin.source.path == other.origin.source.path
}
