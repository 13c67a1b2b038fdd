//! Return slips: what went wrong with a table, as a file to mail back to whoever sent it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use minijinja::context;
use minijinja::value::Value;

use crate::files::{self, MachineError};
use crate::locale::Language;
use crate::mail::Draft;
use crate::manifest;
use crate::records;
use crate::returns;
use crate::shell::place;

use super::folder::Found;
use super::pages::Pages;
use super::places;

/// Returns what there is to send back, and what lies there to be mailed.
pub(super) fn said(found: &Found, project: &Path) -> Value {
    let problems = found.outcome.diagnostics.iter().map(|it| it.origin.source.path.as_str());
    let tables: BTreeSet<&str> = problems
        .filter(|path| records::is_table(path) && found.inputs.get(path).is_some())
        .collect();
    let made = made(found, project).into_iter().map(|name| {
        context! { id => places::id_of(&name), file => returns::table_of(&name), name }
    });
    context! {
        tables => tables.len(),
        made => made.collect::<Vec<_>>(),
        folder => folder(found, project).display().to_string(),
    }
}

/// Returns the name and the bytes of a slip that lies there.
pub(super) fn get(
    found: &Found,
    project: &Path,
    id: &str,
) -> Result<Option<(String, Vec<u8>)>, MachineError> {
    let name = made(found, project).into_iter().find(|name| places::id_of(name) == id);
    let Some(name) = name else { return Ok(None) };
    let bytes = files::read_one(&folder(found, project).join(&name))?;
    Ok(bytes.map(|bytes| (name, bytes)))
}

/// A slip as the draft of a mail that it is attached to: nobody is written to yet.
pub(super) fn mail(
    (name, bytes): &(String, Vec<u8>),
    found: &Found,
    pages: &Pages,
    language: Language,
) -> Vec<u8> {
    let say = |key: &str| pages.say(key, language, &[("file", returns::table_of(name))]);
    let day = found.outcome.as_of.unwrap_or_default();
    let digest = manifest::digest(format!("{day} {name}").as_bytes());
    Draft {
        from: None,
        to: &[],
        subject: &say("letter-subject"),
        body: &say("letter-body"),
        day,
        id: &format!("{}@localhost", &digest[..32]),
        files: &[(name, bytes)],
    }
    .to_bytes()
}

/// Where the slips of the period lie.
pub(super) fn folder(found: &Found, project: &Path) -> PathBuf {
    place::of(project, None).join(&found.outcome.period).join(returns::FOLDER)
}

/// The names of the slips that lie there.
fn made(found: &Found, project: &Path) -> Vec<String> {
    // Without a period there is no folder of one.
    if found.outcome.period.is_empty() {
        return Vec::new();
    }
    let period = place::of(project, None).join(&found.outcome.period);
    let names = files::names(&period, returns::FOLDER).into_iter();
    let slips = names.filter(|path| returns::is_slip(path));
    slips.filter_map(|path| Some(path.rsplit('/').next()?.to_owned())).collect()
}
