//! What is asked of a whole: for whom it is, and what is made of it.

use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::domain::rollup::RollupKind;
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::locale::Language;

/// Where it is written.
pub(super) const PATH: &str = "workspace.toml";

/// What is asked of a whole.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Who puts it together.
    pub name: Name,
    /// Whom it is for: each roundtable says what these may see.
    pub readers: Visibility,
    /// The period; that of most of them, if none is named.
    pub period: Option<TimeSpan>,
    /// What is made.
    pub kinds: Vec<RollupKind>,
    /// The languages, the first one first.
    pub languages: Vec<Language>,
    /// The codes of the indicators that mean the same everywhere, each with its place; all that
    /// two or more have, if none is named.
    pub indicators: Vec<(String, Origin)>,
}

impl Settings {
    /// Asks for everything, for the members of all roundtables.
    pub fn new(name: Name) -> Self {
        Self {
            name,
            readers: Visibility::Members,
            period: None,
            kinds: RollupKind::ALL.to_vec(),
            languages: Language::ALL.to_vec(),
            indicators: Vec::new(),
        }
    }
}
