//! The settings, as people write them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

/// The settings of a project.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder of a pack that this roundtable shares with others: `../prefecture-pack`.
    /// What stands in this file holds, key by key, and a list as a whole.
    #[schemars(with = "Option<String>")]
    pub base: Option<Spanned<String>>,
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
    /// Tables of the project's own, that the program does not know.
    pub tables: Vec<TableConfig>,
    /// Documents by edition: a sector's id, `funder`, `internal`, or any name that a folder
    /// may have, with for whom it is.
    #[schemars(with = "BTreeMap<String, EditionConfig>")]
    pub editions: BTreeMap<Spanned<String>, EditionConfig>,
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
    /// `pdf`, and `html` for a web page beside each PDF; PDFs alone if not given.
    #[schemars(with = "Option<Vec<String>>", inner(inner(regex(pattern = "^(pdf|html)$"))))]
    pub formats: Option<Vec<Spanned<String>>>,
    /// A line printed on every page, such as that the data is fictional.
    pub notice: Option<String>,
    /// The same line in English.
    pub notice_en: Option<String>,
    /// A picture in `templates/` of the project or its pack, on the first page.
    #[schemars(with = "Option<String>")]
    pub logo: Option<Spanned<String>>,
    /// What it is, for those who do not see it; that it is the roundtable's, if not given.
    pub logo_alt: Option<String>,
    /// The same in English.
    pub logo_alt_en: Option<String>,
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
    /// For which kind of sector the guideline's texts were written that it gets: `labour`.
    /// Without it, its names say so; empty, it gets those for all sectors.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub kind: Option<Spanned<String>>,
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

/// A table of the project's own. A file or a sheet that is called as its id or name is
/// read as it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableConfig {
    /// Short code, as in `{{ table("parks") }}`.
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// Its name: of files and sheets, and above the printed table.
    pub name: String,
    /// Its name in English.
    #[serde(default)]
    pub name_en: Option<String>,
    /// Other names of files and sheets.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its columns, in the order in which they are printed.
    pub columns: Vec<TableColumnConfig>,
}

/// A column of a table of the project's own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableColumnConfig {
    /// Its head.
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// Its head in English documents.
    #[serde(default)]
    pub name_en: Option<String>,
    /// Other heads that mean it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// `text`, `number`, `date`, `period`, `yes-no`; a column 公開範囲 may always be there,
    /// and says who may see the row.
    #[serde(default = "text")]
    #[schemars(with = "String", extend("enum" = ["text", "number", "date", "period", "yes-no"]))]
    pub kind: Spanned<String>,
    /// The unit of its numbers; small numbers of people are withheld.
    #[serde(default)]
    pub unit: Option<String>,
    /// The unit in English.
    #[serde(default)]
    pub unit_en: Option<String>,
    /// Whether every row must have it.
    #[serde(default)]
    pub required: bool,
}

fn text() -> Spanned<String> {
    usual("text".to_owned())
}

/// What one audience receives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EditionConfig {
    /// For all `members`, the `public`, every `funder`, or the secretariat (`internal`).
    #[serde(rename = "for")]
    #[schemars(with = "Option<String>", extend("enum" = ["internal", "members", "funder", "public", null]))]
    pub audience: Option<Spanned<String>>,
    /// For this sector: its id or name.
    #[schemars(with = "Option<String>")]
    pub sector: Option<Spanned<String>>,
    /// For this body: its id or name.
    #[schemars(with = "Option<String>")]
    pub body: Option<Spanned<String>>,
    /// For this member: its name or code. It gets a page of its own.
    #[schemars(with = "Option<String>")]
    pub organisation: Option<Spanned<String>>,
    /// For this funder, alone: it reads of no other's money. Its name in the table of money.
    #[schemars(with = "Option<String>")]
    pub funder: Option<Spanned<String>>,
    /// For whoever gives this grant, about this one alone: its name in the table of money,
    /// with `funder` where several have one of that name.
    #[schemars(with = "Option<String>")]
    pub grant: Option<Spanned<String>>,
    /// One for each `sector`, `organisation`, `funder` or `body`, in folders `name-…`.
    #[schemars(with = "Option<String>", extend("enum" = ["sector", "organisation", "funder", "body", null]))]
    pub each: Option<Spanned<String>>,
    /// What it is about: codes or names of goals, with all that belongs to them, of
    /// indicators and of commitments; everything, if none is named. Of a grant, instead of
    /// what its row names.
    #[schemars(with = "Vec<String>")]
    pub covers: Vec<Spanned<String>>,
    /// The period it reports on, where it is not that of the others: `month`, `quarter`,
    /// `half`, `fiscal-year` or `year` for the one that the report falls into, or one
    /// of those that follow each other, `2025-07..2026-06`.
    #[schemars(with = "Option<String>")]
    pub period: Option<Spanned<String>>,
    /// What the edition is called on its pages: `みらい地域財団版`.
    pub title: Option<String>,
    /// The same in English.
    pub title_en: Option<String>,
    /// `report`, `guideline`, `kit`, `plain`, `summary`, of a member `member`; none to
    /// leave the audience out.
    #[schemars(
        with = "Option<Vec<String>>",
        inner(inner(regex(pattern = "^(report|guideline|kit|plain|summary|member)$")))
    )]
    pub kinds: Option<Vec<Spanned<String>>>,
    /// The outline of its own, by name: `mirai` for `templates/report.mirai.toml`.
    #[schemars(with = "Option<String>")]
    pub outline: Option<Spanned<String>>,
    /// `pdf`, and `html` for a web page beside each PDF; as `[documents]` says if not given.
    #[schemars(with = "Option<Vec<String>>", inner(inner(regex(pattern = "^(pdf|html)$"))))]
    pub formats: Option<Vec<Spanned<String>>>,
    /// Whom it is addressed to.
    pub addressee: Option<String>,
    /// The same in English.
    pub addressee_en: Option<String>,
    /// What it is allowed to show: `internal`, `members`, `funder`, `public`.
    #[schemars(with = "Option<String>", extend("enum" = ["internal", "members", "funder", "public", null]))]
    pub visibility: Option<Spanned<String>>,
    /// Whether what its documents print stands beside them as data too, for those who use
    /// it again; it does, unless this is `false`.
    pub data: Option<bool>,
    /// Who gets it by mail, one address or several: `担当 田中 <tanaka@example.jp>`. A draft
    /// with the documents stands beside them then; nothing is sent.
    #[schemars(with = "Option<Addresses>")]
    pub to: Option<Spanned<Addresses>>,
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

impl EditionConfig {
    /// Returns what was said of for whom it is, with the keys: one, if it is clear.
    pub fn whom(&self) -> Vec<(&'static str, &Spanned<String>)> {
        // A grant may say whose it is.
        let funder = if self.grant.is_some() { &None } else { &self.funder };
        let all = [
            ("for", &self.audience),
            ("sector", &self.sector),
            ("body", &self.body),
            ("organisation", &self.organisation),
            ("funder", funder),
            ("grant", &self.grant),
            ("each", &self.each),
        ];
        all.into_iter().filter_map(|(key, written)| Some((key, written.as_ref()?))).collect()
    }

    /// Returns whether anything was said of it.
    pub fn says_for_whom(&self) -> bool {
        !self.whom().is_empty()
    }
}

/// One address, or several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Addresses {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Addresses {
    /// Returns them as they were written.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }
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
    #[schemars(with = "u32")]
    pub internal: Spanned<u32>,
    /// In the members' editions.
    #[schemars(with = "u32")]
    pub members: Spanned<u32>,
    /// In the funders' edition.
    #[schemars(with = "u32")]
    pub funder: Spanned<u32>,
    /// In an edition for everyone.
    #[schemars(with = "u32")]
    pub public: Spanned<u32>,
}

impl Default for DisclosureConfig {
    /// 10 for those outside is the rule of UK LLC (S125), ONS LS (S126) and
    /// Washington DOH (S127); 5 for those at the table is our judgement
    ///.
    fn default() -> Self {
        Self { internal: usual(5), members: usual(5), funder: usual(10), public: usual(10) }
    }
}

/// Numbers that decide a judgement, each with its source in `model::period`
/// and `assessment::status`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThresholdsConfig {
    /// Progress ÷ elapsed time from which an indicator is on track.
    #[schemars(with = "f64", range(min = 0))]
    pub on_track: Spanned<f64>,
    /// Progress ÷ elapsed time from which it is slightly late.
    #[schemars(with = "f64", range(min = 0))]
    pub slightly_late: Spanned<f64>,
    /// Share of the time that must have passed before judging.
    #[schemars(with = "f64", range(min = 0))]
    pub too_early: Spanned<f64>,
    /// How many measuring intervals a value may be old.
    #[schemars(with = "f64", range(min = 0))]
    pub stale: Spanned<f64>,
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
    /// judgement.
    fn default() -> Self {
        Self {
            on_track: usual(0.9),
            slightly_late: usual(0.7),
            too_early: usual(0.1),
            stale: usual(1.5),
            conditions: BTreeMap::new(),
            warnings: BTreeMap::new(),
        }
    }
}

/// What holds where nothing is set: it stands nowhere in the file.
fn usual<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

fn optional_decimal<'de, D>(deserializer: D) -> Result<Option<Decimal>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    let number = f64::deserialize(deserializer)?;
    Decimal::from_str_exact(&number.to_string()).map(Some).map_err(serde::de::Error::custom)
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
