//! Drawings in SVG: whether they can be read, and set in a moment.
//!
//! What a filter does is worked out pixel by pixel, and what is drawn by reference may be
//! drawn as often as numbers can be: a drawing of a kilobyte may take minutes.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

/// Why an image cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is of another kind, or none.
    Kind,
    /// It says that it has so many pixels, and may have fewer.
    Large(u32, u32, u64),
    /// It is drawn with something that takes long, which has a name.
    Effect(String),
}

/// Elements that a drawing may have, those drawn by reference counted each time.
const MOST_ELEMENTS: usize = 100_000;
/// Steps of filters that a drawing may have, and pixels that they may touch in all.
const MOST_STEPS: usize = 20;
const MOST_TOUCHED: f64 = 60_000_000.0;
/// How far a filter may blur.
const WIDEST_BLUR: f64 = 50.0;
/// Steps of filters that take no longer than what they are put on: shadows are made of them.
const QUICK_STEPS: [&str; 14] = [
    "feGaussianBlur",
    "feOffset",
    "feBlend",
    "feFlood",
    "feMerge",
    "feMergeNode",
    "feComposite",
    "feColorMatrix",
    "feComponentTransfer",
    "feDropShadow",
    "feFuncA",
    "feFuncR",
    "feFuncG",
    "feFuncB",
];

/// Looks whether a drawing can be shown.
pub(super) fn look(bytes: &[u8]) -> Result<(), Fault> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Fault::Kind) };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') || !text.contains("<svg") {
        return Err(Fault::Kind);
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: u32::try_from(MOST_ELEMENTS * 2).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(roxmltree::Error::NodesLimitReached) => return Err(Fault::Effect("…".to_owned())),
        // Typst says where it is broken.
        Err(_) => return Ok(()),
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(Fault::Kind);
    }
    match heavy(&document) {
        Some(effect) => Err(Fault::Effect(effect)),
        None => Ok(()),
    }
}

/// The first thing that would take long.
fn heavy(document: &Document<'_>) -> Option<String> {
    let name = |node: &Node<'_, '_>| node.tag_name().name().to_owned();
    let elements = || document.descendants().filter(Node::is_element);
    let steps = || elements().filter(|it| it.tag_name().name().starts_with("fe"));
    let is_wide = |node: &Node<'_, '_>| {
        let blur = node.attribute("stdDeviation").unwrap_or_default();
        let parts = blur.split([' ', ',']).filter_map(|part| part.parse::<f64>().ok());
        parts.fold(0.0, f64::max) > WIDEST_BLUR
    };
    let is_slow =
        |node: &Node<'_, '_>| !QUICK_STEPS.contains(&node.tag_name().name()) || is_wide(node);
    if let Some(step) = steps().find(is_slow) {
        return Some(name(&step));
    }
    let each = area(document.root_element());
    let touched: f64 = steps().map(|_| each).sum();
    if steps().count() > MOST_STEPS || touched > MOST_TOUCHED {
        return Some("filter".to_owned());
    }
    (drawn(document)? > MOST_ELEMENTS).then(|| "use".to_owned())
}

/// How many pixels a drawing has, in its own units.
fn area(root: Node<'_, '_>) -> f64 {
    let number = |written: &str| {
        let end = written.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c)));
        written[..end.unwrap_or(written.len())].parse::<f64>().ok()
    };
    let side = |name: &str, at: usize| {
        let own = root.attribute(name).filter(|it| !it.ends_with('%')).and_then(number);
        let seen = root.attribute("viewBox").unwrap_or_default();
        own.or_else(|| seen.split([' ', ',']).filter_map(number).nth(at)).unwrap_or(100.0)
    };
    side("width", 2) * side("height", 3)
}

/// How many elements are drawn, those by reference each time; none, if nothing is.
fn drawn(document: &Document<'_>) -> Option<usize> {
    let by_id: BTreeMap<&str, Node<'_, '_>> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let references: Vec<(Node<'_, '_>, &str)> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "use")
        .filter_map(|node| {
            let href = node.attributes().find(|attribute| attribute.name() == "href")?;
            Some((node, href.value().strip_prefix('#')?))
        })
        .collect();
    // Each round counts what is drawn one reference deeper; what is deeper than the
    // number of references refers to itself, and is drawn by nobody.
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let size = |node: Node<'_, '_>, sizes: &BTreeMap<&str, usize>| {
        let own = node.descendants().filter(Node::is_element).count();
        let inner = references.iter().filter(|(it, _)| it.ancestors().any(|it| it == node));
        inner.fold(own, |sum, (_, id)| sum.saturating_add(sizes.get(id).copied().unwrap_or(0)))
    };
    let called: Vec<&str> = references.iter().map(|(_, id)| *id).collect();
    if called.len() > 1000 {
        return Some(usize::MAX);
    }
    for _ in 0..called.len().min(16) {
        let next: BTreeMap<&str, usize> =
            called.iter().filter_map(|id| Some((*id, size(*by_id.get(id)?, &sizes)))).collect();
        if next == sizes {
            break;
        }
        sizes = next;
    }
    Some(size(document.root_element(), &sizes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Result<(), Fault> {
        let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">";
        look(
            format!("<?xml version=\"1.0\"?><!--{}-->{start}{inner}</svg>", "x".repeat(5000))
                .as_bytes(),
        )
    }

    #[test]
    fn drawings_are_read_whatever_stands_before_them() {
        assert_eq!(svg("<g/>"), Ok(()));
        assert_eq!(svg("<g>"), Ok(()));
        assert_eq!(look(b"<html><svg/></html>"), Err(Fault::Kind));
        assert_eq!(look(b"<!DOCTYPE html><p>"), Err(Fault::Kind));
    }

    #[test]
    fn what_takes_long_is_named() {
        let shadow =
            "<filter id=\"a\"><feGaussianBlur stdDeviation=\"2\"/><feOffset dx=\"1\"/></filter>";
        assert!(svg(shadow).is_ok());
        let effect = |name: &str| Err(Fault::Effect(name.to_owned()));
        assert_eq!(svg("<filter><feTurbulence/></filter>"), effect("feTurbulence"));
        let blur = "<filter><feGaussianBlur stdDeviation=\"5\"/></filter>";
        let large = format!("<svg width=\"1e5\" viewBox=\"0 0 9 900\">{blur}</svg>");
        assert_eq!(look(large.as_bytes()), effect("filter"));
        let wide = "<filter><feGaussianBlur stdDeviation=\"5000\"/></filter>";
        assert_eq!(svg(wide), effect("feGaussianBlur"));
        assert_eq!(svg(&"<filter><feOffset/></filter>".repeat(21)), effect("filter"));
        // Each of ten draws the one before ten times.
        let mut laughs = "<g id=\"l0\"><rect/></g>".to_owned();
        for at in 1..10 {
            let uses = format!("<use href=\"#l{}\"/>", at - 1).repeat(10);
            laughs += &format!("<g id=\"l{at}\">{uses}</g>");
        }
        assert_eq!(svg(&laughs), effect("use"));
        assert!(svg("<g id=\"a\"><use href=\"#a\"/></g>").is_ok());
    }
}
