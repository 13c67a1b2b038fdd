//! What a desk has at hand while it answers.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::response::Html;
use minijinja::context;
use minijinja::value::Value;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;

use crate::files::MachineError;
use crate::locale::Language;
use crate::shell::places::{self, Places};

use super::folder::Folder;
use super::pages::Pages;
use super::secret::Secret;

/// How long a page waits for a change before it asks again.
const LONGEST: Duration = Duration::from_secs(20);

/// A desk, on one folder at a time.
pub(super) struct Desk {
    folder: Mutex<Arc<Folder>>,
    pub(super) language: Language,
    /// Where other projects are.
    pub(super) places: Places,
    pub(super) pages: Pages,
    pub(super) secret: Secret,
    pub(super) address: SocketAddr,
    /// How often the folder was read; pages wait for it to change.
    pub(super) read: watch::Sender<u64>,
    /// Wakes whoever watches the folder.
    wake: UnboundedSender<()>,
    /// Pages that wait for a change.
    waiting: AtomicUsize,
}

impl Desk {
    pub(super) fn new(
        folder: Folder,
        places: Places,
        secret: Secret,
        address: SocketAddr,
        wake: UnboundedSender<()>,
    ) -> Self {
        Self {
            language: folder.language(),
            folder: Mutex::new(Arc::new(folder)),
            places,
            pages: Pages::new(),
            secret,
            address,
            read: watch::Sender::new(0),
            wake,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Returns the folder that the desk is on.
    pub(super) fn folder(&self) -> Arc<Folder> {
        Arc::clone(&self.folder.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes another folder on the desk, and remembers it.
    pub(super) fn take(&self, project: &Path) -> Result<(), MachineError> {
        self.places.remember(project)?;
        let folder = Arc::new(Folder::open(project, self.language));
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
        self.read_again();
        // Nobody watches any more when the desk ends.
        let _ = self.wake.send(());
        Ok(())
    }

    /// Whether there is a project on the desk.
    pub(super) fn has_project(&self) -> bool {
        places::is_project(self.folder().place())
    }

    /// Returns a page of the desk with what its room says.
    pub(super) fn page(&self, name: &str, said: Value) -> Html<String> {
        let place = match self.has_project() {
            true => self.folder().place().display().to_string(),
            false => String::new(),
        };
        let read = *self.read.borrow();
        let given = context! { said, place, read, form => self.secret.form() };
        Html(self.pages.page(name, self.language, given))
    }

    /// Whether no page waits for a change.
    pub(super) fn is_alone(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) == 0
    }

    /// Reads the folder again, and wakes the pages that wait.
    pub(super) fn read_again(&self) {
        self.folder().read();
        self.read.send_modify(|count| *count += 1);
    }

    /// Waits until the folder was read more often than a page knows of.
    pub(super) async fn changed(&self, since: u64) -> u64 {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let mut read = self.read.subscribe();
        let newer = read.wait_for(|count| *count > since);
        let newer = tokio::time::timeout(LONGEST, newer).await;
        let count = newer.ok().and_then(Result::ok).map_or(since, |count| *count);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        count
    }
}
