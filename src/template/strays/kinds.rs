//! Standing texts that a sector does not get, since they were written for another kind.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::locale::Language;
use crate::model::roundtable::{Sector, SectorKind};
use crate::records::sectors::usual_name;

use super::files::sector_text;

/// Tells of sectors that keep the id of a kind under a name of none, once each, where texts
/// were written for that kind and the project has none in their place; and of kinds in the
/// settings for which there is no text.
pub(in crate::template) fn of_no_kind(
    base: &Files,
    project: &Files,
    sectors: &[Sector],
    languages: &[Language],
) -> Vec<Diagnostic> {
    let is_printed = |path: &str| {
        languages.iter().any(|it| path.starts_with(&format!("templates/guideline/{it}/")))
    };
    let kind = |path: &str| sector_text(path).map(|(_, kind)| kind.to_owned());
    let mut told = Vec::new();
    for sector in sectors.iter().filter(|sector| sector.edition) {
        match &sector.kind {
            SectorKind::Unknown(origin) => {
                let id = sector.id.as_str();
                let is_lost = |path: &str| {
                    kind(path).as_deref() == Some(id)
                        && is_printed(path)
                        && project.get(path).is_none()
                };
                if let Some(usual) = usual_name(id)
                    && base.iter().any(|(path, _)| is_lost(path))
                {
                    let name = Language::ALL.map(|it| sector.name.text(it));
                    told.push(Diagnostic::sector_of_no_kind(origin, id, name, usual));
                }
            }
            SectorKind::Given(given, origin) => {
                let files = base.iter().chain(project.iter());
                let known: BTreeSet<String> = files.filter_map(|(path, _)| kind(path)).collect();
                let is_usual = usual_name(given).is_some();
                if !given.is_empty() && !is_usual && !known.contains(given) {
                    let offered: Vec<&str> = known.iter().map(String::as_str).collect();
                    let offered = offered.join(", ");
                    told.push(Diagnostic::unknown_setting_value(origin, "kind", given, &offered));
                }
            }
            SectorKind::Known(_) => {}
        }
    }
    told
}
