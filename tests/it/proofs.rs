//! Proofs: the pages that are printed, with their figures where they stand.

use std::collections::{BTreeMap, BTreeSet};

use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::roundtable::DocumentKind;
use entaku::pipeline::{self, Proofed, Request};
use entaku::project::Project;
use serde_json::json;
use typst_svg::SvgOptions;

use crate::harness::{cases, opened, project, sources};
use crate::layout::lay_out;
use crate::pages::everything;

/// Lays out the document that stands at a path without its ending.
fn proof(project: &Project<'_>, stem: &str) -> Proofed {
    let (edition, file) = stem.split_once('/').expect("a folder");
    let (kind, language) = file.split_once('.').expect("a language");
    let language = Language::ALL.into_iter().find(|it| it.code() == language);
    let request = Request {
        audiences: vec![edition.to_owned()],
        kinds: DocumentKind::from_code(kind).into_iter().collect(),
        languages: language.into_iter().collect(),
        ..Request::default()
    };
    pipeline::proof(project, &request)
}

/// Compares the proofs of all documents with their pages; returns how many figures are cited
/// in a document, and those that no page shows.
fn compare(inputs: &Files, templates: &Files) -> (usize, BTreeSet<String>) {
    let built = sources(inputs, templates);
    let project = opened(inputs, templates);
    let (mut cited, mut unseen) = (0, BTreeSet::new());
    let mut members = 0;
    for (stem, document) in lay_out(&built.outputs, inputs, templates) {
        members += usize::from(stem.contains("/member."));
        if members > 2 && stem.contains("/member.") {
            continue;
        }
        let made = proof(&project, &stem);
        assert_eq!(made.path, format!("{stem}.pdf"));
        let proof = made.proof.expect("pages");
        assert_eq!(proof.pages.len(), document.pages().len(), "pages of {stem}");
        for (number, (page, printed)) in (1..).zip(proof.pages.iter().zip(document.pages())) {
            let svg = typst_svg::svg(printed, &SvgOptions::default());
            assert!(*page.svg == *svg, "page {number} of {stem} is another");
        }
        // It is explained as the command line explains it to its readers.
        let request = Request {
            audiences: vec![stem.split('/').next().expect("one").into()],
            ..Request::default()
        };
        let explained = pipeline::explain(&project, &request).answer;
        for figure in &made.figures {
            let other = explained.iter().find(|it| it.id == figure.id).expect("is explained");
            assert_eq!(json!(figure), json!(other), "{stem}");
        }
        let source = built.outputs.text(&format!("{stem}.typ")).expect("a source");
        let all = entaku::markup::figures_in(source);
        assert_eq!(made.figures.iter().map(|it| it.id.clone()).collect::<BTreeSet<_>>(), all);
        let mut said: BTreeMap<&str, String> = BTreeMap::new();
        for spot in proof.pages.iter().flat_map(|page| &page.spots) {
            assert!(spot.width > 0.0 && spot.height > 0.0, "{spot:?} of {stem}");
            said.entry(&spot.figure).or_default().push_str(&spot.words);
        }
        for figure in made.figures.iter().map(|it| &it.id) {
            cited += 1;
            match said.get(figure.as_str()) {
                // A point of a drawing is read in its text alternative and in the web page.
                None if figure.contains('@') => {}
                None => {
                    unseen.insert(format!("{stem} {figure}"));
                }
                // What stands on the page is what the figure is worded as.
                Some(words) => {
                    let call = format!("fig({figure:?}, ");
                    let worded = source.split(&call).skip(1).filter_map(|it| it.split('"').nth(1));
                    let worded: Vec<&str> = worded.collect();
                    let is_it = worded.iter().any(|it| words.contains(it));
                    assert!(is_it, "{figure} in {stem}: {words} for {worded:?}");
                }
            }
        }
    }
    (cited, unseen)
}

#[test]
fn a_proof_is_what_is_printed_with_every_figure_at_its_place() {
    let (cited, unseen) = compare(&everything(), &Files::new());
    assert!(cited > 5000, "{cited}");
    assert!(unseen.is_empty(), "{unseen:?}");
    let (inputs, templates) = project(&cases().join("full"));
    let (cited, unseen) = compare(&inputs, &templates);
    assert!(cited > 300 && unseen.is_empty(), "{unseen:?} of {cited}");
    let (inputs, templates) = project(&cases().join("islands"));
    let (cited, unseen) = compare(&inputs, &templates);
    assert!(cited > 300 && unseen.is_empty(), "{unseen:?} of {cited}");
}
