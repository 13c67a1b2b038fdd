//! `inputs/roundtable.toml`: what the roundtable is and how it reports.
//!
//! Unknown keys are errors, so that a misspelt threshold can never be silently
//! ignored. All mistakes of the file are reported at once: a part that cannot
//! be read is set aside and reading goes on without it.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::diagnostics::{Diagnostic, Origin};

use crate::domain::text::fold;
use crate::domain::time::FiscalCalendar;
use crate::domain::words::{LISTS, Visibility};

use super::columns::OwnWords;
use super::dates::{DateContext, parse_period};

/// A setting that knows its place in the file.
pub type Setting<T> = Spanned<T>;

/// Path of the file in a project.
pub const PATH: &str = "inputs/roundtable.toml";

/// The settings of a project.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The roundtable itself.
    pub roundtable: RoundtableConfig,
    /// Who carries its work.
    pub secretariat: SecretariatConfig,
    /// Fiscal year and reporting period.
    pub calendar: CalendarConfig,
    /// Languages and marks of the documents.
    pub documents: DocumentsConfig,
    /// The sectors at the table; the six usual ones if none are given.
    pub sectors: Vec<SectorConfig>,
    /// The bodies that meet.
    pub bodies: Vec<BodyConfig>,
    /// Documents by audience: a sector's id, `funder` or `internal`.
    pub editions: BTreeMap<String, EditionConfig>,
    /// Who may see rows that do not say it: `default`, or a table's name.
    #[schemars(with = "BTreeMap<String, String>")]
    pub visibility: BTreeMap<String, Spanned<String>>,
    /// Counts of people below these numbers are not published.
    pub disclosure: DisclosureConfig,
    /// Numbers that decide a judgement.
    pub thresholds: ThresholdsConfig,
    /// How a meeting day runs.
    pub guideline: GuidelineConfig,
    /// How attendance reports of online meetings are counted.
    pub attendance: AttendanceConfig,
    /// What words of the project's own mean in columns of a fixed list of words:
    /// in `[words.status]`, `"ほぼ完了" = "in-progress"`.
    #[schemars(with = "BTreeMap<String, BTreeMap<String, String>>")]
    pub words: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
    /// English words for those of the tables that have no English column: what
    /// values are broken down by, and the parts.
    #[schemars(with = "BTreeMap<String, String>")]
    pub english: BTreeMap<String, Spanned<String>>,
}

/// The roundtable itself.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RoundtableConfig {
    /// Its name.
    #[schemars(with = "Option<String>")]
    pub name: Option<Spanned<String>>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// The region it is for.
    pub region: Option<String>,
    /// The region in English.
    pub region_en: Option<String>,
    /// The common agenda in a sentence or two.
    pub agenda: Option<String>,
    /// The common agenda in English.
    pub agenda_en: Option<String>,
    /// The day it was founded, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub founded: Option<Spanned<String>>,
}

/// Who carries the roundtable's work.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SecretariatConfig {
    /// Name of the office.
    pub name: Option<String>,
    /// Name of the office in English.
    pub name_en: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// The same in English.
    pub address_en: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Whom to turn to about harassment or safety.
    pub care_contact: Option<String>,
    /// The same in English.
    pub care_contact_en: Option<String>,
    /// Public key that sealed editions can be checked with; printed in the foot.
    pub public_key: Option<String>,
    /// Full-time posts that the office should have.
    #[serde(deserialize_with = "optional_decimal")]
    #[schemars(with = "Option<f64>", range(min = 0))]
    pub staff_planned: Option<Decimal>,
    /// Full-time posts that are filled.
    #[serde(deserialize_with = "optional_decimal")]
    #[schemars(with = "Option<f64>", range(min = 0))]
    pub staff_in_post: Option<Decimal>,
}

/// Fiscal year and reporting period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarConfig {
    /// The month that the fiscal year begins with.
    #[schemars(with = "i8", range(min = 1, max = 12))]
    pub fiscal_year_start: Spanned<i8>,
    /// The period to report on, `2026-10`, `2026-Q2`, `2026-H1` or `FY2026`;
    /// the month of the latest meeting held if not given.
    #[schemars(with = "Option<String>")]
    pub period: Option<Spanned<String>>,
    /// Whether the Japanese era stands beside the year at first use.
    pub eras: bool,
}

impl Default for CalendarConfig {
    fn default() -> Self {
        Self { fiscal_year_start: Spanned::new(0..0, 4), period: None, eras: true }
    }
}

/// Languages and marks of the documents.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentsConfig {
    /// `ja`, `en` or both; Japanese if not given.
    #[schemars(with = "Vec<String>", inner(regex(pattern = "^(ja|en)$")))]
    pub languages: Vec<Spanned<String>>,
    /// A line printed on every page, such as that the data is fictional.
    pub notice: Option<String>,
    /// The same line in English.
    pub notice_en: Option<String>,
    /// When members report on their commitments, in words.
    pub reporting_rhythm: Option<String>,
    /// The same in English.
    pub reporting_rhythm_en: Option<String>,
}

/// One sector at the table.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectorConfig {
    /// Short code, as in folder names: `business`.
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// Its name in English.
    #[serde(default)]
    pub name_en: Option<String>,
    /// One or two characters for narrow columns.
    #[serde(default)]
    pub short: Option<String>,
    /// Other words for it in tables.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it gets documents of its own.
    #[serde(default = "yes")]
    pub edition: bool,
}

fn yes() -> bool {
    true
}

/// A body that meets.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyConfig {
    /// Short code.
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// Its name as tables write it.
    pub name: String,
    /// Its name in English.
    #[serde(default)]
    pub name_en: Option<String>,
    /// Other words for it in tables.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How often it plans to meet, in meetings a year.
    #[serde(default)]
    pub meetings_per_year: Option<u32>,
}

/// What one audience receives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EditionConfig {
    /// `report`, `guideline`, `kit`, `plain`; none to leave the audience out.
    #[schemars(
        with = "Option<Vec<String>>",
        inner(inner(regex(pattern = "^(report|guideline|kit|plain)$")))
    )]
    pub kinds: Option<Vec<Spanned<String>>>,
    /// Whom it is addressed to.
    pub addressee: Option<String>,
    /// The same in English.
    pub addressee_en: Option<String>,
    /// What it is allowed to show: `internal`, `members`, `funder`, `public`.
    #[schemars(with = "Option<String>", extend("enum" = ["internal", "members", "funder", "public", null]))]
    pub visibility: Option<Spanned<String>>,
    /// Whether outcomes stand in one table with baseline, target, value and what
    /// changed, as reports on dormant deposits ask for it (S84).
    pub outcome_table: bool,
    /// Whether a cover letter comes before the report.
    pub cover_letter: Option<CoverLetterConfig>,
    /// Who agreed, and when, that the state of the roundtable may be described
    /// in this edition; it is left out if nobody did.
    pub sign_off: Option<String>,
    /// The same in English.
    pub sign_off_en: Option<String>,
}

/// The official letter that comes with a report (鑑文).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CoverLetterConfig {
    /// The number of the letter: `瀬円第12号`.
    pub number: Option<String>,
    /// The number as the English letter has it: `Ref. 12`.
    pub number_en: Option<String>,
    /// The day of the letter; without it, there is room to write it.
    #[schemars(with = "Option<String>")]
    pub date: Option<Spanned<String>>,
}

/// Counts of people below these numbers are not published, by what an edition
/// may show.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DisclosureConfig {
    /// In the secretariat's own edition.
    pub internal: u32,
    /// In the members' editions.
    pub members: u32,
    /// In the funders' edition.
    pub funder: u32,
    /// In an edition for everyone.
    pub public: u32,
}

impl Default for DisclosureConfig {
    /// 10 for those outside is the rule of UK LLC (S125), ONS LS (S126) and
    /// Washington DOH (S127); 5 for those at the table is our judgement
    /// (domain.md 4.2).
    fn default() -> Self {
        Self { internal: 5, members: 5, funder: 10, public: 10 }
    }
}

/// Numbers that decide a judgement, each with its source in `model::period`
/// and `assessment::status`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThresholdsConfig {
    /// Progress ÷ elapsed time from which an indicator is on track.
    #[serde(deserialize_with = "decimal")]
    #[schemars(with = "f64", range(min = 0))]
    pub on_track: Decimal,
    /// Progress ÷ elapsed time from which it is slightly late.
    #[serde(deserialize_with = "decimal")]
    #[schemars(with = "f64", range(min = 0))]
    pub slightly_late: Decimal,
    /// Share of the time that must have passed before judging.
    #[serde(deserialize_with = "decimal")]
    #[schemars(with = "f64", range(min = 0))]
    pub too_early: Decimal,
    /// How many measuring intervals a value may be old.
    #[serde(deserialize_with = "decimal")]
    #[schemars(with = "f64", range(min = 0))]
    pub stale: Decimal,
    /// Indicators of the five conditions, by code: from which value green, and
    /// from which amber.
    #[schemars(with = "BTreeMap<String, [f64; 2]>")]
    pub conditions: BTreeMap<String, Spanned<[f64; 2]>>,
    /// Warnings, by code: from which value amber, and from which red.
    #[schemars(with = "BTreeMap<String, [f64; 2]>")]
    pub warnings: BTreeMap<String, Spanned<[f64; 2]>>,
}

impl Default for ThresholdsConfig {
    /// 0.90 and 0.70 are the defaults of Camms (S110); 0.10 and 1.5 are our
    /// judgement (domain.md 4.1).
    fn default() -> Self {
        Self {
            on_track: Decimal::new(90, 2),
            slightly_late: Decimal::new(70, 2),
            too_early: Decimal::new(10, 2),
            stale: Decimal::new(15, 1),
            conditions: BTreeMap::new(),
            warnings: BTreeMap::new(),
        }
    }
}

/// Reads a TOML number as the decimal that was written.
fn decimal<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let number = f64::deserialize(deserializer)?;
    Decimal::from_str_exact(&number.to_string()).map_err(serde::de::Error::custom)
}

fn optional_decimal<'de, D>(deserializer: D) -> Result<Option<Decimal>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    decimal(deserializer).map(Some)
}

/// Returns a number of the settings as the decimal that was written.
pub(crate) fn to_decimal(number: f64) -> Option<Decimal> {
    Decimal::from_str_exact(&number.to_string()).ok()
}

/// How a meeting day runs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GuidelineConfig {
    /// `okinawa` (150 minutes, with a sub-session of the audience) or `trio`
    /// (two parts with talk in threes between).
    #[schemars(with = "Option<String>", extend("enum" = ["okinawa", "trio", null]))]
    pub timetable: Option<Spanned<String>>,
    /// `idea` (nothing is rejected) or `conflict` (reasons are given).
    #[schemars(with = "Option<String>", extend("enum" = ["idea", "conflict", null]))]
    pub ground_rules: Option<Spanned<String>>,
    /// Days before the meeting by which members hand in their material.
    pub material_days: Option<u32>,
}

/// How attendance reports of Zoom and Teams are counted.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AttendanceConfig {
    /// Minutes that somebody must have been at an online meeting to be counted;
    /// 0 counts everybody who came.
    pub minimum_minutes: u32,
}

/// The settings and the text they were read from.
#[derive(Debug, Clone, Default)]
pub struct ConfigFile {
    /// The settings.
    pub config: Config,
    /// Whether the file could be read as settings at all. If it could not, what
    /// it would have said is not known, and nothing that follows is a mistake of
    /// its own.
    pub is_readable: bool,
    /// The words that the settings add to the fixed lists.
    pub(crate) own_words: OwnWords,
    text: String,
}

impl ConfigFile {
    /// Returns the place of a value in the file.
    pub fn origin(&self, span: Range<usize>) -> Origin {
        Origin::byte(PATH, &self.text, span.start)
    }

    /// Returns what the settings say about reading dates.
    pub(crate) fn date_context(&self) -> DateContext {
        let start = *self.config.calendar.fiscal_year_start.get_ref();
        let fiscal_start = if (1..=12).contains(&start) { start } else { 4 };
        DateContext { fiscal_start, ..DateContext::default() }
    }

    /// Returns the fiscal year in which the period ends that the settings give.
    pub(crate) fn period_year(&self) -> Option<i16> {
        let period = self.config.calendar.period.as_ref()?.get_ref();
        let context = self.date_context();
        let last = parse_period(period, context).ok()?.last;
        Some(FiscalCalendar::new(context.fiscal_start).year_with(last.year(), last.month()))
    }

    /// Returns the file as a whole.
    pub fn whole(&self) -> Origin {
        Origin::file(PATH)
    }
}

/// Reads the settings. Whatever is wrong becomes a diagnostic, and the rest is
/// read all the same.
pub(crate) fn parse(text: &str, diagnostics: &mut Vec<Diagnostic>) -> ConfigFile {
    let (config, is_readable) = parse_as(PATH, text, diagnostics);
    if !is_readable && typographic_quote(text).is_some() {
        let text = text.to_owned();
        return ConfigFile { is_readable, text, ..ConfigFile::default() };
    }
    check_visibility(&config, text, diagnostics);
    let own_words = own_words(&config, text, diagnostics);
    ConfigFile { config, is_readable, own_words, text: text.to_owned() }
}

/// Reads a file of settings as far as it can be read, and says whether it is TOML.
pub(crate) fn parse_as<T: DeserializeOwned + Default>(
    path: &str,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (T, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let is_readable = errors.is_empty();
    if let Some((offset, written)) = typographic_quote(text).filter(|_| !is_readable) {
        // Every line that has them is an error of the parser, and each key in it
        // is missing: the quotes are the cause of all.
        let origin = Origin::byte(path, text, offset);
        diagnostics.push(Diagnostic::typographic_quote(&origin, &written));
        return (T::default(), is_readable);
    }
    for error in errors {
        let offset = error.span().map_or(0, |span| span.start);
        let origin = Origin::byte(path, text, offset);
        diagnostics.push(Diagnostic::toml_syntax(&origin, error.message()));
    }
    let span = table.span();
    let mut root = Spanned::new(span, DeValue::Table(table.into_inner()));
    (recover(&mut root, path, text, diagnostics), is_readable)
}

/// Returns the words of the project's own: folded, by their list, with the names
/// they mean.
fn own_words(config: &Config, text: &str, diagnostics: &mut Vec<Diagnostic>) -> OwnWords {
    let mut words = OwnWords::new();
    for (name, own) in &config.words {
        let list = LISTS.iter().find(|list| list.name == name.as_str());
        for (word, means) in own {
            let origin = Origin::byte(PATH, text, means.span().start);
            let Some(list) = list else {
                let known: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
                let known = known.join(", ");
                diagnostics.push(Diagnostic::unknown_setting(&origin, name, "", &known));
                break;
            };
            let means = means.get_ref();
            match list.name_of(means).or_else(|| list.name_of(&means.replace('-', "_"))) {
                Some(means) => {
                    words.entry(list.name).or_default().insert(fold(word), means);
                }
                None => {
                    let all: Vec<&str> = list.words.iter().map(|word| word.name).collect();
                    let all = all.join(", ");
                    let problem = Diagnostic::unknown_setting_value(&origin, word, means, &all);
                    diagnostics.push(problem);
                }
            }
        }
    }
    words
}

/// Returns where a value begins with a quote that word processors write, and the
/// quotes of that line.
fn typographic_quote(text: &str) -> Option<(usize, String)> {
    const QUOTES: [char; 9] = ['“', '”', '„', '‘', '’', '＂', '″', '「', '＇'];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_start();
        let before = code.find(QUOTES).map(|at| code[..at].trim_end());
        if let Some(before) = before
            && before.ends_with(['=', '[', ','])
            && !before.starts_with('#')
            && !before.contains('"')
        {
            let offset = start + line.find(QUOTES)?;
            let mut written: Vec<char> = line.chars().filter(|c| QUOTES.contains(c)).collect();
            written.dedup();
            let written: Vec<String> = written.iter().map(char::to_string).collect();
            return Some((offset, written.join(" ")));
        }
        start += line.len();
    }
    None
}

/// Deserializes, and on an error removes the part it is about and tries again,
/// so that one mistake does not hide the next.
fn recover<T: DeserializeOwned + Default>(
    root: &mut Spanned<DeValue<'_>>,
    path: &str,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> T {
    loop {
        match T::deserialize(ValueDeserializer::from(root.clone())) {
            Ok(value) => return value,
            Err(error) => {
                let span = error.span().unwrap_or_default();
                diagnostics.push(describe(&Origin::byte(path, text, span.start), error.message()));
                if !remove(root.get_mut(), &span) {
                    return T::default();
                }
            }
        }
    }
}

/// Removes the innermost entry whose key or value holds the span.
fn remove(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    match value {
        DeValue::Table(table) => {
            // A table written in pieces has a span that need not hold its
            // entries, so the entries are always looked into.
            for (_, entry) in table.iter_mut() {
                // The span of an array of tables is that of its first one.
                let inner = entry.span() != *span || entry.get_ref().is_array();
                if inner && remove(entry.get_mut(), span) {
                    return true;
                }
            }
            let key = table
                .iter()
                .find(|(key, entry)| holds(key.span()) || holds(entry.span()))
                .map(|(key, _)| key.clone());
            key.is_some_and(|key| table.remove(&key).is_some())
        }
        DeValue::Array(array) => {
            for entry in array.iter_mut() {
                let inner = entry.span() != *span;
                if inner && remove(entry.get_mut(), span) {
                    return true;
                }
            }
            let before = array.len();
            let kept: Vec<_> = array.iter().filter(|entry| !holds(entry.span())).cloned().collect();
            if kept.len() == before {
                return false;
            }
            *array = kept.into_iter().collect();
            true
        }
        _ => false,
    }
}

/// Words serde's complaint for people.
fn describe(origin: &Origin, message: &str) -> Diagnostic {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (message, quoted.as_slice()) {
        (message, [key, known @ ..]) if message.starts_with("unknown field") => {
            let candidates: Vec<(usize, String)> =
                known.iter().map(|known| (0, (*known).to_owned())).collect();
            let near = crate::domain::text::nearest(key, &candidates).unwrap_or_default();
            Diagnostic::unknown_setting(origin, key, near, &known.join(", "))
        }
        (message, [key, ..]) if message.starts_with("missing field") => {
            Diagnostic::missing_setting(origin, key)
        }
        _ => Diagnostic::wrong_setting(origin, message),
    }
}

/// Returns the JSON Schema (2020-12) of the settings.
pub(crate) fn schema() -> serde_json::Value {
    schemars::schema_for!(Config).to_value()
}

fn check_visibility(config: &Config, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (table, word) in &config.visibility {
        let origin = Origin::byte(PATH, text, word.span().start);
        let word = word.get_ref();
        if Visibility::from_text(word).is_none() {
            diagnostics.push(Diagnostic::unknown_setting_value(
                &origin,
                table,
                word,
                "internal, members, funder, public",
            ));
        }
        let known: Vec<&str> = ["default", "narrative"]
            .into_iter()
            .chain(super::TABLES.iter().map(|table| table.name))
            .collect();
        if !known.contains(&table.as_str()) {
            diagnostics.push(Diagnostic::unknown_setting(&origin, table, "", &known.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_mistake_is_reported_and_the_rest_is_read() {
        let text = "\
[roundtable]
name = \"瀬戸のわ\"
nmae_en = \"Setonowa\"

[calendar]
fiscal_year_start = \"April\"
eras = false

[[sectors]]
id = \"business\"

[[sectors]]
id = \"npo\"
name = \"NPO\"
";
        let mut diagnostics = Vec::new();
        let file = parse(text, &mut diagnostics);
        let told: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| format!("{} {}", diagnostic.origin, diagnostic.message(Language::En)))
            .collect();
        assert_eq!(told.len(), 3, "{told:#?}");
        assert!(told.iter().any(|told| told.contains("toml:3:1") && told.contains("nmae_en")));
        assert!(told.iter().any(|told| told.contains("toml:6:21")));
        assert!(told.iter().any(|told| told.contains("name")));
        assert!(!file.config.calendar.eras);
        assert_eq!(file.config.sectors.len(), 1);
    }
}
