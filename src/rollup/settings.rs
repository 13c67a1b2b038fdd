//! What is asked of a whole: for whom it is, and what is made of it.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;
use crate::domain::rollup::RollupKind;
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::records::config::Setting;
use crate::workspace::{self, RollupSettings};

/// Where it is written.
pub(super) const PATH: &str = workspace::PATH;

/// Of so many roundtables the report has a table for each indicator: two or three pages each.
/// Of more, each indicator has a document of its own, if nobody asks for anything else.
const MOST_IN_REPORT: usize = 30;

/// What is asked of a whole.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Who puts it together.
    pub name: Name,
    /// Whom it is for: each roundtable says what these may see.
    pub readers: Visibility,
    /// The period; that of most of them, if none is named.
    pub period: Option<TimeSpan>,
    /// What is made; what is usual for so many roundtables, if nothing is named.
    pub kinds: Vec<RollupKind>,
    /// The languages, the first one first.
    pub languages: Vec<Language>,
    /// The codes of the indicators that mean the same everywhere, each with its place; all that
    /// two or more have, if none is named.
    pub indicators: Vec<(String, Origin)>,
    /// Whether the Typst sources are kept beside the PDFs.
    pub keep_markup: bool,
}

impl Settings {
    /// Asks for what is usual, for the members of all roundtables.
    pub fn new(name: Name) -> Self {
        Self {
            name,
            readers: Visibility::Members,
            period: None,
            kinds: Vec::new(),
            languages: Language::ALL.to_vec(),
            indicators: Vec::new(),
            keep_markup: false,
        }
    }

    /// Returns what is made of so many roundtables.
    pub(super) fn kinds_of(&self, regions: usize) -> Vec<RollupKind> {
        if !self.kinds.is_empty() {
            return self.kinds.clone();
        }
        let all = RollupKind::ALL.into_iter();
        all.filter(|kind| *kind != RollupKind::Indicators || regions > MOST_IN_REPORT).collect()
    }

    /// Reads what a workspace says in `[rollup]`, and tells what it cannot mean; `text` is
    /// that of its settings. What is left open is everything.
    pub fn read(name: Name, written: &RollupSettings, text: &str) -> (Self, Vec<Diagnostic>) {
        let mut settings = Self::new(name);
        let mut problems = Vec::new();
        let at = |it: &Setting<String>| Origin::byte(PATH, text, it.span().start);
        let mut tell = |it: &Setting<String>, key: &str, offered: &[&str]| {
            let offered = offered.join(", ");
            problems.push(Diagnostic::not_one_of(&at(it), key, it.get_ref(), &offered));
        };
        if let Some(it) = &written.readers {
            match Visibility::from_text(it.get_ref()) {
                Some(readers) => settings.readers = readers,
                None => {
                    let offered: Vec<&str> = Visibility::ALL.iter().map(|it| it.name()).collect();
                    tell(it, "for", &offered);
                }
            }
        }
        let (mut kinds, mut languages) = (Vec::new(), Vec::new());
        for it in &written.kinds {
            match RollupKind::from_code(it.get_ref()) {
                Some(kind) => kinds.push(kind),
                None => tell(it, "kinds", &RollupKind::ALL.map(RollupKind::code)),
            }
        }
        for it in &written.languages {
            match Language::from_code(it.get_ref()) {
                Some(language) if languages.contains(&language) => {}
                Some(language) => languages.push(language),
                None => tell(it, "languages", &Language::ALL.map(Language::code)),
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        settings.kinds = kinds;
        if !languages.is_empty() {
            settings.languages = languages;
        }
        for it in &written.indicators {
            let is_new = settings.indicators.iter().all(|(id, _)| id != it.get_ref());
            if is_new {
                settings.indicators.push((it.get_ref().clone(), at(it)));
            }
        }
        (settings, problems)
    }
}
