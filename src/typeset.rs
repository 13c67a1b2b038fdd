//! Typesetting: Typst source to PDF, the whole batch at once.
//!
//! The only module that knows Typst. It hands the compiler a world in memory:
//! no disk, no network, no clock, no system fonts.
//!
//! Why one batch: all documents share one main file id and no
//! document-specific value stands in a `set` rule, so that Typst's memoisation
//! serves every shared paragraph from its cache. Texts that come from a file are
//! a source of their own for the same reason: to Typst, the same words at
//! another place of a source are other words. Title, author, date and language
//! are written into the finished document.

mod bare;
mod culprits;
mod ends;
mod export;
mod judge;
mod letters;
mod marks;
mod places;
mod proof;
mod same;
mod supplies;
mod twin;
mod world;

use rayon::prelude::*;
use typst_layout::PagedDocument;

use crate::diagnostics::{Diagnostic, Origin};

use self::export::export;
pub use self::judge::{Finding, judge};
use self::marks::Marks;
pub use self::proof::{Proof, ProofPage, Spot};
pub use self::same::{Before, Set, kept, shared_digest, typeset_left};
pub use self::supplies::Supplies;
use self::world::{Form, ManuscriptWorld};
pub use self::world::{Manuscript, Typesetter};

/// Returns how many documents are typeset together on so many threads, between two sweeps
/// of Typst's cache. What documents share is found in the cache and stays in it; what
/// only one of them has goes with the second sweep after it. Larger chunks take more
/// memory and are no faster: the sample's 14 documents on two threads took 250 MB in
/// chunks of 4, 317 MB in chunks of 8 and 326 MB at once, in the same time.
pub fn chunk(jobs: usize) -> usize {
    jobs.saturating_mul(2)
}

/// A document in the forms that are asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Typeset {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The HTML file beside it, if it has one.
    pub html: Option<Vec<u8>>,
}

/// Typesets a chunk of a batch; documents come back in the order of the manuscripts, none
/// for those that failed, each with what Typst had to say of it.
pub fn typeset(
    typesetter: &Typesetter<'_>,
    manuscripts: &[&Manuscript],
    progress: &(dyn Fn(&str) + Sync),
) -> Vec<(Option<Typeset>, Vec<Diagnostic>)> {
    comemo::evict(1);
    manuscripts
        .par_iter()
        .map(|manuscript| {
            let made = typeset_one(typesetter, manuscript);
            progress(&manuscript.path);
            made
        })
        .collect()
}

/// Lays out one document without writing it: pages with every glyph at its
/// place, for those who judge pages, and what Typst had to say.
pub fn lay_out(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    compile(&ManuscriptWorld::new(typesetter, manuscript), manuscript)
}

/// How many documents Typst remembers that were looked at.
const REMEMBERED: usize = 4;

/// Lays a document out to be looked at, and tells what Typst had to say.
pub fn proof(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
) -> (Option<Proof>, Vec<Diagnostic>) {
    comemo::evict(REMEMBERED);
    let world = ManuscriptWorld::written(typesetter, manuscript, &marks::marked);
    let (mut document, mut problems) = compile(&world, manuscript);
    if document.is_none() || !problems.is_empty() {
        // Problems are told at the places of what was written; and a look of a project's own
        // may take nothing but strings, so that its numbers cannot be found.
        let (plain, told) = lay_out(typesetter, manuscript);
        problems = told;
        document = document.filter(|_| plain.is_some()).or(plain);
    }
    let mut found = Marks::new();
    let sources = std::iter::once(&world.main).chain(world.texts.values().map(|it| &it.source));
    sources.for_each(|source| marks::note(source, &mut found));
    let proof = document.as_ref().map(|document| Proof::of(document, &found));
    // To let go of so many pieces takes longer than a person should wait.
    rayon::spawn(move || drop(document));
    (proof, problems)
}

fn compile(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> (Option<PagedDocument>, Vec<Diagnostic>) {
    let mut compiled = typst::compile::<PagedDocument>(world);
    if let Ok(document) = &compiled.output
        && (ends::is_scanty(document) || ends::is_over(&manuscript.path, document))
    {
        let tight = ManuscriptWorld { form: Form::ClosePages, ..world.clone() };
        let closer = typst::compile::<PagedDocument>(&tight);
        let pages = document.pages().len();
        if closer.output.as_ref().is_ok_and(|closer| closer.pages().len() < pages) {
            compiled = closer;
        }
    }
    let mut problems = places::described(world, manuscript, &compiled.warnings);
    problems.extend(bare::told(world, manuscript));
    match compiled.output {
        Ok(document) => {
            if ends::is_over(&manuscript.path, &document) {
                problems.push(Diagnostic::more_than_a_page(&Origin::file(&manuscript.path)));
            }
            (Some(document), problems)
        }
        Err(errors) => {
            problems.extend(places::described(world, manuscript, &errors));
            (None, problems)
        }
    }
}

fn typeset_one(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
) -> (Option<Typeset>, Vec<Diagnostic>) {
    let world = ManuscriptWorld::new(typesetter, manuscript);
    let (document, mut problems) = compile(&world, manuscript);
    let Some(document) = document else { return (None, problems) };
    if typesetter.judges {
        problems.extend(judge::tell(typesetter, manuscript, &document));
    }
    let pdf = match export(typesetter, manuscript, document) {
        Ok(pdf) => pdf,
        Err(errors) => {
            problems.extend(places::described(&world, manuscript, &errors));
            return (None, problems);
        }
    };
    if !manuscript.has_twin {
        return (Some(Typeset { pdf, html: None }), problems);
    }
    let world = ManuscriptWorld { form: Form::Html, ..world };
    let (html, warnings) = twin::twin(&world, manuscript);
    problems.extend(places::described(&world, manuscript, &warnings));
    // What is not whole in both forms is not made.
    match html {
        Ok(html) => (Some(Typeset { pdf, html: Some(html) }), problems),
        Err(errors) => {
            problems.extend(places::described(&world, manuscript, &errors));
            (None, problems)
        }
    }
}
