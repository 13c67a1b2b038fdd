//! What the program brings along, made once for a run, a server or fifty regions: fonts,
//! base templates and words.

use std::sync::{Arc, OnceLock};

use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::leaks;
use crate::template::{self, Templates};
use crate::typeset::Supplies;

/// The base layer, and what is made of it.
pub struct Engine {
    base: Files,
    supplies: Supplies,
    /// Templates and words without a project's own.
    plain: Arc<Templates>,
    /// Standing texts, as the leak check compares them; made when a document is there.
    standing: OnceLock<String>,
    problems: Vec<Diagnostic>,
}

impl Engine {
    /// Reads the base layer.
    pub fn new() -> Self {
        let base = template::base();
        let (supplies, mut problems) = Supplies::of(base.clone());
        let plain = Arc::new(Templates::load(&base, &Files::new(), &mut problems));
        Self { base, supplies, plain, standing: OnceLock::new(), problems }
    }

    /// Returns the base templates.
    pub fn base(&self) -> &Files {
        &self.base
    }

    /// Returns what Typst may read of the base layer.
    pub fn supplies(&self) -> &Supplies {
        &self.supplies
    }

    /// Returns the words that every document may hold, [bare](leaks::bare).
    pub fn standing(&self) -> &str {
        self.standing.get_or_init(|| leaks::bare(&template::standing_words(&self.base)))
    }

    /// Returns templates and words with a project's own over them, and what is wrong
    /// with those.
    pub fn templates(&self, own: &Files) -> (Arc<Templates>, Vec<Diagnostic>) {
        if own.is_empty() {
            return (Arc::clone(&self.plain), self.problems.clone());
        }
        let mut problems = Vec::new();
        let spoken = Templates::load(&self.base, own, &mut problems);
        (Arc::new(spoken), problems)
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}
