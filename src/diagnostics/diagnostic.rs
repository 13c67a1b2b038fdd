//! A problem: where it is, how much it matters, and what its wording mentions.

use std::collections::BTreeSet;

use crate::locale::{Argument, Language};

use super::asked::{Asked, Key};
use super::messages::messages;
use super::origin::Origin;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be fixed: the documents would be wrong, so none are made.
    Error,
    /// Can be read two ways: the editions that this would change wait for an
    /// answer.
    Question,
    /// Should be looked at: documents are made.
    Warning,
}

/// A problem that someone can fix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it is.
    pub origin: Origin,
    /// How much it matters.
    pub severity: Severity,
    /// Its code: the key of its wording, stable between releases.
    pub code: &'static str,
    /// What the wording mentions.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The documents that wait for it, by their paths; none, if all of them do.
    pub documents: BTreeSet<String>,
    /// What makes it a question, if it is one.
    pub(super) asked: Option<Box<Asked>>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, origin: &Origin) -> Self {
        Self {
            origin: origin.clone(),
            severity,
            code,
            arguments: Vec::new(),
            documents: BTreeSet::new(),
            asked: None,
        }
    }

    /// Returns whether another says the same, of whichever documents.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        let Self { origin, severity, code, arguments, documents: _, asked } = self;
        (origin, severity, code, arguments, asked)
            == (&other.origin, &other.severity, &other.code, &other.arguments, &other.asked)
    }

    /// Keeps back one document, and no other: what is wrong shows in it alone.
    pub fn only_in(self, document: &str) -> Self {
        self.only_in_these([document.to_owned()])
    }

    /// The same of several documents, by their paths.
    pub fn only_in_these(mut self, documents: impl IntoIterator<Item = String>) -> Self {
        self.documents = documents.into_iter().collect();
        self
    }

    /// One that must be fixed.
    pub(super) fn error(code: &'static str, origin: &Origin) -> Self {
        Self::new(Severity::Error, code, origin)
    }

    /// One that should be looked at.
    pub(super) fn warning(code: &'static str, origin: &Origin) -> Self {
        Self::new(Severity::Warning, code, origin)
    }

    /// A place that can be read in these ways, of which the first is taken until
    /// it is answered. `head` and `item` say what in the file it is about.
    pub(super) fn question(
        code: &'static str,
        origin: &Origin,
        (head, item): (&str, &str),
        readings: &'static [&'static str],
    ) -> Self {
        let key = Key::of(code, &origin.source, head, item);
        let asked = Asked { key, takes_words: false, readings, effects: Vec::new(), stops: None };
        Self { asked: Some(Box::new(asked)), ..Self::new(Severity::Question, code, origin) }
    }

    /// Mentions something.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Mentions what somebody wrote, cut to a length that a message can hold.
    pub(super) fn quoting(self, name: &'static str, written: &str) -> Self {
        self.with(name, shorten(written))
    }

    /// Returns what is wrong, in the language asked for.
    pub fn message(&self, language: Language) -> String {
        messages(language)
            .get(self.code, &self.arguments)
            .unwrap_or_else(|| format!("{} {:?}", self.code, self.arguments))
    }

    /// Returns what to do about it.
    pub fn cure(&self, language: Language) -> String {
        messages(language).attribute(self.code, "cure", &self.arguments).unwrap_or_default()
    }
}

/// Long cells are cut, so that one message stays one message.
fn shorten(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String =
        text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
