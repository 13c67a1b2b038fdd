//! What the program brings along, made once for a run, a server or fifty regions: fonts,
//! base templates and words; and the same with the pack that those regions share.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::adaptation;
use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::leaks;
use crate::records;
use crate::template::{self, Below, Templates};
use crate::typeset::Supplies;

/// What lies below projects, and what is made of it.
pub struct Ground {
    below: Below,
    supplies: Supplies,
    /// Templates and words without a project's own.
    plain: Arc<Templates>,
    /// Standing texts, as the leak check compares them; made when a document is there.
    standing: OnceLock<String>,
    problems: Vec<Diagnostic>,
}

impl Ground {
    fn of(below: Below, mut problems: Vec<Diagnostic>) -> Self {
        let (supplies, told) = Supplies::of(below.files().clone());
        problems.extend(told);
        let mut told = Vec::new();
        let plain = Arc::new(Templates::load_over(&below, &Files::new(), &mut told));
        problems.extend(told.into_iter().filter(|_| below.pack().is_empty()));
        Self { below, supplies, plain, standing: OnceLock::new(), problems }
    }

    /// Returns the templates, those of a pack over those of the program.
    pub fn files(&self) -> &Files {
        self.below.files()
    }

    /// Returns the templates of the pack.
    pub fn pack(&self) -> &Files {
        self.below.pack()
    }

    /// Returns what is wrong with them, whatever the project.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Returns what Typst may read of them.
    pub fn supplies(&self) -> &Supplies {
        &self.supplies
    }

    /// Returns the words that every document may hold, [bare](leaks::bare).
    pub fn standing(&self) -> &str {
        self.standing.get_or_init(|| leaks::bare(&template::standing_words(self.files())))
    }

    /// Returns templates and words with a project's own over them, and what is wrong
    /// with those.
    pub fn templates(&self, own: &Files) -> (Arc<Templates>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        if own.is_empty() {
            return (Arc::clone(&self.plain), problems);
        }
        let spoken = Templates::load_over(&self.below, own, &mut problems);
        (Arc::new(spoken), problems)
    }
}

/// The base layer, read when it is first asked for, and the pack that was last laid over it.
pub struct Engine {
    ground: OnceLock<Arc<Ground>>,
    packed: Mutex<Option<(Files, Arc<Ground>)>>,
}

impl Engine {
    /// Returns an engine that has read nothing yet: whoever finds that nothing changed needs
    /// none of it.
    pub fn new() -> Self {
        Self { ground: OnceLock::new(), packed: Mutex::new(None) }
    }

    fn plain(&self) -> &Arc<Ground> {
        let read = || Arc::new(Ground::of(Below::of(template::base()), Vec::new()));
        self.ground.get_or_init(read)
    }

    /// Returns whether anything was asked for.
    pub fn is_in_use(&self) -> bool {
        self.ground.get().is_some()
    }

    /// Returns the base templates.
    pub fn base(&self) -> &Files {
        self.plain().files()
    }

    /// Returns what Typst may read of the base layer.
    pub fn supplies(&self) -> &Supplies {
        self.plain().supplies()
    }

    /// Returns what lies below projects that share a pack, given its templates; what is
    /// wrong with the pack is found once.
    pub fn ground(&self, pack: Files) -> Arc<Ground> {
        if pack.is_empty() {
            return Arc::clone(self.plain());
        }
        let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, ground)) = packed.as_ref().filter(|(known, _)| *known == pack) {
            return Arc::clone(ground);
        }
        let mut problems = Vec::new();
        let mut own = pack.clone();
        records::as_texts(&mut own, &mut problems);
        own.keep(|path, bytes| self.base().get(path) != Some(bytes));
        let below = &self.plain().below;
        Templates::load_over(below, &own, &mut problems);
        adaptation::behind(self.base(), &own, &mut problems);
        let ground = Arc::new(Ground::of(below.under(own), problems));
        *packed = Some((pack, Arc::clone(&ground)));
        ground
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}
