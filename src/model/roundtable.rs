//! The roundtable, its secretariat, sectors, bodies and editions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::records::dates::{DateContext, parse_date};

use super::coarse::OTHERS;
use super::indicator::Indicator;
use super::resolver::Resolver;

mod edition;
mod limits;
mod meeting_day;
mod table;

pub(crate) use self::edition::others::Known;
pub use self::edition::{Addressed, Audience, CoverLetter, DocumentKind, Edition, Grants};
pub use self::limits::{Limits, Thresholds};
pub use self::meeting_day::{GroundRules, MeetingDay, Pattern};
pub use self::table::{Body, Sector, SectorKind};

/// The roundtable and its secretariat.
#[derive(Debug, Clone, PartialEq)]
pub struct Roundtable {
    /// Its name.
    pub name: Name,
    /// The region it is for.
    pub region: Name,
    /// The common agenda in a sentence or two.
    pub agenda: Option<Name>,
    /// The day it was founded.
    pub founded: Option<Date>,
    /// Who carries its work.
    pub secretariat: Secretariat,
    /// A line on every page.
    pub notice: Option<Name>,
    /// The picture on the first page.
    pub logo: Option<Logo>,
    /// When members report on their commitments.
    pub reporting_rhythm: Option<Name>,
    /// Languages of the documents.
    pub languages: Vec<Language>,
    /// Whether the Japanese era stands beside the year at first use.
    pub eras: bool,
    /// Numbers that decide an indicator's status.
    pub thresholds: Thresholds,
    /// Numbers that decide a light or a warning, where the settings give them.
    pub limits: Limits,
    /// Counts of people below these are not published, by visibility.
    pub min_cells: BTreeMap<Visibility, u32>,
    /// How a meeting day runs.
    pub meeting_day: MeetingDay,
    /// English words for the names and parts of breakdowns.
    pub english: BTreeMap<String, String>,
}

/// The picture on the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Its file: `templates/logo.png`.
    pub path: String,
    /// What it is, for those who do not see it.
    pub alt: Option<Name>,
    /// Where it is set.
    pub origin: Origin,
}

impl Roundtable {
    /// Returns the names of a breakdown or of one of its parts, with English
    /// ones where the settings have a word for each.
    pub fn breakdown_name(&self, names: &[String]) -> Name {
        let in_english = |name: &String| match self.english.get(name) {
            Some(english) => Some(english.as_str()),
            None => (name == OTHERS).then_some("Others"),
        };
        let english: Option<Vec<&str>> = names.iter().map(in_english).collect();
        Name::new(names.join(CROSSED), english.map(|names| names.join(CROSSED)))
    }
}

/// Between the names of a breakdown by two things at once.
const CROSSED: &str = " × ";

/// Who carries the roundtable's work, as printed in the contact box.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Secretariat {
    /// Name of the office.
    pub name: Name,
    /// Postal address.
    pub address: Option<Name>,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Whom to turn to about harassment or safety.
    pub care_contact: Option<Name>,
    /// Public key that sealed editions can be checked with.
    pub public_key: Option<String>,
    /// Full-time posts that the office should have.
    pub staff_planned: Option<Decimal>,
    /// Full-time posts that are filled.
    pub staff_in_post: Option<Decimal>,
}

impl Resolver<'_> {
    /// Reads the English words; one that stands for nothing is a misspelling.
    fn english(&mut self, indicators: &[Indicator]) -> BTreeMap<String, String> {
        let file = &self.records.config;
        let known: BTreeSet<&str> = indicators
            .iter()
            .flat_map(|indicator| &indicator.breakdowns)
            .flat_map(|observation| &observation.dimensions)
            .flat_map(|(name, part)| [name.as_str(), part.as_str()])
            .collect();
        let mut english = BTreeMap::new();
        for (word, text) in &file.config.english {
            if !known.contains(word.as_str()) {
                let origin = file.origin(text.span());
                self.diagnostics.push(Diagnostic::unused_english(&origin, word));
            }
            english.insert(word.clone(), text.get_ref().clone());
        }
        english
    }

    /// The languages that documents are written in; Japanese if none is known.
    fn languages(&mut self) -> Vec<Language> {
        let file = &self.records.config;
        let mut languages = Vec::new();
        for code in &file.config.documents.languages {
            match Language::from_code(code.get_ref()) {
                Some(language) => languages.push(language),
                None => self.diagnostics.push(Diagnostic::unknown_setting_value(
                    &file.origin(code.span()),
                    "languages",
                    code.get_ref(),
                    "ja, en",
                )),
            }
        }
        if languages.is_empty() {
            languages.push(Language::Ja);
        }
        languages
    }

    fn logo(&self) -> Option<Logo> {
        let file = &self.records.config;
        let documents = &file.config.documents;
        let written = documents.logo.as_ref()?;
        let path = written.get_ref().replace('\\', "/");
        let path = path.trim().trim_start_matches("./").trim_start_matches("templates/");
        Some(Logo {
            path: format!("templates/{path}"),
            alt: pair(&documents.logo_alt, &documents.logo_alt_en),
            origin: file.origin(written.span()),
        })
    }

    fn secretariat(&self) -> Secretariat {
        let secretariat = &self.records.config.config.secretariat;
        Secretariat {
            name: pair(&secretariat.name, &secretariat.name_en).unwrap_or_default(),
            address: pair(&secretariat.address, &secretariat.address_en),
            phone: secretariat.phone.clone(),
            email: secretariat.email.clone(),
            url: secretariat.url.clone(),
            care_contact: pair(&secretariat.care_contact, &secretariat.care_contact_en),
            public_key: secretariat.public_key.clone(),
            staff_planned: secretariat.staff_planned,
            staff_in_post: secretariat.staff_in_post,
        }
    }

    pub(crate) fn roundtable(&mut self, indicators: &[Indicator]) -> Roundtable {
        let file = &self.records.config;
        let config = &file.config;
        let name = match &config.roundtable.name {
            Some(name) if !name.get_ref().trim().is_empty() => name.get_ref().clone(),
            _ => {
                // A file that is missing or no settings was reported already.
                if self.records.config.is_readable {
                    self.diagnostics
                        .push(Diagnostic::missing_setting(&file.whole(), "roundtable.name"));
                }
                String::new()
            }
        };
        let founded = config.roundtable.founded.as_ref().and_then(|text| {
            read_day(text.get_ref(), &file.origin(text.span()), "founded", self.diagnostics)
        });
        let languages = self.languages();
        let english = self.english(indicators);
        Roundtable {
            name: Name::new(name, config.roundtable.name_en.clone()),
            region: pair(&config.roundtable.region, &config.roundtable.region_en)
                .unwrap_or_default(),
            agenda: pair(&config.roundtable.agenda, &config.roundtable.agenda_en),
            founded,
            secretariat: self.secretariat(),
            notice: pair(&config.documents.notice, &config.documents.notice_en),
            logo: self.logo(),
            reporting_rhythm: pair(
                &config.documents.reporting_rhythm,
                &config.documents.reporting_rhythm_en,
            ),
            languages,
            english,
            eras: config.calendar.eras,
            thresholds: self.thresholds(),
            limits: self.limits(),
            min_cells: self.min_cells(),
            meeting_day: self.meeting_day(),
        }
    }
}

/// A name in both languages, if there is one.
fn pair(ja: &Option<String>, en: &Option<String>) -> Option<Name> {
    ja.as_ref().map(|ja| Name::new(ja.clone(), en.clone()))
}

/// Reads a day of the settings; `origin` is where it stands.
pub(crate) fn read_day(
    text: &str,
    origin: &Origin,
    setting: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let day = parse_date(text, DateContext::default());
    if day.is_err() {
        diagnostics.push(Diagnostic::unreadable_date(origin, setting, text));
    }
    day.ok()
}
