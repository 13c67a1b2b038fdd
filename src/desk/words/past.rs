//! What was changed in this room, one after the other, each to be taken back.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::{self, BEFORE, Change, Region};
use crate::files::Files;

use super::entry::Label;
use super::layers::Layers;
use super::made::Made;
use super::part::Part;
use super::refusal::Wrong;

/// Returns the changes, the last one first.
pub(super) fn steps(layers: &Layers) -> Vec<Value> {
    let now = layers.now();
    let steps = adaptation::steps(&layers.steps).into_iter().map(|step| {
        let files: Vec<String> = step.paths().into_iter().map(str::to_owned).collect();
        let back = step.back(&now);
        let said = |at: usize| step.what.get(at).map(String::as_str).unwrap_or_default();
        let part = Part::from_code(said(1));
        let entry = part.and_then(|part| part.entry(layers, said(2)));
        let (word, label) = match entry.as_ref().map(|it| (&it.label, &it.code)) {
            Some((Label::Word(key), _)) => (Some(*key), None),
            Some((Label::Said(text), code)) if text.is_empty() => (None, Some(code.as_str())),
            Some((Label::Said(text), _)) => (None, Some(text.as_str())),
            None => (None, Some(said(2))),
        };
        context! {
            id => step.number.to_string(),
            is_back => said(0) == "back",
            is_update => said(0) == "update",
            part => part.map(Part::code),
            word,
            label,
            before => said(3),
            after => said(4),
            // Taken back by hand, or by another change.
            is_gone => back.as_ref().is_ok_and(|it| it.is_nothing(&now)),
            is_changed => back.is_err(),
            files,
        }
    });
    steps.collect()
}

/// Takes a change back.
pub(super) fn back(layers: &Layers, id: &str) -> Result<Made, Wrong> {
    let steps = adaptation::steps(&layers.steps);
    let step = steps.into_iter().find(|it| it.number.to_string() == id).ok_or("no-step")?;
    let change = step.back(&layers.now()).map_err(|_| "changed")?;
    let said = |at: usize| step.what.get(at).cloned().unwrap_or_default();
    // What is taken back is what it was before.
    let what = vec!["back".to_owned(), said(1), said(2), said(4), said(3)];
    Ok(Made { change, what })
}

/// Merges what is newer in the layer below into the project's copies. What both changed is
/// marked there, which the pipeline tells.
pub(super) fn update(layers: &Layers) -> Made {
    let none = Files::new();
    let region = Region { templates: &layers.own, kept: &layers.kept, before: &none };
    let mut files = adaptation::update(layers.below(), region).files;
    // It is kept as every change of this room.
    files.keep(|path, _| !path.starts_with(BEFORE));
    let what = ["update", "", "", "", ""].map(str::to_owned).to_vec();
    Made { change: Change { files, stale: Vec::new() }, what }
}
