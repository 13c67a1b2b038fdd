//! A project's folder, read whole.

use std::path::Path;

use crate::adaptation::KEPT;
use crate::files::{self, Files, MachineError};
use crate::records::{self, pack};

/// Reads the inputs of a project, with its pack if it has one, and its templates, with what
/// is kept of the files that they were copied from. `layer` is the pack that is to be its
/// base, if another one is than its settings say.
///
/// # Errors
/// If a folder cannot be read.
pub fn read(project: &Path, layer: Option<&Path>) -> Result<(Files, Files), MachineError> {
    let mut inputs = files::read_wanted(project, "inputs", &records::largest)?;
    let folder = match layer {
        Some(layer) if !files::is_folder(layer) => return Err(files::missing(layer)),
        Some(layer) => Some(layer.to_owned()),
        None => pack::named(&inputs).map(|named| project.join(named.replace('\\', "/"))),
    };
    if let Some(folder) = folder {
        let name = folder.file_name().map(|name| name.to_string_lossy());
        let place = format!("{}{}/", pack::FOLDER, name.as_deref().unwrap_or("pack"));
        files::read_as(&folder, (pack::SETTINGS, "templates"), &place, &mut inputs)?;
    }
    let mut templates = files::read(project, "templates")?;
    templates.overlay(&files::read(project, KEPT)?);
    Ok((inputs, templates))
}
