//! What a sealed period says to a whole of many roundtables: from what was sealed, and neither
//! from the tables of today nor from those of an earlier build.

use std::path::Path;

use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::records::extract::{Extract, FILE};
use crate::seal;
use crate::sink::Nowhere;
use crate::view::extract;

use super::Tell;
use super::past::Past;

/// Puts beside the documents of a sealed period what it says to the whole, unless that is there
/// already. `request` says for whom.
///
/// # Errors
/// If a folder cannot be read or written.
pub fn say_again(
    engine: &Engine,
    out: &Path,
    (period, issue): (&str, u32),
    request: &Request<'_>,
    tell: Tell<'_>,
) -> Result<(), MachineError> {
    let folder = out.join(period);
    let Some(readers) = request.extract else { return Ok(()) };
    let digest = files::digest_of(&folder.join(seal::file_name(issue)))?;
    let known = files::read_one(&folder.join(FILE))?.and_then(|it| Extract::parse(&it).ok());
    if known.is_some_and(|it| it.sealed.as_ref() == Some(&digest) && it.readers == readers) {
        return Ok(());
    }
    let Some(past) = Past::read(out, request.message_language, tell)? else { return Ok(()) };
    let Some(archive) = past.archive(&folder, issue) else { return Ok(()) };
    let project = Project::new(engine, archive.tree("inputs"), archive.tree("templates"));
    let before = archive.before();
    let request = Request {
        period: Some(archive.sealed.span.span()),
        as_of: Some(archive.sealed.as_of),
        sealed: &before,
        // It is the issue that was sealed, and no longer so in what it is made from.
        new_issue: true,
        typeset: false,
        extract: Some(readers),
        message_language: request.message_language,
        ..Request::default()
    };
    let built = pipeline::build(&project, &request, &mut Nowhere);
    let said = built.extract.as_deref().map(Extract::parse);
    let Some(Ok(said)) = said else { return Ok(()) };
    let mut files = Files::new();
    files.insert(FILE, extract::to_json(&Extract { sealed: Some(digest), ..said }));
    files::write(&folder, &files, &[])
}
