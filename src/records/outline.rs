//! Outlines: `templates/report.toml`, a file for each kind of document, with its
//! sections in order.
//!
//! ```toml
//! sections = [
//!   "summary",
//!   { name = "warnings", for = ["internal"] },
//!   { name = "limits", needs = ["notes", "conditions"] },
//!   { name = "our-question", title = "1. この半年で変わったこと" },
//! ]
//! ```
//!
//! A section is a line, so that a region takes one out, or moves it, by that line
//! alone. `for` names who reads it, everybody if it is not there, `whole` all whose
//! edition is about the whole table; `needs` the sections without which it would say
//! nothing. `title` is its heading; a section of a name that no template has is one of a
//! region's own, with the texts that are written for it.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use toml::Spanned;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;

use super::{config, sheets};

/// Whose editions are about the whole table: all but those of a sector or a member.
const WHOLE: [&str; 6] = ["funder", "grant", "body", "members", "public", "internal"];

/// What a section can say of who reads it.
const READERS: [&str; 9] =
    ["whole", "sector", "organisation", "funder", "grant", "body", "members", "public", "internal"];

/// The sections of a kind of document, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Section>,
}

/// One section of an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name, as its file is called.
    pub name: String,
    /// Its heading, where the outline gives it one.
    pub title: Option<Name>,
    /// Who reads it; everybody if it is not said.
    pub readers: Option<Vec<String>>,
    /// The sections that it belongs to, each with its place.
    pub needs: Vec<(String, Origin)>,
    /// Where it stands.
    pub origin: Origin,
}

impl Outline {
    /// Returns the sections that it gives a heading.
    pub fn titled(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|it| it.title.is_some())
    }

    /// Returns the sections that these readers get, in order. One that belongs to
    /// another is left out with it.
    pub fn read_by(&self, readers: &str) -> Vec<&Section> {
        let is_named =
            |name: &String| name == readers || (name == "whole" && WHOLE.contains(&readers));
        let is_for = |section: &&Section| {
            section.readers.as_ref().is_none_or(|named| named.iter().any(is_named))
        };
        let mut kept: Vec<&Section> = self.sections.iter().filter(is_for).collect();
        loop {
            let names: Vec<&str> = kept.iter().map(|section| section.name.as_str()).collect();
            let stands = |section: &&&Section| {
                section.needs.iter().all(|(need, _)| names.contains(&need.as_str()))
            };
            let standing: Vec<&Section> = kept.iter().filter(stands).copied().collect();
            if standing.len() == kept.len() {
                return kept;
            }
            kept = standing;
        }
    }
}

/// An outline as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    sections: Vec<Spanned<Line>>,
}

/// A section as it is written: its name, or a table with its name.
#[derive(Debug, Clone)]
struct Line(Table);

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    title_en: Option<String>,
    #[serde(default, rename = "for")]
    readers: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    needs: Vec<Spanned<String>>,
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Line;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("the name of a section, or { name = \"…\" }")
            }

            fn visit_str<E>(self, name: &str) -> Result<Line, E> {
                Ok(Line(Table { name: name.to_owned(), ..Table::default() }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Line)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// Reads an outline. Whatever is wrong becomes a diagnostic, and the rest is read all
/// the same; a file that is no outline at all gives none.
pub fn read(path: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Outline> {
    let text = match sheets::text(path, bytes) {
        Ok(text) => text.text,
        Err(problem) => {
            diagnostics.push(problem);
            return None;
        }
    };
    let (written, is_readable): (Written, bool) = config::parse_as(path, &text, diagnostics);
    if !is_readable {
        return None;
    }
    let mut outline = Outline::default();
    for line in written.sections {
        let origin = Origin::byte(path, &text, line.span().start);
        let Line(table) = line.into_inner();
        if outline.sections.iter().any(|section| section.name == table.name) {
            diagnostics.push(Diagnostic::section_twice(&origin, &table.name));
            continue;
        }
        let is_unknown = |it: &&Spanned<String>| !READERS.contains(&it.get_ref().as_str());
        for readers in table.readers.iter().flatten().filter(is_unknown) {
            let origin = Origin::byte(path, &text, readers.span().start);
            let offered = READERS.join(", ");
            let problem =
                Diagnostic::unknown_setting_value(&origin, "for", readers.get_ref(), &offered);
            diagnostics.push(problem);
        }
        let place = |need: &Spanned<String>| Origin::byte(path, &text, need.span().start);
        outline.sections.push(Section {
            name: table.name,
            title: table.title.map(|title| Name::new(title, table.title_en)),
            readers: table.readers.map(|all| all.into_iter().map(Spanned::into_inner).collect()),
            needs: table.needs.iter().map(|it| (it.get_ref().clone(), place(it))).collect(),
            origin,
        });
    }
    Some(outline)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, readers: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let outline = read("templates/report.toml", text.as_bytes(), &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let outline = outline.expect("an outline");
        outline.read_by(readers).iter().map(|section| section.name.clone()).collect()
    }

    #[test]
    fn sections_are_read_in_order_by_those_they_are_for() {
        let text = "sections = [\"b\", { name = \"a\", for = [\"sector\", \"funder\"] },\n\
            { name = \"c\", for = [] }]";
        assert_eq!(names(text, "funder"), ["b", "a"]);
        assert_eq!(names(text, "internal"), ["b"]);
    }

    #[test]
    fn what_a_section_needs_takes_it_along() {
        let text = "sections = [{ name = \"c\", needs = [\"b\"] },\n\
            { name = \"b\", needs = [\"a\"] }, { name = \"a\", for = [\"funder\"] }, \"d\"]";
        assert_eq!(names(text, "funder"), ["c", "b", "a", "d"]);
        assert_eq!(names(text, "sector"), ["d"]);
        assert_eq!(names("sections = [{ name = \"c\", needs = [\"gone\"] }]", "funder"), [""; 0]);
    }
}
