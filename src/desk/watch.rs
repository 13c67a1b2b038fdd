//! What is watched of the folder that the desk is on: its two folders, as soon as they are
//! there.

use std::path::{Path, PathBuf};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc::UnboundedSender;

use crate::files;

/// The folders that people write in.
const WATCHED: [&str; 2] = ["inputs", "templates"];

/// Tells when a file changes.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    watched: Vec<PathBuf>,
}

impl Watch {
    /// Tells it by a channel.
    pub(super) fn new(changes: UnboundedSender<()>) -> notify::Result<Self> {
        let told = move |event: notify::Result<notify::Event>| {
            // To be read is no change; what cannot be told apart may be one.
            if event.map_or(true, |event| !event.kind.is_access()) {
                // Nobody listens any more when the desk ends.
                let _ = changes.send(());
            }
        };
        Ok(Self { watcher: notify::recommended_watcher(told)?, watched: Vec::new() })
    }

    /// Watches a project, and nothing else. Returns whether that is another place than
    /// before, or one of its folders came or went.
    pub(super) fn follow(&mut self, project: &Path) -> notify::Result<bool> {
        let wanted = WATCHED.map(|name| project.join(name));
        let wanted: Vec<PathBuf> = wanted.into_iter().filter(|it| files::is_folder(it)).collect();
        if wanted == self.watched {
            return Ok(false);
        }
        for left in self.watched.drain(..).filter(|it| !wanted.contains(it)) {
            // One that is not there any more is not watched any more either.
            let _ = self.watcher.unwatch(&left);
        }
        for folder in wanted {
            self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            self.watched.push(folder);
        }
        Ok(true)
    }
}
