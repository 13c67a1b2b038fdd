//! What is asked of a store.

use std::collections::BTreeMap;

use crate::files::Files;

/// A store of objects, each with a path below one place; what it cannot do, it says in its own
/// words.
pub(super) trait Objects: Send + Sync {
    /// Returns all objects below a folder, or the one of that name, with their sizes.
    fn list(&self, folder: &str) -> Result<BTreeMap<String, u64>, String>;

    /// Returns what objects hold, those that are gone aside.
    fn get(&self, paths: &[String]) -> Result<Files, String>;

    /// Puts objects, each whole or not at all.
    fn put(&self, files: &Files) -> Result<(), String>;

    /// Removes objects.
    fn remove(&self, paths: &[String]) -> Result<(), String>;
}
