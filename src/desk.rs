//! The desk: a page in the person's own browser that carries her through the month. It
//! shows what the pipeline finds in a folder, and adds nothing to it.
//!
//! Only this computer is served: the page is on 127.0.0.1, its address has a secret in it,
//! and every file that it needs is inside the program.

mod change;
mod documents;
mod finish;
mod folder;
mod form;
mod guard;
mod month;
mod pages;
mod places;
mod proofs;
mod questions;
mod secret;
mod sheet;
mod site;
mod slips;
mod start;
mod state;
mod tables;
mod told;
mod watch;
mod words;
mod work;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::files::{self, MachineError};
use crate::locale::Language;
use crate::shell::places::Places;

use self::change::Change;
use self::folder::Folder;
use self::secret::Secret;
use self::state::Desk;

/// How long the desk waits for a page to come back before it ends.
const PATIENCE: Duration = Duration::from_secs(60);

/// A desk that listens, and has not begun to answer.
pub struct Opened {
    desk: Arc<Desk>,
    changes: UnboundedReceiver<Change>,
    wake: UnboundedSender<Change>,
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
        let desk = Desk::new(Folder::open(folder, language), places, secret, address, wake.clone());
        Ok(Self { desk: Arc::new(desk), changes, wake, listener, runtime })
    }

    /// Returns the address to open, with its secret.
    pub fn address(&self) -> String {
        format!("http://{}/?key={}", self.desk.address, self.desk.secret.key())
    }

    /// Answers until the last page has been closed for a while.
    ///
    /// # Errors
    /// If the port is lost.
    pub fn serve(self) -> Result<(), MachineError> {
        let Self { desk, changes, wake, listener, runtime } = self;
        let folder = desk.folder();
        let failed = |error: &dyn std::error::Error| {
            files::failed(folder.place(), &std::io::Error::other(error.to_string()))
        };
        if desk.has_project() {
            desk.remember(folder.place());
        }
        desk.read_again();
        runtime.spawn(watch::watch(Arc::clone(&desk), changes, wake));
        let site = site::router(Arc::clone(&desk));
        let ends = ended(Arc::clone(&desk));
        let served = axum::serve(listener, site).with_graceful_shutdown(ends);
        runtime.block_on(async { served.await }).map_err(|error| failed(&error))?;
        runtime.shutdown_background();
        Ok(())
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
