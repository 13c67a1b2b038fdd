//! Texts that stand in no document: somebody wrote them to be read.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Section;
use crate::model::Model;
use crate::model::prose::Prose;

/// Tells of the texts of a model that no document printed, where all were made.
///
/// A translation into a language that is not made is none of them, where the text itself
/// is printed: a roundtable may have both and send out one.
pub(super) fn unprinted(model: &Model, printed: &BTreeSet<String>) -> Vec<Diagnostic> {
    let lacks = |prose: &&Prose| !printed.contains(&prose.path);
    let is_made = |prose: &Prose| model.roundtable.languages.contains(&prose.language);
    let has_original = |prose: &Prose| {
        let mut others = model.prose.iter().filter(|it| printed.contains(&it.path));
        others.any(|it| is_about_the_same(it, prose))
    };
    let unprinted = model.prose.iter().filter(lacks);
    let unprinted = unprinted.filter(|it| is_made(it) || !has_original(it));
    unprinted
        .map(|prose| {
            let origin = Origin::text(&prose.path, 1, 1);
            if !is_made(prose) {
                Diagnostic::unprinted_language(&origin, prose.language.code())
            } else if prose.section == Section::Story && prose.indicator.is_none() {
                Diagnostic::unprinted_story(&origin)
            } else {
                Diagnostic::unprinted_text(&origin, prose.section.name())
            }
        })
        .collect()
}

/// Whether two texts stand at the same place for the same readers.
fn is_about_the_same(one: &Prose, other: &Prose) -> bool {
    (&one.section, &one.audiences, &one.goal, &one.indicator)
        == (&other.section, &other.audiences, &other.goal, &other.indicator)
}
