//! The HTML file beside a PDF: one page of the web with everything in it, made from the
//! same source.
//!
//! `lib/html/` says what each part of a page becomes. Here stands what only the program
//! knows: title, author, day and language, and the style sheet, so that the file needs
//! nothing besides itself.

use std::collections::BTreeSet;

use typst::diag::{SourceDiagnostic, SourceResult};
use typst_html::{HtmlDocument, HtmlElement, HtmlNode, HtmlOptions, attr, tag};

use super::supplies::STYLE;
use super::world::{Manuscript, ManuscriptWorld, Typesetter};

/// What Typst says of every HTML file.
const UNFINISHED: &str = "html export is under active development";

/// Makes the HTML file of a document, with what Typst warns of.
pub(super) fn twin(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> (SourceResult<Vec<u8>>, Vec<SourceDiagnostic>) {
    let compiled = typst::compile::<HtmlDocument>(world);
    let warnings = compiled.warnings.into_iter();
    let warnings = warnings.filter(|it| !it.message.starts_with(UNFINISHED)).collect();
    let made = compiled.output.and_then(|it| written(world.typesetter, manuscript, it));
    (made.map(String::into_bytes), warnings)
}

/// What keeps an HTML file from being made.
pub(super) fn faults(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> Vec<SourceDiagnostic> {
    let (made, _) = twin(world, manuscript);
    made.err().map(|errors| errors.into_iter().collect()).unwrap_or_default()
}

fn written(
    typesetter: &Typesetter<'_>,
    manuscript: &Manuscript,
    mut document: HtmlDocument,
) -> SourceResult<String> {
    let root = document.root_mut();
    root.attrs.0.clear();
    root.attrs.push(attr::lang, manuscript.language.code());
    let head = HtmlElement::new(tag::head).with_children(head(typesetter, manuscript).collect());
    for node in root.children.make_mut() {
        if matches!(node, HtmlNode::Element(it) if it.tag == tag::head) {
            *node = head.clone().into();
        }
    }
    typst_html::html(&document, &HtmlOptions { pretty: false }).map(|html| tidied(&html))
}

/// Drawings as they stand in one file: each letter is drawn once, since an identifier may
/// not come twice, and how large they are is for the style sheet to say.
fn tidied(html: &str) -> String {
    const SYMBOL: (&str, &str) = ("<symbol id=\"", "</symbol>");
    const DRAWING: (&str, &str) = ("<svg style=\"", ">");
    let mut drawn = BTreeSet::new();
    let mut tidy = String::with_capacity(html.len());
    let mut rest = html;
    // No text and no attribute has a quote as it stands, so that these are elements.
    while let Some(at) = [SYMBOL.0, DRAWING.0].iter().filter_map(|it| rest.find(it)).min() {
        tidy.push_str(&rest[..at]);
        let is_symbol = rest[at..].starts_with(SYMBOL.0);
        let end = if is_symbol { SYMBOL.1 } else { DRAWING.1 };
        let whole = rest[at..].find(end).map_or(rest.len(), |length| at + length + end.len());
        let element = &rest[at..whole];
        if !is_symbol {
            let kept = element.split('"').skip(2).collect::<Vec<_>>().join("\"");
            tidy.push_str("<svg");
            tidy.push_str(&kept.replace(NAMESPACE, ""));
        } else if drawn.insert(element.split('"').nth(1)) {
            tidy.push_str(element);
        }
        rest = &rest[whole..];
    }
    tidy.push_str(rest);
    tidy
}

/// What a drawing says of HTML in it, and needs not.
const NAMESPACE: &str = " xmlns:h5=\"http://www.w3.org/1999/xhtml\"";

/// What the head of the file says.
fn head(typesetter: &Typesetter<'_>, manuscript: &Manuscript) -> impl Iterator<Item = HtmlNode> {
    let meta = |name: &str, content: &str| {
        let meta = HtmlElement::new(tag::meta).with_attr(attr::name, name);
        meta.with_attr(attr::content, content)
    };
    let text = |tag, text: &str| {
        let text = HtmlNode::text(text, typst::syntax::Span::detached());
        HtmlElement::new(tag).with_children(std::iter::once(text).collect())
    };
    let style = typesetter.templates.text(STYLE).unwrap_or_default();
    let elements = [
        HtmlElement::new(tag::meta).with_attr(attr::charset, "utf-8"),
        meta("viewport", "width=device-width, initial-scale=1"),
        text(tag::title, &manuscript.title),
        meta("author", &manuscript.author),
        meta("dcterms.date", &typesetter.today.to_string()),
        meta("generator", "Entaku"),
        text(tag::style, style),
    ];
    elements.into_iter().map(HtmlNode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_drawn_once() {
        let symbol = "<symbol id=\"gA\"><path d=\"M 0\"/></symbol>";
        let svg = "<svg style=\"width: 3em\" viewBox=\"0 0 1 1\" xmlns:h5=\"http://www.w3.org/1999/xhtml\">";
        let html = format!("<p>x</p>{svg}{symbol}</svg>{svg}{symbol}<g/></svg>");
        let plain = "<svg viewBox=\"0 0 1 1\">";
        assert_eq!(tidied(&html), format!("<p>x</p>{plain}{symbol}</svg>{plain}<g/></svg>"));
    }
}
