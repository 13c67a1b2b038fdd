//! The roundtable, its secretariat, sectors, bodies and editions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::records::config::{self, Setting, to_decimal};
use crate::records::dates::{DateContext, parse_date};
use crate::records::sectors::DEFAULT_SECTORS;

use super::Resolver;
use super::indicator::Indicator;
use crate::domain::name::{BodyId, Name, SectorId};

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

impl Roundtable {
    /// Returns the names of a breakdown or of one of its parts, with English
    /// ones where the settings have a word for each.
    pub fn breakdown_name(&self, names: &[String]) -> Name {
        let english: Option<Vec<&str>> =
            names.iter().map(|name| self.english.get(name).map(String::as_str)).collect();
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

/// Numbers that decide a light or a warning, by code: green and amber, or
/// amber and red. A code that is not here has the default of domain.md.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Indicators of the five conditions.
    pub conditions: BTreeMap<String, (Decimal, Decimal)>,
    /// Warnings.
    pub warnings: BTreeMap<String, (Decimal, Decimal)>,
}

/// Codes of the indicators of the five conditions that have a light
/// (domain.md 7.1d).
pub const CONDITION_CODES: [&str; 28] = [
    "CA1", "CA2", "CA3", "CA4", "CA5", "CA6", "SM1", "SM2", "SM3", "SM4", "SM5", "SM6", "MR1",
    "MR2", "MR3", "MR4", "MR5", "MR6", "CC1", "CC2", "CC3", "CC4", "CC5", "BB1", "BB2", "BB3",
    "BB4", "BB5",
];

/// Codes of the warnings (domain.md 5.2).
pub const WARNING_CODES: [&str; 17] = [
    "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W12", "W13", "W14", "W15",
    "W16", "W17",
];

/// Numbers that decide an indicator's status (domain.md 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Progress ÷ elapsed time from which an indicator is on track; 0.90 is
    /// the default of Camms (S110).
    pub on_track: Decimal,
    /// Progress ÷ elapsed time from which it is slightly late; 0.70 is the
    /// default of Camms (S110).
    pub slightly_late: Decimal,
    /// Share of the time that must have passed; 0.10 is our judgement.
    pub too_early: Decimal,
    /// How many measuring intervals a value may be old; 1.5 is our judgement.
    pub stale: Decimal,
}

/// How a meeting day runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingDay {
    /// The pattern of the timetable.
    pub pattern: Pattern,
    /// The set of ground rules.
    pub ground_rules: GroundRules,
    /// Days before the meeting by which material is due.
    pub material_days: u32,
}

/// The pattern of a meeting's timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// The Okinawa method: about 150 minutes with a sub-session (S30, S31).
    Okinawa,
    /// Two parts with talk in groups of three between (S40, S42).
    Trio,
}

/// A set of ground rules, chosen by what the meeting is for (S44).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroundRules {
    /// For looking for ideas.
    Idea,
    /// For settling what people disagree about.
    Conflict,
}

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
pub enum Kind {
    /// 進捗報告書.
    Report,
    /// 円卓会議の手引き.
    Guideline,
    /// 会議当日の資料.
    Kit,
    /// やさしい日本語版: the first page of the report in plain words.
    Plain,
}

impl Kind {
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
    pub kinds: Vec<Kind>,
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
                sectors.push(Sector { id, name, short: short.to_owned(), edition });
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
            sectors.push(Sector { id, name, short, edition: sector.edition });
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

    /// By default every sector with an edition gets a report and a guideline,
    /// funders and the secretariat a report.
    pub(crate) fn editions(&mut self, sectors: &[Sector]) -> Vec<Edition> {
        let settings = &self.records.config.config.editions;
        let audiences = sectors
            .iter()
            .filter(|sector| sector.edition)
            .map(|sector| Audience::Sector(sector.id.clone()))
            .chain([Audience::Funder, Audience::Internal]);
        let mut editions: Vec<Edition> = audiences
            .map(|audience| {
                let (kinds, visibility) = match audience {
                    Audience::Sector(_) => {
                        (vec![Kind::Report, Kind::Guideline], Visibility::Members)
                    }
                    Audience::Funder => (vec![Kind::Report], Visibility::Funder),
                    Audience::Internal => (vec![Kind::Report], Visibility::Internal),
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
        let file = &self.records.config;
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
            if let Some(kinds) = &setting.kinds {
                edition.kinds.clear();
                for word in kinds {
                    match Kind::from_code(word.get_ref()) {
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
                edition.addressee =
                    Some(Name::new(addressee.clone(), setting.addressee_en.clone()));
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
        editions
    }

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
        let mut languages = Vec::new();
        for code in &config.documents.languages {
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
        let english = self.english(indicators);
        let secretariat = &config.secretariat;
        let thresholds = &config.thresholds;
        let pair = |ja: &Option<String>, en: &Option<String>| {
            ja.as_ref().map(|ja| Name::new(ja.clone(), en.clone()))
        };
        Roundtable {
            name: Name::new(name, config.roundtable.name_en.clone()),
            region: pair(&config.roundtable.region, &config.roundtable.region_en)
                .unwrap_or_default(),
            agenda: pair(&config.roundtable.agenda, &config.roundtable.agenda_en),
            founded,
            secretariat: Secretariat {
                name: pair(&secretariat.name, &secretariat.name_en).unwrap_or_default(),
                address: pair(&secretariat.address, &secretariat.address_en),
                phone: secretariat.phone.clone(),
                email: secretariat.email.clone(),
                url: secretariat.url.clone(),
                care_contact: pair(&secretariat.care_contact, &secretariat.care_contact_en),
                public_key: secretariat.public_key.clone(),
                staff_planned: secretariat.staff_planned,
                staff_in_post: secretariat.staff_in_post,
            },
            notice: pair(&config.documents.notice, &config.documents.notice_en),
            reporting_rhythm: pair(
                &config.documents.reporting_rhythm,
                &config.documents.reporting_rhythm_en,
            ),
            languages,
            english,
            eras: config.calendar.eras,
            thresholds: Thresholds {
                on_track: thresholds.on_track,
                slightly_late: thresholds.slightly_late,
                too_early: thresholds.too_early,
                stale: thresholds.stale,
            },
            limits: Limits {
                conditions: self.limits("conditions", &thresholds.conditions, &CONDITION_CODES),
                warnings: self.limits("warnings", &thresholds.warnings, &WARNING_CODES),
            },
            min_cells: BTreeMap::from([
                (Visibility::Internal, config.disclosure.internal),
                (Visibility::Members, config.disclosure.members),
                (Visibility::Funder, config.disclosure.funder),
                (Visibility::Public, config.disclosure.public),
            ]),
            meeting_day: self.meeting_day(),
        }
    }

    fn limits(
        &mut self,
        table: &str,
        given: &BTreeMap<String, Setting<[f64; 2]>>,
        codes: &[&str],
    ) -> BTreeMap<String, (Decimal, Decimal)> {
        let file = &self.records.config;
        let mut limits = BTreeMap::new();
        for (code, pair) in given {
            let origin = file.origin(pair.span());
            if !codes.contains(&code.as_str()) {
                let setting = format!("thresholds.{table}.{code}");
                let known = codes.join(", ");
                self.diagnostics.push(Diagnostic::unknown_setting(&origin, &setting, "", &known));
                continue;
            }
            let [first, second] = *pair.get_ref();
            if let (Some(first), Some(second)) = (to_decimal(first), to_decimal(second)) {
                limits.insert(code.clone(), (first, second));
            }
        }
        limits
    }

    fn meeting_day(&mut self) -> MeetingDay {
        let file = &self.records.config;
        let guideline = &file.config.guideline;
        let mut wrong = |setting: &str, word: &Setting<String>, allowed: &str| {
            let origin = file.origin(word.span());
            self.diagnostics.push(Diagnostic::unknown_setting_value(
                &origin,
                setting,
                word.get_ref(),
                allowed,
            ));
        };
        let pattern = match &guideline.timetable {
            Some(word) if word.get_ref() == "trio" => Pattern::Trio,
            Some(word) if word.get_ref() != "okinawa" => {
                wrong("timetable", word, "okinawa, trio");
                Pattern::Okinawa
            }
            _ => Pattern::Okinawa,
        };
        let ground_rules = match &guideline.ground_rules {
            Some(word) if word.get_ref() == "conflict" => GroundRules::Conflict,
            Some(word) if word.get_ref() != "idea" => {
                wrong("ground_rules", word, "idea, conflict");
                GroundRules::Idea
            }
            _ => GroundRules::Idea,
        };
        // Two weeks leave a member organisation one internal meeting to look
        // at the material; our judgement.
        let material_days = guideline.material_days.unwrap_or(14);
        MeetingDay { pattern, ground_rules, material_days }
    }
}
/// Reads a day of the settings; `origin` is where it stands.
fn read_day(
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
