//! Where finished documents go, one by one, so that a run need not hold all of them.
//!
//! What becomes of them is decided at the end: a later document may show that something
//! must be fixed first, and then none of them is kept.

use crate::files::Files;

/// Takes each finished document and lets go of it.
pub trait Sink {
    /// Takes a document; `path` is below the period's folder `period`.
    fn take(&mut self, period: &str, path: &str, bytes: Vec<u8>);

    /// Drops what was taken: something must be fixed first.
    fn drop_all(&mut self);
}

/// In memory, by the paths below the period's folder.
impl Sink for Files {
    fn take(&mut self, _: &str, path: &str, bytes: Vec<u8>) {
        self.insert(path, bytes);
    }

    fn drop_all(&mut self) {
        *self = Self::new();
    }
}

/// Keeps nothing: for those who ask what a run finds, or how its documents compare.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn take(&mut self, _: &str, _: &str, _: Vec<u8>) {}

    fn drop_all(&mut self) {}
}
