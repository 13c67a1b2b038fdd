//! What the machine could not do, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics;
use crate::locale::Language;

/// What the machine could not do: a file error with its path.
#[derive(Debug)]
pub struct MachineError {
    /// The key of the message: what was tried.
    action: &'static str,
    /// The file or folder.
    path: PathBuf,
    /// What the system says.
    cause: io::Error,
    /// What else the message tells.
    told: Vec<(&'static str, String)>,
}

impl MachineError {
    pub(super) fn new(action: &'static str, path: &Path, cause: io::Error) -> Self {
        Self { action, path: path.to_owned(), cause, told: Vec::new() }
    }

    /// What an object store could not do, in its own words.
    pub fn of_store(address: &str, says: &str) -> Self {
        let cause = io::Error::other(says.to_owned());
        Self::new("machine-store", Path::new(address), cause).with("says", says.to_owned())
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.told.push((name, value));
        self
    }

    /// Returns what failed, in the language asked for, and what to do.
    pub fn message(&self, language: Language) -> String {
        let mut told = vec![
            ("path", self.path.display().to_string().into()),
            ("cause", cause(&self.cause, language).into()),
        ];
        told.extend(self.told.iter().map(|(name, value)| (*name, value.as_str().into())));
        diagnostics::say(language, self.key(), &told)
    }

    /// Returns whether another process holds the folder, so that it may be tried again.
    pub fn is_busy(&self) -> bool {
        self.action == "machine-busy"
    }

    /// Returns the key of the message: some causes have a cure of their own.
    fn key(&self) -> &'static str {
        let is_write = matches!(self.action, "machine-write" | "machine-replace");
        match self.cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded if is_write => "machine-full",
            io::ErrorKind::ReadOnlyFilesystem if is_write => "machine-read-only",
            io::ErrorKind::NotFound if self.action == "machine-read" => "machine-missing",
            _ => self.action,
        }
    }
}

/// Says why the system refuses something, in words of ours.
fn cause(error: &io::Error, language: Language) -> String {
    let key = match error.kind() {
        io::ErrorKind::PermissionDenied => "cause-permission",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cause-full",
        io::ErrorKind::ReadOnlyFilesystem => "cause-read-only",
        io::ErrorKind::NotFound => "cause-missing",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "cause-no-folder",
        _ => "cause-other",
    };
    let number = error.raw_os_error().map_or_else(|| "−".to_owned(), |it| it.to_string());
    diagnostics::say(language, key, &[("number", number.into())])
}

impl std::fmt::Display for MachineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for MachineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
