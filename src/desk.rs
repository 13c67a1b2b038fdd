//! The desk: a page in the person's own browser that carries her through the month. It
//! shows what the pipeline finds in a folder, and adds nothing to it.
//!
//! Only this computer is served: the page is on 127.0.0.1, its address has a secret in it,
//! and every file that it needs is inside the program.

mod folder;
mod form;
mod guard;
mod month;
mod pages;
mod secret;
mod site;
mod start;
mod state;
mod watch;
mod words;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::files::{self, MachineError};
use crate::locale::Language;
use crate::shell::places::Places;

use self::folder::Folder;
use self::secret::Secret;
use self::state::Desk;
use self::watch::Watch;

/// How long the desk waits for a page to come back before it ends.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long files are quiet before they are read: programs write them in several steps.
const QUIET: Duration = Duration::from_millis(120);

/// How long a folder that came or went goes unseen.
const ROUND: Duration = Duration::from_secs(2);

/// A desk that listens, and has not begun to answer.
pub struct Opened {
    desk: Arc<Desk>,
    changes: UnboundedReceiver<()>,
    watch: Watch,
    listener: TcpListener,
    runtime: tokio::runtime::Runtime,
}

impl Opened {
    /// Opens a desk on a folder, on a free port of this computer. A folder that is no
    /// project has the page where one is opened or made.
    ///
    /// # Errors
    /// If there is no such folder, or this computer gives no port.
    pub fn new(folder: &Path, language: Language, places: Places) -> Result<Self, MachineError> {
        if !files::is_folder(folder) {
            return Err(files::missing(folder));
        }
        let failed = |error: std::io::Error| files::failed(folder, &error);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(failed)?;
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listener = runtime.block_on(TcpListener::bind(here)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let without = || failed(std::io::Error::other("no random numbers"));
        let secret = Secret::new().ok_or_else(without)?;
        let (wake, changes) = unbounded_channel();
        let watch = Watch::new(wake.clone());
        let watch = watch.map_err(|error| failed(std::io::Error::other(error.to_string())))?;
        let desk = Desk::new(Folder::open(folder, language), places, secret, address, wake);
        Ok(Self { desk: Arc::new(desk), changes, watch, listener, runtime })
    }

    /// Returns the address to open, with its secret.
    pub fn address(&self) -> String {
        format!("http://{}/?key={}", self.desk.address, self.desk.secret.key())
    }

    /// Answers until the last page has been closed for a while.
    ///
    /// # Errors
    /// If the folder cannot be watched, or the port is lost.
    pub fn serve(self) -> Result<(), MachineError> {
        let Self { desk, changes, mut watch, listener, runtime } = self;
        let folder = desk.folder();
        let failed = |error: &dyn std::error::Error| {
            files::failed(folder.place(), &std::io::Error::other(error.to_string()))
        };
        if desk.has_project() {
            desk.places.remember(folder.place())?;
        }
        desk.read_again();
        watch.follow(folder.place()).map_err(|error| failed(&error))?;
        runtime.spawn(watched(Arc::clone(&desk), changes, watch));
        let site = site::router(Arc::clone(&desk));
        let ends = ended(Arc::clone(&desk));
        let served = axum::serve(listener, site).with_graceful_shutdown(ends);
        runtime.block_on(async { served.await }).map_err(|error| failed(&error))?;
        runtime.shutdown_background();
        Ok(())
    }
}

/// Reads the folder again whenever a file in it changes.
async fn watched(desk: Arc<Desk>, mut changes: UnboundedReceiver<()>, watch: Watch) {
    let watch = Arc::new(std::sync::Mutex::new(watch));
    loop {
        let is_changed = match tokio::time::timeout(ROUND, changes.recv()).await {
            Ok(Some(())) => true,
            Ok(None) => return,
            Err(_) => false,
        };
        // Until they are quiet.
        while is_changed
            && tokio::time::timeout(QUIET, changes.recv()).await.is_ok_and(|it| it.is_some())
        {
        }
        let (desk, watch) = (Arc::clone(&desk), Arc::clone(&watch));
        let looked = tokio::task::spawn_blocking(move || {
            let mut watch = watch.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let folder = desk.folder();
            let followed = watch.follow(folder.place());
            if is_changed || followed.as_ref().is_ok_and(|is_other| *is_other) {
                desk.read_again();
            }
            if let Err(error) = followed {
                let cause = std::io::Error::other(error.to_string());
                folder.fail(files::failed(folder.place(), &cause).message(desk.language));
            }
        });
        // What panicked there was told; the next change is looked at all the same.
        let _ = looked.await;
    }
}

/// Waits until no page has been open for a while.
async fn ended(desk: Arc<Desk>) {
    let step = Duration::from_secs(1);
    let mut alone = Duration::ZERO;
    while alone < PATIENCE {
        tokio::time::sleep(step).await;
        alone = if desk.is_alone() { alone + step } else { Duration::ZERO };
    }
}
