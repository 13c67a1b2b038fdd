//! What a desk has at hand while it answers.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::response::Html;
use minijinja::context;
use minijinja::value::Value;
use tokio::sync::watch;

use crate::locale::Language;

use super::folder::Folder;
use super::pages::Pages;
use super::secret::Secret;
use super::told::Told;

/// How long a page waits for a change before it asks again.
const LONGEST: Duration = Duration::from_secs(20);

/// A desk on one folder.
pub(super) struct Desk {
    folder: Arc<Folder>,
    pub(super) language: Language,
    pub(super) pages: Pages,
    pub(super) secret: Secret,
    pub(super) address: SocketAddr,
    /// How often the folder was read; pages wait for it to change.
    pub(super) read: watch::Sender<u64>,
    /// What was done last, for the page that comes after.
    pub(super) told: Told,
    /// Pages that wait for a change.
    waiting: AtomicUsize,
}

impl Desk {
    pub(super) fn new(folder: Folder, secret: Secret, address: SocketAddr) -> Self {
        Self {
            language: folder.language(),
            folder: Arc::new(folder),
            pages: Pages::new(),
            secret,
            address,
            read: watch::Sender::new(0),
            told: Told::default(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Returns the folder that the desk is on.
    pub(super) fn folder(&self) -> Arc<Folder> {
        Arc::clone(&self.folder)
    }

    /// Returns a page of the desk with what its room says.
    pub(super) fn page(&self, name: &str, said: Value) -> Html<String> {
        let place = self.folder().place().display().to_string();
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

    /// Reads the folder again if it changed, or if it `may` have, and wakes the pages that
    /// wait if there is something new.
    pub(super) fn look_again(&self, may: bool) {
        if self.folder().read_if_changed(may) {
            self.read.send_modify(|count| *count += 1);
        }
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
