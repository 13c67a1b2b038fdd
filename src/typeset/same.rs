//! What a document's looks are made from, and nothing else: two manuscripts of one digest
//! become the same bytes, whoever typesets them with this program.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::files::{Digester, Files};

use super::world::{Manuscript, Typesetter};
use super::{Typeset, supplies};

/// A document as it comes from the typesetter, or from an earlier run.
#[derive(Debug)]
pub struct Set {
    /// The document; nothing, if it failed.
    pub typeset: Option<Typeset>,
    /// What Typst had to say of it.
    pub told: Vec<Diagnostic>,
    /// The digest of everything that it is made of.
    pub digest: String,
    /// Whether it was made before.
    pub is_kept: bool,
}

/// Gives back a document that was made before, by its path and the digest of everything that
/// it is made of, if it was made of the same.
pub type Before<'a> = &'a (dyn Fn(&str, &str) -> Option<Typeset> + Sync);

/// Takes what was made before of the same; the others are left to be [typeset](typeset_left).
pub fn kept(manuscripts: &[&Manuscript], shared: &str, before: Before<'_>) -> Vec<Set> {
    let look = |manuscript: &&Manuscript| {
        let digest = manuscript.digest(shared);
        let typeset = before(&manuscript.path, &digest);
        Set { is_kept: typeset.is_some(), typeset, told: Vec::new(), digest }
    };
    manuscripts.par_iter().map(look).collect()
}

/// Typesets those that were not made before; `progress` is told the path of each document.
pub fn typeset_left(
    typesetter: &Typesetter<'_>,
    manuscripts: &[&Manuscript],
    sets: &mut [Set],
    progress: &(dyn Fn(&str) + Sync),
) {
    let of = manuscripts.iter().zip(sets.iter());
    of.clone().filter(|(_, set)| set.is_kept).for_each(|(it, _)| progress(&it.path));
    let left: Vec<&Manuscript> = of.filter(|(_, set)| !set.is_kept).map(|(it, _)| *it).collect();
    if left.is_empty() {
        return;
    }
    let made = super::typeset(typesetter, &left, progress);
    for (set, made) in sets.iter_mut().filter(|set| !set.is_kept).zip(made) {
        (set.typeset, set.told) = made;
    }
}

/// Returns the digest of what the documents of a batch share beside what the program brings
/// along: what Typst may read of `trees`, and the day.
pub fn shared_digest(trees: &[&Files], today: Date) -> String {
    let mut digester = Digester::default();
    for tree in trees {
        let read = tree.iter().filter(|(path, _)| supplies::may_read(path));
        read.for_each(|(path, bytes)| digester.add(path, bytes));
        digester.add("tree", b"");
    }
    digester.add("today", today.to_string().as_bytes());
    digester.finish()
}

impl Manuscript {
    /// Returns its digest, given that of what it shares with others.
    pub fn digest(&self, shared: &str) -> String {
        let Self { path, rendered, title, author, has_twin, language, attachments, ident } = self;
        let mut digester = Digester::default();
        let has_twin = if *has_twin { "twin" } else { "" };
        for (name, text) in [
            ("shared", shared),
            ("path", path),
            ("source", &rendered.source),
            ("title", title),
            ("author", author),
            ("twin", has_twin),
            ("language", language.code()),
            ("ident", ident),
        ] {
            digester.add(name, text.as_bytes());
        }
        digester.add_files("attachments", attachments);
        digester.finish()
    }
}
