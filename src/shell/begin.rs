//! A new project in a folder that holds nothing yet.

use std::path::Path;

use crate::files::{self, Disk, MachineError};
use crate::init;

/// Makes a project, and returns how many files it has; nothing, where something is already.
///
/// # Errors
/// If a file cannot be written; then none was.
pub fn begin(folder: &Path) -> Result<Option<usize>, MachineError> {
    files::recover(Disk::real(), folder)?;
    if files::is_occupied(folder) {
        return Ok(None);
    }
    let project = init::project();
    files::write(folder, &project, &[])?;
    Ok(Some(project.len()))
}
