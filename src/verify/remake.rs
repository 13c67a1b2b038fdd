//! Does this program make the same documents from what was archived?

use crate::engine::Engine;
use crate::manifest::{self, DocumentEntry};
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::records::sealed::SealedDocument;
use crate::seal::{self, Archive};
use crate::sink::Nowhere;

/// What came of making an edition again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remade {
    /// Every document is the same to the byte.
    Same,
    /// Another version of the program makes other bytes, and prints the same figures.
    SameFigures,
    /// Another version of the program prints other figures: audience, ID, what was
    /// printed, and what it prints.
    OtherFigures(Vec<(String, String, String, String)>),
    /// The same program makes other documents: these.
    Different(Vec<String>),
    /// This program makes nothing of them.
    Failed,
}

/// Makes an edition again from its archive.
pub fn remake(archive: &Archive, jobs: usize) -> Remade {
    let sealed = &archive.sealed;
    let before = archive.before();
    let (inputs, templates) = (archive.tree("inputs"), archive.tree("templates"));
    let request = Request {
        period: Some(sealed.span.span()),
        as_of: Some(sealed.as_of),
        jobs,
        sealed: &before,
        new_issue: true,
        seals: true,
        ..Request::default()
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs, templates);
    let built = pipeline::build(&project, &request, &mut Nowhere);
    let Some(made) = built.archive.and_then(|bytes| seal::open(bytes).ok()) else {
        return Remade::Failed;
    };
    let others = others(archive, &built.documents);
    if others.is_empty() {
        return Remade::Same;
    }
    if sealed.program == manifest::PROGRAM {
        return Remade::Different(others);
    }
    let figures = figures(archive, &made);
    if figures.is_empty() { Remade::SameFigures } else { Remade::OtherFigures(figures) }
}

/// The documents that are no longer made as they were.
fn others(archive: &Archive, made: &[DocumentEntry]) -> Vec<String> {
    let is_same = |it: &&SealedDocument| {
        made.iter().any(|made| made.path == it.path && made.sha256 == it.sha256)
    };
    archive.sealed.documents.iter().filter(|it| !is_same(it)).map(|it| it.path.clone()).collect()
}

/// The figures that are no longer printed as they were.
fn figures(archive: &Archive, made: &Archive) -> Vec<(String, String, String, String)> {
    let mut found = Vec::new();
    for edition in &archive.sealed.editions {
        let now = made.sealed.edition(&edition.audience);
        for (id, figure) in &edition.figures {
            let now = now.and_then(|edition| edition.figures.get(id));
            for (language, words) in &figure.words {
                let now = now.and_then(|it| it.words.get(language));
                if now != Some(words) {
                    let now = now.cloned().unwrap_or_default();
                    found.push((edition.audience.clone(), id.clone(), words.clone(), now));
                }
            }
        }
    }
    found
}
