//! The beginning: which roundtable to open, or where to make a new one.
//!
//! A browser tells no paths, so that places are listed: what was opened before, and where
//! people put folders. What a page sends is looked up there. A path can be written down for
//! any other folder; it must be a project, and belong to the user of this computer.

use std::path::{Path, PathBuf};

use minijinja::context;
use minijinja::value::Value;

use crate::domain::folder::is_safe;
use crate::files::{self, MachineError};
use crate::manifest;
use crate::shell::begin::begin;
use crate::shell::places::is_project;

use super::state::Desk;

/// What a person asked for.
#[derive(Debug, Default)]
pub(super) struct Wish {
    /// A project of the list.
    pub(super) id: String,
    /// The path of one that is not in it.
    pub(super) path: String,
    /// Where a new one is to be made.
    pub(super) shelf: String,
    /// How its folder is to be called.
    pub(super) name: String,
}

/// Why a folder cannot be taken.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is not in the list any more.
    Gone,
    /// Nothing was written, or no whole path.
    NoPath,
    /// There is no such folder.
    NoFolder,
    /// It is no project.
    NoProject,
    /// It is another user's.
    NotOwn,
    /// No folder can be called so.
    NoName,
    /// Something is there already.
    Occupied,
    /// The machine failed.
    Machine(MachineError),
}

impl Refused {
    /// The key of its words.
    fn key(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::NoPath => "no-path",
            Self::NoFolder => "no-folder",
            Self::NoProject => "no-project",
            Self::NotOwn => "not-own",
            Self::NoName => "no-name",
            Self::Occupied => "occupied",
            Self::Machine(_) => "machine",
        }
    }
}

/// Returns what the room says.
pub(super) fn said(desk: &Desk, refused: Option<&Refused>, wish: &Wish) -> Value {
    let (recent, failed) = match desk.places.recent() {
        Ok(recent) => (recent, None),
        Err(error) => (Vec::new(), Some(error.message(desk.language))),
    };
    let mut found = desk.places.found();
    found.retain(|it| !recent.contains(it));
    let listed = |folders: &[PathBuf]| -> Vec<Value> {
        folders
            .iter()
            .map(|it| context! { id => id(it), name => name(it), place => shown(it) })
            .collect()
    };
    let machine = match refused {
        Some(Refused::Machine(error)) => Some(error.message(desk.language)),
        _ => failed.or_else(|| desk.forgot()),
    };
    context! {
        recent => listed(&recent),
        found => listed(&found),
        shelves => listed(&desk.places.shelves),
        refused => refused.map(Refused::key),
        machine,
        path => wish.path.as_str(),
        name => wish.name.as_str(),
        shelf => wish.shelf.as_str(),
    }
}

/// Returns the project that is to be opened.
pub(super) fn to_open(desk: &Desk, wish: &Wish) -> Result<PathBuf, Refused> {
    if !wish.id.is_empty() {
        let recent = desk.places.recent().map_err(Refused::Machine)?;
        let mut listed = recent.into_iter().chain(desk.places.found());
        return listed.find(|it| id(it) == wish.id).ok_or(Refused::Gone);
    }
    // Explorer copies a path with quotes around it.
    let path = Path::new(wish.path.trim_matches('"'));
    if !path.is_absolute() {
        return Err(Refused::NoPath);
    }
    // The folder inside a project is often the one that was copied.
    let path = match path.file_name() {
        Some(name) if name == "inputs" => path.parent().unwrap_or(path),
        _ => path,
    };
    if !files::is_folder(path) {
        return Err(Refused::NoFolder);
    }
    if !is_project(path) {
        return Err(Refused::NoProject);
    }
    let is_own = desk.places.shelves.iter().any(|shelf| files::have_one_owner(path, shelf));
    if is_own { Ok(path.to_owned()) } else { Err(Refused::NotOwn) }
}

/// Makes the project that is asked for, and returns where it is.
pub(super) fn made(desk: &Desk, wish: &Wish) -> Result<PathBuf, Refused> {
    let shelf = desk.places.shelves.iter().find(|it| id(it) == wish.shelf).ok_or(Refused::Gone)?;
    if !is_safe(&wish.name) {
        return Err(Refused::NoName);
    }
    let folder = shelf.join(&wish.name);
    match begin(&folder).map_err(Refused::Machine)? {
        Some(_) => Ok(folder),
        None => Err(Refused::Occupied),
    }
}

/// What stands for a folder in a page; it is found again in the list.
fn id(folder: &Path) -> String {
    manifest::digest(folder.as_os_str().as_encoded_bytes()).chars().take(16).collect()
}

fn name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    name.to_string_lossy().into_owned()
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
