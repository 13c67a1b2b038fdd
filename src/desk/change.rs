//! What the system tells of a folder: that a file that people wrote may be another now, or
//! something beside it.

use std::path::PathBuf;

use notify::Event;

/// What may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Nothing, for a while, or which folder is on the desk.
    Unknown,
    /// A file that people wrote.
    OfFiles,
}

impl Change {
    pub(super) fn of(event: notify::Result<Event>) -> Option<Self> {
        // What cannot be told apart may be a change.
        let Ok(event) = event else { return Some(Self::OfFiles) };
        if event.kind.is_access() {
            return None;
        }
        let is_hidden = |path: &PathBuf| {
            let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
            name.is_some_and(|it| it.starts_with(['.', '~']))
        };
        match !event.paths.is_empty() && event.paths.iter().all(is_hidden) {
            true => Some(Self::Unknown),
            false => Some(Self::OfFiles),
        }
    }
}
