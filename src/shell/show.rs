//! Shows a folder where this computer's files are looked at.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::files::{self, MachineError};

/// What opens a folder.
const OPENS: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Opens a folder in the file manager.
///
/// # Errors
/// If there is no such folder, or this computer has no file manager.
pub fn folder(place: &Path) -> Result<(), MachineError> {
    if !files::is_folder(place) {
        return Err(files::missing(place));
    }
    let mut command = Command::new(OPENS);
    command.arg(place).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut opened = command.spawn().map_err(|error| files::failed(place, &error))?;
    // It ends when it likes; nobody waits for it but a thread that clears it away.
    std::thread::spawn(move || opened.wait());
    Ok(())
}
