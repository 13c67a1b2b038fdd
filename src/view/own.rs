//! Sections that an outline gives a heading: a region's own, with the texts that are
//! written for them, and others that are only called otherwise.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::domain::words::TextPlace;
use crate::markup::Markup;

use super::prose;
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// A section that the outline gives a heading.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnSection {
    /// The heading.
    title: Text,
    /// The texts that are written for it.
    texts: Vec<Markup>,
}

impl OwnSection {
    /// Returns the heading.
    pub fn heading(&self) -> Markup {
        self.title.to_markup()
    }
}

/// Words the sections of a document that have a heading from the outline.
pub(super) fn present(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, OwnSection> {
    let mut own = BTreeMap::new();
    for (name, title) in &setting.sections.titles {
        let place = TextPlace::Own(name.clone());
        let texts = prose::at(&place, disclosed, setting, wording, diagnostics);
        own.insert(name.clone(), OwnSection { title: wording.name(title), texts });
    }
    own
}
