//! What a document's looks are made from, and nothing else: two manuscripts of one digest
//! become the same bytes, whoever typesets them with this program.

use jiff::civil::Date;

use crate::files::{Files, Parts};

use super::supplies;
use super::world::Manuscript;

/// Returns the digest of what the documents of a batch share beside what the program brings
/// along: what Typst may read of `trees`, and the day.
pub fn shared_digest(trees: &[&Files], today: Date) -> String {
    let mut parts = Parts::default();
    for tree in trees {
        let read = tree.iter().filter(|(path, _)| supplies::may_read(path));
        read.for_each(|(path, bytes)| parts.add(path, bytes));
        parts.add("tree", b"");
    }
    parts.add("today", today.to_string().as_bytes());
    parts.finish()
}

impl Manuscript {
    /// Returns its digest, given that of what it shares with others.
    pub fn digest(&self, shared: &str) -> String {
        let Self { path, rendered, title, author, has_twin, language, attachments, ident } = self;
        let mut parts = Parts::default();
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
            parts.add(name, text.as_bytes());
        }
        parts.add_files("attachments", attachments);
        parts.finish()
    }
}
