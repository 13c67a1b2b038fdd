//! Who receives what: the editions of a roundtable's documents.

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::domain::name::{Name, SectorId};
use crate::domain::words::Visibility;
use crate::model::resolver::Resolver;
use crate::records::config::settings::EditionConfig;

use super::read_day;
use super::table::Sector;

/// Who a document is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// One sector's organisations.
    Sector(SectorId),
    /// Those who give money.
    Funder,
    /// The secretariat itself.
    Internal,
}

impl Audience {
    /// Returns the code, as in folder names: a sector's code, `funder` or
    /// `internal`.
    pub fn code(&self) -> &str {
        match self {
            Self::Sector(sector) => sector.as_str(),
            Self::Funder => "funder",
            Self::Internal => "internal",
        }
    }
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// 進捗報告書.
    Report,
    /// 円卓会議の手引き.
    Guideline,
    /// 会議当日の資料.
    Kit,
    /// やさしい日本語版: the first page of the report in plain words.
    Plain,
}

impl DocumentKind {
    /// Every kind, in the order documents are made in.
    pub const ALL: [Self; 4] = [Self::Report, Self::Guideline, Self::Kit, Self::Plain];

    /// Returns the code, as in file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Guideline => "guideline",
            Self::Kit => "kit",
            Self::Plain => "plain",
        }
    }

    /// Returns the kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What one audience receives.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Who it is for.
    pub audience: Audience,
    /// The documents.
    pub kinds: Vec<DocumentKind>,
    /// What it may show.
    pub visibility: Visibility,
    /// Whom it is addressed to, if not the audience as such.
    pub addressee: Option<Name>,
    /// Who agreed that the state of the roundtable may be described in it.
    pub sign_off: Option<Name>,
    /// Whether outcomes stand in one table, with what changed.
    pub outcome_table: bool,
    /// The letter that comes before the report, if there is one.
    pub cover_letter: Option<CoverLetter>,
}

/// What a cover letter has of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverLetter {
    /// The number of the letter.
    pub number: Option<Name>,
    /// The day of the letter.
    pub date: Option<Date>,
}

impl Resolver<'_> {
    /// By default every sector with an edition gets a report and a guideline,
    /// funders and the secretariat a report.
    pub(crate) fn editions(&mut self, sectors: &[Sector]) -> Vec<Edition> {
        let records = self.records;
        let settings = &records.config.config.editions;
        let audiences = sectors
            .iter()
            .filter(|sector| sector.edition)
            .map(|sector| Audience::Sector(sector.id.clone()))
            .chain([Audience::Funder, Audience::Internal]);
        let mut editions: Vec<Edition> = audiences
            .map(|audience| {
                let (kinds, visibility) = match audience {
                    Audience::Sector(_) => {
                        (vec![DocumentKind::Report, DocumentKind::Guideline], Visibility::Members)
                    }
                    Audience::Funder => (vec![DocumentKind::Report], Visibility::Funder),
                    Audience::Internal => (vec![DocumentKind::Report], Visibility::Internal),
                };
                Edition {
                    audience,
                    kinds,
                    visibility,
                    addressee: None,
                    sign_off: None,
                    outcome_table: false,
                    cover_letter: None,
                }
            })
            .collect();
        let file = &records.config;
        for (code, setting) in settings {
            let Some(edition) = editions.iter_mut().find(|edition| edition.audience.code() == code)
            else {
                let known: Vec<&str> = sectors
                    .iter()
                    .map(|sector| sector.id.as_str())
                    .chain(["funder", "internal"])
                    .collect();
                self.diagnostics.push(Diagnostic::unknown_setting(
                    &file.whole(),
                    &format!("editions.{code}"),
                    "",
                    &known.join(", "),
                ));
                continue;
            };
            self.set_up(edition, setting);
        }
        editions
    }

    /// Sets an edition up as the settings say.
    fn set_up(&mut self, edition: &mut Edition, setting: &EditionConfig) {
        let file = &self.records.config;
        if let Some(kinds) = &setting.kinds {
            edition.kinds.clear();
            for word in kinds {
                match DocumentKind::from_code(word.get_ref()) {
                    Some(kind) => edition.kinds.push(kind),
                    None => self.diagnostics.push(Diagnostic::unknown_setting_value(
                        &file.origin(word.span()),
                        "kinds",
                        word.get_ref(),
                        "report, guideline, kit, plain",
                    )),
                }
            }
        }
        if let Some(word) = &setting.visibility {
            match Visibility::from_text(word.get_ref()) {
                Some(visibility) => edition.visibility = visibility,
                None => self.diagnostics.push(Diagnostic::unknown_setting_value(
                    &file.origin(word.span()),
                    "visibility",
                    word.get_ref(),
                    "internal, members, funder, public",
                )),
            }
        }
        if let Some(addressee) = &setting.addressee {
            edition.addressee = Some(Name::new(addressee.clone(), setting.addressee_en.clone()));
        }
        edition.outcome_table = setting.outcome_table;
        edition.cover_letter = setting.cover_letter.as_ref().map(|letter| CoverLetter {
            number: letter
                .number
                .as_ref()
                .map(|number| Name::new(number.clone(), letter.number_en.clone())),
            date: letter.date.as_ref().and_then(|text| {
                read_day(
                    text.get_ref(),
                    &file.origin(text.span()),
                    "cover_letter.date",
                    self.diagnostics,
                )
            }),
        });
        if let Some(sign_off) = &setting.sign_off {
            edition.sign_off = Some(Name::new(sign_off.clone(), setting.sign_off_en.clone()));
        }
    }
}
