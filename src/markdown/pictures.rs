//! Images of a text: which file they are, how large they are to be.

use comrak::nodes::{AstNode, NodeValue};

use crate::diagnostics::{Diagnostic, Origin};
use crate::markup::{Markup, string_literal};

use super::addresses::encoded;
use super::drawings::Fault;
use super::images::{beside, is_followable, is_named_as_image, percent_decoded};
use super::seen::{Seen, seen};
use super::tags::{Tag, place};
use super::writer::Writer;
use super::written::GUARD;

/// Between the attributes of an image.
const SEPARATORS: [char; 3] = [' ', ',', '\u{3000}'];

/// How large an image is to be, in Typst's code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Size {
    width: Option<String>,
    height: Option<String>,
}

impl Size {
    /// Reads `{width=50% height=3cm}`.
    fn of_attributes(written: &str) -> Self {
        let mut size = Self::default();
        for part in written.split(SEPARATORS) {
            let Some((name, value)) = part.split_once('=') else { continue };
            size.set(name.trim(), value);
        }
        size
    }

    /// Reads the attributes of `<img>`.
    pub(super) fn of_tag(tag: &Tag<'_>) -> Self {
        let mut size = Self::default();
        for name in ["width", "height"] {
            if let Some(value) = tag.attribute(name) {
                size.set(name, &value);
            }
        }
        size
    }

    fn set(&mut self, name: &str, value: &str) {
        let length = length(value.trim_matches(['"', '\'', '“', '”']));
        match name.to_ascii_lowercase().as_str() {
            "width" => self.width = length,
            "height" => self.height = length,
            _ => {}
        }
    }

    /// As arguments of Typst's.
    fn written(&self) -> String {
        let width = self.width.as_ref().map(|width| format!(", width: {width}"));
        let height = self.height.as_ref().map(|height| format!(", height: {height}"));
        width.unwrap_or_default() + &height.unwrap_or_default()
    }
}

/// A length as Typst writes it; a bare number is of pixels, as in HTML.
fn length(written: &str) -> Option<String> {
    let written = written.trim();
    let end = written.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(written.len());
    let (number, unit) = written.split_at(end);
    let number: f64 = number.parse().ok().filter(|number| *number > 0.0 && *number < 10_000.0)?;
    match unit.trim() {
        "%" | "％" => Some(format!("{number}%")),
        "cm" | "mm" | "in" | "pt" | "em" => Some(format!("{number}{}", unit.trim())),
        "" | "px" => Some(format!("{}pt", number * 0.75)),
        _ => None,
    }
}

impl<'n> Writer<'_, 'n> {
    /// The size in braces behind an image, which is then no text.
    pub(super) fn size_behind(&mut self, node: &'n AstNode<'n>) -> Size {
        let Some(next) = node.next_sibling() else { return Size::default() };
        let data = next.data.borrow();
        let NodeValue::Text(text) = &data.value else { return Size::default() };
        let inner = text.strip_prefix('{').filter(|inner| !inner.starts_with('{'));
        let Some((inner, _)) = inner.and_then(|inner| inner.split_once('}')) else {
            return Size::default();
        };
        // Braces may hold words too: {出典=市役所}.
        let is_name = |part: &str| part.split('=').next().is_none_or(str::is_ascii);
        let are_attributes = inner.contains('=') || inner.trim().starts_with(['.', '#']);
        if !are_attributes || !inner.split(SEPARATORS).all(is_name) {
            return Size::default();
        }
        self.taken.insert(place(next), inner.len() + 2);
        Size::of_attributes(inner)
    }

    /// What is printed of an image that is on the internet: its description, which leads
    /// to it.
    fn in_its_place(&mut self, url: &str, description: &str) {
        let said = match description.trim() {
            "" => url,
            said => said,
        };
        let said = Markup::text(said);
        if self.links > 0 || !is_followable(url) {
            self.out.push_str(said.source());
        } else {
            let address = string_literal(&encoded(url));
            self.out.push_str(&format!("#link({address})[{}];", said.source()));
        }
        self.last = Some(' ');
    }

    pub(super) fn image(
        &mut self,
        node: &'n AstNode<'n>,
        url: &str,
        title: &str,
        description: &str,
        size: Size,
        line: usize,
    ) {
        let origin = self.origin(line);
        if url.contains("://") {
            self.diagnostics.push(Diagnostic::markdown_remote_image(&origin, url));
            self.in_its_place(url, description);
            return;
        }
        let files = self.text.files;
        let find = |url: &str| {
            let path = beside(self.text.path, &percent_decoded(url));
            // A Mac writes the name with its marks apart from their letters.
            let path = path.and_then(|path| files.path(&path))?;
            Some((files.get(path)?, path))
        };
        // Windows writes its paths with another stroke.
        let found = find(url).or_else(|| find(&url.replace(['\\', '¥'], "/")));
        let Some((bytes, path)) = found else {
            self.diagnostics.push(Diagnostic::markdown_image(&origin, url));
            return;
        };
        if description.trim().is_empty() {
            self.diagnostics.push(Diagnostic::markdown_image_without_text(&origin, url));
            return;
        }
        let seen = match seen_as(path, bytes) {
            Ok(seen) => seen,
            Err(fault) => {
                self.diagnostics.push(told(&origin, url, fault));
                return;
            }
        };
        let caption = match title {
            "" => "none".to_owned(),
            title => format!("[{}]", Markup::text(title).source()),
        };
        // What a name says otherwise is told to Typst, which believes names.
        let format = match path.to_ascii_lowercase().replace(".jpeg", ".jpg") {
            path if path.ends_with(&format!(".{}", seen.format)) => String::new(),
            _ => format!(", format: {}", string_literal(seen.format)),
        };
        let measured = if seen.is_measured { "" } else { ", measured: false" };
        let path = string_literal(&format!("/{path}"));
        let alt = string_literal(description.trim());
        let size = size.written() + &format + measured;
        let image = if is_alone(node) || !title.is_empty() {
            format!("#md-image({path}, alt: {alt}, caption: {caption}{size});")
        } else {
            format!("#md-inline-image({path}, alt: {alt}{size});")
        };
        if self.in_heading() {
            self.after_heading.push_str(&image);
            self.after_heading.push_str("\n\n");
        } else {
            self.out.push_str(&image);
        }
    }
}

/// Returns why an image that a setting names cannot be shown, if it cannot.
pub(crate) fn fault_of_image(origin: &Origin, path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    seen_as(path, bytes).err().map(|fault| told(origin, path, fault))
}

fn seen_as(path: &str, bytes: &[u8]) -> Result<Seen, Fault> {
    if is_named_as_image(path) { seen(bytes) } else { Err(Fault::Kind) }
}

/// Why an image is not shown.
fn told(origin: &Origin, url: &str, fault: Fault) -> Diagnostic {
    match fault {
        Fault::Kind => Diagnostic::markdown_image_kind(origin, url),
        Fault::Large(width, height, most) => {
            Diagnostic::markdown_image_large(origin, url, [width.into(), height.into(), most])
        }
        Fault::Effect(effect) => Diagnostic::markdown_image_effect(origin, url, &effect),
    }
}

/// Whether an image stands on a line of its own.
fn is_alone<'n>(node: &'n AstNode<'n>) -> bool {
    let ends = |node: Option<&'n AstNode<'n>>, forward: bool| {
        let mut node = node;
        while let Some(next) = node {
            match &next.data.borrow().value {
                NodeValue::SoftBreak | NodeValue::LineBreak => return true,
                NodeValue::Text(text) => {
                    let text = text.trim_matches([' ', '\u{3000}', GUARD]);
                    let is_size = forward && text.starts_with('{') && text.ends_with('}');
                    if !text.is_empty() && !is_size {
                        return false;
                    }
                }
                NodeValue::HtmlInline(_) => {}
                _ => return false,
            }
            node = if forward { next.next_sibling() } else { next.previous_sibling() };
        }
        true
    };
    ends(node.next_sibling(), true) && ends(node.previous_sibling(), false)
}
