//! What a reader sees before reading: labels at their points, whole heads, full pages.

use entaku::files::Files;
use typst::layout::FrameItem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use crate::harness::{project, root, sources};
use crate::layout::{lay_out, walk};
use crate::pages::everything;

/// A run of text and where it stands, in millimetres.
struct Run {
    page: usize,
    text: String,
    left: f64,
    top: f64,
    /// In points.
    size: f64,
}

fn runs(document: &PagedDocument) -> Vec<Run> {
    let mut found = Vec::new();
    walk(document, &mut |page, place, item| {
        if let FrameItem::Text(text) = item {
            found.push(Run {
                page,
                text: text.text.to_string(),
                left: place.x.to_mm(),
                top: place.y.to_mm(),
                size: text.size.to_pt(),
            });
        }
    });
    found
}

/// Every document of a project, laid out.
fn documents(inputs: &Files) -> Vec<(String, PagedDocument)> {
    lay_out(&sources(inputs, &Files::new()).outputs, inputs, &Files::new())
}

/// The dots of charts: the page, and the middle of each.
fn dots(document: &PagedDocument) -> Vec<(usize, f64, f64)> {
    let mut found = Vec::new();
    walk(document, &mut |page, place, item| match item {
        FrameItem::Shape(shape, _) if matches!(shape.geometry, Geometry::Curve(_)) => {
            let size = shape.bbox(false).size();
            if (size.x.to_mm() - 2.0).abs() < 0.1 && (size.y.to_mm() - 2.0).abs() < 0.1 {
                found.push((page, place.x.to_mm() + 1.0, place.y.to_mm() + 1.0));
            }
        }
        _ => {}
    });
    found
}

/// The funders' report of the sample.
fn report() -> PagedDocument {
    let (inputs, templates) = project(&root());
    let drafted = sources(&inputs, &templates).outputs;
    let mut one = Files::new();
    for (path, bytes) in drafted.under("funder/report.ja") {
        one.insert(path, bytes.clone());
    }
    lay_out(&one, &inputs, &templates).remove(0).1
}

#[test]
fn a_label_stands_at_its_point_and_the_year_before_is_named() {
    let document = report();
    let (runs, dots) = (runs(&document), dots(&document));
    let of_year = runs.iter().filter(|it| it.text.contains("2025年度") && it.size < 8.2);
    assert!(of_year.count() >= 2, "light lines are named where they are drawn");
    for (value, day) in [("2,587件", "2026/10/31"), ("42.5%", "2026/3/31"), ("28%", "2026/9/30")] {
        let day = runs.iter().filter(|it| it.text == day && it.size < 8.2);
        // The label's value stands above its day.
        let mut label = day.filter_map(|day| {
            let near = |it: &&Run| {
                it.page == day.page
                    && it.left == day.left
                    && (0.0..5.0).contains(&(day.top - it.top))
            };
            runs.iter().filter(near).find(|it| value.starts_with(it.text.as_str()) && it.size > 8.2)
        });
        let label = label.next_back().unwrap_or_else(|| panic!("{value} is a label"));
        let away = |(page, x, y): &(usize, f64, f64)| match *page == label.page {
            true => (x - label.left).hypot(y - label.top),
            false => f64::MAX,
        };
        let nearest = dots.iter().map(away).fold(f64::MAX, f64::min);
        assert!(nearest < 20.0, "{value} is {nearest:.0} mm from the nearest dot");
    }
}

/// Where lines a little closer spare a last page of a few lines, they are set so: of six
/// such pages of the sample one is left, for which that is not enough.
#[test]
fn last_pages_are_worth_turning_to_and_heads_are_whole() {
    let mut scanty = Vec::new();
    for (path, document) in documents(&everything()) {
        let (runs, last) = (runs(&document), document.pages().len());
        let of_page = |it: &&Run| it.page == last && it.top > 20.0 && it.top < 279.0;
        let bottom = runs.iter().filter(of_page).map(|it| it.top).fold(0.0, f64::max);
        if bottom < 22.0 + 255.0 / 4.0 {
            scanty.push(path.clone());
        }
        let broken = runs.iter().any(|it| it.text == "号");
        assert!(!broken, "{path}: 番号 is one word");
    }
    assert_eq!(scanty, ["consumer/report.en"]);
}
