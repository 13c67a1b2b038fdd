//! What a sealed period says to a whole of many roundtables, where nobody asked for it when
//! it was sealed: from what was sealed, and not from the tables of today.

use std::path::Path;

use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::records::extract::FILE;
use crate::sink::Nowhere;

use super::Tell;
use super::past::Past;

/// Puts beside the documents of a sealed period what it says to the whole, if nothing is there
/// that says it. `request` says for whom.
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
    if request.extract.is_none() || files::is_file(&folder.join(FILE)) {
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
        extract: request.extract,
        message_language: request.message_language,
        ..Request::default()
    };
    let built = pipeline::build(&project, &request, &mut Nowhere);
    let Some(extract) = built.extract else { return Ok(()) };
    let mut files = Files::new();
    files.insert(FILE, extract);
    files::write(&folder, &files, &[])
}
