//! What sees that a file changed: the system tells of it at once, and the folder is looked at
//! every few seconds as well.
//!
//! Why both: systems tell nothing of many network folders, and a folder that was taken away
//! and comes back is another one to them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::task::JoinHandle;

use crate::files::{self, FolderId};

use super::change::Change;
use super::folder::FOLDERS;
use super::state::Desk;

/// How long files are quiet before they are read: programs write them in several steps. Who
/// takes longer is read twice.
const QUIET: Duration = Duration::from_millis(30);

/// How long until the folder is looked at if nothing was told.
const PAUSE: Duration = Duration::from_secs(2);

/// Reads the folder again whenever something in it changes, as long as the desk is open.
pub(super) async fn watch(
    desk: Arc<Desk>,
    mut changes: UnboundedReceiver<Change>,
    wake: UnboundedSender<Change>,
) {
    let told = move |event: notify::Result<Event>| {
        if let Some(change) = Change::of(event) {
            // Nobody listens any more when the desk ends.
            let _ = wake.send(change);
        }
    };
    // Without one the folder is still looked at.
    let mut watched = Watched { watcher: notify::recommended_watcher(told).ok(), at: Vec::new() };
    let mut looking: Option<JoinHandle<()>> = None;
    let mut waiting = None;
    loop {
        watched.follow(&desk);
        let change = quiet(&mut changes).await;
        if change == Change::OfFiles {
            let folder = desk.folder();
            // A glimpse that fails is one that saw nothing.
            let _ = tokio::task::spawn_blocking(move || folder.glimpse()).await;
        }
        // Who is looking still looks at what was there before.
        let change = waiting.take().map_or(change, |before: Change| before.max(change));
        if looking.as_ref().is_some_and(|it| !it.is_finished()) {
            waiting = Some(change);
            continue;
        }
        let desk = Arc::clone(&desk);
        let look = move || desk.look_again(change == Change::OfFiles);
        looking = Some(tokio::task::spawn_blocking(look));
    }
}

/// Waits for a change, and then until files are quiet.
async fn quiet(changes: &mut UnboundedReceiver<Change>) -> Change {
    let first = tokio::time::timeout(PAUSE, changes.recv()).await;
    let Ok(Some(mut change)) = first else {
        if first.is_ok() {
            // Nobody tells anything.
            tokio::time::sleep(PAUSE).await;
        }
        return Change::Unknown;
    };
    while let Ok(Some(next)) = tokio::time::timeout(QUIET, changes.recv()).await {
        change = change.max(next);
    }
    change
}

/// The folders of which the system tells.
struct Watched {
    watcher: Option<RecommendedWatcher>,
    at: Vec<(PathBuf, FolderId)>,
}

impl Watched {
    /// Watches the folders that stand there now.
    fn follow(&mut self, desk: &Desk) {
        let Some(watcher) = &mut self.watcher else { return };
        let places = FOLDERS.map(|name| desk.folder().place().join(name));
        let at = places.into_iter().filter_map(|it| files::folder_id(&it).map(|id| (it, id)));
        let at: Vec<(PathBuf, FolderId)> = at.collect();
        if at == self.at {
            return;
        }
        for (place, _) in &self.at {
            // It may be gone already, and then nothing is told of it.
            let _ = watcher.unwatch(place);
        }
        for (place, _) in &at {
            // Of what the system does not watch it tells nothing; it is looked at.
            let _ = watcher.watch(place, RecursiveMode::Recursive);
        }
        self.at = at;
    }
}
