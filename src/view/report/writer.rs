//! What every section of a report is worded from, and names that many of them need.

use crate::disclosure::Disclosed;
use crate::disclosure::rows::Organisation;
use crate::domain::name::SectorId;
use crate::locale::Language;
use crate::view::setting::Setting;
use crate::view::text::Text;
use crate::view::words::Wording;

/// What every part of this file is worded from.
pub(super) struct ReportWriter<'a> {
    pub(super) disclosed: &'a Disclosed,
    pub(super) setting: &'a Setting<'a>,
    pub(super) wording: &'a Wording<'a>,
}

/// The short name in Japanese; the English name where there is one.
pub(super) fn partner_name(organisation: &Organisation, wording: &Wording<'_>) -> Text {
    match (wording.language(), &organisation.name.en) {
        (Language::En, Some(name)) => wording.cell(name),
        _ => wording.cell(&organisation.short_name),
    }
}

pub(super) fn heads(wording: &Wording<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| wording.word(&format!("column-{key}")).to_string()).collect()
}

impl ReportWriter<'_> {
    /// Returns the sector that the report is for, if it is for one.
    pub(super) fn own(&self) -> Option<&SectorId> {
        self.disclosed.own_sector().map(|sector| &sector.id)
    }
}
