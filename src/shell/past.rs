//! The archives of what went out before, and the issue that a new one follows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::say;
use crate::files::{self, Files, LARGEST, MachineError, Refusal};
use crate::locale::Language;
use crate::manifest;
use crate::pipeline::Outcome;
use crate::records::sealed::Sealed;
use crate::seal::{self, Archive, Broken};

use super::Tell;

/// What the name of a signature ends in, behind that of the file it is of.
pub const SUFFIX: &str = ".minisig";

/// The archives below a folder of outputs.
#[derive(Debug, Default)]
pub struct Past {
    archives: Vec<(PathBuf, Archive)>,
}

/// Returns the archives below a folder of outputs by their places, without reading one: an
/// issue that went out meanwhile is another.
pub fn issues(out: &Path) -> Vec<String> {
    let periods = files::folders(out);
    let names = periods.iter().filter_map(|it| it.file_name()).flat_map(|period| {
        let period = period.to_string_lossy();
        files::names(out, &period)
    });
    names.filter(|path| seal::issue_of(path).is_some()).collect()
}

impl Past {
    /// Reads every archive. Of one that was altered this tells and returns nothing,
    /// for what it says can neither be used nor be passed over.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn read(
        out: &Path,
        language: Language,
        tell: Tell<'_>,
    ) -> Result<Option<Self>, MachineError> {
        let refused = |place: &Path, broken| {
            tell(&told(place, broken, language));
            Ok(None)
        };
        let wanted = |path: &str| seal::issue_of(path).map(|_| LARGEST);
        let found = files::read_wanted(out, ".", &wanted)?;
        let mut past = Self::default();
        // One that is there and cannot be read must not be passed over either.
        // An issue is kept where it was made: copies elsewhere are a person's.
        let is_in_place = |path: &str| path.matches('/').count() == 2;
        let unread = found.refused().iter().find(|it| {
            it.why != Refusal::Unwanted
                && seal::issue_of(&it.path).is_some()
                && is_in_place(&it.path)
        });
        if let Some(unread) = unread {
            let place = out.join(unread.path.trim_start_matches("./"));
            return refused(&place, Broken::Altered);
        }
        for (path, bytes) in found.iter() {
            let place = out.join(path.trim_start_matches("./"));
            if !is_in_place(path) {
                continue;
            }
            match seal::open(bytes.to_vec()) {
                Ok(archive) => past.archives.push((place, archive)),
                Err(broken) => return refused(&place, broken),
            }
        }
        Ok(Some(past))
    }

    /// Returns what was printed, edition by edition.
    pub fn sealed(&self) -> Vec<Arc<Sealed>> {
        self.archives.iter().map(|(_, archive)| Arc::new(archive.sealed.clone())).collect()
    }

    /// Returns the archive of an issue.
    pub fn archive(&self, folder: &Path, issue: u32) -> Option<&Archive> {
        let place = folder.join(seal::file_name(issue));
        self.archives.iter().find(|(path, _)| *path == place).map(|(_, archive)| archive)
    }

    /// Returns the documents of the issue before, as they stand in the folder, for
    /// keeping them below `issue-1/` when a new issue takes their places.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn kept(&self, folder: &Path, built: &Outcome) -> Result<Files, MachineError> {
        let mut kept = Files::new();
        let Some(before) = built.issue.checked_sub(1) else { return Ok(kept) };
        let Some(archive) = self.archive(folder, before) else { return Ok(kept) };
        for document in &archive.sealed.documents {
            if let Some(bytes) = files::read_one(&folder.join(&document.path))?
                && manifest::digest(&bytes) == document.sha256
            {
                kept.insert(format!("issue-{before}/{}", document.path), bytes);
            }
        }
        for (path, bytes) in archive.made_files().iter() {
            kept.insert(format!("issue-{before}/{path}"), bytes.clone());
            let signature = format!("{path}{SUFFIX}");
            if let Some(bytes) = files::read_one(&folder.join(&signature))? {
                kept.insert(format!("issue-{before}/{signature}"), bytes);
            }
        }
        Ok(kept)
    }
}

/// Says what is wrong with an archive.
pub fn told(place: &Path, broken: Broken, language: Language) -> String {
    let key = match broken {
        Broken::Altered => "archive-altered",
        Broken::Newer => "archive-newer",
    };
    say(language, key, &[("path", place.display().to_string().into())])
}
