//! Pages as Typst laid them out, judged as `entaku check --pages` judges them.

use entaku::files::Files;
use entaku::locale::Language;
use entaku::template::Rendered;
use entaku::typeset::{self, Manuscript, Typesetter};
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use crate::harness::{ENGINE, described};

/// Typesets every Typst source of a draft, and returns the pages by path.
pub(crate) fn lay_out(
    drafted: &Files,
    inputs: &Files,
    own: &Files,
) -> Vec<(String, PagedDocument)> {
    let today = jiff::civil::date(2026, 10, 31);
    let (typesetter, mut problems) = Typesetter::new(ENGINE.supplies(), own, inputs, today);
    let mut made = Vec::new();
    for (path, source) in drafted.iter().filter(|(path, _)| path.ends_with(".typ")) {
        let stem = path.trim_end_matches(".typ");
        let mut attachments = Files::new();
        for (file, bytes) in drafted.under(&format!("{stem}/")) {
            attachments.insert(&file[stem.len() + 1..], bytes.clone());
        }
        let source = String::from_utf8_lossy(source).into_owned();
        let sheet = sheet(path, source, attachments);
        let (document, told) = typeset::lay_out(&typesetter, &sheet);
        problems.extend(told);
        made.extend(document.map(|document| (stem.to_owned(), document)));
    }
    assert!(problems.is_empty(), "{}", described(&problems, inputs));
    made
}

/// Typesets one document of a draft.
pub(crate) fn lay_out_one(drafted: &Files, inputs: &Files, stem: &str) -> PagedDocument {
    let mut one = Files::new();
    for (path, source) in drafted.under(stem) {
        one.insert(path, source.clone());
    }
    lay_out(&one, inputs, &Files::new()).remove(0).1
}

/// Returns what is wrong with a document's pages in our own look, each as one line.
pub(crate) fn faults(path: &str, document: &PagedDocument) -> Vec<String> {
    faults_in(&Files::new(), path, document)
}

/// The same by the look that a project has.
pub(crate) fn faults_in(templates: &Files, path: &str, document: &PagedDocument) -> Vec<String> {
    let (none, today) = (Files::new(), jiff::civil::date(2026, 10, 31));
    let (typesetter, _) = Typesetter::new(ENGINE.supplies(), templates, &none, today);
    let sheet = sheet(path, String::new(), Files::new());
    let found = typeset::judge(&typesetter, &sheet, document);
    found.iter().map(|finding| format!("{path} {finding}")).collect()
}

/// A document with a source of its own.
pub(crate) fn sheet(path: &str, source: String, attachments: Files) -> Manuscript {
    Manuscript {
        path: path.to_owned(),
        rendered: Rendered { source, templates: vec![(0, path.to_owned())] },
        title: path.to_owned(),
        author: String::new(),
        has_twin: false,
        language: if path.contains(".en") { Language::En } else { Language::Ja },
        attachments,
        ident: path.to_owned(),
    }
}

/// Returns all that a document's pages say.
pub(crate) fn text_of(document: &PagedDocument) -> String {
    runs_of(document).concat()
}

/// Returns what a document's pages say, run by run.
pub(crate) fn runs_of(document: &PagedDocument) -> Vec<String> {
    let mut runs = Vec::new();
    walk(document, &mut |_, _, item| {
        if let FrameItem::Text(text) = item
            && !text.text.trim().is_empty()
        {
            runs.push(text.text.to_string());
        }
    });
    runs
}

/// Calls for everything on the pages: the number of the page, from 1, and where it stands.
pub(crate) fn walk(document: &PagedDocument, found: &mut dyn FnMut(usize, Point, &FrameItem)) {
    fn enter(frame: &Frame, origin: Point, found: &mut dyn FnMut(Point, &FrameItem)) {
        for (place, item) in frame.items() {
            let place = origin + *place;
            match item {
                FrameItem::Group(group) => enter(&group.frame, place, found),
                item => found(place, item),
            }
        }
    }
    for (number, page) in (1..).zip(document.pages()) {
        enter(&page.frame, Point::zero(), &mut |place, item| found(number, place, item));
    }
}
