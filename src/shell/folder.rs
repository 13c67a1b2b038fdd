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
    read_over(project, layer, None)
}

/// The same of a project among others: `shared` is the pack of all that name none.
///
/// # Errors
/// If a folder cannot be read.
pub fn read_over(
    project: &Path,
    layer: Option<&Path>,
    shared: Option<&Path>,
) -> Result<(Files, Files), MachineError> {
    let mut inputs = files::read_wanted(project, "inputs", &records::largest)?;
    let named = || pack::named(&inputs).map(|named| project.join(named.replace('\\', "/")));
    let given = |layer: &Path| match files::is_folder(layer) {
        true => Ok(layer.to_owned()),
        false => Err(files::missing(layer)),
    };
    let folder = match layer {
        Some(layer) => Some(given(layer)?),
        None => match (named(), shared) {
            (None, Some(shared)) => Some(given(shared)?),
            (named, _) => named,
        },
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
