//! What a desk has at hand while it answers.

use std::future::{Future as _, pending, poll_fn};
use std::net::SocketAddr;
use std::path::Path;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use axum::response::Html;
use minijinja::context;
use minijinja::value::Value;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;

use crate::locale::Language;
use crate::shell::places::{self, Places};

use super::change::Change;
use super::folder::Folder;
use super::pages::Pages;
use super::secret::Secret;
use super::told::Told;

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
    /// What was done last, for the page that comes after.
    pub(super) told: Told,
    /// Why what is on the desk was not remembered.
    forgot: Mutex<Option<String>>,
    /// Wakes whoever watches the folder.
    wake: UnboundedSender<Change>,
    /// Pages that wait for a change.
    waiting: AtomicUsize,
    /// What was asked for since it was last looked at: a page without scripts waits for
    /// nothing.
    asked: AtomicUsize,
}

impl Desk {
    pub(super) fn new(
        folder: Folder,
        places: Places,
        secret: Secret,
        address: SocketAddr,
        wake: UnboundedSender<Change>,
    ) -> Self {
        Self {
            language: folder.language(),
            folder: Mutex::new(Arc::new(folder)),
            places,
            pages: Pages::new(),
            secret,
            address,
            read: watch::Sender::new(0),
            told: Told::default(),
            forgot: Mutex::default(),
            wake,
            waiting: AtomicUsize::new(0),
            asked: AtomicUsize::new(0),
        }
    }

    /// Returns the folder that the desk is on.
    pub(super) fn folder(&self) -> Arc<Folder> {
        Arc::clone(&self.folder.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes another folder on the desk, and remembers it.
    pub(super) fn take(&self, project: &Path) {
        self.remember(project);
        let folder = Arc::new(Folder::open(project, self.language));
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
        self.read_again();
        // Nobody watches any more when the desk ends.
        let _ = self.wake.send(Change::Unknown);
    }

    /// Remembers a project. Where that fails, the desk goes on, and says so where projects
    /// are chosen.
    pub(super) fn remember(&self, project: &Path) {
        let failed = self.places.remember(project).err();
        let failed = failed.map(|error| error.message(self.language));
        *self.forgot.lock().unwrap_or_else(PoisonError::into_inner) = failed;
    }

    /// Returns why what is on the desk was not remembered.
    pub(super) fn forgot(&self) -> Option<String> {
        self.forgot.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether there is a project on the desk.
    pub(super) fn has_project(&self) -> bool {
        places::is_project(self.folder().place())
    }

    /// Returns a page of the desk with what its room says.
    pub(super) fn page(&self, name: &str, said: Value) -> Html<String> {
        let read = self.read.borrow().to_string();
        self.page_as_of(name, said, &read)
    }

    /// The same, of a page that knows what was read when.
    pub(super) fn page_as_of(&self, name: &str, said: Value, read: &str) -> Html<String> {
        let place = match self.has_project() {
            true => self.folder().place().display().to_string(),
            false => String::new(),
        };
        let given = context! { said, place, read, form => self.secret.form() };
        Html(self.pages.page(name, self.language, given))
    }

    /// How often something was found, and how often files were read: pages of documents are
    /// there before the rest.
    pub(super) fn read_now(&self) -> String {
        format!("{}.{}", *self.read.borrow(), *self.folder().proofs.readings().borrow())
    }

    /// Notes that a page of the desk asked for something.
    pub(super) fn note_asked(&self) {
        self.asked.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether no page waits for a change or asked for anything since this was last looked at,
    /// and nothing is worked on.
    pub(super) fn is_alone(&self) -> bool {
        let asked = self.asked.swap(0, Ordering::Relaxed);
        asked == 0 && self.waiting.load(Ordering::Relaxed) == 0 && !self.folder().work.is_busy()
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

    /// Waits until the folder was read more often than a page knows of, and says how often it
    /// was. A page that knows how often files were read is told of these too.
    pub(super) async fn changed(&self, since: &str) -> String {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let (found, files) = since.split_once('.').unzip();
        let known = |count: Option<&str>| count.and_then(|it| it.parse().ok()).unwrap_or(0);
        let mut read = self.read.subscribe();
        let of_found: u64 = known(Some(found.unwrap_or(since)));
        let of_files: Option<u64> = files.map(|count| known(Some(count)));
        // Only who looks at documents counts as waiting for them.
        let readings = of_files.map(|known| (known, self.folder().proofs.readings()));
        let mut more_found = pin!(async { read.wait_for(|it| *it != of_found).await.is_ok() });
        let mut more_read = pin!(async {
            match readings {
                Some((known, mut readings)) => readings.wait_for(|it| *it != known).await.is_ok(),
                None => pending().await,
            }
        });
        let either = poll_fn(|context| {
            let (found, read) =
                (more_found.as_mut().poll(context), more_read.as_mut().poll(context));
            if found.is_ready() || read.is_ready() { Poll::Ready(()) } else { Poll::Pending }
        });
        // If nothing came, the page asks again.
        let _ = tokio::time::timeout(LONGEST, either).await;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        match of_files {
            Some(_) => self.read_now(),
            None => self.read.borrow().to_string(),
        }
    }

    /// Waits until something was counted that a page does not know of, and says how much.
    pub(super) async fn waited(&self, mut counted: watch::Receiver<u64>, known: u64) -> u64 {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let other = counted.wait_for(|count| *count != known);
        let other = tokio::time::timeout(LONGEST, other).await;
        let count = other.ok().and_then(Result::ok).map_or(known, |count| *count);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        count
    }
}
