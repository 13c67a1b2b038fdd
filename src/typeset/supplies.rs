//! What Typst may read: fonts, the look, images and one list of readings.
//!
//! A template says what a page looks like and is a project's own. What it may say is in
//! the view; were a table of `inputs/` at hand, `csv("/inputs/funding.csv")` would print
//! what the edition may not show. So nothing is there that is not named here.

use std::collections::{BTreeSet, HashMap};

use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::markdown::is_named_as_image;

const FONTS: &str = "templates/fonts/";
const LOOK: &str = "templates/lib/";

/// What HTML files look like.
pub(super) const STYLE: &str = "templates/lib/html/style.css";

/// The readings that the plain edition prints over words; `templates/lib` reads them.
const READINGS: &str = "templates/furigana.csv";

/// What a file is to Typst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Supply {
    Font,
    Look,
    Data,
}

impl Supply {
    /// Returns what a file is to Typst; nothing, if it may not be read.
    fn of(path: &str) -> Option<Self> {
        let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        match extension.as_str() {
            "ttf" | "otf" | "ttc" | "otc" if path.starts_with(FONTS) => Some(Self::Font),
            "typ" if path.starts_with(LOOK) => Some(Self::Look),
            _ if is_named_as_image(path) || path == READINGS => Some(Self::Data),
            _ => None,
        }
    }
}

/// Returns whether a document may be made of what a file says.
pub(super) fn may_read(path: &str) -> bool {
    Supply::of(path).is_some() || path == STYLE
}

/// Fonts, and every character that one of them has.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    pub(super) printable: BTreeSet<u32>,
}

/// Files that Typst may read, and the tree they stand in. Bytes are shared with those that were handed in.
pub struct Supplies {
    pub(super) tree: Files,
    pub(super) fonts: Fonts,
    // Looked up by id and never walked through: Typst's ids have no order.
    pub(super) sources: HashMap<FileId, Source>,
    pub(super) files: HashMap<FileId, Bytes>,
}

impl Supplies {
    /// Takes what Typst may read out of a tree, and tells of fonts that are none.
    pub fn of(tree: Files) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let (mut sources, mut files, mut fonts) = (HashMap::new(), HashMap::new(), Vec::new());
        for (path, bytes) in tree.iter() {
            let (Some(supply), Some(id)) = (Supply::of(path), file_id(path)) else { continue };
            let bytes = Bytes::new(bytes.clone());
            match supply {
                Supply::Look => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    sources.insert(id, Source::new(id, text));
                }
                Supply::Data => {
                    files.insert(id, bytes);
                }
                Supply::Font => {
                    let before = fonts.len();
                    fonts.extend(Font::iter(bytes));
                    if fonts.len() == before {
                        diagnostics.push(Diagnostic::unusable_font(&Origin::file(path)));
                    }
                }
            }
        }
        let printable = fonts.iter().flat_map(|font: &Font| font.info().coverage.iter()).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let fonts = Fonts { book, fonts, printable };
        (Self { tree, fonts, sources, files }, diagnostics)
    }

    /// Returns whether a tree has fonts of its own.
    pub(super) fn has_fonts(tree: &Files) -> bool {
        tree.iter().any(|(path, _)| Supply::of(path) == Some(Supply::Font))
    }
}

pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{path}")).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_and_no_source_of_the_inputs_is_read() {
        for path in [
            "inputs/funding.csv",
            "inputs/metrics/x.json",
            "inputs/notes.typ",
            "inputs/fonts/a.otf",
            "inputs/furigana.csv",
            "templates/report.typ.jinja",
            "templates/notes.typ",
            "templates/guideline/ja/00-about.md",
            "templates/prices.csv",
        ] {
            assert_eq!(Supply::of(path), None, "{path}");
        }
        for (path, supply) in [
            ("inputs/photo.JPG", Supply::Data),
            ("templates/logo.svg", Supply::Data),
            ("templates/furigana.csv", Supply::Data),
            ("templates/lib/theme.typ", Supply::Look),
            ("templates/fonts/own.otf", Supply::Font),
        ] {
            assert_eq!(Supply::of(path), Some(supply), "{path}");
        }
    }
}
