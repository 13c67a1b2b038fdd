//! Who sits at the table: the sectors, and the bodies that meet.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{BodyId, Name, SectorId};
use crate::model::resolver::Resolver;
use crate::records::config;
use crate::records::sectors::{self, DEFAULT_SECTORS};

/// A sector at the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sector {
    /// Its code.
    pub id: SectorId,
    /// Its name.
    pub name: Name,
    /// One or two characters for narrow columns.
    pub short: String,
    /// Whether it gets documents of its own.
    pub edition: bool,
    /// For which kind of sector the texts were written that it gets.
    pub kind: SectorKind,
}

/// A kind of sector: what texts are written for that are not a roundtable's own. An id may
/// be kept where the name is another one, and says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectorKind {
    /// What the settings say, and where; nothing, for texts for all sectors.
    Given(String, Origin),
    /// What its names say, or an id of nobody else's.
    Known(String),
    /// The id, which stands there, is that of a kind, and no name is.
    Unknown(Origin),
}

impl SectorKind {
    /// What the names of a sector say, in this order.
    fn of<'n>(id: &str, mut names: impl Iterator<Item = &'n str>, origin: Origin) -> Self {
        match names.find_map(sectors::kind_of) {
            Some(kind) => Self::Known(kind.to_owned()),
            None if sectors::usual_name(id).is_some() => Self::Unknown(origin),
            None => Self::Known(id.to_owned()),
        }
    }

    /// Returns its name, as it stands in the names of texts.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Given(kind, _) | Self::Known(kind) => Some(kind).filter(|it| !it.is_empty()),
            Self::Unknown(_) => None,
        }
        .map(String::as_str)
    }
}

/// A body that meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its code.
    pub id: BodyId,
    /// Its name.
    pub name: Name,
    /// How often it plans to meet, in meetings a year.
    pub meetings_per_year: Option<u32>,
}

impl Resolver<'_> {
    pub(crate) fn sectors(&mut self) -> Vec<Sector> {
        let file = &self.records.config;
        let mut sectors: Vec<Sector> = Vec::new();
        if file.config.sectors.is_empty() {
            for (code, name, name_en, short, aliases, edition) in DEFAULT_SECTORS {
                let id = SectorId::new(code);
                for alias in [code, name, name_en].iter().chain(aliases) {
                    self.sector_index.add(alias, &id);
                }
                let name = Name::new(name, Some(name_en.to_owned()));
                let (short, kind) = (short.to_owned(), SectorKind::Known(code.to_owned()));
                sectors.push(Sector { id, name, short, edition, kind });
            }
            return sectors;
        }
        for sector in &file.config.sectors {
            let origin = file.origin(sector.id.span());
            let code = sector.id.get_ref();
            let id = SectorId::new(code);
            let plain = code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if !plain || code.is_empty() || matches!(code.as_str(), "funder" | "internal") {
                self.diagnostics.push(Diagnostic::unusable_code(&origin, code));
                continue;
            }
            if sectors.iter().any(|other| other.id == id) {
                self.diagnostics.push(Diagnostic::duplicate_code(&origin, code, config::PATH));
                continue;
            }
            let names = [code, &sector.name];
            for alias in names.into_iter().chain(&sector.name_en).chain(&sector.aliases) {
                if let Some(other) = self.sector_index.add(alias, &id) {
                    self.diagnostics.push(Diagnostic::name_taken(&origin, alias, other.as_str()));
                }
            }
            let short =
                sector.short.clone().unwrap_or_else(|| sector.name.chars().take(2).collect());
            let name = Name::new(sector.name.clone(), sector.name_en.clone());
            let written = [&sector.name].into_iter().chain(&sector.name_en).chain(&sector.aliases);
            let kind = match &sector.kind {
                Some(kind) => SectorKind::Given(kind.get_ref().clone(), file.origin(kind.span())),
                None => SectorKind::of(code, written.map(String::as_str), origin),
            };
            sectors.push(Sector { id, name, short, edition: sector.edition, kind });
        }
        sectors
    }

    pub(crate) fn bodies(&mut self) -> Vec<Body> {
        let file = &self.records.config;
        let mut bodies = Vec::new();
        for body in &file.config.bodies {
            let origin = file.origin(body.id.span());
            let id = BodyId::new(body.id.get_ref());
            let names = [body.id.get_ref(), &body.name].into_iter().chain(&body.name_en);
            for alias in names.chain(&body.aliases) {
                if let Some(other) = self.body_index.add(alias, &id) {
                    self.diagnostics.push(Diagnostic::name_taken(&origin, alias, other.as_str()));
                }
            }
            bodies.push(Body {
                id,
                name: Name::new(body.name.clone(), body.name_en.clone()),
                meetings_per_year: body.meetings_per_year,
            });
        }
        // Without any in the settings, the bodies are what the meetings name.
        if bodies.is_empty() {
            for meeting in &self.records.meetings {
                let name = &meeting.body.value;
                if self.body_index.find(name).is_none() {
                    let id = BodyId::new(name);
                    self.body_index.add(name, &id);
                    let name = Name::new(name.clone(), None);
                    bodies.push(Body { id, name, meetings_per_year: None });
                }
            }
        }
        bodies
    }
}
