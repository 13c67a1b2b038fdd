//! How a document ends: whether its last page has a few lines only.
//!
//! Such a page is one to print, to turn and to lose. Where lines a little closer spare it,
//! the document is set so; `lib/theme.typ` says how close.

use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::model::roundtable::DocumentKind;

/// What `lib/theme.typ` reads in `sys.inputs` of a document that is set closer.
pub(super) const TIGHT: &str = "tight";

/// How much of a last page is text at least.
const LEAST: f64 = 0.25;
/// Where the text of a page begins and ends, as shares of its height: what is above and
/// below are its head and its foot.
const TEXT: (f64, f64) = (0.075, 0.93);

/// Returns whether a document that is meant to be one page has more.
pub(super) fn is_over(path: &str, document: &PagedDocument) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_one_page = file.starts_with(DocumentKind::Summary.code());
    is_one_page && document.pages().len() > 1
}

/// Returns whether a document has a last page of a few lines.
pub(super) fn is_scanty(document: &PagedDocument) -> bool {
    let pages = document.pages();
    let Some(last) = pages.last().filter(|_| pages.len() > 1) else { return false };
    let height = last.frame.height();
    let (first, end) = (height * TEXT.0, height * TEXT.1);
    let mut lowest = first;
    walk(&last.frame, Abs::zero(), &mut |y| {
        if y < end {
            lowest.set_max(y);
        }
    });
    lowest - first < (end - first) * LEAST
}

/// Calls for every text and image how low it stands.
fn walk(frame: &Frame, top: Abs, note: &mut dyn FnMut(Abs)) {
    for (place, item) in frame.items() {
        let top = top + place.y;
        match item {
            FrameItem::Group(group) => walk(&group.frame, top, note),
            FrameItem::Text(_) => note(top),
            FrameItem::Image(_, size, _) => note(top + size.y),
            _ => {}
        }
    }
}
