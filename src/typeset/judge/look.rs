//! What a project's pages are meant to look like: margins, sizes and colours of its look.
//!
//! They are asked from Typst, which has read the project's `templates/lib` over ours: an
//! empty document in its style says them.

use std::collections::BTreeSet;

use typst::foundations::Value;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::syntax::Source;
use typst_layout::PagedDocument;

use crate::locale::Language;

use super::super::world::{Manuscript, ManuscriptWorld, Typesetter, main_id};

/// Lengths in mm, from the edges of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    /// The left edge of the text, with what hangs into the margin.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The smallest size of letters, in pt.
    pub(super) smallest: f64,
    /// The colours that say something.
    pub(super) status: BTreeSet<[u8; 3]>,
    /// The symbols that say the same.
    pub(super) symbols: String,
}

/// What asks a look; the language and the kind stand in it.
const QUESTION: &str = r##"
#import "/templates/lib/lib.typ": document-style
#import "/templates/lib/theme.typ" as theme
#show: document-style.with(language: "LANGUAGE", kind: "KIND")
#context {
  let named = dictionary(theme)
  let margin = page.margin
  let mm(length, whole) = if type(length) == relative {
    (length.length.to-absolute() + length.ratio * whole) / 1mm
  } else if type(length) == ratio { length * whole / 1mm } else if type(length) == std.length {
    length.to-absolute() / 1mm
  } else { 25 }
  let side(name, whole) = mm(if type(margin) == dictionary { margin.at(name, default: auto) } else { margin }, whole)
  let plain = ("ink", "muted", "accent").map(name => named.at(name, default: black))
  let colours = named.at("status-colours", default: (:)).values().filter(it => it not in plain)
  let answer = (
    str(side("left", page.width) - mm(named.at("hang", default: 0mm), page.width)),
    str(side("right", page.width)),
    str(side("top", page.height)),
    str(side("bottom", page.height)),
    str(named.at("smallest-size", default: 8pt) / 1pt),
    colours.map(colour => colour.to-hex()).join(" ", default: ""),
    named.at("status-symbols", default: (:)).values().join(default: ""),
  )
  [#metadata(answer.join("|"))]
}
"##;

impl Look {
    /// Asks what the documents of a kind look like.
    pub(super) fn of(typesetter: &Typesetter<'_>, manuscript: &Manuscript) -> Self {
        let kind = kind_of(&manuscript.path);
        let language = match manuscript.language {
            Language::Ja => "ja",
            Language::En => "en",
        };
        let question = QUESTION.replace("LANGUAGE", language).replace("KIND", kind);
        let main = Source::new(main_id(), question);
        let world = ManuscriptWorld { main, ..ManuscriptWorld::new(typesetter, manuscript) };
        let answered = typst::compile::<PagedDocument>(&world).output.ok();
        answered.and_then(|document| Self::read(&answer(&document)?)).unwrap_or_default()
    }

    fn read(answer: &str) -> Option<Self> {
        let mut parts = answer.split('|');
        let mut number = || parts.next()?.replace('−', "-").parse::<f64>().ok();
        let (left, right) = (number()?, number()?);
        let (top, bottom, smallest) = (number()?, number()?, number()?);
        let status = parts.next()?.split(' ').filter_map(colour).collect();
        let symbols = format!("{}・", parts.next()?);
        Some(Self { left, right, top, bottom, smallest, status, symbols })
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            left: 25.0,
            right: 25.0,
            top: 25.0,
            bottom: 25.0,
            smallest: 8.0,
            status: BTreeSet::new(),
            symbols: String::new(),
        }
    }
}

/// The kind of a document, by its path.
pub(super) fn kind_of(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or_default();
    match file.split('.').next().unwrap_or_default() {
        kind @ ("guideline" | "kit" | "plain" | "summary" | "member") => kind,
        _ => "report",
    }
}

fn colour(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#')?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

fn answer(document: &PagedDocument) -> Option<String> {
    document.pages().iter().find_map(|page| said(&page.frame))
}

fn said(frame: &Frame) -> Option<String> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => said(&group.frame),
        FrameItem::Tag(Tag::Start(content, _)) if content.elem().name() == "metadata" => {
            match content.get_by_name("value") {
                Ok(Value::Str(text)) if text.as_str().contains('|') => {
                    Some(text.as_str().to_owned())
                }
                _ => None,
            }
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read() {
        let look = Look::read("23|24|22|20|8|#0a5c46 #12649b|◎○").expect("an answer");
        assert_eq!((look.left, look.bottom, look.smallest), (23.0, 20.0, 8.0));
        assert_eq!(look.status.len(), 2);
        assert_eq!(look.symbols, "◎○・");
        assert_eq!(Look::read("23|24"), None);
        assert_eq!(kind_of("internal/kit.ja.pdf"), "kit");
    }
}
